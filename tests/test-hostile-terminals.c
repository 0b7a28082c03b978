/* The same program on every kind of terminal that people have. */
#include "tests/hostile.h"
#include "tests/workshop-screens.h"

#include <criterion/parameterized.h>
#include <signal.h>
#include <string.h>

/* All are in Debian's ncurses-base and ncurses-bin. */
static const struct kind {
  const char *term;
  int colours; /* that may be used: the highest number of one, or -1 for none */
  bool utf8;
} kinds[] = {
    {"xterm-256color", 255, true},
    {"xterm", 7, true},
    {"linux", 7, true},
    {"vt100", -1, true},
    {"screen-256color", 255, true},
    {"tmux-256color", 255, true},
    {"xterm-mono", -1, true},
    {"vt100", -1, false},
    {"linux", 7, false},
    {"ansi", 7, false},
    {"vt220", -1, false},
    {"rxvt", 7, true},
};

static bool is_installed(const char *term)
{
  static const char *const folders[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo",
                                        "/usr/lib/terminfo"};
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *path = g_strdup_printf("%s/%c/%s", folders[i], *term, term);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
      return true;
  }
  return false;
}

static struct terminal *start_as(const struct kind *kind, const char *home,
                                 const char *const *arguments)
{
  g_autofree char *term = g_strconcat("TERM=", kind->term, NULL);
  return terminal_start(&(struct terminal_options){
      .columns = 100,
      .rows = 30,
      .home = home,
      .arguments = arguments,
      .environment =
          (const char *const[]){term, kind->utf8 ? "LC_ALL=C.UTF-8" : "LC_ALL=C", NULL}});
}

/* Keys, and what they lead to; where the screen is all ASCII too. */
static const struct {
  const char *keys, *text;
} tour[] = {
    {"<Down><Down>", "Matrix  3/22"},
    {"v", "Overview"},
    {"<End>", "22/22"},
    {"<Home>v", "Matrix  1/22"},
    {"<Enter>", "Terms used here"},
    {"<Right>", "2/22"},
    {"<Esc>", "Matrix  2/22"},
    {"/learn flow", "6 places in 3 dimensions"},
    {"<Esc><Esc>", "Matrix"},
    {"?", "Keys: matrix"},
    {"<Esc>", "Matrix"},
    {"r", "Roles"},
    {"<Esc>", "Matrix"},
    {"P", "Plans"},
    {"n", "New plan  1/8"},
    {"<Esc>", "Plans"},
    {"<Esc>", "Matrix"},
    {"w", "Workshops  1/1"},
    {"<Enter>", "Rate, step 3 of 9"},
    {"i", "Pass the keyboard"},
    {"<Esc>", "Rate, step 3 of 9"},
    {"V", "Reveal round 1?"},
    {"<Enter>", "Round 1 is revealed"},
    {"<Esc>", "of 9"},
    {"m", "Results of round"},
    {"<Enter>", "topic 1 of 22"},
};

/* The numbers of colours that are set stay within what the terminal has. */
static void expect_colours(struct terminal *terminal, const struct kind *kind)
{
  const char *bytes = terminal_bytes(terminal, 0);
  bool many = strstr(bytes, "\033[38;5;") != NULL, few = strstr(bytes, "\033[36m") != NULL;
  cr_assert(many == (kind->colours > 7), "%s: 256 colours", kind->term);
  cr_assert(!few || kind->colours >= 0, "%s: colours", kind->term);
}

static guint rows[G_N_ELEMENTS(kinds)];

ParameterizedTestParameters(terminals, all_screens_are_the_same)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(kinds));
}

ParameterizedTest(const guint *row, terminals, all_screens_are_the_same)
{
  const struct kind *kind = &kinds[*row];
  if (!is_installed(kind->term))
    cr_skip_test("%s is not known on this machine", kind->term);
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_RATED);
  g_autoptr(Terminal) terminal = start_as(kind, home, NULL);
  expect_text(terminal, FIRST_SCREEN);
  for (gsize i = 0; i < G_N_ELEMENTS(tour); i++) {
    terminal_keys(terminal, tour[i].keys);
    expect_screen_(terminal, terminal_wait(terminal, tour[i].text), "%s, %s: no “%s”", kind->term,
                   tour[i].keys, tour[i].text);
  }
  expect_quiet(terminal);
  g_autofree char *screen = terminal_text(terminal);
  cr_assert(kind->utf8 ? strstr(screen, "━") != NULL : g_str_is_ascii(screen), "%s:\n%s",
            kind->term, screen);
  expect_colours(terminal, kind);
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
  expect_restored(terminal);
  cr_assert_null(strstr(terminal_bytes(terminal, 0), "$<"), "%s: a delay was written", kind->term);
}

ParameterizedTestParameters(terminals, the_projector_shows_the_results)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(kinds));
}

