/* Documents as PDF, read back: what the file says of itself, and its text. */

#include "tests/environment.h"
#include "tests/pdf-expect.h"

#include <glib/gstdio.h>

/* ---- The file ---------------------------------------------------------- */

Test(pdf, says_title_author_pages_size_and_that_it_is_tagged)
{
  g_autoptr(Document) document = document_new("Plan for “A. Lee”");
  document_set_author(document, "A. Lee");
  document_set_language(document, "de-AT");
  add_text(document, "Text.");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *info = pdf_file_info(file, NULL);
  static const char *const expected[] = {"Plan for “A. Lee”\n", "A. Lee\n", "Tagged: yes",
                                         "Pages: 1", "595.276 x 841.89 pts (A4)"};
  for (char *c = info; *c; c++) /* the columns of pdfinfo */
    while (c[0] == ' ' && c[1] == ' ')
      memmove(c, c + 1, strlen(c));
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    cr_assert(strstr(info, expected[i]), "“%s” is not in:\n%s", expected[i], info);
  cr_assert(g_strstr_len(file->bytes->str, -1, "%PDF-"));
  g_autofree char *structure = pdf_file_info(file, "-struct");
  cr_assert(g_str_has_prefix(structure, "Document\n  H1 (block)\n  P (block)\n"), "%s", structure);
}

Test(pdf, is_as_large_as_the_paper)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_LETTER);
  g_autofree char *info = pdf_file_info(file, NULL);
  cr_assert(strstr(info, "612 x 792 pts (letter)"), "%s", info);
}

Test(pdf, is_the_same_bytes_for_the_same_document_and_date)
{
  g_autoptr(Document) document = document_new("Title");
  document_add_heading(document, 1, "Heading", "a:b");
  block_add_link(document_add_paragraph(document, NULL), "link", "a:b");
  g_setenv("SOURCE_DATE_EPOCH", "1767225600", TRUE);
  g_autoptr(PdfFile) one = pdf_file_new(document, PAPER_A4);
  g_autoptr(PdfFile) other = pdf_file_new(document, PAPER_A4);
  g_setenv("SOURCE_DATE_EPOCH", "1767225601", TRUE);
  g_autoptr(PdfFile) later = pdf_file_new(document, PAPER_A4);
  g_unsetenv("SOURCE_DATE_EPOCH");
  cr_assert(g_string_equal(one->bytes, other->bytes));
  cr_assert(!g_string_equal(one->bytes, later->bytes));
}

Test(pdf, has_its_headings_as_outline_and_its_links_as_links)
{
  g_autoptr(Document) document = document_new("Title");
  block_add_link(document_add_paragraph(document, NULL), "elsewhere", "term:nowhere");
  block_add_link(document_add_paragraph(document, NULL), "there", "term:ä b");
  document_add_page_break(document);
  document_add_heading(document, 1, "Heading", "term:ä b");
  document_add_heading(document, 2, "Below", NULL);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *structure = pdf_file_info(file, "-struct");
  cr_assert_eq(count(structure, "Link"), 1, "%s", structure);
  g_autofree char *destinations = pdf_file_info(file, "-dests");
  cr_assert(strstr(destinations, "\"term:_c3_a4_20b\""), "%s", destinations);
  cr_assert(strstr(destinations, "   2 ["), "%s", destinations);
  GString *readable = g_string_new_len(file->bytes->str, (gssize)file->bytes->len);
  for (gsize i = 0; i < readable->len; i++)
    readable->str[i] = readable->str[i] ? readable->str[i] : ' ';
  cr_assert(strstr(readable->str, "/Title (Heading)"));
  cr_assert(strstr(readable->str, "/Title (Below)"));
  cr_assert(strstr(readable->str, "/Lang (en)"));
  g_string_free(readable, TRUE);
}

Test(pdf, copes_with_links_to_an_anchor_that_nothing_follows)
{
  g_autoptr(Document) document = document_new(NULL);
  block_add_link(document_add_paragraph(document, NULL), "down", "a:1");
  block_add_link(document_add_paragraph(document, NULL), "further down", "a:2");
  document_add_paragraph(document, "a:1");
  document_add_paragraph(document, "a:2");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  assert_shows(file, "down further down");
}

Test(pdf, says_which_module_is_missing_and_the_mend)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(GError) error = NULL;
  struct render_options options = {0};
  g_autoptr(GString) out = g_string_new("before");
  cr_assert_null(pdf_start_with("/nowhere/stage5-pdf.so", document, &options, out, &error));
  cr_assert_str_eq(out->str, "before");
  cr_assert(g_error_matches(error, DOCUMENT_ERROR, DOCUMENT_ERROR_RENDER));
  static const char *const expected[] = {"“/nowhere/stage5-pdf.so”", "libpangocairo-1.0-0", "HTML"};
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    cr_assert(strstr(error->message, expected[i]), "%s", error->message);
}

