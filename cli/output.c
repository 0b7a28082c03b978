/* output.c - writing documents, and saying what went wrong */

#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

bool locale_is_utf8(void)
{
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* ---- Messages ---------------------------------------------------------- */

static void print_error(const char *before, const char *message)
{
  g_autofree char *safe = text_escape(message, -1);
  g_autofree char *plain = locale_is_utf8() ? NULL : text_to_ascii(safe);

  fprintf(stderr, "%s%s\n", before, plain ? plain : safe);
}

void report(const char *message)
{
  print_error("stage5: ", message);
}

void report_line(const char *message)
{
  print_error("", message);
}

/* ---- Output ------------------------------------------------------------ */

static bool is_standard_output(const struct options *options)
{
  return !options->output || strcmp(options->output, "-") == 0;
}

/* What is written is flushed here and now: a full disk shows up at the last byte. */
static bool write_standard_output(const char *bytes, gsize length, GError **error)
{
  errno = 0;
  if (fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0)
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "standard output could not be written: %s; send it somewhere else, or save it with "
              "-o FILE",
              g_strerror(errno));
  return false;
}

bool output_text(const struct options *options, const char *text, GError **error)
{
  g_autofree char *plain = options->ascii || !locale_is_utf8() ? text_to_ascii(text) : NULL;
  const char *bytes = plain ? plain : text;

  return write_standard_output(bytes, strlen(bytes), error);
}

/* Plain text goes to eyes and terminals of this locale; the other formats say
 * themselves that they are UTF-8. */
static bool wants_ascii(const struct options *options, const struct format *format)
{
  return options->ascii || (strcmp(format->name, "text") == 0 && !locale_is_utf8());
}

bool output_document(const struct options *options, const struct document *document, GError **error)
{
  const struct format *format = options->format ? options->format : document_format_by_name("text");
  const struct render_options render_options = {.ascii = wants_ascii(options, format)};
  GString *out = g_string_new(NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!format->render(document, &render_options, out, error)) {
    g_string_free(out, TRUE);
    return false;
  }
  length = out->len;
  bytes = g_string_free(out, FALSE);
  if (is_standard_output(options))
    return write_standard_output(bytes, length, error);
  return file_save(options->output, bytes, length, error);
}
