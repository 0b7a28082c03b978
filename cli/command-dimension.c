/* command-dimension.c - `stage5 dimension NAME`: one dimension in full */

#include "cli/cli-private.h"

bool command_dimension(const struct options *options, const char *const *arguments, GError **error)
{
  static const struct look_up dimensions = {dimension_find, dimension_document, NULL};

  return look_up(options, arguments, &dimensions, error);
}
