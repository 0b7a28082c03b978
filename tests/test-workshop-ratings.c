/* What people say, what is counted, and what is forgotten at the reveal. */

#include "tests/small-workshop.h"

#define N_TRIALS     200
#define N_RATINGS    1000000
#define SLOW_SECONDS 1 /* ten times what is aimed at: a busy machine is no fault */

/* ---- Making a workshop ------------------------------------------------- */

Test(workshop, asks_all_dimensions_between_two_poles)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  cr_assert_str_eq(workshop->name, "Spring review");
  cr_assert_eq(workshop->dimensions->len, 3);
  cr_assert_eq(workshop->scale, 5);
  cr_assert_not(workshop->named);
}

Test(workshop, is_rated_on_the_stages_where_there_are_more_than_two_sides)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture;
  g_autoptr(Workshop) workshop = NULL;

  small_pack_write(small, "sides.csv",
                   "id,name,motto,description\nleft,L,,\nmiddle,M,,\nright,R,,\n", -1);
  small_pack_write(small, "stages.csv",
                   "number,name,side,features\n1,Crawl,left,\n2,Walk,middle,\n3,Fly,right,\n", -1);
  fixture_open(&fixture, small);
  workshop = small_workshop_new(&fixture);
  cr_assert_eq(workshop->scale, 3);
}

Test(workshop, asks_what_is_chosen_once_and_in_the_order_of_the_table)
{
  static const guint32 chosen[] = {GAMMA, ALPHA, GAMMA};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(GArray) dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(Workshop) workshop = NULL;
  struct workshop_request request = small_request(" Two  ");

  g_array_append_vals(dimensions, chosen, G_N_ELEMENTS(chosen));
  request.dimensions = dimensions;
  workshop = workshop_new(fixture.pack, &request, NULL);
  cr_assert_str_eq(workshop->name, "Two");
  cr_assert_eq(workshop->dimensions->len, 2);
  cr_assert_eq(g_array_index(workshop->dimensions, guint32, 0), ALPHA);
  cr_assert_eq(g_array_index(workshop->dimensions, guint32, 1), GAMMA);
}

Test(workshop, is_refused_for_what_cannot_be)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct workshop_request request = small_request(" ");
  guint32 fourth = 3;

  assert_refused(workshop_new(fixture.pack, &request, &error), "is missing");
  request = small_request("a\tb");
  assert_refused(workshop_new(fixture.pack, &request, &error), "“a\\tb” has characters");
  request = small_request("Spring");
  request.people = 0;
  assert_refused(workshop_new(fixture.pack, &request, &error), "0 people: 1 to 100000");
  request = small_request("Spring");
  request.minutes = 9;
  assert_refused(workshop_new(fixture.pack, &request, &error), "9 minutes: 10 to 1440");
  request = small_request("Spring");
  g_date_clear(&request.date, 1);
  assert_refused(workshop_new(fixture.pack, &request, &error), "no day");
  request = small_request("Spring");
  request.dimensions = none;
  assert_refused(workshop_new(fixture.pack, &request, &error), "no dimension is asked");
  g_array_append_val(none, fourth);
  assert_refused(workshop_new(fixture.pack, &request, &error), "no dimension number 4");
}

/* ---- Answers ----------------------------------------------------------- */

Test(answer, is_a_rating_or_one_of_three_other_states)
{
  static const struct {
    const char *text;
    gint8 answer;
  } rows[] = {{"1", 1},
              {" 5 ", 5},
              {"?", ANSWER_DONT_KNOW},
              {"dont_know", ANSWER_DONT_KNOW},
              {"-", ANSWER_NOT_APPLICABLE},
              {"not_applicable", ANSWER_NOT_APPLICABLE},
              {"", ANSWER_NOT_ASKED}};

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    gint8 answer = 99;

    cr_assert(answer_parse(rows[i].text, 5, &answer, NULL), "%s", rows[i].text);
    cr_assert_eq(answer, rows[i].answer, "%s", rows[i].text);
  }
}

Test(answer, is_refused_when_it_is_no_rating)
{
  static const char *const texts[] = {"0", "6", "x", "-1", "1.5", "+1", "1 2", "4294967297"};
  gint8 answer = 99;

  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_refused(answer_parse(texts[i], 5, &answer, &error),
                   "is no rating: write 1 to 5, ? for don't know, - for not applicable");
  cr_assert_eq(answer, 99);
}

/* ---- Rating ------------------------------------------------------------ */

