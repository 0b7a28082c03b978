/* pdf-whole.c - whether a PDF has all that it needs
 *
 * Where cairo 1.16 has no memory for the fonts, which it writes last, it goes on without them, or
 * stops, and says nothing. The file would take the place of a good one. */
#include "document/document-private.h"

#include <stdio.h>
#include <string.h>

#define START "startxref\n"
#define TABLE "xref\n"
#define END   "%%EOF\n"
#define ENTRY 20 /* bytes of a line of the table */
#define TAIL  28 /* START, a number and END are no longer; before them may be any bytes */

/* The object @number begins at @place. */
static bool is_object(const char *pdf, gsize length, guint64 place, guint number)
{
  char begin[32];
  g_snprintf(begin, sizeof begin, "%u 0 obj", number);
  return place < length && g_str_has_prefix(pdf + place, begin);
}

/* The table at @place says of every object where it is, and there it is. */
static bool table_is_right(const char *pdf, gsize length, gsize place)
{
  guint n = 0;
  int head = 0;
  if (sscanf(pdf + place, TABLE "0 %u\n%n", &n, &head) != 1 || n > (length - place) / ENTRY)
    return false;
  const char *entry = pdf + place + head + ENTRY; /* the first one is of no object */
  for (guint i = 1; i < n; i++, entry += ENTRY)
    if (entry[ENTRY - 3] == 'n' && !is_object(pdf, length, g_ascii_strtoull(entry, NULL, 10), i))
      return false;
  return true;
}

/* What newer ones write instead is an object that is packed, and not looked into. */
static bool is_packed_table(const char *pdf, gsize length, gsize place)
{
  guint64 number = g_ascii_strtoull(pdf + place, NULL, 10);
  return number > 0 && number < G_MAXUINT && is_object(pdf, length, place, (guint)number);
}

bool pdf_is_whole(const char *pdf, gsize length)
{
  const char *start = g_strrstr(pdf + length - MIN(length, TAIL), START);
  guint64 place = start ? g_ascii_strtoull(start + strlen(START), NULL, 10) : length;
  if (place >= length || !g_str_has_suffix(start, END))
    return false;
  return g_str_has_prefix(pdf + place, TABLE) ? table_is_right(pdf, length, place)
                                              : is_packed_table(pdf, length, place);
}
