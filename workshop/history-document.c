/* history-document.c - two workshops side by side: what has changed from one to the other */
#include "workshop/documents-private.h"

/* A workshop, and the pack it was held on. */
struct held {
  const struct workshop *workshop;
  const struct pack *pack;
};

struct history {
  struct held earlier, later;
  bool same_scale; /* else medians cannot be held against each other */
};

static struct history history_new(struct held one, struct held other)
{
  bool turn = g_date_compare(&other.workshop->date, &one.workshop->date) < 0;

  return (struct history){turn ? other : one, turn ? one : other,
                          one.workshop->scale == other.workshop->scale};
}

/* ---- One dimension ----------------------------------------------------- */

/* What a workshop says of a dimension. */
struct standing {
  guint32 dimension; /* in its pack, or PACK_NONE if it was not asked */
  guint round;       /* or 0 if nobody rated in a round that was revealed */
  struct dimension_result result;
};

static struct standing held_standing(const struct held *held, const char *id)
{
  struct standing standing = {.dimension = pack_dimension_with_id(held->pack, id)};

  if (standing.dimension != PACK_NONE && !held->workshop->asked[standing.dimension])
    standing.dimension = PACK_NONE;
  if (standing.dimension == PACK_NONE)
    return standing;
  standing.round = last_rated_round(held->workshop, standing.dimension);
  if (standing.round > 0)
    standing.result = workshop_result(held->workshop, standing.dimension, standing.round);
  return standing;
}

static bool standing_is_rated(const struct standing *standing, enum rating_side side)
{
  return standing->round > 0 && standing->result.side[side].n > 0;
}

/* By how much the median has moved, in halves; false if that cannot be said. */
static bool history_change(const struct history *history, const struct standing *earlier,
                           const struct standing *later, enum rating_side side, int *change)
{
  if (!history->same_scale || !standing_is_rated(earlier, side) || !standing_is_rated(later, side))
    return false;
  *change = (int)later->result.side[side].median - (int)earlier->result.side[side].median;
  return true;
}

/* "+1", "-0.5", "0". Transfer full. */
static char *change_to_string(int change)
{
  g_autofree char *size = halves_to_string(change);

  return g_strconcat(change > 0 ? "+" : "", size, NULL);
}

/* ---- The table --------------------------------------------------------- */

static void standing_cell_write(struct block *table, const struct standing *standing,
                                enum rating_side side)
{
  struct block *cell = block_add_cell(table);

  if (!standing_is_rated(standing, side)) {
    block_add_run(cell, RUN_MUTED, "nobody rated");
    return;
  }

  g_autofree char *median = halves_to_string((int)standing->result.side[side].median);

  block_add_run(cell, RUN_STRONG, median);
  block_add_run(cell, RUN_PLAIN, " ");
  block_add_run(cell, RUN_PLAIN, agreement_word_to_string(standing->result.side[side].word));
}

static void side_row_write(const struct history *history, struct block *table,
                           const struct standing *earlier, const struct standing *later,
                           enum rating_side side)
{
  int change = 0;
  bool known = history_change(history, earlier, later, side, &change);
  g_autofree char *words = known ? change_to_string(change) : NULL;
  struct block *cell = block_add_cell(table);

  if (side == RATING_NOW)
    dimension_write(history->later.pack, cell, later->dimension);
  block_add_text_cell(table, rating_side_to_string(side));
  standing_cell_write(table, earlier, side);
  standing_cell_write(table, later, side);
  block_add_run(block_add_cell(table), change != 0 ? RUN_STRONG : RUN_PLAIN, words);
}

/* The table, once there is a row for it. */
static struct block *medians_table(const struct history *history, struct document *document)
{
  const char *const headings[] = {"Dimension", "Side", history->earlier.workshop->name,
                                  history->later.workshop->name, "Change"};

  return document_add_table(document, G_N_ELEMENTS(headings), headings);
}

