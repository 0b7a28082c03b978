/* tally-grid.c - the numbers of a show of hands: what is in the workbook, what was typed, how
 * they are drawn */
#include "tui/tally.h"

#include <string.h>

#define SIDE_COLUMNS  6 /* "▸ want" */
#define CELL_COLUMNS  5 /* if there is room */
#define LEAST_COLUMNS 3
#define TOTAL_COLUMNS 9 /* "12 of 12" and air */

guint32 tally_dimension(struct app *app, const struct tally_screen *screen)
{
  return g_array_index(app->session->workshop->dimensions, guint32, screen->at);
}

const char *tally_name(struct app *app, const struct tally_screen *screen)
{
  return pack_dimension(app->session->pack, tally_dimension(app, screen))->name;
}

guint tally_n_cells(struct app *app)
{
  return app->session->workshop->scale + 2u;
}

static guint32 *cell_of(struct counts *counts, guint scale, guint cell)
{
  if (cell < scale)
    return &counts->ratings[cell];
  return cell == scale ? &counts->dont_know : &counts->not_applicable;
}

guint32 *tally_cell(struct app *app, struct tally_screen *screen, int side, guint cell)
{
  return cell_of(&screen->typed[side], app->session->workshop->scale, cell);
}

/* ---- What is in the workbook ------------------------------------------- */

static struct counts kept_counts(struct app *app, const struct tally_screen *screen, int side)
{
  const struct workshop *workshop = app->session->workshop;
  guint32 dimension = tally_dimension(app, screen);
  for (guint i = 0; i < workshop->tallies->len; i++) {
    const struct tally *tally = &g_array_index(workshop->tallies, struct tally, i);
    if (tally->dimension == dimension && tally->round == screen->round && (int)tally->side == side)
      return tally->counts;
  }
  return (struct counts){0};
}

void tally_read(struct app *app, struct tally_screen *screen)
{
  for (int side = 0; side < N_RATING_SIDES; side++)
    screen->typed[side] = screen->read[side] = kept_counts(app, screen, side);
  screen->fresh = true;
}

void tally_read_others(struct app *app, struct tally_screen *screen)
{
  for (int side = 0; side < N_RATING_SIDES; side++)
    if (!tally_line_is_changed(screen, side))
      screen->typed[side] = screen->read[side] = kept_counts(app, screen, side);
}

/* How many answers there are beside this tally: their number, and no more, is shown. */
static guint tally_n_others(struct app *app, const struct tally_screen *screen, int side)
{
  const struct workshop *workshop = app->session->workshop;
  struct counts kept = kept_counts(app, screen, side);
  const struct counts *all = workshop_counts(workshop, tally_dimension(app, screen), screen->round,
                                             (enum rating_side)side);
  return counts_n_answers(all, workshop->scale) - counts_n_answers(&kept, workshop->scale);
}

guint tally_n_answers(struct app *app, const struct tally_screen *screen, int side)
{
  return tally_n_others(app, screen, side) +
         counts_n_answers(&screen->typed[side], app->session->workshop->scale);
}

bool tally_line_is_changed(const struct tally_screen *screen, int side)
{
  return memcmp(&screen->read[side], &screen->typed[side], sizeof screen->read[side]) != 0;
}

bool tally_is_changed(const struct tally_screen *screen)
{
  return tally_line_is_changed(screen, RATING_NOW) || tally_line_is_changed(screen, RATING_WANT);
}

/* ---- Drawing ----------------------------------------------------------- */

static char *cell_head(struct app *app, guint cell)
{
  guint scale = app->session->workshop->scale;
  if (cell < scale)
    return g_strdup_printf("%u", cell + 1);
  return g_strdup(cell == scale ? "?" : "-");
}

/* The digits of the longest number that was typed. */
static int widest_number(struct app *app, struct tally_screen *screen)
{
  guint32 largest = 0;
  for (int side = 0; side < N_RATING_SIDES; side++)
    for (guint cell = 0; cell < tally_n_cells(app); cell++)
      largest = MAX(largest, *tally_cell(app, screen, side, cell));
  g_autofree char *text = g_strdup_printf("%u", largest);
  return (int)strlen(text);
}

/* As wide as there is room for, and as many of the numbers as are seen then: the one under the
 * cursor is among them. */
static void lay_cells(struct app *app, struct tally_screen *screen)
{
  int room = screen->grid.width - SIDE_COLUMNS - TOTAL_COLUMNS, n = (int)tally_n_cells(app);
  int least = MAX(LEAST_COLUMNS, widest_number(app, screen) + 1);
  screen->cell_width = MAX(least, MIN(CELL_COLUMNS, room / n));
  screen->n_seen = (guint)CLAMP(room / screen->cell_width, 1, n);
  if (screen->cell < screen->first)
    screen->first = screen->cell;
  else if (screen->cell >= screen->first + screen->n_seen)
    screen->first = screen->cell + 1 - screen->n_seen;
  screen->first = MIN(screen->first, (guint)n - screen->n_seen);
}

static int total_x(const struct tally_screen *screen)
{
  return screen->grid.x + SIDE_COLUMNS + (int)screen->n_seen * screen->cell_width + 1;
}

