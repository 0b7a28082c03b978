/* text.c - what a text is in cells, clusters and lines
 *
 * The one place that decides widths and wraps lines. Texts here are drawn again
 * and again, so printable ASCII takes a short way everywhere; all the rest is
 * libunistring's, and none of it looks at the locale.
 */
#include "document/document-private.h"

#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#define EVERY_BYTE(b)        (G_GUINT64_CONSTANT(0x0101010101010101) * (b))
#define LINE_SEPARATOR       0x2028
#define PARAGRAPH_SEPARATOR  0x2029
#define SOFT_HYPHEN          0x00ad
#define LONGEST_ESCAPE       16
#define CLUSTER_WINDOW_BYTES 512

/* ---- Characters -------------------------------------------------------- */

/* The high bit of each byte of @word that is not printable ASCII. */
static guint64 unprintable_bytes(guint64 word)
{
  guint64 high = EVERY_BYTE(0x80);
  guint64 not_control = (word | high) - EVERY_BYTE(0x20);
  guint64 delete_or_more = (word & ~high) + EVERY_BYTE(0x01);
  return (~not_control | delete_or_more | word) & high;
}

/* The number of bytes at the beginning of @text (@length bytes) that are printable
 * ASCII: one byte, one cell, one cluster each. */
static gsize text_ascii_run(const char *text, gsize length)
{
  gsize offset = 0;
  for (; offset + 8 <= length; offset += 8) {
    guint64 word;
    memcpy(&word, text + offset, sizeof word);
    guint64 others = unprintable_bytes(GUINT64_FROM_LE(word));
    if (others)
      return offset + (gsize)__builtin_ctzll(others) / 8;
  }
  while (offset < length && text[offset] >= 0x20 && text[offset] < 0x7f)
    offset++;
  return offset;
}

static bool is_separator(gunichar character)
{
  return character == '\n' || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR;
}

/* What is not seen and no script needs: joiners and operators without a sign, deprecated format
 * characters, the byte order mark, marks of annotations, beams of music, tags, and what is no
 * character at all. */
static bool is_hidden(gunichar c)
{
  return (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c <= 0xe007f) ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static enum text_fault_kind character_fault(gunichar c)
{
  if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0))
    return TEXT_FAULT_CONTROL;
  if (c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
      (c >= 0x2066 && c <= 0x2069))
    return TEXT_FAULT_BIDI;
  return is_hidden(c) ? TEXT_FAULT_HIDDEN : TEXT_FAULT_NONE;
}

/* A character, or a byte that is none. */
struct unit {
  gunichar character;
  guint length; /* bytes */
  enum text_fault_kind fault;
};

static struct unit unit_decode(const char *text, gsize length)
{
  ucs4_t character;
  int bytes = u8_mbtoucr(&character, (const uint8_t *)text, length);
  if (bytes <= 0)
    return (struct unit){(guchar)*text, 1, TEXT_FAULT_ENCODING};
  return (struct unit){character, (guint)bytes, character_fault(character)};
}

/* Accents and other characters without a cell of their own. */
static bool is_mark(gunichar character)
{
  return character >= 0x300 && uc_width(character, "UTF-8") == 0;
}

/* Count @unit among the @marks that stand in a row, which are none before a text. */
static void unit_count_mark(struct unit *unit, guint *marks)
{
  if (unit->character == SOFT_HYPHEN) /* may be left out, so it parts nothing */
    return;
  if (unit->fault || !is_mark(unit->character))
    *marks = 0;
  else if (*marks < TEXT_MOST_MARKS)
    ++*marks;
  else
    unit->fault = TEXT_FAULT_MARKS;
}

static inline struct unit unit_at(const char *text, gsize length, guint *marks)
{
  struct unit unit = {(guchar)*text, 1, TEXT_FAULT_NONE};
  if (*text >= 0x20 && *text < 0x7f) {
    *marks = 0;
    return unit;
  }
  unit = unit_decode(text, length);
  unit_count_mark(&unit, marks);
  return unit;
}

