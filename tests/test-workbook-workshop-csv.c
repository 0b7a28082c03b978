/* test-workbook-workshop-csv.c - workshops out as CSV and in again, and tables of ballots in */
#include "tests/workbook-workshop.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- There and back ---------------------------------------------------- */

static bool fill(struct workshop *workshop, const struct pack *pack, gpointer data, GError **error)
{
  const guint32 chosen[] = {2, 0};
  struct workshop_action action = {.text = (char *)(guintptr) "=1+1\nBuy “hats”",
                                   .dimension = 2,
                                   .owner = (char *)(guintptr) "A. Lee",
                                   .first_step = (char *)(guintptr) "Ask, \"where?\"",
                                   .evidence = (char *)(guintptr) "'hats",
                                   .state = ACTION_IS_DONE,
                                   .from = (char *)(guintptr) "Autumn review"};

  (void)pack;
  (void)data;
  g_date_set_dmy(&action.due, 1, G_DATE_MARCH, 2027);
  return workshop_decide(workshop, "The boss", chosen, G_N_ELEMENTS(chosen), error) &&
         workshop_add_action(workshop, &action, error) &&
         workshop_add_note(workshop, NOTE_PARKED, PACK_NONE, "Who pays?", error) &&
         workshop_add_note(workshop, NOTE_FACILITATOR, 1, "p3 is tired", error);
}

/* A workshop in which everything was said that can be. */
static gint64 add_full(struct small_workbook *small, const char *name, bool named)
{
  gint64 id = workshop_add(small, name, 4, named);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 18; i++) {
    g_autofree char *label = g_strdup_printf("p%u", i / 3);

    workshop_vote(small, id, label, i % 3, 1, 1 + (int)(i * 7 % 5), i % 4 ? 5 : ANSWER_DONT_KNOW,
                  i % 2 ? "'-1, or \"so\"" : NULL);
    workshop_vote(small, id, label, i % 3, 2, i % 3 ? 3 : ANSWER_NOT_APPLICABLE, 4, NULL);
    workshop_dot(small, id, label, i % 3, i % 2);
  }
  workshop_vote(small, id, NULL, 1, 1, ANSWER_NOT_ASKED, 2, "Nobody's");
  workshop_count(small, id, 1, 1, RATING_WANT, "0 2 0 0 1 ?1 -2");
  workshop_done_reveal(small, id, 1);
  workshop_done_reveal(small, id, 2);
  workshop_close(small, id);
  workbook_change_workshop(small->workbook, id, small->pack, "fill", fill, NULL, &error);
  expect_no_error(error);
  return id;
}

static void import_into(struct small_workbook *small, const char *name, const char *folder)
{
  g_autofree char *path = small_workbook_beside(small, name);
  g_autoptr(GError) error = NULL;

  workbook_close(small->workbook);
  small->workbook = workbook_open(path, &error);
  expect_no_error(error);
  workbook_import(small->workbook, folder, &error);
  expect_no_error(error);
}

Test(workbook_workshop_csv, loses_nothing_there_and_back)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *first = small_workbook_beside(small, "first");
  g_autofree char *second = small_workbook_beside(small, "second");
  gint64 named = add_full(small, "Named", true), other = add_full(small, "Not named", false);
  g_autofree char *named_before = workshop_text(small, named);
  g_autofree char *other_before = workshop_text(small, other);
  struct workshop_place place = {PHASE_DISCUSS, 1, true, {540000, 12, 1799020800123, true}}, after;
  gint64 running;

  small_workbook_add(small, "A. Lee");
  workbook_remove_workshop(small->workbook, workshop_add(small, "Gone", 9, false), NULL);
  cr_assert(workbook_set_workshop_place(small->workbook, named, small->pack, &place, NULL));
  cr_assert(workbook_export(small->workbook, first, NULL));
  import_into(small, "second.stage5", first);
  cr_assert(workbook_export(small->workbook, second, NULL));
  g_autofree char *first_text = folder_text(first);
  g_autofree char *second_text = folder_text(second);
  cr_assert_str_eq(second_text, first_text);

  named = workbook_find_workshop(small->workbook, "Named", NULL);
  other = workbook_find_workshop(small->workbook, "Not named", NULL);
  running = workbook_running_workshop(small->workbook, NULL);
  g_autofree char *named_after = workshop_text(small, named);
  g_autofree char *other_after = workshop_text(small, other);
  cr_assert_str_eq(named_after, named_before);
  cr_assert_str_eq(other_after, other_before);
  cr_assert_not_null(strstr(named_after, "Autumn review"));
  cr_assert_eq(running, named);
  cr_assert(workbook_workshop_place(small->workbook, named, small->pack, &after, NULL));
  cr_assert_eq(after.phase, place.phase);
  cr_assert_eq(after.dimension, place.dimension);
  cr_assert(after.blank && after.timer.runs);
  cr_assert_eq(after.timer.length, place.timer.length);
  cr_assert_eq(after.timer.used, place.timer.used);
  cr_assert_eq(after.timer.since, place.timer.since);

  cr_assert(workbook_undo(small->workbook, NULL, NULL), "an import is one step");
  cr_assert_not(workbook_undo(small->workbook, NULL, NULL));
}

