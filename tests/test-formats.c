/* Documents as plain text, Markdown, HTML and CSV. */

#include "document/document.h"

#include <criterion/criterion.h>
#include <string.h>

/* ---- Helpers ----------------------------------------------------------- */

static char *render_as(const struct document *document, const char *name, bool ascii)
{
  struct render_options options = {.ascii = ascii};
  GString *out = g_string_new(NULL);
  document_format_by_name(name)->render(document, &options, out, NULL);
  return g_string_free(out, FALSE);
}

static void assert_rendered(const struct document *document, const char *name, const char *expected)
{
  g_autofree char *out = render_as(document, name, false);
  cr_assert_str_eq(out, expected, "got:\n%s\nexpected:\n%s", out, expected);
}

static void assert_has(const char *text, const char *part)
{
  cr_assert(strstr(text, part), "no “%s” in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
  cr_assert_null(strstr(text, part), "“%s” in:\n%s", part, text);
}

static void add_paragraph(struct document *document, const char *text)
{
  block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN, text);
}

static struct document *paragraph_new(const char *text)
{
  struct document *document = document_new(NULL);
  add_paragraph(document, text);
  return document;
}

/* A small document with one block of every kind. */
static struct document *sample_new(void)
{
  static const char *const headings[] = {"Role", "Level"};
  struct document *document = document_new("Title & more");
  document_set_subtitle(document, "Subtitle");
  document_set_footer(document, "Footer");
  document_add_heading(document, 1, "Heading", "heading:1");
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_run(paragraph, RUN_PLAIN, "see ");
  block_add_link(paragraph, "wirearchy", "term:wirearchy");
  block_add_run(paragraph, RUN_STRONG, " now");
  block_add_run(document_add_bullet(document, "term:wirearchy"), RUN_PLAIN, "one");
  block_add_run(document_add_bullet(document, NULL), RUN_EMPHASIS, "two");
  block_add_run(document_add_voice(document, NULL), RUN_PLAIN, "Well.");
  struct block *comparison = document_add_comparison(document, 2);
  for (guint i = 0; i < 2; i++) {
    struct document *column = block_column(comparison, i);
    document_add_heading(column, 3, i ? "After" : "Before", i ? "side:after" : "side:before");
    block_add_run(document_add_bullet(column, NULL), RUN_PLAIN, i ? "working" : "telling");
    block_add_run(document_add_voice(column, NULL), RUN_PLAIN, "Hm.");
  }
  struct block *table = document_add_table(document_add_group(document), 2, headings);
  block_add_text_cell(table, "Trainer");
  block_add_text_cell(table, "2");
  return document;
}

/* ---- Finding formats --------------------------------------------------- */

static const char *name_of(const struct format *format)
{
  return format ? format->name : "none";
}

Test(formats, are_found_by_name_or_an_unambiguous_beginning)
{
  cr_assert_str_eq(name_of(document_format_by_name("markdown")), "markdown");
  cr_assert_str_eq(name_of(document_format_by_name("HTML")), "html");
  cr_assert_str_eq(name_of(document_format_by_name("t")), "text");
  cr_assert_str_eq(name_of(document_format_by_name("md")), "markdown");
  cr_assert_str_eq(name_of(document_format_by_name("P")), "pdf");
  cr_assert_str_eq(name_of(document_format_by_name("")), "none");
  cr_assert_str_eq(name_of(document_format_by_name("texts")), "none");
}

Test(formats, are_found_by_the_ending_of_a_file)
{
  cr_assert_str_eq(name_of(document_format_by_path("a/b.c/table.CSV")), "csv");
  cr_assert_str_eq(name_of(document_format_by_path("notes.md")), "markdown");
  cr_assert_str_eq(name_of(document_format_by_path("page.htm")), "html");
  cr_assert_str_eq(name_of(document_format_by_path("notes.txt")), "text");
  cr_assert_str_eq(name_of(document_format_by_path("a.html/notes")), "none");
  cr_assert_str_eq(name_of(document_format_by_path(".html")), "none");
  cr_assert_str_eq(name_of(document_format_by_path("notes.")), "none");
}

/* ---- Plain text -------------------------------------------------------- */

