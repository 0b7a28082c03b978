/* disk.h - a disk whose power is cut: what of all that a program has written is there afterwards
 *
 * Only what was synced is there for sure. Of a file, every sector of 512 bytes that was written
 * since has the bytes of before or of any of these writes, its length is any that it has had
 * since, and a sector that is new, and was not written, has anything in it. Of a folder, every
 * name that came or went since it was synced is there or not. That is as much as SQLite takes for
 * possible, and more than most disks do.
 *
 * disk.c is this, and knows nothing of SQLite; disk-vfs.c puts it under SQLite.
 */
#ifndef STAGE5_TESTS_TORTURE_DISK_H
#define STAGE5_TESTS_TORTURE_DISK_H

#include <glib.h>
#include <stdbool.h>

struct disk;

/* It is empty, its power is on, and stays so. Chance comes from @random. */
struct disk *disk_new(GRand *random);
void disk_free(struct disk *disk);
typedef struct disk Disk; /* for g_autoptr(Disk) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Disk, disk_free)

/* Begin again: the power goes during the @cut_at th operation (from 1; 0: never) that changes
 * anything or syncs. */
void disk_start(struct disk *disk, guint cut_at);
guint disk_n_operations(const struct disk *disk);
bool disk_is_cut(const struct disk *disk);

/* After the power was cut: write the files as they are now. */
void disk_materialise(struct disk *disk);

/* ---- What is done to it -------------------------------------------------- */

struct inode;

/* Count an operation. False if the power was cut before it; disk_is_cut() is true after it if it is
 * the last one: it is told all the same, but a sync then does nothing. */
bool disk_operate(struct disk *disk);

/* The file @path, which is on the disk as it stands there, synced, if nothing was told of it
 * yet; made if there is none. */
struct inode *disk_open(struct disk *disk, const char *path);
void disk_delete(struct disk *disk, const char *path);
void disk_sync_folder(struct disk *disk);

void inode_write(struct inode *inode, gsize offset, const void *bytes, gsize length);
void inode_truncate(struct inode *inode, gsize size);
void inode_sync(struct inode *inode);

/* ---- SQLite on it (disk-vfs.c) --------------------------------------------- */

/* From now on SQLite has this disk under every database that it opens, with temporary files left
 * out; the files themselves are where they would be. After the power was cut, all fails. */
void disk_plug_in(struct disk *disk);

/* SQLite is as it was. All databases must be closed. */
void disk_unplug(void);

#endif
