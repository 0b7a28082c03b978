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

/* Open ones first: they are what is left to be done. */
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
  for (guint state = ACTION_IS_OPEN; state <= ACTION_IS_DROPPED; state++)
    for (guint i = 0; i < workshop->actions->len; i++) {
      const struct workshop_action *action = workshop->actions->pdata[i];

      if (action->state == (enum action_state)state)
        action_row_write(pack, table, action);
    }
}

/* ---- Priorities -------------------------------------------------------- */

static void dots_write(const struct workshop *workshop, const struct pack *pack,
                       struct document *document)
{
  static const char *const headings[] = {"Dots went to", "Dots", "Place"};
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

/* "3", or nothing where nobody rated. */
static void median_cell_write(struct block *table, bool rated, guint median)
{
  g_autofree char *text = halves_to_string((int)median);

  block_add_decimal_cell(table, rated ? text : "");
}

static void priority_row_write(const struct workshop *workshop, const struct pack *pack,
                               struct block *table, guint place)
{
  guint32 dimension = g_array_index(workshop->priorities, guint32, place);
  guint round = last_rated_round(workshop, dimension);
  struct dimension_result result = workshop_result(workshop, dimension, MAX(round, 1));
  g_autofree char *number = g_strdup_printf("%u. ", place + 1);
  struct block *cell = block_add_cell(table);

  block_add_run(cell, RUN_STRONG, number);
  dimension_write(pack, cell, dimension);
  for (guint side = 0; side < N_RATING_SIDES; side++)
    median_cell_write(table, round > 0 && result.side[side].n > 0, result.side[side].median);
}

static void priorities_write(const struct workshop *workshop, const struct pack *pack,
                             struct document *document)
{
  static const char *const headings[] = {"Priority", "Now", "Want"};
  g_autofree char *decided =
      workshop->decider ? g_strdup_printf("Confirmed by %s.", workshop->decider) : NULL;
  struct block *table;

  document_add_heading(document, 1, "Priorities", NULL);
  document_add_words(document, RUN_PLAIN, decided ? decided : "No priority was confirmed.");
  if (workshop->priorities->len > 0) {
    table = document_add_table(document, G_N_ELEMENTS(headings), headings);
    for (guint i = 0; i < workshop->priorities->len; i++)
      priority_row_write(workshop, pack, table, i);
  }
  dots_write(workshop, pack, document);
}

/* ---- Scores ------------------------------------------------------------ */

/* "3  mixed  1 don't know" */
static void score_cell_write(struct block *cell, const struct statistics *statistics)
{
  g_autofree char *median = halves_to_string((int)statistics->median);

  if (statistics->n > 0) {
    block_add_solid(cell, RUN_STRONG, median);
    block_add_solid(cell, RUN_PLAIN, "  ");
    block_add_solid(cell, RUN_EMPHASIS, agreement_word_to_string(statistics->word));
  } else {
    block_add_run(cell, RUN_MUTED, "nobody rated");
  }
  others_write(cell, statistics);
}

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
  if (statistics.n > 0 && workshop_shows_spread(workshop, &statistics)) {
    g_autofree char *numbers = tally_to_string(counts, workshop->scale);

    spread_write(cell, workshop, counts);
    cell_set_data(cell, numbers);
  }
  score_cell_write(block_add_cell(table), &statistics);
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

    for (guint side = 0; round_has_answers(workshop, dimension, round) && side < N_RATING_SIDES;
         side++) {
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
  struct block *table = NULL;

  document_add_heading(document, 1, "Scores", NULL);
  secret_rounds_write(workshop, document);
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);

    if (last_rated_round(workshop, dimension) == 0)
      continue;
    table = table ? table : document_add_table(document, G_N_ELEMENTS(headings), headings);
    score_rows_write(workshop, pack, table, dimension);
  }
  if (workshop_last_revealed(workshop) > 0)
    unrated_dimensions_write(workshop, pack, document);
}

/* ---- Movement, comments, parking lot ----------------------------------- */

static void movements_write(const struct workshop *workshop, const struct pack *pack,
                            struct document *document)
{
  bool any = false;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    g_autofree char *words = movements_to_words(workshop, dimension);
    struct block *line;

    if (!words)
      continue;
    if (!any)
      document_add_heading(document, 2, "From round 1 to round 2", NULL);
    any = true;
    line = document_add_bullet(document, NULL);
    dimension_write(pack, line, dimension);
    block_add_run(line, RUN_PLAIN, ": ");
    block_add_run(line, RUN_PLAIN, words);
  }
}

/* The table of comments, once there is one. */
static struct block *comments_table_new(const struct workshop *workshop, struct document *document)
{
  static const char *const headings[] = {"Dimension", "Comment", "By"};

