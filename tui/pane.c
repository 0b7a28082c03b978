/* pane.c - a pane that scrolls a document */
#include "tui/tui-private.h"

#include <string.h>

static void drop_layout(struct pane *pane)
{
  g_clear_pointer(&pane->layout, layout_free);
}

void pane_clear(struct pane *pane)
{
  drop_layout(pane);
  g_clear_pointer(&pane->document, document_free);
  g_clear_pointer(&pane->wanted, g_free);
  g_clear_pointer(&pane->kept_target, g_free);
}

void pane_show(struct pane *pane, struct document *document, const char *anchor)
{
  pane_clear(pane);
  pane->document = document;
  pane->wanted = g_strdup(anchor);
  pane->top = pane->place = 0;
  pane->focus_line = pane->focus_span = pane->hit_line = -1;
}

void pane_refresh(struct pane *pane, struct document *document)
{
  guint place = pane->place;
  guint line = pane->focus_line > 0 ? (guint)pane->focus_line : 0;
  int row = pane->focus_line - (int)pane->top;
  g_autofree char *wanted = g_steal_pointer(&pane->wanted);
  g_autofree char *target = g_strdup(pane_target(pane));
  pane_show(pane, document, wanted);
  pane->place = place;
  pane->kept_target = g_steal_pointer(&target);
  pane->kept_line = line;
  pane->kept_row = row;
}

static guint last_top(const struct pane *pane)
{
  guint lines = layout_n_lines(pane->layout), height = (guint)MAX(pane->height, 1);
  return lines > height ? lines - height : 0;
}

/* The place of @line in the layout that is, in one of @lines lines. */
static guint scale(guint line, guint lines, guint lines_before)
{
  return lines_before ? (guint)((guint64)line * lines / lines_before) : line;
}

/* Put the cursor on the link to @target that is nearest to @line. */
static void refocus(struct pane *pane, const char *target, guint line)
{
  guint nearest = G_MAXUINT;
  for (guint i = 0; target && i < layout_n_lines(pane->layout); i++) {
    const struct line *at = layout_line(pane->layout, i);
    guint distance = i > line ? i - line : line - i;
    for (guint span = 0; span < at->n_spans && distance < nearest; span++)
      if (g_strcmp0(at->spans[span].target, target) == 0) {
        nearest = distance;
        pane->focus_line = (int)i;
        pane->focus_span = (int)span;
      }
  }
}

/* Back to the link that the cursor was on before the document was another one, in the row that
 * it was in: more or fewer lines above it must not move it out of view. */
static void take_kept_target(struct pane *pane)
{
  if (!pane->kept_target)
    return;
  refocus(pane, pane->kept_target, pane->kept_line);
  if (pane->focus_line >= 0 && pane->kept_row >= 0 && pane->kept_row < pane->height)
    pane->place = (guint)MAX(pane->focus_line - pane->kept_row, 0);
  g_clear_pointer(&pane->kept_target, g_free);
}

/* Lay the document out for @width, keeping the place: what was at the top stays
 * there, as far as a line of another width can, and the cursor on its link. */
static void fit_layout(struct app *app, struct pane *pane, int width)
{
  if (pane->layout && pane->layout_width == width && pane->layout_ascii == app->ascii)
    return;
  guint before = pane->layout ? layout_n_lines(pane->layout) : 0;
  g_autofree char *target = before ? g_strdup(pane_target(pane)) : NULL;
  guint focus = pane->focus_line > 0 ? (guint)pane->focus_line : 0;
  drop_layout(pane);
  struct layout_options options = {width, app->ascii, !pane->whole};
  pane->layout = document_layout(pane->document, &options);
  pane->layout_width = width;
  pane->layout_ascii = app->ascii;
  guint lines = layout_n_lines(pane->layout);
  pane->focus_line = pane->focus_span = -1;
  pane->place = scale(pane->place, lines, before);
  refocus(pane, target, scale(focus, lines, before));
  take_kept_target(pane);
}

void pane_prepare(struct app *app, struct pane *pane, int width)
{
  if (width > 0)
    fit_layout(app, pane, width);
}

static void go_to_wanted(struct pane *pane)
{
  int line = pane->wanted ? layout_find_anchor(pane->layout, pane->wanted) : -1;
  if (line >= 0) {
    pane->place = line > pane->height / 3 ? (guint)(line - pane->height / 3) : 0;
    pane->hit_line = line;
  }
  g_clear_pointer(&pane->wanted, g_free);
}

/* The column at which span @span of @line begins. */
static int span_column(const struct line *line, int span)
{
  return text_width(line->text, (gssize)line->spans[span].offset);
}

