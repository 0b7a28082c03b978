/* schema.c - the tables of the file, and the way from each version of them to the next */
#include "workbook/workbook-private.h"

#include <fcntl.h>
#include <unistd.h>

/* No ON DELETE: rows that a foreign key takes along would be missing where a change is done
 * again. Weeks are counted from 0; "place" orders the rows of one plan. */
static const char version_1[] =
    "CREATE TABLE packs ("
    "  hash TEXT NOT NULL PRIMARY KEY,"
    "  title TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE pack_files ("
    "  pack TEXT NOT NULL REFERENCES packs,"
    "  name TEXT NOT NULL,"
    "  bytes BLOB NOT NULL,"
    "  PRIMARY KEY (pack, name)"
    ") STRICT;"
    "CREATE TABLE plans ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT," /* never used again for another plan */
    "  name TEXT NOT NULL,"
    "  folded TEXT NOT NULL UNIQUE CHECK (folded <> '')," /* the name, letter case aside */
    "  reason TEXT,"
    "  pack TEXT NOT NULL REFERENCES packs,"
    "  from_role TEXT NOT NULL,"
    "  to_role TEXT NOT NULL,"
    "  from_name TEXT NOT NULL," /* as it was when the plan was made */
    "  to_name TEXT NOT NULL,"
    "  minutes INTEGER NOT NULL CHECK (minutes > 0)," /* a week */
    "  weeks INTEGER NOT NULL CHECK (weeks >= 0),"
    "  review INTEGER NOT NULL CHECK (review >= 0),"
    "  start TEXT NOT NULL CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
    "  changed INTEGER NOT NULL" /* the highest was changed last */
    ") STRICT;"
    "CREATE TABLE plan_ratings ("
    "  plan INTEGER NOT NULL REFERENCES plans,"
    "  place INTEGER NOT NULL,"
    "  skill TEXT NOT NULL,"
    "  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),"
    "  PRIMARY KEY (plan, skill)"
    ") STRICT;"
    "CREATE TABLE plan_focus ("
    "  plan INTEGER NOT NULL REFERENCES plans,"
    "  place INTEGER NOT NULL,"
    "  skill TEXT NOT NULL,"
    "  PRIMARY KEY (plan, skill)"
    ") STRICT;"
    "CREATE TABLE plan_dimensions ("
    "  plan INTEGER NOT NULL REFERENCES plans,"
    "  place INTEGER NOT NULL,"
    "  dimension TEXT NOT NULL,"
    "  PRIMARY KEY (plan, dimension)"
    ") STRICT;"
    "CREATE TABLE plan_actions ("
    "  plan INTEGER NOT NULL REFERENCES plans,"
    "  place INTEGER NOT NULL,"
    "  activity TEXT NOT NULL,"
    "  minutes INTEGER NOT NULL CHECK (minutes >= 0),"
    "  first_week INTEGER NOT NULL CHECK (first_week >= 0),"
    "  last_week INTEGER NOT NULL CHECK (last_week >= first_week),"
    "  owner TEXT,"
    "  frequency TEXT,"
    "  evidence TEXT,"
    "  note TEXT,"
    "  done TEXT CHECK (done GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
    "  PRIMARY KEY (plan, activity)"
    ") STRICT;"
    "CREATE TABLE history ("
    "  id INTEGER PRIMARY KEY,"
    "  what TEXT NOT NULL,"
    "  changes BLOB NOT NULL," /* a changeset of SQLite's session extension */
    "  digest TEXT NOT NULL,"  /* its SHA-256: a damaged one is never applied */
    "  undone INTEGER NOT NULL DEFAULT 0"
    ") STRICT;";

