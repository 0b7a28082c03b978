/* dots.c - dots, and the priorities that somebody confirms after them */
#include "workshop/workshop-private.h"

static struct dot *dot_at(const struct workshop *workshop, guint index)
{
  return &g_array_index(workshop->dots, struct dot, index);
}

/* ---- Giving ------------------------------------------------------------ */

bool workshop_set_dots(struct workshop *workshop, guint each, guint most, GError **error)
{
  if (each < 1 || each > WORKSHOP_MAX_DOTS)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "nobody can have %u dots: 1 to %d are possible", each, WORKSHOP_MAX_DOTS);
  if (most < 1 || most > each)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "%u of %u dots cannot go to one dimension: 1 to %u are possible", most,
                         each, each);
  if (workshop->dots->len > 0)
    return workshop_fail(error, WORKSHOP_ERROR_CLOSED,
                         "the first dots were given, so their number stands: take them back first");
  workshop->dots_each = each;
  workshop->dots_most = most;
  return true;
}

static guint dots_given(const struct workshop *workshop, guint32 person)
{
  guint n = 0;

  for (guint i = 0; i < workshop->dots->len; i++)
    if (dot_at(workshop, i)->person == person)
      n += dot_at(workshop, i)->count;
  return n;
}

/* A file may say that a person gave more than there are. */
static guint dots_left(const struct workshop *workshop, guint given)
{
  return workshop->dots_each - MIN(given, workshop->dots_each);
}

static guint find_dot(const struct workshop *workshop, guint32 person, guint dimension)
{
  guint i = 0;

  while (i < workshop->dots->len &&
         (dot_at(workshop, i)->person != person || dot_at(workshop, i)->dimension != dimension))
    i++;
  return i;
}

/* Whether @person, perhaps PERSON_NONE, may have @count dots in the place of @before. */
static bool check_dots(const struct workshop *workshop, guint32 person, guint count, guint before,
                       GError **error)
{
  guint others = person == PERSON_NONE ? 0 : dots_given(workshop, person) - before;

  if (workshop->dots_closed)
    return workshop_fail(error, WORKSHOP_ERROR_CLOSED,
                         "the dots are closed: undo that to change them");
  if (count > workshop->dots_most)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "%u dots are too many for one dimension: give it up to %u", count,
                         workshop->dots_most);
  if (count > dots_left(workshop, others))
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "%u of %u dots are left for this dimension, so it cannot have %u: take "
                         "some back elsewhere",
                         dots_left(workshop, others), workshop->dots_each, count);
  return true;
}

bool workshop_give_dots(struct workshop *workshop, const char *label, guint dimension, guint count,
                        GError **error)
{
  g_autofree char *name = workshop_clean_name(label, "the person's label", error);

  if (!name || !workshop_check_place(workshop, dimension, 1, error))
    return false;

  guint32 person = workshop_find_person(workshop, name);
  guint at = person == PERSON_NONE ? workshop->dots->len : find_dot(workshop, person, dimension);
  guint before = at < workshop->dots->len ? dot_at(workshop, at)->count : 0;

  if (!check_dots(workshop, person, count, before, error))
    return false;
  if (before > 0)
    g_array_remove_index(workshop->dots, at);
  if (count > 0) {
    struct dot dot = {workshop_add_person(workshop, name), dimension, count};

    g_array_insert_val(workshop->dots, at, dot);
  }
  return true;
}

bool workshop_put_back_dots(struct workshop *workshop, const char *label, guint dimension,
                            guint count, GError **error)
{
  g_autofree char *name = label ? workshop_clean_name(label, "the person's label", error) : NULL;
  struct dot dot = {PERSON_NONE, dimension, count};

  if ((label && !name) || !workshop_check_place(workshop, dimension, 1, error))
    return false;
  if (count < 1 || count > workshop->dots_most)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "one dimension cannot have %u dots of one person: 1 to %u are possible",
                         count, workshop->dots_most);
  if (name)
    dot.person = workshop_add_person(workshop, name);
  g_array_append_val(workshop->dots, dot);
  return true;
}

guint workshop_dots_left(const struct workshop *workshop, const char *label)
{
  guint32 person = workshop_find_person(workshop, label);

  return dots_left(workshop, person == PERSON_NONE ? 0 : dots_given(workshop, person));
}

