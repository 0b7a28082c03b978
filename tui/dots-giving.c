/* dots-giving.c - one person gives dots, unseen by the others */
#include "tui/dots.h"

#define HEAD_LINES 3

struct giving_screen {
  struct people *people; /* of the screen below */
  char *label;
  GArray *order; /* guint32, dimensions, as they are listed */
  struct list list;
  struct rect rows;
};

static guint32 giving_dimension(const struct giving_screen *screen, guint index)
{
  return g_array_index(screen->order, guint32, index);
}

/* ---- Drawing ----------------------------------------------------------- */

/* The cells that the marks of one dimension may take. */
static int marks_width(const struct workshop *workshop)
{
  g_autofree char *most = dots_marks(workshop->dots_most);
  return text_width(most, -1);
}

static void draw_dimension(struct app *app, const struct giving_screen *screen, guint index, int y)
{
  struct rect rows = screen->rows;
  const struct workshop *workshop = app->session->workshop;
  guint32 dimension = giving_dimension(screen, index);
  g_autofree char *marks = dots_marks(dots_on(workshop, screen->label, dimension));
  int width = marks_width(workshop), used = 2 + width + 2;
  bool selected = index == screen->list.selected;
  if (selected) {
    canvas_glyph(app, y, rows.x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, rows.x + 2);
  }
  canvas_text(app, y, rows.x + 2, width, ROLE_METER, *marks ? marks : "·");
  canvas_text(app, y, rows.x + used, rows.width - used, selected ? ROLE_SELECTED : ROLE_TEXT,
              pack_dimension(app->session->pack, dimension)->name);
}

/* Transfer full. */
static char *giving_words(struct app *app, const struct giving_screen *screen)
{
  const struct workshop *workshop = app->session->workshop;
  guint left = workshop_dots_left(workshop, screen->label);
  g_autofree char *end = app_key(app, ACTION_OPEN);
  if (!left)
    return g_strdup_printf("All %u dots are given. %s ends; - takes one back.", workshop->dots_each,
                           end);
  return g_strdup_printf("%u of %u dots left, at most %u on one dimension. + gives one, - takes "
                         "one back, or the number.",
                         left, workshop->dots_each, workshop->dots_most);
}

static void giving_draw(struct app *app, void *state, struct rect area)
{
  struct giving_screen *screen = state;
  g_autofree char *title = g_strdup_printf("%s · dots", screen->label);
  g_autofree char *words = giving_words(app, screen);
  struct rect inside = canvas_frame(app, area, title, true);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  g_autoptr(GArray) lines = text_wrap(words, inside.width);
  int head = MIN((int)lines->len, HEAD_LINES), air = inside.height > 12;
  canvas_wrapped(app, (struct rect){inside.y, inside.x, head, inside.width}, ROLE_STRONG, words);
  head += air;
  screen->rows = (struct rect){inside.y + head, inside.x, inside.height - head, inside.width};
  list_fit(&screen->list, screen->rows.height);
  guint end = MIN(screen->list.n, screen->list.top + (guint)screen->rows.height);
  for (guint i = screen->list.top; i < end; i++)
    draw_dimension(app, screen, i, screen->rows.y + (int)(i - screen->list.top));
  canvas_more(app, area, screen->list.top, screen->list.n - end, true);
}

static char *giving_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Dots");
}

/* ---- Giving ------------------------------------------------------------ */

/* If it could not be taken, perhaps because another process has closed the dots, this screen may
 * be gone. */
static void set_dots(struct app *app, const struct giving_screen *screen, guint count)
{
  guint32 dimension = giving_dimension(screen, screen->list.selected);
  if (!session_give_dots(app, screen->label, dimension, count))
    app_workbook_changed(app);
}

