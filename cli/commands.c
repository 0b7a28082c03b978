/* commands.c - the table of commands, and what they share */

#include "cli/cli.h"

#include <string.h>

#define ANY_NUMBER G_MAXUINT

G_DEFINE_QUARK(stage5 - cli - error - quark, cli_error)

static const struct command all_commands[] = {
    {.name = "matrix",
     .arguments = "",
     .summary = "Show the whole table",
     .examples = "stage5 matrix\n"
                 "stage5 matrix -o table.html\n"
                 "stage5 matrix --format csv\n",
     .run = command_matrix},
    {.name = "dimension",
     .arguments = "DIMENSION…",
     .summary = "Show one dimension in full",
     .details = "DIMENSION is the id, the name or the beginning of it; a name of several words "
                "needs no quotation marks.",
     .examples = "stage5 dimension mindset\n"
                 "stage5 dimension formal learning --format markdown\n",
     .missing = "the name of a dimension",
     .max_arguments = ANY_NUMBER,
     .run = command_dimension},
    {.name = "search",
     .arguments = "WORDS…",
     .summary = "Show every text in which all the words stand",
     .details = "The beginning of a word is enough, and letter case does not matter.",
     .examples = "stage5 search community manager\n"
                 "stage5 search trust -o trust.pdf\n",
     .missing = "a word to look for",
     .max_arguments = ANY_NUMBER,
     .run = command_search},
    {.name = "glossary",
     .arguments = "[TERM…]",
     .summary = "Explain a term, or all of them",
     .examples = "stage5 glossary wirearchy\n"
                 "stage5 glossary -o terms.pdf\n",
     .max_arguments = ANY_NUMBER,
     .run = command_glossary},
    {.name = "roles",
     .arguments = "[ROLE…]",
     .summary = "Show the roles and the skills they ask for, or one role",
     .examples = "stage5 roles\n"
                 "stage5 roles performance consultant\n",
     .max_arguments = ANY_NUMBER,
     .run = command_roles},
    {.name = "gap",
     .arguments = "",
     .summary = "Show the skills between two roles",
     .examples = "stage5 gap --from trainer --to learning-consultant\n"
                 "stage5 gap --from trainer --nearest --rate facilitation=3\n",
     .takes = gap_options,
     .run = command_gap},
    {.name = "plan",
     .arguments = "COMMAND [ARGUMENT…]",
     .summary = "Make a plan from one role to another, show it, keep it up to date",
     .missing = "what to do (new, list, show, tick …)",
     .commands = plan_commands},
    {.name = "workshop",
     .arguments = "COMMAND [ARGUMENT…]",
     .summary = "Let a group rate, talk and decide: ballots, results, actions, report",
     .missing = "what to do (new, list, show, rate …)",
     .commands = workshop_commands},
    {.name = "project",
     .arguments = "",
     .summary = "Follow the workshop that runs, for the projector: on another terminal",
     .details = "Start it in the window that the projector shows, and run the workshop in "
                "another one. It shows nothing that is not revealed, no names, and no notes of "
                "the facilitator. With --file it follows another workbook than the usual one.",
     .examples = "stage5 project\n"
                 "stage5 project --file spring.stage5 --theme high-contrast\n",
     .no_document = true,
     .on_screen = true,
     .run = command_project},
    {.name = "export",
     .arguments = "DIR",
     .summary = "Write the whole workbook as CSV tables into the folder DIR",
     .examples = "stage5 export my-plans\n"
                 "stage5 export spring --file spring.stage5\n",
     .missing = "the folder to make",
     .max_arguments = 1,
     .no_document = true,
     .run = command_export},
    {.name = "import",
     .arguments = "DIR",
     .summary = "Read back what export wrote",
     .details = "A plan or a workshop whose name the workbook has already is refused, and then "
                "nothing is read.",
     .examples = "stage5 import my-plans --file new.stage5\n",
     .missing = "the folder to read",
     .max_arguments = 1,
     .no_document = true,
     .run = command_import},
    {.name = "pack",
     .arguments = "COMMAND [ARGUMENT…]",
     .summary = "Check a pack, show facts about it, or begin a new one",
     .missing = "what to do with the pack (new, check or info)",
     .commands = pack_commands},
    {.name = "complete",
     .arguments = "WORDS…",
     .summary = "Say what can come next on a command line",
     .missing = "the words that were typed, behind --,",
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .hidden = true,
     .run = command_complete},
    {0},
};

const struct command *commands(void)
{
  return all_commands;
}

/* ---- Finding and running ----------------------------------------------- */

/* Those that are not hidden, NULL at the end. Transfer container. */
static const char **command_names(const struct command *table)
{
  const char **names;
  guint n = 0;

  while (table[n].name)
    n++;
  names = g_new0(const char *, n + 1);
  n = 0;
  for (const struct command *command = table; command->name; command++)
    if (!command->hidden)
      names[n++] = command->name;
  return names;
}

static void refuse_name(const struct command *table, const char *of, const char *name,
                        GError **error)
{
  g_autofree const char **names = command_names(table);
  g_autofree char *near = suggestion_new(name, names);

  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
              "“%s” is no command: %s“%s --help” lists the commands", name, near ? near : "", of);
}

const struct command *command_find(const struct command *table, const char *of, const char *name,
                                   GError **error)
{
  for (const struct command *command = table; command->name; command++)
    if (strcmp(command->name, name) == 0)
      return command;
  refuse_name(table, of, name, error);
  return NULL;
}

static bool check_number(const struct command *command, const char *called,
                         const char *const *arguments, GError **error)
{
  guint n = words_count(arguments);

  if (n == 0 && command->missing) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "%s: %s is missing; “stage5 %s --help” says how to use it", called,
                command->missing, called);
    return false;
  }
  if (n > command->max_arguments && !command->commands) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "%s: “%s” is one word too many; leave it out, or see “stage5 %s --help”", called,
                arguments[command->max_arguments], called);
    return false;
  }
  return true;
}

/* What has an answer and no document has nothing to write. */
static bool check_document(const struct command *command, const struct options *options,
                           const char *called, GError **error)
{
  if (!command->no_document || (!options->format_name && !options->output && !options->printer))
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
              "%s: there is no document to write; leave out --format, --output and --printer",
              called);
  return false;
}

bool command_call(const struct command *command, const char *of, const struct options *options,
                  const char *const *arguments, GError **error)
{
  g_autofree char *whole = g_strjoin(" ", of, command->name, NULL);
  const char *called = whole + strlen("stage5 ");
  const struct command *next;

  if (!check_number(command, called, arguments, error))
    return false;
  if (command->commands) {
    next = command_find(command->commands, whole, arguments[0], error);
    return next && command_call(next, whole, options, arguments + 1, error);
  }
  return options_check_own(options, called, command->takes, error) &&
         check_document(command, options, called, error) && command->run(options, arguments, error);
}
