/* terminal-private.h - what the files of the terminal in memory share */
#ifndef STAGE5_TESTS_TERMINAL_PRIVATE_H
#define STAGE5_TESTS_TERMINAL_PRIVATE_H

#include "tests/terminal.h"

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct terminal {
  VTerm *vterm;
  VTermScreen *screen;
  VTermState *state;
  int columns, rows;
  bool cursor_visible;
  bool wants_mouse; /* the program has asked for mouse events */
  GString *held;    /* where what is sent goes for now, or NULL: to the program */

  int master, slave; /* the slave stays open here, so that its settings outlive the program */
  int alive;         /* a pipe that ends when the program does */
  pid_t pid;
  bool ended; /* the program has ended and all its output is read */
  int status; /* of waitpid(), once ended */
  struct termios settings;

  GString *bytes;   /* all that was written */
  gint64 started;   /* right before the program: monotonic microseconds */
  gint64 last_read; /* likewise */
  char *home;
  bool fresh_home;
};

enum pump { PUMP_BYTES, PUMP_QUIET, PUMP_ENDED };

/* Take in what the program has written, waiting for it at most @milliseconds. */
enum pump terminal_pump(struct terminal *terminal, int milliseconds);

/* Pump until @holds is true; false at the deadline or the program's end. */
bool terminal_wait_until(struct terminal *terminal,
                         bool (*holds)(struct terminal *terminal, const void *data),
                         const void *data);

#endif
