/* test-workbook-anonymity.c - in a workshop that is not named, who said what is nowhere: the bytes
 * of the file are searched for the labels */
#include "tests/workbook-workshop.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PEOPLE 30

static char *label_of(guint person)
{
  return g_strdup_printf("Zebedee-Q7-%02u", person);
}

/* Whether the bytes of @path have @text in them; a file that is not there has not. */
static bool has_bytes(const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents(path, &bytes, &length, NULL) &&
         memmem(bytes, length, text, strlen(text)) != NULL;
}

/* Whether the folder of the workbook, with all that is in it, has @text in it. */
static bool is_anywhere(const struct small_workbook *small, const char *text)
{
  g_autofree char *folder = g_path_get_dirname(small->path);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  const char *name;
  bool found = false;

  while ((name = g_dir_read_name(directory))) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *inner = g_file_test(path, G_FILE_TEST_IS_DIR) ? folder_text(path) : NULL;

    found = found || (inner ? strstr(inner, text) != NULL : has_bytes(path, text));
  }
  return found;
}

#define assert_labels(small, expected)                                                             \
  cr_assert_eq(is_anywhere(small, "Zebedee"), expected, "labels are %sthere",                      \
               (expected) ? "not " : "")

/* Everybody rates everything; some change their minds, some of it is undone and done again. */
static void rate_all(struct small_workbook *small, gint64 id, guint round)
{
  for (guint i = 0; i < N_PEOPLE * 3; i++) {
    g_autofree char *label = label_of(i % N_PEOPLE);

    workshop_vote(small, id, label, i / N_PEOPLE, round, 1 + (int)(i % 5), 5,
                  i % 7 ? NULL : "Well, well");
    if (i % 4 == 0)
      workshop_vote(small, id, label, i / N_PEOPLE, round, 2, 3, "");
    if (i % 9 == 0) {
      cr_assert(workbook_undo(small->workbook, NULL, NULL));
      cr_assert(workbook_redo(small->workbook, NULL, NULL));
    }
    if (i % 10 == 0)
      cr_assert(workbook_undo(small->workbook, NULL, NULL));
  }
}

static void dot_all(struct small_workbook *small, gint64 id)
{
  for (guint i = 0; i < N_PEOPLE; i++) {
    g_autofree char *label = label_of(i);

    workshop_dot(small, id, label, i % 3, 3);
    workshop_dot(small, id, label, (i + 1) % 3, 2);
    if (i % 5 == 0)
      workshop_dot(small, id, label, i % 3, 0);
  }
}

static gint64 number(struct small_workbook *small, const char *sql)
{
  gint64 number;

  return workbook_number(small->workbook, sql, NO_VALUES, &number, NULL) ? number : -1;
}

/* What one might look into: the export, too. */
static void expect_labels(struct small_workbook *small, bool expected)
{
  g_autofree char *folder = small_workbook_beside(small, "export");
  g_autoptr(GError) error = NULL;

  assert_labels(small, expected);
  workbook_export(small->workbook, folder, &error);
  expect_no_error(error);
  assert_labels(small, expected);
}

Test(workbook_anonymity, no_byte_of_a_label_is_left_after_the_reveal)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  rate_all(small, id, 1);
  assert_labels(small, true);
  workshop_done_reveal(small, id, 1);
  assert_labels(small, false);
  cr_assert_eq(number(small, "SELECT count(*) FROM history WHERE parts = 1"), 1);
  cr_assert_eq(number(small, "SELECT count(*) FROM workshop_ratings"), N_PEOPLE * 3 - 4);

  rate_all(small, id, 2);
  dot_all(small, id);
  assert_labels(small, true);
  workshop_done_reveal(small, id, 2);
  assert_labels(small, true);
  workshop_close(small, id);
  cr_assert_eq(number(small, "SELECT count(*) FROM history WHERE parts"), 3);
  expect_labels(small, false);
}

/* The ids of the ratings that the merged step of round 1 adds, in its order: 18 says that a row is
 * added, 1 that a number follows. */
