/* Which skills a plan takes up, and which activities. */

#include "tests/planner-pack.h"

#include <criterion/criterion.h>

static void expect_plan(const struct pack *pack, const struct plan_request *request,
                        const char *expected)
{
  g_autoptr(Plan) plan = planner_plan_new(pack, request);
  g_autofree char *text = planner_plan_to_string(plan, pack);

  cr_assert_str_eq(text, expected);
}

static GArray *indexes_new(guint n, const guint32 *indexes)
{
  GArray *array = g_array_new(FALSE, FALSE, sizeof(guint32));

  g_array_append_vals(array, indexes, n);
  return array;
}

/* ---- Focus ------------------------------------------------------------- */

Test(choice, of_focus_is_the_suggested_one_unless_one_is_made)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,3\nguide,share,1,2\nguide,write,1,1\nguide,sing,1,1\n",
                       "a1,listen,0,1,work,1,,1\na2,share,0,1,social,1,,1\na3,write,0,1,work,1,,1\n"
                       "a4,sing,0,1,work,1,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GArray) focus = indexes_new(2, (const guint32[]){SHARE, LISTEN});

  expect_plan(pack, &request, "a1 1, a2 1, a3 1, a4 2");
  request.focus = focus;
  expect_plan(pack, &request, "a2 1, a1 1");
}

/* Six skills of falling rank; beta has activities for the two last ones. */
static struct pack *raising_pack_new(void)
{
  return planner_pack_new("guide,listen,3,3\nguide,share,3,2\nguide,write,2,2\nguide,count,1,3\n"
                          "guide,lead,1,2\nguide,sing,1,1\n",
                          "a1,listen,0,1,work,1,alpha,1\na2,share,0,1,social,1,,1\n"
                          "a3,write,0,1,work,1,,1\na4,count,0,1,work,1,,1\n"
                          "a5,lead,0,1,work,1,beta,1\na6,sing,0,1,work,1,beta,1\n"
                          "a7,write,2,3,work,1,gamma,1\n");
}

static void expect_suggested(const struct pack *pack, guint dimension, const char *expected)
{
  struct plan_request request = planner_request();
  g_autoptr(GArray) dimensions = indexes_new(1, &dimension);
  g_autoptr(GString) skills = g_string_new(NULL);
  g_autoptr(Plan) plan = NULL;

  request.dimensions = dimension == PACK_NONE ? NULL : dimensions;
  plan = planner_plan_new(pack, &request);
  for (guint i = 0; i < plan->focus->len; i++) {
    guint32 skill = g_array_index(plan->focus, guint32, i);

    g_string_append_printf(skills, "%s ", pack_skill(pack, skill)->id);
    cr_assert(plan_gap(plan, skill)->focus);
  }
  cr_assert_str_eq(skills->str, expected);
}

Test(choice, of_focus_that_is_suggested_raises_what_a_chosen_dimension_touches)
{
  g_autoptr(Pack) pack = raising_pack_new();

  expect_suggested(pack, PACK_NONE, "listen share write ");
  expect_suggested(pack, 0, "listen share write ");
  expect_suggested(pack, 1, "lead sing listen ");
}

Test(choice, of_focus_raises_nothing_for_activities_beyond_the_gap)
{
  g_autoptr(Pack) pack = raising_pack_new();

  expect_suggested(pack, 2, "listen share write ");
}

Test(choice, of_focus_raises_five_skills_at_most)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,3\nguide,share,1,3\nguide,write,1,2\nguide,count,1,2\n"
                       "guide,lead,1,1\nguide,sing,1,1\n",
                       "a1,listen,0,1,work,1,beta,1\na2,share,0,1,social,1,beta,1\n"
                       "a3,write,0,1,work,1,beta,1\na4,count,0,1,work,1,beta,1\n"
                       "a5,lead,0,1,work,1,beta,1\na6,sing,0,1,work,1,beta,1\n");

  expect_suggested(pack, 1, "listen share write count lead ");
}

