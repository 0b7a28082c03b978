/* dots.h - what the screens of dots share: giving them, where they went, what was decided */
#ifndef STAGE5_TUI_DOTS_H
#define STAGE5_TUI_DOTS_H

#include "tui/people.h"

/* All dimensions that are asked: what is to be discussed first comes first. Element type guint32.
 * Transfer full. */
GArray *dots_order(const struct workshop *workshop);

/* How many the person called @label has on @dimension. */
guint dots_on(const struct workshop *workshop, const char *label, guint32 dimension);

/* "●●●" for @n dots, or a number with one of them where they are many. Transfer full. */
char *dots_marks(guint n);

/* The person called @label gives dots: puts the screen for that on the stack, which ends with
 * people_finish(). */
void dots_giving_open(struct app *app, struct people *people, const char *label);

/* Where the dots went, and which dimensions are the priorities. */
void dots_totals_open(struct app *app);

#endif
