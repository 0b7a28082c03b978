/* planner-focus.c - the planner's step that chooses the skills to work on */
#include "tui/planner-steps.h"

#include <string.h>

#define DETAIL_LINES 9
#define BOX_COLUMNS  4
#define GAP_COLUMNS  8 /* "1 → 3" and air */
#define RANK_COLUMNS 8 /* "rank 12" and air */

static const struct gap *gap_at(const struct planner *planner, guint index)
{
  return &g_array_index(planner->gaps, struct gap, index);
}

static guint n_chosen(const struct planner *planner)
{
  guint n = 0;
  for (guint i = 0; i < planner->gaps->len; i++)
    n += planner->chosen[gap_at(planner, i)->skill];
  return n;
}

GArray *planner_priorities(const struct planner *planner)
{
  GArray *dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < planner->priorities.n; i++)
    if (planner->dimensions[i])
      g_array_append_val(dimensions, i);
  return dimensions;
}

/* The gaps with the suggested focus, which depends on the time there is and on the priorities. */
static GArray *suggest(struct app *app, const struct planner *planner)
{
  g_autoptr(GArray) dimensions = planner_priorities(planner);
  struct plan_request request = {.from = planner->from.selected,
                                 .to = planner->to.selected,
                                 .ratings = planner->ratings,
                                 .dimensions = dimensions};
  planner_read_time(planner, &request);
  GArray *gaps = planner_suggest(app->pack, &request, NULL);
  return gaps ? gaps : planner_gaps(app->pack, request.from, request.to, request.ratings);
}

/* What is chosen is what is suggested, until the user chooses; and again for other roles. */
bool planner_focus_begin(struct app *app, struct planner *planner)
{
  guint from = planner->from.selected, to = planner->to.selected;
  bool same = planner->focus_roles[0] == from && planner->focus_roles[1] == to;
  planner->focus_touched = planner->focus_touched && same;
  planner->focus_roles[0] = from;
  planner->focus_roles[1] = to;
  g_clear_pointer(&planner->gaps, g_array_unref);
  planner->gaps = suggest(app, planner);
  for (guint i = planner->gaps->len; i > 0; i--) {
    const struct gap *gap = gap_at(planner, i - 1);
    if (!planner->focus_touched)
      planner->chosen[gap->skill] = gap->focus;
    if (!gap_size(gap))
      g_array_remove_index(planner->gaps, i - 1);
  }
  planner->focus.n = planner->gaps->len;
  list_select(&planner->focus, same ? planner->focus.selected : 0);
  return true;
}

void planner_focus_follow(struct app *app, struct planner *planner)
{
  guint n = pack_n_skills(app->pack);
  if (planner->focus_touched || !planner->gaps)
    return;
  g_autofree bool *before = g_memdup2(planner->chosen, n * sizeof *before);
  planner_focus_begin(app, planner);
  if (memcmp(before, planner->chosen, n * sizeof *before) != 0)
    app_say(app, "The focus skills are others now: those that the dimensions touch come first");
}

bool planner_focus_done(struct app *app, struct planner *planner)
{
  g_autofree char *key = app_key(app, ACTION_TOGGLE);
  if (!planner->gaps->len || n_chosen(planner))
    return true;
  app_say(app, "Choose at least one skill to work on: %s takes the one under the cursor", key);
  return false;
}

static void toggle(struct app *app, struct planner *planner)
{
  if (!planner->gaps->len)
    return;
  guint skill = gap_at(planner, planner->focus.selected)->skill;
  planner->chosen[skill] = !planner->chosen[skill];
  planner->focus_touched = true;
  if (planner->chosen[skill] && n_chosen(planner) > PLANNER_MAX_FOCUS)
    app_say(app, "%u skills at a time are many: with more than %d each gets little time",
            n_chosen(planner), PLANNER_MAX_FOCUS);
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_gap(struct app *app, const struct planner *planner, guint index, int y)
{
  struct rect rows = planner->rows;
  const struct gap *gap = gap_at(planner, index);
  bool rank_fits = rows.width >= 48;
  int right = rows.x + rows.width - GAP_COLUMNS - (rank_fits ? RANK_COLUMNS : 0);
  enum screen_role look = planner_row(app, &planner->focus, index, y, rows.x);
  g_autofree char *levels = g_strdup_printf("%d → %d", gap->current, gap->required);
  g_autofree char *rank = g_strdup_printf("rank %u", gap_rank(gap));
  canvas_text(app, y, rows.x + 2, BOX_COLUMNS, look, planner->chosen[gap->skill] ? "[x]" : "[ ]");
  canvas_text(app, y, rows.x + 2 + BOX_COLUMNS, right - rows.x - 3 - BOX_COLUMNS, look,
              pack_skill(app->pack, gap->skill)->name);
  canvas_text(app, y, right, GAP_COLUMNS, ROLE_TEXT, levels);
  if (rank_fits)
    canvas_text(app, y, right + GAP_COLUMNS, RANK_COLUMNS, ROLE_MUTED, rank);
}

/* Where one stands, and the next step, in the words of the levels. */
static char *say_gap(struct app *app, const struct gap *gap)
{
  const struct skill *skill = pack_skill(app->pack, gap->skill);
  int next = gap->current + 1;
  g_autofree char *missing = count_to_string(gap_size(gap), "level", "levels");
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "Now, level %d: %s\n", gap->current, skill->levels[gap->current]);
  g_string_append_printf(text, "Next, level %d: %s\n", next, skill->levels[next]);
  if (next < gap->required)
    g_string_append_printf(text, "In the end, level %d: %s\n", gap->required,
                           skill->levels[gap->required]);
  g_string_append_printf(text, "Rank %u: %s missing × weight %d, %s.", gap_rank(gap), missing,
                         gap->weight, weight_to_string(gap->weight));
  return g_string_free(text, FALSE);
}

