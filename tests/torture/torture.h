/* torture.h - the parts of "make torture": faults made on purpose, and what must hold then
 *
 * A trial makes a fault over and over (a kill, a failed write, a signal, a damaged file) and
 * looks whether what stage5 promises still holds. Each is a const struct trial in a file of its
 * own, tests/torture/trial-NAME.c, and a row in the table of torture.c:
 *
 *   static void run(struct trial_run *trial)
 *   {
 *     while (trial_again(trial)) {
 *       …
 *       if (lost)
 *         trial_fail(trial, "rating %u of %s was acknowledged and is not there", n, label);
 *     }
 *     trial_say(trial, "%u ratings acknowledged", n);
 *   }
 *   const struct trial trial_kill_command = {
 *       "kill-command", "kill -9 while ratings are recorded on the command line", 500, 20, 10,
 * run};
 *
 * Chance comes from trial->random alone, which is made of --seed and the trial's name, so that a
 * failure can be had again. Nothing sleeps for a certain time to wait for something; what is cut
 * off at a random moment may.
 *
 * A run of all of them ends in ten minutes: trial_again() is false, too, when a trial has had its
 * time, and its row says that it is not whole, which is not to have passed.
 */
#ifndef STAGE5_TESTS_TORTURE_H
#define STAGE5_TESTS_TORTURE_H

#include <glib.h>
#include <stdbool.h>

struct trial_run;

struct trial {
  const char *name;
  const char *what;       /* in a few words, for the table */
  guint n_times, n_short; /* how often; with --short */
  guint seconds;          /* how long for n_times, about, where there are two cores: whatever comes
                             before it leaves it so much time */
  void (*run)(struct trial_run *trial);
};

struct trial_run {
  const struct trial *trial;
  GRand *random;
  guint n_times;    /* how often the fault is to be made this time */
  guint n_done;     /* and has been begun */
  guint n_failures; /* of trial_fail() */
  guint n_left;     /* how often it was not made, as the time was over */
  gint64 deadline;  /* when that is, in monotonic microseconds; 0: never */
  GString *said;
  const char *replay; /* a file of a trial's own that says what to do again, or NULL */
  bool every;         /* also what is otherwise a sample is to be tried whole */
  void *data;         /* the trial's own, which crew_run() hands on */
};

/* True n_times in all, unless the time is over: then n_times becomes n_done. A loop over the
 * faults; it is counted, and shown while it goes on. */
bool trial_again(struct trial_run *trial);

/* What must hold did not: the sentence is printed (of the first TRIAL_FAILURES of a trial), and
 * the run fails. */
#define TRIAL_FAILURES 10
void trial_fail(struct trial_run *trial, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A figure for the row of the table, such as "586 ratings acknowledged"; more are joined. */
void trial_say(struct trial_run *trial, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The trial cannot be made on this machine (a program is not installed, no root): its row says
 * why, and it counts neither as passed nor as failed. */
void trial_skip(struct trial_run *trial, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
