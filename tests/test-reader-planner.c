/* The tables that the planner needs: read right, and their faults told. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static char *read_problems(const struct small_pack *small)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(Pack) pack = pack_read(small->folder, &problems);
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(g_ptr_array_index(problems, i));

    g_string_append_printf(list, "%s\n", line);
  }
  cr_assert_eq(pack == NULL, problems->len > 0);
  return g_string_free(list, FALSE);
}

Test(reader_planner, reads_roles_skills_and_activities)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);
  cr_assert_eq(pack_n_roles(pack), 2);
  cr_assert_eq(pack_role(pack, 1)->side, 1);
  cr_assert_str_eq(pack_role(pack, 1)->purpose, "");
  cr_assert_str_eq(pack_skill(pack, 1)->levels[3], "most");
  cr_assert_eq(pack_n_role_skills(pack), 2);
  cr_assert_eq(pack_role_skill(pack, 1)->role, 1);
  cr_assert_eq(pack_role_skill(pack, 1)->level, 4);
  cr_assert_eq(pack_role_skill(pack, 1)->weight, 3);

  const struct activity *ask = pack_activity(pack, 0), *course = pack_activity(pack, 1);

  cr_assert_float_eq(ask->hours, 1.5f, 1e-6);
  cr_assert_eq(ask->dimension, 0);
  cr_assert_eq(ask->mode, MODE_WORK);
  cr_assert_eq(course->mode, MODE_FORMAL);
  cr_assert_eq(course->from, 3);
  cr_assert_eq(course->to, 4);
  cr_assert_eq(course->dimension, PACK_NONE);
  cr_assert_str_eq(course->evidence, "");
  cr_assert_eq(ask->weeks, 1, "an activity that does not say so takes a week");
  cr_assert_eq(course->weeks, 6);
}

/* The rows of a chain of needs, as "0 2 ". */
static char *needs_to_string(const struct pack *pack, guint32 row, bool of_role)
{
  GString *rows = g_string_new(NULL);

  while (row != PACK_NONE) {
    const struct role_skill *need = pack_role_skill(pack, row);

    g_string_append_printf(rows, "%u ", row);
    row = of_role ? need->next_of_role : need->next_of_skill;
  }
  return g_string_free(rows, FALSE);
}

Test(reader_planner, chains_what_a_role_asks_for_and_who_asks_for_a_skill)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  small_pack_append(small, "role_skills.csv", "trainer,share,0,1");
  small_pack_append(small, "role_skills.csv", "guide,share,2,2");

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autofree char *guide = needs_to_string(pack, pack_role(pack, 1)->first_need, true);
  g_autofree char *listen = needs_to_string(pack, pack_skill(pack, 0)->first_need, false);
  g_autofree char *share = needs_to_string(pack, pack_skill(pack, 1)->first_need, false);

  cr_assert_str_eq(guide, "1 3 ");
  cr_assert_str_eq(listen, "0 1 ");
  cr_assert_str_eq(share, "2 3 ");
}

Test(reader_planner, chains_the_activities_of_a_skill_and_of_a_dimension)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  small_pack_append(small, "activities.csv", "a3,share,0,1,social,1,Show,,,alpha,,");
  small_pack_append(small, "activities.csv", "a4,listen,1,2,work,1,Hear,,,beta,,");

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  const struct skill *listen = pack_skill(pack, 0);
  const struct dimension *alpha = pack_dimension(pack, 0), *gamma = pack_dimension(pack, 2);

  cr_assert_eq(listen->first_activity, 0);
  cr_assert_eq(pack_activity(pack, 0)->next_of_skill, 1);
  cr_assert_eq(pack_activity(pack, 1)->next_of_skill, 3);
  cr_assert_eq(pack_activity(pack, 3)->next_of_skill, PACK_NONE);
  cr_assert_eq(alpha->first_activity, 0);
  cr_assert_eq(pack_activity(pack, 0)->next_of_dimension, 2);
  cr_assert_eq(pack_activity(pack, 2)->next_of_dimension, PACK_NONE);
  cr_assert_eq(gamma->first_activity, PACK_NONE);
}

