/* What a desktop knows of stage5: how it is started, and what a workbook is. */

#include "tests/desk.h"
#include "tests/manual.h"

#include "workbook/workbook-private.h"

#define DESKTOP TOP_SRCDIR "/desktop/"

static const char *const entries[] = {DESKTOP "stage5.desktop", DESKTOP "stage5-workbook.desktop"};

static char *exec_of(const char *path)
{
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) error = NULL;

  g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &error);
  cr_assert_null(error, "%s", error->message);
  cr_assert(g_key_file_get_boolean(file, "Desktop Entry", "Terminal", NULL));
  return g_key_file_get_string(file, "Desktop Entry", "Exec", NULL);
}

Test(desktop, starts_stage5_as_it_can_be_started)
{
  g_autoptr(GPtrArray) all = manual_commands();

  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    g_autofree char *line = exec_of(entries[i]);
    g_autofree char *complaint = manual_complaint(all, line);

    cr_assert(g_str_has_prefix(line, "stage5"), "%s", line);
    cr_assert_null(complaint, "%s: %s", line, complaint);
  }
}

Test(desktop, entries_are_valid)
{
  g_autofree char *program = g_find_program_in_path("desktop-file-validate");

  if (!program)
    cr_skip_test("there is no desktop-file-validate");
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    g_autoptr(CommandResult) result = command_run(&(struct command_options){
        .program = program, .arguments = (const char *const[]){entries[i], NULL}});

    expect_success(result);
    expect_no_out(result);
  }
}

Test(desktop, knows_a_workbook_by_the_number_that_is_in_it)
{
  g_autofree char *xml = NULL;
  g_autofree char *value = g_strdup_printf("value=\"0x%x\"", WORKBOOK_APPLICATION_ID);

  cr_assert(g_file_get_contents(DESKTOP "stage5.xml", &xml, NULL, NULL));
  cr_assert_not_null(strstr(xml, value), "no %s", value);
}

/* ---- A real workbook --------------------------------------------------- */

static struct command_result *run(const char *program, const char *first, const char *second,
                                  const char *variable)
{
  return command_run(&(struct command_options){
      .program = program,
      .arguments = (const char *const[]){first, second, NULL},
      .environment = (const char *const[]){variable ? variable : "TZ=UTC", NULL}});
}

/* The folder of the MIME types, with ours among them. Transfer full. */
static char *types_new(const struct desk *desk, const char *update)
{
  g_autofree char *folder = g_build_filename(desk->home, "types", "mime", NULL);
  g_autofree char *packages = g_build_filename(folder, "packages", NULL);
  g_autofree char *copy = g_build_filename(packages, "stage5.xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr(CommandResult) updated = NULL;

  cr_assert_eq(g_mkdir_with_parents(packages, 0700), 0);
  cr_assert(g_file_get_contents(DESKTOP "stage5.xml", &xml, NULL, NULL));
  cr_assert(g_file_set_contents(copy, xml, -1, NULL));
  updated = run(update, folder, NULL, NULL);
  expect_status(updated, 0);
  return g_path_get_dirname(folder);
}

Test(desktop, tells_a_workbook_of_any_name_from_other_files)
{
  g_autofree char *update = g_find_program_in_path("update-mime-database");
  g_autofree char *gio = g_find_program_in_path("gio");
  g_auto(Desk) desk = desk_new();
  g_autofree char *types = NULL, *data = NULL, *renamed = NULL, *bytes = NULL, *other = NULL;
  gsize length = 0;

  if (!update || !gio)
    cr_skip_test("there is no update-mime-database, or no gio");
  types = types_new(&desk, update);
  data = g_strconcat("XDG_DATA_DIRS=", types, NULL);
  expect_run(&desk, "workshop|new|Spring review", "Spring review");
  cr_assert(g_file_get_contents(desk.file, &bytes, &length, NULL));
  renamed = g_build_filename(desk.home, "copy", NULL);
  cr_assert(g_file_set_contents(renamed, bytes, (gssize)length, NULL));
  other = desk_write(&desk, "other", "SQLite format 4");
  g_autoptr(CommandResult) it = run(gio, "info", renamed, data);
  g_autoptr(CommandResult) is_not = run(gio, "info", other, data);
  expect_out(it, "standard::content-type: application/x-stage5-workbook");
  expect_not_out(is_not, "stage5-workbook");
}
