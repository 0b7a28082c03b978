/* Searching: what a query matches, where it stands, and that narrowing changes nothing. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

typedef struct query Query;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Query, query_free)

/* A query, a text, and the hits in it as `start+length`; NULL if it does not match. */
static const struct match {
  const char *query, *text, *hits;
} matches[] = {
    {"learn", "Learning", "0+5"},
    {"LEARN", "we learn, we LEARN", "3+5 13+5"},
    {"learn work", "Working is learning", "0+4 11+5"},
    {"learn work", "learning", NULL},
    {"e", "been", "1+1 2+1"},
    {"z", "been", NULL},
    {"aa", "aaa", "0+2"},
    {"übung", "Die ÜBUNG", "4+6"},
    {"Übung", "die übung", "4+6"},
    {"обмен", "Обмен и ОБМЕН", "0+10 14+10"},
    {"λόγος", "ΛΌΓΟΣ", NULL}, /* a final sigma is a letter of its own */
    {"naïve", "NAÏVE naive", "0+6"},
    {"don't", "they don’t", "5+7"},
    {"don’t", "they don't", "5+5"},
    {"1-4", "stages 1–4", "7+5"},
    {"学习", "社会学习", "6+6"},
    {"i", "İI", "2+1"},
    {"ss", "straße", NULL},
    {"learn learning", "learning", "0+8"},
    {"(a)", "(A)", "0+3"},
    {"e\xff", "e\xef\xbf\xbd", "0+4"},
    {"x", "", NULL},
    {"longer than the text", "longer than", NULL},
    {"ng", "n", NULL},
};

ParameterizedTestParameters(search, matches_words_letter_case_aside)
{
  static guint rows[G_N_ELEMENTS(matches)];

  for (guint i = 0; i < G_N_ELEMENTS(matches); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(matches));
}

ParameterizedTest(const guint *row, search, matches_words_letter_case_aside)
{
  const struct match *match = &matches[*row];
  g_autoptr(Query) query = query_new(match->query);
  g_autoptr(GString) hits = g_string_new(NULL);
  gsize offset = 0, start, length;

  cr_assert_eq(query_matches(query, match->text), match->hits != NULL, "“%s” in “%s”", match->query,
               match->text);
  while (match->hits && query_next(query, match->text, -1, offset, &start, &length)) {
    g_string_append_printf(hits, "%s%zu+%zu", hits->len ? " " : "", start, length);
    offset = start + length;
  }
  cr_assert_str_eq(hits->str, match->hits ? match->hits : "", "“%s” in “%s”: %s", match->query,
                   match->text, hits->str);
}

Test(search, has_no_query_without_a_word)
{
  cr_assert_null(query_new(""));
  cr_assert_null(query_new(" \t "));
}

Test(search, looks_no_further_than_it_is_told)
{
  g_autoptr(Query) query = query_new("learn");
  gsize start, length;

  cr_assert_not(query_next(query, "we learn", 7, 0, &start, &length));
  cr_assert(query_next(query, "we learn", 8, 3, &start, &length));
  cr_assert_eq(start, 3);
  cr_assert_not(query_next(query, "we learn", 8, 4, &start, &length));
  cr_assert_not(query_next(query, "we learn", 8, 9, &start, &length));
}

/* ---- Searches ---------------------------------------------------------- */

static struct search *search_all(const struct pack *pack, const char *words,
                                 struct search *narrowed)
{
  struct search *search = search_new(pack, query_new(words), narrowed);

  while (search_step(search, 3))
    ;
  return search;
}

/* "anchor (place)" of each hit, a line each. */
static char *list_hits(const struct pack *pack, const struct search *search)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < search_n_hits(search); i++) {
    struct hit hit = search_hit(search, i);
    g_autofree char *anchor = hit_anchor(pack, &hit), *place = hit_place(pack, &hit);

    g_string_append_printf(list, "%s (%s)\n", anchor, place);
    cr_assert(query_matches(search_query(search), hit.text));
  }
  return g_string_free(list, FALSE);
}

