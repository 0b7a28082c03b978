/* find-record.c - what a name on the command line means; where it means nothing, the
 * command that lists the names */

#include "cli/cli-private.h"

static guint name_where_listed(guint found, guint n, const char *command, GError **error)
{
  g_autofree char *said = NULL;

  if (found != PACK_NONE || n == 0 || !error ||
      !g_error_matches(*error, CONTENT_ERROR, CONTENT_ERROR_NOT_FOUND))
    return found;
  said = g_steal_pointer(&(*error)->message);
  (*error)->message = g_strdup_printf("%s%s “stage5 %s” lists them all", said,
                                      g_str_has_suffix(said, "?") ? "" : ";", command);
  return found;
}

guint dimension_find(const struct pack *pack, const char *name, GError **error)
{
  return name_where_listed(pack_find_dimension(pack, name, error), pack_n_dimensions(pack),
                           "matrix", error);
}

guint term_find(const struct pack *pack, const char *name, GError **error)
{
  return name_where_listed(pack_find_term(pack, name, error), pack_n_terms(pack), "glossary",
                           error);
}

guint role_find(const struct pack *pack, const char *name, GError **error)
{
  return name_where_listed(pack_find_role(pack, name, error), pack_n_roles(pack), "roles", error);
}

guint skill_find(const struct pack *pack, const char *name, GError **error)
{
  return name_where_listed(pack_find_skill(pack, name, error), pack_n_skills(pack), "roles", error);
}

bool look_up(const struct options *options, const char *const *arguments,
             const struct look_up *records, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Pack) pack = name ? pack_open_default(options, error) : NULL;
  g_autoptr(Document) document = NULL;
  guint record;

  if (!pack)
    return false;
  if (!arguments[0] && records->all) {
    document = records->all(pack);
    return output_document(options, document, error);
  }
  record = records->find(pack, name, error);
  if (record == PACK_NONE)
    return false;
  document = records->one(pack, record);
  return output_document(options, document, error);
}
