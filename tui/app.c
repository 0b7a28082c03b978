/* app.c - the stack of screens, and what works on all of them */
#include "tui/app.h"
#include "tui/session.h"

#include <string.h>

/* Their help is the one in the list of actions. */
static const struct screen_action global_actions[] = {
    {ACTION_SEARCH, NULL, "search"},   {ACTION_NEXT_HIT, NULL, NULL},
    {ACTION_PREVIOUS_HIT, NULL, NULL}, {ACTION_FILTER, NULL, NULL},
    {ACTION_GLOSSARY, NULL, NULL},     {ACTION_ROLES, NULL, NULL},
    {ACTION_PLANS, NULL, NULL},        {ACTION_WORKSHOPS, NULL, NULL},
    {ACTION_PRINT, NULL, NULL},        {ACTION_SAVE, NULL, NULL},
    {ACTION_COPY, NULL, NULL},         {ACTION_PALETTE, NULL, NULL},
    {ACTION_ABOUT, NULL, NULL},        {ACTION_THEME, NULL, NULL},
    {ACTION_MOUSE, NULL, NULL},        {ACTION_REDRAW, NULL, NULL},
    {ACTION_SUSPEND, NULL, NULL},      {ACTION_BACK, NULL, NULL},
    {ACTION_LEAVE, NULL, NULL},        {ACTION_QUIT, NULL, NULL},
    {ACTION_HELP, NULL, "help"},
};

const struct screen_action *app_global_actions(guint *n)
{
  *n = G_N_ELEMENTS(global_actions);
  return global_actions;
}

/* ---- The stack --------------------------------------------------------- */

struct layer *app_layer(struct app *app, guint index)
{
  return g_ptr_array_index(app->screens, index);
}

struct layer *app_top(struct app *app)
{
  return app->screens->len ? app_layer(app, app->screens->len - 1) : NULL;
}

void app_push(struct app *app, const struct screen_class *class, void *state)
{
  struct layer *layer = g_new0(struct layer, 1);
  layer->class = class;
  layer->state = state;
  g_ptr_array_add(app->screens, layer);
}

void app_become(struct app *app, const struct screen_class *class)
{
  app_top(app)->class = class;
}

static void close_layer(struct app *app, guint index)
{
  struct layer *layer = app_layer(app, index);
  g_ptr_array_remove_index(app->screens, index);
  if (layer->class->close)
    layer->class->close(app, layer->state);
  g_free(layer);
}

void app_pop(struct app *app)
{
  if (app->screens->len)
    close_layer(app, app->screens->len - 1);
}

void app_take_off(struct app *app, const void *state)
{
  for (guint i = app->screens->len; i > 0; i--)
    if (app_layer(app, i - 1)->state == state) {
      close_layer(app, i - 1);
      return;
    }
}

/* The topmost screen from @n on that would lose something; NULL if none does. */
static struct layer *unsaved_layer(struct app *app, guint n)
{
  for (guint i = app->screens->len; i > n; i--) {
    struct layer *layer = app_layer(app, i - 1);
    if (layer->class->unsaved && layer->class->unsaved(app, layer->state))
      return layer;
  }
  return NULL;
}

bool app_may_drop(struct app *app, guint n)
{
  const struct layer *layer = unsaved_layer(app, n);
  if (layer)
    app_say(app,
            "The %s is not finished, and what you put in would be lost: finish or leave it "
            "first",
            layer->class->name);
  return !layer;
}

void app_drop(struct app *app, guint n)
{
  while (app->screens->len > n)
    app_pop(app);
}

bool layer_asks(const struct layer *layer)
{
  return layer->class->overlay || layer->class->takes_text;
}

guint app_base(struct app *app)
{
  guint index = app->screens->len - 1;
  while (index && app_layer(app, index)->class->overlay)
    index--;
  return index;
}

const struct screen_class *app_screen_below(struct app *app, void **state)
{
  const struct layer *layer = app_layer(app, app_base(app));
  if (state)
    *state = layer->state;
  return layer->class;
}

void app_say(struct app *app, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_free(app->message);
  app->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
}

bool app_has_whole_pack(struct app *app)
{
  if (!app->whole)
    app_say(app, "The pack is still being read; try again when it is whole");
  return app->whole;
}

char *error_to_sentence(const GError *error)
{
  gunichar first = g_utf8_get_char(error->message);
  char capital[8] = "";
  g_unichar_to_utf8(g_unichar_toupper(first), capital);
  return g_strconcat(capital, *error->message ? g_utf8_next_char(error->message) : "", NULL);
}

void app_complain(struct app *app, const GError *error)
{
  g_autofree char *sentence = error_to_sentence(error);
  app_say(app, "%s", sentence);
}

char *app_key(const struct app *app, enum action action)
{
  guint32 key = keymap_key(app->keymap, action, 0);
  if (key && key < ' ') /* "C-r" is for the config file, and for who has read of it in the help */
    return g_strdup_printf("Ctrl-%c", (char)(key + 'A' - 1));
  return key ? key_to_name(key, app->ascii) : g_strdup("");
}

/* ---- Places ------------------------------------------------------------ */

