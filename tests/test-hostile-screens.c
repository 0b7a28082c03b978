/* Nothing but what curses itself writes reaches the terminal, whatever stands in the files. */
#include "tests/hostile.h"
#include "tests/stand-ins.h"
#include "tests/workshop-screens.h"

#include <glib/gstdio.h>
#include <string.h>

#define COLUMNS 200
#define ROWS    60

static void expect_clean(struct terminal *terminal, const char *what)
{
  g_autofree char *fault =
      hostile_stream_fault(terminal_bytes(terminal, 0), terminal_n_bytes(terminal));
  cr_assert_null(fault, "%s: %s", what, fault);
}

static struct terminal *start(const char *home, const char *const *arguments)
{
  return terminal_start(&(struct terminal_options){
      .columns = COLUMNS, .rows = ROWS, .arguments = arguments, .home = home});
}

/* ---- A workbook ------------------------------------------------------------ */

/* Keys that lead on from the screen before, and what is to be seen there. */
struct visit {
  const char *keys, *text;
};

static const struct visit workshop_visits[] = {
    {"w", "Workshops  1/1"},
    {"<Enter>", "of 9"},
    {"m", "Results"},
    {"<Enter>", "Mindset"},
    {"<Esc>", "Results"},
    {"<Esc>", "of 9"},
    {"a", "Actions"},
    {"e", "First step"},
    {"<Esc>", "Actions"},
    {"<Esc>", "of 9"},
    {"E", "Report"},
    {"<PgDn><PgDn><PgDn>", "Report"},
    {"<Esc>", "of 9"},
    {"D", "Dots"},
    {"<Esc>", "of 9"},
    {"b", "Ballot: Spring"},
    {"<Esc>", "of 9"},
    {"u", "ndone"},
    {"<C-r>", "gain"},
    {"p", "Print"},
    {"<Esc>", "of 9"},
    {"?", "Keys: workshop"},
    {"<Esc>", "of 9"},
    {"<Esc>", "Workshops  1/1"},
    {"d", "Remove the workshop?"},
    {"<Esc>", "Workshops  1/1"},
};

static const struct visit plan_visits[] = {
    {"P", "Plans  1/1"},           {"<Enter>", "A. Lee"},      {"<Space><Space>", "Tick off"},
    {"<Esc>", "A. Lee"},           {"e", "Change the action"}, {"<Esc>", "A. Lee"},
    {"<PgDn><PgDn><PgDn>", "Lee"}, {"<Esc>", "Plans  1/1"},    {"d", "Remove the plan?"},
    {"<Esc>", "Plans  1/1"},
};

static char *workbook_with_all(const char *home)
{
  g_autofree char *text = hostile_text_all(false), *passing = hostile_text_all(true);
  return hostile_workbook_new(home,
                              &(struct hostile_workbook){.text = text, .in_workshop = passing});
}

static void visit(const struct visit *visits, gsize n)
{
  g_autoptr(Home) home = environment_home_new();
  g_free(workbook_with_all(home));
  g_autoptr(Terminal) terminal = start(home, NULL);
  expect_text(terminal, FIRST_SCREEN);
  for (gsize i = 0; i < n; i++) {
    terminal_keys(terminal, visits[i].keys);
    expect_text(terminal, visits[i].text);
    expect_clean(terminal, visits[i].keys);
  }
  terminal_keys(terminal, "Q");
  expect_exit(terminal, 0);
  expect_restored(terminal);
  expect_clean(terminal, "the end");
}

Test(hostile_screens, of_a_workshop_are_written_by_curses_alone)
{
  visit(workshop_visits, G_N_ELEMENTS(workshop_visits));
}

Test(hostile_screens, of_a_plan_are_written_by_curses_alone)
{
  visit(plan_visits, G_N_ELEMENTS(plan_visits));
}

/* Each text by itself at the beginning of a line, where nothing can have spoiled it before. */
Test(hostile_screens, show_what_is_not_printable)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = hostile_workbook_new(home, &(struct hostile_workbook){.text = NULL});
  for (const struct hostile_text *row = hostile_texts; row->name; row++) {
    hostile_workbook_change(path, row->text);
    g_autofree char *shown = g_strndup(row->shown, 30);
    g_autoptr(Terminal) terminal = start(home, NULL);
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, "P");
    expect_text(terminal, "Plans  1/1");
    expect_text(terminal, g_utf8_validate(row->text, -1, NULL) ? shown : "\ufffd");
    expect_clean(terminal, row->name);
  }
}

