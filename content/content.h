/* content.h - the pack: the comparison table and all that goes with it
 *
 * A pack is a folder of CSV tables (doc/stage5-pack.5). This module reads it,
 * checks it, keeps it in memory, finds things in it, and builds the documents
 * that show it. Nothing here knows the words, the number of stages, sides or
 * dimensions of any one pack.
 *
 * A pack is read in steps, so that a screen can be shown while a large one is
 * still being read. What has been read may be looked at after any step; pointers
 * to records are good until the next step, strings as long as the pack lives.
 * Records are known by their index, in the order of their table, from 0.
 *
 * In the order of use: records, reading, looking up, searching, documents.
 */
#ifndef STAGE5_CONTENT_H
#define STAGE5_CONTENT_H

#include "document/document.h"

#include <glib.h>
#include <stdbool.h>

#define PACK_MAX_PROBLEMS 100
#define PACK_MAX_FIELD    (64 * 1024)            /* bytes */
#define PACK_MAX_TABLE    (1024LL * 1024 * 1024) /* bytes */
#define PACK_MAX_STAGES   64
#define PACK_MAX_HOURS    1000        /* of an activity */
#define PACK_NONE         G_MAXUINT32 /* no index */

/* ---- Records ----------------------------------------------------------- */

/* Who says so: the published source, or this project. */
enum origin { ORIGIN_NONE, ORIGIN_SOURCE, ORIGIN_STAGE5 };

enum cell_kind { CELL_HEADLINE, CELL_POINT, CELL_VOICE, CELL_NOTE, CELL_SHARED };
enum prompt_kind { PROMPT_QUESTION, PROMPT_SIGN, PROMPT_MISREADING, PROMPT_FIRST_STEP };
enum resource_kind { RESOURCE_LEARN, RESOURCE_HELP };
enum activity_mode { MODE_WORK, MODE_SOCIAL, MODE_FORMAL };

/* Texts are never NULL; a cell of a table that is empty, or a column that is not
 * there, is "". All are clean (text_check()), tabs made spaces. */
struct stage {
  const char *name, *features;
  guint32 side; /* index */
  enum origin origin;
}; /* its number is its index + 1 */

struct side {
  const char *id, *name, *motto, *description;
  guint8 first_stage, last_stage; /* numbers, from 1 */
  enum origin origin;
};

struct dimension {
  const char *id, *name, *question, *shift;
  guint32 group;                 /* index, see pack_group() */
  guint32 first_cell, last_cell; /* rows of cells.csv, a chain by .next; or PACK_NONE */
  guint32 first_prompt, last_prompt;
  guint32 first_activity, last_activity; /* that touch it, a chain by .next_of_dimension */
  enum origin origin;
};

/* A row of cells.csv. */
struct cell {
  const char *text;  /* for CELL_SHARED the id of the dimension it is shared with */
  guint32 next;      /* the next row of the same dimension, or PACK_NONE */
  guint32 dimension; /* index; PACK_NONE while its dimension is not read yet */
  guint32 line;      /* in cells.csv */
  guint8 first_stage, last_stage;
  guint8 kind, origin; /* enum cell_kind, enum origin */
};

struct prompt {
  const char *text;
  guint32 next, dimension;
  guint32 side; /* of a sign: the side it speaks for; PACK_NONE if not said */
  guint8 kind, origin;
};

struct term {
  const char *name, *aliases, *definition, *source; /* aliases separated by ; */
  enum origin origin;
};

struct resource {
  const char *name, *note;
  guint32 side;
  enum resource_kind kind;
  enum origin origin;
};

struct role {
  const char *id, *name, *purpose;
  const char *note; /* an aside, such as where its name comes from */
  guint32 side;
  guint32 first_need, last_need; /* what it asks for, a chain by .next_of_role; or PACK_NONE */
  enum origin origin;
};

#define TOP_LEVEL 4 /* of a skill; the lowest is 0 */
#define N_LEVELS  (TOP_LEVEL + 1)

struct skill {
  const char *id, *name, *group, *description;
  const char *levels[N_LEVELS];          /* their descriptors */
  guint32 first_need, last_need;         /* who asks for it, a chain by .next_of_skill */
  guint32 first_activity, last_activity; /* a chain by .next_of_skill */
  enum origin origin;
  enum origin levels_origin; /* of its descriptors, as their last row has it */
};

/* How heavily a role leans on a skill, from 1 on. */
enum weight { WEIGHT_HELPFUL = 1, WEIGHT_NEEDED, WEIGHT_ESSENTIAL };