Test(workbook_workshop_csv, reads_what_the_first_version_has_exported)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autofree char *head = g_build_filename(folder, "workbook.csv", NULL);

  small_workbook_add(small, "A. Lee");
  cr_assert(workbook_export(small->workbook, folder, NULL));
  for (const struct workbook_table *table = workbook_tables; table->name; table++) {
    g_autofree char *file = g_strconcat(table->name, ".csv", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);

    if (table->since > 1)
      cr_assert_eq(g_unlink(path), 0);
  }
  cr_assert(g_file_set_contents(head, "key,value\nformat,1\n", -1, NULL));
  import_into(small, "second.stage5", folder);
  cr_assert_gt(workbook_find_plan(small->workbook, "A. Lee", NULL), 0);
}

/* In @file the first @from becomes @to; then the import fails with @error. */
static const struct fault {
  const char *file, *from, *to, *error;
} faults[] = {
    {"workshop_ratings.csv", "Full,1,alpha,", "Full,1,alpha,9",
     "workshop_ratings.csv:2: now: “91” is no rating: write 1 to 5"},
    {"workshop_ratings.csv", "Full,1,alpha,", "Full,3,alpha,",
     "workshop_ratings.csv:2: a field of this row is empty or cannot be so"},
    {"workshop_ratings.csv", "Full,1,alpha,", "Full,1,delta,",
     "workshop_ratings.csv:2: dimension: “delta” is no dimension"},
    {"workshop_ratings.csv", "Full,1,alpha,", "None,1,alpha,",
     "workshop_ratings.csv:2: workshop: “None” is not in workshops.csv"},
    {"workshop_ratings.csv", ",p1\n", ",p0\n", "workshop_ratings.csv:4: a row above says the same"},
    {"workshop_ratings.csv", "Nobody's", "Nobody\x1b", "this workshop cannot be imported"},
    {"workshop_dimensions.csv", "Full,alpha\n", "", "this workshop cannot be imported"},
    {"workshop_tallies.csv", "0 2 0 0 1", "0 2 0 0", "workshop_tallies.csv:2: tally: “0 2 0 0"},
    {"workshop_tallies.csv", "want", "wish", "workshop_tallies.csv:2: a field of this row"},
    {"workshop_dots.csv", "Full,alpha,1", "Full,alpha,4", "this workshop cannot be imported"},
    {"workshop_dots.csv", "Full,alpha,1", "Full,alpha,0", "workshop_dots.csv:2: a field of this"},
    {"workshop_priorities.csv", "Full,gamma\n", "Full,gamma\nFull,gamma\n",
     "workshop_priorities.csv:3: a row above says the same"},
    {"workshop_actions.csv", ",done,", ",begun,", "workshop_actions.csv:2: a field of this row"},
    {"workshop_actions.csv", "2027-03-01", "2027-02-30",
     "this workshop cannot be imported: it has "
     "the date “2027-02-30”"},
    {"workshop_notes.csv", "parked", "seen", "workshop_notes.csv:2: a field of this row"},
    {"workshop_places.csv", "welcome", "lunch", "workshop_places.csv:2: a field of this row"},
    {"workshop_places.csv", ",0,0,0,", ",0,-1,0,",
     "workshop_places.csv:2: since: this is no whole"},
    {"workshops.csv", ",8,120,", ",0,120,", "workshops.csv:2: a field of this row"},
    {"workshops.csv", ",8,120,", ",8,9999,", "workshops.csv:2: this workshop cannot be imported"},
    {"workshops.csv", ",1,5,5,3,", ",1,4,5,3,", "workshop_ratings.csv"},
    {"workshops.csv", "The boss", "", "this workshop cannot be imported"},
};

