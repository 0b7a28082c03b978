/* command-search.c - `stage5 search WORDS`: where the words stand */

#include "cli/cli.h"

#define TEXTS_A_STEP 10000

static struct query *query_from(const char *words, GError **error)
{
  struct query *query = query_new(words);

  if (!query)
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
                "search: “%s” holds no word; say what to look for", words);
  return query;
}

static bool show_hits(const struct options *options, const struct pack *pack,
                      const struct search *search, const char *words, GError **error)
{
  g_autoptr(Document) document = NULL;

  if (search_n_hits(search) == 0) {
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "search: no text has “%s” in it; try fewer words, or the beginning of one", words);
    return false;
  }
  document = search_document(pack, search);
  return output_document(options, document, error);
}

bool command_search(const struct options *options, const char *const *arguments, GError **error)
{
  g_autofree char *words = words_to_text(arguments, error);
  struct query *query = words ? query_from(words, error) : NULL;
  g_autoptr(Pack) pack = query ? pack_open_default(options, error) : NULL;
  g_autoptr(Search) search = NULL;

  if (!pack) {
    g_clear_pointer(&query, query_free);
    return false;
  }
  search = search_new(pack, query, NULL);
  while (search_step(search, TEXTS_A_STEP))
    ;
  return show_hits(options, pack, search, words, error);
}
