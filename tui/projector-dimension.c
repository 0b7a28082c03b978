/* projector-dimension.c - what the room sees of the dimension that is talked about: how the
 * answers are spread, what has moved, one question */
#include "tui/block-text.h"
#include "tui/projector.h"

#define COLUMN_GAP   6
#define MAX_BAR      8 /* columns */
#define MAX_STEP     3 /* lines for an answer */
#define LEAST_BARS   3 /* lines; lower ones say nothing */
#define AROUND_BARS  4 /* heading, counts, points, words */
#define LEAST_PROMPT (LEAST_BARS + AROUND_BARS + 1)

/* A side of the result of a round. */
struct spread {
  const struct workshop *workshop;
  const struct counts *counts;
  struct statistics statistics;
  enum rating_side side;
  guint32 most; /* of the counts of both sides: their bars are to the same scale */
};

static struct spread spread_of(const struct workshop *workshop, guint dimension, guint round,
                               enum rating_side side)
{
  struct spread spread = {.workshop = workshop, .side = side};
  spread.counts = workshop_counts(workshop, dimension, round, side);
  spread.statistics = counts_statistics(spread.counts, workshop->scale);
  return spread;
}

/* How many chose the point that most did, 1 at least. */
static guint32 largest(const struct workshop *workshop, guint dimension, guint round,
                       enum rating_side side)
{
  const struct counts *counts = workshop_counts(workshop, dimension, round, side);
  guint32 most = 1;
  for (guint point = 0; point < workshop->scale; point++)
    most = MAX(most, counts->ratings[point]);
  return most;
}

/* ---- Words ------------------------------------------------------------- */

/* "median 3 · mixed · 2 don’t know" */
static char *spread_to_words(const struct spread *spread)
{
  const struct statistics *statistics = &spread->statistics;
  g_autofree char *median = halves_to_string((int)statistics->median);
  GString *words = g_string_new(NULL);
  if (statistics->n)
    g_string_append_printf(words, "median %s · %s", median,
                           agreement_word_to_string(statistics->word));
  else
    g_string_append(words, "nobody rated");
  if (statistics->dont_know)
    g_string_append_printf(words, " · %u don’t know", statistics->dont_know);
  if (statistics->not_applicable)
    g_string_append_printf(words, " · %u not applicable", statistics->not_applicable);
  return g_string_free(words, FALSE);
}

/* "1: 0   2: 4 …", or how many they are where the spread is not shown. */
static char *counts_to_words(const struct spread *spread)
{
  GString *words = g_string_new(NULL);
  if (!workshop_shows_spread(spread->workshop, &spread->statistics))
    g_string_append(words, "too few answers to show how they are spread");
  else
    for (guint point = 0; point < spread->workshop->scale; point++)
      if (spread->counts->ratings[point])
        g_string_append_printf(words, "%s%u: %u", words->len ? "   " : "", point + 1,
                               spread->counts->ratings[point]);
  return g_string_free(words, FALSE);
}

/* "now from 2 to 3, want from 4 to 4"; NULL unless both rounds are revealed. */
static char *movement_to_words(const struct workshop *workshop, guint dimension)
{
  GString *words = g_string_new(NULL);
  for (int side = 0; workshop->revealed[0] && workshop->revealed[1] && side < N_RATING_SIDES;
       side++) {
    struct movement movement;
    struct spread second = spread_of(workshop, dimension, 2, (enum rating_side)side);
    if (!workshop_movement(workshop, dimension, (enum rating_side)side, &movement))
      continue;
    g_autofree char *from = halves_to_string((int)second.statistics.median - movement.median);
    g_autofree char *to = halves_to_string((int)second.statistics.median);
    const char *name = rating_side_to_string((enum rating_side)side);
    g_string_append(words, words->len ? ", " : "Since round 1: ");
    if (movement.median)
      g_string_append_printf(words, "%s from %s to %s", name, from, to);
    else
      g_string_append_printf(words, "%s still %s", name, to);
  }
  return g_string_free(words, words->len == 0);
}

/* The first question for the group, or "". */
static const char *question_of(const struct pack *pack, guint dimension)
{
  guint32 index = pack_dimension(pack, dimension)->first_prompt;
  for (; index != PACK_NONE; index = pack_prompt(pack, index)->next)
    if (pack_prompt(pack, index)->kind == PROMPT_QUESTION)
      return pack_prompt(pack, index)->text;
  return "";
}

/* ---- Bars -------------------------------------------------------------- */

/* How many lines an answer has where @most have to fit into @height; 0: an answer has less than
 * one. */
static int answer_height(guint32 most, int height)
{
  return MIN((int)((guint)height / most), MAX_STEP * block_text_scale());
}

static int bar_height(guint32 count, guint32 most, int height)
{
  int answer = answer_height(most, height);
  if (answer)
    return (int)count * answer;
  return (int)(((guint64)count * (guint)height + most - 1) / most);
}

