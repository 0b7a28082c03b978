/* The plans of the default pack on paper: between any two roles, four pages at most, and the
 * last of them the sheet for reviews and signatures. */

#include "planner/planner.h"
#include "tests/pdf.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#define N_ROLES   8
#define MAX_PAGES 4

/* Numbers of the from-roles: parameters are indexes. */
ParameterizedTestParameters(plan_pages, fit_on_four_from_each_role)
{
  static guint roles[N_ROLES] = {0, 1, 2, 3, 4, 5, 6, 7};

  return cr_make_param_array(guint, roles, N_ROLES);
}

static struct document *usual_plan_document(const struct pack *pack, guint from, guint to)
{
  struct plan_request request = {.from = from,
                                 .to = to,
                                 .minutes = PLANNER_USUAL_MINUTES,
                                 .weeks = PLANNER_USUAL_WEEKS,
                                 .review = PLANNER_USUAL_REVIEW};
  g_autoptr(Plan) plan = NULL;

  g_date_set_dmy(&request.start, 4, G_DATE_JANUARY, 2027);
  plan = plan_new(pack, "A. Lee", &request, NULL);
  cr_assert_not_null(plan);
  return plan_document(plan, pack, &request.start);
}

static void expect_fits(const struct pack *pack, guint from, guint to, enum paper paper)
{
  g_autoptr(Document) document = usual_plan_document(pack, from, to);
  g_autoptr(PdfFile) file = pdf_file_new(document, paper);
  guint n = pdf_file_n_pages(file);
  g_autofree char *sheet = pdf_file_page_text(file, n);
  const char *name = paper == PAPER_A4 ? "A4" : "Letter";

  cr_expect(n >= 1 && n <= MAX_PAGES, "%u pages of %s from %s to %s", n, name,
            pack_role(pack, from)->id, pack_role(pack, to)->id);
  cr_expect(strstr(sheet, "What was achieved") && strstr(sheet, "not a contract") &&
                strstr(sheet, "Manager, date"),
            "%s to %s on %s: the last page is not all of\n%s", pack_role(pack, from)->id,
            pack_role(pack, to)->id, name, sheet);
}

ParameterizedTest(guint *from, plan_pages, fit_on_four_from_each_role)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);

  cr_assert_not_null(pack);
  cr_assert_eq(pack_n_roles(pack), N_ROLES);
  for (guint to = 0; to < N_ROLES; to++) {
    expect_fits(pack, *from, to, PAPER_A4);
    expect_fits(pack, *from, to, PAPER_LETTER);
  }
}

Test(plan_pages, say_in_the_file_whose_plan_it_is)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  struct plan_request request = {.from = 0, .to = 1, .minutes = PLANNER_USUAL_MINUTES};

  g_date_set_dmy(&request.start, 4, G_DATE_JANUARY, 2027);

  g_autoptr(Plan) plan = plan_new(pack, "A. Lee", &request, NULL);
  g_autoptr(Document) document = plan_document(plan, pack, &request.start);
  g_autoptr(PdfFile) file = pdf_file_new(document, PAPER_A4);
  g_autofree char *info = pdf_file_info(file, NULL);
  g_auto(GStrv) lines = g_strsplit(info, "\n", -1);
  bool said = false;

  for (char **line = lines; *line; line++)
    said |= g_str_has_prefix(*line, "Author:") && g_str_has_suffix(*line, " A. Lee");
  cr_assert(said, "%s", info);
}

/* The default pack's plans have no courses; that of the template has one. */
Test(plan_pages, say_how_much_is_in_courses)
{
  g_autoptr(Pack) pack = pack_read(TOP_SRCDIR "/content/template", NULL);
  g_autoptr(Document) document = NULL;
  g_autoptr(PdfFile) file = NULL;
  g_autofree char *text = NULL;

  cr_assert_not_null(pack);
  document = usual_plan_document(pack, 0, 1);
  file = pdf_file_new(document, PAPER_A4);
  text = pdf_file_text(file);
  cr_assert(strstr(text, "on the job 12 hours (67%) and in courses 6 hours (33%)."), "%s", text);
}
