/* pdf-pages.c - the module that makes PDF: which slice stands on which page */
#include "document/pdf-private.h"

#define ROUNDING   0.01 /* points that sums may be off */
#define FEW_LINES  0.12 /* of a page */
#define LESS_AIR   0.7
#define MAX_GROWTH MILLIMETRES(9) /* of a row to write in: room for a second line */

/* How far a flow has been placed. */
struct cursor {
  const struct pdf_flow *flow;
  guint next;
  struct cursor *columns; /* of slice @next, if it has begun; or NULL */
};

struct paginator {
  struct pdf_pages *pages;
  double top, bottom;
  bool breaks; /* a page break has come */
};

/* A place to fill: from @y down. */
struct region {
  double y;
  bool must; /* nothing stands on this page yet: something has to */
};

static void place(struct paginator *paginator, const struct pdf_slice *slice, double y,
                  double height)
{
  struct pdf_placement placement = {slice, y, height};
  g_array_append_val(paginator->pages->placements, placement);
}

static bool cursor_is_done(const struct cursor *cursor)
{
  return cursor->next >= cursor->flow->slices->len;
}

static double fill(struct paginator *paginator, struct cursor *cursor, struct region region);

/* ---- Columns ----------------------------------------------------------- */

static void cursor_begin_columns(struct cursor *cursor, const struct pdf_columns *columns)
{
  if (cursor->columns)
    return;
  cursor->columns = g_new0(struct cursor, MAX(columns->flows->len, 1));
  for (guint i = 0; i < columns->flows->len; i++)
    cursor->columns[i].flow = columns->flows->pdata[i];
}

static void cursor_end_columns(struct cursor *cursor)
{
  g_clear_pointer(&cursor->columns, g_free);
}

/* Place what fits of the columns; @done becomes true if that was the rest. */
static double fill_columns(struct paginator *paginator, struct cursor *cursor,
                           const struct pdf_columns *columns, struct region region, bool *done)
{
  guint frame = paginator->pages->placements->len;
  double lowest = region.y;
  place(paginator, &columns->slice, region.y, 0);
  cursor_begin_columns(cursor, columns);
  region.y += columns->padding;
  *done = true;
  for (guint i = 0; i < columns->flows->len; i++) {
    double y = fill(paginator, &cursor->columns[i], region);
    lowest = MAX(lowest, y);
    *done = *done && cursor_is_done(&cursor->columns[i]);
  }
  if (*done)
    cursor_end_columns(cursor);
  lowest += columns->padding;
  g_array_index(paginator->pages->placements, struct pdf_placement, frame).height =
      lowest - g_array_index(paginator->pages->placements, struct pdf_placement, frame).y;
  return lowest;
}

/* ---- Flows ------------------------------------------------------------- */

static bool fits(const struct paginator *paginator, const struct cursor *cursor, double y)
{
  double limit = paginator->bottom - paginator->top;
  return y + pdf_flow_chain(cursor->flow, cursor->next, limit) <= paginator->bottom + ROUNDING;
}

/* Fill @region from where @cursor is. Returns where what was placed ends. */
static double fill(struct paginator *paginator, struct cursor *cursor, struct region region)
{
  bool placed = false;
  double y = region.y;
  for (; !cursor_is_done(cursor) && !paginator->breaks; cursor->next++) {
    const struct pdf_slice *slice = cursor->flow->slices->pdata[cursor->next];
    bool must = region.must && !placed;
    double start = placed ? y + slice->air : y;
    if (slice->class->breaks_page) {
      paginator->breaks = true;
      continue;
    }
    if (!must && !cursor->columns && !fits(paginator, cursor, start))
      return y;
    if (must && slice->header && cursor->next > 0) {
      place(paginator, slice->header, start, slice->header->height);
      start += slice->header->height;
    }
    placed = true;
    if (slice->class->is_columns && !((const struct pdf_columns *)slice)->whole) {
      bool done;
      y = fill_columns(paginator, cursor, (const struct pdf_columns *)slice,
                       (struct region){start, must}, &done);
      if (!done)
        return y;
    } else {
      place(paginator, slice, start, slice->height);
      y = start + slice->height;
    }
  }
  return y;
}

/* ---- Room that is left ------------------------------------------------- */

/* Let the rows of a page that one writes in have @room, each the same of it: those after
 * placement @start. */
static void grow(const struct pdf_pages *pages, guint start, double room)
{
  double shift = 0, more;
  guint n = 0;
  for (guint i = start; i < pages->placements->len; i++)
    n += g_array_index(pages->placements, struct pdf_placement, i).slice->grows;
  more = n > 0 ? CLAMP(room / n, 0, MAX_GROWTH) : 0;
  for (guint i = start; i < pages->placements->len; i++) {
    struct pdf_placement *placement = &g_array_index(pages->placements, struct pdf_placement, i);
    placement->y += shift;
    if (placement->slice->grows) {
      placement->height += more;
      shift += more;
    }
  }
}

/* ---- Pages ------------------------------------------------------------- */

/* Returns where the last page ends. */
static double pages_fill(struct pdf_pages *pages, const struct pdf *pdf,
                         const struct pdf_flow *flow)
{
  struct paginator paginator = {.pages = pages, .top = pdf->top, .bottom = pdf->bottom};
  struct cursor cursor = {.flow = flow};
  double end;
  pages->placements = g_array_new(FALSE, FALSE, sizeof(struct pdf_placement));
  pages->starts = g_array_new(FALSE, FALSE, sizeof(guint));
  do {
    guint start = pages->placements->len;
    paginator.breaks = false;
    end = fill(&paginator, &cursor, (struct region){pdf->top, true});
    grow(pages, start, paginator.bottom - end);
    /* breaks at the beginning, at the end, and in a row make no empty pages */
    if (pages->placements->len > start || (cursor_is_done(&cursor) && pages->starts->len == 0))
      g_array_append_val(pages->starts, start);
  } while (!cursor_is_done(&cursor));
  return end;
}

static void flow_scale_airs(struct pdf_flow *flow, double factor)
{
  for (guint i = 0; i < flow->slices->len; i++)
    ((struct pdf_slice *)flow->slices->pdata[i])->air *= factor;
}

/* A page for a few lines is none: where less air saves it, there is less. */
void pdf_pages_init(struct pdf_pages *pages, const struct pdf *pdf, struct pdf_flow *flow)
{
  double used = pages_fill(pages, pdf, flow) - pdf->top;
  guint n = pages->starts->len;
  if (n < 2 || used > (pdf->bottom - pdf->top) * FEW_LINES)
    return;
  pdf_pages_clear(pages);
  flow_scale_airs(flow, LESS_AIR);
  pages_fill(pages, pdf, flow);
  if (pages->starts->len < n)
    return;
  pdf_pages_clear(pages);
  flow_scale_airs(flow, 1 / LESS_AIR);
  pages_fill(pages, pdf, flow);
}

void pdf_pages_clear(struct pdf_pages *pages)
{
  g_clear_pointer(&pages->placements, g_array_unref);
  g_clear_pointer(&pages->starts, g_array_unref);
}
