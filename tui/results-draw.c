/* results-draw.c - the heat map: its columns, as far as there is room for them, and its rows */
#include "tui/results.h"

#define MARKER_COLUMNS 2
#define MEDIAN_COLUMNS 4 /* " 2.5" */
#define GAP_COLUMNS    6 /* "  -1.5" */
#define WORD_COLUMNS   8 /* "  agreed" */
#define NAME_HEAD      "Dimension"
#define AIR            2 /* before the cells of a side */
#define ROOMY_NAME     22
#define TIGHT_NAME     10

/* ---- Columns ----------------------------------------------------------- */

/* Which columns there are, the richest first. */
static const struct layout_choice {
  bool rank, cells, numbers, blanks, medians, gap, word, others;
  int name; /* cells that it leaves to the name at least, if one is that long */
} choices[] = {
    {true, true, true, true, true, true, true, true, ROOMY_NAME},
    {true, true, true, true, true, true, true, false, ROOMY_NAME},
    {true, true, false, true, true, true, true, true, ROOMY_NAME},
    {true, true, false, true, true, true, true, false, ROOMY_NAME},
    {true, true, false, false, true, true, true, false, TIGHT_NAME * 2},
    {true, true, false, false, false, true, true, false, TIGHT_NAME * 2},
    {false, true, false, false, false, false, true, false, TIGHT_NAME},
    {false, true, false, false, false, false, false, false, TIGHT_NAME},
    {true, false, false, false, true, true, true, false, TIGHT_NAME},
    {false, false, false, false, false, false, true, false, 0},
};

static int digits_of(guint number)
{
  int digits = 1;
  for (; number > 9; number /= 10)
    digits++;
  return digits;
}

static const struct results_row *row_at(const struct results_sheet *sheet, guint index)
{
  return &g_array_index(sheet->rows, struct results_row, index);
}

static const struct counts *counts_of(const struct results_sheet *sheet, guint index,
                                      enum rating_side side)
{
  return workshop_counts(sheet->session->workshop, row_at(sheet, index)->result.dimension,
                         sheet->round, side);
}

static guint largest_count(const struct results_sheet *sheet)
{
  guint largest = 0, scale = sheet->session->workshop->scale;
  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++)
      for (guint point = 0; point < scale; point++)
        largest = MAX(largest, counts_of(sheet, i, (enum rating_side)side)->ratings[point]);
  return largest;
}

/* "?2/1": of now and want; "?2" where both are the same; nothing for none. */
static void append_other(GString *text, const char *sign, guint now, guint want)
{
  if (!now && !want)
    return;
  g_string_append_printf(text, "%s%s%u", text->len ? " " : "", sign, now);
  if (now != want)
    g_string_append_printf(text, "/%u", want);
}

/* "?2 -1/0, 3 not asked". Transfer full. */
static char *others_to_string(const struct results_sheet *sheet, guint index, guint most)
{
  const struct results_row *row = row_at(sheet, index);
  const struct statistics *now = &row->result.side[RATING_NOW];
  const struct statistics *want = &row->result.side[RATING_WANT];
  GString *text = g_string_new(NULL);
  append_other(text, "?", now->dont_know, want->dont_know);
  append_other(text, "-", now->not_applicable, want->not_applicable);
  if (row->n_answers < most)
    g_string_append_printf(text, "%s%u not asked", text->len ? ", " : "", most - row->n_answers);
  return g_string_free(text, FALSE);
}

/* The cells that the others of all rows need; 0 if there are none. */
static int others_width(const struct results_sheet *sheet)
{
  guint most = results_most_answers(sheet->rows);
  int width = 0;
  for (guint i = 0; i < sheet->rows->len; i++) {
    g_autofree char *text = others_to_string(sheet, i, most);
    width = MAX(width, text_width(text, -1));
  }
  return width;
}

int results_name_wants(const struct results_sheet *sheet, int most)
{
  int widest = text_width(NAME_HEAD, -1);
  for (guint i = 0; i < sheet->rows->len && widest < most; i++) {
    guint32 dimension = row_at(sheet, i)->result.dimension;
    widest = MAX(widest, text_width(pack_dimension(sheet->session->pack, dimension)->name, -1));
  }
  return MIN(widest, most);
}

