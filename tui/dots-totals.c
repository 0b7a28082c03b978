/* dots-totals.c - where the dots went, and which dimensions somebody decides on */
#include "tui/dots.h"

#include <string.h>

#define NUMBERS_BELOW 60 /* columns, below which dots are a number and no marks */
#define TIED_COLUMNS  6

struct totals_screen {
  GArray *rows;   /* struct dot_total; those without dots last, at place 0 */
  GArray *marked; /* guint32, dimensions, the first priority first */
  bool changed;   /* they are not what is in the workbook */
  struct list list;
  struct rect area;
};

static const struct dot_total *total_at(const struct totals_screen *screen, guint index)
{
  return &g_array_index(screen->rows, struct dot_total, index);
}

/* Its number among the priorities that are marked, from 1; 0 if it is none. */
static guint mark_of(const struct totals_screen *screen, guint32 dimension)
{
  for (guint i = 0; i < screen->marked->len; i++)
    if (g_array_index(screen->marked, guint32, i) == dimension)
      return i + 1;
  return 0;
}

/* ---- What is in the workbook ------------------------------------------- */

static void list_totals(struct totals_screen *screen, const struct workshop *workshop)
{
  g_autoptr(GArray) totals = workshop_dot_totals(workshop), order = dots_order(workshop);
  g_autofree bool *listed = g_new0(bool, workshop->n_dimensions);
  g_array_set_size(screen->rows, 0);
  for (guint i = 0; i < totals->len; i++) {
    listed[g_array_index(totals, struct dot_total, i).dimension] = true;
    g_array_append_val(screen->rows, g_array_index(totals, struct dot_total, i));
  }
  for (guint i = 0; i < order->len; i++) {
    struct dot_total none = {.dimension = g_array_index(order, guint32, i)};
    if (!listed[none.dimension])
      g_array_append_val(screen->rows, none);
  }
  screen->list.n = screen->rows->len;
  list_select(&screen->list, screen->list.selected);
}

static void read_totals(struct totals_screen *screen, const struct workshop *workshop)
{
  list_totals(screen, workshop);
  if (screen->changed)
    return;
  g_array_set_size(screen->marked, 0);
  g_array_append_vals(screen->marked, workshop->priorities->data, workshop->priorities->len);
}

/* ---- Drawing ----------------------------------------------------------- */

static guint most_dots(const struct totals_screen *screen)
{
  return screen->rows->len ? total_at(screen, 0)->dots : 0;
}

static char *dots_text(const struct totals_screen *screen, guint dots)
{
  if (screen->area.width < NUMBERS_BELOW)
    return g_strdup_printf("●%u", dots);
  return dots_marks(dots);
}

/* "[1]  1. ●●●●●  Formal learning  tied" */
static void draw_total(struct app *app, const struct totals_screen *screen, guint index, int y)
{
  const struct dot_total *total = total_at(screen, index);
  bool selected = index == screen->list.selected;
  guint mark = mark_of(screen, total->dimension);
  g_autofree char *box = mark ? g_strdup_printf("[%u]", mark) : g_strdup("[ ]");
  g_autofree char *place = total->dots ? g_strdup_printf("%2u.", total->place) : g_strdup("  –");
  g_autofree char *marks = total->dots ? dots_text(screen, total->dots) : g_strdup("");
  g_autofree char *most = dots_text(screen, most_dots(screen));
  int x = screen->area.x, right = x + screen->area.width, width = text_width(most, -1);
  if (selected) {
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, x + 2);
  }
  canvas_text(app, y, x + 2, 3, mark ? ROLE_STRONG : ROLE_TEXT, box);
  canvas_text(app, y, x + 6, 3, ROLE_TEXT, place);
  canvas_text(app, y, x + 10, width, ROLE_METER, marks);
  x += 10 + width + 2;
  canvas_text(app, y, x, right - TIED_COLUMNS - x, selected ? ROLE_SELECTED : ROLE_TEXT,
              pack_dimension(app->session->pack, total->dimension)->name);
  canvas_text(app, y, right - TIED_COLUMNS + 1, TIED_COLUMNS - 1, ROLE_MUTED,
              total->tied ? "tied" : "");
}

