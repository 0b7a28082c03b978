/* In which weeks the actions of a plan are done; what a plan tells of its time. */

#include "tests/planner-pack.h"

#include <criterion/criterion.h>

static void expect_weeks(const char *needs, const char *activities, guint minutes,
                         const char *expected)
{
  g_autoptr(Pack) pack = planner_pack_new(needs, activities);
  struct plan_request request = planner_request();

  request.minutes = minutes;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  g_autofree char *text = planner_plan_to_string(plan, pack);

  cr_assert_str_eq(text, expected);
}

#define TWO_SKILLS "guide,listen,1,3\nguide,share,1,2\n"

Test(schedule, puts_what_fits_into_one_week)
{
  expect_weeks(TWO_SKILLS, "a1,listen,0,1,work,2,,1\na2,share,0,1,work,1,,1\n", 180, "a1 1, a2 1");
}

Test(schedule, spreads_evenly_what_is_more_than_a_week_has)
{
  expect_weeks("guide,listen,1,3\n", "a1,listen,0,1,work,4,,1\n", 180, "a1 1-2");
  expect_weeks("guide,listen,1,3\n", "a1,listen,0,1,work,40,,1\n", 60, "a1 1-40");
}

Test(schedule, spreads_an_activity_over_no_fewer_weeks_than_it_says)
{
  expect_weeks("guide,listen,1,3\n", "a1,listen,0,1,work,6,,6\n", 180, "a1 1-6");
  expect_weeks("guide,listen,1,3\n", "a1,listen,0,1,work,0.1,,52\n", 180, "a1 1-6");
}

Test(schedule, fills_the_weeks_that_others_leave_room_in)
{
  expect_weeks(TWO_SKILLS, "a1,listen,0,1,work,12,,6\na2,share,0,1,work,2,,1\n", 180,
               "a1 1-6, a2 1-2");
}

Test(schedule, goes_past_full_weeks)
{
  expect_weeks(TWO_SKILLS, "a1,listen,0,1,work,6,,2\na2,share,0,1,work,1,,1\n", 180,
               "a1 1-2, a2 3");
}

Test(schedule, does_not_cut_an_action_into_pieces_that_are_too_short)
{
  /* 10 minutes are left in each of the first weeks. */
  expect_weeks(TWO_SKILLS, "a1,listen,0,1,work,5,,6\na2,share,0,1,work,0.5,,1\n", 60,
               "a1 1-6, a2 7");
}

Test(schedule, begins_a_step_in_the_week_after_the_one_before_it)
{
  expect_weeks("guide,listen,3,3\n",
               "a1,listen,0,1,work,1,,1\na2,listen,1,2,work,1,,3\na3,listen,2,3,work,1,,1\n", 180,
               "a1 1, a2 2-4, a3 5");
}

Test(schedule, puts_activities_of_one_step_side_by_side)
{
  expect_weeks("guide,listen,2,3\n",
               "a1,listen,0,1,work,4,,4\nb1,listen,0,1,social,2,,2\na2,listen,1,2,work,1,,1\n", 180,
               "b1 1-2, a1 1-4, a2 5");
}

Test(schedule, holds_a_skill_back_only_by_its_own_steps)
{
  expect_weeks("guide,listen,2,3\nguide,share,2,2\n",
               "a1,listen,0,1,work,6,,6\na2,listen,1,2,work,2,,1\n"
               "b1,share,0,1,work,1,,1\nb2,share,1,2,work,1,,1\n",
               180, "a1 1-6, a2 7, b1 1, b2 2");
}

Test(schedule, divides_the_minutes_of_an_action_over_its_weeks)
{
  struct plan_action action = {.minutes = 100, .first_week = 2, .last_week = 4};

  cr_assert_eq(plan_action_share(&action, 1), 0);
  cr_assert_eq(plan_action_share(&action, 2), 34);
  cr_assert_eq(plan_action_share(&action, 3), 33);
  cr_assert_eq(plan_action_share(&action, 4), 33);
  cr_assert_eq(plan_action_share(&action, 5), 0);
}

