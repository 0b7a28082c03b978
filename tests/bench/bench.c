/* bench.c - "make bench": how fast stage5 is, against the floor and its peers
 *
 * usage: bench [--runs N] [--keys N] [--dimensions N] [--bytes N] [--no-growth]
 *
 * One table: what was measured, stage5's figure, whose figure it is held against, the
 * ratio, and the ratio that is aimed at. It measures; it does not fail. */
#include "tests/bench/bench.h"

#include "tests/environment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELLS_TABLE TOP_SRCDIR "/content/social-business/cells.csv"
#define FLOOR       TOP_BUILDDIR "/tests/bench/floor"
#define LAZY_BYTES  "65536" /* what a floor reads that reads only what it shows */
#define LONG_QUIET  400     /* milliseconds, after which the rest of a pack is read */

static int n_runs = 41;
static int n_keys = 200;
static int n_dimensions = 10000;
static int n_bytes = 10 * 1000 * 1000;
static gboolean skips_growth;

static const GOptionEntry entries[] = {
    {"runs", 'r', 0, G_OPTION_ARG_INT, &n_runs, "starts of each program (41)", "N"},
    {"keys", 'k', 0, G_OPTION_ARG_INT, &n_keys, "keys sent to each program (200)", "N"},
    {"dimensions", 'd', 0, G_OPTION_ARG_INT, &n_dimensions, "of the large pack (10000)", "N"},
    {"bytes", 'b', 0, G_OPTION_ARG_INT, &n_bytes, "of the large pack (10000000)", "N"},
    {"no-growth", 'g', 0, G_OPTION_ARG_NONE, &skips_growth,
     "without the tables of how cost grows, which take some minutes", NULL},
    G_OPTION_ENTRY_NULL};

enum who { OURS, FLOOR_PROGRAM, PSPG, LESS, N_CONTENDERS };

struct bench {
  char *stage5, *pspg, *less;  /* paths, or NULL where a peer is not installed */
  char cells[16], changed[16]; /* of a screen: for the floor */
  char *big;                   /* the folder of the large pack */
  gsize big_bytes;
};

/* ---- The table --------------------------------------------------------- */

void print_row(const char *figure, const char *unit, double ours, const char *against,
               double theirs, double limit)
{
  if (theirs <= 0 || ours <= 0) {
    printf("%-42s %9.2f %-3s   %-22s not measured\n", figure, ours, unit, against);
    return;
  }
  double ratio = ours / theirs;
  printf("%-42s %9.2f %-3s   %-22s %9.2f   %5.2f", figure, ours, unit, against, theirs, ratio);
  if (limit > 0)
    printf("   %.2f  %s", limit, ratio <= limit ? "met" : "missed");
  printf("\n");
  fflush(stdout);
}

static void print_head(void)
{
  printf("\n%-42s %9s %-3s   %-22s %9s   %5s   %s\n", "figure", "stage5", "", "against", "",
         "ratio", "aim");
}

double milliseconds(const struct figures *figures, double part)
{
  return figures_part(figures, part) / 1000;
}

/* ---- First paint ------------------------------------------------------- */

/* The command line of a contender that shows @table ("" for stage5: the pack @pack or
 * its own), valid as long as @arguments. */
static struct contender contender(const struct bench *bench, enum who who, const char *pack,
                                  const char *table, const char *limit, const char *arguments[6])
{
  static const char *const names[N_CONTENDERS] = {"stage5", "floor", "pspg --csv", "less -S"};
  const char *const programs[] = {bench->stage5, FLOOR, bench->pspg, bench->less};
  const char *const lines[N_CONTENDERS][6] = {
      [OURS] = {pack ? "--pack" : NULL, pack},
      [FLOOR_PROGRAM] = {table, bench->cells, bench->changed, limit},
      [PSPG] = {"--csv", "-f", table},
      [LESS] = {"-S", table}};
  for (gsize i = 0; i < 6; i++)
    arguments[i] = lines[who][i];
  return (struct contender){names[who], programs[who], arguments};
}

/* How much of the screen stage5 fills, and changes at a Down, in the view that @keys
 * lead to, so that the floor does the same. */
static void measure_screen(struct bench *bench, const char *view, const char *keys)
{
  g_autoptr(Terminal) terminal =
      contender_start(&(struct contender){"stage5", bench->stage5, NULL});
  terminal_time_keys(terminal, keys, NULL);
  int cells = terminal_n_cells(terminal), changed = 0;
  for (int i = 0; i < 10; i++) {
    g_autofree VTermScreenCell *before = terminal_cells(terminal);
    terminal_time_keys(terminal, "<Down>", NULL);
    g_autofree VTermScreenCell *after = terminal_cells(terminal);
    changed += cells_n_different(before, after);
  }
  g_snprintf(bench->cells, sizeof bench->cells, "%d", cells);
  g_snprintf(bench->changed, sizeof bench->changed, "%d", changed / 10);
  printf("%s at %d x %d: %s cells are drawn, a Down changes %s of them.\n", view, COLUMNS, ROWS,
         bench->cells, bench->changed);
}

