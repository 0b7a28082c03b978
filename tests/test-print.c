/* The dialog that prints and saves, played with stand-ins for CUPS. */
#include "tests/screens.h"
#include "tests/stand-ins.h"

#include <string.h>

/* stage5 before these printers, with its first screen. */
static struct terminal *start_before(const struct stand_ins *stand_ins, int columns, int rows,
                                     const char *const *arguments)
{
  struct terminal *terminal =
      terminal_start(&(struct terminal_options){.columns = columns,
                                                .rows = rows,
                                                .arguments = arguments,
                                                .environment = stand_ins->environment});
  expect_text(terminal, "1/22");
  return terminal;
}

static void expect_arguments(const struct stand_ins *stand_ins, const char *text)
{
  g_autofree char *arguments = stand_ins_arguments(stand_ins);
  cr_assert_not_null(arguments, "lp was not called");
  cr_assert_not_null(strstr(arguments, text), "%s", arguments);
}

/* ---- The look ---------------------------------------------------------- */

Test(print_dialog, lists_the_printers_and_a_file)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office (the usual one)");
  expect_picture(terminal, "print");
  terminal_keys(terminal, "<Down>");
  expect_text(terminal, "▸ a file");
  expect_picture(terminal, "print-file");
}

Test(print_dialog, works_in_the_smallest_window)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 40, 12, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "Office");
  expect_picture(terminal, "print");
  terminal_keys(terminal, "<End><Tab><Tab>");
  expect_text(terminal, "File");
  expect_picture(terminal, "print-file");
  stand_ins_refuse(stand_ins, "lp: Destination \"Office\" is not accepting jobs.\n");
  terminal_keys(terminal, "<S-Tab><S-Tab><Up><Enter>");
  expect_text(terminal, "did not take");
  expect_picture(terminal, "print-refused");
}

Test(print_dialog, needs_neither_colour_nor_line_drawing)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal =
      start_before(stand_ins, 80, 24, (const char *const[]){"--ascii", "--theme", "mono", NULL});
  terminal_keys(terminal, "p<Tab>");
  expect_text(terminal, "Office (the usual one)");
  expect_picture(terminal, "print-mono-ascii");
}

Test(print_dialog, goes_through_many_printers_in_little_room)
{
  g_autoptr(GString) says = g_string_new("scheduler is running\n");
  for (int i = 1; i <= 40; i++)
    g_string_append_printf(says, "Printer-%02d\n", i);
  g_autoptr(StandIns) stand_ins = stand_ins_new(says->str);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Printer-01");
  terminal_keys(terminal, "<PgDn><Down><Down>");
  expect_text(terminal, "Paper");
  expect_text(terminal, "Printer-1");
  terminal_keys(terminal, "<End>");
  expect_text(terminal, "▸ a file");
  terminal_keys(terminal, "<Up><Enter>");
  expect_text(terminal, "Sent to Printer-40");
  expect_arguments(stand_ins, "-d\nPrinter-40\n");
}

/* ---- Printing ---------------------------------------------------------- */

Test(print_dialog, prints_on_what_was_chosen)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Mindset  1/22");
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Up><Tab><Right><Tab><BS>12<Right><Enter>");
  expect_text(terminal, "Sent to Attic_colour: request id Attic_colour-12");
  expect_gone(terminal, "Print or save");
  expect_arguments(stand_ins, "-d\nAttic_colour\n-n\n13\n-o\nmedia=Letter\n-t\nMindset\n--\n");
}

Test(print_dialog, prints_every_document)
{
  static const struct {
    const char *keys, *text, *title;
  } screens[] = {{"v", "Overview", "-t\nLearning: e-business"},
                 {"/wirearchy", "2 places", "-t\nWhat was found"},
                 {"d", "Glossary", "-t\nGlossary"},
                 {"A", "About stage5", "-t\nAbout stage5"},
                 {"r", "Roles", "-t\n"}};
  for (gsize i = 0; i < G_N_ELEMENTS(screens); i++) {
    g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
    g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
    terminal_keys(terminal, screens[i].keys);
    expect_text(terminal, screens[i].text);
    terminal_keys(terminal, "<C-s>");
    expect_text(terminal, "Office (the usual one)");
    terminal_keys(terminal, "<S-Tab><S-Tab><Up><Enter>");
    expect_text(terminal, "Sent to Office");
    expect_arguments(stand_ins, screens[i].title);
  }
}

