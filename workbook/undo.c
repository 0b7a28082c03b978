/* undo.c - changes: each is one transaction, and a row of the history
 *
 * SQLite's session extension watches the tables while a change is made; the changeset that
 * it gives goes into the history within the same transaction. To undo is to apply its
 * inverse, to do again is to apply it. As the last one is always undone first, it fits
 * unless somebody changed the file by other means; then nothing is done.
 */
#include "workbook/workbook-private.h"

/* ---- Transactions ------------------------------------------------------ */

bool transaction_begin(struct workbook *workbook, bool to_write, GError **error)
{
  return workbook_run_script(workbook, to_write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

/* Where only the folder could not be brought to the disk, a second try may do it. */
bool transaction_commit(struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (workbook_run_script(workbook, "COMMIT", &cause) ||
      (transaction_stands(workbook) && workbook_sync_folder(workbook)))
    return true;
  g_propagate_error(error, g_steal_pointer(&cause));
  return false;
}

/* The journal is gone then, and with it what SQLite could roll back with. */
bool transaction_stands(const struct workbook *workbook)
{
  return workbook->sqlite.extended_errcode(workbook->db) == SQLITE_IOERR_DIR_FSYNC;
}

/* SQLite itself has rolled back after some failures. */
void transaction_roll_back(struct workbook *workbook)
{
  if (!workbook->sqlite.get_autocommit(workbook->db))
    workbook_run_script(workbook, "ROLLBACK", NULL);
}

static bool check_changeable(const struct workbook *workbook, GError **error)
{
  return !workbook->read_only ||
         workbook_fail(error, WORKBOOK_ERROR_READ_ONLY, "%s", workbook->read_only);
}

static bool fail_to_last(struct workbook *workbook, GError **error)
{
  workbook_look_again(workbook); /* what has been read of it is no longer so */
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "this was done, but the disk reports an error, so it may be lost from the "
                       "workbook “%s” when the power fails: see that the disk has space and is "
                       "connected",
                       workbook->shown);
}

static bool commit(struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (turn_end(workbook, &cause))
    return true;
  if (transaction_stands(workbook))
    return fail_to_last(workbook, error);
  g_propagate_error(error, g_steal_pointer(&cause));
  return false;
}

/* Run @body between begin and commit. */
static bool transact(struct workbook *workbook, change_body body, gpointer data, GError **error)
{
  if (!check_changeable(workbook, error) || !turn_begin(workbook, error))
    return false;
  if (body(workbook, data, error) && commit(workbook, error))
    return true;
  transaction_roll_back(workbook);
  return false;
}

/* ---- Recording --------------------------------------------------------- */

struct record {
  const char *what;
  gint64 workshop; /* of which workshop, and which parts of it, people said something; or 0 */
  guint parts;
  change_body body;
  gpointer data;
};

static bool watch(struct workbook *workbook, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  int result = sqlite->session_create(workbook->db, "main", &workbook->session);

  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (result == SQLITE_OK && table->is_undone)
      result = sqlite->session_attach(workbook->session, table->name);
  return result == SQLITE_OK || workbook_fail_result(workbook, result, error);
}

static void unwatch(struct workbook *workbook)
{
  if (workbook->session)
    workbook->sqlite.session_delete(workbook->session);
  workbook->session = NULL;
}

bool workbook_has_changed(struct workbook *workbook)
{
  void *changes = NULL;
  int length = 0;
  int result = workbook->sqlite.session_changeset(workbook->session, &length, &changes);

  workbook->sqlite.free(changes);
  return result != SQLITE_OK || length > 0;
}

/* What was undone cannot be done again after another change; nor can labels of a workshop be
 * needed again whose adding was undone. Steps that are undone are the last ones. */
static bool drop_undone(struct workbook *workbook, GError **error)
{
  gint64 undone;

  if (!workbook_number(workbook, "SELECT undone FROM history ORDER BY id DESC LIMIT 1", NO_VALUES,
                       &undone, error))
    return false;
  workbook->wiping_is_due = undone != 0;
  return !undone || (workbook_run(workbook, "DELETE FROM history WHERE undone", NO_VALUES, error) &&
                     labels_forget_absent(workbook, error));
}

static bool add_to_history(struct workbook *workbook, const struct record *change,
                           const void *changes, gsize length, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, changes, length);

  return drop_undone(workbook, error) &&
         workbook_run(workbook,
                      "INSERT INTO history (what, changes, digest, workshop, parts) "
                      "VALUES (?, ?, ?, ?, ?)",
                      VALUES(value_text(change->what), value_bytes(changes, length),
                             value_text(digest), value_number(change->workshop),
                             value_number(change->parts)),
                      error) &&
         workbook_run(workbook, "DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?",
                      VALUES(value_number(WORKBOOK_MAX_HISTORY)), error);
}

