/* terms.c - the terms of the glossary where they stand in a text
 *
 * The names and aliases of all terms are kept by a hash of their first word, letter
 * case aside; a text is gone through word by word.
 */
#include "content/pack-private.h"

#include <string.h>

struct phrase {
  struct needle *needle;
  gsize length; /* bytes of the name: the longest is tried first */
  guint hash;   /* of its first word */
  guint term;
};

struct term_index {
  GArray *phrases;   /* struct phrase, by hash and then by length */
  GHashTable *first; /* hash -> index of the first phrase with it */
};

/* ---- Words ------------------------------------------------------------- */

static bool is_word_character(gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static const char *skip_to_word(const char *p)
{
  while (*p && !is_word_character(g_utf8_get_char(p)))
    p = utf8_next(p);
  return p;
}

/* The end of the word that begins at @p, and a hash of it. */
static const char *word_end(const char *p, guint *hash)
{
  *hash = 5381;
  for (; *p; p = utf8_next(p)) {
    gunichar c = g_utf8_get_char(p);

    if (!is_word_character(c))
      break;
    *hash = *hash * 33 + (c < 0x80 ? (guchar)g_ascii_tolower((char)c) : g_unichar_tolower(c));
  }
  return p;
}

static bool ends_word(const char *end)
{
  return !*end || !is_word_character(g_utf8_get_char(end));
}

/* ---- The index --------------------------------------------------------- */

static void add_phrase(struct term_index *index, const char *name, gsize length, guint term)
{
  g_autofree char *copy = g_strndup(name, length);
  const char *text = skip_to_word(g_strstrip(copy));
  struct phrase phrase = {.term = term, .length = strlen(text)};

  if (!phrase.length)
    return;
  word_end(text, &phrase.hash);
  phrase.needle = needle_new(text, -1);
  g_array_append_val(index->phrases, phrase);
}

static void add_term(struct term_index *index, const struct term *term, guint number)
{
  const char *alias = term->aliases;

  add_phrase(index, term->name, strlen(term->name), number);
  while (*alias) {
    gsize length = strcspn(alias, ";");

    add_phrase(index, alias, length, number);
    alias += length + (alias[length] == ';');
  }
}

static int compare_phrases(gconstpointer a, gconstpointer b)
{
  const struct phrase *left = a, *right = b;

  if (left->hash != right->hash)
    return left->hash < right->hash ? -1 : 1;
  if (left->length != right->length)
    return left->length > right->length ? -1 : 1;
  return left->term < right->term ? -1 : left->term > right->term;
}

struct term_index *term_index_new(const struct pack *pack)
{
  struct term_index *index = g_new(struct term_index, 1);

  index->phrases = g_array_new(FALSE, FALSE, sizeof(struct phrase));
  index->first = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < pack_n_terms(pack); i++)
    add_term(index, pack_term(pack, i), i);
  g_array_sort(index->phrases, compare_phrases);
  for (guint i = index->phrases->len; i-- > 0;) {
    guint hash = g_array_index(index->phrases, struct phrase, i).hash;

    g_hash_table_insert(index->first, GUINT_TO_POINTER(hash), GUINT_TO_POINTER(i));
  }
  return index;
}

void term_index_free(struct term_index *index)
{
  if (!index)
    return;
  for (guint i = 0; i < index->phrases->len; i++)
    needle_free(g_array_index(index->phrases, struct phrase, i).needle);
  g_array_unref(index->phrases);
  g_hash_table_unref(index->first);
  g_free(index);
}

/* ---- Looking for terms ------------------------------------------------- */

/* The longest phrase that stands at @text (@size bytes), whose first word has @hash. */
static gsize match_phrase(const struct term_index *index, guint hash, const char *text, gsize size,
                          guint *term)
{
  gpointer first;

  if (!g_hash_table_lookup_extended(index->first, GUINT_TO_POINTER(hash), NULL, &first))
    return 0;
  for (guint i = GPOINTER_TO_UINT(first); i < index->phrases->len; i++) {
    const struct phrase *phrase = &g_array_index(index->phrases, struct phrase, i);

    if (phrase->hash != hash)
      break;
    gsize length = needle_match(phrase->needle, text, size);

    if (length && ends_word(text + length)) {
      *term = phrase->term;
      return length;
    }
  }
  return 0;
}

GArray *pack_terms_in(const struct pack *pack, const char *text)
{
  GArray *uses = g_array_new(FALSE, FALSE, sizeof(struct term_use));
  const char *end = text + strlen(text), *p = text;

  if (!pack->term_index || !pack->term_index->phrases->len)
    return uses;
  while (*(p = skip_to_word(p))) {
    struct term_use use = {.offset = (gsize)(p - text)};
    guint hash;
    const char *next = word_end(p, &hash);

    use.length = match_phrase(pack->term_index, hash, p, (gsize)(end - p), &use.term);
    if (use.length) {
      g_array_append_val(uses, use);
      next = p + use.length;
    }
    p = next;
  }
  return uses;
}
