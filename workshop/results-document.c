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
  result_lines_write(workshop, group, result->dimension);
}

struct document *dimension_result_document(const struct workshop *workshop, const struct pack *pack,
                                           guint dimension)
{
  struct document *document = workshop_document_new(workshop, pack, "Result");
  guint round = workshop_last_revealed(workshop);

  secret_rounds_write(workshop, document);
  if (round > 0) {
    struct dimension_result result = workshop_result(workshop, dimension, round);

    result_write(workshop, pack, document, &result);
    comments_write(workshop, document, dimension);
  }
  return document;
}

/* ---- All of them ------------------------------------------------------- */

/* "Nobody rated: Alpha, Beta." */
static void unrated_write(const struct workshop *workshop, const struct pack *pack,
                          struct document *document, guint round)
{
  struct block *line = NULL;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    if (workshop_result(workshop, dimension, round).word != WORD_NONE)
      continue;
    if (!line) {
      line = document_add_paragraph(document, NULL);
      block_add_run(line, RUN_MUTED, "Nobody rated: ");
    } else {
      block_add_run(line, RUN_MUTED, ", ");
    }
    dimension_write(pack, line, dimension);
  }
}

struct document *results_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Results");
  guint round = workshop_last_revealed(workshop);

  secret_rounds_write(workshop, document);
  results_write_data(workshop, pack, document);
  if (round == 0)
    return document;

  g_autoptr(GArray) topics = workshop_topics(workshop, round);

  document_add_heading(document, 1, "What to discuss next", NULL);
  for (guint i = 0; i < topics->len; i++)
    result_write(workshop, pack, document, &g_array_index(topics, struct dimension_result, i));
  unrated_write(workshop, pack, document, round);
  return document;
}
