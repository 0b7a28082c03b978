/* plan-read.c - a plan from its rows
 *
 * The file may have been damaged or written to by others: whatever stands there is checked
 * against the pack and the bounds of numbers before it becomes a part of a plan.
 */
#include "workbook/workbook-private.h"

struct reading {
  const struct pack *pack;
  struct plan *plan;
};

/* ---- Rows -------------------------------------------------------------- */

static bool take_plan(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  struct plan *plan = reading->plan;

  plan->name = answer_text(workbook, row, 0);
  plan->reason = answer_text(workbook, row, 1);
  return cell_record(workbook, row, 2, reading->pack, &record_roles, &plan->from, error) &&
         cell_record(workbook, row, 3, reading->pack, &record_roles, &plan->to, error) &&
         cell_number(workbook, row, 4, PLANNER_MIN_MINUTES, PLANNER_MAX_MINUTES, &plan->minutes,
                     error) &&
         cell_number(workbook, row, 5, 0, PLANNER_MAX_WEEKS, &plan->weeks, error) &&
         cell_number(workbook, row, 6, 0, PLANNER_MAX_WEEKS, &plan->review, error) &&
         cell_date(workbook, row, 7, &plan->start, error);
}

static bool take_rating(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  guint32 skill;
  guint level;

  if (!cell_record(workbook, row, 0, reading->pack, &record_skills, &skill, error) ||
      !cell_number(workbook, row, 1, 0, TOP_LEVEL, &level, error))
    return false;
  g_array_index(reading->plan->ratings, gint8, skill) = (gint8)level;
  return true;
}

static bool take_focus(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  guint32 skill;

  if (!cell_record(workbook, row, 0, reading->pack, &record_skills, &skill, error))
    return false;
  g_array_append_val(reading->plan->focus, skill);
  return true;
}

static bool take_dimension(struct workbook *workbook, sqlite3_stmt *row, gpointer data,
                           GError **error)
{
  struct reading *reading = data;
  guint32 dimension;

  if (!cell_record(workbook, row, 0, reading->pack, &record_dimensions, &dimension, error))
    return false;
  g_array_append_val(reading->plan->dimensions, dimension);
  return true;
}

static bool take_action(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  struct plan_action *action = plan_action_new();
  g_autofree char *done = answer_text(workbook, row, 8);

  g_ptr_array_add(reading->plan->actions, action);
  action->owner = answer_text(workbook, row, 4);
  action->frequency = answer_text(workbook, row, 5);
  action->evidence = answer_text(workbook, row, 6);
  action->note = answer_text(workbook, row, 7);
  return cell_record(workbook, row, 0, reading->pack, &record_activities, &action->activity,
                     error) &&
         cell_number(workbook, row, 1, 0, PACK_MAX_HOURS * 60, &action->minutes, error) &&
         cell_number(workbook, row, 3, 0, PLANNER_LAST_WEEK, &action->last_week, error) &&
         cell_number(workbook, row, 2, 0, action->last_week, &action->first_week, error) &&
         (!done || cell_date(workbook, row, 8, &action->done, error));
}

/* ---- The whole --------------------------------------------------------- */

static const struct {
  const char *sql;
  row_taker take;
} parts[] = {
    {"SELECT name, reason, from_role, to_role, minutes, weeks, review, start FROM plans "
     "WHERE id = ?",
     take_plan},
    {"SELECT skill, level FROM plan_ratings WHERE plan = ? ORDER BY place", take_rating},
    {"SELECT skill FROM plan_focus WHERE plan = ? ORDER BY place", take_focus},
    {"SELECT dimension FROM plan_dimensions WHERE plan = ? ORDER BY place", take_dimension},
    {"SELECT activity, minutes, first_week, last_week, owner, frequency, evidence, note, done "
     "FROM plan_actions WHERE plan = ? ORDER BY place",
     take_action},
};

struct plan *plan_read(struct workbook *workbook, gint64 id, const struct pack *pack,
                       GError **error)
{
  g_autoptr(Plan) plan = plan_blank(pack);
  struct reading reading = {.pack = pack, .plan = plan};

  workbook->reading = "plan";
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (!workbook_query(workbook, parts[i].sql, VALUES(value_number(id)), parts[i].take, &reading,
                        error))
      return NULL;
    if (!plan->name) {
      plan_fail_absent(error);
      return NULL;
    }
  }
  plan_complete(plan, pack);
  return g_steal_pointer(&plan);
}
