/* votes.c - what is said in a workshop, one thing at a time
 *
 * Each reads as much of the workshop as is needed to have the functions of workshop.h judge what
 * is said, and writes the one row that changes: it costs the same with ten people and with
 * ten thousand.
 */
#include "workbook/workbook-private.h"

#include <string.h>

/* What somebody says. */
struct vote {
  gint64 id;
  const struct pack *pack;
  const char *label; /* or NULL */
  const struct rating *rating;
  const struct tally *tallies;
  guint n_tallies;
  guint dimension, count; /* of dots */
};

/* "rate “Formal learning”". Transfer full. */
static char *what_of(const char *verb, const struct pack *pack, guint dimension)
{
  const char *name =
      dimension < pack_n_dimensions(pack) ? pack_dimension(pack, dimension)->name : "";
  g_autofree char *shown = text_escape(name, -1);

  return g_strdup_printf("%s “%s”", verb, shown);
}

static const char *dimension_id(const struct vote *vote, guint dimension)
{
  return pack_dimension(vote->pack, dimension)->id;
}

/* ---- Rows of people ---------------------------------------------------- */

/* What somebody says something of. */
struct subject {
  gint64 id;
  bool named;
  enum workshop_part part;
  const char *dimension, *label; /* the label: or NULL */
};

/* Find the row in which it is said: 0 if there is none. */
static bool find_row(struct workbook *workbook, const struct subject *subject, gint64 *row,
                     GError **error)
{
  static const char rated[] = "SELECT id FROM workshop_ratings WHERE workshop = ? AND person = ? "
                              "AND dimension = ? AND round = ?";
  static const char dotted[] = "SELECT id FROM workshop_dots WHERE workshop = ? AND person = ? "
                               "AND dimension = ?";
  struct value values[] = {value_number(subject->id), value_text(subject->label),
                           value_text(subject->dimension),
                           value_number(subject->part)}; /* of rounds, the part is the number */
  bool dots = subject->part == PART_DOTS;

  *row = 0;
  if (!subject->label)
    return true;
  if (!subject->named)
    return label_find(workbook, subject->id, subject->part, subject->dimension, subject->label, row,
                      error);
  return workbook_number(workbook, dots ? dotted : rated, values, G_N_ELEMENTS(values) - dots, row,
                         error);
}

/* The same, but make up an id where there is none; the label is noted where it does not stand in
 * the row itself. */
static bool need_row(struct workbook *workbook, const struct subject *subject, gint64 *row,
                     GError **error)
{
  if (!find_row(workbook, subject, row, error))
    return false;
  if (*row)
    return true;
  *row = row_random_id();
  return !subject->label || subject->named ||
         label_note(workbook, subject->id, subject->part, subject->dimension, subject->label, *row,
                    error);
}

/* ---- Ratings ----------------------------------------------------------- */

static enum workshop_part part_of_round(guint round)
{
  return round == 1 ? PART_ROUND_1 : PART_ROUND_2;
}

/* As answer_parse() reads it; @digits is for numbers. */
static const char *answer_to_text(gint8 answer, char digits[8])
{
  switch (answer) {
  case ANSWER_NOT_ASKED:
    return "";
  case ANSWER_DONT_KNOW:
    return "?";
  case ANSWER_NOT_APPLICABLE:
    return "-";
  default:
    g_snprintf(digits, 8, "%d", answer);
    return digits;
  }
}

bool rating_write(struct workbook *workbook, gint64 id, const struct pack *pack,
                  const struct workshop *workshop, const struct rating *rating, const char *comment,
                  GError **error)
{
  const struct person *person =
      rating->person == PERSON_NONE
          ? NULL
          : &g_array_index(workshop->persons, struct person, rating->person);
  struct subject subject = {id, workshop->named, part_of_round(rating->round),
                            pack_dimension(pack, rating->dimension)->id,
                            person ? person->label : NULL};
  char now[8], want[8];
  gint64 row;

  if (!need_row(workbook, &subject, &row, error))
    return false;

  struct value values[] = {value_number(id),
                           value_number(row),
                           value_number(rating->round),
                           value_text(subject.dimension),
                           value_text(answer_to_text(rating->answer[RATING_NOW], now)),
                           value_text(answer_to_text(rating->answer[RATING_WANT], want)),
                           value_text(rating->comment),
                           value_text(subject.named ? subject.label : NULL),
                           value_number(comment != NULL)};

  return workbook_run(workbook,
                      "INSERT INTO workshop_ratings "
                      "(workshop, id, round, dimension, now, want, comment, person) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                      "ON CONFLICT (workshop, id) DO UPDATE SET "
                      "now = iif(?5 = '', now, ?5), want = iif(?6 = '', want, ?6), "
                      "comment = iif(?9, ?7, comment)",
                      values, G_N_ELEMENTS(values), error);
}

static bool rate_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct vote *vote = data;
  g_autoptr(Workshop) workshop = workshop_read(workbook, vote->id, vote->pack, READ_HEAD, error);

  return workshop && workshop_rate(workshop, vote->label, vote->rating, error) &&
         rating_write(workbook, vote->id, vote->pack, workshop,
                      &g_array_index(workshop->ratings, struct rating, 0), vote->rating->comment,
                      error);
}

bool workbook_rate(struct workbook *workbook, gint64 id, const struct pack *pack, const char *label,
                   const struct rating *rating, GError **error)
{
  g_autofree char *what = what_of("rate", pack, rating->dimension);
  struct vote vote = {.id = id, .pack = pack, .label = label, .rating = rating};

  return workbook_transact_said(workbook, id, part_of_round(rating->round), what, rate_body, &vote,
                                error);
}

