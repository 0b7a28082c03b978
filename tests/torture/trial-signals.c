/* trial-signals.c - signals at random moments, in every screen
 *
 * A quarter hits the program while it starts, with keys on their way to it already; a quarter while
 * it does what keys ask for that were sent at once, such as saving a document; the rest on a
 * screen, amid more keys or amid new sizes. What ends the program leaves the terminal as it was,
 * and the workbook whole; what stops it too, until it goes on and shows its screen. */
#include "tests/torture/crew.h"
#include "tests/quiet.h"
#include "tests/torture/same.h"
#include "tests/torture/spots.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 10 /* seconds */

enum { FIGURE_ENDED, FIGURE_STOPPED, FIGURE_EARLY };
static const char *const figures[] = {"%u ended by the signal", "%u stopped and went on",
                                      "%u of all while starting", NULL};

static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGTSTP};

/* A shell with job control: only in one can a program be stopped. */
static const char job_control[] =
    "\"$@\"; s=$?; while [ $s = 148 ]; do echo STOPPED; read -r _; fg >/dev/null; s=$?; done; "
    "exit $s";
static const char *const shell[] = {"/bin/sh", "-mc", job_control, "sh", NULL};

struct hit {
  struct trial_run *trial;
  const struct spot *spot;
  struct terminal *terminal;
  int number;
  enum { WHILE_STARTING, ON_THE_WAY, AMID_KEYS, AMID_SIZES, N_MOMENTS } moment;
  guint us; /* from there to the signal */
};

/* And in how many microseconds the signal comes at the latest. */
static const struct {
  const char *name;
  int us;
} moments[N_MOMENTS] = {
    [WHILE_STARTING] = {"while it started", 15000},
    [ON_THE_WAY] = {"on the way", 60000},
    [AMID_KEYS] = {"amid keys", 3000},
    [AMID_SIZES] = {"amid new sizes", 3000},
};

static void fail(struct hit *hit, const char *what)
{
  trial_fail(hit->trial, "%s, %u µs %s, %s after “%s”: %s", g_strsignal(hit->number), hit->us,
             moments[hit->moment].name, hit->spot->screen, hit->spot->keys, what);
}

/* ---- The moment -------------------------------------------------------- */

static void press_some_keys(struct hit *hit)
{
  static const char *const keys[] = {"j", "k", "\t", "\033[B", "\033OC", "2", "v", "t", " ", "G"};
  GRand *random = hit->trial->random;
  for (int n = g_rand_int_range(random, 1, 12); n > 0; n--) {
    const char *key = keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))];
    terminal_send(hit->terminal, key, strlen(key));
  }
}

static void change_size_often(struct hit *hit)
{
  GRand *random = hit->trial->random;
  for (int n = g_rand_int_range(random, 1, 6); n > 0; n--)
    terminal_resize(hit->terminal, g_rand_int_range(random, 1, 200),
                    g_rand_int_range(random, 1, 60));
  terminal_resize(hit->terminal, 80, 24);
}

/* Bring the program to where it is hit; false if it did not come there. */
static bool bring(struct hit *hit)
{
  if (hit->moment == WHILE_STARTING) {
    const char *keys = hit->spot->keys;
    terminal_send(hit->terminal, keys, strcspn(keys, "<{"));
    return true;
  }
  if (hit->moment == ON_THE_WAY)
    return spot_set_out(hit->terminal, hit->spot);
  if (!spot_go(hit->terminal, hit->spot))
    return false;
  if (hit->moment == AMID_KEYS)
    press_some_keys(hit);
  else
    change_size_often(hit);
  return true;
}

/* Let the time pass, with an open ear for what the program writes. */
static void let_time_pass(struct hit *hit)
{
  gint64 until = g_get_monotonic_time() + hit->us;
  while (g_get_monotonic_time() < until && terminal_pump(hit->terminal, 0) != PUMP_ENDED)
    continue;
}

/* ---- What must hold ---------------------------------------------------- */

