/* terminal.h - a terminal in memory, for playing the real program in tests
 *
 * Starts a program on a pseudo-terminal whose other end is libvterm, sends it keys
 * and mouse events, waits for what should appear, and compares the screen with a
 * picture of it kept in tests/pictures/. Nothing sleeps: whatever waits, waits for
 * something, at most TERMINAL_DEADLINE seconds.
 *
 *   Test(matrix, opens_the_dimension_under_the_cursor)
 *   {
 *     g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
 *         .columns = 80, .rows = 24, .arguments = (const char *const[]){"--theme", "mono", NULL}});
 *     expect_text(terminal, "Mindset");
 *     terminal_keys(terminal, "<Down><Enter>");
 *     expect_text(terminal, "What to listen for");
 *     expect_picture(terminal, "dimension");  // tests/pictures/dimension-80x24.txt
 *     terminal_keys(terminal, "q");
 *     cr_assert_eq(terminal_wait_exit(terminal), 0);
 *     expect_restored(terminal);
 *   }
 *
 * The expect_ macros are in tests/expect.h; nothing here knows Criterion.
 *
 * The program sees a small environment that is always the same: PATH as it is behind the
 * stand-ins for lp and lpstat (tests/stand-ins.h),
 * TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC, HOME and XDG_*_HOME in a fresh folder
 * that goes with the terminal, and no more (but for the sanitizers' options, and that
 * ncurses shall not look for a mouse daemon).
 *
 * In the order of use: start, input, waiting, looking, the end.
 */
#ifndef STAGE5_TESTS_TERMINAL_H
#define STAGE5_TESTS_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

#define TERMINAL_DEADLINE 20 /* seconds */

/* ---- Start ------------------------------------------------------------- */

struct terminal_options {
  int columns, rows;              /* cells; 0 for 80 by 24 */
  const char *program;            /* NULL for the stage5 of this build */
  const char *const *arguments;   /* without the program's name, NULL at the end; may be NULL */
  const char *const *environment; /* "NAME=value" sets, "NAME" takes out; may be NULL */
  const char *home;               /* an existing folder, which stays; NULL for a fresh one */
  const char *folder;             /* to run in; NULL for where the test runs */
};

struct terminal;

/* Start a program. Ends the test program with a message if the system gives no
 * pseudo-terminal. Free with terminal_free(), which kills what still runs. */
struct terminal *terminal_start(const struct terminal_options *options);
void terminal_free(struct terminal *terminal);
typedef struct terminal Terminal; /* for g_autoptr(Terminal) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terminal, terminal_free)

/* The folder that is HOME for the program; its configuration folder is `.config`,
 * data `.local/share`, state `.local/state`. Transfer none. */
const char *terminal_home(const struct terminal *terminal);

/* ---- Input ------------------------------------------------------------- */

/* Send @keys: characters as they are, and names in angle brackets: <Up> <Down> <Left>
 * <Right> <PgUp> <PgDn> <Home> <End> <Ins> <Del> <BS> <Tab> <S-Tab> <Enter> <Esc>
 * <Space> <Lt> (for a less-than sign) <F1> … <F12>, <C-r> (with Ctrl), <M-x> (with
 * Alt), <S-Up> and <C-Up> (cursor keys with Shift or Ctrl). They are sent in the
 * form the program has asked for (application cursor keys). A lone <Esc> is followed
 * by a pause until the program has answered, or it would be one key with the next. */
void terminal_keys(struct terminal *terminal, const char *keys);

/* Send bytes as they are. */
void terminal_send(struct terminal *terminal, const char *bytes, gsize length);

/* Press and release a mouse button (1 left, 2 middle, 3 right) on a cell, counted
 * from 0; turn the wheel there, @steps down or, if negative, up. Nothing is sent
 * unless the program has asked for mouse events, as with any terminal. */
void terminal_click(struct terminal *terminal, int column, int row, int button);
void terminal_wheel(struct terminal *terminal, int column, int row, int steps);

/* Click twice with the left button, in one go: no load of the machine parts the two. */
void terminal_double_click(struct terminal *terminal, int column, int row);

