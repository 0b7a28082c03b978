/* schedule.c - in which weeks the actions of a plan are done
 *
 * The minutes of an action are spread evenly over its weeks. That is what a reader takes
 * "4 hours, weeks 2 to 3" to mean, and so the sums of the weeks can be checked by hand.
 */
#include "planner/planner-private.h"

/* ---- Weeks ------------------------------------------------------------- */

/* The weeks that actions are laid into. */
struct calendar {
  GArray *free; /* guint, minutes that are left, of as many weeks as were needed so far */
  guint first;  /* the week that the first of these is */
  guint minutes;
};

static guint *week_free(struct calendar *calendar, guint week)
{
  guint place = week - calendar->first;

  while (calendar->free->len <= place)
    g_array_append_val(calendar->free, calendar->minutes);
  return &g_array_index(calendar->free, guint, place);
}

/* Over how many weeks an action may be spread. */
struct spread {
  guint minutes;
  guint least, most;
};

static guint divide_up(guint a, guint b)
{
  return a / b + (a % b > 0);
}

/* No fewer weeks than the activity says and the hours of a week allow, and no more than
 * twice as many, or each share would be too short to get into something. */
static struct spread spread_for(const struct plan_action *action, guint weeks, guint minutes)
{
  struct spread spread = {.minutes = MAX(action->minutes, 1)};

  spread.least = MAX(weeks, divide_up(spread.minutes, minutes));
  spread.least = CLAMP(spread.least, 1, spread.minutes);
  spread.most = MIN(2 * spread.least, spread.minutes / PLANNER_MIN_MINUTES);
  spread.most = MAX(spread.most, spread.least);
  return spread;
}

/* The number of weeks, ending with week @last and beginning no earlier than week @earliest,
 * over which there is room for @spread: the fewest of them, or 0. */
static guint weeks_before(struct calendar *calendar, const struct spread *spread, guint earliest,
                          guint last)
{
  guint room = calendar->minutes; /* in the fullest of the weeks */
  guint most = MIN(spread->most, last - earliest + 1);

  for (guint n = 1; n <= most; n++) {
    room = MIN(room, *week_free(calendar, last - n + 1));
    if ((guint64)room * spread->most < spread->minutes)
      return 0;
    if (n >= spread->least && (guint64)room * n >= spread->minutes)
      return n;
  }
  return 0;
}

/* Lay @action into the weeks from @earliest on in which it ends first. */
static void lay_action(struct calendar *calendar, struct plan_action *action, guint weeks,
                       guint earliest)
{
  struct spread spread = spread_for(action, weeks, calendar->minutes);
  guint last = earliest + spread.least - 1;
  guint n;

  while (!(n = weeks_before(calendar, &spread, earliest, last)))
    last++;
  action->first_week = last - n + 1;
  action->last_week = last;
  for (guint week = action->first_week; week <= last; week++)
    *week_free(calendar, week) -= divide_up(spread.minutes, n);
}

/* ---- Order ------------------------------------------------------------- */

/* Where an action belongs: its skill's place in the focus, its step, how well it serves. */
struct action_place {
  guint32 *focus; /* for each skill its place */
  bool *wanted;   /* for each dimension, whether its activities come first */
  const struct pack *pack;
};

static gint compare_numbers(guint left, guint right)
{
  return (left > right) - (left < right);
}

static const struct activity *activity_of(gconstpointer action, const struct action_place *place)
{
  const struct plan_action *const *pointer = action;

  return pack_activity(place->pack, (*pointer)->activity);
}

static gint compare_steps(gconstpointer a, gconstpointer b, const struct action_place *place)
{
  const struct activity *one = activity_of(a, place), *other = activity_of(b, place);
  gint order = compare_numbers(place->focus[one->skill], place->focus[other->skill]);

  if (!order)
    order = compare_numbers(one->skill, other->skill);
  return order ? order : compare_numbers(one->from, other->from);
}

/* The order in which actions are laid: it does not depend on the weeks that they have, so
 * that a plan which is laid again comes out as it was. */
static gint compare_to_lay(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct plan_action *left = *(const struct plan_action *const *)a;
  const struct plan_action *right = *(const struct plan_action *const *)b;
  const struct action_place *place = data;
  const struct activity *one = activity_of(a, place), *other = activity_of(b, place);
  gint order = compare_steps(a, b, place);

  if (!order)
    order = activity_serves_better(place->wanted, other, one) -
            activity_serves_better(place->wanted, one, other);
  return order ? order : compare_numbers(left->activity, right->activity);
}

