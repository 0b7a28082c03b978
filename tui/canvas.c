/* canvas.c - drawing: nothing reaches the screen but through here */
#include "tui/tui-private.h"

#include <string.h>
#include <wchar.h>

/* Clusters that terminals do not agree on: emoji joined by U+200D, made coloured by
 * U+FE0F or toned. Curses would count their parts one by one. */
static bool is_uncertain(gunichar character)
{
  return character == 0x200d || character == 0xfe0f ||
         (character >= 0x1f3fb && character <= 0x1f3ff);
}

static gsize character_length(const char *character)
{
  return (gsize)g_utf8_skip[(guchar)*character];
}

/* A copy of @text in which an uncertain cluster is its first character and as many
 * blanks as it is wide beyond that, so that curses, terminal and layout agree. */
static char *settle(const char *text)
{
  GString *settled = g_string_new(NULL);
  for (gsize from = 0, to; text[from]; from = to) {
    bool uncertain = false;
    to = text_next(text, from);
    for (gsize c = from; c < to; c += character_length(text + c))
      uncertain = uncertain || is_uncertain(g_utf8_get_char(text + c));
    gsize length = uncertain ? character_length(text + from) : to - from;
    int missing =
        text_width(text + from, (gssize)(to - from)) - text_width(text + from, (gssize)length);
    g_string_append_len(settled, text + from, (gssize)length);
    for (; missing > 0; missing--)
      g_string_append_c(settled, ' ');
  }
  return g_string_free(settled, FALSE);
}

/* Tell whether every character of a text is one column by itself, as of most text. */
static bool is_plain(const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p += character_length(p)) {
    gunichar character = g_utf8_get_char(p);
    if (character < ' ' || (character >= 0x7f && wcwidth((wchar_t)character) != 1))
      return false;
  }
  return true;
}

#define MAX_CELLS 256 /* that are put at once */

/* Put plain text, in the attributes that are set. Curses takes text byte by byte and looks at
 * each, which is half of all the work of drawing a screen; ready-made cells it copies. */
static void put_plain(int y, int x, attr_t attributes, const char *text, gsize length)
{
  const char *end = text + length;
  while (text < end) {
    chtype cells[MAX_CELLS];
    int n = 0;
    for (; text < end && (guchar)*text < 0x80 && n < MAX_CELLS; text++)
      cells[n++] = (guchar)*text | attributes;
    mvaddchnstr(y, x, cells, n);
    x += n;
    if (text < end && (guchar)*text >= 0x80) {
      cchar_t cell = {.chars = {(wchar_t)g_utf8_get_char(text)}};
      mvadd_wchnstr(y, x++, &cell, 1);
      text += character_length(text);
    }
  }
}

/* Put any other text that is fit to be shown. What the C library does not know yet, of which
 * curses would make a blank, becomes U+FFFD. */
static void put_settled(int y, int x, const char *text)
{
  g_autofree char *settled = settle(text);
  g_autoptr(GString) known = g_string_new(NULL);
  for (const char *c = settled; *c; c += character_length(c))
    if (wcwidth((wchar_t)g_utf8_get_char(c)) < 0)
      g_string_append(known, "\xef\xbf\xbd");
    else
      g_string_append_len(known, c, (gssize)character_length(c));
  mvaddstr(y, x, known->str);
}

/* The last guard before the terminal: text that is unfit to be shown is escaped. */
static void put(struct app *app, int y, int x, enum screen_role role, const char *text,
                gsize length)
{
  attrset(app->attributes[role]);
  if (!text_is_plain(text, length)) {
    g_autofree char *escaped = text_escape(text, (gssize)length);
    put_settled(y, x, escaped);
  } else if (is_plain(text, length)) {
    put_plain(y, x, app->attributes[role], text, length);
  } else {
    g_autofree char *copy = g_strndup(text, length);
    put_settled(y, x, copy);
  }
}

/* A copy of @text as one line, and in ASCII if that is all there is; or NULL if it is
 * fit as it stands. */
static char *one_line(const struct app *app, const char *text)
{
  bool broken =
      strpbrk(text, "\n\t") || strstr(text, "\xe2\x80\xa8") || strstr(text, "\xe2\x80\xa9");
  if (!broken && !app->ascii)
    return NULL;
  g_autoptr(GString) line = g_string_new(text);
  g_string_replace(line, "\xe2\x80\xa8", " ", 0);
  g_string_replace(line, "\xe2\x80\xa9", " ", 0);
  g_strdelimit(line->str, "\n\t", ' ');
  return app->ascii ? text_to_ascii(line->str) : g_strdup(line->str);
}

int canvas_text(struct app *app, int y, int x, int width, enum screen_role role, const char *text)
{
  g_autofree char *line = one_line(app, text);
  const char *shown = line ? line : text;
  int used = 0;
  if (width < 1 || y < 0 || x < 0)
    return 0;
  gsize length = strlen(shown), fits = text_fit(shown, (gssize)length, width, &used);
  if (fits == length) {
    put(app, y, x, role, shown, length);
    return used;
  }
  fits = text_fit(shown, (gssize)length, width - 1, &used);
  put(app, y, x, role, shown, fits);
  return used + canvas_glyph(app, y, x + used, role, GLYPH_ELLIPSIS);
}

