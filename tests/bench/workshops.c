/* workshops.c - votes, counting, a large workshop, and the projector */
#include "tests/bench/bench.h"

#include "tests/environment.h"
#include "workbook/workbook-private.h"

#include <stdio.h>

#define PACK         TOP_SRCDIR "/content/social-business"
#define MILLION      1000000
#define LARGE_PEOPLE 10000
#define RECOUNT_MS   100
#define RATING_MS    1
#define HEAT_MAP_MS  300
#define PROJECTOR_MS 250
#define VOTE_RATIO   1.5
#define NAME         "Spring review"

static struct workshop_request request_for(guint people)
{
  struct workshop_request request = {.name = NAME, .people = people, .minutes = 120};
  g_date_set_dmy(&request.date, 4, G_DATE_JANUARY, 2027);
  return request;
}

static double since(gint64 start)
{
  return (double)(g_get_monotonic_time() - start);
}

/* ---- Counting ---------------------------------------------------------- */

/* The @n-th rating of many, which differ. */
static struct rating nth_rating(const struct workshop *workshop, guint n)
{
  guint dimension = g_array_index(workshop->dimensions, guint32, n % workshop->dimensions->len);
  return (struct rating){
      .dimension = dimension, .round = 1, .answer = {(gint8)(1 + n % 5), (gint8)(1 + n / 7 % 5)}};
}

/* One rating and all that is said of its dimension. */
static double time_rating(struct workshop *workshop, guint n)
{
  struct rating rating = nth_rating(workshop, n);
  gint64 start = g_get_monotonic_time();
  workshop_rate(workshop, NULL, &rating, NULL);
  struct dimension_result result = workshop_result(workshop, rating.dimension, 1);
  return result.side[RATING_NOW].n > 0 ? since(start) : 0;
}

void measure_counting(int n_runs)
{
  g_autoptr(Pack) pack = pack_read(PACK, NULL);
  struct workshop_request request = request_for(WORKSHOP_MAX_PEOPLE);
  g_autoptr(Workshop) workshop = workshop_new(pack, &request, NULL);
  struct figures recounts, ratings;
  figures_init(&recounts);
  figures_init(&ratings);
  for (guint i = 0; i < MILLION; i++)
    time_rating(workshop, i);
  for (int run = 0; run < n_runs; run++) {
    gint64 start = g_get_monotonic_time();
    workshop_recount(workshop);
    figures_add(&recounts, since(start));
    figures_add(&ratings, time_rating(workshop, (guint)run));
  }
  print_row("a million ratings counted anew, median", "ms", milliseconds(&recounts, 0.5), "100 ms",
            RECOUNT_MS, 1);
  print_row("one more of a million counted, longest", "ms", milliseconds(&ratings, 1), "1 ms",
            RATING_MS, 1);
  figures_clear(&recounts);
  figures_clear(&ratings);
}

/* ---- A vote ------------------------------------------------------------ */

/* A workbook with a workshop in @home. Its path; transfer full. */
static char *workshop_file(const char *home, guint people, gint64 *id)
{
  g_autoptr(Pack) pack = pack_read(PACK, NULL);
  struct workshop_request request = request_for(people);
  char *path = g_strdup_printf("%s/workshop-%u.stage5", home, people);
  g_autoptr(Workbook) workbook = workbook_open(path, NULL);
  *id = workbook_add_workshop(workbook, pack, &request, NULL, NULL);
  return path;
}

/* A row in a database with the settings of a workbook. */
static struct workbook *bare_database(const char *home)
{
  g_autofree char *path = g_build_filename(home, "bare.db", NULL);
  struct workbook *bare = workbook_open(path, NULL);
  workbook_run_script(
      bare, "CREATE TABLE IF NOT EXISTS votes (id INTEGER PRIMARY KEY, now INTEGER)", NULL);
  return bare;
}

static double time_bare_commit(struct workbook *bare)
{
  gint64 start = g_get_monotonic_time();
  return workbook_run_script(bare, "INSERT INTO votes (now) VALUES (3)", NULL) ? since(start) : 0;
}

static struct terminal *start_workshop(const char *program, const char *path, const char *keys)
{
  const char *const arguments[] = {"--file", path, NULL};
  struct terminal *terminal = contender_start(&(struct contender){"stage5", program, arguments});
  terminal_time_keys(terminal, "w", NULL);
  terminal_time_keys(terminal, keys, NULL);
  return terminal;
}

/* Of one person: now and want of one dimension after the other. */
static void vote(struct terminal *terminal, struct workbook *bare, struct figures times[2])
{
  for (int i = 0; i < 40; i++) {
    double ours = terminal_time_keys(terminal, (const char *[]){"2", "4"}[i % 2], NULL);
    double theirs = time_bare_commit(bare);
    if (ours <= 0 || theirs <= 0)
      continue;
    figures_add(&times[0], ours);
    figures_add(&times[1], theirs);
  }
}

