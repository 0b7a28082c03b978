/* What keys, the mouse and the config file do. */
#include "tests/screens.h"

#include <glib/gstdio.h>
#include <string.h>

Test(keys, end_the_program_and_leave_the_terminal_as_it_was)
{
  static const char *const ways[] = {"q", "Q", "<C-c>", "<Enter>d<Enter>Q"};
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, ways[i]);
    expect_exit(terminal, 0);
    expect_restored(terminal);
  }
}

Test(keys, esc_goes_back_and_never_ends_the_program)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Enter>");
  expect_gone(terminal, "Matrix");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "This is the first screen; q ends the program");
}

Test(keys, reach_the_first_and_the_last_dimension)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "G");
  expect_text(terminal, "Matrix  22/22");
  terminal_keys(terminal, "<Down>");
  terminal_keys(terminal, "k");
  expect_text(terminal, "Matrix  21/22");
  terminal_keys(terminal, "<Home>");
  expect_text(terminal, FIRST_SCREEN);
}

Test(keys, scroll_a_pane_on_its_own)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down><Down><Down><Down><Tab><Tab>");
  expect_text(terminal, "Most learning happens in");
  terminal_keys(terminal, "<Down><Down>");
  expect_gone(terminal, "Most learning happens in");
  expect_text(terminal, "Social media, added to");
  expect_text(terminal, "Matrix  5/22");
}

/* The keys come before the screen that they are meant for was drawn. */
Test(keys, that_come_at_once_find_the_pane_as_it_would_be)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_send(terminal, "jjjj\t\tjj", 8);
  expect_text(terminal, "Matrix  5/22");
  expect_gone(terminal, "Most learning happens in");
}

Test(keys, keep_the_place_over_resize_view_and_return)
{
  g_autoptr(Terminal) terminal = screen_start(120, 40, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down><Down><Down><Down><Down>");
  expect_text(terminal, "Matrix  6/22");
  terminal_resize(terminal, 60, 16);
  terminal_keys(terminal, "v");
  expect_text(terminal, "Overview  6/22");
  terminal_resize(terminal, 100, 30);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Autonomy  6/22");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Autonomy  7/22");
  terminal_keys(terminal, "qv");
  expect_text(terminal, "Matrix  7/22");
}

Test(keys, say_when_the_window_is_too_small_and_come_back)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Matrix  2/22");
  terminal_resize(terminal, 39, 12);
  expect_text(terminal, "It needs 40 × 12.");
  terminal_resize(terminal, 12, 1);
  expect_text(terminal, "This window");
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "Matrix  2/22");
}

Test(keys, go_from_term_to_term_and_open_them)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Mindset  1/22");
  terminal_keys(terminal, "<Tab>");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Definition");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Mindset  1/22");
}

Test(keys, go_through_the_places_found_and_drop_the_marks)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/hierarchy");
  expect_text(terminal, "places in");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "place 1 of");
  int column, row;
  expect_place(terminal, "ierarchy", &column, &row);
  g_autofree char *mark = terminal_attributes(terminal, column, row);
  cr_assert(strchr(mark, 'R'), "the hit is not marked: “%s”", mark);
  terminal_keys(terminal, "n");
  expect_text(terminal, "place 2 of");
  terminal_keys(terminal, "NN");
  expect_gone(terminal, "place 2 of");
  terminal_keys(terminal, "q<Esc><Esc><Esc>");
  expect_text(terminal, "This is the first screen");
}

Test(keys, run_a_command_by_its_words)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, ":about source");
  expect_text(terminal, "Command: about source");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "About stage5");
}

