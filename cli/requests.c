/* requests.c - what was asked for: the options, as numbers, days, records of the pack, and all
 * together as a request to the planner */

#include "cli/cli.h"
#include "cli/cli-private.h"

#include <string.h>

char *option_to_text(const char *option, GError **error)
{
  const char *const words[] = {option, NULL};

  return option ? words_to_text(words, error) : NULL;
}

bool pack_has_roles(const struct pack *pack, GError **error)
{
  if (pack_n_roles(pack) > 0 && pack_n_skills(pack) > 0)
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "the pack in %s has no roles or no skills to plan with; its tables roles.csv, "
              "skills.csv, levels.csv and role_skills.csv hold them (see “stage5 pack new”)",
              pack_folder(pack));
  return false;
}

guint role_from_option(const struct pack *pack, const char *option, GError **error)
{
  g_autofree char *name = option_to_text(option, error);

  return name ? role_find(pack, name, error) : PACK_NONE;
}

/* ---- Ratings ----------------------------------------------------------- */

static bool rating_refuse(const char *text, GError **error)
{
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "“%s” is no rating; write the skill and a level from 0 to %d, as in "
              "--rate facilitation=3",
              text, TOP_LEVEL);
  return false;
}

/* Take "SKILL=N" into @ratings. */
static bool rating_read(const struct pack *pack, const char *option, gint8 *ratings, GError **error)
{
  g_autofree char *text = option_to_text(option, error);
  char *equals = text ? strrchr(text, '=') : NULL;
  guint64 level;
  guint skill;

  if (!text)
    return false;
  if (!equals || equals == text ||
      !g_ascii_string_to_unsigned(equals + 1, 10, 0, TOP_LEVEL, &level, NULL))
    return rating_refuse(text, error);
  *equals = '\0';
  skill = skill_find(pack, text, error);
  if (skill == PACK_NONE)
    return false;
  ratings[skill] = (gint8)level;
  return true;
}

gint8 *ratings_from_options(const struct pack *pack, const struct options *options, GError **error)
{
  guint n = pack_n_skills(pack);
  g_autofree gint8 *ratings = g_new(gint8, MAX(n, 1));

  memset(ratings, PLANNER_NOT_RATED, n);
  for (char **rate = options->rate; rate && *rate; rate++)
    if (!rating_read(pack, *rate, ratings, error))
      return NULL;
  return g_steal_pointer(&ratings);
}

/* ---- Lists ------------------------------------------------------------- */

typedef guint (*finder)(const struct pack *pack, const char *name, GError **error);

/* The records that @names name; *@list stays NULL where there are no names. */
static bool list_read(const struct pack *pack, char **names, finder find, GArray **list,
                      GError **error)
{
  *list = names ? g_array_new(FALSE, FALSE, sizeof(guint32)) : NULL;
  for (; names && *names; names++) {
    g_autofree char *name = option_to_text(*names, error);
    guint32 index = name ? find(pack, name, error) : PACK_NONE;

    if (index == PACK_NONE)
      return false;
    g_array_append_val(*list, index);
  }
  return true;
}

bool dimensions_read(const struct pack *pack, char **names, GArray **list, GError **error)
{
  return list_read(pack, names, dimension_find, list, error);
}

/* ---- Numbers and dates ------------------------------------------------- */

bool number_from_option(const char *option, const char *name, guint min, guint max, guint *number,
                        GError **error)
{
  guint64 read;

  if (!option)
    return true;
  if (!g_ascii_string_to_unsigned(option, 10, min, max, &read, NULL)) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "“%s” is no number for --%s; write a whole number from %u to %u", option, name, min,
                max);
    return false;
  }
  *number = (guint)read;
  return true;
}

bool date_from_option(const char *option, GDate *date, GError **error)
{
  g_autofree char *text = option_to_text(option, error);

  return !option || (text && planner_date_parse(text, date, error));
}

static bool weeks_read(const char *option, const char *what, guint *weeks, GError **error)
{
  guint64 number;

  if (!option)
    return true;
  if (!g_ascii_string_to_unsigned(option, 10, 0, PLANNER_MAX_WEEKS, &number, NULL)) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "“%s” is no number of weeks for --%s; write a whole number from 0 to %d", option,
                what, PLANNER_MAX_WEEKS);
    return false;
  }
  *weeks = (guint)number;
  return true;
}

static bool numbers_read(const struct options *options, struct plan_request *request,
                         GError **error)
{
  g_autofree char *hours = option_to_text(options->hours, error);
  g_autofree char *start = hours || !options->hours ? option_to_text(options->start, error) : NULL;

  if ((options->hours && !hours) || (options->start && !start))
    return false;
  document_today(&request->start);
  request->minutes = PLANNER_USUAL_MINUTES;
  request->weeks = PLANNER_USUAL_WEEKS;
  request->review = PLANNER_USUAL_REVIEW;
  return (!hours || planner_hours_parse(hours, &request->minutes, error)) &&
         (!start || planner_date_parse(start, &request->start, error)) &&
         weeks_read(options->weeks, "weeks", &request->weeks, error) &&
         weeks_read(options->review, "review", &request->review, error);
}

/* ---- Requests ---------------------------------------------------------- */

void request_clear(struct request *request)
{
  g_clear_pointer(&request->ratings, g_free);
  g_clear_pointer(&request->focus, g_array_unref);
  g_clear_pointer(&request->dimensions, g_array_unref);
}

void request_add_dimensions(struct request *request, const GArray *dimensions)
{
  if (!request->dimensions)
    request->dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_array_prepend_vals(request->dimensions, dimensions->data, dimensions->len);
  request->plan.dimensions = request->dimensions;
}

bool request_read(const struct pack *pack, const struct options *options, struct request *request,
                  GError **error)
{
  struct plan_request *plan = &request->plan;

  plan->from = role_from_option(pack, options->from, error);
  plan->to = plan->from == PACK_NONE ? PACK_NONE : role_from_option(pack, options->to, error);
  if (plan->to == PACK_NONE || !numbers_read(options, plan, error))
    return false;
  request->ratings = ratings_from_options(pack, options, error);
  if (!request->ratings || !list_read(pack, options->focus, skill_find, &request->focus, error) ||
      !list_read(pack, options->dimension, dimension_find, &request->dimensions, error))
    return false;
  plan->ratings = request->ratings;
  plan->focus = request->focus;
  plan->dimensions = request->dimensions;
  return true;
}
