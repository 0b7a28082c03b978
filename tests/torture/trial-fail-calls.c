/* trial-fail-calls.c - the N-th call of a kind fails, in each thing the command line does
 *
 * Each operation is done once without a fault: that gives the number of calls, what it says and
 * what it leaves. Then it is done in the same folder again and again, with the first call failing,
 * the second …, once or all from then on. What must hold is in judge.h; where nothing was done, it
 * must also be possible to do it then, once nothing fails any more. That is not tried where the
 * folder is, to the byte, as in the beginning or as it was tried before. */
#include "tests/torture/crew.h"
#include "tests/torture/fault.h"
#include "tests/torture/judge.h"
#include "tests/torture/starter.h"

#include <signal.h>
#include <string.h>

#define ENDLESS 250 /* so many calls fail only where GLib calls itself */

enum { FIGURE_REFUSED, FIGURE_DONE, FIGURE_ENDED, FIGURE_HUNG, FIGURE_AGAIN };
static const char *const figures[] = {"%u refused with a sentence",
                                      "%u done even so",
                                      "%u ended by a library",
                                      "%u in which fontconfig came to no end",
                                      "%u done anew where something was left",
                                      NULL};

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
  GPtrArray *attempts; /* in the order they are made; struct attempt * */
  guint n_memory;      /* calls for memory of all operations */
};

/* One of those that make attempts. */
struct worker {
  const struct work *work;
  struct fault *fault;
  char *folder;
  struct starter *starter;
  guint64 before;    /* the folder's mark at the beginning */
  bool is_before;    /* it is as at the beginning */
  GHashTable *tried; /* the marks of folders in which the operation was done anew */
};

static const struct normal *normal_of(const struct work *work, const struct operation *operation)
{
  return &work->normal[operation - operations];
}

/* ---- Attempts ------------------------------------------------------------ */

/* The causes take turns, since the program seldom looks at them. */
static void add(struct work *work, struct attempt attempt)
{
  const int *causes = call_kind_causes(attempt.kind);
  attempt.cause = causes[causes[1] ? (attempt.at + attempt.on) % 2 : 0];
  g_ptr_array_add(work->attempts, g_memdup2(&attempt, sizeof attempt));
}

/* Of each place one of its calls, by chance. */
static void add_places(struct work *work, struct attempt attempt, const unsigned *places, guint n)
{
  g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) chosen = g_hash_table_new(NULL, NULL);
  for (guint at = 1; at <= n; at++) {
    gpointer place = GUINT_TO_POINTER(places[at - 1]);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, place)) + 1;
    g_hash_table_insert(counts, place, GUINT_TO_POINTER(count));
    if (g_rand_int_range(work->trial->random, 0, (gint32)count) == 0)
      g_hash_table_insert(chosen, place, GUINT_TO_POINTER(at));
  }
  for (attempt.at = 1; attempt.at <= n; attempt.at++)
    if (g_hash_table_lookup(chosen, GUINT_TO_POINTER(places[attempt.at - 1])) ==
        GUINT_TO_POINTER(attempt.at))
      add(work, attempt);
}

/* Every call; but memory is asked for so often that it would take hours. */
static void add_calls(struct work *work, struct attempt attempt, const struct fail_calls *counted)
{
  guint n = counted->counted[attempt.kind];
  if (attempt.kind == CALL_MEMORY && !work->trial->every) {
    add_places(work, attempt, counted->places, MIN(n, MOST_PLACES));
    return;
  }
  for (attempt.at = 1; attempt.at <= n; attempt.at++)
    add(work, attempt);
}

