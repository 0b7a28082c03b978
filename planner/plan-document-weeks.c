/* plan-document-weeks.c - the weeks of a plan: what is due, the timeline, the reviews */

#include "planner/documents-private.h"

#define MAX_DUE     3  /* actions that are spelled out under what is due */
#define MAX_REVIEWS 24 /* rows of the log */
#define FEW_WEEKS   8  /* up to which a timeline names every week */
#define BLANK_ROWS  3  /* of a log without reviews */
#define LABEL_WIDTH 54 /* cells of the name of a bar */
#define BLANK_WIDTH 24 /* letters of a cell to write in */

/* ---- What to do first, or next ----------------------------------------- */

/* The week that is of use now: this one if something is due in it or late, else the next
 * in which something begins; PACK_NONE if nothing is open. */
static guint due_week(const struct plan_pages *pages)
{
  guint today = plan_week_of(pages->plan, pages->today);
  guint next = PACK_NONE;

  for (guint i = 0; i < pages->plan->actions->len; i++) {
    const struct plan_action *action = plan_action_at(pages->plan, i);

    if (plan_action_is_open(action))
      next = MIN(next, MAX(action->first_week, today));
  }
  return next;
}

/* "Start on Monday, 4 January 2027" before and in the first week, later "Next, in the week
 * from Monday, 8 March 2027". */
static char *due_heading(const struct plan_pages *pages, guint week)
{
  g_autofree char *day = NULL;
  GDate first;

  plan_week_date(pages->plan, week, &first);
  day = date_to_weekday_words(&first);
  return plan_n_done(pages->plan) == 0 && week == 0
             ? g_strconcat("Start on ", day, NULL)
             : g_strconcat("Next, in the week from ", day, NULL);
}

/* "2 hours this week, done by 24 Jan", "was to be done by 17 Jan". */
static char *share_to_words(const struct plan *plan, const struct plan_action *action, guint week)
{
  g_autofree char *share = minutes_to_words(plan_action_share(action, week));
  g_autofree char *day = NULL;
  GDate end;

  plan_week_end(plan, action->last_week, &end);
  day = day_to_short(&end, g_date_get_year(&plan->start));
  return action->last_week < week ? g_strconcat("was to be done by ", day, NULL)
                                  : g_strconcat(share, " this week, done by ", day, NULL);
}

static void due_write(const struct plan_pages *pages, guint index, guint week)
{
  const struct activity *activity = plan_activity_at(pages, index);
  g_autofree char *share = share_to_words(pages->plan, plan_action_at(pages->plan, index), week);
  g_autofree char *facts = g_strdup_printf(" (action %u, %s)", index + 1, share);
  struct block *bullet = document_add_bullet(pages->document, NULL);

  block_add_run(bullet, RUN_STRONG, activity->title);
  block_add_run(bullet, RUN_PLAIN, facts);
  block_add_run(bullet, RUN_PLAIN, *activity->detail ? "\n" : "");
  block_add_run(bullet, RUN_PLAIN, activity->detail);
}

static void due_rest_write(const struct plan_pages *pages, guint n)
{
  g_autofree char *rest = n > MAX_DUE ? count_to_string(n - MAX_DUE, "more is", "more are") : NULL;
  g_autofree char *words = g_strconcat("And ", rest, " due: see the timeline.", NULL);

  if (rest)
    document_add_words(pages->document, RUN_MUTED, words);
}

static void all_done_write(const struct plan_pages *pages)
{
  document_add_heading(pages->document, 1, "All actions are done", NULL);
  document_add_words(pages->document, RUN_PLAIN,
                     "Look at the levels again together, and choose the next focus from the skills "
                     "marked later.");
}

/* There are no actions: the first one is still to be found. */
static void nothing_due_write(const struct plan_pages *pages)
{
  g_autofree char *heading = due_heading(pages, 0);

  document_add_heading(pages->document, 1, heading, NULL);
  document_add_words(pages->document, RUN_PLAIN,
                     "Agree on a first activity, and write it down under “Goals and actions”.");
}

