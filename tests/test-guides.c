/* The README and the guides: the commands, keys, tables and files that they name are there. */

#include "tests/command.h"
#include "tests/environment.h"
#include "tests/manual.h"

#include "content/reader-private.h"
#include "tui/actions.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const guides[] = {"README.md", "doc/guide-facilitators.md",
                                     "doc/guide-pack-authors.md"};

static char *guide_read(const char *name)
{
  g_autofree char *path = g_build_filename(TOP_SRCDIR, name, NULL);
  char *text = NULL;

  cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
  return text;
}

/* The pieces of @text that @pattern, with one group, finds. Transfer full. */
static GPtrArray *pieces(const char *text, const char *pattern)
{
  g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);

  for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL))
    g_ptr_array_add(found, g_match_info_fetch(match, 1));
  return found;
}

/* ---- Commands ---------------------------------------------------------- */

/* @line is a command as the guide @name has it, perhaps with a comment of the shell behind it. */
static void expect_command(const GPtrArray *all, const char *name, const char *line)
{
  const char *comment = strstr(line, "  #");
  g_autofree char *command = g_strndup(line, comment ? (gsize)(comment - line) : strlen(line));
  g_autofree char *complaint = manual_complaint(all, command);

  cr_assert_null(complaint, "%s: “%s”: %s", name, command, complaint);
}

/* The command lines among the lines of @text that are code: fenced, or indented. Transfer full. */
static GPtrArray *command_lines(const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  bool fenced = false;

  for (char **line = lines; *line; line++) {
    bool is_code = fenced || g_str_has_prefix(*line, "    ");

    fenced ^= g_str_has_prefix(*line, "```");
    g_strstrip(*line);
    if (is_code && (g_str_has_prefix(*line, "stage5 ") || strcmp(*line, "stage5") == 0))
      g_ptr_array_add(found, g_strdup(*line));
  }
  return found;
}

Test(guides, name_commands_and_options_that_there_are)
{
  g_autoptr(GPtrArray) all = manual_commands();

  for (gsize i = 0; i < G_N_ELEMENTS(guides); i++) {
    g_autofree char *text = guide_read(guides[i]);
    g_auto(GStrv) parts = g_strsplit(text, " \\\n", -1); /* a line that goes on */
    g_autofree char *joined = g_strjoinv("", parts);
    g_autoptr(GPtrArray) lines = command_lines(joined);
    g_autoptr(GPtrArray) inlines = pieces(joined, "`(?:\\./)?(stage5(?: [^`]*)?)`");

    for (guint j = 0; j < lines->len; j++)
      expect_command(all, guides[i], lines->pdata[j]);
    for (guint j = 0; j < inlines->len; j++)
      expect_command(all, guides[i], inlines->pdata[j]);
    cr_assert_gt(lines->len, 4, "%s", guides[i]);
    cr_assert_gt(inlines->len, 0, "%s", guides[i]);
  }
}

/* Whether it needs a screen, or a printer. */
static bool is_for_eyes(const char *line)
{
  return strstr(line, "stage5 project") || strstr(line, "--printer");
}

/* One after the other, as they stand there. */
Test(guides, name_commands_that_work)
{
  for (gsize i = 0; i < G_N_ELEMENTS(guides); i++) {
    g_autofree char *text = guide_read(guides[i]);
    g_auto(GStrv) parts = g_strsplit(text, " \\\n", -1);
    g_autofree char *joined = g_strjoinv("", parts);
    g_autoptr(GPtrArray) lines = command_lines(joined);
    char *home = manual_home_new();

    if (!strstr(joined, "workshop new \"Spring review\"")) /* made with keys, says the guide */
      manual_play(home, "stage5 workshop new \"Spring review\"");
    for (guint j = 0; j < lines->len; j++)
      if (!is_for_eyes(lines->pdata[j]))
        manual_play(home, lines->pdata[j]);
    environment_home_free(home);
  }
}

/* ---- Keys -------------------------------------------------------------- */

/* Whether an action has the key that is called @name, as it is written in the config file. */
static bool is_key(const struct keymap *keymap, const char *name)
{
  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++)
    for (guint i = 0; keymap_key(keymap, (enum action)action, i); i++) {
      g_autofree char *key = key_to_name(keymap_key(keymap, (enum action)action, i), true);

      if (strcmp(key, name) == 0)
        return true;
    }
  return false;
}

/* What is typed where people count and rate, and is no action. */
static bool is_sign(const char *name)
{
  static const char *const signs[] = {"-", "0 2 4 1 1 ?2 -1", NULL};

  return g_strv_contains(signs, name);
}

Test(guides, name_keys_that_there_are)
{
  g_autofree char *text = guide_read("doc/guide-facilitators.md");
  g_autoptr(GPtrArray) codes = pieces(text, "`([^`\n]+)`");
  struct keymap *keymap = keymap_new();
  guint n = 0;

  for (guint i = 0; i < codes->len; i++) {
    const char *code = codes->pdata[i];

    if (g_str_has_prefix(code, "stage5") || is_sign(code))
      continue;
    cr_assert(is_key(keymap, code), "“%s” is no key", code);
    n++;
  }
  cr_assert_gt(n, 30);
  keymap_free(keymap);
}

/* ---- Tables and files -------------------------------------------------- */

Test(guides, name_all_tables_of_a_pack)
{
  g_autofree char *text = guide_read("doc/guide-pack-authors.md");
  g_autoptr(GPtrArray) names = pieces(text, "`([a-z_]+\\.csv)`");

  for (guint i = 0; i < N_TABLES; i++)
    cr_assert(g_ptr_array_find_with_equal_func(names, pack_tables[i].file, g_str_equal, NULL),
              "%s is missing", pack_tables[i].file);
  for (guint i = 0; i < names->len; i++) {
    bool known = false;

    for (guint j = 0; j < N_TABLES; j++)
      known = known || strcmp(names->pdata[i], pack_tables[j].file) == 0;
    cr_assert(known, "%s is no table", (char *)names->pdata[i]);
  }
}

Test(guides, lead_to_files_that_there_are)
{
  for (gsize i = 0; i < G_N_ELEMENTS(guides); i++) {
    g_autofree char *text = guide_read(guides[i]);
    g_autoptr(GPtrArray) links = pieces(text, "\\]\\(([^):]+)\\)");
    g_autofree char *path = g_build_filename(TOP_SRCDIR, guides[i], NULL);
    g_autofree char *folder = g_path_get_dirname(path);

    for (guint j = 0; j < links->len; j++) {
      g_autofree char *target = g_build_filename(folder, links->pdata[j], NULL);

      cr_assert(g_file_test(target, G_FILE_TEST_EXISTS), "%s: %s", guides[i],
                (char *)links->pdata[j]);
    }
  }
}

/* ---- The package ------------------------------------------------------- */

Test(guides, news_the_package_and_the_program_are_of_one_version)
{
  g_autofree char *news = guide_read("NEWS.md"), *changes = guide_read("debian/changelog");
  g_autoptr(CommandResult) program =
      command_run(&(struct command_options){.arguments = (const char *const[]){"--version", NULL}});
  g_autoptr(GPtrArray) of_news = pieces(news, "^## ([0-9.]+)");
  g_autoptr(GPtrArray) of_package = pieces(changes, "^stage5 \\(([0-9.]+)\\)");

  cr_assert_gt(of_news->len, 0);
  cr_assert_gt(of_package->len, 0);
  cr_assert_str_eq(of_news->pdata[0], of_package->pdata[0]);
  cr_assert_not_null(strstr(program->out, of_news->pdata[0]), "%s", program->out);
}
