/* ballots.c - a table of ballots, taken into a workshop */
#include "workbook/workbook-private.h"

bool workbook_import_ballots(struct workbook *workbook, gint64 id, const struct pack *pack,
                             const char *path, bool keep_going, GPtrArray *problems, guint *n_taken,
                             GError **error)
{
  (void)id;
  (void)pack;
  (void)path;
  (void)keep_going;
  (void)problems;
  *n_taken = 0;
  return workbook_fail(error, WORKBOOK_ERROR_CSV, "“%s”", workbook->shown);
}