static void check_restored(struct hit *hit)
{
  g_autofree char *wrong = NULL;
  if (!terminal_is_restored(hit->terminal, &wrong)) {
    g_autofree char *what = g_strdup_printf("left wrong in the terminal: %s", wrong);
    fail(hit, what);
  }
}

static void check_end(struct hit *hit, int expected)
{
  int status = terminal_wait_exit(hit->terminal);
  if (status != expected) {
    g_autofree char *what = g_strdup_printf("it ended with %d, not %d", status, expected);
    fail(hit, what);
  }
  check_restored(hit);
}

static bool has_stopped(struct terminal *terminal, const void *data)
{
  (void)data;
  return strstr(terminal_bytes(terminal, 0), "STOPPED") != NULL;
}

static bool has_gone_on(struct terminal *terminal, const void *data)
{
  (void)data;
  return terminal_foreground(terminal) != terminal->pid;
}

/* Go on in a window of another size; what was drawn is what is drawn anew. */
static void go_on(struct hit *hit)
{
  struct terminal *terminal = hit->terminal;
  if (g_rand_boolean(hit->trial->random))
    terminal_resize(terminal, 100, 30);
  terminal_send(terminal, "\n", 1);
  if (!terminal_wait_until(terminal, has_gone_on, NULL) ||
      quiet_wait(terminal, PATIENCE) != QUIET) {
    fail(hit, "it did not go on");
    return;
  }
  g_autofree char *stale = stale_cells(terminal);
  if (stale)
    fail(hit, stale);
  else
    crew_count(FIGURE_STOPPED, 1);
}

static void stop(struct hit *hit)
{
  struct terminal *terminal = hit->terminal;
  if (!terminal_wait_until(terminal, has_gone_on, NULL))
    return;
  pid_t program = terminal_foreground(terminal);
  kill(program, SIGTSTP);
  if (!terminal_wait_until(terminal, has_stopped, NULL)) {
    fail(hit, "it did not stop");
    return;
  }
  check_restored(hit);
  go_on(hit);
  kill(program, SIGTERM);
  check_end(hit, 128 + SIGTERM);
}

static void end(struct hit *hit)
{
  terminal_signal(hit->terminal, hit->number);
  check_end(hit, -hit->number);
  crew_count(FIGURE_ENDED, 1);
}

/* ---- The trial --------------------------------------------------------- */

static void hit_once(struct trial_run *trial, struct settings *settings)
{
  struct hit hit = {.trial = trial,
                    .number = signals[trial->n_done % G_N_ELEMENTS(signals)],
                    .spot = &spots[g_rand_int_range(trial->random, 0, (gint32)n_spots())],
                    .moment = g_rand_int_range(trial->random, 0, N_MOMENTS)};
  bool stops = hit.number == SIGTSTP;
  hit.us = (guint)g_rand_int_range(trial->random, 0, moments[hit.moment].us);
  hit.terminal = spot_start_within(settings, hit.spot, 80, 24, stops ? shell : NULL);
  crew_count(FIGURE_EARLY, hit.moment == WHILE_STARTING);
  if (bring(&hit)) {
    let_time_pass(&hit);
    if (stops)
      stop(&hit);
    else
      end(&hit);
  } else {
    fail(&hit, "it did not get there");
  }
  terminal_free(hit.terminal);
  settings_let_lp_go(settings);
  g_autofree char *fault = settings_workbook_fault(settings);
  if (fault)
    fail(&hit, fault);
}

static void work(struct trial_run *trial)
{
  g_autoptr(Settings) settings = settings_new();
  while (trial_again(trial))
    hit_once(trial, settings);
}

static void run(struct trial_run *trial)
{
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  /* what starts us may ignore some, as a shell does in the background: a program that is hit
   * before it has begun would too */
  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++)
    signal(signals[i], SIG_DFL);
  crew_run(trial, work, figures);
}

const struct trial trial_signals = {"signals", "signals at random moments, in every screen", 700,
                                    28, run};
