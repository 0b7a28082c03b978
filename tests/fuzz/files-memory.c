/* files-memory.c - the files of a target in memory: a system call costs more than all of a small
 * reading
 *
 * The linker puts these functions in the place of those of the C library and GLib, where the
 * objects of stage5 call them (--wrap). Paths below the folder lead to memory, others to the
 * system.
 */
#include "tests/fuzz/memory-files.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER   "/in-memory"
#define FIRST_FD 1000000
#define MAX_OPEN 8

static struct memory_file files[MEMORY_FILES];
static guint n_files; /* that are looked through: those behind were never there */
static gsize most_bytes;

static struct {
  const struct memory_file *file;
  gsize offset;
} opened[MAX_OPEN];

/* ---- The files --------------------------------------------------------- */

const char *files_folder(void)
{
  return FOLDER;
}

static const char *name_below(const char *path)
{
  gsize length = strlen(FOLDER);

  return strncmp(path, FOLDER, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

struct memory_file *memory_file_find(const char *path)
{
  const char *name = name_below(path);

  for (guint i = 0; name && i < n_files; i++)
    if (files[i].name[0] && strcmp(files[i].name, name) == 0)
      return &files[i];
  return NULL;
}

struct memory_file *memory_file_make(const char *path)
{
  struct memory_file *file = memory_file_find(path);
  const char *name = name_below(path);
  guint i = 0;

  if (file || !name || strlen(name) >= sizeof file->name)
    return file;
  while (i < n_files && files[i].name[0])
    i++;
  if (i == MEMORY_FILES)
    return NULL;
  n_files = MAX(n_files, i + 1);
  g_strlcpy(files[i].name, name, sizeof files[i].name);
  return &files[i];
}

void memory_file_remove(struct memory_file *file)
{
  file->name[0] = '\0';
  file->bytes = NULL;
  file->length = 0;
}

guint8 *memory_file_own(struct memory_file *file, gsize length)
{
  gsize all = MAX(length, file->length);
  bool is_own = file->bytes && file->bytes == file->own;

  if (file->room < all) {
    file->room = all + all / 2 + 4096;
    file->own = g_realloc(file->own, file->room);
  }
  if (!is_own && file->length)
    memcpy(file->own, file->bytes, file->length);
  if (length > file->length)
    memset(file->own + file->length, 0, length - file->length);
  file->length = all;
  file->bytes = file->own;
  return file->own;
}

void files_put(const char *name, const void *bytes, gsize length)
{
  g_autofree char *path = g_build_filename(FOLDER, name, NULL);
  struct memory_file *file = memory_file_make(path);

  if (!file)
    g_error("no room for %s", path);
  file->bytes = bytes;
  file->length = length;
}

bool files_get(const char *name, char **bytes, gsize *length)
{
  g_autofree char *path = g_build_filename(FOLDER, name, NULL);
  const struct memory_file *file = memory_file_find(path);

  if (!file)
    return false;
  *length = file->length;
  *bytes = g_memdup2(file->bytes, file->length);
  return true;
}

void files_clear(void)
{
  for (guint i = 0; i < n_files; i++)
    memory_file_remove(&files[i]);
  n_files = 0;
  most_bytes = 0;
}

bool files_may_change_below(void)
{
  return true;
}

void files_read_in_pieces(gsize most)
{
  most_bytes = most;
}

/* True if @path is the folder, or a file begins with it as a folder. */
static bool is_folder(const char *path)
{
  const char *name = name_below(path);
  gsize length = name ? strlen(name) : 0;

  if (strcmp(path, FOLDER) == 0)
    return true;
  for (guint i = 0; name && i < n_files; i++)
    if (strncmp(files[i].name, name, length) == 0 && files[i].name[length] == '/')
      return true;
  return false;
}

static bool is_ours(const char *path)
{
  return strcmp(path, FOLDER) == 0 || name_below(path);
}

/* ---- In the place of the C library ------------------------------------- */

#define WRAP(type, name, parameters)                                                               \
  type __real_##name parameters;                                                                   \
  type __wrap_##name parameters;                                                                   \
  type __wrap_##name parameters

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
  const struct memory_file *file = memory_file_find(path);

  if (!is_ours(path)) {
    va_list arguments;

    va_start(arguments, flags);
    mode_t mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return __real_open(path, flags, mode);
  }
  for (int i = 0; file && i < MAX_OPEN; i++)
    if (!opened[i].file) {
      opened[i].file = file;
      opened[i].offset = 0;
      return FIRST_FD + i;
    }
  errno = ENOENT;
  return -1;
}

WRAP(int, close, (int fd))
{
  if (fd < FIRST_FD)
    return __real_close(fd);
  opened[fd - FIRST_FD].file = NULL;
  return 0;
}

WRAP(ssize_t, read, (int fd, void *bytes, size_t length))
{
  if (fd < FIRST_FD)
    return __real_read(fd, bytes, length);
  const struct memory_file *file = opened[fd - FIRST_FD].file;
  gsize *offset = &opened[fd - FIRST_FD].offset;
  gsize n = MIN(length, file->length - *offset);

  if (most_bytes)
    n = MIN(n, most_bytes);
  if (n)
    memcpy(bytes, file->bytes + *offset, n);
  *offset += n;
  return (ssize_t)n;
}

static void describe(const struct memory_file *file, struct stat *status)
{
  memset(status, 0, sizeof *status);
  status->st_mode = file ? S_IFREG | 0644 : S_IFDIR | 0755;
  status->st_size = file ? (off_t)file->length : 0;
}

WRAP(int, fstat, (int fd, struct stat *status))
{
  if (fd < FIRST_FD)
    return __real_fstat(fd, status);
  describe(opened[fd - FIRST_FD].file, status);
  return 0;
}

WRAP(int, stat, (const char *path, struct stat *status))
{
  const struct memory_file *file = memory_file_find(path);

  if (!is_ours(path))
    return __real_stat(path, status);
  if (!file && !is_folder(path)) {
    errno = ENOENT;
    return -1;
  }
  describe(file, status);
  return 0;
}

WRAP(int, faccessat, (int folder, const char *path, int mode, int flags))
{
  return is_ours(path) ? 0 : __real_faccessat(folder, path, mode, flags);
}

WRAP(char *, realpath, (const char *path, char *real))
{
  return is_ours(path) ? strdup(path) : __real_realpath(path, real);
}

WRAP(int, unlink, (const char *path))
{
  struct memory_file *file = memory_file_find(path);

  if (!is_ours(path))
    return __real_unlink(path);
  if (file)
    memory_file_remove(file);
  return file ? 0 : -1;
}

WRAP(int, rmdir, (const char *path))
{
  return is_ours(path) ? 0 : __real_rmdir(path);
}

WRAP(int, mkdir, (const char *path, mode_t mode))
{
  return is_ours(path) ? 0 : __real_mkdir(path, mode);
}

/* ---- In the place of GLib ---------------------------------------------- */

WRAP(gboolean, g_file_test, (const char *path, GFileTest test))
{
  if (!is_ours(path))
    return __real_g_file_test(path, test);
  return ((test & G_FILE_TEST_IS_DIR) && is_folder(path)) ||
         ((test & G_FILE_TEST_EXISTS) && (is_folder(path) || memory_file_find(path)));
}

WRAP(gboolean, g_file_get_contents,
     (const char *path, char **contents, gsize *length, GError **error))
{
  const struct memory_file *file = memory_file_find(path);

  if (!is_ours(path))
    return __real_g_file_get_contents(path, contents, length, error);
  if (!file) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s is not there", path);
    return FALSE;
  }
  *contents = g_malloc(file->length + 1);
  if (file->length)
    memcpy(*contents, file->bytes, file->length);
  (*contents)[file->length] = '\0';
  if (length)
    *length = file->length;
  return TRUE;
}

