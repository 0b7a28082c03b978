/* pdf-flow.c - the module that makes PDF: slices, and the flow of blocks */
#include "document/pdf-private.h"

#define LIST_INDENT  13
#define VOICE_INDENT 12
#define BOX_SIZE     8

/* ---- Flows ------------------------------------------------------------- */

static void slice_free(gpointer data)
{
  struct pdf_slice *slice = data;
  if (slice->class->clear)
    slice->class->clear(slice);
  g_free(slice);
}

struct pdf_flow *pdf_flow_new(double x, double width, const struct pdf_element *element)
{
  struct pdf_flow *flow = g_new0(struct pdf_flow, 1);
  flow->slices = g_ptr_array_new_with_free_func(slice_free);
  flow->x = x;
  flow->width = width;
  flow->element = element;
  return flow;
}

void pdf_flow_free(gpointer data)
{
  struct pdf_flow *flow = data;
  g_ptr_array_unref(flow->slices);
  g_free(flow);
}

static struct pdf_slice *flow_slice(const struct pdf_flow *flow, guint index)
{
  return flow->slices->pdata[index];
}

static double flow_height_from(const struct pdf_flow *flow, guint first)
{
  double height = 0;
  for (guint i = first; i < flow->slices->len; i++)
    height += (i > first ? flow_slice(flow, i)->air : 0) + flow_slice(flow, i)->height;
  return height;
}

double pdf_flow_height(const struct pdf_flow *flow)
{
  return flow_height_from(flow, 0);
}

struct pdf_slice *pdf_flow_add(struct pdf_flow *flow, const struct pdf_slice_class *class,
                               gsize size, double height)
{
  struct pdf_slice *slice = g_malloc0(size);
  slice->class = class;
  slice->x = flow->x;
  slice->air = flow->air;
  slice->anchor = flow->anchor;
  slice->height = height;
  flow->air = 0;
  flow->anchor = NULL;
  g_ptr_array_add(flow->slices, slice);
  return slice;
}

/* ---- Keeping together -------------------------------------------------- */

/* What of a slice must stand on a page that it begins on. */
static double slice_least(const struct pdf_slice *slice, double limit)
{
  const struct pdf_columns *columns = (const struct pdf_columns *)slice;
  double least = 0;
  if (!slice->class->is_columns || columns->whole)
    return slice->height;
  for (guint i = 0; i < columns->flows->len; i++) {
    const struct pdf_flow *flow = columns->flows->pdata[i];
    if (flow->slices->len > 0)
      least = MAX(least, pdf_flow_chain(flow, 0, limit));
  }
  return least;
}

double pdf_flow_chain(const struct pdf_flow *flow, guint index, double limit)
{
  double height = 0;
  for (guint i = index; i < flow->slices->len && height <= limit; i++) {
    const struct pdf_slice *slice = flow_slice(flow, i);
    height += i > index ? slice->air : 0;
    if (!slice->keep || i + 1 == flow->slices->len)
      return height + slice_least(slice, limit);
    height += slice->height;
  }
  return height <= limit ? height : slice_least(flow_slice(flow, index), limit);
}

void pdf_flow_keep(const struct pdf *pdf, struct pdf_flow *flow, guint first, double part)
{
  if (flow_height_from(flow, first) > (pdf->bottom - pdf->top) * part)
    return;
  for (guint i = first; i + 1 < flow->slices->len; i++)
    flow_slice(flow, i)->keep = true;
}

/* Keep the slices @first and @first + 1 on one page unless that would leave a hole in it. */
static void flow_keep_pair(const struct pdf *pdf, struct pdf_flow *flow, guint first, double part)
{
  struct pdf_slice *slice = flow_slice(flow, first), *next = flow_slice(flow, first + 1);
  if (slice->height + next->height <= (pdf->bottom - pdf->top) * part)
    slice->keep = true;
}

void pdf_flow_keep_ends(const struct pdf *pdf, struct pdf_flow *flow, guint first, double part)
{
  if (first + 1 >= flow->slices->len)
    return;
  flow_keep_pair(pdf, flow, first, part);
  flow_keep_pair(pdf, flow, flow->slices->len - 2, part);
}

void pdf_flow_keep_last(struct pdf_flow *flow)
{
  if (flow->slices->len > 0)
    flow_slice(flow, flow->slices->len - 1)->keep = true;
}

/* ---- Lines of text ----------------------------------------------------- */

struct line_slice {
  struct pdf_slice slice;
  struct pdf_text *text;
  const struct pdf_element *marker_element;
  guint line;
  enum pdf_marker marker;
  double baseline, shift;
};

