#include "tests/planner-pack.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const role_ids[N_ROLES] = {"trainer", "guide", "host"};
static const char *const skill_ids[N_SKILLS] = {"listen", "share", "write",
                                                "count",  "lead",  "sing"};

/* Read the pack, which has nothing to find fault with. */
static struct pack *read_good(const struct small_pack *small)
{
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *pack = pack_read(small->folder, &problems);

  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    cr_log_error("%s", line);
  }
  cr_assert_not_null(pack);
  return pack;
}

static void write_skills(const struct small_pack *small, const char *const *ids, guint n)
{
  g_autoptr(GString) skills = g_string_new("id,name,group,description\n");
  g_autoptr(GString) levels = g_string_new("skill,level,descriptor\n");

  for (guint i = 0; i < n; i++) {
    g_string_append_printf(skills, "%s,The %s skill,Group,\n", ids[i], ids[i]);
    for (guint level = 0; level < N_LEVELS; level++)
      g_string_append_printf(levels, "%s,%u,%s at %u\n", ids[i], level, ids[i], level);
  }
  small_pack_write(small, "skills.csv", skills->str, -1);
  small_pack_write(small, "levels.csv", levels->str, -1);
}

static void write_roles(const struct small_pack *small, const char *const *ids, guint n)
{
  g_autoptr(GString) roles = g_string_new("id,name,side,purpose\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf(roles, "%s,The %s role,%s,\n", ids[i], ids[i], i ? "right" : "left");
  small_pack_write(small, "roles.csv", roles->str, -1);
}

/* @activities are rows without the texts. */
static void write_rows(const struct small_pack *small, const char *role_skills,
                       const char *activities)
{
  g_autofree char *needs = g_strconcat("role,skill,level,weight\n", role_skills, NULL);
  g_autoptr(GString) table =
      g_string_new("id,skill,from,to,mode,hours,dimension,weeks,title,detail,evidence\n");
  g_auto(GStrv) rows = g_strsplit(activities, "\n", -1);

  for (guint i = 0; rows[i]; i++)
    if (*rows[i])
      g_string_append_printf(table, "%s,Do %.*s,,\n", rows[i], (int)strcspn(rows[i], ","), rows[i]);
  small_pack_write(small, "role_skills.csv", needs, -1);
  small_pack_write(small, "activities.csv", table->str, -1);
}

struct pack *planner_pack_new(const char *role_skills, const char *activities)
{
  g_autoptr(SmallPack) small = small_pack_new();

  write_roles(small, role_ids, N_ROLES);
  write_skills(small, skill_ids, N_SKILLS);
  write_rows(small, role_skills, activities);
  return read_good(small);
}

/* ---- Random ------------------------------------------------------------ */

/* Ids for @n records. Transfer full. */
static char **make_ids(const char *kind, guint n)
{
  char **ids = g_new0(char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup_printf("%s-%u", kind, i);
  return ids;
}

static char *random_needs(GRand *random, char **roles, char **skills)
{
  GString *rows = g_string_new(NULL);

  for (guint i = 0; roles[i]; i++)
    for (guint j = 0; skills[j]; j++)
      if (g_rand_int_range(random, 0, 5))
        g_string_append_printf(rows, "%s,%s,%d,%d\n", roles[i], skills[j],
                               g_rand_int_range(random, 0, 5), g_rand_int_range(random, 1, 4));
  if (rows->len == 0)
    g_string_append_printf(rows, "%s,%s,1,1\n", roles[0], skills[0]);
  return g_string_free(rows, FALSE);
}

static void append_activity(GRand *random, GString *rows, const char *id, const char *skill,
                            guint from)
{
  static const char *const modes[] = {"work", "work", "social", "formal"};
  static const char *const dimensions[] = {"", "alpha", "beta"};
  static const char *const hours[] = {"0.01", "0.25", "1", "2", "3.5", "6", "12", "40"};

  g_string_append_printf(rows, "%s,%s,%u,%u,%s,%s,%s,%d\n", id, skill, from, from + 1,
                         modes[g_rand_int_range(random, 0, G_N_ELEMENTS(modes))],
                         hours[g_rand_int_range(random, 0, G_N_ELEMENTS(hours))],
                         dimensions[g_rand_int_range(random, 0, G_N_ELEMENTS(dimensions))],
                         g_rand_boolean(random) ? 1 : g_rand_int_range(random, 1, 13));
}

static char *random_activities(GRand *random, char **skills)
{
  GString *rows = g_string_new(NULL);
  guint n = 0;

  for (guint i = 0; skills[i]; i++)
    for (guint from = 0; from < TOP_LEVEL; from++)
      for (int left = g_rand_int_range(random, 0, 5); left > 0; left--) {
        g_autofree char *id = g_strdup_printf("activity-%u", n++);

        append_activity(random, rows, id, skills[i], from);
      }
  return g_string_free(rows, FALSE);
}

struct pack *planner_pack_random(GRand *random)
{
  g_autoptr(SmallPack) small = small_pack_new();
  guint n_roles = (guint)g_rand_int_range(random, 1, 7);
  guint n_skills = (guint)g_rand_int_range(random, 1, 9);
  g_auto(GStrv) roles = make_ids("role", n_roles);
  g_auto(GStrv) skills = make_ids("skill", n_skills);
  g_autofree char *needs = random_needs(random, roles, skills);
  g_autofree char *activities = random_activities(random, skills);

  write_roles(small, (const char *const *)roles, n_roles);
  write_skills(small, (const char *const *)skills, n_skills);
  write_rows(small, needs, activities);
  return read_good(small);
}

/* ---- Plans ------------------------------------------------------------- */

GDate planner_day(const char *text)
{
  GDate date;

  cr_assert(planner_date_parse(text, &date, NULL), "%s", text);
  return date;
}

struct plan_request planner_request(void)
{
  struct plan_request request = {
      .from = TRAINER, .to = GUIDE, .minutes = 180, .start = planner_day("2027-01-04")};

  return request;
}

struct plan *planner_plan_new(const struct pack *pack, const struct plan_request *request)
{
  g_autoptr(GError) error = NULL;
  struct plan *plan = plan_new(pack, "A. Lee", request, &error);

  cr_assert_not_null(plan, "%s", error ? error->message : "no plan, and no error");
  return plan;
}

char *planner_plan_to_string(const struct plan *plan, const struct pack *pack)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = plan->actions->pdata[i];

    g_string_append_printf(text, "%s%s %u", i ? ", " : "",
                           pack_activity(pack, action->activity)->id, action->first_week + 1);
    if (action->last_week > action->first_week)
      g_string_append_printf(text, "-%u", action->last_week + 1);
  }
  return g_string_free(text, FALSE);
}
