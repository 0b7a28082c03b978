/* filter.c - which dimensions the matrix shows, and the dialog that asks */
#include "tui/tui-private.h"

static bool lets_through(const struct app *app, guint dimension)
{
  const struct dimension *record = pack_dimension(app->pack, dimension);
  if (app->filter == FILTER_GROUP)
    return record->group == app->filter_group;
  return bookmarks_has(app->bookmarks, record->id);
}

static void scan(struct app *app)
{
  guint n = pack_n_dimensions(app->pack);
  for (; app->filter_scanned < n; app->filter_scanned++)
    if (lets_through(app, app->filter_scanned))
      g_array_append_val(app->shown, app->filter_scanned);
}

void filter_set(struct app *app, enum filter_kind kind, guint group)
{
  app->filter = kind;
  app->filter_group = group;
  g_array_set_size(app->shown, 0);
  app->filter_scanned = 0;
  if (kind == FILTER_NONE)
    return;
  scan(app);
  if (app->shown->len)
    app->place = filter_nth(app, filter_position(app, app->place));
}

void filter_update(struct app *app)
{
  if (app->filter == FILTER_BOOKMARKED)
    filter_set(app, FILTER_BOOKMARKED, 0);
  else if (app->filter == FILTER_GROUP)
    scan(app);
}

guint filter_n(const struct app *app)
{
  return app->filter == FILTER_NONE ? pack_n_dimensions(app->pack) : app->shown->len;
}

guint filter_nth(const struct app *app, guint position)
{
  return app->filter == FILTER_NONE ? position : g_array_index(app->shown, guint, position);
}

guint filter_position(const struct app *app, guint dimension)
{
  if (app->filter == FILTER_NONE)
    return dimension;
  guint low = 0, high = app->shown->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(app->shown, guint, middle) < dimension)
      low = middle + 1;
    else
      high = middle;
  }
  return low < app->shown->len ? low : MAX(app->shown->len, 1) - 1;
}

char *filter_name(const struct app *app)
{
  if (app->filter == FILTER_GROUP)
    return g_strdup(pack_group(app->pack, app->filter_group));
  return app->filter == FILTER_BOOKMARKED ? g_strdup("bookmarked") : NULL;
}

/* ---- The dialog: all, bookmarked, then the groups ---------------------- */

enum { ROW_ALL, ROW_BOOKMARKED, ROW_GROUPS };

struct filter_dialog {
  struct list list;
  GArray *counts; /* guint: dimensions of each group */
  struct rect rows;
};

static char *row_text(const struct app *app, const struct filter_dialog *dialog, guint row)
{
  if (row == ROW_ALL)
    return g_strdup_printf("All dimensions (%u)", pack_n_dimensions(app->pack));
  if (row == ROW_BOOKMARKED)
    return g_strdup_printf("Bookmarked (%u)", bookmarks_n(app->bookmarks));
  return g_strdup_printf("%s (%u)", pack_group(app->pack, row - ROW_GROUPS),
                         g_array_index(dialog->counts, guint, row - ROW_GROUPS));
}

static void filter_draw(struct app *app, void *state, struct rect area)
{
  struct filter_dialog *dialog = state;
  (void)area;
  dialog->rows = canvas_box(app, (int)dialog->list.n + 2, 46, "Show");
  list_fit(&dialog->list, dialog->rows.height);
  for (int i = 0; i < dialog->rows.height && dialog->list.top + (guint)i < dialog->list.n; i++) {
    guint row = dialog->list.top + (guint)i;
    bool selected = row == dialog->list.selected;
    g_autofree char *text = row_text(app, dialog, row);
    if (selected) {
      canvas_glyph(app, dialog->rows.y + i, dialog->rows.x, ROLE_CHOSEN, GLYPH_MARKER);
      canvas_cursor(app, dialog->rows.y + i, dialog->rows.x + 2);
    }
    canvas_text(app, dialog->rows.y + i, dialog->rows.x + 2, dialog->rows.width - 2,
                selected ? ROLE_SELECTED : ROLE_TEXT, text);
  }
}

static enum verdict choose(struct app *app, const struct filter_dialog *dialog)
{
  guint row = dialog->list.selected;
  if (row == ROW_BOOKMARKED && !bookmarks_n(app->bookmarks)) {
    g_autofree char *key = app_key(app, ACTION_BOOKMARK);
    app_say(app, "Nothing is bookmarked yet; %s on a dimension does that", key);
    return HANDLED;
  }
  if (row == ROW_ALL)
    filter_set(app, FILTER_NONE, 0);
  else if (row == ROW_BOOKMARKED)
    filter_set(app, FILTER_BOOKMARKED, 0);
  else
    filter_set(app, FILTER_GROUP, row - ROW_GROUPS);
  return LEAVE;
}

static enum verdict filter_act(struct app *app, void *state, enum action action)
{
  struct filter_dialog *dialog = state;
  if (action == ACTION_OPEN) {
    /* the matrix is what the choice shows on: leave what lies over it */
    if (!app_may_drop(app, 1))
      return LEAVE;
    enum verdict verdict = choose(app, dialog);
    if (verdict == LEAVE)
      app_drop(app, 1);
    return HANDLED;
  }
  return list_act(&dialog->list, action);
}

static enum verdict filter_mouse(struct app *app, void *state, const struct event *event)
{
  struct filter_dialog *dialog = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&dialog->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (!rect_has(dialog->rows, event->y, event->x))
    return LEAVE;
  list_select(&dialog->list, dialog->list.top + (guint)(event->y - dialog->rows.y));
  return filter_act(app, state, ACTION_OPEN);
}

static void filter_close(struct app *app, void *state)
{
  struct filter_dialog *dialog = state;
  (void)app;
  g_array_free(dialog->counts, TRUE);
  g_free(dialog);
}

static const struct screen_action filter_actions[] = {
    {ACTION_UP, "One choice up", "choose"},
    {ACTION_DOWN, "One choice down", "choose"},
    {ACTION_OPEN, "Show these dimensions", "show"},
    {ACTION_BACK, "Change nothing", "back"},
};

static const struct screen_class filter_screen = {
    .name = "filter",
    .overlay = true,
    .actions = filter_actions,
    .n_actions = G_N_ELEMENTS(filter_actions),
    .draw = filter_draw,
    .act = filter_act,
    .mouse = filter_mouse,
    .close = filter_close,
};

void filter_open(struct app *app)
{
  struct filter_dialog *dialog = g_new0(struct filter_dialog, 1);
  guint groups = pack_n_groups(app->pack);
  dialog->counts = g_array_sized_new(FALSE, TRUE, sizeof(guint), groups);
  g_array_set_size(dialog->counts, groups);
  for (guint i = 0; i < pack_n_dimensions(app->pack); i++)
    g_array_index(dialog->counts, guint, pack_dimension(app->pack, i)->group)++;
  dialog->list.n = groups + ROW_GROUPS;
  if (app->filter == FILTER_GROUP)
    dialog->list.selected = app->filter_group + ROW_GROUPS;
  else if (app->filter == FILTER_BOOKMARKED)
    dialog->list.selected = ROW_BOOKMARKED;
  app_push(app, &filter_screen, dialog);
}
