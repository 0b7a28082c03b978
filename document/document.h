/* document.h - what stage5 shows, prints and saves, as blocks
 *
 * A document is a title, a list of blocks and a footer. It is built once, by
 * whoever has something to show, and then shown by a renderer: laid out into
 * terminal lines of a given width, or written as plain text, Markdown, HTML or
 * CSV. What a pane scrolls is what a file holds. A new report is one builder;
 * a new output format is one file here and one row in the table of formats.
 *
 * Text is UTF-8. Every function that shows text shows characters that a
 * terminal would act on (C0, DEL, C1, bidi controls, bytes that are not UTF-8)
 * as visible escapes, so a document may be built from any bytes.
 *
 * In the order of use: text, building, layout, formats, saving, printing.
 */
#ifndef STAGE5_DOCUMENT_H
#define STAGE5_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

/* ---- Text -------------------------------------------------------------- */

enum text_fault_kind {
  TEXT_FAULT_NONE,
  TEXT_FAULT_ENCODING, /* bytes that are not UTF-8 */
  TEXT_FAULT_CONTROL,  /* C0 but tab and line feed; DEL; C1 */
  TEXT_FAULT_BIDI,     /* U+061C, U+200E, U+200F, U+202A-U+202E, U+2066-U+2069 */
  /* what text_check() lets pass: */
  TEXT_FAULT_HIDDEN, /* not seen, and no script needs it: U+2060, U+FEFF, tags, no character */
  TEXT_FAULT_MARKS   /* one of more than TEXT_MOST_MARKS without a cell of their own in a row */
};

/* Accents, joiners and the like that may stand in a row; scripts need up to five. */
#define TEXT_MOST_MARKS 8

/* Where a text stops being fit to be shown as it is. */
struct text_fault {
  enum text_fault_kind kind;
  gsize offset;       /* bytes from the start of the text */
  gsize length;       /* bytes that are at fault, 1 or more */
  gunichar character; /* the code point; the byte itself for an encoding fault */
};

/* Tell whether @length bytes of @text are UTF-8 without control or bidi
 * characters (tab and line feed are allowed). If not, *@fault (may be NULL) says
 * where. Fast: one pass, ASCII eight bytes at a time. */
bool text_check(const char *text, gsize length, struct text_fault *fault);

/* Tell whether @length bytes of @text can be shown as they are: no fault of any kind. What is
 * only hidden or too much may stand in a text, but is shown as escapes. */
bool text_is_plain(const char *text, gsize length);

/* A copy of @text (@length bytes, or -1 for all) in which every fault is a visible
 * escape, `\x1b`, `\u202e` or `\U000e0041`; tab, line feed (`\t`, `\n`) and the Unicode separators
 * of lines and paragraphs too. For names of files, arguments, and whatever else came from outside:
 * it becomes one line. Transfer full. */
char *text_escape(const char *text, gssize length);

/* A copy of @text in ASCII: quotation marks, dashes, arrows and bullets become
 * their nearest ASCII relatives, letters lose their accents, what has no relative
 * becomes `?`, faults become escapes, and tabs blanks. Transfer full. */
char *text_to_ascii(const char *text);

/* The width of @text (@length bytes, or -1 for all) in terminal cells. The one
 * place in the program that decides a width. Faults count as their escapes do, tabs
 * and line feeds as the one blank that is shown in their place. */
int text_width(const char *text, gssize length);

/* The number of bytes of the longest beginning of @text (@length bytes, or -1)
 * that is whole grapheme clusters and at most @width cells; *@used (may be NULL)
 * becomes its width. */
gsize text_fit(const char *text, gssize length, int width, int *used);

/* The byte offset of the grapheme cluster boundary after, or before, @offset: for
 * a line editor's cursor. Stays at the ends. */
gsize text_next(const char *text, gsize offset);
gsize text_previous(const char *text, gsize offset);

