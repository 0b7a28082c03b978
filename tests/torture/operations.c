#include "tests/torture/operations.h"

#include "tests/environment.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MEMORY "/dev/shm"

const struct operation operations[] = {
    {"plan list", "--file|w.stage5|plan|list", NULL},
    {"plan new",
     "--file|w.stage5|plan|new|--name|C. Cho|--from|trainer|"
     "--to|performance-consultant",
     NULL},
    {"plan new in a new workbook",
     "--file|new.stage5|plan|new|--name|C. Cho|--from|trainer|"
     "--to|performance-consultant",
     NULL},
    {"workshop rate",
     "--file|w.stage5|workshop|rate|Spring review|mindset|--person|p7|"
     "--now|2|--want|5",
     NULL},
    {"workshop reveal", "--file|w.stage5|workshop|reveal|Spring review", NULL},
    {"export", "--file|w.stage5|export|new", NULL},
    {"import", "--file|other.stage5|import|exported", NULL},
    {"PDF", "--file|w.stage5|plan|list|--format|pdf|-o|plans.pdf", "plans.pdf"},
    {"HTML", "matrix|--ascii|--format|html|-o|matrix.html", NULL},
    {"pack new", "pack|new|pack", NULL},
};
const guint n_operations = G_N_ELEMENTS(operations);
G_STATIC_ASSERT(G_N_ELEMENTS(operations) <= N_OPERATIONS_MOST);

/* What makes the folder. The two documents are others than the operations make. */
static const char *const preparations[] = {
    "--file|w.stage5|plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant",
    "--file|w.stage5|workshop|new|Spring review|--people|8",
    "--file|w.stage5|workshop|rate|Spring review|mindset|--person|p1|--now|1|--want|4",
    "--file|w.stage5|workshop|rate|Spring review|mindset|--person|p2|--now|5|--want|4",
    "--file|w.stage5|workshop|rate|Spring review|technology|--person|p1|--now|2|--comment|Why?",
    "--file|w.stage5|export|exported",
    "--file|other.stage5|plan|new|--name|B. Roy|--from|trainer|--to|performance-consultant",
    "glossary|--format|pdf|-o|plans.pdf",
    "glossary|--format|html|-o|matrix.html",
};

char *operations_folder_new(void)
{
  g_autofree char *in_memory = g_strdup(MEMORY "/stage5-trial-XXXXXX");
  if (access(MEMORY, W_OK) == 0 && g_mkdtemp(in_memory))
    return g_steal_pointer(&in_memory);
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp("stage5-trial-XXXXXX", &error);
  if (!folder)
    g_error("no folder for a trial: %s", error->message);
  return folder;
}

void operations_folder_free(char *folder)
{
  environment_home_free(folder);
}

/* Folders for a moment and the one of the trial have other names each time. */
static void make_comparable(char **text, gsize *length, const char *folder)
{
  g_auto(GStrv) parts = g_strsplit(*text, folder, -1);
  g_autoptr(GRegex) regex = g_regex_new("stage5-[A-Za-z0-9]{6}", 0, 0, NULL);
  g_free(*text);
  g_autofree char *joined = g_strjoinv("FOLDER", parts);
  *text = g_regex_replace(regex, joined, -1, 0, "stage5-XXXXXX", 0, NULL);
  *length = strlen(*text);
}

/* ---- The fonts ----------------------------------------------------------- */

/* A single one: where fontconfig knows many, a PDF takes most of its time to choose. */
static const char one_font[] = "<?xml version=\"1.0\"?>\n"
                               "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
                               "<fontconfig>\n"
                               "  <dir>%s</dir>\n"
                               "  <cachedir prefix=\"xdg\">fontconfig</cachedir>\n"
                               "  <selectfont>\n"
                               "    <acceptfont><glob>%s</glob></acceptfont>\n"
                               "    <rejectfont><glob>*</glob></rejectfont>\n"
                               "  </selectfont>\n"
                               "</fontconfig>\n";

static char *fonts_path(const char *folder)
{
  return g_build_filename(folder, "fonts.conf", NULL);
}

/* Without fc-match there is no such file, and fontconfig does as ever. */
static void choose_font(const char *folder)
{
  g_autoptr(CommandResult) match = command_run(&(struct command_options){
      .program = "fc-match", .arguments = (const char *const[]){"--format=%{file}", "sans", NULL}});
  if (match->status != 0 || !g_path_is_absolute(match->out))
    return;
  g_autofree char *path = fonts_path(folder);
  g_autofree char *fonts = g_path_get_dirname(match->out);
  g_autofree char *text = g_markup_printf_escaped(one_font, fonts, match->out);
  g_file_set_contents(path, text, -1, NULL);
}

/* ---- Running ------------------------------------------------------------- */

static char *home_of(const char *folder)
{
  return g_build_filename(folder, "home", NULL);
}

/* What is set for all of them, and @more. */
static char **changes_new(const char *folder, const char *const *more)
{
  g_autofree char *fonts = fonts_path(folder);
  GPtrArray *changes = g_ptr_array_new();
  g_ptr_array_add(changes, g_strdup_printf("TMPDIR=%s/tmp", folder));
  if (g_file_test(fonts, G_FILE_TEST_EXISTS))
    g_ptr_array_add(changes, g_strdup_printf("FONTCONFIG_FILE=%s", fonts));
  for (gsize i = 0; more && more[i]; i++)
    g_ptr_array_add(changes, g_strdup(more[i]));
  g_ptr_array_add(changes, NULL);
  return (char **)g_ptr_array_free(changes, FALSE);
}

char **operations_environment(const char *folder, const char *const *more)
{
  g_autofree char *home = home_of(folder);
  g_auto(GStrv) changes = changes_new(folder, more);
  return environment_new(home, (const char *const *)changes);
}

struct command_result *operation_run(const struct operation *operation, const char *folder,
                                     const struct command_starter *starter)
{
  g_auto(GStrv) arguments = g_strsplit(operation->words, "|", -1);
  g_auto(GStrv) changes = changes_new(folder, NULL);
  g_autofree char *home = home_of(folder);
  struct command_result *result =
      command_run(&(struct command_options){.arguments = (const char *const *)arguments,
                                            .environment = (const char *const *)changes,
                                            .folder = folder,
                                            .home = home,
                                            .starter = starter,
                                            .deadline = OPERATION_SECONDS});
  make_comparable(&result->out, &result->out_length, folder);
  make_comparable(&result->err, &result->err_length, folder);
  return result;
}

char *operations_prepare(const char *folder)
{
  g_autofree char *tmp = g_build_filename(folder, "tmp", NULL);
  g_autofree char *home = home_of(folder);
  g_mkdir(tmp, 0700);
  g_mkdir(home, 0700);
  choose_font(folder);
  for (gsize i = 0; i < G_N_ELEMENTS(preparations); i++) {
    struct operation preparation = {.words = preparations[i]};
    g_autoptr(CommandResult) result = operation_run(&preparation, folder, NULL);
    if (result->status != 0)
      return g_strdup_printf("“%s” ended with %d: %s", preparations[i], result->status,
                             result->err);
  }
  return NULL;
}
