/* The actions that were agreed on: written down, changed, ticked off, carried over. */
#include "tests/workshop-screens.h"

#define OLD_ACTION "Open a channel for questions"

static struct terminal *actions_start(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "a");
  expect_text(terminal, "Actions ━");
  return terminal;
}

Test(actions_screen, says_what_it_is_for_where_there_are_none)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  expect_text(terminal, "No actions yet.");
  expect_text(terminal, "n writes one down.");
  terminal_keys(terminal, "dxe<Space><Enter>u");
  expect_text(terminal, "Undone: ");
}

Test(actions_screen, takes_an_action_with_all_there_is_to_say_of_it)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = actions_start(home, 100, 30);
  terminal_keys(terminal, "n<Enter>");
  expect_text(terminal, "Write down what is done.");
  terminal_keys(terminal, "Ask three people<Tab>m<Tab>Okoro<Tab>2027-02-30<Enter>");
  expect_text(terminal, "“2027-02-30” is not a day of the calendar");
  terminal_keys(terminal, "<C-u>2027-02-28<Tab>A list<Tab>Their answers<Enter>");
  expect_text(terminal, "Agreed: Ask three people. u undoes it");
  expect_text(terminal, "▸ [ ] Ask three people");
  expect_text(terminal, "Okoro · by 2027-02-28 · Mindset");
  expect_text(terminal, "First step: A list");
  expect_text(terminal, "Evidence: Their answers");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: add the action “Ask three people”");
  expect_text(terminal, "No actions yet.");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Okoro · by 2027-02-28 · Mindset");
}

/* As on a dimension's card. */
Test(actions_screen, takes_another_with_the_key_that_led_here)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  terminal_keys(terminal, "aAsk three people<Enter>");
  expect_text(terminal, "Agreed: Ask three people. u undoes it");
}

Test(actions_screen, changes_one_and_leaves_the_others_where_they_are)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_agree(file, file->id, "First");
  workshop_file_agree(file, file->id, "Second");
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Change the action");
  terminal_keys(terminal, " of all<Tab><Tab><C-u><Enter>");
  expect_text(terminal, "Changed: First of all. u undoes it");
  expect_text(terminal, "▸ [ ] First of all");
  expect_text(terminal, "no owner · by 2027-02-01");
  expect_text(terminal, "1 open action lacks an owner or a due day.");
  terminal_keys(terminal, "e<Enter>"); /* nothing was changed: nothing is done */
  expect_gone(terminal, "Change the action");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: change the action “First of all”");
  expect_text(terminal, "▸ [ ] First");
  expect_gone(terminal, "no owner");
}

Test(actions_screen, calls_them_done_or_dropped_and_takes_them_out)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_agree(file, file->id, "First");
  workshop_file_agree(file, file->id, "Second");
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "Done: First. u undoes it");
  expect_text(terminal, "▸ [x] First");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "Open again: First.");
  expect_text(terminal, "▸ [ ] First");
  terminal_keys(terminal, "<Down>x");
  expect_text(terminal, "Dropped: Second.");
  expect_text(terminal, "▸ [-] Second");
  terminal_keys(terminal, "<Space>");
  expect_text(terminal, "▸ [x] Second");
  terminal_keys(terminal, "uu");
  expect_text(terminal, "▸ [ ] Second");
  terminal_keys(terminal, "d");
  expect_text(terminal, "Removed: Second. u brings it back");
  expect_text(terminal, "▸ [ ] First");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: remove the action “Second”");
  expect_text(terminal, "[ ] Second");
}

Test(actions_screen, names_priorities_and_those_that_nobody_acts_on)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_DECIDED);
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  expect_text(terminal, "Priorities: Mindset; How learning is understood.");
  expect_text(terminal, "No action yet for:");
  terminal_keys(terminal, "n");
  expect_text(terminal, "< Mindset >"); /* the first one without an action */
  terminal_keys(terminal, "One<Enter>n");
  expect_text(terminal, "< How learning is understood >");
  terminal_keys(terminal, "Two<Enter>");
  expect_text(terminal, "▸ [ ] Two");
  expect_gone(terminal, "No action yet for:");
  terminal_keys(terminal, "x");
  expect_text(terminal, "No action yet for: How");
}

