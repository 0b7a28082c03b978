/* ballot-document.c - paper to rate on, and paper to count on */
#include "workshop/documents-private.h"

#define NAME_WIDTH    30 /* letters of the space for a name */
#define COMMENT_WIDTH 60
#define COMMENT_LINES 6
#define COUNT_WIDTH   3
#define WIDE_SCALE    9 /* points, from which on a tally is written into one space */

/* ---- What both say of a dimension -------------------------------------- */

static void name_write(const struct pack *pack, struct block *cell, guint32 dimension)
{
  g_autofree char *number = g_strdup_printf("%u ", dimension + 1);

  block_add_run(cell, RUN_STRONG, number);
  dimension_write(pack, cell, dimension);
}

/* ---- The ballot -------------------------------------------------------- */

/* "1 2 3 4 5 ? –", of which one is ringed. */
static char *choices(const struct workshop *workshop)
{
  GString *text = g_string_new(NULL);

  for (guint point = 1; point <= workshop->scale; point++)
    g_string_append_printf(text, "%u ", point);
  g_string_append(text, "? –");
  return g_string_free(text, FALSE);
}

static void ballot_poles_write(const struct workshop *workshop, const struct pack *pack,
                               struct document *document)
{
  g_autofree char *left = g_strdup_printf("1 = %s", workshop_point_name(workshop, pack, 1));
  g_autofree char *right = g_strdup_printf("%u = %s", workshop->scale,
                                           workshop_point_name(workshop, pack, workshop->scale));
  const char *const headings[] = {"Dimension", left, "Now", "Want", right};
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  g_autofree char *ring = choices(workshop);

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    name_write(pack, block_add_cell(table), dimension);
    block_add_text_cell(table, workshop_point_text(workshop, pack, dimension, 1));
    block_add_text_cell(table, ring);
    block_add_text_cell(table, ring);
    block_add_text_cell(table, workshop_point_text(workshop, pack, dimension, workshop->scale));
  }
}

static void ballot_stages_write(const struct workshop *workshop, const struct pack *pack,
                                struct document *document)
{
  static const char *const headings[] = {"Dimension", "Now", "Want"};
  g_autofree char *ring = choices(workshop);
  struct block *table;

  for (guint point = 1; point <= workshop->scale; point++) {
    g_autofree char *words =
        g_strdup_printf("%u = %s", point, workshop_point_name(workshop, pack, point));

    document_add_words(document, RUN_PLAIN, words);
  }
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    name_write(pack, block_add_cell(table), g_array_index(workshop->dimensions, guint32, i));
    block_add_text_cell(table, ring);
    block_add_text_cell(table, ring);
  }
}

static void labelled_blank(struct document *document, const char *label, guint width)
{
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_STRONG, label);
  block_add_blank(line, width);
}

struct document *ballot_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Ballot");

  if (workshop->named)
    labelled_blank(document, "Name: ", NAME_WIDTH);
  document_add_words(
      document, RUN_PLAIN,
      "In each row ring one number for where we stand now and one for where you want "
      "us to be. ? = I don't know, – = does not apply to us.");
  if (!workshop->named)
    document_add_words(document, RUN_MUTED,
                       "Alone and without your name: nobody sees this but the one who counts.");
  if (pack_n_sides(pack) == 2)
    ballot_poles_write(workshop, pack, document);
  else
    ballot_stages_write(workshop, pack, document);
  document_add_words(document, RUN_STRONG, "Comments, with the number of the row:");
  for (guint i = 0; i < COMMENT_LINES; i++)
    labelled_blank(document, "", COMMENT_WIDTH);
  return document;
}

/* ---- The tally sheet --------------------------------------------------- */

/* A column for each point, "?" and "–". */
static struct block *tally_table_new(const struct workshop *workshop, struct document *document)
{
  static const char *const points[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
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

struct document *tally_sheet_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Tally sheet");
  bool wide = workshop->scale > WIDE_SCALE;
  guint n_blanks = wide ? 1 : workshop->scale + 2u;
  struct block *table;

  document_add_words(document, RUN_PLAIN,
                     "Count the ballots or the hands and write down how many said each. ? = don't "
                     "know, – = not applicable.");
  table = wide ? wide_tally_table_new(workshop, document) : tally_table_new(workshop, document);
  for (guint i = 0; i < workshop->dimensions->len; i++)
    for (guint side = 0; side < N_RATING_SIDES; side++) {
      struct block *cell = block_add_cell(table);

      if (side == RATING_NOW)
        name_write(pack, cell, g_array_index(workshop->dimensions, guint32, i));
      block_add_text_cell(table, rating_side_to_string((enum rating_side)side));
      for (guint blank = 0; blank < n_blanks; blank++)
        block_add_blank(block_add_cell(table), wide ? COMMENT_WIDTH : COUNT_WIDTH);
    }
  return document;
}
