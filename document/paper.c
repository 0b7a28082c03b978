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

const char *const *paper_names(void)
{
  static const char *const names[] = {[PAPER_A4] = "A4", [PAPER_LETTER] = "Letter", NULL};
  return names;
}

bool paper_by_name(const char *name, enum paper *paper)
{
  const char *const *names = paper_names();
  for (guint i = 0; names[i]; i++)
    if (g_ascii_strcasecmp(name, names[i]) == 0) {
      *paper = (enum paper)i;
      return true;
    }
  return false;
}
