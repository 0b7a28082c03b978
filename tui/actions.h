/* actions.h - everything a key can do
 *
 * The one list of actions: from it come the enum, the names in the config file,
 * the help screen, the hint line and the command palette. The keys stand here as
 * a user writes them in the config file. A key may stand with several actions: a screen
 * gets the last of them that it knows, or the one that works on every screen.
 */
#ifndef STAGE5_TUI_ACTIONS_H
#define STAGE5_TUI_ACTIONS_H

#include <glib.h>
#include <stdbool.h>

/* identifier, name in the config file, what it does, keys */
#define ACTIONS(X)                                                                                 \
  X(UP, "up", "One up", "Up k")                                                                    \
  X(DOWN, "down", "One down", "Down j")                                                            \
  X(LEFT, "left", "To the left", "Left h")                                                         \
  X(RIGHT, "right", "To the right", "Right l")                                                     \
  X(PAGE_UP, "page-up", "One page up", "PgUp C-b")                                                 \
  X(PAGE_DOWN, "page-down", "One page down", "PgDn Space C-f")                                     \
  X(FIRST, "first", "To the beginning", "Home g")                                                  \
  X(LAST, "last", "To the end", "End G")                                                           \
  X(NEXT, "next", "To the next pane or term", "Tab")                                               \
  X(PREVIOUS, "previous", "To the pane or term before", "S-Tab")                                   \
  X(OPEN, "open", "Open what the cursor is on", "Enter")                                           \
  X(BACK, "back", "Back; on the first screen drop marks and filter", "Esc")                        \
  X(LEAVE, "leave", "Back; on the first screen end the program", "q")                              \
  X(SEARCH, "search", "Search all of the pack as you type", "/")                                   \
  X(NEXT_HIT, "next-hit", "To the next place found", "n")                                          \
  X(PREVIOUS_HIT, "previous-hit", "To the place found before", "N")                                \
  X(FILTER, "filter", "Show one group only, or the bookmarked", "f")                               \
  X(BOOKMARK, "bookmark", "Set or remove a bookmark on the dimension", "b")                        \
  X(VIEW, "view", "Switch between reading view and overview", "v")                                 \
  X(SORT, "sort", "Sort the rows in another way", "S")                                             \
  X(GLOSSARY, "glossary", "Open the glossary", "d")                                                \
  X(ROLES, "roles", "Open the roles and what lies between them", "r")                              \
  X(COMPARE, "compare", "Compare two roles, skill by skill", "c")                                  \
  X(NEAREST, "nearest", "The roles that are nearest to this one", "o")                             \
  X(PLANS, "plans", "Open the list of plans", "P")                                                 \
  X(NEW, "new", "Make a new plan", "n")                                                            \
  X(REMOVE, "remove", "Remove what the cursor is on", "d Delete")                                  \
  X(TOGGLE, "toggle", "Take it or drop it; tick it off or take the tick back", "Space x")          \
  X(DROP, "drop", "Drop it for good; drop it no more", "x")                                        \
  X(EDIT, "edit", "Change what the cursor is on", "e")                                             \
  X(WORKSHOPS, "workshops", "Open the list of workshops", "w")                                     \
  X(FORWARD, "forward", "Take the group on to the next step of the agenda", ">")                   \
  X(BACKWARD, "backward", "Take the group back to the step before", "<")                           \
  X(TIMER, "timer", "Start the timer, or pause it", "T")                                           \
  X(MORE_TIME, "more-time", "Give the timer one minute more", "+")                                 \
  X(SET_TIMER, "set-timer", "Set the timer to any number of minutes", "=")                         \
  X(BELL, "bell", "Switch the bell off or on", "B")                                                \
  X(BLANK, "blank", "Darken the projector, or show it again", "z")                                 \
  X(RATE, "rate", "Pass the keyboard: one person rates, unseen", "i")                              \
  X(BALLOTS_IN, "read-ballots", "Read ballots from a CSV file", "I")                               \
  X(TALLY, "tally", "Enter a show of hands, or what was counted on paper", "s")                    \
  X(REVEAL, "reveal", "Reveal the results of the round to everybody", "V")                         \
  X(RESULTS, "results", "The results of all dimensions as a heat map", "m")                        \
  X(NEXT_TOPIC, "next-topic", "The dimension to discuss next", "n")                                \
  X(PREVIOUS_TOPIC, "previous-topic", "The dimension discussed before", "N")                       \
  X(PARK, "park", "Put a thought into the parking lot", "L")                                       \
  X(NOTE, "note", "Write a note that only the facilitator sees", "o")                              \
  X(DOTS, "dots", "Give dots, see how they fell, confirm priorities", "D")                         \
  X(CLOSE_DOTS, "close-dots", "Close the dots and show where they went", "C")                      \
  X(WORKSHOP_ACTIONS, "actions", "The actions that were agreed on", "a")                           \
  X(BALLOTS_OUT, "ballots", "Ballots and a tally sheet to print", "b")                             \
  X(HISTORY, "history", "Two workshops side by side", "H")                                         \
  X(REPORT, "report", "The report of the workshop", "E")                                           \
  X(PLAN_FOR, "plan-for", "Make a plan for the priorities of the workshop", "F")                   \
  X(RESCHEDULE, "reschedule", "Lay what is open anew from today on", "R")                          \
  X(UNDO, "undo", "Undo the last change of the workbook", "u")                                     \
  X(REDO, "redo", "Do the change that was undone last again", "C-r")                               \
  X(PRINT, "print", "Print what is shown, or save it to a file", "p")                              \
  X(SAVE, "save", "Save what is shown to a file: PDF, text, Markdown, HTML, CSV", "C-s")           \
  X(COPY, "copy", "Copy what the cursor is on to the clipboard", "y")                              \
  X(PALETTE, "palette", "Find a command by its words and run it", ":")                             \
  X(HELP, "help", "The keys of this screen", "? F1")                                               \
  X(ABOUT, "about", "About stage5, the pack and its source", "A")                                  \
  X(THEME, "theme", "Use the next theme", "t")                                                     \
  X(MOUSE, "mouse", "Switch the mouse off or on", "M")                                             \
  X(REDRAW, "redraw", "Draw the screen anew", "C-l")                                               \
  X(SUSPEND, "suspend", "Put the program in the background", "C-z")                                \
  X(QUIT, "quit", "End the program", "Q C-c")

enum action {
  ACTION_NONE,
#define X(id, name, help, keys) ACTION_##id,
  ACTIONS(X)
#undef X
      N_ACTIONS
};

const char *action_name(enum action action);
const char *action_help(enum action action);

/* ---- Keys: a code that the terminal layer made, see terminal.h ---------- */

struct keymap;

/* The keys as they are in the list above. Free with keymap_free(). */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/* Bind the action called @name to @keys, a list such as "Enter l C-o", instead of
 * the keys it has; an empty list leaves it without keys. A key that other actions
 * that work on the same screen had is taken from them. False, and nothing changed, if
 * there is no such action or key, or if such an action was itself bound to the key by
 * this function; the error says which. */
bool keymap_bind(struct keymap *keymap, const char *name, const char *keys, GError **error);

/* What @key does, in the order of the list: @nth from 0, ACTION_NONE after the last. */
enum action keymap_action(const struct keymap *keymap, guint32 key, guint nth);

/* A key of @action: @nth from 0, 0 after the last. */
guint32 keymap_key(const struct keymap *keymap, enum action action, guint nth);

/* The name of a key as it is written in the config file ("Up", "C-r"), or, unless @ascii, as it
 * is shown ("↑"). Transfer full. */
char *key_to_name(guint32 key, bool ascii);

#endif
