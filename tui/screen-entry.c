/* screen-entry.c - pass the keyboard: who rates next */
#include "tui/entry.h"

struct entry_screen {
  struct people people; /* the first member: entry_sit() */
  guint round;          /* that is rated in */
  bool topics_first;    /* in round 2: begin with what was not agreed on in round 1 */
};

/* ---- How far somebody is ----------------------------------------------- */

static bool has_begun(const struct workshop *workshop, const struct person *person, guint round)
{
  for (guint32 at = person->first_rating; at != PACK_NONE;) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, at);
    if (rating->round == round)
      return true;
    at = rating->next;
  }
  return false;
}

static enum progress entry_progress(const struct workshop *workshop, const char *label,
                                    char **words)
{
  gpointer index;
  guint round = workshop_open_round(workshop);
  bool known = g_hash_table_lookup_extended(workshop->labels, label, NULL, &index);
  const struct person *person =
      known ? &g_array_index(workshop->persons, struct person, GPOINTER_TO_UINT(index)) : NULL;
  if (!round || !person || !has_begun(workshop, person, round)) {
    *words = g_strdup("not yet");
    return PROGRESS_NONE;
  }
  guint n = person->n_done[round - 1], all = workshop->dimensions->len;
  *words = n == all ? g_strdup("done") : g_strdup_printf("begun, %u of %u", n, all);
  return n == all ? PROGRESS_DONE : PROGRESS_BEGUN;
}

/* ---- Who sits down ----------------------------------------------------- */

static bool is_listed(const GArray *dimensions, guint32 dimension)
{
  for (guint i = 0; i < dimensions->len; i++)
    if (g_array_index(dimensions, guint32, i) == dimension)
      return true;
  return false;
}

/* What was split or mixed in round 1, the most divided first. */
static void add_topics(GArray *order, const struct workshop *workshop)
{
  g_autoptr(GArray) topics = workshop_topics(workshop, 1);
  for (guint i = 0; i < topics->len; i++) {
    const struct dimension_result *topic = &g_array_index(topics, struct dimension_result, i);
    if (topic->word == WORD_SPLIT || topic->word == WORD_MIXED)
      g_array_append_val(order, topic->dimension);
  }
}

/* The dimensions in the order in which they are asked. Transfer full. */
static GArray *order_dimensions(const struct workshop *workshop, bool topics_first)
{
  GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (topics_first)
    add_topics(order, workshop);
  for (guint i = 0; i < workshop->dimensions->len; i++) {
    guint32 dimension = g_array_index(workshop->dimensions, guint32, i);
    if (!is_listed(order, dimension))
      g_array_append_val(order, dimension);
  }
  return order;
}

static void entry_sit(struct app *app, struct people *people, const char *label)
{
  const struct entry_screen *screen = (const struct entry_screen *)people;
  GArray *order =
      order_dimensions(app->session->workshop, screen->round > 1 && screen->topics_first);
  entry_rating_open(app, people, label, screen->round, order);
}

/* ---- Drawing ----------------------------------------------------------- */

/* Which dimensions come first in round 2, and the key for the other way. Transfer full. */
static char *order_words(struct app *app, const struct entry_screen *screen)
{
  g_autofree char *key = app_key(app, ACTION_VIEW);
  if (screen->round == 1)
    return g_strdup("");
  return g_strdup_printf(screen->topics_first
                             ? " What was split or mixed in round 1 is asked first; %s: all in the "
                               "table's order."
                             : " All is asked in the table's order; %s: what was split or mixed in "
                               "round 1 first.",
                         key);
}

