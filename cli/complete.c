/* complete.c - `stage5 complete`: what can come next on a command line
 *
 * The shells ask it (completion/), so that they know what the tables of commands and options
 * know, and the names of the pack and the workbook that are meant. Behind "--" stand the words
 * that were typed, the last of them, perhaps empty, being the one to complete. The first line
 * of the answer says what to offer: "words", one in each line that follows, with a tab and what
 * it is behind it; or "files"; or "folders". The shell picks those that fit.
 */
#include "cli/complete-private.h"

#include <string.h>

void completion_offer(struct completion *completion, const char *name, const char *what)
{
  g_autofree char *safe = text_escape(name, -1);
  g_autofree char *explained = text_escape(what ? what : "", -1);

  if (strcmp(safe, name) == 0) /* else it could not be typed either */
    g_string_append_printf(completion->out, "%s%s\t%s\n", completion->prefix, name, explained);
}

/* ---- Options ----------------------------------------------------------- */

/* The options that can stand here: the own ones of the command first. */
static void entries_here(const struct completion *completion, GOptionEntry own[N_OPTIONS + 1],
                         GOptionEntry common[N_OPTIONS + 1])
{
  static const struct command none;
  const struct command *command = completion->command;

  options_own(command ? command : &none, own);
  options_common(command, common);
}

static void offer_options(struct completion *completion)
{
  GOptionEntry own[N_OPTIONS + 1], common[N_OPTIONS + 1];
  const GOptionEntry *const lists[] = {own, common};

  entries_here(completion, own, common);
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    for (const GOptionEntry *entry = lists[i]; entry->long_name; entry++) {
      g_autofree char *name =
          g_strconcat("--", entry->long_name, entry->arg_description ? "=" : NULL, NULL);

      completion_offer(completion, name, entry->description);
    }
}

/* The option that @word begins with: "--format=html", "--format" or "-o"; NULL if there is none.
 * *@value is what follows the equals sign, or NULL, whether there is such an option or not. */
static const GOptionEntry *entry_of(const char *word, const GOptionEntry *entries,
                                    const char **value)
{
  gsize length = strcspn(word, "=");

  *value = word[length] ? word + length + 1 : NULL;
  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    bool is_long = *entry->long_name && g_str_has_prefix(word, "--") &&
                   length == 2 + strlen(entry->long_name) &&
                   strncmp(word + 2, entry->long_name, length - 2) == 0;

    if (is_long ||
        (entry->short_name && word[0] == '-' && word[1] == entry->short_name && !word[2]))
      return entry;
  }
  return NULL;
}

/* ---- What was typed ---------------------------------------------------- */

/* Keep the value of an option that says where names come from. */
static void keep_value(struct completion *completion, const GOptionEntry *entry, const char *value)
{
  char **kept = strcmp(entry->long_name, "pack") == 0   ? &completion->said.pack
                : strcmp(entry->long_name, "file") == 0 ? &completion->said.workbook
                                                        : NULL;

  if (kept && *value) {
    g_free(*kept);
    *kept = g_strdup(value);
  }
}

static const struct command *find(const struct command *table, const char *name)
{
  for (const struct command *command = table; command->name; command++)
    if (strcmp(command->name, name) == 0)
      return command;
  return NULL;
}

/* @word is the name of a command, or an argument of one. False if it cannot be. */
static bool take_word(struct completion *completion, const char *word)
{
  const struct command *command = completion->command;

  if (!command || command->commands) {
    completion->is_workshop = command && command->commands == workshop_commands;
    completion->command = find(command ? command->commands : commands(), word);
    return completion->command != NULL;
  }
  if (completion->n_arguments < G_N_ELEMENTS(completion->arguments))
    completion->arguments[completion->n_arguments] = word;
  completion->n_arguments++;
  return true;
}

/* Read @words up to the last one, which is that to be completed. *@entry is the option whose value
 * it is, or NULL; *@over is whether "--" ended the options. False if what was typed makes no
 * sense. */
static bool take_words(struct completion *completion, const char *const *words,
                       const GOptionEntry *entries, const GOptionEntry **entry, bool *over)
{
  *entry = NULL;
  *over = false;
  for (; words[1]; words++) {
    const char *value = NULL;
    const GOptionEntry *named = *entry || *over ? NULL : entry_of(*words, entries, &value);

    if (*entry) {
      keep_value(completion, *entry, *words);
      *entry = NULL;
    } else if (named && value) {
      keep_value(completion, named, value);
    } else if (named) {
      *entry = named->arg == G_OPTION_ARG_NONE ? NULL : named;
    } else if (!*over && strcmp(*words, "--") == 0) {
      *over = true;
    } else if (!take_word(completion, *words)) {
      return false;
    }
  }
  completion->word = *words;
  return true;
}

/* ---- What can come next ------------------------------------------------ */

static void offer_commands(struct completion *completion, const struct command *table)
{
  for (const struct command *command = table; command->name; command++)
    if (!command->hidden)
      completion_offer(completion, command->name, command->summary);
}

/* What stands in the usage line where the word does. A name that is all there is may be of
 * several words: only its first one is offered. */
static void offer_argument(struct completion *completion)
{
  g_auto(GStrv) places = g_strsplit(completion->command->arguments, " ", -1);
  guint n = g_strv_length(places), at = completion->n_arguments;
  bool goes_on = n > 0 && g_str_has_suffix(places[n - 1], "…"); /* "[TERM…]" is one name */
  g_autofree char *place = NULL;

  if (n == 0 || (at >= n && (!goes_on || n == 1)))
    return;
  place = g_strdup(places[MIN(at, n - 1)]);
  g_strdelimit(place, "[]", ' ');
  g_strstrip(place);
  if (g_str_has_suffix(place, "…"))
    place[strlen(place) - strlen("…")] = '\0';
  completion_offer_values(completion, place);
}

/* The word is "--format=ht": its beginning stays. */
static void offer_joined(struct completion *completion, const GOptionEntry *entry,
                         const char *value)
{
  g_autofree char *prefix = g_strndup(completion->word, (gsize)(value - completion->word));

  completion->prefix = prefix;
  completion->word = value;
  completion_offer_values(completion, entry->arg_description);
  completion->prefix = "";
}

static void offer_next(struct completion *completion, const GOptionEntry *entries,
                       const GOptionEntry *entry, bool over)
{
  const char *value = NULL;
  const struct command *command = completion->command;

  if (entry) {
    completion_offer_values(completion, entry->arg_description);
    return;
  }
  entry = over ? NULL : entry_of(completion->word, entries, &value);
  if (entry && value && entry->arg_description)
    offer_joined(completion, entry, value);
  else if (!over && completion->word[0] == '-' && !value)
    offer_options(completion);
  else if (value)
    return; /* of no option that there is */
  else if (!command || command->commands)
    offer_commands(completion, command ? command->commands : commands());
  else
    offer_argument(completion);
}

bool command_complete(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(GString) out = g_string_new("words\n");
  struct completion completion = {.word = "", .prefix = "", .out = out};
  struct options unused = {0};
  GOptionEntry entries[N_OPTIONS + 1];
  const GOptionEntry *entry;
  bool over;

  options_fill_entries(&unused, entries);
  if (take_words(&completion, arguments, entries, &entry, &over))
    offer_next(&completion, entries, entry, over);
  g_free(completion.said.pack);
  g_free(completion.said.workbook);
  return output_text(options, out->str, error);
}
