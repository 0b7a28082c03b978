/* stage5 gap, plan, export, import: the planner in a script. */

#include "tests/desk.h"
#include "tests/small-pack.h"

#include <glib/gstdio.h>

static const char lee[] = "plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant|"
                          "--start|2027-01-04|--hours|3|--weeks|26|--rate|facilitation=3";

/* ---- gap --------------------------------------------------------------- */

Test(gap, lists_every_skill_with_its_gap_and_focus)
{
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) result =
      desk_run(&desk, "gap|--from|trainer|--to|enterprise-community-manager|--format|csv");
  expect_success(result);
  cr_assert(g_str_has_prefix(result->out, "skill,current,required,gap,weight,focus\n"), "%s",
            result->out);
  cr_assert_eq(count_lines(result->out), 16, "%s", result->out);
  expect_out(result, "\nsocial-media,1,4,3,3,yes\n");
  expect_out(result, "\ncommunity,1,4,3,3,yes\n");
  expect_out(result, "\nfacilitation,3,3,0,3,no\n");
}

Test(gap, takes_ones_own_rating_for_the_current_level)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk,
             "gap|--from|trainer|--to|enterprise-community-manager|--rate|community=4|"
             "--rate|Social media=2|--format|csv",
             "\nsocial-media,2,4,2,3,");
}

Test(gap, ranks_all_other_roles_by_how_near_they_are)
{
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) result = desk_run(&desk, "gap|--from|trainer|--nearest|--format|csv");
  expect_success(result);
  cr_assert(g_str_has_prefix(result->out, "role,hours,gap\n"), "%s", result->out);
  cr_assert_eq(count_lines(result->out), 8, "%s", result->out);
  expect_not_out(result, "\ntrainer,");
}

Test(gap, refuses_what_it_cannot_compare)
{
  g_auto(Desk) desk = desk_new();
  expect_refusal(&desk, "gap", 2, "--from is missing");
  expect_refusal(&desk, "gap|--from|trainer", 2, "--to is missing");
  expect_refusal(&desk, "gap|--from|trainer|--to|trainer|--nearest", 2, "leave out");
  expect_refusal(&desk, "gap|--from|trianer|--nearest", 1, "“Trainer”");
  expect_refusal(&desk, "gap|--from|trainer|--to|x|--rate|facilitation=9", 1, "“x”");
  expect_refusal(&desk, "gap|--from|trainer|--nearest|--rate|facilitation=9", 1,
                 "“facilitation=9” is no rating");
  expect_refusal(&desk, "gap|--from|trainer|--nearest|--rate|=3", 1, "is no rating");
  expect_refusal(&desk, "gap|--from|trainer|--nearest|--hours|3", 2, "--hours");
  expect_refusal(&desk, "matrix|--from|trainer", 2, "--from");
}

Test(gap, says_which_tables_are_missing_in_a_pack_without_roles)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = NULL;
  static const char *const tables[] = {"roles.csv", "role_skills.csv"};
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    small_pack_remove(small, tables[i]);
  result = command_run_simply("gap", "--from", "a", "--nearest", "--pack", small->folder, NULL);
  expect_failure(result, 1, "roles.csv");
}

/* ---- plan -------------------------------------------------------------- */

Test(plan, is_made_listed_and_shown)
{
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) shown = NULL;
  expect_run(&desk, lee, "The plan of “A. Lee” is in");
  expect_run(&desk, "plan|list|--format|csv", "A. Lee,Trainer,Performance Consultant,2027-01-04,");
  shown = desk_run(&desk, "plan|show|A. Lee|--format|csv");
  expect_success(shown);
  cr_assert(g_str_has_prefix(shown->out, "activity,skill,mode,hours,first_week,last_week,owner,"
                                         "frequency,evidence,done\n"),
            "%s", shown->out);
  cr_assert_geq(count_lines(shown->out), 5, "%s", shown->out);
  expect_run(&desk, "plan|show|a. lee", "Performance Consultant");
}

Test(plan, of_the_same_request_is_the_same)
{
  g_auto(Desk) one = desk_new();
  g_auto(Desk) two = desk_new();
  g_autoptr(CommandResult) first = NULL, second = NULL;
  expect_run(&one, lee, "A. Lee");
  expect_run(&two, lee, "A. Lee");
  first = desk_run(&one, "plan|show|A. Lee|--format|markdown");
  second = desk_run(&two, "plan|show|A. Lee|--format|markdown");
  cr_assert_str_eq(first->out, second->out);
}

/* ---- plan, from a workshop --------------------------------------------- */

#define SPRING_PLAN "plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant|--workshop|"

