/* projector-results.c - what the room sees once a round is revealed: the heat map of all
 * dimensions */
#include "tui/projector.h"
#include "tui/results.h"

#define NAME_LEAST   16
#define MEDIAN_WIDTH 4 /* "10.5" */
#define WORD_WIDTH   6 /* "agreed" */
#define GAP          2
#define COLUMN_GAP   6
#define MAX_CELL     4 /* columns for a point of the scale */

/* How a line of the heat map is laid out: name, now, want, word. */
struct heat {
  const struct projection *shown;
  guint round;
  int name;   /* columns */
  int points; /* columns for the points of a side, with a gap behind; 0: there is no room for them
               */
  int cell;   /* for each of these */
};

/* ---- A line ------------------------------------------------------------ */

static void draw_points(struct app *app, const struct heat *heat, int y, int x,
                        const struct dimension_result *result, enum rating_side side)
{
  const struct workshop *workshop = heat->shown->workshop;
  const struct counts *counts = workshop_counts(workshop, result->dimension, heat->round, side);
  if (!workshop_shows_spread(workshop, &result->side[side]) || !result->side[side].n)
    return;
  for (int point = 0; point < workshop->scale; point++) {
    guint level = results_level(counts->ratings[point], result->side[side].n);
    enum glyph glyph = (enum glyph)(GLYPH_SHADE_NONE + (int)level);
    enum screen_role role = glyph == GLYPH_SHADE_NONE ? ROLE_MUTED : ROLE_TITLE;
    canvas_horizontal(app, y, x + point * heat->cell, glyph == GLYPH_SHADE_NONE ? 1 : heat->cell,
                      role, glyph);
  }
}

static int draw_heat(struct app *app, const struct heat *heat, int y, int x,
                     const struct dimension_result *result, enum rating_side side)
{
  const struct statistics *statistics = &result->side[side];
  g_autofree char *median =
      statistics->n ? halves_to_string((int)statistics->median) : g_strdup("-");
  if (heat->points)
    draw_points(app, heat, y, x, result, side);
  canvas_text(app, y, x + heat->points, MEDIAN_WIDTH, ROLE_STRONG, median);
  return heat->points + MEDIAN_WIDTH + GAP;
}

/* The more divided, the heavier. */
static enum screen_role word_role(enum agreement_word word)
{
  return word == WORD_SPLIT ? ROLE_WARNING : word == WORD_MIXED ? ROLE_STRONG : ROLE_MUTED;
}

static void draw_result(struct app *app, const struct heat *heat, int y, int x,
                        const struct dimension_result *result)
{
  const char *name = pack_dimension(heat->shown->pack, result->dimension)->name;
  const char *word = result->word == WORD_NONE ? "-" : agreement_word_to_string(result->word);
  canvas_text(app, y, x, heat->name, ROLE_STRONG, name);
  x += heat->name + GAP;
  for (int side = 0; side < N_RATING_SIDES; side++)
    x += draw_heat(app, heat, y, x, result, (enum rating_side)side);
  canvas_text(app, y, x, WORD_WIDTH, word_role(result->word), word);
}

/* The ends of the scale over its points, and the side's name over its medians. */
static void draw_headings(struct app *app, const struct heat *heat, int y, int x)
{
  static const char legend[] = "darker: more of you";
  guint scale = heat->shown->workshop->scale;
  g_autofree char *end = g_strdup_printf("%u", scale);
  if (heat->points && heat->name >= text_width(legend, -1))
    canvas_text(app, y, x, heat->name, ROLE_MUTED, legend);
  x += heat->name + GAP;
  for (int side = 0; side < N_RATING_SIDES; side++) {
    if (heat->points) {
      canvas_text(app, y, x, 1, ROLE_MUTED, "1");
      canvas_text(app, y, x + ((int)scale - 1) * heat->cell, GAP + 1, ROLE_MUTED, end);
    }
    canvas_text(app, y, x + heat->points, MEDIAN_WIDTH, ROLE_TITLE,
                rating_side_to_string((enum rating_side)side));
    x += heat->points + MEDIAN_WIDTH + GAP;
  }
}

/* ---- All of it --------------------------------------------------------- */

/* The columns of a line besides the name. */
static int heat_rest(const struct heat *heat)
{
  return GAP + 2 * (heat->points + MEDIAN_WIDTH + GAP) + WORD_WIDTH;
}

static int longest_name(const struct projection *shown)
{
  int longest = NAME_LEAST;
  for (guint i = 0; i < shown->workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(shown->workshop->dimensions, guint32, i);
    longest = MAX(longest, text_width(pack_dimension(shown->pack, dimension)->name, -1));
  }
  return longest;
}

/* Lay a line out in @width columns: the widest points with which the names are whole, or else
 * none. */
static struct heat lay_out(const struct projection *shown, guint round, int width)
{
  struct heat heat = {.shown = shown, .round = round};
  int name = longest_name(shown);
  for (heat.cell = MAX_CELL; heat.cell > 0; heat.cell--) {
    heat.points = heat.cell * shown->workshop->scale + GAP;
    if (name + heat_rest(&heat) <= width)
      break;
  }
  if (!heat.cell)
    heat.points = 0;
  heat.name = MIN(name, width - heat_rest(&heat));
  return heat;
}

static void draw_map(struct app *app, const struct projection *shown, guint round, struct rect area)
{
  g_autoptr(GArray) results = results_rows(shown->workshop, round, false);
  int rows = area.height - 1, half = (area.width - COLUMN_GAP) / 2;
  struct heat narrow = lay_out(shown, round, half);
  bool two = (int)results->len > rows && narrow.name >= NAME_LEAST;
  struct heat heat = two ? narrow : lay_out(shown, round, area.width);
  guint room = (guint)(MAX(rows, 1) * (two ? 2 : 1));
  guint n = results->len > room ? room - 1 : results->len;
  draw_headings(app, &heat, area.y, area.x);
  if (two)
    draw_headings(app, &heat, area.y, area.x + half + COLUMN_GAP);
  for (guint i = 0; i < n; i++) {
    int column = (int)i / rows, row = (int)i % rows;
    draw_result(app, &heat, area.y + 1 + row, area.x + column * (half + COLUMN_GAP),
                &g_array_index(results, struct results_row, i).result);
  }
  if (n < results->len) {
    struct rect last = {area.y, area.x + (two ? half + COLUMN_GAP : 0), area.height, half};
    projector_more(app, last, results->len - n);
  }
}

/* The headline is as large as it can be with all dimensions below it, or on the first line. */
void projector_draw_results(struct app *app, const struct projector *projector)
{
  const struct projection *shown = &projector->shown;
  guint round = workshop_last_revealed(shown->workshop);
  g_autofree char *headline = g_strdup_printf("Round %u", round);
  int needed = (int)shown->workshop->dimensions->len + 1;
  struct rect area = projector_head(app, projector, headline, MAX(1, LINES - 1 - needed));
  draw_map(app, shown, round, area);
}
