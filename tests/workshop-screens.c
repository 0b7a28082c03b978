#include "tests/workshop-screens.h"

#define N_PEOPLE 8

#define expect_done(done, error) cr_assert(done, "%s", error ? error->message : "no error")

static GDate today_and(guint days)
{
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, 4, G_DATE_JANUARY, 2027);
  g_date_add_days(&date, days);
  return date;
}

gint64 workshop_file_add(struct workshop_file *file, const char *name, guint days)
{
  g_autoptr(GError) error = NULL;
  struct workshop_request request = {
      .name = name, .people = N_PEOPLE, .minutes = WORKSHOP_USUAL_MINUTES, .date = today_and(days)};
  gint64 id = workbook_add_workshop(file->workbook, file->pack, &request, NULL, &error);
  expect_done(id != 0, error);
  return id;
}

/* ---- What happens in it ------------------------------------------------ */

/* What person @person says of dimension @dimension now: agreed, mixed, split in turn; all agree
 * the second time. */
static int said(guint person, guint dimension, guint round)
{
  if (round == 2 || dimension % 3 == 0)
    return 2;
  return dimension % 3 == 1 ? 1 + (int)(person % 3) : person < N_PEOPLE / 2 ? 1 : 5;
}

/* One transaction for all: to be quick. */
static void rate_all(struct workshop_file *file, guint round)
{
  g_autoptr(GString) table = g_string_new("person,dimension,now,want,comment,round\n");
  g_autoptr(GPtrArray) problems = g_ptr_array_new();
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname(workbook_path(file->workbook));
  g_autofree char *path = g_build_filename(folder, "ballots.csv", NULL);
  guint n_taken;
  for (guint person = 0; person < N_PEOPLE; person++)
    for (guint i = 0; i < pack_n_dimensions(file->pack); i++)
      g_string_append_printf(table, "p%u,%s,%d,4,,%u\n", person + 1,
                             pack_dimension(file->pack, i)->id, said(person, i, round), round);
  cr_assert(g_file_set_contents(path, table->str, -1, NULL));
  expect_done(workbook_import_ballots(file->workbook, file->id, file->pack, path, false, problems,
                                      &n_taken, &error),
              error);
}

void workshop_file_tally(struct workshop_file *file, guint dimension, guint round, const char *now,
                         const char *want)
{
  g_autoptr(GError) error = NULL;
  guint scale = pack_n_sides(file->pack) == 2 ? 5 : pack_n_stages(file->pack);
  struct tally tallies[N_RATING_SIDES];
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    tallies[side] = (struct tally){
        .dimension = dimension, .round = (guint8)round, .side = (enum rating_side)side};
    expect_done(tally_parse(side == RATING_NOW ? now : want, scale, &tallies[side].counts, &error),
                error);
  }
  expect_done(
      workbook_tallies(file->workbook, file->id, file->pack, tallies, N_RATING_SIDES, &error),
      error);
}

void workshop_file_reveal(struct workshop_file *file, guint round)
{
  g_autoptr(GError) error = NULL;
  expect_done(workbook_reveal(file->workbook, file->id, file->pack, round, &error), error);
}

/* Three for the first dimension, two for the second. */
static void dot_all(struct workshop_file *file)
{
  g_autoptr(GError) error = NULL;
  for (guint person = 1; person <= N_PEOPLE; person++) {
    g_autofree char *label = g_strdup_printf("p%u", person);
    for (guint i = 0; i < 2; i++)
      expect_done(workbook_give_dots(file->workbook, file->id, file->pack, label, i, 3 - i, &error),
                  error);
  }
  expect_done(workbook_close_dots(file->workbook, file->id, file->pack, &error), error);
}

static void change(struct workshop_file *file, gint64 id, workshop_change how, gpointer data)
{
  g_autoptr(GError) error = NULL;
  expect_done(
      workbook_change_workshop(file->workbook, id, file->pack, "change it", how, data, &error),
      error);
}

static bool decide(struct workshop *workshop, const struct pack *pack, gpointer data,
                   GError **error)
{
  static const guint32 dimensions[] = {0, 1};
  (void)pack;
  (void)data;
  return workshop_decide(workshop, "A. Okoro", dimensions, G_N_ELEMENTS(dimensions), error);
}

