/* crew.h - a trial's times shared out to several processes, for the cores there are
 *
 * Each is a fork with a chance of its own; how it went comes back in memory that is shared, and
 * what it says of failures goes to the output as ever. The figures of the trial are counted with
 * crew_count().
 */
#ifndef STAGE5_TESTS_CREW_H
#define STAGE5_TESTS_CREW_H

#include "tests/torture/torture.h"

#define CREW_FIGURES 8

/* Run @work in as many processes as there are cores (two at least), each with its share of the
 * times; then trial_say() each figure that is not 0, "%u" in it standing for the number.
 * @figures ends with NULL. */
void crew_run(struct trial_run *trial, void (*work)(struct trial_run *trial),
              const char *const *figures);

/* In @work: a number that none of them was given before, from 0 on. */
guint crew_take(void);

/* In @work: add to figure @index, or raise it to @n. */
void crew_count(guint index, guint n);
void crew_raise(guint index, guint n);

#endif
