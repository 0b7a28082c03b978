/* The planner's steps: real keys, the real program, from the first screen to a plan. */
#include "tests/planner-screens.h"

static const char *const step_names[] = {"1 of 8 Who",    "2 of 8 From", "3 of 8 To",
                                         "4 of 8 Rating", "5 of 8 Time", "6 of 8 Focus",
                                         "7 of 8 Why",    "8 of 8 Plan"};

/* To the planner, with a name. */
static void begin(struct terminal *terminal)
{
  terminal_keys(terminal, "PnA. Lee");
  expect_text(terminal, "Name A. Lee");
}

/* Forward by @n steps from the first. */
static void go_forward(struct terminal *terminal, guint n)
{
  for (guint i = 0; i < n; i++) {
    terminal_keys(terminal, "<Enter>");
    expect_text(terminal, step_names[i + 1]);
  }
}

Test(planner, leads_from_the_name_to_a_plan_in_the_workbook)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  begin(terminal);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Which role is it now?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ Performance Consultant");
  terminal_keys(terminal, "<Down><Down><Down><Enter>");
  expect_text(terminal, "Enterprise Community Manager for level");
  terminal_keys(terminal, "<Down><Down><Right><Right><Right>");
  expect_text(terminal, "Level 2: ");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "What is worked on first?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "7 of 8 Why");
  terminal_keys(terminal, "the academy closes in June<Tab><Down><Space><Enter>");
  expect_text(terminal, "From Trainer to Enterprise Community Manager");
  expect_text(terminal, "the academy closes in June");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "The plan “A. Lee” is in the workbook");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Plans  1/1");
  expect_text(terminal, "Trainer → Enterprise Community Manager");
  expect_text(terminal, "2027-01-04");
}

Test(planner, takes_over_the_roles_that_were_compared)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  terminal_keys(terminal, "r<Down><Tab><Down>n");
  expect_text(terminal, "1 of 8 Who");
  terminal_keys(terminal, "A. Lee<Enter>");
  expect_text(terminal, "▸ Instructional Designer");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ Learning Consultant");
  terminal_keys(terminal, "<Esc><Esc><Esc><Enter>c");
  expect_text(terminal, "Compare");
  terminal_keys(terminal, "nB. Osei<Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "7 of 8 Why");
  g_autofree char *workbook = planner_workbook(home);
  cr_assert_not(g_file_test(workbook, G_FILE_TEST_EXISTS), "a workbook is made for nothing");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "The plan “B. Osei” is in the workbook");
  expect_text(terminal, "From Instructional Designer to Learning Consultant");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Compare");
}

Test(planner, tab_goes_forward_as_enter_does_and_shift_tab_back_as_esc_does)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  terminal_keys(terminal, "<Tab><Tab><Tab>");
  expect_text(terminal, "4 of 8 Rating");
  terminal_keys(terminal, "<S-Tab>");
  expect_text(terminal, "3 of 8 To");
  terminal_keys(terminal, "<Esc><Esc>");
  expect_text(terminal, "1 of 8 Who");
  expect_text(terminal, "A. Lee");
}

Test(planner, esc_leaves_at_once_where_nothing_was_put_in)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "Pn");
  expect_text(terminal, "1 of 8 Who");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "No plans yet.");
}

Test(planner, asks_before_it_drops_what_was_put_in)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Leave the planner?");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "Leave the planner?");
  terminal_keys(terminal, "<Enter>q");
  expect_text(terminal, "Leave the planner?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "No plans yet.");
}

