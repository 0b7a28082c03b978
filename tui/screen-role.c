/* screen-role.c - pages of one record: a role, a skill */
#include "tui/tui-private.h"

/* The records that a page is of. */
struct record_kind {
  const char *noun, *title;
  guint (*count)(const struct pack *pack);
  const char *(*id)(const struct pack *pack, guint index);
  const char *(*name)(const struct pack *pack, guint index);
  struct document *(*document)(const struct pack *pack, guint index);
};

static const char *role_id(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->id;
}

static const char *role_name(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->name;
}

static const char *skill_id(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->id;
}

static const char *skill_name(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->name;
}

static const struct record_kind roles = {"role",  "Role",    pack_n_roles,
                                         role_id, role_name, role_document};
static const struct record_kind skills = {"skill",  "Skill",    pack_n_skills,
                                          skill_id, skill_name, skill_document};

struct record_screen {
  const struct record_kind *kind;
  guint index;
  struct pane pane;
  struct rect area;
};

static void show(struct app *app, struct record_screen *screen, guint index, const char *anchor)
{
  screen->index = index;
  pane_show(&screen->pane, screen->kind->document(app->pack, index), anchor);
}

static char *record_title(struct app *app, void *state)
{
  const struct record_screen *screen = state;
  return g_strdup_printf("%s  %u/%u", screen->kind->title, screen->index + 1,
                         screen->kind->count(app->pack));
}

static void record_draw(struct app *app, void *state, struct rect area)
{
  struct record_screen *screen = state;
  guint above, below;
  screen->area = canvas_frame(app, area, screen->kind->name(app->pack, screen->index), true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static void go_to_neighbour(struct app *app, struct record_screen *screen, int by)
{
  guint n = screen->kind->count(app->pack);
  if (by < 0 ? screen->index == 0 : screen->index + 1 >= n)
    app_say(app, "This is the %s %s", by < 0 ? "first" : "last", screen->kind->noun);
  else
    show(app, screen, screen->index + (guint)by, NULL);
}

static enum verdict record_act(struct app *app, void *state, enum action action)
{
  struct record_screen *screen = state;
  switch (action) {
  case ACTION_LEFT:
    go_to_neighbour(app, screen, -1);
    return HANDLED;
  case ACTION_RIGHT:
    go_to_neighbour(app, screen, 1);
    return HANDLED;
  default:
    return pane_screen_act(app, &screen->pane, action);
  }
}

static enum verdict role_act(struct app *app, void *state, enum action action)
{
  const struct record_screen *screen = state;
  if (action != ACTION_NEAREST)
    return record_act(app, state, action);
  nearest_open(app, screen->index);
  return HANDLED;
}

static enum verdict record_mouse(struct app *app, void *state, const struct event *event)
{
  struct record_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static void record_pack_changed(struct app *app, void *state)
{
  struct record_screen *screen = state;
  if (app->whole)
    pane_refresh(&screen->pane, screen->kind->document(app->pack, screen->index));
}

static struct document *record_whole(struct app *app, void *state)
{
  const struct record_screen *screen = state;
  return screen->kind->document(app->pack, screen->index);
}

static const char *record_id(struct app *app, void *state)
{
  const struct record_screen *screen = state;
  return screen->kind->id(app->pack, screen->index);
}

static void record_close(struct app *app, void *state)
{
  struct record_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action role_actions[] = {
    {ACTION_LEFT, "The role before", "neighbours"},
    {ACTION_RIGHT, "The next role", "neighbours"},
    {ACTION_NEAREST, NULL, "nearest roles"},
    PANE_ACTIONS,
};

static const struct screen_action skill_actions[] = {
    {ACTION_LEFT, "The skill before", "neighbours"},
    {ACTION_RIGHT, "The next skill", "neighbours"},
    PANE_ACTIONS,
};

#define RECORD_CLASS(record, act_function)                                                         \
  {                                                                                                \
    .name = #record, .actions = record##_actions, .n_actions = G_N_ELEMENTS(record##_actions),     \
    .title = record_title, .draw = record_draw, .act = act_function, .mouse = record_mouse,        \
    .pack_changed = record_pack_changed, .document = record_whole, .document_id = record_id,       \
    .copied = record_whole, .close = record_close                                                  \
  }

static const struct screen_class role_screen = RECORD_CLASS(role, role_act);
static const struct screen_class skill_screen = RECORD_CLASS(skill, record_act);

static void record_open(struct app *app, const struct screen_class *class,
                        const struct record_kind *kind, guint index, const char *anchor)
{
  struct record_screen *screen = g_new0(struct record_screen, 1);
  screen->kind = kind;
  show(app, screen, index, anchor);
  app_push(app, class, screen);
}

void role_open(struct app *app, guint role, const char *anchor)
{
  record_open(app, &role_screen, &roles, role, anchor);
}

void skill_open(struct app *app, guint skill, const char *anchor)
{
  record_open(app, &skill_screen, &skills, skill, anchor);
}
