/* starter.h - the trial's side of stand-by.h: start the same stage5 over and over
 *
 *   g_autoptr(Starter) starter = starter_new(folder, environment);
 *   command_run(&(struct command_options){.starter = starter_interface(starter), …});
 */
#ifndef STAGE5_TESTS_STARTER_H
#define STAGE5_TESTS_STARTER_H

#include "tests/command.h"

struct starter;

/* Have a stage5 stand by in @folder, with @environment, in which LD_PRELOAD names fail-calls.so.
 * Ends the program if that cannot be. Free with starter_free(). */
struct starter *starter_new(const char *folder, char **environment);
void starter_free(struct starter *starter);
typedef struct starter Starter; /* for g_autoptr(Starter) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Starter, starter_free)

/* For command_run(), which needs nothing then but the arguments. Transfer none. */
const struct command_starter *starter_interface(const struct starter *starter);

#endif
