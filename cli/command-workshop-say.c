/* command-workshop-say.c - `stage5 workshop rate`, tally, import, reveal, dots: what the group
 * says, and when everybody sees it */

#include "cli/cli.h"
#include "cli/cli-private.h"

/* ---- Ratings ----------------------------------------------------------- */

/* What the options --now and --want say, for the sides in their order. */
static const char *side_option(const struct options *options, guint side)
{
  return side == RATING_NOW ? options->now : options->want;
}

static bool answer_read(const struct options *options, const struct workshop *workshop, guint side,
                        struct rating *rating, GError **error)
{
  g_autofree char *text = option_to_text(side_option(options, side), error);

  if (!side_option(options, side))
    return true;
  /* to say nothing takes nothing back: who meant to would be told that it was taken */
  if (text && !*g_strstrip(text))
    g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
                "the answer is empty: write 1 to %u, ? for don't know, - for not applicable",
                workshop->scale);
  else if (text && answer_parse(text, workshop->scale, &rating->answer[side], error))
    return true;
  g_prefix_error(error, "--%s: ", rating_side_to_string((enum rating_side)side));
  return false;
}

/* The comment of @rating is to be freed. */
static bool rating_read(const struct options *options, const struct held_workshop *held,
                        const char *dimension, struct rating *rating, GError **error)
{
  guint round = 0;

  rating->dimension = held_workshop_dimension(held, dimension, error);
  if (rating->dimension == PACK_NONE || !round_from_options(held, options, &round, error))
    return false;
  rating->round = (guint8)round;
  for (guint side = 0; side < N_RATING_SIDES; side++)
    if (!answer_read(options, held->workshop, side, rating, error))
      return false;
  rating->comment = option_to_text(options->comment, error);
  return rating->comment || !options->comment;
}

static bool rate_check(const struct options *options, const char *const *arguments, GError **error)
{
  if (!arguments[1])
    return workshop_is_missing("rate", "the dimension is missing behind the name", error);
  if (!options->person)
    return workshop_is_missing(
        "rate", "--person is missing: any label that tells one from another, such as p1", error);
  if (!options->now && !options->want && !options->comment)
    return workshop_is_missing("rate", "say --now, --want or --comment", error);
  return true;
}

/* ", now 2, want 4": what was said. Transfer full. */
static char *sides_to_words(const struct options *options)
{
  GString *words = g_string_new(NULL);

  for (guint side = 0; side < N_RATING_SIDES; side++)
    if (side_option(options, side))
      g_string_append_printf(words, ", %s %s", rating_side_to_string((enum rating_side)side),
                             side_option(options, side));
  return g_string_free(words, FALSE);
}

