/* screen-planner.c - making a plan: from step to step, see planner-steps.h */
#include "tui/planner-steps.h"

#define STRIP_COLUMNS 80 /* where the names of all steps fit above the frame */
#define ROOMY_LINES   10 /* inside a frame: with an empty line below the purpose */

static const struct {
  const char *name;
  const struct screen_class *class;
  bool (*begin)(struct app *app, struct planner *planner); /* NULL: nothing to do */
  bool (*done)(struct app *app, struct planner *planner);
} steps[N_STEPS] = {
    [STEP_WHO] = {"Who", &planner_who_step, NULL, planner_who_done},
    [STEP_FROM] = {"From", &planner_from_step, NULL, NULL},
    [STEP_TO] = {"To", &planner_to_step, planner_to_begin, NULL},
    [STEP_RATING] = {"Rating", &planner_rating_step, planner_rating_begin, NULL},
    [STEP_TIME] = {"Time", &planner_time_step, NULL, planner_time_done},
    [STEP_FOCUS] = {"Focus", &planner_focus_step, planner_focus_begin, planner_focus_done},
    [STEP_WHY] = {"Why", &planner_why_step, NULL, NULL},
    [STEP_RESULT] = {"Plan", &planner_result_step, planner_result_begin, NULL},
};

/* ---- Drawing ----------------------------------------------------------- */

/* "Who ▸ From ▸ To …", the step one is on told apart. */
static void draw_strip(struct app *app, const struct planner *planner, struct rect line)
{
  int x = line.x + 1;
  for (guint i = 0; i < N_STEPS; i++) {
    enum screen_role role = i == planner->step  ? ROLE_CHOSEN
                            : i < planner->step ? ROLE_TEXT
                                                : ROLE_MUTED;
    if (i) {
      x += 1 + canvas_glyph(app, line.y, x + 1, ROLE_MUTED, GLYPH_MARKER);
      x++;
    }
    x += canvas_text(app, line.y, x, line.width - x, role, steps[i].name);
  }
}

struct rect planner_frame(struct app *app, const struct planner *planner, struct rect area,
                          const char *purpose)
{
  if (area.width >= STRIP_COLUMNS && area.height > ROOMY_LINES + 3) {
    draw_strip(app, planner, area);
    area.y++;
    area.height--;
  }
  g_autofree char *title =
      g_strdup_printf("%u of %u %s", planner->step + 1U, (guint)N_STEPS, steps[planner->step].name);
  struct rect inside = canvas_frame(app, area, title, true);
  int width = MIN(inside.width, PROSE_COLUMNS);
  g_autoptr(GArray) lines = text_wrap(purpose, width);
  int height = inside.height < ROOMY_LINES ? 1 : MIN((int)lines->len, 2);
  canvas_wrapped(app, (struct rect){inside.y, inside.x, height, width}, ROLE_MUTED, purpose);
  height += inside.height >= ROOMY_LINES;
  return (struct rect){inside.y + height, inside.x, inside.height - height, inside.width};
}