ParameterizedTest(const guint *row, terminals, the_projector_shows_the_results)
{
  const struct kind *kind = &kinds[*row];
  if (!is_installed(kind->term))
    cr_skip_test("%s is not known on this machine", kind->term);
  g_autoptr(Home) home = environment_home_new();
  workshop_make(home, WORKSHOP_REVEALED);
  g_autoptr(Terminal) terminal = start_as(kind, home, (const char *const[]){"project", NULL});
  expect_text(terminal, "Reveal");
  terminal_keys(terminal, "q");
  expect_exit(terminal, 0);
  expect_restored(terminal);
}

ParameterizedTestParameters(terminals, are_given_back_when_the_program_is_ended)
{
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(kinds));
}

ParameterizedTest(const guint *row, terminals, are_given_back_when_the_program_is_ended)
{
  const struct kind *kind = &kinds[*row];
  if (!is_installed(kind->term))
    cr_skip_test("%s is not known on this machine", kind->term);
  g_autoptr(Terminal) terminal = start_as(kind, NULL, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_signal(terminal, SIGTERM);
  expect_exit(terminal, -SIGTERM);
  expect_restored(terminal);
  cr_assert_null(strstr(terminal_bytes(terminal, 0), "$<"), "%s: a delay was written", kind->term);
}

/* ---- Colours ---------------------------------------------------------------- */

/* Bytes, which may end in the middle of a character. */
static bool has_colours(const char *bytes)
{
  return g_regex_match_simple("\\033\\[([0-9;]*;)?([34][0-7]|[34]8;5;\\d+)m", bytes, G_REGEX_RAW,
                              0);
}

Test(terminals, without_colour_where_it_is_not_wanted)
{
  static const char *const wishes[] = {"NO_COLOR=1", "TERM=xterm-mono", "TERM=vt100"};
  for (gsize i = 0; i < G_N_ELEMENTS(wishes); i++) {
    g_autoptr(Terminal) terminal = terminal_start(
        &(struct terminal_options){.environment = (const char *const[]){wishes[i], NULL}});
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, "v");
    expect_text(terminal, "Overview");
    cr_assert_not(has_colours(terminal_bytes(terminal, 0)), "%s", wishes[i]);
  }
  g_autoptr(Terminal) coloured = terminal_start(&(struct terminal_options){.columns = 80});
  expect_text(coloured, FIRST_SCREEN);
  expect_quiet(coloured);
  cr_assert(has_colours(terminal_bytes(coloured, 0)));
}

/* ---- Damaged ------------------------------------------------------------------ */

/* An entry of a name of its own, made from that of xterm. Transfer full: TERMINFO=FOLDER. */
static char *entry_new(const char *home, void (*spoil)(char *bytes, gsize length))
{
  g_autofree char *bytes = NULL, *folder = g_build_filename(home, "d", NULL);
  g_autofree char *path = g_build_filename(folder, "damaged", NULL);
  gsize length = 0;
  if (!g_file_get_contents("/lib/terminfo/x/xterm", &bytes, &length, NULL) &&
      !g_file_get_contents("/usr/share/terminfo/x/xterm", &bytes, &length, NULL))
    cr_skip_test("xterm is not known on this machine");
  spoil(bytes, length);
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  cr_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
  return g_strconcat("TERMINFO=", home, NULL);
}

static void replace(char *bytes, gsize length, const char *what, const char *with)
{
  for (gsize i = 0; i + strlen(what) <= length; i++)
    if (memcmp(bytes + i, what, strlen(what)) == 0)
      memcpy(bytes + i, with, strlen(with));
}

/* Delays before the screen is taken, and, one that is not to be left out, before each colour. */
static void delay_taking(char *bytes, gsize length)
{
  replace(bytes, length, "\033[?1049h", "$<99999>");
  replace(bytes, length, "\033[3%p1%dm", "$<99999/>");
}

/* Q as what some key sends. */
static void take_letter(char *bytes, gsize length)
{
  replace(bytes, length, "\033OA", "Q\0");
}

/* Where the names of the extended capabilities begin: nowhere. The last of all is their text. */
static void spoil_names(char *bytes, gsize length)
{
  for (gsize i = length - 1140; i + 1 < length - 1000; i += 2)
    bytes[i + 1] = '\x7f';
}

static struct terminal *start_damaged(const char *home, void (*spoil)(char *, gsize))
{
  g_autofree char *where = entry_new(home, spoil);
  return terminal_start(&(struct terminal_options){
      .columns = 240, .environment = (const char *const[]){where, "TERM=damaged", NULL}});
}

Test(terminals, with_delays_of_minutes_are_not_waited_for)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = start_damaged(home, delay_taking);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
}

Test(terminals, that_take_a_letter_for_a_key_leave_it_a_letter)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = start_damaged(home, take_letter);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
}

Test(terminals, that_curses_would_crash_over_are_refused_in_a_sentence)
{
  g_autoptr(Home) home = environment_home_new();
  g_autoptr(Terminal) terminal = start_damaged(home, spoil_names);
  expect_text(terminal, "stage5: cannot open the screen");
  expect_exit(terminal, 1);
  expect_restored(terminal);
}
