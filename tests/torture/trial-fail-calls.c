/* trial-fail-calls.c - the N-th call of a kind fails, in each thing the command line does
 *
 * Each operation is done once without a fault: that gives the number of calls, what it says and
 * what it leaves. Then it is done in the same folder again and again, with the first call failing,
 * the second …, once or all from then on. What must hold is in judge.h. */
#include "tests/torture/fault.h"
#include "tests/torture/judge.h"
#include "tests/torture/torture.h"

#include <errno.h>
#include <string.h>

#define N_WORKERS    2
#define HANG_SECONDS 10
#define N_OF_A_KIND  25   /* of what an operation calls to no end, so many are tried */
#define ENDLESS      1000 /* so many calls fail only where GLib calls itself */

/* One fault. */
struct attempt {
  const struct operation *operation;
  enum call_kind kind;
  guint at;
  bool on;
  int cause;
};

struct work {
  struct trial_run *trial;
  struct folder_state *before;
  struct normal normal[N_OPERATIONS_MOST];
  guint counted[N_OPERATIONS_MOST][N_CALL_KINDS]; /* calls, when nothing fails */
  GPtrArray *attempts;                            /* in the order they are made; struct attempt * */
  GMutex lock;                                    /* of what follows, and of the trial */
  guint n_refused, n_done, n_killed;
};

/* One of those that make attempts. */
struct worker {
  struct work *work;
  struct fault *fault;
  char *folder;
};

static const struct normal *normal_of(const struct work *work, const struct operation *operation)
{
  return &work->normal[operation - operations];
}

/* ---- Attempts ------------------------------------------------------------ */

static void add(GPtrArray *attempts, const struct attempt *attempt)
{
  g_ptr_array_add(attempts, g_memdup2(attempt, sizeof *attempt));
}

/* Every call; of memory and reading, which changes nothing, a sample, one in each stretch of the
 * same length. The causes take turns, since the program seldom looks at them. */
static void add_calls(struct work *work, struct attempt attempt)
{
  const int *causes = call_kind_causes(attempt.kind);
  guint n = work->counted[attempt.operation - operations][attempt.kind];
  bool sampled = attempt.kind == CALL_MEMORY || attempt.kind == CALL_READ;
  guint step = sampled ? MAX(n / N_OF_A_KIND, 1) : 1;
  for (guint from = 0; from < n; from += step) {
    attempt.at = from + 1 + (guint)g_rand_int_range(work->trial->random, 0, (gint32)step);
    attempt.at = MIN(attempt.at, n);
    attempt.cause = causes[causes[1] ? (attempt.at + attempt.on) % 2 : 0];
    add(work->attempts, &attempt);
  }
}

/* Where there is no memory from then on, fontconfig tries to begin without end. */
static bool is_endless(const struct operation *operation, enum call_kind kind, bool on)
{
  return operation->pdf && kind == CALL_MEMORY && on;
}

static void add_attempts(struct work *work, const struct operation *operation)
{
  for (enum call_kind kind = 0; kind < N_CALL_KINDS; kind++)
    for (int on = 0; on < 2; on++)
      if (!is_endless(operation, kind, on))
        add_calls(work, (struct attempt){.operation = operation, .kind = kind, .on = on});
}

/* A sample, if fewer are to be made than there are. */
static void shuffle(GPtrArray *attempts, GRand *random)
{
  for (guint i = attempts->len; i > 1; i--) {
    guint j = (guint)g_rand_int_range(random, 0, (gint32)i);
    gpointer kept = attempts->pdata[i - 1];
    attempts->pdata[i - 1] = attempts->pdata[j];
    attempts->pdata[j] = kept;
  }
}

/* ---- Running ------------------------------------------------------------- */

static struct command_result *run(const struct worker *worker, const struct operation *operation)
{
  return operation_run(operation, worker->folder,
                       (const char *const[]){fault_environment(worker->fault), NULL});
}

/* When nothing fails any more, it can be done. */
static char *try_again(const struct worker *worker, const struct attempt *attempt)
{
  const struct normal *normal = normal_of(worker->work, attempt->operation);
  fault_set(worker->fault, attempt->kind, 0, false, 0);
  g_autoptr(CommandResult) result = run(worker, attempt->operation);
  g_autoptr(FolderState) is = folder_state_read(worker->folder, normal->after);
  struct outcome outcome = {.result = result, .is = is};
  return outcome_wrong_afterwards(normal, &outcome);
}

static char *attempt_wrong(struct worker *worker, const struct attempt *attempt, int *status)
{
  const struct normal *normal = normal_of(worker->work, attempt->operation);
  folder_state_restore(normal->before, worker->folder);
  fault_set(worker->fault, attempt->kind, attempt->at, attempt->on, attempt->cause);
  gint64 start = g_get_monotonic_time();
  g_autoptr(CommandResult) result = run(worker, attempt->operation);
  gint64 took = g_get_monotonic_time() - start;
  g_autoptr(FolderState) is = folder_state_read(worker->folder, normal->before);
  guint n_failed = worker->fault->told->n_failed;
  struct outcome outcome = {.result = result,
                            .is = is,
                            .may_leave_files = attempt->kind == CALL_UNLINK,
                            .no_memory = attempt->kind == CALL_MEMORY,
                            .endless = n_failed > ENDLESS};
  *status = result->status;
  /* how often memory is asked for while a PDF is drawn is not the same each time */
  if (n_failed == 0 && !attempt->operation->pdf)
    return g_strdup("that call was not made");
  if (took > HANG_SECONDS * G_TIME_SPAN_SECOND)
    return g_strdup_printf("it took %.1f s", (double)took / G_TIME_SPAN_SECOND);
  char *wrong = outcome_wrong(attempt->operation, normal, &outcome);
  return wrong || !outcome_is_nothing(normal, &outcome) ? wrong : try_again(worker, attempt);
}

