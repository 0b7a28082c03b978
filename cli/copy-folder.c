/* copy-folder.c - copying the template of a pack */

#include "cli/cli-private.h"
#include "cli/cli.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static bool fail(GError **error, const char *folder, const char *what, const char *mend)
{
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED, "pack new: the folder “%s” %s; %s", folder, what,
              mend);
  return false;
}

/* ---- Where to ---------------------------------------------------------- */

static bool folder_is_empty(const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);

  return directory && !g_dir_read_name(directory);
}

/* Make @folder, or take it if it is there and empty. */
static bool folder_prepare(const char *folder, bool *made, GError **error)
{
  g_autofree char *what = NULL;

  *made = g_mkdir(folder, 0777) == 0;
  if (*made)
    return true;
  if (errno != EEXIST) {
    what = g_strdup_printf("could not be made: %s", g_strerror(errno));
    return fail(error, folder, what, "make the folder that it shall stand in, or name another");
  }
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
    return fail(error, folder, "is there already, and is a file", "name another");
  if (!folder_is_empty(folder))
    return fail(error, folder, "is not empty", "name another, so that nothing is overwritten");
  return true;
}

/* ---- What -------------------------------------------------------------- */

/* The names of the files of @folder; NULL, with an error, if there is none. */
static GPtrArray *file_names(const char *folder, GError **error)
{
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *name;

  while (directory && (name = g_dir_read_name(directory)))
    if (*name != '.')
      g_ptr_array_add(names, g_strdup(name));
  if (names->len > 0)
    return g_steal_pointer(&names);
  fail(error, folder, "holds no template",
       "install stage5 anew, or say in STAGE5_DATADIR where its data is");
  return NULL;
}

static bool file_copy(const char *from, const char *to, const char *name, GError **error)
{
  g_autofree char *source = g_build_filename(from, name, NULL);
  g_autofree char *target = g_build_filename(to, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents(source, &bytes, &length, error) &&
         file_save(target, bytes, length, error);
}

static void files_remove(const char *folder, const GPtrArray *names, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);

    g_unlink(path);
  }
}

bool folder_copy(const char *from, const char *to, GError **error)
{
  g_autoptr(GPtrArray) names = file_names(from, error);
  bool made = false;

  if (!names || !folder_prepare(to, &made, error))
    return false;
  for (guint i = 0; i < names->len; i++) {
    if (file_copy(from, to, names->pdata[i], error))
      continue;
    files_remove(to, names, i);
    if (made)
      g_rmdir(to);
    return false;
  }
  return true;
}
