/* workshop.c - making a workshop, and what may be said in it */
#include "workshop/workshop-private.h"

#include <string.h>

G_DEFINE_QUARK(stage5 - workshop - error - quark, workshop_error)

/* ---- Checks ------------------------------------------------------------ */

bool workshop_fail(GError **error, enum workshop_error code, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_propagate_error(error, g_error_new_valist(WORKSHOP_ERROR, (int)code, format, arguments));
  va_end(arguments);
  return false;
}

bool workshop_check_place(const struct workshop *workshop, guint dimension, guint round,
                          GError **error)
{
  if (dimension >= workshop->n_dimensions || !workshop->asked[dimension])
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "this dimension is not asked in the workshop: choose one that is");
  if (round < 1 || round > WORKSHOP_ROUNDS)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "there is no round %u: a workshop has round 1 and round 2", round);
  return true;
}

char *workshop_clean_text(const char *text, const char *what, bool lines, GError **error)
{
  g_autofree char *clean = g_strstrip(g_strdup(text));

  if (text_check(clean, strlen(clean), NULL) && (lines || !strpbrk(clean, "\t\n")))
    return g_steal_pointer(&clean);

  g_autofree char *shown = quote_text(clean);

  workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                "%s has characters that cannot be shown: write %s without them", shown, what);
  return NULL;
}

char *workshop_clean_name(const char *text, const char *what, GError **error)
{
  g_autofree char *clean = workshop_clean_text(text, what, false, error);

  if (clean && !*clean) {
    workshop_fail(error, WORKSHOP_ERROR_REQUEST, "%s is missing: write at least one letter", what);
    return NULL;
  }
  return g_steal_pointer(&clean);
}

static bool check_request(const struct pack *pack, const struct workshop_request *request,
                          GError **error)
{
  if (request->people < 1 || request->people > WORKSHOP_MAX_PEOPLE)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "a workshop cannot be for %u people: 1 to %d are possible",
                         request->people, WORKSHOP_MAX_PEOPLE);
  if (request->minutes < WORKSHOP_MIN_MINUTES || request->minutes > WORKSHOP_MAX_MINUTES)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "a workshop cannot take %u minutes: %d to %d are possible",
                         request->minutes, WORKSHOP_MIN_MINUTES, WORKSHOP_MAX_MINUTES);
  if (!g_date_valid(&request->date))
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "the workshop has no day: write one like 2027-01-04");
  if (request->dimensions ? request->dimensions->len == 0 : pack_n_dimensions(pack) == 0)
    return workshop_fail(error, WORKSHOP_ERROR_REQUEST,
                         "no dimension is asked: choose at least one to rate");
  for (guint i = 0; request->dimensions && i < request->dimensions->len; i++)
    if (g_array_index(request->dimensions, guint32, i) >= pack_n_dimensions(pack))
      return workshop_fail(
          error, WORKSHOP_ERROR_REQUEST, "there is no dimension number %u: the pack has %u",
          g_array_index(request->dimensions, guint32, i) + 1, pack_n_dimensions(pack));
  return true;
}

/* ---- Making ------------------------------------------------------------ */

static void rating_clear(gpointer rating)
{
  g_free(((struct rating *)rating)->comment);
}

void workshop_action_free(struct workshop_action *action)
{
  g_free(action->text);
  g_free(action->owner);
  g_free(action->first_step);
  g_free(action->evidence);
  g_free(action->from);
  g_free(action);
}

static void note_free(gpointer data)
{
  struct workshop_note *note = data;

  g_free(note->text);
  g_free(note);
}

/* Five points between two poles; where there are more sides, the stages themselves. */
static guint8 scale_of(const struct pack *pack)
{
  enum { POINTS_BETWEEN_POLES = 5 };

  return pack_n_sides(pack) == 2 ? POINTS_BETWEEN_POLES : (guint8)pack_n_stages(pack);
}

