/* The screens that the README shows: "make pictures" draws them from these pictures. */
#include "tests/screens.h"
#include "tests/workshop-screens.h"

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

Test(readme, shows_the_heat_map_as_it_is)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "m");
  expect_text(terminal, "what to discuss first");
  expect_picture(terminal, "readme-heat-map");
}

Test(readme, shows_the_projector_as_it_is)
{
  static const char *const project[] = {"project", NULL};
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  struct workshop_place place = workshop_file_place(file);
  place.phase = PHASE_DISCUSS;
  place.dimension = 2;
  workshop_file_set_place(file, &place);
  g_autoptr(Terminal) terminal = terminal_start(
      &(struct terminal_options){.columns = 100, .rows = 30, .home = home, .arguments = project});
  expect_text(terminal, "median");
  expect_picture(terminal, "readme-projector");
}
