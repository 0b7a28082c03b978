/* where.c - where the program lies, and what its user keeps */
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

/* The XDG base directory specification: what is not absolute is to be ignored. */
static char *usual_file(const char *folder, const char *otherwise, const char *name)
{
  if (g_path_is_absolute(folder))
    return g_build_filename(folder, "stage5", name, NULL);
  return g_build_filename(g_get_home_dir(), otherwise, "stage5", name, NULL);
}

char *data_file(const char *name)
{
  return usual_file(g_get_user_data_dir(), ".local/share", name);
}

char *config_file(const char *name)
{
  return usual_file(g_get_user_config_dir(), ".config", name);
}
