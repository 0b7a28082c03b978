/* terminal.c - the terminal: see terminal.h */
#include "tui/terminal.h"

#include "document/document.h"
#include "tui/terminal-entry.h"
#include "tui/terminal-keys.h"
#include "tui/terminal-signals.h"
#include "tui/tui.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* An Esc alone is told from the beginning of a key's sequence by this silence; with
 * the drawing that follows, Esc answers within 25 ms. */
#define ESC_DELAY_MS    20
#define DOUBLE_CLICK_US 400000
/* What terminals take in one OSC 52 sequence: xterm, tmux and screen differ, all take this. */
#define MAX_COPY_BYTES    74994
#define MAX_MOUSE_REPORTS 8 /* that curses keeps at once */

struct terminal {
  SCREEN *screen;
  FILE *in, *out;
  int wake_read, wake_write;
  int saved_stderr, kept_stderr; /* -1, or where standard error was, and goes meanwhile */
  bool mouse;
  gint64 last_click;
  int last_click_y, last_click_x;
  MEVENT mouse_reports[MAX_MOUSE_REPORTS]; /* that are not handed out yet, the last one first */
  guint n_mouse;
};

/* Libraries that write to standard error would write across the screen. */
static void keep_stderr(struct terminal *terminal)
{
  terminal->saved_stderr = terminal->kept_stderr = -1;
  if (!isatty(STDERR_FILENO))
    return;
  terminal->kept_stderr = memfd_create("stage5-stderr", MFD_CLOEXEC);
  terminal->saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (terminal->kept_stderr >= 0 && terminal->saved_stderr >= 0)
    dup2(terminal->kept_stderr, STDERR_FILENO);
  signals_keep_stderr(terminal->saved_stderr, terminal->kept_stderr);
}

static void give_stderr_back(struct terminal *terminal)
{
  if (terminal->saved_stderr >= 0) {
    dup2(terminal->saved_stderr, STDERR_FILENO);
    stderr_replay(terminal->kept_stderr, STDERR_FILENO);
    close(terminal->saved_stderr);
  }
  if (terminal->kept_stderr >= 0)
    close(terminal->kept_stderr);
  signals_keep_stderr(-1, -1);
}

static bool refuse(GError **error, const char *why)
{
  const char *term = g_getenv("TERM");
  g_autofree char *shown = term ? text_escape(term, -1) : NULL;
  g_set_error(error, TUI_ERROR, TUI_ERROR_TERMINAL,
              "cannot open the screen: %s (TERM is %s%s%s); set TERM to what the terminal is, for "
              "example TERM=xterm-256color, or read the table as text: stage5 matrix | less",
              why, shown ? "“" : "", shown ? shown : "not set", shown ? "”" : "");
  return false;
}

/* The streams of the terminal: standard input and output, or the controlling
 * terminal where standard input is something else. */
static bool open_streams(struct terminal *terminal, GError **error)
{
  int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  terminal->out = out >= 0 && isatty(out) ? fdopen(out, "w") : NULL;
  int in = isatty(STDIN_FILENO) ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                                : open("/dev/tty", O_RDWR | O_CLOEXEC);
  terminal->in = in >= 0 ? fdopen(in, "r") : NULL;
  if (!terminal->out || !terminal->in)
    return refuse(error, "there is no terminal to read keys from and to draw on");
  return true;
}

static bool open_screen(struct terminal *terminal, GError **error)
{
  const char *term = g_getenv("TERM");
  unsetenv("LINES"); /* they would freeze the size */
  unsetenv("COLUMNS");
  setenv("NCURSES_NO_PADDING", "1", true); /* until entry_drop_delays(): newterm() writes too */
  terminal->screen = term && *term ? newterm(term, terminal->out, terminal->in) : NULL;
  if (!terminal->screen)
    return refuse(error, "nothing is known about this kind of terminal");
  entry_drop_delays();
  if (cursor_address && clear_screen)
    return true;
  endwin();
  terminal->screen = NULL;
  return refuse(error, "this kind of terminal cannot place its cursor");
}

