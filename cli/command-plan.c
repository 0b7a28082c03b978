/* command-plan.c - `stage5 plan`: make plans, list them, show them */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* ---- The workbook ------------------------------------------------------ */

static char *workbook_path_find(const struct options *options)
{
  return options->workbook ? g_strdup(options->workbook) : workbook_default_path();
}

struct workbook *workbook_from_options(const struct options *options, GError **error)
{
  g_autofree char *path = workbook_path_find(options);

  return workbook_open(path, error);
}

struct workbook *workbook_from_options_to_read(const struct options *options, GError **error)
{
  g_autofree char *path = workbook_path_find(options);

  return workbook_open_to_read(path, error);
}

struct workbook *workbook_from_options_existing(const struct options *options, bool to_read,
                                                GError **error)
{
  g_autofree char *path = workbook_path_find(options);

  return workbook_open_existing(path, to_read, error);
}

/* ---- Showing ----------------------------------------------------------- */

static bool output_plan(const struct options *options, struct workbook *workbook, gint64 id,
                        GError **error)
{
  g_autoptr(Pack) usual = pack_open_default(options, error);
  const struct pack *pack = usual ? workbook_plan_pack(workbook, id, usual, error) : NULL;
  g_autoptr(Plan) plan = pack ? workbook_plan(workbook, id, pack, error) : NULL;
  g_autoptr(Document) document = NULL;
  GDate today;

  if (!plan)
    return false;
  document_today(&today);
  document = plan_document(plan, pack, &today);
  return output_document(options, document, error);
}

static bool plan_show(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Workbook) workbook = name ? workbook_from_options_existing(options, true, error) : NULL;
  gint64 id = workbook ? workbook_find_plan(workbook, name, error) : 0;

  return id && output_plan(options, workbook, id, error);
}

/* ---- Listing ----------------------------------------------------------- */

static const char *const list_headings[] = {"name", "from", "to",     "start",
                                            "end",  "done", "actions"};

static void entry_add(struct block *table, const struct plan_entry *entry)
{
  g_autofree char *start = planner_date_to_string(&entry->start);
  g_autofree char *end = planner_date_to_string(&entry->end);
  const char *const cells[] = {entry->name, entry->from, entry->to, start, end};

  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    block_add_text_cell(table, cells[i]);
  block_add_number_cell(table, entry->n_done);
  block_add_number_cell(table, entry->n_actions);
}

static struct document *list_document(const GPtrArray *entries)
{
  struct document *document = document_new("Plans");
  struct block *table;

  if (entries->len == 0)
    block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN,
                  "There is no plan in this workbook yet. Make one with “stage5 plan new --name "
                  "NAME --from ROLE --to ROLE”.");
  table = entries->len > 0
              ? document_add_table(document, G_N_ELEMENTS(list_headings), list_headings)
              : document_set_data(document, G_N_ELEMENTS(list_headings), list_headings);
  for (guint i = 0; i < entries->len; i++)
    entry_add(table, entries->pdata[i]);
  return document;
}

static bool plan_list(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(Workbook) workbook = workbook_from_options_to_read(options, error);
  g_autoptr(GPtrArray) entries = workbook ? workbook_plans(workbook, error) : NULL;
  g_autoptr(Document) document = NULL;

  (void)arguments;
  if (!entries)
    return false;
  document = list_document(entries);
  return output_document(options, document, error);
}

/* ---- A new plan -------------------------------------------------------- */

static bool check_new(const struct options *options, GError **error)
{
  const char *missing = !options->name   ? "--name is missing; say whose plan it is"
                        : !options->from ? "--from is missing; name the role that one has"
                        : !options->to   ? "--to is missing; name the role that one wants"
                                         : NULL;

  if (missing)
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE, "plan new: %s", missing);
  return !missing;
}

