/* command-gap.c - `stage5 gap`: the skills between two roles, or how far all roles are */

#include "cli/cli.h"
#include "cli/cli-private.h"

const char *const gap_options[] = {"from", "to", "nearest", "rate", NULL};

static bool check_options(const struct options *options, GError **error)
{
  const char *wrong = NULL;

  if (!options->from)
    wrong = "--from is missing; name the role that one has, as in --from trainer";
  else if (!options->to && !options->nearest)
    wrong = "--to is missing; name the role that one wants, or say --nearest for a ranking";
  else if (options->to && options->nearest)
    wrong = "--nearest ranks all roles; leave out --to, or --nearest";
  if (wrong)
    g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE, "gap: %s", wrong);
  return !wrong;
}

static struct document *make_document(const struct options *options, const struct pack *pack,
                                      GError **error)
{
  guint from = role_from_option(pack, options->from, error);
  guint to =
      from == PACK_NONE || options->nearest ? from : role_from_option(pack, options->to, error);
  g_autofree gint8 *ratings = NULL;

  if (from == PACK_NONE || to == PACK_NONE)
    return NULL;
  ratings = ratings_from_options(pack, options, error);
  if (!ratings)
    return NULL;
  return options->nearest ? nearest_document(pack, from, ratings)
                          : gap_document(pack, from, to, ratings);
}

bool command_gap(const struct options *options, const char *const *arguments, GError **error)
{
  g_autoptr(Pack) pack = check_options(options, error) ? pack_open_default(options, error) : NULL;
  g_autoptr(Document) document = NULL;

  (void)arguments;
  if (!pack || !pack_has_roles(pack, error))
    return false;
  document = make_document(options, pack, error);
  return document && output_document(options, document, error);
}
