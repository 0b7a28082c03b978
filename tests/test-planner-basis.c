/* A plan for the priorities of a workshop, on the screens. */

#include "tests/workshop-screens.h"

#define REASON "Priorities of the workshop “Spring review” of 4 January 2027"

/* From the first screen to the planner's step "why". */
static void go_to_why(struct terminal *terminal, const char *name)
{
  terminal_keys(terminal, "Pn");
  expect_text(terminal, "1 of 8 Who");
  terminal_keys(terminal, name);
  terminal_keys(terminal, "<Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "7 of 8 Why");
}

Test(planner_basis, offers_the_priorities_of_a_workshop)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  go_to_why(terminal, "A. Lee");
  expect_text(terminal, "none");
  expect_text(terminal, "[ ] Mindset");
  terminal_keys(terminal, "<Tab><Right>");
  expect_text(terminal, "Spring review, 4 January 2027");
  expect_text(terminal, "[x] Mindset");
  expect_text(terminal, "[x] How learning is understood");
  expect_picture(terminal, "planner-why-workshop");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "8 of 8 Plan");
  expect_text(terminal, REASON);
}

Test(planner_basis, is_dropped_with_the_choice)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  go_to_why(terminal, "A. Lee");
  terminal_keys(terminal, "<Tab><Right>");
  expect_text(terminal, REASON);
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "[ ] Mindset");
  expect_gone(terminal, REASON);
}

Test(planner_basis, leaves_a_reason_that_was_typed)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  go_to_why(terminal, "A. Lee");
  terminal_keys(terminal, "My own<Tab><Right>");
  expect_text(terminal, "[x] Mindset");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Why: My own");
}

Test(planner_basis, is_not_offered_without_priorities)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  go_to_why(terminal, "A. Lee");
  expect_gone(terminal, "Workshop");
  terminal_keys(terminal, "<Tab><Space>");
  expect_text(terminal, "[x] Mindset");
}

Test(planner_basis, fills_the_planner_from_the_home_of_the_workshop)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "F");
  expect_text(terminal, "1 of 8 Who");
  terminal_keys(terminal, "A. Lee<Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "7 of 8 Why");
  expect_text(terminal, "Spring review, 4 January 2027");
  expect_text(terminal, "[x] Mindset");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "is in the workbook");
  expect_text(terminal, REASON);
}

Test(planner_basis, of_a_workshop_without_priorities_says_so)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "F");
  expect_text(terminal, "has no priorities yet");
}

Test(planner_basis, has_room_on_a_small_screen)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = planner_start(home, 40, 12);
  go_to_why(terminal, "A. Lee");
  terminal_keys(terminal, "<Tab><Right>");
  expect_text(terminal, "Spring review");
  expect_text(terminal, "[x] Mindset");
  expect_picture(terminal, "planner-why-workshop");
}

Test(planner_basis, lets_the_focus_follow_and_says_so)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  go_to_why(terminal, "A. Lee");
  terminal_keys(terminal, "<Tab><Tab>");
  expect_text(terminal, "8 of 8 Plan");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "7 of 8 Why");
  for (int i = 0; i < 11; i++)
    terminal_keys(terminal, "<Down>");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "[x] Fostering connections");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "those that the dimensions touch come first");
}
