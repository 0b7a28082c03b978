/* statistics.c - what counts say: median, quartiles, agreement, gap; what to discuss next */
#include "workshop/workshop-private.h"

#include <string.h>

#define AGREED_FROM 0.7
#define SPLIT_BELOW 0.3
#define ROUNDING    1e-9 /* so that a sum that is 0.7 on paper is 0.7 */

/* ---- Counting ---------------------------------------------------------- */

static guint32 *count_of(struct counts *counts, gint8 answer)
{
  if (answer == ANSWER_DONT_KNOW)
    return &counts->dont_know;
  if (answer == ANSWER_NOT_APPLICABLE)
    return &counts->not_applicable;
  return answer > 0 ? &counts->ratings[answer - 1] : NULL;
}

void counts_add(struct counts *counts, gint8 answer)
{
  guint32 *count = count_of(counts, answer);

  if (count)
    ++*count;
}

void counts_remove(struct counts *counts, gint8 answer)
{
  guint32 *count = count_of(counts, answer);

  if (count)
    --*count;
}

static guint count_ratings(const struct counts *counts, guint scale)
{
  guint n = 0;

  for (guint point = 0; point < scale; point++)
    n += counts->ratings[point];
  return n;
}

guint counts_n_answers(const struct counts *counts, guint scale)
{
  return count_ratings(counts, scale) + counts->dont_know + counts->not_applicable;
}

static gsize counts_place(guint dimension, guint round, enum rating_side side)
{
  return ((gsize)dimension * WORKSHOP_ROUNDS + round - 1) * N_RATING_SIDES + side;
}

struct counts *workshop_counts_at(struct workshop *workshop, guint dimension, guint round,
                                  enum rating_side side)
{
  return &workshop->counts[counts_place(dimension, round, side)];
}

const struct counts *workshop_counts(const struct workshop *workshop, guint dimension, guint round,
                                     enum rating_side side)
{
  return &workshop->counts[counts_place(dimension, round, side)];
}

void workshop_recount(struct workshop *workshop)
{
  memset(workshop->counts, 0,
         (gsize)workshop->n_dimensions * WORKSHOP_ROUNDS * N_RATING_SIDES * sizeof(struct counts));
  for (guint i = 0; i < workshop->tallies->len; i++) {
    const struct tally *tally = &g_array_index(workshop->tallies, struct tally, i);

    *workshop_counts_at(workshop, tally->dimension, tally->round, tally->side) = tally->counts;
  }
  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);
    struct counts *now = workshop_counts_at(workshop, rating->dimension, rating->round, RATING_NOW);

    counts_add(now, rating->answer[RATING_NOW]);
    counts_add(now + RATING_WANT, rating->answer[RATING_WANT]);
  }
}

/* ---- Median and quartiles ---------------------------------------------- */

/* The rating at @place, from 0, of all that stand in a row by size. */
static guint rating_at(const struct counts *counts, guint place)
{
  guint point = 0;

  for (guint before = counts->ratings[0]; before <= place; before += counts->ratings[point])
    point++;
  return point + 1;
}

/* The median, in halves, of the @n ratings (1 or more) from @first on. */
static guint median_of(const struct counts *counts, guint first, guint n)
{
  guint upper = rating_at(counts, first + n / 2);

  return n % 2 ? 2 * upper : rating_at(counts, first + n / 2 - 1) + upper;
}

/* ---- Agreement --------------------------------------------------------- */

/* U and A of a layer: which points are filled. See counts_statistics(). */
static double layer_agreement(const bool *filled, guint scale, guint n_filled)
{
  double unimodal = 0, bimodal = 0, k = scale;
  guint left = 0;

  if (n_filled == 1)
    return 1;
  if (n_filled == scale)
    return 0;
  for (guint point = 0; point < scale; point++) {
    double below = left, above = n_filled - left;

    if (filled[point]) {
      left++;
      continue;
    }
    /* An empty point is the middle of 101, the end of 110, the beginning of 011. */
    bimodal += below * above;
    unimodal += below * (below - 1) / 2 + above * (above - 1) / 2;
  }
  return ((k - 2) * unimodal - (k - 1) * bimodal) / ((k - 2) * (unimodal + bimodal)) *
         (1 - (n_filled - 1) / (k - 1));
}

