/* command-roles.c - `stage5 roles [NAME…]`: one role, or all of them with their skills */

#include "cli/cli.h"

static bool show_role(const struct options *options, const struct pack *pack, const char *name,
                      GError **error)
{
  guint role = role_find(pack, name, error);
  g_autoptr(Document) document = NULL;

  if (role == PACK_NONE)
    return false;
  document = role_document(pack, role);
  return output_document(options, document, error);
}

bool command_roles(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Pack) pack = name ? pack_open_default(options, error) : NULL;
  g_autoptr(Document) document = NULL;

  if (!pack)
    return false;
  if (arguments[0])
    return show_role(options, pack, name, error);
  document = roles_document(pack);
  return output_document(options, document, error);
}
