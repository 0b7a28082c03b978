#include "tests/torture/kill.h"

#include "tests/environment.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- The moment ------------------------------------------------------------ */

static volatile pid_t victim;

static void strike(int number)
{
  (void)number;
  if (victim > 0)
    kill(victim, SIGKILL);
}

static void set_alarm(gint64 microseconds)
{
  const struct itimerval timer = {.it_value = {.tv_sec = microseconds / G_USEC_PER_SEC,
                                               .tv_usec = microseconds % G_USEC_PER_SEC}};
  setitimer(ITIMER_REAL, &timer, NULL);
}

void kill_later(pid_t pid, gint64 microseconds)
{
  const struct sigaction action = {.sa_handler = strike, .sa_flags = SA_RESTART};
  victim = pid;
  sigaction(SIGALRM, &action, NULL);
  set_alarm(MAX(microseconds, 1));
}

void kill_cancel(void)
{
  set_alarm(0);
  victim = 0;
}

gint64 kill_moment(GRand *random, gint64 microseconds)
{
  return 1 + (gint64)(g_rand_double(random) * 1.1 * (double)microseconds);
}

/* ---- A command --------------------------------------------------------------- */

/* In the child: become stage5, with standard output in @pipe. */
static void become(char **vector, char **environment, int pipe)
{
  int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(pipe, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
  execve(vector[0], vector, environment);
  _exit(127);
}

static char **vector_of(const char *const *arguments)
{
  GPtrArray *vector = g_ptr_array_new();
  g_ptr_array_add(vector, environment_program());
  for (; *arguments; arguments++)
    g_ptr_array_add(vector, g_strdup(*arguments));
  g_ptr_array_add(vector, NULL);
  return (char **)g_ptr_array_free(vector, FALSE);
}

static char *read_all(int fd)
{
  GString *text = g_string_new(NULL);
  char bytes[4096];
  gssize n;
  while ((n = read(fd, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))
    g_string_append_len(text, bytes, MAX(n, 0));
  return g_string_free(text, FALSE);
}

struct killed_command kill_command(const char *home, const char *const *arguments,
                                   gint64 microseconds)
{
  g_auto(GStrv) vector = vector_of(arguments), environment = environment_new(home, NULL);
  struct killed_command command = {0};
  int ends[2], status = 0;
  if (pipe2(ends, O_CLOEXEC) != 0)
    g_error("no pipe for a trial: %s", g_strerror(errno));
  gint64 start = g_get_monotonic_time();
  pid_t pid = fork();
  if (pid < 0)
    g_error("no process for a trial: %s", g_strerror(errno));
  if (pid == 0)
    become(vector, environment, ends[1]);
  if (microseconds)
    kill_later(pid, microseconds);
  close(ends[1]);
  command.out = read_all(ends[0]);
  close(ends[0]);
  /* it is a corpse of that number until it is waited for the second time */
  waitid(P_PID, (id_t)pid, &(siginfo_t){0}, WEXITED | WNOWAIT);
  kill_cancel();
  waitpid(pid, &status, 0);
  command.microseconds = g_get_monotonic_time() - start;
  command.killed = WIFSIGNALED(status);
  command.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return command;
}

void killed_command_clear(struct killed_command *command)
{
  g_free(command->out);
  command->out = NULL;
}
