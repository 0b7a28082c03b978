/* command-workshop.c - `stage5 workshop`: make one, list them, show and print what came of them */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* ---- A new workshop ---------------------------------------------------- */

/* The list of dimensions is for request_dimensions_read(), which owns it. */
static bool request_read_numbers(const struct options *options, struct workshop_request *request,
                                 GError **error)
{
  request->people = WORKSHOP_USUAL_PEOPLE;
  request->minutes = WORKSHOP_USUAL_MINUTES;
  request->named = options->named;
  document_today(&request->date);
  return number_from_option(options->people, "people", 1, WORKSHOP_MAX_PEOPLE, &request->people,
                            error) &&
         number_from_option(options->minutes, "minutes", WORKSHOP_MIN_MINUTES, WORKSHOP_MAX_MINUTES,
                            &request->minutes, error) &&
         date_from_option(options->date, &request->date, error);
}

static bool say_made(const struct options *options, const struct workbook *workbook,
                     const struct workshop *workshop, guint n_carried, GError **error)
{
  g_autofree char *people = count_to_string(workshop->people, "person", "people");
  g_autofree char *dimensions =
      count_to_string(workshop->dimensions->len, "dimension", "dimensions");
  g_autofree char *date = planner_date_to_string(&workshop->date);
  g_autofree char *carried =
      count_to_string(n_carried, "open action of the workshop before comes along.",
                      "open actions of the workshop before come along.");

  return output_line(options, error, "The workshop “%s” is in %s: %s, %s, %u minutes, %s%s.",
                     workshop->name, workbook_path(workbook), date, people, workshop->minutes,
                     dimensions, workshop->named ? ", named" : "") &&
         (n_carried == 0 || output_line(options, error, "%s", carried));
}

static bool workshop_make(const struct options *options, const char *const *arguments,
                          GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Pack) pack = name ? pack_open_default(options, error) : NULL;
  g_autoptr(Workbook) workbook = NULL;
  g_autoptr(Workshop) workshop = NULL;
  g_autoptr(GArray) dimensions = NULL;
  struct workshop_request request = {.name = name};
  guint n_carried = 0;

  if (!pack || !request_read_numbers(options, &request, error) ||
      !dimensions_read(pack, options->dimension, &dimensions, error))
    return false;
  request.dimensions = dimensions;
  workshop = workshop_new(pack, &request, error); /* what is refused makes no workbook */
  workbook = workshop ? workbook_from_options(options, error) : NULL;
  return workbook && workbook_add_workshop(workbook, pack, &request, &n_carried, error) &&
         say_made(options, workbook, workshop, n_carried, error);
}

/* ---- Listing ----------------------------------------------------------- */

static const char *const list_headings[] = {"name",     "date",    "people", "dimensions",
                                            "revealed", "actions", "open"};

static void entry_add(struct block *table, const struct workshop_entry *entry)
{
  g_autofree char *date = planner_date_to_string(&entry->date);
  const guint numbers[] = {entry->people, entry->n_dimensions, entry->last_revealed,
                           entry->n_actions, entry->n_open};

  block_add_text_cell(table, entry->name);
  block_add_text_cell(table, date);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    block_add_number_cell(table, numbers[i]);
}

static struct document *list_document(const GPtrArray *entries)
{
  struct document *document = document_new("Workshops");
  struct block *table;

  if (entries->len == 0)
    block_add_run(document_add_paragraph(document, NULL), RUN_PLAIN,
                  "There is no workshop in this workbook yet. Make one with “stage5 workshop new "
                  "NAME --people N --minutes N”.");
  table = entries->len > 0
              ? document_add_table(document, G_N_ELEMENTS(list_headings), list_headings)
              : document_set_data(document, G_N_ELEMENTS(list_headings), list_headings);
  for (guint i = 0; i < entries->len; i++)
    entry_add(table, entries->pdata[i]);
  return document;
}

static bool workshop_list(const struct options *options, const char *const *arguments,
                          GError **error)
{
  g_autoptr(Workbook) workbook = workbook_from_options_to_read(options, error);
  g_autoptr(GPtrArray) entries = workbook ? workbook_workshops(workbook, error) : NULL;
  g_autoptr(Document) document = NULL;

  (void)arguments;
  if (!entries)
    return false;
  document = list_document(entries);
  return output_document(options, document, error);
}

