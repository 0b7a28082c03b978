/* workshop.h - a group rates where it stands and where it wants to be, talks, and decides
 *
 * Pure: structs in, structs out. No files, no clock (days and times are arguments), no
 * screen. Whoever keeps a workshop in a file writes down what these functions were told,
 * and makes it again by telling them the same.
 *
 * Dimensions are known by their index in the pack, people by a label that the facilitator
 * gives them ("p1"). Unless the workshop is a named one, a label is there only so that one
 * person can change a rating, or take back a dot: workshop_reveal() drops the labels of a
 * round, workshop_close_dots() those of the dots, and both put what is left into an order
 * that says nothing of when or by whom it came.
 *
 * Ratings go from 1 to the scale of the workshop. Medians and what is made of them are
 * exact: they are counted in halves, so 5 stands for 2.5 (halves_to_string()).
 *
 * In the order of use: workshops, ratings, tallies, ballots, revealing, putting back,
 * statistics, what to discuss next, dots, actions, notes, the agenda, documents.
 */
#ifndef STAGE5_WORKSHOP_H
#define STAGE5_WORKSHOP_H

#include "content/content.h"
#include "document/document.h"

#include <glib.h>
#include <stdbool.h>

#define WORKSHOP_MAX_PEOPLE    100000
#define WORKSHOP_USUAL_PEOPLE  8
#define WORKSHOP_MIN_MINUTES   10
#define WORKSHOP_MAX_MINUTES   (24 * 60)
#define WORKSHOP_USUAL_MINUTES 120
#define WORKSHOP_ROUNDS        2
#define WORKSHOP_MIN_SPREAD    4 /* answers, below which no spread is shown */
#define WORKSHOP_MAX_SCALE     PACK_MAX_STAGES
#define WORKSHOP_MAX_TALLY     1000000 /* that one number of a tally may be */
#define PERSON_NONE            G_MAXUINT32

#define WORKSHOP_ERROR (workshop_error_quark())
GQuark workshop_error_quark(void);
enum workshop_error {
  WORKSHOP_ERROR_REQUEST, /* a name, number, text or dimension that cannot be */
  WORKSHOP_ERROR_CLOSED   /* a round that was revealed, dots that are closed */
};

/* ---- Workshops --------------------------------------------------------- */

/* What one says of a dimension: a rating from 1 to the scale, or one of these. Only ratings
 * enter the statistics. */
enum answer { ANSWER_NOT_ASKED = 0, ANSWER_DONT_KNOW = -1, ANSWER_NOT_APPLICABLE = -2 };

enum rating_side { RATING_NOW, RATING_WANT, N_RATING_SIDES };

/* Somebody who rates or gives dots. */
struct person {
  char *label;
  guint32 first_rating;            /* a chain by .next, or PACK_NONE */
  guint32 n_done[WORKSHOP_ROUNDS]; /* dimensions of which both answers were given */
};

/* What one person says of one dimension in one round. */
struct rating {
  guint32 person; /* index, or PERSON_NONE */
  guint32 dimension;
  guint32 next;                 /* the next rating of the same person, or PACK_NONE */
  gint8 answer[N_RATING_SIDES]; /* 1 to the scale, or enum answer */
  guint8 round;                 /* 1 or 2 */
  char *comment;                /* or NULL */
};

/* How many said what. */
struct counts {
  guint32 ratings[WORKSHOP_MAX_SCALE]; /* [0]: how many said 1 */
  guint32 dont_know, not_applicable;
};

/* Counts that were entered by hand, beside whatever people entered themselves. */
struct tally {
  guint32 dimension;
  guint8 round;
  enum rating_side side;
  struct counts counts;
};

/* What a workshop is made from. */
struct workshop_request {
  const char *name;
  guint people;             /* expected, 1 to WORKSHOP_MAX_PEOPLE */
  guint minutes;            /* WORKSHOP_MIN_MINUTES to WORKSHOP_MAX_MINUTES */
  GDate date;               /* the day it is held */
  bool named;               /* ratings keep their person's label */
  const GArray *dimensions; /* guint32, those that are asked; NULL: all of the pack */
};

