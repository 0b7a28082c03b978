/* fail-calls.c - stands between stage5 with its libraries and the C library, and lets calls fail
 *
 * Loaded with LD_PRELOAD. Which call fails, and with what, is in the file that fail-calls.h is
 * about. Nothing is counted before main(), where the program may stand by for being started
 * (stand-by.h). Children of the program are left alone.
 *
 * What the C library calls within itself does not come by here: it is met at its outside, as
 * fopen() and fflush(). In a build with sanitizers their runtime has its own memory, so that no
 * call of that kind is seen. */
#include "tests/torture/fail-calls.h"
#include "tests/torture/stand-by.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static struct fail_calls *told;
static _Atomic bool in_main; /* not in a child of the program */

#define MOST_CALLERS 256

/* The function of this name that would be called without us. */
#define NEXT(name)                                                                                 \
  ({                                                                                               \
    static typeof(&name) found;                                                                    \
    if (!found)                                                                                    \
      found = (typeof(&name))next(#name);                                                          \
    found;                                                                                         \
  })

static void *next(const char *name)
{
  void *found = dlsym(RTLD_NEXT, name);
  if (!found)
    abort();
  return found;
}

/* Of the calls from main() on; addresses that are the same in every run of one stand-by. */
static unsigned place(void)
{
  static _Thread_local bool noting;
  void *callers[MOST_CALLERS];
  unsigned hash = 2166136261;
  if (noting)
    return 0;
  noting = true;
  int n = backtrace(callers, MOST_CALLERS);
  for (int i = n - 1; i >= 0 && i >= n - PLACE_DEPTH; i--)
    hash = (hash ^ (unsigned)(uintptr_t)callers[i]) * 16777619;
  noting = false;
  return hash;
}

static bool is_by_fontconfig(void)
{
  void *callers[MOST_CALLERS];
  Dl_info of;
  int n = backtrace(callers, MOST_CALLERS);
  for (int i = 0; i < n; i++)
    if (dladdr(callers[i], &of) && of.dli_fname && strstr(of.dli_fname, "libfontconfig"))
      return true;
  return false;
}

/* Count a call; true, with errno, if it is to fail. */
static bool fails(enum call_kind kind)
{
  if (!in_main)
    return false;
  unsigned n = atomic_fetch_add(&told->counted[kind], 1) + 1, at = told->at;
  if (kind == CALL_MEMORY && told->notes_places && n <= MOST_PLACES)
    told->places[n - 1] = place();
  if (told->kind != kind || at == 0 || n < at || (n > at && !told->on))
    return false;
  unsigned n_failed = atomic_fetch_add(&told->n_failed, 1);
  if (n_failed == 0 && told->may_be_fontconfig)
    told->by_fontconfig = is_by_fontconfig();
  if (n_failed == WITHOUT_END)
    raise(SIGKILL);
  errno = told->cause;
  return true;
}

static bool is_file(int fd)
{
  struct stat status;
  int saved = errno;
  bool file = in_main && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  errno = saved;
  return file;
}

/* ---- From main() on ------------------------------------------------------ */

static int (*real_main)(int, char **, char **);

static void leave_main(void)
{
  in_main = false;
}

static int counted_main(int n, char **arguments, char **environment)
{
  n = stand_by(n, &arguments);
  in_main = told != NULL;
  return real_main(n, arguments, environment);
}

__attribute__((constructor)) static void map_told(void)
{
  const char *path = getenv(FAIL_CALLS_VARIABLE);
  int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC) : -1;
  void *page =
      fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (fd >= 0)
    syscall(SYS_close, fd);
  told = page == MAP_FAILED ? NULL : page;
  pthread_atfork(NULL, NULL, leave_main);
  stand_by_init();
  void *caller;
  backtrace(&caller, 1); /* the first time it opens a library */
  unsetenv("LD_PRELOAD");
  unsetenv(FAIL_CALLS_VARIABLE);
}

int __libc_start_main(int (*main)(int, char **, char **), int n, char **arguments,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack);
int __libc_start_main(int (*main)(int, char **, char **), int n, char **arguments,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack)
{
  real_main = main;
  return NEXT(__libc_start_main)(counted_main, n, arguments, init, fini, rtld_fini, stack);
}

/* ---- Memory -------------------------------------------------------------- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size)
{
  return fails(CALL_MEMORY) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
  return fails(CALL_MEMORY) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
  return size > 0 && fails(CALL_MEMORY) ? NULL : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size)
{
  return fails(CALL_MEMORY) ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
  return memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
  void *got = memalign(alignment, size);
  if (!got)
    return ENOMEM;
  *out = got;
  return 0;
}

/* ---- Opening ------------------------------------------------------------- */

#define HAS_MODE(flags) (((flags)&O_CREAT) || ((flags)&O_TMPFILE) == O_TMPFILE)

