/* csv-table.c - from the text of a table to its rows
 *
 * libcsv tells nothing about places. So it is fed a line at a time, and where a line
 * holds something that may not be there, up to that place: then the line, the row and
 * the column are known. What is at fault is replaced and reading goes on, so that one
 * reading finds all that is wrong.
 */
#include "content/csv-private.h"

#include <string.h>

/* The name of the file's column that is being read, or NULL. */
static const char *column_name(const struct csv_table *table, guint field)
{
  return table->names && field < table->names->len ? g_ptr_array_index(table->names, field) : NULL;
}

void csv_table_give_up(struct csv_table *table, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  reader_error(table->reader, table->table->file, 0, NULL, "%s", text);
  table->reader->state[table->id] = TABLE_BROKEN;
  table->done = true;
}

/* Report a fault in the text of the field that is being read. */
static void report_here(struct csv_table *table, guint line, const char *text)
{
  reader_error(table->reader, table->table->file, line, column_name(table, table->n_fields), "%s",
               text);
  table->reader->state[table->id] = TABLE_BROKEN;
  table->quiet = true;
}

/* ---- Fields ------------------------------------------------------------ */

static void take_too_long(struct csv_table *table)
{
  report_here(table, table->cell_line,
              "the field that begins here is longer than 64 KiB; perhaps the quotation mark "
              "that opens it is never closed");
}

/* Not g_string_append_len(): this runs for every field, and that doubles its cost. */
static void append_text(struct csv_table *table, const char *text, gsize length)
{
  if (table->room - table->used < length + 1) {
    table->room = 2 * table->room + length + 1;
    table->text = g_realloc(table->text, table->room);
  }
  memcpy(table->text + table->used, text, length);
  table->used += length;
  table->text[table->used++] = '\0';
}

static inline bool is_trimmed(char c)
{
  return c == ' ' || c == '\n';
}

static void keep_field(struct csv_table *table, guint column, const char *text, gsize length)
{
  while (length && is_trimmed(text[length - 1]))
    length--;
  while (length && is_trimmed(*text)) {
    text++;
    length--;
  }
  table->start[column] = table->used;
  table->row.length[column] = length;
  table->filled |= length ? 1u << column : 0;
  append_text(table, text, length);
}

static void on_field(void *field, size_t length, void *data)
{
  struct csv_table *table = data;

  if (length > PACK_MAX_FIELD) {
    take_too_long(table);
    length = 0;
  }
  if (!table->names) {
    if (table->n_fields < MAX_HEADER)
      keep_field(table, 0, field, length);
  } else if (table->n_fields < table->names->len && table->column[table->n_fields] != NOT_KEPT) {
    keep_field(table, table->column[table->n_fields], field, length);
  }
  table->n_fields++;
  table->cell_line = table->line;
}

/* ---- Rows -------------------------------------------------------------- */

static void begin_row(struct csv_table *table)
{
  table->in_row = true;
  table->row_line = table->cell_line = table->line;
}

static void forget_row(struct csv_table *table)
{
  table->in_row = false;
  table->too_long = false;
  table->quiet = false;
  table->n_fields = 0;
  table->used = 0;
  table->filled = 0;
  memset(table->row.length, 0, table->n_columns * sizeof(table->row.length[0]));
}

static void check_count(struct csv_table *table)
{
  guint n = table->names->len;

  if (table->n_fields == n || table->quiet)
    return;
  reader_error(table->reader, table->table->file, table->row_line, NULL,
               "the row has %u field%s, but the header names %u columns; a text that holds a "
               "comma must stand in quotation marks",
               table->n_fields, table->n_fields == 1 ? "" : "s", n);
  table->reader->state[table->id] = TABLE_BROKEN;
  table->quiet = true;
}

static void check_filled(struct csv_table *table)
{
  guint empty = table->must & ~table->filled;

  if (!empty || table->row.quiet)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    if (empty & 1u << i)
      row_error(table->reader, &table->row, i, "this must not be empty");
  table->row.quiet = true;
}

/* A spreadsheet saves the empty rows below a table as rows of empty fields: they are no
 * rows. */
static void take_row(struct csv_table *table)
{
  struct row *row = &table->row;

  if (!table->filled && !table->quiet)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    row->text[i] = table->filled & 1u << i ? table->text + table->start[i] : "";
  check_count(table);
  row->line = table->row_line;
  row->quiet = table->quiet;
  check_filled(table);
  table->n_rows++;
  table->table->row(table->reader, row);
}

static void end_row(struct csv_table *table)
{
  if (!table->done && !table->reader->gave_up) {
    if (table->names)
      take_row(table);
    else
      csv_table_take_header(table);
  }
  forget_row(table);
}

static void on_row(int terminator, void *data)
{
  (void)terminator;
  end_row(data);
}