/* @text at the right of the cell that is @index cells from the first one drawn. Returns where. */
static int draw_in_cell(struct app *app, const struct tally_screen *screen, guint index, int y,
                        enum screen_role role, const char *text)
{
  int end = screen->grid.x + SIDE_COLUMNS + ((int)index + 1) * screen->cell_width;
  int width = text_width(text, -1);
  canvas_text(app, y, end - width, width, role, text);
  return end - 1;
}

static void draw_heads(struct app *app, const struct tally_screen *screen)
{
  for (guint i = 0; i < screen->n_seen; i++) {
    g_autofree char *head = cell_head(app, screen->first + i);
    draw_in_cell(app, screen, i, screen->grid.y, ROLE_LABEL, head);
  }
  if (screen->first)
    canvas_glyph(app, screen->grid.y, screen->grid.x + SIDE_COLUMNS - 1, ROLE_MUTED,
                 GLYPH_ELLIPSIS);
  bool more = screen->first + screen->n_seen < tally_n_cells(app);
  canvas_text(app, screen->grid.y, total_x(screen), TOTAL_COLUMNS - 1, ROLE_LABEL,
              more ? "… in all" : "in all");
}

static void draw_cell(struct app *app, struct tally_screen *screen, int side, guint index, int y)
{
  guint cell = screen->first + index;
  bool focused = side == (int)screen->side && cell == screen->cell;
  guint32 n = *tally_cell(app, screen, side, cell);
  g_autofree char *number = n || focused ? g_strdup_printf("%u", n) : g_strdup("·");
  int end = draw_in_cell(app, screen, index, y,
                         focused ? ROLE_SELECTED
                         : n     ? ROLE_STRONG
                                 : ROLE_MUTED,
                         number);
  if (focused)
    canvas_cursor(app, y, end);
}

static void draw_side(struct app *app, struct tally_screen *screen, int side, int y)
{
  const struct workshop *workshop = app->session->workshop;
  int x = screen->grid.x;
  guint n = tally_n_answers(app, screen, side);
  g_autofree char *total = g_strdup_printf("%u of %u", n, workshop->people);
  if (side == (int)screen->side)
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_text(app, y, x + 2, SIDE_COLUMNS - 2, ROLE_LABEL,
              rating_side_to_string((enum rating_side)side));
  for (guint i = 0; i < screen->n_seen; i++)
    draw_cell(app, screen, side, i, y);
  canvas_text(app, y, total_x(screen), screen->grid.x + screen->grid.width - total_x(screen),
              n > workshop->people ? ROLE_WARNING : ROLE_TEXT, total);
}

bool tally_cell_at(struct app *app, const struct tally_screen *screen, int y, int x,
                   enum rating_side *side, guint *cell)
{
  int row = y - screen->grid.y - 1, column = x - screen->grid.x - SIDE_COLUMNS;
  if (row < 0 || row >= N_RATING_SIDES || column < 0 || !screen->cell_width)
    return false;
  *side = (enum rating_side)row;
  *cell = screen->first + (guint)(column / screen->cell_width);
  return *cell < tally_n_cells(app);
}

/* What is in, what is not yet, and what the keys are. Transfer full. */
static char *tally_words(struct app *app, const struct tally_screen *screen)
{
  g_autofree char *take = app_key(app, ACTION_OPEN), *next = app_key(app, ACTION_PAGE_DOWN);
  guint others =
      MAX(tally_n_others(app, screen, RATING_NOW), tally_n_others(app, screen, RATING_WANT));
  GString *text = g_string_new(NULL);
  if (others)
    g_string_append_printf(text, "%u more %s said it by keyboard or ballot. ", others,
                           others == 1 ? "has" : "have");
  g_string_append_printf(text,
                         "%s%s takes it and goes on to the next line, %s to the next dimension. ",
                         tally_is_changed(screen) ? "Not in the workbook yet: " : "", take, next);
  g_string_append(text, "? don't know, - not applicable. A whole line such as 0 2 4 1 1 ?2 -1 can "
                        "be typed or pasted.");
  if (app->session->workshop->revealed[0])
    g_string_append(text, " r: the other round.");
  return g_string_free(text, FALSE);
}

void tally_draw(struct app *app, void *state, struct rect area)
{
  struct tally_screen *screen = state;
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *title = g_strdup_printf("Show of hands · round %u", screen->round);
  g_autofree char *name = g_strdup_printf("%u of %u  %s", screen->at + 1, workshop->dimensions->len,
                                          tally_name(app, screen));
  g_autofree char *words = tally_words(app, screen);
  struct rect inside = canvas_frame(app, area, title, true);
  int air = inside.height > 8;
  screen->grid = (struct rect){inside.y + 1 + air, inside.x, 3, inside.width};
  canvas_text(app, inside.y, inside.x, inside.width, ROLE_TITLE, name);
  lay_cells(app, screen);
  draw_heads(app, screen);
  for (int side = 0; side < N_RATING_SIDES; side++)
    draw_side(app, screen, side, screen->grid.y + 1 + side);
  int below = screen->grid.y + 3 + air;
  canvas_wrapped(app,
                 (struct rect){below, inside.x, inside.y + inside.height - below,
                               MIN(inside.width, PROSE_COLUMNS)},
                 ROLE_MUTED, words);
}
