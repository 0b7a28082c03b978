/* checks.c - what can be told only when all tables are read: that the matrix is covered,
 * once, that shared cells have a partner, that skills are described on every level */
#include "content/reader-private.h"

#include <string.h>

#define BYTES_A_DIMENSION 256 /* what checking one costs, in bytes of reading */

/* The lines of a dimension's cells by the first stage of each; and which stages are covered.
 * Of stages, bit i is stage i + 1. */
struct coverage {
  guint8 last[PACK_MAX_STAGES + 1];  /* of the cell that begins here, or 0 */
  guint line[PACK_MAX_STAGES + 1];   /* of its first row */
  guint64 covered, claimed;          /* claimed: by cells that overlap others */
  guint64 blamed;                    /* where the cells begin that others were said to overlap */
  guint64 told[PACK_MAX_STAGES + 1]; /* the last stages of such cells that begin here */
};

static guint64 stage_bits(guint first, guint last)
{
  return (G_MAXUINT64 >> (64 - (last - first + 1))) << (first - 1);
}

/* ---- The matrix -------------------------------------------------------- */

static const char *stages_text(char text[16], guint first, guint last)
{
  if (first == last)
    g_snprintf(text, 16, "%u", first);
  else
    g_snprintf(text, 16, "%u-%u", first, last);
  return text;
}

/* Where cells that are good side by side all overlap one, that one is at fault: once said
 * it is not said again of each of them. */
static void report_overlap(struct pack_reader *reader, struct coverage *coverage,
                           const struct cell *cell)
{
  const char *id = pack_dimension(reader->pack, cell->dimension)->id;
  bool alone = !(coverage->claimed & stage_bits(cell->first_stage, cell->last_stage));
  char here[16], there[16];

  for (guint i = 1; i <= PACK_MAX_STAGES; i++) {
    if (!coverage->last[i] || i > cell->last_stage || coverage->last[i] < cell->first_stage)
      continue;
    if (alone && coverage->blamed & stage_bits(i, i))
      return;
    coverage->blamed |= stage_bits(i, i);
    stages_text(here, cell->first_stage, cell->last_stage);
    stages_text(there, i, coverage->last[i]);
    reader_error(reader, "cells.csv", cell->line, "stages",
                 "the stages “%s” of the dimension “%s” overlap “%s” on line %u; every stage of "
                 "a dimension belongs to one cell",
                 here, id, there, coverage->line[i]);
    return;
  }
}

/* A shared cell says nothing but whose text it shows. */
static void report_company(struct pack_reader *reader, const struct cell *cell)
{
  char stages[16];

  stages_text(stages, cell->first_stage, cell->last_stage);
  reader_error(reader, "cells.csv", cell->line, "kind",
               "a shared cell stands alone, but the dimension “%s” has another row for the "
               "stages “%s”; keep one of the two",
               pack_dimension(reader->pack, cell->dimension)->id, stages);
}

static void check_shared(struct pack_reader *reader, const struct cell *cell)
{
  const struct pack *pack = reader->pack;
  guint32 other = pack_index_of(pack, TABLE_DIMENSIONS, cell->text);
  char stages[16];

  if (other == PACK_NONE) {
    report_dangling(reader, TABLE_CELLS, cell->line, "text", TABLE_DIMENSIONS, cell->text);
    return;
  }
  stages_text(stages, cell->first_stage, cell->last_stage);
  for (guint32 row = pack_dimension(pack, other)->first_cell; row != PACK_NONE;) {
    const struct cell *theirs = pack_cell(pack, row);

    if (theirs->first_stage == cell->first_stage && theirs->last_stage == cell->last_stage &&
        theirs->kind != CELL_SHARED)
      return;
    row = theirs->next;
  }
  reader_error(reader, "cells.csv", cell->line, "text",
               "the dimension “%s” has no cell of its own for exactly the stages “%s”, so there "
               "is nothing to share",
               pack_dimension(pack, other)->id, stages);
}

/* All rows of a cell have its stages: they are one fault. Nor are stages a hole that only
 * the cell at fault would cover. */
static void claim_row(struct pack_reader *reader, struct coverage *coverage,
                      const struct cell *cell)
{
  guint64 last = stage_bits(cell->last_stage, cell->last_stage);
  guint64 *told = &coverage->told[cell->first_stage];

  if (!(*told & last))
    report_overlap(reader, coverage, cell);
  *told |= last;
  coverage->claimed |= stage_bits(cell->first_stage, cell->last_stage);
}

