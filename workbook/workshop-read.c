/* workshop-read.c - a workshop from its rows, all of them or only some */
#include "workbook/workbook-private.h"

#include <string.h>

struct reading {
  const struct pack *pack;
  gint64 id;
  struct workshop *workshop;
  GHashTable *ids;    /* of the pack's dimensions: their index */
  GHashTable *labels; /* of rows; or NULL */
  char *name;
  struct workshop_request request;
  guint scale, dots_each, dots_most;
  bool revealed[WORKSHOP_ROUNDS], dots_closed;
  char *decider;
  GArray *priorities;
};

bool workshop_fail_absent(GError **error)
{
  return workbook_fail(error, WORKBOOK_ERROR_NAME,
                       "the workshop is no longer in the workbook: it was removed meanwhile; undo "
                       "brings it back");
}

/* What the functions of workshop.h refuse cannot be there. Takes @cause; always false. */
static bool fail_refused(const struct workbook *workbook, GError *cause, GError **error)
{
  if (workbook->is_importing)
    workbook_fail(error, WORKBOOK_ERROR_CSV, "%s", cause->message);
  else
    workbook_fail(error, WORKBOOK_ERROR_FILE,
                  "a workshop in the workbook “%s” has what cannot be (%s); the workbook is "
                  "damaged: go on with a copy of it",
                  workbook->shown, cause->message);
  g_error_free(cause);
  return false;
}

/* ---- The head ---------------------------------------------------------- */

static bool take_head(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  struct workshop_request *request = &reading->request;

  g_free(reading->name);
  reading->name = answer_text(workbook, row, 0);
  request->name = reading->name ? reading->name : "";
  g_free(reading->decider);
  reading->decider = answer_text(workbook, row, 11);
  return cell_number(workbook, row, 1, 1, WORKSHOP_MAX_PEOPLE, &request->people, error) &&
         cell_number(workbook, row, 2, WORKSHOP_MIN_MINUTES, WORKSHOP_MAX_MINUTES,
                     &request->minutes, error) &&
         cell_date(workbook, row, 3, &request->date, error) &&
         cell_flag(workbook, row, 4, &request->named, error) &&
         cell_number(workbook, row, 5, 1, WORKSHOP_MAX_SCALE, &reading->scale, error) &&
         cell_number(workbook, row, 6, 1, G_MAXINT, &reading->dots_each, error) &&
         cell_number(workbook, row, 7, 1, reading->dots_each, &reading->dots_most, error) &&
         cell_flag(workbook, row, 8, &reading->revealed[0], error) &&
         cell_flag(workbook, row, 9, &reading->revealed[1], error) &&
         cell_flag(workbook, row, 10, &reading->dots_closed, error);
}

/* The dimension whose id stands in @column. */
static bool take_dimension_of(struct workbook *workbook, sqlite3_stmt *row, int column,
                              const struct reading *reading, guint32 *dimension, GError **error)
{
  const char *id = (const char *)workbook->sqlite.column_text(row, column);
  gpointer index;

  if (!id || !g_hash_table_lookup_extended(reading->ids, id, NULL, &index))
    return cell_record(workbook, row, column, reading->pack, &record_dimensions, dimension, error);
  *dimension = GPOINTER_TO_UINT(index);
  return true;
}

static bool take_asked(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  guint32 dimension;

  if (!take_dimension_of(workbook, row, 0, reading, &dimension, error))
    return false;
  g_array_append_val((GArray *)(guintptr)reading->request.dimensions, dimension);
  return true;
}

static bool make_workshop(struct workbook *workbook, struct reading *reading, GError **error)
{
  GError *cause = NULL;
  g_autofree char *scale = g_strdup_printf("%u", reading->scale);
  struct workshop *workshop = workshop_new(reading->pack, &reading->request, &cause);

  reading->workshop = workshop;
  if (!workshop || !workshop_set_dots(workshop, reading->dots_each, reading->dots_most, &cause))
    return fail_refused(workbook, cause, error);
  return workshop->scale == reading->scale || cell_fail(workbook, "the scale", scale, error);
}

static bool read_head(struct workbook *workbook, struct reading *reading, GError **error)
{
  struct value id = value_number(reading->id);

  if (!workbook_query(workbook,
                      "SELECT name, people, minutes, held, named, scale, dots_each, dots_most, "
                      "revealed_1, revealed_2, dots_closed, decider FROM workshops WHERE id = ?",
                      &id, 1, take_head, reading, error))
    return false;
  if (!reading->name)
    return workshop_fail_absent(error);
  return workbook_query(workbook,
                        "SELECT dimension FROM workshop_dimensions WHERE workshop = ? "
                        "ORDER BY place",
                        &id, 1, take_asked, reading, error) &&
         make_workshop(workbook, reading, error);
}

