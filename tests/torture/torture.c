/* torture.c - "make torture": faults made on purpose, over and over
 *
 * usage: torture [--short] [--every] [--seed N] [--times N] [--minutes N] [--replay FILE]
 * [TRIAL...]
 *
 * One row a trial: how often the fault was made, how often something did not hold, figures.
 * Exit 1 if anything did not hold, or a trial did not come to its end in time. */
#include "tests/torture/torture.h"

#include "tests/torture/trials.h"

#include <glib/gstdio.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static gboolean is_short, is_list, every;
static gint64 seed = 5;
static int n_times, minutes = -1;
static char *replay;
static char **names;

static const GOptionEntry entries[] = {
    {"short", 's', 0, G_OPTION_ARG_NONE, &is_short, "the short form, as CI runs it", NULL},
    {"list", 'l', 0, G_OPTION_ARG_NONE, &is_list, "list the trials", NULL},
    {"seed", 'r', 0, G_OPTION_ARG_INT64, &seed, "where chance begins (5)", "N"},
    {"times", 'n', 0, G_OPTION_ARG_INT, &n_times, "make each fault so often", "N"},
    {"every", 'e', 0, G_OPTION_ARG_NONE, &every, "every call for memory, too: hours", NULL},
    {"minutes", 'm', 0, G_OPTION_ARG_INT, &minutes,
     "be done in so many (10, but none with --times, --every or --replay); 0: however long", "N"},
    {"replay", 'p', 0, G_OPTION_ARG_FILENAME, &replay, "do again what a trial has written to FILE",
     "FILE"},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "[TRIAL…]"},
    G_OPTION_ENTRY_NULL};

/* ---- What a trial calls -------------------------------------------------- */

static bool is_over(const struct trial_run *trial)
{
  return trial->deadline && g_get_monotonic_time() >= trial->deadline;
}

static void leave_the_rest(struct trial_run *trial)
{
  trial->n_left = trial->n_times - trial->n_done;
  trial->n_times = trial->n_done;
}

bool trial_again(struct trial_run *trial)
{
  if (trial->n_done < trial->n_times && is_over(trial))
    leave_the_rest(trial);
  if (trial->n_done >= trial->n_times)
    return false;
  trial->n_done++;
  if (isatty(STDERR_FILENO))
    fprintf(stderr, "\r%s: %u of %u ", trial->trial->name, trial->n_done, trial->n_times);
  return true;
}

void trial_fail(struct trial_run *trial, const char *format, ...)
{
  if (trial->n_failures++ >= TRIAL_FAILURES)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  printf("  %s, time %u: %s\n", trial->trial->name, trial->n_done, text);
  fflush(stdout);
}

void trial_say(struct trial_run *trial, const char *format, ...)
{
  va_list arguments;
  if (trial->said->len)
    g_string_append(trial->said, ", ");
  va_start(arguments, format);
  g_string_append_vprintf(trial->said, format, arguments);
  va_end(arguments);
}

void trial_skip(struct trial_run *trial, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_string_assign(trial->said, "not tried: ");
  g_string_append_vprintf(trial->said, format, arguments);
  va_end(arguments);
  trial->n_done = trial->n_times = 0;
}

/* ---- The time ------------------------------------------------------------ */

/* So much of the run's time is for what a trial has in hand when its own is over: of ten minutes
 * one, and longer no program is waited for (COMMAND_DEADLINE). */
#define LAST_TENTH 10

static gint64 run_end; /* 0: there is none */
static int running;    /* which of the trials */

/* Where a trial waits for something in spite of that. */
static gpointer end_the_run(gpointer data)
{
  sigset_t all;
  (void)data;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
  g_usleep((gulong)MAX(run_end - g_get_monotonic_time(), 0));
  printf("%-20s NOT WHOLE: it has not come to its end in the %d minutes of the run, and the trials "
         "after it were not begun\n",
         trials[g_atomic_int_get(&running)]->name, minutes);
  fflush(stdout);
  _exit(1);
}

static void begin_time(void)
{
  if (minutes < 0)
    minutes = n_times > 0 || every || replay ? 0 : 10;
  if (minutes == 0)
    return;
  run_end = g_get_monotonic_time() + minutes * 60 * G_TIME_SPAN_SECOND;
  g_thread_unref(g_thread_new("end", end_the_run, NULL));
}

