/* The projector follows what happens to the file, never writes to it, and has few keys. */
#include "tests/command-expect.h"
#include "tests/planner-screens.h"
#include "tests/projector-screens.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALL_COLUMNS 100 /* a window in which headlines are plain text */
#define SMALL_LINES   12

static struct terminal *project(const struct lead *lead)
{
  return lead_project(lead, SMALL_COLUMNS, SMALL_LINES, NULL);
}

/* ---- Following ----------------------------------------------------------- */

/* Milliseconds from a change that is durable to the screen that shows it. */
static gint64 follow_once(struct lead *lead, struct terminal *terminal, enum phase phase)
{
  g_autofree char *text = g_strdup_printf("· %s", phase_name(phase));
  lead_go(lead, phase);
  gint64 start = g_get_monotonic_time();
  expect_text(terminal, text);
  return (g_get_monotonic_time() - start) / 1000;
}

Test(following, shows_a_change_within_a_quarter_of_a_second)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) terminal = project(lead);
  gint64 best = G_MAXINT64;
  expect_text(terminal, "· Welcome");
  for (int i = 0; i < 5; i++) {
    best = MIN(best, follow_once(lead, terminal, PHASE_READ));
    best = MIN(best, follow_once(lead, terminal, PHASE_WELCOME));
  }
  cr_assert(best <= 250, "%d ms", (int)best);
}

Test(following, waits_for_a_workbook_and_a_workshop)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  g_autofree char *path = g_build_filename(lead->home, "later.stage5", NULL);
  g_autoptr(Terminal) terminal = screen_start(
      SMALL_COLUMNS, SMALL_LINES, (const char *const[]){"--file", path, "project", NULL});
  expect_text(terminal, "There is no workbook");
  cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
  g_clear_pointer(&lead->workbook, workbook_close);
  lead->workbook = workbook_open(path, NULL);
  expect_text(terminal, "No workshop runs in this workbook.");
  lead_begin(lead, "Spring review", 4);
  expect_text(terminal, "Spring review · Welcome");
}

Test(following, survives_the_removal_of_the_workshop_and_shows_the_next)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) terminal = project(lead), other = project(lead);
  expect_text(terminal, "Spring review");
  expect_text(other, "Spring review");
  lead_remove(lead);
  expect_text(terminal, "No workshop runs in this workbook.");
  expect_text(other, "No workshop runs in this workbook.");
  lead_begin(lead, "Autumn review", 5);
  expect_text(terminal, "Autumn review");
  expect_text(other, "Autumn review");
  workbook_undo(lead->workbook, NULL, NULL);
  expect_text(terminal, "No workshop runs in this workbook.");
  workbook_undo(lead->workbook, NULL, NULL);
  expect_text(terminal, "Spring review");
}

Test(following, survives_what_happens_to_the_file)
{
  static const char garbage[4096] = "this is a letter and no workbook";
  g_autoptr(Lead) lead = lead_new(NULL), other = lead_new(NULL);
  g_autofree char *aside = g_strconcat(lead->path, ".aside", NULL);
  lead_begin(lead, "Spring review", 4);
  lead_begin(other, "Autumn review", 4);
  g_clear_pointer(&lead->workbook, workbook_close);
  g_clear_pointer(&other->workbook, workbook_close);
  g_autoptr(Terminal) terminal = project(lead);
  expect_text(terminal, "Spring review");
  cr_assert_eq(g_rename(lead->path, aside), 0);
  expect_text(terminal, "There is no workbook");
  cr_assert_eq(g_rename(aside, lead->path), 0);
  expect_text(terminal, "Spring review");
  cr_assert_eq(g_rename(other->path, lead->path), 0);
  expect_text(terminal, "Autumn review");
  planner_spoil(lead->path, 0, garbage, sizeof garbage);
  expect_text(terminal, "is no workbook but another kind of file");
  cr_assert_eq(g_unlink(lead->path), 0);
  expect_text(terminal, "There is no workbook");
}

/* ---- A file that is held -------------------------------------------------- */

/* Lock the file as SQLite does while it writes, for as long as the descriptor is open. */
static int hold(const char *path)
{
  struct flock lock = {.l_type = F_WRLCK, .l_start = 0x40000000, .l_len = 512};
  int fd = open(path, O_RDWR | O_CLOEXEC);
  cr_assert(fd >= 0 && fcntl(fd, F_SETLK, &lock) == 0);
  return fd;
}

