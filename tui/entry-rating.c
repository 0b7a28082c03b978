/* entry-rating.c - one person rates, dimension by dimension, unseen by the others
 *
 * What is shown as said was said since this person sat down, and is in the workbook. Whoever
 * sat there before under the same label, and said what, is not shown.
 */
#include "tui/entry.h"

guint32 entry_dimension(const struct rating_screen *screen, guint index)
{
  return g_array_index(screen->order, guint32, index);
}

struct said *entry_said(const struct rating_screen *screen, guint index)
{
  return &g_array_index(screen->said, struct said, index);
}

gint8 entry_kept_answer(struct app *app, const struct rating_screen *screen, guint index,
                        enum rating_side side)
{
  const struct rating *rating = workshop_rating(app->session->workshop, screen->label,
                                                entry_dimension(screen, index), screen->round);
  return rating ? rating->answer[side] : ANSWER_NOT_ASKED;
}

gint8 entry_shown_answer(struct app *app, const struct rating_screen *screen, enum rating_side side)
{
  gint8 said = entry_said(screen, screen->at)->answer[side];
  return entry_kept_answer(app, screen, screen->at, side) == said ? said : ANSWER_NOT_ASKED;
}

static bool is_answered(struct app *app, const struct rating_screen *screen, guint index)
{
  return entry_kept_answer(app, screen, index, RATING_NOW) != ANSWER_NOT_ASKED &&
         entry_kept_answer(app, screen, index, RATING_WANT) != ANSWER_NOT_ASKED;
}

/* ---- Going through them ------------------------------------------------ */

static void go_to(struct rating_screen *screen, guint index, enum rating_side side)
{
  screen->at = index;
  screen->side = side;
  screen->typed = 0;
}

/* To the first that lacks an answer; if none does, this person has finished. */
static enum verdict end_or_go_on(struct app *app, struct rating_screen *screen)
{
  guint open = 0, first = 0;
  for (guint i = screen->order->len; i > 0; i--)
    if (!is_answered(app, screen, i - 1)) {
      first = i - 1;
      open++;
    }
  if (!open) {
    people_finish(app, screen->people);
    return HANDLED;
  }
  g_autofree char *key = app_key(app, ACTION_BACK);
  go_to(screen, first,
        entry_kept_answer(app, screen, first, RATING_NOW) == ANSWER_NOT_ASKED ? RATING_NOW
                                                                              : RATING_WANT);
  app_say(app, "%u of %u are not answered yet; this is the first. %s leaves them open", open,
          screen->order->len, key);
  return HANDLED;
}

static enum verdict go_on(struct app *app, struct rating_screen *screen)
{
  if (screen->side == RATING_NOW)
    go_to(screen, screen->at, RATING_WANT);
  else if (screen->at + 1 < screen->order->len)
    go_to(screen, screen->at + 1, RATING_NOW);
  else
    return end_or_go_on(app, screen);
  return HANDLED;
}

static void go_back(struct rating_screen *screen)
{
  if (screen->side == RATING_WANT)
    go_to(screen, screen->at, RATING_NOW);
  else if (screen->at)
    go_to(screen, screen->at - 1, RATING_WANT);
}

static void step(struct rating_screen *screen, int by)
{
  if (by < 0 ? screen->at > 0 : screen->at + 1 < screen->order->len)
    go_to(screen, screen->at + (guint)by, RATING_NOW);
}

/* ---- Saying something -------------------------------------------------- */

/* Put @rating into the workbook. If it could not be taken, perhaps because another process has
 * revealed the round, this screen may be gone: false, and do not look at it again. */
static bool take(struct app *app, const struct rating_screen *screen, struct rating *rating)
{
  rating->dimension = entry_dimension(screen, screen->at);
  rating->round = (guint8)screen->round;
  if (session_rate(app, screen->label, rating))
    return true;
  app_workbook_changed(app);
  return false;
}

/* Now, then want: the cursor goes from the one to the other by itself, and no further. */
static void answer(struct app *app, struct rating_screen *screen, gint8 said)
{
  struct rating rating = {0};
  enum rating_side side = screen->side;
  rating.answer[side] = said;
  screen->typed = 0;
  if (!take(app, screen, &rating))
    return;
  entry_said(screen, screen->at)->answer[side] = said;
  if (side == RATING_NOW)
    screen->side = RATING_WANT;
}

