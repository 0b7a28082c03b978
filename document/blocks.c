/* blocks.c - building a document */
#include "document/document-private.h"

#include <string.h>

#define MAX_COMPARISON_COLUMNS 64
#define MAX_CHECK_RULES        12
#define MAX_SIGNATURES         4

/* ---- Blocks ------------------------------------------------------------ */

static struct block *block_new(enum block_kind kind, const char *anchor)
{
  struct block *block = g_new0(struct block, 1);
  block->kind = kind;
  block->anchor = g_strdup(anchor);
  return block;
}

static void block_free(gpointer data)
{
  struct block *block = data;
  if (!block)
    return;
  runs_free(block->first_run);
  for (guint i = 0; block->headings && i < block->n_columns; i++)
    g_free(block->headings[i]);
  g_free(block->headings);
  g_clear_pointer(&block->parts, g_ptr_array_unref);
  timeline_free(block->timeline);
  g_free(block->anchor);
  g_free(block->data);
  g_free(block);
}

static struct block *document_add_block(struct document *document, enum block_kind kind,
                                        const char *anchor)
{
  struct block *block = block_new(kind, anchor);
  block->parent = document;
  if (!document->blocks)
    document->blocks = g_ptr_array_new_with_free_func(block_free);
  g_ptr_array_add(document->blocks, block);
  return block;
}

struct block *document_add_heading(struct document *document, int level, const char *text,
                                   const char *anchor)
{
  struct block *heading = document_add_block(document, BLOCK_HEADING, anchor);
  heading->level = CLAMP(level, 1, 3);
  block_add_run(heading, RUN_PLAIN, text);
  return heading;
}

struct block *document_add_paragraph(struct document *document, const char *anchor)
{
  return document_add_block(document, BLOCK_PARAGRAPH, anchor);
}

struct block *document_add_bullet(struct document *document, const char *anchor)
{
  return document_add_block(document, BLOCK_BULLET, anchor);
}

struct block *document_add_voice(struct document *document, const char *anchor)
{
  return document_add_block(document, BLOCK_VOICE, anchor);
}

void document_add_page_break(struct document *document)
{
  document_add_block(document, BLOCK_PAGE_BREAK, NULL);
}

struct block *document_add_check(struct document *document, bool done, guint rules,
                                 const char *anchor)
{
  struct block *check = document_add_block(document, BLOCK_CHECK, anchor);
  check->done = done;
  check->rules = MIN(rules, MAX_CHECK_RULES);
  return check;
}

static void block_set_headings(struct block *block, guint n_columns, const char *const *headings)
{
  block->n_columns = MAX(n_columns, 1);
  block->headings = g_new0(char *, block->n_columns);
  for (guint i = 0; i < block->n_columns; i++)
    block->headings[i] = g_strdup(headings && i < n_columns && headings[i] ? headings[i] : "");
}

void document_add_signatures(struct document *document, guint n, const char *const *labels)
{
  struct block *signatures = document_add_block(document, BLOCK_SIGNATURES, NULL);
  block_set_headings(signatures, MIN(n, MAX_SIGNATURES), labels);
}

struct block *document_add_timeline(struct document *document, guint n_weeks)
{
  struct block *block = document_add_block(document, BLOCK_TIMELINE, NULL);
  block->timeline = timeline_new(n_weeks);
  return block;
}

bool block_is_empty(const struct block *block)
{
  switch (block->kind) {
  case BLOCK_COMPARISON:
  case BLOCK_GROUP:
    return !block->parts;
  case BLOCK_TABLE:
  case BLOCK_CHECK: /* the box alone can be ticked */
  case BLOCK_SIGNATURES:
  case BLOCK_TIMELINE:
    return false;
  case BLOCK_PAGE_BREAK:
    return true;
  default:
    return !block->first_run;
  }
}

/* ---- Blocks with documents in them ------------------------------------- */

static void part_free(gpointer part)
{
  document_free(part);
}

/* Give @block its documents, one a column. */
static void block_add_parts(struct block *block)
{
  int depth = block->parent->depth + 1;
  if (depth > DOCUMENT_MAX_DEPTH)
    return;
  block->parts = g_ptr_array_new_full(block->n_columns, part_free);
  for (guint i = 0; i < block->n_columns; i++) {
    struct document *part = document_new(NULL);
    part->depth = depth;
    g_ptr_array_add(block->parts, part);
  }
}

struct block *document_add_comparison(struct document *document, guint n_columns)
{
  struct block *comparison = document_add_block(document, BLOCK_COMPARISON, NULL);
  comparison->n_columns = CLAMP(n_columns, 1, MAX_COMPARISON_COLUMNS);
  block_add_parts(comparison);
  return comparison;
}

