/* terminal-signals.c - signals while the terminal is ours: see terminal-signals.h */
#include "tui/terminal-signals.h"

#include "document/document.h"

#include <curses.h>
#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#define MOUSE_OFF "\033[?1006l\033[?1003l\033[?1002l\033[?1000l"

/* All whose default is to end the program, but for KILL, which cannot be caught, and
 * PIPE and XFSZ, which are caught so that writing fails with an error instead. The first
 * ones are crashes, which nobody can ignore. */
#define N_CRASHES 7
static const int fatal_signals[] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGSYS,    SIGTRAP, SIGTERM, SIGHUP, SIGINT,
    SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSTKFLT};

/* What the signal handlers need; nothing else in the program is global. */
static struct {
  volatile sig_atomic_t taken, stop_is_asked;
  int fd, wake_write;
  int saved_stderr, kept_stderr;
  sigset_t mask;
  struct termios before;
  char restore[256];
  size_t restore_length;
  struct sigaction curses_winch, stop, pipe, fatal[G_N_ELEMENTS(fatal_signals)];
} given_back;

static void write_all(int fd, const char *bytes, size_t length)
{
  while (length) {
    ssize_t written = write(fd, bytes, length);
    if (written <= 0)
      return;
    bytes += written;
    length -= (size_t)written;
  }
}

void stderr_replay(int from, int to)
{
  char bytes[512];
  ssize_t got;
  if (from < 0 || to < 0 || lseek(from, 0, SEEK_SET) < 0)
    return;
  while ((got = read(from, bytes, sizeof bytes)) > 0)
    write_all(to, bytes, (size_t)got);
}

/* Only calls what POSIX allows in a handler. */
void signals_restore(void)
{
  write_all(given_back.fd, given_back.restore, given_back.restore_length);
  tcsetattr(given_back.fd, TCSANOW, &given_back.before);
}

/* So does this. While stopped the terminal is another's: curses has given it back before. */
static void give_back(void)
{
  if (!given_back.taken || tcgetpgrp(given_back.fd) != getpgrp())
    return;
  given_back.taken = 0;
  signals_restore();
  stderr_replay(given_back.kept_stderr, given_back.saved_stderr);
}

/* SA_RESETHAND has put the default action back, so that the signal, once raised again, does what
 * it does elsewhere. */
static void restore_and_raise(int number)
{
  give_back();
  raise(number);
}

static void wake_for_resize(int number)
{
  int saved_errno = errno;
  if (given_back.curses_winch.sa_handler != SIG_DFL &&
      given_back.curses_winch.sa_handler != SIG_IGN)
    given_back.curses_winch.sa_handler(number);
  write_all(given_back.wake_write, "", 1);
  errno = saved_errno;
}

/* The handler of curses would leave the screen and draw it again at once, in the middle of
 * whatever it interrupts; so stopping waits for the loop. As this handler is there before curses
 * is, curses leaves the signal alone; else it would ignore it while it draws. */
static void wake_for_stop(int number)
{
  int saved_errno = errno;
  (void)number;
  given_back.stop_is_asked = 1;
  write_all(given_back.wake_write, "", 1);
  errno = saved_errno;
}

static void add_restore(const char *sequence)
{
  size_t length = sequence && sequence != (const char *)-1 ? strlen(sequence) : 0;
  if (given_back.restore_length + length >= sizeof given_back.restore)
    return;
  memcpy(given_back.restore + given_back.restore_length, sequence ? sequence : "", length);
  given_back.restore_length += length;
}

void signals_hold(bool hold)
{
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGTSTP);
  for (gsize i = N_CRASHES; i < G_N_ELEMENTS(fatal_signals); i++)
    sigaddset(&held, fatal_signals[i]);
  if (hold)
    sigprocmask(SIG_BLOCK, &held, &given_back.mask);
  else
    sigprocmask(SIG_SETMASK, &given_back.mask, NULL);
}

/* Unless we were told to ignore it, as by a shell without job control. */
static void catch_stop(void)
{
  struct sigaction stop = {.sa_handler = wake_for_stop, .sa_flags = SA_RESTART};
  if (given_back.stop.sa_handler != SIG_IGN)
    sigaction(SIGTSTP, &stop, NULL);
}

static void catch_fatal_signals(void)
{
  static char stack[64 * 1024];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL);
  struct sigaction action = {.sa_handler = restore_and_raise,
                             .sa_flags = (int)SA_RESETHAND | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  sigaddset(&action.sa_mask, SIGTTOU); /* in the background, tcsetattr() would stop us */
  for (gsize i = 0; i < G_N_ELEMENTS(fatal_signals); i++)
    if (i < N_CRASHES || given_back.fatal[i].sa_handler != SIG_IGN) /* as nohup ignores HUP */
      sigaction(fatal_signals[i], &action, NULL);
}

/* ---- What the terminal calls, in this order ------------------------------ */

void signals_begin(int wake, int fd, const struct termios *before)
{
  given_back.wake_write = wake;
  given_back.fd = fd;
  given_back.before = *before;
  given_back.restore_length = 0;
  given_back.saved_stderr = given_back.kept_stderr = -1;
  sigaction(SIGPIPE, NULL, &given_back.pipe);
  sigaction(SIGTSTP, NULL, &given_back.stop);
  for (gsize i = 0; i < G_N_ELEMENTS(fatal_signals); i++)
    sigaction(fatal_signals[i], NULL, &given_back.fatal[i]);
  catch_stop();
}

void signals_give_up(void)
{
  sigaction(SIGTSTP, &given_back.stop, NULL);
}

void signals_keep_stderr(int saved, int kept)
{
  given_back.saved_stderr = saved;
  given_back.kept_stderr = kept;
}

void signals_remember(void)
{
  /* By name, as entry_drop_delays() has them. The first two are for a drawing that is cut off:
   * for the last cell of the screen curses does without wrapping, for a moment. */
  static const char *const names[] = {"rmir", "smam", "op", "sgr0", "cnorm", "rmkx", "rmcup"};
  if (tigetstr("kmous"))
    add_restore(MOUSE_OFF);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    add_restore(tigetstr(names[i]));
}

void signals_catch(void)
{
  struct sigaction winch = {.sa_handler = wake_for_resize, .sa_flags = SA_RESTART};
  catch_fatal_signals();
  writing_survives(SIGPIPE); /* a pipe one saves to may have lost its reader */
  sigaction(SIGWINCH, NULL, &given_back.curses_winch);
  sigaction(SIGWINCH, &winch, NULL);
  atexit(give_back); /* where it gets no memory, curses calls exit() */
  given_back.taken = 1;
}

bool signals_ask_to_stop(void)
{
  return given_back.stop_is_asked;
}

void signals_stop(void)
{
  given_back.stop_is_asked = 0;
  sigaction(SIGTSTP, &given_back.stop, NULL);
  raise(SIGTSTP);
  catch_stop();
}

void signals_drop(void)
{
  given_back.taken = 0;
  sigaction(SIGPIPE, &given_back.pipe, NULL);
  sigaction(SIGTSTP, &given_back.stop, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(fatal_signals); i++)
    sigaction(fatal_signals[i], &given_back.fatal[i], NULL);
  sigaction(SIGWINCH, &given_back.curses_winch, NULL);
}

void signals_end(void)
{
  if (given_back.stop_is_asked)
    raise(SIGTSTP);
  given_back.stop_is_asked = 0;
}
