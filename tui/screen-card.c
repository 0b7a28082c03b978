/* screen-card.c - the facilitation card: all there is to say of a dimension while it is talked
 * about
 *
 * The projector shows the dimension that the card is about. The card has the facilitator's own
 * notes; what is printed or copied of it has not.
 */
#include "tui/workshop-written.h"

#include <string.h>

#define NOTE_LINK   "note:"
#define ACTION_LINK "action:"

struct card_screen {
  guint dimension;
  struct pane pane;
  struct rect area;
};

static struct document *whole_card(struct app *app, const struct card_screen *screen)
{
  const struct session *session = app->session;
  return card_document(session->workshop, session->pack, screen->dimension, true);
}

static void show(struct app *app, struct card_screen *screen, guint dimension)
{
  screen->dimension = dimension;
  session_talk_about(app, dimension);
  pane_show(&screen->pane, whole_card(app, screen), NULL);
}

static enum verdict card_changed(struct app *app, void *state)
{
  struct card_screen *screen = state;
  if (!app->session || screen->dimension >= pack_n_dimensions(app->session->pack))
    return LEAVE;
  pane_refresh(&screen->pane, whole_card(app, screen));
  return HANDLED;
}

/* ---- Drawing ----------------------------------------------------------- */

/* "Mindset · topic 3 of 22" */
static char *frame_title(struct app *app, const struct card_screen *screen)
{
  const struct session *session = app->session;
  const char *name = pack_dimension(session->pack, screen->dimension)->name;
  guint round = workshop_last_revealed(session->workshop);
  g_autoptr(GArray) topics = workshop_topics(session->workshop, MAX(round, 1));
  for (guint i = 0; round && i < topics->len; i++)
    if (g_array_index(topics, struct dimension_result, i).dimension == screen->dimension)
      return g_strdup_printf("%s · topic %u of %u", name, i + 1, topics->len);
  return g_strdup(name);
}

