/* What is to be seen to in a plan. */

#include "tests/planner-pack.h"

#include <criterion/criterion.h>

static const char needs[] = "guide,listen,1,3\nguide,share,1,2\n";
static const char activities[] = "a1,listen,0,1,work,3,,1\na2,share,0,1,social,3,,1\n";

/* The warnings of @plan on @today, a line each, the number before the sentence. */
static char *list_warnings(const struct plan *plan, const struct pack *pack, const char *today)
{
  GDate day = planner_day(today);
  g_autoptr(GPtrArray) warnings = plan_warnings(plan, pack, &day);
  GString *list = g_string_new(NULL);
  int last = -1;

  for (guint i = 0; i < warnings->len; i++) {
    const struct plan_warning *warning = warnings->pdata[i];

    cr_assert_gt((int)warning->check, last, "warnings are in order, each once");
    last = (int)warning->check;
    g_string_append_printf(list, "%s%u %s", i ? "\n" : "", warning->n, warning->text);
  }
  return g_string_free(list, FALSE);
}

static void expect_warnings(const struct plan *plan, const struct pack *pack, const char *today,
                            const char *expected)
{
  g_autofree char *list = list_warnings(plan, pack, today);

  cr_assert_str_eq(list, expected);
}

static void set_text(char **field, const char *text)
{
  g_free(*field);
  *field = g_strdup(text);
}

Test(checks, have_nothing_to_say_of_a_fresh_plan)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();

  request.weeks = 2;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  expect_warnings(plan, pack, "2026-12-01", "");
  expect_warnings(plan, pack, "2027-01-04", "");
  expect_warnings(plan, pack, "2027-01-10", "");
}

Test(checks, say_that_nothing_is_missing)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();

  request.from = GUIDE;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  cr_assert_eq(plan->actions->len, 0);
  expect_warnings(plan, pack, "2027-03-01",
                  "0 Nothing is missing: no level that “The guide role” asks for is above where "
                  "the plan starts. Choose another role, or rate each skill yourself.");
}

Test(checks, count_actions_without_owner_and_frequency)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  struct plan_action *first = plan->actions->pdata[0], *second = plan->actions->pdata[1];

  set_text(&first->owner, NULL);
  set_text(&first->frequency, " ");
  expect_warnings(plan, pack, "2027-01-04",
                  "1 1 action has no owner: write down who does it.\n"
                  "1 1 action has no frequency: write down how often, such as “weekly”.");
  set_text(&second->owner, "");
  set_text(&second->frequency, NULL);
  expect_warnings(plan, pack, "2027-01-04",
                  "2 2 actions have no owner: write down who does them.\n"
                  "2 2 actions have no frequency: write down how often, such as “weekly”.");
}

Test(checks, ask_for_evidence_of_what_is_done)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  struct plan_action *first = plan->actions->pdata[0], *second = plan->actions->pdata[1];

  first->done = second->done = planner_day("2027-01-05");
  expect_warnings(plan, pack, "2027-01-06",
                  "2 2 actions are done without evidence: write down what somebody else can look "
                  "at.");
  set_text(&first->evidence, "Three notes");
  expect_warnings(plan, pack, "2027-01-06",
                  "1 1 action is done without evidence: write down what somebody else can look "
                  "at.");
}

Test(checks, see_a_plan_that_was_not_begun_and_actions_that_are_late)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  struct plan_action *first = plan->actions->pdata[0];
  GDate today = planner_day("2027-01-18");

  expect_warnings(
      plan, pack, "2027-01-11",
      "1 The weeks of 1 open action have passed: tick off what is done, and re-schedule "
      "the rest from today.\n"
      "0 The plan began on 2027-01-04 and nothing is done yet: tick off what is done, "
      "or re-schedule from today.");
  set_text(&first->evidence, "Three notes");
  first->done = planner_day("2027-01-05");
  expect_warnings(plan, pack, "2027-01-17", "");
  g_date_clear(&first->done, 1);
  expect_warnings(plan, pack, "2027-01-18",
                  "2 The weeks of 2 open actions have passed: tick off what is done, and "
                  "re-schedule the rest from today.\n"
                  "0 The plan began on 2027-01-04 and nothing is done yet: tick off what is done, "
                  "or re-schedule from today.");
  plan_reschedule(plan, pack, &today);
  expect_warnings(plan, pack, "2027-01-18", "");
}

Test(checks, see_too_many_focus_skills_and_none)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\nguide,share,1,3\nguide,write,1,3\n"
                                          "guide,count,1,3\nguide,lead,1,3\nguide,sing,1,3\n",
                                          "");
  g_autoptr(GArray) focus = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct plan_request request = planner_request();

  request.focus = focus;

  g_autoptr(Plan) none = planner_plan_new(pack, &request);

  expect_warnings(none, pack, "2027-01-04",
                  "0 There is no focus skill, so there is nothing to do: choose 3 to 5 of the "
                  "skills that have a gap.");
  for (guint32 skill = 0; skill < N_SKILLS; skill++)
    g_array_append_val(focus, skill);

  g_autoptr(Plan) many = planner_plan_new(pack, &request);

  expect_warnings(many, pack, "2027-01-04",
                  "6 There are 6 focus skills, more than one can keep in mind: take up to 5 now, "
                  "and the others later.\n"
                  "6 This pack has no activity for 6 steps, the first of them “The listen skill” "
                  "from level 0 to 1: agree on something of your own for each.");
}

Test(checks, see_a_plan_that_takes_longer_than_there_is_time)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();

  request.weeks = 1;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  expect_warnings(plan, pack, "2027-01-04",
                  "1 The plan takes 2 weeks and there is 1: take fewer focus skills, more hours a "
                  "week, or more weeks.");
  plan->minutes = 10;
  plan->weeks = 26;

  GDate today = planner_day("2027-01-04");

  plan_reschedule(plan, pack, &today);
  expect_warnings(
      plan, pack, "2027-01-04",
      "10 The plan takes 36 weeks and there are 26: take fewer focus skills, more hours "
      "a week, or more weeks.");
}

static void expect_modes(const char *rows, const char *expected)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", rows);
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  expect_warnings(plan, pack, "2027-01-04", expected);
}

Test(checks, see_a_plan_without_work_or_without_others)
{
  expect_modes("a1,listen,0,1,formal,1,,1\n",
               "0 Every action is formal: look for something to try at work, and for somebody to "
               "learn it with.");
  expect_modes("a1,listen,0,1,social,1,,1\n", "0 No action is part of the work itself: look for a "
                                              "task at work on which to practise.");
  expect_modes("a1,listen,0,1,work,1,,1\n",
               "0 No action is done with others: look for somebody to learn this with.");
}

Test(checks, name_a_step_without_an_activity)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,write,2,1\nguide,write,3,1\n", "");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  expect_warnings(plan, pack, "2027-01-04",
                  "1 This pack has no activity for “The write skill” from level 2 to 3: agree on "
                  "something of your own.");
}
