/* format-html-plan.c - what a plan needs in HTML: check lines, signatures, timelines
 *
 * Bars and lines to write on are borders: browsers print these, but not backgrounds.
 */
#include "document/format-html-private.h"

/* The cells that the axis of a timeline has about room for, in a window or on paper. */
#define AXIS_CELLS 48

/* ---- Check lines and signatures ---------------------------------------- */

static const char *check_box(const struct html *html, const struct block *check)
{
  if (html->ascii)
    return check->done ? "[x]" : "[ ]";
  return check->done ? "☑" : "☐";
}

void html_put_check(struct html *html, const struct block *check)
{
  g_string_append(html->out, "<li");
  html_put_id_attribute(html, check);
  g_string_append_printf(html->out,
                         "><span class=\"box\" role=\"img\" aria-label=\"%s\">%s</span> ",
                         check->done ? "done" : "to do", check_box(html, check));
  html_put_runs(html, check);
  for (guint i = 0; i < check->rules; i++)
    g_string_append(html->out, "<span class=\"rule\"></span>");
  g_string_append(html->out, "</li>\n");
}

void html_put_signatures(struct html *html, const struct block *signatures)
{
  g_string_append(html->out, "<div class=\"signatures\">\n");
  for (guint i = 0; i < signatures->n_columns; i++) {
    g_string_append(html->out, "<p>");
    html_put_text(html, signatures->headings[i]);
    html->pending_breaks = 0;
    g_string_append(html->out, "</p>\n");
  }
  g_string_append(html->out, "</div>\n");
}

/* ---- Timelines --------------------------------------------------------- */

/* Open a span at @week, as a part of the axis. */
static void html_open_place(struct html *html, const char *class, guint week,
                            const struct timeline *timeline)
{
  guint left = week * 10000 / timeline->n_weeks;
  g_string_append_printf(html->out, "<span class=\"%s\" style=\"left:%u.%02u%%", class, left / 100,
                         left % 100);
}

static void html_put_bar(struct html *html, const struct bar *bar, const struct timeline *timeline)
{
  guint width = (bar->last - bar->first + 1) * 10000 / timeline->n_weeks;
  html_open_place(html, bar->done ? "bar done" : "bar", bar->first, timeline);
  g_string_append_printf(html->out, ";width:%u.%02u%%\"></span>", width / 100, width % 100);
}

static void html_put_week_label(struct html *html, const char *class,
                                const struct week_label *label, const char *text,
                                const struct timeline *timeline)
{
  html_open_place(html, class, label->week, timeline);
  g_string_append(html->out, "\">");
  html_put_line(html, text);
  g_string_append(html->out, "</span>");
}

static void html_put_axis(struct html *html, const struct timeline *timeline)
{
  struct week_scale scale = week_scale_fit(timeline->n_weeks, AXIS_CELLS);
  g_autoptr(GPtrArray) ticks = timeline_ticks(timeline, &scale, html->ascii);
  g_string_append(html->out, "<thead>\n<tr><th scope=\"col\">What</th>"
                             "<td class=\"axis\"><div class=\"weeks\" aria-hidden=\"true\">");
  for (guint i = 0; i < ticks->len; i++) {
    const struct week_label *tick = ticks->pdata[i];
    html_put_week_label(html, "tick", tick, tick->label, timeline);
  }
  g_string_append(html->out, "</div></td><th scope=\"col\">Weeks</th></tr>\n</thead>\n");
}

/* A row of the timeline, or the heading of those below it. */
static void html_put_timeline_row(struct html *html, const struct bar *bar,
                                  const struct timeline *timeline)
{
  if (bar->is_heading) {
    g_string_append(html->out, "</tbody>\n<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\">");
    html_put_line(html, bar->label);
    g_string_append(html->out, "</th></tr>\n");
    return;
  }
  g_autofree char *weeks = bar_weeks_to_string(bar);
  g_string_append(html->out, "<tr><th scope=\"row\">");
  html_put_line(html, bar->label);
  g_string_append(html->out, "</th><td><div class=\"weeks\" aria-hidden=\"true\">");
  html_put_bar(html, bar, timeline);
  g_string_append(html->out, "</div></td><td>");
  html_put_line(html, weeks);
  g_string_append(html->out, bar->done ? ", done</td></tr>\n" : "</td></tr>\n");
}

static void html_put_marks(struct html *html, const struct timeline *timeline)
{
  g_autoptr(GPtrArray) marks = timeline_labels(timeline, true);
  if (marks->len == 0)
    return;
  g_string_append(html->out, "</tbody>\n<tbody>\n<tr><td></td>"
                             "<td><div class=\"weeks\" aria-hidden=\"true\">");
  for (guint i = 0; i < marks->len; i++)
    html_put_week_label(html, "mark", marks->pdata[i], "◆", timeline);
  g_string_append(html->out, "</div></td><td></td></tr>\n");
}

void html_put_timeline(struct html *html, const struct block *block)
{
  const struct timeline *timeline = block->timeline;
  g_string_append(html->out, "<table class=\"timeline\">\n");
  html_put_axis(html, timeline);
  g_string_append(html->out, "<tbody>\n");
  for (guint i = 0; i < timeline->bars->len; i++)
    html_put_timeline_row(html, timeline->bars->pdata[i], timeline);
  html_put_marks(html, timeline);
  g_string_append(html->out, "</tbody>\n</table>\n");
  g_autofree char *marks = timeline_explain_marks(timeline);
  if (!marks)
    return;
  g_string_append(html->out, "<p class=\"muted\">");
  html_put_line(html, marks);
  g_string_append(html->out, "</p>\n");
}
