/* tables-matrix.c - the rows of the tables that the matrix is made of: dimensions, cells,
 * prompts */
#include "content/reader-private.h"

#include <string.h>

/* ---- Dimensions -------------------------------------------------------- */

static guint32 group_index(struct pack_reader *reader, const struct row *row, guint column)
{
  GPtrArray *groups = reader->pack->groups;
  const char *name = row->text[column];
  gpointer index;

  if (groups->len && strcmp(g_ptr_array_index(groups, groups->len - 1), name) == 0)
    return groups->len - 1;
  if (g_hash_table_lookup_extended(reader->groups, name, NULL, &index))
    return GPOINTER_TO_UINT(index);
  gpointer kept = (gpointer)(guintptr)row_keep(reader, row, column);

  g_hash_table_insert(reader->groups, kept, GUINT_TO_POINTER(groups->len));
  g_ptr_array_add(groups, kept);
  return groups->len - 1;
}

/* The cells that came before their dimension find it. */
static void end_waiting(struct pack_reader *reader, struct dimension *dimension, guint32 index)
{
  gpointer value;

  if (!g_hash_table_size(reader->waiting_ids) ||
      !g_hash_table_steal_extended(reader->waiting_ids, dimension->id, NULL, &value))
    return;
  const struct waiting *waiting =
      &g_array_index(reader->waiting, struct waiting, GPOINTER_TO_UINT(value));

  dimension->first_cell = waiting->first_cell;
  dimension->last_cell = waiting->last_cell;
  for (guint32 row = waiting->first_cell; row != PACK_NONE;) {
    struct cell *cell = &g_array_index(reader->pack->cells, struct cell, row);

    cell->dimension = index;
    row = cell->next;
  }
  g_string_truncate(reader->cell_id, 0);
}

