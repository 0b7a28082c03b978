/* planner-screens.h - what the tests of the planner's screens share: the day, a plan made
 * with keys, the workbook's file */
#ifndef STAGE5_TESTS_PLANNER_SCREENS_H
#define STAGE5_TESTS_PLANNER_SCREENS_H

#include "tests/screens.h"

#define TODAY     "2027-01-04"
#define LATER_DAY "2027-03-01"

/* Start stage5 in @home on TODAY, or on LATER_DAY, and wait for the first screen. */
struct terminal *planner_start(const char *home, int columns, int rows);
struct terminal *planner_start_later(const char *home, int columns, int rows);

/* From the first screen to the plan of @name, Trainer to Performance Consultant, on its own
 * screen and in the workbook. */
void planner_make(struct terminal *terminal, const char *name);

/* From the first screen of a workbook with one plan to that plan. */
void planner_open_only(struct terminal *terminal);

/* The workbook in @home. Transfer full. */
char *planner_workbook(const char *home);

/* Overwrite @length bytes of the file @path from @offset on. */
void planner_spoil(const char *path, gsize offset, const char *bytes, gsize length);

/* Make the workbook @path one that cannot be read, as a disk that fails does, and another program
 * sees it; its bytes come back (transfer full). Put them back, which it sees too. */
GString *planner_break(const char *path);
void planner_put_back(const char *path, GString *whole);

#endif
