/* What a plan takes over from a workshop of the workbook. */

#include "tests/document-expect.h"
#include "tests/workbook-workshop.h"

static bool decide(struct workshop *workshop, const struct pack *pack, gpointer data,
                   GError **error)
{
  const GArray *chosen = data;

  (void)pack;
  return workshop_decide(workshop, "Kim", (const guint32 *)(gconstpointer)chosen->data, chosen->len,
                         error);
}

/* "Spring review" on 4 January 2027, of which the dimensions number @first and @second (or
 * PACK_NONE) are the priorities. */
static gint64 workshop_decided(struct small_workbook *small, guint32 first, guint32 second)
{
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GError) error = NULL;

  g_array_append_val(chosen, first);
  if (second != PACK_NONE)
    g_array_append_val(chosen, second);
  workbook_change_workshop(small->workbook, id, small->pack, "decide", decide, chosen, &error);
  expect_no_error(error);
  return id;
}

Test(basis, is_the_priorities_in_their_order_and_names_the_workshop)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_decided(small, 2, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(PlanBasis) basis = workbook_plan_basis(small->workbook, id, small->pack, &error);

  expect_no_error(error);
  cr_assert_eq(basis->dimensions->len, 2);
  cr_assert_eq(g_array_index(basis->dimensions, guint32, 0), 2);
  cr_assert_eq(g_array_index(basis->dimensions, guint32, 1), 0);
  cr_assert_str_eq(basis->reason, "Priorities of the workshop “Spring review” of 4 January 2027: "
                                  "Gamma ray, Alpha.");
}

Test(basis, of_one_priority_says_so)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_decided(small, 1, PACK_NONE);
  g_autoptr(PlanBasis) basis = workbook_plan_basis(small->workbook, id, small->pack, NULL);

  cr_assert_str_eq(basis->reason,
                   "Priority of the workshop “Spring review” of 4 January 2027: Beta.");
}

Test(basis, without_priorities_is_none)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  g_autoptr(GError) error = NULL;

  cr_assert_null(workbook_plan_basis(small->workbook, id, small->pack, &error));
  expect_error(error, WORKBOOK_ERROR_NOTHING, "“Spring review” has no priorities yet");
}

Test(basis, of_a_workshop_that_is_gone_is_none)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_decided(small, 1, PACK_NONE);
  g_autoptr(GError) error = NULL;

  cr_assert(workbook_remove_workshop(small->workbook, id, NULL));
  cr_assert_null(workbook_plan_basis(small->workbook, id, small->pack, &error));
  cr_assert(g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME));
}

/* The small pack with other dimensions, from @dimensions. */
static void other_pack_open(struct fixture *fixture, const char *dimensions)
{
  struct small_pack *other = small_pack_new_with_roles();

  small_pack_write(other, "dimensions.csv", dimensions, -1);
  fixture_open(fixture, other);
}

Test(basis, on_another_pack_finds_dimensions_by_their_id)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_decided(small, 2, 0);
  g_auto(Fixture) fixture;
  g_autoptr(PlanBasis) basis = NULL;

  other_pack_open(&fixture, "id,group,name,question,shift\ngamma,G,Gamma,,\nbeta,G,Beta,,\n"
                            "alpha,G,First,,\n");
  basis = workbook_plan_basis(small->workbook, id, fixture.pack, NULL);
  cr_assert_not_null(basis);
  cr_assert_eq(g_array_index(basis->dimensions, guint32, 0), 0);
  cr_assert_eq(g_array_index(basis->dimensions, guint32, 1), 2);
  assert_has(basis->reason, ": Gamma, First.");
}

Test(basis, on_a_pack_that_lacks_a_priority_says_which)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_decided(small, 2, 0);
  g_auto(Fixture) fixture;
  g_autoptr(GError) error = NULL;
  struct small_pack *other = small_pack_new_with_roles();

  small_pack_write(other, "dimensions.csv",
                   "id,group,name,question,shift\nalpha,G,Alpha,,\nbeta,G,Beta,,\n", -1);
  small_pack_write(
      other, "cells.csv",
      "dimension,stages,kind,text,origin\nalpha,1-3,headline,A,\nbeta,1-3,headline,B,\n", -1);
  fixture_open(&fixture, other);
  cr_assert_null(workbook_plan_basis(small->workbook, id, fixture.pack, &error));
  expect_error(error, WORKBOOK_ERROR_NOTHING, "its priority “Gamma ray” is no dimension of this");
}

Test(basis, can_be_listed)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(GPtrArray) entries = NULL;

  workshop_decided(small, 2, 0);
  workshop_add(small, "Winter", 1, false);
  entries = workbook_workshops(small->workbook, NULL);
  cr_assert_eq(((struct workshop_entry *)entries->pdata[0])->n_priorities, 2);
  cr_assert_eq(((struct workshop_entry *)entries->pdata[1])->n_priorities, 0);
}