Test(rating, counts_each_state_on_its_own)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 2, 4);
  rate(workshop, "p2", ALPHA, 1, ANSWER_DONT_KNOW, 4);
  rate(workshop, "p3", ALPHA, 1, ANSWER_NOT_APPLICABLE, ANSWER_NOT_APPLICABLE);
  rate(workshop, "p4", ALPHA, 1, 5, ANSWER_NOT_ASKED);
  rate(workshop, NULL, ALPHA, 1, 1, 1);
  rate(workshop, NULL, ALPHA, 1, 1, 1);
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "2 1 0 0 1 ?1 -1");
  assert_counted(workshop, ALPHA, 1, RATING_WANT, "2 0 0 2 0 -1");
  cr_assert_eq(workshop_n_answers(workshop, ALPHA, 1), 6);
}

Test(rating, of_the_same_person_changes_what_it_says_and_leaves_the_rest)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 2, 4);
  comment_on(workshop, " p1", ALPHA, "Like last year\n");
  rate(workshop, "p1 ", ALPHA, 1, 3, ANSWER_NOT_ASKED);
  cr_assert_eq(workshop->ratings->len, 1);
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "0 0 1 0 0");
  assert_counted(workshop, ALPHA, 1, RATING_WANT, "0 0 0 1 0");
  cr_assert_str_eq(workshop_rating(workshop, "p1", ALPHA, 1)->comment, "Like last year");
  comment_on(workshop, "p1", ALPHA, " ");
  cr_assert_null(workshop_rating(workshop, "p1", ALPHA, 1)->comment);
  cr_assert_null(workshop_rating(workshop, "p1", ALPHA, 2));
  cr_assert_null(workshop_rating(workshop, "p2", ALPHA, 1));
}

Test(rating, is_refused_for_what_cannot_be_and_nothing_changes)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *control = g_strdup("\x1b[2J");
  struct rating rating = {.dimension = ALPHA, .round = 1, .answer = {6, 1}};

  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "6 is no rating");
  rating.answer[RATING_NOW] = -3;
  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "-3 is no rating");
  rating.answer[RATING_NOW] = 1;
  assert_refused(workshop_rate(workshop, " ", &rating, &error), "label is missing");
  rating.comment = control;
  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "characters that cannot be shown");
  rating.comment = NULL;
  rating.round = 3;
  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "no round 3");
  rating.round = 1;
  rating.dimension = 3;
  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "not asked");
  cr_assert_eq(workshop->ratings->len, 0);
  cr_assert_eq(workshop->persons->len, 0);
}

static void assert_progress(const struct workshop *workshop, guint round, guint done, guint most,
                            guint n_begun, guint n_full)
{
  struct round_progress progress = workshop_progress(workshop, round);

  cr_assert_eq(progress.done, done, "%u done", progress.done);
  cr_assert_eq(progress.most, most, "%u at most", progress.most);
  cr_assert_eq(progress.n_begun, n_begun, "%u begun", progress.n_begun);
  cr_assert_eq(progress.n_full, n_full, "%u full", progress.n_full);
}

Test(rating, of_a_round_is_as_far_as_people_and_hands_together)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  assert_progress(workshop, 1, 0, 0, 0, 0);
  for (guint dimension = ALPHA; dimension <= GAMMA; dimension++)
    rate(workshop, "p1", dimension, 1, 1, 2);
  rate(workshop, "p2", ALPHA, 1, 1, 2);
  assert_progress(workshop, 1, 1, 2, 3, 0);
  tally(workshop, ALPHA, 1, RATING_NOW, "6 0 0 0 0");
  assert_progress(workshop, 1, 1, 8, 3, 0);
  tally(workshop, ALPHA, 1, RATING_WANT, "0 6 0 0 0");
  assert_progress(workshop, 1, 1, 8, 3, 1);
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    tally(workshop, BETA, 1, (enum rating_side)side, "7 0 0 0 0");
    tally(workshop, GAMMA, 1, (enum rating_side)side, "3 0 0 0 0");
  }
  assert_progress(workshop, 1, 4, 8, 3, 2);
  rate(workshop, "p1", BETA, 2, 1, 2);
  assert_progress(workshop, 2, 1, 1, 1, 0);
}

