#include "tests/environment.h"

#include "tests/stand-ins.h"

#include <ftw.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

/* What is handed on from the environment of the tests. */
static const char *const handed_on[] = {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS",
                                        "GCOV_PREFIX", "GCOV_PREFIX_STRIP"};

static const struct {
  const char *name, *folder;
} folders[] = {{"HOME", "."},
               {"XDG_CONFIG_HOME", ".config"},
               {"XDG_DATA_HOME", ".local/share"},
               {"XDG_STATE_HOME", ".local/state"},
               {"XDG_CACHE_HOME", ".cache"},
               {"XDG_RUNTIME_DIR", "run"}};

char *environment_program(void)
{
  const char *program = g_getenv("STAGE5");
  return program ? g_canonicalize_filename(program, NULL)
                 : g_build_filename(TOP_BUILDDIR, "stage5", NULL);
}

char *environment_home_new(void)
{
  g_autoptr(GError) error = NULL;
  char *home = g_dir_make_tmp("stage5-test-XXXXXX", &error);
  if (!home)
    g_error("no folder for a test: %s", error->message);
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *folder = g_build_filename(home, folders[i].folder, NULL);
    g_mkdir_with_parents(folder, 0700);
  }
  return home;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
  (void)status, (void)where;
  if (type == FTW_DNR || type == FTW_DP)
    return g_rmdir(path);
  return g_unlink(path);
}

void environment_home_free(char *home)
{
  if (!home)
    return;
  nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_free(home);
}

static char **apply(char **environment, const char *change)
{
  const char *equals = strchr(change, '=');
  if (!equals)
    return g_environ_unsetenv(environment, change);
  g_autofree char *name = g_strndup(change, equals - change);
  return g_environ_setenv(environment, name, equals + 1, true);
}

char **environment_new(const char *home, const char *const *changes)
{
  char **environment = g_new0(char *, 1);
  for (gsize i = 0; i < G_N_ELEMENTS(handed_on); i++)
    if (g_getenv(handed_on[i]))
      environment = g_environ_setenv(environment, handed_on[i], g_getenv(handed_on[i]), true);
  /* no printers of this machine */
  g_autofree char *programs = g_strconcat(STAND_INS_PROGRAMS ":", g_getenv("PATH"), NULL);
  environment = g_environ_setenv(environment, "PATH", programs, true);
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *path = g_build_filename(home, folders[i].folder, NULL);
    g_autofree char *folder = g_canonicalize_filename(path, NULL);
    environment = g_environ_setenv(environment, folders[i].name, folder, true);
  }
  environment = g_environ_setenv(environment, "TERM", "xterm-256color", true);
  environment = g_environ_setenv(environment, "LC_ALL", "C.UTF-8", true);
  environment = g_environ_setenv(environment, "TZ", "UTC", true);
  environment = g_environ_setenv(environment, "SOURCE_DATE_EPOCH", TEST_EPOCH, true);
  /* no mouse daemon of the machine's own console, and no leaks of its library */
  environment = g_environ_setenv(environment, "NCURSES_GPM_TERMS", "none", true);
  for (gsize i = 0; changes && changes[i]; i++)
    environment = apply(environment, changes[i]);
  return environment;
}
