/* plan-basis.c - what a plan takes over from a workshop: its priorities, as dimensions and a reason
 */
#include "workbook/workbook-private.h"

void plan_basis_free(struct plan_basis *basis)
{
  if (!basis)
    return;
  g_array_unref(basis->dimensions);
  g_free(basis->reason);
  g_free(basis);
}

/* The priorities of @workshop, held on @held_on, as dimensions of @pack. False with an error if
 * there is one that @pack has not. */
static bool take_dimensions(const struct workshop *workshop, const struct pack *held_on,
                            const struct pack *pack, GArray *dimensions, GError **error)
{
  for (guint i = 0; i < workshop->priorities->len; i++) {
    const struct dimension *priority =
        pack_dimension(held_on, g_array_index(workshop->priorities, guint32, i));
    guint32 dimension = pack_dimension_with_id(pack, priority->id);

    if (dimension == PACK_NONE)
      return workbook_fail(error, WORKBOOK_ERROR_NOTHING,
                           "the workshop “%s” was held on another pack, and its priority “%s” is "
                           "no dimension of this one: make the plan with the pack of the workshop, "
                           "or choose dimensions yourself",
                           workshop->name, priority->name);
    g_array_append_val(dimensions, dimension);
  }
  return true;
}

/* "Priorities of the workshop “Spring review” of 4 January 2027: Alpha, Beta." Transfer full. */
static char *reason_new(const struct workshop *workshop, const struct pack *pack,
                        const GArray *dimensions)
{
  g_autofree char *day = date_to_words(&workshop->date);
  GString *reason = g_string_new(NULL);

  g_string_printf(reason, "%s of the workshop “%s” of %s: ",
                  dimensions->len == 1 ? "Priority" : "Priorities", workshop->name, day);
  for (guint i = 0; i < dimensions->len; i++)
    g_string_append_printf(reason, "%s%s", i > 0 ? ", " : "",
                           pack_dimension(pack, g_array_index(dimensions, guint32, i))->name);
  g_string_append_c(reason, '.');
  return g_string_free(reason, FALSE);
}

struct plan_basis *workbook_plan_basis(struct workbook *workbook, gint64 workshop,
                                       const struct pack *pack, GError **error)
{
  const struct pack *held_on = workbook_workshop_pack(workbook, workshop, pack, error);
  g_autoptr(Workshop) held =
      held_on ? workshop_read_together(workbook, workshop, held_on, READ_REST, error) : NULL;
  g_autoptr(PlanBasis) basis = g_new0(struct plan_basis, 1);

  basis->dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (!held)
    return NULL;
  if (held->priorities->len == 0) {
    workbook_fail(error, WORKBOOK_ERROR_NOTHING,
                  "the workshop “%s” has no priorities yet: let them be confirmed first",
                  held->name);
    return NULL;
  }
  if (!take_dimensions(held, held_on, pack, basis->dimensions, error))
    return NULL;
  basis->reason = reason_new(held, pack, basis->dimensions);
  return g_steal_pointer(&basis);
}
