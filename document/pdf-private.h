/* pdf-private.h - the module that makes PDF: what its files share
 *
 * A document becomes a flow of slices, pieces that no page break goes through: a line of
 * a paragraph, a row of a table. Every slice is measured when it is made. The paginator
 * (pdf-pages.c) gives each a page and a height on it, and then the pages are drawn, which
 * is why a page can say how many there are. A step of the rendering is a block or a page. All
 * lengths are points, from the top left.
 */
#ifndef STAGE5_PDF_PRIVATE_H
#define STAGE5_PDF_PRIVATE_H

#include "document/document-private.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define MILLIMETRES(n) ((n)*72 / 25.4)

/* Greys, from black (0) to white (1), that a black-and-white printer still shows. */
#define INK        0.0
#define GREY_TEXT  0.33
#define GREY_RULE  0.5
#define GREY_FILL  0.35
#define RULE_WIDTH 0.6

#define HAND_HEIGHT MILLIMETRES(6) /* above a line to write on */

/* ---- The document in the making ---------------------------------------- */

enum pdf_style {
  STYLE_BODY,
  STYLE_TITLE,
  STYLE_SUBTITLE,
  STYLE_HEADING_1,
  STYLE_HEADING_2,
  STYLE_HEADING_3,
  STYLE_VOICE,
  STYLE_LABEL, /* the heading of a column */
  STYLE_CELL,
  STYLE_SMALL, /* page headers, footers, legends */
  N_STYLES
};

/* A node of the structure that screen readers follow. Cairo marks only the text of nodes
 * that have no others in them. */
struct pdf_element {
  const char *tag;
  const struct pdf_element *parent; /* or NULL */
  guint depth;
};

/* A text that pango sets: the runs of a block, or a string. */
struct pdf_text {
  const struct block *block; /* or NULL */
  const char *string;        /* or NULL; put before the runs of a block in bold letters */
  char *owned;               /* or NULL: @string, where nobody else owns it */
  const struct pdf_element *element;
  const struct pdf_element *span; /* or NULL: the text beside links in the element */
  double width;                   /* to be wrapped at */
  double natural;                 /* the width that it would like to have; 0 if not known */
  enum pdf_style style;
  bool in_outline;
  GArray *links;       /* struct pdf_link, or NULL */
  PangoLayout *layout; /* NULL where it was given up to save memory */
};

struct pdf_link {
  int start, end; /* bytes of the layout's text */
  const char *target;
};

/* How far the blocks of a document have been put into a flow. */
struct pdf_blocks {
  const struct document *document;
  guint next;
  const struct block *before;     /* the last one that is not empty, or NULL */
  const struct pdf_element *list; /* that it is in, or NULL */
};

struct pdf_pages {
  GArray *placements; /* struct pdf_placement, page by page; NULL before pdf_pages_init() */
  GArray *starts;     /* guint: the first placement of each page */
};

struct pdf {
  struct rendering rendering;
  const struct document *document;
  GString *out;
  gsize out_start;  /* where the PDF begins in it */
  GString *remarks; /* or NULL */
  bool ascii;
  struct pdf_flow *flow;
  struct pdf_blocks blocks; /* of the whole document */
  struct pdf_pages pages;
  cairo_t *cairo;
  cairo_surface_t *surface;
  PangoContext *context;
  PangoFontDescription *fonts[N_STYLES];
  double page_width, page_height;
  double left, width, top, bottom; /* of what is not margin */
  GString *scratch;
  GPtrArray *texts, *elements;    /* all of them, struct pdf_text * and struct pdf_element * */
  guint n_layouts;                /* that are kept */
  struct pdf_text *passing;       /* the last one whose layout is not, or NULL */
  GHashTable *anchors;            /* of the document; value: has it been passed? */
  GHashTable *missing;            /* characters that no font has */
  GArray *missing_characters;     /* the same, gunichar, in the order they were met */
  bool misses_letters;            /* no font has one of the plain letters, or one cannot be used */
  const struct pdf_element *root; /* of all elements */
  const struct pdf_element *open; /* the element that is being drawn */
  int outline[3];                 /* the last entry of each level, 0 for none */
  guint page, n_pages;            /* page: that is drawn, or was drawn last, from 1 */
};

const struct pdf_element *pdf_element_new(struct pdf *pdf, const char *tag,
                                          const struct pdf_element *parent);

