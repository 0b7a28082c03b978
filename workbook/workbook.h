/* workbook.h - the SQLite file that keeps plans and workshops
 *
 * One file is the document that a user copies, mails and backs up. Every change is one
 * transaction, durable when the function returns, and can be undone and done again, also
 * after the program was closed. Two processes may hold the same file; each sees the
 * other's changes: ask workbook_changed().
 *
 * SQLite itself is opened when the first workbook is (sqlite.c), so that the first screen
 * does not pay for it.
 *
 * In the order of use: opening, plans, workshops, undo, CSV.
 */
#ifndef STAGE5_WORKBOOK_H
#define STAGE5_WORKBOOK_H

#include "planner/planner.h"
#include "workshop/workshop.h"

#define WORKBOOK_ERROR (workbook_error_quark())
GQuark workbook_error_quark(void);
enum workbook_error {
  WORKBOOK_ERROR_FILE,      /* cannot be opened, is none, is damaged, disk full … */
  WORKBOOK_ERROR_BUSY,      /* another process holds it */
  WORKBOOK_ERROR_READ_ONLY, /* and a change was asked for */
  WORKBOOK_ERROR_NAME,      /* a name that is taken, empty, not found or not clear */
  WORKBOOK_ERROR_CSV,       /* a folder that cannot be imported */
  WORKBOOK_ERROR_NOTHING    /* what is to be taken over is not there, or not to be had here */
};

#define WORKBOOK_BUSY_SECONDS 10

/* ---- Opening ----------------------------------------------------------- */

struct workbook;

/* $XDG_DATA_HOME/stage5/workbook.stage5. Transfer full. */
char *workbook_default_path(void);

/* Open the workbook @path, which is made if it is not there (and its folder, if that is
 * the usual one). An older version is migrated, after a copy was laid beside it
 * (NAME.v1.stage5); a newer one, and a file that may not be written, is opened read-only.
 * NULL, and WORKBOOK_ERROR_FILE or WORKBOOK_ERROR_BUSY, if it cannot be opened. Close with
 * workbook_close(). */
struct workbook *workbook_open(const char *path, GError **error);

/* The same for a file that only is to be looked at: it is not made; if it is not there,
 * the workbook is empty. */
struct workbook *workbook_open_to_read(const char *path, GError **error);

/* The same two for what makes no sense without a workbook: WORKBOOK_ERROR_FILE if it is
 * not there, and it is not made. */
struct workbook *workbook_open_existing(const char *path, bool to_read, GError **error);

/* A file that is there, to be looked at by who follows it from moment to moment, and rather
 * shows what was there before than wait: what takes more than WORKBOOK_FOLLOW_MS, because
 * another process holds the file, fails with WORKBOOK_ERROR_BUSY. */
#define WORKBOOK_FOLLOW_MS 50
struct workbook *workbook_open_to_follow(const char *path, GError **error);
void workbook_close(struct workbook *workbook);
typedef struct workbook Workbook; /* for g_autoptr(Workbook) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workbook, workbook_close)

/* The path, absolute. Transfer none. */
const char *workbook_path(const struct workbook *workbook);

/* Why nothing can be changed, in a sentence; NULL if it can. */
const char *workbook_read_only(const struct workbook *workbook);

/* True if the file was changed by another process since this was asked last. Cheap, and
 * never waits: false while another process holds the file. */
bool workbook_changed(struct workbook *workbook);

/* Let it say so the next time, whatever happens: something could not be read. */
void workbook_look_again(struct workbook *workbook);

/* ---- Plans ------------------------------------------------------------- */

/* What a list of plans shows. */
struct plan_entry {
  gint64 id;
  char *name, *from, *to; /* names, as they were when it was made */
  GDate start, end;       /* end: of the last week of the last action */
  guint n_actions, n_done;
};

/* All plans, the one changed last first. Element type struct plan_entry *. Transfer full. NULL
 * and an error. */
GPtrArray *workbook_plans(struct workbook *workbook, GError **error);

/* The plan called @name, by its name (letter case aside) or an unambiguous beginning of
 * it: its id, or 0, and an error that names the near misses. */
gint64 workbook_find_plan(struct workbook *workbook, const char *name, GError **error);

