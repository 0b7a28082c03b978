/* terminal-keys.h - from what curses and terminals say to keys (enum key, or a character) */
#ifndef STAGE5_TUI_TERMINAL_KEYS_H
#define STAGE5_TUI_TERMINAL_KEYS_H

#include "tui/terminal.h"

#include <glib.h>
#include <wchar.h>

/* The key of a code of curses, or 0. */
guint32 key_from_curses(wint_t code);

/* The key of a character: Enter, Tab, Esc and Backspace are one code each. */
guint32 key_from_character(wint_t character);

/* What has come at once with an Esc, which was read: nothing, if it was the key; the rest of a
 * sequence; or another key, which is left for the next time. */
struct event event_from_escape(void);

#endif
