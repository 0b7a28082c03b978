/* matrix.c - the matrix screen: see matrix.h */
#include "tui/matrix.h"

/* Go @by dimensions on among those that are shown. */
static void step_dimension(struct app *app, gint64 by)
{
  guint n = filter_n(app);
  if (!n)
    return;
  gint64 position = (gint64)filter_position(app, app->place) + by;
  app->place = filter_nth(app, (guint)CLAMP(position, 0, (gint64)n - 1));
}

static enum verdict act_on_dimensions(struct app *app, enum action action, guint page)
{
  switch (action) {
  case ACTION_UP:
    step_dimension(app, -1);
    return HANDLED;
  case ACTION_DOWN:
    step_dimension(app, 1);
    return HANDLED;
  case ACTION_PAGE_UP:
    step_dimension(app, -(gint64)page);
    return HANDLED;
  case ACTION_PAGE_DOWN:
    step_dimension(app, page);
    return HANDLED;
  case ACTION_FIRST:
    step_dimension(app, -(gint64)G_MAXUINT32);
    return HANDLED;
  case ACTION_LAST:
    step_dimension(app, G_MAXUINT32);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

/* What both views know. */
static enum verdict act_common(struct app *app, struct matrix *matrix, enum action action)
{
  bool any = filter_n(app) > 0;
  switch (action) {
  case ACTION_OPEN:
    if (any)
      dimension_open(app, app->place, NULL);
    return HANDLED;
  case ACTION_BOOKMARK:
    if (any)
      app_toggle_bookmark(app, app->place);
    return HANDLED;
  case ACTION_VIEW:
    matrix->overview = !matrix->overview;
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

static enum verdict act_overview(struct app *app, struct matrix *matrix, enum action action)
{
  switch (action) {
  case ACTION_LEFT:
  case ACTION_PREVIOUS:
    overview_step(app, matrix, -1);
    return HANDLED;
  case ACTION_RIGHT:
  case ACTION_NEXT:
    overview_step(app, matrix, 1);
    return HANDLED;
  default:
    return act_on_dimensions(app, action, MAX(matrix->rows_seen, 2) - 1);
  }
}

static enum verdict act_reading(struct app *app, struct matrix *matrix, enum action action)
{
  guint panes = matrix->n_panes + 1;
  switch (action) {
  case ACTION_LEFT:
    matrix->focus -= matrix->focus > 0;
    return HANDLED;
  case ACTION_RIGHT:
    matrix->focus = MIN(matrix->focus + 1, panes - 1);
    return HANDLED;
  case ACTION_NEXT:
    matrix->focus = (matrix->focus + 1) % panes;
    return HANDLED;
  case ACTION_PREVIOUS:
    matrix->focus = (matrix->focus + panes - 1) % panes;
    return HANDLED;
  default:
    if (matrix->focus)
      return pane_act(&matrix->panes[matrix->focus - 1], action);
    return act_on_dimensions(app, action, (guint)MAX(matrix->list_height, 2) - 1);
  }
}

static enum verdict matrix_act(struct app *app, void *state, enum action action)
{
  struct matrix *matrix = state;
  enum verdict verdict = act_common(app, matrix, action);
  if (verdict != UNHANDLED)
    return verdict;
  guint focus = matrix->focus;
  verdict = matrix->overview ? act_overview(app, matrix, action) : act_reading(app, matrix, action);
  app->moves += verdict == HANDLED && matrix->focus == focus;
  app->stale |= matrix->focus != focus; /* a pane scrolls as it was drawn */
  return verdict;
}

static void matrix_draw(struct app *app, void *state, struct rect area)
{
  struct matrix *matrix = state;
  if (filter_n(app)) /* one may come back from a dimension that is filtered out */
    app->place = filter_nth(app, filter_position(app, app->place));
  if (!app->kept)
    g_array_set_size(matrix->hits, 0);
  if (matrix->overview)
    overview_draw(app, matrix, area);
  else
    reading_draw(app, matrix, area);
}

static char *matrix_title(struct app *app, void *state)
{
  const struct matrix *matrix = state;
  g_autofree char *filter = filter_name(app);
  guint n = filter_n(app), at = n ? filter_position(app, app->place) + 1 : 0;
  g_autoptr(GString) title = g_string_new(matrix->overview ? "Overview" : "Matrix");
  if (filter)
    g_string_append_printf(title, " %s %s", glyph_text(GLYPH_DOT, app->ascii), filter);
  g_string_append_printf(title, "  %u/%u", at, n);
  if (!matrix->overview && matrix->n_sides_shown && matrix->n_sides_shown < matrix->n_panes &&
      COLS >= MATRIX_NARROW)
    g_string_append_printf(title, "  sides %u-%u of %u", matrix->first_side + 1,
                           matrix->first_side + matrix->n_sides_shown, matrix->n_panes);
  return g_string_free(g_steal_pointer(&title), FALSE);
}

/* ---- The mouse --------------------------------------------------------- */

static enum verdict wheel(struct app *app, struct matrix *matrix, const struct event *event)
{
  enum action action = event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN;
  for (guint i = 0; !matrix->overview && i < matrix->n_sides_shown; i++)
    if (rect_has(matrix->pane_areas[i], event->y, event->x))
      return pane_act(&matrix->panes[matrix->first_side + i], action);
  return act_on_dimensions(app, action, 1);
}

static void focus_clicked(struct matrix *matrix, const struct event *event)
{
  if (rect_has(matrix->list_area, event->y, event->x))
    matrix->focus = 0;
  for (guint i = 0; i < matrix->n_sides_shown; i++)
    if (rect_has(matrix->pane_areas[i], event->y, event->x))
      matrix->focus = matrix->first_side + i + 1;
}

static bool follow_link(struct app *app, struct matrix *matrix, const struct event *event)
{
  for (guint i = 0; !matrix->overview && i < matrix->n_sides_shown; i++) {
    struct rect area = matrix->pane_areas[i];
    if (rect_has(area, event->y, event->x))
      return app_open_target(app, pane_target_at(&matrix->panes[matrix->first_side + i],
                                                 event->y - area.y, event->x - area.x));
  }
  return false;
}

static enum verdict matrix_mouse(struct app *app, void *state, const struct event *event)
{
  struct matrix *matrix = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return wheel(app, matrix, event);
  if (!matrix->overview)
    focus_clicked(matrix, event);
  for (guint i = 0; i < matrix->hits->len; i++) {
    const struct grid_hit *hit = &g_array_index(matrix->hits, struct grid_hit, i);
    if (rect_has(hit->area, event->y, event->x)) {
      app->place = hit->dimension;
      matrix->stage = hit->stage;
    }
  }
  if (event->mouse == MOUSE_DOUBLE_CLICK && !follow_link(app, matrix, event))
    return act_common(app, matrix, ACTION_OPEN);
  return HANDLED;
}

/* ---- The rest of the screen -------------------------------------------- */

static void matrix_prepare(struct app *app, void *state)
{
  struct matrix *matrix = state;
  if (app->whole && !matrix->overview)
    reading_prepare(app, matrix);
}

/* Links can be followed once all of the pack is read. */
static void matrix_pack_changed(struct app *app, void *state)
{
  struct matrix *matrix = state;
  if (app->whole)
    matrix->panes_show = matrix->ahead_show = PACK_NONE;
}

static struct document *matrix_whole(struct app *app, void *state)
{
  (void)state;
  return matrix_document(app->pack, app->filter == FILTER_NONE ? NULL : app->shown);
}

static const char *matrix_id(struct app *app, void *state)
{
  (void)state;
  return pack_value(app->pack, "id");
}

static struct document *matrix_copied(struct app *app, void *state)
{
  const struct matrix *matrix = state;
  if (!filter_n(app))
    return NULL;
  if (matrix->overview)
    return side_document(app->pack, app->place, pack_stage(app->pack, matrix->stage)->side);
  if (matrix->focus)
    return side_document(app->pack, app->place, matrix->focus - 1);
  return dimension_document(app->pack, app->place);
}

static void matrix_close(struct app *app, void *state)
{
  struct matrix *matrix = state;
  (void)app;
  for (guint i = 0; i < matrix->n_panes; i++) {
    pane_clear(&matrix->panes[i]);
    pane_clear(&matrix->ahead[i]);
  }
  g_free(matrix->panes);
  g_free(matrix->ahead);
  g_array_free(matrix->hits, TRUE);
  g_array_free(matrix->rows, TRUE);
  g_free(matrix);
}

static const struct screen_action matrix_actions[] = {
    {ACTION_UP, "The dimension before; in a pane, one line up", "dimension"},
    {ACTION_DOWN, "The next dimension; in a pane, one line down", "dimension"},
    {ACTION_NEXT, "The next pane, or cell of the overview", "pane"},
    {ACTION_PREVIOUS, "The pane, or cell of the overview, before", NULL},
    {ACTION_LEFT, "The pane or cell to the left", NULL},
    {ACTION_RIGHT, "The pane or cell to the right", NULL},
    {ACTION_OPEN, "Open the dimension in full", "open"},
    {ACTION_VIEW, "Switch between reading view and overview", "view"},
    {ACTION_BOOKMARK, "Set or remove a bookmark on the dimension", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first dimension, or the beginning of a pane", NULL},
    {ACTION_LAST, "To the last dimension, or the end of a pane", NULL},
};

static const struct screen_class matrix_screen = {
    .name = "matrix",
    .actions = matrix_actions,
    .n_actions = G_N_ELEMENTS(matrix_actions),
    .title = matrix_title,
    .draw = matrix_draw,
    .act = matrix_act,
    .mouse = matrix_mouse,
    .prepare = matrix_prepare,
    .pack_changed = matrix_pack_changed,
    .document = matrix_whole,
    .document_id = matrix_id,
    .copied = matrix_copied,
    .close = matrix_close,
};

void matrix_open(struct app *app)
{
  struct matrix *matrix = g_new0(struct matrix, 1);
  matrix->n_panes = pack_n_sides(app->pack);
  matrix->panes = g_new0(struct pane, matrix->n_panes);
  matrix->ahead = g_new0(struct pane, matrix->n_panes);
  for (guint i = 0; i < matrix->n_panes; i++)
    matrix->panes[i].quiet = matrix->ahead[i].quiet = true;
  matrix->panes_show = matrix->ahead_show = PACK_NONE;
  matrix->hits = g_array_new(FALSE, FALSE, sizeof(struct grid_hit));
  matrix->rows = g_array_new(FALSE, FALSE, sizeof(struct grid_row));
  g_array_set_clear_func(matrix->rows, overview_row_clear);
  app_push(app, &matrix_screen, matrix);
}
