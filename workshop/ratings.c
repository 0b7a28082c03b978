/* ratings.c - what people say, round by round, and the end of a round */
#include "workshop/workshop-private.h"

#include <string.h>

/* ---- Reading an answer ------------------------------------------------- */

static bool fail_answer(const char *text, guint scale, GError **error)
{
  g_autofree char *shown = quote_text(text);

  return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                       "%s is no rating: write 1 to %u, ? for don't know, - for not applicable",
                       shown, scale);
}

bool answer_parse(const char *text, guint scale, gint8 *answer, GError **error)
{
  static const struct {
    const char *text;
    gint8 answer;
  } words[] = {{"", ANSWER_NOT_ASKED},
               {"?", ANSWER_DONT_KNOW},
               {"dont_know", ANSWER_DONT_KNOW},
               {"-", ANSWER_NOT_APPLICABLE},
               {"not_applicable", ANSWER_NOT_APPLICABLE}};
  g_autofree char *word = g_strstrip(g_strdup(text));
  guint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(word, words[i].text) == 0) {
      *answer = words[i].answer;
      return true;
    }
  if (!g_ascii_isdigit(*word) || !g_ascii_string_to_unsigned(word, 10, 1, scale, &number, NULL))
    return fail_answer(word, scale, error);
  *answer = (gint8)number;
  return true;
}

/* ---- Rating ------------------------------------------------------------ */

static bool is_done(const struct rating *rating)
{
  return rating->answer[RATING_NOW] != ANSWER_NOT_ASKED &&
         rating->answer[RATING_WANT] != ANSWER_NOT_ASKED;
}

void rating_note_done(struct workshop *workshop, const struct rating *rating, int by)
{
  if (rating->person == PERSON_NONE || !is_done(rating))
    return;

  struct person *person = &g_array_index(workshop->persons, struct person, rating->person);
  guint32 *n = &person->n_done[rating->round - 1], all = workshop->dimensions->len;
  bool before = *n == all;

  *n = (guint32)((int)*n + by);
  if (before != (*n == all))
    workshop->n_done[rating->round - 1] += *n == all ? 1 : -1u;
}

static struct rating *find_rating(const struct workshop *workshop, guint32 person, guint dimension,
                                  guint round)
{
  guint32 at = g_array_index(workshop->persons, struct person, person).first_rating;

  while (at != PACK_NONE) {
    struct rating *rating = &g_array_index(workshop->ratings, struct rating, at);

    if (rating->dimension == dimension && rating->round == round)
      return rating;
    at = rating->next;
  }
  return NULL;
}

/* A rating of @person (or PERSON_NONE) in which nothing is said yet. */
static struct rating *add_rating(struct workshop *workshop, guint32 person,
                                 const struct rating *like)
{
  struct rating rating = {
      .person = person, .dimension = like->dimension, .round = like->round, .next = PACK_NONE};
  guint32 index = workshop->ratings->len;

  if (person != PERSON_NONE) {
    struct person *owner = &g_array_index(workshop->persons, struct person, person);

    rating.next = owner->first_rating;
    owner->first_rating = index;
  }
  g_array_append_val(workshop->ratings, rating);
  return &g_array_index(workshop->ratings, struct rating, index);
}

/* The rating that is to say what @rating says. */
static struct rating *rating_to_change(struct workshop *workshop, const char *label,
                                       const struct rating *rating)
{
  guint32 person = label ? workshop_add_person(workshop, label) : PERSON_NONE;
  struct rating *found =
      label ? find_rating(workshop, person, rating->dimension, rating->round) : NULL;

  return found ? found : add_rating(workshop, person, rating);
}

static void change_rating(struct workshop *workshop, struct rating *rating,
                          const gint8 answer[N_RATING_SIDES])
{
  rating_note_done(workshop, rating, -1);
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    struct counts *counts =
        workshop_counts_at(workshop, rating->dimension, rating->round, (enum rating_side)side);

    if (answer[side] == ANSWER_NOT_ASKED)
      continue;
    counts_remove(counts, rating->answer[side]);
    counts_add(counts, answer[side]);
    rating->answer[side] = answer[side];
  }
  rating_note_done(workshop, rating, 1);
}

static bool check_answers(const struct workshop *workshop, const struct rating *rating,
                          GError **error)
{
  for (guint side = 0; side < N_RATING_SIDES; side++) {
    gint8 answer = rating->answer[side];

    if (answer < ANSWER_NOT_APPLICABLE || answer > workshop->scale)
      return workshop_fail(error, WORKSHOP_ERROR_REQUEST, "%d is no rating: 1 to %u are possible",
                           answer, workshop->scale);
  }
  return true;
}

