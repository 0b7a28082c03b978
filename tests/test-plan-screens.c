/* A plan of the workbook, the list of plans, undo, and workbooks of all kinds. */
#include "tests/planner-screens.h"

#include <glib/gstdio.h>

/* ---- Ticks and fields -------------------------------------------------- */

Test(plan, is_ticked_off_with_evidence_and_the_tick_taken_back)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  planner_make(terminal, "A. Lee");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "Space ticks it off");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "The plan looks for:");
  terminal_keys(terminal, "on the shared drive<Enter>");
  expect_text(terminal, "Ticked off:");
  expect_text(terminal, "Plan  1/");
  expect_text(terminal, "on the shared drive");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Open again:");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "<Space><Enter><Space><Space><Enter>"); /* faster than the drawing */
  expect_text(terminal, "Ticked off:");
  expect_text(terminal, "Plan  1/");
}

Test(plan, shows_the_action_that_was_ticked_off_at_the_edge_too)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Space><Tab>"); /* the second one is on the last line now */
  expect_text(terminal, "▸[ ] 2");
  terminal_keys(terminal, "<Space>a note<Enter>");
  expect_text(terminal, "Ticked off:");
  expect_text(terminal, "▸[x] 2");
}

Test(plan, keeps_what_was_typed_over_a_resize_and_asks_before_it_drops_it)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Space><Space>a wall chart");
  expect_text(terminal, "Evidence a wall chart");
  terminal_resize(terminal, 40, 12);
  expect_text(terminal, "a wall chart");
  terminal_resize(terminal, 120, 40);
  expect_text(terminal, "Evidence a wall chart");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Drop what you typed?");
  terminal_keys(terminal, "n");
  expect_text(terminal, "Evidence a wall chart");
  terminal_keys(terminal, "<Esc>y");
  expect_gone(terminal, "a wall chart");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "The plan looks for:");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "The plan looks for:");
}

Test(plan, takes_owner_frequency_evidence_and_note_of_an_action)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 40);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "e");
  expect_text(terminal, "Space ticks it off");
  terminal_keys(terminal, "e");
  expect_text(terminal, "Change the action");
  terminal_keys(terminal, "<C-u>Okoro<Tab><C-u>every Friday<Tab>a long log<Tab>ask HR<Enter>");
  expect_text(terminal, "Changed:");
  expect_text(terminal, "every Friday");
  expect_text(terminal, "Okoro");
  expect_text(terminal, "a long log");
  expect_text(terminal, "ask HR");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: change “");
  expect_gone(terminal, "every Friday");
}

Test(plan, moves_from_action_to_action)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  int column, row;
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Space><Space>");
  expect_text(terminal, "Tick off: ");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Ticked off:");
  expect_text(terminal, "▸[x] 1 ");
  expect_place(terminal, "[x] 1 ", &column, &row);
  expect_cursor(terminal, column + (int)strlen("[x] "), row);
  terminal_keys(terminal, "<Down><Space>");
  expect_text(terminal, "Tick off: ");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "[x] 2 ");
  terminal_keys(terminal, "<Up><Space>");
  expect_text(terminal, "[ ] 1 ");
}

Test(plan, opens_the_skills_and_the_dialog_that_prints_it)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Skill  ");
  expect_text(terminal, "Performance consulting ━");
  terminal_keys(terminal, "<Esc>p");
  expect_text(terminal, "A-Lee.pdf");
  terminal_keys(terminal, "<Esc>y");
  expect_text(terminal, "Copied “Learning plan: A. Lee”");
}

/* A click goes to an action, two tick it; the wheel scrolls. */
Test(plan, follows_the_mouse)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  int column, row;
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Space><PgDn>");
  expect_text(terminal, "[ ] 4 "); /* the second one is there before the page is turned */
  expect_place(terminal, "[ ] 2 ", &column, &row);
  terminal_click(terminal, column + (int)strlen("[ ] 2 "), row, 1);
  expect_cursor(terminal, column + (int)strlen("[ ] "), row);
  terminal_double_click(terminal, column + (int)strlen("[ ] 2 "), row);
  expect_text(terminal, "Tick off: ");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "[x] 2 ");
  terminal_wheel(terminal, column, row, -1);
  expect_gone(terminal, "Ticked off");
}

