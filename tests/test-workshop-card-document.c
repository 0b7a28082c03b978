/* The card of a dimension as a document, and the minutes there are to talk about it. */

#include "tests/small-workshop.h"

/* Round 1 of alpha and beta was tallied and revealed; there are notes of both kinds. */
static struct workshop *noted_new(const struct fixture *fixture)
{
  struct workshop *workshop = small_workshop_new(fixture);
  g_autofree char *text = g_strdup("Ask three people");
  const struct workshop_action action = {.text = text, .dimension = ALPHA};

  rate(workshop, "p1", ALPHA, 1, 2, 4);
  comment_on(workshop, "p1", ALPHA, "It died in summer");
  tally(workshop, ALPHA, 1, RATING_NOW, "0 2 4 1 0");
  tally(workshop, ALPHA, 1, RATING_WANT, "0 0 1 3 3");
  tally(workshop, BETA, 1, RATING_NOW, "4 0 0 0 4");
  workshop_reveal(workshop, 1);
  cr_assert(workshop_add_note(workshop, NOTE_FACILITATOR, ALPHA, "Priya is upset", NULL));
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, ALPHA, "The budget", NULL));
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, BETA, "Something of beta", NULL));
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, PACK_NONE, "Where to eat", NULL));
  cr_assert_not_null(workshop_add_action(workshop, &action, NULL));
  return workshop;
}

Test(card, says_all_there_is_to_say_of_its_dimension)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  g_autofree char *text = rendered(card_document(workshop, fixture.pack, ALPHA, true), "text");

  assert_has(text, "From alpha to omega");
  assert_has(text, "now 1·  2●●● 3●●●● 4● 5·  median 3  mixed");
  assert_has(text, "Who has seen alpha?");
  assert_has(text, "What to listen for: Left side");
  assert_has(text, "That alpha is beta");
  assert_has(text, "Ask one person");
  assert_has(text, "“It died in summer”");
  assert_has(text, "Priya is upset");
  assert_has(text, "The budget");
  assert_has(text, "Where to eat · about the whole workshop");
  assert_has(text, "[ ] Ask three people · no owner · no due day");
  assert_lacks(text, "Something of beta");
  assert_lacks(text, "p1");
}

Test(card, that_is_handed_out_has_no_note_of_the_facilitator_in_any_format)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  static const char *const formats[] = {"text", "markdown", "html", "csv"};

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *text =
        rendered(card_document(workshop, fixture.pack, ALPHA, false), formats[i]);

    assert_lacks(text, "Priya");
    assert_lacks(text, "only you");
    assert_lacks(text, "note:");
    assert_lacks(text, "Where to eat");
  }
}

Test(card, links_notes_and_actions_by_their_number_for_the_facilitator_only)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  g_autofree char *own = spelled(card_document(workshop, fixture.pack, ALPHA, true), true);
  g_autofree char *other = spelled(card_document(workshop, fixture.pack, ALPHA, false), true);

  assert_has(own, "{term|Priya is upset>note:0}");
  assert_has(own, "{term|The budget>note:1}");
  assert_has(own, "{term|Ask three people>action:0}");
  assert_has(other, "The budget");
  assert_lacks(other, ">note:");
  assert_lacks(other, ">action:");
}

Test(card, of_a_round_that_is_not_revealed_says_how_many_have_answered)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  g_autofree char *text = NULL;

  rate(workshop, "p1", ALPHA, 2, 5, 5);
  text = rendered(card_document(workshop, fixture.pack, ALPHA, true), "text");
  assert_has(text, "Round 2 is not revealed yet: so far 1 of 8 people have answered this.");
  assert_lacks(text, "median 5");
}

Test(result_lines, are_of_one_round_or_of_all_with_the_movement)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  struct document *one = document_new(NULL), *all = document_new(NULL);
  g_autofree char *first = NULL, *both = NULL;

  tally(workshop, ALPHA, 2, RATING_NOW, "0 0 8 0 0");
  workshop_reveal(workshop, 2);
  result_lines_write(workshop, one, ALPHA, 1);
  result_lines_write(workshop, all, ALPHA, 0);
  first = rendered(one, "text");
  both = rendered(all, "text");
  assert_has(first, "now 1·  2●●● 3●●●● 4● 5·  median 3  mixed\n");
  assert_lacks(first, "round");
  assert_lacks(first, "agreed");
  assert_has(both, "round 1  now 1·  2●●● 3●●●● 4● 5·  median 3  mixed\n");
  assert_has(both, "round 2  now 1·  2·  3●●●●●●●● 4·  5·  median 3  agreed\n");
  assert_has(both, "From round 1 to round 2 now stayed at 3, with more agreement");
}

Test(minutes_to_discuss, are_those_of_the_phase_what_is_left_of_it_or_of_all)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  cr_assert_eq(agenda_minutes_to_discuss(workshop, PHASE_WELCOME, 0), 48);
  cr_assert_eq(agenda_minutes_to_discuss(workshop, PHASE_REVEAL, COUNTDOWN_MINUTE), 48);
  cr_assert_eq(agenda_minutes_to_discuss(workshop, PHASE_DISCUSS, 17 * COUNTDOWN_MINUTE - 1), 16);
  cr_assert_eq(agenda_minutes_to_discuss(workshop, PHASE_DISCUSS, -COUNTDOWN_MINUTE), 0);
  cr_assert_eq(agenda_minutes_to_discuss(workshop, PHASE_RERATE, 8 * COUNTDOWN_MINUTE), 32);
}

Test(card, names_the_workshop_that_an_action_comes_from_and_no_action_of_another_dimension)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  const struct workshop_action carried = {
      .text = (char[]){"Book a room"}, .dimension = ALPHA, .from = (char[]){"Winter"}};
  const struct workshop_action other = {.text = (char[]){"Bake a cake"}, .dimension = BETA};

  cr_assert_not_null(workshop_add_action(workshop, &carried, NULL));
  cr_assert_not_null(workshop_add_action(workshop, &other, NULL));
  g_autofree char *text = rendered(card_document(workshop, fixture.pack, ALPHA, true), "text");

  assert_has(text, "[ ] Book a room · no owner · no due day · from Winter");
  assert_lacks(text, "Bake a cake");
}

Test(result, of_a_dimension_that_nobody_rated_says_so_once_the_round_is_revealed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = noted_new(&fixture);
  g_autofree char *text =
      rendered(dimension_result_document(workshop, fixture.pack, GAMMA), "text");

  assert_has(text, "Nobody rated this.");
}

Test(result, of_a_named_workshop_says_who_wrote_a_comment)
{
  g_auto(Fixture) fixture = fixture_new();
  struct workshop_request request = small_request("Named");
  request.named = true;
  g_autoptr(Workshop) workshop = workshop_new(fixture.pack, &request, NULL);

  comment_on(workshop, "Jo", ALPHA, "Like last year");
  workshop_reveal(workshop, 1);
  g_autofree char *text =
      rendered(dimension_result_document(workshop, fixture.pack, ALPHA), "text");

  assert_has(text, "Like last year");
  assert_has(text, "Jo");
}
