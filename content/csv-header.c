/* csv-header.c - the first row of a table, which names its columns */
#include "content/csv-private.h"

#include <string.h>

/* "id, group, name, question" */
static char *list_columns(const struct csv_table *table)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf(list, "%s%s", i ? ", " : "", table->table->columns[i].name);
  return g_string_free(list, FALSE);
}

static void report_column(struct csv_table *table, const char *column, const char *text)
{
  reader_error(table->reader, table->table->file, table->row_line, column, "%s", text);
  table->reader->state[table->id] = TABLE_BROKEN;
  table->done = true;
}

static void warn_unknown(struct csv_table *table, guint field)
{
  const char *name = g_ptr_array_index(table->names, field);
  const char *known[MAX_COLUMNS];

  for (guint i = 0; i < table->n_columns; i++)
    known[i] = table->table->columns[i].name;

  g_autofree char *shown = quote_text(name);
  g_autofree char *suggestion = names_suggestion(name, known, table->n_columns);

  if (*name)
    reader_warning(table->reader, table->table->file, table->row_line, NULL,
                   "the column %s is not known and is ignored%s", shown, suggestion);
  else
    reader_warning(table->reader, table->table->file, table->row_line, NULL,
                   "column %u has no name and is ignored", field + 1);
}

static guint8 find_column(const struct csv_table *table, const char *name)
{
  for (guint8 i = 0; i < table->n_columns; i++)
    if (strcmp(name, table->table->columns[i].name) == 0)
      return i;
  return NOT_KEPT;
}

static void split_names(struct csv_table *table)
{
  const char *name = table->text;

  table->names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < table->n_fields; i++) {
    g_ptr_array_add(table->names, g_strdup(name));
    name += strlen(name) + 1;
  }
}

/* Semicolons are what spreadsheets write where the comma is the decimal sign. */
static bool check_separator(struct csv_table *table)
{
  if (table->n_fields > 1 || !strpbrk(table->text, "; "))
    return true;
  csv_table_give_up(table,
                    "the columns are separated by %s; save the table with commas between them",
                    strchr(table->text, ';') ? "semicolons" : "tabs or spaces");
  return false;
}

/* Find the table's columns in the file; bit i of the result stands for column i. */
static guint map_columns(struct csv_table *table)
{
  guint found = 0;

  table->column = g_malloc(table->names->len);
  for (guint i = 0; i < table->names->len; i++) {
    guint8 column = find_column(table, g_ptr_array_index(table->names, i));

    table->column[i] = column;
    if (column == NOT_KEPT)
      warn_unknown(table, i);
    else if (found & 1u << column)
      report_column(table, table->table->columns[column].name,
                    "the column is there twice; remove one of the two");
    else
      found |= 1u << column;
  }
  return found;
}

static void report_absent(struct csv_table *table, guint found)
{
  g_autofree char *list = list_columns(table);

  for (guint i = 0; i < table->n_columns; i++) {
    const struct column *column = &table->table->columns[i];

    if (column->need == OPTIONAL || found & 1u << i)
      continue;
    g_autofree char *text =
        g_strdup_printf("the column is missing; the columns of this table are: %s", list);
    report_column(table, column->name, text);
  }
}

void csv_table_take_header(struct csv_table *table)
{
  g_autofree char *list = list_columns(table);

  if (table->quiet) /* its names are not what the author wrote */
    table->done = true;
  else if (!table->n_fields)
    csv_table_give_up(table, "the table is empty; its first row must name its columns: %s", list);
  else if (table->n_fields > MAX_HEADER)
    csv_table_give_up(table, "the table has more than %d columns; its columns are: %s", MAX_HEADER,
                      list);
  if (table->done || !check_separator(table))
    return;
  split_names(table);
  report_absent(table, map_columns(table));
}