const struct query *app_marks(const struct app *app)
{
  return app->marks && app->search ? search_query(app->search) : NULL;
}

/* How many screens stay when a place that was found is opened: up to the list of places,
 * or the first one. */
static guint hits_below(struct app *app)
{
  guint n = app->screens->len;
  while (n > 1 && !app_layer(app, n - 1)->class->lists_hits)
    n--;
  return n;
}

void app_open_hit(struct app *app, guint position)
{
  struct hit hit = search_hit(app->search, position);
  guint below = hits_below(app);
  if (!app_may_drop(app, below))
    return;
  app->search_position = position;
  app->marks = true;
  app_drop(app, below);
  app_open_place(app, &hit);
  app_say(app, "place %u of %u", position + 1, search_n_hits(app->search));
}

/* ---- What works everywhere --------------------------------------------- */

static void step_hit(struct app *app, int by)
{
  guint n = app->search ? search_n_hits(app->search) : 0;
  if (!n) {
    g_autofree char *key = app_key(app, ACTION_SEARCH);
    app_say(app, "Nothing has been searched for yet: %s searches", key);
    return;
  }
  guint position = app->search_position;
  if (app->marks)
    position = (position + n + (guint)by) % n;
  app_open_hit(app, MIN(position, n - 1));
}

static void copy(struct app *app)
{
  void *state;
  const struct screen_class *class = app_screen_below(app, &state);
  struct render_options options = {.width = PROSE_COLUMNS, .ascii = app->ascii};
  g_autoptr(Document) document = class->copied ? class->copied(app, state) : NULL;
  if (!document) {
    app_say(app, "There is nothing to copy here");
    return;
  }
  g_autoptr(GString) text = g_string_new(NULL);
  document_format_by_name("text")->render(document, &options, text, NULL);
  g_autofree char *save = app_key(app, ACTION_SAVE);
  if (terminal_copy(app->terminal, text->str))
    app_say(app, "Copied “%s”, if this terminal lets programs copy", document_title(document));
  else
    app_say(app, "This terminal has no clipboard for that; %s saves it to a file", save);
}

/* Print, save or copy; of a pack that is still being read it would be a part. */
static void hand_out(struct app *app, enum action action)
{
  if (!app_has_whole_pack(app))
    return;
  if (action == ACTION_COPY)
    copy(app);
  else
    print_open(app, action == ACTION_SAVE);
}

static void next_theme(struct app *app)
{
  app->theme = theme_next(app->theme);
  theme_apply(app->theme, app->attributes);
  app_say(app, "Theme: %s. To keep it, write theme=%s under [screen] in the config file",
          theme_name(app->theme), theme_name(app->theme));
}

static void switch_mouse(struct app *app)
{
  terminal_set_mouse(app->terminal, !terminal_mouse(app->terminal));
  app_say(app, terminal_mouse(app->terminal)
                   ? "The mouse is on"
                   : "The mouse is off: the terminal selects text with it as usual");
}

/* Back from the first screen: what has been put on it comes off. */
static void back_on_first(struct app *app)
{
  if (app->marks)
    app->marks = false;
  else if (app->filter != FILTER_NONE)
    filter_set(app, FILTER_NONE, 0);
  else {
    g_autofree char *keys = app_key(app, ACTION_LEAVE);
    app_say(app, "This is the first screen; %s ends the program", keys);
  }
}

static void go_back(struct app *app, enum action action)
{
  if (app->screens->len > 1)
    app_pop(app);
  else if (action == ACTION_LEAVE)
    app->running = false;
  else
    back_on_first(app);
}

static void end(struct app *app, void *data)
{
  (void)data;
  app->running = false;
}

/* End the program; what would be lost is asked about, once. */
static void quit(struct app *app)
{
  const struct layer *layer = unsaved_layer(app, 0);
  if (!layer) {
    app->running = false;
    return;
  }
  g_autofree char *text = g_strdup_printf(
      "The %s is not finished. What you put in is lost with the end of the program.",
      layer->class->name);
  question_open(app, "End the program?", text, "end it", end, NULL);
}

