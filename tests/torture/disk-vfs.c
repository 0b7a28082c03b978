/* disk-vfs.c - a VFS of SQLite that tells a struct disk what is done, and does it with the VFS that
 * is there anyway
 *
 * What the usual one does of itself is done here for the disk: it syncs the folder after the
 * first sync of a journal that it has made, and, if asked, after deleting one. A sync is told and
 * not done: the files need not outlive a real power cut.
 */
#include "tests/sqlite-symbol.h"
#include "tests/torture/disk.h"

static struct {
  sqlite3_vfs vfs, *usual;
  struct disk *disk;
  typeof(&sqlite3_vfs_unregister) unregister;
} plug;

/* A file of SQLite; the usual VFS has its own in the room behind it. */
struct plugged {
  sqlite3_file file;
  struct inode *inode;
  bool syncs_folder; /* at the next sync */
};

static sqlite3_file *usual(sqlite3_file *file)
{
  return (sqlite3_file *)((struct plugged *)file + 1);
}

/* The result of an operation, of which the last one is not seen to come to an end. */
static int ended(int result)
{
  return disk_is_cut(plug.disk) ? SQLITE_IOERR : result;
}

/* ---- Files ------------------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
  return usual(file)->pMethods->xClose(usual(file));
}

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return ended(usual(file)->pMethods->xRead(usual(file), bytes, length, offset));
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  if (!disk_operate(plug.disk))
    return SQLITE_IOERR_WRITE;
  inode_write(((struct plugged *)file)->inode, (gsize)offset, bytes, (gsize)length);
  return ended(usual(file)->pMethods->xWrite(usual(file), bytes, length, offset));
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
  if (!disk_operate(plug.disk))
    return SQLITE_IOERR_TRUNCATE;
  inode_truncate(((struct plugged *)file)->inode, (gsize)size);
  return ended(usual(file)->pMethods->xTruncate(usual(file), size));
}

static int sync_folder(void)
{
  if (!disk_operate(plug.disk) || disk_is_cut(plug.disk))
    return SQLITE_IOERR_DIR_FSYNC;
  disk_sync_folder(plug.disk);
  return SQLITE_OK;
}

static int file_sync(sqlite3_file *file, int flags)
{
  struct plugged *plugged = (struct plugged *)file;
  (void)flags;
  if (!disk_operate(plug.disk) || disk_is_cut(plug.disk))
    return SQLITE_IOERR_FSYNC;
  inode_sync(plugged->inode);
  if (!plugged->syncs_folder)
    return SQLITE_OK;
  plugged->syncs_folder = false;
  return sync_folder();
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
  return ended(usual(file)->pMethods->xFileSize(usual(file), size));
}

static int file_lock(sqlite3_file *file, int level)
{
  return ended(usual(file)->pMethods->xLock(usual(file), level));
}

static int file_unlock(sqlite3_file *file, int level)
{
  return usual(file)->pMethods->xUnlock(usual(file), level);
}

static int file_check_reserved(sqlite3_file *file, int *result)
{
  return ended(usual(file)->pMethods->xCheckReservedLock(usual(file), result));
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
  return usual(file)->pMethods->xFileControl(usual(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file)
{
  return usual(file)->pMethods->xSectorSize(usual(file));
}

static int file_characteristics(sqlite3_file *file)
{
  return usual(file)->pMethods->xDeviceCharacteristics(usual(file));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
};

/* ---- The folder ---------------------------------------------------------------------- */

static bool is_there(const char *path)
{
  int there = 0;
  return plug.usual->xAccess(plug.usual, path, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there;
}

static int plug_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *opened)
{
  struct plugged *plugged = (struct plugged *)file;
  bool journal = flags & SQLITE_OPEN_MAIN_JOURNAL;
  (void)vfs;
  file->pMethods = NULL;
  if (!path || !(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL)))
    return plug.usual->xOpen(plug.usual, path, file, flags, opened);
  if (disk_is_cut(plug.disk) || (!is_there(path) && !disk_operate(plug.disk)))
    return SQLITE_CANTOPEN;
  plugged->syncs_folder = journal && (flags & SQLITE_OPEN_CREATE);
  plugged->inode = disk_open(plug.disk, path);
  int result = plug.usual->xOpen(plug.usual, path, usual(file), flags, opened);
  if (result == SQLITE_OK)
    file->pMethods = &methods;
  return result;
}

static int plug_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
  (void)vfs;
  if (!is_there(path))
    return SQLITE_IOERR_DELETE_NOENT;
  if (!disk_operate(plug.disk))
    return SQLITE_IOERR_DELETE;
  disk_delete(plug.disk, path);
  int result = ended(plug.usual->xDelete(plug.usual, path, 0));
  return result == SQLITE_OK && sync ? sync_folder() : result;
}

static int plug_access(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  (void)vfs;
  return ended(plug.usual->xAccess(plug.usual, path, flags, result));
}

/* Time, chance and the like are the usual ones. */
void disk_plug_in(struct disk *disk)
{
  typeof(&sqlite3_vfs_find) find = sqlite_symbol("sqlite3_vfs_find");
  typeof(&sqlite3_vfs_register) add = sqlite_symbol("sqlite3_vfs_register");
  typeof(&sqlite3_initialize) initialize = sqlite_symbol("sqlite3_initialize");
  plug.unregister = sqlite_symbol("sqlite3_vfs_unregister");
  initialize();
  plug.disk = disk;
  plug.usual = find(NULL);
  plug.vfs = *plug.usual;
  plug.vfs.szOsFile += (int)sizeof(struct plugged);
  plug.vfs.zName = "stage5-torture-disk";
  plug.vfs.xOpen = plug_open;
  plug.vfs.xDelete = plug_delete;
  plug.vfs.xAccess = plug_access;
  add(&plug.vfs, 1);
}

void disk_unplug(void)
{
  plug.unregister(&plug.vfs);
}