/* Transfer full. */
static char *totals_words(struct app *app, const struct totals_screen *screen)
{
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *mark = app_key(app, ACTION_TOGGLE), *confirm = app_key(app, ACTION_OPEN);
  if (!screen->changed && workshop->decider) {
    g_autofree char *decider = text_escape(workshop->decider, -1);
    return g_strdup_printf("“%s” has confirmed the priorities. %s marks others, %s confirms them.",
                           decider, mark, confirm);
  }
  return g_strdup_printf("%s marks one to %d priorities, in order; the dots advise, and the one "
                         "who decides confirms with %s.",
                         mark, WORKSHOP_MAX_PRIORITIES, confirm);
}

static void totals_draw(struct app *app, void *state, struct rect area)
{
  struct totals_screen *screen = state;
  g_autofree char *words = totals_words(app, screen);
  struct rect inside = canvas_frame(app, area, "Dots and priorities", true);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  g_autoptr(GArray) lines = text_wrap(words, inside.width);
  int head = MIN((int)lines->len, inside.height / 2), air = inside.height > 12;
  canvas_wrapped(app, (struct rect){inside.y, inside.x, head, inside.width}, ROLE_TEXT, words);
  head += air;
  screen->area = (struct rect){inside.y + head, inside.x, inside.height - head, inside.width};
  list_fit(&screen->list, screen->area.height);
  guint end = MIN(screen->list.n, screen->list.top + (guint)screen->area.height);
  for (guint i = screen->list.top; i < end; i++)
    draw_total(app, screen, i, screen->area.y + (int)(i - screen->list.top));
  canvas_more(app, area, screen->list.top, screen->list.n - end, true);
}

static char *totals_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Dots");
}

/* ---- Deciding ---------------------------------------------------------- */

static void toggle(struct app *app, struct totals_screen *screen)
{
  guint32 dimension = total_at(screen, screen->list.selected)->dimension;
  guint mark = mark_of(screen, dimension);
  const GArray *kept = app->session->workshop->priorities;
  if (mark)
    g_array_remove_index(screen->marked, mark - 1);
  else if (screen->marked->len == WORKSHOP_MAX_PRIORITIES)
    app_say(app, "There are %d already: drop one of them first", WORKSHOP_MAX_PRIORITIES);
  else
    g_array_append_val(screen->marked, dimension);
  screen->changed =
      kept->len != screen->marked->len ||
      (kept->len && memcmp(kept->data, screen->marked->data, kept->len * sizeof(guint32)) != 0);
}

struct decision {
  const char *decider;
  const GArray *dimensions;
};

static bool decide(struct workshop *workshop, const struct pack *pack, gpointer data,
                   GError **error)
{
  const struct decision *decision = data;
  (void)pack;
  return workshop_decide(workshop, decision->decider,
                         (const guint32 *)(const void *)decision->dimensions->data,
                         decision->dimensions->len, error);
}

/* The screen below the dialog is the one with the marks. */
static bool take_decider(struct app *app, struct form *form, gpointer data)
{
  void *state;
  (void)data;
  app_screen_below(app, &state);
  struct totals_screen *screen = state;
  g_autofree char *name = g_strstrip(g_strdup(form_text(form, 0)));
  struct decision decision = {name, screen->marked};
  if (!*name) {
    form_set_fault(form, 0, "A name is needed: the report says who decided");
    return false;
  }
  screen->changed = false;
  if (!session_change(app, "the priorities", decide, &decision)) {
    screen->changed = true;
    return false;
  }
  g_autofree char *shown = text_escape(name, -1), *key = app_key(app, ACTION_UNDO);
  app_say(app, "“%s” has confirmed the priorities. %s undoes it", shown, key);
  return true;
}

