#include "tests/hostile.h"

#include "tests/workshop-screens.h"
#include "workbook/workbook-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEN(text)      text text text text text text text text text text
#define HUNDRED(text)  TEN(TEN(text))
#define THOUSAND(text) TEN(HUNDRED(text))

const struct hostile_text hostile_texts[] = {
    {"the title of the window", "\033]0;PWNED\a", "\\x1b]0;PWNED\\x07", false},
    {"another end of it", "\033]2;PWNED\033\\", "\\x1b]2;PWNED\\x1b\\", false},
    {"the clipboard", "\033]52;c;UFdORUQ=\a", "\\x1b]52;c;UFdORUQ=\\x07", false},
    {"a link", "\033]8;;http://example.invalid/\033\\here", "\\x1b]8;;http://example.invalid/",
     false},
    {"a question to the terminal", "\033[6n\033[c\033[21t", "\\x1b[6n\\x1b[c\\x1b[21t", false},
    {"a reset", "\033c\033[!p", "\\x1bc\\x1b[!p", false},
    {"blinking", "\033[5;31mRED", "\\x1b[5;31mRED", false},
    {"a device string", "\033P$qm\033\\", "\\x1bP$qm\\x1b\\", false},
    {"a program of the terminal's own", "\033_G\033\\\033^x\033\\", "\\x1b_G\\x1b\\\\x1b^x\\x1b\\",
     false},
    {"a picture of the letter E", "\033#8", "\\x1b#8", false},
    {"a control sequence of one character",
     "\xc2\x9b"
     "5m\xc2\x9d"
     "0;P\xc2\x9c",
     "\\u009b5m\\u009d0;P\\u009c", false},
    {"the same as bytes that are no UTF-8",
     "\x9b"
     "5m\x9d"
     "0;P\x9c",
     "\\x9b5m\\x9d0;P\\x9c", false},
    {"the other character set", "\016lqqk\017", "\\x0elqqk\\x0f", false},
    {"an answer to a question", "\005", "\\x05", false},
    {"the bell", "\a\a", "\\x07\\x07", false},
    {"deleting", "safe\b\b\b\bevil\x7f", "safe\\x08\\x08\\x08\\x08evil\\x7f", false},
    {"going back", "safe\revil", "safe\\x0devil", false},
    {"new pages", "\f\v", "\\x0c\\x0b", false},
    {"text turned round", "\u202egnp.exe\u202c", "\\u202egnp.exe\\u202c", false},
    {"text isolated", "\u2066a\u2067b\u2068c\u2069", "\\u2066a\\u2067b\\u2068c\\u2069", false},
    {"marks of direction", "\u200e\u200f\u061c", "\\u200e\\u200f\\u061c", false},
    {"what is not seen", "pay\u2060pal\ufeff\u2063\u206f", "pay\\u2060pal\\ufeff\\u2063\\u206f",
     true},
    {"a hidden message", "\U000e0001\U000e0068\U000e0069", "\\U000e0001\\U000e0068\\U000e0069",
     true},
    {"notes between the lines", "\ufff9a\ufffab\ufffb", "\\ufff9a\\ufffab\\ufffb", true},
    {"blanks without width", "x" THOUSAND("\u200b"), TEN("\\u200b"), true},
    {"joiners without end", "x" HUNDRED("\u200d"), TEN("\\u200d"), true},
    {"accents without end", "e" THOUSAND("\u0301"), TEN("\\u0301"), true},
    {"accents of four bytes", "\U0001d158" HUNDRED("\U0001d167"), TEN("\\U0001d167"), true},
    {"other accents without end", "o" HUNDRED("\u0489\u20dd"), "\\u0489\\u20dd\\u0489\\u20dd",
     true},
    {"no character", "\ufdd0\uffff\U0010ffff", "\\ufdd0\\uffff\\U0010ffff", true},
    {"half a pair", "\xed\xa0\x80\xed\xb0\x80", "\\xed\\xa0\\x80\\xed\\xb0\\x80", false},
    {"too long a form", "\xc0\xaf\xe0\x80\xaf", "\\xc0\\xaf\\xe0\\x80\\xaf", false},
    {"beyond Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", false},
    {"the beginning of a character", "\xf0\x9f", "\\xf0\\x9f", false},
    {NULL, NULL, NULL, false}};

