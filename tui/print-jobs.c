/* print-jobs.c - what was handed to lp, which runs beside the screen
 *
 * A job that is on its way outlives the dialog: how it ended is said in either case.
 */
#include "tui/print.h"

#define PATIENCE_MS 2000 /* that who leaves has for a job */

static void free_job(struct print_job *job)
{
  job->app->print_jobs = g_slist_remove(job->app->print_jobs, job);
  if (job->screen)
    job->screen->job = NULL;
  g_free(job->printer);
  g_free(job->remarks);
  g_free(job);
}

void print_forget_jobs(struct app *app)
{
  while (app->print_jobs) {
    struct print_job *job = app->print_jobs->data;
    print_task_forget(job->task);
    free_job(job);
  }
}

/* The dialog goes when its job has been taken, and stays to try again when not. */
static void on_job_ended(const char *name, const GError *error, gpointer data)
{
  struct print_job *job = data;
  struct app *app = job->app;
  struct print_screen *screen = job->screen;
  if (!app->terminal) {
    free_job(job);
    if (error && !app->refusal)
      app->refusal = g_error_copy(error);
    return;
  }
  g_autofree char *said =
      error ? error_to_sentence(error)
            : g_strdup_printf("Sent to %s: request id %s%s", job->printer, name, job->remarks);
  free_job(job);
  if (screen && error) {
    print_note(screen, said);
  } else {
    if (screen)
      app_take_off(app, screen);
    app_say(app, "%s", said);
  }
  app_draw(app);
}

static gboolean on_patience(gpointer data)
{
  bool *over = data;
  *over = true;
  return G_SOURCE_CONTINUE;
}

bool print_await_jobs(struct app *app, GError **error)
{
  bool over = false;
  guint patience = g_timeout_add(PATIENCE_MS, on_patience, &over);
  while (app->print_jobs && !over)
    g_main_context_iteration(NULL, TRUE);
  g_source_remove(patience);
  if (app->print_jobs && !app->refusal) {
    const struct print_job *job = app->print_jobs->data;
    app->refusal = g_error_new(DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                               "%s has not said yet whether it takes what was sent to it; see what "
                               "lpstat lists",
                               job->printer);
  }
  if (!app->refusal)
    return true;
  g_propagate_error(error, g_steal_pointer(&app->refusal));
  return false;
}

void print_job_send(struct print_screen *screen, const struct print_request *request,
                    const GString *bytes, const char *remarks)
{
  struct app *app = screen->app;
  struct print_job *job = g_new0(struct print_job, 1);
  g_autoptr(GError) error = NULL;
  job->app = app;
  job->screen = screen;
  job->printer = text_escape(request->printer, -1);
  job->remarks = g_strdup(remarks);
  job->task = print_start(request, bytes->str, bytes->len, on_job_ended, job, &error);
  app->print_jobs = g_slist_prepend(app->print_jobs, job);
  screen->job = job;
  if (!job->task) {
    print_note_error(screen, error);
    free_job(job);
  }
}