/* ---- Documents --------------------------------------------------------- */

static bool workshop_show(const struct options *options, const char *const *arguments,
                          GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autoptr(Document) document = NULL;
  g_autofree char *name = NULL;
  const char *const *rest = NULL;
  guint dimension;

  if (!held_workshop_find_first(options, arguments, &held, &rest, error))
    return false;
  if (*rest) {
    name = words_glue(rest, " ");
    dimension = held_workshop_dimension(&held, name, error);
    if (dimension == PACK_NONE)
      return false;
    document = dimension_result_document(held.workshop, held.pack, dimension);
  } else
    document = results_document(held.workshop, held.pack);
  return output_document(options, document, error);
}

typedef struct document *(*builder)(const struct workshop *workshop, const struct pack *pack);

/* Show what @build makes of the workshop that all of @arguments name. */
static bool output_workshop(const struct options *options, const char *const *arguments,
                            builder build, GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *name = words_glue(arguments, " ");
  g_autoptr(Document) document = NULL;

  if (!held_workshop_find(options, name, true, &held, error))
    return false;
  document = build(held.workshop, held.pack);
  return output_document(options, document, error);
}

static bool workshop_report(const struct options *options, const char *const *arguments,
                            GError **error)
{
  return output_workshop(options, arguments, report_document, error);
}

static bool workshop_ballot(const struct options *options, const char *const *arguments,
                            GError **error)
{
  return output_workshop(options, arguments,
                         options->tally_sheet ? tally_sheet_document : ballot_document, error);
}

static bool workshop_compare(const struct options *options, const char *const *arguments,
                             GError **error)
{
  g_auto(HeldWorkshop) one = {0}, other = {0};
  g_autoptr(Document) document = NULL;

  if (!arguments[1])
    return workshop_is_missing("compare", "the name of the other workshop is missing", error);
  if (!held_workshop_find(options, arguments[0], true, &one, error) ||
      !held_workshop_find(options, arguments[1], true, &other, error))
    return false;
  if (one.id == other.id) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "both names mean “%s”; name two different workshops", one.workshop->name);
    return false;
  }
  document = history_document(one.workshop, one.pack, other.workshop, other.pack);
  return output_document(options, document, error);
}

/* ---- Removing ---------------------------------------------------------- */

static bool workshop_remove(const struct options *options, const char *const *arguments,
                            GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Workbook) workbook =
      name ? workbook_from_options_existing(options, false, error) : NULL;
  gint64 id = workbook ? workbook_find_workshop(workbook, name, error) : 0;

  return id && workbook_remove_workshop(workbook, id, error) &&
         output_line(options, error, "Removed. “stage5 workshop undo” brings it back.");
}

/* ---- The command ------------------------------------------------------- */

#define ANY_NUMBER G_MAXUINT

static const char whose[] = "the name of the workshop";
static const char which[] = "the name of the workshop, and the dimension";

static const char *const new_options[] = {"people", "minutes", "date", "named", "dimension", NULL};
static const struct option_help new_helps[] = {
    {"dimension", "Ask this dimension, and not all; may be repeated"}, {0}};
static const char *const rate_options[] = {"person", "now", "want", "comment", "round", NULL};
static const char *const tally_options[] = {"now", "want", "round", NULL};
static const struct option_help tally_helps[] = {
    {"now", "How many said what of where one stands now"},
    {"want", "How many said what of where one wants to be"},
    {0}};
static const char *const import_options[] = {"keep-going", NULL};
static const char *const reveal_options[] = {"round", NULL};
static const char *const dots_options[] = {"person", "count", "close", "each", "most", NULL};
static const char *const decide_options[] = {"decider", NULL};
static const char *const action_options[] = {"text",     "dimension", "owner", "due",  "first-step",
                                             "evidence", "done",      "drop",  "open", NULL};
static const struct option_help action_helps[] = {{"text", "What is to be done"},
                                                  {"dimension", "The dimension that it is about"},
                                                  {"evidence", "What will show that it was done"},
                                                  {0}};
