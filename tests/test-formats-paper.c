/* What a plan on paper needs, as Markdown, HTML and CSV. */

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

static void assert_part(const struct document *document, const char *name, bool ascii,
                        const char *part)
{
  g_autofree char *out = render_as(document, name, ascii);
  cr_assert(strstr(out, part), "no “%s” in:\n%s", part, out);
}

static struct document *paragraph_new(void)
{
  struct document *document = document_new(NULL);
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_meter(paragraph, 2, 4, 5);
  block_add_run(paragraph, RUN_PLAIN, " by ");
  block_add_blank(paragraph, 3);
  return document;
}

static struct document *checks_new(void)
{
  struct document *document = document_new(NULL);
  block_add_run(document_add_check(document, false, 0, "check:1"), RUN_PLAIN, "Ask");
  block_add_run(document_add_check(document, true, 1, NULL), RUN_STRONG, "Listen");
  return document;
}

static struct document *signatures_new(void)
{
  static const char *const labels[] = {"A. Lee & date", "Manager"};
  struct document *document = document_new(NULL);
  document_add_signatures(document, G_N_ELEMENTS(labels), labels);
  return document;
}

static struct document *timeline_new(void)
{
  struct document *document = document_new(NULL);
  struct block *timeline = document_add_timeline(document, 8);
  timeline_add_tick(timeline, 4, "1 <Feb>");
  timeline_add_mark(timeline, 3, "Review");
  timeline_add_bar(timeline, "Run, run", 0, 1, true);
  timeline_add_heading(timeline, "Coaching");
  timeline_add_bar(timeline, "Coach | peer", 3, 3, false);
  return document;
}

/* All of it in the column of a comparison. */
static struct document *nested_new(void)
{
  static const char *const labels[] = {"Name"};
  struct document *document = document_new(NULL);
  struct document *column = block_column(document_add_comparison(document, 1), 0);
  block_add_run(document_add_check(column, true, 1, NULL), RUN_PLAIN, "Ask");
  document_add_signatures(column, 1, labels);
  timeline_add_bar(document_add_timeline(column, 4), "Coach", 1, 2, true);
  return document;
}

/* ---- Markdown ---------------------------------------------------------- */

Test(format_markdown_paper, says_meters_and_lets_spaces_to_write_in_be_seen)
{
  g_autoptr(Document) document = paragraph_new();
  assert_rendered(document, "markdown", "●●◐◐○ 2 → 4 by \\_\\_\\_\n");
  assert_part(document, "markdown", true, "\\##++. 2 -\\> 4 by \\_\\_\\_\n");
}

Test(format_markdown_paper, makes_check_lines_a_task_list)
{
  g_autoptr(Document) document = checks_new();
  g_autofree char *out = render_as(document, "markdown", false);
  cr_assert(g_str_has_prefix(out, "- [ ] Ask\n- [x] **Listen**\\\n  \\_\\_"), "%s", out);
}

Test(format_markdown_paper, keeps_a_task_list_apart_from_bullets)
{
  g_autoptr(Document) document = document_new(NULL);
  block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, "one");
  block_add_run(document_add_check(document, false, 0, NULL), RUN_PLAIN, "two");
  assert_rendered(document, "markdown", "- one\n\n<!-- -->\n\n- [ ] two\n");
}

Test(format_markdown_paper, sets_the_label_of_a_signature_below_its_line)
{
  g_autoptr(Document) document = signatures_new();
  assert_part(document, "markdown", false, "\\_\\\nA. Lee & date\n\n\\_\\_");
  assert_part(document, "markdown", false, "\\_\\\nManager\n");
}

Test(format_markdown_paper, makes_a_timeline_a_table_in_words)
{
  g_autoptr(Document) document = timeline_new();
  assert_rendered(document, "markdown",
                  "| What | Weeks | Done |\n"
                  "| --- | --- | --- |\n"
                  "| Run, run | 1–2 | yes |\n"
                  "| **Coaching** |  |  |\n"
                  "| Coach \\| peer | 4 |  |\n"
                  "\n"
                  "◆ Review in week 4\n");
}

Test(format_markdown_paper, keeps_all_of_it_in_one_line_of_a_comparison)
{
  g_autoptr(Document) document = nested_new();
  g_autofree char *out = render_as(document, "markdown", false);
  g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
  cr_assert_eq(g_strv_length(lines), 4, "%s", out);
  cr_assert(g_str_has_prefix(lines[2], "| \\[x\\] Ask<br>\\_"), "%s", out);
  cr_assert(strstr(lines[2], "\\_<br>Name<br>"), "%s", out);
  cr_assert(g_str_has_suffix(lines[2], "<br>Coach · 2–3 · yes |"), "%s", out);
}

/* ---- HTML -------------------------------------------------------------- */

Test(format_html_paper, says_meters_and_rules_spaces_to_write_in)
{
  g_autoptr(Document) document = paragraph_new();
  assert_part(document, "html", false,
              "<p><span class=\"meter\" role=\"img\" aria-label=\"now 2, wanted 4, of 5\">"
              "●●◐◐○ 2 → 4</span> by "
              "<span class=\"blank\" role=\"img\" aria-label=\"to fill in\" "
              "style=\"width:3ch\"></span></p>");
  assert_part(document, "html", true, ">##++. 2 -&gt; 4</span>");
}

