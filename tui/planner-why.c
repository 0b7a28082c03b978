/* planner-why.c - the planner's step that asks for the reason, and for dimensions whose
 * activities come first; both may be left out */
#include "tui/planner-steps.h"

static void draw_dimension(struct app *app, const struct planner *planner, guint index, int y)
{
  struct rect rows = planner->rows;
  enum screen_role look = ROLE_TEXT;
  if (planner->in_priorities)
    look = planner_row(app, &planner->priorities, index, y, rows.x);
  const char *box = planner->dimensions[index] ? "[x] " : "[ ] ";
  int x = rows.x + 2 + canvas_text(app, y, rows.x + 2, rows.width - 2, look, box);
  canvas_text(app, y, x, rows.x + rows.width - x, look, pack_dimension(app->pack, index)->name);
}

/* The reason and the workshop, a heading, the dimensions. */
static void why_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  struct rect inside = planner_frame(app, planner, area, "What is it for? Both may be left out.");
  int rows_width = MIN(inside.width, PROSE_COLUMNS);
  int gap = inside.height >= 12;
  int fields = MIN(form_height_for(&planner->why, inside.width), MAX(1, inside.height / 3));
  int rows = inside.y + fields + 1 + gap;
  struct rect form = {inside.y, inside.x, fields, inside.width};
  struct list *list = &planner->priorities;
  planner->rows = (struct rect){rows, inside.x, inside.y + inside.height - rows, rows_width};
  canvas_wrapped(app, (struct rect){rows - 1, inside.x, 1, rows_width}, ROLE_LABEL,
                 "Activities of these dimensions come first:");
  list_fit(list, planner->rows.height);
  planner->why.idle = planner->in_priorities;
  form_draw(app, &planner->why, form);
  for (int i = 0; i < planner->rows.height && list->top + (guint)i < list->n; i++)
    draw_dimension(app, planner, list->top + (guint)i, planner->rows.y + i);
  guint end = list->top + (guint)planner->rows.height;
  canvas_more(app, area, list->top, list->n > end ? list->n - end : 0, true);
}

static void toggle(struct planner *planner)
{
  planner->dimensions[planner->priorities.selected] ^= true;
  planner->dimensions_touched = true;
}

static enum verdict why_type(struct app *app, void *state, guint32 key)
{
  struct planner *planner = state;
  if (planner->in_priorities)
    return UNHANDLED;
  enum verdict verdict = form_key(&planner->why, key);
  planner_follow_workshop(app, planner);
  return verdict;
}

/* Tab and down lead through the fields to the dimensions, up and Shift-Tab back. */
static enum verdict act_in_form(struct app *app, struct planner *planner, enum action action)
{
  struct form *form = &planner->why;
  bool down = action == ACTION_NEXT || action == ACTION_DOWN;
  bool up = action == ACTION_PREVIOUS || action == ACTION_UP;
  bool at_end = down ? form->focus + 1 >= form->fields->len : form->focus == 0;
  if (down && at_end && planner->priorities.n) {
    planner->in_priorities = true;
    return HANDLED;
  }
  bool within = (down || up) && !at_end;
  enum verdict verdict = within ? UNHANDLED : planner_act(app, planner, action);
  if (verdict != UNHANDLED)
    return verdict;
  verdict = form_act(form, action);
  planner_follow_workshop(app, planner);
  return verdict;
}

static enum verdict act_in_priorities(struct app *app, struct planner *planner, enum action action)
{
  bool at_top = action == ACTION_UP && planner->priorities.selected == 0;
  if (at_top || action == ACTION_PREVIOUS) {
    planner->in_priorities = false;
    form_focus(&planner->why, planner->why.fields->len - 1);
    return HANDLED;
  }
  if (action == ACTION_TOGGLE) {
    toggle(planner);
    return HANDLED;
  }
  enum verdict verdict = planner_act(app, planner, action);
  return verdict == UNHANDLED ? list_act(&planner->priorities, action) : verdict;
}

static enum verdict why_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  return planner->in_priorities ? act_in_priorities(app, planner, action)
                                : act_in_form(app, planner, action);
}

static enum verdict why_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  guint index;
  (void)app;
  bool clicked = planner_list_mouse(planner, &planner->priorities, event, &index);
  bool pressed = event->mouse == MOUSE_CLICK || event->mouse == MOUSE_DOUBLE_CLICK;
  if (pressed)
    planner->in_priorities = clicked;
  if (pressed && !clicked)
    form_click(&planner->why, event);
  if (clicked && event->x < planner->rows.x + 2 + 4)
    toggle(planner);
  return HANDLED;
}

static const struct screen_action why_actions[] = {
    {ACTION_OPEN, "To the plan", "make the plan"},
    {ACTION_NEXT, "To the dimensions; from there to the next step", "dimensions"},
    {ACTION_PREVIOUS, "To the reason; from there a step back", NULL},
    {ACTION_UP, "The dimension above; from the first one to the reason", NULL},
    {ACTION_DOWN, "To the dimensions; the dimension below", NULL},
    {ACTION_LEFT, "Another workshop to take the priorities of", NULL},
    {ACTION_RIGHT, "Another workshop to take the priorities of", NULL},
    {ACTION_TOGGLE, "Take the dimension, or drop it", "take or drop"},
    {ACTION_BACK, "A step back", "step back"},
};

const struct screen_class planner_why_step = {
    .name = "planner",
    .takes_text = true,
    .actions = why_actions,
    .n_actions = G_N_ELEMENTS(why_actions),
    .title = planner_title,
    .draw = why_draw,
    .act = why_act,
    .type = why_type,
    .mouse = why_mouse,
    .unsaved = planner_unsaved,
    .close = planner_close,
};
