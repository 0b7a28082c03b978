/* projector.c - `stage5 project`: the screen for the room, its keys, and what it waits for */
#include "tui/projector.h"

#include "tui/app.h"
#include "tui/block-text.h"
#include "tui/session.h"

#define LOOK_MS    100 /* between two looks at the file and the clock */
#define MESSAGE_US (4 * G_USEC_PER_SEC)

/* ---- Drawing ----------------------------------------------------------- */

static void draw_trouble(struct app *app, const struct projector *projector)
{
  const char *sentence = projector->trouble;
  struct rect area = {1, 2, LINES - 1, COLS - 4};
  int used = block_text_draw(app, (struct rect){area.y, area.x, LINES / 2, area.width}, ROLE_STRONG,
                             sentence ? "Waiting for the workbook" : "No workshop yet");
  if (!sentence)
    sentence = "No workshop runs in this workbook. As soon as one does, it is shown here.";
  area.y += used;
  area.height -= used;
  projector_words(app, &area, ROLE_STRONG, sentence, 0);
}

static void draw_nothing(struct app *app, const struct projector *projector)
{
  canvas_fill(app, (struct rect){0, 0, LINES, COLS}, ROLE_DARK);
  canvas_text(app, LINES - 1, 1, COLS - 2, ROLE_DARK, projector->shown.workshop->name);
}

/* Results, of one dimension if one is talked about, once @round is revealed. */
static void draw_results(struct app *app, const struct projector *projector)
{
  if (!workshop_last_revealed(projector->shown.workshop))
    projector_draw_wait(app, projector);
  else if (projector->shown.place.dimension != PACK_NONE)
    projector_draw_dimension(app, projector);
  else
    projector_draw_results(app, projector);
}

static void draw_rating(struct app *app, const struct projector *projector, guint round)
{
  if (projector->shown.workshop->revealed[round - 1])
    draw_results(app, projector);
  else
    projector_draw_rate(app, projector, round);
}

static void draw_phase(struct app *app, const struct projector *projector)
{
  switch (projector->shown.place.phase) {
  case PHASE_READ:
    projector_draw_read(app, projector);
    break;
  case PHASE_RATE:
    draw_rating(app, projector, 1);
    break;
  case PHASE_REVEAL:
  case PHASE_DISCUSS:
    draw_results(app, projector);
    break;
  case PHASE_RERATE:
    draw_rating(app, projector, 2);
    break;
  case PHASE_DOTS:
    projector_draw_dots(app, projector);
    break;
  case PHASE_ACTIONS:
    projector_draw_actions(app, projector);
    break;
  case PHASE_CLOSE:
    projector_draw_close(app, projector);
    break;
  default:
    projector_draw_welcome(app, projector);
  }
}

static void projector_draw(struct app *app, void *state, struct rect area)
{
  const struct projector *projector = state;
  (void)area;
  if (projector->trouble || !projector->shown.workshop)
    draw_trouble(app, projector);
  else if (projector->shown.place.blank)
    draw_nothing(app, projector);
  else
    draw_phase(app, projector);
  canvas_cursor(app, LINES - 1, COLS - 1);
}

/* ---- Following --------------------------------------------------------- */

/* The timer as it would be drawn. */
static char *timer_to_string(const struct projector *projector)
{
  const char *word;
  g_autofree char *digits = projector_timer(projector, &word);
  return projector->shown.workshop ? g_strconcat(word, digits, NULL) : g_strdup("");
}

static bool timer_changed(struct projector *projector)
{
  g_autofree char *before = projector->timer;
  projector->timer = timer_to_string(projector);
  return g_strcmp0(before, projector->timer) != 0;
}

/* What was said goes by itself: the room is to see the workshop. */
static bool message_ends(struct app *app, struct projector *projector)
{
  gint64 now = g_get_monotonic_time();
  if (!app->message)
    projector->said = 0;
  else if (!projector->said)
    projector->said = now;
  if (!projector->said || now - projector->said < MESSAGE_US)
    return false;
  g_clear_pointer(&app->message, g_free);
  return true;
}

static gboolean on_look(gpointer data)
{
  struct app *app = data;
  void *state;
  app_screen_below(app, &state);
  struct projector *projector = state;
  bool news = projector_look(projector);
  bool ticked = timer_changed(projector);
  if (message_ends(app, projector) || news || ticked)
    app_draw(app);
  return G_SOURCE_CONTINUE;
}

/* ---- Keys -------------------------------------------------------------- */

/* Nothing but these does anything: the keyboard of a projector is at hand for anybody. */
static const struct screen_action projector_actions[] = {
    {ACTION_THEME, NULL, NULL},
    {ACTION_REDRAW, NULL, NULL},
    {ACTION_SUSPEND, NULL, NULL},
    {ACTION_HELP, NULL, NULL},
    {ACTION_BACK, "End this view; the workshop goes on", NULL},
    {ACTION_LEAVE, "End this view; the workshop goes on", NULL},
    {ACTION_QUIT, "End this view; the workshop goes on", NULL},
};

static enum verdict projector_act(struct app *app, void *state, enum action action)
{
  (void)state;
  switch (action) {
  case ACTION_THEME:
  case ACTION_REDRAW:
  case ACTION_SUSPEND:
    return UNHANDLED; /* works everywhere */
  case ACTION_HELP:
    help_open(app);
    return HANDLED;
  case ACTION_BACK:
  case ACTION_LEAVE:
  case ACTION_QUIT:
    app->running = false;
    return HANDLED;
  default:
    return HANDLED;
  }
}

static void projector_close(struct app *app, void *state)
{
  struct projector *projector = state;
  (void)app;
  g_source_remove(projector->source);
  projector_forget(projector);
  pack_free(projector->usual);
  g_free(projector->path);
  g_free(projector);
}

static const struct screen_class projector_screen = {
    .name = "projector",
    .bare = true,
    .actions = projector_actions,
    .n_actions = G_N_ELEMENTS(projector_actions),
    .draw = projector_draw,
    .act = projector_act,
    .close = projector_close,
};

/* ---- Starting ---------------------------------------------------------- */

static void projector_open(struct app *app)
{
  struct projector *projector = g_new0(struct projector, 1);
  projector->path = app->workbook_path ? g_strdup(app->workbook_path) : workbook_default_path();
  projector->usual = pack_read(app->pack_folder, NULL);
  projector_look(projector);
  projector->timer = timer_to_string(projector);
  projector->source = g_timeout_add(LOOK_MS, on_look, app);
  app_push(app, &projector_screen, projector);
  curs_set(0);
}

bool tui_project(const struct tui_options *options, GError **error)
{
  struct app app;
  bool mouse, good = app_set_up(&app, options, &mouse, error) &&
                     app_show(&app, false, projector_open, error);
  app_clear(&app);
  return good;
}
