#include "tests/manual.h"

#include "tests/command.h"
#include "tests/environment.h"

#include <criterion/criterion.h>
#include <string.h>

/* ---- All commands ------------------------------------------------------ */

static void command_free(gpointer data)
{
  struct manual_command *command = data;

  g_free(command->called);
  g_free(command);
}

static void add(GPtrArray *all, const struct command *table, const char *of)
{
  for (const struct command *command = table; command->name; command++) {
    struct manual_command *one;

    if (command->hidden)
      continue;
    one = g_new0(struct manual_command, 1);
    one->command = command;
    one->called = g_strconcat(of, *of ? " " : "", command->name, NULL);
    g_ptr_array_add(all, one);
    if (command->commands)
      add(all, command->commands, one->called);
  }
}

GPtrArray *manual_commands(void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(command_free);

  add(all, commands(), "");
  return all;
}

/* ---- One command line -------------------------------------------------- */

/* Whether the first of @argv are the words of @called. */
static bool begins(char **argv, const char *called)
{
  g_auto(GStrv) words = g_strsplit(called, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!argv[i] || strcmp(argv[i], words[i]) != 0)
      return false;
  return true;
}

/* The longest command of @all that @argv, without "stage5", begins with; or NULL. */
static const struct manual_command *find_longest(const GPtrArray *all, char **argv)
{
  const struct manual_command *found = NULL;

  for (guint i = 0; i < all->len; i++) {
    const struct manual_command *one = all->pdata[i];

    if (begins(argv, one->called) && (!found || strlen(one->called) > strlen(found->called)))
      found = one;
  }
  return found;
}

/* The option among @entries that @word is: "--now", "--now=2" or "-o"; NULL if there is none. */
static const GOptionEntry *entry_find(const GOptionEntry *entries, const char *word)
{
  g_autofree char *name = g_strndup(word, strcspn(word, "="));

  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    g_autofree char *with_letter = g_strdup_printf("-%c", entry->short_name);
    g_autofree char *in_full = g_strconcat("--", entry->long_name, NULL);

    if (strcmp(name, in_full) == 0 || (entry->short_name && strcmp(name, with_letter) == 0))
      return entry;
  }
  return NULL;
}

/* How many words of @argv stand before the command: options with their values. */
static guint skip_options(char **argv, const GOptionEntry *common)
{
  guint n = 0;

  while (argv[n] && argv[n][0] == '-') {
    const GOptionEntry *entry = entry_find(common, argv[n]);
    bool has_value = entry && entry->arg_description && !strchr(argv[n], '=');

    n += has_value && argv[n + 1] ? 2 : 1;
  }
  return n;
}

/* A command of which others stand behind the name wants one of them. */
static bool is_whole(const struct manual_command *one, char **words)
{
  guint n = g_strv_length(words);

  return !one->command->commands || n == 1 || (n == 2 && strcmp(words[1], "--help") == 0);
}

char *manual_complaint(const GPtrArray *all, const char *line)
{
  static const struct command none;
  GOptionEntry own[N_OPTIONS + 1], common[N_OPTIONS + 1];
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;
  const struct manual_command *one;
  char **words;

  if (!g_shell_parse_argv(line, NULL, &argv, &error))
    return g_strdup(error->message);
  options_common(NULL, common);
  words = argv + 1 + skip_options(argv + 1, common);
  one = *words ? find_longest(all, words) : NULL;
  if (*words && (!one || !is_whole(one, words)))
    return g_strdup("there is no such command");
  options_own(one ? one->command : &none, own);
  options_common(one ? one->command : NULL, common);
  for (char **word = argv + 1; *word; word++) {
    const GOptionEntry *entry = entry_find(own, *word);

    entry = entry ? entry : entry_find(common, *word);
    if (entry && entry->arg_description && !strchr(*word, '=') && word[1])
      word++;
    else if (!entry && (*word)[0] == '-' && (*word)[1])
      return g_strdup_printf("%s is no option of it", *word);
  }
  return NULL;
}

/* ---- Trying it --------------------------------------------------------- */

char *manual_home_new(void)
{
  char *home = environment_home_new();
  g_autofree char *ballots = g_build_filename(home, "ballots.csv", NULL);

  cr_assert(g_file_set_contents(ballots, "person,dimension,now,want,comment\np7,mindset,2,4,\n", -1,
                                NULL));
  manual_play(home, "stage5 workshop new \"Winter review\"");
  manual_play(home, "stage5 --file spring.stage5 workshop new Spring");
  return home;
}

void manual_play(const char *home, const char *line)
{
  g_auto(GStrv) argv = NULL;
  g_autoptr(CommandResult) result = NULL;

  cr_assert(g_shell_parse_argv(line, NULL, &argv, NULL), "%s", line);
  result = command_run(&(struct command_options){
      .arguments = (const char *const *)argv + 1, .home = home, .folder = home});
  cr_assert_eq(result->status, 0, "%s: %d, %s", line, result->status, result->err);
}
