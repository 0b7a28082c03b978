/* What holds for every plan, whatever the pack and the request: tried on many of both. */

#include "tests/planner-pack.h"

#include <criterion/criterion.h>
#include <string.h>

#define N_PACKS         50
#define REQUESTS_A_PACK 12
#define DAYS_OF_PLANS   400

/* One trial, and the numbers that made it. */
struct trial {
  guint32 seed;
  guint number;
  struct pack *pack;
  struct plan_request request;
  gint8 *ratings;
  GArray *focus, *dimensions;
};

/* Fails with what is needed to see it again. */
#define expect(trial, holds, ...)                                                                  \
  do {                                                                                             \
    if (!(holds)) {                                                                                \
      g_autofree char *text_ = g_strdup_printf(__VA_ARGS__);                                       \
      cr_assert_fail("seed %u, request %u: %s", (trial)->seed, (trial)->number, text_);            \
    }                                                                                              \
  } while (0)

/* ---- Requests ---------------------------------------------------------- */

static GArray *random_indexes(GRand *random, guint n)
{
  GArray *indexes = g_array_new(FALSE, FALSE, sizeof(guint32));

  for (int left = g_rand_int_range(random, 0, 8); n && left > 0; left--) {
    guint32 index = (guint32)g_rand_int_range(random, 0, (gint32)n);

    g_array_append_val(indexes, index);
  }
  return indexes;
}

static void trial_request(struct trial *trial, GRand *random)
{
  static const guint minutes[] = {15, 16, 60, 100, 180, 480, 3600};
  static const guint weeks[] = {0, 1, 4, 26, 52, 520};
  struct plan_request *request = &trial->request;
  guint n_roles = pack_n_roles(trial->pack), n_skills = pack_n_skills(trial->pack);

  memset(request, 0, sizeof *request);
  trial->ratings = g_new(gint8, n_skills);
  for (guint i = 0; i < n_skills; i++)
    trial->ratings[i] = (gint8)g_rand_int_range(random, PLANNER_NOT_RATED, TOP_LEVEL + 1);
  trial->focus = random_indexes(random, n_skills);
  trial->dimensions = random_indexes(random, pack_n_dimensions(trial->pack));
  request->from = (guint32)g_rand_int_range(random, 0, (gint32)n_roles);
  request->to = (guint32)g_rand_int_range(random, 0, (gint32)n_roles);
  request->ratings = g_rand_boolean(random) ? trial->ratings : NULL;
  request->minutes = minutes[g_rand_int_range(random, 0, G_N_ELEMENTS(minutes))];
  request->weeks = weeks[g_rand_int_range(random, 0, G_N_ELEMENTS(weeks))];
  request->focus = g_rand_boolean(random) ? trial->focus : NULL;
  request->dimensions = g_rand_boolean(random) ? trial->dimensions : NULL;
  request->start = planner_day("2028-02-29");
}

static void trial_end(struct trial *trial)
{
  g_free(trial->ratings);
  g_array_unref(trial->focus);
  g_array_unref(trial->dimensions);
}

/* Try @property on many packs and requests. A plan that would take too long is the one thing
 * that may be refused. */
static void try_all(void (*property)(struct trial *, struct plan *, GRand *))
{
  guint n_plans = 0;

  for (guint32 seed = 1; seed <= N_PACKS; seed++) {
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(Pack) pack = planner_pack_random(random);
    struct trial trial = {.seed = seed, .pack = pack};

    for (; trial.number < REQUESTS_A_PACK; trial.number++) {
      g_autoptr(GError) error = NULL;

      trial_request(&trial, random);

      g_autoptr(Plan) plan = plan_new(pack, "A. Lee", &trial.request, &error);

      expect(&trial, plan || trial.request.minutes < 100, "refused: %s", error->message);
      if (plan)
        property(&trial, plan, random);
      n_plans += plan != NULL;
      trial_end(&trial);
    }
  }
  cr_assert_geq(n_plans, 500, "only %u plans were made", n_plans);
}

#define PROPERTY(name, property)                                                                   \
  Test(every_plan, name)                                                                           \
  {                                                                                                \
    try_all(property);                                                                             \
  }

/* ---- Looking at plans -------------------------------------------------- */

static const struct plan_action *action_at(const struct plan *plan, guint index)
{
  return plan->actions->pdata[index];
}

static const struct activity *activity_at(const struct trial *trial, const struct plan *plan,
                                          guint index)
{
  return pack_activity(trial->pack, action_at(plan, index)->activity);
}

/* The hours of each week, evenly spread, without a look at how the planner counts; and as it
 * counts them. */
