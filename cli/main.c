/* main.c - where the program begins */

#include "cli/cli.h"
#include "tui/tui.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* ---- Help -------------------------------------------------------------- */

static bool print_program_help(const struct options *options, GError **error)
{
  g_autofree char *help = help_on_program();

  return output_text(options, help, error);
}

/* @words go on behind the name of @command: what is asked about may be one of its own. */
static bool print_command_help(const struct options *options, const struct command *command,
                               const char *const *words, GError **error)
{
  const char *of = "";
  g_autofree char *help = NULL;

  if (command->commands && words[0]) {
    g_autofree char *called = g_strconcat("stage5 ", command->name, NULL);

    of = command->name;
    command = command_find(command->commands, called, words[0], error);
    if (!command)
      return false;
  }
  help = help_on_command(of, command);
  return output_text(options, help, error);
}

/* ---- Running ----------------------------------------------------------- */

static bool show_on_terminal(const struct options *options, GError **error)
{
  g_autofree char *folder = pack_folder_find(options);
  const struct tui_options tui_options = {.pack_folder = folder,
                                          .theme = options->theme,
                                          .ascii = options->ascii,
                                          .workbook = options->workbook};
  g_autoptr(GPtrArray) problems = NULL;

  if (tui_run(&tui_options, &problems, error))
    return true;
  if (problems && problems_n_errors(problems) > 0) {
    g_clear_error(error);
    problems_report(folder, problems, error);
  }
  return false;
}

static bool run_without_command(const struct options *options, GError **error)
{
  static const char *const no_arguments[] = {NULL};

  if (!options_check_own(options, "stage5 without a command", NULL, error))
    return false;
  if (!options->format_name && !options->output && !options->printer && isatty(STDOUT_FILENO))
    return show_on_terminal(options, error);
  return command_matrix(options, no_arguments, error);
}

static bool run(const struct options *options, GError **error)
{
  const char *const *words = (const char *const *)options->words;
  const struct command *command = NULL;

  if (options->version)
    return output_text(options, "stage5 " PACKAGE_VERSION "\n", error);
  if (words && words[0]) {
    command = command_find(commands(), "stage5", words[0], error);
    if (!command)
      return false;
  }
  if (options->help)
    return command ? print_command_help(options, command, words + 1, error)
                   : print_program_help(options, error);
  return command ? command_call(command, "stage5", options, words + 1, error)
                 : run_without_command(options, error);
}

static int status_of(const GError *error)
{
  bool usage = g_error_matches(error, CLI_ERROR, CLI_ERROR_USAGE) ||
               g_error_matches(error, TUI_ERROR, TUI_ERROR_OPTION);

  return usage ? STATUS_USAGE : STATUS_FAILED;
}

int main(int argc, char **argv)
{
  g_auto(Options) options = {0};
  g_autoptr(GError) error = NULL;

  streams_reserve();
  /* The characters of the terminal; numbers and sentences are the same everywhere.
   * Each further category is a file to open before the first screen. */
  setlocale(LC_CTYPE, "");
  writing_survives(SIGXFSZ); /* a file that grows too large is an error */
  /* The option parser is left out where there is nothing to parse: the first screen
   * comes sooner. */
  if ((argc < 2 || options_read(&options, argv, &error)) && run(&options, &error))
    return STATUS_DONE;
  report(error->message);
  return status_of(error);
}