static bool record(struct workbook *workbook, const struct record *change, GError **error)
{
  void *changes = NULL;
  int length = 0;
  int result = workbook->sqlite.session_changeset(workbook->session, &length, &changes);
  bool good = result == SQLITE_OK
                  ? length == 0 || add_to_history(workbook, change, changes, (gsize)length, error)
                  : workbook_fail_result(workbook, result, error);

  workbook->sqlite.free(changes);
  return good;
}

static bool recorded_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct record *change = data;
  bool good = watch(workbook, error) && change->body(workbook, change->data, error) &&
              record(workbook, change, error);

  unwatch(workbook);
  return good;
}

bool workbook_transact_said(struct workbook *workbook, gint64 id, guint parts, const char *what,
                            change_body body, gpointer data, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid(what, -1);
  struct record change = {valid, id, parts, body, data};

  workbook->wiping_is_due = false;
  if (!transact(workbook, recorded_body, &change, error))
    return false;
  if (workbook->wiping_is_due)
    labels_wipe_again(workbook);
  return true;
}

bool workbook_transact(struct workbook *workbook, const char *what, change_body body, gpointer data,
                       GError **error)
{
  return workbook_transact_said(workbook, 0, 0, what, body, data, error);
}

/* ---- The history ------------------------------------------------------- */

static const char next_to_undo[] =
    "SELECT id, what, changes, digest FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1";
static const char next_to_redo[] =
    "SELECT id, what, changes, digest FROM history WHERE undone ORDER BY id LIMIT 1";

/* ---- Applying ---------------------------------------------------------- */

static int is_known_table(void *context, const char *name)
{
  const struct workbook_table *table = workbook_table_by_name(name);

  (void)context;
  return table && table->is_undone;
}

static int on_conflict(void *context, int conflict, sqlite3_changeset_iter *iterator)
{
  (void)context;
  (void)conflict;
  (void)iterator;
  return SQLITE_CHANGESET_ABORT;
}

static int apply(struct workbook *workbook, const void *changes, int length, bool inverse)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  void *inverted = NULL, *bytes = NULL;
  int result = SQLITE_OK;

  /* the functions ask for bytes that they may write to, and do not */
  bytes = g_memdup2(changes, (gsize)length);
  if (inverse)
    result = sqlite->changeset_invert(length, bytes, &length, &inverted);
  if (result == SQLITE_OK)
    result = sqlite->changeset_apply(workbook->db, length, inverse ? inverted : bytes,
                                     is_known_table, on_conflict, NULL);
  sqlite->free(inverted);
  g_free(bytes);
  return result;
}

struct step {
  bool undo;
  gint64 id; /* of the row in the history; 0: there is none */
  char *what;
};

static bool take_step(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct step *step = data;
  gsize length;
  const void *changes = answer_bytes(workbook, row, 2, &length);
  g_autofree char *digest = answer_text(workbook, row, 3);
  g_autofree char *actual = g_compute_checksum_for_data(G_CHECKSUM_SHA256, changes, length);

  step->id = answer_number(workbook, row, 0);
  step->what = answer_text(workbook, row, 1);
  if (g_strcmp0(digest, actual) != 0)
    return workbook_fail_result(workbook, SQLITE_CORRUPT, error);

  int result = apply(workbook, changes, (int)length, step->undo);

  if (result == SQLITE_ABORT)
    return workbook_fail(error, WORKBOOK_ERROR_FILE,
                         "this cannot be %s, because another program has changed the workbook "
                         "“%s” since; nothing was changed",
                         step->undo ? "undone" : "done again", workbook->shown);
  return result == SQLITE_OK || workbook_fail_result(workbook, result, error);
}

static bool step_body(struct workbook *workbook, gpointer data, GError **error)
{
  struct step *step = data;

  if (!workbook_query(workbook, step->undo ? next_to_undo : next_to_redo, NO_VALUES, take_step,
                      step, error))
    return false;
  if (!step->id)
    return workbook_fail(error, WORKBOOK_ERROR_NAME, "there is nothing to %s",
                         step->undo ? "undo" : "do again");
  return workbook_run(workbook, "UPDATE history SET undone = ? WHERE id = ?",
                      VALUES(value_number(step->undo), value_number(step->id)), error);
}

static bool take_back(struct workbook *workbook, bool undo, char **what, GError **error)
{
  struct step step = {.undo = undo};
  bool good = transact(workbook, step_body, &step, error);
  g_autofree char *done = step.what;

  if (good && what)
    *what = g_steal_pointer(&done);
  return good;
}

bool workbook_undo(struct workbook *workbook, char **what, GError **error)
{
  return take_back(workbook, true, what, error);
}

bool workbook_redo(struct workbook *workbook, char **what, GError **error)
{
  return take_back(workbook, false, what, error);
}
