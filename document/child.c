/* child.c - a program that runs beside this one: see child-private.h */
#include "document/child-private.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_BYTES  (64 * 1024)
#define PIECE_BYTES 4096
#define MOST_PIECES 64 /* read in one go */

/* One of the two streams that it writes. */
struct stream {
  int fd; /* -1 when it is at its end */
  GSource *source;
  GString *text;
};

struct child {
  GPid pid;
  struct stream out, err;
  GSource *watch, *limit;
  child_ended ended; /* NULL: nobody wants to know any more */
  gpointer data;
  bool detached, too_slow;
};

static void drop_source(GSource **source)
{
  if (!*source)
    return;
  g_source_destroy(*source);
  g_clear_pointer(source, g_source_unref);
}

static void add_source(GSource **place, GSource *source, GSourceFunc function, gpointer data,
                       GMainContext *context)
{
  *place = source;
  g_source_set_callback(source, function, data, NULL);
  g_source_attach(source, context);
}

/* ---- Its output -------------------------------------------------------- */

static void close_stream(struct stream *stream)
{
  drop_source(&stream->source);
  if (stream->fd >= 0)
    close(stream->fd);
  stream->fd = -1;
}

/* Take what is there. What is too much is read too, or the program would wait. */
static void drain(struct stream *stream)
{
  char bytes[PIECE_BYTES];
  ssize_t n = 1;
  for (int i = 0; i < MOST_PIECES && n > 0 && stream->fd >= 0; i++) {
    n = read(stream->fd, bytes, sizeof bytes);
    gsize room = MOST_BYTES - stream->text->len;
    if (n > 0)
      g_string_append_len(stream->text, bytes, (gssize)MIN((gsize)n, room));
    else if (n == 0 || (errno != EAGAIN && errno != EINTR))
      close_stream(stream);
  }
}

static gboolean on_output(gint fd, GIOCondition condition, gpointer data)
{
  (void)fd, (void)condition;
  drain(data);
  return G_SOURCE_CONTINUE;
}

static void watch_stream(struct stream *stream, int fd, GMainContext *context)
{
  stream->fd = fd;
  stream->text = g_string_new(NULL);
  g_unix_set_fd_nonblocking(fd, TRUE, NULL);
  add_source(&stream->source, g_unix_fd_source_new(fd, G_IO_IN | G_IO_HUP),
             G_SOURCE_FUNC(on_output), stream, context);
}

/* ---- Its end ----------------------------------------------------------- */

static void free_child(struct child *child)
{
  close_stream(&child->out);
  close_stream(&child->err);
  drop_source(&child->watch);
  drop_source(&child->limit);
  g_string_free(child->out.text, TRUE);
  g_string_free(child->err.text, TRUE);
  g_free(child);
}

/* What it started itself may still hold its output open: that is not waited for. */
static void on_end(GPid pid, gint status, gpointer data)
{
  struct child *child = data;
  (void)pid;
  drain(&child->out);
  drain(&child->err);
  struct child_result result = {.out = child->out.text->str,
                                .err = child->err.text->str,
                                .succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0,
                                .too_slow = child->too_slow};
  if (child->ended)
    child->ended(&result, child->data);
  free_child(child);
}

static void kill_child(const struct child *child)
{
  kill(child->detached ? -child->pid : child->pid, SIGKILL);
}

static gboolean on_limit(gpointer data)
{
  struct child *child = data;
  child->too_slow = true;
  kill_child(child);
  return G_SOURCE_CONTINUE;
}

void child_forget(struct child *child, bool stop)
{
  child->ended = NULL;
  if (stop)
    kill_child(child);
}

/* ---- Its start --------------------------------------------------------- */

/* In the new process. */
static void leave_terminal(gpointer data)
{
  (void)data;
  setsid();
}

static char **english_environment(void)
{
  char **environment = g_environ_unsetenv(g_get_environ(), "LANGUAGE");
  return g_environ_setenv(environment, "LC_ALL", "C", TRUE);
}

static char **copy_arguments(const char *const *arguments)
{
  GPtrArray *copies = g_ptr_array_new();
  for (; *arguments; arguments++)
    g_ptr_array_add(copies, g_strdup(*arguments));
  g_ptr_array_add(copies, NULL);
  return (char **)g_ptr_array_free(copies, FALSE);
}

static bool spawn(struct child *child, const struct child_options *options, int out, int err,
                  GError **error)
{
  g_auto(GStrv) arguments = copy_arguments(options->arguments);
  g_auto(GStrv) environment = english_environment();
  return g_spawn_async_with_fds(NULL, arguments, environment,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                                options->detached ? leave_terminal : NULL, NULL, &child->pid,
                                options->input, out, err, error);
}

/* Two pipes, {read, write} each. */
static bool open_pipes(int out[2], int err[2], GError **error)
{
  if (!g_unix_open_pipe(out, FD_CLOEXEC, error))
    return false;
  if (g_unix_open_pipe(err, FD_CLOEXEC, error))
    return true;
  close(out[0]);
  close(out[1]);
  return false;
}

struct child *child_start(const struct child_options *options, GMainContext *context,
                          child_ended ended, gpointer data, GError **error)
{
  int out[2], err[2];
  if (!open_pipes(out, err, error))
    return NULL;
  struct child *child = g_new0(struct child, 1);
  child->ended = ended;
  child->data = data;
  child->detached = options->detached;
  bool started = spawn(child, options, out[1], err[1], error);
  close(out[1]);
  close(err[1]);
  watch_stream(&child->out, out[0], context);
  watch_stream(&child->err, err[0], context);
  if (!started) {
    free_child(child);
    return NULL;
  }
  add_source(&child->watch, g_child_watch_source_new(child->pid), G_SOURCE_FUNC(on_end), child,
             context);
  add_source(&child->limit, g_timeout_source_new_seconds(options->seconds), on_limit, child,
             context);
  return child;
}