static void ask_for_decider(struct app *app, const struct totals_screen *screen)
{
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *key = app_key(app, ACTION_TOGGLE);
  if (!app_may_change_workbook(app))
    return;
  if (!screen->marked->len) {
    app_say(app, "Nothing is marked yet: %s marks a priority", key);
    return;
  }
  struct form *form = dialog_open(app, "Who decides?",
                                  "The one who answers for it confirms what is marked. The name "
                                  "stands in the report.",
                                  take_decider, NULL);
  form_add_text(form, "Name", workshop->decider ? workshop->decider : "");
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void drop_marks(struct app *app, void *data)
{
  (void)data;
  app_pop(app);
}

static enum verdict totals_back(struct app *app, const struct totals_screen *screen)
{
  if (!screen->changed)
    return LEAVE;
  question_open(app, "Drop the marks?", "Nobody has confirmed them yet.", "drop them", drop_marks,
                NULL);
  return HANDLED;
}

static enum verdict totals_act(struct app *app, void *state, enum action action)
{
  struct totals_screen *screen = state;
  switch (action) {
  case ACTION_TOGGLE:
    toggle(app, screen);
    return HANDLED;
  case ACTION_OPEN:
    ask_for_decider(app, screen);
    return HANDLED;
  case ACTION_BACK:
  case ACTION_LEAVE:
    return totals_back(app, screen);
  case ACTION_DOTS:
    return HANDLED;
  default:
    return list_act(&screen->list, action) == HANDLED ? HANDLED : session_act(app, action);
  }
}

static enum verdict totals_mouse(struct app *app, void *state, const struct event *event)
{
  struct totals_screen *screen = state;
  guint index = screen->list.top + (guint)(event->y - screen->area.y);
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (!rect_has(screen->area, event->y, event->x) || index >= screen->list.n)
    return HANDLED;
  list_select(&screen->list, index);
  if (event->mouse == MOUSE_DOUBLE_CLICK)
    toggle(app, screen);
  return HANDLED;
}

static enum verdict totals_changed(struct app *app, void *state)
{
  if (!app->session || !app->session->workshop->dots_closed)
    return LEAVE;
  read_totals(state, app->session->workshop);
  return HANDLED;
}

static bool totals_unsaved(struct app *app, void *state)
{
  const struct totals_screen *screen = state;
  (void)app;
  return screen->changed;
}

static void totals_close(struct app *app, void *state)
{
  struct totals_screen *screen = state;
  (void)app;
  g_array_unref(screen->rows);
  g_array_unref(screen->marked);
  g_free(screen);
}

static const struct screen_action totals_actions[] = {
    {ACTION_UP, "The dimension above", "dimension"},
    {ACTION_DOWN, "The dimension below", "dimension"},
    {ACTION_TOGGLE, "Mark it as the next priority, or drop the mark", "mark"},
    {ACTION_OPEN, "Confirm the priorities: asks who decides", "confirm"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first dimension", NULL},
    {ACTION_LAST, "To the last dimension", NULL},
    {ACTION_BACK, "Back; asks if marks were not confirmed", "back"},
    SESSION_ACTIONS,
};

static const struct screen_class totals_screen = {
    .name = "choice of priorities",
    .actions = totals_actions,
    .n_actions = G_N_ELEMENTS(totals_actions),
    .title = totals_title,
    .draw = totals_draw,
    .act = totals_act,
    .mouse = totals_mouse,
    .unsaved = totals_unsaved,
    .workbook_changed = totals_changed,
    .close = totals_close,
};

void dots_totals_open(struct app *app)
{
  struct totals_screen *screen = g_new0(struct totals_screen, 1);
  screen->rows = g_array_new(FALSE, FALSE, sizeof(struct dot_total));
  screen->marked = g_array_new(FALSE, FALSE, sizeof(guint32));
  read_totals(screen, app->session->workshop);
  app_push(app, &totals_screen, screen);
}
