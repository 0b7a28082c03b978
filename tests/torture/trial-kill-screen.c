/* trial-kill-screen.c - the terminal program is killed at a random moment while somebody rates
 * unseen: what its screen showed as taken is in the workbook */
#include "tests/torture/kill.h"
#include "tests/torture/review.h"

#include "tests/terminal-private.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#define DIMENSIONS    4 /* that one person rates before the kill at the latest */
#define MEASURE_EVERY 100
#define UNANSWERED    "▸ now    1  2  3  4  5"

/* What one person said, until the program died. */
struct sitting {
  struct trial_run *trial;
  struct terminal *terminal;
  char label[16];
  gint8 taken[DIMENSIONS][N_RATING_SIDES]; /* as the screen showed it */
  gint8 typed[DIMENSIONS][N_RATING_SIDES]; /* as it was typed, whether it was shown or not */
  guint n_taken;
};

/* ---- Typing ---------------------------------------------------------------- */

static bool press(struct sitting *sitting, const char *keys, const char *expected)
{
  terminal_keys(sitting->terminal, keys);
  return terminal_wait(sitting->terminal, expected);
}

/* The line of the screen that has this answer: "now    1 [2] 3  4  5". */
static void answer_line(char line[32], enum rating_side side, gint8 answer)
{
  int at = g_snprintf(line, 32, "%-6s", rating_side_to_string(side));
  for (int i = 1; i <= 5; i++)
    at += g_snprintf(line + at, 32 - (gulong)at, i == answer ? "[%d]" : " %d ", i);
  g_strchomp(line);
}

/* Type an answer that does not stand there, and see it taken. */
static bool answer(struct sitting *sitting, guint dimension, enum rating_side side)
{
  gint8 *taken = &sitting->taken[dimension][side], *typed = &sitting->typed[dimension][side];
  char line[32], key[2] = {0};
  *typed = (gint8)(1 + (*taken + g_rand_int_range(sitting->trial->random, 0, 4)) % 5);
  key[0] = (char)('0' + *typed);
  answer_line(line, side, *typed);
  if (!press(sitting, key, line))
    return false;
  *taken = *typed;
  sitting->n_taken++;
  return true;
}

/* Some change their minds. */
static bool rate_dimension(struct sitting *sitting, guint dimension)
{
  char next[16];
  g_snprintf(next, sizeof next, "%u of 22", dimension + 2);
  return answer(sitting, dimension, RATING_NOW) && answer(sitting, dimension, RATING_WANT) &&
         (g_rand_boolean(sitting->trial->random) || answer(sitting, dimension, RATING_WANT)) &&
         press(sitting, "<Enter>", next) && press(sitting, "", UNANSWERED);
}

/* Until all is said, or the program is dead. */
static void rate(struct sitting *sitting)
{
  for (guint i = 0; i < DIMENSIONS; i++)
    if (!rate_dimension(sitting, i))
      return;
}

/* ---- Sitting down ------------------------------------------------------------ */

/* One who is not expected: always somebody new. */
static bool sit_down(struct sitting *sitting)
{
  const char *label;
  if (!terminal_wait(sitting->terminal, "22") || !press(sitting, "w", "Workshops  1/1") ||
      !press(sitting, "<Enter>", "of 9") || !press(sitting, "i", "Who rates next?") ||
      !press(sitting, "<End><Enter>", UNANSWERED))
    return false;
  g_autofree char *text = terminal_text(sitting->terminal);
  label = strstr(text, " · round 1");
  while (label && label > text && g_ascii_isalnum(label[-1]))
    label--;
  return label && sscanf(label, "%15[a-z0-9]", sitting->label) == 1;
}

