/* plan-read.c - a plan from its rows
 *
 * The file may have been damaged or written to by others: whatever stands there is checked
 * against the pack and the bounds of numbers before it becomes a part of a plan.
 */
#include "workbook/workbook-private.h"

#include <string.h>

struct reading {
  const struct pack *pack;
  struct plan *plan;
};

static bool fail_strange(const struct workbook *workbook, const char *noun, const char *text,
                         GError **error)
{
  g_autofree char *shown = text_escape(text ? text : "", -1);

  if (workbook->is_importing)
    return workbook_fail(error, WORKBOOK_ERROR_CSV,
                         "it has %s “%s”, which cannot be; write it as it was exported", noun,
                         shown);
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "a plan in the workbook “%s” has %s “%s”, which cannot be; the workbook is "
                       "damaged: go on with a copy of it",
                       workbook->shown, noun, shown);
}

/* ---- Cells of a row ---------------------------------------------------- */

static const char *role_id(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->id;
}

static const char *skill_id(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->id;
}

static const char *dimension_id(const struct pack *pack, guint index)
{
  return pack_dimension(pack, index)->id;
}

static const char *activity_id(const struct pack *pack, guint index)
{
  return pack_activity(pack, index)->id;
}

static const struct kind {
  const char *noun;
  guint (*count)(const struct pack *pack);
  const char *(*id)(const struct pack *pack, guint index);
} roles = {"the role", pack_n_roles, role_id}, skills = {"the skill", pack_n_skills, skill_id},
  dimensions = {"the dimension", pack_n_dimensions, dimension_id},
  activities = {"the activity", pack_n_activities, activity_id};

/* The record of the pack that is named in @column by its id, and by nothing else. */
static bool cell_record(const struct workbook *workbook, sqlite3_stmt *row, int column,
                        const struct pack *pack, const struct kind *kind, guint32 *index,
                        GError **error)
{
  g_autofree char *id = answer_text(workbook, row, column);

  for (*index = 0; id && *index < kind->count(pack); (*index)++)
    if (strcmp(kind->id(pack, *index), id) == 0)
      return true;
  return fail_strange(workbook, kind->noun, id, error);
}

static bool cell_number(const struct workbook *workbook, sqlite3_stmt *row, int column,
                        gint64 lowest, gint64 highest, guint *number, GError **error)
{
  gint64 value = answer_number(workbook, row, column);
  g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);

  *number = (guint)value;
  return (value >= lowest && value <= highest) || fail_strange(workbook, "the number", text, error);
}

static bool cell_date(const struct workbook *workbook, sqlite3_stmt *row, int column, GDate *date,
                      GError **error)
{
  g_autofree char *text = answer_text(workbook, row, column);

  return (text && planner_date_parse(text, date, NULL)) ||
         fail_strange(workbook, "the date", text, error);
}

/* ---- Rows -------------------------------------------------------------- */

static bool take_plan(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  struct plan *plan = reading->plan;

  plan->name = answer_text(workbook, row, 0);
  plan->reason = answer_text(workbook, row, 1);
  return cell_record(workbook, row, 2, reading->pack, &roles, &plan->from, error) &&
         cell_record(workbook, row, 3, reading->pack, &roles, &plan->to, error) &&
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

  if (!cell_record(workbook, row, 0, reading->pack, &skills, &skill, error) ||
      !cell_number(workbook, row, 1, 0, TOP_LEVEL, &level, error))
    return false;
  g_array_index(reading->plan->ratings, gint8, skill) = (gint8)level;
  return true;
}

static bool take_focus(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  guint32 skill;

  if (!cell_record(workbook, row, 0, reading->pack, &skills, &skill, error))
    return false;
  g_array_append_val(reading->plan->focus, skill);
  return true;
}

static bool take_dimension(struct workbook *workbook, sqlite3_stmt *row, gpointer data,
                           GError **error)
{
  struct reading *reading = data;
  guint32 dimension;

  if (!cell_record(workbook, row, 0, reading->pack, &dimensions, &dimension, error))
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
  return cell_record(workbook, row, 0, reading->pack, &activities, &action->activity, error) &&
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
