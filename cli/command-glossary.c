/* command-glossary.c - `stage5 glossary [TERM]`: one term, or all of them */

#include "cli/cli-private.h"

bool command_glossary(const struct options *options, const char *const *arguments, GError **error)
{
  static const struct look_up terms = {term_find, term_document, glossary_document};

  return look_up(options, arguments, &terms, error);
}