/* A plan in the making. */
struct new_plan {
  struct pack *pack;
  struct workbook *workbook; /* opened where --workshop asks for it, else when there is a plan */
  struct plan_basis *basis;  /* of --workshop, or NULL */
  struct plan *plan;
};

static void new_plan_clear(struct new_plan *new)
{
  g_clear_pointer(&new->plan, plan_free);
  g_clear_pointer(&new->basis, plan_basis_free);
  g_clear_pointer(&new->workbook, workbook_close);
  g_clear_pointer(&new->pack, pack_free);
}
typedef struct new_plan NewPlan; /* for g_auto(NewPlan) */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(NewPlan, new_plan_clear)

/* What --workshop says, if anything. */
static bool find_basis(const struct options *options, struct new_plan *new, GError **error)
{
  g_autofree char *name = option_to_text(options->workshop, error);
  gint64 id;

  if (!options->workshop)
    return true;
  new->workbook = name ? workbook_from_options_existing(options, false, error) : NULL;
  id = new->workbook ? workbook_find_workshop(new->workbook, name, error) : 0;
  new->basis = id ? workbook_plan_basis(new->workbook, id, new->pack, error) : NULL;
  return new->basis != NULL;
}

static bool make_plan(const struct options *options, struct new_plan *new, GError **error)
{
  g_autofree char *name = option_to_text(options->name, error);
  g_autofree char *reason = name ? option_to_text(options->reason, error) : NULL;
  g_auto(Request) request = {0};

  if (!name || (options->reason && !reason) || !pack_has_roles(new->pack, error) ||
      !find_basis(options, new, error) || !request_read(new->pack, options, &request, error))
    return false;
  if (new->basis)
    request_add_dimensions(&request, new->basis->dimensions);
  new->plan = plan_new(new->pack, name, &request.plan, error);
  if (!new->plan)
    return false;
  new->plan->reason = reason       ? g_steal_pointer(&reason)
                      : new->basis ? g_strdup(new->basis->reason)
                                   : NULL;
  return true;
}

static void append_warnings(GString *out, const struct plan *plan, const struct pack *pack)
{
  g_autoptr(GPtrArray) warnings = NULL;
  GDate today;

  document_today(&today);
  warnings = plan_warnings(plan, pack, &today);
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf(out, "%s\n", ((const struct plan_warning *)warnings->pdata[i])->text);
}

static bool say_made(const struct options *options, const struct workbook *workbook,
                     const struct plan *plan, const struct pack *pack, GError **error)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *name = text_escape(plan->name, -1);
  g_autofree char *path = text_escape(workbook_path(workbook), -1);
  g_autofree char *focus = count_to_string(plan->focus->len, "focus skill", "focus skills");
  g_autofree char *actions = count_to_string(plan->actions->len, "action", "actions");
  g_autofree char *weeks = count_to_string(plan_length(plan), "week", "weeks");

  g_string_printf(out, "The plan of “%s” is in %s: %s, %s, %s.\n", name, path, focus, actions,
                  weeks);
  append_warnings(out, plan, pack);
  return output_done(options, out->str, error);
}

/* Says in a sentence what was made, or shows it where a document was asked for. */
static bool plan_make(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(NewPlan) new = {0};
  gint64 id;

  (void)arguments;
  new.pack = check_new(options, error) ? pack_open_default(options, error) : NULL;
  if (!new.pack || !make_plan(options, &new, error))
    return false;
  if (!new.workbook)
    new.workbook = workbook_from_options(options, error);
  id = new.workbook ? workbook_add_plan(new.workbook, new.pack, new.plan, error) : 0;
  if (!id)
    return false;
  if (!options->format_name && !options->output && !options->printer)
    return say_made(options, new.workbook, new.plan, new.pack, error);
  if (output_plan(options, new.workbook, id, error))
    return true;
  g_prefix_error(error, "the plan is in the workbook, but ");
  return false;
}

/* ---- The command ------------------------------------------------------- */