Test(choice, of_focus_that_is_made_is_not_changed_by_a_dimension)
{
  g_autoptr(Pack) pack = raising_pack_new();
  struct plan_request request = planner_request();
  g_autoptr(GArray) focus = indexes_new(1, (const guint32[]){LISTEN});
  g_autoptr(GArray) dimensions = indexes_new(1, (const guint32[]){1});
  g_autoptr(Plan) plan = NULL;

  request.focus = focus;
  request.dimensions = dimensions;
  plan = planner_plan_new(pack, &request);
  cr_assert_eq(plan->focus->len, 1);
  cr_assert_eq(g_array_index(plan->focus, guint32, 0), LISTEN);
}

/* Four skills of the same rank, of which the plan has time for three. */
Test(choice, of_focus_that_is_suggested_leaves_out_a_fourth_there_is_no_time_for)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,2\nguide,share,1,2\nguide,write,1,2\nguide,sing,1,2\n",
                       "a1,listen,0,1,work,3,,1\na2,share,0,1,social,3,,1\n"
                       "a3,write,0,1,work,3,,1\na4,sing,0,1,work,3,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 4;
  expect_plan(pack, &request, "a1 1, a2 2, a3 3, a4 4");
  request.weeks = 3;
  expect_plan(pack, &request, "a1 1, a2 2, a3 3");
  request.weeks = 1;
  expect_plan(pack, &request, "a1 1, a2 2, a3 3");

  g_autoptr(GArray) gaps = planner_suggest(pack, &request, NULL);

  for (guint i = 0; i < gaps->len; i++)
    cr_assert_eq(g_array_index(gaps, struct gap, i).focus, i < 3, "gap %u", i);
  request.minutes = 0;
  cr_assert_null(planner_suggest(pack, &request, NULL));
}

Test(choice, of_focus_keeps_its_order_counts_a_skill_once_and_leaves_out_what_has_no_gap)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,3\nguide,share,1,2\nguide,write,1,1\n", "");
  struct plan_request request = planner_request();
  g_autoptr(GArray) focus =
      indexes_new(6, (const guint32[]){WRITE, SING, LISTEN, WRITE, LISTEN, COUNT});

  request.focus = focus;

  g_autoptr(Plan) plan = planner_plan_new(pack, &request);

  cr_assert_eq(plan->focus->len, 2);
  cr_assert_eq(g_array_index(plan->focus, guint32, 0), WRITE);
  cr_assert_eq(g_array_index(plan->focus, guint32, 1), LISTEN);
  for (guint i = 0; i < plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    cr_assert_eq(gap->focus, gap->skill == WRITE || gap->skill == LISTEN);
  }
}

Test(choice, of_no_focus_gives_a_plan_without_actions)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", "a1,listen,0,1,work,1,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GArray) focus = indexes_new(0, NULL);

  request.focus = focus;
  expect_plan(pack, &request, "");
}

/* ---- Activities -------------------------------------------------------- */

Test(choice, takes_work_before_social_before_formal_then_the_shorter_then_the_first)
{
  g_autoptr(Pack) pack = planner_pack_new(
      "guide,listen,4,3\n",
      "f1,listen,0,1,formal,1,,1\ns1,listen,0,1,social,1,,1\nw1,listen,0,1,work,3,,1\n"
      "f2,listen,1,2,formal,1,,1\ns2,listen,1,2,social,3,,1\n"
      "w3,listen,2,3,work,2,,1\nv3,listen,2,3,work,1,,1\nu3,listen,2,3,work,1,,1\n"
      "f4,listen,3,4,formal,1,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 4; /* as long as it takes with the first choice: no room for more */
  expect_plan(pack, &request, "w1 1, s2 2, v3 3, f4 4");
}

Test(choice, takes_what_belongs_to_a_chosen_dimension_first)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", "w1,listen,0,1,work,1,alpha,1\n"
                                                                "f1,listen,0,1,formal,1,beta,1\n"
                                                                "s1,listen,0,1,social,9,beta,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GArray) dimensions = indexes_new(2, (const guint32[]){1, 1});

  request.weeks = 3;
  request.minutes = 180;
  request.dimensions = dimensions;
  expect_plan(pack, &request, "s1 1-3");
}

