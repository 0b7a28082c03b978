#include "tests/torture/disk.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512

struct inode {
  GByteArray *view;    /* as programs see it */
  GByteArray *synced;  /* as it is on the disk for sure */
  GHashTable *sectors; /* number -> GPtrArray, what was written there since, the oldest first */
  GArray *sizes;       /* gsize, that it has had since */
};

/* A name of the folder, and what it stood for since the folder was synced: struct inode *, or NULL
 * where there was no such file; the first one is on the disk for sure. */
struct name {
  GPtrArray *versions;
};

struct disk {
  GRand *random;
  GHashTable *names; /* path -> struct name * */
  GPtrArray *inodes; /* all of them, also those that have no name any more */
  guint n_operations, cut_at;
  bool is_cut;
};

/* ---- Files --------------------------------------------------------------------- */

static struct inode *inode_new(const char *bytes, gsize length)
{
  struct inode *inode = g_new0(struct inode, 1);
  inode->view = g_byte_array_append(g_byte_array_new(), (const guint8 *)bytes, (guint)length);
  inode->synced = g_byte_array_new();
  inode->sectors = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  inode->sizes = g_array_new(FALSE, FALSE, sizeof(gsize));
  inode_sync(inode);
  return inode;
}

static void inode_free(struct inode *inode)
{
  g_byte_array_unref(inode->view);
  g_byte_array_unref(inode->synced);
  g_hash_table_unref(inode->sectors);
  g_array_unref(inode->sizes);
  g_free(inode);
}

void inode_sync(struct inode *inode)
{
  g_byte_array_set_size(inode->synced, 0);
  g_byte_array_append(inode->synced, inode->view->data, inode->view->len);
  g_hash_table_remove_all(inode->sectors);
  g_array_set_size(inode->sizes, 0);
}

void inode_truncate(struct inode *inode, gsize size)
{
  guint before = inode->view->len;
  g_byte_array_set_size(inode->view, (guint)size);
  if (size > before)
    memset(inode->view->data + before, 0, size - before);
  g_array_append_val(inode->sizes, size);
}

/* A sector as it is seen now. Transfer full. */
static guint8 *copy_sector(const struct inode *inode, gsize number)
{
  guint8 *sector = g_malloc0(SECTOR);
  gsize begin = number * SECTOR;
  memcpy(sector, inode->view->data + begin, MIN(SECTOR, inode->view->len - begin));
  return sector;
}

static void note_sector(struct inode *inode, gsize number)
{
  GPtrArray *versions = g_hash_table_lookup(inode->sectors, GSIZE_TO_POINTER(number));
  if (!versions) {
    versions = g_ptr_array_new_with_free_func(g_free);
    g_hash_table_insert(inode->sectors, GSIZE_TO_POINTER(number), versions);
  }
  g_ptr_array_add(versions, copy_sector(inode, number));
}

void inode_write(struct inode *inode, gsize offset, const void *bytes, gsize length)
{
  if (offset + length > inode->view->len)
    inode_truncate(inode, offset + length);
  memcpy(inode->view->data + offset, bytes, length);
  for (gsize i = offset / SECTOR; i * SECTOR < offset + length; i++)
    note_sector(inode, i);
}

/* ---- The folder ------------------------------------------------------------------ */

static void name_free(struct name *name)
{
  g_ptr_array_unref(name->versions);
  g_free(name);
}

static struct inode *name_last(const struct name *name)
{
  return name->versions->pdata[name->versions->len - 1];
}

static struct inode *add_inode(struct disk *disk, const char *bytes, gsize length)
{
  struct inode *inode = inode_new(bytes, length);
  g_ptr_array_add(disk->inodes, inode);
  return inode;
}

/* What @path stands for, as it is in the folder that was there before. */
static struct name *disk_name(struct disk *disk, const char *path)
{
  struct name *name = g_hash_table_lookup(disk->names, path);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (name)
    return name;
  name = g_new0(struct name, 1);
  name->versions = g_ptr_array_new();
  bool exists = g_file_get_contents(path, &bytes, &length, NULL);
  g_ptr_array_add(name->versions, exists ? add_inode(disk, bytes, length) : NULL);
  g_hash_table_insert(disk->names, g_strdup(path), name);
  return name;
}

struct inode *disk_open(struct disk *disk, const char *path)
{
  struct name *name = disk_name(disk, path);
  if (!name_last(name))
    g_ptr_array_add(name->versions, add_inode(disk, "", 0));
  return name_last(name);
}

void disk_delete(struct disk *disk, const char *path)
{
  g_ptr_array_add(disk_name(disk, path)->versions, NULL);
}

