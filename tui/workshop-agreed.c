/* workshop-agreed.c - what a workshop has agreed to do: the dialog for an action, and changes */
#include "tui/workshop-written.h"

#include <string.h>

/* ---- What it lacks ----------------------------------------------------- */

char *action_lacks(const struct workshop_action *action)
{
  bool owner = action->owner, due = g_date_valid(&action->due);
  if (action->state != ACTION_IS_OPEN || (owner && due))
    return NULL;
  return g_strconcat(owner ? "" : "no owner", owner || due ? "" : ", ", due ? "" : "no due day",
                     NULL);
}

bool action_is_there_for(const struct workshop *workshop, guint dimension)
{
  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *action = workshop->actions->pdata[i];
    if (action->dimension == dimension && action->state != ACTION_IS_DROPPED)
      return true;
  }
  return false;
}

/* ---- Changes ----------------------------------------------------------- */

/* What is to be done to the actions. @before: what the action says now, see action_key(), NULL
 * for a new one; @after: what it is to say, NULL to take it out. */
struct action_change {
  const char *before;
  const struct workshop_action *after;
};

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

/* All that an action is, as one string. Transfer full. */
static char *action_key(const struct workshop_action *action)
{
  g_autofree char *due = planner_date_to_string(&action->due);
  return g_strdup_printf("%s\n%u\n%s\n%s\n%s\n%s\n%d\n%s", action->text, action->dimension,
                         or_empty(action->owner), due, or_empty(action->first_step),
                         or_empty(action->evidence), action->state, or_empty(action->from));
}

static bool find_action(const struct workshop *workshop, const char *key, guint *index,
                        GError **error)
{
  for (*index = 0; *index < workshop->actions->len; ++*index) {
    g_autofree char *other = action_key(workshop->actions->pdata[*index]);
    if (strcmp(key, other) == 0)
      return true;
  }
  g_set_error_literal(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME,
                      "The action is not in the workshop any more, or says something else now");
  return false;
}

static bool change_actions(struct workshop *workshop, const struct pack *pack, gpointer data,
                           GError **error)
{
  const struct action_change *change = data;
  GPtrArray *actions = workshop->actions;
  guint index = actions->len;
  (void)pack;
  if (change->before && !find_action(workshop, change->before, &index, error))
    return false;
  if (change->after && !workshop_add_action(workshop, change->after, error))
    return false;
  if (change->before && change->after) { /* the new one takes the place of the old one */
    gpointer old = actions->pdata[index];
    actions->pdata[index] = actions->pdata[actions->len - 1];
    actions->pdata[actions->len - 1] = old;
    index = actions->len - 1;
  }
  if (change->before)
    g_ptr_array_remove_index(actions, index);
  return true;
}

static const struct workshop_action *action_at(struct app *app, guint index)
{
  return app->session->workshop->actions->pdata[index];
}

void action_set_state(struct app *app, guint index, enum action_state state)
{
  static const char *const done[] = {"Open again", "Done", "Dropped"};
  struct workshop_action after = *action_at(app, index);
  g_autofree char *before = action_key(&after), *key = app_key(app, ACTION_UNDO);
  g_autofree char *text = g_strdup(after.text);
  g_autofree char *what = g_strdup_printf("call “%s” %s", text, action_state_to_string(state));
  after.state = state;
  struct action_change change = {before, &after};
  if (app_may_change_workbook(app) && session_change(app, what, change_actions, &change))
    app_say(app, "%s: %s. %s undoes it", done[state], text, key);
}

void action_remove(struct app *app, guint index)
{
  g_autofree char *before = action_key(action_at(app, index)), *key = app_key(app, ACTION_UNDO);
  g_autofree char *text = g_strdup(action_at(app, index)->text);
  g_autofree char *what = g_strdup_printf("remove the action “%s”", text);
  struct action_change change = {before, NULL};
  if (app_may_change_workbook(app) && session_change(app, what, change_actions, &change))
    app_say(app, "Removed: %s. %s brings it back", text, key);
}

/* ---- The dialog -------------------------------------------------------- */

