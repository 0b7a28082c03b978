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

Test(results, of_what_was_not_rated_again_are_those_of_round_1)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = NULL;

  tally(workshop, BETA, 2, RATING_NOW, "0 8 0 0 0");
  workshop_reveal(workshop, 1);
  workshop_reveal(workshop, 2);
  text = results(workshop, &fixture, "text");
  assert_has(text, "Rated in round 1 only");
  cr_assert_lt(strstr(text, "Beta\n"), strstr(text, "Rated in round 1 only"));
  cr_assert_gt(strstr(text, "Alpha\n"), strstr(text, "Rated in round 1 only"));
  cr_assert_eq(occurrences(text, "Alpha\n"), 1);
  assert_has(text, "Nobody rated: Gamma ray\n");
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
  assert_has(text, "Round 1 is not revealed yet, and nobody has answered.");
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

Test(report, lists_what_is_open_before_what_is_done)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  const struct workshop_action done = {
      .text = (char[]){"Book a room"}, .dimension = PACK_NONE, .state = ACTION_IS_DONE};
  g_autofree char *text = NULL;

  cr_assert_not_null(workshop_add_action(workshop, &done, NULL));
  add_action(workshop);
  text = report(workshop, &fixture);
  cr_assert_lt(strstr(text, "Ask three"), strstr(text, "Book a room"));
}

Test(report, has_the_medians_of_the_priorities)
{
  static const guint32 chosen[] = {BETA, GAMMA};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cr_assert(workshop_decide(workshop, "Kim", chosen, 2, NULL));
  before = rendered(report_document(workshop, fixture.pack), "csv");
  workshop_reveal(workshop, 1);
  after = rendered(report_document(workshop, fixture.pack), "csv");
  assert_has(before, "Priority,Now,Want\n1. Beta,,\n2. Gamma ray,,\n");
  assert_has(after, "Priority,Now,Want\n1. Beta,3,4\n2. Gamma ray,,\n");
}

Test(report, shows_each_score_with_who_did_not_rate)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;

  tally(workshop, GAMMA, 1, RATING_NOW, "0 0 0 0 0 ?5 -1");
  workshop_reveal(workshop, 1);
  csv = rendered(report_document(workshop, fixture.pack), "csv");
  text = report(workshop, &fixture);
  assert_has(csv, "Dimension,Rated,Spread,Median,Gap\n"
                  "Alpha,now,0 3 4 1 0,3  mixed,1.5\n"
                  ",want,0 0 1 3 4 ?2 -1,4.5  mixed  2 don't know  1 not applicable,\n"
                  "Beta,now,4 0 0 0 4,3  split,1\n");
  assert_has(text, "1·  2●●● 3●●●● 4● 5·");
  assert_has(text, "Nobody rated: Gamma ray (5 don't know, 1 not applicable)");
  assert_has(text, "32 ratings, 7 don't know, 2 not applicable.");
}

Test(report, leaves_out_rounds_in_which_a_dimension_was_not_rated)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *text = NULL;

  tally(workshop, BETA, 2, RATING_NOW, "0 8 0 0 0");
  workshop_reveal(workshop, 1);
  workshop_reveal(workshop, 2);
  text = report(workshop, &fixture);
  cr_assert_eq(occurrences(text, "now, round 1"), 2);
  cr_assert_eq(occurrences(text, "now, round 2"), 1);
  assert_has(text, "• Beta: now went from 3 to 2, with more agreement.");
}

Test(report, has_comments_and_thoughts_as_tables_for_other_programs)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = tallied_new(&fixture);
  g_autofree char *csv = NULL;

  comment_on(workshop, "p1", ALPHA, "Like last year");
  comment_on(workshop, "p2", ALPHA, "=1+1");
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, ALPHA, "The budget", NULL));
  workshop_reveal(workshop, 1);
  csv = rendered(report_document(workshop, fixture.pack), "csv");
  assert_has(csv, "Dimension,Comment\nAlpha,");
  assert_has(csv, "Like last year\n");
  assert_has(csv, ",'=1+1\n");
  assert_has(csv, "Thought,Dimension\nThe budget,Alpha\n");
}

