/* layout-timeline.c - timelines: bars on an axis of weeks, or sentences where there is no room */
#include "document/layout-private.h"

#include <string.h>

#define GAP_WIDTH       2
#define LABEL_LINES     3
#define MIN_LABEL_WIDTH 10
#define MIN_CELLS       8

/* How a timeline is going to be set: labels, bars, and the weeks in words. */
struct chart {
  const struct timeline *timeline;
  int label_width, words_width; /* cells */
  int axis_start, words_start;
  struct week_scale scale;
};

static const char words_heading[] = "Weeks";

/* ---- Planning ---------------------------------------------------------- */

/* The weeks of @bar and whether it is done: "1–3, done". */
static GString *bar_words(const struct layout *layout, const struct bar *bar)
{
  g_autofree char *weeks = bar_weeks_to_string(bar);
  GString *words = g_string_new(NULL);
  text_append_line(words, weeks, layout->ascii);
  if (bar->done)
    g_string_append(words, ", done");
  return words;
}

static void chart_measure_bar(struct chart *chart, const struct layout *layout,
                              const struct bar *bar)
{
  g_autoptr(GString) label = g_string_new(NULL);
  g_autoptr(GString) words = bar_words(layout, bar);
  text_append_line(label, bar->label, layout->ascii);
  chart->label_width = MAX(chart->label_width, text_width(label->str, -1));
  chart->words_width = MAX(chart->words_width, text_width(words->str, -1));
}

/* Plan the columns; false if there is no room for them. */
static bool chart_plan(struct chart *chart, const struct layout *layout)
{
  const struct timeline *timeline = chart->timeline;
  chart->words_width = (int)strlen(words_heading);
  for (guint i = 0; i < timeline->bars->len; i++) {
    const struct bar *bar = timeline->bars->pdata[i];
    if (!bar->is_heading)
      chart_measure_bar(chart, layout, bar);
  }
  int label_width = MIN(chart->label_width, layout->width / 3);
  bool is_narrow = label_width < MIN(chart->label_width, MIN_LABEL_WIDTH);
  chart->label_width = label_width;
  chart->axis_start = label_width > 0 ? label_width + GAP_WIDTH : 0;
  int room = layout->width - chart->axis_start - GAP_WIDTH - chart->words_width;
  if (is_narrow || room < MIN_CELLS)
    return false;
  chart->scale = week_scale_fit(timeline->n_weeks, (guint)room);
  chart->words_start = chart->axis_start + (int)chart->scale.n_cells + GAP_WIDTH;
  return true;
}

/* ---- The axis ---------------------------------------------------------- */

static void layout_put_line_text(struct layout *layout, enum run_style style, const char *text)
{
  g_autoptr(GString) clean = g_string_new(NULL);
  text_append_line(clean, text, layout->ascii);
  layout_put(layout, style, NULL, clean->str, clean->len, text_width(clean->str, -1));
}

static void layout_put_ticks(struct layout *layout, const struct chart *chart)
{
  g_autoptr(GPtrArray) ticks = timeline_ticks(chart->timeline, &chart->scale, layout->ascii);
  for (guint i = 0; i < ticks->len; i++) {
    const struct week_label *tick = ticks->pdata[i];
    layout_put_blanks(layout, chart->axis_start + (int)week_scale_cell(&chart->scale, tick->week));
    layout_put_line_text(layout, RUN_LABEL, tick->label);
  }
  layout_put_blanks(layout, chart->words_start);
  layout_put_line_text(layout, RUN_LABEL, words_heading);
  layout_end_line(layout);
}

/* Tell of each cell of the axis whether it has a tick, or a mark. */
static bool *chart_labelled_cells(const struct chart *chart, bool marks)
{
  bool *cells = g_new0(bool, chart->scale.n_cells);
  for (guint i = 0; i < chart->timeline->labels->len; i++) {
    const struct week_label *label = chart->timeline->labels->pdata[i];
    if (label->is_mark == marks)
      cells[week_scale_cell(&chart->scale, label->week)] = true;
  }
  return cells;
}

static void layout_put_axis(struct layout *layout, const struct chart *chart)
{
  g_autofree bool *has_tick = chart_labelled_cells(chart, false);
  layout_put_rule(layout, chart->label_width);
  layout_put_blanks(layout, chart->axis_start);
  for (guint cell = 0; cell < chart->scale.n_cells; cell++)
    layout_put_glyph(layout, RUN_RULE, has_tick[cell] ? SHEET_TICK : SHEET_LINE);
  layout_put_blanks(layout, chart->words_start);
  layout_put_rule(layout, chart->words_width);
  layout_end_line(layout);
}

/* ---- The rows ---------------------------------------------------------- */

static void layout_put_whole(struct layout *layout, enum run_style style, const char *text)
{
  struct flow flow;
  flow_init(&flow);
  flow_add_text(&flow, layout, style, text);
  layout_put_flow(layout, &flow, GAP_WIDTH);
  flow_clear(&flow);
}

