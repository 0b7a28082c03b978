/* command-matrix.c - `stage5 matrix`: the whole table */

#include "cli/cli.h"

bool command_matrix(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(Pack) pack = pack_open_default(options, error);
  g_autoptr(Document) document = NULL;

  (void)arguments;
  if (!pack)
    return false;
  document = matrix_document(pack, NULL);
  return output_document(options, document, error);
}
