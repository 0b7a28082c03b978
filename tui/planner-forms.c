/* planner-forms.c - the planner's steps that are forms: who, and how much time */
#include "tui/planner-steps.h"

enum { TIME_HOURS, TIME_START, TIME_WEEKS, TIME_REVIEW };

void planner_forms_init(struct planner *planner)
{
  GDate today;
  document_today(&today);
  g_autofree char *date = planner_date_to_string(&today);
  g_autofree char *hours = planner_hours_to_string(PLANNER_USUAL_MINUTES);
  form_init(&planner->who);
  form_add_text(&planner->who, "Name", "");
  form_set_hint(&planner->who, 0, "As it is to stand on paper, such as A. Lee.");
  struct form *time = &planner->time;
  form_init(time);
  form_add_text(time, "Hours a week", hours);
  form_set_hint(time, TIME_HOURS, "For learning, in a usual week; 1.5 is an hour and a half.");
  form_add_text(time, "Start", date);
  form_set_hint(time, TIME_START, "The first day, as year-month-day.");
  form_add_number(time, "Weeks", PLANNER_USUAL_WEEKS, 0, PLANNER_MAX_WEEKS);
  form_set_hint(time, TIME_WEEKS, "Weeks there are for the plan; 0: as many as it takes.");
  form_add_number(time, "Review every", PLANNER_USUAL_REVIEW, 0, PLANNER_MAX_WEEKS);
  form_set_hint(time, TIME_REVIEW, "Weeks from one talk about the plan to the next; 0: none.");
  form_init(&planner->why);
  form_add_text(&planner->why, "Why", "");
}

static enum verdict click(struct form *form, const struct event *event)
{
  if (event->mouse == MOUSE_CLICK || event->mouse == MOUSE_DOUBLE_CLICK)
    form_click(form, event);
  return HANDLED;
}

/* ---- Who --------------------------------------------------------------- */

static void who_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  struct rect inside =
      planner_frame(app, planner, area, "Whose plan is it? It is kept under this name.");
  form_draw(app, &planner->who, inside);
}

static enum verdict who_type(struct app *app, void *state, guint32 key)
{
  struct planner *planner = state;
  (void)app;
  return form_key(&planner->who, key);
}

static enum verdict who_act(struct app *app, void *state, enum action action)
{
  return planner_act(app, state, action);
}

static enum verdict who_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  (void)app;
  return click(&planner->who, event);
}

/* The name of a plan of the workbook that is @name but for letter case; NULL if there is
 * none, or no workbook to look into. Transfer full. */
static char *taken_name(struct app *app, const char *name)
{
  struct workbook *workbook = app_existing_workbook(app);
  g_autoptr(GPtrArray) plans = workbook ? workbook_plans(workbook, NULL) : NULL;
  g_autofree char *folded = g_utf8_casefold(name, -1);
  for (guint i = 0; plans && i < plans->len; i++) {
    const struct plan_entry *entry = g_ptr_array_index(plans, i);
    g_autofree char *other = g_utf8_casefold(entry->name, -1);
    if (g_str_equal(folded, other))
      return g_strdup(entry->name);
  }
  return NULL;
}

bool planner_who_done(struct app *app, struct planner *planner)
{
  g_autofree char *name = planner_typed(&planner->who, 0);
  if (!*name) {
    form_set_fault(&planner->who, 0, "A plan needs a name: type whose it is.");
    return false;
  }
  g_autofree char *taken = taken_name(app, name);
  if (!taken)
    return true;
  g_autofree char *fault = g_strdup_printf("The workbook has a plan “%s” already: add something "
                                           "to the name, such as the year.",
                                           taken);
  form_set_fault(&planner->who, 0, fault);
  return false;
}

/* ---- Time -------------------------------------------------------------- */

static void time_draw(struct app *app, void *state, struct rect area)
{
  struct planner *planner = state;
  struct rect inside = planner_frame(app, planner, area,
                                     "How much time is there for learning? No week is given more.");
  form_draw(app, &planner->time, inside);
}

