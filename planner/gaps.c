/* gaps.c - what is missing between two roles, skill by skill */
#include "planner/planner-private.h"

G_DEFINE_QUARK(stage5 - planner - error, planner_error)

guint gap_size(const struct gap *gap)
{
  return gap->required > gap->current ? (guint)gap->required - gap->current : 0;
}

guint gap_rank(const struct gap *gap)
{
  return gap->weight * gap_size(gap);
}

int rating_of(const gint8 *ratings, guint32 skill)
{
  bool rated = ratings && ratings[skill] >= 0 && ratings[skill] <= TOP_LEVEL;

  return rated ? ratings[skill] : PLANNER_NOT_RATED;
}

static void read_from(const struct pack *pack, guint from, GArray *gaps)
{
  guint32 row = pack_role(pack, from)->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_role) {
    const struct role_skill *need = pack_role_skill(pack, row);
    struct gap *gap = &g_array_index(gaps, struct gap, need->skill);

    gap->from_level = need->level;
    gap->from_weight = need->weight;
  }
}

static void read_to(const struct pack *pack, guint to, GArray *gaps)
{
  guint32 row = pack_role(pack, to)->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_role) {
    const struct role_skill *need = pack_role_skill(pack, row);
    struct gap *gap = &g_array_index(gaps, struct gap, need->skill);

    gap->required = need->level;
    gap->weight = need->weight;
  }
}

/* What both roles ask, for every skill, in the order of the table. */
static GArray *read_needs(const struct pack *pack, guint from, guint to)
{
  guint n_skills = pack_n_skills(pack);
  GArray *gaps = g_array_sized_new(FALSE, TRUE, sizeof(struct gap), n_skills);

  g_array_set_size(gaps, n_skills);
  for (guint i = 0; i < n_skills; i++)
    g_array_index(gaps, struct gap, i).skill = i;
  read_from(pack, from, gaps);
  read_to(pack, to, gaps);
  return gaps;
}

static bool is_let_go(const struct gap *gap)
{
  bool asked = gap->weight > 1 || gap->required >= gap->from_level;

  return gap->from_weight >= PLANNER_LEANS_ON && gap->from_level > 0 &&
         (gap->required == 0 || !asked);
}

static void judge(struct gap *gap, const gint8 *ratings)
{
  int rating = rating_of(ratings, gap->skill);

  gap->current = rating == PLANNER_NOT_RATED ? gap->from_level : (guint8)rating;
  gap->let_go = is_let_go(gap);
  gap->strength = gap->required > 0 && gap->current >= gap->required && !gap->let_go;
}

static gint compare_gaps(gconstpointer a, gconstpointer b)
{
  const struct gap *left = a, *right = b;

  if (gap_rank(left) != gap_rank(right))
    return gap_rank(left) > gap_rank(right) ? -1 : 1;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return (left->skill > right->skill) - (left->skill < right->skill);
}

static void suggest_focus(GArray *gaps)
{
  guint least = 1; /* the rank of the last one that is taken anyway */

  for (guint i = 0; i < MIN(gaps->len, PLANNER_MAX_FOCUS); i++) {
    struct gap *gap = &g_array_index(gaps, struct gap, i);

    gap->focus = gap_rank(gap) >= least;
    if (i + 1 == PLANNER_MIN_FOCUS)
      least = MAX(gap_rank(gap), 1);
  }
}

GArray *planner_gaps(const struct pack *pack, guint from, guint to, const gint8 *ratings)
{
  GArray *gaps = read_needs(pack, from, to);

  for (guint i = 0; i < gaps->len; i++)
    judge(&g_array_index(gaps, struct gap, i), ratings);
  g_array_sort(gaps, compare_gaps);
  suggest_focus(gaps);
  return gaps;
}