Test(print_dialog, a_job_that_was_refused_is_told_and_can_be_saved)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  stand_ins_refuse(stand_ins, "lp: Destination \"Office\" is not accepting jobs.\n");
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "lp says “Destination");
  expect_text(terminal, "as a PDF instead");
  expect_picture(terminal, "print-refused");
  g_autofree char *path = g_build_filename(terminal_home(terminal), "x.txt", NULL);
  g_autofree char *keys = g_strdup_printf("<End><Tab><Tab><C-u>%s<Enter>", path);
  terminal_keys(terminal, keys);
  expect_text(terminal, "Saved");
}

Test(print_dialog, the_screen_does_not_wait_for_printers_or_jobs)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  stand_ins_hold(stand_ins, "lpstat");
  stand_ins_hold(stand_ins, "lp");
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ looking for printers …");
  expect_picture(terminal, "print-looking");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "still being looked for");
  stand_ins_let_go(stand_ins, "lpstat");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sending it to Office …");
  terminal_keys(terminal, "<Enter>");
  stand_ins_let_go(stand_ins, "lp");
  expect_text(terminal, "Sent to Office: request id Office-12");
  expect_gone(terminal, "Print or save");
}

Test(print_dialog, the_end_of_a_job_is_told_wherever_one_is)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  stand_ins_hold(stand_ins, "lp");
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sending it to Office …");
  terminal_keys(terminal, "<Esc>");
  expect_gone(terminal, "Print or save");
  terminal_keys(terminal, "d");
  expect_text(terminal, "Glossary");
  stand_ins_let_go(stand_ins, "lp");
  expect_text(terminal, "Sent to Office: request id Office-12");
}

Test(print_dialog, goes_with_the_end_of_its_job_also_below_a_question)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  stand_ins_hold(stand_ins, "lp");
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "PnA. Lee<Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "8 of 8 Plan");
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sending it to Office …");
  terminal_keys(terminal, "<C-c>");
  expect_text(terminal, "End the program?");
  stand_ins_let_go(stand_ins, "lp");
  expect_text(terminal, "Sent to Office");
  expect_gone(terminal, "Print or save");
  expect_text(terminal, "End the program?");
}

Test(print_dialog, leaving_the_program_loses_no_job)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autofree char *input = NULL;
  gsize length = 0;
  stand_ins_hold(stand_ins, "lp");
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sending it to Office …");
  terminal_keys(terminal, "<C-c>");
  expect_exit(terminal, 1);
  expect_text(terminal, "Office has not said yet whether it takes what was sent to it");
  terminal_hang_up(terminal);
  stand_ins_let_go(stand_ins, "lp");
  while (!(input = stand_ins_input(stand_ins, &length)))
    g_usleep(1000);
  cr_assert_gt(length, 10000);
}

Test(print_dialog, a_refusal_is_told_to_who_has_left_the_program)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  stand_ins_hold(stand_ins, "lp");
  stand_ins_refuse(stand_ins, "lp: Error - No paper for this job.\n");
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sending it to Office …");
  terminal_keys(terminal, "<C-c>");
  stand_ins_let_go(stand_ins, "lp");
  expect_exit(terminal, 1);
  expect_text(terminal, "lp says “No paper for this job”");
}

/* ---- Fields ------------------------------------------------------------ */

Test(print_dialog, keeps_what_was_typed_when_the_window_changes)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Down><Tab>l<Tab><C-u>my file.pdf");
  expect_text(terminal, "my file.pdf");
  terminal_resize(terminal, 40, 12);
  expect_text(terminal, "my file.pdf");
  terminal_resize(terminal, 20, 5);
  expect_gone(terminal, "my file.pdf");
  terminal_resize(terminal, 90, 30);
  expect_text(terminal, "my file.pdf");
  expect_text(terminal, "▸ a file");
  expect_text(terminal, "< Letter >");
}

Test(print_dialog, letters_are_no_commands_in_it)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "qjkQ?<Tab>q<Tab>xyz0<Enter>");
  expect_text(terminal, "Sent to Office");
  expect_arguments(stand_ins, "-n\n10\n");
}

