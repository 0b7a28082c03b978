/* command-workbook.c - `stage5 export` and `stage5 import`: the whole workbook as CSV */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* "@before FOLDER @between WORKBOOK." */
static bool say(const struct options *options, const char *before, const char *folder,
                const char *between, const struct workbook *workbook, GError **error)
{
  g_autofree char *shown = text_escape(folder, -1);
  g_autofree char *path = text_escape(workbook_path(workbook), -1);
  g_autofree char *sentence = g_strdup_printf("%s %s %s %s.\n", before, shown, between, path);

  return output_done(options, sentence, error);
}

bool command_export(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(Workbook) workbook = workbook_from_options_existing(options, true, error);

  return workbook && workbook_export(workbook, arguments[0], error) &&
         say(options, "The folder", arguments[0], "now holds, as CSV tables, the workbook",
             workbook, error);
}

bool command_import(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(Workbook) workbook = workbook_from_options(options, error);

  if (!workbook)
    return false;
  if (workbook_import(workbook, arguments[0], error))
    return say(options, "What lies in", arguments[0], "is now in the workbook", workbook, error);
  if (g_error_matches(*error, WORKBOOK_ERROR, WORKBOOK_ERROR_CSV))
    g_prefix_error(error, "%s: ", arguments[0]);
  return false;
}
