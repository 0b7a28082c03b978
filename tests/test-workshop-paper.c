/* A ballot is one sheet of paper, printed on both sides, and so is a tally sheet. */

#include "tests/pdf.h"
#include "tests/small-workshop.h"

static guint n_pages(struct document *document, enum paper paper)
{
  g_autoptr(Document) owned = document;
  g_autoptr(PdfFile) file = pdf_file_new(owned, paper);

  return pdf_file_n_pages(file);
}

static struct workshop *workshop_on(const struct pack *pack, const GArray *dimensions)
{
  struct workshop_request request = small_request("Spring review");

  request.dimensions = dimensions;
  return workshop_new(pack, &request, NULL);
}

static void assert_pages(struct workshop *workshop, const struct pack *pack, guint ballot,
                         guint tally_sheet)
{
  for (guint paper = PAPER_A4; paper <= PAPER_LETTER; paper++) {
    cr_expect_eq(n_pages(ballot_document(workshop, pack), (enum paper)paper), ballot);
    cr_expect_eq(n_pages(tally_sheet_document(workshop, pack), (enum paper)paper), tally_sheet);
  }
}

Test(paper, takes_the_default_pack_on_one_sheet)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  g_autoptr(Workshop) workshop = workshop_on(pack, NULL);

  assert_pages(workshop, pack, 2, 2);
  workshop->named = true;
  assert_pages(workshop, pack, 2, 2);
}

Test(paper, takes_one_dimension_on_one_page)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(guint32));
  const guint32 first = 0;
  g_autoptr(Workshop) workshop = NULL;

  g_array_append_val(one, first);
  workshop = workshop_on(pack, one);
  assert_pages(workshop, pack, 1, 1);
}

/* A pack whose stages are @n sides. */
static void pack_of_sides(struct small_pack *small, guint n)
{
  g_autoptr(GString) sides = g_string_new("id,name,motto,description\n");
  g_autoptr(GString) stages = g_string_new("number,name,side,features\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text,origin\n");

  for (guint i = 1; i <= n; i++) {
    g_string_append_printf(sides, "s%u,Side %u,,\n", i, i);
    g_string_append_printf(stages, "%u,Stage %u,s%u,\n", i, i, i);
  }
  for (const char *const *id = (const char *const[]){"alpha", "beta", "gamma", NULL}; *id; id++)
    g_string_append_printf(cells, "%s,1-%u,headline,Something,\n", *id, n);
  small_pack_write(small, "sides.csv", sides->str, -1);
  small_pack_write(small, "stages.csv", stages->str, -1);
  small_pack_write(small, "cells.csv", cells->str, -1);
  small_pack_write(small, "prompts.csv", "dimension,kind,side,text,origin\n", -1);
  small_pack_write(small, "resources.csv", "side,kind,name,note\n", -1);
}

static void assert_has_all_choices(guint n_sides, guint n_pages_of_ballot)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture;
  g_autoptr(Workshop) workshop = NULL;
  g_autoptr(Document) document = NULL;
  g_autoptr(PdfFile) file = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GString) choices = g_string_new("now ");

  pack_of_sides(small, n_sides);
  fixture_open(&fixture, small);
  workshop = workshop_on(fixture.pack, NULL);
  assert_pages(workshop, fixture.pack, n_pages_of_ballot, 1);
  document = ballot_document(workshop, fixture.pack);
  file = pdf_file_new(document, PAPER_A4);
  text = pdf_file_text(file);
  for (guint i = 1; i <= n_sides; i++)
    g_string_append_printf(choices, "%u ", i);
  g_string_append(choices, "? –");
  assert_has(text, choices->str);
}

Test(paper, has_the_choices_of_a_pack_with_seven_sides)
{
  assert_has_all_choices(7, 1);
}

Test(paper, has_the_choices_of_a_pack_with_very_many_sides)
{
  assert_has_all_choices(60, 2);
}

Test(paper, keeps_both_sides_of_a_dimension_on_one_page)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  g_autoptr(Workshop) workshop = workshop_on(pack, NULL);
  g_autoptr(Document) document = tally_sheet_document(workshop, pack);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);

  for (guint page = 1; page <= 2; page++) {
    g_autofree char *text = pdf_file_page_text(file, page);

    cr_assert_gt(occurrences(text, " now"), 0);
    cr_assert_eq(occurrences(text, " now"), occurrences(text, " want"));
  }
}
