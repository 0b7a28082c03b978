/* stage5 workshop: two hours in a script. */

#include "tests/desk.h"

static const char new_review[] = "workshop|new|Spring review|--people|8|--minutes|120|"
                                 "--date|2027-01-04";

/* The lines of @csv that begin with "@dimension,". Transfer full. */
static char *rows_of(const char *csv, const char *dimension)
{
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  g_autofree char *beginning = g_strconcat(dimension, ",", NULL);
  GString *rows = g_string_new(NULL);

  for (char **line = lines; *line; line++)
    if (g_str_has_prefix(*line, beginning))
      g_string_append_printf(rows, "%s\n", *line);
  return g_string_free(rows, FALSE);
}

static void expect_rows(const struct desk *desk, const char *dimension, const char *expected)
{
  g_autoptr(CommandResult) shown = desk_run(desk, "workshop|show|Spring review|--format|csv");
  g_autofree char *rows = NULL;

  expect_success(shown);
  rows = rows_of(shown->out, dimension);
  cr_assert_str_eq(rows, expected);
}

static char *text_of(const struct desk *desk, const char *line)
{
  g_autoptr(CommandResult) result = desk_run(desk, line);

  expect_success(result);
  return g_strdup(result->out);
}

/* ---- The whole --------------------------------------------------------- */

static const char ballots[] = "person,dimension,now,want,comment\n"
                              "p1,mindset,1,5,\n"
                              "p2,Mindset,1,5,\"Same words, other meaning\"\n"
                              "p3,mindset,5,5,\n"
                              "p4,mindset,5,5,\n"
                              "p5,mindset,?,-,\n"
                              "p1,technology,3,,\n";

static void take_in_everything(const struct desk *desk)
{
  g_autofree char *path = desk_write(desk, "ballots.csv", ballots);
  g_autofree char *import = g_strconcat("workshop|import|Spring review|", path, NULL);
  g_autoptr(CommandResult) tallied = NULL;

  expect_run(desk, new_review, "The workshop “Spring review” is in ");
  expect_answer(desk,
                "workshop|rate|Spring review|formal-learning|--person|p1|--now|2|--want|4|"
                "--comment|Too much of it|--round|1",
                "Taken in round 1: Formal learning, now 2, want 4, a comment.\n");
  tallied = desk_run(desk, "workshop|tally|Spring review|formal-learning|--now|0 2 4 1 1 ?2 -1|"
                           "--want|0 0 1 3 4 ?2 -1");
  expect_status(tallied, 0);
  expect_err(tallied, "“Formal learning” has 12 answers for now in round 1");
  expect_err(tallied, "“Formal learning” has 12 answers for want in round 1");
  cr_assert_str_eq(tallied->out, "Tallied in round 1: Formal learning, now 0 2 4 1 1 ?2 -1, want "
                                 "0 0 1 3 4 ?2 -1.\n");
  expect_answer(desk, import, "6 rows are taken.\n");
}

/* The numbers are worked out by hand. Formal learning, now: the tally and one 2 more, that is
 * 2 2 2 3 3 3 3 4 5: the fifth is 3, the halves are 2 2 2 3 and 3 3 4 5. Its layers are 4 × 01111
 * (A 0.25), 4 × 01100 (A 0.75) and one 00100 (A 1): 5/9. Want: 3 4 4 4 4 5 5 5 5, layers
 * 3 × 00111 (A 0.5) and 6 × 00011 (A 0.75): 6/9. Mindset, now: 1 1 5 5, A -1. One answer to
 * technology shows no spread. */
static void expect_results(const struct desk *desk)
{
  g_autofree char *shown = text_of(desk, "workshop|show|Spring review|--format|csv");

  cr_assert(g_str_has_prefix(shown, "dimension,round,side,n,1,2,3,4,5,dont_know,not_applicable,"
                                    "median,q1,q3,agreement,word,gap,rank\n"),
            "%s", shown);
  cr_assert_eq(count_lines(shown), 1 + 22 * 2, "%s", shown);
  expect_rows(desk, "formal-learning",
              "formal-learning,1,now,9,0,3,4,1,1,2,1,3,2,3.5,0.5556,mixed,1,2\n"
              "formal-learning,1,want,9,0,0,1,4,4,2,1,4,4,5,0.6667,mixed,1,2\n");
  expect_rows(desk, "mindset",
              "mindset,1,now,4,2,0,0,0,2,1,0,3,1,5,-1,split,2,1\n"
              "mindset,1,want,4,0,0,0,0,4,0,1,5,5,5,1,agreed,2,1\n");
  expect_rows(desk, "technology",
              "technology,1,now,1,,,,,,0,0,3,,,,agreed,,3\n"
              "technology,1,want,0,,,,,,0,0,,,,,,,3\n");
  expect_rows(desk, "social-learning",
              "social-learning,1,now,0,,,,,,0,0,,,,,,,\n"
              "social-learning,1,want,0,,,,,,0,0,,,,,,,\n");
}

