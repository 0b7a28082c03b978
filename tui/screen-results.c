/* screen-results.c - the results of all dimensions as a heat map, what to discuss next first */
#include "tui/results.h"

#define LOW_LINES    12 /* inside the frame: below this, one line of heads and a short detail */
#define LEGEND_FROM  24 /* from here on there is a line that says what the marks mean */
#define LOW_DETAIL   2
#define USUAL_DETAIL 4
#define MOVED_DETAIL 8  /* of both rounds, and how it moved */
#define DONE_COLUMNS 12 /* "8 of 12" and air, before the reveal */

struct results_screen {
  enum results_view view;
  bool by_table;
  struct list list;
  guint dimension;  /* that the cursor is on: it stays there when the order changes */
  struct rect rows; /* where the rows were drawn */
  int rule;         /* the line among them that is a rule, or -1 */
};

/* ---- What is shown ----------------------------------------------------- */

/* The view, as far as the rounds that it needs are revealed; 0 is none. */
static guint shown_round(const struct workshop *workshop, const struct results_screen *screen)
{
  guint last = workshop_last_revealed(workshop);
  if (screen->view == RESULTS_MOVEMENT || !last)
    return last;
  guint round = screen->view == RESULTS_ROUND_2 ? 2 : 1;
  return workshop->revealed[round - 1] ? round : last;
}

static bool shows_movement(const struct workshop *workshop, const struct results_screen *screen)
{
  return screen->view == RESULTS_MOVEMENT && workshop->revealed[0] && workshop->revealed[1];
}

/* Before a reveal there is nothing to sort by: that would tell what is not to be known yet. */
static GArray *rows_of(struct app *app, struct results_screen *screen)
{
  const struct workshop *workshop = app->session->workshop;
  guint round = shown_round(workshop, screen);
  GArray *rows = results_rows(workshop, MAX(round, 1), screen->by_table || !round);
  screen->list.n = rows->len;
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index(rows, struct results_row, i).result.dimension == screen->dimension)
      list_select(&screen->list, i);
  return rows;
}

static void keep_dimension(struct results_screen *screen, const GArray *rows)
{
  list_select(&screen->list, screen->list.selected);
  screen->dimension =
      g_array_index(rows, struct results_row, screen->list.selected).result.dimension;
}

/* ---- Before the reveal ------------------------------------------------- */

static void draw_secret_rows(struct app *app, struct results_screen *screen, const GArray *rows)
{
  const struct workshop *workshop = app->session->workshop;
  struct results_sheet sheet = {.session = app->session, .rows = rows, .round = 1};
  struct rect area = screen->rows;
  sheet.name = results_name_wants(&sheet, area.width - DONE_COLUMNS - 2);
  guint end = MIN(rows->len, screen->list.top + (guint)MAX(area.height, 0));
  for (guint i = screen->list.top; i < end; i++) {
    int y = area.y + (int)(i - screen->list.top);
    g_autofree char *done = g_strdup_printf(
        "%u of %u", g_array_index(rows, struct results_row, i).n_answers, workshop->people);
    results_draw_name(app, &sheet, i, y, area.x, i == screen->list.selected);
    canvas_text(app, y, area.x + 2 + sheet.name + 2, DONE_COLUMNS, ROLE_TEXT, done);
  }
}

static void draw_secret(struct app *app, struct results_screen *screen, const GArray *rows,
                        struct rect area)
{
  struct rect inside = canvas_frame(app, area, "Results · not revealed yet", true);
  g_autofree char *key = app_key(app, ACTION_REVEAL);
  g_autofree char *text = g_strdup_printf(
      "Nobody sees a result before the reveal. %s reveals round 1. So far have answered:", key);
  g_autoptr(GArray) lines = text_wrap(text, inside.width);
  int above = MIN((int)lines->len, inside.height - 2);
  canvas_wrapped(app, (struct rect){inside.y, inside.x, above, inside.width}, ROLE_TEXT, text);
  screen->rows = (struct rect){inside.y + above, inside.x, inside.height - above, inside.width};
  screen->rule = -1;
  list_fit(&screen->list, screen->rows.height);
  draw_secret_rows(app, screen, rows);
  guint seen = screen->list.top + (guint)screen->rows.height;
  canvas_more(app, area, screen->list.top, rows->len > seen ? rows->len - seen : 0, true);
}

/* ---- The heat map ------------------------------------------------------ */