Test(actions_screen, marks_what_was_carried_over_with_the_workshop_it_comes_from)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_AGREED);
  workshop_file_add(file, "Summer review", 90);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  expect_text(terminal, "Workshops  1/2");
  terminal_keys(terminal, "<Enter>a");
  expect_text(terminal, "▸ [ ] " OLD_ACTION);
  expect_text(terminal, "from “Spring review”");
  terminal_keys(terminal, "e<Tab><Tab> Jr<Enter>");
  expect_text(terminal, "R. Lee Jr");
  expect_text(terminal, "from “Spring review”"); /* a change does not make it forget */
}

Test(actions_screen, is_followed_when_another_program_changes_an_action)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_agree(file, file->id, "First");
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  terminal_keys(terminal, "e");
  expect_text(terminal, "Change the action");
  cr_assert(workbook_undo(file->workbook, NULL, NULL));
  terminal_keys(terminal, " of all<Enter>");
  expect_text(terminal, "The action is not in the workshop any more, or says something else now");
  terminal_keys(terminal, "<Esc>y");
  expect_text(terminal, "No actions yet.");
}

Test(actions_screen, of_a_read_only_workbook_says_so_and_changes_nothing)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  workshop_make(home, WORKSHOP_AGREED);
  planner_spoil(path, 60, "\0\0\0\x63", 4); /* user_version */
  g_autoptr(Terminal) terminal = workshop_start(home, 120, 30);
  terminal_keys(terminal, "a");
  expect_text(terminal, "Actions · read-only");
  static const char *const keys[] = {"n", "e", "<Space>", "x", "d"};
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    terminal_keys(terminal, keys[i]);
    expect_text(terminal, "version");
    expect_text(terminal, "▸ [ ] " OLD_ACTION);
    terminal_keys(terminal, "<Home>");
    expect_gone(terminal, "version");
  }
}

Test(actions_screen, prints_the_report_and_follows_the_mouse)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_agree(file, file->id, "First");
  workshop_file_agree(file, file->id, "Second");
  g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
  int column, row;
  terminal_keys(terminal, "y");
  expect_text(terminal, "Copied “Workshop report: Spring review”");
  terminal_keys(terminal, "p");
  expect_text(terminal, "Spring-review.pdf");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "Spring-review.pdf");
  expect_text(terminal, "[ ] Second");
  expect_place(terminal, "Second", &column, &row);
  terminal_click(terminal, column, row + 1, 1);
  expect_text(terminal, "▸ [ ] Second");
  terminal_double_click(terminal, column, row);
  expect_text(terminal, "Change the action");
}

/* ---- Pictures ---------------------------------------------------------- */

static void fill(struct terminal *terminal)
{
  terminal_keys(terminal, "nAsk the works council what they need to know<Tab><Tab>Okoro<Tab>"
                          "2027-02-01<Tab>A list of questions<Enter>");
  expect_text(terminal, "Agreed");
  terminal_keys(terminal, "nOpen the wiki to everybody<Enter>");
  expect_text(terminal, "▸ [ ] Open the wiki");
  terminal_keys(terminal, "<Up>x");
  expect_text(terminal, "Dropped");
  terminal_keys(terminal, "<Up><Space>");
  expect_text(terminal, "Done");
}

Test(actions_screen_pictures, of_all_sizes)
{
  static const struct {
    int columns, rows;
  } sizes[] = {{80, 24}, {120, 40}, {40, 12}, {200, 60}};
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_AGREED);
  {
    g_autoptr(Terminal) terminal = actions_start(home, 80, 24);
    fill(terminal);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(Terminal) terminal = actions_start(home, sizes[i].columns, sizes[i].rows);
    terminal_keys(terminal, "<End>");
    expect_picture(terminal, "actions");
    terminal_keys(terminal, "e");
    expect_text(terminal, "Change the action");
    expect_picture(terminal, "actions-edit");
  }
}
