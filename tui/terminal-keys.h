/* terminal-keys.h - from what curses and terminals say to keys (enum key, or a character) */
#ifndef STAGE5_TUI_TERMINAL_KEYS_H
#define STAGE5_TUI_TERMINAL_KEYS_H

#include <glib.h>
#include <wchar.h>

/* The key of a code of curses, or 0. */
guint32 key_from_curses(wint_t code);

/* The key of a character: Enter, Tab, Esc and Backspace are one code each. */
guint32 key_from_character(wint_t character);

/* The cursor key of a sequence that ends in @final, or 0: for sequences in the mode that
 * curses does not expect, which another program may have set, or not, or not yet. */
guint32 key_from_final(wint_t final);

/* The key of a sequence that is @digit and "~", or 0: several terminals, tmux among them,
 * send Home and End so whatever their name in TERM says. */
guint32 key_from_number(wint_t digit);

#endif
