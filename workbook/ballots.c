/* ballots.c - a table of ballots, taken into a workshop
 *
 * The rows are judged by workshop.h, by a workshop in which nothing was said yet: as no person may
 * be there twice with the same dimension and round, each row becomes one rating. These are
 * written as if they came one by one, but as one step of the history.
 */
#include "workbook/workbook-private.h"

#include <string.h>

static const char *const columns[] = {"person",  "dimension", "now", "want",
                                      "comment", "round",     NULL};

struct ballots {
  gint64 id;
  const struct pack *pack;
  const char *file;
  const GArray *rows; /* struct ballot */
  bool keep_going;
  GPtrArray *problems;
  guint first_problem, n_good;
};

/* A line break in a field is one, however the spreadsheet wrote it. */
static void lines_unify(char **field)
{
  g_auto(GStrv) lines = *field && strstr(*field, "\r\n") ? g_strsplit(*field, "\r\n", -1) : NULL;

  if (!lines)
    return;
  g_free(*field);
  *field = g_strjoinv("\n", lines);
}

GArray *ballots_rows(GPtrArray *table)
{
  GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(struct ballot), table->len);

  for (guint i = 0; i < table->len; i++) {
    const struct csv_row *row = table->pdata[i];
    const char *fields[G_N_ELEMENTS(columns) - 1];

    for (guint j = 0; j < G_N_ELEMENTS(fields); j++) {
      lines_unify(&row->fields[j]);
      fields[j] = row->fields[j] ? row->fields[j] : "";
    }

    struct ballot ballot = {fields[0], fields[1], fields[2], fields[3],
                            fields[4], fields[5], row->line};

    g_array_append_val(rows, ballot);
  }
  return rows;
}

/* Which rounds the table is about: more than it is, if a row cannot be taken. */
static guint parts_of(const GArray *rows)
{
  guint parts = 0;

  for (guint i = 0; i < rows->len; i++)
    parts |= strchr(g_array_index(rows, struct ballot, i).round, '2') ? PART_ROUND_2 : PART_ROUND_1;
  return parts;
}

/* ---- Problems ---------------------------------------------------------- */

/* All in one sentence a line, up to a limit. */
static bool fail_for_problems(const struct ballots *ballots, GError **error)
{
  guint n = ballots->problems->len - ballots->first_problem;
  g_autoptr(GString) text = g_string_new(NULL);

  g_string_append_printf(
      text, "no ballot was taken, because %s cannot be:", n == 1 ? "a row" : "some rows");
  for (guint i = 0; i < MIN(n, PACK_MAX_PROBLEMS); i++) {
    g_autofree char *line = problem_to_string(ballots->problems->pdata[ballots->first_problem + i]);

    g_string_append_printf(text, "\n%s", line);
  }
  if (n > PACK_MAX_PROBLEMS)
    g_string_append_printf(text, "\nand %u more", n - PACK_MAX_PROBLEMS);
  return workbook_fail(error, WORKBOOK_ERROR_CSV, "%s", text->str);
}

/* ---- Taking ------------------------------------------------------------ */

static bool import_body(struct workbook *workbook, gpointer data, GError **error)
{
  struct ballots *ballots = data;
  g_autoptr(Workshop) workshop =
      workshop_read(workbook, ballots->id, ballots->pack, READ_HEAD, error);

  if (!workshop)
    return false;
  ballots->n_good =
      workshop_add_ballots(workshop, ballots->pack, ballots->file,
                           (const struct ballot *)(gconstpointer)ballots->rows->data,
                           ballots->rows->len, ballots->keep_going, ballots->problems);
  if (ballots->problems->len > ballots->first_problem && !ballots->keep_going)
    return fail_for_problems(ballots, error);
  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    if (!rating_write(workbook, ballots->id, ballots->pack, workshop, rating, rating->comment,
                      error))
      return false;
  }
  return true;
}

GPtrArray *ballots_table_read(const char *path, const char *file, GError **error)
{
  struct csv_table table = {
      .path = path,
      .file = file,
      .columns = columns,
      .n_optional = 1,
      .longest = PACK_MAX_FIELD,
      .on_absent = "there is no such file; name a table of ballots",
      .on_missing = "ballots have person, dimension, now, want and comment, and may have round"};

  return csv_read_table(&table, error);
}

bool workbook_import_ballots(struct workbook *workbook, gint64 id, const struct pack *pack,
                             const char *path, bool keep_going, GPtrArray *problems, guint *n_good,
                             GError **error)
{
  g_autofree char *base = g_path_get_basename(path);
  g_autofree char *file = text_escape(base, -1);
  g_autofree char *what = g_strdup_printf("take in the ballots of “%s”", file);
  g_autoptr(GPtrArray) table = ballots_table_read(path, file, error);
  g_autoptr(GArray) rows = table ? ballots_rows(table) : NULL;
  struct ballots ballots = {.id = id,
                            .pack = pack,
                            .file = file,
                            .rows = rows,
                            .keep_going = keep_going,
                            .problems = problems,
                            .first_problem = problems->len};

  bool done = table && workbook_transact_said(workbook, id, parts_of(rows), what, import_body,
                                              &ballots, error);
  *n_good = ballots.n_good;
  return done;
}