char *hostile_text_all(bool passing)
{
  GString *all = g_string_new(NULL);
  for (const struct hostile_text *row = hostile_texts; row->name; row++)
    if (!passing || row->passes)
      g_string_append_printf(all, "%s%s", all->len ? " " : "", row->text);
  return g_string_free(all, FALSE);
}

/* ---- What must not be written -------------------------------------------- */

static bool is_hidden(gunichar c)
{
  GUnicodeType type = g_unichar_type(c);
  bool number_sign = (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f; /* these are seen */
  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_SURROGATE ||
         (type == G_UNICODE_FORMAT && !number_sign && (c < 0x200b || c > 0x200d)) ||
         (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* The character at @bytes, if it is printable text; 0, and why not. @marks are those before it. */
static gunichar printable(const char *bytes, gsize length, guint *marks, char **fault)
{
  gunichar c = g_utf8_get_char_validated(bytes, (gssize)length);
  if (c >= (gunichar)-2) {
    *fault = g_strdup_printf("the byte %02x is no text", (guchar)*bytes);
    return 0;
  }
  *marks = g_unichar_iszerowidth(c) ? *marks + 1 : 0;
  if (is_hidden(c))
    *fault = g_strdup_printf("U+%04X is not printable", c);
  else if (*marks > 8)
    *fault = g_strdup_printf("U+%04X is one of too many without width", c);
  return *fault ? 0 : c;
}

/* @fault with what stands before it. Takes it over. */
static char *with_place(char *fault, const char *bytes, gsize at)
{
  gsize before = MIN(at, 40);
  g_autofree char *escaped = g_strndup(bytes + at - before, before);
  g_autofree char *shown = g_strescape(escaped, NULL);
  char *whole = g_strdup_printf("%s, at %zu behind “%s”", fault, at, shown);
  g_free(fault);
  return whole;
}

char *hostile_fault(const char *bytes, gsize length)
{
  char *fault = NULL;
  guint marks = 0;
  for (gsize at = 0; at < length;) {
    gunichar c = bytes[at] == '\n' ? '\n' : printable(bytes + at, length - at, &marks, &fault);
    if (!c)
      return with_place(fault, bytes, at);
    marks = c == '\n' ? 0 : marks;
    at += (gsize)g_unichar_to_utf8(c, NULL);
  }
  return NULL;
}

/* What curses writes at the end where the terminal could have other colours. */
#define RESET_COLOURS "\033]104\a"

/* The sequences of xterm that curses has a use for: what is behind the Esc, as a pattern. */
static bool is_of_curses(const char *sequence)
{
  static const char *const patterns[] = {
      "^\\[\\d*(;\\d*)?[ABCDGHPXLMST@d]$",
      "^\\[[012]?[JK]$",
      "^\\[((0|1|2|3|4|7|22|23|24|27|3\\d|4\\d|9\\d|10\\d|[34]8;5;\\d+);?)*m$", /* nothing blinks */
      "^\\[\\d+;\\d+r$",
      "^\\[\\d+b$",
      "^\\[4[hl]$",
      "^\\[\\?(1|7|12|25|1049)(;25)?[hl]$",
      "^\\[\\?100[06](;100[0236])*[hl]$",
      "^\\[2[23];0;0t$",
      "^[78=>M]$",
      "^\\([B0]$",
      "^\\]104\a$"};
  for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++)
    if (g_regex_match_simple(patterns[i], sequence, 0, 0))
      return true;
  return false;
}

/* The length of the sequence at @bytes, its Esc included; more than @length if it is not whole. */
static gsize sequence_length(const char *bytes, gsize length)
{
  gsize end = 1;
  if (g_str_has_prefix(bytes, RESET_COLOURS))
    return strlen(RESET_COLOURS);
  if (length > 1 && bytes[1] == '[')
    for (end = 2; end < length && (bytes[end] < 0x40 || bytes[end] > 0x7e);)
      end++;
  else if (length > 1 && bytes[1] == '(')
    end = 2;
  return end + 1;
}

/* How much of @length bytes are whole characters and sequences: the program may be writing. */
static gsize whole_length(const char *bytes, gsize length)
{
  gsize from = length > 16 ? length - 16 : 0;
  const char *escape = g_strrstr_len(bytes + from, (gssize)(length - from), "\033");
  gsize end = length;
  while (end > 0 && length - end < 4 && ((guchar)bytes[end - 1] & 0xc0) == 0x80)
    end--;
  if (end > 0 && (guchar)bytes[end - 1] >= 0xc0 && (!escape || escape < bytes + end))
    length = end - 1; /* the last character, whole or not */
  gsize rest = escape ? length - (gsize)(escape - bytes) : 0;
  if (escape && sequence_length(escape, rest) > rest)
    length -= rest;
  return length;
}

char *hostile_stream_fault(const char *bytes, gsize length)
{
  guint marks = 0;
  length = whole_length(bytes, length);
  for (gsize at = 0; at < length;) {
    char *fault = NULL;
    gsize step = 1;
    if (bytes[at] == '\033') {
      step = MIN(sequence_length(bytes + at, length - at), length - at);
      g_autofree char *sequence = g_strndup(bytes + at + 1, step - 1);
      if (!is_of_curses(sequence))
        fault = g_strdup_printf("the sequence Esc %s is not of curses", sequence);
    } else if (!strchr("\n\r\b", bytes[at]) || !bytes[at]) {
      gunichar c = printable(bytes + at, length - at, &marks, &fault);
      step = c ? (gsize)g_unichar_to_utf8(c, NULL) : 1;
    }
    if (fault)
      return with_place(fault, bytes, at);
    at += step;
  }
  return NULL;
}

/* ---- A workbook full of it ------------------------------------------------ */

/* A name keeps its beginning, by which it is found, whatever stood behind it before. */
static const char *const texts[] = {
    "UPDATE packs SET title = ?1", "UPDATE history SET what = ?1",
    ("UPDATE plans SET name = substr(name, 1, length('A. Lee')) || ' ' || ?1, reason = ?1, "
     "from_name = ?1, to_name = ?1"),
    "UPDATE plan_actions SET owner = ?1, frequency = ?1, evidence = ?1, note = ?1"};

static const char *const workshop_texts[] = {
    ("UPDATE workshops SET name = substr(name, 1, length('Spring review')) || ' ' || ?1, "
     "decider = iif(decider IS NULL, NULL, ?1)"),
    "UPDATE workshop_ratings SET comment = ?1",
    ("UPDATE workshop_actions SET text = ?1, owner = ?1, first_step = ?1, evidence = ?1, "
     "agreed_in = ?1"),
    "UPDATE workshop_notes SET text = ?1"};

static const char *const ids[] = {"UPDATE plans SET from_role = ?1, to_role = ?1",
                                  "UPDATE plan_ratings SET skill = ?1 WHERE place = 0",
                                  "UPDATE plan_focus SET skill = ?1 WHERE place = 0",
                                  "UPDATE plan_dimensions SET dimension = ?1 WHERE place = 0",
                                  "UPDATE plan_actions SET activity = ?1 WHERE place = 0",
                                  "UPDATE workshop_dimensions SET dimension = ?1 WHERE place = 3",
                                  "UPDATE workshop_ratings SET dimension = ?1 WHERE round = 1",
                                  "UPDATE workshop_priorities SET dimension = ?1 WHERE place = 0",
                                  "UPDATE workshop_actions SET dimension = ?1",
                                  "UPDATE workshop_notes SET dimension = ?1",
                                  "UPDATE workshop_places SET dimension = ?1"};

static void run_all(struct workbook *workbook, const char *const *statements, gsize n,
                    const char *text)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    bool good = workbook_run(workbook, statements[i], VALUES(value_text(text)), &error);
    cr_assert(good, "%s: %s", statements[i], error->message);
  }
}