/* A line that is added to a table, and what is said of it. */
static const struct fault {
  const char *table, *line, *problems;
} faults[] = {
    {"roles.csv", "boss,Boss,middle,",
     "roles.csv:4: side: no side in sides.csv has the id “middle”; write the id of one that is "
     "there\n"},
    {"roles.csv", "guide,Again,left,",
     "roles.csv:4: id: “guide” is already used on line 3; give each row its own\n"},
    {"skills.csv", "lead,Leading,,,",
     "levels.csv: level: the skill “lead” has no row for level 0, 1, 2, 3, 4; describe the levels "
     "0 to 4\n"},
    {"levels.csv", "listen,5,divine",
     "levels.csv:12: level: “5” is not a whole number from 0 to 4\n"},
    {"levels.csv", "listen,4,again",
     "levels.csv:12: level: level 4 of the skill “listen” is already described; keep one row\n"},
    {"levels.csv", "lissten,4,again",
     "levels.csv:12: skill: no skill in skills.csv has the id “lissten”; did you mean “listen”?\n"},
    {"role_skills.csv", "guide,share,2,4",
     "role_skills.csv:4: weight: “4” is not a whole number from 1 to 3\n"},
    {"role_skills.csv", "guide,share,-1,1",
     "role_skills.csv:4: level: “-1” is not a whole number from 0 to 4\n"},
    {"role_skills.csv", "guide,listen,2,1",
     "role_skills.csv:4: skill: the role “guide” already has the skill “listen” on line 3; keep "
     "one of the two\n"},
    {"activities.csv", "a3,listen,1,3,work,1,T,,,,,",
     "activities.csv:4: to: an activity leads one level up, so from level 1 it must lead to 2, not "
     "to 3\n"},
    {"activities.csv", "a3,listen,4,5,work,1,T,,,,,",
     "activities.csv:4: from: “4” is not a whole number from 0 to 3\n"
     "activities.csv:4: to: “5” is not a whole number from 1 to 4\n"},
    {"activities.csv", "a3,listen,1,2,play,1,T,,,,,",
     "activities.csv:4: mode: “play” is not known here; it must be “work”, “social” or “formal”\n"},
    {"activities.csv", "a3,listen,1,2,work,two,T,,,,,",
     "activities.csv:4: hours: “two” is not a number of hours above 0 and up to 1000; write it "
     "like 2 or 1.5\n"},
    {"activities.csv", "a3,listen,1,2,work,nan,T,,,,,",
     "activities.csv:4: hours: “nan” is not a number of hours above 0 and up to 1000; write it "
     "like 2 or 1.5\n"},
    {"activities.csv", "a3,listen,1,2,work,1,T,,,omega,,",
     "activities.csv:4: dimension: no dimension in dimensions.csv has the id “omega”; write the id "
     "of one that is there\n"},
    {"activities.csv", "a3,listen,1,2,work,1,T,,,,,0",
     "activities.csv:4: weeks: “0” is not a whole number from 1 to 52\n"},
    {"activities.csv", "a3,listen,1,2,work,1,T,,,,,six",
     "activities.csv:4: weeks: “six” is not a whole number from 1 to 52\n"},
};

ParameterizedTestParameters(reader_planner, tells_faults_with_their_place_and_the_mend)
{
  static guint rows[G_N_ELEMENTS(faults)];

  for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(faults));
}

ParameterizedTest(const guint *row, reader_planner, tells_faults_with_their_place_and_the_mend)
{
  const struct fault *fault = &faults[*row];
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  small_pack_append(small, fault->table, fault->line);

  g_autofree char *list = read_problems(small);

  cr_assert_str_eq(list, fault->problems, "%s in %s:\n%s", fault->line, fault->table, list);
}

Test(reader_planner, says_which_table_a_reference_lacks)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  small_pack_remove(small, "roles.csv");

  g_autofree char *list = read_problems(small);

  cr_assert_str_eq(list, "role_skills.csv:2: role: there is no role with the id “trainer”, because "
                         "the pack has no roles.csv\n"
                         "role_skills.csv:3: role: there is no role with the id “guide”, because "
                         "the pack has no roles.csv\n");
}
