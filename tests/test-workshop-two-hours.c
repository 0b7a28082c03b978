/* A whole workshop, from its first key to its report: eight people, four dimensions, two terminals.
 *
 * What they say is in the tables of play_ratings(); what comes of it, worked out by hand, in
 * report_text. Nothing here waits for the clock.
 */
#include "tests/command-expect.h"
#include "tests/workshop-screens.h"

#define FOUR_DIMENSIONS "b<Down>b<Down>b<Down>b"

struct room {
  const char *home;
  char *path;                   /* of the workbook */
  struct terminal *desk, *wall; /* the facilitator's; the projector's */
  gsize hidden_from;            /* the byte of the projector from which on nothing has been shown */
};

static void room_clear(struct room *room)
{
  terminal_free(room->desk);
  terminal_free(room->wall);
  g_free(room->path);
}
typedef struct room Room; /* for g_auto(Room) */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Room, room_clear)

/* ---- What the wall must not show --------------------------------------- */

static const char *const never[] = {"qlabel", "qcomment", "qnote", "p1", "p2", "p3", "p4", NULL};
static const char *const not_before_a_reveal[] = {"median", "split", "mixed", "agreed", "darker",
                                                  "░",      "▒",     "▓",     NULL};
static const char *const not_before_the_dots_are_closed[] = {"●", "20 dots", "12 dots", "8 dots",
                                                             NULL};

/* Nothing of @texts was written to the wall since room->hidden_from, or stands on it. */
static void expect_hidden(const struct room *room, const char *const *texts)
{
  g_autofree char *screen = terminal_text(room->wall);
  for (gsize i = 0; texts[i]; i++) {
    const char *bytes = terminal_bytes(room->wall, room->hidden_from);
    cr_assert_null(strstr(bytes, texts[i]), "“%s” was written to the wall:\n%s", texts[i], screen);
    cr_assert_null(strstr(screen, texts[i]), "“%s” is on the wall:\n%s", texts[i], screen);
  }
}

/* From here on something is hidden again. */
static void begin_to_hide(struct room *room)
{
  room->hidden_from = terminal_n_bytes(room->wall);
}

/* ---- Keys -------------------------------------------------------------- */

/* Send @keys to the desk, which shows @text then. */
static void play(struct room *room, const char *keys, const char *text)
{
  terminal_keys(room->desk, keys);
  expect_text(room->desk, text);
}

/* Go on to the next step, on the desk and on the wall. */
static void go_on(struct room *room, const char *step, const char *on_the_wall)
{
  play(room, ">", step);
  expect_text(room->wall, on_the_wall);
}

/* Undo the last change and make it again: @gone is not on the desk in between. */
static void undo_and_redo(struct room *room, const char *gone)
{
  play(room, "u", "Undone: ");
  expect_gone(room->desk, gone);
  play(room, "<C-r>", "Done again: ");
  expect_text(room->desk, gone);
}

/* ---- The program on the command line ----------------------------------- */

/* stage5 --file @path with @line, in which "|" parts the arguments: its output. Transfer full. */
static char *run(const char *path, const char *line)
{
  g_autofree char *all = g_strjoin("|", "--file", path, line, NULL);
  g_auto(GStrv) arguments = g_strsplit(all, "|", -1);
  g_autoptr(CommandResult) result =
      command_run(&(struct command_options){.arguments = (const char *const *)arguments});
  expect_success(result);
  return g_steal_pointer(&result->out);
}

static char *report_of(const char *path, const char *format)
{
  g_autofree char *line = g_strdup_printf("workshop|report|" SPRING "|--format|%s", format);
  return run(path, line);
}

static char *home_file(const struct room *room, const char *name)
{
  return g_build_filename(room->home, name, NULL);
}

static void expect_pdf(const struct room *room, const char *name)
{
  g_autofree char *path = home_file(room, name), *bytes = NULL;
  cr_assert(g_file_get_contents(path, &bytes, NULL, NULL), "no %s", path);
  cr_assert(g_str_has_prefix(bytes, "%PDF-"));
}

