/* What a plan on paper needs, as lines: meters, spaces to write in, boxes to tick, places to
 * sign, timelines. */

#include "tests/layout-expect.h"

/* ---- Helpers ----------------------------------------------------------- */

static void assert_ascii_lines(const struct document *document, int width, const char *expected)
{
  g_autofree char *lines = lines_of(document, width, true);
  cr_assert_str_eq(lines, expected, "at %d:\n%s\nexpected:\n%s", width, lines, expected);
}

static struct document *meter_new(guint now, guint target, guint scale)
{
  struct document *document = document_new(NULL);
  block_add_meter(document_add_paragraph(document, NULL), now, target, scale);
  return document;
}

static void add_check(struct document *document, bool done, guint rules, const char *text)
{
  block_add_run(document_add_check(document, done, rules, "check:1"), RUN_PLAIN, text);
}

/* Six weeks, a third of them done. */
static struct document *timeline_new(void)
{
  struct document *document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 6);
  timeline_add_tick(timeline, 5, "8 Feb");
  timeline_add_tick(timeline, 0, "4 Jan");
  timeline_add_tick(timeline, 1, "11 Jan");
  timeline_add_tick(timeline, 4, "1 Feb");
  timeline_add_mark(timeline, 5, "Review");
  timeline_add_mark(timeline, 2, "Review");
  timeline_add_heading(timeline, "Facilitation");
  timeline_add_bar(timeline, "Run a retrospective", 0, 1, true);
  timeline_add_heading(timeline, "Coaching");
  timeline_add_bar(timeline, "Coach a peer", 3, 3, false);
  return document;
}

/* ---- Meters ------------------------------------------------------------ */

Test(layout_meter, tells_what_is_reached_what_is_wanted_and_what_is_beyond)
{
  g_autoptr(Document) document = meter_new(2, 4, 5);
  assert_lines(document, 40, "●●◐◐○ 2 → 4\n");
  assert_ascii_lines(document, 40, "##++. 2 -> 4\n");
}

Test(layout_meter, does_not_point_from_a_level_to_itself)
{
  g_autoptr(Document) document = meter_new(3, 3, 4);
  assert_lines(document, 40, "●●●○ 3\n");
}

Test(layout_meter, can_point_down)
{
  g_autoptr(Document) document = meter_new(3, 1, 4);
  assert_lines(document, 40, "●●●○ 3 → 1\n");
}

Test(layout_meter, stays_on_its_scale)
{
  g_autoptr(Document) large = meter_new(99, 99, 99);
  assert_lines(large, 40, "●●●●●●●●●● 10\n");
  g_autoptr(Document) small = meter_new(0, 7, 0);
  assert_lines(small, 40, "◐ 0 → 1\n");
}

Test(layout_meter, has_a_style_of_its_own)
{
  g_autoptr(Document) document = meter_new(2, 4, 4);
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(span_of(layout, "●●◐◐ 2 → 4")->style, RUN_METER);
}

Test(layout_meter, is_never_split_where_it_fits_into_a_line)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, NULL);
  for (int i = 0; i < 9; i++) {
    block_add_run(paragraph, RUN_PLAIN, i % 2 ? " and " : " x ");
    block_add_meter(paragraph, 2, 4, 5);
  }
  for (int width = 12; width < 60; width++)
    for (int ascii = 0; ascii < 2; ascii++) {
      g_autofree char *lines = lines_of(document, width, ascii);
      g_auto(GStrv) parts = g_strsplit(lines, ascii ? "##++. 2 -> 4" : "●●◐◐○ 2 → 4", -1);
      cr_assert_eq(g_strv_length(parts), 10, "at %d:\n%s", width, lines);
    }
}

Test(layout_meter, is_not_split_by_a_narrow_table_either)
{
  static const char *const headings[] = {"Skill", "Level"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_text_cell(table, "Facilitation of large groups");
  block_add_meter(block_add_cell(table), 2, 4, 5);
  assert_lines(document, 24,
               "Skill        Level\n"
               "───────────  ───────────\n"
               "Facilitatio  ●●◐◐○ 2 → 4\n"
               "n of large\n"
               "groups\n");
}

/* ---- Spaces to write in ------------------------------------------------ */

Test(layout_blank, is_a_line_as_wide_as_asked)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_run(paragraph, RUN_PLAIN, "Name: ");
  block_add_blank(paragraph, 8);
  assert_lines(document, 40, "Name: ________\n");
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(span_of(layout, "________")->style, RUN_RULE);
}

