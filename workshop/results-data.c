/* results-data.c - the results as a table for other programs */
#include "workshop/documents-private.h"

/* A table that is being filled. */
struct results_data {
  const struct workshop *workshop;
  const struct pack *pack;
  struct block *table;
};

/* Halves, or nothing if it is not @known. */
static void halves_write(const struct results_data *data, bool known, int halves)
{
  g_autofree char *text = halves_to_string(halves);

  block_add_decimal_cell(data->table, known ? text : "");
}

static struct block *table_new(const struct workshop *workshop, struct document *document)
{
  static const char *const before[] = {"dimension", "round", "side", "n"};
  static const char *const after[] = {"dont_know", "not_applicable", "median", "q1",  "q3",
                                      "agreement", "word",           "gap",    "rank"};
  g_autoptr(GPtrArray) headings = g_ptr_array_new();
  g_autoptr(GPtrArray) points = g_ptr_array_new_with_free_func(g_free);

  for (gsize i = 0; i < G_N_ELEMENTS(before); i++)
    g_ptr_array_add(headings, (gpointer)(guintptr)before[i]);
  for (guint point = 1; point <= workshop->scale; point++) {
    g_ptr_array_add(points, g_strdup_printf("%u", point));
    g_ptr_array_add(headings, points->pdata[point - 1]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(after); i++)
    g_ptr_array_add(headings, (gpointer)(guintptr)after[i]);
  return document_set_data(document, headings->len, (const char *const *)headings->pdata);
}

/* ---- Rows -------------------------------------------------------------- */

/* The counts, and what may be known of them. */
static void side_write(const struct results_data *data, const struct counts *counts,
                       const struct statistics *statistics)
{
  bool shown = workshop_shows_spread(data->workshop, statistics), rated = statistics->n > 0;
  g_autofree char *agreement = agreement_to_string(statistics->agreement);

  block_add_number_cell(data->table, statistics->n);
  for (guint point = 0; point < data->workshop->scale; point++)
    if (shown)
      block_add_number_cell(data->table, counts->ratings[point]);
    else
      block_add_text_cell(data->table, "");
  block_add_number_cell(data->table, statistics->dont_know);
  block_add_number_cell(data->table, statistics->not_applicable);
  halves_write(data, rated, (int)statistics->median);
  halves_write(data, rated && shown, (int)statistics->q1);
  halves_write(data, rated && shown, (int)statistics->q3);
  block_add_decimal_cell(data->table, rated && shown ? agreement : "");
  block_add_text_cell(data->table, agreement_word_to_string(statistics->word));
}

static void row_write(const struct results_data *data, const struct dimension_result *result,
                      guint round, enum rating_side side, guint rank)
{
  block_add_text_cell(data->table, pack_dimension(data->pack, result->dimension)->id);
  block_add_number_cell(data->table, round);
  block_add_text_cell(data->table, rating_side_to_string(side));
  side_write(data, workshop_counts(data->workshop, result->dimension, round, side),
             &result->side[side]);
  halves_write(data, result->has_gap, result->gap);
  if (rank > 0)
    block_add_number_cell(data->table, rank);
  else
    block_add_text_cell(data->table, "");
}

/* The rank of each dimension of the pack, from 1; 0 where nobody rated. Transfer full. */
static guint *rank_dimensions(const struct workshop *workshop, guint round)
{
  g_autoptr(GArray) topics = workshop_topics(workshop, round);
  guint *ranks = g_new0(guint, workshop->n_dimensions);

  for (guint i = 0; i < topics->len; i++)
    ranks[g_array_index(topics, struct dimension_result, i).dimension] = i + 1;
  return ranks;
}

static void round_write(const struct results_data *data, guint round)
{
  g_autofree guint *ranks = rank_dimensions(data->workshop, round);

  for (guint i = 0; i < data->workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(data->workshop->dimensions, guint32, i);
    struct dimension_result result = workshop_result(data->workshop, dimension, round);

    for (guint side = 0; side < N_RATING_SIDES; side++)
      row_write(data, &result, round, (enum rating_side)side, ranks[dimension]);
  }
}

void results_write_data(const struct workshop *workshop, const struct pack *pack,
                        struct document *document)
{
  const struct results_data data = {workshop, pack, table_new(workshop, document)};

  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++)
    if (workshop->revealed[round - 1])
      round_write(&data, round);
}