Test(choice, adds_activities_of_other_modes_as_far_as_they_fit)
{
  const char *activities = "w1,listen,0,1,work,3,,1\ns1,listen,0,1,social,3,,1\n"
                           "f1,listen,0,1,formal,3,,1\nv1,listen,0,1,work,3,,1\n"
                           "w2,listen,1,2,work,3,,1\nf2,listen,1,2,formal,3,,1\n";
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\n", activities);
  struct plan_request request = planner_request();

  request.weeks = 3;
  expect_plan(pack, &request, "w1 1, s1 2, w2 3");
  request.weeks = 4;
  expect_plan(pack, &request, "w1 1, s1 2, w2 3, f2 4");
  request.weeks = 5;
  expect_plan(pack, &request, "w1 1, s1 2, f1 3, w2 4, f2 5");
  request.weeks = 520;
  expect_plan(pack, &request, "w1 1, s1 2, f1 3, w2 4, f2 5");
}

Test(choice, adds_one_to_each_step_where_there_is_no_end)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,1,3\n", "w1,listen,0,1,work,3,,1\ns1,listen,0,1,social,3,,1\n"
                                             "f1,listen,0,1,formal,3,,1\n");
  struct plan_request request = planner_request();

  expect_plan(pack, &request, "w1 1, s1 2");
}

Test(choice, adds_nothing_after_the_fifth_focus_skill)
{
  g_autoptr(GString) needs = g_string_new(NULL);
  g_autoptr(GString) activities = g_string_new(NULL);
  static const char *const skills[] = {"listen", "share", "write", "count", "lead", "sing"};
  g_autoptr(GArray) focus = indexes_new(6, (const guint32[]){0, 1, 2, 3, 4, 5});
  struct plan_request request = planner_request();

  for (guint i = 0; i < N_SKILLS; i++) {
    g_string_append_printf(needs, "guide,%s,1,3\n", skills[i]);
    g_string_append_printf(activities, "w%u,%s,0,1,work,1.5,,1\ns%u,%s,0,1,social,1.5,,1\n", i,
                           skills[i], i, skills[i]);
  }
  request.focus = focus;

  g_autoptr(Pack) pack = planner_pack_new(needs->str, activities->str);

  expect_plan(pack, &request, "w0 1, s0 1, w1 2, s1 2, w2 3, s2 3, w3 4, s3 4, w4 5, s4 5, w5 6");
}

Test(choice, takes_shorter_ones_the_largest_saving_first_where_time_is_short)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\nguide,share,1,3\n",
                                          "w1,listen,0,1,work,6,,1\nv1,listen,0,1,work,9,,1\n"
                                          "s1,listen,0,1,social,3,,1\n"
                                          "w2,listen,1,2,work,12,,1\ns2,listen,1,2,social,3,,1\n"
                                          "w3,share,0,1,work,6,,1\ns3,share,0,1,social,1,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 8;
  expect_plan(pack, &request, "w1 1-2, s2 3, w3 4-5");
  request.weeks = 4; /* and no skill loses its last one at work */
  expect_plan(pack, &request, "w1 1-2, s2 3, w3 4-5");
}

Test(choice, does_not_save_on_a_chosen_dimension)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", "s1,listen,0,1,social,9,beta,1\n"
                                                                "s2,listen,0,1,social,1,alpha,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GArray) dimensions = indexes_new(1, (const guint32[]){1});

  request.weeks = 1;
  expect_plan(pack, &request, "s2 1");
  request.dimensions = dimensions;
  expect_plan(pack, &request, "s1 1-3");
}

Test(choice, saves_on_no_chosen_dimension_for_another_one)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\n", "s1,listen,0,1,social,9,beta,1\n"
                                                                "f1,listen,0,1,formal,1,alpha,1\n"
                                                                "s2,listen,1,2,social,1,alpha,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GArray) dimensions = indexes_new(2, (const guint32[]){0, 1});

  request.weeks = 2;
  request.dimensions = dimensions;
  expect_plan(pack, &request, "s1 1-3, s2 4");
}