/* A row of role_skills.csv: what a role asks for. */
struct role_skill {
  guint32 role, skill;
  guint32 next_of_role, next_of_skill; /* the next row of the same role, of the same skill */
  guint8 level;                        /* 0 to 4 */
  guint8 weight;                       /* 1 to WEIGHT_ESSENTIAL */
  guint8 origin;                       /* enum origin */
};

struct activity {
  const char *id, *title, *detail, *evidence;
  guint32 skill;
  guint32 dimension; /* or PACK_NONE */
  guint32 next_of_skill, next_of_dimension;
  guint8 from, to; /* levels, to = from + 1 */
  guint8 mode;     /* enum activity_mode */
  guint8 origin;   /* enum origin */
  guint8 weeks;    /* that it takes at least, 1 to 52: "an hour a week for six weeks" */
  float hours;     /* altogether, above 0 */
};

struct pack;

/* The files that a pack may have, in the order of reading: "pack.csv" for 0 …; NULL behind
 * the last one. */
const char *pack_table_name(guint index);

/* The folder it was read from, and the value of a key of pack.csv ("title",
 * "citation" …), "" where it is not set. */
const char *pack_folder(const struct pack *pack);
const char *pack_value(const struct pack *pack, const char *key);

guint pack_n_stages(const struct pack *pack);
guint pack_n_sides(const struct pack *pack);
guint pack_n_groups(const struct pack *pack);
guint pack_n_dimensions(const struct pack *pack); /* so far, while it is being read */
guint pack_n_cells(const struct pack *pack);      /* rows */
guint pack_n_prompts(const struct pack *pack);
guint pack_n_terms(const struct pack *pack);
guint pack_n_resources(const struct pack *pack);
guint pack_n_roles(const struct pack *pack);
guint pack_n_skills(const struct pack *pack);
guint pack_n_role_skills(const struct pack *pack);
guint pack_n_activities(const struct pack *pack);

const struct stage *pack_stage(const struct pack *pack, guint index);
const struct side *pack_side(const struct pack *pack, guint index);
const char *pack_group(const struct pack *pack, guint index); /* in the order of first use */
const struct dimension *pack_dimension(const struct pack *pack, guint index);
const struct cell *pack_cell(const struct pack *pack, guint index);
const struct prompt *pack_prompt(const struct pack *pack, guint index);
const struct term *pack_term(const struct pack *pack, guint index);
const struct resource *pack_resource(const struct pack *pack, guint index);
const struct role *pack_role(const struct pack *pack, guint index);
const struct skill *pack_skill(const struct pack *pack, guint index);
const struct role_skill *pack_role_skill(const struct pack *pack, guint index);
const struct activity *pack_activity(const struct pack *pack, guint index);

/* A cell of the matrix: a dimension's rows for one run of stages. */
struct cell_span {
  guint8 first_stage, last_stage;
  guint32 dimension; /* whose rows they are: another dimension's for a shared cell */
  guint32 first_row; /* the first of these rows; the others follow by .next, as far
                        as the stages are the same; PACK_NONE if there are none */
};

/* The cells of @dimension from the first stage to the last; element type struct
 * cell_span. A shared cell carries the rows that the other dimension has for these
 * stages. Transfer full. */
GArray *pack_cell_spans(const struct pack *pack, guint dimension);

/* The headline of a span, or its first row's text, or "". */
const char *pack_span_headline(const struct pack *pack, const struct cell_span *span);

/* ---- Reading ----------------------------------------------------------- */

/* Something wrong with a pack. */
struct problem {
  char *file;   /* "cells.csv" */
  guint line;   /* from 1; 0 for the table as a whole */
  char *column; /* the name of a column, or NULL */
  char *text;   /* what is wrong, and what would be right; clean */
  bool warning; /* the pack is good all the same */
};

/* `file:line: column: text`, the parts that are known; warnings begin with
 * "warning: " after the place. Transfer full. */
char *problem_to_string(const struct problem *problem);

struct pack_reader;

/* Begin to read the pack in @folder. Never fails: what is wrong is a problem. */
struct pack_reader *pack_reader_new(const char *folder);

/* Read about @bytes more (G_MAXSIZE for all the rest). True as long as there is more to do. The
 * small tables come first, then the dimensions and their cells side by side, then
 * the rest, and the checks last. */
bool pack_reader_step(struct pack_reader *reader, gsize bytes);

/* True once a first screen can be shown: stages and sides are read, and @dimensions
 * dimensions and the cells of the first of them (or all there are); and no error. */