Test(rating, is_done_when_all_dimensions_have_both_answers)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 1, 2);
  rate(workshop, "p1", BETA, 1, ANSWER_DONT_KNOW, ANSWER_NOT_APPLICABLE);
  rate(workshop, "p1", GAMMA, 1, 3, ANSWER_NOT_ASKED);
  cr_assert_eq(workshop_n_done(workshop, 1), 0);
  rate(workshop, "p1", GAMMA, 1, ANSWER_NOT_ASKED, 3);
  cr_assert_eq(workshop_n_done(workshop, 1), 1);
  rate(workshop, "p1", GAMMA, 1, 4, 4);
  rate(workshop, "p1", GAMMA, 2, 4, 4);
  cr_assert_eq(workshop_n_done(workshop, 1), 1);
  cr_assert_eq(workshop_n_done(workshop, 2), 0);
}

/* ---- Random ratings ---------------------------------------------------- */

/* One random answer of one of three people. */
static void rate_at_random(struct workshop *workshop, GRand *random)
{
  g_autofree char *label = g_strdup_printf("p%d", g_rand_int_range(random, 0, 3));
  guint round = (guint)g_rand_int_range(random, 1, 3);

  if (workshop->revealed[round - 1])
    return;
  rate(workshop, g_rand_int_range(random, 0, 4) ? label : NULL,
       (guint)g_rand_int_range(random, 0, 3), round, g_rand_int_range(random, -2, 6),
       g_rand_int_range(random, -2, 6));
}

static void tally_at_random(struct workshop *workshop, GRand *random)
{
  struct tally tally = {.dimension = (guint32)g_rand_int_range(random, 0, 3),
                        .round = (guint8)g_rand_int_range(random, 1, 3),
                        .side = (enum rating_side)g_rand_int_range(random, 0, 2)};

  tally.counts.ratings[g_rand_int_range(random, 0, 5)] = (guint32)g_rand_int_range(random, 0, 9);
  tally.counts.dont_know = (guint32)g_rand_int_range(random, 0, 3);
  cr_assert(workshop_tally(workshop, &tally, NULL));
}

/* The people who are done, counted anew. */
static guint count_done(const struct workshop *workshop, guint round)
{
  guint done = 0;

  for (guint person = 0; person < workshop->persons->len; person++) {
    const char *label = g_array_index(workshop->persons, struct person, person).label;
    guint n = 0;

    for (guint dimension = 0; dimension < 3; dimension++) {
      const struct rating *rating = workshop_rating(workshop, label, dimension, round);

      n += rating && rating->answer[0] && rating->answer[1];
    }
    done += n == 3;
  }
  return done;
}

Test(ratings, are_counted_one_by_one_as_they_are_all_together)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(44);
  g_auto(Fixture) fixture = fixture_new();
  gsize size = 3 * WORKSHOP_ROUNDS * N_RATING_SIDES * sizeof(struct counts);

  for (guint trial = 0; trial < N_TRIALS; trial++) {
    g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
    g_autofree struct counts *counts = NULL;

    for (guint i = 0; i < 60; i++) {
      rate_at_random(workshop, random);
      if (i % 5 == 0)
        tally_at_random(workshop, random);
      if (i == 40 && trial % 2)
        workshop_reveal(workshop, 1 + trial / 2 % 2);
    }
    for (guint round = 1; round <= WORKSHOP_ROUNDS; round++)
      cr_assert_eq(workshop_n_done(workshop, round), count_done(workshop, round), "%u", trial);
    counts = g_memdup2(workshop->counts, size);
    workshop_recount(workshop);
    cr_assert_arr_eq(counts, workshop->counts, size, "trial %u", trial);
  }
}

Test(ratings, of_a_million_are_recounted_at_once)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  gint64 start, microseconds;

  for (guint i = 0; i < N_RATINGS; i++) {
    struct rating rating = {.person = PERSON_NONE,
                            .dimension = i % 3,
                            .round = 1,
                            .answer = {(gint8)(1 + i % 5), (gint8)(1 + i / 7 % 5)}};

    g_array_append_val(workshop->ratings, rating);
  }
  start = g_get_monotonic_time();
  workshop_recount(workshop);
  microseconds = g_get_monotonic_time() - start;
  cr_log_info("%d ratings recounted in %.1f ms", N_RATINGS, (double)microseconds / 1000);
  cr_assert_eq(workshop_n_answers(workshop, ALPHA, 1), N_RATINGS / 3 + 1);
  cr_assert_lt(microseconds, SLOW_SECONDS * G_USEC_PER_SEC);
}

/* ---- The reveal -------------------------------------------------------- */

