/* Whatever a text wants of the terminal, only printable text is written, and it is shown. */
#include "tests/command-expect.h"
#include "tests/hostile.h"
#include "tests/workshop-screens.h"

#include <criterion/parameterized.h>
#include <glib/gstdio.h>
#include <string.h>

#define expect_printable(result, what)                                                             \
  do {                                                                                             \
    g_autofree char *out_ = hostile_fault((result)->out, (result)->out_length);                    \
    g_autofree char *err_ = hostile_fault((result)->err, (result)->err_length);                    \
    cr_assert_null(out_, "%s: on standard output %s", what, out_);                                 \
    cr_assert_null(err_, "%s: on standard error %s", what, err_);                                  \
  } while (0)

/* Run the words of @line, which "|" parts, behind --file @path. */
static struct command_result *run(const char *home, const char *path, const char *line,
                                  const char *locale)
{
  g_autofree char *whole = g_strdup_printf("--file|%s|%s", path, line);
  g_auto(GStrv) words = g_strsplit(whole, "|", -1);
  return command_run(&(struct command_options){.arguments = (const char *const *)words,
                                               .environment = (const char *const[]){locale, NULL},
                                               .home = home});
}

/* ---- The checks themselves ------------------------------------------------ */

Test(hostile, the_check_of_a_pipe_finds_each_text)
{
  for (const struct hostile_text *row = hostile_texts; row->name; row++) {
    g_autofree char *fault = hostile_fault(row->text, strlen(row->text));
    cr_assert_not_null(fault, "%s", row->name);
    g_autofree char *shown = hostile_fault(row->shown, strlen(row->shown));
    cr_assert_null(shown, "%s: %s", row->name, shown);
  }
  g_autofree char *good = hostile_fault("é 日本\n“…” \U0001f600", strlen("é 日本\n“…” \U0001f600"));
  cr_assert_null(good, "%s", good);
}

Test(hostile, the_check_of_a_screen_finds_each_text_but_for_what_curses_writes_too)
{
  for (const struct hostile_text *row = hostile_texts; row->name; row++) {
    bool of_curses = strchr(row->text, '\b') || strchr(row->text, '\r');
    g_autofree char *text = g_strconcat(row->text, " and more", NULL);
    g_autofree char *fault = hostile_stream_fault(text, strlen(text));
    cr_assert(fault || of_curses, "%s", row->name);
  }
  static const char good[] = "\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m\033[4l\033[H\033[2J"
                             "\033[1;38;5;110mé\033[39;49m\r\n\033[5;10Hx\b\033[K";
  g_autofree char *fault = hostile_stream_fault(good, strlen(good));
  cr_assert_null(fault, "%s", fault);
}

/* ---- A workbook ----------------------------------------------------------- */

static const char *const commands[] = {
    "plan|list",
    "plan|show|A. Lee",
    "workshop|list",
    "workshop|show|Spring review",
    "workshop|show|Spring review|mindset",
    "workshop|ballot|Spring review",
    "workshop|action|Spring review",
    "workshop|report|Spring review",
    "workshop|compare|Spring review|Autumn review",
};

static const char *const forms[] = {"", "|--ascii", "|--format|markdown", "|--format|html",
                                    "|--format|csv"};

/* What a change says of itself. */
static const char *const changes[] = {
    "plan|tick|A. Lee|no such activity",
    "plan|reschedule|A. Lee",
    "workshop|rate|Spring review|no such dimension|--person|p1|--now|1|--want|2",
    "workshop|decide|Spring review|mindset|--decider|B",
    "workshop|action|Spring review|--done|1",
    "workshop|undo",
    "workshop|redo",
    "workshop|reveal|Spring review",
    "plan|remove|A. Lee",
    "plan|undo",
    "workshop|remove|Spring review",
    "workshop|undo",
};

/* Run all of it: with @status as the exit status of what only shows, or -1 for any. */
static void expect_all_printable(const struct hostile_workbook *how, int status, const char *locale)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = hostile_workbook_new(home, how);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    for (gsize j = 0; j < G_N_ELEMENTS(forms); j++) {
      g_autofree char *line = g_strconcat(commands[i], forms[j], NULL);
      g_autoptr(CommandResult) result = run(home, path, line, locale);
      cr_assert(result->status == status || (status < 0 && result->status >= 0), "%s: %d %s", line,
                result->status, result->err);
      expect_printable(result, line);
    }
  for (gsize i = 0; i < G_N_ELEMENTS(changes); i++) {
    g_autoptr(CommandResult) result = run(home, path, changes[i], locale);
    cr_assert_geq(result->status, 0, "%s: %d", changes[i], result->status);
    expect_printable(result, changes[i]);
  }
}

