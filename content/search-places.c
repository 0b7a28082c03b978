/* search-places.c - where a hit of a search stands: as an anchor, and in words */
#include "content/documents-private.h"

char *hit_anchor(const struct pack *pack, const struct hit *hit)
{
  switch (hit->place) {
  case PLACE_DIMENSION:
    return anchor_new("dimension", pack_dimension(pack, hit->index)->id);
  case PLACE_CELL:
    return anchor_new_index("cell", hit->index);
  case PLACE_PROMPT:
    return anchor_new_index("prompt", hit->index);
  case PLACE_STAGE:
    return anchor_new_index("stage", hit->index + 1);
  case PLACE_SIDE:
    return anchor_new("side", pack_side(pack, hit->index)->id);
  case PLACE_TERM:
    return anchor_new("term", pack_term(pack, hit->index)->name);
  case PLACE_RESOURCE:
    return anchor_new_index("resource", hit->index);
  case PLACE_ROLE:
    return anchor_new("role", pack_role(pack, hit->index)->id);
  case PLACE_SKILL:
    return anchor_new("skill", pack_skill(pack, hit->index)->id);
  case PLACE_LEVEL:
    return anchor_new_level(pack_skill(pack, hit->index / N_LEVELS)->id, hit->index % N_LEVELS);
  case PLACE_ACTIVITY:
    return anchor_new("activity", pack_activity(pack, hit->index)->id);
  }
  return NULL;
}

static char *cell_place(const struct pack *pack, const struct cell *cell)
{
  g_autofree char *stages = stages_to_string(cell->first_stage, cell->last_stage);

  return g_strdup_printf("%s · %s", pack_dimension(pack, cell->dimension)->name, stages);
}

static char *prompt_place(const struct pack *pack, const struct prompt *prompt)
{
  static const char *const kinds[] = {
      [PROMPT_QUESTION] = "question",
      [PROMPT_SIGN] = "sign",
      [PROMPT_MISREADING] = "misreading",
      [PROMPT_FIRST_STEP] = "first step",
  };

  return g_strdup_printf("%s · %s", pack_dimension(pack, prompt->dimension)->name,
                         kinds[prompt->kind]);
}

static char *level_place(const struct pack *pack, guint32 index)
{
  return g_strdup_printf("%s · level %u", pack_skill(pack, index / N_LEVELS)->name,
                         index % N_LEVELS);
}

static char *activity_place(const struct pack *pack, const struct activity *activity)
{
  return g_strdup_printf("%s · activity to level %u", pack_skill(pack, activity->skill)->name,
                         activity->to);
}

char *hit_place(const struct pack *pack, const struct hit *hit)
{
  switch (hit->place) {
  case PLACE_DIMENSION:
    return g_strdup(pack_dimension(pack, hit->index)->name);
  case PLACE_CELL:
    return cell_place(pack, pack_cell(pack, hit->index));
  case PLACE_PROMPT:
    return prompt_place(pack, pack_prompt(pack, hit->index));
  case PLACE_STAGE:
    return stages_to_string(hit->index + 1, hit->index + 1);
  case PLACE_SIDE:
    return g_strdup(pack_side(pack, hit->index)->name);
  case PLACE_TERM:
    return g_strdup_printf("%s · glossary", pack_term(pack, hit->index)->name);
  case PLACE_RESOURCE:
    return g_strdup_printf("%s · to find out more", pack_resource(pack, hit->index)->name);
  case PLACE_ROLE:
    return g_strdup_printf("%s · role", pack_role(pack, hit->index)->name);
  case PLACE_SKILL:
    return g_strdup_printf("%s · skill", pack_skill(pack, hit->index)->name);
  case PLACE_LEVEL:
    return level_place(pack, hit->index);
  case PLACE_ACTIVITY:
    return activity_place(pack, pack_activity(pack, hit->index));
  }
  return NULL;
}