/* Put as much of @text as fits, and that it goes on. */
static void layout_put_cut(struct layout *layout, const char *text, int width)
{
  const char *ellipsis = layout_glyph(layout, SHEET_ELLIPSIS);
  gsize length = text_fit(text, -1, width - text_width(ellipsis, -1), NULL);
  while (length > 0 && text[length - 1] == ' ')
    length--;
  layout_put(layout, RUN_PLAIN, NULL, text, length, text_width(text, (gssize)length));
  layout_put_glyph(layout, RUN_PLAIN, SHEET_ELLIPSIS);
}

static void layout_put_bar(struct layout *layout, const struct chart *chart, const struct bar *bar)
{
  g_autoptr(GString) words = bar_words(layout, bar);
  const struct week_scale *scale = &chart->scale;
  guint first = week_scale_cell(scale, bar->first);
  guint end = week_scale_cell(scale, bar->last) + scale->cells_per_week;
  layout_put_blanks(layout, chart->axis_start + (int)first);
  layout_put_glyphs(layout, RUN_METER, bar->done ? SHEET_BAR_DONE : SHEET_BAR_OPEN, end - first);
  layout_put_blanks(layout, chart->words_start);
  layout_put(layout, RUN_PLAIN, NULL, words->str, words->len, text_width(words->str, -1));
}

/* The label wraps, but a very long one is cut: the whole text stands elsewhere. */
static void layout_put_bar_row(struct layout *layout, const struct chart *chart,
                               const struct bar *bar)
{
  g_autoptr(GString) label = g_string_new(NULL);
  text_append_line(label, bar->label, layout->ascii);
  g_autoptr(GArray) lines = text_wrap(label->str, chart->label_width);
  for (guint i = 0; i < MIN(lines->len, LABEL_LINES); i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    const char *text = label->str + line->offset;
    if (i == LABEL_LINES - 1 && lines->len > LABEL_LINES)
      layout_put_cut(layout, text, chart->label_width);
    else
      layout_put(layout, RUN_PLAIN, NULL, text, line->length, line->width);
    if (i == 0)
      layout_put_bar(layout, chart, bar);
    layout_end_line(layout);
  }
}

/* A heading of the rows below it, set apart from those above it. */
static void layout_put_row_heading(struct layout *layout, const struct bar *bar, bool is_first)
{
  if (!is_first)
    layout_end_line(layout);
  layout_put_whole(layout, RUN_STRONG, bar->label);
}

static void layout_put_chart_rows(struct layout *layout, const struct chart *chart)
{
  for (guint i = 0; i < chart->timeline->bars->len; i++) {
    const struct bar *bar = chart->timeline->bars->pdata[i];
    if (bar->is_heading)
      layout_put_row_heading(layout, bar, i == 0);
    else
      layout_put_bar_row(layout, chart, bar);
  }
}

static void layout_put_marks(struct layout *layout, const struct chart *chart)
{
  g_autofree bool *has_mark = chart_labelled_cells(chart, true);
  bool found = false;
  for (guint cell = 0; cell < chart->scale.n_cells; cell++) {
    if (!has_mark[cell])
      continue;
    layout_put_blanks(layout, chart->axis_start + (int)cell);
    layout_put_glyph(layout, RUN_METER, SHEET_MARK);
    found = true;
  }
  if (found)
    layout_end_line(layout);
}

/* ---- Without room ------------------------------------------------------ */

static void layout_put_bar_sentence(struct layout *layout, const struct bar *bar)
{
  g_autoptr(GString) words = bar_words(layout, bar);
  g_autofree char *sentence =
      g_strdup_printf("%s%s%s %s", bar->label, *bar->label ? ": " : "",
                      bar->first == bar->last ? "week" : "weeks", words->str);
  layout_put_whole(layout, RUN_PLAIN, sentence);
}

static void layout_put_sentences(struct layout *layout, const struct timeline *timeline)
{
  for (guint i = 0; i < timeline->bars->len; i++) {
    const struct bar *bar = timeline->bars->pdata[i];
    if (bar->is_heading)
      layout_put_row_heading(layout, bar, i == 0);
    else
      layout_put_bar_sentence(layout, bar);
  }
}

void layout_put_timeline(struct layout *layout, const struct block *block)
{
  struct chart chart = {.timeline = block->timeline};
  if (chart_plan(&chart, layout)) {
    layout_put_ticks(layout, &chart);
    layout_put_axis(layout, &chart);
    layout_put_chart_rows(layout, &chart);
    layout_put_marks(layout, &chart);
  } else {
    layout_put_sentences(layout, chart.timeline);
  }
  g_autofree char *marks = timeline_explain_marks(chart.timeline);
  if (marks)
    layout_put_whole(layout, RUN_MUTED, marks);
}
