/* matrix.h - the matrix screen and its two views
 *
 * matrix.c is the screen; matrix-reading.c draws the reading view (the dimensions
 * and what each side says of one), matrix-overview.c the whole table as a grid.
 */
#ifndef STAGE5_TUI_MATRIX_H
#define STAGE5_TUI_MATRIX_H

#include "tui/tui-private.h"

#define MATRIX_NARROW       80 /* below this many columns: one pane at a time */
#define MATRIX_SIDE_COLUMNS 26 /* a side's pane is not narrower, if there are others */

struct matrix {
  bool overview;

  /* reading view */
  guint focus;                  /* 0: the dimensions; 1 …: the sides */
  guint list_top;               /* position of the first dimension that is shown */
  guint drawn_top, drawn_place; /* that, and the dimension under the cursor, when drawn last */
  int list_height;
  struct pane *panes, *ahead; /* one a side; those that the next key may ask for */
  guint n_panes;
  guint panes_show, ahead_show; /* the dimension they show, or PACK_NONE */
  bool upwards;                 /* the last step was one up the list */
  guint first_side, n_sides_shown;
  struct rect list_area, pane_areas[PACK_MAX_STAGES];

  /* overview */
  guint stage;     /* index of a stage of the cell under the cursor */
  guint top;       /* position of the first row */
  int left;        /* cells of the grid scrolled off to the left */
  guint rows_seen; /* rows at the last drawing, for a page */
  GArray *rows;    /* struct grid_row: as they were drawn last */
  int rows_left;   /* and what was scrolled off to the left then */
  GArray *hits;    /* struct grid_hit: what was drawn where, for the mouse */
};

struct grid_hit {
  struct rect area;
  guint dimension, stage;
};

/* A row of the overview: its cells, where it is, and which of them were shown as under the
 * cursor, a bit each. */
struct grid_row {
  guint position;
  const struct dimension *dimension;
  GArray *spans; /* struct cell_span */
  int y, height;
  guint64 selection;
};

void reading_draw(struct app *app, struct matrix *matrix, struct rect area);

/* Lay out what the sides say of the dimension that one more step leads to. */
void reading_prepare(struct app *app, struct matrix *matrix);

void overview_draw(struct app *app, struct matrix *matrix, struct rect area);
void overview_row_clear(gpointer row); /* of matrix->rows */

/* Move the cursor of the overview by one cell, left (-1) or right (+1). */
void overview_step(struct app *app, struct matrix *matrix, int by);

/* The empty state of both views: why nothing is shown, and which keys mend it. */
void matrix_draw_nothing(struct app *app, struct rect inside);

#endif
