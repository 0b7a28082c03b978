/* test-workbook-faults.c - files that are no workbooks, damaged, locked, old or new, and
 * disks that are full */
#include "tests/small-workbook.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct workbook *open_path_as(const char *path, bool to_read, const char *const *migrations,
                                     guint n, GError **error)
{
  struct open_options options = {
      .to_read = to_read, .migrations = migrations, .n_migrations = n, .busy = 200};

  return workbook_open_as(path, &options, error);
}

static struct workbook *open_as(const struct small_workbook *small, bool to_read,
                                const char *const *migrations, guint n, GError **error)
{
  return open_path_as(small->path, to_read, migrations, n, error);
}

static void run(struct small_workbook *small, const char *sql)
{
  g_autoptr(GError) error = NULL;

  workbook_run_script(small->workbook, sql, &error);
  expect_no_error(error);
}

/* ---- What is no workbook ----------------------------------------------- */

static const struct {
  const char *name, *bytes, *error;
} strangers[] = {
    {"text",
     "Dear diary,\nthis is a text that is long enough to have a header's length. Really, "
     "it goes on and on, until nobody reads it any more.\n",
     "is no workbook but another kind of file"},
    {"short", "x", "is no workbook but another kind of file"},
    {"header", "SQLite format 3", "is no workbook but another kind of file"},
    {"folder", NULL, "is no workbook but a folder"},
};

Test(workbook_faults, refuses_what_is_no_workbook_and_leaves_it_alone)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  for (gsize i = 0; i < G_N_ELEMENTS(strangers); i++) {
    g_autofree char *path = small_workbook_beside(small, strangers[i].name);
    g_autoptr(GError) error = NULL;

    if (strangers[i].bytes)
      g_file_set_contents(path, strangers[i].bytes, -1, NULL);
    else
      g_mkdir(path, 0700);
    cr_assert_null(workbook_open(path, &error), "%s", strangers[i].name);
    expect_error(error, WORKBOOK_ERROR_FILE, strangers[i].error);
    cr_assert_null(workbook_open_to_read(path, &error), "%s", strangers[i].name);
    expect_error(error, WORKBOOK_ERROR_FILE, strangers[i].error);
    g_autofree char *after = file_read(path);
    cr_assert_eq(g_strcmp0(after, strangers[i].bytes), 0, "%s", strangers[i].name);
  }
}

Test(workbook_faults, refuses_the_database_of_another_program)
{
  static const char *const marks[] = {"PRAGMA application_id = 1", "PRAGMA application_id = 0",
                                      "PRAGMA user_version = 0"};

  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    g_autoptr(SmallWorkbook) small = small_workbook_new();
    g_autoptr(GError) error = NULL;

    run(small, marks[i]);
    cr_assert_null(workbook_open(small->path, &error), "%s", marks[i]);
    expect_error(error, WORKBOOK_ERROR_FILE, "is no workbook but a database of another program");
  }
}

Test(workbook_faults, makes_a_workbook_of_an_empty_file)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *path = small_workbook_beside(small, "empty");
  g_autoptr(GError) error = NULL;

  g_file_set_contents(path, "", 0, NULL);
  g_autoptr(Workbook) reader = workbook_open_to_read(path, &error);
  expect_no_error(error);
  cr_assert_not_null(workbook_read_only(reader));
  g_autoptr(Workbook) workbook = workbook_open(path, &error);
  expect_no_error(error);
  cr_assert_null(workbook_read_only(workbook));
}

Test(workbook_faults, does_not_make_a_folder_that_may_be_a_slip_of_the_pen)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *path = small_workbook_beside(small, "no/where.stage5");
  g_autoptr(GError) error = NULL;

  cr_assert_null(workbook_open(path, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "its folder is not there");
}

/* ---- Who may write ----------------------------------------------------- */

/* For root nothing is forbidden: be nobody for a while. */
static void be_nobody(const struct small_workbook *small)
{
  if (geteuid() != 0)
    return;
  cr_assert_eq(chown(small->folder->parent, 65534, 65534), 0);
  cr_assert_eq(chown(small->path, 65534, 65534), 0);
  cr_assert_eq(seteuid(65534), 0);
}

static void be_oneself(void)
{
  if (getuid() == 0)
    cr_assert_eq(seteuid(0), 0);
}

