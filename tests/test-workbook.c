/* test-workbook.c - opening a workbook, and the plans in it */
#include "tests/small-workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- Plans ------------------------------------------------------------- */

Test(workbook, keeps_a_plan_as_it_was)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *before = small_workbook_text(small, id);

  small_workbook_reopen(small);
  g_autofree char *after = small_workbook_text(small, id);

  cr_assert_str_eq(before, after);
  cr_assert(strstr(after, "A. Lee|Because|0|1|180|26|4|2028-02-29\nrating -1\nrating 0\nrating 1\n"
                          "focus 2\nfocus 1\ndimension 1\ndimension 0\n"),
            "%s", after);
  cr_assert(strstr(after, "gap 1 0 3 1\ngap 2 1 2 1\ngap 0 3 1 0\nuncovered 2 1\n"), "%s", after);
  cr_assert(strstr(after, "\n99|120|49|49|A. Lee|weekly|(null)|(null)|"), "%s", after);
}

Test(workbook, lists_the_plan_that_was_changed_last_first)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 first = small_workbook_add(small, "A. Lee");
  gint64 second = small_workbook_add(small, "B. Roy");
  guint action = 3;

  cr_assert(workbook_change_plan(small->workbook, first, small->pack, "tick", tick_action, &action,
                                 NULL));
  g_autoptr(GPtrArray) plans = workbook_plans(small->workbook, NULL);
  const struct plan_entry *entry = plans->pdata[0], *other = plans->pdata[1];
  g_autofree char *end = planner_date_to_string(&entry->end);

  cr_assert_eq(plans->len, 2);
  cr_assert_eq(entry->id, first);
  cr_assert_eq(other->id, second);
  cr_assert_str_eq(entry->name, "A. Lee");
  cr_assert_str_eq(entry->from, "Digger");
  cr_assert_str_eq(entry->to, "Gardener");
  cr_assert_eq(entry->n_actions, SMALL_N_ACTIVITIES);
  cr_assert_eq(entry->n_done, 1);
  cr_assert_eq(other->n_done, 0);
  cr_assert_str_eq(end, "2029-02-26"); /* of week 51, the last one */
}

Test(workbook, takes_a_name_once_whatever_its_letters)
{
  static const struct {
    const char *first, *second;
  } same[] = {{"A. Lee", "a. lee"},           {"A. Lee", "  A. LEE "},
              {"Érik Åström", "éRIK ÅSTRÖM"}, {"Jose\xcc\x81", "JOS\xc3\x89"},
              {"Straße", "STRASSE"},          {"Ольга", "ОЛЬГА"}};
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
    gint64 id = small_workbook_add(small, same[i].first);
    g_autoptr(Plan) plan = small_plan(small->pack, same[i].second);
    g_autoptr(GError) error = NULL;

    cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0, "%s",
                 same[i].second);
    expect_error(error, WORKBOOK_ERROR_NAME, "already has a plan called");
    cr_assert_eq(workbook_find_plan(small->workbook, same[i].second, NULL), id);
    cr_assert(workbook_remove_plan(small->workbook, id, NULL));
  }
}

Test(workbook, refuses_a_plan_without_a_name)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(Plan) plan = small_plan(small->pack, " \t");
  g_autoptr(GError) error = NULL;

  cr_assert_eq(workbook_add_plan(small->workbook, small->pack, plan, &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "needs a name");
}

static bool rename_plan(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  (void)pack;
  (void)error;
  g_free(plan->name);
  plan->name = g_strdup(data);
  return true;
}

Test(workbook, renames_a_plan_but_not_to_a_name_that_is_taken)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;
  char taken[] = "b. roy", own[] = "A. LEE";

  small_workbook_add(small, "B. Roy");
  cr_assert_not(
      workbook_change_plan(small->workbook, id, small->pack, "rename", rename_plan, taken, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "already has a plan called “b. roy”");
  cr_assert(
      workbook_change_plan(small->workbook, id, small->pack, "rename", rename_plan, own, &error));
  g_autofree char *text = small_workbook_text(small, id);
  cr_assert(g_str_has_prefix(text, "A. LEE|"), "%s", text);
}

