/* test-workbook-workshops.c - the workshops of a workbook: listed, found, changed, read back */
#include "tests/small-workbook.h"
#include "tests/workbook-workshop.h"

#include <string.h>

Test(workbook_workshops, are_listed_with_the_one_held_last_first)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 spring = workshop_add(small, "Spring review", 4, false);
  gint64 later = workshop_add(small, "Later", 9, false);
  gint64 same_day = workshop_add(small, "Same day", 9, true);
  g_autoptr(GPtrArray) entries = NULL;
  gint64 expected[] = {same_day, later, spring};

  workshop_act(small, spring, "Buy a hat");
  workshop_done_reveal(small, spring, 1);
  entries = workbook_workshops(small->workbook, NULL);
  cr_assert_eq(entries->len, 3);
  for (guint i = 0; i < entries->len; i++)
    cr_assert_eq(((struct workshop_entry *)entries->pdata[i])->id, expected[i], "%u", i);

  const struct workshop_entry *entry = entries->pdata[2];

  cr_assert_str_eq(entry->name, "Spring review");
  cr_assert_eq(g_date_get_day(&entry->date), 4);
  cr_assert_eq(entry->people, 8);
  cr_assert_eq(entry->n_dimensions, 3);
  cr_assert_eq(entry->last_revealed, 1);
  cr_assert_eq(entry->n_actions, 1);
  cr_assert_eq(entry->n_open, 1);
  cr_assert_eq(entry->phase, PHASE_WELCOME);
}

Test(workbook_workshops, are_found_by_a_beginning_of_their_name)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GError) error = NULL;

  cr_assert_eq(workbook_find_workshop(small->workbook, " SPRING review ", &error), id);
  cr_assert_eq(workbook_find_workshop(small->workbook, "spr", &error), id);
  cr_assert_eq(workbook_find_workshop(small->workbook, "Sprung review", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "Spring review");
  workshop_add(small, "Spring cleaning", 5, false);
  cr_assert_eq(workbook_find_workshop(small->workbook, "spring", &error), 0);
  expect_error(error, WORKBOOK_ERROR_NAME, "Spring cleaning");
}

Test(workbook_workshops, keep_all_that_is_said_in_them)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  workshop_vote(small, id, "p1", 0, 1, 2, 4, "Too many courses");
  workshop_vote(small, id, "p2", 0, 1, 1, ANSWER_DONT_KNOW, NULL);
  workshop_vote(small, id, "p1", 0, 1, 3, ANSWER_NOT_ASKED, NULL);
  workshop_vote(small, id, NULL, 1, 2, 5, 5, NULL);
  workshop_count(small, id, 2, 1, RATING_NOW, "0 1 2 0 0 ?1 -1");
  workshop_dot(small, id, "p1", 1, 3);
  small_workbook_reopen(small);

  g_autoptr(Workshop) workshop = workshop_get(small, id);
  const struct rating *rating = workshop_rating(workshop, "p1", 0, 1);

  cr_assert_not_null(rating);
  cr_assert_eq(rating->answer[RATING_NOW], 3);
  cr_assert_eq(rating->answer[RATING_WANT], 4);
  cr_assert_str_eq(rating->comment, "Too many courses");
  cr_assert_eq(workshop->ratings->len, 3);
  cr_assert_eq(workshop_n_answers(workshop, 2, 1), 5);
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 2);
}
