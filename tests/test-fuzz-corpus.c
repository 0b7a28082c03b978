/* Each file of the corpus of "make fuzz" goes through its target: seeds, and what was found. */

#include "tests/fuzz/fuzz.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#define N_TARGETS 7 /* of fuzz_targets[] */

static char *going; /* the file that is going through */

void fuzz_fail(const char *file, int line, const char *what, const char *text)
{
  cr_assert_fail("%s: %s:%d: this does not hold: %s\n%s", going, file, line, what,
                 text ? text : "");
  abort();
}

gsize fuzz_mutate(guint8 *data, gsize size, gsize most)
{
  (void)data;
  return MIN(size, most);
}

static void go_through(const struct fuzz_target *target, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_free(going);
  going = g_strdup(path);
  cr_assert(g_file_get_contents(path, &bytes, &size, NULL), "%s", path);
  cr_log_info("%s", path); /* the last one is the one that crashed */
  target->run((const guint8 *)bytes, size);
}

ParameterizedTestParameters(fuzz_corpus, holds_in_every_target)
{
  static guint indexes[N_TARGETS];

  for (guint i = 0; i < N_TARGETS; i++)
    indexes[i] = i;
  return cr_make_param_array(guint, indexes, N_TARGETS);
}

ParameterizedTest(const guint *index, fuzz_corpus, holds_in_every_target)
{
  const struct fuzz_target *target = fuzz_targets[*index];
  g_autofree char *folder =
      g_build_filename(TOP_SRCDIR, "tests", "fuzz", "corpus", target->name, NULL);
  g_autoptr(GDir) corpus = g_dir_open(folder, 0, NULL);
  const char *name;
  guint n = 0;

  cr_assert_not_null(corpus, "%s", folder);
  for (; (name = g_dir_read_name(corpus)); n++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);

    go_through(target, path);
  }
  g_clear_pointer(&going, g_free);
  cr_assert_geq(n, 8, "only %u files in %s", n, folder);
}

Test(fuzz_corpus, has_a_folder_for_each_target)
{
  g_autofree char *folder = g_build_filename(TOP_SRCDIR, "tests", "fuzz", "corpus", NULL);
  g_autoptr(GDir) corpora = g_dir_open(folder, 0, NULL);
  guint n_folders = 0, n_targets = 0;
  const char *name;

  cr_assert_not_null(corpora);
  while ((name = g_dir_read_name(corpora)))
    n_folders += *name != '.';
  while (fuzz_targets[n_targets])
    n_targets++;
  cr_assert_eq(n_targets, N_TARGETS);
  cr_assert_eq(n_folders, N_TARGETS);
}
