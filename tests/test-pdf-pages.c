/* Documents as PDF, read back: what is on which page. */

#include "tests/pdf-expect.h"

/* ---- Pages ------------------------------------------------------------- */

Test(pdf, numbers_its_pages_and_has_the_title_on_all_but_the_first)
{
  g_autoptr(Document) document = document_new("The title");
  add_text(document, "first");
  document_add_page_break(document);
  document_add_page_break(document);
  add_text(document, "second");
  document_add_page_break(document);
  add_text(document, "third");
  document_add_page_break(document);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  cr_assert_eq(pdf_file_n_pages(file), 3);
  assert_shows(file, "1 of 3 The title first 2 of 3 The title second 3 of 3 The title third");
}

Test(pdf, of_nothing_is_one_page)
{
  g_autoptr(Document) document = document_new(NULL);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  cr_assert_eq(pdf_file_n_pages(file), 1);
}

Test(pdf, keeps_a_heading_and_a_lead_with_what_follows)
{
  for (int n = 30; n < 45; n++) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    document_add_heading(document, 2, "Headingbegin", NULL);
    add_text(document, "The lead.");
    struct block *table = document_add_table(document, 1, (const char *const[]){"Column"});
    block_add_text_cell(table, "Headingend");
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    assert_on_one_page(file, "Heading");
  }
}

Test(pdf, does_not_take_the_end_of_a_paragraph_along_to_a_group_under_a_heading_of_its_own)
{
  for (int n = 26; n < 32; n++) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    add_text(document, "Textbegin\ntwo\nthree\nTextend");
    struct document *group = document_add_group(document);
    document_add_heading(group, 1, "Group", NULL);
    add_paragraphs(group, 14);
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    cr_assert_eq(pdf_file_n_pages(file), 2);
    assert_on_one_page(file, "Text");
  }
}

Test(pdf, takes_no_page_for_a_few_lines_that_less_air_makes_room_for)
{
  g_autoptr(Document) document = document_new(NULL);
  guint n = 0;
  for (guint n_pages = 1; n_pages == 1; n++) {
    add_text(document, "A paragraph that is in the way.");
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    n_pages = pdf_file_n_pages(file);
  }
  g_autoptr(PdfFile) full = pdf_file_new(document, PAPER_A4);
  g_autofree char *rest = pdf_file_page_text(full, 2);
  cr_expect_gt(n, 44, "%u paragraphs of one line filled a page", n);
  cr_expect_gt(count(rest, "paragraph"), 2, "left over are: %s", rest);
}

Test(pdf, leaves_the_footer_no_page_of_its_own)
{
  for (int n = 34; n < 42; n++) {
    g_autoptr(Document) document = document_new(NULL);
    document_set_footer(document, "The source.");
    add_paragraphs(document, n);
    add_text(document, "The end.");
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    cr_expect_eq(page_of(file, "The source."), page_of(file, "The end."), "after %d lines", n);
  }
}

Test(pdf, leaves_no_line_of_a_paragraph_alone)
{
  for (int n = 34; n < 42; n++) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    add_text(document, "one\ntwo\nthree\nfour\nfive");
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    cr_assert_eq(page_of(file, "one"), page_of(file, "two"));
    cr_assert_eq(page_of(file, "four"), page_of(file, "five"));
  }
}

Test(pdf, keeps_groups_and_check_lines_whole)
{
  for (int n = 26; n < 42; n += 3) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    struct document *group = document_add_group(document);
    add_text(group, "Groupbegin");
    add_paragraphs(group, 4);
    add_text(group, "Groupend");
    add_paragraphs(document, n);
    g_autofree char *text = long_text("Check", 150);
    block_add_run(document_add_check(document, false, 4, NULL), RUN_PLAIN, text);
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    assert_on_one_page(file, "Group");
    assert_on_one_page(file, "Check");
  }
}

Test(pdf, splits_a_group_that_is_longer_than_a_page)
{
  g_autoptr(Document) document = document_new(NULL);
  struct document *group = document_add_group(document);
  for (int i = 0; i < 200; i++)
    add_text(group, "line");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "line"), 200);
}

/* ---- Blanks ------------------------------------------------------------ */

/* @text and " label: ", a blank, and "end" on a line of its own. */
static struct pdf_file *blank_file_new(const char *text)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = add_text(document, text);
  block_add_run(paragraph, RUN_PLAIN, " label: ");
  block_add_blank(paragraph, 14);
  block_add_run(paragraph, RUN_PLAIN, "\nend");
  return pdf_file_new(document, PAPER_A4);
}

