/* pdf-table.c - the module that makes PDF: columns beside each other, and tables */
#include "document/pdf-private.h"

#include <string.h>

#define GAP          12  /* between columns */
#define PADDING      3   /* above and below a row */
#define LEAST_WIDTH  30  /* of a column; with less, the table is a list */
#define KEPT_PART    0.2 /* of a page: a longer table is split */
#define WRITING_SIZE MILLIMETRES(9)

/* ---- Columns ----------------------------------------------------------- */

static void columns_clear(struct pdf_slice *slice)
{
  g_ptr_array_unref(((struct pdf_columns *)slice)->flows);
}

static void flow_draw(struct pdf *pdf, const struct pdf_flow *flow, double y)
{
  for (guint i = 0; i < flow->slices->len; i++) {
    const struct pdf_slice *slice = flow->slices->pdata[i];
    y += i > 0 ? slice->air : 0;
    pdf_slice_draw(pdf, slice, y, slice->height);
    y += slice->height;
  }
}

static void draw_gutters(const struct pdf *pdf, const struct pdf_columns *columns, double y,
                         double height)
{
  for (guint i = 0; i + 1 < columns->flows->len; i++) {
    const struct pdf_flow *flow = columns->flows->pdata[i], *next = columns->flows->pdata[i + 1];
    double x = (flow->x + flow->width + next->x) / 2;
    pdf_draw_rule(pdf, x, y, x, y + height);
  }
}

/* Lines on both sides of the columns in boxes; the rules of the rows are their other sides. */
static void draw_boxes(const struct pdf *pdf, const struct pdf_columns *columns, double y,
                       double height)
{
  guint n = columns->flows->len;
  for (guint i = n - columns->n_boxes; i < n; i++) {
    const struct pdf_flow *flow = columns->flows->pdata[i];
    double x = flow->x - GAP / 2.0;
    pdf_draw_rule(pdf, x, y, x, y + height);
  }
  pdf_draw_rule(pdf, columns->right, y, columns->right, y + height);
}

/* Flows that may be split are placed by the paginator, here only their lines are drawn. */
static void columns_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  const struct pdf_columns *columns = (const struct pdf_columns *)slice;
  for (guint i = 0; columns->whole && i < columns->flows->len; i++)
    flow_draw(pdf, columns->flows->pdata[i], y + columns->padding);
  cairo_set_line_width(pdf->cairo, RULE_WIDTH);
  if (columns->has_gutters)
    draw_gutters(pdf, columns, y, height);
  if (columns->n_boxes > 0)
    draw_boxes(pdf, columns, y, height);
  if (columns->rule_width > 0) {
    cairo_set_line_width(pdf->cairo, columns->rule_width);
    pdf_draw_rule(pdf, columns->left, y + height, columns->right, y + height);
    cairo_set_line_width(pdf->cairo, RULE_WIDTH);
  }
}

static const struct pdf_slice_class columns_class = {
    .draw = columns_draw, .clear = columns_clear, .is_columns = true};

struct pdf_columns *pdf_flow_add_columns(struct pdf_flow *flow, GPtrArray *flows, double padding)
{
  double height = 0;
  for (guint i = 0; i < flows->len; i++)
    height = MAX(height, pdf_flow_height(flows->pdata[i]));
  struct pdf_columns *columns = (struct pdf_columns *)pdf_flow_add(
      flow, &columns_class, sizeof *columns, height + 2 * padding);
  columns->flows = flows;
  columns->padding = padding;
  columns->left = flow->x;
  columns->right = flow->x + flow->width;
  return columns;
}

/* ---- The widths of a table --------------------------------------------- */

/* A table in the making. */
struct table_plan {
  const struct block *table;
  const struct pdf_element *element;
  struct pdf_text **texts; /* row by row, the headings first; NULL where nothing is set */
  double *wanted, *widths; /* of the columns */
  double *least;           /* what they must have: nothing breaks choices and the like */
  bool *is_writing;        /* columns to write in */
  bool has_headings;
  enum pdf_style style; /* of the cells */
  guint n_boxes;        /* columns at the end in which boxes stand */
};

static struct pdf_text **plan_text(const struct table_plan *plan, int row, guint column)
{
  return &plan->texts[(gsize)(row + 1) * plan->table->n_columns + column];
}

static void plan_want(struct table_plan *plan, struct pdf *pdf, guint column, struct pdf_text *text)
{
  plan->wanted[column] = MAX(plan->wanted[column], pdf_text_natural_width(pdf, text) + 0.5);
}

/* Whether @cell has runs that are not to be broken into lines. */
static bool cell_is_solid(const struct block *cell)
{
  for (const struct run *run = cell->first_run; run; run = run->next)
    if (run->kind == RUN_KIND_SOLID || run->kind == RUN_KIND_CHOICES)
      return true;
  return false;
}

