/* printer.c - printing with lp, and the printers that lpstat lists
 *
 * Both are programs of CUPS; no library of it is needed. A task is one of them, or lp
 * and, if that failed, lpstat, which knows why.
 */
#include "document/child-private.h"
#include "document/document-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define LOOK_SECONDS    15
#define PRINT_SECONDS   60
#define TITLE_BYTES     200 /* CUPS takes 255 */
#define MOST_WORDS      240 /* bytes of what lp said that are passed on */
#define SAVE_IT_INSTEAD "save it as a PDF instead"

struct print_task {
  GMainContext *context; /* NULL for the default one */
  struct child *child;
  printers_found found; /* of looking */
  print_ended ended;    /* of printing */
  gpointer data;
  char *printer, *refusal; /* where to; what lp said, once it has refused */
};

void printers_free(struct printers *printers)
{
  if (!printers)
    return;
  g_strfreev(printers->names);
  g_free(printers->usual);
  g_free(printers);
}

const struct format *print_format(void)
{
  return document_format_by_name("pdf");
}

/* ---- What lpstat says -------------------------------------------------- */

static struct printers *printers_new(GPtrArray *names, const char *usual)
{
  struct printers *printers = g_new0(struct printers, 1);
  g_ptr_array_add(names, NULL);
  printers->names = g_strdupv((char **)names->pdata);
  printers->usual = g_strdup(usual);
  return printers;
}

/* Lines of one word are names; the others tell of CUPS itself. What is cut off, or no
 * text, is no name. */
static struct printers *parse_printers(const char *said)
{
  static const char usual_is[] = "system default destination: ";
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
  const char *usual = NULL;
  for (char **line = lines; line[0] && line[1]; line++) {
    if (!text_check(*line, strlen(*line), NULL))
      continue;
    if (g_str_has_prefix(*line, usual_is))
      usual = *line + strlen(usual_is);
    else if (**line && !strchr(*line, ' '))
      g_ptr_array_add(names, *line);
  }
  return names->len ? printers_new(names, usual) : NULL;
}

static void set_error(GError **error, const char *sentence)
{
  g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT, sentence);
}

/* The printers in what lpstat said, or why there are none. */
static struct printers *take_printers(const struct child_result *result, GError **error)
{
  struct printers *printers = result->too_slow ? NULL : parse_printers(result->out);
  if (printers)
    return printers;
  if (result->too_slow)
    set_error(error, "nothing can be printed: CUPS, which prints here, does not answer; try "
                     "again later, or " SAVE_IT_INSTEAD);
  else if (strstr(result->out, "scheduler is not running"))
    set_error(error, "nothing can be printed: CUPS, which prints here, is not running; have it "
                     "started, or " SAVE_IT_INSTEAD);
  else
    set_error(error, "nothing can be printed: no printer is set up here; have one set up in "
                     "CUPS, or " SAVE_IT_INSTEAD);
  return NULL;
}

/* The error for a program that could not be started, @cause. */
static void set_start_error(const char *program, const GError *cause, GError **error)
{
  if (g_error_matches(cause, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                "nothing can be printed: there is no CUPS here (the command “%s” is missing); "
                "install it, or " SAVE_IT_INSTEAD,
                program);
  else
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                "nothing can be printed: “%s” could not be started: %s; try again, "
                "or " SAVE_IT_INSTEAD,
                program, cause->message);
}

/* ---- Tasks ------------------------------------------------------------- */

static void free_task(struct print_task *task)
{
  g_free(task->printer);
  g_free(task->refusal);
  g_free(task);
}

/* Start @arguments, with the file @input as what it reads, or -1, for @task. */
static bool run(struct print_task *task, const char *const *arguments, int input, child_ended ended,
                GError **error)
{
  struct child_options options = {.arguments = arguments,
                                  .input = input,
                                  .seconds = input < 0 ? LOOK_SECONDS : PRINT_SECONDS,
                                  .detached = !task->context};
  g_autoptr(GError) cause = NULL;
  task->child = child_start(&options, task->context, ended, task, &cause);
  if (!task->child)
    set_start_error(arguments[0], cause, error);
  return task->child != NULL;
}

void print_task_forget(struct print_task *task)
{
  child_forget(task->child, task->found || task->refusal);
  free_task(task);
}

/* One program tells all: whether CUPS runs, the usual printer, and all printers. */
static bool run_lpstat(struct print_task *task, child_ended ended, GError **error)
{
  static const char *const arguments[] = {"lpstat", "-r", "-d", "-e", NULL};
  return run(task, arguments, -1, ended, error);
}

/* ---- Looking for printers ---------------------------------------------- */

static void on_printers(const struct child_result *result, gpointer data)
{
  struct print_task *task = data;
  g_autoptr(GError) error = NULL;
  struct printers *printers = take_printers(result, &error);
  task->found(printers, error, task->data);
  free_task(task);
}

struct print_task *printers_look(printers_found found, gpointer data, GError **error)
{
  struct print_task *task = g_new0(struct print_task, 1);
  task->found = found;
  task->data = data;
  if (run_lpstat(task, on_printers, error))
    return task;
  free_task(task);
  return NULL;
}

/* ---- Printing ---------------------------------------------------------- */

/* What lp complained of, as part of a sentence. Transfer full. */
static char *refusal_new(const struct child_result *result)
{
  if (result->too_slow)
    return g_strdup("CUPS did not take it in time");
  const char *text = result->err;
  if (g_str_has_prefix(text, "lp: "))
    text += strlen("lp: ");
  if (g_str_has_prefix(text, "Error - "))
    text += strlen("Error - ");
  gsize length = MIN(strcspn(text, "\n"), MOST_WORDS);
  while (length > 0 && strchr(". ", text[length - 1]))
    length--;
  g_autofree char *words = text_escape(text, (gssize)length);
  return length ? g_strdup_printf("lp says “%s”", words)
                : g_strdup("lp failed and does not say why");
}

