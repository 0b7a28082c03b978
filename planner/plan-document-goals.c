/* plan-document-goals.c - the focus skills of a plan and what to do for each */

#include "planner/documents-private.h"

#include <string.h>

#define BLANK_WIDTH 18 /* letters: room for a name */
#define OWN_RULES   2  /* lines for an activity of one's own */

static bool is_said(const char *text)
{
  return text && *text;
}

/* ---- Actions ----------------------------------------------------------- */

static void aside_write(struct block *check, const char *text)
{
  block_add_run(check, RUN_MUTED, " · ");
  block_add_run(check, RUN_PLAIN, text);
}

/* What is @said, or room to write it. */
static void said_write(struct block *check, const char *label, const char *said)
{
  if (is_said(said)) {
    g_autofree char *text = g_strconcat(label, said, NULL);

    aside_write(check, text);
    return;
  }
  aside_write(check, *label ? label : "how often: ");
  block_add_blank(check, BLANK_WIDTH);
}

/* Whoever the plan is for does it, unless another owner is named: said once, above. */
static void owner_write(const struct plan *plan, struct block *check, const char *owner)
{
  if (!is_said(owner) || strcmp(owner, plan->name) != 0)
    said_write(check, "owner: ", owner);
}

/* "on the job · 2 hours · weeks 1–3, 4–24 Jan · weekly" */
static void facts_write(const struct plan_pages *pages, struct block *check, guint index)
{
  const struct plan_action *action = plan_action_at(pages->plan, index);
  const struct activity *activity = plan_activity_at(pages, index);
  g_autofree char *hours = minutes_to_words(action->minutes);
  g_autofree char *weeks = action_weeks_to_words(pages->plan, action);

  block_add_run(check, RUN_MUTED, " · ");
  block_add_run(check, RUN_EMPHASIS, activity_mode_to_words(activity->mode));
  aside_write(check, hours);
  aside_write(check, weeks);
  said_write(check, "", action->frequency);
  owner_write(pages->plan, check, action->owner);
}

/* Paper is short: what belongs together runs on. */
static void sentence_write(struct block *check, const char *label, const char *text)
{
  if (!is_said(text))
    return;
  block_add_run(check, RUN_STRONG, label);
  block_add_run(check, RUN_PLAIN, text);
  block_add_run(check, RUN_PLAIN, " ");
}

static void open_write(const struct plan_pages *pages, struct block *check, guint index)
{
  const struct plan_action *action = plan_action_at(pages->plan, index);
  const struct activity *activity = plan_activity_at(pages, index);
  bool found = is_said(action->evidence);

  sentence_write(check, "", activity->detail);
  sentence_write(check, found ? "Evidence so far: " : "Evidence: ",
                 found ? action->evidence : activity->evidence);
}

/* What was to be done is of no more use; what came of it is. */
static void done_write(const struct plan_pages *pages, struct block *check, guint index)
{
  const struct plan_action *action = plan_action_at(pages->plan, index);
  g_autofree char *day = date_to_words(&action->done);
  g_autofree char *done = g_strconcat(day, ".", NULL);

  sentence_write(check, "Done: ", done);
  if (is_said(action->evidence))
    sentence_write(check, "Evidence found: ", action->evidence);
  else
    sentence_write(check, "Evidence still to be shown: ", plan_activity_at(pages, index)->evidence);
}

static void action_write(const struct plan_pages *pages, struct document *document, guint index)
{
  const struct plan_action *action = plan_action_at(pages->plan, index);
  const struct activity *activity = plan_activity_at(pages, index);
  bool done = !plan_action_is_open(action);
  g_autofree char *number = g_strdup_printf("%u", index + 1);
  g_autofree char *anchor = anchor_new("action", activity->id);
  g_autofree char *target = anchor_new("activity", activity->id);
  struct block *check = document_add_check(document, done, 0, anchor);

  block_add_link(check, number, target);
  block_add_run(check, RUN_PLAIN, " ");
  block_add_run(check, RUN_STRONG, activity->title);
  facts_write(pages, check, index);
  block_add_run(check, RUN_PLAIN, "\n");
  if (done)
    done_write(pages, check, index);
  else
    open_write(pages, check, index);
  sentence_write(check, "Note: ", action->note);
}

/* ---- What the pack has nothing for ------------------------------------- */

