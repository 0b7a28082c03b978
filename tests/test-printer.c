/* Printing: what lp and lpstat are asked, and what is made of their answers. */

#include "document/child-private.h"
#include "document/document.h"
#include "tests/environment.h"
#include "tests/stand-ins.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

/* Have this process meet the stand-ins. */
static struct stand_ins *meet_stand_ins(const char *printers)
{
  struct stand_ins *stand_ins = stand_ins_new(printers);
  g_autofree char *path = g_strconcat(STAND_INS_PROGRAMS ":", g_getenv("PATH"), NULL);
  g_setenv("PATH", path, TRUE);
  g_setenv("STAND_INS", stand_ins->folder, TRUE);
  return stand_ins;
}

static const struct print_request two_on_a4 = {
    .printer = "Office", .title = "Mindset", .copies = 2, .paper = PAPER_A4};

/* @call, which must fail, does so with a sentence that holds @text. */
#define expect_print_error(call, text)                                                             \
  do {                                                                                             \
    g_autoptr(GError) error = NULL;                                                                \
    cr_assert_null(call);                                                                          \
    cr_assert(g_error_matches(error, DOCUMENT_ERROR, DOCUMENT_ERROR_PRINT));                       \
    cr_assert_not_null(strstr(error->message, text), "%s", error->message);                        \
    cr_assert(text_check(error->message, strlen(error->message), NULL), "%s", error->message);     \
  } while (0)

/* What printers_look() finds, waited for. */
struct found {
  bool is_there;
  struct printers *printers;
  GError *error;
};

static void on_list(struct printers *printers, const GError *error, gpointer data)
{
  struct found *found = data;
  *found = (struct found){true, printers, error ? g_error_copy(error) : NULL};
}

static struct printers *list_printers(GError **error)
{
  struct found found = {0};
  if (!printers_look(on_list, &found, error))
    return NULL;
  while (!found.is_there)
    g_main_context_iteration(NULL, TRUE);
  if (found.error)
    g_propagate_error(error, found.error);
  return found.printers;
}

/* ---- Printers ---------------------------------------------------------- */

Test(printers, are_those_that_lpstat_lists)
{
  G_GNUC_UNUSED g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  g_autoptr(GError) error = NULL;
  g_autoptr(Printers) printers = list_printers(&error);
  cr_assert_not_null(printers, "%s", error ? error->message : "?");
  cr_assert_eq(g_strv_length(printers->names), 2);
  cr_assert_str_eq(printers->names[0], "Attic_colour");
  cr_assert_str_eq(printers->names[1], "Office");
  cr_assert_str_eq(printers->usual, "Office");
}

Test(printers, may_do_without_a_usual_one)
{
  G_GNUC_UNUSED g_autoptr(StandIns) stand_ins =
      meet_stand_ins("scheduler is running\nno system default destination\nOffice\n");
  g_autoptr(Printers) printers = list_printers(NULL);
  cr_assert_not_null(printers);
  cr_assert_null(printers->usual);
}

Test(printers, are_not_what_is_no_name)
{
  G_GNUC_UNUSED g_autoptr(StandIns) stand_ins =
      meet_stand_ins("two words\n\x1b[2J\n\xff\n\nOffice\nOffi");
  g_autoptr(Printers) printers = list_printers(NULL);
  cr_assert_not_null(printers);
  cr_assert_eq(g_strv_length(printers->names), 1);
  cr_assert_str_eq(printers->names[0], "Office");
}

Test(printers, are_missing_for_a_reason_that_is_said)
{
  static const struct {
    const char *says, *sentence;
  } cases[] = {
      {"scheduler is running\nno system default destination\n", "no printer is set up here"},
      {"scheduler is not running\nno system default destination\n", "is not running"},
      {"", "no printer is set up here"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    G_GNUC_UNUSED g_autoptr(StandIns) stand_ins = meet_stand_ins(cases[i].says);
    expect_print_error(list_printers(&error), cases[i].sentence);
    expect_print_error(list_printers(&error), "save it as a PDF instead");
  }
}

Test(printers, need_cups)
{
  g_setenv("PATH", "/nowhere", TRUE);
  expect_print_error(list_printers(&error), "the command “lpstat” is missing");
  expect_print_error(print_bytes(&two_on_a4, "x", 1, &error), "the command “lp” is missing");
}

/* ---- Printing ---------------------------------------------------------- */

Test(print, hands_the_bytes_and_what_is_wanted_to_lp)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  const char bytes[] = "%PDF\0\xff\n";
  gsize length = 0;
  g_autofree char *job = print_bytes(&two_on_a4, bytes, sizeof bytes, NULL);
  g_autofree char *arguments = stand_ins_arguments(stand_ins);
  g_autofree char *input = stand_ins_input(stand_ins, &length);
  cr_assert_str_eq(job, "Office-12");
  cr_assert_str_eq(arguments, "-d\nOffice\n-n\n2\n-o\nmedia=A4\n-t\nMindset\n--\n");
  cr_assert_eq(length, sizeof bytes);
  cr_assert_eq(memcmp(input, bytes, length), 0);
}

