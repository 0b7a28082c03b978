/* trial-power-cut.c - the power goes at some write, sync or deletion while a workbook is worked on:
 * afterwards it is as it was after the last change that was said to be durable, or after the one
 * that was in the making; and no label is left of a round that was revealed
 *
 * The same with less care (PRAGMA synchronous) loses changes, or the disk of this trial would
 * lose nothing: that is seen to first.
 */
#include "tests/torture/disk.h"
#include "tests/torture/review.h"

#include <glib/gstdio.h>
#include <string.h>

#define LABEL    "Zebedee-Q7-"
#define PLAN     "A. Lee"
#define RECOVERY 16 /* writes, syncs and deletions that it takes at most */

struct power_cut {
  struct trial_run *trial;
  struct review *review;
  struct disk *disk;
  const char *synchronous; /* NULL: as the workbook has it */
  char *bytes;             /* of the workbook that has the workshop and no more */
  gsize length;
  guint n_again; /* the power went again before the file was in order */
};

/* ---- What is done ------------------------------------------------------------------ */

static bool add_workshop(const struct review *review, struct workbook *workbook, GError **error)
{
  return review_add_workshop(review, workbook, error) != 0;
}

static bool rate(const struct review *review, struct workbook *workbook, guint person, gint8 now,
                 guint round, GError **error)
{
  g_autofree char *label = g_strdup_printf(LABEL "%u", person);
  char comment[] = "Well, well";
  const struct rating rating = {
      .dimension = person, .round = (guint8)round, .answer = {now, 4}, .comment = comment};
  return workbook_rate(workbook, review->id, review->pack, label, &rating, error);
}

static bool rate_1(const struct review *review, struct workbook *workbook, GError **error)
{
  return rate(review, workbook, 1, 2, 1, error);
}

static bool rate_2(const struct review *review, struct workbook *workbook, GError **error)
{
  return rate(review, workbook, 2, 1, 1, error);
}

static bool change_2(const struct review *review, struct workbook *workbook, GError **error)
{
  return rate(review, workbook, 2, 5, 1, error);
}

static bool rate_again(const struct review *review, struct workbook *workbook, GError **error)
{
  return rate(review, workbook, 3, 3, 2, error);
}

static bool change_again(const struct review *review, struct workbook *workbook, GError **error)
{
  return rate(review, workbook, 3, 4, 2, error);
}

static bool undo(const struct review *review, struct workbook *workbook, GError **error)
{
  (void)review;
  return workbook_undo(workbook, NULL, error);
}

static bool redo(const struct review *review, struct workbook *workbook, GError **error)
{
  (void)review;
  return workbook_redo(workbook, NULL, error);
}

static bool reveal(const struct review *review, struct workbook *workbook, GError **error)
{
  return workbook_reveal(workbook, review->id, review->pack, 1, error);
}

static bool give_dots(const struct review *review, struct workbook *workbook, GError **error)
{
  return workbook_give_dots(workbook, review->id, review->pack, LABEL "1", 0, 2, error);
}

static bool close_dots(const struct review *review, struct workbook *workbook, GError **error)
{
  return workbook_close_dots(workbook, review->id, review->pack, error);
}

static bool add_plan(const struct review *review, struct workbook *workbook, GError **error)
{
  g_autoptr(Plan) plan = review_plan(review, PLAN);
  return workbook_add_plan(workbook, review->pack, plan, error) != 0;
}

static bool tick(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  (void)pack, (void)data, (void)error;
  ((struct plan_action *)plan->actions->pdata[0])->done = plan->start;
  return true;
}

static bool tick_plan(const struct review *review, struct workbook *workbook, GError **error)
{
  gint64 id = workbook_find_plan(workbook, PLAN, error);
  return id && workbook_change_plan(workbook, id, review->pack, "tick", tick, NULL, error);
}

static bool remove_plan(const struct review *review, struct workbook *workbook, GError **error)
{
  gint64 id = workbook_find_plan(workbook, PLAN, error);
  (void)review;
  return id && workbook_remove_plan(workbook, id, error);
}

static bool remove_workshop(const struct review *review, struct workbook *workbook, GError **error)
{
  return workbook_remove_workshop(workbook, review->id, error);
}

