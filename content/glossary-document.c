/* glossary-document.c - the glossary, and one term of it */

#include "content/documents-private.h"

static void aliases_write(struct document *document, const char *aliases)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *line = NULL;

  if (!*aliases)
    return;
  names = g_strsplit(aliases, ";", -1);
  for (char **name = names; *name; name++)
    g_strstrip(*name);
  joined = g_strjoinv(", ", names);
  line = g_strconcat("Also: ", joined, NULL);
  document_add_words(document, RUN_MUTED, line);
}

static void source_write(struct document *document, const char *source)
{
  g_autofree char *line = g_strconcat("Source: ", source, NULL);

  if (*source)
    document_add_words(document, RUN_MUTED, line);
}

/* Each definition links the terms in it anew: a glossary is looked things up in,
 * not read through. */
static void term_write(const struct pack *pack, struct document *document, guint index)
{
  const struct term *term = pack_term(pack, index);
  g_auto(Prose) prose = prose_start(pack, true);
  struct block *definition;

  prose.own_term = index;
  aliases_write(document, term->aliases);
  definition = document_add_paragraph(document, NULL);
  prose_add_text(&prose, definition, RUN_PLAIN, term->definition);
  prose_add_origin(&prose, definition, term->origin);
  source_write(document, term->source);
}

static struct block *data_start(struct document *document)
{
  static const char *const columns[] = {"term", "aliases", "definition", "source", "origin"};

  return document_set_data(document, G_N_ELEMENTS(columns), columns);
}

static void term_write_data(struct block *data, const struct term *term)
{
  block_add_text_cell(data, term->name);
  block_add_text_cell(data, term->aliases);
  block_add_text_cell(data, term->definition);
  block_add_text_cell(data, term->source);
  block_add_text_cell(data, origin_to_string(term->origin));
}

struct document *glossary_document(const struct pack *pack)
{
  struct document *document = pack_document_new(pack, "Glossary");
  struct block *data = data_start(document);

  document_set_subtitle(document, pack_value(pack, "title"));
  if (pack_n_terms(pack) == 0)
    document_add_words(document, RUN_MUTED,
                       "This pack has no glossary. Its table glossary.csv would hold one.");
  for (guint i = 0; i < pack_n_terms(pack); i++) {
    const struct term *term = pack_term(pack, i);
    g_autofree char *anchor = anchor_new("term", term->name);

    document_add_heading(document, 1, term->name, anchor);
    term_write(pack, document, i);
    term_write_data(data, term);
  }
  return document;
}

struct document *term_document(const struct pack *pack, guint term)
{
  const struct term *shown = pack_term(pack, term);
  struct document *document = pack_document_new(pack, shown->name);

  document_set_subtitle(document, "Glossary");
  term_write(pack, document, term);
  term_write_data(data_start(document), shown);
  return document;
}