Test(print_dialog, asks_for_a_number_of_copies_that_can_be)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Tab><Tab>23<Enter>");
  expect_text(terminal, "Copies: a number from 1 to 99");
  terminal_keys(terminal, "<BS><BS><BS><Enter>");
  expect_text(terminal, "Copies: a number from 1 to 99");
  terminal_keys(terminal, "<Right><Right><Right><Left><Enter>");
  expect_text(terminal, "Sent to Office");
  expect_arguments(stand_ins, "-n\n3\n");
}

Test(print_dialog, can_be_clicked)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(Terminal) terminal = start_before(stand_ins, 80, 24, NULL);
  int column, row;
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  expect_place(terminal, "Attic_colour", &column, &row);
  terminal_click(terminal, column, row, 1);
  expect_text(terminal, "▸ Attic_colour");
  terminal_wheel(terminal, column, row, 2);
  expect_text(terminal, "▸ a file");
}

/* ---- A long one -------------------------------------------------------- */

/* Dimensions of a pack that takes more steps than are done at once; and of one that takes
 * seconds, so that it is still being made when it is stopped. */
#define LONG   400
#define LONGER 4000

/* stage5 with its first screen, on a pack of @n dimensions. */
static struct terminal *start_long(const struct small_pack *small, guint n,
                                   const struct stand_ins *stand_ins)
{
  g_autofree char *place = g_strdup_printf("1/%u", n);
  small_pack_grow(small, n, "headline");
  struct terminal *terminal = terminal_start(
      &(struct terminal_options){.arguments = (const char *const[]){"--pack", small->folder, NULL},
                                 .environment = stand_ins->environment});
  expect_text(terminal, place);
  expect_quiet(terminal); /* all of the pack is read */
  return terminal;
}

Test(print_long, shows_how_far_it_is_and_esc_leaves_the_old_file)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = start_long(small, LONGER, stand_ins);
  g_autofree char *path = small_pack_beside(small, "long.pdf");
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  cr_assert(g_file_set_contents(path, "old", -1, NULL));
  guint n = folder_count(small->parent);
  terminal_keys(terminal, keys);
  expect_text(terminal, "This file is there");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Making the PDF: ");
  terminal_keys(terminal, "<C-u>x.txt<Enter><Esc>"); /* nothing but Esc counts now */
  expect_text(terminal, "Stopped: nothing was saved");
  expect_gone(terminal, "Making the PDF: ");
  expect_text(terminal, "long.pdf");
  g_autofree char *bytes = file_read(path);
  cr_assert_str_eq(bytes, "old");
  cr_assert_eq(folder_count(small->parent), n);
}

Test(print_long, is_saved_whole_while_the_screen_goes_on)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = start_long(small, LONG, stand_ins);
  g_autofree char *path = small_pack_beside(small, "long.pdf");
  g_autofree char *other = small_pack_beside(small, "other.pdf");
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  terminal_keys(terminal, keys);
  terminal_resize(terminal, 100, 30);
  expect_text(terminal, "Saved “long.pdf”");
  expect_gone(terminal, "Print or save");
  g_autoptr(Terminal) command =
      screen_start(80, 24,
                   (const char *const[]){"matrix", "--pack", small->folder, "-o", other, "--format",
                                         "pdf", NULL});
  expect_exit(command, 0);
  g_autoptr(GMappedFile) one = g_mapped_file_new(path, FALSE, NULL);
  g_autoptr(GMappedFile) two = g_mapped_file_new(other, FALSE, NULL);
  cr_assert(one && two);
  cr_assert_eq(g_mapped_file_get_length(one), g_mapped_file_get_length(two));
  cr_assert_eq(memcmp(g_mapped_file_get_contents(one), g_mapped_file_get_contents(two),
                      g_mapped_file_get_length(one)),
               0);
}

Test(print_long, is_not_sent_to_a_printer_if_it_is_stopped)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = start_long(small, LONGER, stand_ins);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Making the PDF: ");
  terminal_keys(terminal, "<Esc>");
  expect_text(terminal, "Stopped: nothing was printed");
  g_autofree char *arguments = stand_ins_arguments(stand_ins);
  cr_assert_null(arguments, "%s", arguments);
}

Test(print_long, is_sent_to_a_printer_when_it_is_whole)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = start_long(small, LONG, stand_ins);
  terminal_keys(terminal, "p");
  expect_text(terminal, "▸ Office");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Sent to Office");
  expect_gone(terminal, "Print or save");
  expect_arguments(stand_ins, "-t\nSmall pack\n");
}

