/* steps.c - the activities of a pack by the level step that they lead up */
#include "planner/planner-private.h"

struct step_index {
  guint32 *begin;      /* where the activities of each step begin; one more for the end */
  guint32 *activities; /* step by step, within a step in the order of the table */
};

static gsize step_number(guint32 skill, guint from)
{
  return (gsize)skill * TOP_LEVEL + from;
}

static gsize activity_step(const struct pack *pack, guint activity)
{
  const struct activity *record = pack_activity(pack, activity);

  return step_number(record->skill, record->from);
}

struct step_index *step_index_new(const struct pack *pack)
{
  struct step_index *index = g_new(struct step_index, 1);
  gsize n_steps = step_number(pack_n_skills(pack), 0);
  guint n = pack_n_activities(pack);

  index->begin = g_new0(guint32, n_steps + 2);
  index->activities = g_new(guint32, n + 1);
  /* Counted two places ahead, so that what is summed up is the place for the next activity
   * of a step, and, once all have their place, where the next step begins. */
  for (guint i = 0; i < n; i++)
    index->begin[activity_step(pack, i) + 2]++;
  for (gsize step = 2; step < n_steps + 2; step++)
    index->begin[step] += index->begin[step - 1];
  for (guint i = 0; i < n; i++)
    index->activities[index->begin[activity_step(pack, i) + 1]++] = i;
  return index;
}

void step_index_free(struct step_index *index)
{
  g_free(index->begin);
  g_free(index->activities);
  g_free(index);
}

const guint32 *step_activities(const struct step_index *index, guint32 skill, guint from, guint *n)
{
  gsize step = step_number(skill, from);

  *n = index->begin[step + 1] - index->begin[step];
  return index->activities + index->begin[step];
}

guint activity_minutes(const struct activity *activity)
{
  guint minutes = (guint)((double)activity->hours * 60 + 0.5);

  return MAX(minutes, 1);
}
