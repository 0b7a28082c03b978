/* format-markdown.c - Markdown as GitHub reads it */
#include "document/document-private.h"

#include <string.h>

#define WRITING_LINE "____________________"

struct markdown {
  GString *out;
  GString *text; /* of the run being written */
  bool ascii;
  const char *line_break; /* what a line feed in a text becomes */

  /* the line being written */
  bool at_start;        /* nothing but blanks and marks so far */
  bool in_number;       /* nothing but digits so far */
  guint pending_breaks; /* line feeds that are written if text follows */

  bool has_previous;
  enum block_kind previous;
};

/* ---- Text -------------------------------------------------------------- */

/* True if @text, at an ampersand, is what HTML takes for a character. */
static bool is_entity(const char *text)
{
  gsize name = strspn(text + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return name > 0 && text[1 + name] == ';';
}

/* Would Markdown act on *@c, where it stands? */
static bool markdown_acts_on(const struct markdown *markdown, const char *c)
{
  if (strchr("\\`*_[]<>|~$", *c))
    return true;
  if (*c == '&')
    return is_entity(c);
  if (strchr("+-=:", *c))
    return markdown->at_start;
  if (*c == '#')
    return markdown->at_start || g_str_has_suffix(markdown->out->str, " ");
  return strchr(".)", *c) && markdown->in_number;
}

static void markdown_put_breaks(struct markdown *markdown)
{
  for (; markdown->pending_breaks > 0; markdown->pending_breaks--)
    g_string_append(markdown->out, markdown->line_break);
}

static void markdown_put_char(struct markdown *markdown, const char *c)
{
  if (*c == '\n') {
    markdown->pending_breaks++;
    markdown->at_start = true;
    markdown->in_number = false;
    return;
  }
  if (*c == ' ' && markdown->at_start)
    return; /* four of them would be code */
  markdown_put_breaks(markdown);
  if (markdown_acts_on(markdown, c))
    g_string_append_c(markdown->out, '\\');
  g_string_append_c(markdown->out, *c);
  markdown->in_number = g_ascii_isdigit(*c) && (markdown->at_start || markdown->in_number);
  markdown->at_start = false;
}

static void markdown_put_chars(struct markdown *markdown, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    markdown_put_char(markdown, text + i);
}

static void markdown_begin_text(struct markdown *markdown, const char *line_break)
{
  markdown->line_break = line_break;
  markdown->at_start = true;
  markdown->in_number = false;
  markdown->pending_breaks = 0;
}

/* Write the text of the run between two @marks. Marks work only right at the text, so
 * the blanks and line feeds at its ends stay outside. */
static void markdown_put_run_text(struct markdown *markdown, const char *marks)
{
  const char *clean = markdown->text->str;
  gsize start = strspn(clean, " \n");
  gsize end = markdown->text->len;
  while (end > start && strchr(" \n", clean[end - 1]))
    end--;
  markdown_put_chars(markdown, clean, start);
  if (end > start) {
    markdown_put_breaks(markdown);
    g_string_append(markdown->out, marks);
    markdown_put_chars(markdown, clean + start, end - start);
    g_string_append(markdown->out, marks);
  }
  markdown_put_chars(markdown, clean + end, markdown->text->len - end);
}

static void markdown_put_marked(struct markdown *markdown, const char *marks, const char *text)
{
  g_string_truncate(markdown->text, 0);
  text_append_clean(markdown->text, text, markdown->ascii);
  markdown_put_run_text(markdown, marks);
}

static const char *run_marks(const struct run *run)
{
  switch (run->style) {
  case RUN_STRONG:
    return "**";
  case RUN_EMPHASIS:
    return "*";
  default:
    return "";
  }
}

static void markdown_put_runs(struct markdown *markdown, const struct block *block)
{
  for (const struct run *run = block ? block->first_run : NULL; run; run = run->next) {
    g_string_truncate(markdown->text, 0);
    run_append_clean(markdown->text, run, markdown->ascii);
    markdown_put_run_text(markdown, run_marks(run));
  }
}

/* The lines to write on below a check line. */
static void markdown_put_rules(struct markdown *markdown, const struct block *check)
{
  for (guint i = 0; i < check->rules; i++)
    markdown_put_marked(markdown, "", "\n" WRITING_LINE);
}

/* A place to sign, its label below the line. */
static void markdown_put_signature(struct markdown *markdown, const char *label)
{
  markdown_put_marked(markdown, "", WRITING_LINE "\n");
  markdown_put_marked(markdown, "", label);
}

static void markdown_put_voice_text(struct markdown *markdown, const struct block *voice)
{
  markdown_put_marked(markdown, "", "“");
  markdown_put_runs(markdown, voice);
  markdown->pending_breaks = 0;
  markdown_put_marked(markdown, "", "”");
}

/* ---- Tables ------------------------------------------------------------ */

static void markdown_put_table_rule(struct markdown *markdown, guint n_columns)
{
  g_string_append_c(markdown->out, '|');
  for (guint i = 0; i < n_columns; i++)
    g_string_append(markdown->out, " --- |");
  g_string_append_c(markdown->out, '\n');
}

static void markdown_put_table(struct markdown *markdown, const struct block *table)
{
  for (guint column = 0; column < table->n_columns; column++) {
    markdown_begin_text(markdown, "<br>");
    g_string_append(markdown->out, "| ");
    markdown_put_marked(markdown, "", table->headings[column]);
    g_string_append_c(markdown->out, ' ');
  }
  g_string_append(markdown->out, "|\n");
  markdown_put_table_rule(markdown, table->n_columns);
  for (guint row = 0; row < block_n_rows(table); row++) {
    for (guint column = 0; column < table->n_columns; column++) {
      markdown_begin_text(markdown, "<br>");
      g_string_append(markdown->out, "| ");
      markdown_put_runs(markdown, block_cell_at(table, row, column));
      g_string_append_c(markdown->out, ' ');
    }
    g_string_append(markdown->out, "|\n");
  }
}

/* ---- Comparisons ------------------------------------------------------- */

static void markdown_put_items(struct markdown *markdown, const struct document *document,
                               guint first, bool *is_first);

static void markdown_put_row_item(struct markdown *markdown, const struct block *table, guint row)
{
  bool is_first = true;
  for (guint column = 0; column < table->n_columns; column++) {
    const struct block *cell = block_cell_at(table, row, column);
    if (!cell || block_is_empty(cell))
      continue;
    if (!is_first)
      g_string_append(markdown->out, markdown->ascii ? " - " : " · ");
    is_first = false;
    markdown_put_runs(markdown, cell);
  }
}

static void markdown_begin_item(struct markdown *markdown, bool *is_first)
{
  if (!*is_first)
    g_string_append(markdown->out, "<br>");
  *is_first = false;
  markdown_begin_text(markdown, "<br>");
}

static void markdown_put_text_item(struct markdown *markdown, const struct block *block)
{
  const char *around = block->kind == BLOCK_HEADING ? "**" : "";
  if (block->kind == BLOCK_BULLET)
    g_string_append(markdown->out, markdown->ascii ? "\\* " : "• ");
  if (block->kind == BLOCK_CHECK)
    markdown_put_marked(markdown, "", block->done ? "[x] " : "[ ] ");
  g_string_append(markdown->out, around);
  if (block->kind == BLOCK_VOICE)
    markdown_put_voice_text(markdown, block);
  else
    markdown_put_runs(markdown, block);
  if (block->kind == BLOCK_CHECK)
    markdown_put_rules(markdown, block);
  g_string_append(markdown->out, around);
}

static void markdown_put_table_items(struct markdown *markdown, const struct block *table,
                                     bool *is_first)
{
  for (guint row = 0; row < block_n_rows(table); row++) {
    markdown_begin_item(markdown, is_first);
    markdown_put_row_item(markdown, table, row);
  }
}

static void markdown_put_signature_items(struct markdown *markdown, const struct block *signatures,
                                         bool *is_first)
{
  for (guint i = 0; i < signatures->n_columns; i++) {
    markdown_begin_item(markdown, is_first);
    markdown_put_signature(markdown, signatures->headings[i]);
  }
}

static void markdown_put_timeline_items(struct markdown *markdown, const struct block *timeline,
                                        bool *is_first)
{
  g_autoptr(Document) words = timeline_in_words(timeline);
  markdown_put_items(markdown, words, 0, is_first);
}

/* A block inside a cell of a GitHub table, which holds nothing but lines. */
static void markdown_put_item(struct markdown *markdown, const struct block *block, bool *is_first)
{
  switch (block->kind) {
  case BLOCK_COMPARISON:
  case BLOCK_GROUP:
    for (guint i = 0; i < block_n_parts(block); i++)
      markdown_put_items(markdown, block_part(block, i), 0, is_first);
    break;
  case BLOCK_TABLE:
    markdown_put_table_items(markdown, block, is_first);
    break;
  case BLOCK_SIGNATURES:
    markdown_put_signature_items(markdown, block, is_first);
    break;
  case BLOCK_TIMELINE:
    markdown_put_timeline_items(markdown, block, is_first);
    break;
  default:
    if (block_is_empty(block))
      break;
    markdown_begin_item(markdown, is_first);
    markdown_put_text_item(markdown, block);
    break;
  }
}

static void markdown_put_items(struct markdown *markdown, const struct document *document,
                               guint first, bool *is_first)
{
  for (guint i = first; i < document_n_blocks(document); i++)
    markdown_put_item(markdown, document_block(document, i), is_first);
}

static void markdown_put_comparison(struct markdown *markdown, const struct block *comparison)
{
  guint n_columns = block_n_parts(comparison);
  for (guint i = 0; i < n_columns; i++) {
    markdown_begin_text(markdown, "<br>");
    g_string_append(markdown->out, "| ");
    markdown_put_runs(markdown, document_leading_heading(block_part(comparison, i)));
    g_string_append_c(markdown->out, ' ');
  }
  g_string_append(markdown->out, "|\n");
  markdown_put_table_rule(markdown, n_columns);
  for (guint i = 0; i < n_columns; i++) {
    const struct document *column = block_part(comparison, i);
    bool is_first = true;
    g_string_append(markdown->out, "| ");
    markdown_put_items(markdown, column, document_leading_heading(column) ? 1 : 0, &is_first);
    g_string_append_c(markdown->out, ' ');
  }
  g_string_append(markdown->out, "|\n");
}

/* ---- Blocks ------------------------------------------------------------ */

static bool is_list_kind(enum block_kind kind)
{
  return kind == BLOCK_BULLET || kind == BLOCK_CHECK;
}

/* Two kinds of lists in a row are one to Markdown, if nothing is between them. */
static void markdown_begin_block(struct markdown *markdown, enum block_kind kind)
{
  bool after_list = markdown->has_previous && is_list_kind(markdown->previous);
  bool in_list = after_list && kind == markdown->previous;
  if (markdown->has_previous && !in_list)
    g_string_append_c(markdown->out, '\n');
  if (after_list && is_list_kind(kind) && !in_list)
    g_string_append(markdown->out, "<!-- -->\n\n");
  markdown->has_previous = true;
  markdown->previous = kind;
}

static void markdown_put_heading(struct markdown *markdown, const struct block *heading)
{
  for (int i = 0; i <= heading->level; i++)
    g_string_append_c(markdown->out, '#');
  g_string_append_c(markdown->out, ' ');
  markdown_begin_text(markdown, " ");
  markdown_put_runs(markdown, heading);
}

static void markdown_put_text_block(struct markdown *markdown, const struct block *block)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    markdown_put_heading(markdown, block);
    break;
  case BLOCK_BULLET:
    g_string_append(markdown->out, "- ");
    markdown_begin_text(markdown, "\\\n  ");
    markdown_put_runs(markdown, block);
    break;
  case BLOCK_CHECK:
    g_string_append(markdown->out, block->done ? "- [x] " : "- [ ] ");
    markdown_begin_text(markdown, "\\\n  ");
    markdown_put_runs(markdown, block);
    markdown_put_rules(markdown, block);
    break;
  case BLOCK_VOICE:
    g_string_append(markdown->out, "> ");
    markdown_begin_text(markdown, "\\\n> ");
    markdown_put_voice_text(markdown, block);
    break;
  default:
    markdown_begin_text(markdown, "\\\n");
    markdown_put_runs(markdown, block);
    break;
  }
  g_string_append_c(markdown->out, '\n');
}

