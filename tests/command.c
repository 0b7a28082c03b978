#include "tests/command.h"

#include "tests/environment.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The parent's ends of the three standard streams, -1 when closed. */
struct streams {
  int in, out, err;
  const char *input;
  gsize input_left;
  GString *out_text, *err_text;
};

static void close_once(int *fd)
{
  if (*fd >= 0)
    close(*fd);
  *fd = -1;
}

static char **argument_vector(const struct command_options *options)
{
  GPtrArray *vector = g_ptr_array_new();
  g_ptr_array_add(vector, options->program ? g_strdup(options->program) : environment_program());
  for (gsize i = 0; options->arguments && options->arguments[i]; i++)
    g_ptr_array_add(vector, g_strdup(options->arguments[i]));
  g_ptr_array_add(vector, NULL);
  return (char **)g_ptr_array_free(vector, FALSE);
}

/* In the child: put the pipes in place and become the program. */
static void become(const struct command_options *options, char **vector, char **environment,
                   int pipes[3][2])
{
  dup2(pipes[0][0], STDIN_FILENO);
  int out = options->output ? open(options->output, O_WRONLY | O_CREAT, 0600) : pipes[1][1];
  dup2(out, STDOUT_FILENO);
  dup2(pipes[2][1], STDERR_FILENO);
  for (int fd = 3; fd < 64; fd++)
    close(fd);
  signal(SIGPIPE, SIG_DFL);
  if (!options->folder || chdir(options->folder) == 0)
    execvpe(vector[0], vector, environment);
  _exit(127);
}

static pid_t start_fresh(const struct command_options *options, const char *home, char **vector,
                         int pipes[3][2])
{
  g_auto(GStrv) environment = environment_new(home, options->environment);
  pid_t pid = fork();
  if (pid == 0)
    become(options, vector, environment, pipes);
  return pid;
}

static pid_t start(const struct command_options *options, const char *home, struct streams *streams)
{
  int pipes[3][2];
  for (int i = 0; i < 3; i++)
    if (pipe2(pipes[i], O_CLOEXEC) != 0)
      g_error("no pipe for a test: %s", g_strerror(errno));
  g_auto(GStrv) vector = argument_vector(options);
  const int theirs[] = {pipes[0][0], pipes[1][1], pipes[2][1]};
  pid_t pid = options->starter ? options->starter->start(options->starter, vector, theirs)
                               : start_fresh(options, home, vector, pipes);
  if (pid < 0)
    g_error("no process for a test: %s", g_strerror(errno));
  close(pipes[0][0]);
  close(pipes[1][1]);
  close(pipes[2][1]);
  streams->in = pipes[0][1];
  streams->out = pipes[1][0];
  streams->err = pipes[2][0];
  return pid;
}

static void feed(struct streams *streams)
{
  gssize n = streams->input_left ? write(streams->in, streams->input, streams->input_left) : 0;
  if (n > 0) {
    streams->input += n;
    streams->input_left -= n;
  }
  if (!streams->input_left || (n < 0 && errno != EAGAIN && errno != EINTR))
    close_once(&streams->in);
}

static void drain(int *fd, GString *text)
{
  char bytes[65536];
  gssize n = read(*fd, bytes, sizeof bytes);
  if (n > 0)
    g_string_append_len(text, bytes, n);
  else if (n == 0 || errno != EINTR)
    close_once(fd);
}

/* Pass bytes both ways until the program has closed its output; false at the
 * deadline. */
static bool converse(struct streams *streams, gint64 deadline)
{
  while (streams->out >= 0 || streams->err >= 0) {
    gint64 left = (deadline - g_get_monotonic_time()) / 1000;
    struct pollfd fds[] = {{.fd = streams->in, .events = POLLOUT},
                           {.fd = streams->out, .events = POLLIN},
                           {.fd = streams->err, .events = POLLIN}};
    if (left <= 0 || (poll(fds, 3, (int)left) < 0 && errno != EINTR))
      return false;
    if (fds[0].revents)
      feed(streams);
    if (fds[1].revents)
      drain(&streams->out, streams->out_text);
    if (fds[2].revents)
      drain(&streams->err, streams->err_text);
  }
  return true;
}

static int wait_status(const struct command_starter *starter, pid_t pid, bool in_time)
{
  int status = 0;
  if (!in_time)
    kill(pid, SIGKILL);
  if (starter)
    status = starter->wait(starter);
  else
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
      ;
  if (!in_time)
    return COMMAND_TIMED_OUT;
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

struct command_result *command_run(const struct command_options *options)
{
  char *fresh = options->home || options->starter ? NULL : environment_home_new();
  struct streams streams = {
      .input = options->input, .out_text = g_string_new(NULL), .err_text = g_string_new(NULL)};
  if (options->input)
    streams.input_left =
        options->input_length > 0 ? (gsize)options->input_length : strlen(options->input);
  signal(SIGPIPE, SIG_IGN);
  pid_t pid = start(options, fresh ? fresh : options->home, &streams);
  fcntl(streams.in, F_SETFL, O_NONBLOCK);
  gint64 seconds = options->deadline ? options->deadline : COMMAND_DEADLINE;
  bool in_time = converse(&streams, g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND);
  close_once(&streams.in);
  close_once(&streams.out);
  close_once(&streams.err);

  struct command_result *result = g_new0(struct command_result, 1);
  result->status = wait_status(options->starter, pid, in_time);
  result->out_length = streams.out_text->len;
  result->err_length = streams.err_text->len;
  result->out = g_string_free(streams.out_text, FALSE);
  result->err = g_string_free(streams.err_text, FALSE);
  environment_home_free(fresh);
  return result;
}

struct command_result *command_run_simply(const char *argument, ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
  va_list rest;
  va_start(rest, argument);
  for (const char *next = argument; next; next = va_arg(rest, const char *))
    g_ptr_array_add(arguments, g_strdup(next));
  va_end(rest);
  g_ptr_array_add(arguments, NULL);
  return command_run(&(struct command_options){.arguments = (const char *const *)arguments->pdata});
}

void command_result_free(struct command_result *result)
{
  if (!result)
    return;
  g_free(result->out);
  g_free(result->err);
  g_free(result);
}
