/* Options, help, near misses, and where output goes. */

#include "tests/command-expect.h"
#include "tests/environment.h"
#include "tests/small-pack.h"

#include <glib/gstdio.h>

/* Run the program by a shell that sets the stage: "$0" is the program, "$1" the pack. */
static struct command_result *run_in_shell(const char *script, const char *folder)
{
  g_autofree char *built = g_build_filename(TOP_BUILDDIR, "stage5", NULL);
  const char *program = g_getenv("STAGE5") ? g_getenv("STAGE5") : built;

  return command_run(&(struct command_options){
      .program = "/bin/sh",
      .arguments = (const char *const[]){"-c", script, program, folder, NULL}});
}

/* ---- Help and usage ---------------------------------------------------- */

Test(options, help_lists_the_commands_and_options)
{
  static const char *const expected[] = {"matrix",  "dimension", "search",   "glossary",
                                         "pack",    "--pack",    "--format", "--output",
                                         "--ascii", "--theme",   "--help",   "--version"};
  g_autoptr(CommandResult) result = command_run_simply("--help", NULL);
  g_autoptr(CommandResult) brief = command_run_simply("-h", NULL);

  expect_success(result);
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    expect_out(result, expected[i]);
  cr_assert_str_eq(brief->out, result->out);
}

Test(options, help_on_a_command_says_how_to_use_it)
{
  g_autoptr(CommandResult) dimension = command_run_simply("dimension", "--help", NULL);
  g_autoptr(CommandResult) pack = command_run_simply("pack", "--help", NULL);

  expect_success(dimension);
  expect_out(dimension, "stage5 [OPTION");
  expect_out(dimension, "dimension DIMENSION");
  expect_success(pack);
  expect_out(pack, "check [DIR]");
  expect_out(pack, "new DIR");
}

Test(options, version_is_one_line)
{
  g_autoptr(CommandResult) result = command_run_simply("--version", NULL);
  g_autoptr(CommandResult) brief = command_run_simply("-V", NULL);

  expect_success(result);
  cr_assert(g_regex_match_simple("^stage5 [0-9]+\\.[0-9]+(\\.[0-9]+)?\\n$", result->out, 0, 0),
            "%s", result->out);
  cr_assert_str_eq(brief->out, result->out);
}

Test(options, a_near_miss_of_a_command_is_suggested)
{
  g_autoptr(CommandResult) result = command_run_simply("dimensoin", NULL);
  g_autoptr(CommandResult) far = command_run_simply("zzzzzz", NULL);

  expect_failure(result, 2, "“dimensoin” is no command: did you mean “dimension”?");
  expect_failure(far, 2, "“zzzzzz” is no command: “stage5 --help” lists the commands");
}

Test(options, a_near_miss_of_an_option_is_suggested)
{
  g_autoptr(CommandResult) result = command_run_simply("matrix", "--fromat=csv", NULL);

  expect_failure(result, 2, "“--fromat” is no option: did you mean “--format”");
}

Test(options, a_near_miss_of_a_format_or_theme_is_suggested)
{
  g_autoptr(CommandResult) format = command_run_simply("--format", "htlm", NULL);
  g_autoptr(CommandResult) theme = command_run_simply("--theme", "drak", NULL);

  expect_failure(format, 2, "did you mean “html”?");
  expect_err(format, "there are text, markdown, html, csv");
  expect_failure(theme, 2, "did you mean “dark”?");
}

Test(options, a_missing_value_is_a_usage_error)
{
  g_autoptr(CommandResult) missing = command_run_simply("matrix", "--pack", NULL);
  g_autoptr(CommandResult) empty = command_run_simply("matrix", "-o", "", NULL);
  g_autoptr(CommandResult) short_one = command_run_simply("-x", NULL);

  expect_failure(missing, 2, "--pack");
  expect_failure(empty, 2, "the name after --output is empty");
  expect_failure(short_one, 2, "-x");
}