static void agree_on_everything(const struct desk *desk)
{
  expect_answer(desk, "workshop|dots|Spring review|formal-learning|--person|p1|--count|2",
                "Formal learning has 2 of these dots; 3 of 5 are left.\n");
  expect_answer(desk, "workshop|dots|Spring review|--close",
                "The dots of “Spring review” are closed; “stage5 workshop report” shows them.\n");
  expect_answer(desk, "workshop|decide|Spring review|formal|mindset|--decider|The head",
                "Confirmed by The head: 1. Formal learning, 2. Mindset.\n");
  expect_answer(desk,
                "workshop|action|Spring review|--dimension|formal-learning|--text|Halve a course|"
                "--owner|Ada|--due|2027-02-01|--first-step|Pick one|--evidence|Its page",
                "Agreed: Halve a course\n");
  expect_answer(desk, "workshop|note|Spring review|--text|Budget of next year|--dimension|mindset",
                "Parked: Budget of next year\n");
  expect_answer(desk, "workshop|note|Spring review|--text|Bo is tired|--facilitator",
                "Noted: Bo is tired\n");
}

Test(workshop, runs_from_the_first_rating_to_the_report)
{
  static const char *const stand[] = {"Halve a course",
                                      "Ada",
                                      "Pick one",
                                      "Its page",
                                      "The head",
                                      "Mindset",
                                      "Dots",
                                      "Too much of it",
                                      "Same words, other meaning",
                                      "Budget of next year"};
  g_auto(Desk) desk = desk_new();
  g_autofree char *report = NULL;
  take_in_everything(&desk);
  expect_answer(&desk, "workshop|reveal|Spring review|--round|1",
                "Round 1 of “Spring review” is revealed: up to 12 answers to a dimension, 8 people "
                "expected. “stage5 workshop show” shows the results.\n");
  expect_results(&desk);
  agree_on_everything(&desk);
  report = text_of(&desk, "workshop|report|Spring review");
  for (gsize i = 0; i < G_N_ELEMENTS(stand); i++)
    cr_assert_not_null(strstr(report, stand[i]), "“%s” is missing in:\n%s", stand[i], report);
  cr_assert_null(strstr(report, "Bo is tired"));
  expect_run(&desk, "workshop|ballot|Spring review", "Formal learning");
  expect_answer(&desk, "workshop|list|--format|csv",
                "name,date,people,dimensions,revealed,actions,open\n"
                "Spring review,2027-01-04,8,22,1,1,1\n");
}

Test(workshop, has_a_second_round)
{
  g_auto(Desk) desk = desk_new();
  take_in_everything(&desk);
  expect_run(&desk, "workshop|reveal|Spring review", "Round 1 of");
  expect_run(&desk, "workshop|rate|Spring review|mindset|--person|p1|--now|4",
             "Taken in round 2: Mindset, now 4.");
  expect_refusal(&desk, "workshop|rate|Spring review|mindset|--person|p1|--now|4|--round|1", 1,
                 "round 1");
  expect_run(&desk, "workshop|reveal|Spring review|--round|1", "was revealed already");
  expect_run(&desk, "workshop|reveal|Spring review", "Round 2 of “Spring review” is revealed");
  expect_rows(&desk, "mindset",
              "mindset,1,now,4,2,0,0,0,2,1,0,3,1,5,-1,split,2,1\n"
              "mindset,1,want,4,0,0,0,0,4,0,1,5,5,5,1,agreed,2,1\n"
              "mindset,2,now,1,,,,,,0,0,4,,,,agreed,,1\n"
              "mindset,2,want,0,,,,,,0,0,,,,,,,1\n");
  expect_refusal(&desk, "workshop|rate|Spring review|mindset|--person|p1|--now|4", 1,
                 "all rounds of “Spring review” were revealed");
  expect_refusal(&desk, "workshop|reveal|Spring review", 1, "were revealed");
  expect_run(&desk, "workshop|tally|Spring review|mindset|--now|0 0 0 1 0|--round|2",
             "Tallied in round 2");
}