static void cover_row(struct pack_reader *reader, struct coverage *coverage,
                      const struct cell *cell, const struct cell *before)
{
  guint64 bits = stage_bits(cell->first_stage, cell->last_stage);
  guint8 first = cell->first_stage;

  if (cell->kind == CELL_SHARED)
    check_shared(reader, cell);
  if (!(coverage->covered & bits)) {
    coverage->covered |= bits;
    coverage->last[first] = cell->last_stage;
    coverage->line[first] = cell->line;
  } else if (coverage->last[first] != cell->last_stage) {
    claim_row(reader, coverage, cell);
  } else if (cell->kind == CELL_SHARED || (before && before->kind == CELL_SHARED)) {
    report_company(reader, cell);
  }
}

/* "2, 4" */
static char *list_stages(guint64 stages)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < PACK_MAX_STAGES; i++)
    if (stages >> i & 1)
      g_string_append_printf(list, "%s%u", list->len ? ", " : "", i + 1);
  return g_string_free(list, FALSE);
}

static void report_hole(struct pack_reader *reader, const struct dimension *dimension,
                        guint64 missing)
{
  g_autofree char *stages = list_stages(missing);
  guint line =
      dimension->last_cell == PACK_NONE ? 0 : pack_cell(reader->pack, dimension->last_cell)->line;

  reader_error(reader, "cells.csv", line, "stages",
               "the dimension “%s” has no cell for stage%s %s; write one (for a deliberate hole, "
               "a row of the kind “note” that says so)",
               dimension->id, strchr(stages, ',') ? "s" : "", stages);
}

/* Put the rows of a dimension in the order of their stages: the rows of a cell then
 * follow one another, wherever they stand in the file. */
static void sort_rows(struct pack *pack, guint32 index)
{
  struct dimension *dimension = &g_array_index(pack->dimensions, struct dimension, index);
  guint32 head[PACK_MAX_STAGES + 1], tail[PACK_MAX_STAGES + 1] = {0};
  guint32 row = dimension->first_cell;

  memset(head, 0xff, sizeof(head)); /* PACK_NONE */
  while (row != PACK_NONE) {
    struct cell *cell = &g_array_index(pack->cells, struct cell, row);
    guint32 next = cell->next, *first = &head[cell->first_stage];

    cell->next = PACK_NONE;
    if (*first == PACK_NONE)
      *first = row;
    else
      g_array_index(pack->cells, struct cell, tail[cell->first_stage]).next = row;
    tail[cell->first_stage] = row;
    row = next;
  }
  dimension->first_cell = dimension->last_cell = PACK_NONE;
  for (guint i = 1; i <= PACK_MAX_STAGES; i++) {
    if (head[i] == PACK_NONE)
      continue;
    pack_chain_cell(pack, index, head[i]);
    dimension->last_cell = tail[i];
  }
}

static bool is_sorted(const struct pack *pack, const struct dimension *dimension)
{
  guint8 stage = 0;

  for (guint32 row = dimension->first_cell; row != PACK_NONE;) {
    const struct cell *cell = pack_cell(pack, row);

    if (cell->first_stage < stage)
      return false;
    stage = cell->first_stage;
    row = cell->next;
  }
  return true;
}

static void check_dimension(struct pack_reader *reader, guint32 index)
{
  struct pack *pack = reader->pack;
  const struct dimension *dimension = pack_dimension(pack, index);
  struct coverage coverage = {.covered = 0};
  const struct cell *before = NULL;
  guint64 all = stage_bits(1, pack_n_stages(pack)), missing;

  if (!is_sorted(pack, dimension))
    sort_rows(pack, index);
  for (guint32 row = dimension->first_cell; row != PACK_NONE;) {
    const struct cell *cell = pack_cell(pack, row);

    cover_row(reader, &coverage, cell, before);
    before = cell;
    row = cell->next;
  }
  missing = all & ~(coverage.covered | coverage.claimed);
  if (missing)
    report_hole(reader, dimension, missing);
}

/* Rows that are lost make holes that their author did not leave. */
static bool can_check_matrix(const struct pack_reader *reader)
{
  return reader->state[TABLE_STAGES] == TABLE_READ && pack_n_stages(reader->pack) &&
         reader->state[TABLE_DIMENSIONS] == TABLE_READ && reader->state[TABLE_CELLS] == TABLE_READ;
}

static bool check_matrix(struct pack_reader *reader, gsize budget)
{
  guint n = pack_n_dimensions(reader->pack);
  gsize count = budget / BYTES_A_DIMENSION + 1;

  if (!can_check_matrix(reader))
    return false;
  while (reader->check_next < n && count-- && !reader->gave_up)
    check_dimension(reader, reader->check_next++);
  return reader->check_next < n && !reader->gave_up;
}

