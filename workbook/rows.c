/* rows.c - writing and deleting rows, whatever they belong to */
#include "workbook/workbook-private.h"

#include <unistd.h>

bool row_write(struct workbook *workbook, const char *sql, struct value *values, gsize n_values,
               GError **error)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);

  for (gsize i = 0; i < n_values; i++)
    if (values[i].kind == VALUE_TEXT) {
      char *valid = g_utf8_make_valid(values[i].bytes, (gssize)values[i].length);

      g_ptr_array_add(kept, valid);
      values[i] = value_text(valid);
    }
  return workbook_run(workbook, sql, values, n_values, error);
}

bool rows_delete_of(struct workbook *workbook, const char *table, gint64 id, GError **error)
{
  for (const struct workbook_table *other = workbook_tables; other->name; other++) {
    const struct workbook_column *column = other->columns;
    g_autofree char *sql =
        g_strdup_printf("DELETE FROM %s WHERE %s = ?", other->name, column->name);

    if (other->is_undone && column->kind == COLUMN_ROW && g_str_equal(column->table, table) &&
        !workbook_run(workbook, sql, VALUES(value_number(id)), error))
      return false;
  }
  return true;
}

/* Not from a generator whose numbers tell their order to who has enough of them. */
gint64 row_random_id(void)
{
  const guint64 mask = (G_GUINT64_CONSTANT(1) << 62) - 1;
  guint64 number;

  if (getentropy(&number, sizeof number) != 0)
    number = (guint64)g_random_int() << 32 | g_random_int();
  return (gint64)(number & mask) + 1;
}