WRAP(gboolean, g_key_file_load_from_file,
     (GKeyFile * key_file, const char *path, GKeyFileFlags flags, GError **error))
{
  const struct memory_file *file = memory_file_find(path);

  if (!is_ours(path))
    return __real_g_key_file_load_from_file(key_file, path, flags, error);
  if (!file)
    g_error("%s is not there", path);
  return g_key_file_load_from_data(key_file, (const char *)file->bytes, file->length, flags, error);
}

WRAP(char *, g_dir_make_tmp, (const char *pattern, GError **error))
{
  (void)pattern;
  (void)error;
  return g_strdup(FOLDER "/made");
}

/* One folder is listed at a time. */
static guint listed;
static char opened_folder[64];

WRAP(GDir *, g_dir_open, (const char *path, guint flags, GError **error))
{
  if (!is_ours(path))
    return __real_g_dir_open(path, flags, error);
  listed = 0;
  g_strlcpy(opened_folder, path + strlen(FOLDER), sizeof opened_folder);
  return (GDir *)opened_folder;
}

WRAP(const char *, g_dir_read_name, (GDir * folder))
{
  gsize length = strlen(opened_folder);

  if ((char *)folder != opened_folder)
    return __real_g_dir_read_name(folder);
  for (; listed < n_files; listed++) {
    const char *name = files[listed].name;

    if (!*name ||
        (length && (strncmp(name, opened_folder + 1, length - 1) != 0 || name[length - 1] != '/')))
      continue;
    name += length;
    if (strchr(name, '/'))
      continue;
    listed++;
    return name;
  }
  return NULL;
}

WRAP(void, g_dir_close, (GDir * folder))
{
  if ((char *)folder != opened_folder)
    __real_g_dir_close(folder);
}

/* ---- In the place of our own ------------------------------------------- */

WRAP(bool, file_save, (const char *path, const char *bytes, gsize length, GError **error))
{
  if (!is_ours(path))
    return __real_file_save(path, bytes, length, error);
  struct memory_file *file = memory_file_make(path);

  if (!file) {
    g_set_error_literal(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITE, "the disk is full");
    return false;
  }
  file->bytes = NULL;
  file->length = 0;
  memcpy(memory_file_own(file, length + 1), bytes, length);
  file->length = length;
  return true;
}
