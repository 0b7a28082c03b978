/* layout-table.c - tables: as wide as what is in them, or lists where that is too wide */
#include "document/layout-private.h"

#include <string.h>

#define GAP_WIDTH        2
#define MIN_COLUMN_WIDTH 8

/* How a table is going to be set. */
struct table_plan {
  const struct block *table;
  int *widths;  /* of the columns, in cells */
  int *least;   /* what the columns must have: nothing breaks a meter */
  bool is_list; /* too wide for columns */
  bool is_airy; /* some rows have several lines, so an empty line parts them */
};

/* ---- Planning ---------------------------------------------------------- */

/* Widen @widths[column] to what @flow would like to have. */
static void plan_add_flow(struct table_plan *plan, guint column, const struct flow *flow)
{
  int width = MIN(flow_width(flow), PROSE_WIDTH);
  plan->widths[column] = MAX(plan->widths[column], width);
  plan->least[column] = MAX(plan->least[column], flow_solid_width(flow));
  if (strchr(flow->text->str, '\n'))
    plan->is_airy = true;
}

static void cell_init_flow(struct flow *flow, const struct layout *layout,
                           const struct block *table, int row, guint column)
{
  flow_init(flow);
  if (row < 0)
    flow_add_text(flow, layout, RUN_LABEL, table->headings[column]);
  else
    flow_add_block(flow, layout, RUN_PLAIN, block_cell_at(table, (guint)row, column));
}

static bool cell_is_blank(const struct block *table, int row, guint column)
{
  const struct block *cell = row < 0 ? NULL : block_cell_at(table, (guint)row, column);
  return cell && block_is_blank(cell);
}

static void plan_measure(struct table_plan *plan, const struct layout *layout)
{
  const struct block *table = plan->table;
  for (int row = -1; row < (int)block_n_rows(table); row++)
    for (guint column = 0; column < table->n_columns; column++) {
      struct flow flow;
      cell_init_flow(&flow, layout, table, row, column);
      plan_add_flow(plan, column, &flow);
      flow_clear(&flow);
      if (cell_is_blank(table, row, column))
        plan->is_airy = true; /* room for a pen */
    }
}

/* The cells of a column, and of all of them, if none is wider than @limit. */
static int plan_width(const struct table_plan *plan, guint column, int limit)
{
  return MIN(plan->widths[column], MAX(plan->least[column], limit));
}

static gint64 plan_total(const struct table_plan *plan, int limit)
{
  gint64 total = 0;
  for (guint i = 0; i < plan->table->n_columns; i++)
    total += plan_width(plan, i, limit);
  return total;
}

/* Make the columns fit into @available cells: the widest give first, and all that
 * give end up equally wide, but for the cells that do not divide. */
static void plan_shrink(struct table_plan *plan, gint64 available)
{
  if (plan_total(plan, PROSE_WIDTH) <= available)
    return;
  int limit = PROSE_WIDTH;
  while (limit > 0 && plan_total(plan, limit) > available)
    limit--;
  if (limit < MIN_COLUMN_WIDTH) {
    plan->is_list = true;
    return;
  }
  plan->is_airy = true;
  gint64 rest = available - plan_total(plan, limit);
  for (guint i = 0; i < plan->table->n_columns; i++) {
    int width = plan_width(plan, i, limit);
    bool gives = width < plan->widths[i] && width == limit;
    plan->widths[i] = width + (gives && rest-- > 0 ? 1 : 0);
  }
}

/* ---- Columns ----------------------------------------------------------- */

/* A cell of the row that is being set. */
struct cell_lines {
  struct flow flow;
  GArray *lines; /* struct text_line */
};

