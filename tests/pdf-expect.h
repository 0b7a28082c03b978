/* pdf-expect.h - documents for tests of PDF, and what a Criterion test says about the file */
#ifndef STAGE5_TESTS_PDF_EXPECT_H
#define STAGE5_TESTS_PDF_EXPECT_H

#include "document/document-private.h"
#include "tests/pdf.h"

#include <criterion/criterion.h>
#include <string.h>

static inline struct block *add_text(struct document *document, const char *text)
{
  struct block *paragraph = document_add_paragraph(document, NULL);
  block_add_run(paragraph, RUN_PLAIN, text);
  return paragraph;
}

static inline void add_paragraphs(struct document *document, int n)
{
  for (int i = 0; i < n; i++)
    add_text(document, "A paragraph that is in the way.");
}

/* @n words, the first "NAMEbegin" and the last "NAMEend". */
static inline char *long_text(const char *name, int n)
{
  GString *text = g_string_new(name);
  g_string_append(text, "begin");
  for (int i = 2; i < n; i++)
    g_string_append(text, " and");
  g_string_append_printf(text, " %send", name);
  return g_string_free(text, FALSE);
}

static inline guint count(const char *text, const char *needle)
{
  guint n = 0;
  for (const char *at = strstr(text, needle); at; at = strstr(at + 1, needle))
    n++;
  return n;
}

static inline void assert_shows(const struct pdf_file *file, const char *expected)
{
  g_autofree char *text = pdf_file_text(file);
  cr_assert(strstr(text, expected), "“%s” is not in:\n%s", expected, text);
}

/* The page on which @needle is, which is on no other; 0 if it is nowhere. */
static inline guint page_of(const struct pdf_file *file, const char *needle)
{
  guint found = 0;
  for (guint page = 1; page <= pdf_file_n_pages(file); page++) {
    g_autofree char *text = pdf_file_page_text(file, page);
    if (!strstr(text, needle))
      continue;
    cr_assert_eq(found, 0, "“%s” is on the pages %u and %u", needle, found, page);
    found = page;
  }
  return found;
}

static inline void assert_on_one_page(const struct pdf_file *file, const char *name)
{
  g_autofree char *begin = g_strdup_printf("%sbegin", name);
  g_autofree char *end = g_strdup_printf("%send", name);
  guint page = page_of(file, begin);
  cr_assert_neq(page, 0, "%s", begin);
  cr_assert_eq(page, page_of(file, end), "%s is split", name);
}

#endif
