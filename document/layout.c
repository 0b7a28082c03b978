/* layout.c - a document as lines of a given width */
#include "document/layout-private.h"

#include <string.h>

#define BULLET_WIDTH 2

/* ---- Making and reading a layout --------------------------------------- */

static struct layout *layout_new(int width, bool ascii, bool underlined)
{
  struct layout *layout = g_new0(struct layout, 1);
  layout->width = MAX(width, 1);
  layout->ascii = ascii;
  layout->underlined = underlined;
  layout->text = g_string_sized_new(1024);
  layout->lines = g_array_sized_new(FALSE, FALSE, sizeof(struct line), 32);
  layout->spans = g_array_sized_new(FALSE, FALSE, sizeof(struct line_span), 64);
  layout->anchors = g_array_new(FALSE, FALSE, sizeof(struct layout_anchor));
  return layout;
}

struct layout *layout_new_inner(const struct layout *outer, int width)
{
  struct layout *inner = layout_new(width, outer->ascii, outer->underlined);
  inner->names = outer->names;
  inner->is_inner = true;
  return inner;
}

void layout_free(struct layout *layout)
{
  if (!layout)
    return;
  g_string_free(layout->text, TRUE);
  g_array_unref(layout->lines);
  g_array_unref(layout->spans);
  g_array_unref(layout->anchors);
  if (!layout->is_inner)
    g_string_chunk_free(layout->names);
  g_free(layout);
}

guint layout_n_lines(const struct layout *layout)
{
  return layout->lines->len;
}

const struct line *layout_line(const struct layout *layout, guint line)
{
  return &g_array_index(layout->lines, struct line, line);
}

int layout_find_anchor(const struct layout *layout, const char *anchor)
{
  for (guint i = 0; i < layout->anchors->len && layout->lines->len > 0; i++) {
    const struct layout_anchor *place = &g_array_index(layout->anchors, struct layout_anchor, i);
    if (strcmp(place->name, anchor) == 0)
      return (int)MIN(place->line, layout->lines->len - 1);
  }
  return -1;
}

/* ---- Blocks of text ---------------------------------------------------- */

void layout_put_underline(struct layout *layout, char character, int cells)
{
  if (!layout->underlined)
    return;
  for (int i = 0; i < cells; i++)
    layout_put(layout, RUN_RULE, NULL, &character, 1, 1);
  layout_end_line(layout);
}

static void layout_put_text(struct layout *layout, enum run_style style, const char *text)
{
  struct flow flow;
  flow_init(&flow);
  flow_add_text(&flow, layout, style, text);
  int cells = layout_put_flow(layout, &flow, 0);
  if (style == RUN_TITLE)
    layout_put_underline(layout, '=', cells);
  flow_clear(&flow);
}

static void layout_put_paragraph(struct layout *layout, const struct block *block)
{
  struct flow flow;
  flow_init(&flow);
  flow_add_block(&flow, layout, RUN_PLAIN, block);
  bool is_bullet = block->kind == BLOCK_BULLET;
  if (is_bullet && layout_can_hang(layout, BULLET_WIDTH))
    layout_put_glyph(layout, RUN_PLAIN, SHEET_BULLET);
  layout_put_flow(layout, &flow, is_bullet ? BULLET_WIDTH : 0);
  flow_clear(&flow);
}

/* What one hears people say; its second line begins below its first letter. */
static void layout_put_voice(struct layout *layout, const struct block *voice)
{
  struct flow flow;
  flow_init(&flow);
  flow_add_text(&flow, layout, RUN_VOICE, layout_glyph(layout, SHEET_OPEN_QUOTE));
  flow_add_block(&flow, layout, RUN_VOICE, voice);
  flow_add_text(&flow, layout, RUN_VOICE, layout_glyph(layout, SHEET_CLOSE_QUOTE));
  layout_put_flow(layout, &flow, 1);
  flow_clear(&flow);
}

static int layout_put_heading_text(struct layout *layout, const struct block *heading,
                                   enum run_style style)
{
  struct flow flow;
  flow_init(&flow);
  flow_add_block(&flow, layout, style, heading);
  int cells = layout_put_flow(layout, &flow, 0);
  flow_clear(&flow);
  return cells;
}

/* A heading of the lowest level stands right above its text; plain text, which
 * cannot make it bold, underlines it all the same. */
static void layout_put_heading(struct layout *layout, const struct block *heading)
{
  int cells = layout_put_heading_text(layout, heading, RUN_HEADING);
  layout_put_underline(layout, heading->level == 1 ? '=' : '-', cells);
  if (heading->level == 3)
    layout->has_previous = false;
}

int layout_put_label(struct layout *layout, const struct block *heading)
{
  layout_add_anchor(layout, heading->anchor);
  return layout_put_heading_text(layout, heading, RUN_LABEL);
}

/* ---- All blocks -------------------------------------------------------- */

static void layout_put_block(struct layout *layout, const struct block *block)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    layout_put_heading(layout, block);
    break;
  case BLOCK_VOICE:
    layout_put_voice(layout, block);
    break;
  case BLOCK_COMPARISON:
    layout_put_comparison(layout, block);
    break;
  case BLOCK_TABLE:
    layout_put_table(layout, block);
    break;
  case BLOCK_CHECK:
    layout_put_check(layout, block);
    break;
  case BLOCK_SIGNATURES:
    layout_put_signatures(layout, block);
    break;
  case BLOCK_TIMELINE:
    layout_put_timeline(layout, block);
    break;
  default:
    layout_put_paragraph(layout, block);
    break;
  }
}

void layout_put_blocks(struct layout *layout, const struct document *document, guint first)
{
  for (guint i = first; i < document_n_blocks(document); i++) {
    const struct block *block = document_block(document, i);
    if (block->kind == BLOCK_GROUP && block_n_parts(block) > 0) {
      layout_put_blocks(layout, block_part(block, 0), 0);
    } else if (block_is_empty(block)) {
      layout_add_anchor(layout, block->anchor);
    } else {
      layout_begin_block(layout, block->kind);
      layout_add_anchor(layout, block->anchor);
      layout_put_block(layout, block);
    }
  }
}

static void layout_put_head(struct layout *layout, const struct document *document)
{
  if (document->title || document->subtitle)
    layout_begin_block(layout, BLOCK_PARAGRAPH);
  if (document->title)
    layout_put_text(layout, RUN_TITLE, document->title);
  if (document->subtitle)
    layout_put_text(layout, RUN_MUTED, document->subtitle);
}

static void layout_put_foot(struct layout *layout, const struct document *document)
{
  if (!document->footer)
    return;
  layout->has_previous = layout->lines->len > 0;
  layout_begin_block(layout, BLOCK_PARAGRAPH);
  layout_put_text(layout, RUN_MUTED, document->footer);
}

static struct layout *layout_make(const struct document *document,
                                  const struct layout_options *options, bool underlined)
{
  struct layout *layout = layout_new(options->width, options->ascii, underlined);
  layout->names = g_string_chunk_new(512);
  if (!options->body_only)
    layout_put_head(layout, document);
  layout_put_blocks(layout, document, 0);
  if (!options->body_only)
    layout_put_foot(layout, document);
  layout_seal(layout);
  return layout;
}

struct layout *document_layout(const struct document *document,
                               const struct layout_options *options)
{
  return layout_make(document, options, false);
}

struct layout *document_layout_underlined(const struct document *document,
                                          const struct layout_options *options)
{
  return layout_make(document, options, true);
}
