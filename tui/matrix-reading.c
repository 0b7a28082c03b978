/* matrix-reading.c - the reading view: the dimensions, and what each side says */
#include "tui/matrix.h"

#include <string.h>

/* What a side is headed with, in @width cells: its name and its stages, or, where there
 * is no room for that, the stages' numbers first. */
static char *side_title(const struct app *app, guint side, int width)
{
  const struct side *record = pack_side(app->pack, side);
  g_autofree char *stages = stages_to_string(record->first_stage, record->last_stage);
  const char *numbers = strpbrk(stages, "0123456789"), *dot = glyph_text(GLYPH_DOT, app->ascii);
  char *heading = g_strdup_printf("%s %s %s", record->name, dot, stages);
  if (text_width(heading, -1) <= width)
    return heading;
  g_free(heading);
  return g_strdup_printf("%s %s %s", numbers ? numbers : "", dot, record->name);
}

/* ---- The stage strip --------------------------------------------------- */

#define SHORT_STAGE 4 /* cells: less tells nothing of a name */

/* A stage for the strip: its number alone where there is no room for more. */
static char *stage_text(const struct app *app, guint stage, int share)
{
  if (share < SHORT_STAGE)
    return g_strdup_printf("%u", stage + 1);
  return g_strdup_printf("%u %s", stage + 1, pack_stage(app->pack, stage)->name);
}

/* The widest that a stage's text may be so that all fit; G_MAXINT if they all do. */
static int strip_share(const struct app *app, int width)
{
  int total = 0, n = (int)pack_n_stages(app->pack);
  for (int i = 0; i < n; i++) {
    g_autofree char *text = stage_text(app, (guint)i, G_MAXINT);
    total += text_width(text, -1) + 3;
  }
  return total <= width + 2 ? G_MAXINT : MAX(1, width / MAX(n, 1) - 3);
}

/* The stages in a line: "1 Trainers │ 2 Online courses ║ 5 …". */
static void draw_stage_strip(struct app *app, struct rect line)
{
  int x = line.x + 1, end = line.x + line.width - 1, share = strip_share(app, line.width - 2);
  for (guint i = 0; i < pack_n_stages(app->pack) && x < end; i++) {
    g_autofree char *text = stage_text(app, i, share);
    if (i) {
      bool boundary = pack_stage(app->pack, i)->side != pack_stage(app->pack, i - 1)->side;
      enum glyph glyph = boundary ? GLYPH_DOUBLE_VERTICAL : GLYPH_VERTICAL;
      g_autofree char *rule = g_strdup_printf(" %s ", glyph_text(glyph, app->ascii));
      x += canvas_text(app, line.y, x, end - x, ROLE_MUTED, rule);
    }
    x += canvas_text(app, line.y, x, MIN(MAX(share, 2), end - x), ROLE_MUTED, text);
  }
}

/* ---- The list of dimensions -------------------------------------------- */

/* Lines that the dimensions from position @top to @last take, headings included. */
static guint lines_between(const struct app *app, guint top, guint last)
{
  guint lines = 0, group = PACK_NONE;
  for (guint i = top; i <= last; i++) {
    guint here = pack_dimension(app->pack, filter_nth(app, i))->group;
    lines += here == group ? 1 : 2;
    group = here;
  }
  return lines;
}

static void fit_list(const struct app *app, struct matrix *matrix, int height)
{
  guint selected = filter_position(app, app->place), lines = (guint)MAX(height, 2);
  matrix->list_height = height;
  if (selected < matrix->list_top)
    matrix->list_top = selected;
  if (selected - matrix->list_top >= lines)
    matrix->list_top = selected - lines + 1;
  while (matrix->list_top < selected && lines_between(app, matrix->list_top, selected) > lines)
    matrix->list_top++;
  guint n = filter_n(app);
  while (matrix->list_top && n - matrix->list_top < lines &&
         lines_between(app, matrix->list_top - 1, n - 1) <= lines)
    matrix->list_top--;
}