/* A sitting that ends in a kill, after so many microseconds. How long it took. */
static gint64 sit(struct sitting *sitting, const char *home, gint64 microseconds)
{
  sitting->terminal = terminal_start(&(struct terminal_options){.home = home});
  gint64 start = 0, end = 0;
  if (sit_down(sitting)) {
    start = g_get_monotonic_time();
    if (microseconds)
      kill_later(sitting->terminal->pid, microseconds);
    rate(sitting);
    end = g_get_monotonic_time();
  } else {
    g_autofree char *text = terminal_text(sitting->terminal);
    trial_fail(sitting->trial, "nobody can sit down:\n%s", text);
  }
  if (!microseconds || !start)
    terminal_signal(sitting->terminal, SIGKILL);
  terminal_wait_exit(sitting->terminal);
  kill_cancel();
  return end - start;
}

/* ---- What is there ----------------------------------------------------------- */

/* What was shown just before the end, and not waited for. */
static void look_at_screen(struct sitting *sitting)
{
  char line[32];
  for (guint i = 0; i < DIMENSIONS; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++) {
      gint8 typed = sitting->typed[i][side];
      answer_line(line, (enum rating_side)side, typed);
      if (typed == sitting->taken[i][side] || !terminal_find(sitting->terminal, line, NULL, NULL))
        continue;
      sitting->taken[i][side] = typed;
      sitting->n_taken++;
    }
}

static void check_answers(const struct sitting *sitting, const struct workshop *workshop)
{
  for (guint i = 0; i < DIMENSIONS; i++) {
    const struct rating *rating = workshop_rating(workshop, sitting->label, i, 1);
    for (guint side = 0; side < N_RATING_SIDES; side++) {
      gint8 there = rating ? rating->answer[side] : ANSWER_NOT_ASKED;
      if (there != sitting->taken[i][side] && there != sitting->typed[i][side])
        trial_fail(sitting->trial, "%s saw %d taken for %s of dimension %u, and there is %d",
                   sitting->label, sitting->taken[i][side],
                   rating_side_to_string((enum rating_side)side), i, there);
    }
  }
}

/* All that was shown as taken of all sittings is there still: so many answers. */
static guint count_answers(const struct workshop *workshop)
{
  guint n = 0;
  for (guint i = 0; i < workshop->ratings->len; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++)
      n += g_array_index(workshop->ratings, struct rating, i).answer[side] != ANSWER_NOT_ASKED;
  return n;
}

static void check(struct sitting *sitting, const struct review *review, guint *n_answers)
{
  g_autoptr(Workbook) workbook = review_open(review, sitting->trial);
  g_autoptr(Workshop) workshop = workbook ? review_read(review, workbook, sitting->trial) : NULL;
  if (!workshop)
    return;
  check_answers(sitting, workshop);
  guint n = count_answers(workshop), n_new = 0;
  for (guint i = 0; i < DIMENSIONS; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++)
      n_new += sitting->taken[i][side] != ANSWER_NOT_ASKED;
  if (n < *n_answers + n_new)
    trial_fail(sitting->trial, "%u answers were there, %u were taken, and there are %u", *n_answers,
               n_new, n);
  *n_answers = n;
  g_autofree char *fault = review_undo_fault(workbook);
  if (fault)
    trial_fail(sitting->trial, "undo: %s", fault);
}

static void run(struct trial_run *trial)
{
  g_autoptr(Review) review = review_new();
  gint64 microseconds = 0;
  guint n_answers = 0, n_taken = 0, n_journals = 0;
  while (trial_again(trial)) {
    bool is_measured = trial->n_done % MEASURE_EVERY == 1;
    struct sitting sitting = {.trial = trial};
    gint64 time =
        sit(&sitting, review->home, is_measured ? 0 : kill_moment(trial->random, microseconds));
    if (is_measured)
      microseconds = time;
    look_at_screen(&sitting);
    n_taken += sitting.n_taken;
    n_journals += review_has_journal(review);
    check(&sitting, review, &n_answers);
    terminal_free(sitting.terminal);
  }
  trial_say(trial, "%u answers taken, %u kills left a journal", n_taken, n_journals);
}

const struct trial trial_kill_screen = {
    "kill-screen", "kill -9 while somebody rates on screen", 500, 20, 38, run};
