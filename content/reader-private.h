/* reader-private.h - what the files that read a pack share
 *
 * reader.c takes the tables in turn; csv-file.c brings the bytes of a table, block by
 * block; csv-table.c cuts them into rows and hands each row to the table's function in
 * tables.c or tables-planner.c; checks.c looks at the whole at the end.
 */
#ifndef STAGE5_READER_PRIVATE_H
#define STAGE5_READER_PRIVATE_H

#include "content/pack-private.h"

#define MAX_COLUMNS 12 /* that a table of ours has */

/* A column of a table that the program knows. */
struct column {
  const char *name;
  enum { OPTIONAL, REQUIRED, FILLED } need; /* FILLED: and never empty */
};

/* A row of a table: the field of each of the table's columns, trimmed, "" where the
 * file does not have the column. Good as long as the row function runs. */
struct row {
  enum table_id id;
  guint32 line;
  bool quiet; /* something is wrong with it already: say nothing more */
  const char *text[MAX_COLUMNS];
  gsize length[MAX_COLUMNS];
};

/* A table of a pack, as the program knows it. */
struct table {
  const char *file;
  bool required;
  struct column columns[MAX_COLUMNS + 1]; /* the last one has no name */
  void (*row)(struct pack_reader *reader, const struct row *row);
  void (*end)(struct pack_reader *reader); /* or NULL */
};

extern const struct table pack_tables[N_TABLES];

/* Row functions outside tables.c: of the matrix (tables-matrix.c), of the planner's
 * tables (tables-planner.c). */
void dimension_row(struct pack_reader *reader, const struct row *row);
void cell_row(struct pack_reader *reader, const struct row *row);
void prompt_row(struct pack_reader *reader, const struct row *row);
void role_row(struct pack_reader *reader, const struct row *row);
void skill_row(struct pack_reader *reader, const struct row *row);
void level_row(struct pack_reader *reader, const struct row *row);
void role_skill_row(struct pack_reader *reader, const struct row *row);
void activity_row(struct pack_reader *reader, const struct row *row);

/* How far a table is. */
enum table_state {
  TABLE_UNREAD,
  TABLE_MISSING,
  TABLE_BROKEN, /* rows of it are lost: what refers to them is not at fault */
  TABLE_READ
};

/* The cells of a dimension that dimensions.csv has not come to yet. */
struct waiting {
  const char *id;
  guint32 first_cell, last_cell;
};

struct csv_table;

struct pack_reader {
  struct pack *pack;
  GPtrArray *problems;
  guint n_errors, n_warnings;
  guint n_repeated; /* errors that were not listed again */
  bool gave_up;

  guint turn;                /* of the list of turns in reader.c */
  struct csv_table *open[2]; /* the tables of this turn that are being read */
  enum table_state state[N_TABLES];
  guint64 bytes_total, bytes_read;
  guint check;      /* which of the checks is due */
  guint check_next; /* the dimension it has come to */
  bool done;

  GArray *lines[N_TABLES]; /* guint32: the line of each record of a table */
  struct stage stages[PACK_MAX_STAGES];
  guint32 stage_lines[PACK_MAX_STAGES]; /* 0: there is no such stage */
  GHashTable *groups;                   /* name -> index */
  GHashTable *waiting_ids;              /* id -> index of waiting */
  GArray *waiting;                      /* struct waiting */
  GString *cell_id;                     /* the dimension of the last cell … */
  guint32 cell_dimension, cell_waiting; /* … and which it was: one of the two */
};

/* ---- Problems (problems.c) --------------------------------------------- */

/* Report something about @file, @line (or 0) and @column (or NULL). */
void reader_error(struct pack_reader *reader, const char *file, guint line, const char *column,
                  const char *format, ...) G_GNUC_PRINTF(5, 6);
void reader_warning(struct pack_reader *reader, const char *file, guint line, const char *column,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The same about a column of a row; nothing if the row is quiet. */
void row_error(struct pack_reader *reader, const struct row *row, guint column, const char *format,
               ...) G_GNUC_PRINTF(4, 5);

void problem_free(struct problem *problem);

/* ---- What rows have in common (fields.c) ------------------------------- */

/* Keep the text of @column in the pack. */
const char *row_keep(struct pack_reader *reader, const struct row *row, guint column);

/* Which of @words (NULL at the end) the field is; if none, an error and 0. */
guint row_word(struct pack_reader *reader, const struct row *row, guint column,
               const char *const *words);
enum origin row_origin(struct pack_reader *reader, const struct row *row, guint column);

/* The field as a whole number from @low to @high (255 at most). If it is none: false, an
 * error, and *@number becomes one from @low to @high all the same. */
bool row_number(struct pack_reader *reader, const struct row *row, guint column, guint low,
                guint high, guint8 *number);

/* The index of the record of @table that the field names by its id; if there is none,
 * an error (but not if @table lost rows) and PACK_NONE. */
guint32 row_reference(struct pack_reader *reader, const struct row *row, guint column,
                      enum table_id table);

/* Take the id in @column for the record @index of the row's table. False, and an
 * error, if another record has it. */
bool row_identify(struct pack_reader *reader, const struct row *row, guint column, const char *id,
                  guint32 index);

/* An error for a reference to @id that leads nowhere. */
void report_dangling(struct pack_reader *reader, enum table_id from, guint line, const char *column,
                     enum table_id to, const char *id);

/* ---- Tables as bytes and rows (csv-file.c, csv-table.c) ---------------- */

/* Open a table; NULL, with the problem reported, if it cannot be read. */
struct csv_table *csv_table_open(struct pack_reader *reader, enum table_id id);

/* Read one block of it; returns how many bytes that were. */
gsize csv_table_read(struct csv_table *table);
bool csv_table_done(const struct csv_table *table);
double csv_table_progress(const struct csv_table *table);
void csv_table_free(struct csv_table *table);

/* ---- Checks of the whole (checks.c) ------------------------------------ */

/* Do about @budget bytes' worth of checking; true as long as there is more. */
bool checks_step(struct pack_reader *reader, gsize budget);

#endif
