/* screen-tally.c - a show of hands, or what was counted on paper: how many said what
 *
 * Two lines of numbers, now and want. What is typed as on paper works too: a blank goes to the
 * next number, "?" to those who don't know, "-" to those whom it does not apply to; so a line
 * such as "0 2 4 1 1 ?2 -1" can be pasted. What is typed is in the workbook once one goes on.
 */
#include "tui/tally.h"

static char *tally_title(struct app *app, void *state)
{
  const struct tally_screen *screen = state;
  g_autofree char *place =
      g_strdup_printf("Hands  %u/%u", screen->at + 1, app->session->workshop->dimensions->len);
  return session_title(app, place);
}

/* ---- Taking it --------------------------------------------------------- */

/* To the dimension @by further on, or from now to want. */
static void tally_go(struct app *app, struct tally_screen *screen, int by)
{
  int last = (int)app->session->workshop->dimensions->len - 1, at = (int)screen->at + by;
  if (by && (at < 0 || at > last))
    app_say(app, by > 0 ? "This is the last dimension" : "This is the first dimension");
  screen->at = (guint)CLAMP(at, 0, last);
  screen->cell = 0;
  screen->side = by ? RATING_NOW : RATING_WANT;
  tally_read(app, screen);
}

/* Put in what has changed, and go where the question was asked for. */
static void take_tally(struct app *app, void *data)
{
  struct tally_screen *screen = data;
  g_autofree char *name = g_strdup(tally_name(app, screen)), *key = app_key(app, ACTION_UNDO);
  struct tally tallies[N_RATING_SIDES];
  guint n = 0;
  int then = screen->then;
  for (int side = 0; side < N_RATING_SIDES; side++)
    if (tally_line_is_changed(screen, side))
      tallies[n++] = (struct tally){.dimension = tally_dimension(app, screen),
                                    .round = (guint8)screen->round,
                                    .side = (enum rating_side)side,
                                    .counts = screen->typed[side]};
  if (!session_tallies(app, tallies, n))
    return;
  tally_go(app, screen, then);
  app_say(app, "“%s” is in the workbook. %s undoes it", name, key);
}

/* "11 for now"; what is too many. Transfer full; NULL if all is well. */
static char *too_many(struct app *app, const struct tally_screen *screen)
{
  GString *text = g_string_new(NULL);
  for (int side = 0; side < N_RATING_SIDES; side++) {
    guint n = tally_n_answers(app, screen, side);
    if (n > app->session->workshop->people && tally_line_is_changed(screen, side))
      g_string_append_printf(text, "%s%u for %s", text->len ? " and " : "", n,
                             rating_side_to_string((enum rating_side)side));
  }
  return g_string_free(text, !text->len);
}

