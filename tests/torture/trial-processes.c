/* trial-processes.c - several processes work on one workbook at a time, each as fast as it can: no
 * change is refused, none is missing, and none waits for long */
#include "tests/torture/review.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_PROCESSES   8
#define LONGEST_SECONDS 2  /* that one may wait */
#define MOST_SECONDS    60 /* for all: a slow disk gets no further */
#define TICK_EVERY      10 /* changes: the others are ratings */

/* How a process fared; in memory that is shared. */
struct share {
  guint n_done;
  gint64 longest; /* microseconds, of one change */
  char error[200];
};

struct crowd {
  struct trial_run *trial;
  struct review *review;
  struct share *shares;
  guint n, n_changes; /* processes; of each of them */
};

/* ---- What a process does ------------------------------------------------------------- */

static char *plan_name(guint process)
{
  return g_strdup_printf("Plan of %u", process);
}

static char *evidence_of(guint change)
{
  return g_strdup_printf("Seen at %u", change);
}

static struct rating rating_of(const struct crowd *crowd, guint process, guint change)
{
  return (struct rating){.dimension = change % pack_n_dimensions(crowd->review->pack),
                         .round = 1,
                         .answer = {(gint8)(1 + change % 5), (gint8)(1 + process % 5)}};
}

/* Everybody rates each dimension once. */
static char *label_of(const struct crowd *crowd, guint process, guint change)
{
  return g_strdup_printf("q%u-%u", process, change / pack_n_dimensions(crowd->review->pack));
}

static bool note_evidence(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  g_autofree char *evidence = evidence_of(*(guint *)data);
  (void)pack, (void)error;
  plan_set_text(&((struct plan_action *)plan->actions->pdata[0])->evidence, evidence);
  return true;
}

static bool change(const struct crowd *crowd, struct workbook *workbook, guint process, gint64 plan,
                   guint number, GError **error)
{
  const struct review *review = crowd->review;
  if (number % TICK_EVERY == 0)
    return workbook_change_plan(workbook, plan, review->pack, "note", note_evidence, &number,
                                error);
  g_autofree char *label = label_of(crowd, process, number);
  const struct rating rating = rating_of(crowd, process, number);
  return workbook_rate(workbook, review->id, review->pack, label, &rating, error);
}

static void work(const struct crowd *crowd, guint process)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) workbook = workbook_open(crowd->review->path, &error);
  g_autofree char *name = plan_name(process);
  struct share *share = &crowd->shares[process];
  gint64 plan = workbook ? workbook_find_plan(workbook, name, &error) : 0;
  gint64 start = g_get_monotonic_time(), end = start + MOST_SECONDS * G_USEC_PER_SEC;
  while (plan && !error && share->n_done < crowd->n_changes && start < end) {
    start = g_get_monotonic_time();
    share->n_done += change(crowd, workbook, process, plan, share->n_done, &error);
    share->longest = MAX(share->longest, g_get_monotonic_time() - start);
  }
  if (error)
    g_strlcpy(share->error, error->message, sizeof share->error);
}

/* Begin them all, and wait for them. */
static void let_work(const struct crowd *crowd)
{
  pid_t children[MAX_PROCESSES];
  int ends[2], status;
  char byte;
  if (pipe(ends) != 0)
    g_error("no pipe for a trial");
  for (guint i = 0; i < crowd->n; i++) {
    children[i] = fork();
    if (children[i] < 0)
      g_error("no process for a trial");
    if (children[i] == 0) {
      close(ends[1]);
      if (read(ends[0], &byte, 1) == 0) /* when all have come */
        work(crowd, i);
      _exit(0);
    }
  }
  close(ends[0]);
  close(ends[1]);
  for (guint i = 0; i < crowd->n; i++)
    if (waitpid(children[i], &status, 0) != children[i] || status != 0)
      trial_fail(crowd->trial, "process %u ended with status %d", i, status);
}

/* ---- What is there then -------------------------------------------------------------- */

static void check_ratings(const struct crowd *crowd, const struct workshop *workshop, guint process)
{
  guint n_missing = 0;
  for (guint i = 0; i < crowd->shares[process].n_done; i++) {
    g_autofree char *label = label_of(crowd, process, i);
    const struct rating expected = rating_of(crowd, process, i);
    const struct rating *rating = workshop_rating(workshop, label, expected.dimension, 1);
    n_missing += i % TICK_EVERY && (!rating || rating->answer[0] != expected.answer[0] ||
                                    rating->answer[1] != expected.answer[1]);
  }
  if (n_missing)
    trial_fail(crowd->trial, "%u ratings of process %u are missing", n_missing, process);
}