static enum verdict act_everywhere(struct app *app, enum action action)
{
  switch (action) {
  case ACTION_BACK:
  case ACTION_LEAVE:
    go_back(app, action);
    return HANDLED;
  case ACTION_QUIT:
    quit(app);
    return HANDLED;
  case ACTION_THEME:
    next_theme(app);
    return HANDLED;
  case ACTION_MOUSE:
    switch_mouse(app);
    return HANDLED;
  case ACTION_REDRAW:
    clearok(curscr, TRUE);
    return HANDLED;
  case ACTION_SUSPEND:
    terminal_suspend(app->terminal);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

/* There is one search at a time: an earlier one, and what was opened from it, goes. */
static void open_search(struct app *app)
{
  guint index = 0;
  while (index < app->screens->len && !app_layer(app, index)->class->lists_hits)
    index++;
  if (!app_may_drop(app, index))
    return;
  app_drop(app, index);
  search_open(app);
}

/* What needs a pack. */
static enum verdict act_on_pack(struct app *app, enum action action)
{
  switch (action) {
  case ACTION_SEARCH:
    open_search(app);
    return HANDLED;
  case ACTION_NEXT_HIT:
  case ACTION_PREVIOUS_HIT:
    step_hit(app, action == ACTION_NEXT_HIT ? 1 : -1);
    return HANDLED;
  case ACTION_FILTER:
    filter_open(app);
    return HANDLED;
  case ACTION_GLOSSARY:
    glossary_open(app, PACK_NONE);
    return HANDLED;
  case ACTION_ROLES:
    roles_open(app);
    return HANDLED;
  case ACTION_WORKSHOPS:
    workshops_open(app);
    return HANDLED;
  case ACTION_PLANS:
    plans_open(app);
    return HANDLED;
  case ACTION_PRINT:
  case ACTION_SAVE:
  case ACTION_COPY:
    hand_out(app, action);
    return HANDLED;
  case ACTION_PALETTE:
    palette_open(app);
    return HANDLED;
  case ACTION_ABOUT:
    about_open(app, NULL);
    return HANDLED;
  case ACTION_HELP:
    help_open(app);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

enum verdict app_act(struct app *app, enum action action)
{
  const struct layer *top = app_top(app);
  bool waits = top->class->overlay;
  enum verdict verdict = top->class->act ? top->class->act(app, top->state, action) : UNHANDLED;
  if (verdict == LEAVE)
    app_pop(app);
  if (verdict == UNHANDLED && top->class->workbook_changed)
    verdict = app_undo(app, action);
  if (verdict == UNHANDLED)
    verdict = act_everywhere(app, action);
  if (verdict == UNHANDLED && app->pack && !waits)
    verdict = act_on_pack(app, action);
  return verdict;
}

static bool lists(const struct screen_action *actions, guint n, enum action action)
{
  for (guint i = 0; i < n; i++)
    if (actions[i].action == action)
      return true;
  return false;
}

enum action app_action_of(const struct app *app, const struct screen_class *class, guint32 key)
{
  enum action action, own = ACTION_NONE, global = ACTION_NONE;
  for (guint nth = 0; (action = keymap_action(app->keymap, key, nth)) != ACTION_NONE; nth++)
    if (lists(class->actions, class->n_actions, action))
      own = action;
    else if (lists(global_actions, G_N_ELEMENTS(global_actions), action))
      global = action;
  return own != ACTION_NONE      ? own
         : global != ACTION_NONE ? global
                                 : keymap_action(app->keymap, key, 0);
}

/* Where something is asked for, Enter and Esc answer whatever the config file says. */
static enum action answer_of(guint32 key)
{
  if (key == KEY_SPECIAL_ENTER)
    return ACTION_OPEN;
  return key == KEY_SPECIAL_ESC ? ACTION_BACK : ACTION_NONE;
}

static void handle_key(struct app *app, guint32 key)
{
  const struct layer *top = app_top(app);
  enum verdict verdict = top->class->type ? top->class->type(app, top->state, key) : UNHANDLED;
  if (verdict == LEAVE)
    app_pop(app);
  if (verdict != UNHANDLED)
    return;
  enum action action = app_action_of(app, app_top(app)->class, key);
  if (action == ACTION_NONE && layer_asks(app_top(app)))
    action = answer_of(key);
  if (action != ACTION_NONE)
    app_act(app, action);
  else if (key == 3) /* Ctrl-C ends the program even if no key is bound to that */
    app->running = false;
}

bool app_handle_event(struct app *app, const struct event *event)
{
  const struct layer *top = app_top(app);
  const struct screen_class *class = top->class;
  app->events++;
  if (event->kind == EVENT_REDRAW)
    return false;
  g_clear_pointer(&app->message, g_free);
  if (event->kind == EVENT_KEY)
    handle_key(app, event->key);
  else if (event->kind == EVENT_MOUSE && top->class->mouse &&
           top->class->mouse(app, top->state, event) == LEAVE)
    app_pop(app);
  return app->running && (app->stale || app_top(app) != top || top->class != class);
}

static bool is_busy(struct app *app, const struct layer *layer)
{
  return layer->class->busy && layer->class->busy(app, layer->state);
}

bool app_busy(struct app *app)
{
  for (guint i = 0; i < app->screens->len; i++)
    if (is_busy(app, app_layer(app, i)))
      return true;
  return false;
}

void app_work(struct app *app)
{
  for (guint i = 0; i < app->screens->len; i++)
    if (is_busy(app, app_layer(app, i)))
      app_layer(app, i)->class->work(app, app_layer(app, i)->state);
}

bool app_may_prepare(struct app *app)
{
  const struct layer *top = app_top(app);
  return top && top->class->prepare;
}

void app_prepare(struct app *app)
{
  const struct layer *top = app_top(app);
  top->class->prepare(app, top->state);
}

void app_pack_changed(struct app *app)
{
  filter_update(app);
  for (guint i = 0; i < app->screens->len; i++) {
    const struct layer *layer = app_layer(app, i);
    if (layer->class->pack_changed)
      layer->class->pack_changed(app, layer->state);
  }
}
