/* command-pack.c - `stage5 pack`: check a pack, show facts about it, begin a new one */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* The folder that is meant: the one argument there may be, or the usual pack. */
static char *folder_from(const struct options *options, const char *const *arguments)
{
  return arguments[0] ? g_strdup(arguments[0]) : pack_folder_find(options);
}

/* ---- Checking ---------------------------------------------------------- */

static void append_count(GString *out, guint n, const char *one, const char *many)
{
  if (n > 0)
    g_string_append_printf(out, ", %u %s", n, n == 1 ? one : many);
}

/* "DIR: good: 22 dimensions, 2 sides …"; of the tables that a pack may do without only
 * those that it has. */
static char *verdict_to_string(const char *folder, const struct pack *pack)
{
  guint n = pack_n_dimensions(pack);
  GString *out = g_string_new(folder);

  g_string_append_printf(out, ": good: %u %s", n, n == 1 ? "dimension" : "dimensions");
  append_count(out, pack_n_sides(pack), "side", "sides");
  append_count(out, pack_n_stages(pack), "stage", "stages");
  append_count(out, pack_n_prompts(pack), "prompt", "prompts");
  append_count(out, pack_n_terms(pack), "term", "terms");
  append_count(out, pack_n_resources(pack), "resource", "resources");
  append_count(out, pack_n_roles(pack), "role", "roles");
  append_count(out, pack_n_skills(pack), "skill", "skills");
  append_count(out, pack_n_activities(pack), "activity", "activities");
  return g_string_free(out, FALSE);
}

static void append_line(GString *out, const char *line)
{
  g_autofree char *safe = text_escape(line, -1);

  g_string_append(out, safe);
  g_string_append_c(out, '\n');
}

static void append_problems(GString *out, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    append_line(out, line);
  }
}

/* What was found is the answer to what was asked, and goes to standard output. */
static bool pack_check(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *folder = folder_from(options, arguments);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(Pack) pack = pack_read(folder, &problems);
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *verdict = pack ? verdict_to_string(folder, pack) : NULL;

  append_problems(out, problems);
  if (verdict)
    append_line(out, verdict);
  if (!output_text(options, out->str, error))
    return false;
  if (!pack)
    problems_set_error(folder, problems, error);
  return pack != NULL;
}

/* ---- Facts ------------------------------------------------------------- */

static bool pack_info(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *folder = folder_from(options, arguments);
  g_autoptr(Pack) pack = pack_open(folder, error);
  g_autoptr(Document) document = NULL;

  if (!pack)
    return false;
  document = pack_info_document(pack);
  return output_document(options, document, error);
}

/* ---- A new pack -------------------------------------------------------- */

static bool pack_new(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *template = template_folder_find();
  g_autofree char *quoted = g_shell_quote(arguments[0]);
  g_autofree char *shown = text_escape(quoted, -1);
  g_autofree char *words = NULL;

  if (!folder_copy(template, arguments[0], error))
    return false;
  words = g_strdup_printf("A new pack lies in %s.\n"
                          "Change its tables in a spreadsheet or an editor; README.txt says how.\n"
                          "Then:  stage5 pack check %s\n"
                          "       stage5 --pack %s\n",
                          shown, shown, shown);
  return output_done(options, words, error);
}

/* ---- The command ------------------------------------------------------- */

static const char pack_details[] =
    "DIR is the folder of the pack; without it, it is the one of --pack, or the one that comes "
    "with stage5.";

const struct command pack_commands[] = {
    {.name = "new",
     .arguments = "DIR",
     .summary = "Begin a pack of your own in the folder DIR",
     .details = "DIR is made, or is there and empty. What lies in it then is a small complete pack "
                "whose texts say what belongs in their place.",
     .examples = "stage5 pack new my-pack\n",
     .missing = "the folder to make",
     .max_arguments = 1,
     .no_document = true,
     .run = pack_new},
    {.name = "check",
     .arguments = "[DIR]",
     .summary = "Say what is wrong with a pack, and where",
     .details = pack_details,
     .examples = "stage5 pack check my-pack\n",
     .max_arguments = 1,
     .no_document = true,
     .run = pack_check},
    {.name = "info",
     .arguments = "[DIR]",
     .summary = "Show facts about a pack",
     .details = pack_details,
     .examples = "stage5 pack info\n"
                 "stage5 pack info my-pack\n",
     .max_arguments = 1,
     .run = pack_info},
    {0},
};
