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

/* ---- Refusing ---------------------------------------------------------- */

static bool vote(struct small_workbook *small, gint64 id, const char *label, guint dimension,
                 guint round, int now, GError **error)
{
  struct rating rating = {
      .dimension = dimension, .round = (guint8)round, .answer = {(gint8)now, 3}};

  return workbook_rate(small->workbook, id, small->pack, label, &rating, error);
}

#define expect_refused(call, expected, part)                                                       \
  do {                                                                                             \
    g_autoptr(GError) error_ = NULL;                                                               \
    GError **error = &error_;                                                                      \
    cr_assert_not(call);                                                                           \
    cr_assert(g_error_matches(error_, WORKSHOP_ERROR, expected) && strstr(error_->message, part),  \
              "expected “%s”, got %s", part, error_ ? error_->message : "no error");               \
  } while (0)

Test(workbook_workshops, refuse_what_workshop_h_refuses_and_change_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  struct tally tally = {.dimension = 7, .round = 1};

  workshop_dot(small, id, "p1", 0, 3);
  workshop_vote(small, id, "p1", 0, 2, 1, 1, NULL);
  workshop_done_reveal(small, id, 1);
  g_autofree char *before = workshop_text(small, id);
  expect_refused(vote(small, id, "p1", 0, 2, 6, error), WORKSHOP_ERROR_REQUEST, "6 is no rating");
  expect_refused(vote(small, id, "p1", 3, 2, 1, error), WORKSHOP_ERROR_REQUEST, "is not asked");
  expect_refused(vote(small, id, "p1", 0, 3, 1, error), WORKSHOP_ERROR_REQUEST, "no round 3");
  expect_refused(vote(small, id, "p\x1b", 0, 2, 1, error), WORKSHOP_ERROR_REQUEST, "label");
  expect_refused(vote(small, id, " ", 0, 2, 1, error), WORKSHOP_ERROR_REQUEST, "label");
  expect_refused(vote(small, id, "p1", 0, 1, 1, error), WORKSHOP_ERROR_CLOSED, "rate in round 2");
  expect_refused(workbook_tally(small->workbook, id, small->pack, &tally, error),
                 WORKSHOP_ERROR_REQUEST, "is not asked");
  expect_refused(workbook_reveal(small->workbook, id, small->pack, 3, error),
                 WORKSHOP_ERROR_REQUEST, "no round 3");
  expect_refused(workbook_give_dots(small->workbook, id, small->pack, "p1", 1, 3, error),
                 WORKSHOP_ERROR_REQUEST, "2 of 5 dots are left");
  expect_refused(workbook_give_dots(small->workbook, id, small->pack, "p1 ", 0, 4, error),
                 WORKSHOP_ERROR_REQUEST, "too many for one dimension");
  g_autofree char *after = workshop_text(small, id);
  cr_assert_str_eq(after, before);
  workshop_dot(small, id, "p1", 0, 2);
  workshop_dot(small, id, "p1", 1, 3);
  workshop_close(small, id);
  expect_refused(workbook_give_dots(small->workbook, id, small->pack, "p1", 0, 0, error),
                 WORKSHOP_ERROR_CLOSED, "the dots are closed");
}

static bool set_dots(struct workshop *workshop, const struct pack *pack, gpointer data,
                     GError **error)
{
  (void)pack;
  return workshop_set_dots(workshop, *(const guint *)data, 1, error);
}

static bool set_people(struct workshop *workshop, const struct pack *pack, gpointer data,
                       GError **error)
{
  (void)pack;
  (void)error;
  workshop->people = *(const guint *)data;
  return true;
}

static bool rename_to(struct workshop *workshop, const struct pack *pack, gpointer data,
                      GError **error)
{
  (void)pack;
  (void)error;
  g_free(workshop->name);
  workshop->name = g_strdup(data);
  return true;
}

Test(workbook_workshops, are_changed_within_the_bounds_of_a_new_one)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  gint64 other = workshop_add(small, "Other", 5, false);
  char taken[] = "spring REVIEW";
  guint number = 0;
  g_autoptr(GError) cause = NULL;

  expect_refused(
      workbook_change_workshop(small->workbook, id, small->pack, "x", set_people, &number, error),
      WORKSHOP_ERROR_REQUEST, "cannot be for 0 people");
  cr_assert_not(workbook_change_workshop(small->workbook, other, small->pack, "rename", rename_to,
                                         taken, &cause));
  expect_error(cause, WORKBOOK_ERROR_NAME, "already has a workshop called “spring REVIEW”");
  number = 7;
  cr_assert(
      workbook_change_workshop(small->workbook, id, small->pack, "x", set_dots, &number, NULL));
  workshop_dot(small, id, "p1", 0, 1);
  number = 8;
  expect_refused(
      workbook_change_workshop(small->workbook, id, small->pack, "x", set_dots, &number, error),
      WORKSHOP_ERROR_CLOSED, "the first dots were given");
  cr_assert(
      workbook_change_workshop(small->workbook, id, small->pack, "x", set_people, &number, NULL));
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert_eq(workshop->dots_each, 7);
  cr_assert_eq(workshop->people, 8);
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 6);
}