double vote_time(const char *program, const char *path, const char *home, double *bare_time)
{
  struct figures times[2];
  struct workbook *bare = bare_database(home);
  g_autoptr(Terminal) terminal = start_workshop(program, path, "<Enter>");
  figures_init(&times[0]);
  figures_init(&times[1]);
  terminal_time_keys(terminal, "i", NULL);
  terminal_time_keys(terminal, "<Enter>", NULL);
  vote(terminal, bare, times);
  double time = milliseconds(&times[0], 0.5);
  *bare_time = milliseconds(&times[1], 0.5);
  workbook_close(bare);
  figures_clear(&times[0]);
  figures_clear(&times[1]);
  return time;
}

static void measure_votes_in(const char *program, const char *figure, const char *path,
                             const char *home, double limit)
{
  double bare, ours = vote_time(program, path, home, &bare);
  print_row(figure, "ms", ours, "bare SQLite commit", bare, limit);
}

void measure_votes(const char *program)
{
  char *home = environment_home_new();
  gint64 id;
  g_autofree char *path = workshop_file(home, 8, &id);
  measure_votes_in(program, "a vote durable and on the screen, median", path, home, VOTE_RATIO);
  environment_home_free(home);
}

/* ---- A large workshop -------------------------------------------------- */

/* What @people say of every dimension, as a table of ballots. */
static void write_ballots(const char *path, const struct pack *pack, guint people)
{
  g_autoptr(GString) table = g_string_new("person,dimension,now,want,comment\n");
  for (guint i = 0; i < people * pack_n_dimensions(pack); i++)
    g_string_append_printf(table, "p%u,%s,%u,%u,\n", i / pack_n_dimensions(pack),
                           pack_dimension(pack, i % pack_n_dimensions(pack))->id, 1 + i % 5,
                           1 + i / 7 % 5);
  g_file_set_contents(path, table->str, (gssize)table->len, NULL);
}

char *rated_workshop_file(const char *home, guint people, double *import_time)
{
  gint64 id;
  g_autoptr(Pack) pack = pack_read(PACK, NULL);
  g_autofree char *ballots = g_build_filename(home, "ballots.csv", NULL);
  char *path = workshop_file(home, people, &id);
  g_autoptr(Workbook) workbook = workbook_open(path, NULL);
  g_autoptr(GPtrArray) problems = g_ptr_array_new();
  guint n_taken;
  write_ballots(ballots, pack, people);
  gint64 start = g_get_monotonic_time();
  if (!workbook_import_ballots(workbook, id, pack, ballots, false, problems, &n_taken, NULL))
    printf("(the ballots were not taken in)\n");
  *import_time = since(start);
  if (!workbook_reveal(workbook, id, pack, 1, NULL))
    printf("(the ballots were not revealed)\n");
  return path;
}

double heat_map_time(const char *program, const char *path)
{
  g_autoptr(Terminal) terminal = start_workshop(program, path, "");
  gint64 start = g_get_monotonic_time();
  terminal_keys(terminal, "<Enter>m");
  return terminal_time_text(terminal, "what to discuss first", start);
}

void measure_large_workshop(const char *program, int n_runs)
{
  char *home = environment_home_new();
  double import_time;
  g_autofree char *path = rated_workshop_file(home, LARGE_PEOPLE, &import_time);
  struct figures times;
  figures_init(&times);
  for (int run = 0; run < n_runs; run++)
    figures_add(&times, heat_map_time(program, path));
  print_row("10,000 people: heat map shown, median", "ms", milliseconds(&times, 0.5), "300 ms",
            HEAT_MAP_MS, 1);
  figures_clear(&times);
  measure_votes_in(program, "10,000 people: a vote in round 2, median", path, home, 0);
  environment_home_free(home);
}

/* ---- The projector ----------------------------------------------------- */

/* From the commit of the facilitator's process to the projector's picture. */
void measure_projector(const char *program, int n_runs)
{
  char *home = environment_home_new();
  gint64 id;
  g_autofree char *path = workshop_file(home, 8, &id);
  g_autoptr(Pack) pack = pack_read(PACK, NULL);
  g_autoptr(Workbook) workbook = workbook_open(path, NULL);
  const char *const arguments[] = {"--file", path, "project", NULL};
  struct figures times;
  struct workshop_place place;
  workbook_workshop_place(workbook, id, pack, &place, NULL);
  workbook_set_workshop_place(workbook, id, pack, &place, NULL);
  g_autoptr(Terminal) terminal = contender_start(&(struct contender){"stage5", program, arguments});
  figures_init(&times);
  for (int run = 0; run < n_runs; run++) {
    place.phase = run % 2 ? PHASE_WELCOME : PHASE_RATE;
    workbook_set_workshop_place(workbook, id, pack, &place, NULL);
    gint64 start = g_get_monotonic_time();
    figures_add(&times,
                terminal_time_text(terminal, run % 2 ? NAME " · Welcome" : NAME " · Rate", start));
  }
  print_row("the projector shows a change, median", "ms", milliseconds(&times, 0.5), "250 ms",
            PROJECTOR_MS, 1);
  print_row("the projector shows a change, longest", "ms", milliseconds(&times, 1), "250 ms",
            PROJECTOR_MS, 1);
  figures_clear(&times);
  environment_home_free(home);
}
