/* A show of hands, and ballots from a file. */
#include "tests/workshop-screens.h"

/* What was counted for @dimension in @round, as tally_to_string() has it; "" for none. Transfer
 * full. */
static char *tally_in_file(const struct workshop_file *file, guint dimension, guint round,
                           enum rating_side side)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  cr_assert_not_null(workshop);
  for (guint i = 0; i < workshop->tallies->len; i++) {
    const struct tally *tally = &g_array_index(workshop->tallies, struct tally, i);
    if (tally->dimension == dimension && tally->round == round && tally->side == side)
      return tally_to_string(&tally->counts, workshop->scale);
  }
  return g_strdup("");
}

#define expect_tally(file, dimension, round, side, expected)                                       \
  do {                                                                                             \
    g_autofree char *tally_ = tally_in_file(file, dimension, round, side);                         \
    cr_assert_str_eq(tally_, expected);                                                            \
  } while (0)

static struct terminal *start_tally(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "s");
  expect_text(terminal, "Show of hands");
  return terminal;
}

/* ---- Counting ---------------------------------------------------------- */

Test(workshop_tally, takes_two_lines_of_numbers_and_goes_on)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "1<Right>2<Tab>0<Right><Right>3<Down>");
  expect_text(terminal, "▸ want");
  expect_text(terminal, "now     1    2    ·    ·    3    ·    · 6 of 8");
  expect_text(terminal, "Not in the workbook yet");
  expect_tally(file, 0, 1, RATING_NOW, "");
  terminal_keys(terminal, "<Home><Right><Right><Right>8<PgDn>");
  expect_text(terminal, "“Mindset” is in the workbook. u undoes it");
  expect_text(terminal, "2 of 22  How");
  expect_tally(file, 0, 1, RATING_NOW, "1 2 0 0 3");
  expect_tally(file, 0, 1, RATING_WANT, "0 0 0 8 0");
  terminal_keys(terminal, "N");
  expect_text(terminal, "1 of 22  Mindset");
  expect_text(terminal, "want    ·    ·    ·    8    ·    ·    · 8 of 8");
  terminal_keys(terminal, "N");
  expect_text(terminal, "This is the first dimension");
}

Test(workshop_tally, takes_a_line_as_it_stands_on_paper)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "0 2 3 1 1 -1");
  expect_text(terminal, "now     ·    2    3    1    1    ·    1 8 of 8");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "is in the workbook");
  expect_text(terminal, "▸ want    0");
  terminal_keys(terminal, "0 0 1 3 2 ?2<Enter>");
  expect_text(terminal, "2 of 22");
  expect_text(terminal, "▸ now     0");
  expect_tally(file, 0, 1, RATING_NOW, "0 2 3 1 1 -1");
  expect_tally(file, 0, 1, RATING_WANT, "0 0 1 3 2 ?2");
}

Test(workshop_tally, a_number_of_two_digits_is_corrected)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "12");
  expect_text(terminal, "12 of 8");
  terminal_keys(terminal, "<BS>");
  expect_text(terminal, " 1 of 8");
  terminal_keys(terminal, "<Right>7<Left>5");
  expect_text(terminal, "now     5    7");
  terminal_keys(terminal, "<Right><Del>");
  expect_text(terminal, " 5 of 8");
  terminal_keys(terminal, "u");
  expect_text(terminal, "What was typed is taken back");
  expect_text(terminal, " 0 of 8");
}

Test(workshop_tally, more_answers_than_people_are_asked_about)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "9<PgDn>");
  expect_text(terminal, "“Mindset” would have 9 for now, and the workshop is for 8.");
  terminal_keys(terminal, "n");
  expect_gone(terminal, "More answers than people");
  expect_tally(file, 0, 1, RATING_NOW, "");
  terminal_keys(terminal, "<PgDn>");
  expect_text(terminal, "More answers than people");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "2 of 22");
  expect_tally(file, 0, 1, RATING_NOW, "9 0 0 0 0");
}

/* What others said by keyboard counts too; of it nothing but the number is shown. */
Test(workshop_tally, says_how_many_have_answered_otherwise)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  const struct rating rating = {.dimension = 0, .round = 1, .answer = {1, 5}};
  cr_assert(workbook_rate(file->workbook, file->id, file->pack, "p1", &rating, NULL));
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  expect_text(terminal, "1 more has said it by keyboard or ballot");
  expect_text(terminal, "now     0    ·    ·    ·    ·    ·    · 1 of 8");
  terminal_keys(terminal, "8<Enter>");
  expect_text(terminal, "would have 9 for now");
}

Test(workshop_tally, asks_before_it_drops_what_was_typed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "3m");
  expect_text(terminal, "what you put in would be lost");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Drop what you typed?");
  terminal_keys(terminal, "n");
  expect_text(terminal, "▸ now     3");
  terminal_keys(terminal, "<Esc>y");
  expect_text(terminal, "step 1 of 9");
  expect_tally(file, 0, 1, RATING_NOW, "");
}

Test(workshop_tally, is_undone_and_done_again)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "3<Enter>");
  expect_text(terminal, "is in the workbook");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone:");
  expect_text(terminal, " 0 of 8");
  expect_tally(file, 0, 1, RATING_NOW, "");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, " 3 of 8");
  expect_tally(file, 0, 1, RATING_NOW, "3 0 0 0 0");
}