Test(workshop, shows_nothing_of_a_round_before_it_is_revealed)
{
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) shown = NULL, one = NULL, report = NULL;
  take_in_everything(&desk);
  expect_rows(&desk, "mindset", "");
  shown = desk_run(&desk, "workshop|show|Spring review");
  one = desk_run(&desk, "workshop|show|Spring review|formal-learning");
  report = desk_run(&desk, "workshop|report|Spring review");
  expect_success(shown);
  expect_success(one);
  expect_success(report);
  expect_not_out(shown, "median");
  expect_not_out(one, "median");
  expect_not_out(one, "Too much of it");
  expect_not_out(report, "Too much of it");
}

/* ---- Names ------------------------------------------------------------- */

Test(workshop, is_called_with_blanks_and_by_the_beginning_of_its_name)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "workshop|new|Spring|review", "“Spring review”");
  expect_run(&desk, "workshop|new|Autumn|review|2026|--date|2026-10-01", "“Autumn review 2026”");
  expect_run(&desk, "workshop|show|spring|review", "Spring review");
  expect_run(&desk, "workshop|show|Spring", "Spring review");
  expect_run(&desk, "workshop|show|Spring review|formal|learning", "Result: Spring review");
  expect_run(&desk, "workshop|show|Spr|formal", "Result: Spring review");
  expect_run(&desk, "workshop|report|Autumn|review", "Autumn review 2026");
  expect_refusal(&desk, "workshop|show|Sprung review", 1, "“Spring review”");
  expect_refusal(&desk, "workshop|show|Spring review|formel-learning", 1, "Formal learning");
  expect_refusal(&desk, "workshop|new|spring review", 1, "pring review");
}

/* ---- What it is made of ------------------------------------------------ */

Test(workshop, asks_only_the_dimensions_it_was_given)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "workshop|new|S|--dimension|mindset|--dimension|Formal", "2 dimensions");
  expect_run(&desk, "workshop|rate|S|mindset|--person|a|--now|3", "Taken");
  expect_refusal(&desk, "workshop|rate|S|technology|--person|a|--now|3", 1,
                 "“Technology” is not asked in “S”");
  expect_refusal(&desk, "workshop|decide|S|technology|--decider|B", 1, "is not asked");
  expect_run(&desk, "workshop|list|--format|csv", "S,2026-12-31,8,2,0,0,0\n");
}

Test(workshop, takes_the_usual_numbers_and_today_where_nothing_is_said)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "workshop|new|S", ": 2026-12-31, 8 people, 120 minutes, 22 dimensions.\n");
  expect_run(&desk, "workshop|new|T|--people|1|--named",
             ": 2026-12-31, 1 person, 120 minutes, 22 dimensions, named.\n");
}

Test(workshop, begins_with_the_open_actions_of_the_one_before)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, new_review, "Spring review");
  expect_run(&desk, "workshop|action|Spring review|--text|Halve a course", "Agreed");
  expect_run(&desk, "workshop|action|Spring review|--text|Ask three managers", "Agreed");
  expect_run(&desk, "workshop|action|Spring review|--done|1", "The action is done: Halve a course");
  expect_run(&desk, "workshop|new|Summer review|--date|2027-06-01",
             "1 open action of the workshop before comes along.\n");
  expect_answer(&desk, "workshop|action|Summer review|--format|csv",
                "number,text,dimension,owner,due,first_step,evidence,state,from\n"
                "1,Ask three managers,,,,,,open,Spring review\n");
}

Test(workshop, goes_on_with_the_pack_it_was_made_on)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *pack = g_build_filename(desk.home, "pack", NULL);
  g_autofree char *make = g_strconcat("pack|new|", pack, NULL);
  g_autofree char *new = g_strconcat("--pack|", pack, "|workshop|new|S", NULL);
  expect_run(&desk, make, "");
  expect_run(&desk, new, "“S”");
  expect_refusal(&desk, "workshop|rate|S|formal-learning|--person|a|--now|1", 1, "formal-learning");
  expect_run(&desk, "workshop|rate|S|first|--person|a|--now|1", "Taken in round 1");
}