static void expect_weeks_fit(const struct trial *trial, const struct plan *plan)
{
  guint length = plan_length(plan);
  g_autofree double *minutes = g_new0(double, length + 1);
  g_autofree guint *shares = g_new0(guint, length + 1);

  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = action_at(plan, i);
    guint n = action->last_week - action->first_week + 1, sum = 0;

    for (guint week = action->first_week; plan_action_is_open(action) && week <= action->last_week;
         week++) {
      minutes[week] += (double)action->minutes / n;
      sum += plan_action_share(action, week);
      shares[week] += plan_action_share(action, week);
      expect(trial, plan_action_share(action, week) >= 1, "no share in week %u", week);
    }
    expect(trial, sum == action->minutes || !plan_action_is_open(action), "shares do not add up");
  }
  for (guint week = 0; week < length; week++) {
    expect(trial, minutes[week] <= plan->minutes + 1e-6, "%f minutes in week %u", minutes[week],
           week);
    expect(trial, shares[week] <= plan->minutes, "more minutes in week %u", week);
  }
}

static bool is_earlier_step(const struct activity *one, const struct activity *other)
{
  return one->skill == other->skill && one->from < other->from;
}

static void expect_steps_in_order(const struct trial *trial, const struct plan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++)
    for (guint j = 0; j < plan->actions->len; j++)
      expect(trial,
             !plan_action_is_open(action_at(plan, i)) || !plan_action_is_open(action_at(plan, j)) ||
                 !is_earlier_step(activity_at(trial, plan, i), activity_at(trial, plan, j)) ||
                 action_at(plan, i)->last_week < action_at(plan, j)->first_week,
             "%s does not end before %s", activity_at(trial, plan, i)->id,
             activity_at(trial, plan, j)->id);
}

static guint place_of(const struct plan *plan, guint32 skill)
{
  for (guint i = 0; i < plan->focus->len; i++)
    if (g_array_index(plan->focus, guint32, i) == skill)
      return i;
  return PACK_NONE;
}

/* ---- Properties -------------------------------------------------------- */

static void keep_to_the_hours(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  expect_weeks_fit(trial, plan);
}

PROPERTY(never_takes_more_than_the_hours_of_a_week, keep_to_the_hours)

static void keep_steps_in_order(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  expect_steps_in_order(trial, plan);
}

PROPERTY(takes_the_steps_of_a_skill_in_order, keep_steps_in_order)

static void keep_to_the_weeks_of_activities(struct trial *trial, struct plan *plan,
                                            G_GNUC_UNUSED GRand *random)
{
  for (guint i = 0; i < plan->actions->len; i++) {
    const struct plan_action *action = action_at(plan, i);
    const struct activity *activity = activity_at(trial, plan, i);
    guint n = action->last_week - action->first_week + 1;

    guint needed = MAX(activity->weeks, (action->minutes + plan->minutes - 1) / plan->minutes);

    expect(trial, n >= MIN(needed, action->minutes), "%s takes %u weeks", activity->id, n);
    expect(trial, n <= 2 * needed, "%s drags on for %u weeks", activity->id, n);
    expect(trial, g_strcmp0(action->frequency, n == 1 ? "once" : "weekly") == 0, "%s is done %s",
           activity->id, action->frequency);
  }
}

PROPERTY(gives_activities_the_weeks_they_ask_for, keep_to_the_weeks_of_activities)

static void use_activities_once(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  for (guint i = 0; i < plan->actions->len; i++)
    for (guint j = 0; j < i; j++)
      expect(trial, action_at(plan, i)->activity != action_at(plan, j)->activity, "%s twice",
             activity_at(trial, plan, i)->id);
}

PROPERTY(has_no_activity_twice, use_activities_once)

static guint count_for_step(const struct trial *trial, const struct plan *plan, guint32 skill,
                            guint from)
{
  guint n = 0;

  for (guint i = 0; i < plan->actions->len; i++) {
    const struct activity *activity = activity_at(trial, plan, i);

    n += activity->skill == skill && activity->from == from;
  }
  return n;
}

static bool is_uncovered(const struct plan *plan, guint32 skill, guint from)
{
  for (guint i = 0; i < plan->uncovered->len; i++) {
    const struct plan_step *step = &g_array_index(plan->uncovered, struct plan_step, i);

    if (step->skill == skill && step->from == from)
      return true;
  }
  return false;
}

/* Every step of a focus gap has actions or is named; nothing else has or is. */
static void cover_the_focus(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  for (guint i = 0; i < plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(plan->gaps, struct gap, i);

    expect(trial, gap->focus == (place_of(plan, gap->skill) != PACK_NONE), "the focus is two");
    expect(trial, !gap->focus || gap_size(gap) > 0, "a focus skill without a gap");
    for (guint from = 0; from < TOP_LEVEL; from++) {
      bool due = gap->focus && from >= gap->current && from < gap->required;
      guint n = count_for_step(trial, plan, gap->skill, from);
      bool named = is_uncovered(plan, gap->skill, from);

      expect(trial, due ? (n > 0) != named : !n && !named, "skill %u from level %u: %u actions",
             gap->skill, from, n);
      expect(trial, n <= 3, "%u actions for a step", n);
    }
  }
}

PROPERTY(covers_each_step_of_the_focus_or_names_it, cover_the_focus)

static void keep_the_order(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  for (guint i = 1; i < plan->actions->len; i++) {
    const struct activity *one = activity_at(trial, plan, i - 1);
    const struct activity *other = activity_at(trial, plan, i);
    guint place = place_of(plan, one->skill), next = place_of(plan, other->skill);

    expect(trial,
           place < next || (place == next && one->from < other->from) ||
               (place == next && one->from == other->from &&
                action_at(plan, i - 1)->first_week <= action_at(plan, i)->first_week),
           "%s before %s", one->id, other->id);
  }
}

