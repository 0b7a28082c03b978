/* Texts: what may be shown, how wide it is, where it breaks. */

#include "document/document.h"

#include <criterion/criterion.h>
#include <string.h>

#define EIGHT(text) text text text text text text text text

/* ---- Checking ---------------------------------------------------------- */

static struct text_fault fault_of(const char *text, gsize length)
{
  struct text_fault fault = {0};
  cr_assert_not(text_check(text, length, &fault), "“%s” passes", text);
  return fault;
}

Test(text_check, lets_words_tabs_and_line_feeds_pass)
{
  const char *text =
      "Learning\tis – “working” \n日本語 é ❤️ all day long, every single day";
  cr_assert(text_check(text, strlen(text), NULL));
  cr_assert(text_check("", 0, NULL));
}

static const struct {
  const char *text;
  enum text_fault_kind kind;
  gsize offset;
  gunichar character;
} faults[] = {
    {"a\x1b[31m", TEXT_FAULT_CONTROL, 1, 0x1b},
    {"12345678901234567890\r", TEXT_FAULT_CONTROL, 20, '\r'},
    {"\x7f", TEXT_FAULT_CONTROL, 0, 0x7f},
    {"ab\xc2\x85", TEXT_FAULT_CONTROL, 2, 0x85},
    {"ab\xc2\x9f", TEXT_FAULT_CONTROL, 2, 0x9f},
    {"é\xff", TEXT_FAULT_ENCODING, 2, 0xff},
    {"1234567\x80", TEXT_FAULT_ENCODING, 7, 0x80},
    {"caf\xe9 au lait", TEXT_FAULT_ENCODING, 3, 0xe9},
    {"\xe2\x80", TEXT_FAULT_ENCODING, 0, 0xe2},
    {"\xed\xa0\x80", TEXT_FAULT_ENCODING, 0, 0xed},
    {"\xc0\xaf", TEXT_FAULT_ENCODING, 0, 0xc0},
    {"a\u061c", TEXT_FAULT_BIDI, 1, 0x061c},
    {"\u200e", TEXT_FAULT_BIDI, 0, 0x200e},
    {"\u200f", TEXT_FAULT_BIDI, 0, 0x200f},
    {"x\u202e", TEXT_FAULT_BIDI, 1, 0x202e},
    {"\u2066", TEXT_FAULT_BIDI, 0, 0x2066},
    {"\u2069", TEXT_FAULT_BIDI, 0, 0x2069},
};

Test(text_check, says_what_is_wrong_and_where)
{
  for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
    struct text_fault fault = fault_of(faults[i].text, strlen(faults[i].text));
    cr_assert_eq(fault.kind, faults[i].kind, "row %u", i);
    cr_assert_eq(fault.offset, faults[i].offset, "row %u: %zu", i, fault.offset);
    cr_assert_eq(fault.character, faults[i].character, "row %u: %x", i, fault.character);
    cr_assert_geq(fault.length, 1, "row %u", i);
  }
}

Test(text_check, finds_a_control_character_at_every_place_of_a_long_text)
{
  char text[40];
  for (gsize place = 0; place < sizeof text; place++)
    for (int byte = 0; byte < 256; byte++) {
      bool fine = (byte >= 0x20 && byte < 0x7f) || byte == '\t' || byte == '\n';
      memset(text, 'x', sizeof text);
      text[place] = (char)byte;
      cr_assert_eq(text_check(text, sizeof text, NULL), fine, "byte %d at %zu", byte, place);
    }
}

Test(text_check, takes_a_nul_byte_for_a_control_character)
{
  cr_assert_eq(fault_of("ab\0cd", 5).offset, 2);
}

/* What is hidden or too much may stand in a text, but not be shown so. */
static const char *const unseen[] = {"\u2060",
                                     "pay\ufeff",
                                     "\ufff9",
                                     "\ufdd0",
                                     "a\U000e0041",
                                     "\U0010ffff",
                                     "\U0001d173",
                                     "a" EIGHT("\u0301") "\u0302",
                                     "x" EIGHT("\u200b") "\u200b",
                                     "\U0001d158" EIGHT("\U0001d167") "\U0001d168",
                                     "a" EIGHT("\u0301\u00ad") "\u0301"};

