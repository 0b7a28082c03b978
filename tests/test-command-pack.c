/* stage5 pack, and what happens with packs that are not as they should be. */

#include "tests/command-expect.h"
#include "tests/small-pack.h"

#include <glib/gstdio.h>

static struct command_result *show(const struct small_pack *small)
{
  return command_run_simply("--pack", small->folder, "matrix", NULL);
}

static struct command_result *check(const struct small_pack *small)
{
  return command_run_simply("pack", "check", small->folder, NULL);
}

/* ---- check and info ---------------------------------------------------- */

Test(pack_check, says_that_a_good_pack_is_good)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = check(small);
  g_autofree char *expected = g_strconcat(small->folder, ": good: 3 dimensions, 2 sides", NULL);

  expect_success(result);
  expect_out(result, expected);
}

Test(pack_check, finds_nothing_wrong_with_the_default_pack)
{
  g_autoptr(CommandResult) result = command_run_simply("pack", "check", NULL);

  expect_success(result);
  expect_out(result, "good: 22 dimensions");
  expect_not_out(result, "warning");
}

Test(pack_check, lists_every_error_with_its_place)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = NULL;

  small_pack_append(small, "cells.csv", "delta,1,headline,Who is delta?,source");
  small_pack_append(small, "cells.csv", "alpha,9,headline,There is no stage 9,source");
  result = check(small);
  expect_status(result, 1);
  expect_out(result, "cells.csv:12:");
  expect_out(result, "cells.csv:13:");
  expect_err(result, "has 2 errors; mend them and try again");
}

Test(pack_check, shows_warnings_of_a_good_pack)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) checked = NULL;
  g_autoptr(CommandResult) shown = NULL;

  small_pack_write(small, "glossary.csv", "term,definition,colour\nwidget,A part,blue\n", -1);
  checked = check(small);
  shown = show(small);
  expect_success(checked);
  expect_out(checked, "glossary.csv:1: warning: the column “colour”");
  expect_out(checked, "good: ");
  expect_success(shown);
}

Test(pack_info, shows_the_facts)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) named = command_run_simply("pack", "info", small->folder, NULL);
  g_autoptr(CommandResult) option =
      command_run_simply("--pack", small->folder, "pack", "info", NULL);
  g_autoptr(CommandResult) usual = command_run_simply("pack", "info", "--format", "csv", NULL);

  expect_success(named);
  expect_out(named, "Public domain");
  cr_assert_str_eq(named->out, option->out);
  expect_success(usual);
  expect_out(usual, "Dimensions,22");
}

Test(pack, suggests_a_command)
{
  g_autoptr(CommandResult) result = command_run_simply("pack", "chekc", NULL);
  g_autoptr(CommandResult) none = command_run_simply("pack", NULL);
  g_autoptr(CommandResult) many = command_run_simply("pack", "check", "a", "b", NULL);
  g_autoptr(CommandResult) format = command_run_simply("pack", "check", "--format", "csv", NULL);

  expect_failure(result, 2, "did you mean “check”?");
  expect_failure(none, 2, "is missing");
  expect_failure(many, 2, "“b” is one word too many");
  expect_failure(format, 2, "leave out --format");
}

/* ---- new --------------------------------------------------------------- */

Test(pack_new, makes_a_pack_that_passes_the_check)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *folder = small_pack_beside(small, "mine");
  g_autoptr(CommandResult) made = command_run_simply("pack", "new", folder, NULL);
  g_autoptr(CommandResult) checked = command_run_simply("pack", "check", folder, NULL);
  g_autoptr(CommandResult) shown = command_run_simply("--pack", folder, "matrix", NULL);

  expect_success(made);
  expect_out(made, "stage5 pack check");
  expect_out(made, folder);
  expect_success(checked);
  expect_out(checked, "good: ");
  expect_not_out(checked, "warning");
  expect_success(shown);
}

Test(pack_new, takes_an_empty_folder)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *folder = small_pack_beside(small, "empty");
  g_autoptr(CommandResult) result = NULL;

  g_mkdir(folder, 0777);
  result = command_run(&(struct command_options){
      .arguments = (const char *const[]){"pack", "new", ".", NULL}, .folder = folder});
  expect_success(result);
  cr_assert_gt(folder_count(folder), 5);
}

Test(pack_new, refuses_a_folder_that_is_not_empty)
{
  g_autoptr(SmallPack) small = small_pack_new();
  guint before = folder_count(small->folder);
  g_autoptr(CommandResult) result = command_run_simply("pack", "new", small->folder, NULL);

  expect_failure(result, 1, "is not empty");
  cr_assert_eq(folder_count(small->folder), before);
}

Test(pack_new, refuses_a_file_and_a_folder_in_no_folder)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *file = g_build_filename(small->folder, "cells.csv", NULL);
  g_autofree char *deep = small_pack_beside(small, "no/such/place");
  g_autoptr(CommandResult) on_file = command_run_simply("pack", "new", file, NULL);
  g_autoptr(CommandResult) in_nowhere = command_run_simply("pack", "new", deep, NULL);

  expect_failure(on_file, 1, "is a file");
  expect_failure(in_nowhere, 1, "could not be made: No such file or directory");
}

