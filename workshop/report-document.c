/* report-document.c - what everybody takes home: actions first, and how they came about last */
#include "workshop/documents-private.h"

/* ---- Actions ----------------------------------------------------------- */

static void action_text_write(struct block *cell, const struct workshop_action *action)
{
  block_add_run(cell, RUN_PLAIN, action->text);
  if (action->state != ACTION_IS_OPEN) {
    block_add_run(cell, RUN_MUTED, " · ");
    block_add_run(cell, RUN_STRONG, action_state_to_string(action->state));
  }
  if (action->from) {
    block_add_run(cell, RUN_MUTED, " · from ");
    block_add_run(cell, RUN_MUTED, action->from);
  }
}

static void action_row_write(const struct pack *pack, struct block *table,
                             const struct workshop_action *action)
{
  g_autofree char *due = g_date_valid(&action->due) ? date_to_words(&action->due) : NULL;

  action_text_write(block_add_cell(table), action);
  if (action->dimension == PACK_NONE)
    block_add_text_cell(table, "");
  else
    dimension_write(pack, block_add_cell(table), action->dimension);
  block_add_text_cell(table, action->owner ? action->owner : "");
  block_add_text_cell(table, due ? due : "");
  block_add_text_cell(table, action->first_step ? action->first_step : "");
  block_add_text_cell(table, action->evidence ? action->evidence : "");
}

static void actions_write(const struct workshop *workshop, const struct pack *pack,
                          struct document *document)
{
  static const char *const headings[] = {"Action", "Dimension",  "Owner",
                                         "Due",    "First step", "Evidence"};
  struct block *table;

  document_add_heading(document, 1, "Actions", NULL);
  if (workshop->actions->len == 0) {
    document_add_words(document, RUN_PLAIN, "No action was agreed.");
    return;
  }
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < workshop->actions->len; i++)
    action_row_write(pack, table, workshop->actions->pdata[i]);
}

/* ---- Priorities -------------------------------------------------------- */

static void dots_write(const struct workshop *workshop, const struct pack *pack,
                       struct document *document)
{
  static const char *const headings[] = {"Dimension", "Dots", "Place"};
  g_autoptr(GArray) totals = workshop_dot_totals(workshop);
  struct block *table;

  if (!workshop->dots_closed || totals->len == 0)
    return;
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < totals->len; i++) {
    const struct dot_total *total = &g_array_index(totals, struct dot_total, i);
    g_autofree char *place = g_strdup_printf("%u%s", total->place, total->tied ? ", tied" : "");

    dimension_write(pack, block_add_cell(table), total->dimension);
    block_add_number_cell(table, total->dots);
    block_add_text_cell(table, place);
  }
}

static void priorities_write(const struct workshop *workshop, const struct pack *pack,
                             struct document *document)
{
  g_autofree char *decided =
      workshop->decider ? g_strdup_printf("Confirmed by %s.", workshop->decider) : NULL;

  document_add_heading(document, 1, "Priorities", NULL);
  for (guint i = 0; i < workshop->priorities->len; i++) {
    g_autofree char *number = g_strdup_printf("%u. ", i + 1);
    struct block *line = document_add_paragraph(document, NULL);

    block_add_run(line, RUN_STRONG, number);
    dimension_write(pack, line, g_array_index(workshop->priorities, guint32, i));
  }
  document_add_words(document, RUN_PLAIN, decided ? decided : "No priority was confirmed.");
  dots_write(workshop, pack, document);
}

/* ---- Scores ------------------------------------------------------------ */

static void side_cells_write(const struct workshop *workshop, struct block *table, guint dimension,
                             guint round, enum rating_side side)
{
  const struct counts *counts = workshop_counts(workshop, dimension, round, side);
  struct statistics statistics = counts_statistics(counts, workshop->scale);
  bool two_rounds = workshop->revealed[0] && workshop->revealed[1];
  g_autofree char *label = two_rounds
                               ? g_strdup_printf("%s, round %u", rating_side_to_string(side), round)
                               : g_strdup(rating_side_to_string(side));
  struct block *cell;

  block_add_text_cell(table, label);
  cell = block_add_cell(table);
  if (statistics.n > 0 && workshop_shows_spread(workshop, &statistics))
    spread_write(cell, workshop, counts);
  median_write(block_add_cell(table), &statistics);
}

static void gap_cell_write(struct block *table, const struct dimension_result *result,
                           enum rating_side side)
{
  g_autofree char *gap = halves_to_string(result->gap);

  block_add_decimal_cell(table, result->has_gap && side == RATING_NOW ? gap : "");
}

