/* Documents as lines of a given width. */

#include "tests/layout-expect.h"

static const char prose[] = "Learning is something that happens all the time, in the flow of work, "
                            "and nobody has to leave the work for it.";

/* ---- Helpers ----------------------------------------------------------- */

static void add_paragraph(struct document *document, const char *text)
{
  block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN, text);
}

static void add_bullet(struct document *document, const char *text, const char *anchor)
{
  block_add_run(document_add_bullet(document, anchor), RUN_PLAIN, text);
}

static void add_voice(struct document *document, const char *text)
{
  block_add_run(document_add_voice(document, NULL), RUN_PLAIN, text);
}

static struct document *comparison_new(void)
{
  struct document *document = document_new(NULL);
  struct block *comparison = document_add_comparison(document, 2);
  for (guint i = 0; i < 2; i++) {
    struct document *column = block_column(comparison, i);
    document_add_heading(column, 3, i ? "After" : "Before", i ? "side:after" : "side:before");
    add_paragraph(column, i ? "Learning is working." : "Learning is being told what to do.");
    add_bullet(column, "a point", i ? "cell:2" : "cell:1");
  }
  return document;
}

static struct document *table_new(void)
{
  static const char *const headings[] = {"Role", "Purpose"};
  struct document *document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_text_cell(table, "Trainer");
  block_add_text_cell(table, "Gives courses to people who need them");
  block_add_text_cell(table, "Consultant");
  block_add_text_cell(table, "Asks first");
  return document;
}

/* What is filled in with a pen, called @text. */
static void add_paper_blocks(struct document *document, const char *text)
{
  const char *const texts[] = {text, "Name, date", "", text};
  struct block *check = document_add_check(document, true, 2, "check:1");
  block_add_run(check, RUN_STRONG, text);
  block_add_meter(check, 2, 4, 10);
  block_add_blank(check, 60);
  document_add_check(document, false, 1, NULL);
  struct block *table = document_add_table(document, 4, texts);
  for (guint i = 0; i < 7; i++)
    if (i % 2)
      block_add_meter(block_add_cell(table), i, 3, i);
    else
      block_add_blank(block_add_cell(table), 10 * i);
  document_add_signatures(document, 4, texts);
  document_add_signatures(document, 0, NULL);
}

static void add_timeline(struct document *document, guint n_weeks, const char *text)
{
  struct block *timeline = document_add_timeline(document, n_weeks);
  timeline_add_heading(timeline, text);
  timeline_add_bar(timeline, text, 0, 2, true);
  timeline_add_bar(timeline, "", n_weeks / 2, G_MAXUINT, false);
  timeline_add_heading(timeline, "");
  timeline_add_bar(timeline, NULL, G_MAXUINT, 0, false);
  for (guint week = MIN(n_weeks, MAX_TIMELINE_WEEKS); week > 0; week--) {
    timeline_add_tick(timeline, week, week % 3 ? "4 Jan" : text);
    timeline_add_mark(timeline, week - 1, week % 5 ? "Review" : text);
  }
}

/* A document with everything in it, also what must not reach a terminal. */
static struct document *everything_new(void)
{
  struct document *document = document_new("A “title” of\x1b[31m ours");
  document_set_subtitle(document, "and a subtitle");
  document_set_footer(document, "After the source, 2012.");
  document_add_heading(document, 1, "One", "one");
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_run(paragraph, RUN_PLAIN, prose);
  block_add_link(paragraph, "wirearchy", "term:wirearchy");
  block_add_run(paragraph, RUN_STRONG, " 日本語\tテキスト \xff\u202e");
  add_bullet(document, prose, "cell:9");
  add_voice(document, prose);
  struct block *comparison = document_add_comparison(document, 3);
  for (guint i = 0; i < 3; i++) {
    struct document *column = block_column(comparison, i);
    document_add_heading(column, 2, prose, NULL);
    add_bullet(column, prose, NULL);
    add_voice(document_add_group(column), prose);
  }
  static const char *const headings[] = {"a", "longer heading", "c"};
  struct block *table = document_add_table(document_add_group(document), 3, headings);
  for (int i = 0; i < 7; i++)
    block_add_text_cell(table, i % 2 ? prose : "x\ny");
  static const char hostile[] = "日本語\x1b[2J\t\u202e e\u0301\n\xff \u00ad";
  g_autofree char *long_text = g_strnfill(10240, 'w');
  add_paper_blocks(document, hostile);
  add_paper_blocks(document, long_text);
  document_add_timeline(document, 0);
  add_timeline(document, 1, hostile);
  add_timeline(document, 26, long_text);
  add_timeline(document, G_MAXUINT, hostile);
  return document;
}

/* ---- Blocks ------------------------------------------------------------ */

Test(layout, parts_blocks_by_an_empty_line_but_not_the_bullets_of_a_list)
{
  g_autoptr(Document) document = document_new("Title");
  document_set_subtitle(document, "Subtitle");
  document_set_footer(document, "Footer");
  add_paragraph(document, "First.");
  add_bullet(document, "one", NULL);
  add_bullet(document, "two", NULL);
  add_voice(document, "Well.");
  document_add_heading(document, 2, "Heading", NULL);
  add_paragraph(document, "Last.");
  assert_lines(
      document, 40,
      "Title\nSubtitle\n\nFirst.\n\n• one\n• two\n\n“Well.”\n\nHeading\n\nLast.\n\nFooter\n");
}

