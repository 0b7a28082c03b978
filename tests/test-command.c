/* What command_run() promises, shown on programs that are everywhere. */
#include "tests/command.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

static struct command_result *run_script(const char *script, const char *input, gssize length)
{
  return command_run(&(struct command_options){
      .program = "/bin/sh",
      .arguments = (const char *const[]){"-c", script, NULL},
      .environment = (const char *const[]){"GREETING=hello=you", "TZ", NULL},
      .input = input,
      .input_length = length,
      .folder = "/",
  });
}

Test(command, tells_the_streams_and_the_status_apart)
{
  g_autoptr(CommandResult) result = run_script("echo out; echo err >&2; exit 7", NULL, 0);
  cr_assert_eq(result->status, 7);
  cr_assert_str_eq(result->out, "out\n");
  cr_assert_str_eq(result->err, "err\n");
}

Test(command, names_the_signal_that_ended_it)
{
  g_autoptr(CommandResult) result = run_script("kill -TERM $$", NULL, 0);
  cr_assert_eq(result->status, -SIGTERM);
}

Test(command, feeds_bytes_and_reads_bytes)
{
  g_autoptr(CommandResult) result = run_script("cat", "a\0b", 3);
  cr_assert_eq(result->out_length, 3);
  cr_assert_arr_eq(result->out, "a\0b", 4);
}

Test(command, carries_more_than_a_pipe_holds_both_ways)
{
  g_autofree char *much = g_strnfill(1000000, 'x');
  g_autoptr(CommandResult) result = run_script("tee /dev/stderr", much, 0);
  cr_assert_str_eq(result->out, much);
  cr_assert_str_eq(result->err, much);
}

Test(command, runs_in_the_folder_and_environment_it_is_given)
{
  g_autoptr(CommandResult) result = run_script("pwd; echo \"$GREETING ${TZ-none}\"", NULL, 0);
  cr_assert_str_eq(result->out, "/\nhello=you none\n");
}

Test(command, writes_into_a_file_that_is_named)
{
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .program = "/bin/echo",
      .arguments = (const char *const[]){"much", NULL},
      .output = "/dev/full",
  });
  cr_assert_neq(result->status, 0);
  cr_assert_eq(result->out_length, 0);
  cr_assert(strstr(result->err, "No space"), "%s", result->err);
}

Test(command, survives_a_program_that_does_not_read)
{
  g_autofree char *much = g_strnfill(1000000, 'x');
  g_autoptr(CommandResult) result = run_script("exit 0", much, 0);
  cr_assert_eq(result->status, 0);
}