/* The first one is left out where the workbook has the workshop from the start. */
static bool (*const steps[])(const struct review *review, struct workbook *workbook,
                             GError **error) = {
    add_workshop, rate_1,     rate_2,      undo,   redo,         change_2,        undo,
    add_plan,     tick_plan,  rate_2,      reveal, give_dots,    rate_again,      undo,
    redo,         close_dots, remove_plan, undo,   change_again, remove_workshop, undo,
    redo,
};
#define N_STEPS G_N_ELEMENTS(steps)

/* ---- What is there ------------------------------------------------------------------- */

static bool take_line(struct workbook *workbook, sqlite3_stmt *row, gpointer text, GError **error)
{
  g_autofree char *line = answer_text(workbook, row, 0);
  (void)error;
  g_string_append_printf(text, "%s\n", line);
  return true;
}

/* All that matters, and nothing that chance has made. Transfer full; NULL and an error. */
static char *state_text(struct workbook *workbook, GError **error)
{
  static const char *const queries[] = {
      "SELECT 'workshop ' || name || revealed_1 || revealed_2 || dots_closed FROM workshops",
      "SELECT 'rating ' || round || r.dimension || now || want || quote(comment) || quote(label) "
      "FROM workshop_ratings r LEFT JOIN workshop_labels l ON row = id ORDER BY 1",
      "SELECT 'dots ' || d.dimension || count || quote(label) "
      "FROM workshop_dots d LEFT JOIN workshop_labels l ON row = id ORDER BY 1",
      "SELECT 'plan ' || name FROM plans ORDER BY 1",
      "SELECT 'action ' || plan || activity || quote(done) FROM plan_actions ORDER BY 1",
      "SELECT 'step ' || id || what || undone FROM history ORDER BY id"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(queries); i++)
    if (!workbook_query(workbook, queries[i], NO_VALUES, take_line, text, error))
      return NULL;
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* ---- Working ------------------------------------------------------------------------- */

/* Lay the file there as it was at the beginning: without any, or with the workshop. */
static void start_over(const struct power_cut *cut, guint first)
{
  g_autofree char *journal = g_strconcat(cut->review->path, "-journal", NULL);
  g_unlink(journal);
  g_unlink(cut->review->path);
  if (first && !g_file_set_contents_full(cut->review->path, cut->bytes, (gssize)cut->length,
                                         G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    g_error("a trial cannot write");
}

static struct workbook *open_workbook(const struct power_cut *cut, GError **error)
{
  g_autoptr(Workbook) workbook = workbook_open(cut->review->path, error);
  g_autofree char *sql = g_strdup_printf("PRAGMA synchronous = %s", cut->synchronous);
  if (workbook && cut->synchronous && !workbook_run_script(workbook, sql, error))
    return NULL;
  return g_steal_pointer(&workbook);
}

/* Do what is to be done, from step @first on, until all is done or the power has gone. The number
 * of the step that was not said to be done any more. */
static guint work(struct power_cut *cut, guint first, guint cut_at)
{
  g_autoptr(GError) error = NULL;
  start_over(cut, first);
  disk_start(cut->disk, cut_at);
  disk_plug_in(cut->disk);
  struct workbook *workbook = open_workbook(cut, &error);
  guint at = first;
  while (workbook && at < N_STEPS && steps[at](cut->review, workbook, &error) &&
         !disk_is_cut(cut->disk))
    at++;
  if (error && !disk_is_cut(cut->disk))
    trial_fail(cut->trial, "step %u: %s", at, error->message);
  workbook_close(workbook);
  disk_unplug();
  return at;
}

/* ---- Judging --------------------------------------------------------------------------- */

/* What is wrong now that @at steps were said to be done and the power was cut, with @states as
 * they are after each number of steps. NULL if nothing is. Transfer full. */
static char *judge_workbook(const struct power_cut *cut, struct workbook *workbook, guint at,
                            const GPtrArray *states)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fault = review_fault(workbook);
  g_autofree char *text = fault ? NULL : state_text(workbook, &error);
  if (fault || !text)
    return fault ? g_steal_pointer(&fault) : g_strdup(error->message);
  guint now = at;
  if (!g_str_equal(text, states->pdata[at]) && ++now < states->len &&
      !g_str_equal(text, states->pdata[now]))
    now = states->len;
  if (now >= states->len)
    return g_strdup_printf("%u steps were done, and there is\n%sand not\n%s", at, text,
                           (const char *)states->pdata[at]);
  if (!strstr(text, LABEL) && review_has_bytes(cut->review, LABEL))
    return g_strdup("a label is left");
  fault = review_undo_fault(workbook);
  g_autofree char *again = fault ? NULL : state_text(workbook, NULL);
  if (!fault && g_strcmp0(again, text) != 0)
    return g_strdup("undone and done again, it is not as it was");
  return g_steal_pointer(&fault);
}

static char *judge(const struct power_cut *cut, guint at, const GPtrArray *states)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) workbook = workbook_open(cut->review->path, &error);
  return workbook ? judge_workbook(cut, workbook, at, states) : g_strdup(error->message);
}

