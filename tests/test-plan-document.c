/* What stands on a plan, and that it fits the paper it is printed on. */

#include "tests/plan-pack.h"

static void assert_in_order(const char *text, const char *const *parts, gsize n)
{
  const char *at = text;

  for (gsize i = 0; i < n; i++) {
    const char *found = strstr(at, parts[i]);

    cr_assert_not_null(found, "“%s” is missing, or too early, in:\n%s", parts[i], text);
    at = found;
  }
}

static char *new_plan_text(const struct fixture *fixture, guint from, guint to)
{
  g_autoptr(Plan) plan = plan_between(fixture, from, to);

  return plan_rendered(fixture, plan, 1, G_DATE_JANUARY, "text");
}

/* ---- Order and opening ------------------------------------------------- */

Test(plan_document, goes_from_who_and_why_to_the_signatures)
{
  static const char *const order[] = {
      "Learning plan: A. Lee",
      "From Trainer to Guide",
      "4 January 2027 to 31 January 2027 (4 weeks of the 26 available)",
      "up to 3 hours a week, 7 hours altogether",
      "Why: ____",
      "Start on Monday, 4 January 2027",
      "The shift",
      "To teach",
      "Skills",
      "What to stop doing",
      "Teaching",
      "Goals and actions",
      "Weeks",
      "Hours by mode",
      "Goal 1: Listening",
      "Who can help: The new guild",
      "Reviews",
      "not a contract, not an appraisal",
      "After The Big Book, 2001"};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, TRAINER, GUIDE);

  assert_in_order(text, order, G_N_ELEMENTS(order));
}

Test(plan_document, says_why_when_it_is_known)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  plan->reason = g_strdup("The team moves to stage 5");
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "Why: The team moves to stage 5");
  assert_lacks(text, "Why: _");
}

Test(plan_document, shows_the_shift_of_sides_and_of_the_chosen_dimensions)
{
  const guint32 alpha = 0;
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_array_append_val(plan->dimensions, alpha);
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "Left side: Left is right");
  assert_has(text, "Right side: Right is right");
  assert_has(text, "Alpha: From alpha to omega");
}

Test(plan_document, leaves_the_sides_out_within_a_side)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, GUIDE, MENTOR);

  assert_has(text, "To stand by");
  assert_lacks(text, "Right is right");
}

/* ---- What to do first, or next ----------------------------------------- */

Test(plan_document, spells_out_the_first_action)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, TRAINER, GUIDE);
  const char *start = strstr(text, "Start on Monday, 4 January 2027");
  const char *end = strstr(text, "The shift");

  cr_assert(start && end);
  cr_assert(g_strstr_len(start, end - start,
                         "Hear three people (action 1, 1 hour this week, done by 10 Jan)"));
  cr_assert(g_strstr_len(start, end - start, "Sit down with each."));
  cr_assert_null(g_strstr_len(start, end - start, "Hold a circle"));
}

Test(plan_document, names_the_weekday_a_plan_starts_on)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_date_set_dmy(&plan->start, 29, G_DATE_FEBRUARY, 2028);
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "Start on Tuesday, 29 February 2028");
  assert_has(text, "week 1, 29 Feb – 6 Mar");
}

Test(plan_document, says_what_comes_next_and_what_is_late)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *late = NULL;
  g_autofree char *next = NULL;

  late = unwrapped(plan_rendered(&fixture, plan, 13, G_DATE_JANUARY, "text"));
  assert_has(late, "Next, in the week from Monday, 11 January 2027");
  assert_has(late, "was to be done by 10 Jan)");
  assert_has(late, "2 hours this week, done by 31 Jan)");
  g_date_set_dmy(&plan_action_of(plan, 0)->done, 5, G_DATE_JANUARY, 2027);
  next = plan_rendered(&fixture, plan, 5, G_DATE_JANUARY, "text");
  assert_has(next, "Next, in the week from Monday, 11 January 2027");
  assert_lacks(next, "was to be done");
}

Test(plan_document, says_when_all_is_done)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  for (guint i = 0; i < plan->actions->len; i++)
    g_date_set_dmy(&plan_action_of(plan, i)->done, 5, G_DATE_JANUARY, 2027);
  text = plan_rendered(&fixture, plan, 6, G_DATE_JANUARY, "text");
  assert_has(text, "All actions are done");
  assert_has(text, "Progress: 2 of 2 actions done on 6 January 2027");
  assert_lacks(text, "Next, in");
}

/* ---- Skills ------------------------------------------------------------ */

Test(plan_document, says_what_becomes_of_each_skill)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = unwrapped(new_plan_text(&fixture, TRAINER, GUIDE));

  assert_has(text, "1 → 3");
  assert_has(text, "focus: goal 1");
  assert_has(text, "Strengths to carry over: Sharing (2).");
  assert_has(text, "Teaching level 4 now, then not asked for");
}

/* ---- Goals and actions ------------------------------------------------- */

