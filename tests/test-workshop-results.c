/* The results of a workshop as a heat map: marks and numbers, order, views, what is secret. */
#include "tests/workshop-screens.h"

#include <string.h>

/* ---- Workshops to look at ---------------------------------------------- */

/* What eight people say of one dimension after the other: split, mixed, agreed, some who don't
 * know, some to whom it does not apply, and two of whom nobody asked. */
static const char *const said[][N_RATING_SIDES] = {
    {"1 1 4 2 0", "0 0 1 4 3"},    {"4 0 0 0 4", "0 0 0 2 6"},    {"0 0 8 0 0", "0 6 2 0 0"},
    {"1 2 2 2 1", "0 1 1 2 4"},    {"0 2 4 1 0 ?1", "8 0 0 0 0"}, {"3 1 0 1 3", "0 0 1 3 3 ?1"},
    {"0 7 1 0 0", "1 1 1 1 3 -1"}, {"0 3 3 0 0", "0 0 0 3 3"},
};

/* They say so of all dimensions but the last. */
static struct workshop_file *map_new(const char *home)
{
  struct workshop_file *file = workshop_file_new(home, WORKSHOP_MADE);
  for (guint i = 0; i + 1 < pack_n_dimensions(file->pack); i++) {
    const char *const *texts = said[i * 3 % G_N_ELEMENTS(said)];
    workshop_file_tally(file, i, 1, texts[RATING_NOW], texts[RATING_WANT]);
  }
  return file;
}

static struct workshop_file *revealed_map_new(const char *home)
{
  struct workshop_file *file = map_new(home);
  workshop_file_reveal(file, 1);
  return file;
}

/* What moved to the second round: of the first three dimensions, the others nobody rated again. */
static void say_again(struct workshop_file *file)
{
  workshop_file_tally(file, 0, 2, "0 0 6 2 0", "0 0 0 4 4");
  workshop_file_tally(file, 1, 2, "0 0 8 0 0", "0 6 2 0 0");
  workshop_file_tally(file, 2, 2, "4 0 0 0 4", "0 0 0 2 6");
  workshop_file_reveal(file, 2);
}

/* The heat map of the only workshop in @home. */
static struct terminal *results_start(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "m");
  expect_text(terminal, "Results");
  return terminal;
}

/* ---- Before the reveal ------------------------------------------------- */

Test(results, before_the_reveal_are_no_more_than_how_many_have_answered)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  expect_text(terminal, "Nobody sees a result before the reveal. V reveals round 1.");
  expect_text(terminal, "Who can help you                     0 of 8");
  terminal_keys(terminal, "S");
  expect_text(terminal, "The order of what to discuss shows after the reveal: V does it");
  terminal_keys(terminal, "v");
  expect_text(terminal, "There is one view until both rounds are revealed");
  terminal_keys(terminal, "<Down><Down>");
  expect_gone(terminal, "There is one view");
  expect_text(terminal, "▸ Formal learning                      8 of 8"); /* the table's order */
  g_autofree char *screen = terminal_text(terminal);
  static const char *const secrets[] = {"median", "med", "split", "mixed", "agreed", "gap",
                                        "░",      "▒",   "▓",     "█",     "●"};
  for (gsize i = 0; i < G_N_ELEMENTS(secrets); i++)
    cr_assert_null(strstr(screen, secrets[i]), "“%s” is on the screen:\n%s", secrets[i], screen);
}

Test(results, before_the_reveal_are_in_no_copy_and_no_card)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Round 1 is not revealed yet: so far 8 of 8 people have answered this.");
  g_autofree char *screen = terminal_text(terminal);
  cr_assert_null(strstr(screen, "median"), "%s", screen);
}

Test(results, come_up_with_the_reveal_and_go_when_it_is_undone)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  terminal_keys(terminal, "V");
  expect_text(terminal, "Reveal round 1?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Results of round 1 · what to discuss first");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Results · not revealed yet");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Results of round 1");
}

/* ---- The map ----------------------------------------------------------- */

