/* pack.c - a pack in memory: its storage, and what is in it */
#include "content/pack-private.h"

/* Large enough that few texts meet the end of a block, small enough that a small pack
 * does not pay for a large one. */
#define TEXT_BLOCK (32 * 1024)

static GHashTable *id_table_new(void)
{
  return g_hash_table_new(g_str_hash, g_str_equal);
}

static void pack_new_ids(struct pack *pack)
{
  static const enum table_id with_ids[] = {TABLE_SIDES, TABLE_DIMENSIONS, TABLE_GLOSSARY,
                                           TABLE_ROLES, TABLE_SKILLS,     TABLE_ACTIVITIES};

  for (guint i = 0; i < G_N_ELEMENTS(with_ids); i++)
    pack->ids[with_ids[i]] = id_table_new();
}

struct pack *pack_new(const char *folder)
{
  struct pack *pack = g_new0(struct pack, 1);

  pack->folder = g_strdup(folder);
  pack->texts = g_string_chunk_new(TEXT_BLOCK);
  pack->values = id_table_new();
  pack_new_ids(pack);
  pack->groups = g_ptr_array_new();
  pack->stages = g_array_new(FALSE, FALSE, sizeof(struct stage));
  pack->sides = g_array_new(FALSE, FALSE, sizeof(struct side));
  pack->dimensions = g_array_new(FALSE, FALSE, sizeof(struct dimension));
  pack->cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
  pack->prompts = g_array_new(FALSE, FALSE, sizeof(struct prompt));
  pack->terms = g_array_new(FALSE, FALSE, sizeof(struct term));
  pack->resources = g_array_new(FALSE, FALSE, sizeof(struct resource));
  pack->roles = g_array_new(FALSE, FALSE, sizeof(struct role));
  pack->skills = g_array_new(FALSE, FALSE, sizeof(struct skill));
  pack->role_skills = g_array_new(FALSE, FALSE, sizeof(struct role_skill));
  pack->activities = g_array_new(FALSE, FALSE, sizeof(struct activity));
  return pack;
}

void pack_free(struct pack *pack)
{
  if (!pack)
    return;
  GArray *arrays[] = {pack->stages,  pack->sides,       pack->dimensions, pack->cells,
                      pack->prompts, pack->terms,       pack->resources,  pack->roles,
                      pack->skills,  pack->role_skills, pack->activities};

  for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
    g_array_unref(arrays[i]);
  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer(&pack->ids[i], g_hash_table_unref);
  term_index_free(pack->term_index);
  g_ptr_array_unref(pack->groups);
  g_hash_table_unref(pack->values);
  g_string_chunk_free(pack->texts);
  g_free(pack->folder);
  g_free(pack);
}

const char *pack_keep(struct pack *pack, const char *text, gsize length)
{
  return length ? g_string_chunk_insert_len(pack->texts, text, (gssize)length) : "";
}

guint32 pack_index_of(const struct pack *pack, enum table_id table, const char *id)
{
  gpointer value;

  if (!g_hash_table_lookup_extended(pack->ids[table], id, NULL, &value))
    return PACK_NONE;
  return GPOINTER_TO_UINT(value);
}

void pack_chain_cell(struct pack *pack, guint32 dimension, guint32 cell)
{
  struct dimension *owner = &g_array_index(pack->dimensions, struct dimension, dimension);

  if (owner->last_cell == PACK_NONE)
    owner->first_cell = cell;
  else
    g_array_index(pack->cells, struct cell, owner->last_cell).next = cell;
  owner->last_cell = cell;
}

/* ---- What is in it ----------------------------------------------------- */

const char *pack_folder(const struct pack *pack)
{
  return pack->folder;
}

const char *pack_value(const struct pack *pack, const char *key)
{
  const char *value = g_hash_table_lookup(pack->values, key);

  return value ? value : "";
}

guint pack_n_stages(const struct pack *pack)
{
  return pack->stages->len;
}

guint pack_n_sides(const struct pack *pack)
{
  return pack->sides->len;
}

guint pack_n_groups(const struct pack *pack)
{
  return pack->groups->len;
}

guint pack_n_dimensions(const struct pack *pack)
{
  return pack->dimensions->len;
}

guint pack_n_cells(const struct pack *pack)
{
  return pack->cells->len;
}

guint pack_n_prompts(const struct pack *pack)
{
  return pack->prompts->len;
}

guint pack_n_terms(const struct pack *pack)
{
  return pack->terms->len;
}

guint pack_n_resources(const struct pack *pack)
{
  return pack->resources->len;
}

guint pack_n_roles(const struct pack *pack)
{
  return pack->roles->len;
}

guint pack_n_skills(const struct pack *pack)
{
  return pack->skills->len;
}

guint pack_n_role_skills(const struct pack *pack)
{
  return pack->role_skills->len;
}