static void give(struct app *app, const struct giving_screen *screen, int by)
{
  const struct workshop *workshop = app->session->workshop;
  guint has = dots_on(workshop, screen->label, giving_dimension(screen, screen->list.selected));
  if (by < 0 && !has)
    app_say(app, "There is no dot of yours on it");
  else if (by > 0 && has == workshop->dots_most)
    app_say(app, "More than %u cannot go to one dimension", workshop->dots_most);
  else if (by > 0 && !workshop_dots_left(workshop, screen->label))
    app_say(app, "None is left: take one back elsewhere first");
  else
    set_dots(app, screen, has + (guint)by);
}

/* All characters stay here, but for the one that helps. */
static enum verdict giving_type(struct app *app, void *state, guint32 key)
{
  struct giving_screen *screen = state;
  if (key < ' ' || key >= KEY_IS_SPECIAL || key == '?')
    return UNHANDLED;
  if (key >= '0' && key <= '9')
    set_dots(app, screen, key - '0');
  else if (key == '+' || key == '-')
    give(app, screen, key == '+' ? 1 : -1);
  return HANDLED;
}

static enum verdict finish(struct app *app, const struct giving_screen *screen)
{
  guint left = workshop_dots_left(app->session->workshop, screen->label);
  g_autofree char *key = app_key(app, ACTION_BACK);
  if (left)
    app_say(app, "%u of your dots are left. %s leaves them ungiven", left, key);
  else
    people_finish(app, screen->people);
  return HANDLED;
}

static enum verdict giving_act(struct app *app, void *state, enum action action)
{
  struct giving_screen *screen = state;
  switch (action) {
  case ACTION_RIGHT:
  case ACTION_LEFT:
    give(app, screen, action == ACTION_RIGHT ? 1 : -1);
    return HANDLED;
  case ACTION_OPEN:
    return finish(app, screen);
  case ACTION_BACK:
    people_finish(app, screen->people);
    return HANDLED;
  default:
    if (people_lets_through(action))
      return UNHANDLED;
    list_act(&screen->list, action);
    return HANDLED;
  }
}

static enum verdict giving_mouse(struct app *app, void *state, const struct event *event)
{
  struct giving_screen *screen = state;
  guint index = screen->list.top + (guint)(event->y - screen->rows.y);
  (void)app;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (rect_has(screen->rows, event->y, event->x) && index < screen->list.n)
    list_select(&screen->list, index);
  return HANDLED;
}

static void giving_close(struct app *app, void *state)
{
  struct giving_screen *screen = state;
  (void)app;
  g_free(screen->label);
  g_array_unref(screen->order);
  g_free(screen);
  clearok(curscr, TRUE); /* no cell of what was there stays */
}

static const struct screen_action giving_actions[] = {
    {ACTION_RIGHT, "A dot more on the dimension", "give"},
    {ACTION_LEFT, "A dot back from the dimension", "take back"},
    {ACTION_UP, "The dimension above", "dimension"},
    {ACTION_DOWN, "The dimension below", "dimension"},
    {ACTION_OPEN, "End, once all dots are given", "end"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first dimension", NULL},
    {ACTION_LAST, "To the last dimension", NULL},
    {ACTION_BACK, "End: give the keyboard to the next person", NULL},
    {ACTION_HELP, NULL, "help"},
};

static const struct screen_class giving_screen = {
    .name = "giving dots",
    .takes_text = true,
    .guarded = true,
    .actions = giving_actions,
    .n_actions = G_N_ELEMENTS(giving_actions),
    .title = giving_title,
    .draw = giving_draw,
    .act = giving_act,
    .type = giving_type,
    .mouse = giving_mouse,
    .workbook_changed = session_screen_changed,
    .close = giving_close,
};

void dots_giving_open(struct app *app, struct people *people, const char *label)
{
  struct giving_screen *screen = g_new0(struct giving_screen, 1);
  screen->people = people;
  screen->label = g_strdup(label);
  screen->order = dots_order(app->session->workshop);
  screen->list.n = screen->order->len;
  app_push(app, &giving_screen, screen);
}