Test(layout, sets_a_heading_of_the_lowest_level_right_above_its_text)
{
  g_autoptr(Document) document = document_new(NULL);
  add_paragraph(document, "Before.");
  document_add_heading(document, 3, "Heading", NULL);
  add_paragraph(document, "After.");
  assert_lines(document, 40, "Before.\n\nHeading\nAfter.\n");
}

Test(layout, hangs_bullets_and_voices)
{
  g_autoptr(Document) document = document_new(NULL);
  add_bullet(document, "learning is working", NULL);
  add_voice(document, "we need a course");
  assert_lines(document, 13, "• learning is\n  working\n\n“we need a\n course”\n");
}

Test(layout, never_sets_prose_wider_than_76_cells)
{
  g_autoptr(Document) document = document_new(prose);
  add_paragraph(document, prose);
  add_bullet(document, prose, NULL);
  add_voice(document, prose);
  g_autoptr(Layout) layout = lay_out(document, 200, false);
  int widest = 0;
  for (guint i = 0; i < layout_n_lines(layout); i++)
    widest = MAX(widest, text_width(layout_line(layout, i)->text, -1));
  cr_assert_leq(widest, 76);
  cr_assert_geq(widest, 70);
}

Test(layout, leaves_title_and_footer_out_when_a_frame_has_them)
{
  g_autoptr(Document) document = document_new("Title");
  document_set_footer(document, "Footer");
  add_paragraph(document, "Body.");
  struct layout_options options = {.width = 40, .body_only = true};
  g_autoptr(Layout) layout = document_layout(document, &options);
  cr_assert_eq(layout_n_lines(layout), 1);
  cr_assert_str_eq(layout_line(layout, 0)->text, "Body.");
}

Test(layout, shows_faults_as_escapes_and_line_feeds_as_line_breaks)
{
  g_autoptr(Document) document = document_new(NULL);
  add_paragraph(document, "a\x1b[31m b\u202e c\xff\nd\te\n");
  assert_lines(document, 60, "a\\x1b[31m b\\u202e c\\xff\nd e\n");
}

Test(layout, drops_soft_hyphens)
{
  g_autoptr(Document) document = document_new(NULL);
  add_paragraph(document, "soft\u00adware");
  assert_lines(document, 60, "software\n");
}

Test(layout, has_no_lines_for_a_document_without_anything)
{
  g_autoptr(Document) document = document_new(NULL);
  document_add_paragraph(document, "empty");
  document_add_page_break(document);
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(layout_n_lines(layout), 0);
  cr_assert_eq(layout_find_anchor(layout, "empty"), -1);
}

/* ---- Spans ------------------------------------------------------------- */

Test(layout, tells_styles_and_targets_of_spans)
{
  g_autoptr(Document) document = document_new("Title");
  document_add_heading(document, 1, "Heading", NULL);
  struct block *bullet = document_add_bullet(document, NULL);
  block_add_run(bullet, RUN_PLAIN, "see ");
  block_add_link(bullet, "wirearchy", "term:wirearchy");
  block_add_run(bullet, RUN_STRONG, "now");
  add_voice(document, "Well.");
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(span_of(layout, "Title")->style, RUN_TITLE);
  cr_assert_eq(span_of(layout, "Heading")->style, RUN_HEADING);
  cr_assert_eq(span_of(layout, "• see ")->style, RUN_PLAIN);
  cr_assert_null(span_of(layout, "• see ")->target);
  cr_assert_eq(span_of(layout, "wirearchy")->style, RUN_TERM);
  cr_assert_str_eq(span_of(layout, "wirearchy")->target, "term:wirearchy");
  cr_assert_eq(span_of(layout, "now")->style, RUN_STRONG);
  cr_assert_eq(span_of(layout, "“Well.”")->style, RUN_VOICE);
}

Test(layout, lives_longer_than_its_document)
{
  struct document *document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, "cell:1");
  block_add_link(paragraph, "wirearchy", "term:wirearchy");
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  document_free(document);
  cr_assert_str_eq(layout_line(layout, 0)->text, "wirearchy");
  cr_assert_str_eq(layout_line(layout, 0)->spans[0].target, "term:wirearchy");
  cr_assert_eq(layout_find_anchor(layout, "cell:1"), 0);
}

/* ---- Anchors ----------------------------------------------------------- */

Test(layout, finds_the_line_that_a_block_begins_on)
{
  g_autoptr(Document) document = document_new("Title");
  add_bullet(document, "one", "cell:1");
  document_add_heading(document, 2, "Heading", "heading");
  g_autoptr(Layout) layout = lay_out(document, 40, false);
  cr_assert_eq(layout_find_anchor(layout, "cell:1"), 2);
  cr_assert_eq(layout_find_anchor(layout, "heading"), 4);
  cr_assert_eq(layout_find_anchor(layout, "cell:2"), -1);
}

