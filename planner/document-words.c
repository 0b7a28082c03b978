/* document-words.c - dates, hours, weeks and weights in words
 *
 * Always in English, whatever the locale: the texts around them are.
 */
#include "planner/documents-private.h"

/* ---- Dates ------------------------------------------------------------- */

const char *month_to_short(GDateMonth month)
{
  static const char *const names[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

  return names[month];
}

char *date_to_weekday_words(const GDate *date)
{
  static const char *const names[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                      "Thursday", "Friday", "Saturday", "Sunday"};
  g_autofree char *day = date_to_words(date);

  return g_strdup_printf("%s, %s", names[g_date_get_weekday(date)], day);
}

char *day_to_short(const GDate *date, GDateYear year)
{
  GDateYear own = g_date_get_year(date);
  const char *month = month_to_short(g_date_get_month(date));

  return own == year ? g_strdup_printf("%u %s", g_date_get_day(date), month)
                     : g_strdup_printf("%u %s %u", g_date_get_day(date), month, own);
}

char *days_to_short(const GDate *first, const GDate *last, GDateYear year)
{
  bool one_year = g_date_get_year(first) == g_date_get_year(last);
  bool one_month = one_year && g_date_get_month(first) == g_date_get_month(last);
  g_autofree char *begin = day_to_short(first, one_year ? g_date_get_year(first) : year);
  g_autofree char *end = day_to_short(last, year);

  return one_month ? g_strdup_printf("%u–%s", g_date_get_day(first), end)
                   : g_strdup_printf("%s – %s", begin, end);
}

/* ---- Time -------------------------------------------------------------- */

char *minutes_to_words(guint minutes)
{
  g_autofree char *hours = planner_hours_to_string(minutes);

  if (minutes < 60)
    return count_to_string(minutes, "minute", "minutes");
  return g_strdup_printf("%s %s", hours, minutes == 60 ? "hour" : "hours");
}

char *weeks_to_words(guint first, guint last)
{
  return first == last ? g_strdup_printf("week %u", first + 1)
                       : g_strdup_printf("weeks %u–%u", first + 1, last + 1);
}

/* ---- Kinds ------------------------------------------------------------- */

const char *weight_to_words(guint weight)
{
  return weight > 0 ? weight_to_string(weight) : "not asked";
}

char *names_to_words(const GPtrArray *names)
{
  GString *words = g_string_new(NULL);

  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      g_string_append(words, i + 1 == names->len ? " and " : ", ");
    g_string_append(words, names->pdata[i]);
  }
  return g_string_free(words, FALSE);
}
