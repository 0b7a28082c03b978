/* screen-print.c - the dialog that prints what is shown, or saves it to a file
 *
 * lpstat and lp run beside the screen. A job that is on its way outlives the dialog: how
 * it ended is said in either case.
 */
#include "tui/app.h"

#include <string.h>

#define BOX_WIDTH  72
#define NOTE_LINES 2 /* at least, under the fields */

enum { ROW_WHERE, ROW_PAPER, ROW_COPIES, ROW_FILE, N_ROWS };

#define PATIENCE_MS 2000 /* that who leaves has for a print job */

struct print_screen {
  struct app *app;
  struct form form;
  struct print_task *look;   /* while printers are being looked for, or NULL */
  struct printers *printers; /* or NULL: none is known */
  char *note;                /* what came of the last try, or NULL */
  char *confirmed;           /* a path that is there and may be replaced, or NULL */
  struct print_job *job;     /* sent from here, and how it ends is not known yet; or NULL */
};

/* What was handed to lp. An app has a list of them, to let them go at its end. */
struct print_job {
  struct app *app;
  struct print_screen *screen; /* NULL if that was left */
  struct print_task *task;
  char *printer, *remarks;
};

static void set_note(struct print_screen *screen, const char *note)
{
  g_free(screen->note);
  screen->note = g_strdup(note);
}

/* ---- Where to ---------------------------------------------------------- */

static guint n_printers(const struct print_screen *screen)
{
  return screen->printers ? g_strv_length(screen->printers->names) : 0;
}

/* The printer that is chosen, or NULL. */
static const char *chosen_printer(const struct print_screen *screen)
{
  guint chosen = form_chosen(&screen->form, ROW_WHERE);
  return chosen < n_printers(screen) ? screen->printers->names[chosen] : NULL;
}

/* A file is the last place of the list. */
static bool is_to_file(const struct print_screen *screen)
{
  const struct list *places = &form_field(&screen->form, ROW_WHERE)->list;
  return places->selected + 1 == places->n;
}

/* Tell whether it is the user who has chosen the file. */
static bool is_file_wanted(const struct print_screen *screen)
{
  return screen->form.changed && is_to_file(screen);
}

/* What can be set depends on where it goes. */
static void update_fields(struct print_screen *screen)
{
  struct form *form = &screen->form;
  bool file = is_to_file(screen);
  form_field(form, ROW_PAPER)->off =
      file && document_format_by_path(form_text(form, ROW_FILE)) != print_format();
  form_field(form, ROW_COPIES)->off = file;
  form_field(form, ROW_FILE)->off = !file;
  if (form_field(form, form->focus)->off)
    form_focus(form, ROW_WHERE);
}

/* List the places anew, with the file chosen or the usual printer. */
static void list_places(struct print_screen *screen, bool file)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
  const char *usual = screen->printers ? screen->printers->usual : NULL;
  guint chosen = 0;
  if (screen->look)
    g_ptr_array_add(places, g_strdup("looking for printers …"));
  for (guint i = 0; i < n_printers(screen); i++) {
    const char *name = screen->printers->names[i];
    bool is_usual = g_strcmp0(name, usual) == 0;
    g_ptr_array_add(places, g_strconcat(name, is_usual ? " (the usual one)" : NULL, NULL));
    chosen = is_usual ? i : chosen;
  }
  g_ptr_array_add(places, g_strdup("a file"));
  if (file)
    chosen = places->len - 1;
  g_ptr_array_add(places, NULL);
  form_set_choices(&screen->form, ROW_WHERE, (const char *const *)places->pdata, chosen);
  update_fields(screen);
}

/* A failure, as a note. */
static void note_error(struct print_screen *screen, const GError *error)
{
  g_autofree char *sentence = error_to_sentence(error);
  set_note(screen, sentence);
}

/* Without printers a file is what is left; one who wants nothing else is not told why. */
static void do_without(struct print_screen *screen, const GError *why)
{
  if (!is_file_wanted(screen))
    note_error(screen, why);
  list_places(screen, true);
  form_focus(&screen->form, ROW_FILE);
}

static void on_printers(struct printers *printers, const GError *error, gpointer data)
{
  struct print_screen *screen = data;
  screen->look = NULL;
  screen->printers = printers;
  if (error)
    do_without(screen, error);
  else
    list_places(screen, is_file_wanted(screen));
  app_draw(screen->app);
}

static void look_for_printers(struct print_screen *screen)
{
  g_autoptr(GError) error = NULL;
  screen->look = printers_look(on_printers, screen, &error);
  list_places(screen, is_file_wanted(screen));
  if (!screen->look)
    do_without(screen, error);
}

/* ---- What goes there --------------------------------------------------- */