/* A digit is a rating once no second one can follow it. */
static void type_digit(struct app *app, struct rating_screen *screen, guint digit)
{
  guint scale = app->session->workshop->scale, number = screen->typed * 10 + digit;
  if (!number || number > scale)
    app_say(app, "Ratings go from 1 to %u", scale);
  else if (number * 10 <= scale)
    screen->typed = number;
  else
    answer(app, screen, (gint8)number);
}

/* What began as a number of two digits is one of one digit after all. False if the screen may
 * be gone. */
static bool take_typed(struct app *app, struct rating_screen *screen)
{
  struct rating rating = {0};
  guint typed = screen->typed;
  if (!typed)
    return true;
  rating.answer[screen->side] = (gint8)typed;
  screen->typed = 0;
  if (!take(app, screen, &rating))
    return false;
  entry_said(screen, screen->at)->answer[screen->side] = (gint8)typed;
  return true;
}

static void set_commenting(struct app *app, struct rating_screen *screen, bool commenting);

/* ---- The comment ------------------------------------------------------- */

static void begin_comment(struct app *app, struct rating_screen *screen)
{
  const char *said = entry_said(screen, screen->at)->comment;
  set_commenting(app, screen, true);
  screen->typed = 0;
  editor_clear(&screen->comment);
  editor_init(&screen->comment, said ? said : "");
}

static void take_comment(struct app *app, struct rating_screen *screen)
{
  struct rating rating = {.comment = screen->comment.text->str};
  struct said *said = entry_said(screen, screen->at);
  if (!take(app, screen, &rating))
    return;
  g_free(said->comment);
  said->comment = *rating.comment ? g_strdup(rating.comment) : NULL;
  set_commenting(app, screen, false);
}