static void draw_dimension(struct app *app, struct matrix *matrix, struct rect row, guint index)
{
  const struct dimension *dimension = pack_dimension(app->pack, index);
  bool selected = index == app->place, focused = selected && !matrix->focus;
  if (selected) {
    canvas_marker(app, row.y, row.x);
    if (focused)
      canvas_cursor(app, row.y, row.x + 2);
  }
  enum screen_role role = focused ? ROLE_SELECTED : selected ? ROLE_CHOSEN : ROLE_TEXT;
  bool bookmarked = bookmarks_has(app->bookmarks, dimension->id);
  canvas_excerpt(app, row.y, row.x + 2, row.width - (bookmarked ? 4 : 2), role, dimension->name,
                 app_marks(app));
  if (bookmarked)
    canvas_glyph(app, row.y, row.x + row.width - 1, ROLE_CHOSEN, GLYPH_BOOKMARK);
}

/* Draw the dimension at @position, or, where the row is there already, only what the
 * cursor has changed of it. */
static void draw_row(struct app *app, struct matrix *matrix, struct rect row, guint position,
                     bool there)
{
  guint index = filter_nth(app, position);
  struct grid_hit hit = {row, index, matrix->stage};
  if (!there)
    g_array_append_val(matrix->hits, hit);
  else if (index == app->place || index == matrix->drawn_place)
    canvas_fill(app, row, ROLE_TEXT);
  else
    return;
  draw_dimension(app, matrix, row, index);
}

/* @there: the rows are on the screen already. Returns how many are below the last. */
static guint draw_rows(struct app *app, struct matrix *matrix, struct rect inside, bool there)
{
  guint n = filter_n(app), group = PACK_NONE, position = matrix->list_top;
  for (int y = 0; y < inside.height && position < n; y++) {
    const struct dimension *dimension = pack_dimension(app->pack, filter_nth(app, position));
    struct rect row = {inside.y + y, inside.x, 1, inside.width};
    if (dimension->group != group && (y + 1 < inside.height || group == PACK_NONE)) {
      group = dimension->group;
      if (!there)
        canvas_text(app, row.y, row.x, row.width, ROLE_HEADING, pack_group(app->pack, group));
    } else if (dimension->group == group) {
      draw_row(app, matrix, row, position++, there);
    }
  }
  return n - position;
}

void matrix_draw_nothing(struct app *app, struct rect inside)
{
  g_autofree char *back = app_key(app, ACTION_BACK), *mark = app_key(app, ACTION_BOOKMARK);
  g_autofree char *text = g_strdup_printf("No bookmarks.\n\n%s shows all again, %s on a "
                                          "dimension sets a bookmark.",
                                          back, mark);
  canvas_wrapped(app, inside, ROLE_MUTED, text);
  canvas_cursor(app, inside.y, inside.x);
}

static void draw_list(struct app *app, struct matrix *matrix, struct rect area)
{
  struct rect inside = canvas_inside(area);
  matrix->list_area = area;
  if (filter_n(app))
    fit_list(app, matrix, inside.height);
  bool there = app->kept && matrix->list_top == matrix->drawn_top;
  if (app->kept && !there) {
    canvas_fill(app, area, ROLE_TEXT);
    g_array_set_size(matrix->hits, 0);
  }
  if (!there)
    canvas_frame(app, area, "Dimensions", !matrix->focus);
  if (!filter_n(app)) {
    matrix_draw_nothing(app, inside);
    return;
  }
  guint below = draw_rows(app, matrix, inside, there);
  canvas_more(app, area, matrix->list_top, below, !matrix->focus);
  matrix->drawn_top = matrix->list_top;
  matrix->drawn_place = app->place;
}

/* ---- What the sides say ------------------------------------------------ */

/* Show what was made ready, in the place of what is on the screen. */
static void take_ahead(struct matrix *matrix)
{
  struct pane *panes = matrix->panes;
  matrix->panes = matrix->ahead;
  matrix->ahead = panes;
  for (guint i = 0; i < matrix->n_panes; i++)
    matrix->panes[i].drawn = panes[i].drawn;
  matrix->ahead_show = PACK_NONE;
}

static void fill_panes(struct app *app, struct matrix *matrix)
{
  bool same = matrix->panes_show == PACK_NONE && matrix->panes[0].document;
  bool ready = matrix->ahead_show == app->place;
  if (matrix->panes_show == app->place)
    return;
  if (ready)
    take_ahead(matrix);
  for (guint i = 0; !ready && i < matrix->n_panes; i++) {
    struct document *document = side_document(app->pack, app->place, i);
    if (same)
      pane_refresh(&matrix->panes[i], document);
    else
      pane_show(&matrix->panes[i], document, NULL);
  }
  matrix->upwards = matrix->panes_show != PACK_NONE && app->place < matrix->panes_show;
  matrix->panes_show = app->place;
}