/* A workshop. May be looked into; change it by the functions below. */
struct workshop {
  char *name;
  guint people, minutes;
  GDate date;
  bool named;
  guint8 scale;       /* 5, between the two poles, for a pack with two sides; else its stages */
  GArray *dimensions; /* guint32, those that are asked, in the table's order */
  GArray *persons;    /* struct person */
  GArray *ratings;    /* struct rating */
  GArray *tallies;    /* struct tally */
  bool revealed[WORKSHOP_ROUNDS]; /* [0]: round 1 */
  guint dots_each, dots_most;     /* a person, and of these on one dimension */
  GArray *dots;                   /* struct dot */
  bool dots_closed;
  char *decider;                 /* who confirms the priorities; NULL until then */
  GArray *priorities;            /* guint32, dimensions, the first one first */
  GPtrArray *actions;            /* struct workshop_action * */
  GPtrArray *notes;              /* struct workshop_note * */
  guint n_dimensions;            /* of the pack */
  bool *asked;                   /* for each dimension of the pack */
  struct counts *counts;         /* ratings and tallies together: ask workshop_counts() */
  GHashTable *labels;            /* of persons: their index */
  guint n_done[WORKSHOP_ROUNDS]; /* ask workshop_n_done() */
};

/* A workshop on @pack in which nothing was said yet. The name's blanks at its ends are
 * dropped. WORKSHOP_ERROR_REQUEST if anything of @request cannot be: a name that is empty or
 * has control characters, numbers out of bounds, a day that is none, no dimension, one that
 * the pack has not. A dimension that is there twice is asked once. Transfer full. */
struct workshop *workshop_new(const struct pack *pack, const struct workshop_request *request,
                              GError **error);
void workshop_free(struct workshop *workshop);
typedef struct workshop Workshop; /* for g_autoptr(Workshop) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workshop, workshop_free)

/* What @point (1 to the scale) of the scale stands for: its name, and in a few words what
 * @dimension is like there. Where the pack has two sides, these are the poles, and points
 * between them have neither (""); else every point is a stage. Transfer none. */
const char *workshop_point_name(const struct workshop *workshop, const struct pack *pack,
                                guint point);
const char *workshop_point_text(const struct workshop *workshop, const struct pack *pack,
                                guint dimension, guint point);

/* ---- Ratings ----------------------------------------------------------- */

/* Read an answer: "1" to @scale, "?" (or "dont_know") for don't know, "-" (or
 * "not_applicable") for not applicable, "" for not asked. Blanks at the ends are dropped.
 * False, *@answer as it was, and a sentence if @text is anything else. */
bool answer_parse(const char *text, guint scale, gint8 *answer, GError **error);

/* Enter what the person called @label says in @rating (its person and next are not looked at;
 * the comment is copied). What that person said before of this dimension in this round is
 * changed, as far as @rating says something: an answer that is not asked and a comment that
 * is NULL leave what is there, and a comment that is "" takes it away. Without a label (NULL) it
 * is a rating of its own. Only what changed is counted anew.
 *
 * Refused, with nothing changed: a label, comment, round, answer or dimension that cannot be
 * (WORKSHOP_ERROR_REQUEST); a label in a round that was revealed (WORKSHOP_ERROR_CLOSED). */
bool workshop_rate(struct workshop *workshop, const char *label, const struct rating *rating,
                   GError **error);

/* What the person called @label said of @dimension in @round, or NULL. Transfer none; good
 * until the next change. */
const struct rating *workshop_rating(const struct workshop *workshop, const char *label,
                                     guint dimension, guint round);

/* How many people whose label is known answered all dimensions in @round, now and want each; how
 * many said anything of @dimension, tallies included: all that is shown before the reveal. */
guint workshop_n_done(const struct workshop *workshop, guint round);
guint workshop_n_answers(const struct workshop *workshop, guint dimension, guint round);

/* How many people, at least, have answered in @round with no label that is known: on ballots
 * without one, or before a reveal that was undone, as the labels do not come back. */
guint workshop_n_unlabelled(const struct workshop *workshop, guint round);

/* The same for a round as a whole, in numbers that can be shown to everybody. */
struct round_progress {
  guint done; /* people: who answered all dimensions, those in tallies too; in round 2, in which not
                 all has to be rated again, who answered any */
  guint most; /* people: who said anything of one dimension */
  guint n_begun, n_full; /* dimensions: that somebody has answered; all people that are expected,
                            now and want */
};
struct round_progress workshop_progress(const struct workshop *workshop, guint round);

/* ---- Tallies ----------------------------------------------------------- */

/* Read "0 2 4 1 1 ?2 -1": how many said 1, 2 … @scale, then, in any order and if anybody did,
 * "?" and how many don't know, "-" and how many it does not apply to. All @scale numbers must
 * be there. False, *@counts as it was, and a sentence if @text is anything else. */