Test(planner, is_not_lost_to_a_search_a_filter_or_the_end_of_the_program)
{
  g_autoptr(Terminal) terminal = screen_start(160, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/learning<Enter>");
  expect_text(terminal, "place 1 of");
  begin(terminal);
  terminal_keys(terminal, "<Enter>/");
  expect_text(terminal, "The planner is not finished");
  terminal_keys(terminal, "n");
  expect_text(terminal, "The planner is not finished");
  terminal_keys(terminal, "f<Down><Down><Enter>");
  expect_text(terminal, "The planner is not finished");
  expect_text(terminal, "2 of 8 From");
  terminal_keys(terminal, "<C-c>");
  expect_text(terminal, "End the program?");
  terminal_keys(terminal, "<C-c>");
  expect_exit(terminal, 0);
}

/* ---- What is put in stays ---------------------------------------------- */

Test(planner, keeps_all_that_was_put_in_on_the_way_back_and_forth)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  terminal_keys(terminal, "<Enter><Down><Enter><Down><Enter>3<Enter>");
  expect_text(terminal, "5 of 8 Time");
  terminal_keys(terminal, "<BS>2<Tab><Tab><BS><BS>40<Enter>");
  expect_text(terminal, "6 of 8 Focus");
  terminal_keys(terminal, "<Space><Enter>because<Tab><Space>");
  expect_text(terminal, "▸ [x] Mindset");
  terminal_keys(terminal, "<Esc><Esc><Esc><Esc><Esc><Esc>");
  expect_text(terminal, "Name A. Lee");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ Instructional Designer");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ Learning Consultant");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "0  1  2 [3] 4");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Hours a week 2");
  expect_text(terminal, "< 40 >");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ [ ] ");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "because");
  expect_text(terminal, "[x] Mindset");
}

/* Every step, made small, large and as it was. */
Test(planner, keeps_all_that_was_put_in_over_a_resize)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  for (gsize i = 0; i < G_N_ELEMENTS(step_names); i++) {
    g_autofree char *before = NULL, *after = NULL;
    expect_text(terminal, step_names[i]);
    expect_quiet(terminal);
    before = terminal_text(terminal);
    terminal_resize(terminal, 40, 12);
    expect_gone(terminal, "Learning: e-business → social business");
    expect_text(terminal, step_names[i]);
    terminal_resize(terminal, 200, 60);
    expect_text(terminal, "Learning: e-business → social business");
    expect_text(terminal, step_names[i]);
    terminal_resize(terminal, 80, 24);
    expect_quiet(terminal);
    after = terminal_text(terminal);
    cr_assert_str_eq(after, before, "%s is not as it was:\n%s", step_names[i], after);
    terminal_keys(terminal, "<Enter>");
  }
  expect_text(terminal, "The plan “A. Lee” is in the workbook");
}

/* ---- What cannot be ---------------------------------------------------- */

Test(planner, shows_that_a_long_reason_goes_on_at_both_ends)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 40, 12);
  begin(terminal);
  terminal_keys(terminal, "<Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "Enter make the plan   Esc step back");
  terminal_keys(terminal, "the academy closes in June and all go");
  expect_text(terminal, "Why …");
  expect_text(terminal, "June and all go");
  terminal_keys(terminal, "<Home>");
  expect_text(terminal, "Why the academy closes in June an…");
}

Test(planner, wants_a_name)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "Pn<Enter>");
  expect_text(terminal, "A plan needs a name");
  terminal_keys(terminal, "  <Enter>");
  expect_text(terminal, "A plan needs a name");
  terminal_keys(terminal, "B");
  expect_gone(terminal, "A plan needs a name");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "2 of 8 From");
}

Test(planner, says_at_once_that_a_name_is_taken)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Esc>na. LEE<Enter>");
  expect_text(terminal, "has a plan “A. Lee” already");
  terminal_keys(terminal, " 2028<Enter>");
  expect_text(terminal, "2 of 8 From");
}

Test(planner, goes_back_to_a_name_that_was_taken_meanwhile_and_on_to_the_end)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) slow = planner_start(home, 80, 24), fast = planner_start(home, 80, 24);
  begin(slow);
  go_forward(slow, 7);
  planner_make(fast, "A. Lee");
  terminal_keys(slow, "<Enter>");
  expect_text(slow, "1 of 8 Who");
  expect_text(slow, "A. Lee”");
  terminal_keys(slow, " II<Enter>");
  expect_text(slow, "8 of 8 Plan");
  terminal_keys(slow, "<Enter>");
  expect_text(slow, "The plan “A. Lee II” is in the workbook");
}

