/* exchange.c - one activity in the place of another, where the plan is better for it */
#include "planner/planner-private.h"

#define ALL_BUT(mode) (~(1u << (mode)))

/* An activity in the place of an action's own. */
struct exchange {
  struct plan_action *action; /* NULL: none was found */
  guint32 activity;
  gint64 saving; /* minutes; may be below 0 */
};

static const struct activity *activity_of(const struct choice *choice, guint action)
{
  const struct plan_action *record = choice->plan->actions->pdata[action];

  return pack_activity(choice->pack, record->activity);
}

/* The number of actions of which activities may be exchanged: they come first. */
static guint count_open_to_change(const struct choice *choice)
{
  guint n = 0;

  while (n < choice->plan->actions->len && activity_of(choice, n)->skill != choice->limit)
    n++;
  return n;
}

/* The number of actions of @mode among the first @n; of all skills, or of @skill. */
static guint count_mode(const struct choice *choice, guint n, guint mode, guint32 skill)
{
  guint count = 0;

  for (guint i = 0; i < n; i++) {
    const struct activity *activity = activity_of(choice, i);

    count += activity->mode == mode && (skill == PACK_NONE || activity->skill == skill);
  }
  return count;
}

/* Make @exchange the one with this activity if that saves more. */
static void consider(const struct choice *choice, struct exchange *exchange, guint action,
                     guint32 activity)
{
  gint64 now = activity_minutes(activity_of(choice, action));
  gint64 saving = now - activity_minutes(pack_activity(choice->pack, activity));

  if (exchange->action && saving <= exchange->saving)
    return;
  exchange->action = choice->plan->actions->pdata[action];
  exchange->activity = activity;
  exchange->saving = saving;
}

/* Carry it out, and lay the plan. @exchange is then the way back. */
static bool carry_out(const struct choice *choice, struct exchange *exchange)
{
  guint32 before = exchange->action->activity;

  exchange->action->activity = exchange->activity;
  exchange->action->minutes = activity_minutes(pack_activity(choice->pack, exchange->activity));
  exchange->activity = before;
  return plan_schedule(choice->plan, choice->pack, 0, PLANNER_MAX_LENGTH);
}

/* Carry it out unless the plan would take more than @longest weeks, and note in @tried, a set of
 * actions, that its action has had its turn. */
static bool try_exchange(const struct choice *choice, struct exchange *exchange, guint longest,
                         GHashTable *tried)
{
  g_hash_table_add(tried, exchange->action);
  if (carry_out(choice, exchange) && plan_length(choice->plan) <= longest)
    return true;
  carry_out(choice, exchange);
  return false;
}

/* Whether a chosen dimension would lose @own, which belongs to it, to @other. */
static bool leaves_dimension(const struct choice *choice, const struct activity *own,
                             const struct activity *other)
{
  return choice_wants(choice, own) && other->dimension != own->dimension;
}

/* ---- Shorter ----------------------------------------------------------- */

/* The shortest activity that may stand in the place of action @action: no skill loses its last
 * one at work, nor a chosen dimension what belongs to it. */
static void consider_shorter(const struct choice *choice, struct exchange *exchange, guint action,
                             guint n_actions)
{
  const struct activity *own = activity_of(choice, action);
  bool last_work =
      own->mode == MODE_WORK && count_mode(choice, n_actions, MODE_WORK, own->skill) == 1;
  guint n;
  const guint32 *activities = step_activities(choice->index, own->skill, own->from, &n);

  for (guint i = 0; i < n; i++) {
    const struct activity *other = pack_activity(choice->pack, activities[i]);

    if (activity_minutes(other) >= activity_minutes(own) ||
        (last_work && other->mode != MODE_WORK) || leaves_dimension(choice, own, other))
      continue;
    consider(choice, exchange, action, activities[i]);
  }
}

void choice_shorten(const struct choice *choice)
{
  const struct plan *plan = choice->plan;
  guint n = count_open_to_change(choice);
  g_autoptr(GHashTable) tried = g_hash_table_new(NULL, NULL);
  guint length;

  while (plan->weeks && (length = plan_length(plan)) > plan->weeks) {
    struct exchange exchange = {NULL, PACK_NONE, 0};

    for (guint i = 0; i < n; i++)
      if (!g_hash_table_contains(tried, plan->actions->pdata[i]))
        consider_shorter(choice, &exchange, i, n);
    if (!exchange.action)
      return;
    try_exchange(choice, &exchange, length, tried);
  }
}

/* ---- In company -------------------------------------------------------- */

/* The social activity that may stand in the place of an action that was not @tried and saves
 * most by it; the plan keeps its last one at work. */
static struct exchange find_company(const struct choice *choice, GHashTable *tried)
{
  const GPtrArray *actions = choice->plan->actions;
  guint n = count_open_to_change(choice);
  bool last_work = count_mode(choice, actions->len, MODE_WORK, PACK_NONE) < 2;
  struct exchange exchange = {NULL, PACK_NONE, 0};

  for (guint i = 0; i < n; i++) {
    const struct activity *own = activity_of(choice, i);
    guint32 social = choose_activity(choice, own->skill, own->from, ALL_BUT(MODE_SOCIAL));

    if (g_hash_table_contains(tried, actions->pdata[i]) || social == PACK_NONE ||
        (own->mode == MODE_WORK && last_work) ||
        leaves_dimension(choice, own, pack_activity(choice->pack, social)))
      continue;
    consider(choice, &exchange, i, social);
  }
  return exchange;
}

void choice_add_company(const struct choice *choice)
{
  const struct plan *plan = choice->plan;
  guint longest = MAX(plan_length(plan), plan->weeks);
  g_autoptr(GHashTable) tried = g_hash_table_new(NULL, NULL);

  if (count_mode(choice, plan->actions->len, MODE_SOCIAL, PACK_NONE))
    return;
  for (;;) {
    struct exchange exchange = find_company(choice, tried);

    if (!exchange.action || try_exchange(choice, &exchange, longest, tried))
      return;
  }
}
