/* role-document.c - what a role asks for; all roles */

#include "content/documents-private.h"

/* ---- Needs ------------------------------------------------------------- */

/* A row of role_skills.csv with what it is sorted by. */
struct need_order {
  guint32 row;
  guint32 rank; /* of the group of its skill */
  guint8 weight, level;
};

static int compare_needs(gconstpointer a, gconstpointer b)
{
  const struct need_order *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (left->weight != right->weight)
    return right->weight - left->weight;
  if (left->level != right->level)
    return right->level - left->level;
  return left->row < right->row ? -1 : 1;
}

static struct need_order need_order(const struct pack *pack, guint32 row)
{
  const struct role_skill *need = pack_role_skill(pack, row);

  return (struct need_order){.row = row, .weight = need->weight, .level = need->level};
}

/* The rows in the order of @orders, which it frees. */
static GArray *sort_needs(GArray *orders)
{
  GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(guint32), orders->len);

  g_array_sort(orders, compare_needs);
  for (guint i = 0; i < orders->len; i++)
    g_array_append_val(rows, g_array_index(orders, struct need_order, i).row);
  g_array_unref(orders);
  return rows;
}

/* A group ranks as high as the first skill of it that is asked for. */
static void rank_groups(const struct pack *pack, GArray *orders)
{
  g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);

  for (guint i = 0; i < orders->len; i++) {
    guint32 row = g_array_index(orders, struct need_order, i).row;
    guint32 skill = pack_role_skill(pack, row)->skill;
    const char *group = pack_skill(pack, skill)->group;
    gpointer first;

    if (!g_hash_table_lookup_extended(firsts, group, NULL, &first) ||
        GPOINTER_TO_UINT(first) > skill)
      g_hash_table_insert(firsts, (gpointer)(guintptr)group, GUINT_TO_POINTER(skill));
  }
  for (guint i = 0; i < orders->len; i++) {
    struct need_order *order = &g_array_index(orders, struct need_order, i);
    const char *group = pack_skill(pack, pack_role_skill(pack, order->row)->skill)->group;

    order->rank = GPOINTER_TO_UINT(g_hash_table_lookup(firsts, group));
  }
}

/* The rows of role_skills.csv of a role, in the same order; group by group of its skills if
 * @by_group. */
static GArray *needs_of_role(const struct pack *pack, guint role, bool by_group)
{
  GArray *orders = g_array_new(FALSE, FALSE, sizeof(struct need_order));
  guint32 row = pack_role(pack, role)->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_role) {
    struct need_order order = need_order(pack, row);

    g_array_append_val(orders, order);
  }
  if (by_group)
    rank_groups(pack, orders);
  return sort_needs(orders);
}

GArray *needs_of_skill(const struct pack *pack, guint skill)
{
  GArray *orders = g_array_new(FALSE, FALSE, sizeof(struct need_order));
  guint32 row = pack_skill(pack, skill)->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_skill) {
    struct need_order order = need_order(pack, row);

    g_array_append_val(orders, order);
  }
  return sort_needs(orders);
}

void need_write_cells(struct block *table, const struct role_skill *need)
{
  block_add_meter(block_add_cell(table), need->level, need->level, TOP_LEVEL);
  block_add_text_cell(table, weight_to_string(need->weight));
}

void block_add_link_cell(struct block *table, const char *text, const char *kind, const char *id)
{
  g_autofree char *target = anchor_new(kind, id);

  block_add_link(block_add_cell(table), text, target);
}

/* ---- A role ------------------------------------------------------------ */

static struct block *skill_table_new(struct document *document)
{
  static const char *const headings[] = {"Skill", "Level", "Weight"};

  return document_add_table(document, G_N_ELEMENTS(headings), headings);
}

static void need_write(const struct pack *pack, struct block *table, guint32 row)
{
  const struct role_skill *need = pack_role_skill(pack, row);
  const struct skill *skill = pack_skill(pack, need->skill);

  block_add_link_cell(table, skill->name, "skill", skill->id);
  need_write_cells(table, need);
}

