/* import-rows.c - the rows of an imported table, put into the workbook
 *
 * Rows name each other by their names; they get new ids here. A row may only refer to
 * what is imported with it, never to what the workbook has already.
 */
#include "workbook/workbook-private.h"

#include <string.h>

/* A row on its way. */
struct insertion {
  struct workbook *workbook;
  struct import *import;
  const struct workbook_table *table;
  const char *file; /* "plans.csv" */
  const char *sql;
  const struct csv_row *row;
  gint64 workshop; /* that the row belongs to, if it does, with its pack and scale */
  const struct pack *pack;
  guint scale;
};

/* ---- The statement ----------------------------------------------------- */

/* A value for the column that orders the rows: behind those that are there, of the same
 * row they belong to (bound as ?1). */
static void append_order(GString *sql, const struct workbook_table *table, const char *column)
{
  const struct workbook_column *row = workbook_table_column(table, COLUMN_ROW);

  if (row)
    g_string_append_printf(sql, "(SELECT count(*) FROM %s WHERE %s = ?1)", table->name, row->name);
  else
    g_string_append_printf(sql, "(SELECT coalesce(max(%s), 0) + 1 FROM %s)", column, table->name);
}

/* The first column of a table that belongs to another is the row it belongs to. */
static char *insert_row(const struct workbook_table *table)
{
  GString *sql = g_string_new(NULL), *values = g_string_new(NULL);
  guint place = 0;

  g_string_append_printf(sql, "INSERT INTO %s (", table->name);
  for (const struct workbook_column *column = table->columns; column->name; column++) {
    const char *comma = column == table->columns ? "" : ", ";

    g_string_append_printf(sql, "%s%s", comma, column->name);
    g_string_append(values, comma);
    if (column->kind == COLUMN_ORDER)
      append_order(values, table, column->name);
    else
      g_string_append_printf(values, "?%u", ++place);
  }
  g_string_append_printf(sql, ") VALUES (%s)", values->str);
  g_string_free(values, TRUE);
  return g_string_free(sql, FALSE);
}

/* ---- Values ------------------------------------------------------------ */

static bool fail_at(const struct insertion *insertion, const char *column, const char *text,
                    GError **error)
{
  return csv_fail(error, insertion->file, insertion->row->line, column, "%s", text);
}

static bool read_number(const struct insertion *insertion, const char *column, const char *field,
                        guint64 highest, struct value *value, GError **error)
{
  guint64 number;

  if (!field || !g_ascii_string_to_unsigned(field, 10, 0, highest, &number, NULL))
    return fail_at(insertion, column, "this is no whole number; write one like 12", error);
  *value = value_number((gint64)number);
  return true;
}

static bool read_reference(const struct insertion *insertion, const struct workbook_column *column,
                           const char *field, struct value *value, GError **error)
{
  GHashTable *ids = g_hash_table_lookup(insertion->import->ids, column->table);
  const gint64 *id = ids && field ? g_hash_table_lookup(ids, field) : NULL;
  g_autofree char *shown = text_escape(field ? field : "", -1);

  if (!id)
    return csv_fail(error, insertion->file, insertion->row->line, column->name,
                    "“%s” is not in %s.csv; write a name that is there", shown, column->table);
  *value = value_number(*id);
  return true;
}

/* ---- Rows of a workshop ------------------------------------------------ */

/* Learn what the fields of workshop @id are to be checked against; it was inserted before. */
static bool enter_workshop(struct insertion *insertion, gint64 id, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 scale;

  if (id == insertion->workshop)
    return true;
  hash = workshop_pack_hash(insertion->workbook, id, error);
  insertion->pack = hash ? workbook_stored_pack(insertion->workbook, hash, error) : NULL;
  if (!insertion->pack ||
      !workbook_number(insertion->workbook, "SELECT scale FROM workshops WHERE id = ?",
                       VALUES(value_number(id)), &scale, error))
    return false;
  insertion->scale = (guint)CLAMP(scale, 1, WORKSHOP_MAX_SCALE);
  insertion->workshop = id;
  return true;
}

static bool check_dimension(const struct insertion *insertion, const char *column,
                            const char *field, GError **error)
{
  g_autofree char *shown = text_escape(field ? field : "", -1);

  for (guint i = 0; field && i < pack_n_dimensions(insertion->pack); i++)
    if (strcmp(pack_dimension(insertion->pack, i)->id, field) == 0)
      return true;
  return !field || csv_fail(error, insertion->file, insertion->row->line, column,
                            "“%s” is no dimension of the workshop's pack; write it as it was "
                            "exported",
                            shown);
}

static bool check_answer(const struct insertion *insertion, const struct workbook_column *column,
                         const char *field, GError **error)
{
  g_autoptr(GError) cause = NULL;
  struct counts counts;
  gint8 answer;
  bool good = column->kind == COLUMN_TALLY
                  ? tally_parse(field ? field : "", insertion->scale, &counts, &cause)
                  : answer_parse(field ? field : "", insertion->scale, &answer, &cause);

  return good || fail_at(insertion, column->name, cause->message, error);
}

