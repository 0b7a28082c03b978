/* tui.h - the terminal face: one event loop, a stack of screens, a key map
 *
 * It shows a pack and what is made of it, from the keyboard and the mouse. All it
 * needs comes in with the options; all it keeps between runs is the user's
 * bookmarks ($XDG_DATA_HOME/stage5/bookmarks). Keys, theme and mouse can be set in
 * $XDG_CONFIG_HOME/stage5/config.
 */
#ifndef STAGE5_TUI_H
#define STAGE5_TUI_H

#include <glib.h>
#include <stdbool.h>

struct tui_options {
  const char *pack_folder;
  const char *theme;    /* a name from tui_theme_names(), or NULL for the configured one */
  bool ascii;           /* nothing but ASCII on the screen */
  const char *workbook; /* the file that plans are kept in, or NULL for workbook_default_path() */
};

#define TUI_ERROR (tui_error_quark())
GQuark tui_error_quark(void);
enum tui_error {
  TUI_ERROR_TERMINAL, /* there is no terminal, or it is unknown or cannot do what is needed */
  TUI_ERROR_PACK,     /* the pack has errors: they are in *problems */
  TUI_ERROR_OPTION    /* what the user set is none: a theme, a key, an action, a bookmarks file */
};

/* The names of the themes, NULL at the end. */
const char *const *tui_theme_names(void);

/* Show the pack until the user leaves; the terminal is then as it was. False, with
 * an error, if it could not be shown; with TUI_ERROR_PACK *@problems (transfer full, elements
 * struct problem *) is what is wrong with the pack, which the user may have seen on the screen
 * already. */
bool tui_run(const struct tui_options *options, GPtrArray **problems, GError **error);

/* The projector's view: show the workshop that runs in the workbook, in large text, and follow
 * it until the user leaves. Only looks at the file, which need not be there yet. Nothing is ever
 * shown of who said what, of what is not revealed, or of what is for the facilitator alone. False,
 * with an error, if there is no terminal or what the user set is none. */
bool tui_project(const struct tui_options *options, GError **error);

#endif