/* A line of a wrapped text: a piece of the text, without the blanks at its ends. */
struct text_line {
  gsize offset, length; /* bytes */
  int width;            /* cells */
};

/* Break @text into lines of at most @width cells (1 or more), by UAX #14, at the
 * line feeds in it, and inside a word only if the word alone is wider than a line.
 * An empty text is one empty line. Element type struct text_line. Transfer full. */
GArray *text_wrap(const char *text, int width);

/* ---- Building ---------------------------------------------------------- */

enum run_style {
  RUN_PLAIN,
  RUN_STRONG,
  RUN_EMPHASIS,
  RUN_TERM,  /* a glossary term or another thing one can open: has a target */
  RUN_MUTED, /* asides, origins, hints */
  /* the next ones are given by the layout, not by builders */
  RUN_TITLE,
  RUN_HEADING,
  RUN_VOICE,
  RUN_LABEL, /* the title of a column of a comparison or a table */
  RUN_RULE,  /* lines of tables and between columns, spaces to write in */
  RUN_METER, /* the glyphs of meters, bars and boxes */
  N_RUN_STYLES
};

struct document;
struct block;

/* A document without blocks. @title may be NULL. Free with document_free(). All
 * strings given to the builders are copied. */
struct document *document_new(const char *title);
void document_free(struct document *document);
typedef struct document Document; /* for g_autoptr(Document) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

const char *document_title(const struct document *document);

/* The line under the title; the line at the end of every document, where the
 * source is credited. NULL for none. */
void document_set_subtitle(struct document *document, const char *subtitle);
void document_set_footer(struct document *document, const char *footer);

/* The language of the texts as a BCP 47 tag, for HTML and PDF; "en" unless set. */
void document_set_language(struct document *document, const char *tag);

/* Who made what the document says, for the properties of files that have such; none
 * unless set. */
void document_set_author(struct document *document, const char *author);

/* Add a heading of @level 1 to 3. @anchor (or NULL) names the place, for
 * layout_find_anchor() and as the id in HTML; anchors are `kind:id` like targets. */
struct block *document_add_heading(struct document *document, int level, const char *text,
                                   const char *anchor);

/* Add an empty paragraph, bullet or voice (what one hears people say; renderers add
 * the quotation marks). Fill it with block_add_run(). The block belongs to the
 * document. Bullets in a row make one list. @anchor as above, or NULL. */
struct block *document_add_paragraph(struct document *document, const char *anchor);
struct block *document_add_bullet(struct document *document, const char *anchor);
struct block *document_add_voice(struct document *document, const char *anchor);

/* Append @text in @style to a paragraph, bullet, voice or table cell. A line feed
 * in it is a line break. */
void block_add_run(struct block *block, enum run_style style, const char *text);

/* The same for something that can be opened: @target is `kind:id`, such as
 * `term:wirearchy` or `dimension:mindset`; HTML links to the anchor of that name
 * if the document has it. */
void block_add_link(struct block *block, const char *text, const char *target);

/* Add a comparison of @n_columns (1 to 64) side by side. Each column is a document
 * of its own, to be filled; it belongs to the block. A heading that a column begins
 * with is its title: these stand beside each other and look alike, whatever their
 * level. Where a column would be narrower than 24 cells, the columns stand one under
 * the other. Documents in documents go 16 deep; a column or group that would be
 * deeper is the document that it was to be added to. */
struct block *document_add_comparison(struct document *document, guint n_columns);
struct document *block_column(struct block *comparison, guint column);

/* Add a table with a header row. Rows are added cell by cell: block_add_cell()
 * returns the cell, to be filled with runs; after the last column of a row the
 * next cell begins a new row. */
struct block *document_add_table(struct document *document, guint n_columns,
                                 const char *const *headings);
struct block *block_add_cell(struct block *table);

/* Shorthand: add a cell that is one plain run; that is a number. */
void block_add_text_cell(struct block *table, const char *text);
void block_add_number_cell(struct block *table, guint number);