Test(hostile_screens, of_the_projector_are_written_by_curses_alone)
{
  static const enum phase phases[] = {PHASE_WELCOME, PHASE_REVEAL,  PHASE_DISCUSS,
                                      PHASE_DOTS,    PHASE_ACTIONS, PHASE_CLOSE};
  for (gsize i = 0; i < G_N_ELEMENTS(phases); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_autofree char *path = workbook_with_all(home);
    g_autoptr(WorkshopFile) file = g_new0(struct workshop_file, 1);
    file->pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
    file->workbook = workbook_open(path, NULL);
    file->id = 1;
    workshop_file_go(file, phases[i]);
    g_autoptr(Terminal) terminal = start(home, (const char *const[]){"project", NULL});
    expect_text(terminal, "Spring review pay\\u2060pal");
    expect_clean(terminal, phase_name(phases[i]));
    terminal_keys(terminal, "q");
    expect_exit(terminal, 0);
    expect_clean(terminal, "the end");
  }
}

/* ---- Other files ----------------------------------------------------------- */

Test(hostile_screens, of_a_config_file_say_what_is_wrong_in_it)
{
  static const char *const lines[] = {"[screen]\ntheme=@\n", "[screen]\nascii=@\n",
                                      "[keys]\nup=@\n", "[keys]\n@=k\n", "@\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_autoptr(Home) home = environment_home_new();
    g_auto(GStrv) parts = g_strsplit(lines[i], "@", -1);
    g_autofree char *config = g_strjoinv("\033]0;PWNED\a\u202e\033[6n\xc2\x9b"
                                         "5m",
                                         parts);
    screen_configure(home, config);
    g_autoptr(Terminal) terminal = start(home, NULL);
    expect_text(terminal, FIRST_SCREEN);
    expect_text(terminal, "config");
    expect_clean(terminal, lines[i]);
  }
}

Test(hostile_screens, of_a_pack_with_faults_show_them)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *all = hostile_text_all(false);
  g_autofree char *table = g_strconcat("key,value\nformat,1\nid,a\ntitle,", all, "\n", NULL);
  small_pack_write(small, "pack.csv", table, -1);
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = COLUMNS,
      .rows = ROWS,
      .arguments = (const char *const[]){"--pack", small->folder, NULL}});
  cr_assert_eq(terminal_wait_exit(terminal), 1);
  expect_text(terminal, "pack.csv:4: value: the control character U+001B; remove it");
  expect_clean(terminal, "a pack with faults");
}

Test(hostile_screens, of_a_folder_with_such_a_name_show_it)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *path = g_build_filename(home, HOSTILE_NAME ".stage5", NULL);
  g_autoptr(Terminal) terminal = start(home, (const char *const[]){"--file", path, NULL});
  cr_assert(
      g_file_set_contents(path, "no workbook at all, but long enough to be looked at", -1, NULL));
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "w");
  expect_text(terminal, "evil\\x1b]0;PWNED");
  expect_clean(terminal, "the message");
}

Test(hostile_screens, of_printing_show_what_lp_says)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  stand_ins_refuse(stand_ins, "lp: \033]0;PWNED\a\u202e\033[6n");
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = COLUMNS, .rows = ROWS, .environment = stand_ins->environment});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "p");
  expect_text(terminal, "Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "lp says “\\x1b]0;");
  expect_text(terminal, "PWNED\\x07\\u202e\\x1b[6n”");
  expect_clean(terminal, "what lp says");
}

/* ---- What is typed ---------------------------------------------------------- */

Test(hostile_screens, take_nothing_that_is_pasted_for_more_than_text)
{
  static const char paste[] = "pasted\u202e\xc2\x9b"
                              "5m\u2066\U000e0041\ufefftext";
  g_autoptr(Terminal) terminal = start(NULL, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/");
  terminal_send(terminal, paste, strlen(paste));
  expect_text(terminal, "pasted5mtext");
  expect_clean(terminal, "what is pasted");
}
