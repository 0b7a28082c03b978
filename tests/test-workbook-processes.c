/* test-workbook-processes.c - several processes on one workbook, and one that is killed */
#include "tests/workbook-workshop.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static guint count_done(struct small_workbook *small)
{
  g_autoptr(GPtrArray) plans = workbook_plans(small->workbook, NULL);
  const struct plan_entry *entry = plans->pdata[0];

  return entry->n_done;
}

/* Tick off every second action from @first on; what is done is acknowledged to @pipe. The
 * exit status of a process. */
static int tick_many(struct small_workbook *small, gint64 id, guint first, int pipe)
{
  g_autoptr(Workbook) workbook = workbook_open(small->path, NULL);

  for (guint i = first; i < SMALL_N_ACTIVITIES; i += 2) {
    g_autoptr(GError) error = NULL;
    guint8 byte = (guint8)i;

    if (!workbook ||
        !workbook_change_plan(workbook, id, small->pack, "tick", tick_action, &i, &error))
      return 1;
    if (pipe >= 0 && write(pipe, &byte, 1) != 1)
      return 2;
  }
  return 0;
}

Test(workbook_processes, keep_each_others_changes)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  pid_t children[2];
  int status;

  g_clear_pointer(&small->workbook, workbook_close);
  for (guint i = 0; i < 2; i++) {
    children[i] = fork();
    if (children[i] == 0)
      _exit(tick_many(small, id, i, -1));
  }
  for (guint i = 0; i < 2; i++) {
    cr_assert_eq(waitpid(children[i], &status, 0), children[i]);
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
  }
  small_workbook_reopen(small);
  cr_assert_eq(count_done(small), SMALL_N_ACTIVITIES);
  for (guint i = 0; i <= SMALL_N_ACTIVITIES; i++)
    cr_assert(workbook_undo(small->workbook, NULL, NULL), "%u", i);
  cr_assert_not(workbook_undo(small->workbook, NULL, NULL));
}

Test(workbook_processes, see_each_others_changes)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = small_workbook_add(small, "A. Lee");
  g_autoptr(Workbook) other = workbook_open(small->path, NULL);
  guint action = 2;

  cr_assert_not(workbook_changed(small->workbook));
  cr_assert_not(workbook_changed(other));
  cr_assert(workbook_change_plan(other, id, small->pack, "tick", tick_action, &action, NULL));
  cr_assert_not(workbook_changed(other), "its own change is no news");
  cr_assert(workbook_changed(small->workbook));
  cr_assert_not(workbook_changed(small->workbook));
  cr_assert_eq(count_done(small), 1);
  cr_assert(workbook_undo(small->workbook, NULL, NULL));
  cr_assert(workbook_changed(other));
}

static bool note_evidence(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  struct plan_action *action = plan->actions->pdata[0];

  (void)pack;
  (void)error;
  g_free(action->evidence);
  action->evidence = g_strdup_printf("seen %u times", *(const guint *)data);
  return true;
}

/* Change plan @id over and over, without a pause; a byte to @pipe after the first time. */
static void change_for_ever(struct small_workbook *small, gint64 id, int pipe)
{
  prctl(PR_SET_PDEATHSIG, SIGKILL);

  g_autoptr(Workbook) workbook = workbook_open(small->path, NULL);

  for (guint n = 0;
       workbook_change_plan(workbook, id, small->pack, "note", note_evidence, &n, NULL); n++)
    if (n == 0 && write(pipe, "", 1) != 1)
      break;
  _exit(1);
}

