/* judge.h - what must hold after an operation during which something failed
 *
 * It may have failed, with a sentence and with everything as it was; or succeeded, and then has
 * done all; or failed after it was done, and says so. Only where memory is out may it be ended by a
 * signal: GLib does that. */
#ifndef STAGE5_TESTS_JUDGE_H
#define STAGE5_TESTS_JUDGE_H

#include "tests/torture/folder-state.h"
#include "tests/torture/operations.h"

/* What an operation does when nothing fails. */
struct normal {
  struct folder_state *before, *after;
  struct command_result *result;
};
void normal_clear(struct normal *normal); /* not ->before */

/* What it did when something did. */
struct outcome {
  const struct command_result *result;
  const struct folder_state *is;
  bool may_leave_files; /* as nothing could be removed */
  bool no_memory;       /* that is what failed */
  bool endless;         /* very often */
  bool by_fontconfig;   /* the first that failed was for fontconfig */
};

/* NULL, or in words what did not hold. Transfer full. */
char *outcome_wrong(const struct operation *operation, const struct normal *normal,
                    const struct outcome *outcome);

/* True if after this outcome it must be possible to do the operation. */
bool outcome_is_nothing(const struct normal *normal, const struct outcome *outcome);

/* The same, after it was done anew without a fault. */
char *outcome_wrong_afterwards(const struct normal *normal, const struct outcome *outcome);

#endif
