/* workbook-private.h - what the files of workbook/ share
 *
 * sqlite.c opens the library; statement.c runs SQL and puts what went wrong into words;
 * tables.c is the table of tables, from which undo.c, export.c and import.c know what
 * there is; schema.c makes and migrates the file. What is to come into a workbook later
 * is a migration in schema.c and rows in tables.c.
 */
#ifndef STAGE5_WORKBOOK_PRIVATE_H
#define STAGE5_WORKBOOK_PRIVATE_H

#include "workbook/workbook.h"

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#define WORKBOOK_APPLICATION_ID 0x73746735 /* "stg5" */
#define WORKBOOK_MAX_HISTORY    5000       /* changes that can be undone */
#define WORKBOOK_MAX_STATEMENTS 100        /* that are kept prepared */

/* ---- SQLite (sqlite.c) ------------------------------------------------- */

#define SQLITE_LIBRARY "libsqlite3.so.0"

/* The functions of the library that we call. */
#define SQLITE_FUNCTIONS(X)                                                                        \
  X(open, sqlite3_open_v2)                                                                         \
  X(close, sqlite3_close_v2)                                                                       \
  X(exec, sqlite3_exec)                                                                            \
  X(prepare, sqlite3_prepare_v2)                                                                   \
  X(step, sqlite3_step)                                                                            \
  X(reset, sqlite3_reset)                                                                          \
  X(clear_bindings, sqlite3_clear_bindings)                                                        \
  X(finalize, sqlite3_finalize)                                                                    \
  X(bind_null, sqlite3_bind_null)                                                                  \
  X(bind_int64, sqlite3_bind_int64)                                                                \
  X(bind_text, sqlite3_bind_text)                                                                  \
  X(bind_blob, sqlite3_bind_blob)                                                                  \
  X(column_type, sqlite3_column_type)                                                              \
  X(column_int64, sqlite3_column_int64)                                                            \
  X(column_text, sqlite3_column_text)                                                              \
  X(column_blob, sqlite3_column_blob)                                                              \
  X(column_bytes, sqlite3_column_bytes)                                                            \
  X(errmsg, sqlite3_errmsg)                                                                        \
  X(errstr, sqlite3_errstr)                                                                        \
  X(extended_errcode, sqlite3_extended_errcode)                                                    \
  X(extended_result_codes, sqlite3_extended_result_codes)                                          \
  X(busy_handler, sqlite3_busy_handler)                                                            \
  X(get_autocommit, sqlite3_get_autocommit)                                                        \
  X(last_insert_rowid, sqlite3_last_insert_rowid)                                                  \
  X(db_config, sqlite3_db_config)                                                                  \
  X(db_readonly, sqlite3_db_readonly)                                                              \
  X(backup_init, sqlite3_backup_init)                                                              \
  X(backup_step, sqlite3_backup_step)                                                              \
  X(backup_finish, sqlite3_backup_finish)                                                          \
  X(free, sqlite3_free)                                                                            \
  X(session_create, sqlite3session_create)                                                         \
  X(session_attach, sqlite3session_attach)                                                         \
  X(session_changeset, sqlite3session_changeset)                                                   \
  X(session_delete, sqlite3session_delete)                                                         \
  X(changeset_invert, sqlite3changeset_invert)                                                     \
  X(changegroup_new, sqlite3changegroup_new)                                                       \
  X(changegroup_add, sqlite3changegroup_add)                                                       \
  X(changegroup_output, sqlite3changegroup_output)                                                 \
  X(changegroup_delete, sqlite3changegroup_delete)                                                 \
  X(changeset_apply, sqlite3changeset_apply)

struct sqlite {
  void *library;
#define X(name, symbol) typeof(&symbol) name;
  SQLITE_FUNCTIONS(X)
#undef X
};

/* Open the library. False, and an error that says what to install, if it is not there. */
bool sqlite_load(struct sqlite *sqlite, GError **error);
void sqlite_unload(struct sqlite *sqlite);

/* ---- The workbook ------------------------------------------------------ */

struct workbook {
  struct sqlite sqlite;
  sqlite3 *db;
  char *path;
  char *shown;     /* the path as messages show it */
  char *read_only; /* why nothing can be changed, or NULL */
  guint busy;      /* milliseconds to wait for other processes */
  gint64 waits_since, waited_at, turn_began, turn_ended; /* monotonic microseconds (turns.c) */
  gint64 data_version;
  sqlite3_session *session; /* of the change that is being made, or NULL */
  GHashTable *statements;   /* SQL -> sqlite3_stmt *, prepared and not in use; or NULL */
  GHashTable *packs;        /* hash -> struct pack *, read from the file */
  bool wiping_is_due;       /* labels may have been forgotten: labels_wipe_again() */
  const char *reading;      /* what is being read, for messages: "plan", "workshop" */
  bool is_importing;        /* what is read was written by an import, and may be wrong */
};