static void add_attempts(struct work *work, const struct operation *operation,
                         const struct fail_calls *counted)
{
  work->n_memory += counted->counted[CALL_MEMORY];
  for (enum call_kind kind = 0; kind < N_CALL_KINDS; kind++)
    for (int on = 0; on < 2; on++)
      add_calls(work, (struct attempt){.operation = operation, .kind = kind, .on = on}, counted);
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

static struct worker worker_new(const struct work *work)
{
  struct worker worker = {.work = work, .fault = fault_new(), .folder = operations_folder_new()};
  worker.tried = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  return worker;
}

/* Once the folder has all that is there at the beginning. */
static void worker_start(struct worker *worker)
{
  g_auto(GStrv) environment = operations_environment(
      worker->folder, (const char *const[]){fault_environment(worker->fault), NULL});
  worker->starter = starter_new(worker->folder, environment);
}

static void worker_clear(struct worker *worker)
{
  starter_free(worker->starter);
  fault_free(worker->fault);
  operations_folder_free(worker->folder);
  g_hash_table_unref(worker->tried);
}

static void begin_anew(struct worker *worker)
{
  if (!worker->is_before)
    folder_state_restore(worker->work->before, worker->folder);
  worker->is_before = true;
}

static struct command_result *run(const struct worker *worker, const struct operation *operation)
{
  worker->fault->told->may_be_fontconfig = operation->pdf != NULL;
  return operation_run(operation, worker->folder, starter_interface(worker->starter));
}

/* The operation would be done just as another time, if it was done in such a folder. */
static bool was_tried(struct worker *worker, const struct operation *operation, guint64 mark)
{
  gint64 key = (gint64)(mark + (guint64)(operation - operations));
  return mark == worker->before || !g_hash_table_add(worker->tried, g_memdup2(&key, sizeof key));
}

/* When nothing fails any more, it can be done. */
static char *try_again(struct worker *worker, const struct attempt *attempt)
{
  const struct normal *normal = normal_of(worker->work, attempt->operation);
  fault_set(worker->fault, attempt->kind, 0, false, 0);
  g_autoptr(CommandResult) result = run(worker, attempt->operation);
  g_autoptr(FolderState) is = folder_state_read(worker->folder, normal->after);
  struct outcome outcome = {.result = result, .is = is};
  crew_count(FIGURE_AGAIN, 1);
  return outcome_wrong_afterwards(normal, &outcome);
}

static void count_outcome(const struct outcome *outcome)
{
  int status = outcome->result->status;
  bool hung = status == COMMAND_TIMED_OUT || status == -SIGKILL;
  crew_count(status == 0   ? FIGURE_DONE
             : status == 1 ? FIGURE_REFUSED
             : hung        ? FIGURE_HUNG
                           : FIGURE_ENDED,
             1);
}

static char *attempt_wrong(struct worker *worker, const struct attempt *attempt)
{
  const struct normal *normal = normal_of(worker->work, attempt->operation);
  const struct fail_calls *told = worker->fault->told;
  begin_anew(worker);
  fault_set(worker->fault, attempt->kind, attempt->at, attempt->on, attempt->cause);
  g_autoptr(CommandResult) result = run(worker, attempt->operation);
  g_autoptr(FolderState) is = folder_state_read(worker->folder, normal->before);
  guint64 mark = folder_state_mark(is);
  struct outcome outcome = {.result = result,
                            .is = is,
                            .may_leave_files = attempt->kind == CALL_UNLINK,
                            .no_memory = attempt->kind == CALL_MEMORY,
                            .endless = told->n_failed > ENDLESS,
                            .by_fontconfig = told->by_fontconfig};
  worker->is_before = mark == worker->before;
  count_outcome(&outcome);
  /* how often something is asked for while a PDF is drawn, by threads, is not always the same */
  if (told->n_failed == 0 && !attempt->operation->pdf)
    return g_strdup("that call was not made");
  char *wrong = outcome_wrong(attempt->operation, normal, &outcome);
  if (wrong || !outcome_is_nothing(normal, &outcome) || was_tried(worker, attempt->operation, mark))
    return wrong;
  return try_again(worker, attempt);
}

static void make_attempt(struct trial_run *trial, struct worker *worker,
                         const struct attempt *attempt)
{
  g_autofree char *wrong = attempt_wrong(worker, attempt);
  if (wrong)
    trial_fail(trial, "%s, %s call %u%s fails with “%s”: %s", attempt->operation->name,
               call_kind_to_string(attempt->kind), attempt->at, attempt->on ? " and on" : "",
               g_strerror(attempt->cause), wrong);
}

static void make_attempts(struct trial_run *trial)
{
  const struct work *work = trial->data;
  struct worker worker = worker_new(work);
  begin_anew(&worker);
  g_autoptr(FolderState) is = folder_state_read(worker.folder, work->before);
  worker.before = folder_state_mark(is);
  worker_start(&worker);
  while (trial_again(trial))
    make_attempt(trial, &worker, work->attempts->pdata[crew_take()]);
  worker_clear(&worker);
}

/* ---- The trial ----------------------------------------------------------- */

/* False, with a failure, if it cannot be done without a fault, or our library was not there. */
static bool learn_normal(struct work *work, struct worker *worker,
                         const struct operation *operation)
{
  struct normal *normal = &work->normal[operation - operations];
  struct fail_calls *told = worker->fault->told;
  normal->before = work->before;
  folder_state_restore(work->before, worker->folder);
  fault_set(worker->fault, CALL_MEMORY, 0, false, 0);
  told->notes_places = !work->trial->every;
  normal->result = run(worker, operation);
  normal->after = folder_state_read(worker->folder, work->before);
  add_attempts(work, operation, told);
  bool good = normal->result->status == 0 && told->counted[CALL_OPEN] > 0;
  if (!good)
    trial_fail(work->trial, "%s: status %d, %u files opened: %s", operation->name,
               normal->result->status, told->counted[CALL_OPEN], normal->result->err);
  return good;
}

static bool prepare(struct work *work, struct worker *worker)
{
  g_autofree char *wrong = operations_prepare(worker->folder);
  if (wrong)
    trial_fail(work->trial, "%s", wrong);
  work->before = folder_state_read(worker->folder, NULL);
  worker_start(worker);
  bool good = !wrong;
  for (guint i = 0; good && i < n_operations; i++)
    good = learn_normal(work, worker, &operations[i]);
  shuffle(work->attempts, work->trial->random);
  work->trial->n_times = good ? MIN(work->trial->n_times, work->attempts->len) : 0;
  return good;
}

static struct work *work_new(struct trial_run *trial)
{
  struct work *work = g_new0(struct work, 1);
  work->trial = trial;
  work->attempts = g_ptr_array_new_with_free_func(g_free);
  trial->data = work;
  return work;
}

static void work_free(struct work *work)
{
  for (guint i = 0; i < n_operations; i++)
    normal_clear(&work->normal[i]);
  folder_state_free(work->before);
  g_ptr_array_unref(work->attempts);
  g_free(work);
}

static void say_calls(const struct work *work)
{
  trial_say(work->trial, "of %u calls", work->attempts->len);
  if (work->n_memory == 0)
    trial_say(work->trial, "memory not tried with sanitizers");
  else if (!work->trial->every)
    trial_say(work->trial, "for memory one at each place of the %u", work->n_memory);
}

static void run_trial(struct trial_run *trial)
{
  struct work *work = work_new(trial);
  struct worker worker = worker_new(work);
  bool good = prepare(work, &worker);
  worker_clear(&worker);
  say_calls(work);
  if (good)
    crew_run(trial, make_attempts, figures);
  work_free(work);
}

const struct trial trial_fail_calls = {
    "fail-calls", "the N-th call fails, on the command line", 1000000, 150, 170, run_trial};
