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
}

/* ---- Signatures -------------------------------------------------------- */

/* Some of the places to sign, side by side. */
struct signature_row {
  const struct block *signatures;
  guint first, n;
  int width; /* of a place, in cells */
};

static int signature_column(const struct signature_row *row, guint index)
{
  return (int)index * (row->width + SIGNATURE_GAP);
}

static void layout_put_signature_lines(struct layout *layout, const struct signature_row *row)
{
  for (guint i = 0; i < row->n; i++) {
    layout_put_blanks(layout, signature_column(row, i));
    layout_put_writing_line(layout, row->width);
  }
  layout_end_line(layout);
}

/* Put line @line of the labels; false if they have fewer. */
static bool layout_put_signature_labels(struct layout *layout, const struct signature_row *row,
                                        guint line)
{
  bool found = false;
  for (guint i = 0; i < row->n; i++) {
    struct flow flow;
    flow_init(&flow);
    flow_add_text(&flow, layout, RUN_PLAIN, row->signatures->headings[row->first + i]);
    g_autoptr(GArray) lines = flow_wrap(&flow, row->width);
    if (line < lines->len && flow.text->len > 0) {
      const struct text_line *piece = &g_array_index(lines, struct text_line, line);
      layout_put_blanks(layout, signature_column(row, i));
      layout_put(layout, RUN_PLAIN, NULL, flow.text->str + piece->offset, piece->length,
                 piece->width);
      found = true;
    }
    flow_clear(&flow);
  }
  if (found)
    layout_end_line(layout);
  return found;
}

void layout_put_signatures(struct layout *layout, const struct block *signatures)
{
  guint n = signatures->n_columns;
  guint fit = (guint)(layout->width + SIGNATURE_GAP) / (MIN_SIGNATURE_WIDTH + SIGNATURE_GAP);
  guint per_row = CLAMP(fit, 1, n);
  int width = (layout->width + SIGNATURE_GAP) / (int)per_row - SIGNATURE_GAP;
  struct signature_row row = {signatures, 0, per_row, CLAMP(width, 1, MAX_SIGNATURE_WIDTH)};
  for (; row.first < n; row.first += per_row) {
    row.n = MIN(per_row, n - row.first);
    layout_end_line(layout); /* room for a pen */
    layout_put_signature_lines(layout, &row);
    for (guint line = 0; layout_put_signature_labels(layout, &row, line); line++)
      ;
  }
}
