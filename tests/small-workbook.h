/* small-workbook.h - a workbook for tests, in a fresh folder, and plans to put into it
 *
 *   g_autoptr(SmallWorkbook) small = small_workbook_new();
 *   gint64 id = small_workbook_add(small, "A. Lee");
 */
#ifndef STAGE5_TESTS_SMALL_WORKBOOK_H
#define STAGE5_TESTS_SMALL_WORKBOOK_H

#include "tests/small-pack.h"
#include "workbook/workbook-private.h"

#include <criterion/criterion.h>

#define SMALL_N_ACTIVITIES 100 /* of the pack; every plan has them all as actions */

struct small_workbook {
  struct small_pack *folder; /* a pack with two roles and two skills, and a place to write */
  struct pack *pack;
  char *path; /* of the workbook, in a folder of its own */
  struct workbook *workbook;
};
typedef struct small_workbook SmallWorkbook; /* for g_autoptr(SmallWorkbook) */

struct small_workbook *small_workbook_new(void);
void small_workbook_free(struct small_workbook *small);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmallWorkbook, small_workbook_free)

/* Close it and open it again. */
void small_workbook_reopen(struct small_workbook *small);

/* Run @sql in it; fails the test if that fails. */
void small_workbook_run(struct small_workbook *small, const char *sql);

/* The path of @name beside the workbook. Transfer full. */
char *small_workbook_beside(const struct small_workbook *small, const char *name);

/* A plan as the planner might have made it, every part of it filled. Transfer full. */
struct plan *small_plan(const struct pack *pack, const char *name);

/* Add such a plan; fails the test if that fails. */
gint64 small_workbook_add(struct small_workbook *small, const char *name);

/* Plan @id, all of it as text, for comparing; "" if it is not there. Transfer full. */
char *small_workbook_text(struct small_workbook *small, gint64 id);

/* Tick off action number *@data (guint *), with evidence. */
bool tick_action(struct plan *plan, const struct pack *pack, gpointer data, GError **error);

/* Put @to in the place of @from, which is there, in the text @file of @folder. */
void file_replace(const char *folder, const char *file, const char *from, const char *to);

/* All names and bytes below @folder, for comparing. Transfer full. */
char *folder_text(const char *folder);

#define expect_no_error(error) cr_assert_null(error, "%s", error->message)

/* @error is there, has this code, and says this; then it is cleared. */
#define expect_error(error, expected, part)                                                        \
  do {                                                                                             \
    cr_assert_not_null(error, "no error; expected “%s”", part);                                    \
    cr_assert(g_error_matches(error, WORKBOOK_ERROR, expected) && strstr(error->message, part),    \
              "expected “%s”, got %d: %s", part, error->code, error->message);                     \
    g_clear_error(&error);                                                                         \
  } while (0)

#endif
