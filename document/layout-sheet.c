/* layout-sheet.c - the lines of a layout, and texts that flow into them */
#include "document/layout-private.h"

#include <string.h>

static const char *const glyphs[N_SHEET_GLYPHS][2] = {
    [SHEET_BULLET] = {"• ", "* "},     [SHEET_OPEN_QUOTE] = {"“", "\""},
    [SHEET_CLOSE_QUOTE] = {"”", "\""}, [SHEET_GAP] = {" │ ", " | "},
    [SHEET_LINE] = {"─", "-"},         [SHEET_TICK] = {"┬", "+"},
    [SHEET_BAR_OPEN] = {"█", "#"},     [SHEET_BAR_DONE] = {"▒", "="},
    [SHEET_MARK] = {"◆", "*"},         [SHEET_ELLIPSIS] = {"…", "..."},
};

const char *layout_glyph(const struct layout *layout, enum sheet_glyph glyph)
{
  return glyphs[glyph][layout->ascii];
}

/* ---- Lines ------------------------------------------------------------- */

void layout_put(struct layout *layout, enum run_style style, const char *target, const char *text,
                gsize length, int cells)
{
  if (length == 0)
    return;
  guint32 offset = (guint32)(layout->text->len - layout->line_start);
  g_string_append_len(layout->text, text, (gssize)length);
  layout->cells += cells;
  if (layout->spans->len > layout->first_span) {
    struct line_span *last =
        &g_array_index(layout->spans, struct line_span, layout->spans->len - 1);
    if (last->style == style && last->target == target) {
      last->length += (guint32)length;
      return;
    }
  }
  struct line_span span = {offset, (guint32)length, style, target};
  g_array_append_val(layout->spans, span);
}

void layout_put_glyph(struct layout *layout, enum run_style style, enum sheet_glyph glyph)
{
  const char *text = layout_glyph(layout, glyph);
  layout_put(layout, style, NULL, text, strlen(text), text_width(text, -1));
}

void layout_put_glyphs(struct layout *layout, enum run_style style, enum sheet_glyph glyph, guint n)
{
  for (guint i = 0; i < n; i++)
    layout_put_glyph(layout, style, glyph);
}

void layout_put_blanks(struct layout *layout, int column)
{
  while (layout->cells < column)
    layout_put(layout, RUN_PLAIN, NULL, " ", 1, 1);
}

void layout_put_rule(struct layout *layout, int cells)
{
  layout_put_glyphs(layout, RUN_RULE, SHEET_LINE, (guint)MAX(cells, 0));
}

void layout_put_writing_line(struct layout *layout, int cells)
{
  for (int i = 0; i < cells; i++)
    layout_put(layout, RUN_RULE, NULL, "_", 1, 1);
}

static void layout_trim_line(struct layout *layout)
{
  GString *text = layout->text;
  gsize end = text->len;
  while (end > layout->line_start && text->str[end - 1] == ' ')
    end--;
  g_string_truncate(text, end);
  guint32 length = (guint32)(end - layout->line_start);
  while (layout->spans->len > layout->first_span) {
    struct line_span *last =
        &g_array_index(layout->spans, struct line_span, layout->spans->len - 1);
    if (last->offset < length) {
      last->length = length - last->offset;
      break;
    }
    g_array_set_size(layout->spans, layout->spans->len - 1);
  }
}

void layout_end_line(struct layout *layout)
{
  layout_trim_line(layout);
  struct line line = {.n_spans = layout->spans->len - layout->first_span};
  g_array_append_val(layout->lines, line);
  g_string_append_c(layout->text, '\0');
  layout->line_start = layout->text->len;
  layout->first_span = layout->spans->len;
  layout->cells = 0;
}

void layout_seal(struct layout *layout)
{
  const char *text = layout->text->str;
  const struct line_span *span = (const struct line_span *)(void *)layout->spans->data;
  for (guint i = 0; i < layout->lines->len; i++) {
    struct line *line = &g_array_index(layout->lines, struct line, i);
    line->text = text;
    line->spans = span;
    span += line->n_spans;
    text += line->n_spans ? span[-1].offset + span[-1].length + 1 : 1;
  }
}

/* ---- Blocks ------------------------------------------------------------ */

void layout_begin_block(struct layout *layout, enum block_kind kind)
{
  bool in_list = (kind == BLOCK_BULLET || kind == BLOCK_CHECK) && layout->previous == kind;
  if (layout->has_previous && !in_list)
    layout_end_line(layout);
  layout->has_previous = true;
  layout->previous = kind;
}

void layout_add_anchor(struct layout *layout, const char *anchor)
{
  if (!anchor)
    return;
  struct layout_anchor place = {g_string_chunk_insert(layout->names, anchor), layout->lines->len};
  g_array_append_val(layout->anchors, place);
}

/* ---- Flows ------------------------------------------------------------- */

