/* tables-planner.c - the rows of the tables that the planner needs: roles and skills */
#include "content/reader-private.h"

#include <math.h>
#include <stdlib.h>

#define MAX_ACTIVITY_WEEKS 52

void role_row(struct pack_reader *reader, const struct row *row)
{
  enum { ID, NAME, SIDE, PURPOSE, ORIGIN, NOTE };
  struct pack *pack = reader->pack;
  struct role role = {
      .id = row_keep(reader, row, ID),
      .name = row_keep(reader, row, NAME),
      .purpose = row_keep(reader, row, PURPOSE),
      .note = row_keep(reader, row, NOTE),
      .side = row_reference(reader, row, SIDE, TABLE_SIDES),
      .first_need = PACK_NONE,
      .last_need = PACK_NONE,
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (row_identify(reader, row, ID, role.id, pack->roles->len))
    g_array_append_val(pack->roles, role);
}

void skill_row(struct pack_reader *reader, const struct row *row)
{
  enum { ID, NAME, GROUP, DESCRIPTION, ORIGIN };
  struct pack *pack = reader->pack;
  struct skill skill = {
      .id = row_keep(reader, row, ID),
      .name = row_keep(reader, row, NAME),
      .group = row_keep(reader, row, GROUP),
      .description = row_keep(reader, row, DESCRIPTION),
      .levels = {"", "", "", "", ""},
      .first_need = PACK_NONE,
      .last_need = PACK_NONE,
      .first_activity = PACK_NONE,
      .last_activity = PACK_NONE,
      .origin = row_origin(reader, row, ORIGIN),
  };

  if (row_identify(reader, row, ID, skill.id, pack->skills->len))
    g_array_append_val(pack->skills, skill);
}

void level_row(struct pack_reader *reader, const struct row *row)
{
  enum { SKILL, LEVEL, DESCRIPTOR, ORIGIN };
  guint32 index = row_reference(reader, row, SKILL, TABLE_SKILLS);
  guint8 level;
  bool known = row_number(reader, row, LEVEL, 0, TOP_LEVEL, &level);
  enum origin origin = row_origin(reader, row, ORIGIN);

  if (index == PACK_NONE || !known)
    return;

  struct skill *skill = &g_array_index(reader->pack->skills, struct skill, index);

  if (*skill->levels[level])
    row_error(reader, row, LEVEL, "level %u of the skill “%s” is already described; keep one row",
              level, skill->id);
  else
    skill->levels[level] = row_keep(reader, row, DESCRIPTOR);
  skill->levels_origin = origin;
}

/* ---- What roles ask for ------------------------------------------------ */

/* Put the last row at the end of the chains of its role and of its skill. */
static void chain_need(struct pack *pack)
{
  guint32 row = pack->role_skills->len - 1;
  struct role_skill *need = &g_array_index(pack->role_skills, struct role_skill, row);
  struct role *role = &g_array_index(pack->roles, struct role, need->role);
  struct skill *skill = &g_array_index(pack->skills, struct skill, need->skill);

  if (role->last_need == PACK_NONE)
    role->first_need = row;
  else
    g_array_index(pack->role_skills, struct role_skill, role->last_need).next_of_role = row;
  if (skill->last_need == PACK_NONE)
    skill->first_need = row;
  else
    g_array_index(pack->role_skills, struct role_skill, skill->last_need).next_of_skill = row;
  role->last_need = skill->last_need = row;
}

void role_skill_row(struct pack_reader *reader, const struct row *row)
{
  enum { ROLE, SKILL, LEVEL, WEIGHT, ORIGIN };
  struct role_skill need = {
      .role = row_reference(reader, row, ROLE, TABLE_ROLES),
      .skill = row_reference(reader, row, SKILL, TABLE_SKILLS),
      .next_of_role = PACK_NONE,
      .next_of_skill = PACK_NONE,
  };

  row_number(reader, row, LEVEL, 0, TOP_LEVEL, &need.level);
  row_number(reader, row, WEIGHT, 1, WEIGHT_ESSENTIAL, &need.weight);
  need.origin = (guint8)row_origin(reader, row, ORIGIN);
  if (need.role == PACK_NONE || need.skill == PACK_NONE)
    return;
  g_array_append_val(reader->pack->role_skills, need);
  chain_need(reader->pack);
  g_array_append_val(reader->lines[row->id], row->line);
}

/* ---- Activities -------------------------------------------------------- */

enum activity_column {
  A_ID,
  A_SKILL,
  A_FROM,
  A_TO,
  A_MODE,
  A_HOURS,
  A_TITLE,
  A_DETAIL,
  A_EVIDENCE,
  A_DIMENSION,
  A_ORIGIN,
  A_WEEKS
};

static float row_hours(struct pack_reader *reader, const struct row *row)
{
  char *end;
  double hours = g_ascii_strtod(row->text[A_HOURS], &end);

  if (*end == '\0' && isfinite(hours) && hours > 0 && hours <= PACK_MAX_HOURS)
    return (float)hours;

  g_autofree char *shown = quote_text(row->text[A_HOURS]);

  row_error(reader, row, A_HOURS,
            "%s is not a number of hours above 0 and up to %d; write it like 2 or 1.5", shown,
            PACK_MAX_HOURS);
  return 1;
}

static void row_step(struct pack_reader *reader, const struct row *row, struct activity *activity)
{
  bool from = row_number(reader, row, A_FROM, 0, TOP_LEVEL - 1, &activity->from);
  bool to = row_number(reader, row, A_TO, 1, TOP_LEVEL, &activity->to);

  if (from && to && activity->to != activity->from + 1)
    row_error(reader, row, A_TO,
              "an activity leads one level up, so from level %u it must lead to %u, not to %u",
              activity->from, activity->from + 1u, activity->to);
}

static void chain_to_skill(struct pack *pack, guint32 row, guint32 index)
{
  struct skill *skill = &g_array_index(pack->skills, struct skill, index);

  if (skill->last_activity == PACK_NONE)
    skill->first_activity = row;
  else
    g_array_index(pack->activities, struct activity, skill->last_activity).next_of_skill = row;
  skill->last_activity = row;
}

static void chain_to_dimension(struct pack *pack, guint32 row, guint32 index)
{
  struct dimension *dimension = &g_array_index(pack->dimensions, struct dimension, index);
  guint32 last = dimension->last_activity;

  if (last == PACK_NONE)
    dimension->first_activity = row;
  else
    g_array_index(pack->activities, struct activity, last).next_of_dimension = row;
  dimension->last_activity = row;
}

static void activity_keep(struct pack *pack, const struct activity *activity)
{
  guint32 row = pack->activities->len;

  g_array_append_vals(pack->activities, activity, 1);
  if (activity->skill != PACK_NONE)
    chain_to_skill(pack, row, activity->skill);
  if (activity->dimension != PACK_NONE)
    chain_to_dimension(pack, row, activity->dimension);
}

void activity_row(struct pack_reader *reader, const struct row *row)
{
  static const char *const modes[] = {"work", "social", "formal", NULL};
  struct pack *pack = reader->pack;
  struct activity activity = {
      .id = row_keep(reader, row, A_ID),
      .title = row_keep(reader, row, A_TITLE),
      .detail = row_keep(reader, row, A_DETAIL),
      .evidence = row_keep(reader, row, A_EVIDENCE),
      .skill = row_reference(reader, row, A_SKILL, TABLE_SKILLS),
      .dimension = PACK_NONE,
      .next_of_skill = PACK_NONE,
      .next_of_dimension = PACK_NONE,
      .mode = (guint8)row_word(reader, row, A_MODE, modes),
      .hours = row_hours(reader, row),
      .weeks = 1,
  };

  row_step(reader, row, &activity);
  if (row->length[A_WEEKS])
    row_number(reader, row, A_WEEKS, 1, MAX_ACTIVITY_WEEKS, &activity.weeks);
  activity.origin = (guint8)row_origin(reader, row, A_ORIGIN);
  if (row->length[A_DIMENSION])
    activity.dimension = row_reference(reader, row, A_DIMENSION, TABLE_DIMENSIONS);
  if (row_identify(reader, row, A_ID, activity.id, pack->activities->len))
    activity_keep(pack, &activity);
}