Test(format_text, underlines_headings_and_titles_of_columns)
{
  g_autoptr(Document) document = sample_new();
  assert_rendered(
      document, "text",
      "Title & more\n============\nSubtitle\n\n"
      "Heading\n=======\n\n"
      "see wirearchy now\n\n"
      "• one\n• two\n\n"
      "“Well.”\n\n"
      "Before                                 │ After\n"
      "────────────────────────────────────── │ ──────────────────────────────────────\n"
      "• telling                              │ • working\n"
      "                                       │\n"
      "“Hm.”                                  │ “Hm.”\n\n"
      "Role     Level\n───────  ─────\nTrainer  2\n\n"
      "Footer\n");
}

Test(format_text, is_as_wide_as_it_is_told)
{
  g_autoptr(Document) document = paragraph_new("learning is working");
  struct render_options options = {.width = 11};
  g_autoptr(GString) out = g_string_new("kept: ");
  document_format_by_name("text")->render(document, &options, out, NULL);
  cr_assert_str_eq(out->str, "kept: learning is\nworking\n");
}

/* ---- Markdown ---------------------------------------------------------- */

Test(format_markdown, writes_every_kind_of_block)
{
  g_autoptr(Document) document = sample_new();
  assert_rendered(document, "markdown",
                  "# Title & more\n\n*Subtitle*\n\n"
                  "## Heading\n\n"
                  "see wirearchy **now**\n\n"
                  "- one\n- *two*\n\n"
                  "> “Well.”\n\n"
                  "| Before | After |\n| --- | --- |\n"
                  "| • telling<br>“Hm.” | • working<br>“Hm.” |\n\n"
                  "| Role | Level |\n| --- | --- |\n| Trainer | 2 |\n\n"
                  "---\n\nFooter\n");
}

