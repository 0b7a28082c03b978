/* planner-result.c - the planner's last step: the plan, which Enter keeps in the workbook */
#include "tui/planner-steps.h"

/* ---- Making the plan --------------------------------------------------- */

/* The chosen skills, the heaviest first; NULL if there is nothing to choose from. */
static GArray *chosen_focus(const struct planner *planner)
{
  if (!planner->gaps->len)
    return NULL;
  GArray *focus = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < planner->gaps->len; i++) {
    guint32 skill = g_array_index(planner->gaps, struct gap, i).skill;
    if (planner->chosen[skill])
      g_array_append_val(focus, skill);
  }
  return focus;
}

static struct plan *make_plan(struct app *app, const struct planner *planner, GError **error)
{
  g_autofree char *name = planner_typed(&planner->who, 0);
  g_autofree char *reason = planner_typed(&planner->why, 0);
  g_autoptr(GArray) focus = chosen_focus(planner), dimensions = planner_priorities(planner);
  struct plan_request request = {.from = planner->from.selected,
                                 .to = planner->to.selected,
                                 .ratings = planner->ratings,
                                 .focus = focus,
                                 .dimensions = dimensions};
  planner_read_time(planner, &request);
  struct plan *plan = plan_new(app->pack, name, &request, error);
  if (plan && *reason)
    plan->reason = g_steal_pointer(&reason);
  return plan;
}

static struct document *result_document(struct app *app, void *state)
{
  const struct planner *planner = state;
  GDate today;
  document_today(&today);
  return plan_document(planner->plan, app->pack, &today);
}

bool planner_result_begin(struct app *app, struct planner *planner)
{
  g_autoptr(GError) error = NULL;
  planner_focus_follow(app, planner);
  struct plan *plan = make_plan(app, planner, &error);
  if (!plan) {
    app_complain(app, error);
    return false;
  }
  g_clear_pointer(&planner->plan, plan_free);
  planner->plan = plan;
  planner->result.quiet = planner->result.whole = true;
  pane_show(&planner->result, result_document(app, planner), NULL);
  return true;
}

/* ---- Keeping it -------------------------------------------------------- */

/* The name was taken meanwhile, or the workbook could not be looked into: back to it. */
static void mend_name(struct app *app, struct planner *planner, const char *fault)
{
  planner->step = STEP_WHO;
  planner->mends_name = true;
  form_set_fault(&planner->who, 0, fault);
  app_become(app, &planner_who_step);
}

static void keep(struct app *app, struct planner *planner)
{
  g_autoptr(GError) error = NULL;
  struct workbook *workbook = app_workbook(app);
  if (!workbook)
    return;
  gint64 id = workbook_add_plan(workbook, app->pack, planner->plan, &error);
  if (!id && g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME)) {
    g_autofree char *fault = error_to_sentence(error);
    mend_name(app, planner, fault);
    return;
  }
  if (!id) {
    app_complain(app, error);
    return;
  }
  g_autofree char *shown = text_escape(planner->plan->name, -1);
  app_pop(app);
  app_workbook_changed(app);
  plan_open(app, id);
  app_say(app, "The plan “%s” is in the workbook", shown);
}

/* ---- The screen -------------------------------------------------------- */

static void result_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  guint above, below;
  g_autofree char *key = app_key(app, ACTION_OPEN), *save = app_key(app, ACTION_PRINT);
  g_autofree char *purpose = g_strdup_printf(
      "This is the plan. %s keeps it in the workbook; %s prints or saves it.", key, save);
  struct rect inside = planner_frame(app, planner, area, purpose);
  planner->rows = inside;
  pane_draw(app, &planner->result, inside, true);
  pane_more(&planner->result, &above, &below);
  canvas_more(app, area, above, below, true);
}

static enum verdict result_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  switch (action) {
  case ACTION_OPEN:
    keep(app, planner);
    return HANDLED;
  case ACTION_NEXT:
    app_say(app, "This is the last step: Enter keeps the plan in the workbook");
    return HANDLED;
  case ACTION_BACK:
  case ACTION_PREVIOUS:
  case ACTION_LEAVE:
    return planner_act(app, planner, action);
  default:
    return pane_act(&planner->result, action);
  }
}

static enum verdict result_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  (void)app;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    pane_act(&planner->result, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  return HANDLED;
}

static const char *result_id(struct app *app, void *state)
{
  const struct planner *planner = state;
  (void)app;
  return planner->plan->name;
}

static const struct screen_action result_actions[] = {
    {ACTION_OPEN, "Keep the plan in the workbook", "keep it"},
    {ACTION_UP, "One line up", "scroll"},
    {ACTION_DOWN, "One line down", "scroll"},
    {ACTION_PRINT, "Print the plan, or save it to a file", "print"},
    {ACTION_BACK, "A step back", "step back"},
    {ACTION_PREVIOUS, "A step back", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_LEAVE, "Leave the planner; asks if something would be lost", NULL},
    {ACTION_HELP, NULL, "help"},
};

const struct screen_class planner_result_step = {
    .name = "planner",
    .takes_text = true,
    .actions = result_actions,
    .n_actions = G_N_ELEMENTS(result_actions),
    .title = planner_title,
    .draw = result_draw,
    .act = result_act,
    .mouse = result_mouse,
    .document = result_document,
    .document_id = result_id,
    .copied = result_document,
    .unsaved = planner_unsaved,
    .close = planner_close,
};