/* Whether none of @needs comes from the source: they are then marked once. */
static bool needs_are_stage5(const struct pack *pack, const GArray *needs)
{
  for (guint i = 0; i < needs->len; i++)
    if (pack_role_skill(pack, g_array_index(needs, guint32, i))->origin != ORIGIN_STAGE5)
      return false;
  return true;
}

/* Say what the numbers are that follow. */
static void scale_write(struct prose *prose, struct document *document, bool is_stage5)
{
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_PLAIN, "The level that is asked for, 0 to 4, and how much it weighs.");
  if (is_stage5)
    prose_add_origin(prose, line, ORIGIN_STAGE5);
}

static void purpose_write(struct prose *prose, struct document *document, guint index,
                          const char *anchor)
{
  const struct role *role = pack_role(prose->pack, index);

  if (*role->purpose) {
    struct block *purpose = document_add_paragraph(document, anchor);

    prose_add_text(prose, purpose, RUN_PLAIN, role->purpose);
    prose_add_origin(prose, purpose, role->origin);
  }
  document_add_words(document, RUN_MUTED, role->note);
}

static void no_needs_write(struct document *document)
{
  document_add_words(document, RUN_MUTED,
                     "The pack does not say what skills this role asks for: its table "
                     "role_skills.csv has no row for it.");
}

/* The name of a group, over the skills of it. */
static void group_write(struct block *table, const char *group)
{
  block_add_run(block_add_cell(table), RUN_STRONG, group);
  block_add_cell(table);
  block_add_cell(table);
}

static void groups_write(const struct pack *pack, struct document *document, const GArray *needs)
{
  const char *before = "";
  struct block *table = skill_table_new(document);

  for (guint i = 0; i < needs->len; i++) {
    guint32 row = g_array_index(needs, guint32, i);
    const char *group = pack_skill(pack, pack_role_skill(pack, row)->skill)->group;

    if (strcmp(group, before) != 0)
      group_write(table, group);
    before = group;
    need_write(pack, table, row);
  }
}

/* What can be seen of somebody who has the skills that the role rests on. */
static void essentials_write(struct prose *prose, struct document *document, const GArray *needs)
{
  bool headed = false;

  for (guint i = 0; i < needs->len; i++) {
    const struct role_skill *need = pack_role_skill(prose->pack, g_array_index(needs, guint32, i));
    const struct skill *skill = pack_skill(prose->pack, need->skill);
    g_autofree char *target = anchor_new("skill", skill->id);
    g_autofree char *level = g_strdup_printf(", level %u: ", need->level);
    struct block *bullet;

    if (need->weight < WEIGHT_ESSENTIAL || need->level == 0)
      continue;
    if (!headed)
      document_add_heading(document, 1, "What its essential skills look like", NULL);
    headed = true;
    bullet = document_add_bullet(document, NULL);
    block_add_link(bullet, skill->name, target);
    block_add_run(bullet, RUN_MUTED, level);
    prose_add_text(prose, bullet, RUN_PLAIN, skill->levels[need->level]);
  }
}

/* ---- Data -------------------------------------------------------------- */

static struct block *data_start(struct document *document)
{
  static const char *const columns[] = {"role", "side", "skill", "level", "weight"};

  return document_set_data(document, G_N_ELEMENTS(columns), columns);
}

static void role_write_data(const struct pack *pack, struct block *data, guint index)
{
  const struct role *role = pack_role(pack, index);

  for (guint32 row = role->first_need; row != PACK_NONE;) {
    const struct role_skill *need = pack_role_skill(pack, row);

    block_add_text_cell(data, role->id);
    block_add_text_cell(data, pack_side(pack, role->side)->id);
    block_add_text_cell(data, pack_skill(pack, need->skill)->id);
    block_add_number_cell(data, need->level);
    block_add_number_cell(data, need->weight);
    row = need->next_of_role;
  }
}

