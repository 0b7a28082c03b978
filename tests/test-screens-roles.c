/* Roles, skills and what lies between two roles, on screen. */
#include "tests/screens.h"

/* ---- Pictures ---------------------------------------------------------- */

static const struct picture screens[] = {
    {"roles", "r<Down>", "Instructional Designer →"},
    {"roles-to", "r<Tab><Down><Down>", "Trainer → Collaboration Consultant"},
    {"roles-between", "r<Tab><Tab><Tab>", "Trainer → Performance Consultant ━"},
    {"role", "rG<Enter>", "Role  8/8"},
    {"skill", "/forms of help<Enter>", "Put an aid where hands are busy"},
    {"compare", "rc", "Compare"},
    {"nearest", "ro", "Nearest roles to Trainer"},
};

Test(role_screens, look_as_their_pictures_at_80_by_24)
{
  screens_expect(screens, G_N_ELEMENTS(screens), 80, 24);
}

Test(role_screens, look_as_their_pictures_at_120_by_40)
{
  screens_expect(screens, G_N_ELEMENTS(screens), 120, 40);
}

Test(role_screens, search_counts_no_dimensions_where_it_found_none)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/open log");
  expect_text(terminal, " 1 place"); /* not the 41 places of "open", found on the way */
  expect_quiet(terminal);
  g_autofree char *row = terminal_row(terminal, 2);
  cr_assert_str_eq(g_strstrip(row), "1 place");
}

Test(role_screens, compare_with_one_of_the_nearest_roles)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "ro");
  expect_text(terminal, "Nearest roles to Trainer");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Tab goes to a link; Enter opens it");
  terminal_keys(terminal, "<Tab><Tab><Enter>");
  expect_text(terminal, "Trainer → Instructional Designer ━");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Nearest roles to Trainer");
}

Test(role_screens, work_in_the_smallest_window)
{
  g_autoptr(Terminal) terminal = screen_start(40, 12, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "rG");
  expect_text(terminal, "Enterprise Community Manager");
  expect_picture(terminal, "roles");
  terminal_keys(terminal, "<Tab>");
  expect_text(terminal, "To ━");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Role  5/8");
  expect_picture(terminal, "role");
}

Test(role_screens, use_nothing_but_ascii_if_asked)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, (const char *const[]){"--ascii", NULL});
  expect_text(terminal, "# Dimensions ");
  terminal_keys(terminal, "r");
  expect_text(terminal, "Trainer -> Performance Consultant");
  terminal_keys(terminal, "<Enter><Esc>c<Esc>o");
  expect_text(terminal, "Nearest roles");
  const char *bytes = terminal_bytes(terminal, 0);
  for (const char *byte = bytes; *byte; byte++)
    cr_assert_lt((unsigned char)*byte, 128, "a byte %#x", (unsigned char)*byte);
}

Test(role_screens, say_what_roles_are_for_where_there_are_none)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = screen_start_on(small->folder, 80, 24);
  expect_text(terminal, "Matrix  1/3");
  terminal_keys(terminal, "r");
  expect_text(terminal, "This pack has no roles.");
  expect_picture(terminal, "roles-nothing");
  terminal_keys(terminal, "<Enter>co<Esc>");
  expect_text(terminal, "Matrix  1/3");
}

/* ---- The two lists ----------------------------------------------------- */

Test(role_screens, show_what_lies_between_the_roles_that_are_chosen)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r");
  expect_text(terminal, "Trainer → Performance Consultant");
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "Instructional Designer → Performance Consultant");
  terminal_keys(terminal, "<Right>G");
  expect_text(terminal, "Instructional Designer → Enterprise Community Manager");
  terminal_keys(terminal, "g");
  expect_text(terminal, "Instructional Designer → Trainer");
}

Test(role_screens, choose_roles_and_never_a_side)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r<Up>");
  expect_text(terminal, "Roles  1/8");
  terminal_keys(terminal, "<Down><Down><Down><Down>");
  expect_text(terminal, "Roles  5/8");
  terminal_keys(terminal, "<Up>");
  expect_text(terminal, "Roles  4/8");
}

