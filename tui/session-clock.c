/* session-clock.c - the timer of the workshop that is open: what it shows, what its keys do,
 * its end, and a clock that jumps */
#include "tui/session.h"

#include "tui/app.h"

#define LOOK_MS 200 /* between two looks at the clock while the timer runs */

gint64 session_time(void)
{
  return g_get_real_time() / 1000;
}

char *session_timer(const struct workshop_place *place, gint64 time)
{
  const struct countdown *timer = &place->timer;
  gint64 left = countdown_left(timer, time);
  g_autofree char *shown = countdown_to_string(left < 0 ? -left : left);
  if (left < 0)
    return g_strdup_printf("over by %s", shown);
  return !timer->runs && timer->used ? g_strdup_printf("%s paused", shown)
                                     : g_steal_pointer(&shown);
}

char *session_title(struct app *app, const char *what)
{
  const struct session *session = app->session;
  if (!session)
    return g_strdup(what);
  return g_strdup_printf("%s  %s", what, phase_name(session->place.phase));
}

/* ---- Looking at the clock ---------------------------------------------- */

static void say_end(struct app *app)
{
  g_autofree char *more = app_key(app, ACTION_MORE_TIME), *on = app_key(app, ACTION_FORWARD);
  app_say(app, "The time for “%s” is over. %s gives a minute more, %s goes on",
          phase_name(app->session->place.phase), more, on);
  if (app->bell)
    terminal_bell();
}

/* The laptop was closed, or somebody set the clock: the timer waits where it was. */
static void say_jump(struct app *app, const struct countdown *timer)
{
  struct workshop_place place = app->session->place;
  g_autofree char *key = app_key(app, ACTION_TIMER);
  place.timer = *timer;
  if (session_set_place(app, &place))
    app_say(app, "The clock has jumped, so the timer is paused where it was. %s starts it again",
            key);
}

static gboolean on_clock(gpointer data)
{
  struct app *app = data;
  struct session *session = app->session;
  gint64 now = session_time();
  struct countdown timer = session->place.timer;
  bool jumped = countdown_jumped(&timer, session->looked, now);
  session->looked = now;
  if (jumped)
    say_jump(app, &timer);
  bool over = countdown_is_over(&session->place.timer, now);
  if (over && !session->over)
    say_end(app);
  session->over = over;
  g_autofree char *shown = session_timer(&session->place, now);
  if (g_strcmp0(shown, session->shown) != 0) {
    g_free(session->shown);
    session->shown = g_steal_pointer(&shown);
    app_draw(app);
  }
  if (session->place.timer.runs)
    return G_SOURCE_CONTINUE;
  session->clock = 0;
  return G_SOURCE_REMOVE;
}

void session_watch_clock(struct app *app)
{
  struct session *session = app->session;
  if (session->clock || !session->place.timer.runs)
    return;
  session->looked = session_time();
  session->over = countdown_is_over(&session->place.timer, session->looked);
  session->clock = g_timeout_add(LOOK_MS, on_clock, app);
}

/* ---- Keys -------------------------------------------------------------- */

static void switch_timer(struct app *app)
{
  struct workshop_place place = app->session->place;
  g_autofree char *key = app_key(app, ACTION_TIMER);
  if (place.timer.runs)
    countdown_pause(&place.timer, session_time());
  else
    countdown_start(&place.timer, session_time());
  if (session_set_place(app, &place))
    app_say(app, place.timer.runs ? "The timer runs. %s pauses it" : "The timer waits. %s goes on",
            key);
}

static void add_minute(struct app *app)
{
  struct workshop_place place = app->session->place;
  countdown_add(&place.timer, COUNTDOWN_MINUTE);
  if (session_set_place(app, &place))
    app_say(app, "One minute more");
}

static bool take_minutes(struct app *app, struct form *form, gpointer data)
{
  guint minutes;
  (void)data;
  if (!app->session || !form_number(form, 0, &minutes))
    return !app->session;
  struct workshop_place place = app->session->place;
  bool runs = place.timer.runs;
  place.timer = countdown_new(minutes * COUNTDOWN_MINUTE);
  if (runs)
    countdown_start(&place.timer, session_time());
  return session_set_place(app, &place);
}

static void ask_for_minutes(struct app *app)
{
  gint64 left = countdown_left(&app->session->place.timer, session_time());
  guint minutes = (guint)((MAX(left, 0) + COUNTDOWN_MINUTE - 1) / COUNTDOWN_MINUTE);
  struct form *form = dialog_open(app, "Set the timer", "Minutes from now on.", take_minutes, NULL);
  form_add_number(form, "Minutes", MAX(minutes, 1), 1, WORKSHOP_MAX_MINUTES);
}

static void switch_bell(struct app *app)
{
  g_autofree char *key = app_key(app, ACTION_BELL);
  app->bell = !app->bell;
  app_say(app,
          app->bell ? "The bell rings when the time is over. %s switches it off"
                    : "The bell is off. %s switches it on",
          key);
}

enum verdict session_act_on_timer(struct app *app, enum action action)
{
  switch (action) {
  case ACTION_TIMER:
    switch_timer(app);
    return HANDLED;
  case ACTION_MORE_TIME:
    add_minute(app);
    return HANDLED;
  case ACTION_SET_TIMER:
    ask_for_minutes(app);
    return HANDLED;
  case ACTION_BELL:
    switch_bell(app);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}
