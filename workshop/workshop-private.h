/* workshop-private.h - what the files of workshop/ share */
#ifndef STAGE5_WORKSHOP_PRIVATE_H
#define STAGE5_WORKSHOP_PRIVATE_H

#include "workshop/workshop.h"

/* ---- Checks (workshop.c) ----------------------------------------------- */

/* Sets *@error and is false. */
G_GNUC_PRINTF(3, 4)
bool workshop_fail(GError **error, enum workshop_error code, const char *format, ...);

/* Whether one can say something of @dimension in @round. */
bool workshop_check_place(const struct workshop *workshop, guint dimension, guint round,
                          GError **error);

/* @text without the blanks at its ends. NULL, and an error that calls it @what ("a comment"), if
 * it has characters that no terminal should see, or, unless it may have @lines, line ends
 * or tabs. Transfer full. */
char *workshop_clean_text(const char *text, const char *what, bool lines, GError **error);

/* The same for a name; also an error if nothing is left. */
char *workshop_clean_name(const char *text, const char *what, GError **error);

/* ---- People (people.c) ------------------------------------------------- */

/* An empty list of struct person. Transfer full. */
GArray *people_new(void);

/* The person called @label, or PERSON_NONE. */
guint32 workshop_find_person(const struct workshop *workshop, const char *label);

/* The same; a person that was not there is added. */
guint32 workshop_add_person(struct workshop *workshop, const char *label);

/* Leave out people who have neither a rating nor a dot any more, and chain the ratings anew. */
void workshop_forget_people(struct workshop *workshop);

/* Chain the ratings of each person anew, and count who is done. */
void workshop_chain_ratings(struct workshop *workshop);

/* ---- Ratings (ratings.c) ----------------------------------------------- */

/* Whether both answers of @rating were given, which makes one more dimension (@by 1) or one
 * less (@by -1) that its person is done with. */
void rating_note_done(struct workshop *workshop, const struct rating *rating, int by);

/* Whether @round (1 or 2) was not revealed yet; else WORKSHOP_ERROR_CLOSED. */
bool workshop_check_open(const struct workshop *workshop, guint round, GError **error);

/* ---- Counts (statistics.c) --------------------------------------------- */

struct counts *workshop_counts_at(struct workshop *workshop, guint dimension, guint round,
                                  enum rating_side side);

#endif
