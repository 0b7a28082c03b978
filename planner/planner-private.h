/* planner-private.h - what the files of planner/ share */
#ifndef STAGE5_PLANNER_PRIVATE_H
#define STAGE5_PLANNER_PRIVATE_H

#include "planner/planner.h"

/* ---- Focus (focus.c) --------------------------------------------------- */

/* No skill of @plan is a focus skill; those @chosen are, in their order, each once, and only where
 * there is something to do; those are that plan_new() suggests. */
void plan_clear_focus(struct plan *plan);
void plan_take_focus(struct plan *plan, const GArray *chosen);
void plan_suggest_focus(struct plan *plan, const struct pack *pack);

/* ---- Activities by step (steps.c) -------------------------------------- */

/* The activities of a pack, found by the level step that they lead up. */
struct step_index;

/* One pass over the pack. Free with step_index_free(). */
struct step_index *step_index_new(const struct pack *pack);
void step_index_free(struct step_index *index);
typedef struct step_index StepIndex; /* for g_autoptr(StepIndex) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StepIndex, step_index_free)

/* The @n activities for the step of @skill from level @from, by their index, in the order
 * of the table. Transfer none. */
const guint32 *step_activities(const struct step_index *index, guint32 skill, guint from, guint *n);

/* The minutes that @activity takes, 1 or more. */
guint activity_minutes(const struct activity *activity);

/* ---- Making a plan ----------------------------------------------------- */

/* Whether a plan can be made for this; else PLANNER_ERROR_REQUEST (request.c). */
bool request_check(const struct pack *pack, const char *name, const struct plan_request *request,
                   GError **error);

/* The level that one rated oneself in @skill, or PLANNER_NOT_RATED. */
int rating_of(const gint8 *ratings, guint32 skill);

/* Fill the actions of @plan, and what is uncovered, by its focus (choose.c). False if it
 * is longer than PLANNER_MAX_LENGTH. */
bool plan_choose(struct plan *plan, const struct pack *pack);

/* Fill what is uncovered alone, of the focus that there is now. */
void plan_list_uncovered(struct plan *plan, const struct pack *pack);

/* What activities are chosen from. */
struct choice {
  struct plan *plan;
  const struct pack *pack;
  const struct step_index *index;
  const bool *wanted; /* for each dimension, whether its activities come first */
  guint32 limit;      /* the focus skill from which on each step keeps its first activity */
};

/* For each dimension, whether its activities come first in @plan. Transfer full. */
bool *plan_wanted_dimensions(const struct plan *plan, const struct pack *pack);

/* Whether @a serves a step better than @b, where the dimensions @wanted come first. */
bool activity_serves_better(const bool *wanted, const struct activity *a, const struct activity *b);

/* Whether @activity belongs to a dimension that comes first. */
bool choice_wants(const struct choice *choice, const struct activity *activity);

/* The activity for the step of @skill from level @from that serves best among those of a
 * mode that is not in @modes (a bit each), or PACK_NONE. */
guint32 choose_activity(const struct choice *choice, guint32 skill, guint from, guint modes);

/* As long as the plan, which is laid, takes more weeks than there are: put a shorter activity
 * in the place of the one for which that saves most (exchange.c). */
void choice_shorten(const struct choice *choice);

/* Put one social activity in the place of another one if the plan, which is laid, has none and
 * does not become too long by it. */
void choice_add_company(const struct choice *choice);

/* Lay the open actions of @plan from week @first on, in the order of focus and steps and,
 * within a step, the one that serves best first, whatever order they stand in: they are put
 * into that one (schedule.c). Stops, and is false, where they take more than @longest weeks
 * from there (0: for however many). */
bool plan_schedule(struct plan *plan, const struct pack *pack, guint first, guint longest);

/* Put the actions into the order of the focus, the steps, the weeks. */
void plan_sort_actions(struct plan *plan, const struct pack *pack);

/* What an action in these weeks has as its frequency until somebody says otherwise.
 * Transfer none. */
const char *usual_frequency(const struct plan_action *action);

#endif
