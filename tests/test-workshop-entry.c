/* Pass the keyboard: who rates next, one who rates, and what nobody else is to see. */
#include "tests/workshop-screens.h"

#define FIRST_DIMENSION "1 of 22  Mindset"
#define WIPED           "Thank you. Give the keyboard"
#define CLEARED         "\033[H\033[2J" /* the whole screen, as xterm clears it */

/* ---- What the file says ------------------------------------------------ */

/* What p1 … says there in round 1: "2 4", "? -", ". 4" for not asked. Transfer full. */
static char *answers_in_file(const struct workshop_file *file, const char *label, guint dimension)
{
  static const char signs[] = {'.', '?', '-'};
  g_autoptr(GError) error = NULL;
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, &error);
  cr_assert_not_null(workshop, "%s", error ? error->message : "");
  const struct rating *rating = workshop_rating(workshop, label, dimension, 1);
  GString *text = g_string_new(NULL);
  for (int side = 0; rating && side < N_RATING_SIDES; side++) {
    gint8 answer = rating->answer[side];
    g_string_append_c(text, answer > 0 ? (char)('0' + answer) : signs[-answer]);
  }
  return g_string_free(text, FALSE);
}

#define expect_answers(file, label, dimension, expected)                                           \
  do {                                                                                             \
    g_autofree char *answers_ = answers_in_file(file, label, dimension);                           \
    cr_assert_str_eq(answers_, expected);                                                          \
  } while (0)

static char *comment_in_file(const struct workshop_file *file, const char *label)
{
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  const struct rating *rating = workshop_rating(workshop, label, 0, 1);
  return g_strdup(rating && rating->comment ? rating->comment : "");
}

static void vote(const struct workshop_file *file, const char *label, guint dimension, int now,
                 int want)
{
  g_autoptr(GError) error = NULL;
  const struct rating rating = {
      .dimension = dimension, .round = 1, .answer = {(gint8)now, (gint8)want}};
  workbook_rate(file->workbook, file->id, file->pack, label, &rating, &error);
  cr_assert_null(error, "%s", error->message);
}

/* The list of people; p1 at the keyboard. */
static struct terminal *start_list(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "i");
  expect_text(terminal, "Who rates next?");
  return terminal;
}

static struct terminal *start_rating(const char *home, int columns, int rows)
{
  struct terminal *terminal = start_list(home, columns, rows);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "1 of 22");
  return terminal;
}

/* ---- Rating ------------------------------------------------------------ */

Test(workshop_entry, each_key_is_in_the_file_when_the_screen_shows_it)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  expect_text(terminal, "▸ now    1  2  3");
  terminal_keys(terminal, "2");
  expect_text(terminal, "now    1 [2] 3");
  expect_answers(file, "p1", 0, "2.");
  expect_text(terminal, "▸ want");
  terminal_keys(terminal, "4");
  expect_text(terminal, "want   1  2  3 [4]");
  expect_answers(file, "p1", 0, "24");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "2 of 22");
  terminal_keys(terminal, "d");
  expect_text(terminal, "[d don't know]");
  expect_answers(file, "p1", 1, "?.");
  terminal_keys(terminal, "n");
  expect_text(terminal, "[n not applicable]");
  expect_answers(file, "p1", 1, "?-");
}

Test(workshop_entry, a_killed_program_has_kept_what_it_showed)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "3");
  expect_text(terminal, "now    1  2 [3]");
  terminal_signal(terminal, 9);
  expect_exit(terminal, -9);
  expect_answers(file, "p1", 0, "3.");
}

Test(workshop_entry, goes_back_and_changes_an_answer)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "24<Enter>");
  expect_text(terminal, "2 of 22");
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "now    1 [2] 3");
  terminal_keys(terminal, "1");
  expect_text(terminal, "now   [1] 2  3");
  expect_answers(file, "p1", 0, "14");
  terminal_keys(terminal, "<Right><Right><Up>");
  expect_text(terminal, "2 of 22");
  expect_text(terminal, "▸ want");
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "22 of 22");
  terminal_keys(terminal, "<Home>9");
  expect_text(terminal, "Ratings go from 1 to 5");
  expect_answers(file, "p1", 0, "14");
}

Test(workshop_entry, a_comment_is_written_changed_and_taken_away)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "cMany? No: 3");
  expect_text(terminal, "Comment Many? No: 3");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Your comment: Many? No: 3");
  g_autofree char *first = comment_in_file(file, "p1");
  cr_assert_str_eq(first, "Many? No: 3");
  terminal_keys(terminal, "c 4<Esc>");
  expect_text(terminal, "Your comment: Many? No: 3");
  terminal_keys(terminal, "c<C-u><Enter>");
  expect_text(terminal, "adds a comment");
  expect_gone(terminal, "Your comment");
  g_autofree char *last = comment_in_file(file, "p1");
  cr_assert_str_eq(last, "");
  expect_answers(file, "p1", 0, "..");
}