Test(keys, bookmarks_last_and_filter)
{
  g_autoptr(Home) home = environment_home_new();
  for (int run = 0; run < 2; run++) {
    g_autoptr(Terminal) terminal =
        terminal_start(&(struct terminal_options){.columns = 80, .rows = 24, .home = home});
    expect_text(terminal, FIRST_SCREEN);
    if (run == 0) {
      terminal_keys(terminal, "<Down><Down>b");
      expect_text(terminal, "Bookmarked: Formal learning");
    } else {
      terminal_keys(terminal, "f<Down><Enter>");
      expect_text(terminal, "bookmarked  1/1");
      expect_text(terminal, "★");
      terminal_keys(terminal, "b");
      expect_text(terminal, "No bookmarks.");
      terminal_keys(terminal, "<Esc>");
      expect_text(terminal, "/22");
    }
    terminal_keys(terminal, "q");
    expect_exit(terminal, 0);
  }
  g_autofree char *path = g_build_filename(home, ".local/share/stage5/bookmarks", NULL);
  g_autofree char *text = NULL;
  cr_assert(g_file_get_contents(path, &text, NULL, NULL));
  cr_assert_null(strstr(text, "formal-learning"));
}

Test(keys, say_that_a_bookmark_could_not_be_kept)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *folder = g_build_filename(home, ".local/share/stage5", NULL);
  cr_assert(g_file_set_contents(folder, "no folder", -1, NULL));
  g_autoptr(Terminal) terminal =
      terminal_start(&(struct terminal_options){.columns = 120, .rows = 24, .home = home});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "b");
  expect_text(terminal, "The bookmark is not kept: cannot make the folder");
  expect_gone(terminal, "★");
}

Test(keys, can_be_bound_anew_several_to_an_action)
{
  g_autoptr(Home) home = environment_home_new();
  screen_configure(home, "[keys]\nopen=o F5 C-o\ndown=x\nhelp=\n");
  static const char *const ways[] = {"o", "<F5>", "<C-o>"};
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
    g_autoptr(Terminal) terminal =
        terminal_start(&(struct terminal_options){.columns = 80, .rows = 24, .home = home});
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, "x<Down><Enter>?");
    expect_text(terminal, "Matrix  2/22");
    terminal_keys(terminal, ways[i]);
    expect_text(terminal, "Learning  2/22");
  }
}

Test(keys, a_wrong_config_file_is_named_and_the_rest_of_it_counts)
{
  static const struct {
    const char *config, *sentence;
  } rows[] = {
      {"[keys]\nopne=o\ndown=x\n", "no action is called “opne”"},
      {"[keys]\nopen=Entr\ndown=x\n", "no key is called “Entr”"},
      {"[screen]\ntheme=pink\n[keys]\ndown=x\n", "no theme is called “pink”"},
      {"[screen]\nmouse=maybe\n[keys]\ndown=x\n", "mouse is true or false"},
      {"[screen]\nthem=dark\n[keys]\ndown=x\n", "no setting is called “them”; there are theme"},
      {"[scren]\ntheme=dark\n[keys]\ndown=x\n", "no group is called “scren”; there are screen"},
      {"[screen]\ntheme=\xff\n[keys]\ndown=x\n", "what “theme” is set to cannot be read"},
      {"[keys]\nopen=F5 \\o\ndown=x\n", "what “open” is set to cannot be read; a backslash is"},
      {"[keys]\ndown=x o\nopen=F5 o\n",
       "“down” and “open” cannot both have the key “o”; give one of them another"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(Home) home = environment_home_new();
    screen_configure(home, rows[i].config);
    g_autoptr(Terminal) terminal =
        terminal_start(&(struct terminal_options){.columns = 160, .rows = 24, .home = home});
    expect_text(terminal, rows[i].sentence);
    terminal_keys(terminal, "x");
    expect_text(terminal, "Matrix  2/22");
  }
}

Test(search, tells_hits_in_dimensions_from_those_elsewhere)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/facilit");
  expect_text(terminal, "Facilitation · skill");
  expect_text(terminal, "in 1 dimension and elsewhere");
}

Test(keys, may_do_one_thing_on_one_screen_and_another_on_another)
{
  g_autoptr(Home) home = environment_home_new();
  /* next-hit shares n with new, as it does by default */
  screen_configure(home, "[keys]\nview=o\ncompare=o\nnext-hit=n F3\nsearch=m\nedit=m\n");
  g_autoptr(Terminal) terminal =
      terminal_start(&(struct terminal_options){.columns = 160, .rows = 24, .home = home});
  expect_text(terminal, FIRST_SCREEN);
  expect_text(terminal, "config: “search” and “edit” cannot both have the key “m”");
  terminal_keys(terminal, "o");
  expect_text(terminal, "Overview");
  terminal_keys(terminal, "mwirearchy<Enter>n");
  expect_text(terminal, "place 2 of");
  terminal_keys(terminal, "ro");
  expect_text(terminal, "Compare");
  terminal_keys(terminal, "n");
  expect_text(terminal, "New plan");
}

