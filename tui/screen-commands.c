/* screen-commands.c - help and command palette: the actions there are, narrowed by
 * what is typed; in the palette Enter runs the one under the cursor */
#include "tui/tui-private.h"

#include <string.h>

#define DETAIL_LINES 3 /* a rule, and the help of the command under the cursor */

struct command {
  enum action action;
  const char *help;
};

struct commands_screen {
  bool run;                         /* palette, not help */
  const struct screen_class *below; /* the screen that they are of */
  struct editor editor;
  GArray *all;     /* struct command */
  GArray *matched; /* indexes in all */
  struct list list;
  struct rect rows;
};

static bool listed(const GArray *all, enum action action)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index(all, struct command, i).action == action)
      return true;
  return false;
}

static void add(GArray *all, const struct screen_action *actions, guint n)
{
  for (guint i = 0; i < n; i++) {
    const char *help = actions[i].help ? actions[i].help : action_help(actions[i].action);
    struct command command = {actions[i].action, help};
    if (!listed(all, command.action))
      g_array_append_val(all, command);
  }
}

static const struct command *command_at(const struct commands_screen *screen, guint index)
{
  return &g_array_index(screen->all, struct command, g_array_index(screen->matched, guint, index));
}

/* Is @key a character that this screen takes, or drops, before it is a key. */
static bool is_kept_from_keys(const struct screen_class *screen, guint32 key)
{
  return screen->guarded && key >= ' ' && key < KEY_IS_SPECIAL && key != '?';
}

/* The keys of a command, but those that do something else on this screen. Transfer full. */
static char *command_keys(const struct app *app, const struct commands_screen *screen,
                          const struct command *command, bool ascii)
{
  GString *keys = g_string_new(NULL);
  guint32 key;
  for (guint nth = 0; (key = keymap_key(app->keymap, command->action, nth)) != 0; nth++) {
    if (is_kept_from_keys(screen->below, key) ||
        app_action_of(app, screen->below, key) != command->action)
      continue;
    g_autofree char *name = key_to_name(key, ascii);
    g_string_append_printf(keys, "%s%s", keys->len ? " " : "", name);
  }
  return g_string_free(keys, FALSE);
}

/* What a command is found by: its name, its keys and what it does. */
static void narrow(struct app *app, struct commands_screen *screen)
{
  struct query *query = query_new(screen->editor.text->str);
  g_array_set_size(screen->matched, 0);
  for (guint i = 0; i < screen->all->len; i++) {
    const struct command *command = &g_array_index(screen->all, struct command, i);
    g_autofree char *keys = command_keys(app, screen, command, true);
    g_autofree char *text = g_strjoin(" ", action_name(command->action), keys, command->help, NULL);
    if (!query || query_matches(query, text))
      g_array_append_val(screen->matched, i);
  }
  query_free(query);
  screen->list.n = screen->matched->len;
  list_select(&screen->list, 0);
}

