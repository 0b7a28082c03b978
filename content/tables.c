/* tables.c - the tables of a pack: their columns, and what is done with a row */
#include "content/reader-private.h"

#include <string.h>

/* What a pack cannot do without, and what is to be written where it is missing. */
static const struct {
  const char *key, *mend;
} needed[] = {
    {"format", "write: format,1"},
    {"id", "write a short name for the pack, like my-pack"},
    {"title", "write what the pack is to be called on screen"},
};

static void check_value(struct pack_reader *reader, const struct row *row, const char *key,
                        const char *value)
{
  enum { KEY, VALUE };

  for (guint i = 0; !*value && i < G_N_ELEMENTS(needed); i++)
    if (strcmp(key, needed[i].key) == 0)
      row_error(reader, row, VALUE, "the key “%s” has no value; %s", key, needed[i].mend);
  if (*value && strcmp(key, "format") == 0 && strcmp(value, "1") != 0) {
    g_autofree char *shown = quote_text(value);

    row_error(reader, row, VALUE, "the format %s is not known; this program reads format 1", shown);
  }
}

static void pack_row(struct pack_reader *reader, const struct row *row)
{
  enum { KEY, VALUE };
  static const char *const keys[] = {"format",   "id",      "title",  "subtitle",
                                     "language", "licence", "source", "citation"};
  struct pack *pack = reader->pack;
  const char *key = row->text[KEY];
  bool known = false;

  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    known = known || strcmp(key, keys[i]) == 0;
  if (!known && !row->quiet) {
    g_autofree char *shown = quote_text(key);
    g_autofree char *suggestion = names_suggestion(key, keys, G_N_ELEMENTS(keys));

    reader_warning(reader, "pack.csv", row->line, "key", "the key %s is not known and is ignored%s",
                   shown, suggestion);
  } else if (g_hash_table_contains(pack->values, key)) {
    row_error(reader, row, KEY, "the key “%s” is there twice; remove one of the two", key);
  }
  check_value(reader, row, key, row->text[VALUE]);
  g_hash_table_insert(pack->values, (gpointer)(guintptr)row_keep(reader, row, KEY),
                      (gpointer)(guintptr)row_keep(reader, row, VALUE));
}

static void pack_end(struct pack_reader *reader)
{
  if (reader->state[TABLE_PACK] == TABLE_BROKEN)
    return;
  for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
    if (!g_hash_table_contains(reader->pack->values, needed[i].key))
      reader_error(reader, "pack.csv", 0, "key", "the key “%s” is missing; %s", needed[i].key,
                   needed[i].mend);
}

