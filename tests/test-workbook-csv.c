/* test-workbook-csv.c - a workbook out as CSV and in again */
#include "tests/small-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

/* What spreadsheets, CSV and terminals have made trouble with. */
static const char *const nasty[] = {
    NULL,
    "",
    " ",
    "  both ends ",
    "\ttab",
    "tab\t",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\rcr",
    "cr\r",
    "a\rb",
    "a\nb",
    "a\r\nb",
    "\n",
    "'",
    "''",
    "'=1",
    "''=1",
    "'x",
    "'tis",
    "\"",
    "\"\"",
    "say \"hi\"",
    ",",
    "a,b,c",
    ",\"\n'=",
    "'\"",
    "\"=1\"",
    "👩‍👩‍👧‍👦 🇬🇧 ⚠️",
    "مرحبا \xe2\x80\xae x",
    "\x1b[31mred\x07",
    "\x01\x7f",
    "\xef\xbb\xbf-mark",
    "\xef\xbf\xbe",
    "a;b|c",
    "NULL",
    "\\n",
    "'\t",
    "'\r",
    "-",
};

static void set_text(char **text, guint *next)
{
  g_free(*text);
  *text = g_strdup(nasty[(*next)++ % G_N_ELEMENTS(nasty)]);
}

/* A plan whose texts are all of these, in all columns. */
static gint64 add_nasty(struct small_workbook *small, const char *name, guint next)
{
  g_autoptr(Plan) plan = small_plan(small->pack, name);
  g_autoptr(GError) error = NULL;
  gint64 id;

  set_text(&plan->reason, &next);
  for (guint i = 0; i < plan->actions->len; i++) {
    struct plan_action *action = plan->actions->pdata[i];

    set_text(&action->owner, &next);
    set_text(&action->frequency, &next);
    set_text(&action->evidence, &next);
    set_text(&action->note, &next);
    next++; /* so that each text comes into each column */
    if (i % 3 == 0)
      g_date_set_dmy(&action->done, 28, G_DATE_FEBRUARY, 2029);
  }
  id = workbook_add_plan(small->workbook, small->pack, plan, &error);
  expect_no_error(error);
  return id;
}

static struct workbook *open_new(struct small_workbook *small, const char *name)
{
  g_autofree char *path = small_workbook_beside(small, name);
  g_autoptr(GError) error = NULL;
  struct workbook *workbook = workbook_open(path, &error);

  expect_no_error(error);
  return workbook;
}

static void export_to(struct workbook *workbook, const char *folder)
{
  g_autoptr(GError) error = NULL;

  workbook_export(workbook, folder, &error);
  expect_no_error(error);
}

Test(workbook_csv, loses_nothing_there_and_back)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *first = small_workbook_beside(small, "first");
  g_autofree char *second = small_workbook_beside(small, "second");
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;

  /* an id that is no longer there, an order that is not that of the ids, two packs */
  workbook_remove_plan(small->workbook, small_workbook_add(small, "Gone"), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(nasty); i++) {
    g_autofree char *name = g_strdup_printf("%s %zu", nasty[i] ? nasty[i] : "", i);
    gint64 id = add_nasty(small, name, (guint)i);

    g_ptr_array_add(before, small_workbook_text(small, id));
    if (i == 12)
      small_pack_append(small->folder, "glossary.csv", "spade,,For digging,,stage5");
  }
  export_to(small->workbook, first);

  struct workbook *original = small->workbook;
  small->workbook = open_new(small, "second.stage5");
  workbook_import(small->workbook, first, &error);
  expect_no_error(error);
  export_to(small->workbook, second);

  g_autofree char *text = folder_text(first), *again = folder_text(second);
  cr_assert_str_eq(text, again);
  cr_assert(strstr(text, "[packs"));
  g_autoptr(GPtrArray) plans = workbook_plans(small->workbook, NULL);
  cr_assert_eq(plans->len, before->len);
  for (guint i = 0; i < plans->len; i++) {
    const struct plan_entry *entry = plans->pdata[plans->len - 1 - i];
    g_autofree char *after = small_workbook_text(small, entry->id);

    cr_assert_str_eq(after, before->pdata[i]);
  }
  workbook_close(original);
}

