/* results-document.c - the results of a workshop, the one to discuss first first */
#include "workshop/documents-private.h"

/* ---- One dimension ----------------------------------------------------- */

static void result_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document, const struct dimension_result *result)
{
  const struct dimension *dimension = pack_dimension(pack, result->dimension);
  struct document *group = document_add_group(document);
  g_autofree char *anchor = anchor_new("result", dimension->id);
  g_autofree char *reason = topic_reason(result);

  document_add_heading(group, 2, dimension->name, anchor);
  document_add_words(group, RUN_PLAIN, reason);
  result_lines_write(workshop, group, result->dimension, 0);
}

struct document *dimension_result_document(const struct workshop *workshop, const struct pack *pack,
                                           guint dimension)
{
  struct document *document = workshop_document_new(workshop, pack, "Result");
  guint round = last_rated_round(workshop, dimension);
  struct dimension_result result = workshop_result(workshop, dimension, MAX(round, 1));

  secret_rounds_write(workshop, document);
  if (round > 0)
    result_write(workshop, pack, document, &result);
  else if (workshop_last_revealed(workshop) > 0)
    document_add_words(document, RUN_PLAIN, "Nobody rated this.");
  comments_write(workshop, document, dimension);
  return document;
}

/* ---- All of them ------------------------------------------------------- */

/* The topics of @round, but for those that were rated again in a later one. */
static void topics_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document, guint round)
{
  g_autoptr(GArray) topics = workshop_topics(workshop, round);
  bool is_last = round == workshop_last_revealed(workshop);
  bool any = false;

  for (guint i = 0; i < topics->len; i++) {
    const struct dimension_result *topic = &g_array_index(topics, struct dimension_result, i);

    if (last_rated_round(workshop, topic->dimension) != round)
      continue;
    if (!any)
      document_add_heading(document, 1, is_last ? "What to discuss next" : "Rated in round 1 only",
                           NULL);
    any = true;
    result_write(workshop, pack, document, topic);
  }
}

struct document *results_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Results");

  secret_rounds_write(workshop, document);
  results_write_data(workshop, pack, document);
  for (guint round = workshop_last_revealed(workshop); round > 0; round--)
    if (workshop->revealed[round - 1])
      topics_write(workshop, pack, document, round);
  if (workshop_last_revealed(workshop) > 0)
    unrated_dimensions_write(workshop, pack, document);
  return document;
}