static const char *const note_options[] = {"text", "dimension", "facilitator", NULL};
static const struct option_help note_helps[] = {
    {"text", "What is noted"}, {"dimension", "The dimension that it is about"}, {0}};
static const char *const ballot_options[] = {"tally-sheet", NULL};

static const char whole_details[] =
    "WORKSHOP is the name of the workshop or the beginning of it; a name of several words needs "
    "no quotation marks.";
static const char reveal_details[] =
    "From here on no label of a person stands beside a rating of that round, unless the workshop "
    "was made with --named: undo hides the results again, but does not bring the labels back.";
static const char rate_details[] =
    "An ANSWER is a number from 1 (like the left text) to 5 (like the right text; in a pack "
    "with more than two sides: the number of a stage), or ? for “don’t know”, or - for “not "
    "applicable”. What the same person said before of the same dimension in the same round "
    "is changed, as far as something is said.";
static const char tally_details[] =
    "An ANSWER is a tally: how many people chose 1, 2, 3, 4 and 5, then, after a ?, how many "
    "don’t know, and after a -, for how many it is not applicable. It takes the place of the "
    "tally before it, also after the reveal. A tally of more people than are expected is taken, "
    "with a warning.";
static const char import_details[] =
    "FILE is a CSV table with the columns person, dimension, now, want, comment and, if "
    "need be, round; - is standard input. Rows that are wrong are all named, and nothing "
    "is taken (exit status 1). With --keep-going all other rows are taken, those that are "
    "wrong are named nevertheless, and the exit status is 0.";
static const char dots_details[] =
    "A person gives dots with DIMENSION, --person and --count, one dimension at a time, and "
    "can take them back until they are closed with --close. --each and --most say how many "
    "there are, before anybody gave one.";
static const char action_details[] =
    "With --text an action is added; with --done, --drop or --open, and the number of an "
    "action or the beginning of its text, its state is changed; without any of these the "
    "actions are listed.";
static const char note_details[] =
    "Without --facilitator the note is parked: it stands in the report.";
static const char compare_details[] =
    "WORKSHOP and OTHER are names of workshops or beginnings of them, in quotation marks if they "
    "have blanks.";
static const char show_details[] =
    "WORKSHOP is one argument if a dimension follows: put it into quotation marks. As CSV the "
    "results have a row for each dimension, revealed round and side (now or want).";

