/* A hundred texts that a browser would run or fetch: a page holds them as text, and has a policy
 * that lets nothing run or be fetched. With Chromium: make check-browser. */
#include "tests/command-expect.h"
#include "tests/hostile.h"
#include "tests/workshop-screens.h"

#include <string.h>

#define POLICY                                                                                     \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "                    \
  "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"

static struct command_result *run(const char *home, const char *path, const char *line)
{
  g_autofree char *whole = g_strdup_printf("--file|%s|%s|--format|html", path, line);
  g_auto(GStrv) words = g_strsplit(whole, "|", -1);
  return command_run(
      &(struct command_options){.arguments = (const char *const *)words, .home = home});
}

/* The text of a page without its head: no tags, entities resolved. */
static char *text_of(const char *page)
{
  static const struct {
    const char *entity, *text;
  } entities[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  GString *text = g_string_new(NULL);
  for (const char *c = strstr(page, "<body>"); *c; c++) {
    gsize i = 0;
    while (i < G_N_ELEMENTS(entities) && !g_str_has_prefix(c, entities[i].entity))
      i++;
    if (i < G_N_ELEMENTS(entities)) {
      g_string_append(text, entities[i].text);
      c += strlen(entities[i].entity) - 1;
    } else if (*c == '<') {
      c += strcspn(c, ">");
    } else {
      cr_assert_neq(*c, '&', "a bare ampersand: %.40s", c);
      g_string_append_c(text, *c);
    }
  }
  return g_string_free(text, FALSE);
}

/* No element and no attribute but those that stage5 writes. */
static void expect_own_tags(const char *page, const char *what)
{
  static const char *const tags[] = {
      "html",  "head",  "meta", "title", "style",    "body",  "main",    "footer",     "section",
      "h1",    "h2",    "h3",   "h4",    "p",        "ul",    "li",      "blockquote", "table",
      "thead", "tbody", "tr",   "th",    "td",       "span",  "strong",  "em",         "a",
      "i",     "b",     "br",   "div",   "!doctype", "input", "caption", NULL};
  for (const char *c = strchr(page, '<'); c; c = strchr(c + 1, '<')) {
    const char *name = c[1] == '/' ? c + 2 : c + 1;
    g_autofree char *tag = g_strndup(name, strcspn(name, " >\n"));
    g_autofree char *whole = g_strndup(c, strcspn(c, ">"));
    cr_assert(g_strv_contains(tags, tag), "%s: the tag <%s>", what, tag);
    cr_assert_null(strstr(whole, " on"), "%s: %s", what, whole);
    cr_assert_null(strstr(whole, " src"), "%s: %s", what, whole);
    cr_assert(!strstr(whole, " href=") || strstr(whole, " href=\"#"), "%s: %s", what, whole);
  }
}

static void expect_page(const struct command_result *result, char **payloads, const char *what)
{
  expect_success(result);
  const char *policy = strstr(result->out, POLICY), *title = strstr(result->out, "<title>");
  cr_assert(policy && policy < title, "%s: no policy before what it is about", what);
  expect_own_tags(result->out, what);
  g_autofree char *text = text_of(result->out);
  for (char **payload = payloads; payload && *payload; payload++)
    cr_assert_not_null(strstr(text, *payload), "%s: “%s” is missing", what, *payload);
}

Test(html, holds_payloads_of_a_workshop_as_text)
{
  static const char *const lines[] = {"workshop|list", "workshop|show|Spring review",
                                      "workshop|ballot|Spring review", "plan|list",
                                      "plan|show|A. Lee"};
  g_auto(GStrv) payloads = hostile_payloads("html.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = hostile_workbook_new(
      home, &(struct hostile_workbook){.text = payloads[0], .in_workshop = payloads[2]});
  hostile_workbook_fill(path, payloads);
  cr_assert_geq(g_strv_length(payloads), 100);
  g_autoptr(CommandResult) report = run(home, path, "workshop|report|Spring review");
  g_autoptr(CommandResult) actions = run(home, path, "workshop|action|Spring review");
  expect_page(report, payloads, "the report");
  expect_page(actions, payloads, "the actions");
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(CommandResult) page = run(home, path, lines[i]);
    expect_page(page, NULL, lines[i]);
  }
}

/* Each by itself as the name of everything, and so as the title of the page. */
Test(html, holds_names_as_text)
{
  g_auto(GStrv) payloads = hostile_payloads("html.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = NULL});
  for (guint i = 0; i < g_strv_length(payloads); i += 7) {
    char *one[] = {payloads[i], NULL};
    hostile_workbook_change(path, payloads[i]);
    g_autoptr(CommandResult) plan = run(home, path, "plan|show|A. Lee");
    g_autoptr(CommandResult) report = run(home, path, "workshop|report|Spring review");
    expect_page(plan, one, "the plan");
    expect_page(report, one, "the report");
  }
}

Test(html, holds_payloads_of_a_pack_as_text)
{
  g_auto(GStrv) payloads = hostile_payloads("html.txt");
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *pack = g_build_filename(home, "pack", NULL);
  g_autofree char *line = g_strdup_printf("matrix|--pack|%s", pack);
  hostile_pack_new(pack, payloads);
  g_autoptr(CommandResult) matrix = run(home, "none", line);
  expect_page(matrix, payloads, "the matrix");
}
