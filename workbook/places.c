/* places.c - where the group is, for all processes that show it */
#include "workbook/workbook-private.h"

static const char *const phases[N_PHASES] = {
    [PHASE_WELCOME] = "welcome", [PHASE_READ] = "read",       [PHASE_RATE] = "rate",
    [PHASE_REVEAL] = "reveal",   [PHASE_DISCUSS] = "discuss", [PHASE_RERATE] = "rerate",
    [PHASE_DOTS] = "dots",       [PHASE_ACTIONS] = "actions", [PHASE_CLOSE] = "close",
};

enum phase place_phase(const char *id)
{
  guint i = 0;

  while (i < N_PHASES && g_strcmp0(phases[i], id) != 0)
    i++;
  return (enum phase)i;
}

/* ---- Reading ----------------------------------------------------------- */

struct reading {
  const struct pack *pack;
  struct workshop_place *place;
  bool found;
};

static bool take_place(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  struct reading *reading = data;
  struct workshop_place *place = reading->place;
  struct countdown *timer = &place->timer;
  g_autofree char *phase = answer_text(workbook, row, 0);
  g_autofree char *dimension = answer_text(workbook, row, 1);

  reading->found = true;
  place->phase = place_phase(phase);
  place->dimension = PACK_NONE;
  if (place->phase == N_PHASES)
    return cell_fail(workbook, "the phase", phase, error);
  timer->length = CLAMP(answer_number(workbook, row, 3), 0, COUNTDOWN_MAX);
  timer->used = CLAMP(answer_number(workbook, row, 4), 0, G_MAXINT64 / 4); /* time is added to it */
  timer->since = MAX(answer_number(workbook, row, 5), 0);
  return cell_flag(workbook, row, 2, &place->blank, error) &&
         cell_flag(workbook, row, 6, &timer->runs, error) &&
         (!dimension || cell_record(workbook, row, 1, reading->pack, &record_dimensions,
                                    &place->dimension, error));
}

/* The place of a workshop that was never set. */
static bool begin_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                        struct workshop_place *place, GError **error)
{
  g_autoptr(Workshop) workshop = workshop_read(workbook, id, pack, READ_HEAD, error);

  if (workshop)
    *place = workshop_place_new(workshop);
  return workshop != NULL;
}

bool workbook_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                             struct workshop_place *place, GError **error)
{
  struct reading reading = {pack, place, false};

  workbook->reading = "workshop";
  if (!workbook_query(workbook,
                      "SELECT phase, dimension, blank, length, used, since, runs "
                      "FROM workshop_places JOIN workshops ON id = workshop WHERE workshop = ?",
                      VALUES(value_number(id)), take_place, &reading, error))
    return false;
  return reading.found || begin_place(workbook, id, pack, place, error);
}

gint64 workbook_running_workshop(struct workbook *workbook, GError **error)
{
  gint64 id;

  if (!workbook_number(workbook,
                       "SELECT id FROM workshop_places JOIN workshops ON id = workshop "
                       "ORDER BY touched DESC, id DESC LIMIT 1",
                       NO_VALUES, &id, error))
    return 0;
  return id;
}

/* ---- Setting ----------------------------------------------------------- */

bool place_write(struct workbook *workbook, gint64 id, const struct pack *pack,
                 const struct workshop_place *place, GError **error)
{
  const struct countdown *timer = &place->timer;
  const char *dimension =
      place->dimension == PACK_NONE ? NULL : pack_dimension(pack, place->dimension)->id;

  return workbook_run(workbook,
                      "INSERT OR REPLACE INTO workshop_places (workshop, phase, dimension, blank, "
                      "length, used, since, runs, touched) SELECT id, ?, ?, ?, ?, ?, ?, ?, "
                      "(SELECT coalesce(max(touched), 0) + 1 FROM workshop_places) "
                      "FROM workshops WHERE id = ?",
                      VALUES(value_text(phases[place->phase]), value_text(dimension),
                             value_number(place->blank), value_number(timer->length),
                             value_number(MAX(timer->used, 0)), value_number(MAX(timer->since, 0)),
                             value_number(timer->runs), value_number(id)),
                      error);
}

struct setting {
  gint64 id;
  const struct pack *pack;
  const struct workshop_place *place;
};

static bool set_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct setting *setting = data;
  gint64 n;

  return workbook_number(workbook, "SELECT count(*) FROM workshops WHERE id = ?",
                         VALUES(value_number(setting->id)), &n, error) &&
         (n > 0 || workshop_fail_absent(error)) &&
         place_write(workbook, setting->id, setting->pack, setting->place, error);
}

bool workbook_set_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                                 const struct workshop_place *place, GError **error)
{
  struct setting setting = {id, pack, place};

  return workbook_transact(workbook, "", set_body, &setting, error);
}
