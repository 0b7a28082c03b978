/* tui-private.h - what the files of tui/ share
 *
 * One struct app is made in tui_run() and handed down; screens never reach for
 * anything else. A screen is a const table of functions and a state of its own. A
 * handler says what is due and never draws; the loop draws, once a turn.
 */
#ifndef STAGE5_TUI_PRIVATE_H
#define STAGE5_TUI_PRIVATE_H

#include "content/content.h"
#include "tui/actions.h"
#include "tui/terminal.h"
#include "tui/theme.h"
#include "workbook/workbook.h"

#define SMALLEST_COLUMNS 40
#define SMALLEST_LINES   12
#define PROSE_COLUMNS    76 /* wrapped text is never wider */

struct app;
struct bookmarks;
struct session;

struct rect {
  int y, x, height, width;
};

/* ---- Screens ----------------------------------------------------------- */

enum verdict { UNHANDLED, HANDLED, LEAVE };

/* An action that a screen knows: what it does there, and in a word for the hint
 * line (NULL: not hinted; neighbours with the same word share it). */
struct screen_action {
  enum action action;
  const char *help, *hint; /* help: NULL for action_help() */
};

struct screen_class {
  const char *name; /* as the help calls it: "matrix" */
  bool overlay;     /* drawn over the screen below it */
  bool lists_hits;  /* what is opened from it is laid over it */
  bool takes_text;  /* characters go to type() and are no keys */
  bool guarded;     /* is for one who is not to get at the rest: no action but its own, and no key
                       that is a character, but "?" */
  bool bare;        /* has all of the window: no first line, no hints; and no action but its own */
  const struct screen_action *actions;
  guint n_actions;
  char *(*title)(struct app *app, void *state); /* where one is, for the first line */
  void (*draw)(struct app *app, void *state, struct rect area);
  enum verdict (*act)(struct app *app, void *state, enum action action);
  enum verdict (*type)(struct app *app, void *state, guint32 key); /* NULL: no text here */
  enum verdict (*mouse)(struct app *app, void *state, const struct event *event);
  bool (*busy)(struct app *app, void *state); /* is there long work to do */
  void (*work)(struct app *app, void *state); /* a slice of it */
  /* Nothing else is to do: make ready what the next key may ask for. What is on the screen
   * stays as it is. */
  void (*prepare)(struct app *app, void *state);
  void (*pack_changed)(struct app *app, void *state);
  struct document *(*document)(struct app *app, void *state); /* to print; transfer full */
  const char *(*document_id)(struct app *app, void *state);   /* NULL: the screen's name */
  bool (*unsaved)(struct app *app, void *state); /* would something be lost without it */
  /* The workbook says something else now, by this screen or not: LEAVE if what the screen
   * shows is gone from it. Screens that have this know undo and redo. */
  enum verdict (*workbook_changed)(struct app *app, void *state);
  struct document *(*copied)(struct app *app, void *state); /* to copy; transfer full */
  void (*close)(struct app *app, void *state);              /* frees the state */
};

/* Put a screen on the stack. The stack owns @state. */
void app_push(struct app *app, const struct screen_class *class, void *state);

/* The topmost screen goes on as @class, with the state it has: for screens of several steps. */
void app_become(struct app *app, const struct screen_class *class);

/* Take the topmost screen off; its state is gone. */
void app_pop(struct app *app);

/* Take the screen off that has @state, and leave what lies over it, such as a question. */
void app_take_off(struct app *app, const void *state);

/* Tell whether all screens above the lowest @n may be taken off. If something that was put
 * in on one of them would be lost, false, and that is said. */
bool app_may_drop(struct app *app, guint n);
void app_drop(struct app *app, guint n);

/* Openers: each puts its screen on the stack. */
void matrix_open(struct app *app);
void dimension_open(struct app *app, guint dimension, const char *anchor);
void search_open(struct app *app);
void glossary_open(struct app *app, guint term); /* PACK_NONE: the first */
void roles_open(struct app *app);
void role_open(struct app *app, guint role, const char *anchor);
void skill_open(struct app *app, guint skill, const char *anchor);
void compare_open(struct app *app, guint from, guint to);
void nearest_open(struct app *app, guint from);
void filter_open(struct app *app);
void palette_open(struct app *app);
void help_open(struct app *app);
void about_open(struct app *app, const char *anchor);
void print_open(struct app *app, bool to_file); /* @to_file: a file is chosen already */
void problems_open(struct app *app);
void planner_open(struct app *app, guint from, guint to); /* roles; PACK_NONE: not chosen yet */
void planner_open_for(struct app *app, gint64 workshop);  /* for its priorities; or says why not */
void plans_open(struct app *app);
void plan_open(struct app *app, gint64 id);