Test(workbook_csv, guards_what_a_spreadsheet_would_take_for_a_formula)
{
  for (gsize i = 0; i < G_N_ELEMENTS(nasty); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    const char *field = out->str;

    csv_put_exactly(out, nasty[i]);
    field = out->str + (*out->str == '"');
    cr_assert_not(*field && strchr("=+-@\t\r", *field), "%s", out->str);
  }
}

Test(workbook_csv, imports_beside_what_is_there_and_all_or_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autoptr(Workbook) other = open_new(small, "other.stage5");
  g_autoptr(Plan) taken = small_plan(small->pack, "b. ROY");
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "A. Lee");
  small_workbook_add(small, "B. Roy");
  export_to(small->workbook, folder);
  gint64 id = workbook_add_plan(other, small->pack, taken, &error);
  cr_assert_not(workbook_import(other, folder, &error));
  expect_error(error, WORKBOOK_ERROR_NAME, "plans.csv:3: name: “B. Roy” is taken");
  cr_assert_eq(workbook_find_plan(other, "A. Lee", NULL), 0);
  cr_assert(workbook_remove_plan(other, id, NULL));
  g_free(taken->name);
  taken->name = g_strdup("C. Poe");
  cr_assert_gt(workbook_add_plan(other, small->pack, taken, &error), 0);
  workbook_import(other, folder, &error);
  expect_no_error(error);
  g_autoptr(GPtrArray) plans = workbook_plans(other, NULL);
  cr_assert_eq(plans->len, 3);
}

Test(workbook_csv, is_not_written_over_other_files)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autofree char *file = g_build_filename(folder, "plan_focus.csv", NULL);
  g_autofree char *below = g_build_filename(folder, "no", "where", NULL);
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "A. Lee");
  g_mkdir(folder, 0700);
  g_file_set_contents(file, "mine", -1, NULL);
  cr_assert_not(workbook_export(small->workbook, folder, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "already has “plan_focus.csv”");
  cr_assert_eq(folder_count(folder), 1);
  cr_assert_not(workbook_export(small->workbook, below, &error));
  expect_error(error, WORKBOOK_ERROR_FILE, "cannot make the folder");
  g_unlink(file);
  export_to(small->workbook, folder);
}

/* ---- Faults ------------------------------------------------------------ */