/* Workshops. A rating or a dot has a random id, within the primary key by which its table is
 * stored: where it stands says nothing of when or by whom it came. "person" is there only in a
 * workshop that is named. In any other one a label stands in workshop_labels alone, which is
 * neither undone nor exported, until the round or the dots ("part": enum workshop_part) are over;
 * "row" is the id of what was said under it. "traces" has the workshops of which labels were
 * deleted, until the file was written anew.
 *
 * What is not undone (places, labels) has no foreign key: to undo the adding of the workshop
 * must not be hindered by it. */
static const char version_2[] =
    "CREATE TABLE workshops ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL,"
    "  folded TEXT NOT NULL UNIQUE CHECK (folded <> ''),"
    "  pack TEXT NOT NULL REFERENCES packs,"
    "  people INTEGER NOT NULL CHECK (people > 0),"
    "  minutes INTEGER NOT NULL CHECK (minutes > 0),"
    "  held TEXT NOT NULL CHECK (held GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
    "  named INTEGER NOT NULL CHECK (named IN (0, 1)),"
    "  scale INTEGER NOT NULL CHECK (scale > 0),"
    "  dots_each INTEGER NOT NULL CHECK (dots_each > 0),"
    "  dots_most INTEGER NOT NULL CHECK (dots_most BETWEEN 1 AND dots_each),"
    "  revealed_1 INTEGER NOT NULL CHECK (revealed_1 IN (0, 1)),"
    "  revealed_2 INTEGER NOT NULL CHECK (revealed_2 IN (0, 1)),"
    "  dots_closed INTEGER NOT NULL CHECK (dots_closed IN (0, 1)),"
    "  decider TEXT,"
    "  added INTEGER NOT NULL" /* the highest was added last */
    ") STRICT;"
    "CREATE TABLE workshop_dimensions ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  place INTEGER NOT NULL,"
    "  dimension TEXT NOT NULL,"
    "  PRIMARY KEY (workshop, dimension)"
    ") STRICT;"
    "CREATE TABLE workshop_ratings ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  id INTEGER NOT NULL,"
    "  round INTEGER NOT NULL CHECK (round IN (1, 2)),"
    "  dimension TEXT NOT NULL,"
    "  now TEXT NOT NULL," /* as answer_parse() reads it */
    "  want TEXT NOT NULL,"
    "  comment TEXT,"
    "  person TEXT,"
    "  PRIMARY KEY (workshop, id)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX workshop_raters ON workshop_ratings (workshop, person, dimension, round)"
    "  WHERE person IS NOT NULL;"
    "CREATE TABLE workshop_tallies ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  round INTEGER NOT NULL CHECK (round IN (1, 2)),"
    "  dimension TEXT NOT NULL,"
    "  side TEXT NOT NULL CHECK (side IN ('now', 'want')),"
    "  tally TEXT NOT NULL," /* as tally_parse() reads it */
    "  PRIMARY KEY (workshop, round, dimension, side)"
    ") STRICT;"
    "CREATE TABLE workshop_dots ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  id INTEGER NOT NULL,"
    "  dimension TEXT NOT NULL,"
    "  count INTEGER NOT NULL CHECK (count > 0),"
    "  person TEXT,"
    "  PRIMARY KEY (workshop, id)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX workshop_givers ON workshop_dots (workshop, person, dimension)"
    "  WHERE person IS NOT NULL;"
    "CREATE TABLE workshop_priorities ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  place INTEGER NOT NULL,"
    "  dimension TEXT NOT NULL,"
    "  PRIMARY KEY (workshop, dimension)"
    ") STRICT;"
    "CREATE TABLE workshop_actions ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  place INTEGER NOT NULL,"
    "  text TEXT NOT NULL CHECK (text <> ''),"
    "  dimension TEXT,"
    "  owner TEXT,"
    "  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
    "  first_step TEXT,"
    "  evidence TEXT,"
    "  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),"
    "  agreed_in TEXT," /* the name of another workshop */
    "  PRIMARY KEY (workshop, place)"
    ") STRICT;"
    "CREATE TABLE workshop_notes ("
    "  workshop INTEGER NOT NULL REFERENCES workshops,"
    "  place INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('parked', 'facilitator')),"
    "  dimension TEXT,"
    "  text TEXT NOT NULL CHECK (text <> ''),"
    "  PRIMARY KEY (workshop, place)"
    ") STRICT;"
    "CREATE TABLE workshop_places ("
    "  workshop INTEGER PRIMARY KEY,"
    "  phase TEXT NOT NULL CHECK (phase IN ('welcome', 'read', 'rate', 'reveal', 'discuss',"
    "    'rerate', 'dots', 'actions', 'close')),"
    "  dimension TEXT,"
    "  blank INTEGER NOT NULL CHECK (blank IN (0, 1)),"
    "  length INTEGER NOT NULL CHECK (length >= 0)," /* of the timer, as struct countdown */
    "  used INTEGER NOT NULL CHECK (used >= 0),"
    "  since INTEGER NOT NULL CHECK (since >= 0),"
    "  runs INTEGER NOT NULL CHECK (runs IN (0, 1)),"
    "  touched INTEGER NOT NULL" /* the highest was set last */
    ") STRICT;"
    "CREATE TABLE workshop_labels ("
    "  workshop INTEGER NOT NULL,"
    "  part INTEGER NOT NULL CHECK (part IN (1, 2, 4)),"
    "  dimension TEXT NOT NULL,"
    "  label TEXT NOT NULL,"
    "  row INTEGER NOT NULL,"
    "  PRIMARY KEY (workshop, part, label, dimension)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE traces ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  workshop INTEGER NOT NULL"
    ") STRICT;"
    /* of which workshop, and of which parts of it, a step has ratings or dots */
    "ALTER TABLE history ADD COLUMN workshop INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE history ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;";

