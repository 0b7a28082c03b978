/* desk.h - a home of its own and a workbook in it, for tests that run stage5 as a command */
#ifndef STAGE5_TESTS_DESK_H
#define STAGE5_TESTS_DESK_H

#include "tests/command-expect.h"

struct desk {
  char *home, *file;
};
typedef struct desk Desk; /* for g_auto(Desk) */

struct desk desk_new(void);
void desk_clear(struct desk *desk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* stage5 --file WORKBOOK with the words of @line, in which "|" parts the arguments, and @input
 * (or NULL) as standard input. Today is 2026-12-31. */
struct command_result *desk_run_with(const struct desk *desk, const char *line, const char *input);
struct command_result *desk_run(const struct desk *desk, const char *line);

/* Write a file into the home. Its path, transfer full. */
char *desk_write(const struct desk *desk, const char *name, const char *text);

guint count_lines(const char *text);

/* It does what it was asked, and says @text. */
#define expect_run(desk, line, text)                                                               \
  do {                                                                                             \
    g_autoptr(CommandResult) ran = desk_run(desk, line);                                           \
    expect_success(ran);                                                                           \
    expect_out(ran, text);                                                                         \
  } while (0)

/* It fails with @status, and says @text. */
#define expect_refusal(desk, line, status, text)                                                   \
  do {                                                                                             \
    g_autoptr(CommandResult) ran = desk_run(desk, line);                                           \
    expect_failure(ran, status, text);                                                             \
  } while (0)

/* It says exactly this. */
#define expect_answer(desk, line, answer)                                                          \
  do {                                                                                             \
    g_autoptr(CommandResult) ran = desk_run(desk, line);                                           \
    expect_success(ran);                                                                           \
    cr_assert_str_eq(ran->out, answer);                                                            \
  } while (0)

#endif
