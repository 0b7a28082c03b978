/* Dots, priorities, actions and notes. */

#include "tests/small-workshop.h"

#include <string.h>

static void give(struct workshop *workshop, const char *label, guint dimension, guint count)
{
  cr_assert(workshop_give_dots(workshop, label, dimension, count, NULL));
}

/* "1:ALPHA 4, …" with = for ties. Transfer full. */
static char *totals_to_string(const struct workshop *workshop)
{
  g_autoptr(GArray) totals = workshop_dot_totals(workshop);
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < totals->len; i++) {
    const struct dot_total *total = &g_array_index(totals, struct dot_total, i);

    g_string_append_printf(text, "%s%u%s %u:%u", i > 0 ? ", " : "", total->place,
                           total->tied ? "=" : "", total->dimension, total->dots);
  }
  return g_string_free(text, FALSE);
}

#define assert_totals(workshop, expected)                                                          \
  do {                                                                                             \
    g_autofree char *totals_ = totals_to_string(workshop);                                         \
    cr_assert_str_eq(totals_, expected);                                                           \
  } while (0)

/* ---- Dots -------------------------------------------------------------- */

Test(dots, are_five_a_person_and_three_on_one_dimension)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  assert_refused(workshop_give_dots(workshop, "p1", ALPHA, 4, &error),
                 "4 dots are too many for one dimension: give it up to 3");
  cr_assert_eq(workshop->persons->len, 0);
  give(workshop, "p1", ALPHA, 3);
  assert_refused(workshop_give_dots(workshop, "p1", BETA, 3, &error),
                 "2 of 5 dots are left for this dimension, so it cannot have 3");
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 2);
  cr_assert_eq(workshop_n_dotted(workshop), 0);
  give(workshop, "p1", BETA, 2);
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 0);
  cr_assert_eq(workshop_dots_left(workshop, "p2"), 5);
  cr_assert_eq(workshop_n_dotted(workshop), 1);
}

Test(dots, are_taken_back_until_they_are_closed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  give(workshop, "p1", ALPHA, 3);
  give(workshop, "p1", BETA, 2);
  give(workshop, "p1", ALPHA, 1);
  give(workshop, "p1", BETA, 0);
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 4);
  assert_totals(workshop, "1 0:1");
  workshop_close_dots(workshop);
  assert_refused(workshop_give_dots(workshop, "p1", ALPHA, 0, &error), "the dots are closed");
  assert_totals(workshop, "1 0:1");
}

Test(dots, that_are_as_many_are_tied)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  give(workshop, "p1", GAMMA, 3);
  give(workshop, "p2", BETA, 2);
  give(workshop, "p2", ALPHA, 3);
  give(workshop, "p3", BETA, 1);
  assert_totals(workshop, "1= 0:3, 1= 1:3, 1= 2:3");
  give(workshop, "p3", BETA, 2);
  assert_totals(workshop, "1 1:4, 2= 0:3, 2= 2:3");
}

Test(dots, lose_their_people_when_they_are_closed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  give(workshop, "p2", BETA, 2);
  give(workshop, "p1", ALPHA, 2);
  give(workshop, "p1", BETA, 3);
  rate(workshop, "p3", ALPHA, 1, 1, 2);
  workshop_reveal(workshop, 1);
  cr_assert_eq(workshop->persons->len, 2);
  cr_assert_eq(workshop_dots_left(workshop, "p1"), 0);
  cr_assert_eq(workshop_dots_left(workshop, "p2"), 3);
  cr_assert_eq(workshop_n_dotted_unlabelled(workshop), 0);
  workshop_close_dots(workshop);
  cr_assert_eq(workshop_n_dotted_unlabelled(workshop), 2);
  cr_assert_eq(workshop->persons->len, 0);
  cr_assert_eq(workshop->dots->len, 2);
  assert_totals(workshop, "1 1:5, 2 0:2");
}

Test(dots, can_be_another_number_before_the_first_one_is_given)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  assert_refused(workshop_set_dots(workshop, 0, 1, &error), "nobody can have 0 dots");
  assert_refused(workshop_set_dots(workshop, 101, 1, &error), "1 to 100 are possible");
  assert_refused(workshop_set_dots(workshop, 3, 4, &error), "4 of 3 dots cannot go");
  cr_assert(workshop_set_dots(workshop, 2, 1, NULL));
  give(workshop, "p1", ALPHA, 1);
  assert_refused(workshop_set_dots(workshop, 5, 3, &error), "first dots were given");
  assert_refused(workshop_give_dots(workshop, "p1", BETA, 2, &error), "too many");
  assert_refused(workshop_give_dots(workshop, " ", BETA, 1, &error), "label is missing");
  assert_refused(workshop_give_dots(workshop, "p1", 3, 1, &error), "not asked");
}

/* ---- Priorities -------------------------------------------------------- */

Test(priorities, are_one_to_three_that_a_named_person_confirms)
{
  static const guint32 chosen[] = {GAMMA, ALPHA, BETA, GAMMA}, nowhere[] = {3};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  assert_refused(workshop_decide(workshop, "", chosen, 1, &error), "who decides is missing");
  assert_refused(workshop_decide(workshop, "Kim", chosen, 0, &error), "choose 1 to 3");
  assert_refused(workshop_decide(workshop, "Kim", chosen, 4, &error), "choose 1 to 3");
  assert_refused(workshop_decide(workshop, "Kim", nowhere, 1, &error), "not asked");
  assert_refused(workshop_decide(workshop, "Kim", (guint32[]){BETA, BETA}, 2, &error), "twice");
  cr_assert_null(workshop->decider);
  cr_assert(workshop_decide(workshop, " Kim ", chosen, 3, NULL));
  cr_assert(workshop_decide(workshop, "Kim", chosen, 2, NULL));
  cr_assert_str_eq(workshop->decider, "Kim");
  cr_assert_eq(workshop->priorities->len, 2);
  cr_assert_eq(g_array_index(workshop->priorities, guint32, 0), GAMMA);
}

