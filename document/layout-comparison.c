/* layout-comparison.c - documents side by side */
#include "document/layout-private.h"

#include <string.h>

#define GAP_WIDTH        3
#define MIN_COLUMN_WIDTH 24

/* The rows that the columns fill together: the longest one's. */
static guint columns_n_rows(const GPtrArray *columns)
{
  guint n_rows = 0;
  for (guint i = 0; i < columns->len; i++)
    n_rows = MAX(n_rows, layout_n_lines(columns->pdata[i]));
  return n_rows;
}

static void layout_copy_line(struct layout *layout, const struct line *line)
{
  for (guint i = 0; i < line->n_spans; i++) {
    const struct line_span *span = &line->spans[i];
    layout_put(layout, span->style, span->target, line->text + span->offset, span->length, 0);
  }
  layout->cells += text_width(line->text, -1);
}

static void layout_copy_anchors(struct layout *layout, const struct layout *column)
{
  for (guint i = 0; i < column->anchors->len; i++) {
    struct layout_anchor place = g_array_index(column->anchors, struct layout_anchor, i);
    place.line += layout->lines->len;
    g_array_append_val(layout->anchors, place);
  }
}

/* Set @columns, which are @width cells wide, beside each other. */
static void layout_put_columns(struct layout *layout, const GPtrArray *columns, int width)
{
  guint n_rows = columns_n_rows(columns);
  for (guint i = 0; i < columns->len; i++)
    layout_copy_anchors(layout, columns->pdata[i]);
  for (guint row = 0; row < n_rows; row++) {
    for (guint i = 0; i < columns->len; i++) {
      const struct layout *column = columns->pdata[i];
      layout_put_blanks(layout, (int)i * (width + GAP_WIDTH) - (i > 0 ? GAP_WIDTH : 0));
      if (i > 0)
        layout_put_glyph(layout, RUN_RULE, SHEET_GAP);
      if (row < layout_n_lines(column))
        layout_copy_line(layout, layout_line(column, row));
    }
    layout_end_line(layout);
  }
}

static void column_put_head(struct layout *layout, const struct document *column)
{
  const struct block *heading = document_leading_heading(column);
  if (heading && !block_is_empty(heading))
    layout_put_label(layout, heading);
}

static void column_put_body(struct layout *layout, const struct document *column)
{
  layout_put_blocks(layout, column, document_leading_heading(column) ? 1 : 0);
}

static void column_free(gpointer column)
{
  layout_free(column);
}

/* The heads, or the bodies, of all columns, @width cells wide. */
static GPtrArray *columns_lay_out(const struct layout *layout, const struct block *comparison,
                                  int width, void (*put)(struct layout *, const struct document *))
{
  GPtrArray *columns = g_ptr_array_new_with_free_func(column_free);
  for (guint i = 0; i < block_n_parts(comparison); i++) {
    struct layout *column = layout_new_inner(layout, width);
    put(column, block_part(comparison, i));
    layout_seal(column);
    g_ptr_array_add(columns, column);
  }
  return columns;
}

/* The row between the heads and the bodies: empty but for the gaps, or, where heads
 * cannot be told by bold letters, a rule under each. */
static void layout_put_row_between(struct layout *layout, guint n_columns, int width)
{
  for (guint i = 0; i < n_columns; i++) {
    layout_put_blanks(layout, (int)i * (width + GAP_WIDTH) - (i > 0 ? GAP_WIDTH : 0));
    if (i > 0)
      layout_put_glyph(layout, RUN_RULE, SHEET_GAP);
    if (layout->underlined)
      layout_put_rule(layout, width);
  }
  layout_end_line(layout);
}

static void layout_put_side_by_side(struct layout *layout, const struct block *comparison,
                                    int width)
{
  g_autoptr(GPtrArray) heads = columns_lay_out(layout, comparison, width, column_put_head);
  g_autoptr(GPtrArray) bodies = columns_lay_out(layout, comparison, width, column_put_body);
  layout_put_columns(layout, heads, width);
  if (columns_n_rows(heads) > 0 && columns_n_rows(bodies) > 0)
    layout_put_row_between(layout, bodies->len, width);
  layout_put_columns(layout, bodies, width);
}

static void layout_put_stacked(struct layout *layout, const struct block *comparison)
{
  layout->has_previous = false; /* the comparison itself is set apart already */
  for (guint i = 0; i < block_n_parts(comparison); i++) {
    const struct document *column = block_part(comparison, i);
    const struct block *heading = document_leading_heading(column);
    if (heading && !block_is_empty(heading)) {
      layout_begin_block(layout, BLOCK_HEADING);
      int cells = layout_put_label(layout, heading);
      layout_put_underline(layout, '-', cells);
    }
    column_put_body(layout, column);
    layout->has_previous = layout->lines->len > 0;
    layout->previous = BLOCK_COMPARISON;
  }
}

void layout_put_comparison(struct layout *layout, const struct block *comparison)
{
  int n_columns = (int)block_n_parts(comparison);
  int width = (layout->width - GAP_WIDTH * (n_columns - 1)) / n_columns;
  if (n_columns > 1 && width < MIN_COLUMN_WIDTH)
    layout_put_stacked(layout, comparison);
  else
    layout_put_side_by_side(layout, comparison, MIN(width, PROSE_WIDTH));
}