void plan_write_start(const struct plan_pages *pages)
{
  guint week = due_week(pages);
  g_autofree char *heading = NULL;
  guint n = 0;

  if (week == PACK_NONE) {
    if (pages->plan->actions->len > 0)
      all_done_write(pages);
    else
      nothing_due_write(pages);
    return;
  }
  heading = due_heading(pages, week);
  document_add_heading(pages->document, 1, heading, NULL);
  for (guint i = 0; i < pages->plan->actions->len; i++) {
    const struct plan_action *action = plan_action_at(pages->plan, i);

    if (plan_action_is_open(action) && action->first_week <= week && n++ < MAX_DUE)
      due_write(pages, i, week);
  }
  due_rest_write(pages, n);
}

/* ---- Timeline ---------------------------------------------------------- */

/* The review after @week weeks: it is held in the last week of those it looks back on. The
 * last one is at the end of the plan, and takes the place of one that would be less than
 * half an interval before. In weeks from the start; 0 if there is none. */
static guint next_review(const struct plan *plan, guint week, guint n_weeks)
{
  guint next = week + plan->review;

  if (plan->review == 0 || week >= n_weeks)
    return 0;
  return next + (plan->review + 1) / 2 <= n_weeks ? next : n_weeks;
}

/* Whether a month begins in week @week. */
static bool month_begins(const struct plan *plan, guint week)
{
  GDate first, last;

  plan_week_date(plan, week, &first);
  plan_week_end(plan, week, &last);
  return week == 0 || g_date_get_day(&first) == 1 ||
         g_date_get_month(&first) != g_date_get_month(&last);
}

/* "4 Jan" by the week; else "Feb", and the year where a new one begins. */
static char *tick_to_words(const struct plan *plan, guint week, bool by_week)
{
  GDate first, last;

  plan_week_date(plan, week, &first);
  plan_week_end(plan, week, &last);
  if (by_week)
    return g_strdup_printf("%u %s", g_date_get_day(&first),
                           month_to_short(g_date_get_month(&first)));
  if (week > 0 && g_date_get_month(&last) == G_DATE_JANUARY)
    return g_strdup_printf("%u", g_date_get_year(&last));
  return g_strdup(month_to_short(g_date_get_month(&last)));
}

static void ticks_write(const struct plan *plan, struct block *timeline, guint n_weeks)
{
  bool by_week = n_weeks <= FEW_WEEKS;

  for (guint week = 0; week < n_weeks; week++) {
    g_autofree char *words = tick_to_words(plan, week, by_week);

    if (by_week || month_begins(plan, week))
      timeline_add_tick(timeline, week, words);
  }
}

static void marks_write(const struct plan *plan, struct block *timeline, guint n_weeks)
{
  for (guint week = next_review(plan, 0, n_weeks); week > 0;
       week = next_review(plan, week, n_weeks))
    timeline_add_mark(timeline, week - 1, "review");
}

/* "12 Lead managers along their own…": a title of usual length is whole, and the number is
 * enough to find the rest of another. */
static char *bar_label(guint index, const char *title)
{
  g_autofree char *label = g_strdup_printf("%u %s", index + 1, title);
  gsize length = text_fit(label, -1, LABEL_WIDTH, NULL);

  if (!label[length])
    return g_steal_pointer(&label);
  while (length > 0 && label[length] != ' ')
    length--;
  return g_strdup_printf("%.*s…", (int)length, label);
}

static void bars_write(const struct plan_pages *pages, struct block *timeline)
{
  guint32 skill = PACK_NONE;

  for (guint i = 0; i < pages->plan->actions->len; i++) {
    const struct plan_action *action = plan_action_at(pages->plan, i);
    const struct activity *activity = plan_activity_at(pages, i);
    g_autofree char *label = bar_label(i, activity->title);

    if (activity->skill != skill)
      timeline_add_heading(timeline, pack_skill(pages->pack, activity->skill)->name);
    skill = activity->skill;
    timeline_add_bar(timeline, label, action->first_week, action->last_week,
                     !plan_action_is_open(action));
  }
}

