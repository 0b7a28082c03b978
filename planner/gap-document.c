/* gap-document.c - two roles compared, skill by skill */

#include "planner/documents-private.h"

/* "12 levels are missing in 5 skills." */
static char *total_to_words(const GArray *gaps)
{
  guint levels = gaps_total(gaps);
  guint skills = 0;
  g_autofree char *missing = count_to_string(levels, "level is", "levels are");
  g_autofree char *where = NULL;

  for (guint i = 0; i < gaps->len; i++)
    skills += gap_size(&g_array_index(gaps, struct gap, i)) > 0;
  if (levels == 0)
    return g_strdup("Nothing is missing: what this role asks for is there in every skill.");
  where = count_to_string(skills, "skill", "skills");
  return g_strdup_printf(
      "%s missing, in %s. Levels go from 0 to %d; each skill shows now → needed.", missing, where,
      TOP_LEVEL);
}

/* Neither here nor there: nothing to be said about it. */
static bool gap_is_silent(const struct gap *gap)
{
  return gap->required == 0 && gap->current == 0 && gap->from_level == 0;
}

static void skills_write(const struct pack *pack, struct document *document, const GArray *gaps)
{
  static const char *const headings[] = {"Skill", "Now → needed", "Weight", "In a plan"};
  g_autofree char *total = total_to_words(gaps);
  struct block *table;

  document_add_heading(document, 1, "Skills", NULL);
  document_add_words(document, RUN_PLAIN, total);
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < gaps->len; i++) {
    const struct gap *gap = &g_array_index(gaps, struct gap, i);

    if (!gap_is_silent(gap))
      skill_row_write(pack, table, gap, gap_place(gap));
  }
  strengths_write(pack, document, gaps);
}

static void let_go_write(const struct pack *pack, struct document *document, const GArray *gaps)
{
  if (!gaps_have_let_go(gaps))
    return;
  document_add_heading(document, 1, "What to let go of", NULL);
  for (guint i = 0; i < gaps->len; i++) {
    const struct gap *gap = &g_array_index(gaps, struct gap, i);
    g_autofree char *words = let_go_to_words(gap);
    struct block *bullet;

    if (!gap->let_go)
      continue;
    bullet = document_add_bullet(document, NULL);
    skill_name_write(pack, bullet, gap->skill);
    block_add_run(bullet, RUN_PLAIN, ": ");
    block_add_run(bullet, RUN_PLAIN, words);
  }
}

static void data_write(const struct pack *pack, struct document *document, const GArray *gaps)
{
  static const char *const columns[] = {"skill", "current", "required", "gap", "weight", "focus"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  for (guint i = 0; i < gaps->len; i++) {
    const struct gap *gap = &g_array_index(gaps, struct gap, i);

    block_add_text_cell(data, pack_skill(pack, gap->skill)->id);
    block_add_number_cell(data, gap->current);
    block_add_number_cell(data, gap->required);
    block_add_number_cell(data, gap_size(gap));
    block_add_number_cell(data, gap->weight);
    block_add_text_cell(data, gap->focus ? "yes" : "no");
  }
}

struct document *gap_document(const struct pack *pack, guint from, guint to, const gint8 *ratings)
{
  const char *from_name = pack_role(pack, from)->name;
  const char *to_name = pack_role(pack, to)->name;
  g_autofree char *title =
      from == to ? g_strdup(to_name) : g_strconcat(from_name, " → ", to_name, NULL);
  g_autoptr(GArray) gaps = planner_gaps(pack, from, to, ratings);
  struct document *document = pack_document_new(pack, title);

  document_set_subtitle(document, from == to ? "One role, skill by skill"
                                             : "Two roles compared, skill by skill");
  roles_write(pack, document, from, to);
  skills_write(pack, document, gaps);
  let_go_write(pack, document, gaps);
  data_write(pack, document, gaps);
  return document;
}
