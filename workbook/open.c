/* open.c - opening and closing a workbook */
#include "workbook/workbook-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAST_FILE 512 /* bytes, of a SQLite file that is not empty */

char *workbook_default_path(void)
{
  return data_file("workbook.stage5");
}

const char *workbook_path(const struct workbook *workbook)
{
  return workbook->path;
}

const char *workbook_read_only(const struct workbook *workbook)
{
  return workbook->read_only;
}

void workbook_close(struct workbook *workbook)
{
  if (!workbook)
    return;
  workbook_forget_statements(workbook);
  g_hash_table_unref(workbook->statements);
  if (workbook->db)
    workbook->sqlite.close(workbook->db);
  sqlite_unload(&workbook->sqlite);
  g_hash_table_unref(workbook->packs);
  g_free(workbook->read_only);
  g_free(workbook->shown);
  g_free(workbook->path);
  g_free(workbook);
}

/* ---- The file ---------------------------------------------------------- */

static bool fail_errno(const struct workbook *workbook, GError **error)
{
  int cause = errno;

  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "cannot open the workbook “%s”: %s; see that its folder is there and that "
                       "you may use it, or name another file with --file",
                       workbook->shown, g_strerror(cause));
}

/* The usual folder is made; another one may be a slip of the pen. */
static bool make_usual_folder(const struct workbook *workbook, GError **error)
{
  g_autofree char *usual = workbook_default_path();
  g_autofree char *folder = g_path_get_dirname(workbook->path);

  if (strcmp(workbook->path, usual) == 0 && g_mkdir_with_parents(folder, 0700) != 0)
    return fail_errno(workbook, error);
  if (g_file_test(folder, G_FILE_TEST_IS_DIR))
    return true;
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "cannot make the workbook “%s”: its folder is not there; make the folder "
                       "first, or name another file with --file",
                       workbook->shown);
}

/* See what is at the path; *@exists if it has anything in it. The usual folder is
 * made for a workbook that @is_made where there is none. */
static bool check_path(const struct workbook *workbook, bool is_made, bool *exists, GError **error)
{
  struct stat status;

  *exists = false;
  if (stat(workbook->path, &status) != 0) {
    if (errno != ENOENT)
      return fail_errno(workbook, error);
    return !is_made || make_usual_folder(workbook, error);
  }
  if (!S_ISREG(status.st_mode))
    return workbook_fail(error, WORKBOOK_ERROR_FILE,
                         "“%s” is no workbook but %s; name a file with --file", workbook->shown,
                         S_ISDIR(status.st_mode) ? "a folder" : "no regular file");
  *exists = status.st_size > 0;
  /* SQLite takes what is shorter for an empty file, and would write over it */
  return !*exists || status.st_size >= LEAST_FILE ||
         workbook_fail_result(workbook, SQLITE_NOTADB, error);
}

/* Where the file and its journal lie, links followed. Transfer full. */
static char *file_folder(const struct workbook *workbook)
{
  g_autofree char *file = realpath(workbook->path, NULL);

  return g_path_get_dirname(file ? file : workbook->path);
}

bool workbook_sync_folder(const struct workbook *workbook)
{
  g_autofree char *folder = file_folder(workbook);
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool synced = fd >= 0 && fsync(fd) == 0;

  if (fd >= 0)
    close(fd);
  return synced;
}

/* A file that may be written in a folder that may not cannot be changed either: the
 * journal, which keeps a change whole, is laid beside the file. */
static void check_writable(struct workbook *workbook)
{
  g_autofree char *folder = file_folder(workbook);

  if (workbook->sqlite.db_readonly(workbook->db, "main") == 1)
    workbook->read_only =
        g_strdup_printf("the workbook “%s” may only be read; to change it, work on a copy of it "
                        "or have yourself allowed to write to it",
                        workbook->shown);
  else if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    workbook->read_only =
        g_strdup_printf("the folder of the workbook “%s” may not be written to, so the workbook "
                        "can be read but not changed; work on a copy of it elsewhere",
                        workbook->shown);
}

/* ---- The connection ---------------------------------------------------- */

