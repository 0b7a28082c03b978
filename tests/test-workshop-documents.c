/* What a workshop shows, and what it does not. */

#include "tests/small-workshop.h"

#define HEADER                                                                                     \
  "dimension,round,side,n,1,2,3,4,5,dont_know,not_applicable,median,q1,q3,agreement,word,gap,"     \
  "rank\n"

/* A workshop in which round 1 was tallied for alpha and beta. */
static struct workshop *tallied_new(const struct fixture *fixture)
{
  struct workshop *workshop = small_workshop_new(fixture);

  tally(workshop, ALPHA, 1, RATING_NOW, "0 3 4 1 0");
  tally(workshop, ALPHA, 1, RATING_WANT, "0 0 1 3 4 ?2 -1");
  tally(workshop, BETA, 1, RATING_NOW, "4 0 0 0 4");
  tally(workshop, BETA, 1, RATING_WANT, "0 0 0 8 0");
  return workshop;
}

static char *results(const struct workshop *workshop, const struct fixture *fixture,
                     const char *format)
{
  return rendered(results_document(workshop, fixture->pack), format);
}

static char *report(const struct workshop *workshop, const struct fixture *fixture)
{
  return rendered(report_document(workshop, fixture->pack), "text");
}

/* ---- Results ----------------------------------------------------------- */

Test(results, are_lines_that_need_no_colour)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = NULL;

  workshop_reveal(workshop, 1);
  text = results(workshop, &fixture, "text");
  assert_has(text, "now 1·  2●●● 3●●●● 4● 5·  median 3  mixed\n");
  assert_has(text, "want 1·  2·  3● 4●●● 5●●●●  median 4.5  mixed  2 don't know");
  assert_has(text, "You are split on where you stand, and you want 1 more than you have.");
  assert_has(text, "Nobody rated: Gamma ray");
  assert_has(text, "4 January 2027 · 8 people");
  cr_assert_lt(strstr(text, "Beta"), strstr(text, "Alpha"), "split comes first");
  cr_assert_geq(anchor_line(results_document(workshop, fixture.pack), "result:beta"), 0);
}

Test(results, are_drawn_to_scale_when_many_rate)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = NULL;

  tally(workshop, ALPHA, 1, RATING_NOW, "0 1 500 1000 0");
  workshop_reveal(workshop, 1);
  text = results(workshop, &fixture, "text");
  assert_has(text, "now 1·  2● 1 3●●●●● 500 4●●●●●●●●●● 1000 5·  median 4");
}

Test(results, show_nothing_of_a_round_that_is_not_revealed_but_how_many_answered)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = results(workshop, &fixture, "text");
  g_autofree char *csv = results(workshop, &fixture, "csv");

  assert_has(text, "Round 1 is not revealed yet: so far 11 people have answered.");
  assert_lacks(text, "median");
  assert_lacks(text, "●");
  cr_assert_str_eq(csv, HEADER);
}

Test(results, are_a_table_for_other_programs)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *csv = NULL;

  workshop_reveal(workshop, 1);
  csv = results(workshop, &fixture, "csv");
  cr_assert_str_eq(csv, HEADER "alpha,1,now,8,0,3,4,1,0,0,0,3,2,3,0.6875,mixed,1.5,2\n"
                               "alpha,1,want,8,0,0,1,3,4,2,1,4.5,4,5,0.6875,mixed,1.5,2\n"
                               "beta,1,now,8,4,0,0,0,4,0,0,3,1,5,-1,split,1,1\n"
                               "beta,1,want,8,0,0,0,8,0,0,0,4,4,4,1,agreed,1,1\n"
                               "gamma,1,now,0,,,,,,0,0,,,,,,,\n"
                               "gamma,1,want,0,,,,,,0,0,,,,,,,\n");
}

Test(results, have_no_spread_of_three_people)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  tally(workshop, ALPHA, 1, RATING_NOW, "0 3 0 0 0");
  workshop_reveal(workshop, 1);
  text = results(workshop, &fixture, "text");
  csv = results(workshop, &fixture, "csv");
  assert_has(text, "now 3 ratings  median 2  agreed");
  assert_lacks(text, "●");
  assert_has(csv, "alpha,1,now,3,,,,,,0,0,2,,,,agreed,,1\n");
}