/* The document of the screen below in @format, with what is to be known of it as one line
 * in *@remarks (transfer full); NULL, and a note, if it cannot be. Transfer full. */
static GString *render(struct app *app, struct print_screen *screen, const struct format *format,
                       char **title, char **remarks)
{
  void *state;
  const struct screen_class *class = app_screen_below(app, &state);
  g_autoptr(GString) bytes = g_string_new(NULL);
  g_autoptr(GString) found = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Document) document = class->document(app, state);
  struct render_options options = {.ascii = app->ascii,
                                   .paper = (enum paper)form_chosen(&screen->form, ROW_PAPER),
                                   .remarks = found};
  if (!document)
    set_note(screen, "There is nothing to print here");
  else if (!format->render(document, &options, bytes, &error))
    note_error(screen, error);
  if (!document || error)
    return NULL;
  g_strdelimit(found->str, "\n", ' ');
  *title = g_strdup(document_title(document));
  *remarks = g_strconcat(*g_strchomp(found->str) ? ". " : "", found->str, NULL);
  return g_steal_pointer(&bytes);
}

/* ---- Printing ---------------------------------------------------------- */

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
    set_note(screen, said);
  } else {
    if (screen)
      app_pop(app);
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

static void send(struct app *app, struct print_screen *screen, const struct print_request *request,
                 const GString *bytes, char *remarks)
{
  struct print_job *job = g_new0(struct print_job, 1);
  g_autoptr(GError) error = NULL;
  job->app = app;
  job->screen = screen;
  job->printer = text_escape(request->printer, -1);
  job->remarks = remarks;
  job->task = print_start(request, bytes->str, bytes->len, on_job_ended, job, &error);
  app->print_jobs = g_slist_prepend(app->print_jobs, job);
  screen->job = job;
  if (!job->task) {
    note_error(screen, error);
    free_job(job);
  }
}

static enum verdict print_on(struct app *app, struct print_screen *screen, const char *printer)
{
  struct print_request request = {.printer = printer,
                                  .paper = (enum paper)form_chosen(&screen->form, ROW_PAPER)};
  g_autofree char *title = NULL;
  char *remarks;
  if (screen->job) {
    set_note(screen, "It is being sent already");
    return HANDLED;
  }
  if (!form_number(&screen->form, ROW_COPIES, &request.copies)) {
    g_autofree char *range = g_strdup_printf("Copies: a number from 1 to %d", MAX_COPIES);
    set_note(screen, range);
    form_focus(&screen->form, ROW_COPIES);
    return HANDLED;
  }
  g_autoptr(GString) bytes = render(app, screen, print_format(), &title, &remarks);
  request.title = title;
  if (bytes)
    send(app, screen, &request, bytes, remarks);
  return HANDLED;
}

/* ---- Saving ------------------------------------------------------------ */

static enum verdict write_document(struct app *app, struct print_screen *screen, const char *path,
                                   const struct format *format)
{
  g_autofree char *title = NULL, *remarks = NULL, *place = file_place(path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) bytes = render(app, screen, format, &title, &remarks);
  if (!bytes)
    return HANDLED;
  if (!file_save(path, bytes->str, bytes->len, &error)) {
    note_error(screen, error);
    return HANDLED;
  }
  app_say(app, "Saved %s%s", place, remarks);
  return LEAVE;
}

static enum verdict save(struct app *app, struct print_screen *screen)
{
  g_autofree char *path = form_path(&screen->form, ROW_FILE);
  const struct format *format = document_format_by_path(path);
  form_focus(&screen->form, ROW_FILE);
  if (!*path || !format) {
    g_autofree char *endings = document_endings(print_format());
    g_autofree char *note = g_strconcat("Give the file a name that ends in ", endings, NULL);
    set_note(screen, note);
    return HANDLED;
  }
  if (g_file_test(path, G_FILE_TEST_EXISTS) && g_strcmp0(path, screen->confirmed) != 0) {
    g_autofree char *key = app_key(app, ACTION_OPEN);
    g_autofree char *note = g_strdup_printf("This file is there: %s replaces it.", key);
    g_free(screen->confirmed);
    screen->confirmed = g_steal_pointer(&path);
    set_note(screen, note);
    return HANDLED;
  }
  return write_document(app, screen, path, format);
}

/* ---- The dialog -------------------------------------------------------- */

/* What is to be known of the choice. Transfer full. */
static char *hint_new(const struct print_screen *screen)
{
  if (screen->job)
    return g_strdup_printf("Sending it to %s …", screen->job->printer);
  if (is_to_file(screen)) {
    g_autofree char *endings = document_endings(print_format());
    return g_strconcat("Ending: ", endings, NULL);
  }
  return screen->look ? g_strdup("") : g_strdup("Choose “a file” to save it instead.");
}

static void print_draw(struct app *app, void *state, struct rect area)
{
  struct print_screen *screen = state;
  g_autofree char *hint = hint_new(screen);
  const char *note = screen->note && !screen->job ? screen->note : hint;
  int width = MIN(BOX_WIDTH, COLS - 2) - 4;
  g_autoptr(GArray) lines = text_wrap(note, width);
  int note_height = MAX((int)lines->len, NOTE_LINES), fields = form_height(&screen->form);
  (void)area;
  struct rect inside = canvas_box(app, fields + 1 + note_height + 2, BOX_WIDTH, "Print or save");
  note_height = CLAMP(inside.height - N_ROWS, 0, note_height);
  int room = inside.height - note_height;
  struct rect foot = {inside.y + room, inside.x, note_height, inside.width};
  canvas_wrapped(app, foot, screen->note && !screen->job ? ROLE_WARNING : ROLE_MUTED, note);
  inside.height = room > fields ? fields : room;
  form_draw(app, &screen->form, inside);
}

/* What was asked or said counts until something else is done. */
static void forget_note(struct print_screen *screen)
{
  g_clear_pointer(&screen->note, g_free);
  g_clear_pointer(&screen->confirmed, g_free);
}

static enum verdict print_type(struct app *app, void *state, guint32 key)
{
  struct print_screen *screen = state;
  (void)app;
  enum verdict verdict = form_key(&screen->form, key);
  if (verdict == HANDLED) {
    forget_note(screen);
    update_fields(screen);
  }
  return verdict;
}

static enum verdict go(struct app *app, struct print_screen *screen)
{
  const char *printer = chosen_printer(screen);
  g_clear_pointer(&screen->note, g_free);
  if (printer)
    return print_on(app, screen, printer);
  if (is_to_file(screen))
    return save(app, screen);
  set_note(screen, "Printers are still being looked for; a file can be saved at once");
  return HANDLED;
}

static enum verdict print_act(struct app *app, void *state, enum action action)
{
  struct print_screen *screen = state;
  if (action == ACTION_OPEN)
    return go(app, screen);
  enum verdict verdict = form_act(&screen->form, action);
  if (verdict == HANDLED) {
    forget_note(screen);
    update_fields(screen);
  }
  return verdict;
}

static enum verdict print_mouse(struct app *app, void *state, const struct event *event)
{
  struct print_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return print_act(app, state, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (form_click(&screen->form, event)) {
    forget_note(screen);
    update_fields(screen);
  }
  return HANDLED;
}

static void print_close(struct app *app, void *state)
{
  struct print_screen *screen = state;
  (void)app;
  if (screen->look)
    print_task_forget(screen->look);
  if (screen->job)
    screen->job->screen = NULL;
  form_clear(&screen->form);
  printers_free(screen->printers);
  g_free(screen->note);
  g_free(screen->confirmed);
  g_free(screen);
}

static const struct screen_action print_actions[] = {
    {ACTION_UP, "The place above; the field above", "choose"},
    {ACTION_DOWN, "The place below; the field below", "choose"},
    {ACTION_OPEN, "Print it, or save the file", "do it"},
    {ACTION_NEXT, "To the next field", "field"},
    {ACTION_LEFT, "The other paper; a copy less", "change"},
    {ACTION_RIGHT, "The other paper; a copy more", "change"},
    {ACTION_PREVIOUS, "To the field before", NULL},
    {ACTION_BACK, "Neither print nor save", "back"},
};

static const struct screen_class print_screen = {
    .name = "print",
    .overlay = true,
    .takes_text = true,
    .actions = print_actions,
    .n_actions = G_N_ELEMENTS(print_actions),
    .draw = print_draw,
    .act = print_act,
    .type = print_type,
    .mouse = print_mouse,
    .close = print_close,
};

static void add_fields(struct form *form, const char *file)
{
  static const char *const nowhere[] = {NULL};
  form_init(form);
  form_add_list(form, "Where to", nowhere, 0);
  form_add_choice(form, "Paper", paper_names(), paper_default());
  form_add_number(form, "Copies", 1, 1, MAX_COPIES);
  form_add_text(form, "File", file);
}

void print_open(struct app *app, bool to_file)
{
  void *state;
  const struct screen_class *class = app_screen_below(app, &state);
  if (!class->document) {
    app_say(app, "There is nothing to print here");
    return;
  }
  struct print_screen *screen = g_new0(struct print_screen, 1);
  g_autofree char *name =
      file_suggest(class->document_id ? class->document_id(app, state) : class->name);
  screen->app = app;
  add_fields(&screen->form, name);
  list_places(screen, true);
  if (to_file) {
    screen->form.changed = true;
    form_focus(&screen->form, ROW_FILE);
  }
  look_for_printers(screen);
  app_push(app, &print_screen, screen);
}