static guint row_wrap(const struct table_plan *plan, const struct layout *layout, int row,
                      struct cell_lines *cells)
{
  guint height = 0;
  for (guint i = 0; i < plan->table->n_columns; i++) {
    cell_init_flow(&cells[i].flow, layout, plan->table, row, i);
    cells[i].lines = flow_wrap(&cells[i].flow, plan->widths[i]);
    if (cell_is_blank(plan->table, row, i))
      g_array_set_size(cells[i].lines, 1); /* a space to write in fills its column */
    height = MAX(height, cells[i].lines->len);
  }
  return height;
}

static void row_put_line(const struct table_plan *plan, struct layout *layout,
                         struct cell_lines *cells, guint line)
{
  int start = 0;
  for (guint i = 0; i < plan->table->n_columns; i++) {
    if (line < cells[i].lines->len) {
      layout_put_blanks(layout, start);
      flow_put_line(&cells[i].flow, layout, &g_array_index(cells[i].lines, struct text_line, line));
    }
    start += plan->widths[i] + GAP_WIDTH;
  }
  layout_end_line(layout);
}

/* Set a row; -1 is the row of the headings. */
static void layout_put_row(struct layout *layout, const struct table_plan *plan, int row)
{
  g_autofree struct cell_lines *cells = g_new0(struct cell_lines, plan->table->n_columns);
  guint height = row_wrap(plan, layout, row, cells);
  for (guint line = 0; line < height; line++)
    row_put_line(plan, layout, cells, line);
  for (guint i = 0; i < plan->table->n_columns; i++) {
    flow_clear(&cells[i].flow);
    g_array_unref(cells[i].lines);
  }
}

static void layout_put_table_rule(struct layout *layout, const struct table_plan *plan)
{
  int start = 0;
  for (guint i = 0; i < plan->table->n_columns; i++) {
    layout_put_blanks(layout, start);
    layout_put_rule(layout, plan->widths[i]);
    start += plan->widths[i] + GAP_WIDTH;
  }
  layout_end_line(layout);
}

static bool table_has_headings(const struct block *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (*table->headings[i])
      return true;
  return false;
}

static void layout_put_as_columns(struct layout *layout, const struct table_plan *plan)
{
  if (table_has_headings(plan->table)) {
    layout_put_row(layout, plan, -1);
    layout_put_table_rule(layout, plan);
  }
  for (int row = 0; row < (int)block_n_rows(plan->table); row++) {
    if (row > 0 && plan->is_airy && !block_row_goes_on(plan->table, (guint)row))
      layout_end_line(layout);
    layout_put_row(layout, plan, row);
  }
}

/* ---- Lists ------------------------------------------------------------- */

static void layout_put_list_item(struct layout *layout, const struct block *table, guint column,
                                 const struct block *cell)
{
  const char *heading = table->headings[column];
  struct flow flow;
  flow_init(&flow);
  if (*heading) {
    flow_add_text(&flow, layout, RUN_LABEL, heading);
    flow_add_text(&flow, layout, RUN_LABEL, ": ");
  }
  flow_add_block(&flow, layout, RUN_PLAIN, cell);
  layout_put_flow(layout, &flow, 2);
  flow_clear(&flow);
}

static void layout_put_as_list(struct layout *layout, const struct block *table)
{
  for (guint row = 0; row < block_n_rows(table); row++) {
    if (row > 0)
      layout_end_line(layout);
    for (guint column = 0; column < table->n_columns; column++) {
      const struct block *cell = block_cell_at(table, row, column);
      if (cell && !block_is_empty(cell))
        layout_put_list_item(layout, table, column, cell);
    }
  }
}

void layout_put_table(struct layout *layout, const struct block *table)
{
  g_autofree int *widths = g_new0(int, table->n_columns);
  g_autofree int *least = g_new0(int, table->n_columns);
  struct table_plan plan = {.table = table, .widths = widths, .least = least};
  gint64 available = layout->width - (gint64)GAP_WIDTH * (table->n_columns - 1);
  plan_measure(&plan, layout);
  plan_shrink(&plan, available);
  if (plan.is_list)
    layout_put_as_list(layout, table);
  else
    layout_put_as_columns(layout, &plan);
}
