/* expect.h - what a Criterion test says about a terminal in memory
 *
 * Each of these waits, and fails the test with the screen in the message. */
#ifndef STAGE5_TESTS_EXPECT_H
#define STAGE5_TESTS_EXPECT_H

#include "tests/terminal.h"

#include <criterion/criterion.h>

/* @text appears; goes. */
#define expect_text(terminal, text)                                                                \
  expect_screen_(terminal, terminal_wait(terminal, text), "no “%s” on the screen", text)
#define expect_gone(terminal, text)                                                                \
  expect_screen_(terminal, terminal_wait_gone(terminal, text), "“%s” stays on the screen", text)

/* @text appears: where it begins, counted from 0. */
#define expect_place(terminal, text, column, row)                                                  \
  do {                                                                                             \
    expect_text(terminal, text);                                                                   \
    terminal_find(terminal, text, column, row);                                                    \
  } while (0)

/* The program has done all that it was asked, and all of it is seen. */
#define expect_quiet(terminal)                                                                     \
  expect_screen_(terminal, terminal_wait_quiet(terminal), "%s", "the program does not come to rest")

/* The program writes @bytes, ever. */
#define expect_bytes(terminal, bytes)                                                              \
  cr_assert(terminal_wait_bytes(terminal, bytes), "the program did not write “%s”", bytes)

/* The cursor comes to this cell, counted from 0. */
#define expect_cursor(terminal, column, row)                                                       \
  expect_screen_(terminal, terminal_wait_cursor(terminal, column, row),                            \
                 "the cursor does not come to %d,%d", column, row)

/* The screen becomes the picture tests/pictures/NAME-COLUMNSxROWS.txt. */
#define expect_picture(terminal, name)                                                             \
  do {                                                                                             \
    g_autofree char *difference_ = NULL;                                                           \
    bool same_ = terminal_matches(terminal, name, &difference_);                                   \
    cr_assert(same_, "%s", difference_);                                                           \
  } while (0)

/* The program ends with this exit status (minus the number of a signal). */
#define expect_exit(terminal, status)                                                              \
  do {                                                                                             \
    int status_ = terminal_wait_exit(terminal);                                                    \
    expect_screen_(terminal, status_ == (status), "the program ended with %d, not %d", status_,    \
                   (int)(status));                                                                 \
  } while (0)

/* The terminal is as it was before the program. */
#define expect_restored(terminal)                                                                  \
  do {                                                                                             \
    g_autofree char *wrong_ = NULL;                                                                \
    bool restored_ = terminal_is_restored(terminal, &wrong_);                                      \
    cr_assert(restored_, "left wrong in the terminal: %s", wrong_);                                \
  } while (0)

#define expect_screen_(terminal, holds, format, ...)                                               \
  do {                                                                                             \
    bool holds_ = (holds);                                                                         \
    g_autofree char *screen_ = terminal_text(terminal);                                            \
    cr_assert(holds_, format ":\n%s", __VA_ARGS__, screen_);                                       \
  } while (0)

#endif