static char *frame_title(const struct workshop *workshop, const struct results_screen *screen)
{
  const char *order = screen->by_table ? "in the order of the table" : "what to discuss first";
  if (shows_movement(workshop, screen))
    return g_strdup_printf("From round 1 to round 2 · %s", order);
  return g_strdup_printf("Results of round %u · %s", shown_round(workshop, screen), order);
}

/* "6 of 22 topics, 8 minutes each, fit into 48 minutes". Transfer full. */
static char *fitting_to_words(struct app *app, const GArray *rows, bool brief)
{
  guint minutes, fit = results_n_fitting(app->session, &minutes), n = results_n_topics(rows);
  g_autofree char *time = count_to_string(minutes, "minute", "minutes");
  if (!n)
    return g_strdup("Nobody rated anything in this round.");
  if (brief)
    return g_strdup_printf("%u of %u topics fit in %s", MIN(fit, n), n, time);
  return g_strdup_printf("%u of %u topics, %d minutes each, fit into the %s for talking",
                         MIN(fit, n), n, WORKSHOP_TOPIC_MINUTES, time);
}

/* "6 of 8 people answered"; there may be more than were expected. Transfer full. */
static char *answered_to_words(struct app *app, const GArray *rows)
{
  guint n = results_most_answers(rows), people = app->session->workshop->people;
  return n > people ? g_strdup_printf("%u people answered, %u were expected", n, people)
                    : g_strdup_printf("%u of %u people answered", n, people);
}

/* How many topics fit, and, where there is room, how many people have answered. */
static void draw_fitting(struct app *app, const GArray *rows, int y, int x, int width)
{
  g_autofree char *long_text = fitting_to_words(app, rows, false);
  g_autofree char *brief = fitting_to_words(app, rows, true);
  g_autofree char *people = answered_to_words(app, rows);
  bool is_long = text_width(long_text, -1) <= width;
  int used = canvas_text(app, y, x, width, ROLE_TEXT, is_long ? long_text : brief);
  if (used + 2 + text_width(people, -1) <= width)
    results_draw_right(app, y, x, width, ROLE_MUTED, people);
}

/* After how many rows the rule is drawn; 0 for none: not all fit, and they stand in the order in
 * which they are to be talked about. */
static guint rows_before_rule(struct app *app, const struct results_screen *screen,
                              const GArray *rows)
{
  guint minutes, fit = results_n_fitting(app->session, &minutes);
  return !screen->by_table && fit < results_n_topics(rows) ? fit : 0;
}

static void draw_rule(struct app *app, struct rect line, guint fit)
{
  g_autofree char *text = g_strdup_printf(" time for %u ends here ", fit);
  int width = text_width(text, -1);
  canvas_horizontal(app, line.y, line.x, line.width, ROLE_RULE, GLYPH_HORIZONTAL);
  if (width + 8 <= line.width)
    canvas_text(app, line.y, line.x + 4, width, ROLE_MUTED, text);
}

/* Draw the rows that there is room for; the rule takes the line of one. Returns the end. */
static guint draw_rows(struct app *app, struct results_screen *screen,
                       const struct results_sheet *sheet)
{
  struct rect area = screen->rows;
  guint fit = rows_before_rule(app, screen, sheet->rows), i = screen->list.top;
  screen->rule = -1;
  for (int line = 0; line < area.height && i < sheet->rows->len; line++) {
    int y = area.y + line;
    if (fit && i == fit && screen->rule < 0 && line) {
      screen->rule = line;
      draw_rule(app, (struct rect){y, area.x, 1, area.width}, fit);
      continue;
    }
    if (sheet->view == RESULTS_MOVEMENT)
      results_draw_movement(app, sheet, i, y, area.x, i == screen->list.selected);
    else
      results_draw_row(app, sheet, i, y, area.x, i == screen->list.selected);
    i++;
  }
  return i;
}

/* ---- The row under the cursor, in full --------------------------------- */

static struct document *detail_document(struct app *app, const struct results_screen *screen,
                                        const struct results_row *row)
{
  const struct workshop *workshop = app->session->workshop;
  struct document *document = document_new(NULL);
  g_autofree char *reason = topic_reason(&row->result);
  guint round = shows_movement(workshop, screen) ? 0 : shown_round(workshop, screen);
  document_add_words(document, RUN_PLAIN, reason);
  result_lines_write(workshop, document, row->result.dimension, round);
  return document;
}

