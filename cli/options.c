/* options.c - reading the options, and which of them a command takes */

#include "cli/cli.h"
#include "cli/cli-private.h"
#include "tui/tui.h"

#include <string.h>

static GOptionContext *options_context(const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new(NULL);

  g_option_context_set_help_enabled(context, FALSE); /* ours knows the commands */
  g_option_context_add_main_entries(context, entries, NULL);
  return context;
}

/* What @entry means to a command that has @helps (or NULL) for it. */
static void entry_explain(GOptionEntry *entry, const struct option_help *helps)
{
  for (; helps && helps->name; helps++)
    if (strcmp(helps->name, entry->long_name) == 0)
      entry->description = helps->help;
}

void options_own(const struct command *command, GOptionEntry entries[N_OPTIONS + 1])
{
  struct options unused = {0};
  GOptionEntry all[N_OPTIONS + 1];
  guint n = 0;

  options_fill_entries(&unused, all);
  for (guint i = N_COMMON; i < N_OPTIONS; i++)
    if (command->takes && g_strv_contains(command->takes, all[i].long_name)) {
      entries[n] = all[i];
      entry_explain(&entries[n++], command->helps);
    }
  memset(&entries[n], 0, sizeof entries[n]);
}

/* Whether the option @name, which all commands take, means anything to @command. */
static bool common_serves(const struct command *command, const char *name)
{
  static const char *const of_documents[] = {"format", "output", "paper", "printer", NULL};

  if (!*name) /* what is no option */
    return false;
  if (g_strv_contains(of_documents, name))
    return !command || !command->no_document;
  if (strcmp(name, "theme") == 0)
    return !command || command->on_screen;
  return !command || strcmp(name, "version") != 0;
}

void options_common(const struct command *command, GOptionEntry entries[N_OPTIONS + 1])
{
  struct options unused = {0};
  GOptionEntry all[N_OPTIONS + 1];
  guint n = 0;

  options_fill_entries(&unused, all);
  for (guint i = 0; i < N_COMMON; i++)
    if (common_serves(command, all[i].long_name))
      entries[n++] = all[i];
  memset(&entries[n], 0, sizeof entries[n]);
}

/* Whether the option of @entry was given. */
static bool entry_is_set(const GOptionEntry *entry)
{
  if (entry->arg == G_OPTION_ARG_NONE)
    return *(const gboolean *)entry->arg_data;
  return *(void *const *)entry->arg_data != NULL;
}

bool options_check_own(const struct options *options, const char *command, const char *const *takes,
                       GError **error)
{
  struct options looked_at = *options;
  GOptionEntry entries[N_OPTIONS + 1];

  options_fill_entries(&looked_at, entries);
  for (guint i = N_COMMON; i < N_OPTIONS; i++)
    if (entry_is_set(&entries[i]) && !(takes && g_strv_contains(takes, entries[i].long_name))) {
      g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                  "--%s says nothing to “%s”; leave it out, or see “stage5 %s%s--help”",
                  entries[i].long_name, command, takes ? command : "", takes ? " " : "");
      return false;
    }
  return true;
}

/* Free what the options of @entries hold. */
static void entries_clear(const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name; entry++)
    if (entry->arg == G_OPTION_ARG_FILENAME)
      g_free(*(char **)entry->arg_data);
    else if (entry->arg == G_OPTION_ARG_FILENAME_ARRAY)
      g_strfreev(*(char ***)entry->arg_data);
}

void options_clear(struct options *options)
{
  GOptionEntry entries[N_OPTIONS + 1];

  options_fill_entries(options, entries);
  entries_clear(entries);
}

/* ---- Near misses ------------------------------------------------------- */

/* The long options as they are typed, NULL at the end. Transfer full. */
static char **option_names(void)
{
  struct options unused = {0};
  GOptionEntry entries[N_OPTIONS + 1];
  char **names = g_new0(char *, N_OPTIONS + 1);
  guint n = 0;

  options_fill_entries(&unused, entries);
  for (const GOptionEntry *entry = entries; entry->long_name; entry++)
    if (*entry->long_name)
      names[n++] = g_strconcat("--", entry->long_name, NULL);
  return names;
}

/* The first long option among @argv that there is none of, without its value.
 * Transfer full. */
static char *unknown_option(char **argv, const char *const *names)
{
  for (char **argument = argv + 1; *argument && strcmp(*argument, "--") != 0; argument++) {
    g_autofree char *name = g_strndup(*argument, strcspn(*argument, "="));

    if (g_str_has_prefix(name, "--") && !g_strv_contains(names, name))
      return g_steal_pointer(&name);
  }
  return NULL;
}

/* Put what the option parser said into a sentence that helps. */
static void explain(GError *parser_error, char **argv, GError **error)
{
  g_auto(GStrv) list = option_names();
  const char *const *names = (const char *const *)list;
  g_autofree char *unknown = unknown_option(argv, names);
  g_autofree char *near = NULL;

  if (!unknown || !g_error_matches(parser_error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE, "%s; “stage5 --help” lists the options",
                parser_error->message);
    return;
  }
  near = suggestion_new(unknown, names);
  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE, "“%s” is no option: %s“stage5 --help” lists them",
              unknown, near ? near : "");
}

/* ---- Values ------------------------------------------------------------ */