Test(workshop_entry, the_last_answer_ends_it_and_the_next_person_is_chosen)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  for (guint i = 0; i < 21; i++)
    terminal_keys(terminal, "15<Enter>");
  expect_text(terminal, "22 of 22");
  terminal_keys(terminal, "1<Enter>");
  expect_text(terminal, "1 of 22 are not answered yet");
  expect_text(terminal, "▸ want");
  terminal_keys(terminal, "5<Enter>");
  expect_text(terminal, WIPED);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "1 of 8 have rated everything");
  expect_text(terminal, "  p1        done");
  expect_text(terminal, "▸ p2        not yet");
  terminal_keys(terminal, "<Enter>3<Esc><Enter>");
  expect_text(terminal, "  p2        begun, 0 of 22");
  expect_text(terminal, "▸ p3        not yet");
}

/* Enter goes on from the end to what was left out. */
Test(workshop_entry, leads_to_what_is_not_answered_before_it_ends)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "12<Enter>3<End>12<Enter>");
  expect_text(terminal, "20 of 22 are not answered yet; this is the first. Esc leaves them open");
  expect_text(terminal, "2 of 22  How");
  expect_text(terminal, "▸ want");
}

Test(workshop_entry, one_more_person_comes_in)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_list(home, 80, 24);
  terminal_keys(terminal, "<End><Enter>");
  expect_text(terminal, "p9 · round 1");
  terminal_keys(terminal, "5");
  expect_text(terminal, "[5]");
  expect_answers(file, "p9", 0, "5.");
  terminal_keys(terminal, "<Esc><Enter>");
  expect_text(terminal, "  p9        begun");
  expect_text(terminal, "  One more person");
}

Test(workshop_entry, a_workshop_with_names_asks_for_the_name)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  struct workshop_request request = {
      .name = "With names", .people = 8, .minutes = 120, .named = true};
  g_date_set_dmy(&request.date, 5, G_DATE_JANUARY, 2027);
  file->id = workbook_add_workshop(file->workbook, file->pack, &request, NULL, NULL);
  cr_assert_neq(file->id, 0);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "<Enter>i");
  expect_text(terminal, "▸ Somebody else: asks for the name");
  terminal_keys(terminal, "<Enter> <Enter>");
  expect_text(terminal, "A name is needed");
  terminal_keys(terminal, "<C-u>R. Okoro <Enter>");
  expect_text(terminal, "R. Okoro · round 1");
  terminal_keys(terminal, "2");
  expect_text(terminal, "[2]");
  expect_answers(file, "R. Okoro", 0, "2.");
  terminal_keys(terminal, "<Esc><Enter>");
  expect_text(terminal, "  R. Okoro  begun");
}

/* ---- Secrecy ----------------------------------------------------------- */

/* All that the program writes from the wipe on; fails if one of @secrets is in it, or the screen
 * was not cleared. */
static void expect_kept_secret(struct terminal *terminal, gsize from, const char *const *secrets)
{
  const char *bytes = terminal_bytes(terminal, from);
  cr_assert_not_null(strstr(bytes, CLEARED), "the screen was not cleared");
  for (; *secrets; secrets++)
    cr_assert_null(strstr(bytes, *secrets), "“%s” was shown after the wipe", *secrets);
}

Test(workshop_entry, nothing_that_was_said_is_shown_after_the_wipe)
{
  static const char *const secrets[] = {"[2]", "[4]", "between us", NULL};
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "24cbetween us<Enter>");
  expect_text(terminal, "Your comment: between us");
  gsize from = terminal_n_bytes(terminal);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, WIPED);
  expect_gone(terminal, "now");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "  p1        begun, 1 of 22");
  terminal_keys(terminal, "y");
  expect_text(terminal, "There is nothing to copy here");
  terminal_keys(terminal, "p");
  expect_text(terminal, "There is nothing to print here");
  terminal_keys(terminal, "<Up><Enter>"); /* somebody sits down as p1 */
  expect_text(terminal, "Answered before; what you say now takes its place.");
  expect_text(terminal, "▸ now    1  2  3  4  5  d don't know");
  terminal_keys(terminal, "c");
  expect_text(terminal, "Comment");
  terminal_keys(terminal, "<Esc>3");
  expect_text(terminal, "now    1  2 [3]");
  expect_kept_secret(terminal, from, secrets);
  expect_answers(file, "p1", 0, "34");
}