static void markdown_put_signatures(struct markdown *markdown, const struct block *signatures)
{
  for (guint i = 0; i < signatures->n_columns; i++) {
    markdown_begin_block(markdown, BLOCK_SIGNATURES);
    markdown_begin_text(markdown, "\\\n");
    markdown_put_signature(markdown, signatures->headings[i]);
    g_string_append_c(markdown->out, '\n');
  }
}

static void markdown_put_blocks(struct markdown *markdown, const struct document *document);

static void markdown_put_block(struct markdown *markdown, const struct block *block)
{
  switch (block->kind) {
  case BLOCK_GROUP:
    markdown_put_blocks(markdown, block_part(block, 0));
    break;
  case BLOCK_SIGNATURES:
    markdown_put_signatures(markdown, block);
    break;
  case BLOCK_TIMELINE: {
    g_autoptr(Document) words = timeline_in_words(block);
    markdown_put_blocks(markdown, words);
    break;
  }
  case BLOCK_COMPARISON:
    markdown_begin_block(markdown, block->kind);
    markdown_put_comparison(markdown, block);
    break;
  case BLOCK_TABLE:
    markdown_begin_block(markdown, block->kind);
    markdown_put_table(markdown, block);
    break;
  default:
    markdown_begin_block(markdown, block->kind);
    markdown_put_text_block(markdown, block);
    break;
  }
}