bool workshop_say_rate(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *label = option_to_text(options->person, error);
  g_autofree char *comment = NULL, *said = NULL;
  struct rating rating = {0};
  bool is_read;

  if ((options->person && !label) || !rate_check(options, arguments, error) ||
      !held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  is_read = rating_read(options, &held, arguments[1], &rating, error);
  comment = rating.comment;
  if (!is_read || !workbook_rate(held.workbook, held.id, held.pack, label, &rating, error))
    return false;
  said = sides_to_words(options);
  return output_line(options, error, "Taken in round %u: %s%s%s.", rating.round,
                     held_workshop_dimension_name(&held, rating.dimension), said,
                     !comment   ? ""
                     : *comment ? ", a comment"
                                : ", no comment");
}

/* ---- Tallies ----------------------------------------------------------- */

static bool tally_check(const struct options *options, const char *const *arguments, GError **error)
{
  if (!arguments[1])
    return workshop_is_missing("tally", "the dimension is missing behind the name", error);
  if (!options->now && !options->want)
    return workshop_is_missing("tally", "say --now or --want, or both", error);
  return true;
}

/* Read the tally of a side, and enter it into the workshop that is in memory: what is refused
 * there is not written. */
static bool tally_try(const struct options *options, const struct held_workshop *held,
                      struct tally *tally, GError **error)
{
  g_autofree char *text = option_to_text(side_option(options, tally->side), error);

  if (text && tally_parse(text, held->workshop->scale, &tally->counts, error) &&
      workshop_tally(held->workshop, tally, error))
    return true;
  g_prefix_error(error, "--%s: ", rating_side_to_string(tally->side));
  return false;
}

static void tally_warn(const struct held_workshop *held, const struct tally *tally)
{
  g_autofree char *warning =
      workshop_tally_warning(held->workshop, held_workshop_dimension_name(held, tally->dimension),
                             tally->dimension, tally->round, tally->side);

  if (warning)
    report(warning);
}

/* Both sides are one change. */
static bool tallies_enter(const struct options *options, const struct held_workshop *held,
                          guint dimension, guint round, GError **error)
{
  struct tally tallies[N_RATING_SIDES];
  guint n = 0;

  for (guint side = 0; side < N_RATING_SIDES; side++) {
    tallies[n] = (struct tally){
        .dimension = dimension, .round = (guint8)round, .side = (enum rating_side)side};
    if (side_option(options, side) && !tally_try(options, held, &tallies[n++], error))
      return false;
  }
  if (!workbook_tallies(held->workbook, held->id, held->pack, tallies, n, error))
    return false;
  for (guint i = 0; i < n; i++)
    tally_warn(held, &tallies[i]);
  return true;
}

bool workshop_say_tally(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *said = NULL;
  guint dimension, round;

  if (!tally_check(options, arguments, error) ||
      !held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  dimension = held_workshop_dimension(&held, arguments[1], error);
  if (dimension == PACK_NONE || !round_from_options(&held, options, &round, error) ||
      !tallies_enter(options, &held, dimension, round, error))
    return false;
  said = sides_to_words(options);
  return output_line(options, error, "Tallied in round %u: %s%s.", round,
                     held_workshop_dimension_name(&held, dimension), said);
}

/* ---- Revealing --------------------------------------------------------- */

/* A round is not revealed before anybody said anything, unless it was named. */
static bool reveal_check(const struct options *options, const struct workshop *workshop,
                         guint round, GError **error)
{
  if (options->round || workshop_progress(workshop, round).most > 0)
    return true;
  g_set_error(error, CLI_ERROR, CLI_ERROR_FAILED,
              "nobody has said anything in round %u of “%s” yet; to reveal it all the same, say "
              "--round %u",
              round, workshop->name, round);
  return false;
}

bool workshop_say_reveal(const struct options *options, const char *const *arguments,
                         GError **error)
{
  g_auto(HeldWorkshop) held = {0};
  g_autofree char *name = words_glue(arguments, " ");
  g_autofree char *answers = NULL;
  guint round;

  if (!held_workshop_find(options, name, false, &held, error) ||
      !round_from_options(&held, options, &round, error) ||
      !reveal_check(options, held.workshop, round, error))
    return false;
  if (held.workshop->revealed[round - 1])
    return output_line(options, error, "Round %u of “%s” was revealed already.", round,
                       held.workshop->name);
  if (!workbook_reveal(held.workbook, held.id, held.pack, round, error))
    return false;
  answers = count_to_string(workshop_progress(held.workshop, round).most, "answer", "answers");
  return output_line(options, error,
                     "Round %u of “%s” is revealed: up to %s to a dimension, %u people "
                     "expected. “stage5 workshop show” shows the results.",
                     round, held.workshop->name, answers, held.workshop->people);
}

/* ---- Dots -------------------------------------------------------------- */

static bool dots_check(const struct options *options, const char *const *arguments, GError **error)
{
  bool gives = options->person || options->count || arguments[1];
  bool sets = options->each || options->most;

  if (gives + sets + options->close != 1)
    return workshop_is_missing("dots",
                               "say a DIMENSION with --person and --count, or --close, or --each "
                               "and --most, and only one of these",
                               error);
  if (gives && !arguments[1])
    return workshop_is_missing("dots", "the dimension is missing behind the name", error);
  if (gives && (!options->person || !options->count))
    return workshop_is_missing("dots", "say --person and --count", error);
  return true;
}

static bool dots_give(const struct options *options, struct held_workshop *held, const char *name,
                      GError **error)
{
  g_autofree char *label = option_to_text(options->person, error);
  guint dimension = label ? held_workshop_dimension(held, name, error) : PACK_NONE, count = 0;

  if (dimension == PACK_NONE ||
      !number_from_option(options->count, "count", 0, WORKSHOP_MAX_DOTS, &count, error) ||
      !workbook_give_dots(held->workbook, held->id, held->pack, label, dimension, count, error))
    return false;
  workshop_give_dots(held->workshop, label, dimension, count, NULL);
  return output_line(options, error, "%s has %u of these dots; %u of %u are left.",
                     held_workshop_dimension_name(held, dimension), count,
                     workshop_dots_left(held->workshop, label), held->workshop->dots_each);
}

static bool dots_close(const struct options *options, const struct held_workshop *held,
                       GError **error)
{
  if (held->workshop->dots_closed)
    return output_line(options, error, "The dots of “%s” were closed already.",
                       held->workshop->name);
  return workbook_close_dots(held->workbook, held->id, held->pack, error) &&
         output_line(options, error,
                     "The dots of “%s” are closed; “stage5 workshop report” shows them.",
                     held->workshop->name);
}

/* How many dots there are. */
struct dots_setting {
  guint each, most;
};

static bool setting_apply(struct workshop *workshop, const struct pack *pack, gpointer data,
                          GError **error)
{
  const struct dots_setting *setting = data;

  (void)pack;
  return workshop_set_dots(workshop, setting->each, setting->most, error);
}

/* The dots that were given are not read where a workshop is changed: the one that is in memory
 * knows them, and refuses first. */
static bool dots_set(const struct options *options, struct held_workshop *held, GError **error)
{
  struct dots_setting setting = {held->workshop->dots_each, held->workshop->dots_most};

  if (!number_from_option(options->each, "each", 1, WORKSHOP_MAX_DOTS, &setting.each, error))
    return false;
  setting.most = MIN(setting.most, setting.each);
  return number_from_option(options->most, "most", 1, WORKSHOP_MAX_DOTS, &setting.most, error) &&
         setting_apply(held->workshop, held->pack, &setting, error) &&
         workbook_change_workshop(held->workbook, held->id, held->pack, "set the number of dots",
                                  setting_apply, &setting, error) &&
         output_line(options, error, "Each person has %u dots, at most %u on one dimension.",
                     setting.each, setting.most);
}

bool workshop_say_dots(const struct options *options, const char *const *arguments, GError **error)
{
  g_auto(HeldWorkshop) held = {0};

  if (!dots_check(options, arguments, error) ||
      !held_workshop_find(options, arguments[0], false, &held, error))
    return false;
  if (options->close)
    return dots_close(options, &held, error);
  return arguments[1] ? dots_give(options, &held, arguments[1], error)
                      : dots_set(options, &held, error);
}
