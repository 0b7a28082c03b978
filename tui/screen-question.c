/* screen-question.c - a question before something that could lose something */
#include "tui/tui-private.h"

#define QUESTION_COLUMNS 64

struct question_screen {
  char *title, *text;
  struct screen_action actions[2]; /* with the words of this question */
  struct screen_class class;
  void (*answer)(struct app *app, void *data);
  void *data;
};

static void question_draw(struct app *app, void *state, struct rect area)
{
  const struct question_screen *screen = state;
  int width = MIN(QUESTION_COLUMNS, area.width - 2);
  g_autoptr(GArray) lines = text_wrap(screen->text, width - 4);
  struct rect inside = canvas_box(app, (int)lines->len + 4, width, screen->title);
  g_autofree char *yes = app_key(app, ACTION_OPEN), *no = app_key(app, ACTION_BACK);
  g_autofree char *keys = g_strdup_printf("%s: %s    %s: no", *yes ? yes : "Enter",
                                          screen->actions[0].hint, *no ? no : "Esc");
  struct rect text = {inside.y, inside.x, inside.height - 2, inside.width};
  canvas_wrapped(app, text, ROLE_TEXT, screen->text);
  canvas_text(app, inside.y + inside.height - 1, inside.x, inside.width, ROLE_STRONG, keys);
  canvas_cursor(app, inside.y + inside.height - 1, inside.x);
}

static enum verdict answer_yes(struct app *app, const struct question_screen *screen)
{
  void (*answer)(struct app *, void *) = screen->answer;
  void *data = screen->data;
  app_pop(app);
  answer(app, data);
  return HANDLED;
}

/* To end the program is an answer too: Ctrl-C twice always ends it. */
static enum verdict question_act(struct app *app, void *state, enum action action)
{
  if (action == ACTION_QUIT) {
    app->running = false;
    return HANDLED;
  }
  return action == ACTION_OPEN ? answer_yes(app, state) : UNHANDLED;
}

/* y and n answer too. */
static enum verdict question_type(struct app *app, void *state, guint32 key)
{
  if (key == 'y' || key == 'Y')
    return answer_yes(app, state);
  return key == 'n' || key == 'N' ? LEAVE : UNHANDLED;
}

static void question_close(struct app *app, void *state)
{
  struct question_screen *screen = state;
  (void)app;
  g_free(screen->title);
  g_free(screen->text);
  g_free(screen);
}

void question_open(struct app *app, const char *title, const char *text, const char *yes,
                   void (*answer)(struct app *app, void *data), void *data)
{
  struct question_screen *screen = g_new0(struct question_screen, 1);
  screen->title = g_strdup(title);
  screen->text = g_strdup(text);
  screen->answer = answer;
  screen->data = data;
  screen->actions[0] = (struct screen_action){ACTION_OPEN, "Yes, do it", yes};
  screen->actions[1] = (struct screen_action){ACTION_BACK, "No, leave it as it is", "no"};
  screen->class = (struct screen_class){.name = "question",
                                        .overlay = true,
                                        .actions = screen->actions,
                                        .n_actions = G_N_ELEMENTS(screen->actions),
                                        .draw = question_draw,
                                        .act = question_act,
                                        .type = question_type,
                                        .close = question_close};
  app_push(app, &screen->class, screen);
}
