/* The screens that the README shows: "make pictures" draws them from these pictures. */
#include "tests/screens.h"

static const struct {
  const char *name, *keys, *text;
} shown[] = {
    {"readme-matrix", "<Down><Down><Down><Down>", "5/22"},
    {"readme-overview", "v<Down><Down>", "Overview  3/22"},
    {"readme-dimension", "<Down><Down><Enter>", "3/22"},
    {"readme-search", "/learn flow", "places in"},
    {"readme-rating", "rnA. Lee<Enter><Enter><Enter><Down><Down><Right>", "4 of 8"},
    {"readme-plan", "rnA. Lee<Enter><Enter><Enter><Enter><Enter><Enter><Enter>", "8 of 8"},
};

Test(readme, shows_the_screens_as_they_are)
{
  for (gsize i = 0; i < G_N_ELEMENTS(shown); i++) {
    g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, shown[i].keys);
    expect_text(terminal, shown[i].text);
    expect_picture(terminal, shown[i].name);
  }
}
