/* projector.h - what is shown to the whole room: the parts of `stage5 project`
 *
 * The projector only ever looks at the workbook. It keeps what it has read last, and shows
 * that until there is something else to be shown.
 *
 * What must not be seen is left out where things are drawn: labels of people, comments and
 * notes are not looked at anywhere in these files, and counts only of a round that was
 * revealed.
 */
#ifndef STAGE5_TUI_PROJECTOR_H
#define STAGE5_TUI_PROJECTOR_H

#include "tui/tui-private.h"

#include <sys/stat.h>

/* The workshop that runs, as it was read last. */
struct projection {
  struct workbook *workbook; /* that it comes from, or NULL */
  const struct pack *pack;   /* of the workbook, or the usual one */
  struct workshop *workshop; /* owned; NULL if none runs */
  struct workshop_place place;
};

struct projector {
  char *path;
  struct pack *usual; /* the pack that comes with the program, or NULL */
  struct projection shown;
  char *trouble;    /* why there is nothing else to show, a sentence; or NULL */
  struct stat file; /* as it was when it was opened, or read last */
  bool behind;      /* there is something to read that could not be read yet */
  gint64 waits;     /* since when, of the monotonic clock; 0: it does not */
  gint64 tried;     /* when it was opened last */
  char *timer;      /* as it was drawn last, or NULL */
  gint64 said;      /* when there was a message first, or 0 */
  guint source;
};

/* ---- Following: projector-follow.c --------------------------------------- */

/* Look for changes of the file. True if there is something else to show now. */
bool projector_look(struct projector *projector);

/* Forget what was read. */
void projector_forget(struct projector *projector);

/* The timer's digits, and in a word what there is to say of it: "", "paused", "over by". Transfer
 * full. */
char *projector_timer(const struct projector *projector, const char **word);

/* ---- Drawing: projector-draw.c ------------------------------------------- */

/* The first line, @headline in block letters in at most @most lines, and the timer. The area that
 * is left below. All of them need a workshop. */
struct rect projector_head(struct app *app, const struct projector *projector, const char *headline,
                           int most);

/* Draw @text wrapped at the top of @area and take its lines, and @air empty ones, off @area. */
void projector_words(struct app *app, struct rect *area, enum screen_role role, const char *text,
                     int air);

/* The lines that it takes where there is room for all of it, without air; 0 for "". */
int projector_words_height(const struct app *app, int width, const char *text);

/* Things in a list, as large as they all fit. */
struct projector_item {
  char *text;
  char *aside; /* or NULL */
  bool marked; /* the one to look at */
};

/* Element type struct projector_item; add @text and @aside (both taken over). */
GArray *projector_items_new(void);
void projector_items_add(GArray *items, char *text, char *aside, bool marked);

/* Draw them in @area: in block letters, with air, or close to each other; what does not fit even
 * then is left out, at the end or, if @keep_end, at the beginning, and that is said. */
void projector_items_draw(struct app *app, struct rect area, const GArray *items, bool keep_end);

/* "and 12 more" on the last line of @area, which is left out of it then. */
void projector_more(struct app *app, struct rect area, guint n);

/* ---- What is shown -------------------------------------------------------- */

/* Each draws all of the screen. */
void projector_draw_welcome(struct app *app, const struct projector *projector);
void projector_draw_read(struct app *app, const struct projector *projector);
void projector_draw_rate(struct app *app, const struct projector *projector, guint round);
void projector_draw_wait(struct app *app, const struct projector *projector);
void projector_draw_results(struct app *app, const struct projector *projector);   /* of all */
void projector_draw_dimension(struct app *app, const struct projector *projector); /* of one */
void projector_draw_dots(struct app *app, const struct projector *projector);
void projector_draw_actions(struct app *app, const struct projector *projector);
void projector_draw_close(struct app *app, const struct projector *projector);

#endif