static void set_modes(void)
{
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  entry_keep_letters();
  nodelay(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  if (!g_getenv("ESCDELAY"))
    set_escdelay(ESC_DELAY_MS);
  mouseinterval(0);
  typeahead(-1); /* several keys at once make one drawing: no need to look for more in it */
}

static bool open_wake_pipe(struct terminal *terminal)
{
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
    return false;
  terminal->wake_read = ends[0];
  terminal->wake_write = ends[1];
  return true;
}

struct taking {
  struct terminal *terminal;
  bool mouse;
  GError **error;
};

/* All that curses looks up in what it knows about the terminal, but for what it draws with. */
static bool take_screen(void *data)
{
  struct taking *taking = data;
  if (!open_screen(taking->terminal, taking->error))
    return false;
  signals_remember();
  /* Until curses has left the screen once and come back, it writes out what it has
   * after every movement of the cursor: a hundred system calls for a screen instead of
   * one. The first drawing comes back. */
  endwin();
  set_modes();
  terminal_set_mouse(taking->terminal, taking->mouse);
  tigetflag("RGB"); /* as it does for colours later: here and now */
  tigetnum("RGB");
  tigetstr("RGB");
  return true;
}

/* Curses trusts what is known about a terminal, and where that is damaged crashes while it takes
 * it in. Nothing has been shown yet and no workbook is open: that is as good as not to know it. */
static bool take_screen_guarded(struct taking *taking)
{
  enum entry_state outcome = entry_take(take_screen, taking);
  if (outcome == ENTRY_DONE)
    return true;
  signals_give_up();
  if (outcome == ENTRY_REFUSED)
    return false;
  taking->terminal->screen = NULL;
  signals_restore();
  return refuse(taking->error, "what is known about this kind of terminal is damaged");
}

/* Take the terminal, as one step for signals. */
static bool take(struct terminal *terminal, bool mouse, GError **error)
{
  struct termios before;
  if (tcgetattr(fileno(terminal->out), &before) < 0 || !open_wake_pipe(terminal))
    return false;
  struct taking taking = {terminal, mouse, error};
  signals_hold(true);
  signals_begin(terminal->wake_write, fileno(terminal->out), &before);
  bool taken = take_screen_guarded(&taking);
  if (taken) {
    keep_stderr(terminal);
    signals_catch();
  }
  signals_hold(false);
  return taken;
}

struct terminal *terminal_open(bool mouse, GError **error)
{
  struct terminal *terminal = g_new0(struct terminal, 1);
  terminal->wake_read = terminal->saved_stderr = terminal->kept_stderr = -1;
  if (!open_streams(terminal, error) || !take(terminal, mouse, error)) {
    if (error && !*error)
      refuse(error, g_strerror(errno));
    terminal_close(terminal);
    return NULL;
  }
  return terminal;
}

/* The same the other way round. */
static void give_back(struct terminal *terminal)
{
  signals_hold(true);
  terminal_set_mouse(terminal, false);
  endwin();
  signals_drop();
  give_stderr_back(terminal);
  signals_hold(false);
  signals_end();
}

void terminal_close(struct terminal *terminal)
{
  if (!terminal)
    return;
  if (terminal->screen) {
    give_back(terminal);
    /* no delscreen(): the program ends, and it trips over entries that are damaged */
  }
  g_clear_pointer(&terminal->in, fclose);
  g_clear_pointer(&terminal->out, fclose);
  if (terminal->wake_read >= 0) {
    close(terminal->wake_read);
    close(terminal->wake_write);
  }
  g_free(terminal);
}

int terminal_input_fd(const struct terminal *terminal)
{
  return fileno(terminal->in);
}

int terminal_wake_fd(const struct terminal *terminal)
{
  return terminal->wake_read;
}

static struct event click_event(struct terminal *terminal, int y, int x)
{
  struct event event = {.kind = EVENT_MOUSE, .mouse = MOUSE_CLICK, .y = y, .x = x};
  gint64 now = g_get_monotonic_time();
  bool again = terminal->last_click && now - terminal->last_click < DOUBLE_CLICK_US;
  if (again && y == terminal->last_click_y && ABS(x - terminal->last_click_x) <= 1) {
    event.mouse = MOUSE_DOUBLE_CLICK;
    terminal->last_click = 0;
  } else {
    terminal->last_click = now;
  }
  terminal->last_click_y = y;
  terminal->last_click_x = x;
  return event;
}

/* What a report of the mouse means to us; EVENT_NONE for a release, say. */
static struct event mouse_event(struct terminal *terminal, const MEVENT *mouse)
{
  struct event event = {.kind = EVENT_NONE};
  if (mouse->bstate & BUTTON1_PRESSED)
    return click_event(terminal, mouse->y, mouse->x);
  if (!(mouse->bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)))
    return event;
  event.kind = EVENT_MOUSE;
  event.mouse = mouse->bstate & BUTTON4_PRESSED ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
  event.y = mouse->y;
  event.x = mouse->x;
  return event;
}

