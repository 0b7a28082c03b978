/* names.c - finding records by what people call them, and guessing what they meant */
#include "content/pack-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NEAR       3
#define MAX_LISTED     5
#define MAX_CHARACTERS 64 /* of a name that are compared */

G_DEFINE_QUARK(stage5 - content - error - quark, content_error)

/* ---- Near misses ------------------------------------------------------- */

struct folded {
  gunichar characters[MAX_CHARACTERS];
  guint n;
};

/* What is compared: small letters, and blanks where ids have hyphens. */
static void fold_name(struct folded *folded, const char *name)
{
  folded->n = 0;
  for (const char *p = name; *p && folded->n < MAX_CHARACTERS; p = utf8_next(p)) {
    gunichar c = g_unichar_tolower(g_utf8_get_char(p));

    folded->characters[folded->n++] = c == '-' || c == '_' ? ' ' : c;
  }
}

static guint min3(guint a, guint b, guint c)
{
  return MIN(MIN(a, b), c);
}

/* One row of the table of distances: after @i characters of @name, for every beginning of
 * @text. Neighbours that are swapped count as one mistake (Damerau 1964, the restricted
 * form: a pair that is swapped is not changed again). Returns the least of the row. */
static guint distance_row(const struct folded *name, const gunichar *text, guint n, guint i,
                          guint rows[3][MAX_CHARACTERS + 1])
{
  const guint *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
  guint *row = rows[i % 3], least = i;
  gunichar c = name->characters[i - 1];

  row[0] = i;
  for (guint j = 1; j <= n; j++) {
    row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + (c != text[j - 1]));
    if (i > 1 && j > 1 && c == text[j - 2] && name->characters[i - 2] == text[j - 1])
      row[j] = MIN(row[j], two_above[j - 2] + 1);
    least = MIN(least, row[j]);
  }
  return least;
}

/* The mistakes between @name and @n characters of @text (*@whole), and between @name and
 * the beginning of @text that is nearest to it (the result); G_MAXUINT for both where
 * more than @allowed are sure. */
static guint distances(const struct folded *name, const gunichar *text, guint n, guint allowed,
                       guint *whole)
{
  guint rows[3][MAX_CHARACTERS + 1];
  guint least = 0, before;

  *whole = G_MAXUINT;
  for (guint j = 0; j <= n; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= name->n; i++) {
    before = least;
    least = distance_row(name, text, n, i, rows);
    if (least > allowed && before > allowed) /* a swap looks back two rows */
      return G_MAXUINT;
  }
  *whole = rows[name->n % 3][n];
  return least;
}

/* How far @candidate is from @name: twice the mistakes, one more if only a part of it is
 * meant; G_MAXUINT if that is too far to be meant at all. */
static guint name_distance(const struct folded *name, const char *candidate)
{
  guint whole, best = G_MAXUINT, allowed = (name->n + 1) / 3;
  struct folded folded;

  fold_name(&folded, candidate);
  for (guint i = 0; i < folded.n; i++) {
    if (i > 0 && folded.characters[i - 1] != ' ')
      continue;
    guint n = MIN(folded.n - i, name->n + allowed + 1);
    guint part = distances(name, folded.characters + i, n, allowed, &whole);

    if (part <= allowed)
      best = MIN(best, 2 * part + 1);
    if (i == 0 && whole <= allowed)
      best = MIN(best, 2 * whole);
  }
  return best;
}

/* Put @candidate among the best ones, after those that are as near. */
static void note_near(const char **names, guint *scores, const char *candidate, guint score)
{
  guint place = MAX_NEAR;

  while (place > 0 && (!names[place - 1] || scores[place - 1] > score))
    place--;
  if (place == MAX_NEAR)
    return;
  for (guint i = MAX_NEAR - 1; i > place; i--) {
    names[i] = names[i - 1];
    scores[i] = scores[i - 1];
  }
  names[place] = candidate;
  scores[place] = score;
}

const char **names_near(const char *name, const char *const *candidates, guint n)
{
  const char **names = g_new0(const char *, MAX_NEAR + 1);
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  guint scores[MAX_NEAR] = {0};
  struct folded folded;

  fold_name(&folded, valid);
  for (guint i = 0; folded.n && i < n; i++) {
    guint score = name_distance(&folded, candidates[i]);

    if (score != G_MAXUINT)
      note_near(names, scores, candidates[i], score);
  }
  return names;
}

/* “a”, “b” or “c” */
static void append_names(GString *text, const char *const *names, guint n, const char *last)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *shown = quote_text(names[i]);

    if (i)
      g_string_append(text, i + 1 < n ? ", " : last);
    g_string_append(text, shown);
  }
}

