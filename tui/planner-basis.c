/* planner-basis.c - a plan for the priorities of a workshop: they become its dimensions and its
 * reason */
#include "tui/planner-steps.h"

/* ---- Offering ---------------------------------------------------------- */

/* "Spring review, 4 January 2027" */
static char *entry_to_words(const struct workshop_entry *entry)
{
  g_autofree char *day = g_date_valid(&entry->date) ? date_to_words(&entry->date) : NULL;
  return day ? g_strconcat(entry->name, ", ", day, NULL) : g_strdup(entry->name);
}

static void add_choice(struct planner *planner, const GPtrArray *names)
{
  form_add_choice(&planner->why, "Workshop", (const char *const *)names->pdata, 0);
  form_set_hint(&planner->why, WHY_WORKSHOP,
                "Its priorities become the reason and the dimensions.");
}

void planner_offer_workshops(struct app *app, struct planner *planner)
{
  struct workbook *workbook = app_existing_workbook(app);
  g_autoptr(GPtrArray) entries = workbook ? workbook_workshops(workbook, NULL) : NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(names, g_strdup("none"));
  for (guint i = 0; entries && i < entries->len; i++) {
    const struct workshop_entry *entry = entries->pdata[i];
    if (entry->n_priorities == 0)
      continue;
    g_ptr_array_add(names, entry_to_words(entry));
    g_array_append_val(planner->offered, entry->id);
  }
  g_ptr_array_add(names, NULL);
  if (planner->offered->len > 0)
    add_choice(planner, names);
}

/* ---- Taking over ------------------------------------------------------- */

static void set_dimensions(struct planner *planner, bool chosen)
{
  const GArray *dimensions = planner->basis->dimensions;
  for (guint i = 0; i < dimensions->len; i++)
    planner->dimensions[g_array_index(dimensions, guint32, i)] = chosen;
}

static void drop_basis(struct planner *planner)
{
  if (!planner->basis)
    return;
  set_dimensions(planner, false);
  if (g_str_equal(form_text(&planner->why, WHY_REASON), planner->basis->reason))
    form_set_text(&planner->why, WHY_REASON, "");
  g_clear_pointer(&planner->basis, plan_basis_free);
}

static void take_basis(struct planner *planner, struct plan_basis *basis)
{
  planner->basis = basis;
  set_dimensions(planner, true);
  if (!*form_text(&planner->why, WHY_REASON))
    form_set_text(&planner->why, WHY_REASON, basis->reason);
}

void planner_follow_workshop(struct app *app, struct planner *planner)
{
  g_autoptr(GError) error = NULL;
  guint chosen = planner->offered->len > 0 ? form_chosen(&planner->why, WHY_WORKSHOP) : 0;
  if (chosen == planner->taken)
    return;
  planner->taken = chosen;
  drop_basis(planner);
  struct workbook *workbook = chosen > 0 ? app_workbook(app) : NULL;
  if (!workbook)
    return;
  struct plan_basis *basis = workbook_plan_basis(
      workbook, g_array_index(planner->offered, gint64, chosen - 1), app->pack, &error);
  if (basis)
    take_basis(planner, basis);
  else
    app_complain(app, error);
}

void planner_choose_workshop(struct app *app, struct planner *planner, gint64 workshop)
{
  for (guint i = 0; i < planner->offered->len; i++)
    if (g_array_index(planner->offered, gint64, i) == workshop)
      list_select(&form_field(&planner->why, WHY_WORKSHOP)->list, i + 1);
  planner_follow_workshop(app, planner);
}
