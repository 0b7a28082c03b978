/* pdf-comparison.c - the module that makes PDF: documents side by side */
#include "document/pdf-private.h"

#define GAP         20
#define KEPT_PART   0.33 /* of a page: a longer comparison is split */
#define LEAST_WIDTH 100  /* of a column; with less, they stand one under the other */

static double column_width(const struct pdf_flow *flow, guint n)
{
  return (flow->width - GAP * (double)(n - 1)) / n;
}

static struct pdf_flow *column_new(const struct pdf_flow *flow, guint n, guint index,
                                   const struct pdf_element *element)
{
  double width = column_width(flow, n);
  struct pdf_flow *column = pdf_flow_new(flow->x + index * (width + GAP), width, element);
  column->is_column = true;
  return column;
}

/* The titles of the columns, beside each other. NULL if none has one. */
static struct pdf_slice *add_titles(struct pdf *pdf, struct pdf_flow *flow,
                                    const struct block *comparison, const struct pdf_element *table)
{
  guint n = block_n_parts(comparison);
  const struct pdf_element *row = pdf_element_new(pdf, "TR", table);
  GPtrArray *titles = g_ptr_array_new_full(n, pdf_flow_free);
  bool any = false;
  for (guint i = 0; i < n; i++) {
    const struct block *heading = document_leading_heading(block_part(comparison, i));
    struct pdf_flow *title = column_new(flow, n, i, NULL);
    g_ptr_array_add(titles, title);
    if (!heading || block_is_empty(heading))
      continue;
    any = true;
    title->anchor = heading->anchor;
    pdf_flow_add_text(
        pdf, title, pdf_text_new(pdf, heading, NULL, STYLE_LABEL, pdf_element_new(pdf, "TH", row)),
        0);
  }
  if (!any) {
    g_ptr_array_unref(titles);
    return NULL;
  }
  struct pdf_columns *columns = pdf_flow_add_columns(flow, titles, 3);
  columns->whole = columns->slice.height < (pdf->bottom - pdf->top) * 0.3;
  columns->has_gutters = true;
  columns->rule_width = RULE_WIDTH;
  columns->slice.keep = true;
  return columns->whole ? &columns->slice : NULL;
}

static void add_columns(struct pdf *pdf, struct pdf_flow *flow, const struct block *comparison)
{
  guint n = block_n_parts(comparison);
  const struct pdf_element *table = pdf_element_new(pdf, "Table", flow->element);
  const struct pdf_slice *header = add_titles(pdf, flow, comparison, table);
  const struct pdf_element *row = pdf_element_new(pdf, "TR", table);
  GPtrArray *flows = g_ptr_array_new_full(n, pdf_flow_free);
  for (guint i = 0; i < n; i++) {
    const struct document *part = block_part(comparison, i);
    struct pdf_flow *column = column_new(flow, n, i, pdf_element_new(pdf, "TD", row));
    pdf_flow_add_blocks(pdf, column, part, document_leading_heading(part) ? 1 : 0);
    g_ptr_array_add(flows, column);
  }
  struct pdf_columns *columns = pdf_flow_add_columns(flow, flows, 4);
  columns->has_gutters = true;
  columns->whole = columns->slice.height < (pdf->bottom - pdf->top) * KEPT_PART;
  columns->slice.header = header;
}

void pdf_flow_add_comparison(struct pdf *pdf, struct pdf_flow *flow, const struct block *comparison)
{
  guint n = block_n_parts(comparison);
  if (column_width(flow, n) >= LEAST_WIDTH) {
    add_columns(pdf, flow, comparison);
    return;
  }
  for (guint i = 0; i < n; i++) {
    flow->air = MAX(flow->air, 9);
    pdf_flow_add_blocks(pdf, flow, block_part(comparison, i), 0);
  }
}