static void draw_detail(struct app *app, const struct results_screen *screen,
                        const struct results_row *row, struct rect area)
{
  g_autoptr(Document) document = detail_document(app, screen, row);
  const struct layout_options options = {area.width, app->ascii, true};
  g_autoptr(Layout) layout = document_layout(document, &options);
  canvas_horizontal(app, area.y, area.x, area.width, ROLE_RULE, GLYPH_HORIZONTAL);
  int y = area.y, end = area.y + area.height;
  bool more = false;
  for (guint i = 0; i < layout_n_lines(layout) && !more; i++) {
    more = *layout_line(layout, i)->text && y + 1 == end;
    if (*layout_line(layout, i)->text && !more)
      canvas_line(app, ++y, area.x, area.width, layout_line(layout, i), -1, true);
  }
  if (more)
    canvas_glyph(app, end - 1, area.x + area.width - 1, ROLE_MUTED, GLYPH_ELLIPSIS);
}

/* ---- Drawing ----------------------------------------------------------- */

static int detail_height(const struct results_screen *screen, const struct workshop *workshop,
                         int height)
{
  if (height < LOW_LINES)
    return 1 + LOW_DETAIL;
  return 1 + (shows_movement(workshop, screen) ? MOVED_DETAIL : USUAL_DETAIL);
}

/* The line over the columns, with what the marks mean at its end where there is no own line. */
static int draw_heads(struct app *app, const struct results_sheet *sheet, struct rect inside)
{
  int lines = inside.height < LOW_LINES || sheet->view == RESULTS_MOVEMENT || !sheet->cell ? 1 : 2;
  draw_fitting(app, sheet->rows, inside.y, inside.x, inside.width);
  if (sheet->view == RESULTS_MOVEMENT)
    results_draw_movement_heads(app, sheet, inside.y + 1, inside.x);
  else
    results_draw_heads(app, sheet, inside.y + 1, inside.x, lines);
  return 1 + lines;
}

static void draw_map(struct app *app, struct results_screen *screen, const GArray *rows,
                     struct rect area)
{
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *title = frame_title(workshop, screen);
  struct rect inside = canvas_frame(app, area, title, true);
  struct results_sheet sheet = {.session = app->session,
                                .rows = rows,
                                .round = shown_round(workshop, screen),
                                .view = shows_movement(workshop, screen) ? RESULTS_MOVEMENT
                                                                         : RESULTS_ROUND_1};
  if (sheet.view == RESULTS_MOVEMENT)
    results_lay_movement(&sheet, inside.width);
  else
    results_lay_columns(app, &sheet, inside.width);
  int heads = draw_heads(app, &sheet, inside), end = inside.y + inside.height;
  int detail = detail_height(screen, workshop, inside.height);
  int legend = inside.height >= LEGEND_FROM && sheet.view != RESULTS_MOVEMENT;
  screen->rows = (struct rect){inside.y + heads, inside.x, inside.height - heads - detail - legend,
                               inside.width};
  bool rule = rows_before_rule(app, screen, rows) > 0;
  list_fit(&screen->list, screen->rows.height - rule);
  guint last = draw_rows(app, screen, &sheet);
  if (legend) {
    g_autofree char *text = results_legend(app, &sheet);
    canvas_text(app, end - detail - 1, inside.x, inside.width, ROLE_MUTED, text);
  }
  draw_detail(app, screen, &g_array_index(rows, struct results_row, screen->list.selected),
              (struct rect){end - detail, inside.x, detail, inside.width});
  canvas_more(app, area, screen->list.top, rows->len - last, true);
}

static void results_draw(struct app *app, void *state, struct rect area)
{
  struct results_screen *screen = state;
  g_autoptr(GArray) rows = rows_of(app, screen);
  if (shown_round(app->session->workshop, screen))
    draw_map(app, screen, rows, area);
  else
    draw_secret(app, screen, rows, area);
}

static char *results_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Results");
}

/* ---- Keys and mouse ---------------------------------------------------- */

static void next_view(struct app *app, struct results_screen *screen)
{
  static const char *const names[] = {"Round 1", "Round 2", "The movement from round 1 to round 2"};
  const struct workshop *workshop = app->session->workshop;
  if (!workshop->revealed[0] || !workshop->revealed[1]) {
    app_say(app, "There is one view until both rounds are revealed");
    return;
  }
  screen->view = (enum results_view)((screen->view + 1) % (RESULTS_MOVEMENT + 1));
  app_say(app, "%s", names[screen->view]);
}