Test(hostile, a_workbook_changed_by_another_program_is_shown_as_printable_text)
{
  g_autofree char *text = hostile_text_all(false), *passing = hostile_text_all(true);
  expect_all_printable(
      &(struct hostile_workbook){.text = text, .in_workshop = passing, .second = "Autumn review"},
      0, "LC_ALL=C.UTF-8");
}

Test(hostile, a_workbook_whose_ids_were_changed_is_shown_as_printable_text)
{
  g_autofree char *text = hostile_text_all(false), *passing = hostile_text_all(true);
  expect_all_printable(
      &(struct hostile_workbook){.text = text, .in_workshop = passing, .as_ids = text}, -1,
      "LC_ALL=C.UTF-8");
}

/* What nobody can write into it by stage5 is a damage of the file, and shown as such. */
Test(hostile, a_workshop_with_what_cannot_be_in_it_is_refused)
{
  g_autofree char *text = hostile_text_all(false);
  expect_all_printable(&(struct hostile_workbook){.text = text, .in_workshop = text}, -1,
                       "LC_ALL=C.UTF-8");
}

Test(hostile, a_workbook_changed_by_another_program_is_shown_as_ascii_in_a_c_locale)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *text = hostile_text_all(false), *passing = hostile_text_all(true);
  g_autofree char *path = hostile_workbook_new(
      home,
      &(struct hostile_workbook){.text = text, .in_workshop = passing, .second = "Autumn review"});
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    g_autoptr(CommandResult) result = run(home, path, commands[i], "LC_ALL=C");
    cr_assert_eq(result->status, 0, "%s: %s", commands[i], result->err);
    cr_assert(is_plain_ascii(result->out, result->out_length), "%s:\n%s", commands[i], result->out);
    cr_assert(is_plain_ascii(result->err, result->err_length), "%s:\n%s", commands[i], result->err);
  }
}

static char *without_blanks(const char *text)
{
  GString *solid = g_string_new(NULL);
  for (; *text; text++)
    if (*text != ' ' && *text != '\n')
      g_string_append_c(solid, *text);
  return g_string_free(solid, FALSE);
}

/* Whether all of @result, blanks and line breaks aside, shows @row. What is no UTF-8 is made
 * U+FFFD where it is read from a workbook. */
static bool shows(const struct hostile_text *row, const char *text)
{
  g_autofree char *solid = without_blanks(text), *shown = without_blanks(row->shown);
  bool is_text = g_utf8_validate(row->text, -1, NULL);
  return strstr(solid, is_text ? shown : "\ufffd") != NULL;
}

/* Every text by itself: nothing of it is left out. */
Test(hostile, what_is_not_printable_is_shown)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = NULL});
  for (const struct hostile_text *row = hostile_texts; row->name; row++) {
    hostile_workbook_change(path, row->text);
    g_autoptr(CommandResult) plan = run(home, path, "plan|show|A. Lee", "LC_ALL=C.UTF-8");
    g_autoptr(CommandResult) report =
        run(home, path, "workshop|report|Spring review", "LC_ALL=C.UTF-8");
    bool refused = g_utf8_validate(row->text, -1, NULL) && !row->passes;
    expect_status(plan, 0);
    expect_status(report, refused ? 1 : 0);
    expect_printable(plan, row->name);
    expect_printable(report, row->name);
    cr_assert(shows(row, plan->out), "%s is missing in:\n%s", row->name, plan->out);
    cr_assert(refused || shows(row, report->out), "%s is missing in:\n%s", row->name, report->out);
  }
}

/* ---- Names of files and other arguments ------------------------------------ */