/* The dimension that one more step in the direction of the last leads to, or PACK_NONE. */
static guint next_dimension(const struct app *app, const struct matrix *matrix)
{
  guint n = filter_n(app), position = n ? filter_position(app, app->place) : 0;
  if (matrix->upwards ? !position : position + 1 >= n)
    return PACK_NONE;
  return filter_nth(app, matrix->upwards ? position - 1 : position + 1);
}

void reading_prepare(struct app *app, struct matrix *matrix)
{
  guint next = next_dimension(app, matrix);
  if (next == PACK_NONE || next == matrix->ahead_show || matrix->panes_show != app->place)
    return;
  for (guint i = 0; i < matrix->n_panes; i++)
    pane_show(&matrix->ahead[i], side_document(app->pack, next, i), NULL);
  for (guint i = 0; i < matrix->n_sides_shown; i++)
    pane_prepare(app, &matrix->ahead[matrix->first_side + i], matrix->pane_areas[i].width);
  matrix->ahead_show = next;
}

static void draw_side(struct app *app, struct matrix *matrix, guint side, struct rect area)
{
  bool focused = matrix->focus == side + 1;
  struct rect text = canvas_inside(area);
  guint above, below;
  if (app->kept) {
    canvas_fill(app, (struct rect){text.y, text.x, matrix->panes[side].drawn, text.width},
                ROLE_TEXT);
    canvas_lower_edge(app, area, focused);
  } else {
    g_autofree char *heading = side_title(app, side, area.width - 4);
    canvas_frame(app, area, heading, focused);
  }
  text.width = MIN(text.width, PROSE_COLUMNS);
  matrix->pane_areas[side - matrix->first_side] = text;
  pane_draw(app, &matrix->panes[side], text, focused);
  pane_more(&matrix->panes[side], &above, &below);
  canvas_more(app, area, above, below, focused);
}

/* Choose which sides fit beside each other, the focused one among them. */
static void choose_sides(struct matrix *matrix, int width)
{
  guint fit = (guint)CLAMP(width / MATRIX_SIDE_COLUMNS, 1, (int)matrix->n_panes);
  guint focused = matrix->focus ? matrix->focus - 1 : matrix->first_side;
  if (focused < matrix->first_side)
    matrix->first_side = focused;
  if (focused >= matrix->first_side + fit)
    matrix->first_side = focused - fit + 1;
  matrix->first_side = MIN(matrix->first_side, matrix->n_panes - fit);
  matrix->n_sides_shown = fit;
}

static void draw_sides(struct app *app, struct matrix *matrix, struct rect area)
{
  choose_sides(matrix, area.width);
  if (!filter_n(app))
    return;
  fill_panes(app, matrix);
  int n = (int)matrix->n_sides_shown;
  for (int i = 0; i < n; i++) {
    int from = area.width * i / n, to = area.width * (i + 1) / n;
    struct rect pane = {area.y, area.x + from, area.height, to - from};
    draw_side(app, matrix, matrix->first_side + (guint)i, pane);
  }
}

/* One pane at a time. */
static void draw_narrow(struct app *app, struct matrix *matrix, struct rect area)
{
  matrix->n_sides_shown = 0;
  matrix->list_area = (struct rect){0, 0, 0, 0};
  if (!matrix->focus) {
    draw_list(app, matrix, area);
    return;
  }
  matrix->first_side = matrix->focus - 1;
  matrix->n_sides_shown = 1;
  if (filter_n(app)) {
    fill_panes(app, matrix);
    draw_side(app, matrix, matrix->first_side, area);
  }
}

void reading_draw(struct app *app, struct matrix *matrix, struct rect area)
{
  struct rect strip = {area.y, area.x, 1, area.width};
  struct rect body = {area.y + 1, area.x, area.height - 1, area.width};
  if (!app->kept)
    draw_stage_strip(app, strip);
  if (area.width < MATRIX_NARROW) {
    draw_narrow(app, matrix, body);
    return;
  }
  struct rect list = body, sides = body;
  list.width = CLAMP(area.width / 4, 24, 34);
  sides.x += list.width;
  sides.width -= list.width;
  draw_list(app, matrix, list);
  draw_sides(app, matrix, sides);
}