/* Write the visible form of @unit to @escape; the number of bytes. */
static int unit_escape(const struct unit *unit, char escape[LONGEST_ESCAPE])
{
  if (unit->character == '\t' || unit->character == '\n')
    return g_snprintf(escape, LONGEST_ESCAPE, "\\%c", unit->character == '\t' ? 't' : 'n');
  if (unit->fault == TEXT_FAULT_ENCODING || unit->character < 0x80)
    return g_snprintf(escape, LONGEST_ESCAPE, "\\x%02x", unit->character);
  return g_snprintf(escape, LONGEST_ESCAPE, unit->character > 0xffff ? "\\U%08x" : "\\u%04x",
                    unit->character);
}

static int unit_width(const struct unit *unit)
{
  if (unit->character >= 0x20 && unit->character < 0x7f)
    return 1;
  if (unit->fault == TEXT_FAULT_ENCODING || (unit->fault && unit->character < 0x80))
    return (int)strlen("\\x1b");
  if (unit->fault)
    return (int)strlen(unit->character > 0xffff ? "\\U000e0041" : "\\u202e");
  if (unit->character == '\t' || is_separator(unit->character))
    return 1;
  if (unit->character == SOFT_HYPHEN) /* terminals draw it; libunistring says 0 */
    return 1;
  return MAX(uc_width(unit->character, "UTF-8"), 0);
}

static gsize text_length(const char *text, gssize length)
{
  return length < 0 ? strlen(text) : (gsize)length;
}

/* ---- Checking and cleaning --------------------------------------------- */

/* The first unit of @text that is at fault, as far as @worst. */
static bool find_fault(const char *text, gsize length, enum text_fault_kind worst,
                       struct text_fault *fault)
{
  gsize offset = 0, plain;
  guint marks = 0;
  while ((offset += plain = text_ascii_run(text + offset, length - offset)) < length) {
    marks = plain ? 0 : marks;
    struct unit unit = unit_at(text + offset, length - offset, &marks);
    if (unit.fault && unit.fault <= worst) {
      if (fault)
        *fault = (struct text_fault){unit.fault, offset, unit.length, unit.character};
      return true;
    }
    offset += unit.length;
  }
  return false;
}

bool text_check(const char *text, gsize length, struct text_fault *fault)
{
  return !find_fault(text, length, TEXT_FAULT_BIDI, fault);
}

bool text_is_plain(const char *text, gsize length)
{
  return !find_fault(text, length, TEXT_FAULT_MARKS, NULL);
}

char *text_escape(const char *text, gssize length)
{
  gsize end = text_length(text, length);
  GString *out = g_string_sized_new(end);
  guint marks = 0;
  for (gsize offset = 0; offset < end;) {
    struct unit unit = unit_at(text + offset, end - offset, &marks);
    char escape[LONGEST_ESCAPE];
    if (unit.fault || unit.character == '\t' || is_separator(unit.character))
      g_string_append_len(out, escape, unit_escape(&unit, escape));
    else
      g_string_append_len(out, text + offset, unit.length);
    offset += unit.length;
  }
  return g_string_free(out, FALSE);
}

static void unit_append_clean(GString *out, const struct unit *unit, const char *bytes, bool ascii)
{
  char escape[LONGEST_ESCAPE];
  if (unit->fault)
    g_string_append_len(out, escape, unit_escape(unit, escape));
  else if (unit->character == '\t')
    g_string_append_c(out, ' ');
  else if (is_separator(unit->character))
    g_string_append_c(out, '\n');
  else if (ascii)
    text_append_ascii(out, unit->character);
  else if (unit->character != SOFT_HYPHEN) /* nobody breaks lines there */
    g_string_append_len(out, bytes, unit->length);
}

void text_append_clean(GString *out, const char *text, bool ascii)
{
  gsize length = strlen(text);
  guint marks = 0;
  for (gsize offset = 0; offset < length;) {
    gsize plain = text_ascii_run(text + offset, length - offset);
    g_string_append_len(out, text + offset, (gssize)plain);
    offset += plain;
    if (offset == length)
      break;
    marks = plain ? 0 : marks;
    struct unit unit = unit_at(text + offset, length - offset, &marks);
    unit_append_clean(out, &unit, text + offset, ascii);
    offset += unit.length;
  }
}