#define TAKE_MODE(flags, mode)                                                                     \
  mode_t mode = 0;                                                                                 \
  if (HAS_MODE(flags)) {                                                                           \
    va_list rest;                                                                                  \
    va_start(rest, flags);                                                                         \
    mode = va_arg(rest, mode_t);                                                                   \
    va_end(rest);                                                                                  \
  }

int open(const char *path, int flags, ...)
{
  TAKE_MODE(flags, mode)
  return fails(CALL_OPEN) ? -1 : NEXT(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
  TAKE_MODE(flags, mode)
  return fails(CALL_OPEN) ? -1 : NEXT(open64)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
  TAKE_MODE(flags, mode)
  return fails(CALL_OPEN) ? -1 : NEXT(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
  TAKE_MODE(flags, mode)
  return fails(CALL_OPEN) ? -1 : NEXT(openat64)(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
  return fails(CALL_OPEN) ? -1 : NEXT(creat)(path, mode);
}

FILE *fopen(const char *path, const char *mode)
{
  return fails(CALL_OPEN) ? NULL : NEXT(fopen)(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
  return fails(CALL_OPEN) ? NULL : NEXT(fopen64)(path, mode);
}

DIR *opendir(const char *path)
{
  return fails(CALL_OPEN) ? NULL : NEXT(opendir)(path);
}

int pipe2(int ends[2], int flags)
{
  return fails(CALL_OPEN) ? -1 : NEXT(pipe2)(ends, flags);
}

/* ---- Reading and writing ------------------------------------------------- */

ssize_t read(int fd, void *bytes, size_t length)
{
  return is_file(fd) && fails(CALL_READ) ? -1 : NEXT(read)(fd, bytes, length);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
  return is_file(fd) && fails(CALL_READ) ? -1 : NEXT(pread)(fd, bytes, length, offset);
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset)
{
  return is_file(fd) && fails(CALL_READ) ? -1 : NEXT(pread64)(fd, bytes, length, offset);
}

/* How much of @length is written when writing is to fail: nothing, with errno. Where it fails from
 * then on, half of the first time, as when a disk becomes full. */
static size_t half_of(size_t length)
{
  return told->on && told->n_failed == 1 ? length / 2 : 0;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
  if (is_file(fd) && fails(CALL_WRITE) && (length = half_of(length)) == 0)
    return -1;
  return NEXT(write)(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
  if (is_file(fd) && fails(CALL_WRITE) && (length = half_of(length)) == 0)
    return -1;
  return NEXT(pwrite)(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset)
{
  if (is_file(fd) && fails(CALL_WRITE) && (length = half_of(length)) == 0)
    return -1;
  return NEXT(pwrite64)(fd, bytes, length, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
  return is_file(fd) && fails(CALL_WRITE) ? -1 : NEXT(writev)(fd, parts, n);
}

size_t fwrite(const void *bytes, size_t size, size_t n, FILE *stream)
{
  return stream == stdout && fails(CALL_OUTPUT) ? 0 : NEXT(fwrite)(bytes, size, n, stream);
}

int fflush(FILE *stream)
{
  return stream == stdout && fails(CALL_OUTPUT) ? EOF : NEXT(fflush)(stream);
}

/* ---- What makes it last -------------------------------------------------- */

int fsync(int fd)
{
  return fails(CALL_SYNC) ? -1 : NEXT(fsync)(fd);
}

int fdatasync(int fd)
{
  return fails(CALL_SYNC) ? -1 : NEXT(fdatasync)(fd);
}

/* It is closed even so, as the system does it. */
int close(int fd)
{
  bool file = is_file(fd);
  int result = NEXT(close)(fd);
  return file && fails(CALL_CLOSE) ? -1 : result;
}

int ftruncate(int fd, off_t length)
{
  return fails(CALL_TRUNCATE) ? -1 : NEXT(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
  return fails(CALL_TRUNCATE) ? -1 : NEXT(ftruncate64)(fd, length);
}

/* ---- Names --------------------------------------------------------------- */

int rename(const char *from, const char *to)
{
  return fails(CALL_RENAME) ? -1 : NEXT(rename)(from, to);
}

int linkat(int fromfd, const char *from, int tofd, const char *to, int flags)
{
  return fails(CALL_RENAME) ? -1 : NEXT(linkat)(fromfd, from, tofd, to, flags);
}

int unlink(const char *path)
{
  return fails(CALL_UNLINK) ? -1 : NEXT(unlink)(path);
}

int remove(const char *path)
{
  return fails(CALL_UNLINK) ? -1 : NEXT(remove)(path);
}

int rmdir(const char *path)
{
  return fails(CALL_UNLINK) ? -1 : NEXT(rmdir)(path);
}

int mkdir(const char *path, mode_t mode)
{
  return fails(CALL_MKDIR) ? -1 : NEXT(mkdir)(path, mode);
}