void flow_init(struct flow *flow)
{
  flow->text = g_string_sized_new(128);
  flow->pieces = g_array_sized_new(FALSE, FALSE, sizeof(struct flow_piece), 4);
  flow->next = 0;
}

void flow_clear(struct flow *flow)
{
  g_string_free(flow->text, TRUE);
  g_array_unref(flow->pieces);
}

static void flow_end_piece(struct flow *flow, enum run_style style, bool is_solid,
                           const char *target)
{
  struct flow_piece piece = {flow->text->len, style, is_solid, target};
  g_array_append_val(flow->pieces, piece);
}

void flow_add_text(struct flow *flow, const struct layout *layout, enum run_style style,
                   const char *text)
{
  text_append_clean(flow->text, text, layout->ascii);
  flow_end_piece(flow, style, false, NULL);
}

void flow_add_solid(struct flow *flow, enum run_style style, const char *text)
{
  g_string_append(flow->text, text);
  flow_end_piece(flow, style, true, NULL);
}

/* Drop the line feeds at the end: they would be empty lines. */
static void flow_trim(struct flow *flow)
{
  gsize end = flow->text->len;
  while (end > 0 && flow->text->str[end - 1] == '\n')
    end--;
  g_string_truncate(flow->text, end);
  for (guint i = flow->pieces->len; i > 0; i--) {
    struct flow_piece *piece = &g_array_index(flow->pieces, struct flow_piece, i - 1);
    if (piece->end <= end)
      break;
    piece->end = end;
  }
}

void flow_add_block(struct flow *flow, const struct layout *layout, enum run_style plain,
                    const struct block *block)
{
  for (const struct run *run = block ? block->first_run : NULL; run; run = run->next) {
    const char *target = run->target ? g_string_chunk_insert(layout->names, run->target) : NULL;
    run_append_clean(flow->text, run, layout->ascii);
    flow_end_piece(flow, run->style == RUN_PLAIN ? plain : run->style, run_is_solid(run), target);
  }
  flow_trim(flow);
}

int flow_width(const struct flow *flow)
{
  int widest = 0;
  const char *line = flow->text->str;
  for (const char *end; (end = strchr(line, '\n')); line = end + 1)
    widest = MAX(widest, text_width(line, end - line));
  return MAX(widest, text_width(line, -1));
}

int flow_solid_width(const struct flow *flow)
{
  int widest = 0, width = 0;
  gsize start = 0;
  for (guint i = 0; i < flow->pieces->len; i++) {
    const struct flow_piece *piece = &g_array_index(flow->pieces, struct flow_piece, i);
    int more = text_width(flow->text->str + start, (gssize)(piece->end - start));
    width = piece->is_solid ? width + more : 0;
    widest = MAX(widest, width);
    start = piece->end;
  }
  return widest;
}

/* Put letters for the ASCII characters of solid pieces, between which no line ends. */
static void flow_mask(const struct flow *flow, char *text)
{
  gsize start = 0;
  for (guint i = 0; i < flow->pieces->len; i++) {
    const struct flow_piece *piece = &g_array_index(flow->pieces, struct flow_piece, i);
    for (; piece->is_solid && start < piece->end; start++)
      if (g_ascii_isprint(text[start]))
        text[start] = 'x';
    start = piece->end;
  }
}

GArray *flow_wrap(const struct flow *flow, int width)
{
  if (flow_solid_width(flow) == 0)
    return text_wrap(flow->text->str, width);
  g_autofree char *text = g_strndup(flow->text->str, flow->text->len);
  flow_mask(flow, text);
  return text_wrap(text, width);
}

void flow_put_line(struct flow *flow, struct layout *layout, const struct text_line *line)
{
  gsize offset = line->offset;
  gsize end = line->offset + line->length;
  while (offset < end) {
    const struct flow_piece *piece = &g_array_index(flow->pieces, struct flow_piece, flow->next);
    gsize until = MIN(piece->end, end);
    if (until > offset)
      layout_put(layout, piece->style, piece->target, flow->text->str + offset, until - offset, 0);
    offset = MAX(offset, until);
    if (piece->end <= end)
      flow->next++;
  }
  layout->cells += line->width;
}

int layout_prose_width(const struct layout *layout)
{
  return MIN(layout->width, PROSE_WIDTH);
}

bool layout_can_hang(const struct layout *layout, int hang)
{
  return layout_prose_width(layout) >= 4 * hang; /* else too narrow to give cells away */
}

int layout_put_flow(struct layout *layout, struct flow *flow, int hang)
{
  if (!layout_can_hang(layout, hang))
    hang = 0;
  int widest = 0;
  g_autoptr(GArray) lines = flow_wrap(flow, layout_prose_width(layout) - hang);
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    if (i > 0 && line->length > 0)
      layout_put_blanks(layout, hang);
    flow_put_line(flow, layout, line);
    widest = MAX(widest, layout->cells);
    layout_end_line(layout);
  }
  return widest;
}
