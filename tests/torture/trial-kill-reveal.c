/* trial-kill-reveal.c - `stage5 workshop reveal`, or remove, is killed at a random moment: either
 * nothing has happened, or no byte of a person's label is left once the workbook was opened */
#include "tests/torture/kill.h"
#include "tests/torture/review.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PEOPLE      40
#define N_DIMENSIONS  8
#define N_RATINGS     (N_PEOPLE * N_DIMENSIONS)
#define LABEL         "Zebedee-Q7-"
#define MEASURE_EVERY 50
#define MAX_TRIES     20

struct reveal {
  struct trial_run *trial;
  struct review *review;
  char *bytes; /* of the workbook before it */
  gsize length;
  guint n_cut, n_journals, n_done, n_traces;
};

/* ---- Before ------------------------------------------------------------------ */

/* Everybody gives dots, too: the labels of these stay when a round is revealed, on the pages on
 * which those of the ratings were. */
static bool say(const struct review *review, struct workbook *workbook, guint i, GError **error)
{
  g_autofree char *label = g_strdup_printf(LABEL "%02u", i % N_PEOPLE);
  g_autofree char *other = g_strdup_printf("Yolanda-%02u", i % N_PEOPLE);
  const struct rating rating = {
      .dimension = i / N_PEOPLE, .round = 1, .answer = {(gint8)(1 + i % 5), 4}};
  return workbook_rate(workbook, review->id, review->pack, label, &rating, error) &&
         (i / N_PEOPLE >= WORKSHOP_USUAL_DOTS ||
          workbook_give_dots(workbook, review->id, review->pack, other, i / N_PEOPLE, 1, error));
}

static void say_all(struct reveal *reveal)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) workbook = workbook_open(reveal->review->path, &error);
  if (workbook)
    workbook_run_script(workbook, "PRAGMA synchronous = OFF", NULL); /* to be quick */
  for (guint i = 0; workbook && i < N_RATINGS; i++)
    if (!say(reveal->review, workbook, i * 37 % N_RATINGS, &error)) /* in no order */
      break;
  if (error)
    g_error("no ratings for a trial: %s", error->message);
}

static void remember(struct reveal *reveal)
{
  if (!g_file_get_contents(reveal->review->path, &reveal->bytes, &reveal->length, NULL))
    g_error("the workbook of a trial cannot be read");
}

/* Lay the file there as it was before. */
static void start_over(const struct reveal *reveal)
{
  g_autofree char *journal = g_strconcat(reveal->review->path, "-journal", NULL);
  g_unlink(journal);
  if (!g_file_set_contents(reveal->review->path, reveal->bytes, (gssize)reveal->length, NULL))
    g_error("the workbook of a trial cannot be written");
}

/* ---- After --------------------------------------------------------------------- */

static gint64 number(const struct reveal *reveal, struct workbook *workbook, const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number;
  if (!workbook_number(workbook, sql, NO_VALUES, &number, &error))
    trial_fail(reveal->trial, "%s", error->message);
  return number;
}

static void expect_no_label(const struct reveal *reveal, const char *when)
{
  if (review_has_bytes(reveal->review, LABEL))
    trial_fail(reveal->trial, "a label is in the file %s", when);
}

/* It was not done: all is as before, and it can be done. */
static void check_not_done(const struct reveal *reveal, struct workbook *workbook)
{
  g_autoptr(GError) error = NULL;
  gint64 n = number(reveal, workbook,
                    "SELECT count(*) FROM workshop_labels JOIN workshop_ratings ON id = row");
  if (n != N_RATINGS)
    trial_fail(reveal->trial, "%d ratings have their label, of %d", (int)n, N_RATINGS);
  if (!workbook_reveal(workbook, reveal->review->id, reveal->review->pack, 1, &error))
    trial_fail(reveal->trial, "and then: %s", error->message);
  expect_no_label(reveal, "after it was done again");
}

/* The ratings of a workshop that was removed are back when that is undone. */
static void check_done(const struct reveal *reveal, struct workbook *workbook)
{
  if (number(reveal, workbook, "SELECT count(*) FROM traces"))
    trial_fail(reveal->trial, "the file was not written anew when it was opened");
  expect_no_label(reveal, "after it was opened");
  if (!workbook_undo(workbook, NULL, NULL))
    trial_fail(reveal->trial, "it cannot be undone");
  gint64 n = number(reveal, workbook, "SELECT count(*) FROM workshop_ratings");
  if (n != N_RATINGS)
    trial_fail(reveal->trial, "%d ratings are left, of %d", (int)n, N_RATINGS);
  expect_no_label(reveal, "after it was undone");
}

/* What the kill had left to be wiped; who only reads does not wipe it. */
static void count_traces(struct reveal *reveal)
{
  g_autoptr(Workbook) workbook = workbook_open_to_read(reveal->review->path, NULL);
  reveal->n_traces += workbook && number(reveal, workbook, "SELECT count(*) FROM traces") > 0;
}

static void check(struct reveal *reveal, bool said_done)
{
  reveal->n_journals += review_has_journal(reveal->review);
  count_traces(reveal);
  g_autoptr(Workbook) workbook = review_open(reveal->review, reveal->trial);
  if (!workbook)
    return;
  bool done = !number(reveal, workbook, "SELECT count(*) FROM workshops WHERE NOT revealed_1");
  if (said_done && !done)
    trial_fail(reveal->trial, "it said it was done, and was not");
  reveal->n_done += done;
  if (done)
    check_done(reveal, workbook);
  else
    check_not_done(reveal, workbook);
}

/* ---- The kills ----------------------------------------------------------------- */

static gint64 command(struct reveal *reveal, const char *verb, gint64 microseconds)
{
  const char *const arguments[] = {"workshop", verb, SPRING_REVIEW, NULL};
  start_over(reveal);
  g_auto(KilledCommand) command = kill_command(reveal->review->home, arguments, microseconds);
  if (!command.killed && command.status != 0)
    trial_fail(reveal->trial, "%s failed by itself, with exit status %d", verb, command.status);
  reveal->n_cut += command.killed;
  check(reveal, strchr(command.out, '\n') != NULL);
  return command.microseconds;
}

/* Until one is really killed: some end before. */
static void kill_one(struct reveal *reveal, const char *verb, gint64 microseconds)
{
  guint n_before = reveal->n_cut;
  for (guint i = 0; i < MAX_TRIES && reveal->n_cut == n_before; i++)
    command(reveal, verb, kill_moment(reveal->trial->random, microseconds));
}

static void run(struct trial_run *trial)
{
  static const char *const verbs[] = {"reveal", "remove"};
  g_autoptr(Review) review = review_new();
  struct reveal reveal = {.trial = trial, .review = review};
  gint64 microseconds[G_N_ELEMENTS(verbs)] = {0};
  say_all(&reveal);
  remember(&reveal);
  while (trial_again(trial)) {
    guint verb = trial->n_done % G_N_ELEMENTS(verbs);
    if (trial->n_done % MEASURE_EVERY <= 1)
      microseconds[verb] = command(&reveal, verbs[verb], 0);
    kill_one(&reveal, verbs[verb], microseconds[verb]);
  }
  g_free(reveal.bytes);
  if (!reveal.n_cut)
    trial_fail(trial, "no command was killed before it had ended");
  trial_say(trial,
            "%u were killed, %u left a journal, %u left labels to be wiped, %u had come about",
            reveal.n_cut, reveal.n_journals, reveal.n_traces, reveal.n_done);
}

const struct trial trial_kill_reveal = {
    "kill-reveal", "kill -9 while a round is revealed or a workshop removed", 200, 20, 45, run};
