/* pdf-forms.c - the module that makes PDF: what is filled in with a pen */
#include "document/pdf-private.h"

#define CHECK_INDENT    16
#define RULE_DISTANCE   MILLIMETRES(8)
#define SIGNATURE_SPACE MILLIMETRES(12)
#define SIGNATURE_GAP   24

/* ---- Lines to write on ------------------------------------------------- */

static void rule_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  double right = pdf->left + pdf->width;
  cairo_set_line_width(pdf->cairo, RULE_WIDTH);
  pdf_draw_rule(pdf, slice->x, y + height, right, y + height);
}

static const struct pdf_slice_class rule_class = {.draw = rule_draw};

void pdf_flow_add_check(struct pdf *pdf, struct pdf_flow *flow, const struct block *check)
{
  guint first = flow->slices->len;
  const struct pdf_element *element = pdf_element_new(pdf, "P", flow->element);
  pdf_flow_add_text(pdf, flow, pdf_text_new(pdf, check, NULL, STYLE_BODY, element), CHECK_INDENT);
  pdf_flow_set_marker(flow, first, check->done ? MARKER_TICKED_BOX : MARKER_BOX, element);
  for (guint i = 0; i < check->rules; i++)
    pdf_flow_add(flow, &rule_class, sizeof(struct pdf_slice), RULE_DISTANCE)->x += CHECK_INDENT;
  pdf_flow_keep(pdf, flow, first, PDF_WHOLE_PAGE);
}

/* ---- Signatures -------------------------------------------------------- */

struct signatures {
  struct pdf_slice slice;
  GPtrArray *flows; /* struct pdf_flow *: the labels */
};

static void signatures_clear(struct pdf_slice *slice)
{
  g_ptr_array_unref(((struct signatures *)slice)->flows);
}

static void signatures_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  const struct signatures *signatures = (const struct signatures *)slice;
  (void)height;
  for (guint i = 0; i < signatures->flows->len; i++) {
    const struct pdf_flow *flow = signatures->flows->pdata[i];
    double below = y + SIGNATURE_SPACE;
    cairo_set_line_width(pdf->cairo, RULE_WIDTH);
    pdf_draw_rule(pdf, flow->x, below, flow->x + flow->width, below);
    below += 3;
    for (guint j = 0; j < flow->slices->len; j++) {
      const struct pdf_slice *line = flow->slices->pdata[j];
      pdf_slice_draw(pdf, line, below, line->height);
      below += line->height;
    }
  }
}

static const struct pdf_slice_class signatures_class = {.draw = signatures_draw,
                                                        .clear = signatures_clear};

void pdf_flow_add_signatures(struct pdf *pdf, struct pdf_flow *flow, const struct block *signatures)
{
  guint n = signatures->n_columns;
  double width = (flow->width - SIGNATURE_GAP * (double)(n - 1)) / n, height = 0;
  GPtrArray *flows = g_ptr_array_new_full(n, pdf_flow_free);
  for (guint i = 0; i < n; i++) {
    struct pdf_flow *label = pdf_flow_new(flow->x + i * (width + SIGNATURE_GAP), width, NULL);
    const struct pdf_element *element = pdf_element_new(pdf, "P", flow->element);
    pdf_flow_add_text(pdf, label,
                      pdf_text_new(pdf, NULL, signatures->headings[i], STYLE_SMALL, element), 0);
    height = MAX(height, pdf_flow_height(label));
    g_ptr_array_add(flows, label);
  }
  struct signatures *slice = (struct signatures *)pdf_flow_add(
      flow, &signatures_class, sizeof *slice, SIGNATURE_SPACE + 3 + height);
  slice->flows = flows;
}
