/* screen-dimension.c - one dimension in full, with its result in the workshop that is open */
#include "tui/session.h"

struct dimension_screen {
  guint dimension;
  struct pane pane;
  struct rect area;
  char *result; /* the result that the pane shows, see result_key(), or NULL */
};

/* ---- The result of the workshop that is open --------------------------- */

/* The last round that it revealed, if that says anything of @dimension of the app's pack; or 0. */
static guint result_round(struct app *app, guint dimension)
{
  const struct session *session = app->session;
  if (!session || session->pack != app->pack || !session->workshop->asked[dimension])
    return 0;
  guint round = workshop_last_revealed(session->workshop);
  return round && workshop_n_answers(session->workshop, dimension, round) ? round : 0;
}

/* All that the result says, to tell whether it has changed; NULL if there is none. */
static char *result_key(struct app *app, guint dimension)
{
  if (!result_round(app, dimension))
    return NULL;
  const struct workshop *workshop = app->session->workshop;
  g_autoptr(GString) key = g_string_new(workshop->name);
  for (guint i = 0; i < WORKSHOP_ROUNDS * N_RATING_SIDES; i++) {
    guint round = i / N_RATING_SIDES + 1;
    g_autofree char *counts = tally_to_string(
        workshop_counts(workshop, dimension, round, (enum rating_side)(i % N_RATING_SIDES)),
        workshop->scale);
    g_string_append_printf(key, "|%s", workshop->revealed[round - 1] ? counts : "");
  }
  return g_string_free(g_steal_pointer(&key), FALSE);
}

/* The dimension, and its result at the end. */
static struct document *whole_document(struct app *app, guint dimension)
{
  struct document *document = dimension_document(app->pack, dimension);
  guint round = result_round(app, dimension);
  if (!round)
    return document;
  const struct workshop *workshop = app->session->workshop;
  struct dimension_result result = workshop_result(workshop, dimension, round);
  g_autofree char *reason = topic_reason(&result);
  g_autofree char *heading = g_strdup_printf("The result of “%s”", workshop->name);
  document_add_heading(document, 1, heading, NULL);
  document_add_words(document, RUN_PLAIN, reason);
  result_lines_write(workshop, document, dimension, 0);
  return document;
}

/* The result may have come, or gone, while another screen lay over this one. */
static void follow_result(struct app *app, struct dimension_screen *screen)
{
  g_autofree char *now = result_key(app, screen->dimension);
  if (g_strcmp0(now, screen->result) == 0)
    return;
  g_free(screen->result);
  screen->result = g_steal_pointer(&now);
  pane_refresh(&screen->pane, whole_document(app, screen->dimension));
}

/* ---- The screen -------------------------------------------------------- */

static void show(struct app *app, struct dimension_screen *screen, guint dimension,
                 const char *anchor)
{
  screen->dimension = dimension;
  app->place = dimension;
  g_free(screen->result);
  screen->result = result_key(app, dimension);
  pane_show(&screen->pane, whole_document(app, dimension), anchor);
  session_read(app, dimension);
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
  follow_result(app, screen);
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
    pane_refresh(&screen->pane, whole_document(app, screen->dimension));
}

static struct document *dimension_whole(struct app *app, void *state)
{
  const struct dimension_screen *screen = state;
  return whole_document(app, screen->dimension);
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
  g_free(screen->result);
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