enum {
  AGREED_TEXT,
  AGREED_DIMENSION,
  AGREED_OWNER,
  AGREED_DUE,
  AGREED_FIRST_STEP,
  AGREED_EVIDENCE
};

static bool refuse(struct form *form, guint field, const char *fault)
{
  form_set_fault(form, field, fault);
  form_focus(form, field);
  return false;
}

static bool read_due(struct form *form, GDate *due)
{
  g_autofree char *text = g_strstrip(g_strdup(form_text(form, AGREED_DUE)));
  g_autoptr(GError) error = NULL;
  g_date_clear(due, 1);
  if (!*text || planner_date_parse(text, due, &error))
    return true;
  g_autofree char *fault = error_to_sentence(error);
  return refuse(form, AGREED_DUE, fault);
}

static bool has_text(struct form *form)
{
  g_autofree char *text = g_strstrip(g_strdup(form_text(form, AGREED_TEXT)));
  return *text || refuse(form, AGREED_TEXT, "Write down what is done.");
}

/* The action that @before stands for, or NULL. */
static const struct workshop_action *action_before(struct app *app, const char *before)
{
  guint index;
  return find_action(app->session->workshop, before, &index, NULL) ? action_at(app, index) : NULL;
}

/* The texts belong to the form. */
static void read_texts(const struct form *form, struct workshop_action *action)
{
  struct {
    char **text;
    guint field;
  } const texts[] = {{&action->text, AGREED_TEXT},
                     {&action->owner, AGREED_OWNER},
                     {&action->first_step, AGREED_FIRST_STEP},
                     {&action->evidence, AGREED_EVIDENCE}};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    *texts[i].text = form_field(form, texts[i].field)->editor.text->str;
}

static bool take_action(struct app *app, struct form *form, gpointer data)
{
  const char *before = data;
  const struct workshop_action *old = *before ? action_before(app, before) : NULL;
  struct workshop_action after = {0};
  if (*before && !form->changed)
    return true;
  if (old)
    after = *old; /* its state, and where it came from */
  if (!has_text(form) || !read_due(form, &after.due))
    return false;
  read_texts(form, &after);
  after.dimension = dimension_chosen(app, form, AGREED_DIMENSION);
  g_autofree char *from = g_strdup(after.from), *text = g_strstrip(g_strdup(after.text));
  g_autofree char *what = g_strdup_printf("%s the action “%s”", *before ? "change" : "add", text);
  g_autofree char *key = app_key(app, ACTION_UNDO);
  after.from = from;
  struct action_change change = {*before ? before : NULL, &after};
  if (!session_change(app, what, change_actions, &change))
    return false;
  app_say(app, "%s: %s. %s undoes it", *before ? "Changed" : "Agreed", text, key);
  return true;
}

static void add_field(struct form *form, const char *label, const char *text, const char *hint)
{
  guint field = form_add_text(form, label, or_empty(text));
  form_set_hint(form, field, hint);
}

static void ask_for_action(struct app *app, const struct workshop_action *action, bool is_new)
{
  if (!app_may_change_workbook(app))
    return;
  g_autofree char *due = planner_date_to_string(&action->due);
  char *before = is_new ? g_strdup("") : action_key(action);
  struct form *form = dialog_open(app, is_new ? "A new action" : "Change the action",
                                  "Who does what by when. What is not known yet can stay empty.",
                                  take_action, before);
  form_add_text(form, "Action", or_empty(action->text));
  add_dimension_choice(app, form, action->dimension);
  add_field(form, "Owner", action->owner, "One person, by name.");
  add_field(form, "Due", due, "A day like 2027-02-01.");
  add_field(form, "First step", action->first_step, "What is done within the next days.");
  add_field(form, "Evidence", action->evidence, "What there will be to show for it.");
}

void action_new_open(struct app *app, guint dimension)
{
  const struct workshop_action action = {.dimension = dimension};
  ask_for_action(app, &action, true);
}

void action_edit_open(struct app *app, guint index)
{
  ask_for_action(app, action_at(app, index), false);
}
