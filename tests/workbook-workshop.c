#include "tests/workbook-workshop.h"

#include "tests/document-expect.h"

gint64 workshop_add(struct small_workbook *small, const char *name, guint day, bool named)
{
  struct workshop_request request = {.name = name,
                                     .people = WORKSHOP_USUAL_PEOPLE,
                                     .minutes = WORKSHOP_USUAL_MINUTES,
                                     .named = named};
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_date_set_dmy(&request.date, (GDateDay)day, G_DATE_JANUARY, 2027);
  id = workbook_add_workshop(small->workbook, small->pack, &request, NULL, &error);
  expect_no_error(error);
  return id;
}

void workshop_vote(struct small_workbook *small, gint64 id, const char *label, guint dimension,
                   guint round, int now, int want, const char *comment)
{
  g_autofree char *text = g_strdup(comment);
  const struct rating rating = {.dimension = dimension,
                                .round = (guint8)round,
                                .answer = {(gint8)now, (gint8)want},
                                .comment = text};
  g_autoptr(GError) error = NULL;

  workbook_rate(small->workbook, id, small->pack, label, &rating, &error);
  expect_no_error(error);
}

void workshop_count(struct small_workbook *small, gint64 id, guint dimension, guint round,
                    enum rating_side side, const char *text)
{
  struct tally tally = {.dimension = dimension, .round = (guint8)round, .side = side};
  g_autoptr(GError) error = NULL;

  cr_assert(tally_parse(text, 5, &tally.counts, NULL));
  workbook_tally(small->workbook, id, small->pack, &tally, &error);
  expect_no_error(error);
}

void workshop_dot(struct small_workbook *small, gint64 id, const char *label, guint dimension,
                  guint count)
{
  g_autoptr(GError) error = NULL;

  workbook_give_dots(small->workbook, id, small->pack, label, dimension, count, &error);
  expect_no_error(error);
}

static bool add_action(struct workshop *workshop, const struct pack *pack, gpointer data,
                       GError **error)
{
  const struct workshop_action action = {.text = data, .dimension = 1};

  (void)pack;
  return workshop_add_action(workshop, &action, error) != NULL;
}

void workshop_act(struct small_workbook *small, gint64 id, const char *text)
{
  g_autofree char *copy = g_strdup(text);
  g_autoptr(GError) error = NULL;

  workbook_change_workshop(small->workbook, id, small->pack, "add an action", add_action, copy,
                           &error);
  expect_no_error(error);
}

void workshop_done_reveal(struct small_workbook *small, gint64 id, guint round)
{
  g_autoptr(GError) error = NULL;

  workbook_reveal(small->workbook, id, small->pack, round, &error);
  expect_no_error(error);
}

void workshop_close(struct small_workbook *small, gint64 id)
{
  g_autoptr(GError) error = NULL;

  workbook_close_dots(small->workbook, id, small->pack, &error);
  expect_no_error(error);
}

struct workshop *workshop_get(struct small_workbook *small, gint64 id)
{
  g_autoptr(GError) error = NULL;
  struct workshop *workshop = workbook_workshop(small->workbook, id, small->pack, &error);

  expect_no_error(error);
  return workshop;
}

char *workshop_text(struct small_workbook *small, gint64 id)
{
  g_autoptr(Workshop) workshop = workbook_workshop(small->workbook, id, small->pack, NULL);

  return workshop ? rendered(report_document(workshop, small->pack), "html") : g_strdup("");
}
