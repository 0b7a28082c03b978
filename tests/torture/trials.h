/* trials.h - the table of the trials of "make torture", in the order they are run */
#ifndef STAGE5_TESTS_TRIALS_H
#define STAGE5_TESTS_TRIALS_H

#include "tests/torture/torture.h"

extern const struct trial trial_kill_command;
extern const struct trial trial_kill_reveal;
extern const struct trial trial_kill_screen;
extern const struct trial trial_power_cut;
extern const struct trial trial_processes_2;
extern const struct trial trial_processes_8;
extern const struct trial trial_processes_8_on_disk;

static const struct trial *const trials[] = {
    &trial_kill_command, &trial_kill_reveal, &trial_kill_screen,         &trial_power_cut,
    &trial_processes_2,  &trial_processes_8, &trial_processes_8_on_disk, NULL,
};

#endif