static void no_scale_write(const struct history *history, struct document *document)
{
  g_autofree char *words = g_strdup_printf(
      "No change is shown: the ratings of the earlier workshop go from 1 to %u, those of the later "
      "one from 1 to %u.",
      history->earlier.workshop->scale, history->later.workshop->scale);

  if (!history->same_scale)
    document_add_words(document, RUN_PLAIN, words);
}

static void medians_write(const struct history *history, struct document *document)
{
  const struct held *later = &history->later;
  struct block *table = NULL;

  document_add_heading(document, 1, "Dimensions", NULL);
  no_scale_write(history, document);
  for (guint i = 0; i < later->workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(later->workshop->dimensions, guint32, i);
    const char *id = pack_dimension(later->pack, dimension)->id;
    struct standing before = held_standing(&history->earlier, id), after = held_standing(later, id);

    if (before.dimension == PACK_NONE || before.round + after.round == 0)
      continue;
    table = table ? table : medians_table(history, document);
    for (guint side = 0; side < N_RATING_SIDES; side++)
      side_row_write(history, table, &before, &after, (enum rating_side)side);
  }
  if (!table)
    document_add_words(document, RUN_PLAIN,
                       "There is no result yet of a dimension that both workshops asked.");
}

/* "Only in “Winter”: Alpha, Beta." */
static void only_in_write(struct document *document, const struct held *held,
                          const struct held *other)
{
  struct block *line = NULL;
  g_autofree char *words = g_strdup_printf("Only in “%s”: ", held->workshop->name);

  for (guint i = 0; i < held->workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(held->workshop->dimensions, guint32, i);
    struct standing there = held_standing(other, pack_dimension(held->pack, dimension)->id);

    if (there.dimension != PACK_NONE)
      continue;
    if (!line) {
      line = document_add_paragraph(document, NULL);
      block_add_run(line, RUN_STRONG, words);
    } else {
      block_add_run(line, RUN_PLAIN, ", ");
    }
    dimension_write(held->pack, line, dimension);
  }
}

/* ---- What became of the actions ---------------------------------------- */

/* The state of @action of the earlier workshop: where it was carried over into the later one,
 * what it is there. */
static enum action_state state_since(const struct history *history,
                                     const struct workshop_action *action)
{
  const struct workshop *later = history->later.workshop;
  const char *from = action->from ? action->from : history->earlier.workshop->name;

  for (guint i = 0; i < later->actions->len && action->state == ACTION_IS_OPEN; i++) {
    const struct workshop_action *other = later->actions->pdata[i];

    if (g_str_equal(other->text, action->text) && g_strcmp0(other->from, from) == 0)
      return other->state;
  }
  return action->state;
}

/* "3 actions: 1 done, 2 open, 0 dropped." Transfer full. */
static char *states_to_words(const struct history *history)
{
  const GPtrArray *actions = history->earlier.workshop->actions;
  g_autofree char *number = count_to_string(actions->len, "action", "actions");
  guint n[ACTION_IS_DROPPED + 1] = {0};

  for (guint i = 0; i < actions->len; i++)
    n[state_since(history, actions->pdata[i])]++;
  return g_strdup_printf("%s: %u done, %u open, %u dropped.", number, n[ACTION_IS_DONE],
                         n[ACTION_IS_OPEN], n[ACTION_IS_DROPPED]);
}

static void action_row_write(const struct history *history, struct block *table,
                             const struct workshop_action *action)
{
  g_autofree char *due = g_date_valid(&action->due) ? date_to_words(&action->due) : NULL;
  enum action_state state = state_since(history, action);

  block_add_text_cell(table, action->text);
  block_add_text_cell(table, action->owner ? action->owner : "");
  block_add_text_cell(table, due ? due : "");
  block_add_run(block_add_cell(table), state == ACTION_IS_OPEN ? RUN_STRONG : RUN_PLAIN,
                action_state_to_string(state));
}