/* Take it, and tally_go() on; more answers than people are asked about. */
static void tally_take(struct app *app, struct tally_screen *screen, int by)
{
  screen->then = by;
  if (!tally_is_changed(screen)) {
    tally_go(app, screen, by);
    return;
  }
  g_autofree char *much = too_many(app, screen);
  if (!app_may_change_workbook(app))
    return;
  if (!much) {
    take_tally(app, screen);
    return;
  }
  g_autofree char *people =
      g_strdup_printf("“%s” would have %s, and the workshop is for %u. Count again, or take it if "
                      "more have come.",
                      tally_name(app, screen), much, app->session->workshop->people);
  question_open(app, "More answers than people", people, "take it", take_tally, screen);
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void go_to_cell(struct tally_screen *screen, enum rating_side side, guint cell)
{
  screen->side = side;
  screen->cell = cell;
  screen->fresh = true;
}

/* To the next cell, or the one before, on to the other line at its end. */
static void step_cell(struct app *app, struct tally_screen *screen, int by)
{
  int n = (int)tally_n_cells(app);
  int place = CLAMP((int)screen->side * n + (int)screen->cell + by, 0, N_RATING_SIDES * n - 1);
  go_to_cell(screen, (enum rating_side)(place / n), (guint)(place % n));
}

static void set_cell(struct app *app, struct tally_screen *screen, guint32 number)
{
  *tally_cell(app, screen, (int)screen->side, screen->cell) = number;
  screen->fresh = false;
}

static void type_digit(struct app *app, struct tally_screen *screen, guint digit)
{
  guint32 number = screen->fresh ? 0 : *tally_cell(app, screen, (int)screen->side, screen->cell);
  if (number * 10 + digit <= WORKSHOP_MAX_TALLY)
    set_cell(app, screen, number * 10 + digit);
}

static void other_round(struct app *app, struct tally_screen *screen)
{
  if (!app->session->workshop->revealed[0])
    app_say(app, "Round 2 begins when round 1 is revealed");
  else if (tally_is_changed(screen))
    app_say(app, "Take what you typed, or take it back, before the other round");
  else {
    screen->round = WORKSHOP_ROUNDS + 1 - screen->round;
    go_to_cell(screen, RATING_NOW, 0);
    tally_read(app, screen);
  }
}

static enum verdict type_sign(struct app *app, struct tally_screen *screen, guint32 key)
{
  switch (key) {
  case ' ':
    step_cell(app, screen, 1);
    return HANDLED;
  case '?':
  case '-':
    go_to_cell(screen, screen->side, app->session->workshop->scale + (key == '-'));
    return HANDLED;
  case 'r':
    other_round(app, screen);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

static enum verdict tally_type(struct app *app, void *state, guint32 key)
{
  struct tally_screen *screen = state;
  if (key >= '0' && key <= '9') {
    type_digit(app, screen, key - '0');
    return HANDLED;
  }
  if (key != KEY_SPECIAL_BACKSPACE && key != KEY_SPECIAL_DELETE)
    return type_sign(app, screen, key);
  guint32 number = *tally_cell(app, screen, (int)screen->side, screen->cell);
  set_cell(app, screen, key == KEY_SPECIAL_DELETE ? 0 : number / 10);
  return HANDLED;
}

/* What was typed goes. */
static void drop_typed(struct app *app, void *data)
{
  (void)data;
  app_pop(app);
}

static enum verdict tally_back(struct app *app, const struct tally_screen *screen)
{
  if (!tally_is_changed(screen))
    return LEAVE;
  question_open(app, "Drop what you typed?", "These numbers are not in the workbook yet.",
                "drop them", drop_typed, NULL);
  return HANDLED;
}

/* What was typed and is not in the workbook is what is undone first. */
static enum verdict undo_typed(struct app *app, struct tally_screen *screen)
{
  if (!tally_is_changed(screen))
    return UNHANDLED;
  tally_read(app, screen);
  app_say(app, "What was typed is taken back");
  return HANDLED;
}

static enum verdict tally_move(struct app *app, struct tally_screen *screen, enum action action)
{
  switch (action) {
  case ACTION_LEFT:
  case ACTION_PREVIOUS:
    step_cell(app, screen, -1);
    return HANDLED;
  case ACTION_RIGHT:
  case ACTION_NEXT:
    step_cell(app, screen, 1);
    return HANDLED;
  case ACTION_UP:
  case ACTION_DOWN:
    go_to_cell(screen, action == ACTION_UP ? RATING_NOW : RATING_WANT, screen->cell);
    return HANDLED;
  case ACTION_FIRST:
  case ACTION_LAST:
    go_to_cell(screen, screen->side, action == ACTION_FIRST ? 0 : tally_n_cells(app) - 1);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

static enum verdict tally_act(struct app *app, void *state, enum action action)
{
  struct tally_screen *screen = state;
  switch (action) {
  case ACTION_OPEN:
    tally_take(app, screen, screen->side == RATING_WANT);
    return HANDLED;
  case ACTION_PAGE_DOWN:
  case ACTION_NEXT_TOPIC:
    tally_take(app, screen, 1);
    return HANDLED;
  case ACTION_PAGE_UP:
  case ACTION_PREVIOUS_TOPIC:
    tally_take(app, screen, -1);
    return HANDLED;
  case ACTION_UNDO:
    return undo_typed(app, screen);
  case ACTION_BACK:
  case ACTION_LEAVE:
    return tally_back(app, screen);
  case ACTION_TALLY:
    return HANDLED;
  default:
    return tally_move(app, screen, action) == HANDLED ? HANDLED : session_act(app, action);
  }
}

static enum verdict tally_mouse(struct app *app, void *state, const struct event *event)
{
  struct tally_screen *screen = state;
  enum rating_side side;
  guint cell;
  if (tally_cell_at(app, screen, event->y, event->x, &side, &cell))
    go_to_cell(screen, side, cell);
  return HANDLED;
}

/* What is being typed stays. */
static enum verdict tally_changed(struct app *app, void *state)
{
  struct tally_screen *screen = state;
  if (!app->session)
    return LEAVE;
  if (screen->round > 1 && !app->session->workshop->revealed[0])
    screen->round = 1;
  tally_read_others(app, screen);
  return HANDLED;
}

static bool tally_unsaved(struct app *app, void *state)
{
  const struct tally_screen *screen = state;
  (void)app;
  return tally_is_changed(screen);
}

static void tally_close(struct app *app, void *state)
{
  (void)app;
  g_free(state);
}

static const struct screen_action tally_actions[] = {
    {ACTION_OPEN, "Take the numbers, and on to the next line", "take"},
    {ACTION_PAGE_DOWN, "Take the numbers, and on to the next dimension", "dimension"},
    {ACTION_PAGE_UP, "Take the numbers, and back to the dimension before", "dimension"},
    {ACTION_LEFT, "The number before", "number"},
    {ACTION_RIGHT, "The number after", "number"},
    {ACTION_NEXT, "The number after, on to the other line", NULL},
    {ACTION_PREVIOUS, "The number before", NULL},
    {ACTION_UP, "The line “now”", NULL},
    {ACTION_DOWN, "The line “want”", NULL},
    {ACTION_FIRST, "To the first number", NULL},
    {ACTION_LAST, "To the last number", NULL},
    {ACTION_BACK, "Back; asks if something would be lost", "back"},
    {ACTION_NEXT_TOPIC, "Take the numbers, and on to the next dimension", NULL},
    {ACTION_PREVIOUS_TOPIC, "Take the numbers, and back to the dimension before", NULL},
    {ACTION_HELP, NULL, NULL},
    SESSION_ACTIONS,
};

static const struct screen_class tally_screen = {
    .name = "show of hands",
    .takes_text = true,
    .actions = tally_actions,
    .n_actions = G_N_ELEMENTS(tally_actions),
    .title = tally_title,
    .draw = tally_draw,
    .act = tally_act,
    .type = tally_type,
    .mouse = tally_mouse,
    .unsaved = tally_unsaved,
    .workbook_changed = tally_changed,
    .close = tally_close,
};

/* The place of @dimension among those that are asked, or the first. */
static guint place_of(const struct workshop *workshop, guint dimension)
{
  for (guint i = 0; i < workshop->dimensions->len; i++)
    if (g_array_index(workshop->dimensions, guint32, i) == dimension)
      return i;
  return 0;
}

void tally_open(struct app *app, guint dimension)
{
  const struct workshop *workshop = app->session->workshop;
  guint round = workshop_open_round(workshop);
  struct tally_screen *screen = g_new0(struct tally_screen, 1);
  screen->round = round ? round : WORKSHOP_ROUNDS;
  screen->at = place_of(workshop, dimension);
  tally_read(app, screen);
  app_push(app, &tally_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
