/* quiet.h - when a program on a terminal has done all that it was asked
 *
 * It does not answer, so the system is asked: the program waits for something new, and neither
 * what was sent to it nor what it has written is on its way any more.
 */
#ifndef STAGE5_TESTS_QUIET_H
#define STAGE5_TESTS_QUIET_H

#include "tests/terminal-private.h"

enum quiet {
  QUIET,       /* it waits */
  QUIET_ENDED, /* it has ended */
  QUIET_NEVER  /* it did neither in @seconds */
};

/* Take in what the program writes until it waits for the next key. */
enum quiet quiet_wait(struct terminal *terminal, int seconds);

/* Take in what it writes until it has read all that was sent: QUIET, though it may still be at
 * work. */
enum quiet quiet_wait_read(struct terminal *terminal, int seconds);

/* Send bytes however long, taking in meanwhile what the program writes: neither end waits for
 * the other for ever. False if the program did not take them in @seconds, or has ended. */
bool quiet_send(struct terminal *terminal, const char *bytes, gsize length, int seconds);

#endif