Test(workbook_processes, have_their_turn_beside_one_that_changes_without_a_pause)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 ids[] = {small_workbook_add(small, "A. Lee"), small_workbook_add(small, "B. Roy")};
  int ends[2], status;
  char byte;

  cr_assert_eq(pipe(ends), 0);
  g_clear_pointer(&small->workbook, workbook_close);
  pid_t child = fork();
  if (child == 0)
    change_for_ever(small, ids[0], ends[1]);
  cr_assert_eq(read(ends[0], &byte, 1), 1);
  small_workbook_reopen(small);
  for (guint i = 0; i < 30; i++) {
    g_autoptr(GError) error = NULL;

    workbook_change_plan(small->workbook, ids[1], small->pack, "tick", tick_action, &i, &error);
    expect_no_error(error);
  }
  kill(child, SIGKILL);
  cr_assert_eq(waitpid(child, &status, 0), child);
  cr_assert(WIFSIGNALED(status), "the other one gave up");
}

/* Kill the child when @n changes are acknowledged; returns how many were in the end. */
static guint kill_after(struct small_workbook *small, gint64 id, guint n)
{
  guint acknowledged = 0;
  guint8 byte;
  int ends[2], status;

  cr_assert_eq(pipe(ends), 0);

  pid_t child = fork();

  if (child == 0) {
    close(ends[0]);
    _exit(tick_many(small, id, 0, ends[1]));
  }
  close(ends[1]);
  while (read(ends[0], &byte, 1) == 1)
    if (++acknowledged == n)
      kill(child, SIGKILL);
  close(ends[0]);
  cr_assert_eq(waitpid(child, &status, 0), child);
  cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "status %d", status);
  return acknowledged;
}

Test(workbook_processes, that_are_killed_lose_nothing_they_have_acknowledged)
{
  for (guint n = 1; n <= 20; n += 2) {
    g_autoptr(SmallWorkbook) small = small_workbook_new();
    gint64 id = small_workbook_add(small, "A. Lee");

    g_clear_pointer(&small->workbook, workbook_close);
    guint acknowledged = kill_after(small, id, n);
    small_workbook_reopen(small);
    cr_assert_geq(count_done(small), acknowledged);
    cr_assert_leq(count_done(small), acknowledged + 1);
    cr_assert(workbook_undo(small->workbook, NULL, NULL));
  }
}

#define N_VOTES 200

/* Rate as people of one's own; the exit status of a process. */
static int vote_many(struct small_workbook *small, gint64 id, guint process)
{
  g_autoptr(Workbook) workbook = workbook_open(small->path, NULL);

  for (guint i = 0; i < N_VOTES; i++) {
    g_autofree char *label = g_strdup_printf("p%u-%u", process, i / 3);
    const struct rating rating = {
        .dimension = i % 3, .round = 1, .answer = {(gint8)(1 + i % 5), (gint8)(1 + process)}};

    if (!workbook || !workbook_rate(workbook, id, small->pack, label, &rating, NULL))
      return 1;
  }
  return 0;
}

Test(workbook_processes, lose_no_vote)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  pid_t children[2];
  int status;
  guint n[2] = {0, 0}, n_votes = 0;

  g_clear_pointer(&small->workbook, workbook_close);
  for (guint i = 0; i < 2; i++) {
    children[i] = fork();
    if (children[i] == 0)
      _exit(vote_many(small, id, i));
  }
  for (guint i = 0; i < 2; i++) {
    cr_assert_eq(waitpid(children[i], &status, 0), children[i]);
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
  }
  small_workbook_reopen(small);
  workshop_done_reveal(small, id, 1);

  g_autoptr(Workshop) workshop = workshop_get(small, id);

  cr_assert_eq(workshop->ratings->len, 2 * N_VOTES);
  for (guint dimension = 0; dimension < 3; dimension++) {
    const struct counts *want = workshop_counts(workshop, dimension, 1, RATING_WANT);

    n_votes += workshop_n_answers(workshop, dimension, 1);
    for (guint i = 0; i < 2; i++)
      n[i] += want->ratings[i];
  }
  cr_assert_eq(n_votes, 2 * N_VOTES);
  cr_assert(n[0] == N_VOTES && n[1] == N_VOTES, "%u, %u", n[0], n[1]);
}