/* Take the next layer off @counts: its points, how many, and what each holds. */
static guint take_layer(guint32 *counts, guint scale, bool *filled, guint *n_filled)
{
  guint least = 0;

  *n_filled = 0;
  for (guint point = 0; point < scale; point++) {
    filled[point] = counts[point] > 0;
    *n_filled += filled[point];
    if (filled[point] && (least == 0 || counts[point] < least))
      least = counts[point];
  }
  for (guint point = 0; point < scale; point++)
    counts[point] -= filled[point] ? least : 0;
  return least;
}

static double agreement_of(const struct counts *counts, guint scale, guint n)
{
  guint32 left[WORKSHOP_MAX_SCALE];
  bool filled[WORKSHOP_MAX_SCALE];
  guint height, n_filled;
  double sum = 0;

  memcpy(left, counts->ratings, sizeof left);
  while ((height = take_layer(left, scale, filled, &n_filled)) > 0)
    sum += layer_agreement(filled, scale, n_filled) * height * n_filled;
  return sum / n;
}

static enum agreement_word word_for(double agreement)
{
  if (agreement >= AGREED_FROM - ROUNDING)
    return WORD_AGREED;
  return agreement < SPLIT_BELOW - ROUNDING ? WORD_SPLIT : WORD_MIXED;
}

struct statistics counts_statistics(const struct counts *counts, guint scale)
{
  guint n = count_ratings(counts, scale);
  struct statistics statistics = {.n = n,
                                  .dont_know = counts->dont_know,
                                  .not_applicable = counts->not_applicable,
                                  .word = WORD_NONE};

  if (n == 0)
    return statistics;
  statistics.median = median_of(counts, 0, n);
  statistics.q1 = n > 1 ? median_of(counts, 0, n / 2) : statistics.median;
  statistics.q3 = n > 1 ? median_of(counts, n - n / 2, n / 2) : statistics.median;
  statistics.agreement = agreement_of(counts, scale, n);
  statistics.word = word_for(statistics.agreement);
  return statistics;
}

bool workshop_shows_spread(const struct workshop *workshop, const struct statistics *statistics)
{
  return workshop->named ||
         statistics->n + statistics->dont_know + statistics->not_applicable >= WORKSHOP_MIN_SPREAD;
}

/* ---- Results ----------------------------------------------------------- */

struct dimension_result workshop_result(const struct workshop *workshop, guint dimension,
                                        guint round)
{
  struct dimension_result result = {.dimension = dimension};
  const struct statistics *now = &result.side[RATING_NOW], *want = &result.side[RATING_WANT];

  for (guint side = 0; side < N_RATING_SIDES; side++)
    result.side[side] = counts_statistics(
        workshop_counts(workshop, dimension, round, (enum rating_side)side), workshop->scale);
  result.has_gap = now->n > 0 && want->n > 0;
  result.gap = result.has_gap ? (int)want->median - (int)now->median : 0;
  result.word = MIN(now->word, want->word);
  return result;
}

bool workshop_movement(const struct workshop *workshop, guint dimension, enum rating_side side,
                       struct movement *movement)
{
  struct statistics first =
      counts_statistics(workshop_counts(workshop, dimension, 1, side), workshop->scale);
  struct statistics second =
      counts_statistics(workshop_counts(workshop, dimension, 2, side), workshop->scale);

  if (first.n == 0 || second.n == 0)
    return false;
  movement->median = (int)second.median - (int)first.median;
  movement->agreement = second.agreement - first.agreement;
  return true;
}

/* ---- Words ------------------------------------------------------------- */

char *halves_to_string(int halves)
{
  int size = ABS(halves);

  return g_strdup_printf("%s%d%s", halves < 0 ? "-" : "", size / 2, size % 2 ? ".5" : "");
}

const char *agreement_word_to_string(enum agreement_word word)
{
  static const char *const words[] = {"split", "mixed", "agreed", ""};

  return words[word];
}

const char *rating_side_to_string(enum rating_side side)
{
  return side == RATING_NOW ? "now" : "want";
}