/* Take over all that curses has read of the mouse at once: it hands out the last one first. */
static void take_mouse_reports(struct terminal *terminal)
{
  terminal->n_mouse = 0;
  while (terminal->n_mouse < G_N_ELEMENTS(terminal->mouse_reports) &&
         getmouse(&terminal->mouse_reports[terminal->n_mouse]) == OK)
    terminal->n_mouse++;
}

/* The next of them that means something. If none does, EVENT_REDRAW: more may follow. */
static struct event next_mouse_event(struct terminal *terminal)
{
  while (terminal->n_mouse > 0) {
    struct event event = mouse_event(terminal, &terminal->mouse_reports[--terminal->n_mouse]);
    if (event.kind != EVENT_NONE)
      return event;
  }
  return (struct event){.kind = EVENT_REDRAW};
}

/* If the window has another size than curses thinks, make it think so. */
static void take_new_size(struct terminal *terminal)
{
  struct winsize size;
  if (ioctl(fileno(terminal->out), TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
      is_term_resized(size.ws_row, size.ws_col))
    resizeterm(size.ws_row, size.ws_col);
}

static struct event key_event(struct terminal *terminal, int status, wint_t code)
{
  struct event event = {.kind = EVENT_KEY};
  if (status == OK && code == '\033')
    return event_from_escape();
  if (status == KEY_CODE_YES && code == KEY_RESIZE) {
    take_new_size(terminal);
    event.kind = EVENT_REDRAW;
  } else if (status == KEY_CODE_YES && code == KEY_MOUSE) {
    take_mouse_reports(terminal);
    event = next_mouse_event(terminal);
  } else {
    event.key = status == KEY_CODE_YES ? key_from_curses(code) : key_from_character(code);
    event.kind = event.key ? EVENT_KEY : EVENT_REDRAW; /* an unknown key only draws */
  }
  return event;
}

void terminal_take_wakes(struct terminal *terminal)
{
  char wakes[64];
  while (read(terminal->wake_read, wakes, sizeof wakes) == sizeof wakes)
    continue;
  if (signals_ask_to_stop())
    terminal_suspend(terminal);
  take_new_size(terminal);
  clearok(curscr, TRUE); /* it may have had another size meanwhile, and lost what was on it */
}

struct event terminal_next_event(struct terminal *terminal)
{
  wint_t code = 0;
  if (terminal->n_mouse > 0)
    return next_mouse_event(terminal);
  errno = 0;
  int status = get_wch(&code);
  if (status != ERR)
    return key_event(terminal, status, code);
  return (struct event){.kind = EVENT_NONE};
}

void terminal_set_mouse(struct terminal *terminal, bool on)
{
  /* Presses of three buttons would do, but after an event that is not wanted curses reads
   * on until there is one that is: we would hang in it, deaf to resizes and timers. */
  mmask_t wanted = BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON2_PRESSED | BUTTON2_RELEASED |
                   BUTTON3_PRESSED | BUTTON3_RELEASED | BUTTON4_PRESSED | BUTTON4_RELEASED |
                   BUTTON5_PRESSED | BUTTON5_RELEASED;
  if (on != terminal->mouse)
    mousemask(on ? wanted : 0, NULL);
  terminal->mouse = on;
}

bool terminal_mouse(const struct terminal *terminal)
{
  return terminal->mouse;
}

void terminal_suspend(struct terminal *terminal)
{
  endwin();
  signals_stop();
  take_new_size(terminal);
  clearok(curscr, TRUE); /* the next drawing takes the terminal again */
}

bool terminal_copy(struct terminal *terminal, const char *text)
{
  const char *term = termname();
  if (g_str_has_prefix(term, "linux") || g_str_has_prefix(term, "vt") ||
      strlen(text) > MAX_COPY_BYTES)
    return false;
  g_autofree char *coded = g_base64_encode((const guchar *)text, strlen(text));
  fprintf(terminal->out, "\033]52;c;%s\a", coded);
  return fflush(terminal->out) == 0;
}

void terminal_bell(void)
{
  beep();
}
