/* commands.c - the table of commands, and what they share */

#include "cli/cli.h"

#include <string.h>

#define ANY_NUMBER G_MAXUINT

G_DEFINE_QUARK(stage5 - cli - error - quark, cli_error)

const struct command *commands(void)
{
  static const struct command table[] = {
      {"matrix", "", "Show the whole table", NULL, 0, command_matrix},
      {"dimension", "NAME…", "Show one dimension in full", "the name of a dimension", ANY_NUMBER,
       command_dimension},
      {"search", "WORDS…", "Show every text in which all the words stand", "a word to look for",
       ANY_NUMBER, command_search},
      {"glossary", "[TERM…]", "Explain a term, or all of them", NULL, ANY_NUMBER, command_glossary},
      {"roles", "[NAME…]", "Show the roles and the skills they ask for, or one role", NULL,
       ANY_NUMBER, command_roles},
      {"pack", "COMMAND [DIR]", "Check a pack, show facts about it, or begin a new one",
       "what to do with the pack (check, info or new)", ANY_NUMBER, command_pack},
      {0},
  };

  return table;
}

/* ---- Finding and running ----------------------------------------------- */

/* NULL at the end. Transfer container. */
static const char **command_names(const struct command *table)
{
  const char **names;
  guint n = 0;

  while (table[n].name)
    n++;
  names = g_new0(const char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = table[i].name;
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

bool command_run(const struct command *command, const char *of, const struct options *options,
                 const char *const *arguments, GError **error)
{
  guint n = words_count(arguments);

  if (n == 0 && command->missing) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "%s: %s is missing; “%s %s --help” says how to use it", command->name,
                command->missing, of, command->name);
    return false;
  }
  if (n > command->max_arguments) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "%s: “%s” is one word too many; leave it out, or see “%s %s --help”", command->name,
                arguments[command->max_arguments], of, command->name);
    return false;
  }
  return command->run(options, arguments, error);
}

char *commands_to_string(const struct command *table)
{
  GString *list = g_string_new(NULL);

  for (const struct command *command = table; command->name; command++) {
    g_autofree char *usage = g_strjoin(" ", command->name, command->arguments, NULL);

    g_string_append_printf(list, "  %s%*s%s\n", usage, 26 - text_width(usage, -1), "",
                           command->summary);
  }
  return g_string_free(list, FALSE);
}
