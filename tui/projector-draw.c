/* projector-draw.c - what all that is shown to the room has in common: the first line, the
 * headline, the timer, and lists that are as large as they fit */
#include "tui/block-text.h"
#include "tui/projector.h"

#include <string.h>

#define LARGE_LINES   20 /* of a window, from which on the timer is large */
#define LARGE_COLUMNS 60
#define LEAST_HEAD    3 /* lines; a headline that may have fewer stands on the first line */
#define TIMER_GAP     4
#define WIDE_COLUMNS  110 /* of a list that may stand in two columns */
#define COLUMN_GAP    4
#define MARK_COLUMNS  2

/* ---- The head ---------------------------------------------------------- */

/* The text of the timer for the first line, where it is not large. */
static char *small_timer(const struct projector *projector, bool large)
{
  const char *word;
  g_autofree char *digits = projector_timer(projector, &word);
  if (large)
    return g_strdup(word);
  return *word == 'o' ? g_strjoin(" ", word, digits, NULL)
                      : g_strchomp(g_strjoin(" ", digits, word, NULL));
}

/* Where the group is, with @headline before it (or NULL); at the right what there is to say of the
 * timer. */
static void draw_first_line(struct app *app, const struct projector *projector, struct rect area,
                            const char *headline, bool large)
{
  const struct projection *shown = &projector->shown;
  g_autofree char *right = small_timer(projector, large);
  int width = text_width(right, -1), left = 0;
  if (headline)
    left = canvas_text(app, 0, area.x, area.width - width - 2, ROLE_STRONG, headline) + 2;
  g_autofree char *where =
      g_strdup_printf("%s · %s", shown->workshop->name, phase_name(shown->place.phase));
  canvas_text(app, 0, area.x + left, area.width - left - width - 2, ROLE_MUTED, where);
  canvas_text(app, 0, area.x + area.width - width, width, ROLE_STRONG, right);
}

/* Draw the timer in the upper right corner of @area; the columns that it takes. */
static int draw_timer(struct app *app, const struct projector *projector, struct rect area)
{
  const char *word;
  g_autofree char *digits = projector_timer(projector, &word);
  int width = block_text_width(app, area.width, digits);
  struct rect corner = {area.y, area.x + area.width - width, area.height, width};
  block_text_draw(app, corner, *word == 'o' ? ROLE_MARK : ROLE_TITLE, digits);
  return width + TIMER_GAP;
}

struct rect projector_head(struct app *app, const struct projector *projector, const char *headline,
                           int most)
{
  int margin = COLS >= LARGE_COLUMNS ? 2 : 1;
  struct rect area = {1, margin, LINES - 1, COLS - 2 * margin};
  bool small = most < LEAST_HEAD;
  bool large = LINES >= LARGE_LINES && COLS >= LARGE_COLUMNS && !app->ascii && !small;
  draw_first_line(app, projector, area, small ? headline : NULL, large);
  if (small)
    return area;
  int timer = large ? draw_timer(app, projector, area) : 0;
  struct rect head = {area.y, area.x, MIN(most, area.height), area.width - timer};
  int used = block_text_draw(app, head, ROLE_STRONG, headline);
  if (timer)
    used = MAX(used, block_text_height(app, area.height, area.width, "0"));
  area.y += used;
  area.height -= used;
  return area;
}

/* ---- Words ------------------------------------------------------------- */

static char *shown_text(const struct app *app, const char *text)
{
  return app->ascii ? text_to_ascii(text) : g_strdup(text);
}

static int words_height(const struct app *app, int width, const char *text)
{
  g_autofree char *shown = shown_text(app, text);
  g_autoptr(GArray) lines = text_wrap(shown, MAX(width, 1));
  return (int)lines->len;
}

/* Prose is no wider than it reads well, but wider on a screen that is seen from afar. */
static int prose_width(int width)
{
  return MIN(width, MAX(PROSE_COLUMNS, COLS / 2));
}

int projector_words_height(const struct app *app, int width, const char *text)
{
  return *text ? words_height(app, prose_width(width), text) : 0;
}

void projector_words(struct app *app, struct rect *area, enum screen_role role, const char *text,
                     int air)
{
  g_autofree char *shown = shown_text(app, text);
  struct rect lines = *area;
  if (!*text || area->height < 1)
    return;
  lines.width = prose_width(area->width);
  lines.height = MIN(projector_words_height(app, area->width, text), area->height);
  canvas_wrapped(app, lines, role, shown);
  area->y += lines.height + air;
  area->height -= lines.height + air;
}

void projector_more(struct app *app, struct rect area, guint n)
{
  g_autofree char *text = g_strdup_printf("and %u more", n);
  canvas_text(app, area.y + area.height - 1, area.x, area.width, ROLE_MUTED, text);
}

/* ---- Lists ------------------------------------------------------------- */

enum size { SIZE_LARGE, SIZE_AIRY, SIZE_CLOSE, N_SIZES };

static void item_clear(gpointer data)
{
  struct projector_item *item = data;
  g_free(item->text);
  g_free(item->aside);
}

GArray *projector_items_new(void)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(struct projector_item));
  g_array_set_clear_func(items, item_clear);
  return items;
}

void projector_items_add(GArray *items, char *text, char *aside, bool marked)
{
  struct projector_item item = {text, aside, marked};
  g_array_append_val(items, item);
}

static const struct projector_item *item_at(const GArray *items, guint index)
{
  return &g_array_index(items, struct projector_item, index);
}