bool workshop_check_open(const struct workshop *workshop, guint round, GError **error)
{
  if (!workshop->revealed[round - 1])
    return true;
  if (round < WORKSHOP_ROUNDS)
    return workshop_fail(error, WORKSHOP_ERROR_CLOSED,
                         "round %u was revealed, so its ratings stand: rate in round %u", round,
                         round + 1);
  return workshop_fail(error, WORKSHOP_ERROR_CLOSED,
                       "round %u was revealed, so its ratings stand: undo the reveal first", round);
}

/* Whether it can be said at all; *@name and *@comment (transfer full; NULL where there is none) are
 * @label and the comment without blanks at their ends. */
static bool check_rating(const struct workshop *workshop, const char *label,
                         const struct rating *rating, char **name, char **comment, GError **error)
{
  return workshop_check_place(workshop, rating->dimension, rating->round, error) &&
         check_answers(workshop, rating, error) &&
         (!label || (*name = workshop_clean_name(label, "the person's label", error))) &&
         (!rating->comment ||
          (*comment = workshop_clean_text(rating->comment, "the comment", true, error)));
}

bool workshop_rate(struct workshop *workshop, const char *label, const struct rating *rating,
                   GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *comment = NULL;

  if (!check_rating(workshop, label, rating, &name, &comment, error) ||
      (label && !workshop_check_open(workshop, rating->round, error)))
    return false;

  struct rating *changed = rating_to_change(workshop, name, rating);

  change_rating(workshop, changed, rating->answer);
  if (comment) {
    g_free(changed->comment);
    changed->comment = *comment ? g_steal_pointer(&comment) : NULL;
  }
  return true;
}

bool workshop_put_back_rating(struct workshop *workshop, const char *label,
                              const struct rating *rating, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *comment = NULL;

  if (!check_rating(workshop, label, rating, &name, &comment, error))
    return false;

  guint32 person = name ? workshop_add_person(workshop, name) : PERSON_NONE;
  struct rating *added = add_rating(workshop, person, rating);

  change_rating(workshop, added, rating->answer);
  if (comment && *comment)
    added->comment = g_steal_pointer(&comment);
  return true;
}

/* ---- Looking ----------------------------------------------------------- */

const struct rating *workshop_rating(const struct workshop *workshop, const char *label,
                                     guint dimension, guint round)
{
  guint32 person = workshop_find_person(workshop, label);

  return person == PERSON_NONE ? NULL : find_rating(workshop, person, dimension, round);
}

guint workshop_n_done(const struct workshop *workshop, guint round)
{
  return workshop->n_done[round - 1];
}

guint workshop_n_unlabelled(const struct workshop *workshop, guint round)
{
  g_autofree guint *n = g_new0(guint, workshop->n_dimensions);
  guint most = 0;

  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (rating->person != PERSON_NONE || rating->round != round)
      continue;
    n[rating->dimension]++;
    most = MAX(most, n[rating->dimension]);
  }
  return most;
}

static guint n_answers_of_side(const struct workshop *workshop, guint dimension, guint round,
                               enum rating_side side)
{
  return counts_n_answers(workshop_counts(workshop, dimension, round, side), workshop->scale);
}

guint workshop_n_answers(const struct workshop *workshop, guint dimension, guint round)
{
  return MAX(n_answers_of_side(workshop, dimension, round, RATING_NOW),
             n_answers_of_side(workshop, dimension, round, RATING_WANT));
}

/* How many can have said both now and want: hands are often counted for one side first. */
static guint n_both(const struct workshop *workshop, guint dimension, guint round)
{
  return MIN(n_answers_of_side(workshop, dimension, round, RATING_NOW),
             n_answers_of_side(workshop, dimension, round, RATING_WANT));
}

struct round_progress workshop_progress(const struct workshop *workshop, guint round)
{
  struct round_progress progress = {0};
  guint least = G_MAXUINT;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint dimension = g_array_index(workshop->dimensions, guint32, i);
    guint any = workshop_n_answers(workshop, dimension, round);
    guint both = n_both(workshop, dimension, round);

    least = MIN(least, both);
    progress.most = MAX(progress.most, any);
    progress.n_begun += any > 0;
    progress.n_full += both >= workshop->people;
  }
  progress.done = workshop->tallies->len ? least : workshop_n_done(workshop, round);
  if (round > 1)
    progress.done = progress.most;
  return progress;
}

/* ---- Revealing --------------------------------------------------------- */

