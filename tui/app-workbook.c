/* app-workbook.c - the workbook of a run: opened when it is needed, looked at for what
 * other processes do to it, undone */
#include "tui/app.h"
#include "tui/session.h"

#define LOOK_MS 500 /* between two looks for changes by others */

static bool shows_workbook(struct app *app)
{
  for (guint i = 0; i < app->screens->len; i++)
    if (app_layer(app, i)->class->workbook_changed)
      return true;
  return false;
}

/* Look for changes as long as a screen shows something of the workbook. */
static gboolean on_timer(gpointer data)
{
  struct app *app = data;
  if (!shows_workbook(app)) {
    app->workbook_timer = 0;
    return G_SOURCE_REMOVE;
  }
  if (workbook_changed(app->workbook)) {
    app_workbook_changed(app);
    app_draw(app);
  }
  return G_SOURCE_CONTINUE;
}

static bool open_workbook(struct app *app)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *usual = app->workbook_path ? NULL : workbook_default_path();
  app->workbook = workbook_open(app->workbook_path ? app->workbook_path : usual, &error);
  if (!app->workbook)
    app_complain(app, error);
  return app->workbook != NULL;
}

struct workbook *app_workbook(struct app *app)
{
  if (!app->workbook && !open_workbook(app))
    return NULL;
  if (!app->workbook_timer)
    app->workbook_timer = g_timeout_add(LOOK_MS, on_timer, app);
  return app->workbook;
}

struct workbook *app_existing_workbook(struct app *app)
{
  g_autofree char *usual = app->workbook_path ? NULL : workbook_default_path();
  const char *path = app->workbook_path ? app->workbook_path : usual;
  return app->workbook || g_file_test(path, G_FILE_TEST_EXISTS) ? app_workbook(app) : NULL;
}

bool app_may_change_workbook(struct app *app)
{
  const char *why = workbook_read_only(app->workbook);
  if (why)
    app_say(app, "%s", why);
  return !why;
}

void app_workbook_changed(struct app *app)
{
  app->was_unread = app->unread;
  app->unread = false;
  session_reload(app);
  app_tell_screens(app);
}

void app_tell_screens(struct app *app)
{
  app->stale = true;
  for (guint i = 0; i < app->screens->len; i++) {
    const struct layer *layer = app_layer(app, i);
    if (layer->class->workbook_changed &&
        layer->class->workbook_changed(app, layer->state) == LEAVE)
      app_drop(app, i); /* and what lies over it */
  }
}

enum verdict app_read_again(struct app *app, const char *what, const GError *error)
{
  if (g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME)) {
    app_say(app, "%s is not in the workbook any more: it was removed", what);
    return LEAVE;
  }
  if (!app->unread && !app->was_unread)
    app_say(app, "The workbook cannot be read now, and is shown as it was: %s", error->message);
  app->unread = true;
  workbook_look_again(app->workbook);
  return HANDLED;
}

enum verdict app_undo(struct app *app, enum action action)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;
  if (action != ACTION_UNDO && action != ACTION_REDO)
    return UNHANDLED;
  struct workbook *workbook = app_workbook(app);
  if (!workbook)
    return HANDLED;
  bool undo = action == ACTION_UNDO;
  bool done =
      undo ? workbook_undo(workbook, &what, &error) : workbook_redo(workbook, &what, &error);
  if (!done) {
    app_complain(app, error);
    return HANDLED;
  }
  app_workbook_changed(app);
  if (!shows_workbook(app))
    plans_open(app); /* the plan one was on is gone: what is said now must be possible here */
  g_autofree char *key = app_key(app, undo ? ACTION_REDO : ACTION_UNDO);
  app_say(app, undo ? "Undone: %s. %s does it again" : "Done again: %s. %s undoes it", what, key);
  return HANDLED;
}

void app_close_workbook(struct app *app)
{
  session_close(app);
  if (app->workbook_timer)
    g_source_remove(app->workbook_timer);
  app->workbook_timer = 0;
  g_clear_pointer(&app->workbook, workbook_close);
}
