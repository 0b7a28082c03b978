/* side-document.c - what one side says of one dimension */

#include "content/documents-private.h"

/* ---- Rows -------------------------------------------------------------- */

static void row_write(struct prose *prose, struct document *document, guint32 row)
{
  const struct cell *cell = pack_cell(prose->pack, row);
  g_autofree char *anchor = anchor_new_index("cell", row);
  enum run_style style = RUN_PLAIN;
  struct block *block;

  switch ((enum cell_kind)cell->kind) {
  case CELL_POINT:
    block = document_add_bullet(document, anchor);
    break;
  case CELL_VOICE:
    block = document_add_voice(document, anchor);
    break;
  default:
    block = document_add_paragraph(document, anchor);
    style = cell->kind == CELL_HEADLINE ? RUN_STRONG : RUN_MUTED;
  }
  prose_add_text(prose, block, style, cell->text);
  prose_add_origin(prose, block, cell->origin);
}

static void rows_write(struct prose *prose, struct document *document, const struct cell_span *span)
{
  guint32 row = span->first_row;
  guint first, last;

  if (row == PACK_NONE)
    return;
  first = pack_cell(prose->pack, row)->first_stage;
  last = pack_cell(prose->pack, row)->last_stage;
  while (row != PACK_NONE) {
    const struct cell *cell = pack_cell(prose->pack, row);

    if (cell->first_stage != first || cell->last_stage != last)
      break;
    if (cell->kind != CELL_SHARED)
      row_write(prose, document, row);
    row = cell->next;
  }
}

static void shared_write(const struct pack *pack, struct document *document, guint dimension)
{
  const struct dimension *other = pack_dimension(pack, dimension);
  g_autofree char *target = anchor_new("dimension", other->id);
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_MUTED, "One cell with ");
  block_add_link(line, other->name, target);
}

/* ---- Stages ------------------------------------------------------------ */

/* "Stages 1-2 · Classroom training, E-learning" */
static char *span_heading(const struct pack *pack, const struct cell_span *span)
{
  g_autofree char *stages = stages_to_string(span->first_stage, span->last_stage);
  GString *heading = g_string_new(stages);

  heading->str[0] = g_ascii_toupper(heading->str[0]);
  for (guint number = span->first_stage; number <= span->last_stage; number++) {
    g_string_append(heading, number == span->first_stage ? " · " : ", ");
    g_string_append(heading, pack_stage(pack, number - 1)->name);
  }
  return g_string_free(heading, FALSE);
}

static void span_write(struct prose *prose, struct document *document, guint dimension,
                       const struct cell_span *span, bool headed)
{
  g_autofree char *heading = NULL;

  if (headed) {
    heading = span_heading(prose->pack, span);
    document_add_heading(document, 3, heading, NULL);
  }
  rows_write(prose, document, span);
  if (span->dimension != dimension && span->dimension < pack_n_dimensions(prose->pack))
    shared_write(prose->pack, document, span->dimension);
}

/* A cell may reach over the edge of a side: it then stands on both. */
static bool span_is_of_side(const struct cell_span *span, const struct side *side)
{
  return span->first_stage <= side->last_stage && span->last_stage >= side->first_stage;
}

static bool span_is_side(const struct cell_span *span, const struct side *side)
{
  return span->first_stage == side->first_stage && span->last_stage == side->last_stage;
}

void side_write(struct prose *prose, struct document *document, guint dimension, guint side_index)
{
  const struct side *side = pack_side(prose->pack, side_index);
  g_autoptr(GArray) spans = pack_cell_spans(prose->pack, dimension);

  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);

    if (span_is_of_side(span, side))
      span_write(prose, document, dimension, span, !span_is_side(span, side));
  }
}

/* ---- Documents --------------------------------------------------------- */

struct document *side_document(const struct pack *pack, guint dimension, guint side_index)
{
  const struct side *side = pack_side(pack, side_index);
  g_autofree char *stages = stages_to_string(side->first_stage, side->last_stage);
  g_auto(Prose) prose = prose_start(pack, true);
  struct document *document = pack_document_new(pack, side->name);

  document_set_subtitle(document, stages);
  side_write(&prose, document, dimension, side_index);
  return document;
}

/* "E-business · stages 1-4" */
static char *side_heading(const struct side *side)
{
  g_autofree char *stages = stages_to_string(side->first_stage, side->last_stage);

  return g_strconcat(side->name, " · ", stages, NULL);
}

void comparison_write(struct prose *prose, struct document *document, guint dimension, int level)
{
  guint n_sides = pack_n_sides(prose->pack);
  struct block *comparison = document_add_comparison(document, n_sides);

  for (guint i = 0; i < n_sides; i++) {
    struct document *column = block_column(comparison, i);
    g_autofree char *heading = side_heading(pack_side(prose->pack, i));

    document_add_heading(column, level, heading, NULL);
    side_write(prose, column, dimension, i);
  }
}
