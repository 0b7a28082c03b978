/* entry.h - what the screens on which one person after the other rates share */
#ifndef STAGE5_TUI_ENTRY_H
#define STAGE5_TUI_ENTRY_H

#include "tui/people.h"

/* The person called @label rates in @round: puts the screen for that on the stack, which ends
 * with people_finish(). @order: the dimensions in the order in which they are asked (element
 * type guint32), taken over. */
void entry_rating_open(struct app *app, struct people *people, const char *label, guint round,
                       GArray *order);

/* What was said of a dimension since the person sat down. */
struct said {
  gint8 answer[N_RATING_SIDES];
  char *comment; /* or NULL */
};

struct rating_screen {
  struct people *people; /* of the screen below */
  char *label;
  guint round;
  GArray *order; /* guint32, dimensions */
  GArray *said;  /* struct said, for each of them */
  guint at;      /* in both */
  enum rating_side side;
  guint typed; /* the beginning of a number of two digits, or 0 */
  bool commenting;
  struct editor comment;
  int answers_y; /* where the answers were drawn, for the mouse */
};

/* What the workbook has of the dimension at @index of the order, by whoever sat there. */
gint8 entry_kept_answer(struct app *app, const struct rating_screen *screen, guint index,
                        enum rating_side side);

/* What may be shown of the dimension one is at: what is in the workbook, if it was said by the one
 * who sits here; else ANSWER_NOT_ASKED. */
gint8 entry_shown_answer(struct app *app, const struct rating_screen *screen,
                         enum rating_side side);

guint32 entry_dimension(const struct rating_screen *screen, guint index);
struct said *entry_said(const struct rating_screen *screen, guint index);

/* The screen, drawn (entry-draw.c). */
void entry_rating_draw(struct app *app, void *state, struct rect area);

/* Keys for answers that are no numbers. */
#define ENTRY_KEY_DONT_KNOW      'd'
#define ENTRY_KEY_NOT_APPLICABLE 'n'
#define ENTRY_KEY_COMMENT        'c'

#endif
