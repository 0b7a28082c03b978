/* plan.c - making a plan, and what it says of itself */
#include "planner/planner-private.h"

#include <string.h>

#define DAYS_A_WEEK 7

/* ---- Actions ----------------------------------------------------------- */

struct plan_action *plan_action_new(void)
{
  struct plan_action *action = g_new0(struct plan_action, 1);

  g_date_clear(&action->done, 1);
  return action;
}

void plan_action_free(struct plan_action *action)
{
  if (!action)
    return;
  g_free(action->owner);
  g_free(action->frequency);
  g_free(action->evidence);
  g_free(action->note);
  g_free(action);
}

bool plan_action_is_open(const struct plan_action *action)
{
  return !g_date_valid(&action->done);
}

guint plan_action_share(const struct plan_action *action, guint week)
{
  if (week < action->first_week || week > action->last_week)
    return 0;

  guint n = action->last_week - action->first_week + 1;

  return action->minutes / n + (week - action->first_week < action->minutes % n);
}

const char *usual_frequency(const struct plan_action *action)
{
  return action->first_week == action->last_week ? "once" : "weekly";
}

/* ---- Making ------------------------------------------------------------ */

struct plan *plan_blank(const struct pack *pack)
{
  struct plan *plan = g_new0(struct plan, 1);
  gint8 rating = PLANNER_NOT_RATED;

  g_date_clear(&plan->start, 1);
  plan->ratings = g_array_new(FALSE, FALSE, sizeof(gint8));
  for (guint i = 0; i < pack_n_skills(pack); i++)
    g_array_append_val(plan->ratings, rating);
  plan->dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  plan->focus = g_array_new(FALSE, FALSE, sizeof(guint32));
  plan->uncovered = g_array_new(FALSE, FALSE, sizeof(struct plan_step));
  plan->actions = g_ptr_array_new_with_free_func((GDestroyNotify)plan_action_free);
  return plan;
}

/* All that follows from the request, before activities are chosen. */
static struct plan *plan_begin(const struct pack *pack, const char *name,
                               const struct plan_request *request)
{
  struct plan *plan = plan_blank(pack);

  plan->name = g_strstrip(g_strdup(name));
  plan->from = request->from;
  plan->to = request->to;
  plan->minutes = request->minutes;
  plan->weeks = request->weeks;
  plan->review = request->review;
  plan->start = request->start;
  for (guint i = 0; request->ratings && i < plan->ratings->len; i++)
    g_array_index(plan->ratings, gint8, i) = request->ratings[i];
  if (request->dimensions && request->dimensions->len)
    g_array_append_vals(plan->dimensions, request->dimensions->data, request->dimensions->len);
  plan->gaps = planner_gaps(pack, request->from, request->to, request->ratings);
  return plan;
}

static void fill_actions(struct plan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = plan->actions->pdata[i];

    action->owner = g_strdup(plan->name);
    action->frequency = g_strdup(usual_frequency(action));
  }
}

/* Put the last focus skill off for later. */
static void drop_last_focus(struct plan *plan)
{
  guint32 last = g_array_index(plan->focus, guint32, plan->focus->len - 1);

  plan_gap(plan, last)->focus = false;
  g_array_set_size(plan->focus, plan->focus->len - 1);
}

static bool plan_choose_anew(struct plan *plan, const struct pack *pack)
{
  g_array_set_size(plan->uncovered, 0);
  g_ptr_array_set_size(plan->actions, 0);
  return plan_choose(plan, pack);
}

/* Of suggested focus skills beyond the third, only those that there is time for stay. */
static bool plan_choose_suggested(struct plan *plan, const struct pack *pack)
{
  bool laid = plan_choose(plan, pack);

  while (plan->focus->len > PLANNER_MIN_FOCUS &&
         (!laid || (plan->weeks && plan_length(plan) > plan->weeks))) {
    drop_last_focus(plan);
    laid = plan_choose_anew(plan, pack);
  }
  return laid;
}

