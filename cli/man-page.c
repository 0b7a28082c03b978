/* man-page.c - fills the lists of options, commands and keys into stage5(1)
 *
 *   man-page TEMPLATE >stage5.1
 *
 * A program of the build, not of the house. The lists come from the tables that the program
 * itself goes by, so that a new command, option or action is in the page without a change.
 */
#include "cli/cli-private.h"
#include "tui/actions.h"
#include "tui/tui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_BYTES 78 /* mandoc complains of longer ones than 80 */

/* ---- Text -------------------------------------------------------------- */

/* Append @word: a backslash, a hyphen and a dot at the beginning of a line mean something. */
static void append_word(GString *out, const char *word)
{
  if (out->len == 0 || out->str[out->len - 1] == '\n')
    g_string_append(out, *word == '.' || *word == '\'' ? "\\&" : "");
  for (const char *at = word; *at; at++)
    if (*at == '\\')
      g_string_append(out, "\\e");
    else if (*at == '-' && (at == word || !g_ascii_isalnum(at[-1])))
      g_string_append(out, "\\-"); /* of an option, to be copied as it is */
    else
      g_string_append_c(out, *at);
}

static bool ends_sentence(const char *word)
{
  gsize length = strlen(word);

  return length > 1 && strchr(".!?", word[length - 1]);
}

/* Append @text in lines, and each sentence on a line of its own. It ends with a full stop. */
static void append_text(GString *out, const char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  gsize begin = out->len;

  for (char **word = words; *word; word++) {
    bool is_first = out->len == begin;

    if (!is_first && out->len - begin + 1 + strlen(*word) > LINE_MAX_BYTES)
      g_string_append_c(out, '\n');
    else if (!is_first)
      g_string_append_c(out, ' ');
    if (out->str[out->len - 1] == '\n')
      begin = out->len;
    append_word(out, *word);
    if (ends_sentence(*word) && word[1]) {
      g_string_append_c(out, '\n');
      begin = out->len;
    }
  }
  g_string_append(out, g_str_has_suffix(text, ".") ? "\n" : ".\n");
}

/* ---- Options ----------------------------------------------------------- */

static void append_options(GString *out, const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
    g_string_append(out, ".It ");
    if (entry->short_name)
      g_string_append_printf(out, "Fl %c , ", entry->short_name);
    g_string_append_printf(out, "Fl -%s", entry->long_name);
    if (entry->arg_description)
      g_string_append_printf(out, " Ns = Ns Ar %s", entry->arg_description);
    g_string_append_c(out, '\n');
    append_text(out, entry->description);
  }
}

static void fill_options(GString *out)
{
  GOptionEntry entries[N_OPTIONS + 1];

  options_common(NULL, entries);
  append_options(out, entries);
}

/* ---- Commands ---------------------------------------------------------- */

static void append_examples(GString *out, const char *examples)
{
  g_auto(GStrv) lines = g_strsplit(examples, "\n", -1);

  g_string_append(out, ".Bd -literal -offset indent\n");
  for (char **line = lines; **line; line++) {
    append_word(out, *line);
    g_string_append_c(out, '\n');
  }
  g_string_append(out, ".Ed\n");
}

static void append_command(GString *out, const char *of, const struct command *command)
{
  GOptionEntry own[N_OPTIONS + 1];

  g_string_append_printf(out, ".It Cm %s%s%s", of, *of ? " " : "", command->name);
  if (*command->arguments)
    g_string_append_printf(out, " Ar %s", command->arguments);
  g_string_append_c(out, '\n');
  append_text(out, command->summary);
  if (command->details)
    append_text(out, command->details);
  options_own(command, own);
  if (own->long_name) {
    g_string_append(out, ".Bl -tag -width Ds\n");
    append_options(out, own);
    g_string_append(out, ".El\n");
  }
  if (command->examples)
    append_examples(out, command->examples);
}

static void append_commands(GString *out, const char *of, const struct command *table)
{
  for (const struct command *command = table; command->name; command++)
    if (!command->hidden) {
      append_command(out, of, command);
      if (command->commands)
        append_commands(out, command->name, command->commands);
    }
}

static void fill_commands(GString *out)
{
  append_commands(out, "", commands());
}

/* ---- Keys and themes --------------------------------------------------- */

static void append_keys(GString *out, const struct keymap *keymap, enum action action)
{
  for (guint i = 0; keymap_key(keymap, action, i); i++) {
    g_autofree char *name = key_to_name(keymap_key(keymap, action, i), true);

    g_string_append_printf(out, "%sIc \\&%s ", i > 0 ? ", " : "", name);
  }
}

static void fill_keys(GString *out)
{
  struct keymap *keymap = keymap_new();

  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++) {
    g_string_append(out, ".It ");
    append_keys(out, keymap, (enum action)action);
    g_string_append_printf(out, "Pq Li %s\n", action_name((enum action)action));
    append_text(out, action_help((enum action)action));
  }
  keymap_free(keymap);
}

static void fill_themes(GString *out)
{
  const char *const *names = tui_theme_names();

  for (guint i = 0; names[i]; i++)
    g_string_append_printf(out, ".Li %s%s\n%s", names[i], names[i + 1] && names[i + 2] ? " ," : "",
                           names[i + 1] && !names[i + 2] ? "and\n" : "");
  g_string_truncate(out, out->len - 1);
  g_string_append(out, " .\n");
}

/* ---- The page ---------------------------------------------------------- */

static void append_line(GString *out, const char *line)
{
  static const struct {
    const char *mark;
    void (*fill)(GString *out);
  } marks[] = {{"@OPTIONS@", fill_options},
               {"@COMMANDS@", fill_commands},
               {"@KEYS@", fill_keys},
               {"@THEMES@", fill_themes}};

  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (strcmp(line, marks[i].mark) == 0) {
      marks[i].fill(out);
      return;
    }
  g_string_append_printf(out, "%s\n", line);
}

int main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *template = NULL;
  g_auto(GStrv) lines = NULL;

  if (argc != 2 || !g_file_get_contents(argv[1], &template, NULL, &error)) {
    fprintf(stderr, "man-page: %s\n", error ? error->message : "usage: man-page TEMPLATE");
    return EXIT_FAILURE;
  }
  lines = g_strsplit(g_strchomp(template), "\n", -1);
  for (char **line = lines; *line; line++)
    append_line(out, *line);
  return fputs(out->str, stdout) >= 0 && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
