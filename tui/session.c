/* session.c - the workshop that is open: reading it, changing it, its agenda */
#include "tui/session.h"

#include "tui/app.h"

/* ---- Opening and closing ----------------------------------------------- */

/* Read the workshop and where it is; what was there before goes. */
static bool read_session(struct app *app, struct session *session, GError **error)
{
  const struct pack *pack = workbook_workshop_pack(app->workbook, session->id, app->pack, error);
  struct workshop_place place;
  g_autoptr(Workshop) workshop =
      pack ? workbook_workshop(app->workbook, session->id, pack, error) : NULL;
  if (!workshop || !workbook_workshop_place(app->workbook, session->id, pack, &place, error))
    return false;
  workshop_free(session->workshop);
  session->workshop = g_steal_pointer(&workshop);
  session->pack = pack;
  session->place = place;
  return true;
}

bool session_open(struct app *app, gint64 id)
{
  g_autoptr(GError) error = NULL;
  struct session *session = g_new0(struct session, 1);
  session_close(app);
  session->id = id;
  session->looked = session_time();
  if (!app_workbook(app) || !read_session(app, session, &error)) {
    if (error)
      app_complain(app, error);
    g_free(session);
    return false;
  }
  app->session = session;
  session_watch_clock(app);
  return true;
}

void session_close(struct app *app)
{
  struct session *session = g_steal_pointer(&app->session);
  if (!session)
    return;
  if (session->clock)
    g_source_remove(session->clock);
  workshop_free(session->workshop);
  g_free(session->shown);
  g_free(session);
}

void session_reload(struct app *app)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  if (!session)
    return;
  if (read_session(app, session, &error)) {
    session_watch_clock(app);
    return;
  }
  g_autofree char *name = text_escape(session->workshop->name, -1);
  g_autofree char *what = g_strdup_printf("The workshop “%s”", name);
  if (app_read_again(app, what, error) == LEAVE)
    session_close(app);
}

enum verdict session_screen_changed(struct app *app, void *state)
{
  (void)state;
  return app->session ? HANDLED : LEAVE;
}

/* ---- Changes ----------------------------------------------------------- */

/* After a change of the workbook that @done says was made; @error says why not. The workshop in
 * memory was told by the caller if it is @told. */
static bool finish_change(struct app *app, bool done, const GError *error, bool told)
{
  if (!done) {
    app_complain(app, error);
    return false;
  }
  if (told)
    app_tell_screens(app);
  else
    app_workbook_changed(app);
  return true;
}

bool session_rate(struct app *app, const char *label, const struct rating *rating)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_rate(app->workbook, session->id, session->pack, label, rating, &error);
  bool told = done && workshop_rate(session->workshop, label, rating, NULL);
  return finish_change(app, done, error, told);
}

bool session_tallies(struct app *app, const struct tally *tallies, guint n)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_tallies(app->workbook, session->id, session->pack, tallies, n, &error);
  bool told = done;
  for (guint i = 0; told && i < n; i++)
    told = workshop_tally(session->workshop, &tallies[i], NULL);
  return finish_change(app, done, error, told);
}

static bool reveal_round(struct app *app, guint round)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_reveal(app->workbook, session->id, session->pack, round, &error);
  return finish_change(app, done, error, false);
}

bool session_give_dots(struct app *app, const char *label, guint dimension, guint count)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_give_dots(app->workbook, session->id, session->pack, label, dimension, count,
                                 &error);
  bool told = done && workshop_give_dots(session->workshop, label, dimension, count, NULL);
  return finish_change(app, done, error, told);
}

bool session_close_dots(struct app *app)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_close_dots(app->workbook, session->id, session->pack, &error);
  return finish_change(app, done, error, false);
}

bool session_change(struct app *app, const char *what, workshop_change change, gpointer data)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  bool done = workbook_change_workshop(app->workbook, session->id, session->pack, what, change,
                                       data, &error);
  return finish_change(app, done, error, false);
}

bool session_set_place(struct app *app, const struct workshop_place *place)
{
  g_autoptr(GError) error = NULL;
  struct session *session = app->session;
  struct workshop_place wanted = *place;
  if (!workbook_set_workshop_place(app->workbook, session->id, session->pack, &wanted, &error)) {
    app_complain(app, error);
    return false;
  }
  session->place = wanted;
  session_watch_clock(app);
  app->stale = true;
  return true;
}

