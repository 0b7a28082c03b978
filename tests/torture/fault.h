/* fault.h - the trial's side of fail-calls.h: which call of a stage5 that is started is to fail
 *
 *   struct fault *fault = fault_new();
 *   fault_set(fault, CALL_WRITE, 3, true, ENOSPC);
 *   … start stage5 with fault_environment(fault) …
 *   if (fault->told->n_failed == 0) …
 */
#ifndef STAGE5_TESTS_FAULT_H
#define STAGE5_TESTS_FAULT_H

#include "tests/torture/fail-calls.h"

#include <glib.h>
#include <stdbool.h>

struct fault {
  char *path;
  struct fail_calls *told;
  char *preload, *variable; /* of the environment */
};

/* Ends the program if there is no module or no place for its file. Free with fault_free(). */
struct fault *fault_new(void);
void fault_free(struct fault *fault);
typedef struct fault Fault; /* for g_autoptr(Fault) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fault, fault_free)

/* From now on the @at-th call of @kind, counted from now, fails with @cause; if @on, those after it
 * too. With 0 for @at no call fails, they are only counted. */
void fault_set(struct fault *fault, enum call_kind kind, guint at, bool on, int cause);

/* What is to be put into the environment. */
#define fault_environment(fault) (fault)->preload, (fault)->variable

/* The name of a kind, for messages: "write". */
const char *call_kind_to_string(enum call_kind kind);

/* The causes that calls of @kind fail with, 0 at the end. */
const int *call_kind_causes(enum call_kind kind);

#endif