static gint compare_to_read(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct plan_action *left = *(const struct plan_action *const *)a;
  const struct plan_action *right = *(const struct plan_action *const *)b;
  gint order = compare_steps(a, b, data);

  if (!order)
    order = compare_numbers(left->first_week, right->first_week);
  return order ? order : compare_numbers(left->last_week, right->last_week);
}

static void sort_actions(struct plan *plan, const struct pack *pack, GCompareDataFunc compare)
{
  guint n_skills = pack_n_skills(pack);
  g_autofree guint32 *focus = g_new(guint32, n_skills + 1);
  g_autofree bool *wanted = plan_wanted_dimensions(plan, pack);
  struct action_place place = {focus, wanted, pack};

  for (guint i = 0; i < n_skills; i++)
    focus[i] = PACK_NONE;
  for (guint i = 0; i < plan->focus->len; i++)
    focus[g_array_index(plan->focus, guint32, i)] = i;
  g_ptr_array_sort_with_data(plan->actions, compare, &place);
}

/* Actions that are level keep the order that they have: the one that serves best comes
 * first. */
void plan_sort_actions(struct plan *plan, const struct pack *pack)
{
  sort_actions(plan, pack, compare_to_read);
}

/* ---- Plans ------------------------------------------------------------- */

/* The step that is being laid, of the skill that is. */
struct progress {
  const struct activity *activity; /* the one before, or NULL */
  guint begin;                     /* the first week that is open to the step */
  guint end;                       /* the week after the last action of the skill so far */
};

/* Go on to @activity: a new skill may begin at once, a new step when the one before it has
 * ended. */
static void advance(struct progress *progress, const struct activity *activity, guint first)
{
  const struct activity *before = progress->activity;

  if (!before || before->skill != activity->skill)
    progress->begin = progress->end = first;
  else if (before->from != activity->from)
    progress->begin = progress->end;
  progress->activity = activity;
}

bool plan_schedule(struct plan *plan, const struct pack *pack, guint first, guint longest)
{
  g_autoptr(GArray) free_minutes = g_array_new(FALSE, FALSE, sizeof(guint));
  struct calendar calendar = {free_minutes, first, MAX(plan->minutes, 1)};
  struct progress progress = {NULL, first, first};

  sort_actions(plan, pack, compare_to_lay);
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = plan->actions->pdata[i];
    const struct activity *activity = pack_activity(pack, action->activity);

    if (!plan_action_is_open(action))
      continue;
    if (longest && divide_up(action->minutes, calendar.minutes) > longest)
      return false;
    advance(&progress, activity, first);
    lay_action(&calendar, action, activity->weeks, progress.begin);
    progress.end = MAX(progress.end, action->last_week + 1);
    if (longest && action->last_week - first >= longest)
      return false;
  }
  return true;
}

/* ---- From today -------------------------------------------------------- */

/* What an action was before it is laid anew. */
struct before {
  guint first_week, last_week;
  bool is_usual; /* its frequency is what its weeks suggest: then it follows them */
};

static struct before *note_actions(const struct plan *plan)
{
  struct before *before = g_new0(struct before, plan->actions->len + 1);

  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = plan->actions->pdata[i];

    before[i].first_week = action->first_week;
    before[i].last_week = action->last_week;
    before[i].is_usual =
        plan_action_is_open(action) && g_strcmp0(action->frequency, usual_frequency(action)) == 0;
  }
  return before;
}

guint plan_reschedule(struct plan *plan, const struct pack *pack, const GDate *today)
{
  guint n_moved = 0;

  sort_actions(plan, pack, compare_to_lay); /* as plan_schedule() does */

  g_autofree struct before *before = note_actions(plan);

  plan_schedule(plan, pack, plan_week_of(plan, today), 0);
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = plan->actions->pdata[i];

    n_moved +=
        action->first_week != before[i].first_week || action->last_week != before[i].last_week;
    if (before[i].is_usual) {
      g_free(action->frequency);
      action->frequency = g_strdup(usual_frequency(action));
    }
  }
  plan_sort_actions(plan, pack);
  return n_moved;
}
