/* plan-changes.c - changes to a plan from its screen: ticks, fields, a new schedule */
#include "tui/plan-screen.h"

/* What is to be done to an action; strings are owned, NULL: leave as it is. */
struct change {
  gint64 plan;
  guint32 activity;
  GDate done; /* the day to tick it off, or not valid: take the tick back */
  char *owner, *frequency, *evidence, *note;
};

static void clear_change(struct change *change)
{
  g_free(change->owner);
  g_free(change->frequency);
  g_free(change->evidence);
  g_free(change->note);
}

/* Which action a dialog is about: plans and actions may go while it is open. */
struct subject {
  gint64 plan;
  guint32 activity;
  const struct pack *pack;
};

static struct subject *subject_new(const struct plan_screen *screen,
                                   const struct plan_action *action)
{
  struct subject *subject = g_new0(struct subject, 1);
  *subject = (struct subject){screen->id, action->activity, screen->pack};
  return subject;
}

static struct plan_action *find_action(const struct plan *plan, guint32 activity, GError **error)
{
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = g_ptr_array_index(plan->actions, i);
    if (action->activity == activity)
      return action;
  }
  g_set_error_literal(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME,
                      "The action is not in the plan any more");
  return NULL;
}

/* Write a change to the workbook; what went wrong is said. @what is said by undo. */
static bool change_plan(struct app *app, gint64 id, const struct pack *pack, const char *what,
                        plan_change change, gpointer data)
{
  g_autoptr(GError) error = NULL;
  bool done = workbook_change_plan(app->workbook, id, pack, what, change, data, &error);
  if (done)
    app_workbook_changed(app);
  else
    app_complain(app, error);
  return done;
}

static const char *title_of(const struct pack *pack, guint32 activity)
{
  return pack_activity(pack, activity)->title;
}

/* The action under the cursor. If it is on none, NULL; the cursor goes to the next one, and
 * that is said: nothing is done to an action that one was not on. */
static struct plan_action *need_action(struct app *app, struct plan_screen *screen)
{
  struct plan_action *action = plan_screen_action(screen);
  if (action)
    return action;
  g_autofree char *key = app_key(app, ACTION_TOGGLE);
  if (pane_step_to(&screen->pane, ACTIVITY_LINK)) {
    pane_show_below(&screen->pane, ACTION_LINES);
    app_say(app, "Now the cursor is on an action: %s ticks it off", key);
  } else if (screen->plan->actions->len)
    app_say(app, "There is no further action below");
  else
    app_say(app, "This plan has no actions");
  return NULL;
}

/* ---- Ticks ------------------------------------------------------------- */

static bool set_done(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  const struct change *change = data;
  struct plan_action *action = find_action(plan, change->activity, error);
  (void)pack;
  if (!action)
    return false;
  action->done = change->done;
  plan_set_text(&action->evidence, change->evidence);
  return true;
}

static bool take_tick(struct app *app, struct form *form, gpointer data)
{
  const struct subject *subject = data;
  struct change change = {.activity = subject->activity};
  const char *title = title_of(subject->pack, subject->activity);
  g_autofree char *what = g_strdup_printf("tick off “%s”", title);
  document_today(&change.done);
  change.evidence = g_strstrip(g_strdup(form_text(form, 0)));
  bool done = change_plan(app, subject->plan, subject->pack, what, set_done, &change);
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (done)
    app_say(app, "Ticked off: %s. %s undoes it", title, key);
  clear_change(&change);
  return done;
}

static void ask_for_evidence(struct app *app, const struct plan_screen *screen,
                             const struct plan_action *action)
{
  const struct activity *activity = pack_activity(screen->pack, action->activity);
  g_autofree char *title = g_strdup_printf("Tick off: %s", activity->title);
  g_autofree char *text =
      g_strdup_printf("What is there to show for it? It may be left empty.\nThe plan looks for: %s",
                      *activity->evidence ? activity->evidence : "nothing in particular.");
  struct form *form = dialog_open(app, title, text, take_tick, subject_new(screen, action));
  form_add_text(form, "Evidence", action->evidence ? action->evidence : "");
}

