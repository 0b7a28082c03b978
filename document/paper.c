/* paper.c - the size of the paper */
#include "document/document.h"

#include <langinfo.h>
#include <locale.h>

#define LETTER_HEIGHT 279 /* mm, rounded as the locales have it */

/* The locale is asked for by itself: what the program has set stays as it is. */
enum paper paper_default(void)
{
  locale_t locale = newlocale(LC_PAPER_MASK, "", (locale_t)0);
  if (!locale)
    return PAPER_A4;
  /* glibc hands the number over in the place of a pointer. */
  gsize height = GPOINTER_TO_SIZE(nl_langinfo_l(_NL_PAPER_HEIGHT, locale));
  freelocale(locale);
  return height == LETTER_HEIGHT ? PAPER_LETTER : PAPER_A4;
}

bool paper_by_name(const char *name, enum paper *paper)
{
  bool letter = g_ascii_strcasecmp(name, "Letter") == 0;
  if (!letter && g_ascii_strcasecmp(name, "A4") != 0)
    return false;
  *paper = letter ? PAPER_LETTER : PAPER_A4;
  return true;
}
