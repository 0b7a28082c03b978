/* where.c - where the program lies */
#include "document/document.h"

#include <sys/stat.h>

static bool is_same_file(const char *path, const char *other)
{
  struct stat a, b;
  return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

/* The programs of the tests lie in folders below. */
bool runs_from_build_tree(void)
{
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (!program)
    return false;
  g_autofree char *folder = g_path_get_dirname(program);
  return is_same_file(folder, TOP_BUILDDIR) || is_same_file(folder, TOP_BUILDDIR "/tests") ||
         is_same_file(folder, TOP_BUILDDIR "/tests/bench");
}