static bool read_value(const struct insertion *insertion, const struct workbook_column *column,
                       const char *field, struct value *value, GError **error)
{
  *value = value_text(field);
  switch (column->kind) {
  case COLUMN_NUMBER:
    return read_number(insertion, column->name, field, G_MAXINT, value, error);
  case COLUMN_TIME:
    return read_number(insertion, column->name, field, G_MAXINT64, value, error);
  case COLUMN_ROW:
    return read_reference(insertion, column, field, value, error);
  case COLUMN_DIMENSION:
    return check_dimension(insertion, column->name, field, error);
  case COLUMN_ANSWER:
  case COLUMN_TALLY:
    *value = value_text(field ? field : "");
    return check_answer(insertion, column, field, error);
  case COLUMN_NAME:
    return field ||
           fail_at(insertion, column->name, "the name is missing; each row needs one", error);
  case COLUMN_TEXT:
  case COLUMN_FOLDED:
  case COLUMN_RANDOM:
  case COLUMN_ORDER:
    break;
  }
  return true;
}

/* ---- Rows -------------------------------------------------------------- */

/* What the file will not take, at its place. */
static bool fail_to_insert(const struct insertion *insertion, GError *cause, GError **error)
{
  const struct sqlite *sqlite = &insertion->workbook->sqlite;
  const struct workbook_column *column = workbook_table_column(insertion->table, COLUMN_NAME);
  const char *name = column ? insertion->row->fields[0] : NULL;
  g_autofree char *shown = name ? text_escape(name, -1) : NULL;
  int result = sqlite->extended_errcode(insertion->workbook->db);

  if ((result & 0xff) != SQLITE_CONSTRAINT) {
    g_propagate_error(error, cause);
    return false;
  }
  g_error_free(cause);
  if (result == SQLITE_CONSTRAINT_UNIQUE && shown)
    return workbook_fail(error, WORKBOOK_ERROR_NAME,
                         "%s:%u: %s: “%s” is taken: the workbook, or a row above, has that name "
                         "already; change one of the two, or import into a new workbook",
                         insertion->file, insertion->row->line, column->name, shown);
  if (result == SQLITE_CONSTRAINT_UNIQUE || result == SQLITE_CONSTRAINT_PRIMARYKEY)
    return fail_at(insertion, NULL, "a row above says the same; remove one of the two", error);
  if (result == SQLITE_CONSTRAINT_FOREIGNKEY)
    return fail_at(insertion, NULL, "this speaks of a pack that is not in packs.csv", error);
  return fail_at(insertion, NULL,
                 "a field of this row is empty or cannot be so; write it as it was exported",
                 error);
}

static void note_id(const struct insertion *insertion)
{
  GHashTable *ids = g_hash_table_lookup(insertion->import->ids, insertion->table->name);
  gint64 id = insertion->workbook->sqlite.last_insert_rowid(insertion->workbook->db);

  g_hash_table_insert(ids, g_strdup(insertion->row->fields[0]), g_memdup2(&id, sizeof id));
}

static bool insert(struct insertion *insertion, GError **error)
{
  struct value values[WORKBOOK_MAX_COLUMNS];
  g_autofree char *folded = NULL;
  g_autoptr(GError) cause = NULL;
  gsize n = 0;
  guint field = 0;

  for (const struct workbook_column *column = insertion->table->columns; column->name; column++) {
    if (column->kind == COLUMN_ORDER)
      continue;
    if (column->kind == COLUMN_RANDOM) {
      values[n++] = value_number(row_random_id());
      continue;
    }
    if (column->kind == COLUMN_FOLDED) {
      folded = name_fold(insertion->row->fields[field - 1]);
      values[n++] = value_text(folded);
      continue;
    }
    if (!read_value(insertion, column, insertion->row->fields[field++], &values[n++], error))
      return false;
    if (column->kind == COLUMN_ROW && g_str_equal(column->table, "workshops") &&
        !enter_workshop(insertion, values[n - 1].number, error))
      return false;
  }
  if (!workbook_run(insertion->workbook, insertion->sql, values, n, &cause))
    return fail_to_insert(insertion, g_steal_pointer(&cause), error);
  if (workbook_table_column(insertion->table, COLUMN_NAME))
    note_id(insertion);
  return true;
}

bool import_table(struct workbook *workbook, struct import *import,
                  const struct workbook_table *table, GError **error)
{
  const GPtrArray *rows = g_hash_table_lookup(import->rows, table->name);
  g_autofree char *sql = insert_row(table);
  g_autofree char *file = g_strconcat(table->name, ".csv", NULL);
  struct insertion insertion = {
      .workbook = workbook, .import = import, .table = table, .file = file, .sql = sql};

  g_hash_table_insert(import->ids, g_strdup(table->name),
                      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free));
  for (guint i = 0; rows && i < rows->len; i++) {
    insertion.row = rows->pdata[i];
    if (!insert(&insertion, error))
      return false;
  }
  return true;
}