Test(workshop_entry, the_keys_of_the_facilitator_do_nothing_for_the_one_who_rates)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "24V>uszyp:/QqLEmT<C-r><C-s><Enter>");
  expect_text(terminal, "2 of 22");
  expect_text(terminal, "p1 · round 1");
  expect_answers(file, "p1", 0, "24");
  struct workshop_place place = workshop_file_place(file);
  cr_assert_eq(place.phase, PHASE_WELCOME);
  cr_assert_not(place.blank);
  cr_assert_not(place.timer.runs);
  terminal_keys(terminal, "?");
  expect_text(terminal, "give the keyboard to the next person");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "2 of 22");
}

Test(workshop_entry, the_help_lists_no_key_that_does_nothing_for_the_one_who_rates)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 100, 40);
  terminal_keys(terminal, "?");
  expect_text(terminal,
              "  Esc             back          End: give the keyboard to the next person");
  expect_text(terminal, "  ↓               down");
  g_autofree char *help = terminal_text(terminal);
  cr_assert_null(strstr(help, "workshops"), "%s", help);
  cr_assert_null(strstr(help, "glossary"), "%s", help);
  terminal_keys(terminal, "<Esc><Enter><Esc>");
  expect_text(terminal, "Give the keyboard to the next person");
  terminal_keys(terminal, "?");
  expect_text(terminal, "To the list of people");
  expect_gone(terminal, "glossary");
}

Test(workshop_entry, says_when_everybody_is_done)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_RATED);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "i");
  expect_text(terminal, "Everybody has rated everything: V reveals the results, Esc goes back.");
  terminal_keys(terminal, "<Home><Enter>");
  expect_text(terminal, FIRST_DIMENSION);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Thank you. Everybody is done: give the keyboard back.");
}

/* What is undone is named by its dimension, and no more. */
Test(workshop_entry, undo_on_the_list_does_not_tell_what_is_undone)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 80, 24);
  terminal_keys(terminal, "2");
  expect_text(terminal, "[2]");
  terminal_keys(terminal, "4");
  expect_text(terminal, "[4]");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, WIPED);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "p1        begun");
  gsize from = terminal_n_bytes(terminal);
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: rate “Mindset”");
  g_autofree char *row = terminal_row(terminal, 23);
  cr_assert_null(strpbrk(row, "0123456789"), "%s", row);
  cr_assert_null(strstr(terminal_bytes(terminal, from), "[4]"));
  expect_answers(file, "p1", 0, "2.");
  terminal_keys(terminal, "u");
  expect_text(terminal, "▸ p2");
  expect_text(terminal, "  p1        not yet");
  terminal_keys(terminal, "<C-r><C-r>");
  expect_text(terminal, "  p1        begun, 1 of 22");
  expect_answers(file, "p1", 0, "24");
}

/* The labels of those who have rated are gone for good, which the list does not hide. */
Test(workshop_entry, after_an_undone_reveal_does_not_say_that_somebody_has_not_rated)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_RATED);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "V<Enter>");
  expect_text(terminal, "Round 1 is revealed");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: reveal round 1");
  terminal_keys(terminal, "i");
  expect_text(terminal, "Who rates next? 8 people answered, and it is not known who");
  expect_text(terminal, "▸ p1        not known");
  expect_text(terminal, "  p8        not known");
  terminal_keys(terminal, "<End><Enter>");
  expect_text(terminal, FIRST_DIMENSION);
  terminal_keys(terminal, "2<Esc><Enter>");
  expect_text(terminal, "  p9        begun, 0 of 22");
}

/* ---- The round ends, or is the second one ------------------------------ */

Test(workshop_entry, another_program_reveals_while_somebody_rates)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 100, 30);
  terminal_keys(terminal, "24chalf a com");
  expect_text(terminal, "half a com");
  workshop_file_reveal(file, 1);
  expect_text(terminal, "Round 1 was revealed. What was said until then is in it");
  expect_text(terminal, "but not the comment that was being typed");
  expect_gone(terminal, "half a com");
  expect_text(terminal, "step 1 of 9");
  g_autoptr(Workshop) workshop = workbook_workshop(file->workbook, file->id, file->pack, NULL);
  cr_assert_eq(workshop_counts(workshop, 0, 1, RATING_NOW)->ratings[1], 1);
  cr_assert_eq(workshop_counts(workshop, 0, 1, RATING_WANT)->ratings[3], 1);
}