/* ---- The cuts --------------------------------------------------------------------------- */

/* What the workbook is like after each number of steps. */
static GPtrArray *take_states(struct power_cut *cut)
{
  GPtrArray *states = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;
  start_over(cut, 0);
  g_autoptr(Workbook) workbook = workbook_open(cut->review->path, &error);
  for (guint i = 0; workbook && !error; i++) {
    g_ptr_array_add(states, state_text(workbook, &error));
    if (i == 1)
      g_file_get_contents(cut->review->path, &cut->bytes, &cut->length, &error);
    if (i == N_STEPS || error || !steps[i](cut->review, workbook, &error))
      break;
  }
  if (error)
    g_error("a trial cannot begin: %s", error->message);
  return states;
}

/* The power goes again while the workbook is opened, and put in order. */
static void cut_again(struct power_cut *cut)
{
  disk_start(cut->disk, (guint)g_rand_int_range(cut->trial->random, 1, RECOVERY + 1));
  disk_plug_in(cut->disk);
  workbook_close(workbook_open(cut->review->path, NULL));
  disk_unplug();
  if (!disk_is_cut(cut->disk))
    return;
  disk_materialise(cut->disk);
  cut->n_again++;
}

/* Cut the power at a random operation of @n, and see. What is wrong then. Transfer full. */
static char *cut_once(struct power_cut *cut, guint first, guint n, const GPtrArray *states)
{
  guint at = work(cut, first, (guint)g_rand_int_range(cut->trial->random, 1, (gint32)n + 1));
  disk_materialise(cut->disk);
  if (g_rand_boolean(cut->trial->random))
    cut_again(cut);
  return judge(cut, at, states);
}

/* How often something is lost in @times cuts where the workbook is less careful. */
static guint count_losses(struct power_cut *cut, const char *synchronous, guint times, guint n,
                          const GPtrArray *states)
{
  guint n_lost = 0;
  cut->synchronous = synchronous;
  for (guint i = 0; i < times; i++) {
    g_autofree char *fault = cut_once(cut, 1, n, states);
    n_lost += fault != NULL;
  }
  cut->synchronous = NULL;
  return n_lost;
}

/* The number of operations from step @first to the end. */
static guint count_operations(struct power_cut *cut, guint first)
{
  guint at = work(cut, first, 0);
  if (at != N_STEPS)
    trial_fail(cut->trial, "step %u was not done", at);
  return disk_n_operations(cut->disk);
}

static void run(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new_in_memory();
  g_autoptr(Disk) disk = disk_new(trial->random);
  struct power_cut cut = {.trial = trial, .review = review, .disk = disk};
  g_autoptr(GPtrArray) states = take_states(&cut);
  guint n[] = {count_operations(&cut, 0), count_operations(&cut, 1)};
  guint times = MAX(trial->n_times / 10, 10);
  guint n_off = count_losses(&cut, "OFF", times, n[1], states);
  guint n_full = count_losses(&cut, "FULL", times, n[1], states);
  if (!n_off)
    trial_fail(trial, "nothing is lost with synchronous=OFF: this trial sees nothing");
  cut.n_again = 0;
  while (trial_again(trial)) {
    guint first = trial->n_done % 4 > 0;
    g_autofree char *fault = cut_once(&cut, first, n[first], states);
    if (fault)
      trial_fail(trial, "%s", fault);
  }
  g_free(cut.bytes);
  trial_say(trial,
            "%u changes in %u writes and syncs; with synchronous OFF %u of %u cuts lose something, "
            "with FULL %u; %u times it went again while the file was put in order",
            (guint)N_STEPS, n[0], n_off, times, n_full, cut.n_again);
}

const struct trial trial_power_cut = {
    "power-cut", "the power goes while a workbook is written", 1000, 40, 20, run};