static void own_activity_write(struct document *document, const char *label, const char *wanted)
{
  struct block *check = document_add_check(document, false, OWN_RULES, NULL);

  block_add_run(check, RUN_STRONG, label);
  block_add_run(check, RUN_PLAIN, "\nWhat to do, with whom, by when, and what will show it");
  if (*wanted) {
    block_add_run(check, RUN_PLAIN, ". It should lead here: ");
    block_add_run(check, RUN_PLAIN, wanted);
  }
}

static void step_write(const struct plan_pages *pages, struct document *document,
                       const struct plan_step *step)
{
  guint to = MIN(step->from + 1u, TOP_LEVEL);
  g_autofree char *label = g_strdup_printf(
      "From level %u to %u the pack has no activity: agree on one of your own", step->from, to);

  own_activity_write(document, label, pack_skill(pages->pack, step->skill)->levels[to]);
}

/* ---- Goals ------------------------------------------------------------- */

/* Where a goal's parts go: its heading and its first action are kept together. */
struct goal {
  const struct plan_pages *pages;
  struct document *group;
  guint n; /* actions and steps so far */
};

static struct document *goal_next(struct goal *goal)
{
  return goal->n++ == 0 ? goal->group : goal->pages->document;
}

static void level_write(const struct skill *skill, struct block *levels, const char *when,
                        guint level)
{
  g_autofree char *label = g_strdup_printf("%s, level %u: ", when, level);

  block_add_run(levels, RUN_STRONG, label);
  block_add_run(levels, RUN_PLAIN, skill->levels[level]);
}

static void levels_write(const struct plan_pages *pages, struct document *document,
                         const struct gap *gap)
{
  const struct skill *skill = pack_skill(pages->pack, gap->skill);
  struct block *levels = document_add_paragraph(document, NULL);

  level_write(skill, levels, "Now", gap->current);
  if (gap_size(gap) == 0)
    return;
  block_add_run(levels, RUN_PLAIN, "\n");
  level_write(skill, levels, "Wanted", gap->required);
}

static void goal_write_steps(struct goal *goal, guint skill)
{
  const GArray *steps = goal->pages->plan->uncovered;

  for (guint i = 0; i < steps->len; i++) {
    const struct plan_step *step = &g_array_index(steps, struct plan_step, i);

    if (step->skill == skill)
      step_write(goal->pages, goal_next(goal), step);
  }
}

static void goal_write(const struct plan_pages *pages, guint number, guint skill)
{
  struct goal goal = {pages, document_add_group(pages->document), 0};
  const struct gap *gap = plan_gap(pages->plan, skill);
  g_autofree char *heading =
      g_strdup_printf("Goal %u: %s", number, pack_skill(pages->pack, skill)->name);

  document_add_heading(goal.group, 2, heading, NULL);
  if (gap)
    levels_write(pages, goal.group, gap);
  for (guint i = 0; i < pages->plan->actions->len; i++)
    if (plan_activity_at(pages, i)->skill == skill)
      action_write(pages, goal_next(&goal), i);
  goal_write_steps(&goal, skill);
  if (goal.n == 0)
    own_activity_write(goal.group, "There is nothing to do for this yet: agree on an activity", "");
}

/* ---- Actions without a goal -------------------------------------------- */

static bool is_focus(const struct plan *plan, guint skill)
{
  for (guint i = 0; i < plan->focus->len; i++)
    if (g_array_index(plan->focus, guint32, i) == skill)
      return true;
  return false;
}

/* A focus that was changed leaves actions behind, done ones at least. */
static void others_write(const struct plan_pages *pages)
{
  struct goal goal = {pages, NULL, 0};

  for (guint i = 0; i < pages->plan->actions->len; i++) {
    if (is_focus(pages->plan, plan_activity_at(pages, i)->skill))
      continue;
    if (!goal.group) {
      goal.group = document_add_group(pages->document);
      document_add_heading(goal.group, 2, "Other actions", NULL);
    }
    action_write(pages, goal_next(&goal), i);
  }
}

void plan_write_goals(const struct plan_pages *pages)
{
  const struct plan *plan = pages->plan;

  document_add_heading(pages->document, 1, "Goals and actions", NULL);
  plan_write_timeline(pages);
  for (guint i = 0; i < plan->focus->len; i++)
    goal_write(pages, i + 1, g_array_index(plan->focus, guint32, i));
  others_write(pages);
  if (plan->focus->len == 0 && plan->actions->len == 0)
    own_activity_write(pages->document, "No goal is set: agree on one activity all the same", "");
}
