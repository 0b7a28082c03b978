/* planner-steps.h - the planner: a screen of several steps that makes a plan
 *
 * Each step has a class of its own, so that help and hints are those of the step; all
 * have one state, struct planner, which keeps what was put in on the way forth and back.
 * screen-planner.c leads from step to step.
 */
#ifndef STAGE5_TUI_PLANNER_STEPS_H
#define STAGE5_TUI_PLANNER_STEPS_H

#include "tui/tui-private.h"

enum planner_step {
  STEP_WHO,
  STEP_FROM,
  STEP_TO,
  STEP_RATING,
  STEP_TIME,
  STEP_FOCUS,
  STEP_WHY,
  STEP_RESULT,
  N_STEPS
};

struct planner {
  enum planner_step step;
  bool mends_name;  /* the name was refused at the end: from there back to the end */
  struct rect rows; /* of the list of a step, when it was drawn last */

  struct form who;

  struct list from, to; /* roles; what is under the cursor is chosen */
  bool to_given;        /* by whom the planner was opened, or by the step */
  GArray *nearest;      /* struct nearest, from the from-role; or NULL */

  gint8 *ratings;     /* a level or PLANNER_NOT_RATED for each skill of the pack */
  GArray *asked;      /* guint, the skills that one of the roles names */
  struct list skills; /* of these */
  int stops_x;        /* where the levels of a row begin; 0: they are not shown */

  struct form time;

  GArray *gaps;         /* struct gap, those with something missing; or NULL */
  bool *chosen;         /* is a skill of the pack a focus skill */
  bool focus_touched;   /* by the user: no longer the suggested ones */
  guint focus_roles[2]; /* from and to when they were chosen */
  struct list focus;

  struct form why;          /* the reason, and the workshop, if there is one with priorities */
  GArray *offered;          /* gint64, these workshops */
  guint taken;              /* the choice among them, from 1, that was followed; 0: none */
  struct plan_basis *basis; /* what was taken over from it, or NULL */
  bool *dimensions;         /* is a dimension a priority */
  bool dimensions_touched;  /* by the user */
  struct list priorities;
  bool in_priorities;

  struct plan *plan;
  struct pane result;
};

extern const struct screen_class planner_who_step, planner_from_step, planner_to_step,
    planner_rating_step, planner_time_step, planner_focus_step, planner_why_step,
    planner_result_step;

/* ---- For all steps (screen-planner.c) */

/* The frame of the step, with @purpose on its first lines; returns the area below. */
struct rect planner_frame(struct app *app, const struct planner *planner, struct rect area,
                          const char *purpose);

/* To the next step, if what was put in here is good. */
enum verdict planner_forward(struct app *app, struct planner *planner);

/* Forward, back and out by the keys for that. */
enum verdict planner_act(struct app *app, struct planner *planner, enum action action);

char *planner_title(struct app *app, void *state);
bool planner_unsaved(struct app *app, void *state);
void planner_close(struct app *app, void *state);

/* Split @area: the rows of a list, @n or fewer, and below them, after a rule that is drawn,
 * @lines lines for what is under the cursor, or half of the area, but @least if need be. */
void planner_split(struct app *app, struct rect area, guint n, int lines, int least,
                   struct rect *rows, struct rect *detail);

/* A row of a list: the marker and the cursor, if it is the selected one; the role for its
 * text. */
enum screen_role planner_row(struct app *app, const struct list *list, guint index, int y, int x);

/* What a list does on the wheel and on a click into its rows, which *@index tells; true on
 * a click. */
bool planner_list_mouse(struct planner *planner, struct list *list, const struct event *event,
                        guint *index);

/* Clean a name or a reason: without blanks at its ends. Transfer full. */
char *planner_typed(const struct form *form, guint index);

/* ---- What leads into a step and out of it; false, and that is said, if it cannot */

bool planner_who_done(struct app *app, struct planner *planner);
bool planner_time_done(struct app *app, struct planner *planner);
bool planner_focus_done(struct app *app, struct planner *planner);

bool planner_to_begin(struct app *app, struct planner *planner);
bool planner_rating_begin(struct app *app, struct planner *planner);
bool planner_focus_begin(struct app *app, struct planner *planner);
bool planner_result_begin(struct app *app, struct planner *planner);

/* The dimensions that are priorities; guint32. Transfer full. */
GArray *planner_priorities(const struct planner *planner);

/* Let the focus follow the priorities, unless the user has chosen it. */
void planner_focus_follow(struct app *app, struct planner *planner);

/* ---- What a workshop gives to a plan (planner-basis.c) */

enum { WHY_REASON, WHY_WORKSHOP };

/* Offer the workshops of the workbook that have priorities in the form of the step "why". */
void planner_offer_workshops(struct app *app, struct planner *planner);

/* Have @workshop, one of those offered, chosen. */
void planner_choose_workshop(struct app *app, struct planner *planner, gint64 workshop);

/* Take over the priorities of the workshop that is chosen now, as dimensions and as the reason
 * where there is no other, in place of those of the one before. */
void planner_follow_workshop(struct app *app, struct planner *planner);

/* Fill the forms when the planner opens; the time as it is read from its form. */
void planner_forms_init(struct planner *planner);
void planner_read_time(const struct planner *planner, struct plan_request *request);

#endif
