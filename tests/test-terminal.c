/* What the terminal in memory promises, shown on programs that are everywhere. */
#include "tests/expect.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* A shell as the program, with a script to run. */
static struct terminal *start_script(const char *script)
{
  return terminal_start(&(struct terminal_options){
      .columns = 60,
      .rows = 12,
      .program = "/bin/sh",
      .arguments = (const char *const[]){"-c", script, NULL},
  });
}

Test(terminal, shows_what_a_program_writes)
{
  g_autoptr(Terminal) terminal = start_script("printf 'ein \\033[1mfettes\\033[m Wörtchen'");
  int column = -1, row = -1;
  expect_text(terminal, "ein fettes Wörtchen");
  cr_assert(terminal_find(terminal, "Wörtchen", &column, &row));
  cr_assert_eq(column, 11);
  cr_assert_eq(row, 0);
  g_autofree char *bold = terminal_attributes(terminal, 4, 0);
  g_autofree char *plain = terminal_attributes(terminal, 11, 0);
  cr_assert_str_eq(bold, "B");
  cr_assert_str_eq(plain, "");
  expect_exit(terminal, 0);
}

Test(terminal, counts_wide_characters_as_two_columns)
{
  g_autoptr(Terminal) terminal = start_script("printf '漢字x'; read -r line");
  int column = -1;
  expect_text(terminal, "漢字x");
  cr_assert(terminal_find(terminal, "x", &column, NULL));
  cr_assert_eq(column, 4);
  expect_cursor(terminal, 5, 0);
}

Test(terminal, gives_an_environment_that_is_always_the_same)
{
  g_setenv("LINES", "7", true);
  g_setenv("NO_COLOR", "1", true);
  g_autoptr(Terminal) terminal =
      start_script("stty size; echo \"[$TERM $LC_ALL $TZ ${LINES-} ${NO_COLOR-}]\"; "
                   "test -d \"$XDG_CONFIG_HOME\" && test -w \"$HOME\" && echo at home");
  expect_text(terminal, "12 60");
  expect_text(terminal, "[xterm-256color C.UTF-8 UTC  ]");
  expect_text(terminal, "at home");
}

Test(terminal, takes_its_home_away_in_the_end)
{
  struct terminal *terminal = start_script("mkdir -p \"$HOME/a/b\" && >\"$HOME/a/b/c\"; echo made");
  g_autofree char *home = g_strdup(terminal_home(terminal));
  expect_text(terminal, "made");
  cr_assert(g_file_test(home, G_FILE_TEST_IS_DIR));
  terminal_free(terminal);
  cr_assert_not(g_file_test(home, G_FILE_TEST_EXISTS));
}

/* Keys as text, and the bytes they come to, in the normal and the application mode of
 * the cursor keys. */
static const struct {
  const char *keys, *normal, *application;
} key_rows[] = {
    {"aé<Lt><Space>", "61c3a93c20", "61c3a93c20"},
    {"<Down><Home>", "1b5b421b5b48", "1b4f421b4f48"},
    {"<PgDn><Del><F1>", "1b5b367e1b5b337e1b4f50", "1b5b367e1b5b337e1b4f50"},
    {"<C-r><M-x><S-Tab>", "121b781b5b5a", "121b781b5b5a"},
    {"<Enter><Tab><BS>", "0d097f", "0d097f"},
    {"<C-Up>", "1b5b313b3541", "1b5b313b3541"},
};

Test(terminal, sends_keys_in_the_form_the_program_asked_for)
{
  for (gsize i = 0; i < 2 * G_N_ELEMENTS(key_rows); i++) {
    const char *wanted = i % 2 ? key_rows[i / 2].application : key_rows[i / 2].normal;
    g_autofree char *script =
        g_strdup_printf("stty raw -echo; printf '%sready'; "
                        "head -c %zu | od -An -tx1 | tr -d ' \\n'; stty sane; echo :end",
                        i % 2 ? "\\033[?1h" : "", strlen(wanted) / 2);
    g_autoptr(Terminal) terminal = start_script(script);
    expect_text(terminal, "ready");
    terminal_keys(terminal, key_rows[i / 2].keys);
    expect_text(terminal, ":end");
    g_autofree char *row = terminal_row(terminal, 0);
    cr_assert(strstr(row, wanted), "row %zu: %s is not in %s", i, wanted, row);
  }
}