static bool agree(struct workshop *workshop, const struct pack *pack, gpointer data, GError **error)
{
  struct workshop_action action = {.text = data, .owner = g_strdup("R. Lee"), .due = today_and(28)};
  (void)pack;
  bool done = workshop_add_action(workshop, &action, error) != NULL;
  g_free(action.owner);
  return done;
}

void workshop_file_agree(struct workshop_file *file, gint64 id, const char *text)
{
  g_autofree char *copy = g_strdup(text);
  change(file, id, agree, copy);
}

/* ---- Where it is ------------------------------------------------------- */

struct workshop_place workshop_file_place(struct workshop_file *file)
{
  g_autoptr(GError) error = NULL;
  struct workshop_place place;
  expect_done(workbook_workshop_place(file->workbook, file->id, file->pack, &place, &error), error);
  return place;
}

void workshop_file_set_place(struct workshop_file *file, const struct workshop_place *place)
{
  g_autoptr(GError) error = NULL;
  expect_done(workbook_set_workshop_place(file->workbook, file->id, file->pack, place, &error),
              error);
}

void workshop_file_go(struct workshop_file *file, enum phase phase)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, &error);
  struct workshop_place place = {.phase = phase};
  expect_done(workshop != NULL, error);
  workshop_place_go(&place, workshop, phase);
  workshop_file_set_place(file, &place);
}

/* ---- The file ---------------------------------------------------------- */

static void bring(struct workshop_file *file, enum workshop_point point)
{
  static const enum phase phases[] = {PHASE_WELCOME, PHASE_RATE,    PHASE_REVEAL, PHASE_RERATE,
                                      PHASE_DOTS,    PHASE_ACTIONS, PHASE_CLOSE};
  if (point >= WORKSHOP_RATED)
    rate_all(file, 1);
  if (point >= WORKSHOP_REVEALED)
    workshop_file_reveal(file, 1);
  if (point >= WORKSHOP_RERATED) {
    rate_all(file, 2);
    workshop_file_reveal(file, 2);
  }
  if (point >= WORKSHOP_DOTTED)
    dot_all(file);
  if (point >= WORKSHOP_DECIDED)
    change(file, file->id, decide, NULL);
  if (point >= WORKSHOP_AGREED)
    workshop_file_agree(file, file->id, "Open a channel for questions");
  if (point > WORKSHOP_MADE)
    workshop_file_go(file, phases[point]);
}

struct workshop_file *workshop_file_new(const char *home, enum workshop_point point)
{
  struct workshop_file *file = g_new0(struct workshop_file, 1);
  g_autofree char *path = planner_workbook(home), *folder = g_path_get_dirname(path);
  g_autoptr(GError) error = NULL;
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  file->pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  file->workbook = workbook_open(path, &error);
  expect_done(file->pack && file->workbook, error);
  file->id = workshop_file_add(file, SPRING, 0);
  bring(file, point);
  return file;
}

void workshop_file_free(struct workshop_file *file)
{
  if (!file)
    return;
  workbook_close(file->workbook);
  pack_free(file->pack);
  g_free(file);
}

void workshop_make(const char *home, enum workshop_point point)
{
  workshop_file_free(workshop_file_new(home, point));
}

/* ---- The program ------------------------------------------------------- */

struct terminal *workshops_start(const char *home, int columns, int rows)
{
  struct terminal *terminal = planner_start(home, columns, rows);
  terminal_keys(terminal, "w");
  expect_text(terminal, "Workshops  ");
  return terminal;
}

struct terminal *workshop_start(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshops_start(home, columns, rows);
  expect_text(terminal, "Workshops  1/1");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "of 9");
  return terminal;
}

void workshops_expect(const struct picture *pictures, gsize n, int columns, int rows)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr(Home) home = environment_home_new();
    workshop_make(home, WORKSHOP_MADE);
    g_autoptr(Terminal) terminal = workshop_start(home, columns, rows);
    screen_expect(terminal, &pictures[i]);
  }
}