/* What stands above the people. Transfer full. */
static char *entry_words(struct app *app, const struct entry_screen *screen)
{
  const struct workshop *workshop = app->session->workshop;
  guint done = workshop_n_done(workshop, screen->round);
  if (done && done == workshop->people) {
    g_autofree char *reveal = app_key(app, ACTION_REVEAL), *back = app_key(app, ACTION_BACK);
    return g_strdup_printf("Everybody has rated everything: %s reveals the results, %s goes back.",
                           reveal, back);
  }
  g_autofree char *order = order_words(app, screen);
  g_autofree char *unknown = count_to_string(screen->people.n_unknown, "person", "people");
  if (screen->people.n_unknown)
    return g_strdup_printf("Who rates next? %s answered, and it is not known who, as after a "
                           "reveal that was undone: let only those sit down who have not rated "
                           "yet.%s",
                           unknown, order);
  return g_strdup_printf("Who rates next? %u of %u have rated everything.%s", done,
                         workshop->people, order);
}

static void entry_draw(struct app *app, void *state, struct rect area)
{
  struct entry_screen *screen = state;
  g_autofree char *title = g_strdup_printf("Pass the keyboard · round %u", screen->round);
  g_autofree char *text = entry_words(app, screen);
  people_draw(app, &screen->people, area, title, text);
}

static char *entry_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Entry");
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void switch_order(struct app *app, struct entry_screen *screen)
{
  if (screen->round == 1)
    app_say(app, "In round 1 all is asked in the table's order");
  else
    screen->topics_first = !screen->topics_first;
}

static enum verdict entry_act(struct app *app, void *state, enum action action)
{
  struct entry_screen *screen = state;
  if (action == ACTION_RATE)
    return HANDLED;
  if (action == ACTION_VIEW) {
    switch_order(app, screen);
    return HANDLED;
  }
  enum verdict verdict = people_act(app, &screen->people, action);
  return verdict == UNHANDLED ? session_act(app, action) : verdict;
}

static enum verdict entry_mouse(struct app *app, void *state, const struct event *event)
{
  struct entry_screen *screen = state;
  return people_mouse(app, &screen->people, event);
}

/* The round that was rated in is another one now, perhaps in the middle of a comment. */
static void say_round_is_over(struct app *app, guint round)
{
  bool typing = !app_may_drop(app, app->session->home);
  if (!app->session->workshop->revealed[round - 1])
    app_say(app, "Round %u is open again: the reveal was undone", round - 1);
  else
    app_say(app, "Round %u was revealed. What was said until then is in it%s", round,
            typing ? ", but not the comment that was being typed" : "");
}

static enum verdict entry_changed(struct app *app, void *state)
{
  struct entry_screen *screen = state;
  if (!app->session)
    return LEAVE;
  if (workshop_open_round(app->session->workshop) != screen->round) {
    say_round_is_over(app, screen->round);
    return LEAVE;
  }
  people_update(&screen->people, app->session->workshop,
                workshop_n_unlabelled(app->session->workshop, screen->round));
  return HANDLED;
}

static void entry_close(struct app *app, void *state)
{
  struct entry_screen *screen = state;
  (void)app;
  people_clear(&screen->people);
  g_free(screen);
}

static const struct screen_action entry_actions[] = {
    PEOPLE_ACTIONS,
    {ACTION_VIEW, "In round 2: what was not agreed on first, or all in order", NULL},
    {ACTION_BACK, "Back to the workshop", "back"},
    SESSION_ACTIONS,
};

static const struct screen_class entry_screen = {
    .name = "entry",
    .actions = entry_actions,
    .n_actions = G_N_ELEMENTS(entry_actions),
    .title = entry_title,
    .draw = entry_draw,
    .act = entry_act,
    .mouse = entry_mouse,
    .workbook_changed = entry_changed,
    .close = entry_close,
};

void entry_open(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  guint round = workshop_open_round(workshop);
  if (!round) {
    g_autofree char *key = app_key(app, ACTION_RESULTS);
    app_say(app, "Both rounds are revealed, so their ratings stand: %s shows them", key);
    return;
  }
  struct entry_screen *screen = g_new0(struct entry_screen, 1);
  screen->round = round;
  screen->topics_first = true;
  people_init(&screen->people, entry_progress, entry_sit);
  people_update(&screen->people, workshop, workshop_n_unlabelled(workshop, round));
  people_select_next(&screen->people, workshop);
  app_push(app, &entry_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