/* A plan, a note, and a note of the facilitator's own, as one makes them. */
static void fill(const char *home, const char *path)
{
  static const char *const lines[] = {
      ("plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant|--start|2027-01-04|"
       "--rate|facilitation=2|--dimension|mindset|--reason|why"),
      "workshop|note|Spring review|--text|a note|--dimension|mindset",
      "workshop|note|Spring review|--text|another|--facilitator"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *line = g_strdup_printf("--file|%s|%s", path, lines[i]);
    g_auto(GStrv) words = g_strsplit(line, "|", -1);
    g_autoptr(CommandResult) result = command_run(
        &(struct command_options){.arguments = (const char *const *)words, .home = home});
    cr_assert_eq(result->status, 0, "%s: %s", lines[i], result->err);
  }
}

static void change(struct workbook *workbook, const struct hostile_workbook *how)
{
  if (how->text)
    run_all(workbook, texts, G_N_ELEMENTS(texts), how->text);
  if (how->in_workshop)
    run_all(workbook, workshop_texts, G_N_ELEMENTS(workshop_texts), how->in_workshop);
  if (how->as_ids)
    run_all(workbook, ids, G_N_ELEMENTS(ids), how->as_ids);
}

char *hostile_workbook_new(const char *home, const struct hostile_workbook *how)
{
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_AGREED);
  char *path = g_strdup(workbook_path(file->workbook));
  fill(home, path);
  if (how->second)
    workshop_file_add(file, how->second, 30);
  change(file->workbook, how);
  return path;
}

