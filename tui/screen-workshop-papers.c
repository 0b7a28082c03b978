/* screen-workshop-papers.c - what a workshop hands out: ballots, a tally sheet, the report */
#include "tui/session.h"

struct paper_screen {
  const struct handout *handout;
  struct pane pane;
  struct rect area;
};

/* What is shown; Tab goes from one of the ballot's two sheets to the other. */
static const struct handout {
  const char *title, *id;
  struct document *(*build)(const struct workshop *workshop, const struct pack *pack);
} handouts[] = {
    {"Ballot", "ballot", ballot_document},
    {"Tally sheet", "tally-sheet", tally_sheet_document},
    {"Report", NULL, report_document}, /* is called like its workshop */
};

enum { PAPER_BALLOT, PAPER_TALLY, PAPER_REPORT };

static struct document *paper_document(struct app *app, void *state)
{
  const struct paper_screen *screen = state;
  return screen->handout->build(app->session->workshop, app->session->pack);
}

/* The report says another thing after each change; the place stays. */
static enum verdict paper_changed(struct app *app, void *state)
{
  struct paper_screen *screen = state;
  if (!app->session)
    return LEAVE;
  pane_refresh(&screen->pane, paper_document(app, screen));
  return HANDLED;
}

static char *paper_title(struct app *app, void *state)
{
  const struct paper_screen *screen = state;
  return session_title(app, screen->handout->title);
}

static void paper_draw(struct app *app, void *state, struct rect area)
{
  struct paper_screen *screen = state;
  guint above, below;
  g_autofree char *title =
      g_strdup_printf("%s · %s", screen->handout->title, app->session->workshop->name);
  screen->area = canvas_frame(app, area, title, true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static const char *paper_id(struct app *app, void *state)
{
  const struct paper_screen *screen = state;
  bool report = screen->handout == &handouts[PAPER_REPORT];
  return report ? app->session->workshop->name : screen->handout->id;
}

static enum verdict paper_mouse(struct app *app, void *state, const struct event *event)
{
  struct paper_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static void paper_close(struct app *app, void *state)
{
  struct paper_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static void show(struct app *app, struct paper_screen *screen, const struct handout *handout)
{
  screen->handout = handout;
  pane_show(&screen->pane, paper_document(app, screen), NULL);
}

static void open_paper(struct app *app, const struct screen_class *class, guint which)
{
  struct paper_screen *screen = g_new0(struct paper_screen, 1);
  screen->pane.whole = true;
  show(app, screen, &handouts[which]);
  app_push(app, class, screen);
}

/* ---- Ballots ----------------------------------------------------------- */

static void say_what_to_print(struct app *app, const struct paper_screen *screen)
{
  g_autofree char *print = app_key(app, ACTION_PRINT), *other = app_key(app, ACTION_NEXT);
  g_autofree char *copies = count_to_string(app->session->workshop->people, "copy", "copies");
  if (screen->handout == &handouts[PAPER_BALLOT])
    app_say(app, "Print %s, one for each person: %s. %s shows the tally sheet", copies, print,
            other);
  else
    app_say(app, "Print one copy for each round: %s. %s shows the ballot", print, other);
}

static enum verdict ballots_act(struct app *app, void *state, enum action action)
{
  struct paper_screen *screen = state;
  if (action == ACTION_NEXT || action == ACTION_PREVIOUS) {
    bool ballot = screen->handout == &handouts[PAPER_BALLOT];
    show(app, screen, &handouts[ballot ? PAPER_TALLY : PAPER_BALLOT]);
    say_what_to_print(app, screen);
    return HANDLED;
  }
  enum verdict verdict = pane_act(&screen->pane, action);
  return verdict == UNHANDLED ? session_act(app, action) : verdict;
}

static const struct screen_action ballots_actions[] = {
    {ACTION_NEXT, "From the ballot to the tally sheet, and back", "other sheet"},
    {ACTION_PREVIOUS, "From the ballot to the tally sheet, and back", NULL},
    {ACTION_PRINT, "Print it, or save it to a file", "print"},
    {ACTION_SAVE, NULL, "save"},
    {ACTION_BACK, "Back", "back"},
    {ACTION_UP, "One line up", NULL},
    {ACTION_DOWN, "One line down", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the beginning", NULL},
    {ACTION_LAST, "To the end", NULL},
    SESSION_ACTIONS,
};

static const struct screen_class ballots_screen = {
    .name = "ballots",
    .actions = ballots_actions,
    .n_actions = G_N_ELEMENTS(ballots_actions),
    .title = paper_title,
    .draw = paper_draw,
    .act = ballots_act,
    .mouse = paper_mouse,
    .document = paper_document,
    .document_id = paper_id,
    .copied = paper_document,
    .workbook_changed = paper_changed,
    .close = paper_close,
};

void ballots_out_open(struct app *app)
{
  open_paper(app, &ballots_screen, PAPER_BALLOT);
  void *state;
  app_screen_below(app, &state);
  say_what_to_print(app, state);
}

/* ---- The report -------------------------------------------------------- */

static enum verdict report_act(struct app *app, void *state, enum action action)
{
  struct paper_screen *screen = state;
  enum verdict verdict = pane_screen_act(app, &screen->pane, action);
  return verdict == UNHANDLED ? session_act(app, action) : verdict;
}

static const struct screen_action report_actions[] = {
    {ACTION_PRINT, "Print the report, or save it to a file", "print"},
    {ACTION_SAVE, "Save the report to a file: PDF, text, Markdown, HTML, CSV", "save"},
    PANE_ACTIONS,
    SESSION_ACTIONS,
};

static const struct screen_class report_screen = {
    .name = "report",
    .actions = report_actions,
    .n_actions = G_N_ELEMENTS(report_actions),
    .title = paper_title,
    .draw = paper_draw,
    .act = report_act,
    .mouse = paper_mouse,
    .document = paper_document,
    .document_id = paper_id,
    .copied = paper_document,
    .workbook_changed = paper_changed,
    .close = paper_close,
};

void report_open(struct app *app)
{
  open_paper(app, &report_screen, PAPER_REPORT);
}