void disk_sync_folder(struct disk *disk)
{
  GHashTableIter all;
  gpointer name;
  g_hash_table_iter_init(&all, disk->names);
  while (g_hash_table_iter_next(&all, NULL, &name)) {
    GPtrArray *versions = ((struct name *)name)->versions;
    g_ptr_array_remove_range(versions, 0, versions->len - 1);
  }
}

/* ---- The power --------------------------------------------------------------------- */

struct disk *disk_new(GRand *random)
{
  struct disk *disk = g_new0(struct disk, 1);
  disk->random = random;
  disk->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)name_free);
  disk->inodes = g_ptr_array_new_with_free_func((GDestroyNotify)inode_free);
  return disk;
}

void disk_free(struct disk *disk)
{
  if (!disk)
    return;
  g_hash_table_unref(disk->names);
  g_ptr_array_unref(disk->inodes);
  g_free(disk);
}

void disk_start(struct disk *disk, guint cut_at)
{
  g_hash_table_remove_all(disk->names);
  g_ptr_array_set_size(disk->inodes, 0);
  disk->n_operations = 0;
  disk->cut_at = cut_at;
  disk->is_cut = false;
}

guint disk_n_operations(const struct disk *disk)
{
  return disk->n_operations;
}

bool disk_is_cut(const struct disk *disk)
{
  return disk->is_cut;
}

bool disk_operate(struct disk *disk)
{
  if (disk->is_cut)
    return false;
  disk->n_operations++;
  disk->is_cut = disk->n_operations == disk->cut_at;
  return true;
}

/* ---- Afterwards -------------------------------------------------------------------- */

/* What has come to the disk of what was not synced. */
enum luck { LUCK_NOTHING, LUCK_ALL, LUCK_CHANCE, LUCK_CHANCE_TOO, N_LUCK };

static enum luck draw_luck(GRand *random)
{
  return (enum luck)g_rand_int_range(random, 0, N_LUCK);
}

/* Which of @n versions it is, from the one that was synced, 0, to the last. */
static guint draw_version(GRand *random, enum luck luck, guint n)
{
  return luck == LUCK_NOTHING ? 0
         : luck == LUCK_ALL   ? n - 1
                              : (guint)g_rand_int_range(random, 0, (gint32)n);
}

/* What was never written to a new sector: nothing, or anything. */
static void fill(GRand *random, GByteArray *image, gsize from)
{
  bool anything = g_rand_boolean(random);
  for (gsize i = from; i < image->len; i++)
    image->data[i] = anything ? (guint8)g_rand_int(random) : 0;
}

/* Its bytes before any of the sectors is put in place. Transfer full. */
static GByteArray *begin_image(GRand *random, const struct inode *inode, enum luck luck)
{
  GByteArray *image = g_byte_array_new();
  guint version = draw_version(random, luck, inode->sizes->len + 1);
  gsize size = version ? g_array_index(inode->sizes, gsize, version - 1) : inode->synced->len;
  gsize known = MIN(size, inode->synced->len);
  g_byte_array_set_size(image, (guint)size);
  if (known)
    memcpy(image->data, inode->synced->data, known);
  fill(random, image, known);
  return image;
}

/* The file as it is on the disk. Transfer full. */
static GByteArray *inode_image(GRand *random, const struct inode *inode)
{
  enum luck luck = draw_luck(random);
  GByteArray *image = begin_image(random, inode, luck);
  for (gsize i = 0; i * SECTOR < image->len; i++) {
    const GPtrArray *versions = g_hash_table_lookup(inode->sectors, GSIZE_TO_POINTER(i));
    guint version = versions ? draw_version(random, luck, versions->len + 1) : 0;
    if (version)
      memcpy(image->data + i * SECTOR, versions->pdata[version - 1],
             MIN(SECTOR, image->len - i * SECTOR));
  }
  return image;
}

static void materialise(struct disk *disk, const char *path, const struct name *name)
{
  guint version = draw_version(disk->random, draw_luck(disk->random), name->versions->len);
  const struct inode *inode = name->versions->pdata[version];
  g_autoptr(GByteArray) image = inode ? inode_image(disk->random, inode) : NULL;
  g_autoptr(GError) error = NULL;
  if (!inode)
    g_unlink(path);
  else if (!g_file_set_contents_full(path, (const char *)image->data, image->len,
                                     G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_error("a trial cannot write: %s", error->message);
}

void disk_materialise(struct disk *disk)
{
  g_autoptr(GList) paths = g_hash_table_get_keys(disk->names);
  paths = g_list_sort(paths, (GCompareFunc)strcmp); /* chance in the same order every time */
  for (const GList *at = paths; at; at = at->next)
    materialise(disk, at->data, g_hash_table_lookup(disk->names, at->data));
}