/* "Spring review" with two priorities. */
static struct desk decided_desk_new(void)
{
  struct desk desk = desk_new();
  expect_run(&desk, "workshop|new|Spring review|--date|2026-12-30", "Spring review");
  expect_run(&desk,
             "workshop|decide|Spring review|fostering-connections|social-learning|--decider|Kim",
             "Kim");
  return desk;
}

Test(plan, takes_dimensions_and_reason_from_a_workshop)
{
  g_auto(Desk) desk = decided_desk_new();
  g_autoptr(CommandResult) shown = NULL, plain = NULL;
  expect_run(&desk, SPRING_PLAN "spring", "The plan of “A. Lee” is in");
  expect_run(&desk, "plan|new|--name|B|--from|trainer|--to|performance-consultant", "“B”");
  shown = desk_run(&desk, "plan|show|A. Lee|--format|markdown");
  plain = desk_run(&desk, "plan|show|B|--format|markdown");
  expect_out(shown, "Priorities of the workshop “Spring review” of 30 December 2026: Fostering "
                    "connections, Social learning.");
  expect_not_out(plain, "Priorities of the workshop");
}

Test(plan, raises_what_the_priorities_of_a_workshop_touch_into_its_focus)
{
  g_auto(Desk) desk = decided_desk_new();
  g_autoptr(CommandResult) with = NULL, without = NULL;
  expect_run(&desk, SPRING_PLAN "Spring review", "A. Lee");
  expect_run(&desk, "plan|new|--name|B|--from|trainer|--to|performance-consultant", "“B”");
  with = desk_run(&desk, "plan|show|A. Lee|--format|csv");
  without = desk_run(&desk, "plan|show|B|--format|csv");
  expect_out(with, ",personal-knowledge-management,");
  expect_not_out(without, ",personal-knowledge-management,");
}

Test(plan, from_a_workshop_keeps_ones_own_reason)
{
  g_auto(Desk) desk = decided_desk_new();
  g_autoptr(CommandResult) shown = NULL;
  expect_run(&desk, SPRING_PLAN "spring|--reason|My own", "A. Lee");
  shown = desk_run(&desk, "plan|show|A. Lee|--format|markdown");
  expect_out(shown, "My own");
  expect_not_out(shown, "Priorities of the workshop");
}

Test(plan, from_a_workshop_that_cannot_serve_is_refused)
{
  g_auto(Desk) desk = desk_new();
  g_auto(Desk) decided = decided_desk_new();
  g_autoptr(SmallPack) small = small_pack_new_with_roles();
  g_autofree char *elsewhere = g_strconcat(SPRING_PLAN "spring|--pack|", small->folder, NULL);
  expect_refusal(&desk, SPRING_PLAN "spring", 1, "there is no workbook");
  expect_refusal(&decided, SPRING_PLAN "winter", 1, "no workshop is called “winter”");
  expect_refusal(&decided, elsewhere, 1, "its priority “Fostering connections” is no dimension");
  expect_run(&decided, "workshop|new|Winter|--date|2026-12-01", "Winter");
  expect_refusal(&decided, SPRING_PLAN "winter", 1, "“Winter” has no priorities yet");
  expect_refusal(&decided, "plan|list|--workshop|spring", 2, "--workshop");
  expect_run(&decided, "plan|list", "There is no plan in this workbook yet");
}

/* The id in the first row of the plan's data. Transfer full. */
static char *first_activity(const struct desk *desk)
{
  g_autoptr(CommandResult) shown = desk_run(desk, "plan|show|A. Lee|--format|csv");
  g_auto(GStrv) lines = g_strsplit(shown->out, "\n", 3);
  cr_assert_not_null(lines[1]);
  return g_strndup(lines[1], strcspn(lines[1], ","));
}

Test(plan, is_ticked_off_with_evidence_and_opened_again)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *activity = NULL, *tick = NULL, *untick = NULL, *row = NULL;
  expect_run(&desk, lee, "A. Lee");
  activity = first_activity(&desk);
  tick = g_strdup_printf("plan|tick|A. Lee|%s|--evidence|Notes, in the wiki", activity);
  untick = g_strdup_printf("plan|untick|A. Lee|%s", activity);
  expect_run(&desk, tick, "Ticked off");
  expect_run(&desk, "plan|show|A. Lee|--format|csv", ",\"Notes, in the wiki\",2026-12-31\n");
  expect_run(&desk, untick, "Open again");
  row = g_strdup_printf("\n%s,", activity);
  {
    g_autoptr(CommandResult) shown = desk_run(&desk, "plan|show|A. Lee|--format|csv");
    expect_out(shown, row);
    expect_not_out(shown, "2026-12-31");
  }
}