PROPERTY(lists_actions_by_focus_step_and_week, keep_the_order)

static void be_the_same_again(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  g_autoptr(Plan) again = planner_plan_new(trial->pack, &trial->request);
  g_autofree char *one = planner_plan_to_string(plan, trial->pack);
  g_autofree char *other = planner_plan_to_string(again, trial->pack);

  expect(trial, strcmp(one, other) == 0, "%s, then %s", one, other);
  expect(trial, plan->gaps->len == again->gaps->len && plan->focus->len == again->focus->len,
         "another focus");
}

PROPERTY(is_the_same_for_the_same_request, be_the_same_again)

/* A plan that is longer than the weeks has no more than it must. */
static void keep_to_the_time(struct trial *trial, struct plan *plan, G_GNUC_UNUSED GRand *random)
{
  guint weeks = trial->request.weeks;
  bool rich = false;

  for (guint i = 1; i < plan->actions->len; i++)
    rich |= activity_at(trial, plan, i)->skill == activity_at(trial, plan, i - 1)->skill &&
            activity_at(trial, plan, i)->from == activity_at(trial, plan, i - 1)->from;
  expect(trial, !weeks || !rich || plan_length(plan) <= weeks,
         "%u weeks, and more than one activity for a step", plan_length(plan));
}

PROPERTY(adds_nothing_that_makes_it_too_long, keep_to_the_time)

/* ---- Again, from today ------------------------------------------------- */

static void tick_off_some(struct plan *plan, GRand *random, const GDate *day)
{
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = plan->actions->pdata[i];

    if (g_rand_int_range(random, 0, 3) == 0)
      action->done = *day;
  }
}

static void expect_kept(const struct trial *trial, const struct plan *plan,
                        const struct plan_action *before)
{
  for (guint i = 0; i < plan->actions->len; i++)
    if (action_at(plan, i)->activity == before->activity) {
      expect(trial,
             action_at(plan, i)->first_week == before->first_week &&
                 action_at(plan, i)->last_week == before->last_week,
             "what was to stay was moved");
      return;
    }
  expect(trial, false, "an action was lost");
}

/* The actions as they are now; element type struct plan_action, whose texts stay the plan's. */
static GArray *note_actions(const struct plan *plan)
{
  GArray *actions = g_array_new(FALSE, FALSE, sizeof(struct plan_action));

  for (guint i = 0; i < plan->actions->len; i++)
    g_array_append_val(actions, *action_at(plan, i));
  return actions;
}

static void lay_again_from_a_day(struct trial *trial, struct plan *plan, GRand *random)
{
  GDate today = plan->start;

  g_date_add_days(&today, (guint)g_rand_int_range(random, 0, DAYS_OF_PLANS));
  tick_off_some(plan, random, &today);

  g_autoptr(GArray) before = note_actions(plan);
  guint week = plan_week_of(plan, &today);

  plan_reschedule(plan, trial->pack, &today);
  expect(trial, plan->actions->len == before->len, "another number of actions");
  for (guint i = 0; i < plan->actions->len; i++) {
    expect(trial,
           !plan_action_is_open(action_at(plan, i)) || action_at(plan, i)->first_week >= week,
           "open, and before today");
    if (!plan_action_is_open(&g_array_index(before, struct plan_action, i)))
      expect_kept(trial, plan, &g_array_index(before, struct plan_action, i));
  }
  expect_weeks_fit(trial, plan);
  expect_steps_in_order(trial, plan);
  use_activities_once(trial, plan, random);
  keep_the_order(trial, plan, random);
}

PROPERTY(can_be_laid_again_from_any_day, lay_again_from_a_day)

static void lay_untouched(struct trial *trial, struct plan *plan, GRand *random)
{
  g_autoptr(GArray) before = note_actions(plan);

  (void)random;
  plan_reschedule(plan, trial->pack, &plan->start);
  for (guint i = 0; i < plan->actions->len; i++)
    expect_kept(trial, plan, &g_array_index(before, struct plan_action, i));
}

PROPERTY(stay_as_they_are_when_there_is_nothing_to_lay_anew, lay_untouched)

static void warn_in_sentences(struct trial *trial, struct plan *plan, GRand *random)
{
  GDate today = plan->start;

  g_date_add_days(&today, (guint)g_rand_int_range(random, 0, DAYS_OF_PLANS));
  tick_off_some(plan, random, &today);

  g_autoptr(GPtrArray) warnings = plan_warnings(plan, trial->pack, &today);

  for (guint i = 0; i < warnings->len; i++) {
    const struct plan_warning *warning = warnings->pdata[i];

    expect(trial, g_str_has_suffix(warning->text, "."), "%s", warning->text);
    expect(trial, text_check(warning->text, strlen(warning->text), NULL), "%s", warning->text);
  }
}

PROPERTY(is_warned_of_in_sentences, warn_in_sentences)