bool tally_parse(const char *text, guint scale, struct counts *counts, GError **error);

/* The same backwards, and so that tally_parse() reads it. Transfer full. */
char *tally_to_string(const struct counts *counts, guint scale);

/* Enter @tally, also after the reveal, in the place of the one that is there for its dimension,
 * round and side; one in which nobody said anything takes it away. */
bool workshop_tally(struct workshop *workshop, const struct tally *tally, GError **error);

/* A sentence if workshop_counts() has more answers than people are expected; else NULL.
 * @name: of the dimension. Transfer full. */
char *workshop_tally_warning(const struct workshop *workshop, const char *name, guint dimension,
                             guint round, enum rating_side side);

/* ---- Ballots ----------------------------------------------------------- */

/* A row of a table of ballots, as it was read. */
struct ballot {
  const char *person, *dimension, *now, *want, *comment; /* never NULL */
  const char *round;                                     /* "" for round 1 */
  guint line;                                            /* for messages */
};

/* Enter @n rows from @file (its name, for messages). Each row that cannot be taken adds a
 * problem to @problems (element type struct problem *): no person, a dimension that is not
 * known or not asked, a rating that is none, a round that is none or was revealed, a comment
 * that no terminal should see, a person twice for the same dimension and round. If there are
 * any, nothing is taken, or, if @keep_going, all the other rows. The number of good rows: of those
 * that are taken, or could be. */
guint workshop_add_ballots(struct workshop *workshop, const struct pack *pack, const char *file,
                           const struct ballot *rows, guint n, bool keep_going,
                           GPtrArray *problems);

/* What @problems is to be freed with, element by element. */
void ballot_problem_free(struct problem *problem);

/* ---- Revealing --------------------------------------------------------- */

/* Let everybody see @round (1 or 2). Unless the workshop is named, its ratings lose their
 * people, and stand in the order of what they say from then on. */
void workshop_reveal(struct workshop *workshop, guint round);

/* The last round that was revealed, or 0. */
guint workshop_last_revealed(const struct workshop *workshop);

/* The round that can be rated in: the first that was not revealed, or 0. */
guint workshop_open_round(const struct workshop *workshop);

/* ---- Putting back ------------------------------------------------------ */

/* For whoever keeps a workshop and makes it again: what was said in it, put back into a new one.
 * Refused is what could never have been said, but it is not looked whether the round or the
 * dots are open, nor whether the same person was put back with the same dimension before. Without
 * a label (NULL) it is nobody's. The string and the comment are copied. */
bool workshop_put_back_rating(struct workshop *workshop, const char *label,
                              const struct rating *rating, GError **error);
bool workshop_put_back_dots(struct workshop *workshop, const char *label, guint dimension,
                            guint count, GError **error);

/* All was put back: the rounds (@revealed[0]: round 1) are revealed, the dots @dots_closed. What
 * was said then stands in an order that tells nothing of the one in which it was put back. */
void workshop_put_back_done(struct workshop *workshop, const bool revealed[WORKSHOP_ROUNDS],
                            bool dots_closed);

/* ---- Statistics -------------------------------------------------------- */

/* Words for the agreement, the one to talk about first. */
enum agreement_word { WORD_SPLIT, WORD_MIXED, WORD_AGREED, WORD_NONE /* nobody rated */ };

/* What counts say. All but the three numbers is 0 where nobody rated. */
struct statistics {
  guint n; /* ratings */
  guint dont_know, not_applicable;
  guint median, q1, q3; /* in halves */
  double agreement;     /* -1 to 1 */
  enum agreement_word word;
};

/* Counts that change by one answer: O(1). Answers that are not asked count nowhere. */
void counts_add(struct counts *counts, gint8 answer);
void counts_remove(struct counts *counts, gint8 answer);

/* All answers of @counts, ratings and others. */
guint counts_n_answers(const struct counts *counts, guint scale);

/* The counts of @dimension in @round, whether revealed or not: ratings and tallies. They are
 * kept up at each change. Transfer none. */
const struct counts *workshop_counts(const struct workshop *workshop, guint dimension, guint round,
                                     enum rating_side side);

/* Count all ratings and tallies anew. */
void workshop_recount(struct workshop *workshop);

