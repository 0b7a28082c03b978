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

/* Once opened it stays: the libraries below it cannot be closed again. */
struct rendering *pdf_start_with(const char *path, const struct document *document,
                                 const struct render_options *options, GString *out, GError **error)
{
  void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  pdf_module_function *start = NULL;
  if (module)
    *(void **)&start = dlsym(module, PDF_MODULE_FUNCTION);
  struct rendering *rendering =
      start ? start(PACKAGE_VERSION, document, options, out, error) : NULL;
  if (!start)
    set_missing_error(path, error);
  if (module)
    dlclose(module);
  return rendering;
}

static struct rendering *pdf_start(const struct document *document,
                                   const struct render_options *options, GString *out,
                                   GError **error)
{
  const char *path =
      runs_from_build_tree() ? TOP_BUILDDIR "/document/" MODULE_NAME : PKGLIBDIR "/" MODULE_NAME;
  return pdf_start_with(path, document, options, out, error);
}

static bool pdf_render(const struct document *document, const struct render_options *options,
                       GString *out, GError **error)
{
  struct rendering *rendering = pdf_start(document, options, out, error);
  return rendering && rendering_finish(rendering, error);
}

static const char *const endings[] = {"pdf", NULL};

const struct format format_pdf = {
    .name = "pdf", .endings = endings, .is_binary = true, .render = pdf_render, .start = pdf_start};