/* ---- The agenda -------------------------------------------------------- */

/* Take off what lies over the home screen, for another screen of the workshop to be opened.
 * False, and that is said, if something put in would be lost. */
static bool clear_screens(struct app *app)
{
  if (!app_may_drop(app, app->session->home))
    return false;
  app_drop(app, app->session->home);
  app->stale = true;
  return true;
}

bool session_owes_reveal(const struct session *session)
{
  return session->place.phase > PHASE_RERATE && workshop_open_round(session->workshop) == 2 &&
         workshop_progress(session->workshop, 2).n_begun > 0;
}

/* Go to @phase, and say what is due in it; the home screen is topmost then. */
static void go_to_phase(struct app *app, enum phase phase)
{
  struct session *session = app->session;
  struct workshop_place place = session->place;
  if (!clear_screens(app))
    return;
  workshop_place_go(&place, session->workshop, phase);
  if (!session_set_place(app, &place))
    return;
  g_autofree char *key = app_key(app, ACTION_TIMER);
  g_autofree char *minutes =
      count_to_string(phase_minutes(phase, session->workshop->minutes), "minute", "minutes");
  g_autofree char *reveal = app_key(app, ACTION_REVEAL);
  if (session_owes_reveal(session))
    app_say(app, "Now: %s. Round 2 was rated and is not revealed: %s reveals it", phase_name(phase),
            reveal);
  else
    app_say(app, "Now: %s, %s. %s starts the timer", phase_name(phase), minutes, key);
}

static void step_phase(struct app *app, int by)
{
  int phase = (int)app->session->place.phase + by;
  if (phase < 0)
    app_say(app, "This is the first step of the agenda");
  else if (phase >= N_PHASES)
    app_say(app, "This is the last step of the agenda");
  else
    go_to_phase(app, (enum phase)phase);
}

void session_talk_about(struct app *app, guint dimension)
{
  struct workshop_place place = app->session->place;
  if (place.dimension == dimension)
    return;
  place.dimension = dimension;
  session_set_place(app, &place);
}

void session_read(struct app *app, guint dimension)
{
  const struct session *session = app->session;
  if (!session || session->place.phase != PHASE_READ || workbook_read_only(app->workbook))
    return;
  const char *id = pack_dimension(app->pack, dimension)->id;
  guint there = session->pack == app->pack ? dimension : pack_dimension_with_id(session->pack, id);
  if (there != PACK_NONE)
    session_talk_about(app, there);
}

static void switch_blank(struct app *app)
{
  struct workshop_place place = app->session->place;
  g_autofree char *key = app_key(app, ACTION_BLANK);
  place.blank = !place.blank;
  if (session_set_place(app, &place))
    app_say(app,
            place.blank ? "The projector shows nothing. %s brings it back"
                        : "The projector shows the workshop again. %s darkens it",
            key);
}

/* ---- Topics ------------------------------------------------------------ */

guint session_topic(struct app *app, guint dimension, int by)
{
  const struct workshop *workshop = app->session->workshop;
  guint round = workshop_last_revealed(workshop);
  if (!round)
    return PACK_NONE;
  g_autoptr(GArray) topics = workshop_topics(workshop, round);
  int at = by > 0 ? -1 : (int)topics->len;
  for (guint i = 0; i < topics->len; i++)
    if (g_array_index(topics, struct dimension_result, i).dimension == dimension)
      at = (int)i;
  at += by;
  return at >= 0 && at < (int)topics->len
             ? g_array_index(topics, struct dimension_result, at).dimension
             : PACK_NONE;
}

guint session_step_topic(struct app *app, guint dimension, int by)
{
  g_autofree char *key = app_key(app, ACTION_REVEAL);
  guint topic = session_topic(app, dimension, by);
  if (!workshop_last_revealed(app->session->workshop))
    app_say(app, "What to discuss shows once the results are revealed: %s does it", key);
  else if (topic == PACK_NONE)
    app_say(app, by > 0 ? "There is no further topic" : "There is no topic before this one");
  return topic;
}

static void step_topic(struct app *app, int by)
{
  guint topic = session_step_topic(app, app->session->place.dimension, by);
  if (topic != PACK_NONE && clear_screens(app))
    card_open(app, topic);
}

