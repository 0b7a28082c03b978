/* packs.c - the packs that plans and workshops were made on, kept in the workbook file by file
 *
 * A pack is known by the SHA-256 of its files, so that equal ones are kept once. One that
 * nothing refers to any more stays: undo may bring the plan or the workshop back.
 */
#include "workbook/workbook-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* ---- Files ------------------------------------------------------------- */

static void pack_file_free(struct pack_file *file)
{
  g_free(file->bytes);
  g_free(file);
}

static GPtrArray *pack_files_new(void)
{
  return g_ptr_array_new_with_free_func((GDestroyNotify)pack_file_free);
}

static void pack_files_add(GPtrArray *files, const char *name, char *bytes, gsize length)
{
  struct pack_file *file = g_new(struct pack_file, 1);

  *file = (struct pack_file){.name = name, .bytes = bytes, .length = length};
  g_ptr_array_add(files, file);
}

/* @name if it is that of a table of packs, but static; or NULL. */
static const char *pack_file_name(const char *name)
{
  for (guint i = 0; pack_table_name(i); i++)
    if (strcmp(pack_table_name(i), name) == 0)
      return pack_table_name(i);
  return NULL;
}

GPtrArray *pack_files_read(const char *folder, GError **error)
{
  g_autoptr(GPtrArray) files = pack_files_new();

  for (guint i = 0; pack_table_name(i); i++) {
    g_autofree char *path = g_build_filename(folder, pack_table_name(i), NULL);
    g_autoptr(GError) cause = NULL;
    char *bytes;
    gsize length;

    if (g_file_get_contents(path, &bytes, &length, &cause))
      pack_files_add(files, pack_table_name(i), bytes, length);
    else if (!g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
      g_autofree char *shown = text_escape(cause->message, -1);

      workbook_fail(error, WORKBOOK_ERROR_FILE, "cannot keep the pack: %s", shown);
      return NULL;
    }
  }
  return g_steal_pointer(&files);
}

static bool pack_files_write(const GPtrArray *files, const char *folder, GError **error)
{
  for (guint i = 0; i < files->len; i++) {
    const struct pack_file *file = files->pdata[i];
    g_autofree char *path = g_build_filename(folder, file->name, NULL);

    if (!file_save(path, file->bytes, file->length, error))
      return false;
  }
  return true;
}

char *pack_files_hash(const GPtrArray *files)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

  for (guint i = 0; i < files->len; i++) {
    const struct pack_file *file = files->pdata[i];
    g_autofree char *head = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", file->name, file->length);

    g_checksum_update(sum, (const guchar *)head, -1);
    g_checksum_update(sum, (const guchar *)file->bytes, (gssize)file->length);
  }
  return g_strdup(g_checksum_get_string(sum));
}

/* ---- In the workbook --------------------------------------------------- */

bool pack_files_keep(struct workbook *workbook, const GPtrArray *files, const char *hash,
                     const char *title, GError **error)
{
  gint64 n;

  if (!workbook_number(workbook, "SELECT count(*) FROM packs WHERE hash = ?",
                       VALUES(value_text(hash)), &n, error))
    return false;
  if (n > 0)
    return true;
  if (!workbook_run(workbook, "INSERT INTO packs (hash, title) VALUES (?, ?)",
                    VALUES(value_text(hash), value_text(title)), error))
    return false;
  for (guint i = 0; i < files->len; i++) {
    const struct pack_file *file = files->pdata[i];

    if (!workbook_run(workbook, "INSERT INTO pack_files (pack, name, bytes) VALUES (?, ?, ?)",
                      VALUES(value_text(hash), value_text(file->name),
                             value_bytes(file->bytes, file->length)),
                      error))
      return false;
  }
  return true;
}

static bool take_file(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  GPtrArray *files = data;
  g_autofree char *name = answer_text(workbook, row, 0);
  const char *known = name ? pack_file_name(name) : NULL; /* nothing else becomes a file's name */
  gsize length;
  const void *bytes = answer_bytes(workbook, row, 1, &length);

  (void)error;
  if (known)
    pack_files_add(files, known, bytes ? g_memdup2(bytes, length) : g_strdup(""), length);
  return true;
}

