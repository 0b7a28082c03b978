/* bookmarks.c - bookmarks that last, in $XDG_DATA_HOME/stage5/bookmarks
 *
 * A key file: a group a pack, a key a bookmarked dimension. Every change is read,
 * made and written whole, so that two programs do not undo each other's.
 */
#include "tui/tui-private.h"
#include "tui/tui.h"

#include <errno.h>
#include <stdlib.h>

struct bookmarks {
  char *group; /* of the key file: the pack's id, so written that any id will do */
  char *path;
  GHashTable *ids; /* a set of owned strings */
};

/* The file as it is, empty if there is none. NULL and an error if it cannot be read, or
 * is no key file: then it is not to be written over. */
static GKeyFile *load_file(const struct bookmarks *bookmarks, GError **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) why = NULL;
  if (g_file_test(bookmarks->path, G_FILE_TEST_EXISTS) &&
      !g_key_file_load_from_file(file, bookmarks->path, G_KEY_FILE_KEEP_COMMENTS, &why)) {
    g_autofree char *path = text_escape(bookmarks->path, -1);
    g_autofree char *shown = text_escape(why->message, -1);
    g_set_error(error, TUI_ERROR, TUI_ERROR_OPTION, "%s: %s; mend the file or move it away", path,
                shown);
    return NULL;
  }
  return g_steal_pointer(&file);
}

static void read_ids(struct bookmarks *bookmarks, GKeyFile *file)
{
  g_auto(GStrv) ids = g_key_file_get_string_list(file, bookmarks->group, "dimensions", NULL, NULL);
  g_hash_table_remove_all(bookmarks->ids);
  for (char **id = ids; id && *id; id++)
    g_hash_table_add(bookmarks->ids, g_strdup(*id));
}

struct bookmarks *bookmarks_load(const char *pack_id)
{
  struct bookmarks *bookmarks = g_new0(struct bookmarks, 1);
  bookmarks->group = g_uri_escape_string(pack_id, NULL, TRUE);
  bookmarks->path = data_file("bookmarks");
  bookmarks->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GKeyFile) file = load_file(bookmarks, NULL);
  if (file)
    read_ids(bookmarks, file);
  return bookmarks;
}

void bookmarks_free(struct bookmarks *bookmarks)
{
  if (!bookmarks)
    return;
  g_hash_table_unref(bookmarks->ids);
  g_free(bookmarks->group);
  g_free(bookmarks->path);
  g_free(bookmarks);
}

bool bookmarks_has(const struct bookmarks *bookmarks, const char *dimension)
{
  return g_hash_table_contains(bookmarks->ids, dimension);
}

guint bookmarks_n(const struct bookmarks *bookmarks)
{
  return g_hash_table_size(bookmarks->ids);
}

static int compare_ids(gconstpointer a, gconstpointer b)
{
  return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static bool write_file(const struct bookmarks *bookmarks, GKeyFile *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(bookmarks->path);
  gsize length = 0;
  guint n = 0;
  g_autofree char **ids = (char **)g_hash_table_get_keys_as_array(bookmarks->ids, &n);
  qsort(ids, n, sizeof *ids, compare_ids); /* a file that changes only where it must */
  g_key_file_set_string_list(file, bookmarks->group, "dimensions", (const char *const *)ids, n);
  g_autofree char *bytes = g_key_file_to_data(file, &length, NULL);
  if (g_mkdir_with_parents(folder, 0700) < 0) {
    g_autofree char *shown = text_escape(folder, -1);
    g_set_error(error, TUI_ERROR, TUI_ERROR_OPTION, "cannot make the folder “%s”: %s", shown,
                g_strerror(errno));
    return false;
  }
  return file_save(bookmarks->path, bytes, length, error);
}

static bool bookmarks_toggle(struct bookmarks *bookmarks, const char *dimension, GError **error)
{
  g_autoptr(GKeyFile) file = load_file(bookmarks, error);
  if (!file)
    return false;
  bool had = bookmarks_has(bookmarks, dimension);
  read_ids(bookmarks, file);
  if (had)
    g_hash_table_remove(bookmarks->ids, dimension);
  else
    g_hash_table_add(bookmarks->ids, g_strdup(dimension));
  if (write_file(bookmarks, file, error))
    return true;
  g_autoptr(GKeyFile) on_disk = load_file(bookmarks, NULL);
  if (on_disk)
    read_ids(bookmarks, on_disk);
  return false;
}

void app_toggle_bookmark(struct app *app, guint dimension)
{
  const struct dimension *record = pack_dimension(app->pack, dimension);
  g_autoptr(GError) error = NULL;
  if (!bookmarks_toggle(app->bookmarks, record->id, &error))
    app_say(app, "The bookmark is not kept: %s", error ? error->message : "it cannot be written");
  else if (bookmarks_has(app->bookmarks, record->id))
    app_say(app, "Bookmarked: %s", record->name);
  else
    app_say(app, "No bookmark any more: %s", record->name);
  filter_update(app);
}
