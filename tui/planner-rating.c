/* planner-rating.c - the planner's step in which one rates oneself, skill by skill */
#include "tui/planner-steps.h"

#define STOPS_COLUMNS 26 /* "[asked 2]  0  1  2  3  4 " */
#define ASKED_COLUMNS 10
#define STOP_COLUMNS  3
#define DETAIL_LINES  6

/* ---- The skills and their levels --------------------------------------- */

/* What @role asks of @skill; NULL where it does not name it. */
static const struct role_skill *need_of(const struct pack *pack, guint role, guint skill)
{
  guint32 row = pack_role(pack, role)->first_need;
  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_role)
    if (pack_role_skill(pack, row)->skill == skill)
      return pack_role_skill(pack, row);
  return NULL;
}

/* The level that is asked now, of which one starts unless one rates oneself. */
static guint8 level_now(const struct pack *pack, const struct planner *planner, guint skill)
{
  const struct role_skill *need = need_of(pack, planner->from.selected, skill);
  return need ? need->level : 0;
}

bool planner_rating_begin(struct app *app, struct planner *planner)
{
  guint last =
      planner->skills.n ? g_array_index(planner->asked, guint, planner->skills.selected) : 0;
  g_array_set_size(planner->asked, 0);
  for (guint skill = 0; skill < pack_n_skills(app->pack); skill++) {
    if (skill == last)
      planner->skills.selected = planner->asked->len;
    if (need_of(app->pack, planner->from.selected, skill) ||
        need_of(app->pack, planner->to.selected, skill))
      g_array_append_val(planner->asked, skill);
  }
  planner->skills.n = planner->asked->len;
  list_select(&planner->skills, planner->skills.selected);
  return true;
}

static guint skill_at(const struct planner *planner, guint index)
{
  return g_array_index(planner->asked, guint, index);
}

static int rating_of(const struct planner *planner, guint skill)
{
  return planner->ratings[skill];
}

static void rate(struct planner *planner, int level)
{
  if (planner->skills.n && level >= PLANNER_NOT_RATED && level <= TOP_LEVEL)
    planner->ratings[skill_at(planner, planner->skills.selected)] = (gint8)level;
}

static void rate_by(struct planner *planner, int by)
{
  if (planner->skills.n)
    rate(planner, rating_of(planner, skill_at(planner, planner->skills.selected)) + by);
}

/* ---- Drawing ----------------------------------------------------------- */

/* "[asked 2]", with the brackets if that is what is said. Transfer full. */
static char *asked_text(struct app *app, const struct planner *planner, guint skill, bool said)
{
  guint8 level = level_now(app->pack, planner, skill);
  return g_strdup_printf(said ? "[asked %d]" : " asked %d ", level);
}

/* "[asked 2]  0  1  2  3  4", the brackets around what is said. */
static void draw_stops(struct app *app, const struct planner *planner, guint skill, int y,
                       enum screen_role look)
{
  int rating = rating_of(planner, skill), x = planner->stops_x;
  bool unrated = rating == PLANNER_NOT_RATED;
  g_autofree char *asked = asked_text(app, planner, skill, unrated);
  canvas_text(app, y, x, ASKED_COLUMNS, unrated ? look : ROLE_MUTED, asked);
  for (int level = 0; level <= TOP_LEVEL; level++) {
    g_autofree char *stop = g_strdup_printf(level == rating ? "[%d]" : " %d ", level);
    canvas_text(app, y, x + ASKED_COLUMNS + level * STOP_COLUMNS, STOP_COLUMNS,
                level == rating ? look : ROLE_MUTED, stop);
  }
}

static void draw_skill(struct app *app, const struct planner *planner, guint index, int y)
{
  struct rect rows = planner->rows;
  guint skill = skill_at(planner, index);
  int rating = rating_of(planner, skill);
  enum screen_role look = planner_row(app, &planner->skills, index, y, rows.x);
  int right = planner->stops_x ? planner->stops_x : rows.x + rows.width - ASKED_COLUMNS;
  canvas_text(app, y, rows.x + 2, right - rows.x - 3, look, pack_skill(app->pack, skill)->name);
  if (look == ROLE_TEXT)
    look = ROLE_STRONG;
  if (planner->stops_x) {
    draw_stops(app, planner, skill, y, look);
    return;
  }
  g_autofree char *value = rating == PLANNER_NOT_RATED ? asked_text(app, planner, skill, true)
                                                       : g_strdup_printf("[%d]", rating);
  canvas_text(app, y, right, ASKED_COLUMNS, look, value);
}

/* "Trainer asks for 2, Performance Consultant for 4." */
static void say_asked(GString *text, struct app *app, const struct planner *planner, guint skill)
{
  const struct role_skill *from = need_of(app->pack, planner->from.selected, skill);
  const struct role_skill *to = need_of(app->pack, planner->to.selected, skill);
  const char *from_name = pack_role(app->pack, planner->from.selected)->name;
  const char *to_name = pack_role(app->pack, planner->to.selected)->name;
  if (from)
    g_string_append_printf(text, "%s asks for level %u", from_name, from->level);
  else
    g_string_append_printf(text, "%s does not ask for it", from_name);
  if (to)
    g_string_append_printf(text, ", %s for level %u.", to_name, to->level);
  else
    g_string_append_printf(text, ", and %s does not need it.", to_name);
}

