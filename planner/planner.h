/* planner.h - from one role to another: gap, activities, schedule, checks; the plan
 *
 * Pure: a pack and a request come in, a plan comes out. No files, no clock (dates are
 * arguments), no screen. The same input gives the same plan, always.
 *
 * Roles, skills, dimensions and activities are known by their index in the pack. Time
 * for learning is counted in minutes, so that sums are exact; weeks are counted from 0,
 * the week in which the plan starts, whatever its day.
 *
 * In the order of use: gaps, nearest roles, requests, plans, checks, documents.
 */
#ifndef STAGE5_PLANNER_H
#define STAGE5_PLANNER_H

#include "content/content.h"
#include "document/document.h"

#include <glib.h>
#include <stdbool.h>

#define PLANNER_NOT_RATED     (-1)
#define PLANNER_MIN_FOCUS     3 /* focus skills that are suggested, where there are gaps */
#define PLANNER_MAX_FOCUS     5
#define PLANNER_LEANS_ON      WEIGHT_NEEDED /* the weight from which a role leans on a skill */
#define PLANNER_MIN_MINUTES   15
#define PLANNER_MAX_MINUTES   (60 * 60) /* a week */
#define PLANNER_MAX_WEEKS     520
#define PLANNER_MAX_LENGTH    MAX_TIMELINE_WEEKS /* weeks, of a plan that takes longer than it may */
#define PLANNER_LAST_WEEK     1000000            /* that has a date, whatever the start */
#define PLANNER_USUAL_MINUTES (3 * 60)
#define PLANNER_USUAL_WEEKS   26
#define PLANNER_USUAL_REVIEW  4 /* weeks */

#define PLANNER_ERROR (planner_error_quark())
GQuark planner_error_quark(void);
enum planner_error {
  PLANNER_ERROR_NOTHING, /* the pack has no roles, or no skills, or does not join them */
  PLANNER_ERROR_REQUEST  /* a name, number or date that cannot be */
};

/* Whether @pack can be planned with at all; else PLANNER_ERROR_NOTHING, which names the
 * tables that are missing or empty. Without activities it can: all steps are uncovered. */
bool planner_check_pack(const struct pack *pack, GError **error);

/* ---- Gaps -------------------------------------------------------------- */

/* One skill between two roles. */
struct gap {
  guint32 skill;
  guint8 current;    /* level, 0 to 4: what one rated oneself, else what the from-role asks */
  guint8 required;   /* level that the to-role asks; 0 where it does not name the skill */
  guint8 weight;     /* for the to-role, 1 to 3; 0 where it does not name the skill */
  guint8 from_level; /* what the from-role asks, and how heavily; 0 likewise */
  guint8 from_weight;
  bool focus;    /* suggested as a focus skill, or chosen as one */
  bool strength; /* current >= required, required >= 1, and not let go: to be carried over */
  bool let_go;   /* the from-role leans on it (weight >= PLANNER_LEANS_ON) and the to-role
                    does not ask for it: it does not name it, asks for level 0, or asks
                    with weight 1 for less than the from-role */
};

/* The levels that are missing: required - current, never below 0. */
guint gap_size(const struct gap *gap);

/* weight × gap_size(), by which gaps are ranked. */
guint gap_rank(const struct gap *gap);

/* The gaps from role @from to role @to, both of @pack, in all its skills, the highest rank first,
 * then the heavier, then the table's order. @ratings: a level or PLANNER_NOT_RATED for each skill
 * of the pack (another number counts as not rated), or NULL. The suggested focus is flagged: the
 * first three that have a gap, and a fourth and fifth where their rank is that of the third, so
 * that, as far as five go, no choice is made between equals. Element type struct gap. Transfer
 * full. */
GArray *planner_gaps(const struct pack *pack, guint from, guint to, const gint8 *ratings);

/* ---- Nearest roles ----------------------------------------------------- */

/* How far it is to a role. */
struct nearest {
  guint32 role;
  guint minutes; /* of the shortest activity for each level step of each gap */
  guint gap;     /* levels missing, over all skills */
};

/* Every role but @from, which is one of @pack, the nearest first: by minutes, then gap, then the
 * table's order. A step for which the pack has no activity counts as long as the average step of
 * the pack does (0 if there are none). Element type struct nearest. Transfer full. */
GArray *planner_nearest(const struct pack *pack, guint from, const gint8 *ratings);

/* ---- Requests ---------------------------------------------------------- */