void planner_split(struct app *app, struct rect area, guint n, int lines, int least,
                   struct rect *rows, struct rect *detail)
{
  int below = MAX(least, MIN(lines, area.height / 2));
  *rows = area;
  rows->height = MIN((int)MAX(n, 1), MAX(1, area.height - below - 1));
  int rule = area.y + rows->height;
  canvas_horizontal(app, rule, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  *detail = (struct rect){rule + 1, area.x, area.y + area.height - rule - 1,
                          MIN(area.width, PROSE_COLUMNS)};
}

enum screen_role planner_row(struct app *app, const struct list *list, guint index, int y, int x)
{
  if (index != list->selected)
    return ROLE_TEXT;
  canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_cursor(app, y, x + 2);
  return ROLE_SELECTED;
}

char *planner_title(struct app *app, void *state)
{
  const struct planner *planner = state;
  (void)app;
  return g_strdup_printf("New plan  %u/%u", planner->step + 1U, (guint)N_STEPS);
}

/* ---- From step to step ------------------------------------------------- */

static void go_to(struct app *app, struct planner *planner, enum planner_step step)
{
  if (steps[step].begin && !steps[step].begin(app, planner))
    return;
  planner->step = step;
  app_become(app, steps[step].class);
}

enum verdict planner_forward(struct app *app, struct planner *planner)
{
  bool (*done)(struct app *, struct planner *) = steps[planner->step].done;
  if (done && !done(app, planner))
    return HANDLED;
  enum planner_step next = planner->mends_name ? STEP_RESULT : planner->step + 1;
  planner->mends_name = false;
  go_to(app, planner, next);
  return HANDLED;
}

static void leave(struct app *app, void *data)
{
  (void)data;
  app_pop(app);
}

static enum verdict leave_asking(struct app *app, struct planner *planner)
{
  if (!planner_unsaved(app, planner))
    return LEAVE;
  question_open(app, "Leave the planner?",
                "The plan is not in the workbook. What you put in is lost if you leave.", "leave",
                leave, NULL);
  return HANDLED;
}

/* To the step before, or out. */
static enum verdict back(struct app *app, struct planner *planner)
{
  planner->mends_name = false;
  if (planner->step == STEP_WHO)
    return leave_asking(app, planner);
  planner->step--;
  app_become(app, steps[planner->step].class);
  return HANDLED;
}

enum verdict planner_act(struct app *app, struct planner *planner, enum action action)
{
  switch (action) {
  case ACTION_OPEN:
  case ACTION_NEXT:
    return planner_forward(app, planner);
  case ACTION_BACK:
  case ACTION_PREVIOUS:
    return back(app, planner);
  case ACTION_LEAVE:
    return leave_asking(app, planner);
  default:
    return UNHANDLED;
  }
}

bool planner_list_mouse(struct planner *planner, struct list *list, const struct event *event,
                        guint *index)
{
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
    list_act(list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
    return false;
  }
  *index = list->top + (guint)(event->y - planner->rows.y);
  if (!rect_has(planner->rows, event->y, event->x) || *index >= list->n)
    return false;
  list_select(list, *index);
  return true;
}

/* ---- Opening and closing ----------------------------------------------- */

char *planner_typed(const struct form *form, guint index)
{
  return g_strstrip(g_strdup(form_text(form, index)));
}

bool planner_unsaved(struct app *app, void *state)
{
  const struct planner *planner = state;
  bool any = *form_text(&planner->who, 0) || planner->why.changed || planner->time.changed ||
             planner->focus_touched || planner->dimensions_touched;
  for (guint i = 0; i < pack_n_skills(app->pack); i++)
    any |= planner->ratings[i] != PLANNER_NOT_RATED;
  return any;
}

void planner_close(struct app *app, void *state)
{
  struct planner *planner = state;
  (void)app;
  form_clear(&planner->who);
  form_clear(&planner->time);
  form_clear(&planner->why);
  g_clear_pointer(&planner->nearest, g_array_unref);
  g_clear_pointer(&planner->gaps, g_array_unref);
  g_clear_pointer(&planner->plan, plan_free);
  g_clear_pointer(&planner->basis, plan_basis_free);
  g_array_unref(planner->offered);
  g_array_unref(planner->asked);
  pane_clear(&planner->result);
  g_free(planner->ratings);
  g_free(planner->chosen);
  g_free(planner->dimensions);
  g_free(planner);
}

static struct planner *planner_new(const struct pack *pack, guint from, guint to)
{
  struct planner *planner = g_new0(struct planner, 1);
  guint skills = pack_n_skills(pack);
  planner->from.n = planner->to.n = pack_n_roles(pack);
  list_select(&planner->from, from == PACK_NONE ? 0 : from);
  list_select(&planner->to, to == PACK_NONE ? 0 : to);
  planner->to_given = to != PACK_NONE;
  planner->offered = g_array_new(FALSE, FALSE, sizeof(gint64));
  planner->asked = g_array_new(FALSE, FALSE, sizeof(guint));
  planner->ratings = g_new(gint8, skills);
  for (guint i = 0; i < skills; i++)
    planner->ratings[i] = PLANNER_NOT_RATED;
  planner->chosen = g_new0(bool, skills);
  planner->focus_roles[0] = planner->focus_roles[1] = PACK_NONE;
  planner->dimensions = g_new0(bool, pack_n_dimensions(pack));
  planner->priorities.n = pack_n_dimensions(pack);
  planner_forms_init(planner);
  return planner;
}

/* NULL, and that is said, if there is nothing to plan with. */
static struct planner *open_planner(struct app *app, guint from, guint to)
{
  g_autoptr(GError) error = NULL;
  if (!app_has_whole_pack(app))
    return NULL;
  if (!planner_check_pack(app->pack, &error)) {
    app_complain(app, error);
    return NULL;
  }
  struct planner *planner = planner_new(app->pack, from, to);
  app_push(app, &planner_who_step, planner);
  /* what is wrong with the workbook is said before the work, not after it */
  planner_offer_workshops(app, planner);
  return planner;
}

void planner_open(struct app *app, guint from, guint to)
{
  open_planner(app, from, to);
}

void planner_open_for(struct app *app, gint64 workshop)
{
  struct workbook *workbook = app_workbook(app);
  g_autoptr(GError) error = NULL;
  g_autoptr(PlanBasis) basis = workbook && app_has_whole_pack(app)
                                   ? workbook_plan_basis(workbook, workshop, app->pack, &error)
                                   : NULL;
  struct planner *planner = basis ? open_planner(app, PACK_NONE, PACK_NONE) : NULL;
  if (planner)
    planner_choose_workshop(app, planner, workshop);
  else if (error)
    app_complain(app, error);
}
