/* The terms of the glossary where they stand in a text. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static const char glossary[] = "term,aliases,definition\n"
                               "learning,,a\n"
                               "social learning,learning from one another; SL,b\n"
                               "social learning network,,c\n"
                               "70:20:10,,d\n"
                               "Übung,,e\n"
                               "L&D,,f\n"
                               "don't-know,,g\n";

/* A text, and the terms in it as `term@offset+length`. */
static const struct text_case {
  const char *text, *uses;
} cases[] = {
    {"", ""},
    {"nothing here", ""},
    {"Learning", "0@0+8"},
    {"unlearning and learnings", ""},
    {"a (learning)!", "0@3+8"},
    {"Social learning is learning", "1@0+15 0@19+8"},
    {"the social learning network", "2@4+23"},
    {"the social learning networks", "1@4+15"},
    {"learning from one another, SL", "1@0+25 1@27+2"},
    {"follow 70:20:10.", "3@7+8"},
    {"die ÜBUNG, die übungen", "4@4+6"},
    {"in L&D", "5@3+3"},
    {"say don’t-know", "6@4+12"},
    {"socially learning", "0@9+8"},
    {"social  learning", "0@8+8"},
};

ParameterizedTestParameters(terms, are_found_as_whole_words)
{
  static guint rows[G_N_ELEMENTS(cases)];

  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(cases));
}

ParameterizedTest(const guint *row, terms, are_found_as_whole_words)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) list = g_string_new(NULL);

  small_pack_write(small, "glossary.csv", glossary, -1);

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(GArray) uses = pack_terms_in(pack, cases[*row].text);

  for (guint i = 0; i < uses->len; i++) {
    const struct term_use *use = &g_array_index(uses, struct term_use, i);

    g_string_append_printf(list, "%s%u@%zu+%zu", i ? " " : "", use->term, use->offset, use->length);
  }
  cr_assert_str_eq(list->str, cases[*row].uses, "“%s”: %s", cases[*row].text, list->str);
}

Test(terms, are_none_without_a_glossary)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_remove(small, "glossary.csv");

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(GArray) uses = pack_terms_in(pack, "widget");

  cr_assert_eq(uses->len, 0);
}