/* The statistics of @counts on a scale of @scale (1 to WORKSHOP_MAX_SCALE) points.
 *
 * Median: the middle rating, the mean of the middle two if n is even. Quartiles: the medians of
 * the lower and the upper half, the middle rating left out of both if n is odd; the rating
 * itself if there is but one. (Method 1 of Wikipedia's "Quartile"; Moore and McCabe,
 * "Introduction to the Practice of Statistics".)
 *
 * Agreement: A of C. van der Eijk, "Measuring agreement in ordered rating scales", Quality &
 * Quantity 35 (2001), 325-341: the counts are a sum of layers in which a point has either one
 * number or none; A is the mean of A of the layers, weighted by how many ratings they hold;
 * for a layer with S of K points,
 *   A = U (1 - (S - 1) / (K - 1)),
 *   U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU)),
 * where of all three points i < j < k of the layer TU is the number of those filled 110 or 011,
 * and TDU of those filled 101. One point: A = 1; all points: A = 0. On a scale of one point
 * everybody agrees.
 *
 * Words: agreed from 0.7 on, split below 0.3, mixed between. */
struct statistics counts_statistics(const struct counts *counts, guint scale);

/* Whether the spread of @statistics (counts by point, quartiles, A) may be shown: in a workshop
 * that is not named not below WORKSHOP_MIN_SPREAD answers, of whatever kind. */
bool workshop_shows_spread(const struct workshop *workshop, const struct statistics *statistics);

/* A dimension in a round. */
struct dimension_result {
  guint32 dimension;
  struct statistics side[N_RATING_SIDES];
  bool has_gap;             /* somebody rated now, and somebody want */
  int gap;                  /* median want - median now, in halves; below 0 for less than now */
  enum agreement_word word; /* the more divided one of both sides */
};
struct dimension_result workshop_result(const struct workshop *workshop, guint dimension,
                                        guint round);

/* From round 1 to round 2, for one side: false if nobody rated in one of them. */
struct movement {
  int median;       /* by how much it moved, in halves */
  double agreement; /* by how much it rose */
};
bool workshop_movement(const struct workshop *workshop, guint dimension, enum rating_side side,
                       struct movement *movement);

/* "3", "2.5", "-1.5". Transfer full. */
char *halves_to_string(int halves);

/* "agreed", "mixed", "split", ""; "now", "want". */
const char *agreement_word_to_string(enum agreement_word word);
const char *rating_side_to_string(enum rating_side side);

/* ---- What to discuss next ---------------------------------------------- */

#define WORKSHOP_TOPIC_MINUTES 8 /* that one dimension is talked about, unless said otherwise */

/* The dimensions that somebody rated in @round: split before mixed before agreed, by the more
 * divided side; then the larger gap, whichever way it points; then the table's order. Element
 * type struct dimension_result. Transfer full. */
GArray *workshop_topics(const struct workshop *workshop, guint round);

/* Why @topic stands where it does, in a sentence. Transfer full. */
char *topic_reason(const struct dimension_result *topic);

/* How many topics of @each minutes (1 or more) fit into @minutes. */
guint topics_that_fit(guint minutes, guint each);

/* ---- Dots and priorities ----------------------------------------------- */

#define WORKSHOP_MAX_DOTS        100 /* that a person can have */
#define WORKSHOP_USUAL_DOTS      5
#define WORKSHOP_USUAL_DOTS_MOST 3
#define WORKSHOP_MAX_PRIORITIES  3

/* The dots of one person on one dimension; of all people together once they are closed. */
struct dot {
  guint32 person; /* index, or PERSON_NONE */
  guint32 dimension;
  guint32 count; /* 1 or more */
};

/* How many dots a person has (1 to WORKSHOP_MAX_DOTS), and how many of these may go to one
 * dimension (1 to
 * @each). Refused once somebody gave one. */
bool workshop_set_dots(struct workshop *workshop, guint each, guint most, GError **error);

/* The person called @label has @count dots on @dimension from now on; 0 takes them back. Refused
 * are more than there are, and any once they are closed (WORKSHOP_ERROR_CLOSED). */
bool workshop_give_dots(struct workshop *workshop, const char *label, guint dimension, guint count,
                        GError **error);

/* The dots that the person called @label has left; how many people have given all of theirs. */
guint workshop_dots_left(const struct workshop *workshop, const char *label);
guint workshop_n_dotted(const struct workshop *workshop);

/* How many people, at least, have given dots with no label that is known; see
 * workshop_n_unlabelled(). */
guint workshop_n_dotted_unlabelled(const struct workshop *workshop);

/* End giving dots. Unless the workshop is named, they lose their people. */
void workshop_close_dots(struct workshop *workshop);