Test(role_screens, follow_the_mouse)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r");
  int column, row;
  cr_assert(terminal_wait(terminal, "Roles  1/8"));
  expect_place(terminal, "LMS Administrator", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "LMS Administrator → Performance Consultant");
  expect_place(terminal, "E-business", &column, &row);
  terminal_click(terminal, column, row, 1);
  terminal_wheel(terminal, column + 50, row + 2, 1);
  expect_text(terminal, "LMS Administrator → Learning Consultant");
  expect_quiet(terminal); /* the rows have moved */
  expect_place(terminal, "Content curation", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "Skill  11/15");
}

Test(role_screens, keep_what_is_chosen_over_a_resize_and_a_visit)
{
  g_autoptr(Terminal) terminal = screen_start(100, 30, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r<Down><Tab><Down>");
  expect_text(terminal, "Instructional Designer → Learning Consultant");
  terminal_resize(terminal, 50, 20);
  expect_text(terminal, "To ━");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Role  6/8");
  terminal_resize(terminal, 100, 30);
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Instructional Designer → Learning Consultant");
}

Test(role_screens, begin_a_plan_with_the_roles_that_are_chosen)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r<Down><Tab><Down>n");
  expect_text(terminal, "Whose plan is it?");
  terminal_keys(terminal, "A. Lee<Enter>");
  expect_text(terminal, "▸ Instructional Designer");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "▸ Learning Consultant");
}

/* ---- From page to page ------------------------------------------------- */

Test(role_pages, go_to_their_neighbours_and_stop_at_the_ends)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "r<Enter>");
  expect_text(terminal, "Role  1/8");
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "This is the first role");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Role  2/8");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Skill  1/15");
  terminal_keys(terminal, "<Left>");
  expect_text(terminal, "This is the first skill");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Role  2/8");
}

Test(role_pages, lead_from_a_dimension_to_its_skills_and_back)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<Enter>G");
  expect_text(terminal, "Skills it touches: Facilitation");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Skill  8/15");
  terminal_keys(terminal, "/count the turns<Enter>");
  expect_text(terminal, "place 1 of 1");
  expect_text(terminal, "Touches: Mindset");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Mindset  1/22");
}

Test(role_pages, show_two_roles_the_other_way_round)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "rc");
  expect_text(terminal, "Trainer → Performance Consultant ━");
  terminal_keys(terminal, "<Right>");
  expect_text(terminal, "Performance Consultant → Trainer ━");
  terminal_keys(terminal, "o");
  expect_text(terminal, "Nearest roles to Performance Consultant");
  terminal_keys(terminal, "<Tab><Enter>");
  expect_text(terminal, "Role  ");
  terminal_keys(terminal, "<Esc><Esc><Esc>");
  expect_text(terminal, "Roles  1/8");
}

Test(role_pages, are_among_the_places_found)
{
  static const struct {
    const char *words, *where;
  } found[] = {
      {"joining notes", "Skill  3/15"},         /* a level */
      {"flood of material", "Skill  11/15"},    /* a description */
      {"calendar of courses", "Role  1/8"},     /* a purpose */
      {"half-page note: three", "Skill  1/15"}, /* evidence */
  };
  for (gsize i = 0; i < G_N_ELEMENTS(found); i++) {
    g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
    g_autofree char *keys = g_strconcat("/", found[i].words, NULL);
    expect_text(terminal, FIRST_SCREEN);
    terminal_keys(terminal, keys);
    expect_text(terminal, " 1 place");
    terminal_keys(terminal, "<Enter>");
    expect_text(terminal, found[i].where);
    terminal_keys(terminal, "<Esc>");
    expect_text(terminal, " 1 place");
  }
}

/* In a window that is too small nothing is drawn, but keys do what they do. */
Test(roles, can_be_copied_before_they_were_drawn)
{
  g_autoptr(Terminal) terminal = screen_start(30, 10, NULL);
  expect_text(terminal, "This window is 30 × 10.");
  terminal_keys(terminal, "r<Tab><Tab>y");
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "Copied “");
}