/* ---- The mouse --------------------------------------------------------- */

Test(mouse, chooses_opens_and_scrolls)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  int column, row;
  expect_place(terminal, "Formal learning", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "Matrix  3/22");
  terminal_wheel(terminal, column, row, 1);
  expect_text(terminal, "Matrix  4/22");
  terminal_double_click(terminal, column, row);
  expect_text(terminal, "Learning  3/22");
}

Test(mouse, can_be_switched_off_by_key_and_by_config)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  expect_bytes(terminal, "1000h");
  terminal_keys(terminal, "M");
  expect_text(terminal, "The mouse is off");
  expect_bytes(terminal, "1000l");
  g_autoptr(Home) home = environment_home_new();
  screen_configure(home, "[screen]\nmouse=false\n");
  g_autoptr(Terminal) quiet =
      terminal_start(&(struct terminal_options){.columns = 80, .rows = 24, .home = home});
  expect_text(quiet, FIRST_SCREEN);
  cr_assert_null(strstr(terminal_bytes(quiet, 0), "1000h"));
}

/* ---- Copying ----------------------------------------------------------- */

Test(copy, hands_the_text_to_the_terminals_clipboard)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Tab>y");
  expect_text(terminal, "Copied");
  const char *start = strstr(terminal_bytes(terminal, 0), "\033]52;c;");
  cr_assert_not_null(start);
  g_autofree char *coded = g_strndup(start + 7, strcspn(start + 7, "\a"));
  gsize length = 0;
  g_autofree char *text = (char *)g_base64_decode(coded, &length);
  cr_assert_not_null(g_strstr_len(text, (gssize)length, "Command and control"));
}

/* ---- What a review found ----------------------------------------------- */

Test(keys, a_click_after_the_filter_shrank_finds_a_dimension_that_is_shown)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  int column, row;
  expect_text(terminal, FIRST_SCREEN);
  expect_place(terminal, "Performance consu", &column, &row);
  terminal_resize(terminal, 30, 8);
  expect_text(terminal, "It needs 40 × 12.");
  terminal_keys(terminal, "f<Down><Down><Enter>");
  terminal_click(terminal, column, row, 1);
  expect_quiet(terminal);
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "Mindset  1/1");
  expect_text(terminal, "▸ Mindset");
}

/* Where the release comes some time after the press, and nothing after it. */
Test(keys, the_release_of_a_button_does_not_hold_the_program_up)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  for (int button = 0; button < 3; button++) {
    for (const char *final = "Mm"; *final; final++) {
      g_autofree char *sequence = g_strdup_printf("\033[<%d;5;24%c", button, *final);
      terminal_send(terminal, sequence, strlen(sequence));
      expect_quiet(terminal);
    }
    terminal_resize(terminal, 30, 8);
    expect_text(terminal, "It needs 40 × 12.");
    terminal_resize(terminal, 80, 24);
    expect_text(terminal, FIRST_SCREEN);
  }
}

Test(keys, a_dimension_outside_the_filter_does_not_stay_under_the_cursor)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "f<Down><Down><Down><Enter>");
  expect_text(terminal, "Learning  1/4");
  terminal_keys(terminal, "/wirearchy<Enter>");
  expect_text(terminal, "Mindset  1/22");
  terminal_keys(terminal, "q<Esc>");
  expect_text(terminal, "▸ How learning is");
}

Test(keys, a_long_paste_is_no_command)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  g_autofree char *paste = g_strnfill(2000, 'Q');
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/");
  expect_text(terminal, "Search:");
  terminal_send(terminal, paste, 2000);
  expect_text(terminal, "QQQQ");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, FIRST_SCREEN);
}