Test(terminal, sends_the_mouse_only_when_asked)
{
  g_autoptr(Terminal) terminal = start_script("stty raw -echo; printf ready; head -c 1 >/dev/null; "
                                              "printf '\\033[?1000h\\033[?1006hmouse '; "
                                              "head -c 20 | tr '\\033' '^'; stty sane; echo :end");
  expect_text(terminal, "ready");
  terminal_click(terminal, 3, 4, 1);
  terminal_keys(terminal, "x");
  expect_text(terminal, "mouse");
  terminal_click(terminal, 9, 4, 1);
  expect_text(terminal, "^[<0;10;5M^[<0;10;5m");
}

Test(terminal, tells_the_program_of_its_new_size)
{
  g_autoptr(Terminal) terminal = start_script("trap 'stty size; exit 3' WINCH; echo ready; "
                                              "while :; do sleep 0.01; done");
  expect_text(terminal, "ready");
  terminal_resize(terminal, 44, 9);
  expect_text(terminal, "9 44");
  expect_exit(terminal, 3);
}

Test(terminal, tells_a_signal_from_an_exit_status)
{
  g_autoptr(Terminal) terminal = start_script("echo ready; exec sleep 100");
  expect_text(terminal, "ready");
  terminal_signal(terminal, SIGTERM);
  cr_assert_eq(terminal_wait_exit(terminal), -SIGTERM);
}

Test(terminal, can_be_taken_away)
{
  g_autoptr(Terminal) terminal = start_script("echo ready; exec sleep 100");
  expect_text(terminal, "ready");
  terminal_hang_up(terminal);
  cr_assert_eq(terminal_wait_exit(terminal), -SIGHUP);
}

/* Everything a program may leave wrong, as a script, and what is said of it. */
static const struct {
  const char *script, *what;
} left_wrong[] = {
    {"printf '\\033[?1049h\\033[?25l\\033[?25h\\033[?1049l'", ""},
    {"printf '\\033[?1049h'", "alternate screen"},
    {"printf '\\033[?25l'", "the cursor shown"},
    {"printf '\\033[?1000;1006h\\033[?1006l'", "mouse clicks (1000)"},
    {"printf '\\033[?2004h'", "bracketed paste"},
    {"printf '\\033[?1h\\033='", "application cursor keys, application keypad"},
    {"printf '\\033(0'", "character set"},
    {"printf '\\033[1m'", "attributes"},
    {"stty raw", "line settings"},
};

Test(terminal, names_what_a_program_left_wrong)
{
  for (gsize i = 0; i < G_N_ELEMENTS(left_wrong); i++) {
    g_autoptr(Terminal) terminal = start_script(left_wrong[i].script);
    g_autofree char *what = NULL;
    expect_exit(terminal, 0);
    bool restored = terminal_is_restored(terminal, &what);
    cr_assert_str_eq(what, left_wrong[i].what, "row %zu: %s", i, what);
    cr_assert_eq(restored, *left_wrong[i].what == '\0', "row %zu", i);
  }
}

Test(terminal, draws_a_picture_of_text_attributes_and_cursor)
{
  g_autoptr(Terminal) terminal = start_script(
      "printf 'plain \\033[1;7mboth\\033[m \\033[34mblue\\033[m\\r\\n end\\033[?25l'; read -r x");
  terminal_resize(terminal, 20, 3);
  expect_text(terminal, " end");
  expect_bytes(terminal, "\033[?25l");
  g_autofree char *picture = terminal_picture(terminal);
  cr_assert_str_eq(picture, "screen 20x3\n"
                            "plain both blue\n"
                            " end\n"
                            "\n"
                            "attributes\n"
                            "1: 7-10 BR, 12-15 f4\n"
                            "cursor 5,2 hidden\n");
}

Test(terminal, says_how_a_screen_differs_from_its_picture)
{
  g_unsetenv("UPDATE_PICTURES");
  g_autoptr(Terminal) terminal = start_script("printf 'not this'");
  g_autofree char *difference = NULL;
  expect_text(terminal, "not this");
  cr_assert_not(terminal_matches(terminal, "no-such-picture", &difference));
  cr_assert(strstr(difference, "+not this"), "%s", difference);
  g_unlink(TOP_BUILDDIR "/tests/no-such-picture-60x12.actual");
}
