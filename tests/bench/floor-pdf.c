/* floor-pdf.c - the least that a program can do that makes a PDF with cairo and pango, for
 * "make bench"
 *
 * usage: floor-pdf FILE
 *
 * Sets each line of FILE, a Markdown text, as a paragraph on A4 pages, headings in bold and
 * emphasis in italic letters of the fonts that stage5 has, and writes the PDF to standard
 * output. Nothing is kept together, linked, tagged or numbered. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#define MARGIN 54
#define WIDTH  595.28
#define HEIGHT 841.89

struct pages {
  cairo_t *cairo;
  PangoContext *context;
  PangoFontDescription *plain, *bold, *italic;
  double y;
};

static cairo_status_t put(void *file, const unsigned char *bytes, unsigned length)
{
  return fwrite(bytes, 1, length, file) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static PangoFontDescription *font(PangoWeight weight, PangoStyle style)
{
  PangoFontDescription *description =
      pango_font_description_from_string("DejaVu Sans Condensed,DejaVu Sans,Noto Sans,sans-serif");
  pango_font_description_set_absolute_size(description, 9.5 * PANGO_SCALE);
  pango_font_description_set_weight(description, weight);
  pango_font_description_set_style(description, style);
  return description;
}

static void draw_paragraph(struct pages *pages, const char *text, int length,
                           const PangoFontDescription *description)
{
  PangoLayout *layout = pango_layout_new(pages->context);
  pango_layout_set_font_description(layout, description);
  pango_layout_set_width(layout, (int)((WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout, text, length);
  for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
    if (pages->y > HEIGHT - MARGIN) {
      cairo_show_page(pages->cairo);
      pages->y = MARGIN;
    }
    cairo_move_to(pages->cairo, MARGIN, pages->y);
    pango_cairo_show_layout_line(pages->cairo, pango_layout_get_line_readonly(layout, i));
    pages->y += 13.5;
  }
  pages->y += 5;
  g_object_unref(layout);
}

static void draw_text(struct pages *pages, const char *text)
{
  while (*text) {
    size_t length = strcspn(text, "\n");
    const PangoFontDescription *description = *text == '#'   ? pages->bold
                                              : *text == '*' ? pages->italic
                                                             : pages->plain;
    if (length > 0)
      draw_paragraph(pages, text, (int)length, description);
    text += length + (text[length] == '\n');
  }
}

int main(int n_arguments, char **arguments)
{
  char *text = NULL;
  if (n_arguments != 2 || !g_file_get_contents(arguments[1], &text, NULL, NULL))
    return 2;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(put, stdout, WIDTH, HEIGHT);
  struct pages pages = {.cairo = cairo_create(surface), .y = MARGIN};
  pages.context = pango_cairo_create_context(pages.cairo);
  pages.plain = font(PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);
  pages.bold = font(PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL);
  pages.italic = font(PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC);
  draw_text(&pages, text);
  cairo_destroy(pages.cairo);
  cairo_surface_finish(surface);
  return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
