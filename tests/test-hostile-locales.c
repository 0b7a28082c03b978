/* Other locales: what is shown there, and what never depends on them. */
#include "tests/command-expect.h"
#include "tests/hostile.h"
#include "tests/workshop-screens.h"

#include <string.h>

/* Make the locale @name, of the source @source, in @home/locales: "LOCPATH=…". Skips the test where
 * the sources of locales are not installed. Transfer full. */
static char *locale_new(const char *home, const char *name, const char *source, const char *charmap)
{
  g_autofree char *folder = g_build_filename(home, "locales", NULL);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = g_build_filename("/usr/share/i18n/locales", source, NULL);
  g_autofree char *localedef = g_find_program_in_path("localedef");
  if (!localedef || !g_file_test(text, G_FILE_TEST_EXISTS))
    cr_skip_test("the locale %s cannot be made: Debian's package locales is missing", name);
  g_mkdir_with_parents(folder, 0700);
  g_autoptr(CommandResult) made = command_run(&(struct command_options){
      .program = localedef,
      .arguments = (const char *const[]){"--no-archive", "-i", source, "-f", charmap, path, NULL}});
  cr_assert_leq(made->status, 1, "%s", made->err); /* 1 for warnings */
  return g_strconcat("LOCPATH=", folder, NULL);
}

static const char *const documents[] = {
    "matrix", "plan|show|A. Lee", "workshop|report|Spring review", "workshop|show|Spring review",
    "gap|--from|trainer|--to|performance-consultant"};

static const char *const formats[] = {"text", "markdown", "html", "csv", "pdf"};

static struct command_result *run_in(const char *home, const char *path, const char *line,
                                     const char *locale, const char *locpath)
{
  g_autofree char *whole = g_strdup_printf("--file|%s|%s", path, line);
  g_auto(GStrv) words = g_strsplit(whole, "|", -1);
  return command_run(
      &(struct command_options){.arguments = (const char *const *)words,
                                .environment = (const char *const[]){locale, locpath, NULL},
                                .home = home});
}

/* Every document in every format, byte by byte, as in C.UTF-8. */
static void expect_same_documents(const char *home, const char *path, const char *locale,
                                  const char *locpath, gsize first_format)
{
  for (gsize i = 0; i < G_N_ELEMENTS(documents); i++)
    for (gsize j = first_format; j < G_N_ELEMENTS(formats); j++) {
      g_autofree char *line =
          g_strdup_printf("%s|--paper|A4|--format|%s", documents[i], formats[j]);
      g_autoptr(CommandResult) usual = run_in(home, path, line, "LC_ALL=C.UTF-8", locpath);
      g_autoptr(CommandResult) there = run_in(home, path, line, locale, locpath);
      expect_success(usual);
      expect_success(there);
      cr_assert(usual->out_length == there->out_length &&
                    memcmp(usual->out, there->out, usual->out_length) == 0,
                "%s in %s", line, locale);
    }
}

/* Half an hour a week, 2.5 hours: what has a decimal point. */
#define MAKE_PLAN                                                                                  \
  "plan|new|--name|B. Fraction|--from|trainer|--to|performance-consultant|--start|2027-01-04|"     \
  "--hours|2.5"

static void expect_the_same_in(const char *name, const char *source)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *locale = g_strconcat("LC_ALL=", name, NULL);
  g_autofree char *locpath = locale_new(home, name, source, "UTF-8");
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = NULL});
  g_autoptr(CommandResult) made = run_in(home, path, MAKE_PLAN, locale, locpath);
  expect_success(made);
  g_autoptr(CommandResult) shown = run_in(home, path, "plan|list", locale, locpath);
  g_autoptr(CommandResult) usual = run_in(home, path, "plan|list", "LC_ALL=C.UTF-8", locpath);
  expect_out(shown, "B. Fraction");
  cr_assert_str_eq(shown->out, usual->out);
  expect_same_documents(home, path, locale, locpath, 0);
  g_autoptr(Terminal) terminal = terminal_start(
      &(struct terminal_options){.columns = 100,
                                 .rows = 30,
                                 .home = home,
                                 .environment = (const char *const[]){locale, locpath, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  expect_text(terminal, "│");
  terminal_keys(terminal, "w");
  expect_text(terminal, "Workshops  1/1");
  terminal_keys(terminal, "<Enter>m");
  expect_text(terminal, "Results of round");
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
}

Test(locales, with_a_decimal_comma_change_no_number)
{
  expect_the_same_in("de_DE.UTF-8", "de_DE");
}

Test(locales, of_china_change_nothing)
{
  expect_the_same_in("zh_CN.UTF-8", "zh_CN");
}

/* In Latin-1 what is typed is read as such, and what is shown is ASCII. */
Test(locales, of_one_byte_a_character_are_read_and_are_shown_ascii)
{
  g_autoptr(Home) home = environment_home_new();
  const char *locale = "LC_ALL=de_DE.ISO-8859-1";
  g_autofree char *locpath = locale_new(home, "de_DE.ISO-8859-1", "de_DE", "ISO-8859-1");
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = NULL});
  g_autoptr(CommandResult) made =
      run_in(home, path, "plan|new|--name|J\xf6rg|--from|trainer|--to|performance-consultant",
             locale, locpath);
  expect_success(made);
  g_autoptr(CommandResult) there = run_in(home, path, "plan|list", locale, locpath);
  g_autoptr(CommandResult) usual = run_in(home, path, "plan|list", "LC_ALL=C.UTF-8", locpath);
  expect_out(there, "Jorg");
  expect_out(usual, "Jörg");
  cr_assert(is_plain_ascii(there->out, there->out_length), "%s", there->out);
  expect_same_documents(home, path, locale, locpath, 1);
}

Test(locales, of_one_byte_a_character_have_a_screen_of_ascii)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *locpath = locale_new(home, "de_DE.ISO-8859-1", "de_DE", "ISO-8859-1");
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 100,
      .rows = 30,
      .home = home,
      .environment = (const char *const[]){"LC_ALL=de_DE.ISO-8859-1", locpath, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "P");
  expect_text(terminal, "Plans  0/0");
  terminal_keys(terminal, "n");
  expect_text(terminal, "Whose plan is it?");
  terminal_send(terminal, "J\xf6rg", 4);
  expect_text(terminal, "Jorg");
  g_autofree char *screen = terminal_text(terminal);
  cr_assert(g_str_is_ascii(screen), "%s", screen);
  terminal_keys(terminal, "<C-c>");
  expect_text(terminal, "End the program?");
  terminal_keys(terminal, "<Enter>");
  expect_exit(terminal, 0);
  for (const char *byte = terminal_bytes(terminal, 0); *byte; byte++)
    cr_assert_lt((guchar)*byte, 0x80, "byte %02x", (guchar)*byte);
}

Test(locales, that_are_not_there_are_as_good_as_c)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(CommandResult) result =
      run_in(home, "none", "matrix", "LC_ALL=xx_YY.UTF-8", "LOCPATH=/nonexistent");
  expect_success(result);
  cr_assert(is_plain_ascii(result->out, result->out_length));
}
