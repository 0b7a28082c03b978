/* choose.c - which activities a plan takes up */
#include "planner/planner-private.h"

bool *plan_wanted_dimensions(const struct plan *plan, const struct pack *pack)
{
  bool *wanted = g_new0(bool, pack_n_dimensions(pack) + 1);

  for (guint i = 0; i < plan->dimensions->len; i++)
    wanted[g_array_index(plan->dimensions, guint32, i)] = true;
  return wanted;
}

static bool is_wanted(const bool *wanted, const struct activity *activity)
{
  return activity->dimension != PACK_NONE && wanted[activity->dimension];
}

bool choice_wants(const struct choice *choice, const struct activity *activity)
{
  return is_wanted(choice->wanted, activity);
}

bool activity_serves_better(const bool *wanted, const struct activity *a, const struct activity *b)
{
  if (is_wanted(wanted, a) != is_wanted(wanted, b))
    return is_wanted(wanted, a);
  if (a->mode != b->mode)
    return a->mode < b->mode;
  return activity_minutes(a) < activity_minutes(b);
}

guint32 choose_activity(const struct choice *choice, guint32 skill, guint from, guint modes)
{
  guint n;
  const guint32 *activities = step_activities(choice->index, skill, from, &n);
  guint32 best = PACK_NONE;

  for (guint i = 0; i < n; i++) {
    const struct activity *activity = pack_activity(choice->pack, activities[i]);

    if (modes & 1u << activity->mode)
      continue;
    if (best == PACK_NONE ||
        activity_serves_better(choice->wanted, activity, pack_activity(choice->pack, best)))
      best = activities[i];
  }
  return best;
}

static struct plan_action *action_for(const struct choice *choice, guint32 activity)
{
  struct plan_action *action = plan_action_new();

  action->activity = activity;
  action->minutes = activity_minutes(pack_activity(choice->pack, activity));
  return action;
}

/* The level steps of all focus skills, in the order of the focus. Element type struct
 * plan_step. */
static GArray *list_steps(const struct plan *plan)
{
  GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct plan_step));

  for (guint i = 0; i < plan->focus->len; i++) {
    const struct gap *gap = plan_gap(plan, g_array_index(plan->focus, guint32, i));

    for (guint8 level = gap->current; level < gap->required; level++) {
      struct plan_step step = {gap->skill, level};

      g_array_append_val(steps, step);
    }
  }
  return steps;
}

/* One activity for each step. */
static void choose_first(const struct choice *choice, const GArray *steps)
{
  struct plan *plan = choice->plan;

  for (guint i = 0; i < steps->len; i++) {
    const struct plan_step *step = &g_array_index(steps, struct plan_step, i);
    guint32 activity = choose_activity(choice, step->skill, step->from, 0);

    if (activity == PACK_NONE)
      g_array_append_val(plan->uncovered, *step);
    else
      g_ptr_array_add(plan->actions, action_for(choice, activity));
  }
}

/* The modes that the actions of @step have, a bit each; 0 if there are none. */
static guint step_modes(const struct choice *choice, const struct plan_step *step)
{
  const GPtrArray *actions = choice->plan->actions;
  guint modes = 0;

  for (guint i = 0; i < actions->len; i++) {
    const struct plan_action *action = actions->pdata[i];
    const struct activity *activity = pack_activity(choice->pack, action->activity);

    if (activity->skill == step->skill && activity->from == step->from)
      modes |= 1u << activity->mode;
  }
  return modes;
}

/* One more activity for @step, of another mode, if the plan still fits with it. */
static void choose_another(const struct choice *choice, const struct plan_step *step)
{
  struct plan *plan = choice->plan;
  guint modes = step_modes(choice, step);
  guint longest = plan->weeks ? plan->weeks : PLANNER_MAX_LENGTH;
  guint32 activity = modes ? choose_activity(choice, step->skill, step->from, modes) : PACK_NONE;

  if (activity == PACK_NONE)
    return;

  struct plan_action *action = action_for(choice, activity);

  g_ptr_array_add(plan->actions, action);
  if (!plan_schedule(plan, choice->pack, 0, longest))
    g_ptr_array_remove(plan->actions, action);
}

/* The skill with which one can no longer keep all of them in mind: from it on, each step
 * keeps its first activity. It also bounds how often a plan is laid before it is made. */
static guint32 find_limit(const struct plan *plan)
{
  if (plan->focus->len <= PLANNER_MAX_FOCUS)
    return PACK_NONE;
  return g_array_index(plan->focus, guint32, PLANNER_MAX_FOCUS);
}

static void choose_others(const struct choice *choice, const GArray *steps)
{
  guint rounds = choice->plan->weeks ? 2 : 1;

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < steps->len; i++) {
      const struct plan_step *step = &g_array_index(steps, struct plan_step, i);

      if (step->skill == choice->limit)
        break;
      choose_another(choice, step);
    }
}

void plan_list_uncovered(struct plan *plan, const struct pack *pack)
{
  g_autoptr(StepIndex) index = step_index_new(pack);
  g_autoptr(GArray) steps = list_steps(plan);

  for (guint i = 0; i < steps->len; i++) {
    const struct plan_step *step = &g_array_index(steps, struct plan_step, i);
    guint n;

    step_activities(index, step->skill, step->from, &n);
    if (n == 0)
      g_array_append_val(plan->uncovered, *step);
  }
}

bool plan_choose(struct plan *plan, const struct pack *pack)
{
  g_autoptr(StepIndex) index = step_index_new(pack);
  g_autoptr(GArray) steps = list_steps(plan);
  g_autofree bool *wanted = plan_wanted_dimensions(plan, pack);
  const struct choice choice = {plan, pack, index, wanted, find_limit(plan)};

  choose_first(&choice, steps);
  if (!plan_schedule(plan, pack, 0, PLANNER_MAX_LENGTH))
    return false;
  choice_shorten(&choice);
  if (!plan->weeks || plan_length(plan) <= plan->weeks)
    choose_others(&choice, steps);
  /* Laid once more, as the last attempt to add something may have left it half laid. */
  plan_schedule(plan, pack, 0, PLANNER_MAX_LENGTH);
  choice_add_company(&choice);
  return true;
}
