/* skill-document.c - one skill: its levels, who asks for it, what leads from level to level */

#include "content/documents-private.h"

/* ---- Levels ------------------------------------------------------------ */

static void opening_write(struct prose *prose, struct document *document, const char *text,
                          enum origin origin)
{
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_PLAIN, text);
  prose_add_origin(prose, line, origin);
}

static void levels_write(struct prose *prose, struct document *document, const struct skill *skill)
{
  document_add_heading(document, 1, "Levels", NULL);
  opening_write(prose, document, "What others can see somebody do.", skill->levels_origin);
  for (guint level = 0; level < N_LEVELS; level++) {
    g_autofree char *anchor = anchor_new_level(skill->id, level);
    struct block *line = document_add_bullet(document, anchor);

    block_add_meter(line, level, level, TOP_LEVEL);
    block_add_run(line, RUN_PLAIN, "  ");
    prose_add_text(prose, line, RUN_PLAIN, skill->levels[level]);
  }
}

/* ---- Roles ------------------------------------------------------------- */

static void roles_write(const struct pack *pack, struct document *document, guint skill)
{
  static const char *const headings[] = {"Role", "Side", "Level", "Weight"};
  g_autoptr(GArray) needs = needs_of_skill(pack, skill);
  struct block *table;

  if (needs->len == 0)
    return;
  document_add_heading(document, 1, "Roles that ask for it", NULL);
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < needs->len; i++) {
    const struct role_skill *need = pack_role_skill(pack, g_array_index(needs, guint32, i));
    const struct role *role = pack_role(pack, need->role);

    block_add_link_cell(table, role->name, "role", role->id);
    block_add_text_cell(table, pack_side(pack, role->side)->name);
    need_write_cells(table, need);
  }
}

/* ---- Activities -------------------------------------------------------- */

/* "1 hour", "2.5 hours". Transfer full. */
static char *hours_to_string(double hours)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd(number, sizeof number, "%.4g", hours);
  return g_strconcat(number, strcmp(number, "1") == 0 ? " hour" : " hours", NULL);
}

/* "on the job · 3 hours · over 6 weeks" */
static void measure_write(struct prose *prose, struct document *document,
                          const struct activity *activity, enum origin origin)
{
  g_autofree char *hours = hours_to_string(activity->hours);
  g_autofree char *weeks = g_strdup_printf(" · over %u weeks", activity->weeks);
  struct block *line = document_add_paragraph(document, NULL);

  block_add_run(line, RUN_MUTED, activity_mode_to_words((enum activity_mode)activity->mode));
  block_add_run(line, RUN_MUTED, " · ");
  block_add_run(line, RUN_MUTED, hours);
  if (activity->weeks > 1)
    block_add_run(line, RUN_MUTED, weeks);
  prose_add_origin(prose, line, origin);
}

static void evidence_write(struct prose *prose, struct document *document, const char *evidence)
{
  struct block *line;

  if (!*evidence)
    return;
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_STRONG, "Evidence: ");
  prose_add_text(prose, line, RUN_PLAIN, evidence);
}

static void touched_write(const struct pack *pack, struct document *document, guint index)
{
  const struct dimension *dimension;
  g_autofree char *target = NULL;
  struct block *line;

  if (index == PACK_NONE)
    return;
  dimension = pack_dimension(pack, index);
  target = anchor_new("dimension", dimension->id);
  line = document_add_paragraph(document, NULL);
  block_add_run(line, RUN_MUTED, "Touches: ");
  block_add_link(line, dimension->name, target);
}

/* @origin: of the activity, where it is to be marked. */
static void activity_write(struct prose *prose, struct document *document,
                           const struct activity *activity, enum origin origin)
{
  struct document *group = document_add_group(document);
  g_autofree char *anchor = anchor_new("activity", activity->id);

  document_add_heading(group, 3, activity->title, anchor);
  measure_write(prose, group, activity, origin);
  if (*activity->detail)
    prose_add_text(prose, document_add_paragraph(group, NULL), RUN_PLAIN, activity->detail);
  evidence_write(prose, group, activity->evidence);
  touched_write(prose->pack, group, activity->dimension);
}

/* The origin of all activities from @row on, if it is one; they are then marked once. */
static enum origin activities_origin(const struct pack *pack, guint32 row)
{
  enum origin origin = (enum origin)pack_activity(pack, row)->origin;

  for (; row != PACK_NONE; row = pack_activity(pack, row)->next_of_skill)
    if (pack_activity(pack, row)->origin != origin)
      return ORIGIN_NONE;
  return origin;
}

