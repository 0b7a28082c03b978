/* test-workbook-damage.c - files with what cannot be in them */
#include "tests/workbook-workshop.h"

#include <string.h>

static void use_workshops(const struct small_workbook *small, struct workbook *workbook,
                          bool to_read, guint32 seed)
{
  g_autoptr(GPtrArray) entries = workbook_workshops(workbook, NULL);
  const struct rating rating = {.round = 2, .answer = {1, 5}};
  struct workshop_place place;

  for (guint i = 0; entries && i < entries->len; i++) {
    gint64 id = ((const struct workshop_entry *)entries->pdata[i])->id;
    const struct pack *pack = workbook_workshop_pack(workbook, id, small->pack, NULL);
    g_autoptr(Workshop) workshop = pack ? workbook_workshop(workbook, id, pack, NULL) : NULL;

    if (workshop)
      document_free(report_document(workshop, pack));
    if (pack)
      workbook_workshop_place(workbook, id, pack, &place, NULL);
    if (pack && !to_read && id % 2 == seed % 2) {
      workbook_rate(workbook, id, pack, "p1", &rating, NULL);
      workbook_give_dots(workbook, id, pack, "p1", 1, 1, NULL);
      workbook_reveal(workbook, id, pack, 2, NULL);
    }
  }
}

/* Do all that can be done with a file that is perhaps damaged. */
static void use_file(const struct small_workbook *small, const char *path, guint32 seed)
{
  bool to_read = seed % 4 == 0;
  g_autofree char *name = g_strdup_printf("out%u", seed);
  g_autoptr(Workbook) workbook =
      to_read ? workbook_open_to_read(path, NULL) : workbook_open(path, NULL);
  g_autofree char *folder = small_workbook_beside(small, name);
  g_autoptr(GPtrArray) plans = workbook ? workbook_plans(workbook, NULL) : NULL;

  if (workbook) /* nothing of this is to be kept */
    workbook_run_script(workbook, "PRAGMA synchronous = OFF", NULL);
  if (workbook)
    use_workshops(small, workbook, to_read, seed);
  for (guint i = 0; plans && i < plans->len; i++) {
    const struct plan_entry *entry = plans->pdata[i];
    const struct pack *pack = workbook_plan_pack(workbook, entry->id, small->pack, NULL);
    g_autoptr(Plan) plan = pack ? workbook_plan(workbook, entry->id, pack, NULL) : NULL;
    guint action = 0;

    if (plan && plan->actions->len && !to_read)
      workbook_change_plan(workbook, entry->id, pack, "tick", tick_action, &action, NULL);
  }
  if (!workbook)
    return;
  if (seed % 3 == 0)
    workbook_export(workbook, folder, NULL);
  workbook_undo(workbook, NULL, NULL);
  workbook_redo(workbook, NULL, NULL);
}

/* Spoil some bytes: in the first pages, where it hurts, or anywhere; or cut the file. */
static void spoil(GRand *random, char *bytes, gsize *length)
{
  gint32 n = g_rand_int_range(random, 1, 16);
  gint32 reach = g_rand_boolean(random) ? 8192 : (gint32)*length;

  for (gint32 i = 0; i < n; i++)
    bytes[g_rand_int_range(random, 0, reach)] = (char)g_rand_int(random);
  if (g_rand_int_range(random, 0, 10) == 0)
    *length = (gsize)g_rand_int_range(random, 0, (gint32)*length);
}

/* What SQL lets through, and no workshop has. */
static const char *const strange[] = {
    "UPDATE workshop_ratings SET now = '9'",
    "UPDATE workshop_ratings SET want = 'x'",
    "UPDATE workshop_ratings SET dimension = 'delta'",
    "UPDATE workshop_ratings SET comment = char(27)",
    "UPDATE workshop_tallies SET tally = '1 2'",
    "UPDATE workshop_dots SET count = 4",
    "UPDATE workshop_dimensions SET dimension = 'delta' WHERE place = 2",
    "UPDATE workshops SET scale = 4",
    "UPDATE workshops SET minutes = 1",
    "UPDATE workshops SET people = 1000000",
    "UPDATE workshops SET held = '2027-02-30'",
    "UPDATE workshops SET dots_each = 1000",
    "UPDATE workshops SET decider = 'me'",
    "UPDATE workshops SET name = ''",
    "UPDATE workshop_actions SET due = '2027-02-30'",
    "UPDATE workshop_actions SET owner = char(27)",
    "UPDATE workshop_notes SET dimension = 'delta'",
    "UPDATE workshop_notes SET kind = 'shouted'",
    "UPDATE workshop_actions SET state = 'perhaps'",
    "UPDATE workshop_tallies SET side = 'neither'",
    "UPDATE workshop_tallies SET dimension = 'delta'",
    "UPDATE workshop_dots SET dimension = 'delta'",
};