static enum verdict time_type(struct app *app, void *state, guint32 key)
{
  struct planner *planner = state;
  (void)app;
  return form_key(&planner->time, key);
}

/* Tab and its like go from field to field, and on from the last one. */
static enum verdict time_act(struct app *app, void *state, enum action action)
{
  struct planner *planner = state;
  guint focus = planner->time.focus;
  bool within = action == ACTION_NEXT ? focus + 1 < planner->time.fields->len : focus > 0;
  if (action != ACTION_NEXT && action != ACTION_PREVIOUS)
    within = false;
  enum verdict verdict = within ? UNHANDLED : planner_act(app, planner, action);
  return verdict == UNHANDLED ? form_act(&planner->time, action) : verdict;
}

static enum verdict time_mouse(struct app *app, void *state, const struct event *event)
{
  struct planner *planner = state;
  (void)app;
  return click(&planner->time, event);
}

/* Put what is wrong under the field; the cursor goes to the first that is. */
static bool refuse(struct form *form, guint field, const GError *error, bool good_so_far)
{
  g_autofree char *fault = error_to_sentence(error);
  form_set_fault(form, field, fault);
  if (good_so_far)
    form_focus(form, field);
  return false;
}

static bool check_weeks(struct form *form, guint field, bool good)
{
  guint weeks;
  if (form_number(form, field, &weeks))
    return good;
  g_autoptr(GError) error = g_error_new(PLANNER_ERROR, PLANNER_ERROR_REQUEST,
                                        "weeks are a whole number from 0 to %d", PLANNER_MAX_WEEKS);
  return refuse(form, field, error, good);
}

bool planner_time_done(struct app *app, struct planner *planner)
{
  struct form *form = &planner->time;
  g_autoptr(GError) hours = NULL, date = NULL;
  g_autofree char *hours_text = planner_typed(form, TIME_HOURS);
  g_autofree char *date_text = planner_typed(form, TIME_START);
  guint minutes;
  GDate start;
  bool good = true;
  (void)app;
  if (!planner_hours_parse(hours_text, &minutes, &hours))
    good = refuse(form, TIME_HOURS, hours, good);
  if (!planner_date_parse(date_text, &start, &date))
    good = refuse(form, TIME_START, date, good);
  good = check_weeks(form, TIME_WEEKS, good);
  return check_weeks(form, TIME_REVIEW, good);
}

void planner_read_time(const struct planner *planner, struct plan_request *request)
{
  g_autofree char *hours = planner_typed(&planner->time, TIME_HOURS);
  g_autofree char *date = planner_typed(&planner->time, TIME_START);
  planner_hours_parse(hours, &request->minutes, NULL);
  planner_date_parse(date, &request->start, NULL);
  form_number(&planner->time, TIME_WEEKS, &request->weeks);
  form_number(&planner->time, TIME_REVIEW, &request->review);
}

/* ---- The classes ------------------------------------------------------- */

static const struct screen_action who_actions[] = {
    {ACTION_OPEN, "To the next step", "next step"},
    {ACTION_NEXT, "To the next step", NULL},
    {ACTION_BACK, "Leave the planner; asks if something would be lost", "leave"},
};

static const struct screen_action time_actions[] = {
    {ACTION_OPEN, "To the next step", "next step"},
    {ACTION_NEXT, "To the next field; from the last one to the next step", "field"},
    {ACTION_PREVIOUS, "To the field before; from the first one a step back", NULL},
    {ACTION_BACK, "A step back", "step back"},
};

#define FORM_STEP(step)                                                                            \
  {                                                                                                \
    .name = "planner", .takes_text = true, .actions = step##_actions,                              \
    .n_actions = G_N_ELEMENTS(step##_actions), .title = planner_title, .draw = step##_draw,        \
    .act = step##_act, .type = step##_type, .mouse = step##_mouse, .unsaved = planner_unsaved,     \
    .close = planner_close                                                                         \
  }

const struct screen_class planner_who_step = FORM_STEP(who);
const struct screen_class planner_time_step = FORM_STEP(time);
