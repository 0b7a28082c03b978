/* growth.c - how cost grows with the size of a pack and of a workshop */
#include "tests/bench/bench.h"

#include "tests/environment.h"

#include <stdio.h>

#define MOST_DIMENSIONS 1000000
#define MOST_PEOPLE     100000
#define BYTES           200 /* of a dimension: as few as it can have */
#define N_KEYS          20
#define ALL_READ        2000 /* milliseconds without output, after which a pack is read */
#define N_ASKED         22   /* dimensions of the default pack */

/* ---- Packs --------------------------------------------------------------- */

static double key_time(struct terminal *terminal, const char *key)
{
  struct figures times;
  figures_init(&times);
  for (int i = 0; i < N_KEYS; i++)
    figures_add(&times, terminal_time_keys(terminal, key, NULL));
  double time = milliseconds(&times, 0.5);
  figures_clear(&times);
  return time;
}

/* The longest of the keys of a word that stands near the end of the pack. */
static double search_time(struct terminal *terminal)
{
  double longest = 0;
  terminal_time_keys(terminal, "/", NULL);
  for (const char *p = BIG_PACK_NEEDLE; *p; p++)
    longest = MAX(longest, terminal_time_keys(terminal, (char[]){*p, '\0'}, NULL) / 1000);
  return longest;
}

static void measure_pack_of(const char *program, guint dimensions)
{
  char *folder = environment_home_new();
  gsize bytes = big_pack_write(folder, dimensions, (gsize)dimensions * BYTES);
  double reading = reading_time(folder) / 1000;
  const char *const arguments[] = {"--pack", folder, NULL};
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = COLUMNS, .rows = ROWS, .program = program, .arguments = arguments});
  double first = terminal_time_text(terminal, BIG_PACK_FIRST, terminal->started) / 1000;
  terminal_settle(terminal, ALL_READ);
  double down = key_time(terminal, "<Down>");
  double search = search_time(terminal);
  double memory = (double)terminal_peak(terminal) / 1024, size = (double)bytes / 1024 / 1024;
  printf("%10u %9.1f MB %10.1f ms %8.2f us %9.1f ms %8.2f ms %8.1f ms %9.1f MB %6.2f\n", dimensions,
         size, reading, 1000 * reading / dimensions, first, down, search, memory, memory / size);
  fflush(stdout);
  environment_home_free(folder);
}

/* ---- Workshops ----------------------------------------------------------- */

static double report_time(const char *program, const char *path, const char *home)
{
  const char *const arguments[] = {"--file", path, "workshop", "report", "Spring", NULL};
  return program_time(program, arguments, home) / 1000;
}

static void measure_workshop_of(const char *program, guint people)
{
  char *home = environment_home_new();
  double import, bare;
  g_autofree char *path = rated_workshop_file(home, people, &import);
  double heat_map = heat_map_time(program, path) / 1000;
  double report = report_time(program, path, home);
  double vote = vote_time(program, path, home, &bare);
  printf("%10u %10u %12.1f ms %8.2f us %10.1f ms %9.1f ms %8.2f ms %8.2f ms\n", people,
         people * N_ASKED, import / 1000, import / (people * N_ASKED), heat_map, report, vote,
         bare);
  fflush(stdout);
  environment_home_free(home);
}

void measure_growth(const char *program)
{
  printf("\n%10s %12s %13s %11s %12s %11s %11s %12s %6s\n", "dimensions", "pack", "reading", "each",
         "first screen", "Down", "search key", "memory", "/ pack");
  for (guint dimensions = 100; dimensions <= MOST_DIMENSIONS; dimensions *= 10)
    measure_pack_of(program, dimensions);
  printf("\n%10s %10s %15s %11s %13s %12s %11s %11s\n", "people", "ballots", "taken in", "each",
         "heat map", "report", "a vote", "a commit");
  for (guint people = 10; people <= MOST_PEOPLE; people *= 10)
    measure_workshop_of(program, people);
}