/* Put @plan, made on @pack, into the workbook; the pack is kept with it. Its id, or 0 and
 * an error; WORKBOOK_ERROR_NAME if there is a plan of that name (letter case aside). */
gint64 workbook_add_plan(struct workbook *workbook, const struct pack *pack,
                         const struct plan *plan, GError **error);

/* The pack that plan @id was made on: @pack if it is that one, else the one kept in the
 * workbook, which lives as long as the workbook is open. NULL and an error. Transfer none. */
const struct pack *workbook_plan_pack(struct workbook *workbook, gint64 id, const struct pack *pack,
                                      GError **error);

/* The plan, for @pack as workbook_plan_pack() gives it. Transfer full. NULL, and
 * WORKBOOK_ERROR_NAME if it was removed, WORKBOOK_ERROR_FILE if what stands there cannot be. */
struct plan *workbook_plan(struct workbook *workbook, gint64 id, const struct pack *pack,
                           GError **error);

/* Change plan @id: it is read, handed to @change and written back within one transaction,
 * so that two processes never undo each other's work. @what says what is done, for undo:
 * "tick off “Rewrite the aims”". @change returns false with an error to leave it as it was. */
typedef bool (*plan_change)(struct plan *plan, const struct pack *pack, gpointer data,
                            GError **error);
bool workbook_change_plan(struct workbook *workbook, gint64 id, const struct pack *pack,
                          const char *what, plan_change change, gpointer data, GError **error);

/* Take plan @id out of the workbook; its pack stays, for undo. */
bool workbook_remove_plan(struct workbook *workbook, gint64 id, GError **error);

/* ---- Workshops --------------------------------------------------------- */

/* What a list of workshops shows. */
struct workshop_entry {
  gint64 id;
  char *name;
  GDate date;
  guint people, n_dimensions; /* expected; asked */
  guint last_revealed;        /* round, or 0 */
  guint n_actions, n_open;
  guint n_priorities; /* that were confirmed */
  enum phase phase;
};

/* All workshops, the one held last first, of one day the one added last. Element type struct
 * workshop_entry *. Transfer full. NULL and an error. */
GPtrArray *workbook_workshops(struct workbook *workbook, GError **error);

/* The workshop called @name, as workbook_find_plan() does it: its id, or 0 and an error. */
gint64 workbook_find_workshop(struct workbook *workbook, const char *name, GError **error);

/* Put a new workshop on @pack into the workbook; the pack is kept with it. The open actions of
 * the workshop before it (by date) come along: *@n_carried (or NULL) says how many. Its id, or 0
 * and an error: what workshop_new() refuses, or WORKBOOK_ERROR_NAME if the name is taken. */
gint64 workbook_add_workshop(struct workbook *workbook, const struct pack *pack,
                             const struct workshop_request *request, guint *n_carried,
                             GError **error);

/* The pack that workshop @id is held on, as workbook_plan_pack() has it. All functions below
 * take that one as @pack. */
const struct pack *workbook_workshop_pack(struct workbook *workbook, gint64 id,
                                          const struct pack *pack, GError **error);

/* The whole workshop. Transfer full. NULL, and WORKBOOK_ERROR_NAME if it was removed,
 * WORKBOOK_ERROR_FILE if what stands there cannot be. */
struct workshop *workbook_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                                   GError **error);

/* Each of these does in the file what the function of workshop.h of like name does, in one
 * transaction, durable when it returns, and refuses what that refuses. None reads more of the
 * workshop than it needs: whoever has the workshop in memory tells it the same with the
 * function of workshop.h.
 *
 * Where the workshop is not named, a label stands in the file only in the table of labels, and
 * never in the undo history: reveal and close delete the labels of what they end, put what was
 * said there into one step of the history, in an order that tells nothing, and write the file
 * anew (VACUUM), so that no byte of a label is left in it. If only that last thing fails, the
 * round is revealed (the dots are closed) and the answer is false, with an error that says so;
 * doing it again, or opening the workbook again, makes up for it. So does removing a workshop. */
bool workbook_rate(struct workbook *workbook, gint64 id, const struct pack *pack, const char *label,
                   const struct rating *rating, GError **error);