/* @together: all activities have one origin, and are marked with it already. */
static void step_write(struct prose *prose, struct document *document, guint32 first, guint from,
                       bool together)
{
  g_autofree char *heading = g_strdup_printf("From level %u to %u", from, from + 1);
  bool found = false;

  document_add_heading(document, 2, heading, NULL);
  for (guint32 row = first; row != PACK_NONE;
       row = pack_activity(prose->pack, row)->next_of_skill) {
    const struct activity *activity = pack_activity(prose->pack, row);

    if (activity->from != from)
      continue;
    activity_write(prose, document, activity,
                   together ? ORIGIN_NONE : (enum origin)activity->origin);
    found = true;
  }
  if (!found)
    document_add_words(document, RUN_MUTED, "The pack has no activity for this step.");
}

static void activities_write(struct prose *prose, struct document *document,
                             const struct skill *skill)
{
  enum origin origin;

  if (skill->first_activity == PACK_NONE)
    return;
  origin = activities_origin(prose->pack, skill->first_activity);
  document_add_heading(document, 1, "Activities", NULL);
  opening_write(prose, document, "What leads from each level to the next.", origin);
  for (guint from = 0; from < TOP_LEVEL; from++)
    step_write(prose, document, skill->first_activity, from, origin != ORIGIN_NONE);
}

/* ---- Data -------------------------------------------------------------- */

static void write_row(struct block *data, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    block_add_text_cell(data, texts[i]);
}

static void levels_write_data(struct block *data, const struct skill *skill)
{
  for (guint i = 0; i < N_LEVELS; i++) {
    g_autofree char *level = g_strdup_printf("%u", i);
    const char *texts[] = {skill->id, "level", "", level, "", "", "", skill->levels[i], ""};

    write_row(data, texts, G_N_ELEMENTS(texts));
  }
}

static void roles_write_data(const struct pack *pack, struct block *data, const struct skill *skill)
{
  guint32 row = skill->first_need;

  for (; row != PACK_NONE; row = pack_role_skill(pack, row)->next_of_skill) {
    const struct role_skill *need = pack_role_skill(pack, row);
    g_autofree char *level = g_strdup_printf("%u", need->level);
    const char *texts[] = {skill->id, "role", pack_role(pack, need->role)->id, level, "",
                           "",        "",     weight_to_string(need->weight),  ""};

    write_row(data, texts, G_N_ELEMENTS(texts));
  }
}

static void activities_write_data(const struct pack *pack, struct block *data,
                                  const struct skill *skill)
{
  guint32 row = skill->first_activity;

  for (; row != PACK_NONE; row = pack_activity(pack, row)->next_of_skill) {
    const struct activity *activity = pack_activity(pack, row);
    char hours[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *level = g_strdup_printf("%u", activity->to);
    g_autofree char *weeks = g_strdup_printf("%u", activity->weeks);
    g_autofree char *text =
        g_strjoin(*activity->detail ? ": " : "", activity->title, activity->detail, NULL);
    const char *texts[] = {skill->id,
                           "activity",
                           activity->id,
                           level,
                           activity_mode_to_string(activity->mode),
                           g_ascii_formatd(hours, sizeof hours, "%.4g", activity->hours),
                           weeks,
                           text,
                           activity->evidence};

    write_row(data, texts, G_N_ELEMENTS(texts));
  }
}

static void data_write(const struct pack *pack, struct document *document,
                       const struct skill *skill)
{
  static const char *const columns[] = {"skill", "kind",  "id",   "level",   "mode",
                                        "hours", "weeks", "text", "evidence"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  levels_write_data(data, skill);
  roles_write_data(pack, data, skill);
  activities_write_data(pack, data, skill);
}

/* ---- Document ---------------------------------------------------------- */

static void description_write(struct prose *prose, struct document *document,
                              const struct skill *skill)
{
  g_autofree char *anchor = anchor_new("skill", skill->id);
  struct block *line;

  if (!*skill->description)
    return;
  line = document_add_paragraph(document, anchor);
  prose_add_text(prose, line, RUN_PLAIN, skill->description);
  prose_add_origin(prose, line, skill->origin);
}

struct document *skill_document(const struct pack *pack, guint skill)
{
  const struct skill *shown = pack_skill(pack, skill);
  g_auto(Prose) prose = prose_start(pack, true);
  struct document *document = pack_document_new(pack, shown->name);
  g_autofree char *subtitle =
      g_strdup_printf("%s%sskill %u of %u", shown->group, *shown->group ? " · " : "", skill + 1,
                      pack_n_skills(pack));

  document_set_subtitle(document, subtitle);
  description_write(&prose, document, shown);
  levels_write(&prose, document, shown);
  roles_write(pack, document, skill);
  activities_write(&prose, document, shown);
  prose_add_legend(&prose, document);
  data_write(pack, document, shown);
  return document;
}
