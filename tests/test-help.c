/* The help on every command there is, as a user reads it. */

#include "tests/command-expect.h"
#include "tests/environment.h"
#include "tests/manual.h"

#define HELP_COLUMNS 80

/* The help on @called ("" for the program). Free with command_result_free(). */
static struct command_result *help_on(const char *called)
{
  g_autofree char *line = g_strconcat(called, *called ? " " : "", "--help", NULL);
  g_auto(GStrv) words = g_strsplit(line, " ", -1);

  return command_run(&(struct command_options){.arguments = (const char *const *)words});
}

static void expect_narrow(const char *called, const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

  for (char **line = lines; *line; line++)
    cr_assert_leq(text_width(*line, -1), HELP_COLUMNS, "%s --help: %s", called, *line);
}

Test(help, of_every_command_goes_to_standard_output_in_80_columns)
{
  g_autoptr(GPtrArray) all = manual_commands();
  g_autoptr(CommandResult) program = help_on("");

  expect_success(program);
  expect_narrow("stage5", program->out);
  for (guint i = 0; i < all->len; i++) {
    const struct manual_command *one = all->pdata[i];
    g_autoptr(CommandResult) result = help_on(one->called);
    g_autofree char *usage = g_strconcat("stage5 [OPTION…] ", one->called, NULL);

    expect_success(result);
    expect_out(result, usage);
    expect_narrow(one->called, result->out);
  }
  cr_assert_gt(all->len, 30);
}

/* @text in one line, with one blank where there are several. Transfer full. */
static char *flatten(const char *text)
{
  g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
  GString *flat = g_string_new(NULL);

  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf(flat, "%s ", *word);
  return g_strchomp(g_string_free(flat, FALSE));
}

/* @text stands in the help @out of @called, wherever it is broken into lines. */
static void expect_in_help(const char *called, const char *out, const char *text)
{
  g_autofree char *found = flatten(out), *wanted = flatten(text);

  cr_assert_not_null(strstr(found, wanted), "%s --help does not say “%s”:\n%s", called, text, out);
}

Test(help, names_all_that_a_command_takes)
{
  g_autoptr(GPtrArray) all = manual_commands();

  for (guint i = 0; i < all->len; i++) {
    const struct manual_command *one = all->pdata[i];
    g_autoptr(CommandResult) result = help_on(one->called);
    GOptionEntry own[N_OPTIONS + 1];

    options_own(one->command, own);
    expect_in_help(one->called, result->out, one->command->summary);
    expect_in_help(one->called, result->out, one->command->details ? one->command->details : "");
    for (const GOptionEntry *entry = own; entry->long_name; entry++) {
      g_autofree char *usage = option_usage(entry);
      g_autofree char *row = g_strconcat(usage, " ", entry->description, NULL);

      expect_in_help(one->called, result->out, row);
    }
    for (const struct command *next = one->command->commands; next && next->name; next++) {
      g_autofree char *usage = command_usage(next);

      expect_in_help(one->called, result->out, usage);
    }
  }
}

Test(help, has_examples_that_use_what_there_is)
{
  g_autoptr(GPtrArray) all = manual_commands();

  for (guint i = 0; i < all->len; i++) {
    const struct manual_command *one = all->pdata[i];
    g_autofree char *beginning = g_strconcat("stage5 ", one->called, NULL);
    g_auto(GStrv) lines = NULL;

    if (one->command->commands)
      continue;
    cr_assert_not_null(one->command->examples, "%s has no example", one->called);
    lines = g_strsplit(one->command->examples, "\n", -1);
    cr_assert_str_eq(lines[g_strv_length(lines) - 1], "");
    for (char **line = lines; **line; line++) {
      g_autofree char *complaint = manual_complaint(all, *line);

      cr_assert_null(complaint, "%s: %s", *line, complaint);
      cr_assert(g_str_has_prefix(*line, beginning), "%s: %s", one->called, *line);
    }
  }
}

/* ---- The examples, as they stand there --------------------------------- */

static void expect_examples(const char *home, const struct manual_command *one)
{
  g_auto(GStrv) lines = g_strsplit(one->command->examples ? one->command->examples : "", "\n", -1);

  for (char **line = lines; *line && **line && !one->command->on_screen; line++)
    manual_play(home, *line);
}

/* In the order of the tables, which is that of the work. */
Test(help, has_examples_that_work)
{
  g_autoptr(GPtrArray) all = manual_commands();
  char *home = manual_home_new();

  for (guint i = 0; i < all->len; i++)
    expect_examples(home, all->pdata[i]);
  environment_home_free(home);
}

Test(help, leaves_out_options_that_say_nothing_to_a_command)
{
  g_autoptr(CommandResult) rate = help_on("workshop rate");
  g_autoptr(CommandResult) report = help_on("workshop report");
  g_autoptr(CommandResult) project = help_on("project");

  expect_not_out(rate, "--printer");
  expect_not_out(rate, "--theme");
  expect_out(report, "--printer=PRINTER");
  expect_out(project, "--theme=THEME");
}

Test(help, does_not_name_what_is_not_for_people)
{
  g_autoptr(CommandResult) program = help_on("");
  g_autoptr(CommandResult) near = command_run_simply("complet", NULL);

  expect_not_out(program, "complete");
  expect_failure(near, 2, "“complet” is no command");
  cr_assert_null(strstr(near->err, "“complete”"));
}
