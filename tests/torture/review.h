/* review.h - a workbook with the workshop “Spring review” in it, for trials, and whether what is
 * in it is as it should be */
#ifndef STAGE5_TESTS_TORTURE_REVIEW_H
#define STAGE5_TESTS_TORTURE_REVIEW_H

#include "tests/torture/torture.h"
#include "workbook/workbook-private.h"

#define SPRING_REVIEW "Spring review"

struct review {
  char *home;        /* a fresh one; the workbook is the usual one there, */
  char *memory;      /* or in this folder; NULL if not */
  char *path;        /* of the workbook */
  struct pack *pack; /* the default one */
  gint64 id;         /* of the workshop, for eight people, not named, asking all dimensions */
};
typedef struct review Review; /* for g_autoptr(Review) */

/* Ends the program with a message if it cannot be made. */
struct review *review_new(void);

/* The same with the workbook in memory, where the system has a folder for that: what it costs to
 * sync, and how busy the disk is, makes no difference then. */
struct review *review_new_in_memory(void);
void review_free(struct review *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Review, review_free)

/* Put that workshop into another workbook. Its id, or 0 and an error. */
gint64 review_add_workshop(const struct review *review, struct workbook *workbook, GError **error);

/* A plan that is not in the workbook yet. Transfer full. */
struct plan *review_plan(const struct review *review, const char *name);

/* Open its workbook as it was left, and see that it is whole. NULL, and the trial has failed, if
 * it is not. */
struct workbook *review_open(const struct review *review, struct trial_run *trial);

/* The workshop as it is in @workbook. NULL, and the trial has failed, if it cannot be read. */
struct workshop *review_read(const struct review *review, struct workbook *workbook,
                             struct trial_run *trial);

/* What is wrong with @workbook: its file is not whole, or its last change, if there is one, cannot
 * be undone and done again. NULL if nothing is. Transfer full. */
char *review_fault(struct workbook *workbook);
char *review_undo_fault(struct workbook *workbook);

/* Whether there is a journal beside the workbook, as a transaction leaves it that was cut off. */
bool review_has_journal(const struct review *review);

/* Whether a file of the folder of the workbook has @text in its name or its bytes. */
bool review_has_bytes(const struct review *review, const char *text);

#endif