static GArray *merged_ids(struct small_workbook *small, gint64 id)
{
  g_autofree char *hex = NULL;
  g_autofree char *before = g_strdup_printf("120001%016" G_GINT64_MODIFIER "X01", (guint64)id);
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(guint64));

  cr_assert(workbook_text(small->workbook, "SELECT hex(changes) FROM history WHERE parts = 1",
                          NO_VALUES, &hex, NULL));
  for (const char *at = hex; (at = strstr(at, before)); at += strlen(before)) {
    g_autofree char *digits = g_strndup(at + strlen(before), 16);
    guint64 row = g_ascii_strtoull(digits, NULL, 16);

    g_array_append_val(ids, row);
  }
  return ids;
}

Test(workbook_anonymity, the_merged_step_of_a_round_is_sorted_by_ids_that_tell_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  rate_all(small, id, 1);
  workshop_done_reveal(small, id, 1);
  g_autoptr(GArray) ids = merged_ids(small, id);

  cr_assert_eq(ids->len, N_PEOPLE * 3 - 4);
  for (guint i = 1; i < ids->len; i++)
    cr_assert_lt(g_array_index(ids, guint64, i - 1), g_array_index(ids, guint64, i));
}

/* Take in the ballot of a person, in a file that has the person's name. */
static void take_in_ballot(struct small_workbook *small, gint64 id, const char *name)
{
  g_autofree char *path = small_workbook_beside(small, name);
  g_autofree char *ballot = g_strdup_printf("person,dimension,now,want,comment\np1,%s,2,4,\n",
                                            pack_dimension(small->pack, 0)->id);
  g_autoptr(GPtrArray) problems = g_ptr_array_new();
  g_autoptr(GError) error = NULL;
  guint n_good;

  cr_assert(g_file_set_contents(path, ballot, -1, NULL));
  workbook_import_ballots(small->workbook, id, small->pack, path, false, problems, &n_good, &error);
  expect_no_error(error);
  cr_assert_eq(g_unlink(path), 0);
}

Test(workbook_anonymity, no_byte_of_the_name_of_a_file_of_ballots_is_left_after_the_reveal)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  take_in_ballot(small, id, "Zebedee.csv");
  assert_labels(small, true);
  workshop_done_reveal(small, id, 1);
  expect_labels(small, false);
  for (guint i = 0; i < 2; i++)
    cr_assert(workbook_undo(small->workbook, NULL, NULL));
  assert_labels(small, false);
}

Test(workbook_anonymity, a_named_workshop_keeps_its_labels)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, true);

  rate_all(small, id, 1);
  dot_all(small, id);
  workshop_done_reveal(small, id, 1);
  workshop_close(small, id);
  expect_labels(small, true);

  g_autoptr(Workshop) workshop = workshop_get(small, id);

  cr_assert_not_null(workshop_rating(workshop, "Zebedee-Q7-03", 1, 1));
  cr_assert_eq(number(small, "SELECT count(*) FROM workshop_labels"), 0);
}

Test(workbook_anonymity, an_export_before_the_reveal_has_no_labels)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autofree char *folder = small_workbook_beside(small, "export");

  rate_all(small, id, 1);
  dot_all(small, id);
  cr_assert(workbook_export(small->workbook, folder, NULL));
  g_autofree char *exported = folder_text(folder);
  cr_assert_null(strstr(exported, "Zebedee"));
  cr_assert_not_null(strstr(exported, "Well, well"));
}

Test(workbook_anonymity, a_workshop_that_is_removed_takes_its_labels_along)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  rate_all(small, id, 1);
  dot_all(small, id);
  cr_assert(workbook_remove_workshop(small->workbook, id, NULL));
  assert_labels(small, false);
  cr_assert_eq(number(small, "SELECT count(*) FROM history WHERE parts"), 2);
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert_eq(workshop_n_answers(workshop, 0, 1), N_PEOPLE - 1);
  assert_labels(small, false);
}

