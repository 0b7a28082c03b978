/* ballot-document.c - paper to rate on, and paper to count on */
#include "workshop/documents-private.h"

#define NAME_WIDTH    30 /* letters of the space for a name */
#define COMMENT_WIDTH 60
#define COMMENT_LINES 10
#define ROUND_WIDTH   4
#define WIDE_SCALE    7 /* points; of more a tally is written into one space */

/* ---- What both say of a dimension -------------------------------------- */

static void name_write(const struct pack *pack, struct block *cell, guint32 dimension)
{
  g_autofree char *number = g_strdup_printf("%u ", dimension + 1);

  block_add_run(cell, RUN_STRONG, number);
  dimension_write(pack, cell, dimension);
}

/* ---- The ballot -------------------------------------------------------- */

/* Now and want, one under the other. */
static void choices_write(const struct workshop *workshop, struct block *table)
{
  struct block *cell = block_add_cell(table);

  block_add_choices(cell, rating_side_to_string(RATING_NOW), workshop->scale);
  block_add_run(cell, RUN_PLAIN, "\n");
  block_add_choices(cell, rating_side_to_string(RATING_WANT), workshop->scale);
}

static void ballot_poles_write(const struct workshop *workshop, const struct pack *pack,
                               struct document *document)
{
  g_autofree char *left = g_strdup_printf("1 = %s", workshop_point_name(workshop, pack, 1));
  g_autofree char *right = g_strdup_printf("%u = %s", workshop->scale,
                                           workshop_point_name(workshop, pack, workshop->scale));
  const char *const headings[] = {"Dimension", left, "Now and want", right};
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    name_write(pack, block_add_cell(table), dimension);
    block_add_text_cell(table, workshop_point_text(workshop, pack, dimension, 1));
    choices_write(workshop, table);
    block_add_text_cell(table, workshop_point_text(workshop, pack, dimension, workshop->scale));
  }
}

/* "1 = Crawl · 2 = Walk" */
static void stages_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  struct block *line = document_add_paragraph(document, NULL);

  for (guint point = 1; point <= workshop->scale; point++) {
    g_autofree char *number = g_strdup_printf("%s%u = ", point > 1 ? " · " : "", point);

    block_add_run(line, RUN_STRONG, number);
    block_add_run(line, RUN_PLAIN, workshop_point_name(workshop, pack, point));
  }
}

static void ballot_stages_write(const struct workshop *workshop, const struct pack *pack,
                                struct document *document)
{
  static const char *const headings[] = {"Dimension", "What it is about", "Now and want"};
  struct block *table;

  stages_write(workshop, pack, document);
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    name_write(pack, block_add_cell(table), dimension);
    block_add_text_cell(table, pack_dimension(pack, dimension)->question);
    choices_write(workshop, table);
  }
}

static void labelled_blank(struct document *document, const char *label, guint width)
{
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_STRONG, label);
  block_add_blank(line, width);
}

static void ballot_comments_write(struct document *document)
{
  static const char *const headings[] = {"Comments: begin each with the number of its dimension"};
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);

  for (guint i = 0; i < COMMENT_LINES; i++)
    block_add_blank(block_add_cell(table), COMMENT_WIDTH);
}

/* What workshop_add_ballots() takes, to be filled in. */
static void ballot_write_data(const struct workshop *workshop, const struct pack *pack,
                              struct document *document)
{
  static const char *const columns[] = {"person", "dimension", "now", "want", "comment"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    for (guint column = 0; column < G_N_ELEMENTS(columns); column++)
      block_add_text_cell(data, column == 1 ? pack_dimension(pack, dimension)->id : "");
  }
}

struct document *ballot_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Ballot");

  if (workshop->named)
    labelled_blank(document, "Name: ", NAME_WIDTH);
  document_add_words(document, RUN_PLAIN,
                     "Ring or cross one number in each line: “now” for where we stand, “want” for "
                     "where you want us to be. ? = I don't know, – = does not apply to us.");
  if (!workshop->named)
    document_add_words(document, RUN_STRONG,
                       "Fill it in alone and do not write your name on it: nobody is to know who "
                       "said what.");
  if (pack_n_sides(pack) == 2)
    ballot_poles_write(workshop, pack, document);
  else
    ballot_stages_write(workshop, pack, document);
  ballot_comments_write(document);
  ballot_write_data(workshop, pack, document);
  return document;
}

/* ---- The tally sheet --------------------------------------------------- */

/* A column for each point, "?" and "–". */
static struct block *tally_table_new(const struct workshop *workshop, struct document *document)
{
  static const char *const points[] = {"1", "2", "3", "4", "5", "6", "7"};
  const char *headings[2 + WIDE_SCALE + 2] = {"Dimension", "Side"};
  guint n = 2;

  G_STATIC_ASSERT(G_N_ELEMENTS(points) == WIDE_SCALE);
  for (guint point = 0; point < workshop->scale; point++)
    headings[n++] = points[point];
  headings[n++] = "?";
  headings[n++] = "–";
  return document_add_table(document, n, headings);
}

static struct block *wide_tally_table_new(const struct workshop *workshop,
                                          struct document *document)
{
  g_autofree char *how = g_strdup_printf("How many said 1 to %u, then ? and –", workshop->scale);
  const char *const headings[] = {"Dimension", "Side", how};

  return document_add_table(document, G_N_ELEMENTS(headings), headings);
}

/* Where the counts of one side of a dimension are written. */
static void tally_blanks_write(const struct workshop *workshop, struct block *table)
{
  if (workshop->scale > WIDE_SCALE)
    block_add_blank(block_add_cell(table), COMMENT_WIDTH);
  for (guint i = 0; workshop->scale <= WIDE_SCALE && i < workshop->scale + 2u; i++)
    block_add_box(block_add_cell(table));
}

struct document *tally_sheet_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Tally sheet");
  struct block *table;

  document_add_words(document, RUN_PLAIN,
                     "Count the ballots or the hands: one stroke for each answer, a sheet for each "
                     "round. ? = don't know, – = not applicable.");
  labelled_blank(document, "Round: ", ROUND_WIDTH);
  table = workshop->scale > WIDE_SCALE ? wide_tally_table_new(workshop, document)
                                       : tally_table_new(workshop, document);
  for (guint i = 0; i < workshop->dimensions->len; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++) {
      struct block *cell = block_add_cell(table);

      if (side == RATING_NOW)
        name_write(pack, cell, g_array_index(workshop->dimensions, guint32, i));
      block_add_text_cell(table, rating_side_to_string((enum rating_side)side));
      tally_blanks_write(workshop, table);
    }
  return document;
}