Test(results, of_two_rounds_show_how_views_moved)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  workshop_reveal(workshop, 1);
  tally(workshop, BETA, 2, RATING_NOW, "0 8 0 0 0");
  tally(workshop, BETA, 2, RATING_WANT, "0 0 0 8 0");
  workshop_reveal(workshop, 2);
  text = results(workshop, &fixture, "text");
  csv = results(workshop, &fixture, "csv");
  assert_has(text, "round 1  now 1●●●● 2·  3·  4·  5●●●●  median 3  split");
  assert_has(text, "round 2  now 1·  2●●●●●●●● 3·  4·  5·  median 2  agreed");
  assert_has(text, "From round 1 to round 2 now went from 3 to 2, with more agreement; want\n"
                   "stayed at 4, with as much agreement.");
  assert_has(csv, "beta,1,now,8,4,0,0,0,4,");
  assert_has(csv, "beta,2,now,8,0,8,0,0,0,0,0,2,2,2,1,agreed,2,1\n");
}

Test(results, of_one_dimension_have_its_comments)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rate(workshop, "p1", ALPHA, 1, 2, 4);
  comment_on(workshop, "p1", ALPHA, "Like last year");
  comment_on(workshop, "p1", BETA, "Elsewhere");
  before = rendered(dimension_result_document(workshop, fixture.pack, ALPHA), "text");
  assert_lacks(before, "Like last year");
  workshop_reveal(workshop, 1);
  after = rendered(dimension_result_document(workshop, fixture.pack, ALPHA), "text");
  assert_has(after, "Like last year");
  assert_lacks(after, "Elsewhere");
  assert_lacks(after, "p1");
}

/* ---- The report -------------------------------------------------------- */

static void add_action(struct workshop *workshop)
{
  g_autofree char *text = g_strdup("Ask three people"), *owner = g_strdup("Kim"),
                  *step = g_strdup("Book a room"), *evidence = g_strdup("Notes"),
                  *from = g_strdup("Winter");
  struct workshop_action action = {.text = text,
                                   .dimension = BETA,
                                   .owner = owner,
                                   .first_step = step,
                                   .evidence = evidence,
                                   .from = from};

  g_date_set_dmy(&action.due, 1, G_DATE_FEBRUARY, 2027);
  cr_assert_not_null(workshop_add_action(workshop, &action, NULL));
}

Test(report, begins_with_actions_and_ends_with_the_method)
{
  static const char *const parts[] = {"Actions",           "Ask three people", "Priorities",
                                      "1. Gamma ray",      "Scores",           "From round 1",
                                      "Comments",          "Like last year",   "Parked",
                                      "How this was done", "van der Eijk"};
  static const guint32 chosen[] = {GAMMA};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = NULL;
  const char *at;

  add_action(workshop);
  comment_on(workshop, "p1", ALPHA, "Like last year");
  workshop_reveal(workshop, 1);
  tally(workshop, ALPHA, 2, RATING_NOW, "0 0 8 0 0");
  workshop_reveal(workshop, 2);
  cr_assert(workshop_decide(workshop, "Kim", chosen, 1, NULL));
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, ALPHA, "The budget", NULL));
  cr_assert(workshop_add_note(workshop, NOTE_FACILITATOR, ALPHA, "Lee is cross", NULL));
  text = report(workshop, &fixture);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    at = strstr(at, parts[i]);
    cr_assert_not_null(at, "“%s” is missing, or not in its place, in:\n%s", parts[i], text);
  }
  assert_has(text, "Confirmed by Kim.");
  assert_lacks(text, "p1");
  assert_lacks(text, "cross");
}

Test(report, can_be_had_before_anything_was_said)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = report(workshop, &fixture);

  assert_has(text, "Workshop report: Spring review");
  assert_has(text, "No action was agreed.");
  assert_has(text, "No priority was confirmed.");
  assert_has(text, "Round 1 is not revealed yet: so far 0 people have answered.");
  assert_lacks(text, "Comments");
  assert_lacks(text, "Parked");
}

