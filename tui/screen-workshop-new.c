/* screen-workshop-new.c - a new workshop: a dialog, and its home screen */
#include "tui/session.h"

enum { NEW_NAME, NEW_PEOPLE, NEW_MINUTES, NEW_DAY, NEW_NAMES, NEW_DIMENSIONS };

/* What the choices of the last field stand for, in their order. */
struct choices {
  guint n;
  enum filter_kind kinds[3];
};

/* ---- Which dimensions -------------------------------------------------- */

static bool is_among(const struct app *app, enum filter_kind kind, guint dimension)
{
  const struct dimension *record = pack_dimension(app->pack, dimension);
  if (kind == FILTER_BOOKMARKED)
    return bookmarks_has(app->bookmarks, record->id);
  return kind == FILTER_NONE || record->group == app->filter_group;
}

static GArray *dimensions_of(const struct app *app, enum filter_kind kind)
{
  GArray *dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < pack_n_dimensions(app->pack); i++)
    if (is_among(app, kind, i))
      g_array_append_val(dimensions, i);
  return dimensions;
}

/* A choice for each set of dimensions that has any, all of them first. */
static void add_dimensions(struct app *app, struct form *form, struct choices *choices)
{
  g_autofree char *all = g_strdup_printf("all %u", pack_n_dimensions(app->pack));
  g_autofree char *bookmarked = NULL, *group = NULL;
  const char *words[G_N_ELEMENTS(choices->kinds) + 1] = {all};
  g_autoptr(GArray) marked = dimensions_of(app, FILTER_BOOKMARKED);
  choices->n = 1;
  if (app->filter == FILTER_GROUP) {
    group = g_strdup_printf("%s (%u), as filtered", pack_group(app->pack, app->filter_group),
                            filter_n(app));
    words[choices->n] = group;
    choices->kinds[choices->n++] = FILTER_GROUP;
  }
  if (marked->len) {
    bookmarked = g_strdup_printf("the bookmarked (%u)", marked->len);
    words[choices->n] = bookmarked;
    choices->kinds[choices->n++] = FILTER_BOOKMARKED;
  }
  form_add_choice(form, "Dimensions", words, 0);
  if (choices->n == 1)
    form_set_hint(form, NEW_DIMENSIONS, "To ask fewer, filter or bookmark some first.");
}

/* ---- Taking what the fields say ---------------------------------------- */

static bool refuse(struct form *form, guint field, const char *fault)
{
  form_set_fault(form, field, fault);
  form_focus(form, field);
  return false;
}

static bool take_number(struct form *form, guint field, guint *value)
{
  if (form_number(form, field, value))
    return true;
  const struct field *record = form_field(form, field);
  g_autofree char *fault =
      g_strdup_printf("That must be a whole number from %u to %u.", record->least, record->most);
  return refuse(form, field, fault);
}

static bool take_day(struct form *form, GDate *day)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strstrip(g_strdup(form_text(form, NEW_DAY)));
  if (planner_date_parse(text, day, &error))
    return true;
  g_autofree char *fault = error_to_sentence(error);
  return refuse(form, NEW_DAY, fault);
}

/* All but the dimensions; what cannot be is said under its field. */
static bool read_request(struct form *form, struct workshop_request *request)
{
  request->name = form_text(form, NEW_NAME);
  request->named = form_chosen(form, NEW_NAMES) == 1;
  return take_number(form, NEW_PEOPLE, &request->people) &&
         take_number(form, NEW_MINUTES, &request->minutes) && take_day(form, &request->date);
}

static void show_new(struct app *app, gint64 id, guint n_carried)
{
  g_autofree char *on = app_key(app, ACTION_FORWARD), *key = app_key(app, ACTION_WORKSHOP_ACTIONS);
  g_autofree char *carried = count_to_string(n_carried, "open action", "open actions");
  workshop_open(app, id);
  app_workbook_changed(app);
  if (!app->session)
    return;
  if (n_carried)
    app_say(app, "The workshop is made. %s came along from the last one: %s shows %s", carried, key,
            n_carried == 1 ? "it" : "them");
  else
    app_say(app, "The workshop is made, and in the workbook. %s goes on from step to step", on);
}

/* The dialog goes before the home screen comes: it must not be the one that is left. */
static bool take_new(struct app *app, struct form *form, gpointer data)
{
  const struct choices *choices = data;
  struct workshop_request request = {0};
  g_autoptr(GError) error = NULL;
  guint n_carried = 0;
  if (!read_request(form, &request))
    return false;
  g_autoptr(GArray) dimensions =
      dimensions_of(app, choices->kinds[form_chosen(form, NEW_DIMENSIONS)]);
  request.dimensions = dimensions;
  gint64 id = workbook_add_workshop(app->workbook, app->pack, &request, &n_carried, &error);
  if (!id) {
    g_autofree char *fault = error_to_sentence(error);
    return refuse(form, NEW_NAME, fault);
  }
  app_pop(app);
  show_new(app, id, n_carried);
  return false;
}

/* ---- The dialog -------------------------------------------------------- */

void workshop_new_open(struct app *app)
{
  static const char *const names[] = {"no: who said what is forgotten", "yes, to be seen by all",
                                      NULL};
  GDate today;
  if (!app_has_whole_pack(app) || !app_workbook(app) || !app_may_change_workbook(app))
    return;
  document_today(&today);
  g_autofree char *day = planner_date_to_string(&today);
  struct choices *choices = g_new0(struct choices, 1);
  struct form *form =
      dialog_open(app, "New workshop", "What it is called, who comes, and how long there is.",
                  take_new, choices);
  form_add_text(form, "Name", "");
  form_set_hint(form, NEW_NAME, "Such as Spring review; the report is called so.");
  form_add_number(form, "People", WORKSHOP_USUAL_PEOPLE, 1, WORKSHOP_MAX_PEOPLE);
  form_add_number(form, "Minutes", WORKSHOP_USUAL_MINUTES, WORKSHOP_MIN_MINUTES,
                  WORKSHOP_MAX_MINUTES);
  form_add_text(form, "Day", day);
  form_add_choice(form, "Ratings keep names", names, 0);
  add_dimensions(app, form, choices);
}
