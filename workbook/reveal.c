/* reveal.c - the end of a round, and of the dots
 *
 * Where the workshop is not named, the labels of what ends are deleted, and what was said becomes
 * one step of the history, in one transaction with the mark that it has ended. The file is
 * written anew after it (labels.c).
 */
#include "workbook/workbook-private.h"

/* What ends. */
struct ending {
  gint64 id;
  const struct pack *pack;
  enum workshop_part part;
};

static bool mark(struct workbook *workbook, const struct ending *ending, GError **error)
{
  static const char *const columns[] = {
      [PART_ROUND_1] = "revealed_1", [PART_ROUND_2] = "revealed_2", [PART_DOTS] = "dots_closed"};
  g_autofree char *sql =
      g_strdup_printf("UPDATE workshops SET %s = 1 WHERE id = ?", columns[ending->part]);

  return workbook_run(workbook, sql, VALUES(value_number(ending->id)), error);
}

static bool end_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct ending *ending = data;
  g_autoptr(Workshop) workshop =
      workshop_read(workbook, ending->id, ending->pack, READ_HEAD, error);

  return workshop && mark(workbook, ending, error) &&
         (workshop->named || (history_merge(workbook, ending->id, ending->part, error) &&
                              labels_forget(workbook, ending->id, ending->part, error)));
}

static bool end(struct workbook *workbook, struct ending *ending, const char *what, GError **error)
{
  return workbook_transact(workbook, what, end_body, ending, error) && labels_wipe(workbook, error);
}

bool workbook_reveal(struct workbook *workbook, gint64 id, const struct pack *pack, guint round,
                     GError **error)
{
  g_autofree char *what = g_strdup_printf("reveal round %u", round);
  struct ending ending = {id, pack, round == 1 ? PART_ROUND_1 : PART_ROUND_2};

  if (round < 1 || round > WORKSHOP_ROUNDS) {
    g_set_error(error, WORKSHOP_ERROR, WORKSHOP_ERROR_REQUEST,
                "there is no round %u: a workshop has round 1 and round 2", round);
    return false;
  }
  return end(workbook, &ending, what, error);
}

bool workbook_close_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                         GError **error)
{
  struct ending ending = {id, pack, PART_DOTS};

  return end(workbook, &ending, "close the dots", error);
}
