/* layout-private.h - making a layout, for the files that lay out kinds of blocks */
#ifndef STAGE5_LAYOUT_PRIVATE_H
#define STAGE5_LAYOUT_PRIVATE_H

#include "document/document-private.h"

enum sheet_glyph {
  SHEET_BULLET,
  SHEET_OPEN_QUOTE,
  SHEET_CLOSE_QUOTE,
  SHEET_GAP,
  SHEET_LINE,
  SHEET_TICK,
  SHEET_BAR_OPEN,
  SHEET_BAR_DONE,
  SHEET_MARK,
  SHEET_ELLIPSIS,
  N_SHEET_GLYPHS
};

struct layout_anchor {
  const char *name; /* in the names of the layout */
  guint line;
};

struct layout {
  int width;
  bool ascii, underlined;
  GStringChunk *names; /* anchors and targets; an inner layout uses those of the outer */
  bool is_inner;
  GString *text;   /* all lines, each with a NUL behind it */
  GArray *lines;   /* struct line; their pointers are set by layout_seal() */
  GArray *spans;   /* struct line_span */
  GArray *anchors; /* struct layout_anchor */

  /* the line being made */
  gsize line_start; /* in text */
  guint first_span;
  int cells;

  /* the block before, from which the next is to be set apart */
  bool has_previous;
  enum block_kind previous;
};

/* A layout of @width for a part of @outer. Free with layout_free() before @outer. */
struct layout *layout_new_inner(const struct layout *outer, int width);

/* End making: from here on layout_line() may be called. */
void layout_seal(struct layout *layout);

const char *layout_glyph(const struct layout *layout, enum sheet_glyph glyph);

/* Append to the line being made: @length bytes of clean text that are @cells wide;
 * a glyph, or @n of them; blanks up to @column cells; a piece of a horizontal rule; of
 * a line to write on. */
void layout_put(struct layout *layout, enum run_style style, const char *target, const char *text,
                gsize length, int cells);
void layout_put_glyph(struct layout *layout, enum run_style style, enum sheet_glyph glyph);
void layout_put_glyphs(struct layout *layout, enum run_style style, enum sheet_glyph glyph,
                       guint n);
void layout_put_blanks(struct layout *layout, int column);
void layout_put_rule(struct layout *layout, int cells);
void layout_put_writing_line(struct layout *layout, int cells);

/* End the line being made, or make an empty one. */
void layout_end_line(struct layout *layout);

/* Make what comes next a block of @kind: with an empty line before it where one is due. */
void layout_begin_block(struct layout *layout, enum block_kind kind);

/* Let @anchor (or NULL) stand at the line being made. */
void layout_add_anchor(struct layout *layout, const char *anchor);

/* Text with styles, on its way to being wrapped. */
struct flow_piece {
  gsize end; /* in the text of the flow */
  enum run_style style;
  bool is_solid;      /* not to be broken into lines */
  const char *target; /* in the names of the layout */
};

struct flow {
  GString *text;
  GArray *pieces; /* struct flow_piece */
  guint next;     /* the piece that the next line begins in */
};

void flow_init(struct flow *flow);
void flow_clear(struct flow *flow);
void flow_add_text(struct flow *flow, const struct layout *layout, enum run_style style,
                   const char *text);
void flow_add_solid(struct flow *flow, enum run_style style, const char *text);

/* Add the runs of @block, the plain ones in @plain instead. */
void flow_add_block(struct flow *flow, const struct layout *layout, enum run_style plain,
                    const struct block *block);

/* The cells of the widest line if nothing is wrapped. */
int flow_width(const struct flow *flow);

/* The cells of the widest piece, or pieces in a row, that cannot be broken. */
int flow_solid_width(const struct flow *flow);

/* The lines of a flow, at most @width cells wide; struct text_line. */
GArray *flow_wrap(const struct flow *flow, int width);

/* Append one of these lines to the line being made. In their order, each once. */
void flow_put_line(struct flow *flow, struct layout *layout, const struct text_line *line);

/* The width of prose; and whether that is enough to have its lines @hang cells farther in. */
int layout_prose_width(const struct layout *layout);
bool layout_can_hang(const struct layout *layout, int hang);

/* Wrap a whole flow into lines of their own, all but the first @hang cells farther in,
 * if they can be; the line being made may have a mark of @hang cells for the first.
 * Returns the cells of the widest line. */
int layout_put_flow(struct layout *layout, struct flow *flow, int hang);

/* Lay out the blocks of @document from number @first on. */
void layout_put_blocks(struct layout *layout, const struct document *document, guint first);

/* Lay out @heading as the title of a column of a comparison; returns its cells. */
int layout_put_label(struct layout *layout, const struct block *heading);

/* Make a line of @cells @characters if headings are underlined, else nothing. */
void layout_put_underline(struct layout *layout, char character, int cells);

void layout_put_comparison(struct layout *layout, const struct block *comparison);
void layout_put_table(struct layout *layout, const struct block *table);
void layout_put_check(struct layout *layout, const struct block *check);
void layout_put_signatures(struct layout *layout, const struct block *signatures);
void layout_put_timeline(struct layout *layout, const struct block *block);

#endif