Test(plan, is_laid_anew_from_today_on)
{
  g_autoptr(Home) home = environment_home_new();
  {
    g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
    planner_make(terminal, "A. Lee");
    terminal_keys(terminal, "R");
    expect_text(terminal, "No action has to move");
    terminal_keys(terminal, "Q");
    expect_exit(terminal, 0);
  }
  g_autoptr(Terminal) terminal = planner_start_later(home, 100, 30);
  planner_open_only(terminal);
  terminal_keys(terminal, "R");
  expect_text(terminal, "moved; the plan now ends on 2027-");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: re-schedule the plan");
}

/* ---- Undo, also across a restart --------------------------------------- */

Test(plan, a_tick_is_undone_after_a_restart_of_the_program_and_done_again)
{
  g_autoptr(Home) home = environment_home_new();
  {
    g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
    planner_make(terminal, "A. Lee");
    terminal_keys(terminal, "<Space><Space><Enter>");
    expect_text(terminal, "Plan  1/");
    terminal_signal(terminal, 15);
    terminal_wait_exit(terminal);
  }
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  planner_open_only(terminal);
  expect_text(terminal, "Plan  1/");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: tick off “");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Done again: tick off “");
  expect_text(terminal, "Plan  1/");
}

Test(plan, that_cannot_be_read_for_a_moment_is_not_left)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  g_autoptr(Terminal) terminal = planner_start(home, 160, 24);
  planner_make(terminal, "A. Lee");
  expect_text(terminal, "Plan  0/");
  g_autoptr(GString) whole = planner_break(path);
  expect_text(terminal, "The workbook cannot be read now, and is shown as it was");
  expect_text(terminal, "Plan  0/");
  planner_put_back(path, whole);
  terminal_keys(terminal, "<Space><Space><Enter>");
  expect_text(terminal, "Ticked off:");
  expect_text(terminal, "Plan  1/");
}

Test(plan, that_is_undone_leaves_one_where_it_can_be_done_again)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  planner_make(terminal, "A. Lee");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Ctrl-R does it again");
  expect_text(terminal, "Plans  0/0");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Done again: add the plan");
  expect_text(terminal, "Plans  1/1");
}

Test(plans, are_removed_after_a_question_and_brought_back)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Esc>d");
  expect_text(terminal, "Remove the plan?");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Plans  1/1");
  terminal_keys(terminal, "d<Enter>");
  expect_text(terminal, "The plan is removed.");
  expect_text(terminal, "No plans yet.");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: remove the plan “A. Lee”");
  expect_text(terminal, "Plans  1/1");
}

Test(plans, that_cannot_be_read_for_a_moment_stay_on_the_list)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  g_autoptr(Terminal) terminal = planner_start(home, 160, 24);
  planner_make(terminal, "A. Lee");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Plans  1/1");
  g_autoptr(GString) whole = planner_break(path);
  expect_text(terminal, "The workbook cannot be read now, and is shown as it was");
  planner_put_back(path, whole);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Plan  0/");
}

Test(plans, say_what_they_are_for_where_there_are_none)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 80, 24);
  terminal_keys(terminal, "P");
  expect_text(terminal, "n makes the first one");
  terminal_keys(terminal, "d<Enter>u");
  expect_text(terminal, "nothing to undo");
}

Test(plans, help_names_the_keys_of_the_screen_and_not_those_they_take)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 40);
  terminal_keys(terminal, "P?");
  expect_text(terminal, "d Delete");
  expect_text(terminal, "Remove the plan; asks first");
  terminal_keys(terminal, "glossary");
  expect_text(terminal, "-               glossary");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "glossary");
  planner_make(terminal, "A. Lee");
  expect_text(terminal, "Plan  0/");
  terminal_keys(terminal, "?page");
  expect_text(terminal, "PgDn C-f        page-down"); /* Space ticks off here */
}

/* ---- Two programs on one workbook -------------------------------------- */

Test(workbook, what_another_program_does_is_shown_without_being_asked)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) one = planner_start(home, 100, 30), two = planner_start(home, 100, 30);
  terminal_keys(two, "P");
  expect_text(two, "No plans yet.");
  planner_make(one, "A. Lee");
  expect_text(two, "Plans  1/1");
  terminal_keys(two, "<Enter>");
  expect_text(two, "Plan  0/");
  terminal_keys(one, "<Space><Space><Enter>");
  expect_text(one, "Plan  1/");
  expect_text(two, "Plan  1/");
  terminal_keys(one, "<Esc>d<Enter>");
  expect_text(two, "is not in the workbook any more: it was removed");
  expect_text(two, "No plans yet.");
}

