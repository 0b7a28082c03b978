/* tui.c - starting, the event loop, ending: see tui.h */
#include "tui/tui.h"

#include "tui/app.h"

#include <glib-unix.h>
#include <langinfo.h>
#include <string.h>

/* How much is read at a time until the first screen can be drawn, and then in each
 * turn. */
#define FIRST_BYTES      1024
#define SLICE_BYTES      (256 * 1024)
#define FIRST_DIMENSIONS 64
/* Slices read before a key counts, so that it finds a small pack whole. */
#define KEY_SLICES  4
#define PROGRESS_US 100000 /* between two drawings of the progress */

struct loop {
  struct app *app;
  GMainLoop *main;
  guint work_source, leisure_source;
  gint64 last_drawn;
};

/* ---- Reading the pack -------------------------------------------------- */

/* The pack is read to its end: from now on it is whole, or there are its errors. */
static void adopt_pack(struct app *app)
{
  g_clear_pointer(&app->problems, g_ptr_array_unref);
  app->whole = pack_reader_finish(g_steal_pointer(&app->reader), &app->problems);
  app->pack = app->whole;
}

/* Read what the first screen needs. */
static void read_first(struct app *app, const char *folder)
{
  bool more = true;
  app->reader = pack_reader_new(folder);
  while (more &&
         (pack_reader_n_errors(app->reader) || !pack_reader_has(app->reader, FIRST_DIMENSIONS)))
    more = pack_reader_step(app->reader, FIRST_BYTES);
  app->pack = pack_reader_pack(app->reader);
  if (!more)
    adopt_pack(app);
}

/* One slice of the pack. */
static void read_slice(struct app *app)
{
  if (!pack_reader_step(app->reader, SLICE_BYTES))
    adopt_pack(app);
  if (app->pack) {
    app_pack_changed(app);
    return;
  }
  app_drop(app, 0);
  problems_open(app);
}

/* ---- The loop ---------------------------------------------------------- */

static gboolean on_idle(gpointer data);

static gboolean on_leisure(gpointer data)
{
  struct loop *loop = data;
  loop->leisure_source = 0;
  if (app_may_prepare(loop->app))
    app_prepare(loop->app);
  return G_SOURCE_REMOVE;
}

static void draw(struct loop *loop)
{
  app_draw(loop->app);
  loop->last_drawn = g_get_monotonic_time();
  if (!loop->leisure_source && app_may_prepare(loop->app))
    loop->leisure_source = g_idle_add_full(G_PRIORITY_LOW, on_leisure, loop, NULL);
}

/* Have on_idle() called if there is long work to do: the pack's, or a screen's. */
static bool want_work(struct loop *loop)
{
  bool wanted = loop->app->reader || app_busy(loop->app);
  if (wanted && !loop->work_source)
    loop->work_source = g_idle_add(on_idle, loop);
  return wanted;
}

static gboolean on_idle(gpointer data)
{
  struct loop *loop = data;
  if (loop->app->reader)
    read_slice(loop->app);
  app_work(loop->app);
  bool more = want_work(loop);
  if (!more || g_get_monotonic_time() - loop->last_drawn > PROGRESS_US)
    draw(loop);
  if (!more)
    loop->work_source = 0;
  return more;
}

/* Let the app take all that has come from the keyboard and the mouse. */
static bool take_events(struct app *app)
{
  struct event event;
  bool any = false;
  while (app->running && (event = terminal_next_event(app->terminal)).kind != EVENT_NONE) {
    any = true;
    if (app_handle_event(app, &event))
      app_draw(app); /* another screen: it must know its size before the next key */
  }
  return any;
}

static gboolean on_input(gint fd, GIOCondition condition, gpointer data)
{
  struct loop *loop = data;
  struct app *app = loop->app;
  for (int slices = 0; app->reader && slices < KEY_SLICES; slices++)
    read_slice(app);
  if (fd == terminal_wake_fd(app->terminal))
    terminal_take_wakes(app->terminal);
  if (!take_events(app) && condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL))
    app->running = false;
  if (!app->running) {
    g_main_loop_quit(loop->main);
    return G_SOURCE_CONTINUE;
  }
  draw(loop);
  want_work(loop);
  return G_SOURCE_CONTINUE;
}

/* Have on_input() called when there is something to read. The source may recurse,
 * though it never does: GLib need then not take its descriptor out of the poll, and
 * put it back, with a system call each, at every key. */