char *names_suggestion(const char *name, const char *const *candidates, guint n)
{
  g_autofree const char **near = names_near(name, candidates, n);
  GString *text = g_string_new(NULL);
  guint count = 0;

  while (near[count])
    count++;
  if (count) {
    g_string_append(text, "; did you mean ");
    append_names(text, near, count, " or ");
    g_string_append_c(text, '?');
  }
  return g_string_free(text, FALSE);
}

/* ---- Looking up -------------------------------------------------------- */

/* What is looked through. */
struct names {
  struct name_list list;
  const char *const *aliases; /* or NULL */
  bool numbered;
};

enum match { MATCH_NONE, MATCH_BEGINNING, MATCH_WHOLE };

static enum match match_name(const struct needle *needle, const char *name, gsize length)
{
  gsize n = needle_match(needle, name, length);

  if (!n)
    return MATCH_NONE;
  return n == length ? MATCH_WHOLE : MATCH_BEGINNING;
}

static enum match match_aliases(const struct needle *needle, const char *aliases)
{
  enum match best = MATCH_NONE;

  while (*aliases) {
    gsize length = strcspn(aliases, ";"), blank = strspn(aliases, " ");

    if (blank < length) {
      enum match match = match_name(needle, aliases + blank, length - blank);

      best = MAX(best, match);
    }
    aliases += length + (aliases[length] == ';');
  }
  return best;
}

static enum match match_record(const struct names *names, guint index, const struct needle *needle)
{
  const char *id = names->list.ids[index], *name = names->list.names[index];
  enum match by_id = match_name(needle, id, strlen(id));
  enum match by_name = id == name ? by_id : match_name(needle, name, strlen(name));
  enum match by_alias = names->aliases ? match_aliases(needle, names->aliases[index]) : MATCH_NONE;

  return MAX(MAX(by_id, by_name), by_alias);
}

/* All records that match best; element type guint. */
static GArray *find_matches(const struct names *names, const char *name)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
  struct needle *needle = needle_new(name, -1);
  enum match best = MATCH_BEGINNING;

  for (guint i = 0; i < names->list.n; i++) {
    enum match match = match_record(names, i, needle);

    if (match < best)
      continue;
    if (match > best)
      g_array_set_size(found, 0);
    best = match;
    g_array_append_val(found, i);
  }
  needle_free(needle);
  return found;
}

static guint find_id(const struct name_list *list, const char *name)
{
  for (guint i = 0; i < list->n; i++)
    if (strcmp(list->ids[i], name) == 0)
      return i;
  return PACK_NONE;
}

static guint find_number(const struct names *names, const char *name)
{
  char *end;
  guint64 number = g_ascii_strtoull(name, &end, 10);

  if (!names->numbered || !g_ascii_isdigit(*name) || *end || number < 1 || number > names->list.n)
    return PACK_NONE;
  return (guint)number - 1;
}

/* ---- Failing ----------------------------------------------------------- */

/* “a”, “b” or 3 others: the first of @n names. */
static void append_first(GString *text, const char *const *names, guint n, const char *last)
{
  append_names(text, names, MIN(n, MAX_LISTED), n > MAX_LISTED ? ", " : last);
  if (n > MAX_LISTED)
    g_string_append_printf(text, "%s%u other%s", last, n - MAX_LISTED,
                           n - MAX_LISTED == 1 ? "" : "s");
}

/* What may have been meant, or else what there is. Transfer full. */
static char *suggest(const struct name_list *list, const char *name)
{
  g_autofree char *by_name = names_suggestion(name, list->names, list->n);
  g_autofree char *by_id = *by_name ? NULL : names_suggestion(name, list->ids, list->n);
  GString *text;

  if (*by_name)
    return g_steal_pointer(&by_name);
  if (*by_id)
    return g_steal_pointer(&by_id);
  text = g_string_new(list->n == 1 ? "; there is only " : "; there are ");
  append_first(text, list->names, list->n, " and ");
  return g_string_free(text, FALSE);
}

static void fail_not_found(const struct name_list *list, const char *name, GError **error)
{
  g_autofree char *shown = quote_text(name);
  g_autofree char *suggestion = list->n ? suggest(list, name) : NULL;

  if (list->n == 0)
    g_set_error(error, CONTENT_ERROR, CONTENT_ERROR_NOT_FOUND, "no %s is called %s: %s has none",
                list->noun, shown, list->place);
  else
    g_set_error(error, CONTENT_ERROR, CONTENT_ERROR_NOT_FOUND, "no %s is called %s%s", list->noun,
                shown, suggestion);
}

/* Where several records bear one name, their ids tell them apart. */
static bool share_name(const struct name_list *list, const GArray *found)
{
  const char *first = list->names[g_array_index(found, guint, 0)];

  for (guint i = 1; i < found->len; i++)
    if (strcmp(first, list->names[g_array_index(found, guint, i)]) == 0)
      return true;
  return false;
}

