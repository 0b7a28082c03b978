/* names.c - the names by which plans and workshops are told apart, and found */
#include "workbook/workbook-private.h"

#include <string.h>

/* Of a text that is valid GLib gives NULL where there is no memory, which ends the program wherever
 * else it asks for some. */
static char *normalize(const char *text)
{
  char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);

  if (!normal)
    g_error("no memory to compare names");
  return normal;
}

char *name_fold(const char *name)
{
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  g_autofree char *normal = normalize(g_strstrip(valid));
  g_autofree char *small = g_utf8_casefold(normal, -1);

  return normalize(small);
}

/* ---- Finding ----------------------------------------------------------- */

struct names {
  GArray *ids;      /* gint64 */
  GPtrArray *names; /* char * */
};

static bool take_name(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct names *names = data;
  gint64 id = answer_number(workbook, row, 0);
  char *name = answer_text(workbook, row, 1);

  (void)error;
  g_array_append_val(names->ids, id);
  g_ptr_array_add(names->names, name ? name : g_strdup(""));
  return true;
}

/* A name as a whole is told by its fold, as when it was added; names_find() knows the rest. */
static guint find_whole(const struct names *names, const char *name)
{
  g_autofree char *wanted = name_fold(name);

  for (guint i = 0; i < names->ids->len; i++) {
    g_autofree char *folded = name_fold(names->names->pdata[i]);

    if (strcmp(folded, wanted) == 0)
      return i;
  }
  return PACK_NONE;
}

static guint find_beginning(const struct names *names, const char *noun, const char *name,
                            GError **error)
{
  const char *const *all = (const char *const *)names->names->pdata;
  struct name_list list = {noun, "the workbook", names->ids->len, all, all};
  g_autoptr(GError) cause = NULL;
  guint found = names_find(&list, name, &cause);

  if (found == PACK_NONE)
    workbook_fail(error, WORKBOOK_ERROR_NAME, "%s", cause->message);
  return found;
}

gint64 name_find(struct workbook *workbook, const char *table, const char *noun, const char *name,
                 GError **error)
{
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *sql = g_strdup_printf("SELECT id, name FROM %s ORDER BY id DESC", table);
  struct names names = {ids, texts};
  guint found;

  if (!workbook_query(workbook, sql, NO_VALUES, take_name, &names, error))
    return 0;
  found = find_whole(&names, name);
  if (found == PACK_NONE)
    found = find_beginning(&names, noun, name, error);
  return found == PACK_NONE ? 0 : g_array_index(ids, gint64, found);
}

/* ---- Taking ------------------------------------------------------------ */

bool name_check(struct workbook *workbook, const char *table, const char *noun, gint64 id,
                const char *name, const char *folded, GError **error)
{
  g_autofree char *shown = text_escape(name, -1);
  g_autofree char *sql = g_strdup_printf("SELECT id FROM %s WHERE folded = ? AND id <> ?", table);
  gint64 other;

  if (!*folded)
    return workbook_fail(error, WORKBOOK_ERROR_NAME,
                         "a %s needs a name, such as that of the person it is for", noun);
  if (!workbook_number(workbook, sql, VALUES(value_text(folded), value_number(id)), &other, error))
    return false;
  return !other || workbook_fail(error, WORKBOOK_ERROR_NAME,
                                 "the workbook already has a %s called “%s”; choose another "
                                 "name, or remove that one",
                                 noun, shown);
}