Test(keys, home_and_end_work_as_tmux_and_rxvt_send_them)
{
  static const struct {
    const char *bytes, *place;
  } rows[] = {{"\033[4~", "Matrix  22/22"},
              {"\033[1~", "Matrix  1/22"},
              {"\033[8~", "Matrix  22/22"},
              {"\033[7~", "Matrix  1/22"}};
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    terminal_send(terminal, rows[i].bytes, strlen(rows[i].bytes));
    expect_text(terminal, rows[i].place);
  }
}

Test(keys, a_sequence_that_is_not_known_is_no_command)
{
  static const char *const sequences[] = {"\033[1;6Z", "\033[?1;2c", "\033]11;rgb:1/2/3\a"};
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .columns = 80, .rows = 24, .environment = (const char *const[]){"TERM=linux", NULL}});
  expect_text(terminal, FIRST_SCREEN);
  for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++)
    terminal_send(terminal, sequences[i], strlen(sequences[i]));
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Matrix  2/22");
}

Test(keys, cursor_keys_are_known_in_both_modes_of_the_keypad)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_send(terminal, "\033[B", 3);
  expect_text(terminal, "Matrix  2/22");
  terminal_send(terminal, "\033OB", 3);
  expect_text(terminal, "Matrix  3/22");
}

Test(keys, enter_and_esc_answer_whatever_they_are_bound_to)
{
  g_autoptr(Home) home = environment_home_new();
  screen_configure(home, "[keys]\nopen=o\nback=x\n");
  g_autoptr(Terminal) terminal =
      terminal_start(&(struct terminal_options){.columns = 80, .rows = 24, .home = home});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/wirearchy");
  expect_text(terminal, " 2 places");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "place 1 of 2");
  terminal_keys(terminal, "x");
  expect_text(terminal, "Search  1/2");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, FIRST_SCREEN);
}

Test(keys, a_bookmarks_file_that_cannot_be_read_is_left_alone)
{
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *folder = g_build_filename(home, ".local/share/stage5", NULL);
  g_autofree char *path = g_build_filename(folder, "bookmarks", NULL);
  cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
  cr_assert(g_file_set_contents(path, "[a]\ndimensions=x;\nbroken line\n", -1, NULL));
  g_autoptr(Terminal) terminal =
      terminal_start(&(struct terminal_options){.columns = 160, .rows = 24, .home = home});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "b");
  expect_text(terminal, "The bookmark is not kept:");
  g_autofree char *after = file_read(path);
  cr_assert_str_eq(after, "[a]\ndimensions=x;\nbroken line\n");
}

Test(keys, saving_takes_what_the_filter_shows)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  g_autofree char *path = g_build_filename(terminal_home(terminal), "part.csv", NULL);
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "f<Down><Down><Enter>");
  expect_text(terminal, "Mindset  1/1");
  terminal_keys(terminal, keys);
  expect_text(terminal, "Saved");
  g_autofree char *text = file_read(path);
  cr_assert_not_null(strstr(text, "mindset,"));
  cr_assert_null(strstr(text, "formal-learning"));
}

Test(keys, the_place_and_the_link_are_kept_over_resize)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Enter><PgDn>");
  expect_text(terminal, "Terms used here");
  terminal_resize(terminal, 200, 60);
  expect_text(terminal, "A common misreading");
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "Terms used here");
  expect_gone(terminal, "A common misreading");
  terminal_keys(terminal, "<Tab>");
  terminal_resize(terminal, 60, 20);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Glossary");
}

Test(keys, the_list_of_places_can_be_gone_through_after_coming_back_to_it)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/hierarchy");
  expect_text(terminal, "Search  1/");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "place 1 of");
  terminal_keys(terminal, "n");
  expect_text(terminal, "place 2 of");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Search  2/");
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Search  3/");
}

Test(keys, a_search_from_a_place_found_takes_the_place_of_the_first)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/learning");
  expect_text(terminal, "places in");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "place 1 of");
  terminal_keys(terminal, "/wirearchy");
  expect_text(terminal, "2 places in 1 dimension");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "place 1 of 2");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Search  1/2");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, FIRST_SCREEN);
}
