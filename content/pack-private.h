/* pack-private.h - how a pack is kept, and what the files of content/ share
 *
 * All texts of a pack lie one after another in blocks of memory, in the order of
 * reading; records are plain arrays; the tables of ids point into the texts.
 */
#ifndef STAGE5_PACK_PRIVATE_H
#define STAGE5_PACK_PRIVATE_H

#include "content/content.h"

/* The tables of a pack, in the order of reading. */
enum table_id {
  TABLE_PACK,
  TABLE_SIDES,
  TABLE_STAGES,
  TABLE_DIMENSIONS,
  TABLE_CELLS,
  TABLE_PROMPTS,
  TABLE_GLOSSARY,
  TABLE_RESOURCES,
  TABLE_ROLES,
  TABLE_SKILLS,
  TABLE_LEVELS,
  TABLE_ROLE_SKILLS,
  TABLE_ACTIVITIES,
  N_TABLES
};

struct term_index;

struct pack {
  char *folder;
  GStringChunk *texts;
  GHashTable *values;        /* key of pack.csv -> value */
  GHashTable *ids[N_TABLES]; /* id -> index; NULL for the tables without ids */
  GPtrArray *groups;         /* of const char * */
  GArray *stages, *sides, *dimensions, *cells, *prompts, *terms, *resources;
  GArray *roles, *skills, *role_skills, *activities;
  struct term_index *term_index; /* NULL until the glossary is read */
};

/* An empty pack. Free with pack_free(). */
struct pack *pack_new(const char *folder);

/* Keep @length bytes of @text in @pack; "" costs nothing. Transfer none. */
const char *pack_keep(struct pack *pack, const char *text, gsize length);

/* The index of the record of @table whose id is @id, or PACK_NONE. */
guint32 pack_index_of(const struct pack *pack, enum table_id table, const char *id);

/* Put row @cell at the end of the chain of cells of @dimension. */
void pack_chain_cell(struct pack *pack, guint32 dimension, guint32 cell);

/* The character after the one at @p. GLib's own macro takes the const away. */
static inline const char *utf8_next(const char *p)
{
  return p + g_utf8_skip[(guchar)*p];
}

/* ---- Comparing, letter case aside (fold.c) ----------------------------- */

/* A text prepared for being found in other texts, letter case aside. An apostrophe
 * also finds the typographic one, a hyphen a dash. */
struct needle;

/* @length bytes of @text, or -1 for all; it must be UTF-8. Free with needle_free(). */
struct needle *needle_new(const char *text, gssize length);
void needle_free(struct needle *needle);

/* The bytes of @text (@size bytes) that equal the needle, from its first byte on; 0 if
 * it does not begin so, or if the needle is empty. */
gsize needle_match(const struct needle *needle, const char *text, gsize size);

/* The first place in @text where the needle stands, or NULL; *@length in bytes. */
const char *needle_find(const struct needle *needle, const char *text, gsize size, gsize *length);

/* True if the needle stands somewhere in @text. */
bool needle_occurs(const struct needle *needle, const char *text, gsize size);

/* ---- Terms (terms.c) --------------------------------------------------- */

struct term_index *term_index_new(const struct pack *pack);
void term_index_free(struct term_index *index);

/* ---- Messages (names.c) ------------------------------------------------ */

/* "; did you mean “a” or “b”?" for the names near @name, or "". Transfer full. */
char *names_suggestion(const char *name, const char *const *candidates, guint n);

#endif
