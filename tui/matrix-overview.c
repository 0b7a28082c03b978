/* matrix-overview.c - the whole table as a grid
 *
 * The dimensions' names and the stages' header stay where they are. A cell that
 * spans stages is drawn across them; one that two neighbouring dimensions share is
 * drawn across both, without a rule between.
 */
#include "tui/matrix.h"

#define ROW_LINES     3  /* a row is not higher */
#define STAGE_COLUMNS 9  /* a stage is not narrower */
#define SIDE_COLUMNS  24 /* nor a side */

/* Where things are, computed anew for each drawing. */
struct grid {
  struct app *app;
  struct matrix *matrix;
  struct rect area;           /* of the rows */
  int names;                  /* width of the frozen column */
  int x[PACK_MAX_STAGES + 1]; /* where each stage begins, from the first; the last: the end */
  struct cell_span selected;  /* the cell under the cursor */
};

void overview_row_clear(gpointer row)
{
  g_clear_pointer(&((struct grid_row *)row)->spans, g_array_unref);
}

static const struct cell_span *span_at(const struct grid_row *row, guint index)
{
  return &g_array_index(row->spans, struct cell_span, index);
}

/* Tell whether @span of @row is drawn as one with a cell of @other. */
static bool joined(const struct cell_span *span, const struct grid_row *other)
{
  for (guint i = 0; other->spans && i < other->spans->len; i++) {
    const struct cell_span *there = span_at(other, i);
    if (there->first_stage == span->first_stage && there->last_stage == span->last_stage)
      return span->first_row != PACK_NONE && there->first_row == span->first_row;
  }
  return false;
}

/* ---- Measures ---------------------------------------------------------- */

static void measure(struct grid *grid)
{
  const struct pack *pack = grid->app->pack;
  int sides = (int)pack_n_sides(pack), x = 0;
  grid->names = CLAMP(grid->area.width / 5, 14, 30);
  int available = grid->area.width - grid->names;
  for (int i = 0; i < sides; i++) {
    const struct side *side = pack_side(pack, (guint)i);
    int stages = side->last_stage - side->first_stage + 1;
    int width = MAX(available / sides, MAX(SIDE_COLUMNS, stages * STAGE_COLUMNS));
    if (i == sides - 1 && x + width < available)
      width = available - x;
    for (int s = 0; s < stages; s++)
      grid->x[side->first_stage - 1 + s] = x + width * s / stages;
    x += width;
  }
  grid->x[pack_n_stages(pack)] = x;
}

/* The part of the screen line that the stages @first to @last take, without the
 * rule at their left; its width is 0 if they are out of view. */
static struct rect cell_rect(const struct grid *grid, guint first, guint last)
{
  int left = grid->area.x + grid->names, right = grid->area.x + grid->area.width;
  int from = left + grid->x[first - 1] - grid->matrix->left + 1;
  int to = left + grid->x[last] - grid->matrix->left;
  from = MAX(from, left + 1);
  to = MIN(to, right);
  return (struct rect){grid->area.y, from, 1, MAX(0, to - from)};
}

static int text_lines(const char *text, int width)
{
  g_autoptr(GArray) lines = text_wrap(text, MAX(width, 1));
  return CLAMP((int)lines->len, 1, ROW_LINES);
}

static void load_row(const struct grid *grid, struct grid_row *row, guint position)
{
  guint index = filter_nth(grid->app, position);
  row->position = position;
  row->dimension = pack_dimension(grid->app->pack, index);
  row->spans = pack_cell_spans(grid->app->pack, index);
}

static void measure_row(const struct grid *grid, struct grid_row *row)
{
  const struct app *app = grid->app;
  row->height = text_lines(row->dimension->name, grid->names - 4);
  for (guint i = 0; i < row->spans->len; i++) {
    const struct cell_span *span = span_at(row, i);
    struct rect cell = cell_rect(grid, span->first_stage, span->last_stage);
    if (cell.width > 2)
      row->height =
          MAX(row->height, text_lines(pack_span_headline(app->pack, span), cell.width - 2));
  }
}

static int row_height(const struct grid *grid, guint position)
{
  struct grid_row row = {0};
  load_row(grid, &row, position);
  measure_row(grid, &row);
  overview_row_clear(&row);
  return row.height + 1; /* and the rule below it */
}

/* Where the rows from the first one to the last leave room, show more above them.
 * @used: lines from the first row to the one under the cursor. */
static void fill_rows(const struct grid *grid, int used)
{
  struct matrix *matrix = grid->matrix;
  guint n = filter_n(grid->app);
  for (guint i = filter_position(grid->app, grid->app->place) + 1; i < n; i++) {
    used += row_height(grid, i);
    if (used > grid->area.height + 1)
      return;
  }
  while (matrix->top && (used += row_height(grid, matrix->top - 1)) <= grid->area.height + 1)
    matrix->top--;
}