Test(text_is_plain, finds_what_would_not_be_seen)
{
  for (guint i = 0; i < G_N_ELEMENTS(unseen); i++) {
    cr_assert(text_check(unseen[i], strlen(unseen[i]), NULL), "row %u", i);
    cr_assert_not(text_is_plain(unseen[i], strlen(unseen[i])), "row %u", i);
  }
  for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
    cr_assert_not(text_is_plain(faults[i].text, strlen(faults[i].text)), "row %u", i);
}

Test(text_is_plain, lets_accents_joiners_and_variants_pass)
{
  static const char *const texts[] = {"",
                                      "tab\tline\n",
                                      "e\u0301a\u0302\u0301",
                                      "می\u200cخواهم",
                                      "👨\u200d👩\u200d👧",
                                      "❤\ufe0f\u200d🔥",
                                      "ภาษา\u200bไทย",
                                      "葛\U000e0100",
                                      "a" EIGHT("\u0301") "b" EIGHT("\u0301")};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    cr_assert(text_is_plain(texts[i], strlen(texts[i])), "row %u", i);
}

/* ---- Escapes and ASCII ------------------------------------------------- */

static void assert_escaped(const char *text, gssize length, const char *expected)
{
  g_autofree char *escaped = text_escape(text, length);
  cr_assert_str_eq(escaped, expected);
}

Test(text_escape, makes_what_a_terminal_acts_on_visible)
{
  assert_escaped("a\x1b[31m", -1, "a\\x1b[31m");
  assert_escaped("tab\tline\n", -1, "tab\\tline\\n");
  assert_escaped("\xff\u202e\xc2\x85", -1, "\\xff\\u202e\\u0085");
  assert_escaped("a\U000e0041\ufeff", -1, "a\\U000e0041\\ufeff");
  assert_escaped("a" EIGHT("\u0301") "\u0301\u0302b", -1, "a" EIGHT("\u0301") "\\u0301\\u0302b");
  assert_escaped("one\u2028line", -1, "one\\u2028line");
  assert_escaped("“plain” 日本", -1, "“plain” 日本");
}

Test(text_escape, goes_as_far_as_it_is_told)
{
  assert_escaped("abc\ndef", 3, "abc");
  assert_escaped("a\0b", 3, "a\\x00b");
  assert_escaped("é", 1, "\\xc3");
}

static void assert_ascii(const char *text, const char *expected)
{
  g_autofree char *ascii = text_to_ascii(text);
  cr_assert_str_eq(ascii, expected);
}

Test(text_to_ascii, finds_the_nearest_relatives)
{
  assert_ascii("“what” ‘now’ – e‑learning → work", "\"what\" 'now' - e-learning -> work");
  assert_ascii("• Café naïve Łódź Straße", "* Cafe naive Lodz Strasse");
  assert_ascii("ﬁne … ½ ™", "fine ... 1/2 TM");
  assert_ascii("e\u0301", "e");
}

Test(text_to_ascii, writes_a_question_mark_for_what_has_no_relative)
{
  assert_ascii("日本", "??");
}

Test(text_to_ascii, leaves_nothing_that_is_not_printable_ascii)
{
  for (gunichar c = 1; c < 0x30000; c++) {
    char utf8[7] = "";
    if (c >= 0xd800 && c < 0xe000)
      continue;
    utf8[g_unichar_to_utf8(c, utf8)] = '\0';
    g_autofree char *ascii = text_to_ascii(utf8);
    for (const char *byte = ascii; *byte; byte++)
      cr_assert((*byte >= 0x20 && *byte < 0x7f) || *byte == '\n', "U+%04X: %02x", c, *byte);
  }
}

/* ---- Widths ------------------------------------------------------------ */

