/* The man pages say what the program does: all of it, and nothing else. */

#include "tests/command-expect.h"
#include "tests/manual.h"

#include "content/reader-private.h"
#include "tui/actions.h"

#include <string.h>

/* The lines of a page. Transfer full. */
static char **page_read(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, "doc", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents(path, &text, NULL, &error);
  cr_assert_null(error, "%s", error->message);
  return g_strsplit(text, "\n", -1);
}

/* The first line behind the line @from (or from the first one) that is @line or begins so. */
static char **find_line(char **lines, const char *line)
{
  while (*lines && !g_str_has_prefix(*lines, line))
    lines++;
  cr_assert_not_null(*lines, "there is no line %s", line);
  return lines;
}

/* ---- stage5(1): commands and options ----------------------------------- */

/* The names of the options in ".It Fl o , Fl -output Ns = Ns Ar FILE" and its like, up to a line
 * that begins with @end. */
static GPtrArray *options_in(char **lines, const char *end)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

  for (; *lines && !g_str_has_prefix(*lines, end); lines++) {
    const char *name = g_str_has_prefix(*lines, ".It Fl ") ? strstr(*lines, "Fl -") : NULL;

    if (name)
      g_ptr_array_add(names, g_strndup(name + 4, strcspn(name + 4, " ")));
  }
  return names;
}

static void expect_options(const char *of, const GPtrArray *names, const GOptionEntry *entries)
{
  guint n = 0;

  for (const GOptionEntry *entry = entries; entry->long_name; entry++, n++)
    cr_assert(n < names->len && strcmp(names->pdata[n], entry->long_name) == 0,
              "stage5(1): %s takes --%s", of, entry->long_name);
  cr_assert_eq(names->len, n, "stage5(1) has options of %s that there are not", of);
}

Test(man_pages, have_the_options_of_the_program)
{
  g_auto(GStrv) lines = page_read(TOP_BUILDDIR, "stage5.1");
  g_autoptr(GPtrArray) names = options_in(find_line(lines, ".Sh OPTIONS"), ".Sh COMMANDS");
  GOptionEntry common[N_OPTIONS + 1];

  options_common(NULL, common);
  expect_options("stage5", names, common);
}

Test(man_pages, have_the_commands_of_the_program_and_what_they_take)
{
  g_auto(GStrv) lines = page_read(TOP_BUILDDIR, "stage5.1");
  g_autoptr(GPtrArray) all = manual_commands();
  char **line = find_line(lines, ".Sh COMMANDS");

  for (guint i = 0; i < all->len; i++) {
    const struct manual_command *one = all->pdata[i];
    g_autofree char *wanted =
        g_strconcat(".It Cm ", one->called, *one->command->arguments ? " Ar " : "",
                    one->command->arguments, NULL);
    g_autoptr(GPtrArray) names = NULL;
    GOptionEntry own[N_OPTIONS + 1];

    line = find_line(line + 1, ".It Cm ");
    cr_assert_str_eq(*line, wanted);
    names = options_in(line + 1, ".It Cm ");
    options_own(one->command, own);
    expect_options(one->called, names, own);
  }
  for (line++; *line; line++)
    cr_assert_not(g_str_has_prefix(*line, ".It Cm "), "there is no such command: %s", *line);
}

/* ---- stage5(1): keys --------------------------------------------------- */

/* ".It Ic \&Up , Ic \&k Pq Li up", as the page has it. Transfer full. */
static char *key_item(const struct keymap *keymap, enum action action)
{
  GString *item = g_string_new(".It");

  for (guint i = 0; keymap_key(keymap, action, i); i++) {
    g_autofree char *name = key_to_name(keymap_key(keymap, action, i), true);

    g_string_append_printf(item, "%s Ic \\&%s", i > 0 ? " ," : "", name);
  }
  g_string_append_printf(item, " Pq Li %s", action_name(action));
  return g_string_free(item, FALSE);
}

Test(man_pages, have_the_keys_of_the_program)
{
  g_auto(GStrv) lines = page_read(TOP_BUILDDIR, "stage5.1");
  char **line = find_line(lines, ".Sh KEYS"), **end = find_line(line, ".Sh CONFIGURATION");
  struct keymap *keymap = keymap_new();

  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++) {
    g_autofree char *item = key_item(keymap, (enum action)action);
    g_autofree char *help = g_strconcat(action_help((enum action)action), ".", NULL);

    line = find_line(line + 1, ".It ");
    cr_assert_str_eq(*line, item);
    cr_assert_str_eq(line[1], help);
  }
  while (++line < end)
    cr_assert_not(g_str_has_prefix(*line, ".It "), "there is no such action: %s", *line);
  keymap_free(keymap);
}

/* ---- stage5-pack(5) ---------------------------------------------------- */

/* "key", "motto *": how the page names a column. Transfer full. */
static char *column_item(const struct column *column)
{
  return g_strconcat(".It Va ", column->name, column->need == OPTIONAL ? " *" : "", NULL);
}

static void expect_columns(const struct table *table, char **lines)
{
  guint n = 0, n_items = 0;

  for (const struct column *column = table->columns; column->name; column++) {
    g_autofree char *item = column_item(column);
    char **line = lines + 1;

    if (strcmp(column->name, "origin") == 0)
      continue;
    while (*line && strcmp(*line, item) != 0 && !g_str_has_prefix(*line, ".Ss"))
      line++;
    cr_assert(*line && strcmp(*line, item) == 0, "%s: no line %s", table->file, item);
    n++;
  }
  for (char **line = lines + 1; *line && !g_str_has_prefix(*line, ".S"); line++)
    n_items += g_str_has_prefix(*line, ".It ");
  cr_assert_eq(n_items, n, "%s: the page names a column that there is not", table->file);
}

Test(man_pages, name_every_table_and_column_of_a_pack)
{
  g_auto(GStrv) lines = page_read(TOP_SRCDIR, "stage5-pack.5");
  char **line = find_line(lines, ".Sh TABLES");
  guint n = 0;

  for (guint i = 0; i < N_TABLES; i++) {
    g_autofree char *heading = g_strconcat(".Ss ", pack_tables[i].file, NULL);

    expect_columns(&pack_tables[i], find_line(line, heading));
  }
  for (; *line; line++)
    n += g_str_has_prefix(*line, ".Ss ");
  cr_assert_eq(n, N_TABLES);
}

/* ---- Both -------------------------------------------------------------- */

/* Whether @line of mandoc's report is about the pages alone: which others are installed is not. */
static bool is_fault(const char *line)
{
  return *line && !strstr(line, "referenced manual not found");
}

Test(man_pages, are_good_mdoc)
{
  static const struct {
    const char *folder, *name;
  } pages[] = {{TOP_BUILDDIR, "stage5.1"}, {TOP_SRCDIR, "stage5-pack.5"}};
  g_autofree char *mandoc = g_find_program_in_path("mandoc");

  if (!mandoc)
    cr_skip_test("there is no mandoc");
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
    g_autofree char *path = g_build_filename(pages[i].folder, "doc", pages[i].name, NULL);
    g_autoptr(CommandResult) result = command_run(&(struct command_options){
        .program = mandoc, .arguments = (const char *const[]){"-T", "lint", path, NULL}});
    g_auto(GStrv) report = g_strsplit(result->out, "\n", -1);

    expect_no_err(result);
    for (char **line = report; *line; line++)
      cr_assert_not(is_fault(*line), "%s", *line);
  }
}
