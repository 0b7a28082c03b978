/* screen-plan.c - a plan of the workbook, as a document; its actions are ticked off,
 * changed and laid anew in plan-changes.c */
#include "tui/plan-screen.h"

#include <string.h>

/* ---- Reading the plan -------------------------------------------------- */

static struct document *plan_whole(struct app *app, void *state)
{
  const struct plan_screen *screen = state;
  GDate today;
  (void)app;
  document_today(&today);
  return plan_document(screen->plan, screen->pack, &today);
}

/* The plan as it is in the workbook now; false if it is not there. */
static bool read_plan(struct app *app, struct plan_screen *screen, GError **error)
{
  const struct pack *pack = workbook_plan_pack(app->workbook, screen->id, app->pack, error);
  struct plan *plan = pack ? workbook_plan(app->workbook, screen->id, pack, error) : NULL;
  if (!plan)
    return false;
  g_clear_pointer(&screen->plan, plan_free);
  screen->plan = plan;
  screen->pack = pack;
  return true;
}

static enum verdict plan_changed(struct app *app, void *state)
{
  struct plan_screen *screen = state;
  g_autoptr(GError) error = NULL;
  if (read_plan(app, screen, &error)) {
    screen->unread = false;
    pane_refresh(&screen->pane, plan_whole(app, screen));
    return HANDLED;
  }
  g_autofree char *name = text_escape(screen->plan->name, -1);
  g_autofree char *what = g_strdup_printf("The plan “%s”", name);
  return app_read_again(app, what, error);
}

/* ---- The action under the cursor --------------------------------------- */

struct plan_action *plan_screen_action(const struct plan_screen *screen)
{
  const char *target = pane_target(&screen->pane);
  if (!target || !g_str_has_prefix(target, ACTIVITY_LINK))
    return NULL;
  for (guint i = 0; i < screen->plan->actions->len; i++) {
    struct plan_action *action = g_ptr_array_index(screen->plan->actions, i);
    const char *id = pack_activity(screen->pack, action->activity)->id;
    if (strcmp(id, target + strlen(ACTIVITY_LINK)) == 0)
      return action;
  }
  return NULL;
}

/* The cursor goes to an action that is in view; where there is none, the text scrolls. */
static enum verdict step(struct plan_screen *screen, enum action action)
{
  int by = action == ACTION_DOWN ? 1 : -1;
  if (pane_step_in_view(&screen->pane, by, ACTIVITY_LINK)) {
    pane_show_below(&screen->pane, ACTION_LINES);
    return HANDLED;
  }
  return pane_act(&screen->pane, action);
}

/* What Enter does: tick the action, open the link. */
static void open_or_tick(struct app *app, struct plan_screen *screen)
{
  const char *target = pane_target(&screen->pane);
  if (!target || plan_screen_action(screen))
    plan_screen_tick(app, screen);
  else if (!app_open_target(app, target))
    app_say(app, "There is no page for that in this pack");
}

/* ---- The screen -------------------------------------------------------- */

static char *plan_title(struct app *app, void *state)
{
  const struct plan_screen *screen = state;
  (void)app;
  return g_strdup_printf("Plan  %u/%u done", plan_n_done(screen->plan), screen->plan->actions->len);
}

/* The link of an action is no more than its number: the margin shows which one it is. */
static void mark_action(struct app *app, const struct plan_screen *screen)
{
  int y = screen->pane.focus_line - (int)screen->pane.top;
  if (plan_screen_action(screen) && y >= 0 && y < screen->area.height)
    canvas_glyph(app, screen->area.y + y, screen->area.x - 1, ROLE_CHOSEN, GLYPH_MARKER);
}

static void plan_draw(struct app *app, void *state, struct rect area)
{
  struct plan_screen *screen = state;
  guint above, below;
  const char *note = workbook_read_only(app->workbook) ? " · read-only" : "";
  g_autofree char *title = g_strconcat(screen->plan->name, note, NULL);
  screen->area = canvas_frame(app, area, title, true);
  pane_draw(app, &screen->pane, screen->area, true);
  mark_action(app, screen);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static enum verdict plan_act(struct app *app, void *state, enum action action)
{
  struct plan_screen *screen = state;
  switch (action) {
  case ACTION_UP:
  case ACTION_DOWN:
    return step(screen, action);
  case ACTION_OPEN:
    open_or_tick(app, screen);
    return HANDLED;
  case ACTION_TOGGLE:
    plan_screen_tick(app, screen);
    return HANDLED;
  case ACTION_EDIT:
    plan_screen_edit(app, screen);
    return HANDLED;
  case ACTION_RESCHEDULE:
    plan_screen_lay_anew(app, screen);
    return HANDLED;
  default:
    return pane_screen_act(app, &screen->pane, action);
  }
}

/* A click goes to the action of the line, a second one ticks it; other links open at once. */
static enum verdict plan_mouse(struct app *app, void *state, const struct event *event)
{
  struct plan_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return pane_act(&screen->pane, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  int y = event->y - screen->area.y, x = event->x - screen->area.x;
  if (!rect_has(screen->area, event->y, event->x))
    return HANDLED;
  if (!pane_focus_at(&screen->pane, y, x) && !pane_focus_line(&screen->pane, y, ACTIVITY_LINK))
    return HANDLED;
  if (!plan_screen_action(screen) || event->mouse == MOUSE_DOUBLE_CLICK)
    open_or_tick(app, screen);
  return HANDLED;
}

static const char *plan_id(struct app *app, void *state)
{
  const struct plan_screen *screen = state;
  (void)app;
  return screen->plan->name;
}

static void plan_close(struct app *app, void *state)
{
  struct plan_screen *screen = state;
  (void)app;
  g_clear_pointer(&screen->plan, plan_free);
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action plan_actions[] = {
    {ACTION_UP, "To the action above; where none is in view, one line up", "action"},
    {ACTION_DOWN, "To the action below; where none is in view, one line down", "action"},
    {ACTION_TOGGLE, "Tick the action off, or take the tick back", "tick"},
    {ACTION_EDIT, "Change the action’s owner, frequency, evidence and note", "edit"},
    {ACTION_RESCHEDULE, "Lay the open actions anew from today on", "re-schedule"},
    {ACTION_PRINT, "Print the plan, or save it to a file", "print"},
    {ACTION_BACK, "Back", "back"},
    {ACTION_UNDO, NULL, "undo"},
    {ACTION_REDO, NULL, NULL},
    {ACTION_OPEN, "Tick the action off, or open the link under the cursor", NULL},
    {ACTION_NEXT, "To the next action or link", NULL},
    {ACTION_PREVIOUS, "To the action or link before", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
};

static const struct screen_class plan_screen = {
    .name = "plan",
    .actions = plan_actions,
    .n_actions = G_N_ELEMENTS(plan_actions),
    .title = plan_title,
    .draw = plan_draw,
    .act = plan_act,
    .mouse = plan_mouse,
    .document = plan_whole,
    .document_id = plan_id,
    .copied = plan_whole,
    .workbook_changed = plan_changed,
    .close = plan_close,
};

void plan_open(struct app *app, gint64 id)
{
  g_autoptr(GError) error = NULL;
  if (!app_workbook(app))
    return;
  struct plan_screen *screen = g_new0(struct plan_screen, 1);
  screen->id = id;
  if (!read_plan(app, screen, &error)) {
    app_complain(app, error);
    g_free(screen);
    return;
  }
  screen->pane.whole = true;
  pane_show(&screen->pane, plan_whole(app, screen), NULL);
  app_push(app, &plan_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
