#include "tests/stand-ins.h"

#include "tests/environment.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path_of(const struct stand_ins *stand_ins, const char *program, const char *what)
{
  return g_strdup_printf("%s/%s.%s", stand_ins->folder, program, what);
}

static void write_file(const struct stand_ins *stand_ins, const char *program, const char *what,
                       const char *text)
{
  g_autofree char *path = path_of(stand_ins, program, what);
  g_autoptr(GError) error = NULL;
  if (!g_file_set_contents(path, text, -1, &error))
    g_error("a stand-in: %s", error->message);
}

struct stand_ins *stand_ins_new(const char *printers)
{
  struct stand_ins *stand_ins = g_new0(struct stand_ins, 1);
  stand_ins->folder = environment_home_new();
  stand_ins->variable = g_strconcat("STAND_INS=", stand_ins->folder, NULL);
  stand_ins->environment[0] = stand_ins->variable;
  write_file(stand_ins, "lpstat", "says", printers);
  return stand_ins;
}

void stand_ins_free(struct stand_ins *stand_ins)
{
  if (!stand_ins)
    return;
  environment_home_free(stand_ins->folder);
  g_free(stand_ins->variable);
  g_free(stand_ins);
}

void stand_ins_refuse(const struct stand_ins *stand_ins, const char *words)
{
  write_file(stand_ins, "lp", "refuses", words);
}

void stand_ins_hold(const struct stand_ins *stand_ins, const char *program)
{
  g_autofree char *path = path_of(stand_ins, program, "waits");
  if (mkfifo(path, 0600) != 0)
    g_error("no pipe for a stand-in");
}

/* Opening waits until the program has come to read. */
void stand_ins_let_go(const struct stand_ins *stand_ins, const char *program)
{
  g_autofree char *path = path_of(stand_ins, program, "waits");
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, "\n", 1) != 1)
    g_error("a stand-in does not wait");
  close(fd);
}

static char *read_file(const struct stand_ins *stand_ins, const char *what, gsize *length)
{
  g_autofree char *path = path_of(stand_ins, "lp", what);
  char *text = NULL;
  return g_file_get_contents(path, &text, length, NULL) ? text : NULL;
}

char *stand_ins_arguments(const struct stand_ins *stand_ins)
{
  return read_file(stand_ins, "arguments", NULL);
}

char *stand_ins_input(const struct stand_ins *stand_ins, gsize *length)
{
  return read_file(stand_ins, "input", length);
}
