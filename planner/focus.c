/* focus.c - the skills that a plan is about: those that were chosen, or those suggested */
#include "planner/planner-private.h"

void plan_clear_focus(struct plan *plan)
{
  for (guint i = 0; i < plan->gaps->len; i++)
    g_array_index(plan->gaps, struct gap, i).focus = false;
}

static void take(struct plan *plan, struct gap *gap)
{
  gap->focus = true;
  g_array_append_val(plan->focus, gap->skill);
}

void plan_take_focus(struct plan *plan, const GArray *chosen)
{
  plan_clear_focus(plan);
  for (guint i = 0; i < chosen->len; i++) {
    struct gap *gap = plan_gap(plan, g_array_index(chosen, guint32, i));

    if (!gap->focus && gap_size(gap) > 0)
      take(plan, gap);
  }
}

/* ---- Suggesting -------------------------------------------------------- */

/* Whether @activity leads through a part of @gap. */
static bool activity_is_in_gap(const struct activity *activity, const struct gap *gap)
{
  return activity->from < gap->required && activity->to > gap->current;
}

/* The gap in each skill of the pack. Transfer container. */
static const struct gap **gaps_by_skill(const struct plan *plan, const struct pack *pack)
{
  const struct gap **gaps = g_new0(const struct gap *, pack_n_skills(pack) + 1);

  for (guint i = 0; i < plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    gaps[gap->skill] = gap;
  }
  return gaps;
}

/* For each skill, whether a chosen dimension touches it: has an activity for its gap. Transfer
 * full. */
static bool *list_touched(const struct plan *plan, const struct pack *pack, bool *any)
{
  g_autofree bool *wanted = plan_wanted_dimensions(plan, pack);
  g_autofree const struct gap **gaps = gaps_by_skill(plan, pack);
  bool *touched = g_new0(bool, pack_n_skills(pack) + 1);

  *any = false;
  for (guint i = 0; plan->dimensions->len > 0 && i < pack_n_activities(pack); i++) {
    const struct activity *activity = pack_activity(pack, i);

    if (activity->dimension == PACK_NONE || !wanted[activity->dimension] ||
        !activity_is_in_gap(activity, gaps[activity->skill]))
      continue;
    touched[activity->skill] = true;
    *any = true;
  }
  return touched;
}

/* Take the gaps in skills that are @touched, or in the others, the highest rank first, until there
 * are @most. */
static void take_gaps(struct plan *plan, const bool *touched, bool which, guint most)
{
  for (guint i = 0; i < plan->gaps->len && plan->focus->len < most; i++) {
    struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    if (touched[gap->skill] == which && gap_size(gap) > 0)
      take(plan, gap);
  }
}

/* What planner_gaps() has flagged. */
static void take_flagged(struct plan *plan)
{
  for (guint i = 0; i < plan->gaps->len; i++) {
    struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    if (gap->focus)
      take(plan, gap);
  }
}

void plan_suggest_focus(struct plan *plan, const struct pack *pack)
{
  bool any;
  g_autofree bool *touched = list_touched(plan, pack, &any);

  if (!any) {
    take_flagged(plan);
    return;
  }
  plan_clear_focus(plan);
  take_gaps(plan, touched, true, PLANNER_MAX_FOCUS);
  take_gaps(plan, touched, false, PLANNER_MIN_FOCUS);
}
