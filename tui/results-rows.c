/* results-rows.c - the rows of the heat map, from the counts of the workshop */
#include "tui/results.h"

/* By rank, those without one last and in the order of the table. */
static int compare_ranks(gconstpointer a, gconstpointer b)
{
  const struct results_row *one = a, *other = b;
  guint left = one->rank ? one->rank : G_MAXUINT, right = other->rank ? other->rank : G_MAXUINT;
  if (left != right)
    return left < right ? -1 : 1;
  return one->result.dimension < other->result.dimension ? -1 : 1;
}

/* The rank of each dimension of the pack. */
static guint *ranks_new(const struct workshop *workshop, guint round)
{
  g_autoptr(GArray) topics = workshop_topics(workshop, round);
  guint *ranks = g_new0(guint, MAX(workshop->n_dimensions, 1));
  for (guint i = 0; i < topics->len; i++)
    ranks[g_array_index(topics, struct dimension_result, i).dimension] = i + 1;
  return ranks;
}

GArray *results_rows(const struct workshop *workshop, guint round, bool by_table)
{
  g_autofree guint *ranks = ranks_new(workshop, round);
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct results_row));
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    struct results_row row = {.result = workshop_result(workshop, dimension, round),
                              .rank = ranks[dimension],
                              .n_answers = workshop_n_answers(workshop, dimension, round)};
    g_array_append_val(rows, row);
  }
  if (!by_table)
    g_array_sort(rows, compare_ranks);
  return rows;
}

guint results_n_topics(const GArray *rows)
{
  guint n = 0;
  for (guint i = 0; i < rows->len; i++)
    n += g_array_index(rows, struct results_row, i).rank > 0;
  return n;
}

guint results_most_answers(const GArray *rows)
{
  guint most = 0;
  for (guint i = 0; i < rows->len; i++)
    most = MAX(most, g_array_index(rows, struct results_row, i).n_answers);
  return most;
}

guint results_level(guint count, guint n)
{
  return n ? (guint)(((guint64)count * 4 + n - 1) / n) : 0;
}

guint results_n_fitting(const struct session *session, guint *minutes)
{
  gint64 left = countdown_left(&session->place.timer, session_time());
  *minutes = agenda_minutes_to_discuss(session->workshop, session->place.phase, left);
  return topics_that_fit(*minutes, WORKSHOP_TOPIC_MINUTES);
}
