/* statement.c - running SQL, and saying in words what went wrong */
#include "workbook/workbook-private.h"

#include <string.h>

G_DEFINE_QUARK(stage5 - workbook - error, workbook_error)

/* ---- Failures ---------------------------------------------------------- */

bool workbook_fail(GError **error, enum workbook_error code, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error_literal(error, WORKBOOK_ERROR, (int)code, text);
  return false;
}

/* What SQLite's results mean to who uses the program; "%s" is the file. */
static const struct {
  int result;
  enum workbook_error code;
  const char *sentence;
} failures[] = {
    {SQLITE_BUSY, WORKBOOK_ERROR_BUSY,
     "the workbook “%s” is held by another program; nothing was changed: try again when that "
     "one has finished"},
    {SQLITE_LOCKED, WORKBOOK_ERROR_BUSY,
     "the workbook “%s” is in use; nothing was changed: try again in a moment"},
    {SQLITE_NOTADB, WORKBOOK_ERROR_FILE,
     "“%s” is no workbook but another kind of file; name another one with --file"},
    {SQLITE_CORRUPT, WORKBOOK_ERROR_FILE,
     "the workbook “%s” is damaged, or the disk that it lies on; go on with a copy of it, or "
     "import what was exported"},
    {SQLITE_FULL, WORKBOOK_ERROR_FILE,
     "cannot write the workbook “%s”: the disk is full; nothing was changed: free some space and "
     "try again"},
    {SQLITE_READONLY, WORKBOOK_ERROR_READ_ONLY,
     "the workbook “%s” may not be written to; nothing was changed: work on a copy of it"},
    {SQLITE_CANTOPEN, WORKBOOK_ERROR_FILE,
     "cannot open the workbook “%s”; see that the file and its folder are there and that you may "
     "read and write them"},
    {SQLITE_PERM, WORKBOOK_ERROR_FILE,
     "the workbook “%s” may not be opened; see that you may read and write it"},
    {SQLITE_IOERR, WORKBOOK_ERROR_FILE,
     "cannot read or write the workbook “%s”: the disk reports an error; nothing was changed: "
     "see that the disk has space and is connected"},
    {SQLITE_NOMEM, WORKBOOK_ERROR_FILE,
     "there is no memory left for the workbook “%s”; nothing was changed: close other programs and "
     "try again"},
    {SQLITE_TOOBIG, WORKBOOK_ERROR_FILE,
     "something is too large for the workbook “%s”; nothing was changed"},
};

bool workbook_fail_result(const struct workbook *workbook, int result, GError **error)
{
  const char *detail =
      workbook->db ? workbook->sqlite.errmsg(workbook->db) : workbook->sqlite.errstr(result);
  g_autofree char *shown = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS(failures); i++)
    if (failures[i].result == (result & 0xff)) {
      g_auto(GStrv) parts = g_strsplit(failures[i].sentence, "%s", 2);

      return workbook_fail(error, failures[i].code, "%s%s%s", parts[0], workbook->shown, parts[1]);
    }
  shown = text_escape(detail, -1);
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "the workbook “%s” cannot be used: %s; it may be damaged, or of another "
                       "version of stage5",
                       workbook->shown, shown);
}

/* Set @error to what SQLite says was wrong last; always false. */
static bool fail_sqlite(const struct workbook *workbook, GError **error)
{
  return workbook_fail_result(workbook, workbook->sqlite.extended_errcode(workbook->db), error);
}

/* ---- Values ------------------------------------------------------------ */

struct value value_number(gint64 number)
{
  return (struct value){.kind = VALUE_NUMBER, .number = number};
}

struct value value_text(const char *text)
{
  if (!text)
    return (struct value){.kind = VALUE_ABSENT};
  return (struct value){.kind = VALUE_TEXT, .bytes = text, .length = strlen(text)};
}

struct value value_bytes(const void *bytes, gsize length)
{
  return (struct value){.kind = VALUE_BYTES, .bytes = bytes, .length = length};
}

static int bind(const struct sqlite *sqlite, sqlite3_stmt *statement, int place,
                const struct value *value)
{
  switch (value->kind) {
  case VALUE_NUMBER:
    return sqlite->bind_int64(statement, place, value->number);
  case VALUE_TEXT:
    return sqlite->bind_text(statement, place, value->bytes, (int)value->length, SQLITE_STATIC);
  case VALUE_BYTES:
    return sqlite->bind_blob(statement, place, value->bytes ? value->bytes : "", (int)value->length,
                             SQLITE_STATIC);
  case VALUE_ABSENT:
    break;
  }
  return sqlite->bind_null(statement, place);
}

