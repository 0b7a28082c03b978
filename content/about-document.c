/* about-document.c - what the program and the pack are, with the source credited */

#include "content/documents-private.h"

static void program_write(struct document *document)
{
  document_add_words(
      document, RUN_PLAIN,
      "stage5 holds a comparison table for people who work in learning and development, side by "
      "side: read it, walk it, search it, and print what you need. Where there are roles and "
      "skills, it plans the way from one role to another. The table is a pack, a folder "
      "of CSV tables that a spreadsheet can open; anyone can write another one.");
}

static void pack_write(const struct pack *pack, struct document *document)
{
  document_add_heading(document, 1, pack_value(pack, "title"), NULL);
  document_add_words(document, RUN_EMPHASIS, pack_value(pack, "subtitle"));
}

/* ---- Stages and sides -------------------------------------------------- */

static void stage_write(struct prose *prose, struct document *document, guint index)
{
  const struct stage *stage = pack_stage(prose->pack, index);
  g_autofree char *anchor = anchor_new_index("stage", index + 1);
  g_autofree char *name = g_strdup_printf("%u %s", index + 1, stage->name);
  struct block *bullet = document_add_bullet(document, anchor);

  block_add_run(bullet, RUN_STRONG, name);
  if (*stage->features) {
    block_add_run(bullet, RUN_PLAIN, ": ");
    prose_add_text(prose, bullet, RUN_PLAIN, stage->features);
  }
  prose_add_origin(prose, bullet, stage->origin);
}

static void side_about_write(struct prose *prose, struct document *document, guint index)
{
  const struct side *side = pack_side(prose->pack, index);
  g_autofree char *anchor = anchor_new("side", side->id);
  g_autofree char *stages = stages_to_string(side->first_stage, side->last_stage);
  g_autofree char *heading = g_strconcat(side->name, " · ", stages, NULL);
  struct block *description;

  document_add_heading(document, 2, heading, anchor);
  document_add_words(document, RUN_STRONG, side->motto);
  if (!*side->description)
    return;
  description = document_add_paragraph(document, NULL);
  prose_add_text(prose, description, RUN_PLAIN, side->description);
  prose_add_origin(prose, description, side->origin);
}

/* ---- Resources --------------------------------------------------------- */

static void resource_write(struct prose *prose, struct document *document, guint index)
{
  const struct resource *resource = pack_resource(prose->pack, index);
  g_autofree char *anchor = anchor_new_index("resource", index);
  struct block *bullet = document_add_bullet(document, anchor);

  block_add_run(bullet, RUN_STRONG, resource->name);
  if (*resource->note) {
    block_add_run(bullet, RUN_PLAIN, ": ");
    prose_add_text(prose, bullet, RUN_PLAIN, resource->note);
  }
  prose_add_origin(prose, bullet, resource->origin);
}

static void resources_of_kind_write(struct prose *prose, struct document *document, guint side,
                                    enum resource_kind kind)
{
  const char *what = kind == RESOURCE_LEARN ? "Where to find out more" : "Who can help";
  g_autofree char *heading = g_strconcat(what, ": ", pack_side(prose->pack, side)->name, NULL);
  bool headed = false;

  for (guint i = 0; i < pack_n_resources(prose->pack); i++) {
    const struct resource *resource = pack_resource(prose->pack, i);

    if (resource->side != side || resource->kind != kind)
      continue;
    if (!headed)
      document_add_heading(document, 2, heading, NULL);
    headed = true;
    resource_write(prose, document, i);
  }
}

static void resources_write(struct prose *prose, struct document *document)
{
  if (pack_n_resources(prose->pack) == 0)
    return;
  document_add_heading(document, 1, "Resources", NULL);
  for (guint side = 0; side < pack_n_sides(prose->pack); side++) {
    resources_of_kind_write(prose, document, side, RESOURCE_LEARN);
    resources_of_kind_write(prose, document, side, RESOURCE_HELP);
  }
}

/* ---- Credits ----------------------------------------------------------- */

static void credit_write(struct document *document, const char *what, const char *text)
{
  struct block *line;

  if (!*text)
    return;
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_STRONG, what);
  block_add_run(line, RUN_PLAIN, text);
}

static void credits_write(const struct pack *pack, struct document *document)
{
  document_add_heading(document, 1, "Source and licence", NULL);
  credit_write(document, "Source: ", pack_value(pack, "source"));
  credit_write(document, "Citation: ", pack_value(pack, "citation"));
  credit_write(document, "Licence of the pack: ", pack_value(pack, "licence"));
  credit_write(document, "Licence of the program: ", "MIT");
}

struct document *about_document(const struct pack *pack)
{
  struct document *document = pack_document_new(pack, "About stage5");
  g_auto(Prose) prose = prose_start(pack, true);

  program_write(document);
  pack_write(pack, document);
  document_add_heading(document, 2, "Stages", NULL);
  for (guint i = 0; i < pack_n_stages(pack); i++)
    stage_write(&prose, document, i);
  for (guint i = 0; i < pack_n_sides(pack); i++)
    side_about_write(&prose, document, i);
  resources_write(&prose, document);
  prose_add_legend(&prose, document);
  credits_write(pack, document);
  return document;
}
