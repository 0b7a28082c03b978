/* terminal-entry.h - what is known about the terminal: its entry in terminfo, which curses trusts
 */
#ifndef STAGE5_TUI_TERMINAL_ENTRY_H
#define STAGE5_TUI_TERMINAL_ENTRY_H

#include <stdbool.h>

enum entry_state { ENTRY_DONE, ENTRY_REFUSED, ENTRY_DAMAGED };

/* Call @take, which has curses take in the entry, and say whether it was true or false; or that
 * it crashed over a damaged one, which leaves curses in no state to go on with. */
enum entry_state entry_take(bool (*take)(void *data), void *data);

/* Take the delays, such as `$<2>`, out of the entry: no terminal that needs them is left, nobody
 * waits for them in a signal handler, and a damaged one may last for minutes. */
void entry_drop_delays(void);

/* Have letters, digits and signs be themselves, whatever key the entry takes them for. */
void entry_keep_letters(void);

#endif
