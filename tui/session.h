/* session.h - the workshop that is open, and what all of its screens share
 *
 * There is one at a time, app->session, from workshop_open() until its home screen is left.
 * A change goes to the workbook first; when it is durable there, the workshop in memory is
 * told the same, and the screens are told that there is something to see. Screens look into
 * session->workshop at each drawing and keep nothing of it: dimensions are known by their
 * index, people by their label.
 *
 * What the keys of every workshop screen do is in session_act(); the screens' own keys come
 * before. The timer is in the workbook, in milliseconds of the clock on the wall, so that the
 * projector shows the same.
 */
#ifndef STAGE5_TUI_SESSION_H
#define STAGE5_TUI_SESSION_H

#include "tui/tui-private.h"

struct session {
  gint64 id;
  const struct pack *pack;   /* that it is held on: the app's, or the workbook's */
  struct workshop *workshop; /* owned; another one after each reading */
  struct workshop_place place;
  guint home;    /* the number of screens up to its home screen */
  guint clock;   /* the source that looks at the clock, or 0 */
  gint64 looked; /* when it did so last */
  bool over;     /* the timer has ended, and that was said */
  char *shown;   /* the timer as it was drawn last */
};

/* Open workshop @id in place of any other. False, and that is said, if it cannot be. */
bool session_open(struct app *app, gint64 id);
void session_close(struct app *app);

/* Read the workshop anew. If it is gone from the workbook, so is the session; if it cannot be read,
 * it stays as it was, and is read again soon. */
void session_reload(struct app *app);

/* The workbook_changed() of screens that need nothing else. */
enum verdict session_screen_changed(struct app *app, void *state);

/* ---- Changes ----------------------------------------------------------- */

/* Each is in the workbook when it returns true, and the screens are told; else nothing was
 * changed, and why is said. */
bool session_rate(struct app *app, const char *label, const struct rating *rating);
bool session_tallies(struct app *app, const struct tally *tallies, guint n);
bool session_give_dots(struct app *app, const char *label, guint dimension, guint count);
bool session_close_dots(struct app *app);

/* @what, @change and @data as in workbook_change_workshop(). */
bool session_change(struct app *app, const char *what, workshop_change change, gpointer data);

/* Set where the group is. */
bool session_set_place(struct app *app, const struct workshop_place *place);

/* How many have answered in @round, which is not revealed: counts alone, in words without a full
 * stop, "5 of 8 people are done; 14 of 22 dimensions have all 8 answers". Transfer full. */
char *session_progress(const struct workshop *workshop, guint round);

/* Whether the group has gone on from rating again and was not shown what it said. */
bool session_owes_reveal(const struct session *session);

/* Take note that @dimension is talked about: the projector shows it. */
void session_talk_about(struct app *app, guint dimension);

/* The same for a dimension of the app's pack that is opened: in the step Read, and only there, the
 * projector follows what the facilitator reads. */
void session_read(struct app *app, guint dimension);

/* ---- The clock --------------------------------------------------------- */

/* Milliseconds of the clock on the wall. */
gint64 session_time(void);

/* "24:10", "24:10 paused", "over by 0:30"; "25:00" while it was not started. Transfer full. */
char *session_timer(const struct workshop_place *place, gint64 time);

/* @what and the phase, for the first line, which has the timer on every screen. Transfer full. */
char *session_title(struct app *app, const char *what);

/* Look at the clock from now on, as long as the timer runs: draw what it shows, say when it is
 * over, and pause it if the clock has jumped. */
void session_watch_clock(struct app *app);

/* The part of session_act() that is about the timer and its bell. */
enum verdict session_act_on_timer(struct app *app, enum action action);

/* ---- What works on every screen of a workshop --------------------------- */

/* Screens of a workshop end their act() with it. When it has opened another screen, the one that
 * called it may be gone: do not look at its state again. */
enum verdict session_act(struct app *app, enum action action);

/* The actions of session_act(), for the end of the table of a class; without the way from topic to
 * topic, where its keys do something else. */
/* clang-format off */
#define SESSION_ACTIONS                                                                            \
  {ACTION_NEXT_TOPIC, NULL, NULL},                                                                 \
  {ACTION_PREVIOUS_TOPIC, NULL, NULL},                                                             \
  SESSION_ACTIONS_BUT_TOPICS
#define SESSION_ACTIONS_BUT_TOPICS                                                                 \
  {ACTION_FORWARD, NULL, "go on"},                                                                 \
  {ACTION_BACKWARD, NULL, NULL},                                                                   \
  {ACTION_TIMER, NULL, "timer"},                                                                   \
  {ACTION_MORE_TIME, NULL, NULL},                                                                  \
  {ACTION_SET_TIMER, NULL, NULL},                                                                  \
  {ACTION_BELL, NULL, NULL},                                                                       \
  {ACTION_BLANK, NULL, NULL},                                                                      \
  {ACTION_RATE, NULL, NULL},                                                                       \
  {ACTION_TALLY, NULL, NULL},                                                                      \
  {ACTION_BALLOTS_IN, NULL, NULL},                                                                 \
  {ACTION_REVEAL, NULL, NULL},                                                                     \
  {ACTION_RESULTS, NULL, NULL},                                                                    \
  {ACTION_PARK, NULL, NULL},                                                                       \
  {ACTION_NOTE, NULL, NULL},                                                                       \
  {ACTION_DOTS, NULL, NULL},                                                                       \
  {ACTION_WORKSHOP_ACTIONS, NULL, NULL},                                                           \
  {ACTION_BALLOTS_OUT, NULL, NULL},                                                                \
  {ACTION_HISTORY, NULL, NULL},                                                                    \
  {ACTION_REPORT, NULL, NULL},                                                                     \
  {ACTION_UNDO, NULL, "undo"},                                                                     \
  {ACTION_REDO, NULL, NULL}
/* clang-format on */

/* ---- The screens ------------------------------------------------------- */

/* Openers; all from entry_open() to history_open() need a session. */
void workshops_open(struct app *app);              /* the list */
void workshop_new_open(struct app *app);           /* a dialog, then the home screen */
void workshop_open(struct app *app, gint64 id);    /* the home screen */
void entry_open(struct app *app);                  /* pass the keyboard */
void tally_open(struct app *app, guint dimension); /* PACK_NONE: the first */
void ballots_in_open(struct app *app);             /* a dialog for the file */
void results_open(struct app *app);                /* the heat map */
void card_open(struct app *app, guint dimension);  /* the facilitation card */
void park_open(struct app *app, guint dimension);  /* a dialog; PACK_NONE: of none */
void note_open(struct app *app, guint dimension);  /* a dialog */
void dots_open(struct app *app);                   /* giving, totals, priorities */
void workshop_actions_open(struct app *app);       /* what was agreed on */
void ballots_out_open(struct app *app);            /* the ballot, the tally sheet */
void report_open(struct app *app);
void history_open(struct app *app); /* asks for the other workshop */
void history_open_for(struct app *app, gint64 id);

/* The dimension to discuss after @dimension (PACK_NONE: the first), @by 1 or -1, by
 * workshop_topics() of the round revealed last; PACK_NONE if there is none. */
guint session_topic(struct app *app, guint dimension, int by);

/* The same, and if there is none, why is said. */
guint session_step_topic(struct app *app, guint dimension, int by);

#endif
