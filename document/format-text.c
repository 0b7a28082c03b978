/* format-text.c - plain text: the lines of a terminal, with headings that are underlined */
#include "document/document-private.h"

#define USUAL_WIDTH 80

static bool text_render(const struct document *document, const struct render_options *options,
                        GString *out, GError **error)
{
  (void)error;
  int width = options->width > 0 ? options->width : USUAL_WIDTH;
  struct layout_options layout_options = {.width = width, .ascii = options->ascii};
  g_autoptr(Layout) layout = document_layout_underlined(document, &layout_options);
  for (guint i = 0; i < layout_n_lines(layout); i++) {
    g_string_append(out, layout_line(layout, i)->text);
    g_string_append_c(out, '\n');
  }
  return true;
}

static const char *const endings[] = {"txt", "text", NULL};

const struct format format_text = {.name = "text", .endings = endings, .render = text_render};
