/* What a workshop hands out: ballots, a tally sheet, the report, two workshops side by side. */
#include "tests/workshop-screens.h"

#include <string.h>

/* ---- Ballots ----------------------------------------------------------- */

Test(papers, ballots_say_how_many_copies_and_lead_to_the_tally_sheet)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "b");
  expect_text(terminal, "Print 8 copies, one for each person: p. Tab shows the tally sheet");
  expect_text(terminal, "Ballot: Spring review");
  terminal_keys(terminal, "<Tab>");
  expect_text(terminal, "Tally sheet: Spring review");
  terminal_keys(terminal, "<Tab>");
  expect_text(terminal, "Ballot: Spring review");
  terminal_keys(terminal, ">");
  expect_text(terminal, "Read, step 2 of 9");
}

Test(papers, ballots_are_saved_as_pdf)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  g_autofree char *path = g_build_filename(home, "b.pdf", NULL);
  terminal_keys(terminal, "b<C-s>");
  expect_text(terminal, "ballot.pdf");
  terminal_keys(terminal, "<C-u>");
  terminal_keys(terminal, path);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Saved");
  g_autofree char *bytes = NULL;
  cr_assert(g_file_get_contents(path, &bytes, NULL, NULL));
  cr_assert(g_str_has_prefix(bytes, "%PDF"));
}

/* ---- The report -------------------------------------------------------- */

Test(papers, the_report_follows_what_others_do_and_keeps_its_place)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "E");
  expect_text(terminal, "Workshop report: Spring review");
  workshop_file_agree(file, file->id, "Ask everybody");
  expect_text(terminal, "Ask everybody");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: ");
  expect_gone(terminal, "Ask everybody");
  terminal_keys(terminal, "<Down><Down>");
  expect_gone(terminal, "Workshop report: Spring review");
  workshop_file_agree(file, file->id, "Ask nobody");
  expect_text(terminal, "Ask nobody");
  g_autofree char *screen = terminal_text(terminal);
  cr_assert_null(strstr(screen, "Workshop report: Spring review"));
}

Test(papers, the_report_is_printed_from_the_home_screen_too)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "<C-s>");
  expect_text(terminal, "Spring-review.pdf");
}

Test(papers, the_report_is_saved_under_the_name_of_its_workshop)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "E");
  expect_text(terminal, "Workshop report: Spring review");
  terminal_keys(terminal, "<C-s>");
  expect_text(terminal, "Spring-review.pdf");
}

/* ---- History ----------------------------------------------------------- */

Test(history, needs_another_workshop)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "H");
  expect_text(terminal, "There is no other workshop in the workbook");
}

Test(history, of_two_workshops_stands_side_by_side_the_earlier_one_first)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_add(file, "Summer review", 180);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  expect_text(terminal, "▸ Summer review");
  terminal_keys(terminal, "H");
  expect_text(terminal, "From Spring review to Summer review");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Workshops  1/2");
  terminal_keys(terminal, "<Enter>H");
  expect_text(terminal, "From Spring review to Summer review");
  terminal_keys(terminal, ">");
  expect_text(terminal, "Read, step 2 of 9");
}

Test(history, asks_which_of_several_and_goes_when_that_is_removed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_add(file, "Autumn review", 270);
  gint64 summer = workshop_file_add(file, "Summer review", 180);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "<End>H");
  expect_text(terminal, "Which workshop is to stand beside this one?");
  expect_text(terminal, "2027-10-01  Autumn review");
  terminal_keys(terminal, "<Down><Enter>");
  expect_text(terminal, "From Spring review to Summer review");
  cr_assert(workbook_remove_workshop(file->workbook, summer, NULL));
  expect_text(terminal, "Workshops  2/2");
}

Test(history, that_cannot_be_read_for_a_moment_is_not_left)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_add(file, "Autumn review", 270);
  g_autoptr(Terminal) terminal = workshops_start(home, 160, 24);
  terminal_keys(terminal, "<End>H");
  expect_text(terminal, "From Spring review to Autumn review");
  g_autoptr(GString) whole = planner_break(path);
  expect_text(terminal, "The workbook cannot be read now, and is shown as it was");
  expect_text(terminal, "From Spring review to Autumn review");
  planner_put_back(path, whole);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Workshops  2/2");
}

/* ---- Pictures ---------------------------------------------------------- */

/* At this point of the workshop, from its home screen; a text that is there then. */
static const struct {
  const char *name, *keys, *text;
  enum workshop_point point;
} screens[] = {
    {"workshop-welcome", "", "Welcome, step 1", WORKSHOP_MADE},
    {"workshop-rate", "", "Rate, step 3 of 9", WORKSHOP_RATED},
    {"workshop-discuss", ">", "next topic: “", WORKSHOP_REVEALED},
    {"workshop-actions", "", "confirmed by", WORKSHOP_DECIDED},
    {"workshop-timer", "=", "Set the timer", WORKSHOP_MADE},
    {"workshop-reveal", "V", "Reveal round 1?", WORKSHOP_RATED},
    {"workshop-ballot", "b<Down><Up>", "Ballot: Spring", WORKSHOP_MADE},
    {"workshop-tally-sheet", "b<Tab><Down><Up>", "Tally sheet: Spring", WORKSHOP_MADE},
    {"workshop-report", "E", "Workshop report", WORKSHOP_AGREED},
    {"workshops", "w", "Workshops  1/1", WORKSHOP_AGREED},
    {"workshops-remove", "wd", "Remove the workshop?", WORKSHOP_MADE},
    {"workshops-new", "wnSummer review", "New workshop", WORKSHOP_MADE},
};

static void take_picture(gsize index, int columns, int rows)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, screens[index].point);
  g_autoptr(Terminal) terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, screens[index].keys);
  expect_text(terminal, screens[index].text);
  expect_picture(terminal, screens[index].name);
}

static void take_pictures(int columns, int rows)
{
  for (gsize i = 0; i < G_N_ELEMENTS(screens); i++)
    take_picture(i, columns, rows);
}

Test(workshop_pictures, at_80_by_24)
{
  take_pictures(80, 24);
}

Test(workshop_pictures, at_120_by_40)
{
  take_pictures(120, 40);
}

Test(workshop_pictures, in_the_smallest_window)
{
  take_picture(1, 40, 12);
  take_picture(9, 40, 12);
}

Test(workshop_pictures, of_the_home_screen_at_the_size_of_a_projector)
{
  take_picture(2, 100, 30);
}

Test(workshop_pictures, of_an_empty_list_and_of_two_side_by_side)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) empty = workshops_start(home, 80, 24);
  expect_text(empty, "No workshops yet.");
  expect_picture(empty, "workshops-empty");
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  workshop_file_add(file, "Summer review", 180);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "H");
  expect_text(terminal, "From Spring review");
  expect_picture(terminal, "workshop-history");
}
