/* format-csv.c - the tables of a document for a spreadsheet (RFC 4180, lines end with LF) */
#include "document/document-private.h"

#include <string.h>

/* ---- Fields ------------------------------------------------------------ */

/* The full-width signs begin a formula where a spreadsheet takes them for the others. */
bool csv_is_formula(const char *field)
{
  static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};
  if (*field && strchr("=+-@\t\r\n", *field))
    return true;
  for (gsize i = 0; i < G_N_ELEMENTS(wide); i++)
    if (g_str_has_prefix(field, wide[i]))
      return true;
  return false;
}

/* Semicolons and tabs too, at which a spreadsheet may part fields instead. Blanks at the ends:
 * many readers would drop them. */
static bool field_needs_quotes(const char *field)
{
  gsize length = strlen(field);
  return strpbrk(field, ",;\t\"\r\n") ||
         (length > 0 && (field[0] == ' ' || field[length - 1] == ' '));
}

bool csv_may_begin(const char *field, const char *at)
{
  return at == field || at[-1] == ';' || at[-1] == '\t';
}

void csv_append_field(GString *out, const char *field)
{
  bool quoted = field_needs_quotes(field);
  if (quoted)
    g_string_append_c(out, '"');
  for (const char *c = field; *c; c++) {
    if (csv_may_begin(field, c) && csv_is_formula(c))
      g_string_append_c(out, '\'');
    if (*c == '"')
      g_string_append_c(out, '"');
    g_string_append_c(out, *c);
  }
  if (quoted)
    g_string_append_c(out, '"');
}

struct csv_writer {
  GString *out;
  GString *field;
  bool ascii;
  bool is_first; /* table */
};

static void csv_put_field(struct csv_writer *writer, guint column)
{
  if (column > 0)
    g_string_append_c(writer->out, ',');
  csv_append_field(writer->out, writer->field->str);
}

static void csv_put_text(struct csv_writer *writer, guint column, const char *text)
{
  g_string_truncate(writer->field, 0);
  text_append_clean(writer->field, text, writer->ascii);
  csv_put_field(writer, column);
}

static void csv_put_block(struct csv_writer *writer, guint column, const struct block *block)
{
  if (block && block->data) {
    csv_put_text(writer, column, block->data);
    return;
  }
  g_string_truncate(writer->field, 0);
  for (const struct run *run = block ? block->first_run : NULL; run; run = run->next)
    run_append_words(writer->field, run, writer->ascii);
  if (!block || !block->is_number) {
    csv_put_field(writer, column);
    return;
  }
  /* A minus begins a formula in a text, but not in a number. */
  if (column > 0)
    g_string_append_c(writer->out, ',');
  g_string_append(writer->out, writer->field->str);
}

/* ---- Tables ------------------------------------------------------------ */

/* End a row that began at @start. A line that is empty would part two tables. */
static void csv_end_row(struct csv_writer *writer, gsize start)
{
  if (writer->out->len == start)
    g_string_append(writer->out, "\"\"");
  g_string_append_c(writer->out, '\n');
}

static void csv_begin_table(struct csv_writer *writer)
{
  if (!writer->is_first)
    g_string_append_c(writer->out, '\n');
  writer->is_first = false;
}

static void csv_put_table(struct csv_writer *writer, const struct block *table)
{
  csv_begin_table(writer);
  gsize start = writer->out->len;
  for (guint column = 0; column < table->n_columns; column++)
    csv_put_text(writer, column, table->headings[column]);
  csv_end_row(writer, start);
  for (guint row = 0; row < block_n_rows(table); row++) {
    start = writer->out->len;
    for (guint column = 0; column < table->n_columns; column++)
      csv_put_block(writer, column, block_cell_at(table, row, column));
    csv_end_row(writer, start);
  }
}

/* ---- Timelines --------------------------------------------------------- */

