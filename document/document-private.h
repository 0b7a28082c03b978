/* document-private.h - how a document is kept, for the renderers in this folder */
#ifndef STAGE5_DOCUMENT_PRIVATE_H
#define STAGE5_DOCUMENT_PRIVATE_H

#include "document/document.h"

/* Prose is never wider than this, however wide the paper. */
#define PROSE_WIDTH 76

/* Documents inside documents go no deeper; what would be deeper flows into the
 * deepest one, so that no renderer can be made to recurse without an end. */
#define DOCUMENT_MAX_DEPTH 16

enum block_kind {
  BLOCK_HEADING,
  BLOCK_PARAGRAPH,
  BLOCK_BULLET,
  BLOCK_VOICE,
  BLOCK_COMPARISON,
  BLOCK_TABLE,
  BLOCK_GROUP,
  BLOCK_PAGE_BREAK,
  BLOCK_CHECK,
  BLOCK_SIGNATURES,
  BLOCK_TIMELINE,
  BLOCK_CELL /* of a table */
};

enum run_kind {
  RUN_KIND_TEXT,
  RUN_KIND_SOLID,
  RUN_KIND_METER,
  RUN_KIND_BLANK,
  RUN_KIND_BOX,
  RUN_KIND_CHOICES
};

/* One allocation with its strings: a large document has very many of them. A meter and a
 * blank have a text too, which says or shows the same in letters. */
struct run {
  struct run *next;
  const char *target; /* behind the text, or NULL */
  enum run_style style;
  guint8 kind;      /* enum run_kind */
  guint8 now, goal; /* of a meter */
  guint8 size;      /* of a meter its scale, of a blank its letters, of choices their number */
  char text[];
};

/* A row of a timeline. */
struct bar {
  char *label;
  guint first, last; /* weeks, from 0 */
  bool is_heading;   /* nothing but the label */
  bool done;
};

/* A week of a timeline that has a name or a mark. */
struct week_label {
  char *label;
  guint week;
  bool is_mark;
};

struct timeline {
  guint n_weeks;
  GPtrArray *bars;   /* struct bar * */
  GPtrArray *labels; /* struct week_label *, in the order they were added */
};

struct block {
  enum block_kind kind;
  int level; /* of a heading, 1 to 3 */
  char *anchor;
  struct run *first_run, *last_run; /* of all that is text */
  struct document *parent;          /* that the block stands in; NULL for cells */
  guint n_columns;                  /* of a comparison or a table */
  char **headings;                  /* of a table; of signatures their labels; n_columns */
  guint rules;                      /* of a check line: the lines to write on */
  bool done;                        /* of a check line */
  bool is_number;                   /* of a cell: nothing else stands in it */
  char *data;                       /* of a cell: what it is as data, if not its text */
  struct timeline *timeline;        /* or NULL */
  GPtrArray *parts;                 /* a table's cells, or the documents of a comparison or a
                                       group; NULL where these would be too deep */
};

struct document {
  char *title, *subtitle, *footer, *language, *author; /* or NULL */
  GPtrArray *blocks;                                   /* struct block *, or NULL for none */
  struct block *data;
  int depth; /* 0 for a whole document */
};

/* Free @run and those behind it. */
void runs_free(struct run *run);

/* Append @run to @out as it may be shown (see text_append_clean()); and the same without
 * what is there for the eye or the pen: of a meter its words, of a blank nothing. */
void run_append_clean(GString *out, const struct run *run, bool ascii);
void run_append_words(GString *out, const struct run *run, bool ascii);

guint document_n_blocks(const struct document *document);
const struct block *document_block(const struct document *document, guint index);

/* A table's rows; and a cell of it, NULL where the last row is short. */
guint block_n_rows(const struct block *table);
const struct block *block_cell_at(const struct block *table, guint row, guint column);

/* A document of a comparison or a group. */
guint block_n_parts(const struct block *block);
const struct document *block_part(const struct block *block, guint index);

/* The heading that a column of a comparison begins with, its title; or NULL. */
const struct block *document_leading_heading(const struct document *column);

