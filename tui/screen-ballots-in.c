/* screen-ballots-in.c - ballots from a CSV file: which one, and what was wrong in it */
#include "tui/session.h"

struct faults_screen {
  struct pane pane;
  char *path;
  guint n_good; /* rows that can be taken */
  struct rect area;
};

/* ---- Taking them ------------------------------------------------------- */

static void say_taken(struct app *app, guint n, guint n_left)
{
  g_autofree char *rows = count_to_string(n, "row is", "rows are");
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (n_left)
    app_say(app, "%s taken in, the others are left out. %s undoes it", rows, key);
  else
    app_say(app, "%s taken in. %s undoes it", rows, key);
}

/* True if they are in the workbook: the screens know it by then. *@n_good: the rows that are, or
 * that could be. */
static bool import(struct app *app, const char *path, bool keep_going, GPtrArray *problems,
                   guint *n_good, GError **error)
{
  const struct session *session = app->session;
  if (!workbook_import_ballots(app->workbook, session->id, session->pack, path, keep_going,
                               problems, n_good, error))
    return false;
  app_workbook_changed(app);
  say_taken(app, *n_good, problems->len);
  return true;
}

/* ---- What was wrong ---------------------------------------------------- */

static void faults_draw(struct app *app, void *state, struct rect area)
{
  struct faults_screen *screen = state;
  guint above, below;
  screen->area = canvas_frame(app, area, "Ballots that cannot be taken", true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static void take_others(struct app *app, void *data)
{
  const struct faults_screen *screen = data;
  g_autofree char *path = g_strdup(screen->path);
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  g_autoptr(GError) error = NULL;
  guint n_good;
  app_pop(app);
  if (!import(app, path, true, problems, &n_good, &error))
    app_complain(app, error);
}

static void ask_to_take(struct app *app, struct faults_screen *screen)
{
  g_autofree char *rows = count_to_string(screen->n_good, "good row", "good rows");
  g_autofree char *title = g_strdup_printf("Take the %s?", rows);
  if (!screen->n_good)
    app_say(app, "No row of the file can be taken");
  else
    question_open(app, title, "The rows that are named here are left out.", "take them",
                  take_others, screen);
}

static enum verdict faults_act(struct app *app, void *state, enum action action)
{
  struct faults_screen *screen = state;
  if (action == ACTION_OPEN) {
    ask_to_take(app, screen);
    return HANDLED;
  }
  return pane_screen_act(app, &screen->pane, action);
}

static enum verdict faults_mouse(struct app *app, void *state, const struct event *event)
{
  struct faults_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static char *faults_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Ballots");
}

static void faults_close(struct app *app, void *state)
{
  struct faults_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen->path);
  g_free(screen);
}

static const struct screen_action faults_actions[] = {
    {ACTION_UP, "One line up", "scroll"},
    {ACTION_DOWN, "One line down", "scroll"},
    {ACTION_OPEN, "Take the other rows; asks first", "take the others"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_BACK, "Back; none is taken", "back"},
};

static const struct screen_class faults_screen = {
    .name = "ballots",
    .actions = faults_actions,
    .n_actions = G_N_ELEMENTS(faults_actions),
    .title = faults_title,
    .draw = faults_draw,
    .act = faults_act,
    .mouse = faults_mouse,
    .workbook_changed = session_screen_changed,
    .close = faults_close,
};

static struct document *faults_document(struct app *app, const GPtrArray *problems, guint n_good)
{
  struct document *document = document_new("Ballots");
  g_autofree char *key = app_key(app, ACTION_OPEN);
  g_autofree char *rows = count_to_string(n_good, "row", "rows");
  g_autofree char *others =
      n_good ? g_strdup_printf(", or %s takes what is good: %s", key, rows) : g_strdup("");
  g_autofree char *words =
      g_strdup_printf("None is taken yet, because something is wrong in the file. Mend it and read "
                      "it again%s.",
                      others);
  document_add_words(document, RUN_PLAIN, words);
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = problem_to_string(g_ptr_array_index(problems, i));
    document_add_words(document, RUN_PLAIN, text);
  }
  return document;
}

static void show_faults(struct app *app, const char *path, const GPtrArray *problems, guint n_good)
{
  struct faults_screen *screen = g_new0(struct faults_screen, 1);
  screen->path = g_strdup(path);
  screen->n_good = n_good;
  pane_show(&screen->pane, faults_document(app, problems, n_good), NULL);
  app_push(app, &faults_screen, screen);
}

/* ---- Which file -------------------------------------------------------- */

static bool take_file(struct app *app, struct form *form, gpointer data)
{
  g_autofree char *path = form_path(form, 0);
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  g_autoptr(GError) error = NULL;
  guint n_good;
  (void)data;
  if (import(app, path, false, problems, &n_good, &error))
    return true;
  if (!problems->len) {
    form_set_fault(form, 0, error->message); /* it begins with the name of the file */
    return false;
  }
  app_pop(app); /* this dialog: what is wrong comes in its place */
  show_faults(app, path, problems, n_good);
  return false;
}

void ballots_in_open(struct app *app)
{
  if (!app_may_change_workbook(app))
    return;
  struct form *form = dialog_open(app, "Read ballots",
                                  "A CSV table with the columns person, dimension, now, want, "
                                  "comment and, if you like, round. A "
                                  "dimension is its name, or its number on the ballot.",
                                  take_file, NULL);
  form_add_text(form, "File", "");
}
