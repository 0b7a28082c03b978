/* today.c - the one clock of everything that carries a date, and how a date is written */
#include "document/document-private.h"

/* A time that was asked for is taken in UTC, so that it is the same day everywhere. */
static GDateTime *time_asked_for(void)
{
  const char *text = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds;
  if (!text || !g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &seconds, NULL))
    return NULL;
  return g_date_time_new_from_unix_utc(seconds);
}

GDateTime *document_now(void)
{
  GDateTime *time = time_asked_for();
  return time ? time : g_date_time_new_now_local();
}

void document_today(GDate *date)
{
  g_autoptr(GDateTime) time = document_now();
  int year, month, day;
  g_date_time_get_ymd(time, &year, &month, &day);
  g_date_clear(date, 1);
  g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

char *date_to_words(const GDate *date)
{
  static const char *const months[] = {"",        "January",  "February", "March",  "April",
                                       "May",     "June",     "July",     "August", "September",
                                       "October", "November", "December"};

  return g_strdup_printf("%u %s %u", g_date_get_day(date), months[g_date_get_month(date)],
                         g_date_get_year(date));
}
