/* export.c - the whole workbook as a folder of CSV tables, and the packs as they are */
#include "workbook/workbook-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A file of the export, before it is written. */
struct export_file {
  char *name; /* in the folder */
  char *bytes;
  gsize length;
};

static void export_file_free(struct export_file *file)
{
  g_free(file->name);
  g_free(file->bytes);
  g_free(file);
}

static void add_file(GPtrArray *files, char *name, char *bytes, gsize length)
{
  struct export_file *file = g_new(struct export_file, 1);

  *file = (struct export_file){.name = name, .bytes = bytes, .length = length};
  g_ptr_array_add(files, file);
}

/* ---- Tables ------------------------------------------------------------ */

struct put {
  GString *out;
  guint n_columns;
};

static bool put_row(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct put *put = data;

  (void)error;
  for (guint i = 0; i < put->n_columns; i++) {
    g_autofree char *text = answer_text(workbook, row, (int)i);

    if (i)
      g_string_append_c(put->out, ',');
    csv_put_exactly(put->out, text);
  }
  g_string_append_c(put->out, '\n');
  return true;
}

/* Append the columns of @table, so that rows stand in the order of what they say. */
static void append_all_columns(GString *sql, const struct workbook_table *table)
{
  const char *comma = "";

  for (const struct workbook_column *column = table->columns; column->name; column++)
    if (column->kind != COLUMN_ROW && workbook_column_is_seen(column)) {
      g_string_append_printf(sql, "%s%s.%s", comma, table->name, column->name);
      comma = ", ";
    }
}

/* Append the order of the rows of @table: that of the rows they belong to, then their own. */
static void append_order(GString *sql, const struct workbook_table *table)
{
  const struct workbook_column *row = workbook_table_column(table, COLUMN_ROW);
  const struct workbook_column *own = workbook_table_column(table, COLUMN_ORDER);
  const struct workbook_column *of =
      row ? workbook_table_column(workbook_table_by_name(row->table), COLUMN_ORDER) : NULL;

  g_string_append(sql, " ORDER BY ");
  if (of)
    g_string_append_printf(sql, "%s.%s, ", row->table, of->name);
  if (own)
    g_string_append_printf(sql, "%s.%s", table->name, own->name);
  else if (row)
    append_all_columns(sql, table);
  else
    g_string_append_printf(sql, "%s.%s", table->name, table->columns[0].name);
}

static char *select_rows(const struct workbook_table *table)
{
  GString *sql = g_string_new("SELECT "), *from = g_string_new(table->name);
  const char *comma = "";

  for (const struct workbook_column *column = table->columns; column->name; column++) {
    const struct workbook_table *other =
        column->kind == COLUMN_ROW ? workbook_table_by_name(column->table) : NULL;

    if (!workbook_column_is_seen(column))
      continue;
    g_string_append_printf(sql, "%s%s.%s", comma, other ? other->name : table->name,
                           other ? workbook_table_column(other, COLUMN_NAME)->name : column->name);
    if (other)
      g_string_append_printf(from, " JOIN %s ON %s.id = %s.%s", other->name, other->name,
                             table->name, column->name);
    comma = ", ";
  }
  g_string_append_printf(sql, " FROM %s", from->str);
  g_string_free(from, TRUE);
  if (table->only)
    g_string_append_printf(sql, " WHERE %s", table->only);
  append_order(sql, table);
  return g_string_free(sql, FALSE);
}

static bool put_table(struct workbook *workbook, const struct workbook_table *table,
                      GPtrArray *files, GError **error)
{
  struct put put = {.out = g_string_new(NULL)};
  g_autofree char *sql = select_rows(table);
  gsize length;

  for (const struct workbook_column *column = table->columns; column->name; column++)
    if (workbook_column_is_seen(column))
      g_string_append_printf(put.out, "%s%s", put.n_columns++ ? "," : "", column->name);
  g_string_append_c(put.out, '\n');

  bool good = workbook_query(workbook, sql, NO_VALUES, put_row, &put, error);

  length = put.out->len;
  add_file(files, g_strconcat(table->name, ".csv", NULL), g_string_free(put.out, FALSE), length);
  return good;
}

/* ---- Packs ------------------------------------------------------------- */

static bool take_hash(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  (void)error;
  g_ptr_array_add(data, answer_text(workbook, row, 0));
  return true;
}

static bool put_pack(struct workbook *workbook, const char *hash, GPtrArray *files, GError **error)
{
  g_autoptr(GPtrArray) of_pack = pack_files_load(workbook, hash, error);

  for (guint i = 0; of_pack && i < of_pack->len; i++) {
    struct pack_file *file = of_pack->pdata[i];

    add_file(files, g_build_filename(EXPORT_PACK_FOLDER, hash, file->name, NULL),
             g_steal_pointer(&file->bytes), file->length);
  }
  return of_pack != NULL;
}

