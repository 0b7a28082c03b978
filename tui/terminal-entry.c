/* terminal-entry.c - see terminal-entry.h */
#include "tui/terminal-entry.h"

#include <curses.h>
#include <glib.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <ucontext.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

static sigjmp_buf way_out;

/* A crash is the end of it. One that somebody sent is none of the entry: it is blocked when this
 * returns, and waits with the other signals until the terminal is wholly ours. */
static void leave(int number, siginfo_t *info, void *context)
{
  if (info->si_code > 0 || info->si_pid == getpid())
    siglongjmp(way_out, number);
  sigaddset(&((ucontext_t *)context)->uc_sigmask, number);
  raise(number);
}

enum entry_state entry_take(bool (*take)(void *data), void *data)
{
  struct sigaction guard = {.sa_sigaction = leave, .sa_flags = SA_SIGINFO},
                   usual[G_N_ELEMENTS(crashes)];
  volatile enum entry_state state = ENTRY_DAMAGED;
  sigemptyset(&guard.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS(crashes); i++)
    sigaction(crashes[i], &guard, &usual[i]);
  if (sigsetjmp(way_out, 1) == 0)
    state = take(data) ? ENTRY_DONE : ENTRY_REFUSED;
  for (gsize i = 0; i < G_N_ELEMENTS(crashes); i++)
    sigaction(crashes[i], &usual[i], NULL);
  return state;
}

static void drop_delays(char *text)
{
  char *to = text;
  for (const char *from = text; *from; from++) {
    const char *end = from[0] == '$' && from[1] == '<' ? strchr(from, '>') : NULL;
    if (end)
      from = end;
    else
      *to++ = *from;
  }
  *to = '\0';
}

/* The strings behind the macros of term.h are copies, which curses itself does not use. They say
 * which have a delay; what curses uses is found by name, which takes its time. */
void entry_drop_delays(void)
{
  for (int i = 0; i < STRCOUNT; i++) {
    const char *copy = CUR Strings[i];
    bool delays = copy && copy != (char *)-1 && strstr(copy, "$<");
    char *text = delays ? tigetstr(strnames[i]) : NULL;
    if (text && text != (char *)-1)
      drop_delays(text);
  }
}

void entry_keep_letters(void)
{
  for (int c = ' '; c <= '~'; c++) {
    const char letter[] = {(char)c, '\0'};
    if (key_defined(letter) > 0)
      define_key(letter, 0);
  }
}