Test(choice, brings_somebody_else_into_a_plan_that_has_only_work)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\n",
                                          "w1,listen,0,1,work,3,,1\ns1,listen,0,1,social,3,,1\n"
                                          "w2,listen,1,2,work,6,,1\ns2,listen,1,2,social,5,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 3;
  expect_plan(pack, &request, "w1 1, s2 2-3");
}

Test(choice, brings_somebody_else_in_where_there_is_time_for_it)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,3\n",
                                          "w1,listen,0,1,work,3,,1\ns1,listen,0,1,social,2,,4\n"
                                          "w2,listen,1,2,work,3,,1\ns2,listen,1,2,social,3,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 2;
  expect_plan(pack, &request, "w1 1, s2 2");
}

Test(choice, leaves_the_only_work_of_a_plan_in_it)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n",
                                          "w1,listen,0,1,work,3,,1\ns1,listen,0,1,social,3,,1\n");
  struct plan_request request = planner_request();

  request.weeks = 1;
  expect_plan(pack, &request, "w1 1");
}

Test(choice, names_the_steps_that_the_pack_has_nothing_for)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,listen,1,1\nguide,listen,4,3\n",
                                          "a1,listen,0,1,work,1,,1\na3,listen,2,3,work,1,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  g_autofree char *text = planner_plan_to_string(plan, pack);

  cr_assert_str_eq(text, "a3 1");
  cr_assert_eq(plan->uncovered->len, 2);
  cr_assert_eq(g_array_index(plan->uncovered, struct plan_step, 0).skill, LISTEN);
  cr_assert_eq(g_array_index(plan->uncovered, struct plan_step, 0).from, 1);
  cr_assert_eq(g_array_index(plan->uncovered, struct plan_step, 1).from, 3);
}

/* ---- The plan ---------------------------------------------------------- */

Test(choice, is_kept_with_all_that_was_asked_for)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", "a1,listen,0,1,work,4,alpha,1\n");
  const gint8 ratings[N_SKILLS] = {0, 1, 2, 3, 4, -1};
  g_autoptr(GArray) dimensions = indexes_new(1, (const guint32[]){2});
  struct plan_request request = planner_request();
  g_autoptr(GError) error = NULL;

  request.ratings = ratings;
  request.dimensions = dimensions;
  request.weeks = 26;
  request.review = 4;

  g_autoptr(Plan) plan = plan_new(pack, "  A. Lee ", &request, &error);

  cr_assert_str_eq(plan->name, "A. Lee");
  cr_assert_null(plan->reason);
  cr_assert(plan->from == TRAINER && plan->to == GUIDE);
  cr_assert(plan->minutes == 180 && plan->weeks == 26 && plan->review == 4);
  cr_assert_eq(g_date_compare(&plan->start, &request.start), 0);
  cr_assert_eq(plan->ratings->len, N_SKILLS);
  cr_assert_arr_eq(plan->ratings->data, ratings, N_SKILLS);
  cr_assert_eq(plan->dimensions->len, 1);
  cr_assert_eq(g_array_index(plan->dimensions, guint32, 0), 2);
}

Test(choice, gives_each_action_its_owner_and_frequency)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\nguide,share,1,2\n",
                                          "a1,listen,0,1,work,2,,1\na2,share,0,1,work,4,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  const struct plan_action *once = plan->actions->pdata[0], *weekly = plan->actions->pdata[1];

  cr_assert_str_eq(once->owner, "A. Lee");
  cr_assert_str_eq(once->frequency, "once");
  cr_assert_eq(once->minutes, 120);
  cr_assert_null(once->evidence);
  cr_assert_null(once->note);
  cr_assert(plan_action_is_open(once));
  cr_assert_str_eq(weekly->frequency, "weekly");
}

Test(choice, takes_at_least_a_minute_for_anything)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\n", "a1,listen,0,1,work,0.001,,52\n");
  struct plan_request request = planner_request();
  g_autoptr(Plan) plan = planner_plan_new(pack, &request);
  const struct plan_action *action = plan->actions->pdata[0];

  cr_assert_eq(action->minutes, 1);
  cr_assert_eq(plan_length(plan), 1, "a minute is in one week");
}
