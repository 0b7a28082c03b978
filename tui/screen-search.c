/* screen-search.c - search as you type over all text of the pack
 *
 * A keystroke looks through as much as fits into a few milliseconds and shows it;
 * the rest of a large pack follows while nothing else is to be done.
 */
#include "tui/tui-private.h"

#define SLICE_TEXTS 8192
#define SLICE_US    4000

struct search_screen {
  struct editor editor;
  struct list list;
  struct search *search; /* NULL: nothing typed, or the app has it: see hits() */
  bool handed;           /* the app has the search, to go from hit to hit */
  guint position;        /* and the hit that was opened last from here, or gone to by n and N */
  bool more;             /* not all is looked through */
  struct rect rows;
};

/* The search whose hits are listed, or NULL. */
static struct search *hits(const struct app *app, const struct search_screen *screen)
{
  return screen->handed ? app->search : screen->search;
}

static void work_on(struct search_screen *screen)
{
  gint64 end = g_get_monotonic_time() + SLICE_US;
  while (screen->more && g_get_monotonic_time() < end)
    screen->more = search_step(screen->search, SLICE_TEXTS);
  screen->list.n = screen->search ? search_n_hits(screen->search) : 0;
}

static bool search_busy(struct app *app, void *state)
{
  const struct search_screen *screen = state;
  return app->whole && screen->more;
}

static void search_work(struct app *app, void *state)
{
  (void)app;
  work_on(state);
}

/* Begin anew with what is typed now; a longer form of the same words looks through
 * what the shorter one found. */
static void restart(struct app *app, struct search_screen *screen)
{
  struct query *query = query_new(screen->editor.text->str);
  struct search *before = g_steal_pointer(&screen->search);
  screen->list = (struct list){.height = screen->list.height};
  screen->more = query != NULL;
  screen->handed = false;
  if (query)
    screen->search = search_new(app->pack, query, before);
  else
    search_free(before);
  if (app->whole)
    work_on(screen);
}