Test(results, show_marks_numbers_medians_gaps_words_and_who_did_not_rate)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  expect_text(terminal, "6 of 21 topics, 8 minutes each, fit into the 48 minutes for talking");
  expect_text(terminal, "8 of 8 people answered");
  expect_text(terminal, "Mindset                              ░1 ░1 ▒4 ░2 ·     3  "
                        "·  ·  ░1 ▒4 ▒3    4     1  mixed");
  expect_text(terminal, "?0/1");
  expect_text(terminal, "-0/1");
  expect_text(terminal, "8 not asked");
  expect_text(terminal, "time for 6 ends here");
  expect_text(terminal, "░ up to a quarter");
}

Test(results, say_of_the_row_under_the_cursor_why_it_stands_there)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 80, 24);
  terminal_keys(terminal, "S");
  expect_text(terminal, "In the order of the table");
  terminal_keys(terminal, "<Home>");
  expect_text(terminal, "▸ 12 Mindset");
  expect_text(terminal,
              "Views are mixed on where you stand and where you want to be, and you want 1");
  expect_text(terminal, "now 1● 2● 3●●●● 4●● 5·  median 3  mixed");
  expect_text(terminal, "want 1·  2·  3● 4●●●● 5●●●  median 4  mixed");
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "Nobody rated this.");
}

/* The cursor stays on its dimension when the order changes, and stands on its name. */
Test(results, keep_the_cursor_on_its_dimension_in_any_order)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  int column, row;
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "▸    Who can help you");
  terminal_keys(terminal, "<Up>S");
  expect_text(terminal, "In the order of the table");
  expect_place(terminal, "▸ 21 ", &column, &row);
  expect_cursor(terminal, column + 5, row);
  terminal_keys(terminal, "S");
  expect_text(terminal, "What to discuss next stands first");
  expect_place(terminal, "▸ 21 ", &column, &row);
  expect_cursor(terminal, column + 5, row);
}

Test(results, follow_the_phase_of_the_agenda_and_its_timer)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = revealed_map_new(home);
  struct workshop_place place = workshop_file_place(file);
  place.phase = PHASE_DISCUSS;
  place.timer = countdown_new(17 * COUNTDOWN_MINUTE);
  workshop_file_set_place(file, &place);
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  expect_text(terminal, "2 of 21 topics, 8 minutes each, fit into the 17 minutes for talking");
  expect_text(terminal, "time for 2 ends here");
  place.timer = countdown_new(0);
  workshop_file_set_place(file, &place);
  expect_text(terminal, "0 of 21 topics, 8 minutes each, fit into the 0 minutes for talking");
  expect_gone(terminal, "ends here");
}

/* A click goes to a row, also to one below the rule; two open its card. */
Test(results, follow_the_mouse)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  int column, row;
  expect_place(terminal, "Mindset  ", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "▸ 12 Mindset");
  terminal_wheel(terminal, column, row, 1);
  expect_text(terminal, "▸ 13 ");
  expect_place(terminal, "ends here", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_place(terminal, "Technology  ", &column, &row);
  terminal_double_click(terminal, column, row);
  expect_text(terminal, "Technology · topic ");
}

/* ---- Two rounds -------------------------------------------------------- */

Test(results, of_two_rounds_are_three_views)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = revealed_map_new(home);
  say_again(file);
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  expect_text(terminal, "Results of round 2");
  expect_text(terminal, "of 3 topics");
  terminal_keys(terminal, "v");
  expect_text(terminal, "From round 1 to round 2");
  expect_text(terminal, "Mindset                              3 stays   4→4.5     1→1.5      "
                        "mixed → agreed");
  expect_text(terminal, "Content curation                     –         –         –          –");
  terminal_keys(terminal, "S<Home>");
  expect_text(terminal, "round 1  now 1● 2● 3●●●● 4●● 5·  median 3  mixed");
  expect_text(terminal, "round 2  want 1·  2·  3·  4●●●● 5●●●●  median 4.5  agreed");
  expect_text(terminal, "From round 1 to round 2 now stayed at 3, with more agreement");
  terminal_keys(terminal, "v");
  expect_text(terminal, "Results of round 1");
  expect_text(terminal, "of 21 topics");
  terminal_keys(terminal, "v");
  expect_text(terminal, "Results of round 2");
}