/* The same for a number such as "3" or "-0.5", which CSV writes as it is, minus or not; what is
 * no number is text. */
void block_add_decimal_cell(struct block *table, const char *number);

/* What CSV says of @cell in place of the text in it, which is a picture. */
void cell_set_data(struct block *cell, const char *data);

/* Add a group that is not split across pages, as a document to fill. */
struct document *document_add_group(struct document *document);
void document_add_page_break(struct document *document);

/* ---- Building: what a plan on paper needs */

/* Append a meter to a paragraph, bullet or table cell: where one stands and where one is
 * to be on a scale of @scale (1 to 10) steps, both clamped to it. Said in words too, so
 * that no form of it rests on a glyph or a colour: "●●◐◐ 2 → 4". */
void block_add_meter(struct block *block, guint now, guint target, guint scale);

/* Append @text in @style, no line of which ends at a blank or anywhere else; what such runs in
 * a row say is one piece, blanks and all. */
void block_add_solid(struct block *block, enum run_style style, const char *text);

/* Append the choices 1 to @n, "?" and "–", of which one is ringed or crossed with a pen: "now  1 2
 * 3 4 5 ? –". @label is a word of at most 4 letters. On paper they are large, and the table that
 * they stand in is set larger; more than MAX_CHOICES are text like any other. */
#define MAX_CHOICES 12
void block_add_choices(struct block *block, const char *label, guint n);

/* Append a box to write a number or strokes into. For table cells, in which it stands alone; those
 * at the end of a row are boxes side by side. */
void block_add_box(struct block *block);

/* Append a ruled space to write in, @width (1 to 60) letters wide. Alone in a table cell
 * it is as wide as its column, and the rows are high enough for a pen. */
void block_add_blank(struct block *block, guint width);

/* Add a check line: a box, ticked if @done, and the text that is then added to it;
 * @rules (0 to 12) ruled lines to write on follow. The line is not split across pages. */
struct block *document_add_check(struct document *document, bool done, guint rules,
                                 const char *anchor);

/* Add a row of @n places to sign (1 to 4), each with its label, such as "Name, date". */
void document_add_signatures(struct document *document, guint n, const char *const *labels);

/* Add a timeline of @n_weeks weeks (1 to MAX_TIMELINE_WEEKS), shown as one column a week or
 * more, or several weeks a column where there is no room; as sentences where there is room
 * for no axis at all. Every bar says its weeks in words too. Weeks are counted from 0 here
 * and from 1 in what is shown. */
#define MAX_TIMELINE_WEEKS 1040 /* twenty years */
struct block *document_add_timeline(struct document *document, guint n_weeks);

/* Name a week of the time axis, such as "Jan" or "4 Jan"; where labels would touch, the
 * later one is left out. Mark a week, such as one with a review, with "◆": @label goes
 * into the line that explains the mark, once. */
void timeline_add_tick(struct block *block, guint week, const char *label);
void timeline_add_mark(struct block *block, guint week, const char *label);

/* Add a row: its label alone (a heading of the rows below it), or a bar over the weeks
 * @first to @last, another pattern if @done. */
void timeline_add_heading(struct block *block, const char *label);
void timeline_add_bar(struct block *block, const char *label, guint first, guint last, bool done);

/* The table that the CSV renderer writes for this document instead of the tables
 * that are seen; not seen elsewhere. Filled like any table. */
struct block *document_set_data(struct document *document, guint n_columns,
                                const char *const *headings);

/* ---- Layout ------------------------------------------------------------ */

struct layout_options {
  int width;      /* cells, 1 or more */
  bool ascii;     /* nothing but ASCII */
  bool body_only; /* without title, subtitle and footer: for panes with a frame */
};

struct line_span {
  guint32 offset, length; /* bytes of the line's text */
  enum run_style style;
  const char *target; /* or NULL; owned by the layout */
};

