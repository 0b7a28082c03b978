/* common.c - what targets have in common */
#include "tests/fuzz/fuzz.h"
#include "tests/small-pack.h"

#include <string.h>

void require_clean(const char *text)
{
  struct text_fault fault;

  REQUIRE(text_check(text, strlen(text), &fault), text);
}

void require_message(const char *text)
{
  require_clean(text);
  REQUIRE(*text && !strpbrk(text, "\n\t"), text);
}

void require_error(bool failed, GError *error)
{
  REQUIRE(failed == (error != NULL), error ? error->message : "a failure without an error");
  if (error)
    require_clean(error->message);
  g_clear_error(&error);
}

/* "cells.csv:12: …", or without the line where it is about the whole file. */
static void require_form(const struct problem *problem, const char *text)
{
  const char *rest = text + strlen(problem->file);
  char *end = NULL;

  require_message(problem->file);
  REQUIRE(g_str_has_prefix(text, problem->file) && *rest == ':', text);
  if (problem->line) {
    REQUIRE(g_ascii_strtoull(rest + 1, &end, 10) == problem->line && *end == ':', text);
    rest = end;
  }
  REQUIRE(rest[1] == ' ' && rest[2], text);
}

void require_problems(const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *text = problem_to_string(problems->pdata[i]);

    require_message(text);
    require_form(problems->pdata[i], text);
  }
}

/* ---- Sections ---------------------------------------------------------- */

#define MARK "--- "

static const char *next_mark(const char *text, const char *end)
{
  while (text < end) {
    if ((gsize)(end - text) >= strlen(MARK) && memcmp(text, MARK, strlen(MARK)) == 0)
      return text;
    text = memchr(text, '\n', (gsize)(end - text));
    text = text ? text + 1 : end;
  }
  return end;
}

/* Take the name behind a mark; what is behind its line. */
static const char *take_name(struct section *section, const char *mark, const char *end)
{
  const char *name = mark + strlen(MARK);
  const char *line_end = memchr(name, '\n', (gsize)(end - name));
  gsize length = (gsize)((line_end ? line_end : end) - name);

  length = MIN(length, sizeof section->name - 1);
  memcpy(section->name, name, length);
  section->name[length] = '\0';
  return line_end ? line_end + 1 : end;
}

guint sections_cut(const guint8 *data, gsize size, struct section *sections, guint n)
{
  const char *text = (const char *)data, *end = text + size;
  guint count = 0;

  while (text < end && count < n) {
    struct section *section = &sections[count++];
    const char *body = text, *next;

    section->name[0] = '\0';
    if (next_mark(text, end) == text)
      body = take_name(section, text, end);
    next = next_mark(body, end);
    section->text = body;
    section->length = (gsize)(next - body);
    text = next;
  }
  return count;
}

/* ---- The pack ---------------------------------------------------------- */

const struct pack *fuzz_small_pack(void)
{
  static struct pack *pack;
  const char *name, *text;

  for (guint i = 0; (name = small_pack_table(i, &text)); i++)
    files_put(name, text, strlen(text));
  if (!pack)
    pack = pack_read(files_folder(), NULL);
  REQUIRE(pack, "the small pack is not good");
  return pack;
}

/* ---- Documents --------------------------------------------------------- */

void require_document(struct document *document)
{
  const struct layout_options options = {.width = 60};
  g_autoptr(Layout) layout = document_layout(document, &options);

  for (guint i = 0; i < layout_n_lines(layout); i++) {
    const struct line *line = layout_line(layout, i);

    require_clean(line->text);
    REQUIRE(text_width(line->text, -1) <= options.width, line->text);
  }
  document_free(document);
}