/* ---- What is not shown ------------------------------------------------- */

Test(results, of_three_answers_have_no_spread)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_tally(file, 0, 1, "1 0 1 0 1", "0 0 0 1 2");
  workshop_file_tally(file, 1, 1, "1 0 1 0 2", "0 0 0 1 3");
  workshop_file_reveal(file, 1);
  g_autoptr(Terminal) terminal = results_start(home, 120, 40);
  terminal_keys(terminal, "S<Home>");
  expect_text(terminal,
              "Mindset                              3 ratings         3  3 ratings         5");
  expect_text(terminal, "now 3 ratings  median 3");
  expect_text(terminal, "░1 ·  ░1 ·  ▒2"); /* of the four answers below it */
}

/* ---- Large and foreign ------------------------------------------------- */

Test(results, of_ten_thousand_people_are_there_at_once)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  for (guint i = 0; i < pack_n_dimensions(file->pack); i++)
    workshop_file_tally(file, i, 1, "1250 1250 5000 2000 0 ?500", "10 0 1250 5000 3740");
  workshop_file_reveal(file, 1);
  g_autoptr(Terminal) terminal = results_start(home, 200, 40);
  expect_text(terminal, "░1250 ░1250 ▓5000 ░2000 ·        3  ░10   ·     ░1250 ▒5000 ▒3740    4");
  expect_text(terminal, "?500/0");
  expect_text(terminal, "10000 people answered, 8 were expected");
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "░ ░ ▓ ░ ·    3  ░ · ░ ▒ ▒    4");
}

/* A pack of seven sides and nine stages is rated on its stages; its workshop opens though the
 * program was started on another pack. */
static struct workshop_file *staged_file_new(const char *home, const char *folder)
{
  struct workshop_file *file = g_new0(struct workshop_file, 1);
  g_autofree char *path = planner_workbook(home), *parent = g_path_get_dirname(path);
  cr_assert_eq(g_mkdir_with_parents(parent, 0700), 0);
  file->pack = pack_read(folder, NULL);
  file->workbook = workbook_open(path, NULL);
  cr_assert(file->pack && file->workbook);
  file->id = workshop_file_add(file, SPRING, 0);
  return file;
}

static struct small_pack *staged_pack_new(void)
{
  struct small_pack *small = small_pack_new();
  small_pack_write(small, "sides.csv", "id,name\nA,A\nB,B\nC,C\nD,D\nE,E\nF,F\nG,G\n", -1);
  small_pack_write(small, "stages.csv",
                   "side,name,number\nA,one,1\nB,two,2\nB,three,3\nC,four,4\nD,five,5\nE,six,6\n"
                   "F,seven,7\nF,eight,8\nG,nine,9\n",
                   -1);
  small_pack_write(small, "dimensions.csv", "id,group,name\ns,x,Split\na,y,Across\n", -1);
  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text\ns,1-9,headline,all\na,1-4,headline,low\n"
                   "a,5-9,headline,top\n",
                   -1);
  small_pack_remove(small, "prompts.csv");
  small_pack_remove(small, "glossary.csv");
  small_pack_remove(small, "resources.csv");
  return small;
}

Test(results, are_on_the_stages_of_a_pack_with_more_than_two_sides)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(SmallPack) small = staged_pack_new();
  g_autoptr(WorkshopFile) file = staged_file_new(home, small->folder);
  workshop_file_tally(file, 0, 1, "4 0 0 0 0 0 0 0 4", "0 0 0 0 0 0 0 2 6");
  workshop_file_tally(file, 1, 1, "0 4 4 0 0 0 0 0 0", "0 0 0 0 0 0 8 0 0 ?1");
  workshop_file_reveal(file, 1);
  g_autoptr(Terminal) terminal = results_start(home, 80, 24);
  expect_picture(terminal, "results-stages");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Split · topic 1 of 2");
  terminal_keys(terminal, "<Esc>");
  terminal_resize(terminal, 40, 12);
  expect_text(terminal, "▒·······▒");
}

/* ---- Handing out ------------------------------------------------------- */