static const struct {
  const char *text;
  int width;
} widths[] = {
    {"", 0},
    {"learning", 8},
    {"a sentence that is longer than sixteen bytes", 44},
    {"“…”", 3},
    {"日本", 4},
    {"e\u0301", 1},
    {"\u0301\u0301\u0301", 0},
    {"\x1b", 4},   /* \x1b */
    {"\xff", 4},   /* \xff */
    {"\u202e", 6}, /* \u202e */
    {"a\tb", 3},
    {"soft\u00adware", 9},
};

Test(text_width, counts_cells)
{
  for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
    int width = text_width(widths[i].text, -1);
    cr_assert_eq(width, widths[i].width, "row %u: %d", i, width);
  }
}

Test(text_width, of_faults_is_that_of_their_escapes)
{
  for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_autofree char *escaped = text_escape(faults[i].text, -1);
    cr_assert_eq(text_width(faults[i].text, -1), text_width(escaped, -1), "row %u", i);
  }
  for (guint i = 0; i < G_N_ELEMENTS(unseen); i++) {
    g_autofree char *escaped = text_escape(unseen[i], -1);
    cr_assert_eq(text_width(unseen[i], -1), text_width(escaped, -1), "row %u", i);
  }
}

Test(text_width, counts_as_many_bytes_as_it_is_told)
{
  cr_assert_eq(text_width("日本", 3), 2);
}

static const struct {
  const char *text;
  int width;
  gsize fitting;
  int used;
} fits[] = {
    {"learning", 5, 5, 5},
    {"learning", 8, 8, 8},
    {"learning", 80, 8, 8},
    {"learning", 0, 0, 0},
    {"日本", 3, 3, 2},
    {"日本", 1, 0, 0},
    {"ae\u0301b", 2, 4, 2},         /* the accent stays with its letter */
    {"x👨\u200d👩\u200d👧y", 4, 1, 1}, /* a family is not torn apart */
    {"🇩🇪🇫🇷", 3, 8, 2},
};

Test(text_fit, takes_whole_clusters_only)
{
  for (guint i = 0; i < G_N_ELEMENTS(fits); i++) {
    int used = -1;
    gsize fitting = text_fit(fits[i].text, -1, fits[i].width, &used);
    cr_assert_eq(fitting, fits[i].fitting, "row %u: %zu", i, fitting);
    cr_assert_eq(used, fits[i].used, "row %u: %d", i, used);
  }
}

/* Of ten thousand accents all but the first ones are shown as escapes, six cells each. */
Test(text_fit, takes_of_a_letter_with_ten_thousand_accents_what_there_is_room_for)
{
  g_autoptr(GString) text = g_string_new("a");
  int used = 0;
  for (int i = 0; i < 10000; i++)
    g_string_append(text, "\u0301");
  g_string_append(text, "bcd");
  gsize accent = strlen("\u0301"), first = 1 + TEXT_MOST_MARKS * accent;
  cr_assert_eq(text_fit(text->str, -1, 1, NULL), first);
  cr_assert_eq(text_fit(text->str, -1, 14, &used), first + 2 * accent);
  cr_assert_eq(used, 13);
  int all = text_width(text->str, -1);
  cr_assert_eq(all, 1 + (10000 - TEXT_MOST_MARKS) * 6 + 3);
  cr_assert_eq(text_fit(text->str, -1, all, NULL), text->len);
}

/* ---- Cursor ------------------------------------------------------------ */

static const char clusters[] = "ae\u0301👨\u200d👩\u200d👧🇩🇪b";
static const gsize boundaries[] = {0, 1, 4, 22, 30, 31};

Test(text_cursor, goes_from_cluster_to_cluster)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS(boundaries); i++) {
    cr_assert_eq(text_next(clusters, boundaries[i]), boundaries[i + 1], "from %u", i);
    cr_assert_eq(text_previous(clusters, boundaries[i + 1]), boundaries[i], "to %u", i);
  }
}

