/* small-pack.h - a pack for tests, three dimensions on three stages, in a folder of
 * its own that a test may spoil
 *
 *   g_autoptr(SmallPack) small = small_pack_new();
 *   small_pack_write(small, "cells.csv", "dimension,…", -1);
 */
#ifndef STAGE5_TESTS_SMALL_PACK_H
#define STAGE5_TESTS_SMALL_PACK_H

#include <glib.h>

struct small_pack {
  char *folder; /* of the pack */
  char *parent; /* a fresh folder that holds it, for what else a test writes */
};
typedef struct small_pack SmallPack; /* for g_autoptr(SmallPack) */

/* A good pack. Free with small_pack_free(), which removes all that is in its parent. */
struct small_pack *small_pack_new(void);

/* The same with two roles, two skills and two activities. */
struct small_pack *small_pack_new_with_roles(void);

/* The name of table @index of that one, from 0, and its text; NULL behind the last. */
const char *small_pack_table(guint index, const char **text);
void small_pack_free(struct small_pack *small);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmallPack, small_pack_free)

/* Write @length bytes (-1: up to the NUL) to a table of it in place of what is there. */
void small_pack_write(const struct small_pack *small, const char *table, const char *bytes,
                      gssize length);

/* Add a line to a table of it. */
void small_pack_append(const struct small_pack *small, const char *table, const char *line);

/* Give it @n other dimensions, some 450 bytes each: "Dimension 0" with "Left 0" …; its last cell is
 * of @last_kind. */
void small_pack_grow(const struct small_pack *small, guint n, const char *last_kind);

/* Remove a table of it. */
void small_pack_remove(const struct small_pack *small, const char *table);

/* The path of @name in its parent folder. Transfer full. */
char *small_pack_beside(const struct small_pack *small, const char *name);

/* What is in the file @path; NULL if there is none. Transfer full. */
char *file_read(const char *path);

/* The number of names in @folder. */
guint folder_count(const char *folder);

#endif