/* True if no line of @run ends before its end. */
bool run_is_solid(const struct run *run);

/* The label of choices; choice @index, from 0 to .size + 1: "1", …, "?", "–". Transfer full. */
char *run_choices_label(const struct run *run);
char *run_choice(const struct run *run, guint index, bool ascii);

/* True if @block is a space or a box to write in and nothing else; a box. */
bool block_is_blank(const struct block *block);
bool block_is_box(const struct block *block);

/* True if row @row of @table has nothing in its first cell, of several, so that it goes on with
 * what the row before is about. */
bool block_row_goes_on(const struct block *table, guint row);

/* True if @block is text but has none, so that nothing of it is to be seen. */
bool block_is_empty(const struct block *block);

struct timeline *timeline_new(guint n_weeks);
void timeline_free(struct timeline *timeline);

/* The weeks of @bar, counted from 1: "1–3", or "4". Transfer full. */
char *bar_weeks_to_string(const struct bar *bar);

/* What the marks are, each label once: "◆ Review in weeks 4, 8; Talk in week 13". NULL if
 * there are none. Transfer full. */
char *timeline_explain_marks(const struct timeline *timeline);

/* The timeline @block as a table and a sentence, for what cannot draw bars. Free with
 * document_free(). */
struct document *timeline_in_words(const struct block *block);

/* The marks, or the ticks, in the order of their weeks, those of one week as they were added;
 * const struct week_label *. Transfer container. */
GPtrArray *timeline_labels(const struct timeline *timeline, bool marks);

/* How weeks are shown in cells: several cells a week or several weeks a cell. */
struct week_scale {
  guint n_cells;
  guint cells_per_week, weeks_per_cell; /* one of them is 1 */
};

/* The scale that shows @n_weeks in at most @n_cells cells (1 if 0); where a week begins on it. */
struct week_scale week_scale_fit(guint n_weeks, guint n_cells);
guint week_scale_cell(const struct week_scale *scale, guint week);

/* The ticks that have room on @scale, in the order of their weeks: no label touches another
 * or goes beyond the end. Element type const struct week_label *. Transfer container. */
GPtrArray *timeline_ticks(const struct timeline *timeline, const struct week_scale *scale,
                          bool ascii);

/* Append @text to @out as it may be shown: faults as escapes, tabs as blanks, every
 * kind of line end as a line feed, without soft hyphens, all in ASCII if @ascii. */
void text_append_clean(GString *out, const char *text, bool ascii);

/* The same as one line: line feeds are blanks. */
void text_append_line(GString *out, const char *text, bool ascii);

/* Append what is nearest to @character in ASCII. */
void text_append_ascii(GString *out, gunichar character);

/* A layout as document_layout() makes it, but with underlined headings, for paper
 * that knows no bold letters. */
struct layout *document_layout_underlined(const struct document *document,
                                          const struct layout_options *options);

/* The time, or that of SOURCE_DATE_EPOCH where it is set. Transfer full. */
GDateTime *document_now(void);

/* The beginning of what a format keeps while it renders in steps; see rendering_start(). */
struct rendering {
  bool (*step)(struct rendering *rendering);
  bool (*finish)(struct rendering *rendering, GError **error);
  void (*stop)(struct rendering *rendering);
  double done;
};

/* Begin to render PDF with the module at @path: DOCUMENT_ERROR_RENDER where it cannot be
 * opened. */
struct rendering *pdf_start_with(const char *path, const struct document *document,
                                 const struct render_options *options, GString *out,
                                 GError **error);

/* What the module exports, by its name. @version is the program's: the two share structures,
 * so the module refuses another one than its own. */
#define PDF_MODULE_FUNCTION "pdf_module_render"
typedef struct rendering *pdf_module_function(const char *version, const struct document *document,
                                              const struct render_options *options, GString *out,
                                              GError **error);

/* True if the @length bytes of a PDF, with a NUL behind them, have an end, and every object that is
 * named there. */
bool pdf_is_whole(const char *pdf, gsize length);

extern const struct format format_text, format_markdown, format_html, format_csv, format_pdf;

#endif
