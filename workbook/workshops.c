/* workshops.c - the workshops of a workbook: listing, finding, adding, changing, removing */
#include "workbook/workbook-private.h"

/* ---- Listing ----------------------------------------------------------- */

static void workshop_entry_free(struct workshop_entry *entry)
{
  g_free(entry->name);
  g_free(entry);
}

/* What cannot be, in a damaged file, is shown as what is usual: who opens it is told. */
static bool take_entry(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct workshop_entry *entry = g_new0(struct workshop_entry, 1);
  g_autofree char *name = answer_text(workbook, row, 1);
  g_autofree char *held = answer_text(workbook, row, 2);
  g_autofree char *phase = answer_text(workbook, row, 8);

  (void)error;
  entry->id = answer_number(workbook, row, 0);
  entry->name = g_strdup(name ? name : "");
  if (!held || !planner_date_parse(held, &entry->date, NULL))
    g_date_clear(&entry->date, 1);
  entry->people = (guint)answer_number(workbook, row, 3);
  entry->n_dimensions = (guint)answer_number(workbook, row, 4);
  entry->last_revealed = (guint)answer_number(workbook, row, 5);
  entry->n_actions = (guint)answer_number(workbook, row, 6);
  entry->n_open = (guint)answer_number(workbook, row, 7);
  entry->n_priorities = (guint)answer_number(workbook, row, 9);
  entry->phase = place_phase(phase);
  if (entry->phase == N_PHASES)
    entry->phase = PHASE_WELCOME;
  g_ptr_array_add(data, entry);
  return true;
}

GPtrArray *workbook_workshops(struct workbook *workbook, GError **error)
{
  g_autoptr(GPtrArray) entries =
      g_ptr_array_new_with_free_func((GDestroyNotify)workshop_entry_free);

  if (!workbook_query(
          workbook,
          "SELECT id, name, held, people,"
          "  (SELECT count(*) FROM workshop_dimensions WHERE workshop = id),"
          "  CASE WHEN revealed_2 THEN 2 WHEN revealed_1 THEN 1 ELSE 0 END,"
          "  (SELECT count(*) FROM workshop_actions WHERE workshop = id),"
          "  (SELECT count(*) FROM workshop_actions WHERE workshop = id AND state = 'open'),"
          "  (SELECT phase FROM workshop_places WHERE workshop = id),"
          "  (SELECT count(*) FROM workshop_priorities WHERE workshop = id) "
          "FROM workshops ORDER BY held DESC, added DESC",
          NO_VALUES, take_entry, entries, error))
    return NULL;
  return g_steal_pointer(&entries);
}

gint64 workbook_find_workshop(struct workbook *workbook, const char *name, GError **error)
{
  return name_find(workbook, "workshops", "workshop", name, error);
}

char *workshop_pack_hash(struct workbook *workbook, gint64 id, GError **error)
{
  char *hash;

  if (workbook_text(workbook, "SELECT pack FROM workshops WHERE id = ?", VALUES(value_number(id)),
                    &hash, error) &&
      !hash)
    workshop_fail_absent(error);
  return hash;
}

/* ---- Adding ------------------------------------------------------------ */

struct addition {
  const struct pack *pack;
  struct workshop *workshop;
  const GPtrArray *files;
  const char *hash;
  guint n_carried;
  gint64 id;
};

/* Take over what is open of the workshop before this one. */
static bool carry_over(struct workbook *workbook, struct addition *addition, GError **error)
{
  g_autofree char *held = planner_date_to_string(&addition->workshop->date);
  g_autofree char *hash = NULL;
  g_autoptr(Workshop) last = NULL;
  const struct pack *pack;
  gint64 id;

  if (!workbook_number(workbook,
                       "SELECT id FROM workshops WHERE held <= ? "
                       "ORDER BY held DESC, added DESC LIMIT 1",
                       VALUES(value_text(held)), &id, error))
    return false;
  if (!id)
    return true;
  hash = workshop_pack_hash(workbook, id, error);
  pack = !hash                               ? NULL
         : g_str_equal(hash, addition->hash) ? addition->pack
                                             : workbook_stored_pack(workbook, hash, error);
  last = pack ? workshop_read(workbook, id, pack, READ_REST, error) : NULL;
  if (last)
    addition->n_carried = workshop_carry_over(addition->workshop, addition->pack, last, pack);
  return last != NULL;
}

static bool add_body(struct workbook *workbook, gpointer data, GError **error)
{
  struct addition *addition = data;

  if (!pack_files_keep(workbook, addition->files, addition->hash,
                       pack_value(addition->pack, "title"), error) ||
      !carry_over(workbook, addition, error))
    return false;
  addition->id =
      workshop_insert(workbook, addition->hash, addition->pack, addition->workshop, error);
  return addition->id != 0;
}