/* No two threads use one workbook at a time, so it needs no locks. */
static bool open_connection(struct workbook *workbook, const char *name, int flags, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  int result = sqlite->open(name, &workbook->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (result != SQLITE_OK)
    return workbook_fail_result(workbook, result, error);
  sqlite->extended_result_codes(workbook->db, 1);
  turn_set_up(workbook);
  return true;
}

/* What holds for one connection, not for the file. The cache is for ballots by the hundred
 * thousand, whose rows come in no order; it only grows as far as it is used. */
static bool set_up(struct workbook *workbook, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;

  sqlite->db_config(workbook->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return workbook_run_script(workbook,
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA cache_size = -65536;" /* KiB */
                             "PRAGMA synchronous = EXTRA",
                             error);
}

static bool take_verdict(struct workbook *workbook, sqlite3_stmt *row, gpointer data,
                         GError **error)
{
  g_autofree char *verdict = answer_text(workbook, row, 0);

  (void)data;
  return g_strcmp0(verdict, "ok") == 0 || workbook_fail_result(workbook, SQLITE_CORRUPT, error);
}

/* Damage is told before anything is built on it: a workbook is small. */
static bool check_whole(struct workbook *workbook, GError **error)
{
  return workbook_query(workbook, "PRAGMA quick_check(1)", NO_VALUES, take_verdict, NULL, error);
}

static bool open_file(struct workbook *workbook, const struct open_options *options, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | (options->to_read ? 0 : SQLITE_OPEN_CREATE);

  if (!open_connection(workbook, workbook->path, flags, error) || !set_up(workbook, error))
    return false;
  check_writable(workbook);
  return check_whole(workbook, error) && schema_prepare(workbook, options, error);
}

/* An empty workbook in the place of a file that is not there. */
static bool open_nothing(struct workbook *workbook, const struct open_options *options,
                         GError **error)
{
  workbook->read_only =
      g_strdup_printf("there is no workbook “%s” yet, and it was only to be read", workbook->shown);
  return open_connection(workbook, ":memory:", SQLITE_OPEN_READWRITE, error) &&
         set_up(workbook, error) && schema_migrate(workbook, options, 0, error);
}

static bool fail_absent(const struct workbook *workbook, GError **error)
{
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "there is no workbook “%s” yet; “stage5 plan new” or “stage5 workshop new” "
                       "makes it, or name another file with --file",
                       workbook->shown);
}

static bool open_any(struct workbook *workbook, const struct open_options *options, GError **error)
{
  bool exists;

  if (!sqlite_load(&workbook->sqlite, error) ||
      !check_path(workbook, !options->to_read && !options->must_exist, &exists, error))
    return false;
  if (options->must_exist && !exists)
    return fail_absent(workbook, error);
  if (options->to_read && !exists)
    return open_nothing(workbook, options, error);
  return open_file(workbook, options, error);
}

/* What was opened to be read stays as it is. */
static bool seal(struct workbook *workbook, const struct open_options *options, GError **error)
{
  if (options->to_read && !workbook->read_only)
    workbook->read_only =
        g_strdup_printf("the workbook “%s” was only opened to be read", workbook->shown);
  return !workbook->read_only || workbook_run_script(workbook, "PRAGMA query_only = ON", error);
}

static struct workbook *workbook_new(const char *path, guint busy)
{
  struct workbook *workbook = g_new0(struct workbook, 1);

  /* absolute: SQLite gives a meaning of its own to "file:…" and ":memory:" */
  workbook->path = g_canonicalize_filename(path, NULL);
  workbook->shown = text_escape(path, -1);
  workbook->busy = busy;
  workbook->statements = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  workbook->packs =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)pack_free);
  return workbook;
}

struct workbook *workbook_open_as(const char *path, const struct open_options *options,
                                  GError **error)
{
  g_autoptr(Workbook) workbook = workbook_new(path, options->busy);

  if (!open_any(workbook, options, error) || !seal(workbook, options, error))
    return NULL;
  labels_wipe_again(workbook);
  workbook_changed(workbook);
  return g_steal_pointer(&workbook);
}

static struct workbook *open_usually(const char *path, bool to_read, bool must_exist,
                                     GError **error)
{
  struct open_options options = {.to_read = to_read,
                                 .must_exist = must_exist,
                                 .migrations = workbook_migrations,
                                 .n_migrations = workbook_n_migrations,
                                 .busy = WORKBOOK_BUSY_SECONDS * 1000};

  return workbook_open_as(path, &options, error);
}

struct workbook *workbook_open(const char *path, GError **error)
{
  return open_usually(path, false, false, error);
}

struct workbook *workbook_open_to_read(const char *path, GError **error)
{
  return open_usually(path, true, false, error);
}

struct workbook *workbook_open_existing(const char *path, bool to_read, GError **error)
{
  return open_usually(path, to_read, true, error);
}

struct workbook *workbook_open_to_follow(const char *path, GError **error)
{
  const struct open_options options = {.to_read = true,
                                       .must_exist = true,
                                       .migrations = workbook_migrations,
                                       .n_migrations = workbook_n_migrations,
                                       .busy = WORKBOOK_FOLLOW_MS};

  return workbook_open_as(path, &options, error);
}

/* ---- Others ------------------------------------------------------------ */

bool workbook_changed(struct workbook *workbook)
{
  gint64 version;
  guint busy = workbook->busy;
  bool told;

  /* if it cannot be told now, the next time will tell: who looks for changes twice a second
   * must not wait each time until somebody else has finished */
  workbook->busy = 0;
  told = workbook_number(workbook, "PRAGMA data_version", NO_VALUES, &version, NULL);
  workbook->busy = busy;
  if (!told || version == workbook->data_version)
    return false;
  workbook->data_version = version;
  return true;
}

void workbook_look_again(struct workbook *workbook)
{
  workbook->data_version = -1;
}