const struct command workshop_commands[] = {
    {.name = "new",
     .arguments = "NAME",
     .summary = "Make a workshop and keep it in the workbook",
     .examples = "stage5 workshop new \"Spring review\" --people 8 --minutes 120\n"
                 "stage5 workshop new Short one --people 5 --dimension mindset\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .takes = new_options,
     .helps = new_helps,
     .run = workshop_make},
    {.name = "list",
     .arguments = "",
     .summary = "List the workshops of the workbook",
     .examples = "stage5 workshop list\n",
     .run = workshop_list},
    {.name = "ballot",
     .arguments = "WORKSHOP",
     .summary = "Show the ballot for paper, or print it",
     .details = whole_details,
     .examples = "stage5 workshop ballot Spring review -o ballot.pdf\n"
                 "stage5 workshop ballot \"Spring review\" --tally-sheet -o tally.pdf\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .takes = ballot_options,
     .run = workshop_ballot},
    {.name = "rate",
     .arguments = "WORKSHOP DIMENSION",
     .summary = "Enter what one person says of a dimension",
     .details = rate_details,
     .examples = "stage5 workshop rate \"Spring review\" mindset --person p1 --now 2 --want 4\n"
                 "stage5 workshop rate \"Spring review\" mindset --person p2 --now \"?\"\n",
     .missing = which,
     .max_arguments = 2,
     .no_document = true,
     .takes = rate_options,
     .run = workshop_say_rate},
    {.name = "tally",
     .arguments = "WORKSHOP DIMENSION",
     .summary = "Enter how many people said what",
     .details = tally_details,
     .examples = "stage5 workshop tally \"Spring review\" mindset --now \"0 2 4 1 1 ?2 -1\"\n",
     .missing = which,
     .max_arguments = 2,
     .no_document = true,
     .takes = tally_options,
     .helps = tally_helps,
     .run = workshop_say_tally},
    {.name = "import",
     .arguments = "WORKSHOP FILE",
     .summary = "Take in a CSV table of ballots",
     .details = import_details,
     .examples = "stage5 workshop import \"Spring review\" ballots.csv\n",
     .missing = "the name of the workshop, and the table",
     .max_arguments = 2,
     .no_document = true,
     .takes = import_options,
     .run = workshop_import},
    {.name = "reveal",
     .arguments = "WORKSHOP",
     .summary = "Let everybody see the results of a round",
     .details = reveal_details,
     .examples = "stage5 workshop reveal Spring review\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .takes = reveal_options,
     .run = workshop_say_reveal},
    {.name = "show",
     .arguments = "WORKSHOP [DIMENSION…]",
     .summary = "Show the results of all dimensions, or of one",
     .details = show_details,
     .examples = "stage5 workshop show Spring review\n"
                 "stage5 workshop show \"Spring review\" mindset\n"
                 "stage5 workshop show \"Spring review\" --format csv\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .run = workshop_show},
    {.name = "dots",
     .arguments = "WORKSHOP [DIMENSION]",
     .summary = "Give a person’s dots to a dimension, or close them",
     .details = dots_details,
     .examples = "stage5 workshop dots \"Spring review\" mindset --person p1 --count 2\n"
                 "stage5 workshop dots \"Spring review\" --close\n",
     .missing = whose,
     .max_arguments = 2,
     .no_document = true,
     .takes = dots_options,
     .run = workshop_say_dots},
    {.name = "decide",
     .arguments = "WORKSHOP DIMENSION…",
     .summary = "Confirm one to three priorities",
     .examples = "stage5 workshop decide \"Spring review\" mindset --decider \"A. Lee\"\n",
     .missing = which,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .takes = decide_options,
     .run = workshop_agree_decide},
    {.name = "action",
     .arguments = "WORKSHOP",
     .summary = "Add an action, change its state, or list them",
     .details = action_details,
     .examples = "stage5 workshop action \"Spring review\" --text \"Halve one course\" --owner "
                 "\"A. Lee\" --due 2027-02-01\n"
                 "stage5 workshop action \"Spring review\" --done 1\n"
                 "stage5 workshop action \"Spring review\"\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .takes = action_options,
     .helps = action_helps,
     .run = workshop_agree_action},
    {.name = "note",
     .arguments = "WORKSHOP",
     .summary = "Park a topic, or note something",
     .details = note_details,
     .examples = "stage5 workshop note Spring review --text \"Budget\"\n"
                 "stage5 workshop note Spring review --text \"Ask Kim\" --facilitator\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .takes = note_options,
     .helps = note_helps,
     .run = workshop_agree_note},
    {.name = "report",
     .arguments = "WORKSHOP",
     .summary = "Show the report, or print it, at any time",
     .details = whole_details,
     .examples = "stage5 workshop report Spring review -o report.pdf\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .run = workshop_report},
    {.name = "compare",
     .arguments = "WORKSHOP OTHER",
     .summary = "Show two workshops side by side",
     .details = compare_details,
     .examples = "stage5 workshop compare \"Spring review\" \"Winter review\"\n",
     .missing = "the names of two workshops",
     .max_arguments = 2,
     .run = workshop_compare},
    {.name = "remove",
     .arguments = "WORKSHOP",
     .summary = "Remove a workshop, and all that was said in it",
     .details = whole_details,
     .examples = "stage5 workshop remove Spring review\n",
     .missing = whose,
     .max_arguments = ANY_NUMBER,
     .no_document = true,
     .run = workshop_remove},
    {.name = "undo",
     .arguments = "",
     .summary = "Undo the last change of the workbook",
     .examples = "stage5 workshop undo\n",
     .no_document = true,
     .run = plan_undo},
    {.name = "redo",
     .arguments = "",
     .summary = "Make the change again that was undone last",
     .examples = "stage5 workshop redo\n",
     .no_document = true,
     .run = plan_redo},
    {0},
};
