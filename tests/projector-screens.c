#include "tests/projector-screens.h"

#include <criterion/criterion.h>

#define PEOPLE 8

#define must(call)                                                                                 \
  do {                                                                                             \
    g_autoptr(GError) error = NULL;                                                                \
    bool done_ = (call);                                                                           \
    cr_assert(done_, "%s", error ? error->message : #call);                                        \
  } while (0)

/* ---- Beginning and end ------------------------------------------------- */

struct lead *lead_new(const char *folder)
{
  struct lead *lead = g_new0(struct lead, 1);
  lead->home = environment_home_new();
  lead->path = g_build_filename(lead->home, "w.stage5", NULL);
  lead->pack = pack_read(folder ? folder : TOP_SRCDIR "/content/social-business", NULL);
  cr_assert_not_null(lead->pack);
  lead->workbook = workbook_open(lead->path, NULL);
  cr_assert_not_null(lead->workbook);
  return lead;
}

void lead_free(struct lead *lead)
{
  workbook_close(lead->workbook);
  pack_free(lead->pack);
  environment_home_free(lead->home);
  g_free(lead->path);
  g_free(lead);
}

static struct workshop *read_workshop(const struct lead *lead)
{
  struct workshop *workshop = workbook_workshop(lead->workbook, lead->id, lead->pack, NULL);
  cr_assert_not_null(workshop);
  return workshop;
}

static void set_place(struct lead *lead)
{
  must(workbook_set_workshop_place(lead->workbook, lead->id, lead->pack, &lead->place, &error));
}

void lead_begin(struct lead *lead, const char *name, guint day)
{
  struct workshop_request request = {.name = name, .people = PEOPLE, .minutes = 120};
  g_date_set_dmy(&request.date, (GDateDay)day, G_DATE_JANUARY, 2027);
  must((lead->id = workbook_add_workshop(lead->workbook, lead->pack, &request, NULL, &error)) != 0);
  g_autoptr(Workshop) workshop = read_workshop(lead);
  lead->place = workshop_place_new(workshop);
  set_place(lead);
}

struct terminal *lead_project(const struct lead *lead, int columns, int rows,
                              const char *const *arguments)
{
  const char *all[8] = {"--file", lead->path, "project"};
  for (gsize i = 0; arguments && arguments[i]; i++)
    all[3 + i] = arguments[i];
  return screen_start(columns, rows, all);
}

/* ---- Where the group is ------------------------------------------------ */

void lead_go(struct lead *lead, enum phase phase)
{
  g_autoptr(Workshop) workshop = read_workshop(lead);
  workshop_place_go(&lead->place, workshop, phase);
  set_place(lead);
}

void lead_talk_about(struct lead *lead, guint dimension)
{
  lead->place.dimension = dimension;
  set_place(lead);
}

void lead_blank(struct lead *lead, bool blank)
{
  lead->place.blank = blank;
  set_place(lead);
}

/* ---- What is said ------------------------------------------------------ */

/* Some dimensions split, some mixed, some agreed; round 2 is nearer together. */
static struct rating make_rating(guint person, guint dimension, guint round, int scale)
{
  int now = dimension % 3 == 0   ? (person % 2 ? 1 : scale - (int)round + 1)
            : dimension % 3 == 1 ? 1 + (int)(person * 7 + dimension) % 3
                                 : 2 + (person == 0);
  int want = scale - (int)((person + dimension) % 2);
  bool unknown = person == 7 && dimension % 5 == 0;
  struct rating rating = {.dimension = dimension, .round = (guint8)round};
  rating.answer[RATING_NOW] = (gint8)(unknown ? ANSWER_DONT_KNOW : now);
  rating.answer[RATING_WANT] = (gint8)want;
  return rating;
}

static char *label_of(guint person)
{
  return g_strdup_printf(LEAD_LABEL "%u", person);
}

void lead_rate(struct lead *lead, guint n, guint round)
{
  g_autoptr(Workshop) workshop = read_workshop(lead);
  char comment[] = LEAD_COMMENT;
  for (guint person = 0; person < n; person++) {
    g_autofree char *label = label_of(person);
    for (guint dimension = 0; dimension < pack_n_dimensions(lead->pack); dimension++) {
      struct rating rating = make_rating(person, dimension, round, workshop->scale);
      rating.comment = person ? NULL : comment;
      must(workbook_rate(lead->workbook, lead->id, lead->pack, label, &rating, &error));
    }
  }
}

void lead_reveal(struct lead *lead, guint round)
{
  must(workbook_reveal(lead->workbook, lead->id, lead->pack, round, &error));
}

void lead_tally(struct lead *lead, const char *counts)
{
  g_autoptr(Workshop) workshop = read_workshop(lead);
  struct tally tally = {.round = 1};
  must(tally_parse(counts, workshop->scale, &tally.counts, &error));
  for (guint i = 0; i < 2 * pack_n_dimensions(lead->pack); i++) {
    tally.dimension = i / 2;
    tally.side = (enum rating_side)(i % 2);
    must(workbook_tally(lead->workbook, lead->id, lead->pack, &tally, &error));
  }
}

void lead_dot(struct lead *lead)
{
  for (guint person = 0; person < PEOPLE; person++) {
    g_autofree char *label = label_of(person);
    must(workbook_give_dots(lead->workbook, lead->id, lead->pack, label, person % 4, 3, &error));
    must(
        workbook_give_dots(lead->workbook, lead->id, lead->pack, label, 4 + person % 3, 2, &error));
  }
}

void lead_close_dots(struct lead *lead)
{
  must(workbook_close_dots(lead->workbook, lead->id, lead->pack, &error));
}

/* ---- What is decided --------------------------------------------------- */

static bool decide(struct workshop *workshop, const struct pack *pack, gpointer data,
                   GError **error)
{
  static const guint32 chosen[] = {2, 14, 3};
  (void)pack;
  (void)data;
  return workshop_decide(workshop, "Ann Boss", chosen, G_N_ELEMENTS(chosen), error);
}

static bool add_action(struct workshop *workshop, const struct pack *pack, gpointer data,
                       GError **error)
{
  (void)pack;
  return workshop_add_action(workshop, data, error);
}

static bool add_note(struct workshop *workshop, const struct pack *pack, gpointer data,
                     GError **error)
{
  (void)pack;
  (void)data;
  return workshop_add_note(workshop, NOTE_FACILITATOR, 0, LEAD_NOTE, error);
}

static void change(struct lead *lead, workshop_change how, gpointer data)
{
  must(workbook_change_workshop(lead->workbook, lead->id, lead->pack, "change", how, data, &error));
}

void lead_decide(struct lead *lead)
{
  change(lead, decide, NULL);
}

void lead_act(struct lead *lead, const char *text, const char *owner)
{
  g_autofree char *what = g_strdup(text), *who = g_strdup(owner);
  struct workshop_action action = {.text = what, .owner = who, .dimension = PACK_NONE};
  g_date_set_dmy(&action.due, 1, G_DATE_FEBRUARY, 2027);
  change(lead, add_action, &action);
}

void lead_note(struct lead *lead)
{
  change(lead, add_note, NULL);
}

void lead_remove(struct lead *lead)
{
  must(workbook_remove_workshop(lead->workbook, lead->id, &error));
}
