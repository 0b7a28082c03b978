/* workshop-write.c - the rows of a workshop, from a workshop: all but what people say in it
 *
 * Priorities, actions and notes are written anew at each change: they are few, and the history
 * only gets what differs.
 */
#include "workbook/workbook-private.h"

struct write {
  struct workbook *workbook;
  gint64 id;
  const struct pack *pack;
  GError **error;
};

static const char *dimension_id(const struct write *write, guint32 dimension)
{
  return dimension == PACK_NONE ? NULL : pack_dimension(write->pack, dimension)->id;
}

/* ---- The rows that belong to a workshop -------------------------------- */

/* Dimensions in an order, into a table of (workshop, place, dimension). */
static bool write_dimensions(const struct write *write, const char *table, const GArray *dimensions)
{
  g_autofree char *sql =
      g_strdup_printf("INSERT INTO %s (workshop, place, dimension) VALUES (?, ?, ?)", table);

  for (guint i = 0; i < dimensions->len; i++) {
    struct value values[] = {
        value_number(write->id), value_number(i),
        value_text(dimension_id(write, g_array_index(dimensions, guint32, i)))};

    if (!row_write(write->workbook, sql, values, G_N_ELEMENTS(values), write->error))
      return false;
  }
  return true;
}

static bool write_action(const struct write *write, guint place,
                         const struct workshop_action *action)
{
  g_autofree char *due = g_date_valid(&action->due) ? planner_date_to_string(&action->due) : NULL;
  struct value values[] = {value_number(write->id),
                           value_number(place),
                           value_text(action->text),
                           value_text(dimension_id(write, action->dimension)),
                           value_text(action->owner),
                           value_text(due),
                           value_text(action->first_step),
                           value_text(action->evidence),
                           value_text(action_state_to_string(action->state)),
                           value_text(action->from)};

  return row_write(write->workbook,
                   "INSERT INTO workshop_actions (workshop, place, text, dimension, owner, due, "
                   "first_step, evidence, state, agreed_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   values, G_N_ELEMENTS(values), write->error);
}

static bool write_note(const struct write *write, guint place, const struct workshop_note *note)
{
  struct value values[] = {value_number(write->id), value_number(place),
                           value_text(note->kind == NOTE_PARKED ? "parked" : "facilitator"),
                           value_text(dimension_id(write, note->dimension)),
                           value_text(note->text)};

  return row_write(write->workbook,
                   "INSERT INTO workshop_notes (workshop, place, kind, dimension, text) "
                   "VALUES (?, ?, ?, ?, ?)",
                   values, G_N_ELEMENTS(values), write->error);
}

static bool write_rest(const struct write *write, const struct workshop *workshop)
{
  bool good = write_dimensions(write, "workshop_priorities", workshop->priorities);

  for (guint i = 0; good && i < workshop->actions->len; i++)
    good = write_action(write, i, workshop->actions->pdata[i]);
  for (guint i = 0; good && i < workshop->notes->len; i++)
    good = write_note(write, i, workshop->notes->pdata[i]);
  return good;
}

static bool delete_rest(const struct write *write)
{
  static const char *const sql[] = {"DELETE FROM workshop_priorities WHERE workshop = ?",
                                    "DELETE FROM workshop_actions WHERE workshop = ?",
                                    "DELETE FROM workshop_notes WHERE workshop = ?"};

  for (guint i = 0; i < G_N_ELEMENTS(sql); i++)
    if (!workbook_run(write->workbook, sql[i], VALUES(value_number(write->id)), write->error))
      return false;
  return true;
}

/* ---- The workshop itself ----------------------------------------------- */

gint64 workshop_insert(struct workbook *workbook, const char *pack_hash, const struct pack *pack,
                       const struct workshop *workshop, GError **error)
{
  g_autofree char *held = planner_date_to_string(&workshop->date);
  g_autofree char *folded = name_fold(workshop->name);
  struct workshop_place place = workshop_place_new(workshop);
  struct value values[] = {value_text(workshop->name),
                           value_text(folded),
                           value_text(pack_hash),
                           value_number(workshop->people),
                           value_number(workshop->minutes),
                           value_text(held),
                           value_number(workshop->named),
                           value_number(workshop->scale),
                           value_number(workshop->dots_each),
                           value_number(workshop->dots_most)};

  if (!name_check(workbook, "workshops", "workshop", 0, workshop->name, folded, error) ||
      !row_write(workbook,
                 "INSERT INTO workshops (name, folded, pack, people, minutes, held, named, scale, "
                 "dots_each, dots_most, revealed_1, revealed_2, dots_closed, added) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, "
                 "(SELECT coalesce(max(added), 0) + 1 FROM workshops))",
                 values, G_N_ELEMENTS(values), error))
    return 0;

  struct write write = {workbook, workbook->sqlite.last_insert_rowid(workbook->db), pack, error};

  return write_dimensions(&write, "workshop_dimensions", workshop->dimensions) &&
                 write_rest(&write, workshop) &&
                 place_write(workbook, write.id, pack, &place, error)
             ? write.id
             : 0;
}

static bool update_row(const struct write *write, const struct workshop *workshop)
{
  g_autofree char *held = planner_date_to_string(&workshop->date);
  g_autofree char *folded = name_fold(workshop->name);
  struct value values[] = {value_text(workshop->name),
                           value_text(folded),
                           value_number(workshop->people),
                           value_number(workshop->minutes),
                           value_text(held),
                           value_number(workshop->dots_each),
                           value_number(workshop->dots_most),
                           value_text(workshop->decider),
                           value_number(write->id)};

  return name_check(write->workbook, "workshops", "workshop", write->id, workshop->name, folded,
                    write->error) &&
         row_write(write->workbook,
                   "UPDATE workshops SET name = ?, folded = ?, people = ?, minutes = ?, held = ?, "
                   "dots_each = ?, dots_most = ?, decider = ? WHERE id = ?",
                   values, G_N_ELEMENTS(values), write->error);
}

bool workshop_update(struct workbook *workbook, gint64 id, const struct pack *pack,
                     const struct workshop *workshop, GError **error)
{
  struct write write = {workbook, id, pack, error};

  return update_row(&write, workshop) && delete_rest(&write) && write_rest(&write, workshop);
}