Test(workbook_anonymity, a_workshop_whose_adding_is_undone_takes_its_labels_along)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  workshop_vote(small, id, "Zebedee", 0, 1, 2, 2, NULL);
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  cr_assert(workbook_redo(small->workbook, NULL, NULL));
  cr_assert(workbook_redo(small->workbook, NULL, NULL));
  workshop_vote(small, id, "Zebedee", 0, 1, 3, 2, NULL);
  cr_assert_eq(number(small, "SELECT count(*) FROM workshop_ratings"), 1);
  for (guint i = 0; i < 3; i++)
    cr_assert(workbook_undo(small->workbook, NULL, NULL));
  assert_labels(small, true);
  workshop_add(small, "Another", 4, false);
  assert_labels(small, false);
}

Test(workbook_anonymity, labels_stay_gone_when_a_reveal_is_undone)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  rate_all(small, id, 1);
  workshop_done_reveal(small, id, 1);
  while (workbook_undo(small->workbook, NULL, NULL))
    assert_labels(small, false);
  while (workbook_redo(small->workbook, NULL, NULL))
    assert_labels(small, false);
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  workshop_vote(small, id, "Zebedee", 0, 1, 2, 2, NULL);
  workshop_done_reveal(small, id, 1);
  assert_labels(small, false);
  cr_assert_eq(number(small, "SELECT count(*) FROM history WHERE parts = 1"), 1);
}

/* A statement that is in progress: with it a file cannot be written anew. */
static sqlite3_stmt *hinder(struct small_workbook *small)
{
  const struct sqlite *sqlite = &small->workbook->sqlite;
  sqlite3_stmt *statement = NULL;

  cr_assert_eq(sqlite->prepare(small->workbook->db, "VALUES (1), (2)", -1, &statement, NULL), 0);
  cr_assert_eq(sqlite->step(statement), SQLITE_ROW);
  return statement;
}

Test(workbook_anonymity, says_that_traces_may_be_left_and_wipes_them_the_next_time)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GError) error = NULL;

  for (guint again = 0; again < 2; again++) {
    rate_all(small, id, again + 1);
    sqlite3_stmt *statement = hinder(small);
    cr_assert_not(workbook_reveal(small->workbook, id, small->pack, again + 1, &error));
    small->workbook->sqlite.finalize(statement);
    expect_error(error, WORKBOOK_ERROR_FILE, "may still be found by searching");
    cr_assert_eq(number(small, "SELECT count(*) FROM workshop_labels"), 0, "the reveal stands");
    cr_assert_eq(number(small, "SELECT count(*) FROM traces"), 1);
    if (again)
      small_workbook_reopen(small);
    else
      workshop_done_reveal(small, id, 1);
    cr_assert_eq(number(small, "SELECT count(*) FROM traces"), 0);
    assert_labels(small, false);
  }
}

/* What is left of a change that no other process has made is no news to this one. */
Test(workbook_anonymity, wiping_is_no_news)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  workshop_vote(small, id, "Zebedee", 0, 1, 2, 2, NULL);
  workbook_changed(small->workbook);
  workshop_done_reveal(small, id, 1);
  cr_assert_not(workbook_changed(small->workbook));
}

/* One table of two columns, and two rows that are added, the larger one first. */
Test(workbook_anonymity, changes_that_are_cut_off_are_not_sorted)
{
  static const guint8 whole[] = {'T', 2,   1,  0, 't', 0, 18, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 3,
                                 1,   'x', 18, 0, 1,   0, 0,  0, 0, 0, 0, 0, 1, 4, 2, 7, 8};
  enum { HEAD = 6, FIRST = 20 };
  guint8 changes[sizeof whole];

  for (gsize length = 1; length <= sizeof whole; length++) {
    bool good = length == HEAD || length == FIRST || length == sizeof whole;

    memcpy(changes, whole, length);
    cr_assert_eq(changes_sort(changes, length), good, "%zu", length);
    cr_assert(length == sizeof whole || memcmp(changes, whole, length) == 0);
  }
  cr_assert_arr_eq(changes + HEAD, whole + FIRST, sizeof whole - FIRST);
  changes[0] = 'P';
  cr_assert_not(changes_sort(changes, sizeof changes));
}
