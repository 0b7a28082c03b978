/* terminal-signals.h - signals while the terminal is ours
 *
 * What ends the program, a crash too, gives the terminal back first: one handler, on a stack of
 * its own, which only calls write() and tcsetattr() and then lets the signal do what it does. So
 * does exit(), which a library may call. To be stopped, and that the window has changed, is written
 * down for the loop, which a pipe wakes.
 */
#ifndef STAGE5_TUI_TERMINAL_SIGNALS_H
#define STAGE5_TUI_TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

/* Have all but crashes wait until this is called with false: for while the terminal is neither
 * wholly ours, with all that is needed to give it back, nor another's. */
void signals_hold(bool hold);

/* Before curses is opened, which must not have SIGTSTP: remember what signals do. A byte is
 * written to @wake from now on for what the loop is to look at. The terminal is @fd, and has the
 * settings @before. If curses cannot be opened, have SIGTSTP do what it did. */
void signals_begin(int wake, int fd, const struct termios *before);
void signals_give_up(void);

/* After curses is open: what has to be written to give the terminal back. Give it back, as far as
 * that is known. */
void signals_remember(void);
void signals_restore(void);

/* Where standard error was, and where it goes meanwhile; -1 if it stayed. */
void signals_keep_stderr(int saved, int kept);

/* Copy what is in @from, from its beginning, to @to; nothing if one of them is -1. */
void stderr_replay(int from, int to);

/* From now on all of them give the terminal back. */
void signals_catch(void);

/* Whether the program is to be stopped; stop it, once the terminal is given back. Returns when it
 * goes on. */
bool signals_ask_to_stop(void);
void signals_stop(void);

/* The terminal is given back: signals do what they did before. Then, when they wait no more, stop
 * if that was asked for and the loop did not come to it. */
void signals_drop(void);
void signals_end(void);

#endif
