/* What can come next on a command line: what stage5 answers, and what bash, zsh and fish make of
 * it. Where one of these is not installed, its test is left out. */

#include "tests/desk.h"
#include "tests/environment.h"
#include "tests/expect.h"
#include "tests/stand-ins.h"

#include <unistd.h>

#define WORKSHOP "Spring review"

/* A plan and a workshop with an action, in the workbook that is the usual one in that home. */
static struct desk desk_filled(void)
{
  struct desk desk = {.home = environment_home_new()};
  g_autofree char *folder = g_build_filename(desk.home, ".local", "share", "stage5", NULL);

  desk.file = g_build_filename(folder, "workbook.stage5", NULL);
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  expect_run(&desk, "plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant", "A. Lee");
  expect_run(&desk, "workshop|new|" WORKSHOP "|--dimension|mindset|--dimension|formal-learning",
             WORKSHOP);
  expect_run(&desk, "workshop|action|" WORKSHOP "|--text|Halve one course", "");
  return desk;
}

/* ---- What stage5 answers ----------------------------------------------- */

/* Behind the words of @line comes @name, with @what behind it. */
static void expect_offer(const struct desk *desk, const char *line, const char *name,
                         const char *what)
{
  g_autofree char *whole = g_strconcat("complete|--|--file|", desk->file, "|", line, NULL);
  g_autofree char *row = g_strconcat("\n", name, "\t", what, NULL);
  g_autoptr(CommandResult) result = desk_run(desk, whole);

  expect_success(result);
  cr_assert(g_str_has_prefix(result->out, "words\n"), "%s: %s", line, result->out);
  cr_assert_not_null(strstr(result->out, row), "%s: no %s in %s", line, row, result->out);
}

Test(completion, offers_commands_options_and_their_values)
{
  g_auto(Desk) desk = desk_filled();
  static const struct {
    const char *line, *name, *what;
  } offers[] = {
      {"", "workshop", "Let a group"},
      {"workshop|", "tally", "Enter how many"},
      {"workshop|tally|-", "--now=", "How many said what"},
      {"plan|--ascii|", "reschedule", "Lay what is open"},
      {"matrix|--format|", "markdown", ""},
      {"matrix|--format=", "--format=pdf", ""},
      {"matrix|--paper|", "Letter", ""},
      {"--theme|", "high-contrast", ""},
      {"--theme=dark|mat", "matrix", ""},
      {"plan|new|--rate|", "facilitation=", "Facilitation"},
      {"plan|new|--rate|facilitation=", "facilitation=4", ""},
      {"plan|new|--rate=facilitation=", "--rate=facilitation=0", ""},
      {"--|", "matrix", "Show"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(offers); i++)
    expect_offer(&desk, offers[i].line, offers[i].name, offers[i].what);
}

Test(completion, offers_names_of_the_pack_and_the_workbook)
{
  g_auto(Desk) desk = desk_filled();
  static const struct {
    const char *line, *name, *what;
  } offers[] = {
      {"dimension|", "formal-learning", "Formal learning"},
      {"roles|", "trainer", "Trainer"},
      {"glossary|", "social layer", ""},
      {"plan|new|--from|", "trainer", "Trainer"},
      {"plan|new|--focus|", "facilitation", "Facilitation"},
      {"plan|new|--workshop|", WORKSHOP, ""},
      {"plan|show|", "A. Lee", "Trainer → Performance Consultant"},
      {"plan|remove|", "A. Lee", ""},
      {"workshop|report|", WORKSHOP, ""},
      {"workshop|compare|" WORKSHOP "|", WORKSHOP, ""},
      {"workshop|rate|" WORKSHOP "|", "mindset", "Mindset"},
      {"workshop|decide|" WORKSHOP "|mindset|", "formal-learning", ""},
      {"workshop|action|" WORKSHOP "|--done|", "1", "Halve one course"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(offers); i++)
    expect_offer(&desk, offers[i].line, offers[i].name, offers[i].what);
}

Test(completion, offers_the_activities_of_the_plan)
{
  g_auto(Desk) desk = desk_filled();
  g_autofree char *line = g_strconcat("complete|--|--file|", desk.file, "|plan|tick|A. Lee|", NULL);
  g_autoptr(CommandResult) result = desk_run(&desk, line);
  g_auto(GStrv) lines = g_strsplit(result->out, "\n", -1);
  g_auto(GStrv) first = g_strsplit(lines[1], "\t", -1);
  g_autofree char *tick = g_strconcat("plan|tick|A. Lee|", first[0], NULL);

  expect_success(result);
  expect_run(&desk, tick, first[1]);
}

Test(completion, offers_of_a_workshop_what_is_asked_in_it)
{
  g_auto(Desk) desk = desk_filled();
  g_autofree char *line =
      g_strconcat("complete|--|--file=", desk.file, "|workshop|rate|" WORKSHOP "|", NULL);
  g_autoptr(CommandResult) result = desk_run(&desk, line);

  expect_success(result);
  cr_assert_eq(count_lines(result->out), 3, "%s", result->out);
}

Test(completion, leaves_files_and_folders_to_the_shell)
{
  g_auto(Desk) desk = desk_new();

  expect_answer(&desk, "complete|--|matrix|-o|", "files\n");
  expect_answer(&desk, "complete|--|matrix|--output=ta", "files\n");
  expect_answer(&desk, "complete|--|workshop|import|x|", "files\n");
  expect_answer(&desk, "complete|--|pack|check|", "folders\n");
  expect_answer(&desk, "complete|--|--pack|", "folders\n");
}

Test(completion, offers_nothing_where_nothing_fits)
{
  g_auto(Desk) desk = desk_new();
  static const char *const lines[] = {
      "nonsense|",   "plan|nonsense|",    "dimension|formal|",
      "plan|show|",  "workshop|report|",  "workshop|rate|x|y|z|",
      "gap|",        "plan|new|--hours|", "plan|tick|x|",
      "--nonsense=", "matrix|",           "workshop|action|x|--done|"};

  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *line = g_strconcat("complete|--|", lines[i], NULL);

    expect_answer(&desk, line, "words\n");
  }
  cr_assert_not(g_file_test(desk.file, G_FILE_TEST_EXISTS), "completing made a workbook");
}

Test(completion, offers_the_printers_that_there_are)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .arguments = (const char *const[]){"complete", "--", "matrix", "--printer", "", NULL},
      .environment = stand_ins->environment});

  expect_success(result);
  cr_assert_str_eq(result->out, "words\nAttic_colour\t\nOffice\t\n");
}

