/* What counts say: against examples worked by hand, and against other ways to reckon the
 * same, on many random counts. */

#include "tests/small-workshop.h"

#include <criterion/parameterized.h>

#define N_TRIALS 3000

static struct counts counts_of(const char *text, guint scale)
{
  struct counts counts = {0};

  cr_assert(tally_parse(text, scale, &counts, NULL), "%s", text);
  return counts;
}

/* ---- Examples worked by hand ------------------------------------------- */

static const struct {
  const char *text;
  guint scale;
  guint median, q1, q3; /* in halves */
  double agreement;
  enum agreement_word word;
} examples[] = {
    {"0 0 7 0 0", 5, 6, 6, 6, 1, WORD_AGREED},
    {"2 2 2 2 2", 5, 6, 4, 8, 0, WORD_SPLIT},
    {"4 0 0 0 4", 5, 6, 2, 10, -1, WORD_SPLIT},
    {"0 0 0 1 0", 5, 8, 8, 8, 1, WORD_AGREED},
    /* 11000: U 1, so A 1 - 1/4 */
    {"1 1 0 0 0", 5, 3, 2, 4, 0.75, WORD_AGREED},
    /* 11100: U 1, A 1 - 2/4 */
    {"0 1 1 1 0", 5, 6, 4, 8, 0.5, WORD_MIXED},
    /* 10100: TU 2, TDU 1; U (3·2 - 4·1) / (3·3) = 2/9; A 2/9 · 3/4 */
    {"1 0 1 0 0", 5, 4, 2, 6, 1.0 / 6, WORD_SPLIT},
    /* 2 2 3 3 3 3 4 5; layers 01111 (4 ratings, A 1/4), 01100 (2, A 3/4), 00100 (2, A 1) */
    {"0 2 4 1 1 ?2 -1", 5, 6, 5, 7, (4 * 0.25 + 2 * 0.75 + 2 * 1) / 8, WORD_MIXED},
    /* 3 4 4 4 5 5 5 5: 00111 (3, A 1/2), 00011 (4, A 3/4), 00001 (1, A 1) */
    {"0 0 1 3 4", 5, 9, 8, 10, (3 * 0.5 + 4 * 0.75 + 1) / 8, WORD_MIXED},
    /* 01110 (3 ratings, A 1/2), 00100 (2, A 1): exactly 0.7, the least that is agreed */
    {"0 1 3 1 0", 5, 6, 5, 7, (3 * 0.5 + 2 * 1) / 5.0, WORD_AGREED},
    {"1 1", 2, 3, 2, 4, 0, WORD_SPLIT},
    {"0 3", 2, 4, 4, 4, 1, WORD_AGREED},
    {"1 0 1", 3, 4, 2, 6, -1, WORD_SPLIT},
    {"5", 1, 2, 2, 2, 1, WORD_AGREED},
    /* the example of the R package agrmt, 0.6113333 */
    {"30 40 210 130 530 50 10", 7, 10, 6, 10, 0.611333333, WORD_MIXED},
    {"0 0 0 0 0 ?3", 5, 0, 0, 0, 0, WORD_NONE},
};

ParameterizedTestParameters(statistics, are_those_that_were_worked_by_hand)
{
  static int indexes[G_N_ELEMENTS(examples)];

  for (guint i = 0; i < G_N_ELEMENTS(examples); i++)
    indexes[i] = (int)i;
  return cr_make_param_array(int, indexes, G_N_ELEMENTS(examples));
}

ParameterizedTest(int *index, statistics, are_those_that_were_worked_by_hand)
{
  const char *text = examples[*index].text;
  guint scale = examples[*index].scale;
  struct counts counts = counts_of(text, scale);
  struct statistics statistics = counts_statistics(&counts, scale);

  cr_assert_eq(statistics.median, examples[*index].median, "%s: median", text);
  cr_assert_eq(statistics.q1, examples[*index].q1, "%s: q1 %u", text, statistics.q1);
  cr_assert_eq(statistics.q3, examples[*index].q3, "%s: q3 %u", text, statistics.q3);
  cr_assert_float_eq(statistics.agreement, examples[*index].agreement, 1e-9, "%s: %f", text,
                     statistics.agreement);
  cr_assert_eq(statistics.word, examples[*index].word, "%s: %s", text,
               agreement_word_to_string(statistics.word));
}

