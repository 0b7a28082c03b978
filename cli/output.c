/* output.c - writing documents, and saying what went wrong */

#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whether the locale can show UTF-8. */
static bool locale_is_utf8(void)
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

/* @text as this locale can show it. Transfer full. */
static char *to_locale(const struct options *options, const char *text)
{
  return options->ascii || !locale_is_utf8() ? text_to_ascii(text) : g_strdup(text);
}

bool output_text(const struct options *options, const char *text, GError **error)
{
  g_autofree char *bytes = to_locale(options, text);

  return write_standard_output(bytes, strlen(bytes), error);
}

bool output_done(const struct options *options, const char *text, GError **error)
{
  g_autofree char *bytes = to_locale(options, text);

  if (write_standard_output(bytes, strlen(bytes), NULL))
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "this was done, but standard output could not be written: %s", g_strerror(errno));
  return false;
}

bool output_line(const struct options *options, GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL, *safe = NULL, *line = NULL;
  va_list arguments;

  va_start(arguments, format);
  sentence = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  safe = text_escape(sentence, -1);
  line = g_strconcat(safe, "\n", NULL);
  return output_done(options, line, error);
}

/* Plain text goes to eyes and terminals of this locale; the other formats say
 * themselves that they are UTF-8. */
static bool wants_ascii(const struct options *options, const struct format *format)
{
  return options->ascii || (strcmp(format->name, "text") == 0 && !locale_is_utf8());
}

/* A binary format on a terminal would be nothing but noise, or worse. */
static bool refuse_terminal(const struct options *options, const struct format *format,
                            GError **error)
{
  g_autofree char *name = NULL;

  if (!format->is_binary || options->printer || !is_standard_output(options) ||
      !isatty(STDOUT_FILENO))
    return false;
  name = g_ascii_strup(format->name, -1);
  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
              "a %s is no text for a terminal: name a file with -o FILE or send it on with |",
              name);
  return true;
}

static enum paper paper_of(const struct options *options)
{
  enum paper paper = paper_default();

  if (options->paper_name)
    paper_by_name(options->paper_name, &paper);
  return paper;
}

/* What one should know of the result, a sentence a line. */
static void report_remarks(const char *remarks)
{
  g_auto(GStrv) lines = g_strsplit(remarks, "\n", -1);

  for (char **line = lines; *line; line++)
    if (**line)
      report(*line);
}

/* The bytes of @document; NULL, and an error, if it cannot be. Transfer full. */
static GString *render(const struct options *options, const struct document *document,
                       const struct format *format, GError **error)
{
  g_autoptr(GString) remarks = g_string_new(NULL);
  const struct render_options render_options = {
      .ascii = wants_ascii(options, format), .paper = paper_of(options), .remarks = remarks};
  GString *out = g_string_new(NULL);

  if (format->render(document, &render_options, out, error)) {
    report_remarks(remarks->str);
    return out;
  }
  g_string_free(out, TRUE);
  return NULL;
}

static bool print_document(const struct options *options, const struct document *document,
                           const GString *bytes, GError **error)
{
  const struct print_request request = {.printer = options->printer,
                                        .title = document_title(document),
                                        .copies = 1,
                                        .paper = paper_of(options)};
  g_autofree char *job = print_bytes(&request, bytes->str, bytes->len, error);
  g_autofree char *printer = NULL, *sentence = NULL;

  if (!job)
    return false;
  printer = text_escape(options->printer, -1);
  sentence = g_strdup_printf("Sent to %s: request id %s\n", printer, job);
  return output_text(options, sentence, error);
}

bool output_document(const struct options *options, const struct document *document, GError **error)
{
  const struct format *format = options->format ? options->format : document_format_by_name("text");
  g_autoptr(GString) bytes = NULL;

  if (options->printer)
    format = print_format();
  if (refuse_terminal(options, format, error))
    return false;
  bytes = render(options, document, format, error);
  if (!bytes)
    return false;
  if (options->printer)
    return print_document(options, document, bytes, error);
  if (is_standard_output(options))
    return write_standard_output(bytes->str, bytes->len, error);
  return file_save(options->output, bytes->str, bytes->len, error);
}