bool workbook_tally(struct workbook *workbook, gint64 id, const struct pack *pack,
                    const struct tally *tally, GError **error);

/* @n tallies (1 or more) of one dimension, such as now and want, in one change. */
bool workbook_tallies(struct workbook *workbook, gint64 id, const struct pack *pack,
                      const struct tally *tallies, guint n, GError **error);
bool workbook_reveal(struct workbook *workbook, gint64 id, const struct pack *pack, guint round,
                     GError **error);
bool workbook_give_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                        const char *label, guint dimension, guint count, GError **error);
bool workbook_close_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                         GError **error);

/* Take in the ballots of the CSV table @path (person,dimension,now,want,comment[,round], in any
 * order), as workshop_add_ballots() has it: @problems, with file and line, and in *@n_good how
 * many rows are good. False with an error if the table cannot be read at all, a column is missing,
 * or, unless @keep_going, there are problems: then nothing is taken. */
bool workbook_import_ballots(struct workbook *workbook, gint64 id, const struct pack *pack,
                             const char *path, bool keep_going, GPtrArray *problems, guint *n_good,
                             GError **error);

/* Change all else of a workshop (name, people, minutes, day, number of dots, decider and
 * priorities, actions, notes): it is read, without ratings, tallies and dots, handed to @change and
 * written back within one transaction, as workbook_change_plan() does. @what says what is done.
 * What
 * @change sets by hand is checked as for a new workshop; the number of dots stands, here too, once
 * somebody gave one. */
typedef bool (*workshop_change)(struct workshop *workshop, const struct pack *pack, gpointer data,
                                GError **error);
bool workbook_change_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                              const char *what, workshop_change change, gpointer data,
                              GError **error);

/* What a plan takes over from a workshop. */
struct plan_basis {
  GArray *dimensions; /* guint32, its priorities, the first one first: for struct plan_request */
  char *reason;       /* "Priorities of the workshop “Spring review” of 4 January 2027: …" */
};

/* The basis of a plan on @pack in the priorities of @workshop, which may have been held on another
 * pack: dimensions are the same by their id. NULL, and WORKBOOK_ERROR_NOTHING if there are no
 * priorities yet, or one that @pack has not; other errors as workbook_workshop(). Transfer full. */
struct plan_basis *workbook_plan_basis(struct workbook *workbook, gint64 workshop,
                                       const struct pack *pack, GError **error);
void plan_basis_free(struct plan_basis *basis);
typedef struct plan_basis PlanBasis; /* for g_autoptr(PlanBasis) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanBasis, plan_basis_free)

/* Take workshop @id out of the workbook, with all that was said in it. */
bool workbook_remove_workshop(struct workbook *workbook, gint64 id, GError **error);

/* Where the group is; to set it is no change that can be undone. The workshop whose place was set
 * last is the one that runs: its id, or 0 if there is none (*@error is set only if the file
 * cannot be read). */
bool workbook_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                             struct workshop_place *place, GError **error);
bool workbook_set_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                                 const struct workshop_place *place, GError **error);
gint64 workbook_running_workshop(struct workbook *workbook, GError **error);

/* ---- Undo -------------------------------------------------------------- */

/* Undo the last change of the workbook that is not undone, by whichever process; do the
 * change that was undone last again. *@what (transfer full; or NULL) says what it was, in the words
 * of who made it. False and an error if there is nothing, or it could not be done. */
bool workbook_undo(struct workbook *workbook, char **what, GError **error);
bool workbook_redo(struct workbook *workbook, char **what, GError **error);

/* ---- CSV --------------------------------------------------------------- */

/* Write all of the workbook but its undo history (and labels of people in workshops that are not
 * named) as CSV tables into @folder, which is made,
 * or is there and has none of these files. Nothing is left there on failure. A workbook of
 * a newer version is refused: not all that is in it is known. */
bool workbook_export(struct workbook *workbook, const char *folder, GError **error);

/* Read back what workbook_export() wrote, into a workbook that may hold others. All
 * or nothing: on an error (`file:line: column: …`, or a name that is taken) the workbook
 * is as it was. */
bool workbook_import(struct workbook *workbook, const char *folder, GError **error);

#endif
