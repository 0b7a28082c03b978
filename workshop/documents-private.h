/* documents-private.h - what the documents of a workshop share */
#ifndef STAGE5_WORKSHOP_DOCUMENTS_PRIVATE_H
#define STAGE5_WORKSHOP_DOCUMENTS_PRIVATE_H

#include "workshop/workshop.h"

/* A document of @workshop: its title is @kind and the name, its subtitle the day and the
 * people. Transfer full. */
struct document *workshop_document_new(const struct workshop *workshop, const struct pack *pack,
                                       const char *kind);

/* The name of @dimension, as a link to it. */
void dimension_write(const struct pack *pack, struct block *block, guint32 dimension);

/* Append "1·  2●●● 3●●●● 4● 5·". */
void spread_write(struct block *block, const struct workshop *workshop,
                  const struct counts *counts);

/* Append "  2 don't know  1 not applicable", as far as anybody said so. */
void others_write(struct block *block, const struct statistics *statistics);

/* Whether @round was revealed, and anybody said anything of @dimension in it. */
bool round_has_answers(const struct workshop *workshop, guint dimension, guint round);

/* "now went from 3 to 2.5, with more agreement; …"; NULL unless both rounds were revealed and
 * have ratings. Transfer full. */
char *movements_to_words(const struct workshop *workshop, guint dimension);

/* Whether @rating has a comment that may be seen; who wrote it, in a named workshop, or NULL. */
bool comment_is_shown(const struct workshop *workshop, const struct rating *rating);
const char *comment_author(const struct workshop *workshop, const struct rating *rating);

/* Add what people wrote about @dimension in rounds that were revealed. */
void comments_write(const struct workshop *workshop, struct document *document, guint dimension);

/* Say how many have answered in rounds that were not revealed, if anybody has. */
void secret_rounds_write(const struct workshop *workshop, struct document *document);

/* The last round that was revealed and in which somebody rated @dimension, or 0. */
guint last_rated_round(const struct workshop *workshop, guint dimension);

/* "Nobody rated: Alpha, Beta (8 don't know)." of the rounds that were revealed. */
void unrated_dimensions_write(const struct workshop *workshop, const struct pack *pack,
                              struct document *document);

/* "0.5625", "1", "-0.3". Transfer full. */
char *agreement_to_string(double agreement);

/* Fill the data of @document as results_document() has it. */
void results_write_data(const struct workshop *workshop, const struct pack *pack,
                        struct document *document);

#endif
