/* file.c - saving a file so that there is always a whole one */
#include "document/document-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define MAX_NAMES 100

/* ---- Failures ---------------------------------------------------------- */

static const char *write_mend(int cause)
{
  switch (cause) {
  case EACCES:
  case EPERM:
  case EROFS:
    return "choose a folder and a file that you may write to";
  case ENOENT:
  case ENOTDIR:
    return "make the folder first, or choose another place";
  case ENOSPC:
  case EDQUOT:
    return "free some space or choose another place";
  case EISDIR:
    return "name a file in it";
  case ENXIO:
    return "nobody reads from there: start the reader first, or choose another place";
  case ENAMETOOLONG:
    return "choose a shorter name";
  default:
    return "choose another place";
  }
}

/* Set @error for errno; always false. */
static bool fail(const char *path, GError **error)
{
  int cause = errno;
  g_autofree char *shown = text_escape(path, -1);
  g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITE, "cannot write “%s”: %s; %s", shown,
              g_strerror(cause), write_mend(cause));
  return false;
}

/* ---- Writing ----------------------------------------------------------- */

static bool write_all(int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    ssize_t written = write(fd, bytes, MIN(length, (gsize)SSIZE_MAX));
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0) {
      bytes += written;
      length -= (gsize)written;
    }
  }
  return true;
}