static void expect_read_only(struct small_workbook *small, const char *reason)
{
  g_autoptr(Plan) plan = small_plan(small->pack, "B. Roy");
  g_autoptr(GError) error = NULL;

  workbook_close(small->workbook);
  small->workbook = workbook_open(small->path, &error);
  expect_no_error(error);
  cr_assert_not_null(workbook_read_only(small->workbook));
  cr_assert(strstr(workbook_read_only(small->workbook), reason), "%s",
            workbook_read_only(small->workbook));
  cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0);
  expect_error(error, WORKBOOK_ERROR_READ_ONLY, reason);
  cr_assert_gt(workbook_find_plan(small->workbook, "A. Lee", NULL), 0);
}

Test(workbook_faults, can_be_read_where_it_may_not_be_written)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  small_workbook_add(small, "A. Lee");
  be_nobody(small);
  g_chmod(small->path, 0400);
  expect_read_only(small, "may only be read");
  g_chmod(small->path, 0600);
  g_chmod(small->folder->parent, 0500);
  expect_read_only(small, "the folder of the workbook");
  g_chmod(small->folder->parent, 0700);
  be_oneself();
}

Test(workbook_faults, says_that_a_file_may_not_be_opened)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;

  be_nobody(small);
  g_chmod(small->path, 0);
  cr_assert_null(workbook_open(small->path, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "cannot open the workbook");
  g_chmod(small->folder->parent, 0);
  cr_assert_null(workbook_open(small->path, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "Permission denied");
  g_chmod(small->folder->parent, 0700);
  be_oneself();
}

/* ---- Locked ------------------------------------------------------------ */

Test(workbook_faults, waits_for_another_process_and_then_says_so)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) other =
      open_as(small, false, workbook_migrations, workbook_n_migrations, &error);
  guint action = 1;

  expect_no_error(error);
  run(small, "BEGIN EXCLUSIVE");
  gint64 begin = g_get_monotonic_time();
  cr_assert_not(workbook_change_plan(other, id, small->pack, "tick", tick_action, &action, &error));
  cr_assert_geq(g_get_monotonic_time() - begin, 150000);
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert_null(workbook_plans(other, &error));
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert_null(open_as(small, false, workbook_migrations, workbook_n_migrations, &error));
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  run(small, "ROLLBACK");
  cr_assert(workbook_change_plan(other, id, small->pack, "tick", tick_action, &action, &error));
}

Test(workbook_faults, a_look_for_the_changes_of_others_never_waits)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) other = workbook_open(small->path, &error);

  expect_no_error(error);
  run(small, "BEGIN EXCLUSIVE");
  gint64 begin = g_get_monotonic_time();
  cr_assert_not(workbook_changed(other));
  cr_assert_lt(g_get_monotonic_time() - begin, G_USEC_PER_SEC);
  run(small, "CREATE TABLE hats (id INTEGER PRIMARY KEY) STRICT; COMMIT");
  cr_assert(workbook_changed(other));
  cr_assert_not(workbook_changed(other));
}

/* ---- Versions ---------------------------------------------------------- */

static const char second[] = "ALTER TABLE plans ADD COLUMN colour TEXT;"
                             "UPDATE plans SET colour = 'blue'";
static const char third[] = "CREATE TABLE hats (id INTEGER PRIMARY KEY) STRICT";
static const char broken[] = "DROP TABLE plan_focus; CREATE NONSENSE";

static gint64 number(struct workbook *workbook, const char *sql)
{
  gint64 number;

  return workbook_number(workbook, sql, NO_VALUES, &number, NULL) ? number : -1;
}

/* A workbook as the first version wrote it, with the plan of "A. Lee": id 1. */
static struct small_workbook *first_version_new(void)
{
  static const char *const tables[] = {"packs",        "pack_files", "plans",
                                       "plan_ratings", "plan_focus", "plan_dimensions",
                                       "plan_actions"};
  struct small_workbook *small = small_workbook_new();
  g_autofree char *newest = small_workbook_beside(small, "newest.stage5");
  g_autofree char *attach = g_strdup_printf("ATTACH '%s' AS newest", newest);
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "A. Lee");
  g_clear_pointer(&small->workbook, workbook_close);
  g_rename(small->path, newest);
  small->workbook = open_as(small, false, workbook_migrations, 1, &error);
  expect_no_error(error);
  run(small, attach);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *copy =
        g_strdup_printf("INSERT INTO %s SELECT * FROM newest.%s", tables[i], tables[i]);

    run(small, copy);
  }
  run(small, "INSERT INTO history SELECT id, what, changes, digest, undone FROM newest.history;"
             "DETACH newest");
  return small;
}

