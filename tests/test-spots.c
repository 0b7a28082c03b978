/* The trials that play the program in every screen (tests/torture/) know every screen. */
#include "tests/torture/spots.h"

#include "tests/expect.h"

#include <string.h>

static bool is_known(const char *screen)
{
  for (guint i = 0; i < n_spots(); i++)
    if (strcmp(spots[i].screen, screen) == 0)
      return true;
  return false;
}

/* The names that classes of screens get in the file @path: `.name = "…"`, or as the first
 * argument of a macro `…_CLASS("…"`, `…_SCREEN("…"`. */
static void expect_all_known(const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GRegex) name =
      g_regex_new("(?:\\.name = |_(?:CLASS|SCREEN)\\()\"([a-z ]+)\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  cr_assert(g_file_get_contents(path, &text, NULL, NULL));
  for (g_regex_match(name, text, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL)) {
    g_autofree char *screen = g_match_info_fetch(match, 1);
    cr_assert(is_known(screen), "no place in tests/torture/spots.c is a “%s” (%s)", screen, path);
  }
}

Test(spots, are_on_every_screen)
{
  g_autoptr(GDir) folder = g_dir_open(TOP_SRCDIR "/tui", 0, NULL);
  const char *name;
  guint n_files = 0;
  cr_assert_not_null(folder);
  while ((name = g_dir_read_name(folder)))
    if (g_str_has_suffix(name, ".c")) {
      g_autofree char *path = g_build_filename(TOP_SRCDIR "/tui", name, NULL);
      expect_all_known(path);
      n_files++;
    }
  cr_assert_gt(n_files, 50u);
}

Test(spots, are_where_their_keys_lead)
{
  g_autoptr(Settings) settings = settings_new();
  for (guint i = 0; i < n_spots(); i++) {
    g_autoptr(Terminal) terminal = spot_start(settings, &spots[i], 80, 24);
    expect_screen_(terminal, spot_go(terminal, &spots[i]), "no “%s” after “%s”", spots[i].text,
                   spots[i].keys);
    settings_let_lp_go(settings);
  }
}
