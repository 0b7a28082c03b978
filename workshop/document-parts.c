/* document-parts.c - what stands in more than one document of a workshop */
#include "workshop/documents-private.h"

#include <string.h>

#define MAX_MARKS   10 /* for one point; more are drawn to scale, with their number */
#define SHORT_SCALE 7  /* points, whose spread fits into a line */

struct document *workshop_document_new(const struct workshop *workshop, const struct pack *pack,
                                       const char *kind)
{
  g_autofree char *title = g_strconcat(kind, ": ", workshop->name, NULL);
  g_autofree char *day = date_to_words(&workshop->date);
  g_autofree char *people = count_to_string(workshop->people, "person", "people");
  g_autofree char *subtitle = g_strconcat(day, " · ", people, NULL);
  struct document *document = pack_document_new(pack, title);

  document_set_subtitle(document, subtitle);
  return document;
}

void dimension_write(const struct pack *pack, struct block *block, guint32 dimension)
{
  g_autofree char *target = anchor_new("dimension", pack_dimension(pack, dimension)->id);

  block_add_link(block, pack_dimension(pack, dimension)->name, target);
}

char *agreement_to_string(double agreement)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd(text, sizeof text, "%.4f", agreement);
  length = strlen(text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  return g_strdup(strcmp(text, "-0") == 0 ? "0" : text);
}

/* ---- Spread ------------------------------------------------------------ */

static guint32 largest_count(const struct counts *counts, guint scale)
{
  guint32 largest = 0;

  for (guint point = 0; point < scale; point++)
    largest = MAX(largest, counts->ratings[point]);
  return largest;
}

/* On a short scale all points are one piece, on a long one each. */
static void point_write(struct block *block, guint point, guint32 count, guint32 largest)
{
  g_autofree char *number = g_strdup_printf("%u", point);
  g_autofree char *times = g_strdup_printf(" %u", count);
  guint64 n = largest > MAX_MARKS ? ((guint64)count * MAX_MARKS + largest - 1) / largest : count;
  g_autoptr(GString) marks = g_string_new(NULL);

  for (guint i = 0; i < n; i++)
    g_string_append(marks, "●");
  block_add_solid(block, RUN_PLAIN, number);
  block_add_solid(block, count > 0 ? RUN_METER : RUN_MUTED, count > 0 ? marks->str : "·");
  if (count > 0 && largest > MAX_MARKS)
    block_add_solid(block, RUN_PLAIN, times);
}

static void space_write(struct block *block, const char *blanks, guint scale)
{
  if (scale <= SHORT_SCALE)
    block_add_solid(block, RUN_PLAIN, blanks);
  else
    block_add_run(block, RUN_PLAIN, blanks);
}

void spread_write(struct block *block, const struct workshop *workshop, const struct counts *counts)
{
  guint32 largest = largest_count(counts, workshop->scale);

  for (guint point = 0; point < workshop->scale; point++) {
    if (point > 0)
      space_write(block, counts->ratings[point - 1] > 0 ? " " : "  ", workshop->scale);
    point_write(block, point + 1, counts->ratings[point], largest);
  }
}

/* Append "median 3  mixed", or that nobody rated. */
static void median_write(struct block *block, const struct statistics *statistics)
{
  g_autofree char *median = halves_to_string((int)statistics->median);

  if (statistics->n == 0) {
    block_add_run(block, RUN_MUTED, "nobody rated");
    return;
  }
  block_add_run(block, RUN_PLAIN, "median ");
  block_add_run(block, RUN_STRONG, median);
  block_add_run(block, RUN_PLAIN, "  ");
  block_add_run(block, RUN_EMPHASIS, agreement_word_to_string(statistics->word));
}

static void other_write(struct block *block, guint n, const char *what)
{
  g_autofree char *words = g_strdup_printf("%u %s", n, what);

  if (n == 0)
    return;
  block_add_run(block, RUN_PLAIN, "  ");
  block_add_solid(block, RUN_MUTED, words);
}

void others_write(struct block *block, const struct statistics *statistics)
{
  other_write(block, statistics->dont_know, "don't know");
  other_write(block, statistics->not_applicable, "not applicable");
}

bool round_has_answers(const struct workshop *workshop, guint dimension, guint round)
{
  return workshop->revealed[round - 1] && workshop_n_answers(workshop, dimension, round) > 0;
}

static void result_line_write(const struct workshop *workshop, struct block *line, guint dimension,
                              guint round, enum rating_side side, bool with_round)
{
  const struct counts *counts = workshop_counts(workshop, dimension, round, side);
  struct statistics statistics = counts_statistics(counts, workshop->scale);
  g_autofree char *where = g_strdup_printf("round %u  ", round);
  g_autofree char *ratings = count_to_string(statistics.n, "rating", "ratings");

  if (with_round)
    block_add_run(line, RUN_MUTED, where);
  block_add_run(line, RUN_STRONG, rating_side_to_string(side));
  block_add_run(line, RUN_PLAIN, " ");
  if (statistics.n > 0 && workshop_shows_spread(workshop, &statistics))
    spread_write(line, workshop, counts);
  else if (statistics.n > 0)
    block_add_run(line, RUN_MUTED, ratings);
  block_add_run(line, RUN_PLAIN, statistics.n > 0 ? "  " : "");
  median_write(line, &statistics);
  others_write(line, &statistics);
}

/* ---- Movement ---------------------------------------------------------- */

/* "now from 3 to 2.5, which is more agreed" */
static char *movement_to_words(const struct workshop *workshop, guint dimension,
                               enum rating_side side, const struct movement *movement)
{
  struct statistics second =
      counts_statistics(workshop_counts(workshop, dimension, 2, side), workshop->scale);
  g_autofree char *from = halves_to_string((int)second.median - movement->median);
  g_autofree char *to = halves_to_string((int)second.median);
  const char *how = movement->agreement > 0.0005    ? "with more agreement"
                    : movement->agreement < -0.0005 ? "with less agreement"
                                                    : "with as much agreement";

