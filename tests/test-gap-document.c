/* Two roles compared, and the nearest roles. */

#include "tests/plan-pack.h"

Test(gap_document, shows_both_roles_and_what_is_missing)
{
  static const char *const expected[] = {"Trainer → Guide",
                                         "Now: Trainer",
                                         "Then: Guide",
                                         "To teach",
                                         "To guide",
                                         "2 levels are missing, in 1 skill.",
                                         "1 → 3",
                                         "essential",
                                         "2 (1 needed)",
                                         "not asked",
                                         "Strengths to carry over: Sharing (2).",
                                         "What to let go of",
                                         "Teaching: level 4 now, then not asked for",
                                         "After The Big Book, 2001"};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = rendered(gap_document(fixture.pack, TRAINER, GUIDE, NULL), "text");

  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    assert_has(text, expected[i]);
}

Test(gap_document, leaves_out_what_neither_role_asks_for)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = rendered(gap_document(fixture.pack, TRAINER, GUIDE, NULL), "text");

  assert_lacks(text, "Drawing");
}

Test(gap_document, says_that_nothing_is_missing)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = rendered(gap_document(fixture.pack, GUIDE, GUIDE, NULL), "text");

  assert_has(text, "Nothing is missing");
  cr_assert_eq(occurrences(text, "To guide"), 1, "%s", text);
  assert_lacks(text, "let go");
}

Test(gap_document, goes_by_what_one_rated_oneself)
{
  const gint8 ratings[] = {2, PLANNER_NOT_RATED, PLANNER_NOT_RATED, PLANNER_NOT_RATED};
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = rendered(gap_document(fixture.pack, TRAINER, GUIDE, ratings), "text");

  assert_has(text, "1 level is missing, in 1 skill.");
  assert_has(text, "2 → 3");
}

Test(gap_document, writes_every_skill_of_the_pack_as_data)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *csv = rendered(gap_document(fixture.pack, TRAINER, GUIDE, NULL), "csv");

  cr_assert_str_eq(csv, "skill,current,required,gap,weight,focus\n"
                        "listen,1,3,2,3,yes\n"
                        "share,2,1,0,2,no\n"
                        "teach,4,0,0,0,no\n"
                        "draw,0,0,0,0,no\n");
}

Test(nearest_document, ranks_the_other_roles)
{
  g_auto(Fixture) fixture = plan_fixture_new();
  g_autofree char *text = rendered(nearest_document(fixture.pack, GUIDE, NULL), "text");
  g_autofree char *csv = rendered(nearest_document(fixture.pack, GUIDE, NULL), "csv");

  assert_has(text, "Nearest roles to Guide");
  assert_has(text, "Levels missing");
  cr_assert_lt(strstr(text, "Twin"), strstr(text, "Mentor"));
  cr_assert(g_str_has_prefix(csv, "role,hours,gap\ntwin,0,0\n"), "%s", csv);
  assert_lacks(csv, "guide");
}

Test(nearest_document, says_that_there_is_no_other_role)
{
  struct small_pack *small = small_pack_new_with_roles();
  g_auto(Fixture) fixture = {0};

  small_pack_write(small, "roles.csv", "id,name,side\ntrainer,Trainer,left\n", -1);
  small_pack_write(small, "role_skills.csv", "role,skill,level,weight\ntrainer,listen,1,1\n", -1);
  fixture_open(&fixture, small);
  g_autofree char *text = rendered(nearest_document(fixture.pack, 0, NULL), "text");

  assert_has(text, "This pack has no other role.");
}