static void ask(struct workshop *workshop, const GArray *dimensions)
{
  for (guint i = 0; dimensions && i < dimensions->len; i++)
    workshop->asked[g_array_index(dimensions, guint32, i)] = true;
  for (guint32 i = 0; i < workshop->n_dimensions; i++) {
    workshop->asked[i] = workshop->asked[i] || !dimensions;
    if (workshop->asked[i])
      g_array_append_val(workshop->dimensions, i);
  }
}

static struct workshop *workshop_empty(guint n_dimensions)
{
  struct workshop *workshop = g_new0(struct workshop, 1);

  workshop->n_dimensions = n_dimensions;
  workshop->asked = g_new0(bool, n_dimensions);
  workshop->counts = g_new0(struct counts, (gsize)n_dimensions * WORKSHOP_ROUNDS * N_RATING_SIDES);
  workshop->dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  workshop->persons = people_new();
  workshop->labels = g_hash_table_new(g_str_hash, g_str_equal);
  workshop->ratings = g_array_new(FALSE, TRUE, sizeof(struct rating));
  g_array_set_clear_func(workshop->ratings, rating_clear);
  workshop->tallies = g_array_new(FALSE, TRUE, sizeof(struct tally));
  workshop->dots = g_array_new(FALSE, FALSE, sizeof(struct dot));
  workshop->dots_each = WORKSHOP_USUAL_DOTS;
  workshop->dots_most = WORKSHOP_USUAL_DOTS_MOST;
  workshop->priorities = g_array_new(FALSE, FALSE, sizeof(guint32));
  workshop->actions = g_ptr_array_new_with_free_func((GDestroyNotify)workshop_action_free);
  workshop->notes = g_ptr_array_new_with_free_func(note_free);
  return workshop;
}

struct workshop *workshop_new(const struct pack *pack, const struct workshop_request *request,
                              GError **error)
{
  g_autofree char *name = workshop_clean_name(request->name, "the name of the workshop", error);

  if (!name || !check_request(pack, request, error))
    return NULL;

  struct workshop *workshop = workshop_empty(pack_n_dimensions(pack));

  workshop->name = g_steal_pointer(&name);
  workshop->people = request->people;
  workshop->minutes = request->minutes;
  workshop->date = request->date;
  workshop->named = request->named;
  workshop->scale = scale_of(pack);
  ask(workshop, request->dimensions);
  return workshop;
}

void workshop_free(struct workshop *workshop)
{
  if (!workshop)
    return;
  g_free(workshop->name);
  g_free(workshop->decider);
  g_free(workshop->asked);
  g_free(workshop->counts);
  g_hash_table_unref(workshop->labels);
  g_array_unref(workshop->dimensions);
  g_array_unref(workshop->persons);
  g_array_unref(workshop->ratings);
  g_array_unref(workshop->tallies);
  g_array_unref(workshop->dots);
  g_array_unref(workshop->priorities);
  g_ptr_array_unref(workshop->actions);
  g_ptr_array_unref(workshop->notes);
  g_free(workshop);
}

/* ---- The points of the scale ------------------------------------------- */

/* The stage that @point stands for, from 1; 0 for a point between two poles. */
static guint point_stage(const struct workshop *workshop, const struct pack *pack, guint point)
{
  if (pack_n_sides(pack) != 2)
    return point;
  if (point == 1)
    return pack_side(pack, 0)->first_stage;
  return point == workshop->scale ? pack_side(pack, 1)->last_stage : 0;
}

const char *workshop_point_name(const struct workshop *workshop, const struct pack *pack,
                                guint point)
{
  if (pack_n_sides(pack) != 2)
    return pack_stage(pack, point - 1)->name;
  if (point == 1)
    return pack_side(pack, 0)->name;
  return point == workshop->scale ? pack_side(pack, 1)->name : "";
}

const char *workshop_point_text(const struct workshop *workshop, const struct pack *pack,
                                guint dimension, guint point)
{
  g_autoptr(GArray) spans = pack_cell_spans(pack, dimension);
  guint stage = point_stage(workshop, pack, point);

  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);

    if (span->first_stage <= stage && stage <= span->last_stage)
      return pack_span_headline(pack, span);
  }
  return "";
}