Test(statistics, count_what_is_no_rating_beside_the_ratings)
{
  struct counts counts = counts_of("0 2 4 1 1 ?2 -1", 5);
  struct statistics statistics = counts_statistics(&counts, 5);

  cr_assert_eq(statistics.n, 8);
  cr_assert_eq(statistics.dont_know, 2);
  cr_assert_eq(statistics.not_applicable, 1);
  cr_assert_eq(counts_n_answers(&counts, 5), 11);
}

/* ---- Other ways to the same -------------------------------------------- */

/* Random counts, from all alike to far apart. */
static struct counts random_counts(GRand *random, guint scale)
{
  struct counts counts = {0};
  guint n = (guint)g_rand_int_range(random, 1, 40);

  for (guint i = 0; i < n; i++) {
    guint spread = (guint)g_rand_int_range(random, 1, (gint32)scale + 1);

    counts.ratings[g_rand_int_range(random, 0, (gint32)spread)]++;
  }
  return counts;
}

/* All ratings in a row by size. Element type guint. */
static GArray *ratings_in_a_row(const struct counts *counts, guint scale)
{
  GArray *row = g_array_new(FALSE, FALSE, sizeof(guint));

  for (guint point = 1; point <= scale; point++)
    for (guint i = 0; i < counts->ratings[point - 1]; i++)
      g_array_append_val(row, point);
  return row;
}

/* The median of @n of @row from @first on, in halves: both ends go inwards until they meet. */
static guint median_from_both_ends(const GArray *row, guint first, guint n)
{
  guint last = first + n - 1;

  for (; first + 1 < last; last--)
    first++;
  return g_array_index(row, guint, first) + g_array_index(row, guint, last);
}

/* A of a layer: every three points are looked at. */
static double agreement_by_threes(const bool *filled, guint k)
{
  guint tu = 0, tdu = 0, s = 0;

  for (guint a = 0; a < k; a++) {
    s += filled[a];
    for (guint b = a + 1; b < k; b++)
      for (guint c = b + 1; c < k; c++) {
        guint bits = filled[a] * 4u + filled[b] * 2u + filled[c];

        tdu += bits == 5;
        tu += bits == 6 || bits == 3;
      }
  }
  if (s == 1)
    return 1;
  if (tu + tdu == 0)
    return 0;
  return ((k - 2.0) * tu - (k - 1.0) * tdu) / ((k - 2.0) * (tu + tdu)) *
         (1 - (s - 1.0) / (k - 1.0));
}

/* A of all: the layers are those of the heights 1, 2, 3 … each one rating high. */
static double agreement_by_heights(const struct counts *counts, guint k, guint n)
{
  double sum = 0;

  for (guint height = 1; height <= n; height++) {
    bool filled[WORKSHOP_MAX_SCALE];
    guint s = 0;

    for (guint point = 0; point < k; point++) {
      filled[point] = counts->ratings[point] >= height;
      s += filled[point];
    }
    if (s > 0)
      sum += agreement_by_threes(filled, k) * s / n;
  }
  return sum;
}

Test(statistics, are_the_same_by_other_ways)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(41);

  for (guint trial = 0; trial < N_TRIALS; trial++) {
    guint scale = trial % 10 ? (guint)g_rand_int_range(random, 1, 9) : 5;
    struct counts counts = random_counts(random, scale);
    struct statistics found = counts_statistics(&counts, scale);
    g_autoptr(GArray) row = ratings_in_a_row(&counts, scale);
    g_autofree char *text = tally_to_string(&counts, scale);
    guint half = row->len > 1 ? row->len / 2 : 1;

    cr_assert_eq(found.n, row->len, "%s", text);
    cr_assert_eq(found.median, median_from_both_ends(row, 0, row->len), "%s", text);
    cr_assert_eq(found.q1, median_from_both_ends(row, 0, half), "%s", text);
    cr_assert_eq(found.q3, median_from_both_ends(row, row->len - half, half), "%s", text);
    cr_assert_float_eq(found.agreement, agreement_by_heights(&counts, scale, row->len), 1e-9, "%s",
                       text);
  }
}

/* ---- What always holds ------------------------------------------------- */

static struct counts mirrored(const struct counts *counts, guint scale)
{
  struct counts mirror = {0};

  for (guint point = 0; point < scale; point++)
    mirror.ratings[point] = counts->ratings[scale - 1 - point];
  return mirror;
}