/* ---- Welcome and Read -------------------------------------------------- */

static struct terminal *start_wall(const struct room *room)
{
  struct terminal *wall =
      screen_start(100, 30, (const char *const[]){"--file", room->path, "project", NULL});
  expect_text(wall, SPRING " · ");
  return wall;
}

static void play_welcome(struct room *room)
{
  room->desk = planner_start(room->home, 100, 30);
  play(room, FOUR_DIMENSIONS "wn", "New workshop");
  play(room, SPRING "<Tab><Tab><Tab><Tab><Tab><Right>", "< the bookmarked (4) >");
  play(room, "<Enter>", "Welcome, step 1 of 9");
  room->wall = start_wall(room);
  expect_text(room->wall, "120 minutes");
}

static void play_read(struct room *room)
{
  go_on(room, "Read, step 2 of 9", SPRING " · Read");
  play(room, "b", "Ballot · " SPRING);
  play(room, "<C-s><C-u>~/ballots.pdf<Enter>", "Saved “ballots.pdf”");
  expect_pdf(room, "ballots.pdf");
  play(room, "<Esc><Enter>", "Mindset  1/22");
  expect_text(room->wall, "Who is expected to have the ideas here");
  play(room, "<Right>", "Learning  2/22");
  expect_text(room->wall, "When do we say that somebody here is learning?");
  play(room, "<Esc>", "The projector shows “How learning is understood”");
}

/* ---- Rate -------------------------------------------------------------- */

/* Now and want of four dimensions, of each person who sits down; n: not applicable. */
static const char *const said_by_keyboard[] = {
    "14cqcomment: orders<Enter><Enter>24<Enter>25<Enter>14<Enter>",
    "14<Enter>24<Enter>25<Enter>24<Enter>",
    "14<Enter>34<Enter>25<Enter>34<Enter>",
    "54<Enter>3n<Enter>25<Enter>34<Enter>",
};

static const char spoilt_ballots[] = "person,dimension,now,want,comment\n"
                                     "qlabel5,Mindset,5,6,\n";
static const char ballots[] = "person,dimension,now,want,comment\n"
                              "qlabel5,1,5,5,\n"
                              "qlabel5,2,3,4,\n"
                              "qlabel5,3,2,5,qcomment: too many courses\n"
                              "qlabel5,4,2,4,\n"
                              "qlabel6,Mindset,5,5,\n"
                              "qlabel6,how-learning-is-understood,?,4,\n"
                              "qlabel6,Formal learning,2,5,\n"
                              "qlabel6,informal-learning,3,4,\n";

static void play_keyboard(struct room *room)
{
  play(room, "<Enter>", "Who rates next? 0 of 8");
  for (gsize i = 0; i < G_N_ELEMENTS(said_by_keyboard); i++) {
    g_autofree char *done = g_strdup_printf("Who rates next? %zu of 8", i + 1);
    play(room, "<Enter>", "1 of 4  Mindset");
    play(room, said_by_keyboard[i], "Give the keyboard to the next person");
    play(room, "<Enter>", done);
  }
  play(room, "u", "Who rates next? 3 of 8");
  play(room, "<C-r>", "Who rates next? 4 of 8");
  play(room, "<Esc>", "4 of 8 people are done");
}

static void play_ballots(struct room *room)
{
  g_autofree char *path = home_file(room, "ballots.csv");
  cr_assert(g_file_set_contents(path, spoilt_ballots, -1, NULL));
  play(room, "I~/ballots.csv<Enter>", "ballots.csv:2: want: “6” is no rating");
  cr_assert(g_file_set_contents(path, ballots, -1, NULL));
  play(room, "<Esc>", "Rate, step 3 of 9");
  play(room, "I~/ballots.csv<Enter>", "8 rows are taken in");
  undo_and_redo(room, "6 of 8 people are done");
}