/* ---- Actions ----------------------------------------------------------- */

static struct workshop_action *add_action(struct workshop *workshop, const char *text,
                                          guint32 dimension, enum action_state state)
{
  g_autofree char *copy = g_strdup(text);
  const struct workshop_action action = {.text = copy, .dimension = dimension, .state = state};
  struct workshop_action *added = workshop_add_action(workshop, &action, NULL);

  cr_assert_not_null(added);
  return added;
}

Test(action, is_copied_without_blanks_and_what_is_not_said)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = g_strdup(" Ask the team "), *owner = g_strdup("  ");
  struct workshop_action action = {.text = text, .dimension = BETA, .owner = owner};
  const struct workshop_action *added = workshop_add_action(workshop, &action, NULL);

  cr_assert_str_eq(added->text, "Ask the team");
  cr_assert_null(added->owner);
  cr_assert_eq(added->dimension, BETA);
  cr_assert_not(g_date_valid(&added->due));
}

Test(action, is_refused_for_what_cannot_be)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *blank = g_strdup(" "), *text = g_strdup("Go"), *two = g_strdup("Kim\nLee");
  struct workshop_action action = {.text = blank, .dimension = PACK_NONE};

  assert_refused(workshop_add_action(workshop, &action, &error), "the action has no text");
  action.text = text;
  action.owner = two;
  assert_refused(workshop_add_action(workshop, &action, &error), "“Kim\\nLee” has characters");
  action.owner = NULL;
  action.dimension = 3;
  assert_refused(workshop_add_action(workshop, &action, &error), "no such dimension");
  cr_assert_eq(workshop->actions->len, 0);
}

Test(action, that_is_open_is_carried_over_once_with_the_name_of_its_workshop)
{
  g_auto(Fixture) fixture = fixture_new(), other = fixture_new();
  g_autoptr(Workshop) last = small_workshop_new(&fixture);
  g_autoptr(Workshop) next = small_workshop_new(&other);
  const struct workshop_action *carried;

  add_action(last, "Open", GAMMA, ACTION_IS_OPEN);
  add_action(last, "Done", ALPHA, ACTION_IS_DONE);
  add_action(last, "Dropped", ALPHA, ACTION_IS_DROPPED);
  add_action(last, "Older", PACK_NONE, ACTION_IS_OPEN)->from = g_strdup("Winter");
  cr_assert_eq(workshop_carry_over(next, other.pack, last, fixture.pack), 2);
  cr_assert_eq(workshop_carry_over(next, other.pack, last, fixture.pack), 0);
  carried = next->actions->pdata[0];
  cr_assert_str_eq(carried->text, "Open");
  cr_assert_str_eq(carried->from, "Spring review");
  cr_assert_eq(carried->dimension, GAMMA);
  carried = next->actions->pdata[1];
  cr_assert_str_eq(carried->from, "Winter");
}

Test(action, loses_a_dimension_that_the_next_pack_has_not)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = fixture_new(), other;
  g_autoptr(Workshop) last = small_workshop_new(&fixture);
  g_autoptr(Workshop) next = NULL;

  small_pack_remove(small, "prompts.csv");
  small_pack_write(small, "dimensions.csv", "id,group,name,question,shift\nbeta,G,Beta,,\n", -1);
  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text,origin\nbeta,1-3,headline,B,source\n", -1);
  fixture_open(&other, small);
  next = small_workshop_new(&other);
  add_action(last, "About alpha", ALPHA, ACTION_IS_OPEN);
  add_action(last, "About beta", BETA, ACTION_IS_OPEN);
  cr_assert_eq(workshop_carry_over(next, other.pack, last, fixture.pack), 2);
  cr_assert_eq(((struct workshop_action *)next->actions->pdata[0])->dimension, PACK_NONE);
  cr_assert_eq(((struct workshop_action *)next->actions->pdata[1])->dimension, 0);
}

Test(action, has_a_state_with_a_name)
{
  enum action_state state = ACTION_IS_OPEN;

  cr_assert(action_state_parse("Dropped", &state));
  cr_assert_eq(state, ACTION_IS_DROPPED);
  cr_assert_str_eq(action_state_to_string(state), "dropped");
  cr_assert_not(action_state_parse("gone", &state));
}

/* ---- Notes ------------------------------------------------------------- */

Test(note, is_parked_or_the_facilitators)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  const struct workshop_note *note;

  cr_assert(workshop_add_note(workshop, NOTE_PARKED, PACK_NONE, " Budget ", NULL));
  assert_refused(workshop_add_note(workshop, NOTE_PARKED, 3, "x", &error), "no such dimension");
  assert_refused(workshop_add_note(workshop, NOTE_FACILITATOR, ALPHA, " ", &error), "no text");
  cr_assert_eq(workshop->notes->len, 1);
  note = workshop->notes->pdata[0];
  cr_assert_str_eq(note->text, "Budget");
  cr_assert_eq(note->kind, NOTE_PARKED);
}