/* ---- What the shells make of it ---------------------------------------- */

static const struct shell {
  const char *name, *arguments[4], *begin; /* a line to begin with; @ is the folder of the files */
} shells[] = {
    {"bash", {"--norc", "--noprofile", "-i", NULL}, " PS1='ready> '; . @/bash/stage5"},
    {"zsh",
     {"-f", "-i", NULL},
     " PROMPT='ready> ' fpath=(@/zsh $fpath); autoload -U compinit && compinit -u -D"},
    {"fish",
     {"--no-config", "-i", NULL},
     " function fish_prompt; echo 'ready> '; end; source @/fish/stage5.fish"},
};

/* What is typed, and what stands on the line when Tab was pressed. A mark is typed behind it, so
 * that blanks count. */
static const struct {
  const char *typed, *line;
} lines[] = {
    {"stage5 works", "stage5 workshop "},
    {"~/stage5 works", "~/stage5 workshop "},
    {"stage5 workshop tal", "stage5 workshop tally "},
    {"stage5 matrix --form", "stage5 matrix --format="},
    {"stage5 matrix --format=mark", "stage5 matrix --format=markdown "},
    {"stage5 matrix --paper Let", "stage5 matrix --paper Letter "},
    {"stage5 --theme high", "stage5 --theme high-contrast "},
    {"stage5 dimension formal", "stage5 dimension formal-learning "},
    {"stage5 plan new --from instr", "stage5 plan new --from instructional-designer "},
    {"stage5 plan new --rate facil", "stage5 plan new --rate facilitation="},
    {"stage5 plan show A", "stage5 plan show A.\\ Lee "},
    {"stage5 workshop report \"Spr", "stage5 workshop report \"Spring review\" "},
    {"stage5 workshop rate \"Spring review\" mind",
     "stage5 workshop rate \"Spring review\" mindset "},
    {"stage5 matrix -o some", "stage5 matrix -o somewhere.txt "},
    {"stage5 matrix --output=some", "stage5 matrix --output=somewhere.txt "},
    {"stage5 plan show \"A. L", "stage5 plan show \"A. Lee\" "},
    {"stage5 pack check fold", "stage5 pack check folder/"},
};

