/* What the documents of a pack leave out where it says nothing. */

#include "tests/document-expect.h"

/* One role that asks for nothing, one skill that nobody asks for and nothing leads to. */
static struct fixture bare_fixture(void)
{
  struct fixture fixture;
  struct small_pack *small = small_pack_new_with_roles();

  small_pack_write(small, "pack.csv", "key,value\nformat,1\nid,bare\ntitle,Bare\n", -1);
  small_pack_write(small, "sides.csv", "id,name\nleft,Left\nright,Right\n", -1);
  small_pack_write(small, "roles.csv", "id,name,side\ntrainer,Trainer,left\n", -1);
  small_pack_write(small, "role_skills.csv", "role,skill,level,weight\n", -1);
  small_pack_write(small, "activities.csv",
                   "id,skill,from,to,mode,hours,title,dimension\na1,share,0,1,work,1,Show,alpha\n",
                   -1);
  small_pack_write(small, "glossary.csv", "term,aliases,definition\nwidget,…;gadget,A part\n", -1);
  small_pack_remove(small, "resources.csv");
  fixture_open(&fixture, small);
  return fixture;
}

Test(bare_documents, of_the_pack_have_no_headings_over_nothing)
{
  g_auto(Fixture) fixture = bare_fixture();
  g_autofree char *about = rendered(about_document(fixture.pack), "text");
  g_autofree char *info = rendered(pack_info_document(fixture.pack), "text");

  assert_has(about, "Left");
  assert_lacks(about, "Resources");
  assert_lacks(about, "Citation");
  assert_lacks(info, "Language");
}

Test(bare_documents, of_a_role_say_that_it_asks_for_nothing)
{
  g_auto(Fixture) fixture = bare_fixture();
  g_autofree char *roles = rendered(roles_document(fixture.pack), "text");

  assert_has(roles, "Trainer");
  assert_has(roles, "does not say what skills this role asks for");
}

Test(bare_documents, of_a_skill_have_no_roles_and_no_activities)
{
  g_auto(Fixture) fixture = bare_fixture();
  g_autofree char *skill = rendered(skill_document(fixture.pack, 0), "text");

  assert_has(skill, "Listening");
  assert_lacks(skill, "Roles that ask for it");
  assert_lacks(skill, "Activities");
}

Test(bare_documents, of_a_dimension_name_skills_without_roles)
{
  g_auto(Fixture) fixture = bare_fixture();
  g_autofree char *text = rendered(dimension_document(fixture.pack, 0), "text");

  assert_has(text, "Skills it touches: Sharing");
  assert_lacks(text, "Roles for which");
}

Test(bare_documents, mark_a_term_by_the_aliases_that_have_a_word)
{
  g_auto(Fixture) fixture = bare_fixture();
  g_autofree char *text = spelled(side_document(fixture.pack, 0, 1), true);

  assert_has(text, "{term|widget>");
  assert_lacks(text, "{term|…");
}