struct line {
  const char *text;              /* clean, no wider than the layout, no blank at its end */
  const struct line_span *spans; /* in order, together the whole text */
  guint n_spans;
};

struct layout;

/* Lay @document out into lines. The layout does not need the document any more.
 * Free with layout_free(). */
struct layout *document_layout(const struct document *document,
                               const struct layout_options *options);
void layout_free(struct layout *layout);
typedef struct layout Layout; /* for g_autoptr(Layout) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)
guint layout_n_lines(const struct layout *layout);
const struct line *layout_line(const struct layout *layout, guint line);

/* The line on which the block named @anchor begins, or -1. */
int layout_find_anchor(const struct layout *layout, const char *anchor);

/* ---- Formats ----------------------------------------------------------- */

enum paper { PAPER_A4, PAPER_LETTER };

struct render_options {
  int width; /* cells, for plain text; 0 for the usual 80 */
  bool ascii;
  enum paper paper; /* for PDF */
  bool anew;        /* look for fonts as if for the first time: after a rendering that failed */
  GString *remarks; /* or NULL: what one should know of the result is appended, a sentence a
                       line, such as characters that no font here can show */
};

/* The paper that LC_PAPER asks for; Letter where it is as long as that, else A4. The paper
 * called @name ("A4", "Letter", letter case aside): false if there is none. */
enum paper paper_default(void);
bool paper_by_name(const char *name, enum paper *paper);

/* The names of all papers, in the order of enum paper; NULL at the end. */
const char *const *paper_names(void);

/* The day that it is here; the day of SOURCE_DATE_EPOCH (seconds, UTC) where that is set, so
 * that what is made can be made again byte by byte. The only clock for plans and documents. */
void document_today(GDate *date);

/* The path of the file @name that stage5 keeps for its user: $XDG_DATA_HOME/stage5/NAME and
 * $XDG_CONFIG_HOME/stage5/NAME, or the usual folders where these are not absolute. Transfer
 * full. */
char *data_file(const char *name);
char *config_file(const char *name);

/* "4 January 2027", in English as the texts around it are, whatever the locale. Transfer full. */
char *date_to_words(const GDate *date);

/* Whether this program lies in the folder that it was built in, where what is not
 * installed yet is found. */
bool runs_from_build_tree(void);

/* A rendering under way, see rendering_start(). */
struct rendering;

/* A way to write a document. Found by name ("text", "markdown", "html", "csv", "pdf"), an
 * unambiguous beginning of it, or the ending of a file's name; letter case aside.
 * render() appends to @out; text that it writes ends with a line feed. It fails, and
 * appends nothing, where what it needs is not installed: DOCUMENT_ERROR_RENDER. */
struct format {
  const char *name;
  const char *const *endings; /* without the dot, NULL at the end */
  bool is_binary;             /* not for a terminal */
  bool (*render)(const struct document *document, const struct render_options *options,
                 GString *out, GError **error);
  struct rendering *(*start)(const struct document *document, const struct render_options *options,
                             GString *out, GError **error); /* NULL: it is never long */
};

/* The same as render(), in steps, for who has something else to do meanwhile: NULL and an error
 * where it cannot even begin. Ends with rendering_finish() or rendering_stop(); until then
 * @document and all of @options stay where they are, and @out is not looked at. */
struct rendering *rendering_start(const struct format *format, const struct document *document,
                                  const struct render_options *options, GString *out,
                                  GError **error);

/* Do a step, which takes about as long as a page does: false if there is no other. The part that
 * is done, 0 to 1. */
bool rendering_step(struct rendering *rendering);
double rendering_done(const struct rendering *rendering);

/* Do all steps that are left: true if @out has it all, else as render() fails. Or leave off: @out
 * is as it was. The rendering is freed. */
bool rendering_finish(struct rendering *rendering, GError **error);
void rendering_stop(struct rendering *rendering);

/* All formats, NULL at the end. */
const struct format *const *document_formats(void);

