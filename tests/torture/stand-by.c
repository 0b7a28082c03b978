#include "tests/torture/stand-by.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_STREAMS 3

/* Of a run: where GLib has no memory to say that there is none, it begins anew until the stack is
 * at its end. */
#define STACK_BYTES (256 << 10)

static int trial = -1; /* the socket */

/* What is asked for. */
static char bytes[STAND_BY_BYTES + 1];
static char *words[STAND_BY_ARGUMENTS + 1];
static int streams[N_STREAMS];

void stand_by_init(void)
{
  const char *number = getenv(STAND_BY_VARIABLE);
  trial = number ? atoi(number) : -1;
  unsetenv(STAND_BY_VARIABLE);
}

/* False when the trial has closed its end. */
static bool receive(size_t *length)
{
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof streams)];
  } control;
  struct iovec part = {bytes, STAND_BY_BYTES};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t n;
  while ((n = recvmsg(trial, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
    continue;
  const struct cmsghdr *header = n > 0 ? CMSG_FIRSTHDR(&message) : NULL;
  if (!header || header->cmsg_type != SCM_RIGHTS)
    return false;
  memcpy(streams, CMSG_DATA(header), sizeof streams);
  *length = (size_t)n;
  return true;
}

static void answer(const void *value, size_t size)
{
  if (send(trial, value, size, MSG_NOSIGNAL) != (ssize_t)size)
    _exit(1);
}

static int parse(size_t length)
{
  int n = 0;
  for (char *word = bytes; word < bytes + length && n < STAND_BY_ARGUMENTS;
       word += strlen(word) + 1)
    words[n++] = word;
  words[n] = NULL;
  return n;
}

static void begin(void)
{
  const struct rlimit no_core = {0, 0};
  struct rlimit stack;
  for (int i = 0; i < N_STREAMS; i++) {
    dup2(streams[i], i);
    close(streams[i]);
  }
  close(trial);
  setrlimit(RLIMIT_CORE, &no_core);
  if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur > STACK_BYTES) {
    stack.rlim_cur = STACK_BYTES;
    setrlimit(RLIMIT_STACK, &stack);
  }
}

static void wait_for(pid_t run)
{
  int status = 0;
  while (waitpid(run, &status, 0) < 0 && errno == EINTR)
    continue;
  answer(&status, sizeof status);
}

int stand_by(int n, char ***arguments)
{
  size_t length = 0;
  while (trial >= 0) {
    if (!receive(&length))
      _exit(0);
    pid_t run = fork();
    if (run == 0) {
      begin();
      *arguments = words;
      return parse(length);
    }
    for (int i = 0; i < N_STREAMS; i++)
      close(streams[i]);
    answer(&run, sizeof run);
    wait_for(run);
  }
  return n;
}
