/* problems.c - what is wrong with a pack, in words */
#include "content/reader-private.h"

#include <string.h>

/* In characters: what a message shows of a field; how long a message may be. */
#define QUOTED_LENGTH  60
#define MESSAGE_LENGTH 600

/* @text as one clean line of at most @length characters. Ids and names of columns may
 * hold line breaks, and be as long as any field. Transfer full. */
static char *clean_line(const char *text, guint length)
{
  gsize enough = 6 * (gsize)length; /* bytes: more than so many characters have */
  char *clean = text_escape(text, (gssize)strnlen(text, enough));

  if (g_utf8_strlen(clean, -1) > length) {
    g_autofree char *whole = clean;
    g_autofree char *part = g_utf8_substring(whole, 0, length);

    clean = g_strconcat(part, "…", NULL);
  }
  return clean;
}

void problem_free(struct problem *problem)
{
  g_free(problem->file);
  g_free(problem->column);
  g_free(problem->text);
  g_free(problem);
}

/* Tell whether the last problem is the same one, of the same field: a flood of bad bytes
 * is one thing to mend. */
static bool is_repeated(const struct pack_reader *reader, const struct problem *problem)
{
  if (reader->problems->len == 0)
    return false;
  const struct problem *last = reader->problems->pdata[reader->problems->len - 1];

  return problem->line > 0 && problem->line == last->line &&
         strcmp(problem->file, last->file) == 0 && g_strcmp0(problem->column, last->column) == 0 &&
         strcmp(problem->text, last->text) == 0;
}

/* False if it is a repetition of the last one, which is not listed again. */
G_GNUC_PRINTF(6, 0)
static bool report(struct pack_reader *reader, bool warning, const char *file, guint line,
                   const char *column, const char *format, va_list arguments)
{
  struct problem *problem = g_new(struct problem, 1);
  g_autofree char *text = g_strdup_vprintf(format, arguments);

  problem->file = text_escape(file, -1);
  problem->line = line;
  problem->column = column ? clean_line(column, QUOTED_LENGTH) : NULL;
  problem->text = clean_line(text, MESSAGE_LENGTH);
  problem->warning = warning;
  if (is_repeated(reader, problem)) {
    problem_free(problem);
    return false;
  }
  g_ptr_array_add(reader->problems, problem);
  return true;
}

G_GNUC_PRINTF(5, 0)
static void report_error(struct pack_reader *reader, const char *file, guint line,
                         const char *column, const char *format, va_list arguments)
{
  if (reader->n_errors == PACK_MAX_PROBLEMS) {
    reader->gave_up = true;
    return;
  }
  if (report(reader, false, file, line, column, format, arguments))
    reader->n_errors++;
  else if (++reader->n_repeated == PACK_MAX_PROBLEMS)
    reader->gave_up = true;
}

void reader_error(struct pack_reader *reader, const char *file, guint line, const char *column,
                  const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  report_error(reader, file, line, column, format, arguments);
  va_end(arguments);
}

void reader_warning(struct pack_reader *reader, const char *file, guint line, const char *column,
                    const char *format, ...)
{
  va_list arguments;

  if (reader->n_warnings == PACK_MAX_PROBLEMS)
    return;
  reader->n_warnings++;
  va_start(arguments, format);
  report(reader, true, file, line, column, format, arguments);
  va_end(arguments);
}

void row_error(struct pack_reader *reader, const struct row *row, guint column, const char *format,
               ...)
{
  const struct table *table = &pack_tables[row->id];
  va_list arguments;

  if (row->quiet)
    return;
  va_start(arguments, format);
  report_error(reader, table->file, row->line, table->columns[column].name, format, arguments);
  va_end(arguments);
}

char *problem_to_string(const struct problem *problem)
{
  GString *text = g_string_new(problem->file);

  if (problem->line)
    g_string_append_printf(text, ":%u", problem->line);
  g_string_append(text, ": ");
  if (problem->warning)
    g_string_append(text, "warning: ");
  if (problem->column)
    g_string_append_printf(text, "%s: ", problem->column);
  g_string_append(text, problem->text);
  return g_string_free(text, FALSE);
}

char *quote_text(const char *text)
{
  g_autofree char *clean = clean_line(text, QUOTED_LENGTH);

  return g_strdup_printf("“%s”", clean);
}
