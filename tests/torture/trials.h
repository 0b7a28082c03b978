/* trials.h - the trials of "make torture", in the order they are run */
#ifndef STAGE5_TESTS_TRIALS_H
#define STAGE5_TESTS_TRIALS_H

#include "tests/torture/torture.h"

/* Each is a const struct trial trial_NAME in a file of its own, or one with its like. */
#define TRIALS(X)                                                                                  \
  X(kill_command)                                                                                  \
  X(kill_screen)                                                                                   \
  X(kill_reveal)                                                                                   \
  X(power_cut)                                                                                     \
  X(fail_calls)                                                                                    \
  X(fail_screens)                                                                                  \
  X(full_disk)                                                                                     \
  X(processes_2)                                                                                   \
  X(processes_8)                                                                                   \
  X(processes_8_on_disk)                                                                           \
  X(signals)                                                                                       \
  X(resize)                                                                                        \
  X(keys)                                                                                          \
  X(damage)                                                                                        \
  X(terminfo)

#define X(name) extern const struct trial trial_##name;
TRIALS(X)
#undef X

#define X(name) &trial_##name,
static const struct trial *const trials[] = {TRIALS(X) NULL};
#undef X

#endif
