/* pdf-timeline.c - the module that makes PDF: bars over weeks */
#include "document/pdf-private.h"

#include <string.h>

#define LABEL_PART       0.38 /* of the width */
#define GAP              10
#define PADDING          2
#define BAR_HEIGHT       7.5
#define NOTE_GAP         3
#define DIAMOND          3.4 /* the radius */
#define AXIS_HEIGHT      14
#define MARK_HEIGHT      12
#define LEGEND_INDENT    13
#define MAX_LEGEND_WEEKS 12
#define TICK_GAP         5 /* least room between two names of weeks */

/* Where the weeks are. */
struct chart {
  const struct timeline *timeline;
  double left, right;
};

static double week_x(const struct chart *chart, guint week)
{
  double part = (double)week / chart->timeline->n_weeks;
  return chart->left + part * (chart->right - chart->left);
}

static bool chart_has_marks(const struct chart *chart)
{
  for (guint i = 0; i < chart->timeline->labels->len; i++)
    if (((const struct week_label *)chart->timeline->labels->pdata[i])->is_mark)
      return true;
  return false;
}

/* ---- The axis ---------------------------------------------------------- */

struct axis {
  struct pdf_slice slice;
  struct chart chart;
  GPtrArray *ticks; /* struct week_label *, those whose names have room, from the left */
  const struct pdf_element *element;
  bool has_marks;
};

/* Of the names of weeks those that do not touch an earlier one. */
static void axis_choose_ticks(struct axis *axis, struct pdf *pdf)
{
  double end = 0;
  guint n = 0;
  axis->ticks = timeline_labels(axis->chart.timeline, false);
  for (guint i = 0; i < axis->ticks->len; i++) {
    struct week_label *tick = axis->ticks->pdata[i];
    double x = week_x(&axis->chart, tick->week);
    double width = pdf_string_width(pdf, STYLE_SMALL, tick->label);
    if (x < end || x + width > axis->chart.right + GAP)
      continue;
    end = x + width + TICK_GAP;
    axis->ticks->pdata[n++] = tick;
  }
  g_ptr_array_set_size(axis->ticks, (int)n);
}

static void axis_clear(struct pdf_slice *slice)
{
  g_ptr_array_unref(((struct axis *)slice)->ticks);
}

static void axis_draw_marks(const struct axis *axis, const struct pdf *pdf, double y)
{
  const struct chart *chart = &axis->chart;
  double half = (week_x(chart, 1) - week_x(chart, 0)) / 2;
  for (guint i = 0; i < chart->timeline->labels->len; i++) {
    const struct week_label *mark = chart->timeline->labels->pdata[i];
    if (mark->is_mark)
      pdf_draw_diamond(pdf, week_x(chart, mark->week) + half, y, DIAMOND);
  }
}

static void axis_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  const struct axis *axis = (const struct axis *)slice;
  double room = axis->chart.right - axis->chart.left;
  pdf_open(pdf, axis->element);
  cairo_set_line_width(pdf->cairo, RULE_WIDTH);
  for (guint i = 0; i < axis->ticks->len; i++) {
    const struct week_label *tick = axis->ticks->pdata[i];
    double x = week_x(&axis->chart, tick->week);
    pdf_draw_string(pdf, STYLE_SMALL, tick->label, 0, x, y + 8, room);
    pdf_draw_rule(pdf, x, y + AXIS_HEIGHT - 4, x, y + AXIS_HEIGHT);
  }
  pdf_draw_rule(pdf, axis->chart.left, y + AXIS_HEIGHT, axis->chart.right, y + AXIS_HEIGHT);
  if (axis->has_marks)
    axis_draw_marks(axis, pdf, y + height - MARK_HEIGHT / 2.0);
}

static const struct pdf_slice_class axis_class = {.draw = axis_draw, .clear = axis_clear};

static struct pdf_slice *flow_add_axis(struct pdf *pdf, struct pdf_flow *flow,
                                       const struct chart *chart, const struct pdf_element *element)
{
  bool has_marks = chart_has_marks(chart);
  struct axis *axis = (struct axis *)pdf_flow_add(flow, &axis_class, sizeof *axis,
                                                  AXIS_HEIGHT + (has_marks ? MARK_HEIGHT : 3));
  axis->chart = *chart;
  axis->has_marks = has_marks;
  axis->element = element;
  axis->slice.keep = true;
  axis_choose_ticks(axis, pdf);
  return &axis->slice;
}

/* ---- Rows -------------------------------------------------------------- */

struct row {
  struct pdf_slice slice;
  struct chart chart;
  struct pdf_flow *label;
  const struct bar *bar;
  const struct pdf_element *element;
};

static void row_clear(struct pdf_slice *slice)
{
  pdf_flow_free(((struct row *)slice)->label);
}

/* "3-5, done": what the bar shows, in words. */
static char *bar_note(const struct pdf *pdf, const struct bar *bar)
{
  GString *note = g_string_new(NULL);
  g_string_append_printf(note, bar->first == bar->last ? "week %u" : "weeks %u", bar->first + 1);
  if (bar->last > bar->first)
    g_string_append_printf(note, pdf->ascii ? "-%u" : "–%u", bar->last + 1);
  if (bar->done)
    g_string_append(note, ", done");
  return g_string_free(note, FALSE);
}