Test(plan, is_undone_and_done_again_across_runs)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *activity = NULL, *tick = NULL;
  expect_run(&desk, lee, "A. Lee");
  activity = first_activity(&desk);
  tick = g_strdup_printf("plan|tick|A. Lee|%s", activity);
  expect_run(&desk, tick, "Ticked off");
  expect_run(&desk, "plan|undo", "Undone: tick off");
  {
    g_autoptr(CommandResult) shown = desk_run(&desk, "plan|show|A. Lee|--format|csv");
    expect_not_out(shown, "2026-12-31");
  }
  expect_run(&desk, "plan|redo", "Done again: tick off");
  expect_run(&desk, "plan|show|A. Lee|--format|csv", "2026-12-31");
}

Test(plan, is_edited_removed_and_brought_back)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *activity = NULL, *edit = NULL;
  expect_run(&desk, lee, "A. Lee");
  activity = first_activity(&desk);
  edit = g_strdup_printf("plan|edit|A. Lee|%s|--owner|B. Day|--frequency|Mondays|--note|Room 4",
                         activity);
  expect_run(&desk, edit, "Changed");
  expect_run(&desk, "plan|show|A. Lee|--format|csv", ",B. Day,Mondays,");
  expect_run(&desk, "plan|show|A. Lee", "Room 4");
  expect_run(&desk, "plan|remove|A. Lee", "Removed");
  expect_refusal(&desk, "plan|show|A. Lee", 1, "A. Lee");
  expect_run(&desk, "plan|undo", "Undone");
  expect_run(&desk, "plan|show|A. Lee", "Room 4");
}

Test(plan, is_laid_anew_from_today)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk,
             "plan|new|--name|Past|--from|trainer|--to|learning-consultant|--start|"
             "2026-11-02|--hours|3",
             "Past");
  expect_run(&desk, "plan|reschedule|Past", " actions have moved; the plan ends on 2027-");
}

Test(plan, refuses_bad_input_and_changes_nothing)
{
  static const struct {
    const char *line, *text;
    int status;
  } bad[] = {
      {"plan|new|--name|B|--from|trianer|--to|performance-consultant", "“Trainer”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--start|2027-02-30",
       "“2027-02-30”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--start|soon", "“soon”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--hours|0", "“0”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--hours=-1", "“-1”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--hours|1e9", "“1e9”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--weeks|x", "“x”", 1},
      {"plan|new|--name|B|--from|trainer|--to|performance-consultant|--focus|zzz", "“zzz”", 1},
      {"plan|new|--name||--from|trainer|--to|performance-consultant", "name", 1},
      {"plan|new|--name|a. LEE|--from|trainer|--to|performance-consultant", "has a plan called", 1},
      {"plan|new|--from|trainer|--to|performance-consultant", "--name is missing", 2},
      {"plan|new|--name|B|--to|performance-consultant", "--from is missing", 2},
      {"plan|new|--name|B|--from|trainer", "--to is missing", 2},
      {"plan|show|B. Lee", "B. Lee", 1},
      {"plan|show", "is missing", 2},
      {"plan|tick|A. Lee", "activity is missing", 2},
      {"plan|tick|A. Lee|no-such-thing", "no-such-thing", 1},
      {"plan|edit|A. Lee|x", "nothing to change", 2},
      {"plan|list|--evidence|x", "--evidence", 2},
      {"plan|remove|nobody", "nobody", 1},
      {"plan|tick|A. Lee|x|--format|csv", "no document", 2},
      {"plan|frobnicate", "is no command", 2},
      {"plan|frobnicate|--help", "“stage5 plan --help” lists", 2},
      {"matrix|--owner|x", "see “stage5 --help”", 2},
      {"plan|list|x", "plan list: “x” is one word too many", 2},
      {"--file||plan|list", "the name after --file is empty", 2},
      {"plan", "is missing", 2},
  };
  g_auto(Desk) desk = desk_new();
  g_autoptr(CommandResult) before = NULL, after = NULL;
  expect_run(&desk, lee, "A. Lee");
  before = desk_run(&desk, "plan|list|--format|csv");
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    expect_refusal(&desk, bad[i].line, bad[i].status, bad[i].text);
  after = desk_run(&desk, "plan|list|--format|csv");
  cr_assert_str_eq(before->out, after->out);
}

Test(plan, help_lists_its_commands_and_their_options)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "plan|--help", "tick PLAN ACTIVITY");
  expect_run(&desk, "plan|new|--help", "--hours");
  expect_run(&desk, "gap|--help", "--nearest");
  {
    g_autoptr(CommandResult) matrix = desk_run(&desk, "matrix|--help");
    expect_not_out(matrix, "--nearest");
  }
}

