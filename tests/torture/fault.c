#include "tests/torture/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MODULE TOP_BUILDDIR "/tests/torture/fail-calls.so"

static const struct {
  const char *name;
  int causes[3];
} kinds[N_CALL_KINDS] = {
    [CALL_MEMORY] = {"memory", {ENOMEM}},
    [CALL_OPEN] = {"open", {EMFILE, EACCES}},
    [CALL_READ] = {"read", {EIO}},
    [CALL_WRITE] = {"write", {ENOSPC, EIO}},
    [CALL_OUTPUT] = {"output", {ENOSPC, EIO}},
    [CALL_SYNC] = {"sync", {EIO, ENOSPC}},
    [CALL_CLOSE] = {"close", {EIO}},
    [CALL_TRUNCATE] = {"truncate", {EIO}},
    [CALL_RENAME] = {"rename", {EACCES, EIO}},
    [CALL_UNLINK] = {"unlink", {EACCES, EIO}},
    [CALL_MKDIR] = {"mkdir", {ENOSPC, EACCES}},
};

const char *call_kind_to_string(enum call_kind kind)
{
  return kinds[kind].name;
}

const int *call_kind_causes(enum call_kind kind)
{
  return kinds[kind].causes;
}

/* A sanitizer's library has to come first, and is found in ourselves: we were built as the program
 * was. Where it is part of the program, there is none. Transfer full. */
static char *preload(void)
{
  g_autofree char *maps = NULL;
  g_autoptr(GRegex) regex = g_regex_new("/\\S*/lib(?:clang_rt\\.)?asan\\S*", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (g_file_get_contents("/proc/self/maps", &maps, NULL, NULL) &&
      g_regex_match(regex, maps, 0, &match)) {
    g_autofree char *library = g_match_info_fetch(match, 0);
    return g_strdup_printf("LD_PRELOAD=%s:%s", library, MODULE);
  }
  return g_strdup("LD_PRELOAD=" MODULE);
}

struct fault *fault_new(void)
{
  struct fault *fault = g_new0(struct fault, 1);
  int fd = g_file_open_tmp("stage5-calls-XXXXXX", &fault->path, NULL);
  if (fd < 0 || ftruncate(fd, sizeof *fault->told) != 0 || !g_file_test(MODULE, G_FILE_TEST_EXISTS))
    g_error("%s is needed, and a place for a file: %s", MODULE, g_strerror(errno));
  fault->told = mmap(NULL, sizeof *fault->told, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (fault->told == MAP_FAILED)
    g_error("“%s” cannot be mapped: %s", fault->path, g_strerror(errno));
  fault->preload = preload();
  fault->variable = g_strconcat(FAIL_CALLS_VARIABLE "=", fault->path, NULL);
  return fault;
}

void fault_free(struct fault *fault)
{
  if (!fault)
    return;
  munmap(fault->told, sizeof *fault->told);
  g_unlink(fault->path);
  g_free(fault->preload);
  g_free(fault->variable);
  g_free(fault->path);
  g_free(fault);
}

void fault_set(struct fault *fault, enum call_kind kind, guint at, bool on, int cause)
{
  struct fail_calls *told = fault->told;
  told->at = 0;
  for (guint i = 0; i < N_CALL_KINDS; i++)
    told->counted[i] = 0;
  told->n_failed = 0;
  told->by_fontconfig = 0;
  told->kind = kind;
  told->on = on;
  told->cause = cause;
  told->at = at;
}