bool pack_reader_has(const struct pack_reader *reader, guint dimensions);

/* How much of the bytes of all tables is read, 0 to 1. */
double pack_reader_progress(const struct pack_reader *reader);

/* How many bytes of all tables are still to be read. */
guint64 pack_reader_bytes_left(const struct pack_reader *reader);

/* The pack as far as it is read. Transfer none. */
const struct pack *pack_reader_pack(const struct pack_reader *reader);

/* Errors and warnings so far, at most PACK_MAX_PROBLEMS errors, in the order of
 * reading; element type struct problem *. Transfer none. */
const GPtrArray *pack_reader_problems(const struct pack_reader *reader);
guint pack_reader_n_errors(const struct pack_reader *reader);

/* True if reading stopped because there were too many errors to list. */
bool pack_reader_gave_up(const struct pack_reader *reader);

/* End reading. The pack, if all of it was read and there was no error, else NULL.
 * Free the pack with pack_free(). @problems (may be NULL) takes over the list. */
struct pack *pack_reader_finish(struct pack_reader *reader, GPtrArray **problems);
void pack_free(struct pack *pack);
typedef struct pack Pack; /* for g_autoptr(Pack) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, pack_free)

/* Read a whole pack: the above in one call. */
struct pack *pack_read(const char *folder, GPtrArray **problems);

/* ---- Looking up -------------------------------------------------------- */

#define CONTENT_ERROR (content_error_quark())
GQuark content_error_quark(void);
enum content_error { CONTENT_ERROR_NOT_FOUND, CONTENT_ERROR_AMBIGUOUS, CONTENT_ERROR_FOLDER };

/* Find a record by its id, its name (letter case aside) or an unambiguous beginning
 * of either; a dimension also by its number, from 1. On failure PACK_NONE, and an error
 * that names the near misses or the names it could be. pack_find_term() also knows the
 * aliases. */
guint pack_find_dimension(const struct pack *pack, const char *name, GError **error);
guint pack_find_term(const struct pack *pack, const char *name, GError **error);
guint pack_find_role(const struct pack *pack, const char *name, GError **error);
guint pack_find_skill(const struct pack *pack, const char *name, GError **error);
guint pack_find_activity(const struct pack *pack, const char *name, GError **error);

/* The dimension whose id is @id and nothing else, or PACK_NONE: the same one in two packs. */
guint32 pack_dimension_with_id(const struct pack *pack, const char *id);

/* Things that are called by a name: activities in a plan, plans in a workbook. */
struct name_list {
  const char *noun, *place; /* for messages: what one of them is ("action"), and where they are
                               ("the plan") */
  guint n;
  const char *const *ids, *const *names; /* @n each; ids may be the names */
};

/* Find one of @list as the functions above do. */
guint names_find(const struct name_list *list, const char *name, GError **error);

/* The names near @name among @n candidates, nearest first, at most three; for "did
 * you mean". NULL-terminated; transfer container. */
const char **names_near(const char *name, const char *const *candidates, guint n);

/* @text for a message: between quotation marks, clean, on one line, and cut where it is
 * long. Transfer full. */
char *quote_text(const char *text);

/* The glossary terms that occur in @text as whole words, by name or alias, letter
 * case aside; the longest first where two overlap. Element type struct term_use, in the order of
 * the text. Transfer full. */
struct term_use {
  gsize offset, length; /* bytes of the text */
  guint term;           /* index */
};
GArray *pack_terms_in(const struct pack *pack, const char *text);

/* ---- Searching --------------------------------------------------------- */

struct query;

/* Words to look for; all of them must occur in a text, in any order, as parts of
 * words, letter case aside. NULL if @text holds no word. Free with query_free(). */
struct query *query_new(const char *text);
void query_free(struct query *query);
bool query_matches(const struct query *query, const char *text);

/* The next place at or after @offset of @text (@size bytes, or -1) where one of the words stands:
 * true, and its *@start and *@length in bytes; false if there is none. For marking hits. */
bool query_next(const struct query *query, const char *text, gssize size, gsize offset,
                gsize *start, gsize *length);

enum place {
  PLACE_DIMENSION, /* name, question, shift */
  PLACE_CELL,
  PLACE_PROMPT,
  PLACE_STAGE,
  PLACE_SIDE,
  PLACE_TERM,
  PLACE_RESOURCE,
  PLACE_ROLE,    /* name, purpose, note */
  PLACE_SKILL,   /* name, description */
  PLACE_LEVEL,   /* a descriptor; index: of the skill × N_LEVELS + the level */
  PLACE_ACTIVITY /* title, detail, evidence */
};