static void card_draw(struct app *app, void *state, struct rect area)
{
  struct card_screen *screen = state;
  g_autofree char *title = frame_title(app, screen);
  guint above, below;
  screen->area = canvas_frame(app, area, title, true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static char *card_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Card");
}

/* ---- From card to card ------------------------------------------------- */

static void go_to_topic(struct app *app, struct card_screen *screen, int by)
{
  guint topic = session_step_topic(app, screen->dimension, by);
  if (topic != PACK_NONE)
    show(app, screen, topic);
}

/* The dimension that is asked @by places further on in the table. */
static void go_to_neighbour(struct app *app, struct card_screen *screen, int by)
{
  const GArray *asked = app->session->workshop->dimensions;
  guint next = PACK_NONE;
  for (guint i = 0; i < asked->len; i++) {
    guint32 dimension = g_array_index(asked, guint32, i);
    if (by < 0 && dimension < screen->dimension)
      next = dimension;
    if (by > 0 && dimension > screen->dimension && next == PACK_NONE)
      next = dimension;
  }
  if (next == PACK_NONE)
    app_say(app, by < 0 ? "This is the first dimension" : "This is the last dimension");
  else
    show(app, screen, next);
}

/* ---- What the cursor is on --------------------------------------------- */

/* The number in the link under the cursor, if that is of @kind and below @n. */
static bool focus_index(const struct card_screen *screen, const char *kind, guint n, guint *index)
{
  const char *target = pane_target(&screen->pane);
  guint64 number;
  if (!target || !g_str_has_prefix(target, kind) ||
      !g_ascii_string_to_unsigned(target + strlen(kind), 10, 0, G_MAXUINT, &number, NULL))
    return false;
  *index = (guint)number;
  return *index < n;
}

/* Do @on_note or @on_action with what the cursor is on; false if it is neither. */
static bool act_on_focus(struct app *app, const struct card_screen *screen,
                         void (*on_note)(struct app *, guint),
                         void (*on_action)(struct app *, guint))
{
  const struct workshop *workshop = app->session->workshop;
  guint index;
  if (focus_index(screen, NOTE_LINK, workshop->notes->len, &index))
    on_note(app, index);
  else if (focus_index(screen, ACTION_LINK, workshop->actions->len, &index))
    on_action(app, index);
  else
    return false;
  return true;
}

static void remove_focus(struct app *app, const struct card_screen *screen)
{
  g_autofree char *key = app_key(app, ACTION_NEXT);
  if (!act_on_focus(app, screen, note_remove, action_remove))
    app_say(app, "%s goes to a note, a parked thought or an action, which can be removed then",
            key);
}

static enum verdict card_act(struct app *app, void *state, enum action action)
{
  struct card_screen *screen = state;
  switch (action) {
  case ACTION_LEFT:
  case ACTION_RIGHT:
    go_to_neighbour(app, screen, action == ACTION_RIGHT ? 1 : -1);
    return HANDLED;
  case ACTION_NEXT_TOPIC:
  case ACTION_PREVIOUS_TOPIC:
    go_to_topic(app, screen, action == ACTION_NEXT_TOPIC ? 1 : -1);
    return HANDLED;
  case ACTION_PARK:
    park_open(app, screen->dimension);
    return HANDLED;
  case ACTION_NOTE:
    note_open(app, screen->dimension);
    return HANDLED;
  case ACTION_WORKSHOP_ACTIONS:
    action_new_open(app, screen->dimension);
    return HANDLED;
  case ACTION_REMOVE:
    remove_focus(app, screen);
    return HANDLED;
  case ACTION_OPEN:
    if (act_on_focus(app, screen, note_edit_open, action_edit_open))
      return HANDLED;
    return pane_screen_act(app, &screen->pane, action);
  default:
    return pane_screen_act(app, &screen->pane, action) == HANDLED ? HANDLED
                                                                  : session_act(app, action);
  }
}

/* A click on a note or an action opens it, as on any other link. */
static enum verdict card_mouse(struct app *app, void *state, const struct event *event)
{
  struct card_screen *screen = state;
  bool wheel = event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN;
  int y = event->y - screen->area.y, x = event->x - screen->area.x;
  if (!wheel && rect_has(screen->area, event->y, event->x) && pane_focus_at(&screen->pane, y, x) &&
      act_on_focus(app, screen, note_edit_open, action_edit_open))
    return HANDLED;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

/* ---- The screen -------------------------------------------------------- */

static struct document *card_handed_out(struct app *app, void *state)
{
  const struct card_screen *screen = state;
  const struct session *session = app->session;
  return card_document(session->workshop, session->pack, screen->dimension, false);
}

static const char *card_id(struct app *app, void *state)
{
  const struct card_screen *screen = state;
  return pack_dimension(app->session->pack, screen->dimension)->id;
}

static void card_close(struct app *app, void *state)
{
  struct card_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action card_actions[] = {
    {ACTION_UP, "One line up", "scroll"},
    {ACTION_DOWN, "One line down", "scroll"},
    {ACTION_NEXT_TOPIC, "The dimension to discuss next", "topic"},
    {ACTION_PREVIOUS_TOPIC, "The dimension to discuss before this one", "topic"},
    {ACTION_WORKSHOP_ACTIONS, "Write down an action for this dimension", "add action"},
    {ACTION_PARK, "Put a thought into the parking lot", "park"},
    {ACTION_NOTE, "Write a note that only you see", "note"},
    {ACTION_LEFT, "The dimension before in the table", NULL},
    {ACTION_RIGHT, "The next dimension in the table", NULL},
    {ACTION_NEXT, "To the next note, action, term or link", NULL},
    {ACTION_PREVIOUS, "To the note, action, term or link before", NULL},
    {ACTION_OPEN, "Change the note or action, or open the link, under the cursor", NULL},
    {ACTION_REMOVE, "Remove the note or action under the cursor", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    {ACTION_PRINT, "Print the card without your notes, or save it to a file", NULL},
    {ACTION_BACK, "Back", "back"},
    SESSION_ACTIONS,
};

static const struct screen_class card_screen = {
    .name = "card",
    .actions = card_actions,
    .n_actions = G_N_ELEMENTS(card_actions),
    .title = card_title,
    .draw = card_draw,
    .act = card_act,
    .mouse = card_mouse,
    .document = card_handed_out,
    .document_id = card_id,
    .copied = card_handed_out,
    .workbook_changed = card_changed,
    .close = card_close,
};

void card_open(struct app *app, guint dimension)
{
  struct card_screen *screen = g_new0(struct card_screen, 1);
  show(app, screen, dimension);
  app_push(app, &card_screen, screen);
}