Test(format_html_paper, makes_a_cell_to_write_in_high_enough_for_a_pen)
{
  static const char *const headings[] = {"Date", "Note"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_text_cell(table, "4 Jan");
  block_add_blank(block_add_cell(table), 20);
  assert_part(document, "html", false, "<td><span class=\"room\" role=\"img\"");
}

Test(format_html_paper, makes_check_lines_one_list_of_boxes_with_words)
{
  g_autoptr(Document) document = checks_new();
  block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, "more");
  assert_part(document, "html", false,
              "<ul class=\"checks\">\n<li id=\"check:1\">"
              "<span class=\"box\" role=\"img\" aria-label=\"to do\">☐</span> Ask</li>\n"
              "<li><span class=\"box\" role=\"img\" aria-label=\"done\">☑</span> "
              "<strong>Listen</strong><span class=\"rule\"></span></li>\n"
              "</ul>\n<ul>\n<li>more</li>\n</ul>\n");
  assert_part(document, "html", true, "aria-label=\"done\">[x]</span>");
}

Test(format_html_paper, has_places_to_sign)
{
  g_autoptr(Document) document = signatures_new();
  assert_part(document, "html", false,
              "<div class=\"signatures\">\n<p>A. Lee &amp; date</p>\n<p>Manager</p>\n</div>\n");
}

Test(format_html_paper, draws_a_timeline_and_says_its_weeks)
{
  g_autoptr(Document) document = timeline_new();
  assert_part(document, "html", false,
              "<span class=\"tick\" style=\"left:50.00%\">1 &lt;Feb&gt;</span>");
  assert_part(document, "html", false,
              "<tr><th scope=\"row\">Run, run</th><td><div class=\"weeks\" aria-hidden=\"true\">"
              "<span class=\"bar done\" style=\"left:0.00%;width:25.00%\"></span></div></td>"
              "<td>1–2, done</td></tr>\n"
              "</tbody>\n<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\">Coaching</th></tr>\n");
  assert_part(document, "html", false, "left:37.50%;width:12.50%\"></span></div></td><td>4</td>");
  assert_part(document, "html", false, "<span class=\"mark\" style=\"left:37.50%\">◆</span>");
  assert_part(document, "html", false, "</table>\n<p class=\"muted\">◆ Review in week 4</p>\n");
}

Test(format_html_paper, closes_what_it_opens)
{
  static const char *const tags[] = {"div", "span", "table", "tbody", "tr", "td", "th", "ul", "li"};
  g_autoptr(Document) document = nested_new();
  g_autofree char *out = render_as(document, "html", false);
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    g_autofree char *open = g_strdup_printf("<%s[ >]", tags[i]);
    g_autofree char *close = g_strdup_printf("</%s>", tags[i]);
    g_auto(GStrv) opened = g_regex_split_simple(open, out, 0, 0);
    g_auto(GStrv) closed = g_strsplit(out, close, -1);
    cr_assert_gt(g_strv_length(opened), 1, "no <%s>", tags[i]);
    cr_assert_eq(g_strv_length(opened), g_strv_length(closed), "<%s> in:\n%s", tags[i], out);
  }
}

/* ---- CSV --------------------------------------------------------------- */

Test(format_csv_paper, writes_the_numbers_of_a_meter_and_nothing_for_a_space_to_write_in)
{
  static const char *const headings[] = {"level", "note"};
  g_autoptr(Document) document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_meter(block_add_cell(table), 2, 4, 5);
  block_add_blank(block_add_cell(table), 20);
  assert_rendered(document, "csv", "level,note\n2 → 4,\n");
  assert_part(document, "csv", true, "\n2 -> 4,\n");
}

Test(format_csv_paper, writes_a_timeline_as_a_table)
{
  g_autoptr(Document) document = timeline_new();
  assert_rendered(document, "csv",
                  "label,first_week,last_week,done\n"
                  "\"Run, run\",1,2,yes\n"
                  "Coaching,,,\n"
                  "Coach | peer,4,4,no\n"
                  "Review,4,4,\n");
}

Test(format_csv_paper, lists_check_lines_and_signatures_where_there_is_no_table)
{
  g_autoptr(Document) document = checks_new();
  static const char *const labels[] = {"Name, date"};
  document_add_signatures(document, 1, labels);
  assert_rendered(document, "csv", "kind,text\nto do,Ask\ndone,Listen\nsignature,\"Name, date\"\n");
}

/* ---- All formats ------------------------------------------------------- */

static struct document *hostile_new(void)
{
  static const char hostile[] = "\"><b>日本|\x1b[2J\n\xff \u202e*`=";
  static const char *const labels[] = {hostile, hostile};
  struct document *document = document_new(NULL);
  block_add_run(document_add_check(document, true, 1, hostile), RUN_PLAIN, hostile);
  document_add_signatures(document, 2, labels);
  struct block *timeline = document_add_timeline(document, 3);
  timeline_add_tick(timeline, 0, hostile);
  timeline_add_mark(timeline, 1, hostile);
  timeline_add_heading(timeline, hostile);
  timeline_add_bar(timeline, hostile, 0, 2, true);
  return document;
}

Test(formats_paper, write_clean_text_whatever_a_label_says)
{
  g_autoptr(Document) document = hostile_new();
  for (int i = 0; document_formats()[i]; i++)
    for (int ascii = 0; ascii < 2 && !document_formats()[i]->is_binary; ascii++) {
      const char *name = document_formats()[i]->name;
      g_autofree char *out = render_as(document, name, ascii);
      cr_assert(text_check(out, strlen(out), NULL), "%s", name);
      cr_assert(g_str_has_suffix(out, "\n"), "%s", name);
      cr_assert(!ascii || g_str_is_ascii(out), "%s:\n%s", name, out);
      cr_assert(strcmp(name, "html") != 0 || !strstr(out, "<b>"), "%s", out);
    }
}
