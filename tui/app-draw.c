/* app-draw.c - the drawing of a turn: first line, screens, last line; and whether what
 * is on the screen may stay */
#include "tui/app.h"
#include "tui/session.h"

#include <string.h>

#define NAME_COLUMNS 11           /* of the first line: the program's name and the mark after it */
#define QUICK_BYTES  (256 * 1024) /* to read this much takes too little time to be shown */

/* The timer of the workshop that is open, on whatever screen one is: its end is not to be
 * missed. Returns the cells used, with the blanks before it. */
static int draw_timer(struct app *app)
{
  if (!app->session)
    return 0;
  gint64 now = session_time();
  bool over = countdown_is_over(&app->session->place.timer, now);
  g_autofree char *timer = session_timer(&app->session->place, now);
  g_autofree char *shown = over ? g_strdup_printf(" %s ", timer) : g_steal_pointer(&timer);
  int width = text_width(shown, -1);
  canvas_text(app, 0, COLS - 1 - width, width, over ? ROLE_WARNING : ROLE_STRONG, shown);
  return width + 2;
}

static void draw_header(struct app *app, const struct layer *layer)
{
  g_autofree char *where = layer->class->title ? layer->class->title(app, layer->state) : NULL;
  const char *title = app->pack ? pack_value(app->pack, "title") : "";
  if (app->kept)
    canvas_fill(app, (struct rect){0, 0, 1, COLS}, ROLE_TEXT);
  int end = COLS - 1 - draw_timer(app);
  int where_width = where ? MIN(text_width(where, -1), MIN(COLS / 2, end - NAME_COLUMNS)) : 0;
  int x = 1 + canvas_text(app, 0, 1, COLS - 1, ROLE_TITLE, "stage5 ");
  x += canvas_glyph(app, 0, x, ROLE_MUTED, GLYPH_MARKER) + 1;
  canvas_text(app, 0, x, end - x - where_width - 2, ROLE_STRONG, title);
  if (where)
    canvas_text(app, 0, end - where_width, where_width, ROLE_MUTED, where);
}

struct hint {
  char *keys;
  const char *word;
};

static void free_hint(gpointer hint)
{
  g_free(((struct hint *)hint)->keys);
  g_free(hint);
}

/* Add the hints of a table of actions; neighbours with one word share it. */
static void add_hints(struct app *app, GPtrArray *hints, const struct screen_action *actions,
                      guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *keys = app_key(app, actions[i].action);
    if (!actions[i].hint || !*keys)
      continue;
    struct hint *last = hints->len ? g_ptr_array_index(hints, hints->len - 1) : NULL;
    if (last && strcmp(last->word, actions[i].hint) == 0) {
      char *both = g_strconcat(last->keys, app->ascii ? " " : "", keys, NULL);
      g_free(last->keys);
      last->keys = both;
      continue;
    }
    struct hint *hint = g_new0(struct hint, 1);
    hint->keys = g_steal_pointer(&keys);
    hint->word = actions[i].hint;
    g_ptr_array_add(hints, hint);
  }
}

static void add_everywhere(struct app *app, GPtrArray *hints)
{
  guint n;
  const struct screen_action *actions = app_global_actions(&n);
  add_hints(app, hints, actions, n);
}

static int hint_width(const struct hint *hint)
{
  return text_width(hint->keys, -1) + 1 + text_width(hint->word, -1);
}

static int hints_width(const GPtrArray *hints)
{
  int width = 0;
  for (guint i = 0; i < hints->len; i++)
    width += (i ? 3 : 0) + hint_width(g_ptr_array_index(hints, i));
  return width;
}

/* The hints that fit, whole, at the right; the last one stays longest. */
static void draw_hints(struct app *app, const struct layer *layer)
{
  g_autoptr(GPtrArray) hints = g_ptr_array_new_with_free_func(free_hint);
  add_hints(app, hints, layer->class->actions, layer->class->n_actions);
  if (!layer_asks(layer) && app->pack)
    add_everywhere(app, hints);
  while (hints->len > 1 && hints_width(hints) > COLS - 2)
    g_ptr_array_remove_index(hints, hints->len - 2);
  int x = MAX(1, COLS - 1 - hints_width(hints));
  for (guint i = 0; i < hints->len; i++) {
    const struct hint *hint = g_ptr_array_index(hints, i);
    x += canvas_text(app, LINES - 1, x, COLS - x, ROLE_KEY, hint->keys) + 1;
    x += canvas_text(app, LINES - 1, x, COLS - x, ROLE_MUTED, hint->word) + 3;
  }
}