static bool put_packs(struct workbook *workbook, GPtrArray *files, GError **error)
{
  g_autoptr(GPtrArray) hashes = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *sql = select_rows(workbook_table_by_name("packs"));
  bool good = workbook_query(workbook, sql, NO_VALUES, take_hash, hashes, error);

  for (guint i = 0; good && i < hashes->len; i++)
    good = put_pack(workbook, hashes->pdata[i], files, error);
  return good;
}

/* ---- The whole --------------------------------------------------------- */

static bool put_all(struct workbook *workbook, GPtrArray *files, GError **error)
{
  char *head = g_strdup_printf("key,value\nformat,%u\n", workbook_n_migrations);

  add_file(files, g_strdup(EXPORT_HEAD_FILE), head, strlen(head));
  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (!put_table(workbook, table, files, error))
      return false;
  return put_packs(workbook, files, error);
}

/* All of it as it is at one moment. */
static GPtrArray *collect(struct workbook *workbook, GError **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)export_file_free);
  bool good = transaction_begin(workbook, false, error) && put_all(workbook, files, error);

  transaction_roll_back(workbook);
  return good ? g_steal_pointer(&files) : NULL;
}

/* ---- Writing ----------------------------------------------------------- */

static bool fail_errno(const char *path, GError **error)
{
  int cause = errno;
  g_autofree char *shown = text_escape(path, -1);

  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "cannot make the folder “%s”: %s; choose another place", shown,
                       g_strerror(cause));
}

static bool check_free(const char *folder, const GPtrArray *files, GError **error)
{
  g_autofree char *shown = text_escape(folder, -1);

  for (guint i = 0; i < files->len; i++) {
    const struct export_file *file = files->pdata[i];
    g_auto(GStrv) parts = g_strsplit(file->name, G_DIR_SEPARATOR_S, 2);
    g_autofree char *path = g_build_filename(folder, parts[0], NULL);

    if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
      return workbook_fail(error, WORKBOOK_ERROR_FILE,
                           "the folder “%s” already has “%s”, which an export would replace; name "
                           "another folder",
                           shown, parts[0]);
  }
  return true;
}

/* Make @folder, which has its parent, and note it in @made; fine if it is there. */
static bool make_folder(const char *folder, GPtrArray *made, GError **error)
{
  if (g_file_test(folder, G_FILE_TEST_IS_DIR))
    return true;
  if (g_mkdir(folder, 0777) != 0)
    return fail_errno(folder, error);
  g_ptr_array_add(made, g_strdup(folder));
  return true;
}

/* Write @file, noting what was made. */
static bool write_file(const char *folder, const struct export_file *file, GPtrArray *made,
                       GError **error)
{
  g_auto(GStrv) parts = g_strsplit(file->name, G_DIR_SEPARATOR_S, -1);
  g_autofree char *path = g_strdup(folder);
  guint n = g_strv_length(parts);

  for (guint i = 0; i < n; i++) {
    g_autofree char *inner = g_build_filename(path, parts[i], NULL);

    if (i + 1 < n && !make_folder(inner, made, error))
      return false;
    g_free(path);
    path = g_steal_pointer(&inner);
  }
  if (!file_save(path, file->bytes, file->length, error))
    return false;
  g_ptr_array_add(made, g_steal_pointer(&path));
  return true;
}

/* Remove what was made, the last first. */
static void unmake(const GPtrArray *made)
{
  for (guint i = made->len; i > 0; i--)
    g_remove(made->pdata[i - 1]);
}

static bool write_files(const char *folder, const GPtrArray *files, GError **error)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
  bool good = make_folder(folder, made, error);

  for (guint i = 0; good && i < files->len; i++)
    good = write_file(folder, files->pdata[i], made, error);
  if (!good)
    unmake(made);
  return good;
}

/* What a newer version keeps and this one does not know would be missing. */
static bool check_known(struct workbook *workbook, GError **error)
{
  gint64 version;

  if (!workbook_number(workbook, "PRAGMA user_version", NO_VALUES, &version, error))
    return false;
  return version <= workbook_n_migrations ||
         workbook_fail(error, WORKBOOK_ERROR_READ_ONLY,
                       "the workbook “%s” was written by a newer version of stage5, so an export "
                       "by this one would leave something out; use the newer stage5",
                       workbook->shown);
}

bool workbook_export(struct workbook *workbook, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) files = check_known(workbook, error) ? collect(workbook, error) : NULL;

  return files && check_free(folder, files, error) && write_files(folder, files, error);
}