struct document *role_document(const struct pack *pack, guint role)
{
  const struct role *shown = pack_role(pack, role);
  g_auto(Prose) prose = prose_start(pack, true);
  struct document *document = pack_document_new(pack, shown->name);
  g_autoptr(GArray) needs = needs_of_role(pack, role, true);
  g_autofree char *anchor = anchor_new("role", shown->id);
  g_autofree char *subtitle = g_strdup_printf(
      "%s · role %u of %u", pack_side(pack, shown->side)->name, role + 1, pack_n_roles(pack));

  document_set_subtitle(document, subtitle);
  purpose_write(&prose, document, role, anchor);
  if (needs->len > 0) {
    document_add_heading(document, 1, "Skills", NULL);
    scale_write(&prose, document, needs_are_stage5(pack, needs));
    groups_write(pack, document, needs);
    essentials_write(&prose, document, needs);
  } else {
    no_needs_write(document);
  }
  prose_add_legend(&prose, document);
  role_write_data(pack, data_start(document), role);
  return document;
}

/* ---- All roles --------------------------------------------------------- */

static void role_write(struct prose *prose, struct document *document, guint index)
{
  const struct role *role = pack_role(prose->pack, index);
  g_autoptr(GArray) needs = needs_of_role(prose->pack, index, false);
  g_autofree char *anchor = anchor_new("role", role->id);
  struct block *table;

  document_add_heading(document, 2, role->name, anchor);
  purpose_write(prose, document, index, NULL);
  if (needs->len == 0) {
    no_needs_write(document);
    return;
  }
  table = skill_table_new(document);
  for (guint i = 0; i < needs->len; i++)
    need_write(prose->pack, table, g_array_index(needs, guint32, i));
}

static void side_roles_write(struct prose *prose, struct document *document, guint side)
{
  bool headed = false;

  for (guint i = 0; i < pack_n_roles(prose->pack); i++) {
    if (pack_role(prose->pack, i)->side != side)
      continue;
    if (!headed)
      document_add_heading(document, 1, pack_side(prose->pack, side)->name, NULL);
    headed = true;
    role_write(prose, document, i);
  }
}

static bool all_needs_are_stage5(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_role_skills(pack); i++)
    if (pack_role_skill(pack, i)->origin != ORIGIN_STAGE5)
      return false;
  return true;
}

static void skills_write(struct prose *prose, struct document *document)
{
  if (pack_n_skills(prose->pack) > 0)
    document_add_heading(document, 1, "Skills", NULL);
  for (guint i = 0; i < pack_n_skills(prose->pack); i++) {
    const struct skill *skill = pack_skill(prose->pack, i);
    g_autofree char *anchor = anchor_new("skill", skill->id);
    struct block *bullet = document_add_bullet(document, anchor);

    block_add_run(bullet, RUN_STRONG, skill->name);
    if (*skill->description) {
      block_add_run(bullet, RUN_PLAIN, ": ");
      prose_add_text(prose, bullet, RUN_PLAIN, skill->description);
    }
    prose_add_origin(prose, bullet, skill->origin);
  }
}

struct document *roles_document(const struct pack *pack)
{
  g_auto(Prose) prose = prose_start(pack, true);
  struct document *document = pack_document_new(pack, "Roles and skills");
  struct block *data = data_start(document);

  document_set_subtitle(document, pack_value(pack, "title"));
  if (pack_n_roles(pack) == 0)
    document_add_words(document, RUN_MUTED,
                       "This pack has no roles. Its tables roles.csv, skills.csv, levels.csv and "
                       "role_skills.csv would say which there are and what they ask for.");
  else
    scale_write(&prose, document, all_needs_are_stage5(pack));
  for (guint side = 0; side < pack_n_sides(pack); side++)
    side_roles_write(&prose, document, side);
  skills_write(&prose, document);
  prose_add_legend(&prose, document);
  for (guint i = 0; i < pack_n_roles(pack); i++)
    role_write_data(pack, data, i);
  return document;
}