Test(options, hostile_words_are_shown_as_escapes)
{
  g_autoptr(CommandResult) command = command_run_simply("\x1b]0;x\a", NULL);
  g_autoptr(CommandResult) option = command_run_simply("--\x1b[2J\xe2\x80\xae", NULL);
  g_autoptr(CommandResult) pack = command_run_simply("--pack", "no\nsuch\x1b[2Jfolder\xff", NULL);
  CommandResult *const results[] = {command, option, pack};

  expect_failure(command, 2, "\\x1b]0;x\\x07");
  expect_failure(option, 2, "\\x1b[2J\\u202e");
  expect_failure(pack, 1, "\\x1b[2Jfolder\\xff");
  for (gsize i = 0; i < G_N_ELEMENTS(results); i++) {
    cr_assert_null(strpbrk(results[i]->err, "\x1b\a\r\xff"), "%s", results[i]->err);
    cr_assert(g_utf8_validate(results[i]->err, -1, NULL));
  }
}

Test(options, messages_are_ascii_where_the_locale_knows_no_more)
{
  g_autoptr(CommandResult) result = command_run(
      &(struct command_options){.arguments = (const char *const[]){"dimensoin", NULL},
                                .environment = (const char *const[]){"LC_ALL=C", NULL}});

  expect_failure(result, 2, "did you mean \"dimension\"?");
  cr_assert(is_plain_ascii(result->err, result->err_length), "%s", result->err);
}

Test(options, the_value_of_a_short_option_may_follow_at_once)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = small_pack_beside(small, "m.csv");
  g_autofree char *joined = g_strconcat("-o", path, NULL);
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, joined, "matrix", NULL);
  g_autoptr(CommandResult) value = command_run_simply("--pack", "-oops", "matrix", NULL);
  g_autoptr(CommandResult) word = command_run_simply("dimension", "--", "-oops", NULL);

  expect_success(result);
  cr_assert(g_file_test(path, G_FILE_TEST_EXISTS));
  expect_failure(value, 1, "-oops");
  expect_failure(word, 1, "“-oops”");
}

/* ---- Output ------------------------------------------------------------ */

Test(output, takes_the_format_from_the_ending)
{
  static const struct {
    const char *name, *holds;
  } files[] = {{"m.txt", "Alpha crawls"},
               {"m.md", "# Small pack"},
               {"m.html", "<html"},
               {"m.csv", "alpha,First group,1,left,headline,Alpha crawls,source"},
               {"plain", "Alpha crawls"}};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = small_pack_beside(small, files[i].name);
    g_autoptr(CommandResult) result = command_run_simply("--pack", small->folder, "-o", path, NULL);
    g_autofree char *text = file_read(path);

    expect_success(result);
    expect_no_out(result);
    cr_assert_not_null(text, "%s", path);
    cr_assert_not_null(strstr(text, files[i].holds), "%s: %s", path, text);
  }
}

Test(output, format_goes_before_the_ending)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = small_pack_beside(small, "table.txt");
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "-o", path, "--format", "csv", NULL);
  g_autofree char *text = file_read(path);

  expect_success(result);
  cr_assert(g_str_has_prefix(text, "dimension,group"), "%s", text);
}

Test(output, refuses_an_ending_it_does_not_write)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = small_pack_beside(small, "table.docx");
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "matrix", "-o", path, NULL);

  expect_failure(result, 2, "say --format");
  cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
}

Test(output, a_dash_is_standard_output)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) dash =
      command_run_simply("--pack", small->folder, "matrix", "-o", "-", NULL);
  g_autoptr(CommandResult) none = command_run_simply("--pack", small->folder, "matrix", NULL);

  expect_success(dash);
  cr_assert_str_eq(dash->out, none->out);
  cr_assert_gt(dash->out_length, 0);
}

Test(output, says_why_a_file_cannot_be_written)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *nowhere = small_pack_beside(small, "no/such/folder/m.txt");
  g_autofree char *hostile = small_pack_beside(small, "a\x1b[2J\nb/m.txt");
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "matrix", "-o", nowhere, NULL);
  g_autoptr(CommandResult) folder = command_run_simply("--pack", small->folder, "matrix", "-o",
                                                       small->parent, "--format", "text", NULL);
  g_autoptr(CommandResult) escaped =
      command_run_simply("--pack", small->folder, "matrix", "-o", hostile, NULL);

  expect_failure(result, 1, "no/such/folder");
  expect_failure(folder, 1, small->parent);
  expect_failure(escaped, 1, "a\\x1b[2J\\nb");
  cr_assert_null(strchr(escaped->err, 0x1b));
}

