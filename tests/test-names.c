/* Finding records by what people call them, and guessing what they meant. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static const char names_table[] = "id,group,name\n"
                                  "formal,Learning,Formal learning\n"
                                  "social-learning,Learning,Social learning\n"
                                  "collab,Work,Social collaboration\n"
                                  "role,Work,Trainer’s role\n"
                                  "uebung,Übung,Übung\n"
                                  "twin-a,Zwei,Twin\n"
                                  "twin-b,Zwei,Twin\n"
                                  "social,Work,Being social\n";

static struct pack *named_pack_new(const struct small_pack *small)
{
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text\n");
  static const char *const ids[] = {"formal", "social-learning", "collab", "role",
                                    "uebung", "twin-a",          "twin-b", "social"};

  for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
    g_string_append_printf(cells, "%s,1-3,headline,x\n", ids[i]);
  small_pack_write(small, "dimensions.csv", names_table, -1);
  small_pack_write(small, "cells.csv", cells->str, -1);
  small_pack_remove(small, "prompts.csv");

  struct pack *pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);
  return pack;
}

#define THERE_ARE                                                                                                  \
  "; there are “Formal learning”, “Social learning”, “Social collaboration”, “Trainer’s role”, " \
  "“Übung” and 3 others"

/* What is asked for, and the index that is found or the error. */
static const struct look_up {
  const char *name;
  guint index;
  const char *error;
} look_ups[] = {
    {"formal", 0, NULL},
    {"FORMAL LEARNING", 0, NULL},
    {"Forma", 0, NULL},
    {"  formal  ", 0, NULL},
    {"social", 7, NULL}, /* an id goes before the beginning of a name */
    {"Being", 7, NULL},
    {"coll", 2, NULL},
    {"trainer's", 3, NULL}, /* the typographic apostrophe is found by the typed one */
    {"üBUNG", 4, NULL},
    {"1", 0, NULL},
    {"8", 7, NULL},
    {"9", PACK_NONE, "no dimension is called “9”" THERE_ARE},
    {"0", PACK_NONE, "no dimension is called “0”" THERE_ARE},
    {"formel", PACK_NONE, "no dimension is called “formel”; did you mean “Formal learning”?"},
    {"fromal", PACK_NONE, "no dimension is called “fromal”; did you mean “Formal learning”?"},
    {"Socail collab", PACK_NONE,
     "no dimension is called “Socail collab”; did you mean “Social collaboration”?"},
    {"socia", PACK_NONE,
     "“socia” could be “Social learning”, “Social collaboration” or “Being social”; write more of "
     "it"},
    {"uebunk", PACK_NONE, "no dimension is called “uebunk”; did you mean “uebung”?"},
    {"twin", PACK_NONE, "“twin” could be “twin-a” or “twin-b”; write the id"},
    {"xyzzy", PACK_NONE, "no dimension is called “xyzzy”" THERE_ARE},
    {"\033[2J\xff", PACK_NONE, "no dimension is called “\\x1b[2J\\xff”" THERE_ARE},
    {"", PACK_NONE, "no dimension is called “”" THERE_ARE},
};

ParameterizedTestParameters(names, are_found_or_a_near_miss_is_named)
{
  static guint rows[G_N_ELEMENTS(look_ups)];

  for (guint i = 0; i < G_N_ELEMENTS(look_ups); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(look_ups));
}

ParameterizedTest(const guint *row, names, are_found_or_a_near_miss_is_named)
{
  const struct look_up *look_up = &look_ups[*row];
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = named_pack_new(small);
  g_autoptr(GError) error = NULL;
  guint index = pack_find_dimension(pack, look_up->name, &error);
  const char *message = error ? error->message : "(no error)";

  cr_assert_eq(index, look_up->index, "“%s” is %u: %s", look_up->name, index, message);
  cr_assert_str_eq(message, look_up->error ? look_up->error : "(no error)", "“%s”: %s",
                   look_up->name, message);
}

Test(names, tell_a_miss_from_a_doubt)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = named_pack_new(small);
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) doubtful = NULL;

  pack_find_dimension(pack, "xyzzy", &missing);
  pack_find_dimension(pack, "twin", &doubtful);
  cr_assert(g_error_matches(missing, CONTENT_ERROR, CONTENT_ERROR_NOT_FOUND));
  cr_assert(g_error_matches(doubtful, CONTENT_ERROR, CONTENT_ERROR_AMBIGUOUS));
}

Test(names, list_five_of_many)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) terms = g_string_new("term,definition\n");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf(terms, "term %c,x\n", (int)('a' + i));
  small_pack_write(small, "glossary.csv", terms->str, -1);

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_eq(pack_find_term(pack, "term", &error), PACK_NONE);
  cr_assert_str_eq(error->message, "“term” could be “term a”, “term b”, “term c”, “term d”, “term "
                                   "e” or 4 others; write more of it");
}

Test(names, that_are_none_are_told_what_there_is)
{
  g_autoptr(GError) error = NULL;
  const char *const names[] = {"a", "b", "c", "d", "e", "f"};
  struct name_list list = {"thing", "the box", 1, names, names};

  cr_assert_eq(names_find(&list, "xyzzy", &error), PACK_NONE);
  cr_assert_str_eq(error->message, "no thing is called “xyzzy”; there is only “a”");
  g_clear_error(&error);
  list.n = 2;
  names_find(&list, "xyzzy", &error);
  cr_assert_str_eq(error->message, "no thing is called “xyzzy”; there are “a” and “b”");
  g_clear_error(&error);
  list.n = 6;
  names_find(&list, "xyzzy", &error);
  cr_assert(g_str_has_suffix(error->message, "“d”, “e” and 1 other"), "%s", error->message);
}

Test(names, of_terms_include_their_aliases)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_eq(pack_find_term(pack, "GADGET", NULL), 0);
  cr_assert_eq(pack_find_term(pack, "thin", NULL), 0);
  cr_assert_eq(pack_find_term(pack, "gizmo", NULL), 1);
}

Test(names, of_what_the_pack_lacks_are_said_to_be_lacking)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(GError) error = NULL;

  cr_assert_eq(pack_find_role(pack, "trainer", &error), PACK_NONE);
  cr_assert_str_eq(error->message, "no role is called “trainer”: the pack has none");
  cr_assert_eq(pack_find_skill(pack, "listening", NULL), PACK_NONE);
}

Test(names, that_are_near_come_nearest_first_and_at_most_three)
{
  static const char *const candidates[] = {"matrix demo", "metric", "matrix",  "matrices",
                                           "motrix",      "search", "glossary"};
  g_autofree const char **near = names_near("matrx", candidates, G_N_ELEMENTS(candidates));

  cr_assert_str_eq(near[0], "matrix");
  cr_assert_str_eq(near[1], "matrix demo");
  cr_assert_not_null(near[2]);
  cr_assert_null(near[3]);
}
