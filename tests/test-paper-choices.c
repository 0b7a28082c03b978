/* What a workshop on paper needs, in every format: choices to ring, boxes to write into, text
 * that is not to be broken, rows that go on with what the row before is about. */

#include "tests/layout-expect.h"
#include "tests/pdf.h"

#include <string.h>

/* ---- Helpers ----------------------------------------------------------- */

static void assert_part(const struct document *document, const char *format, bool ascii,
                        const char *part)
{
  const struct render_options options = {.ascii = ascii};
  g_autoptr(GString) out = g_string_new(NULL);
  cr_assert(document_format_by_name(format)->render(document, &options, out, NULL));
  cr_assert(strstr(out->str, part), "no “%s” in:\n%s", part, out->str);
}

static struct document *choices_new(guint n)
{
  static const char *const headings[] = {"What", "Ring one"};
  struct document *document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_text_cell(table, "Seven words of text that take more than a line");
  struct block *cell = block_add_cell(table);
  block_add_choices(cell, "now", n);
  block_add_run(cell, RUN_PLAIN, "\n");
  block_add_choices(cell, "want", n);
  return document;
}

/* A row for each of @n things and two more that go on with it; boxes at their end if @boxes. */
static struct document *going_on_new(guint n, bool boxes)
{
  static const char *const headings[] = {"Thing", "Side", "1"};
  struct document *document = document_new(NULL);
  struct block *table = document_add_table(document, 3, headings);
  for (guint i = 0; i < 3 * n; i++) {
    g_autofree char *name = i % 3 == 0 ? g_strdup_printf("Thing%u", i / 3) : g_strdup("");
    block_add_text_cell(table, name);
    block_add_text_cell(table, i % 3 == 0 ? "first" : i % 3 == 1 ? "middle" : "last");
    if (boxes)
      block_add_box(block_add_cell(table));
    else
      block_add_text_cell(table, "x");
  }
  return document;
}

static struct document *solid_new(void)
{
  static const char *const headings[] = {"Long", "Solid"};
  struct document *document = document_new(NULL);
  struct block *table = document_add_table(document, 2, headings);
  block_add_text_cell(table, "Words that can be broken into lines as anybody likes");
  struct block *cell = block_add_cell(table);
  block_add_solid(cell, RUN_PLAIN, "1·  2");
  block_add_solid(cell, RUN_METER, "●●●");
  block_add_solid(cell, RUN_STRONG, " end");
  return document;
}

/* ---- Choices ----------------------------------------------------------- */

Test(choices, are_in_one_line_each_however_narrow)
{
  g_autoptr(Document) document = choices_new(5);
  assert_lines(document, 32,
               "What          Ring one\n"
               "────────────  ──────────────────\n"
               "Seven words   now  1 2 3 4 5 ? –\n"
               "of text that  want 1 2 3 4 5 ? –\n"
               "take more\n"
               "than a line\n");
}

Test(choices, are_text_in_files)
{
  g_autoptr(Document) document = choices_new(3);
  assert_part(document, "markdown", false, "| now  1 2 3 ? –<br>want 1 2 3 ? – |");
  assert_part(document, "csv", false, ",\"now  1 2 3 ? –\nwant 1 2 3 ? –\"\n");
  assert_part(document, "csv", true, "now  1 2 3 ? -\n");
  assert_part(document, "html", false,
              "<span class=\"choices\"><i>now</i> <b>1</b> <b>2</b> <b>3</b> <b>?</b> <b>–</b>");
  assert_part(document, "html", true, "<b>?</b> <b>-</b>");
}

Test(choices, are_to_be_read_on_paper)
{
  g_autoptr(Document) document = choices_new(5);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert(strstr(text, "now 1 2 3 4 5 ? –"), "%s", text);
  cr_assert(strstr(text, "want 1 2 3 4 5 ? –"), "%s", text);
}

Test(choices, that_are_very_many_go_on_in_the_next_line)
{
  g_autoptr(Document) document = choices_new(64);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert(strstr(text, "62 63 64 ? –"), "%s", text);
  assert_part(document, "text", false, "62 63 64 ? –\n");
}

/* ---- Boxes ------------------------------------------------------------- */

Test(boxes, are_spaces_to_write_in)
{
  g_autoptr(Document) document = going_on_new(1, true);
  assert_lines(document, 40,
               "Thing   Side    1\n"
               "──────  ──────  ───\n"
               "Thing0  first   ___\n"
               "        middle  ___\n"
               "        last    ___\n");
  assert_part(document, "html", false, "<span class=\"room box-in\"");
  assert_part(document, "csv", false, "\nThing0,first,\n");
}

/* ---- Solid text -------------------------------------------------------- */

Test(solid, is_one_piece_across_runs)
{
  g_autoptr(Document) document = solid_new();
  assert_lines(document, 24,
               "Long        Solid\n"
               "──────────  ────────────\n"
               "Words that  1·  2●●● end\n"
               "can be\n"
               "broken\n"
               "into lines\n"
               "as anybody\n"
               "likes\n");
}

Test(solid, keeps_its_blanks_in_files)
{
  g_autoptr(Document) document = solid_new();
  assert_part(document, "html", false,
              "<span class=\"solid\">1·  2</span><span class=\"solid\">●●●</span>"
              "<strong class=\"solid\"> end</strong>");
  assert_part(document, "markdown", false, "| 1·  2●●● **end** |");
  assert_part(document, "csv", false, ",1·  2●●● end\n");
}

/* ---- Rows that go on --------------------------------------------------- */

Test(going_on, is_marked_in_html)
{
  g_autoptr(Document) document = going_on_new(1, false);
  assert_part(document, "html", false, "<tr class=\"more\"><th scope=\"row\"></th><td>middle");
}

Test(going_on, stays_on_the_page_of_the_row_before)
{
  g_autoptr(Document) document = going_on_new(60, false);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  cr_assert_gt(pdf_file_n_pages(file), 2);
  for (guint page = 1; page <= pdf_file_n_pages(file); page++) {
    g_autofree char *text = pdf_file_page_text(file, page);
    cr_assert(strstr(text, "Thing Side 1 Thing"), "page %u begins with: %.60s", page, text);
  }
}
