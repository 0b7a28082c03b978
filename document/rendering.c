/* rendering.c - a document that becomes bytes in steps */
#include "document/document-private.h"

/* ---- Formats that have no steps: all is done at the end ----------------- */

struct whole {
  struct rendering rendering;
  const struct format *format;
  const struct document *document;
  const struct render_options *options;
  GString *out;
};

static bool whole_step(struct rendering *rendering)
{
  (void)rendering;
  return false;
}

static void whole_stop(struct rendering *rendering)
{
  g_free(rendering);
}

static bool whole_finish(struct rendering *rendering, GError **error)
{
  const struct whole *whole = (struct whole *)rendering;
  bool good = whole->format->render(whole->document, whole->options, whole->out, error);
  whole_stop(rendering);
  return good;
}

static struct rendering *whole_start(const struct format *format, const struct document *document,
                                     const struct render_options *options, GString *out)
{
  struct whole *whole = g_new(struct whole, 1);
  *whole =
      (struct whole){{whole_step, whole_finish, whole_stop, 0}, format, document, options, out};
  return &whole->rendering;
}

/* ---- All formats ------------------------------------------------------- */

struct rendering *rendering_start(const struct format *format, const struct document *document,
                                  const struct render_options *options, GString *out,
                                  GError **error)
{
  if (format->start)
    return format->start(document, options, out, error);
  return whole_start(format, document, options, out);
}

bool rendering_step(struct rendering *rendering)
{
  return rendering->step(rendering);
}

double rendering_done(const struct rendering *rendering)
{
  return rendering->done;
}

bool rendering_finish(struct rendering *rendering, GError **error)
{
  return rendering->finish(rendering, error);
}

void rendering_stop(struct rendering *rendering)
{
  rendering->stop(rendering);
}
