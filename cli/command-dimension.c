/* command-dimension.c - `stage5 dimension NAME`: one dimension in full */

#include "cli/cli.h"

bool command_dimension(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Pack) pack = name ? pack_open_default(options, error) : NULL;
  g_autoptr(Document) document = NULL;
  guint dimension;

  if (!pack)
    return false;
  dimension = dimension_find(pack, name, error);
  if (dimension == PACK_NONE)
    return false;
  document = dimension_document(pack, dimension);
  return output_document(options, document, error);
}
