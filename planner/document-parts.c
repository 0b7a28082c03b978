/* document-parts.c - what stands in more than one document of the planner */

#include "planner/documents-private.h"

void labelled_write(struct document *document, const char *label, const char *text)
{
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_STRONG, label);
  block_add_run(line, RUN_PLAIN, text);
}

/* ---- Roles ------------------------------------------------------------- */

static void role_write(const struct pack *pack, struct document *document, guint index,
                       bool with_side)
{
  const struct role *role = pack_role(pack, index);
  const struct side *side = pack_side(pack, role->side);
  g_autofree char *words = g_strconcat(side->name, *side->motto ? ": " : "", side->motto, NULL);

  document_add_words(document, RUN_PLAIN, role->purpose);
  if (with_side)
    document_add_words(document, RUN_EMPHASIS, words);
}

void roles_write(const struct pack *pack, struct document *document, guint from, guint to)
{
  static const char *const when[] = {"Now: ", "Then: "};
  const guint roles[] = {from, to};
  bool with_side = pack_role(pack, from)->side != pack_role(pack, to)->side;
  struct block *both;

  if (from == to) {
    role_write(pack, document, from, false);
    return;
  }
  both = document_add_comparison(document, G_N_ELEMENTS(roles));
  for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
    struct document *column = block_column(both, i);
    g_autofree char *heading = g_strconcat(when[i], pack_role(pack, roles[i])->name, NULL);

    document_add_heading(column, 2, heading, NULL);
    role_write(pack, column, roles[i], with_side);
  }
}

/* ---- Skills ------------------------------------------------------------ */

void skill_name_write(const struct pack *pack, struct block *block, guint skill)
{
  const struct skill *named = pack_skill(pack, skill);
  g_autofree char *target = anchor_new("skill", named->id);

  block_add_link(block, named->name, target);
}

/* A level above what is needed is no step down: it is said beside the meter. */
static void level_write(struct block *cell, const struct gap *gap)
{
  g_autofree char *needed = g_strdup_printf(" (%u needed)", gap->required);

  block_add_meter(cell, gap->current, MAX(gap->current, gap->required), TOP_LEVEL);
  if (gap->current > gap->required && gap->weight > 0)
    block_add_run(cell, RUN_PLAIN, needed);
}

void skill_row_write(const struct pack *pack, struct block *table, const struct gap *gap,
                     const char *place)
{
  skill_name_write(pack, block_add_cell(table), gap->skill);
  level_write(block_add_cell(table), gap);
  block_add_text_cell(table, weight_to_words(gap->weight));
  block_add_text_cell(table, place);
}

const char *gap_place(const struct gap *gap)
{
  if (gap->focus)
    return "focus";
  if (gap_size(gap) > 0)
    return "later";
  if (gap->strength)
    return "strength";
  return gap->let_go ? "let go" : "";
}

void strengths_write(const struct pack *pack, struct document *document, const GArray *gaps)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *words = NULL;
  struct block *line;

  for (guint i = 0; i < gaps->len; i++) {
    const struct gap *gap = &g_array_index(gaps, struct gap, i);

    if (gap->strength)
      g_ptr_array_add(names,
                      g_strdup_printf("%s (%u)", pack_skill(pack, gap->skill)->name, gap->current));
  }
  if (names->len == 0)
    return;
  words = names_to_words(names);
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_STRONG, "Strengths to carry over: ");
  block_add_run(line, RUN_PLAIN, words);
  block_add_run(line, RUN_PLAIN, ". Use them from the first day, and offer them to others.");
}

bool gaps_have_let_go(const GArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    if (g_array_index(gaps, struct gap, i).let_go)
      return true;
  return false;
}

guint gaps_total(const GArray *gaps)
{
  guint levels = 0;

  for (guint i = 0; i < gaps->len; i++)
    levels += gap_size(&g_array_index(gaps, struct gap, i));
  return levels;
}

char *let_go_to_words(const struct gap *gap)
{
  if (gap->weight == 0 || gap->required == 0)
    return g_strdup_printf("level %u now, then not asked for", gap->from_level);
  return g_strdup_printf("level %u now, then only level %u (%s)", gap->from_level, gap->required,
                         weight_to_words(gap->weight));
}