static void play_hands(struct room *room)
{
  play(room, "s", "1 of 4  Mindset");
  play(room, "1 0 0 0 1<Enter>0 0 0 2<Enter>", "2 of 4  How learning is understood");
  play(room, "0 1 1<Enter>0 0 0 2<Enter>", "3 of 4  Formal learning");
  play(room, "0 2<Enter>0 0 0 0 2<Enter>", "4 of 4  Informal learning");
  play(room, "0 1 1<Enter>0 0 0 2<Enter>", "“Informal learning” is in the workbook");
  play(room, "<Esc>", "4 of 4 dimensions have all 8 answers");
}

static void play_ratings(struct room *room)
{
  go_on(room, "Rate, step 3 of 9", SPRING " · Rate");
  play(room, "T", "The timer runs");
  play(room, "T", "The timer waits");
  expect_text(room->wall, "paused");
  play_keyboard(room);
  play_ballots(room);
  play_hands(room);
  go_on(room, "Reveal, step 4 of 9", "The results are shown here to everybody at once");
  expect_hidden(room, not_before_a_reveal);
  expect_hidden(room, not_before_the_dots_are_closed);
}

/* ---- Reveal, Discuss, Rate again --------------------------------------- */

static void play_reveal(struct room *room)
{
  play(room, "<Enter>", "Reveal round 1?");
  expect_hidden(room, not_before_a_reveal);
  play(room, "<Enter>", "Round 1 is revealed");
  expect_text(room->wall, "darker: more of you");
  play(room, "u", "Undone: ");
  expect_text(room->wall, "The results are shown here to everybody at once");
  play(room, "<C-r>", "Done again: ");
  expect_text(room->wall, "darker: more of you");
}

static void play_talk(struct room *room)
{
  go_on(room, "Discuss, step 5 of 9", SPRING " · Discuss");
  play(room, "<Enter>", "Mindset · topic 1 of 4");
  expect_text(room->wall, "median 3 · split");
  play(room, "oqnote: Ann looked away<Enter>", "Noted, for you alone");
  play(room, "LWho may decide?<Enter>", "It is in the parking lot");
  play(room, "n", "Informal learning · topic 2 of 4");
  expect_text(room->wall, "median 2.5 · mixed");
  play(room, "LWho owns the wiki?<Enter>", "It is in the parking lot");
  play(room, "n", "Formal learning · topic 3 of 4");
  expect_text(room->wall, "median 2 · agreed");
  play(room, "aHalve one course<Tab><Tab>R. Lee<Tab>2027-02-01<Tab>Pick it<Tab>Fewer hours<Enter>",
       "Agreed: Halve one course");
}

/* Four of them rate again what was split. */
static void play_second_round(struct room *room)
{
  static const char *const said[] = {"34<Enter><Esc>", "34<Enter><Esc>", "34<Enter><Esc>",
                                     "44<Enter><Esc>"};
  play(room, "<Esc>", "Open actions: 1 from this one");
  go_on(room, "Rate again, step 6 of 9", "Or say: don’t know");
  begin_to_hide(room);
  play(room, "<Enter>", "What was split or mixed");
  for (gsize i = 0; i < G_N_ELEMENTS(said); i++) {
    play(room, "<Enter>", "1 of 4  Mindset");
    expect_text(room->desk, "Esc ends: not all has");
    play(room, said[i], "Give the keyboard to the next person");
    play(room, "<Enter>", "Who rates next?");
  }
  play(room, "<Esc>", "rated again, by up to 4 of 8");
  expect_text(room->desk, "V reveals them");
  play(room, "V", "Reveal round 2?");
  expect_hidden(room, not_before_a_reveal);
  play(room, "<Enter>", "Round 2 is revealed");
  expect_text(room->wall, "darker: more of you");
  expect_quiet(room->wall);
  cr_assert_not_null(strstr(terminal_bytes(room->wall, room->hidden_from), "agreed"));
}

/* ---- Dots, Actions, Close ---------------------------------------------- */

