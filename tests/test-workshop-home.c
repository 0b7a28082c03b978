/* The list of workshops, the home screen of one, and its timer. */
#include "tests/workshop-screens.h"

#include <string.h>

/* ---- The list ---------------------------------------------------------- */

Test(workshops, say_what_they_are_for_where_there_are_none)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  expect_text(terminal, "Workshops  0/0");
  expect_text(terminal, "n makes the");
  terminal_keys(terminal, "d<Enter>Hu");
  expect_text(terminal, "nothing to undo");
}

Test(workshops, are_made_in_a_dialog_and_their_home_opens)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "nSpring review<Tab><C-u>12<Tab><C-u>90<Enter>");
  expect_text(terminal, "The workshop is made, and in the workbook. > goes on");
  expect_text(terminal, "Welcome, step 1 of 9");
  expect_text(terminal, "90 minutes to the end");
  terminal_keys(terminal, ">>");
  expect_text(terminal, "0 of 12 people are done");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Workshops  1/1");
  expect_text(terminal, "2027-01-04");
}

Test(workshops, that_cannot_be_made_say_why_under_the_field)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshops_start(home, 100, 30);
  terminal_keys(terminal, "n<Enter>");
  expect_text(terminal, "name");
  terminal_keys(terminal, "spring REVIEW<Enter>");
  expect_text(terminal, "already");
  terminal_keys(terminal, " 2<Tab><C-u>0<Enter>");
  expect_text(terminal, "a whole number from 1 to 100000");
  terminal_keys(terminal, "<C-u>9<Tab><C-u>9<Enter>");
  expect_text(terminal, "a whole number from 10 to 1440");
  terminal_keys(terminal, "<C-u>10<Tab><C-u>2027-02-30<Enter>");
  expect_text(terminal, "2027-02-30");
  terminal_keys(terminal, "<C-u>2027-02-28<Enter>");
  expect_text(terminal, "The workshop is made");
}

Test(workshops, ask_the_dimensions_of_the_filter_or_the_bookmarked)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = planner_start(home, 100, 30);
  terminal_keys(terminal, "b<Down>b<Down>bw");
  expect_text(terminal, "Workshops  0/0");
  terminal_keys(terminal, "nA few<S-Tab>");
  expect_text(terminal, "< all 22 >");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "the bookmarked (3)");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "The workshop is made");
  terminal_keys(terminal, ">>");
  expect_text(terminal, "0 of 3 dimensions");
}

Test(workshops, take_the_open_actions_of_the_last_one_along)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_AGREED);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "nSummer review<Enter>");
  expect_text(terminal, "1 open action came along from the last one: a shows it");
  expect_text(terminal, "Open actions: 1 from an earlier workshop");
}

Test(workshops, are_removed_after_a_question_and_brought_back)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "d");
  expect_text(terminal, "Remove the workshop?");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Workshops  1/1");
  terminal_keys(terminal, "d<Enter>");
  expect_text(terminal, "The workshop is removed.");
  expect_text(terminal, "No workshops yet.");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: ");
  expect_text(terminal, "Workshops  1/1");
  expect_text(terminal, "round 1");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Workshops  0/0");
}

Test(workshops, are_on_the_stack_once)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "><Enter>");
  expect_text(terminal, "Mindset  1/22");
  terminal_keys(terminal, "w");
  expect_text(terminal, "Workshops  1/1");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "w<Enter>");
  expect_text(terminal, "Read, step 2 of 9");
}

/* An Enter too many, and the reveal would be of nothing. */
static void expect_nobody_has_rated(enum workshop_point point, const char *expected)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, point);
  g_autoptr(Terminal) terminal = workshop_start(home, 120, 40);
  terminal_keys(terminal, "V");
  expect_text(terminal, expected);
}

Test(workshop_home, says_before_a_reveal_that_nobody_has_rated)
{
  expect_nobody_has_rated(WORKSHOP_MADE, "Nobody has rated anything in round 1 yet, and");
  expect_nobody_has_rated(WORKSHOP_REVEALED, "Nobody has rated anything in round 2 yet, and");
}

/* ---- The agenda -------------------------------------------------------- */

Test(workshop_home, goes_through_the_agenda_one_key_a_step_and_back)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "<Lt>");
  expect_text(terminal, "This is the first step of the agenda");
  for (guint i = 1; i < N_PHASES; i++) {
    g_autofree char *step = g_strdup_printf("%s, step %u of 9", phase_name((enum phase)i), i + 1);
    g_autofree char *done = g_strdup_printf("[x] %s", phase_name((enum phase)(i - 1)));
    g_autofree char *now = g_strdup_printf(" ▸  %s", phase_name((enum phase)i));
    terminal_keys(terminal, ">");
    expect_text(terminal, step);
    expect_text(terminal, done);
    expect_text(terminal, now);
  }
  terminal_keys(terminal, ">");
  expect_text(terminal, "This is the last step of the agenda");
  terminal_keys(terminal, "<Lt>");
  expect_text(terminal, "Actions, step 8 of 9");
  cr_assert_eq(workshop_file_place(file).phase, PHASE_ACTIONS);
}

