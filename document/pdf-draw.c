/* pdf-draw.c - the module that makes PDF: the pages, and what finds a place on them */
#include "document/pdf-private.h"

#include <string.h>

#define HEADER_BASELINE MILLIMETRES(12.5)
#define DESTINATION_AIR 6 /* above what a link or the outline leads to */

/* ---- The structure ----------------------------------------------------- */

const struct pdf_element *pdf_element_new(struct pdf *pdf, const char *tag,
                                          const struct pdf_element *parent)
{
  struct pdf_element *element = g_new0(struct pdf_element, 1);
  element->tag = tag;
  element->parent = parent;
  element->depth = parent ? parent->depth + 1 : 0;
  g_ptr_array_add(pdf->elements, element);
  return element;
}

static bool is_within(const struct pdf_element *element, const struct pdf_element *outer)
{
  while (element && element->depth > outer->depth)
    element = element->parent;
  return element == outer;
}

static void open_below(struct pdf *pdf, const struct pdf_element *element)
{
  if (element == pdf->open)
    return;
  if (element->parent)
    open_below(pdf, element->parent);
  cairo_tag_begin(pdf->cairo, element->tag, NULL);
  pdf->open = element;
}

void pdf_open(struct pdf *pdf, const struct pdf_element *element)
{
  while (pdf->open && !(element && is_within(element, pdf->open))) {
    cairo_tag_end(pdf->cairo, pdf->open->tag);
    pdf->open = pdf->open->parent;
  }
  if (element)
    open_below(pdf, element);
}

/* ---- Places to go to --------------------------------------------------- */

/* Letters, digits and `:.-` stay; every other byte is written in hexadecimal behind an
 * underscore, so that no two anchors become one name. */
void pdf_append_name(GString *out, const char *anchor)
{
  for (const char *c = anchor; *c; c++)
    if (g_ascii_isalnum(*c) || strchr(":.-", *c))
      g_string_append_c(out, *c);
    else
      g_string_append_printf(out, "_%02x", (guchar)*c);
}

static void append_number(GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, g_ascii_formatd(text, sizeof text, "%.2f", number));
}

static void draw_destination(struct pdf *pdf, const char *anchor, double x, double y)
{
  g_string_assign(pdf->scratch, "name='");
  pdf_append_name(pdf->scratch, anchor);
  g_string_append(pdf->scratch, "' x=");
  append_number(pdf->scratch, x);
  g_string_append(pdf->scratch, " y=");
  append_number(pdf->scratch, MAX(y - DESTINATION_AIR, 0));
  cairo_tag_begin(pdf->cairo, CAIRO_TAG_DEST, pdf->scratch->str);
  cairo_tag_end(pdf->cairo, CAIRO_TAG_DEST);
}

/* An anchor that is there twice is the first of the two. */
static void slice_draw_destination(struct pdf *pdf, const struct pdf_slice *slice, double y)
{
  gpointer passed = NULL;
  if (!slice->anchor || !g_hash_table_lookup_extended(pdf->anchors, slice->anchor, NULL, &passed) ||
      passed)
    return;
  g_hash_table_insert(pdf->anchors, (gpointer)(guintptr)slice->anchor, GINT_TO_POINTER(true));
  draw_destination(pdf, slice->anchor, slice->x, y);
}

/* Nothing follows some anchors of empty blocks. Cairo takes no link to nowhere, so these
 * are the end of the document. */
static void draw_last_destinations(struct pdf *pdf)
{
  GHashTableIter iter;
  gpointer anchor, passed;
  g_hash_table_iter_init(&iter, pdf->anchors);
  while (g_hash_table_iter_next(&iter, &anchor, &passed))
    if (!passed)
      draw_destination(pdf, anchor, pdf->left, pdf->bottom);
}

void pdf_add_outline(struct pdf *pdf, const struct block *heading, double y)
{
  g_autoptr(GString) name = g_string_new(NULL);
  for (const struct run *run = heading->first_run; run; run = run->next)
    text_append_clean(name, run->text, pdf->ascii);
  g_strdelimit(name->str, "\n", ' ');
  g_string_printf(pdf->scratch, "page=%u pos=[0 ", pdf->page);
  append_number(pdf->scratch, MAX(y - DESTINATION_AIR, 0));
  g_string_append_c(pdf->scratch, ']');
  int parent = CAIRO_PDF_OUTLINE_ROOT;
  for (int level = 0; level < heading->level - 1; level++)
    parent = pdf->outline[level] ? pdf->outline[level] : parent;
  pdf->outline[heading->level - 1] =
      cairo_pdf_surface_add_outline(pdf->surface, parent, name->str, pdf->scratch->str,
                                    heading->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (int level = heading->level; level < 3; level++)
    pdf->outline[level] = 0;
}

/* ---- Pages ------------------------------------------------------------- */

static void draw_page_header(struct pdf *pdf)
{
  g_autofree char *number = g_strdup_printf("%u of %u", pdf->page, pdf->n_pages);
  double room = pdf->width * 0.8, right = pdf->left + pdf->width;
  pdf_draw_string(pdf, STYLE_SMALL, number, 1, right, HEADER_BASELINE, room);
  if (pdf->page > 1 && pdf->document->title)
    pdf_draw_string(pdf, STYLE_SMALL, pdf->document->title, 0, pdf->left, HEADER_BASELINE, room);
}

void pdf_slice_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height)
{
  slice_draw_destination(pdf, slice, y);
  slice->class->draw(pdf, slice, y, height);
}

static void draw_page(const struct pdf_pages *pages, struct pdf *pdf, guint first, guint end)
{
  draw_page_header(pdf);
  for (guint i = first; i < end; i++) {
    const struct pdf_placement *placement =
        &g_array_index(pages->placements, struct pdf_placement, i);
    pdf_slice_draw(pdf, placement->slice, placement->y, placement->height);
  }
  if (pdf->page == pdf->n_pages)
    draw_last_destinations(pdf);
  /* What holds text ends with the page; what holds only other elements goes on. */
  if (pdf->open)
    pdf_open(pdf, pdf->page < pdf->n_pages ? pdf->open->parent : NULL);
  cairo_show_page(pdf->cairo);
}

bool pdf_pages_draw_next(const struct pdf_pages *pages, struct pdf *pdf)
{
  guint first, end = pages->placements->len;
  pdf->n_pages = pages->starts->len;
  if (pdf->page == pdf->n_pages)
    return false;
  first = g_array_index(pages->starts, guint, pdf->page++);
  if (pdf->page < pdf->n_pages)
    end = g_array_index(pages->starts, guint, pdf->page);
  draw_page(pages, pdf, first, end);
  return true;
}
