/* workshop-written.h - what is written down in a workshop: actions, parked thoughts, notes of the
 * facilitator; the dialogs and changes that more than one screen has
 *
 * Actions and notes are known by their index in session->workshop. A dialog finds its own again
 * by what it says, as another process may have changed the list meanwhile. Changes that
 * cannot be made are said.
 */
#ifndef STAGE5_TUI_WORKSHOP_WRITTEN_H
#define STAGE5_TUI_WORKSHOP_WRITTEN_H

#include "tui/session.h"

/* A dialog for a new action, about @dimension unless that is PACK_NONE; to change one. */
void action_new_open(struct app *app, guint dimension);
void action_edit_open(struct app *app, guint index);

/* Set the state of an action; take one out. */
void action_set_state(struct app *app, guint index, enum action_state state);
void action_remove(struct app *app, guint index);

/* What an action lacks: "no owner, no due day"; NULL if it lacks nothing, or is not open any
 * more. Transfer full. */
char *action_lacks(const struct workshop_action *action);

/* Whether any action, dropped ones aside, is about @dimension. */
bool action_is_there_for(const struct workshop *workshop, guint dimension);

/* A dialog to change a note; take one out. */
void note_edit_open(struct app *app, guint index);
void note_remove(struct app *app, guint index);

/* Add a choice of the dimension that something is about, @dimension now (or PACK_NONE): none, the
 * priorities, those that are asked, all others. Its index. What is chosen in it. */
guint add_dimension_choice(struct app *app, struct form *form, guint dimension);
guint dimension_chosen(struct app *app, const struct form *form, guint field);

#endif