/* What the screen says at each point, and what Enter does there. */
static const struct {
  enum workshop_point point;
  enum phase phase;
  const char *says, *opens;
} points[] = {
    {WORKSHOP_MADE, PHASE_WELCOME, "Nothing is open from an earlier workshop",
     "Nothing is open from an earlier workshop. > goes on to the next step"},
    {WORKSHOP_MADE, PHASE_READ, "Enter opens the first dimension", "Mindset  1/22"},
    {WORKSHOP_MADE, PHASE_RATE, "0 of 8 people are done; 0 of 22", "Entry  Rate"},
    {WORKSHOP_RATED, PHASE_RATE, "8 of 8 people are done; 22 of 22", "Entry  Rate"},
    {WORKSHOP_RATED, PHASE_REVEAL, "48 minutes to discuss", "Reveal round 1?"},
    {WORKSHOP_RATED, PHASE_DISCUSS, "Enter reveals to everybody what was rated: round 1.",
     "Reveal round 1?"},
    {WORKSHOP_REVEALED, PHASE_RATE, "Enter shows the results", "Results  "},
    {WORKSHOP_REVEALED, PHASE_DISCUSS, "6 of 22 topics fit", "Card  Discuss"},
    {WORKSHOP_REVEALED, PHASE_RERATE, "Round 2: 0 of 22 dimensions are rated again",
     "Entry  Rate again"},
    {WORKSHOP_RERATED, PHASE_RERATE, "Enter shows the results", "Results  "},
    {WORKSHOP_RERATED, PHASE_DOTS, "0 of 8 people have given all their dots", "Dots  Dots"},
    {WORKSHOP_DOTTED, PHASE_DOTS, "Nobody has confirmed the priorities yet", "Dots  Dots"},
    {WORKSHOP_DECIDED, PHASE_ACTIONS, "confirmed by A. Okoro", "Actions  Actions"},
    {WORKSHOP_AGREED, PHASE_CLOSE, "Open actions: 1 from this one", "Report · Spring review"},
};

Test(workshop_home, says_what_is_to_be_done_and_how_far_it_is)
{
  for (gsize i = 0; i < G_N_ELEMENTS(points); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autoptr(WorkshopFile) file = workshop_file_new(home, points[i].point);
    workshop_file_go(file, points[i].phase);
    g_autoptr(Terminal) terminal = workshop_start(home, 140, 40);
    expect_text(terminal, points[i].says);
    terminal_keys(terminal, "<Enter>");
    expect_text(terminal, points[i].opens);
  }
}

Test(workshop_home, shows_no_result_before_the_reveal)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_RATED);
  g_autoptr(Terminal) terminal = workshop_start(home, 140, 40);
  for (guint i = 0; i < N_PHASES; i++) {
    workshop_file_go(file, (enum phase)i);
    g_autofree char *step = g_strdup_printf("step %u of 9", i + 1);
    expect_text(terminal, step);
    g_autofree char *screen = terminal_text(terminal);
    cr_assert_null(strstr(screen, "split"), "%s", screen);
    cr_assert_null(strstr(screen, "agreed"), "%s", screen);
    cr_assert_null(strstr(screen, "median"), "%s", screen);
  }
  terminal_keys(terminal, "V");
  expect_text(terminal, "Reveal round 1?");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Round 1 is revealed");
  workshop_file_go(file, PHASE_DISCUSS);
  terminal_keys(terminal, "<Esc>w<Enter>");
  expect_text(terminal, "opens the next topic: “");
  expect_text(terminal, "You are split on");
}

Test(workshop_home, counts_hands_as_answers_and_not_as_people)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  workshop_file_tally(file, 3, 1, "8 0 0 0 0", "0 0 0 8 0");
  workshop_file_go(file, PHASE_RATE);
  g_autoptr(Terminal) terminal = workshop_start(home, 120, 40);
  expect_text(terminal, "Round 1: 1 of 22 dimensions have all 8 answers.");
}