/* ---- Actions, notes, dots ---------------------------------------------- */

Test(workshop, actions_are_done_dropped_and_opened_again)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, new_review, "Spring review");
  expect_run(&desk, "workshop|action|Spring review", "There is no action in this workshop yet");
  expect_run(&desk, "workshop|action|Spring|review|--text|Halve a course|--dimension|formal",
             "Agreed");
  expect_run(&desk, "workshop|action|Spring review|--text|Ask three managers", "Agreed");
  expect_run(&desk, "workshop|action|Spring review|--done|halve", "is done: Halve a course");
  expect_run(&desk, "workshop|action|Spring review|--drop|2", "is dropped: Ask three managers");
  expect_answer(&desk, "workshop|action|Spring review|--format|csv",
                "number,text,dimension,owner,due,first_step,evidence,state,from\n"
                "1,Halve a course,Formal learning,,,,,done,\n"
                "2,Ask three managers,,,,,,dropped,\n");
  expect_run(&desk, "workshop|list|--format|csv", ",2,0\n");
  expect_run(&desk, "workshop|action|Spring review|--open|ask", "is open: Ask three managers");
  expect_run(&desk, "workshop|list|--format|csv", ",2,1\n");
  expect_refusal(&desk, "workshop|action|Spring review|--done|Halves a curse", 1,
                 "“Halve a course”");
  expect_refusal(&desk, "workshop|action|Spring review|--done|3", 1, "“3”");
}

Test(workshop, dots_are_secret_until_closed)
{
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) before = NULL;
  expect_run(&desk, new_review, "Spring review");
  expect_answer(&desk, "workshop|dots|Spring review|--each|4|--most|2",
                "Each person has 4 dots, at most 2 on one dimension.\n");
  expect_run(&desk, "workshop|dots|Spring review|mindset|--person|a|--count|2", "2 of 4 are left");
  expect_run(&desk, "workshop|dots|Spring review|formal|--person|a|--count|2", "0 of 4 are left");
  expect_refusal(&desk, "workshop|dots|Spring review|technology|--person|a|--count|1", 1,
                 "cannot have 1");
  expect_refusal(&desk, "workshop|dots|Spring review|technology|--person|b|--count|3", 1,
                 "3 dots are too many for one dimension");
  expect_refusal(&desk, "workshop|dots|Spring review|--each|9", 1, "dots");
  expect_run(&desk, "workshop|dots|Spring review|formal|--person|a|--count|0", "2 of 4 are left");
  before = desk_run(&desk, "workshop|report|Spring review");
  expect_not_out(before, "Place");
  expect_run(&desk, "workshop|dots|Spring review|--close", "are closed");
  expect_run(&desk, "workshop|dots|Spring review|--close", "were closed already");
  expect_run(&desk, "workshop|report|Spring review", "Place");
  expect_refusal(&desk, "workshop|dots|Spring review|mindset|--person|b|--count|1", 1, "closed");
}

Test(workshop, tally_of_both_sides_is_one_change)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, new_review, "Spring review");
  expect_run(&desk, "workshop|tally|Spring review|mindset|--now|8 0 0 0 0|--want|0 0 0 0 8",
             "Tallied");
  expect_run(&desk, "workshop|undo", "Undone: enter the tally of “Mindset”");
  expect_run(&desk, "workshop|undo", "Undone: add the workshop");
}

/* ---- Bad input --------------------------------------------------------- */

#define RATE  "workshop|rate|Spring review|mindset|"
#define TALLY "workshop|tally|Spring review|mindset|"

