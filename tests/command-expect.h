/* command-expect.h - what a Criterion test says about a command that was run */
#ifndef STAGE5_TESTS_COMMAND_EXPECT_H
#define STAGE5_TESTS_COMMAND_EXPECT_H

#include "tests/command.h"

#include <criterion/criterion.h>
#include <string.h>

#define expect_status(result, expected)                                                            \
  cr_assert_eq((result)->status, expected, "status %d, not %d\nout: %s\nerr: %s",                  \
               (result)->status, expected, (result)->out, (result)->err)

/* @text stands in standard output; in standard error; does not stand there. */
#define expect_out(result, text)                                                                   \
  cr_assert_not_null(strstr((result)->out, text), "“%s” is missing in:\n%s\nerr: %s", text,        \
                     (result)->out, (result)->err)
#define expect_err(result, text)                                                                   \
  cr_assert_not_null(strstr((result)->err, text), "“%s” is missing in:\n%s", text, (result)->err)
#define expect_not_out(result, text)                                                               \
  cr_assert_null(strstr((result)->out, text), "“%s” should not be in:\n%s", text, (result)->out)

/* Nothing was written there. */
#define expect_no_out(result) cr_assert_eq((result)->out_length, 0, "out: %s", (result)->out)
#define expect_no_err(result) cr_assert_eq((result)->err_length, 0, "err: %s", (result)->err)

/* It failed with this status, said so in a sentence of its own, and wrote nothing. */
#define expect_failure(result, expected, text)                                                     \
  do {                                                                                             \
    expect_status(result, expected);                                                               \
    expect_no_out(result);                                                                         \
    expect_err(result, "stage5: ");                                                                \
    expect_err(result, text);                                                                      \
  } while (0)

/* It did what it was asked, and had nothing to complain about. */
#define expect_success(result)                                                                     \
  do {                                                                                             \
    expect_status(result, 0);                                                                      \
    expect_no_err(result);                                                                         \
  } while (0)

/* For a shell that may not write files: the counters of "make coverage" go below @folder
 * instead of being cut off where all tests write theirs. */
#define COUNT_ELSEWHERE(folder) "GCOV_ERROR_FILE=/dev/null GCOV_PREFIX=\"" folder "\" "

/* True if the @length bytes of @bytes are all printable ASCII or line feeds. */
static inline bool is_plain_ascii(const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\n' && (bytes[i] < ' ' || bytes[i] > '~'))
      return false;
  return true;
}

#endif