  return movement->median == 0
             ? g_strdup_printf("%s stayed at %s, %s", rating_side_to_string(side), to, how)
             : g_strdup_printf("%s went from %s to %s, %s", rating_side_to_string(side), from, to,
                               how);
}

char *movements_to_words(const struct workshop *workshop, guint dimension)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *words = NULL;
  struct movement movement;

  for (guint side = 0; side < N_RATING_SIDES; side++)
    if (workshop->revealed[0] && workshop->revealed[1] &&
        workshop_movement(workshop, dimension, (enum rating_side)side, &movement))
      g_ptr_array_add(parts,
                      movement_to_words(workshop, dimension, (enum rating_side)side, &movement));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add(parts, NULL);
  words = g_strjoinv("; ", (char **)parts->pdata);
  return g_strdup_printf("%s.", words);
}

static void round_lines_write(const struct workshop *workshop, struct document *document,
                              guint dimension, guint round, bool with_round)
{
  struct block *lines = document_add_paragraph(document, NULL);

  for (guint side = 0; side < N_RATING_SIDES; side++) {
    block_add_run(lines, RUN_PLAIN, side > 0 ? "\n" : "");
    result_line_write(workshop, lines, dimension, round, (enum rating_side)side, with_round);
  }
}

void result_lines_write(const struct workshop *workshop, struct document *document, guint dimension,
                        guint round)
{
  g_autofree char *words = round == 0 ? movements_to_words(workshop, dimension) : NULL;
  g_autofree char *movement = words ? g_strconcat("From round 1 to round 2 ", words, NULL) : NULL;
  bool with_round = round == 0 && workshop->revealed[0] && workshop->revealed[1];

  for (guint of = 1; of <= WORKSHOP_ROUNDS; of++)
    if ((round == 0 || round == of) && round_has_answers(workshop, dimension, of))
      round_lines_write(workshop, document, dimension, of, with_round);
  if (movement)
    document_add_words(document, RUN_PLAIN, movement);
}

/* ---- Comments ---------------------------------------------------------- */

const char *comment_author(const struct workshop *workshop, const struct rating *rating)
{
  if (!workshop->named || rating->person == PERSON_NONE)
    return NULL;
  return g_array_index(workshop->persons, struct person, rating->person).label;
}

static void comment_write(const struct workshop *workshop, struct document *document,
                          const struct rating *rating)
{
  const char *author = comment_author(workshop, rating);
  struct document *group = document_add_group(document);

  block_add_run(document_add_voice(group, NULL), RUN_PLAIN, rating->comment);
  if (author)
    document_add_words(group, RUN_MUTED, author);
}

bool comment_is_shown(const struct workshop *workshop, const struct rating *rating)
{
  return rating->comment && workshop->revealed[rating->round - 1];
}

void comments_write(const struct workshop *workshop, struct document *document, guint dimension)
{
  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (rating->dimension == dimension && comment_is_shown(workshop, rating))
      comment_write(workshop, document, rating);
  }
}

/* ---- Rounds ------------------------------------------------------------ */

guint last_rated_round(const struct workshop *workshop, guint dimension)
{
  guint round = workshop_last_revealed(workshop);

  while (round > 0 && (!workshop->revealed[round - 1] ||
                       workshop_result(workshop, dimension, round).word == WORD_NONE))
    round--;
  return round;
}

/* " (8 don't know, 1 not applicable)" in all rounds that were revealed; "". Transfer full. */
static char *others_to_words(const struct workshop *workshop, guint dimension)
{
  guint unknown = 0, not_applicable = 0;

  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++)
    for (guint side = 0; workshop->revealed[round - 1] && side < N_RATING_SIDES; side++) {
      const struct counts *counts =
          workshop_counts(workshop, dimension, round, (enum rating_side)side);

      unknown = MAX(unknown, counts->dont_know);
      not_applicable = MAX(not_applicable, counts->not_applicable);
    }
  if (unknown > 0 && not_applicable > 0)
    return g_strdup_printf(" (%u don't know, %u not applicable)", unknown, not_applicable);
  if (unknown + not_applicable == 0)
    return g_strdup("");
  return g_strdup_printf(unknown > 0 ? " (%u don't know)" : " (%u not applicable)",
                         unknown + not_applicable);
}

void unrated_dimensions_write(const struct workshop *workshop, const struct pack *pack,
                              struct document *document)
{
  struct block *line = NULL;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    g_autofree char *others = others_to_words(workshop, dimension);

    if (last_rated_round(workshop, dimension) > 0)
      continue;
    if (!line) {
      line = document_add_paragraph(document, NULL);
      block_add_run(line, RUN_STRONG, "Nobody rated: ");
    } else {
      block_add_run(line, RUN_PLAIN, ", ");
    }
    dimension_write(pack, line, dimension);
    block_add_run(line, RUN_MUTED, others);
  }
}

/* ---- What is not revealed ---------------------------------------------- */

void secret_rounds_write(const struct workshop *workshop, struct document *document)
{
  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++) {
    guint n = workshop_progress(workshop, round).most;
    g_autofree char *people = count_to_string(n, "person has", "people have");
    g_autofree char *words =
        n > 0 ? g_strdup_printf("Round %u is not revealed yet: so far %s answered.", round, people)
              : g_strdup_printf("Round %u is not revealed yet, and nobody has answered.", round);

    if (!workshop->revealed[round - 1] && (n > 0 || round == 1))
      document_add_words(document, RUN_PLAIN, words);
  }
}