/* The process group in the foreground: the program's, also if it is a shell that has started it. */
int terminal_foreground(const struct terminal *terminal);

/* Change the size of the terminal; send a signal; take the terminal away, as when a
 * window is closed (the screen stays as it was last). */
void terminal_resize(struct terminal *terminal, int columns, int rows);
void terminal_signal(struct terminal *terminal, int number);
void terminal_hang_up(struct terminal *terminal);

/* ---- Waiting ----------------------------------------------------------- */

/* Wait until @text stands in one line of the screen, or does not any more; until the
 * program has written @bytes; until the cursor is on this cell. False if the deadline
 * passed or the program ended before. */
bool terminal_wait(struct terminal *terminal, const char *text);
bool terminal_wait_gone(struct terminal *terminal, const char *text);
bool terminal_wait_bytes(struct terminal *terminal, const char *bytes);
bool terminal_wait_cursor(struct terminal *terminal, int column, int row);

/* Wait until the program has read all that was sent, waits for more, and has written all that it
 * has to write: for showing that something is, or has stayed, as it was. A text that appears says
 * no more than that the drawing has come so far, and that a part of the keys was read. False if it
 * does not come to rest, or has ended. */
bool terminal_wait_quiet(struct terminal *terminal);

/* Wait until the program has written nothing for @milliseconds. Only for showing
 * that something does not happen; wait for something wherever there is something. */
void terminal_settle(struct terminal *terminal, int milliseconds);

/* Wait for the end of the program: its exit status, minus the number of the signal
 * that ended it, or TERMINAL_RUNNING if it is still there after the deadline. */
#define TERMINAL_RUNNING (-1000)
int terminal_wait_exit(struct terminal *terminal);

/* ---- Looking ----------------------------------------------------------- */

int terminal_columns(const struct terminal *terminal);
int terminal_rows(const struct terminal *terminal);

/* The screen as lines, each without blanks at its end and with a line feed; one of
 * them (from 0). Transfer full. */
char *terminal_text(struct terminal *terminal);
char *terminal_row(struct terminal *terminal, int row);

/* Where @text begins on the screen; false if it is nowhere. @column and @row may be
 * NULL. */
bool terminal_find(struct terminal *terminal, const char *text, int *column, int *row);

/* The cursor: false if it is hidden. @column and @row may be NULL. */
bool terminal_cursor(const struct terminal *terminal, int *column, int *row);

/* The attributes of a cell as in a picture, "" for a plain one; "BR" bold and
 * reverse, "f4" in colour 4. Transfer full. */
char *terminal_attributes(struct terminal *terminal, int column, int row);

/* All that the program has written, from the byte @from on, with a NUL after it.
 * Transfer none, until the next call that reads. */
const char *terminal_bytes(const struct terminal *terminal, gsize from);
gsize terminal_n_bytes(const struct terminal *terminal);

/* The screen as a picture: a line with the size, the lines of the screen, and under
 * a rule the cells that are not plain, as `row: column-column attributes …` counted
 * from 1, and the cursor. Attributes are letters: B bold, I italic, U underlined, R
 * reverse, K blinking, S struck out; f or b and a number or #rrggbb for a colour of
 * the letters or behind them. Transfer full. */
char *terminal_picture(struct terminal *terminal);

/* Wait until the screen is the picture tests/pictures/@name-COLUMNSxROWS.txt. If it
 * does not become so, false: the picture it is instead is left in the build as
 * tests/@name-COLUMNSxROWS.actual and *@difference says where they differ (transfer
 * full). With UPDATE_PICTURES=1 in the environment the file is written instead, once
 * the screen is quiet. */
bool terminal_matches(struct terminal *terminal, const char *name, char **difference);

/* ---- The end ----------------------------------------------------------- */

/* Tell whether everything that a program may change is as it was: the main screen,
 * the cursor shown, mouse events and bracketed paste off, cursor keys and keypad in
 * their normal modes, attributes reset, and the line settings as at the start. If
 * not, *@what names what is wrong (transfer full). */
bool terminal_is_restored(struct terminal *terminal, char **what);

#endif
