/* open-workshop.c - the workshop that a command is about, and what the options say of it */

#include "cli/cli.h"
#include "cli/cli-private.h"

void held_workshop_clear(struct held_workshop *held)
{
  g_clear_pointer(&held->workshop, workshop_free);
  g_clear_pointer(&held->workbook, workbook_close);
  g_clear_pointer(&held->usual, pack_free);
}

/* ---- Finding ----------------------------------------------------------- */

/* Read the workshop of which the id is known. */
static bool read_workshop(const struct options *options, struct held_workshop *held, GError **error)
{
  held->usual = pack_open_default(options, error);
  held->pack =
      held->usual ? workbook_workshop_pack(held->workbook, held->id, held->usual, error) : NULL;
  held->workshop =
      held->pack ? workbook_workshop(held->workbook, held->id, held->pack, error) : NULL;
  return held->workshop != NULL;
}

bool held_workshop_find(const struct options *options, const char *name, bool to_read,
                        struct held_workshop *held, GError **error)
{
  g_autofree char *text = option_to_text(name, error);

  held->workbook = text ? workbook_from_options_existing(options, to_read, error) : NULL;
  held->id = held->workbook ? workbook_find_workshop(held->workbook, text, error) : 0;
  return held->id && read_workshop(options, held, error);
}

bool held_workshop_find_first(const struct options *options, const char *const *arguments,
                              struct held_workshop *held, const char *const **rest, GError **error)
{
  g_autofree char *whole = words_to_text(arguments, error);
  g_autofree char *first = whole ? option_to_text(arguments[0], error) : NULL;
  g_autoptr(GError) cause = NULL;

  held->workbook = first ? workbook_from_options_existing(options, true, error) : NULL;
  if (!held->workbook)
    return false;
  held->id = workbook_find_workshop(held->workbook, whole, &cause);
  *rest = arguments + words_count(arguments);
  if (g_error_matches(cause, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME) && arguments[1]) {
    g_clear_error(&cause);
    held->id = workbook_find_workshop(held->workbook, first, &cause);
    *rest = arguments + 1;
  }
  if (!held->id)
    g_propagate_error(error, g_steal_pointer(&cause));
  return held->id && read_workshop(options, held, error);
}

/* ---- Dimensions -------------------------------------------------------- */

const char *held_workshop_dimension_name(const struct held_workshop *held, guint dimension)
{
  return pack_dimension(held->pack, dimension)->name;
}

guint held_workshop_dimension(const struct held_workshop *held, const char *name, GError **error)
{
  g_autofree char *text = option_to_text(name, error);
  guint dimension = text ? dimension_find(held->pack, text, error) : PACK_NONE;

  if (dimension == PACK_NONE || held->workshop->asked[dimension])
    return dimension;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "“%s” is not asked in “%s”; “stage5 workshop ballot” shows the dimensions that are",
              held_workshop_dimension_name(held, dimension), held->workshop->name);
  return PACK_NONE;
}

bool dimension_from_options(const struct held_workshop *held, const struct options *options,
                            guint32 *dimension, GError **error)
{
  g_autofree char *name = NULL;

  *dimension = PACK_NONE;
  if (!options->dimension)
    return true;
  if (options->dimension[1]) {
    g_set_error_literal(error, CLI_ERROR, CLI_ERROR_USAGE,
                        "--dimension is there more than once; name the one that it is about");
    return false;
  }
  name = option_to_text(options->dimension[0], error);
  *dimension = name ? dimension_find(held->pack, name, error) : PACK_NONE;
  return *dimension != PACK_NONE;
}

/* ---- Rounds ------------------------------------------------------------ */

bool round_from_options(const struct held_workshop *held, const struct options *options,
                        guint *round, GError **error)
{
  *round = workshop_open_round(held->workshop);
  if (!number_from_option(options->round, "round", 1, WORKSHOP_ROUNDS, round, error))
    return false;
  if (*round > 0)
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "all rounds of “%s” were revealed; what was said in them stays, but a tally can be "
              "entered anew with --round",
              held->workshop->name);
  return false;
}

/* ---- What is missing --------------------------------------------------- */

bool workshop_is_missing(const char *command, const char *what, GError **error)
{
  g_set_error(error, CLI_ERROR, CLI_ERROR_USAGE,
              "workshop %s: %s; “stage5 workshop %s --help” says how to use it", command, what,
              command);
  return false;
}