/* @ stands for the name; what is said must show it. */
static const char *const lines_with_names[] = {
    "matrix|--pack|@",
    "pack|check|@",
    "pack|info|@",
    "pack|new|@/@",
    "--file|@/@|workshop|new|Spring|--people|4|--minutes|60",
    "matrix|-o|@.xyz",
    "matrix|-o|@/x.csv",
    "matrix|--format|@",
    "matrix|--theme|@",
    "matrix|--paper|@",
    "matrix|@",
    "@",
    "--@",
    "--help|@",
    "pack|@",
    "dimension|@",
    "search|@",
    "glossary|@",
    "roles|@",
    "gap|--from|@|--to|trainer",
    "import|@",
    "plan|new|--name|@|--from|trainer|--to|performance-consultant",
    "plan|new|--name|A|--from|trainer|--to|performance-consultant|--rate|@=1",
    "plan|new|--name|A|--from|trainer|--to|performance-consultant|--start|@",
    "plan|new|--name|A|--from|trainer|--to|performance-consultant|--hours|@",
    "plan|new|--name|A|--from|trainer|--to|performance-consultant|--weeks|@",
    "plan|show|@",
    "workshop|new|@|--people|4|--minutes|60",
    "workshop|new|A|--people|@|--minutes|60",
    "workshop|new|A|--people|4|--minutes|60|--date|@",
    "workshop|show|@",
};

static char *with_name(const char *line, const char *name)
{
  g_auto(GStrv) parts = g_strsplit(line, "@", -1);
  return g_strjoinv(name, parts);
}

static void expect_name_shown(const char *locale)
{
  g_autoptr(Home) home = environment_home_new();
  for (gsize i = 0; i < G_N_ELEMENTS(lines_with_names); i++) {
    g_autofree char *line = with_name(lines_with_names[i], HOSTILE_NAME);
    g_auto(GStrv) words = g_strsplit(line, "|", -1);
    g_autoptr(CommandResult) result =
        command_run(&(struct command_options){.arguments = (const char *const *)words,
                                              .environment = (const char *const[]){locale, NULL},
                                              .folder = home,
                                              .home = home});
    cr_assert(result->status == 1 || result->status == 2, "%s: %d %s", lines_with_names[i],
              result->status, result->out);
    expect_printable(result, lines_with_names[i]);
    cr_assert_not_null(strstr(result->err, "evil\\x1b]0;PWNED"), "%s: %s", lines_with_names[i],
                       result->err);
  }
}

Test(hostile, names_on_the_command_line_are_shown)
{
  expect_name_shown("LC_ALL=C.UTF-8");
}

Test(hostile, names_on_the_command_line_are_shown_in_a_c_locale)
{
  expect_name_shown("LC_ALL=C");
}

/* The same where all goes well. */
static const char *const lines_that_do[] = {
    "pack|new|@pack",
    "pack|check|@pack",
    "pack|info|@pack",
    "matrix|--pack|@pack",
    "--file|@.stage5|workshop|new|Spring|--people|4|--minutes|60",
    "--file|@.stage5|export|@folder",
    "--file|@.new|import|@folder",
    "matrix|-o|@.csv",
    "matrix|-o|@.pdf",
};

Test(hostile, names_of_files_are_shown_where_all_goes_well)
{
  g_autoptr(Home) home = environment_home_new();
  for (gsize i = 0; i < G_N_ELEMENTS(lines_that_do); i++) {
    g_autofree char *line = with_name(lines_that_do[i], HOSTILE_NAME);
    g_auto(GStrv) words = g_strsplit(line, "|", -1);
    g_autoptr(CommandResult) result = command_run(&(struct command_options){
        .arguments = (const char *const *)words, .folder = home, .home = home});
    expect_status(result, 0);
    expect_printable(result, lines_that_do[i]);
  }
}

/* ---- Files that are read --------------------------------------------------- */

static const char *const ballots[] = {
    "person,dimension,now,want,comment\n@,mindset,1,2,x\n",
    "person,dimension,now,want,comment\np1,@,1,2,x\n",
    "person,dimension,now,want,comment\np1,mindset,@,2,x\n",
    "person,dimension,now,want,comment\np1,mindset,1,@,x\n",
    "person,dimension,now,want,comment\np1,mindset,1,2,@\n",
    "person,dimension,now,want,comment,round\np1,mindset,1,2,x,@\n",
    "person,dimension,now,want,@\np1,mindset,1,2,x\n",
    "person,dimension,now,want,comment\np1,mindset,1,2,x,@\n",
};