/* What a plan is made from. */
struct plan_request {
  guint32 from, to;         /* roles; may be the same one */
  const gint8 *ratings;     /* as for planner_gaps(), but another number is refused; or NULL */
  guint minutes;            /* a week, PLANNER_MIN_MINUTES to PLANNER_MAX_MINUTES */
  guint weeks;              /* available, to PLANNER_MAX_WEEKS; 0: as many as it takes */
  guint review;             /* weeks from one review to the next, likewise; 0: no reviews */
  GDate start;              /* any day of the years 1900 to 9999 */
  const GArray *focus;      /* guint32, skills, the one that matters most first; one that is there
                               twice counts once, one without a gap is left out; NULL: suggested,
                               as planner_gaps() does, but skills that .dimensions have activities
                               for in the gap before others; a fourth and fifth only where the
                               plan with them, its activities shortened, ends in time */
  const GArray *dimensions; /* guint32, priorities: their activities come first; or NULL */
};

/* Read a date, "2027-01-04" and nothing else, from 1900 on. False, *@date not valid, and an
 * error that says what a date looks like, if @text is none. */
bool planner_date_parse(const char *text, GDate *date, GError **error);

/* "2027-01-04"; "" for a date that is not set. Transfer full. */
char *planner_date_to_string(const GDate *date);

/* Read the hours of a week, "3" or "1.5" or "1,5", as minutes within the bounds above. False,
 * *@minutes as it was, and an error that says what is possible, if @text is anything else. */
bool planner_hours_parse(const char *text, guint *minutes, GError **error);

/* Minutes as hours, "3", "1.5", "0.33", without unit. Transfer full. */
char *planner_hours_to_string(guint minutes);

/* ---- Plans ------------------------------------------------------------- */

/* A level step of a skill. */
struct plan_step {
  guint32 skill;
  guint8 from; /* level; to is one more */
};

/* Something to do. Strings are owned; NULL where not said. */
struct plan_action {
  guint32 activity;
  guint minutes;               /* 1 or more */
  guint first_week, last_week; /* in which it is done; every week between has its share */
  char *owner;                 /* who does it; at first whose plan it is */
  char *frequency;             /* at first "once" if it lies within one week, else "weekly" */
  char *evidence;              /* what was found, once there is something; else see the activity */
  char *note;
  GDate done; /* the day it was ticked off; not valid while it is open */
};

/* A plan. May be looked into; change it by the functions below. */
struct plan {
  char *name;   /* whose it is */
  char *reason; /* why, in the person's words; or NULL */
  guint32 from, to;
  guint minutes, weeks, review; /* as in the request */
  GDate start;
  GArray *ratings;    /* gint8, one a skill of the pack */
  GArray *dimensions; /* guint32 */
  GArray *gaps;       /* struct gap, as planner_gaps() gives them, the focus as chosen */
  GArray *focus;      /* guint32, skills with a gap, in the order of the request or the gaps */
  GArray *uncovered;  /* struct plan_step of focus skills that the pack has no activity for */
  GPtrArray *actions; /* struct plan_action *, in the order of the focus, the steps, the weeks */
};

/* Make a plan for the person called @name (blanks at its ends are dropped; not empty, no
 * control characters, else PLANNER_ERROR_REQUEST).
 *
 * Choice: each level step of each focus skill gets the activity that serves best: one
 * that belongs to a chosen dimension, then `work` before `social` before `formal`, then
 * the shorter, then the table's order. If that takes more than the weeks available, shorter
 * ones come in their place, the largest saving first, until it does not; but each skill keeps
 * one at work, and each chosen dimension what belongs to it. If it ends in time, each step, in
 * the same order, gets a second one of another mode if the plan with it still does, and
 * after that a third one likewise; where weeks is 0, each gets a second one and none a
 * third. A plan without anything social gets one such activity in the place of another,
 * where the plan does not take too long for it and keeps something at work and what belongs
 * to a chosen dimension. All but the first choice is for the first PLANNER_MAX_FOCUS focus
 * skills alone. No activity twice.
 *
 * Schedule: focus skill by focus skill, step by step, the activity that serves best first.
 * A step begins in the week after the one in which the step before it ended; the activities
 * of one step may run side by side. The minutes of an activity are spread evenly over its
 * weeks: as many as it says (struct activity .weeks) or as the hours of a week make
 * necessary, and where it ends sooner so, up to twice as many, with at least
 * PLANNER_MIN_MINUTES in each. It gets the first such weeks in which all of them have room,
 * and the fewest. A week is never given more than @minutes.
 *
 * A plan of more than PLANNER_MAX_LENGTH weeks is refused: PLANNER_ERROR_REQUEST.
 * Transfer full. Free with plan_free(). */
struct plan *plan_new(const struct pack *pack, const char *name, const struct plan_request *request,
                      GError **error);
void plan_free(struct plan *plan);
typedef struct plan Plan; /* for g_autoptr(Plan) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* The gaps of @request with the focus that plan_new() would take if none was chosen. NULL
 * and an error where plan_new() would fail. Element type struct gap. Transfer full. */
