/* What the documents of roles and skills hold, and how they are found. */

#include "tests/document-expect.h"

static struct fixture roles_fixture(void)
{
  struct fixture fixture;
  struct small_pack *small = small_pack_new_with_roles();

  small_pack_append(small, "role_skills.csv", "guide,share,0,1");
  small_pack_append(small, "role_skills.csv", "trainer,share,3,2");
  small_pack_append(small, "activities.csv", "a3,share,0,1,social,1,Show,Show a widget,,alpha,,4");
  fixture_open(&fixture, small);
  return fixture;
}

/* ---- A role ------------------------------------------------------------ */

Test(role_document, lists_the_skills_of_a_role_the_heaviest_first)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *text = rendered(role_document(fixture.pack, 0), "text");
  const char *sharing = strstr(text, "Sharing"), *listening = strstr(text, "Listening");

  assert_has(text, "To teach");
  assert_has(text, "Left side · role 1 of 2");
  assert_has(text, "●●●○ 3  needed");
  assert_has(text, "●○○○ 1  helpful");
  cr_assert(sharing && listening && sharing < listening, "%s", text);
}

Test(role_document, groups_skills_as_their_table_does)
{
  struct small_pack *small = small_pack_new_with_roles();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_append(small, "skills.csv", "count,Counting,Sums,,");
  for (int i = 0; i < N_LEVELS; i++) {
    g_autofree char *level = g_strdup_printf("count,%d,counts to %d", i, i);

    small_pack_append(small, "levels.csv", level);
  }
  small_pack_append(small, "role_skills.csv", "trainer,count,4,3");
  small_pack_append(small, "role_skills.csv", "trainer,share,2,2");
  fixture_open(&fixture, small);
  text = rendered(role_document(fixture.pack, 0), "text");

  const char *talk = strstr(text, "\nTalk\n"), *sums = strstr(text, "\nSums\n");

  cr_assert(talk && sums && talk < sums, "%s", text);
  cr_assert_eq(occurrences(text, "\nTalk\n"), 1);
  assert_has(text, "counts to 4");
  assert_lacks(text, "half");
}

Test(role_document, links_its_skills)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *text = spelled(role_document(fixture.pack, 1), false);

  assert_has(text, "{term|Listening>skill:listen}");
  assert_has(text, "all");
}

Test(role_document, says_so_if_nothing_is_known_of_its_skills)
{
  struct small_pack *small = small_pack_new_with_roles();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_append(small, "roles.csv", "clerk,Clerk,left,");
  fixture_open(&fixture, small);
  text = rendered(role_document(fixture.pack, 2), "text");
  assert_has(text, "The pack does not say what skills this role asks for");
}

Test(role_document, keeps_the_note_apart_from_the_purpose)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_write(small, "roles.csv",
                   "id,name,side,purpose,note\nclerk,Clerk,left,To file,So called\n", -1);
  fixture_open(&fixture, small);
  text = spelled(role_document(fixture.pack, 0), false);
  assert_has(text, "{plain|To file}");
  assert_has(text, "{muted|So called}");
}

/* ---- All roles --------------------------------------------------------- */

Test(roles_document, has_every_role_with_every_skill_in_its_data)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *csv = rendered(roles_document(fixture.pack), "csv");

  cr_assert_str_eq(csv, "role,side,skill,level,weight\n"
                        "trainer,left,listen,1,1\n"
                        "trainer,left,share,3,2\n"
                        "guide,right,listen,4,3\n"
                        "guide,right,share,0,1\n");
}

Test(roles_document, stands_side_by_side_and_can_be_scrolled_to_a_role)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *text = spelled(roles_document(fixture.pack), false);

  assert_has(text, "{heading|Left side}");
  assert_has(text, "{heading|Right side}");
  assert_has(text, "{strong|Sharing}");
  cr_assert_gt(anchor_line(roles_document(fixture.pack), "role:guide"),
               anchor_line(roles_document(fixture.pack), "role:trainer"));
  cr_assert_gt(anchor_line(roles_document(fixture.pack), "skill:share"), 0);
}

Test(roles_document, says_so_if_there_are_no_roles)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(roles_document(fixture.pack), "text");
  g_autofree char *csv = rendered(roles_document(fixture.pack), "csv");

  assert_has(text, "This pack has no roles");
  cr_assert_str_eq(csv, "role,side,skill,level,weight\n");
}

/* ---- A skill ----------------------------------------------------------- */

Test(skill_document, shows_levels_roles_and_activities)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *text = spelled(skill_document(fixture.pack, 0), false);

  assert_has(text, "{meter|●●○○ 2}{plain|  more}");
  assert_has(text, "{term|Guide>role:guide}");
  assert_has(text, "{heading|From level 0 to 1}");
  assert_has(text, "{heading|Ask}");
  assert_has(text, "{muted|on the job · 1.5 hours");
  assert_has(text, "{strong|Evidence: }{plain|Notes}");
  assert_has(text, "{term|Alpha>dimension:alpha}");
  assert_has(text, "{muted|course · 12 hours · over 6 weeks}");
  cr_assert_eq(occurrences(text, "The pack has no activity for this step."), 2);
}