/* ---- Texts (pdf-text.c) ------------------------------------------------ */

void pdf_fonts_init(struct pdf *pdf);
void pdf_fonts_clear(struct pdf *pdf);

/* A text that is kept in @pdf; pdf_text_free() is for its list, struct pdf_text *. */
struct pdf_text *pdf_text_new(struct pdf *pdf, const struct block *block, const char *string,
                              enum pdf_style style, const struct pdf_element *element);
void pdf_text_free(gpointer data);

/* The width that @text takes where lines have no end; about that for long ones. */
double pdf_text_natural_width(struct pdf *pdf, struct pdf_text *text);

/* Wrap @text at @width. */
void pdf_text_set_width(struct pdf_text *text, double width);

/* The layout of @text, of its width. Transfer none; valid until the next call. */
PangoLayout *pdf_text_layout(struct pdf *pdf, struct pdf_text *text);

/* The height of a line in @style where the fonts do not ask for more; its size. */
double pdf_style_leading(enum pdf_style style);
double pdf_style_size(enum pdf_style style);

/* Draw line @index of @text with its baseline at @y. */
void pdf_text_draw_line(struct pdf *pdf, struct pdf_text *text, guint index, double x, double y);

/* Draw @string, one line, at the baseline @y: to the right of @x, or for @align 1 to the
 * left of it, or for 0.5 around it. No wider than @room. */
void pdf_draw_string(struct pdf *pdf, enum pdf_style style, const char *string, double align,
                     double x, double y, double room);
double pdf_string_width(struct pdf *pdf, enum pdf_style style, const char *string);

/* What one should know of the characters that no font has, or NULL. Transfer full. */
char *pdf_missing_remark(const struct pdf *pdf);

/* ---- Shapes (pdf-shape.c) ---------------------------------------------- */

/* The width of the shape of @run, a meter, a blank or choices, no wider than @room, in letters
 * of @size. */
double pdf_shape_width(const struct run *run, double size, double room);

/* The height that it needs above the line that its letters stand on. */
double pdf_shape_height(const struct run *run, double size);

/* Draws what stands for the run that @attribute carries, at the current point; @data: the
 * struct pdf. */
void pdf_shape_draw(cairo_t *cairo, PangoAttrShape *attribute, gboolean do_path, gpointer data);

void pdf_draw_rule(const struct pdf *pdf, double x0, double y0, double x1, double y1);
void pdf_draw_box(const struct pdf *pdf, double x, double y, double size, bool ticked);
void pdf_draw_diamond(const struct pdf *pdf, double x, double y, double radius);
void pdf_draw_bar(const struct pdf *pdf, double x, double y, double width, double height,
                  bool done);

/* ---- Slices and flows (pdf-flow.c) ------------------------------------- */

struct pdf_slice;

struct pdf_slice_class {
  void (*draw)(struct pdf *pdf, const struct pdf_slice *slice, double y, double height);
  void (*clear)(struct pdf_slice *slice); /* or NULL */
  bool is_columns;                        /* a struct pdf_columns */
  bool breaks_page;
};

/* The beginning of every slice. */
struct pdf_slice {
  const struct pdf_slice_class *class;
  const struct pdf_slice *header; /* repeated above it at the top of a page; or NULL */
  const char *anchor;             /* of the place, or NULL */
  double x, air, height;          /* air: above it, but at the top */
  bool keep;                      /* on one page with the next */
  bool grows;                     /* to be written in: takes room that its page has left */
};

/* Slices under each other. */
struct pdf_flow {
  GPtrArray *slices; /* struct pdf_slice * */
  double x, width;
  const struct pdf_element *element; /* or NULL; that its blocks belong to */
  double air;                        /* above the slice that comes next */
  const char *anchor;                /* of it, or NULL */
  bool is_column;                    /* of a comparison or a table */
};

/* Flows beside each other. */
struct pdf_columns {
  struct pdf_slice slice;
  GPtrArray *flows; /* struct pdf_flow * */
  double padding;   /* above and below the flows */
  bool whole;       /* is never split */
  bool has_gutters; /* lines between the columns */
  bool has_rule;    /* a line below */
  double left, right;
  double rule_width; /* of the line below; 0: none */
  guint n_boxes;     /* of the columns, at the end, that stand in boxes */
};

