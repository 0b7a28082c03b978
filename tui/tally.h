/* tally.h - what the files of the show of hands share: the numbers (tally-grid.c), the keys
 * (screen-tally.c) */
#ifndef STAGE5_TUI_TALLY_H
#define STAGE5_TUI_TALLY_H

#include "tui/session.h"

struct tally_screen {
  guint at; /* in the dimensions that are asked */
  guint round;
  enum rating_side side;
  guint cell;                         /* the points from 0, then don't know and not applicable */
  bool fresh;                         /* the next digit begins a new number */
  struct counts read[N_RATING_SIDES]; /* what was in the workbook before anything was typed */
  struct counts typed[N_RATING_SIDES];
  int then;            /* where to go once it is: so many dimensions on, or back */
  struct rect grid;    /* heads, now, want: where they were drawn, */
  int cell_width;      /* cells of the terminal that one of the numbers takes, */
  guint first, n_seen; /* and the number that is drawn first, and how many are */
};

/* The dimension one is at; its name. */
guint32 tally_dimension(struct app *app, const struct tally_screen *screen);
const char *tally_name(struct app *app, const struct tally_screen *screen);

/* How many numbers a line has; one of them. */
guint tally_n_cells(struct app *app);
guint32 *tally_cell(struct app *app, struct tally_screen *screen, int side, guint cell);

/* Read from the workshop what it has, and what was typed goes; the same for lines in which
 * nothing was typed. */
void tally_read(struct app *app, struct tally_screen *screen);
void tally_read_others(struct app *app, struct tally_screen *screen);

/* Whether something was typed in a line, or in any, that is not in the workbook yet. */
bool tally_line_is_changed(const struct tally_screen *screen, int side);
bool tally_is_changed(const struct tally_screen *screen);

/* How many answers there are with what was typed: those beside this tally, and it. */
guint tally_n_answers(struct app *app, const struct tally_screen *screen, int side);

void tally_draw(struct app *app, void *state, struct rect area);

/* Go to the number that was drawn at @y, @x, if there is one. */
bool tally_cell_at(struct app *app, const struct tally_screen *screen, int y, int x,
                   enum rating_side *side, guint *cell);

#endif