Test(layout_blank, fills_its_cell_and_leaves_room_for_a_pen)
{
  static const char *const headings[] = {"Date", "What we saw"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  for (int i = 0; i < 4; i++)
    block_add_blank(block_add_cell(table), i % 2 ? 60 : 8);
  assert_lines(document, 30,
               "Date      What we saw\n"
               "────────  ────────────────────\n"
               "________  ____________________\n"
               "\n"
               "________  ____________________\n");
}

/* ---- Check lines ------------------------------------------------------- */

Test(layout_check, makes_a_list_of_boxes_whose_text_hangs)
{
  g_autoptr(Document) document = document_new(NULL);
  add_check(document, false, 0, "Ask three managers");
  add_check(document, true, 0, "Listen");
  assert_lines(document, 16, "[ ] Ask three\n    managers\n[x] Listen\n");
  assert_ascii_lines(document, 16, "[ ] Ask three\n    managers\n[x] Listen\n");
}

Test(layout_check, has_lines_to_write_on)
{
  g_autoptr(Document) document = document_new(NULL);
  add_check(document, false, 2, "Ask");
  assert_lines(document, 20, "[ ] Ask\n    ________________\n    ________________\n");
}

Test(layout_check, is_set_apart_from_one_of_several_paragraphs_or_lines_to_write_on)
{
  g_autoptr(Document) document = document_new(NULL);
  add_check(document, false, 0, "Ask\nEvidence: notes");
  add_check(document, false, 1, "Listen");
  add_check(document, false, 0, "Tell");
  assert_lines(document, 24,
               "[ ] Ask\n    Evidence: notes\n\n"
               "[ ] Listen\n    ____________________\n\n"
               "[ ] Tell\n");
}

Test(layout_check, keeps_its_box_where_there_is_no_room_to_hang)
{
  g_autoptr(Document) document = document_new(NULL);
  add_check(document, true, 1, "Ask managers");
  assert_lines(document, 8, "[x] Ask\nmanagers\n________\n");
}

Test(layout_check, shows_a_box_without_text)
{
  g_autoptr(Document) document = document_new(NULL);
  document_add_check(document, false, 0, NULL);
  assert_lines(document, 40, "[ ]\n");
}

Test(layout_check, has_an_anchor_and_a_box_in_the_style_of_meters)
{
  g_autoptr(Document) document = document_new("Title");
  add_check(document, false, 0, "Ask");
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(layout_find_anchor(layout, "check:1"), 2);
  cr_assert_eq(span_of(layout, "[ ] ")->style, RUN_METER);
}

Test(layout_check, is_a_list_apart_from_bullets)
{
  g_autoptr(Document) document = document_new(NULL);
  block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, "one");
  add_check(document, false, 0, "two");
  assert_lines(document, 40, "• one\n\n[ ] two\n");
}

/* ---- Signatures -------------------------------------------------------- */

Test(layout_signatures, stand_side_by_side_with_their_labels_below)
{
  static const char *const labels[] = {"A. Lee, date", "Manager, and the date of the signature"};
  g_autoptr(Document) document = document_new(NULL);
  document_add_signatures(document, 2, labels);
  assert_lines(document, 51,
               "\n"
               "________________________   ________________________\n"
               "A. Lee, date               Manager, and the date of\n"
               "                           the signature\n");
}

Test(layout_signatures, stand_one_under_the_other_where_they_would_be_narrower_than_24)
{
  static const char *const labels[] = {"A. Lee", "Manager"};
  g_autoptr(Document) document = document_new(NULL);
  document_add_signatures(document, 2, labels);
  assert_lines(document, 50,
               "\n____________________________________\nA. Lee\n"
               "\n____________________________________\nManager\n");
}

/* ---- Timelines --------------------------------------------------------- */

Test(layout_timeline, draws_bars_and_says_their_weeks)
{
  g_autoptr(Document) document = timeline_new();
  assert_lines(document, 62,
               "                     4 Jan           1 Feb     Weeks\n"
               "───────────────────  ┬───┬───────────┬───┬───  ─────────\n"
               "Facilitation\n"
               "Run a retrospective  ▒▒▒▒▒▒▒▒                  1–2, done\n"
               "\n"
               "Coaching\n"
               "Coach a peer                     ████          4\n"
               "                             ◆           ◆\n"
               "◆ Review in weeks 3, 6\n");
}