static const struct {
  const char *text, *markdown;
} escapes[] = {
    {"*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
    {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
    {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"},
    {"L&D &amp; co &#38; &x", "L&D \\&amp; co \\&#38; &x"},
    {"# no heading", "\\# no heading"},
    {"C# is #1", "C# is \\#1"},
    {"1. no list", "1\\. no list"},
    {"2024) no list, 3.5 is fine", "2024\\) no list, 3.5 is fine"},
    {"- no list - really", "\\- no list - really"},
    {"+ no list + really", "\\+ no list + really"},
    {"a\n- b\n=\n    c", "a\\\n\\- b\\\n\\=\\\nc"},
    {"a|b\\c", "a\\|b\\\\c"},
    {"> no quote", "\\> no quote"},
    {"    no code", "no code"},
    {"\x1b[0m", "\\\\x1b\\[0m"},
};

Test(format_markdown, escapes_what_markdown_or_html_would_act_on)
{
  for (guint i = 0; i < G_N_ELEMENTS(escapes); i++) {
    g_autoptr(Document) document = paragraph_new(escapes[i].text);
    g_autofree char *out = render_as(document, "markdown", false);
    g_autofree char *expected = g_strconcat(escapes[i].markdown, "\n", NULL);
    cr_assert_str_eq(out, expected, "row %u", i);
  }
}

Test(format_markdown, keeps_a_cell_in_its_line)
{
  static const char *const headings[] = {"a|b\nc"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 1, headings);
  block_add_text_cell(table, "1\n2|3\n");
  assert_rendered(document, "markdown", "| a\\|b<br>c |\n| --- |\n| 1<br>2\\|3 |\n");
}

Test(format_markdown, sets_marks_right_at_the_words)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_run(paragraph, RUN_PLAIN, "a");
  block_add_run(paragraph, RUN_STRONG, " b ");
  block_add_run(paragraph, RUN_EMPHASIS, "c\n");
  block_add_run(paragraph, RUN_STRONG, "  ");
  assert_rendered(document, "markdown", "a **b** *c*\n");
}

/* ---- HTML -------------------------------------------------------------- */

Test(format_html, is_one_page_that_loads_and_runs_nothing)
{
  g_autoptr(Document) document = sample_new();
  document_set_language(document, "en-GB");
  g_autofree char *out = render_as(document, "html", false);
  cr_assert(g_str_has_prefix(out, "<!doctype html>\n<html lang=\"en-GB\">\n"));
  cr_assert(g_str_has_suffix(out, "</html>\n"));
  assert_has(out, "<meta charset=\"utf-8\">");
  assert_has(out, "default-src 'none'; style-src 'unsafe-inline'");
  assert_has(out, "<title>Title &amp; more</title>");
  assert_lacks(out, "<script");
  assert_lacks(out, "http://");
  assert_lacks(out, "https://");
  assert_lacks(out, "url(");
}

Test(format_html, writes_every_kind_of_block)
{
  g_autoptr(Document) document = sample_new();
  g_autofree char *out = render_as(document, "html", false);
  assert_has(out, "<h1>Title &amp; more</h1>\n<p class=\"subtitle\">Subtitle</p>");
  assert_has(out, "<h2 id=\"heading:1\">Heading</h2>");
  assert_has(out, "<ul>\n<li id=\"term:wirearchy\">one</li>\n<li><em>two</em></li>\n</ul>\n");
  assert_has(out, "<strong> now</strong>");
  assert_has(out, "<blockquote><p>“Well.”</p></blockquote>");
  assert_has(out, "<th scope=\"col\" id=\"side:after\">After</th>");
  assert_has(out, "<td>\n<ul>\n<li>telling</li>\n</ul>\n<blockquote>");
  assert_has(out, "<section class=\"group\">\n<table>");
  assert_has(out, "<th scope=\"col\">Level</th>");
  assert_has(out, "<th scope=\"row\">Trainer</th><td>2</td>");
  assert_has(out, "<footer>Footer</footer>");
}

Test(format_html, links_to_what_is_in_the_document)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_link(paragraph, "here", "term:a b_ü\"");
  block_add_link(paragraph, "gone", "term:gone");
  document_add_heading(document, 1, "There", "term:a b_ü\"");
  g_autofree char *out = render_as(document, "html", false);
  assert_has(out, "<a href=\"#term:a_20b_5f_c3_bc_22\">here</a>");
  assert_has(out, "<h2 id=\"term:a_20b_5f_c3_bc_22\">");
  assert_has(out, "<em class=\"term\">gone</em>");
}

Test(format_html, gives_an_id_only_once)
{
  g_autoptr(Document) document = document_new(NULL);
  document_add_heading(document, 1, "One", "same");
  document_add_heading(document, 1, "Two", "same");
  g_autofree char *out = render_as(document, "html", false);
  assert_has(out, "<h2 id=\"same\">One</h2>\n<h2>Two</h2>");
}

Test(format_html, escapes_everything_that_comes_from_outside)
{
  const char *hostile = "<b a='1' c=\"2\">&\x1b\u202e";
  const char *escaped = "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\\x1b\\u202e";
  static const char *const headings[] = {"<b a='1' c=\"2\">&\x1b\u202e"};
  g_autoptr(Document) document = document_new(hostile);
  document_set_subtitle(document, hostile);
  document_set_footer(document, hostile);
  document_set_language(document, hostile);
  document_add_heading(document, 1, hostile, hostile);
  add_paragraph(document, hostile);
  struct block *table = document_add_table(document, 1, headings);
  block_add_text_cell(table, hostile);
  g_autofree char *out = render_as(document, "html", false);
  assert_lacks(out, "<b ");
  cr_assert(text_check(out, strlen(out), NULL));
  int places = 0;
  for (const char *at = out; (at = strstr(at, escaped)); at++)
    places++;
  cr_assert_eq(places, 9, "%d places:\n%s", places, out);
}

Test(format_html, breaks_lines_inside_but_not_at_the_end_of_a_block)
{
  g_autoptr(Document) document = paragraph_new("one\ntwo\n\n");
  g_autofree char *out = render_as(document, "html", false);
  assert_has(out, "<p>one<br>\ntwo</p>");
}

/* ---- CSV --------------------------------------------------------------- */

static const struct {
  const char *field, *csv;
} fields[] = {
    {"plain", "plain"},      {"", ""},
    {"a,b", "\"a,b\""},      {"a \"b\"", "\"a \"\"b\"\"\""},
    {"a\nb", "\"a\nb\""},    {" a", "\" a\""},
    {"=1+1", "'=1+1"},       {"+1", "'+1"},
    {"-1", "'-1"},           {"@a", "'@a"},
    {"\ta", "\"'\ta\""},     {"\ra", "\"'\ra\""},
    {"=a,b", "\"'=a,b\""},   {"1-1", "1-1"},
    {"a;b", "\"a;b\""},      {"a;=b", "\"a;'=b\""},
    {"\uff1d1", "'\uff1d1"}, {"\n=1", "\"'\n=1\""},
};

Test(csv_append_field, quotes_and_neutralises)
{
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    csv_append_field(out, fields[i].field);
    cr_assert_str_eq(out->str, fields[i].csv, "row %u", i);
  }
}