Test(search, finds_dimension_by_dimension_and_then_the_other_tables)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_append(small, "dimensions.csv", "widgets,Last,Widgets,,");
  small_pack_append(small, "cells.csv", "widgets,1-3,note,none,");
  small_pack_append(small, "prompts.csv", "alpha,sign,,A widget hums,");

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(Search) search = search_all(pack, "widget", NULL);
  g_autofree char *list = list_hits(pack, search);

  cr_assert_str_eq(list,
                   "cell:3 (Alpha · stage 3)\nprompt:5 (Alpha · sign)\n"
                   "dimension:widgets (Widgets)\nterm:widget (widget · glossary)\n"
                   "term:widget (widget · glossary)\nterm:gizmo (gizmo · glossary)\n",
                   "%s", list);
  cr_assert_eq(search_n_dimensions(search), 2);
}

Test(search, looks_into_every_table)
{
  static const char *const words[][2] = {
      {"omega", "dimension:alpha (Alpha)\n"},
      {"shoes", "stage:2 (stage 2)\n"},
      {"will", "side:right (Right side)\n"},
      {"gadget", "term:widget (widget · glossary)\n"},
      {"mondays", "resource:0 (The old school · to find out more)\n"},
      {"whisper", "prompt:1 (Alpha · sign)\n"},
      {"stands", "cell:6 (Beta · stages 1-2)\n"},
  };
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autoptr(Search) search = search_all(pack, words[i][0], NULL);
    g_autofree char *list = list_hits(pack, search);

    cr_assert_str_eq(list, words[i][1], "%s: %s", words[i][0], list);
  }
}

Test(search, does_not_find_the_id_in_a_shared_cell)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text\nalpha,1-3,headline,x\nbeta,1-3,shared,alpha\n"
                   "gamma,1-3,headline,y\n",
                   -1);
  small_pack_remove(small, "prompts.csv");

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(Search) search = search_all(pack, "alpha", NULL);

  for (guint i = 0; i < search_n_hits(search); i++)
    cr_assert_neq(search_hit(search, i).place, PLACE_CELL);
}

Test(search, works_on_a_pack_without_dimensions_read_yet)
{
  g_autoptr(SmallPack) small = small_pack_new();
  struct pack_reader *reader = pack_reader_new(small->folder);
  g_autoptr(Search) search = search_all(pack_reader_pack(reader), "alpha", NULL);

  cr_assert_eq(search_n_hits(search), 0);
  search_free(g_steal_pointer(&search));
  pack_reader_finish(reader, NULL);
}

/* What is typed, key by key; also what does not narrow. */
static const char *const typed[] = {"a",   "al", "alp", "alph",  "alpha", "alpha w", "alpha wal",
                                    "wal", "w",  "e a", "e wid", "thing", "ing a"};

static void compare_searches(const struct pack *pack, const char *words,
                             const struct search *narrowed)
{
  g_autoptr(Search) fresh = search_all(pack, words, NULL);
  g_autofree char *expected = list_hits(pack, fresh), *found = list_hits(pack, narrowed);

  cr_assert_str_eq(found, expected, "“%s”: %s instead of %s", words, found, expected);
  cr_assert_eq(search_n_dimensions(narrowed), search_n_dimensions(fresh), "“%s”", words);
}

Test(search, gives_the_same_answer_narrowed)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autoptr(Search) search = NULL;

  for (guint i = 0; i < G_N_ELEMENTS(typed); i++) {
    search = search_all(pack, typed[i], search);
    compare_searches(pack, typed[i], search);
  }
}

Test(search, gives_the_same_answer_narrowed_before_its_end)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  for (guint first = 0; first < 40; first++) {
    struct search *search = search_new(pack, query_new("a"), NULL);

    search_step(search, first);
    search = search_new(pack, query_new("al"), search);
    search_step(search, first / 4);

    g_autoptr(Search) last = search_all(pack, "alp", search);

    compare_searches(pack, "alp", last);
  }
}
