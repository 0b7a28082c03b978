/* formats.c - the table of formats */
#include "document/document-private.h"

#include <string.h>

static const struct format *const formats[] = {&format_text, &format_markdown, &format_html,
                                               &format_csv,  &format_pdf,      NULL};

const struct format *const *document_formats(void)
{
  return formats;
}

static bool format_has_ending(const struct format *format, const char *ending)
{
  for (const char *const *known = format->endings; *known; known++)
    if (g_ascii_strcasecmp(*known, ending) == 0)
      return true;
  return false;
}

static const struct format *format_by_ending(const char *ending)
{
  for (const struct format *const *format = formats; *format; format++)
    if (format_has_ending(*format, ending))
      return *format;
  return NULL;
}

const struct format *document_format_by_name(const char *name)
{
  const struct format *found = NULL;
  for (const struct format *const *format = formats; *format && *name; format++) {
    if (g_ascii_strcasecmp((*format)->name, name) == 0)
      return *format;
    if (g_ascii_strncasecmp((*format)->name, name, strlen(name)) != 0)
      continue;
    if (found)
      return NULL;
    found = *format;
  }
  return found ? found : format_by_ending(name);
}

const struct format *document_format_by_path(const char *path)
{
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  return dot && dot > name ? format_by_ending(dot + 1) : NULL;
}

/* ".md" after what is there already, and the comma or word between. */
static void append_ending(GString *out, const struct format *format, bool is_last)
{
  const char *glue = is_last ? " or " : ", ";
  g_string_append_printf(out, "%s.%s", out->len ? glue : "", format->endings[0]);
}

char *document_endings(const struct format *first)
{
  GString *out = g_string_new(NULL);
  const struct format *last = NULL;
  for (const struct format *const *format = formats; *format; format++)
    last = *format == first ? last : *format;
  if (first)
    append_ending(out, first, false);
  for (const struct format *const *format = formats; *format; format++)
    if (*format != first)
      append_ending(out, *format, *format == last);
  return g_string_free(out, FALSE);
}
