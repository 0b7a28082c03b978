/* merge.c - many steps of the history become one
 *
 * Each rating is a step of its own, in the order in which they came; steps that stand side by side
 * are likely to be one person's. When a part of a workshop has ended they are put together into
 * one, which stands in the place of the first. No other step changes the same rows, so those
 * between can be undone and done again as before. A step that is alone goes the same way: what it
 * was called may have the name of a person's file of ballots in it.
 */
#include "workbook/workbook-private.h"

struct merge {
  sqlite3_changegroup *group;
  gint64 first; /* of the steps; 0 if there is none */
  guint n;
  guint parts; /* of all of them */
};

static bool take_step(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct merge *merge = data;
  gsize length;
  const void *changes = answer_bytes(workbook, row, 1, &length);
  g_autofree char *digest = answer_text(workbook, row, 2);
  g_autofree char *actual = g_compute_checksum_for_data(G_CHECKSUM_SHA256, changes, length);
  int result = SQLITE_CORRUPT;

  if (g_strcmp0(digest, actual) == 0) {
    /* the function asks for bytes that it may write to, and does not */
    g_autofree void *bytes = g_memdup2(changes, length);

    result = workbook->sqlite.changegroup_add(merge->group, (int)length, bytes);
  }
  if (result != SQLITE_OK)
    return workbook_fail_result(workbook, result, error);
  if (merge->n++ == 0)
    merge->first = answer_number(workbook, row, 0);
  merge->parts |= (guint)answer_number(workbook, row, 3);
  return true;
}

/* NULL, with an error, if the workshop's name cannot be read. Transfer full. */
static char *describe(struct workbook *workbook, gint64 id, guint parts, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  const char *what = "the ratings of round 1";

  if (!workbook_text(workbook, "SELECT name FROM workshops WHERE id = ?", VALUES(value_number(id)),
                     &name, error))
    return NULL;
  shown = text_escape(name ? name : "", -1);
  if (parts == PART_DOTS)
    what = "the dots";
  else if (parts == PART_ROUND_2)
    what = "the ratings of round 2";
  else if (parts == (PART_ROUND_1 | PART_ROUND_2))
    what = "the ratings of rounds 1 and 2";
  return g_strdup_printf("%s of “%s”", what, shown);
}

/* Put what @merge has gathered into the place of its first step. */
static bool write_merged(struct workbook *workbook, gint64 id, const struct merge *merge,
                         const void *changes, gsize length, GError **error)
{
  if (length == 0) /* all was taken back */
    return workbook_run(workbook, "DELETE FROM history WHERE id = ?",
                        VALUES(value_number(merge->first)), error);

  g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, changes, length);
  g_autofree char *what = describe(workbook, id, merge->parts, error);

  return what &&
         workbook_run(workbook,
                      "UPDATE history SET what = ?, changes = ?, digest = ?, parts = ? "
                      "WHERE id = ?",
                      VALUES(value_text(what), value_bytes(changes, length), value_text(digest),
                             value_number(merge->parts), value_number(merge->first)),
                      error);
}

static bool put_together(struct workbook *workbook, gint64 id, enum workshop_part part,
                         const struct merge *merge, GError **error)
{
  void *changes = NULL;
  int length = 0;
  int result = workbook->sqlite.changegroup_output(merge->group, &length, &changes);

  if (result == SQLITE_OK && length > 0 && !changes_sort(changes, (gsize)length))
    result = SQLITE_CORRUPT;

  bool good =
      result == SQLITE_OK
          ? workbook_run(workbook,
                         "DELETE FROM history "
                         "WHERE workshop = ? AND parts & ? AND NOT undone AND id > ?",
                         VALUES(value_number(id), value_number(part), value_number(merge->first)),
                         error) &&
                write_merged(workbook, id, merge, changes, (gsize)length, error)
          : workbook_fail_result(workbook, result, error);

  workbook->sqlite.free(changes);
  return good;
}

bool history_merge(struct workbook *workbook, gint64 id, enum workshop_part part, GError **error)
{
  struct merge merge = {0};
  int result = workbook->sqlite.changegroup_new(&merge.group);
  bool good;

  if (result != SQLITE_OK)
    return workbook_fail_result(workbook, result, error);
  good = workbook_query(workbook,
                        "SELECT id, changes, digest, parts FROM history "
                        "WHERE workshop = ? AND parts & ? AND NOT undone ORDER BY id",
                        VALUES(value_number(id), value_number(part)), take_step, &merge, error) &&
         (merge.n == 0 || put_together(workbook, id, part, &merge, error));
  workbook->sqlite.changegroup_delete(merge.group);
  return good;
}