static void fail_ambiguous(const struct name_list *list, const char *name, const GArray *found,
                           GError **error)
{
  bool by_id = share_name(list, found);
  g_autofree const char **names = g_new(const char *, found->len);
  g_autofree char *shown = quote_text(name);
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < found->len; i++) {
    guint index = g_array_index(found, guint, i);

    names[i] = by_id ? list->ids[index] : list->names[index];
  }
  append_first(text, names, found->len, " or ");
  g_set_error(error, CONTENT_ERROR, CONTENT_ERROR_AMBIGUOUS, "%s could be %s; write %s", shown,
              text->str, by_id ? "the id" : "more of it");
  g_string_free(text, TRUE);
}

static guint find_name(const struct names *names, const char *name, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  guint index = find_id(&names->list, g_strstrip(valid));

  if (index != PACK_NONE)
    return index;

  g_autoptr(GArray) found = find_matches(names, valid);

  if (found->len == 1)
    return g_array_index(found, guint, 0);
  index = find_number(names, valid);
  if (index == PACK_NONE && found->len == 0)
    fail_not_found(&names->list, name, error);
  else if (index == PACK_NONE)
    fail_ambiguous(&names->list, valid, found, error);
  return index;
}

guint names_find(const struct name_list *list, const char *name, GError **error)
{
  const struct names names = {*list, NULL, false};

  return find_name(&names, name, error);
}

/* ---- Kinds of records -------------------------------------------------- */

/* What the records of a table are called, and how they are looked up. */
struct kind {
  const char *noun;
  guint (*count)(const struct pack *pack);
  const char *(*id)(const struct pack *pack, guint index);
  const char *(*name)(const struct pack *pack, guint index);
  const char *(*aliases)(const struct pack *pack, guint index); /* or NULL */
  bool numbered;                                                /* it may be called by its number */
};

static const char *dimension_id(const struct pack *pack, guint index)
{
  return pack_dimension(pack, index)->id;
}

static const char *dimension_name(const struct pack *pack, guint index)
{
  return pack_dimension(pack, index)->name;
}

static const char *term_name(const struct pack *pack, guint index)
{
  return pack_term(pack, index)->name;
}

static const char *term_aliases(const struct pack *pack, guint index)
{
  return pack_term(pack, index)->aliases;
}

static const char *role_id(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->id;
}

static const char *role_name(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->name;
}

static const char *skill_id(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->id;
}

static const char *skill_name(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->name;
}

static const char *activity_id(const struct pack *pack, guint index)
{
  return pack_activity(pack, index)->id;
}

static const char *activity_title(const struct pack *pack, guint index)
{
  return pack_activity(pack, index)->title;
}

static const struct kind dimensions = {
    "dimension", pack_n_dimensions, dimension_id, dimension_name, NULL, true};
static const struct kind terms = {"term", pack_n_terms, term_name, term_name, term_aliases, false};
static const struct kind roles = {"role", pack_n_roles, role_id, role_name, NULL, false};
static const struct kind skills = {"skill", pack_n_skills, skill_id, skill_name, NULL, false};
static const struct kind activities = {
    "activity", pack_n_activities, activity_id, activity_title, NULL, false};

/* What @field says of each of @n records. Transfer container. */
static const char **list_field(const struct pack *pack, guint n,
                               const char *(*field)(const struct pack *, guint))
{
  const char **list = g_new(const char *, n + 1);

  for (guint i = 0; i < n; i++)
    list[i] = field(pack, i);
  return list;
}

static guint find_record(const struct kind *kind, const struct pack *pack, const char *name,
                         GError **error)
{
  guint n = kind->count(pack);
  g_autofree const char **ids = list_field(pack, n, kind->id);
  g_autofree const char **names = list_field(pack, n, kind->name);
  g_autofree const char **aliases = kind->aliases ? list_field(pack, n, kind->aliases) : NULL;
  const struct names all = {{kind->noun, "the pack", n, ids, names}, aliases, kind->numbered};

  return find_name(&all, name, error);
}

guint pack_find_dimension(const struct pack *pack, const char *name, GError **error)
{
  return find_record(&dimensions, pack, name, error);
}

guint pack_find_term(const struct pack *pack, const char *name, GError **error)
{
  return find_record(&terms, pack, name, error);
}

guint pack_find_role(const struct pack *pack, const char *name, GError **error)
{
  return find_record(&roles, pack, name, error);
}

guint pack_find_skill(const struct pack *pack, const char *name, GError **error)
{
  return find_record(&skills, pack, name, error);
}

guint pack_find_activity(const struct pack *pack, const char *name, GError **error)
{
  return find_record(&activities, pack, name, error);
}
