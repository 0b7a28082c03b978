/* people.c - who takes the keyboard next, and the wiped screen before: see people.h */
#include "tui/people.h"

#include <string.h>

#define PROGRESS_COLUMNS 22 /* "begun, 12 of 22" and air */
#define LABEL_COLUMNS    8  /* at least */
#define WIPED_COLUMNS    60

/* ---- Who there is ------------------------------------------------------ */

static char *numbered_label(guint number)
{
  return g_strdup_printf("p%u", number);
}

static bool is_known(const struct workshop *workshop, const char *label)
{
  return g_hash_table_contains(workshop->labels, label);
}

/* As many as are expected, and those that came after them. */
static guint count_numbered(const struct workshop *workshop)
{
  guint n = workshop->people;
  if (workshop->named)
    return 0;
  for (;; n++) {
    g_autofree char *label = numbered_label(n + 1);
    if (!is_known(workshop, label))
      return n;
  }
}

/* Whether @label is one of "p1" … "pN". */
static bool is_numbered(const char *label, guint n)
{
  guint64 number;
  return label[0] == 'p' && label[1] != '0' &&
         g_ascii_string_to_unsigned(label + 1, 10, 1, n, &number, NULL);
}

static int compare_labels(gconstpointer a, gconstpointer b)
{
  return g_utf8_collate(*(const char *const *)a, *(const char *const *)b);
}

void people_init(struct people *people, people_progress progress, people_sit sit)
{
  *people = (struct people){.progress = progress, .sit = sit};
  people->others = g_ptr_array_new_with_free_func(g_free);
}

void people_clear(struct people *people)
{
  g_ptr_array_unref(people->others);
}

void people_update(struct people *people, const struct workshop *workshop, guint n_unknown)
{
  people->n_unknown = n_unknown;
  people->n_numbered = count_numbered(workshop);
  people->label_width = LABEL_COLUMNS;
  g_ptr_array_set_size(people->others, 0);
  for (guint i = 0; i < workshop->persons->len; i++) {
    const char *label = g_array_index(workshop->persons, struct person, i).label;
    if (people->n_numbered && is_numbered(label, people->n_numbered))
      continue;
    g_ptr_array_add(people->others, g_strdup(label));
    people->label_width = MAX(people->label_width, text_width(label, -1));
  }
  g_ptr_array_sort(people->others, compare_labels);
  people->list.n = people->n_numbered + people->others->len + 1;
  list_select(&people->list, people->list.selected);
}

/* The label of the person in line @index; NULL for the one more. Transfer full. */
static char *label_at(const struct people *people, guint index)
{
  if (index < people->n_numbered)
    return numbered_label(index + 1);
  index -= people->n_numbered;
  return index < people->others->len ? g_strdup(g_ptr_array_index(people->others, index)) : NULL;
}

static enum progress progress_at(const struct people *people, const struct workshop *workshop,
                                 guint index)
{
  g_autofree char *label = label_at(people, index), *words = NULL;
  return label ? people->progress(workshop, label, &words) : PROGRESS_NONE;
}

void people_select_next(struct people *people, const struct workshop *workshop)
{
  guint n = people->list.n - 1; /* without the one more */
  for (guint i = 0; i < n; i++) {
    guint index = (people->list.selected + i) % n;
    if (progress_at(people, workshop, index) == PROGRESS_NONE) {
      list_select(&people->list, index);
      return;
    }
  }
  list_select(&people->list, n);
}

