/* A ballot of the default pack is one sheet of A4, printed on both sides. */

#include "tests/pdf.h"
#include "tests/small-workshop.h"

static guint n_pages(struct document *document, enum paper paper)
{
  g_autoptr(Document) owned = document;
  g_autoptr(PdfFile) file = pdf_file_new(owned, paper);

  return pdf_file_n_pages(file);
}

Test(paper, takes_the_default_pack_on_one_sheet)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  struct workshop_request request = small_request("Spring review");
  g_autoptr(Workshop) workshop = NULL;

  cr_assert_not_null(pack);
  workshop = workshop_new(pack, &request, NULL);
  cr_assert_leq(n_pages(ballot_document(workshop, pack), PAPER_A4), 2);
  cr_assert_leq(n_pages(ballot_document(workshop, pack), PAPER_LETTER), 2);
  cr_assert_leq(n_pages(tally_sheet_document(workshop, pack), PAPER_A4), 4);
}