static void measure_start(const struct bench *bench)
{
  struct figures times[N_CONTENDERS];
  long peak = 0;
  for (enum who who = 0; who < N_CONTENDERS; who++)
    figures_init(&times[who]);
  for (int run = 0; run <= n_runs; run++)
    for (enum who who = 0; who < N_CONTENDERS; who++) {
      const char *arguments[6];
      struct contender one = contender(bench, who, NULL, CELLS_TABLE, "0", arguments);
      if (!one.program)
        continue;
      g_autoptr(Terminal) terminal = contender_start(&one);
      if (run > 0) /* the first one warms the caches */
        figures_add(&times[who], terminal_start_time(terminal));
      if (who == OURS)
        peak = MAX(peak, terminal_peak(terminal));
    }
  double ours = milliseconds(&times[OURS], 0.5);
  print_row("first full paint, median", "ms", ours, "floor",
            milliseconds(&times[FLOOR_PROGRAM], 0.5), 1.6);
  print_row("first full paint, median", "ms", ours, "pspg --csv", milliseconds(&times[PSPG], 0.5),
            0.6);
  print_row("first full paint, median", "ms", ours, "less -S", milliseconds(&times[LESS], 0.5), 0);
  print_row("peak memory, default pack", "MB", (double)peak / 1024, "8 MB", 8, 1);
  for (enum who who = 0; who < N_CONTENDERS; who++)
    figures_clear(&times[who]);
}

/* ---- A key ------------------------------------------------------------- */

struct key_figures {
  struct terminal *terminal; /* NULL where it is not installed */
  struct figures times, bytes;
};

/* All of them run at once and get their keys in turn: down a dozen rows, then back. */
static void send_keys(struct key_figures figures[N_CONTENDERS])
{
  for (int i = 0; i < n_keys; i++)
    for (enum who who = 0; who < N_CONTENDERS; who++) {
      gsize bytes;
      if (!figures[who].terminal)
        continue;
      if (i % 12 == 11)
        terminal_time_keys(figures[who].terminal, "<Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up>",
                           NULL);
      double time = terminal_time_keys(figures[who].terminal, "<Down>", &bytes);
      if (time <= 0)
        continue;
      figures_add(&figures[who].times, time);
      figures_add(&figures[who].bytes, (double)bytes);
    }
}

static void print_key_figures(const char *view, const struct key_figures figures[N_CONTENDERS])
{
  const struct key_figures *ours = &figures[OURS], *base = &figures[FLOOR_PROGRAM],
                           *pspg = &figures[PSPG];
  g_autofree char *median = g_strdup_printf("%s: Down to its paint, median", view);
  g_autofree char *slowest = g_strdup_printf("%s: Down, 99th percentile", view);
  g_autofree char *bytes = g_strdup_printf("%s: bytes for a Down, median", view);
  double written = figures_part(&ours->bytes, 0.5);
  print_row(median, "ms", milliseconds(&ours->times, 0.5), "floor", milliseconds(&base->times, 0.5),
            1.3);
  print_row(slowest, "ms", milliseconds(&ours->times, 0.99), "pspg --csv",
            milliseconds(&pspg->times, 0.99), 1);
  print_row(bytes, "B", written, "pspg --csv", figures_part(&pspg->bytes, 0.5), 1);
  print_row(bytes, "B", written, "floor", figures_part(&base->bytes, 0.5), 0);
}

/* @keys lead to @view, which is what is measured. */
static void measure_key(const struct bench *bench, const char *view, const char *keys)
{
  struct key_figures figures[N_CONTENDERS];
  for (enum who who = 0; who < N_CONTENDERS; who++) {
    const char *arguments[6];
    struct contender one = contender(bench, who, NULL, CELLS_TABLE, "0", arguments);
    figures[who].terminal = one.program ? contender_start(&one) : NULL;
    figures_init(&figures[who].times);
    figures_init(&figures[who].bytes);
  }
  terminal_time_keys(figures[OURS].terminal, keys, NULL);
  send_keys(figures);
  print_key_figures(view, figures);
  for (enum who who = 0; who < N_CONTENDERS; who++) {
    terminal_free(figures[who].terminal);
    figures_clear(&figures[who].times);
    figures_clear(&figures[who].bytes);
  }
}
/* ---- A large pack ------------------------------------------------------ */

static struct terminal *start_big(const struct bench *bench, enum who who, const char *first,
                                  double *time)
{
  const char *arguments[6];
  g_autofree char *table = g_build_filename(bench->big, "cells.csv", NULL);
  struct contender one = contender(bench, who, bench->big, table, LAZY_BYTES, arguments);
  if (!one.program)
    return NULL;
  struct terminal *terminal = terminal_start(&(struct terminal_options){
      .columns = COLUMNS, .rows = ROWS, .program = one.program, .arguments = arguments});
  *time = terminal_time_text(terminal, first, terminal->started);
  return terminal;
}

/* From the start to the first screen, while the rest is read; stage5 shows the names of
 * the dimensions, the others the table of cells. */
