/* documents.c - plans on the screen, and documents as PDF */
#include "tests/bench/bench.h"

#include "tests/environment.h"

#include <stdio.h>

#define FLOOR_PDF  TOP_BUILDDIR "/tests/bench/floor-pdf"
#define TWO_FRAMES 33 /* milliseconds, at 60 a second */
#define N_STEPS    6  /* from the planner's second step to the one before the plan */

/* The planner, one key before the plan is there. */
static struct terminal *start_planner(const char *program, const char *workbook)
{
  const char *const arguments[] = {"--file", workbook, NULL};
  struct terminal *terminal = contender_start(&(struct contender){"stage5", program, arguments});
  terminal_time_keys(terminal, "r", NULL);
  terminal_time_keys(terminal, "n", NULL);
  terminal_time_keys(terminal, "A. Lee<Enter>", NULL);
  for (int step = 2; step <= N_STEPS; step++)
    terminal_time_keys(terminal, "<Enter>", NULL);
  return terminal;
}

void measure_planner(const char *program, int n_runs)
{
  char *home = environment_home_new();
  g_autofree char *workbook = g_build_filename(home, "plans.stage5", NULL);
  g_autoptr(Terminal) terminal = start_planner(program, workbook);
  struct figures times;
  figures_init(&times);
  for (int run = 0; run < n_runs; run++) {
    double time = terminal_time_keys(terminal, "<Enter>", NULL);
    if (!terminal_find(terminal, "Learning plan: A. Lee", NULL, NULL)) {
      printf("(the planner does not show the plan it should have made)\n");
      break;
    }
    figures_add(&times, time);
    terminal_time_keys(terminal, "<Esc>", NULL);
  }
  print_row("plan computed and shown, median", "ms", milliseconds(&times, 0.5), "two frames",
            TWO_FRAMES, 1);
  print_row("plan computed and shown, longest", "ms", milliseconds(&times, 1), "two frames",
            TWO_FRAMES, 1);
  figures_clear(&times);
  environment_home_free(home);
}

/* ---- PDF --------------------------------------------------------------- */

#define MAX_ARGUMENTS 8

/* Run @program with @arguments (NULL at the end) and @format after them, and @file to write
 * (or NULL); its microseconds. */
static double document_time(const char *program, const char *const *arguments, const char *format,
                            const char *file, const char *home)
{
  const char *all[MAX_ARGUMENTS + 5] = {NULL};
  guint n = 0;
  while (n < MAX_ARGUMENTS && arguments[n]) {
    all[n] = arguments[n];
    n++;
  }
  all[n++] = "--format";
  all[n++] = format;
  if (file) {
    all[n++] = "-o";
    all[n++] = file;
  }
  return program_time(program, all, home);
}

/* The document that @arguments ask for as PDF, and a bare program that sets the same text. */
static void measure_document(const char *program, const char *what, const char *const *arguments,
                             const char *home, int n_runs)
{
  g_autofree char *markdown = g_build_filename(home, "document.md", NULL);
  g_autofree char *figure = g_strdup_printf("%s as PDF, median", what);
  const char *const theirs[] = {markdown, NULL};
  struct figures times[2];
  figures_init(&times[0]);
  figures_init(&times[1]);
  document_time(program, arguments, "markdown", markdown, home);
  for (int run = 0; run <= n_runs; run++) {
    double our_time = document_time(program, arguments, "pdf", NULL, home);
    double their_time = program_time(FLOOR_PDF, theirs, home);
    if (run == 0 || our_time <= 0 || their_time <= 0)
      continue; /* the first one warms the caches */
    figures_add(&times[0], our_time);
    figures_add(&times[1], their_time);
  }
  print_row(figure, "ms", milliseconds(&times[0], 0.5), "bare cairo and pango",
            milliseconds(&times[1], 0.5), 1.8);
  figures_clear(&times[0]);
  figures_clear(&times[1]);
}

void measure_pdf(const char *program, int n_runs)
{
  char *home = environment_home_new();
  g_autofree char *workbook = g_build_filename(home, "plans.stage5", NULL);
  const char *const make[] = {"--file", workbook, "plan",    "new",  "--name",
                              "A. Lee", "--from", "trainer", "--to", "enterprise-community-manager",
                              NULL};
  const char *const plan[] = {"--file", workbook, "plan", "show", "A. Lee", NULL};
  const char *const matrix[] = {"matrix", NULL};
  program_time(program, make, home);
  measure_document(program, "plan", plan, home, n_runs);
  measure_document(program, "matrix", matrix, home, n_runs);
  environment_home_free(home);
}
