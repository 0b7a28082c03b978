/* documents.c - what the builders of documents share */

#include "content/documents-private.h"

struct document *pack_document_new(const struct pack *pack, const char *title)
{
  struct document *document = document_new(title);
  const char *citation = pack_value(pack, "citation");
  const char *language = pack_value(pack, "language");

  if (*citation)
    document_set_footer(document, citation);
  if (*language)
    document_set_language(document, language);
  return document;
}

void document_add_words(struct document *document, enum run_style style, const char *text)
{
  if (*text)
    block_add_run(document_add_paragraph(document, NULL), style, text);
}

/* ---- Prose ------------------------------------------------------------- */

struct prose prose_start(const struct pack *pack, bool links)
{
  return (struct prose){
      .pack = pack,
      .terms = links && pack_n_terms(pack) > 0 ? g_array_new(FALSE, FALSE, sizeof(struct term_used))
                                               : NULL,
      .own_term = PACK_NONE,
  };
}

void prose_clear(struct prose *prose)
{
  g_clear_pointer(&prose->terms, g_array_unref);
}

/* Note that @term is used; true if it is to be a link here. */
static bool prose_use_term(struct prose *prose, guint32 term, bool may_link)
{
  const struct term_used first = {.term = term, .linked = may_link};

  if (term == prose->own_term)
    return false;
  for (guint i = 0; i < prose->terms->len; i++) {
    struct term_used *used = &g_array_index(prose->terms, struct term_used, i);
    bool links = may_link && !used->linked;

    if (used->term != term)
      continue;
    used->linked |= links;
    return links;
  }
  g_array_append_val(prose->terms, first);
  return may_link;
}

static void add_piece(struct block *block, enum run_style style, const char *text, gsize length)
{
  g_autofree char *piece = g_strndup(text, length);

  if (length > 0)
    block_add_run(block, style, piece);
}

static void add_term(const struct pack *pack, struct block *block, const char *text,
                     const struct term_use *use)
{
  g_autofree char *words = g_strndup(text + use->offset, use->length);
  g_autofree char *target = anchor_new("term", pack_term(pack, use->term)->name);

  block_add_link(block, words, target);
}

void prose_add_text(struct prose *prose, struct block *block, enum run_style style,
                    const char *text)
{
  bool may_link = style != RUN_STRONG && style != RUN_EMPHASIS;
  g_autoptr(GArray) uses = NULL;
  gsize written = 0;

  if (!prose->terms) {
    block_add_run(block, style, text);
    return;
  }
  uses = pack_terms_in(prose->pack, text);
  for (guint i = 0; i < uses->len; i++) {
    const struct term_use *use = &g_array_index(uses, struct term_use, i);

    if (!prose_use_term(prose, use->term, may_link))
      continue;
    add_piece(block, style, text + written, use->offset - written);
    add_term(prose->pack, block, text, use);
    written = use->offset + use->length;
  }
  add_piece(block, style, text + written, strlen(text) - written);
}

static bool pack_has_source_rows(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_cells(pack); i++)
    if (pack_cell(pack, i)->origin == ORIGIN_SOURCE)
      return true;
  return false;
}

/* The pack is looked through only when there is something to mark: a large one
 * that tells no origins costs nothing. */
static bool prose_marks(struct prose *prose, enum origin origin)
{
  if (origin != ORIGIN_STAGE5)
    return false;
  if (!prose->origins_known)
    prose->has_source = pack_has_source_rows(prose->pack);
  prose->origins_known = true;
  return prose->has_source;
}

void prose_add_origin(struct prose *prose, struct block *block, enum origin origin)
{
  g_autofree char *mark = g_strconcat(" [", origin_to_string(origin), "]", NULL);

  if (!prose_marks(prose, origin))
    return;
  block_add_run(block, RUN_MUTED, mark);
  prose->marked = true;
}

void prose_add_legend(const struct prose *prose, struct document *document)
{
  if (prose->marked)
    document_add_words(document, RUN_MUTED, "[stage5]: not in the source, added to it");
}

/* ---- Words ------------------------------------------------------------- */

const char *cell_kind_to_string(enum cell_kind kind)
{
  static const char *const words[] = {
      [CELL_HEADLINE] = "headline", [CELL_POINT] = "point",   [CELL_VOICE] = "voice",
      [CELL_NOTE] = "note",         [CELL_SHARED] = "shared",
  };

  return words[kind];
}

const char *prompt_kind_to_string(enum prompt_kind kind)
{
  static const char *const words[] = {
      [PROMPT_QUESTION] = "question",
      [PROMPT_SIGN] = "sign",
      [PROMPT_MISREADING] = "misreading",
      [PROMPT_FIRST_STEP] = "first-step",
  };

  return words[kind];
}

const char *origin_to_string(enum origin origin)
{
  static const char *const words[] = {
      [ORIGIN_NONE] = "", [ORIGIN_SOURCE] = "source", [ORIGIN_STAGE5] = "stage5"};

  return words[origin];
}

const char *weight_to_string(guint weight)
{
  static const char *const words[] = {"", "helpful", "needed", "essential"};

  return words[MIN(weight, G_N_ELEMENTS(words) - 1)];
}

const char *activity_mode_to_string(enum activity_mode mode)
{
  static const char *const words[] = {
      [MODE_WORK] = "work", [MODE_SOCIAL] = "social", [MODE_FORMAL] = "formal"};

  return words[mode];
}

const char *activity_mode_to_words(enum activity_mode mode)
{
  static const char *const words[] = {
      [MODE_WORK] = "on the job", [MODE_SOCIAL] = "with others", [MODE_FORMAL] = "course"};

  return words[mode];
}

char *stages_to_string(guint first, guint last)
{
  return first == last ? g_strdup_printf("stage %u", first)
                       : g_strdup_printf("stages %u-%u", first, last);
}

char *stages_to_range(guint first, guint last)
{
  return first == last ? g_strdup_printf("%u", first) : g_strdup_printf("%u-%u", first, last);
}

char *anchor_new(const char *kind, const char *id)
{
  return g_strconcat(kind, ":", id, NULL);
}

char *anchor_new_index(const char *kind, guint index)
{
  return g_strdup_printf("%s:%u", kind, index);
}

char *anchor_new_level(const char *skill, guint level)
{
  return g_strdup_printf("level:%s-%u", skill, level);
}

char *count_to_string(guint n, const char *one, const char *many)
{
  return g_strdup_printf("%u %s", n, n == 1 ? one : many);
}
