/* csv-read.c - a table of an export, read back exactly
 *
 * Packs have a reader of their own, which mends what people write: it trims, and refuses
 * control characters. Here each byte of a text counts, and an absent text is not an empty
 * one. So this is libcsv and the counting of lines, which it does not do.
 */
#include "workbook/workbook-private.h"

#include <csv.h>
#include <string.h>
#include <sys/stat.h>

/* ---- Failures ---------------------------------------------------------- */

bool csv_fail(GError **error, const char *file, guint line, const char *column, const char *format,
              ...)
{
  g_autoptr(GString) text = g_string_new(file);
  g_autofree char *shown = column ? text_escape(column, -1) : NULL;
  va_list arguments;

  if (line)
    g_string_append_printf(text, ":%u", line);
  g_string_append(text, ": ");
  if (shown)
    g_string_append_printf(text, "%s: ", shown);
  va_start(arguments, format);
  g_string_append_vprintf(text, format, arguments);
  va_end(arguments);
  return workbook_fail(error, WORKBOOK_ERROR_CSV, "%s", text->str);
}

/* ---- Texts in fields --------------------------------------------------- */

/* What a spreadsheet would take for the beginning of a formula, or an apostrophe that
 * stands before such a beginning. */
static bool is_guarded(const char *field)
{
  return field[0] == '\'' && (field[1] == '\'' || csv_is_formula(field + 1));
}

/* A copy of @text with one more apostrophe where one is guarded. */
static char *guard(const char *text)
{
  GString *guarded = g_string_new(NULL);

  for (const char *c = text; *c; c++) {
    if (csv_may_begin(text, c) && is_guarded(c))
      g_string_append_c(guarded, '\'');
    g_string_append_c(guarded, *c);
  }
  return g_string_free(guarded, FALSE);
}

void csv_put_exactly(GString *out, const char *text)
{
  g_autofree char *guarded = text && strchr(text, '\'') ? guard(text) : NULL;

  if (text && !*text)
    g_string_append(out, "\"\"");
  else if (text)
    csv_append_field(out, guarded ? guarded : text);
}

static void csv_restore(char *field)
{
  char *to = field;
  bool begins = true;

  if (!strchr(field, '\''))
    return;
  for (const char *from = field; *from; from++) {
    if (begins && is_guarded(from))
      from++;
    begins = *from == ';' || *from == '\t';
    *to++ = *from;
  }
  *to = '\0';
}

/* ---- Parsing ----------------------------------------------------------- */

struct parse {
  const struct csv_table *table;
  const char *file;
  const char *const *columns;
  guint n_columns;
  GArray *map;    /* guint: which of the columns each one of the file is; empty before the header */
  guint line;     /* from 1 */
  guint row_line; /* where the row began; 0 between rows */
  GPtrArray *fields; /* of the row, NULL where absent */
  GPtrArray *rows;
  GError *error;
};

static void on_field(void *field, size_t length, void *data)
{
  struct parse *parse = data;

  if (!parse->row_line) /* libcsv ends a row at a carriage return too, and goes on in the line */
    parse->row_line = parse->line;
  if (parse->table->longest && length > parse->table->longest && !parse->error)
    csv_fail(&parse->error, parse->file, parse->row_line, NULL,
             "a field has %zu bytes, and %zu are the most; shorten it", length,
             parse->table->longest);
  g_ptr_array_add(parse->fields, field ? g_strndup(field, length) : NULL);
}

static bool take_column(struct parse *parse, const char *name)
{
  g_autofree char *shown = text_escape(name ? name : "", -1);

  for (guint i = 0; i < parse->n_columns; i++) {
    if (g_strcmp0(parse->columns[i], name) != 0)
      continue;
    for (guint j = 0; j < parse->map->len; j++)
      if (g_array_index(parse->map, guint, j) == i)
        return csv_fail(&parse->error, parse->file, parse->row_line, name,
                        "the column is there twice; remove one of the two");
    g_array_append_val(parse->map, i);
    return true;
  }
  return csv_fail(&parse->error, parse->file, parse->row_line, NULL,
                  "the column “%s” is not known; remove it", shown);
}

static bool take_header(struct parse *parse)
{
  guint found = 0;

  for (guint i = 0; i < parse->fields->len; i++)
    if (!take_column(parse, parse->fields->pdata[i]))
      return false;
  for (guint i = 0; i < parse->n_columns; i++) {
    guint before = found;

    for (guint j = 0; j < parse->map->len; j++)
      found += g_array_index(parse->map, guint, j) == i;
    if (found == before && i + parse->table->n_optional < parse->n_columns)
      return csv_fail(&parse->error, parse->file, parse->row_line, parse->columns[i],
                      "the column is missing; %s", parse->table->on_missing);
  }
  return true;
}

static bool is_empty_row(const struct parse *parse)
{
  for (guint i = 0; i < parse->fields->len; i++)
    if (parse->fields->pdata[i])
      return false;
  return true;
}

