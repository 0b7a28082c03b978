/* The facilitation card: what it says, from card to card, notes and the parking lot. */
#include "tests/workshop-screens.h"

#include <string.h>

/* The card of the first dimension, from the heat map in the order of the table. */
static struct terminal *card_start(const char *home, int columns, int rows)
{
  struct terminal *terminal = workshop_start(home, columns, rows);
  terminal_keys(terminal, "mS<Home><Enter>");
  expect_text(terminal, "Mindset");
  expect_text(terminal, "Card  ");
  return terminal;
}

static void say(struct workshop_file *file, const char *label, guint round, const char *comment)
{
  g_autofree char *copy = g_strdup(comment);
  const struct rating rating = {
      .dimension = 0, .round = (guint8)round, .answer = {3, 4}, .comment = copy};
  cr_assert(workbook_rate(file->workbook, file->id, file->pack, label, &rating, NULL));
}

/* The workshop with ratings of both rounds of Mindset and Formal learning. */
static struct workshop_file *talked_over_new(const char *home)
{
  struct workshop_file *file = workshop_file_new(home, WORKSHOP_MADE);
  say(file, "p1", 1, "My manager would have to go first.");
  workshop_file_tally(file, 0, 1, "1 1 3 2 0", "0 0 1 3 3");
  workshop_file_tally(file, 2, 1, "4 0 0 0 4", "0 0 0 2 6");
  workshop_file_reveal(file, 1);
  workshop_file_tally(file, 0, 2, "0 0 6 2 0", "0 0 0 4 4");
  workshop_file_reveal(file, 2);
  return file;
}

/* ---- What it says ------------------------------------------------------ */

Test(card, has_the_shift_the_result_of_both_rounds_prompts_and_comments_without_names)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 100, 60);
  expect_text(terminal, "round 1  now 1● 2● 3●●●● 4●● 5·  median 3  mixed");
  expect_text(terminal, "round 2  want 1·  2·  3·  4●●●● 5●●●●  median 4.5  agreed");
  expect_text(terminal, "From round 1 to round 2 now stayed at 3");
  expect_text(terminal, "Questions to ask");
  expect_text(terminal, "What to listen for: E-business");
  expect_text(terminal, "A common misreading");
  expect_text(terminal, "A first step");
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "What people wrote");
  expect_text(terminal, "My manager would have to go first.");
  g_autofree char *screen = terminal_text(terminal);
  cr_assert_null(strstr(screen, "p1"), "%s", screen);
}

Test(card, is_what_the_projector_shows)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = talked_over_new(home);
  cr_assert_eq(workshop_file_place(file).dimension, PACK_NONE);
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  cr_assert_eq(workshop_file_place(file).dimension, 0);
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "How learning is understood ━");
  cr_assert_eq(workshop_file_place(file).dimension, 1);
}

Test(card, leads_to_the_neighbours_and_from_topic_to_topic)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "This is the first dimension");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "How learning is understood · topic ");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Formal learning · topic 1 of 22"); /* the first that is split */
  terminal_keys(terminal, "N");
  expect_text(terminal, "There is no topic before this one");
  terminal_keys(terminal, "n");
  expect_text(terminal, "Attitude to self-organised learners · topic 2 of 22");
  terminal_keys(terminal, "N");
  expect_text(terminal, "topic 1 of 22");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Results of round 1");
}

Test(card, of_a_workshop_without_a_reveal_has_prompts_and_no_topics)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_RATED);
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  expect_text(terminal, "so far 8 of 8 people have answered this");
  expect_text(terminal, "Questions to ask");
  terminal_keys(terminal, "n");
  expect_text(terminal, "What to discuss shows once the results are revealed: V does it");
}

/* What another program does is seen, and the text stays where it was scrolled to. */
Test(card, keeps_its_place_when_the_workshop_changes)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  terminal_keys(terminal, "<PgDn>");
  expect_text(terminal, "What to listen for: E-business");
  expect_quiet(terminal);
  g_autofree char *before = terminal_row(terminal, 4);
  terminal_keys(terminal, "Lparked<Enter>");
  expect_text(terminal, "It is in the parking lot, and will be in the report. u undoes it");
  expect_quiet(terminal);
  g_autofree char *after = terminal_row(terminal, 4);
  cr_assert_str_eq(before, after);
}

/* ---- Notes and parked thoughts ------------------------------------------ */

Test(card, takes_parked_thoughts_and_notes_that_can_be_changed_removed_and_undone)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 100, 60);
  terminal_keys(terminal, "o<Enter>");
  expect_text(terminal, "The note has no words yet: write some.");
  terminal_keys(terminal, "Ask Priya<Enter>");
  expect_text(terminal, "Noted, for you alone. u undoes it");
  expect_text(terminal, "Notes that only you see");
  expect_text(terminal, "• Ask Priya");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Change the note");
  terminal_keys(terminal, " about it<Enter>");
  expect_text(terminal, "The note is changed. u undoes it");
  expect_text(terminal, "• Ask Priya about it");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: change a note");
  expect_gone(terminal, "about it");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "• Ask Priya about it");
  terminal_keys(terminal, "d");
  expect_text(terminal, "The note is removed. u brings it back");
  expect_gone(terminal, "Notes that only you see");
  terminal_keys(terminal, "u");
  expect_text(terminal, "• Ask Priya about it");
  terminal_keys(terminal, "LThe budget<Enter>");
  expect_text(terminal, "It is in the parking lot");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: add a parked thought");
}

