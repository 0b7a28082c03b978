/* dimension-document.c - one dimension in full */

#include "content/documents-private.h"

/* ---- Prompts ----------------------------------------------------------- */

/* Prompts that stand under one heading. */
struct prompt_group {
  enum prompt_kind kind;
  guint32 side; /* of signs; PACK_NONE for those that speak for none */
  const char *heading;
};

static bool prompt_is_of(const struct prompt *prompt, const struct prompt_group *group)
{
  return prompt->kind == group->kind && (group->kind != PROMPT_SIGN || prompt->side == group->side);
}

/* Whether no prompt of @dimension comes from the source: the mark of them all is then
 * given once. */
static bool prompts_are_stage5(const struct pack *pack, guint dimension)
{
  guint32 row = pack_dimension(pack, dimension)->first_prompt;

  if (row == PACK_NONE)
    return false;
  for (; row != PACK_NONE; row = pack_prompt(pack, row)->next)
    if (pack_prompt(pack, row)->origin != ORIGIN_STAGE5)
      return false;
  return true;
}

static void prompts_write(struct prose *prose, struct document *document, guint dimension,
                          const struct prompt_group *group)
{
  const struct pack *pack = prose->pack;
  bool together = prompts_are_stage5(pack, dimension);
  bool headed = false;
  guint32 row = pack_dimension(pack, dimension)->first_prompt;

  for (; row != PACK_NONE; row = pack_prompt(pack, row)->next) {
    const struct prompt *prompt = pack_prompt(pack, row);
    g_autofree char *anchor = anchor_new_index("prompt", row);
    struct block *bullet;

    if (!prompt_is_of(prompt, group))
      continue;
    if (!headed)
      document_add_heading(document, 2, group->heading, NULL);
    headed = true;
    bullet = document_add_bullet(document, anchor);
    prose_add_text(prose, bullet, RUN_PLAIN, prompt->text);
    if (!together)
      prose_add_origin(prose, bullet, prompt->origin);
  }
}

static void signs_write(struct prose *prose, struct document *document, guint dimension)
{
  const struct prompt_group unsaid = {PROMPT_SIGN, PACK_NONE, "What to listen for"};

  for (guint i = 0; i < pack_n_sides(prose->pack); i++) {
    g_autofree char *heading =
        g_strdup_printf("What to listen for: %s", pack_side(prose->pack, i)->name);
    const struct prompt_group group = {PROMPT_SIGN, i, heading};

    prompts_write(prose, document, dimension, &group);
  }
  prompts_write(prose, document, dimension, &unsaid);
}

static void all_prompts_write(struct prose *prose, struct document *document, guint dimension)
{
  static const struct prompt_group questions = {PROMPT_QUESTION, PACK_NONE, "Questions to ask"};
  static const struct prompt_group misreading = {PROMPT_MISREADING, PACK_NONE,
                                                 "A common misreading"};
  static const struct prompt_group first_step = {PROMPT_FIRST_STEP, PACK_NONE, "A first step"};
  struct block *opening;

  if (pack_dimension(prose->pack, dimension)->first_prompt == PACK_NONE)
    return;
  document_add_heading(document, 1, "Prompts", NULL);
  opening = document_add_paragraph(document, NULL);
  block_add_run(opening, RUN_PLAIN, "For talking it over in a group.");
  if (prompts_are_stage5(prose->pack, dimension))
    prose_add_origin(prose, opening, ORIGIN_STAGE5);
  prompts_write(prose, document, dimension, &questions);
  signs_write(prose, document, dimension);
  prompts_write(prose, document, dimension, &misreading);
  prompts_write(prose, document, dimension, &first_step);
}

void dimension_prompts_write(const struct pack *pack, struct document *document, guint dimension)
{
  g_auto(Prose) prose = prose_start(pack, true);

  all_prompts_write(&prose, document, dimension);
  prose_add_legend(&prose, document);
}

/* ---- Terms ------------------------------------------------------------- */

/* Append a link to the record @id of @kind, after a point if it is not the first. */
static void link_write(struct block *line, bool first, const char *name, const char *kind,
                       const char *id)
{
  g_autofree char *target = anchor_new(kind, id);

  if (!first)
    block_add_run(line, RUN_MUTED, " · ");
  block_add_link(line, name, target);
}

static void terms_write(const struct prose *prose, struct document *document)
{
  struct block *line;

  if (!prose->terms || prose->terms->len == 0)
    return;
  document_add_heading(document, 1, "Terms used here", NULL);
  line = document_add_paragraph(document, NULL);
  for (guint i = 0; i < prose->terms->len; i++) {
    guint32 index = g_array_index(prose->terms, struct term_used, i).term;
    const char *name = pack_term(prose->pack, index)->name;

    link_write(line, i == 0, name, "term", name);
  }
}

/* ---- Skills and roles -------------------------------------------------- */

static int compare_indexes(gconstpointer a, gconstpointer b)
{
  const guint32 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* The skills that the activities of @dimension practise, in the order of their table. */
static GArray *skills_of_dimension(const struct pack *pack, guint dimension)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  GArray *skills = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint32 row = pack_dimension(pack, dimension)->first_activity;

  for (; row != PACK_NONE; row = pack_activity(pack, row)->next_of_dimension) {
    guint32 skill = pack_activity(pack, row)->skill;

    if (g_hash_table_add(seen, GUINT_TO_POINTER(skill)))
      g_array_append_val(skills, skill);
  }
  g_array_sort(skills, compare_indexes);
  return skills;
}

