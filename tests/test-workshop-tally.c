/* Counts that are typed in: what is read, what is refused, and with which sentence. */

#include "tests/small-workshop.h"

static bool parse(const char *text, guint scale, GError **error)
{
  struct counts counts;

  return tally_parse(text, scale, &counts, error);
}

Test(tally, reads_the_points_then_dont_know_and_not_applicable)
{
  struct counts counts;

  cr_assert(tally_parse(" 0 2  4 1 1 ?2 -1 ", 5, &counts, NULL));
  cr_assert_eq(counts.ratings[0], 0);
  cr_assert_eq(counts.ratings[2], 4);
  cr_assert_eq(counts.ratings[4], 1);
  cr_assert_eq(counts.dont_know, 2);
  cr_assert_eq(counts.not_applicable, 1);
}

Test(tally, is_written_as_it_is_read)
{
  static const char *const texts[] = {"0 2 4 1 1 ?2 -1", "0 0 0 0 0", "1 0 0 0 1000000 -3"};

  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    struct counts counts;
    g_autofree char *text = NULL;

    cr_assert(tally_parse(texts[i], 5, &counts, NULL));
    text = tally_to_string(&counts, 5);
    cr_assert_str_eq(text, texts[i]);
  }
}

Test(tally, takes_the_marks_in_any_order)
{
  struct counts counts;

  cr_assert(tally_parse("-1 ?2 0 2 4", 3, &counts, NULL));
  cr_assert_eq(counts.dont_know, 2);
  cr_assert_eq(counts.not_applicable, 1);
  cr_assert_eq(counts.ratings[1], 2);
}

Test(tally, is_refused_with_a_reason)
{
  assert_refused(parse("", 5, &error), "it has 0 numbers and the scale has 5 points");
  assert_refused(parse("0 2 4 1", 5, &error), "it has 4 numbers and the scale has 5 points");
  assert_refused(parse("0 2 4 1 1 1", 5, &error), "it has 6 numbers and the scale has 5 points");
  assert_refused(parse("0 2 x 1 1", 5, &error), "“x” is not a number from 0 to 1000000");
  assert_refused(parse("0 2 1.5 1 1", 5, &error), "“1.5” is not a number");
  assert_refused(parse("0 2 1 1 1000001", 5, &error), "“1000001” is not a number");
  assert_refused(parse("0 2 1 1 99999999999999999999", 5, &error), "is not a number");
  assert_refused(parse("0 2 1 1 1 ?", 5, &error), "“” is not a number");
  assert_refused(parse("0 2 1 1 1 ?1 ?2", 5, &error), "“?” stands there twice");
  assert_refused(parse("0 2 1 1 1 -0 -2", 5, &error), "“-” stands there twice");
  assert_refused(parse("0 2 1 1 1 --2", 5, &error), "“-2” is not a number");
  assert_refused(parse("0 2\t1 1 1", 5, &error), "is not a number");
  assert_refused(parse("0 2 1 \x1b[2J 1", 5, &error), "\\x1b[2J");
}

Test(tally, leaves_the_counts_alone_when_it_is_refused)
{
  struct counts counts = {.dont_know = 7};

  cr_assert_not(tally_parse("1 2 3 ?9", 5, &counts, NULL));
  cr_assert_eq(counts.dont_know, 7);
}

/* ---- In a workshop ----------------------------------------------------- */

Test(tally, is_counted_beside_what_people_entered)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 3, 5);
  tally(workshop, ALPHA, 1, RATING_NOW, "0 2 4 1 1 ?2 -1");
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "0 2 5 1 1 ?2 -1");
  assert_counted(workshop, ALPHA, 1, RATING_WANT, "0 0 0 0 1");
  assert_counted(workshop, ALPHA, 2, RATING_NOW, "0 0 0 0 0");
  assert_counted(workshop, BETA, 1, RATING_NOW, "0 0 0 0 0");
}

Test(tally, takes_the_place_of_the_one_before_and_goes_when_it_is_empty)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 3, 5);
  tally(workshop, ALPHA, 1, RATING_NOW, "0 2 4 1 1 ?2 -1");
  tally(workshop, ALPHA, 1, RATING_WANT, "0 0 0 0 3");
  tally(workshop, ALPHA, 1, RATING_NOW, "1 0 0 0 0");
  cr_assert_eq(workshop->tallies->len, 2);
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "1 0 1 0 0");
  tally(workshop, ALPHA, 1, RATING_NOW, "0 0 0 0 0");
  cr_assert_eq(workshop->tallies->len, 1);
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "0 0 1 0 0");
  assert_counted(workshop, ALPHA, 1, RATING_WANT, "0 0 0 0 4");
}

Test(tally, warns_when_there_are_more_answers_than_people)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *warning = NULL;

  tally(workshop, ALPHA, 1, RATING_NOW, "0 2 3 0 0 ?2 -1");
  cr_assert_null(workshop_tally_warning(workshop, "Alpha", ALPHA, 1, RATING_NOW));
  rate(workshop, "p1", ALPHA, 1, 3, 5);
  warning = workshop_tally_warning(workshop, "Alpha", ALPHA, 1, RATING_NOW);
  cr_assert_str_eq(warning, "“Alpha” has 9 answers for now in round 1, and the workshop is for 8 "
                            "people: count again, or leave it if more have come.");
}

Test(tally, is_refused_for_what_is_not_asked)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct tally nowhere = {.dimension = 3, .round = 1}, never = {.dimension = ALPHA, .round = 3};

  assert_refused(workshop_tally(workshop, &nowhere, &error), "not asked");
  assert_refused(workshop_tally(workshop, &never, &error), "no round 3");
}