/* How to open, for tests: other migrations than ours, less patience. */
struct open_options {
  bool to_read;
  bool must_exist;
  const char *const *migrations; /* [n] brings a file from version n to n + 1 */
  guint n_migrations;
  guint busy; /* milliseconds */
};
struct workbook *workbook_open_as(const char *path, const struct open_options *options,
                                  GError **error);

/* Bring the folder of the file to the disk, and with it what was made or removed there. False if
 * that fails. (open.c) */
bool workbook_sync_folder(const struct workbook *workbook);

/* ---- Statements (statement.c) ------------------------------------------ */

/* What is bound to a `?`. */
struct value {
  enum { VALUE_ABSENT, VALUE_NUMBER, VALUE_TEXT, VALUE_BYTES } kind;
  gint64 number;
  const void *bytes; /* of a text or bytes; good until the statement has run */
  gsize length;
};
struct value value_number(gint64 number);
struct value value_text(const char *text); /* NULL is absent */
struct value value_bytes(const void *bytes, gsize length);

/* The values of a statement, and how many: VALUES(value_text(a), value_number(b)). */
#define VALUES(...)                                                                                \
  (const struct value[]){__VA_ARGS__}, G_N_ELEMENTS(((const struct value[]){__VA_ARGS__}))
#define NO_VALUES NULL, 0

/* Take a row of an answer; false with an error to stop. */
typedef bool (*row_taker)(struct workbook *workbook, sqlite3_stmt *row, gpointer data,
                          GError **error);

/* Run @sql, one statement; @take (or NULL) gets its rows. */
bool workbook_query(struct workbook *workbook, const char *sql, const struct value *values,
                    gsize n_values, row_taker take, gpointer data, GError **error);
bool workbook_run(struct workbook *workbook, const char *sql, const struct value *values,
                  gsize n_values, GError **error);

/* Before the connection is closed: give up the statements that are kept. */
void workbook_forget_statements(struct workbook *workbook);

/* Run @sql, any number of statements without values. */
bool workbook_run_script(struct workbook *workbook, const char *sql, GError **error);

/* The first column of an answer of one row; 0 if there is none. */
bool workbook_number(struct workbook *workbook, const char *sql, const struct value *values,
                     gsize n_values, gint64 *number, GError **error);

/* Its first column as a text, NULL if there is no row or it is absent. Transfer full. */
bool workbook_text(struct workbook *workbook, const char *sql, const struct value *values,
                   gsize n_values, char **text, GError **error);

/* A column of a row: as a number; as text that is UTF-8 whatever stands in the file, NULL
 * if absent, transfer full; as bytes, transfer none. */
gint64 answer_number(const struct workbook *workbook, sqlite3_stmt *row, int column);
char *answer_text(const struct workbook *workbook, sqlite3_stmt *row, int column);
const void *answer_bytes(const struct workbook *workbook, sqlite3_stmt *row, int column,
                         gsize *length);

/* Set @error to what @result, of SQLite, means in words; always false. */
bool workbook_fail_result(const struct workbook *workbook, int result, GError **error);