/* ---- Balance ----------------------------------------------------------- */

static void balance_write(const struct plan_pages *pages)
{
  static const char *const places[] = {
      [MODE_WORK] = "on the job", [MODE_SOCIAL] = "with others", [MODE_FORMAL] = "in courses"};
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *modes = NULL;
  g_autofree char *words = NULL;
  guint minutes[] = {[MODE_WORK] = 0, [MODE_SOCIAL] = 0, [MODE_FORMAL] = 0};
  guint all = 0;

  plan_balance(pages->plan, pages->pack, minutes);
  for (guint mode = 0; mode < G_N_ELEMENTS(minutes); mode++)
    all += minutes[mode];
  if (all == 0)
    return;
  for (guint mode = 0; mode < G_N_ELEMENTS(minutes); mode++) {
    g_autofree char *hours = minutes_to_words(minutes[mode]);
    guint share = (guint)(((guint64)minutes[mode] * 100 + all / 2) / all);

    if (minutes[mode] > 0)
      g_ptr_array_add(parts, g_strdup_printf("%s %s (%u%%)", places[mode], hours, share));
  }
  modes = names_to_words(parts);
  words = g_strconcat(modes, ". 70:20:10 is a hint, not a quota.", NULL);
  labelled_write(pages->document, "Hours by mode: ", words);
}

void plan_write_timeline(const struct plan_pages *pages)
{
  guint n_weeks = plan_length(pages->plan);
  struct block *timeline;

  if (n_weeks == 0)
    return;
  timeline = document_add_timeline(pages->document, n_weeks);
  ticks_write(pages->plan, timeline, n_weeks);
  marks_write(pages->plan, timeline, n_weeks);
  bars_write(pages, timeline);
  balance_write(pages);
}

/* ---- Reviews ----------------------------------------------------------- */

static void log_row_write(struct block *table, const char *date)
{
  if (date)
    block_add_text_cell(table, date);
  else
    block_add_blank(block_add_cell(table), BLANK_WIDTH / 2);
  block_add_blank(block_add_cell(table), BLANK_WIDTH);
  block_add_blank(block_add_cell(table), BLANK_WIDTH);
}

/* "2 more reviews follow, the last in the week from 28 June 2027." */
static void more_reviews_write(const struct plan *plan, struct document *group, guint n)
{
  g_autofree char *more = count_to_string(n, "more review follows", "more reviews follow");
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate last;

  plan_week_date(plan, plan_length(plan) - 1, &last);
  day = date_to_words(&last);
  words = g_strdup_printf("%s, %sin the week from %s.", more, n > 1 ? "the last " : "", day);
  document_add_words(group, RUN_PLAIN, words);
}

static void reviews_write(const struct plan *plan, struct document *group, struct block *table)
{
  guint n_weeks = plan_length(plan), n = 0;

  for (guint week = next_review(plan, 0, n_weeks); week > 0;
       week = next_review(plan, week, n_weeks)) {
    g_autofree char *words = NULL;
    GDate day;

    plan_week_date(plan, week - 1, &day);
    words = date_to_words(&day);
    if (n++ < MAX_REVIEWS)
      log_row_write(table, words);
  }
  if (n > MAX_REVIEWS)
    more_reviews_write(plan, group, n - MAX_REVIEWS);
}

void plan_write_log(const struct plan_pages *pages, struct document *group)
{
  static const char *const headings[] = {"Week from", "What was achieved", "What next"};
  const struct plan *plan = pages->plan;
  struct block *table;

  document_add_heading(group, 1, "Reviews", NULL);
  if (plan->review > 0 && plan_length(plan) > 0) {
    table = document_add_table(group, G_N_ELEMENTS(headings), headings);
    reviews_write(plan, group, table);
    return;
  }
  document_add_words(group, RUN_PLAIN, "No review has a date yet: set the first one now.");
  table = document_add_table(group, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < BLANK_ROWS; i++)
    log_row_write(table, NULL);
}