Test(text_cursor, stays_at_the_ends)
{
  cr_assert_eq(text_next(clusters, strlen(clusters)), strlen(clusters));
  cr_assert_eq(text_next("abc", 99), 3);
  cr_assert_eq(text_previous(clusters, 0), 0);
  cr_assert_eq(text_previous("abc", 99), 2);
}

/* ---- Wrapping ---------------------------------------------------------- */

static void assert_wrapped(const char *text, int width, const char *expected)
{
  g_autoptr(GArray) lines = text_wrap(text, width);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    g_string_append_len(joined, text + line->offset, (gssize)line->length);
    g_string_append_c(joined, '/');
    cr_assert_eq(line->width, text_width(text + line->offset, (gssize)line->length));
  }
  cr_assert_str_eq(joined->str, expected);
}

Test(text_wrap, breaks_between_words_and_drops_the_blanks_there)
{
  assert_wrapped("learning is working", 11, "learning is/working/");
  assert_wrapped("learning is   working", 11, "learning is/working/");
  assert_wrapped("  learning  ", 20, "learning/");
  assert_wrapped("one two three four", 9, "one two/three/four/");
}

Test(text_wrap, fills_a_line_to_its_last_cell)
{
  assert_wrapped("abcd efgh ijkl", 9, "abcd efgh/ijkl/");
  assert_wrapped("abcd efgh ijkl", 8, "abcd/efgh/ijkl/");
}

Test(text_wrap, breaks_at_line_feeds)
{
  assert_wrapped("one\ntwo\n\nthree", 20, "one/two//three/");
  assert_wrapped("one\u2028two", 20, "one/two/");
}

Test(text_wrap, makes_one_empty_line_of_an_empty_text)
{
  assert_wrapped("", 10, "/");
  assert_wrapped("   ", 1, "/");
}

Test(text_wrap, breaks_inside_a_word_only_if_it_is_wider_than_a_line)
{
  assert_wrapped("a collaboration", 8, "a/collabor/ation/");
  assert_wrapped("abcdef", 2, "ab/cd/ef/");
  assert_wrapped("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301/e\u0301/");
}

Test(text_wrap, breaks_where_unicode_allows)
{
  assert_wrapped("日本語テキスト", 6, "日本語/テキス/ト/");
  assert_wrapped("well-known", 6, "well-/known/");
  assert_wrapped("He said “no” twice", 10, "He said/“no” twice/");
}

Test(text_wrap, keeps_no_break_spaces_together)
{
  assert_wrapped("a 70\u00a0to\u00a020 b", 9, "a/70\u00a0to\u00a020/b/");
}

Test(text_wrap, goes_on_where_a_character_is_wider_than_the_line)
{
  assert_wrapped("日本", 1, "日/本/");
  assert_wrapped("a\xff", 1, "a/\xff/");
}

Test(text_wrap, breaks_a_flood_of_accents_into_lines_that_fit)
{
  g_autoptr(GString) text = g_string_new("a");
  for (int i = 0; i < 1000; i++)
    g_string_append(text, "\u0301");
  for (int width = 1; width < 80; width += 13) {
    g_autoptr(GArray) lines = text_wrap(text->str, width);
    gsize end = 0;
    for (guint i = 0; i < lines->len; i++) {
      const struct text_line *line = &g_array_index(lines, struct text_line, i);
      cr_assert_eq(line->offset, end, "line %u at %d", i, width);
      cr_assert_leq(text_width(text->str + line->offset, (gssize)line->length), MAX(width, 6));
      end = line->offset + line->length;
    }
    cr_assert_eq(end, text->len);
  }
}

Test(text_wrap, is_done_soon_with_a_word_of_a_hundred_thousand_letters)
{
  g_autofree char *word = g_strnfill(100000, 'w');
  word[0] = '\xc3'; /* é */
  word[1] = '\xa9';
  gint64 start = g_get_monotonic_time();
  g_autoptr(GArray) lines = text_wrap(word, 1);
  cr_assert_eq(lines->len, 99999);
  cr_assert_lt(g_get_monotonic_time() - start, 2 * G_USEC_PER_SEC);
}