/* Ask whether to do something that could lose something: @text says what, @yes in a word
 * what Enter does. @answer is called with @data when it is to be done; the question is off
 * the stack by then. @data belongs to a screen below it, or to nobody. */
void question_open(struct app *app, const char *title, const char *text, const char *yes,
                   void (*answer)(struct app *app, void *data), void *data);

/* ---- The app ----------------------------------------------------------- */

/* Which dimensions the matrix shows. */
enum filter_kind { FILTER_NONE, FILTER_GROUP, FILTER_BOOKMARKED };

struct app {
  struct terminal *terminal;
  struct keymap *keymap;
  const struct theme *theme;
  attr_t attributes[N_ROLES];
  bool ascii;
  bool running;

  const char *pack_folder; /* of the pack that is asked for */
  const struct pack *pack;
  struct pack_reader *reader; /* NULL once the pack is whole */
  struct pack *whole;         /* the pack, once it is */
  GPtrArray *problems;        /* of a pack that turned out to have errors */

  const char *workbook_path; /* as asked for, or NULL for the usual one */
  struct workbook *workbook; /* NULL until it is needed: app_workbook() */
  guint workbook_timer;      /* asks whether another process has changed it; 0: off */
  bool unread, was_unread;   /* something of it could not be read anew; and the time before */
  struct session *session;   /* the workshop that is open, see session.h; or NULL */
  bool bell;                 /* it rings when the time for something is over */

  GPtrArray *screens; /* struct layer *, see app.c */
  struct bookmarks *bookmarks;

  enum filter_kind filter;
  guint filter_group;
  GArray *shown;        /* indexes of the dimensions that the filter lets through */
  guint filter_scanned; /* how many dimensions it has looked at */

  guint place;           /* the dimension that one is on */
  struct search *search; /* the last one; its hits are marked, n and N go through them */
  guint search_position;
  bool marks; /* are they to be marked */

  /* While drawing: what was drawn last is still there, and a screen may draw no more
   * than what has changed since. That is so if every event since then was one that a
   * screen's act() has counted as a move, one that changes nothing but what the screen
   * itself keeps track of. */
  bool kept;
  guint events, moves;
  const void *drawn; /* the layer, and the size, of the last drawing, if it can be kept */
  int drawn_lines, drawn_columns;

  GSList *print_jobs; /* that lp has not ended yet, see print-jobs.c */
  GError *refusal;    /* why one was not printed, if it ended when the screen was gone; or NULL */
  bool render_failed; /* the last document that was to be printed or saved could not be made */

  bool stale;    /* a screen shows something else now: to be drawn before the next key */
  bool covered;  /* while drawing: another screen lies over this one */
  char *message; /* shown instead of the hints until the next key */
  int cursor_y, cursor_x;
};

/* Say something on the last line. */
void app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Whether the whole pack is read, and whether the workbook, which is open, can be changed; if
 * not, that is said. */
bool app_has_whole_pack(struct app *app);
bool app_may_change_workbook(struct app *app);

/* Say what went wrong; the text of an error as a sentence, from a capital letter on (transfer
 * full). */
void app_complain(struct app *app, const GError *error);
char *error_to_sentence(const GError *error);

/* The first key of @action, as it is shown. Transfer full. */
char *app_key(const struct app *app, enum action action);

/* What the key map would do on top of the stack; for the palette. */
enum verdict app_act(struct app *app, enum action action);

/* The topmost screen that is no overlay: what help, palette and save speak of. */
const struct screen_class *app_screen_below(struct app *app, void **state);

/* The actions that work on every screen. */
const struct screen_action *app_global_actions(guint *n);

/* What is to be marked in texts, or NULL. */
const struct query *app_marks(const struct app *app);

/* Open what hit @position of the last search stands in, in place of the screen that
 * showed another one. */
void app_open_hit(struct app *app, guint position);

/* Open what a hit stands in. */
void app_open_place(struct app *app, const struct hit *hit);

/* Open what a link's target names ("term:…", "dimension:…", "role:…", "skill:…",
 * "activity:…"). False if it is nothing. */
bool app_open_target(struct app *app, const char *target);

/* The name of a PDF from the id or the name of what is in it; what is told of a file that was saved
 * at @path. Transfer full. */
char *file_suggest(const char *id);
char *file_place(const char *path);

