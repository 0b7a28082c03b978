/* Dots, given in secret; where they went; who decides on what. */
#include "tests/workshop-screens.h"

#define WIPED "Thank you. Give the keyboard"

static guint dots_in_file(const struct workshop_file *file, const char *label)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  cr_assert_not_null(workshop);
  return workshop->dots_each - workshop_dots_left(workshop, label);
}

static void give(const struct workshop_file *file, const char *label, guint dimension, guint count)
{
  g_autoptr(GError) error = NULL;
  workbook_give_dots(file->workbook, file->id, file->pack, label, dimension, count, &error);
  cr_assert_null(error, "%s", error->message);
}

static void close_dots(const struct workshop_file *file)
{
  g_autoptr(GError) error = NULL;
  workbook_close_dots(file->workbook, file->id, file->pack, &error);
  cr_assert_null(error, "%s", error->message);
}

static struct terminal *start_dots(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "D");
  expect_text(terminal, "Dots  Welcome"); /* in the first line, not the step of the agenda */
  return terminal;
}

/* ---- Giving ------------------------------------------------------------ */

Test(workshop_dots, are_given_and_taken_back_until_all_are_on_dimensions)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "5 of 5 dots left, at most 3 on one dimension");
  terminal_keys(terminal, "+");
  expect_text(terminal, "▸ ●    Mindset");
  cr_assert_eq(dots_in_file(file, "p1"), 1);
  terminal_keys(terminal, "<Right><Right><Right>");
  expect_text(terminal, "More than 3 cannot go to one dimension");
  expect_text(terminal, "▸ ●●●  Mindset");
  terminal_keys(terminal, "-<Left>");
  expect_text(terminal, "▸ ●    Mindset");
  expect_text(terminal, "4 of 5 dots left");
  terminal_keys(terminal, "-");
  expect_text(terminal, "▸ ·    Mindset");
  terminal_keys(terminal, "-");
  expect_text(terminal, "There is no dot of yours on it");
  terminal_keys(terminal, "4");
  expect_text(terminal, "4 dots are too many for one dimension");
  terminal_keys(terminal, "3<Down>2");
  expect_text(terminal, "All 5 dots are given. Enter ends");
  terminal_keys(terminal, "<Down>+");
  expect_text(terminal, "None is left");
  cr_assert_eq(dots_in_file(file, "p1"), 5);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, WIPED);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "1 of 8 have given all of theirs");
  expect_text(terminal, "  p1        done");
  expect_text(terminal, "▸ p2        not yet");
}

Test(workshop_dots, that_are_left_are_not_forgotten)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>2<Enter>");
  expect_text(terminal, "3 of your dots are left. Esc leaves them ungiven");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, WIPED);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "  p1        begun, 3 left");
}

Test(workshop_dots, a_killed_program_has_kept_what_it_showed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>2");
  expect_text(terminal, "▸ ●●   Mindset");
  terminal_signal(terminal, 9);
  expect_exit(terminal, -9);
  cr_assert_eq(dots_in_file(file, "p1"), 2);
}

Test(workshop_dots, are_not_shown_to_whoever_comes_after)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>3");
  expect_text(terminal, "▸ ●●●  Mindset");
  gsize from = terminal_n_bytes(terminal);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, WIPED);
  terminal_keys(terminal, "<Enter>y");
  expect_text(terminal, "There is nothing to copy here");
  terminal_keys(terminal, "<Up><Enter>");
  expect_text(terminal, "“p1” has given dots, which nobody is shown");
  terminal_keys(terminal, "n");
  expect_gone(terminal, "which nobody is shown");
  cr_assert_eq(dots_in_file(file, "p1"), 3);
  terminal_keys(terminal, "<Enter>y");
  expect_text(terminal, "5 of 5 dots left");
  cr_assert_eq(dots_in_file(file, "p1"), 0);
  const char *bytes = terminal_bytes(terminal, from);
  cr_assert_not_null(strstr(bytes, "\033[H\033[2J"), "the screen was not cleared");
  cr_assert_null(strstr(bytes, "●"));
}

Test(workshop_dots, begin_with_what_is_to_be_discussed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *label = g_strdup_printf("p%u", i);
    const struct rating rating = {.dimension = 4, .round = 1, .answer = {i % 2 ? 1 : 5, 5}};
    cr_assert(workbook_rate(file->workbook, file->id, file->pack, label, &rating, NULL));
  }
  cr_assert(workbook_reveal(file->workbook, file->id, file->pack, 1, NULL));
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ ·    Social learning");
}