static enum verdict comment_act(struct app *app, struct rating_screen *screen, enum action action)
{
  if (action == ACTION_OPEN)
    take_comment(app, screen);
  else if (action == ACTION_BACK)
    set_commenting(app, screen, false);
  return action == ACTION_REDRAW || action == ACTION_SUSPEND || action == ACTION_QUIT ? UNHANDLED
                                                                                      : HANDLED;
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void type_letter(struct app *app, struct rating_screen *screen, guint32 key)
{
  if (key == ENTRY_KEY_DONT_KNOW)
    answer(app, screen, ANSWER_DONT_KNOW);
  else if (key == ENTRY_KEY_NOT_APPLICABLE)
    answer(app, screen, ANSWER_NOT_APPLICABLE);
  else if (key == ENTRY_KEY_COMMENT)
    begin_comment(app, screen);
}

/* All characters stay here, but for the one that helps: what the facilitator's keys do is
 * not for the one who sits here. */
static enum verdict rating_type(struct app *app, void *state, guint32 key)
{
  struct rating_screen *screen = state;
  if (screen->commenting)
    return editor_key(&screen->comment, key);
  if (key < ' ' || key >= KEY_IS_SPECIAL || key == '?')
    return UNHANDLED;
  if (key >= '0' && key <= '9')
    type_digit(app, screen, key - '0');
  else
    type_letter(app, screen, key);
  return HANDLED;
}

static enum verdict rating_move(struct rating_screen *screen, enum action action)
{
  switch (action) {
  case ACTION_UP:
  case ACTION_PREVIOUS:
    go_back(screen);
    return HANDLED;
  case ACTION_LEFT:
  case ACTION_PAGE_UP:
  case ACTION_RIGHT:
  case ACTION_PAGE_DOWN:
    step(screen, action == ACTION_LEFT || action == ACTION_PAGE_UP ? -1 : 1);
    return HANDLED;
  case ACTION_FIRST:
    go_to(screen, 0, RATING_NOW);
    return HANDLED;
  case ACTION_LAST:
    go_to(screen, screen->order->len - 1, RATING_NOW);
    return HANDLED;
  default:
    return people_lets_through(action) ? UNHANDLED : HANDLED;
  }
}

static enum verdict rating_act(struct app *app, void *state, enum action action)
{
  struct rating_screen *screen = state;
  if (screen->commenting)
    return comment_act(app, screen, action);
  if (!people_lets_through(action) && !take_typed(app, screen))
    return HANDLED;
  if (action == ACTION_OPEN || action == ACTION_DOWN || action == ACTION_NEXT)
    return go_on(app, screen);
  if (action == ACTION_BACK) {
    people_finish(app, screen->people);
    return HANDLED;
  }
  return rating_move(screen, action);
}

/* A click goes to a side; the wheel to another dimension. */
static enum verdict rating_mouse(struct app *app, void *state, const struct event *event)
{
  struct rating_screen *screen = state;
  int side = event->y - screen->answers_y;
  (void)app;
  if (screen->commenting)
    return HANDLED;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    step(screen, event->mouse == MOUSE_WHEEL_UP ? -1 : 1);
  else if (side >= 0 && side < N_RATING_SIDES)
    go_to(screen, screen->at, (enum rating_side)side);
  return HANDLED;
}

static bool rating_unsaved(struct app *app, void *state)
{
  const struct rating_screen *screen = state;
  (void)app;
  return screen->commenting && screen->comment.text->len;
}

static char *rating_title(struct app *app, void *state)
{
  const struct rating_screen *screen = state;
  g_autofree char *place = g_strdup_printf("Entry  %u/%u", screen->at + 1, screen->order->len);
  return session_title(app, place);
}

static void rating_close(struct app *app, void *state)
{
  struct rating_screen *screen = state;
  (void)app;
  g_free(screen->label);
  g_array_unref(screen->order);
  g_array_unref(screen->said);
  editor_clear(&screen->comment);
  g_free(screen);
  clearok(curscr, TRUE); /* no cell of what was there stays */
}

static const struct screen_action rating_actions[] = {
    {ACTION_OPEN, "To the next: from now to want, and on to the next dimension", "next"},
    {ACTION_DOWN, "To the next", NULL},
    {ACTION_NEXT, "To the next", NULL},
    {ACTION_UP, "To the one before", "before"},
    {ACTION_PREVIOUS, "To the one before", NULL},
    {ACTION_LEFT, "The dimension before", "dimension"},
    {ACTION_RIGHT, "The dimension after it", "dimension"},
    {ACTION_PAGE_UP, "The dimension before", NULL},
    {ACTION_PAGE_DOWN, "The dimension after it", NULL},
    {ACTION_FIRST, "To the first dimension", NULL},
    {ACTION_LAST, "To the last dimension", NULL},
    {ACTION_BACK, "End: give the keyboard to the next person", "end"},
    {ACTION_HELP, NULL, "help"},
};

static const struct screen_action comment_actions[] = {
    {ACTION_OPEN, "Keep the comment", "keep it"},
    {ACTION_BACK, "Drop what was typed", "drop it"},
};

#define RATING_CLASS(its_actions)                                                                  \
  {                                                                                                \
    .name = "rating", .takes_text = true, .guarded = true, .actions = its_actions,                 \
    .n_actions = G_N_ELEMENTS(its_actions), .title = rating_title, .draw = entry_rating_draw,      \
    .act = rating_act, .type = rating_type, .mouse = rating_mouse, .unsaved = rating_unsaved,      \
    .workbook_changed = session_screen_changed, .close = rating_close                              \
  }

static const struct screen_class rating_screen = RATING_CLASS(rating_actions);

/* The same while a comment is being written. */
static const struct screen_class comment_screen = RATING_CLASS(comment_actions);

static void set_commenting(struct app *app, struct rating_screen *screen, bool commenting)
{
  screen->commenting = commenting;
  app_become(app, commenting ? &comment_screen : &rating_screen);
}

static void clear_said(gpointer said)
{
  g_free(((struct said *)said)->comment);
}

void entry_rating_open(struct app *app, struct people *people, const char *label, guint round,
                       GArray *order)
{
  struct rating_screen *screen = g_new0(struct rating_screen, 1);
  screen->people = people;
  screen->label = g_strdup(label);
  screen->round = round;
  screen->order = order;
  screen->said = g_array_new(FALSE, TRUE, sizeof(struct said));
  g_array_set_clear_func(screen->said, clear_said);
  g_array_set_size(screen->said, order->len);
  editor_init(&screen->comment, "");
  app_push(app, &rating_screen, screen);
}