/* Where the first hit at or below @line stands, if it is in view. */
static bool find_hit(const struct app *app, const struct pane *pane, int line, struct rect area,
                     int *y, int *x)
{
  const struct query *query = app_marks(app);
  gsize start, length;
  int end = MIN((int)layout_n_lines(pane->layout), (int)pane->top + area.height);
  for (int i = MAX(line, (int)pane->top); query && i < end; i++) {
    const char *text = layout_line(pane->layout, (guint)i)->text;
    if (query_next(query, text, -1, 0, &start, &length)) {
      *y = i - (int)pane->top;
      *x = text_width(text, (gssize)start);
      return true;
    }
  }
  return false;
}

/* The cursor stands on the link one is on, or on the hit one came for, or at the top. */
static void draw_cursor(struct app *app, const struct pane *pane, struct rect area)
{
  int y = pane->focus_line - (int)pane->top, x = 0;
  if (pane->focus_line >= 0 && y >= 0 && y < area.height)
    x = span_column(layout_line(pane->layout, (guint)pane->focus_line), pane->focus_span);
  else if (pane->hit_line < 0 || !find_hit(app, pane, pane->hit_line, area, &y, &x))
    y = 0;
  canvas_cursor(app, area.y + y, area.x + MIN(x, area.width - 1));
}

void pane_draw(struct app *app, struct pane *pane, struct rect area, bool focused)
{
  if (!pane->document || area.height < 1 || area.width < 1)
    return;
  pane->height = area.height;
  fit_layout(app, pane, area.width);
  if (pane->wanted)
    go_to_wanted(pane);
  pane->top = MIN(pane->place, last_top(pane));
  guint end = MIN(layout_n_lines(pane->layout), pane->top + (guint)area.height);
  for (guint i = pane->top; i < end; i++)
    canvas_line(app, area.y + (int)(i - pane->top), area.x, area.width,
                layout_line(pane->layout, i),
                focused && (int)i == pane->focus_line ? pane->focus_span : -1, pane->quiet);
  pane->drawn = (int)(end - pane->top);
  if (focused)
    draw_cursor(app, pane, area);
}

void pane_more(const struct pane *pane, guint *above, guint *below)
{
  guint lines = pane->layout ? layout_n_lines(pane->layout) : 0;
  guint seen = pane->top + (guint)MAX(pane->height, 0);
  *above = pane->top;
  *below = lines > seen ? lines - seen : 0;
}

/* The first line to show after @action, or G_MAXUINT if that does not scroll. */
static guint scrolled(const struct pane *pane, enum action action)
{
  guint page = (guint)MAX(pane->height - 1, 1), top = pane->top;
  switch (action) {
  case ACTION_UP:
    return top - (top > 0);
  case ACTION_DOWN:
    return top + 1;
  case ACTION_PAGE_UP:
    return top - MIN(top, page);
  case ACTION_PAGE_DOWN:
    return top + page;
  case ACTION_FIRST:
    return 0;
  case ACTION_LAST:
    return last_top(pane);
  default:
    return G_MAXUINT;
  }
}

enum verdict pane_act(struct pane *pane, enum action action)
{
  guint top = pane->layout ? scrolled(pane, action) : G_MAXUINT;
  if (top == G_MAXUINT)
    return UNHANDLED;
  pane->top = pane->place = MIN(top, last_top(pane));
  return HANDLED;
}

/* Bring the link under the cursor into view. */
static void reveal_focus(struct pane *pane)
{
  if (pane->focus_line < (int)pane->top)
    pane->place = (guint)pane->focus_line;
  else if (pane->focus_line >= (int)pane->top + pane->height)
    pane->place = (guint)(pane->focus_line - pane->height + 1);
  pane->top = MIN(pane->place, last_top(pane)); /* the next key may come before the drawing */
}

/* Where to begin to look for a link: at the one under the cursor if it is in view,
 * else at the edge of what is. */
static void search_start(const struct pane *pane, int by, int *line, int *span)
{
  int first = (int)pane->top, end = first + pane->height;
  *line = pane->focus_line;
  *span = pane->focus_span;
  if (*line >= first && *line < end)
    return;
  *line = by > 0 ? first : MIN(end, (int)layout_n_lines(pane->layout)) - 1;
  *span = by > 0 ? -1 : G_MAXINT;
}

/* Tell whether the cursor may go to a link to @target: to one of the kind that is looked
 * for, and then not to another piece of the one it is on. */
static bool is_wanted_link(const struct pane *pane, const char *target, const char *kind)
{
  if (!target || !kind)
    return target != NULL;
  return g_str_has_prefix(target, kind) && g_strcmp0(target, pane_target(pane)) != 0;
}

