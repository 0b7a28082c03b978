/* projector-screens.h - a workshop that a test leads, and projectors that follow it
 *
 *   g_autoptr(Lead) lead = lead_new(NULL);
 *   g_autoptr(Terminal) projector = lead_project(lead, 100, 30, NULL);
 *   lead_go(lead, PHASE_RATE);
 *   expect_text(projector, "Rate");
 */
#ifndef STAGE5_TESTS_PROJECTOR_SCREENS_H
#define STAGE5_TESTS_PROJECTOR_SCREENS_H

#include "tests/screens.h"
#include "workbook/workbook.h"

/* What nobody may see: parts of the labels, the comment and the note of lead_rate() and
 * lead_note(). */
#define LEAD_LABEL   "qlabel"
#define LEAD_COMMENT "qcomment"
#define LEAD_NOTE    "qnote"

struct lead {
  char *home, *path; /* of the workbook */
  struct workbook *workbook;
  struct pack *pack;
  gint64 id; /* of the workshop, or 0 */
  struct workshop_place place;
};
typedef struct lead Lead; /* for g_autoptr(Lead) */

/* A workbook without a workshop, and the pack in @folder (NULL: the one of the program). */
struct lead *lead_new(const char *folder);
void lead_free(struct lead *lead);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lead, lead_free)

/* A workshop for eight people and two hours; it runs. @day: of January 2027. */
void lead_begin(struct lead *lead, const char *name, guint day);

/* Start a projector, with more @arguments (up to four, NULL at the end, or NULL). */
struct terminal *lead_project(const struct lead *lead, int columns, int rows,
                              const char *const *arguments);

/* Go to a phase; talk about a dimension; let the projector show nothing, or something again. */
void lead_go(struct lead *lead, enum phase phase);
void lead_talk_about(struct lead *lead, guint dimension);
void lead_blank(struct lead *lead, bool blank);

/* Have @n people rate everything in @round, each differently and the first with a comment; reveal
 * it. */
void lead_rate(struct lead *lead, guint n, guint round);
void lead_reveal(struct lead *lead, guint round);

/* The same for now and want of every dimension, as a show of hands. */
void lead_tally(struct lead *lead, const char *counts);

/* Have all eight give their dots; close them; confirm three priorities. */
void lead_dot(struct lead *lead);
void lead_close_dots(struct lead *lead);
void lead_decide(struct lead *lead);

void lead_act(struct lead *lead, const char *text, const char *owner);
void lead_note(struct lead *lead);
void lead_remove(struct lead *lead);

#endif