static void draw_marker(struct pdf *pdf, const struct line_slice *line, double y)
{
  if (line->marker == MARKER_NONE)
    return;
  pdf_open(pdf, line->marker_element);
  if (line->marker == MARKER_BULLET)
    pdf_draw_string(pdf, line->text->style, pdf->ascii ? "-" : "•", 0,
                    line->slice.x - LIST_INDENT + 2, y, LIST_INDENT);
  else if (line->marker == MARKER_DIAMOND)
    pdf_draw_string(pdf, line->text->style, "◆", 0, line->slice.x - LIST_INDENT, y, LIST_INDENT);
  else
    pdf_draw_box(pdf, line->slice.x - 2 * BOX_SIZE, y - BOX_SIZE + 0.7, BOX_SIZE,
                 line->marker == MARKER_TICKED_BOX);
}

static void line_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  const struct line_slice *line = (const struct line_slice *)slice;
  (void)height;
  draw_marker(pdf, line, y + line->baseline);
  if (line->text->in_outline && line->line == 0)
    pdf_add_outline(pdf, line->text->block, y);
  pdf_text_draw_line(pdf, line->text, line->line, slice->x + line->shift, y + line->baseline);
}

static const struct pdf_slice_class line_class = {.draw = line_draw};

static void flow_add_line(struct pdf_flow *flow, struct pdf_text *text, PangoLayoutIter *iter,
                          double indent, guint index)
{
  PangoRectangle box;
  pango_layout_iter_get_line_extents(iter, NULL, &box);
  double natural = (double)box.height / PANGO_SCALE;
  double height = MAX(pdf_style_leading(text->style), natural);
  struct line_slice *line =
      (struct line_slice *)pdf_flow_add(flow, &line_class, sizeof *line, height);
  line->slice.x += indent;
  line->text = text;
  line->line = index;
  line->shift = (double)box.x / PANGO_SCALE;
  line->baseline =
      (double)(pango_layout_iter_get_baseline(iter) - box.y) / PANGO_SCALE + (height - natural) / 2;
}

guint pdf_flow_add_text(struct pdf *pdf, struct pdf_flow *flow, struct pdf_text *text,
                        double indent)
{
  guint first = flow->slices->len, n = 0;
  pdf_text_set_width(text, MAX(flow->width - indent, 1));
  PangoLayoutIter *iter = pango_layout_get_iter(pdf_text_layout(pdf, text));
  do
    flow_add_line(flow, text, iter, indent, n++);
  while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
  if (n > 1) {
    flow_slice(flow, first)->keep = true;
    flow_slice(flow, first + n - 2)->keep = true;
  }
  return first;
}

void pdf_flow_set_marker(struct pdf_flow *flow, guint slice, enum pdf_marker marker,
                         const struct pdf_element *element)
{
  struct line_slice *line = (struct line_slice *)flow_slice(flow, slice);
  line->marker = marker;
  line->marker_element = element;
}

/* ---- Other slices ------------------------------------------------------ */

static void space_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  (void)pdf, (void)slice, (void)y, (void)height;
}

static const struct pdf_slice_class space_class = {.draw = space_draw};
static const struct pdf_slice_class break_class = {.draw = space_draw, .breaks_page = true};

void pdf_flow_add_space(struct pdf_flow *flow, double height)
{
  pdf_flow_add(flow, &space_class, sizeof(struct pdf_slice), height);
}

/* ---- Blocks ------------------------------------------------------------ */

static const double airs[] = {
    [BLOCK_PARAGRAPH] = 6,  [BLOCK_BULLET] = 5,   [BLOCK_VOICE] = 6,  [BLOCK_COMPARISON] = 9,
    [BLOCK_TABLE] = 8,      [BLOCK_CHECK] = 6,    [BLOCK_GROUP] = 0,  [BLOCK_PAGE_BREAK] = 0,
    [BLOCK_SIGNATURES] = 9, [BLOCK_TIMELINE] = 9, [BLOCK_HEADING] = 0};

static void flow_add_heading(struct pdf *pdf, struct pdf_flow *flow, const struct block *heading)
{
  static const char *const tags[] = {NULL, "H2", "H3", "H4"};
  static const enum pdf_style heading_styles[] = {0, STYLE_HEADING_1, STYLE_HEADING_2,
                                                  STYLE_HEADING_3};
  static const double heading_airs[] = {0, 14, 11, 9};
  const struct pdf_element *element = pdf_element_new(pdf, tags[heading->level], flow->element);
  struct pdf_text *text = pdf_text_new(pdf, heading, NULL, heading_styles[heading->level], element);
  text->in_outline = !flow->is_column;
  flow->air = heading_airs[heading->level] * (flow->is_column ? 0.7 : 1);
  for (guint i = pdf_flow_add_text(pdf, flow, text, 0); i < flow->slices->len; i++)
    flow_slice(flow, i)->keep = true;
}