Test(skill_document, links_terms_and_says_one_hour)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *text = spelled(skill_document(fixture.pack, 1), false);

  assert_has(text, "{muted|with others · 1 hour · over 4 weeks}");
  assert_has(text, "{plain|Show a }{term|widget>term:widget}");
}

Test(skill_document, marks_activities_once_where_all_have_one_origin)
{
  g_auto(Fixture) mixed = roles_fixture(); /* some of its activities do not say */
  struct small_pack *small = small_pack_new_with_roles();
  g_auto(Fixture) one = {0};
  g_autofree char *each = spelled(skill_document(mixed.pack, 0), true);
  g_autofree char *once = NULL;

  assert_has(each, "{muted|on the job · 1.5 hours [stage5]}");
  assert_has(each, "{muted|course · 12 hours · over 6 weeks}");
  small_pack_write(small, "activities.csv",
                   "id,skill,from,to,mode,hours,title,origin\n"
                   "a1,listen,0,1,work,1,Ask,stage5\na2,listen,1,2,work,1,Tell,stage5\n",
                   -1);
  fixture_open(&one, small);
  once = spelled(skill_document(one.pack, 0), true);
  assert_has(once, "{plain|What leads from each level to the next.}{muted| [stage5]}");
  cr_assert_eq(occurrences(once, "[stage5]: "), 1);
  cr_assert_eq(occurrences(once, "hour [stage5]"), 0);
}

Test(skill_document, has_all_of_it_in_its_data)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *csv = rendered(skill_document(fixture.pack, 0), "csv");

  assert_has(csv, "skill,kind,id,level,mode,hours,weeks,text,evidence\n");
  assert_has(csv, "listen,level,,2,,,,more,\n");
  assert_has(csv, "listen,role,guide,4,,,,essential,\n");
  assert_has(csv, "listen,activity,a1,1,work,1.5,1,Ask: Ask three people,Notes\n");
  assert_has(csv, "listen,activity,a2,4,formal,12,6,Course,\n");
}

/* ---- A dimension ------------------------------------------------------- */

Test(dimension_document, links_the_skills_it_touches_and_the_roles_that_lean_on_them)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autofree char *alpha = spelled(dimension_document(fixture.pack, 0), false);
  g_autofree char *gamma = spelled(dimension_document(fixture.pack, 2), false);

  assert_has(alpha, "{term|Listening>skill:listen}{muted| · }{term|Sharing>skill:share}");
  assert_has(alpha, "{term|Guide>role:guide}");
  assert_lacks(alpha, "role:trainer");
  assert_lacks(gamma, "Skills and roles");
}

/* ---- Looking for words ------------------------------------------------- */

static const struct {
  const char *words, *anchor, *place;
} searched[] = {
    {"teach", "role:trainer", "Trainer · role"},
    {"show one", "skill:share", "Sharing · skill"},
    {"everything", "level:share-4", "Sharing · level 4"},
    {"three people", "activity:a1", "Listening · activity to level 1"},
    {"notes", "activity:a1", "Listening · activity to level 1"},
};

Test(search, finds_roles_skills_levels_and_activities)
{
  g_auto(Fixture) fixture = roles_fixture();

  for (gsize i = 0; i < G_N_ELEMENTS(searched); i++) {
    g_autoptr(Search) search = search_new(fixture.pack, query_new(searched[i].words), NULL);

    while (search_step(search, 1))
      ;
    cr_assert_eq(search_n_hits(search), 1, "%s", searched[i].words);

    struct hit hit = search_hit(search, 0);
    g_autofree char *anchor = hit_anchor(fixture.pack, &hit);
    g_autofree char *place = hit_place(fixture.pack, &hit);

    cr_assert_str_eq(anchor, searched[i].anchor);
    cr_assert_str_eq(place, searched[i].place);
  }
}

Test(search, leads_to_anchors_that_the_documents_have)
{
  g_auto(Fixture) fixture = roles_fixture();

  cr_assert_geq(anchor_line(role_document(fixture.pack, 0), "role:trainer"), 0);
  cr_assert_geq(anchor_line(skill_document(fixture.pack, 1), "skill:share"), 0);
  cr_assert_geq(anchor_line(skill_document(fixture.pack, 1), "level:share-4"), 0);
  cr_assert_geq(anchor_line(skill_document(fixture.pack, 0), "activity:a2"), 0);
}

Test(search_document, shows_what_was_found_of_roles_and_skills_under_headings)
{
  g_auto(Fixture) fixture = roles_fixture();
  g_autoptr(Search) search = search_new(fixture.pack, query_new("s"), NULL);
  g_autofree char *text = NULL;

  while (search_step(search, 1000))
    ;
  text = spelled(search_document(fixture.pack, search), false);
  assert_has(text, "{heading|Skills}");
  assert_has(text, "{heading|Levels}");
  assert_has(text, "{heading|Activities}");
  assert_has(text, ">level:listen-1}");
}