Test(output, keeps_the_old_file_if_the_new_one_fails)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = small_pack_beside(small, "m.txt");
  g_autofree char *text = NULL;
  g_autoptr(CommandResult) result = NULL;

  g_file_set_contents(path, "old words", -1, NULL);
  /* No file may grow: what a full disk does, without filling one. */
  result =
      run_in_shell("trap '' XFSZ; ulimit -f 0; " COUNT_ELSEWHERE("$1") "\"$0\" --pack \"$1\" "
                                                                       "matrix -o \"$1/../m.txt\"",
                   small->folder);
  text = file_read(path);
  expect_failure(result, 1, "m.txt");
  cr_assert_str_eq(text, "old words");
  cr_assert_eq(folder_count(small->parent), 2, "something was left beside the file");
}

Test(output, fails_on_a_full_device)
{
  g_autoptr(CommandResult) standard = command_run(&(struct command_options){
      .arguments = (const char *const[]){"matrix", NULL}, .output = "/dev/full"});
  g_autoptr(CommandResult) file =
      command_run_simply("matrix", "--format", "text", "-o", "/dev/full", NULL);
  g_autoptr(CommandResult) help = command_run(&(struct command_options){
      .arguments = (const char *const[]){"--help", NULL}, .output = "/dev/full"});

  expect_failure(standard, 1, "standard output could not be written: No space left on device");
  expect_failure(file, 1, "/dev/full");
  expect_failure(help, 1, "standard output could not be written");
}

Test(output, fails_on_a_closed_standard_output)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = run_in_shell("\"$0\" --pack \"$1\" matrix >&-", small->folder);

  expect_failure(result, 1, "standard output could not be written");
}

Test(output, tells_what_was_done_though_it_cannot_be_written)
{
  g_autofree char *home = environment_home_new();
  static const char *const lines[][9] = {
      {"plan", "new", "--name", "A. Lee", "--from", "trainer", "--to", "performance-consultant"},
      {"workshop", "new", "Spring review"},
      {"workshop", "rate", "Spring review", "mindset", "--person", "p1", "--now", "2"},
      {"plan", "remove", "A. Lee"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(CommandResult) result = command_run(
        &(struct command_options){.arguments = lines[i], .output = "/dev/full", .home = home});

    expect_failure(result, 1, "this was done, but standard output could not be written: No space");
  }
  environment_home_free(g_steal_pointer(&home));
}

Test(output, of_a_new_plan_that_fails_says_that_the_plan_was_made)
{
  g_autoptr(CommandResult) result =
      command_run_simply("plan", "new", "--name", "A. Lee", "--from", "trainer", "--to",
                         "performance-consultant", "-o", "/no/such/folder/plan.html", NULL);

  expect_failure(result, 1, "the plan is in the workbook, but cannot write");
}

/* No font at all, as fontconfig sees it. */
Test(output, keeps_the_old_file_where_a_pdf_would_be_nothing_but_boxes)
{
  static const char fonts[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                              "<fontconfig></fontconfig>";
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *configuration = g_build_filename(small->parent, "fonts.conf", NULL);
  g_autofree char *variable = g_strconcat("FONTCONFIG_FILE=", configuration, NULL);
  g_autofree char *path = g_build_filename(small->parent, "old.pdf", NULL);
  g_autofree char *now = NULL;

  g_file_set_contents(configuration, fonts, -1, NULL);
  g_file_set_contents(path, "old", -1, NULL);
  g_autoptr(CommandResult) result = command_run(
      &(struct command_options){.arguments = (const char *const[]){"glossary", "-o", path, NULL},
                                .environment = (const char *const[]){variable, NULL}});
  expect_failure(result, 1, "there is no font for plain letters, or one cannot be read");
  cr_assert(g_file_get_contents(path, &now, NULL, NULL));
  cr_assert_str_eq(now, "old");
}