Test(workshop_home, says_how_the_projector_is_started)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = g_build_filename(home, "the spring.stage5", NULL);
  g_autoptr(Terminal) terminal = terminal_start(
      &(struct terminal_options){.columns = 200,
                                 .rows = 60,
                                 .home = home,
                                 .arguments = (const char *const[]){"--file", path, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "wnSpring review<Enter>");
  expect_text(terminal, "Welcome, step 1 of 9");
  expect_text(terminal, "the spring.stage5' project");
  terminal_keys(terminal, "z");
  expect_text(terminal, "The projector is dark: z brings it back");
  terminal_keys(terminal, "z");
  expect_text(terminal, "The projector shows the name and the agenda");
}

/* What is on the screen in ASCII, without blanks: how a command is wrapped depends on the folder
 * of the build. Transfer full. */
static char *letters_on(struct terminal *terminal)
{
  g_autofree char *text = terminal_text(terminal);
  GString *letters = g_string_new(NULL);
  for (const char *p = text; *p; p++)
    if (g_ascii_isgraph(*p))
      g_string_append_c(letters, *p);
  return g_string_free(letters, FALSE);
}

/* Where stage5 is not installed, and in whatever folder the second terminal is. */
Test(workshop_home, says_how_the_projector_is_started_from_any_folder)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = g_build_filename(home, "spring.stage5", NULL);
  g_autofree char *here = g_get_current_dir();
  cr_assert(g_str_has_prefix(path, "/"));
  g_autofree char *relative = g_strconcat("..", path, NULL);
  for (const char *at = strchr(here + 1, '/'); at; at = strchr(at + 1, '/')) {
    g_autofree char *shorter = g_steal_pointer(&relative);
    relative = g_strconcat("../", shorter, NULL);
  }
  g_autoptr(Terminal) terminal = terminal_start(
      &(struct terminal_options){.columns = 200,
                                 .rows = 60,
                                 .home = home,
                                 .environment = (const char *const[]){"PATH=/nowhere", NULL},
                                 .arguments = (const char *const[]){"--file", relative, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "wnSpring review<Enter>");
  expect_text(terminal, "Welcome, step 1 of 9");
  expect_text(terminal, "this starts it:");
  expect_quiet(terminal); /* the command stands below that */
  g_autofree char *shown = letters_on(terminal);
  g_autofree char *command = g_strdup_printf("/stage5--file%sproject", path);
  cr_assert_not_null(strstr(shown, command), "%s", shown);
}

Test(workshop_home, says_that_the_projector_shows_another_workshop)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  workshop_file_add(file, "Summer review", 180);
  g_autoptr(Terminal) terminal = workshops_start(home, 120, 40);
  terminal_keys(terminal, "<Down><Enter>");
  expect_text(terminal, "The projector shows another workshop, until T starts the timer");
  terminal_keys(terminal, "T");
  expect_text(terminal, "The projector shows the results; z darkens it.");
}

Test(workshop_home, help_and_palette_know_its_keys)
{
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 40);
  terminal_keys(terminal, "?");
  expect_text(terminal, "Do what this step of the agenda asks for");
  expect_text(terminal, "Take the group on to the next step");
  expect_text(terminal, "Start the timer, or pause it");
  terminal_keys(terminal, "<Esc>:next step");
  expect_text(terminal, "Take the group on to the next step");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Read, step 2 of 9");
}

/* ---- What others do to it ---------------------------------------------- */

Test(workshop_home, follows_another_program)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  workshop_file_go(file, PHASE_ACTIONS);
  expect_text(terminal, "Actions, step 8 of 9");
  workshop_file_agree(file, file->id, "Ask everybody");
  expect_text(terminal, "Open actions: 1 from this one");
  g_autoptr(GError) error = NULL;
  cr_assert(workbook_undo(file->workbook, NULL, &error), "%s", error ? error->message : "");
  expect_gone(terminal, "Open actions");
}

Test(workshop_home, that_is_removed_by_another_program_says_so_and_closes)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = workshop_start(home, 100, 30);
  terminal_keys(terminal, "E");
  expect_text(terminal, "Report · Spring review");
  cr_assert(workbook_remove_workshop(file->workbook, file->id, NULL));
  expect_text(terminal, "The workshop “Spring review” is not in the workbook any more");
  expect_text(terminal, "No workshops yet.");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Workshops  1/1");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Reveal, step 4 of 9");
}

/* A workbook of a newer version is opened read-only, whoever runs the test. */
Test(workshop_home, of_a_read_only_workbook_says_so_and_changes_nothing)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = planner_workbook(home);
  workshop_make(home, WORKSHOP_RATED);
  planner_spoil(path, 60, "\0\0\0\x63", 4); /* user_version */
  g_autoptr(Terminal) terminal = workshops_start(home, 120, 30);
  expect_text(terminal, "Workshops · read-only");
  terminal_keys(terminal, "dn");
  expect_text(terminal, "version");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Spring review · read-only");
  terminal_keys(terminal, ">V");
  expect_text(terminal, "version");
  terminal_keys(terminal, "T");
  expect_text(terminal, "version");
  expect_text(terminal, "Rate, step 3 of 9");
  expect_text(terminal, "20:00");
}

