/* target-document.c - a document of hostile texts, laid out and in every format of text
 *
 * The input has sections (fuzz.h). "--- KIND N" and the text below it is a block: paragraph,
 * heading (of level N), bullet, voice, check (with N rules), group, table or comparison (of N
 * columns, its lines in turn), timeline (of N weeks, a line a bar). "--- width N" and "--- ascii"
 * say how it is laid out. What stands before the first mark is the title.
 */
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define MAX_SECTIONS 16
#define MAX_LINES    24

struct drawing {
  struct document *document;
  struct layout_options options;
};

/* ---- Building ---------------------------------------------------------- */

static void add_runs(struct block *block, const char *text, guint n)
{
  g_auto(GStrv) parts = g_strsplit(text, "|", MAX_LINES);

  for (guint i = 0; parts[i]; i++)
    if (i % 4 == 3)
      block_add_solid(block, RUN_STRONG, parts[i]);
    else
      block_add_run(block, (enum run_style)((n + i) % (RUN_MUTED + 1)), parts[i]);
}

static void add_paragraph(struct document *document, const char *text, guint n)
{
  add_runs(document_add_paragraph(document, NULL), text, n);
}

static void add_heading(struct document *document, const char *text, guint n)
{
  document_add_heading(document, (int)(n % 3) + 1, text, NULL);
}

static void add_bullet(struct document *document, const char *text, guint n)
{
  add_runs(document_add_bullet(document, NULL), text, n);
}

static void add_voice(struct document *document, const char *text, guint n)
{
  add_runs(document_add_voice(document, NULL), text, n);
}

static void add_check(struct document *document, const char *text, guint n)
{
  add_runs(document_add_check(document, n % 2, n % 4, NULL), text, n);
}

static void add_group(struct document *document, const char *text, guint n)
{
  struct document *group = document_add_group(document);
  struct block *block = document_add_paragraph(group, NULL);

  block_add_run(block, RUN_PLAIN, text);
  block_add_meter(block, n % 5, 4, 4);
  block_add_choices(block, text, n % MAX_CHOICES + 1);
}

static void add_table(struct document *document, const char *text, guint n)
{
  guint columns = n % 8 + 1;
  g_auto(GStrv) lines = g_strsplit(text, "\n", MAX_LINES);
  const char *headings[8];
  guint length = g_strv_length(lines);
  struct block *table;

  for (guint i = 0; i < columns; i++)
    headings[i] = i < length ? lines[i] : "";
  table = document_add_table(document, columns, headings);
  for (guint i = columns; i < length; i++)
    if (i % 5 == 4)
      block_add_decimal_cell(table, lines[i]);
    else
      block_add_text_cell(table, lines[i]);
}

static void add_comparison(struct document *document, const char *text, guint n)
{
  guint columns = n % 6 + 1;
  g_auto(GStrv) lines = g_strsplit(text, "\n", MAX_LINES);
  struct block *comparison = document_add_comparison(document, columns);

  for (guint i = 0; lines[i]; i++)
    add_paragraph(block_column(comparison, i % columns), lines[i], i);
}

static void add_timeline(struct document *document, const char *text, guint n)
{
  guint weeks = n % 60 + 1;
  g_auto(GStrv) lines = g_strsplit(text, "\n", MAX_LINES);
  struct block *timeline = document_add_timeline(document, weeks);

  for (guint i = 0; lines[i]; i++)
    if (i % 4 == 0)
      timeline_add_tick(timeline, i % weeks, lines[i]);
    else
      timeline_add_bar(timeline, lines[i], i % weeks, weeks - 1, i % 2);
}

static const struct {
  const char *name;
  void (*add)(struct document *document, const char *text, guint n);
} kinds[] = {
    {"paragraph", add_paragraph}, {"heading", add_heading},       {"bullet", add_bullet},
    {"voice", add_voice},         {"check", add_check},           {"group", add_group},
    {"table", add_table},         {"comparison", add_comparison}, {"timeline", add_timeline},
};

static void take_section(struct drawing *drawing, const struct section *section)
{
  g_autofree char *text = g_strndup(section->text, section->length);
  const char *blank = strchr(section->name, ' ');
  guint n = blank ? (guint)g_ascii_strtoull(blank + 1, NULL, 10) : 0;

  if (!section->name[0])
    document_set_subtitle(drawing->document, text);
  else if (g_str_has_prefix(section->name, "width"))
    drawing->options.width = (int)(n % 200) + 1;
  else if (g_str_has_prefix(section->name, "ascii"))
    drawing->options.ascii = true;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (g_str_has_prefix(section->name, kinds[i].name))
      kinds[i].add(drawing->document, text, n);
}

/* ---- What must hold ---------------------------------------------------- */

static void require_line(const struct line *line, const struct layout_options *options)
{
  gsize length = strlen(line->text);
  guint32 at = 0;

  require_clean(line->text);
  REQUIRE(!strpbrk(line->text, "\n\t"), line->text);
  REQUIRE(text_width(line->text, -1) <= options->width || text_next(line->text, 0) == length,
          line->text); /* what cannot be broken may stand alone */
  REQUIRE(length == 0 || line->text[length - 1] != ' ', line->text);
  REQUIRE(!options->ascii || g_str_is_ascii(line->text), line->text);
  for (guint i = 0; i < line->n_spans; i++) {
    REQUIRE(line->spans[i].offset == at && line->spans[i].length > 0, line->text);
    at += line->spans[i].length;
  }
  REQUIRE(at == length, line->text);
}

static void require_layout(const struct document *document, const struct layout_options *options)
{
  g_autoptr(Layout) layout = document_layout(document, options);

  for (guint i = 0; i < layout_n_lines(layout); i++)
    require_line(layout_line(layout, i), options);
}

static void require_formats(const struct document *document, const struct layout_options *layout)
{
  const struct render_options options = {.width = layout->width, .ascii = layout->ascii};
  const struct format *const *formats = document_formats();

  for (guint i = 0; formats[i]; i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    GError *error = NULL;

    if (formats[i]->is_binary)
      continue;
    require_error(!formats[i]->render(document, &options, out, &error), error);
    REQUIRE(strlen(out->str) == out->len, formats[i]->name);
    require_clean(out->str);
    REQUIRE(!strcasestr(out->str, "<script") || strcmp(formats[i]->name, "html") != 0, out->str);
  }
}

static void run(const guint8 *data, gsize size)
{
  struct section sections[MAX_SECTIONS];
  g_autoptr(Document) document = document_new("Title");
  struct drawing drawing = {document, {.width = 40}};
  guint n = sections_cut(data, size, sections, MAX_SECTIONS);

  for (guint i = 0; i < n; i++)
    take_section(&drawing, &sections[i]);
  require_layout(document, &drawing.options);
  require_formats(document, &drawing.options);
}

const struct fuzz_target fuzz_document = {"document", run, NULL};
