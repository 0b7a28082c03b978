#include "tests/screens.h"

#include <glib/gstdio.h>

struct terminal *screen_start(int columns, int rows, const char *const *arguments)
{
  return terminal_start(
      &(struct terminal_options){.columns = columns, .rows = rows, .arguments = arguments});
}

struct terminal *screen_start_on(const char *folder, int columns, int rows)
{
  return screen_start(columns, rows, (const char *const[]){"--pack", folder, NULL});
}

void screen_configure(const char *home, const char *text)
{
  g_autofree char *folder = g_build_filename(home, ".config", "stage5", NULL);
  g_autofree char *path = g_build_filename(folder, "config", NULL);
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  cr_assert(g_file_set_contents(path, text, -1, NULL));
}

void screen_expect(struct terminal *terminal, const struct picture *picture)
{
  terminal_keys(terminal, picture->keys);
  expect_text(terminal, picture->text);
  expect_picture(terminal, picture->name);
}

void screens_expect(const struct picture *pictures, gsize n, int columns, int rows)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr(Terminal) terminal = screen_start(columns, rows, NULL);
    expect_text(terminal, FIRST_SCREEN);
    screen_expect(terminal, &pictures[i]);
  }
}