/* In the order of the tables, on which the hash rests. */
static gint compare_files(gconstpointer a, gconstpointer b)
{
  const struct pack_file *const *first = a, *const *second = b;
  guint i = 0, j = 0;

  while (pack_table_name(i) != (*first)->name)
    i++;
  while (pack_table_name(j) != (*second)->name)
    j++;
  return (i > j) - (i < j);
}

GPtrArray *pack_files_load(struct workbook *workbook, const char *hash, GError **error)
{
  g_autoptr(GPtrArray) files = pack_files_new();
  g_autofree char *actual = NULL;

  if (!workbook_query(workbook, "SELECT name, bytes FROM pack_files WHERE pack = ?",
                      VALUES(value_text(hash)), take_file, files, error))
    return NULL;
  g_ptr_array_sort(files, compare_files);
  actual = pack_files_hash(files);
  if (strcmp(hash, actual) == 0)
    return g_steal_pointer(&files);
  workbook_fail_result(workbook, SQLITE_CORRUPT, error);
  return NULL;
}

/* ---- Reading ----------------------------------------------------------- */

/* By the names that may be there: where no more files can be opened, it cannot be looked into. */
static void folder_remove_with_files(const char *folder)
{
  for (guint i = 0; pack_table_name(i); i++) {
    g_autofree char *path = g_build_filename(folder, pack_table_name(i), NULL);

    g_unlink(path);
  }
  g_rmdir(folder);
}

/* Packs are read from folders: the files become one for a moment. */
static struct pack *read_files(const GPtrArray *files, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *pack;

  if (!pack_files_write(files, folder, error))
    return NULL;
  pack = pack_read(folder, &problems);
  if (!pack) {
    g_autofree char *first = problem_to_string(problems->pdata[0]);

    workbook_fail(error, WORKBOOK_ERROR_FILE,
                  "the pack that is kept in the workbook cannot be read by this version of "
                  "stage5: %s",
                  first);
  }
  return pack;
}

/* A folder for a moment. Transfer full. */
static char *make_folder(const struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *place = text_escape(g_get_tmp_dir(), -1);
  char *folder = g_dir_make_tmp("stage5-XXXXXX", &cause);

  if (!folder)
    workbook_fail(error, WORKBOOK_ERROR_FILE,
                  "the pack that is kept in the workbook “%s” cannot be read, because no folder "
                  "can be made in “%s”; set TMPDIR to a folder that you may write to",
                  workbook->shown, place);
  return folder;
}

const struct pack *workbook_stored_pack(struct workbook *workbook, const char *hash, GError **error)
{
  struct pack *pack = g_hash_table_lookup(workbook->packs, hash);
  g_autoptr(GPtrArray) files = pack ? NULL : pack_files_load(workbook, hash, error);
  g_autofree char *folder = files ? make_folder(workbook, error) : NULL;

  if (!folder)
    return pack;
  pack = read_files(files, folder, error);
  folder_remove_with_files(folder);
  if (pack)
    g_hash_table_insert(workbook->packs, g_strdup(hash), pack);
  return pack;
}

static const struct pack *pack_of_hash(struct workbook *workbook, const char *hash,
                                       const struct pack *pack, GError **error)
{
  g_autoptr(GPtrArray) files = pack ? pack_files_read(pack_folder(pack), NULL) : NULL;
  g_autofree char *own = files ? pack_files_hash(files) : NULL;

  return g_strcmp0(own, hash) == 0 ? pack : workbook_stored_pack(workbook, hash, error);
}

const struct pack *workbook_plan_pack(struct workbook *workbook, gint64 id, const struct pack *pack,
                                      GError **error)
{
  g_autofree char *hash = plan_pack_hash(workbook, id, error);

  return hash ? pack_of_hash(workbook, hash, pack, error) : NULL;
}

const struct pack *workbook_workshop_pack(struct workbook *workbook, gint64 id,
                                          const struct pack *pack, GError **error)
{
  g_autofree char *hash = workshop_pack_hash(workbook, id, error);

  return hash ? pack_of_hash(workbook, hash, pack, error) : NULL;
}