/* Lay the columns one after the other from @x on; returns the end. */
static int lay_from(struct results_sheet *sheet, const struct layout_choice *choice, int others,
                    int x)
{
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    if (choice->cells) {
      sheet->side[side] = x + AIR;
      x += AIR + sheet->session->workshop->scale * sheet->cell;
    }
    if (choice->medians) {
      x += choice->cells ? 0 : AIR;
      sheet->median[side] = x;
      x += MEDIAN_COLUMNS;
    }
  }
  if (choice->gap) {
    sheet->gap = x;
    x += GAP_COLUMNS;
  }
  if (choice->word) {
    sheet->word = x + AIR;
    x += WORD_COLUMNS;
  }
  if (choice->others && others) {
    sheet->others = x + AIR;
    x += AIR + others;
  }
  return x;
}

static bool lay(struct app *app, struct results_sheet *sheet, const struct layout_choice *choice,
                int digits, int others)
{
  int marks = choice->numbers && app->ascii ? 0 : 1;
  sheet->cell =
      choice->cells ? marks + (choice->numbers ? digits : 0) + (choice->blanks ? 1 : 0) : 0;
  sheet->numbers = choice->numbers;
  sheet->rank = choice->rank ? digits_of(sheet->rows->len) + 1 : 0;
  int begin = MARKER_COLUMNS + sheet->rank;
  sheet->name = sheet->width - begin - lay_from(sheet, choice, others, 0);
  if (sheet->name < results_name_wants(sheet, choice->name))
    return false;
  sheet->name = results_name_wants(sheet, sheet->name);
  lay_from(sheet, choice, others, begin + sheet->name);
  return true;
}

void results_lay_columns(struct app *app, struct results_sheet *sheet, int width)
{
  int digits = digits_of(largest_count(sheet)), others = others_width(sheet);
  const struct results_sheet bare = *sheet;
  for (gsize i = 0; i < G_N_ELEMENTS(choices); i++) {
    *sheet = bare;
    sheet->width = width;
    if (lay(app, sheet, &choices[i], digits, others))
      return;
  }
}

/* ---- Heads ------------------------------------------------------------- */

void results_draw_right(struct app *app, int y, int x, int width, enum screen_role role,
                        const char *text)
{
  int used = MIN(text_width(text, -1), width);
  canvas_text(app, y, x + width - used, used, role, text);
}

/* The numbers of the points; where a cell has no room for two digits, the last of them. */
static void draw_points(struct app *app, const struct results_sheet *sheet, int y, int x)
{
  for (guint point = 1; point <= sheet->session->workshop->scale; point++) {
    guint shown = sheet->cell < digits_of(point) ? point % 10 : point;
    g_autofree char *number = g_strdup_printf("%u", shown);
    canvas_text(app, y, x + (int)(point - 1) * sheet->cell, sheet->cell, ROLE_MUTED, number);
  }
}

void results_draw_heads(struct app *app, const struct results_sheet *sheet, int y, int x, int lines)
{
  static const char *const sides[] = {"NOW", "WANT"};
  int last = y + lines - 1, scale = sheet->session->workshop->scale;
  canvas_text(app, last, x + MARKER_COLUMNS + sheet->rank, sheet->name, ROLE_LABEL, NAME_HEAD);
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    int at = sheet->side[side];
    if (at)
      canvas_text(app, y, x + at, MAX(scale * sheet->cell, 4), ROLE_LABEL, sides[side]);
    else if (sheet->median[side])
      results_draw_right(app, y, x + sheet->median[side], MEDIAN_COLUMNS, ROLE_LABEL, sides[side]);
    if (at && lines > 1)
      draw_points(app, sheet, last, x + at);
    if (at && sheet->median[side])
      results_draw_right(app, last, x + sheet->median[side], MEDIAN_COLUMNS, ROLE_LABEL, "med");
  }
  if (sheet->gap)
    results_draw_right(app, last, x + sheet->gap, GAP_COLUMNS, ROLE_LABEL, "gap");
  if (sheet->others)
    canvas_text(app, last, x + sheet->others, sheet->width - sheet->others, ROLE_LABEL, "others");
}

/* ---- Marks ------------------------------------------------------------- */

/* Whether the cells hold numbers and no marks. */
static bool is_in_numbers(const struct app *app, const struct results_sheet *sheet)
{
  int digits = digits_of(largest_count(sheet));
  return app->ascii && (sheet->numbers || digits <= MAX(sheet->cell - 1, 1));
}

/* "▓4", "▓", or in ASCII "4". */
static char *mark_of(const struct app *app, const struct results_sheet *sheet, guint count, guint n)
{
  static const char *const marks[] = {"·", "░", "▒", "▓", "█"};
  guint level = results_level(count, n);
  if (!count)
    return g_strdup(app->ascii ? "." : marks[0]);
  if (is_in_numbers(app, sheet))
    return g_strdup_printf("%u", count);
  if (app->ascii)
    return g_strdup_printf("%u", level);
  return sheet->numbers ? g_strdup_printf("%s%u", marks[level], count) : g_strdup(marks[level]);
}

