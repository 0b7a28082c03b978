/* What the documents around the comparison hold: glossary, search, About, facts. */

#include "tests/document-expect.h"

/* ---- The glossary ------------------------------------------------------ */

Test(glossary_document, explains_every_term_and_links_the_others)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(glossary_document(fixture.pack), false);

  assert_has(text, "{muted|Also: gadget, thing}");
  assert_has(text, "{muted|Source: The maker}");
  assert_has(text, "{plain|A widget is a part, like a }{term|gizmo>term:gizmo}");
  assert_has(text, "{plain|A small }{term|widget>term:widget}");
}

Test(glossary_document, can_be_scrolled_to_a_term)
{
  g_auto(Fixture) fixture = fixture_new();

  cr_assert_gt(anchor_line(glossary_document(fixture.pack), "term:gizmo"),
               anchor_line(glossary_document(fixture.pack), "term:widget"));
}

Test(glossary_document, says_so_if_there_is_no_glossary)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_remove(small, "glossary.csv");
  fixture_open(&fixture, small);
  text = rendered(glossary_document(fixture.pack), "text");
  assert_has(text, "This pack has no glossary");
}

Test(term_document, explains_one_term)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(term_document(fixture.pack, 1), "text");
  g_autofree char *csv = rendered(term_document(fixture.pack, 0), "csv");

  assert_has(text, "A small widget");
  assert_lacks(text, "gadget");
  assert_has(csv, "term,aliases,definition,source,origin");
  assert_has(csv, "widget,\"gadget; thing\",\"A widget is a part, like a gizmo\",The maker,source");
  assert_lacks(csv, "A small widget");
}

/* ---- Search, About, facts ---------------------------------------------- */

static struct document *found(const struct pack *pack, const char *words)
{
  g_autoptr(Search) search = search_new(pack, query_new(words), NULL);

  while (search_step(search, 1000))
    ;
  return search_document(pack, search);
}

Test(search_document, shows_hits_by_dimension_with_the_words_marked)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(found(fixture.pack, "widget"), false);

  assert_has(text, "{heading|Alpha}");
  assert_has(text, "{heading|Glossary}");
  assert_has(text, "{strong|widget}");
  assert_has(text, ">cell:3}");
  cr_assert_lt(strstr(text, "{heading|Alpha}"), strstr(text, "{heading|Glossary}"));
}

Test(search_document, writes_hits_as_data)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *csv = rendered(found(fixture.pack, "beta"), "csv");

  cr_assert(g_str_has_prefix(csv, "dimension,place,text"), "%s", csv);
  assert_has(csv, "Beta stands");
  assert_has(csv, "\nbeta,");
}

Test(search_document, says_so_if_nothing_was_found)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(found(fixture.pack, "zebra"), "text");

  assert_has(text, "0 texts");
  assert_has(text, "No text of this pack has all of these words");
}

Test(about_document, credits_the_source_and_shows_stages_sides_and_resources)
{
  static const char *const expected[] = {"Small pack",
                                         "Made for tests",
                                         "1 Crawl",
                                         "knees",
                                         "Left is right",
                                         "How it will be",
                                         "The big book",
                                         "Public domain",
                                         "MIT",
                                         "The old school",
                                         "Mondays",
                                         "The new guild",
                                         "After The Big Book, 2001",
                                         "Right side"};
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(about_document(fixture.pack), "text");

  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    assert_has(text, expected[i]);
}

Test(about_document, can_be_scrolled_to_whatever_a_search_finds_in_it)
{
  static const char *const anchors[] = {"stage:1", "stage:3", "side:right", "resource:1"};
  g_auto(Fixture) fixture = fixture_new();

  for (gsize i = 0; i < G_N_ELEMENTS(anchors); i++)
    cr_assert_geq(anchor_line(about_document(fixture.pack), anchors[i]), 0, "%s", anchors[i]);
}

Test(pack_info_document, counts_what_is_in_the_pack)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *csv = rendered(pack_info_document(fixture.pack), "csv");

  assert_has(csv, "Dimensions,3");
  assert_has(csv, "Rows of cells,10");
  assert_has(csv, "Glossary terms,2");
  assert_has(csv, "First group,2");
  assert_has(csv, "Second group,1");
  assert_has(csv, fixture.small->folder);
}

Test(documents, carry_the_language_and_the_citation_of_the_pack)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *html = rendered(matrix_document(fixture.pack, NULL), "html");

  assert_has(html, "lang=\"fr\"");
  assert_has(html, "After The Big Book, 2001");
}

Test(stages_to_string, knows_one_from_many)
{
  g_autofree char *one = stages_to_string(5, 5);
  g_autofree char *many = stages_to_string(1, 4);

  cr_assert_str_eq(one, "stage 5");
  cr_assert_str_eq(many, "stages 1-4");
}