struct plan *plan_new(const struct pack *pack, const char *name, const struct plan_request *request,
                      GError **error)
{
  if (!planner_check_pack(pack, error) || !request_check(pack, name, request, error))
    return NULL;

  g_autoptr(Plan) plan = plan_begin(pack, name, request);

  if (request->focus)
    plan_take_focus(plan, request->focus);
  else
    plan_suggest_focus(plan, pack);
  if (!(request->focus ? plan_choose(plan, pack) : plan_choose_suggested(plan, pack))) {
    g_set_error(error, PLANNER_ERROR, PLANNER_ERROR_REQUEST,
                "the plan would take more than %d weeks: take more hours a week, or fewer focus "
                "skills",
                PLANNER_MAX_LENGTH);
    return NULL;
  }
  plan_sort_actions(plan, pack);
  fill_actions(plan);
  return g_steal_pointer(&plan);
}

void plan_complete(struct plan *plan, const struct pack *pack)
{
  plan->gaps = planner_gaps(pack, plan->from, plan->to, (const gint8 *)plan->ratings->data);
  plan_clear_focus(plan);
  for (guint i = 0; i < plan->focus->len; i++)
    plan_gap(plan, g_array_index(plan->focus, guint32, i))->focus = true;
  plan_list_uncovered(plan, pack);
}

GArray *planner_suggest(const struct pack *pack, const struct plan_request *request, GError **error)
{
  struct plan_request suggested = *request;

  suggested.focus = NULL;

  g_autoptr(Plan) plan = plan_new(pack, "somebody", &suggested, error);

  return plan ? g_steal_pointer(&plan->gaps) : NULL;
}

static void array_unref(GArray *array)
{
  if (array)
    g_array_unref(array);
}

void plan_free(struct plan *plan)
{
  if (!plan)
    return;
  g_free(plan->name);
  g_free(plan->reason);
  array_unref(plan->ratings);
  array_unref(plan->dimensions);
  array_unref(plan->gaps);
  array_unref(plan->focus);
  array_unref(plan->uncovered);
  if (plan->actions)
    g_ptr_array_unref(plan->actions);
  g_free(plan);
}

void plan_set_text(char **place, const char *text)
{
  if (!text)
    return;
  g_free(*place);
  *place = *text ? g_strdup(text) : NULL;
}

/* ---- Looking ----------------------------------------------------------- */

struct gap *plan_gap(const struct plan *plan, guint skill)
{
  for (guint i = 0; i < plan->gaps->len; i++) {
    struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    if (gap->skill == skill)
      return gap;
  }
  return NULL;
}

guint plan_find_action(const struct plan *plan, const struct pack *pack, const char *name,
                       GError **error)
{
  guint n = plan->actions->len;
  g_autofree const char **ids = g_new(const char *, n + 1);
  g_autofree const char **titles = g_new(const char *, n + 1);
  struct name_list list = {"action", "the plan", n, ids, titles};

  for (guint i = 0; i < n; i++) {
    const struct plan_action *action = plan->actions->pdata[i];
    const struct activity *activity = pack_activity(pack, action->activity);

    ids[i] = activity->id;
    titles[i] = activity->title;
  }
  return names_find(&list, name, error);
}

guint plan_length(const struct plan *plan)
{
  guint length = 0;

  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = plan->actions->pdata[i];

    length = MAX(length, action->last_week + 1);
  }
  return length;
}

void plan_week_date(const struct plan *plan, guint week, GDate *date)
{
  *date = plan->start;
  g_date_add_days(date, MIN(week, PLANNER_LAST_WEEK) * DAYS_A_WEEK);
}

void plan_last_day(const struct plan *plan, GDate *date)
{
  guint length = plan_length(plan);

  plan_week_date(plan, length, date);
  if (length > 0)
    g_date_subtract_days(date, 1);
}

guint plan_week_of(const struct plan *plan, const GDate *day)
{
  int days = g_date_days_between(&plan->start, day);

  return days < 0 ? 0 : (guint)days / DAYS_A_WEEK;
}

guint plan_n_done(const struct plan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->actions->len; i++)
    n += !plan_action_is_open(plan->actions->pdata[i]);
  return n;
}

void plan_balance(const struct plan *plan, const struct pack *pack, guint minutes[3])
{
  memset(minutes, 0, 3 * sizeof *minutes);
  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = plan->actions->pdata[i];

    minutes[pack_activity(pack, action->activity)->mode] += action->minutes;
  }
}
