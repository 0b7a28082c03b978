/* block-text.h - headlines that can be read from the back of a room
 *
 * Letters of half blocks, five lines high (ten, fifteen on large screens), in words that
 * wrap. A text with a character that has no block letter, one that is too long for its area,
 * and any text where there is nothing but ASCII is shown as it is, with air around it.
 */
#ifndef STAGE5_TUI_BLOCK_TEXT_H
#define STAGE5_TUI_BLOCK_TEXT_H

#include "tui/tui-private.h"

/* The lines that block_text_draw() takes for @text in an area of this size: at most @height. */
int block_text_height(const struct app *app, int height, int width, const char *text);

/* Whether it is drawn there in block letters. */
bool block_text_fits(const struct app *app, int height, int width, const char *text);

/* The cells that @text takes in one line: of block letters, or as it is where it has none or
 * would be wider than @width. */
int block_text_width(const struct app *app, int width, const char *text);

/* Draw @text at the top of @area, from its left edge. The lines that it took. Whoever has no
 * block letters for it gets @role alone: a bold one is best. */
int block_text_draw(struct app *app, struct rect area, enum screen_role role, const char *text);

/* How much larger letters are here than on a small screen: 1 to 3. */
int block_text_scale(void);

/* ---- The letters: block-font.c ------------------------------------------ */

#define BLOCK_ROWS   11 /* two for marks above capitals, seven for these, two below the line */
#define BLOCK_RAISED 2  /* of these, that are empty in a line without such marks */

/* A letter in squares: half a cell each. */
struct block_shape {
  int width;
  guint16 rows[BLOCK_ROWS]; /* bit 0: the leftmost square */
};

/* The letter for a grapheme cluster of @length bytes. False if there is none. */
bool block_shape_find(const char *cluster, gsize length, struct block_shape *shape);

#endif
