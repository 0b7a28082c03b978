/* screen-dots.c - dots: who gives theirs next, until they are closed */
#include "tui/dots.h"

#define MAX_MARKS 12 /* that are drawn one by one */

struct dots_screen {
  struct people people; /* the first member: dots_sit() */
  char *label;          /* of the one whom a question is about */
};

/* ---- What all screens of dots need ------------------------------------- */

static void add_once(GArray *order, bool *listed, guint32 dimension)
{
  if (!listed[dimension])
    g_array_append_val(order, dimension);
  listed[dimension] = true;
}

GArray *dots_order(const struct workshop *workshop)
{
  GArray *order = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autofree bool *listed = g_new0(bool, workshop->n_dimensions);
  guint round = workshop_last_revealed(workshop);
  g_autoptr(GArray) topics = round ? workshop_topics(workshop, round) : NULL;
  for (guint i = 0; topics && i < topics->len; i++)
    add_once(order, listed, g_array_index(topics, struct dimension_result, i).dimension);
  for (guint i = 0; i < workshop->dimensions->len; i++)
    add_once(order, listed, g_array_index(workshop->dimensions, guint32, i));
  return order;
}

char *dots_marks(guint n)
{
  GString *marks = g_string_new(NULL);
  if (n > MAX_MARKS) {
    g_string_printf(marks, "● × %u", n);
    n = 0;
  }
  for (; n; n--)
    g_string_append(marks, "●");
  return g_string_free(marks, FALSE);
}

guint dots_on(const struct workshop *workshop, const char *label, guint32 dimension)
{
  gpointer person;
  if (!g_hash_table_lookup_extended(workshop->labels, label, NULL, &person))
    return 0;
  for (guint i = 0; i < workshop->dots->len; i++) {
    const struct dot *dot = &g_array_index(workshop->dots, struct dot, i);
    if (dot->person == GPOINTER_TO_UINT(person) && dot->dimension == dimension)
      return dot->count;
  }
  return 0;
}

/* ---- How far somebody is ----------------------------------------------- */

static enum progress dots_progress(const struct workshop *workshop, const char *label, char **words)
{
  guint left = workshop_dots_left(workshop, label);
  if (left == workshop->dots_each) {
    *words = g_strdup("not yet");
    return PROGRESS_NONE;
  }
  *words = left ? g_strdup_printf("begun, %u left", left) : g_strdup("done");
  return left ? PROGRESS_BEGUN : PROGRESS_DONE;
}

/* ---- Who sits down ----------------------------------------------------- */

/* Take back all that the person called @label gave. */
static bool take_back(struct app *app, const char *label)
{
  g_autoptr(GArray) order = dots_order(app->session->workshop);
  for (guint i = 0; i < order->len; i++) {
    guint32 dimension = g_array_index(order, guint32, i);
    if (dots_on(app->session->workshop, label, dimension) &&
        !session_give_dots(app, label, dimension, 0))
      return false;
  }
  return true;
}

static void start_anew(struct app *app, void *data)
{
  struct dots_screen *screen = data;
  g_autofree char *label = g_strdup(screen->label);
  if (take_back(app, label))
    dots_giving_open(app, &screen->people, label);
}

/* What somebody gave before is not shown: whoever sits there may be somebody else. */
static void dots_sit(struct app *app, struct people *people, const char *label)
{
  struct dots_screen *screen = (struct dots_screen *)people;
  const struct workshop *workshop = app->session->workshop;
  if (workshop_dots_left(workshop, label) == workshop->dots_each) {
    dots_giving_open(app, people, label);
    return;
  }
  g_autofree char *shown = text_escape(label, -1);
  g_autofree char *text = g_strdup_printf(
      "“%s” has given dots, which nobody is shown. To change them, all of them are taken back, and "
      "given anew.",
      shown);
  g_free(screen->label);
  screen->label = g_strdup(label);
  question_open(app, "Give the dots anew?", text, "take them back", start_anew, screen);
}

/* ---- How many dots ----------------------------------------------------- */

struct number_of_dots {
  guint each, most;
};

static bool set_dots(struct workshop *workshop, const struct pack *pack, gpointer data,
                     GError **error)
{
  const struct number_of_dots *number = data;
  (void)pack;
  return workshop_set_dots(workshop, number->each, number->most, error);
}

static bool take_number(struct app *app, struct form *form, gpointer data)
{
  struct number_of_dots number;
  bool good = form_number(form, 0, &number.each);
  (void)data;
  form_set_fault(form, 0, good ? NULL : "A number from 1 to 100");
  if (!form_number(form, 1, &number.most) || number.most > number.each) {
    form_set_fault(form, 1, "A number from 1 to all that a person has");
    good = false;
  }
  if (!good || !session_change(app, "the number of dots", set_dots, &number))
    return false;
  app_say(app, "Everybody has %u dots, %u at most on one dimension", number.each, number.most);
  return true;
}

