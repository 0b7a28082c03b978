/* projector-views.c - what the room sees before there is a result: the welcome, the comparison,
 * the scale */
#include "tui/block-text.h"
#include "tui/projector.h"

#define WIDE_COLUMNS 76 /* from which on two things stand side by side */
#define AGENDA_NAME  14
#define AGENDA_WIDTH 24
#define COLUMN_GAP   4
#define COLUMN_LEAST 24
#define SCALE_NUMBER 5
#define SCALE_POINTS 12 /* more than these do not get a line each */

/* ---- Welcome ----------------------------------------------------------- */

/* "Welcome 5 · Read 10 · …" */
static char *agenda_to_words(const struct workshop *workshop)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < N_PHASES; i++)
    g_string_append_printf(text, "%s%s %u", i ? " · " : "", phase_name((enum phase)i),
                           phase_minutes((enum phase)i, workshop->minutes));
  return g_string_free(text, FALSE);
}

/* A line for each phase, with air between where there is room. */
static void draw_agenda(struct app *app, const struct workshop *workshop, struct rect area)
{
  int step = area.height >= 2 * N_PHASES - 1 ? 2 : 1;
  for (int i = 0; i < N_PHASES && i * step < area.height; i++) {
    g_autofree char *minutes =
        g_strdup_printf("%3u min", phase_minutes((enum phase)i, workshop->minutes));
    int y = area.y + i * step;
    canvas_text(app, y, area.x, AGENDA_NAME, ROLE_STRONG, phase_name((enum phase)i));
    canvas_text(app, y, area.x + AGENDA_NAME, AGENDA_WIDTH - AGENDA_NAME, ROLE_TEXT, minutes);
  }
}

/* What is open from an earlier workshop: the text, and who does it. */
static GArray *open_items(const struct workshop *workshop)
{
  GArray *items = projector_items_new();
  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *action = workshop->actions->pdata[i];
    if (action->from && action->state == ACTION_IS_OPEN)
      projector_items_add(items, g_strdup(action->text), g_strdup(action->owner), false);
  }
  return items;
}

static void draw_open(struct app *app, struct rect area, const GArray *items)
{
  projector_words(app, &area, ROLE_TITLE, "Open from last time", 1);
  projector_items_draw(app, area, items, false);
}

void projector_draw_welcome(struct app *app, const struct projector *projector)
{
  const struct workshop *workshop = projector->shown.workshop;
  g_autofree char *day = date_to_words(&workshop->date), *agenda = agenda_to_words(workshop);
  g_autofree char *line = g_strdup_printf("%s · %u minutes", day, workshop->minutes);
  g_autoptr(GArray) items = open_items(workshop);
  struct rect area = projector_head(app, projector, workshop->name, LINES / 3);
  projector_words(app, &area, ROLE_TITLE, line, 1);
  if (area.width < WIDE_COLUMNS && area.height < 2 * N_PHASES) {
    projector_words(app, &area, ROLE_TEXT, agenda, 1);
  } else {
    draw_agenda(app, workshop, area);
    area.x += AGENDA_WIDTH + COLUMN_GAP;
    area.width -= AGENDA_WIDTH + COLUMN_GAP;
  }
  if (items->len)
    draw_open(app, area, items);
}

/* ---- The comparison ---------------------------------------------------- */

/* The short texts of @side on @dimension, each with its stages if there are several. */
static char *side_text(const struct pack *pack, guint dimension, guint side)
{
  const struct side *of = pack_side(pack, side);
  g_autoptr(GArray) spans = pack_cell_spans(pack, dimension);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);
    guint first = MAX(span->first_stage, of->first_stage);
    guint last = MIN(span->last_stage, of->last_stage);
    if (first > last)
      continue;
    bool whole = first == of->first_stage && last == of->last_stage;
    g_autofree char *stages = whole ? g_strdup("") : stages_to_string(first, last);
    g_string_append_printf(text, "%s%s%s%s", text->len ? "; " : "", stages, whole ? "" : ": ",
                           pack_span_headline(pack, span));
  }
  return g_string_free(text, FALSE);
}

/* A side in a column: of @dimension, or, without one, what it is at all. */
static void draw_side(struct app *app, const struct pack *pack, guint dimension, guint side,
                      struct rect area)
{
  const struct side *of = pack_side(pack, side);
  projector_words(app, &area, ROLE_TITLE, of->name, 1);
  if (dimension == PACK_NONE) {
    projector_words(app, &area, ROLE_STRONG, of->motto, 1);
    projector_words(app, &area, ROLE_TEXT, of->description, 0);
    return;
  }
  g_autofree char *text = side_text(pack, dimension, side);
  block_text_draw(app, area, ROLE_STRONG, text);
}

static void draw_sides_below(struct app *app, const struct pack *pack, guint dimension,
                             struct rect area)
{
  g_autoptr(GArray) items = projector_items_new();
  for (guint i = 0; i < pack_n_sides(pack); i++) {
    const struct side *side = pack_side(pack, i);
    char *text = dimension == PACK_NONE ? g_strdup(side->motto) : side_text(pack, dimension, i);
    projector_items_add(items, g_strdup(side->name), text, false);
  }
  projector_items_draw(app, area, items, false);
}

