/* screen-workshop-history.c - two workshops of the workbook side by side */
#include "tui/session.h"

/* A workshop, as it is in the workbook now. */
struct compared {
  gint64 id;
  const struct pack *pack;
  struct workshop *workshop;
};

struct history_screen {
  struct compared sides[2];
  struct pane pane;
  struct rect area;
};

/* ---- Reading ----------------------------------------------------------- */

static bool read_side(struct app *app, struct compared *side, GError **error)
{
  const struct pack *pack = workbook_workshop_pack(app->workbook, side->id, app->pack, error);
  struct workshop *workshop = pack ? workbook_workshop(app->workbook, side->id, pack, error) : NULL;
  if (!workshop)
    return false;
  workshop_free(side->workshop);
  side->workshop = workshop;
  side->pack = pack;
  return true;
}

/* The one that cannot be read, or NULL. */
static const struct compared *read_sides(struct app *app, struct history_screen *screen,
                                         GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(screen->sides); i++)
    if (!read_side(app, &screen->sides[i], error))
      return &screen->sides[i];
  return NULL;
}

static struct document *history_of(struct app *app, void *state)
{
  const struct history_screen *screen = state;
  const struct compared *one = &screen->sides[0], *other = &screen->sides[1];
  (void)app;
  return history_document(one->workshop, one->pack, other->workshop, other->pack);
}

static enum verdict history_changed(struct app *app, void *state)
{
  struct history_screen *screen = state;
  g_autoptr(GError) error = NULL;
  const struct compared *unread = read_sides(app, screen, &error);
  if (unread) {
    g_autofree char *name = text_escape(unread->workshop->name, -1);
    g_autofree char *what = g_strdup_printf("The workshop “%s”", name);
    return app_read_again(app, what, error);
  }
  pane_refresh(&screen->pane, history_of(app, screen));
  return HANDLED;
}

/* ---- The screen -------------------------------------------------------- */

static char *history_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "History");
}

static void history_draw(struct app *app, void *state, struct rect area)
{
  struct history_screen *screen = state;
  guint above, below;
  screen->area = canvas_frame(app, area, "History", true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static enum verdict history_act(struct app *app, void *state, enum action action)
{
  struct history_screen *screen = state;
  enum verdict verdict = pane_screen_act(app, &screen->pane, action);
  return verdict == UNHANDLED && app->session ? session_act(app, action) : verdict;
}

static enum verdict history_mouse(struct app *app, void *state, const struct event *event)
{
  struct history_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static void history_close(struct app *app, void *state)
{
  struct history_screen *screen = state;
  (void)app;
  for (gsize i = 0; i < G_N_ELEMENTS(screen->sides); i++)
    workshop_free(screen->sides[i].workshop);
  pane_clear(&screen->pane);
  g_free(screen);
}

#define HISTORY_ACTIONS                                                                            \
  PANE_ACTIONS,                                                                                    \
  {                                                                                                \
    ACTION_PRINT, "Print both workshops side by side, or save them to a file", "print"             \
  }

static const struct screen_action history_actions[] = {
    HISTORY_ACTIONS,
    {ACTION_UNDO, NULL, NULL},
    {ACTION_REDO, NULL, NULL},
};

static const struct screen_action session_actions[] = {HISTORY_ACTIONS, SESSION_ACTIONS};

#define HISTORY_CLASS(table)                                                                       \
  {                                                                                                \
    .name = "history", .actions = table, .n_actions = G_N_ELEMENTS(table), .title = history_title, \
    .draw = history_draw, .act = history_act, .mouse = history_mouse, .document = history_of,      \
    .copied = history_of, .workbook_changed = history_changed, .close = history_close              \
  }

/* From the list of workshops; from a workshop that is open, whose keys go on working. */
static const struct screen_class history_screen = HISTORY_CLASS(history_actions);
static const struct screen_class session_history_screen = HISTORY_CLASS(session_actions);

static void show_history(struct app *app, gint64 one, gint64 other)
{
  g_autoptr(GError) error = NULL;
  struct history_screen *screen = g_new0(struct history_screen, 1);
  screen->sides[0].id = MIN(one, other); /* of one day: the one that was made first */
  screen->sides[1].id = MAX(one, other);
  if (read_sides(app, screen, &error)) {
    app_complain(app, error);
    history_close(app, screen);
    return;
  }
  screen->pane.whole = true;
  pane_show(&screen->pane, history_of(app, screen), NULL);
  app_push(app, app->session ? &session_history_screen : &history_screen, screen);
}

/* ---- Choosing the other one -------------------------------------------- */

/* What the lines of the list stand for: freed in one go. */
struct choice {
  gint64 one;
  gint64 others[];
};

/* The dialog goes before what was chosen comes. */
static bool take_other(struct app *app, struct form *form, gpointer data)
{
  const struct choice *choice = data;
  gint64 one = choice->one, other = choice->others[form_chosen(form, 0)];
  app_pop(app);
  show_history(app, one, other);
  return false;
}

static void ask_for_other(struct app *app, gint64 one, const GPtrArray *entries)
{
  struct choice *choice = g_malloc(sizeof *choice + entries->len * sizeof *choice->others);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  choice->one = one;
  for (guint i = 0; i < entries->len; i++) {
    const struct workshop_entry *entry = g_ptr_array_index(entries, i);
    g_autofree char *date = planner_date_to_string(&entry->date);
    choice->others[i] = entry->id;
    g_ptr_array_add(words, g_strdup_printf("%s  %s", date, entry->name));
  }
  g_ptr_array_add(words, NULL);
  struct form *form = dialog_open(app, "History", "Which workshop is to stand beside this one?",
                                  take_other, choice);
  form_add_list(form, "Workshop", (const char *const *)words->pdata, 0);
}

void history_open_for(struct app *app, gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = workbook_workshops(app->workbook, &error);
  if (!entries) {
    app_complain(app, error);
    return;
  }
  for (guint i = entries->len; i > 0; i--)
    if (((const struct workshop_entry *)g_ptr_array_index(entries, i - 1))->id == id)
      g_ptr_array_remove_index(entries, i - 1);
  if (!entries->len)
    app_say(app, "There is no other workshop in the workbook to stand beside this one");
  else if (entries->len == 1)
    show_history(app, id, ((const struct workshop_entry *)g_ptr_array_index(entries, 0))->id);
  else
    ask_for_other(app, id, entries);
}

void history_open(struct app *app)
{
  history_open_for(app, app->session->id);
}
