/* test-workbook-disk.c - a disk that fails when a change stands in the file already; memory that is
 * out */
#include "tests/environment.h"
#include "tests/workbook-workshop.h"

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* ---- A folder that cannot be brought to the disk ------------------------- */

/* In the place of SQLite's own openDirectory(): what it opens cannot be synced. */
static int open_pipe(const char *path, int *fd)
{
  int ends[2];

  (void)path;
  if (pipe(ends) != 0)
    return SQLITE_CANTOPEN;
  close(ends[1]);
  *fd = ends[0];
  return SQLITE_OK;
}

static void set_files_limit(rlim_t soft)
{
  struct rlimit limit;

  cr_assert_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = soft;
  cr_assert_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* The first time is for the journal that was made, the second one for the journal that was removed:
 * from then on nothing else can be opened either. */
static int open_pipe_last(const char *path, int *fd)
{
  static int n;
  int result = open_pipe(path, fd);

  if (++n == 2)
    set_files_limit(0);
  return result;
}

/* Set what SQLite calls in the place of a call of the system, where it has that. */
static void set_system_call(const struct small_workbook *small, const char *name,
                            sqlite3_syscall_ptr function)
{
  typeof(&sqlite3_vfs_find) find =
      (typeof(&sqlite3_vfs_find))dlsym(small->workbook->sqlite.library, "sqlite3_vfs_find");
  sqlite3_vfs *vfs = find ? find(NULL) : NULL;

  cr_assert_not_null(vfs);
  vfs->xSetSystemCall(vfs, name, function);
}

Test(workbook_disk, a_folder_that_is_synced_at_the_second_try_is_no_failure)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  set_system_call(small, "openDirectory", (sqlite3_syscall_ptr)open_pipe);
  gint64 id = small_workbook_add(small, "A. Lee");
  small_workbook_reopen(small);
  cr_assert_eq(workbook_find_plan(small->workbook, "A. Lee", NULL), id);
}

Test(workbook_disk, a_change_that_stands_is_not_said_to_be_undone)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(Plan) plan = small_plan(small->pack, "A. Lee");
  g_autoptr(GError) error = NULL;

  cr_assert_not(workbook_changed(small->workbook));
  set_system_call(small, "openDirectory", (sqlite3_syscall_ptr)open_pipe_last);
  cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0);
  set_files_limit(256);
  expect_error(error, WORKBOOK_ERROR_FILE, "this was done, but the disk reports an error");
  set_system_call(small, "openDirectory", NULL);
  cr_assert(workbook_changed(small->workbook), "the screens would not show it");
  small_workbook_reopen(small);
  cr_assert_gt(workbook_find_plan(small->workbook, "A. Lee", NULL), 0);
}

/* ---- A disk that cannot be read any more --------------------------------- */

static bool is_revealed; /* the journal of the reveal was removed */

static int unlink_last(const char *path)
{
  is_revealed = true;
  return unlink(path);
}

static ssize_t read_no_more(int fd, void *bytes, size_t length, off_t offset)
{
  if (!is_revealed)
    return pread(fd, bytes, length, offset);
  errno = EIO;
  return -1;
}

Test(workbook_disk, a_reveal_that_is_done_is_not_said_to_have_failed)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GError) error = NULL;

  workshop_vote(small, id, "p1", 0, 1, 1, 1, NULL);
  set_system_call(small, "pread", (sqlite3_syscall_ptr)read_no_more);
  set_system_call(small, "pread64", (sqlite3_syscall_ptr)read_no_more);
  set_system_call(small, "unlink", (sqlite3_syscall_ptr)unlink_last);
  cr_assert_not(workbook_reveal(small->workbook, id, small->pack, 1, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "this was done, but who said what may still be found");
  is_revealed = false;
  set_system_call(small, "unlink", NULL);
  small_workbook_reopen(small);
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert(workshop->revealed[0]);
}

/* ---- Memory -------------------------------------------------------------- */

Test(workbook_disk, is_not_called_damaged_where_memory_is_out)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(Plan) plan = small_plan(small->pack, "A. Lee");
  g_autoptr(GError) error = NULL;

  plan->reason = (g_free(plan->reason), g_strnfill(1000000, 'x'));
  small_workbook_run(small, "PRAGMA hard_heap_limit = 1000000");
  cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0);
  expect_error(error, WORKBOOK_ERROR_FILE, "there is no memory left");
}

static typeof(&sqlite3_prepare_v2) really_prepare;

/* There is no memory to look what a workshop is called. */
static int prepare_no_name(sqlite3 *db, const char *sql, int length, sqlite3_stmt **statement,
                           const char **rest)
{
  return g_str_has_prefix(sql, "SELECT name FROM workshops")
             ? SQLITE_NOMEM
             : really_prepare(db, sql, length, statement, rest);
}

Test(workbook_disk, a_reveal_without_memory_for_the_name_is_refused)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GError) error = NULL;

  workshop_vote(small, id, "p1", 0, 1, 1, 1, NULL);
  really_prepare = small->workbook->sqlite.prepare;
  small->workbook->sqlite.prepare = prepare_no_name;
  cr_assert_not(workbook_reveal(small->workbook, id, small->pack, 1, &error),
                "a step of the history would have no name in it");
  expect_error(error, WORKBOOK_ERROR_FILE, "there is no memory left");
  small->workbook->sqlite.prepare = really_prepare;
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert_not(workshop->revealed[0]);
  workshop_done_reveal(small, id, 1);
}

#define NAME_BYTES ((rlim_t)16 << 20)

/* What the program has of the memory's addresses, in bytes. */
static rlim_t size_of_program(void)
{
  g_autofree char *statm = NULL;

  cr_assert(g_file_get_contents("/proc/self/statm", &statm, NULL, NULL));
  return (rlim_t)g_ascii_strtoull(statm, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* There is room for a copy of it and for its characters, of four bytes each, and not for the text
 * that is made of these: there GLib does not end the program itself. */
Test(workbook_disk, ends_as_glib_does_where_a_name_cannot_be_compared, .signal = SIGTRAP)
{
  g_autofree char *name = g_malloc(NAME_BYTES + 1);
  struct rlimit limit;

  if (HAS_SANITIZER)
    raise(SIGTRAP);
  memset(name, 'a', NAME_BYTES);
  name[NAME_BYTES] = '\0';
  cr_assert_eq(getrlimit(RLIMIT_AS, &limit), 0);
  limit.rlim_cur = size_of_program() + 11 * NAME_BYTES / 2;
  cr_assert_eq(setrlimit(RLIMIT_AS, &limit), 0);
  g_free(name_fold(name));
}
