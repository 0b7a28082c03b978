/* layout-expect.h - what a Criterion test says about the lines of a layout */
#ifndef STAGE5_TESTS_LAYOUT_EXPECT_H
#define STAGE5_TESTS_LAYOUT_EXPECT_H

#include "document/document.h"

#include <criterion/criterion.h>
#include <string.h>

static inline struct layout *lay_out(const struct document *document, int width, bool ascii)
{
  struct layout_options options = {.width = width, .ascii = ascii};
  return document_layout(document, &options);
}

static inline char *lines_of(const struct document *document, int width, bool ascii)
{
  g_autoptr(Layout) layout = lay_out(document, width, ascii);
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < layout_n_lines(layout); i++) {
    g_string_append(lines, layout_line(layout, i)->text);
    g_string_append_c(lines, '\n');
  }
  return g_string_free(lines, FALSE);
}

static inline void assert_lines(const struct document *document, int width, const char *expected)
{
  g_autofree char *lines = lines_of(document, width, false);
  cr_assert_str_eq(lines, expected, "at %d:\n%s\nexpected:\n%s", width, lines, expected);
}

/* The span of @layout that is @text. */
static inline const struct line_span *span_of(const struct layout *layout, const char *text)
{
  for (guint i = 0; i < layout_n_lines(layout); i++) {
    const struct line *line = layout_line(layout, i);
    for (guint s = 0; s < line->n_spans; s++)
      if (line->spans[s].length == strlen(text) &&
          memcmp(line->text + line->spans[s].offset, text, strlen(text)) == 0)
        return &line->spans[s];
  }
  cr_assert_fail("no span “%s”", text);
  return NULL;
}

/* The line is clean, no wider than it may be, and its spans cover it. */
static inline void assert_line_is_sound(const struct line *line, int width)
{
  gsize length = strlen(line->text);
  gsize covered = 0;
  int widest = MAX(width, 2); /* 日 has two cells, whatever the width */
  cr_assert(text_check(line->text, length, NULL), "at %d: %s", width, line->text);
  cr_assert_null(strpbrk(line->text, "\t\n"));
  cr_assert_leq(text_width(line->text, -1), widest, "at %d: %s", width, line->text);
  cr_assert(length == 0 || line->text[length - 1] != ' ', "at %d: %s", width, line->text);
  for (guint i = 0; i < line->n_spans; i++) {
    cr_assert_eq(line->spans[i].offset, covered, "at %d: %s", width, line->text);
    cr_assert_gt(line->spans[i].length, 0);
    covered += line->spans[i].length;
  }
  cr_assert_eq(covered, length, "at %d: %s", width, line->text);
}

#endif