/* Bad input in a field of the time step: the keys from its first field, and what is said. */
static const struct {
  const char *keys, *sentence;
} bad_times[] = {
    {"<BS>0", "“0” hours a week"},
    {"<BS>-1", "“-1” is not a number of hours"},
    {"<BS>1e9", "“1e9” is not a number of hours"},
    {"<BS>61", "“61” hours a week"},
    {"<BS>", "“” is not a number of hours"},
    {"<BS>three", "“three” is not a number of hours"},
    {"<Tab><C-u>2027-02-30", "is not a day of the calendar"},
    {"<Tab><C-u>tomorrow", "“tomorrow” is not a date"},
    {"<Tab><C-u>", "“” is not a date"},
    {"<Tab><Tab><C-u>521", "Weeks are a whole number from 0 to 520"},
    {"<Tab><Tab><C-u>", "Weeks are a whole number from 0 to 520"},
    {"<Tab><Tab><Tab><C-u>999", "Weeks are a whole number from 0 to 520"},
};

Test(planner, says_at_the_field_what_is_wrong_with_it)
{
  g_autoptr(Home) home = environment_home_new();
  for (gsize i = 0; i < G_N_ELEMENTS(bad_times); i++) {
    g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
    begin(terminal);
    go_forward(terminal, 4);
    terminal_keys(terminal, bad_times[i].keys);
    terminal_keys(terminal, "<Enter>");
    expect_text(terminal, bad_times[i].sentence);
    expect_text(terminal, "5 of 8 Time");
  }
}

Test(planner, takes_times_that_are_unusual_but_can_be)
{
  static const char *const good[] = {"<BS>0.25",         "<BS>1,5",
                                     "<BS>60",           "<Tab><C-u>2024-02-29",
                                     "<Tab><Tab><C-u>0", "<Tab><Tab><Tab><C-u>0"};
  g_autoptr(Home) home = environment_home_new();
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
    begin(terminal);
    go_forward(terminal, 4);
    terminal_keys(terminal, good[i]);
    terminal_keys(terminal, "<Enter>");
    expect_text(terminal, "6 of 8 Focus");
    terminal_keys(terminal, "<Enter><Enter>");
    expect_text(terminal, "8 of 8 Plan");
  }
}

Test(planner, wants_a_focus_skill_and_warns_of_more_than_five)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  go_forward(terminal, 5);
  expect_text(terminal, "chosen; the rest is for later");
  terminal_keys(terminal, "<End><Space><Up><Space><Up><Space>");
  expect_text(terminal, "More than 5 at a time are many");
  terminal_keys(terminal, "<Space><Down><Space><Down><Space><Home>");
  terminal_keys(terminal, "<Space><Down><Space>");
  expect_text(terminal, "1 chosen; the rest is for later");
  terminal_keys(terminal, "<Down><Space>");
  expect_text(terminal, "0 chosen");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Choose at least one skill");
  expect_text(terminal, "6 of 8 Focus");
}

Test(planner, has_an_answer_for_a_role_that_is_the_same)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  terminal_keys(terminal, "<Enter><Enter><Home>");
  expect_text(terminal, "This is the role one comes from");
  terminal_keys(terminal, "<Enter><Enter><Enter>");
  expect_text(terminal, "Nothing is missing");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "To grow in the role of Trainer");
}

Test(planner, rates_with_arrows_digits_and_the_mouse)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  int column, row;
  expect_text(terminal, FIRST_SCREEN);
  begin(terminal);
  go_forward(terminal, 3);
  expect_text(terminal, "[asked 2]  0  1  2  3  4");
  terminal_keys(terminal, "4");
  expect_text(terminal, " asked 2   0  1  2  3 [4]");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Level 4: ");
  terminal_keys(terminal, "<Left><Left><Left><Left>");
  expect_text(terminal, "Level 0: ");
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "As the role asks, level 2: ");
  expect_place(terminal, "[asked 2]  0  1  2  3  4", &column, &row);
  terminal_click(terminal, column + (int)strlen("[asked 2]  0  1  2  3  "), row, 1);
  expect_text(terminal, "Level 4: ");
  expect_place(terminal, "asked 4", &column, &row);
  terminal_wheel(terminal, column, row, 1);
  expect_text(terminal, "▸ Training delivery");
}

Test(planner, says_why_a_pack_cannot_be_planned_with)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 100, 24);
  expect_text(terminal, "Matrix  1/3");
  terminal_keys(terminal, "Pn");
  expect_text(terminal, "roles");
  expect_text(terminal, "No plans yet.");
}
