/* workshop-guide.c - what the home screen of a workshop says */
#include "tui/workshop-guide.h"

#include "tui/results.h"

#include <string.h>

/* ---- What is to be done ------------------------------------------------ */

/* How many actions are open, all or those from an earlier workshop. */
static guint n_open(const struct workshop *workshop, bool carried)
{
  guint n = 0;
  for (guint i = 0; i < workshop->actions->len; i++) {
    const struct workshop_action *action = g_ptr_array_index(workshop->actions, i);
    n += action->state == ACTION_IS_OPEN && (action->from || !carried);
  }
  return n;
}

/* Rating round @round, or, once it is revealed, looking at what came of it. */
static enum task rating_task(const struct workshop *workshop, guint round)
{
  guint revealed = workshop_last_revealed(workshop);
  if (revealed >= round)
    return TASK_RESULTS;
  return revealed + 1 == round ? TASK_RATE : TASK_REVEAL;
}

enum task guide_task(struct app *app)
{
  const struct session *session = app->session;
  const struct workshop *workshop = session->workshop;
  bool revealed = workshop_last_revealed(workshop) > 0;
  switch (session->place.phase) {
  case PHASE_WELCOME:
    return n_open(workshop, true) ? TASK_CARRIED : TASK_START;
  case PHASE_READ:
    return TASK_READ;
  case PHASE_RATE:
    return rating_task(workshop, 1);
  case PHASE_REVEAL:
    return revealed ? TASK_RESULTS : TASK_REVEAL;
  case PHASE_DISCUSS:
    if (!revealed)
      return TASK_REVEAL;
    return session_topic(app, session->place.dimension, 1) == PACK_NONE ? TASK_RESULTS : TASK_TOPIC;
  case PHASE_RERATE:
    return rating_task(workshop, 2);
  case PHASE_DOTS:
    return TASK_DOTS;
  case PHASE_ACTIONS:
    return TASK_ACTIONS;
  default:
    return TASK_REPORT;
  }
}

/* ---- The same in words ------------------------------------------------- */

/* What the key that opens does, after its name; where it does nothing, why. */
static const char *const task_words[] = {
    [TASK_START] = "Nothing is open from an earlier workshop.",
    [TASK_CARRIED] = "shows the actions that are open from an earlier workshop.",
    [TASK_READ] = "opens the first dimension; the projector shows what you read.",
    [TASK_RATE] = "passes the keyboard: one person after the other rates, unseen by the rest.",
    [TASK_REVEAL] = "reveals to everybody what was rated: round",
    [TASK_RESULTS] = "shows the results of all dimensions.",
    [TASK_TOPIC] = "opens the next topic:",
    [TASK_DOTS] = "opens the dots: to give them, to close them, to confirm priorities.",
    [TASK_ACTIONS] = "opens the actions: who does what by when.",
    [TASK_REPORT] = "opens the report, to print or save for everybody.",
};

static void add_point(struct document *document, const char *text)
{
  block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, text);
}

static const char *name_of(const struct session *session, guint dimension)
{
  return pack_dimension(session->pack, dimension)->name;
}

/* The next topic by its name, and why it is the one. */
static void add_topic(struct app *app, struct block *block)
{
  const struct session *session = app->session;
  guint topic = session_topic(app, session->place.dimension, 1);
  struct dimension_result result =
      workshop_result(session->workshop, topic, workshop_last_revealed(session->workshop));
  g_autofree char *why = topic_reason(&result), *name = text_escape(name_of(session, topic), -1);
  g_autofree char *text = g_strdup_printf(" “%s”. %s", name, why);
  block_add_run(block, RUN_PLAIN, text);
}

static void add_round(const struct workshop *workshop, struct block *block)
{
  g_autofree char *text = g_strdup_printf(" %u.", workshop_open_round(workshop));
  block_add_run(block, RUN_PLAIN, text);
}