/* What a rating is sorted by, as a number from 0 on. */
enum rating_key { KEY_WANT, KEY_NOW, KEY_DIMENSION, KEY_ROUND, N_RATING_KEYS };

static guint key_of(const struct rating *rating, enum rating_key key)
{
  switch (key) {
  case KEY_WANT:
    return (guint)(rating->answer[RATING_WANT] - ANSWER_NOT_APPLICABLE);
  case KEY_NOW:
    return (guint)(rating->answer[RATING_NOW] - ANSWER_NOT_APPLICABLE);
  case KEY_DIMENSION:
    return rating->dimension;
  case KEY_ROUND:
  case N_RATING_KEYS:
    break;
  }
  return rating->round;
}

/* Sort by one key, keeping the order of equals: there are few keys and perhaps very many
 * ratings, so they are counted, not compared. @scratch: as many ratings. */
static void sort_by_key(struct rating *ratings, struct rating *scratch, guint n,
                        enum rating_key key, guint n_values)
{
  g_autofree guint *places = g_new0(guint, n_values + 1);

  for (guint i = 0; i < n; i++)
    places[key_of(&ratings[i], key) + 1]++;
  for (guint i = 0; i < n_values; i++)
    places[i + 1] += places[i];
  for (guint i = 0; i < n; i++)
    scratch[places[key_of(&ratings[i], key)]++] = ratings[i];
  if (n) /* without ratings neither of them is there */
    memcpy(ratings, scratch, n * sizeof *ratings);
}

static bool says_the_same(const struct rating *one, const struct rating *other)
{
  for (guint key = 0; key < N_RATING_KEYS; key++)
    if (key_of(one, (enum rating_key)key) != key_of(other, (enum rating_key)key))
      return false;
  return true;
}

static int compare_rest(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct rating *one = a, *other = b;
  int by_comment = g_strcmp0(one->comment, other->comment);

  (void)data;
  return by_comment ? by_comment : (one->person > other->person) - (one->person < other->person);
}

/* Forget people who have nothing any more, and put all ratings into the order of what they say,
 * then of whose they are, and of nothing else. */
static void sort_ratings(struct workshop *workshop)
{
  guint n = workshop->ratings->len;
  struct rating *ratings = (struct rating *)(gpointer)workshop->ratings->data;
  g_autofree struct rating *scratch = g_new(struct rating, n);
  const guint n_answers = workshop->scale + 1u - (guint)ANSWER_NOT_APPLICABLE;
  const guint n_values[N_RATING_KEYS] = {n_answers, n_answers, workshop->n_dimensions,
                                         WORKSHOP_ROUNDS + 1};

  workshop_forget_people(workshop);
  for (guint key = 0; key < N_RATING_KEYS; key++)
    sort_by_key(ratings, scratch, n, (enum rating_key)key, n_values[key]);
  for (guint begin = 0, end; begin < n; begin = end) {
    for (end = begin + 1; end < n && says_the_same(&ratings[begin], &ratings[end]);)
      end++;
    g_qsort_with_data(&ratings[begin], (gint)(end - begin), sizeof *ratings, compare_rest, NULL);
  }
  workshop_chain_ratings(workshop);
}

void workshop_reveal(struct workshop *workshop, guint round)
{
  g_return_if_fail(round >= 1 && round <= WORKSHOP_ROUNDS);
  workshop->revealed[round - 1] = true;
  if (workshop->named)
    return;
  for (guint i = 0; i < workshop->ratings->len; i++) {
    struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (rating->round == round)
      rating->person = PERSON_NONE;
  }
  sort_ratings(workshop);
}

void workshop_put_back_done(struct workshop *workshop, const bool revealed[WORKSHOP_ROUNDS],
                            bool dots_closed)
{
  for (guint round = 0; round < WORKSHOP_ROUNDS; round++)
    workshop->revealed[round] = revealed[round];
  for (guint i = 0; i < workshop->ratings->len && !workshop->named; i++) {
    struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (revealed[rating->round - 1])
      rating->person = PERSON_NONE;
  }
  if (dots_closed)
    workshop_close_dots(workshop);
  sort_ratings(workshop);
}

guint workshop_last_revealed(const struct workshop *workshop)
{
  for (guint round = WORKSHOP_ROUNDS; round > 0; round--)
    if (workshop->revealed[round - 1])
      return round;
  return 0;
}

guint workshop_open_round(const struct workshop *workshop)
{
  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++)
    if (!workshop->revealed[round - 1])
      return round;
  return 0;
}
