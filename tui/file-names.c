/* file-names.c - what a file that is saved is called, and where it is */
#include "tui/tui-private.h"

/* A file's name from an id: what is no letter or digit of it becomes “-”, one for a run. */
char *file_suggest(const char *id)
{
  g_autofree char *plain = g_str_to_ascii(id, "C");
  g_autoptr(GString) stem = g_string_new(NULL);
  for (const char *at = plain; *at; at++) {
    if (g_ascii_isalnum(*at))
      g_string_append_c(stem, *at);
    else if (stem->len && stem->str[stem->len - 1] != '-')
      g_string_append_c(stem, '-');
  }
  if (g_str_has_suffix(stem->str, "-"))
    g_string_truncate(stem, stem->len - 1);
  return g_strdup_printf("%.60s.pdf", stem->len ? stem->str : "stage5");
}

/* What was saved and where, so that it can be found again. Transfer full. */
char *file_place(const char *path)
{
  g_autofree char *name = g_path_get_basename(path), *folder = g_path_get_dirname(path);
  g_autofree char *whole = g_canonicalize_filename(folder, NULL);
  g_autofree char *shown = text_escape(name, -1), *place = text_escape(whole, -1);
  return g_strdup_printf("“%s” in the folder “%s”", shown, place);
}