void hostile_workbook_change(const char *path, const char *text)
{
  struct workbook *workbook = workbook_open(path, NULL);
  cr_assert_not_null(workbook, "%s", path);
  change(workbook, &(struct hostile_workbook){.text = text, .in_workshop = text});
  workbook_close(workbook);
}

/* ---- Payloads --------------------------------------------------------------- */

char **hostile_payloads(const char *name)
{
  g_autofree char *path = g_build_filename(TOP_SRCDIR "/tests/payloads", name, NULL), *bytes = NULL;
  cr_assert(g_file_get_contents(path, &bytes, NULL, NULL), "%s", path);
  bytes[strlen(bytes) - 1] = '\0'; /* the last line feed */
  return g_strsplit(bytes, "\n", -1);
}

static const char *const payload_places[] = {
    ("INSERT INTO workshop_actions (workshop, place, text, owner, first_step, evidence, state) "
     "VALUES (1, ?2, ?1, ?1, ?1, ?1, 'open')"),
    "INSERT INTO workshop_notes (workshop, place, kind, text) VALUES (1, ?2, 'parked', ?1)",
    ("INSERT INTO workshop_notes (workshop, place, kind, text) "
     "VALUES (1, ?2 + 1000, 'facilitator', ?1)"),
    ("UPDATE workshop_ratings SET comment = ?1 WHERE id = (SELECT id FROM workshop_ratings "
     "WHERE comment IS NULL ORDER BY round, id LIMIT 1)")};

void hostile_workbook_fill(const char *path, char **payloads)
{
  g_autoptr(GError) error = NULL;
  struct workbook *workbook = workbook_open(path, &error);
  cr_assert_not_null(workbook);
  for (gsize i = 0; payloads[i]; i++)
    for (gsize j = 0; j < G_N_ELEMENTS(payload_places); j++) {
      gint64 place = 1000 + (gint64)i;
      bool good = j < 3 ? workbook_run(workbook, payload_places[j],
                                       VALUES(value_text(payloads[i]), value_number(place)), &error)
                        : workbook_run(workbook, payload_places[j], VALUES(value_text(payloads[i])),
                                       &error);
      cr_assert(good, "%s: %s", payloads[i], error ? error->message : "");
    }
  workbook_close(workbook);
}

/* As a field of a table of a pack, which are not neutralised. */
static void append_quoted(GString *table, const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
  g_autofree char *doubled = g_strjoinv("\"\"", parts);
  g_string_append_printf(table, "\"%s\"", doubled);
}

static void write_table(const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  cr_assert(g_file_set_contents(path, text, -1, NULL), "%s", path);
}

void hostile_pack_new(const char *folder, char **payloads)
{
  g_autoptr(GString) dimensions = g_string_new("id,group,name,question,shift\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text,origin\n");
  for (gsize i = 0; payloads[i]; i++) {
    g_string_append_printf(dimensions, "d%zu,Group,", i);
    for (int column = 0; column < 3; column++) {
      g_string_append(dimensions, column ? "," : "");
      append_quoted(dimensions, payloads[i]);
    }
    g_string_append_c(dimensions, '\n');
    for (int side = 1; side <= 2; side++)
      for (int row = 0; row < 2; row++) {
        g_string_append_printf(cells, "d%zu,%d,%s,", i, side, row ? "point" : "headline");
        append_quoted(cells, payloads[i]);
        g_string_append(cells, ",\n");
      }
  }
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  write_table(folder, "pack.csv", "key,value\nformat,1\nid,payloads\ntitle,Payloads\n");
  write_table(folder, "sides.csv", "id,name,motto,description\na,A,,\nb,B,,\n");
  write_table(folder, "stages.csv", "number,name,side,features\n1,One,a,\n2,Two,b,\n");
  write_table(folder, "dimensions.csv", dimensions->str);
  write_table(folder, "cells.csv", cells->str);
}