static void add_key(struct app *app, struct block *block, enum action action)
{
  g_autofree char *key = app_key(app, action);
  block_add_run(block, RUN_STRONG, key);
  block_add_run(block, RUN_PLAIN, " ");
}

static void add_task(struct app *app, struct document *document)
{
  enum task task = guide_task(app);
  struct block *block = document_add_paragraph(document, NULL);
  if (task != TASK_START)
    add_key(app, block, ACTION_OPEN);
  block_add_run(block, RUN_PLAIN, task_words[task]);
  if (task == TASK_TOPIC)
    add_topic(app, block);
  if (task == TASK_REVEAL)
    add_round(app->session->workshop, block);
}

/* ---- How far one is ---------------------------------------------------- */

static void add_answers(struct app *app, struct document *document)
{
  const struct session *session = app->session;
  const struct workshop *workshop = session->workshop;
  guint round = workshop_open_round(workshop);
  if (!round || (round > 1 && session->place.phase != PHASE_RERATE))
    return;
  g_autofree char *progress = session_progress(workshop, round);
  g_autofree char *key = app_key(app, ACTION_REVEAL);
  g_autofree char *how = round > 1 ? g_strdup_printf(" %s reveals them.", key) : g_strdup("");
  g_autofree char *text = g_strdup_printf("Round %u: %s.%s", round, progress, how);
  add_point(document, text);
}

static void add_ways_in(struct app *app, struct document *document)
{
  g_autofree char *tally = app_key(app, ACTION_TALLY), *read = app_key(app, ACTION_BALLOTS_IN);
  g_autofree char *print = app_key(app, ACTION_BALLOTS_OUT);
  g_autofree char *text = g_strdup_printf("Other ways in: %s for a show of hands or paper, %s for "
                                          "ballots in a file; %s prints ballots.",
                                          tally, read, print);
  add_point(document, text);
}

/* The number of topics there are to talk about: of what nobody rated, nothing can be said. */
static guint n_topics(const struct workshop *workshop)
{
  guint round = workshop_last_revealed(workshop);
  g_autoptr(GArray) topics = round ? workshop_topics(workshop, round) : NULL;
  return topics ? topics->len : workshop->dimensions->len;
}

/* Paper has to be there before the step in which it is filled in. */
static void add_paper(struct app *app, struct document *document)
{
  g_autofree char *key = app_key(app, ACTION_BALLOTS_OUT);
  g_autofree char *text =
      g_strdup_printf("To rate on paper, print ballots or a tally sheet beforehand: %s.", key);
  add_point(document, text);
}

/* A second round that the group has given, and has not seen. */
static void add_unrevealed(struct app *app, struct document *document)
{
  g_autofree char *key = app_key(app, ACTION_REVEAL);
  g_autofree char *text = g_strdup_printf(
      "Round 2 was rated and is not revealed, so it does not count: %s reveals it.", key);
  if (session_owes_reveal(app->session))
    add_point(document, text);
}

/* How long it takes to the end, and how much can be talked about. */
static void add_time(const struct session *session, struct document *document)
{
  const struct workshop *workshop = session->workshop;
  enum phase phase = session->place.phase;
  gint64 left = countdown_left(&session->place.timer, session_time());
  g_autofree char *whole =
      count_to_string(agenda_minutes_left(workshop, phase, left), "minute", "minutes");
  g_autofree char *text = g_strdup_printf("%s to the end.", whole);
  if (phase == PHASE_REVEAL || phase == PHASE_DISCUSS) {
    g_autofree char *end = g_steal_pointer(&text);
    guint minutes, fit = results_n_fitting(session, &minutes), n = n_topics(workshop);
    text =
        g_strdup_printf("%s %u of %u topics fit into the %u minutes to discuss, %d minutes each.",
                        end, MIN(fit, n), n, minutes, WORKSHOP_TOPIC_MINUTES);
  }
  add_point(document, text);
}