static void markdown_put_blocks(struct markdown *markdown, const struct document *document)
{
  for (guint i = 0; i < document_n_blocks(document); i++)
    if (!block_is_empty(document_block(document, i)))
      markdown_put_block(markdown, document_block(document, i));
}

/* ---- Documents --------------------------------------------------------- */

/* A line of the document's own, between @before and two @marks. */
static void markdown_put_line(struct markdown *markdown, const char *before, const char *marks,
                              const char *text)
{
  if (!text || !*text)
    return;
  markdown_begin_block(markdown, BLOCK_PARAGRAPH);
  g_string_append(markdown->out, before);
  markdown_begin_text(markdown, " ");
  markdown_put_marked(markdown, marks, text);
  g_string_append_c(markdown->out, '\n');
}

static bool markdown_render(const struct document *document, const struct render_options *options,
                            GString *out, GError **error)
{
  (void)error;
  struct markdown markdown = {
      .out = out, .text = g_string_new(NULL), .ascii = options->ascii, .line_break = " "};
  markdown_put_line(&markdown, "# ", "", document->title);
  markdown_put_line(&markdown, "", "*", document->subtitle);
  markdown_put_blocks(&markdown, document);
  markdown_put_line(&markdown, "---\n\n", "", document->footer);
  g_string_free(markdown.text, TRUE);
  return true;
}

static const char *const endings[] = {"md", "markdown", NULL};

const struct format format_markdown = {
    .name = "markdown", .endings = endings, .render = markdown_render};