struct pdf_flow *pdf_flow_new(double x, double width, const struct pdf_element *element);
void pdf_flow_free(gpointer data);
double pdf_flow_height(const struct pdf_flow *flow);

/* The height of the slices that must stand on one page with slice @index, itself
 * included. @limit: do not look further than that. */
double pdf_flow_chain(const struct pdf_flow *flow, guint index, double limit);

/* Append a slice of @size bytes, of @class; it has the air and the anchor that wait. */
struct pdf_slice *pdf_flow_add(struct pdf_flow *flow, const struct pdf_slice_class *class,
                               gsize size, double height);

/* Append the lines of @text, @indent from the left. Nothing is left alone at the end or
 * at the beginning of a page. Returns the index of the first slice. */
guint pdf_flow_add_text(struct pdf *pdf, struct pdf_flow *flow, struct pdf_text *text,
                        double indent);
void pdf_flow_add_space(struct pdf_flow *flow, double height);

/* Append the next block: false if there is none. All blocks of @document from @first on. */
bool pdf_flow_add_next(struct pdf *pdf, struct pdf_flow *flow, struct pdf_blocks *blocks);
void pdf_flow_add_blocks(struct pdf *pdf, struct pdf_flow *flow, const struct document *document,
                         guint first);

/* Keep the slices from @first on together if they take no more than @part of a page. */
#define PDF_WHOLE_PAGE 0.9 /* with room for the headings that come before */
void pdf_flow_keep(const struct pdf *pdf, struct pdf_flow *flow, guint first, double part);

/* Keep the first two of the slices from @first on together, and the last two, where they take
 * no more than @part of a page: none of them is left alone. */
void pdf_flow_keep_ends(const struct pdf *pdf, struct pdf_flow *flow, guint first, double part);

/* Keep what there is last, if anything, on one page with what comes next. */
void pdf_flow_keep_last(struct pdf_flow *flow);

/* What stands before the first line of a text. */
enum pdf_marker { MARKER_NONE, MARKER_BULLET, MARKER_BOX, MARKER_TICKED_BOX, MARKER_DIAMOND };
void pdf_flow_set_marker(struct pdf_flow *flow, guint slice, enum pdf_marker marker,
                         const struct pdf_element *element);

/* Append flows beside each other, whose owner the slice becomes. */
struct pdf_columns *pdf_flow_add_columns(struct pdf_flow *flow, GPtrArray *flows, double padding);

/* ---- Blocks (pdf-table.c, pdf-comparison.c, pdf-forms.c, pdf-timeline.c) */

void pdf_flow_add_table(struct pdf *pdf, struct pdf_flow *flow, const struct block *table);
void pdf_flow_add_comparison(struct pdf *pdf, struct pdf_flow *flow,
                             const struct block *comparison);
void pdf_flow_add_check(struct pdf *pdf, struct pdf_flow *flow, const struct block *check);
void pdf_flow_add_signatures(struct pdf *pdf, struct pdf_flow *flow,
                             const struct block *signatures);
void pdf_flow_add_timeline(struct pdf *pdf, struct pdf_flow *flow, const struct block *block);

/* ---- Pages (pdf-pages.c, pdf-draw.c) ----------------------------------- */

/* Where a slice is drawn. */
struct pdf_placement {
  const struct pdf_slice *slice;
  double y, height;
};

void pdf_pages_init(struct pdf_pages *pages, const struct pdf *pdf, struct pdf_flow *flow);
void pdf_pages_clear(struct pdf_pages *pages);

/* Draw the next page: false if there is none. */
bool pdf_pages_draw_next(const struct pdf_pages *pages, struct pdf *pdf);

/* End and begin structure elements until @element is the open one; NULL for none. */
void pdf_open(struct pdf *pdf, const struct pdf_element *element);

/* Draw @slice at @y; its anchor becomes a place to go to. */
void pdf_slice_draw(struct pdf *pdf, const struct pdf_slice *slice, double y, double height);

/* Add @heading, at @y of this page, to the outline. */
void pdf_add_outline(struct pdf *pdf, const struct block *heading, double y);

/* Say in the PDF that begins at @from in @out that it is tagged, and its language. */
void pdf_complete_catalog(GString *out, gsize from, const char *language);

/* Append @anchor as the name of a destination. */
void pdf_append_name(GString *out, const char *anchor);

#endif
