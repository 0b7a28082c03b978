/* plans.c - the plans of a workbook: listing, finding, adding, changing, removing */
#include "workbook/workbook-private.h"

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

gint64 workbook_find_plan(struct workbook *workbook, const char *name, GError **error)
{
  return name_find(workbook, "plans", "plan", name, error);
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

  return rows_delete_of(workbook, "plans", id, error) &&
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