static void check_plan(const struct crowd *crowd, struct workbook *workbook, guint process)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = plan_name(process);
  guint last = MAX(crowd->shares[process].n_done, 1) - 1;
  g_autofree char *expected = evidence_of(last / TICK_EVERY * TICK_EVERY);
  gint64 id = workbook_find_plan(workbook, name, &error);
  g_autoptr(Plan) plan = id ? workbook_plan(workbook, id, crowd->review->pack, &error) : NULL;
  const struct plan_action *action = plan ? plan->actions->pdata[0] : NULL;
  if (!action || g_strcmp0(action->evidence, expected) != 0)
    trial_fail(crowd->trial, "the last change of “%s” is missing: %s", name,
               action ? action->evidence : error->message);
}

static void check(const struct crowd *crowd)
{
  g_autoptr(Workbook) workbook = review_open(crowd->review, crowd->trial);
  g_autoptr(Workshop) workshop =
      workbook ? review_read(crowd->review, workbook, crowd->trial) : NULL;
  for (guint i = 0; workshop && i < crowd->n; i++) {
    check_ratings(crowd, workshop, i);
    check_plan(crowd, workbook, i);
  }
  g_autofree char *fault = workshop ? review_undo_fault(workbook) : NULL;
  if (fault)
    trial_fail(crowd->trial, "undo: %s", fault);
}

/* The longest that one has waited, in seconds; how many changes were made. */
static double check_shares(const struct crowd *crowd, guint *n_done)
{
  gint64 longest = 0;
  for (guint i = 0; i < crowd->n; i++) {
    *n_done += crowd->shares[i].n_done;
    longest = MAX(longest, crowd->shares[i].longest);
    if (*crowd->shares[i].error)
      trial_fail(crowd->trial, "process %u, change %u: %s", i, crowd->shares[i].n_done,
                 crowd->shares[i].error);
  }
  if (longest > LONGEST_SECONDS * G_USEC_PER_SEC)
    trial_fail(crowd->trial, "one has waited %.1f s", (double)longest / G_USEC_PER_SEC);
  return (double)longest / G_USEC_PER_SEC;
}

/* ---- The trials ------------------------------------------------------------------------ */

static void add_plans(const struct crowd *crowd)
{
  g_autoptr(Workbook) workbook = workbook_open(crowd->review->path, NULL);
  for (guint i = 0; workbook && i < crowd->n; i++) {
    g_autofree char *name = plan_name(i);
    g_autoptr(Plan) plan = review_plan(crowd->review, name);
    workbook_add_plan(workbook, crowd->review->pack, plan, NULL);
  }
}

static void run(struct trial_run *trial, struct review *review, guint n)
{
  struct crowd crowd = {.trial = trial, .review = review, .n = n, .n_changes = trial->n_times};
  crowd.shares = mmap(NULL, sizeof(struct share) * n, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (crowd.shares == MAP_FAILED)
    g_error("no memory for a trial");
  add_plans(&crowd);
  gint64 start = g_get_monotonic_time();
  let_work(&crowd);
  double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
  trial->n_done = trial->n_times;
  guint n_done = 0;
  double longest = check_shares(&crowd, &n_done);
  check(&crowd);
  munmap(crowd.shares, sizeof(struct share) * n);
  trial_say(trial, "%u of %u were made, %.1f ms a change, the longest waited %.2f s", n_done,
            n * crowd.n_changes, 1000 * seconds / MAX(n_done, 1), longest);
}

static void run_2(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new();
  run(trial, review, 2);
}

static void run_8(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new_in_memory();
  run(trial, review, MAX_PROCESSES);
}

static void run_8_on_disk(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new();
  run(trial, review, MAX_PROCESSES);
}

const struct trial trial_processes_2 = {
    "processes-2", "changes by each of two processes at a time", 1500, 40, 4, run_2};
const struct trial trial_processes_8 = {
    "processes-8", "changes by each of eight, in memory", 1500, 100, 3, run_8};
const struct trial trial_processes_8_on_disk = {
    "processes-8-disk", "changes by each of eight, on disk", 250, 10, 4, run_8_on_disk};