/* ---- What was said ----------------------------------------------------- */

/* Most answers are one digit. */
static bool take_answer(struct workbook *workbook, sqlite3_stmt *row, int column, guint scale,
                        gint8 *answer, GError **error)
{
  const char *text = (const char *)workbook->sqlite.column_text(row, column);

  if (text && g_ascii_isdigit(text[0]) && text[0] > '0' && !text[1] &&
      (guint)(text[0] - '0') <= scale) {
    *answer = (gint8)(text[0] - '0');
    return true;
  }
  return (text && answer_parse(text, scale, answer, NULL)) ||
         cell_fail(workbook, "the rating", text, error);
}

/* The label of a row: in its last column, or, where the workshop is not named, in the table of
 * labels. Transfer full. */
static char *label_of(struct workbook *workbook, sqlite3_stmt *row, int column,
                      const struct reading *reading)
{
  gint64 id;

  if (reading->workshop->named)
    return answer_text(workbook, row, column);
  if (!reading->labels || g_hash_table_size(reading->labels) == 0)
    return NULL;
  id = answer_number(workbook, row, column + 1);
  return g_strdup(g_hash_table_lookup(reading->labels, &id));
}

static bool take_rating(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct reading *reading = data;
  struct workshop *workshop = reading->workshop;
  struct rating rating = {0};
  g_autofree char *comment = answer_text(workbook, row, 4);
  g_autofree char *label = label_of(workbook, row, 5, reading);
  GError *cause = NULL;

  rating.comment = comment;
  rating.round = (guint8)answer_number(workbook, row, 1);
  if (!take_dimension_of(workbook, row, 0, reading, &rating.dimension, error) ||
      !take_answer(workbook, row, 2, workshop->scale, &rating.answer[RATING_NOW], error) ||
      !take_answer(workbook, row, 3, workshop->scale, &rating.answer[RATING_WANT], error))
    return false;
  return workshop_put_back_rating(workshop, label, &rating, &cause) ||
         fail_refused(workbook, cause, error);
}

static bool take_dots(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct reading *reading = data;
  g_autofree char *label = label_of(workbook, row, 2, reading);
  GError *cause = NULL;
  guint32 dimension;
  guint count;

  if (!take_dimension_of(workbook, row, 0, reading, &dimension, error) ||
      !cell_number(workbook, row, 1, 1, G_MAXINT, &count, error))
    return false;
  return workshop_put_back_dots(reading->workshop, label, dimension, count, &cause) ||
         fail_refused(workbook, cause, error);
}

static bool take_tally(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct reading *reading = data;
  g_autofree char *side = answer_text(workbook, row, 2);
  g_autofree char *text = answer_text(workbook, row, 3);
  struct tally tally = {.round = (guint8)answer_number(workbook, row, 1)};
  GError *cause = NULL;

  tally.side = g_strcmp0(side, rating_side_to_string(RATING_NOW)) == 0 ? RATING_NOW : RATING_WANT;
  if (g_strcmp0(side, rating_side_to_string(tally.side)) != 0)
    return cell_fail(workbook, "the side", side, error);
  if (!take_dimension_of(workbook, row, 0, reading, &tally.dimension, error))
    return false;
  return (tally_parse(text ? text : "", reading->workshop->scale, &tally.counts, &cause) &&
          workshop_tally(reading->workshop, &tally, &cause)) ||
         fail_refused(workbook, cause, error);
}

/* ---- The rest ---------------------------------------------------------- */

static bool take_priority(struct workbook *workbook, sqlite3_stmt *row, gpointer data,
                          GError **error)
{
  struct reading *reading = data;
  guint32 dimension;

  if (!take_dimension_of(workbook, row, 0, reading, &dimension, error))
    return false;
  g_array_append_val(reading->priorities, dimension);
  return true;
}

static bool take_action(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct reading *reading = data;
  g_autofree char *text = answer_text(workbook, row, 0);
  g_autofree char *dimension = answer_text(workbook, row, 1);
  g_autofree char *owner = answer_text(workbook, row, 2);
  g_autofree char *due = answer_text(workbook, row, 3);
  g_autofree char *first_step = answer_text(workbook, row, 4);
  g_autofree char *evidence = answer_text(workbook, row, 5);
  g_autofree char *state = answer_text(workbook, row, 6);
  g_autofree char *from = answer_text(workbook, row, 7);
  struct workshop_action action = {.text = text ? text : (char *)(guintptr) "",
                                   .dimension = PACK_NONE,
                                   .owner = owner,
                                   .first_step = first_step,
                                   .evidence = evidence,
                                   .from = from};
  GError *cause = NULL;

  if ((dimension && !take_dimension_of(workbook, row, 1, reading, &action.dimension, error)) ||
      (due && !cell_date(workbook, row, 3, &action.due, error)))
    return false;
  if (!state || !action_state_parse(state, &action.state))
    return cell_fail(workbook, "the state", state, error);
  return workshop_add_action(reading->workshop, &action, &cause) ||
         fail_refused(workbook, cause, error);
}

