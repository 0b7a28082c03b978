/* stage5 workshop import: ballots as a table. */

#include "tests/desk.h"

#include <glib/gstdio.h>

static const char header[] = "person,dimension,now,want,comment\n";

/* A desk with a workshop "S" for @people. */
static struct desk desk_with_workshop(const char *people)
{
  struct desk desk = desk_new();
  g_autofree char *line = g_strconcat("workshop|new|S|--people|", people, NULL);

  expect_run(&desk, line, "“S”");
  return desk;
}

/* How many people answered @dimension, as the results show once all is revealed. */
static void expect_taken(const struct desk *desk, const char *row)
{
  expect_run(desk, "workshop|reveal|S|--round|1", "Round 1");
  expect_run(desk, "workshop|show|S|--format|csv", row);
}

static struct command_result *import(const struct desk *desk, const char *rows, const char *more)
{
  g_autofree char *text = g_strconcat(header, rows, NULL);
  g_autofree char *path = desk_write(desk, "ballots.csv", text);
  g_autofree char *line = g_strconcat("workshop|import|S|", path, more, NULL);

  return desk_run(desk, line);
}

/* ---- Bad rows ---------------------------------------------------------- */

static const struct fault {
  const char *row, *text;
} faults[] = {
    {"p1,mindset,0,5,\n", "now: "},  {"p1,mindset,6,5,\n", "“6”"},
    {"p1,mindset,3,x,\n", "want: "}, {"p1,mindsat,3,3,\n", "Mindset"},
    {",mindset,3,3,\n", "person: "}, {"p9,mindset,4,4,\n", "line 2 already"},
};

Test(workshop_ballots, with_a_fault_are_named_with_file_and_line_and_none_is_taken)
{
  for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_auto(Desk) desk = desk_with_workshop("8");
    g_autofree char *rows = g_strconcat("p9,mindset,3,3,\n", faults[i].row, NULL);
    g_autoptr(CommandResult) result = import(&desk, rows, "");
    expect_failure(result, 1, faults[i].text);
    expect_err(result, "ballots.csv:3: ");
    expect_taken(&desk, "\nmindset,1,now,0,");
  }
}

/* 10,000 rows of 500 people on 20 dimensions, three of them bad. Transfer full. */
static char *many_rows(void)
{
  static const char *const dimensions[] = {"mindset",
                                           "how-learning-is-understood",
                                           "formal-learning",
                                           "informal-learning",
                                           "social-learning",
                                           "self-organised-learners",
                                           "supporting-autonomy",
                                           "employee-generated-content",
                                           "content-curation",
                                           "community-management",
                                           "social-collaboration",
                                           "fostering-connections",
                                           "performance-support",
                                           "performance-consulting",
                                           "technology",
                                           "tools-and-products",
                                           "access-to-the-social-web",
                                           "function-of-ld",
                                           "typical-ld-roles",
                                           "skills-and-capabilities"};
  GString *rows = g_string_new(NULL);

  for (guint i = 0; i < 10000; i++) {
    guint line = i + 2;
    const char *dimension = line == 5001 ? "no-such-thing" : dimensions[i % 20];

    g_string_append_printf(rows, "p%u,%s,%s,%u,\n", line == 9981 ? 1 : i / 20 + 1, dimension,
                           line == 22 ? "6" : "3", i % 5 + 1);
  }
  return g_string_free(rows, FALSE);
}

static void expect_three_faults(const struct command_result *result)
{
  guint n = 0;

  for (const char *at = result->err; (at = strstr(at, "ballots.csv:")); at++)
    n++;
  cr_assert_eq(n, 3, "%s", result->err);
  expect_err(result, "ballots.csv:22: now: ");
  expect_err(result, "ballots.csv:5001: dimension: ");
  expect_err(result, "ballots.csv:9981: person: ");
}

