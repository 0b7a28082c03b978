/* print-making.c - what is shown becomes a file, or what a printer takes
 *
 * As a rule that is done at once. A long document is made in steps while nothing else is to be
 * done, and is saved or sent when it is whole.
 */
#include "tui/print.h"

#define STEPS_AT_ONCE 128 /* some tenths of a second at most */
#define SLICE_US      4000

struct making {
  char *path;                   /* of a file; or NULL: it is for lp */
  char *printer;                /* or NULL */
  struct print_request request; /* if it is for lp */
  struct document *document;
  const struct format *format;
  struct render_options options;
  GString *bytes, *remarks;
  struct rendering *rendering; /* NULL once it is done */
};

static void forget(struct print_screen *screen)
{
  struct making *making = g_steal_pointer(&screen->making);
  if (making->rendering)
    rendering_stop(making->rendering);
  document_free(making->document);
  g_string_free(making->bytes, TRUE);
  g_string_free(making->remarks, TRUE);
  g_free(making->path);
  g_free(making->printer);
  g_free(making);
}

/* ---- When it is made --------------------------------------------------- */

static enum verdict save(struct print_screen *screen, const char *remarks)
{
  const struct making *making = screen->making;
  g_autofree char *place = file_place(making->path);
  g_autoptr(GError) error = NULL;
  if (!file_save(making->path, making->bytes->str, making->bytes->len, &error)) {
    print_note_error(screen, error);
    return HANDLED;
  }
  app_say(screen->app, "Saved %s%s", place, remarks);
  return LEAVE;
}

static enum verdict hand_over(struct print_screen *screen)
{
  const struct making *making = screen->making;
  g_strdelimit(making->remarks->str, "\n", ' ');
  const char *found = g_strchomp(making->remarks->str);
  g_autofree char *remarks = g_strconcat(*found ? ". " : "", found, NULL);
  if (making->path)
    return save(screen, remarks);
  print_job_send(screen, &making->request, making->bytes, remarks);
  return HANDLED;
}

static enum verdict finish(struct print_screen *screen)
{
  g_autoptr(GError) error = NULL;
  enum verdict verdict = HANDLED;
  bool made = rendering_finish(g_steal_pointer(&screen->making->rendering), &error);
  screen->app->render_failed = !made;
  if (made)
    verdict = hand_over(screen);
  else
    print_note_error(screen, error);
  forget(screen);
  return verdict;
}

/* ---- Making it --------------------------------------------------------- */

/* The rest that is not done at once is for making_go_on(). */
static enum verdict begin(struct print_screen *screen)
{
  struct making *making = screen->making;
  g_autoptr(GError) error = NULL;
  void *state;
  const struct screen_class *class = app_screen_below(screen->app, &state);
  making->document = class->document(screen->app, state);
  if (!making->document) {
    print_note(screen, "There is nothing to print here");
    forget(screen);
    return HANDLED;
  }
  making->request.title = document_title(making->document);
  making->rendering =
      rendering_start(making->format, making->document, &making->options, making->bytes, &error);
  if (!making->rendering) {
    print_note_error(screen, error);
    forget(screen);
    return HANDLED;
  }
  for (guint i = 0; i < STEPS_AT_ONCE; i++)
    if (!rendering_step(making->rendering))
      return finish(screen);
  return HANDLED;
}

static struct making *making_new(struct print_screen *screen, const struct format *format)
{
  struct making *making = g_new0(struct making, 1);
  making->format = format;
  making->bytes = g_string_new(NULL);
  making->remarks = g_string_new(NULL);
  making->options =
      (struct render_options){.ascii = screen->app->ascii,
                              .anew = screen->app->render_failed,
                              .paper = (enum paper)form_chosen(&screen->form, ROW_PAPER),
                              .remarks = making->remarks};
  screen->making = making;
  return making;
}

enum verdict making_save(struct print_screen *screen, const char *path)
{
  making_new(screen, document_format_by_path(path))->path = g_strdup(path);
  return begin(screen);
}

enum verdict making_print(struct print_screen *screen, const char *printer, guint copies)
{
  struct making *making = making_new(screen, print_format());
  making->printer = g_strdup(printer);
  making->request = (struct print_request){
      .printer = making->printer, .copies = copies, .paper = making->options.paper};
  return begin(screen);
}

void making_go_on(struct print_screen *screen)
{
  gint64 end = g_get_monotonic_time() + SLICE_US;
  bool more = true;
  while (more && g_get_monotonic_time() < end)
    more = rendering_step(screen->making->rendering);
  if (!more && finish(screen) == LEAVE)
    app_take_off(screen->app, screen);
}

void making_stop(struct print_screen *screen)
{
  print_note(screen,
             screen->making->path ? "Stopped: nothing was saved" : "Stopped: nothing was printed");
  forget(screen);
}

char *making_progress(const struct print_screen *screen)
{
  g_autofree char *format = g_ascii_strup(screen->making->format->name, -1);
  g_autofree char *key = app_key(screen->app, ACTION_BACK);
  return g_strdup_printf("Making the %s: %.0f %%. %s stops it.", format,
                         100 * rendering_done(screen->making->rendering), key);
}
