/* A hundred texts that a spreadsheet would calculate: none of them is a formula in a CSV file, and
 * all of them come back from an export as they were. With LibreOffice: make check-office. */
#include "tests/command-expect.h"
#include "tests/hostile.h"
#include "tests/workshop-screens.h"

#include <string.h>

/* The fields of @table, parted at @separator or ends of lines, as a spreadsheet takes them: quotes
 * count where a field begins with one. Transfer full. */
static GPtrArray *fields_of(const char *table, char separator)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
  while (*table) {
    GString *field = g_string_new(NULL);
    bool quoted = *table == '"';
    for (table += quoted; *table; table++) {
      if (quoted && table[0] == '"' && table[1] == '"')
        table++;
      else if (quoted && *table == '"') {
        quoted = false;
        continue;
      } else if (!quoted && (*table == separator || *table == '\n'))
        break;
      g_string_append_c(field, *table);
    }
    g_ptr_array_add(fields, g_string_free(field, FALSE));
    table += *table != '\0';
  }
  return fields;
}

static bool is_number(const char *field)
{
  return g_regex_match_simple("^-?[0-9]+(\\.[0-9]+)?$", field, 0, 0);
}

/* Tell whether a spreadsheet would calculate @field, of a table that it parts at @separator. */
static bool is_formula(const char *field, char separator)
{
  bool wide = g_str_has_prefix(field, "\uff1d") || g_str_has_prefix(field, "\uff0b") ||
              g_str_has_prefix(field, "\uff0d") || g_str_has_prefix(field, "\uff20");
  const char *beginnings = separator == ',' ? "=+-@\t\r\n" : "=+-@"; /* else quotes mislead */
  return wide || (*field && strchr(beginnings, *field) && !is_number(field));
}

/* The first formula of a table, parted at @separator. Transfer full. NULL if there is none. */
static char *find_formula(const char *table, char separator)
{
  g_autoptr(GPtrArray) fields = fields_of(table, separator);
  for (guint i = 0; i < fields->len; i++)
    if (is_formula(fields->pdata[i], separator))
      return g_strdup(fields->pdata[i]);
  return NULL;
}

/* No formula, whether a spreadsheet parts the fields at commas or, as in many countries, at
 * semicolons or tabs. */
static void expect_no_formula(const char *table, const char *what)
{
  cr_assert(*table, "%s", what);
  for (const char *separator = ",;\t"; *separator; separator++) {
    g_autofree char *formula = find_formula(table, *separator);
    cr_assert_null(formula, "%s, parted at “%c”: “%s”", what, *separator, formula);
  }
}

/* Written as they are, they are found. The others begin with what makes them text: they are there
 * to be read back as they were. */
Test(formulas, the_check_finds_the_payloads)
{
  g_auto(GStrv) payloads = hostile_payloads("formulas.txt");
  guint found = 0, others = 0;
  for (char **payload = payloads; *payload; payload++) {
    g_autofree char *comma = find_formula(*payload, ','), *semicolon = find_formula(*payload, ';'),
                    *tab = find_formula(*payload, '\t');
    bool is_found = comma || semicolon || tab;
    found += is_found;
    others += !is_found;
  }
  cr_assert_geq(found + others, 100);
  cr_assert_leq(others, 18, "%u", others);
}

static struct command_result *run(const char *home, const char *path, const char *line)
{
  g_autofree char *whole = g_strdup_printf("--file|%s|%s", path, line);
  g_auto(GStrv) words = g_strsplit(whole, "|", -1);
  return command_run(
      &(struct command_options){.arguments = (const char *const *)words, .home = home});
}

static char *workbook_of_payloads(const char *home, char **payloads)
{
  char *path = hostile_workbook_new(
      home, &(struct hostile_workbook){.text = "=1+1", .in_workshop = "@SUM(1)"});
  hostile_workbook_fill(path, payloads);
  return path;
}

