/* workshop-screens.h - what the tests of a workshop's screens share: a workbook with the workshop
 * "Spring review", as it is at some point of its agenda
 *
 *   g_autoptr(Home) home = environment_home_new();
 *   g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
 *   g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);  // its home screen
 *
 * The file is what another program has in its hands: what a test does to file->workbook, the
 * screens follow.
 */
#ifndef STAGE5_TESTS_WORKSHOP_SCREENS_H
#define STAGE5_TESTS_WORKSHOP_SCREENS_H

#include "tests/planner-screens.h"
#include "workbook/workbook.h"

#define SPRING "Spring review"

/* What has happened, and the phase that it is in then. A point has all of those before it. */
enum workshop_point {
  WORKSHOP_MADE,     /* for 8 people, 120 minutes, on TODAY; Welcome */
  WORKSHOP_RATED,    /* p1 to p8 rated everything; Rate */
  WORKSHOP_REVEALED, /* round 1; Reveal */
  WORKSHOP_RERATED,  /* and round 2 revealed; Rate again */
  WORKSHOP_DOTTED,   /* all dots given and closed; Dots */
  WORKSHOP_DECIDED,  /* by A. Okoro: the first two dimensions; Actions */
  WORKSHOP_AGREED    /* on one action; Close */
};

struct workshop_file {
  struct pack *pack; /* the default one */
  struct workbook *workbook;
  gint64 id; /* of the workshop */
};
typedef struct workshop_file WorkshopFile; /* for g_autoptr(WorkshopFile) */

/* The workbook that stage5 has in @home, made, with the workshop at @point. */
struct workshop_file *workshop_file_new(const char *home, enum workshop_point point);
void workshop_file_free(struct workshop_file *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkshopFile, workshop_file_free)

/* The same for a test that then does all with keys. */
void workshop_make(const char *home, enum workshop_point point);

/* Another workshop, called @name, @days after TODAY. Its id. */
gint64 workshop_file_add(struct workshop_file *file, const char *name, guint days);

/* Agree on the action @text in workshop @id. */
void workshop_file_agree(struct workshop_file *file, gint64 id, const char *text);

/* Enter what hands or paper say of dimension @dimension in @round: tallies such as
 * "0 2 4 1 1 ?2 -1". */
void workshop_file_tally(struct workshop_file *file, guint dimension, guint round, const char *now,
                         const char *want);
void workshop_file_reveal(struct workshop_file *file, guint round);

/* Set the phase; the place, with the timer, as it is in the workbook. */
void workshop_file_go(struct workshop_file *file, enum phase phase);
struct workshop_place workshop_file_place(struct workshop_file *file);
void workshop_file_set_place(struct workshop_file *file, const struct workshop_place *place);

/* Start stage5 in @home on TODAY, and go to the list of workshops; to the home screen of the
 * only workshop. */
struct terminal *workshops_start(const char *home, int columns, int rows);
struct terminal *workshop_start(const char *home, int columns, int rows);

/* @n pictures, each from the home screen of a workshop that was just made. */
void workshops_expect(const struct picture *pictures, gsize n, int columns, int rows);

#endif