Test(print_long, is_given_up_when_the_program_is_left)
{
  g_autoptr(StandIns) stand_ins = stand_ins_new(TWO_PRINTERS);
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Terminal) terminal = start_long(small, LONGER, stand_ins);
  g_autofree char *path = small_pack_beside(small, "long.pdf");
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  guint n = folder_count(small->parent);
  terminal_keys(terminal, keys);
  expect_text(terminal, "Making the PDF: ");
  terminal_keys(terminal, "<C-c>");
  expect_exit(terminal, 0);
  expect_restored(terminal);
  cr_assert_eq(folder_count(small->parent), n);
}

/* ---- Saving ------------------------------------------------------------ */

Test(save, writes_the_file_and_asks_before_it_replaces_one)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  g_autofree char *path = g_build_filename(terminal_home(terminal), "table.md", NULL);
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  expect_text(terminal, FIRST_SCREEN);
  cr_assert(g_file_set_contents(path, "old", -1, NULL));
  terminal_keys(terminal, keys);
  expect_text(terminal, "This file is there");
  g_autofree char *before = file_read(path);
  cr_assert_str_eq(before, "old");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Saved");
  g_autofree char *after = file_read(path);
  cr_assert_not_null(strstr(after, "Who can help you"));
}

Test(save, writes_what_a_search_found)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  g_autofree char *path = g_build_filename(terminal_home(terminal), "found.csv", NULL);
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "/wirearchy");
  expect_text(terminal, "2 places in 1 dimension");
  terminal_keys(terminal, keys);
  expect_text(terminal, "Saved “found.csv” in the folder “");
  g_autofree char *text = file_read(path);
  cr_assert_not_null(strstr(text, "Wirearchy takes the place of hierarchy."));
}

Test(save, says_what_is_wrong_and_keeps_what_was_typed)
{
  g_autoptr(Terminal) terminal = screen_start(120, 24, NULL);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<C-s><C-u>/nowhere/at/all.html<Enter>");
  expect_text(terminal, "Cannot write “/nowhere/at/all.html”");
  expect_text(terminal, "File     /nowhere/at/all.html");
  terminal_keys(terminal, "<C-u>x.docx<Enter>");
  expect_text(terminal, "ends in .pdf, .txt, .md, .html or .csv");
}

Test(save, writes_a_pdf_unless_another_ending_is_given)
{
  g_autoptr(Terminal) terminal = screen_start(80, 24, NULL);
  g_autofree char *path = g_build_filename(terminal_home(terminal), "m.pdf", NULL);
  g_autofree char *keys = g_strdup_printf("<C-s><C-u>%s<Enter>", path);
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<C-s>");
  expect_text(terminal, "social-business.pdf");
  terminal_keys(terminal, keys + strlen("<C-s>"));
  expect_text(terminal, "Saved");
  g_autofree char *bytes = file_read(path);
  cr_assert(g_str_has_prefix(bytes, "%PDF-"));
}

/* What fontconfig is told by its file: to have no fonts, then those of this machine. */
Test(save, writes_a_pdf_once_there_are_fonts)
{
  static const char head[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">";
  g_autoptr(Home) home = environment_home_new();
  g_autofree char *fonts = g_build_filename(home, "fonts.conf", NULL);
  g_autofree char *variable = g_strconcat("FONTCONFIG_FILE=", fonts, NULL);
  g_autofree char *none = g_strconcat(head, "<fontconfig></fontconfig>", NULL);
  g_autofree char *all =
      g_strconcat(head, "<fontconfig><include>fonts.conf</include></fontconfig>", NULL);
  cr_assert(g_file_set_contents(fonts, none, -1, NULL));
  g_autoptr(Terminal) terminal = terminal_start(&(struct terminal_options){
      .home = home, .folder = home, .environment = (const char *const[]){variable, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  terminal_keys(terminal, "<C-s><C-u>m.pdf<Enter>");
  expect_text(terminal, "there is no font for plain letters");
  cr_assert(g_file_set_contents(fonts, all, -1, NULL));
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "Saved “m.pdf”");
}

Test(save, writes_no_pdf_to_a_terminal)
{
  g_autoptr(Terminal) terminal =
      screen_start(80, 24, (const char *const[]){"matrix", "--format", "pdf", NULL});
  expect_text(terminal, "a PDF is no text for a terminal");
  expect_exit(terminal, 2);
}
