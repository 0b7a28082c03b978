/* checks.c - what is to be seen to in a plan: warnings, in sentences */
#include "planner/planner-private.h"

#include <string.h>

/* What a check looks at. */
struct view {
  const struct plan *plan;
  const struct pack *pack;
  const GDate *today;
  GPtrArray *warnings;
};

static void warning_free(struct plan_warning *warning)
{
  g_free(warning->text);
  g_free(warning);
}

G_GNUC_PRINTF(4, 5)
static void warn(const struct view *view, enum plan_check check, guint n, const char *format, ...)
{
  struct plan_warning *warning = g_new(struct plan_warning, 1);
  va_list arguments;

  va_start(arguments, format);
  warning->check = check;
  warning->n = n;
  warning->text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_ptr_array_add(view->warnings, warning);
}

static const struct plan_action *action_at(const struct view *view, guint index)
{
  return view->plan->actions->pdata[index];
}

static bool is_blank(const char *text)
{
  return !text || !text[strspn(text, " \t\n")];
}

/* ---- The checks, in the order of enum plan_check ------------------------- */

static bool has_gap(const struct plan *plan)
{
  for (guint i = 0; i < plan->gaps->len; i++)
    if (gap_size(&g_array_index(plan->gaps, struct gap, i)))
      return true;
  return false;
}

static void check_gap(const struct view *view)
{
  const struct plan *plan = view->plan;
  const char *name =
      plan->to < pack_n_roles(view->pack) ? pack_role(view->pack, plan->to)->name : "";

  if (has_gap(plan))
    return;
  warn(view, CHECK_NO_GAP, 0,
       "Nothing is missing: no level that “%s” asks for is above where the plan starts. Choose "
       "another role, or rate each skill yourself.",
       name);
}

/* How many actions @lacks holds for. */
static guint count_actions(const struct view *view,
                           bool (*lacks)(const struct view *, const struct plan_action *))
{
  guint n = 0;

  for (guint i = 0; i < view->plan->actions->len; i++)
    n += lacks(view, action_at(view, i));
  return n;
}

static bool lacks_owner(G_GNUC_UNUSED const struct view *view, const struct plan_action *action)
{
  return is_blank(action->owner);
}

static bool lacks_frequency(G_GNUC_UNUSED const struct view *view, const struct plan_action *action)
{
  return is_blank(action->frequency);
}

static bool lacks_evidence(G_GNUC_UNUSED const struct view *view, const struct plan_action *action)
{
  return !plan_action_is_open(action) && is_blank(action->evidence);
}

static bool is_late(const struct view *view, const struct plan_action *action)
{
  return plan_action_is_open(action) && g_date_compare(view->today, &view->plan->start) > 0 &&
         action->last_week < plan_week_of(view->plan, view->today);
}

static void check_actions(const struct view *view)
{
  guint n = count_actions(view, lacks_owner);

  if (n)
    warn(view, CHECK_OWNER, n, "%u %s no owner: write down who does %s.", n,
         n == 1 ? "action has" : "actions have", n == 1 ? "it" : "them");
  n = count_actions(view, lacks_frequency);
  if (n)
    warn(view, CHECK_FREQUENCY, n, "%u %s no frequency: write down how often, such as “weekly”.", n,
         n == 1 ? "action has" : "actions have");
  n = count_actions(view, lacks_evidence);
  if (n)
    warn(view, CHECK_EVIDENCE, n,
         "%u %s done without evidence: write down what somebody else can look at.", n,
         n == 1 ? "action is" : "actions are");
  n = count_actions(view, is_late);
  if (n)
    warn(view, CHECK_DATE, n,
         "The weeks of %u open %s have passed: tick off what is done, and re-schedule the rest "
         "from today.",
         n, n == 1 ? "action" : "actions");
}

static void check_started(const struct view *view)
{
  const struct plan *plan = view->plan;
  guint first = G_MAXUINT;

  for (guint i = 0; i < plan->actions->len; i++)
    first = MIN(first, action_at(view, i)->first_week);
  if (plan_n_done(plan) || first >= plan_week_of(plan, view->today))
    return;

  GDate date;

  plan_week_date(plan, first, &date);

  g_autofree char *day = planner_date_to_string(&date);

  warn(view, CHECK_STARTED, 0,
       "The plan began on %s and nothing is done yet: tick off what is done, or re-schedule from "
       "today.",
       day);
}

static void check_focus(const struct view *view)
{
  guint n = view->plan->focus->len;

  if (n > PLANNER_MAX_FOCUS)
    warn(view, CHECK_FOCUS, n,
         "There are %u focus skills, more than one can keep in mind: take up to %d now, and the "
         "others later.",
         n, PLANNER_MAX_FOCUS);
  else if (n == 0 && has_gap(view->plan))
    warn(view, CHECK_FOCUS, 0,
         "There is no focus skill, so there is nothing to do: choose %d to %d of the skills that "
         "have a gap.",
         PLANNER_MIN_FOCUS, PLANNER_MAX_FOCUS);
}

static void check_length(const struct view *view)
{
  guint length = plan_length(view->plan), weeks = view->plan->weeks;

  if (weeks && length > weeks)
    warn(view, CHECK_LENGTH, length - weeks,
         "The plan takes %u weeks and there %s %u: take fewer focus skills, more hours a week, or "
         "more weeks.",
         length, weeks == 1 ? "is" : "are", weeks);
}

static void check_modes(const struct view *view)
{
  guint minutes[3];
  const char *lacking = NULL;

  plan_balance(view->plan, view->pack, minutes);
  if (!minutes[MODE_WORK] && !minutes[MODE_SOCIAL])
    lacking = "Every action is formal: look for something to try at work, and for somebody to "
              "learn it with.";
  else if (!minutes[MODE_WORK])
    lacking = "No action is part of the work itself: look for a task at work on which to practise.";
  else if (!minutes[MODE_SOCIAL])
    lacking = "No action is done with others: look for somebody to learn this with.";
  if (view->plan->actions->len && lacking)
    warn(view, CHECK_MODES, 0, "%s", lacking);
}

static void check_uncovered(const struct view *view)
{
  const GArray *uncovered = view->plan->uncovered;

  if (uncovered->len == 0)
    return;

  const struct plan_step *step = &g_array_index(uncovered, struct plan_step, 0);
  const char *name = pack_skill(view->pack, step->skill)->name;

  if (uncovered->len == 1)
    warn(view, CHECK_UNCOVERED, 1,
         "This pack has no activity for “%s” from level %u to %u: agree on something of your own.",
         name, step->from, step->from + 1u);
  else
    warn(view, CHECK_UNCOVERED, uncovered->len,
         "This pack has no activity for %u steps, the first of them “%s” from level %u to %u: "
         "agree on something of your own for each.",
         uncovered->len, name, step->from, step->from + 1u);
}

GPtrArray *plan_warnings(const struct plan *plan, const struct pack *pack, const GDate *today)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func((GDestroyNotify)warning_free);
  const struct view view = {plan, pack, today, warnings};

  check_gap(&view);
  check_actions(&view);
  check_started(&view);
  check_focus(&view);
  check_length(&view);
  check_modes(&view);
  check_uncovered(&view);
  return warnings;
}