/* The level that the cursor is on, with what it looks like in full. */
static char *say_level(struct app *app, const struct planner *planner, guint skill)
{
  int rating = rating_of(planner, skill);
  int level = rating >= 0 ? rating : level_now(app->pack, planner, skill);
  return g_strdup_printf("%s %d: %s", rating >= 0 ? "Level" : "As the role asks, level", level,
                         pack_skill(app->pack, skill)->levels[level]);
}

/* First what the level looks like: it must be seen; then what is asked, if there is room. */
static void draw_detail(struct app *app, const struct planner *planner, struct rect area)
{
  if (!planner->skills.n) {
    canvas_wrapped(app, area, ROLE_MUTED, "Neither role names a skill: there is nothing to rate.");
    canvas_cursor(app, area.y, area.x);
    return;
  }
  guint skill = skill_at(planner, planner->skills.selected);
  g_autofree char *level = say_level(app, planner, skill);
  g_autoptr(GString) asked = g_string_new(NULL);
  g_autoptr(GArray) lines = text_wrap(level, area.width);
  say_asked(asked, app, planner, skill);
  canvas_wrapped(app, area, ROLE_TEXT, level);
  area.y += (int)lines->len;
  area.height -= (int)lines->len;
  if (area.height > 0)
    canvas_wrapped(app, area, ROLE_MUTED, asked->str);
}

/* What the level looks like is shown in full, in a small window too. */
static int detail_lines(struct app *app, const struct planner *planner, int width)
{
  if (!planner->skills.n)
    return 0;
  g_autofree char *level = say_level(app, planner, skill_at(planner, planner->skills.selected));
  g_autoptr(GArray) lines = text_wrap(level, MIN(width, PROSE_COLUMNS));
  return (int)lines->len;
}

static void rating_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  struct rect detail;
  struct rect inside =
      planner_frame(app, planner, area,
                    "What can others see you do? ← → or 0-4; “asked” is what the role asks now.");
  struct list *list = &planner->skills;
  planner_split(app, inside, list->n, DETAIL_LINES, detail_lines(app, planner, inside.width),
                &planner->rows, &detail);
  int right = inside.x + MIN(inside.width, PROSE_COLUMNS);
  planner->stops_x = inside.width >= 2 * STOPS_COLUMNS ? right - STOPS_COLUMNS : 0;
  list_fit(list, planner->rows.height);
  for (int i = 0; i < planner->rows.height && list->top + (guint)i < list->n; i++)
    draw_skill(app, planner, list->top + (guint)i, planner->rows.y + i);
  draw_detail(app, planner, detail);
  guint end = list->top + (guint)planner->rows.height;
  canvas_more(app, area, list->top, list->n > end ? list->n - end : 0, true);
}

/* ---- Keys and mouse ---------------------------------------------------- */

static enum verdict rating_type(struct app *app, void *state, guint32 key)
{
  struct planner *planner = state;
  (void)app;
  if (key < '0' || key > '0' + TOP_LEVEL)
    return UNHANDLED;
  rate(planner, (int)key - '0');
  return HANDLED;
}

static enum verdict rating_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  enum verdict verdict = planner_act(app, planner, action);
  if (verdict != UNHANDLED)
    return verdict;
  if (action != ACTION_LEFT && action != ACTION_RIGHT)
    return list_act(&planner->skills, action);
  rate_by(planner, action == ACTION_LEFT ? -1 : 1);
  return HANDLED;
}

/* A click on a level of a row takes it. */
static enum verdict rating_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  guint index;
  (void)app;
  if (!planner_list_mouse(planner, &planner->skills, event, &index) || !planner->stops_x ||
      event->x < planner->stops_x || event->x >= planner->stops_x + STOPS_COLUMNS)
    return HANDLED;
  int x = event->x - planner->stops_x - ASKED_COLUMNS;
  rate(planner, x < 0 ? PLANNER_NOT_RATED : x / STOP_COLUMNS);
  return HANDLED;
}

static const struct screen_action rating_actions[] = {
    {ACTION_LEFT, "A level down; below 0: as the role asks", "level"},
    {ACTION_RIGHT, "A level up", "level"},
    {ACTION_UP, "The skill above", "skill"},
    {ACTION_DOWN, "The skill below", "skill"},
    {ACTION_OPEN, "To the next step", "next step"},
    {ACTION_NEXT, "To the next step", NULL},
    {ACTION_BACK, "A step back", "step back"},
    {ACTION_PREVIOUS, "A step back", NULL},
    {ACTION_LEAVE, "Leave the planner; asks if something would be lost", NULL},
    {ACTION_HELP, NULL, "help"},
};

const struct screen_class planner_rating_step = {
    .name = "planner",
    .takes_text = true,
    .actions = rating_actions,
    .n_actions = G_N_ELEMENTS(rating_actions),
    .title = planner_title,
    .draw = rating_draw,
    .act = rating_act,
    .type = rating_type,
    .mouse = rating_mouse,
    .unsaved = planner_unsaved,
    .close = planner_close,
};
