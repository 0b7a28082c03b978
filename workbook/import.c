/* import.c - what was exported, read back: all of it or nothing
 *
 * Everything is read and checked before the workbook is touched, and put into it in one
 * transaction, at the end of which each plan is read once as a plan, each workshop as one.
 */
#include "workbook/workbook-private.h"

#include <string.h>

/* ---- Tables ------------------------------------------------------------ */

static const char *const head_columns[] = {"key", "value", NULL};

/* Which version of the tables the folder has. */
static bool read_head(struct import *import, GError **error)
{
  g_autofree char *path = g_build_filename(import->folder, EXPORT_HEAD_FILE, NULL);
  g_autoptr(GPtrArray) rows = csv_read(path, EXPORT_HEAD_FILE, head_columns, error);
  guint64 version = 0;

  for (guint i = 0; rows && i < rows->len; i++) {
    const struct csv_row *row = rows->pdata[i];

    if (g_strcmp0(row->fields[0], "format") == 0 &&
        (!row->fields[1] ||
         !g_ascii_string_to_unsigned(row->fields[1], 10, 1, G_MAXINT, &version, NULL)))
      return csv_fail(error, EXPORT_HEAD_FILE, row->line, "value",
                      "the format is no whole number; write it as it was exported");
  }
  if (!rows)
    return false;
  if (!version)
    return csv_fail(error, EXPORT_HEAD_FILE, 0, NULL,
                    "the row “format” is missing; import a folder that “stage5 export” has "
                    "written");
  import->version = (guint)version;
  return version <= workbook_n_migrations ||
         csv_fail(error, EXPORT_HEAD_FILE, 0, NULL,
                  "the folder was written by a newer version of stage5 (its format is %u, this "
                  "one reads %u); use the newer stage5",
                  import->version, workbook_n_migrations);
}

static bool read_table(struct import *import, const struct workbook_table *table, GError **error)
{
  const char *columns[WORKBOOK_MAX_COLUMNS + 1] = {NULL};
  g_autofree char *file = g_strconcat(table->name, ".csv", NULL);
  g_autofree char *path = g_build_filename(import->folder, file, NULL);
  GPtrArray *rows;
  guint n = 0;

  for (const struct workbook_column *column = table->columns; column->name; column++)
    if (workbook_column_is_seen(column))
      columns[n++] = column->name;
  rows = csv_read(path, file, columns, error);
  if (rows)
    g_hash_table_insert(import->rows, g_strdup(table->name), rows);
  return rows != NULL;
}

/* ---- Packs ------------------------------------------------------------- */

/* A hash is the name of a folder: nothing else may be one. */
static bool is_hash(const char *text)
{
  return text && strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

static bool read_pack_files(struct import *import, const struct csv_row *row, GError **error)
{
  const char *hash = row->fields[0];

  if (!is_hash(hash))
    return csv_fail(error, "packs.csv", row->line, "hash",
                    "this is not the SHA-256 of a pack; write it as it was exported");

  g_autofree char *folder = g_build_filename(import->folder, EXPORT_PACK_FOLDER, hash, NULL);
  GPtrArray *files = pack_files_read(folder, error);
  g_autofree char *actual = files ? pack_files_hash(files) : NULL;

  if (!files)
    return false;
  g_hash_table_insert(import->packs, g_strdup(hash), files);
  return strcmp(actual, hash) == 0 ||
         csv_fail(error, "packs.csv", row->line, "hash",
                  "the files in “%s/%s” are not those that were exported; put them back as they "
                  "were",
                  EXPORT_PACK_FOLDER, hash);
}

static bool read_all(struct import *import, GError **error)
{
  if (!read_head(import, error))
    return false;
  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (table->since <= import->version && !read_table(import, table, error))
      return false;

  const GPtrArray *packs = g_hash_table_lookup(import->rows, "packs");

  for (guint i = 0; i < packs->len; i++)
    if (!read_pack_files(import, packs->pdata[i], error))
      return false;
  return true;
}

/* ---- Into the workbook ------------------------------------------------- */

static bool keep_packs(struct workbook *workbook, struct import *import, GError **error)
{
  const GPtrArray *packs = g_hash_table_lookup(import->rows, "packs");

  for (guint i = 0; i < packs->len; i++) {
    const struct csv_row *row = packs->pdata[i];
    const GPtrArray *files = g_hash_table_lookup(import->packs, row->fields[0]);

    if (!pack_files_keep(workbook, files, row->fields[0], row->fields[1] ? row->fields[1] : "",
                         error))
      return false;
  }
  return true;
}

static bool try_plan(struct workbook *workbook, gint64 id, GError **error)
{
  g_autofree char *hash = plan_pack_hash(workbook, id, error);
  const struct pack *pack = hash ? workbook_stored_pack(workbook, hash, error) : NULL;
  g_autoptr(Plan) plan = pack ? plan_read(workbook, id, pack, error) : NULL;

  return plan != NULL;
}

static bool try_workshop(struct workbook *workbook, gint64 id, GError **error)
{
  g_autofree char *hash = workshop_pack_hash(workbook, id, error);
  const struct pack *pack = hash ? workbook_stored_pack(workbook, hash, error) : NULL;
  g_autoptr(Workshop) workshop = pack ? workshop_read(workbook, id, pack, READ_ALL, error) : NULL;
  struct workshop_place place;

  return workshop && workbook_workshop_place(workbook, id, pack, &place, error);
}

static const struct trial {
  const char *table, *noun;
  bool (*try)(struct workbook *workbook, gint64 id, GError **error);
} trials[] = {{"plans", "plan", try_plan}, {"workshops", "workshop", try_workshop}};

/* What cannot be read as a plan or a workshop is not let in. */
static bool try_all(struct workbook *workbook, const struct import *import,
                    const struct trial *trial, GError **error)
{
  GHashTable *ids = g_hash_table_lookup(import->ids, trial->table);
  const GPtrArray *rows = g_hash_table_lookup(import->rows, trial->table);
  g_autofree char *file = g_strconcat(trial->table, ".csv", NULL);

  for (guint i = 0; rows && i < rows->len; i++) {
    const struct csv_row *row = rows->pdata[i];
    const gint64 *id = g_hash_table_lookup(ids, row->fields[0]);
    g_autoptr(GError) cause = NULL;

    if (!trial->try(workbook, *id, &cause))
      return csv_fail(error, file, row->line, NULL, "this %s cannot be imported: %s", trial->noun,
                      cause->message);
  }
  return true;
}

static bool import_body(struct workbook *workbook, gpointer data, GError **error)
{
  struct import *import = data;

  if (!keep_packs(workbook, import, error))
    return false;
  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (!g_str_equal(table->name, "packs") && !import_table(workbook, import, table, error))
      return false;
  for (guint i = 0; i < G_N_ELEMENTS(trials); i++)
    if (!try_all(workbook, import, &trials[i], error))
      return false;
  return true;
}

bool workbook_import(struct workbook *workbook, const char *folder, GError **error)
{
  g_autoptr(GHashTable) rows =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GHashTable) packs =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr(GHashTable) ids =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  struct import import = {.folder = folder, .rows = rows, .packs = packs, .ids = ids};
  g_autofree char *shown = text_escape(folder, -1);
  g_autofree char *what = g_strdup_printf("import “%s”", shown);

  bool good;

  if (!read_all(&import, error))
    return false;
  workbook->is_importing = true;
  good = workbook_transact(workbook, what, import_body, &import, error);
  workbook->is_importing = false;
  return good;
}