/* A version that was handed out is never changed: add the next one. */
const char *const workbook_migrations[] = {version_1, version_2};
const guint workbook_n_migrations = G_N_ELEMENTS(workbook_migrations);

/* ---- Migrating --------------------------------------------------------- */

bool schema_migrate(struct workbook *workbook, const struct open_options *options, gint64 version,
                    GError **error)
{
  g_autofree char *stamp = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                           WORKBOOK_APPLICATION_ID, options->n_migrations);

  for (gint64 i = version; i < options->n_migrations; i++)
    if (!workbook_run_script(workbook, options->migrations[i], error))
      return false;
  return workbook_run_script(workbook, stamp, error);
}

/* "plans.v1.stage5" for "plans.stage5", or "plans.v1-2.stage5" if that is taken. */
static char *copy_path(const char *path, gint64 version)
{
  g_autofree char *stem = g_str_has_suffix(path, ".stage5")
                              ? g_strndup(path, strlen(path) - strlen(".stage5"))
                              : g_strdup(path);
  char *copy = g_strdup_printf("%s.v%" G_GINT64_FORMAT ".stage5", stem, version);

  for (guint i = 2; g_file_test(copy, G_FILE_TEST_EXISTS); i++) {
    g_free(copy);
    copy = g_strdup_printf("%s.v%" G_GINT64_FORMAT "-%u.stage5", stem, version, i);
  }
  return copy;
}

static void sync_path(const char *path)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync(fd);
  close(fd);
}

/* Lay a copy beside the file. By a connection of its own: ours is in a transaction, which
 * keeps others from writing meanwhile. */
static bool lay_copy(struct workbook *workbook, gint64 version, GError **error)
{
  g_autofree char *copy = copy_path(workbook->path, version);
  g_autofree char *folder = g_path_get_dirname(copy);
  struct workbook second = {.sqlite = workbook->sqlite, .shown = workbook->shown};
  int result = second.sqlite.open(workbook->path, &second.db, SQLITE_OPEN_READWRITE, NULL);
  bool good = result == SQLITE_OK
                  ? workbook_run(&second, "VACUUM INTO ?", VALUES(value_text(copy)), error)
                  : workbook_fail_result(&second, result, error);

  second.sqlite.close(second.db);
  if (!good) {
    unlink(copy);
    return false;
  }
  sync_path(copy);
  sync_path(folder);
  return true;
}