static const struct attempt *next_attempt(struct work *work)
{
  g_mutex_lock(&work->lock);
  const struct attempt *attempt =
      trial_again(work->trial) ? work->attempts->pdata[work->trial->n_done - 1] : NULL;
  g_mutex_unlock(&work->lock);
  return attempt;
}

static void take_outcome(struct work *work, const struct attempt *attempt, int status,
                         const char *wrong)
{
  g_mutex_lock(&work->lock);
  work->n_done += status == 0;
  work->n_refused += status == 1;
  work->n_killed += status < 0;
  if (wrong)
    trial_fail(work->trial, "%s, %s call %u%s fails with “%s”: %s", attempt->operation->name,
               call_kind_to_string(attempt->kind), attempt->at, attempt->on ? " and on" : "",
               g_strerror(attempt->cause), wrong);
  g_mutex_unlock(&work->lock);
}

static gpointer make_attempts(gpointer data)
{
  struct worker *worker = data;
  const struct attempt *attempt;
  while ((attempt = next_attempt(worker->work))) {
    int status = 0;
    g_autofree char *wrong = attempt_wrong(worker, attempt, &status);
    take_outcome(worker->work, attempt, status, wrong);
  }
  return NULL;
}

static struct worker worker_new(struct work *work)
{
  return (struct worker){work, fault_new(), operations_folder_new()};
}

static void worker_clear(struct worker *worker)
{
  fault_free(worker->fault);
  operations_folder_free(worker->folder);
}

/* ---- The trial ----------------------------------------------------------- */

/* False, with a failure, if it cannot be done without a fault, or our library was not there. */
static bool learn_normal(struct worker *worker, const struct operation *operation)
{
  struct work *work = worker->work;
  struct normal *normal = &work->normal[operation - operations];
  guint *counted = work->counted[operation - operations];
  normal->before = work->before;
  folder_state_restore(work->before, worker->folder);
  fault_set(worker->fault, CALL_MEMORY, 0, false, 0);
  normal->result = run(worker, operation);
  normal->after = folder_state_read(worker->folder, work->before);
  for (guint i = 0; i < N_CALL_KINDS; i++)
    counted[i] = worker->fault->told->counted[i];
  if (normal->result->status != 0 || counted[CALL_OPEN] == 0)
    trial_fail(work->trial, "%s: status %d, %u files opened: %s", operation->name,
               normal->result->status, counted[CALL_OPEN], normal->result->err);
  return normal->result->status == 0 && counted[CALL_OPEN] > 0;
}

static void work_clear(struct work *work)
{
  for (guint i = 0; i < n_operations; i++)
    normal_clear(&work->normal[i]);
  folder_state_free(work->before);
  g_ptr_array_unref(work->attempts);
  g_mutex_clear(&work->lock);
}

static bool prepare(struct work *work, struct worker *worker)
{
  g_autofree char *wrong = operations_prepare(worker->folder);
  if (wrong)
    trial_fail(work->trial, "%s", wrong);
  work->before = folder_state_read(worker->folder, NULL);
  bool good = !wrong;
  for (guint i = 0; good && i < n_operations; i++) {
    good = learn_normal(worker, &operations[i]);
    add_attempts(work, &operations[i]);
  }
  shuffle(work->attempts, work->trial->random);
  work->trial->n_times = good ? MIN(work->trial->n_times, work->attempts->len) : 0;
  return good;
}

static void run_trial(struct trial_run *trial)
{
  struct work work = {.trial = trial, .attempts = g_ptr_array_new_with_free_func(g_free)};
  struct worker workers[N_WORKERS];
  GThread *threads[N_WORKERS];
  g_mutex_init(&work.lock);
  for (guint i = 0; i < N_WORKERS; i++)
    workers[i] = worker_new(&work);
  bool good = prepare(&work, &workers[0]);
  for (guint i = 0; good && i < N_WORKERS; i++)
    threads[i] = g_thread_new("attempts", make_attempts, &workers[i]);
  for (guint i = 0; good && i < N_WORKERS; i++)
    g_thread_join(threads[i]);
  trial_say(trial, "of %u calls, %u refused with a sentence, %u done even so, %u ended by GLib",
            work.attempts->len, work.n_refused, work.n_done, work.n_killed);
  if (work.counted[0][CALL_MEMORY] == 0)
    trial_say(trial, "memory not tried with sanitizers");
  for (guint i = 0; i < N_WORKERS; i++)
    worker_clear(&workers[i]);
  work_clear(&work);
}

const struct trial trial_fail_calls = {"fail-calls", "the N-th call fails, on the command line",
                                       100000, 150, run_trial};
