/* block-text.c - headlines in block letters: see block-text.h */
#include "tui/block-text.h"

#include <string.h>
#include <unilbrk.h>

#define GAP         1   /* squares between two letters */
#define DEPTH       9   /* rows of a line from the top of its capitals, with what is below it */
#define USUAL_COLS  100 /* the screen on which a letter has one cell for a square's width */
#define USUAL_LINES 30
#define MAX_SCALE   3

struct block_line {
  gsize from, to; /* bytes of the text */
  bool raised;    /* something stands above its capitals */
};

int block_text_scale(void)
{
  return CLAMP(MIN(COLS / USUAL_COLS, LINES / USUAL_LINES), 1, MAX_SCALE);
}

/* The lines that one of block letters takes, with the air below it. */
static int line_height(const struct block_line *line, int scale)
{
  return ((DEPTH + (line->raised ? BLOCK_RAISED : 0)) * scale + 2) / 2;
}

/* ---- Breaking ---------------------------------------------------------- */

/* Where the line that begins at @from is to end if it has @width squares; @from if nothing
 * fits, or if there is a character without a letter. */
static gsize line_end(const char *text, gsize from, const char *breaks, int width)
{
  gsize best = from, next;
  int used = 0;
  for (gsize at = from; text[at]; at = next) {
    struct block_shape shape;
    next = text_next(text, at);
    if (at > from && breaks[at] == UC_BREAK_POSSIBLE)
      best = at;
    if (!block_shape_find(text + at, next - at, &shape))
      return from;
    used += shape.width + GAP;
    if (used - GAP > width && text[at] != ' ')
      return best;
  }
  return strlen(text);
}

static bool is_raised(const char *text, gsize from, gsize to)
{
  for (gsize at = from, next; at < to; at = next) {
    struct block_shape shape;
    next = text_next(text, at);
    if (block_shape_find(text + at, next - at, &shape) && (shape.rows[0] || shape.rows[1]))
      return true;
  }
  return false;
}

/* The lines of @text in @width squares; NULL if it has to be shown as it is. */
static GArray *break_text(const char *text, int width)
{
  gsize length = strlen(text), end;
  g_autofree char *breaks = g_malloc(length + 1);
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct block_line));
  u8_possible_linebreaks((const guint8 *)text, length, "UTF-8", breaks);
  for (gsize from = 0; from < length; from = end) {
    end = line_end(text, from, breaks, width);
    if (end == from)
      return NULL;
    struct block_line line = {.from = from, .to = end};
    while (line.to > line.from && text[line.to - 1] == ' ')
      line.to--;
    line.raised = is_raised(text, line.from, line.to);
    g_array_append_val(lines, line);
  }
  return length ? g_steal_pointer(&lines) : NULL;
}

static int lines_height(const GArray *lines, int scale)
{
  int height = 0;
  for (guint i = 0; i < lines->len; i++)
    height += line_height(&g_array_index(lines, struct block_line, i), scale);
  return height;
}

/* The lines of @text at the largest scale at which it fits, and that scale; NULL if it fits
 * at none. */
static GArray *lay_out(const struct app *app, int height, int width, const char *text, int *scale)
{
  if (app->ascii || !g_utf8_validate(text, -1, NULL))
    return NULL;
  for (*scale = block_text_scale(); *scale > 0; (*scale)--) {
    g_autoptr(GArray) lines = break_text(text, width / *scale);
    if (lines && lines_height(lines, *scale) <= height)
      return g_steal_pointer(&lines);
  }
  return NULL;
}

/* ---- Drawing ----------------------------------------------------------- */

static bool is_filled(const struct block_shape *shape, int row, int column, int scale)
{
  return row / scale < BLOCK_ROWS && shape->rows[row / scale] >> (column / scale) & 1;
}

/* Add to @cells what a shape has in the two rows of squares from @row on. */
static void add_cells(GString *cells, const struct block_shape *shape, int row, int scale)
{
  static const char *const blocks[] = {" ", "▀", "▄", "█"};
  for (int column = 0; column < (shape->width + GAP) * scale; column++) {
    guint upper = is_filled(shape, row, column, scale);
    guint lower = is_filled(shape, row + 1, column, scale);
    g_string_append(cells, blocks[upper + 2 * lower]);
  }
}

static void draw_line(struct app *app, struct rect area, enum screen_role role, const char *text,
                      const struct block_line *line, int scale)
{
  int first = line->raised ? 0 : BLOCK_RAISED * scale;
  for (int y = 0; y < line_height(line, scale); y++) {
    g_autoptr(GString) cells = g_string_new(NULL);
    for (gsize at = line->from, next; at < line->to; at = next) {
      struct block_shape shape;
      next = text_next(text, at);
      if (block_shape_find(text + at, next - at, &shape))
        add_cells(cells, &shape, first + 2 * y, scale);
    }
    g_strchomp(cells->str);
    canvas_text(app, area.y + y, area.x, area.width, role, cells->str);
  }
}

/* ---- As it is ---------------------------------------------------------- */

static GArray *plain_lines(const struct app *app, int width, const char *text, char **shown)
{
  *shown = app->ascii ? text_to_ascii(text) : g_strdup(text);
  return text_wrap(*shown, MAX(width, 1));
}

/* The lines that @n lines of plain text take, and of these the empty ones above. */
static int plain_height(int n, int height, int *air)
{
  *air = height >= n + 2 ? 1 : 0;
  return CLAMP(n + 2 * *air, 0, MAX(height, 0));
}

static int draw_plain(struct app *app, struct rect area, enum screen_role role, const char *text)
{
  g_autofree char *shown = NULL;
  g_autoptr(GArray) lines = plain_lines(app, area.width, text, &shown);
  int air, height = plain_height((int)lines->len, area.height, &air);
  struct rect inner = {area.y + air, area.x, height - 2 * air, area.width};
  canvas_wrapped(app, inner, role, shown);
  return height;
}

/* ---- What the header has ------------------------------------------------ */

bool block_text_fits(const struct app *app, int height, int width, const char *text)
{
  int scale;
  g_autoptr(GArray) lines = lay_out(app, height, width, text, &scale);
  return lines != NULL;
}

int block_text_height(const struct app *app, int height, int width, const char *text)
{
  int scale, air;
  g_autoptr(GArray) lines = lay_out(app, height, width, text, &scale);
  g_autofree char *shown = NULL;
  if (lines)
    return lines_height(lines, scale);
  lines = plain_lines(app, width, text, &shown);
  return plain_height((int)lines->len, height, &air);
}

int block_text_width(const struct app *app, int width, const char *text)
{
  int scale, used = 0;
  g_autoptr(GArray) lines = lay_out(app, LINES, width, text, &scale);
  if (!lines || lines->len > 1)
    return MIN(text_width(text, -1), width);
  for (gsize at = 0, next; text[at]; at = next) {
    struct block_shape shape;
    next = text_next(text, at);
    if (block_shape_find(text + at, next - at, &shape))
      used += (shape.width + GAP) * scale;
  }
  return used - GAP * scale;
}

int block_text_draw(struct app *app, struct rect area, enum screen_role role, const char *text)
{
  int scale, used = 0;
  g_autoptr(GArray) lines = lay_out(app, area.height, area.width, text, &scale);
  if (!lines)
    return draw_plain(app, area, role, text);
  for (guint i = 0; i < lines->len; i++) {
    const struct block_line *line = &g_array_index(lines, struct block_line, i);
    struct rect rest = {area.y + used, area.x, area.height - used, area.width};
    draw_line(app, rest, role, text, line, scale);
    used += line_height(line, scale);
  }
  return used;
}