/* A message takes as many lines at the bottom as it needs: its end says what to do. */
static void draw_message(struct app *app)
{
  g_autofree char *shown = app->ascii ? text_to_ascii(app->message) : g_strdup(app->message);
  g_autoptr(GArray) lines = text_wrap(shown, COLS - 2);
  int height = MIN((int)lines->len, LINES / 2);
  struct rect area = {LINES - height, 0, height, COLS};
  canvas_fill(app, area, ROLE_MESSAGE);
  for (int i = 0; i < height; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    g_autofree char *piece = g_strndup(shown + line->offset, line->length);
    canvas_text(app, area.y + i, 1, COLS - 2, ROLE_MESSAGE, piece);
  }
}

static void draw_last_line(struct app *app, const struct layer *layer)
{
  if (app->message) {
    draw_message(app);
    return;
  }
  draw_hints(app, layer);
  if (app->reader && pack_reader_bytes_left(app->reader) > QUICK_BYTES) {
    g_autofree char *progress =
        g_strdup_printf(" reading the pack: %.0f %%  %u dimensions so far ",
                        100 * pack_reader_progress(app->reader), pack_n_dimensions(app->pack));
    canvas_text(app, LINES - 1, 1, COLS - 2, ROLE_MESSAGE, progress);
  }
}

static void draw_too_small(struct app *app)
{
  g_autofree char *size = g_strdup_printf("This window is %d × %d.", COLS, LINES);
  g_autofree char *need = g_strdup_printf("It needs %d × %d.", SMALLEST_COLUMNS, SMALLEST_LINES);
  canvas_text(app, MAX(0, LINES / 2 - 1), 0, COLS, ROLE_TEXT, size);
  if (LINES > 1)
    canvas_text(app, LINES / 2, 0, COLS, ROLE_TEXT, need);
  canvas_cursor(app, 0, 0);
}

/* Tell whether what is on the screen may stay, but for what the cursor changed. */
static bool can_keep(struct app *app)
{
  return app->events && app->moves == app->events && !app->message && !app->reader &&
         app->drawn == app_top(app) && app->drawn_lines == LINES && app->drawn_columns == COLS;
}

/* Only a screen that nothing lies over, and no message, can be kept. */
static void note_drawn(struct app *app)
{
  bool plain = app_base(app) + 1 == app->screens->len && !app->message && !app->reader;
  app->drawn = plain ? app_top(app) : NULL;
  app->drawn_lines = LINES;
  app->drawn_columns = COLS;
  app->events = app->moves = 0;
  app->stale = false;
}

/* The topmost screen that is no overlay, and what lies over it. */
static void draw_screens(struct app *app, struct rect area)
{
  for (guint i = app_base(app); i < app->screens->len; i++) {
    app->covered = i + 1 < app->screens->len;
    app_layer(app, i)->class->draw(app, app_layer(app, i)->state, area);
  }
}

void app_draw(struct app *app)
{
  bkgdset(' ' | app->attributes[ROLE_TEXT]);
  app->kept = can_keep(app);
  if (!app->kept)
    erase();
  if (COLS < SMALLEST_COLUMNS || LINES < SMALLEST_LINES) {
    draw_too_small(app);
  } else {
    const struct layer *base = app_layer(app, app_base(app));
    bool bare = base->class->bare;
    draw_screens(app,
                 bare ? (struct rect){0, 0, LINES, COLS} : (struct rect){1, 0, LINES - 2, COLS});
    if (!bare)
      draw_header(app, base);
    if (!app->kept && (!bare || app->message || base != app_top(app)))
      draw_last_line(app, app_top(app));
  }
  note_drawn(app);
  move(MIN(app->cursor_y, LINES - 1), MIN(app->cursor_x, COLS - 1));
  refresh();
}
