/* pdf-module.c - the module that makes PDF: from a document to bytes, in steps
 *
 * The program opens this module when the first PDF is made (format-pdf.c), so that its
 * first screen does not wait for cairo and pango. It has its own copy of what it needs
 * of document/ and no other name than that of its one function. */
#include "document/pdf-private.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

#define SIDE_MARGIN   MILLIMETRES(18)
#define TOP_MARGIN    MILLIMETRES(18)
#define BOTTOM_MARGIN MILLIMETRES(15)
#define FLOW_PART     0.3 /* of the time; the rest is drawing */

/* ---- Anchors ----------------------------------------------------------- */

static void collect_anchors(struct pdf *pdf, const struct document *document)
{
  for (guint i = 0; i < document_n_blocks(document); i++) {
    const struct block *block = document_block(document, i);
    if (block->anchor && *block->anchor)
      g_hash_table_insert(pdf->anchors, block->anchor, NULL);
    if (block->kind == BLOCK_COMPARISON || block->kind == BLOCK_GROUP)
      for (guint part = 0; part < block_n_parts(block); part++)
        collect_anchors(pdf, block_part(block, part));
  }
}

/* ---- The surface ------------------------------------------------------- */

static cairo_status_t append_bytes(void *out, const unsigned char *bytes, unsigned length)
{
  g_string_append_len(out, (const char *)bytes, (gssize)length);
  return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(struct pdf *pdf, cairo_pdf_metadata_t key, const char *value)
{
  if (!value || !*value)
    return;
  g_string_truncate(pdf->scratch, 0);
  text_append_clean(pdf->scratch, value, false);
  g_strdelimit(pdf->scratch->str, "\n", ' ');
  cairo_pdf_surface_set_metadata(pdf->surface, key, pdf->scratch->str);
}

static void set_all_metadata(struct pdf *pdf)
{
  const struct document *document = pdf->document;
  g_autoptr(GDateTime) now = document_now();
  g_autofree char *time = g_date_time_format_iso8601(now);
  set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, document->title ? document->title : "stage5");
  set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, document->subtitle);
  set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, document->author);
  set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "stage5 " PACKAGE_VERSION);
  set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, time);
  set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, time);
}

static void pdf_set_page(struct pdf *pdf, enum paper paper)
{
  bool letter = paper == PAPER_LETTER;
  pdf->page_width = letter ? 612 : MILLIMETRES(210);
  pdf->page_height = letter ? 792 : MILLIMETRES(297);
  pdf->left = SIDE_MARGIN;
  pdf->width = pdf->page_width - 2 * SIDE_MARGIN;
  pdf->top = TOP_MARGIN;
  pdf->bottom = pdf->page_height - BOTTOM_MARGIN;
}

static const char *pdf_language(const struct pdf *pdf)
{
  return pdf->document->language ? pdf->document->language : "en";
}

/* The size of letters on paper is in points, and no screen rounds where they stand. */
static void pdf_set_context(struct pdf *pdf)
{
  g_autoptr(PangoFontMap) map = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
  pdf->context = pango_font_map_create_context(map);
  pango_cairo_update_context(pdf->cairo, pdf->context);
  pango_context_set_round_glyph_positions(pdf->context, FALSE);
  pango_context_set_language(pdf->context, pango_language_from_string(pdf_language(pdf)));
  pango_cairo_context_set_shape_renderer(pdf->context, pdf_shape_draw, pdf, NULL);
  pdf_fonts_init(pdf);
}

static struct pdf *pdf_new(const struct document *document, const struct render_options *options,
                           GString *out)
{
  struct pdf *pdf = g_new0(struct pdf, 1);
  if (options->anew) /* else fontconfig keeps what it has found until the program ends */
    FcInitReinitialize();
  pdf->document = document;
  pdf->ascii = options->ascii;
  pdf->remarks = options->remarks;
  pdf->out = out;
  pdf->out_start = out->len;
  pdf_set_page(pdf, options->paper);
  pdf->surface =
      cairo_pdf_surface_create_for_stream(append_bytes, out, pdf->page_width, pdf->page_height);
  pdf->cairo = cairo_create(pdf->surface);
  pdf->scratch = g_string_new(NULL);
  pdf->texts = g_ptr_array_new_with_free_func(pdf_text_free);
  pdf->elements = g_ptr_array_new_with_free_func(g_free);
  pdf->anchors = g_hash_table_new(g_str_hash, g_str_equal);
  pdf->missing = g_hash_table_new(NULL, NULL);
  pdf->missing_characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
  pdf->root = pdf_element_new(pdf, "Document", NULL);
  pdf_set_context(pdf);
  collect_anchors(pdf, document);
  return pdf;
}

static void pdf_free(struct pdf *pdf)
{
  pdf_pages_clear(&pdf->pages);
  pdf_flow_free(pdf->flow);
  g_ptr_array_unref(pdf->texts);
  g_ptr_array_unref(pdf->elements);
  g_hash_table_unref(pdf->anchors);
  g_hash_table_unref(pdf->missing);
  g_array_unref(pdf->missing_characters);
  g_string_free(pdf->scratch, TRUE);
  pdf_fonts_clear(pdf);
  g_object_unref(pdf->context);
  cairo_destroy(pdf->cairo);
  cairo_surface_destroy(pdf->surface);
  g_free(pdf);
}

