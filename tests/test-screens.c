/* Every screen, as it is to be seen: real keys, the real program, kept pictures. */
#include "tests/screens.h"

/* A screen: the keys that lead to it from the first one, and a text that is on it. */
static const struct picture screens[] = {
    {"matrix", "<Down><Down>", "3/22"},
    {"matrix-side", "<Down><Tab><Down><Down>", "2/22"},
    {"overview", "v<Down><Down><Down><Right>", "Overview  4/22"},
    {"overview-shared", "v<Down><Down><Down><Down><Right>", "Overview  5/22"},
    {"dimension", "<Down><Down><Down><Down><Down><Enter><Tab>", "Autonomy  6/22"},
    {"search", "/learn flow", "places in"},
    {"search-nothing", "/xyzzy", "Nothing has these words"},
    {"hit", "/wirearchy<Enter>", "place 1 of"},
    {"glossary", "d<Down><Down><Down>", "Glossary  4/72"},
    {"filter", "f<Down><Down><Down>", "Learning (4)"},
    {"filtered", "f<Down><Down><Down><Enter>", "Learning  1/4"},
    {"bookmarked", "b<Down><Down>b", "Bookmarked"},
    {"palette", ":glo", "Command: glo"},
    {"help", "?pane", "Narrow: pane"},
    {"about", "A", "About stage5"},
    {"print-nowhere", "p", "Nothing can be printed"},
};

Test(screens, look_as_their_pictures_at_80_by_24)
{
  screens_expect(screens, G_N_ELEMENTS(screens), 80, 24);
}

Test(screens, look_as_their_pictures_at_120_by_40)
{
  screens_expect(screens, G_N_ELEMENTS(screens), 120, 40);
}

Test(screens, work_in_the_smallest_window)
{
  g_autoptr(Terminal) terminal = screen_start(40, 12, NULL);
  expect_text(terminal, FIRST_SCREEN);
  expect_picture(terminal, "matrix");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Command and control");
  expect_picture(terminal, "matrix-side");
  terminal_keys(terminal, "v");
  expect_text(terminal, "Overview");
  expect_picture(terminal, "overview");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Mindset ━");
  expect_picture(terminal, "dimension");
}

Test(screens, use_nothing_but_ascii_if_asked)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, (const char *const[]){"--ascii", NULL});
  expect_text(terminal, "# Dimensions ");
  expect_picture(terminal, "matrix-ascii");
  terminal_keys(terminal, "v<Enter>d");
  expect_text(terminal, "# Terms =");
  terminal_keys(terminal, "qqq");
  expect_exit(terminal, 0);
  const char *bytes = terminal_bytes(terminal, 0);
  for (const char *byte = bytes; *byte; byte++)
    cr_assert_lt((unsigned char)*byte, 128, "a byte %#x", (unsigned char)*byte);
}

Test(screens, use_ascii_where_the_locale_has_no_utf_8)
{
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 80, .rows = 24, .environment = (const char *const[]){"LC_ALL=C", NULL}});
  expect_text(terminal, "# Dimensions ");
}

Test(screens, tell_everything_without_colour)
{
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 100, .rows = 30, .environment = (const char *const[]){"NO_COLOR=1", NULL}});
  expect_text(terminal, FIRST_SCREEN);
  expect_picture(terminal, "matrix-mono");
  g_autoptr(GRegex) colour =
      g_regex_new("\033\\[([0-9]+;)*[34][0-9](;[0-9]+)*m", G_REGEX_RAW, 0, NULL);
  cr_assert_not(g_regex_match(colour, terminal_bytes(terminal, 0), 0, NULL), "a colour was set");
}

Test(screens, keep_the_terminals_own_background_unless_a_theme_has_one)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  g_autofree char *own = terminal_attributes(terminal, 79, 0);
  cr_assert_str_eq(own, "");
  terminal_keys(terminal, "t");
  expect_text(terminal, "Theme: dark");
  g_autofree char *dark = terminal_attributes(terminal, 79, 0);
  cr_assert(strchr(dark, 'b'), "the dark theme has no background: %s", dark);
}