/* Where a dimension stands by its dots. */
struct dot_total {
  guint32 dimension, dots;
  guint place; /* from 1; the same for dimensions with the same number of dots */
  bool tied;   /* another one has as many */
};

/* The dimensions with dots, the most first, then the table's order. Secret until the dots are
 * closed. Element type struct dot_total. Transfer full. */
GArray *workshop_dot_totals(const struct workshop *workshop);

/* @decider confirms @n dimensions (1 to WORKSHOP_MAX_PRIORITIES, none of them twice, all asked)
 * as the priorities, whatever the dots say. Replaces what was decided before. */
bool workshop_decide(struct workshop *workshop, const char *decider, const guint32 *dimensions,
                     guint n, GError **error);

/* ---- Actions and notes ------------------------------------------------- */

enum action_state { ACTION_IS_OPEN, ACTION_IS_DONE, ACTION_IS_DROPPED };

/* What somebody is going to do. Strings are owned; NULL where not said. */
struct workshop_action {
  char *text;        /* never NULL */
  guint32 dimension; /* or PACK_NONE */
  char *owner, *first_step, *evidence;
  GDate due; /* not valid where not said */
  enum action_state state;
  char *from; /* the name of the workshop that it was agreed in, if that was another one */
};

/* Add @action, of which all is copied; blanks at the ends of texts are dropped, and a text that
 * is then empty is not said. WORKSHOP_ERROR_REQUEST if there is no text, or one has control
 * characters, or the dimension is none of the pack's. Transfer none; NULL and an error. */
struct workshop_action *workshop_add_action(struct workshop *workshop,
                                            const struct workshop_action *action, GError **error);

void workshop_action_free(struct workshop_action *action);

/* Add the open actions of @last (held on @last_pack) that are not here yet; a dimension that
 * @pack has not, by its id, is left out. How many. */
guint workshop_carry_over(struct workshop *workshop, const struct pack *pack,
                          const struct workshop *last, const struct pack *last_pack);

/* "open", "done", "dropped"; the state of that name: false if there is none. */
const char *action_state_to_string(enum action_state state);
bool action_state_parse(const char *name, enum action_state *state);

enum note_kind {
  NOTE_PARKED /* the parking lot: is in the report */,
  NOTE_FACILITATOR /* is not */
};

struct workshop_note {
  enum note_kind kind;
  guint32 dimension; /* or PACK_NONE */
  char *text;
};

/* Add a note; refused as an action is. */
bool workshop_add_note(struct workshop *workshop, enum note_kind kind, guint dimension,
                       const char *text, GError **error);

/* ---- The agenda -------------------------------------------------------- */

enum phase {
  PHASE_WELCOME,
  PHASE_READ,
  PHASE_RATE,
  PHASE_REVEAL,
  PHASE_DISCUSS,
  PHASE_RERATE,
  PHASE_DOTS,
  PHASE_ACTIONS,
  PHASE_CLOSE,
  N_PHASES
};

/* "Welcome", "Read" …; what to do in it, in a sentence. */
const char *phase_name(enum phase phase);
const char *phase_advice(enum phase phase);

/* The minutes that @phase is to take in a workshop of @minutes. Together they are @minutes. */
guint phase_minutes(enum phase phase, guint minutes);

/* A timer for one phase. It knows no clock: each function is told the time, in milliseconds of
 * any clock that other processes read too, such as the one on the wall. It ends by itself, and
 * what happens then is nobody's business but the facilitator's. */
struct countdown {
  gint64 length; /* milliseconds, 0 to COUNTDOWN_MAX */
  gint64 used;   /* milliseconds before it was started last */
  gint64 since;  /* when that was */
  bool runs;
};
#define COUNTDOWN_MINUTE (60 * G_GINT64_CONSTANT(1000))
#define COUNTDOWN_MAX    (WORKSHOP_MAX_MINUTES * COUNTDOWN_MINUTE)
#define COUNTDOWN_JUMP   COUNTDOWN_MINUTE

/* A timer of @length (clamped) that does not run yet. */
struct countdown countdown_new(gint64 length);
void countdown_start(struct countdown *countdown, gint64 time);
void countdown_pause(struct countdown *countdown, gint64 time);

/* Make it @more longer (below 0: shorter), running or not. */
void countdown_add(struct countdown *countdown, gint64 more);

/* What is left, below 0 once it is over; whether it is. */
gint64 countdown_left(const struct countdown *countdown, gint64 time);
bool countdown_is_over(const struct countdown *countdown, gint64 time);