Test(format_csv, writes_the_data_of_a_document_instead_of_its_tables)
{
  static const char *const headings[] = {"id", "text"};
  g_autoptr(Document) document = sample_new();
  struct block *data = document_set_data(document, 2, headings);
  block_add_text_cell(data, "1");
  block_add_text_cell(data, "a, b");
  block_add_text_cell(data, "2");
  assert_rendered(document, "csv", "id,text\n1,\"a, b\"\n2,\n");
}

Test(format_csv, leaves_numbers_as_they_are_but_not_what_only_begins_like_one)
{
  static const char *const headings[] = {"a", "b"};
  static const char *const numbers[] = {"-1", "-0.5", "0.25", "",   "-1+1",
                                        "-",  "--1",  "-.5",  "=1", "-1."};
  g_autoptr(Document) document = sample_new();
  struct block *data = document_set_data(document, 2, headings);
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    block_add_decimal_cell(data, numbers[i]);
  block_add_text_cell(data, "-1");
  assert_rendered(document, "csv", "a,b\n-1,-0.5\n0.25,\n'-1+1,'-\n'--1,'-.5\n'=1,-1.\n'-1,\n");
}

Test(format_csv, parts_the_tables_it_finds_by_an_empty_line)
{
  static const char *const headings[] = {"a"};
  g_autoptr(Document) document = sample_new();
  struct block *comparison = document_add_comparison(document, 1);
  struct block *table = document_add_table(block_column(comparison, 0), 1, headings);
  block_add_text_cell(table, "");
  assert_rendered(document, "csv", "Role,Level\nTrainer,2\n\na\n\"\"\n");
}

Test(format_csv, lists_the_blocks_where_there_is_no_table)
{
  g_autoptr(Document) document = document_new("Title");
  document_add_heading(document, 2, "Heading", NULL);
  struct document *column = block_column(document_add_comparison(document, 2), 1);
  block_add_run(document_add_bullet(column, NULL), RUN_PLAIN, "- a, b");
  block_add_run(document_add_voice(document, NULL), RUN_PLAIN, "Well.");
  assert_rendered(document, "csv", "kind,text\nheading,Heading\nbullet,\"'- a, b\"\nvoice,Well.\n");
}

Test(format_csv, is_never_empty)
{
  g_autoptr(Document) document = document_new(NULL);
  assert_rendered(document, "csv", "kind,text\n");
}

/* ---- All formats ------------------------------------------------------- */

Test(formats, write_clean_text_that_ends_with_a_line_feed_and_ascii_if_asked)
{
  g_autoptr(Document) document = sample_new();
  block_add_run(document_add_voice(document, NULL), RUN_MUTED, "日本 – \x1b[31m \xff \u202e \x07");
  for (int i = 0; document_formats()[i]; i++)
    for (int ascii = 0; ascii < 2 && !document_formats()[i]->is_binary; ascii++) {
      const char *name = document_formats()[i]->name;
      g_autofree char *out = render_as(document, name, ascii);
      cr_assert(text_check(out, strlen(out), NULL), "%s", name);
      cr_assert(g_str_has_suffix(out, "\n"), "%s", name);
      cr_assert_eq(g_str_is_ascii(out), ascii || strcmp(name, "csv") == 0, "%s:\n%s", name, out);
    }
}

Test(formats, name_their_endings_one_of_them_first)
{
  g_autofree char *all = document_endings(NULL);
  g_autofree char *last_first = document_endings(print_format());
  cr_assert_str_eq(all, ".txt, .md, .html, .csv or .pdf");
  cr_assert_str_eq(last_first, ".pdf, .txt, .md, .html or .csv");
}

/* Blocks where they are seldom: in the cell of a comparison, between pages, with nothing in them.
 */
Test(formats, write_blocks_in_a_cell_and_keep_the_anchor_of_an_empty_one)
{
  g_autoptr(Document) document = document_new("Title");
  struct document *column = block_column(document_add_comparison(document, 1), 0);
  struct block *inner = document_add_comparison(column, 2);
  add_paragraph(block_column(inner, 0), "left of two");
  add_paragraph(document_add_group(block_column(inner, 1)), "in a group");
  document_add_paragraph(document, "empty:one");
  document_add_page_break(document);
  g_autofree char *markdown = render_as(document, "markdown", false);
  g_autofree char *html = render_as(document, "html", false);
  assert_has(markdown, "left of two");
  assert_has(markdown, "in a group");
  assert_has(html, "<span id=\"empty:one\"></span>");
  assert_has(html, "<div class=\"page-break\"></div>");
  assert_lacks(markdown, "page-break");
}
