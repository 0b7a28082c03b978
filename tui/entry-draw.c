/* entry-draw.c - what the one who rates sees: see entry-rating.c */
#include "tui/entry.h"

#define ROOMY_LINES  14 /* from this many on: with air, and the question of the dimension */
#define SIDE_COLUMNS 8  /* "▸ want  " */
#define POLES_BESIDE 60 /* from this many columns on the poles stand side by side */

/* ---- Drawing: the poles ------------------------------------------------ */

/* "1 In an e-business: Courses come first", or without the name. Transfer full. */
static char *point_words(struct app *app, const struct rating_screen *screen, guint point,
                         bool with_name)
{
  const struct session *session = app->session;
  const char *name = workshop_point_name(session->workshop, session->pack, point);
  const char *text = workshop_point_text(session->workshop, session->pack,
                                         entry_dimension(screen, screen->at), point);
  return with_name ? g_strdup_printf("%u %s: %s", point, name, text)
                   : g_strdup_printf("%u %s", point, text);
}

static int wrapped_height(const char *text, int width)
{
  g_autoptr(GArray) lines = text_wrap(text, MAX(width, 1));
  return (int)lines->len;
}

/* Both poles in @area, side by side or one below the other. Returns the lines used. */
static int draw_poles(struct app *app, const struct rating_screen *screen, struct rect area)
{
  bool beside = area.width >= POLES_BESIDE;
  int width = beside ? (area.width - 4) / 2 : area.width;
  g_autofree char *left = point_words(app, screen, 1, beside);
  g_autofree char *right = point_words(app, screen, app->session->workshop->scale, beside);
  int left_height = wrapped_height(left, width), right_height = wrapped_height(right, width);
  if (beside) {
    int height = MIN(area.height, MAX(left_height, right_height));
    canvas_wrapped(app, (struct rect){area.y, area.x, height, width}, ROLE_TEXT, left);
    canvas_wrapped(app, (struct rect){area.y, area.x + width + 4, height, width}, ROLE_TEXT, right);
    return height;
  }
  left_height = CLAMP(left_height, 1, MAX(area.height - 1, 1));
  right_height = CLAMP(right_height, 0, area.height - left_height);
  canvas_wrapped(app, (struct rect){area.y, area.x, left_height, width}, ROLE_TEXT, left);
  canvas_wrapped(app, (struct rect){area.y + left_height, area.x, right_height, width}, ROLE_TEXT,
                 right);
  return left_height + right_height;
}

/* The stages, a line each; where they are too many those around the one that is chosen. */
static int draw_stages(struct app *app, const struct rating_screen *screen, struct rect area)
{
  guint scale = app->session->workshop->scale, height = (guint)MAX(area.height, 1);
  guint lines = scale > height ? MAX(height - 1, 1) : scale;
  gint8 chosen = entry_shown_answer(app, screen, screen->side);
  guint middle = chosen > 0 ? (guint)chosen : 1;
  guint first = middle > lines / 2 ? MIN(middle - lines / 2, scale - lines + 1) : 1;
  for (guint i = 0; i < lines; i++) {
    g_autofree char *words = point_words(app, screen, MAX(first, 1) + i, true);
    canvas_text(app, area.y + (int)i, area.x, area.width, ROLE_TEXT, words);
  }
  if (lines == scale || lines == height)
    return (int)lines;
  g_autofree char *more = g_strdup_printf("and %u more, from 1 to %u", scale - lines, scale);
  canvas_text(app, area.y + (int)lines, area.x, area.width, ROLE_MUTED, more);
  return (int)height;
}

/* ---- Drawing: the answers ---------------------------------------------- */

static const struct {
  gint8 answer;
  const char *words, *key_alone;
} other_answers[] = {
    {ANSWER_DONT_KNOW, "d don't know", "d"},
    {ANSWER_NOT_APPLICABLE, "n not applicable", "n"},
};

