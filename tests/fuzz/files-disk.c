/* files-disk.c - the files of a target in a folder of their own */
#include "tests/environment.h"
#include "tests/fuzz/fuzz.h"

#include <glib/gstdio.h>

static char *folder;

static void remove_folder(void)
{
  g_clear_pointer(&folder, environment_home_free);
}

const char *files_folder(void)
{
  if (!folder) {
    folder = g_dir_make_tmp("stage5-test-XXXXXX", NULL);
    REQUIRE(folder, "no folder for a test");
    atexit(remove_folder);
  }
  return folder;
}

void files_put(const char *name, const void *bytes, gsize length)
{
  g_autofree char *path = g_build_filename(files_folder(), name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);

  REQUIRE(g_mkdir_with_parents(parent, 0700) == 0, parent);
  REQUIRE(g_file_set_contents(path, length ? bytes : "", (gssize)length, NULL), path);
}

bool files_get(const char *name, char **bytes, gsize *length)
{
  g_autofree char *path = g_build_filename(files_folder(), name, NULL);

  return g_file_get_contents(path, bytes, length, NULL);
}

void files_clear(void)
{
  g_autofree char *path = g_strdup(files_folder());

  environment_home_free(g_strdup(path));
  REQUIRE(g_mkdir(path, 0700) == 0, path);
}

bool files_may_change_below(void)
{
  return false;
}

void files_serve_sqlite(void)
{
  /* files are where it keeps them anyway */
}

void files_read_in_pieces(gsize most)
{
  (void)most; /* the system gives as much as it likes */
}
