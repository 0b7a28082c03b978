/* test-workbook-undo.c - taking changes back, and doing them again */
#include "tests/small-workbook.h"

#include <string.h>

static void tick(struct small_workbook *small, gint64 id, guint action)
{
  g_autofree char *what = g_strdup_printf("tick off %u", action);
  g_autoptr(GError) error = NULL;

  workbook_change_plan(small->workbook, id, small->pack, what, tick_action, &action, &error);
  expect_no_error(error);
}

static void undo(struct small_workbook *small, const char *expected)
{
  g_autofree char *what = NULL;
  g_autoptr(GError) error = NULL;

  workbook_undo(small->workbook, &what, &error);
  expect_no_error(error);
  cr_assert_str_eq(what, expected);
}

static void redo(struct small_workbook *small, const char *expected)
{
  g_autofree char *what = NULL;
  g_autoptr(GError) error = NULL;

  workbook_redo(small->workbook, &what, &error);
  expect_no_error(error);
  cr_assert_str_eq(what, expected);
}

Test(workbook_undo, takes_back_every_change_in_turn_and_does_it_again)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *added = small_workbook_text(small, id);

  tick(small, id, 3);
  tick(small, id, 5);
  g_autofree char *ticked = small_workbook_text(small, id);
  cr_assert(workbook_remove_plan(small->workbook, id, NULL));

  undo(small, "remove the plan “A. Lee”");
  g_autofree char *restored = small_workbook_text(small, id);
  cr_assert_str_eq(restored, ticked);
  undo(small, "tick off 5");
  undo(small, "tick off 3");
  g_autofree char *back = small_workbook_text(small, id);
  cr_assert_str_eq(back, added);
  undo(small, "add the plan “A. Lee”");
  g_autofree char *gone = small_workbook_text(small, id);
  cr_assert_str_eq(gone, "");

  redo(small, "add the plan “A. Lee”");
  redo(small, "tick off 3");
  redo(small, "tick off 5");
  g_autofree char *again = small_workbook_text(small, id);
  cr_assert_str_eq(again, ticked);
  redo(small, "remove the plan “A. Lee”");
  g_autofree char *removed = small_workbook_text(small, id);
  cr_assert_str_eq(removed, "");
}

Test(workbook_undo, works_after_the_program_was_closed)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *before = small_workbook_text(small, id);

  tick(small, id, 7);
  small_workbook_reopen(small);
  undo(small, "tick off 7");
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(after, before);
  small_workbook_reopen(small);
  redo(small, "tick off 7");
}

Test(workbook_undo, says_when_there_is_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;

  cr_assert_not(workbook_undo(small->workbook, NULL, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "nothing to undo");
  cr_assert_not(workbook_redo(small->workbook, NULL, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "nothing to do again");
}

Test(workbook_undo, forgets_what_was_undone_when_something_new_is_done)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");

  tick(small, id, 1);
  undo(small, "tick off 1");
  tick(small, id, 2);
  cr_assert_not(workbook_redo(small->workbook, NULL, NULL));
  undo(small, "tick off 2");
  undo(small, "add the plan “A. Lee”");
}

static bool do_nothing(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  (void)plan;
  (void)pack;
  (void)data;
  (void)error;
  return true;
}

Test(workbook_undo, does_not_count_what_changes_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "B. Roy");
  cr_assert(
      workbook_change_plan(small->workbook, id, small->pack, "nothing", do_nothing, NULL, &error));
  undo(small, "add the plan “B. Roy”");
}

Test(workbook_undo, keeps_a_small_change_small)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  gint64 length;

  tick(small, id, 7);
  cr_assert(workbook_number(small->workbook,
                            "SELECT length(changes) FROM history ORDER BY id DESC LIMIT 1",
                            NO_VALUES, &length, NULL));
  cr_assert_lt(length, 1000, "%d bytes for one tick", (int)length);
}

/* Tick off @n actions, from @first on. */
static void tick_many(struct small_workbook *small, gint64 id, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    tick(small, id, i);
}

/* Steps that were put together leave gaps in the numbers of the history, which count too: it goes
 * back as far as the last WORKBOOK_MAX_HISTORY changes that were made. */
Test(workbook_undo, keeps_a_bounded_history)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee"); /* the first change */
  g_autofree char *gap =
      g_strdup_printf("UPDATE history SET id = id + %d WHERE id > 31", WORKBOOK_MAX_HISTORY - 50);
  guint n = 0;

  tick_many(small, id, 0, 40);
  cr_assert(workbook_run_script(small->workbook, gap, NULL));
  tick_many(small, id, 40, 30); /* the last one is number 71 - 50 + WORKBOOK_MAX_HISTORY */
  while (workbook_undo(small->workbook, NULL, NULL))
    n++;
  cr_assert_eq(n, 71 - 21);
}

Test(workbook_undo, does_nothing_where_the_file_was_changed_by_other_means)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(GError) error = NULL;

  tick(small, id, 4);
  cr_assert(workbook_run_script(
      small->workbook, "UPDATE plan_actions SET evidence = 'else' WHERE activity = 'a4'", NULL));
  g_autofree char *before = small_workbook_text(small, id);
  cr_assert_not(workbook_undo(small->workbook, NULL, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "cannot be undone, because another program");
  g_autofree char *after = small_workbook_text(small, id);
  cr_assert_str_eq(before, after);
}

Test(workbook_undo, never_applies_a_damaged_change)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "A. Lee");
  cr_assert(workbook_run_script(small->workbook,
                                "UPDATE history SET changes = substr(changes, 1, 40)", NULL));
  cr_assert_not(workbook_undo(small->workbook, NULL, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "is damaged");
}

Test(workbook_undo, takes_back_an_import_as_one_change)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autofree char *what = g_strdup_printf("import “%s”", folder);
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autofree char *before = small_workbook_text(small, id);
  g_autoptr(GError) error = NULL;

  cr_assert(workbook_export(small->workbook, folder, &error));
  cr_assert(workbook_remove_plan(small->workbook, id, &error));
  workbook_import(small->workbook, folder, &error);
  expect_no_error(error);
  undo(small, what);
  cr_assert_eq(workbook_find_plan(small->workbook, "A. Lee", NULL), 0);
  redo(small, what);
  g_autofree char *after =
      small_workbook_text(small, workbook_find_plan(small->workbook, "A. Lee", NULL));
  cr_assert_str_eq(after, before);
}