/* Set @error; always false. */
bool workbook_fail(GError **error, enum workbook_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* ---- The schema (schema.c) --------------------------------------------- */

extern const char *const workbook_migrations[];
extern const guint workbook_n_migrations;

/* See whose file it is and bring it to the newest version: tables are made in an empty
 * one; sets .read_only where it is newer. */
bool schema_prepare(struct workbook *workbook, const struct open_options *options, GError **error);

/* Make all tables of version @options->n_migrations in a database that is at @version. */
bool schema_migrate(struct workbook *workbook, const struct open_options *options, gint64 version,
                    GError **error);

/* ---- The table of tables (tables.c) ------------------------------------ */

enum column_kind {
  COLUMN_TEXT,      /* or absent */
  COLUMN_DIMENSION, /* id of one in the pack of the workshop that the row belongs to, or absent */
  COLUMN_ANSWER,    /* on the scale of that workshop, as answer_parse() reads it */
  COLUMN_TALLY,     /* the same, as tally_parse() reads it */
  COLUMN_NUMBER,    /* whole, 0 or more */
  COLUMN_TIME,      /* milliseconds, 0 or more */
  COLUMN_NAME,      /* text by which rows of other tables name this one */
  COLUMN_FOLDED,    /* made from the column before it; not in CSV */
  COLUMN_RANDOM,    /* a random id; not in CSV: the rows stand in the order of what they say */
  COLUMN_ORDER,     /* by which rows are sorted; not in CSV: the rows stand in this order */
  COLUMN_ROW        /* the id of a row of .table; in CSV its name */
};

struct workbook_column {
  const char *name;
  enum column_kind kind;
  const char *table; /* of COLUMN_ROW */
};

#define WORKBOOK_MAX_COLUMNS 16

/* A table that is undone, exported and imported. */
struct workbook_table {
  const char *name; /* its file is NAME.csv */
  guint since;      /* the version of the schema that it came with */
  bool is_undone;   /* changes of it are part of the undo history */
  const char *only; /* the rows that are exported, as a condition; or NULL for all */
  struct workbook_column columns[WORKBOOK_MAX_COLUMNS + 1]; /* the last one has no name */
};

/* All of them, a table after those it refers to; the last one has no name. */
extern const struct workbook_table workbook_tables[];

/* NULL if there is none. */
const struct workbook_table *workbook_table_by_name(const char *name);

/* The first column of a kind, or NULL. */
const struct workbook_column *workbook_table_column(const struct workbook_table *table,
                                                    enum column_kind kind);

/* True if the column stands in CSV. */
bool workbook_column_is_seen(const struct workbook_column *column);

/* ---- Changes (undo.c) -------------------------------------------------- */

typedef bool (*change_body)(struct workbook *workbook, gpointer data, GError **error);

/* Run @body as one transaction and put it into the history as @what. On failure, and where
 * nothing was changed, all is as before. */
bool workbook_transact(struct workbook *workbook, const char *what, change_body body, gpointer data,
                       GError **error);

/* The parts of a workshop in which people say something, unseen by others until they end. */
enum workshop_part { PART_ROUND_1 = 1, PART_ROUND_2 = 2, PART_DOTS = 4, PART_ALL = 7 };

/* The same for what is said in @parts of workshop @id. */
bool workbook_transact_said(struct workbook *workbook, gint64 id, guint parts, const char *what,
                            change_body body, gpointer data, GError **error);

/* Within a change: make one step of all that was said in a part of workshop @id. */
bool history_merge(struct workbook *workbook, gint64 id, enum workshop_part part, GError **error);

/* Put the records of each table of a changeset into an order that tells nothing of the one in which
 * they came. False, and nothing is changed, if it cannot be read. */
bool changes_sort(guint8 *changes, gsize length);

/* True if the change that is being made has changed something so far. */
bool workbook_has_changed(struct workbook *workbook);

/* Wait for other processes in the way of turns.c, on the connection that was opened; begin to write
 * when it is one's turn; end it with a commit. */
void turn_set_up(struct workbook *workbook);
bool turn_begin(struct workbook *workbook, GError **error);
bool turn_end(struct workbook *workbook, GError **error);

/* Begin to read or to write; end it again. */
bool transaction_begin(struct workbook *workbook, bool to_write, GError **error);
bool transaction_commit(struct workbook *workbook, GError **error);

/* After that has failed: true if what was changed stands in the file, but may not be on the disk.
 */
bool transaction_stands(const struct workbook *workbook);
void transaction_roll_back(struct workbook *workbook);

/* ---- Packs (packs.c) --------------------------------------------------- */

/* A file of a pack. */
struct pack_file {
  const char *name; /* static */
  char *bytes;
  gsize length;
};

/* The files of the pack in @folder; those of pack @hash in the workbook, in the order of the
 * tables; element type struct pack_file *. Transfer full. */
GPtrArray *pack_files_read(const char *folder, GError **error);
GPtrArray *pack_files_load(struct workbook *workbook, const char *hash, GError **error);

/* The SHA-256 of names and bytes. Transfer full. */
char *pack_files_hash(const GPtrArray *files);

/* Keep @files, whose hash is @hash, unless they are there already. */
bool pack_files_keep(struct workbook *workbook, const GPtrArray *files, const char *hash,
                     const char *title, GError **error);

/* The pack with this hash, from the workbook. Transfer none. */
const struct pack *workbook_stored_pack(struct workbook *workbook, const char *hash,
                                        GError **error);

/* ---- Names (names.c) --------------------------------------------------- */

/* @name as names are compared: letter case and forms of one letter aside. Transfer full. */
char *name_fold(const char *name);

/* The row of @table called @name, by its name as a whole or an unambiguous beginning: its id, or 0
 * and an error that calls it a @noun and names the near misses. */
gint64 name_find(struct workbook *workbook, const char *table, const char *noun, const char *name,
                 GError **error);

/* False, and an error, if there is nothing in @folded, the fold of @name, or another row of @table
 * than @id has it. */
bool name_check(struct workbook *workbook, const char *table, const char *noun, gint64 id,
                const char *name, const char *folded, GError **error);

/* ---- Cells of a row, checked (cells.c) --------------------------------- */

/* What may stand in a cell, by its id in a pack. */
struct record_kind {
  const char *noun;
  guint (*count)(const struct pack *pack);
  const char *(*id)(const struct pack *pack, guint index);
};
extern const struct record_kind record_roles, record_skills, record_dimensions, record_activities;

/* The record of the pack that is named in @column by its id, and by nothing else. All of these
 * are false with an error if there stands what cannot be. */
bool cell_record(const struct workbook *workbook, sqlite3_stmt *row, int column,
                 const struct pack *pack, const struct record_kind *kind, guint32 *index,
                 GError **error);
bool cell_number(const struct workbook *workbook, sqlite3_stmt *row, int column, gint64 lowest,
                 gint64 highest, guint *number, GError **error);
bool cell_flag(const struct workbook *workbook, sqlite3_stmt *row, int column, bool *flag,
               GError **error);
bool cell_date(const struct workbook *workbook, sqlite3_stmt *row, int column, GDate *date,
               GError **error);

/* Set @error to that what is being read has @noun "text", which cannot be; always false. */
bool cell_fail(const struct workbook *workbook, const char *noun, const char *text, GError **error);

/* ---- Rows that are written (rows.c) ------------------------------------ */

/* workbook_run() with texts made UTF-8, so that CSV can carry them. */
bool row_write(struct workbook *workbook, const char *sql, struct value *values, gsize n_values,
               GError **error);

/* Delete what refers to row @id of @table, in every table that is undone. */
bool rows_delete_of(struct workbook *workbook, const char *table, gint64 id, GError **error);

/* An id for a row that says nothing of when the row was made. */
gint64 row_random_id(void);

/* ---- Plans (plans.c, plan-read.c, plan-write.c) ------------------------ */

/* Read plan @id for @pack; write it, as a new one where @id is 0 (@pack_hash is its pack)
 * and else over what is there. */
struct plan *plan_read(struct workbook *workbook, gint64 id, const struct pack *pack,
                       GError **error);
gint64 plan_insert(struct workbook *workbook, const char *pack_hash, const struct pack *pack,
                   const struct plan *plan, GError **error);
bool plan_update(struct workbook *workbook, gint64 id, const struct pack *pack,
                 const struct plan *plan, GError **error);

/* The hash of plan @id's pack. Transfer full. NULL and an error. */
char *plan_pack_hash(struct workbook *workbook, gint64 id, GError **error);

/* Set @error to that the plan is no longer there; always false. */
bool plan_fail_absent(GError **error);

/* ---- Workshops --------------------------------------------------------- */

/* What is read of a workshop besides its own row and the dimensions that are asked. */
enum workshop_reading {
  READ_HEAD = 0,
  READ_RATINGS = 1,
  READ_TALLIES = 2,
  READ_DOTS = 4,
  READ_REST = 8, /* priorities, actions, notes */
  READ_ALL = 15
};

/* Read @what (enum workshop_reading) of workshop @id for @pack, within a transaction
 * (workshop-read.c); in one of its own, so that its rows belong together (workshops.c). Transfer
 * full. */
struct workshop *workshop_read(struct workbook *workbook, gint64 id, const struct pack *pack,
                               guint what, GError **error);
struct workshop *workshop_read_together(struct workbook *workbook, gint64 id,
                                        const struct pack *pack, guint what, GError **error);

/* Write a new workshop; write what workbook_change_workshop() may change over what is there
 * (workshop-write.c). */
gint64 workshop_insert(struct workbook *workbook, const char *pack_hash, const struct pack *pack,
                       const struct workshop *workshop, GError **error);
bool workshop_update(struct workbook *workbook, gint64 id, const struct pack *pack,
                     const struct workshop *workshop, GError **error);

/* The hash of workshop @id's pack. Transfer full. NULL and an error. */
char *workshop_pack_hash(struct workbook *workbook, gint64 id, GError **error);

/* Set @error to that the workshop is no longer there; always false. */
bool workshop_fail_absent(GError **error);

/* Write a rating that was judged by @workshop: in the place of what its person has said, as far as
 * it says something. @comment: as it was said; NULL leaves the one that is there. Within a change.
 * (votes.c) */
bool rating_write(struct workbook *workbook, gint64 id, const struct pack *pack,
                  const struct workshop *workshop, const struct rating *rating, const char *comment,
                  GError **error);

/* The row that stands for what @label says of @dimension in a part of a workshop that is not
 * named; 0 if there is none. Note it. (labels.c) */
bool label_find(struct workbook *workbook, gint64 id, enum workshop_part part,
                const char *dimension, const char *label, gint64 *row, GError **error);
bool label_note(struct workbook *workbook, gint64 id, enum workshop_part part,
                const char *dimension, const char *label, gint64 row, GError **error);

/* All labels of a part: row (gint64 *) -> label. Transfer full. NULL and an error. */
GHashTable *labels_read(struct workbook *workbook, gint64 id, guint parts, GError **error);

/* Forget the labels of @parts, within a change; then labels_wipe() is due. Forget those of
 * workshops that are no longer there. */
bool labels_forget(struct workbook *workbook, gint64 id, guint parts, GError **error);
bool labels_forget_absent(struct workbook *workbook, GError **error);

/* After a change: if labels were forgotten, write the file anew, so that no byte of them is left.
 * False with an error that says what to do if it cannot be done now; it is then tried again
 * with the next such change, and when the workbook is opened. */
bool labels_wipe(struct workbook *workbook, GError **error);

/* Do so if it could not be done before. */
void labels_wipe_again(struct workbook *workbook);

/* The phase of that name ("welcome", "read" …) in the file, N_PHASES if there is none (places.c).
 */
enum phase place_phase(const char *id);

/* Set the place of workshop @id, within a change; nothing if there is no such workshop. */
bool place_write(struct workbook *workbook, gint64 id, const struct pack *pack,
                 const struct workshop_place *place, GError **error);

/* ---- CSV (csv-read.c, export.c, import.c, import-rows.c) ---------------- */

#define EXPORT_HEAD_FILE   "workbook.csv" /* says which version the tables are of */
#define EXPORT_PACK_FOLDER "packs"        /* a folder for each pack, named by its hash */

/* A row of a table; the fields of the columns that were asked for, NULL where absent (an
 * empty field is absent, a quoted one empty). */
struct csv_row {
  guint line;
  guint n_fields;
  char **fields;
};

/* Which table is to be read, and what it may be. */
struct csv_table {
  const char *path, *file;    /* the second one for messages */
  const char *const *columns; /* NULL at the end; in any order, and no others */
  guint n_optional;           /* of these, the last ones may be missing */
  gsize longest;              /* field, in bytes; 0: any */
  const char *on_absent;      /* for messages: what to do if the table is missing, and why a */
  const char *on_missing;     /* column must not be; NULL for a table of an export */
};

/* Read a table. Element type struct csv_row *. Transfer full. */
GPtrArray *csv_read_table(const struct csv_table *table, GError **error);

/* The same for the table @path of an export, which must have all @columns. */
GPtrArray *csv_read(const char *path, const char *file, const char *const *columns, GError **error);

/* Set @error to `file:line: column: text`; line 0 and NULL for what is not known. Always
 * false. */
bool csv_fail(GError **error, const char *file, guint line, const char *column, const char *format,
              ...) G_GNUC_PRINTF(5, 6);

/* A table of ballots (ballots.c): read it; its rows, in which fields that are empty say nothing, as
 * struct ballot. Transfer full; the strings of the rows stay those of @table. */
GPtrArray *ballots_table_read(const char *path, const char *file, GError **error);
GArray *ballots_rows(GPtrArray *table);

/* A text as it stands in a field, without the quotation marks of CSV, so that a
 * spreadsheet takes it for a text and it can be had back exactly; NULL is absent. */
void csv_put_exactly(GString *out, const char *text);

/* What is being imported. */
struct import {
  const char *folder;
  guint version;
  GHashTable *rows;  /* table's name -> GPtrArray of struct csv_row */
  GHashTable *packs; /* hash -> GPtrArray of struct pack_file */
  GHashTable *ids;   /* table's name -> GHashTable, name of a row -> its new id (gint64 *) */
};

/* Insert the rows of @table, and note their ids. */
bool import_table(struct workbook *workbook, struct import *import,
                  const struct workbook_table *table, GError **error);

#endif
