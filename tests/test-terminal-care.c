/* The terminal is taken with care and given back whole, whatever happens. */
#include "tests/command.h"
#include "tests/environment.h"
#include "tests/screens.h"

#include <signal.h>
#include <string.h>

Test(care, every_signal_leaves_the_terminal_as_it_was)
{
  static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV,
                                SIGABRT, SIGBUS, SIGILL, SIGFPE};
  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
    g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, i % 2 ? "v" : "<Enter>");
    expect_gone(terminal, FIRST_SCREEN);
    terminal_signal(terminal, signals[i]);
    expect_exit(terminal, -signals[i]);
    expect_restored(terminal);
  }
}

/* As curses may have put it out when the signal came. */
Test(care, a_signal_gives_automatic_wrapping_back)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  gsize from = terminal_n_bytes(terminal);
  terminal_signal(terminal, SIGTERM);
  expect_exit(terminal, -SIGTERM);
  cr_assert_not_null(strstr(terminal_bytes(terminal, from), "\033[?7h"));
}

Test(care, ends_when_its_window_is_closed)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_hang_up(terminal);
  cr_assert_neq(terminal_wait_exit(terminal), TERMINAL_RUNNING);
}

static Terminal *start_deaf_to(const char *signals)
{
  g_autofree char *program = environment_program();
  g_autofree char *script = g_strdup_printf("trap '' %s; exec %s", signals, program);
  return terminal_start(
      &(struct terminal_options){.columns = 80,
                                 .rows = 24,
                                 .program = "/bin/sh",
                                 .arguments = (const char *const[]){"-c", script, NULL}});
}

Test(care, ignores_the_signals_it_was_told_to_ignore)
{
  static const int signals[] = {SIGHUP, SIGTERM, SIGUSR1};
  g_autoptr(Terminal) terminal = start_deaf_to("HUP TERM USR1");
  expect_text(terminal, FIRST_SCREEN);
  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
    g_autofree char *place = g_strdup_printf("Matrix  %u/22", (guint)i + 2);
    terminal_signal(terminal, signals[i]);
    terminal_keys(terminal, "<Down>");
    expect_text(terminal, place);
  }
  terminal_signal(terminal, SIGINT);
  expect_exit(terminal, -SIGINT);
  expect_restored(terminal);
}

Test(care, ends_when_its_window_is_closed_and_nothing_else_says_so)
{
  g_autoptr(Terminal) terminal = start_deaf_to("HUP");
  expect_text(terminal, FIRST_SCREEN);
  terminal_hang_up(terminal);
  cr_assert_neq(terminal_wait_exit(terminal), TERMINAL_RUNNING);
}

Test(care, a_crash_leaves_the_terminal_as_it_was_though_its_signal_is_ignored)
{
  g_autoptr(Terminal) terminal = start_deaf_to("SEGV");
  expect_text(terminal, FIRST_SCREEN);
  terminal_signal(terminal, SIGSEGV);
  expect_exit(terminal, -SIGSEGV);
  expect_restored(terminal);
}

Test(care, ctrl_z_and_fg_in_a_shell)
{
  g_autofree char *program = environment_program();
  g_autofree char *start = g_strdup_printf("%s<Enter>", program);
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 100,
      .rows = 24,
      .program = "/bin/bash",
      .arguments = (const char *const[]){"--norc", "--noprofile", "-i", NULL}});
  expect_text(terminal, "bash");
  terminal_keys(terminal, start);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down><C-z>");
  expect_text(terminal, "Stopped");
  terminal_keys(terminal, "fg<Enter>");
  expect_text(terminal, "Matrix  2/22");
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Matrix  3/22");
  terminal_keys(terminal, "qexit<Enter>");
  expect_exit(terminal, 0);
}

/* Start it from a shell with job control, which says when it was stopped and lets it go on when
 * it reads a line. */
static Terminal *start_in_a_shell(void)
{
  g_autofree char *program = environment_program();
  g_autofree char *script = g_strdup_printf("%s; echo Stopped.; read -r _; fg", program);
  return terminal_start(
      &(struct terminal_options){.columns = 80,
                                 .rows = 24,
                                 .program = "/bin/sh",
                                 .arguments = (const char *const[]){"-mc", script, NULL}});
}

Test(care, stops_when_something_else_than_a_key_asks_and_comes_back_to_another_size)
{
  g_autoptr(Terminal) terminal = start_in_a_shell();
  expect_text(terminal, FIRST_SCREEN);
  cr_assert_eq(kill(terminal_foreground(terminal), SIGTSTP), 0);
  expect_text(terminal, "Stopped.");
  expect_restored(terminal);
  terminal_resize(terminal, 120, 30);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "│ 3 Blended learning │"); /* as wide as that */
}

