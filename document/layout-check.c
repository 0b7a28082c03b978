/* layout-check.c - what is filled in with a pen: boxes to tick, places to sign */
#include "document/layout-private.h"

#include <string.h>

#define BOX_WIDTH           4
#define SIGNATURE_GAP       3
#define MIN_SIGNATURE_WIDTH 24
#define MAX_SIGNATURE_WIDTH 36

/* ---- Check lines ------------------------------------------------------- */

/* Brackets, not U+2610 and U+2611: the console's fonts lack these, and some terminals draw
 * the ticked one as a picture two cells wide. */
static const char *check_box(const struct block *check)
{
  return check->done ? "[x] " : "[ ] ";
}

/* True if @check is so long that the next one is to be set apart from it. */
static bool check_is_long(const struct block *check)
{
  for (const struct run *run = check->first_run; run; run = run->next)
    if (strchr(run->text, '\n'))
      return true;
  return check->rules > 0;
}

void layout_put_check(struct layout *layout, const struct block *check)
{
  struct flow flow;
  flow_init(&flow);
  int hang = layout_can_hang(layout, BOX_WIDTH) ? BOX_WIDTH : 0;
  if (hang > 0)
    layout_put(layout, RUN_METER, NULL, check_box(check), BOX_WIDTH, BOX_WIDTH);
  else
    flow_add_solid(&flow, RUN_METER, check_box(check));
  flow_add_block(&flow, layout, RUN_PLAIN, check);
  layout_put_flow(layout, &flow, hang);
  flow_clear(&flow);
  for (guint i = 0; i < check->rules; i++) {
    layout_put_blanks(layout, hang);
    layout_put_writing_line(layout, layout_prose_width(layout) - hang);
    layout_end_line(layout);
  }
  if (check_is_long(check))
    layout->previous = BLOCK_PARAGRAPH;
}

/* ---- Signatures -------------------------------------------------------- */

/* A place to sign. */
struct place {
  struct flow label;
  GArray *lines; /* struct text_line, of the label */
};

/* Some places to sign, side by side. */
struct place_row {
  struct place *places;
  guint n, height; /* height: the lines of the longest label */
  int width;       /* of a place, in cells */
};

static void place_row_fill(struct place_row *row, const struct layout *layout, char **labels)
{
  row->height = 0;
  for (guint i = 0; i < row->n; i++) {
    struct place *place = &row->places[i];
    flow_init(&place->label);
    flow_add_text(&place->label, layout, RUN_PLAIN, labels[i]);
    place->lines = flow_wrap(&place->label, row->width);
    if (*labels[i])
      row->height = MAX(row->height, place->lines->len);
  }
}

static void place_row_clear(struct place_row *row)
{
  for (guint i = 0; i < row->n; i++) {
    flow_clear(&row->places[i].label);
    g_array_unref(row->places[i].lines);
  }
}

static void layout_put_place(struct layout *layout, const struct place_row *row, guint index)
{
  layout_put_blanks(layout, (int)index * (row->width + SIGNATURE_GAP));
}

static void layout_put_place_row(struct layout *layout, const struct place_row *row)
{
  for (guint i = 0; i < row->n; i++) {
    layout_put_place(layout, row, i);
    layout_put_writing_line(layout, row->width);
  }
  layout_end_line(layout);
  for (guint line = 0; line < row->height; line++) {
    for (guint i = 0; i < row->n; i++) {
      struct place *place = &row->places[i];
      if (line >= place->lines->len)
        continue;
      layout_put_place(layout, row, i);
      flow_put_line(&place->label, layout, &g_array_index(place->lines, struct text_line, line));
    }
    layout_end_line(layout);
  }
}

void layout_put_signatures(struct layout *layout, const struct block *signatures)
{
  guint n = signatures->n_columns;
  guint fit = (guint)(layout->width + SIGNATURE_GAP) / (MIN_SIGNATURE_WIDTH + SIGNATURE_GAP);
  guint per_row = CLAMP(fit, 1, n);
  int width = (layout->width + SIGNATURE_GAP) / (int)per_row - SIGNATURE_GAP;
  g_autofree struct place *places = g_new0(struct place, per_row);
  struct place_row row = {.places = places, .width = CLAMP(width, 1, MAX_SIGNATURE_WIDTH)};
  for (guint first = 0; first < n; first += per_row) {
    row.n = MIN(per_row, n - first);
    place_row_fill(&row, layout, signatures->headings + first);
    layout_end_line(layout); /* room for a pen */
    layout_put_place_row(layout, &row);
    place_row_clear(&row);
  }
}
