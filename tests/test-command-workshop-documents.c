/* stage5 workshop report, ballot, compare; a workshop in an export; labels of people. */

#include "tests/desk.h"

#define LABEL "Quetzalcoatl"

/* A desk with a workshop "S", made with the options @more, that was rated and revealed. */
static struct desk desk_with_results(const char *more)
{
  struct desk desk = desk_new();
  g_autofree char *new = g_strconcat("workshop|new|S", more, NULL);

  expect_run(&desk, new, "“S”");
  expect_run(&desk,
             "workshop|rate|S|mindset|--person|" LABEL "|--now|2|--want|4|--comment|Words differ",
             "Taken");
  expect_run(&desk, "workshop|tally|S|mindset|--now|0 2 4 1 0|--want|0 0 1 3 3", "Tallied");
  expect_run(&desk, "workshop|dots|S|mindset|--person|" LABEL "|--count|3", "Mindset has 3");
  expect_run(&desk, "workshop|reveal|S", "is revealed");
  expect_run(&desk, "workshop|dots|S|--close", "are closed");
  expect_run(&desk, "workshop|action|S|--text|Ask three managers|--due|2027-02-01", "Agreed");
  expect_run(&desk, "workshop|note|S|--text|Budget", "Parked");
  return desk;
}

static void expect_same(const struct desk *one, const struct desk *other, const char *line)
{
  g_autoptr(CommandResult) before = desk_run(one, line), after = desk_run(other, line);

  expect_success(before);
  expect_success(after);
  cr_assert_eq(before->out_length, after->out_length, "%s", line);
  cr_assert_eq(memcmp(before->out, after->out, before->out_length), 0, "%s", line);
}

/* ---- Formats ----------------------------------------------------------- */

static const struct {
  const char *format, *beginning;
} formats[] = {
    {"text", ""}, {"markdown", "# "}, {"html", "<!doctype html>"}, {"csv", ""}, {"pdf", "%PDF-"}};

static void expect_all_formats(const struct desk *desk, const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *whole = g_strconcat(line, "|--format|", formats[i].format, NULL);
    g_autoptr(CommandResult) result = desk_run(desk, whole);
    expect_success(result);
    cr_assert(g_str_has_prefix(result->out, formats[i].beginning), "%s", whole);
    cr_assert_gt(result->out_length, 100, "%s: %s", whole, result->out);
  }
}

Test(workshop_documents, come_in_all_formats)
{
  g_auto(Desk) desk = desk_with_results("");
  expect_all_formats(&desk, "workshop|report|S");
  expect_all_formats(&desk, "workshop|ballot|S");
  expect_all_formats(&desk, "workshop|ballot|S|--tally-sheet");
  expect_all_formats(&desk, "workshop|show|S");
  expect_all_formats(&desk, "workshop|show|S|mindset");
}

Test(workshop_documents, go_to_files_and_on_paper_of_a_size)
{
  g_auto(Desk) desk = desk_with_results("");
  g_autofree char *path = g_build_filename(desk.home, "report.pdf", NULL);
  g_autofree char *line = g_strconcat("workshop|report|S|--paper|Letter|-o|", path, NULL);
  g_autofree char *bytes = NULL;
  expect_answer(&desk, line, "");
  cr_assert(g_file_get_contents(path, &bytes, NULL, NULL));
  cr_assert(g_str_has_prefix(bytes, "%PDF-"));
  expect_refusal(&desk, "workshop|report|S|--format|docx", 2, "docx");
  expect_refusal(&desk, "workshop|report|S|-o|/nowhere/r.html", 1, "/nowhere/r.html");
}

Test(workshop_documents, ballot_and_tally_sheet_are_two_things)
{
  g_auto(Desk) desk = desk_with_results("");
  g_autoptr(CommandResult) ballot = desk_run(&desk, "workshop|ballot|S");
  g_autoptr(CommandResult) sheet = desk_run(&desk, "workshop|ballot|S|--tally-sheet");
  expect_success(ballot);
  expect_success(sheet);
  cr_assert_str_neq(ballot->out, sheet->out);
}

/* ---- Two workshops ----------------------------------------------------- */

