/* manual.h - what the tests of the help, the man pages, the guides and the completion share: the
 * tables of the program itself, walked through */
#ifndef STAGE5_TESTS_MANUAL_H
#define STAGE5_TESTS_MANUAL_H

#include "cli/cli-private.h"

/* A command, and how it is called: "workshop rate". */
struct manual_command {
  const struct command *command;
  char *called;
};

/* All commands that are not hidden, each followed by those behind it. Elements
 * struct manual_command *. Transfer full. */
GPtrArray *manual_commands(void);

/* What is wrong with the command line @line, which begins with "stage5": a command or option that
 * there is not; NULL if it is good. Transfer full. */
char *manual_complaint(const GPtrArray *all, const char *line);

/* A home in which what the manual says can be tried, with a table of ballots, the workshop
 * "Winter review", and a second workbook. Free with environment_home_free(). */
char *manual_home_new(void);

/* Run the command line @line in @home, where all files are. Fails the test if it fails. */
void manual_play(const char *home, const char *line);

#endif
