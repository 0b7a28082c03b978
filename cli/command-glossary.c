/* command-glossary.c - `stage5 glossary [TERM]`: one term, or all of them */

#include "cli/cli.h"

static bool show_term(const struct options *options, const struct pack *pack, const char *name,
                      GError **error)
{
  guint term = term_find(pack, name, error);
  g_autoptr(Document) document = NULL;

  if (term == PACK_NONE)
    return false;
  document = term_document(pack, term);
  return output_document(options, document, error);
}

bool command_glossary(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *name = words_to_text(arguments, error);
  g_autoptr(Pack) pack = name ? pack_open_default(options, error) : NULL;
  g_autoptr(Document) document = NULL;

  if (!pack)
    return false;
  if (arguments[0])
    return show_term(options, pack, name, error);
  document = glossary_document(pack);
  return output_document(options, document, error);
}