static void flow_add_bullet(struct pdf *pdf, struct pdf_flow *flow, const struct block *bullet,
                            const struct pdf_element *list)
{
  const struct pdf_element *item = pdf_element_new(pdf, "LI", list);
  struct pdf_text *text =
      pdf_text_new(pdf, bullet, NULL, STYLE_BODY, pdf_element_new(pdf, "LBody", item));
  guint first = pdf_flow_add_text(pdf, flow, text, LIST_INDENT);
  pdf_flow_set_marker(flow, first, MARKER_BULLET, pdf_element_new(pdf, "Lbl", item));
}

static void flow_add_voice(struct pdf *pdf, struct pdf_flow *flow, const struct block *voice)
{
  const struct pdf_element *quote = pdf_element_new(pdf, "BlockQuote", flow->element);
  struct pdf_text *text =
      pdf_text_new(pdf, voice, NULL, STYLE_VOICE, pdf_element_new(pdf, "P", quote));
  pdf_flow_add_text(pdf, flow, text, VOICE_INDENT);
}

static void flow_add_paragraph(struct pdf *pdf, struct pdf_flow *flow, const struct block *block)
{
  const struct pdf_element *element = pdf_element_new(pdf, "P", flow->element);
  pdf_flow_add_text(pdf, flow, pdf_text_new(pdf, block, NULL, STYLE_BODY, element), 0);
}

static void flow_add_group(struct pdf *pdf, struct pdf_flow *flow, const struct block *group)
{
  guint first = flow->slices->len;
  for (guint i = 0; i < block_n_parts(group); i++)
    pdf_flow_add_blocks(pdf, flow, block_part(group, i), 0);
  pdf_flow_keep(pdf, flow, first, PDF_WHOLE_PAGE);
}

static void flow_add_page_break(struct pdf_flow *flow)
{
  if (!flow->is_column)
    pdf_flow_add(flow, &break_class, sizeof(struct pdf_slice), 0);
}

static void flow_add_block(struct pdf *pdf, struct pdf_flow *flow, const struct block *block,
                           const struct pdf_element *list)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    flow_add_heading(pdf, flow, block);
    break;
  case BLOCK_BULLET:
    flow_add_bullet(pdf, flow, block, list);
    break;
  case BLOCK_VOICE:
    flow_add_voice(pdf, flow, block);
    break;
  case BLOCK_COMPARISON:
    pdf_flow_add_comparison(pdf, flow, block);
    break;
  case BLOCK_TABLE:
    pdf_flow_add_table(pdf, flow, block);
    break;
  case BLOCK_GROUP:
    flow_add_group(pdf, flow, block);
    break;
  case BLOCK_PAGE_BREAK:
    flow_add_page_break(flow);
    break;
  case BLOCK_CHECK:
    pdf_flow_add_check(pdf, flow, block);
    break;
  case BLOCK_SIGNATURES:
    pdf_flow_add_signatures(pdf, flow, block);
    break;
  case BLOCK_TIMELINE:
    pdf_flow_add_timeline(pdf, flow, block);
    break;
  default:
    flow_add_paragraph(pdf, flow, block);
    break;
  }
}

/* Whether @block is what the words of a paragraph before it lead to. A group is what it
 * begins with. */
static bool block_is_led_to(const struct block *block)
{
  while (block->kind == BLOCK_GROUP && block_n_parts(block) > 0 &&
         document_n_blocks(block_part(block, 0)) > 0)
    block = document_block(block_part(block, 0), 0);
  return block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING &&
         block->kind != BLOCK_PAGE_BREAK;
}

/* A paragraph does not stay behind when what it leads to goes to the next page. */
static void flow_keep_lead(struct pdf_flow *flow, const struct block *before,
                           const struct block *block)
{
  if (before && before->kind == BLOCK_PARAGRAPH && block_is_led_to(block))
    pdf_flow_keep_last(flow);
}

bool pdf_flow_add_next(struct pdf *pdf, struct pdf_flow *flow, struct pdf_blocks *blocks)
{
  if (blocks->next >= document_n_blocks(blocks->document))
    return false;
  const struct block *block = document_block(blocks->document, blocks->next++);
  bool is_item = block->kind == BLOCK_BULLET;
  if (block->anchor && *block->anchor)
    flow->anchor = block->anchor;
  if (block_is_empty(block) && block->kind != BLOCK_PAGE_BREAK)
    return true;
  flow->air = MAX(flow->air, blocks->list && is_item ? 2.5 : airs[block->kind]);
  if (is_item && !blocks->list)
    blocks->list = pdf_element_new(pdf, "L", flow->element);
  else if (!is_item)
    blocks->list = NULL;
  flow_keep_lead(flow, blocks->before, block);
  flow_add_block(pdf, flow, block, blocks->list);
  blocks->before = block;
  return true;
}

void pdf_flow_add_blocks(struct pdf *pdf, struct pdf_flow *flow, const struct document *document,
                         guint first)
{
  struct pdf_blocks blocks = {.document = document, .next = first};
  while (pdf_flow_add_next(pdf, flow, &blocks))
    continue;
}
