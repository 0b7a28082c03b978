/* nearest.c - how far it is to every other role */
#include "planner/planner-private.h"

/* The minutes of the shortest activity of each step; 0 where there is none. */
static guint *shortest_of_steps(const struct pack *pack, gsize n_steps)
{
  guint *shortest = g_new0(guint, n_steps + 1);

  for (guint i = 0; i < pack_n_activities(pack); i++) {
    const struct activity *activity = pack_activity(pack, i);
    guint *step = &shortest[(gsize)activity->skill * TOP_LEVEL + activity->from];
    guint minutes = activity_minutes(activity);

    if (*step == 0 || minutes < *step)
      *step = minutes;
  }
  return shortest;
}

/* Steps that the pack has nothing for take as long as the average of the others. */
static void fill_holes(guint *shortest, gsize n_steps)
{
  guint64 sum = 0, n = 0;

  for (gsize i = 0; i < n_steps; i++) {
    sum += shortest[i];
    n += shortest[i] > 0;
  }
  for (gsize i = 0; n && i < n_steps; i++)
    if (shortest[i] == 0)
      shortest[i] = (guint)((sum + n / 2) / n);
}

/* Where one stands in each skill. */
static guint8 *read_levels(const struct pack *pack, guint from, const gint8 *ratings)
{
  guint8 *levels = g_new0(guint8, pack_n_skills(pack) + 1);

  guint32 row = pack_role(pack, from)->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_role)
    levels[pack_role_skill(pack, row)->skill] = pack_role_skill(pack, row)->level;
  for (guint i = 0; i < pack_n_skills(pack); i++)
    if (rating_of(ratings, i) != PLANNER_NOT_RATED)
      levels[i] = (guint8)rating_of(ratings, i);
  return levels;
}

static void add_way(struct nearest *way, const struct role_skill *need, guint current,
                    const guint *shortest)
{
  for (guint level = current; level < need->level; level++) {
    guint minutes = shortest[(gsize)need->skill * TOP_LEVEL + level];

    way->gap++;
    way->minutes += MIN(minutes, G_MAXUINT - way->minutes);
  }
}

static gint compare_ways(gconstpointer a, gconstpointer b)
{
  const struct nearest *left = a, *right = b;

  if (left->minutes != right->minutes)
    return left->minutes < right->minutes ? -1 : 1;
  if (left->gap != right->gap)
    return left->gap < right->gap ? -1 : 1;
  return (left->role > right->role) - (left->role < right->role);
}

GArray *planner_nearest(const struct pack *pack, guint from, const gint8 *ratings)
{
  guint n_roles = pack_n_roles(pack);
  gsize n_steps = (gsize)pack_n_skills(pack) * TOP_LEVEL;
  g_autofree guint *shortest = shortest_of_steps(pack, n_steps);
  g_autofree guint8 *levels = read_levels(pack, from, ratings);
  GArray *ways = g_array_sized_new(FALSE, TRUE, sizeof(struct nearest), n_roles);

  fill_holes(shortest, n_steps);
  g_array_set_size(ways, n_roles);
  for (guint i = 0; i < n_roles; i++)
    g_array_index(ways, struct nearest, i).role = i;
  for (guint i = 0; i < pack_n_role_skills(pack); i++) {
    const struct role_skill *need = pack_role_skill(pack, i);

    add_way(&g_array_index(ways, struct nearest, need->role), need, levels[need->skill], shortest);
  }
  g_array_remove_index(ways, from);
  g_array_sort(ways, compare_ways);
  return ways;
}
