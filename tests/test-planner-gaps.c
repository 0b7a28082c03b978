/* What is missing between two roles, and how far it is to the others. */

#include "tests/planner-pack.h"

#include <criterion/criterion.h>

static const struct gap *gap_of(const GArray *gaps, guint32 skill)
{
  const struct gap *found = NULL;

  for (guint i = 0; i < gaps->len; i++)
    if (g_array_index(gaps, struct gap, i).skill == skill)
      found = &g_array_index(gaps, struct gap, i);
  cr_assert_not_null(found, "skill %u is not among the gaps", skill);
  return found;
}

/* The ids of the skills for which @tells is true, in their order. */
static char *list_gaps(const GArray *gaps, const struct pack *pack,
                       bool (*tells)(const struct gap *))
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < gaps->len; i++) {
    const struct gap *gap = &g_array_index(gaps, struct gap, i);

    if (tells(gap))
      g_string_append_printf(list, "%s%s", list->len ? " " : "", pack_skill(pack, gap->skill)->id);
  }
  return g_string_free(list, FALSE);
}

static bool is_any(G_GNUC_UNUSED const struct gap *gap)
{
  return true;
}

static bool is_focus(const struct gap *gap)
{
  return gap->focus;
}

static bool is_strength(const struct gap *gap)
{
  return gap->strength;
}

static bool is_let_go(const struct gap *gap)
{
  return gap->let_go;
}

static void expect_gaps(const struct pack *pack, const gint8 *ratings,
                        bool (*tells)(const struct gap *), const char *expected)
{
  g_autoptr(GArray) gaps = planner_gaps(pack, TRAINER, GUIDE, ratings);
  g_autofree char *list = list_gaps(gaps, pack, tells);

  cr_assert_str_eq(list, expected);
}

Test(gaps, are_what_is_required_above_what_the_role_before_asked)
{
  g_autoptr(Pack) pack = planner_pack_new(
      "trainer,listen,1,2\nguide,listen,4,3\nguide,share,2,1\ntrainer,write,3,2\n", "");
  g_autoptr(GArray) gaps = planner_gaps(pack, TRAINER, GUIDE, NULL);
  const struct gap *listen = gap_of(gaps, LISTEN), *share = gap_of(gaps, SHARE);

  cr_assert_eq(gaps->len, N_SKILLS);
  cr_assert_eq(listen->current, 1);
  cr_assert_eq(listen->required, 4);
  cr_assert_eq(listen->weight, 3);
  cr_assert_eq(listen->from_level, 1);
  cr_assert_eq(listen->from_weight, 2);
  cr_assert_eq(gap_size(listen), 3);
  cr_assert_eq(gap_rank(listen), 9);
  cr_assert_eq(share->current, 0);
  cr_assert_eq(gap_size(share), 2);
  cr_assert_eq(gap_size(gap_of(gaps, WRITE)), 0, "what the role does not name is not missing");
}

Test(gaps, are_counted_from_what_one_rated_oneself)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,listen,1,2\nguide,listen,3,3\n"
                                          "trainer,share,1,2\nguide,share,3,3\n",
                                          "");
  const gint8 ratings[N_SKILLS] = {2, 4, -1, 5, -7, 127};
  g_autoptr(GArray) gaps = planner_gaps(pack, TRAINER, GUIDE, ratings);

  cr_assert_eq(gap_size(gap_of(gaps, LISTEN)), 1);
  cr_assert_eq(gap_of(gaps, LISTEN)->from_level, 1);
  cr_assert_eq(gap_size(gap_of(gaps, SHARE)), 0, "more than is required is no gap");
  cr_assert_eq(gap_of(gaps, SHARE)->current, 4);
  cr_assert(gap_of(gaps, SHARE)->strength);
  for (guint32 skill = WRITE; skill < N_SKILLS; skill++)
    cr_assert_eq(gap_of(gaps, skill)->current, 0);
}

Test(gaps, come_by_rank_then_weight_then_table)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,share,2,3\nguide,write,3,2\nguide,lead,3,2\n"
                                          "guide,count,4,3\nguide,listen,1,1\n",
                                          "");

  expect_gaps(pack, NULL, is_any, "count share write lead listen sing");
}

Test(gaps, suggest_three_focus_skills)
{
  g_autoptr(Pack) pack =
      planner_pack_new("guide,listen,4,3\nguide,share,3,3\nguide,write,2,3\nguide,count,1,3\n", "");

  expect_gaps(pack, NULL, is_focus, "listen share write");
}

Test(gaps, suggest_a_fourth_and_fifth_focus_skill_rather_than_choose_between_equals)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,4,3\nguide,share,3,3\nguide,write,2,3\n"
                                          "guide,count,3,2\nguide,lead,2,3\nguide,sing,2,3\n",
                                          "");

  expect_gaps(pack, NULL, is_focus, "listen share write lead sing");
}

