/* search.c - looking for words in all texts of a pack */
#include "content/pack-private.h"

#include <string.h>

/* ---- Queries ----------------------------------------------------------- */

struct query {
  GPtrArray *words;   /* char *, as typed */
  GPtrArray *needles; /* struct needle *, one a word */
};

/* The end of the blanks, or of the word, at @p. */
static const char *skip(const char *p, bool blank)
{
  while (*p && (g_unichar_isspace(g_utf8_get_char(p)) != 0) == blank)
    p = utf8_next(p);
  return p;
}

struct query *query_new(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  const char *p = skip(valid, true);

  if (!*p)
    return NULL;

  struct query *query = g_new(struct query, 1);

  query->words = g_ptr_array_new_with_free_func(g_free);
  query->needles = g_ptr_array_new_with_free_func((GDestroyNotify)needle_free);
  while (*p) {
    const char *end = skip(p, false);

    g_ptr_array_add(query->words, g_strndup(p, (gsize)(end - p)));
    g_ptr_array_add(query->needles, needle_new(p, end - p));
    p = skip(end, true);
  }
  return query;
}

void query_free(struct query *query)
{
  if (!query)
    return;
  g_ptr_array_unref(query->words);
  g_ptr_array_unref(query->needles);
  g_free(query);
}

bool query_matches(const struct query *query, const char *text)
{
  gsize size = strlen(text);

  for (guint i = 0; i < query->needles->len; i++)
    if (!needle_occurs(g_ptr_array_index(query->needles, i), text, size))
      return false;
  return true;
}

bool query_next(const struct query *query, const char *text, gssize size, gsize offset,
                gsize *start, gsize *length)
{
  gsize whole = size < 0 ? strlen(text) : (gsize)size;
  const char *best = NULL;
  gsize n;

  if (offset >= whole)
    return false;
  for (guint i = 0; i < query->needles->len; i++) {
    const char *found =
        needle_find(g_ptr_array_index(query->needles, i), text + offset, whole - offset, &n);

    if (!found || (best && (found > best || (found == best && n <= *length))))
      continue;
    best = found;
    *start = (gsize)(found - text);
    *length = n;
  }
  return best != NULL;
}

/* True if every text that @query finds is also found by @shorter. */
static bool query_narrows(const struct query *query, const struct query *shorter)
{
  for (guint i = 0; i < shorter->needles->len; i++) {
    bool found = false;

    for (guint j = 0; j < query->words->len && !found; j++) {
      const char *word = g_ptr_array_index(query->words, j);

      found = needle_occurs(g_ptr_array_index(shorter->needles, i), word, strlen(word));
    }
    if (!found)
      return false;
  }
  return true;
}

/* ---- The texts of a pack, one after another ---------------------------- */

/* The next text to look at: field @field of record @index. @dimension is the one that
 * is being gone through. */
struct position {
  enum place place;
  guint32 index, dimension;
  guint field;
};

static const char *pick(const char *const *texts, guint n, guint field)
{
  return field < n ? texts[field] : NULL;
}