Test(workshop_tally, of_two_lines_is_undone_in_one_step)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  terminal_keys(terminal, "3<Down>5<Enter>");
  expect_text(terminal, "is in the workbook");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: enter the tally of “Mindset”");
  expect_tally(file, 0, 1, RATING_NOW, "");
  expect_tally(file, 0, 1, RATING_WANT, "");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Done again:");
  expect_tally(file, 0, 1, RATING_NOW, "3 0 0 0 0");
  expect_tally(file, 0, 1, RATING_WANT, "5 0 0 0 0");
}

Test(workshop_tally, of_a_round_that_was_revealed_can_be_corrected)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_reveal(file, 1);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  expect_text(terminal, "Show of hands · round 2");
  terminal_keys(terminal, "2r");
  expect_text(terminal, "before the other round");
  terminal_keys(terminal, "<Enter>r");
  expect_text(terminal, "Show of hands · round 1");
  terminal_keys(terminal, "4<Enter>");
  expect_text(terminal, "is in the workbook");
  expect_tally(file, 0, 1, RATING_NOW, "4 0 0 0 0");
  expect_tally(file, 0, 2, RATING_NOW, "2 0 0 0 0");
}

/* What another program enters comes in; what is being typed stays. */
Test(workshop_tally, follows_another_program)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  struct tally tally = {.round = 1, .side = RATING_NOW, .counts = {.ratings = {0, 6}}};
  cr_assert(workbook_tally(file->workbook, file->id, file->pack, &tally, NULL));
  expect_text(terminal, "now     0    6");
  terminal_keys(terminal, "1");
  expect_text(terminal, "▸ now     1    6");
  tally.side = RATING_WANT;
  cr_assert(workbook_tally(file->workbook, file->id, file->pack, &tally, NULL));
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ want    0    6");
  expect_tally(file, 0, 1, RATING_NOW, "1 6 0 0 0");
}

Test(workshop_tally, follows_the_mouse)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_tally(home, 80, 24);
  int column, row;
  expect_place(terminal, "  want", &column, &row);
  terminal_click(terminal, column + 6 + 2 * 5 + 4, row, 1);
  expect_text(terminal, "▸ want    ·    ·    0");
  terminal_keys(terminal, "7<Enter>");
  expect_text(terminal, "is in the workbook");
  expect_tally(file, 0, 1, RATING_WANT, "0 0 7 0 0");
}

/* ---- Ballots ----------------------------------------------------------- */

/* A table of ballots in @home: ballots.csv. */
static void write_ballots(const char *home, const char *rows)
{
  g_autofree char *text = g_strconcat("person,dimension,now,want,comment\n", rows, NULL);
  g_autofree char *path = g_build_filename(home, "ballots.csv", NULL);
  cr_assert(g_file_set_contents(path, text, -1, NULL));
}

static guint n_answers(const struct workshop_file *file, guint dimension)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  return workshop_n_answers(workshop, dimension, 1);
}

Test(workshop_ballots_in, are_read_from_a_file_of_the_home_folder)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  write_ballots(home, "a,mindset,1,5,\nb,mindset,2,4,one\n");
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "I~/ballots.cvs<Enter>");
  expect_text(terminal, "Read ballots");
  expect_text(terminal, "ballots.cvs: there is no such file");
  terminal_keys(terminal, "<BS><BS>sv<Enter>");
  expect_text(terminal, "2 rows are taken in. u undoes it");
  cr_assert_eq(n_answers(file, 0), 2);
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone:");
  cr_assert_eq(n_answers(file, 0), 0);
}

Test(workshop_ballots_in, name_every_fault_and_take_the_good_rows_if_that_is_wanted)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  write_ballots(home, "a,mindset,1,5,\nb,mindset,0,4,\nc,nothing,1,1,\nd,mindset,3,3,\n");
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "I~/ballots.csv<Enter>");
  expect_text(terminal, "Ballots that cannot be taken");
  expect_text(terminal, "ballots.csv:3: now: “0” is no rating");
  expect_text(terminal, "ballots.csv:4: dimension:");
  cr_assert_eq(n_answers(file, 0), 0);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Take the 2 good rows?");
  terminal_keys(terminal, "n");
  expect_text(terminal, "Ballots that cannot be taken");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "2 rows are taken in, the others are left out");
  cr_assert_eq(n_answers(file, 0), 2);
}

/* ---- Pictures ---------------------------------------------------------- */

static const struct picture screens[] = {
    {"tally", "s0 2 3 1 1 -1", "8 of 8"},
    {"tally-too-many", "s0 2 3 1 1 ?2 -1<PgDn>", "More answers"},
};

/* What is wrong in a table of ballots. */
static void take_picture_of_faults(int columns, int rows)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  write_ballots(home, "a,mindset,1,5,\nb,mindset,0,4,\nc,nothing,1,1,\n");
  g_autoptr(Terminal) terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "I~/ballots.csv<Enter>");
  expect_text(terminal, "cannot be taken");
  expect_picture(terminal, "ballots-faults");
}

static void take_pictures(int columns, int rows)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), columns, rows);
  take_picture_of_faults(columns, rows);
}

Test(workshop_tally_pictures, at_80_by_24)
{
  take_pictures(80, 24);
}

Test(workshop_tally_pictures, at_120_by_40)
{
  take_pictures(120, 40);
}

Test(workshop_tally_pictures, in_the_smallest_window)
{
  take_pictures(40, 12);
}