Test(workbook_workshop_csv, says_where_a_table_is_wrong_and_changes_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();

  add_full(small, "Full", true);
  for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_autofree char *name = g_strdup_printf("out%zu", i);
    g_autofree char *folder = small_workbook_beside(small, name);
    g_autofree char *path = small_workbook_beside(small, "into.stage5");
    g_autoptr(GError) error = NULL;
    g_autoptr(Workbook) other = workbook_open(path, NULL);

    cr_assert(workbook_export(small->workbook, folder, NULL));
    file_replace(folder, faults[i].file, faults[i].from, faults[i].to);
    cr_assert_not(workbook_import(other, folder, &error), "%s: %s", faults[i].file, faults[i].to);
    expect_error(error, WORKBOOK_ERROR_CSV, faults[i].error);
    g_autoptr(GPtrArray) workshops = workbook_workshops(other, NULL);
    cr_assert_eq(workshops->len, 0);
  }
}

/* ---- Ballots ----------------------------------------------------------- */

struct ballots {
  struct small_workbook *small;
  gint64 id;
  char *path;
  GPtrArray *problems;
  guint n_taken;
};

static struct ballots ballots_new(bool named)
{
  struct ballots ballots = {.small = small_workbook_new()};

  ballots.id = workshop_add(ballots.small, "Spring review", 4, named);
  ballots.path = small_workbook_beside(ballots.small, "ballots.csv");
  ballots.problems = g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  return ballots;
}

static void ballots_clear(struct ballots *ballots)
{
  small_workbook_free(ballots->small);
  g_free(ballots->path);
  g_ptr_array_unref(ballots->problems);
}
typedef struct ballots Ballots;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ballots, ballots_clear)

static bool take(struct ballots *ballots, const char *text, bool keep_going, GError **error)
{
  cr_assert(g_file_set_contents(ballots->path, text, -1, NULL));
  g_ptr_array_set_size(ballots->problems, 0);
  return workbook_import_ballots(ballots->small->workbook, ballots->id, ballots->small->pack,
                                 ballots->path, keep_going, ballots->problems, &ballots->n_taken,
                                 error);
}

Test(workbook_workshop_csv, ballots_come_in_as_one_step_and_change_what_people_said)
{
  g_auto(Ballots) ballots = ballots_new(false);
  struct small_workbook *small = ballots.small;
  g_autoptr(GError) error = NULL;

  workshop_vote(small, ballots.id, "p1", 0, 1, 2, 5, "Before");
  cr_assert(take(&ballots,
                 "want,person,dimension,round,now,comment\n"
                 "?,p1,Alpha,,1,\n"
                 "4, p2 ,beta,2,-,\"Say \"\"so\"\", please\"\n",
                 false, &error));
  cr_assert_eq(ballots.n_taken, 2);

  g_autoptr(Workshop) workshop = workshop_get(small, ballots.id);
  const struct rating *first = workshop_rating(workshop, "p1", 0, 1);
  const struct rating *second = workshop_rating(workshop, "p2", 1, 2);

  cr_assert_eq(workshop->ratings->len, 2);
  cr_assert_eq(first->answer[RATING_NOW], 1);
  cr_assert_eq(first->answer[RATING_WANT], ANSWER_DONT_KNOW);
  cr_assert_str_eq(first->comment, "Before");
  cr_assert_eq(second->answer[RATING_NOW], ANSWER_NOT_APPLICABLE);
  cr_assert_str_eq(second->comment, "Say \"so\", please");
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  g_autoptr(Workshop) before = workshop_get(small, ballots.id);
  cr_assert_eq(before->ratings->len, 1);
  cr_assert(workbook_redo(small->workbook, NULL, NULL));
  workshop_done_reveal(small, ballots.id, 2);
  workshop_done_reveal(small, ballots.id, 1);
  g_autofree char *bytes = NULL;
  gsize length;
  cr_assert(g_file_get_contents(small->path, &bytes, &length, NULL));
  cr_assert_null(memmem(bytes, length, "p2", 2));
}

