/* trial-kill-command.c - `stage5 workshop rate` is killed at a random moment: what it has said it
 * has taken is in the workbook */
#include "tests/torture/kill.h"
#include "tests/torture/review.h"

#include <string.h>

#define MEASURE_EVERY 50
#define MEASURES      5
#define MAX_TRIES     20

/* What somebody said of a dimension. */
struct vote {
  char *label;
  guint dimension;
  gint8 known[N_RATING_SIDES]; /* is in the workbook for sure */
  gint8 tried[N_RATING_SIDES]; /* may be there: its command was killed; else as known */
};

struct ratings {
  struct trial_run *trial;
  struct review *review;
  GArray *votes;           /* struct vote */
  gint64 microseconds;     /* that a command takes */
  guint n_taken;           /* acknowledged */
  guint n_cut, n_journals; /* killed; with a journal left */
};

static void clear_vote(gpointer vote)
{
  g_free(((struct vote *)vote)->label);
}

/* ---- What is there --------------------------------------------------------- */

static bool is_answer(const struct rating *rating, const gint8 answer[N_RATING_SIDES])
{
  return memcmp(rating->answer, answer, N_RATING_SIDES) == 0;
}

static void check_vote(struct ratings *ratings, const struct workshop *workshop, struct vote *vote)
{
  static const struct rating nothing = {0};
  const struct rating *found = workshop_rating(workshop, vote->label, vote->dimension, 1);
  const struct rating *rating = found ? found : &nothing;
  if (!is_answer(rating, vote->tried) && !is_answer(rating, vote->known))
    trial_fail(ratings->trial, "%s said %d %d of dimension %u, and the workbook has %d %d",
               vote->label, vote->known[0], vote->known[1], vote->dimension, rating->answer[0],
               rating->answer[1]);
  memcpy(vote->known, rating->answer, N_RATING_SIDES);
  memcpy(vote->tried, rating->answer, N_RATING_SIDES);
}

static void check_votes(struct ratings *ratings, struct workbook *workbook)
{
  g_autoptr(Workshop) workshop = review_read(ratings->review, workbook, ratings->trial);
  for (guint i = 0; workshop && i < ratings->votes->len; i++)
    check_vote(ratings, workshop, &g_array_index(ratings->votes, struct vote, i));
}

static void check(struct ratings *ratings)
{
  ratings->n_journals += review_has_journal(ratings->review);
  g_autoptr(Workbook) workbook = review_open(ratings->review, ratings->trial);
  if (!workbook)
    return;
  check_votes(ratings, workbook);
  g_autofree char *fault = review_undo_fault(workbook);
  if (fault)
    trial_fail(ratings->trial, "undo: %s", fault);
  check_votes(ratings, workbook);
}

/* ---- Rating ------------------------------------------------------------------ */

/* A new one, or now and then one whose mind is changed. */
static struct vote *choose_vote(struct ratings *ratings)
{
  GArray *votes = ratings->votes;
  if (votes->len && g_rand_int_range(ratings->trial->random, 0, 4) == 0)
    return &g_array_index(votes, struct vote,
                          g_rand_int_range(ratings->trial->random, 0, (gint32)votes->len));
  guint n = pack_n_dimensions(ratings->review->pack);
  struct vote vote = {.label = g_strdup_printf("p%u", votes->len / n + 1),
                      .dimension = votes->len % n};
  g_array_append_val(votes, vote);
  return &g_array_index(votes, struct vote, votes->len - 1);
}

/* Rate; the command is killed after so many microseconds, or not if 0. How long it took. */
static gint64 rate(struct ratings *ratings, gint64 microseconds)
{
  struct vote *vote = choose_vote(ratings);
  const char *dimension = pack_dimension(ratings->review->pack, vote->dimension)->id;
  for (guint side = 0; side < N_RATING_SIDES; side++)
    vote->tried[side] = (gint8)g_rand_int_range(ratings->trial->random, 1, 6);
  char now[] = {(char)('0' + vote->tried[RATING_NOW]), '\0'};
  char want[] = {(char)('0' + vote->tried[RATING_WANT]), '\0'};
  const char *const arguments[] = {"workshop", "rate",      SPRING_REVIEW, dimension,
                                   "--person", vote->label, "--now",       now,
                                   "--want",   want,        NULL};
  g_auto(KilledCommand) command = kill_command(ratings->review->home, arguments, microseconds);
  if ((!command.killed && command.status == 0) || strchr(command.out, '\n')) {
    memcpy(vote->known, vote->tried, N_RATING_SIDES);
    ratings->n_taken++;
  } else if (!command.killed)
    trial_fail(ratings->trial, "the command failed by itself, with exit status %d", command.status);
  ratings->n_cut += command.killed;
  return command.microseconds;
}

/* How long a command takes when it is let alone: the middle one of some. */
static gint64 measure(struct ratings *ratings)
{
  gint64 times[MEASURES] = {0};
  for (guint i = 0; i < MEASURES; i++) {
    gint64 time = rate(ratings, 0);
    guint at = i;
    for (; at && times[at - 1] > time; at--)
      times[at] = times[at - 1];
    times[at] = time;
  }
  return times[MEASURES / 2];
}

/* Until one is really killed: some end before. */
static void kill_one(struct ratings *ratings)
{
  guint n_before = ratings->n_cut;
  for (guint i = 0; i < MAX_TRIES && ratings->n_cut == n_before; i++) {
    rate(ratings, kill_moment(ratings->trial->random, ratings->microseconds));
    check(ratings);
  }
}

static void run(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new();
  struct ratings ratings = {.trial = trial, .review = review};
  ratings.votes = g_array_new(FALSE, TRUE, sizeof(struct vote));
  g_array_set_clear_func(ratings.votes, clear_vote);
  while (trial_again(trial)) {
    if (trial->n_done % MEASURE_EVERY == 1)
      ratings.microseconds = measure(&ratings);
    kill_one(&ratings);
  }
  if (!ratings.n_cut)
    trial_fail(trial, "no command was killed before it had ended");
  trial_say(trial, "a command takes %.1f ms, %u were killed, %u left a journal, %u ratings taken",
            (double)ratings.microseconds / 1000, ratings.n_cut, ratings.n_journals,
            ratings.n_taken);
  g_array_unref(ratings.votes);
}

const struct trial trial_kill_command = {
    "kill-command", "kill -9 while a command records a rating", 500, 20, 10, run};
