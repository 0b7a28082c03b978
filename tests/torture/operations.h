/* operations.h - what stage5 is told to do on the command line while something fails
 *
 * All of them begin in the same folder, which operations_prepare() fills: w.stage5 with a plan and
 * a workshop, other.stage5 with another plan, exported/ as w.stage5 was exported, plans.pdf,
 * matrix.html, fonts.conf, home/, and tmp/ for TMPDIR. */
#ifndef STAGE5_TESTS_OPERATIONS_H
#define STAGE5_TESTS_OPERATIONS_H

#include "tests/command.h"

struct operation {
  const char *name;
  const char *words; /* parted by "|" */
  const char *pdf;   /* the file that is drawn, or NULL */
};

#define N_OPERATIONS_MOST 16
#define OPERATION_SECONDS 10 /* after which one has hung */
extern const struct operation operations[];
extern const guint n_operations;

/* A fresh folder, in memory if the system has a place for that, and its end. Transfer full. */
char *operations_folder_new(void);
void operations_folder_free(char *folder);

/* Put into @folder what there is at the beginning. NULL, or what went wrong; transfer full. */
char *operations_prepare(const char *folder);

/* The environment of those that are run in @folder, with more that is set in it. Transfer full. */
char **operations_environment(const char *folder, const char *const *more);

/* Run one in @folder, started by @starter or, if that is NULL, afresh. In what it says, the
 * folder's name stands as "FOLDER". */
struct command_result *operation_run(const struct operation *operation, const char *folder,
                                     const struct command_starter *starter);

#endif
