/* kill.h - a program that is killed at some moment, for trials */
#ifndef STAGE5_TESTS_TORTURE_KILL_H
#define STAGE5_TESTS_TORTURE_KILL_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* kill -9 process @pid in @microseconds (1 or more), unless kill_cancel() comes before. One at a
 * time; uses SIGALRM. Cancel before the process is waited for, or its number may be another's. */
void kill_later(pid_t pid, gint64 microseconds);
void kill_cancel(void);

struct killed_command {
  bool killed;         /* and did not end by itself before */
  int status;          /* exit status, if not */
  char *out;           /* standard output, as far as it was written */
  gint64 microseconds; /* from the start to the end */
};

/* Run stage5 with @arguments (NULL at the end) and @home for its home, and kill it in
 * @microseconds; 0: let it end by itself. What is at its disposal is as in tests/command.h.
 * Clear with killed_command_clear(). */
struct killed_command kill_command(const char *home, const char *const *arguments,
                                   gint64 microseconds);
void killed_command_clear(struct killed_command *command);
typedef struct killed_command KilledCommand; /* for g_auto(KilledCommand) */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(KilledCommand, killed_command_clear)

/* A random moment of something that takes @microseconds, or just after it. */
gint64 kill_moment(GRand *random, gint64 microseconds);

#endif