static const char *dimension_text(const struct pack *pack, guint index, guint field)
{
  const struct dimension *dimension = pack_dimension(pack, index);
  const char *texts[] = {dimension->name, dimension->question, dimension->shift};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *stage_text(const struct pack *pack, guint index, guint field)
{
  const struct stage *stage = pack_stage(pack, index);
  const char *texts[] = {stage->name, stage->features};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *side_text(const struct pack *pack, guint index, guint field)
{
  const struct side *side = pack_side(pack, index);
  const char *texts[] = {side->name, side->motto, side->description};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *term_text(const struct pack *pack, guint index, guint field)
{
  const struct term *term = pack_term(pack, index);
  const char *texts[] = {term->name, term->aliases, term->definition};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *resource_text(const struct pack *pack, guint index, guint field)
{
  const struct resource *resource = pack_resource(pack, index);
  const char *texts[] = {resource->name, resource->note};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *role_text(const struct pack *pack, guint index, guint field)
{
  const struct role *role = pack_role(pack, index);
  const char *texts[] = {role->name, role->purpose, role->note};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static const char *skill_text(const struct pack *pack, guint index, guint field)
{
  const struct skill *skill = pack_skill(pack, index);
  const char *texts[] = {skill->name, skill->description};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

static guint count_levels(const struct pack *pack)
{
  return pack_n_skills(pack) * N_LEVELS;
}

static const char *level_text(const struct pack *pack, guint index, guint field)
{
  const char *const *levels = pack_skill(pack, index / N_LEVELS)->levels;

  return pick(levels + index % N_LEVELS, 1, field);
}

static const char *activity_text(const struct pack *pack, guint index, guint field)
{
  const struct activity *activity = pack_activity(pack, index);
  const char *texts[] = {activity->title, activity->detail, activity->evidence};

  return pick(texts, G_N_ELEMENTS(texts), field);
}

/* The fields of the records that are gone through one by one; NULL after the last. */
static const struct source {
  guint (*count)(const struct pack *pack);
  const char *(*text)(const struct pack *pack, guint index, guint field);
} sources[] = {
    [PLACE_DIMENSION] = {pack_n_dimensions, dimension_text},
    [PLACE_STAGE] = {pack_n_stages, stage_text},
    [PLACE_SIDE] = {pack_n_sides, side_text},
    [PLACE_TERM] = {pack_n_terms, term_text},
    [PLACE_RESOURCE] = {pack_n_resources, resource_text},
    [PLACE_ROLE] = {pack_n_roles, role_text},
    [PLACE_SKILL] = {pack_n_skills, skill_text},
    [PLACE_LEVEL] = {count_levels, level_text},
    [PLACE_ACTIVITY] = {pack_n_activities, activity_text},
};

/* Go on to the cells, then the prompts, then the next dimension. */
static void enter(const struct pack *pack, struct position *at, enum place place)
{
  const struct dimension *dimension = pack_dimension(pack, at->dimension);

  at->place = place;
  at->index = place == PLACE_CELL ? dimension->first_cell : dimension->first_prompt;
  at->field = 0;
}

static void enter_next_dimension(const struct pack *pack, struct position *at)
{
  guint32 next = at->dimension + 1;
  bool more = next < pack_n_dimensions(pack);

  at->place = more ? PLACE_DIMENSION : PLACE_STAGE;
  at->dimension = more ? next : PACK_NONE;
  at->index = more ? next : 0;
  at->field = 0;
}

/* The text of a row of a chain; "" for what is no text. */
static const char *row_text(const struct pack *pack, struct position *at)
{
  if (at->place == PLACE_PROMPT) {
    const struct prompt *prompt = pack_prompt(pack, at->index);

    at->index = prompt->next;
    return prompt->text;
  }
  const struct cell *cell = pack_cell(pack, at->index);

  at->index = cell->next;
  return cell->kind == CELL_SHARED ? "" : cell->text;
}

static struct hit next_row(const struct pack *pack, struct position *at)
{
  struct hit hit = {at->place, at->index, at->dimension, NULL};

  if (at->index != PACK_NONE)
    hit.text = row_text(pack, at);
  else if (at->place == PLACE_CELL)
    enter(pack, at, PLACE_PROMPT);
  else
    enter_next_dimension(pack, at);
  return hit;
}

/* Go on from a record that has no more fields. */
static void leave_record(const struct pack *pack, struct position *at)
{
  if (at->place == PLACE_DIMENSION && at->index < pack_n_dimensions(pack))
    enter(pack, at, PLACE_CELL);
  else if (at->place != PLACE_DIMENSION && at->index + 1 < sources[at->place].count(pack))
    *at = (struct position){at->place, at->index + 1, PACK_NONE, 0};
  else
    *at = (struct position){at->place == PLACE_DIMENSION ? PLACE_STAGE : at->place + 1, 0,
                            PACK_NONE, 0};
}

/* The text at @at as a hit; @at moves on. Where the hit has no text, it has but moved
 * on. The end is a place beyond the last one. */
static struct hit next_text(const struct pack *pack, struct position *at)
{
  if (at->place == PLACE_CELL || at->place == PLACE_PROMPT)
    return next_row(pack, at);

  struct hit hit = {at->place, at->index, at->dimension, NULL};

  if (at->index < sources[at->place].count(pack))
    hit.text = sources[at->place].text(pack, at->index, at->field++);
  if (!hit.text)
    leave_record(pack, at);
  return hit;
}

/* ---- Searches ---------------------------------------------------------- */

/* A hit, in the eight bytes that a large pack can afford a hundred thousand of. */
struct found {
  guint32 index;
  guint8 place, field;
};

struct search {
  const struct pack *pack;
  struct query *query;
  GArray *hits;         /* struct found */
  GArray *earlier;      /* the hits of the search that this one narrows, or NULL */
  guint next_earlier;   /* how far they have been looked through */
  struct position next; /* in the pack, once they have been */
  bool done;
  guint n_dimensions;
  guint32 last_dimension; /* that has a hit */
};

/* Take the hits of @narrowed, and what it has not looked through yet, as what is to be
 * looked through. */
static void take_narrowed(struct search *search, struct search *narrowed)
{
  search->earlier = g_steal_pointer(&narrowed->hits);
  if (narrowed->earlier && narrowed->next_earlier < narrowed->earlier->len)
    g_array_append_vals(search->earlier,
                        &g_array_index(narrowed->earlier, struct found, narrowed->next_earlier),
                        narrowed->earlier->len - narrowed->next_earlier);
  search->next = narrowed->next;
  search->done = narrowed->done;
}

struct search *search_new(const struct pack *pack, struct query *query, struct search *narrowed)
{
  struct search *search = g_new0(struct search, 1);

  search->pack = pack;
  search->query = query;
  search->hits = g_array_new(FALSE, FALSE, sizeof(struct found));
  search->last_dimension = PACK_NONE;
  if (narrowed && narrowed->pack == pack && query_narrows(query, narrowed->query))
    take_narrowed(search, narrowed);
  search_free(narrowed);
  return search;
}

void search_free(struct search *search)
{
  if (!search)
    return;
  query_free(search->query);
  g_clear_pointer(&search->hits, g_array_unref);
  g_clear_pointer(&search->earlier, g_array_unref);
  g_free(search);
}

/* @field: which text of the record it is. */
static void look_at(struct search *search, const struct hit *hit, guint field)
{
  if (!query_matches(search->query, hit->text))
    return;
  struct found found = {hit->index, (guint8)hit->place, (guint8)field};

  g_array_append_val(search->hits, found);
  if (hit->dimension != PACK_NONE && hit->dimension != search->last_dimension) {
    search->n_dimensions++;
    search->last_dimension = hit->dimension;
  }
}

static struct hit hit_of(const struct pack *pack, const struct found *found)
{
  guint32 index = found->index;

  switch (found->place) {
  case PLACE_CELL:
    return (struct hit){PLACE_CELL, index, pack_cell(pack, index)->dimension,
                        pack_cell(pack, index)->text};
  case PLACE_PROMPT:
    return (struct hit){PLACE_PROMPT, index, pack_prompt(pack, index)->dimension,
                        pack_prompt(pack, index)->text};
  default:
    return (struct hit){found->place, index, found->place == PLACE_DIMENSION ? index : PACK_NONE,
                        sources[found->place].text(pack, index, found->field)};
  }
}

static bool has_earlier(const struct search *search)
{
  return search->earlier && search->next_earlier < search->earlier->len;
}

bool search_step(struct search *search, guint texts)
{
  for (; texts && has_earlier(search); texts--) {
    const struct found *found =
        &g_array_index(search->earlier, struct found, search->next_earlier++);
    struct hit hit = hit_of(search->pack, found);

    look_at(search, &hit, found->field);
  }
  while (texts && !search->done) {
    struct hit hit = next_text(search->pack, &search->next);

    search->done = search->next.place >= G_N_ELEMENTS(sources);
    if (!hit.text)
      continue;
    look_at(search, &hit, search->next.field ? search->next.field - 1 : 0);
    texts--;
  }
  return has_earlier(search) || !search->done;
}

guint search_n_hits(const struct search *search)
{
  return search->hits->len;
}

struct hit search_hit(const struct search *search, guint index)
{
  return hit_of(search->pack, &g_array_index(search->hits, struct found, index));
}

const struct query *search_query(const struct search *search)
{
  return search->query;
}

guint search_n_dimensions(const struct search *search)
{
  return search->n_dimensions;
}

bool search_has_others(const struct search *search)
{
  guint n = search->hits->len;

  return n && search_hit(search, n - 1).dimension == PACK_NONE; /* dimensions come first */
}
