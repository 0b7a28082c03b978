/* bench.h - the parts of "make bench": what is measured, and how
 *
 * Everything is measured against something in the same run, run for run in turn:
 * the floor (tests/bench/floor.c, the least that a terminal program can do) and,
 * where they are installed, other programs for tables. Times are microseconds. */
#ifndef STAGE5_TESTS_BENCH_H
#define STAGE5_TESTS_BENCH_H

#include "tests/terminal-private.h"

#include <glib.h>

#define COLUMNS 120
#define ROWS    40
#define QUIET   25 /* milliseconds without output, after which a paint is whole */

/* ---- Programs ---------------------------------------------------------- */

/* A program to be measured, as a command line. */
struct contender {
  const char *name;
  const char *program; /* a path */
  const char *const *arguments;
};

/* Figures of one kind, in microseconds or bytes. */
struct figures {
  GArray *values; /* double */
};
void figures_init(struct figures *figures);
void figures_clear(struct figures *figures);
void figures_add(struct figures *figures, double value);

/* The value below which @part (0 to 1) of the figures lie; 0 if there are none. */
double figures_part(const struct figures *figures, double part);

/* Start a program and wait for its first whole paint. Transfer full. */
struct terminal *contender_start(const struct contender *contender);

/* Microseconds from the start to the last byte of the first paint. */
double terminal_start_time(const struct terminal *terminal);

/* Send @keys and wait for the paint: microseconds to its last byte, 0 if nothing was
 * painted. *@bytes (may be NULL) is what was written. */
double terminal_time_keys(struct terminal *terminal, const char *keys, gsize *bytes);

/* Microseconds that @program takes from its start to its end, with nobody to read what it
 * writes, and @home for its caches; 0 if it fails. */
double program_time(const char *program, const char *const *arguments, const char *home);

/* Wait until @text is on the screen: microseconds from @since, or 0. */
double terminal_time_text(struct terminal *terminal, const char *text, gint64 since);

/* The number of cells of the screen that are not blank; all of them, COLUMNS * ROWS
 * (transfer full); the number of those in which two screens differ. */
int terminal_n_cells(struct terminal *terminal);
VTermScreenCell *terminal_cells(struct terminal *terminal);
int cells_n_different(const VTermScreenCell *a, const VTermScreenCell *b);

/* The largest resident memory of the program up to now, in kB. */
long terminal_peak(const struct terminal *terminal);

/* ---- The table --------------------------------------------------------- */

/* A line of the table: @ours against @theirs, in @unit; the ratio aimed at, or 0. */
void print_row(const char *figure, const char *unit, double ours, const char *against,
               double theirs, double limit);

/* The value below which @part of the figures lie, in milliseconds. */
double milliseconds(const struct figures *figures, double part);

/* ---- Plans and documents ----------------------------------------------- */

/* A plan: from the last key to its whole paint, against two frames. A plan and the matrix as
 * PDF, against a bare program that sets the same text. @program is the stage5 to measure. */
void measure_planner(const char *program, int n_runs);
void measure_pdf(const char *program, int n_runs);

/* ---- Workshops --------------------------------------------------------- */

/* A million ratings; a vote, against a commit by SQLite of one row with the same settings; the
 * heat map of a large workshop; the projector that follows. */
void measure_counting(int n_runs);
void measure_votes(const char *program);
void measure_large_workshop(const char *program, int n_runs);
void measure_projector(const char *program, int n_runs);

/* A workbook in @home with a workshop in which @people people have rated all, and that round is
 * revealed; *@import_time is what it took to take their ballots in, in microseconds. Its path;
 * transfer full. */
char *rated_workshop_file(const char *home, guint people, double *import_time);

/* Microseconds from the Enter that opens the workshop in the workbook @path to its heat map. */
double heat_map_time(const char *program, const char *path);

/* Milliseconds of a vote there, in the next round, until it is durable and on the screen; and,
 * in turn with them, of a bare commit. Medians. */
double vote_time(const char *program, const char *path, const char *home, double *bare_time);

/* ---- How cost grows ---------------------------------------------------- */

/* Two more tables: packs of 100 to 1,000,000 dimensions, workshops of 10 to 100,000 people, and
 * what each dimension, each rating costs. */
void measure_growth(const char *program);

/* ---- A large pack ------------------------------------------------------ */

#define BIG_PACK_FIRST  "Dimension 000001"
#define BIG_PACK_NEEDLE "needlework"

/* Write a pack of about @bytes with @dimensions dimensions into @folder, always the
 * same for the same numbers; BIG_PACK_NEEDLE stands near its end. The bytes that it has. */
gsize big_pack_write(const char *folder, guint dimensions, gsize bytes);

/* Microseconds to read the pack in @folder: as stage5 does, and as libcsv does with
 * callbacks that only copy. */
double reading_time(const char *folder);
double copying_time(const char *folder);

#endif
