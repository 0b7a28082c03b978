/* pdf-text.c - the module that makes PDF: texts as pango sets them */
#include "document/pdf-private.h"

#include <string.h>

/* Layouts beyond this number are made once more when they are drawn: a page holds some
 * sixty, and ten thousand pages must not need a gigabyte. */
#define MAX_LAYOUTS 4000

/* A text longer than this wants more room than a table has: it is not measured. */
#define LONG_TEXT 160 /* bytes */

/* The longest word that is set in one piece: several lines, in bytes. */
#define LONGEST_WORD 1000

#define WORD_JOINER    "\xe2\x81\xa0"
#define NO_BREAK_SPACE "\xc2\xa0"

/* The narrower cut of the same letters: a plan is to fit on four pages. */
#define FAMILIES "DejaVu Sans Condensed,DejaVu Sans,Noto Sans,sans-serif"

static const struct {
  double size, leading, grey; /* leading: from line to line */
  PangoWeight weight;
  PangoStyle slant;
} styles[N_STYLES] = {
    [STYLE_BODY] = {9.5, 12.4, INK, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
    [STYLE_TITLE] = {18, 23, INK, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [STYLE_SUBTITLE] = {9.5, 14, GREY_TEXT, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
    [STYLE_HEADING_1] = {13, 17, INK, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [STYLE_HEADING_2] = {11, 15, INK, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [STYLE_HEADING_3] = {9.5, 12.4, INK, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [STYLE_VOICE] = {9.5, 12.4, INK, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC},
    [STYLE_LABEL] = {8.5, 11.5, INK, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [STYLE_CELL] = {8.5, 11.6, INK, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
    [STYLE_SMALL] = {8, 11, GREY_TEXT, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
};

double pdf_style_leading(enum pdf_style style)
{
  return styles[style].leading;
}

double pdf_style_size(enum pdf_style style)
{
  return styles[style].size;
}

void pdf_fonts_init(struct pdf *pdf)
{
  for (int i = 0; i < N_STYLES; i++) {
    pdf->fonts[i] = pango_font_description_new();
    pango_font_description_set_family_static(pdf->fonts[i], FAMILIES);
    pango_font_description_set_absolute_size(pdf->fonts[i], styles[i].size * PANGO_SCALE);
    pango_font_description_set_weight(pdf->fonts[i], styles[i].weight);
    pango_font_description_set_style(pdf->fonts[i], styles[i].slant);
  }
}

void pdf_fonts_clear(struct pdf *pdf)
{
  for (int i = 0; i < N_STYLES; i++)
    g_clear_pointer(&pdf->fonts[i], pango_font_description_free);
}

/* ---- Texts ------------------------------------------------------------- */

struct pdf_text *pdf_text_new(struct pdf *pdf, const struct block *block, const char *string,
                              enum pdf_style style, const struct pdf_element *element)
{
  struct pdf_text *text = g_new0(struct pdf_text, 1);
  text->block = block;
  text->string = string;
  text->style = style;
  text->element = element;
  text->width = -1;
  g_ptr_array_add(pdf->texts, text);
  return text;
}

void pdf_text_free(gpointer data)
{
  struct pdf_text *text = data;
  g_clear_object(&text->layout);
  g_clear_pointer(&text->links, g_array_unref);
  g_free(text->owned);
  g_free(text);
}

/* ---- Attributes -------------------------------------------------------- */

/* A layout's text and attributes while they are put together. */
struct setting {
  struct pdf *pdf;
  struct pdf_text *text;
  PangoAttrList *attributes;
  double room; /* for shapes */
};

/* Give the bytes from @start to the end of what is there @attribute, which is taken. */
static void setting_add(struct setting *setting, gsize start, PangoAttribute *attribute)
{
  attribute->start_index = (guint)start;
  attribute->end_index = (guint)setting->pdf->scratch->len;
  if (!setting->attributes)
    setting->attributes = pango_attr_list_new();
  pango_attr_list_insert(setting->attributes, attribute);
}

static void setting_add_grey(struct setting *setting, gsize start)
{
  guint16 grey = (guint16)(GREY_TEXT * G_MAXUINT16);
  setting_add(setting, start, pango_attr_foreground_new(grey, grey, grey));
}

static void setting_add_link(struct setting *setting, gsize start, const char *target)
{
  if (!target || !g_hash_table_contains(setting->pdf->anchors, target))
    return;
  struct pdf_text *text = setting->text;
  struct pdf_link link = {(int)start, (int)setting->pdf->scratch->len, target};
  if (!text->links) {
    text->links = g_array_new(FALSE, FALSE, sizeof link);
    text->span = pdf_element_new(setting->pdf, "Span", text->element);
  }
  g_array_append_val(text->links, link);
  setting_add(setting, start, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
}

static void setting_add_style(struct setting *setting, gsize start, const struct run *run)
{
  switch (run->style) {
  case RUN_STRONG:
  case RUN_LABEL:
  case RUN_HEADING:
  case RUN_TITLE:
    setting_add(setting, start, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    break;
  case RUN_EMPHASIS:
  case RUN_VOICE:
    setting_add(setting, start, pango_attr_style_new(PANGO_STYLE_ITALIC));
    break;
  case RUN_TERM:
    setting_add_link(setting, start, run->target);
    break;
  case RUN_MUTED:
    setting_add_grey(setting, start);
    break;
  default:
    break;
  }
}

/* A character that stands for a drawing. */
static void setting_add_shape(struct setting *setting, const struct run *run)
{
  gsize start = setting->pdf->scratch->len;
  double size = styles[setting->text->style].size;
  int width = (int)(pdf_shape_width(run, size, setting->room) * PANGO_SCALE);
  int height = (int)(pdf_shape_height(run, size) * PANGO_SCALE);
  PangoRectangle box = {0, -height, width, height};
  g_string_append(setting->pdf->scratch, "\xef\xbf\xbc"); /* U+FFFC */
  setting_add(setting, start,
              pango_attr_shape_new_with_data(&box, &box, (gpointer)(guintptr)run, NULL, NULL));
}

/* A blank stays beside its label, and has room for letters that are written by hand. */
static void setting_add_blank(struct setting *setting, const struct run *run)
{
  g_string_append(setting->pdf->scratch, WORD_JOINER);
  setting_add_shape(setting, run);
}

/* ---- Runs -------------------------------------------------------------- */

/* Text whose blanks are no places to break a line at. */
static void setting_add_solid(struct setting *setting, const struct run *run)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize start = setting->pdf->scratch->len;
  text_append_clean(text, run->text, setting->pdf->ascii);
  g_string_replace(text, " ", NO_BREAK_SPACE, 0);
  g_string_append(setting->pdf->scratch, text->str);
  setting_add_style(setting, start, run);
}

/* Add @text; a word that fills many lines in pieces, as what Pango needs for one grows with the
 * square of its length. */
static void setting_add_words(struct setting *setting, const char *text)
{
  GString *out = setting->pdf->scratch;
  gsize at = out->len, word = at;
  text_append_clean(out, text, setting->pdf->ascii);
  for (; at < out->len; at++) {
    if (out->str[at] == ' ' || out->str[at] == '\n') {
      word = at;
    } else if (at - word >= LONGEST_WORD && ((guchar)out->str[at] & 0xc0) != 0x80) {
      g_string_insert_c(out, (gssize)at, '\n');
      word = at;
    }
  }
}

static void setting_add_run(struct setting *setting, const struct run *run)
{
  GString *out = setting->pdf->scratch;
  gsize start = out->len;
  switch ((enum run_kind)run->kind) {
  case RUN_KIND_METER:
    setting_add_shape(setting, run);
    g_string_append_printf(out, " %u", run->now);
    if (run->goal != run->now)
      g_string_append_printf(out, setting->pdf->ascii ? " -> %u" : " → %u", run->goal);
    break;
  case RUN_KIND_BLANK:
  case RUN_KIND_BOX:
    setting_add_blank(setting, run);
    break;
  case RUN_KIND_CHOICES:
    setting_add_shape(setting, run);
    break;
  case RUN_KIND_SOLID:
    setting_add_solid(setting, run);
    break;
  default:
    setting_add_words(setting, run->text);
    setting_add_style(setting, start, run);
  }
}

static void setting_add_string(struct setting *setting)
{
  text_append_clean(setting->pdf->scratch, setting->text->string, setting->pdf->ascii);
  if (!setting->text->block)
    return;
  g_string_append(setting->pdf->scratch, ": ");
  setting_add(setting, 0, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
}

static void setting_fill(struct setting *setting)
{
  GString *out = setting->pdf->scratch;
  bool is_voice = setting->text->style == STYLE_VOICE;
  if (setting->text->links)
    g_array_set_size(setting->text->links, 0);
  g_string_truncate(out, 0);
  if (setting->text->string)
    setting_add_string(setting);
  if (is_voice)
    g_string_append(out, setting->pdf->ascii ? "\"" : "“");
  if (setting->text->block)
    for (const struct run *run = setting->text->block->first_run; run; run = run->next)
      setting_add_run(setting, run);
  /* line breaks at the end would only be air */
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate(out, out->len - 1);
  if (is_voice)
    g_string_append(out, setting->pdf->ascii ? "\"" : "”");
}

/* ---- Missing glyphs ---------------------------------------------------- */

static void note_missing(struct pdf *pdf, gunichar character)
{
  if (!g_hash_table_add(pdf->missing, GUINT_TO_POINTER(character)))
    return;
  g_array_append_val(pdf->missing_characters, character);
  pdf->misses_letters |= character < 0x80 && g_ascii_isalpha((char)character);
}

static void note_missing_in_run(struct pdf *pdf, const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG &&
        glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      note_missing(pdf, glyphs->glyphs[i].glyph & ~(guint)PANGO_GLYPH_UNKNOWN_FLAG);
}

/* Where the file of a font cannot be opened any more, pango lays its text out and draws nothing. */
static bool can_be_drawn(const PangoLayoutRun *run)
{
  PangoFont *font = run->item->analysis.font;
  cairo_scaled_font_t *scaled =
      font ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)) : NULL;
  return scaled && cairo_scaled_font_status(scaled) == CAIRO_STATUS_SUCCESS;
}

static void note_missing_in_layout(struct pdf *pdf, PangoLayout *layout)
{
  bool misses = pango_layout_get_unknown_glyphs_count(layout) > 0;
  PangoLayoutIter *iter = pango_layout_get_iter(layout);
  do {
    PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
    if (run && misses)
      note_missing_in_run(pdf, run->glyphs);
    pdf->misses_letters |= run && !can_be_drawn(run);
  } while (pango_layout_iter_next_run(iter));
  pango_layout_iter_free(iter);
}

char *pdf_missing_remark(const struct pdf *pdf)
{
  guint n = pdf->missing_characters->len;
  if (n == 0)
    return NULL;
  GString *remark = g_string_new(NULL);
  if (n == 1)
    g_string_append(remark, "No font here shows one of the characters, ");
  else
    g_string_append_printf(remark, "No font here shows %u of the characters, such as ", n);
  for (guint i = 0; i < MIN(n, 3); i++) {
    gunichar character = g_array_index(pdf->missing_characters, gunichar, i);
    g_string_append(remark, i == 0 ? "“" : i + 1 == MIN(n, 3) ? " and “" : ", “");
    g_string_append_unichar(remark, character);
    g_string_append_printf(remark, "” (U+%04X)", character);
  }
  g_string_append(remark, "; boxes stand in their place. Install more fonts, on Debian the "
                          "packages fonts-noto-core and fonts-noto-cjk, and make the PDF again.");
  return g_string_free(remark, FALSE);
}

/* ---- Layouts ----------------------------------------------------------- */

static void layout_set_width(PangoLayout *layout, double width)
{
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
}

static PangoLayout *layout_new(struct pdf *pdf, struct pdf_text *text)
{
  struct setting setting = {
      .pdf = pdf, .text = text, .room = text->width > 0 ? text->width : pdf->width};
  PangoLayout *layout = pango_layout_new(pdf->context);
  setting_fill(&setting);
  pango_layout_set_font_description(layout, pdf->fonts[text->style]);
  pango_layout_set_text(layout, pdf->scratch->str, (int)pdf->scratch->len);
  if (setting.attributes) {
    pango_layout_set_attributes(layout, setting.attributes);
    pango_attr_list_unref(setting.attributes);
  }
  if (text->width > 0)
    layout_set_width(layout, text->width);
  return layout;
}

PangoLayout *pdf_text_layout(struct pdf *pdf, struct pdf_text *text)
{
  if (text->layout)
    return text->layout;
  text->layout = layout_new(pdf, text);
  note_missing_in_layout(pdf, text->layout);
  if (pdf->n_layouts < MAX_LAYOUTS) {
    pdf->n_layouts++;
  } else {
    if (pdf->passing)
      g_clear_object(&pdf->passing->layout);
    pdf->passing = text;
  }
  return text->layout;
}

static gsize block_length(const struct block *block)
{
  gsize length = 0;
  for (const struct run *run = block ? block->first_run : NULL; run; run = run->next)
    length += strlen(run->text);
  return length;
}

double pdf_text_natural_width(struct pdf *pdf, struct pdf_text *text)
{
  gsize length = block_length(text->block) + (text->string ? strlen(text->string) : 0);
  int width;
  if (length > LONG_TEXT)
    return (double)length * styles[text->style].size / 2;
  pango_layout_get_size(pdf_text_layout(pdf, text), &width, NULL);
  text->natural = (double)width / PANGO_SCALE;
  return text->natural;
}

void pdf_text_set_width(struct pdf_text *text, double width)
{
  /* What is no wider than that is set already. */
  text->width = text->natural > 0 && text->natural <= width ? -1 : width;
  if (text->layout && text->width > 0)
    layout_set_width(text->layout, text->width);
}

/* ---- Drawing ----------------------------------------------------------- */

/* A place to click on, from @left to @right above the baseline @y. */
static void draw_link(struct pdf *pdf, const struct pdf_link *link, double left, double right,
                      double y, double size)
{
  const double box[] = {left, y - size, right - left, size * 1.25};
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_assign(pdf->scratch, "rect=[");
  for (guint i = 0; i < G_N_ELEMENTS(box); i++) /* with a point, whatever the locale */
    g_string_append_printf(pdf->scratch, "%s ",
                           g_ascii_formatd(number, sizeof number, "%.2f", box[i]));
  g_string_append(pdf->scratch, "] dest='");
  pdf_append_name(pdf->scratch, link->target);
  g_string_append_c(pdf->scratch, '\'');
  cairo_tag_begin(pdf->cairo, CAIRO_TAG_LINK, pdf->scratch->str);
  cairo_tag_end(pdf->cairo, CAIRO_TAG_LINK);
}

static double line_position(PangoLayoutLine *line, int index)
{
  int x;
  pango_layout_line_index_to_x(line, index, FALSE, &x);
  return (double)x / PANGO_SCALE;
}

static void draw_links(struct pdf *pdf, const struct pdf_text *text, PangoLayoutLine *line,
                       double x, double y)
{
  for (guint i = 0; i < text->links->len; i++) {
    const struct pdf_link *link = &g_array_index(text->links, struct pdf_link, i);
    int start = MAX(link->start, line->start_index);
    int end = MIN(link->end, line->start_index + line->length);
    if (start >= end)
      continue;
    pdf_open(pdf, text->element);
    double from = line_position(line, start), to = line_position(line, end);
    draw_link(pdf, link, x + MIN(from, to), x + MAX(from, to), y, styles[text->style].size);
  }
}

void pdf_text_draw_line(struct pdf *pdf, struct pdf_text *text, guint index, double x, double y)
{
  PangoLayout *layout = pdf_text_layout(pdf, text);
  PangoLayoutLine *line = pango_layout_get_line_readonly(layout, (int)index);
  if (!line)
    return;
  double grey = styles[text->style].grey;
  pdf_open(pdf, text->span ? text->span : text->element);
  cairo_set_source_rgb(pdf->cairo, grey, grey, grey);
  cairo_move_to(pdf->cairo, x, y);
  pango_cairo_show_layout_line(pdf->cairo, line);
  if (text->links)
    draw_links(pdf, text, line, x, y);
}

static PangoLayout *string_layout(struct pdf *pdf, enum pdf_style style, const char *string)
{
  PangoLayout *layout = pango_layout_new(pdf->context);
  g_string_truncate(pdf->scratch, 0);
  text_append_clean(pdf->scratch, string, pdf->ascii);
  pango_layout_set_font_description(layout, pdf->fonts[style]);
  pango_layout_set_single_paragraph_mode(layout, TRUE);
  pango_layout_set_text(layout, pdf->scratch->str, (int)pdf->scratch->len);
  note_missing_in_layout(pdf, layout);
  return layout;
}

double pdf_string_width(struct pdf *pdf, enum pdf_style style, const char *string)
{
  g_autoptr(PangoLayout) layout = string_layout(pdf, style, string);
  int width;
  pango_layout_get_size(layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

void pdf_draw_string(struct pdf *pdf, enum pdf_style style, const char *string, double align,
                     double x, double y, double room)
{
  g_autoptr(PangoLayout) layout = string_layout(pdf, style, string);
  double grey = styles[style].grey;
  int width;
  pango_layout_get_size(layout, &width, NULL);
  if (width > room * PANGO_SCALE) {
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_width(layout, (int)(room * PANGO_SCALE));
    width = (int)(room * PANGO_SCALE);
  }
  cairo_set_source_rgb(pdf->cairo, grey, grey, grey);
  cairo_move_to(pdf->cairo, x - align * width / PANGO_SCALE, y);
  pango_cairo_show_layout_line(pdf->cairo, pango_layout_get_line_readonly(layout, 0));
}
