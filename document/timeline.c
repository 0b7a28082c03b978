/* timeline.c - bars over weeks: building them, and saying them in words */
#include "document/document-private.h"

#include <string.h>

#define MAX_CELLS_PER_WEEK 4

/* ---- Building ---------------------------------------------------------- */

static void bar_free(gpointer data)
{
  struct bar *bar = data;
  g_free(bar->label);
  g_free(bar);
}

static void week_label_free(gpointer data)
{
  struct week_label *label = data;
  g_free(label->label);
  g_free(label);
}

struct timeline *timeline_new(guint n_weeks)
{
  struct timeline *timeline = g_new0(struct timeline, 1);
  timeline->n_weeks = CLAMP(n_weeks, 1, MAX_TIMELINE_WEEKS);
  timeline->bars = g_ptr_array_new_with_free_func(bar_free);
  timeline->labels = g_ptr_array_new_with_free_func(week_label_free);
  return timeline;
}

void timeline_free(struct timeline *timeline)
{
  if (!timeline)
    return;
  g_ptr_array_unref(timeline->bars);
  g_ptr_array_unref(timeline->labels);
  g_free(timeline);
}

static void timeline_add_label(struct timeline *timeline, guint week, const char *label,
                               bool is_mark)
{
  struct week_label *added = g_new0(struct week_label, 1);
  added->label = g_strdup(label ? label : "");
  added->week = MIN(week, timeline->n_weeks - 1);
  added->is_mark = is_mark;
  g_ptr_array_add(timeline->labels, added);
}

void timeline_add_tick(struct block *block, guint week, const char *label)
{
  timeline_add_label(block->timeline, week, label, false);
}

void timeline_add_mark(struct block *block, guint week, const char *label)
{
  timeline_add_label(block->timeline, week, label, true);
}

static struct bar *timeline_add_row(struct timeline *timeline, const char *label)
{
  struct bar *bar = g_new0(struct bar, 1);
  bar->label = g_strdup(label ? label : "");
  g_ptr_array_add(timeline->bars, bar);
  return bar;
}

void timeline_add_heading(struct block *block, const char *label)
{
  timeline_add_row(block->timeline, label)->is_heading = true;
}

void timeline_add_bar(struct block *block, const char *label, guint first, guint last, bool done)
{
  struct bar *bar = timeline_add_row(block->timeline, label);
  bar->first = MIN(first, block->timeline->n_weeks - 1);
  bar->last = CLAMP(last, bar->first, block->timeline->n_weeks - 1);
  bar->done = done;
}

/* ---- In words ---------------------------------------------------------- */

char *bar_weeks_to_string(const struct bar *bar)
{
  if (bar->first == bar->last)
    return g_strdup_printf("%u", bar->first + 1);
  return g_strdup_printf("%u–%u", bar->first + 1, bar->last + 1);
}

static int compare_weeks(gconstpointer a, gconstpointer b)
{
  const struct week_label *const *first = a, *const *second = b;
  return (*first)->week < (*second)->week ? -1 : (*first)->week > (*second)->week;
}

GPtrArray *timeline_labels(const struct timeline *timeline, bool marks)
{
  GPtrArray *sorted = g_ptr_array_new();
  for (guint i = 0; i < timeline->labels->len; i++) {
    struct week_label *label = timeline->labels->pdata[i];
    if (label->is_mark == marks)
      g_ptr_array_add(sorted, label);
  }
  g_ptr_array_sort(sorted, compare_weeks); /* GLib's sort is stable */
  return sorted;
}

/* The weeks of all @marks called @label: "4, 8, 12". */
static guint append_weeks(GString *out, const GPtrArray *marks, const char *label)
{
  guint n_weeks = 0, previous = G_MAXUINT;
  for (guint i = 0; i < marks->len; i++) {
    const struct week_label *mark = marks->pdata[i];
    if (strcmp(mark->label, label) != 0 || mark->week == previous)
      continue;
    g_string_append_printf(out, n_weeks++ ? ", %u" : "%u", mark->week + 1);
    previous = mark->week;
  }
  return n_weeks;
}

char *timeline_explain_marks(const struct timeline *timeline)
{
  g_autoptr(GPtrArray) marks = timeline_labels(timeline, true);
  g_autoptr(GHashTable) explained = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GString) weeks = g_string_new(NULL);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < marks->len; i++) {
    const struct week_label *mark = marks->pdata[i];
    if (!g_hash_table_add(explained, mark->label))
      continue;
    g_string_truncate(weeks, 0);
    guint n_weeks = append_weeks(weeks, marks, mark->label);
    g_string_append_printf(out, "%s%s%s%s %s", out->len ? "; " : "◆ ", mark->label,
                           *mark->label ? " in " : "", n_weeks == 1 ? "week" : "weeks", weeks->str);
  }
  return g_string_free(out, out->len == 0);
}

static void table_add_bar(struct block *table, const struct bar *bar)
{
  g_autofree char *weeks = bar->is_heading ? NULL : bar_weeks_to_string(bar);
  block_add_run(block_add_cell(table), bar->is_heading ? RUN_STRONG : RUN_PLAIN, bar->label);
  block_add_text_cell(table, weeks);
  block_add_text_cell(table, bar->done ? "yes" : NULL);
}

struct document *timeline_in_words(const struct block *block)
{
  static const char *const headings[] = {"What", "Weeks", "Done"};
  struct document *document = document_new(NULL);
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < block->timeline->bars->len; i++)
    table_add_bar(table, block->timeline->bars->pdata[i]);
  g_autofree char *marks = timeline_explain_marks(block->timeline);
  if (marks)
    block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN, marks);
  return document;
}

/* ---- On a scale -------------------------------------------------------- */

struct week_scale week_scale_fit(guint n_weeks, guint n_cells)
{
  n_cells = MAX(n_cells, 1);
  guint weeks_per_cell = (n_weeks + n_cells - 1) / n_cells;
  if (weeks_per_cell > 1)
    return (struct week_scale){(n_weeks + weeks_per_cell - 1) / weeks_per_cell, 1, weeks_per_cell};
  guint cells_per_week = MIN(n_cells / n_weeks, MAX_CELLS_PER_WEEK);
  return (struct week_scale){n_weeks * cells_per_week, cells_per_week, 1};
}

guint week_scale_cell(const struct week_scale *scale, guint week)
{
  return week / scale->weeks_per_cell * scale->cells_per_week;
}

GPtrArray *timeline_ticks(const struct timeline *timeline, const struct week_scale *scale,
                          bool ascii)
{
  GPtrArray *ticks = timeline_labels(timeline, false);
  g_autoptr(GString) text = g_string_new(NULL);
  guint n_kept = 0, free_from = 0;
  for (guint i = 0; i < ticks->len; i++) {
    const struct week_label *tick = ticks->pdata[i];
    guint cell = week_scale_cell(scale, tick->week);
    g_string_truncate(text, 0);
    text_append_line(text, tick->label, ascii);
    guint width = (guint)text_width(text->str, -1);
    if (cell < free_from || width > scale->n_cells - cell)
      continue;
    ticks->pdata[n_kept++] = ticks->pdata[i];
    free_from = cell + width + 1;
  }
  g_ptr_array_set_size(ticks, (int)n_kept);
  return ticks;
}
