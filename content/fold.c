/* fold.c - finding a text in another one, letter case aside
 *
 * A needle knows, for each of its characters, the bytes of both its forms. Comparing
 * then needs no decoding of the text; and looking for a needle is looking, at sixteen
 * places at once, for the two bytes of it that are likely to be the rarest.
 */
#include "content/pack-private.h"

#include <string.h>
#include <unicase.h>

#define N_FORMS 2

/* A character: its small and its large form in UTF-8, the same twice where it has none. */
struct glyph {
  char bytes[N_FORMS][6];
  guint8 length[N_FORMS];
};

#define LANES 16

typedef guchar lanes __attribute__((vector_size(LANES)));
typedef guint64 halves __attribute__((vector_size(LANES)));

/* A byte of the needle that is looked for, in both forms, each in all lanes. */
struct probe {
  lanes forms[N_FORMS];
  gsize offset; /* from the beginning of the needle */
  guint rarity;
};

struct needle {
  guint n;
  struct probe probes[2]; /* the same twice if there is but one */
  gsize reach;            /* the larger of their offsets */
  struct glyph glyphs[];
};

/* ---- Building ---------------------------------------------------------- */

/* The other form of a character: the large one of a letter; for what is typed, what is
 * printed. The character itself if there is none, or if that is another letter's too. */
static gunichar other_form(gunichar small)
{
  static const struct {
    gunichar typed, printed;
  } pairs[] = {{'\'', 0x2019}, {'-', 0x2013}};

  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    if (small == pairs[i].typed)
      return pairs[i].printed;
    if (small == pairs[i].printed)
      return pairs[i].typed;
  }
  gunichar large = uc_toupper(small);

  return uc_tolower(large) == small ? large : small;
}

static void set_glyph(struct glyph *glyph, gunichar character)
{
  gunichar small = uc_tolower(character), other = other_form(small);

  if (other == small)
    other = character;
  glyph->length[0] = (guint8)g_unichar_to_utf8(small, glyph->bytes[0]);
  glyph->length[1] = (guint8)g_unichar_to_utf8(other, glyph->bytes[1]);
}

/* How rare a character is in running text, roughly; higher is rarer. */
static guint rarity(const struct glyph *glyph)
{
  static const char common[] = " etaoinsrhldcumfpgwybv,.kxjqz";
  const char *place;

  if (glyph->length[0] != 1 || !glyph->bytes[0][0])
    return sizeof(common) / 2; /* in its own script it may be anything */
  place = strchr(common, glyph->bytes[0][0]);
  return place ? (guint)(place - common) : sizeof(common) - 1;
}

static void note_probe(struct needle *needle, const struct probe *probe)
{
  struct probe *best = &needle->probes[0], *second = &needle->probes[1];

  if (probe->rarity > best->rarity) {
    *second = *best;
    *best = *probe;
  } else if (probe->rarity > second->rarity) {
    *second = *probe;
  }
}

/* Behind a character whose forms differ in length nothing has a fixed place; its own
 * first byte has one. */
static void choose_probes(struct needle *needle)
{
  struct probe probe = {.offset = 0};

  for (guint i = 0; i < needle->n; i++) {
    const struct glyph *glyph = &needle->glyphs[i];
    bool same_length = glyph->length[0] == glyph->length[1];
    guint8 last = same_length ? glyph->length[0] - 1 : 0; /* the one that tells most */

    probe.offset += last;
    for (guint form = 0; form < N_FORMS; form++)
      memset(&probe.forms[form], glyph->bytes[form][last], LANES);
    probe.rarity = 1 + rarity(glyph);
    note_probe(needle, &probe);
    if (!same_length)
      break;
    probe.offset++;
  }
  if (!needle->probes[1].rarity)
    needle->probes[1] = needle->probes[0];
  needle->reach = MAX(needle->probes[0].offset, needle->probes[1].offset);
}

struct needle *needle_new(const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen(text) : (gsize)length);
  gsize n = (gsize)g_utf8_strlen(text, end - text);
  struct needle *needle = g_malloc0(sizeof(*needle) + n * sizeof(struct glyph));

  for (const char *p = text; p < end && needle->n < n; p = utf8_next(p))
    set_glyph(&needle->glyphs[needle->n++], g_utf8_get_char(p));
  choose_probes(needle);
  return needle;
}

void needle_free(struct needle *needle)
{
  g_free(needle);
}

/* ---- Comparing --------------------------------------------------------- */

static gsize match_long_glyph(const struct glyph *glyph, const char *text, gsize size)
{
  for (guint form = 0; form < N_FORMS; form++)
    if (glyph->length[form] <= size && memcmp(text, glyph->bytes[form], glyph->length[form]) == 0)
      return glyph->length[form];
  return 0;
}

gsize needle_match(const struct needle *needle, const char *text, gsize size)
{
  gsize used = 0;

  for (guint i = 0; i < needle->n; i++) {
    const struct glyph *glyph = &needle->glyphs[i];
    gsize n = 1;

    if (used == size)
      return 0;
    if ((glyph->length[0] | glyph->length[1]) != 1)
      n = match_long_glyph(glyph, text + used, size - used);
    else if (text[used] != glyph->bytes[0][0] && text[used] != glyph->bytes[1][0])
      return 0;
    if (!n)
      return 0;
    used += n;
  }
  return used;
}

/* ---- Finding ----------------------------------------------------------- */

/* In which of the lanes at @text the probe finds its byte. */
static inline lanes try_probe(const struct probe *probe, const char *text)
{
  lanes bytes;

  memcpy(&bytes, text + probe->offset, LANES);
  return (lanes)(bytes == probe->forms[0]) | (lanes)(bytes == probe->forms[1]);
}

/* The first of @n places from @text on where the needle stands. */
static const char *find_slowly(const struct needle *needle, const char *text, gsize n,
                               const char *end, gsize *length)
{
  for (const char *p = text; p < text + n; p++) {
    *length = needle_match(needle, p, (gsize)(end - p));
    if (*length)
      return p;
  }
  return NULL;
}

/* The first place among the lanes that were @found where the needle really stands. */
static const char *find_in_lanes(const struct needle *needle, halves found, const char *text,
                                 const char *end, gsize *length)
{
  for (guint half = 0; half < 2; half++) {
    guint64 lanes_left = GUINT64_FROM_LE(found[half]);

    while (lanes_left) {
      guint lane = (guint)__builtin_ctzll(lanes_left) / 8;
      const char *p = text + 8 * half + lane;

      *length = needle_match(needle, p, (gsize)(end - p));
      if (*length)
        return p;
      lanes_left &= ~(G_GUINT64_CONSTANT(0xff) << 8 * lane);
    }
  }
  return NULL;
}

const char *needle_find(const struct needle *needle, const char *text, gsize size, gsize *length)
{
  const char *end = text + size;

  if (!needle->n || size <= needle->reach)
    return NULL;

  gsize n = size - needle->reach; /* places where it may begin */
  const struct probe *probes = needle->probes;

  if (n < LANES)
    return find_slowly(needle, text, n, end, length);
  for (gsize i = 0; i < n; i += LANES) {
    const char *p = text + MIN(i, n - LANES); /* the last lanes may be looked at twice */
    halves found = (halves)(try_probe(&probes[0], p) & try_probe(&probes[1], p));
    const char *place = found[0] | found[1] ? find_in_lanes(needle, found, p, end, length) : NULL;

    if (place)
      return place;
  }
  return NULL;
}

bool needle_occurs(const struct needle *needle, const char *text, gsize size)
{
  gsize length;

  return needle_find(needle, text, size, &length) != NULL;
}