/* Draw @text in brackets, if it is what was said. Returns the cells used. */
static int draw_choice(struct app *app, int y, int x, int right, const char *text, bool said,
                       bool focused)
{
  g_autofree char *shown = g_strdup_printf(said ? "[%s]" : " %s ", text);
  enum screen_role look = !said ? ROLE_TEXT : focused ? ROLE_SELECTED : ROLE_STRONG;
  return canvas_text(app, y, x, right - x, look, shown);
}

static int digits_of(guint number)
{
  return number > 9 ? 2 : 1;
}

/* Whether a row of @width cells can show all of the scale. */
static bool has_room(const struct workshop *workshop, int width, bool words)
{
  int others = 0, points = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(other_answers); i++)
    others += 2 + text_width(words ? other_answers[i].words : other_answers[i].key_alone, -1);
  for (guint point = 1; point <= workshop->scale; point++)
    points += digits_of(point) + 2;
  return SIDE_COLUMNS + points + others <= width;
}

/* "1 to 40: [12]", where there is no room for the scale. */
static int draw_number(struct app *app, const struct workshop *workshop, struct rect line,
                       int answer, bool focused)
{
  int right = line.x + line.width, x = line.x;
  g_autofree char *range = g_strdup_printf("1 to %u:", workshop->scale);
  g_autofree char *number = answer > 0 ? g_strdup_printf("%d", answer) : g_strdup(" ");
  x += canvas_text(app, line.y, x, right - x, ROLE_TEXT, range) + 1;
  return x + draw_choice(app, line.y, x, right, number, true, focused);
}

static int draw_points(struct app *app, const struct workshop *workshop, struct rect line,
                       int answer, bool focused)
{
  int x = line.x;
  for (guint point = 1; point <= workshop->scale; point++) {
    g_autofree char *number = g_strdup_printf("%u", point);
    x += draw_choice(app, line.y, x, line.x + line.width, number, answer == (int)point, focused);
  }
  return x;
}

static void draw_answer(struct app *app, const struct rating_screen *screen, enum rating_side side,
                        struct rect line)
{
  const struct workshop *workshop = app->session->workshop;
  bool focused = side == screen->side && !screen->commenting;
  bool words = has_room(workshop, line.width, true);
  gint8 answer = entry_shown_answer(app, screen, side);
  int right = line.x + line.width;
  if (focused) {
    canvas_glyph(app, line.y, line.x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, line.y, line.x + 2);
  }
  canvas_text(app, line.y, line.x + 2, SIDE_COLUMNS - 2, ROLE_LABEL, rating_side_to_string(side));
  struct rect scale = {line.y, line.x + SIDE_COLUMNS, 1, line.width - SIDE_COLUMNS};
  int x = words || has_room(workshop, line.width, false)
              ? draw_points(app, workshop, scale, answer, focused)
              : draw_number(app, workshop, scale, answer, focused);
  for (gsize i = 0; i < G_N_ELEMENTS(other_answers); i++)
    x += draw_choice(app, line.y, x, right,
                     words ? other_answers[i].words : other_answers[i].key_alone,
                     answer == other_answers[i].answer, focused);
}

/* ---- Drawing: what there is to know ------------------------------------ */

/* Whether something that is not shown was said of it before. */
static bool was_answered_before(struct app *app, const struct rating_screen *screen)
{
  for (int side = 0; side < N_RATING_SIDES; side++)
    if (entry_kept_answer(app, screen, screen->at, (enum rating_side)side) !=
        entry_shown_answer(app, screen, (enum rating_side)side))
      return true;
  return false;
}