/* A glyph as a cell, which takes the attributes that are set. */
static cchar_t glyph_cell(const struct app *app, enum glyph glyph)
{
  return (cchar_t){.chars = {(wchar_t)g_utf8_get_char(glyph_text(glyph, app->ascii))}};
}

int canvas_glyph(struct app *app, int y, int x, enum screen_role role, enum glyph glyph)
{
  cchar_t cell = glyph_cell(app, glyph);
  attrset(app->attributes[role]);
  mvadd_wchnstr(y, x, &cell, 1);
  return 1;
}

void canvas_marker(struct app *app, int y, int x)
{
  canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_text(app, y, x + 1, 1, ROLE_CHOSEN, " ");
}

void canvas_fill(struct app *app, struct rect area, enum screen_role role)
{
  attrset(app->attributes[role]);
  for (int y = 0; y < area.height; y++)
    mvhline(area.y + y, area.x, ' ', area.width);
}

static bool is_blank(int y, int x)
{
  cchar_t cell;
  return mvin_wch(y, x, &cell) == OK && cell.chars[0] == L' ';
}

void canvas_restyle(struct app *app, struct rect area, enum screen_role role)
{
  attr_t attributes = app->attributes[role];
  for (int y = area.y; y < area.y + area.height; y++) {
    int from = area.x, to = area.x + area.width;
    while (to > from && is_blank(y, to - 1))
      to--;
    while (from < to && is_blank(y, from))
      from++;
    if (from < to)
      mvchgat(y, from, to - from, attributes, (short)PAIR_NUMBER(attributes), NULL);
  }
}

void canvas_horizontal(struct app *app, int y, int x, int width, enum screen_role role,
                       enum glyph glyph)
{
  cchar_t cell = glyph_cell(app, glyph);
  attrset(app->attributes[role]);
  if (width > 0)
    mvhline_set(y, x, &cell, width);
}

void canvas_vertical(struct app *app, int y, int x, int height, enum screen_role role,
                     enum glyph glyph)
{
  cchar_t cell = glyph_cell(app, glyph);
  attrset(app->attributes[role]);
  if (height > 0)
    mvvline_set(y, x, &cell, height);
}

/* Light and heavy edges stand in the same order in the table of glyphs. */
#define EDGE(corner) ((enum glyph)(GLYPH_##corner + heavy))

struct rect canvas_inside(struct rect frame)
{
  return (struct rect){frame.y + 1, frame.x + 2, frame.height - 2, frame.width - 4};
}

void canvas_lower_edge(struct app *app, struct rect frame, bool focused)
{
  focused = focused && !app->covered;
  enum screen_role role = focused ? ROLE_FRAME_FOCUS : ROLE_FRAME;
  int heavy = focused ? GLYPH_HEAVY_HORIZONTAL - GLYPH_HORIZONTAL : 0;
  int y = frame.y + frame.height - 1;
  canvas_glyph(app, y, frame.x, role, EDGE(BOTTOM_LEFT));
  canvas_horizontal(app, y, frame.x + 1, frame.width - 2, role, EDGE(HORIZONTAL));
  canvas_glyph(app, y, frame.x + frame.width - 1, role, EDGE(BOTTOM_RIGHT));
}

struct rect canvas_frame(struct app *app, struct rect area, const char *title, bool focused)
{
  focused = focused && !app->covered;
  enum screen_role role = focused ? ROLE_FRAME_FOCUS : ROLE_FRAME;
  int heavy = focused ? GLYPH_HEAVY_HORIZONTAL - GLYPH_HORIZONTAL : 0;
  int right = area.x + area.width - 1;
  canvas_glyph(app, area.y, area.x, role, EDGE(TOP_LEFT));
  canvas_horizontal(app, area.y, area.x + 1, area.width - 2, role, EDGE(HORIZONTAL));
  canvas_glyph(app, area.y, right, role, EDGE(TOP_RIGHT));
  canvas_vertical(app, area.y + 1, area.x, area.height - 2, role, EDGE(VERTICAL));
  canvas_vertical(app, area.y + 1, right, area.height - 2, role, EDGE(VERTICAL));
  canvas_lower_edge(app, area, focused);
  if (title && area.width > 6) {
    g_autofree char *padded = g_strdup_printf(" %s ", title);
    canvas_text(app, area.y, area.x + 1, area.width - 2, focused ? ROLE_TITLE : ROLE_TEXT, padded);
  }
  return canvas_inside(area);
}

