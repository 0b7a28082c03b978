/* plan-document.c - the plan as it is printed and scrolled
 *
 * The order is that of a conversation: who and why, what to do first, where it leads,
 * what is missing and what to leave, the weeks, the goals in full, who helps, and at the
 * end what is written on at each review.
 */
#include "planner/documents-private.h"

#define WHY_WIDTH    60 /* letters of the space for a reason */
#define LET_GO_WIDTH 28 /* and for what stops */

/* ---- What the parts share ---------------------------------------------- */

const struct plan_action *plan_action_at(const struct plan *plan, guint index)
{
  return plan->actions->pdata[index];
}

const struct activity *plan_activity_at(const struct plan_pages *pages, guint index)
{
  return pack_activity(pages->pack, plan_action_at(pages->plan, index)->activity);
}

void plan_week_end(const struct plan *plan, guint week, GDate *date)
{
  plan_week_date(plan, week, date);
  g_date_add_days(date, 6);
}

char *action_weeks_to_words(const struct plan *plan, const struct plan_action *action)
{
  g_autofree char *weeks = weeks_to_words(action->first_week, action->last_week);
  g_autofree char *days = NULL;
  GDate first, last;

  plan_week_date(plan, action->first_week, &first);
  plan_week_end(plan, action->last_week, &last);
  days = days_to_short(&first, &last, g_date_get_year(&plan->start));
  return g_strconcat(weeks, ", ", days, NULL);
}

/* ---- Opening ----------------------------------------------------------- */

/* "24 weeks of the 26 available" */
static char *length_to_words(const struct plan *plan)
{
  guint length = plan_length(plan);
  g_autofree char *weeks = count_to_string(length, "week", "weeks");

  if (plan->weeks == 0 || plan->weeks == length)
    return g_steal_pointer(&weeks);
  return plan->weeks > length ? g_strdup_printf("%s of the %u available", weeks, plan->weeks)
                              : g_strdup_printf("%s, where %u %s available", weeks, plan->weeks,
                                                plan->weeks == 1 ? "is" : "are");
}

static char *period_to_words(const struct plan *plan)
{
  guint length = plan_length(plan);
  g_autofree char *start = date_to_words(&plan->start);
  g_autofree char *weeks = length_to_words(plan);
  g_autofree char *end_words = NULL;
  GDate end;

  if (length == 0)
    return g_strconcat("from ", start, NULL);
  plan_last_day(plan, &end);
  end_words = date_to_words(&end);
  return g_strdup_printf("%s to %s (%s)", start, end_words, weeks);
}

static char *time_to_words(const struct plan *plan)
{
  g_autofree char *week = minutes_to_words(plan->minutes);
  g_autofree char *all = NULL;
  guint minutes = 0;

  for (guint i = 0; i < plan->actions->len; i++)
    minutes += plan_action_at(plan, i)->minutes;
  all = minutes_to_words(minutes);
  return minutes == 0 ? g_strconcat("up to ", week, " a week", NULL)
                      : g_strconcat("up to ", week, " a week, ", all, " altogether", NULL);
}

static void fact_write(struct block *facts, const char *label, const char *text)
{
  block_add_run(facts, RUN_STRONG, label);
  block_add_run(facts, RUN_PLAIN, text);
  block_add_run(facts, RUN_PLAIN, "\n");
}

static void progress_write(const struct plan_pages *pages, struct block *facts)
{
  guint done = plan_n_done(pages->plan);
  g_autofree char *day = date_to_words(pages->today);
  g_autofree char *all = count_to_string(pages->plan->actions->len, "action", "actions");
  g_autofree char *words = g_strdup_printf("%u of %s done on %s", done, all, day);

  if (done > 0)
    fact_write(facts, "Progress: ", words);
}

