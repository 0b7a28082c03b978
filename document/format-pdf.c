/* format-pdf.c - PDF, made by a module that is opened when the first one is asked for
 *
 * Loading cairo and pango takes several times as long as starting the program, and most
 * who start it print nothing. */
#include "document/document-private.h"

#include <dlfcn.h>

#define MODULE_NAME "stage5-pdf.so"

static void set_missing_error(const char *path, GError **error)
{
  const char *why = dlerror();
  g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_RENDER,
              "no PDF can be made: the part of stage5 that makes them, “%s”, could not be opened: "
              "%s; install cairo and pango (on Debian the package libpangocairo-1.0-0) and, if the "
              "file is missing, stage5 anew; meanwhile save it as HTML or text",
              path, why ? why : "it is not what it should be");
}

static bool check_whole(GString *out, gsize from, GError **error)
{
  if (pdf_is_whole(out->str + from, out->len - from))
    return true;
  g_string_truncate(out, from);
  g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_RENDER,
                      "the PDF could not be made: a part of it is missing, as where there is no "
                      "memory left; close other programs, or save it as HTML or text instead");
  return false;
}

/* Once opened it stays: the libraries below it cannot be closed again. */
bool pdf_render_with(const char *path, const struct document *document,
                     const struct render_options *options, GString *out, GError **error)
{
  void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  pdf_module_function *render = NULL;
  gsize from = out->len;
  if (module)
    *(void **)&render = dlsym(module, PDF_MODULE_FUNCTION);
  bool rendered = render && render(PACKAGE_VERSION, document, options, out, error);
  if (!render)
    set_missing_error(path, error);
  if (module)
    dlclose(module);
  return rendered && check_whole(out, from, error);
}

static bool pdf_render(const struct document *document, const struct render_options *options,
                       GString *out, GError **error)
{
  const char *path =
      runs_from_build_tree() ? TOP_BUILDDIR "/document/" MODULE_NAME : PKGLIBDIR "/" MODULE_NAME;
  return pdf_render_with(path, document, options, out, error);
}

static const char *const endings[] = {"pdf", NULL};

const struct format format_pdf = {
    .name = "pdf", .endings = endings, .is_binary = true, .render = pdf_render};
