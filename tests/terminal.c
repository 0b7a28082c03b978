#include "tests/terminal-private.h"

#include "tests/environment.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

/* ---- Start ------------------------------------------------------------- */

static void write_to_program(const char *bytes, size_t length, void *data)
{
  terminal_send(data, bytes, length);
}

static int set_property(VTermProp property, VTermValue *value, void *data)
{
  struct terminal *terminal = data;
  if (property == VTERM_PROP_CURSORVISIBLE)
    terminal->cursor_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE)
    terminal->wants_mouse = value->number != VTERM_PROP_MOUSE_NONE;
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property};

static void create_screen(struct terminal *terminal)
{
  terminal->vterm = vterm_new(terminal->rows, terminal->columns);
  vterm_set_utf8(terminal->vterm, 1);
  terminal->state = vterm_obtain_state(terminal->vterm);
  terminal->screen = vterm_obtain_screen(terminal->vterm);
  terminal->cursor_visible = true;
  vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  vterm_output_set_callback(terminal->vterm, write_to_program, terminal);
}

static char **argument_vector(const struct terminal_options *options)
{
  GPtrArray *vector = g_ptr_array_new();
  g_ptr_array_add(vector, options->program ? g_strdup(options->program) : environment_program());
  for (gsize i = 0; options->arguments && options->arguments[i]; i++)
    g_ptr_array_add(vector, g_strdup(options->arguments[i]));
  g_ptr_array_add(vector, NULL);
  return (char **)g_ptr_array_free(vector, FALSE);
}

/* In the child: take the slave as the controlling terminal and become the program.
 * Descriptor 3 stays open to tell the parent how long the program lives. */
static void become(char **vector, char **environment, const char *folder, int slave, int alive)
{
  login_tty(slave);
  if (folder && chdir(folder) != 0)
    _exit(126);
  dup2(alive, 3);
  for (int fd = 4; fd < 64; fd++)
    close(fd);
  signal(SIGPIPE, SIG_DFL);
  execvpe(vector[0], vector, environment);
  dprintf(STDERR_FILENO, "%s: %s\r\n", vector[0], g_strerror(errno));
  _exit(127);
}

static void start_program(struct terminal *terminal, const struct terminal_options *options)
{
  g_auto(GStrv) vector = argument_vector(options);
  g_auto(GStrv) environment = environment_new(terminal->home, options->environment);
  struct winsize size = {.ws_row = terminal->rows, .ws_col = terminal->columns};
  int alive[2];
  if (openpty(&terminal->master, &terminal->slave, NULL, NULL, &size) != 0 ||
      pipe2(alive, O_CLOEXEC) != 0)
    g_error("no pseudo-terminal for a test: %s", g_strerror(errno));
  fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
  fcntl(terminal->slave, F_SETFD, FD_CLOEXEC);
  tcgetattr(terminal->slave, &terminal->settings);
  terminal->started = g_get_monotonic_time();
  terminal->pid = fork();
  if (terminal->pid < 0)
    g_error("no process for a test: %s", g_strerror(errno));
  if (terminal->pid == 0)
    become(vector, environment, options->folder, terminal->slave, alive[1]);
  close(alive[1]);
  terminal->alive = alive[0];
}

struct terminal *terminal_start(const struct terminal_options *options)
{
  struct terminal *terminal = g_new0(struct terminal, 1);
  terminal->columns = options->columns ? options->columns : 80;
  terminal->rows = options->rows ? options->rows : 24;
  terminal->bytes = g_string_new(NULL);
  terminal->fresh_home = !options->home;
  terminal->home = options->home ? g_strdup(options->home) : environment_home_new();
  create_screen(terminal);
  start_program(terminal, options);
  return terminal;
}

static void close_once(int *fd)
{
  if (*fd >= 0)
    close(*fd);
  *fd = -1;
}

/* See tests/coverage.c. */
static void let_counters_be_written(struct terminal *terminal)
{
  struct pollfd alive = {.fd = terminal->alive, .events = POLLIN};
  kill(terminal->pid, SIGRTMIN);
  poll(&alive, 1, 2000);
}

void terminal_free(struct terminal *terminal)
{
  if (!terminal)
    return;
  if (!terminal->ended) {
    let_counters_be_written(terminal);
    kill(-terminal->pid, SIGKILL);
    kill(terminal->pid, SIGKILL);
    waitpid(terminal->pid, NULL, 0);
  }
  close_once(&terminal->master);
  close_once(&terminal->slave);
  close_once(&terminal->alive);
  vterm_free(terminal->vterm);
  g_string_free(terminal->bytes, TRUE);
  if (terminal->fresh_home)
    environment_home_free(terminal->home);
  else
    g_free(terminal->home);
  g_free(terminal);
}

const char *terminal_home(const struct terminal *terminal)
{
  return terminal->home;
}

/* ---- What is done to it ------------------------------------------------ */

