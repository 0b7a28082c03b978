/* session.h - keys pressed at random from some screen on, written down so that they can be pressed
 * again
 *
 * A session is a spot and steps: what is sent (a key, a click, a paste, bytes that mean nothing),
 * or a new size of the window. As a file it is text, a step a line, in which lines can be left
 * out by hand:
 *
 *   spot 12
 *   send \033[B
 *   size 80 24
 */
#ifndef STAGE5_TESTS_SESSION_H
#define STAGE5_TESTS_SESSION_H

#include "tests/torture/spots.h"

struct step {
  char *bytes; /* what is sent; NULL: a new size */
  int columns, rows;
};

struct session {
  guint spot;
  GPtrArray *steps; /* struct step * */
};
typedef struct session Session; /* for g_autoptr(Session) */

/* @n_steps steps of chance, from a screen of chance. */
struct session *session_new(GRand *random, guint n_steps);

/* From and to text. NULL if it is none; transfer full. */
struct session *session_read(const char *text);
char *session_to_string(const struct session *session);
void session_free(struct session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* Play it; a program that ends is started again, in the home as it is. NULL if all held, else what
 * did not (transfer full). *@n_starts, if not NULL, is how often it was started. */
char *session_play(const struct session *session, struct settings *settings, guint *n_starts);

/* Leave out what is not needed for something not to hold, for at most @seconds. Transfer full. */
struct session *session_shorten(const struct session *session, struct settings *settings,
                                int seconds);

#endif