static bool add_note(struct workshop *workshop, const struct pack *pack, gpointer data,
                     GError **error)
{
  (void)pack;
  (void)data;
  return workshop_add_note(workshop, NOTE_PARKED, 1, "Who pays?", error);
}

Test(workbook_damage, says_that_a_workshop_is_damaged)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);

  workshop_vote(small, id, "p1", 0, 1, 1, 5, "Well, well");
  workshop_count(small, id, 1, 1, RATING_NOW, "1 2 3 0 0");
  workshop_dot(small, id, "p1", 0, 2);
  workshop_act(small, id, "Buy a hat");
  cr_assert(workbook_change_workshop(small->workbook, id, small->pack, "x", add_note, NULL, NULL));
  small_workbook_run(small, "PRAGMA ignore_check_constraints = 1");
  for (gsize i = 0; i < G_N_ELEMENTS(strange); i++) {
    g_autoptr(GError) error = NULL;

    small_workbook_run(small, "BEGIN");
    small_workbook_run(small, strange[i]);
    cr_assert_null(workshop_read(small->workbook, id, small->pack, READ_ALL, &error), "%s",
                   strange[i]);
    expect_error(error, WORKBOOK_ERROR_FILE, "damaged");
    small_workbook_run(small, "ROLLBACK");
  }
  g_autoptr(Workshop) workshop = workshop_get(small, id);
  cr_assert_eq(workshop->ratings->len, 1);
}

/* A timer that has run for ever is over, and goes on being over. */
Test(workbook_damage, of_a_timer_is_no_time_that_cannot_be)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  gint64 id = workshop_add(small, "Spring review", 4, false);
  struct workshop_place place;

  small_workbook_run(small, "UPDATE workshop_places SET used = 9223372036854775807, since = 0, "
                            "runs = 1");
  cr_assert(workbook_workshop_place(small->workbook, id, small->pack, &place, NULL));
  cr_assert(countdown_is_over(&place.timer, 3 * COUNTDOWN_MAX));
  countdown_pause(&place.timer, 3 * COUNTDOWN_MAX);
  cr_assert(countdown_is_over(&place.timer, 3 * COUNTDOWN_MAX));
}

Test(workbook_damage, survives_any_damage)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *path = small_workbook_beside(small, "spoilt.stage5");
  g_autofree char *whole = NULL;
  gsize length;

  small_workbook_add(small, "A. Lee");
  small_workbook_add(small, "B. Roy");
  for (guint named = 0; named <= 1; named++) {
    gint64 id = workshop_add(small, named ? "Named" : "Not named", 4, named);

    workshop_vote(small, id, "p1", 0, 1, 1, 5, "Well, well");
    workshop_done_reveal(small, id, 1);
    workshop_vote(small, id, "p2", 0, 2, 1, 5, NULL);
    workshop_count(small, id, 1, 1, RATING_NOW, "1 2 3 0 0");
    workshop_dot(small, id, "p1", 0, 2);
    workshop_act(small, id, "Buy a hat");
  }
  cr_assert(g_file_get_contents(small->path, &whole, &length, NULL));
  for (guint32 seed = 0; seed < 300; seed++) {
    GRand *random = g_rand_new_with_seed(seed);
    g_autofree char *bytes = g_memdup2(whole, length);
    gsize n = length;

    spoil(random, bytes, &n);
    g_rand_free(random);
    cr_assert(g_file_set_contents(path, bytes, (gssize)n, NULL));
    use_file(small, path, seed);
  }
}