/* The texts stand in the places by turns. */
Test(hostile, ballots_are_refused_and_shown)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = g_build_filename(home, HOSTILE_NAME ".csv", NULL);
  g_autofree char *workbook = g_build_filename(home, "w.stage5", NULL);
  g_autofree char *import = g_strdup_printf("workshop|import|Spring|%s", path);
  g_autoptr(CommandResult) made =
      run(home, workbook, "workshop|new|Spring|--people|4|--minutes|60", "LC_ALL=C.UTF-8");
  expect_success(made);
  bool refused[G_N_ELEMENTS(ballots)] = {false};
  for (const struct hostile_text *row = hostile_texts; row->name; row++) {
    gsize place = (gsize)(row - hostile_texts) % G_N_ELEMENTS(ballots);
    g_autofree char *table = with_name(ballots[place], row->text);
    cr_assert(g_file_set_contents(path, table, -1, NULL));
    g_autoptr(CommandResult) result = run(home, workbook, import, "LC_ALL=C.UTF-8");
    bool taken = result->status == 0; /* a comment, or the label of a person, may be so */
    cr_assert(taken ? row->passes : result->status == 1, "%s in %s: %d %s", row->name,
              ballots[place], result->status, result->out);
    expect_printable(result, row->name);
    cr_assert(taken || strstr(result->err, "evil\\x1b]0;PWNED"), "%s", result->err);
    refused[place] = refused[place] || !taken;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(ballots); i++)
    cr_assert(refused[i], "nothing is refused in %s", ballots[i]);
}

Test(hostile, a_pack_is_refused_in_every_table)
{
  static const char *const tables[] = {
      "pack",   "stages",      "sides",   "dimensions", "cells",      "roles",    "skills",
      "levels", "role_skills", "prompts", "glossary",   "activities", "resources"};
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *all = hostile_text_all(false);
  g_autofree char *pack = g_build_filename(home, "pack", NULL);
  g_autofree char *make = g_strdup_printf("pack|new|%s", pack);
  g_autofree char *check = g_strdup_printf("pack|check|%s", pack);
  g_autofree char *show = g_strdup_printf("matrix|--pack|%s", pack);
  g_autoptr(CommandResult) made = run(home, "none", make, "LC_ALL=C.UTF-8");
  expect_success(made);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *name = g_strconcat(tables[i], ".csv", NULL);
    g_autofree char *path = g_build_filename(pack, name, NULL), *before = NULL;
    cr_assert(g_file_get_contents(path, &before, NULL, NULL), "%s", path);
    g_autofree char *after = g_strconcat(before, all, ",", all, "\n", NULL);
    cr_assert(g_file_set_contents(path, after, -1, NULL));
    g_autoptr(CommandResult) checked = run(home, "none", check, "LC_ALL=C.UTF-8");
    g_autoptr(CommandResult) shown = run(home, "none", show, "LC_ALL=C.UTF-8");
    expect_status(checked, 1);
    expect_status(shown, 1);
    expect_no_out(shown);
    expect_printable(checked, name);
    expect_printable(shown, name);
    cr_assert(g_file_set_contents(path, before, -1, NULL));
  }
}

/* What another program has put into the export. */
Test(hostile, an_import_is_refused_and_shown)
{
  static const char *const changes_of_it[] = {"format", "hash", "name", "@", "x,@\n"};
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *text = hostile_text_all(false);
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = "x"});
  g_autofree char *folder = g_build_filename(home, HOSTILE_NAME, NULL);
  g_autofree char *export = g_strdup_printf("export|%s", folder);
  g_autofree char *import = g_strdup_printf("import|%s", folder);
  g_autoptr(CommandResult) exported = run(home, path, export, "LC_ALL=C.UTF-8");
  expect_status(exported, 0);
  g_autofree char *copy = g_build_filename(home, "copy.stage5", NULL);
  g_autofree char *target = g_build_filename(home, "new.stage5", NULL);
  g_autoptr(CommandResult) imported = run(home, copy, import, "LC_ALL=C.UTF-8");
  expect_status(imported, 0); /* as it is, it is good */
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *table = g_build_filename(folder, name, NULL), *before = NULL;
    if (!g_str_has_suffix(name, ".csv"))
      continue;
    cr_assert(g_file_get_contents(table, &before, NULL, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(changes_of_it); i++) {
      g_autofree char *change = with_name(changes_of_it[i], text);
      g_autofree char *after = strchr(changes_of_it[i], '@')
                                   ? g_strconcat(before, change, NULL)
                                   : g_strconcat(change, ",", text, "\n", NULL);
      cr_assert(g_file_set_contents(table, after, -1, NULL));
      g_autoptr(CommandResult) result = run(home, target, import, "LC_ALL=C.UTF-8");
      expect_status(result, 1);
      expect_printable(result, name);
    }
    cr_assert(g_file_set_contents(table, before, -1, NULL));
  }
}
