/* request.c - what a plan is asked for: reading it, and refusing what cannot be */
#include "planner/planner-private.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  9999

G_GNUC_PRINTF(2, 3)
static bool refuse(GError **error, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  if (error)
    *error = g_error_new_valist(PLANNER_ERROR, PLANNER_ERROR_REQUEST, format, arguments);
  va_end(arguments);
  return false;
}

/* ---- Dates ------------------------------------------------------------- */

/* The number that @n digits at @text make, or -1. */
static int read_digits(const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit(text[i]))
      return -1;
    number = 10 * number + g_ascii_digit_value(text[i]);
  }
  return number;
}

/* Whether @text is written like 2027-01-04, and its numbers. */
static bool read_date(const char *text, int *year, int *month, int *day)
{
  if (strlen(text) != strlen("2027-01-04") || text[4] != '-' || text[7] != '-')
    return false;
  *year = read_digits(text, 4);
  *month = read_digits(text + 5, 2);
  *day = read_digits(text + 8, 2);
  return *year >= 0 && *month >= 0 && *day >= 0;
}

bool planner_date_parse(const char *text, GDate *date, GError **error)
{
  int year, month, day;
  g_autofree char *shown = quote_text(text);

  g_date_clear(date, 1);
  if (!read_date(text, &year, &month, &day))
    return refuse(error, "%s is not a date: write year, month and day, like 2027-01-04", shown);
  if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return refuse(error, "%s is not a day of the calendar: write one like 2027-01-04", shown);
  if (year < FIRST_YEAR)
    return refuse(error, "%s is too long ago: write a date from %d on, like 2027-01-04", shown,
                  FIRST_YEAR);
  g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return true;
}

char *planner_date_to_string(const GDate *date)
{
  if (!g_date_valid(date))
    return g_strdup("");
  return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(date), (guint)g_date_get_month(date),
                         g_date_get_day(date));
}

/* ---- Hours ------------------------------------------------------------- */

static bool check_minutes(guint minutes)
{
  return minutes >= PLANNER_MIN_MINUTES && minutes <= PLANNER_MAX_MINUTES;
}

/* Digits, and perhaps a point or a comma with digits behind it; -1 if @text is not. */
static double read_hours(const char *text)
{
  gsize length = strlen(text), whole = strspn(text, "0123456789");
  gsize part = text[whole] == '.' || text[whole] == ',' ? whole + 1 : whole;
  g_autofree char *number = g_strdelimit(g_strdup(text), ",", '.');

  if (whole == 0 || part + strspn(text + part, "0123456789") != length ||
      (part > whole && part == length))
    return -1;
  return g_ascii_strtod(number, NULL);
}

bool planner_hours_parse(const char *text, guint *minutes, GError **error)
{
  double hours = read_hours(text);
  g_autofree char *shown = quote_text(text);
  g_autofree char *least = planner_hours_to_string(PLANNER_MIN_MINUTES);
  g_autofree char *most = planner_hours_to_string(PLANNER_MAX_MINUTES);

  if (hours < 0)
    return refuse(error, "%s is not a number of hours a week: write one like 3 or 1.5", shown);

  guint rounded = hours > PLANNER_MAX_MINUTES ? 0 : (guint)(hours * 60 + 0.5);

  if (!check_minutes(rounded))
    return refuse(error,
                  "%s hours a week cannot be planned with: write a number from %s to %s, like 3 "
                  "or 1.5",
                  shown, least, most);
  *minutes = rounded;
  return true;
}

char *planner_hours_to_string(guint minutes)
{
  guint64 hundredths = ((guint64)minutes * 100 + 30) / 60;
  guint64 hours = hundredths / 100;
  guint rest = (guint)(hundredths % 100);

  if (rest == 0)
    return g_strdup_printf("%" G_GUINT64_FORMAT, hours);
  if (rest % 10 == 0)
    return g_strdup_printf("%" G_GUINT64_FORMAT ".%u", hours, rest / 10);
  return g_strdup_printf("%" G_GUINT64_FORMAT ".%02u", hours, rest);
}