gint64 workbook_add_workshop(struct workbook *workbook, const struct pack *pack,
                             const struct workshop_request *request, guint *n_carried,
                             GError **error)
{
  g_autoptr(Workshop) workshop = workshop_new(pack, request, error);
  g_autoptr(GPtrArray) files = workshop ? pack_files_read(pack_folder(pack), error) : NULL;

  if (!files)
    return 0;

  g_autofree char *hash = pack_files_hash(files);
  g_autofree char *shown = text_escape(workshop->name, -1);
  g_autofree char *what = g_strdup_printf("add the workshop “%s”", shown);
  struct addition addition = {.pack = pack, .workshop = workshop, .files = files, .hash = hash};

  if (!workbook_transact(workbook, what, add_body, &addition, error))
    return 0;
  if (n_carried)
    *n_carried = addition.n_carried;
  return addition.id;
}

/* ---- Reading and changing ---------------------------------------------- */

struct workshop *workshop_read_together(struct workbook *workbook, gint64 id,
                                        const struct pack *pack, guint what, GError **error)
{
  struct workshop *workshop;

  if (!transaction_begin(workbook, false, error))
    return NULL;
  workshop = workshop_read(workbook, id, pack, what, error);
  transaction_roll_back(workbook);
  return workshop;
}

struct workshop *workbook_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                                   GError **error)
{
  return workshop_read_together(workbook, id, pack, READ_ALL, error);
}

struct alteration {
  gint64 id;
  const struct pack *pack;
  workshop_change change;
  gpointer data;
};

/* What @change may have set by hand is checked as it is for a new workshop. */
static bool check_changed(const struct workshop *workshop, const struct pack *pack, GError **error)
{
  struct workshop_request request = {workshop->name, workshop->people, workshop->minutes,
                                     workshop->date, workshop->named,  workshop->dimensions};
  g_autoptr(Workshop) like = workshop_new(pack, &request, error);

  return like && workshop_set_dots(like, workshop->dots_each, workshop->dots_most, error);
}

/* Whether the number of dots can be what it is in @changed: @change saw none that were given. */
static bool check_dots(struct workbook *workbook, const struct alteration *alteration,
                       const struct workshop *changed, GError **error)
{
  g_autoptr(Workshop) dotted =
      workshop_read(workbook, alteration->id, alteration->pack, READ_DOTS, error);

  return dotted && workshop_set_dots(dotted, changed->dots_each, changed->dots_most, error);
}

static bool change_body_of_workshop(struct workbook *workbook, gpointer data, GError **error)
{
  const struct alteration *alteration = data;
  g_autoptr(Workshop) workshop =
      workshop_read(workbook, alteration->id, alteration->pack, READ_REST, error);
  guint each = workshop ? workshop->dots_each : 0, most = workshop ? workshop->dots_most : 0;

  if (!workshop || !alteration->change(workshop, alteration->pack, alteration->data, error) ||
      !check_changed(workshop, alteration->pack, error))
    return false;
  if ((workshop->dots_each != each || workshop->dots_most != most) &&
      !check_dots(workbook, alteration, workshop, error))
    return false;
  return workshop_update(workbook, alteration->id, alteration->pack, workshop, error);
}

bool workbook_change_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                              const char *what, workshop_change change, gpointer data,
                              GError **error)
{
  struct alteration alteration = {.id = id, .pack = pack, .change = change, .data = data};

  return workbook_transact(workbook, what, change_body_of_workshop, &alteration, error);
}

/* ---- Removing ---------------------------------------------------------- */

/* A workshop that is not named leaves nothing that tells who said what, not even for undo. */
static bool forget_people(struct workbook *workbook, gint64 id, GError **error)
{
  gint64 named;

  if (!workbook_number(workbook, "SELECT named FROM workshops WHERE id = ?",
                       VALUES(value_number(id)), &named, error))
    return false;
  return named || (history_merge(workbook, id, PART_ROUND_1, error) &&
                   history_merge(workbook, id, PART_ROUND_2, error) &&
                   history_merge(workbook, id, PART_DOTS, error) &&
                   labels_forget(workbook, id, PART_ALL, error));
}

static bool remove_body(struct workbook *workbook, gpointer data, GError **error)
{
  gint64 id = *(const gint64 *)data;

  return forget_people(workbook, id, error) && rows_delete_of(workbook, "workshops", id, error) &&
         workbook_run(workbook, "DELETE FROM workshops WHERE id = ?", VALUES(value_number(id)),
                      error);
}

bool workbook_remove_workshop(struct workbook *workbook, gint64 id, GError **error)
{
  g_autofree char *name = NULL;

  if (!workbook_text(workbook, "SELECT name FROM workshops WHERE id = ?", VALUES(value_number(id)),
                     &name, error))
    return false;
  if (!name)
    return workshop_fail_absent(error);

  g_autofree char *shown = text_escape(name, -1);
  g_autofree char *what = g_strdup_printf("remove the workshop “%s”", shown);

  return workbook_transact(workbook, what, remove_body, &id, error) && labels_wipe(workbook, error);
}
