/* quiet.c - see quiet.h */
#include "tests/quiet.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What the kernel hands from one end of a terminal to the other is in neither queue for a
 * moment; so it has to be quiet this often in a row, a millisecond apart. */
#define TIMES_QUIET    12
#define MAX_EXTENSIONS 5

static bool read_proc(pid_t pid, const char *name, char *text, gsize size)
{
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  gssize n = fd < 0 ? -1 : read(fd, text, size - 1);
  if (fd >= 0)
    close(fd);
  text[MAX(n, 0)] = '\0';
  return n > 0;
}

/* Tell whether the process sleeps, and no signal is on its way to it. */
static bool sleeps(pid_t pid)
{
  char text[4096];
  if (!read_proc(pid, "status", text, sizeof text))
    return false;
  const char *state = strstr(text, "State:\t");
  const char *pending = strstr(text, "SigPnd:\t"), *shared = strstr(text, "ShdPnd:\t");
  return state && state[7] == 'S' && pending && shared && !strtoull(pending + 8, NULL, 16) &&
         !strtoull(shared + 8, NULL, 16);
}

/* Clock ticks of the processor that it has had. */
static long work_of(pid_t pid)
{
  char text[1024];
  unsigned long user = 0, system = 0;
  const char *after = read_proc(pid, "stat", text, sizeof text) ? strrchr(text, ')') : NULL;
  if (!after ||
      sscanf(after + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
    return 0;
  return (long)(user + system);
}

/* On a machine that has much else to do, a program that wants to run gets more time. */
struct patience {
  pid_t pid;
  int seconds, extensions;
  gint64 deadline;
  long work;
};

static struct patience patience_new(const struct terminal *terminal, int seconds)
{
  pid_t pid = terminal_foreground(terminal);
  return (struct patience){.pid = pid,
                           .seconds = seconds,
                           .extensions = MAX_EXTENSIONS,
                           .deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND,
                           .work = work_of(pid)};
}

static bool is_over(struct patience *patience)
{
  if (g_get_monotonic_time() < patience->deadline)
    return false;
  long ticks = work_of(patience->pid) - patience->work;
  if (sleeps(patience->pid) || ticks >= patience->seconds * sysconf(_SC_CLK_TCK) / 2 ||
      patience->extensions-- == 0)
    return true;
  patience->deadline += patience->seconds * G_TIME_SPAN_SECOND;
  return false;
}

static bool is_all_read(const struct terminal *terminal)
{
  int n = 0;
  return ioctl(terminal->slave, FIONREAD, &n) != 0 || n == 0;
}

enum quiet quiet_wait(struct terminal *terminal, int seconds)
{
  struct patience patience = patience_new(terminal, seconds);
  for (int times = 0; times < TIMES_QUIET;) {
    enum pump pumped = terminal_pump(terminal, 1);
    if (pumped == PUMP_ENDED)
      return QUIET_ENDED;
    bool quiet =
        pumped == PUMP_QUIET && is_all_read(terminal) && sleeps(terminal_foreground(terminal));
    times = quiet ? times + 1 : 0;
    if (is_over(&patience))
      return QUIET_NEVER;
  }
  return QUIET;
}

bool terminal_wait_quiet(struct terminal *terminal)
{
  return quiet_wait(terminal, TERMINAL_DEADLINE) == QUIET;
}

enum quiet quiet_wait_read(struct terminal *terminal, int seconds)
{
  struct patience patience = patience_new(terminal, seconds);
  while (!is_over(&patience)) {
    enum pump pumped = terminal_pump(terminal, 1);
    if (pumped == PUMP_ENDED)
      return QUIET_ENDED;
    if (pumped == PUMP_QUIET && is_all_read(terminal))
      return QUIET;
  }
  return QUIET_NEVER;
}

bool quiet_send(struct terminal *terminal, const char *bytes, gsize length, int seconds)
{
  struct patience patience = patience_new(terminal, seconds);
  int flags = fcntl(terminal->master, F_GETFL);
  fcntl(terminal->master, F_SETFL, flags | O_NONBLOCK);
  while (length && !is_over(&patience) && !terminal->ended) {
    gssize n = write(terminal->master, bytes, MIN(length, 1024));
    if (n > 0) {
      bytes += n;
      length -= (gsize)n;
    }
    if (terminal_pump(terminal, n > 0 ? 0 : 10) == PUMP_ENDED)
      break;
  }
  fcntl(terminal->master, F_SETFL, flags);
  return length == 0;
}