/* Beside the bar, on the right where there is room. */
static void row_draw_note(struct pdf *pdf, const struct row *row, double x0, double x1, double y)
{
  g_autofree char *note = bar_note(pdf, row->bar);
  double width = pdf_string_width(pdf, STYLE_SMALL, note);
  if (x1 + NOTE_GAP + width <= row->chart.right)
    pdf_draw_string(pdf, STYLE_SMALL, note, 0, x1 + NOTE_GAP, y, width + 1);
  else if (x0 - NOTE_GAP - width >= row->chart.left)
    pdf_draw_string(pdf, STYLE_SMALL, note, 1, x0 - NOTE_GAP, y, width + 1);
}

/* Above the label of a row. */
static double row_padding(const struct bar *bar)
{
  return bar->is_heading ? 3.5 * PADDING : PADDING;
}

static void row_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  const struct row *row = (const struct row *)slice;
  double at = y + row_padding(row->bar);
  for (guint i = 0; i < row->label->slices->len; i++) {
    const struct pdf_slice *line = row->label->slices->pdata[i];
    pdf_slice_draw(pdf, line, at, line->height);
    at += line->height;
  }
  if (row->bar->is_heading)
    return;
  double x0 = week_x(&row->chart, row->bar->first), x1 = week_x(&row->chart, row->bar->last + 1);
  double middle = y + PADDING + pdf_style_leading(STYLE_CELL) / 2;
  cairo_set_line_width(pdf->cairo, RULE_WIDTH);
  pdf_open(pdf, row->element);
  pdf_draw_bar(pdf, x0, middle - BAR_HEIGHT / 2, MAX(x1 - x0, 1), BAR_HEIGHT, row->bar->done);
  row_draw_note(pdf, row, x0, x1, middle + 2.7);
  pdf_draw_rule(pdf, row->label->x, y + height, row->chart.right, y + height);
}

static const struct pdf_slice_class row_class = {.draw = row_draw, .clear = row_clear};

static struct pdf_slice *flow_add_row(struct pdf *pdf, struct pdf_flow *flow,
                                      const struct chart *chart, const struct bar *bar,
                                      const struct pdf_element *element)
{
  double width = bar->is_heading ? flow->width : chart->left - GAP - flow->x;
  const struct pdf_element *part = pdf_element_new(pdf, "P", element);
  struct pdf_flow *label = pdf_flow_new(flow->x, width, NULL);
  pdf_flow_add_text(
      pdf, label,
      pdf_text_new(pdf, NULL, bar->label, bar->is_heading ? STYLE_LABEL : STYLE_CELL, part), 0);
  struct row *row = (struct row *)pdf_flow_add(flow, &row_class, sizeof *row,
                                               pdf_flow_height(label) + row_padding(bar) + PADDING);
  row->label = label;
  row->bar = bar;
  row->chart = *chart;
  row->element = part;
  row->slice.keep = bar->is_heading;
  return &row->slice;
}

/* ---- What the marks mean ----------------------------------------------- */

/* The weeks that are marked with @label, such as " (weeks 5, 13)": in words, as the bars'
 * are. */
static void append_weeks(GString *out, const struct timeline *timeline, const char *label)
{
  g_autoptr(GString) weeks = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; i < timeline->labels->len; i++) {
    const struct week_label *mark = timeline->labels->pdata[i];
    if (!mark->is_mark || strcmp(mark->label, label) != 0 || n++ > MAX_LEGEND_WEEKS)
      continue;
    if (n > MAX_LEGEND_WEEKS)
      g_string_append(weeks, ", …");
    else
      g_string_append_printf(weeks, n > 1 ? ", %u" : "%u", mark->week + 1);
  }
  g_string_append_printf(out, n == 1 ? " (week %s)" : " (weeks %s)", weeks->str);
}

static void flow_add_legend_line(struct pdf *pdf, struct pdf_flow *flow,
                                 const struct timeline *timeline, const char *label,
                                 const struct pdf_element *element)
{
  struct pdf_slice *last = flow->slices->pdata[flow->slices->len - 1];
  GString *string = g_string_new(label);
  append_weeks(string, timeline, label);
  struct pdf_text *text = pdf_text_new(pdf, NULL, NULL, STYLE_SMALL, element);
  text->string = text->owned = g_string_free(string, FALSE);
  last->keep = true;
  guint first = pdf_flow_add_text(pdf, flow, text, LEGEND_INDENT);
  pdf_flow_set_marker(flow, first, MARKER_DIAMOND, element);
}

static void flow_add_legend(struct pdf *pdf, struct pdf_flow *flow, const struct timeline *timeline,
                            const struct pdf_element *element)
{
  g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
  flow->air = 4;
  for (guint i = 0; i < timeline->labels->len; i++) {
    const struct week_label *mark = timeline->labels->pdata[i];
    if (mark->is_mark && *mark->label && g_hash_table_add(told, mark->label))
      flow_add_legend_line(pdf, flow, timeline, mark->label, pdf_element_new(pdf, "P", element));
  }
}

void pdf_flow_add_timeline(struct pdf *pdf, struct pdf_flow *flow, const struct block *block)
{
  const struct timeline *timeline = block->timeline;
  const struct pdf_element *element = pdf_element_new(pdf, "Sect", flow->element);
  guint first = flow->slices->len;
  struct chart chart = {.timeline = timeline,
                        .left = flow->x + flow->width * LABEL_PART + GAP,
                        .right = flow->x + flow->width};
  const struct pdf_slice *axis =
      flow_add_axis(pdf, flow, &chart, pdf_element_new(pdf, "P", element));
  for (guint i = 0; i < timeline->bars->len; i++)
    flow_add_row(pdf, flow, &chart, timeline->bars->pdata[i], element)->header = axis;
  flow_add_legend(pdf, flow, timeline, element);
  pdf_flow_keep(pdf, flow, first, PDF_WHOLE_PAGE);
}