void text_append_line(GString *out, const char *text, bool ascii)
{
  gsize start = out->len;
  text_append_clean(out, text, ascii);
  g_strdelimit(out->str + start, "\n", ' ');
}

char *text_to_ascii(const char *text)
{
  GString *out = g_string_sized_new(strlen(text));
  text_append_clean(out, text, true);
  return g_string_free(out, FALSE);
}

/* ---- Cells and clusters ------------------------------------------------ */

int text_width(const char *text, gssize length)
{
  gsize end = text_length(text, length);
  gsize cells = 0;
  guint marks = 0;
  for (gsize offset = 0; offset < end;) {
    gsize plain = text_ascii_run(text + offset, end - offset);
    offset += plain;
    cells += plain;
    if (offset == end)
      break;
    marks = plain ? 0 : marks;
    struct unit unit = unit_at(text + offset, end - offset, &marks);
    cells += (gsize)unit_width(&unit);
    offset += unit.length;
  }
  return (int)MIN(cells, G_MAXINT);
}

/* Where each cluster of @text begins: 1, elsewhere 0. */
static char *text_clusters(const char *text, gsize length)
{
  char *begins = g_malloc(length + 1);
  u8_grapheme_breaks((const uint8_t *)text, length, begins);
  begins[length] = 1;
  return begins;
}

/* text_fit() for @length bytes. @whole becomes false if what fits reaches the last
 * cluster, which may go on behind these bytes. */
static gsize fit_clusters(const char *text, gsize length, int width, int *used, bool *whole)
{
  g_autofree char *begins = text_clusters(text, length);
  gsize fitting = 0;
  int cells = 0;
  guint marks = 0;
  *used = 0;
  *whole = true;
  for (gsize offset = 0; offset < length;) {
    struct unit unit = unit_at(text + offset, length - offset, &marks);
    int more = unit_width(&unit);
    if (more > width - cells)
      return fitting;
    cells += more;
    offset += unit.length;
    if (begins[offset] || marks == TEXT_MOST_MARKS) { /* what follows stands for itself */
      fitting = offset;
      *used = cells;
    }
  }
  *whole = false;
  return fitting;
}

/* About the first @bytes of @text, without a part of a character at the end. */
static gsize text_window(const char *text, gsize length, gsize bytes)
{
  if (bytes >= length)
    return length;
  for (int i = 0; i < 3 && (text[bytes] & 0xc0) == 0x80; i++)
    bytes--;
  return bytes;
}

gsize text_fit(const char *text, gssize length, int width, int *used)
{
  gsize end = text_length(text, length);
  gsize plain = text_ascii_run(text, MIN(end, (gsize)MAX(width, 0) + 1));
  int cells = 0;
  used = used ? used : &cells;
  if (plain == end || (plain > 0 && plain > (gsize)MAX(width, 0))) {
    *used = (int)MIN(plain, (gsize)MAX(width, 0));
    return (gsize)*used;
  }
  if (end <= CLUSTER_WINDOW_BYTES && (*used = text_width(text, (gssize)end)) <= width)
    return end; /* no need to look for clusters */
  bool whole = false;
  gsize fitting = 0;
  for (gsize bytes = CLUSTER_WINDOW_BYTES; !whole; bytes *= 4) {
    gsize window = text_window(text, end, bytes);
    fitting = fit_clusters(text, window, width, used, &whole);
    whole = whole || window == end;
  }
  return fitting;
}

static bool is_plain(char byte)
{
  return byte >= 0x20 && byte < 0x7f;
}

gsize text_next(const char *text, gsize offset)
{
  gsize length = strlen(text);
  if (offset >= length)
    return length;
  if (is_plain(text[offset]) && (is_plain(text[offset + 1]) || !text[offset + 1]))
    return offset + 1;
  g_autofree char *begins = text_clusters(text, length);
  do
    offset++;
  while (!begins[offset]);
  return offset;
}