#define ANY_NUMBER G_MAXUINT

static const char whose[] = "the name of the plan";
static const char which[] = "the name of the plan, and the activity";
static const char plan_detail[] =
    "PLAN is the name of the plan or the beginning of it; a name of several words needs no "
    "quotation marks.";
static const char activity_details[] =
    "PLAN is the name of the plan or the beginning of it, in quotation marks if it has blanks. "
    "ACTIVITY is the id of an activity or the beginning of its title.";
static const char new_details[] =
    "--name, --from and --to must be there; “stage5 roles” lists the roles and their skills. With "
    "--output, --format or --printer the plan itself is written, else a sentence that sums it up.";
static const char *const new_options[] = {"name",     "from",   "to",     "rate",  "start",
                                          "hours",    "weeks",  "review", "focus", "dimension",
                                          "workshop", "reason", NULL};
static const char *const tick_options[] = {"evidence", NULL};
static const char *const edit_options[] = {"owner", "frequency", "evidence", "note", NULL};

const struct command plan_commands[] = {
    {.name = "new",
     .arguments = "",
     .summary = "Make a plan and keep it in the workbook",
     .details = new_details,
     .examples = "stage5 plan new --name \"A. Lee\" --from trainer --to performance-consultant\n"
                 "stage5 plan new --name \"B. Cho\" --from trainer --to learning-consultant "
                 "--hours 2 --rate facilitation=3 -o plan.pdf\n",
     .takes = new_options,
     .run = plan_make},
    {.name = "list",
     .arguments = "",
     .summary = "List the plans of the workbook",
     .examples = "stage5 plan list\n",
     .run = plan_list},
    {.name = "show",
     .arguments = "PLAN",
     .summary = "Show a plan, or print it",
     .details = plan_detail,
     .examples = "stage5 plan show A. Lee\n"
                 "stage5 plan show \"A. Lee\" -o plan.pdf --paper A4\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .run = plan_show},
    {.name = "tick",
     .arguments = "PLAN ACTIVITY",
     .summary = "Tick an activity off",
     .details = activity_details,
     .examples = "stage5 plan tick \"A. Lee\" \"put an aid\" --evidence \"Photo on the "
                 "wiki\"\n",
     .missing = which,
     .max_arguments = 2,
     .no_document = true,
     .takes = tick_options,
     .run = plan_tick},
    {.name = "untick",
     .arguments = "PLAN ACTIVITY",
     .summary = "Take the tick back",
     .details = activity_details,
     .examples = "stage5 plan untick \"A. Lee\" \"put an aid\"\n",
     .missing = which,
     .max_arguments = 2,
     .no_document = true,
     .run = plan_untick},
    {.name = "edit",
     .arguments = "PLAN ACTIVITY",
     .summary = "Set its owner, frequency, evidence or note",
     .details = activity_details,
     .examples = "stage5 plan edit \"A. Lee\" \"put an aid\" --owner \"B. Cho\"\n",
     .missing = which,
     .max_arguments = 2,
     .no_document = true,
     .takes = edit_options,
     .run = plan_edit},
    {.name = "reschedule",
     .arguments = "PLAN",
     .summary = "Lay what is open anew from today",
     .details = plan_detail,
     .examples = "stage5 plan reschedule A. Lee\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .run = plan_lay_anew},
    {.name = "remove",
     .arguments = "PLAN",
     .summary = "Remove a plan",
     .details = plan_detail,
     .examples = "stage5 plan remove A. Lee\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .run = plan_remove},
    {.name = "undo",
     .arguments = "",
     .summary = "Undo the last change of the workbook",
     .examples = "stage5 plan undo\n",
     .no_document = true,
     .run = plan_undo},
    {.name = "redo",
     .arguments = "",
     .summary = "Make the change again that was undone last",
     .examples = "stage5 plan redo\n",
     .no_document = true,
     .run = plan_redo},
    {0},
};
