/* target-ballots.c - a table of ballots, read and taken into a workshop in memory
 *
 * What the workbook adds to it is a transaction. A first line "--- WORDS" says how: "keep" takes
 * the good rows, "named" keeps the labels, "revealed" is a workshop whose first round is over.
 */
#include "tests/fuzz/fuzz.h"
#include "workbook/workbook-private.h"

#include <string.h>

static const struct pack *small_pack(void)
{
  static const struct pack *pack;

  if (!pack)
    pack = fuzz_small_pack();
  return pack;
}

static struct workshop *make_workshop(const char *words)
{
  const guint32 asked[] = {0, 2};
  g_autoptr(GArray) dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct workshop_request request = {.name = "W",
                                     .people = WORKSHOP_USUAL_PEOPLE,
                                     .minutes = WORKSHOP_USUAL_MINUTES,
                                     .named = strstr(words, "named") != NULL,
                                     .dimensions = dimensions};
  struct workshop *workshop;

  g_array_append_vals(dimensions, asked, G_N_ELEMENTS(asked));
  g_date_set_dmy(&request.date, 4, G_DATE_JANUARY, 2027);
  workshop = workshop_new(small_pack(), &request, NULL);
  REQUIRE(workshop, NULL);
  if (strstr(words, "revealed"))
    workshop_reveal(workshop, 1);
  return workshop;
}

/* What was said of all dimensions, in both rounds. */
static guint count_answers(const struct workshop *workshop)
{
  guint n = 0;

  for (guint dimension = 0; dimension < workshop->n_dimensions; dimension++)
    for (guint round = 1; round <= WORKSHOP_ROUNDS; round++)
      for (int side = 0; side < N_RATING_SIDES; side++)
        n += counts_n_answers(workshop_counts(workshop, dimension, round, (enum rating_side)side),
                              workshop->scale);
  return n;
}

static guint count_given(const struct workshop *workshop)
{
  guint n = 0;

  for (guint i = 0; i < workshop->ratings->len; i++) {
    const struct rating *rating = &g_array_index(workshop->ratings, struct rating, i);

    for (int side = 0; side < N_RATING_SIDES; side++)
      n += rating->answer[side] != ANSWER_NOT_ASKED;
    if (rating->comment)
      require_clean(rating->comment);
  }
  return n;
}

static void require_labels(const struct workshop *workshop)
{
  for (guint i = 0; i < workshop->persons->len; i++)
    require_message(g_array_index(workshop->persons, struct person, i).label);
}

static void take(const GArray *rows, const char *words)
{
  g_autoptr(Workshop) workshop = make_workshop(words);
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  bool keep_going = strstr(words, "keep") != NULL;
  guint n = workshop_add_ballots(workshop, small_pack(), "b.csv",
                                 (const struct ballot *)(gconstpointer)rows->data, rows->len,
                                 keep_going, problems);
  bool taken = keep_going || problems->len == 0;

  require_problems(problems);
  REQUIRE(n <= rows->len && (problems->len || n == rows->len), NULL);
  REQUIRE(workshop->ratings->len == (taken ? n : 0), "all or nothing");
  REQUIRE(count_answers(workshop) == count_given(workshop), "the counts are those of the ratings");
  require_labels(workshop);
  workshop_recount(workshop);
  REQUIRE(count_answers(workshop) == count_given(workshop), "and still are, counted anew");
}

static void run(const guint8 *data, gsize size)
{
  struct section section = {.name = "", .text = (const char *)data, .length = size};
  GError *error = NULL;

  small_pack();
  if (size && sections_cut(data, size, &section, 1) && section.name[0])
    section.length = size - (gsize)(section.text - (const char *)data);
  else
    section = (struct section){.name = "", .text = (const char *)data, .length = size};
  files_clear();
  files_put("b.csv", section.text, section.length);

  g_autofree char *path = g_build_filename(files_folder(), "b.csv", NULL);
  g_autoptr(GPtrArray) table = ballots_table_read(path, "b.csv", &error);
  g_autoptr(GArray) rows = table ? ballots_rows(table) : NULL;

  if (error)
    require_message(error->message);
  require_error(!table, error);
  if (rows)
    take(rows, section.name);
}

const struct fuzz_target fuzz_ballots = {"ballots", run, NULL};
