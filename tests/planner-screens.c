#include "tests/planner-screens.h"

#include <glib/gstdio.h>
#include <string.h>

/* The seconds of midnight of these days, UTC. */
#define TODAY_EPOCH "SOURCE_DATE_EPOCH=1799020800"
#define LATER_EPOCH "SOURCE_DATE_EPOCH=1803859200"

static struct terminal *start_on(const char *day, const char *home, int columns, int rows)
{
  struct terminal *terminal =
      terminal_start(&(struct terminal_options){.columns = columns,
                                                .rows = rows,
                                                .home = home,
                                                .environment = (const char *const[]){day, NULL}});
  expect_text(terminal, FIRST_SCREEN);
  return terminal;
}

struct terminal *planner_start(const char *home, int columns, int rows)
{
  return start_on(TODAY_EPOCH, home, columns, rows);
}

struct terminal *planner_start_later(const char *home, int columns, int rows)
{
  return start_on(LATER_EPOCH, home, columns, rows);
}

void planner_make(struct terminal *terminal, const char *name)
{
  terminal_keys(terminal, "Pn");
  expect_text(terminal, "1 of 8 Who");
  terminal_keys(terminal, name);
  terminal_keys(terminal, "<Enter><Enter><Enter><Enter><Enter><Enter><Enter>");
  expect_text(terminal, "8 of 8 Plan");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "is in the workbook");
}

void planner_open_only(struct terminal *terminal)
{
  terminal_keys(terminal, "P");
  expect_text(terminal, "Plans  1/1");
  terminal_keys(terminal, "<Enter>");
  expect_text(terminal, "done");
}

char *planner_workbook(const char *home)
{
  return g_build_filename(home, ".local/share/stage5/workbook.stage5", NULL);
}

void planner_spoil(const char *path, gsize offset, const char *bytes, gsize length)
{
  FILE *file = g_fopen(path, "r+b");
  cr_assert_not_null(file);
  cr_assert_eq(fseek(file, (long)offset, SEEK_SET), 0);
  cr_assert_eq(fwrite(bytes, 1, length, file), length);
  cr_assert_eq(fclose(file), 0);
}

#define FIRST_PAGE     4096 /* bytes, in which the tables are named */
#define CHANGE_COUNTER 27   /* its last byte, where SQLite sees that another has written */

GString *planner_break(const char *path)
{
  char *bytes;
  gsize length;
  cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
  GString *whole = g_string_new_len(bytes, (gssize)length);
  memset(bytes + FIRST_PAGE, 0, length - FIRST_PAGE);
  bytes[CHANGE_COUNTER]++;
  planner_spoil(path, 0, bytes, length);
  g_free(bytes);
  return whole;
}

void planner_put_back(const char *path, GString *whole)
{
  whole->str[CHANGE_COUNTER] = (char)(whole->str[CHANGE_COUNTER] + 2);
  planner_spoil(path, 0, whole->str, whole->len);
}