/* Scroll so that the row under the cursor is seen whole. */
static void fit_rows(const struct grid *grid)
{
  struct matrix *matrix = grid->matrix;
  guint selected = filter_position(grid->app, grid->app->place);
  matrix->top = MIN(matrix->top, selected);
  int used = row_height(grid, selected);
  guint top = selected;
  while (top > matrix->top && used + row_height(grid, top - 1) <= grid->area.height + 1)
    used += row_height(grid, --top);
  matrix->top = top;
  fill_rows(grid, used);
}

/* ---- The cursor -------------------------------------------------------- */

static struct cell_span selected_span(const struct app *app, const struct matrix *matrix)
{
  g_autoptr(GArray) spans = pack_cell_spans(app->pack, app->place);
  for (guint i = 0; i < spans->len; i++) {
    struct cell_span span = g_array_index(spans, struct cell_span, i);
    if (matrix->stage + 1 >= span.first_stage && matrix->stage + 1 <= span.last_stage)
      return span;
  }
  guint8 stage = (guint8)(matrix->stage + 1);
  return (struct cell_span){stage, stage, app->place, PACK_NONE};
}

void overview_step(struct app *app, struct matrix *matrix, int by)
{
  if (!filter_n(app))
    return;
  struct cell_span span = selected_span(app, matrix);
  guint stages = pack_n_stages(app->pack);
  if (by < 0 && span.first_stage > 1)
    matrix->stage = span.first_stage - 2u;
  if (by > 0 && span.last_stage < stages)
    matrix->stage = span.last_stage;
}

static void fit_columns(const struct grid *grid)
{
  struct matrix *matrix = grid->matrix;
  int visible = grid->area.width - grid->names;
  int from = grid->x[grid->selected.first_stage - 1], to = grid->x[grid->selected.last_stage];
  if (to - matrix->left > visible)
    matrix->left = to - visible;
  matrix->left = MIN(matrix->left, from);
  matrix->left = CLAMP(matrix->left, 0, MAX(0, grid->x[pack_n_stages(grid->app->pack)] - visible));
}

/* ---- Drawing ----------------------------------------------------------- */

/* The rule at the left of a stage: doubled where a side begins. */
static enum glyph boundary(const struct app *app, guint first_stage, enum glyph single,
                           enum glyph doubled)
{
  if (first_stage > 1 &&
      pack_stage(app->pack, first_stage - 1)->side != pack_stage(app->pack, first_stage - 2)->side)
    return doubled;
  return single;
}

static void draw_boundary(const struct grid *grid, int y, int height, guint first_stage)
{
  int x = grid->area.x + grid->names + grid->x[first_stage - 1] - grid->matrix->left;
  if (x <= grid->area.x + grid->names || x >= grid->area.x + grid->area.width)
    return;
  enum glyph glyph = boundary(grid->app, first_stage, GLYPH_VERTICAL, GLYPH_DOUBLE_VERTICAL);
  canvas_vertical(grid->app, y, x, height, ROLE_RULE, glyph);
}

/* Tell whether @span is the cell under the cursor, or the same one as it, shared. */
static bool is_selected(const struct grid *grid, const struct grid_row *row,
                        const struct cell_span *span)
{
  const struct cell_span *selected = &grid->selected;
  if (span->first_stage != selected->first_stage || span->last_stage != selected->last_stage)
    return false;
  if (span->first_row != PACK_NONE && span->first_row == selected->first_row)
    return true;
  return filter_nth(grid->app, row->position) == grid->app->place;
}

/* Where the text of a cell stands; its width is 0 or less if it is out of view. */
static struct rect text_rect(const struct grid *grid, const struct cell_span *span, int y,
                             int height)
{
  struct rect cell = cell_rect(grid, span->first_stage, span->last_stage);
  return (struct rect){y, cell.x + 1, height, cell.width - 2};
}

static enum screen_role cell_role(bool under_cursor)
{
  return under_cursor ? ROLE_SELECTED : ROLE_TEXT;
}

static void draw_cell(const struct grid *grid, const struct grid_row *row,
                      const struct grid_row *above, guint index, int height)
{
  struct app *app = grid->app;
  const struct cell_span *span = span_at(row, index);
  struct rect cell = text_rect(grid, span, row->y, height);
  bool under_cursor = is_selected(grid, row, span);
  draw_boundary(grid, row->y, height, span->first_stage);
  if (cell.width < 1)
    return;
  struct grid_hit hit = {cell, filter_nth(app, row->position), span->first_stage - 1u};
  g_array_append_val(grid->matrix->hits, hit);
  if (above && joined(span, above))
    return;
  if (under_cursor)
    canvas_cursor(app, cell.y, cell.x);
  canvas_wrapped(app, cell, cell_role(under_cursor), pack_span_headline(app->pack, span));
}