static double height_between(const struct pdf_file *file, const char *above, const char *below)
{
  return pdf_file_word_top(file, 1, below) - pdf_file_word_top(file, 1, above);
}

Test(pdf, sets_a_blank_beside_its_label)
{
  for (int n = 14; n < 24; n++) {
    g_autofree char *text = long_text("Text", n);
    g_autoptr(PdfFile) file = blank_file_new(text);
    double height = height_between(file, "label:", "end");
    cr_expect(height > 9 && height < 16, "%g after %d words", height, n);
  }
}

Test(pdf, leaves_room_for_a_pen_above_a_blank)
{
  g_autoptr(PdfFile) file = blank_file_new("above\nand");
  double height = height_between(file, "above", "label:");
  cr_expect(height > 6 * 72 / 25.4, "%g", height);
}

/* ---- Tables and comparisons -------------------------------------------- */

Test(pdf, splits_no_row_and_repeats_the_header)
{
  enum { N_ROWS = 30 };
  g_autoptr(Document) document = document_new("Title");
  struct block *table =
      document_add_table(document, 3, (const char *const[]){"Name", "Words", "Header"});
  for (int i = 0; i < N_ROWS; i++) {
    g_autofree char *name = g_strdup_printf("r%dx", i);
    g_autofree char *text = long_text(name, 120);
    block_add_text_cell(table, name);
    block_add_text_cell(table, text);
    block_add_text_cell(table, "more");
  }
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  guint n_pages = pdf_file_n_pages(file);
  cr_assert_gt(n_pages, 2);
  for (int i = 0; i < N_ROWS; i++) {
    g_autofree char *name = g_strdup_printf("r%dx", i);
    assert_on_one_page(file, name);
  }
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "Header"), n_pages);
}

Test(pdf, leaves_no_row_of_a_table_alone)
{
  for (int n = 22; n < 34; n += 2) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    struct block *table = document_add_table(document, 1, (const char *const[]){"Column"});
    for (int i = 0; i < 12; i++) {
      g_autofree char *row = g_strdup_printf("r%dx", i);
      block_add_text_cell(table, row);
    }
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    cr_expect_eq(page_of(file, "r0x"), page_of(file, "r1x"), "after %d lines", n);
    cr_expect_eq(page_of(file, "r10x"), page_of(file, "r11x"), "after %d lines", n);
  }
}

/* After @n paragraphs, a table with rows "first" and "second" to be written in, and "end". */
static struct pdf_file *writing_table_file_new(int n)
{
  g_autoptr(Document) document = document_new(NULL);
  add_paragraphs(document, n);
  struct block *table = document_add_table(document, 2, (const char *const[]){"When", "What"});
  block_add_text_cell(table, "first");
  block_add_blank(block_add_cell(table), 20);
  block_add_text_cell(table, "second");
  block_add_blank(block_add_cell(table), 20);
  add_text(document, "end");
  return pdf_file_new(document, PAPER_A4);
}

Test(pdf, gives_rows_to_write_in_the_room_that_a_page_has_left)
{
  const double millimetre = 72 / 25.4;
  g_autoptr(PdfFile) empty = writing_table_file_new(0);
  g_autoptr(PdfFile) full = writing_table_file_new(34);
  double wide = pdf_file_word_top(empty, 1, "second") - pdf_file_word_top(empty, 1, "first");
  double narrow = pdf_file_word_top(full, 1, "second") - pdf_file_word_top(full, 1, "first");
  cr_expect_eq(pdf_file_n_pages(full), 1);
  cr_expect_float_eq(wide, 18 * millimetre, 0.1);
  cr_expect(narrow >= 9 * millimetre - 0.1 && narrow < 17 * millimetre, "%g", narrow);
  cr_expect_lt(pdf_file_word_top(full, 1, "end"), 842 - 15 * millimetre - 9);
  cr_expect_gt(pdf_file_word_top(empty, 1, "end"), pdf_file_word_top(empty, 1, "second") + wide);
}

