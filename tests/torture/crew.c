/* crew.c - see crew.h */
#include "tests/torture/crew.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIN_CREW 2
#define MAX_CREW 8

static struct shared {
  guint n_done[MAX_CREW], n_failures[MAX_CREW], n_left[MAX_CREW];
  guint figures[CREW_FIGURES];
  guint n_taken;
} * shared;

guint crew_take(void)
{
  return __atomic_fetch_add(&shared->n_taken, 1, __ATOMIC_RELAXED);
}

void crew_count(guint index, guint n)
{
  __atomic_add_fetch(&shared->figures[index], n, __ATOMIC_RELAXED);
}

void crew_raise(guint index, guint n)
{
  guint now = __atomic_load_n(&shared->figures[index], __ATOMIC_RELAXED);
  while (now < n && !__atomic_compare_exchange_n(&shared->figures[index], &now, n, false,
                                                 __ATOMIC_RELAXED, __ATOMIC_RELAXED))
    continue;
}

static pid_t start_member(struct trial_run *trial, guint member, guint n_times,
                          void (*work)(struct trial_run *trial))
{
  guint32 seed = g_rand_int(trial->random);
  fflush(stdout);
  pid_t pid = fork();
  if (pid < 0)
    trial_fail(trial, "no process for its share of %u times: %s", n_times, g_strerror(errno));
  if (pid != 0)
    return pid;
  struct trial_run own = {.trial = trial->trial,
                          .random = g_rand_new_with_seed(seed),
                          .n_times = n_times,
                          .deadline = trial->deadline,
                          .said = g_string_new(NULL),
                          .every = trial->every,
                          .data = trial->data};
  prctl(PR_SET_PDEATHSIG, SIGKILL); /* where the run is ended */
  work(&own);
  shared->n_done[member] = own.n_done;
  shared->n_failures[member] = own.n_failures;
  shared->n_left[member] = own.n_left;
  g_rand_free(own.random);
  g_string_free(own.said, TRUE);
  fflush(stdout);
  _exit(0);
}

/* A member that did not come to its end is a failure by itself. */
static void wait_for_member(struct trial_run *trial, guint member, pid_t pid)
{
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
    continue;
  if (status != 0)
    trial_fail(trial, "a process of the trial itself ended early (status %d)", status);
  trial->n_done += shared->n_done[member];
  trial->n_failures += shared->n_failures[member];
  trial->n_left += shared->n_left[member];
}

static void say_figures(struct trial_run *trial, const char *const *figures)
{
  for (guint i = 0; figures[i]; i++) {
    g_auto(GStrv) parts = g_strsplit(figures[i], "%u", 2);
    if (shared->figures[i])
      trial_say(trial, "%s%u%s", parts[0], shared->figures[i], parts[1] ? parts[1] : "");
  }
}

void crew_run(struct trial_run *trial, void (*work)(struct trial_run *trial),
              const char *const *figures)
{
  guint n = CLAMP(g_get_num_processors(), MIN_CREW, MAX_CREW);
  pid_t pids[MAX_CREW];
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED)
    g_error("no memory to share");
  n = MIN(n, MAX(trial->n_times, 1));
  for (guint i = 0; i < n; i++)
    pids[i] = start_member(trial, i, trial->n_times / n + (i < trial->n_times % n), work);
  for (guint i = 0; i < n; i++)
    if (pids[i] > 0)
      wait_for_member(trial, i, pids[i]);
  say_figures(trial, figures);
  munmap(shared, sizeof *shared);
  shared = NULL;
}