Test(layout_timeline, can_be_told_in_ascii)
{
  g_autoptr(Document) document = timeline_new();
  assert_ascii_lines(document, 62,
                     "                     4 Jan           1 Feb     Weeks\n"
                     "-------------------  +---+-----------+---+---  ---------\n"
                     "Facilitation\n"
                     "Run a retrospective  ========                  1-2, done\n"
                     "\n"
                     "Coaching\n"
                     "Coach a peer                     ####          4\n"
                     "                             *           *\n"
                     "* Review in weeks 3, 6\n");
}

Test(layout_timeline, gives_a_cell_to_several_weeks_where_there_is_no_room)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 52);
  timeline_add_bar(timeline, "First", 0, 0, false);
  timeline_add_bar(timeline, "All", 0, 51, false);
  timeline_add_bar(timeline, "Last", 51, 51, false);
  assert_lines(document, 30,
               "                      Weeks\n"
               "─────  ─────────────  ─────\n"
               "First  █              1\n"
               "All    █████████████  1–52\n"
               "Last               █  52\n");
}

Test(layout_timeline, cuts_a_label_that_takes_more_than_three_lines)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 4);
  timeline_add_bar(timeline, "Ask three managers what gets in the way", 1, 2, false);
  assert_lines(document, 30,
               "                      Weeks\n"
               "──────────  ────────  ─────\n"
               "Ask three     ████    2–3\n"
               "managers\n"
               "what gets…\n");
  assert_ascii_lines(document, 30,
                     "                      Weeks\n"
                     "----------  --------  -----\n"
                     "Ask three     ####    2-3\n"
                     "managers\n"
                     "what ge...\n");
}

Test(layout_timeline, becomes_sentences_where_no_axis_fits)
{
  g_autoptr(Document) document = timeline_new();
  assert_lines(document, 24,
               "Facilitation\n"
               "Run a retrospective:\n"
               "  weeks 1–2, done\n"
               "\n"
               "Coaching\n"
               "Coach a peer: week 4\n"
               "◆ Review in weeks 3, 6\n");
}

Test(layout_timeline, explains_each_mark_once)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 40);
  timeline_add_mark(timeline, 30, "Review");
  timeline_add_mark(timeline, 20, "Talk");
  timeline_add_mark(timeline, 10, "Review");
  timeline_add_mark(timeline, 10, "Review");
  timeline_add_mark(timeline, 99, "");
  g_autoptr(Layout) layout = lay_out(document, 80, false);
  const char *last = layout_line(layout, layout_n_lines(layout) - 1)->text;
  cr_assert_str_eq(last, "◆ Review in weeks 11, 31; Talk in week 21; week 40");
}

/* The labels of ticks that are @distance weeks apart are apart. */
static void assert_ticks(guint n_weeks, guint distance, int width)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, n_weeks);
  for (guint week = 0; week < n_weeks; week += distance) {
    g_autofree char *label = g_strdup_printf("<%u>", week);
    timeline_add_tick(timeline, week, label);
  }
  g_autoptr(Layout) layout = lay_out(document, width, false);
  const char *axis = layout_line(layout, 0)->text;
  cr_assert(g_str_has_prefix(axis, "<0>"), "%s", axis);
  cr_assert(g_str_has_suffix(axis, "  Weeks"), "%s", axis);
  cr_assert_null(strstr(axis, "><"), "%s", axis);
}

Test(layout_timeline, lets_no_label_touch_another)
{
  for (guint n_weeks = 8; n_weeks < 200; n_weeks += 7)
    for (guint distance = 1; distance < 9; distance += 3)
      for (int width = 20; width < 120; width += 9)
        assert_ticks(n_weeks, distance, width);
}

Test(layout_timeline, lets_a_week_beyond_its_end_be_the_last)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 8);
  timeline_add_bar(timeline, "Late", 100, 2, false);
  timeline_add_bar(timeline, "Long", 6, G_MAXUINT, false);
  g_autoptr(Layout) layout = lay_out(document, 27, false);
  cr_assert_str_eq(layout_line(layout, 2)->text, "Late         █  8");
  cr_assert_str_eq(layout_line(layout, 3)->text, "Long        ██  7–8");
}