static void take_tick_back(struct app *app, const struct plan_screen *screen,
                           const struct plan_action *action)
{
  struct change change = {.activity = action->activity};
  const char *title = title_of(screen->pack, action->activity);
  g_autofree char *what = g_strdup_printf("take back the tick of “%s”", title);
  g_autofree char *key = app_key(app, ACTION_UNDO);
  g_date_clear(&change.done, 1);
  if (change_plan(app, screen->id, screen->pack, what, set_done, &change))
    app_say(app, "Open again: %s. %s undoes it", title, key);
}

void plan_screen_tick(struct app *app, struct plan_screen *screen)
{
  if (!app_may_change_workbook(app))
    return;
  const struct plan_action *action = need_action(app, screen);
  if (!action)
    return;
  if (g_date_valid(&action->done))
    take_tick_back(app, screen, action);
  else
    ask_for_evidence(app, screen, action);
}

/* ---- Owner, frequency, evidence, note ---------------------------------- */

enum { EDIT_OWNER, EDIT_FREQUENCY, EDIT_EVIDENCE, EDIT_NOTE };

static bool set_fields(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  const struct change *change = data;
  struct plan_action *action = find_action(plan, change->activity, error);
  (void)pack;
  if (!action)
    return false;
  plan_set_text(&action->owner, change->owner);
  plan_set_text(&action->frequency, change->frequency);
  plan_set_text(&action->evidence, change->evidence);
  plan_set_text(&action->note, change->note);
  return true;
}

static bool take_fields(struct app *app, struct form *form, gpointer data)
{
  const struct subject *subject = data;
  struct change change = {.activity = subject->activity};
  const char *title = title_of(subject->pack, subject->activity);
  if (!form->changed)
    return true;
  g_autofree char *what = g_strdup_printf("change “%s”", title);
  change.owner = g_strstrip(g_strdup(form_text(form, EDIT_OWNER)));
  change.frequency = g_strstrip(g_strdup(form_text(form, EDIT_FREQUENCY)));
  change.evidence = g_strstrip(g_strdup(form_text(form, EDIT_EVIDENCE)));
  change.note = g_strstrip(g_strdup(form_text(form, EDIT_NOTE)));
  bool done = change_plan(app, subject->plan, subject->pack, what, set_fields, &change);
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (done)
    app_say(app, "Changed: %s. %s undoes it", title, key);
  clear_change(&change);
  return done;
}

static void add_field(struct form *form, const char *label, const char *text, const char *hint)
{
  guint field = form_add_text(form, label, text ? text : "");
  form_set_hint(form, field, hint);
}

void plan_screen_edit(struct app *app, struct plan_screen *screen)
{
  if (!app_may_change_workbook(app))
    return;
  const struct plan_action *action = need_action(app, screen);
  if (!action)
    return;
  struct form *form =
      dialog_open(app, "Change the action", title_of(screen->pack, action->activity), take_fields,
                  subject_new(screen, action));
  add_field(form, "Owner", action->owner, "Who does it.");
  add_field(form, "Frequency", action->frequency, "How often: once, weekly, every Monday …");
  add_field(form, "Evidence", action->evidence, "What there is to show for it.");
  add_field(form, "Note", action->note, "What else to remember.");
}

/* ---- The schedule ------------------------------------------------------ */

struct anew {
  GDate today, end;
  guint n_moved;
};

static bool lay_anew(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  struct anew *anew = data;
  anew->n_moved = plan_reschedule(plan, pack, &anew->today);
  plan_last_day(plan, &anew->end);
  if (!anew->n_moved)
    g_set_error_literal(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME,
                        "No action has to move: what is open is laid from today on already");
  return anew->n_moved > 0;
}

void plan_screen_lay_anew(struct app *app, struct plan_screen *screen)
{
  struct anew anew = {0};
  if (!app_may_change_workbook(app))
    return;
  document_today(&anew.today);
  if (!change_plan(app, screen->id, screen->pack, "re-schedule the plan", lay_anew, &anew))
    return;
  g_autofree char *moved = count_to_string(anew.n_moved, "action", "actions");
  g_autofree char *end = planner_date_to_string(&anew.end);
  g_autofree char *key = app_key(app, ACTION_UNDO);
  app_say(app, "%s moved; the plan now ends on %s. %s undoes it", moved, end, key);
}
