/* screen-save.c - the dialog that saves what is shown to a file */
#include "tui/tui-private.h"

struct save_screen {
  struct editor editor;
  char *confirmed; /* a path that is there and may be replaced, or NULL */
};

static void draw_warning(struct app *app, struct rect line)
{
  g_autofree char *key = app_key(app, ACTION_OPEN);
  g_autofree char *text = g_strdup_printf("This file is there: %s replaces it.", key);
  canvas_text(app, line.y, line.x, line.width, ROLE_WARNING, text);
}

static void save_draw(struct app *app, void *state, struct rect area)
{
  const struct save_screen *screen = state;
  (void)area;
  struct rect inside = canvas_box(app, 6, 72, "Save what is shown");
  int label = canvas_text(app, inside.y, inside.x, inside.width, ROLE_LABEL, "File: ");
  canvas_text(app, inside.y + 2, inside.x, inside.width, ROLE_MUTED, "Ending: .txt .md .html .csv");
  if (screen->confirmed)
    draw_warning(app, (struct rect){inside.y + 3, inside.x, 1, inside.width});
  editor_draw(app, &screen->editor, inside.y, inside.x + label, inside.width - label);
}

static enum verdict save_type(struct app *app, void *state, guint32 key)
{
  struct save_screen *screen = state;
  (void)app;
  enum verdict verdict = editor_key(&screen->editor, key);
  if (verdict == HANDLED)
    g_clear_pointer(&screen->confirmed, g_free);
  return verdict;
}

static enum verdict write_document(struct app *app, const char *path, const struct format *format)
{
  void *state;
  const struct screen_class *class = app_screen_below(app, &state);
  struct render_options options = {.ascii = app->ascii, .paper = paper_default()};
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) bytes = g_string_new(NULL);
  g_autoptr(Document) document = class->document(app, state);
  if (!document) {
    app_say(app, "There is nothing to save here");
    return LEAVE;
  }
  g_autofree char *shown = text_escape(path, -1);
  if (!format->render(document, &options, bytes, &error) ||
      !file_save(path, bytes->str, bytes->len, &error)) {
    app_say(app, "%s", error->message);
    return HANDLED;
  }
  app_say(app, "Saved “%s”: %s, %" G_GSIZE_FORMAT " bytes", shown, format->name, bytes->len);
  return LEAVE;
}

/* "~/x" as a shell would take it. */
static char *typed_path(const struct save_screen *screen)
{
  const char *text = screen->editor.text->str;
  if (g_str_has_prefix(text, "~/"))
    return g_build_filename(g_get_home_dir(), text + 2, NULL);
  return g_strdup(text);
}

static enum verdict save_act(struct app *app, void *state, enum action action)
{
  struct save_screen *screen = state;
  if (action != ACTION_OPEN)
    return UNHANDLED;
  g_autofree char *path = typed_path(screen);
  const struct format *format = document_format_by_path(path);
  if (!*path || !format) {
    app_say(app, "Give the file a name that ends in .txt, .md, .html or .csv");
    return HANDLED;
  }
  if (g_file_test(path, G_FILE_TEST_EXISTS) && g_strcmp0(path, screen->confirmed) != 0) {
    g_free(screen->confirmed);
    screen->confirmed = g_steal_pointer(&path);
    return HANDLED;
  }
  return write_document(app, path, format);
}

static void save_close(struct app *app, void *state)
{
  struct save_screen *screen = state;
  (void)app;
  editor_clear(&screen->editor);
  g_free(screen->confirmed);
  g_free(screen);
}

static const struct screen_action save_actions[] = {
    {ACTION_OPEN, "Save the file", "save"},
    {ACTION_BACK, "Save nothing", "back"},
};

static const struct screen_class save_screen = {
    .name = "save",
    .overlay = true,
    .takes_text = true,
    .actions = save_actions,
    .n_actions = G_N_ELEMENTS(save_actions),
    .draw = save_draw,
    .act = save_act,
    .type = save_type,
    .close = save_close,
};

/* A file's name from an id: what is no letter, digit or “-” of it becomes “-”. */
static char *suggest_name(const char *id)
{
  g_autofree char *stem = g_str_to_ascii(id, "C");
  g_strcanon(stem, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-", '-');
  return g_strdup_printf("%.60s.html", *stem ? stem : "stage5");
}

void save_open(struct app *app)
{
  void *state;
  const struct screen_class *class = app_screen_below(app, &state);
  if (!class->document) {
    app_say(app, "There is nothing to save here");
    return;
  }
  struct save_screen *screen = g_new0(struct save_screen, 1);
  g_autofree char *name =
      suggest_name(class->document_id ? class->document_id(app, state) : class->name);
  editor_init(&screen->editor, name);
  app_push(app, &save_screen, screen);
}