/* One point: its bar, how many above it, and its number below, in @bar, which ends with the line
 * of the number. */
static void draw_bar(struct app *app, struct rect bar, guint point, guint32 count, int filled)
{
  g_autofree char *above = g_strdup_printf("%u", count), *below = g_strdup_printf("%u", point);
  int foot = bar.y + bar.height - 1, middle = bar.x + bar.width / 2;
  for (int i = 1; i <= filled; i++)
    canvas_horizontal(app, foot - i, bar.x, bar.width, ROLE_TITLE, GLYPH_SHADE_FULL);
  if (count)
    canvas_text(app, foot - filled - 1, middle - (int)(count > 9), bar.width, ROLE_STRONG, above);
  else
    canvas_glyph(app, foot - 1, middle, ROLE_MUTED, GLYPH_SHADE_NONE);
  canvas_text(app, foot, middle - (int)(point > 9), bar.width, ROLE_STRONG, below);
}

/* The columns for a bar, with a gap behind; 0 if there is no room for a number. */
static int bar_step(const struct spread *spread, int width)
{
  int scale = spread->workshop->scale, widest = MAX_BAR * block_text_scale();
  int step = MIN((width + 1) / scale, widest + 1);
  return step > (scale > 9 ? 2 : 1) ? step : 0;
}

/* Draw the bars in at most @height lines; the lines that they took. */
static int draw_bars(struct app *app, const struct spread *spread, struct rect area)
{
  int step = bar_step(spread, area.width), highest = area.height - 2;
  int height = bar_height(spread->most, spread->most, highest);
  for (guint point = 0; point < spread->workshop->scale; point++) {
    guint32 count = spread->counts->ratings[point];
    struct rect bar = {area.y, area.x + (int)point * step, height + 2, step - 1};
    draw_bar(app, bar, point + 1, count, bar_height(count, spread->most, highest));
  }
  return height + 2;
}

/* The heading of a side, its bars as high as there is room, and its words. */
static void draw_side(struct app *app, const struct spread *spread, struct rect area)
{
  g_autofree char *words = spread_to_words(spread), *counts = counts_to_words(spread);
  bool bars = workshop_shows_spread(spread->workshop, &spread->statistics) &&
              spread->statistics.n && bar_step(spread, area.width) &&
              area.height >= LEAST_BARS + AROUND_BARS;
  projector_words(app, &area, ROLE_TITLE, rating_side_to_string(spread->side), 0);
  if (bars) {
    struct rect drawn = {area.y, area.x, area.height - 1, area.width};
    int used = draw_bars(app, spread, drawn);
    area.y += used;
    area.height -= used;
  }
  projector_words(app, &area, ROLE_STRONG, words, 0);
  if (!bars)
    projector_words(app, &area, ROLE_TEXT, counts, 0);
}

/* ---- The dimension ----------------------------------------------------- */

/* Draw the question at the bottom of @area if there is room for more, and take it off. */
static void draw_question(struct app *app, struct rect *area, const char *question)
{
  int height = projector_words_height(app, area->width, question) + 1; /* with one of air */
  if (!*question || area->height < height + LEAST_PROMPT)
    return;
  struct rect below = {area->y + area->height - height + 1, area->x, height - 1, area->width};
  projector_words(app, &below, ROLE_EMPHASIS, question, 0);
  area->height -= height;
}

static void draw_movement(struct app *app, struct rect *area, const char *movement)
{
  struct rect below = {area->y + area->height - 1, area->x, 1, area->width};
  if (!movement || area->height < 3)
    return;
  projector_words(app, &below, ROLE_STRONG, movement, 0);
  area->height--;
}

void projector_draw_dimension(struct app *app, const struct projector *projector)
{
  const struct projection *shown = &projector->shown;
  const struct workshop *workshop = shown->workshop;
  guint dimension = shown->place.dimension, round = workshop_last_revealed(workshop);
  g_autofree char *movement = movement_to_words(workshop, dimension);
  struct rect area =
      projector_head(app, projector, pack_dimension(shown->pack, dimension)->name, LINES / 3);
  projector_words(app, &area, ROLE_TEXT, pack_dimension(shown->pack, dimension)->shift, 1);
  draw_question(app, &area, question_of(shown->pack, dimension));
  draw_movement(app, &area, movement);
  int half = (area.width - COLUMN_GAP) / 2;
  guint32 most = MAX(largest(workshop, dimension, round, RATING_NOW),
                     largest(workshop, dimension, round, RATING_WANT));
  for (int side = 0; side < N_RATING_SIDES; side++) {
    struct spread spread = spread_of(workshop, dimension, round, (enum rating_side)side);
    spread.most = most;
    struct rect column = {area.y, area.x + side * (half + COLUMN_GAP), area.height, half};
    draw_side(app, &spread, column);
  }
}