Test(workshop_dots, their_number_is_set_before_the_first_is_given)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "e<C-u>3<Tab><C-u>4<Enter>");
  expect_text(terminal, "A number from 1 to all that a person has");
  terminal_keys(terminal, "<BS>2<Enter>");
  expect_text(terminal, "Everybody has 3 dots, 2 at most on one dimension");
  expect_text(terminal, "3 each, at most 2");
  terminal_keys(terminal, "u");
  expect_text(terminal, "5 each, at most 3");
  give(file, "p1", 0, 1);
  expect_text(terminal, "begun");
  terminal_keys(terminal, "e");
  expect_text(terminal, "The first dots were given, so their number stands");
}

Test(workshop_dots, are_undone_on_the_list)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>2");
  expect_text(terminal, "●●");
  terminal_keys(terminal, "<Esc><Enter>");
  expect_text(terminal, "  p1        begun, 3 left");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone:");
  expect_text(terminal, "  p1        not yet");
  cr_assert_eq(dots_in_file(file, "p1"), 0);
}

/* ---- Closing and deciding ---------------------------------------------- */

Test(workshop_dots, another_program_closes_them_while_somebody_gives)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_dots(home, 100, 30);
  terminal_keys(terminal, "<Enter>2");
  expect_text(terminal, "●●");
  close_dots(file);
  expect_text(terminal, "The dots were closed. What was given until then counts; D shows it");
  expect_text(terminal, "step 1 of 9");
  terminal_keys(terminal, "D");
  expect_text(terminal, "1. ●●  Mindset");
}

Test(workshop_dots, show_places_and_ties_once_they_are_closed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  give(file, "p1", 0, 2);
  give(file, "p1", 2, 3);
  give(file, "p2", 0, 1);
  give(file, "p2", 1, 1);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "C");
  expect_text(terminal, "1 of 8 people have given all of theirs.");
  terminal_keys(terminal, "n");
  expect_text(terminal, "▸ p3");
  terminal_keys(terminal, "C<Enter>");
  expect_text(terminal, "The dots are closed. u undoes it");
  expect_text(terminal, "1. ●●●  Mindset");
  expect_text(terminal, "1. ●●●  Formal learning");
  expect_text(terminal, "3. ●    How learning is understood");
  expect_text(terminal, "tied");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone:");
  expect_text(terminal, "step 1 of 9");
  terminal_keys(terminal, "D");
  expect_text(terminal, "Who gives dots next? 2 people gave dots, and it is not known who");
  expect_text(terminal, "▸ p1        not known");
}

Test(workshop_dots, the_one_who_decides_confirms_priorities_in_order)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  give(file, "p1", 0, 2);
  close_dots(file);
  g_autoptr(Terminal) terminal = start_dots(home, 80, 24);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Nothing is marked yet: Space marks a priority");
  terminal_keys(terminal, "<Down><Space><Up><Space><End><Space><Up><Space>");
  expect_text(terminal, "There are 3 already: drop one of them first");
  terminal_keys(terminal, "<Down><Space><Home>");
  expect_text(terminal, "▸ [2]  1. ●●  Mindset");
  expect_text(terminal, "  [1]   –     How learning is understood");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Drop the marks?");
  terminal_keys(terminal, "n<Enter> <Enter>");
  expect_text(terminal, "A name is needed");
  terminal_keys(terminal, "<C-u>A. Okoro<Enter>");
  expect_text(terminal, "“A. Okoro” has confirmed the priorities. u undoes it");
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  cr_assert_str_eq(workshop->decider, "A. Okoro");
  cr_assert_eq(workshop->priorities->len, 2);
  cr_assert_eq(g_array_index(workshop->priorities, guint32, 0), 1);
  cr_assert_eq(g_array_index(workshop->priorities, guint32, 1), 0);
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: the priorities");
  expect_text(terminal, "▸ [ ]  1. ●●  Mindset");
}

/* ---- Pictures ---------------------------------------------------------- */

static const struct picture screens[] = {
    {"dots-people", "D", "Who gives dots next?"},
    {"dots-giving", "D<Enter>3<Down>1", "1 of 5 dots left"},
    {"dots-totals", "D<Enter>3<Down>2<Enter><Enter>C<Enter><Down><Space>", "[1]"},
    {"dots-decider", "DC<Enter><Space><Enter>A. Okoro", "A. Okoro"},
};

Test(workshop_dots_pictures, at_80_by_24)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 80, 24);
}

Test(workshop_dots_pictures, at_120_by_40)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 120, 40);
}

Test(workshop_dots_pictures, in_the_smallest_window)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 40, 12);
}
