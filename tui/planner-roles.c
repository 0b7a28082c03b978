/* planner-roles.c - the planner's steps that choose a role: from, and to */
#include "tui/planner-steps.h"

#define MOST_SKILLS  4 /* named of a role */
#define DETAIL_LINES 7

static struct list *list_here(struct planner *planner)
{
  return planner->step == STEP_FROM ? &planner->from : &planner->to;
}

/* The first role of another side than the one one comes from: most plans lead over. */
static guint role_over_there(const struct pack *pack, guint from)
{
  for (guint role = 0; role < pack_n_roles(pack); role++)
    if (pack_role(pack, role)->side != pack_role(pack, from)->side)
      return role;
  return 0;
}

bool planner_to_begin(struct app *app, struct planner *planner)
{
  if (!planner->to_given)
    list_select(&planner->to, role_over_there(app->pack, planner->from.selected));
  planner->to_given = true;
  g_clear_pointer(&planner->nearest, g_array_unref);
  planner->nearest = planner_nearest(app->pack, planner->from.selected, NULL);
  return true;
}

/* ---- What is said of the role under the cursor ------------------------- */

/* The skills a role needs most, those of the heaviest weight. */
static void add_skills(GString *text, const struct pack *pack, guint role)
{
  guint n = 0;
  for (guint8 weight = WEIGHT_ESSENTIAL; weight >= PLANNER_LEANS_ON && !n; weight--)
    for (guint32 row = pack_role(pack, role)->first_need; row != PACK_NONE;) {
      const struct role_skill *asks = pack_role_skill(pack, row);
      row = asks->next_of_role;
      if (asks->weight != weight || ++n > MOST_SKILLS)
        continue;
      g_string_append_printf(text, "%s%s", n == 1 ? "\nNeeds most: " : ", ",
                             pack_skill(pack, asks->skill)->name);
    }
  if (n)
    g_string_append(text, n > MOST_SKILLS ? " …" : ".");
}

static void add_distance(GString *text, struct app *app, const struct planner *planner, guint role)
{
  const char *from = pack_role(app->pack, planner->from.selected)->name;
  if (role == planner->from.selected)
    g_string_append(text, "\nThis is the role one comes from: the plan will hold what your rating "
                          "leaves open.");
  for (guint i = 0; i < planner->nearest->len; i++) {
    const struct nearest *nearest = &g_array_index(planner->nearest, struct nearest, i);
    g_autofree char *hours = planner_hours_to_string(nearest->minutes);
    if (nearest->role == role)
      g_string_append_printf(text, "\nFrom %s: at least %s hours of learning.", from, hours);
  }
}

static char *say_role(struct app *app, const struct planner *planner, guint role)
{
  const struct role *record = pack_role(app->pack, role);
  GString *text = g_string_new(record->purpose);
  add_skills(text, app->pack, role);
  if (planner->step == STEP_TO && planner->nearest)
    add_distance(text, app, planner, role);
  return g_string_free(text, FALSE);
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_role(struct app *app, const struct planner *planner, const struct list *list,
                      guint role, int y)
{
  struct rect rows = planner->rows;
  const struct role *record = pack_role(app->pack, role);
  enum screen_role look = planner_row(app, list, role, y, rows.x);
  int x = rows.x + 2 + canvas_text(app, y, rows.x + 2, rows.width - 2, look, record->name);
  const char *side = pack_side(app->pack, record->side)->name;
  bool from = planner->step == STEP_TO && role == planner->from.selected;
  g_autofree char *aside = g_strdup_printf("  %s%s", side, from ? ", the role one comes from" : "");
  if (rows.x + rows.width - x >= text_width(aside, -1))
    canvas_text(app, y, x, rows.width, ROLE_MUTED, aside);
}

static void draw_roles(struct app *app, struct planner *planner, struct rect area,
                       const char *purpose)
{
  struct rect frame = area, detail;
  struct list *list = list_here(planner);
  struct rect inside = planner_frame(app, planner, frame, purpose);
  planner_split(app, inside, list->n, DETAIL_LINES, 0, &planner->rows, &detail);
  list_fit(list, planner->rows.height);
  for (int i = 0; i < planner->rows.height && list->top + (guint)i < list->n; i++)
    draw_role(app, planner, list, list->top + (guint)i, planner->rows.y + i);
  g_autofree char *text = say_role(app, planner, list->selected);
  canvas_wrapped(app, detail, ROLE_TEXT, text);
  guint end = list->top + (guint)planner->rows.height;
  canvas_more(app, area, list->top, list->n > end ? list->n - end : 0, true);
}

static void from_draw(struct app *app, void *state, struct rect area)
{
  draw_roles(app, state, area, "Which role is it now?");
}

static void to_draw(struct app *app, void *state, struct rect area)
{
  draw_roles(app, state, area, "Which role is it to become?");
}

/* ---- Keys and mouse ---------------------------------------------------- */

static enum verdict role_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  enum verdict verdict = planner_act(app, planner, action);
  return verdict == UNHANDLED ? list_act(list_here(planner), action) : verdict;
}

static enum verdict role_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  guint index;
  if (planner_list_mouse(planner, list_here(planner), event, &index) &&
      event->mouse == MOUSE_DOUBLE_CLICK)
    return planner_forward(app, planner);
  return HANDLED;
}

static const struct screen_action role_actions[] = {
    {ACTION_UP, "The role above", "role"},
    {ACTION_DOWN, "The role below", "role"},
    {ACTION_OPEN, "Take this role and go to the next step", "take it"},
    {ACTION_NEXT, "To the next step", NULL},
    {ACTION_BACK, "A step back", "step back"},
    {ACTION_PREVIOUS, "A step back", NULL},
    {ACTION_LEAVE, "Leave the planner; asks if something would be lost", NULL},
    {ACTION_HELP, NULL, "help"},
};

#define ROLE_STEP(step)                                                                            \
  {                                                                                                \
    .name = "planner", .takes_text = true, .actions = role_actions,                                \
    .n_actions = G_N_ELEMENTS(role_actions), .title = planner_title, .draw = step##_draw,          \
    .act = role_act, .mouse = role_mouse, .unsaved = planner_unsaved, .close = planner_close       \
  }

const struct screen_class planner_from_step = ROLE_STEP(from);
const struct screen_class planner_to_step = ROLE_STEP(to);