static void side_row(struct pack_reader *reader, const struct row *row)
{
  enum { ID, NAME, MOTTO, DESCRIPTION, ORIGIN };
  struct pack *pack = reader->pack;
  struct side side = {
      .id = row_keep(reader, row, ID),
      .name = row_keep(reader, row, NAME),
      .motto = row_keep(reader, row, MOTTO),
      .description = row_keep(reader, row, DESCRIPTION),
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (pack->sides->len == PACK_MAX_STAGES)
    row_error(reader, row, ID, "a pack has at most %d sides", PACK_MAX_STAGES);
  else if (row_identify(reader, row, ID, side.id, pack->sides->len))
    g_array_append_val(pack->sides, side);
}

static void sides_end(struct pack_reader *reader)
{
  if (reader->pack->sides->len < 2 && reader->state[TABLE_SIDES] == TABLE_READ)
    reader_error(reader, "sides.csv", 0, NULL,
                 "a pack compares two sides or more; add a row for each");
}

/* ---- Stages ------------------------------------------------------------ */

static void stage_row(struct pack_reader *reader, const struct row *row)
{
  enum { NUMBER, NAME, SIDE, FEATURES, ORIGIN };
  guint8 number;
  bool known = row_number(reader, row, NUMBER, 1, PACK_MAX_STAGES, &number);
  struct stage stage = {
      .name = row_keep(reader, row, NAME),
      .features = row_keep(reader, row, FEATURES),
      .side = row_reference(reader, row, SIDE, TABLE_SIDES),
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (!known) {
    reader->state[TABLE_STAGES] = TABLE_BROKEN;
    return;
  }
  if (reader->stage_lines[number - 1])
    row_error(reader, row, NUMBER, "stage %u is already on line %u; number the stages 1, 2, 3 …",
              number, reader->stage_lines[number - 1]);
  reader->stages[number - 1] = stage;
  reader->stage_lines[number - 1] = row->line;
}

/* Note on its side that stage @number belongs to it. */
static void join_side(struct pack_reader *reader, guint8 number, const struct stage *stage)
{
  struct side *side = &g_array_index(reader->pack->sides, struct side, stage->side);

  if (side->last_stage && side->last_stage != number - 1) {
    reader_error(reader, "stages.csv", reader->stage_lines[number - 1], "side",
                 "stage %u belongs to the side “%s”, but a stage of another side stands between "
                 "it and stage %u; the stages of a side must follow one another",
                 number, side->id, side->last_stage);
  }
  if (!side->first_stage)
    side->first_stage = number;
  side->last_stage = number;
}

/* Sides stand from left to right as their stages do. */
static void check_sides(struct pack_reader *reader)
{
  guint8 last = 0;

  for (guint i = 0; i < pack_n_sides(reader->pack); i++) {
    const struct side *side = pack_side(reader->pack, i);
    guint line = g_array_index(reader->lines[TABLE_SIDES], guint32, i);

    if (!side->first_stage)
      reader_error(reader, "sides.csv", line, "id",
                   "no stage belongs to the side “%s”; name it in stages.csv or remove it",
                   side->id);
    else if (side->first_stage < last)
      reader_error(reader, "sides.csv", line, "id",
                   "the side “%s” stands after a side whose stages are later; put the sides in "
                   "the order of their stages",
                   side->id);
    last = MAX(last, side->first_stage);
  }
}

/* Take stages 1 to N, as far as there is no hole. */
static guint take_stages(struct pack_reader *reader)
{
  guint8 n = 0;

  while (n < PACK_MAX_STAGES && reader->stage_lines[n]) {
    const struct stage *stage = &reader->stages[n];

    g_array_append_val(reader->pack->stages, *stage);
    n++;
    if (stage->side != PACK_NONE)
      join_side(reader, n, stage);
  }
  return n;
}

static void stages_end(struct pack_reader *reader)
{
  guint n = take_stages(reader), last = PACK_MAX_STAGES;

  while (last > n && !reader->stage_lines[last - 1])
    last--;
  if (reader->state[TABLE_STAGES] != TABLE_READ)
    return;
  if (last > n) {
    reader_error(reader, "stages.csv", reader->stage_lines[last - 1], "number",
                 "there is a stage %u but no stage %u; number the stages 1, 2, 3 …", last, n + 1);
    reader->state[TABLE_STAGES] = TABLE_BROKEN;
  } else if (n == 1) {
    reader_error(reader, "stages.csv", 0, NULL,
                 "a pack has two stages or more; add a row for each");
  }
  if (reader->state[TABLE_SIDES] == TABLE_READ && last == n)
    check_sides(reader);
}

/* ---- Words and whereabouts --------------------------------------------- */

static void term_row(struct pack_reader *reader, const struct row *row)
{
  enum { TERM, ALIASES, DEFINITION, SOURCE, ORIGIN };
  struct pack *pack = reader->pack;
  struct term term = {
      .name = row_keep(reader, row, TERM),
      .aliases = row_keep(reader, row, ALIASES),
      .definition = row_keep(reader, row, DEFINITION),
      .source = row_keep(reader, row, SOURCE),
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (row_identify(reader, row, TERM, term.name, pack->terms->len))
    g_array_append_val(pack->terms, term);
}

static void glossary_end(struct pack_reader *reader)
{
  reader->pack->term_index = term_index_new(reader->pack);
}

static void resource_row(struct pack_reader *reader, const struct row *row)
{
  enum { SIDE, KIND, NAME, NOTE, ORIGIN };
  static const char *const kinds[] = {"learn", "help", NULL};
  struct resource resource = {
      .name = row_keep(reader, row, NAME),
      .note = row_keep(reader, row, NOTE),
      .side = row_reference(reader, row, SIDE, TABLE_SIDES),
      .kind = row_word(reader, row, KIND, kinds) ? RESOURCE_HELP : RESOURCE_LEARN,
      .origin = row_origin(reader, row, ORIGIN),
  };

  g_array_append_val(reader->pack->resources, resource);
}

/* The order of the columns is the one that the row functions know them by. */
const struct table pack_tables[N_TABLES] = {
    [TABLE_PACK] = {"pack.csv",
                    true,
                    {{"key", FILLED}, {"value", REQUIRED}, {"origin", OPTIONAL}},
                    pack_row,
                    pack_end},
    [TABLE_SIDES] = {"sides.csv",
                     true,
                     {{"id", FILLED},
                      {"name", FILLED},
                      {"motto", OPTIONAL},
                      {"description", OPTIONAL},
                      {"origin", OPTIONAL}},
                     side_row,
                     sides_end},
    [TABLE_STAGES] = {"stages.csv",
                      true,
                      {{"number", FILLED},
                       {"name", FILLED},
                       {"side", FILLED},
                       {"features", OPTIONAL},
                       {"origin", OPTIONAL}},
                      stage_row,
                      stages_end},
    [TABLE_DIMENSIONS] = {"dimensions.csv",
                          true,
                          {{"id", FILLED},
                           {"group", FILLED},
                           {"name", FILLED},
                           {"question", OPTIONAL},
                           {"shift", OPTIONAL},
                           {"origin", OPTIONAL}},
                          dimension_row,
                          NULL},
    [TABLE_CELLS] = {"cells.csv",
                     true,
                     {{"dimension", FILLED},
                      {"stages", FILLED},
                      {"kind", FILLED},
                      {"text", FILLED},
                      {"origin", OPTIONAL}},
                     cell_row,
                     NULL},
    [TABLE_PROMPTS] = {"prompts.csv",
                       false,
                       {{"dimension", FILLED},
                        {"kind", FILLED},
                        {"text", FILLED},
                        {"side", OPTIONAL},
                        {"origin", OPTIONAL}},
                       prompt_row,
                       NULL},
    [TABLE_GLOSSARY] = {"glossary.csv",
                        false,
                        {{"term", FILLED},
                         {"aliases", OPTIONAL},
                         {"definition", FILLED},
                         {"source", OPTIONAL},
                         {"origin", OPTIONAL}},
                        term_row,
                        glossary_end},
    [TABLE_RESOURCES] = {"resources.csv",
                         false,
                         {{"side", FILLED},
                          {"kind", FILLED},
                          {"name", FILLED},
                          {"note", OPTIONAL},
                          {"origin", OPTIONAL}},
                         resource_row,
                         NULL},
    [TABLE_ROLES] = {"roles.csv",
                     false,
                     {{"id", FILLED},
                      {"name", FILLED},
                      {"side", FILLED},
                      {"purpose", OPTIONAL},
                      {"origin", OPTIONAL},
                      {"note", OPTIONAL}},
                     role_row,
                     NULL},
    [TABLE_SKILLS] = {"skills.csv",
                      false,
                      {{"id", FILLED},
                       {"name", FILLED},
                       {"group", OPTIONAL},
                       {"description", OPTIONAL},
                       {"origin", OPTIONAL}},
                      skill_row,
                      NULL},
    [TABLE_LEVELS] =
        {"levels.csv",
         false,
         {{"skill", FILLED}, {"level", FILLED}, {"descriptor", FILLED}, {"origin", OPTIONAL}},
         level_row,
         NULL},
    [TABLE_ROLE_SKILLS] = {"role_skills.csv",
                           false,
                           {{"role", FILLED},
                            {"skill", FILLED},
                            {"level", FILLED},
                            {"weight", FILLED},
                            {"origin", OPTIONAL}},
                           role_skill_row,
                           NULL},
    [TABLE_ACTIVITIES] = {"activities.csv",
                          false,
                          {{"id", FILLED},
                           {"skill", FILLED},
                           {"from", FILLED},
                           {"to", FILLED},
                           {"mode", FILLED},
                           {"hours", FILLED},
                           {"title", FILLED},
                           {"detail", OPTIONAL},
                           {"evidence", OPTIONAL},
                           {"dimension", OPTIONAL},
                           {"origin", OPTIONAL},
                           {"weeks", OPTIONAL}},
                          activity_row,
                          NULL},
};

const char *pack_table_name(guint index)
{
  return index < N_TABLES ? pack_tables[index].file : NULL;
}
