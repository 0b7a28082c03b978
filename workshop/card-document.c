/* card-document.c - what the facilitator has at hand while the group talks about a dimension */
#include "workshop/documents-private.h"

/* ---- The result -------------------------------------------------------- */

static void secret_write(const struct workshop *workshop, struct document *document,
                         guint dimension)
{
  for (guint round = 1; round <= WORKSHOP_ROUNDS; round++) {
    guint n = workshop_n_answers(workshop, dimension, round);
    g_autofree char *words =
        g_strdup_printf("Round %u is not revealed yet: so far %u of %u people have answered this.",
                        round, n, workshop->people);

    if (!workshop->revealed[round - 1] && (n > 0 || round == 1))
      document_add_words(document, RUN_PLAIN, words);
  }
}

static void result_write(const struct workshop *workshop, struct document *document,
                         guint dimension)
{
  guint round = last_rated_round(workshop, dimension);
  struct dimension_result result = workshop_result(workshop, dimension, MAX(round, 1));
  g_autofree char *reason = topic_reason(&result);

  if (round > 0) {
    document_add_words(document, RUN_STRONG, reason);
    result_lines_write(workshop, document, dimension, 0);
  } else if (workshop_last_revealed(workshop) > 0) {
    document_add_words(document, RUN_PLAIN, "Nobody rated this.");
  }
  secret_write(workshop, document, dimension);
}

/* ---- What was written down --------------------------------------------- */

/* Append @text; as a link to number @index of its @kind if there is one (not NULL). */
static void entry_write(struct block *block, const char *text, const char *kind, guint index)
{
  g_autofree char *number = g_strdup_printf("%u", index);
  g_autofree char *target = kind ? anchor_new(kind, number) : NULL;

  if (target)
    block_add_link(block, text, target);
  else
    block_add_run(block, RUN_PLAIN, text);
}

static void note_write(const struct workshop *workshop, struct document *document, guint index,
                       bool links)
{
  const struct workshop_note *note = workshop->notes->pdata[index];
  struct block *bullet = document_add_bullet(document, NULL);

  entry_write(bullet, note->text, links ? "note" : NULL, index);
  if (note->dimension == PACK_NONE)
    block_add_run(bullet, RUN_MUTED, " · about the whole workshop");
}

/* The notes of @kind that belong to @dimension, and, if @notes, those of no dimension. */
static void notes_write(const struct workshop *workshop, struct document *document,
                        enum note_kind kind, guint dimension, bool notes)
{
  bool any = false;

  for (guint i = 0; i < workshop->notes->len; i++) {
    const struct workshop_note *note = workshop->notes->pdata[i];
    bool wanted = note->dimension == dimension || (notes && note->dimension == PACK_NONE);

    if (note->kind != kind || !wanted)
      continue;
    if (!any)
      document_add_heading(document, 1,
                           kind == NOTE_PARKED ? "Parking lot" : "Notes that only you see", NULL);
    any = true;
    note_write(workshop, document, i, notes);
  }
}

static void action_write(struct document *document, const struct workshop_action *action,
                         const char *kind, guint index)
{
  static const char *const boxes[] = {"[ ] ", "[x] ", "[-] "};
  struct block *line = document_add_bullet(document, NULL);
  g_autofree char *due = g_date_valid(&action->due) ? date_to_words(&action->due) : NULL;

  block_add_run(line, RUN_PLAIN, boxes[action->state]);
  entry_write(line, action->text, kind, index);
  block_add_run(line, RUN_MUTED, " · ");
  block_add_run(line, RUN_MUTED, action->owner ? action->owner : "no owner");
  block_add_run(line, RUN_MUTED, " · ");
  block_add_run(line, RUN_MUTED, due ? due : "no due day");
  if (action->from) {
    block_add_run(line, RUN_MUTED, " · from ");
    block_add_run(line, RUN_MUTED, action->from);
  }
}

static void actions_write(const struct workshop *workshop, struct document *document,
                          guint dimension, bool links)
{
  bool any = false;

  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *action = workshop->actions->pdata[i];

    if (action->dimension != dimension)
      continue;
    if (!any)
      document_add_heading(document, 1, "Actions", NULL);
    any = true;
    action_write(document, action, links ? "action" : NULL, i);
  }
}

static bool has_comment(const struct workshop *workshop, guint dimension)
{
  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (rating->dimension == dimension && comment_is_shown(workshop, rating))
      return true;
  }
  return false;
}

static void voices_write(const struct workshop *workshop, struct document *document,
                         guint dimension)
{
  if (!has_comment(workshop, dimension))
    return;
  document_add_heading(document, 1, "What people wrote", NULL);
  comments_write(workshop, document, dimension);
}

/* ---- The card ---------------------------------------------------------- */

struct document *card_document(const struct workshop *workshop, const struct pack *pack,
                               guint dimension, bool notes)
{
  const struct dimension *record = pack_dimension(pack, dimension);
  struct document *document = workshop_document_new(workshop, pack, record->name);

  document_add_words(document, RUN_EMPHASIS, record->shift);
  document_add_words(document, RUN_PLAIN, record->question);
  result_write(workshop, document, dimension);
  if (notes)
    notes_write(workshop, document, NOTE_FACILITATOR, dimension, notes);
  dimension_prompts_write(pack, document, dimension);
  voices_write(workshop, document, dimension);
  notes_write(workshop, document, NOTE_PARKED, dimension, notes);
  actions_write(workshop, document, dimension, notes);
  return document;
}
