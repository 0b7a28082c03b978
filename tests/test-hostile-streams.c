/* Standard input, output and error that are closed, full, or no file at all. */
#include "tests/command-expect.h"
#include "tests/screens.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Run @script, in which $S is stage5, in @home. */
static struct command_result *run_shell(const char *home, const char *script)
{
  g_autofree char *program = environment_program();
  g_autofree char *variable = g_strconcat("S=", program, NULL);
  return command_run(
      &(struct command_options){.program = "/bin/sh",
                                .arguments = (const char *const[]){"-c", script, NULL},
                                .environment = (const char *const[]){variable, NULL},
                                .folder = home,
                                .home = home});
}

#define MAKE  "$S --file w.stage5 workshop new Spring --people 4 --minutes 60 "
#define WRONG "standard output could not be written"

static const struct {
  const char *script;
  int status;
  const char *err; /* a part of the sentence; NULL for none */
} streams[] = {
    {"$S matrix >&-", 1, WRONG},
    {"$S matrix >/dev/full", 1, WRONG},
    {"$S matrix 1</tmp", 1, WRONG}, /* a folder */
    {"$S matrix --format pdf >&-", 1, WRONG},
    {"$S matrix --format pdf >/dev/full", 1, WRONG},
    {"$S --version >&-", 1, WRONG},
    {"$S --help >/dev/full", 1, WRONG},
    {"$S plan --help >&-", 1, WRONG},
    {"$S pack new p >&-", 1, WRONG},
    {"$S pack check p >/dev/full", 1, WRONG},
    {"$S search learning >/dev/full", 1, WRONG},
    {"$S >&-", 1, WRONG},
    {"$S <&- >&-", 1, WRONG},
    {"$S <&- >&- 2>&-", 1, NULL},
    {"$S matrix -o m.csv <&- >&- 2>&-", 0, NULL},
    {"$S no-such-command 2>&-", 2, NULL},
    {"$S no-such-command 2>/dev/full", 2, NULL},
    {"$S no-such-command >&- 2>&-", 2, NULL},
    {"$S matrix </tmp >m.txt", 0, NULL},
    {MAKE ">&-", 1, WRONG}, /* it is made: see below */
    {"$S --file w.stage5 workshop list >/dev/full", 1, WRONG},
    {"$S --file w.stage5 workshop import Spring - <&-", 1, "read"},
    {"$S --file w.stage5 workshop import Spring - </tmp", 1, "read"},
    {"$S --file w.stage5 workshop note Spring --text one <&- >&- 2>&-", 1, NULL},
    {"$S --file w.stage5 workshop note Spring --text two 2>&-", 0, NULL},
    {"$S --file w.stage5 export all >&-", 1, WRONG},
    {"test -s all/workshops.csv && grep -q two all/workshop_notes.csv", 0, NULL},
    {"$S --file copy.stage5 import all <&- 2>&-", 0, NULL},
    {"$S --file copy.stage5 workshop show Spring", 0, NULL},
};

Test(streams, that_are_no_good_are_told_in_a_sentence)
{
  g_autoptr(Home) home = environment_home_new();
  for (gsize i = 0; i < G_N_ELEMENTS(streams); i++) {
    g_autoptr(CommandResult) result = run_shell(home, streams[i].script);
    const char *script = streams[i].script, *line = strchr(result->err, '\n');
    cr_assert_eq(result->status, streams[i].status, "%s: %d %s", script, result->status,
                 result->err);
    if (!streams[i].err) {
      cr_assert_eq(result->err_length, 0, "%s: %s", script, result->err);
      continue;
    }
    cr_assert(g_str_has_prefix(result->err, "stage5: "), "%s: %s", script, result->err);
    cr_assert_not_null(strstr(result->err, streams[i].err), "%s: %s", script, result->err);
    cr_assert(line && !line[1], "%s: more than a line: %s", script, result->err);
  }
}

/* What is made is made, though nobody heard it: the workbook holds it, and only it. */
Test(streams, that_are_closed_are_not_taken_by_a_workbook)
{
  static const struct {
    const char *how;
    int status;
  } ways[] = {{">&-", 1}, {"2>&-", 0}, {"<&-", 0}, {">&- 2>&-", 1}, {"<&- >&- 2>&-", 1}};
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autofree char *make = g_strconcat(MAKE, ways[i].how, NULL);
    g_autoptr(CommandResult) made = run_shell(home, make);
    g_autoptr(CommandResult) listed = run_shell(home, "$S --file w.stage5 workshop list");
    cr_assert_eq(made->status, ways[i].status, "%s: %d %s", ways[i].how, made->status, made->err);
    expect_success(listed);
    expect_out(listed, "Spring");
  }
}

/* A library may write to them at any time. */
Test(streams, that_are_closed_are_kept_from_other_files)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *program = environment_program();
  g_autofree char *script = g_strdup_printf("echo $$ >pid; exec %s 2>&- <&-", program);
  g_autofree char *here = g_strdup_printf("cd %s && %s", home, script);
  g_autofree char *pid = NULL, *path = g_build_filename(home, "pid", NULL);
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .program = "/bin/sh", .arguments = (const char *const[]){"-c", here, NULL}, .home = home});
  expect_text(terminal, FIRST_SCREEN);
  cr_assert(g_file_get_contents(path, &pid, NULL, NULL));
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd += STDERR_FILENO) {
    g_autofree char *link = g_strdup_printf("/proc/%d/fd/%d", atoi(pid), fd);
    g_autofree char *target = g_file_read_link(link, NULL);
    cr_assert_str_eq(target ? target : "nothing", "/dev/null", "%s", link);
  }
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
  expect_restored(terminal);
}

/* As every program that writes to a pipe: no sentence, since who left has seen enough. */
Test(streams, whose_reader_has_gone_end_it_without_a_word)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(CommandResult) result =
      run_shell(home, "{ $S matrix; echo $? >status; } | true; $S matrix | head -n 1");
  g_autofree char *path = g_build_filename(home, "status", NULL), *status = NULL;
  expect_status(result, 0);
  expect_no_err(result);
  expect_out(result, "Learning: e-business");
  cr_assert(!g_file_get_contents(path, &status, NULL, NULL) || strcmp(status, "141\n") == 0 ||
            strcmp(status, "0\n") == 0);
}

/* Told not to be ended by it, it says so. */
Test(streams, whose_reader_has_gone_are_told_where_the_signal_is_ignored)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(CommandResult) result = run_shell(
      home, "trap '' PIPE; mkfifo p; exec 3<>p; exec 4>p 3<&-; $S matrix >&4; echo $? >status");
  g_autofree char *path = g_build_filename(home, "status", NULL), *status = NULL;
  cr_assert(g_file_get_contents(path, &status, NULL, NULL));
  cr_assert_str_eq(status, "1\n");
  expect_err(result, WRONG ": Broken pipe");
}
