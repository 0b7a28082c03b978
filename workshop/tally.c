/* tally.c - counts by a show of hands, or from paper */
#include "workshop/workshop-private.h"

#include <string.h>

/* A tally that is being read. */
struct tally_reader {
  const char *text; /* all of it, for messages */
  guint scale;
  guint n; /* numbers so far */
  bool has_dont_know, has_not_applicable;
  struct counts counts;
};

static bool fail(const struct tally_reader *reader, GError **error, const char *why)
{
  g_autofree char *shown = quote_text(reader->text);

  return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                       "%s is no tally: %s. Write how many said 1 to %u, then ?2 for two who don't "
                       "know and -1 for one whom it does not apply to",
                       shown, why, reader->scale);
}

static bool read_number(const struct tally_reader *reader, const char *word, guint32 *number,
                        GError **error)
{
  guint64 value;
  g_autofree char *why = NULL;

  if (g_ascii_isdigit(*word) &&
      g_ascii_string_to_unsigned(word, 10, 0, WORKSHOP_MAX_TALLY, &value, NULL)) {
    *number = (guint32)value;
    return true;
  }
  why = g_strdup_printf("“%s” is not a number from 0 to %d", word, WORKSHOP_MAX_TALLY);
  return fail(reader, error, why);
}

static bool read_mark(const struct tally_reader *reader, const char *word, bool *has,
                      guint32 *number, GError **error)
{
  g_autofree char *why = g_strdup_printf("“%c” stands there twice", *word);

  if (*has)
    return fail(reader, error, why);
  *has = true;
  return read_number(reader, word + 1, number, error);
}

static bool read_word(struct tally_reader *reader, const char *word, GError **error)
{
  guint32 number = 0;

  if (*word == '?')
    return read_mark(reader, word, &reader->has_dont_know, &reader->counts.dont_know, error);
  if (*word == '-')
    return read_mark(reader, word, &reader->has_not_applicable, &reader->counts.not_applicable,
                     error);
  if (!read_number(reader, word, &number, error))
    return false;
  if (reader->n < reader->scale)
    reader->counts.ratings[reader->n] = number;
  reader->n++;
  return true;
}

bool tally_parse(const char *text, guint scale, struct counts *counts, GError **error)
{
  struct tally_reader reader = {.text = text, .scale = scale};
  g_autofree char *shown = text_escape(text, -1);
  g_auto(GStrv) words = g_strsplit_set(shown, " ", -1);
  g_autofree char *why = NULL;

  for (char **word = words; *word; word++)
    if (**word && !read_word(&reader, *word, error))
      return false;
  why = g_strdup_printf("it has %u numbers and the scale has %u points", reader.n, scale);
  if (reader.n != scale)
    return fail(&reader, error, why);
  *counts = reader.counts;
  return true;
}

char *tally_to_string(const struct counts *counts, guint scale)
{
  GString *text = g_string_new(NULL);

  for (guint point = 0; point < scale; point++)
    g_string_append_printf(text, "%s%u", point > 0 ? " " : "", counts->ratings[point]);
  if (counts->dont_know > 0)
    g_string_append_printf(text, " ?%u", counts->dont_know);
  if (counts->not_applicable > 0)
    g_string_append_printf(text, " -%u", counts->not_applicable);
  return g_string_free(text, FALSE);
}

/* ---- Entering ---------------------------------------------------------- */

static guint find_tally(const struct workshop *workshop, const struct tally *tally)
{
  guint i = 0;

  for (; i < workshop->tallies->len; i++) {
    const struct tally *other = &g_array_index(workshop->tallies, struct tally, i);

    if (other->dimension == tally->dimension && other->round == tally->round &&
        other->side == tally->side)
      break;
  }
  return i;
}

/* Take the counts of @tally off (@sign -1) or put them on (1). */
static void count_tally(struct workshop *workshop, const struct tally *tally, int sign)
{
  struct counts *counts = workshop_counts_at(workshop, tally->dimension, tally->round, tally->side);
  guint32 factor = (guint32)sign; /* wraps round, as unsigned numbers do */

  for (guint point = 0; point < workshop->scale; point++)
    counts->ratings[point] += factor * tally->counts.ratings[point];
  counts->dont_know += factor * tally->counts.dont_know;
  counts->not_applicable += factor * tally->counts.not_applicable;
}

bool workshop_tally(struct workshop *workshop, const struct tally *tally, GError **error)
{
  if (!workshop_check_place(workshop, tally->dimension, tally->round, error))
    return false;

  guint at = find_tally(workshop, tally);

  if (at < workshop->tallies->len) {
    count_tally(workshop, &g_array_index(workshop->tallies, struct tally, at), -1);
    g_array_remove_index(workshop->tallies, at);
  }
  if (counts_n_answers(&tally->counts, workshop->scale) > 0) {
    g_array_insert_val(workshop->tallies, at, *tally);
    count_tally(workshop, tally, 1);
  }
  return true;
}

char *workshop_tally_warning(const struct workshop *workshop, const char *name, guint dimension,
                             guint round, enum rating_side side)
{
  guint n = counts_n_answers(workshop_counts(workshop, dimension, round, side), workshop->scale);
  g_autofree char *shown = quote_text(name);

  if (n <= workshop->people)
    return NULL;
  return g_strdup_printf("%s has %u answers for %s in round %u, and the workshop is for %u %s: "
                         "count again, or leave it if more have come.",
                         shown, n, rating_side_to_string(side), round, workshop->people,
                         workshop->people == 1 ? "person" : "people");
}