/* The clock was read at @before and is read again at @time, with nothing in between. If it went
 * back, or on by more than COUNTDOWN_JUMP (the laptop was closed, somebody set the clock),
 * what lies between counts for nothing, a timer that ran is paused as it was at @before, and the
 * answer is true: say so, and let the facilitator start it again. */
bool countdown_jumped(struct countdown *countdown, gint64 before, gint64 time);

/* "9:05" for 9 minutes and 5 seconds, a second that has begun counted whole; "-0:10" once it is
 * over by so much; "1:02:03" from an hour on. Transfer full. */
char *countdown_to_string(gint64 left);

/* Where the group is: kept with the workshop, so that a second process (the projector) shows the
 * same, and a laptop that was closed goes on where it was. No part of what can be undone. */
struct workshop_place {
  enum phase phase;
  guint32 dimension; /* that is talked about, or PACK_NONE */
  bool blank;        /* the projector is to show nothing */
  struct countdown timer;
};

/* The place of a workshop that begins: welcome, the timer at its minutes, not running. */
struct workshop_place workshop_place_new(const struct workshop *workshop);

/* Go to @phase: the timer is laid at its minutes and does not run; no dimension is talked
 * about. */
void workshop_place_go(struct workshop_place *place, const struct workshop *workshop,
                       enum phase phase);

/* Whole minutes from now to the end of the workshop, by what is @left (milliseconds) of
 * @phase and the minutes of those after it. */
guint agenda_minutes_left(const struct workshop *workshop, enum phase phase, gint64 left);

/* Of these, the minutes for talking: what is left of PHASE_DISCUSS in it, all of it before; after
 * it all there are. */
guint agenda_minutes_to_discuss(const struct workshop *workshop, enum phase phase, gint64 left);

/* ---- Documents --------------------------------------------------------- */

/* All of these show rounds that were revealed, and of others how many have answered; dots once
 * they are closed; no labels unless the workshop is named; no notes of the facilitator. Links
 * are "dimension:ID"; anchors "result:ID".
 *
 * The results of all dimensions, as lines "now 1· 2●●● 3●●●● 4● 5·  median 3  mixed", the one to
 * discuss first first. Its data, a row for each dimension, revealed round and side:
 * dimension,round,side,n,1,2 … scale,dont_know,not_applicable,median,q1,q3,agreement,word,gap,
 * rank. Empty there: what is not known, or a spread that is not shown. */
struct document *results_document(const struct workshop *workshop, const struct pack *pack);

/* The results of one dimension, as a document without its data. */
struct document *dimension_result_document(const struct workshop *workshop, const struct pack *pack,
                                           guint dimension);

/* For who builds documents: add the lines of @dimension in @round, if that was revealed; where
 * @round is 0, of all rounds that were, and how it moved. */
void result_lines_write(const struct workshop *workshop, struct document *document, guint dimension,
                        guint round);

/* What the facilitator has at hand while the group talks about @dimension: its shift, its result,
 * prompts, comments, what was parked, what was agreed. @notes: with the facilitator's notes too,
 * with the open ends of the whole workshop that belong to no dimension, and with links to all of
 * them, "note:N" and "action:N" (their index): for the facilitator's own screen, never to be
 * handed out. */
struct document *card_document(const struct workshop *workshop, const struct pack *pack,
                               guint dimension, bool notes);

/* What everybody has before they leave: actions, priorities, scores with spread and movement,
 * comments, what was parked, method and counts. */
struct document *report_document(const struct workshop *workshop, const struct pack *pack);

/* Two workshops side by side, the earlier one first, whichever way they come: of each dimension
 * that both asked (the same id, though the packs may differ) the medians of the last revealed
 * round in which it was rated, and the change; the dimensions that only one asked; what became
 * of the actions of the earlier one. Its data, a row for each dimension that either asked and side:
 * dimension,side,earlier,earlier_round,earlier_n,earlier_median,earlier_word,later,later_round,
 * later_n,later_median,later_word,change (earlier and later: the names of the workshops). Empty
 * there: what is not known; on two different scales no change is. */
struct document *history_document(const struct workshop *one, const struct pack *one_pack,
                                  const struct workshop *other, const struct pack *other_pack);

/* A ballot for one person on paper; a sheet on which a show of hands is counted. */
struct document *ballot_document(const struct workshop *workshop, const struct pack *pack);
struct document *tally_sheet_document(const struct workshop *workshop, const struct pack *pack);

#endif