/* When the screen is gone: wait a little for the end of print jobs. False with an error if one was
 * refused, or if how one ends is not known yet. */
bool print_await_jobs(struct app *app, GError **error);

/* Nobody waits any more for the end of print jobs; lp goes on with them. */
void print_forget_jobs(struct app *app);

/* What @key does on screens of @class: where it stands with several actions, the last that
 * the screen knows; else the one that works everywhere; else the first. */
enum action app_action_of(const struct app *app, const struct screen_class *class, guint32 key);

/* ---- The workbook ------------------------------------------------------ */

/* The workbook, which is opened when this is called for the first time. NULL, and that is
 * said, if it cannot be. From then on changes by other processes are looked for as long as a
 * screen shows something of it. */
struct workbook *app_workbook(struct app *app);

/* The same for who only looks: NULL, and nothing is said, if there is no file yet. */
struct workbook *app_existing_workbook(struct app *app);

/* After a change: read the workshop that is open anew, and have every screen that shows
 * something of the workbook look again; the second alone. */
void app_workbook_changed(struct app *app);
void app_tell_screens(struct app *app);

/* @what, "The plan “A. Lee”", which a screen shows, could not be read anew: @error. LEAVE, and that
 * is said, if it is not in the workbook any more. Else it is to stay as it was, and is read again
 * soon, as a disk or another program may be with us again a moment later; that is said once, until
 * all that is shown could be read. */
enum verdict app_read_again(struct app *app, const char *what, const GError *error);

/* Undo or redo (ACTION_UNDO, ACTION_REDO), and say what. */
enum verdict app_undo(struct app *app, enum action action);
void app_close_workbook(struct app *app);

/* ---- Filter and bookmarks ---------------------------------------------- */

void filter_set(struct app *app, enum filter_kind kind, guint group);
void filter_update(struct app *app); /* after the pack or the bookmarks changed */
guint filter_n(const struct app *app);
guint filter_nth(const struct app *app, guint position); /* the dimension there */

/* The position of @dimension, or of the next one that is shown, or the last. */
guint filter_position(const struct app *app, guint dimension);
char *filter_name(const struct app *app); /* transfer full; NULL if there is no filter */

/* The bookmarks of the pack called @pack_id, by the ids of dimensions. */
struct bookmarks *bookmarks_load(const char *pack_id);
void bookmarks_free(struct bookmarks *bookmarks);
bool bookmarks_has(const struct bookmarks *bookmarks, const char *dimension);
guint bookmarks_n(const struct bookmarks *bookmarks);

/* Set or remove that of @dimension, which is said on the last line, and the filter follows. Nothing
 * is changed, and why is said, if it could not be written to the disk. */
void app_toggle_bookmark(struct app *app, guint dimension);

/* ---- Configuration ----------------------------------------------------- */

struct config {
  char *theme; /* or NULL */
  bool ascii, mouse, bell;
};

/* Read the config file, binding keys in @keymap. What is wrong in it is a sentence in @complaint
 * (transfer full, else NULL), and the rest of it counts. */
void config_load(struct config *config, struct keymap *keymap, char **complaint);

/* ---- Drawing ----------------------------------------------------------- */

/* Draw @text at @y, @x in at most @width cells; what does not fit ends with an
 * ellipsis. Returns the cells used. */
int canvas_text(struct app *app, int y, int x, int width, enum screen_role role, const char *text);
int canvas_glyph(struct app *app, int y, int x, enum screen_role role, enum glyph glyph);

/* The mark of the row that the cursor is on, and the blank after it. */
void canvas_marker(struct app *app, int y, int x);
void canvas_fill(struct app *app, struct rect area, enum screen_role role);

/* Give the text that stands in @area another role: on each line what is between its blanks. */
void canvas_restyle(struct app *app, struct rect area, enum screen_role role);
void canvas_horizontal(struct app *app, int y, int x, int width, enum screen_role role,
                       enum glyph glyph);
void canvas_vertical(struct app *app, int y, int x, int height, enum screen_role role,
                     enum glyph glyph);

/* A frame with a title; heavier if @focused. Returns the area inside. */
struct rect canvas_frame(struct app *app, struct rect area, const char *title, bool focused);

/* The area inside a frame; its lower edge alone, drawn anew. */
struct rect canvas_inside(struct rect frame);
void canvas_lower_edge(struct app *app, struct rect frame, bool focused);

/* "↑ 3 more" and "↓ 12 more" on the lower edge of a frame. */
void canvas_more(struct app *app, struct rect frame, guint above, guint below, bool focused);