Test(report, is_safe_whatever_people_write)
{
  static const char wild[] = "<b>&amp;</b> *x* | [y](http://z) `q`\n# no heading \xd7\xa9\xd7\x9c";
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;

  comment_on(workshop, "p1", ALPHA, wild);
  cr_assert(workshop_add_note(workshop, NOTE_PARKED, PACK_NONE, "<script>", NULL));
  workshop_reveal(workshop, 1);
  html = rendered(report_document(workshop, fixture.pack), "html");
  markdown = rendered(report_document(workshop, fixture.pack), "markdown");
  assert_has(html, "&lt;b&gt;&amp;amp;&lt;/b&gt; *x*");
  assert_has(html, "&lt;script&gt;");
  assert_lacks(html, "<b>");
  assert_lacks(html, "<script>");
  assert_has(markdown, "\\<b\\>\\&amp;\\</b\\> \\*x\\* \\| \\[y\\]");
  assert_has(markdown, "<br>\\# no heading");
}

Test(report, of_a_workshop_in_which_nobody_rated_says_so_once)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = NULL;

  workshop_reveal(workshop, 1);
  text = report(workshop, &fixture);
  assert_has(text, "Nobody rated: Alpha, Beta, Gamma ray\n");
  assert_lacks(text, "Spread  ");
  cr_assert_eq(occurrences(text, "Nobody rated"), 1);
}

/* ---- Paper ------------------------------------------------------------- */

Test(ballot, has_each_dimension_with_its_number_and_both_poles)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *text = rendered(ballot_document(workshop, fixture.pack), "markdown");

  assert_has(text, "| Dimension | 1 = Left side | Now and want | 5 = Right side |");
  assert_has(text, "| **1** Alpha | Alpha crawls | now  1 2 3 4 5 ? –<br>want 1 2 3 4 5 ? – | "
                   "Alpha flies |");
  assert_has(text, "| **2** Beta | Beta stands | now  1 2 3 4 5 ? –");
  assert_has(text, "? = I don't know, – = does not apply to us.");
  assert_has(text, "| Comments: begin each with the number of its dimension |");
}

Test(ballot, as_a_table_is_what_can_be_read_back)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *csv = rendered(ballot_document(workshop, fixture.pack), "csv");

  cr_assert_str_eq(csv, "person,dimension,now,want,comment\n"
                        ",alpha,,,\n,beta,,,\n,gamma,,,\n");
}

Test(ballot, asks_for_a_name_only_in_a_named_workshop)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *secret = rendered(ballot_document(workshop, fixture.pack), "text");
  g_autofree char *named = NULL;

  workshop->named = true;
  named = rendered(ballot_document(workshop, fixture.pack), "text");
  assert_has(secret, "do not write your name");
  assert_lacks(secret, "Name:");
  assert_has(named, "Name:");
  assert_lacks(named, "do not write your name");
}

Test(ballot, of_a_pack_with_three_sides_has_its_stages)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture;
  g_autoptr(Workshop) workshop = NULL;
  g_autofree char *text = NULL;

  small_pack_write(small, "sides.csv",
                   "id,name,motto,description\nleft,L,,\nmiddle,M,,\nright,R,,\n", -1);
  small_pack_write(small, "stages.csv",
                   "number,name,side,features\n1,Crawl,left,\n2,Walk,middle,\n3,Fly,right,\n", -1);
  fixture_open(&fixture, small);
  workshop = small_workshop_new(&fixture);
  text = rendered(ballot_document(workshop, fixture.pack), "markdown");
  assert_has(text, "**1 =** Crawl **· 2 =** Walk **· 3 =** Fly");
  assert_has(text, "| **1** Alpha | Where is alpha? | now  1 2 3 ? –<br>want 1 2 3 ? – |");
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
