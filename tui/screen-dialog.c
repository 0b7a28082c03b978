/* screen-dialog.c - a form over a screen: a few fields, Enter takes them */
#include "tui/tui-private.h"

#define DIALOG_COLUMNS 76

struct dialog {
  char *title, *text;
  struct form form;
  dialog_take take;
  gpointer data;
};

/* The text of a dialog is cut before its fields are. */
static void dialog_draw(struct app *app, void *state, struct rect area)
{
  struct dialog *dialog = state;
  int width = MIN(DIALOG_COLUMNS, area.width - 2);
  g_autoptr(GArray) lines = text_wrap(dialog->text, width - 4);
  int fields = form_height_for(&dialog->form, width - 4);
  int most = area.height - 2; /* inside the box */
  int text = MIN((int)lines->len, MAX(0, most - fields - 1));
  struct rect inside = canvas_box(app, MIN(text + 1 + fields, most) + 2, width, dialog->title);
  canvas_wrapped(app, (struct rect){inside.y, inside.x, text, inside.width}, ROLE_MUTED,
                 dialog->text);
  int above = text ? text + 1 : 0;
  form_draw(app, &dialog->form,
            (struct rect){inside.y + above, inside.x, inside.height - above, inside.width});
}

static enum verdict dialog_type(struct app *app, void *state, guint32 key)
{
  struct dialog *dialog = state;
  (void)app;
  return form_key(&dialog->form, key);
}

/* What was typed goes: the dialog is on top again by now. */
static void drop(struct app *app, void *data)
{
  (void)data;
  app_pop(app);
}

static enum verdict dialog_act(struct app *app, void *state, enum action action)
{
  struct dialog *dialog = state;
  switch (action) {
  case ACTION_OPEN:
    return dialog->take(app, &dialog->form, dialog->data) ? LEAVE : HANDLED;
  case ACTION_BACK:
    if (!dialog->form.changed)
      return LEAVE;
    question_open(app, "Drop what you typed?", "Nothing of it is in the workbook yet.", "drop it",
                  drop, NULL);
    return HANDLED;
  default:
    return form_act(&dialog->form, action);
  }
}

static enum verdict dialog_mouse(struct app *app, void *state, const struct event *event)
{
  struct dialog *dialog = state;
  (void)app;
  if (event->mouse == MOUSE_CLICK || event->mouse == MOUSE_DOUBLE_CLICK)
    form_click(&dialog->form, event);
  return HANDLED;
}

static bool dialog_unsaved(struct app *app, void *state)
{
  const struct dialog *dialog = state;
  (void)app;
  return dialog->form.changed;
}

static void dialog_close(struct app *app, void *state)
{
  struct dialog *dialog = state;
  (void)app;
  form_clear(&dialog->form);
  g_free(dialog->title);
  g_free(dialog->text);
  g_free(dialog->data);
  g_free(dialog);
}

static const struct screen_action dialog_actions[] = {
    {ACTION_NEXT, "To the next field", "field"},
    {ACTION_PREVIOUS, "To the field before", NULL},
    {ACTION_OPEN, "Take what the fields say", "take it"},
    {ACTION_BACK, "Back; asks if something was typed", "back"},
};

static const struct screen_class dialog_screen = {
    .name = "form",
    .overlay = true,
    .takes_text = true,
    .actions = dialog_actions,
    .n_actions = G_N_ELEMENTS(dialog_actions),
    .draw = dialog_draw,
    .act = dialog_act,
    .type = dialog_type,
    .mouse = dialog_mouse,
    .unsaved = dialog_unsaved,
    .close = dialog_close,
};

struct form *dialog_open(struct app *app, const char *title, const char *text, dialog_take take,
                         gpointer data)
{
  struct dialog *dialog = g_new0(struct dialog, 1);
  dialog->title = g_strdup(title);
  dialog->text = g_strdup(text);
  dialog->take = take;
  dialog->data = data;
  form_init(&dialog->form);
  app_push(app, &dialog_screen, dialog);
  return &dialog->form;
}
