/* ballots.c - a table of ballots: all of its rows are checked, then they are taken */
#include "workshop/workshop-private.h"

#include <string.h>

/* A table that is being checked. */
struct ballot_reader {
  const struct workshop *workshop;
  const struct pack *pack;
  const char *file;
  GPtrArray *problems;
  GHashTable *dimensions; /* a name as it stands in the table: index + 1 */
  GHashTable *rows;       /* person, dimension and round: line */
  guint line;             /* of the row that is looked at */
};

/* A row that can be taken. Owns its label and comment. */
struct checked_ballot {
  char *label;
  struct rating rating;
};

static void checked_ballot_clear(gpointer data)
{
  struct checked_ballot *checked = data;

  g_free(checked->label);
  g_free(checked->rating.comment);
}

void ballot_problem_free(struct problem *problem)
{
  g_free(problem->file);
  g_free(problem->column);
  g_free(problem->text);
  g_free(problem);
}

/* Takes @error. Always false. */
static bool report(const struct ballot_reader *reader, const char *column, GError *error)
{
  struct problem *problem = g_new0(struct problem, 1);

  problem->file = g_strdup(reader->file);
  problem->line = reader->line;
  problem->column = g_strdup(column);
  problem->text = g_strdup(error->message);
  g_ptr_array_add(reader->problems, problem);
  g_error_free(error);
  return false;
}

/* ---- Columns ----------------------------------------------------------- */

static bool read_person(const struct ballot_reader *reader, const struct ballot *row, char **label)
{
  GError *error = NULL;

  *label = workshop_clean_name(row->person, "the person's label", &error);
  return *label || report(reader, "person", error);
}

static bool read_comment(const struct ballot_reader *reader, const struct ballot *row,
                         char **comment)
{
  GError *error = NULL;
  g_autofree char *text = workshop_clean_text(row->comment, "the comment", true, &error);

  if (!text)
    return report(reader, "comment", error);
  *comment = *text ? g_steal_pointer(&text) : NULL;
  return true;
}

/* Looking a name up takes long enough in a table of many rows. */
static bool find_dimension(const struct ballot_reader *reader, const char *name, guint32 *dimension,
                           GError **error)
{
  gpointer known = g_hash_table_lookup(reader->dimensions, name);

  if (known) {
    *dimension = GPOINTER_TO_UINT(known) - 1;
    return true;
  }
  *dimension = pack_find_dimension(reader->pack, name, error);
  if (*dimension == PACK_NONE)
    return false;
  g_hash_table_insert(reader->dimensions, g_strdup(name), GUINT_TO_POINTER(*dimension + 1));
  return true;
}

static bool read_dimension(const struct ballot_reader *reader, const struct ballot *row,
                           guint32 *dimension)
{
  GError *error = NULL;
  g_autofree char *name = g_strstrip(g_strdup(row->dimension));

  return (find_dimension(reader, name, dimension, &error) &&
          workshop_check_place(reader->workshop, *dimension, 1, &error)) ||
         report(reader, "dimension", error);
}

static bool read_answer(const struct ballot_reader *reader, enum rating_side side, const char *text,
                        gint8 *answer)
{
  GError *error = NULL;

  return answer_parse(text, reader->workshop->scale, answer, &error) ||
         report(reader, rating_side_to_string(side), error);
}

static bool read_round(const struct ballot_reader *reader, const struct ballot *row, guint8 *round)
{
  GError *error = NULL;
  g_autofree char *word = g_strstrip(g_strdup(row->round));
  g_autofree char *shown = quote_text(word);

  *round = 1;
  if (strcmp(word, "2") == 0)
    *round = 2;
  else if (*word && strcmp(word, "1") != 0) {
    workshop_fail(&error, WORKSHOP_ERROR_REQUEST, "%s is no round: write 1 or 2", shown);
    return report(reader, "round", error);
  }
  return workshop_check_open(reader->workshop, *round, &error) || report(reader, "round", error);
}

/* ---- Rows -------------------------------------------------------------- */

static bool check_once(const struct ballot_reader *reader, const struct ballot *row,
                       const struct checked_ballot *checked)
{
  g_autofree char *key =
      g_strdup_printf("%u %u %s", checked->rating.dimension, checked->rating.round, checked->label);
  gpointer before = NULL;
  bool is_there = g_hash_table_lookup_extended(reader->rows, key, NULL, &before);
  g_autofree char *person = quote_text(checked->label);
  g_autofree char *dimension = quote_text(row->dimension);
  GError *error = NULL;

  if (!is_there) {
    g_hash_table_insert(reader->rows, g_steal_pointer(&key), GUINT_TO_POINTER(row->line));
    return true;
  }
  workshop_fail(&error, WORKSHOP_ERROR_REQUEST,
                "%s has rated %s in round %u on line %u already: leave one of the two rows", person,
                dimension, checked->rating.round, GPOINTER_TO_UINT(before));
  return report(reader, "person", error);
}

/* All columns are looked at, so that all faults are named. */
static bool check_row(struct ballot_reader *reader, const struct ballot *row,
                      struct checked_ballot *checked)
{
  gint8 *answer = checked->rating.answer;

  reader->line = row->line;

  bool person = read_person(reader, row, &checked->label);
  bool dimension = read_dimension(reader, row, &checked->rating.dimension);
  bool now = read_answer(reader, RATING_NOW, row->now, &answer[RATING_NOW]);
  bool want = read_answer(reader, RATING_WANT, row->want, &answer[RATING_WANT]);
  bool comment = read_comment(reader, row, &checked->rating.comment);
  bool round = read_round(reader, row, &checked->rating.round);

  return person && dimension && now && want && comment && round && check_once(reader, row, checked);
}

static GArray *check_rows(struct ballot_reader *reader, const struct ballot *rows, guint n)
{
  GArray *good = g_array_new(FALSE, TRUE, sizeof(struct checked_ballot));

  g_array_set_clear_func(good, checked_ballot_clear);
  for (guint i = 0; i < n; i++) {
    struct checked_ballot checked = {0};

    if (check_row(reader, &rows[i], &checked))
      g_array_append_val(good, checked);
    else
      checked_ballot_clear(&checked);
  }
  return good;
}

guint workshop_add_ballots(struct workshop *workshop, const struct pack *pack, const char *file,
                           const struct ballot *rows, guint n, bool keep_going, GPtrArray *problems)
{
  g_autoptr(GHashTable) dimensions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  struct ballot_reader reader = {.workshop = workshop,
                                 .pack = pack,
                                 .file = file,
                                 .problems = problems,
                                 .dimensions = dimensions,
                                 .rows = taken};
  guint before = problems->len;
  g_autoptr(GArray) good = check_rows(&reader, rows, n);

  bool taken_in = problems->len == before || keep_going;
  for (guint i = 0; taken_in && i < good->len; i++) {
    const struct checked_ballot *checked = &g_array_index(good, struct checked_ballot, i);

    workshop_rate(workshop, checked->label, &checked->rating, NULL);
  }
  return good->len;
}
