/* command-workshop-import.c - `stage5 workshop import`: ballots as a table, also from standard
 * input */

#include "cli/cli.h"
#include "cli/cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char standard_input[] = "standard input";

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

/* Copy standard input into a file of its own, which only its owner may read. Its path, to be
 * removed and freed; NULL and an error. */
static char *input_save(GError **error)
{
  GString *text = input_read(error);
  g_autofree char *path = NULL;
  g_autoptr(GError) cause = NULL;
  int file = text ? g_file_open_tmp("stage5-XXXXXX.csv", &path, &cause) : -1;

  if (file >= 0 && g_file_set_contents(path, text->str, (gssize)text->len, &cause)) {
    close(file);
    g_string_free(text, TRUE);
    return g_steal_pointer(&path);
  }
  if (file >= 0) {
    close(file);
    g_remove(path);
  }
  if (cause)
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "standard input could not be laid aside: %s; set TMPDIR to a folder with room",
                cause->message);
  if (text)
    g_string_free(text, TRUE);
  return NULL;
}

/* @text, in which @path is called by the name that the user knows. Takes @text. */
static char *path_replace(char *text, const char *path)
{
  g_auto(GStrv) parts = g_strsplit(text, path, -1);

  g_free(text);
  return g_strjoinv(standard_input, parts);
}

/* ---- Ballots ----------------------------------------------------------- */

/* What an import made of a table. */
struct taken {
  GPtrArray *problems;
  guint n_rows;
};

static bool import_file(const struct options *options, const struct held_workshop *held,
                        const char *path, struct taken *taken, GError **error)
{
  return workbook_import_ballots(held->workbook, held->id, held->pack, path, options->keep_going,
                                 taken->problems, &taken->n_rows, error);
}

static bool import_input(const struct options *options, const struct held_workshop *held,
                         struct taken *taken, GError **error)
{
  g_autofree char *path = input_save(error);
  GError *cause = NULL;
  bool done = path && import_file(options, held, path, taken, &cause);

  if (!path)
    return false;
  g_remove(path);
  for (guint i = 0; i < taken->problems->len; i++) {
    struct problem *problem = taken->problems->pdata[i];

    problem->file = path_replace(problem->file, path);
  }
  if (!done) {
    cause->message = path_replace(cause->message, path);
    g_propagate_error(error, cause);
  }
  return done;
}

static void problems_print(const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    report_line(line);
  }
}

/* Rows with two faults are left out once: it is the faults that are counted. */
static bool say_taken(const struct options *options, const struct taken *taken, GError **error)
{
  guint n_faults = taken->problems->len;
  g_autofree char *rows = count_to_string(taken->n_rows, "row is", "rows are");
  g_autofree char *faults = count_to_string(n_faults, "fault", "faults");

  if (n_faults == 0)
    return output_line(options, error, "%s taken.", rows);
  return output_line(options, error, "%s taken; those with the %s above are left out.", rows,
                     faults);
}

bool workshop_import(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autoptr(GPtrArray) problems =
      g_ptr_array_new_with_free_func((GDestroyNotify)ballot_problem_free);
  struct taken taken = {.problems = problems};
  bool done;

  if (!arguments[1])
    return workshop_is_missing(
        "import", "the table of ballots is missing behind the name; - is standard input", error);
  if (!held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  done = strcmp(arguments[1], "-") == 0 ? import_input(options, &held, &taken, error)
                                        : import_file(options, &held, arguments[1], &taken, error);
  problems_print(problems);
  return done && say_taken(options, &taken, error);
}