Test(workbook_faults, brings_an_old_file_up_after_a_copy_was_laid_beside_it)
{
  g_autoptr(SmallWorkbook) small = first_version_new();
  g_autofree char *copy = small_workbook_beside(small, "w.v1.stage5");
  g_autofree char *next = small_workbook_beside(small, "w.v2.stage5");
  const char *migrations[] = {workbook_migrations[0], second, third};
  gint64 id = 1;
  g_autofree char *before = small_workbook_text(small, id);
  g_autoptr(GError) error = NULL;

  g_clear_pointer(&small->workbook, workbook_close);
  small->workbook = open_as(small, false, migrations, 2, &error);
  expect_no_error(error);
  cr_assert_null(workbook_read_only(small->workbook));
  cr_assert_eq(number(small->workbook, "PRAGMA user_version"), 2);
  cr_assert_eq(number(small->workbook, "SELECT count(*) FROM plans WHERE colour = 'blue'"), 1);
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(after, before);

  g_autoptr(Workbook) old = open_path_as(copy, false, migrations, 1, &error);
  expect_no_error(error);
  cr_assert_eq(number(old, "PRAGMA user_version"), 1);
  cr_assert_eq(number(old, "SELECT count(*) FROM plans"), 1);
  cr_assert_null(workbook_read_only(old));

  g_autoptr(Workbook) newest = open_as(small, false, migrations, 3, &error);
  expect_no_error(error);
  cr_assert_eq(number(newest, "SELECT count(*) FROM hats"), 0);
  cr_assert(g_file_test(next, G_FILE_TEST_EXISTS));
}

Test(workbook_faults, makes_all_versions_of_a_new_file_without_a_copy)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  const char *migrations[] = {workbook_migrations[0], second, third};
  guint n = folder_count(small->folder->parent);
  g_autoptr(GError) error = NULL;

  g_clear_pointer(&small->workbook, workbook_close);
  g_unlink(small->path);
  small->workbook = open_as(small, false, migrations, 3, &error);
  expect_no_error(error);
  cr_assert_eq(number(small->workbook, "PRAGMA user_version"), 3);
  cr_assert_eq(folder_count(small->folder->parent), n);
}

Test(workbook_faults, leaves_a_file_as_it_was_when_it_cannot_be_brought_up)
{
  g_autoptr(SmallWorkbook) small = first_version_new();
  const char *migrations[] = {workbook_migrations[0], broken};
  gint64 id = 1;
  g_autofree char *before = small_workbook_text(small, id);
  g_autoptr(GError) error = NULL;

  g_clear_pointer(&small->workbook, workbook_close);
  cr_assert_null(open_as(small, false, migrations, 2, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "cannot be used");
  small_workbook_reopen(small);
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(after, before);
}

Test(workbook_faults, looks_at_an_old_file_without_bringing_it_up)
{
  g_autoptr(SmallWorkbook) small = first_version_new();
  const char *migrations[] = {workbook_migrations[0], second};
  guint n = folder_count(small->folder->parent);
  g_autoptr(GError) error = NULL;

  g_autoptr(Workbook) reader = open_as(small, true, migrations, 2, &error);
  expect_no_error(error);
  cr_assert_eq(number(reader, "SELECT count(*) FROM plans WHERE colour = 'blue'"), 1);
  cr_assert_not_null(workbook_read_only(reader));
  cr_assert_eq(number(small->workbook, "PRAGMA user_version"), 1);
  cr_assert_eq(folder_count(small->folder->parent), n);
}

Test(workbook_faults, only_reads_the_file_of_a_newer_version)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  small_workbook_add(small, "A. Lee");
  run(small, "PRAGMA user_version = 7");
  expect_read_only(small, "was written by a newer version of stage5 (its format is 7");
}

Test(workbook_faults, does_not_export_half_of_what_a_newer_version_wrote)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autoptr(GError) error = NULL;

  run(small, "PRAGMA user_version = 7");
  cr_assert_not(workbook_export(small->workbook, folder, &error));
  expect_error(error, WORKBOOK_ERROR_READ_ONLY, "would leave something out");
  cr_assert_not(g_file_test(folder, G_FILE_TEST_EXISTS));
}