static void switch_order(struct app *app, struct results_screen *screen)
{
  g_autofree char *key = app_key(app, ACTION_REVEAL);
  if (!workshop_last_revealed(app->session->workshop)) {
    app_say(app, "The order of what to discuss shows after the reveal: %s does it", key);
    return;
  }
  screen->by_table = !screen->by_table;
  app_say(app,
          screen->by_table ? "In the order of the table" : "What to discuss next stands first");
}

static enum verdict step(struct app *app, struct results_screen *screen, enum action action)
{
  g_autoptr(GArray) rows = rows_of(app, screen);
  enum verdict verdict = list_act(&screen->list, action);
  keep_dimension(screen, rows);
  return verdict;
}

static enum verdict results_act(struct app *app, void *state, enum action action)
{
  struct results_screen *screen = state;
  switch (action) {
  case ACTION_OPEN:
    card_open(app, screen->dimension);
    return HANDLED;
  case ACTION_VIEW:
    next_view(app, screen);
    return HANDLED;
  case ACTION_SORT:
    switch_order(app, screen);
    return HANDLED;
  case ACTION_PARK:
    park_open(app, screen->dimension);
    return HANDLED;
  case ACTION_NOTE:
    note_open(app, screen->dimension);
    return HANDLED;
  case ACTION_RESULTS:
    return HANDLED;
  default:
    return step(app, screen, action) == HANDLED ? HANDLED : session_act(app, action);
  }
}

static enum verdict results_mouse(struct app *app, void *state, const struct event *event)
{
  struct results_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return step(app, screen, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  int line = event->y - screen->rows.y;
  if (!rect_has(screen->rows, event->y, event->x) || line == screen->rule)
    return HANDLED;
  g_autoptr(GArray) rows = rows_of(app, screen);
  guint index = screen->list.top + (guint)(line - (screen->rule >= 0 && line > screen->rule));
  if (index >= rows->len)
    return HANDLED;
  screen->list.selected = index;
  keep_dimension(screen, rows);
  return event->mouse == MOUSE_DOUBLE_CLICK ? results_act(app, state, ACTION_OPEN) : HANDLED;
}

static struct document *results_whole(struct app *app, void *state)
{
  (void)state;
  return results_document(app->session->workshop, app->session->pack);
}

static const char *results_id(struct app *app, void *state)
{
  (void)state;
  return app->session->workshop->name;
}

static void results_close(struct app *app, void *state)
{
  (void)app;
  g_free(state);
}

static const struct screen_action results_actions[] = {
    {ACTION_UP, "The dimension above", "dimension"},
    {ACTION_DOWN, "The dimension below", "dimension"},
    {ACTION_OPEN, "Open the card of the dimension, to talk about it", "card"},
    {ACTION_VIEW, "The other round; the movement between them", "view"},
    {ACTION_SORT, "Sort by what to discuss next, or in the order of the table", "sort"},
    {ACTION_PRINT, "Print the results, or save them to a file", NULL},
    {ACTION_PARK, "Put a thought about the dimension into the parking lot", NULL},
    {ACTION_NOTE, "Write a note about the dimension that only you see", NULL},
    {ACTION_BACK, "Back", "back"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first dimension", NULL},
    {ACTION_LAST, "To the last dimension", NULL},
    SESSION_ACTIONS,
};

static const struct screen_class results_screen = {
    .name = "results",
    .actions = results_actions,
    .n_actions = G_N_ELEMENTS(results_actions),
    .title = results_title,
    .draw = results_draw,
    .act = results_act,
    .mouse = results_mouse,
    .document = results_whole,
    .document_id = results_id,
    .copied = results_whole,
    .workbook_changed = session_screen_changed,
    .close = results_close,
};

void results_open(struct app *app)
{
  struct results_screen *screen = g_new0(struct results_screen, 1);
  const struct workshop *workshop = app->session->workshop;
  guint place = app->session->place.dimension;
  screen->view = workshop_last_revealed(workshop) == 2 ? RESULTS_ROUND_2 : RESULTS_ROUND_1;
  screen->dimension = place;
  g_autoptr(GArray) rows = rows_of(app, screen);
  keep_dimension(screen, rows);
  app_push(app, &results_screen, screen);
}
