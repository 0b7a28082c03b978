/* command-project.c - `stage5 project`: the projector's view of the workshop that runs */

#include "cli/cli.h"
#include "tui/tui.h"

bool command_project(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *folder = pack_folder_find(options);
  const struct tui_options tui_options = {.pack_folder = folder,
                                          .theme = options->theme,
                                          .ascii = options->ascii,
                                          .workbook = options->workbook};

  (void)arguments;
  return tui_project(&tui_options, error);
}
