/* screen-plans.c - the plans of the workbook */
#include "tui/tui-private.h"

#define DATE_COLUMNS 12
#define DONE_COLUMNS 10 /* "12 of 34" and air */
#define START_FROM   64 /* below this many columns: without the start */
#define ROLES_FROM   92 /* below this many: without the roles, which stand below the list */
#define NAME_COLUMNS 20 /* at least, beside the roles */
#define DETAIL_LINES 3

struct plans_screen {
  GPtrArray *entries; /* struct plan_entry * */
  struct list list;
  gint64 to_remove; /* the plan that a question is about */
  struct rect rows;
};

static const struct plan_entry *entry_at(const struct plans_screen *screen, guint index)
{
  return g_ptr_array_index(screen->entries, index);
}

/* Read the list anew; the cursor stays on its plan. */
static bool read_plans(struct app *app, struct plans_screen *screen, GError **error)
{
  GPtrArray *entries = workbook_plans(app->workbook, error);
  if (!entries)
    return false;
  gint64 id = screen->list.n ? entry_at(screen, screen->list.selected)->id : 0;
  if (screen->entries)
    g_ptr_array_unref(screen->entries);
  screen->entries = entries;
  screen->list.n = entries->len;
  for (guint i = 0; i < entries->len; i++)
    if (entry_at(screen, i)->id == id)
      screen->list.selected = i;
  list_select(&screen->list, screen->list.selected);
  return true;
}

static enum verdict plans_changed(struct app *app, void *state)
{
  struct plans_screen *screen = state;
  g_autoptr(GError) error = NULL;
  if (!read_plans(app, screen, &error))
    return app_read_again(app, "The list of plans", error);
  return HANDLED;
}

/* ---- Drawing ----------------------------------------------------------- */

/* Where the columns begin, of rows that are @width wide; 0: not shown. */
struct columns {
  int roles, start, end, done, name_width, roles_width;
};

static struct columns lay_columns(int width)
{
  struct columns columns = {.done = width - DONE_COLUMNS + 2};
  int right = columns.end = columns.done - DATE_COLUMNS;
  if (width >= START_FROM)
    right = columns.start = columns.end - DATE_COLUMNS;
  columns.name_width = right - 4;
  if (width < ROLES_FROM)
    return columns;
  columns.name_width = CLAMP(width / 5, NAME_COLUMNS, 40);
  columns.roles = 2 + columns.name_width + 2;
  columns.roles_width = right - columns.roles - 2;
  return columns;
}

static char *roles_of(const struct plan_entry *entry)
{
  return g_strdup_printf("%s → %s", entry->from, entry->to);
}

static void draw_heads(struct app *app, struct rect line)
{
  struct columns at = lay_columns(line.width);
  canvas_text(app, line.y, line.x + 2, at.name_width, ROLE_LABEL, "Name");
  if (at.roles)
    canvas_text(app, line.y, line.x + at.roles, at.roles_width, ROLE_LABEL, "From → to");
  if (at.start)
    canvas_text(app, line.y, line.x + at.start, DATE_COLUMNS, ROLE_LABEL, "Start");
  canvas_text(app, line.y, line.x + at.end, DATE_COLUMNS, ROLE_LABEL, "End");
  canvas_text(app, line.y, line.x + at.done, DONE_COLUMNS, ROLE_LABEL, "Done");
}

static void draw_entry(struct app *app, const struct plans_screen *screen, guint index, int y)
{
  const struct plan_entry *entry = entry_at(screen, index);
  struct columns at = lay_columns(screen->rows.width);
  int x = screen->rows.x;
  bool selected = index == screen->list.selected;
  g_autofree char *start = planner_date_to_string(&entry->start);
  g_autofree char *end = planner_date_to_string(&entry->end), *roles = roles_of(entry);
  g_autofree char *done = g_strdup_printf("%u of %u", entry->n_done, entry->n_actions);
  if (selected) {
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, x + 2);
  }
  canvas_text(app, y, x + 2, at.name_width, selected ? ROLE_SELECTED : ROLE_TEXT, entry->name);
  if (at.roles)
    canvas_text(app, y, x + at.roles, at.roles_width, ROLE_TEXT, roles);
  if (at.start)
    canvas_text(app, y, x + at.start, DATE_COLUMNS, ROLE_TEXT, start);
  canvas_text(app, y, x + at.end, DATE_COLUMNS, ROLE_TEXT, end);
  canvas_text(app, y, x + at.done, DONE_COLUMNS, ROLE_TEXT, done);
}

static void draw_empty(struct app *app, struct rect inside)
{
  g_autofree char *key = app_key(app, ACTION_NEW);
  g_autofree char *text = g_strdup_printf(
      "No plans yet.\n\nA plan says what somebody does, week by week, to get from one role to "
      "another, and what there will be to show for it. %s makes the first one.",
      key);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  canvas_wrapped(app, inside, ROLE_TEXT, text);
  canvas_cursor(app, inside.y, inside.x);
}