Test(following, says_that_the_file_is_held_and_goes_on_when_it_is_not)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_clear_pointer(&lead->workbook, workbook_close);
  int fd = hold(lead->path);
  g_autoptr(Terminal) terminal = project(lead);
  expect_text(terminal, "is held by another program");
  close(fd);
  expect_text(terminal, "Spring review · Welcome");
  fd = hold(lead->path);
  cr_assert_eq(futimens(fd, NULL), 0); /* as a writer does */
  terminal_settle(terminal, 500);
  expect_text(terminal, "Spring review · Welcome");
  expect_text(terminal, "is held by another program");
  close(fd);
  expect_text(terminal, "Spring review · Welcome");
}

/* ---- It only looks -------------------------------------------------------- */

Test(following, never_writes_to_the_file_or_beside_it)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize length, length_after;
  lead_begin(lead, "Spring review", 4);
  g_clear_pointer(&lead->workbook, workbook_close);
  guint n_files = folder_count(lead->home);
  cr_assert(g_file_get_contents(lead->path, &before, &length, NULL));
  g_autoptr(Terminal) terminal = project(lead);
  expect_text(terminal, "Spring review");
  terminal_settle(terminal, 400);
  terminal_keys(terminal, "PwVu<C-r>dx<Space><Enter>");
  terminal_keys(terminal, "q");
  expect_exit(terminal, 0);
  cr_assert(g_file_get_contents(lead->path, &after, &length_after, NULL));
  cr_assert(length == length_after && memcmp(before, after, length) == 0);
  cr_assert_eq(folder_count(lead->home), n_files);
}

/* For root nothing is forbidden, until it gives that right up. */
Test(following, reads_a_file_and_a_folder_that_may_only_be_read)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_clear_pointer(&lead->workbook, workbook_close);
  cr_assert_eq(g_chmod(lead->path, 0444), 0);
  cr_assert_eq(g_chmod(lead->home, 0555), 0);
  if (geteuid() == 0)
    cr_assert_eq(prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0), 0);
  g_autoptr(Terminal) terminal = project(lead);
  expect_text(terminal, "Spring review · Welcome");
  cr_assert_eq(g_chmod(lead->home, 0755), 0);
}

/* ---- Keys, signals, the terminal -------------------------------------------- */

Test(following, has_few_keys_and_lists_them)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) terminal = lead_project(lead, 80, 24, NULL);
  expect_quiet(terminal);
  g_autofree char *before = terminal_text(terminal);
  terminal_keys(terminal, "/:PwrdfvnpyAMT>z<F5><Down><Tab><Enter>");
  expect_quiet(terminal);
  g_autofree char *after = terminal_text(terminal);
  cr_assert_str_eq(after, before);
  terminal_keys(terminal, "?");
  expect_picture(terminal, "projector-help");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "Narrow:");
  terminal_keys(terminal, "t");
  expect_text(terminal, "Theme: dark");
  expect_gone(terminal, "Theme: dark");
  terminal_keys(terminal, "<Esc>");
  expect_exit(terminal, 0);
  expect_restored(terminal);
}

Test(following, hides_the_cursor_and_gives_it_back)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) terminal = project(lead);
  expect_text(terminal, "Spring review");
  cr_assert_not(terminal_cursor(terminal, NULL, NULL));
  terminal_signal(terminal, SIGTERM);
  expect_exit(terminal, -SIGTERM);
  expect_restored(terminal);
}

Test(following, goes_on_when_another_terminal_is_gone)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) first = project(lead), second = project(lead);
  expect_text(first, "Spring review");
  expect_text(second, "Spring review");
  terminal_hang_up(first);
  cr_assert_neq(terminal_wait_exit(first), TERMINAL_RUNNING);
  lead_go(lead, PHASE_READ);
  expect_text(second, "· Read");
}

Test(following, wants_a_terminal_and_writes_no_document)
{
  g_autoptr(CommandResult) pipe = command_run_simply("project", NULL);
  expect_failure(pipe, 1, "there is no terminal");
  g_autoptr(CommandResult) format = command_run_simply("project", "--format", "pdf", NULL);
  expect_failure(format, 2, "there is no document to write");
  g_autoptr(CommandResult) theme = command_run_simply("project", "--theme", "pink", NULL);
  expect_failure(theme, 2, "pink");
  g_autoptr(CommandResult) word = command_run_simply("project", "Spring", NULL);
  expect_failure(word, 2, "one word too many");
}