/* Mindset 4 x 3 + 4 x 2, How learning is understood 4 x 2, Formal learning 4 x 3. */
static void play_dots(struct room *room)
{
  play(room, "<Esc>", "Rate again, step 6 of 9");
  go_on(room, "Dots, step 7 of 9", "In secret, and at most 3 on one dimension");
  play(room, "<Enter>", "0 of 8 have given all of theirs");
  for (guint i = 0; i < 8; i++) {
    g_autofree char *done = g_strdup_printf("%u of 8 have given all of theirs", i + 1);
    play(room, "<Enter>", "5 of 5 dots left");
    play(room, i < 4 ? "3<Down>2<Enter>" : "2<Down><Down>3<Enter>", "Thank you.");
    play(room, "<Enter>", done);
  }
  undo_and_redo(room, "8 of 8 have given all of theirs");
  play(room, "C", "Close the dots?");
  expect_hidden(room, not_before_the_dots_are_closed);
  play(room, "<Enter>", "● × 20  Mindset");
  expect_text(room->wall, "20 dots");
  expect_text(room->wall, "12 dots");
  expect_text(room->wall, "8 dots");
}

static void play_decisions(struct room *room)
{
  play(room, "<Space><Down><Space><Enter>", "Who decides?");
  play(room, "A. Okoro<Enter>", "“A. Okoro” has confirmed the priorities");
  play(room, "<Esc>", "Priorities: Mindset; Formal learning, confirmed by A. Okoro.");
  go_on(room, "Actions, step 8 of 9", "R. Lee · by 1 February 2027");
  play(room, "<Enter>", "No action yet for: Mindset.");
  play(room, "nOpen a channel<Tab><Tab>B. Ode<Tab>2027-03-01<Enter>", "Agreed: Open a channel");
  expect_text(room->wall, "B. Ode · by 1 March 2027");
  undo_and_redo(room, "[ ] Open a channel");
  play(room, "<Esc>", "Open actions: 2 from this one");
  go_on(room, "Close, step 9 of 9", "2 actions");
  play(room, "<Enter>", "Report · " SPRING);
  play(room, "<C-s><C-u>~/report.pdf<Enter>", "Saved “report.pdf”");
  expect_pdf(room, "report.pdf");
}

/* ---- What must come of it ---------------------------------------------- */

/* Agreement of 6 and 2 on neighbours: 4 of 8 in a layer of both, 0.75; 4 of 8 on one, 1: 0.875. Of
 * 3 and 4: 6 of 7, 0.75; 1 of 7, 1: 0.7857. Of 1, 3 and 4: 3 of 8 on three, 0.5; 4 of 8, 0.75; 1 of
 * 8, 1: 0.6875. */
static const char numbers[] =
    "dimension,round,side,n,1,2,3,4,5,dont_know,not_applicable,median,q1,q3,agreement,word,gap,"
    "rank\n"
    "mindset,1,now,8,4,0,0,0,4,0,0,3,1,5,-1,split,1,1\n"
    "mindset,1,want,8,0,0,0,6,2,0,0,4,4,4.5,0.875,agreed,1,1\n"
    "how-learning-is-understood,1,now,7,0,3,4,0,0,1,0,3,2,3,0.7857,agreed,1,4\n"
    "how-learning-is-understood,1,want,7,0,0,0,7,0,0,1,4,4,4,1,agreed,1,4\n"
    "formal-learning,1,now,8,0,8,0,0,0,0,0,2,2,2,1,agreed,3,3\n"
    "formal-learning,1,want,8,0,0,0,0,8,0,0,5,5,5,1,agreed,3,3\n"
    "informal-learning,1,now,8,1,3,4,0,0,0,0,2.5,2,3,0.6875,mixed,1.5,2\n"
    "informal-learning,1,want,8,0,0,0,8,0,0,0,4,4,4,1,agreed,1.5,2\n"
    "mindset,2,now,4,0,0,3,1,0,0,0,3,3,3.5,0.875,agreed,1,1\n"
    "mindset,2,want,4,0,0,0,4,0,0,0,4,4,4,1,agreed,1,1\n"
    "how-learning-is-understood,2,now,0,,,,,,0,0,,,,,,,\n"
    "how-learning-is-understood,2,want,0,,,,,,0,0,,,,,,,\n"
    "formal-learning,2,now,0,,,,,,0,0,,,,,,,\n"
    "formal-learning,2,want,0,,,,,,0,0,,,,,,,\n"
    "informal-learning,2,now,0,,,,,,0,0,,,,,,,\n"
    "informal-learning,2,want,0,,,,,,0,0,,,,,,,\n";