Test(results, are_copied_and_printed_as_the_document_of_all_of_them)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  g_autoptr(Terminal) terminal = results_start(home, 80, 24);
  terminal_keys(terminal, "y");
  expect_text(terminal, "Copied “Results: Spring review”");
  terminal_keys(terminal, "p");
  expect_text(terminal, "Spring-review.pdf");
}

Test(results, of_the_workshop_that_is_open_stand_with_the_dimension_of_the_explorer)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = revealed_map_new(home);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "<Lt>");
  expect_text(terminal, "This is the first step of the agenda");
  workshop_file_go(file, PHASE_READ);
  expect_text(terminal, "Read, step 2 of 9");
  terminal_keys(terminal, "<Enter><Enter><End>");
  expect_text(terminal, "The result of “Spring review”");
  expect_text(terminal, "now 1● 2● 3●●●● 4●● 5·  median 3  mixed");
  terminal_keys(terminal, "<Esc><Esc><Esc><Esc><Enter><End>"); /* the workshop is closed by now */
  expect_text(terminal, "Mindset ━");
  expect_gone(terminal, "The result of");
}

/* ---- Pictures ---------------------------------------------------------- */

static const struct {
  int columns, rows;
} sizes[] = {{80, 24}, {120, 40}, {40, 12}, {200, 60}};

Test(results_pictures, of_all_sizes)
{
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autoptr(WorkshopFile) file = map_new(home);
    g_autoptr(Terminal) secret = results_start(home, sizes[i].columns, sizes[i].rows);
    expect_picture(secret, "results-secret");
    workshop_file_reveal(file, 1);
    g_autoptr(Terminal) terminal = results_start(home, sizes[i].columns, sizes[i].rows);
    expect_picture(terminal, "results");
    say_again(file);
    g_autoptr(Terminal) again = results_start(home, sizes[i].columns, sizes[i].rows);
    terminal_keys(again, "v<Down>");
    expect_gone(again, "The movement from");
    expect_picture(again, "results-movement");
  }
}

Test(results_pictures, without_colour_and_in_ascii)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(revealed_map_new(home));
  static const struct {
    const char *name, *argument, *value;
    int columns;
  } looks[] = {{"results-mono", "--theme", "mono", 100},
               {"results-ascii", "--ascii", NULL, 100},
               {"results-ascii", "--ascii", NULL, 60}};
  for (gsize i = 0; i < G_N_ELEMENTS(looks); i++) {
    g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
        .columns = looks[i].columns,
        .rows = 30,
        .home = home,
        .arguments = (const char *const[]){looks[i].argument, looks[i].value, NULL}});
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, "w<Enter>m");
    expect_text(terminal, "Results of round 1");
    expect_picture(terminal, looks[i].name);
  }
}

Test(results, are_counted_as_topics_on_the_home_screen_too)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  for (guint dimension = 0; dimension < 3; dimension++)
    workshop_file_tally(file, dimension, 1, "0 2 4 1 1", "0 0 1 3 4");
  workshop_file_reveal(file, 1);
  workshop_file_go(file, PHASE_DISCUSS);
  g_autoptr(Terminal) terminal = workshop_start(home, 140, 40);
  expect_text(terminal, "3 of 3 topics fit into the 48 minutes");
}

/* ---- A round that is left unseen ---------------------------------------- */

Test(rerating, that_is_not_revealed_is_said_after_its_step)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  workshop_file_go(file, PHASE_RERATE);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 40);
  terminal_keys(terminal, ">");
  expect_text(terminal, "starts the timer"); /* nobody rated again: nothing is owed */
  terminal_keys(terminal, "<");
  expect_text(terminal, "Rate again, step 6 of 9");
  workshop_file_tally(file, 0, 2, "0 0 8 0 0", "0 0 0 8 0");
  expect_text(terminal, "1 of 22 dimensions are rated again");
  terminal_keys(terminal, ">");
  expect_text(terminal, "Now: Dots. Round 2 was rated and is not revealed");
  expect_text(terminal, "so it does not count: ");
  terminal_keys(terminal, "V<Enter>");
  expect_text(terminal, "Round 2 is revealed");
}