/* The shell in the home of @desk, in which stage5 is the one of this build; NULL if it is not
 * installed. */
static struct terminal *shell_start(const struct shell *shell, const struct desk *desk)
{
  g_autofree char *program = g_find_program_in_path(shell->name);
  g_autofree char *stage5 = environment_program();
  g_autofree char *folder = g_path_get_dirname(stage5);
  g_autofree char *path = g_strconcat("PATH=", folder, ":", g_getenv("PATH"), NULL);
  g_auto(GStrv) begin = g_strsplit(shell->begin, "@", -1);
  g_autofree char *found = g_strjoinv(TOP_SRCDIR "/completion", begin);
  g_autofree char *go = g_strconcat(found, "; cd ", desk->home, "; clear<Enter>", NULL);
  struct terminal *terminal;

  if (!program)
    return NULL;
  terminal =
      terminal_start(&(struct terminal_options){.columns = 120,
                                                .rows = 60,
                                                .program = program,
                                                .arguments = shell->arguments,
                                                .environment = (const char *const[]){path, NULL},
                                                .home = desk->home});
  terminal_keys(terminal, go);
  expect_text(terminal, "ready>");
  return terminal;
}

static struct desk desk_for_shells(void)
{
  struct desk desk = desk_filled();
  g_autofree char *folder = g_build_filename(desk.home, "folder", NULL);
  g_autofree char *program = environment_program();
  g_autofree char *link = g_build_filename(desk.home, "stage5", NULL);

  cr_assert_eq(symlink(program, link), 0);
  g_free(desk_write(&desk, "somewhere.txt", ""));
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  return desk;
}

static const struct shell *shell_called(const char *name)
{
  const struct shell *shell = shells;

  while (strcmp(shell->name, name) != 0)
    shell++;
  return shell;
}

static void expect_completion(const char *name)
{
  g_auto(Desk) desk = desk_for_shells();
  g_autoptr(Terminal) terminal = shell_start(shell_called(name), &desk);

  if (!terminal)
    cr_skip_test("there is no %s", name);
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *typed = g_strconcat(lines[i].typed, "<Tab>@", NULL);
    g_autofree char *line = g_strconcat("ready> ", lines[i].line, "@", NULL);

    terminal_keys(terminal, typed);
    expect_text(terminal, line);
    terminal_keys(terminal, "<C-a><C-k>");
    expect_gone(terminal, line);
  }
}

/* A name is a name: nothing in it is done by the shell, and stage5 gets it as it is. */
static void expect_harmless(const char *name)
{
  static const char *const beginnings[] = {"\\$", "'$", "\"\\$"};
  g_auto(Desk) desk = desk_for_shells();
  g_autoptr(Terminal) terminal = shell_start(shell_called(name), &desk);
  g_autofree char *made = g_build_filename(desk.home, "made", NULL);

  if (!terminal)
    cr_skip_test("there is no %s", name);
  expect_run(&desk, "workshop|new|$(touch made) `touch made`; touch made & \"it's\" *", "");
  for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
    g_autofree char *keys =
        g_strconcat("stage5 workshop report ", beginnings[i], "<Tab><Enter>", NULL);

    terminal_keys(terminal, keys);
    expect_text(terminal, "Workshop report: $(touch made) `touch made`; touch made & \"it's\" *");
    terminal_keys(terminal, " clear<Enter>");
    expect_gone(terminal, "Workshop report");
    cr_assert_not(g_file_test(made, G_FILE_TEST_EXISTS), "%s: %s", name, beginnings[i]);
  }
}

Test(completion, works_in_bash)
{
  expect_completion("bash");
}

Test(completion, works_in_zsh)
{
  expect_completion("zsh");
}

Test(completion, works_in_fish)
{
  expect_completion("fish");
}

Test(completion, is_harmless_in_bash)
{
  expect_harmless("bash");
}

Test(completion, is_harmless_in_zsh)
{
  expect_harmless("zsh");
}

Test(completion, is_harmless_in_fish)
{
  expect_harmless("fish");
}