/* Without its empty lines, up to the explanations. */
static const char report_text[] =
    "Workshop report: Spring review\n"
    "==============================\n"
    "4 January 2027 · 8 people\n"
    "Actions\n"
    "=======\n"
    "Action           Dimension       Owner   Due             First step  Evidence\n"
    "───────────────  ──────────────  ──────  ──────────────  ──────────  ───────────\n"
    "Halve one        Formal          R. Lee  1 February      Pick it     Fewer hours\n"
    "course           learning                2027\n"
    "Open a channel   Mindset         B. Ode  1 March 2027\n"
    "Priorities\n"
    "==========\n"
    "Confirmed by A. Okoro.\n"
    "Priority            Now  Want\n"
    "──────────────────  ───  ────\n"
    "1. Mindset          3    4\n"
    "2. Formal learning  2    5\n"
    "Dots went to                Dots  Place\n"
    "──────────────────────────  ────  ─────\n"
    "Mindset                     20    1\n"
    "Formal learning             12    2\n"
    "How learning is understood  8     3\n"
    "Scores\n"
    "======\n"
    "Dimension        Rated          Spread                     Median            Gap\n"
    "───────────────  ─────────────  ─────────────────────────  ────────────────  ───\n"
    "Mindset          now, round 1   1●●●● 2·  3·  4·  5●●●●    3  split          1\n"
    "                 want, round 1  1·  2·  3·  4●●●●●● 5●●    4  agreed\n"
    "                 now, round 2   1·  2·  3●●● 4● 5·         3  agreed         1\n"
    "                 want, round 2  1·  2·  3·  4●●●● 5·       4  agreed\n"
    "How learning is  now, round 1   1·  2●●● 3●●●● 4·  5·      3  agreed         1\n"
    "understood                                                 1 don't know\n"
    "                 want, round 1  1·  2·  3·  4●●●●●●● 5·    4  agreed\n"
    "                                                           1 not applicable\n"
    "Formal learning  now, round 1   1·  2●●●●●●●● 3·  4·  5·   2  agreed         3\n"
    "                 want, round 1  1·  2·  3·  4·  5●●●●●●●●  5  agreed\n"
    "Informal         now, round 1   1● 2●●● 3●●●● 4·  5·       2.5  mixed        1.5\n"
    "learning\n"
    "                 want, round 1  1·  2·  3·  4●●●●●●●● 5·   4  agreed\n"
    "From round 1 to round 2\n"
    "-----------------------\n"
    "• Mindset: now stayed at 3, with more agreement; want stayed at 4, with more\n"
    "  agreement.\n"
    "Comments\n"
    "========\n"
    "Dimension        Comment\n"
    "───────────────  ──────────────────────────\n"
    "Mindset          qcomment: orders\n"
    "Formal learning  qcomment: too many courses\n"
    "Parked\n"
    "======\n"
    "Thought             Dimension\n"
    "──────────────────  ─────────────────\n"
    "Who may decide?     Mindset\n"
    "Who owns the wiki?  Informal learning\n"
    "How this was done\n"
    "=================\n"
    "Each dimension was rated for where you stand now and where you want to be,\n"
    "from 1 (like “E-business”) to 5 (like “Social business”).\n"
    "In round 1 up to 8 people answered a dimension; 8 were expected. Together:\n"
    "62 ratings, 1 don't know, 1 not applicable.\n"
    "In round 2 up to 4 people answered a dimension; 8 were expected. Together: 8\n"
    "ratings, 0 don't know, 0 not applicable.\n";