/* The name of the job in "request id is Office-12 (0 file(s))". Transfer full. */
static char *parse_job(const char *said)
{
  static const char before[] = "request id is ";
  const char *name = strstr(said, before);
  if (!name)
    return g_strdup("a job without a name");
  name += strlen(before);
  return text_escape(name, (gssize)strcspn(name, " \n"));
}

/* Tell whether @printer is one of @printers; "Office/draft" is a way to use "Office". */
static bool is_known(const struct printers *printers, const char *printer)
{
  g_autofree char *plain = g_strndup(printer, strcspn(printer, "/"));
  return g_strv_contains((const char *const *)printers->names, printer) ||
         g_strv_contains((const char *const *)printers->names, plain);
}

static void set_refusal(const struct print_task *task, const struct printers *printers,
                        GError **error)
{
  g_autofree char *shown = text_escape(task->printer, -1);
  g_autofree char *names = g_strjoinv(", ", printers->names);
  if (is_known(printers, task->printer))
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                "“%s” did not take the job: %s; choose another printer, "
                "or " SAVE_IT_INSTEAD,
                shown, task->refusal);
  else
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                "there is no printer “%s”; there are: %s", shown, names);
}

static void end_printing(struct print_task *task, const char *job, const GError *error)
{
  task->ended(job, error, task->data);
  free_task(task);
}

/* lp has refused; now it is known what printers there are. */
static void on_reason(const struct child_result *result, gpointer data)
{
  struct print_task *task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Printers) printers = take_printers(result, &error);
  if (printers)
    set_refusal(task, printers, &error);
  end_printing(task, NULL, error);
}

static void on_printed(const struct child_result *result, gpointer data)
{
  struct print_task *task = data;
  g_autoptr(GError) error = NULL;
  if (result->succeeded) {
    g_autofree char *job = parse_job(result->out);
    end_printing(task, job, NULL);
    return;
  }
  task->refusal = refusal_new(result);
  if (!run_lpstat(task, on_reason, &error))
    end_printing(task, NULL, error);
}

/* An open file that holds @bytes, from its beginning, and has no name: it is there as long
 * as somebody has it open. -1, and an error, if that cannot be. */
static int open_nameless(const char *bytes, gsize length, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp("stage5-XXXXXX", &path, error);
  if (fd < 0)
    return -1;
  unlink(path);
  gsize written = 0;
  while (written < length) {
    ssize_t n = write(fd, bytes + written, length - written);
    if (n < 0 && errno != EINTR)
      break;
    written += (gsize)MAX(n, 0);
  }
  if (written == length && lseek(fd, 0, SEEK_SET) == 0)
    return fd;
  g_set_error_literal(error, G_FILE_ERROR, g_file_error_from_errno(errno), g_strerror(errno));
  close(fd);
  return -1;
}

/* The title of a job: one line, of no more bytes than CUPS takes. Transfer full. */
static char *job_title(const char *title)
{
  char *clean = text_escape(title ? title : "stage5", -1);
  if (strlen(clean) > TITLE_BYTES)
    *g_utf8_find_prev_char(clean, clean + TITLE_BYTES + 1) = '\0';
  return clean;
}

/* Run lp on the file @input. */
static bool run_lp(struct print_task *task, const struct print_request *request, int input,
                   GError **error)
{
  g_autofree char *copies = g_strdup_printf("%u", CLAMP(request->copies, 1, MAX_COPIES));
  g_autofree char *title = job_title(request->title);
  g_autofree char *media = g_strconcat("media=", paper_names()[request->paper], NULL);
  const char *const arguments[] = {
      "lp", "-d", request->printer, "-n", copies, "-o", media, "-t", title, "--", NULL};
  return run(task, arguments, input, on_printed, error);
}

static struct print_task *start(GMainContext *context, const struct print_request *request,
                                const char *bytes, gsize length, print_ended ended, gpointer data,
                                GError **error)
{
  g_autoptr(GError) cause = NULL;
  int input = open_nameless(bytes, length, &cause);
  if (input < 0) {
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT,
                "nothing can be printed: the file for the printer could not be written: %s; free "
                "some space, or " SAVE_IT_INSTEAD,
                cause->message);
    return NULL;
  }
  struct print_task *task = g_new0(struct print_task, 1);
  task->context = context;
  task->ended = ended;
  task->data = data;
  task->printer = g_strdup(request->printer);
  bool started = run_lp(task, request, input, error);
  close(input);
  if (started)
    return task;
  free_task(task);
  return NULL;
}

struct print_task *print_start(const struct print_request *request, const char *bytes, gsize length,
                               print_ended ended, gpointer data, GError **error)
{
  return start(NULL, request, bytes, length, ended, data, error);
}

/* ---- Waiting ----------------------------------------------------------- */

struct outcome {
  bool is_there;
  char *job;
  GError *error;
};

static void keep_job(const char *job, const GError *error, gpointer data)
{
  struct outcome *outcome = data;
  outcome->is_there = true;
  outcome->job = g_strdup(job);
  outcome->error = error ? g_error_copy(error) : NULL;
}

char *print_bytes(const struct print_request *request, const char *bytes, gsize length,
                  GError **error)
{
  g_autoptr(GMainContext) context = g_main_context_new();
  struct outcome outcome = {0};
  if (!start(context, request, bytes, length, keep_job, &outcome, error))
    return NULL;
  while (!outcome.is_there)
    g_main_context_iteration(context, TRUE);
  if (outcome.error)
    g_propagate_error(error, outcome.error);
  return outcome.job;
}
