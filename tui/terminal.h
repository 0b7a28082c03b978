/* terminal.h - the terminal: taking it, its events, giving it back
 *
 * Signals and crashes leave it as it was: one handler, on a stack of its own, which
 * only calls write() and tcsetattr() and then lets the signal do what it does.
 */
#ifndef STAGE5_TUI_TERMINAL_H
#define STAGE5_TUI_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

/* A key is a character (its code point; control characters as they are) or one of
 * these. Enter, Tab, Esc and Backspace come as one code whatever the terminal sends. */
enum key {
  KEY_IS_SPECIAL = 0x40000000,
  KEY_SPECIAL_UP,
  KEY_SPECIAL_DOWN,
  KEY_SPECIAL_LEFT,
  KEY_SPECIAL_RIGHT,
  KEY_SPECIAL_PAGE_UP,
  KEY_SPECIAL_PAGE_DOWN,
  KEY_SPECIAL_HOME,
  KEY_SPECIAL_END,
  KEY_SPECIAL_ENTER,
  KEY_SPECIAL_ESC,
  KEY_SPECIAL_TAB,
  KEY_SPECIAL_BACK_TAB,
  KEY_SPECIAL_BACKSPACE,
  KEY_SPECIAL_DELETE,
  KEY_SPECIAL_INSERT,
  KEY_SPECIAL_F0 /* F1 is this + 1, up to F12 */
};

enum mouse_kind { MOUSE_CLICK, MOUSE_DOUBLE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
  /* EVENT_REDRAW: a new size, or input that means nothing */
  enum { EVENT_NONE, EVENT_KEY, EVENT_MOUSE, EVENT_REDRAW } kind;
  guint32 key;
  enum mouse_kind mouse;
  int y, x;
};

struct terminal;

/* Take the terminal. NULL and an error (TUI_ERROR_TERMINAL) if there is none, or if
 * it is one that cannot place the cursor. */
struct terminal *terminal_open(bool mouse, GError **error);

/* Give it back; what was written to standard error meanwhile is written now. */
void terminal_close(struct terminal *terminal);

/* File descriptors that have something to read when there may be an event. */
int terminal_input_fd(const struct terminal *terminal);
int terminal_wake_fd(const struct terminal *terminal);

/* The next event that is there already; EVENT_NONE if there is none. */
struct event terminal_next_event(struct terminal *terminal);

/* Take note of a new size of the window, or stop as something else than a key asked for: for when
 * the wake descriptor can be read. */
void terminal_take_wakes(struct terminal *terminal);

void terminal_set_mouse(struct terminal *terminal, bool on);
bool terminal_mouse(const struct terminal *terminal);

/* Stop the process as Ctrl-Z does; returns when it goes on. */
void terminal_suspend(struct terminal *terminal);

/* Hand @text to the terminal's clipboard (OSC 52). False if it is too long or this
 * terminal has none. */
bool terminal_copy(struct terminal *terminal, const char *text);

/* Ring the bell of the terminal. */
void terminal_bell(void);

#endif