Test(workbook, finds_a_plan_by_its_beginning_and_names_the_near_ones)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;

  cr_assert_eq(workbook_find_plan(small->workbook, "A", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "the workbook has none");

  gint64 lee = small_workbook_add(small, "Anna Lee");
  gint64 lees = small_workbook_add(small, "Anna Leeson");

  cr_assert_eq(workbook_find_plan(small->workbook, "anna lee", &error), lee);
  cr_assert_eq(workbook_find_plan(small->workbook, "anna lees", &error), lees);
  cr_assert_eq(workbook_find_plan(small->workbook, "anna", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "could be “Anna Leeson” or “Anna Lee”");
  cr_assert_eq(workbook_find_plan(small->workbook, "Ana Lee", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "did you mean “Anna Lee”");
  cr_assert_eq(workbook_find_plan(small->workbook, "", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "no plan is called");
}

static bool refuse(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  (void)pack;
  (void)data;
  g_ptr_array_set_size(plan->actions, 0);
  return workbook_fail(error, WORKBOOK_ERROR_NAME, "on second thoughts");
}

Test(workbook, leaves_a_plan_as_it_was_when_a_change_fails)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *before = small_workbook_text(small, id);
  g_autoptr(GError) error = NULL;

  cr_assert_not(
      workbook_change_plan(small->workbook, id, small->pack, "refuse", refuse, NULL, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "on second thoughts");
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(before, after);
}

Test(workbook, says_that_a_removed_plan_is_gone)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;
  guint action = 0;

  cr_assert(workbook_remove_plan(small->workbook, id, &error));
  cr_assert_not(workbook_remove_plan(small->workbook, id, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_null(workbook_plan(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_null(workbook_plan_pack(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_not(
      workbook_change_plan(small->workbook, id, small->pack, "tick", tick_action, &action, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_neq(small_workbook_add(small, "B. Roy"), id, "an id is used again");
}

/* ---- Packs ------------------------------------------------------------- */

Test(workbook, opens_a_plan_on_the_pack_it_was_made_on)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *before = small_workbook_text(small, id);
  g_autoptr(GError) error = NULL;

  cr_assert_eq(workbook_plan_pack(small->workbook, id, small->pack, &error), small->pack);
  small_pack_append(small->folder, "skills.csv", "seeing,Seeing,Work,,stage5");
  const struct pack *kept = workbook_plan_pack(small->workbook, id, small->pack, &error);
  expect_no_error(error);
  cr_assert_neq(kept, small->pack);
  cr_assert_eq(pack_n_skills(kept), 3);
  cr_assert_eq(workbook_plan_pack(small->workbook, id, NULL, &error), kept);
  cr_assert_not(g_file_test(pack_folder(kept), G_FILE_TEST_EXISTS), "a folder was left behind");

  g_autoptr(Plan) plan = workbook_plan(small->workbook, id, kept, &error);
  expect_no_error(error);
  cr_assert_eq(plan->actions->len, SMALL_N_ACTIVITIES);
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(before, after);
}

Test(workbook, keeps_equal_packs_once)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 n;

  small_workbook_add(small, "A. Lee");
  small_workbook_add(small, "B. Roy");
  cr_assert(workbook_number(small->workbook, "SELECT count(*) FROM packs", NO_VALUES, &n, NULL));
  cr_assert_eq(n, 1);
}

/* ---- Opening ----------------------------------------------------------- */

Test(workbook, is_empty_when_only_read_and_not_there)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *path = small_workbook_beside(small, "none.stage5");
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) workbook = workbook_open_to_read(path, &error);
  g_autoptr(Plan) plan = small_plan(small->pack, "A. Lee");

  expect_no_error(error);
  g_autoptr(GPtrArray) plans = workbook_plans(workbook, &error);
  cr_assert_eq(plans->len, 0);
  cr_assert_eq(workbook_add_plan(workbook, small->pack, plan, &error), 0);
  expect_error(error, WORKBOOK_ERROR_READ_ONLY, "there is no workbook");
  cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
}

Test(workbook, can_be_looked_at_without_being_changed)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) reader = workbook_open_to_read(small->path, &error);
  guint action = 0;

  expect_no_error(error);
  g_autoptr(Plan) plan = workbook_plan(reader, id, small->pack, &error);
  cr_assert_not_null(plan);
  cr_assert_not(
      workbook_change_plan(reader, id, small->pack, "tick", tick_action, &action, &error));
  expect_error(error, WORKBOOK_ERROR_READ_ONLY, "only opened to be read");
}

Test(workbook, is_made_in_the_usual_folder)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *data = small_pack_beside(small, "data");
  g_autoptr(GError) error = NULL;

  g_setenv("XDG_DATA_HOME", data, TRUE);
  g_autofree char *path = workbook_default_path();
  cr_assert(g_str_has_prefix(path, data), "%s", path);
  g_autoptr(Workbook) workbook = workbook_open(path, &error);
  expect_no_error(error);
  cr_assert_str_eq(workbook_path(workbook), path);
  cr_assert_null(workbook_read_only(workbook));
  cr_assert(g_file_test(path, G_FILE_TEST_IS_REGULAR));
}

Test(workbook, takes_names_of_files_as_they_are)
{
  static const char *const names[] = {":memory:", "file:x?mode=memory", "a b%20c.stage5",
                                      "ü.stage5"};
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  g_chdir(small->folder->parent);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Workbook) workbook = workbook_open(names[i], &error);

    expect_no_error(error);
    cr_assert_null(workbook_read_only(workbook));
    cr_assert(g_file_test(names[i], G_FILE_TEST_IS_REGULAR), "%s", names[i]);
  }
}

Test(workbook, is_one_file_that_says_what_it_is)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "alone");
  g_autofree char *path = g_build_filename(folder, "w.stage5", NULL);
  g_autofree char *bytes = NULL;
  static const char mark[] = {0x73, 0x74, 0x67, 0x35};
  gsize length;

  g_mkdir(folder, 0700);
  g_autoptr(Workbook) workbook = workbook_open(path, NULL);
  g_autoptr(Plan) plan = small_plan(small->pack, "A. Lee");
  cr_assert_gt(workbook_add_plan(workbook, small->pack, plan, NULL), 0);
  cr_assert_eq(folder_count(folder), 1);
  cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
  cr_assert(g_str_has_prefix(bytes, "SQLite format 3"));
  cr_assert_arr_eq(bytes + 68, mark, 4);
}