static char *without_empty_lines(const char *text)
{
  g_autoptr(GRegex) empty = g_regex_new("\\n\\n+", 0, 0, NULL);
  return g_regex_replace_literal(empty, text, -1, 0, "\n", 0, NULL);
}

static void expect_report(const struct room *room)
{
  g_autofree char *text = report_of(room->path, "text");
  const char *scale = strstr(text, "In a spread each");
  cr_assert_not_null(scale, "%s", text);
  g_autofree char *begin = g_strndup(text, (gsize)(scale - text));
  g_autofree char *said = without_empty_lines(begin);
  cr_assert_str_eq(said, report_text);
  g_autofree char *csv = run(room->path, "workshop|show|" SPRING "|--format|csv");
  cr_assert_str_eq(csv, numbers);
}

/* A month later the same group meets again. */
static void play_next_month(struct room *room)
{
  terminal_keys(room->desk, "Q");
  expect_exit(room->desk, 0);
  terminal_free(room->desk);
  room->desk = planner_start_later(room->home, 100, 30);
  play(room, "wnSummer review<Enter>", "2 open actions came along from the last one");
  expect_text(room->wall, "Open from last time");
  expect_text(room->wall, "R. Lee");
  play(room, "<Enter>", "from “" SPRING "”");
  play(room, "<Space>", "[x] Halve one course");
  play(room, "<Esc>H", "From " SPRING " to Summer review");
  play(room, "<Esc><Esc>", "Workshops  1/2");
}

static const char *const formats[] = {"text", "html", "csv"};

static char *all_reports(const char *path)
{
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *report = report_of(path, formats[i]);
    g_string_append(all, report);
  }
  return g_string_free(g_steal_pointer(&all), FALSE);
}

/* Two workshops and an action ticked off; eight lines of hands; of each round, and of the dots,
 * what was said as one step, and its end; three notes, two actions, the decision. */
#define N_STEPS (3 + 8 + 3 * 2 + 3 + 2 + 1)

static void expect_the_same_after_undo_and_redo(const struct room *room, const char *reports)
{
  g_autoptr(Workbook) workbook = workbook_open(room->path, NULL);
  guint n = 0, again = 0;
  while (workbook_undo(workbook, NULL, NULL))
    n++;
  g_autoptr(GPtrArray) none = workbook_workshops(workbook, NULL);
  cr_assert_eq(none->len, 0);
  while (workbook_redo(workbook, NULL, NULL))
    again++;
  cr_assert_eq(n, N_STEPS, "%u", n);
  cr_assert_eq(again, n);
  g_autofree char *after = all_reports(room->path);
  cr_assert_str_eq(after, reports);
}

static void expect_the_same_after_export_and_import(const struct room *room, const char *reports)
{
  g_autofree char *folder = home_file(room, "tables"), *fresh = home_file(room, "fresh.stage5");
  g_autofree char *export = g_strconcat("export|", folder, NULL);
  g_autofree char *import = g_strconcat("import|", folder, NULL);
  g_free(run(room->path, export));
  g_free(run(fresh, import));
  g_autofree char *after = all_reports(fresh);
  cr_assert_str_eq(after, reports);
}

Test(two_hours, end_in_the_report_and_nobody_sees_anything_too_early)
{
  g_autoptr(Home) home = environment_home_new();
  g_auto(Room) room = {.home = home, .path = planner_workbook(home)};
  play_welcome(&room);
  play_read(&room);
  play_ratings(&room);
  play_reveal(&room);
  play_talk(&room);
  play_second_round(&room);
  play_dots(&room);
  play_decisions(&room);
  expect_report(&room);
  play_next_month(&room);
  room.hidden_from = 0;
  expect_hidden(&room, never);
  g_autofree char *reports = all_reports(room.path);
  expect_the_same_after_undo_and_redo(&room, reports);
  expect_the_same_after_export_and_import(&room, reports);
}