Test(plan_document, shows_the_levels_and_the_actions_of_a_goal)
{
  static const char *const order[] = {
      "Goal 1: Listening",
      "Now, level 1: listen begun",
      "Wanted, level 3: listen done well",
      "1 Hear three people · on the job · 1 hour · week 1, 4–10 Jan · once",
      "Sit down with each.",
      "Evidence: Three names",
      "2 Hold a circle · with others · 6 hours · weeks 2–4, 11–31 Jan · weekly",
      "Evidence: The list"};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, TRAINER, GUIDE);

  assert_in_order(text, order, G_N_ELEMENTS(order));
}

Test(plan_document, names_an_owner_only_where_it_is_somebody_else)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *before = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  g_autofree char *after = NULL;

  assert_has(before, "Owner of every action: A. Lee");
  assert_lacks(before, "owner: ");
  g_free(plan_action_of(plan, 0)->owner);
  plan_action_of(plan, 0)->owner = g_strdup("Kim");
  after = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(after, "owner: Kim");
}

Test(plan_document, leaves_room_for_an_owner_and_a_frequency)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_clear_pointer(&plan_action_of(plan, 0)->owner, g_free);
  g_clear_pointer(&plan_action_of(plan, 1)->frequency, g_free);
  text = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));
  assert_has(text, "owner: ____");
  assert_has(text, "how often: ____");
}

Test(plan_document, shows_the_day_the_evidence_and_the_note_of_what_is_done)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  struct plan_action *action = plan_action_of(plan, 0);
  g_autofree char *text = NULL;

  g_date_set_dmy(&action->done, 7, G_DATE_JANUARY, 2027);
  action->evidence = g_strdup("Ana, Ben and Eve");
  action->note = g_strdup("Ben was ill at first");
  text = unwrapped(plan_rendered(&fixture, plan, 7, G_DATE_JANUARY, "text"));
  assert_has(text, "Done: 7 January 2027");
  assert_has(text, "Evidence found: Ana, Ben and Eve");
  assert_has(text, "Note: Ben was ill at first");
  assert_lacks(text, "Three names");
}

Test(plan_document, asks_for_an_activity_where_the_pack_has_none)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = unwrapped(new_plan_text(&fixture, TRAINER, MENTOR));

  assert_has(text, "From level 3 to 4 the pack has no activity: agree on one of your own");
  assert_has(text, "It should lead here: listen taught");
}

Test(plan_document, keeps_actions_whose_skill_is_no_focus_any_more)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_array_set_size(plan->focus, 0);
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "Other actions");
  assert_has(text, "2 Hold a circle");
  assert_lacks(text, "Goal 1");
}

Test(plan_document, gives_a_focus_without_a_gap_a_line_of_its_own)
{
  const guint32 share = SHARE;
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_array_append_val(plan->focus, share);
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "Goal 2: Sharing");
  assert_has(text, "There is nothing to do for this yet: agree on an activity");
}

/* ---- Weeks ------------------------------------------------------------- */

Test(plan_document, shows_hours_by_mode_as_a_hint)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));

  assert_has(text, "on the job 1 hour (14%) and with others 6 hours (86%). "
                   "70:20:10 is a hint, not a quota.");
}

Test(plan_document, sets_reviews_to_the_last_week_of_each_interval)
{
  static const char *const order[] = {"Week from", "11 January 2027", "25 January 2027"};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;
  const char *reviews;

  plan->review = 2;
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  reviews = strstr(text, "\nReviews");
  cr_assert_not_null(reviews);
  assert_in_order(reviews, order, G_N_ELEMENTS(order));
}

Test(plan_document, puts_no_review_right_before_the_last_one)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;
  const char *reviews;

  plan->review = 3;
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  reviews = strstr(text, "\nReviews");
  cr_assert_not_null(reviews);
  assert_has(reviews, "25 January 2027");
  assert_lacks(reviews, "18 January 2027");
}

Test(plan_document, asks_for_a_review_where_there_is_none)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  plan->review = 0;
  text = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_has(text, "No review has a date yet: set the first one now.");
}

Test(plan_document, says_which_reviews_its_log_has_no_row_for)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *many = NULL;
  g_autofree char *few = NULL;

  plan->review = 1;
  few = plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text");
  assert_lacks(few, "more review");
  plan_action_of(plan, 1)->last_week = 25;
  many = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));
  assert_has(many, "14 June 2027");
  assert_lacks(many, "21 June 2027");
  assert_has(many, "2 more reviews follow, the last in the week from 28 June 2027.");
}

Test(plan_document, names_the_month_that_begins_in_its_first_week)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_date_set_dmy(&plan->start, 29, G_DATE_FEBRUARY, 2028);
  plan_action_of(plan, 1)->last_week = 20;
  text = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));
  assert_has(text, "Goals and actions ================= Mar Apr May");
}

Test(plan_document, says_that_one_week_is_available)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  plan->weeks = 1;
  text = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));
  assert_has(text, "(4 weeks, where 1 is available)");
}

