/* quiet.c - see quiet.h */
#include "tests/torture/quiet.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What the kernel hands from one end of a terminal to the other is in neither queue for a
 * moment; so it has to be quiet this often in a row, a millisecond apart. */
#define TIMES_QUIET 12

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

static bool is_all_read(const struct terminal *terminal)
{
  int n = 0;
  return ioctl(terminal->slave, FIONREAD, &n) != 0 || n == 0;
}

enum quiet quiet_wait(struct terminal *terminal, int seconds)
{
  gint64 deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
  for (int times = 0; times < TIMES_QUIET;) {
    enum pump pumped = terminal_pump(terminal, 1);
    if (pumped == PUMP_ENDED)
      return QUIET_ENDED;
    bool quiet =
        pumped == PUMP_QUIET && is_all_read(terminal) && sleeps(terminal_foreground(terminal));
    times = quiet ? times + 1 : 0;
    if (g_get_monotonic_time() > deadline)
      return QUIET_NEVER;
  }
  return QUIET;
}

enum quiet quiet_wait_read(struct terminal *terminal, int seconds)
{
  gint64 deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time() < deadline) {
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
  gint64 deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
  int flags = fcntl(terminal->master, F_GETFL);
  fcntl(terminal->master, F_SETFL, flags | O_NONBLOCK);
  while (length && g_get_monotonic_time() < deadline && !terminal->ended) {
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
