/* Tables of ballots: what is taken, and what is said about what is not. */

#include "tests/small-workshop.h"

#define MANY 10000

/* Enter @rows; the problems as lines. Transfer full. */
static char *add(struct workshop *workshop, const struct pack *pack, const struct ballot *rows,
                 guint n, bool keep_going, guint expected)
{
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  GString *lines = g_string_new(NULL);

  cr_assert_eq(workshop_add_ballots(workshop, pack, "b.csv", rows, n, keep_going, problems),
               expected);
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    g_string_append_printf(lines, "%s\n", line);
  }
  return g_string_free(lines, FALSE);
}

Test(ballots, are_taken_with_ids_names_and_numbers_of_dimensions)
{
  static const struct ballot rows[] = {
      {"p1", "alpha", "2", "4", "Quiet", "", 2},
      {"p1", "Gamma ray", "?", "-", "", "1", 3},
      {"p2", "1", "3", "", "", "2", 4},
  };
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *problems =
      add(workshop, fixture.pack, rows, G_N_ELEMENTS(rows), false, G_N_ELEMENTS(rows));

  cr_assert_str_eq(problems, "");
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "0 1 0 0 0");
  assert_counted(workshop, ALPHA, 2, RATING_NOW, "0 0 1 0 0");
  assert_counted(workshop, GAMMA, 1, RATING_NOW, "0 0 0 0 0 ?1");
  assert_counted(workshop, GAMMA, 1, RATING_WANT, "0 0 0 0 0 -1");
  cr_assert_str_eq(workshop_rating(workshop, "p1", ALPHA, 1)->comment, "Quiet");
}

Test(ballots, change_what_a_person_said_before)
{
  static const struct ballot row = {"p1", "alpha", "2", "4", "", "", 2};
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *problems = NULL;

  rate(workshop, "p1", ALPHA, 1, 5, 5);
  problems = add(workshop, fixture.pack, &row, 1, false, 1);
  assert_counted(workshop, ALPHA, 1, RATING_NOW, "0 1 0 0 0");
}

Test(ballots, name_all_that_is_wrong_at_once)
{
  static const struct ballot rows[] = {
      {"", "alpha", "0", "6", "", "", 2},   {"p1", "alhpa", "x", "4", "\x1b", "3", 3},
      {"p1", "beta", "1", "4", "", "", 4},  {"p1", " Beta ", "2", "4", "", "1", 5},
      {"p2", "beta", "1", "1", "", "2", 6},
  };
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  g_autofree char *problems = NULL;

  workshop_reveal(workshop, 2);
  problems = add(workshop, fixture.pack, rows, G_N_ELEMENTS(rows), false, 1);
  assert_has(problems, "b.csv:2: person: the person's label is missing");
  assert_has(problems, "b.csv:2: now: “0” is no rating: write 1 to 5");
  assert_has(problems, "b.csv:2: want: “6” is no rating");
  assert_has(problems, "b.csv:3: dimension: ");
  assert_has(problems, "did you mean “Alpha”?");
  assert_has(problems, "b.csv:3: now: “x” is no rating");
  assert_has(problems, "b.csv:3: comment: “\\x1b” has characters that cannot be shown");
  assert_has(problems, "b.csv:3: round: “3” is no round: write 1 or 2");
  assert_has(problems, "b.csv:5: person: “p1” has rated “ Beta ” in round 1 on line 4 already");
  assert_has(problems, "b.csv:6: round: round 2 was revealed");
  cr_assert_eq(occurrences(problems, "\n"), 9);
  cr_assert_eq(workshop->ratings->len, 0);
  cr_assert_eq(workshop->persons->len, 0);
}

Test(ballots, are_refused_for_a_dimension_that_is_not_asked)
{
  static const struct ballot row = {"p1", "beta", "1", "4", "", "", 2};
  static const guint32 alpha = ALPHA;
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(GArray) dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct workshop_request request = small_request("One");
  g_autoptr(Workshop) workshop = NULL;
  g_autofree char *problems = NULL;

  g_array_append_val(dimensions, alpha);
  request.dimensions = dimensions;
  workshop = workshop_new(fixture.pack, &request, NULL);
  problems = add(workshop, fixture.pack, &row, 1, false, 0);
  assert_has(problems, "b.csv:2: dimension: this dimension is not asked");
}

/* Ten thousand people, three of whom rate what cannot be. */
static struct ballot *many_ballots(GStringChunk *labels)
{
  struct ballot *rows = g_new0(struct ballot, MANY);

  for (guint i = 0; i < MANY; i++) {
    g_autofree char *label = g_strdup_printf("p%u", i);

    rows[i] =
        (struct ballot){g_string_chunk_insert(labels, label), "alpha", "2", "4", "", "", i + 2};
  }
  rows[17].now = "7";
  rows[5000].dimension = "delta";
  rows[MANY - 1].person = "p3";
  return rows;
}

Test(ballots, of_ten_thousand_of_which_three_are_bad_are_not_taken_unless_one_keeps_going)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);
  GStringChunk *labels = g_string_chunk_new(1 << 16);
  g_autofree struct ballot *rows = many_ballots(labels);
  g_autofree char *refused = add(workshop, fixture.pack, rows, MANY, false, MANY - 3);
  g_autofree char *left_out = NULL;

  cr_assert_eq(occurrences(refused, "\n"), 3);
  cr_assert_eq(workshop->ratings->len, 0);
  left_out = add(workshop, fixture.pack, rows, MANY, true, MANY - 3);
  cr_assert_str_eq(left_out, refused);
  assert_has(refused, "b.csv:19: now");
  assert_has(refused, "b.csv:5002: dimension");
  assert_has(refused, "b.csv:10001: person");
  assert_counted(workshop, ALPHA, 1, RATING_WANT, "0 0 0 9997 0");
  g_string_chunk_free(labels);
}
