/* screen-workshop.c - the home of a workshop: where one is in the agenda, the timer, what is to
 * be done now, and what comes next */
#include "tui/app.h"
#include "tui/block-text.h"
#include "tui/workshop-guide.h"

#define LEFT_COLUMNS  30 /* agenda and timer, with the rule beside them */
#define GUIDE_COLUMNS 34 /* at least, beside these */
#define AGENDA_LINES  (N_PHASES + 1)
#define TIMER_LINES   5
#define LEFT_LINES    (AGENDA_LINES + 2 + TIMER_LINES)

struct workshop_screen {
  struct pane pane;
  char *shown; /* what the pane says, as text: it is laid out anew when that changes */
  struct rect guide;
};

/* ---- The agenda -------------------------------------------------------- */

static void draw_phase(struct app *app, enum phase phase, int y, int x)
{
  const struct session *session = app->session;
  enum phase now = session->place.phase;
  enum screen_role role = phase == now ? ROLE_SELECTED : phase < now ? ROLE_MUTED : ROLE_TEXT;
  g_autofree char *minutes =
      g_strdup_printf("%3u", phase_minutes(phase, session->workshop->minutes));
  canvas_text(app, y, x, 3, ROLE_TEXT, phase < now ? "[x]" : phase == now ? "" : "[ ]");
  if (phase == now)
    canvas_glyph(app, y, x + 1, ROLE_CHOSEN, GLYPH_MARKER);
  canvas_text(app, y, x + 4, 11, role, phase_name(phase));
  canvas_text(app, y, x + 15, 7, ROLE_MUTED, minutes);
}

static void draw_agenda(struct app *app, struct rect area)
{
  canvas_text(app, area.y, area.x, area.width, ROLE_LABEL, "Agenda     minutes");
  for (guint i = 0; i < N_PHASES; i++)
    draw_phase(app, (enum phase)i, area.y + 1 + (int)i, area.x);
}

/* ---- The timer --------------------------------------------------------- */

static char *timer_label(struct app *app, gint64 left)
{
  const struct countdown *timer = &app->session->place.timer;
  g_autofree char *key = app_key(app, ACTION_TIMER);
  if (left < 0)
    return g_strdup("Over by");
  if (timer->runs)
    return g_strdup("Time left");
  return timer->used ? g_strdup_printf("Paused; %s goes on", key)
                     : g_strdup_printf("Timer; %s starts it", key);
}