/* The format called @name, or NULL; the format that @path ends like, or NULL. */
const struct format *document_format_by_name(const char *name);
const struct format *document_format_by_path(const char *path);

/* ".txt, .md or .csv": the usual endings of all formats, that of @first (or NULL) before the
 * others. Transfer full. */
char *document_endings(const struct format *first);

/* Write @field to @out as CSV does (RFC 4180), quoted where needed, and neutralised
 * with a leading apostrophe where a spreadsheet would take it for a formula. */
void csv_append_field(GString *out, const char *field);

/* Whether it would: @field begins with = + - @, one of these in full width, tab, CR or LF. And
 * whether it may take @at for the beginning of a field: in many countries it parts them at
 * semicolons, and does not know that these stand between quotes. */
bool csv_is_formula(const char *field);
bool csv_may_begin(const char *field, const char *at);

/* ---- Saving ------------------------------------------------------------ */

#define DOCUMENT_ERROR (document_error_quark())
GQuark document_error_quark(void);
enum document_error { DOCUMENT_ERROR_WRITE, DOCUMENT_ERROR_RENDER, DOCUMENT_ERROR_PRINT };

/* Write @length bytes to the file @path, which is replaced only when the new one is
 * whole and on the disk (a temporary file beside it, fsync, rename; its mode and a
 * symbolic link to it are kept). A path that is no regular file (a pipe, a device)
 * is written to as it is. On failure the old file is untouched, nothing is left
 * beside it, and the error says what could not be done, why, and the mend. */
bool file_save(const char *path, const char *bytes, gsize length, GError **error);

/* Have writing fail, with an error, where the signal @number (SIGPIPE, SIGXFSZ) would end the
 * program. */
void writing_survives(int number);

/* ---- Printing ---------------------------------------------------------- */

/* The printers that CUPS knows here, as lpstat names them: at least one. */
struct printers {
  char **names; /* NULL at the end */
  char *usual;  /* the one that CUPS prints on if none is named, or NULL */
};

void printers_free(struct printers *printers);
typedef struct printers Printers; /* for g_autoptr(Printers) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Printers, printers_free)

/* What is to be printed where. */
struct print_request {
  const char *printer; /* as in the list, or any other name that lp takes */
  const char *title;   /* of the job, in the printer's queue; or NULL */
  guint copies;        /* 1 to MAX_COPIES */
  enum paper paper;
};
#define MAX_COPIES 99

/* The format that a printer is sent. */
const struct format *print_format(void);

/* Hand @length bytes of @bytes, a document in print_format(), to lp. What CUPS calls the
 * job comes back, "Office-12" (transfer full). NULL, and DOCUMENT_ERROR_PRINT, if there is
 * no CUPS or no printer of that name, or if the job was refused or not taken in 60
 * seconds; the sentence says what else can be done. Waits. */
char *print_bytes(const struct print_request *request, const char *bytes, gsize length,
                  GError **error);

/* The same without waiting, on the default main context of GLib: @ended is called once, later,
 * with either the @job (transfer none) or the error, and the task is then over. NULL, and an
 * error, if it cannot even begin. The document is lp's as soon as this has returned: it is
 * printed even if this program ends. */
struct print_task;
typedef void (*print_ended)(const char *job, const GError *error, gpointer data);
struct print_task *print_start(const struct print_request *request, const char *bytes, gsize length,
                               print_ended ended, gpointer data, GError **error);

/* Look for the printers there are, in the same way: @found gets them (transfer full), or
 * DOCUMENT_ERROR_PRINT if there is no CUPS here, if it does not answer (in 15 seconds), or
 * if it has no printer. */
typedef void (*printers_found)(struct printers *printers, const GError *error, gpointer data);
struct print_task *printers_look(printers_found found, gpointer data, GError **error);

/* Have the callback of a task that is under way never called. Looking for printers ends;
 * printing goes on. */
void print_task_forget(struct print_task *task);

#endif