/* ---- Lines ------------------------------------------------------------- */

static bool is_blank(const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n')
      return false;
  return true;
}

/* A quotation mark where none may be. Where the field ends cannot be known; the next
 * line is the best guess for the next row. */
static void drop_row(struct csv_table *table)
{
  report_here(table, table->line,
              "a quotation mark stands inside the field; put the whole field in quotation marks "
              "and write each quotation mark in it twice");
  end_row(table);
  table->skip_line = true;
  csv_free(&table->parser);
  csv_init(&table->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_blk_size(&table->parser, BUFFER_STEP);
}

/* Neither a field without an end nor a row without one may fill the memory. */
static void check_growth(struct csv_table *table)
{
  if (csv_get_buffer_size(&table->parser) > PACK_MAX_FIELD + BUFFER_STEP) {
    if (!table->too_long)
      take_too_long(table);
    table->done = true;
  } else if (table->n_fields > 4 * MAX_HEADER) {
    reader_error(table->reader, table->table->file, table->row_line, NULL,
                 "the row has more than %d fields; this is no table that can be read",
                 4 * MAX_HEADER);
    table->reader->state[table->id] = TABLE_BROKEN;
    table->done = true;
  }
}

/* Feed a line, or a part of one. */
static void feed(struct csv_table *table, const char *text, gsize length)
{
  if (table->skip_line)
    return;
  if (!table->in_row) {
    if (is_blank(text, length))
      return;
    begin_row(table);
  }
  if (csv_parse(&table->parser, text, length, on_field, on_row, table) != length)
    drop_row(table);
  else
    check_growth(table);
}

static void feed_lines(struct csv_table *table, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end && !table->done && !table->reader->gave_up) {
    const char *line_end = memchr(text, '\n', (gsize)(end - text));
    const char *next = line_end ? line_end + 1 : end;

    feed(table, text, (gsize)(next - text));
    if (line_end) {
      table->line++;
      table->skip_line = false;
    }
    text = next;
  }
}

/* ---- Text -------------------------------------------------------------- */

/* Make CR LF to LF; returns the new length. */
static gsize join_line_ends(char *text, gsize length)
{
  char *end = text + length, *to = memchr(text, '\r', length);
  const char *from = to;

  while (from) {
    const char *next = memchr(from + 1, '\r', (gsize)(end - from - 1));
    const char *part = from + 1 < end && from[1] == '\n' ? from + 1 : from;
    gsize n = (gsize)((next ? next : end) - part);

    memmove(to, part, n);
    to += n;
    from = next;
    if (!next)
      length = (gsize)(to - text);
  }
  return length;
}

static void replace_tabs(char *text, gsize length)
{
  for (char *tab = memchr(text, '\t', length); tab;
       tab = memchr(tab, '\t', length - (gsize)(tab - text)))
    *tab = ' ';
}

static void report_fault(struct csv_table *table, const struct text_fault *fault)
{
  g_autofree char *text = NULL;

  if (fault->kind == TEXT_FAULT_ENCODING)
    text = g_strdup_printf("the byte 0x%02X is not UTF-8; save the table as “CSV UTF-8”",
                           (guint)fault->character);
  else if (fault->kind == TEXT_FAULT_BIDI)
    text = g_strdup_printf("the invisible character U+%04X, which changes the direction of "
                           "the text; remove it",
                           (guint)fault->character);
  else if (fault->character == '\0')
    text = g_strdup("a NUL byte; remove it, or save the table again as “CSV UTF-8”");
  else if (fault->character == '\r')
    text = g_strdup("a carriage return without a line feed; end lines with LF or CR LF");
  else
    text = g_strdup_printf("the control character U+%04X; remove it", (guint)fault->character);
  report_here(table, table->line, text);
}

void csv_table_take(struct csv_table *table, char *text, gsize length)
{
  char *end = text + join_line_ends(text, length);
  struct text_fault fault;

  replace_tabs(text, (gsize)(end - text));
  while (text < end && !table->done && !table->reader->gave_up) {
    if (text_check(text, (gsize)(end - text), &fault)) {
      feed_lines(table, text, (gsize)(end - text));
      return;
    }
    feed_lines(table, text, fault.offset);
    text += fault.offset;
    if (!table->done && !table->skip_line)
      report_fault(table, &fault);
    memset(text, '?', fault.length);
  }
}

void csv_table_end(struct csv_table *table)
{
  if (csv_fini(&table->parser, on_field, on_row, table) != 0)
    report_here(table, table->cell_line,
                "the quotation mark that opens this field is never closed; close it");
  else if (!table->names)
    csv_table_take_header(table);
  else if (!table->done && !table->n_rows && table->table->required)
    csv_table_give_up(table, "the table has no row below its header");
}
