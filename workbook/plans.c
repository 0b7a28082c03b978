/* plans.c - the plans of a workbook: listing, finding, adding, changing, removing */
#include "workbook/workbook-private.h"

#include <string.h>

/* ---- Names ------------------------------------------------------------- */

char *name_fold(const char *name)
{
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  g_autofree char *normal = g_utf8_normalize(g_strstrip(valid), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_casefold(normal, -1);

  return g_utf8_normalize(small, -1, G_NORMALIZE_ALL_COMPOSE);
}

bool plan_fail_absent(GError **error)
{
  return workbook_fail(error, WORKBOOK_ERROR_NAME,
                       "the plan is no longer in the workbook: it was removed meanwhile; undo "
                       "brings it back");
}

/* ---- Listing ----------------------------------------------------------- */

static void plan_entry_free(struct plan_entry *entry)
{
  g_free(entry->name);
  g_free(entry->from);
  g_free(entry->to);
  g_free(entry);
}

static char *text_or_empty(char *text)
{
  return text ? text : g_strdup("");
}

/* A week that cannot be, in a damaged file, ends nothing. */
static void set_dates(struct plan_entry *entry, const char *start, gint64 n_weeks)
{
  if (!start || !planner_date_parse(start, &entry->start, NULL))
    g_date_clear(&entry->start, 1);
  entry->end = entry->start;
  if (g_date_valid(&entry->end) && n_weeks > 0 && n_weeks <= PLANNER_LAST_WEEK)
    g_date_add_days(&entry->end, (guint)n_weeks * 7 - 1);
}

static bool take_entry(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  GPtrArray *entries = data;
  struct plan_entry *entry = g_new0(struct plan_entry, 1);
  g_autofree char *start = answer_text(workbook, row, 4);

  (void)error;
  entry->id = answer_number(workbook, row, 0);
  entry->name = text_or_empty(answer_text(workbook, row, 1));
  entry->from = text_or_empty(answer_text(workbook, row, 2));
  entry->to = text_or_empty(answer_text(workbook, row, 3));
  set_dates(entry, start, answer_number(workbook, row, 5));
  entry->n_actions = (guint)answer_number(workbook, row, 6);
  entry->n_done = (guint)answer_number(workbook, row, 7);
  g_ptr_array_add(entries, entry);
  return true;
}

GPtrArray *workbook_plans(struct workbook *workbook, GError **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func((GDestroyNotify)plan_entry_free);

  if (!workbook_query(workbook,
                      "SELECT id, name, from_name, to_name, start,"
                      "  coalesce(max(last_week) + 1, 0), count(activity), count(done) "
                      "FROM plans LEFT JOIN plan_actions ON plan = id "
                      "GROUP BY id ORDER BY changed DESC",
                      NO_VALUES, take_entry, entries, error))
    return NULL;
  return g_steal_pointer(&entries);
}

/* ---- Finding ----------------------------------------------------------- */

/* A name as a whole is told by its fold, as when it was added; names_find() knows the rest. */
static gint64 find_whole(const GPtrArray *entries, const char *name)
{
  g_autofree char *wanted = name_fold(name);

  for (guint i = 0; i < entries->len; i++) {
    const struct plan_entry *entry = entries->pdata[i];
    g_autofree char *folded = name_fold(entry->name);

    if (strcmp(folded, wanted) == 0)
      return entry->id;
  }
  return 0;
}

static gint64 find_beginning(const GPtrArray *entries, const char *name, GError **error)
{
  g_autofree const char **names = g_new(const char *, entries->len + 1);
  struct name_list list = {"plan", "the workbook", entries->len, names, names};
  g_autoptr(GError) cause = NULL;
  guint found;

  for (guint i = 0; i < entries->len; i++)
    names[i] = ((const struct plan_entry *)entries->pdata[i])->name;
  found = names_find(&list, name, &cause);
  if (found != PACK_NONE)
    return ((const struct plan_entry *)entries->pdata[found])->id;
  workbook_fail(error, WORKBOOK_ERROR_NAME, "%s", cause->message);
  return 0;
}

gint64 workbook_find_plan(struct workbook *workbook, const char *name, GError **error)
{
  g_autoptr(GPtrArray) entries = workbook_plans(workbook, error);
  gint64 found = entries ? find_whole(entries, name) : 0;

  return !entries || found ? found : find_beginning(entries, name, error);
}

/* ---- Adding ------------------------------------------------------------ */

struct addition {
  const struct pack *pack;
  const struct plan *plan;
  const GPtrArray *files;
  const char *hash;
  gint64 id;
};

static bool add_body(struct workbook *workbook, gpointer data, GError **error)
{
  struct addition *addition = data;

  if (!pack_files_keep(workbook, addition->files, addition->hash,
                       pack_value(addition->pack, "title"), error))
    return false;
  addition->id = plan_insert(workbook, addition->hash, addition->pack, addition->plan, error);
  return addition->id != 0;
}

gint64 workbook_add_plan(struct workbook *workbook, const struct pack *pack,
                         const struct plan *plan, GError **error)
{
  g_autoptr(GPtrArray) files = pack_files_read(pack_folder(pack), error);
  g_autofree char *hash = files ? pack_files_hash(files) : NULL;
  g_autofree char *shown = text_escape(plan->name, -1);
  g_autofree char *what = g_strdup_printf("add the plan “%s”", shown);
  struct addition addition = {.pack = pack, .plan = plan, .files = files, .hash = hash};

  if (!files || !workbook_transact(workbook, what, add_body, &addition, error))
    return 0;
  return addition.id;
}

/* ---- Reading and changing ---------------------------------------------- */

char *plan_pack_hash(struct workbook *workbook, gint64 id, GError **error)
{
  char *hash;

  if (workbook_text(workbook, "SELECT pack FROM plans WHERE id = ?", VALUES(value_number(id)),
                    &hash, error) &&
      !hash)
    plan_fail_absent(error);
  return hash;
}

/* The rows of a plan are read in one transaction, so that they belong together. */
struct plan *workbook_plan(struct workbook *workbook, gint64 id, const struct pack *pack,
                           GError **error)
{
  struct plan *plan;

  if (!transaction_begin(workbook, false, error))
    return NULL;
  plan = plan_read(workbook, id, pack, error);
  transaction_roll_back(workbook);
  return plan;
}

struct alteration {
  gint64 id;
  const struct pack *pack;
  plan_change change;
  gpointer data;
};

static bool change_body_of_plan(struct workbook *workbook, gpointer data, GError **error)
{
  const struct alteration *alteration = data;
  g_autoptr(Plan) plan = plan_read(workbook, alteration->id, alteration->pack, error);

  return plan && alteration->change(plan, alteration->pack, alteration->data, error) &&
         plan_update(workbook, alteration->id, alteration->pack, plan, error);
}

bool workbook_change_plan(struct workbook *workbook, gint64 id, const struct pack *pack,
                          const char *what, plan_change change, gpointer data, GError **error)
{
  struct alteration alteration = {.id = id, .pack = pack, .change = change, .data = data};

  return workbook_transact(workbook, what, change_body_of_plan, &alteration, error);
}

/* ---- Removing ---------------------------------------------------------- */

static bool remove_body(struct workbook *workbook, gpointer data, GError **error)
{
  gint64 id = *(const gint64 *)data;

  return plan_delete_rows(workbook, id, error) &&
         workbook_run(workbook, "DELETE FROM plans WHERE id = ?", VALUES(value_number(id)), error);
}

bool workbook_remove_plan(struct workbook *workbook, gint64 id, GError **error)
{
  g_autofree char *name = NULL;

  if (!workbook_text(workbook, "SELECT name FROM plans WHERE id = ?", VALUES(value_number(id)),
                     &name, error))
    return false;
  if (!name)
    return plan_fail_absent(error);

  g_autofree char *shown = text_escape(name, -1);
  g_autofree char *what = g_strdup_printf("remove the plan “%s”", shown);

  return workbook_transact(workbook, what, remove_body, &id, error);
}
