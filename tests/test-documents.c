/* What the documents of the comparison hold: a side, a dimension, the matrix. */

#include "tests/document-expect.h"

/* ---- A side ------------------------------------------------------------ */

Test(side_document, shows_each_kind_of_row_in_its_own_style)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(side_document(fixture.pack, 0, 1), true);

  assert_has(text, "{strong|Alpha flies}");
  assert_has(text, "Look at me");
  assert_has(text, "{muted|An aside");
  assert_lacks(text, "Alpha walks");
  cr_assert_lt(strstr(text, "Alpha flies"), strstr(text, "Look at me"));
  cr_assert_lt(strstr(text, "Look at me"), strstr(text, "An aside"));
}

Test(side_document, heads_the_stages_only_where_they_differ)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *split = spelled(side_document(fixture.pack, 0, 0), true);
  g_autofree char *whole = spelled(side_document(fixture.pack, 1, 0), true);

  assert_has(split, "Stage 1 · Crawl");
  assert_has(split, "Stage 2 · Walk");
  assert_has(whole, "Beta stands");
  assert_lacks(whole, "Stage");
}

Test(side_document, links_a_term_at_its_first_use_only)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(side_document(fixture.pack, 0, 1), true);

  assert_has(text, "{term|widget>term:widget}");
  assert_has(text, "meets another widget}");
  cr_assert_eq(occurrences(text, "term:widget"), 1, "%s", text);
}

Test(side_document, marks_what_is_not_from_the_source)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *right = spelled(side_document(fixture.pack, 0, 1), true);
  g_autofree char *left = spelled(side_document(fixture.pack, 0, 0), true);

  cr_assert_eq(occurrences(right, "[stage5]"), 1, "%s", right);
  assert_has(right, "An aside [stage5]");
  assert_has(left, "Alpha walks");
  cr_assert_eq(occurrences(left, "[stage5]"), 1, "%s", left);
}

Test(side_document, marks_no_origin_in_a_pack_of_one_origin)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text,origin\n"
                   "alpha,1-3,headline,Alpha,stage5\n"
                   "beta,1-3,headline,Beta,stage5\n"
                   "gamma,1-3,headline,Gamma,stage5\n",
                   -1);
  fixture_open(&fixture, small);
  text = spelled(side_document(fixture.pack, 0, 0), true);
  assert_has(text, "{strong|Alpha}");
  assert_lacks(text, "[stage5]");
}

Test(side_document, shows_the_rows_of_the_dimension_a_cell_is_shared_with)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(side_document(fixture.pack, 1, 1), true);

  assert_has(text, "{strong|Alpha flies}");
  assert_has(text, "{muted|One cell with }{term|Alpha>dimension:alpha}");
}

Test(side_document, shows_a_hole_as_what_the_note_says)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = spelled(side_document(fixture.pack, 2, 0), true);

  cr_assert_str_eq(text, "{muted|Nothing is said here}\n");
}

Test(side_document, can_be_scrolled_to_every_row)
{
  g_auto(Fixture) fixture = fixture_new();

  cr_assert_geq(anchor_line(side_document(fixture.pack, 0, 1), "cell:2"), 0);
  cr_assert_gt(anchor_line(side_document(fixture.pack, 0, 1), "cell:5"),
               anchor_line(side_document(fixture.pack, 0, 1), "cell:2"));
  cr_assert_eq(anchor_line(side_document(fixture.pack, 0, 1), "cell:0"), -1);
}

/* ---- A dimension ------------------------------------------------------- */

Test(dimension_document, has_everything_there_is_about_it)
{
  static const char *const expected[] = {"Alpha",
                                         "First group · 1 of 3",
                                         "From alpha to omega",
                                         "Where is alpha?",
                                         "Left side · stages 1-2",
                                         "Right side · stage 3",
                                         "Alpha crawls",
                                         "Alpha walks",
                                         "Alpha flies",
                                         "Terms used here",
                                         "widget",
                                         "Who has seen alpha?",
                                         "People whisper",
                                         "People sing",
                                         "That alpha is beta",
                                         "Ask one person",
                                         "After The Big Book, 2001"};
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(dimension_document(fixture.pack, 0), "text");

  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    assert_has(text, expected[i]);
}

Test(dimension_document, gives_each_side_its_own_signs)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(dimension_document(fixture.pack, 0), "text");

  assert_has(text, "What to listen for: Left side");
  assert_has(text, "What to listen for: Right side");
  cr_assert_lt(strstr(text, "for: Left side"), strstr(text, "People whisper"));
  cr_assert_lt(strstr(text, "People whisper"), strstr(text, "for: Right side"));
  cr_assert_lt(strstr(text, "for: Right side"), strstr(text, "People sing"));
}

Test(dimension_document, leaves_out_the_headings_of_what_is_not_there)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(dimension_document(fixture.pack, 2), "text");

  assert_has(text, "Gamma ray");
  assert_lacks(text, "Terms used here");
  assert_lacks(text, "listen");
  assert_lacks(text, "misreading");
}