static void add_dots(const struct workshop *workshop, struct document *document)
{
  g_autofree char *given = g_strdup_printf("%u of %u people have given all their dots.",
                                           workshop_n_dotted(workshop), workshop->people);
  if (!workshop->dots_closed)
    add_point(document, given);
  else if (!workshop->decider)
    add_point(document, "The dots are closed. Nobody has confirmed the priorities yet.");
}

static void add_priorities(const struct session *session, struct document *document)
{
  const struct workshop *workshop = session->workshop;
  g_autoptr(GString) text = g_string_new("Priorities: ");
  if (!workshop->decider)
    return;
  for (guint i = 0; i < workshop->priorities->len; i++) {
    const char *name = name_of(session, g_array_index(workshop->priorities, guint32, i));
    g_string_append_printf(text, "%s%s", i ? "; " : "", name);
  }
  g_string_append_printf(text, ", confirmed by %s.", workshop->decider);
  add_point(document, text->str);
}

static void add_actions(struct app *app, struct document *document)
{
  const struct workshop *workshop = app->session->workshop;
  guint carried = n_open(workshop, true), here = n_open(workshop, false) - carried;
  g_autofree char *key = app_key(app, ACTION_WORKSHOP_ACTIONS);
  g_autofree char *from = carried ? g_strdup_printf("%u from an earlier workshop", carried) : NULL;
  g_autofree char *new = here ? g_strdup_printf("%u from this one", here) : NULL;
  if (!carried && !here)
    return;
  g_autofree char *text = g_strdup_printf("Open actions: %s%s%s. %s shows them.", from ? from : "",
                                          from && new ? ", " : "", new ? new : "", key);
  add_point(document, text);
}

/* What phase the progress of which things belongs to. */
static void add_progress(struct app *app, struct document *document)
{
  const struct session *session = app->session;
  enum phase phase = session->place.phase;
  if (phase >= PHASE_RATE && phase <= PHASE_RERATE && phase != PHASE_DISCUSS)
    add_answers(app, document);
  if (phase < PHASE_RATE)
    add_paper(app, document);
  if (guide_task(app) == TASK_RATE)
    add_ways_in(app, document);
  add_unrevealed(app, document);
  if (phase == PHASE_DOTS)
    add_dots(session->workshop, document);
  add_priorities(session, document);
  add_time(session, document);
  add_actions(app, document);
}

/* ---- The projector ----------------------------------------------------- */

static const char *const phase_pictures[N_PHASES] = {
    [PHASE_WELCOME] = "the name and the agenda",
    [PHASE_READ] = "what is compared",
    [PHASE_RATE] = "how many are done",
    [PHASE_REVEAL] = "the results",
    [PHASE_DISCUSS] = "the results",
    [PHASE_RERATE] = "how many are done",
    [PHASE_DOTS] = "the dots",
    [PHASE_ACTIONS] = "the actions",
    [PHASE_CLOSE] = "priorities and actions",
};

/* What is to be seen there in this step. Transfer full. */
static char *projector_picture(const struct session *session)
{
  guint revealed = workshop_last_revealed(session->workshop);
  enum phase phase = session->place.phase;
  if ((phase == PHASE_RATE && revealed >= 1) || (phase == PHASE_RERATE && revealed >= 2))
    phase = PHASE_REVEAL;
  bool results = phase == PHASE_REVEAL || phase == PHASE_DISCUSS;
  if (results && !revealed)
    return g_strdup("that nothing is revealed yet");
  if (session->place.dimension == PACK_NONE || (!results && phase != PHASE_READ))
    return g_strdup(phase_pictures[MIN(phase, PHASE_CLOSE)]);
  return g_strdup_printf("“%s”", name_of(session, session->place.dimension));
}

