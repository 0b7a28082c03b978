#include "tests/small-workbook.h"

#include <string.h>

/* ---- The pack ---------------------------------------------------------- */

static const struct {
  const char *name, *text;
} tables[] = {
    {"roles.csv", "id,name,side,purpose,origin\n"
                  "digger,Digger,left,Digs holes,stage5\n"
                  "gardener,Gardener,right,Grows things,stage5\n"},
    {"skills.csv", "id,name,group,description,origin\n"
                   "digging,Digging,Work,With a spade,stage5\n"
                   "watering,Watering,Work,With a can,stage5\n"
                   "waiting,Waiting,Patience,With a hat,stage5\n"},
    {"role_skills.csv", "role,skill,level,weight\n"
                        "digger,digging,3,3\n"
                        "digger,watering,1,1\n"
                        "gardener,digging,1,1\n"
                        "gardener,watering,3,3\n"
                        "gardener,waiting,2,2\n"},
};

static void write_activities(const struct small_pack *folder)
{
  g_autoptr(GString) text = g_string_new("id,skill,from,to,mode,hours,title,detail,evidence\n");

  for (guint i = 0; i < SMALL_N_ACTIVITIES; i++)
    g_string_append_printf(text, "a%u,watering,%u,%u,work,2,Water bed %u,Twice,A wet bed\n", i,
                           i % 4, i % 4 + 1, i);
  small_pack_write(folder, "activities.csv", text->str, -1);
}

static void write_levels(const struct small_pack *folder)
{
  static const char *const skills[] = {"digging", "watering", "waiting"};
  g_autoptr(GString) text = g_string_new("skill,level,descriptor\n");

  for (guint i = 0; i < 15; i++)
    g_string_append_printf(text, "%s,%u,Can do %u\n", skills[i / 5], i % 5, i % 5);
  small_pack_write(folder, "levels.csv", text->str, -1);
}

static struct pack *read_pack(const struct small_pack *folder)
{
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *pack;

  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    small_pack_write(folder, tables[i].name, tables[i].text, -1);
  write_activities(folder);
  write_levels(folder);
  pack = pack_read(folder->folder, &problems);
  for (guint i = 0; !pack && i < problems->len; i++) {
    g_autofree char *problem = problem_to_string(problems->pdata[i]);

    cr_log_error("%s", problem);
  }
  cr_assert_not_null(pack, "the pack of the tests is not good");
  return pack;
}

/* ---- The workbook ------------------------------------------------------ */

struct small_workbook *small_workbook_new(void)
{
  struct small_workbook *small = g_new0(struct small_workbook, 1);

  small->folder = small_pack_new();
  small->pack = read_pack(small->folder);
  small->path = small_workbook_beside(small, "w.stage5");
  small_workbook_reopen(small);
  return small;
}

void small_workbook_free(struct small_workbook *small)
{
  workbook_close(small->workbook);
  pack_free(small->pack);
  small_pack_free(small->folder);
  g_free(small->path);
  g_free(small);
}

void small_workbook_reopen(struct small_workbook *small)
{
  g_autoptr(GError) error = NULL;

  workbook_close(small->workbook);
  small->workbook = workbook_open(small->path, &error);
  expect_no_error(error);
}

void small_workbook_run(struct small_workbook *small, const char *sql)
{
  g_autoptr(GError) error = NULL;

  workbook_run_script(small->workbook, sql, &error);
  expect_no_error(error);
}

char *small_workbook_beside(const struct small_workbook *small, const char *name)
{
  return small_pack_beside(small->folder, name);
}

/* ---- Plans ------------------------------------------------------------- */

static struct plan_action *small_action(guint i)
{
  struct plan_action *action = plan_action_new();

  action->activity = i;
  action->minutes = 120;
  action->first_week = i / 2;
  action->last_week = i / 2 + i % 3;
  action->owner = g_strdup("A. Lee");
  action->frequency = i % 2 ? g_strdup("weekly") : NULL;
  return action;
}

struct plan *small_plan(const struct pack *pack, const char *name)
{
  struct plan *plan = g_new0(struct plan, 1);
  gint8 ratings[] = {PLANNER_NOT_RATED, 0, 1};
  guint32 focus[] = {2, 1}, dimensions[] = {1, 0};

