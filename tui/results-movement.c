/* results-movement.c - the view of the results that shows what has moved between the rounds */
#include "tui/results.h"

#define MARKER_COLUMNS 2
#define SIDE_COLUMNS   10 /* "  2.5→3.5" */
#define GAP_COLUMNS    11 /* "  -1.5→1.5" */
#define WORDS_COLUMNS  17 /* "  mixed → agreed" */
#define TIGHT_NAME     10
#define ROOMY_NAME     22

void results_lay_movement(struct results_sheet *sheet, int width)
{
  int sides = N_RATING_SIDES * SIDE_COLUMNS;
  sheet->width = width;
  sheet->rank = width < TIGHT_NAME + MARKER_COLUMNS + sides + WORDS_COLUMNS ? 0 : 4;
  int left = width - MARKER_COLUMNS - sheet->rank - sides;
  bool gap = left - GAP_COLUMNS >= TIGHT_NAME + WORDS_COLUMNS;
  bool words = left - (gap ? GAP_COLUMNS : 0) - WORDS_COLUMNS >= TIGHT_NAME;
  left -= (gap ? GAP_COLUMNS : 0) + (words ? WORDS_COLUMNS : 0);
  sheet->name = results_name_wants(sheet, MAX(left, 1));
  int x = MARKER_COLUMNS + sheet->rank + sheet->name;
  sheet->median[RATING_NOW] = x;
  sheet->median[RATING_WANT] = x + SIDE_COLUMNS;
  sheet->gap = gap ? x + sides : 0;
  sheet->word = words ? x + sides + (gap ? GAP_COLUMNS : 0) : 0;
}

void results_draw_movement_heads(struct app *app, const struct results_sheet *sheet, int y, int x)
{
  canvas_text(app, y, x + MARKER_COLUMNS + sheet->rank, sheet->name, ROLE_LABEL, "Dimension");
  canvas_text(app, y, x + sheet->median[RATING_NOW] + 2, SIDE_COLUMNS - 2, ROLE_LABEL, "NOW");
  canvas_text(app, y, x + sheet->median[RATING_WANT] + 2, SIDE_COLUMNS - 2, ROLE_LABEL, "WANT");
  if (sheet->gap)
    canvas_text(app, y, x + sheet->gap + 2, GAP_COLUMNS - 2, ROLE_LABEL, "gap");
  if (sheet->word)
    canvas_text(app, y, x + sheet->word + 2, WORDS_COLUMNS - 2, ROLE_LABEL, "agreement");
}

/* "2→3"; "3 stays"; "–" where nobody rated in one of the rounds. Transfer full. */
static char *moved(bool known, int before, int after)
{
  g_autofree char *from = halves_to_string(before), *to = halves_to_string(after);
  if (!known)
    return g_strdup("–");
  return before == after ? g_strdup_printf("%s stays", to) : g_strdup_printf("%s→%s", from, to);
}

static char *moved_words(enum agreement_word before, enum agreement_word after)
{
  if (before == WORD_NONE || after == WORD_NONE)
    return g_strdup("–");
  if (before == after)
    return g_strdup_printf("%s stays", agreement_word_to_string(after));
  return g_strdup_printf("%s → %s", agreement_word_to_string(before),
                         agreement_word_to_string(after));
}

void results_draw_movement(struct app *app, const struct results_sheet *sheet, guint index, int y,
                           int x, bool selected)
{
  const struct workshop *workshop = sheet->session->workshop;
  guint dimension = g_array_index(sheet->rows, struct results_row, index).result.dimension;
  struct dimension_result one = workshop_result(workshop, dimension, 1);
  struct dimension_result two = workshop_result(workshop, dimension, 2);
  results_draw_name(app, sheet, index, y, x, selected);
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    bool known = one.side[side].n && two.side[side].n;
    g_autofree char *text = moved(known, (int)one.side[side].median, (int)two.side[side].median);
    canvas_text(app, y, x + sheet->median[side] + 2, SIDE_COLUMNS - 2,
                one.side[side].median == two.side[side].median ? ROLE_TEXT : ROLE_STRONG, text);
  }
  g_autofree char *gap = moved(one.has_gap && two.has_gap, one.gap, two.gap);
  g_autofree char *words = moved_words(one.word, two.word);
  if (sheet->gap)
    canvas_text(app, y, x + sheet->gap + 2, GAP_COLUMNS - 2, ROLE_TEXT, gap);
  if (sheet->word)
    canvas_text(app, y, x + sheet->word + 2, WORDS_COLUMNS - 2, ROLE_TEXT, words);
}
