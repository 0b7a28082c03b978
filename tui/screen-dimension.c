/* screen-dimension.c - one dimension in full */
#include "tui/tui-private.h"

struct dimension_screen {
  guint dimension;
  struct pane pane;
  struct rect area;
};

static void show(struct app *app, struct dimension_screen *screen, guint dimension,
                 const char *anchor)
{
  screen->dimension = dimension;
  app->place = dimension;
  pane_show(&screen->pane, dimension_document(app->pack, dimension), anchor);
}

static char *dimension_title(struct app *app, void *state)
{
  const struct dimension_screen *screen = state;
  const struct dimension *record = pack_dimension(app->pack, screen->dimension);
  return g_strdup_printf("%s  %u/%u", pack_group(app->pack, record->group), screen->dimension + 1,
                         pack_n_dimensions(app->pack));
}

static void dimension_draw(struct app *app, void *state, struct rect area)
{
  struct dimension_screen *screen = state;
  const struct dimension *record = pack_dimension(app->pack, screen->dimension);
  app->place = screen->dimension; /* also when one comes back to it */
  bool bookmarked = bookmarks_has(app->bookmarks, record->id);
  g_autofree char *title =
      g_strdup_printf("%s%s%s", record->name, bookmarked ? " " : "",
                      bookmarked ? glyph_text(GLYPH_BOOKMARK, app->ascii) : "");
  guint above, below;
  screen->area = canvas_frame(app, area, title, true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

/* The dimension @by further on among those that the matrix shows. */
static void go_to_neighbour(struct app *app, struct dimension_screen *screen, int by)
{
  guint n = filter_n(app), at = n ? filter_position(app, screen->dimension) : 0;
  if (n && by > 0 && filter_nth(app, at) > screen->dimension)
    by = 0; /* it is not among them: the next one is at its position */
  bool end = !n || (by < 0 ? at == 0 : at + (guint)by >= n);
  if (end)
    app_say(app, by < 0 ? "This is the first dimension" : "This is the last dimension");
  else
    show(app, screen, filter_nth(app, at + (guint)by), NULL);
}

static enum verdict dimension_act(struct app *app, void *state, enum action action)
{
  struct dimension_screen *screen = state;
  switch (action) {
  case ACTION_LEFT:
    go_to_neighbour(app, screen, -1);
    return HANDLED;
  case ACTION_RIGHT:
    go_to_neighbour(app, screen, 1);
    return HANDLED;
  case ACTION_BOOKMARK:
    app_toggle_bookmark(app, screen->dimension);
    return HANDLED;
  default:
    return pane_screen_act(app, &screen->pane, action);
  }
}

static enum verdict dimension_mouse(struct app *app, void *state, const struct event *event)
{
  struct dimension_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static void dimension_pack_changed(struct app *app, void *state)
{
  struct dimension_screen *screen = state;
  if (app->whole)
    pane_refresh(&screen->pane, dimension_document(app->pack, screen->dimension));
}

static struct document *dimension_whole(struct app *app, void *state)
{
  const struct dimension_screen *screen = state;
  return dimension_document(app->pack, screen->dimension);
}

static const char *dimension_id(struct app *app, void *state)
{
  const struct dimension_screen *screen = state;
  return pack_dimension(app->pack, screen->dimension)->id;
}

static void dimension_close(struct app *app, void *state)
{
  struct dimension_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action dimension_actions[] = {
    {ACTION_UP, "One line up", "scroll"},
    {ACTION_DOWN, "One line down", "scroll"},
    {ACTION_LEFT, "The dimension before", "neighbours"},
    {ACTION_RIGHT, "The next dimension", "neighbours"},
    {ACTION_NEXT, "To the next term or link", "term"},
    {ACTION_PREVIOUS, "To the term or link before", NULL},
    {ACTION_OPEN, "Open the term or link under the cursor", NULL},
    {ACTION_BOOKMARK, "Set or remove a bookmark", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class dimension_screen = {
    .name = "dimension",
    .actions = dimension_actions,
    .n_actions = G_N_ELEMENTS(dimension_actions),
    .title = dimension_title,
    .draw = dimension_draw,
    .act = dimension_act,
    .mouse = dimension_mouse,
    .pack_changed = dimension_pack_changed,
    .document = dimension_whole,
    .document_id = dimension_id,
    .copied = dimension_whole,
    .close = dimension_close,
};

void dimension_open(struct app *app, guint dimension, const char *anchor)
{
  struct dimension_screen *screen = g_new0(struct dimension_screen, 1);
  show(app, screen, dimension, anchor);
  app_push(app, &dimension_screen, screen);
}