static void measure_big_start(const struct bench *bench)
{
  static const char *const first[N_CONTENDERS] = {BIG_PACK_FIRST, "d000001", "d000001", "d000001"};
  struct figures times[N_CONTENDERS];
  for (enum who who = 0; who < N_CONTENDERS; who++)
    figures_init(&times[who]);
  for (int run = 0; run < MAX(n_runs / 4, 5); run++)
    for (enum who who = 0; who < N_CONTENDERS; who++) {
      double time = 0;
      terminal_free(start_big(bench, who, first[who], &time));
      if (time > 0)
        figures_add(&times[who], time);
    }
  print_row("large pack: first screen, median", "ms", milliseconds(&times[OURS], 0.5),
            "floor that reads lazily", milliseconds(&times[FLOOR_PROGRAM], 0.5), 3);
  print_row("large pack: first screen, median", "ms", milliseconds(&times[OURS], 0.5), "pspg --csv",
            milliseconds(&times[PSPG], 0.5), 0);
  for (enum who who = 0; who < N_CONTENDERS; who++)
    figures_clear(&times[who]);
}

/* From Enter to the found place, in a program that searches after Enter. */
static double peer_search(const struct bench *bench, enum who who)
{
  double time;
  g_autoptr(Terminal) terminal = start_big(bench, who, "d000001", &time);
  if (!terminal)
    return 0;
  terminal_settle(terminal, LONG_QUIET);
  terminal_time_keys(terminal, "/" BIG_PACK_NEEDLE, NULL);
  return terminal_time_keys(terminal, "<Enter>", NULL) / 1000;
}

/* The keys of a word, one by one, each until nothing more is painted. */
static void measure_search(const struct bench *bench, struct terminal *terminal)
{
  struct figures times;
  figures_init(&times);
  terminal_time_keys(terminal, "/", NULL);
  for (const char *p = BIG_PACK_NEEDLE; *p; p++)
    figures_add(&times, terminal_time_keys(terminal, (char[]){*p, '\0'}, NULL));
  if (!terminal_find(terminal, BIG_PACK_NEEDLE ",", NULL, NULL))
    printf("(the search does not show what it should have found)\n");
  double middle = milliseconds(&times, 0.5), longest = milliseconds(&times, 1);
  print_row("large pack: search key, median", "ms", middle, "10 ms", 10, 1);
  print_row("large pack: search key, longest", "ms", longest, "10 ms", 10, 1);
  print_row("large pack: search key, longest", "ms", longest, "pspg, after Enter",
            peer_search(bench, PSPG), 0);
  print_row("large pack: search key, longest", "ms", longest, "less, after Enter",
            peer_search(bench, LESS), 0);
  figures_clear(&times);
}

static void measure_big(const struct bench *bench)
{
  double time;
  g_autoptr(Terminal) terminal = start_big(bench, OURS, BIG_PACK_FIRST, &time);
  terminal_settle(terminal, LONG_QUIET);
  print_row("large pack: peak memory when all is read", "MB",
            (double)terminal_peak(terminal) / 1024, "bytes of the pack",
            (double)bench->big_bytes / 1024 / 1024, 2);
  measure_search(bench, terminal);
}

static void measure_reading(const struct bench *bench)
{
  struct figures reading, copying;
  figures_init(&reading);
  figures_init(&copying);
  for (int run = 0; run < MAX(n_runs / 4, 5); run++) {
    figures_add(&reading, reading_time(bench->big));
    figures_add(&copying, copying_time(bench->big));
  }
  print_row("large pack: reading all of it, median", "ms", milliseconds(&reading, 0.5),
            "libcsv that only copies", milliseconds(&copying, 0.5), 1.5);
  figures_clear(&reading);
  figures_clear(&copying);
}

int main(int n_arguments, char **arguments)
{
  g_autoptr(GOptionContext) context = g_option_context_new("- how fast stage5 is");
  g_autoptr(GError) error = NULL;
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, &n_arguments, &arguments, &error)) {
    fprintf(stderr, "bench: %s\n", error->message);
    return 2;
  }
  struct bench bench = {.stage5 = environment_program(),
                        .pspg = g_find_program_in_path("pspg"),
                        .less = g_find_program_in_path("less"),
                        .big = environment_home_new()};
  bench.big_bytes = big_pack_write(bench.big, (guint)n_dimensions, (gsize)n_bytes);
  measure_screen(&bench, "The overview", "v");
  struct bench overview = bench;
  measure_screen(&bench, "The matrix", "");
  print_head();
  measure_start(&bench);
  measure_key(&bench, "matrix", "");
  measure_key(&overview, "overview", "v");
  measure_big_start(&bench);
  measure_big(&bench);
  measure_reading(&bench);
  measure_planner(bench.stage5, n_runs);
  measure_pdf(bench.stage5, n_runs);
  measure_counting(n_runs);
  measure_votes(bench.stage5);
  measure_large_workshop(bench.stage5, MAX(n_runs / 4, 5));
  measure_projector(bench.stage5, n_runs);
  if (!skips_growth)
    measure_growth(bench.stage5);
  environment_home_free(bench.big);
  g_free(bench.stage5);
  g_free(bench.pspg);
  g_free(bench.less);
  return 0;
}