Test(workbook_workshops, say_so_when_they_were_removed_meanwhile)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  struct workshop_place place = {.dimension = PACK_NONE};
  g_autoptr(GError) error = NULL;

  cr_assert(workbook_remove_workshop(small->workbook, id, NULL));
  cr_assert_null(workbook_workshop(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_null(workbook_workshop_pack(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_not(vote(small, id, "p1", 0, 1, 1, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_not(workbook_remove_workshop(small->workbook, id, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_not(workbook_set_workshop_place(small->workbook, id, small->pack, &place, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_not(workbook_workshop_place(small->workbook, id, small->pack, &place, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "no longer in the workbook");
  cr_assert_eq(workbook_running_workshop(small->workbook, &error), 0);
  expect_no_error(error);
}

/* ---- Carrying over ----------------------------------------------------- */

static void replace_in_pack(const struct small_pack *folder, const char *table, const char *from,
                            const char *to)
{
  g_autofree char *path = g_build_filename(folder->folder, table, NULL);
  g_autofree char *text = file_read(path);
  g_autoptr(GString) changed = g_string_new(text);

  cr_assert_gt(g_string_replace(changed, from, to, 0), 0);
  small_pack_write(folder, table, changed->str, -1);
}

Test(workbook_workshops, begin_with_what_is_open_of_the_one_before)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  struct workshop_request request = {.name = "Next", .people = 8, .minutes = 60};
  gint64 first = workshop_add(small, "First", 4, false);
  guint n = 9;

  workshop_act(small, first, "Buy a hat");
  workshop_act(small, workshop_add(small, "Much later", 20, false), "Buy two");
  /* the pack has changed since: beta, of which the action is, has gone */
  replace_in_pack(small->folder, "dimensions.csv", "beta,", "bravo,");
  replace_in_pack(small->folder, "cells.csv", "beta,", "bravo,");
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *next_pack = pack_read(small->folder->folder, &problems);
  cr_assert_not_null(next_pack);
  g_date_set_dmy(&request.date, 9, G_DATE_JANUARY, 2027);
  gint64 id = workbook_add_workshop(small->workbook, next_pack, &request, &n, NULL);
  cr_assert_gt(id, 0);
  cr_assert_eq(n, 1);
  g_autoptr(Workshop) workshop = workbook_workshop(small->workbook, id, next_pack, NULL);
  const struct workshop_action *action = workshop->actions->pdata[0];
  cr_assert_str_eq(action->text, "Buy a hat");
  cr_assert_str_eq(action->from, "First");
  cr_assert_eq(action->dimension, PACK_NONE);
  cr_assert_eq(workbook_workshop_pack(small->workbook, id, next_pack, NULL), next_pack);
  const struct pack *stored = workbook_workshop_pack(small->workbook, first, next_pack, NULL);
  cr_assert(stored && stored != next_pack);
  g_autoptr(Workshop) old = workbook_workshop(small->workbook, first, stored, NULL);
  cr_assert_eq(((struct workshop_action *)old->actions->pdata[0])->dimension, 1);
  pack_free(next_pack);
}

/* ---- Places ------------------------------------------------------------ */

Test(workbook_workshops, keep_the_place_of_the_group_which_is_not_undone)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  struct workshop_place place, read;
  gint64 id, other;

  cr_assert_eq(workbook_running_workshop(small->workbook, NULL), 0);
  id = workshop_add(small, "Spring review", 4, false);
  other = workshop_add(small, "Other", 4, false);
  cr_assert_eq(workbook_running_workshop(small->workbook, NULL), other);
  cr_assert(workbook_workshop_place(small->workbook, id, small->pack, &place, NULL));
  cr_assert_eq(place.phase, PHASE_WELCOME);
  cr_assert_eq(place.timer.length, 5 * COUNTDOWN_MINUTE);
  for (guint phase = 0; phase < N_PHASES; phase++) {
    place.phase = (enum phase)phase;
    place.dimension = 2;
    countdown_start(&place.timer, 1799020800123);
    cr_assert(workbook_set_workshop_place(small->workbook, id, small->pack, &place, NULL));
    cr_assert(workbook_workshop_place(small->workbook, id, small->pack, &read, NULL));
    cr_assert_eq(read.phase, phase);
    cr_assert_eq(read.dimension, 2);
    cr_assert_eq(read.timer.since, 1799020800123);
  }
  cr_assert_eq(workbook_running_workshop(small->workbook, NULL), id);
  cr_assert(workbook_undo(small->workbook, NULL, NULL), "the adding of Other");
  g_autoptr(GPtrArray) entries = workbook_workshops(small->workbook, NULL);
  cr_assert_eq(entries->len, 1);
  cr_assert_eq(((struct workshop_entry *)entries->pdata[0])->phase, PHASE_CLOSE);
  cr_assert(workbook_remove_workshop(small->workbook, id, NULL));
  cr_assert_eq(workbook_running_workshop(small->workbook, NULL), 0);
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  cr_assert(workbook_workshop_place(small->workbook, id, small->pack, &read, NULL));
  cr_assert_eq(read.phase, PHASE_CLOSE);
}

/* ---- Undo -------------------------------------------------------------- */

/* Some minutes of a workshop. */
static void play(struct small_workbook *small, gint64 id)
{
  static const char *const labels[] = {"p1", "p2", "p3", "p4", "p5"};

  for (guint round = 1; round <= 2; round++) {
    for (guint i = 0; i < 15; i++)
      workshop_vote(small, id, labels[i % 5], i / 5, round, 1 + (int)(i * round % 5), 4,
                    i % 4 ? NULL : "Well, well");
    workshop_act(small, id, "Buy a hat");
    workshop_vote(small, id, "p2", 1, round, 5, 5, "");
    workshop_count(small, id, 0, round, RATING_WANT, "0 0 1 1 0");
    workshop_done_reveal(small, id, round);
    workshop_act(small, id, "Buy another");
  }
  for (guint i = 0; i < 5; i++)
    workshop_dot(small, id, labels[i], i % 3, 3);
  workshop_dot(small, id, "p1", 0, 0);
  workshop_act(small, id, "Buy a third");
  workshop_close(small, id);
}

Test(workbook_workshops, come_back_byte_for_byte_when_all_is_undone_and_done_again)
{
  for (guint named = 0; named <= 1; named++) {
    g_autoptr(SmallWorkbook) small = small_workbook_new();
    gint64 id = workshop_add(small, "Spring review", 4, named);
    guint n = 0;

    play(small, id);
    g_autofree char *before = workshop_text(small, id);
    cr_assert(strlen(before) > 1000);
    for (guint again = 0; again < 2; again++) {
      guint m = 0;

      while (workbook_undo(small->workbook, NULL, NULL))
        m++;
      cr_assert(n == 0 || n == m);
      n = m;
      g_autofree char *nothing = workshop_text(small, id);
      cr_assert_str_eq(nothing, "");
      small_workbook_reopen(small);
      while (workbook_redo(small->workbook, NULL, NULL))
        m--;
      cr_assert_eq(m, 0);
      g_autofree char *after = workshop_text(small, id);
      cr_assert_str_eq(after, before);
    }
    cr_assert_eq(n, named ? 1 + 2 * (15 + 5) + 6 + 2 : 1 + 2 * 5 + 3);
  }
}

Test(workbook_workshops, are_told_what_is_undone_without_labels)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  const char *said[] = {"reveal round 1", "the ratings of round 1 of “Spring review”",
                        "dots for “Beta”", "add the workshop “Spring review”"};

  workshop_dot(small, id, "p1", 1, 1);
  workshop_vote(small, id, "p1", 2, 1, 1, 1, NULL);
  workshop_vote(small, id, "p2", 2, 1, 1, 1, NULL);
  workshop_done_reveal(small, id, 1);
  for (gsize i = 0; i < G_N_ELEMENTS(said); i++) {
    g_autofree char *what = NULL;

    cr_assert(workbook_undo(small->workbook, &what, NULL));
    cr_assert_str_eq(what, said[i]);
  }
  workshop_vote(small, workshop_add(small, "Other", 4, true), "p1", 2, 1, 1, 1, NULL);
  g_autofree char *what = NULL;
  cr_assert(workbook_undo(small->workbook, &what, NULL));
  cr_assert_str_eq(what, "rate “Gamma ray”");
}