Test(card, opens_a_parked_thought_that_is_clicked_on)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  int column, row;
  terminal_keys(terminal, "LThe budget<Enter>");
  expect_text(terminal, "It is in the parking lot");
  terminal_keys(terminal, "<End>");
  expect_quiet(terminal); /* it may have been in view before that */
  expect_place(terminal, "The budget", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "Change the parked thought");
  terminal_keys(terminal, "<C-u>The plan<Tab>n<Enter>"); /* n: of no dimension */
  expect_text(terminal, "The plan · about the whole workshop");
}

Test(card, says_where_there_is_something_to_remove)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 80, 24);
  terminal_keys(terminal, "d");
  expect_text(terminal, "Tab goes to a note, a parked thought or an action, which can be removed");
}

Test(card, shows_thoughts_of_no_dimension_on_every_card)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 60);
  terminal_keys(terminal, "LWhere do we eat?<Enter>"); /* nothing is talked about yet */
  expect_text(terminal, "It is in the parking lot");
  terminal_keys(terminal, "m<Enter><End>");
  expect_text(terminal, "Where do we eat? · about the whole workshop");
  terminal_keys(terminal, "<Right><End>");
  expect_text(terminal, "Where do we eat? · about the whole workshop");
  terminal_keys(terminal, "E<End>");
  expect_text(terminal, "Parked");
  expect_text(terminal, "Where do we eat?");
}

/* ---- No note leaves the screen ------------------------------------------ */

/* The copy goes to the terminal as an escape sequence, in base64. */
static char *copied_text(struct terminal *terminal, gsize from)
{
  const char *bytes = terminal_bytes(terminal, from);
  const char *begin = strstr(bytes, "\033]52;c;");
  cr_assert_not_null(begin);
  begin += strlen("\033]52;c;");
  g_autofree char *coded = g_strndup(begin, strcspn(begin, "\a\033"));
  gsize length;
  g_autofree guchar *text = g_base64_decode(coded, &length);
  return g_strndup((const char *)text, length);
}

Test(card, gives_no_note_away_in_copies_and_files)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 100, 60);
  g_autofree char *path = g_build_filename(home, "card.txt", NULL);
  terminal_keys(terminal, "oPriya is upset<Enter>");
  expect_text(terminal, "Noted, for you alone");
  terminal_keys(terminal, "LThe budget<Enter>");
  expect_text(terminal, "It is in the parking lot");
  gsize from = terminal_n_bytes(terminal);
  terminal_keys(terminal, "y");
  expect_text(terminal, "Copied “Mindset: Spring review”");
  g_autofree char *copied = copied_text(terminal, from);
  cr_assert_not_null(strstr(copied, "The budget"));
  cr_assert_null(strstr(copied, "Priya"), "%s", copied);
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  terminal_keys(terminal, keys);
  expect_text(terminal, "Saved “card.txt”");
  g_autofree char *saved = file_read(path);
  cr_assert_not_null(saved);
  cr_assert_not_null(strstr(saved, "The budget"));
  cr_assert_null(strstr(saved, "Priya"), "%s", saved);
}

/* ---- Actions ----------------------------------------------------------- */

Test(card, writes_down_an_action_for_its_dimension)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  g_autoptr(Terminal) terminal = card_start(home, 100, 60);
  terminal_keys(terminal, "a");
  expect_text(terminal, "A new action");
  expect_text(terminal, "< Mindset >");
  terminal_keys(terminal, "Ask three people<Tab><Tab>Okoro<Enter>");
  expect_text(terminal, "Agreed: Ask three people. u undoes it");
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "[ ] Ask three people · Okoro · no due day");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: add the action “Ask three people”");
  expect_gone(terminal, "[ ] Ask three people");
}

/* ---- Pictures ---------------------------------------------------------- */

Test(card_pictures, of_all_sizes)
{
  static const struct {
    int columns, rows;
  } sizes[] = {{80, 24}, {120, 40}, {40, 12}, {200, 60}};
  g_autoptr(Home) home = environment_home_new();
  workshop_file_free(talked_over_new(home));
  {
    g_autoptr(Terminal) terminal = card_start(home, 80, 24);
    terminal_keys(terminal, "oAsk Priya<Enter>");
    expect_text(terminal, "Noted");
    terminal_keys(terminal, "LThe budget<Enter>");
    expect_text(terminal, "It is in the parking lot");
    terminal_keys(terminal, "aTry it<Enter>");
    expect_text(terminal, "Agreed");
  }
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(Terminal) terminal = card_start(home, sizes[i].columns, sizes[i].rows);
    expect_gone(terminal, "In the order of the table");
    expect_picture(terminal, "card");
    terminal_keys(terminal, "<End><Tab>");
    expect_picture(terminal, "card-end");
    terminal_keys(terminal, "L");
    expect_text(terminal, "Park a thought");
    expect_picture(terminal, "card-park");
  }
}
