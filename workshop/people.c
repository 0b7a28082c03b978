/* people.c - labels, and how they are forgotten */
#include "workshop/workshop-private.h"

#include <string.h>

static void person_clear(gpointer person)
{
  g_free(((struct person *)person)->label);
}

GArray *people_new(void)
{
  GArray *people = g_array_new(FALSE, TRUE, sizeof(struct person));

  g_array_set_clear_func(people, person_clear);
  return people;
}

guint32 workshop_find_person(const struct workshop *workshop, const char *label)
{
  gpointer index;

  if (!g_hash_table_lookup_extended(workshop->labels, label, NULL, &index))
    return PERSON_NONE;
  return GPOINTER_TO_UINT(index);
}

guint32 workshop_add_person(struct workshop *workshop, const char *label)
{
  guint32 index = workshop_find_person(workshop, label);
  struct person person = {.first_rating = PACK_NONE};

  if (index != PERSON_NONE)
    return index;
  index = workshop->persons->len;
  person.label = g_strdup(label);
  g_array_append_val(workshop->persons, person);
  g_hash_table_insert(workshop->labels, person.label, GUINT_TO_POINTER(index));
  return index;
}

static struct rating *rating_at(const struct workshop *workshop, guint index)
{
  return &g_array_index(workshop->ratings, struct rating, index);
}

static struct dot *dot_at(const struct workshop *workshop, guint index)
{
  return &g_array_index(workshop->dots, struct dot, index);
}

/* Which people still have something that is theirs. Transfer full. */
static bool *find_used(const struct workshop *workshop)
{
  bool *used = g_new0(bool, workshop->persons->len);

  for (guint i = 0; i < workshop->ratings->len; i++)
    if (rating_at(workshop, i)->person != PERSON_NONE)
      used[rating_at(workshop, i)->person] = true;
  for (guint i = 0; i < workshop->dots->len; i++)
    if (dot_at(workshop, i)->person != PERSON_NONE)
      used[dot_at(workshop, i)->person] = true;
  return used;
}

/* In the order of their labels, so that it does not tell who came first. */
static int compare_labels(gconstpointer a, gconstpointer b, gpointer persons)
{
  const GArray *all = persons;

  return strcmp(g_array_index(all, struct person, *(const guint32 *)a).label,
                g_array_index(all, struct person, *(const guint32 *)b).label);
}

/* The people that stay, in their new order. Element type guint32. Transfer full. */
static GArray *list_used(const struct workshop *workshop)
{
  g_autofree bool *used = find_used(workshop);
  GArray *list = g_array_new(FALSE, FALSE, sizeof(guint32));

  for (guint32 i = 0; i < workshop->persons->len; i++)
    if (used[i])
      g_array_append_val(list, i);
  g_array_sort_with_data(list, compare_labels, workshop->persons);
  return list;
}

void workshop_chain_ratings(struct workshop *workshop)
{
  memset(workshop->n_done, 0, sizeof workshop->n_done);
  for (guint i = 0; i < workshop->persons->len; i++) {
    struct person *person = &g_array_index(workshop->persons, struct person, i);

    person->first_rating = PACK_NONE;
    memset(person->n_done, 0, sizeof person->n_done);
  }
  for (guint i = workshop->ratings->len; i-- > 0;) {
    struct rating *rating = rating_at(workshop, i);

    rating->next = PACK_NONE;
    if (rating->person == PERSON_NONE)
      continue;

    struct person *person = &g_array_index(workshop->persons, struct person, rating->person);

    rating->next = person->first_rating;
    person->first_rating = i;
    rating_note_done(workshop, rating, 1);
  }
}

static void remap(guint32 *person, const guint32 *places)
{
  if (*person != PERSON_NONE)
    *person = places[*person];
}

void workshop_forget_people(struct workshop *workshop)
{
  g_autoptr(GArray) kept = list_used(workshop);
  g_autoptr(GArray) old = g_steal_pointer(&workshop->persons);
  g_autofree guint32 *places = g_new0(guint32, old->len);

  g_hash_table_remove_all(workshop->labels);
  workshop->persons = people_new();
  for (guint i = 0; i < kept->len; i++) {
    guint32 place = g_array_index(kept, guint32, i);

    places[place] = workshop_add_person(workshop, g_array_index(old, struct person, place).label);
  }
  for (guint i = 0; i < workshop->ratings->len; i++)
    remap(&rating_at(workshop, i)->person, places);
  for (guint i = 0; i < workshop->dots->len; i++)
    remap(&dot_at(workshop, i)->person, places);
  workshop_chain_ratings(workshop);
}