Test(pdf, refuses_a_module_that_is_none)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(GError) error = NULL;
  struct render_options options = {0};
  g_autoptr(GString) out = g_string_new(NULL);
  cr_assert_null(pdf_start_with("libglib-2.0.so.0", document, &options, out, &error));
  cr_assert(strstr(error->message, "libglib-2.0.so.0"), "%s", error->message);
}

/* What fontconfig is told by its file: that there are none. Pango's lines have any height then. */
Test(pdf, is_given_up_at_once_where_there_are_no_fonts)
{
  static const char none[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                             "<fontconfig></fontconfig>";
  static const struct render_options options = {.paper = PAPER_A4};
  char *folder = environment_home_new();
  g_autofree char *path = g_build_filename(folder, "fonts.conf", NULL);
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(GString) out = g_string_new("before");
  g_autoptr(GError) error = NULL;
  cr_assert(g_file_set_contents(path, none, -1, NULL));
  g_setenv("FONTCONFIG_FILE", path, TRUE);
  add_paragraphs(document, 100);
  struct rendering *rendering =
      rendering_start(document_format_by_name("pdf"), document, &options, out, NULL);
  cr_assert(!rendering_step(rendering));
  cr_assert(!rendering_finish(rendering, &error));
  cr_assert(strstr(error->message, "no font for plain letters"), "%s", error->message);
  cr_assert_str_eq(out->str, "before");
  environment_home_free(folder);
}

/* ---- In steps ---------------------------------------------------------- */

#define MANY_PARAGRAPHS 300

/* A rendering that appends to @out. */
static struct rendering *start(const char *format, const struct document *document, GString *out)
{
  static const struct render_options options = {.paper = PAPER_A4};
  struct rendering *rendering =
      rendering_start(document_format_by_name(format), document, &options, out, NULL);
  cr_assert(rendering);
  return rendering;
}

Test(pdf, is_the_same_in_steps)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(GString) out = g_string_new("before");
  guint n = 0;
  add_paragraphs(document, MANY_PARAGRAPHS);
  document_set_footer(document, "Footer");
  g_setenv("SOURCE_DATE_EPOCH", "1767225600", TRUE);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  struct rendering *rendering = start("pdf", document, out);
  for (double done = 0; rendering_step(rendering); done = rendering_done(rendering), n++)
    cr_assert(rendering_done(rendering) >= done && rendering_done(rendering) <= 1);
  cr_assert_eq(n, MANY_PARAGRAPHS + pdf_file_n_pages(file));
  cr_assert(rendering_finish(rendering, NULL));
  g_unsetenv("SOURCE_DATE_EPOCH");
  g_string_prepend(file->bytes, "before");
  cr_assert(g_string_equal(out, file->bytes));
}

Test(pdf, leaves_nothing_behind_wherever_it_is_left_off)
{
  static const guint steps[] = {0, 1, MANY_PARAGRAPHS, MANY_PARAGRAPHS + 3, 2 * MANY_PARAGRAPHS};
  g_autoptr(Document) document = document_new("Title");
  add_paragraphs(document, MANY_PARAGRAPHS);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    g_autoptr(GString) out = g_string_new("before");
    struct rendering *rendering = start("pdf", document, out);
    for (guint step = 0; step < steps[i]; step++)
      rendering_step(rendering);
    rendering_stop(rendering);
    cr_assert_str_eq(out->str, "before");
  }
}

Test(pdf, the_other_formats_do_all_at_the_end)
{
  for (const struct format *const *format = document_formats(); *format; format++) {
    g_autoptr(Document) document = document_new("Title");
    g_autoptr(GString) out = g_string_new("before");
    add_text(document, "Text.");
    if (strcmp((*format)->name, "pdf") == 0)
      continue;
    struct rendering *rendering = start((*format)->name, document, out);
    cr_assert(!rendering_step(rendering));
    rendering_stop(rendering);
    cr_assert_str_eq(out->str, "before");
    cr_assert(rendering_finish(start((*format)->name, document, out), NULL));
    cr_assert(g_str_has_prefix(out->str, "before"));
    cr_assert_gt(out->len, strlen("before"), "%s", (*format)->name);
  }
}

/* ---- Half of one ------------------------------------------------------- */

Test(pdf, that_has_no_end_is_not_whole)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  GString *bytes = file->bytes;
  cr_assert(pdf_is_whole(bytes->str, bytes->len));
  for (gsize length = bytes->len; length-- > 0;) {
    g_string_truncate(bytes, length);
    cr_assert_not(pdf_is_whole(bytes->str, bytes->len), "%zu bytes", length);
  }
}