Test(schedule, of_520_weeks_and_thousands_of_activities_is_made_at_once)
{
  g_autoptr(GString) activities = g_string_new(NULL);
  static const char *const skills[] = {"listen", "share", "write", "count", "lead", "sing"};
  struct plan_request request = planner_request();

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf(activities, "a%u,%s,%u,%u,%s,20,,%u\n", i, skills[i % N_SKILLS],
                           i / N_SKILLS % 4, i / N_SKILLS % 4 + 1, i % 3 ? "work" : "social",
                           1 + i % 52);
  request.minutes = 60;
  request.weeks = 520;

  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,4,3\nguide,share,4,3\nguide,write,4,3\nguide,count,4,3\n"
                       "guide,lead,4,3\n",
                       activities->str);
  gint64 begin = g_get_monotonic_time();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  gint64 end = g_get_monotonic_time();

  cr_assert_geq(plan->actions->len, 20);
  cr_assert_leq(plan_length(plan), 520);
  /* Takes a few milliseconds; a scan of the pack for every choice would show even here. */
  cr_assert_lt(end - begin, G_USEC_PER_SEC);
}

/* ---- Dates ------------------------------------------------------------- */

static struct plan *short_plan_new(const struct pack *pack, const char *start)
{
  struct plan_request request = planner_request();

  request.start = planner_day(start);
  return planner_plan_new(pack, &request);
}

static struct pack *short_pack_new(void)
{
  return planner_pack_new("guide,listen,3,3\n", "a1,listen,0,1,work,3,,1\n"
                                                "a2,listen,1,2,social,6,,1\n"
                                                "a3,listen,2,3,work,3,,1\n");
}

Test(schedule, counts_weeks_from_the_day_of_the_start)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2028-02-29");
  static const struct {
    const char *day;
    guint week;
  } days[] = {{"2028-02-28", 0}, {"1999-01-01", 0}, {"2028-02-29", 0},
              {"2028-03-06", 0}, {"2028-03-07", 1}, {"2029-02-27", 52}};

  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    GDate day = planner_day(days[i].day);

    cr_assert_eq(plan_week_of(plan, &day), days[i].week, "%s", days[i].day);
  }
}

static void expect_week_date(const struct plan *plan, guint week, const char *expected)
{
  GDate date;

  plan_week_date(plan, week, &date);

  g_autofree char *text = planner_date_to_string(&date);

  cr_assert_str_eq(text, expected);
}

Test(schedule, tells_the_first_day_of_a_week)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2028-02-29");
  g_autoptr(Plan) last = short_plan_new(pack, "9999-12-31");
  GDate date;

  expect_week_date(plan, 0, "2028-02-29");
  expect_week_date(plan, 1, "2028-03-07");
  expect_week_date(plan, 52, "2029-02-27");
  plan_week_date(last, G_MAXUINT, &date);
  cr_assert(g_date_valid(&date));
}

Test(schedule, tells_length_and_balance_and_what_is_done)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");
  struct plan_action *action = plan->actions->pdata[1];
  guint minutes[3];

  cr_assert_eq(plan_length(plan), 4);
  cr_assert_eq(plan_n_done(plan), 0);
  cr_assert_eq(plan_action_share(action, 1), 180);
  cr_assert_eq(plan_action_share(action, 4), 0);
  plan_balance(plan, pack, minutes);
  cr_assert(minutes[MODE_WORK] == 360 && minutes[MODE_SOCIAL] == 360 && !minutes[MODE_FORMAL]);
  action->done = planner_day("2027-01-20");
  cr_assert_eq(plan_n_done(plan), 1);
  g_ptr_array_set_size(plan->actions, 0);
  cr_assert_eq(plan_length(plan), 0);
}

/* ---- Again, from today ------------------------------------------------- */

static void expect_rescheduled(struct plan *plan, const struct pack *pack, const char *today,
                               const char *expected)
{
  GDate day = planner_day(today);

  plan_reschedule(plan, pack, &day);

  g_autofree char *text = planner_plan_to_string(plan, pack);

  cr_assert_str_eq(text, expected);
}

static void tick_off(struct plan *plan, guint index, const char *day)
{
  struct plan_action *action = plan->actions->pdata[index];

  action->done = planner_day(day);
}

Test(reschedule, lays_what_is_open_from_the_week_of_today_on)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");

  tick_off(plan, 0, "2027-01-08");
  expect_rescheduled(plan, pack, "2027-02-03", "a1 1, a2 5-6, a3 7");
}

Test(reschedule, before_the_start_is_from_the_start)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");

  expect_rescheduled(plan, pack, "2020-01-01", "a1 1, a2 2-3, a3 4");
}