void terminal_resize(struct terminal *terminal, int columns, int rows)
{
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  terminal->columns = columns;
  terminal->rows = rows;
  vterm_set_size(terminal->vterm, rows, columns);
  ioctl(terminal->master, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int number)
{
  kill(terminal->pid, number);
}

int terminal_foreground(const struct terminal *terminal)
{
  pid_t group = tcgetpgrp(terminal->master);
  return group > 0 ? group : terminal->pid;
}

void terminal_hang_up(struct terminal *terminal)
{
  close_once(&terminal->slave);
  close_once(&terminal->master);
}

/* ---- Waiting ----------------------------------------------------------- */

/* libvterm 0.1 takes the first of the modes that a program sets at once and overlooks
 * the others; other terminals take them all. */
static void emulate(struct terminal *terminal, const char *bytes, gssize length)
{
  if (!memmem(bytes, length, "\033[?", 3)) {
    vterm_input_write(terminal->vterm, bytes, length);
    return;
  }
  g_autoptr(GRegex) two = g_regex_new("\033\\[\\?(\\d+);(\\d+)([hl])", G_REGEX_RAW, 0, NULL);
  g_autofree char *apart =
      g_regex_replace(two, bytes, length, 0, "\033[?\\1\\3\033[?\\2\\3", 0, NULL);
  /* none of stage5's bytes is a NUL: what the expression gives back is all of it */
  vterm_input_write(terminal->vterm, apart, strlen(apart));
}

static bool take_in(struct terminal *terminal)
{
  char bytes[65536];
  gssize n = read(terminal->master, bytes, sizeof bytes);
  if (n <= 0)
    return false;
  terminal->last_read = g_get_monotonic_time();
  g_string_append_len(terminal->bytes, bytes, n);
  emulate(terminal, bytes, n);
  return true;
}

/* The program is gone: read what it left behind, and its status. */
static void end(struct terminal *terminal)
{
  struct pollfd left = {.fd = terminal->master, .events = POLLIN};
  while (poll(&left, 1, 0) > 0 && (left.revents & POLLIN) && take_in(terminal))
    ;
  while (waitpid(terminal->pid, &terminal->status, 0) < 0 && errno == EINTR)
    ;
  terminal->ended = true;
}

enum pump terminal_pump(struct terminal *terminal, int milliseconds)
{
  if (terminal->ended)
    return PUMP_ENDED;
  struct pollfd fds[] = {{.fd = terminal->master, .events = POLLIN},
                         {.fd = terminal->alive, .events = POLLIN}};
  if (poll(fds, 2, milliseconds) <= 0)
    return PUMP_QUIET;
  if ((fds[0].revents & POLLIN) && take_in(terminal))
    return PUMP_BYTES;
  if (!fds[1].revents)
    return PUMP_QUIET;
  end(terminal);
  return PUMP_ENDED;
}

bool terminal_wait_until(struct terminal *terminal,
                         bool (*holds)(struct terminal *terminal, const void *data),
                         const void *data)
{
  gint64 deadline = g_get_monotonic_time() + TERMINAL_DEADLINE * G_TIME_SPAN_SECOND;
  enum pump last = PUMP_BYTES;
  while (!holds(terminal, data)) {
    gint64 left = (deadline - g_get_monotonic_time()) / 1000;
    if (last == PUMP_ENDED || left <= 0)
      return false;
    last = terminal_pump(terminal, (int)left);
  }
  return true;
}

static bool shows(struct terminal *terminal, const void *text)
{
  return terminal_find(terminal, text, NULL, NULL);
}

static bool shows_not(struct terminal *terminal, const void *text)
{
  return !shows(terminal, text);
}

static bool has_written(struct terminal *terminal, const void *bytes)
{
  return memmem(terminal->bytes->str, terminal->bytes->len, bytes, strlen(bytes)) != NULL;
}

static bool cursor_is_at(struct terminal *terminal, const void *data)
{
  const VTermPos *wanted = data;
  int column, row;
  terminal_cursor(terminal, &column, &row);
  return column == wanted->col && row == wanted->row;
}

static bool has_ended(struct terminal *terminal, const void *data)
{
  (void)data;
  return terminal->ended;
}

bool terminal_wait(struct terminal *terminal, const char *text)
{
  return terminal_wait_until(terminal, shows, text);
}

bool terminal_wait_gone(struct terminal *terminal, const char *text)
{
  return terminal_wait_until(terminal, shows_not, text);
}

bool terminal_wait_bytes(struct terminal *terminal, const char *bytes)
{
  return terminal_wait_until(terminal, has_written, bytes);
}

bool terminal_wait_cursor(struct terminal *terminal, int column, int row)
{
  return terminal_wait_until(terminal, cursor_is_at, &(VTermPos){.col = column, .row = row});
}

void terminal_settle(struct terminal *terminal, int milliseconds)
{
  gint64 deadline = g_get_monotonic_time() + TERMINAL_DEADLINE * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time() < deadline && terminal_pump(terminal, milliseconds) == PUMP_BYTES)
    ;
}

int terminal_wait_exit(struct terminal *terminal)
{
  if (!terminal_wait_until(terminal, has_ended, NULL))
    return TERMINAL_RUNNING;
  return WIFSIGNALED(terminal->status) ? -WTERMSIG(terminal->status)
                                       : WEXITSTATUS(terminal->status);
}