static GSource *watch(struct loop *loop, int fd)
{
  GSource *source = g_unix_fd_source_new(fd, G_IO_IN);
  g_source_set_callback(source, G_SOURCE_FUNC(on_input), loop, NULL);
  g_source_set_can_recurse(source, TRUE);
  g_source_attach(source, NULL);
  return source;
}

static void unwatch(GSource *source)
{
  g_source_destroy(source);
  g_source_unref(source);
}

static void run_loop(struct app *app)
{
  struct loop loop = {.app = app, .main = g_main_loop_new(NULL, FALSE)};
  GSource *keys = watch(&loop, terminal_input_fd(app->terminal));
  GSource *wakes = watch(&loop, terminal_wake_fd(app->terminal));
  draw(&loop);
  want_work(&loop);
  g_main_loop_run(loop.main);
  unwatch(keys);
  unwatch(wakes);
  if (loop.work_source)
    g_source_remove(loop.work_source);
  if (loop.leisure_source)
    g_source_remove(loop.leisure_source);
  g_main_loop_unref(loop.main);
}

/* ---- Starting and ending ----------------------------------------------- */

static bool choose_theme(struct app *app, const char *asked, const char *configured, GError **error)
{
  const char *no_color = g_getenv("NO_COLOR");
  if (asked && !theme_find(asked)) {
    g_autofree char *what = theme_complaint(asked);
    g_set_error_literal(error, TUI_ERROR, TUI_ERROR_OPTION, what);
    return false;
  }
  if (!asked && no_color && *no_color)
    asked = "mono";
  app->theme = theme_find(asked ? asked : configured);
  return true;
}

void app_clear(struct app *app)
{
  app_drop(app, 0);
  print_forget_jobs(app);
  app_close_workbook(app);
  terminal_close(app->terminal);
  keymap_free(app->keymap);
  bookmarks_free(app->bookmarks);
  search_free(app->search);
  if (app->reader)
    pack_free(pack_reader_finish(app->reader, NULL));
  pack_free(app->whole);
  g_clear_pointer(&app->problems, g_ptr_array_unref);
  g_clear_pointer(&app->shown, g_array_unref);
  g_clear_pointer(&app->screens, g_ptr_array_unref);
  g_clear_pointer(&app->message, g_free);
}

bool app_set_up(struct app *app, const struct tui_options *options, bool *mouse, GError **error)
{
  struct config config = {0};
  *app = (struct app){.ascii = options->ascii,
                      .pack_folder = options->pack_folder,
                      .workbook_path = options->workbook};
  app->screens = g_ptr_array_new();
  app->shown = g_array_new(FALSE, FALSE, sizeof(guint));
  app->keymap = keymap_new();
  config_load(&config, app->keymap, &app->message);
  app->bell = config.bell;
  app->ascii = app->ascii || config.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
  *mouse = config.mouse;
  bool good = choose_theme(app, options->theme, config.theme, error);
  g_free(config.theme);
  return good;
}

bool app_show(struct app *app, bool mouse, void (*open)(struct app *app), GError **error)
{
  app->terminal = terminal_open(mouse, error);
  if (!app->terminal)
    return false;
  theme_apply(app->theme, app->attributes);
  app->running = true;
  open(app);
  run_loop(app);
  return true;
}

static void open_first(struct app *app)
{
  app->bookmarks = bookmarks_load(pack_value(app->pack, "id"));
  matrix_open(app);
}

/* The error of a pack that cannot be shown; its problems go to the caller. */
static bool refuse_pack(struct app *app, const char *folder, GPtrArray **problems, GError **error)
{
  g_autofree char *shown = text_escape(folder, -1);
  g_set_error(error, TUI_ERROR, TUI_ERROR_PACK, "the pack “%s” has errors", shown);
  *problems = g_steal_pointer(&app->problems);
  return false;
}

bool tui_run(const struct tui_options *options, GPtrArray **problems, GError **error)
{
  struct app app;
  bool mouse, good = app_set_up(&app, options, &mouse, error);
  if (good) {
    read_first(&app, options->pack_folder);
    good = app.pack && app_show(&app, mouse, open_first, error);
  }
  app_drop(&app, 0);
  g_clear_pointer(&app.terminal, terminal_close);
  if (app.theme && !app.pack)
    good = refuse_pack(&app, options->pack_folder, problems, error);
  else if (good)
    good = print_await_jobs(&app, error);
  app_clear(&app);
  return good;
}