static void opening_write(const struct plan_pages *pages)
{
  const char *reason = pages->plan->reason;
  struct block *facts = document_add_paragraph(pages->document, NULL);
  g_autofree char *period = period_to_words(pages->plan);
  g_autofree char *time = time_to_words(pages->plan);
  g_autofree char *owner = g_strconcat(pages->plan->name, ", unless another one is named", NULL);

  fact_write(facts, "Period: ", period);
  fact_write(facts, "Time for learning: ", time);
  if (pages->plan->actions->len > 0)
    fact_write(facts, "Owner of every action: ", owner);
  progress_write(pages, facts);
  block_add_run(facts, RUN_STRONG, "Why: ");
  if (reason && *reason)
    block_add_run(facts, RUN_PLAIN, reason);
  else
    block_add_blank(facts, WHY_WIDTH);
}

/* That nothing is missing stands with the skills. */
static void warnings_write(const struct plan_pages *pages)
{
  g_autoptr(GPtrArray) warnings = plan_warnings(pages->plan, pages->pack, pages->today);
  bool headed = false;

  for (guint i = 0; i < warnings->len; i++) {
    const struct plan_warning *warning = warnings->pdata[i];

    if (warning->check == CHECK_NO_GAP)
      continue;
    if (!headed)
      document_add_heading(pages->document, 1, "To settle in the conversation", NULL);
    headed = true;
    block_add_run(document_add_bullet(pages->document, NULL), RUN_PLAIN, warning->text);
  }
}

/* ---- The shift --------------------------------------------------------- */

static void shift_line_write(const struct plan_pages *pages, guint index)
{
  const struct dimension *dimension = pack_dimension(pages->pack, index);
  g_autofree char *target = anchor_new("dimension", dimension->id);
  struct block *bullet = document_add_bullet(pages->document, NULL);

  block_add_link(bullet, dimension->name, target);
  if (!*dimension->shift)
    return;
  block_add_run(bullet, RUN_PLAIN, ": ");
  block_add_run(bullet, RUN_PLAIN, dimension->shift);
}

static void shift_write(const struct plan_pages *pages)
{
  const struct plan *plan = pages->plan;

  document_add_heading(pages->document, 1, plan->from == plan->to ? "The role" : "The shift", NULL);
  roles_write(pages->pack, pages->document, plan->from, plan->to);
  for (guint i = 0; i < plan->dimensions->len; i++)
    shift_line_write(pages, g_array_index(plan->dimensions, guint32, i));
}

/* ---- Skills ------------------------------------------------------------ */

/* The rows of all gaps that become @place, in the order of the gaps, and @words for it. */
static void skill_rows_write(const struct plan_pages *pages, struct block *table, const char *place,
                             const char *words)
{
  for (guint i = 0; i < pages->plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(pages->plan->gaps, struct gap, i);

    if (gap->required > 0 && g_str_equal(gap_place(gap), place))
      skill_row_write(pages->pack, table, gap, words);
  }
}

/* The focus skills stand first, as the plan orders them. */
static void focus_rows_write(const struct plan_pages *pages, struct block *table)
{
  for (guint i = 0; i < pages->plan->focus->len; i++) {
    const struct gap *gap = plan_gap(pages->plan, g_array_index(pages->plan->focus, guint32, i));
    g_autofree char *place = g_strdup_printf("focus: goal %u", i + 1);

    if (gap)
      skill_row_write(pages->pack, table, gap, place);
  }
}

static void no_gap_write(const struct plan_pages *pages)
{
  document_add_words(
      pages->document, RUN_PLAIN,
      pages->plan->from == pages->plan->to
          ? "Nothing is missing: the role asks for no more than is there. Agree on one skill to go "
            "deeper in, or on another role to look at."
          : "No skill is missing: in each you are at least where the new role asks you to be. "
            "Agree on when you take it over.");
}

static void skills_write(const struct plan_pages *pages)
{
  static const char *const headings[] = {"Skill", "Now → needed (of 4)", "Weight", "In this plan"};
  bool missing = gaps_total(pages->plan->gaps) > 0;
  struct block *table;

  document_add_heading(pages->document, 1, "Skills", NULL);
  if (!missing)
    no_gap_write(pages);
  table = document_add_table(pages->document, G_N_ELEMENTS(headings), headings);
  focus_rows_write(pages, table);
  skill_rows_write(pages, table, "later", "later, from a review on");
  if (!missing)
    skill_rows_write(pages, table, "strength", "strength");
  if (missing)
    strengths_write(pages->pack, pages->document, pages->plan->gaps);
}

