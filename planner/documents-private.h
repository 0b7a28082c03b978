/* documents-private.h - what the documents of the planner share
 *
 * The words for dates, hours, weeks and weights, and the parts that stand in
 * more than one document.
 */
#ifndef STAGE5_PLANNER_DOCUMENTS_PRIVATE_H
#define STAGE5_PLANNER_DOCUMENTS_PRIVATE_H

#include "planner/planner.h"

/* ---- Words ------------------------------------------------------------- */

/* "Monday, 4 January 2027". Transfer full. */
char *date_to_weekday_words(const GDate *date);

/* "Jan"; @month from 1. */
const char *month_to_short(GDateMonth month);

/* A day, or those from @first to @last, with a year where it is not @year: "24 Jan"; "4–24 Jan",
 * "25 Jan – 7 Feb", "3–9 Jan 2028". Transfer full. */
char *day_to_short(const GDate *date, GDateYear year);
char *days_to_short(const GDate *first, const GDate *last, GDateYear year);

/* "30 minutes", "1 hour", "1.5 hours". Transfer full. */
char *minutes_to_words(guint minutes);

/* "week 3", "weeks 3–5", from weeks that count from 0. Transfer full. */
char *weeks_to_words(guint first, guint last);

/* "essential", "needed", "helpful"; "not asked" for 0. */
const char *weight_to_words(guint weight);

/* "a", "a and b", "a, b and c" of the @names (const char *). Transfer full. */
char *names_to_words(const GPtrArray *names);

/* ---- Parts of documents ------------------------------------------------ */

/* Add a paragraph of a label in strong letters and a text. */
void labelled_write(struct document *document, const char *label, const char *text);

/* Append the name of a skill, as a link to it. */
void skill_name_write(const struct pack *pack, struct block *block, guint skill);

/* The purposes of both roles side by side, with the mottos of their sides where these
 * differ; one purpose if it is the same role. */
void roles_write(const struct pack *pack, struct document *document, guint from, guint to);

/* Add the cells of a row of a table of skills: the skill, the meter, the weight and
 * @place, the word for what becomes of it. */
void skill_row_write(const struct pack *pack, struct block *table, const struct gap *gap,
                     const char *place);

/* "focus", "later", "strength", "let go" or "". */
const char *gap_place(const struct gap *gap);

/* One sentence with the strengths among @gaps; nothing without any. */
void strengths_write(const struct pack *pack, struct document *document, const GArray *gaps);

/* Whether a skill is let go of; the levels that are missing, over all skills. */
bool gaps_have_let_go(const GArray *gaps);
guint gaps_total(const GArray *gaps);

/* How a skill that one lets go of stands in both roles: "level 4 now, then not
 * asked for". Transfer full. */
char *let_go_to_words(const struct gap *gap);

/* ---- The plan ---------------------------------------------------------- */

/* A plan that is being written down. */
struct plan_pages {
  const struct plan *plan;
  const struct pack *pack;
  const GDate *today;
  struct document *document;
};

const struct plan_action *plan_action_at(const struct plan *plan, guint index);
const struct activity *plan_activity_at(const struct plan_pages *pages, guint index);

/* The last day of week @week. */
void plan_week_end(const struct plan *plan, guint week, GDate *date);

/* The weeks of an action with their days: "weeks 1–3, 4–24 Jan". Transfer full. */
char *action_weeks_to_words(const struct plan *plan, const struct plan_action *action);

/* Parts of the plan, each with its heading. */
void plan_write_start(const struct plan_pages *pages); /* what to do first, or next */
void plan_write_goals(const struct plan_pages *pages); /* the timeline, focus skills, actions */
void plan_write_data(const struct plan_pages *pages);

/* The log of reviews, into @group. */
void plan_write_log(const struct plan_pages *pages, struct document *group);

/* The actions over the weeks, and the hours by mode; nothing without actions. */
void plan_write_timeline(const struct plan_pages *pages);

#endif
