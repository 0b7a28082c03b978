/* find-pack.c - where packs are, and reading one */

#include "cli/cli.h"

/* ---- Folders ----------------------------------------------------------- */

/* The folder @installed below where data is installed, or @source below the sources
 * for a program that is not installed. */
static char *data_folder(const char *installed, const char *source)
{
  const char *data = g_getenv("STAGE5_DATADIR");

  if (data && *data)
    return g_build_filename(data, installed, NULL);
  if (runs_from_build_tree())
    return g_build_filename(TOP_SRCDIR, source, NULL);
  return g_build_filename(PKGDATADIR, installed, NULL);
}

char *pack_folder_find(const struct options *options)
{
  if (options->pack)
    return g_strdup(options->pack);
  return data_folder("packs/social-business", "content/social-business");
}

char *template_folder_find(void)
{
  return data_folder("template", "content/template");
}

/* ---- Problems ---------------------------------------------------------- */

guint problems_n_errors(const GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += !((const struct problem *)problems->pdata[i])->warning;
  return n;
}

void problems_set_error(const char *folder, const GPtrArray *problems, GError **error)
{
  guint n = problems_n_errors(problems);

  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "the pack “%s” has %u %s%s; mend %s and try again", folder, n,
              n == 1 ? "error" : "errors", n >= PACK_MAX_PROBLEMS ? " or more" : "",
              n == 1 ? "it" : "them");
}

void problems_report(const char *folder, const GPtrArray *problems, GError **error)
{
  for (guint i = 0; i < problems->len; i++) {
    const struct problem *problem = problems->pdata[i];
    g_autofree char *line = problem_to_string(problem);

    if (!problem->warning)
      report_line(line);
  }
  problems_set_error(folder, problems, error);
}

/* ---- Reading ----------------------------------------------------------- */

struct pack *pack_open(const char *folder, GError **error)
{
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *pack = pack_read(folder, &problems);

  if (!pack)
    problems_report(folder, problems, error);
  return pack;
}

struct pack *pack_open_default(const struct options *options, GError **error)
{
  g_autofree char *folder = pack_folder_find(options);

  return pack_open(folder, error);
}
