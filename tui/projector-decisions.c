/* projector-decisions.c - what the room sees of what it decides: dots, priorities, actions */
#include "tui/block-text.h"
#include "tui/projector.h"

#define MAX_DOTS 20 /* that are drawn */

/* ---- Dots -------------------------------------------------------------- */

/* "●●●● 4 dots, tied"; where the most, @most, are too many to be drawn, fewer for all. */
static char *total_to_words(const struct dot_total *total, guint most)
{
  g_autoptr(GString) marks = g_string_new(NULL);
  g_autofree char *dots = count_to_string(total->dots, "dot", "dots");
  guint n = most > MAX_DOTS ? (guint)MAX((guint64)total->dots * MAX_DOTS / most, 1) : total->dots;
  for (guint i = 0; i < n; i++)
    g_string_append(marks, "●");
  return g_strdup_printf("%s  %s%s", marks->str, dots, total->tied ? ", tied" : "");
}

static GArray *total_items(const struct projection *shown)
{
  g_autoptr(GArray) totals = workshop_dot_totals(shown->workshop);
  GArray *items = projector_items_new();
  guint most = totals->len ? g_array_index(totals, struct dot_total, 0).dots : 0;
  for (guint i = 0; i < totals->len; i++) {
    const struct dot_total *total = &g_array_index(totals, struct dot_total, i);
    const char *name = pack_dimension(shown->pack, total->dimension)->name;
    projector_items_add(items, g_strdup_printf("%u %s", total->place, name),
                        total_to_words(total, most), false);
  }
  return items;
}

static void draw_giving(struct app *app, const struct projector *projector)
{
  const struct workshop *workshop = projector->shown.workshop;
  guint n = workshop_n_dotted(workshop);
  g_autofree char *headline = count_to_string(workshop->dots_each, "dot each", "dots each");
  g_autofree char *most =
      g_strdup_printf("On what shall we work first? In secret, and at most %u on one dimension.",
                      workshop->dots_most);
  g_autofree char *done = g_strdup_printf("%u of %u done", n, MAX(workshop->people, n));
  struct rect area = projector_head(app, projector, headline, LINES / 3);
  projector_words(app, &area, ROLE_TEXT, most, 1);
  block_text_draw(app, area, ROLE_TITLE, done);
}

static void draw_totals(struct app *app, const struct projector *projector)
{
  g_autoptr(GArray) items = total_items(&projector->shown);
  struct rect area = projector_head(app, projector, "Dots", LINES / 3);
  if (items->len)
    projector_items_draw(app, area, items, false);
  else
    projector_words(app, &area, ROLE_TEXT, "Nobody gave a dot.", 0);
}

/* ---- Priorities -------------------------------------------------------- */

static const char *priority_name(const struct projection *shown, guint index)
{
  guint32 dimension = g_array_index(shown->workshop->priorities, guint32, index);
  return pack_dimension(shown->pack, dimension)->name;
}

static GArray *priority_items(const struct projection *shown)
{
  GArray *items = projector_items_new();
  for (guint i = 0; i < shown->workshop->priorities->len; i++)
    projector_items_add(items, g_strdup_printf("%u %s", i + 1, priority_name(shown, i)), NULL,
                        false);
  return items;
}

static void draw_priorities(struct app *app, const struct projector *projector)
{
  const struct workshop *workshop = projector->shown.workshop;
  g_autoptr(GArray) items = priority_items(&projector->shown);
  g_autofree char *by =
      workshop->decider ? g_strdup_printf("Confirmed by %s", workshop->decider) : g_strdup("");
  struct rect area =
      projector_head(app, projector, items->len > 1 ? "Priorities" : "Priority", LINES / 3);
  projector_words(app, &area, ROLE_TEXT, by, 1);
  projector_items_draw(app, area, items, false);
}

void projector_draw_dots(struct app *app, const struct projector *projector)
{
  const struct workshop *workshop = projector->shown.workshop;
  if (workshop->priorities->len)
    draw_priorities(app, projector);
  else if (workshop->dots_closed)
    draw_totals(app, projector);
  else
    draw_giving(app, projector);
}

/* ---- Actions ----------------------------------------------------------- */

/* "Ann · by 1 February 2027"; NULL if neither is said. */
static char *action_to_words(const struct workshop_action *action)
{
  g_autofree char *day = g_date_valid(&action->due) ? date_to_words(&action->due) : NULL;
  g_autofree char *due = day ? g_strdup_printf("by %s", day) : NULL;
  const char *state = action->state == ACTION_IS_DONE ? "done" : NULL;
  const char *parts[] = {action->owner, due, state};
  GString *words = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i])
      g_string_append_printf(words, "%s%s", words->len ? " · " : "", parts[i]);
  return g_string_free(words, words->len == 0);
}

/* Those that were not dropped; the last one is marked. */
static GArray *action_items(const struct workshop *workshop)
{
  GArray *items = projector_items_new();
  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *action = workshop->actions->pdata[i];
    bool last = i + 1 == workshop->actions->len && !action->from;
    if (action->state != ACTION_IS_DROPPED)
      projector_items_add(items, g_strdup(action->text), action_to_words(action), last);
  }
  return items;
}

/* "Priorities: Formal learning · Technology" */
static char *priorities_to_words(const struct projection *shown)
{
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < shown->workshop->priorities->len; i++)
    g_string_append_printf(words, "%s%s", i ? " · " : "Priorities: ", priority_name(shown, i));
  return g_string_free(words, FALSE);
}

void projector_draw_actions(struct app *app, const struct projector *projector)
{
  g_autofree char *priorities = priorities_to_words(&projector->shown);
  g_autoptr(GArray) items = action_items(projector->shown.workshop);
  struct rect area = projector_head(app, projector, "Actions", LINES / 3);
  projector_words(app, &area, ROLE_TITLE, priorities, 1);
  if (items->len)
    projector_items_draw(app, area, items, true);
  else
    projector_words(app, &area, ROLE_TEXT, "Who does what by when, and what is the first step?", 0);
}

/* ---- The close --------------------------------------------------------- */

void projector_draw_close(struct app *app, const struct projector *projector)
{
  g_autoptr(GArray) priorities = priority_items(&projector->shown);
  g_autoptr(GArray) actions = action_items(projector->shown.workshop);
  g_autofree char *n = count_to_string(actions->len, "action", "actions");
  struct rect area = projector_head(app, projector, "Thank you", LINES / 3);
  projector_words(app, &area, ROLE_TITLE, n, 1);
  projector_items_draw(app, area, priorities, false);
}
