/* results.h - what the files of the heat map share: its rows (the projector takes these too), its
 * columns, its drawing */
#ifndef STAGE5_TUI_RESULTS_H
#define STAGE5_TUI_RESULTS_H

#include "tui/session.h"

/* ---- Rows (results-rows.c) --------------------------------------------- */

enum results_view { RESULTS_ROUND_1, RESULTS_ROUND_2, RESULTS_MOVEMENT };

/* A dimension that is asked. */
struct results_row {
  struct dimension_result result; /* of the round that is shown; the last one, for movement */
  guint rank;                     /* from 1, by what to discuss next; 0: nobody rated it */
  guint n_answers;                /* people who said anything of it in that round */
};

/* A row for each dimension that is asked: the one to discuss next first, or, if @by_table, in the
 * order of the table. @round: 1 or 2. Element type struct results_row. Transfer full. */
GArray *results_rows(const struct workshop *workshop, guint round, bool by_table);

/* How many of @rows have a rank; the most people who said anything of one of them. */
guint results_n_topics(const GArray *rows);
guint results_most_answers(const GArray *rows);

/* How dark a point is that @count of @n ratings have: from 1, up to a quarter of all, to 4, more
 * than three quarters; 0: nobody. */
guint results_level(guint count, guint n);

/* How many topics fit into the minutes there are for them, and how many minutes that is. */
guint results_n_fitting(const struct session *session, guint *minutes);

/* ---- Drawing (results-draw.c, results-movement.c) ----------------------- */

/* What is to be drawn: all rows, and where the columns are. */
struct results_sheet {
  const struct session *session;
  const GArray *rows; /* struct results_row */
  guint round;        /* 1 or 2 */
  enum results_view view;
  int width, rank, name; /* cells: of a row, of the rank, of the name */
  int cell;              /* cells of a point of the scale, with the blank after it; 0: none */
  bool numbers;          /* a cell has its count, beside its mark */
  int side[N_RATING_SIDES], median[N_RATING_SIDES], gap, word, others; /* columns; 0: not shown */
};

/* Lay the columns for rows that are @width wide, as many as there is room for. */
void results_lay_columns(struct app *app, struct results_sheet *sheet, int width);
void results_lay_movement(struct results_sheet *sheet, int width);

/* The lines over the columns, @lines (1 or 2) of them; a row; what the marks mean. */
void results_draw_heads(struct app *app, const struct results_sheet *sheet, int y, int x,
                        int lines);
void results_draw_row(struct app *app, const struct results_sheet *sheet, guint index, int y, int x,
                      bool selected);
char *results_legend(struct app *app, const struct results_sheet *sheet); /* transfer full */

/* The same of the view of the movement. */
void results_draw_movement_heads(struct app *app, const struct results_sheet *sheet, int y, int x);
void results_draw_movement(struct app *app, const struct results_sheet *sheet, guint index, int y,
                           int x, bool selected);

/* The marker, the rank and the name, with which every row begins. */
void results_draw_name(struct app *app, const struct results_sheet *sheet, guint index, int y,
                       int x, bool selected);

/* @text at the right of @width cells from @x on. */
void results_draw_right(struct app *app, int y, int x, int width, enum screen_role role,
                        const char *text);

/* The cells that the names want: as many as the longest has, and their head, @most at most. */
int results_name_wants(const struct results_sheet *sheet, int most);

#endif