static bool take_row(struct parse *parse)
{
  struct csv_row *row;

  if (is_empty_row(parse)) /* a spreadsheet saves such rows below a table */
    return true;
  if (parse->fields->len != parse->map->len)
    return csv_fail(&parse->error, parse->file, parse->row_line, NULL,
                    "the row has %u fields, but the header names %u columns; a text that holds a "
                    "comma must stand in quotation marks",
                    parse->fields->len, parse->map->len);
  row = g_new0(struct csv_row, 1);
  row->line = parse->row_line;
  row->n_fields = parse->n_columns;
  row->fields = g_new0(char *, parse->n_columns);
  for (guint i = 0; i < parse->fields->len; i++) {
    guint column = g_array_index(parse->map, guint, i);

    row->fields[column] = g_steal_pointer(&parse->fields->pdata[i]);
    if (row->fields[column])
      csv_restore(row->fields[column]);
  }
  g_ptr_array_add(parse->rows, row);
  return true;
}

static void on_row(int terminator, void *data)
{
  struct parse *parse = data;

  (void)terminator;
  if (!parse->error) {
    if (parse->map->len)
      take_row(parse);
    else
      take_header(parse);
  }
  g_ptr_array_set_size(parse->fields, 0);
  parse->row_line = 0;
}

/* ---- Files ------------------------------------------------------------- */

static void csv_row_free(struct csv_row *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    g_free(row->fields[i]);
  g_free(row->fields);
  g_free(row);
}

static bool is_blank(const char *text, gsize length)
{
  while (length && strchr(" \t\r\n", text[length - 1]))
    length--;
  return length == 0;
}

/* libcsv is fed a line at a time, so that each row's line is known. Where no line ends in a line
 * feed, as in the “CSV (Macintosh)” of spreadsheets, they end in a carriage return. */
static void parse_lines(struct parse *parse, struct csv_parser *parser, const char *text,
                        gsize length)
{
  const char *end = text + length;
  int line_end = memchr(text, '\n', length) ? '\n' : '\r';

  for (const char *next; text < end && !parse->error; text = next, parse->line++) {
    const char *feed = memchr(text, line_end, (gsize)(end - text));
    gsize n;

    next = feed ? feed + 1 : end;
    n = (gsize)(next - text);
    if (!parse->row_line && is_blank(text, n))
      continue;
    if (!parse->row_line)
      parse->row_line = parse->line;
    if (csv_parse(parser, text, n, on_field, on_row, parse) != n && !parse->error)
      csv_fail(&parse->error, parse->file, parse->line, NULL,
               "a quotation mark stands inside a field; put the whole field in quotation marks "
               "and write each quotation mark in it twice");
  }
}

static void parse_text(struct parse *parse, const char *text, gsize length)
{
  struct csv_parser parser;

  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
  parse_lines(parse, &parser, text, length);
  if (!parse->error && csv_fini(&parser, on_field, on_row, parse) != 0)
    csv_fail(&parse->error, parse->file, parse->row_line, NULL,
             "a quotation mark in this row is never closed; close it");
  if (!parse->error && !parse->map->len)
    csv_fail(&parse->error, parse->file, 0, NULL,
             "the table is empty; its first row must name its columns");
  csv_free(&parser);
}

/* False, and an error with the line, unless all of @text is UTF-8 without NUL. */
static bool check_text(const char *file, const char *text, gsize length, GError **error)
{
  const char *fault;
  guint line = 1;

  if (g_utf8_validate_len(text, length, &fault))
    return true;
  for (const char *c = text; c < fault; c++)
    line += *c == '\n';
  return csv_fail(error, file, line, NULL,
                  "the byte 0x%02X is no text in UTF-8; save the table as “CSV UTF-8”",
                  (guint)(guchar)*fault);
}

static char *load(const struct csv_table *table, gsize *length, GError **error)
{
  const char *path = table->path, *file = table->file;
  g_autoptr(GError) cause = NULL;
  struct stat status;
  char *text = NULL;

  if (stat(path, &status) == 0 && (!S_ISREG(status.st_mode) || status.st_size > PACK_MAX_TABLE))
    csv_fail(error, file, 0, NULL,
             "this is no table that can be read; it must be a CSV file of at most 1 GiB");
  else if (!g_file_get_contents(path, &text, length, &cause)) {
    bool absent = g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    g_autofree char *shown = text_escape(cause->message, -1);

    csv_fail(error, file, 0, NULL, "%s", absent ? table->on_absent : shown);
  }
  return text;
}

GPtrArray *csv_read_table(const struct csv_table *table, GError **error)
{
  gsize length = 0;
  g_autofree char *text = load(table, &length, error);
  gsize mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)csv_row_free);
  struct parse parse = {.table = table,
                        .file = table->file,
                        .columns = table->columns,
                        .n_columns = g_strv_length((char **)(guintptr)table->columns),
                        .map = map,
                        .line = 1,
                        .fields = fields,
                        .rows = rows};

  if (!text || !check_text(table->file, text, length, error))
    return NULL;
  parse_text(&parse, text + mark, length - mark);
  if (!parse.error)
    return g_steal_pointer(&rows);
  g_propagate_error(error, parse.error);
  return NULL;
}

GPtrArray *csv_read(const char *path, const char *file, const char *const *columns, GError **error)
{
  struct csv_table table = {
      .path = path,
      .file = file,
      .columns = columns,
      .on_absent = "the table is missing; import a folder that “stage5 export” has written",
      .on_missing = "each column that was exported must be there"};

  return csv_read_table(&table, error);
}