/* A line of a layout, @width cells at most, hits marked; the span @focus (or -1) as
 * under the cursor; @quiet: terms as plain text. */
void canvas_line(struct app *app, int y, int x, int width, const struct line *line, int focus,
                 bool quiet);

/* Text with the hits of @query marked, cut around the first hit to fit. */
void canvas_excerpt(struct app *app, int y, int x, int width, enum screen_role role,
                    const char *text, const struct query *query);

/* Text wrapped into @area, hits marked; what does not fit ends with an ellipsis. */
void canvas_wrapped(struct app *app, struct rect area, enum screen_role role, const char *text);
void canvas_cursor(struct app *app, int y, int x);
bool rect_has(struct rect area, int y, int x);

/* A box in the middle, for an overlay; returns the area inside. */
struct rect canvas_box(struct app *app, int height, int width, const char *title);

/* ---- A pane that scrolls a document ------------------------------------ */

struct pane {
  struct document *document; /* owned */
  struct layout *layout;
  int layout_width;
  bool layout_ascii;
  guint top;      /* first line shown */
  guint place;    /* the one to show, were there lines enough below it */
  int hit_line;   /* the line that was scrolled to, or -1 */
  int focus_line; /* the line and span of the link under the cursor, or -1 */
  int focus_span;
  int height; /* lines that it has room for, and that it filled, at the last drawing */
  int drawn;
  char *wanted;      /* an anchor to scroll to at the next drawing, or NULL */
  char *kept_target; /* the link to go back to then, on the line nearest to this one; or NULL */
  guint kept_line;
  int kept_row; /* where it was seen, from the top; outside of the height: it was not */
  bool whole;   /* with title and footer */
  bool quiet;   /* terms are not shown as links */
};

/* Show @document (taken over) from its beginning, or from @anchor. */
void pane_show(struct pane *pane, struct document *document, const char *anchor);

/* Show @document (taken over), which says the same as before in other words or with
 * more links: the place is kept, and the cursor on its link, which stays where it is seen. */
void pane_refresh(struct pane *pane, struct document *document);
void pane_clear(struct pane *pane);

/* Lay out for @width cells what will be drawn later. */
void pane_prepare(struct app *app, struct pane *pane, int width);
void pane_draw(struct app *app, struct pane *pane, struct rect area, bool focused);
void pane_more(const struct pane *pane, guint *above, guint *below);
enum verdict pane_act(struct pane *pane, enum action action);

/* Move to the next (+1) or the previous (-1) link. False if there is none. */
bool pane_step_link(struct pane *pane, int by);

/* Move to the next link whose target begins with @kind ("action:"); the same, by @by, among
 * those that can be seen. */
bool pane_step_to(struct pane *pane, const char *kind);

/* Scroll so that @lines lines below the link under the cursor are seen too. */
void pane_show_below(struct pane *pane, guint lines);
bool pane_step_in_view(struct pane *pane, int by, const char *kind);
const char *pane_target(const struct pane *pane); /* of the link under the cursor, or NULL */

/* What a screen that is one pane does: scroll, go from link to link, open them. */
enum verdict pane_screen_act(struct app *app, struct pane *pane, enum action action);
enum verdict pane_screen_mouse(struct app *app, struct pane *pane, struct rect area,
                               const struct event *event);

/* The actions of such a screen, for the table of its class. */
/* clang-format off */
#define PANE_ACTIONS                                                                               \
  {ACTION_UP, "One line up", "scroll"},                                                            \
  {ACTION_DOWN, "One line down", "scroll"},                                                        \
  {ACTION_NEXT, "To the next link", "link"},                                                       \
  {ACTION_PREVIOUS, "To the link before", NULL},                                                   \
  {ACTION_OPEN, "Open the link under the cursor", "open"},                                         \
  {ACTION_PAGE_UP, "One page up", NULL},                                                           \
  {ACTION_PAGE_DOWN, "One page down", NULL},                                                       \
  {ACTION_FIRST, "To the beginning", NULL},                                                        \
  {ACTION_LAST, "To the end", NULL},                                                               \
  {ACTION_BACK, "Back", "back"}
/* clang-format on */

/* The target of the link drawn at @y, @x of the pane's area, or NULL. */
const char *pane_target_at(const struct pane *pane, int y, int x);

/* Move the cursor to it; to the first link of @kind on the line drawn at @y. False if there
 * is none. */
bool pane_focus_at(struct pane *pane, int y, int x);
bool pane_focus_line(struct pane *pane, int y, const char *kind);