static void let_go_write(const struct plan_pages *pages)
{
  static const char *const headings[] = {"Skill", "What the roles ask",
                                         "What stops, when, and who takes it over"};
  struct block *table;

  if (!gaps_have_let_go(pages->plan->gaps))
    return;
  document_add_heading(pages->document, 1, "What to stop doing", NULL);
  table = document_add_table(pages->document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < pages->plan->gaps->len; i++) {
    const struct gap *gap = &g_array_index(pages->plan->gaps, struct gap, i);
    g_autofree char *words = let_go_to_words(gap);

    if (!gap->let_go)
      continue;
    skill_name_write(pages->pack, block_add_cell(table), gap->skill);
    block_add_text_cell(table, words);
    block_add_blank(block_add_cell(table), LET_GO_WIDTH);
  }
}

/* ---- Help -------------------------------------------------------------- */

/* One paragraph for all of a kind: paper is short. */
static void resources_write(const struct plan_pages *pages, const char *label,
                            enum resource_kind kind)
{
  guint32 side = pack_role(pages->pack, pages->plan->to)->side;
  struct block *line = NULL;

  for (guint i = 0; i < pack_n_resources(pages->pack); i++) {
    const struct resource *resource = pack_resource(pages->pack, i);

    if (resource->side != side || resource->kind != kind)
      continue;
    if (!line) {
      line = document_add_paragraph(pages->document, NULL);
      block_add_run(line, RUN_STRONG, label);
    } else {
      block_add_run(line, RUN_MUTED, " · ");
    }
    block_add_run(line, RUN_EMPHASIS, resource->name);
    block_add_run(line, RUN_PLAIN, *resource->note ? ": " : "");
    block_add_run(line, RUN_PLAIN, resource->note);
  }
}

/* ---- Closing ----------------------------------------------------------- */

static void closing_write(const struct plan_pages *pages, struct document *group)
{
  g_autofree char *person = g_strconcat(pages->plan->name, ", date", NULL);
  const char *const labels[] = {person, "Manager, date"};

  document_add_words(
      group, RUN_PLAIN,
      "This is an agreement on learning. It is not a contract, not an appraisal, and "
      "not a promise of promotion.");
  document_add_signatures(group, G_N_ELEMENTS(labels), labels);
}

/* What is written on at each review, and what is signed: one sheet of paper. */
static void review_sheet_write(const struct plan_pages *pages)
{
  struct document *sheet = document_add_group(pages->document);

  plan_write_log(pages, sheet);
  closing_write(pages, sheet);
}

struct document *plan_document(const struct plan *plan, const struct pack *pack, const GDate *today)
{
  const char *from = pack_role(pack, plan->from)->name;
  const char *to = pack_role(pack, plan->to)->name;
  g_autofree char *title = g_strconcat("Learning plan: ", plan->name, NULL);
  g_autofree char *subtitle = plan->from == plan->to
                                  ? g_strconcat("To grow in the role of ", to, NULL)
                                  : g_strconcat("From ", from, " to ", to, NULL);
  struct document *document = pack_document_new(pack, title);
  const struct plan_pages pages = {plan, pack, today, document};

  document_set_subtitle(document, subtitle);
  document_set_author(document, plan->name);
  opening_write(&pages);
  plan_write_start(&pages);
  warnings_write(&pages);
  shift_write(&pages);
  skills_write(&pages);
  let_go_write(&pages);
  plan_write_goals(&pages);
  resources_write(&pages, "Who can help: ", RESOURCE_HELP);
  resources_write(&pages, "Where to find out more: ", RESOURCE_LEARN);
  review_sheet_write(&pages);
  plan_write_data(&pages);
  return document;
}