static void draw_timer(struct app *app, struct rect area)
{
  gint64 left = countdown_left(&app->session->place.timer, session_time());
  g_autofree char *label = timer_label(app, left);
  g_autofree char *shown = countdown_to_string(left < 0 ? -left : left);
  struct rect digits = {area.y + 1, area.x, TIMER_LINES, area.width};
  canvas_text(app, area.y, area.x, area.width, left < 0 ? ROLE_WARNING : ROLE_LABEL, label);
  block_text_draw(app, digits, ROLE_STRONG, shown);
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_step(struct app *app, struct rect area)
{
  enum phase phase = app->session->place.phase;
  g_autofree char *step =
      g_strdup_printf("%s, step %u of %d", phase_name(phase), (guint)phase + 1, N_PHASES);
  canvas_text(app, area.y, area.x, area.width, ROLE_HEADING, step);
  canvas_cursor(app, area.y, area.x);
}

static void refresh_guide(struct app *app, struct workshop_screen *screen, bool agenda)
{
  struct render_options options = {.width = PROSE_COLUMNS};
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(Document) document = guide_document(app, agenda);
  document_format_by_name("text")->render(document, &options, text, NULL);
  if (g_strcmp0(text->str, screen->shown) == 0)
    return;
  g_free(screen->shown);
  screen->shown = g_string_free(g_steal_pointer(&text), FALSE);
  pane_refresh(&screen->pane, g_steal_pointer(&document));
}

/* Agenda and timer, where there is room for them beside the guide; what is left for that. */
static struct rect draw_left(struct app *app, struct rect inside)
{
  int rest = inside.width - LEFT_COLUMNS;
  struct rect left = {inside.y, inside.x, inside.height, LEFT_COLUMNS - 3};
  struct rect timer = {inside.y + AGENDA_LINES + 1, inside.x, TIMER_LINES + 1, left.width};
  draw_agenda(app, left);
  if (inside.height >= LEFT_LINES)
    draw_timer(app, timer);
  canvas_vertical(app, inside.y, inside.x + LEFT_COLUMNS - 2, inside.height, ROLE_RULE,
                  GLYPH_VERTICAL);
  return (struct rect){inside.y, inside.x + LEFT_COLUMNS, inside.height, MIN(rest, PROSE_COLUMNS)};
}

static void draw_guide(struct app *app, struct workshop_screen *screen, struct rect area,
                       bool agenda)
{
  screen->guide = (struct rect){area.y + 2, area.x, area.height - 2, area.width};
  refresh_guide(app, screen, agenda);
  pane_draw(app, &screen->pane, screen->guide, true);
  draw_step(app, area);
}

static void workshop_draw(struct app *app, void *state, struct rect area)
{
  struct workshop_screen *screen = state;
  guint above, below;
  const char *note = workbook_read_only(app->workbook) ? " · read-only" : "";
  g_autofree char *title = g_strconcat(app->session->workshop->name, note, NULL);
  struct rect inside = canvas_frame(app, area, title, true);
  bool beside = inside.width >= LEFT_COLUMNS + GUIDE_COLUMNS && inside.height >= AGENDA_LINES;
  struct rect right = beside ? draw_left(app, inside) : inside;
  draw_guide(app, screen, right, !beside);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static char *workshop_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Workshop");
}

/* ---- Keys and mouse ---------------------------------------------------- */

/* The first dimension that is asked, as the pack of the program has it. */
static void open_reading(struct app *app)
{
  const struct session *session = app->session;
  guint first = g_array_index(session->workshop->dimensions, guint32, 0);
  const char *id = pack_dimension(session->pack, first)->id;
  guint here = session->pack == app->pack ? first : pack_find_dimension(app->pack, id, NULL);
  if (here == PACK_NONE)
    app_say(app, "The pack that is open has no “%s”: start stage5 with the pack of the workshop",
            id);
  else
    dimension_open(app, here, NULL);
}

static void say_start(struct app *app)
{
  g_autofree char *key = app_key(app, ACTION_FORWARD);
  app_say(app, "Nothing is open from an earlier workshop. %s goes on to the next step", key);
}

static const enum action task_actions[] = {
    [TASK_CARRIED] = ACTION_WORKSHOP_ACTIONS,
    [TASK_RATE] = ACTION_RATE,
    [TASK_REVEAL] = ACTION_REVEAL,
    [TASK_RESULTS] = ACTION_RESULTS,
    [TASK_TOPIC] = ACTION_NEXT_TOPIC,
    [TASK_DOTS] = ACTION_DOTS,
    [TASK_ACTIONS] = ACTION_WORKSHOP_ACTIONS,
    [TASK_REPORT] = ACTION_REPORT,
};

static enum verdict do_task(struct app *app)
{
  enum task task = guide_task(app);
  if (task == TASK_READ)
    open_reading(app);
  else if (task == TASK_START)
    say_start(app);
  else
    return session_act(app, task_actions[task]);
  return HANDLED;
}

static enum verdict workshop_act(struct app *app, void *state, enum action action)
{
  struct workshop_screen *screen = state;
  if (action == ACTION_OPEN)
    return do_task(app);
  if (action == ACTION_PLAN_FOR) {
    planner_open_for(app, app->session->id);
    return HANDLED;
  }
  enum verdict verdict = pane_act(&screen->pane, action);
  return verdict == UNHANDLED ? session_act(app, action) : verdict;
}

static enum verdict workshop_mouse(struct app *app, void *state, const struct event *event)
{
  struct workshop_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->guide, event);
}

static struct document *workshop_document(struct app *app, void *state)
{
  (void)state;
  return report_document(app->session->workshop, app->session->pack);
}

static const char *workshop_document_id(struct app *app, void *state)
{
  (void)state;
  return app->session->workshop->name;
}

static void workshop_close(struct app *app, void *state)
{
  struct workshop_screen *screen = state;
  session_close(app);
  pane_clear(&screen->pane);
  g_free(screen->shown);
  g_free(screen);
}

static const struct screen_action workshop_actions[] = {
    {ACTION_OPEN, "Do what this step of the agenda asks for", "do it"},
    SESSION_ACTIONS,
    {ACTION_UP, "One line up", NULL},
    {ACTION_DOWN, "One line down", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_PLAN_FOR, NULL, NULL},
    {ACTION_PRINT, "Print the report of the workshop, or save it to a file", "print"},
    {ACTION_BACK, "Leave the workshop; it stays as it is", "back"},
};

static const struct screen_class workshop_screen = {
    .name = "workshop",
    .actions = workshop_actions,
    .n_actions = G_N_ELEMENTS(workshop_actions),
    .title = workshop_title,
    .draw = workshop_draw,
    .act = workshop_act,
    .mouse = workshop_mouse,
    .document = workshop_document,
    .document_id = workshop_document_id,
    .copied = workshop_document,
    .workbook_changed = session_screen_changed,
    .close = workshop_close,
};

/* ---- Opening ----------------------------------------------------------- */

void workshop_open(struct app *app, gint64 id)
{
  bool same = app->session && app->session->id == id;
  guint below = app->session ? app->session->home - !same : app->screens->len;
  if (!app_may_drop(app, below))
    return;
  app_drop(app, below);
  if (same || !session_open(app, id))
    return;
  struct workshop_screen *screen = g_new0(struct workshop_screen, 1);
  pane_show(&screen->pane, document_new(NULL), NULL);
  app_push(app, &workshop_screen, screen);
  app->session->home = app->screens->len;
  app_may_change_workbook(app); /* to say it before somebody tries */
}
