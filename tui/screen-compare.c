/* screen-compare.c - two roles compared, skill by skill; the roles nearest to one */
#include "planner/planner.h"
#include "tui/tui-private.h"

#include <string.h>

#define ROLE_LINK "role:"

struct compare_screen {
  guint from, to; /* roles; @to is PACK_NONE on the screen of the nearest */
  char *id;       /* for the name of a file */
  struct pane pane;
  struct rect area;
};

static struct document *compare_document(struct app *app, void *state)
{
  const struct compare_screen *screen = state;
  if (screen->to == PACK_NONE)
    return nearest_document(app->pack, screen->from, NULL);
  return gap_document(app->pack, screen->from, screen->to, NULL);
}

static const char *compare_id(struct app *app, void *state)
{
  const struct compare_screen *screen = state;
  (void)app;
  return screen->id;
}

static char *compare_title(struct app *app, void *state)
{
  const struct compare_screen *screen = state;
  (void)app;
  return g_strdup(screen->to == PACK_NONE ? "Nearest roles" : "Compare");
}

static void compare_draw(struct app *app, void *state, struct rect area)
{
  struct compare_screen *screen = state;
  guint above, below;
  screen->area = canvas_frame(app, area, document_title(screen->pane.document), true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

/* The same two roles the other way round. */
static void turn_round(struct app *app, struct compare_screen *screen)
{
  guint from = screen->from;
  screen->from = screen->to;
  screen->to = from;
  g_free(screen->id);
  screen->id = g_strdup_printf("%s-to-%s", pack_role(app->pack, screen->from)->id,
                               pack_role(app->pack, screen->to)->id);
  pane_show(&screen->pane, compare_document(app, screen), NULL);
}

static enum verdict compare_act(struct app *app, void *state, enum action action)
{
  struct compare_screen *screen = state;
  switch (action) {
  case ACTION_LEFT:
  case ACTION_RIGHT:
    turn_round(app, screen);
    return HANDLED;
  case ACTION_NEW:
    planner_open(app, screen->from, screen->to);
    return HANDLED;
  case ACTION_NEAREST:
    nearest_open(app, screen->from);
    return HANDLED;
  default:
    return pane_screen_act(app, &screen->pane, action);
  }
}

/* Of the nearest roles, a role's link leads to what lies between. False if it is none. */
static bool compare_with(struct app *app, const struct compare_screen *screen, const char *target)
{
  if (!target || !g_str_has_prefix(target, ROLE_LINK))
    return false;
  guint role = pack_find_role(app->pack, target + strlen(ROLE_LINK), NULL);
  if (role != PACK_NONE)
    compare_open(app, screen->from, role);
  return role != PACK_NONE;
}

static enum verdict nearest_act(struct app *app, void *state, enum action action)
{
  struct compare_screen *screen = state;
  if (action == ACTION_OPEN && compare_with(app, screen, pane_target(&screen->pane)))
    return HANDLED;
  return pane_screen_act(app, &screen->pane, action);
}

static enum verdict compare_mouse(struct app *app, void *state, const struct event *event)
{
  struct compare_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static enum verdict nearest_mouse(struct app *app, void *state, const struct event *event)
{
  struct compare_screen *screen = state;
  struct rect area = screen->area;
  bool clicked = event->mouse == MOUSE_CLICK && rect_has(area, event->y, event->x);
  if (clicked && compare_with(app, screen,
                              pane_target_at(&screen->pane, event->y - area.y, event->x - area.x)))
    return HANDLED;
  return pane_screen_mouse(app, &screen->pane, area, event);
}

static void compare_pack_changed(struct app *app, void *state)
{
  struct compare_screen *screen = state;
  if (app->whole)
    pane_refresh(&screen->pane, compare_document(app, state));
}

static void compare_close(struct app *app, void *state)
{
  struct compare_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen->id);
  g_free(screen);
}

static const struct screen_action compare_actions[] = {
    {ACTION_LEFT, "The same roles the other way round", "turn round"},
    {ACTION_RIGHT, "The same roles the other way round", "turn round"},
    {ACTION_NEW, "Make a plan from the first of the two to the second", "new plan"},
    {ACTION_NEAREST, "The roles that are nearest to the first of the two", "nearest roles"},
    PANE_ACTIONS,
};

static const struct screen_action nearest_actions[] = {
    {ACTION_NEXT, "To the next role", "role"},
    {ACTION_PREVIOUS, "To the role before", NULL},
    {ACTION_OPEN, "Compare with the role under the cursor", "compare"},
    {ACTION_UP, "One line up", "scroll"},
    {ACTION_DOWN, "One line down", "scroll"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_BACK, "Back", "back"},
};

#define COMPARE_CLASS(class_name, prefix)                                                          \
  {                                                                                                \
    .name = class_name, .actions = prefix##_actions, .n_actions = G_N_ELEMENTS(prefix##_actions),  \
    .title = compare_title, .draw = compare_draw, .act = prefix##_act, .mouse = prefix##_mouse,    \
    .pack_changed = compare_pack_changed, .document = compare_document, .document_id = compare_id, \
    .copied = compare_document, .close = compare_close                                             \
  }

static const struct screen_class compare_screen = COMPARE_CLASS("compare", compare);
static const struct screen_class nearest_screen = COMPARE_CLASS("nearest roles", nearest);

static void open_screen(struct app *app, const struct screen_class *class, guint from, guint to,
                        char *id)
{
  struct compare_screen *screen = g_new0(struct compare_screen, 1);
  screen->from = from;
  screen->to = to;
  screen->id = id;
  pane_show(&screen->pane, compare_document(app, screen), NULL);
  app_push(app, class, screen);
}

void compare_open(struct app *app, guint from, guint to)
{
  open_screen(
      app, &compare_screen, from, to,
      g_strdup_printf("%s-to-%s", pack_role(app->pack, from)->id, pack_role(app->pack, to)->id));
}

void nearest_open(struct app *app, guint from)
{
  open_screen(app, &nearest_screen, from, PACK_NONE,
              g_strdup_printf("nearest-to-%s", pack_role(app->pack, from)->id));
}
