/* labels.c - the labels of people in workshops that are not named: noted, and forgotten
 *
 * What a person says in such a workshop stands in rows without a name; which of them are that
 * person's is known from the table of labels alone, so that a rating can be changed before the
 * reveal. That table is in no changeset, so the history never has a label. Deleted rows are
 * overwritten with zeros (secure_delete), but a page that was rearranged may keep a copy in
 * a part of it that is not used: only a file that is written anew has none.
 */
#include "workbook/workbook-private.h"

bool label_find(struct workbook *workbook, gint64 id, enum workshop_part part,
                const char *dimension, const char *label, gint64 *row, GError **error)
{
  return workbook_number(
      workbook,
      "SELECT row FROM workshop_labels "
      "WHERE workshop = ? AND part = ? AND dimension = ? AND label = ?",
      VALUES(value_number(id), value_number(part), value_text(dimension), value_text(label)), row,
      error);
}

bool label_note(struct workbook *workbook, gint64 id, enum workshop_part part,
                const char *dimension, const char *label, gint64 row, GError **error)
{
  return workbook_run(workbook,
                      "INSERT OR REPLACE INTO workshop_labels "
                      "(workshop, part, dimension, label, row) VALUES (?, ?, ?, ?, ?)",
                      VALUES(value_number(id), value_number(part), value_text(dimension),
                             value_text(label), value_number(row)),
                      error);
}

static bool take_label(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  gint64 id = answer_number(workbook, row, 0);

  (void)error;
  g_hash_table_insert(data, g_memdup2(&id, sizeof id), answer_text(workbook, row, 1));
  return true;
}

GHashTable *labels_read(struct workbook *workbook, gint64 id, guint parts, GError **error)
{
  g_autoptr(GHashTable) labels = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);

  if (!workbook_query(workbook,
                      "SELECT row, label FROM workshop_labels WHERE workshop = ? AND part & ?",
                      VALUES(value_number(id), value_number(parts)), take_label, labels, error))
    return NULL;
  return g_steal_pointer(&labels);
}

/* ---- Forgetting -------------------------------------------------------- */

bool labels_forget(struct workbook *workbook, gint64 id, guint parts, GError **error)
{
  return workbook_run(workbook,
                      "INSERT INTO traces (workshop) SELECT DISTINCT workshop "
                      "FROM workshop_labels WHERE workshop = ? AND part & ?",
                      VALUES(value_number(id), value_number(parts)), error) &&
         workbook_run(workbook, "DELETE FROM workshop_labels WHERE workshop = ? AND part & ?",
                      VALUES(value_number(id), value_number(parts)), error);
}

bool labels_forget_absent(struct workbook *workbook, GError **error)
{
  static const char sql[] =
      "INSERT INTO traces (workshop) SELECT DISTINCT workshop FROM workshop_labels "
      "WHERE workshop NOT IN (SELECT id FROM workshops);"
      "DELETE FROM workshop_labels WHERE workshop NOT IN (SELECT id FROM workshops)";

  return workbook_run_script(workbook, sql, error);
}

/* ---- Wiping ------------------------------------------------------------ */

static bool fail_to_wipe(struct workbook *workbook, const GError *cause, GError **error)
{
  bool busy = g_error_matches(cause, WORKBOOK_ERROR, WORKBOOK_ERROR_BUSY);

  workbook_look_again(workbook); /* who is told of a failure reads what was done all the same */
  return workbook_fail(error, busy ? WORKBOOK_ERROR_BUSY : WORKBOOK_ERROR_FILE,
                       "this was done, but who said what may still be found by searching the "
                       "bytes of the workbook “%s”, because it could not be written anew: %s. See "
                       "to that, then do it again, or close the workbook and open it again",
                       workbook->shown,
                       busy ? "another program holds it" : "the disk has no room or fails");
}

/* Others may leave traces meanwhile, and these stay noted. */
static bool wipe(struct workbook *workbook, gint64 last, GError **error)
{
  return workbook_run(workbook, "VACUUM", NO_VALUES, error) &&
         workbook_run(workbook, "DELETE FROM traces WHERE id <= ?", VALUES(value_number(last)),
                      error);
}

bool labels_wipe(struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;
  gint64 last;

  if (workbook_number(workbook, "SELECT max(id) FROM traces", NO_VALUES, &last, &cause) &&
      (last == 0 || wipe(workbook, last, &cause)))
    return true;
  return fail_to_wipe(workbook, cause, error);
}

/* Nobody waits for it: where it cannot be done now, there will be another time. */
void labels_wipe_again(struct workbook *workbook)
{
  guint busy = workbook->busy;

  if (workbook->read_only)
    return;
  workbook->busy = 0;
  labels_wipe(workbook, NULL);
  workbook->busy = busy;
}