/* All rows of a dimension; its name stands in the first of them. */
static void score_rows_write(const struct workshop *workshop, const struct pack *pack,
                             struct block *table, guint dimension)
{
  bool first = true;

  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++) {
    struct dimension_result result = workshop_result(workshop, dimension, round);

    for (guint side = 0; workshop->revealed[round - 1] && side < N_RATING_SIDES; side++) {
      struct block *cell = block_add_cell(table);

      if (first)
        dimension_write(pack, cell, dimension);
      first = false;
      side_cells_write(workshop, table, dimension, round, (enum rating_side)side);
      gap_cell_write(table, &result, (enum rating_side)side);
    }
  }
}

static void scores_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  static const char *const headings[] = {"Dimension", "Rated", "Spread", "Median", "Gap"};
  struct block *table;

  document_add_heading(document, 1, "Scores", NULL);
  secret_rounds_write(workshop, document);
  if (workshop_last_revealed(workshop) == 0)
    return;
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < workshop->dimensions->len; i++)
    score_rows_write(workshop, pack, table, g_array_index(workshop->dimensions, guint32, i));
}

/* ---- Movement, comments, parking lot ----------------------------------- */

static void movements_write(const struct workshop *workshop, const struct pack *pack,
                            struct document *document)
{
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    g_autofree char *words = movements_to_words(workshop, dimension);
    struct block *line;

    if (!words)
      continue;
    line = document_add_paragraph(document, NULL);
    dimension_write(pack, line, dimension);
    block_add_run(line, RUN_PLAIN, ": ");
    block_add_run(line, RUN_PLAIN, words);
  }
}

static bool has_comment(const struct workshop *workshop, guint dimension)
{
  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (rating->dimension == dimension && rating->comment && workshop->revealed[rating->round - 1])
      return true;
  }
  return false;
}

static void all_comments_write(const struct workshop *workshop, const struct pack *pack,
                               struct document *document)
{
  bool any = false;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    if (!has_comment(workshop, dimension))
      continue;
    if (!any)
      document_add_heading(document, 1, "Comments", NULL);
    any = true;
    document_add_heading(document, 2, pack_dimension(pack, dimension)->name, NULL);
    comments_write(workshop, document, dimension);
  }
}

static void parked_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  bool any = false;

  for (guint i = 0; i < workshop->notes->len; i++) {
    const struct workshop_note *note = workshop->notes->pdata[i];
    struct block *bullet;

    if (note->kind != NOTE_PARKED)
      continue;
    if (!any)
      document_add_heading(document, 1, "Parked", NULL);
    any = true;
    bullet = document_add_bullet(document, NULL);
    block_add_run(bullet, RUN_PLAIN, note->text);
    if (note->dimension != PACK_NONE) {
      block_add_run(bullet, RUN_MUTED, " · ");
      dimension_write(pack, bullet, note->dimension);
    }
  }
}

/* ---- Method ------------------------------------------------------------ */

static void scale_write(const struct workshop *workshop, const struct pack *pack,
                        struct document *document)
{
  g_autofree char *poles = g_strdup_printf(
      "Each dimension was rated for where you stand now and where you want to be, "
      "from 1 (like “%s”) to %u (like “%s”).",
      pack_side(pack, 0)->name, workshop->scale, pack_side(pack, pack_n_sides(pack) - 1)->name);
  g_autofree char *stages =
      g_strdup_printf("Each dimension was rated for where you stand now and where you want to be, "
                      "as one of the stages 1 to %u.",
                      workshop->scale);

  document_add_words(document, RUN_PLAIN, pack_n_sides(pack) == 2 ? poles : stages);
}

static void counts_write(const struct workshop *workshop, struct document *document)
{
  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++) {
    guint n = round_n_answers(workshop, round);
    g_autofree char *words =
        g_strdup_printf("In round %u up to %u of %u expected people answered a dimension.", round,
                        n, workshop->people);

    if (workshop->revealed[round - 1] && n > 0)
      document_add_words(document, RUN_PLAIN, words);
  }
}

static void method_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  document_add_heading(document, 1, "How this was done", NULL);
  scale_write(workshop, pack, document);
  counts_write(workshop, document);
  document_add_words(
      document, RUN_PLAIN,
      "Only ratings enter the scores; who did not know, or found that a dimension "
      "does not apply, is counted apart. The median is the rating in the middle. The "
      "gap is the median of want less the median of now.");
  document_add_words(document, RUN_PLAIN,
                     "Agreement is van der Eijk's A (2001), from 1, all alike, over 0, spread "
                     "evenly, to -1, half at each end: agreed from 0.7 on, split below 0.3, mixed "
                     "between.");
  if (!workshop->named)
    document_add_words(document, RUN_PLAIN,
                       "Nobody's name is kept with a rating, and no spread of fewer than four "
                       "answers is shown.");
}

struct document *report_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Workshop report");

  actions_write(workshop, pack, document);
  priorities_write(workshop, pack, document);
  scores_write(workshop, pack, document);
  movements_write(workshop, pack, document);
  all_comments_write(workshop, pack, document);
  parked_write(workshop, pack, document);
  method_write(workshop, pack, document);
  return document;
}