Test(pack_new, leaves_nothing_half_done)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *built = g_build_filename(TOP_BUILDDIR, "stage5", NULL);
  g_autofree char *folder = small_pack_beside(small, "mine");
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .program = "/bin/sh",
      .arguments = (const char *const[]){
          "-c", "trap '' XFSZ; ulimit -f 1; " COUNT_ELSEWHERE("${1%/*}") "\"$0\" pack new \"$1\"",
          g_getenv("STAGE5") ? g_getenv("STAGE5") : built, folder, NULL}});

  expect_failure(result, 1, folder);
  cr_assert_not(g_file_test(folder, G_FILE_TEST_EXISTS));
}

Test(pack_new, says_so_if_there_is_no_template)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *folder = small_pack_beside(small, "mine");
  g_autofree char *data = g_strconcat("STAGE5_DATADIR=", small->parent, NULL);
  g_autoptr(CommandResult) result = command_run(
      &(struct command_options){.arguments = (const char *const[]){"pack", "new", folder, NULL},
                                .environment = (const char *const[]){data, NULL}});

  expect_failure(result, 1, "holds no template");
  cr_assert_not(g_file_test(folder, G_FILE_TEST_EXISTS));
}

/* ---- Packs that cannot be read ----------------------------------------- */

Test(bad_pack, may_be_missing)
{
  g_autoptr(CommandResult) result = command_run_simply("--pack", "/no/such/pack", "matrix", NULL);

  expect_failure(result, 1, "/no/such/pack");
  expect_err(result, "try again");
}

Test(bad_pack, may_be_an_empty_folder)
{
  static const char *const required[] = {"pack.csv", "stages.csv", "sides.csv", "dimensions.csv",
                                         "cells.csv"};
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *folder = small_pack_beside(small, "empty");
  g_autoptr(CommandResult) result = NULL;

  g_mkdir(folder, 0777);
  result = command_run_simply("--pack", folder, "matrix", NULL);
  expect_failure(result, 1, "has 5 errors; mend them and try again");
  for (gsize i = 0; i < G_N_ELEMENTS(required); i++)
    expect_err(result, required[i]);
}

Test(bad_pack, may_hold_tables_that_are_no_tables)
{
  static const struct {
    const char *what, *bytes;
    gssize length;
  } bad[] = {
      {"empty", "", 0},
      {"truncated in quotes", "dimension,stages,kind,text,origin\nalpha,1,headline,\"Al", -1},
      {"binary",
       "\x7f"
       "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0",
       18},
      {"UTF-16",
       "\xff\xfe"
       "d\0i\0m\0e\0n\0s\0i\0o\0n\0\n\0",
       22},
      {"Latin-1", "dimension,stages,kind,text\nalpha,1,headline,caf\xe9\n", -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(SmallPack) small = small_pack_new();
    g_autoptr(CommandResult) result = NULL;

    small_pack_write(small, "cells.csv", bad[i].bytes, bad[i].length);
    result = show(small);
    expect_failure(result, 1, "mend ");
    cr_assert(g_str_has_prefix(result->err, "cells.csv:"), "%s: %s", bad[i].what, result->err);
  }
}

Test(bad_pack, may_hold_control_and_bidi_characters)
{
  static const struct {
    const char *cell, *shown;
  } bad[] = {{"\x1b[31mred", "\\x1b"},
             {"left\xe2\x80\xaeright", "202"},
             {"\xc2\x9b"
              "31m",
              "9b"},
             {"bell\a", "07"}};

  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(SmallPack) small = small_pack_new();
    g_autofree char *line = g_strdup_printf("gamma,3,point,%s,source", bad[i].cell);
    g_autoptr(CommandResult) result = NULL;

    small_pack_append(small, "cells.csv", line);
    result = show(small);
    expect_failure(result, 1, "cells.csv:12:");
    cr_assert_null(strstr(result->err, bad[i].cell), "%s", result->err);
  }
}

Test(bad_pack, stops_after_a_hundred_errors)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text,origin\n");
  g_autoptr(CommandResult) result = NULL;
  guint lines = 0;

  for (int i = 0; i < 500; i++)
    g_string_append_printf(cells, "nobody%d,1,headline,Hello,source\n", i);
  small_pack_write(small, "cells.csv", cells->str, -1);
  result = show(small);
  expect_failure(result, 1, "has 100 errors or more");
  for (const char *at = result->err; (at = strchr(at, '\n')); at++)
    lines++;
  cr_assert_leq(lines, 102);
}

Test(bad_pack, is_never_half_shown_in_a_file)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = small_pack_beside(small, "m.txt");
  g_autoptr(CommandResult) result = NULL;

  small_pack_remove(small, "cells.csv");
  result = command_run_simply("--pack", small->folder, "-o", path, NULL);
  expect_failure(result, 1, "cells.csv");
  cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
}
