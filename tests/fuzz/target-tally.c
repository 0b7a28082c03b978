/* target-tally.c - a tally line, "0 2 4 1 1 ?2 -1"; "7:" before it is the scale, else it is 5 */
#include "tests/fuzz/fuzz.h"
#include "workshop/workshop.h"

#include <string.h>

static const char *take_scale(const char *text, guint *scale)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull(text, &end, 10);

  *scale = 5;
  if (end == text || *end != ':' || number < 1 || number > WORKSHOP_MAX_SCALE)
    return text;
  *scale = (guint)number;
  return end + 1;
}

/* What is printed is read as the same, and printed as the same. */
static void require_round_trip(const struct counts *counts, guint scale)
{
  g_autofree char *text = tally_to_string(counts, scale);
  struct counts again;

  REQUIRE(tally_parse(text, scale, &again, NULL), text);
  REQUIRE(memcmp(counts, &again, sizeof again) == 0, text);
}

static void require_statistics(const struct counts *counts, guint scale)
{
  struct statistics statistics = counts_statistics(counts, scale);
  guint lowest = statistics.n ? 2 : 0;
  guint n = statistics.n + counts->dont_know + counts->not_applicable;

  REQUIRE(n == counts_n_answers(counts, scale), NULL);
  REQUIRE(statistics.agreement >= -1 && statistics.agreement <= 1, NULL);
  REQUIRE(statistics.q1 >= lowest && statistics.q1 <= statistics.median, NULL);
  REQUIRE(statistics.median <= statistics.q3 && statistics.q3 <= 2 * scale, NULL);
}

static void run(const guint8 *data, gsize size)
{
  g_autofree char *input = g_strndup((const char *)data, size);
  guint scale;
  const char *text = take_scale(input, &scale);
  struct counts counts, before;
  GError *error = NULL;

  memset(&before, 0x5a, sizeof before);
  counts = before;

  bool good = tally_parse(text, scale, &counts, &error);

  if (error)
    require_message(error->message);
  require_error(!good, error);
  if (good) {
    require_round_trip(&counts, scale);
    require_statistics(&counts, scale);
  } else {
    REQUIRE(memcmp(&counts, &before, sizeof before) == 0, text);
  }
}

const struct fuzz_target fuzz_tally = {"tally", run, NULL};