/* ---- Revealing --------------------------------------------------------- */

char *session_progress(const struct workshop *workshop, guint round)
{
  struct round_progress progress = workshop_progress(workshop, round);
  guint n = workshop->dimensions->len, people = workshop->people;
  guint full = progress.n_full, done = workshop_n_done(workshop, round);
  if (round > 1) /* not all has to be rated again */
    return g_strdup_printf("%u of %u dimensions are rated again, by up to %u of %u people",
                           progress.n_begun, n, progress.most, people);
  if (!done && workshop->tallies->len) /* who raised a hand is none of the people that are known */
    return g_strdup_printf("%u of %u dimensions have all %u answers", full, n, people);
  if (workshop->tallies->len)
    return g_strdup_printf("%u of %u dimensions have all %u answers; %u by keyboard or ballot "
                           "have rated everything",
                           full, n, people, done);
  return g_strdup_printf("%u of %u people are done; %u of %u dimensions have all %u answers", done,
                         people, full, n, people);
}

static void reveal(struct app *app, void *data)
{
  guint round = GPOINTER_TO_UINT(data);
  if (!reveal_round(app, round) || !clear_screens(app))
    return;
  results_open(app);
  app_say(app, "Round %u is revealed", round);
}

/* What it means to reveal @round now. Transfer full. */
static char *reveal_words(const struct workshop *workshop, guint round)
{
  if (!workshop_progress(workshop, round).n_begun)
    return g_strdup_printf("Nobody has rated anything in round %u yet, and nobody can once it is "
                           "revealed.",
                           round);
  g_autofree char *progress = session_progress(workshop, round);
  return g_strdup_printf(
      "%s. Everybody sees the results then, and the ratings of this round stand.%s", progress,
      workshop->named ? "" : " Who said what is forgotten for good.");
}

static void ask_to_reveal(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  guint round = workshop_open_round(workshop);
  if (!app_may_change_workbook(app))
    return;
  if (!round) {
    app_say(app, "Both rounds are revealed");
    return;
  }
  g_autofree char *title = g_strdup_printf("Reveal round %u?", round);
  g_autofree char *text = reveal_words(workshop, round);
  question_open(app, title, text, "reveal", reveal, GUINT_TO_POINTER(round));
}

/* ---- What works on every screen ---------------------------------------- */

static const struct {
  enum action action;
  void (*open)(struct app *app);
} openers[] = {
    {ACTION_RATE, entry_open},
    {ACTION_RESULTS, results_open},
    {ACTION_DOTS, dots_open},
    {ACTION_WORKSHOP_ACTIONS, workshop_actions_open},
    {ACTION_BALLOTS_OUT, ballots_out_open},
    {ACTION_REPORT, report_open},
    {ACTION_HISTORY, history_open},
};

static bool open_screen(struct app *app, enum action action)
{
  for (gsize i = 0; i < G_N_ELEMENTS(openers); i++)
    if (openers[i].action == action) {
      if (clear_screens(app))
        openers[i].open(app);
      return true;
    }
  return false;
}

enum verdict session_act(struct app *app, enum action action)
{
  guint dimension = app->session->place.dimension;
  switch (action) {
  case ACTION_FORWARD:
  case ACTION_BACKWARD:
    step_phase(app, action == ACTION_FORWARD ? 1 : -1);
    return HANDLED;
  case ACTION_NEXT_TOPIC:
  case ACTION_PREVIOUS_TOPIC:
    step_topic(app, action == ACTION_NEXT_TOPIC ? 1 : -1);
    return HANDLED;
  case ACTION_BLANK:
    switch_blank(app);
    return HANDLED;
  case ACTION_REVEAL:
    ask_to_reveal(app);
    return HANDLED;
  case ACTION_TALLY:
    if (clear_screens(app))
      tally_open(app, dimension);
    return HANDLED;
  case ACTION_BALLOTS_IN:
    ballots_in_open(app);
    return HANDLED;
  case ACTION_PARK:
    park_open(app, dimension);
    return HANDLED;
  case ACTION_NOTE:
    note_open(app, dimension);
    return HANDLED;
  default:
    return open_screen(app, action) ? HANDLED : session_act_on_timer(app, action);
  }
}
