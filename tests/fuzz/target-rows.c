/* target-rows.c - a whole workbook with rows that the program never wrote
 *
 * Each line "TABLE COLUMN ROW VALUE" puts VALUE into a column of row ROW of a good workbook, past
 * the checks of its tables; "TABLE - ROW" removes a row. Then all of it is read, exported,
 * changed.
 */
#include "tests/fuzz/book.h"

#include <string.h>

#define MAX_LINES 12

static const char *const more_tables[] = {"history", "workshop_labels", "pack_files", "traces"};

static struct workbook *workbook;

/* ---- The good one ------------------------------------------------------ */

static char *good_bytes;
static gsize good_length;

static void open_book(void)
{
  g_autofree char *path = g_build_filename(files_folder(), "w.stage5", NULL);
  GError *error = NULL;

  workbook = workbook_open(path, &error);
  REQUIRE(workbook, error ? error->message : NULL);
}

static void make_good(void)
{
  files_serve_sqlite();
  files_clear();
  open_book();
  book_fill(workbook);
  REQUIRE(files_get("w.stage5", &good_bytes, &good_length), NULL);
}

/* A connection that stays open sees by the counter in the header that the file is another one. */
static void lay_good(void)
{
  bool again = workbook && !files_may_change_below();

  if (!good_bytes)
    make_good();
  if (again)
    g_clear_pointer(&workbook, workbook_close);
  files_clear();
  files_put("w.stage5", good_bytes, good_length);
  fuzz_small_pack();
  if (!workbook)
    open_book();
}

/* ---- Lines ------------------------------------------------------------- */

static bool is_table(const char *name)
{
  if (workbook_table_by_name(name))
    return true;
  for (guint i = 0; i < G_N_ELEMENTS(more_tables); i++)
    if (strcmp(name, more_tables[i]) == 0)
      return true;
  return false;
}

static bool is_name(const char *text)
{
  return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz_012") == strlen(text);
}

/* What tells one row of the table from another. */
static const char *key_of(const char *table)
{
  if (strcmp(table, "workshop_ratings") == 0 || strcmp(table, "workshop_dots") == 0)
    return "id";
  return strcmp(table, "workshop_labels") == 0 ? "row" : "rowid";
}

static void remove_row(const char *table, gint64 row)
{
  g_autofree char *sql =
      g_strdup_printf("DELETE FROM %1$s WHERE %2$s = (SELECT %2$s FROM %1$s LIMIT 1 OFFSET ?)",
                      table, key_of(table));

  workbook_run(workbook, sql, VALUES(value_number(row)), NULL);
}

static void set_value(const char *table, const char *column, gint64 row, const char *escaped)
{
  g_autofree char *sql =
      g_strdup_printf("UPDATE OR IGNORE %1$s SET %3$s = ?2 WHERE %2$s = (SELECT %2$s FROM %1$s "
                      "LIMIT 1 OFFSET ?1)",
                      table, key_of(table), column);
  g_autofree char *text = g_strcompress(escaped);
  struct value value = value_text(strcmp(text, "NULL") == 0 ? NULL : text);

  workbook_run(workbook, sql, VALUES(value_number(row), value), NULL);
}

static void apply(const char *line)
{
  g_auto(GStrv) words = g_strsplit(line, " ", 4);
  guint n = g_strv_length(words);
  gint64 row = n > 2 ? g_ascii_strtoll(words[2], NULL, 10) % 16 : 0;

  if (n < 3 || !is_table(words[0]))
    return;
  if (strcmp(words[1], "-") == 0)
    remove_row(words[0], row);
  else if (n == 4 && is_name(words[1]) && !g_str_has_suffix(words[3], "\\")) /* half an escape */
    set_value(words[0], words[1], row, words[3]);
}

static void apply_all(const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup((const char *)data, size);
  g_auto(GStrv) lines = g_strsplit(text, "\n", MAX_LINES + 1);

  workbook_run_script(workbook, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF",
                      NULL);
  if (!transaction_begin(workbook, true, NULL))
    return;
  for (guint i = 0; i < MAX_LINES && lines[i]; i++)
    apply(lines[i]);
  if (!transaction_commit(workbook, NULL))
    transaction_roll_back(workbook);
  workbook_run_script(workbook, "PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON",
                      NULL);
}

static void run(const guint8 *data, gsize size)
{
  lay_good();
  apply_all(data, size);
  book_read(workbook);
  book_change(workbook);
}

const struct fuzz_target fuzz_rows = {"rows", run, NULL};