/* ---- The document ------------------------------------------------------ */

static void add_string(struct pdf *pdf, struct pdf_flow *flow, const char *string,
                       enum pdf_style style, const char *tag)
{
  if (!string || !*string)
    return;
  guint first = flow->slices->len;
  pdf_flow_add_text(
      pdf, flow, pdf_text_new(pdf, NULL, string, style, pdf_element_new(pdf, tag, pdf->root)), 0);
  pdf_flow_keep(pdf, flow, first, PDF_WHOLE_PAGE);
}

/* The flow, with what comes before the blocks. */
static void flow_begin(struct pdf *pdf)
{
  struct pdf_flow *flow = pdf_flow_new(pdf->left, pdf->width, pdf->root);
  add_string(pdf, flow, pdf->document->title, STYLE_TITLE, "H1");
  flow->air = 3;
  add_string(pdf, flow, pdf->document->subtitle, STYLE_SUBTITLE, "P");
  flow->air = 12;
  pdf->flow = flow;
  pdf->blocks.document = pdf->document;
}

/* What comes after them, and the pages. */
static void flow_end(struct pdf *pdf)
{
  pdf_flow_keep_last(pdf->flow);
  pdf->flow->air = 14;
  add_string(pdf, pdf->flow, pdf->document->footer, STYLE_SMALL, "P");
  pdf_pages_init(&pdf->pages, pdf, pdf->flow);
  set_all_metadata(pdf);
}

static bool pdf_step(struct rendering *rendering)
{
  struct pdf *pdf = (struct pdf *)rendering;
  if (pdf->misses_letters) /* without a font pango's lines have any height */
    return false;
  if (pdf_flow_add_next(pdf, pdf->flow, &pdf->blocks)) {
    rendering->done = FLOW_PART * pdf->blocks.next / document_n_blocks(pdf->document);
    return true;
  }
  if (!pdf->pages.starts)
    flow_end(pdf);
  if (!pdf_pages_draw_next(&pdf->pages, pdf))
    return false;
  rendering->done = FLOW_PART + (1 - FLOW_PART) * pdf->page / pdf->n_pages;
  return true;
}

static bool fail(GError **error, const char *why)
{
  g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_RENDER, "the PDF could not be made: %s", why);
  return false;
}

/* True if all is drawn and can be read. A page of nothing but boxes must not take the place of a
 * file. */
static bool pdf_check(const struct pdf *pdf, GError **error)
{
  if (pdf->misses_letters)
    return fail(error, "there is no font for plain letters, or one cannot be read; install one, on "
                       "Debian the package fonts-dejavu-core, or save it as HTML or text instead");
  cairo_surface_finish(pdf->surface);
  cairo_status_t status = cairo_status(pdf->cairo);
  status = status ? status : cairo_surface_status(pdf->surface);
  if (status) {
    g_autofree char *why =
        g_strdup_printf("%s; save it as HTML or text instead", cairo_status_to_string(status));
    return fail(error, why);
  }
  return pdf_is_whole(pdf->out->str + pdf->out_start, pdf->out->len - pdf->out_start) ||
         fail(error, "a part of it is missing, as where there is no memory left; close other "
                     "programs, or save it as HTML or text instead");
}

static void pdf_complete(const struct pdf *pdf)
{
  pdf_complete_catalog(pdf->out, pdf->out_start, pdf_language(pdf));
  g_autofree char *remark = pdf_missing_remark(pdf);
  if (remark && pdf->remarks)
    g_string_append_printf(pdf->remarks, "%s\n", remark);
}

/* Cairo writes its last bytes when the surface is freed. */
static void pdf_stop(struct rendering *rendering)
{
  struct pdf *pdf = (struct pdf *)rendering;
  GString *out = pdf->out;
  gsize length = pdf->out_start;
  pdf_free(pdf);
  g_string_truncate(out, length);
}

static bool pdf_finish(struct rendering *rendering, GError **error)
{
  struct pdf *pdf = (struct pdf *)rendering;
  while (pdf_step(rendering))
    continue;
  if (!pdf_check(pdf, error)) {
    pdf_stop(rendering);
    return false;
  }
  pdf_complete(pdf);
  pdf_free(pdf);
  return true;
}

/* The program and its module are updated together; a program that was started before that
 * has other structures than these. */
static bool check_version(const char *version, GError **error)
{
  if (strcmp(version, PACKAGE_VERSION) == 0)
    return true;
  g_set_error(
      error, DOCUMENT_ERROR, DOCUMENT_ERROR_RENDER,
      "no PDF can be made: this is stage5 %s, but its PDF part is of stage5 %s; end stage5, "
      "start it again, and if that does not help, install it anew",
      version, PACKAGE_VERSION);
  return false;
}

__attribute__((visibility("default"))) pdf_module_function pdf_module_render;

struct rendering *pdf_module_render(const char *version, const struct document *document,
                                    const struct render_options *options, GString *out,
                                    GError **error)
{
  if (!check_version(version, error))
    return NULL;
  struct pdf *pdf = pdf_new(document, options, out);
  pdf->rendering = (struct rendering){pdf_step, pdf_finish, pdf_stop, 0};
  flow_begin(pdf);
  return &pdf->rendering;
}
