/* theme.h - colours and glyphs
 *
 * Drawing code names a role, never a colour, and a glyph, never a character. What
 * they look like is one table each: roles by themes, glyphs in UTF-8 and in ASCII.
 */
#ifndef STAGE5_TUI_THEME_H
#define STAGE5_TUI_THEME_H

#include "document/document.h"

#include <curses.h>

enum screen_role {
  ROLE_TEXT,
  ROLE_STRONG,
  ROLE_EMPHASIS,
  ROLE_TERM,
  ROLE_MUTED,
  ROLE_TITLE,
  ROLE_HEADING,
  ROLE_VOICE,
  ROLE_LABEL,
  ROLE_RULE,
  ROLE_METER,
  ROLE_FRAME,
  ROLE_FRAME_FOCUS,
  ROLE_SELECTED, /* the item under the cursor, in the focused pane */
  ROLE_CHOSEN,   /* the item under the cursor, in another pane */
  ROLE_MARK,     /* a word that was searched for */
  ROLE_KEY,
  ROLE_MESSAGE,
  ROLE_WARNING,
  ROLE_DARK, /* what is to be dark, whatever the theme */
  N_ROLES
};

enum glyph {
  GLYPH_MARKER,
  GLYPH_BOOKMARK,
  GLYPH_ELLIPSIS,
  GLYPH_UP,
  GLYPH_DOWN,
  GLYPH_DOT,
  GLYPH_HORIZONTAL,
  GLYPH_VERTICAL,
  GLYPH_TOP_LEFT,
  GLYPH_TOP_RIGHT,
  GLYPH_BOTTOM_LEFT,
  GLYPH_BOTTOM_RIGHT,
  GLYPH_HEAVY_HORIZONTAL,
  GLYPH_HEAVY_VERTICAL,
  GLYPH_HEAVY_TOP_LEFT,
  GLYPH_HEAVY_TOP_RIGHT,
  GLYPH_HEAVY_BOTTOM_LEFT,
  GLYPH_HEAVY_BOTTOM_RIGHT,
  GLYPH_DOUBLE_VERTICAL,
  GLYPH_CROSS,
  GLYPH_DOUBLE_CROSS,
  GLYPH_SHADE_NONE, /* nobody; then a quarter, a half, three quarters, all of them */
  GLYPH_SHADE_LIGHT,
  GLYPH_SHADE_MEDIUM,
  GLYPH_SHADE_DARK,
  GLYPH_SHADE_FULL,
  N_GLYPHS
};

struct theme;

/* The theme called @name, or NULL; the first theme if @name is NULL. */
const struct theme *theme_find(const char *name);
const struct theme *theme_next(const struct theme *theme);
const char *theme_name(const struct theme *theme);

/* The sentence for a name that no theme has. Transfer full. */
char *theme_complaint(const char *name);

/* Make the theme's colours the terminal's, as far as it has them (256, 16, 8, none),
 * and fill @attributes for theme users. */
void theme_apply(const struct theme *theme, attr_t attributes[N_ROLES]);

/* The role in which a run of a document is shown. */
enum screen_role theme_role_of_style(enum run_style style);

const char *glyph_text(enum glyph glyph, bool ascii);

#endif