struct document *block_column(struct block *comparison, guint column)
{
  if (!comparison->parts)
    return comparison->parent;
  return comparison->parts->pdata[MIN(column, comparison->n_columns - 1)];
}

struct document *document_add_group(struct document *document)
{
  struct block *group = document_add_block(document, BLOCK_GROUP, NULL);
  group->n_columns = 1;
  block_add_parts(group);
  return block_column(group, 0);
}

guint block_n_parts(const struct block *block)
{
  return block->parts ? block->parts->len : 0;
}

const struct document *block_part(const struct block *block, guint index)
{
  return block->parts->pdata[index];
}

const struct block *document_leading_heading(const struct document *column)
{
  if (document_n_blocks(column) == 0)
    return NULL;
  const struct block *first = document_block(column, 0);
  return first->kind == BLOCK_HEADING ? first : NULL;
}

/* ---- Tables ------------------------------------------------------------ */

static void table_set_headings(struct block *table, guint n_columns, const char *const *headings)
{
  block_set_headings(table, n_columns, headings);
  table->parts = g_ptr_array_new_with_free_func(block_free);
}

struct block *document_add_table(struct document *document, guint n_columns,
                                 const char *const *headings)
{
  struct block *table = document_add_block(document, BLOCK_TABLE, NULL);
  table_set_headings(table, n_columns, headings);
  return table;
}

struct block *document_set_data(struct document *document, guint n_columns,
                                const char *const *headings)
{
  block_free(document->data);
  document->data = block_new(BLOCK_TABLE, NULL);
  table_set_headings(document->data, n_columns, headings);
  return document->data;
}

struct block *block_add_cell(struct block *table)
{
  struct block *cell = block_new(BLOCK_CELL, NULL);
  g_ptr_array_add(table->parts, cell);
  return cell;
}

void block_add_text_cell(struct block *table, const char *text)
{
  block_add_run(block_add_cell(table), RUN_PLAIN, text);
}

void block_add_number_cell(struct block *table, guint number)
{
  g_autofree char *text = g_strdup_printf("%u", number);
  block_add_text_cell(table, text);
}

/* Digits, perhaps with a minus before and a point within. */
static bool is_number(const char *text)
{
  gsize whole = strspn(text += *text == '-', "0123456789");
  const char *rest = text + whole;

  if (whole > 0 && *rest == '.')
    rest += 1 + strspn(rest + 1, "0123456789");
  return whole > 0 && *rest == '\0';
}

void block_add_decimal_cell(struct block *table, const char *number)
{
  struct block *cell = block_add_cell(table);

  block_add_run(cell, RUN_PLAIN, number);
  cell->is_number = is_number(number);
}

void cell_set_data(struct block *cell, const char *data)
{
  g_free(cell->data);
  cell->data = g_strdup(data);
}

guint block_n_rows(const struct block *table)
{
  return (table->parts->len + table->n_columns - 1) / table->n_columns;
}

const struct block *block_cell_at(const struct block *table, guint row, guint column)
{
  gsize index = (gsize)row * table->n_columns + column;
  return index < table->parts->len ? table->parts->pdata[index] : NULL;
}

bool block_row_goes_on(const struct block *table, guint row)
{
  const struct block *first = block_cell_at(table, row, 0);
  return table->n_columns > 1 && row > 0 && first && block_is_empty(first);
}

/* ---- Documents --------------------------------------------------------- */

struct document *document_new(const char *title)
{
  struct document *document = g_new0(struct document, 1);
  document->title = g_strdup(title);
  return document;
}

void document_free(struct document *document)
{
  if (!document)
    return;
  g_free(document->title);
  g_free(document->subtitle);
  g_free(document->footer);
  g_free(document->language);
  g_free(document->author);
  g_clear_pointer(&document->blocks, g_ptr_array_unref);
  block_free(document->data);
  g_free(document);
}

const char *document_title(const struct document *document)
{
  return document->title;
}

static void string_replace(char **place, const char *text)
{
  char *copy = g_strdup(text);
  g_free(*place);
  *place = copy;
}

void document_set_subtitle(struct document *document, const char *subtitle)
{
  string_replace(&document->subtitle, subtitle);
}

void document_set_footer(struct document *document, const char *footer)
{
  string_replace(&document->footer, footer);
}

void document_set_language(struct document *document, const char *tag)
{
  string_replace(&document->language, tag);
}

void document_set_author(struct document *document, const char *author)
{
  string_replace(&document->author, author);
}

guint document_n_blocks(const struct document *document)
{
  return document->blocks ? document->blocks->len : 0;
}

const struct block *document_block(const struct document *document, guint index)
{
  return document->blocks->pdata[index];
}