Test(statistics, stay_in_their_bounds_and_know_no_left_or_right)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(42);

  for (guint trial = 0; trial < N_TRIALS; trial++) {
    guint scale = (guint)g_rand_int_range(random, 2, 12);
    struct counts counts = random_counts(random, scale), mirror = mirrored(&counts, scale);
    struct statistics found = counts_statistics(&counts, scale);
    struct statistics other = counts_statistics(&mirror, scale);
    g_autofree char *text = tally_to_string(&counts, scale);

    cr_assert(found.agreement >= -1 - 1e-9 && found.agreement <= 1 + 1e-9, "%s", text);
    cr_assert(2 <= found.q1 && found.q1 <= found.median && found.median <= found.q3 &&
                  found.q3 <= 2 * scale,
              "%s", text);
    cr_assert_float_eq(found.agreement, other.agreement, 1e-9, "%s", text);
    cr_assert_eq(found.median + other.median, 2 * (scale + 1), "%s", text);
    cr_assert_eq(found.q1 + other.q3, 2 * (scale + 1), "%s", text);
  }
}

Test(statistics, do_not_change_when_all_ratings_come_twice_but_for_quartiles)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(43);

  for (guint trial = 0; trial < N_TRIALS; trial++) {
    struct counts counts = random_counts(random, 5), twice = counts;

    for (guint point = 0; point < 5; point++)
      twice.ratings[point] *= 2;

    struct statistics one = counts_statistics(&counts, 5), two = counts_statistics(&twice, 5);

    cr_assert_eq(one.median, two.median);
    cr_assert_float_eq(one.agreement, two.agreement, 1e-9);
    cr_assert_eq(one.word, two.word);
  }
}

/* ---- Results of a dimension -------------------------------------------- */

Test(result, has_a_gap_from_now_to_want_and_the_word_of_the_more_divided_side)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct dimension_result result;

  tally(workshop, ALPHA, 1, RATING_NOW, "0 2 4 1 1 ?2 -1");
  tally(workshop, ALPHA, 1, RATING_WANT, "0 0 0 0 8");
  result = workshop_result(workshop, ALPHA, 1);
  cr_assert(result.has_gap);
  cr_assert_eq(result.gap, 4);
  cr_assert_eq(result.word, WORD_MIXED);
}

Test(result, has_no_gap_where_nobody_rated_one_of_the_sides)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct dimension_result result;

  tally(workshop, ALPHA, 1, RATING_NOW, "8 0 0 0 0");
  tally(workshop, ALPHA, 1, RATING_WANT, "0 0 0 0 0 ?8");
  result = workshop_result(workshop, ALPHA, 1);
  cr_assert_not(result.has_gap);
  cr_assert_eq(result.gap, 0);
  cr_assert_eq(result.word, WORD_AGREED);
}

Test(result, moves_from_the_first_round_to_the_second)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct movement movement;

  tally(workshop, ALPHA, 1, RATING_NOW, "4 0 0 0 4");
  cr_assert_not(workshop_movement(workshop, ALPHA, RATING_NOW, &movement));
  tally(workshop, ALPHA, 2, RATING_NOW, "0 8 0 0 0");
  cr_assert(workshop_movement(workshop, ALPHA, RATING_NOW, &movement));
  cr_assert_eq(movement.median, -2);
  cr_assert_float_eq(movement.agreement, 2, 1e-9);
}

Test(result, shows_no_spread_of_less_than_four_people_unless_they_are_named)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  struct statistics three = {.n = 2, .dont_know = 1};
  struct statistics four = {.n = 2, .dont_know = 1, .not_applicable = 1};

  cr_assert_not(workshop_shows_spread(workshop, &three));
  cr_assert(workshop_shows_spread(workshop, &four));
  workshop->named = true;
  cr_assert(workshop_shows_spread(workshop, &three));
}

Test(halves, are_written_with_a_point)
{
  static const struct {
    int halves;
    const char *text;
  } rows[] = {{6, "3"}, {5, "2.5"}, {0, "0"}, {-1, "-0.5"}, {-3, "-1.5"}, {-4, "-2"}};

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = halves_to_string(rows[i].halves);

    cr_assert_str_eq(text, rows[i].text);
  }
}

/* ---- What to discuss next ---------------------------------------------- */

static char *topics_to_string(const struct workshop *workshop)
{
  g_autoptr(GArray) topics = workshop_topics(workshop, 1);
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < topics->len; i++)
    g_string_append_printf(text, "%u", g_array_index(topics, struct dimension_result, i).dimension);
  return g_string_free(text, FALSE);
}