/* The roles for which one of @skills is essential, in the order of their table. */
static GArray *roles_leaning_on(const struct pack *pack, const GArray *skills)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  GArray *roles = g_array_new(FALSE, FALSE, sizeof(guint32));

  for (guint i = 0; i < skills->len; i++) {
    guint32 row = pack_skill(pack, g_array_index(skills, guint32, i))->first_need;

    for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_skill) {
      const struct role_skill *need = pack_role_skill(pack, row);
      guint32 role = need->role;

      if (need->weight == WEIGHT_ESSENTIAL && need->level > 0 &&
          g_hash_table_add(seen, GUINT_TO_POINTER(role)))
        g_array_append_val(roles, role);
    }
  }
  g_array_sort(roles, compare_indexes);
  return roles;
}

static void skills_write(const struct pack *pack, struct document *document, guint dimension)
{
  g_autoptr(GArray) skills = skills_of_dimension(pack, dimension);
  g_autoptr(GArray) roles = roles_leaning_on(pack, skills);
  struct block *line;

  if (skills->len == 0)
    return;
  document_add_heading(document, 1, "Skills and roles", NULL);
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_PLAIN, "Skills it touches: ");
  for (guint i = 0; i < skills->len; i++) {
    const struct skill *skill = pack_skill(pack, g_array_index(skills, guint32, i));

    link_write(line, i == 0, skill->name, "skill", skill->id);
  }
  if (roles->len == 0)
    return;
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_PLAIN, "Roles for which one of these is essential: ");
  for (guint i = 0; i < roles->len; i++) {
    const struct role *role = pack_role(pack, g_array_index(roles, guint32, i));

    link_write(line, i == 0, role->name, "role", role->id);
  }
}

/* ---- Data -------------------------------------------------------------- */

static char *sides_of_stages(const struct pack *pack, guint first, guint last)
{
  GString *ids = g_string_new(NULL);

  for (guint i = 0; i < pack_n_sides(pack); i++) {
    const struct side *side = pack_side(pack, i);

    if (first > side->last_stage || last < side->first_stage)
      continue;
    if (ids->len > 0)
      g_string_append_c(ids, ';');
    g_string_append(ids, side->id);
  }
  return g_string_free(ids, FALSE);
}

/* The last columns of each row: what the dimension itself says. */
static void dimension_write_data(struct block *data, const struct dimension *dimension)
{
  block_add_text_cell(data, dimension->name);
  block_add_text_cell(data, dimension->question);
  block_add_text_cell(data, dimension->shift);
}

void cells_write_data(const struct pack *pack, struct block *data, guint index, bool with_group)
{
  const struct dimension *dimension = pack_dimension(pack, index);
  guint32 row = dimension->first_cell;

  for (; row != PACK_NONE; row = pack_cell(pack, row)->next) {
    const struct cell *cell = pack_cell(pack, row);
    g_autofree char *stages = stages_to_range(cell->first_stage, cell->last_stage);
    g_autofree char *sides = sides_of_stages(pack, cell->first_stage, cell->last_stage);

    block_add_text_cell(data, dimension->id);
    if (with_group)
      block_add_text_cell(data, pack_group(pack, dimension->group));
    block_add_text_cell(data, stages);
    block_add_text_cell(data, sides);
    block_add_text_cell(data, cell_kind_to_string(cell->kind));
    block_add_text_cell(data, cell->text);
    block_add_text_cell(data, origin_to_string(cell->origin));
    dimension_write_data(data, dimension);
  }
}

static void prompts_write_data(const struct pack *pack, struct block *data, guint index)
{
  const struct dimension *dimension = pack_dimension(pack, index);
  guint32 row = dimension->first_prompt;

  for (; row != PACK_NONE; row = pack_prompt(pack, row)->next) {
    const struct prompt *prompt = pack_prompt(pack, row);

    block_add_text_cell(data, dimension->id);
    block_add_text_cell(data, "");
    block_add_text_cell(data, prompt->side == PACK_NONE ? "" : pack_side(pack, prompt->side)->id);
    block_add_text_cell(data, prompt_kind_to_string(prompt->kind));
    block_add_text_cell(data, prompt->text);
    block_add_text_cell(data, origin_to_string(prompt->origin));
    dimension_write_data(data, dimension);
  }
}

static void data_write(const struct pack *pack, struct document *document, guint dimension)
{
  static const char *const columns[] = {"dimension", "stages", "side",     "kind", "text",
                                        "origin",    "name",   "question", "shift"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  cells_write_data(pack, data, dimension, false);
  prompts_write_data(pack, data, dimension);
}

/* ---- Document ---------------------------------------------------------- */

static void opening_write(struct prose *prose, struct document *document,
                          const struct dimension *dimension)
{
  if (*dimension->shift)
    prose_add_text(prose, document_add_paragraph(document, NULL), RUN_EMPHASIS, dimension->shift);
  if (*dimension->question)
    prose_add_text(prose, document_add_paragraph(document, NULL), RUN_PLAIN, dimension->question);
}

struct document *dimension_document(const struct pack *pack, guint dimension)
{
  const struct dimension *shown = pack_dimension(pack, dimension);
  g_auto(Prose) prose = prose_start(pack, true);
  struct document *document = pack_document_new(pack, shown->name);
  g_autofree char *subtitle = g_strdup_printf("%s · %u of %u", pack_group(pack, shown->group),
                                              dimension + 1, pack_n_dimensions(pack));

  document_set_subtitle(document, subtitle);
  opening_write(&prose, document, shown);
  comparison_write(&prose, document, dimension, 2);
  terms_write(&prose, document);
  all_prompts_write(&prose, document, dimension);
  skills_write(pack, document, dimension);
  prose_add_legend(&prose, document);
  data_write(pack, document, dimension);
  return document;
}