/* The rule between what stays and what scrolls. */
static void draw_frozen_edge(const struct grid *grid, int y, int height)
{
  canvas_vertical(grid->app, y, grid->area.x + grid->names, height, ROLE_RULE, GLYPH_VERTICAL);
}

static struct rect name_rect(const struct grid *grid, const struct grid_row *row, int height)
{
  return (struct rect){row->y, grid->area.x + 2, height, grid->names - 4};
}

static enum screen_role name_role(bool selected)
{
  return selected ? ROLE_CHOSEN : ROLE_LABEL;
}

static void draw_name(const struct grid *grid, const struct grid_row *row, int height)
{
  struct app *app = grid->app;
  draw_frozen_edge(grid, row->y, height);
  bool selected = filter_nth(app, row->position) == app->place;
  if (selected)
    canvas_marker(app, row->y, grid->area.x);
  canvas_wrapped(app, name_rect(grid, row, height), name_role(selected), row->dimension->name);
  if (bookmarks_has(app->bookmarks, row->dimension->id))
    canvas_glyph(app, row->y, grid->area.x + grid->names - 2, ROLE_CHOSEN, GLYPH_BOOKMARK);
}

/* The rule between two rows: crossed where either has a boundary, open where a cell
 * goes on. */
static void draw_rule(const struct grid *grid, int y, const struct grid_row *above,
                      const struct grid_row *below)
{
  struct app *app = grid->app;
  const struct grid_row *rows[] = {above, below};
  canvas_horizontal(app, y, grid->area.x, grid->area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  for (gsize r = 0; r < G_N_ELEMENTS(rows); r++)
    for (guint i = 0; rows[r] && i < rows[r]->spans->len; i++) {
      const struct cell_span *span = span_at(rows[r], i);
      struct rect cell = cell_rect(grid, span->first_stage, span->last_stage);
      if (!cell.width)
        continue;
      if (above && below && joined(span, r ? above : below))
        canvas_fill(app, (struct rect){y, cell.x, 1, cell.width}, ROLE_TEXT);
      bool at_edge = cell.x - 1 <= grid->area.x + grid->names;
      canvas_glyph(app, y, cell.x - 1, ROLE_RULE,
                   at_edge ? GLYPH_CROSS
                           : boundary(app, span->first_stage, GLYPH_CROSS, GLYPH_DOUBLE_CROSS));
    }
}

/* The sides over their stages, if there is room, then the stages. */
static int header_lines(void)
{
  return LINES >= 20 ? 2 : 1;
}

static void draw_header(const struct grid *grid, int y)
{
  struct app *app = grid->app;
  int lines = header_lines() - 1;
  draw_frozen_edge(grid, y, lines + 1);
  if (lines) {
    for (guint i = 0; i < pack_n_sides(app->pack); i++) {
      const struct side *side = pack_side(app->pack, i);
      struct rect cell = cell_rect(grid, side->first_stage, side->last_stage);
      draw_boundary(grid, y, 1, side->first_stage);
      canvas_text(app, y, cell.x + 1, cell.width - 2, ROLE_HEADING, side->name);
    }
  }
  canvas_text(app, y + lines, grid->area.x + 2, grid->names - 3, ROLE_LABEL, "Dimension");
  for (guint i = 1; i <= pack_n_stages(app->pack); i++) {
    struct rect cell = cell_rect(grid, i, i);
    g_autofree char *text = g_strdup_printf("%u %s", i, pack_stage(app->pack, i - 1)->name);
    draw_boundary(grid, y + lines, 1, i);
    canvas_text(app, y + lines, cell.x + 1, cell.width - 2, ROLE_LABEL, text);
  }
}

/* How much of a row is in view. */
static int height_in_view(const struct grid *grid, const struct grid_row *row)
{
  return MIN(row->height, grid->area.y + grid->area.height - row->y);
}

static void draw_row(const struct grid *grid, const struct grid_row *row,
                     const struct grid_row *above)
{
  int height = height_in_view(grid, row);
  draw_rule(grid, row->y - 1, above, row);
  draw_name(grid, row, height);
  for (guint i = 0; i < row->spans->len; i++)
    draw_cell(grid, row, above, i, height);
}

#define NAME_BIT ((guint64)1)

static guint64 cell_bit(guint index)
{
  return (guint64)2 << index % 62;
}

/* Which cells of a row are to be shown as under the cursor, a bit each, and the name's. */
static guint64 selection_of(const struct grid *grid, const struct grid_row *row)
{
  guint64 selection = filter_nth(grid->app, row->position) == grid->app->place ? NAME_BIT : 0;
  for (guint i = 0; i < row->spans->len; i++)
    if (is_selected(grid, row, span_at(row, i)))
      selection |= cell_bit(i);
  return selection;
}

static struct grid_row *row_at(const struct matrix *matrix, guint index)
{
  return &g_array_index(matrix->rows, struct grid_row, index);
}

static const struct grid_row *row_above(const struct matrix *matrix, guint index)
{
  return index ? row_at(matrix, index - 1) : NULL;
}

static void restyle_name(const struct grid *grid, const struct grid_row *row, int height)
{
  bool selected = row->selection & NAME_BIT;
  if (selected)
    canvas_marker(grid->app, row->y, grid->area.x);
  else
    canvas_fill(grid->app, (struct rect){row->y, grid->area.x, 1, 2}, ROLE_TEXT);
  canvas_restyle(grid->app, name_rect(grid, row, height), name_role(selected));
}

static void restyle_cell(const struct grid *grid, const struct grid_row *row, guint index,
                         int height)
{
  bool under_cursor = row->selection & cell_bit(index);
  struct rect cell = text_rect(grid, span_at(row, index), row->y, height);
  if (cell.width < 1)
    return;
  canvas_restyle(grid->app, cell, cell_role(under_cursor));
  if (under_cursor)
    canvas_cursor(grid->app, cell.y, cell.x);
}

/* Show a row that is on the screen already as the cursor has it now. */
static void restyle_row(const struct grid *grid, struct grid_row *row, const struct grid_row *above)
{
  guint64 selection = selection_of(grid, row), changed = selection ^ row->selection;
  int height = height_in_view(grid, row);
  row->selection = selection;
  if (changed & NAME_BIT)
    restyle_name(grid, row, height);
  for (guint i = 0; changed && i < row->spans->len; i++)
    if (changed & cell_bit(i) && !(above && joined(span_at(row, i), above)))
      restyle_cell(grid, row, i, height);
}

static void restyle_rows(const struct grid *grid)
{
  for (guint i = 0; i < grid->matrix->rows->len; i++)
    restyle_row(grid, row_at(grid->matrix, i), row_above(grid->matrix, i));
}

/* Load the row at @position as the next of those that are drawn, from line @y on. */
static struct grid_row *add_row(const struct grid *grid, guint position, int y)
{
  struct grid_row row = {.y = y};
  load_row(grid, &row, position);
  measure_row(grid, &row);
  row.selection = selection_of(grid, &row);
  g_array_append_val(grid->matrix->rows, row);
  return row_at(grid->matrix, grid->matrix->rows->len - 1);
}

static void draw_rows(const struct grid *grid)
{
  struct matrix *matrix = grid->matrix;
  guint n = filter_n(grid->app);
  int y = grid->area.y, end = grid->area.y + grid->area.height;
  g_array_set_size(matrix->rows, 0);
  for (guint position = matrix->top; position < n && y < end; position++) {
    const struct grid_row *row = add_row(grid, position, y);
    draw_row(grid, row, row_above(matrix, matrix->rows->len - 1));
    y += row->height + 1;
  }
  if (matrix->rows->len && y <= end)
    draw_rule(grid, y - 1, row_at(matrix, matrix->rows->len - 1), NULL);
  matrix->rows_seen = matrix->rows->len;
  matrix->rows_left = matrix->left;
}

/* Tell whether the row under the cursor is on the screen, whole, from the last drawing, with no
 * marks of a search in it. */
static bool is_there(const struct grid *grid)
{
  const struct matrix *matrix = grid->matrix;
  guint selected = filter_position(grid->app, grid->app->place);
  if (!grid->app->kept || app_marks(grid->app) || matrix->left != matrix->rows_left ||
      selected < matrix->top || selected - matrix->top >= matrix->rows->len)
    return false;
  const struct grid_row *row = row_at(matrix, selected - matrix->top);
  return row->y + row->height <= grid->area.y + grid->area.height;
}

void overview_draw(struct app *app, struct matrix *matrix, struct rect area)
{
  struct grid grid = {.app = app, .matrix = matrix, .area = area};
  if (!filter_n(app)) {
    matrix_draw_nothing(app, (struct rect){area.y + 1, 2, area.height - 1, area.width - 4});
    return;
  }
  grid.selected = selected_span(app, matrix);
  measure(&grid);
  fit_columns(&grid);
  int header = header_lines() + 1;
  grid.area.y += header;
  grid.area.height -= header;
  if (is_there(&grid)) {
    restyle_rows(&grid);
    return;
  }
  if (app->kept)
    canvas_fill(app, area, ROLE_TEXT);
  g_array_set_size(matrix->hits, 0);
  draw_header(&grid, area.y);
  fit_rows(&grid);
  draw_rows(&grid);
}
