#include "tests/torture/starter.h"

#include "tests/environment.h"
#include "tests/torture/stand-by.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_STREAMS   3
#define THEIR_END   3 /* of the socket, in the program */
#define MOST_OPENED 64

struct starter {
  struct command_starter interface;
  int socket;
  pid_t pid;
};

/* ---- A run ----------------------------------------------------------------- */

static void receive(const struct starter *starter, void *value, size_t size)
{
  ssize_t n;
  while ((n = recv(starter->socket, value, size, 0)) < 0 && errno == EINTR)
    continue;
  if (n != (ssize_t)size)
    g_error("the stage5 that stands by is gone: %s", n < 0 ? g_strerror(errno) : "its end is shut");
}

static void ask(const struct starter *starter, const GString *words, const int *streams)
{
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int) * N_STREAMS)];
  } control = {.header = {.cmsg_level = SOL_SOCKET,
                          .cmsg_type = SCM_RIGHTS,
                          .cmsg_len = CMSG_LEN(sizeof(int) * N_STREAMS)}};
  struct iovec part = {words->str, words->len};
  const struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  memcpy(CMSG_DATA(&control.header), streams, sizeof(int) * N_STREAMS);
  if (sendmsg(starter->socket, &message, MSG_NOSIGNAL) != (ssize_t)words->len)
    g_error("the stage5 that stands by cannot be asked: %s", g_strerror(errno));
}

static pid_t start(const struct command_starter *interface, char *const *arguments,
                   const int *streams)
{
  const struct starter *starter = (const struct starter *)interface;
  g_autoptr(GString) words = g_string_new(NULL);
  pid_t pid;
  for (; *arguments; arguments++)
    g_string_append_len(words, *arguments, (gssize)strlen(*arguments) + 1);
  g_assert(words->len <= STAND_BY_BYTES);
  ask(starter, words, streams);
  receive(starter, &pid, sizeof pid);
  return pid;
}

static int wait_for(const struct command_starter *interface)
{
  int status;
  receive((const struct starter *)interface, &status, sizeof status);
  return status;
}

const struct command_starter *starter_interface(const struct starter *starter)
{
  return &starter->interface;
}

/* ---- The one that stands by ------------------------------------------------ */

static void become(const char *folder, char **environment, int end)
{
  char *program = environment_program();
  int nothing = open("/dev/null", O_RDWR);
  int own = fcntl(end, F_DUPFD, MOST_OPENED);
  for (int fd = 0; fd < N_STREAMS - 1; fd++)
    dup2(nothing, fd);
  dup2(own, THEIR_END);
  for (int fd = THEIR_END + 1; fd <= own; fd++)
    close(fd);
  signal(SIGPIPE, SIG_DFL);
  if (chdir(folder) == 0)
    execve(program, (char *[]){program, NULL}, environment);
  _exit(127);
}

struct starter *starter_new(const char *folder, char **environment)
{
  struct starter *starter = g_new0(struct starter, 1);
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    g_error("no socket for a trial: %s", g_strerror(errno));
  g_auto(GStrv) changed =
      g_environ_setenv(g_strdupv(environment), STAND_BY_VARIABLE, G_STRINGIFY(THEIR_END), true);
  starter->interface = (struct command_starter){start, wait_for};
  starter->socket = ends[0];
  starter->pid = fork();
  if (starter->pid < 0)
    g_error("no process for a trial: %s", g_strerror(errno));
  if (starter->pid == 0)
    become(folder, changed, ends[1]);
  close(ends[1]);
  return starter;
}

void starter_free(struct starter *starter)
{
  if (!starter)
    return;
  close(starter->socket);
  while (waitpid(starter->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  g_free(starter);
}