/* ---- Tallies ----------------------------------------------------------- */

static bool write_tally(struct workbook *workbook, const struct vote *vote,
                        const struct tally *tally, guint scale, GError **error)
{
  g_autofree char *text = tally_to_string(&tally->counts, scale);
  struct value values[] = {value_number(vote->id), value_number(tally->round),
                           value_text(dimension_id(vote, tally->dimension)),
                           value_text(rating_side_to_string(tally->side)), value_text(text)};

  if (counts_n_answers(&tally->counts, scale) == 0)
    return workbook_run(workbook,
                        "DELETE FROM workshop_tallies "
                        "WHERE workshop = ? AND round = ? AND dimension = ? AND side = ?",
                        values, G_N_ELEMENTS(values) - 1, error);
  return workbook_run(workbook,
                      "INSERT INTO workshop_tallies (workshop, round, dimension, side, tally) "
                      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (workshop, round, dimension, side) "
                      "DO UPDATE SET tally = excluded.tally",
                      values, G_N_ELEMENTS(values), error);
}

static bool tally_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct vote *vote = data;
  g_autoptr(Workshop) workshop = workshop_read(workbook, vote->id, vote->pack, READ_HEAD, error);

  for (guint i = 0; workshop && i < vote->n_tallies; i++)
    if (!workshop_tally(workshop, &vote->tallies[i], error) ||
        !write_tally(workbook, vote, &vote->tallies[i], workshop->scale, error))
      return false;
  return workshop != NULL;
}

bool workbook_tallies(struct workbook *workbook, gint64 id, const struct pack *pack,
                      const struct tally *tallies, guint n, GError **error)
{
  g_autofree char *what = what_of("enter the tally of", pack, tallies[0].dimension);
  struct vote vote = {.id = id, .pack = pack, .tallies = tallies, .n_tallies = n};

  return workbook_transact(workbook, what, tally_body, &vote, error);
}

bool workbook_tally(struct workbook *workbook, gint64 id, const struct pack *pack,
                    const struct tally *tally, GError **error)
{
  return workbook_tallies(workbook, id, pack, tally, 1, error);
}

/* ---- Dots -------------------------------------------------------------- */

struct giving {
  const struct vote *vote;
  struct workshop *workshop;
  const char *label;
};

static bool take_given(struct workbook *workbook, sqlite3_stmt *row, gpointer data, GError **error)
{
  const struct giving *giving = data;
  guint32 dimension;
  guint count;

  return cell_record(workbook, row, 0, giving->vote->pack, &record_dimensions, &dimension, error) &&
         cell_number(workbook, row, 1, 1, G_MAXINT, &count, error) &&
         workshop_put_back_dots(giving->workshop, giving->label, dimension, count, error);
}

/* Put the dots that this person has given into the workshop. */
static bool read_given(struct workbook *workbook, struct giving *giving, GError **error)
{
  static const char named[] =
      "SELECT dimension, count FROM workshop_dots WHERE workshop = ? AND person = ?";
  static const char not_named[] =
      "SELECT dots.dimension, dots.count FROM workshop_labels AS labels "
      "JOIN workshop_dots AS dots ON dots.workshop = labels.workshop AND dots.id = labels.row "
      "WHERE labels.workshop = ? AND labels.label = ? AND labels.part = ?";
  bool is_named = giving->workshop->named;
  struct value values[] = {value_number(giving->vote->id), value_text(giving->label),
                           value_number(PART_DOTS)};

  return workbook_query(workbook, is_named ? named : not_named, values,
                        G_N_ELEMENTS(values) - is_named, take_given, giving, error);
}

static bool write_dots(struct workbook *workbook, const struct giving *giving, GError **error)
{
  const struct vote *vote = giving->vote;
  struct subject subject = {vote->id, giving->workshop->named, PART_DOTS,
                            dimension_id(vote, vote->dimension), giving->label};
  gint64 row = 0;

  /* what takes no dots away is no change, and leaves no label */
  if (!(vote->count ? need_row : find_row)(workbook, &subject, &row, error))
    return false;

  struct value values[] = {value_number(vote->id), value_number(row), value_text(subject.dimension),
                           value_number(vote->count),
                           value_text(subject.named ? giving->label : NULL)};

  if (vote->count == 0)
    return workbook_run(workbook, "DELETE FROM workshop_dots WHERE workshop = ? AND id = ?", values,
                        2, error);
  return row_write(workbook,
                   "INSERT INTO workshop_dots (workshop, id, dimension, count, person) "
                   "VALUES (?, ?, ?, ?, ?) ON CONFLICT (workshop, id) "
                   "DO UPDATE SET count = excluded.count",
                   values, G_N_ELEMENTS(values), error);
}

static bool dots_body(struct workbook *workbook, gpointer data, GError **error)
{
  const struct vote *vote = data;
  g_autofree char *label = g_strstrip(g_strdup(vote->label));
  g_autoptr(Workshop) workshop = workshop_read(workbook, vote->id, vote->pack, READ_HEAD, error);
  struct giving giving = {vote, workshop, label};

  return workshop && read_given(workbook, &giving, error) &&
         workshop_give_dots(workshop, label, vote->dimension, vote->count, error) &&
         write_dots(workbook, &giving, error);
}

bool workbook_give_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                        const char *label, guint dimension, guint count, GError **error)
{
  g_autofree char *what = what_of("dots for", pack, dimension);
  struct vote vote = {
      .id = id, .pack = pack, .label = label, .dimension = dimension, .count = count};

  return workbook_transact_said(workbook, id, PART_DOTS, what, dots_body, &vote, error);
}