/* ---- Full disks -------------------------------------------------------- */

static void expect_failure_without_loss(struct small_workbook *small, const char *reason)
{
  g_autoptr(Plan) plan = small_plan(small->pack, "B. Roy");
  g_autofree char *before = small_workbook_text(small, 1);
  g_autoptr(GError) error = NULL;

  plan->reason = (g_free(plan->reason), g_strnfill(1000000, 'x'));
  cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0);
  expect_error(error, WORKBOOK_ERROR_FILE, reason);
  g_autofree char *after = small_workbook_text(small, 1);
  cr_assert_str_eq(after, before);
}

Test(workbook_faults, loses_nothing_on_a_full_disk)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  small_workbook_add(small, "A. Lee");
  run(small, "PRAGMA max_page_count = 60");
  expect_failure_without_loss(small, "the disk is full");
  small_workbook_reopen(small);
  small_workbook_add(small, "B. Roy");
}

Test(workbook_faults, loses_nothing_where_files_may_not_grow)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  struct rlimit limit = {400000, RLIM_INFINITY};

  small_workbook_add(small, "A. Lee");
  signal(SIGXFSZ, SIG_IGN);
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  expect_failure_without_loss(small, "the disk reports an error");
  limit.rlim_cur = RLIM_INFINITY;
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  small_workbook_reopen(small);
  small_workbook_add(small, "B. Roy");
}

/* ---- Damaged files ----------------------------------------------------- */

/* Do all that can be done with a file that is perhaps damaged. */
static void use_file(const struct small_workbook *small, const char *path, guint32 seed)
{
  bool to_read = seed % 4 == 0;
  g_autofree char *name = g_strdup_printf("out%u", seed);
  g_autoptr(Workbook) workbook =
      to_read ? workbook_open_to_read(path, NULL) : workbook_open(path, NULL);
  g_autofree char *folder = small_workbook_beside(small, name);
  g_autoptr(GPtrArray) plans = workbook ? workbook_plans(workbook, NULL) : NULL;

  if (workbook) /* nothing of this is to be kept */
    workbook_run_script(workbook, "PRAGMA synchronous = OFF", NULL);
  for (guint i = 0; plans && i < plans->len; i++) {
    const struct plan_entry *entry = plans->pdata[i];
    const struct pack *pack = workbook_plan_pack(workbook, entry->id, small->pack, NULL);
    g_autoptr(Plan) plan = pack ? workbook_plan(workbook, entry->id, pack, NULL) : NULL;
    guint action = 0;

    if (plan && plan->actions->len && !to_read)
      workbook_change_plan(workbook, entry->id, pack, "tick", tick_action, &action, NULL);
  }
  if (!workbook)
    return;
  if (seed % 3 == 0)
    workbook_export(workbook, folder, NULL);
  workbook_undo(workbook, NULL, NULL);
  workbook_redo(workbook, NULL, NULL);
}

/* Spoil some bytes: in the first pages, where it hurts, or anywhere; or cut the file. */
static void spoil(GRand *random, char *bytes, gsize *length)
{
  gint32 n = g_rand_int_range(random, 1, 16);
  gint32 reach = g_rand_boolean(random) ? 8192 : (gint32)*length;

  for (gint32 i = 0; i < n; i++)
    bytes[g_rand_int_range(random, 0, reach)] = (char)g_rand_int(random);
  if (g_rand_int_range(random, 0, 10) == 0)
    *length = (gsize)g_rand_int_range(random, 0, (gint32)*length);
}

Test(workbook_faults, survives_any_damage)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *path = small_workbook_beside(small, "spoilt.stage5");
  g_autofree char *whole = NULL;
  gsize length;

  small_workbook_add(small, "A. Lee");
  small_workbook_add(small, "B. Roy");
  cr_assert(g_file_get_contents(small->path, &whole, &length, NULL));
  for (guint32 seed = 0; seed < 300; seed++) {
    GRand *random = g_rand_new_with_seed(seed);
    g_autofree char *bytes = g_memdup2(whole, length);
    gsize n = length;

    spoil(random, bytes, &n);
    g_rand_free(random);
    cr_assert(g_file_set_contents(path, bytes, (gssize)n, NULL));
    use_file(small, path, seed);
  }
}