static const char *const tables[] = {"plan|list",
                                     "plan|show|A. Lee",
                                     "workshop|list",
                                     "workshop|show|Spring review",
                                     "workshop|report|Spring review",
                                     "workshop|ballot|Spring review",
                                     "workshop|action|Spring review"};

Test(formulas, are_none_in_the_tables_of_a_workbook)
{
  g_auto(GStrv) payloads = hostile_payloads("formulas.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = workbook_of_payloads(home, payloads);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *line = g_strconcat(tables[i], "|--format|csv", NULL);
    g_autoptr(CommandResult) result = run(home, path, line);
    expect_success(result);
    expect_no_formula(result->out, line);
  }
}

Test(formulas, are_none_in_the_tables_of_a_pack)
{
  static const char *const lines[] = {"matrix", "dimension|d1", "search|SUM", "pack|info"};
  g_auto(GStrv) payloads = hostile_payloads("formulas.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *pack = g_build_filename(home, "pack", NULL);
  hostile_pack_new(pack, payloads);
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autofree char *line = strcmp(lines[i], "pack|info") == 0
                                ? g_strdup_printf("pack|info|%s|--format|csv", pack)
                                : g_strdup_printf("%s|--pack|%s|--format|csv", lines[i], pack);
    g_autoptr(CommandResult) result = run(home, "none", line);
    expect_success(result);
    expect_no_formula(result->out, line);
  }
}

/* What the files of the export hold, one behind the other. */
static char *read_export(const char *folder)
{
  static const char *const names[] = {"plans",          "plan_actions",
                                      "workshops",      "workshop_actions",
                                      "workshop_notes", "workshop_ratings"};
  GString *all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strconcat(names[i], ".csv", NULL), *bytes = NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    cr_assert(g_file_get_contents(path, &bytes, NULL, NULL), "%s", path);
    expect_no_formula(bytes, name);
    g_string_append(all, bytes);
  }
  return g_string_free(all, FALSE);
}

/* @field without the apostrophes that keep it from being a formula. Transfer full. */
static char *unguarded(const char *field)
{
  g_autoptr(GRegex) guard =
      g_regex_new("(^|(?<=[;\t]))'(?=[-=+@\t\r\n'\uff1d\uff0b\uff0d\uff20])", 0, 0, NULL);
  return g_regex_replace_literal(guard, field, -1, 0, "", 0, NULL);
}

/* Each payload is a whole field of @table. */
static void expect_payloads(const char *table, char **payloads)
{
  g_autoptr(GPtrArray) fields = fields_of(table, ',');
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fields->len; i++)
    g_hash_table_add(seen, unguarded(fields->pdata[i]));
  for (char **payload = payloads; *payload; payload++)
    cr_assert(g_hash_table_contains(seen, *payload), "%s", *payload);
}

Test(formulas, come_back_from_an_export_as_they_were)
{
  g_auto(GStrv) payloads = hostile_payloads("formulas.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = workbook_of_payloads(home, payloads);
  g_autofree char *folder = g_build_filename(home, "one", NULL);
  g_autofree char *again = g_build_filename(home, "two", NULL);
  g_autofree char *copy = g_build_filename(home, "copy.stage5", NULL);
  g_autofree char *export = g_strdup_printf("export|%s", folder);
  g_autofree char *import = g_strdup_printf("import|%s", folder);
  g_autofree char *export_again = g_strdup_printf("export|%s", again);
  g_autoptr(CommandResult) exported = run(home, path, export);
  g_autoptr(CommandResult) imported = run(home, copy, import);
  g_autoptr(CommandResult) exported_again = run(home, copy, export_again);
  g_autoptr(CommandResult) report = run(home, path, "workshop|report|Spring review");
  g_autoptr(CommandResult) report_again = run(home, copy, "workshop|report|Spring review");
  expect_success(exported);
  expect_success(imported);
  expect_success(exported_again);
  g_autofree char *first = read_export(folder), *second = read_export(again);
  cr_assert_str_eq(first, second);
  cr_assert_str_eq(report->out, report_again->out);
  expect_payloads(first, payloads);
}