Test(workbook_workshop_csv, bad_ballots_are_all_named_and_none_is_taken)
{
  g_auto(Ballots) ballots = ballots_new(true);
  g_autoptr(GString) text = g_string_new("person,dimension,now,want,comment\n");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf(text, "p%u,%s,%s,3,\n", i, i == 7 ? "delta" : "gamma",
                           i == 70    ? "6"
                           : i == 700 ? "x"
                                      : "1");
  cr_assert_not(take(&ballots, text->str, false, &error));
  cr_assert_eq(ballots.problems->len, 3);
  cr_assert(g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_CSV));
  cr_assert_not_null(strstr(error->message, "\nballots.csv:9: dimension: "), "%s", error->message);
  cr_assert_not_null(strstr(error->message, "\nballots.csv:72: now: “6”"), "%s", error->message);
  expect_error(error, WORKBOOK_ERROR_CSV, "\nballots.csv:702: now: “x”");
  g_autoptr(Workshop) none = workshop_get(ballots.small, ballots.id);
  cr_assert_eq(none->ratings->len, 0);
  cr_assert_eq(ballots.n_taken, 9997); /* that could be taken */

  cr_assert(take(&ballots, text->str, true, &error));
  cr_assert_eq(ballots.n_taken, 9997);
  cr_assert_eq(ballots.problems->len, 3);
  g_autoptr(Workshop) most = workshop_get(ballots.small, ballots.id);
  cr_assert_eq(most->ratings->len, 9997);
}

static const struct {
  const char *text, *error;
} tables[] = {
    {"person,dimension,now,want\np1,alpha,1,2\n", "ballots.csv:1: comment: the column is missing"},
    {"person,dimension,now,want,comment,hat\n", "the column “hat” is not known"},
    {"", "the table is empty"},
    {"person,dimension,now,want,comment\np1,alpha,1,2\n", "the row has 4 fields"},
    {"person,dimension,now,want,comment\np1,alpha,1,2,\"open\n", "is never closed"},
    {"person,dimension,now,want,comment\np1,alpha,1,2,\np1,alpha,1,2,\n", "has rated"},
    {"person,dimension,now,want,comment\rp1,alpha,1,2,\r\rp1,alpha,1,3,\r",
     "ballots.csv:4: person: “p1” has rated “alpha” in round 1 on line 2 already"},
    {"person,dimension,now,want,comment\rp1,alpha,1,2,\np1,alpha,1,3,\n",
     "ballots.csv:2: person: “p1” has rated “alpha” in round 1 on line 1 already"},
};

Test(workbook_workshop_csv, a_table_that_is_none_of_ballots_is_refused)
{
  g_auto(Ballots) ballots = ballots_new(false);
  g_autofree char *long_field = g_strnfill(PACK_MAX_FIELD + 1, 'x');
  g_autofree char *long_table =
      g_strconcat("person,dimension,now,want,comment\np1,alpha,1,1,", long_field, "\n", NULL);
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    cr_assert_not(take(&ballots, tables[i].text, false, &error), "%zu", i);
    expect_error(error, WORKBOOK_ERROR_CSV, tables[i].error);
  }
  cr_assert_not(take(&ballots, long_table, true, &error));
  expect_error(error, WORKBOOK_ERROR_CSV, "ballots.csv:2: a field has 65537 bytes");
  g_unlink(ballots.path);
  cr_assert_not(workbook_import_ballots(ballots.small->workbook, ballots.id, ballots.small->pack,
                                        ballots.path, false, ballots.problems, &ballots.n_taken,
                                        &error));
  expect_error(error, WORKBOOK_ERROR_CSV, "ballots.csv: there is no such file");
}
