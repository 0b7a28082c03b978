/* --printer and --paper, with stand-ins for CUPS. */

#include "tests/command-expect.h"
#include "tests/small-pack.h"
#include "tests/stand-ins.h"

/* Run stage5 before the stand-ins, with arguments up to NULL. */
static struct command_result *run_before(const struct stand_ins *stand_ins,
                                         const char *const *arguments)
{
  return command_run(
      &(struct command_options){.arguments = arguments, .environment = stand_ins->environment});
}

#define RUN(stand_ins, ...) run_before(stand_ins, (const char *const[]){__VA_ARGS__, NULL})

Test(printer, prints_what_every_command_would_write)
{
  static const struct {
    const char *arguments[4], *title;
  } commands[] = {{{"matrix"}, "\nSmall pack\n"},
                  {{"dimension", "alpha"}, "\nAlpha\n"},
                  {{"glossary"}, "\nGlossary"},
                  {{"search", "crawls"}, "\n-t\n"},
                  {{"pack", "info"}, "\nSmall pack"}};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
    const char *const *words = commands[i].arguments;
    g_autoptr(CommandResult) result = RUN(stand_ins, "--pack", small->folder, "--printer", "Office",
                                          "--paper", "letter", words[0], words[1]);
    g_autofree char *arguments = stand_ins_arguments(stand_ins);
    g_autofree char *input = stand_ins_input(stand_ins, NULL);

    expect_success(result);
    cr_assert_str_eq(result->out, "Sent to Office: request id Office-12\n");
    cr_assert(g_str_has_prefix(arguments, "-d\nOffice\n-n\n1\n-o\nmedia=Letter\n-t\n"), "%s",
              arguments);
    cr_assert_not_null(strstr(arguments, commands[i].title), "%s", arguments);
    cr_assert(g_str_has_prefix(input, "%PDF-"), "%s: %.40s", words[0], input);
  }
}

/* The signals that are ignored in a process, as a number of bits, the first for signal 1. */
static guint64 signals_in(const char *path, const char *before)
{
  g_autofree char *text = file_read(path);
  const char *at = text ? strstr(text, before) : NULL;

  cr_assert_not_null(at, "%s", path);
  return g_ascii_strtoull(at + strlen(before), NULL, 16);
}

Test(printer, is_reached_by_a_program_that_ignores_no_more_signals_than_this_one)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autofree char *path = g_build_filename(stand_ins->folder, "lp.ignores", NULL);
  g_autoptr(CommandResult) result = RUN(stand_ins, "--printer=Office");

  expect_success(result);
  cr_assert_eq(signals_in(path, "") & ~signals_in("/proc/self/status", "SigIgn:\t"), 0);
}

Test(printer, prints_the_matrix_if_no_command_is_named)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(CommandResult) result = RUN(stand_ins, "--printer=Office", "--format", "pdf");
  g_autofree char *arguments = stand_ins_arguments(stand_ins);

  expect_success(result);
  cr_assert_not_null(strstr(arguments, "media=A4"), "%s", arguments);
}

Test(printer, gets_a_plan_as_soon_as_it_is_made)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autofree char *file = g_build_filename(stand_ins->folder, "w.stage5", NULL);
  g_autoptr(CommandResult) result =
      RUN(stand_ins, "--file", file, "--printer", "Office", "plan", "new", "--name", "A. Lee",
          "--from", "trainer", "--to", "performance-consultant");
  g_autofree char *arguments = stand_ins_arguments(stand_ins);

  expect_success(result);
  cr_assert_str_eq(result->out, "Sent to Office: request id Office-12\n");
  cr_assert_not_null(strstr(arguments, "\nLearning plan: A. Lee\n"), "%s", arguments);
}

Test(printer, says_which_printers_there_are)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(CommandResult) result = NULL;

  stand_ins_refuse(stand_ins, "lp: Error - The printer or class does not exist.\n");
  result = RUN(stand_ins, "matrix", "--printer", "Attic");
  expect_failure(result, 1, "there is no printer “Attic”; there are: Attic_colour, Office");
}

Test(printer, says_why_nothing_can_be_printed)
{
  g_autoptr(CommandResult) none = command_run_simply("matrix", "--printer", "Office", NULL);
  g_autoptr(CommandResult) no_cups = command_run(
      &(struct command_options){.arguments = (const char *const[]){"--printer", "Office", NULL},
                                .environment = (const char *const[]){"PATH=/nowhere", NULL}});

  expect_failure(none, 1, "no printer is set up here");
  expect_err(none, "save it as a PDF instead");
  expect_failure(no_cups, 1, "there is no CUPS here");
}

Test(printer, excludes_a_file_and_another_format)
{
  g_autoptr(CommandResult) file = command_run_simply("--printer", "Office", "-o", "x.pdf", NULL);
  g_autoptr(CommandResult) dash = command_run_simply("--printer", "Office", "-o", "-", NULL);
  g_autoptr(CommandResult) format =
      command_run_simply("--printer", "Office", "--format", "csv", NULL);
  g_autoptr(CommandResult) empty = command_run_simply("--printer", "", NULL);
  g_autoptr(CommandResult) check = command_run_simply("pack", "check", "--printer", "x", NULL);

  expect_failure(file, 2, "--output and --printer exclude each other");
  expect_failure(dash, 2, "--output and --printer exclude each other");
  expect_failure(format, 2, "a printer gets a PDF");
  expect_failure(empty, 2, "the name after --printer is empty");
  expect_failure(check, 2, "there is no document to write");
}

Test(paper, is_a4_or_letter)
{
  g_autoptr(CommandResult) near = command_run_simply("--paper", "Leter", NULL);
  g_autoptr(CommandResult) far = command_run_simply("--paper", "papyrus", NULL);
  g_autoptr(CommandResult) good = command_run_simply("matrix", "--paper", "LETTER", NULL);

  expect_failure(near, 2, "“Leter” is no paper: did you mean “Letter”? there are A4, Letter");
  expect_failure(far, 2, "“papyrus” is no paper: there are A4, Letter");
  expect_success(good);
}

static bool holds(const struct command_result *result, const char *text)
{
  return memmem(result->out, result->out_length, text, strlen(text)) != NULL;
}

Test(paper, is_that_of_the_pdf)
{
  g_autoptr(CommandResult) a4 =
      command_run_simply("matrix", "--format", "pdf", "--paper", "a4", NULL);
  g_autoptr(CommandResult) letter =
      command_run_simply("matrix", "--format", "pdf", "--paper", "letter", NULL);

  expect_success(letter);
  expect_success(a4);
  cr_assert(holds(letter, "/MediaBox [ 0 0 612 792 ]"));
  cr_assert(holds(a4, "/MediaBox [ 0 0 595.27"));
}