static void tally_both(struct workshop *workshop, guint dimension, const char *now,
                       const char *want)
{
  tally(workshop, dimension, 1, RATING_NOW, now);
  tally(workshop, dimension, 1, RATING_WANT, want);
}

#define assert_topics(workshop, expected)                                                          \
  do {                                                                                             \
    g_autofree char *topics_ = topics_to_string(workshop);                                         \
    cr_assert_str_eq(topics_, expected);                                                           \
  } while (0)

Test(topics, begin_with_what_is_split_then_mixed_then_agreed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  tally_both(workshop, ALPHA, "8 0 0 0 0", "0 0 0 0 8");
  tally_both(workshop, BETA, "0 1 1 1 0", "0 1 1 1 0");
  tally_both(workshop, GAMMA, "0 0 8 0 0", "4 0 0 0 4");
  assert_topics(workshop, "210");
}

Test(topics, go_on_with_the_larger_gap_whichever_way_then_the_order_of_the_table)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  tally_both(workshop, ALPHA, "0 8 0 0 0", "0 0 8 0 0");
  tally_both(workshop, BETA, "0 8 0 0 0", "0 0 8 0 0");
  tally_both(workshop, GAMMA, "0 0 0 8 0", "0 8 0 0 0");
  assert_topics(workshop, "201");
}

Test(topics, leave_out_what_nobody_rated)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  tally(workshop, GAMMA, 1, RATING_WANT, "0 8 0 0 0");
  tally(workshop, BETA, 1, RATING_WANT, "0 0 0 0 0 ?8");
  assert_topics(workshop, "2");
}

static void assert_reason(const char *now, const char *want, const char *expected)
{
  struct dimension_result topic = {.word = WORD_NONE};
  struct counts counts[] = {counts_of(now, 5), counts_of(want, 5)};

  for (guint side = 0; side < N_RATING_SIDES; side++)
    topic.side[side] = counts_statistics(&counts[side], 5);
  topic.has_gap = topic.side[0].n && topic.side[1].n;
  topic.gap = topic.has_gap ? (int)topic.side[1].median - (int)topic.side[0].median : 0;
  topic.word = MIN(topic.side[0].word, topic.side[1].word);

  g_autofree char *reason = topic_reason(&topic);

  cr_assert_str_eq(reason, expected);
}

Test(topics, say_why_they_stand_where_they_do)
{
  assert_reason("4 0 0 0 4", "0 0 0 0 8",
                "You are split on where you stand, and you want 2 more than you have.");
  assert_reason("0 0 8 0 0", "4 0 0 0 4",
                "You are split on where you want to be, and there is no gap.");
  assert_reason(
      "0 1 1 1 0", "0 1 1 1 0",
      "Views are mixed on where you stand and where you want to be, and there is no gap.");
  assert_reason("0 0 0 8 0", "0 4 4 0 0",
                "You agree on where you stand and where you want to be, and you want 1.5 less than "
                "you have.");
  assert_reason("0 0 0 8 0", "0 0 0 0 0",
                "You agree on where you stand, and nobody rated where you want to be.");
  assert_reason("0 0 0 0 0", "0 0 0 0 0 -3", "Nobody rated this.");
}

/* Somebody who is alone in knowing does not agree with anybody. */
Test(topics, call_one_rating_no_agreement)
{
  assert_reason("0 1 0 0 0 ?7", "0 0 0 1 0 ?7",
                "Only one of you rated this, and you want 2 more than you have.");
  assert_reason("0 1 0 0 0 ?7", "0 0 0 0 0 ?8",
                "Only one of you rated this, and nobody rated where you want to be.");
  assert_reason("0 1 0 0 0 ?7", "0 0 0 8 0",
                "You agree on where you want to be, and you want 2 more than you have.");
  assert_reason("0 8 0 0 0", "0 0 0 1 0",
                "You agree on where you stand, and you want 2 more than you have.");
}

Test(topics, fit_into_the_minutes_that_are_left)
{
  cr_assert_eq(topics_that_fit(48, WORKSHOP_TOPIC_MINUTES), 6);
  cr_assert_eq(topics_that_fit(7, WORKSHOP_TOPIC_MINUTES), 0);
  cr_assert_eq(topics_that_fit(24, 12), 2);
}
