/* plan-document-data.c - the rows of a plan for a spreadsheet */

#include "planner/documents-private.h"

/* What was found, else what the activity asks for. */
static const char *action_evidence(const struct plan_action *action,
                                   const struct activity *activity)
{
  return action->evidence && *action->evidence ? action->evidence : activity->evidence;
}

static void row_write(const struct plan_pages *pages, struct block *data, guint index)
{
  const struct plan_action *action = plan_action_at(pages->plan, index);
  const struct activity *activity = plan_activity_at(pages, index);
  g_autofree char *hours = planner_hours_to_string(action->minutes);
  g_autofree char *done = planner_date_to_string(&action->done);

  block_add_text_cell(data, activity->id);
  block_add_text_cell(data, pack_skill(pages->pack, activity->skill)->id);
  block_add_text_cell(data, activity_mode_to_string(activity->mode));
  block_add_text_cell(data, hours);
  block_add_number_cell(data, action->first_week + 1);
  block_add_number_cell(data, action->last_week + 1);
  block_add_text_cell(data, action->owner);
  block_add_text_cell(data, action->frequency);
  block_add_text_cell(data, action_evidence(action, activity));
  block_add_text_cell(data, done);
}

void plan_write_data(const struct plan_pages *pages)
{
  static const char *const columns[] = {"activity",  "skill", "mode",      "hours",    "first_week",
                                        "last_week", "owner", "frequency", "evidence", "done"};
  struct block *data = document_set_data(pages->document, G_N_ELEMENTS(columns), columns);

  for (guint i = 0; i < pages->plan->actions->len; i++)
    row_write(pages, data, i);
}
