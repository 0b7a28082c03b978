/* command.h - run stage5 as a command, for tests
 *
 *   g_autoptr(CommandResult) result = command_run(&(struct command_options){
 *       .arguments = (const char *const[]){"dimension", "mindset", NULL}});
 *   cr_assert_eq(result->status, 0, "%s", result->err);
 *
 * The environment is as for a terminal (tests/terminal.h), HOME is a fresh folder.
 */
#ifndef STAGE5_TESTS_COMMAND_H
#define STAGE5_TESTS_COMMAND_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

#define COMMAND_DEADLINE  60 /* seconds */
#define COMMAND_TIMED_OUT (-1000)

/* Who starts a program in another way than with a fork of the test. */
struct command_starter {
  /* Start it with @arguments, its name the first, NULL after the last, and the three @streams. */
  pid_t (*start)(const struct command_starter *starter, char *const *arguments, const int *streams);
  int (*wait)(const struct command_starter *starter); /* until it has ended; as of waitpid() */
};

struct command_options {
  const char *program;            /* NULL for the stage5 of this build */
  const char *const *arguments;   /* without the program's name, NULL at the end; may be NULL */
  const char *const *environment; /* "NAME=value" sets, "NAME" takes out; may be NULL */
  const char *input;              /* for standard input, which is empty if NULL */
  gssize input_length;            /* bytes; 0 or less for the whole string */
  const char *output;             /* a file to open as standard output, such as
                                     /dev/full; NULL for a pipe that is read */
  const char *folder;             /* to run in; NULL for where the test runs */
  const char *home;               /* an existing folder, which stays; NULL for a fresh one */
  const struct command_starter *starter; /* or NULL; then without environment, folder, home */
  int deadline;                          /* seconds; 0 for COMMAND_DEADLINE */
};

struct command_result {
  int status; /* exit status; minus the signal's number; or COMMAND_TIMED_OUT */
  char *out;  /* standard output with a NUL after it */
  gsize out_length;
  char *err; /* standard error likewise */
  gsize err_length;
};

/* Run a program to its end. Free with command_result_free(). */
struct command_result *command_run(const struct command_options *options);

/* The same for stage5 with nothing but arguments, NULL after the last one. */
struct command_result *command_run_simply(const char *argument, ...) G_GNUC_NULL_TERMINATED;

void command_result_free(struct command_result *result);
typedef struct command_result CommandResult; /* for g_autoptr(CommandResult) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommandResult, command_result_free)

#endif