/* In @file the first @from becomes @to; then the import fails with @error. */
static const struct fault {
  const char *file, *from, *to, *error;
} faults[] = {
    {"workbook.csv", "format,2", "format,99", "workbook.csv: the folder was written by a newer"},
    {"workbook.csv", "format,2", "format,one", "workbook.csv:2: value: the format is no whole"},
    {"workbook.csv", "format,2", "x,1", "workbook.csv: the row “format” is missing"},
    {"plans.csv", "name,", "nam,", "plans.csv:1: the column “nam” is not known"},
    {"plans.csv", "name,reason", "name,name", "plans.csv:1: name: the column is there twice"},
    {"plans.csv", "name,reason,pack", "name,pack", "plans.csv:1: reason: the column is missing"},
    {"plans.csv", ",26,", ",x,", "plans.csv:2: weeks: this is no whole number"},
    {"plans.csv", ",26,", ",-26,", "plans.csv:2: weeks: this is no whole number"},
    {"plans.csv", ",26,", ",99999999999,", "plans.csv:2: weeks: this is no whole number"},
    {"plans.csv", ",26,", ",99999,", "plans.csv:2: this plan cannot be imported"},
    {"plans.csv", ",26,", ",26,26,", "plans.csv:2: the row has 12 fields, but the header names 11"},
    {"plans.csv", "2028-02-29", "2027-02-29", "plans.csv:2: this plan cannot be imported"},
    {"plans.csv", "2028-02-29", "soon", "plans.csv:2: a field of this row is empty or cannot"},
    {"plans.csv", "A. Lee,", ",", "plans.csv:2: name: the name is missing"},
    {"plans.csv", "A. Lee,", "\"A\"x,", "plans.csv:2: a quotation mark stands inside"},
    {"plans.csv", "A. Lee,", ",,,,,,,,,,\n\"A\"x,", "plans.csv:3: a quotation mark stands inside"},
    {"plans.csv", "A. Lee,", "\"A,", "plans.csv:2: a quotation mark in this row is never closed"},
    {"plans.csv", "A. Lee,", "A\xff,", "plans.csv:2: the byte 0xFF is no text"},
    {"plans.csv", ",digger,", ",dancer,",
     "plans.csv:2: this plan cannot be imported: it has the role “dancer”, which cannot be; write "
     "it as it was exported"},
    {"plan_focus.csv", "A. Lee,watering", "\n\nB. Roy,watering",
     "plan_focus.csv:5: plan: “B. Roy” is not in plans.csv"},
    {"plan_focus.csv", "watering", "waiting", "plan_focus.csv:3: a row above says the same"},
    {"plan_ratings.csv", "watering,0", "watering,5", "plan_ratings.csv:2: a field of this row"},
    {"plan_actions.csv", "a7,", "a8,", "plan_actions.csv:10: a row above says the same"},
    {"plan_actions.csv", "a7,", "a7,9999", "this plan cannot be imported: it has"},
    {"plans.csv", ",26,4,", ",26,521,", "this plan cannot be imported: it has"},
    {"plan_actions.csv", "a7,", "b7,", "this plan cannot be imported: it has"},
    {"packs.csv", "hash,title\n", "hash,title\n../x,y\n", "packs.csv:2: hash: this is not the SHA"},
    {"packs.csv", "Small pack", "\n", NULL}, /* only a title */
};

Test(workbook_csv, says_where_a_table_is_wrong_and_changes_nothing)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(Workbook) other = open_new(small, "other.stage5");

  small_workbook_add(small, "A. Lee");
  for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_autofree char *name = g_strdup_printf("out%zu", i);
    g_autofree char *folder = small_workbook_beside(small, name);
    g_autoptr(GError) error = NULL;

    export_to(small->workbook, folder);
    file_replace(folder, faults[i].file, faults[i].from, faults[i].to);
    bool good = workbook_import(other, folder, &error);
    if (!faults[i].error) {
      expect_no_error(error);
      continue;
    }
    cr_assert_not(good, "%zu", i);
    cr_assert(strstr(error->message, faults[i].error), "%zu: expected “%s”, got “%s”", i,
              faults[i].error, error->message);
    g_autoptr(GPtrArray) plans = workbook_plans(other, NULL);
    cr_assert_eq(plans->len, 0);
  }
}

Test(workbook_csv, refuses_a_pack_that_is_not_the_one_exported)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autoptr(Workbook) other = open_new(small, "other.stage5");
  g_autofree char *folder = small_workbook_beside(small, "out");
  g_autofree char *packs = g_build_filename(folder, "packs", NULL);
  g_autoptr(GError) error = NULL;

  small_workbook_add(small, "A. Lee");
  export_to(small->workbook, folder);
  g_autoptr(GDir) directory = g_dir_open(packs, 0, NULL);
  g_autofree char *path = g_build_filename(packs, g_dir_read_name(directory), "roles.csv", NULL);
  g_unlink(path);
  cr_assert_not(workbook_import(other, folder, &error));
  expect_error(error, WORKBOOK_ERROR_CSV, "packs.csv:2: hash: the files in “packs/");
}

Test(workbook_csv, refuses_a_folder_that_is_no_export)
{
  g_autoptr(SmallWorkbook) small = small_workbook_new();
  g_autofree char *none = small_workbook_beside(small, "none");
  g_autoptr(GError) error = NULL;

  cr_assert_not(workbook_import(small->workbook, none, &error));
  expect_error(error, WORKBOOK_ERROR_CSV, "workbook.csv: the table is missing");
  cr_assert_not(workbook_import(small->workbook, small->folder->folder, &error));
  expect_error(error, WORKBOOK_ERROR_CSV, "workbook.csv: the table is missing");
}