static void plan_measure_cell(struct table_plan *plan, struct pdf *pdf, int row, guint column,
                              const struct pdf_element *element)
{
  const struct block *cell = block_cell_at(plan->table, (guint)row, column);
  if (!cell || block_is_empty(cell))
    return;
  if (block_is_blank(cell)) {
    double width = pdf_shape_width(cell->first_run, pdf_style_size(plan->style), pdf->width);
    plan->wanted[column] = MAX(plan->wanted[column], width);
    plan->is_writing[column] = true;
    return;
  }
  const char *tag = column == 0 && plan->table->n_columns > 1 ? "TH" : "TD";
  struct pdf_text *text =
      pdf_text_new(pdf, cell, NULL, plan->style, pdf_element_new(pdf, tag, element));
  *plan_text(plan, row, column) = text;
  plan_want(plan, pdf, column, text);
  if (cell_is_solid(cell))
    plan->least[column] = MAX(plan->least[column], text->natural + 0.5);
}

static void plan_measure(struct table_plan *plan, struct pdf *pdf)
{
  const struct block *table = plan->table;
  const struct pdf_element *row_element = pdf_element_new(pdf, "TR", plan->element);
  for (guint i = 0; i < table->n_columns; i++) {
    if (!*table->headings[i])
      continue;
    struct pdf_text *text = pdf_text_new(pdf, NULL, table->headings[i], STYLE_LABEL,
                                         pdf_element_new(pdf, "TH", row_element));
    *plan_text(plan, -1, i) = text;
    plan->has_headings = true;
    plan_want(plan, pdf, i, text);
  }
  for (guint row = 0; row < block_n_rows(table); row++) {
    row_element = pdf_element_new(pdf, "TR", plan->element);
    for (guint i = 0; i < table->n_columns; i++)
      plan_measure_cell(plan, pdf, (int)row, i, row_element);
  }
}

static double plan_width(const struct table_plan *plan, guint column, double limit)
{
  return MIN(plan->wanted[column], MAX(plan->least[column], limit));
}

static double plan_total(const struct table_plan *plan, double limit)
{
  double total = 0;
  for (guint i = 0; i < plan->table->n_columns; i++)
    total += plan_width(plan, i, limit);
  return total;
}

/* Where there is too little room, the widest columns give; what is over goes to the
 * columns that one writes in. */
static void plan_share(struct table_plan *plan, double available)
{
  guint n = plan->table->n_columns, n_writing = 0;
  double low = 0, high = available;
  /* Where even that does not fit, all is broken alike. */
  if (plan_total(plan, LEAST_WIDTH) > available)
    memset(plan->least, 0, n * sizeof *plan->least);
  for (int i = 0; i < 40; i++) {
    double middle = (low + high) / 2;
    *(plan_total(plan, middle) > available ? &high : &low) = middle;
  }
  for (guint i = 0; i < n; i++) {
    plan->widths[i] = plan_width(plan, i, low);
    n_writing += plan->is_writing[i];
  }
  double over = available - plan_total(plan, low);
  for (guint i = 0; i < n; i++)
    if (plan->is_writing[i] && over > 0)
      plan->widths[i] += over / n_writing;
}

/* ---- Rows -------------------------------------------------------------- */

static struct pdf_flow *cell_flow(const struct table_plan *plan, struct pdf *pdf, int row,
                                  guint column, double x)
{
  struct pdf_flow *flow = pdf_flow_new(x, plan->widths[column], NULL);
  struct pdf_text *text = *plan_text(plan, row, column);
  const struct block *cell = row < 0 ? NULL : block_cell_at(plan->table, (guint)row, column);
  flow->is_column = true;
  if (text)
    pdf_flow_add_text(pdf, flow, text, 0);
  else if (cell && block_is_blank(cell))
    pdf_flow_add_space(flow, WRITING_SIZE - 2 * PADDING);
  else
    pdf_flow_add_space(flow, pdf_style_leading(plan->style));
  return flow;
}

static bool row_is_for_writing(const struct table_plan *plan, int row)
{
  for (guint i = 0; row >= 0 && i < plan->table->n_columns; i++) {
    const struct block *cell = block_cell_at(plan->table, (guint)row, i);
    if (cell && block_is_blank(cell))
      return true;
  }
  return false;
}

/* Rows about one thing are not parted, unless one writes into them. */
static double row_rule(const struct table_plan *plan, guint row)
{
  bool goes_on = row + 1 < block_n_rows(plan->table) && block_row_goes_on(plan->table, row + 1);
  return goes_on && plan->n_boxes == 0 ? 0 : RULE_WIDTH;
}

