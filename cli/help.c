/* help.c - the help on the program and on a command: from the tables of commands and options */

#include "cli/cli.h"
#include "cli/cli-private.h"

#include <string.h>

#define HELP_WIDTH 80 /* columns; nothing of the help is wider */
#define HELP_LEFT  32 /* at most that many for what stands on the left of a list */

static const char program_summary[] =
    "A comparison table for people who work in learning and development: walk it, search it, "
    "print it, plan with it, let a group rate it. Without a command, and on a terminal, it opens "
    "on screen; anywhere else it is printed.";

static const char program_examples[] = "stage5\n"
                                       "stage5 dimension formal learning\n"
                                       "stage5 workshop new \"Spring review\" --people 8\n"
                                       "stage5 --pack my-pack\n";

/* ---- Lines ------------------------------------------------------------- */

/* Append @text, wrapped, with @indent blanks before each line but the first. It is not broken at
 * a hyphen: that of an option is part of its name. */
static void append_wrapped(GString *out, const char *text, int indent)
{
  g_autofree char *unbroken = g_strdelimit(g_strdup(text), "-", '_');
  g_autoptr(GArray) lines = text_wrap(unbroken, HELP_WIDTH - indent);

  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);

    g_string_append_printf(out, "%*s", i > 0 ? indent : 0, "");
    g_string_append_len(out, text + line->offset, (gssize)line->length);
    g_string_append_c(out, '\n');
  }
}

/* Append a row of a list: @left, and @right beginning in @column, if need be in the next line. */
static void append_row(GString *out, const char *left, const char *right, int column)
{
  int width = 2 + text_width(left, -1);

  g_string_append_printf(out, "  %s", left);
  if (width + 2 > column) {
    g_string_append_c(out, '\n');
    width = 0;
  }
  g_string_append_printf(out, "%*s", column - width, "");
  append_wrapped(out, right, column);
}

/* The lines of @examples, each cut with a backslash where it is too wide, as a shell reads it. */
static void append_examples(GString *out, const char *examples)
{
  g_auto(GStrv) lines = g_strsplit(examples, "\n", -1);

  g_string_append(out, "\nExamples:\n");
  for (char **line = lines; **line; line++) {
    const char *rest = *line;
    int indent = 2;

    while (text_width(rest, -1) + indent > HELP_WIDTH) {
      const char *cut = g_strrstr_len(rest, HELP_WIDTH - indent - 2, " -");

      if (!cut)
        break;
      g_string_append_printf(out, "%*s%.*s \\\n", indent, "", (int)(cut - rest), rest);
      rest = cut + 1;
      indent = 6;
    }
    g_string_append_printf(out, "%*s%s\n", indent, "", rest);
  }
}

/* ---- Options ----------------------------------------------------------- */

char *option_usage(const GOptionEntry *entry)
{
  const char *value = entry->arg_description;

  if (entry->short_name)
    return g_strdup_printf("-%c, --%s%s%s", entry->short_name, entry->long_name, value ? "=" : "",
                           value ? value : "");
  return g_strconcat("--", entry->long_name, value ? "=" : NULL, value, NULL);
}

static void append_options(GString *out, const char *heading, const GOptionEntry *entries)
{
  int column = 0;

  if (!entries->long_name)
    return;
  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    g_autofree char *usage = option_usage(entry);

    column = MAX(column, 4 + text_width(usage, -1));
  }
  g_string_append_printf(out, "\n%s:\n", heading);
  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    g_autofree char *usage = option_usage(entry);

    append_row(out, usage, entry->description, MIN(column, HELP_LEFT));
  }
}

/* ---- Commands ---------------------------------------------------------- */

char *command_usage(const struct command *command)
{
  return g_strchomp(g_strjoin(" ", command->name, command->arguments, NULL));
}

static void append_commands(GString *out, const struct command *table)
{
  int column = 0;

  for (const struct command *command = table; command->name; command++) {
    g_autofree char *usage = command_usage(command);

    column = MAX(column, command->hidden ? 0 : 4 + text_width(usage, -1));
  }
  g_string_append(out, "\nCommands:\n");
  for (const struct command *command = table; command->name; command++) {
    g_autofree char *usage = command_usage(command);

    if (!command->hidden)
      append_row(out, usage, command->summary, MIN(column, HELP_LEFT));
  }
}

/* The usage line, which ends in @usage, and @summary. */
static GString *help_begin(const char *usage, const char *summary)
{
  GString *out = g_string_new("Usage:\n  stage5 [OPTION…] ");

  g_string_append_printf(out, "%s\n\n", usage);
  append_wrapped(out, summary, 0);
  return out;
}

char *help_on_program(void)
{
  GOptionEntry entries[N_OPTIONS + 1];
  GString *out = help_begin("[COMMAND [ARGUMENT…]]", program_summary);

  append_commands(out, commands());
  options_common(NULL, entries);
  append_options(out, "Options", entries);
  append_examples(out, program_examples);
  g_string_append(out, "\n“stage5 COMMAND --help” says more about a command.\n");
  return g_string_free(out, FALSE);
}

/* What @command has to say if others stand behind its name: which they are. */
static void append_words(GString *out, const char *called, const struct command *command)
{
  append_commands(out, command->commands);
  g_string_append_printf(out, "\n“stage5 %s COMMAND --help” says more about a command.\n", called);
}

char *help_on_command(const char *of, const struct command *command)
{
  GOptionEntry own[N_OPTIONS + 1], common[N_OPTIONS + 1];
  g_autofree char *called = g_strconcat(of, *of ? " " : "", command->name, NULL);
  g_autofree char *usage = g_strchomp(g_strjoin(" ", called, command->arguments, NULL));
  GString *out = help_begin(usage, command->summary);

  if (command->details) {
    g_string_append_c(out, '\n');
    append_wrapped(out, command->details, 0);
  }
  if (command->commands) {
    append_words(out, called, command);
    return g_string_free(out, FALSE);
  }
  options_own(command, own);
  options_common(command, common);
  append_options(out, "Options", own);
  append_options(out, own->long_name ? "Options of all commands" : "Options", common);
  if (command->examples)
    append_examples(out, command->examples);
  return g_string_free(out, FALSE);
}