Test(report, says_all_of_an_action)
{
  static const char *const parts[] = {
      "Ask three people · from Winter", "Beta", "Kim", "1 February 2027", "Book a room", "Notes"};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *csv = NULL;

  add_action(workshop);
  csv = rendered(report_document(workshop, fixture.pack), "csv");
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(csv, parts[i]);
}

Test(report, keeps_what_is_not_revealed_and_dots_that_are_not_closed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  comment_on(workshop, "p1", ALPHA, "Like last year");
  cr_assert(workshop_give_dots(workshop, "p1", GAMMA, 3, NULL));
  cr_assert(workshop_give_dots(workshop, "p1", BETA, 2, NULL));
  before = report(workshop, &fixture);
  assert_lacks(before, "Like last year");
  assert_lacks(before, "●");
  assert_lacks(before, "Dots");
  workshop_close_dots(workshop);
  after = report(workshop, &fixture);
  assert_has(after, "Dots");
  cr_assert_lt(strstr(after, "Gamma ray"), strstr(after, "Beta"));
}

Test(report, of_a_named_workshop_says_who_wrote_a_comment)
{
  g_auto(Fixture) fixture = fixture_new();
  struct workshop_request request = small_request("Named");
  g_autoptr(Workshop) workshop = NULL;
  g_autofree char *text = NULL;

  request.named = true;
  workshop = workshop_new(fixture.pack, &request, NULL);
  comment_on(workshop, "Jo", ALPHA, "Like last year");
  workshop_reveal(workshop, 1);
  text = report(workshop, &fixture);
  assert_has(text, "Jo");
  assert_lacks(text, "Nobody's name");
}

/* ---- Paper ------------------------------------------------------------- */

Test(ballot, has_each_dimension_with_its_number_and_both_poles)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *csv = rendered(ballot_document(workshop, fixture.pack), "csv");

  assert_has(csv, "Dimension,1 = Left side,Now,Want,5 = Right side\n");
  assert_has(csv, "1 Alpha,Alpha crawls,1 2 3 4 5 ? –,1 2 3 4 5 ? –,Alpha flies\n");
  assert_has(csv, "2 Beta,Beta stands,1 2 3 4 5 ? –,1 2 3 4 5 ? –,Alpha flies\n");
}

Test(ballot, asks_for_a_name_only_in_a_named_workshop)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *secret = rendered(ballot_document(workshop, fixture.pack), "text");
  g_autofree char *named = NULL;

  workshop->named = true;
  named = rendered(ballot_document(workshop, fixture.pack), "text");
  assert_has(secret, "without your name");
  assert_lacks(secret, "Name:");
  assert_has(named, "Name:");
}

Test(ballot, of_a_pack_with_three_sides_has_its_stages)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture;
  g_autoptr(Workshop) workshop = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;

  small_pack_write(small, "sides.csv",
                   "id,name,motto,description\nleft,L,,\nmiddle,M,,\nright,R,,\n", -1);
  small_pack_write(small, "stages.csv",
                   "number,name,side,features\n1,Crawl,left,\n2,Walk,middle,\n3,Fly,right,\n", -1);
  fixture_open(&fixture, small);
  workshop = small_workshop_new(&fixture);
  csv = rendered(ballot_document(workshop, fixture.pack), "csv");
  text = rendered(ballot_document(workshop, fixture.pack), "text");
  assert_has(csv, "1 Alpha,1 2 3 ? –,1 2 3 ? –\n");
  assert_has(text, "3 = Fly");
}

Test(tally_sheet, has_room_for_each_number_of_each_side)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *csv = rendered(tally_sheet_document(workshop, fixture.pack), "csv");

  assert_has(csv, "Dimension,Side,1,2,3,4,5,?,–\n");
  assert_has(csv, "1 Alpha,now,");
  cr_assert_eq(occurrences(csv, ",want,"), 3);
}