static void past_actions_write(const struct history *history, struct document *document)
{
  static const char *const headings[] = {"Action", "Owner", "Due", "State"};
  const GPtrArray *actions = history->earlier.workshop->actions;
  g_autofree char *title =
      g_strdup_printf("What became of the actions of “%s”", history->earlier.workshop->name);
  g_autofree char *states = states_to_words(history);
  struct block *table;

  document_add_heading(document, 1, title, NULL);
  if (actions->len == 0) {
    document_add_words(document, RUN_PLAIN, "No action was agreed there.");
    return;
  }
  document_add_words(document, RUN_PLAIN, states);
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < actions->len; i++)
    action_row_write(history, table, actions->pdata[i]);
}

/* ---- Data -------------------------------------------------------------- */

static void standing_data_write(struct block *data, const struct held *held,
                                const struct standing *standing, enum rating_side side)
{
  const struct statistics *statistics = &standing->result.side[side];
  bool rated = standing_is_rated(standing, side);
  g_autofree char *median = rated ? halves_to_string((int)statistics->median) : NULL;

  block_add_text_cell(data, held->workshop->name);
  if (standing->round > 0) {
    block_add_number_cell(data, standing->round);
    block_add_number_cell(data, statistics->n);
  } else {
    block_add_text_cell(data, "");
    block_add_text_cell(data, "");
  }
  block_add_decimal_cell(data, median ? median : "");
  block_add_text_cell(data, rated ? agreement_word_to_string(statistics->word) : "");
}

static void dimension_data_write(const struct history *history, struct block *data, const char *id)
{
  struct standing earlier = held_standing(&history->earlier, id);
  struct standing later = held_standing(&history->later, id);

  for (guint i = 0; i < N_RATING_SIDES; i++) {
    enum rating_side side = (enum rating_side)i;
    int change = 0;
    bool known = history_change(history, &earlier, &later, side, &change);
    g_autofree char *words = known ? halves_to_string(change) : NULL;

    block_add_text_cell(data, id);
    block_add_text_cell(data, rating_side_to_string(side));
    standing_data_write(data, &history->earlier, &earlier, side);
    standing_data_write(data, &history->later, &later, side);
    block_add_decimal_cell(data, words ? words : "");
  }
}

static void history_write_data(const struct history *history, struct document *document)
{
  static const char *const columns[] = {
      "dimension",      "side",         "earlier", "earlier_round", "earlier_n",
      "earlier_median", "earlier_word", "later",   "later_round",   "later_n",
      "later_median",   "later_word",   "change"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);
  const struct held *both[] = {&history->later, &history->earlier};

  for (guint i = 0; i < G_N_ELEMENTS(both); i++)
    for (guint k = 0; k < both[i]->workshop->dimensions->len; k++) {
      guint32 dimension = g_array_index(both[i]->workshop->dimensions, guint32, k);
      const char *id = pack_dimension(both[i]->pack, dimension)->id;
      bool is_written = i > 0 && held_standing(both[0], id).dimension != PACK_NONE;

      if (!is_written)
        dimension_data_write(history, data, id);
    }
}

/* ---- The document ------------------------------------------------------ */

/* "4 July 2026, 8 people". Transfer full. */
static char *held_to_words(const struct held *held)
{
  g_autofree char *day = date_to_words(&held->workshop->date);
  g_autofree char *people = count_to_string(held->workshop->people, "person", "people");

  return g_strconcat(day, ", ", people, NULL);
}

struct document *history_document(const struct workshop *one, const struct pack *one_pack,
                                  const struct workshop *other, const struct pack *other_pack)
{
  const struct history history =
      history_new((struct held){one, one_pack}, (struct held){other, other_pack});
  const struct held *earlier = &history.earlier, *later = &history.later;
  g_autofree char *title =
      g_strconcat("From ", earlier->workshop->name, " to ", later->workshop->name, NULL);
  g_autofree char *before = held_to_words(earlier), *after = held_to_words(later);
  g_autofree char *subtitle = g_strconcat(before, " → ", after, NULL);
  struct document *document = pack_document_new(later->pack, title);

  document_set_subtitle(document, subtitle);
  medians_write(&history, document);
  only_in_write(document, earlier, later);
  only_in_write(document, later, earlier);
  past_actions_write(&history, document);
  history_write_data(&history, document);
  return document;
}