Test(workshop_ballots, of_ten_thousand_rows_with_three_faults_are_refused_or_taken_without_these)
{
  g_auto(Desk) desk = desk_with_workshop("500");
  g_autofree char *rows = many_rows();
  g_autoptr(CommandResult) refused = import(&desk, rows, ""), taken = NULL;
  expect_failure(refused, 1, "stage5: no row was taken: mend the 3 faults above, or");
  expect_three_faults(refused);
  taken = import(&desk, rows, "|--keep-going");
  expect_status(taken, 0);
  cr_assert_str_eq(taken->out, "9997 rows are taken; what has the 3 faults above is left out.\n");
  expect_three_faults(taken);
  /* p2 has no mindset, p250 and p499 have no skills and capabilities */
  expect_taken(&desk, "\nmindset,1,now,499,0,0,499,0,0,0,0,3,3,3,1,agreed,");
  expect_run(&desk, "workshop|show|S|--format|csv",
             "\nskills-and-capabilities,1,now,498,0,0,498,0,0,0,0,3,3,3,1,agreed,");
}

/* ---- Tables ------------------------------------------------------------ */

Test(workshop_ballots, may_have_their_columns_in_any_order_and_a_round)
{
  g_auto(Desk) desk = desk_with_workshop("8");
  g_autofree char *path = desk_write(&desk, "b.csv",
                                     "\xEF\xBB\xBFwant,round,dimension,comment,person,now\r\n"
                                     "5,2,mindset,\"Two\r\nlines\",p1,1\r\n"
                                     "4,,mindset,,p1,2\r\n");
  g_autofree char *line = g_strconcat("workshop|import|S|", path, NULL);
  expect_answer(&desk, line, "2 rows are taken.\n");
  expect_taken(&desk, "\nmindset,1,now,1,,,,,,0,0,2,");
}

Test(workshop_ballots, that_are_no_table_are_refused)
{
  static const struct {
    const char *table, *text;
  } tables[] = {{"person,dimension,now,comment\np1,mindset,1,\n", "want"},
                {"person,dimension,now,want,comment,colour\np1,mindset,1,2,,red\n", "colour"},
                {"person,dimension,now,want,comment\np1,mindset,1\n", "b.csv:2"},
                {"", "b.csv"}};
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_auto(Desk) desk = desk_with_workshop("8");
    g_autofree char *path = desk_write(&desk, "b.csv", tables[i].table);
    g_autofree char *line = g_strconcat("workshop|import|S|", path, NULL);
    expect_refusal(&desk, line, 1, tables[i].text);
    expect_taken(&desk, "\nmindset,1,now,0,");
  }
}

Test(workshop_ballots, that_are_not_there_are_said_to_be_missing)
{
  g_auto(Desk) desk = desk_with_workshop("8");
  expect_refusal(&desk, "workshop|import|S|/nowhere/b.csv", 1, "b.csv: there is no such file");
  expect_refusal(&desk, "workshop|import|S|/nowhere/b.csv|--keep-going", 1,
                 "b.csv: there is no such file");
}

Test(workshop_ballots, are_read_from_standard_input)
{
  g_auto(Desk) desk = desk_with_workshop("8");
  g_autofree char *good = g_strconcat(header, "p1,mindset,2,4,\n", NULL);
  g_autofree char *wrong = g_strconcat(header, "p1,mindset,2,9,\n", NULL);
  g_autoptr(CommandResult) taken = desk_run_with(&desk, "workshop|import|S|-", good);
  g_autoptr(CommandResult) refused = desk_run_with(&desk, "workshop|import|S|-", wrong);
  expect_success(taken);
  cr_assert_str_eq(taken->out, "1 row is taken.\n");
  expect_failure(refused, 1, "standard input:2: want: ");
  expect_run(&desk, "workshop|undo", "Undone: take in the ballots of “standard input”");
  expect_run(&desk, "workshop|redo", "standard input");
  expect_taken(&desk, "\nmindset,1,now,1,,,,,,0,0,2,");
}

Test(workshop_ballots, of_a_round_that_is_revealed_are_refused)
{
  g_auto(Desk) desk = desk_with_workshop("8");
  g_autoptr(CommandResult) first = import(&desk, "p1,mindset,2,4,\n", ""), second = NULL;
  expect_success(first);
  expect_run(&desk, "workshop|reveal|S", "Round 1");
  second = import(&desk, "p2,mindset,2,4,\n", "");
  expect_failure(second, 1, "ballots.csv:2: round: ");
}