Test(plan_document, writes_the_year_where_it_is_another_one)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *text = NULL;

  g_date_set_dmy(&plan->start, 20, G_DATE_DECEMBER, 2027);
  text = unwrapped(plan_rendered(&fixture, plan, 1, G_DATE_JANUARY, "text"));
  assert_has(text, "week 1, 20–26 Dec");
  assert_has(text, "weeks 2–4, 27 Dec – 16 Jan 2028");
}

/* ---- Warnings ---------------------------------------------------------- */

Test(plan_document, lists_what_is_to_be_settled)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, MENTOR);
  GDate today = plan->start;
  g_autoptr(GPtrArray) warnings = plan_warnings(plan, fixture.pack, &today);
  g_autofree char *text = unwrapped(plan_rendered(&fixture, plan, 4, G_DATE_JANUARY, "text"));

  cr_assert_gt(warnings->len, 0);
  cr_assert_neq(((struct plan_warning *)warnings->pdata[0])->check, CHECK_NO_GAP);
  assert_has(text, "To settle in the conversation");
  for (guint i = 0; i < warnings->len; i++)
    assert_has(text, ((struct plan_warning *)warnings->pdata[i])->text);
}

/* ---- Help --------------------------------------------------------------- */

Test(plan_document, names_the_help_of_the_side_one_goes_to)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *there = new_plan_text(&fixture, TRAINER, GUIDE);
  g_autofree char *back = new_plan_text(&fixture, GUIDE, TRAINER);

  assert_has(there, "The new guild");
  assert_has(there, "Where to find out more");
  assert_has(there, "The new school: In spring");
  assert_lacks(there, "The old school");
  assert_has(back, "The old school: Mondays");
  assert_lacks(back, "Who can help");
}

/* ---- Nothing to do ----------------------------------------------------- */

Test(plan_document, is_of_use_where_nothing_is_missing)
{
  static const char *const order[] = {"From Guide to Twin",
                                      "Start on Monday, 4 January 2027",
                                      "Agree on a first activity, and write it",
                                      "No skill is missing",
                                      "Listening",
                                      "strength",
                                      "No goal is set",
                                      "Who can help",
                                      "No review has a date yet",
                                      "not a contract"};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, GUIDE, TWIN);

  assert_in_order(text, order, G_N_ELEMENTS(order));
  assert_lacks(text, "Strengths to carry over");
  assert_lacks(text, "Hours by mode");
}

Test(plan_document, says_one_role_once)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = new_plan_text(&fixture, GUIDE, GUIDE);

  assert_has(text, "To grow in the role of Guide");
  assert_has(text, "Nothing is missing: the role asks for no more than is there");
  cr_assert_eq(occurrences(text, "To guide"), 1, "%s", text);
}

/* ---- Places and data --------------------------------------------------- */

Test(plan_document, can_be_scrolled_to_every_action)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  GDate today = plan->start;
  int hear = anchor_line(plan_document(plan, fixture.pack, &today), "action:hear");
  int circle = anchor_line(plan_document(plan, fixture.pack, &today), "action:circle");

  cr_assert_gt(hear, 0);
  cr_assert_gt(circle, hear);
}

Test(plan_document, links_skills_activities_and_dimensions)
{
  const guint32 alpha = 0;
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  GDate today = plan->start;
  g_autofree char *text = NULL;

  g_array_append_val(plan->dimensions, alpha);
  text = spelled(plan_document(plan, fixture.pack, &today), true);
  assert_has(text, "{term|Listening>skill:listen}");
  assert_has(text, "{term|2>activity:circle}");
  assert_has(text, "{term|Alpha>dimension:alpha}");
}

Test(plan_document, writes_one_row_of_data_an_action)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autoptr(Plan) plan = plan_between(&fixture, TRAINER, GUIDE);
  g_autofree char *csv = NULL;

  g_date_set_dmy(&plan_action_of(plan, 0)->done, 5, G_DATE_JANUARY, 2027);
  plan_action_of(plan, 0)->evidence = g_strdup("Ana, Ben");
  csv = plan_rendered(&fixture, plan, 6, G_DATE_JANUARY, "csv");
  cr_assert_str_eq(csv,
                   "activity,skill,mode,hours,first_week,last_week,owner,frequency,evidence,done\n"
                   "hear,listen,work,1,1,1,A. Lee,once,\"Ana, Ben\",2027-01-05\n"
                   "circle,listen,social,6,2,4,A. Lee,weekly,The list,\n");
}

Test(plan_document, cuts_a_long_title_between_words_beside_the_weeks)
{
  g_auto(Fixture) fixture = plan_fixture_new();

  small_pack_write(fixture.small, "activities.csv",
                   "id,skill,from,to,mode,hours,title\nhear,listen,1,2,work,1,Hear three people "
                   "who say why they do what they do and not another thing at all\n",
                   -1);
  pack_free(fixture.pack);
  fixture.pack = pack_read(fixture.small->folder, NULL);
  g_autofree char *text = new_plan_text(&fixture, TRAINER, GUIDE);

  assert_has(text, "do…");
  assert_has(text, "at all (action 1");
}
