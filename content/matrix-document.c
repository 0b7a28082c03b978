/* matrix-document.c - the whole table */

#include "content/documents-private.h"

static void stages_write(struct prose *prose, struct document *document)
{
  const struct pack *pack = prose->pack;
  static const char *const headings[] = {"Stage", "Name", "Side", "What it is made of"};
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);

  for (guint i = 0; i < pack_n_stages(pack); i++) {
    const struct stage *stage = pack_stage(pack, i);

    block_add_number_cell(table, i + 1);
    block_add_text_cell(table, stage->name);
    block_add_text_cell(table, pack_side(pack, stage->side)->name);
    struct block *features = block_add_cell(table);

    block_add_run(features, RUN_PLAIN, stage->features);
    prose_add_origin(prose, features, stage->origin);
  }
}

static void dimension_write(struct prose *prose, struct document *document, guint index)
{
  const struct dimension *dimension = pack_dimension(prose->pack, index);
  g_autofree char *anchor = anchor_new("dimension", dimension->id);

  document_add_heading(document, 2, dimension->name, anchor);
  document_add_words(document, RUN_EMPHASIS, dimension->shift);
  comparison_write(prose, document, index, 3);
}

/* The dimension at @position of those in @only, or of all. */
static guint nth_dimension(const GArray *only, guint position)
{
  return only ? g_array_index(only, guint, position) : position;
}

static void dimensions_write(struct prose *prose, struct document *document, const GArray *only,
                             guint n)
{
  guint32 group = PACK_NONE;

  for (guint i = 0; i < n; i++) {
    guint index = nth_dimension(only, i);
    const struct dimension *dimension = pack_dimension(prose->pack, index);

    if (dimension->group != group)
      document_add_heading(document, 1, pack_group(prose->pack, dimension->group), NULL);
    group = dimension->group;
    dimension_write(prose, document, index);
  }
}

static void data_write(const struct pack *pack, struct document *document, const GArray *only,
                       guint n)
{
  static const char *const columns[] = {"dimension", "group",  "stages", "side",     "kind",
                                        "text",      "origin", "name",   "question", "shift"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  for (guint i = 0; i < n; i++)
    cells_write_data(pack, data, nth_dimension(only, i), true);
}

struct document *matrix_document(const struct pack *pack, const GArray *only)
{
  struct document *document = pack_document_new(pack, pack_value(pack, "title"));
  const char *subtitle = pack_value(pack, "subtitle");
  guint n = only ? only->len : pack_n_dimensions(pack);
  /* Terms are not linked: a table of 100,000 dimensions would be searched for each
   * of them, and the glossary is not in this document. */
  g_auto(Prose) prose = prose_start(pack, false);

  if (*subtitle)
    document_set_subtitle(document, subtitle);
  stages_write(&prose, document);
  dimensions_write(&prose, document, only, n);
  prose_add_legend(&prose, document);
  data_write(pack, document, only, n);
  return document;
}
