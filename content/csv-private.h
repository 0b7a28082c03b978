/* csv-private.h - a table that is being read: what csv-file.c and csv-table.c share */
#ifndef STAGE5_CSV_PRIVATE_H
#define STAGE5_CSV_PRIVATE_H

#include "content/reader-private.h"

#include <csv.h>

#define FIRST_BLOCK_SIZE (4 * 1024)
#define BLOCK_SIZE       (64 * 1024)
#define BUFFER_STEP      4096 /* by which libcsv lets its buffer grow */
#define MAX_HEADER       256  /* columns, known or not */
#define NOT_KEPT         G_MAXUINT8

struct csv_table {
  struct pack_reader *reader;
  const struct table *table;
  enum table_id id;

  /* the file */
  int fd;
  guint64 size, n_read; /* bytes */
  bool done;
  char *block;   /* BLOCK_SIZE bytes; the first of them are left from the block before */
  gsize carried; /* how many */

  /* the line that is being parsed */
  struct csv_parser parser;
  guint line;      /* from 1 */
  bool skip_line;  /* the rest of it */
  bool in_row;     /* the parser has the beginning of a row */
  bool too_long;   /* a field of it; that has been reported */
  guint row_line;  /* where that row began */
  guint cell_line; /* where its latest field began */

  /* the row that is being gathered */
  bool quiet;       /* something about it has been reported */
  guint n_fields;   /* so far */
  char *text;       /* the kept fields, each with a NUL behind it */
  gsize used, room; /* bytes of it */
  struct row row;   /* the kept fields, .text filled in at its end */
  gsize start[MAX_COLUMNS];
  guint filled; /* bit i: column i of the row is not empty */

  /* the header */
  GPtrArray *names; /* of the file's columns; NULL until the header is read */
  guint8 *column;   /* of the file -> of the table, or NOT_KEPT */
  guint n_columns;  /* of the table */
  guint must;       /* bit i: column i must not be empty */
  guint n_rows;     /* below the header */
};

/* Take @length bytes of text as it comes out of the file: clean it, report what is at
 * fault in it, and read its rows. @text is changed. */
void csv_table_take(struct csv_table *table, char *text, gsize length);

/* The file is at its end. */
void csv_table_end(struct csv_table *table);

/* Take the row that has been gathered as the header (csv-header.c). */
void csv_table_take_header(struct csv_table *table);

/* Report something about the whole table and read no more of it. */
void csv_table_give_up(struct csv_table *table, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