Test(print, takes_what_is_larger_than_a_pipe_and_leaves_no_file)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  g_autofree char *bytes = g_strnfill(3 * 1024 * 1024, 'x'), *input = NULL;
  gsize length = 0;
  char *folder = environment_home_new();
  g_autofree char *run = g_build_filename(folder, "run", NULL);
  g_setenv("TMPDIR", run, TRUE);
  g_autofree char *job = print_bytes(&two_on_a4, bytes, strlen(bytes), NULL);
  cr_assert_not_null(job);
  input = stand_ins_input(stand_ins, &length);
  cr_assert_eq(length, strlen(bytes));
  cr_assert_eq(g_rmdir(run), 0, "something was left in the temporary folder");
  environment_home_free(folder);
}

Test(print, no_argument_is_taken_for_an_option_or_a_command)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  struct print_request request = {.printer = "$(touch x);-o", .copies = 400, .paper = PAPER_LETTER};
  request.title = "-o two\nlines \x1b[2J";
  g_autofree char *job = print_bytes(&request, "x", 1, NULL);
  g_autofree char *arguments = stand_ins_arguments(stand_ins);
  cr_assert_not_null(job);
  cr_assert_str_eq(arguments, "-d\n$(touch x);-o\n-n\n99\n-o\nmedia=Letter\n-t\n"
                              "-o two\\nlines \\x1b[2J\n--\n");
}

Test(print, cuts_a_title_that_is_too_long_for_cups)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  GString *title = g_string_new("x");
  for (int i = 0; i < 400; i++)
    g_string_append(title, "語");
  struct print_request request = {.printer = "Office", .title = title->str, .copies = 1};
  g_autofree char *job = print_bytes(&request, "x", 1, NULL);
  g_autofree char *arguments = stand_ins_arguments(stand_ins);
  cr_assert_not_null(job);
  g_auto(GStrv) lines = g_strsplit(arguments, "\n", -1);
  cr_assert_str_eq(lines[6], "-t");
  cr_assert_eq(strlen(lines[7]), 199);
  cr_assert(g_utf8_validate(lines[7], -1, NULL));
  g_string_free(title, TRUE);
}

Test(print, names_the_printers_if_there_is_none_of_that_name)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  struct print_request request = {.printer = "Offise\x1b", .copies = 1};
  stand_ins_refuse(stand_ins, "lp: Error - The printer or class does not exist.\n");
  expect_print_error(print_bytes(&request, "x", 1, &error),
                     "there is no printer “Offise\\x1b”; there are: Attic_colour, Office");
}

Test(print, passes_on_why_a_job_was_refused)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  stand_ins_refuse(stand_ins, "lp: Destination \"Office\" is not accepting jobs.\nMore.\n");
  expect_print_error(print_bytes(&two_on_a4, "x", 1, &error),
                     "lp says “Destination \"Office\" is not accepting jobs”; choose another");
  stand_ins_refuse(stand_ins, "lp: Error - \x1b[2J\xff\xe2\x80\xae\n");
  expect_print_error(print_bytes(&two_on_a4, "x", 1, &error), "“\\x1b[2J\\xff\\u202e”");
  stand_ins_refuse(stand_ins, "");
  expect_print_error(print_bytes(&two_on_a4, "x", 1, &error), "does not say why");
}

Test(print, a_way_to_use_a_printer_is_no_unknown_printer)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  struct print_request request = {.printer = "Office/draft", .copies = 1};
  stand_ins_refuse(stand_ins, "lp: Error - no\n");
  expect_print_error(print_bytes(&request, "x", 1, &error), "“Office/draft” did not take");
}

/* ---- Without waiting --------------------------------------------------- */

struct answer {
  int calls;
  char *job;
  guint n_printers;
};

static void on_ended(const char *job, const GError *error, gpointer data)
{
  struct answer *answer = data;
  (void)error;
  answer->calls++;
  answer->job = g_strdup(job);
}

