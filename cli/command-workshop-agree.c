/* command-workshop-agree.c - `stage5 workshop decide`, action, note: what the group agrees on */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* ---- Priorities -------------------------------------------------------- */

struct decision {
  const char *decider;
  const GArray *dimensions; /* guint32 */
};

static bool decision_apply(struct workshop *workshop, const struct pack *pack, gpointer data,
                           GError **error)
{
  const struct decision *decision = data;

  (void)pack;
  return workshop_decide(workshop, decision->decider,
                         (const guint32 *)(const void *)decision->dimensions->data,
                         decision->dimensions->len, error);
}

static bool decide_check(const struct options *options, const char *const *arguments,
                         GError **error)
{
  if (!arguments[1])
    return workshop_is_missing("decide", "the dimensions are missing behind the name", error);
  if (!options->decider)
    return workshop_is_missing("decide", "--decider is missing; say who confirms it", error);
  return true;
}

/* The dimensions called @names; NULL, and an error, if one of them is none. Transfer full. */
static GArray *dimensions_find(const struct held_workshop *held, const char *const *names,
                               GError **error)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));

  for (; *names; names++) {
    guint32 dimension = held_workshop_dimension(held, *names, error);

    if (dimension == PACK_NONE)
      return NULL;
    g_array_append_val(found, dimension);
  }
  return g_steal_pointer(&found);
}

/* "1. Mindset, 2. Formal learning". Transfer full. */
static char *priorities_to_words(const struct held_workshop *held, const GArray *dimensions)
{
  GString *words = g_string_new(NULL);

  for (guint i = 0; i < dimensions->len; i++)
    g_string_append_printf(
        words, "%s%u. %s", i > 0 ? ", " : "", i + 1,
        held_workshop_dimension_name(held, g_array_index(dimensions, guint32, i)));
  return g_string_free(words, FALSE);
}

bool workshop_agree_decide(const struct options *options, const char *const *arguments,
                           GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *decider = option_to_text(options->decider, error);
  g_autofree char *words = NULL;
  g_autoptr(GArray) dimensions = NULL;
  struct decision decision = {.decider = decider};

  if ((options->decider && !decider) || !decide_check(options, arguments, error) ||
      !held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  dimensions = dimensions_find(&held, arguments + 1, error);
  decision.dimensions = dimensions;
  if (!dimensions ||
      !workbook_change_workshop(held.workbook, held.id, held.pack, "confirm the priorities",
                                decision_apply, &decision, error))
    return false;
  words = priorities_to_words(&held, dimensions);
  return output_line(options, error, "Confirmed by %s: %s.", decider, words);
}

/* ---- Actions: listing -------------------------------------------------- */

static const char *const action_headings[] = {"number",     "text",     "dimension", "owner", "due",
                                              "first_step", "evidence", "state",     "from"};

static void action_add(struct block *table, const struct held_workshop *held, guint index)
{
  const struct workshop_action *action = held->workshop->actions->pdata[index];
  g_autofree char *due = planner_date_to_string(&action->due);
  const char *dimension =
      action->dimension == PACK_NONE ? NULL : held_workshop_dimension_name(held, action->dimension);
  const char *const cells[] = {action->text,
                               dimension,
                               action->owner,
                               due,
                               action->first_step,
                               action->evidence,
                               action_state_to_string(action->state),
                               action->from};

  block_add_number_cell(table, index + 1);
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    block_add_text_cell(table, cells[i] ? cells[i] : "");
}

static struct document *actions_document(const struct held_workshop *held)
{
  struct document *document = document_new("Actions");
  guint n = held->workshop->actions->len;
  struct block *table;

  if (n == 0)
    block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN,
                  "There is no action in this workshop yet. Add one with “stage5 workshop action "
                  "NAME --text TEXT”.");
  table = n > 0 ? document_add_table(document, G_N_ELEMENTS(action_headings), action_headings)
                : document_set_data(document, G_N_ELEMENTS(action_headings), action_headings);
  for (guint i = 0; i < n; i++)
    action_add(table, held, i);
  return document;
}

static bool actions_list(const struct options *options, const char *name, GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autoptr(Document) document = NULL;

  if (!held_workshop_find(options, name, true, &held, error))
    return false;
  document = actions_document(&held);
  return output_document(options, document, error);
}

/* ---- Actions: what is asked -------------------------------------------- */

/* Whether a new action is described, in whole or in part. */
static bool says_new(const struct options *options)
{
  return options->text || options->dimension || options->owner || options->due ||
         options->first_step || options->evidence;
}

static bool action_check(const struct options *options, GError **error)
{
  int states = !!options->done + !!options->drop + !!options->open;

  if (states > 1 || (states && says_new(options)))
    return workshop_is_missing(
        "action",
        "say only one of --done, --drop and --open, and nothing of a new action beside it", error);
  if (says_new(options) && !options->text)
    return workshop_is_missing("action", "--text is missing; say what is to be done", error);
  if ((states || says_new(options)) &&
      (options->format_name || options->output || options->printer)) {
    g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE,
                        "workshop action: there is no document to write where an action is added "
                        "or changed; leave out --format, --output and --printer");
    return false;
  }
  return true;
}

/* ---- Actions: adding --------------------------------------------------- */

