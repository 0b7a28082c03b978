/* plan-write.c - the rows of a plan, from a plan
 *
 * All rows of a plan are written anew at each change: they are few, and the history only
 * gets what differs.
 */
#include "workbook/workbook-private.h"

/* ---- The rows that belong to a plan ------------------------------------ */

struct write {
  struct workbook *workbook;
  gint64 id;
  const struct pack *pack;
  GError **error;
};

static bool write_ratings(const struct write *write, const GArray *ratings)
{
  guint n = 0;

  for (guint i = 0; i < MIN(ratings->len, pack_n_skills(write->pack)); i++) {
    struct value values[] = {value_number(write->id), value_number(n),
                             value_text(pack_skill(write->pack, i)->id),
                             value_number(g_array_index(ratings, gint8, i))};

    if (g_array_index(ratings, gint8, i) < 0)
      continue;
    n++;
    if (!row_write(write->workbook,
                   "INSERT INTO plan_ratings (plan, place, skill, level) VALUES (?, ?, ?, ?)",
                   values, G_N_ELEMENTS(values), write->error))
      return false;
  }
  return true;
}

static bool write_focus(const struct write *write, const GArray *focus)
{
  for (guint i = 0; i < focus->len; i++) {
    guint32 skill = g_array_index(focus, guint32, i);
    struct value values[] = {value_number(write->id), value_number(i),
                             value_text(pack_skill(write->pack, skill)->id)};

    if (!row_write(write->workbook, "INSERT INTO plan_focus (plan, place, skill) VALUES (?, ?, ?)",
                   values, G_N_ELEMENTS(values), write->error))
      return false;
  }
  return true;
}

static bool write_dimensions(const struct write *write, const GArray *dimensions)
{
  for (guint i = 0; i < dimensions->len; i++) {
    guint32 dimension = g_array_index(dimensions, guint32, i);
    struct value values[] = {value_number(write->id), value_number(i),
                             value_text(pack_dimension(write->pack, dimension)->id)};

    if (!row_write(write->workbook,
                   "INSERT INTO plan_dimensions (plan, place, dimension) VALUES (?, ?, ?)", values,
                   G_N_ELEMENTS(values), write->error))
      return false;
  }
  return true;
}

static bool write_action(const struct write *write, guint place, const struct plan_action *action)
{
  g_autofree char *done =
      g_date_valid(&action->done) ? planner_date_to_string(&action->done) : NULL;
  struct value values[] = {value_number(write->id),
                           value_number(place),
                           value_text(pack_activity(write->pack, action->activity)->id),
                           value_number(action->minutes),
                           value_number(action->first_week),
                           value_number(action->last_week),
                           value_text(action->owner),
                           value_text(action->frequency),
                           value_text(action->evidence),
                           value_text(action->note),
                           value_text(done)};

  return row_write(write->workbook,
                   "INSERT INTO plan_actions (plan, place, activity, minutes, first_week, "
                   "last_week, owner, frequency, evidence, note, done) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   values, G_N_ELEMENTS(values), write->error);
}

static bool write_actions(const struct write *write, const GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    if (!write_action(write, i, actions->pdata[i]))
      return false;
  return true;
}

static bool write_parts(const struct write *write, const struct plan *plan)
{
  return write_ratings(write, plan->ratings) && write_focus(write, plan->focus) &&
         write_dimensions(write, plan->dimensions) && write_actions(write, plan->actions);
}

/* ---- The plan itself --------------------------------------------------- */

gint64 plan_insert(struct workbook *workbook, const char *pack_hash, const struct pack *pack,
                   const struct plan *plan, GError **error)
{
  g_autofree char *start = planner_date_to_string(&plan->start);
  g_autofree char *folded = name_fold(plan->name);
  const struct role *from = pack_role(pack, plan->from), *to = pack_role(pack, plan->to);
  struct value values[] = {
      value_text(plan->name),    value_text(folded),         value_text(plan->reason),
      value_text(pack_hash),     value_text(from->id),       value_text(to->id),
      value_text(from->name),    value_text(to->name),       value_number(plan->minutes),
      value_number(plan->weeks), value_number(plan->review), value_text(start)};

  if (!name_check(workbook, "plans", "plan", 0, plan->name, folded, error) ||
      !row_write(workbook,
                 "INSERT INTO plans (name, folded, reason, pack, from_role, to_role, from_name, "
                 "to_name, minutes, weeks, review, start, changed) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                 "(SELECT coalesce(max(changed), 0) + 1 FROM plans))",
                 values, G_N_ELEMENTS(values), error))
    return 0;

  struct write write = {workbook, workbook->sqlite.last_insert_rowid(workbook->db), pack, error};

  return write_parts(&write, plan) ? write.id : 0;
}

static bool update_row(const struct write *write, const struct plan *plan)
{
  g_autofree char *start = planner_date_to_string(&plan->start);
  g_autofree char *folded = name_fold(plan->name);
  const struct role *from = pack_role(write->pack, plan->from),
                    *to = pack_role(write->pack, plan->to);
  struct value values[] = {
      value_text(plan->name),     value_text(folded),          value_text(plan->reason),
      value_text(from->id),       value_text(to->id),          value_text(from->name),
      value_text(to->name),       value_number(plan->minutes), value_number(plan->weeks),
      value_number(plan->review), value_text(start),           value_number(write->id)};

  return name_check(write->workbook, "plans", "plan", write->id, plan->name, folded,
                    write->error) &&
         row_write(write->workbook,
                   "UPDATE plans SET name = ?, folded = ?, reason = ?, from_role = ?, "
                   "to_role = ?, from_name = ?, to_name = ?, minutes = ?, weeks = ?, review = ?, "
                   "start = ? WHERE id = ?",
                   values, G_N_ELEMENTS(values), write->error);
}

bool plan_update(struct workbook *workbook, gint64 id, const struct pack *pack,
                 const struct plan *plan, GError **error)
{
  struct write write = {workbook, id, pack, error};

  if (!update_row(&write, plan) || !rows_delete_of(workbook, "plans", id, error) ||
      !write_parts(&write, plan))
    return false;
  /* what leaves all as it was is no change, and does not come first in the list */
  return !workbook_has_changed(workbook) ||
         workbook_run(workbook,
                      "UPDATE plans SET changed = (SELECT max(changed) + 1 FROM plans) "
                      "WHERE id = ? AND changed < (SELECT max(changed) FROM plans)",
                      VALUES(value_number(id)), error);
}