Test(workshop_documents, two_workshops_stand_side_by_side)
{
  g_auto(Desk) desk = desk_with_results("|--date|2026-06-01");
  g_autoptr(CommandResult) result = NULL, turned = NULL;
  expect_run(&desk, "workshop|new|Later on|--date|2026-12-01", "1 open action");
  expect_run(&desk, "workshop|tally|Later on|mindset|--now|0 0 0 7 0|--want|0 0 0 0 7", "Tallied");
  expect_run(&desk, "workshop|reveal|Later on", "is revealed");
  result = desk_run(&desk, "workshop|compare|S|Later on|--format|csv");
  turned = desk_run(&desk, "workshop|compare|Later|S|--format|csv");
  expect_success(result);
  /* 2 2 2 3 3 3 3 4 → 3, then 4; 3 4 4 4 4 5 5 5 → 4, then 5 */
  expect_out(result, "\nmindset,now,S,1,8,3,mixed,Later on,1,7,4,agreed,1\n");
  expect_out(result, "\nmindset,want,S,1,8,4,mixed,Later on,1,7,5,agreed,1\n");
  cr_assert_str_eq(result->out, turned->out);
  expect_run(&desk, "workshop|compare|S|Later on", "Ask three managers");
}

/* ---- Export ------------------------------------------------------------ */

Test(workshop_documents, are_the_same_after_export_and_import)
{
  g_auto(Desk) desk = desk_with_results("");
  g_autofree char *file = g_build_filename(desk.home, "v.stage5", NULL);
  struct desk other = {.home = desk.home, .file = file};
  g_autofree char *folder = g_build_filename(desk.home, "csv", NULL);
  g_autofree char *export = g_strconcat("export|", folder, NULL);
  g_autofree char *import = g_strconcat("import|", folder, NULL);
  expect_run(&desk, export, folder);
  expect_run(&other, import, "v.stage5");
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *line = g_strconcat("workshop|report|S|--format|", formats[i].format, NULL);
    expect_same(&desk, &other, line);
  }
  expect_same(&desk, &other, "workshop|show|S|--format|csv");
  expect_same(&desk, &other, "workshop|list|--format|csv");
}

/* ---- Labels ------------------------------------------------------------ */

static bool holds(const char *bytes, gsize length, const char *text)
{
  return memmem(bytes, length, text, strlen(text)) != NULL;
}

static bool file_holds(const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  cr_assert(g_file_get_contents(path, &bytes, &length, NULL), "%s", path);
  return holds(bytes, length, text);
}

/* Whether the label stands in any file of the export of @desk. */
static bool export_holds_label(const struct desk *desk)
{
  g_autofree char *folder = g_build_filename(desk->home, "csv", NULL);
  g_autofree char *export = g_strconcat("export|", folder, NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;
  bool found = false;
  guint n = 0;

  expect_run(desk, export, folder);
  dir = g_dir_open(folder, 0, NULL);
  cr_assert_not_null(dir);
  for (; (name = g_dir_read_name(dir)); n++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    found = found || (g_file_test(path, G_FILE_TEST_IS_REGULAR) && file_holds(path, LABEL));
  }
  cr_assert_gt(n, 0);
  return found;
}

static bool document_holds_label(const struct desk *desk)
{
  static const char *const lines[] = {
      "workshop|report|S|--format|html", "workshop|report|S|--format|csv",
      "workshop|show|S|--format|markdown", "workshop|show|S|mindset", "workshop|ballot|S"};
  bool found = false;

  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(CommandResult) result = desk_run(desk, lines[i]);
    expect_success(result);
    found = found || holds(result->out, result->out_length, LABEL);
  }
  return found;
}

Test(workshop_documents, labels_are_gone_after_the_reveal_unless_the_workshop_is_named)
{
  g_auto(Desk) desk = desk_with_results("");
  g_auto(Desk) named = desk_with_results("|--named");
  cr_assert(file_holds(desk.file, "Words differ"));
  cr_assert_not(file_holds(desk.file, LABEL));
  cr_assert_not(export_holds_label(&desk));
  cr_assert_not(document_holds_label(&desk));
  cr_assert(file_holds(named.file, LABEL));
  cr_assert(export_holds_label(&named));
}

Test(workshop_documents, labels_are_in_no_export_before_the_reveal_either)
{
  g_auto(Desk) desk = desk_new();
  expect_run(&desk, "workshop|new|S", "“S”");
  expect_run(&desk, "workshop|rate|S|mindset|--person|" LABEL "|--now|2|--want|4", "Taken");
  cr_assert_not(export_holds_label(&desk));
}