/* ---- Workbooks that are none, or may not be changed -------------------- */

Test(workbook, that_is_a_text_file_is_refused_and_the_planner_works_all_the_same)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home), *folder = g_path_get_dirname(path);
  static const char text[] = "Dear diary, this is no workbook and shall stay what it is.\n";
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  cr_assert(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Terminal) terminal = planner_start(home, 160, 30);
  terminal_keys(terminal, "P");
  expect_text(terminal, "workbook.stage5");
  expect_text(terminal, FIRST_SCREEN);
  g_autofree char *after = file_read(path);
  cr_assert_str_eq(after, text);
}

/* A workbook of a newer version is opened read-only, whoever runs the test. */
Test(workbook, that_is_read_only_says_so_and_is_not_changed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  {
    g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
    planner_make(terminal, "A. Lee");
    terminal_keys(terminal, "Q");
    expect_exit(terminal, 0);
  }
  planner_spoil(path, 60, "\0\0\0\x63", 4); /* user_version */
  g_autoptr(Terminal) terminal = planner_start(home, 160, 30);
  terminal_keys(terminal, "P");
  expect_text(terminal, "Plans · read-only");
  terminal_keys(terminal, "d");
  expect_gone(terminal, "Remove the plan?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "A. Lee · read-only");
  terminal_keys(terminal, "<Space><Space>e");
  expect_text(terminal, "version");
  expect_text(terminal, "Plan  0/");
}

/* ---- Pictures ---------------------------------------------------------- */

/* From the first screen of a fresh home; a text that is there then. */
static const struct picture screens[] = {
    {"plans-empty", "P", "No plans yet."},
    {"planner-who", "PnA. Lee", "Name A. Lee"},
    {"planner-from", "PnA. Lee<Enter><Down>", "▸ Instructional"},
    {"planner-to", "PnA. Lee<Enter><Enter>", "3 of 8"},
    {"planner-rating", "PnA. Lee<Enter><Enter><Enter><Down>3", "Level 3:"},
    {"planner-time", "PnA. Lee<Enter><Enter><Enter><Enter><BS>0<Tab><Tab><Enter>", "“0” hours"},
    {"planner-focus", "PnA. Lee<Enter><Enter><Enter><Enter><Enter><Down>", "6 of 8"},
    {"planner-why", "PnA. Lee<Enter><Enter><Enter><Enter><Enter><Enter>a move<Tab><Space>",
     "[x] Mindset"},
    {"planner-plan", "PnA. Lee<Enter><Enter><Enter><Enter><Enter><Enter><Enter>", "8 of 8"},
    {"planner-leave", "PnA. Lee<Esc>", "Leave the planner?"},
};

/* The same with a plan in the workbook, which is shown. */
static const struct picture plan_screens[] = {
    {"plan", "<Home>", "Plan  0/"},
    {"plan-action", "<Space><Down>", "[ ] 1 "},
    {"plan-tick", "<Space><Space>a log", "Evidence a log"},
    {"plan-edit", "<Space>e", "Change the action"},
    {"plans", "<Esc>", "Plans  1/1"},
    {"plans-remove", "<Esc>d", "Remove the plan?"},
};

static void take_pictures(int columns, int rows)
{
  for (gsize i = 0; i < G_N_ELEMENTS(screens); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autoptr(Terminal) terminal = planner_start(home, columns, rows);
    screen_expect(terminal, &screens[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(plan_screens); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autoptr(Terminal) terminal = planner_start(home, columns, rows);
    planner_make(terminal, "A. Lee");
    screen_expect(terminal, &plan_screens[i]);
  }
}

Test(planner_pictures, at_80_by_24)
{
  take_pictures(80, 24);
}

Test(planner_pictures, at_120_by_40)
{
  take_pictures(120, 40);
}

Test(planner_pictures, in_the_smallest_window)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 40, 12);
  terminal_keys(terminal, "PnA. Lee<Enter><Enter><Enter>2");
  expect_text(terminal, "Level 2:");
  expect_picture(terminal, "planner-rating");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "5 of 8 Time");
  expect_picture(terminal, "planner-time");
}