GArray *planner_suggest(const struct pack *pack, const struct plan_request *request,
                        GError **error);

/* For who reads plans from a file: a plan and an action without anything, to be filled; then
 * plan_complete() sets what follows from the rest, .gaps and .uncovered. What is filled in must
 * be of @pack, and each skill stand once in .focus. Free with plan_free(). */
struct plan *plan_blank(const struct pack *pack);
struct plan_action *plan_action_new(void);
void plan_action_free(struct plan_action *action);
void plan_complete(struct plan *plan, const struct pack *pack);

/* Set a text of a plan or an action to a copy of @text: "" takes away what was there, and NULL
 * leaves it. */
void plan_set_text(char **place, const char *text);

/* The gap in @skill, or NULL. Transfer none. */
struct gap *plan_gap(const struct plan *plan, guint skill);

/* Whether @action is still to be done; else it was ticked off. */
bool plan_action_is_open(const struct plan_action *action);

/* The minutes of @action that fall into week @week: as even as whole minutes can be, 0
 * outside its weeks. */
guint plan_action_share(const struct plan_action *action, guint week);

/* Lay the open actions anew, with all of their minutes, from the week of @today on (a day
 * before the start counts as the start), as plan_new() does. What is done keeps its weeks,
 * takes no time of them, and holds nothing back. A frequency that nobody changed follows
 * the weeks. The plan may become longer than the weeks available, and the actions are put
 * into their order again. Returns how many of them have other weeks than before. */
guint plan_reschedule(struct plan *plan, const struct pack *pack, const GDate *today);

/* The action for the activity called @name, by its id, its title or an unambiguous beginning
 * of either, as pack_find_role() does: its index, or PACK_NONE and a CONTENT_ERROR that
 * names the near misses. */
guint plan_find_action(const struct plan *plan, const struct pack *pack, const char *name,
                       GError **error);

/* The number of weeks from the start to the end of the last action, 0 without any. */
guint plan_length(const struct plan *plan);

/* The first day of week @week: the start itself for week 0, then every seventh day. The last
 * day of the plan: that of its last week, or the start without any. */
void plan_week_date(const struct plan *plan, guint week, GDate *date);
void plan_last_day(const struct plan *plan, GDate *date);

/* The week that @day is in; 0 for days before the start. */
guint plan_week_of(const struct plan *plan, const GDate *day);

/* The number of actions that are ticked off. */
guint plan_n_done(const struct plan *plan);

/* Minutes by mode (enum activity_mode), @minutes[3]; beside them stands 70:20:10, a hint
 * and never a quota. */
void plan_balance(const struct plan *plan, const struct pack *pack, guint minutes[3]);

/* ---- Checks ------------------------------------------------------------ */

enum plan_check {
  CHECK_NO_GAP,    /* nothing is missing: from and to ask the same */
  CHECK_OWNER,     /* actions without an owner */
  CHECK_FREQUENCY, /* actions without a frequency */
  CHECK_EVIDENCE,  /* actions that are done, without evidence */
  CHECK_DATE,      /* open actions whose weeks have passed */
  CHECK_STARTED,   /* the first week has passed and nothing is done */
  CHECK_FOCUS,     /* more than PLANNER_MAX_FOCUS focus skills, or none though there are gaps */
  CHECK_LENGTH,    /* longer than the weeks available */
  CHECK_MODES,     /* no work or no social action */
  CHECK_UNCOVERED  /* steps without an activity */
};

/* A warning, never a refusal. */
struct plan_warning {
  enum plan_check check;
  guint n;    /* how many actions, skills, weeks too many or steps it is about, or 0 */
  char *text; /* a sentence that says what it is and what would help */
};

/* What is to be seen to, as of @today (valid); in the order of enum plan_check, each at most
 * once. Element type struct plan_warning *. Transfer full. */
GPtrArray *plan_warnings(const struct plan *plan, const struct pack *pack, const GDate *today);

/* ---- Documents --------------------------------------------------------- */

/* The skills between two roles, with strengths, what to let go of, and both roles' purpose:
 * "compare". Its data: skill,current,required,gap,weight,focus (yes or no). */
struct document *gap_document(const struct pack *pack, guint from, guint to, const gint8 *ratings);

/* The nearest roles. Its data: role,hours,gap. */
struct document *nearest_document(const struct pack *pack, guint from, const gint8 *ratings);

/* The plan as it is printed and scrolled. Its data: activity,skill,mode,hours,first_week,
 * last_week,owner,frequency,evidence,done. Weeks are counted from 1 there and on paper;
 * done is the day or empty. Anchors: "action:ID" at each action; links: "skill:ID",
 * "dimension:ID", "activity:ID" (which is the action's own anchor on the check line). */
struct document *plan_document(const struct plan *plan, const struct pack *pack,
                               const GDate *today);

#endif
