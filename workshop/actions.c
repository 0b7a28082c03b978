/* actions.c - what somebody is going to do, and notes */
#include "workshop/workshop-private.h"

#include <string.h>

static bool check_dimension(const struct workshop *workshop, guint32 dimension, GError **error)
{
  return dimension == PACK_NONE || dimension < workshop->n_dimensions ||
         workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                       "there is no such dimension in the pack: choose one that is");
}

/* What is said in @text, cleaned; *@copy is NULL if nothing is. */
static bool copy_text(const char *text, const char *what, bool lines, char **copy, GError **error)
{
  g_autofree char *clean = text ? workshop_clean_text(text, what, lines, error) : NULL;

  if (text && !clean)
    return false;
  *copy = clean && *clean ? g_steal_pointer(&clean) : NULL;
  return true;
}

/* ---- Actions ----------------------------------------------------------- */

static bool copy_texts(struct workshop_action *copy, const struct workshop_action *action,
                       GError **error)
{
  return copy_text(action->text, "the action", true, &copy->text, error) &&
         (copy->text || workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                                      "the action has no text: write down what is done")) &&
         copy_text(action->owner, "the owner", false, &copy->owner, error) &&
         copy_text(action->first_step, "the first step", true, &copy->first_step, error) &&
         copy_text(action->evidence, "the evidence", true, &copy->evidence, error) &&
         copy_text(action->from, "the name of the workshop", false, &copy->from, error);
}

struct workshop_action *workshop_add_action(struct workshop *workshop,
                                            const struct workshop_action *action, GError **error)
{
  struct workshop_action *copy = g_new0(struct workshop_action, 1);

  copy->dimension = action->dimension;
  copy->due = action->due;
  copy->state = action->state;
  if (!check_dimension(workshop, action->dimension, error) || !copy_texts(copy, action, error)) {
    workshop_action_free(copy);
    return NULL;
  }
  g_ptr_array_add(workshop->actions, copy);
  return copy;
}

const char *action_state_to_string(enum action_state state)
{
  static const char *const names[] = {"open", "done", "dropped"};

  return names[state];
}

bool action_state_parse(const char *name, enum action_state *state)
{
  for (guint i = ACTION_IS_OPEN; i <= ACTION_IS_DROPPED; i++)
    if (g_ascii_strcasecmp(name, action_state_to_string((enum action_state)i)) == 0) {
      *state = (enum action_state)i;
      return true;
    }
  return false;
}

/* ---- Carrying over ----------------------------------------------------- */

/* The dimension of @pack with the id that @dimension has in @last_pack, or PACK_NONE. */
static guint32 dimension_in(const struct pack *pack, const struct pack *last_pack,
                            guint32 dimension)
{
  if (dimension == PACK_NONE || dimension >= pack_n_dimensions(last_pack))
    return PACK_NONE;
  return pack_dimension_with_id(pack, pack_dimension(last_pack, dimension)->id);
}

static bool has_action(const struct workshop *workshop, const struct workshop_action *action)
{
  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *other = workshop->actions->pdata[i];

    if (strcmp(other->text, action->text) == 0 && g_strcmp0(other->from, action->from) == 0 &&
        g_strcmp0(other->owner, action->owner) == 0 && other->dimension == action->dimension)
      return true;
  }
  return false;
}

guint workshop_carry_over(struct workshop *workshop, const struct pack *pack,
                          const struct workshop *last, const struct pack *last_pack)
{
  guint n = 0;

  for (guint i = 0; i < last->actions->len; i++) {
    struct workshop_action action = *(const struct workshop_action *)last->actions->pdata[i];

    if (action.state != ACTION_IS_OPEN)
      continue;
    action.dimension = dimension_in(pack, last_pack, action.dimension);
    action.from = action.from ? action.from : last->name;
    if (!has_action(workshop, &action))
      n += workshop_add_action(workshop, &action, NULL) != NULL;
  }
  return n;
}

/* ---- Notes ------------------------------------------------------------- */

bool workshop_add_note(struct workshop *workshop, enum note_kind kind, guint dimension,
                       const char *text, GError **error)
{
  struct workshop_note *note;
  g_autofree char *clean = NULL;

  if (!check_dimension(workshop, dimension, error) ||
      !copy_text(text, "the note", true, &clean, error))
    return false;
  if (!clean)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "the note has no text: write at least one letter");
  note = g_new0(struct workshop_note, 1);
  note->kind = kind;
  note->dimension = dimension;
  note->text = g_steal_pointer(&clean);
  g_ptr_array_add(workshop->notes, note);
  return true;
}
