/* pdf.h - a document as PDF, read back with poppler's programs, for tests */
#ifndef STAGE5_TESTS_PDF_H
#define STAGE5_TESTS_PDF_H

#include "document/document.h"

struct pdf_file {
  char *folder; /* a fresh one, that holds the file */
  char *path;
  GString *bytes, *remarks;
  char **pages; /* the text of each */
};
typedef struct pdf_file PdfFile; /* for g_autoptr(PdfFile) */

/* Render @document. Free with pdf_file_free(). */
struct pdf_file *pdf_file_new(const struct document *document, enum paper paper);
void pdf_file_free(struct pdf_file *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

/* What is to be read on all pages, or on one (from 1), in the order of the file, each
 * run of blanks and line ends as one blank. Transfer full. */
char *pdf_file_text(const struct pdf_file *file);
char *pdf_file_page_text(const struct pdf_file *file, guint page);
guint pdf_file_n_pages(const struct pdf_file *file);

/* How far from the top of its page the first @word is, in points, on the page @page. */
double pdf_file_word_top(const struct pdf_file *file, guint page, const char *word);

/* What pdfinfo says with @option, or without if that is NULL. Transfer full. */
char *pdf_file_info(const struct pdf_file *file, const char *option);

#endif