/* Whether nobody has anything left to say. */
static bool all_done(const struct people *people, const struct workshop *workshop)
{
  for (guint i = 0; i + 1 < people->list.n; i++)
    if (progress_at(people, workshop, i) != PROGRESS_DONE)
      return false;
  return people->list.n > 1;
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_person(struct app *app, const struct people *people, guint index, int y)
{
  struct rect rows = people->rows;
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *label = label_at(people, index), *words = NULL;
  bool selected = index == people->list.selected;
  int width = label ? MIN(people->label_width, rows.width - PROGRESS_COLUMNS - 4) : rows.width - 2;
  if (selected) {
    canvas_glyph(app, y, rows.x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_cursor(app, y, rows.x + 2);
  }
  const char *other = workshop->named ? "Somebody else: asks for the name" : "One more person";
  canvas_text(app, y, rows.x + 2, width, selected ? ROLE_SELECTED : ROLE_TEXT,
              label ? label : other);
  if (!label)
    return;
  enum progress progress = people->progress(workshop, label, &words);
  canvas_text(app, y, rows.x + 2 + width + 2, PROGRESS_COLUMNS,
              progress == PROGRESS_DONE ? ROLE_STRONG : ROLE_MUTED,
              progress == PROGRESS_NONE && people->n_unknown ? "not known" : words);
}

void people_draw(struct app *app, struct people *people, struct rect area, const char *title,
                 const char *text)
{
  struct rect inside = canvas_frame(app, area, title, true);
  int width = MIN(inside.width, PROSE_COLUMNS);
  g_autoptr(GArray) lines = text_wrap(text, width);
  int above = MIN((int)lines->len, inside.height / 2);
  int air = inside.height - above > (int)people->list.n ? 1 : 0;
  canvas_wrapped(app, (struct rect){inside.y, inside.x, above, width}, ROLE_TEXT, text);
  above += air;
  people->rows = (struct rect){inside.y + above, inside.x, inside.height - above, inside.width};
  list_fit(&people->list, people->rows.height);
  guint end = MIN(people->list.n, people->list.top + (guint)people->rows.height);
  for (guint i = people->list.top; i < end; i++)
    draw_person(app, people, i, people->rows.y + (int)(i - people->list.top));
  canvas_more(app, area, people->list.top, people->list.n - end, true);
}

/* ---- Sitting down ------------------------------------------------------ */

struct asked_name {
  struct people *people;
};

/* The dialog is on top, and goes before the person's screen comes. */
static bool take_name(struct app *app, struct form *form, gpointer data)
{
  struct people *people = ((const struct asked_name *)data)->people;
  g_autofree char *name = g_strstrip(g_strdup(form_text(form, 0)));
  if (!*name) {
    form_set_fault(form, 0, "A name is needed, to tell one person from another");
    return false;
  }
  app_pop(app);
  people->sit(app, people, name);
  return false;
}

static void ask_for_name(struct app *app, struct people *people)
{
  struct asked_name *asked = g_new0(struct asked_name, 1);
  asked->people = people;
  struct form *form = dialog_open(
      app, "Who takes the keyboard?",
      "This workshop has names: what this person says is kept with the name.", take_name, asked);
  form_add_text(form, "Name", "");
}

static void sit_down(struct app *app, struct people *people)
{
  const struct workshop *workshop = app->session->workshop;
  g_autofree char *label = label_at(people, people->list.selected);
  if (!app_may_change_workbook(app))
    return;
  if (!label && workshop->named) {
    ask_for_name(app, people);
    return;
  }
  if (!label)
    label = numbered_label(people->n_numbered + 1);
  people->sit(app, people, label);
}

enum verdict people_act(struct app *app, struct people *people, enum action action)
{
  if (action != ACTION_OPEN)
    return list_act(&people->list, action);
  sit_down(app, people);
  return HANDLED;
}

enum verdict people_mouse(struct app *app, struct people *people, const struct event *event)
{
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
    return list_act(&people->list, event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN);
  guint index = people->list.top + (guint)(event->y - people->rows.y);
  if (!rect_has(people->rows, event->y, event->x) || index >= people->list.n)
    return HANDLED;
  list_select(&people->list, index);
  if (event->mouse == MOUSE_DOUBLE_CLICK)
    sit_down(app, people);
  return HANDLED;
}

/* ---- Between two people ------------------------------------------------ */

/* @state: whether that was the last person. */
static void wiped_draw(struct app *app, void *state, struct rect area)
{
  g_autofree char *key = app_key(app, ACTION_OPEN);
  g_autofree char *on = g_strdup_printf("%s goes on.", *key ? key : "Enter");
  int width = MIN(WIPED_COLUMNS, area.width - 4);
  struct rect text = {area.y + MAX(1, area.height / 3), area.x + (area.width - width) / 2, 2,
                      width};
  canvas_wrapped(app, text, ROLE_TITLE,
                 GPOINTER_TO_UINT(state) ? "Thank you. Everybody is done: give the keyboard back."
                                         : "Thank you. Give the keyboard to the next person.");
  text.y += 3;
  canvas_wrapped(app, text, ROLE_MUTED, on);
  canvas_cursor(app, text.y, text.x);
}

static enum verdict wiped_act(struct app *app, void *state, enum action action)
{
  (void)app;
  (void)state;
  if (action == ACTION_OPEN || action == ACTION_BACK)
    return LEAVE;
  return people_lets_through(action) ? UNHANDLED : HANDLED;
}

/* Letters do nothing here, but for help: the one who sat there may still be typing. */
static enum verdict wiped_type(struct app *app, void *state, guint32 key)
{
  (void)app;
  (void)state;
  return key >= ' ' && key < KEY_IS_SPECIAL && key != '?' ? HANDLED : UNHANDLED;
}

static char *wiped_title(struct app *app, void *state)
{
  (void)state;
  return session_title(app, "Next person");
}

static const struct screen_action wiped_actions[] = {
    {ACTION_OPEN, "To the list of people", "next person"},
    {ACTION_BACK, "To the list of people", NULL},
};

static const struct screen_class wiped_screen = {
    .name = "change of people",
    .takes_text = true,
    .guarded = true,
    .actions = wiped_actions,
    .n_actions = G_N_ELEMENTS(wiped_actions),
    .title = wiped_title,
    .draw = wiped_draw,
    .act = wiped_act,
    .type = wiped_type,
    .workbook_changed = session_screen_changed,
};

void people_finish(struct app *app, struct people *people)
{
  app_pop(app);
  people_select_next(people, app->session->workshop);
  app_push(app, &wiped_screen, GUINT_TO_POINTER(all_done(people, app->session->workshop)));
}

bool people_lets_through(enum action action)
{
  return action == ACTION_HELP || action == ACTION_REDRAW || action == ACTION_SUSPEND ||
         action == ACTION_QUIT;
}