static void search_pack_changed(struct app *app, void *state)
{
  struct search_screen *screen = state;
  g_clear_pointer(&screen->search, search_free);
  restart(app, screen);
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_count(struct app *app, const struct search_screen *screen, int y)
{
  g_autoptr(GString) text = g_string_new(NULL);
  const struct search *search = hits(app, screen);
  guint dimensions = search ? search_n_dimensions(search) : 0;
  if (!search)
    g_string_assign(text,
                    "Type words that stand together in one text: all of the pack is searched.");
  else if (!screen->list.n && !screen->more)
    g_string_assign(text, "Nothing has these words; fewer words or letters find more.");
  else {
    g_string_printf(text, "%u %s", screen->list.n, screen->list.n == 1 ? "place" : "places");
    if (dimensions)
      g_string_append_printf(text, " in %u %s%s", dimensions,
                             dimensions == 1 ? "dimension" : "dimensions",
                             search_has_others(search) ? " and elsewhere" : "");
    g_string_append(text, screen->more ? " so far" : "");
  }
  canvas_text(app, y, 2, COLS - 3, ROLE_MUTED, text->str);
}

static void draw_hit(struct app *app, const struct search_screen *screen, guint index, int y)
{
  const struct search *search = hits(app, screen);
  struct hit hit = search_hit(search, index);
  bool selected = index == screen->list.selected;
  int place_width = CLAMP(COLS / 3, 12, 44);
  g_autofree char *place = hit_place(app->pack, &hit);
  if (selected)
    canvas_glyph(app, y, 0, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_text(app, y, 2, place_width - 2, selected ? ROLE_SELECTED : ROLE_LABEL, place);
  canvas_excerpt(app, y, place_width + 2, COLS - place_width - 3, ROLE_TEXT, hit.text,
                 search_query(search));
}

static void search_draw(struct app *app, void *state, struct rect area)
{
  struct search_screen *screen = state;
  int label = canvas_text(app, area.y, 2, COLS - 3, ROLE_LABEL, "Search: ");
  draw_count(app, screen, area.y + 1);
  if (screen->handed && screen->position != app->search_position) { /* n or N has gone on */
    screen->position = app->search_position;
    list_select(&screen->list, screen->position);
  }
  screen->rows = (struct rect){area.y + 3, 0, area.height - 3, COLS};
  list_fit(&screen->list, screen->rows.height);
  for (int i = 0; i < screen->rows.height; i++) {
    guint index = screen->list.top + (guint)i;
    if (index < screen->list.n)
      draw_hit(app, screen, index, screen->rows.y + i);
  }
  guint end = screen->list.top + (guint)screen->rows.height;
  canvas_more(app, (struct rect){area.y, 0, 3, COLS}, screen->list.top,
              screen->list.n > end ? screen->list.n - end : 0, false);
  editor_draw(app, &screen->editor, area.y, 2 + label, COLS - 3 - label);
}

/* ---- Keys -------------------------------------------------------------- */

static enum verdict search_type(struct app *app, void *state, guint32 key)
{
  struct search_screen *screen = state;
  g_autofree char *before = g_strdup(screen->editor.text->str);
  enum verdict verdict = editor_key(&screen->editor, key);
  if (g_strcmp0(before, screen->editor.text->str) != 0)
    restart(app, screen);
  return verdict;
}

/* Look through all that is left. */
static void finish(struct search_screen *screen)
{
  while (screen->more)
    screen->more = search_step(screen->search, G_MAXUINT);
}

/* Hand the search to the app, whose hits are then marked, and open one. */
static void open_hit(struct app *app, struct search_screen *screen)
{
  guint selected = screen->list.selected;
  if (!app->whole)
    app_say(app, "The pack is still being read");
  if (!screen->list.n)
    return;
  if (!screen->handed) {
    finish(screen);
    search_free(app->search);
    app->search = g_steal_pointer(&screen->search);
    screen->handed = true;
  }
  screen->position = selected;
  app_open_hit(app, selected);
}

static enum verdict search_act(struct app *app, void *state, enum action action)
{
  struct search_screen *screen = state;
  if (action == ACTION_OPEN) {
    open_hit(app, screen);
    return HANDLED;
  }
  return list_act(&screen->list, action);
}

static enum verdict search_mouse(struct app *app, void *state, const struct event *event)
{
  struct search_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&screen->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  guint index = screen->list.top + (guint)(event->y - screen->rows.y);
  if (rect_has(screen->rows, event->y, event->x) && index < screen->list.n) {
    list_select(&screen->list, index);
    if (event->mouse == MOUSE_DOUBLE_CLICK)
      open_hit(app, screen);
  }
  return HANDLED;
}

static char *search_title(struct app *app, void *state)
{
  const struct search_screen *screen = state;
  (void)app;
  if (!screen->list.n)
    return g_strdup("Search");
  return g_strdup_printf("Search  %u/%u", screen->list.selected + 1, screen->list.n);
}

static struct document *search_whole(struct app *app, void *state)
{
  struct search_screen *screen = state;
  finish(screen);
  return hits(app, screen) ? search_document(app->pack, hits(app, screen)) : NULL;
}

static void search_close(struct app *app, void *state)
{
  struct search_screen *screen = state;
  (void)app;
  search_free(screen->search);
  editor_clear(&screen->editor);
  g_free(screen);
}

static const struct screen_action search_actions[] = {
    {ACTION_UP, "The place before", "choose"},
    {ACTION_DOWN, "The next place", "choose"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_OPEN, "Open the place, with all hits marked; n and N then go on", "open"},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class search_screen = {
    .name = "search",
    .lists_hits = true,
    .takes_text = true,
    .actions = search_actions,
    .n_actions = G_N_ELEMENTS(search_actions),
    .title = search_title,
    .draw = search_draw,
    .act = search_act,
    .type = search_type,
    .mouse = search_mouse,
    .busy = search_busy,
    .work = search_work,
    .pack_changed = search_pack_changed,
    .document = search_whole,
    .close = search_close,
};

void search_open(struct app *app)
{
  struct search_screen *screen = g_new0(struct search_screen, 1);
  editor_init(&screen->editor, "");
  app_push(app, &search_screen, screen);
}
