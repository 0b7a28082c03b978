/* targets.c - all targets */
#include "tests/fuzz/fuzz.h"

const struct fuzz_target *const fuzz_targets[] = {&fuzz_ballots,  &fuzz_config, &fuzz_document,
                                                  &fuzz_pack,     &fuzz_rows,   &fuzz_tally,
                                                  &fuzz_workbook, NULL};