static bool check_waiting(struct pack_reader *reader, gsize budget)
{
  (void)budget;
  if (!g_hash_table_size(reader->waiting_ids) || reader->state[TABLE_DIMENSIONS] == TABLE_BROKEN)
    return false;
  for (guint i = 0; i < reader->waiting->len && !reader->gave_up; i++) {
    const struct waiting *waiting = &g_array_index(reader->waiting, struct waiting, i);

    if (g_hash_table_contains(reader->waiting_ids, waiting->id))
      report_dangling(reader, TABLE_CELLS, pack_cell(reader->pack, waiting->first_cell)->line,
                      "dimension", TABLE_DIMENSIONS, waiting->id);
  }
  return false;
}

/* ---- The planner's tables ---------------------------------------------- */

static void check_skill_levels(struct pack_reader *reader, guint index)
{
  const struct skill *skill = pack_skill(reader->pack, index);
  GString *missing = g_string_new(NULL);

  for (guint level = 0; level < G_N_ELEMENTS(skill->levels); level++)
    if (!*skill->levels[level])
      g_string_append_printf(missing, "%s%u", missing->len ? ", " : "", level);
  if (missing->len)
    reader_error(reader, "levels.csv", 0, "level",
                 "the skill “%s” has no row for level %s; describe the levels 0 to 4", skill->id,
                 missing->str);
  g_string_free(missing, TRUE);
}

static bool check_levels(struct pack_reader *reader, gsize budget)
{
  (void)budget;
  if (reader->state[TABLE_SKILLS] == TABLE_BROKEN || reader->state[TABLE_LEVELS] == TABLE_BROKEN)
    return false;
  for (guint i = 0; i < pack_n_skills(reader->pack) && !reader->gave_up; i++)
    check_skill_levels(reader, i);
  return false;
}

static guint hash_need(gconstpointer key)
{
  const struct role_skill *need = key;

  return need->role * 31337u + need->skill;
}

static gboolean equal_needs(gconstpointer a, gconstpointer b)
{
  const struct role_skill *left = a, *right = b;

  return left->role == right->role && left->skill == right->skill;
}

static bool check_role_skills(struct pack_reader *reader, gsize budget)
{
  g_autoptr(GHashTable) lines = g_hash_table_new(hash_need, equal_needs);
  GArray *needs = reader->pack->role_skills;

  (void)budget;
  for (guint i = 0; i < needs->len && !reader->gave_up; i++) {
    struct role_skill *need = &g_array_index(needs, struct role_skill, i);
    guint line = g_array_index(reader->lines[TABLE_ROLE_SKILLS], guint32, i);
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(lines, need));

    if (first)
      reader_error(reader, "role_skills.csv", line, "skill",
                   "the role “%s” already has the skill “%s” on line %u; keep one of the two",
                   pack_role(reader->pack, need->role)->id,
                   pack_skill(reader->pack, need->skill)->id, first);
    else
      g_hash_table_insert(lines, need, GUINT_TO_POINTER(line));
  }
  return false;
}

/* ---- The folder -------------------------------------------------------- */

static bool is_known_file(const char *name)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (strcmp(name, pack_tables[i].file) == 0)
      return true;
  return false;
}

static void warn_unknown_file(struct pack_reader *reader, const char *name)
{
  const char *known[N_TABLES];

  for (guint i = 0; i < N_TABLES; i++)
    known[i] = pack_tables[i].file;

  g_autofree char *suggestion = names_suggestion(name, known, N_TABLES);

  reader_warning(reader, name, 0, NULL, "no table of a pack has this name; the file is ignored%s",
                 suggestion);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool check_files(struct pack_reader *reader, gsize budget)
{
  GDir *folder = g_dir_open(reader->pack->folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *name;

  (void)budget;
  if (!folder) /* it may be entered and not be listed: the tables are what counts */
    return false;
  while ((name = g_dir_read_name(folder)))
    if (g_str_has_suffix(name, ".csv") && *name != '.' && !is_known_file(name))
      g_ptr_array_add(names, g_strdup(name));
  g_dir_close(folder);
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++)
    warn_unknown_file(reader, g_ptr_array_index(names, i));
  return false;
}

bool checks_step(struct pack_reader *reader, gsize budget)
{
  static bool (*const checks[])(struct pack_reader *, gsize) = {
      check_waiting, check_matrix, check_levels, check_role_skills, check_files};

  if (!checks[reader->check](reader, budget))
    reader->check++;
  return reader->check < G_N_ELEMENTS(checks);
}