/* The window has lost what did not fit into the other size. */
Test(care, draws_anew_when_the_window_had_another_size_for_a_moment)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  expect_quiet(terminal);
  g_autofree char *before = terminal_picture(terminal);
  terminal_signal(terminal, SIGSTOP);
  terminal_resize(terminal, 50, 14);
  terminal_resize(terminal, 80, 24);
  terminal_signal(terminal, SIGCONT);
  expect_quiet(terminal);
  g_autofree char *after = terminal_picture(terminal);
  cr_assert_str_eq(after, before);
}

Test(care, lines_and_columns_in_the_environment_do_no_harm)
{
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 80,
      .rows = 24,
      .environment = (const char *const[]){"LINES=10", "COLUMNS=30", NULL}});
  expect_text(terminal, FIRST_SCREEN);
  terminal_resize(terminal, 50, 20);
  expect_gone(terminal, "Social business · stage 5");
}

Test(care, refuses_a_terminal_it_does_not_know_in_a_sentence)
{
  static const char *const terms[] = {"TERM=no-such-terminal", "TERM=dumb", "TERM"};
  for (gsize i = 0; i < G_N_ELEMENTS(terms); i++) {
    g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
        .columns = 240, .rows = 24, .environment = (const char *const[]){terms[i], NULL}});
    expect_text(terminal, "stage5: cannot open the screen");
    expect_text(terminal, "stage5 matrix | less");
    expect_exit(terminal, 1);
    cr_assert_null(strchr(terminal_bytes(terminal, 0), '\033'), "%s: an escape", terms[i]);
  }
}

Test(care, works_on_terminals_of_other_kinds)
{
  static const char *const terms[] = {"TERM=xterm", "TERM=linux", "TERM=vt100",
                                      "TERM=screen-256color", "TERM=tmux-256color"};
  for (gsize i = 0; i < G_N_ELEMENTS(terms); i++) {
    g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
        .columns = 80, .rows = 24, .environment = (const char *const[]){terms[i], NULL}});
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, "jj");
    expect_text(terminal, "Matrix  3/22");
    terminal_keys(terminal, "q");
    expect_exit(terminal, 0);
    expect_restored(terminal);
  }
}

Test(care, an_esc_and_a_cursor_key_are_told_apart)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/x<Esc>");
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Matrix  2/22");
}

/* Ctrl-Space sends a NUL. */
Test(care, an_esc_and_a_nul_swallow_no_key_behind_them)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_send(terminal, "\033\0jj", 4);
  expect_text(terminal, "Matrix  3/22");
}

Test(care, the_cursor_stands_on_the_focus)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  int column, row;
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down><Down>");
  expect_text(terminal, "Matrix  3/22");
  expect_place(terminal, "▸ Formal learning", &column, &row);
  expect_cursor(terminal, column + 2, row);
  terminal_keys(terminal, "/formal");
  expect_place(terminal, "Search: formal", &column, &row);
  expect_cursor(terminal, column + (int)strlen("Search: formal"), row);
}

/* ---- Large packs ------------------------------------------------------- */

Test(large, a_pack_is_shown_while_it_is_read_and_then_whole)
{
  g_autoptr(SmallPack) small = small_pack_new();
  small_pack_grow(small, 20000, "headline");
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 80, 24);
  expect_text(terminal, "Dimension 0");
  expect_text(terminal, "/20000");
  terminal_keys(terminal, "G");
  expect_text(terminal, "Dimension 19999");
  terminal_keys(terminal, "/left 12345");
  expect_text(terminal, "1 place in 1 dimension");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Dimension 12345");
}

Test(large, an_error_at_its_end_takes_the_screen_and_the_exit_status)
{
  g_autoptr(SmallPack) small = small_pack_new();
  small_pack_grow(small, 20000, "hedline");
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 120, 24);
  expect_text(terminal, "This pack cannot be shown");
  expect_text(terminal, "cells.csv:60001: kind:");
  terminal_keys(terminal, "q");
  expect_exit(terminal, 1);
  expect_restored(terminal);
}

Test(large, an_error_in_a_small_pack_is_told_before_the_screen_is_taken)
{
  g_autoptr(SmallPack) small = small_pack_new();
  small_pack_append(small, "cells.csv", "nowhere,1,point,Text");
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 120, 24);
  expect_text(terminal, "cells.csv:");
  expect_exit(terminal, 1);
  cr_assert_null(strchr(terminal_bytes(terminal, 0), '\033'), "the screen was taken");
}