static bool is_wanted(const struct trial *trial)
{
  return !names || g_strv_contains((const char *const *)names, trial->name);
}

/* All that is left, but for what the trials after it are likely to take; and so much at least. */
static gint64 deadline_of(gsize index)
{
  gint64 now = g_get_monotonic_time();
  gint64 end = run_end - minutes * 60 * G_TIME_SPAN_SECOND / LAST_TENTH, reserved = 0;
  for (gsize i = index + 1; trials[i]; i++)
    if (is_wanted(trials[i]))
      reserved += trials[i]->seconds * G_TIME_SPAN_SECOND;
  gint64 least = MIN(end, now + trials[index]->seconds * G_TIME_SPAN_SECOND);
  return run_end ? MAX(end - reserved, MAX(least, 1)) : 0;
}

/* ---- The run --------------------------------------------------------------- */

enum verdict { HELD, FAILED, NOT_WHOLE, NOT_TRIED, N_VERDICTS };

static enum verdict verdict_of(const struct trial_run *run)
{
  return run->n_failures ? FAILED : run->n_left ? NOT_WHOLE : run->n_done ? HELD : NOT_TRIED;
}

static void print_row(const struct trial_run *run, double seconds)
{
  if (isatty(STDERR_FILENO))
    fprintf(stderr, "\r\033[K");
  printf("%-20s %8u times  %5u failed  %6.1f s  %s: %s\n", run->trial->name, run->n_done,
         run->n_failures, seconds, run->trial->what,
         run->said->len    ? run->said->str
         : run->n_failures ? "not so"
                           : "all held");
  fflush(stdout);
}

static enum verdict run_trial(gsize index)
{
  const struct trial *trial = trials[index];
  g_autoptr(GRand) random = g_rand_new_with_seed((guint32)seed ^ g_str_hash(trial->name));
  g_autoptr(GString) said = g_string_new(NULL);
  struct trial_run run = {.trial = trial,
                          .random = random,
                          .said = said,
                          .replay = replay,
                          .every = every,
                          .deadline = deadline_of(index)};
  run.n_times = n_times > 0 ? (guint)n_times : is_short ? trial->n_short : trial->n_times;
  gint64 start = g_get_monotonic_time();
  g_atomic_int_set(&running, (int)index);
  if (is_over(&run))
    leave_the_rest(&run);
  else
    trial->run(&run);
  if (run.n_done == 0 && run.n_times > 0 && run.n_failures == 0 && run.n_left == 0)
    trial_fail(&run, "the fault was not made once");
  if (run.n_left)
    trial_say(&run, "NOT WHOLE: its time was over, with %u more to be made", run.n_left);
  print_row(&run, (double)(g_get_monotonic_time() - start) / G_TIME_SPAN_SECOND);
  return verdict_of(&run);
}

static bool names_are_known(void)
{
  bool known = true;
  for (char **name = names; name && *name; name++) {
    gsize i = 0;
    while (trials[i] && strcmp(trials[i]->name, *name) != 0)
      i++;
    if (!trials[i]) {
      fprintf(stderr, "torture: there is no trial “%s” (--list names them)\n", *name);
      known = false;
    }
  }
  return known;
}

int main(int n_arguments, char **arguments)
{
  g_autoptr(GOptionContext) context = g_option_context_new("- faults made on purpose");
  g_autoptr(GError) error = NULL;
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, &n_arguments, &arguments, &error)) {
    fprintf(stderr, "torture: %s\n", error->message);
    return 2;
  }
  if (!names_are_known())
    return 2;
  guint n[N_VERDICTS] = {0};
  if (!is_list)
    begin_time();
  for (gsize i = 0; trials[i]; i++) {
    if (is_list)
      printf("%-20s %8u (%u)  %s\n", trials[i]->name, trials[i]->n_times, trials[i]->n_short,
             trials[i]->what);
    else if (is_wanted(trials[i]))
      n[run_trial(i)]++;
  }
  if (!is_list)
    printf("%u trials, %u failed, %u not whole, %u not tried\n",
           n[HELD] + n[FAILED] + n[NOT_WHOLE] + n[NOT_TRIED], n[FAILED], n[NOT_WHOLE],
           n[NOT_TRIED]);
  g_strfreev(names);
  g_free(replay);
  return n[FAILED] + n[NOT_WHOLE] > 0;
}