Test(reveal, drops_the_labels_of_its_round_and_the_order_in_which_people_came)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) one = small_workshop_new(&fixture), other = small_workshop_new(&fixture);

  rate(one, "p1", ALPHA, 1, 2, 4);
  rate(one, "p1", BETA, 1, 3, 3);
  rate(one, "p2", ALPHA, 1, 1, 5);
  comment_on(one, "p2", ALPHA, "Well");
  rate(other, "a", ALPHA, 1, 1, 5);
  comment_on(other, "a", ALPHA, "Well");
  rate(other, "b", BETA, 1, 3, 3);
  rate(other, "b", ALPHA, 1, 2, 4);
  workshop_reveal(one, 1);
  workshop_reveal(other, 1);
  cr_assert_eq(one->persons->len, 0);
  cr_assert_eq(one->ratings->len, 3);
  for (guint i = 0; i < 3; i++) {
    const struct rating *rating = &g_array_index(one->ratings, struct rating, i);
    const struct rating *twin = &g_array_index(other->ratings, struct rating, i);

    cr_assert_eq(rating->person, PERSON_NONE);
    cr_assert_eq(rating->dimension, twin->dimension);
    cr_assert_arr_eq(rating->answer, twin->answer, sizeof rating->answer);
    cr_assert_eq(g_strcmp0(rating->comment, twin->comment), 0);
  }
  assert_counted(one, ALPHA, 1, RATING_NOW, "1 1 0 0 0");
}

/* What is left when it is undone: the labels do not come back. */
Test(reveal, leaves_of_who_has_answered_no_more_than_how_many)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p1", ALPHA, 1, 2, 4);
  rate(workshop, "p1", BETA, 1, 3, 3);
  rate(workshop, "p2", BETA, 1, 1, 5);
  cr_assert_eq(workshop_n_unlabelled(workshop, 1), 0);
  workshop_reveal(workshop, 1);
  rate(workshop, "p1", ALPHA, 2, 2, 4);
  cr_assert_eq(workshop_n_unlabelled(workshop, 1), 2);
  cr_assert_eq(workshop_n_unlabelled(workshop, 2), 0);
}

Test(reveal, keeps_the_labels_of_a_round_that_still_goes_on)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  rate(workshop, "p9", ALPHA, 1, 2, 4);
  rate(workshop, "p2", ALPHA, 2, 3, 4);
  rate(workshop, "p1", BETA, 2, 3, 5);
  rate(workshop, "p2", BETA, 1, 1, 1);
  workshop_reveal(workshop, 1);
  cr_assert_eq(workshop->persons->len, 2);
  cr_assert_null(workshop_rating(workshop, "p9", ALPHA, 1));
  cr_assert_null(workshop_rating(workshop, "p2", BETA, 1));
  cr_assert_eq(workshop_rating(workshop, "p2", ALPHA, 2)->answer[RATING_NOW], 3);
  cr_assert_eq(workshop_rating(workshop, "p1", BETA, 2)->answer[RATING_WANT], 5);
  rate(workshop, "p2", ALPHA, 2, 5, 5);
  assert_counted(workshop, ALPHA, 2, RATING_NOW, "0 0 0 0 1");
}

Test(reveal, keeps_the_labels_of_a_named_workshop)
{
  g_auto(Fixture) fixture = fixture_new();
  struct workshop_request request = small_request("Named");
  g_autoptr(Workshop) workshop = NULL;

  request.named = true;
  workshop = workshop_new(fixture.pack, &request, NULL);
  rate(workshop, "p1", ALPHA, 1, 2, 4);
  workshop_reveal(workshop, 1);
  cr_assert_eq(workshop_rating(workshop, "p1", ALPHA, 1)->answer[RATING_NOW], 2);
}

Test(reveal, ends_rating_by_label_but_not_by_tally_or_without)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct rating rating = {.dimension = ALPHA, .round = 1, .answer = {1, 1}};

  cr_assert_eq(workshop_last_revealed(workshop), 0);
  workshop_reveal(workshop, 1);
  cr_assert_eq(workshop_last_revealed(workshop), 1);
  assert_refused(workshop_rate(workshop, "p1", &rating, &error),
                 "round 1 was revealed, so its ratings stand: rate in round 2");
  rate(workshop, NULL, ALPHA, 1, 1, 1);
  tally(workshop, ALPHA, 1, RATING_NOW, "0 0 0 0 1");
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "1 0 0 0 1");
  workshop_reveal(workshop, 2);
  rating.round = 2;
  assert_refused(workshop_rate(workshop, "p1", &rating, &error), "undo the reveal first");
}
