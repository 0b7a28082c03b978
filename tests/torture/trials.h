/* trials.h - the table of the trials of "make torture", in the order they are run */
#ifndef STAGE5_TESTS_TRIALS_H
#define STAGE5_TESTS_TRIALS_H

#include "tests/torture/torture.h"

extern const struct trial trial_damage;
extern const struct trial trial_keys;
extern const struct trial trial_resize;
extern const struct trial trial_signals;

static const struct trial *const trials[] = {
    &trial_damage, &trial_keys, &trial_resize, &trial_signals, NULL,
};

#endif