/* ---- Checking ---------------------------------------------------------- */

bool planner_check_pack(const struct pack *pack, GError **error)
{
  const struct {
    guint n;
    const char *table;
  } needed[] = {
      {pack_n_roles(pack), "roles.csv"},
      {pack_n_skills(pack), "skills.csv"},
      {pack_n_role_skills(pack), "role_skills.csv"},
  };
  g_autoptr(GString) tables = g_string_new(NULL);

  for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
    if (needed[i].n == 0)
      g_string_append_printf(tables, "%s%s", tables->len ? ", " : "", needed[i].table);
  if (tables->len == 0)
    return true;
  g_set_error(error, PLANNER_ERROR, PLANNER_ERROR_NOTHING,
              "this pack has no roles and skills to plan with: there is nothing in %s; fill in "
              "what is missing, or take another pack",
              tables->str);
  return false;
}

static bool check_name(const char *name, GError **error)
{
  struct text_fault fault;
  g_autofree char *stripped = g_strstrip(g_strdup(name ? name : ""));
  g_autofree char *shown = quote_text(stripped);

  if (!*stripped)
    return refuse(error, "the plan has no name: say whose it is");
  if (!text_check(stripped, strlen(stripped), &fault) || strpbrk(stripped, "\t\n\r"))
    return refuse(error, "the name %s holds a character that is not for names: leave it out",
                  shown);
  return true;
}

static bool check_roles(const struct pack *pack, const struct plan_request *request, GError **error)
{
  guint n = pack_n_roles(pack);

  if (request->from >= n || request->to >= n)
    return refuse(error,
                  "the plan needs a role to start from and one to get to, both of this pack");
  return true;
}

/* Whether the indexes of @chosen, which may be NULL, are below @n. */
static bool check_indexes(const GArray *chosen, guint n, const char *noun, GError **error)
{
  for (guint i = 0; chosen && i < chosen->len; i++)
    if (g_array_index(chosen, guint32, i) >= n)
      return refuse(error, "a %s was chosen that is not in this pack: choose again", noun);
  return true;
}

static bool check_ratings(const struct pack *pack, const gint8 *ratings, GError **error)
{
  for (guint i = 0; ratings && i < pack_n_skills(pack); i++)
    if (ratings[i] < PLANNER_NOT_RATED || ratings[i] > TOP_LEVEL)
      return refuse(error, "%d is not a level of “%s”: rate it 0 to %d", ratings[i],
                    pack_skill(pack, i)->name, TOP_LEVEL);
  return true;
}

static bool check_time(const struct plan_request *request, GError **error)
{
  g_autofree char *hours = planner_hours_to_string(request->minutes);
  g_autofree char *least = planner_hours_to_string(PLANNER_MIN_MINUTES);
  g_autofree char *most = planner_hours_to_string(PLANNER_MAX_MINUTES);

  if (!check_minutes(request->minutes))
    return refuse(error, "%s hours a week cannot be planned with: take %s to %s", hours, least,
                  most);
  if (request->weeks > PLANNER_MAX_WEEKS)
    return refuse(error, "%u weeks are too many: take up to %d, or 0 for as many as it takes",
                  request->weeks, PLANNER_MAX_WEEKS);
  if (request->review > PLANNER_MAX_WEEKS)
    return refuse(error, "a review every %u weeks is too rare: take up to %d, or 0 for none",
                  request->review, PLANNER_MAX_WEEKS);
  if (!g_date_valid(&request->start) || g_date_get_year(&request->start) < FIRST_YEAR ||
      g_date_get_year(&request->start) > LAST_YEAR)
    return refuse(error, "the plan has no day to start on: give one like 2027-01-04");
  return true;
}

bool request_check(const struct pack *pack, const char *name, const struct plan_request *request,
                   GError **error)
{
  return check_name(name, error) && check_roles(pack, request, error) &&
         check_ratings(pack, request->ratings, error) && check_time(request, error) &&
         check_indexes(request->focus, pack_n_skills(pack), "skill", error) &&
         check_indexes(request->dimensions, pack_n_dimensions(pack), "dimension", error);
}
