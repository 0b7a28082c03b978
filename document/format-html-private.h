/* format-html-private.h - writing HTML, for the files that write kinds of blocks */
#ifndef STAGE5_FORMAT_HTML_PRIVATE_H
#define STAGE5_FORMAT_HTML_PRIVATE_H

#include "document/document-private.h"

struct html {
  GString *out;
  GString *text;       /* cleaned, of the run being written */
  GHashTable *anchors; /* of the document; value: has it been used as an id? */
  bool ascii;
  guint pending_breaks;
};

/* Write @text, cleaned and escaped: with its line breaks, or as one line. */
void html_put_text(struct html *html, const char *text);
void html_put_line(struct html *html, const char *text);

/* Write the runs of @block (or NULL). */
void html_put_runs(struct html *html, const struct block *block);

/* Add the id attribute of @block (or NULL), unless an earlier block has the same. */
void html_put_id_attribute(struct html *html, const struct block *block);

void html_put_check(struct html *html, const struct block *check);
void html_put_signatures(struct html *html, const struct block *signatures);
void html_put_timeline(struct html *html, const struct block *block);

#endif
