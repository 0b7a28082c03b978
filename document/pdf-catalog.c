/* pdf-catalog.c - the module that makes PDF: what cairo leaves out of the catalog
 *
 * Cairo 1.16 writes a structure for screen readers and does not always say so, and it knows
 * no language of a document. Both belong into the catalog. It is the last
 * object of the file, so nothing whose place is written down moves but the table of these
 * places. Where another cairo writes another file, it stays as it is. */
#include "document/pdf-private.h"

#include <string.h>

#define CATALOG        "<< /Type /Catalog\n"
#define START          "startxref\n"
#define LONGEST_OBJECT 4096

/* Where the last @needle before @end begins, no further away than a short object is long;
 * -1 if there is none. */
static gssize find_last(const GString *out, gsize end, const char *needle)
{
  gsize length = strlen(needle);
  for (gsize i = length; i <= MIN(end, LONGEST_OBJECT); i++)
    if (memcmp(out->str + end - i, needle, length) == 0)
      return (gssize)(end - i);
  return -1;
}

/* Where the table of places begins, counted from @from, as is said at @start. */
static gsize table_place(const GString *out, gsize from, gssize start)
{
  guint64 place = g_ascii_strtoull(out->str + start + strlen(START), NULL, 10);
  bool right = place < out->len - from && g_str_has_prefix(out->str + from + place, "xref\n");
  return right ? (gsize)place : 0;
}

/* Letters, digits and hyphens are all that a language tag has. */
static void append_language(GString *entries, const char *tag)
{
  g_string_append(entries, "   /Lang (");
  for (const char *c = tag; *c; c++)
    if (g_ascii_isalnum(*c) || *c == '-')
      g_string_append_c(entries, *c);
  g_string_append(entries, ")\n");
}

void pdf_complete_catalog(GString *out, gsize from, const char *language)
{
  gssize start = find_last(out, out->len, START);
  gsize place = start < 0 ? 0 : table_place(out, from, start);
  gssize catalog = place == 0 ? -1 : find_last(out, from + place, CATALOG);
  if (catalog < 0)
    return;
  g_autofree char *rest = g_strndup(out->str + catalog, from + place - (gsize)catalog);
  if (strstr(rest, " obj\n"))
    return;
  g_autoptr(GString) entries = g_string_new(NULL);
  if (!strstr(rest, "/MarkInfo"))
    g_string_append(entries, "   /MarkInfo << /Marked true >>\n");
  if (!strstr(rest, "/Lang"))
    append_language(entries, language);
  g_string_truncate(out, (gsize)start);
  g_string_append_printf(out, START "%" G_GSIZE_FORMAT "\n%%%%EOF\n", place + entries->len);
  g_string_insert_len(out, catalog + (gssize)strlen(CATALOG), entries->str, (gssize)entries->len);
}