/* All sides, beside each other if there is room for that. */
static void draw_sides(struct app *app, const struct pack *pack, guint dimension, struct rect area)
{
  int n = (int)pack_n_sides(pack), width = (area.width - (n - 1) * COLUMN_GAP) / n;
  if (width < COLUMN_LEAST) {
    draw_sides_below(app, pack, dimension, area);
    return;
  }
  for (int i = 0; i < n; i++) {
    struct rect column = {area.y, area.x + i * (width + COLUMN_GAP), area.height, width};
    draw_side(app, pack, dimension, (guint)i, column);
  }
}

void projector_draw_read(struct app *app, const struct projector *projector)
{
  const struct pack *pack = projector->shown.pack;
  guint dimension = projector->shown.place.dimension;
  bool one = dimension != PACK_NONE;
  const char *headline = one ? pack_dimension(pack, dimension)->name : "Read in silence";
  const char *line = one ? pack_dimension(pack, dimension)->question : pack_value(pack, "title");
  struct rect area = projector_head(app, projector, headline, LINES / 3);
  projector_words(app, &area, ROLE_TEXT, line, 1);
  draw_sides(app, pack, dimension, area);
}

/* ---- The scale --------------------------------------------------------- */

/* The lines that draw_scale() takes with a line for each point. */
static int n_points(const struct projection *shown)
{
  return pack_n_sides(shown->pack) == 2 ? 3 : shown->workshop->scale;
}

static void draw_point(struct app *app, struct rect *area, const char *number, const char *text)
{
  if (area->height < 1)
    return;
  canvas_text(app, area->y, area->x, SCALE_NUMBER, ROLE_TITLE, number);
  canvas_text(app, area->y, area->x + SCALE_NUMBER, area->width - SCALE_NUMBER, ROLE_STRONG, text);
  area->y++;
  area->height--;
}

/* A point and what it stands for; the points between two poles are one line. */
static void draw_scale(struct app *app, const struct projection *shown, struct rect *area)
{
  const struct workshop *workshop = shown->workshop;
  bool poles = pack_n_sides(shown->pack) == 2;
  for (guint point = 1; point <= workshop->scale; point++) {
    g_autofree char *number = g_strdup_printf("%u", point);
    const char *name = workshop_point_name(workshop, shown->pack, point);
    if (*name)
      draw_point(app, area, number, name);
    else if (poles && point == 2) {
      g_autofree char *between = g_strdup_printf("2-%d", workshop->scale - 1);
      draw_point(app, area, between, "in between");
    }
  }
}

/* "1 is Trainers, 12 is Hosts" where there is no room for all of them. */
static char *scale_to_words(const struct projection *shown)
{
  const struct workshop *workshop = shown->workshop;
  return g_strdup_printf("1 is “%s”, %u is “%s”", workshop_point_name(workshop, shown->pack, 1),
                         workshop->scale,
                         workshop_point_name(workshop, shown->pack, workshop->scale));
}

/* What the points stand for, and what else can be said; why and how before it, where there is room
 * for all of that. */
static void draw_explanation(struct app *app, const struct projection *shown, struct rect area)
{
  static const char how[] = "Where do we stand now, and where do we want to be? Everybody alone, "
                            "and nobody sees the answers before all are revealed.";
  static const char other[] = "Or say: don’t know, or not applicable.";
  bool each = n_points(shown) <= MIN(SCALE_POINTS, area.height - 1);
  int needed = (each ? n_points(shown) : 2) + 1 + projector_words_height(app, area.width, other);
  if (projector_words_height(app, area.width, how) + 1 + needed <= area.height)
    projector_words(app, &area, ROLE_TEXT, how, 1);
  if (each) {
    draw_scale(app, shown, &area);
  } else {
    g_autofree char *words = scale_to_words(shown);
    projector_words(app, &area, ROLE_STRONG, words, 0);
  }
  int air = area.height > projector_words_height(app, area.width, other);
  area.y += air;
  area.height -= air;
  projector_words(app, &area, ROLE_TEXT, other, 0);
}

void projector_draw_rate(struct app *app, const struct projector *projector, guint round)
{
  const struct workshop *workshop = projector->shown.workshop;
  guint n = workshop_progress(workshop, round).done;
  g_autofree char *done = g_strdup_printf("%u of %u done", n, MAX(workshop->people, n));
  struct rect area = projector_head(app, projector, round > 1 ? "Rate again" : "Rate now and want",
                                    LINES * 5 / 12);
  int bottom = block_text_height(app, area.height / 2, area.width, done);
  struct rect upper = {area.y, area.x, area.height - bottom, area.width};
  struct rect lower = {area.y + upper.height, area.x, bottom, area.width};
  draw_explanation(app, &projector->shown, upper);
  block_text_draw(app, lower, ROLE_TITLE, done);
}

void projector_draw_wait(struct app *app, const struct projector *projector)
{
  struct rect area = projector_head(app, projector, "Not revealed yet", LINES / 2);
  projector_words(app, &area, ROLE_TEXT, "The results are shown here to everybody at once.", 0);
}
