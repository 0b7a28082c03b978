/* documents-private.h - what the builders of documents share
 *
 * A builder makes its document with pack_document_new(), which gives it the
 * language of the pack and the footer that credits its source, and writes the
 * texts of the pack through a prose, which links the terms of the glossary and
 * marks what does not come from the source.
 */
#ifndef STAGE5_CONTENT_DOCUMENTS_PRIVATE_H
#define STAGE5_CONTENT_DOCUMENTS_PRIVATE_H

#include "content/content.h"

/* A term that was used. */
struct term_used {
  guint32 term;
  bool linked; /* at least once */
};

/* A way to write texts of one document. */
struct prose {
  const struct pack *pack;
  GArray *terms;      /* struct term_used, in the order of use; NULL to link none */
  guint32 own_term;   /* the term that is being explained, not linked; or PACK_NONE */
  bool origins_known; /* whether @has_source has been looked up */
  bool has_source;    /* some rows of the pack come from the source, so others are marked */
  bool marked;        /* something was marked */
};
typedef struct prose Prose; /* for g_auto(Prose) */

/* Begin to write; end with prose_clear(). Terms are linked if @links. */
struct prose prose_start(const struct pack *pack, bool links);
void prose_clear(struct prose *prose);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Prose, prose_clear)

/* Append @text to @block in @style; the first use of each term becomes a link, but not
 * in a strong or emphasised text, of which one word would then look unlike the rest. */
void prose_add_text(struct prose *prose, struct block *block, enum run_style style,
                    const char *text);

/* Append the mark of @origin, where the pack tells origins apart and it is not the
 * source. */
void prose_add_origin(struct prose *prose, struct block *block, enum origin origin);

/* Explain the marks at the end of @document, if there are any. */
void prose_add_legend(const struct prose *prose, struct document *document);

/* Append the rows of one side of a dimension to @document: see side_document(). */
void side_write(struct prose *prose, struct document *document, guint dimension, guint side);

/* Add the comparison of all sides of @dimension, a heading of @level over each. */
void comparison_write(struct prose *prose, struct document *document, guint dimension, int level);

/* Add the rows of the dimension @index to a table of data, each row beginning with the
 * dimension's id, and its group if @with_group: stages, side, kind, text, origin, and the
 * dimension's name, question and shift. */
void cells_write_data(const struct pack *pack, struct block *data, guint index, bool with_group);

/* The rows of role_skills.csv of a skill: the heaviest first, then the higher level, then the
 * table's order. Element type guint32. Transfer full. */
GArray *needs_of_skill(const struct pack *pack, guint skill);

/* Add the cells "●●○○ 2" and "essential" to @table. */
void need_write_cells(struct block *table, const struct role_skill *need);

/* Add a cell that is a link to the record @id of @kind: "skill", "role". */
void block_add_link_cell(struct block *table, const char *text, const char *kind, const char *id);

/* The word for a kind as the tables of a pack write it: "headline", "first-step". */
const char *cell_kind_to_string(enum cell_kind kind);
const char *prompt_kind_to_string(enum prompt_kind kind);

/* The stages as the tables of a pack write them: "4", "1-4". Transfer full. */
char *stages_to_range(guint first, guint last);

/* `kind:index`, like anchor_new(). Transfer full. */
char *anchor_new_index(const char *kind, guint index);

/* `level:skill-N`, for the descriptor of a level. Transfer full. */
char *anchor_new_level(const char *skill, guint level);

#endif