void canvas_more(struct app *app, struct rect frame, guint above, guint below, bool focused)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (above)
    g_string_append_printf(text, " %s %u more", glyph_text(GLYPH_UP, app->ascii), above);
  if (below)
    g_string_append_printf(text, " %s %u more", glyph_text(GLYPH_DOWN, app->ascii), below);
  if (!text->len)
    return;
  g_string_append_c(text, ' ');
  int width = MIN(text_width(text->str, -1), frame.width - 2);
  canvas_text(app, frame.y + frame.height - 1, frame.x + frame.width - 1 - width, width,
              focused ? ROLE_STRONG : ROLE_TEXT, text->str);
}

/* Draw @length bytes of @text from @x in @role with the hits marked; no wider than
 * @width. Returns the cells used. */
static int marked(struct app *app, int y, int x, int width, enum screen_role role, const char *text,
                  gsize length, const struct query *query)
{
  gsize offset = 0, start, hit;
  int used = 0;
  while (offset < length && used < width) {
    bool found = query && query_next(query, text, (gssize)length, offset, &start, &hit);
    bool on_hit = found && start == offset;
    gsize piece = on_hit ? hit : (found ? start : length) - offset;
    int piece_width = 0;
    gsize fits = text_fit(text + offset, (gssize)piece, width - used, &piece_width);
    put(app, y, x + used, on_hit ? ROLE_MARK : role, text + offset, fits);
    used += piece_width;
    offset += piece;
    if (fits < piece)
      break;
  }
  return used;
}

void canvas_line(struct app *app, int y, int x, int width, const struct line *line, int focus,
                 bool quiet)
{
  int used = 0;
  for (guint i = 0; i < line->n_spans && used < width; i++) {
    const struct line_span *span = &line->spans[i];
    enum screen_role role = (int)i == focus ? ROLE_SELECTED : theme_role_of_style(span->style);
    if (quiet && role == ROLE_TERM)
      role = ROLE_TEXT;
    used += marked(app, y, x + used, width - used, role, line->text + span->offset, span->length,
                   app_marks(app));
  }
}

/* Bytes of a long text before a hit, and in all, that are looked at for one line: more
 * than a line can show. */
#define BEFORE_HIT_BYTES 400
#define LINE_BYTES       4096

/* The boundary of a character at or before @offset. */
static gsize character_boundary(const char *text, gsize offset)
{
  while (offset && ((guchar)text[offset] & 0xc0) == 0x80)
    offset--;
  return offset;
}

/* Where to begin to show @text in @width cells so that its first hit is seen. */
static gsize excerpt_start(const char *text, int width, const struct query *query)
{
  gsize start, length, from = 0;
  if (!query || !query_next(query, text, -1, 0, &start, &length))
    return 0;
  if (start > BEFORE_HIT_BYTES)
    from = character_boundary(text, start - BEFORE_HIT_BYTES);
  else if (text_width(text, (gssize)(start + length)) <= width - 2)
    return 0;
  while (text_width(text + from, (gssize)(start - from)) > width / 3)
    from += character_length(text + from);
  return from;
}

void canvas_excerpt(struct app *app, int y, int x, int width, enum screen_role role,
                    const char *text, const struct query *query)
{
  if (width < 1)
    return;
  g_autofree char *flat = one_line(app, text);
  const char *shown = flat ? flat : text;
  gsize from = excerpt_start(shown, width, query);
  gsize left = strlen(shown + from);
  gsize length = left > LINE_BYTES ? character_boundary(shown + from, LINE_BYTES) : left;
  if (from) {
    canvas_glyph(app, y, x, role, GLYPH_ELLIPSIS);
    x++;
    width--;
  }
  bool cut = text_width(shown + from, (gssize)length) > width;
  marked(app, y, x, cut ? width - 1 : width, role, shown + from, length, query);
  if (cut)
    canvas_glyph(app, y, x + width - 1, role, GLYPH_ELLIPSIS);
}

void canvas_wrapped(struct app *app, struct rect area, enum screen_role role, const char *text)
{
  g_autoptr(GArray) lines = text_wrap(text, MAX(area.width, 1));
  for (int i = 0; i < (int)lines->len && i < area.height; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    bool last = i == area.height - 1 && i + 1 < (int)lines->len;
    gsize length = last ? strlen(text + line->offset) : line->length;
    g_autofree char *piece = g_strndup(text + line->offset, length);
    canvas_excerpt(app, area.y + i, area.x, area.width, role, piece, app_marks(app));
  }
}

void canvas_cursor(struct app *app, int y, int x)
{
  app->cursor_y = y;
  app->cursor_x = x;
}

bool rect_has(struct rect area, int y, int x)
{
  return y >= area.y && y < area.y + area.height && x >= area.x && x < area.x + area.width;
}

struct rect canvas_box(struct app *app, int height, int width, const char *title)
{
  struct rect box = {.height = MIN(height, LINES - 2), .width = MIN(width, COLS - 2)};
  box.y = MAX(1, (LINES - box.height) / 3);
  box.x = (COLS - box.width) / 2;
  canvas_fill(app, box, ROLE_TEXT);
  return canvas_frame(app, box, title, true);
}
