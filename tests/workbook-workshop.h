/* workbook-workshop.h - what the tests of workshops in a workbook do over and over; each of these
 * fails the test if it is refused */
#ifndef STAGE5_TESTS_WORKBOOK_WORKSHOP_H
#define STAGE5_TESTS_WORKBOOK_WORKSHOP_H

#include "tests/small-workbook.h"

/* A workshop for eight people on a day of January 2027. */
gint64 workshop_add(struct small_workbook *small, const char *name, guint day, bool named);

void workshop_vote(struct small_workbook *small, gint64 id, const char *label, guint dimension,
                   guint round, int now, int want, const char *comment);
void workshop_count(struct small_workbook *small, gint64 id, guint dimension, guint round,
                    enum rating_side side, const char *text);
void workshop_dot(struct small_workbook *small, gint64 id, const char *label, guint dimension,
                  guint count);
void workshop_act(struct small_workbook *small, gint64 id, const char *text);
void workshop_done_reveal(struct small_workbook *small, gint64 id, guint round);
void workshop_close(struct small_workbook *small, gint64 id);

/* The workshop as it is in the file. Transfer full. */
struct workshop *workshop_get(struct small_workbook *small, gint64 id);

/* Its report, for comparing; "" if it is not there. Transfer full. */
char *workshop_text(struct small_workbook *small, gint64 id);

#endif