Test(dimension_document, keeps_a_headline_whole_and_lists_its_terms)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = {0};
  g_autofree char *text = NULL;

  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text\n"
                   "alpha,1-3,headline,All about the gizmo\n"
                   "beta,1-3,headline,Beta\n"
                   "gamma,1-3,headline,Gamma\n",
                   -1);
  fixture_open(&fixture, small);
  text = spelled(dimension_document(fixture.pack, 0), true);
  assert_has(text, "{strong|All about the gizmo}");
  assert_has(text, "{term|gizmo>term:gizmo}");
  cr_assert_lt(strstr(text, "Terms used here"), strstr(text, "{term|gizmo>term:gizmo}"));
}

Test(dimension_document, explains_the_mark_of_what_is_added)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *alpha = rendered(dimension_document(fixture.pack, 0), "text");
  g_autofree char *gamma = rendered(dimension_document(fixture.pack, 2), "text");

  assert_has(alpha, "For talking it over in a group. [stage5]");
  assert_has(alpha, "[stage5]: not in the source, added to it");
  assert_lacks(gamma, "[stage5]");
}

Test(dimension_document, can_be_scrolled_to_every_prompt)
{
  g_auto(Fixture) fixture = fixture_new();

  cr_assert_gt(anchor_line(dimension_document(fixture.pack, 0), "prompt:4"),
               anchor_line(dimension_document(fixture.pack, 0), "prompt:0"));
  cr_assert_geq(anchor_line(dimension_document(fixture.pack, 0), "prompt:0"), 0);
}

Test(dimension_document, writes_its_rows_and_prompts_as_data)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *alpha = rendered(dimension_document(fixture.pack, 0), "csv");
  g_autofree char *beta = rendered(dimension_document(fixture.pack, 1), "csv");

  cr_assert(g_str_has_prefix(alpha, "dimension,stages,side,kind,text,origin,name,question,shift\n"),
            "%s", alpha);
  assert_has(alpha, "alpha,2,left,headline,Alpha walks,stage5,Alpha,Where is alpha?,");
  assert_has(alpha,
             "alpha,,right,sign,People sing,stage5,Alpha,Where is alpha?,From alpha to omega\n");
  assert_has(alpha, "alpha,,,first-step,Ask one person,stage5");
  assert_has(beta, "beta,1-2,left,headline,Beta stands,source");
  assert_has(beta, "beta,3,right,shared,alpha,source,Beta,,\n");
}

/* ---- The matrix -------------------------------------------------------- */

Test(matrix_document, shows_stages_groups_and_dimensions_in_order)
{
  static const char *const order[] = {"Small pack",
                                      "Made for tests",
                                      "Crawl",
                                      "Fly",
                                      "First group",
                                      "Alpha crawls",
                                      "Beta",
                                      "Second group",
                                      "Gamma ray",
                                      "=1+1",
                                      "After The Big Book, 2001"};
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *text = rendered(matrix_document(fixture.pack, NULL), "text");
  const char *at = text;

  for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
    const char *found = strstr(at, order[i]);

    cr_assert_not_null(found, "“%s” is missing, or too early, in:\n%s", order[i], text);
    at = found;
  }
}

Test(matrix_document, can_be_scrolled_to_a_dimension)
{
  g_auto(Fixture) fixture = fixture_new();

  cr_assert_gt(anchor_line(matrix_document(fixture.pack, NULL), "dimension:gamma"),
               anchor_line(matrix_document(fixture.pack, NULL), "dimension:alpha"));
}

Test(matrix_document, writes_all_rows_as_data_with_formulas_neutralised)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autofree char *csv = rendered(matrix_document(fixture.pack, NULL), "csv");

  cr_assert(
      g_str_has_prefix(csv, "dimension,group,stages,side,kind,text,origin,name,question,shift\n"),
      "%s", csv);
  assert_has(csv, "beta,First group,3,right,shared,alpha,source,Beta,,\n");
  assert_has(csv, "alpha,First group,1,left,headline,Alpha crawls,source,Alpha,Where is alpha?,"
                  "From alpha to omega\n");
  assert_has(csv, "gamma,Second group,3,right,headline,'=1+1,source");
}

Test(matrix_document, names_both_sides_of_a_cell_that_reaches_over_the_edge)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = {0};
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;

  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text\n"
                   "alpha,1-3,headline,All one\n"
                   "beta,1-3,headline,Beta\n"
                   "gamma,1-3,headline,Gamma\n",
                   -1);
  fixture_open(&fixture, small);
  csv = rendered(matrix_document(fixture.pack, NULL), "csv");
  text = rendered(side_document(fixture.pack, 0, 1), "text");
  assert_has(csv, "alpha,First group,1-3,\"left;right\",headline,All one,");
  assert_has(text, "Stages 1-3 · Crawl, Walk, Fly");
  assert_has(text, "All one");
}