static void ask_for_number(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  if (!app_may_change_workbook(app))
    return;
  if (workshop->dots->len) {
    app_say(app, "The first dots were given, so their number stands");
    return;
  }
  struct form *form = dialog_open(app, "How many dots?",
                                  "Before the first is given: how many a person has, and how many "
                                  "of them may go to one dimension.",
                                  take_number, NULL);
  form_add_number(form, "A person has", workshop->dots_each, 1, 100);
  form_add_number(form, "On one dimension", workshop->dots_most, 1, 100);
}

/* ---- Closing ----------------------------------------------------------- */

static void close_dots(struct app *app, void *data)
{
  (void)data;
  if (!session_close_dots(app))
    return;
  g_autofree char *key = app_key(app, ACTION_UNDO);
  dots_totals_open(app); /* the list is gone by now: it was told that they are closed */
  app_say(app, "The dots are closed. %s undoes it", key);
}

static void ask_to_close(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  if (!app_may_change_workbook(app))
    return;
  g_autofree char *text = g_strdup_printf(
      "%u of %u people have given all of theirs. Everybody sees then where the dots are.%s",
      workshop_n_dotted(workshop), workshop->people,
      workshop->named ? "" : " Who gave them is forgotten for good.");
  question_open(app, "Close the dots?", text, "close them", close_dots, NULL);
}

/* ---- The screen -------------------------------------------------------- */

/* How far the group is. Transfer full. */
static char *given_words(const struct people *people, const struct workshop *workshop)
{
  g_autofree char *unknown = count_to_string(people->n_unknown, "person", "people");
  if (people->n_unknown)
    return g_strdup_printf("%s gave dots, and it is not known who, as after closing them was "
                           "undone: let only those sit down who have not given any yet",
                           unknown);
  return g_strdup_printf("%u of %u have given all of theirs", workshop_n_dotted(workshop),
                         workshop->people);
}

static void dots_draw(struct app *app, void *state, struct rect area)
{
  struct dots_screen *screen = state;
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *close = app_key(app, ACTION_CLOSE_DOTS), *edit = app_key(app, ACTION_EDIT);
  g_autofree char *number =
      workshop->dots->len ? g_strdup("") : g_strdup_printf(" %s: another number.", edit);
  g_autofree char *given = given_words(&screen->people, workshop);
  g_autofree char *text = g_strdup_printf(
      "Who gives dots next? %s: %u each, at most %u on one dimension.%s %s closes them.", given,
      workshop->dots_each, workshop->dots_most, number, close);
  people_draw(app, &screen->people, area, "Dots", text);
}

static char *dots_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Dots");
}

static enum verdict dots_act(struct app *app, void *state, enum action action)
{
  struct dots_screen *screen = state;
  switch (action) {
  case ACTION_DOTS:
    return HANDLED;
  case ACTION_EDIT:
    ask_for_number(app);
    return HANDLED;
  case ACTION_CLOSE_DOTS:
    ask_to_close(app);
    return HANDLED;
  default:
    if (people_act(app, &screen->people, action) == HANDLED)
      return HANDLED;
    return session_act(app, action);
  }
}

static enum verdict dots_mouse(struct app *app, void *state, const struct event *event)
{
  struct dots_screen *screen = state;
  return people_mouse(app, &screen->people, event);
}

static enum verdict dots_changed(struct app *app, void *state)
{
  struct dots_screen *screen = state;
  if (!app->session)
    return LEAVE;
  if (app->session->workshop->dots_closed) {
    g_autofree char *key = app_key(app, ACTION_DOTS);
    app_say(app, "The dots were closed. What was given until then counts; %s shows it", key);
    return LEAVE;
  }
  people_update(&screen->people, app->session->workshop,
                workshop_n_dotted_unlabelled(app->session->workshop));
  return HANDLED;
}

static void dots_close(struct app *app, void *state)
{
  struct dots_screen *screen = state;
  (void)app;
  people_clear(&screen->people);
  g_free(screen->label);
  g_free(screen);
}

static const struct screen_action dots_actions[] = {
    PEOPLE_ACTIONS,
    {ACTION_EDIT, "How many dots a person has, before the first is given", NULL},
    {ACTION_CLOSE_DOTS, NULL, "close"},
    {ACTION_BACK, "Back to the workshop", "back"},
    SESSION_ACTIONS,
};

static const struct screen_class dots_screen = {
    .name = "dots",
    .actions = dots_actions,
    .n_actions = G_N_ELEMENTS(dots_actions),
    .title = dots_title,
    .draw = dots_draw,
    .act = dots_act,
    .mouse = dots_mouse,
    .workbook_changed = dots_changed,
    .close = dots_close,
};

void dots_open(struct app *app)
{
  const struct workshop *workshop = app->session->workshop;
  if (workshop->dots_closed) {
    dots_totals_open(app);
    return;
  }
  struct dots_screen *screen = g_new0(struct dots_screen, 1);
  people_init(&screen->people, dots_progress, dots_sit);
  people_update(&screen->people, workshop, workshop_n_dotted_unlabelled(workshop));
  people_select_next(&screen->people, workshop);
  app_push(app, &dots_screen, screen);
  app_may_change_workbook(app); /* to say it before somebody tries */
}