  document_add_heading(document, 1, "Comments", NULL);
  return document_add_table(document, workshop->named ? 3 : 2, headings);
}

static void comment_row_write(const struct workshop *workshop, struct block *table,
                              const struct rating *rating)
{
  const char *author = comment_author(workshop, rating);

  block_add_text_cell(table, rating->comment);
  if (workshop->named)
    block_add_text_cell(table, author ? author : "");
}

static void report_comments_write(const struct workshop *workshop, const struct pack *pack,
                                  struct document *document)
{
  struct block *table = NULL;

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    bool first = true;

    for (guint k = 0; k < workshop->ratings->len; k++) {
      const struct rating *rating = &g_array_index(workshop->ratings, struct rating, k);
      struct block *cell;

      if (rating->dimension != dimension || !comment_is_shown(workshop, rating))
        continue;
      table = table ? table : comments_table_new(workshop, document);
      cell = block_add_cell(table);
      if (first)
        dimension_write(pack, cell, dimension);
      first = false;
      comment_row_write(workshop, table, rating);
    }
  }
}

static void parked_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  static const char *const headings[] = {"Thought", "Dimension"};
  struct block *table = NULL;

  for (guint i = 0; i < workshop->notes->len; i++) {
    const struct workshop_note *note = workshop->notes->pdata[i];

    if (note->kind != NOTE_PARKED)
      continue;
    if (!table) {
      document_add_heading(document, 1, "Parked", NULL);
      table = document_add_table(document, G_N_ELEMENTS(headings), headings);
    }
    block_add_text_cell(table, note->text);
    if (note->dimension == PACK_NONE)
      block_add_text_cell(table, "");
    else
      dimension_write(pack, block_add_cell(table), note->dimension);
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

/* The answers of @round, all dimensions and both sides together. */
static struct statistics round_answers(const struct workshop *workshop, guint round)
{
  struct statistics sum = {0};

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    struct dimension_result result =
        workshop_result(workshop, g_array_index(workshop->dimensions, guint32, i), round);

    for (guint side = 0; side < N_RATING_SIDES; side++) {
      sum.n += result.side[side].n;
      sum.dont_know += result.side[side].dont_know;
      sum.not_applicable += result.side[side].not_applicable;
    }
  }
  return sum;
}

static void counts_write(const struct workshop *workshop, struct document *document)
{
  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++) {
    struct statistics answers = round_answers(workshop, round);
    g_autofree char *ratings = count_to_string(answers.n, "rating", "ratings");
    g_autofree char *expected = count_to_string(workshop->people, "was", "were");
    g_autofree char *words =
        g_strdup_printf("In round %u up to %u people answered a dimension; %s "
                        "expected. Together: %s, %u don't know, "
                        "%u not applicable.",
                        round, workshop_progress(workshop, round).most, expected, ratings,
                        answers.dont_know, answers.not_applicable);

    if (workshop->revealed[round - 1] && workshop_progress(workshop, round).most > 0)
      document_add_words(document, RUN_PLAIN, words);
  }
}

static void method_write(const struct workshop *workshop, const struct pack *pack,
                         struct document *document)
{
  document_add_heading(document, 1, "How this was done", NULL);
  scale_write(workshop, pack, document);
  counts_write(workshop, document);
  if (workshop_last_revealed(workshop) > 0)
    document_add_words(document, RUN_PLAIN,
                       "In a spread each ● is one rating; where there are many it stands for "
                       "several, and their number is written behind.");
  document_add_words(
      document, RUN_PLAIN,
      "Only ratings enter the scores; who did not know, or found that a dimension does not apply, "
      "is counted apart. "
      "The median is the rating in the middle. The gap is the median of want less the median of "
      "now.");
  document_add_words(document, RUN_PLAIN,
                     "Agreement is van der Eijk's A (2001), from 1, all alike, over 0, spread "
                     "evenly, to -1, half at each end: agreed from 0.7 on, split below 0.3, mixed "
                     "between.");
  document_add_words(
      document, RUN_PLAIN,
      workshop->named ? "This was a workshop with names: they are kept with ratings and comments."
                      : "Nobody's name is kept with a rating or a comment, and no spread of "
                        "fewer than four answers is shown.");
}

struct document *report_document(const struct workshop *workshop, const struct pack *pack)
{
  struct document *document = workshop_document_new(workshop, pack, "Workshop report");

  actions_write(workshop, pack, document);
  priorities_write(workshop, pack, document);
  scores_write(workshop, pack, document);
  movements_write(workshop, pack, document);
  report_comments_write(workshop, pack, document);
  parked_write(workshop, pack, document);
  method_write(workshop, pack, document);
  return document;
}