Test(reschedule, is_not_held_back_by_what_was_done_early)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");

  tick_off(plan, 0, "2027-01-04");
  tick_off(plan, 1, "2027-01-05");
  expect_rescheduled(plan, pack, "2027-01-06", "a1 1, a2 2-3, a3 1");
}

Test(reschedule, lays_an_early_step_although_a_later_one_is_done)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");

  tick_off(plan, 2, "2027-01-05");
  expect_rescheduled(plan, pack, "2027-01-12", "a1 2, a2 3-4, a3 4");
}

Test(reschedule, of_a_plan_that_is_done_changes_nothing)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");

  for (guint i = 0; i < plan->actions->len; i++)
    tick_off(plan, i, "2027-01-05");
  expect_rescheduled(plan, pack, "2030-01-12", "a1 1, a2 2-3, a3 4");
}

Test(reschedule, keeps_what_people_wrote_and_lets_the_usual_frequency_follow)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\nguide,share,1,2\n",
                                          "a1,listen,0,1,work,1.5,,1\na2,share,0,1,work,3,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  struct plan_action *first = plan->actions->pdata[0], *second = plan->actions->pdata[1];

  cr_assert_str_eq(second->frequency, "once");
  g_free(first->frequency);
  first->frequency = g_strdup("on Mondays");
  first->note = g_strdup("with Kim");
  tick_off(plan, 0, "2027-01-08");
  plan->minutes = 60;
  expect_rescheduled(plan, pack, "2027-01-11", "a1 1, a2 2-4");
  cr_assert_str_eq(first->frequency, "on Mondays");
  cr_assert_str_eq(first->note, "with Kim");
  cr_assert_str_eq(second->frequency, "weekly");
}

Test(reschedule, puts_the_actions_into_their_order_again)
{
  g_autoptr(Pack) pack = short_pack_new();
  g_autoptr(Plan) plan = short_plan_new(pack, "2027-01-04");
  gpointer first = plan->actions->pdata[0];

  plan->actions->pdata[0] = plan->actions->pdata[2];
  plan->actions->pdata[2] = first;
  expect_rescheduled(plan, pack, "2027-01-04", "a1 1, a2 2-3, a3 4");
}

Test(reschedule, counts_the_actions_that_moved_and_not_their_places)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,3\n", "w,listen,0,1,work,1,,1\ns,listen,0,1,social,3,,3\n");
  struct plan_request request = planner_request();
  GDate day = planner_day("2027-02-03");
  GDate end;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  tick_off(plan, 1, "2027-01-20");
  cr_assert_eq(plan_reschedule(plan, pack, &day), 1);
  g_autofree char *text = planner_plan_to_string(plan, pack);
  plan_last_day(plan, &end);
  g_autofree char *last_day = planner_date_to_string(&end);

  cr_assert_str_eq(text, "s 1-3, w 5");
  cr_assert_str_eq(last_day, "2027-02-07");
  cr_assert_eq(plan_reschedule(plan, pack, &day), 0);
}

/* ---- Names ------------------------------------------------------------ */

Test(plan, actions_are_found_by_id_title_or_beginning)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\n", "ask,listen,0,1,work,3,,1\n"
                                                                "answer,listen,1,2,work,3,,1\n"
                                                                "asking,share,0,1,work,3,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  g_autoptr(GError) miss = NULL;
  g_autoptr(GError) doubt = NULL;

  cr_assert_eq(plan_find_action(plan, pack, "ask", NULL), 0);
  cr_assert_eq(plan_find_action(plan, pack, "do answer", NULL), 1);
  cr_assert_eq(plan_find_action(plan, pack, "as", NULL), 0, "asking is not in the plan");
  cr_assert_eq(plan_find_action(plan, pack, "answr", &miss), PACK_NONE);
  cr_assert_str_eq(miss->message, "no action is called “answr”; did you mean “Do answer”?");
  cr_assert_eq(plan_find_action(plan, pack, "a", &doubt), PACK_NONE);
  cr_assert_str_eq(doubt->message, "“a” could be “Do ask” or “Do answer”; write more of it");
}

Test(plan, without_actions_says_so_when_one_is_looked_for)
{
  g_autoptr(Pack) pack = short_pack_new();
  struct plan_request request = planner_request();

  request.to = TRAINER;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  g_autoptr(GError) error = NULL;

  cr_assert_eq(plan_find_action(plan, pack, "ask", &error), PACK_NONE);
  cr_assert_str_eq(error->message, "no action is called “ask”: the plan has none");
}