Test(gaps, suggest_no_focus_where_nothing_is_missing)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,4,3\nguide,share,0,3\n", "");
  const gint8 ratings[N_SKILLS] = {4, 4, 4, 4, 4, 4};

  expect_gaps(pack, NULL, is_focus, "listen");
  expect_gaps(pack, ratings, is_focus, "");
}

Test(gaps, name_as_strengths_what_is_there_and_asked_for)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,listen,3,3\nguide,listen,3,2\n"
                                          "trainer,share,2,2\nguide,share,3,2\n"
                                          "trainer,write,2,2\nguide,write,0,2\n"
                                          "trainer,count,4,1\nguide,count,1,1\n",
                                          "");

  expect_gaps(pack, NULL, is_strength, "listen count");
}

Test(gaps, name_what_to_let_go_of_and_never_as_a_strength_too)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,listen,4,3\nguide,listen,1,1\n"
                                          "trainer,share,2,2\nguide,share,0,3\n"
                                          "trainer,write,2,2\n"
                                          "trainer,count,4,1\n"
                                          "trainer,lead,3,2\nguide,lead,3,1\n"
                                          "trainer,sing,4,3\nguide,sing,1,2\n",
                                          "");

  expect_gaps(pack, NULL, is_let_go, "share listen write");
  expect_gaps(pack, NULL, is_strength, "sing lead");
}

Test(gaps, of_a_role_to_itself_are_none_until_one_rates_oneself)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,4,3\nguide,share,2,2\n", "");
  const gint8 ratings[N_SKILLS] = {1, -1, -1, -1, -1, -1};
  g_autoptr(GArray) none = planner_gaps(pack, GUIDE, GUIDE, NULL);
  g_autoptr(GArray) rated = planner_gaps(pack, GUIDE, GUIDE, ratings);
  g_autofree char *let_go = list_gaps(none, pack, is_let_go);

  cr_assert_str_eq(let_go, "");
  for (guint i = 0; i < none->len; i++)
    cr_assert_eq(gap_size(&g_array_index(none, struct gap, i)), 0);
  cr_assert_eq(gap_size(gap_of(rated, LISTEN)), 3);
}

/* ---- Nearest roles ----------------------------------------------------- */

static void expect_way(const GArray *ways, guint place, guint role, guint minutes, guint gap)
{
  const struct nearest *way = &g_array_index(ways, struct nearest, place);

  cr_assert(way->role == role && way->minutes == minutes && way->gap == gap,
            "at %u is role %u: %u minutes, %u levels", place, way->role, way->minutes, way->gap);
}

Test(nearest, roles_come_by_the_minutes_of_their_shortest_activities)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,1\nhost,share,1,3\n",
                                          "a1,listen,0,1,work,1,,1\na2,listen,0,1,formal,0.5,,1\n"
                                          "a3,listen,1,2,work,2,,1\na4,share,0,1,work,2,,1\n");
  g_autoptr(GArray) ways = planner_nearest(pack, TRAINER, NULL);

  cr_assert_eq(ways->len, N_ROLES - 1);
  expect_way(ways, 0, HOST, 120, 1);
  expect_way(ways, 1, GUIDE, 150, 2);
}

Test(nearest, steps_without_an_activity_take_as_long_as_the_average)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,2,1\nhost,share,3,3\n",
                                          "a1,listen,0,1,work,1,,1\na3,listen,1,2,work,2,,1\n");
  g_autoptr(GArray) ways = planner_nearest(pack, TRAINER, NULL);

  expect_way(ways, 0, GUIDE, 180, 2);
  expect_way(ways, 1, HOST, 270, 3);
}

Test(nearest, roles_without_activities_come_by_their_gap_then_the_table)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,3,1\nhost,share,1,3\n", "");
  g_autoptr(GArray) ways = planner_nearest(pack, TRAINER, NULL);
  g_autoptr(GArray) level = planner_nearest(pack, HOST, (const gint8[]){4, 4, 4, 4, 4, 4});

  expect_way(ways, 0, HOST, 0, 1);
  expect_way(ways, 1, GUIDE, 0, 3);
  expect_way(level, 0, TRAINER, 0, 0);
  expect_way(level, 1, GUIDE, 0, 0);
}

Test(nearest, roles_are_as_far_as_one_rates_oneself)
{
  g_autoptr(Pack) pack = planner_pack_new("trainer,listen,2,2\nguide,listen,4,1\n",
                                          "a1,listen,2,3,work,1,,1\na2,listen,3,4,work,2,,1\n");
  g_autoptr(GArray) role = planner_nearest(pack, TRAINER, NULL);
  g_autoptr(GArray) rated = planner_nearest(pack, TRAINER, (const gint8[]){3, 0, 0, 0, 0, 0});

  expect_way(role, 1, GUIDE, 180, 2);
  expect_way(rated, 1, GUIDE, 120, 1);
}