/* A text in which all words of a query occur. */
struct hit {
  enum place place;
  guint32 index;     /* of the record, in its table */
  guint32 dimension; /* that it belongs to, or PACK_NONE */
  const char *text;  /* owned by the pack */
};

struct search;

/* Begin to search @pack for @query (taken over). @narrowed, if not NULL, is a
 * finished or unfinished search for a shorter form of the same query: its hits are looked through
 * instead of the pack where that gives the same answer. It is freed. */
struct search *search_new(const struct pack *pack, struct query *query, struct search *narrowed);
void search_free(struct search *search);
typedef struct search Search; /* for g_autoptr(Search) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Search, search_free)

/* Look through at most @texts more texts; true as long as there are more. Hits come
 * dimension by dimension, then the other tables. */
bool search_step(struct search *search, guint texts);
guint search_n_hits(const struct search *search);
struct hit search_hit(const struct search *search, guint index);
const struct query *search_query(const struct search *search);
guint search_n_dimensions(const struct search *search); /* that have a hit */
bool search_has_others(const struct search *search);    /* hits outside all dimensions */

/* The anchor of the text that a hit stands in: "cell:12" or "prompt:3" in the document
 * of its dimension, "term:wirearchy" in the glossary, "role:trainer" in the document of
 * the role, "skill:community", "level:community-2" or "activity:a-map" in that of the skill,
 * "stage:1", "side:e-business" or "resource:0" in the one about the pack. Transfer full. */
char *hit_anchor(const struct pack *pack, const struct hit *hit);

/* Words for where a hit stands: "Formal learning · stages 1-4". Transfer full. */
char *hit_place(const struct pack *pack, const struct hit *hit);

/* ---- Documents --------------------------------------------------------- */

/* "stage 5", "stages 1-4". Transfer full. */
char *stages_to_string(guint first, guint last);

/* "source" or "stage5" or "". */
const char *origin_to_string(enum origin origin);

/* "helpful", "needed", "essential" for the weights 1 to 3. What a mode is called in the
 * tables of a pack ("work", "social", "formal"), and to people ("on the job", "with others",
 * "course"). */
const char *weight_to_string(guint weight);
const char *activity_mode_to_string(enum activity_mode mode);
const char *activity_mode_to_words(enum activity_mode mode);

/* The whole table, or the dimensions in @only (their indexes, guint; may be NULL); one dimension in
 * full (the shift, all sides, voices, glossary terms, prompts, what it is linked to); what one side
 * says of one dimension, for a pane; the glossary, or one term of it; where the words of a finished
 * search stand; what the program and the pack are, with the source credited; the facts about a
 * pack. Transfer full. */
struct document *matrix_document(const struct pack *pack, const GArray *only);
struct document *dimension_document(const struct pack *pack, guint dimension);
struct document *side_document(const struct pack *pack, guint dimension, guint side);
struct document *glossary_document(const struct pack *pack);
struct document *term_document(const struct pack *pack, guint term);

/* All roles with what they ask for (its data: role,side,skill,level,weight, by their ids, a
 * skill at level 0 too), side after side, and the skills in a word; one role with its skills,
 * the heaviest first; one skill with its levels, the roles that ask for it and what leads
 * from level to level. Links are "role:ID" and "skill:ID". Transfer full. */
struct document *roles_document(const struct pack *pack);
struct document *role_document(const struct pack *pack, guint role);
struct document *skill_document(const struct pack *pack, guint skill);

struct document *search_document(const struct pack *pack, const struct search *search);
struct document *about_document(const struct pack *pack);
struct document *pack_info_document(const struct pack *pack);

/* For who builds documents from a pack: a document in the language of @pack, with its
 * citation in the footer; a paragraph in @style, unless @text is "". Transfer full. */
struct document *pack_document_new(const struct pack *pack, const char *title);
void document_add_words(struct document *document, enum run_style style, const char *text);

/* For documents about a dimension: add its prompts, each kind under a heading of its own, with
 * the mark of those that do not come from the source, and what the mark means. */
void dimension_prompts_write(const struct pack *pack, struct document *document, guint dimension);

/* `kind:id`, for anchors and targets; "1 skill", "2 skills". Transfer full. */
char *anchor_new(const char *kind, const char *id);
char *count_to_string(guint n, const char *one, const char *many);

#endif