static bool read_version(struct workbook *workbook, gint64 *version, GError **error)
{
  return workbook_number(workbook, "PRAGMA user_version", NO_VALUES, version, error);
}

/* Tables that are there, if perhaps not on the disk, are enough to go on with: the change that
 * follows is told by itself. */
static bool commit_tables(struct workbook *workbook, GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (transaction_commit(workbook, &cause) || transaction_stands(workbook))
    return true;
  g_propagate_error(error, g_steal_pointer(&cause));
  return false;
}

/* Another process may have been faster: what is due is seen in the transaction. */
static bool migrate_file(struct workbook *workbook, const struct open_options *options,
                         GError **error)
{
  gint64 version;

  if (!transaction_begin(workbook, true, error))
    return false;
  if (read_version(workbook, &version, error) &&
      (version == 0 || version >= options->n_migrations || lay_copy(workbook, version, error)) &&
      (version >= options->n_migrations || schema_migrate(workbook, options, version, error)) &&
      commit_tables(workbook, error))
    return true;
  transaction_roll_back(workbook);
  return false;
}

/* What may not be written to is migrated in memory. */
static bool migrate_in_memory(struct workbook *workbook, const struct open_options *options,
                              gint64 version, GError **error)
{
  const struct sqlite *sqlite = &workbook->sqlite;
  sqlite3 *file = workbook->db, *memory = NULL;
  sqlite3_backup *backup = NULL;
  int result = sqlite->open(":memory:", &memory, SQLITE_OPEN_READWRITE, NULL);

  if (result == SQLITE_OK)
    backup = sqlite->backup_init(memory, "main", file, "main");
  if (backup) {
    sqlite->backup_step(backup, -1);
    result = sqlite->backup_finish(backup);
  }
  if (!backup || result != SQLITE_OK) {
    sqlite->close(memory);
    return workbook_fail_result(workbook, result, error);
  }
  workbook_forget_statements(workbook);
  sqlite->close(file);
  workbook->db = memory;
  return schema_migrate(workbook, options, version, error);
}

/* ---- Preparing --------------------------------------------------------- */

/* False, with an error, if it is another program's file; *@is_new if it has nothing yet. */
static bool check_owner(struct workbook *workbook, bool *is_new, GError **error)
{
  gint64 application, version, n_tables;

  if (!workbook_number(workbook, "PRAGMA application_id", NO_VALUES, &application, error) ||
      !read_version(workbook, &version, error) ||
      !workbook_number(workbook, "SELECT count(*) FROM sqlite_schema", NO_VALUES, &n_tables, error))
    return false;
  *is_new = application == 0 && version == 0 && n_tables == 0;
  if (*is_new || (application == WORKBOOK_APPLICATION_ID && version > 0))
    return true;
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "“%s” is no workbook but a database of another program; name another file "
                       "with --file",
                       workbook->shown);
}

static void explain_newer(struct workbook *workbook, const struct open_options *options,
                          gint64 version)
{
  g_free(workbook->read_only);
  workbook->read_only = g_strdup_printf(
      "the workbook “%s” was written by a newer version of stage5 (its format is %" G_GINT64_FORMAT
      ", this one writes %u), so it can be read but not changed; use the newer stage5",
      workbook->shown, version, options->n_migrations);
}

bool schema_prepare(struct workbook *workbook, const struct open_options *options, GError **error)
{
  gint64 version;
  bool is_new;

  if (!check_owner(workbook, &is_new, error) || !read_version(workbook, &version, error))
    return false;
  if (version > options->n_migrations)
    explain_newer(workbook, options, version);
  if (version >= options->n_migrations)
    return true;
  if (options->to_read || workbook->read_only)
    return migrate_in_memory(workbook, options, version, error);
  return migrate_file(workbook, options, error);
}