guint workshop_n_dotted(const struct workshop *workshop)
{
  g_autofree guint *given = g_new0(guint, workshop->persons->len);
  guint n = 0;

  for (guint i = 0; i < workshop->dots->len; i++) {
    const struct dot *dot = dot_at(workshop, i);

    if (dot->person == PERSON_NONE)
      continue;
    given[dot->person] += dot->count;
    n += given[dot->person] == workshop->dots_each;
  }
  return n;
}

guint workshop_n_dotted_unlabelled(const struct workshop *workshop)
{
  guint64 n = 0;

  for (guint i = 0; i < workshop->dots->len; i++)
    if (dot_at(workshop, i)->person == PERSON_NONE)
      n += dot_at(workshop, i)->count;
  return (guint)MIN((n + workshop->dots_each - 1) / workshop->dots_each, G_MAXUINT);
}

/* ---- Closing ----------------------------------------------------------- */

/* The dots on each dimension of the pack. Transfer full. */
static guint32 *sum_dots(const struct workshop *workshop)
{
  guint32 *sums = g_new0(guint32, workshop->n_dimensions);

  for (guint i = 0; i < workshop->dots->len; i++)
    sums[dot_at(workshop, i)->dimension] += dot_at(workshop, i)->count;
  return sums;
}

void workshop_close_dots(struct workshop *workshop)
{
  g_autofree guint32 *sums = sum_dots(workshop);

  workshop->dots_closed = true;
  if (workshop->named)
    return;
  g_array_set_size(workshop->dots, 0);
  for (guint32 i = 0; i < workshop->n_dimensions; i++) {
    struct dot dot = {PERSON_NONE, i, sums[i]};

    if (sums[i] > 0)
      g_array_append_val(workshop->dots, dot);
  }
  workshop_forget_people(workshop);
}

static int compare_totals(gconstpointer a, gconstpointer b)
{
  const struct dot_total *one = a, *other = b;

  if (one->dots != other->dots)
    return one->dots > other->dots ? -1 : 1;
  return one->dimension < other->dimension ? -1 : 1;
}

static void place_totals(GArray *totals)
{
  for (guint i = 0; i < totals->len; i++) {
    struct dot_total *total = &g_array_index(totals, struct dot_total, i);
    struct dot_total *before = i > 0 ? total - 1 : NULL;

    total->place = i + 1;
    if (before && before->dots == total->dots) {
      total->place = before->place;
      total->tied = before->tied = true;
    }
  }
}

GArray *workshop_dot_totals(const struct workshop *workshop)
{
  g_autofree guint32 *sums = sum_dots(workshop);
  GArray *totals = g_array_new(FALSE, FALSE, sizeof(struct dot_total));

  for (guint32 i = 0; i < workshop->n_dimensions; i++) {
    struct dot_total total = {.dimension = i, .dots = sums[i]};

    if (sums[i] > 0)
      g_array_append_val(totals, total);
  }
  g_array_sort(totals, compare_totals);
  place_totals(totals);
  return totals;
}

/* ---- Priorities -------------------------------------------------------- */

static bool check_priorities(const struct workshop *workshop, const guint32 *dimensions, guint n,
                             GError **error)
{
  if (n < 1 || n > WORKSHOP_MAX_PRIORITIES)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "%u priorities cannot be: choose 1 to %d of the dimensions", n,
                         WORKSHOP_MAX_PRIORITIES);
  for (guint i = 0; i < n; i++) {
    if (!workshop_check_place(workshop, dimensions[i], 1, error))
      return false;
    for (guint j = 0; j < i; j++)
      if (dimensions[j] == dimensions[i])
        return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                             "the same dimension is a priority twice: name it once");
  }
  return true;
}

bool workshop_decide(struct workshop *workshop, const char *decider, const guint32 *dimensions,
                     guint n, GError **error)
{
  g_autofree char *name = workshop_clean_name(decider, "the name of the person who decides", error);

  if (!name || !check_priorities(workshop, dimensions, n, error))
    return false;
  g_free(workshop->decider);
  workshop->decider = g_steal_pointer(&name);
  g_array_set_size(workshop->priorities, 0);
  g_array_append_vals(workshop->priorities, dimensions, n);
  return true;
}