static const struct bad {
  const char *line, *text;
  int status;
} bad[] = {
    {RATE "--person|p1|--now|0", "--now: ", 1},
    {RATE "--person|p1|--now|6", "“6”", 1},
    {RATE "--person|p1|--want|x", "--want: ", 1},
    {RATE "--person|p1|--now|2|--want|6", "“6”", 1},
    {RATE "--person| |--now|2", "label", 1},
    {RATE "--person|p1|--now|2|--round|3", "“3” is no number for --round", 1},
    {RATE "--person|p1|--now|2|--round|0", "“0” is no number for --round", 1},
    {RATE "--person|p1", "say --now, --want or --comment", 2},
    {RATE "--now|3", "--person is missing", 2},
    {"workshop|rate|Spring review|--person|p1|--now|3", "the dimension is missing", 2},
    {"workshop|rate|Spring review|mindsat|--person|p1|--now|3", "Mindset", 1},
    {"workshop|rate|Spring review|mindset|--person|p1|--now|", "--now: the answer is empty", 1},
    {"workshop|rate|Spring review|mindset|--person|p1|--now|3|--want| ", "--want: the answer is",
     1},
    {"workshop|rate|Autumn|mindset|--person|p1|--now|3", "Autumn", 1},
    {"workshop|rate|Spring|review|mindset|--person|p1|--now|3", "one word too many", 2},
    {TALLY "--now|0 2 4 1", "--now: ", 1},
    {TALLY "--now|0 2 4 1 1|--want|0 0 x 0 0", "--want: ", 1},
    {TALLY "--round|1", "say --now or --want", 2},
    {"workshop|tally|Spring review|--now|0 0 0 0 0", "the dimension is missing", 2},
    {"workshop|new|B|--people|0", "“0” is no number for --people", 1},
    {"workshop|new|B|--people|many", "--people", 1},
    {"workshop|new|B|--minutes|3", "--minutes", 1},
    {"workshop|new|B|--date|2027-02-30", "2027-02-30", 1},
    {"workshop|new|B|--date|soon", "soon", 1},
    {"workshop|new|B|--dimension|mindsat", "Mindset", 1},
    {"workshop|new| ", "the name of the workshop", 1},
    {"workshop|new", "is missing", 2},
    {"workshop|show", "is missing", 2},
    {"workshop|show|Autumn", "Autumn", 1},
    {"workshop|reveal|Spring review", "nobody has said anything in round 1", 1},
    {"workshop|dots|Spring review", "say a DIMENSION with --person and --count", 2},
    {"workshop|dots|Spring review|mindset|--person|p1", "say --person and --count", 2},
    {"workshop|dots|Spring review|mindset|--person|p1|--count|1|--close", "only one of these", 2},
    {"workshop|dots|Spring review|--person|p1|--count|1", "the dimension is missing", 2},
    {"workshop|dots|Spring review|mindset|--person|p1|--count|4", "too many", 1},
    {"workshop|dots|Spring review|mindset|--person|p1|--count|some", "--count", 1},
    {"workshop|dots|Spring review|--each|2|--most|3", "3", 1},
    {"workshop|decide|Spring review|--decider|A", "the dimensions are missing", 2},
    {"workshop|decide|Spring review|mindset", "--decider is missing", 2},
    {"workshop|decide|Spring review|mindset|Mindset|--decider|A", "twice", 1},
    {"workshop|decide|Spring review|mindset|formal|technology|social-learning|--decider|A", "3", 1},
    {"workshop|action|Spring review|--owner|A", "--text is missing", 2},
    {"workshop|action|Spring review|--text|T|--due|soon", "soon", 1},
    {"workshop|action|Spring review|--text| ", "no text", 1},
    {"workshop|action|Spring review|--text|T|--dimension|mindset|--dimension|formal",
     "more than once", 2},
    {"workshop|action|Spring review|--text|T|--dimension|nothing-like-it", "nothing-like-it", 1},
    {"workshop|action|Spring review|--done|1|--text|T", "say only one of", 2},
    {"workshop|action|Spring review|--done|1|--drop|1", "say only one of", 2},
    {"workshop|action|Spring review|--done|1", "1", 1},
    {"workshop|action|Spring review|--text|T|--format|csv", "there is no document", 2},
    {"workshop|note|Spring review", "--text is missing", 2},
    {"workshop|note|Spring review|--text| ", "no text", 1},
    {"workshop|compare|Spring review", "the name of the other workshop is missing", 2},
    {"workshop|compare|Spring review|Spring", "both names mean", 1},
    {"workshop|remove|Autumn", "Autumn", 1},
    {"workshop|import|Spring review", "the table of ballots is missing", 2},
    {"workshop|list|--decider|A", "--decider says nothing to “workshop list”", 2},
    {"workshop|frobnicate", "is no command", 2},
    {"workshop|tell|Spring review", "“tally”", 2},
    {"workshop", "what to do", 2},
};