Test(workshop_entry, an_answer_that_comes_too_late_is_refused_with_a_sentence)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = start_rating(home, 100, 30);
  workshop_file_reveal(file, 1);
  terminal_keys(terminal, "2");
  expect_text(terminal, "Round 1 was revealed");
  expect_text(terminal, "step 1 of 9");
  expect_gone(terminal, "p1 · round");
}

Test(workshop_entry, round_two_begins_with_what_was_not_agreed_on)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  for (guint i = 1; i <= 4; i++) {
    g_autofree char *label = g_strdup_printf("p%u", i);
    vote(file, label, 0, 3, 4);
    vote(file, label, 4, i % 2 ? 1 : 5, 4);
  }
  workshop_file_reveal(file, 1);
  g_autoptr(Terminal) terminal = start_list(home, 100, 30);
  expect_text(terminal, "Pass the keyboard · round 2");
  expect_text(terminal, "What was split or mixed in");
  expect_text(terminal, "  p3        not yet");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "1 of 22  Social learning");
  terminal_keys(terminal, "<Enter><Enter>");
  expect_text(terminal, "2 of 22  Mindset");
  terminal_keys(terminal, "<Esc><Enter>v");
  expect_text(terminal, "All is asked in the");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, FIRST_DIMENSION);
  terminal_keys(terminal, "1");
  expect_text(terminal, "[1]");
  workshop_file_reveal(file, 2);
  expect_text(terminal, "Round 2 was revealed");
  terminal_keys(terminal, "i");
  expect_text(terminal, "Both rounds are revealed, so their ratings stand");
}

/* ---- A scale of stages ------------------------------------------------- */

/* A pack of three sides and twelve stages: these are what is rated on. */
static void write_stages(const struct small_pack *small)
{
  g_autoptr(GString) stages = g_string_new("number,name,side,features\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text,origin\n");
  static const char *const sides[] = {"left", "middle", "right"};
  static const char *const dimensions[] = {"alpha", "beta", "gamma"};
  for (guint i = 1; i <= 12; i++) {
    g_string_append_printf(stages, "%u,Stage %u,%s,\n", i, i, sides[(i - 1) / 4]);
    for (gsize d = 0; d < G_N_ELEMENTS(dimensions); d++)
      g_string_append_printf(cells, "%s,%u,headline,At %u,source\n", dimensions[d], i, i);
  }
  small_pack_write(small, "sides.csv", "id,name\nleft,Left\nmiddle,Middle\nright,Right\n", -1);
  small_pack_write(small, "stages.csv", stages->str, -1);
  small_pack_write(small, "cells.csv", cells->str, -1);
}

/* A number of two digits is one answer, and of one digit once it is clear that no second one
 * comes. */
Test(workshop_entry, rates_on_stages_where_there_are_more_than_two_sides)
{
  g_autoptr(SmallPack) small = small_pack_new();
  write_stages(small);
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 80, 24);
  expect_text(terminal, "Matrix");
  terminal_keys(terminal, "wnStages<Enter>");
  expect_text(terminal, "step 1 of 9");
  terminal_keys(terminal, "i<Enter>");
  expect_text(terminal, "3 Stage 3: At 3");
  terminal_keys(terminal, "1");
  expect_text(terminal, "1_, and a second digit or Enter");
  terminal_keys(terminal, "2");
  expect_text(terminal, "[12]");
  expect_text(terminal, "12 Stage 12: At 12");
  terminal_keys(terminal, "1<Down><Up>");
  expect_text(terminal, "want  [1]");
  terminal_keys(terminal, "7");
  expect_text(terminal, "[7]");
  terminal_resize(terminal, 40, 12);
  expect_text(terminal, "1 to 12: [7]");
  expect_text(terminal, "more, from 1 to 12");
}

/* ---- Pictures ---------------------------------------------------------- */

static const struct picture screens[] = {
    {"entry-people", "i", "Who rates next?"},
    {"entry-rating", "i<Enter>24", "[4]"},
    {"entry-comment", "i<Enter>2call of us, by Friday", "by Friday"},
    {"entry-wiped", "i<Enter>24<Esc>", WIPED},
    {"entry-begun", "i<Enter>24<Esc><Enter>", "begun, 1 of 22"},
    {"entry-again", "i<Enter>24<Esc><Enter><Up><Enter>", "Answered before"},
};

Test(workshop_entry_pictures, at_80_by_24)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 80, 24);
}

Test(workshop_entry_pictures, at_120_by_40)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 120, 40);
}

Test(workshop_entry_pictures, in_the_smallest_window)
{
  workshops_expect(screens, G_N_ELEMENTS(screens), 40, 12);
}