/* ---- A list ------------------------------------------------------------ */

/* Knows nothing of what it lists: how many, which one, and from where it is shown. */
struct list {
  guint n, selected, top;
  int height;
};

enum verdict list_act(struct list *list, enum action action);
void list_select(struct list *list, guint index);

/* Set the height and scroll so that the selected item is seen. */
void list_fit(struct list *list, int height);

/* ---- A line of text being edited --------------------------------------- */

struct editor {
  GString *text;
  gsize cursor; /* bytes */
};

void editor_init(struct editor *editor, const char *text);
void editor_clear(struct editor *editor);

/* HANDLED if the key changed the text or moved the cursor. */
enum verdict editor_key(struct editor *editor, guint32 key);
void editor_draw(struct app *app, const struct editor *editor, int y, int x, int width);

/* ---- A form ------------------------------------------------------------ */

/* Labelled fields, one under the other. Characters, and the keys of an editor, go to the
 * field one is in with form_key(), from the screen's type(); Tab, arrows and the like
 * with form_act(), from its act(). In a text the arrows move the cursor; a choice and a
 * number change with left and right, and a letter finds a choice; a list changes with up
 * and down. Up and down lead from field to field elsewhere. */
enum field_kind { FIELD_TEXT, FIELD_NUMBER, FIELD_CHOICE, FIELD_LIST };

struct field {
  enum field_kind kind;
  char *label;
  bool off;             /* is shown, but cannot be set as things are: Tab goes past it */
  struct editor editor; /* of a text or a number */
  guint least, most;    /* of a number */
  GPtrArray *choices;   /* char *, of a choice or a list */
  struct list list;     /* which of them is chosen */
  char *hint, *fault;   /* under the field, see form_set_hint(); or NULL */
  bool has_note;        /* is one of them shown */
  struct rect area;     /* of the value, when it was drawn last */
};

struct form {
  GPtrArray *fields; /* struct field * */
  guint focus;       /* the field that one is in */
  bool idle;         /* one is elsewhere on the screen: no field is shown as the one */
  bool changed;      /* has a key changed a value since form_init() */
};

void form_init(struct form *form);
void form_clear(struct form *form);

/* Add a field; all texts are copied. Its index comes back: 0, 1, 2 … A choice is one line
 * and shows what is chosen; a list shows all of @choices (NULL at the end), a line each. */
guint form_add_text(struct form *form, const char *label, const char *text);
guint form_add_number(struct form *form, const char *label, guint value, guint least, guint most);
guint form_add_choice(struct form *form, const char *label, const char *const *choices,
                      guint chosen);
guint form_add_list(struct form *form, const char *label, const char *const *choices, guint chosen);

/* The field; what is typed, or chosen, in it. A number that is none, or out of its bounds,
 * is false, and *@value the least one. */
struct field *form_field(const struct form *form, guint index);
const char *form_text(const struct form *form, guint index);
guint form_chosen(const struct form *form, guint index);
char *form_path(const struct form *form, guint index); /* with "~/" as a shell takes it; owned */
bool form_number(const struct form *form, guint index, guint *value);

/* Another text; other choices; another field to be in. */
void form_set_text(struct form *form, guint index, const char *text);
void form_set_choices(struct form *form, guint index, const char *const *choices, guint chosen);
void form_focus(struct form *form, guint index);

enum verdict form_key(struct form *form, guint32 key);
enum verdict form_act(struct form *form, enum action action);

/* Go to the field, and the choice of a list, that was clicked on. False if it is none. */
bool form_click(struct form *form, const struct event *event);

/* A line under a field that says what it is for; and one that says what is wrong with it, in
 * its place until the field is changed. NULL for none. */
void form_set_hint(struct form *form, guint index, const char *hint);
void form_set_fault(struct form *form, guint index, const char *fault);

/* The lines that all fields take, with what stands under them where the form is @width wide;
 * draw them in @area. Where there is less room, hints but that of the field one is in are left
 * out, lists are cut, and the form scrolls to that field. */
int form_height(const struct form *form);
int form_height_for(const struct form *form, int width);
void form_draw(struct app *app, struct form *form, struct rect area);

/* Ask for a few fields over the screen: fill the form that comes back. Enter hands it to
 * @take, which returns true if all is well and the dialog is to close. Esc asks if something
 * was typed. @data is freed with g_free(). */
typedef bool (*dialog_take)(struct app *app, struct form *form, gpointer data);
struct form *dialog_open(struct app *app, const char *title, const char *text, dialog_take take,
                         gpointer data);

#endif