Test(workshop, refuses_what_cannot_be_and_leaves_all_as_it_was)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *before = NULL, *after = NULL;
  expect_run(&desk, new_review, "Spring review");
  before = text_of(&desk, "workshop|report|Spring review");
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    expect_refusal(&desk, bad[i].line, bad[i].status, bad[i].text);
  after = text_of(&desk, "workshop|report|Spring review");
  cr_assert_str_eq(before, after);
  expect_run(&desk, "workshop|undo", "Undone: ");
  expect_answer(&desk, "workshop|list|--format|csv",
                "name,date,people,dimensions,revealed,actions,open\n");
}

Test(workshop, without_a_workbook_is_not_looked_for_in_one_that_is_made_for_it)
{
  static const char *const lines[] = {"workshop|show|S",
                                      "workshop|rate|S|mindset|--person|a|--now|1",
                                      "workshop|reveal|S",
                                      "workshop|report|S",
                                      "workshop|note|S|--text|T",
                                      "workshop|remove|S",
                                      "workshop|undo"};
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "workshop|list", "There is no workshop in this workbook yet");
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
    expect_refusal(&desk, lines[i], 1, "“stage5 workshop new” makes it");
  expect_refusal(&desk, "workshop|new|S|--people|0", 1, "--people");
  cr_assert_not(g_file_test(desk.file, G_FILE_TEST_EXISTS));
}

/* ---- Help -------------------------------------------------------------- */

Test(workshop, help_of_every_command_explains_its_options)
{
  static const struct {
    const char *line, *text;
  } helps[] = {{"workshop|--help", "rate WORKSHOP DIMENSION"},
               {"workshop|new|--help", "Ask this dimension, and not all; may be repeated"},
               {"workshop|list|--help", "List the workshops"},
               {"workshop|show|--help", "put it into quotation marks"},
               {"workshop|rate|--help", "? for “don’t know”"},
               {"workshop|tally|--help", "--now \"0 2 4 1 1 ?2 -1\""},
               {"workshop|import|--help", "the exit status is 0"},
               {"workshop|reveal|--help", "--round=N"},
               {"workshop|dots|--help", "--close"},
               {"workshop|decide|--help", "--decider=WHO"},
               {"workshop|action|--help", "What will show that it was done"},
               {"workshop|note|--help", "--facilitator"},
               {"workshop|report|--help", "at any time"},
               {"workshop|ballot|--help", "--tally-sheet"},
               {"workshop|compare|--help", "WORKSHOP OTHER"},
               {"workshop|remove|--help", "Remove a workshop"},
               {"workshop|undo|--help", "Undo the last change"},
               {"workshop|redo|--help", "undone last"},
               {"plan|edit|--help", "What came of it"}};
  g_auto(Desk) desk = desk_new();
  for (gsize i = 0; i < G_N_ELEMENTS(helps); i++)
    expect_run(&desk, helps[i].line, helps[i].text);
}

/* ---- Undo -------------------------------------------------------------- */

Test(workshop, undone_to_the_beginning_and_done_again_is_the_same)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *before = NULL, *after = NULL;
  guint n = 0;
  take_in_everything(&desk);
  expect_run(&desk, "workshop|reveal|Spring review", "is revealed");
  agree_on_everything(&desk);
  before = text_of(&desk, "workshop|report|Spring review|--format|html");
  for (;; n++) {
    g_autoptr(CommandResult) undone = desk_run(&desk, "workshop|undo");
    if (undone->status != 0)
      break;
    expect_out(undone, "Undone: ");
  }
  cr_assert_geq(n, 10);
  expect_run(&desk, "workshop|list", "There is no workshop in this workbook yet");
  for (guint i = 0; i < n; i++)
    expect_run(&desk, "workshop|redo", "Done again: ");
  expect_refusal(&desk, "workshop|redo", 1, "");
  after = text_of(&desk, "workshop|report|Spring review|--format|html");
  cr_assert_str_eq(before, after);
}

Test(workshop, removed_is_brought_back_by_undo)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *before = NULL, *after = NULL;
  take_in_everything(&desk);
  expect_run(&desk, "workshop|reveal|Spring review", "is revealed");
  before = text_of(&desk, "workshop|report|Spring review");
  expect_answer(&desk, "workshop|remove|Spring|review",
                "Removed. “stage5 workshop undo” brings it back.\n");
  expect_refusal(&desk, "workshop|show|Spring review", 1, "Spring review");
  expect_run(&desk, "workshop|undo", "Undone: ");
  after = text_of(&desk, "workshop|report|Spring review");
  cr_assert_str_eq(before, after);
}
