/* screen-print.c - the dialog that prints what is shown, or saves it to a file
 *
 * lpstat, which knows the printers, runs beside the screen.
 */
#include "tui/print.h"

#define BOX_WIDTH  72
#define NOTE_LINES 2 /* at least, under the fields */

void print_note(struct print_screen *screen, const char *note)
{
  g_free(screen->note);
  screen->note = g_strdup(note);
}

void print_note_error(struct print_screen *screen, const GError *error)
{
  g_autofree char *sentence = error_to_sentence(error);
  print_note(screen, sentence);
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

/* Without printers a file is what is left; one who wants nothing else is not told why. */
static void do_without(struct print_screen *screen, const GError *why)
{
  if (!is_file_wanted(screen))
    print_note_error(screen, why);
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

/* ---- What is asked for ------------------------------------------------- */

static enum verdict print_on(struct print_screen *screen, const char *printer)
{
  guint copies;
  if (screen->job) {
    print_note(screen, "It is being sent already");
    return HANDLED;
  }
  if (!form_number(&screen->form, ROW_COPIES, &copies)) {
    g_autofree char *range = g_strdup_printf("Copies: a number from 1 to %d", MAX_COPIES);
    print_note(screen, range);
    form_focus(&screen->form, ROW_COPIES);
    return HANDLED;
  }
  return making_print(screen, printer, copies);
}

static enum verdict save(struct app *app, struct print_screen *screen)
{
  g_autofree char *path = form_path(&screen->form, ROW_FILE);
  form_focus(&screen->form, ROW_FILE);
  if (!*path || !document_format_by_path(path)) {
    g_autofree char *endings = document_endings(print_format());
    g_autofree char *note = g_strconcat("Give the file a name that ends in ", endings, NULL);
    print_note(screen, note);
    return HANDLED;
  }
  if (g_file_test(path, G_FILE_TEST_EXISTS) && g_strcmp0(path, screen->confirmed) != 0) {
    g_autofree char *key = app_key(app, ACTION_OPEN);
    g_autofree char *note = g_strdup_printf("This file is there: %s replaces it.", key);
    g_free(screen->confirmed);
    screen->confirmed = g_steal_pointer(&path);
    print_note(screen, note);
    return HANDLED;
  }
  return making_save(screen, path);
}

/* ---- The dialog -------------------------------------------------------- */

/* What is to be known of the choice. Transfer full. */
static char *hint_new(const struct print_screen *screen)
{
  if (screen->making)
    return making_progress(screen);
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
  bool noted = screen->note && !screen->job && !screen->making;
  const char *note = noted ? screen->note : hint;
  int width = MIN(BOX_WIDTH, COLS - 2) - 4;
  g_autoptr(GArray) lines = text_wrap(note, width);
  int note_height = MAX((int)lines->len, NOTE_LINES), fields = form_height(&screen->form);
  (void)area;
  struct rect inside = canvas_box(app, fields + 1 + note_height + 2, BOX_WIDTH, "Print or save");
  note_height = CLAMP(inside.height - N_ROWS, 0, note_height);
  int room = inside.height - note_height;
  struct rect foot = {inside.y + room, inside.x, note_height, inside.width};
  canvas_wrapped(app, foot, noted ? ROLE_WARNING : ROLE_MUTED, note);
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
  enum verdict verdict = screen->making ? UNHANDLED : form_key(&screen->form, key);
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
    return print_on(screen, printer);
  if (is_to_file(screen))
    return save(app, screen);
  print_note(screen, "Printers are still being looked for; a file can be saved at once");
  return HANDLED;
}

/* While something is made it can be stopped, and what it is made of stays as it is. */
static enum verdict act_while_making(struct print_screen *screen, enum action action)
{
  switch (action) {
  case ACTION_BACK:
  case ACTION_LEAVE:
    making_stop(screen);
    return HANDLED;
  case ACTION_QUIT:
  case ACTION_REDRAW:
  case ACTION_SUSPEND:
    return UNHANDLED;
  default:
    return HANDLED;
  }
}

static enum verdict print_act(struct app *app, void *state, enum action action)
{
  struct print_screen *screen = state;
  if (screen->making)
    return act_while_making(screen, action);
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
  if (!screen->making && form_click(&screen->form, event)) {
    forget_note(screen);
    update_fields(screen);
  }
  return HANDLED;
}

static bool print_busy(struct app *app, void *state)
{
  const struct print_screen *screen = state;
  (void)app;
  return screen->making != NULL;
}

static void print_work(struct app *app, void *state)
{
  (void)app;
  making_go_on(state);
}

static void print_close(struct app *app, void *state)
{
  struct print_screen *screen = state;
  (void)app;
  if (screen->look)
    print_task_forget(screen->look);
  if (screen->making)
    making_stop(screen);
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
    {ACTION_BACK, "Neither print nor save; stop what is being made for it", "back"},
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
    .busy = print_busy,
    .work = print_work,
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
