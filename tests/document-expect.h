/* document-expect.h - what a Criterion test says about the documents of a small pack */
#ifndef STAGE5_TESTS_DOCUMENT_EXPECT_H
#define STAGE5_TESTS_DOCUMENT_EXPECT_H

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <string.h>

struct fixture {
  struct small_pack *small;
  struct pack *pack;
};

static inline void fixture_open(struct fixture *fixture, struct small_pack *small)
{
  g_autoptr(GPtrArray) problems = NULL;

  fixture->small = small;
  fixture->pack = pack_read(small->folder, &problems);
  for (guint i = 0; !fixture->pack && i < problems->len; i++)
    cr_log_error("%s", ((struct problem *)problems->pdata[i])->text);
  cr_assert_not_null(fixture->pack);
}

static inline void fixture_clear(struct fixture *fixture)
{
  pack_free(fixture->pack);
  small_pack_free(fixture->small);
}
typedef struct fixture Fixture;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fixture, fixture_clear)

static inline struct fixture fixture_new(void)
{
  struct fixture fixture;

  fixture_open(&fixture, small_pack_new());
  return fixture;
}

/* ---- Looking into documents -------------------------------------------- */

static inline char *rendered(struct document *document, const char *format)
{
  const struct render_options options = {0};
  GString *out = g_string_new(NULL);

  document_format_by_name(format)->render(document, &options, out, NULL);
  document_free(document);
  return g_string_free(out, FALSE);
}

/* The document as wide lines, each run in a pair of marks: {strong|text>target}. */
static inline char *spelled(struct document *document, bool body_only)
{
  static const char *const names[N_RUN_STYLES] = {"plain", "strong", "emphasis", "term",
                                                  "muted", "title",  "heading",  "voice",
                                                  "label", "rule",   "meter"};
  const struct layout_options options = {.width = 400, .body_only = body_only};
  g_autoptr(Layout) layout = document_layout(document, &options);
  GString *out = g_string_new(NULL);

  document_free(document);
  for (guint i = 0; i < layout_n_lines(layout); i++) {
    const struct line *line = layout_line(layout, i);

    for (guint s = 0; s < line->n_spans; s++) {
      const struct line_span *span = &line->spans[s];

      g_string_append_printf(out, "{%s|%.*s%s%s}", names[span->style], (int)span->length,
                             line->text + span->offset, span->target ? ">" : "",
                             span->target ? span->target : "");
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static inline int anchor_line(struct document *document, const char *anchor)
{
  const struct layout_options options = {.width = 76};
  g_autoptr(Layout) layout = document_layout(document, &options);

  document_free(document);
  return layout_find_anchor(layout, anchor);
}

static inline guint occurrences(const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
    n++;
  return n;
}

#define assert_has(text, what)                                                                     \
  cr_assert_not_null(strstr(text, what), "“%s” is missing in:\n%s", what, text)
#define assert_lacks(text, what)                                                                   \
  cr_assert_null(strstr(text, what), "“%s” should not be in:\n%s", what, text)

#endif
