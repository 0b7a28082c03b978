/* What happens to a workshop while people rate: the program is killed and started again; other
 * processes rate in the same workbook. */
#include "tests/command.h"
#include "tests/workshop-screens.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define RATE_STEP "Rate, step 3 of 9"

/* ---- Killed, and started again ----------------------------------------- */

static void kill_it(struct terminal *terminal)
{
  terminal_signal(terminal, SIGKILL);
  cr_assert_eq(terminal_wait_exit(terminal), -SIGKILL);
}

/* Person 1 has said all of two dimensions and half of a third when the program is killed; the timer
 * was paused. */
static void rate_until_it_is_killed(const char *home)
{
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "TT");
  expect_text(terminal, "The timer waits");
  terminal_keys(terminal, "i<Enter>");
  expect_text(terminal, "1 of 22");
  terminal_keys(terminal, "24cSome orders<Enter><Enter>35<Enter>1");
  expect_text(terminal, "[1]");
  kill_it(terminal);
}

static void expect_what_was_said(struct workshop_file *file)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  const gint8 said[][N_RATING_SIDES] = {{2, 4}, {3, 5}, {1, ANSWER_NOT_ASKED}};
  for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
    const struct rating *rating = workshop_rating(workshop, "p1", i, 1);
    cr_assert_not_null(rating);
    cr_assert_eq(rating->answer[RATING_NOW], said[i][RATING_NOW]);
    cr_assert_eq(rating->answer[RATING_WANT], said[i][RATING_WANT]);
    cr_assert_str_eq(rating->comment ? rating->comment : "", i ? "" : "Some orders");
  }
}

Test(interrupted, workshop_goes_on_where_the_program_was_killed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_go(file, PHASE_RATE);
  rate_until_it_is_killed(home);
  expect_what_was_said(file);
  {
    g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
    expect_text(terminal, RATE_STEP);
    expect_text(terminal, "Paused; T goes on");
    terminal_keys(terminal, "T");
    expect_text(terminal, "The timer runs");
    kill_it(terminal);
  }
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  expect_text(terminal, "Time left");
  terminal_keys(terminal, "i");
  expect_text(terminal, "p1        begun, 2 of 22");
  terminal_keys(terminal, "<Esc>u");
  expect_text(terminal, "Undone: ");
  cr_assert(workshop_file_place(file).timer.runs);
}

/* ---- Beside others ------------------------------------------------------ */

#define N_OTHERS 6

/* A shell that has N_OTHERS people rate the first dimension on the command line, one after the
 * other; it fails as soon as one cannot. */
static GPid start_others(const char *home)
{
  g_autofree char *path = planner_workbook(home), *program = environment_program();
  g_auto(GStrv) environment = environment_new(home, NULL);
  char script[] = "for i in 1 2 3 4 5 6; do \"$0\" --file \"$1\" workshop rate '" SPRING
                  "' mindset --person c$i --now $(($i % 5 + 1)) --want 5 || exit 1; done";
  char shell[] = "/bin/sh", option[] = "-c";
  char *arguments[] = {shell, option, script, program, path, NULL};
  g_autoptr(GError) error = NULL;
  GPid others = 0;
  bool started = g_spawn_async(NULL, arguments, environment,
                               G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               &others, &error);
  cr_assert(started, "%s", error ? error->message : "");
  return others;
}

static void expect_all_ratings(struct workshop_file *file)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  for (guint i = 1; i <= N_OTHERS; i++) {
    g_autofree char *label = g_strdup_printf("c%u", i);
    const struct rating *rating = workshop_rating(workshop, label, 0, 1);
    cr_assert_not_null(rating, "%s", label);
    cr_assert_eq(rating->answer[RATING_NOW], i % 5 + 1);
    cr_assert_eq(rating->answer[RATING_WANT], 5);
  }
  for (guint i = 0; i < pack_n_dimensions(file->pack); i++) {
    const struct rating *rating = workshop_rating(workshop, "p1", i, 1);
    cr_assert_not_null(rating, "%u", i);
    cr_assert_eq(rating->answer[RATING_NOW], 2);
    cr_assert_eq(rating->answer[RATING_WANT], 4);
  }
  cr_assert_eq(workshop->ratings->len, N_OTHERS + pack_n_dimensions(file->pack));
}

Test(interrupted, by_others_who_rate_on_the_command_line_it_loses_nothing)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_go(file, PHASE_RATE);
  g_autoptr(Terminal) terminal = workshop_start(home, 120, 30);
  terminal_keys(terminal, "i<Enter>");
  expect_text(terminal, "1 of 22");
  GPid others = start_others(home);
  for (guint i = 1; i < pack_n_dimensions(file->pack); i++) {
    g_autofree char *next = g_strdup_printf("%u of 22", i + 1);
    terminal_keys(terminal, "24<Enter>");
    expect_text(terminal, next);
    g_autofree char *last = terminal_row(terminal, terminal_rows(terminal) - 1);
    cr_assert_not_null(strstr(last, "Enter next"), "%s", last); /* the hints, and no message */
  }
  terminal_keys(terminal, "24<Enter>");
  expect_text(terminal, "Give the keyboard");
  int status;
  cr_assert_eq(waitpid(others, &status, 0), others);
  cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "c6        begun, 1 of 22");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Round 1: 1 of 8 people are done");
  expect_all_ratings(file);
}

/* ---- A disk that cannot be read for a moment ----------------------------- */

Test(interrupted, workshop_that_cannot_be_read_for_a_moment_is_not_left)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autofree char *path = planner_workbook(home);
  g_autoptr(Terminal) terminal = workshop_start(home, 160, 24);
  terminal_keys(terminal, "i<Enter>");
  expect_text(terminal, "1 of 22");
  g_autoptr(GString) whole = planner_break(path);
  expect_text(terminal, "The workbook cannot be read now, and is shown as it was");
  planner_put_back(path, whole);
  terminal_keys(terminal, "2");
  expect_text(terminal, "now    1 [2] 3");
}
