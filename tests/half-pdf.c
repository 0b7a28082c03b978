/* half-pdf.c - a module in the place of the one that makes PDF, which says that it has made one and
 * has written its beginning */
#include "document/document-private.h"

pdf_module_function pdf_module_render;

bool pdf_module_render(const char *version, const struct document *document,
                       const struct render_options *options, GString *out, GError **error)
{
  (void)version, (void)document, (void)options, (void)error;
  g_string_append(out, "%PDF-1.5\n1 0 obj\n");
  return true;
}