/* ---- Statements -------------------------------------------------------- */

/* What was prepared is kept, and taken out while it runs. Those that are asked for over and over
 * are few: most of them are constants. */
static sqlite3_stmt *take_prepared(struct workbook *workbook, const char *sql)
{
  char *key = NULL;
  gpointer statement = NULL;

  if (workbook->statements)
    g_hash_table_steal_extended(workbook->statements, sql, (gpointer *)&key, &statement);
  g_free(key);
  return statement;
}

/* One that has failed is not used again. */
static void give_back(struct workbook *workbook, const char *sql, sqlite3_stmt *statement,
                      bool good)
{
  const struct sqlite *sqlite = &workbook->sqlite;

  if (!good || !workbook->statements ||
      g_hash_table_size(workbook->statements) >= WORKBOOK_MAX_STATEMENTS ||
      g_hash_table_contains(workbook->statements, sql)) {
    sqlite->finalize(statement);
    return;
  }
  sqlite->reset(statement);
  sqlite->clear_bindings(statement);
  g_hash_table_insert(workbook->statements, g_strdup(sql), statement);
}

void workbook_forget_statements(struct workbook *workbook)
{
  GHashTableIter all;
  gpointer statement;

  g_hash_table_iter_init(&all, workbook->statements);
  while (g_hash_table_iter_next(&all, NULL, &statement))
    workbook->sqlite.finalize(statement);
  g_hash_table_remove_all(workbook->statements);
}

static sqlite3_stmt *prepare(struct workbook *workbook, const char *sql, const struct value *values,
                             gsize n_values, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  sqlite3_stmt *statement = take_prepared(workbook, sql);
  int result = statement ? SQLITE_OK : sqlite->prepare(workbook->db, sql, -1, &statement, NULL);

  for (gsize i = 0; i < n_values && result == SQLITE_OK; i++)
    result = values[i].length > G_MAXINT ? SQLITE_TOOBIG
                                         : bind(sqlite, statement, (int)i + 1, &values[i]);
  if (result == SQLITE_OK)
    return statement;
  workbook_fail_result(workbook, result, error);
  sqlite->finalize(statement);
  return NULL;
}

bool workbook_query(struct workbook *workbook, const char *sql, const struct value *values,
                    gsize n_values, row_taker take, gpointer data, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  sqlite3_stmt *statement = prepare(workbook, sql, values, n_values, error);
  bool good = statement != NULL;
  int result = SQLITE_DONE;

  while (good && (result = sqlite->step(statement)) == SQLITE_ROW)
    good = !take || take(workbook, statement, data, error);
  if (good && result != SQLITE_DONE)
    good = workbook_fail_result(workbook, result, error);
  if (statement)
    give_back(workbook, sql, statement, good);
  return good;
}

bool workbook_run(struct workbook *workbook, const char *sql, const struct value *values,
                  gsize n_values, GError **error)
{
  return workbook_query(workbook, sql, values, n_values, NULL, NULL, error);
}

bool workbook_run_script(struct workbook *workbook, const char *sql, GError **error)
{
  return workbook->sqlite.exec(workbook->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         fail_sqlite(workbook, error);
}

static bool take_number(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  gint64 *number = data;

  (void)error;
  *number = answer_number(workbook, row, 0);
  return true;
}

bool workbook_number(struct workbook *workbook, const char *sql, const struct value *values,
                     gsize n_values, gint64 *number, GError **error)
{
  *number = 0;
  return workbook_query(workbook, sql, values, n_values, take_number, number, error);
}

static bool take_text(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  char **text = data;

  (void)error;
  g_free(*text);
  *text = answer_text(workbook, row, 0);
  return true;
}

bool workbook_text(struct workbook *workbook, const char *sql, const struct value *values,
                   gsize n_values, char **text, GError **error)
{
  *text = NULL;
  return workbook_query(workbook, sql, values, n_values, take_text, text, error);
}

/* ---- Rows -------------------------------------------------------------- */

gint64 answer_number(const struct workbook *workbook, sqlite3_stmt *row, int column)
{
  return workbook->sqlite.column_int64(row, column);
}

char *answer_text(const struct workbook *workbook, sqlite3_stmt *row, int column)
{
  const char *text = (const char *)workbook->sqlite.column_text(row, column);

  return text ? g_utf8_make_valid(text, -1) : NULL;
}

const void *answer_bytes(const struct workbook *workbook, sqlite3_stmt *row, int column,
                         gsize *length)
{
  const void *bytes = workbook->sqlite.column_blob(row, column);

  *length = bytes ? (gsize)workbook->sqlite.column_bytes(row, column) : 0;
  return bytes;
}