static void draw_command(struct app *app, const struct commands_screen *screen, guint index, int y)
{
  const struct command *command = command_at(screen, index);
  bool selected = index == screen->list.selected;
  struct rect rows = screen->rows;
  g_autofree char *keys = command_keys(app, screen, command, app->ascii);
  int name = MIN(14, rows.width / 4), key = MIN(16, rows.width / 4);
  if (selected)
    canvas_glyph(app, y, rows.x, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_text(app, y, rows.x + 2, key - 1, ROLE_KEY, *keys ? keys : "-");
  canvas_text(app, y, rows.x + 2 + key, name - 1, ROLE_MUTED, action_name(command->action));
  canvas_text(app, y, rows.x + 2 + key + name, rows.width - 2 - key - name,
              selected ? ROLE_SELECTED : ROLE_TEXT, command->help);
}

static void draw_list(struct app *app, struct commands_screen *screen, int height)
{
  list_fit(&screen->list, height);
  for (int i = 0; i < height && screen->list.top + (guint)i < screen->list.n; i++)
    draw_command(app, screen, screen->list.top + (guint)i, screen->rows.y + i);
  if (!screen->list.n)
    canvas_text(app, screen->rows.y, screen->rows.x + 2, screen->rows.width - 2, ROLE_MUTED,
                "No command has these words.");
}

/* What the command under the cursor does, in full: the list may have cut it. */
static void draw_detail(struct app *app, const struct commands_screen *screen, struct rect inside)
{
  struct rect area = {inside.y + inside.height - DETAIL_LINES, inside.x, DETAIL_LINES,
                      inside.width};
  if (!screen->list.n)
    return;
  canvas_horizontal(app, area.y, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  area.y++;
  area.height--;
  canvas_wrapped(app, area, ROLE_TEXT, command_at(screen, screen->list.selected)->help);
}

static void commands_draw(struct app *app, void *state, struct rect area)
{
  struct commands_screen *screen = state;
  g_autofree char *title =
      g_strdup_printf(screen->run ? "Run a command: %s" : "Keys: %s", screen->below->name);
  int height = screen->run ? MIN(area.height - 2, 18) : area.height;
  struct rect inside = canvas_box(app, height, MIN(COLS - 2, 88), title);
  const char *prompt = screen->run ? "Command: " : "Narrow: ";
  int label = canvas_text(app, inside.y, inside.x, inside.width, ROLE_LABEL, prompt);
  screen->rows =
      (struct rect){inside.y + 1, inside.x, inside.height - 1 - DETAIL_LINES, inside.width};
  draw_list(app, screen, screen->rows.height);
  draw_detail(app, screen, inside);
  guint end = screen->list.top + (guint)screen->rows.height;
  struct rect frame = {inside.y - 1, inside.x - 2, inside.height + 2, inside.width + 4};
  canvas_more(app, frame, screen->list.top, screen->list.n > end ? screen->list.n - end : 0, true);
  editor_draw(app, &screen->editor, inside.y, inside.x + label, inside.width - label);
}

static enum verdict commands_type(struct app *app, void *state, guint32 key)
{
  struct commands_screen *screen = state;
  enum verdict verdict = editor_key(&screen->editor, key);
  if (verdict == HANDLED)
    narrow(app, screen);
  return verdict;
}

static enum verdict choose(struct app *app, const struct commands_screen *screen)
{
  if (!screen->list.n)
    return HANDLED;
  enum action action = command_at(screen, screen->list.selected)->action;
  app_pop(app);
  app_act(app, action);
  return HANDLED;
}

static enum verdict commands_act(struct app *app, void *state, enum action action)
{
  struct commands_screen *screen = state;
  return action == ACTION_OPEN ? choose(app, screen) : list_act(&screen->list, action);
}

static enum verdict commands_mouse(struct app *app, void *state, const struct event *event)
{
  struct commands_screen *screen = state;
  guint index = screen->list.top + (guint)(event->y - screen->rows.y);
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (!rect_has(screen->rows, event->y, event->x) || index >= screen->list.n)
    return HANDLED;
  list_select(&screen->list, index);
  return event->mouse == MOUSE_DOUBLE_CLICK ? choose(app, screen) : HANDLED;
}

static void commands_close(struct app *app, void *state)
{
  struct commands_screen *screen = state;
  (void)app;
  editor_clear(&screen->editor);
  g_array_free(screen->all, TRUE);
  g_array_free(screen->matched, TRUE);
  g_free(screen);
}

static const struct screen_action palette_actions[] = {
    {ACTION_UP, "The command above", "choose"},
    {ACTION_DOWN, "The command below", "choose"},
    {ACTION_OPEN, "Run the command", "run"},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_action help_actions[] = {
    {ACTION_UP, "One line up", "choose"},
    {ACTION_DOWN, "One line down", "choose"},
    {ACTION_OPEN, "Do what the line says", "do it"},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class palette_screen = {
    .name = "palette",
    .overlay = true,
    .takes_text = true,
    .actions = palette_actions,
    .n_actions = G_N_ELEMENTS(palette_actions),
    .draw = commands_draw,
    .act = commands_act,
    .type = commands_type,
    .mouse = commands_mouse,
    .close = commands_close,
};

static const struct screen_class help_screen = {
    .name = "help",
    .overlay = true,
    .takes_text = true,
    .actions = help_actions,
    .n_actions = G_N_ELEMENTS(help_actions),
    .draw = commands_draw,
    .act = commands_act,
    .type = commands_type,
    .mouse = commands_mouse,
    .close = commands_close,
};

static void commands_open(struct app *app, const struct screen_class *class, bool run)
{
  const struct screen_class *below = app_screen_below(app, NULL);
  struct commands_screen *screen = g_new0(struct commands_screen, 1);
  guint n;
  const struct screen_action *everywhere = app_global_actions(&n);
  screen->run = run;
  screen->below = below;
  screen->all = g_array_new(FALSE, FALSE, sizeof(struct command));
  screen->matched = g_array_new(FALSE, FALSE, sizeof(guint));
  add(screen->all, below->actions, below->n_actions);
  if (!below->bare && !below->guarded)
    add(screen->all, everywhere, n);
  editor_init(&screen->editor, "");
  narrow(app, screen);
  app_push(app, class, screen);
}

void palette_open(struct app *app)
{
  commands_open(app, &palette_screen, true);
}

void help_open(struct app *app)
{
  commands_open(app, &help_screen, false);
}