/* Transfer full. */
static char *advice(struct app *app, const struct rating_screen *screen, int width)
{
  const struct workshop *workshop = app->session->workshop;
  GString *text = g_string_new(NULL);
  g_autofree char *on = app_key(app, ACTION_OPEN), *end = app_key(app, ACTION_BACK);
  if (was_answered_before(app, screen))
    g_string_append(text, "Answered before; what you say now takes its place. ");
  if (screen->typed)
    g_string_append_printf(text, "%u_, and a second digit or %s. ", screen->typed, on);
  if (!has_room(workshop, width, true))
    g_string_append(text, "d don't know, n not applicable, ");
  else
    g_string_append_printf(text,
                           "Now is where we stand, want is where you want us to be. "
                           "1-%u is a rating, ",
                           workshop->scale);
  g_string_append_printf(text, "c %s comment, %s goes on",
                         entry_said(screen, screen->at)->comment ? "changes your" : "adds a", on);
  if (screen->round > 1)
    g_string_append_printf(text, ", %s ends: not all has to be rated again", end);
  return g_string_free(text, FALSE);
}

static void draw_comment(struct app *app, const struct rating_screen *screen, struct rect area)
{
  static const char label[] = "Comment ";
  const char *note = app->session->workshop->named
                         ? "After the reveal all see it"
                         : "After the reveal all see it, without your name";
  int x = area.x + canvas_text(app, area.y, area.x, area.width, ROLE_LABEL, label);
  editor_draw(app, &screen->comment, area.y, x, area.x + area.width - x);
  if (area.height > 1)
    canvas_wrapped(app, (struct rect){area.y + 1, area.x, area.height - 1, area.width}, ROLE_MUTED,
                   note);
}

static void draw_advice(struct app *app, const struct rating_screen *screen, struct rect area)
{
  if (screen->commenting) {
    draw_comment(app, screen, area);
    return;
  }
  g_autofree char *text = advice(app, screen, area.width);
  canvas_wrapped(app, area, ROLE_MUTED, text);
  const struct said *said = entry_said(screen, screen->at);
  int below = wrapped_height(text, area.width);
  if (said->comment && below < area.height) {
    g_autofree char *comment = g_strdup_printf("Your comment: %s", said->comment);
    canvas_wrapped(app, (struct rect){area.y + below, area.x, area.height - below, area.width},
                   ROLE_TEXT, comment);
  }
}

/* "7 of 22  Formal learning", and, if there is room, what it asks. Returns the lines used. */
static int draw_dimension(struct app *app, const struct rating_screen *screen, struct rect area)
{
  const struct dimension *dimension =
      pack_dimension(app->session->pack, entry_dimension(screen, screen->at));
  g_autofree char *name =
      g_strdup_printf("%u of %u  %s", screen->at + 1, screen->order->len, dimension->name);
  int used = MIN(wrapped_height(name, area.width), area.height >= ROOMY_LINES ? 3 : 1);
  canvas_wrapped(app, (struct rect){area.y, area.x, used, area.width}, ROLE_TITLE, name);
  if (area.height < ROOMY_LINES)
    return used;
  int question = MIN(wrapped_height(dimension->question, area.width), 3);
  canvas_wrapped(app, (struct rect){area.y + used, area.x, question, area.width}, ROLE_MUTED,
                 dimension->question);
  return used + question + 1;
}

void entry_rating_draw(struct app *app, void *state, struct rect area)
{
  struct rating_screen *screen = state;
  g_autofree char *title = g_strdup_printf("%s · round %u", screen->label, screen->round);
  struct rect inside = canvas_frame(app, area, title, true);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  int air = inside.height >= ROOMY_LINES, end = inside.y + inside.height;
  g_autofree char *text = advice(app, screen, inside.width);
  int below = CLAMP(wrapped_height(text, inside.width), 1, MAX(1, inside.height / 4));
  struct rect rest = inside;
  rest.y += draw_dimension(app, screen, inside);
  rest.height = end - rest.y - N_RATING_SIDES - below - 2 * air;
  rest.y += (pack_n_sides(app->session->pack) == 2 ? draw_poles : draw_stages)(app, screen, rest);
  rest.y += air;
  screen->answers_y = rest.y;
  for (int side = 0; side < N_RATING_SIDES; side++, rest.y++)
    draw_answer(app, screen, (enum rating_side)side, (struct rect){rest.y, rest.x, 1, rest.width});
  rest.y += air;
  rest.height = end - rest.y;
  draw_advice(app, screen, rest);
}
