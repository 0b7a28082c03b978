/* topics.c - what to discuss next, and why */
#include "workshop/workshop-private.h"

static int compare_topics(gconstpointer a, gconstpointer b)
{
  const struct dimension_result *one = a, *other = b;

  if (one->word != other->word)
    return one->word < other->word ? -1 : 1;
  if (ABS(one->gap) != ABS(other->gap))
    return ABS(one->gap) > ABS(other->gap) ? -1 : 1;
  return one->dimension < other->dimension ? -1 : 1;
}

GArray *workshop_topics(const struct workshop *workshop, guint round)
{
  GArray *topics = g_array_new(FALSE, FALSE, sizeof(struct dimension_result));

  for (guint i = 0; i < workshop->dimensions->len; i++) {
    struct dimension_result result =
        workshop_result(workshop, g_array_index(workshop->dimensions, guint32, i), round);

    if (result.word != WORD_NONE)
      g_array_append_val(topics, result);
  }
  g_array_sort(topics, compare_topics);
  return topics;
}

/* ---- Reasons ----------------------------------------------------------- */

/* Whether @topic's word is about @side, and about more than one rating. */
static bool is_about(const struct dimension_result *topic, enum rating_side side)
{
  return topic->side[side].word == topic->word && topic->side[side].n > 1;
}

/* "where you stand", "where you want to be", or both: what @topic's word is about; NULL if nobody
 * was there to agree or disagree with. */
static const char *divided_about(const struct dimension_result *topic)
{
  bool now = is_about(topic, RATING_NOW), want = is_about(topic, RATING_WANT);

  if (!now && !want)
    return NULL;
  if (now && want)
    return "where you stand and where you want to be";
  return now ? "where you stand" : "where you want to be";
}

static const char *stance_to_words(enum agreement_word word)
{
  static const char *const words[] = {"You are split on", "Views are mixed on", "You agree on"};

  return words[word];
}

/* "you want 1.5 more than there is" */
static char *gap_to_words(const struct dimension_result *topic)
{
  g_autofree char *size = halves_to_string(ABS(topic->gap));

  if (!topic->has_gap)
    return g_strdup_printf("nobody rated %s", topic->side[RATING_NOW].n == 0
                                                  ? "where you stand"
                                                  : "where you want to be");
  if (topic->gap == 0)
    return g_strdup("there is no gap");
  return g_strdup_printf("you want %s %s than you have", size, topic->gap > 0 ? "more" : "less");
}

char *topic_reason(const struct dimension_result *topic)
{
  g_autofree char *gap = gap_to_words(topic);

  if (topic->word == WORD_NONE)
    return g_strdup("Nobody rated this.");
  const char *about = divided_about(topic);

  if (!about)
    return g_strdup_printf("Only one of you rated this, and %s.", gap);
  return g_strdup_printf("%s %s, and %s.", stance_to_words(topic->word), about, gap);
}

guint topics_that_fit(guint minutes, guint each)
{
  g_return_val_if_fail(each > 0, 0);
  return minutes / each;
}