Test(screens, take_a_theme_by_name_or_refuse_it)
{
  g_autoptr(Terminal) contrast =
      screen_start(80, 24, (const char *const[]){"--theme", "high-contrast", NULL});
  expect_text(contrast, FIRST_SCREEN);
  expect_picture(contrast, "matrix-high-contrast");
}

/* ---- A pack of foreign shapes ------------------------------------------ */

static const char *const foreign_tables[][2] = {
    {"pack.csv", "key,value\nformat,1\nid,foreign\ntitle,Seven sides\n"},
    {"stages.csv", "number,name,side\n1,One,a\n2,Two,a\n3,Three,b\n4,Four,c\n5,Five,d\n6,Six,e\n"
                   "7,Seven,f\n8,Eight,g\n9,Nine,g\n"},
    {"sides.csv", "id,name,motto\na,Alpha,\nb,Beta,\nc,Gamma,\nd,Delta,\ne,Epsilon,\nf,Zeta,\n"
                  "g,Eta,\n"},
    {"dimensions.csv",
     "id,group,name,question,shift\nx,G,First thing,Q?,S\ny,G,Second thing,Q?,S\n"},
    {"cells.csv", "dimension,stages,kind,text\nx,1,headline,one alone\nx,2-4,headline,two to four\n"
                  "x,5,headline,five\nx,6,headline,six\nx,7,headline,seven\nx,8-9,headline,eight "
                  "and nine\ny,1-8,headline,long one\ny,9,shared,z\n"},
};

static struct small_pack *foreign_pack(void)
{
  struct small_pack *small = small_pack_new();
  static const char *const tables[] = {"prompts.csv", "glossary.csv", "resources.csv"};
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    small_pack_remove(small, tables[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(foreign_tables); i++)
    small_pack_write(small, foreign_tables[i][0], foreign_tables[i][1], -1);
  small_pack_append(small, "dimensions.csv", "z,G,Third thing,Q?,S");
  small_pack_append(small, "cells.csv", "z,1-8,headline,own\nz,9,headline,shared nine");
  return small;
}

Test(screens, show_a_pack_of_seven_sides_and_nine_stages)
{
  g_autoptr(SmallPack) small = foreign_pack();
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 80, 24);
  expect_text(terminal, "sides 1-2 of 7");
  expect_picture(terminal, "foreign-matrix");
  terminal_keys(terminal, "<Tab><Tab><Tab>");
  expect_text(terminal, "sides 2-3 of 7");
  terminal_keys(terminal, "v<Down><Right>");
  expect_text(terminal, "Overview  2/3");
  expect_picture(terminal, "foreign-overview");
}

/* ---- Moving and drawing anew ------------------------------------------- */

/* The screen after @keys must be what drawing all of it makes of it. */
static void compare_with_anew(struct terminal *terminal, const char *keys)
{
  terminal_keys(terminal, keys);
  expect_quiet(terminal);
  g_autofree char *moved = terminal_picture(terminal);
  gsize before = terminal_n_bytes(terminal);
  terminal_keys(terminal, "<C-l>");
  expect_quiet(terminal);
  g_autofree char *anew = terminal_picture(terminal);
  cr_assert_gt(terminal_n_bytes(terminal) - before, 1000u, "Ctrl-L drew nothing");
  cr_assert_str_eq(moved, anew, "after %s", keys);
}

/* Only what a move changes is drawn. */
Test(screens, look_after_a_move_as_if_all_were_drawn_anew)
{
  static const char *const moves[] = {
      "<Down>", "<Down><Down><Down>", "G", "<Up>", "<PgUp>", "g", "<Tab><PgDn>", "<S-Tab><Down>"};
  static const char *const views[] = {"", "/learn<Enter>q<Esc>", "vg", "<Right>"};
  g_autoptr(Terminal) terminal = screen_start(90, 26, NULL);
  expect_text(terminal, FIRST_SCREEN);
  for (gsize v = 0; v < G_N_ELEMENTS(views); v++) {
    terminal_keys(terminal, views[v]);
    expect_text(terminal, "/22");
    for (gsize m = 0; m < G_N_ELEMENTS(moves); m++)
      compare_with_anew(terminal, moves[m]);
  }
}