Test(workshop_home, of_a_workshop_that_is_undone_goes_and_comes_again)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = workshops_start(home, 80, 24);
  terminal_keys(terminal, "nSpring review<Enter>");
  expect_text(terminal, "Welcome, step 1 of 9");
  terminal_keys(terminal, "u");
  expect_text(terminal, "Undone: ");
  expect_text(terminal, "Workshops  0/0");
  terminal_keys(terminal, "<C-r>");
  expect_text(terminal, "Workshops  1/1");
}

/* ---- The timer --------------------------------------------------------- */

/* A timer of @seconds, of which @used are gone, that runs or not. */
static void set_timer(struct workshop_file *file, gint64 seconds, gint64 used, bool runs)
{
  struct workshop_place place = workshop_file_place(file);
  place.timer = countdown_new(seconds * 1000);
  place.timer.used = used * 1000;
  place.timer.runs = runs;
  place.timer.since = g_get_real_time() / 1000;
  workshop_file_set_place(file, &place);
}

/* How often it rang after its byte @from. */
static guint n_bells(struct terminal *terminal, gsize from)
{
  guint n = 0;
  const char *bytes = terminal_bytes(terminal, from);
  for (gsize i = 0; from + i < terminal_n_bytes(terminal); i++)
    n += bytes[i] == '\a';
  return n;
}

Test(timer, is_started_paused_given_a_minute_and_any_length)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  expect_text(terminal, "Welcome  5:00");
  terminal_keys(terminal, "+");
  expect_text(terminal, "Welcome  6:00");
  terminal_keys(terminal, "=");
  expect_text(terminal, "Set the timer");
  terminal_keys(terminal, "<C-u>95<Enter>");
  expect_text(terminal, "Welcome  1:35:00");
  terminal_keys(terminal, "T");
  expect_text(terminal, "The timer runs. T pauses it");
  expect_text(terminal, "Welcome  1:34:");
  expect_text(terminal, "Time left");
  terminal_keys(terminal, "T");
  expect_text(terminal, "The timer waits. T goes on");
  expect_text(terminal, " paused");
  expect_text(terminal, "Paused; T goes on");
  cr_assert_not(workshop_file_place(file).timer.runs);
}

Test(timer, survives_the_end_of_the_program)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  {
    g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
    set_timer(file, 300, 100, false);
    expect_text(terminal, "Welcome  3:20 paused");
    terminal_keys(terminal, "Q");
    expect_exit(terminal, 0);
  }
  {
    g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
    expect_text(terminal, "Welcome  3:20 paused");
    terminal_keys(terminal, "T");
    expect_text(terminal, "The timer runs");
    terminal_signal(terminal, 15);
    terminal_wait_exit(terminal);
  }
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  expect_text(terminal, "Welcome  3:");
  expect_gone(terminal, "3:20");
  expect_text(terminal, "Time left");
}

Test(timer, rings_once_at_its_end_says_so_and_moves_nobody_on)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  gsize before = terminal_n_bytes(terminal);
  set_timer(file, 3, 0, true);
  expect_text(terminal, "The time for “Welcome” is over. + gives a minute more, > goes on");
  expect_text(terminal, "over by ");
  expect_gone(terminal, "over by 0:00");
  expect_gone(terminal, "over by 0:01"); /* in the seconds after the end it does not ring again */
  expect_text(terminal, "Welcome, step 1 of 9");
  cr_assert_eq(n_bells(terminal, before), 1);
  int column, row;
  expect_place(terminal, "over by", &column, &row);
  g_autofree char *look = terminal_attributes(terminal, column, row);
  cr_assert_not_null(strchr(look, 'R'), "“%s”", look);
  cr_assert_eq(row, 0);
  terminal_keys(terminal, "+");
  expect_gone(terminal, "over by");
}

Test(timer, is_silent_where_the_bell_is_off)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  screen_configure(home, "[screen]\nbell=false\n");
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  gsize before = terminal_n_bytes(terminal);
  set_timer(file, 2, 0, true);
  expect_text(terminal, "is over. +");
  cr_assert_eq(n_bells(terminal, before), 0);
  terminal_keys(terminal, "B");
  expect_text(terminal, "The bell rings when the time is over. B switches it off");
  set_timer(file, 2, 0, true);
  expect_text(terminal, "is over. +");
  cr_assert_eq(n_bells(terminal, before), 1);
  terminal_keys(terminal, "B");
  expect_text(terminal, "The bell is off. B switches it on");
}

/* The end of the time is seen on the screens of the explorer too. */
Test(timer, stands_in_the_first_line_of_every_screen)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(WorkshopFile) file = workshop_file_new(home, WORKSHOP_MADE);
  g_autoptr(Terminal) terminal = workshop_start(home, 80, 24);
  terminal_keys(terminal, "><Enter>");
  expect_text(terminal, "Mindset  1/22  10:00");
  set_timer(file, 1, 0, true);
  expect_text(terminal, "Mindset  1/22   over by 0:0");
}
