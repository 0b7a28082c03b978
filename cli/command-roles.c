/* command-roles.c - `stage5 roles [NAME…]`: one role, or all of them with their skills */

#include "cli/cli-private.h"

bool command_roles(const struct options *options, const char *const *arguments, GError **error)
{
  static const struct look_up roles = {role_find, role_document, roles_document};

  return look_up(options, arguments, &roles, error);
}