/* An item as one text, for where it is close to others. */
static char *item_text(const struct projector_item *item)
{
  return item->aside ? g_strjoin(" · ", item->text, item->aside, NULL) : g_strdup(item->text);
}

/* The lines of an item, with the air below it; more than there are if it has no letters of that
 * size. */
static int item_height(const struct app *app, const struct projector_item *item, struct rect area,
                       enum size size)
{
  int width = area.width - MARK_COLUMNS;
  g_autofree char *close = item_text(item);
  if (size == SIZE_CLOSE)
    return words_height(app, width, close);
  if (size == SIZE_LARGE && !block_text_fits(app, area.height, width, item->text))
    return area.height + 1;
  int text = size == SIZE_LARGE ? block_text_height(app, area.height, width, item->text)
                                : words_height(app, width, item->text);
  return text + (item->aside ? words_height(app, width, item->aside) : 0) +
         (size == SIZE_AIRY || item->aside);
}

/* As far as it matters in @area: more than its height is too much. */
static int items_height(const struct app *app, const GArray *items, struct rect area,
                        enum size size)
{
  int height = 0;
  for (guint i = 0; i < items->len && height <= area.height + 1; i++)
    height += item_height(app, item_at(items, i), area, size);
  return height - (size == SIZE_AIRY); /* there is no air below the last one */
}

static void draw_words(struct app *app, struct rect *area, enum screen_role role, const char *text)
{
  g_autofree char *shown = shown_text(app, text);
  int height = MIN(words_height(app, area->width, text), area->height);
  struct rect lines = {area->y, area->x, height, area->width};
  canvas_wrapped(app, lines, role, shown);
  area->y += height;
  area->height -= height;
}

static void draw_item(struct app *app, struct rect area, const struct projector_item *item,
                      enum size size)
{
  struct rect rest = {area.y, area.x + MARK_COLUMNS, area.height, area.width - MARK_COLUMNS};
  enum screen_role role = item->marked ? ROLE_TITLE : ROLE_STRONG;
  g_autofree char *close = item_text(item);
  if (item->marked)
    canvas_glyph(app, area.y, area.x, ROLE_TITLE, GLYPH_MARKER);
  if (size == SIZE_LARGE) {
    int used = block_text_draw(app, rest, role, item->text);
    rest.y += used;
    rest.height -= used;
  } else {
    draw_words(app, &rest, role, size == SIZE_CLOSE ? close : item->text);
  }
  if (item->aside && size != SIZE_CLOSE)
    draw_words(app, &rest, ROLE_TEXT, item->aside);
}

/* Draw items from @from on, the small ones as far as they fit; the first that does not. */
static guint draw_column(struct app *app, struct rect area, const GArray *items, guint from,
                         enum size size)
{
  for (; from < items->len; from++) {
    int height = item_height(app, item_at(items, from), area, size);
    if (height > area.height && size == SIZE_CLOSE)
      break;
    draw_item(app, area, item_at(items, from), size);
    area.y += height;
    area.height -= height;
  }
  return from;
}

/* The largest size at which all fits, or else the smallest. */
static enum size choose_size(const struct app *app, const GArray *items, struct rect area)
{
  enum size size = SIZE_LARGE;
  while (size < SIZE_CLOSE && items_height(app, items, area, size) > area.height)
    size++;
  return size;
}

/* The first of the last items that fit below a line. */
static guint first_of_last(const struct app *app, const GArray *items, struct rect area)
{
  guint from = items->len;
  int height = 1;
  while (from &&
         (height += item_height(app, item_at(items, from - 1), area, SIZE_CLOSE)) <= area.height)
    from--;
  return from;
}

static void draw_end(struct app *app, struct rect area, const GArray *items)
{
  guint from = first_of_last(app, items, area);
  g_autofree char *before = g_strdup_printf("%u more before", from);
  canvas_text(app, area.y, area.x + MARK_COLUMNS, area.width - MARK_COLUMNS, ROLE_MUTED, before);
  area.y++;
  area.height--;
  draw_column(app, area, items, from, SIZE_CLOSE);
}

/* Draw as many as fit into @n columns, and how many do not. */
static void draw_beginning(struct app *app, struct rect area, const GArray *items, int n)
{
  struct rect column = {area.y, area.x, area.height, (area.width - (n - 1) * COLUMN_GAP) / n};
  guint drawn = 0;
  for (int i = 0; i < n; i++) {
    column.height = area.height - (i + 1 == n);
    drawn = draw_column(app, column, items, drawn, SIZE_CLOSE);
    column.x += column.width + COLUMN_GAP;
  }
  column.x -= column.width + COLUMN_GAP;
  column.height = area.height;
  if (drawn + 1 == items->len) { /* the line that was kept for the number is enough for it */
    struct rect last = {area.y + area.height - 1, column.x, 1, column.width};
    drawn = draw_column(app, last, items, drawn, SIZE_CLOSE);
  }
  if (drawn < items->len)
    projector_more(app, column, items->len - drawn);
}

void projector_items_draw(struct app *app, struct rect area, const GArray *items, bool keep_end)
{
  if (area.height < 1 || !items->len)
    return;
  enum size size = choose_size(app, items, area);
  if (size < SIZE_CLOSE || items_height(app, items, area, size) <= area.height)
    draw_column(app, area, items, 0, size);
  else if (keep_end)
    draw_end(app, area, items);
  else
    draw_beginning(app, area, items, area.width >= WIDE_COLUMNS ? 2 : 1);
}