Test(pdf, splits_a_row_that_is_taller_than_a_page)
{
  g_autoptr(Document) document = document_new("Title");
  struct block *table = document_add_table(document, 2, (const char *const[]){"Name", "Words"});
  g_autofree char *text = long_text("tall", 3000);
  block_add_text_cell(table, "name");
  block_add_text_cell(table, text);
  block_add_text_cell(table, "after");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *shown = pdf_file_text(file);
  cr_assert_gt(pdf_file_n_pages(file), 1);
  cr_assert_eq(count(shown, " and"), 2998);
  cr_assert(strstr(shown, "tallend after"), "%s", shown);
}

Test(pdf, makes_a_list_of_a_table_with_too_many_columns)
{
  enum { N_COLUMNS = 30 };
  const char *headings[N_COLUMNS];
  for (int i = 0; i < N_COLUMNS; i++)
    headings[i] = "Head";
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, N_COLUMNS, headings);
  for (int i = 0; i < N_COLUMNS; i++)
    block_add_text_cell(table, "cell");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "Head: cell"), N_COLUMNS, "%s", text);
}

static void fill_column(struct document *column, const char *title, const char *text, int n)
{
  document_add_heading(column, 3, title, NULL);
  for (int i = 0; i < n; i++)
    add_text(column, text);
}

Test(pdf, goes_on_with_a_long_comparison_under_its_titles)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *comparison = document_add_comparison(document, 2);
  fill_column(block_column(comparison, 0), "Leftside", "leftish", 90);
  fill_column(block_column(comparison, 1), "Rightside", "rightish", 50);
  add_text(document, "afterwards");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  guint n_pages = pdf_file_n_pages(file);
  cr_assert_eq(count(text, "leftish"), 90);
  cr_assert_eq(count(text, "rightish"), 50);
  cr_assert_eq(count(text, "Leftside"), n_pages);
  cr_assert_eq(count(text, "Rightside"), n_pages);
  cr_assert_eq(page_of(file, "afterwards"), n_pages);
}

Test(pdf, shows_all_of_comparisons_in_comparisons)
{
  g_autoptr(Document) document = document_new(NULL);
  struct document *deepest = document;
  for (int i = 0; i < 20; i++) {
    struct block *comparison = document_add_comparison(deepest, 2);
    add_text(block_column(comparison, 0), "left");
    deepest = block_column(comparison, 1);
  }
  for (int i = 0; i < 100; i++)
    add_text(deepest, "deep");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "left"), 20, "%s", text);
  cr_assert_eq(count(text, "deep"), 100);
}

/* ---- Timelines --------------------------------------------------------- */

Test(pdf, shows_a_timeline_with_its_weeks_in_words)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 26);
  timeline_add_tick(timeline, 0, "Jan");
  timeline_add_tick(timeline, 1, "Overlapping");
  timeline_add_tick(timeline, 9, "Mar");
  timeline_add_mark(timeline, 4, "Review");
  timeline_add_mark(timeline, 12, "Review");
  timeline_add_heading(timeline, "Skill");
  timeline_add_bar(timeline, "Read", 0, 0, true);
  timeline_add_bar(timeline, "Write", 24, 25, false);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  assert_shows(file, "Jan Mar Skill Read week 1, done Write weeks 25–26 ◆ Review (weeks 5, 13)");
}

Test(pdf, keeps_a_timeline_of_less_than_a_page_whole)
{
  for (int n = 4; n < 36; n += 4) {
    g_autoptr(Document) document = document_new(NULL);
    add_paragraphs(document, n);
    struct block *timeline = document_add_timeline(document, 26);
    timeline_add_tick(timeline, 0, "Axis");
    for (guint i = 0; i < 26; i++)
      timeline_add_bar(timeline, i == 0 ? "Barbegin" : i < 25 ? "Bar" : "Barend", i, i, false);
    g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
    assert_on_one_page(file, "Bar");
  }
}

Test(pdf, splits_a_long_timeline_between_its_rows_under_its_axis)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, MAX_TIMELINE_WEEKS);
  timeline_add_tick(timeline, 0, "Axis");
  for (guint i = 0; i < 60; i++) {
    g_autofree char *name = g_strdup_printf("row%ux", i);
    g_autofree char *label = long_text(name, 12);
    timeline_add_bar(timeline, label, i, i + 10, false);
  }
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "Axis"), pdf_file_n_pages(file));
  cr_assert_gt(pdf_file_n_pages(file), 1);
  for (guint i = 0; i < 60; i++) {
    g_autofree char *name = g_strdup_printf("row%ux", i);
    assert_on_one_page(file, name);
  }
}