/* A heading of rows has no weeks. */
static void csv_put_bar(struct csv_writer *writer, const struct bar *bar)
{
  csv_put_text(writer, 0, bar->label);
  if (bar->is_heading)
    g_string_append(writer->out, ",,,\n");
  else
    g_string_append_printf(writer->out, ",%u,%u,%s\n", bar->first + 1, bar->last + 1,
                           bar->done ? "yes" : "no");
}

/* A mark is a row of one week that cannot be done. */
static void csv_put_mark(struct csv_writer *writer, const struct week_label *mark)
{
  csv_put_text(writer, 0, mark->label);
  g_string_append_printf(writer->out, ",%u,%u,\n", mark->week + 1, mark->week + 1);
}

static void csv_put_timeline(struct csv_writer *writer, const struct timeline *timeline)
{
  csv_begin_table(writer);
  g_string_append(writer->out, "label,first_week,last_week,done\n");
  for (guint i = 0; i < timeline->bars->len; i++)
    csv_put_bar(writer, timeline->bars->pdata[i]);
  g_autoptr(GPtrArray) marks = timeline_labels(timeline, true);
  for (guint i = 0; i < marks->len; i++)
    csv_put_mark(writer, marks->pdata[i]);
}

/* ---- Documents --------------------------------------------------------- */

/* What a block of text is called; NULL for what is none. */
static const char *text_block_kind(const struct block *block)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    return "heading";
  case BLOCK_PARAGRAPH:
    return "paragraph";
  case BLOCK_BULLET:
    return "bullet";
  case BLOCK_VOICE:
    return "voice";
  case BLOCK_CHECK:
    return block->done ? "done" : "to do";
  default:
    return NULL;
  }
}

static void csv_put_text_block(struct csv_writer *writer, const struct block *block)
{
  const char *kind = text_block_kind(block);
  if (!kind || block_is_empty(block))
    return;
  csv_put_text(writer, 0, kind);
  csv_put_block(writer, 1, block);
  g_string_append_c(writer->out, '\n');
}

static void csv_put_signatures(struct csv_writer *writer, const struct block *signatures)
{
  for (guint i = 0; i < signatures->n_columns; i++) {
    csv_put_text(writer, 0, "signature");
    csv_put_text(writer, 1, signatures->headings[i]);
    g_string_append_c(writer->out, '\n');
  }
}

static void csv_put_other_block(struct csv_writer *writer, const struct block *block)
{
  if (block->kind == BLOCK_SIGNATURES)
    csv_put_signatures(writer, block);
  else
    csv_put_text_block(writer, block);
}

static void csv_put_table_block(struct csv_writer *writer, const struct block *block)
{
  if (block->kind == BLOCK_TABLE)
    csv_put_table(writer, block);
  else if (block->kind == BLOCK_TIMELINE)
    csv_put_timeline(writer, block->timeline);
}

/* Put all blocks, in the order in which they are read. */
static void csv_walk(struct csv_writer *writer, const struct document *document,
                     void (*put)(struct csv_writer *, const struct block *))
{
  for (guint i = 0; i < document_n_blocks(document); i++) {
    const struct block *block = document_block(document, i);
    put(writer, block);
    if (block->kind == BLOCK_COMPARISON || block->kind == BLOCK_GROUP)
      for (guint part = 0; part < block_n_parts(block); part++)
        csv_walk(writer, block_part(block, part), put);
  }
}

static bool csv_render(const struct document *document, const struct render_options *options,
                       GString *out, GError **error)
{
  (void)error;
  struct csv_writer writer = {out, g_string_new(NULL), options->ascii, true};
  if (document->data)
    csv_put_table(&writer, document->data);
  else
    csv_walk(&writer, document, csv_put_table_block);
  if (writer.is_first) {
    g_string_append(out, "kind,text\n");
    csv_walk(&writer, document, csv_put_other_block);
  }
  g_string_free(writer.field, TRUE);
  return true;
}

static const char *const endings[] = {"csv", NULL};

const struct format format_csv = {.name = "csv", .endings = endings, .render = csv_render};