static char *projector_shows(struct app *app)
{
  const struct session *session = app->session;
  g_autofree char *key = app_key(app, ACTION_BLANK), *timer = app_key(app, ACTION_TIMER);
  g_autofree char *picture = projector_picture(session);
  if (workbook_running_workshop(app->workbook, NULL) != session->id)
    return g_strdup_printf("The projector shows another workshop, until %s starts the timer of "
                           "this one.",
                           timer);
  if (session->place.blank)
    return g_strdup_printf("The projector is dark: %s brings it back.", key);
  return g_strdup_printf("The projector shows %s; %s darkens it.", picture, key);
}

static bool needs_quotes(const char *path)
{
  for (const char *at = path; *at; at++)
    if (!g_ascii_isalnum(*at) && !strchr("/._-+", *at))
      return true;
  return !*path;
}

/* @path as a word of a shell. Transfer full. */
static char *shell_word(const char *path)
{
  return needs_quotes(path) ? g_shell_quote(path) : g_strdup(path);
}

/* What this program is called by in a shell: its path where it is not installed. Transfer full. */
static char *program_word(void)
{
  g_autofree char *found = g_find_program_in_path("stage5");
  g_autofree char *path = found ? NULL : g_file_read_link("/proc/self/exe", NULL);
  return path ? shell_word(path) : g_strdup("stage5");
}

/* What starts it, to be typed in a shell, in whatever folder. Transfer full. */
static char *projector_command(const struct app *app)
{
  g_autofree char *program = program_word();
  GString *command = g_string_new(program);
  if (app->workbook_path) {
    g_autofree char *path = g_canonicalize_filename(app->workbook_path, NULL);
    g_autofree char *file = shell_word(path);
    g_string_append_printf(command, " --file %s", file);
  }
  g_string_append(command, " project");
  char *shown = text_escape(command->str, -1);
  g_string_free(command, TRUE);
  return shown;
}

static void add_projector(struct app *app, struct document *document)
{
  g_autofree char *shown = projector_shows(app), *command = projector_command(app);
  struct block *block = document_add_bullet(document, NULL);
  block_add_run(block, RUN_PLAIN, shown);
  block_add_run(block, RUN_PLAIN, " In a second terminal, this starts it:\n");
  block_add_run(block, RUN_STRONG, command);
}

/* ---- The whole --------------------------------------------------------- */

static void add_agenda(const struct session *session, struct document *document)
{
  document_add_heading(document, 2, "Agenda", NULL);
  for (guint i = 0; i < N_PHASES; i++) {
    enum phase phase = (enum phase)i;
    const char *mark = phase < session->place.phase    ? "done"
                       : phase == session->place.phase ? "now"
                                                       : "to come";
    g_autofree char *minutes =
        count_to_string(phase_minutes(phase, session->workshop->minutes), "minute", "minutes");
    g_autofree char *text = g_strdup_printf("%s, %s: %s", phase_name(phase), minutes, mark);
    add_point(document, text);
  }
}

static void add_next(struct app *app, struct document *document)
{
  guint next = app->session->place.phase + 1u;
  if (next >= N_PHASES)
    return;
  g_autofree char *minutes = count_to_string(
      phase_minutes((enum phase)next, app->session->workshop->minutes), "minute", "minutes");
  g_autofree char *text =
      g_strdup_printf("goes on to the next step: %s, %s.", phase_name((enum phase)next), minutes);
  struct block *block = document_add_paragraph(document, NULL);
  add_key(app, block, ACTION_FORWARD);
  block_add_run(block, RUN_PLAIN, text);
}

struct document *guide_document(struct app *app, bool agenda)
{
  enum phase phase = app->session->place.phase;
  struct document *document = document_new(NULL);
  block_add_run(document_add_paragraph(document, NULL), RUN_EMPHASIS, phase_advice(phase));
  add_task(app, document);
  add_next(app, document);
  add_progress(app, document);
  add_projector(app, document);
  if (agenda)
    add_agenda(app->session, document);
  return document;
}
