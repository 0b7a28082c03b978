/* app-places.c - from a hit or a link to the screen that shows it */
#include "tui/tui-private.h"

#include <string.h>

/* ---- Hits -------------------------------------------------------------- */

void app_open_place(struct app *app, const struct hit *hit)
{
  g_autofree char *anchor = hit_anchor(app->pack, hit);
  switch (hit->place) {
  case PLACE_DIMENSION:
  case PLACE_CELL:
  case PLACE_PROMPT:
    app->place = hit->dimension;
    dimension_open(app, hit->dimension, anchor);
    return;
  case PLACE_TERM:
    glossary_open(app, hit->index);
    return;
  case PLACE_ROLE:
    role_open(app, hit->index, anchor);
    return;
  case PLACE_SKILL:
    skill_open(app, hit->index, anchor);
    return;
  case PLACE_LEVEL:
    skill_open(app, hit->index / N_LEVELS, anchor);
    return;
  case PLACE_ACTIVITY:
    skill_open(app, pack_activity(app->pack, hit->index)->skill, anchor);
    return;
  case PLACE_STAGE:
  case PLACE_SIDE:
  case PLACE_RESOURCE:
    about_open(app, anchor);
    return;
  }
}

/* ---- Links ------------------------------------------------------------- */

static void open_term(struct app *app, guint term, const char *anchor)
{
  (void)anchor;
  glossary_open(app, term);
}

static void open_activity(struct app *app, guint activity, const char *anchor)
{
  skill_open(app, pack_activity(app->pack, activity)->skill, anchor);
}

/* What a link can lead to: `kind:id`. */
static const struct target_kind {
  const char *prefix;
  guint (*find)(const struct pack *pack, const char *name, GError **error);
  void (*open)(struct app *app, guint index, const char *anchor);
} kinds[] = {
    {"term:", pack_find_term, open_term},
    {"dimension:", pack_find_dimension, dimension_open},
    {"role:", pack_find_role, role_open},
    {"skill:", pack_find_skill, skill_open},
    {"activity:", pack_find_activity, open_activity},
};

bool app_open_target(struct app *app, const char *target)
{
  for (guint i = 0; target && i < G_N_ELEMENTS(kinds); i++) {
    if (!g_str_has_prefix(target, kinds[i].prefix))
      continue;
    guint index = kinds[i].find(app->pack, target + strlen(kinds[i].prefix), NULL);
    if (index != PACK_NONE)
      kinds[i].open(app, index, target);
    return index != PACK_NONE;
  }
  return false;
}