gsize text_previous(const char *text, gsize offset)
{
  gsize length = strlen(text);
  offset = MIN(offset, length);
  if (offset == 0)
    return 0;
  if (is_plain(text[offset - 1]) && (offset == 1 || is_plain(text[offset - 2])))
    return offset - 1;
  g_autofree char *begins = text_clusters(text, length);
  do
    offset--;
  while (offset > 0 && !begins[offset]);
  return offset;
}

/* ---- Lines ------------------------------------------------------------- */

static bool is_blank(char byte)
{
  return byte == ' ' || byte == '\t';
}

/* Add the line from @start to @end without the blanks at its ends. */
static void wrap_add_line(GArray *lines, const char *text, gsize start, gsize end)
{
  while (start < end && is_blank(text[start]))
    start++;
  while (end > start && is_blank(text[end - 1]))
    end--;
  int width = text_width(text + start, (gssize)(end - start));
  struct text_line line = {start, end - start, width};
  g_array_append_val(lines, line);
}

/* The line being filled. */
struct wrap {
  GArray *lines; /* struct text_line */
  const char *text, *breaks;
  int width;
  gsize start;  /* of the line */
  gsize chance; /* the last place to end it, or its start */
  int cells;    /* so far */
  int limit;    /* the width, or more if the first character alone is wider */
};

static void wrap_begin_line(struct wrap *wrap, gsize start)
{
  wrap->start = wrap->chance = start;
  wrap->cells = 0;
}

/* End the line before the character from @offset to @next, for which there is no
 * room: where UAX #14 allows, else between clusters, else between characters. */
static gsize wrap_break(struct wrap *wrap, gsize offset, gsize next)
{
  gsize end = wrap->chance;
  if (end == wrap->start)
    end += text_fit(wrap->text + end, (gssize)(next - end), wrap->width, NULL);
  if (end == wrap->start)
    end = offset;
  wrap_add_line(wrap->lines, wrap->text, wrap->start, end);
  wrap_begin_line(wrap, end);
  return end;
}

/* Take the character at @offset into the line. Returns where to go on. */
static gsize wrap_take(struct wrap *wrap, const struct unit *unit, gsize offset)
{
  gsize next = offset + unit->length;
  bool blank = is_blank(wrap->text[offset]);
  if (blank && offset == wrap->start) {
    wrap_begin_line(wrap, next);
    return next;
  }
  int cells = unit_width(unit);
  if (offset == wrap->start)
    wrap->limit = MAX(wrap->width, cells);
  if (wrap->breaks[offset] == UC_BREAK_POSSIBLE)
    wrap->chance = offset;
  if (!blank && cells > wrap->limit - wrap->cells)
    return wrap_break(wrap, offset, next);
  wrap->cells += cells;
  return next;
}

static void wrap_lines(struct wrap *wrap, gsize length)
{
  guint marks = 0;
  for (gsize offset = 0; offset < length;) {
    marks = offset == wrap->start ? 0 : marks; /* each line is shown by itself */
    struct unit unit = unit_at(wrap->text + offset, length - offset, &marks);
    if (is_separator(unit.character)) {
      wrap_add_line(wrap->lines, wrap->text, wrap->start, offset);
      offset += unit.length;
      wrap_begin_line(wrap, offset);
    } else {
      offset = wrap_take(wrap, &unit, offset);
    }
  }
  wrap_add_line(wrap->lines, wrap->text, wrap->start, length);
}

GArray *text_wrap(const char *text, int width)
{
  gsize length = strlen(text);
  GArray *lines = g_array_sized_new(FALSE, FALSE, sizeof(struct text_line), 4);
  if (length <= (gsize)MAX(width, 1) && text_ascii_run(text, length) == length) {
    wrap_add_line(lines, text, 0, length);
    return lines;
  }
  g_autofree char *breaks = g_malloc(length);
  u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
  struct wrap wrap = {.lines = lines, .text = text, .breaks = breaks, .width = MAX(width, 1)};
  wrap_lines(&wrap, length);
  return lines;
}
