/* child-private.h - a program that runs beside this one, its output read as it comes */
#ifndef STAGE5_CHILD_PRIVATE_H
#define STAGE5_CHILD_PRIVATE_H

#include <glib.h>
#include <stdbool.h>

struct child_options {
  const char *const *arguments; /* the program, looked for in PATH, and its arguments */
  int input;                    /* a descriptor to be its standard input, or -1 for none; it
                                   stays the caller's */
  guint seconds;                /* it is killed after that */
  bool detached; /* in a session of its own: it asks nothing of the terminal, and goes on
                    when that is closed */
};

/* How it ended. */
struct child_result {
  const char *out, *err; /* what it wrote, cut at 64 KiB; any bytes, and a NUL */
  bool succeeded;        /* exit status 0 */
  bool too_slow;         /* killed at its time limit */
};

typedef void (*child_ended)(const struct child_result *result, gpointer data);

struct child;

/* Start a program, its messages in English, as sources of @context (NULL for the default
 * one). @ended is called once, when it has ended; the child is then freed. NULL, and an
 * error of the domain G_SPAWN_ERROR or G_UNIX_ERROR, if it could not be started. */
struct child *child_start(const struct child_options *options, GMainContext *context,
                          child_ended ended, gpointer data, GError **error);

/* Never call @ended; with @stop kill the program. The child is freed when it has ended. */
void child_forget(struct child *child, bool stop);

#endif