/* Move to the next link, or to the next of @kind, before line @end. */
static bool step_link(struct pane *pane, int by, const char *kind, int begin, int end)
{
  int line, span;
  search_start(pane, by, &line, &span);
  for (; line >= begin && line < end; line += by) {
    const struct line *at = layout_line(pane->layout, (guint)line);
    int last = (int)at->n_spans - 1;
    for (span = MIN(span + by, by > 0 ? G_MAXINT : last); span >= 0 && span <= last; span += by)
      if (is_wanted_link(pane, at->spans[span].target, kind)) {
        pane->focus_line = line;
        pane->focus_span = span;
        reveal_focus(pane);
        return true;
      }
    span = by > 0 ? -1 : G_MAXINT;
  }
  return false;
}

bool pane_step_link(struct pane *pane, int by)
{
  return pane->layout && step_link(pane, by, NULL, 0, (int)layout_n_lines(pane->layout));
}

void pane_show_below(struct pane *pane, guint lines)
{
  guint height = (guint)MAX(pane->height, 1), line = (guint)MAX(pane->focus_line, 0);
  guint end = line + MIN(lines, height - 1) + 1;
  if (end > pane->top + height)
    pane->place = end - height;
  pane->top = MIN(pane->place, last_top(pane));
}

bool pane_step_to(struct pane *pane, const char *kind)
{
  return pane->layout && step_link(pane, 1, kind, 0, (int)layout_n_lines(pane->layout));
}

bool pane_step_in_view(struct pane *pane, int by, const char *kind)
{
  int lines = pane->layout ? (int)layout_n_lines(pane->layout) : 0;
  int end = MIN(lines, (int)pane->top + pane->height);
  return pane->layout && step_link(pane, by, kind, (int)pane->top, end);
}

const char *pane_target(const struct pane *pane)
{
  if (!pane->layout || pane->focus_line < 0)
    return NULL;
  return layout_line(pane->layout, (guint)pane->focus_line)->spans[pane->focus_span].target;
}

/* The line and the index of the span drawn at @y, @x; -1 if there is none. */
static int span_at(const struct pane *pane, int y, int x, guint *index)
{
  *index = pane->top + (guint)y;
  if (!pane->layout || *index >= layout_n_lines(pane->layout))
    return -1;
  const struct line *line = layout_line(pane->layout, *index);
  for (guint i = 0; i < line->n_spans; i++) {
    int from = span_column(line, (int)i);
    int width = text_width(line->text + line->spans[i].offset, (gssize)line->spans[i].length);
    if (x >= from && x < from + width)
      return (int)i;
  }
  return -1;
}

const char *pane_target_at(const struct pane *pane, int y, int x)
{
  guint line;
  int span = span_at(pane, y, x, &line);
  return span < 0 ? NULL : layout_line(pane->layout, line)->spans[span].target;
}

bool pane_focus_line(struct pane *pane, int y, const char *kind)
{
  guint line = pane->top + (guint)y;
  if (!pane->layout || line >= layout_n_lines(pane->layout))
    return false;
  const struct line *at = layout_line(pane->layout, line);
  for (guint i = 0; i < at->n_spans; i++)
    if (at->spans[i].target && g_str_has_prefix(at->spans[i].target, kind)) {
      pane->focus_line = (int)line;
      pane->focus_span = (int)i;
      return true;
    }
  return false;
}

bool pane_focus_at(struct pane *pane, int y, int x)
{
  guint line;
  int span = span_at(pane, y, x, &line);
  if (span < 0 || !layout_line(pane->layout, line)->spans[span].target)
    return false;
  pane->focus_line = (int)line;
  pane->focus_span = span;
  return true;
}

static void say_how_to_open(struct app *app)
{
  g_autofree char *next = app_key(app, ACTION_NEXT), *open = app_key(app, ACTION_OPEN);
  app_say(app, "%s goes to a link; %s opens it", next, open);
}

enum verdict pane_screen_act(struct app *app, struct pane *pane, enum action action)
{
  switch (action) {
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
    if (!pane_step_link(pane, action == ACTION_NEXT ? 1 : -1))
      app_say(app, "No further link on this page");
    return HANDLED;
  case ACTION_OPEN:
    if (!app_open_target(app, pane_target(pane)))
      say_how_to_open(app);
    return HANDLED;
  default:
    return pane_act(pane, action);
  }
}

enum verdict pane_screen_mouse(struct app *app, struct pane *pane, struct rect area,
                               const struct event *event)
{
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return pane_act(pane, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  if (rect_has(area, event->y, event->x))
    app_open_target(app, pane_target_at(pane, event->y - area.y, event->x - area.x));
  return HANDLED;
}
