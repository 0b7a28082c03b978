/* command-plan-change.c - the commands of `stage5 plan` that change one */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* A plan in its workbook, on the pack it was made on. */
struct plan_place {
  struct workbook *workbook;
  struct pack *usual;
  const struct pack *pack;
  gint64 id;
};

static void plan_place_clear(struct plan_place *place)
{
  g_clear_pointer(&place->workbook, workbook_close);
  g_clear_pointer(&place->usual, pack_free);
}
typedef struct plan_place PlanPlace; /* for g_auto(PlanPlace) */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PlanPlace, plan_place_clear)

static bool plan_place_find(const struct options *options, const char *name,
                            struct plan_place *place, GError **error)
{
  place->workbook = name ? workbook_from_options_existing(options, false, error) : NULL;
  place->id = place->workbook ? workbook_find_plan(place->workbook, name, error) : 0;
  place->usual = place->id ? pack_open_default(options, error) : NULL;
  if (!place->usual)
    return false;
  place->pack = workbook_plan_pack(place->workbook, place->id, place->usual, error);
  return place->pack != NULL;
}

/* ---- Changing an action ------------------------------------------------ */

/* What is to become of an action; texts are NULL where nothing was said of them. */
struct action_change {
  char *plan, *activity; /* as they were called */
  char *owner, *frequency, *evidence, *note;
  bool tick, untick;
  char *title; /* of the activity, once it is found */
};
typedef struct action_change ActionChange; /* for g_auto(ActionChange) */

static void action_change_clear(struct action_change *change)
{
  g_free(change->plan);
  g_free(change->activity);
  g_free(change->owner);
  g_free(change->frequency);
  g_free(change->evidence);
  g_free(change->note);
  g_free(change->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ActionChange, action_change_clear)

static bool text_take(const char *option, char **text, GError **error)
{
  *text = option_to_text(option, error);
  return *text || !option;
}

static bool change_read(const struct options *options, const char *const *arguments,
                        struct action_change *change, GError **error)
{
  if (!arguments[1]) {
    g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE,
                        "plan: the activity is missing; name it after the plan, by its id or the "
                        "beginning of its title; “stage5 plan show NAME” lists them");
    return false;
  }
  return text_take(arguments[0], &change->plan, error) &&
         text_take(arguments[1], &change->activity, error) &&
         text_take(options->owner, &change->owner, error) &&
         text_take(options->frequency, &change->frequency, error) &&
         text_take(options->evidence, &change->evidence, error) &&
         text_take(options->note, &change->note, error);
}

static bool action_apply(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  struct action_change *change = data;
  guint index = plan_find_action(plan, pack, change->activity, error);
  struct plan_action *action;

  if (index == PACK_NONE)
    return false;
  action = plan->actions->pdata[index];
  change->title = g_strdup(pack_activity(pack, action->activity)->title);
  plan_set_text(&action->owner, change->owner);
  plan_set_text(&action->frequency, change->frequency);
  plan_set_text(&action->evidence, change->evidence);
  plan_set_text(&action->note, change->note);
  if (change->tick && !g_date_valid(&action->done))
    document_today(&action->done);
  if (change->untick)
    g_date_clear(&action->done, 1);
  return true;
}

/* Apply @change, which undo will call @what, and say that it is @done. */
static bool change_action(const struct options *options, const char *const *arguments,
                          struct action_change *change, const char *what, const char *done,
                          GError **error)
{
  g_auto(PlanPlace) place = {0};
  g_autofree char *label = NULL, *sentence = NULL, *title = NULL;

  if (!change_read(options, arguments, change, error) ||
      !plan_place_find(options, change->plan, &place, error))
    return false;
  label = g_strdup_printf("%s “%s”", what, change->activity);
  if (!workbook_change_plan(place.workbook, place.id, place.pack, label, action_apply, change,
                            error))
    return false;
  title = text_escape(change->title, -1);
  sentence = g_strdup_printf("%s: %s\n", done, title);
  return output_done(options, sentence, error);
}

bool plan_tick(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(ActionChange) change = {.tick = true};

  return change_action(options, arguments, &change, "tick off", "Ticked off", error);
}

bool plan_untick(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(ActionChange) change = {.untick = true};

  return change_action(options, arguments, &change, "take back the tick of", "Open again", error);
}

bool plan_edit(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(ActionChange) change = {0};

  if (!options->owner && !options->frequency && !options->evidence && !options->note) {
    g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE,
                        "plan edit: there is nothing to change; say --owner, --frequency, "
                        "--evidence or --note");
    return false;
  }
  return change_action(options, arguments, &change, "edit", "Changed", error);
}

/* ---- Changing a plan --------------------------------------------------- */

/* What laying the open actions anew did. */
struct laid_anew {
  guint n_moved;
  GDate end;
};

static bool lay_anew_apply(struct plan *plan, const struct pack *pack, gpointer data,
                           GError **error)
{
  struct laid_anew *laid = data;
  GDate today;

  (void)error;
  document_today(&today);
  laid->n_moved = plan_reschedule(plan, pack, &today);
  plan_last_day(plan, &laid->end);
  return true;
}

bool plan_lay_anew(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_auto(PlanPlace) place = {0};
  struct laid_anew laid = {0};
  g_autofree char *end = NULL, *moved = NULL, *sentence = NULL;

  if (!plan_place_find(options, name, &place, error) ||
      !workbook_change_plan(place.workbook, place.id, place.pack, "re-schedule from today",
                            lay_anew_apply, &laid, error))
    return false;
  end = planner_date_to_string(&laid.end);
  moved = count_to_string(laid.n_moved, "action has", "actions have");
  sentence = g_strdup_printf("%s moved; the plan ends on %s.\n", moved, end);
  return output_done(options, sentence, error);
}

bool plan_remove(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Workbook) workbook =
      name ? workbook_from_options_existing(options, false, error) : NULL;
  gint64 id = workbook ? workbook_find_plan(workbook, name, error) : 0;

  return id && workbook_remove_plan(workbook, id, error) &&
         output_done(options, "Removed. “stage5 plan undo” brings it back.\n", error);
}

/* ---- Undo -------------------------------------------------------------- */

static bool step(const struct options *options,
                 bool (*take)(struct workbook *workbook, char **what, GError **error),
                 const char *done, GError **error)
{
  g_autoptr(Workbook) workbook = workbook_from_options_existing(options, false, error);
  g_autofree char *what = NULL, *safe = NULL, *sentence = NULL;

  if (!workbook || !take(workbook, &what, error))
    return false;
  safe = text_escape(what, -1);
  sentence = g_strdup_printf("%s: %s\n", done, safe);
  return output_done(options, sentence, error);
}

bool plan_undo(const struct options *options, const char *const *arguments, GError **error)
{
  (void)arguments;
  return step(options, workbook_undo, "Undone", error);
}

bool plan_redo(const struct options *options, const char *const *arguments, GError **error)
{
  (void)arguments;
  return step(options, workbook_redo, "Done again", error);
}
