/* small-workshop.h - a workshop on the small pack, for the tests of workshop/ */
#ifndef STAGE5_TESTS_SMALL_WORKSHOP_H
#define STAGE5_TESTS_SMALL_WORKSHOP_H

#include "tests/document-expect.h"
#include "workshop/workshop.h"

enum { ALPHA, BETA, GAMMA };

static inline struct workshop_request small_request(const char *name)
{
  struct workshop_request request = {
      .name = name, .people = WORKSHOP_USUAL_PEOPLE, .minutes = WORKSHOP_USUAL_MINUTES};

  g_date_set_dmy(&request.date, 4, G_DATE_JANUARY, 2027);
  return request;
}

/* "Spring review" for eight people and two hours, on 4 January 2027. */
static inline struct workshop *small_workshop_new(const struct fixture *fixture)
{
  struct workshop_request request = small_request("Spring review");
  struct workshop *workshop = workshop_new(fixture->pack, &request, NULL);

  cr_assert_not_null(workshop);
  return workshop;
}

/* Fails the test if it is refused. */
static inline void rate(struct workshop *workshop, const char *label, guint dimension, guint round,
                        int now, int want)
{
  const struct rating rating = {
      .dimension = dimension, .round = (guint8)round, .answer = {(gint8)now, (gint8)want}};
  g_autoptr(GError) error = NULL;

  workshop_rate(workshop, label, &rating, &error);
  cr_assert_null(error, "%s", error->message);
}

static inline void comment_on(struct workshop *workshop, const char *label, guint dimension,
                              const char *comment)
{
  g_autofree char *text = g_strdup(comment);
  const struct rating rating = {.dimension = dimension, .round = 1, .comment = text};

  cr_assert(workshop_rate(workshop, label, &rating, NULL));
}

/* Enter a tally such as "0 2 4 1 1 ?2 -1". */
static inline void tally(struct workshop *workshop, guint dimension, guint round,
                         enum rating_side side, const char *text)
{
  struct tally tally = {.dimension = dimension, .round = (guint8)round, .side = side};

  cr_assert(tally_parse(text, workshop->scale, &tally.counts, NULL));
  cr_assert(workshop_tally(workshop, &tally, NULL));
}

/* The counts of a dimension as a tally. Transfer full. */
static inline char *counted(const struct workshop *workshop, guint dimension, guint round,
                            enum rating_side side)
{
  return tally_to_string(workshop_counts(workshop, dimension, round, side), workshop->scale);
}

#define assert_counted(workshop, dimension, round, side, expected)                                 \
  do {                                                                                             \
    g_autofree char *counted_ = counted(workshop, dimension, round, side);                         \
    cr_assert_str_eq(counted_, expected);                                                          \
  } while (0)

/* @call is refused with a sentence that has @part. */
#define assert_refused(call, part)                                                                 \
  do {                                                                                             \
    g_autoptr(GError) error = NULL;                                                                \
    cr_assert_not(call);                                                                           \
    cr_assert_not_null(error);                                                                     \
    assert_has(error->message, part);                                                              \
  } while (0)

#endif