/* False, with an error about "--@option=@value", which is none of @names. */
static bool value_refuse(const char *option, const char *value, const char *const *names,
                         GError **error)
{
  g_autofree char *near = suggestion_new(value, names);
  g_autofree char *list = words_glue(names, ", ");

  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE, "“%s” is no %s: %sthere are %s", value, option,
              near ? near : "", list);
  return false;
}

static bool theme_check(const struct options *options, GError **error)
{
  const char *const *names = tui_theme_names();

  if (!options->theme || g_strv_contains(names, options->theme))
    return true;
  return value_refuse("theme", options->theme, names, error);
}

/* NULL at the end. Transfer container. */
static const char **format_names(void)
{
  const struct format *const *formats = document_formats();
  const char **names;
  guint n = 0;

  while (formats[n])
    n++;
  names = g_new0(const char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = formats[i]->name;
  return names;
}

static bool format_by_name(struct options *options, GError **error)
{
  g_autofree const char **names = NULL;

  options->format = document_format_by_name(options->format_name);
  if (options->format)
    return true;
  names = format_names();
  return value_refuse("format", options->format_name, names, error);
}

/* A file without an ending gets text. One with an ending that stage5 does not write
 * would be a text that pretends to be something else. */
static bool format_by_output(struct options *options, GError **error)
{
  g_autofree char *name = g_path_get_basename(options->output);
  g_autofree char *endings = document_endings(NULL);
  const char *ending = strrchr(name, '.');

  options->format = document_format_by_path(options->output);
  if (options->format || !ending || ending == name)
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
              "“%s” does not end like a file that stage5 writes (%s): change the ending, or say "
              "--format",
              options->output, endings);
  return false;
}

static bool format_find(struct options *options, GError **error)
{
  if (options->format_name)
    return format_by_name(options, error);
  if (options->output && strcmp(options->output, "-") != 0)
    return format_by_output(options, error);
  return true;
}

static bool paper_check(const struct options *options, GError **error)
{
  enum paper paper;

  if (!options->paper_name || paper_by_name(options->paper_name, &paper))
    return true;
  return value_refuse("paper", options->paper_name, paper_names(), error);
}

/* A printer gets a PDF, and @options know no other format for it. */
static bool printer_check(const struct options *options, GError **error)
{
  if (!options->printer || !options->format || options->format == print_format())
    return true;
  g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE,
                      "a printer gets a PDF: leave out --format");
  return false;
}

/* It goes to one place, and that has a name. */
static bool output_check(const struct options *options, GError **error)
{
  const char *wrong = NULL;

  if (options->output && !*options->output)
    wrong = "the name after --output is empty: name a file, or - for standard output";
  else if (options->workbook && !*options->workbook)
    wrong = "the name after --file is empty: name a workbook, or leave --file out";
  else if (options->printer && !*options->printer)
    wrong = "the name after --printer is empty: name a printer; “lpstat -e” lists them";
  else if (options->printer && options->output)
    wrong = "--output and --printer exclude each other: leave one out, and call stage5 twice for "
            "both";
  if (wrong)
    g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE, wrong);
  return !wrong;
}

/* ---- Reading ----------------------------------------------------------- */

/* Whether the value of @argument is the argument after it. */
static bool takes_next(const char *argument, const GOptionEntry *entries)
{
  if (strcmp(argument, "-o") == 0)
    return true;
  for (const GOptionEntry *entry = entries; entry->long_name; entry++)
    if (entry->arg != G_OPTION_ARG_NONE && g_str_has_prefix(argument, "--") &&
        strcmp(argument + 2, entry->long_name) == 0)
      return true;
  return false;
}

/* A copy of @argv in which "-oFILE" is "-o FILE": GLib's parser knows only that.
 * Transfer full. */
static char **arguments_spread(char **argv)
{
  struct options unused = {0};
  GOptionEntry entries[N_OPTIONS + 1];
  g_autoptr(GPtrArray) spread = g_ptr_array_new();
  bool is_value = true, is_over = false;

  options_fill_entries(&unused, entries);
  for (; *argv; argv++) {
    bool joined = !is_value && !is_over && g_str_has_prefix(*argv, "-o") && (*argv)[2];

    is_over |= !is_value && strcmp(*argv, "--") == 0;
    is_value = !is_value && !is_over && takes_next(*argv, entries);
    if (joined)
      g_ptr_array_add(spread, g_strdup("-o"));
    g_ptr_array_add(spread, g_strdup(joined ? *argv + 2 : *argv));
  }
  g_ptr_array_add(spread, NULL);
  return (char **)g_ptr_array_free(g_steal_pointer(&spread), FALSE);
}

bool options_read(struct options *options, char **argv, GError **error)
{
  GOptionEntry entries[N_OPTIONS + 1];
  g_autoptr(GOptionContext) context = NULL;
  g_auto(GStrv) arguments = arguments_spread(argv);
  g_autoptr(GError) parser_error = NULL;

  options_fill_entries(options, entries);
  context = options_context(entries);
  if (!g_option_context_parse_strv(context, &arguments, &parser_error)) {
    explain(parser_error, argv, error);
    return false;
  }
  return output_check(options, error) && format_find(options, error) &&
         paper_check(options, error) && printer_check(options, error) &&
         theme_check(options, error);
}
