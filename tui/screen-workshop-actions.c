/* screen-workshop-actions.c - what was agreed on: who does what by when, and what of it is open */
#include "tui/workshop-written.h"

#define ENTRY_LINES   2  /* of an action: what, and who by when */
#define MARK_COLUMNS  6  /* "▸ [ ] " */
#define LEAST_ENTRIES 2  /* that are in view, before anything is said above or below them */
#define DETAIL_LINES  4  /* a rule, first step, evidence */
#define WIDE_DETAIL   16 /* from so many lines inside of the frame on */

struct actions_screen {
  struct list list;
  struct rect rows;
  bool adding; /* a new one was asked for: the cursor goes to it once it is there */
};

static const struct workshop_action *action_at(struct app *app, guint index)
{
  return app->session->workshop->actions->pdata[index];
}

/* The list is looked at anew at each drawing and each key: it may have changed. */
static guint count_actions(struct app *app, struct actions_screen *screen)
{
  guint before = screen->list.n;
  screen->list.n = app->session->workshop->actions->len;
  bool added = screen->adding && screen->list.n > before;
  list_select(&screen->list, added ? screen->list.n - 1 : screen->list.selected);
  screen->adding = screen->adding && !added;
  return screen->list.n;
}

static const char *name_of(struct app *app, guint32 dimension)
{
  return pack_dimension(app->session->pack, dimension)->name;
}

/* ---- Above the list ---------------------------------------------------- */

/* "Priorities: Mindset; Technology. No action yet for: Technology."; NULL if there are none. */
static char *priorities_to_words(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  g_autoptr(GString) all = g_string_new("Priorities: "), bare = g_string_new(NULL);
  for (guint i = 0; i < workshop->priorities->len; i++) {
    guint32 dimension = g_array_index(workshop->priorities, guint32, i);
    g_string_append_printf(all, "%s%s", i ? "; " : "", name_of(app, dimension));
    if (!action_is_there_for(workshop, dimension))
      g_string_append_printf(bare, "%s%s", bare->len ? "; " : "", name_of(app, dimension));
  }
  if (!workshop->priorities->len)
    return NULL;
  g_string_append(all, ".");
  if (bare->len)
    g_string_append_printf(all, " No action yet for: %s.", bare->str);
  return g_string_free(g_steal_pointer(&all), FALSE);
}

/* "2 open actions have no owner or no due day."; NULL if all have. */
static char *lacking_to_words(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  guint n = 0;
  for (guint i = 0; i < workshop->actions->len; i++) {
    g_autofree char *lacks = action_lacks(workshop->actions->pdata[i]);
    n += lacks != NULL;
  }
  g_autofree char *count = count_to_string(n, "open action lacks", "open actions lack");
  return n ? g_strdup_printf("%s an owner or a due day.", count) : NULL;
}

/* Draw the text that stands above the list, at most @most lines of it. Returns how many. */
static int draw_above(struct app *app, struct rect inside, int most)
{
  g_autofree char *priorities = priorities_to_words(app), *lacking = lacking_to_words(app);
  g_autofree char *text =
      g_strconcat(priorities ? priorities : "", priorities && lacking ? "\n" : "",
                  lacking ? lacking : "", NULL);
  g_autoptr(GArray) lines = text_wrap(text, inside.width);
  inside.height = MIN((int)lines->len, most);
  if (!*text || inside.height < 1)
    return 0;
  canvas_wrapped(app, inside, ROLE_STRONG, text);
  return inside.height + (inside.height < most);
}

/* ---- The list ---------------------------------------------------------- */

/* Append a part, after a point if it is not the first. */
static void append_part(GString *text, const char *part)
{
  g_string_append_printf(text, "%s%s", text->len ? " · " : "", part);
}