static void draw_nothing(struct app *app, struct rect area)
{
  canvas_wrapped(app, area, ROLE_TEXT,
                 "Nothing is missing: every level that the role asks for is there. The plan will "
                 "hold the strengths to carry over and what to let go of, and no actions. Go back "
                 "to the rating if that is too kind.");
  canvas_cursor(app, area.y, area.x);
}

static char *purpose(const struct planner *planner)
{
  guint n = n_chosen(planner);
  if (n > PLANNER_MAX_FOCUS)
    return g_strdup_printf("%u chosen. More than %d at a time are many: each gets little time.", n,
                           PLANNER_MAX_FOCUS);
  return g_strdup_printf("What is worked on first? %u chosen; the rest is for later.", n);
}

static void focus_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  struct list *list = &planner->focus;
  struct rect detail;
  g_autofree char *text = purpose(planner);
  struct rect inside = planner_frame(app, planner, area, text);
  if (!list->n) {
    inside.width = MIN(inside.width, PROSE_COLUMNS);
    draw_nothing(app, inside);
    return;
  }
  planner_split(app, inside, list->n, DETAIL_LINES, 0, &planner->rows, &detail);
  planner->rows.width = MIN(planner->rows.width, PROSE_COLUMNS);
  list_fit(list, planner->rows.height);
  for (int i = 0; i < planner->rows.height && list->top + (guint)i < list->n; i++)
    draw_gap(app, planner, list->top + (guint)i, planner->rows.y + i);
  g_autofree char *said = say_gap(app, gap_at(planner, list->selected));
  canvas_wrapped(app, detail, ROLE_TEXT, said);
  guint end = list->top + (guint)planner->rows.height;
  canvas_more(app, area, list->top, list->n > end ? list->n - end : 0, true);
}

/* ---- Keys and mouse ---------------------------------------------------- */

static enum verdict focus_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  if (action == ACTION_TOGGLE) {
    toggle(app, planner);
    return HANDLED;
  }
  enum verdict verdict = planner_act(app, planner, action);
  return verdict == UNHANDLED ? list_act(&planner->focus, action) : verdict;
}

static enum verdict focus_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  guint index;
  if (planner_list_mouse(planner, &planner->focus, event, &index) &&
      event->x < planner->rows.x + 2 + BOX_COLUMNS)
    toggle(app, planner);
  return HANDLED;
}

static const struct screen_action focus_actions[] = {
    {ACTION_TOGGLE, "Take the skill as a focus skill, or drop it", "take or drop"},
    {ACTION_UP, "The skill above", "skill"},
    {ACTION_DOWN, "The skill below", "skill"},
    {ACTION_OPEN, "To the next step", "next step"},
    {ACTION_NEXT, "To the next step", NULL},
    {ACTION_BACK, "A step back", "step back"},
    {ACTION_PREVIOUS, "A step back", NULL},
    {ACTION_LEAVE, "Leave the planner; asks if something would be lost", NULL},
    {ACTION_HELP, NULL, "help"},
};

const struct screen_class planner_focus_step = {
    .name = "planner",
    .takes_text = true,
    .actions = focus_actions,
    .n_actions = G_N_ELEMENTS(focus_actions),
    .title = planner_title,
    .draw = focus_draw,
    .act = focus_act,
    .mouse = focus_mouse,
    .unsaved = planner_unsaved,
    .close = planner_close,
};
