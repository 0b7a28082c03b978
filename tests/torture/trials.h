/* trials.h - the table of the trials of "make torture", in the order they are run */
#ifndef STAGE5_TESTS_TRIALS_H
#define STAGE5_TESTS_TRIALS_H

#include "tests/torture/torture.h"

extern const struct trial trial_fail_calls, trial_fail_screens, trial_full_disk;

static const struct trial *const trials[] = {
    &trial_fail_calls,
    &trial_fail_screens,
    &trial_full_disk,
    NULL,
};

#endif
