/* test-workbook-faults.c - files that are no workbooks, locked, old or new, and disks that are
 * full */
#include "tests/workbook-workshop.h"

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

    small_workbook_run(small, marks[i]);
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

/* Every change of a workshop is refused, with this @code and @reason. */
static void expect_no_vote(struct small_workbook *small, gint64 id, enum workbook_error code,
                           const char *reason)
{
  const struct rating rating = {.round = 1, .answer = {1, 5}};
  const struct tally tally = {.round = 1, .counts.ratings = {3}};
  struct workshop_place place = {.dimension = PACK_NONE};
  struct workbook *workbook = small->workbook;
  g_autoptr(GError) error = NULL;

  cr_assert_not(workbook_rate(workbook, id, small->pack, "p1", &rating, &error));
  expect_error(error, code, reason);
  cr_assert_not(workbook_tally(workbook, id, small->pack, &tally, &error));
  expect_error(error, code, reason);
  cr_assert_not(workbook_give_dots(workbook, id, small->pack, "p1", 0, 1, &error));
  expect_error(error, code, reason);
  cr_assert_not(workbook_reveal(workbook, id, small->pack, 1, &error));
  expect_error(error, code, reason);
  cr_assert_not(workbook_close_dots(workbook, id, small->pack, &error));
  expect_error(error, code, reason);
  cr_assert_not(workbook_set_workshop_place(workbook, id, small->pack, &place, &error));
  expect_error(error, code, reason);
}

static void expect_read_only(struct small_workbook *small, const char *reason)
{
  gint64 workshop = workbook_find_workshop(small->workbook, "Spring review", NULL);
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
  expect_no_vote(small, workshop, WORKBOOK_ERROR_READ_ONLY, reason);
  g_autoptr(Workshop) read = workbook_workshop(small->workbook, workshop, small->pack, NULL);
  cr_assert_not_null(read);
}

Test(workbook_faults, can_be_read_where_it_may_not_be_written)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  small_workbook_add(small, "A. Lee");
  workshop_add(small, "Spring review", 4, false);
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
  small_workbook_run(small, "BEGIN EXCLUSIVE");
  gint64 begin = g_get_monotonic_time();
  cr_assert_not(workbook_change_plan(other, id, small->pack, "tick", tick_action, &action, &error));
  cr_assert_geq(g_get_monotonic_time() - begin, 150000);
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert_null(workbook_plans(other, &error));
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert_null(open_as(small, false, workbook_migrations, workbook_n_migrations, &error));
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  small_workbook_run(small, "ROLLBACK");
  cr_assert(workbook_change_plan(other, id, small->pack, "tick", tick_action, &action, &error));
}

Test(workbook_faults, a_vote_waits_for_another_process_and_then_says_so)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(Workbook) other = workbook_open(small->path, NULL);
  g_autoptr(GError) error = NULL;

  workbook_close(small->workbook);
  small->workbook = open_as(small, false, workbook_migrations, workbook_n_migrations, &error);
  expect_no_error(error);
  cr_assert(workbook_run_script(other, "BEGIN EXCLUSIVE", NULL));
  expect_no_vote(small, id, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert_null(workbook_workshop(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_BUSY, "is held by another program");
  cr_assert(workbook_run_script(other, "ROLLBACK", NULL));
  workshop_vote(small, id, "p1", 0, 1, 1, 1, NULL);
}

Test(workbook_faults, a_look_for_the_changes_of_others_never_waits)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) other = workbook_open(small->path, &error);

  expect_no_error(error);
  small_workbook_run(small, "BEGIN EXCLUSIVE");
  gint64 begin = g_get_monotonic_time();
  cr_assert_not(workbook_changed(other));
  cr_assert_lt(g_get_monotonic_time() - begin, G_USEC_PER_SEC);
  small_workbook_run(small, "CREATE TABLE hats (id INTEGER PRIMARY KEY) STRICT; COMMIT");
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
  small_workbook_run(small, attach);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *copy =
        g_strdup_printf("INSERT INTO %s SELECT * FROM newest.%s", tables[i], tables[i]);

    small_workbook_run(small, copy);
  }
  small_workbook_run(
      small, "INSERT INTO history SELECT id, what, changes, digest, undone FROM newest.history;"
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

Test(workbook_faults, brings_a_file_of_the_first_version_up_and_keeps_its_history)
{
  g_autoptr(SmallWorkbook) small = first_version_new();
  g_autofree char *copy = small_workbook_beside(small, "w.v1.stage5");
  g_autofree char *before = small_workbook_text(small, 1);
  g_autoptr(GError) error = NULL;

  small_workbook_reopen(small);
  cr_assert(g_file_test(copy, G_FILE_TEST_EXISTS));
  cr_assert_eq(number(small->workbook, "PRAGMA user_version"), 2);
  workshop_vote(small, workshop_add(small, "Spring review", 4, false), "p1", 0, 1, 1, 1, NULL);
  for (guint i = 0; i < 3; i++)
    cr_assert(workbook_undo(small->workbook, NULL, &error));
  g_autofree char *gone = small_workbook_text(small, 1);
  cr_assert_str_eq(gone, "");
  for (guint i = 0; i < 3; i++)
    cr_assert(workbook_redo(small->workbook, NULL, &error));
  g_autofree char *after = small_workbook_text(small, 1);
  cr_assert_str_eq(after, before);
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
  workshop_add(small, "Spring review", 4, false);
  small_workbook_run(small, "PRAGMA user_version = 7");
  expect_read_only(small, "was written by a newer version of stage5 (its format is 7");
}

Test(workbook_faults, does_not_export_half_of_what_a_newer_version_wrote)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autoptr(GError) error = NULL;

  small_workbook_run(small, "PRAGMA user_version = 7");
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
  small_workbook_run(small, "PRAGMA max_page_count = 60");
  expect_failure_without_loss(small, "the disk is full");
  small_workbook_reopen(small);
  small_workbook_add(small, "B. Roy");
}

Test(workbook_faults, no_vote_is_taken_on_a_full_disk_and_none_is_lost)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autofree char *comment = g_strnfill(60000, 'x');
  struct rating rating = {.round = 1, .answer = {1, 5}, .comment = comment};
  g_autoptr(GError) error = NULL;
  guint n = 0;

  small_workbook_run(small, "PRAGMA max_page_count = 100");
  for (; n < 100 && !error; n++) {
    g_autofree char *label = g_strdup_printf("p%u", n);

    workbook_rate(small->workbook, id, small->pack, label, &rating, &error);
  }
  expect_error(error, WORKBOOK_ERROR_FILE, "the disk is full");
  small_workbook_reopen(small);
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert_eq(workshop->ratings->len, n - 1);
  workshop_vote(small, id, "p1", 0, 1, 1, 1, NULL);
  workshop_done_reveal(small, id, 1);
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