/* "Okoro · by 2027-02-01 · Mindset · from “Winter review”", after what is missing, as a warning. */
static void draw_second_line(struct app *app, const struct workshop_action *action, int y, int x,
                             int width)
{
  g_autofree char *due = planner_date_to_string(&action->due), *lacks = action_lacks(action);
  g_autofree char *by = g_strconcat("by ", due, NULL);
  g_autofree char *from = g_strdup_printf("from “%s”", action->from ? action->from : "");
  g_autoptr(GString) text = g_string_new(NULL);
  int used = lacks ? canvas_text(app, y, x, width, ROLE_WARNING, lacks) + 1 : 0;
  if (action->owner)
    append_part(text, action->owner);
  if (*due)
    append_part(text, by);
  if (action->dimension != PACK_NONE)
    append_part(text, name_of(app, action->dimension));
  if (action->from)
    append_part(text, from);
  if (lacks && text->len)
    g_string_prepend(text, "· ");
  canvas_text(app, y, x + used, width - used, ROLE_MUTED, text->str);
}

static void draw_entry(struct app *app, const struct actions_screen *screen, guint index, int y)
{
  static const char *const boxes[] = {"[ ]", "[x]", "[-]"};
  const struct workshop_action *action = action_at(app, index);
  int x = screen->rows.x, width = screen->rows.width;
  bool selected = index == screen->list.selected;
  enum screen_role role = action->state == ACTION_IS_OPEN ? ROLE_TEXT : ROLE_MUTED;
  if (selected) {
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, x + MARK_COLUMNS);
  }
  canvas_text(app, y, x + 2, 3, ROLE_METER, boxes[action->state]);
  canvas_text(app, y, x + MARK_COLUMNS, width - MARK_COLUMNS, selected ? ROLE_SELECTED : role,
              action->text);
  draw_second_line(app, action, y + 1, x + MARK_COLUMNS, width - MARK_COLUMNS);
}

static void draw_empty(struct app *app, struct rect inside)
{
  g_autofree char *key = app_key(app, ACTION_NEW);
  g_autofree char *text = g_strdup_printf(
      "No actions yet.\n\nAn action says who does what by when. %s writes one down.", key);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  canvas_wrapped(app, inside, ROLE_TEXT, text);
  canvas_cursor(app, inside.y, inside.x);
}

/* What the list has no room for. */
static void draw_detail(struct app *app, const struct workshop_action *action, struct rect area)
{
  g_autofree char *text =
      g_strdup_printf("First step: %s\nEvidence: %s", action->first_step ? action->first_step : "–",
                      action->evidence ? action->evidence : "–");
  canvas_horizontal(app, area.y, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  canvas_wrapped(app, (struct rect){area.y + 1, area.x, area.height - 1, area.width}, ROLE_MUTED,
                 text);
}

static void draw_list(struct app *app, struct actions_screen *screen, struct rect area)
{
  struct list *list = &screen->list;
  list_fit(list, screen->rows.height / ENTRY_LINES);
  guint end = MIN(list->n, list->top + (guint)list->height);
  for (guint i = list->top; i < end; i++)
    draw_entry(app, screen, i, screen->rows.y + (int)(i - list->top) * ENTRY_LINES);
  canvas_more(app, area, list->top, list->n - end, true);
}

static void actions_draw(struct app *app, void *state, struct rect area)
{
  struct actions_screen *screen = state;
  bool read_only = workbook_read_only(app->workbook) != NULL;
  struct rect inside = canvas_frame(app, area, read_only ? "Actions · read-only" : "Actions", true);
  int detail = inside.height >= WIDE_DETAIL ? DETAIL_LINES : 0;
  int above = draw_above(app, inside, inside.height - detail - LEAST_ENTRIES * ENTRY_LINES);
  screen->rows =
      (struct rect){inside.y + above, inside.x, inside.height - above - detail, inside.width};
  if (!count_actions(app, screen)) {
    draw_empty(app, screen->rows);
    return;
  }
  draw_list(app, screen, area);
  if (detail)
    draw_detail(app, action_at(app, screen->list.selected),
                (struct rect){inside.y + inside.height - detail, inside.x, detail, inside.width});
}

static char *actions_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Actions");
}

/* ---- Keys and mouse ---------------------------------------------------- */