char *results_legend(struct app *app, const struct results_sheet *sheet)
{
  const char *marks =
      is_in_numbers(app, sheet) ? "How many said so"
      : app->ascii ? "1 up to a quarter  2 to a half  3 to three quarters  4 more of the ratings"
                   : "░ up to a quarter  ▒ to a half  ▓ to three quarters  █ more of the ratings";
  g_autofree char *whole =
      g_strconcat(sheet->cell ? marks : "", "  ? don’t know  - not applicable (now/want)", NULL);
  bool fits = sheet->others && text_width(whole, -1) <= sheet->width;
  return fits ? g_steal_pointer(&whole) : g_strdup(sheet->cell ? marks : "");
}

/* ---- Rows -------------------------------------------------------------- */

void results_draw_name(struct app *app, const struct results_sheet *sheet, guint index, int y,
                       int x, bool selected)
{
  const struct results_row *row = row_at(sheet, index);
  const char *name = pack_dimension(sheet->session->pack, row->result.dimension)->name;
  g_autofree char *rank = row->rank ? g_strdup_printf("%u", row->rank) : g_strdup("");
  int at = x + MARKER_COLUMNS + sheet->rank;
  if (selected) {
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, at);
  }
  if (sheet->rank)
    results_draw_right(app, y, x + MARKER_COLUMNS, sheet->rank - 1, ROLE_MUTED, rank);
  canvas_text(app, y, at, sheet->name, selected ? ROLE_SELECTED : ROLE_TEXT, name);
}

/* The cells of a side; in their place how many rated, where the spread is not to be seen. */
static void draw_cells(struct app *app, const struct results_sheet *sheet, guint index,
                       enum rating_side side, int y, int x)
{
  const struct workshop *workshop = sheet->session->workshop;
  const struct statistics *statistics = &row_at(sheet, index)->result.side[side];
  const struct counts *counts = counts_of(sheet, index, side);
  g_autofree char *ratings = count_to_string(statistics->n, "rating", "ratings");
  if (!statistics->n || !workshop_shows_spread(workshop, statistics)) {
    canvas_text(app, y, x, workshop->scale * sheet->cell, ROLE_MUTED, statistics->n ? ratings : "");
    return;
  }
  for (guint point = 0; point < workshop->scale; point++) {
    guint count = counts->ratings[point];
    g_autofree char *mark = mark_of(app, sheet, count, statistics->n);
    canvas_text(app, y, x + (int)point * sheet->cell, sheet->cell, count ? ROLE_METER : ROLE_MUTED,
                mark);
  }
}

static void draw_side(struct app *app, const struct results_sheet *sheet, guint index,
                      enum rating_side side, int y, int x)
{
  const struct statistics *statistics = &row_at(sheet, index)->result.side[side];
  g_autofree char *median = halves_to_string((int)statistics->median);
  if (sheet->side[side])
    draw_cells(app, sheet, index, side, y, x + sheet->side[side]);
  if (sheet->median[side] && statistics->n)
    results_draw_right(app, y, x + sheet->median[side], MEDIAN_COLUMNS, ROLE_STRONG, median);
}

void results_draw_row(struct app *app, const struct results_sheet *sheet, guint index, int y, int x,
                      bool selected)
{
  const struct dimension_result *result = &row_at(sheet, index)->result;
  g_autofree char *gap = halves_to_string(result->gap);
  results_draw_name(app, sheet, index, y, x, selected);
  for (guint side = 0; side < N_RATING_SIDES; side++)
    draw_side(app, sheet, index, (enum rating_side)side, y, x);
  if (sheet->gap && result->has_gap)
    results_draw_right(app, y, x + sheet->gap, GAP_COLUMNS, ROLE_TEXT, gap);
  if (sheet->word)
    canvas_text(app, y, x + sheet->word, WORD_COLUMNS - AIR,
                result->word == WORD_SPLIT ? ROLE_STRONG : ROLE_TEXT,
                agreement_word_to_string(result->word));
  if (sheet->others) {
    g_autofree char *others = others_to_string(sheet, index, results_most_answers(sheet->rows));
    canvas_text(app, y, x + sheet->others, sheet->width - sheet->others, ROLE_MUTED, others);
  }
}
