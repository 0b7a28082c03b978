/* desk.c - a home of its own and a workbook in it */
#include "tests/desk.h"

#define MAX_ARGUMENTS 24

struct desk desk_new(void)
{
  struct desk desk = {.home = g_dir_make_tmp("stage5-desk-XXXXXX", NULL)};

  cr_assert_not_null(desk.home);
  desk.file = g_build_filename(desk.home, "w.stage5", NULL);
  return desk;
}

void desk_clear(struct desk *desk)
{
  const char *const arguments[] = {"-r", desk->home, NULL};

  command_result_free(
      command_run(&(struct command_options){.program = "/bin/rm", .arguments = arguments}));
  g_free(desk->home);
  g_free(desk->file);
}

struct command_result *desk_run_with(const struct desk *desk, const char *line, const char *input)
{
  g_auto(GStrv) words = g_strsplit(line, "|", -1);
  const char *arguments[MAX_ARGUMENTS + 3] = {"--file", desk->file};

  cr_assert_leq(g_strv_length(words), MAX_ARGUMENTS);
  for (guint i = 0; words[i]; i++)
    arguments[i + 2] = words[i];
  return command_run(&(struct command_options){
      .arguments = arguments,
      .environment = (const char *const[]){"SOURCE_DATE_EPOCH=1798675200", NULL}, /* 2026-12-31 */
      .input = input,
      .home = desk->home});
}

struct command_result *desk_run(const struct desk *desk, const char *line)
{
  return desk_run_with(desk, line, NULL);
}

char *desk_write(const struct desk *desk, const char *name, const char *text)
{
  char *path = g_build_filename(desk->home, name, NULL);

  cr_assert(g_file_set_contents(path, text, -1, NULL));
  return path;
}

guint count_lines(const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}
