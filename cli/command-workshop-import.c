/* command-workshop-import.c - `stage5 workshop import`: ballots as a table, also from standard
 * input */

#include "cli/cli.h"
#include "cli/cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* ---- Standard input ---------------------------------------------------- */

/* All that stands on standard input; NULL and an error. Transfer full. */
static GString *input_read(GError **error)
{
  GString *text = g_string_new(NULL);
  char bytes[64 * 1024];
  gsize n;

  errno = 0;
  while ((n = fread(bytes, 1, sizeof bytes, stdin)) > 0)
    g_string_append_len(text, bytes, (gssize)n);
  if (!ferror(stdin))
    return text;
  g_string_free(text, TRUE);
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "standard input could not be read: %s; save the table, and name its file",
              g_strerror(errno));
  return NULL;
}

/* A file, called as the messages are to call it, in a folder of its own. */
struct aside {
  char *folder, *path;
};
typedef struct aside Aside; /* for g_auto(Aside) */

/* Both are removed. */
static void aside_clear(struct aside *aside)
{
  if (aside->path)
    g_remove(aside->path);
  if (aside->folder)
    g_rmdir(aside->folder);
  g_free(aside->path);
  g_free(aside->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Aside, aside_clear)

/* Lay standard input aside where only its owner may read it. */
static bool input_lay_aside(struct aside *aside, GError **error)
{
  GString *text = input_read(error);
  g_autoptr(GError) cause = NULL;

  if (!text)
    return false;
  aside->folder = g_dir_make_tmp("stage5-XXXXXX", &cause);
  aside->path = aside->folder ? g_build_filename(aside->folder, "standard input", NULL) : NULL;
  if (aside->path)
    g_file_set_contents(aside->path, text->str, (gssize)text->len, &cause);
  g_string_free(text, TRUE);
  if (cause)
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "standard input could not be laid aside: %s; set TMPDIR to a folder with room",
                cause->message);
  return !cause;
}

/* ---- Ballots ----------------------------------------------------------- */

/* "the 3 faults above". Transfer full. */
static char *faults_to_words(guint n)
{
  return n == 1 ? g_strdup("the fault above") : g_strdup_printf("the %u faults above", n);
}

/* Rows with two faults are left out once: it is the faults that are counted. */
static bool say_taken(const struct options *options, guint n_taken, guint n_faults, GError **error)
{
  g_autofree char *rows = count_to_string(n_taken, "row is", "rows are");
  g_autofree char *faults = faults_to_words(n_faults);

  if (n_faults == 0)
    return output_line(options, error, "%s taken.", rows);
  return output_line(options, error, "%s taken; what has %s is left out.", rows, faults);
}

/* The faults were named above, and need not be named again. */
static void say_refused(guint n_faults, GError **error)
{
  g_autofree char *faults = faults_to_words(n_faults);

  g_clear_error(error);
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "no row was taken: mend %s, or say --keep-going to take all other rows", faults);
}

static void problems_print(const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    report_line(line);
  }
}

static bool import_file(const struct options *options, const struct held_workshop *held,
                        const char *path, GError **error)
{
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  guint n_taken = 0;
  bool done = workbook_import_ballots(held->workbook, held->id, held->pack, path,
                                      options->keep_going, problems, &n_taken, error);

  problems_print(problems);
  if (!done && problems->len > 0)
    say_refused(problems->len, error);
  return done && say_taken(options, n_taken, problems->len, error);
}

static bool import_input(const struct options *options, const struct held_workshop *held,
                         GError **error)
{
  g_auto(Aside) aside = {0};

  return input_lay_aside(&aside, error) && import_file(options, held, aside.path, error);
}

bool workshop_import(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(HeldWorkshop) held = {0};

  if (!arguments[1])
    return workshop_is_missing(
        "import", "the table of ballots is missing behind the name; - is standard input", error);
  if (!held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  return strcmp(arguments[1], "-") == 0 ? import_input(options, &held, error)
                                        : import_file(options, &held, arguments[1], error);
}