Test(plan, list_of_no_workbook_says_how_to_make_one)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "plan|list", "stage5 plan new");
  cr_assert_not(g_file_test(desk.file, G_FILE_TEST_EXISTS));
}

Test(plan, without_a_workbook_is_not_looked_for_in_one_that_is_made_for_it)
{
  static const char *const lines[] = {"plan|show|A. Lee",
                                      "plan|tick|A. Lee|x",
                                      "plan|untick|A. Lee|x",
                                      "plan|remove|A. Lee",
                                      "plan|reschedule|A. Lee",
                                      "plan|edit|A. Lee|x|--note|y",
                                      "plan|undo",
                                      "plan|redo",
                                      "export|/nowhere/out"};
  g_auto(Desk) desk = desk_new();
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    expect_refusal(&desk, lines[i], 1, "there is no workbook “");
    expect_refusal(&desk, lines[i], 1, "“stage5 plan new” or “stage5 workshop new” makes it");
    cr_assert_not(g_file_test(desk.file, G_FILE_TEST_EXISTS), "%s", lines[i]);
  }
}

Test(plan, is_kept_at_home_where_the_folder_for_data_is_no_whole_path)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *file = g_build_filename(desk.home, ".local/share/stage5/workbook.stage5", NULL);
  g_auto(GStrv) arguments = g_strsplit(lee, "|", -1);
  g_autoptr(CommandResult) result = command_run(
      &(struct command_options){.arguments = (const char *const *)arguments,
                                .environment = (const char *const[]){"XDG_DATA_HOME=data", NULL},
                                .home = desk.home});
  expect_success(result);
  expect_out(result, file);
  cr_assert(g_file_test(file, G_FILE_TEST_EXISTS));
}

/* ---- The workbook ------------------------------------------------------ */

Test(workbook, that_is_none_is_left_alone)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *bytes = NULL;
  g_file_set_contents(desk.file, "Dear diary,\n", -1, NULL);
  expect_refusal(&desk, "plan|list", 1, desk.file);
  expect_refusal(&desk, lee, 1, desk.file);
  g_file_get_contents(desk.file, &bytes, NULL, NULL);
  cr_assert_str_eq(bytes, "Dear diary,\n");
}

Test(workbook, keeps_the_pack_of_a_plan_and_says_where_it_cannot_be_read)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *pack = g_build_filename(desk.home, "pack", NULL);
  g_autofree char *make = g_strconcat("pack|new|", pack, NULL);
  g_autofree char *plan = g_strconcat("--pack|", pack, "|", NULL);
  g_autofree char *new = g_strconcat(plan, "plan|new|--name|A|--from|from-role|--to|to-role", NULL);
  g_autofree char *roles = g_build_filename(pack, "roles.csv", NULL);
  const char *const show[] = {"--file", desk.file, "plan", "show", "A", NULL};
  const char *const nowhere[] = {"TMPDIR=/nowhere", NULL};
  g_autoptr(CommandResult) result = NULL;
  expect_run(&desk, make, "");
  expect_run(&desk, new, "“A”");
  expect_run(&desk, "plan|show|A", "A role of tomorrow");
  cr_assert_eq(g_remove(roles), 0);
  expect_run(&desk, "plan|show|A", "A role of tomorrow");
  result = command_run(
      &(struct command_options){.arguments = show, .environment = nowhere, .home = desk.home});
  expect_failure(result, 1, "no folder can be made in “/nowhere”; set TMPDIR");
}

Test(workbook, is_the_same_after_export_and_import)
{
  g_auto(Desk) desk = desk_new();
  g_autofree char *file = g_build_filename(desk.home, "v.stage5", NULL);
  struct desk other = {.home = desk.home, .file = file};
  g_autofree char *folder = g_build_filename(desk.home, "csv", NULL);
  g_autofree char *export = g_strconcat("export|", folder, NULL);
  g_autofree char *import = g_strconcat("import|", folder, NULL);
  g_autoptr(CommandResult) before = NULL, after = NULL;
  expect_run(&desk, lee, "A. Lee");
  expect_run(&desk, export, folder);
  expect_run(&other, import, "v.stage5");
  before = desk_run(&desk, "plan|show|A. Lee");
  after = desk_run(&other, "plan|show|A. Lee");
  cr_assert_str_eq(before->out, after->out);
  expect_refusal(&other, import, 1, "A. Lee");
  expect_refusal(&desk, "import|/nowhere", 1, "/nowhere");
}