static bool take_note(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct reading *reading = data;
  g_autofree char *kind = answer_text(workbook, row, 0);
  g_autofree char *named = answer_text(workbook, row, 1);
  g_autofree char *text = answer_text(workbook, row, 2);
  bool parked = g_strcmp0(kind, "parked") == 0;
  guint32 dimension = PACK_NONE;
  GError *cause = NULL;

  if (!parked && g_strcmp0(kind, "facilitator") != 0)
    return cell_fail(workbook, "the kind of note", kind, error);
  if (named && !take_dimension_of(workbook, row, 1, reading, &dimension, error))
    return false;
  return workshop_add_note(reading->workshop, parked ? NOTE_PARKED : NOTE_FACILITATOR, dimension,
                           text ? text : "", &cause) ||
         fail_refused(workbook, cause, error);
}

/* ---- The whole --------------------------------------------------------- */

static const struct {
  enum workshop_reading part;
  const char *sql;
  row_taker take;
} parts[] = {
    {READ_RATINGS,
     "SELECT dimension, round, now, want, comment, person, id FROM workshop_ratings "
     "WHERE workshop = ?",
     take_rating},
    {READ_TALLIES, "SELECT dimension, round, side, tally FROM workshop_tallies WHERE workshop = ?",
     take_tally},
    {READ_DOTS, "SELECT dimension, count, person, id FROM workshop_dots WHERE workshop = ?",
     take_dots},
    {READ_REST, "SELECT dimension FROM workshop_priorities WHERE workshop = ? ORDER BY place",
     take_priority},
    {READ_REST,
     "SELECT text, dimension, owner, due, first_step, evidence, state, agreed_in "
     "FROM workshop_actions WHERE workshop = ? ORDER BY place",
     take_action},
    {READ_REST,
     "SELECT kind, dimension, text FROM workshop_notes WHERE workshop = ? ORDER BY place",
     take_note},
};

/* Labels are there for what has not ended. */
static bool read_labels(struct workbook *workbook, struct reading *reading, guint what,
                        GError **error)
{
  guint open = (reading->revealed[0] ? 0 : PART_ROUND_1) |
               (reading->revealed[1] ? 0 : PART_ROUND_2) | (reading->dots_closed ? 0 : PART_DOTS);

  if (!(what & (READ_RATINGS | READ_DOTS)) || reading->workshop->named)
    return true;
  reading->labels = labels_read(workbook, reading->id, open, error);
  return reading->labels != NULL;
}

static bool decide(struct workbook *workbook, const struct reading *reading, GError **error)
{
  const GArray *chosen = reading->priorities;
  GError *cause = NULL;

  if (!reading->decider && chosen->len == 0)
    return true;
  return workshop_decide(reading->workshop, reading->decider ? reading->decider : "",
                         (const guint32 *)(gconstpointer)chosen->data, chosen->len, &cause) ||
         fail_refused(workbook, cause, error);
}

static bool read_parts(struct workbook *workbook, struct reading *reading, guint what,
                       GError **error)
{
  if (!read_head(workbook, reading, error) || !read_labels(workbook, reading, what, error))
    return false;
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if ((what & parts[i].part) &&
        !workbook_query(workbook, parts[i].sql, VALUES(value_number(reading->id)), parts[i].take,
                        reading, error))
      return false;
  if ((what & READ_REST) && !decide(workbook, reading, error))
    return false;
  workshop_put_back_done(reading->workshop, reading->revealed, reading->dots_closed);
  return true;
}

static GHashTable *index_dimensions(const struct pack *pack)
{
  GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);

  for (guint i = 0; i < pack_n_dimensions(pack); i++)
    g_hash_table_insert(ids, (char *)(guintptr)pack_dimension(pack, i)->id, GUINT_TO_POINTER(i));
  return ids;
}

struct workshop *workshop_read(struct workbook *workbook, gint64 id, const struct pack *pack,
                               guint what, GError **error)
{
  g_autoptr(GHashTable) ids = index_dimensions(pack);
  g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) priorities = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct reading reading = {.pack = pack, .id = id, .ids = ids, .priorities = priorities};
  bool good;

  reading.request.dimensions = asked;
  workbook->reading = "workshop";
  good = read_parts(workbook, &reading, what, error);
  g_free(reading.name);
  g_free(reading.decider);
  g_clear_pointer(&reading.labels, g_hash_table_unref);
  if (!good)
    g_clear_pointer(&reading.workshop, workshop_free);
  return reading.workshop;
}
