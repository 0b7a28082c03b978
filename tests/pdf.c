#include "tests/pdf.h"

#include "tests/environment.h"

#include <criterion/criterion.h>
#include <string.h>

/* The standard output of a program of poppler, which must have nothing to complain of. */
static char *run(const char *const *arguments)
{
  g_autofree char *program = g_find_program_in_path(arguments[0]);
  cr_assert(program, "%s is missing: install poppler-utils (./bootstrap does)", arguments[0]);
  char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;
  cr_assert(g_spawn_sync(NULL, (char **)(guintptr)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                         &out, &err, &status, NULL));
  cr_assert_eq(status, 0, "%s", err);
  cr_assert_str_empty(err);
  return out;
}

/* Takes @text. Transfer full. */
static char *one_line(char *text)
{
  g_auto(GStrv) words = g_strsplit_set(text, " \n\f", -1);
  GString *line = g_string_new(NULL);
  for (int i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf(line, line->len ? " %s" : "%s", words[i]);
  g_free(text);
  return g_string_free(line, FALSE);
}

/* The text of each page of the file @path: pdftotext ends a page in a form feed. */
static char **read_pages(const char *path)
{
  g_autofree char *text = run((const char *[]){"pdftotext", "-raw", path, "-", NULL});
  char **pages = g_strsplit(text, "\f", -1);
  guint n = g_strv_length(pages);
  cr_assert_gt(n, 1);
  g_clear_pointer(&pages[n - 1], g_free);
  for (guint i = 0; pages[i]; i++)
    pages[i] = one_line(pages[i]);
  return pages;
}

struct pdf_file *pdf_file_new(const struct document *document, enum paper paper)
{
  struct pdf_file *file = g_new0(struct pdf_file, 1);
  g_autoptr(GError) error = NULL;
  file->folder = environment_home_new();
  file->path = g_build_filename(file->folder, "a.pdf", NULL);
  file->bytes = g_string_new(NULL);
  file->remarks = g_string_new(NULL);
  struct render_options options = {.paper = paper, .remarks = file->remarks};
  bool rendered = document_format_by_name("pdf")->render(document, &options, file->bytes, &error);
  cr_assert(rendered, "%s", error ? error->message : "no PDF, and no error");
  cr_assert(g_file_set_contents(file->path, file->bytes->str, (gssize)file->bytes->len, NULL));
  file->pages = read_pages(file->path);
  return file;
}

void pdf_file_free(struct pdf_file *file)
{
  environment_home_free(file->folder);
  g_free(file->path);
  g_string_free(file->bytes, TRUE);
  g_string_free(file->remarks, TRUE);
  g_strfreev(file->pages);
  g_free(file);
}

char *pdf_file_text(const struct pdf_file *file)
{
  return one_line(g_strjoinv(" ", file->pages));
}

char *pdf_file_page_text(const struct pdf_file *file, guint page)
{
  cr_assert(page >= 1 && page <= pdf_file_n_pages(file));
  return g_strdup(file->pages[page - 1]);
}

guint pdf_file_n_pages(const struct pdf_file *file)
{
  return g_strv_length(file->pages);
}

double pdf_file_word_top(const struct pdf_file *file, guint page, const char *word)
{
  g_autofree char *number = g_strdup_printf("%u", page);
  g_autofree char *boxes = run(
      (const char *[]){"pdftotext", "-bbox", "-f", number, "-l", number, file->path, "-", NULL});
  g_autofree char *end = g_strdup_printf(">%s</word>", word);
  char *found = strstr(boxes, end);
  cr_assert(found, "“%s” is not on page %u", word, page);
  *found = '\0';
  const char *top = g_strrstr(boxes, "yMin=\"");
  cr_assert(top);
  return g_ascii_strtod(top + strlen("yMin=\""), NULL);
}

char *pdf_file_info(const struct pdf_file *file, const char *option)
{
  return run(
      (const char *[]){"pdfinfo", option ? option : file->path, option ? file->path : NULL, NULL});
}