/* The first priority that nobody does anything about yet. */
static guint bare_priority(const struct workshop *workshop)
{
  for (guint i = 0; i < workshop->priorities->len; i++) {
    guint32 dimension = g_array_index(workshop->priorities, guint32, i);
    if (!action_is_there_for(workshop, dimension))
      return dimension;
  }
  return PACK_NONE;
}

/* Set @state, or open the action again if that is its state. */
static void switch_state(struct app *app, guint index, enum action_state state)
{
  bool is_so = action_at(app, index)->state == state;
  action_set_state(app, index, is_so ? ACTION_IS_OPEN : state);
}

static void act_on(struct app *app, guint index, enum action action)
{
  switch (action) {
  case ACTION_TOGGLE:
    switch_state(app, index, ACTION_IS_DONE);
    return;
  case ACTION_DROP:
    switch_state(app, index, ACTION_IS_DROPPED);
    return;
  case ACTION_REMOVE:
    action_remove(app, index);
    return;
  default:
    action_edit_open(app, index);
  }
}

static enum verdict actions_act(struct app *app, void *state, enum action action)
{
  struct actions_screen *screen = state;
  guint n = count_actions(app, screen);
  screen->adding = false;
  switch (action) {
  case ACTION_NEW:
  case ACTION_WORKSHOP_ACTIONS: /* as on the card of a dimension */
    screen->adding = true;
    action_new_open(app, bare_priority(app->session->workshop));
    return HANDLED;
  case ACTION_OPEN:
  case ACTION_EDIT:
  case ACTION_TOGGLE:
  case ACTION_DROP:
  case ACTION_REMOVE:
    if (n)
      act_on(app, screen->list.selected, action);
    return HANDLED;
  default:
    return list_act(&screen->list, action) == HANDLED ? HANDLED : session_act(app, action);
  }
}

static enum verdict actions_mouse(struct app *app, void *state, const struct event *event)
{
  struct actions_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  guint index = screen->list.top + (guint)(event->y - screen->rows.y) / ENTRY_LINES;
  if (!rect_has(screen->rows, event->y, event->x) || index >= count_actions(app, screen))
    return HANDLED;
  list_select(&screen->list, index);
  return event->mouse == MOUSE_DOUBLE_CLICK ? actions_act(app, state, ACTION_OPEN) : HANDLED;
}

static struct document *actions_document(struct app *app, void *state)
{
  (void)state;
  return report_document(app->session->workshop, app->session->pack);
}

static const char *actions_id(struct app *app, void *state)
{
  (void)state;
  return app->session->workshop->name;
}

static void actions_close(struct app *app, void *state)
{
  (void)app;
  g_free(state);
}

static const struct screen_action actions_actions[] = {
    {ACTION_UP, "The action above", "action"},
    {ACTION_DOWN, "The action below", "action"},
    {ACTION_NEW, "Write down a new action", "new"},
    {ACTION_WORKSHOP_ACTIONS, "Write down a new action", NULL},
    {ACTION_EDIT, "Change the action", "change"},
    {ACTION_TOGGLE, "It is done; open it again", "done"},
    {ACTION_DROP, "It is dropped; open it again", "drop"},
    {ACTION_REMOVE, "Take the action out; it can be brought back", NULL},
    {ACTION_PRINT, "Print the report, or save it to a file", "report"},
    {ACTION_BACK, "Back", "back"},
    {ACTION_OPEN, "Change the action", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first action", NULL},
    {ACTION_LAST, "To the last action", NULL},
    SESSION_ACTIONS_BUT_TOPICS,
};

static const struct screen_class actions_screen = {
    .name = "actions",
    .actions = actions_actions,
    .n_actions = G_N_ELEMENTS(actions_actions),
    .title = actions_title,
    .draw = actions_draw,
    .act = actions_act,
    .mouse = actions_mouse,
    .document = actions_document,
    .document_id = actions_id,
    .copied = actions_document,
    .workbook_changed = session_screen_changed,
    .close = actions_close,
};

void workshop_actions_open(struct app *app)
{
  app_push(app, &actions_screen, g_new0(struct actions_screen, 1));
}