static void on_found(struct printers *printers, const GError *error, gpointer data)
{
  struct answer *answer = data;
  (void)error;
  answer->calls++;
  answer->n_printers = printers ? g_strv_length(printers->names) : 0;
  printers_free(printers);
}

Test(print, need_not_be_waited_for)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  struct answer printed = {0}, found = {0};
  stand_ins_hold(stand_ins, "lp");
  cr_assert_not_null(print_start(&two_on_a4, "text", 4, on_ended, &printed, NULL));
  cr_assert_not_null(printers_look(on_found, &found, NULL));
  while (!found.calls)
    g_main_context_iteration(NULL, TRUE);
  cr_assert_eq(found.n_printers, 2);
  cr_assert_eq(printed.calls, 0);
  stand_ins_let_go(stand_ins, "lp");
  while (!printed.calls)
    g_main_context_iteration(NULL, TRUE);
  cr_assert_str_eq(printed.job, "Office-12");
  g_free(printed.job);
}

Test(print, goes_on_when_it_is_forgotten_but_looking_does_not)
{
  g_autoptr(StandIns) stand_ins = meet_stand_ins(TWO_PRINTERS);
  struct answer printed = {0}, found = {0};
  g_autofree char *input = NULL;
  stand_ins_hold(stand_ins, "lp");
  stand_ins_hold(stand_ins, "lpstat");
  print_task_forget(print_start(&two_on_a4, "text", 4, on_ended, &printed, NULL));
  print_task_forget(printers_look(on_found, &found, NULL));
  stand_ins_let_go(stand_ins, "lp");
  while (!(input = stand_ins_input(stand_ins, NULL)))
    g_main_context_iteration(NULL, TRUE);
  cr_assert_str_eq(input, "text");
  cr_assert_eq(printed.calls + found.calls, 0);
}

/* ---- A program beside this one ----------------------------------------- */

struct ending {
  bool is_there, succeeded, too_slow;
  gsize out_length;
  char *err;
};

static void on_child_ended(const struct child_result *result, gpointer data)
{
  struct ending *ending = data;
  *ending = (struct ending){true, result->succeeded, result->too_slow, strlen(result->out),
                            g_strdup(result->err)};
}

/* Run a shell's @script, at most @seconds. */
static struct ending run_script(const char *script, guint seconds, bool detached)
{
  struct ending ending = {0};
  struct child_options options = {.arguments = (const char *const[]){"sh", "-c", script, NULL},
                                  .input = -1,
                                  .seconds = seconds,
                                  .detached = detached};
  cr_assert_not_null(child_start(&options, NULL, on_child_ended, &ending, NULL));
  while (!ending.is_there)
    g_main_context_iteration(NULL, TRUE);
  return ending;
}

Test(child, output_is_read_to_its_end_but_kept_to_a_limit)
{
  struct ending ending = run_script("head -c 3000000 /dev/zero | tr '\\0' x; echo done >&2", 30, 0);
  cr_assert(ending.succeeded);
  cr_assert_eq(ending.out_length, 64 * 1024);
  cr_assert_str_eq(ending.err, "done\n");
  g_free(ending.err);
}

Test(child, is_killed_at_its_time_limit_even_if_it_never_stops_talking)
{
  for (int detached = 0; detached < 2; detached++) {
    struct ending ending = run_script("exec yes", 1, detached);
    cr_assert(ending.too_slow && !ending.succeeded);
    g_free(ending.err);
  }
}

Test(child, its_own_children_are_not_waited_for)
{
  gint64 start = g_get_monotonic_time();
  struct ending ending = run_script("sleep 8 & echo said >&2; exit 3", 30, false);
  cr_assert_not(ending.succeeded);
  cr_assert_not(ending.too_slow);
  cr_assert_str_eq(ending.err, "said\n");
  cr_assert_lt(g_get_monotonic_time() - start, 7 * G_TIME_SPAN_SECOND);
  g_free(ending.err);
}

Test(child, speaks_english_and_reads_nothing)
{
  g_setenv("LC_ALL", "de_DE.UTF-8", TRUE);
  g_setenv("LANGUAGE", "de", TRUE);
  struct ending ending = run_script("cat; echo \"$LC_ALL$LANGUAGE\" >&2", 30, true);
  cr_assert(ending.succeeded);
  cr_assert_str_eq(ending.err, "C\n");
  g_free(ending.err);
}
