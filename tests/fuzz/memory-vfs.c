/* memory-vfs.c - SQLite on the files of files-memory.c
 *
 * It becomes the usual VFS of the library that the program opens too. Nothing waits and nothing is
 * by chance, so that an input does the same each time.
 */
#include "tests/fuzz/memory-files.h"
#include "tests/sqlite-symbol.h"

#include <string.h>

#define LARGEST (16 * 1024 * 1024) /* bytes; then the disk is full */

struct open_file {
  sqlite3_file base;
  struct memory_file *file;
  bool is_temporary;
};

/* ---- A file ------------------------------------------------------------ */

static int file_close(sqlite3_file *opened)
{
  struct open_file *open = (struct open_file *)opened;

  if (open->is_temporary)
    memory_file_remove(open->file);
  return SQLITE_OK;
}

static int file_read(sqlite3_file *opened, void *bytes, int amount, sqlite3_int64 offset)
{
  const struct memory_file *file = ((struct open_file *)opened)->file;
  gsize start = (gsize)offset, wanted = (gsize)amount;
  gsize n = start < file->length ? MIN(wanted, file->length - start) : 0;

  if (n)
    memcpy(bytes, file->bytes + start, n);
  memset((char *)bytes + n, 0, wanted - n);
  return n == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *opened, const void *bytes, int amount, sqlite3_int64 offset)
{
  struct memory_file *file = ((struct open_file *)opened)->file;
  gsize end = (gsize)offset + (gsize)amount;

  if (end > LARGEST)
    return SQLITE_FULL;
  memcpy(memory_file_own(file, end) + offset, bytes, (gsize)amount);
  return SQLITE_OK;
}

static int file_truncate(sqlite3_file *opened, sqlite3_int64 size)
{
  struct memory_file *file = ((struct open_file *)opened)->file;

  file->length = MIN(file->length, (gsize)size);
  return SQLITE_OK;
}

static int file_sync(sqlite3_file *opened, int flags)
{
  (void)opened;
  (void)flags;
  return SQLITE_OK;
}

static int file_size(sqlite3_file *opened, sqlite3_int64 *size)
{
  *size = (sqlite3_int64)((struct open_file *)opened)->file->length;
  return SQLITE_OK;
}

static int file_lock(sqlite3_file *opened, int lock)
{
  (void)opened;
  (void)lock;
  return SQLITE_OK;
}

static int file_check_lock(sqlite3_file *opened, int *is_held)
{
  (void)opened;
  *is_held = 0;
  return SQLITE_OK;
}

static int file_control(sqlite3_file *opened, int what, void *data)
{
  (void)opened;
  (void)what;
  (void)data;
  return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *opened)
{
  (void)opened;
  return 512;
}

static int characteristics(sqlite3_file *opened)
{
  (void)opened;
  return SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {.iVersion = 1,
                                           .xClose = file_close,
                                           .xRead = file_read,
                                           .xWrite = file_write,
                                           .xTruncate = file_truncate,
                                           .xSync = file_sync,
                                           .xFileSize = file_size,
                                           .xLock = file_lock,
                                           .xUnlock = file_lock,
                                           .xCheckReservedLock = file_check_lock,
                                           .xFileControl = file_control,
                                           .xSectorSize = sector_size,
                                           .xDeviceCharacteristics = characteristics};

/* ---- The disk ---------------------------------------------------------- */

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *opened, int flags,
                     int *out_flags)
{
  static guint n_temporary;
  struct open_file *open = (struct open_file *)opened;
  g_autofree char *own =
      path ? NULL : g_strdup_printf("%s/temporary-%u", files_folder(), n_temporary++);

  (void)vfs;
  memset(open, 0, sizeof *open);
  open->file = memory_file_find(path ? path : own);
  if (!open->file && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (!open->file)
    open->file = memory_file_make(path ? path : own);
  if (!open->file)
    return SQLITE_CANTOPEN;
  open->is_temporary = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  open->base.pMethods = &methods;
  if (out_flags)
    *out_flags = flags;
  return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  struct memory_file *file = memory_file_find(path);

  (void)vfs;
  (void)sync_folder;
  if (file)
    memory_file_remove(file);
  return file ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer)
{
  (void)vfs;
  (void)flags;
  *answer = memory_file_find(path) != NULL;
  return SQLITE_OK;
}

static int disk_full_path(sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  (void)vfs;
  g_strlcpy(full, path, (gsize)size);
  return SQLITE_OK;
}

static int disk_random(sqlite3_vfs *vfs, int size, char *bytes)
{
  (void)vfs;
  memset(bytes, 1, (gsize)size);
  return size;
}

static int disk_sleep(sqlite3_vfs *vfs, int microseconds)
{
  (void)vfs;
  return microseconds;
}

static int disk_time(sqlite3_vfs *vfs, double *day)
{
  (void)vfs;
  *day = 2461409.5; /* 4 January 2027 */
  return SQLITE_OK;
}

void files_serve_sqlite(void)
{
  static sqlite3_vfs vfs = {.iVersion = 1,
                            .szOsFile = sizeof(struct open_file),
                            .mxPathname = 256,
                            .zName = "stage5-memory",
                            .xOpen = disk_open,
                            .xDelete = disk_delete,
                            .xAccess = disk_access,
                            .xFullPathname = disk_full_path,
                            .xRandomness = disk_random,
                            .xSleep = disk_sleep,
                            .xCurrentTime = disk_time};
  static bool done;

  if (done)
    return;
  typeof(&sqlite3_config) configure = sqlite_symbol("sqlite3_config");
  typeof(&sqlite3_vfs_register) enroll = sqlite_symbol("sqlite3_vfs_register");

  REQUIRE(configure(SQLITE_CONFIG_SINGLETHREAD) == SQLITE_OK &&
              configure(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK,
          "SQLite is needed");
  REQUIRE(enroll(&vfs, 1) == SQLITE_OK, "SQLite is needed");
  done = true;
}