static struct pdf_slice *flow_add_row(const struct table_plan *plan, struct pdf *pdf,
                                      struct pdf_flow *flow, int row)
{
  GPtrArray *flows = g_ptr_array_new_full(plan->table->n_columns, pdf_flow_free);
  double x = flow->x;
  for (guint i = 0; i < plan->table->n_columns; i++) {
    g_ptr_array_add(flows, cell_flow(plan, pdf, row, i, x));
    x += plan->widths[i] + GAP;
  }
  struct pdf_columns *columns = pdf_flow_add_columns(flow, flows, PADDING);
  columns->slice.grows = !flow->is_column && row_is_for_writing(plan, row);
  columns->right = x - GAP;
  columns->n_boxes = row < 0 ? 0 : plan->n_boxes;
  columns->rule_width = row < 0 ? 2 * RULE_WIDTH : row_rule(plan, (guint)row);
  /* What is taller than a page must be split, or it would end below it. */
  columns->whole = columns->slice.height < (pdf->bottom - pdf->top) * (row < 0 ? 0.3 : 0.65);
  return &columns->slice;
}

static void flow_add_rows(const struct table_plan *plan, struct pdf *pdf, struct pdf_flow *flow)
{
  const struct pdf_slice *header = NULL;
  guint first = flow->slices->len, rows;
  if (plan->has_headings) {
    struct pdf_slice *slice = flow_add_row(plan, pdf, flow, -1);
    slice->keep = true;
    header = ((struct pdf_columns *)slice)->whole ? slice : NULL;
  }
  rows = flow->slices->len;
  for (guint row = 0; row < block_n_rows(plan->table); row++) {
    if (block_row_goes_on(plan->table, row))
      pdf_flow_keep_last(flow);
    flow_add_row(plan, pdf, flow, (int)row)->header = header;
  }
  pdf_flow_keep_ends(pdf, flow, rows, KEPT_PART);
  pdf_flow_keep(pdf, flow, first, KEPT_PART);
}

/* ---- Lists ------------------------------------------------------------- */

/* A table with more columns than fit: each row a group of lines. */
static void flow_add_list(struct pdf *pdf, struct pdf_flow *flow, const struct table_plan *plan)
{
  const struct block *table = plan->table;
  for (guint row = 0; row < block_n_rows(table); row++) {
    guint first = flow->slices->len;
    flow->air = MAX(flow->air, 6);
    for (guint i = 0; i < table->n_columns; i++) {
      const struct block *cell = block_cell_at(table, row, i);
      if (!cell || block_is_empty(cell))
        continue;
      const char *heading = *table->headings[i] ? table->headings[i] : NULL;
      pdf_flow_add_text(
          pdf, flow,
          pdf_text_new(pdf, cell, heading, STYLE_CELL, pdf_element_new(pdf, "P", flow->element)),
          0);
    }
    pdf_flow_keep(pdf, flow, first, PDF_WHOLE_PAGE);
  }
}

/* ---- Tables ------------------------------------------------------------ */

/* Large letters where the table has choices, for people who fill it in with a pen. */
static enum pdf_style table_style(const struct block *table)
{
  for (guint row = 0; row < block_n_rows(table); row++)
    for (guint i = 0; i < table->n_columns; i++) {
      const struct block *cell = block_cell_at(table, row, i);
      if (cell && cell->first_run && cell->first_run->kind == RUN_KIND_CHOICES)
        return STYLE_BODY;
    }
  return STYLE_CELL;
}

/* The columns at the end of the first row that are boxes. */
static guint table_n_boxes(const struct block *table)
{
  guint n = 0;
  while (n < table->n_columns) {
    const struct block *cell = block_cell_at(table, 0, table->n_columns - 1 - n);
    if (!cell || !block_is_box(cell))
      break;
    n++;
  }
  return n;
}

void pdf_flow_add_table(struct pdf *pdf, struct pdf_flow *flow, const struct block *table)
{
  guint n = table->n_columns;
  double available = flow->width - GAP * (double)(n - 1);
  g_autofree double *wanted = g_new0(double, n), *widths = g_new0(double, n);
  g_autofree double *least = g_new0(double, n);
  g_autofree bool *is_writing = g_new0(bool, n);
  struct table_plan plan = {.table = table,
                            .wanted = wanted,
                            .widths = widths,
                            .least = least,
                            .is_writing = is_writing,
                            .style = table_style(table),
                            .n_boxes = table_n_boxes(table)};
  if (available < LEAST_WIDTH * (double)n) {
    flow_add_list(pdf, flow, &plan);
    return;
  }
  g_autofree struct pdf_text **texts =
      g_new0(struct pdf_text *, (gsize)n * (block_n_rows(table) + 1));
  plan.texts = texts;
  plan.element = pdf_element_new(pdf, "Table", flow->element);
  plan_measure(&plan, pdf);
  plan_share(&plan, available);
  flow_add_rows(&plan, pdf, flow);
}