void dimension_row(struct pack_reader *reader, const struct row *row)
{
  enum { ID, GROUP, NAME, QUESTION, SHIFT, ORIGIN };
  GArray *dimensions = reader->pack->dimensions;
  struct dimension dimension = {
      .id = row_keep(reader, row, ID),
      .name = row_keep(reader, row, NAME),
      .question = row_keep(reader, row, QUESTION),
      .shift = row_keep(reader, row, SHIFT),
      .group = group_index(reader, row, GROUP),
      .first_cell = PACK_NONE,
      .last_cell = PACK_NONE,
      .first_prompt = PACK_NONE,
      .last_prompt = PACK_NONE,
      .first_activity = PACK_NONE,
      .last_activity = PACK_NONE,
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (!row_identify(reader, row, ID, dimension.id, dimensions->len))
    return;
  end_waiting(reader, &dimension, dimensions->len);
  g_array_append_val(dimensions, dimension);
}

/* ---- Cells ------------------------------------------------------------- */

/* Find out which dimension a row of cells.csv belongs to, or that it must wait. */
static void find_cell_dimension(struct pack_reader *reader, const char *id, gsize length)
{
  gpointer value;

  if (length && length == reader->cell_id->len && memcmp(id, reader->cell_id->str, length) == 0)
    return;
  g_string_assign(reader->cell_id, id);
  reader->cell_dimension = pack_index_of(reader->pack, TABLE_DIMENSIONS, id);
  if (reader->cell_dimension != PACK_NONE)
    return;
  if (g_hash_table_lookup_extended(reader->waiting_ids, id, NULL, &value)) {
    reader->cell_waiting = GPOINTER_TO_UINT(value);
    return;
  }
  struct waiting waiting = {pack_keep(reader->pack, id, length), PACK_NONE, PACK_NONE};

  reader->cell_waiting = reader->waiting->len;
  g_hash_table_insert(reader->waiting_ids, (gpointer)(guintptr)waiting.id,
                      GUINT_TO_POINTER(reader->cell_waiting));
  g_array_append_val(reader->waiting, waiting);
}

static void chain_waiting(struct pack_reader *reader, guint32 index)
{
  struct waiting *waiting = &g_array_index(reader->waiting, struct waiting, reader->cell_waiting);

  if (waiting->last_cell == PACK_NONE)
    waiting->first_cell = index;
  else
    g_array_index(reader->pack->cells, struct cell, waiting->last_cell).next = index;
  waiting->last_cell = index;
}

static const char *parse_stage(const char *text, guint *number)
{
  *number = 0;
  while (g_ascii_isdigit(*text) && *number < 1000)
    *number = *number * 10 + (guint)(*text++ - '0');
  return text;
}

/* `4` or `1-4`; false if it is neither. */
static bool parse_stages(const char *text, guint *first, guint *last)
{
  text = parse_stage(text, first);
  *last = *first;
  if (*text == '-')
    text = parse_stage(text + 1, last);
  else if (*text && g_str_has_prefix(text, "–"))
    text = parse_stage(text + strlen("–"), last);
  return *text == '\0' && *first >= 1 && *last >= *first;
}

static bool row_stages(struct pack_reader *reader, const struct row *row, guint column,
                       struct cell *cell)
{
  guint first, last, n = pack_n_stages(reader->pack);
  bool good = parse_stages(row->text[column], &first, &last);
  bool known = reader->state[TABLE_STAGES] == TABLE_READ;

  if (good && (last <= n || (!known && last <= PACK_MAX_STAGES))) {
    cell->first_stage = (guint8)first;
    cell->last_stage = (guint8)last;
    return true;
  }
  g_autofree char *shown = quote_text(row->text[column]);

  reader->state[TABLE_CELLS] = TABLE_BROKEN;
  if (good)
    row_error(reader, row, column, "%s goes beyond the last stage, which is %u", shown, n);
  else
    row_error(reader, row, column,
              "%s is neither a stage like 4 nor a run of stages like 1-4 (a spreadsheet may "
              "have made a date of it: set the column to text)",
              shown);
  return false;
}

void cell_row(struct pack_reader *reader, const struct row *row)
{
  enum { DIMENSION, STAGES, KIND, TEXT, ORIGIN };
  static const char *const kinds[] = {"headline", "point", "voice", "note", "shared", NULL};
  GArray *cells = reader->pack->cells;
  struct cell cell = {.next = PACK_NONE, .line = row->line};
  guint32 index = cells->len;

  if (!row_stages(reader, row, STAGES, &cell))
    return;
  cell.kind = (guint8)row_word(reader, row, KIND, kinds);
  cell.origin = (guint8)row_origin(reader, row, ORIGIN);
  cell.text = row_keep(reader, row, TEXT);
  find_cell_dimension(reader, row->text[DIMENSION], row->length[DIMENSION]);
  cell.dimension = reader->cell_dimension;
  g_array_append_val(cells, cell);
  if (cell.dimension != PACK_NONE)
    pack_chain_cell(reader->pack, cell.dimension, index);
  else
    chain_waiting(reader, index);
}

/* ---- Prompts ----------------------------------------------------------- */

static void chain_prompt(struct pack *pack, const struct prompt *prompt)
{
  struct dimension *owner = &g_array_index(pack->dimensions, struct dimension, prompt->dimension);
  guint32 index = pack->prompts->len;

  g_array_append_val(pack->prompts, *prompt);
  if (owner->last_prompt == PACK_NONE)
    owner->first_prompt = index;
  else
    g_array_index(pack->prompts, struct prompt, owner->last_prompt).next = index;
  owner->last_prompt = index;
}

void prompt_row(struct pack_reader *reader, const struct row *row)
{
  enum { DIMENSION, KIND, TEXT, SIDE, ORIGIN };
  static const char *const kinds[] = {"question", "sign", "misreading", "first-step", NULL};
  struct prompt prompt = {
      .text = row_keep(reader, row, TEXT),
      .next = PACK_NONE,
      .dimension = row_reference(reader, row, DIMENSION, TABLE_DIMENSIONS),
      .side = PACK_NONE,
      .kind = (guint8)row_word(reader, row, KIND, kinds),
      .origin = (guint8)row_origin(reader, row, ORIGIN),
  };

  if (row->length[SIDE])
    prompt.side = row_reference(reader, row, SIDE, TABLE_SIDES);
  if (prompt.dimension != PACK_NONE)
    chain_prompt(reader->pack, &prompt);
}