/* In full what the columns have no room for. */
static void draw_detail(struct app *app, const struct plans_screen *screen, struct rect area)
{
  const struct plan_entry *entry = entry_at(screen, screen->list.selected);
  g_autofree char *start = planner_date_to_string(&entry->start);
  g_autofree char *end = planner_date_to_string(&entry->end), *roles = roles_of(entry);
  g_autofree char *text = g_strdup_printf("%s: %s\n%s to %s", entry->name, roles, start, end);
  canvas_horizontal(app, area.y, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  canvas_wrapped(app, (struct rect){area.y + 1, area.x, area.height - 1, area.width}, ROLE_MUTED,
                 text);
}

static void plans_draw(struct app *app, void *state, struct rect area)
{
  struct plans_screen *screen = state;
  bool read_only = workbook_read_only(app->workbook) != NULL;
  struct rect inside = canvas_frame(app, area, read_only ? "Plans · read-only" : "Plans", true);
  int detail = inside.width < ROLES_FROM ? DETAIL_LINES : 0;
  screen->rows = (struct rect){inside.y + 1, inside.x, inside.height - 1 - detail, inside.width};
  if (!screen->list.n) {
    draw_empty(app, inside);
    return;
  }
  draw_heads(app, inside);
  list_fit(&screen->list, screen->rows.height);
  guint end = MIN(screen->list.n, screen->list.top + (guint)screen->rows.height);
  for (guint i = screen->list.top; i < end; i++)
    draw_entry(app, screen, i, screen->rows.y + (int)(i - screen->list.top));
  if (detail)
    draw_detail(app, screen,
                (struct rect){inside.y + inside.height - detail, inside.x, detail, inside.width});
  canvas_more(app, area, screen->list.top, screen->list.n - end, true);
}

static char *plans_title(struct app *app, void *state)
{
  const struct plans_screen *screen = state;
  (void)app;
  return g_strdup_printf("Plans  %u/%u", screen->list.n ? screen->list.selected + 1 : 0,
                         screen->list.n);
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void remove_plan(struct app *app, void *data)
{
  const struct plans_screen *screen = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (!workbook_remove_plan(app->workbook, screen->to_remove, &error)) {
    app_complain(app, error);
    return;
  }
  app_workbook_changed(app);
  app_say(app, "The plan is removed. %s brings it back", key);
}

static void ask_to_remove(struct app *app, struct plans_screen *screen)
{
  if (!app_may_change_workbook(app))
    return;
  const struct plan_entry *entry = entry_at(screen, screen->list.selected);
  g_autofree char *name = text_escape(entry->name, -1), *key = app_key(app, ACTION_UNDO);
  g_autofree char *text = g_strdup_printf("The plan “%s” goes out of the workbook, with all that "
                                          "was ticked off in it. %s brings it back.",
                                          name, key);
  screen->to_remove = entry->id;
  question_open(app, "Remove the plan?", text, "remove it", remove_plan, screen);
}

static enum verdict plans_act(struct app *app, void *state, enum action action)
{
  struct plans_screen *screen = state;
  switch (action) {
  case ACTION_OPEN:
    if (screen->list.n)
      plan_open(app, entry_at(screen, screen->list.selected)->id);
    return HANDLED;
  case ACTION_NEW:
    planner_open(app, PACK_NONE, PACK_NONE);
    return HANDLED;
  case ACTION_REMOVE:
    if (screen->list.n)
      ask_to_remove(app, screen);
    return HANDLED;
  case ACTION_PLANS:
    return HANDLED;
  default:
    return list_act(&screen->list, action);
  }
}

static enum verdict plans_mouse(struct app *app, void *state, const struct event *event)
{
  struct plans_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  guint index = screen->list.top + (guint)(event->y - screen->rows.y);
  if (!rect_has(screen->rows, event->y, event->x) || index >= screen->list.n)
    return HANDLED;
  list_select(&screen->list, index);
  return event->mouse == MOUSE_DOUBLE_CLICK ? plans_act(app, state, ACTION_OPEN) : HANDLED;
}

static void plans_close(struct app *app, void *state)
{
  struct plans_screen *screen = state;
  (void)app;
  g_ptr_array_unref(screen->entries);
  g_free(screen);
}

static const struct screen_action plans_actions[] = {
    {ACTION_UP, "The plan above", "plan"},
    {ACTION_DOWN, "The plan below", "plan"},
    {ACTION_OPEN, "Open the plan", "open"},
    {ACTION_NEW, NULL, "new"},
    {ACTION_REMOVE, "Remove the plan; asks first", "remove"},
    {ACTION_UNDO, NULL, "undo"},
    {ACTION_REDO, NULL, NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first plan", NULL},
    {ACTION_LAST, "To the last plan", NULL},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class plans_screen = {
    .name = "plans",
    .actions = plans_actions,
    .n_actions = G_N_ELEMENTS(plans_actions),
    .title = plans_title,
    .draw = plans_draw,
    .act = plans_act,
    .mouse = plans_mouse,
    .workbook_changed = plans_changed,
    .close = plans_close,
};

void plans_open(struct app *app)
{
  if (!app_has_whole_pack(app) || !app_workbook(app))
    return;
  g_autoptr(GError) error = NULL;
  struct plans_screen *screen = g_new0(struct plans_screen, 1);
  if (!read_plans(app, screen, &error)) {
    app_complain(app, error);
    g_free(screen);
    return;
  }
  app_push(app, &plans_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
