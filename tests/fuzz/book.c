#include "tests/fuzz/book.h"

#define MOST 4 /* plans, and workshops, that are looked at */

/* ---- Filling ----------------------------------------------------------- */

static void expect_done(bool done, GError *error)
{
  REQUIRE(done, error ? error->message : NULL);
}

static void add_plan(struct workbook *workbook, const struct pack *pack)
{
  const gint8 ratings[] = {0, 2};
  struct plan_request request = {
      .from = 0, .to = 1, .minutes = 180, .weeks = 26, .review = 4, .ratings = ratings};
  GError *error = NULL;

  g_date_set_dmy(&request.start, 4, G_DATE_JANUARY, 2027);
  g_autoptr(Plan) plan = plan_new(pack, "A. Lee", &request, &error);
  expect_done(plan, error);
  expect_done(workbook_add_plan(workbook, pack, plan, &error), error);
}

static gint64 add_workshop(struct workbook *workbook, const struct pack *pack, const char *name,
                           bool named)
{
  struct workshop_request request = {.name = name, .people = 8, .minutes = 120, .named = named};
  GError *error = NULL;
  gint64 id;

  g_date_set_dmy(&request.date, named ? 4 : 11, G_DATE_JANUARY, 2027);
  id = workbook_add_workshop(workbook, pack, &request, NULL, &error);
  expect_done(id, error);
  return id;
}

static bool agree(struct workshop *workshop, const struct pack *pack, gpointer data, GError **error)
{
  const guint32 priorities[] = {2, 0};
  struct workshop_action action = {.text = data, .dimension = 0, .owner = data};

  (void)pack;
  g_date_set_dmy(&action.due, 1, G_DATE_MARCH, 2027);
  return workshop_decide(workshop, "Kim", priorities, G_N_ELEMENTS(priorities), error) &&
         workshop_add_action(workshop, &action, error) &&
         workshop_add_note(workshop, NOTE_PARKED, 1, "Later", error) &&
         workshop_add_note(workshop, NOTE_FACILITATOR, PACK_NONE, "Mind the time", error);
}

static void say(struct workbook *workbook, const struct pack *pack, gint64 id)
{
  const char *const people[] = {"p1", "p2", "p3", "p4"};
  GError *error = NULL;

  for (guint i = 0; i < 2 * G_N_ELEMENTS(people); i++) {
    const struct rating rating = {.dimension = i % 3,
                                  .round = (guint8)(i / 4 + 1),
                                  .answer = {(gint8)(i % 5 + 1), ANSWER_DONT_KNOW},
                                  .comment = i ? NULL : (char *)(guintptr) "Quiet"};

    expect_done(workbook_rate(workbook, id, pack, people[i % 4], &rating, &error), error);
  }
  struct tally tally = {.dimension = 1, .round = 1, .side = RATING_WANT};

  expect_done(tally_parse("0 2 4 1 1 ?2 -1", 5, &tally.counts, &error), error);
  expect_done(workbook_tally(workbook, id, pack, &tally, &error), error);
  expect_done(workbook_give_dots(workbook, id, pack, "p1", 2, 3, &error), error);
}

void book_fill(struct workbook *workbook)
{
  const struct pack *pack = fuzz_small_pack();
  char words[] = "Ask around";
  GError *error = NULL;

  add_plan(workbook, pack);
  for (guint named = 0; named < 2; named++) {
    gint64 id = add_workshop(workbook, pack, named ? "Spring" : "Autumn", named);
    struct workshop_place place = {.phase = PHASE_DISCUSS, .dimension = 1};

    say(workbook, pack, id);
    expect_done(workbook_reveal(workbook, id, pack, 1, &error), error);
    expect_done(workbook_change_workshop(workbook, id, pack, "agree", agree, words, &error), error);
    expect_done(workbook_set_workshop_place(workbook, id, pack, &place, &error), error);
  }
}

/* ---- Reading ----------------------------------------------------------- */

static void read_plan(struct workbook *workbook, gint64 id)
{
  GError *error = NULL;
  const struct pack *pack = workbook_plan_pack(workbook, id, fuzz_small_pack(), &error);
  g_autoptr(Plan) plan = pack ? workbook_plan(workbook, id, pack, &error) : NULL;
  GDate today;

  require_error(!plan, error);
  if (!plan)
    return;
  g_date_clear(&today, 1);
  g_date_set_dmy(&today, 11, G_DATE_JANUARY, 2027);
  require_document(plan_document(plan, pack, &today));
}

static void read_workshop(struct workbook *workbook, gint64 id)
{
  GError *error = NULL;
  const struct pack *pack = workbook_workshop_pack(workbook, id, fuzz_small_pack(), &error);
  g_autoptr(Workshop) workshop = pack ? workbook_workshop(workbook, id, pack, &error) : NULL;
  struct workshop_place place;
  bool placed;

  require_error(!workshop, error);
  if (!workshop)
    return;
  error = NULL;
  placed = workbook_workshop_place(workbook, id, pack, &place, &error);
  require_error(!placed, error);
  require_document(report_document(workshop, pack));
  require_document(card_document(workshop, pack, 0, true));
  REQUIRE(!placed || place.dimension == PACK_NONE || place.dimension < pack_n_dimensions(pack),
          NULL);
}

static void read_plans(struct workbook *workbook)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) plans = workbook_plans(workbook, &error);

  require_error(!plans, error);
  for (guint i = 0; plans && i < MIN(plans->len, MOST); i++)
    read_plan(workbook, ((const struct plan_entry *)plans->pdata[i])->id);
}

static void read_workshops(struct workbook *workbook)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) workshops = workbook_workshops(workbook, &error);

  require_error(!workshops, error);
  for (guint i = 0; workshops && i < MIN(workshops->len, MOST); i++)
    read_workshop(workbook, ((const struct workshop_entry *)workshops->pdata[i])->id);
}

void book_read(struct workbook *workbook)
{
  g_autofree char *folder = g_build_filename(files_folder(), "out", NULL);
  GError *error = NULL;
  bool done;

  read_plans(workbook);
  read_workshops(workbook);
  done = workbook_export(workbook, folder, &error);
  require_error(!done, error);
}

/* ---- Changing ---------------------------------------------------------- */

static void rate_somewhere(struct workbook *workbook)
{
  const struct pack *pack = fuzz_small_pack();
  const struct rating rating = {.round = 2, .answer = {1, 5}};
  GError *error = NULL;
  gint64 id = workbook_running_workshop(workbook, &error);

  g_clear_error(&error);
  pack = id ? workbook_workshop_pack(workbook, id, pack, &error) : NULL;
  bool done = pack && workbook_rate(workbook, id, pack, "p9", &rating, &error);

  require_error(id && !done, error);
}

void book_change(struct workbook *workbook)
{
  for (guint i = 0; i < 4; i++) {
    GError *error = NULL;
    g_autofree char *what = NULL;
    bool done =
        i == 2 ? workbook_redo(workbook, &what, &error) : workbook_undo(workbook, &what, &error);

    require_error(!done, error);
  }
  rate_somewhere(workbook);
}
