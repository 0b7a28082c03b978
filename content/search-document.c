/* search-document.c - where the words of a search stand */

#include "content/documents-private.h"

/* ---- Headings ---------------------------------------------------------- */

static const char *place_heading(enum place place)
{
  switch (place) {
  case PLACE_STAGE:
    return "Stages";
  case PLACE_SIDE:
    return "Sides";
  case PLACE_TERM:
    return "Glossary";
  case PLACE_RESOURCE:
    return "Resources";
  case PLACE_ROLE:
    return "Roles";
  case PLACE_SKILL:
    return "Skills";
  case PLACE_LEVEL:
    return "Levels";
  case PLACE_ACTIVITY:
    return "Activities";
  case PLACE_DIMENSION:
  case PLACE_CELL:
  case PLACE_PROMPT:
    break;
  }
  return "Dimensions";
}

static bool hit_begins_group(const struct hit *hit, const struct hit *before)
{
  if (!before || before->dimension != hit->dimension)
    return true;
  return hit->dimension == PACK_NONE && before->place != hit->place;
}

static const char *hit_heading(const struct pack *pack, const struct hit *hit)
{
  return hit->dimension == PACK_NONE ? place_heading(hit->place)
                                     : pack_dimension(pack, hit->dimension)->name;
}

static void heading_write(const struct pack *pack, struct document *document, const struct hit *hit)
{
  g_autofree char *anchor = NULL;

  if (hit->dimension != PACK_NONE)
    anchor = anchor_new("dimension", pack_dimension(pack, hit->dimension)->id);
  document_add_heading(document, 1, hit_heading(pack, hit), anchor);
}

/* ---- Hits -------------------------------------------------------------- */

/* Append @text with the words that were looked for made strong. */
static void marked_write(struct block *block, const struct query *query, const char *text)
{
  gsize offset = 0, start = 0, length = 0;
  gssize size = (gssize)strlen(text);

  while (query_next(query, text, size, offset, &start, &length) && length > 0) {
    g_autofree char *before = g_strndup(text + offset, start - offset);
    g_autofree char *word = g_strndup(text + start, length);

    if (start > offset)
      block_add_run(block, RUN_PLAIN, before);
    block_add_run(block, RUN_STRONG, word);
    offset = start + length;
  }
  if (text[offset])
    block_add_run(block, RUN_PLAIN, text + offset);
}

/* What @place says that @heading has not said: "stages 1-4" of "Mindset · stages 1-4". */
static const char *place_below(const char *place, const char *heading)
{
  gsize length = strlen(heading);

  if (!g_str_has_prefix(place, heading))
    return place;
  if (g_str_has_prefix(place + length, " · "))
    return place + length + strlen(" · ");
  return place[length] ? place : "";
}

static void hit_write(const struct pack *pack, struct document *document, const struct query *query,
                      const struct hit *hit)
{
  g_autofree char *place = hit_place(pack, hit);
  g_autofree char *target = hit_anchor(pack, hit);
  const char *below = place_below(place, hit_heading(pack, hit));
  struct block *bullet = document_add_bullet(document, NULL);

  if (*below) {
    block_add_link(bullet, below, target);
    block_add_run(bullet, RUN_MUTED, ": ");
  }
  marked_write(bullet, query, hit->text);
}

static void hit_write_data(const struct pack *pack, struct block *data, const struct hit *hit)
{
  g_autofree char *place = hit_place(pack, hit);

  block_add_text_cell(data,
                      hit->dimension == PACK_NONE ? "" : pack_dimension(pack, hit->dimension)->id);
  block_add_text_cell(data, place);
  block_add_text_cell(data, hit->text);
}

/* ---- Document ---------------------------------------------------------- */

static char *search_summary(const struct search *search)
{
  guint n_dimensions = search_n_dimensions(search);
  g_autofree char *texts = count_to_string(search_n_hits(search), "text", "texts");
  g_autofree char *dimensions = count_to_string(n_dimensions, "dimension", "dimensions");

  return n_dimensions == 0 ? g_steal_pointer(&texts)
                           : g_strconcat(texts, ", in ", dimensions,
                                         search_has_others(search) ? " and elsewhere" : "", NULL);
}

struct document *search_document(const struct pack *pack, const struct search *search)
{
  static const char *const columns[] = {"dimension", "place", "text"};
  struct document *document = pack_document_new(pack, "What was found");
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);
  g_autofree char *summary = search_summary(search);
  struct hit before = {.dimension = PACK_NONE};

  document_set_subtitle(document, summary);
  if (search_n_hits(search) == 0)
    document_add_words(document, RUN_MUTED, "No text of this pack has all of these words.");
  for (guint i = 0; i < search_n_hits(search); i++) {
    struct hit hit = search_hit(search, i);

    if (hit_begins_group(&hit, i ? &before : NULL))
      heading_write(pack, document, &hit);
    hit_write(pack, document, search_query(search), &hit);
    hit_write_data(pack, data, &hit);
    before = hit;
  }
  return document;
}