/* Bring @fd to the disk. Pipes and devices have none, and say so. */
static bool sync_all(int fd)
{
  int result;
  do
    result = fsync(fd);
  while (result < 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Write all to @fd and close it; false with errno on failure. */
static bool write_and_close(int fd, const char *bytes, gsize length)
{
  if (!write_all(fd, bytes, length) || !sync_all(fd)) {
    int cause = errno;
    close(fd);
    errno = cause;
    return false;
  }
  return close(fd) == 0 || errno == EINTR;
}

/* ---- Pipes, devices and descriptors ------------------------------------ */

/* Open without waiting for a reader, who may never come. */
static bool save_directly(const char *path, const char *bytes, gsize length, GError **error)
{
  int fd = open(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return fail(path, error);
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0)
    fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
  return write_and_close(fd, bytes, length) || fail(path, error);
}

/* Names for open files: replacing what they lead to would tear it from whoever opened it. */
static bool is_descriptor(const char *path)
{
  return g_str_has_prefix(path, "/dev/std") || g_str_has_prefix(path, "/dev/fd/") ||
         g_str_has_prefix(path, "/proc/");
}

/* ---- Regular files ----------------------------------------------------- */

/* Where the link @path leads to, whether there is something or not; NULL if it is
 * no link. */
static char *link_target(const char *path)
{
  char target[PATH_MAX];
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length < 0)
    return NULL;
  target[length] = '\0';
  if (g_path_is_absolute(target))
    return g_strdup(target);
  g_autofree char *folder = g_path_get_dirname(path);
  return g_build_filename(folder, target, NULL);
}

/* The file behind all symbolic links; NULL with errno if they go round. */
static char *resolve_links(const char *path)
{
  g_autofree char *resolved = g_strdup(path);
  for (int i = 0; i < MAX_LINKS; i++) {
    char *target = link_target(resolved);
    if (!target)
      return g_steal_pointer(&resolved);
    g_free(resolved);
    resolved = target;
  }
  errno = ELOOP;
  return NULL;
}

/* The permissions of a file that is new. */
static mode_t new_file_mode(void)
{
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/* Give @fd the owner, as far as one may, and the permissions of @old, or of a new file. */
static bool copy_permissions(int fd, const struct stat *old)
{
  if (!old)
    return fchmod(fd, new_file_mode()) == 0;
  if (fchown(fd, old->st_uid, old->st_gid) != 0)
    errno = 0; /* somebody else's file becomes ours: still better than none */
  return fchmod(fd, old->st_mode & 0777) == 0;
}

/* The name is on the disk only when its folder is. Too late to fail: the new file
 * is in its place. */
static void sync_folder(const char *folder)
{
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  sync_all(fd);
  close(fd);
}

/* A new file in @folder that has no name yet, so that nothing is left of it if the program
 * is ended. -1 where files must have one. */
static int open_nameless(const char *folder)
{
  if (access("/proc/self/fd", X_OK) != 0)
    return -1;
  return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
}

/* Give the nameless file @fd a name in @folder that is not taken. Transfer full; NULL with
 * errno on failure. */
static char *give_name(int fd, const char *folder)
{
  g_autofree char *source = g_strdup_printf("/proc/self/fd/%d", fd);
  for (int i = 0; i < MAX_NAMES; i++) {
    g_autofree char *name = g_strdup_printf("%s/.stage5-%08x", folder, g_random_int());
    if (linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
      return g_steal_pointer(&name);
    if (errno != EEXIST)
      break;
  }
  return NULL;
}

/* Write the file @fd, called *@temporary, or nameless until it is whole if that is NULL.
 * Close it. False with errno on failure. */
static bool fill(int fd, const char *folder, char **temporary, const struct stat *old,
                 const char *bytes, gsize length)
{
  bool good = copy_permissions(fd, old) && write_all(fd, bytes, length) && sync_all(fd);
  if (good && !*temporary)
    good = (*temporary = give_name(fd, folder)) != NULL;
  int cause = errno;
  bool closed = close(fd) == 0 || errno == EINTR;
  errno = good ? errno : cause;
  return good && closed;
}

/* Where a file may be nameless, but a rule of the system forbids links, as those of a sandbox do.
 */
static bool is_of_the_name(int cause)
{
  return cause == EPERM || cause == EACCES || cause == ENOSYS || cause == EOPNOTSUPP ||
         cause == ENOENT || cause == EXDEV;
}

/* Write a new file in @folder. True if all of it is called *@temporary; that may be the name of a
 * part of it if not, or NULL. Errno is set then. Transfer full. */
static bool write_beside(const char *folder, char **temporary, const struct stat *old,
                         const char *bytes, gsize length)
{
  *temporary = NULL;
  int fd = open_nameless(folder);
  if (fd >= 0 && fill(fd, folder, temporary, old, bytes, length))
    return true;
  if (fd >= 0 && (*temporary || !is_of_the_name(errno)))
    return false;
  g_autofree char *name = g_build_filename(folder, ".stage5-XXXXXX", NULL);
  fd = g_mkstemp_full(name, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return false;
  *temporary = g_steal_pointer(&name);
  return fill(fd, folder, temporary, old, bytes, length);
}

/* Replace the regular file @path, of which @old is known; NULL if there is none. */
static bool replace_file(const char *path, const struct stat *old, const char *bytes, gsize length)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *temporary = NULL;
  if (old && access(path, W_OK) != 0)
    return false;
  if (!write_beside(folder, &temporary, old, bytes, length) || rename(temporary, path) != 0) {
    int cause = errno;
    if (temporary)
      unlink(temporary);
    errno = cause;
    return false;
  }
  sync_folder(folder);
  return true;
}

bool file_save(const char *path, const char *bytes, gsize length, GError **error)
{
  struct stat status;
  bool exists = stat(path, &status) == 0;
  if (!exists && errno != ENOENT)
    return fail(path, error);
  if (exists && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return fail(path, error);
  }
  if (exists && (!S_ISREG(status.st_mode) || is_descriptor(path)))
    return save_directly(path, bytes, length, error);
  g_autofree char *file = resolve_links(path);
  return (file && replace_file(file, exists ? &status : NULL, bytes, length)) || fail(path, error);
}

/* Caught and not ignored: a program that this one starts would still ignore it. */
static void take_no_notice(int number)
{
  (void)number;
}

void writing_survives(int number)
{
  struct sigaction before;
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
    signal(number, take_no_notice);
}