/* As cairo leaves it without memory: the fonts are written down in the table, and nowhere else. */
Test(pdf, whose_fonts_are_missing_is_not_whole)
{
  g_autoptr(Document) document = document_new("Title");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  GString *bytes = file->bytes;
  char *font = memmem(bytes->str, bytes->len, "<< /Type /Font\n", 15);
  cr_assert(font, "this cairo packs its objects");
  while (!g_str_has_prefix(font, " 0 obj"))
    font--;
  font[-1] = font[-1] == '9' ? '8' : '9';
  cr_assert_not(pdf_is_whole(bytes->str, bytes->len));
}

Test(pdf, with_a_packed_table_is_taken_as_it_is)
{
  static const char pdf[] = "%PDF-1.7\n7 0 obj\n<< /Type /XRef >>\nendobj\n"
                            "startxref\n9\n%%EOF\n";
  cr_assert(pdf_is_whole(pdf, strlen(pdf)));
  cr_assert_not(pdf_is_whole(pdf + 1, strlen(pdf) - 1), "no object begins at 9");
}

static const char *const damaged_tables[] = {
    "",
    "%%EOF\n",
    "startxref\n%%EOF\n",
    "startxref\n0\n%%EOF\n",
    "xref\nstartxref\n0\n%%EOF\n",
    "xref\n0 99\nstartxref\n0\n%%EOF\n",
    "startxref\n99999999999999999999\n%%EOF\n",
    "xref\n0 2\n0000000000 65535 f \n0000009999 00000 n \nstartxref\n0\n%%EOF\n"};

Test(pdf, with_a_damaged_table_is_not_whole)
{
  for (gsize i = 0; i < G_N_ELEMENTS(damaged_tables); i++)
    cr_assert_not(pdf_is_whole(damaged_tables[i], strlen(damaged_tables[i])), "%s",
                  damaged_tables[i]);
}

/* ---- Text -------------------------------------------------------------- */

Test(pdf, shows_every_block_in_order)
{
  g_autoptr(Document) document = document_new("Title");
  document_set_subtitle(document, "Subtitle");
  document_set_footer(document, "Footer");
  document_add_heading(document, 1, "Heading", NULL);
  block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, "bullet");
  block_add_run(document_add_voice(document, NULL), RUN_PLAIN, "voice");
  block_add_run(document_add_check(document, true, 2, NULL), RUN_PLAIN, "check");
  add_text(add_text(document, "group follows") ? document_add_group(document) : NULL, "group");
  document_add_signatures(document, 2, (const char *const[]){"you", "manager"});
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  assert_shows(file, "1 of 1 Title Subtitle Heading • bullet “voice” check group follows group you "
                     "manager Footer");
}

Test(pdf, says_meters_in_words)
{
  g_autoptr(Document) document = document_new(NULL);
  struct block *paragraph = add_text(document, "from ");
  block_add_meter(paragraph, 2, 4, 4);
  block_add_run(paragraph, RUN_PLAIN, ", there ");
  block_add_meter(paragraph, 3, 3, 4);
  block_add_blank(paragraph, 60);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  assert_shows(file, "2 → 4, there 3");
}

Test(pdf, shows_controls_and_bidi_characters_as_escapes)
{
  g_autoptr(Document) document = document_new("T\x1b");
  add_text(document, "a\x07z \u202e. \xff.");
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  assert_shows(file, "T\\x1b a\\x07z \\u202e. \\xff.");
  cr_assert_str_empty(file->remarks->str);
}

Test(pdf, tells_which_characters_no_font_shows)
{
  g_autoptr(Document) document = document_new("Title");
  add_text(document, "\U0010fffd \U0010fffc \U0010fffd"); /* for private use: in no font */
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  cr_assert(g_str_has_prefix(file->remarks->str, "No font here shows 2 of the characters, such as"),
            "%s", file->remarks->str);
  cr_assert(strstr(file->remarks->str, "(U+10FFFD)") && strstr(file->remarks->str, "fonts-noto"));
}

Test(pdf, breaks_words_that_are_wider_than_the_page)
{
  g_autoptr(Document) document = document_new(NULL);
  g_autofree char *word = g_strnfill(300, 'm');
  add_text(document, word);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_eq(count(text, "m"), 300, "%s", text);
}

/* Pango needs minutes for a word of a hundred thousand letters. */
Test(pdf, loses_nothing_of_a_word_of_many_pages)
{
  g_autoptr(Document) document = document_new(NULL);
  g_autofree char *word = g_strnfill(100000, 'w');
  add_text(document, word);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *text = pdf_file_text(file);
  cr_assert_gt(pdf_file_n_pages(file), 10);
  cr_assert_eq(count(text, "w"), 100000);
}