  plan->name = g_strdup(name);
  plan->reason = g_strdup("Because");
  plan->from = 0;
  plan->to = 1;
  plan->minutes = 180;
  plan->weeks = 26;
  plan->review = 4;
  g_date_set_dmy(&plan->start, 29, G_DATE_FEBRUARY, 2028);
  plan->ratings = g_array_append_vals(g_array_new(FALSE, FALSE, sizeof(gint8)), ratings, 3);
  plan->focus = g_array_append_vals(g_array_new(FALSE, FALSE, sizeof(guint32)), focus, 2);
  plan->dimensions = g_array_append_vals(g_array_new(FALSE, FALSE, sizeof(guint32)), dimensions, 2);
  plan->actions = g_ptr_array_new_with_free_func((GDestroyNotify)plan_action_free);
  for (guint i = 0; i < pack_n_activities(pack); i++)
    g_ptr_array_add(plan->actions, small_action(i));
  return plan;
}

gint64 small_workbook_add(struct small_workbook *small, const char *name)
{
  g_autoptr(Plan) plan = small_plan(small->pack, name);
  g_autoptr(GError) error = NULL;
  gint64 id = workbook_add_plan(small->workbook, small->pack, plan, &error);

  expect_no_error(error);
  cr_assert_gt(id, 0);
  return id;
}

static void append_date(GString *text, const GDate *date)
{
  g_autofree char *day = planner_date_to_string(date);

  g_string_append_printf(text, "|%s", day);
}

static void append_action(GString *text, const struct plan_action *action)
{
  g_string_append_printf(text, "\n%u|%u|%u|%u|%s|%s|%s|%s", action->activity, action->minutes,
                         action->first_week, action->last_week, action->owner, action->frequency,
                         action->evidence, action->note);
  append_date(text, &action->done);
}

static void append_derived(GString *text, const struct plan *plan)
{
  for (guint i = 0; i < plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    g_string_append_printf(text, "\ngap %u %u %u %d", gap->skill, gap->current, gap->required,
                           gap->focus);
  }
  for (guint i = 0; i < plan->uncovered->len; i++) {
    const struct plan_step *step = &g_array_index(plan->uncovered, struct plan_step, i);

    g_string_append_printf(text, "\nuncovered %u %u", step->skill, step->from);
  }
}

static char *plan_text(const struct plan *plan)
{
  GString *text = g_string_new(NULL);

  g_string_append_printf(text, "%s|%s|%u|%u|%u|%u|%u", plan->name, plan->reason, plan->from,
                         plan->to, plan->minutes, plan->weeks, plan->review);
  append_date(text, &plan->start);
  for (guint i = 0; i < plan->ratings->len; i++)
    g_string_append_printf(text, "\nrating %d", g_array_index(plan->ratings, gint8, i));
  for (guint i = 0; i < plan->focus->len; i++)
    g_string_append_printf(text, "\nfocus %u", g_array_index(plan->focus, guint32, i));
  for (guint i = 0; i < plan->dimensions->len; i++)
    g_string_append_printf(text, "\ndimension %u", g_array_index(plan->dimensions, guint32, i));
  append_derived(text, plan);
  for (guint i = 0; i < plan->actions->len; i++)
    append_action(text, plan->actions->pdata[i]);
  return g_string_free(text, FALSE);
}

char *small_workbook_text(struct small_workbook *small, gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Plan) plan = workbook_plan(small->workbook, id, small->pack, &error);

  return plan ? plan_text(plan) : g_strdup("");
}

bool tick_action(struct plan *plan, const struct pack *pack, gpointer data, GError **error)
{
  struct plan_action *action = plan->actions->pdata[*(const guint *)data];

  (void)pack;
  (void)error;
  g_date_set_dmy(&action->done, 1, G_DATE_MARCH, 2028);
  g_free(action->evidence);
  action->evidence = g_strdup_printf("seen %u", *(const guint *)data);
  return true;
}

/* ---- Folders ----------------------------------------------------------- */

static gint compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void append_path(GString *text, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);

  if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
    g_autofree char *inner = folder_text(path);

    g_string_append_printf(text, "[%s\n%s]\n", name, inner);
  } else {
    g_autofree char *bytes = file_read(path);

    g_string_append_printf(text, "%s:\n%s\n", name, bytes);
  }
}

char *folder_text(const char *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  GString *text = g_string_new(NULL);
  const char *name;

  while (directory && (name = g_dir_read_name(directory)))
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++)
    append_path(text, folder, names->pdata[i]);
  return g_string_free(text, FALSE);
}

void file_replace(const char *folder, const char *file, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename(folder, file, NULL);
  g_autofree char *text = file_read(path);
  char *place = strstr(text, from);

  cr_assert_not_null(place, "no %s in %s", from, text);
  g_autofree char *before = g_strndup(text, (gsize)(place - text));
  g_autofree char *after = g_strconcat(before, to, place + strlen(from), NULL);
  cr_assert(g_file_set_contents(path, after, -1, NULL));
}
