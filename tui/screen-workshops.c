/* screen-workshops.c - the workshops of the workbook */
#include "tui/app.h"
#include "tui/session.h"

#define DATE_COLUMNS   12
#define PEOPLE_COLUMNS 8
#define STEP_COLUMNS   12
#define ROUND_COLUMNS  10
#define OPEN_COLUMNS   10 /* "12 of 34" */
#define PEOPLE_FROM    64 /* below this many columns: without people and rounds */
#define DATE_FROM      50 /* below this many: without the day and the actions */
#define DETAIL_LINES   4

struct workshops_screen {
  GPtrArray *entries; /* struct workshop_entry * */
  struct list list;
  gint64 to_remove; /* the workshop that a question is about */
  struct rect rows;
};

static const struct workshop_entry *entry_at(const struct workshops_screen *screen, guint index)
{
  return g_ptr_array_index(screen->entries, index);
}

/* Read the list anew; the cursor stays on its workshop, or goes to the one that is open. */
static bool read_workshops(struct app *app, struct workshops_screen *screen, GError **error)
{
  GPtrArray *entries = workbook_workshops(app->workbook, error);
  if (!entries)
    return false;
  gint64 id = app->session     ? app->session->id
              : screen->list.n ? entry_at(screen, screen->list.selected)->id
                               : 0;
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

static enum verdict workshops_changed(struct app *app, void *state)
{
  struct workshops_screen *screen = state;
  g_autoptr(GError) error = NULL;
  if (!read_workshops(app, screen, &error))
    return app_read_again(app, "The list of workshops", error);
  return HANDLED;
}

/* ---- Drawing ----------------------------------------------------------- */

/* Where the columns begin, of rows that are @width wide; 0: not shown. */
struct columns {
  int date, people, step, round, open, name_width;
};

static struct columns lay_columns(int width)
{
  struct columns columns = {0};
  int right = width;
  if (width >= DATE_FROM)
    right = columns.open = right - OPEN_COLUMNS;
  if (width >= PEOPLE_FROM)
    right = columns.round = right - ROUND_COLUMNS;
  right = columns.step = right - STEP_COLUMNS;
  if (width >= PEOPLE_FROM)
    right = columns.people = right - PEOPLE_COLUMNS;
  if (width >= DATE_FROM)
    right = columns.date = right - DATE_COLUMNS;
  columns.name_width = right - 4;
  return columns;
}

static void draw_cell(struct app *app, struct rect line, int column, enum screen_role role,
                      const char *text)
{
  if (column)
    canvas_text(app, line.y, line.x + column, line.width - column, role, text);
}

static void draw_heads(struct app *app, struct rect line)
{
  struct columns at = lay_columns(line.width);
  canvas_text(app, line.y, line.x + 2, at.name_width, ROLE_LABEL, "Name");
  draw_cell(app, line, at.date, ROLE_LABEL, "Day");
  draw_cell(app, line, at.people, ROLE_LABEL, "People");
  draw_cell(app, line, at.step, ROLE_LABEL, "Step");
  draw_cell(app, line, at.round, ROLE_LABEL, "Revealed");
  draw_cell(app, line, at.open, ROLE_LABEL, "Open");
}

static char *revealed(const struct workshop_entry *entry)
{
  return entry->last_revealed ? g_strdup_printf("round %u", entry->last_revealed)
                              : g_strdup("nothing");
}

static char *open_actions(const struct workshop_entry *entry)
{
  return entry->n_actions ? g_strdup_printf("%u of %u", entry->n_open, entry->n_actions)
                          : g_strdup("none");
}

static void draw_entry(struct app *app, const struct workshops_screen *screen, guint index, int y)
{
  const struct workshop_entry *entry = entry_at(screen, index);
  struct rect line = {y, screen->rows.x, 1, screen->rows.width};
  struct columns at = lay_columns(line.width);
  bool selected = index == screen->list.selected;
  g_autofree char *date = planner_date_to_string(&entry->date), *round = revealed(entry);
  g_autofree char *people = g_strdup_printf("%u", entry->people), *open = open_actions(entry);
  if (selected) {
    canvas_glyph(app, y, line.x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, line.x + 2);
  }
  canvas_text(app, y, line.x + 2, at.name_width, selected ? ROLE_SELECTED : ROLE_TEXT, entry->name);
  draw_cell(app, line, at.date, ROLE_TEXT, date);
  draw_cell(app, line, at.people, ROLE_TEXT, people);
  draw_cell(app, line, at.step, ROLE_TEXT, phase_name(entry->phase));
  draw_cell(app, line, at.round, ROLE_TEXT, round);
  draw_cell(app, line, at.open, ROLE_TEXT, open);
}

static void draw_empty(struct app *app, struct rect inside)
{
  g_autofree char *key = app_key(app, ACTION_NEW);
  g_autofree char *text = g_strdup_printf(
      "No workshops yet.\n\nIn a workshop a group rates where it stands and where it wants to be, "
      "talks about the right things, picks priorities, and leaves with actions and a report. %s "
      "makes the first one.",
      key);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  canvas_wrapped(app, inside, ROLE_TEXT, text);
  canvas_cursor(app, inside.y, inside.x);
}

/* In words what the columns have no room for. */
static void draw_detail(struct app *app, const struct workshops_screen *screen, struct rect area)
{
  const struct workshop_entry *entry = entry_at(screen, screen->list.selected);
  g_autofree char *date = planner_date_to_string(&entry->date), *round = revealed(entry);
  g_autofree char *people = count_to_string(entry->people, "person", "people");
  g_autofree char *open = open_actions(entry);
  g_autofree char *text =
      g_strdup_printf("%s: %s, %s\nrevealed: %s; open: %s", entry->name, date, people, round, open);
  canvas_horizontal(app, area.y, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  canvas_wrapped(app, (struct rect){area.y + 1, area.x, area.height - 1, area.width}, ROLE_MUTED,
                 text);
}

static void draw_rows(struct app *app, struct workshops_screen *screen, struct rect frame)
{
  list_fit(&screen->list, screen->rows.height);
  guint end = MIN(screen->list.n, screen->list.top + (guint)screen->rows.height);
  for (guint i = screen->list.top; i < end; i++)
    draw_entry(app, screen, i, screen->rows.y + (int)(i - screen->list.top));
  canvas_more(app, frame, screen->list.top, screen->list.n - end, true);
}

static void workshops_draw(struct app *app, void *state, struct rect area)
{
  struct workshops_screen *screen = state;
  bool read_only = workbook_read_only(app->workbook) != NULL;
  struct rect inside =
      canvas_frame(app, area, read_only ? "Workshops · read-only" : "Workshops", true);
  int detail = inside.width < PEOPLE_FROM ? DETAIL_LINES : 0;
  screen->rows = (struct rect){inside.y + 1, inside.x, inside.height - 1 - detail, inside.width};
  if (!screen->list.n) {
    draw_empty(app, inside);
    return;
  }
  draw_heads(app, inside);
  if (detail)
    draw_detail(app, screen,
                (struct rect){inside.y + inside.height - detail, inside.x, detail, inside.width});
  draw_rows(app, screen, area);
}

static char *workshops_title(struct app *app, void *state)
{
  const struct workshops_screen *screen = state;
  (void)app;
  return g_strdup_printf("Workshops  %u/%u", screen->list.n ? screen->list.selected + 1 : 0,
                         screen->list.n);
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void remove_workshop(struct app *app, void *data)
{
  const struct workshops_screen *screen = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (!workbook_remove_workshop(app->workbook, screen->to_remove, &error)) {
    app_complain(app, error);
    return;
  }
  app_workbook_changed(app);
  app_say(app, "The workshop is removed. %s brings it back", key);
}

static void ask_to_remove(struct app *app, struct workshops_screen *screen)
{
  if (!app_may_change_workbook(app))
    return;
  const struct workshop_entry *entry = entry_at(screen, screen->list.selected);
  g_autofree char *name = text_escape(entry->name, -1), *key = app_key(app, ACTION_UNDO);
  g_autofree char *text = g_strdup_printf("The workshop “%s” goes out of the workbook, with all "
                                          "that was rated and agreed on in it. %s brings it back.",
                                          name, key);
  screen->to_remove = entry->id;
  question_open(app, "Remove the workshop?", text, "remove it", remove_workshop, screen);
}

/* What is done to the workshop under the cursor. */
static void act_on_entry(struct app *app, struct workshops_screen *screen, enum action action)
{
  if (!screen->list.n)
    return;
  gint64 id = entry_at(screen, screen->list.selected)->id;
  if (action == ACTION_OPEN)
    workshop_open(app, id);
  else if (action == ACTION_HISTORY)
    history_open_for(app, id);
  else
    ask_to_remove(app, screen);
}

static enum verdict workshops_act(struct app *app, void *state, enum action action)
{
  struct workshops_screen *screen = state;
  switch (action) {
  case ACTION_OPEN:
  case ACTION_HISTORY:
  case ACTION_REMOVE:
    act_on_entry(app, screen, action);
    return HANDLED;
  case ACTION_NEW:
    workshop_new_open(app);
    return HANDLED;
  case ACTION_WORKSHOPS:
    return HANDLED;
  default:
    return list_act(&screen->list, action);
  }
}

static enum verdict workshops_mouse(struct app *app, void *state, const struct event *event)
{
  struct workshops_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  guint index = screen->list.top + (guint)(event->y - screen->rows.y);
  if (!rect_has(screen->rows, event->y, event->x) || index >= screen->list.n)
    return HANDLED;
  list_select(&screen->list, index);
  return event->mouse == MOUSE_DOUBLE_CLICK ? workshops_act(app, state, ACTION_OPEN) : HANDLED;
}

static void workshops_close(struct app *app, void *state)
{
  struct workshops_screen *screen = state;
  (void)app;
  g_ptr_array_unref(screen->entries);
  g_free(screen);
}

static const struct screen_action workshops_actions[] = {
    {ACTION_UP, "The workshop above", "workshop"},
    {ACTION_DOWN, "The workshop below", "workshop"},
    {ACTION_OPEN, "Open the workshop", "open"},
    {ACTION_NEW, "Make a new workshop", "new"},
    {ACTION_REMOVE, "Remove the workshop; asks first", "remove"},
    {ACTION_HISTORY, "Compare the workshop with another one", "compare"},
    {ACTION_UNDO, NULL, "undo"},
    {ACTION_REDO, NULL, NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first workshop", NULL},
    {ACTION_LAST, "To the last workshop", NULL},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class workshops_screen = {
    .name = "workshops",
    .actions = workshops_actions,
    .n_actions = G_N_ELEMENTS(workshops_actions),
    .title = workshops_title,
    .draw = workshops_draw,
    .act = workshops_act,
    .mouse = workshops_mouse,
    .workbook_changed = workshops_changed,
    .close = workshops_close,
};

/* ---- Opening ----------------------------------------------------------- */

/* How many screens stay below the list: it is there once, and the workshop that is open is
 * left for it. */
static guint screens_below(struct app *app)
{
  for (guint i = 0; i < app->screens->len; i++)
    if (app_layer(app, i)->class == &workshops_screen)
      return i;
  return app->session ? app->session->home - 1 : app->screens->len;
}

void workshops_open(struct app *app)
{
  if (!app_has_whole_pack(app) || !app_workbook(app))
    return;
  guint below = screens_below(app);
  bool there = below < app->screens->len && app_layer(app, below)->class == &workshops_screen;
  if (!app_may_drop(app, below + there))
    return;
  app_drop(app, below + there);
  if (there)
    return;
  g_autoptr(GError) error = NULL;
  struct workshops_screen *screen = g_new0(struct workshops_screen, 1);
  if (!read_workshops(app, screen, &error)) {
    app_complain(app, error);
    g_free(screen);
    return;
  }
  app_push(app, &workshops_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
