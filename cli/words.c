/* words.c - what was typed, as text */

#include "cli/cli.h"

guint words_count(const char *const *words)
{
  guint n = 0;

  while (words[n])
    n++;
  return n;
}

char *words_glue(const char *const *words, const char *glue)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; words[i]; i++) {
    if (i > 0)
      g_string_append(text, glue);
    g_string_append(text, words[i]);
  }
  return g_string_free(text, FALSE);
}

char *words_to_text(const char *const *words, GError **error)
{
  g_autofree char *joined = words_glue(words, " ");
  char *text;

  if (g_utf8_validate(joined, -1, NULL))
    return g_steal_pointer(&joined);
  text = g_locale_to_utf8(joined, -1, NULL, NULL, NULL);
  if (!text)
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "“%s” is no text: its bytes are not UTF-8; type it anew", joined);
  return text;
}

char *suggestion_new(const char *name, const char *const *candidates)
{
  guint n = words_count(candidates);
  g_autofree const char **near = NULL;
  GString *text;

  if (!g_utf8_validate(name, -1, NULL))
    return NULL;
  near = names_near(name, candidates, n);
  if (!near[0])
    return NULL;
  text = g_string_new("did you mean ");
  for (guint i = 0; near[i]; i++) {
    const char *glue = i == 0 ? "" : near[i + 1] ? ", " : " or ";

    g_string_append_printf(text, "%s“%s”", glue, near[i]);
  }
  g_string_append(text, "? ");
  return g_string_free(text, FALSE);
}