static void action_clear(struct workshop_action *action)
{
  g_free(action->text);
  g_free(action->owner);
  g_free(action->first_step);
  g_free(action->evidence);
}
typedef struct workshop_action WorkshopAction; /* for g_auto(WorkshopAction) */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WorkshopAction, action_clear)

static bool text_take(const char *option, char **text, GError **error)
{
  *text = option_to_text(option, error);
  return *text || !option;
}

static bool action_read(const struct options *options, const struct held_workshop *held,
                        struct workshop_action *action, GError **error)
{
  return text_take(options->text, &action->text, error) &&
         text_take(options->owner, &action->owner, error) &&
         text_take(options->first_step, &action->first_step, error) &&
         text_take(options->evidence, &action->evidence, error) &&
         date_from_option(options->due, &action->due, error) &&
         dimension_from_options(held, options, &action->dimension, error);
}

static bool action_apply(struct workshop *workshop, const struct pack *pack, gpointer data,
                         GError **error)
{
  const struct workshop_action *action = data;

  (void)pack;
  return workshop_add_action(workshop, action, error) != NULL;
}

static bool action_new(const struct options *options, struct held_workshop *held, GError **error)
{
  g_auto(WorkshopAction) action = {0};
  g_autofree char *what = NULL;

  if (!action_read(options, held, &action, error))
    return false;
  what = g_strdup_printf("add the action “%s”", action.text);
  return workbook_change_workshop(held->workbook, held->id, held->pack, what, action_apply, &action,
                                  error) &&
         output_line(options, error, "Agreed: %s", action.text);
}

/* ---- Actions: states --------------------------------------------------- */

/* What becomes of an action, which is called by its number or by its text. */
struct state_change {
  const char *called;
  enum action_state state;
  char *text; /* of the action, once it is found */
};
typedef struct state_change StateChange; /* for g_auto(StateChange) */

static void state_change_clear(struct state_change *change)
{
  g_free(change->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(StateChange, state_change_clear)

static guint action_find(const struct workshop *workshop, const char *called, GError **error)
{
  guint n = workshop->actions->len;
  g_auto(GStrv) numbers = g_new0(char *, n + 1);
  g_autofree const char **texts = g_new(const char *, n + 1);
  struct name_list list = {"action", "the workshop", n, (const char *const *)numbers, texts};

  for (guint i = 0; i < n; i++) {
    numbers[i] = g_strdup_printf("%u", i + 1);
    texts[i] = ((const struct workshop_action *)workshop->actions->pdata[i])->text;
  }
  return names_find(&list, called, error);
}

static bool state_apply(struct workshop *workshop, const struct pack *pack, gpointer data,
                        GError **error)
{
  struct state_change *change = data;
  guint index = action_find(workshop, change->called, error);
  struct workshop_action *action;

  (void)pack;
  if (index == PACK_NONE)
    return false;
  action = workshop->actions->pdata[index];
  action->state = change->state;
  change->text = g_strdup(action->text);
  return true;
}

static bool action_change_state(const struct options *options, struct held_workshop *held,
                                GError **error)
{
  const char *option = options->done   ? options->done
                       : options->drop ? options->drop
                                       : options->open;
  g_autofree char *called = option_to_text(option, error);
  g_auto(StateChange) change = {.called = called,
                                .state = options->done   ? ACTION_IS_DONE
                                         : options->drop ? ACTION_IS_DROPPED
                                                         : ACTION_IS_OPEN};
  const char *state = action_state_to_string(change.state);
  g_autofree char *what = called ? g_strdup_printf("make the action “%s” %s", called, state) : NULL;

  return called &&
         workbook_change_workshop(held->workbook, held->id, held->pack, what, state_apply, &change,
                                  error) &&
         output_line(options, error, "The action is %s: %s", state, change.text);
}

bool workshop_agree_action(const struct options *options, const char *const *arguments,
                           GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *name = words_glue(arguments, " ");
  bool changes = options->done || options->drop || options->open;

  if (!action_check(options, error))
    return false;
  if (!changes && !says_new(options))
    return actions_list(options, name, error);
  if (!held_workshop_find(options, name, false, &held, error))
    return false;
  return changes ? action_change_state(options, &held, error) : action_new(options, &held, error);
}

/* ---- Notes ------------------------------------------------------------- */

struct note_change {
  enum note_kind kind;
  guint32 dimension;
  const char *text;
};

static bool note_apply(struct workshop *workshop, const struct pack *pack, gpointer data,
                       GError **error)
{
  const struct note_change *change = data;

  (void)pack;
  return workshop_add_note(workshop, change->kind, change->dimension, change->text, error);
}

bool workshop_agree_note(const struct options *options, const char *const *arguments,
                         GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *name = words_glue(arguments, " ");
  g_autofree char *text = option_to_text(options->text, error);
  struct note_change change = {.kind = options->facilitator ? NOTE_FACILITATOR : NOTE_PARKED,
                               .text = text};

  if (!options->text)
    return workshop_is_missing("note", "--text is missing; say what is to be noted", error);
  return text && held_workshop_find(options, name, false, &held, error) &&
         dimension_from_options(&held, options, &change.dimension, error) &&
         workbook_change_workshop(held.workbook, held.id, held.pack,
                                  options->facilitator ? "write a note" : "park a topic",
                                  note_apply, &change, error) &&
         output_line(options, error, "%s: %s", options->facilitator ? "Noted" : "Parked", text);
}