Test(layout, finds_anchors_inside_the_columns_of_a_comparison)
{
  g_autoptr(Document) document = comparison_new();
  g_autoptr(Layout) layout = lay_out(document, 60, false);
  int first = layout_find_anchor(layout, "cell:1");
  int second = layout_find_anchor(layout, "cell:2");
  cr_assert(first > 0 && second > 0);
  cr_assert(strstr(layout_line(layout, (guint)first)->text, "• a point"));
  cr_assert(strstr(layout_line(layout, (guint)second)->text, "│ • a point"));
  cr_assert_eq(layout_find_anchor(layout, "side:after"), 0);
}

/* ---- Comparisons ------------------------------------------------------- */

Test(layout, sets_the_columns_of_a_comparison_side_by_side)
{
  g_autoptr(Document) document = comparison_new();
  assert_lines(document, 51,
               "Before                   │ After\n"
               "                         │\n"
               "Learning is being told   │ Learning is working.\n"
               "what to do.              │\n"
               "                         │ • a point\n"
               "• a point                │\n");
}

Test(layout, stacks_the_columns_where_they_would_be_narrower_than_24)
{
  g_autoptr(Document) document = comparison_new();
  assert_lines(document, 50,
               "Before\n\nLearning is being told what to do.\n\n• a point\n\n"
               "After\n\nLearning is working.\n\n• a point\n");
}

Test(layout, lets_no_column_be_wider_than_prose)
{
  g_autoptr(Document) document = comparison_new();
  g_autoptr(Layout) layout = lay_out(document, 300, false);
  const char *text = layout_line(layout, 0)->text;
  const char *rule = strstr(text, "│");
  cr_assert_not_null(rule);
  cr_assert_eq(text_width(text, rule - text), 77);
}

Test(layout, marks_titles_of_columns_as_labels)
{
  g_autoptr(Document) document = comparison_new();
  g_autoptr(Layout) layout = lay_out(document, 60, false);
  cr_assert_eq(span_of(layout, "Before")->style, RUN_LABEL);
  cr_assert_eq(span_of(layout, " │ ")->style, RUN_RULE);
}

Test(layout, flattens_documents_that_are_too_deep)
{
  g_autoptr(Document) document = document_new(NULL);
  struct document *inner = document;
  for (int i = 0; i < 10000; i++)
    inner = i % 2 ? document_add_group(inner) : block_column(document_add_comparison(inner, 1), 0);
  add_paragraph(inner, "deep");
  assert_lines(document, 40, "deep\n");
}

/* ---- Tables ------------------------------------------------------------ */

Test(layout, makes_the_columns_of_a_table_as_wide_as_what_is_in_them)
{
  g_autoptr(Document) document = table_new();
  assert_lines(document, 80,
               "Role        Purpose\n"
               "──────────  ─────────────────────────────────────\n"
               "Trainer     Gives courses to people who need them\n"
               "Consultant  Asks first\n");
}

Test(layout, shrinks_the_widest_column_and_wraps_its_cells)
{
  g_autoptr(Document) document = table_new();
  assert_lines(document, 32,
               "Role        Purpose\n"
               "──────────  ────────────────────\n"
               "Trainer     Gives courses to\n"
               "            people who need them\n"
               "\n"
               "Consultant  Asks first\n");
}

Test(layout, makes_lists_of_a_table_that_does_not_fit)
{
  g_autoptr(Document) document = table_new();
  assert_lines(document, 16,
               "Role: Trainer\n"
               "Purpose: Gives\n"
               "  courses to\n"
               "  people who\n"
               "  need them\n"
               "\n"
               "Role:\n"
               "  Consultant\n"
               "Purpose: Asks\n"
               "  first\n");
}

Test(layout, sets_a_table_whose_last_row_is_short)
{
  static const char *const headings[] = {"A", "B"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  for (int i = 0; i < 3; i++)
    block_add_text_cell(table, i == 1 ? "" : "x");
  assert_lines(document, 20, "A  B\n─  ─\nx\nx\n");
}

/* ---- Every width ------------------------------------------------------- */

Test(layout, is_sound_at_every_width)
{
  g_autoptr(Document) document = everything_new();
  for (int width = 1; width <= 200; width++) {
    g_autoptr(Layout) layout = lay_out(document, width, width % 2);
    cr_assert_gt(layout_n_lines(layout), 20);
    for (guint i = 0; i < layout_n_lines(layout); i++)
      assert_line_is_sound(layout_line(layout, i), width);
  }
}

Test(layout, is_all_ascii_if_asked)
{
  g_autoptr(Document) document = everything_new();
  for (int width = 10; width <= 120; width += 10) {
    g_autofree char *lines = lines_of(document, width, true);
    cr_assert(g_str_is_ascii(lines), "at %d:\n%s", width, lines);
  }
  g_autofree char *lines = lines_of(document, 100, true);
  cr_assert(strstr(lines, "* Learning"));
  cr_assert(strstr(lines, "\"Learning"));
  cr_assert(strstr(lines, " | "));
}
