/* complete-private.h - what the two files of the completion share */
#ifndef STAGE5_COMPLETE_PRIVATE_H
#define STAGE5_COMPLETE_PRIVATE_H

#include "cli/cli-private.h"

/* What was typed before the word that is to be completed, and what can stand in its place. */
struct completion {
  struct options said;           /* --pack and --file, which say where names come from */
  const struct command *command; /* the last one that was named, or NULL */
  bool is_workshop;              /* it is one of a workshop */
  const char *arguments[3];      /* behind it, as many as matter */
  guint n_arguments;
  const char *word;   /* that is to be completed, behind @prefix */
  const char *prefix; /* "--format=", or "" */
  GString *out;
};

/* Offer @name, with @what it is. */
void completion_offer(struct completion *completion, const char *name, const char *what);

/* Offer what can stand where @placeholder does in a usage line: "DIMENSION". Nothing where
 * anything can. */
void completion_offer_values(struct completion *completion, const char *placeholder);

#endif
