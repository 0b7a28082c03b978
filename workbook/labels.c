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
                      "INSERT OR IGNORE INTO traces (workshop) SELECT DISTINCT workshop "
                      "FROM workshop_labels WHERE workshop = ? AND part & ?",
                      VALUES(value_number(id), value_number(parts)), error) &&
         workbook_run(workbook, "DELETE FROM workshop_labels WHERE workshop = ? AND part & ?",
                      VALUES(value_number(id), value_number(parts)), error);
}

bool labels_forget_absent(struct workbook *workbook, GError **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO traces (workshop) SELECT DISTINCT workshop FROM workshop_labels "
      "WHERE workshop NOT IN (SELECT id FROM workshops);"
      "DELETE FROM workshop_labels WHERE workshop NOT IN (SELECT id FROM workshops)";

  return workbook_run_script(workbook, sql, error);
}

/* ---- Wiping ------------------------------------------------------------ */

static bool fail_to_wipe(const struct workbook *workbook, const char *why, GError **error)
{
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "this was done, but who said what may still be found by searching the "
                       "bytes of the workbook “%s”, because it could not be written anew: %s. See "
                       "that the disk has room and that no other program holds the workbook, "
                       "then do it again",
                       workbook->shown, why);
}

bool labels_wipe(struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;
  gint64 n;

  if (!workbook_number(workbook, "SELECT count(*) FROM traces", NO_VALUES, &n, error))
    return false;
  if (n == 0)
    return true;
  return (workbook_run_script(workbook, "VACUUM; DELETE FROM traces", &cause)) ||
         fail_to_wipe(workbook, cause->message, error);
}