guint pack_n_activities(const struct pack *pack)
{
  return pack->activities->len;
}

const struct stage *pack_stage(const struct pack *pack, guint index)
{
  return &g_array_index(pack->stages, struct stage, index);
}

const struct side *pack_side(const struct pack *pack, guint index)
{
  return &g_array_index(pack->sides, struct side, index);
}

const char *pack_group(const struct pack *pack, guint index)
{
  return g_ptr_array_index(pack->groups, index);
}

const struct dimension *pack_dimension(const struct pack *pack, guint index)
{
  return &g_array_index(pack->dimensions, struct dimension, index);
}

guint32 pack_dimension_with_id(const struct pack *pack, const char *id)
{
  return pack_index_of(pack, TABLE_DIMENSIONS, id);
}

const struct cell *pack_cell(const struct pack *pack, guint index)
{
  return &g_array_index(pack->cells, struct cell, index);
}

const struct prompt *pack_prompt(const struct pack *pack, guint index)
{
  return &g_array_index(pack->prompts, struct prompt, index);
}

const struct term *pack_term(const struct pack *pack, guint index)
{
  return &g_array_index(pack->terms, struct term, index);
}

const struct resource *pack_resource(const struct pack *pack, guint index)
{
  return &g_array_index(pack->resources, struct resource, index);
}

const struct role *pack_role(const struct pack *pack, guint index)
{
  return &g_array_index(pack->roles, struct role, index);
}

const struct skill *pack_skill(const struct pack *pack, guint index)
{
  return &g_array_index(pack->skills, struct skill, index);
}

const struct role_skill *pack_role_skill(const struct pack *pack, guint index)
{
  return &g_array_index(pack->role_skills, struct role_skill, index);
}

const struct activity *pack_activity(const struct pack *pack, guint index)
{
  return &g_array_index(pack->activities, struct activity, index);
}

/* ---- Cells of the matrix ----------------------------------------------- */

/* The first row that @dimension has of its own for exactly these stages. */
static guint32 find_row(const struct pack *pack, guint32 dimension, guint8 first, guint8 last)
{
  guint32 row = pack_dimension(pack, dimension)->first_cell;

  while (row != PACK_NONE) {
    const struct cell *cell = pack_cell(pack, row);

    if (cell->first_stage == first && cell->last_stage == last)
      return cell->kind == CELL_SHARED ? PACK_NONE : row;
    row = cell->next;
  }
  return PACK_NONE;
}

static struct cell_span span_of_row(const struct pack *pack, guint32 row)
{
  const struct cell *cell = pack_cell(pack, row);
  struct cell_span span = {cell->first_stage, cell->last_stage, cell->dimension, row};

  if (cell->kind == CELL_SHARED) {
    guint32 other = pack_index_of(pack, TABLE_DIMENSIONS, cell->text);

    span.first_row = PACK_NONE;
    if (other != PACK_NONE) {
      span.dimension = other;
      span.first_row = find_row(pack, other, cell->first_stage, cell->last_stage);
    }
  }
  return span;
}

static bool has_span(const GArray *spans, const struct cell *cell)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index(spans, struct cell_span, i).first_stage == cell->first_stage)
      return true;
  return false;
}

static int compare_spans(gconstpointer a, gconstpointer b)
{
  const struct cell_span *left = a, *right = b;

  return left->first_stage - right->first_stage;
}

/* The rows of a whole pack stand in the order of their stages (checks.c sees to it);
 * of a pack that is still being read they stand as they do in the file. */
GArray *pack_cell_spans(const struct pack *pack, guint dimension)
{
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct cell_span));
  guint8 last = 0; /* the first stage of the row before */
  bool sorted = true;

  for (guint32 row = pack_dimension(pack, dimension)->first_cell; row != PACK_NONE;
       row = pack_cell(pack, row)->next) {
    const struct cell *cell = pack_cell(pack, row);

    sorted = sorted && cell->first_stage >= last;
    if (cell->first_stage != last && (sorted || !has_span(spans, cell))) {
      struct cell_span span = span_of_row(pack, row);

      g_array_append_val(spans, span);
    }
    last = cell->first_stage;
  }
  if (!sorted)
    g_array_sort(spans, compare_spans);
  return spans;
}

const char *pack_span_headline(const struct pack *pack, const struct cell_span *span)
{
  if (span->first_row == PACK_NONE)
    return "";
  const struct cell *first = pack_cell(pack, span->first_row);

  for (guint32 row = span->first_row; row != PACK_NONE; row = pack_cell(pack, row)->next) {
    const struct cell *cell = pack_cell(pack, row);

    if (cell->first_stage != first->first_stage || cell->last_stage != first->last_stage)
      break;
    if (cell->kind == CELL_HEADLINE)
      return cell->text;
  }
  return first->text;
}
