/* No letter of a headline is taken for another. */
#include "tui/block-text.h"

#include <criterion/criterion.h>
#include <string.h>

/* Characters that look alike anywhere. */
static const char *const alike[] = {"-‐‑", "’‘", ",‚", "”“", " \u00a0", "x×", NULL};

/* @character as Unicode writes it nowadays: the sign for Kelvin is a K. */
static char *usual(gunichar character)
{
  char text[8] = "";
  g_unichar_to_utf8(character, text);
  return g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
}

static bool are_alike(gunichar one, gunichar other)
{
  g_autofree char *first = usual(one), *second = usual(other);
  for (const char *const *set = alike; *set; set++)
    if (g_utf8_strchr(*set, -1, one) && g_utf8_strchr(*set, -1, other))
      return true;
  return strcmp(first, second) == 0;
}

static bool find(gunichar character, struct block_shape *shape)
{
  char text[8] = "";
  gint length = g_unichar_to_utf8(character, text);
  if (block_shape_find(text, (gsize)length, shape))
    return true;
  *shape = (struct block_shape){0};
  return false;
}

static bool is_same(const struct block_shape *one, const struct block_shape *other)
{
  return one->width == other->width && memcmp(one->rows, other->rows, sizeof one->rows) == 0;
}

#define LAST_CHARACTER 0x2200

Test(block_font, gives_no_two_characters_one_shape)
{
  g_autofree struct block_shape *shapes = g_new0(struct block_shape, LAST_CHARACTER);
  for (gunichar i = ' '; i < LAST_CHARACTER; i++) {
    if (!find(i, &shapes[i]))
      continue;
    for (gunichar j = ' '; j < i; j++)
      cr_assert(!shapes[j].width || !is_same(&shapes[i], &shapes[j]) || are_alike(i, j),
                "U+%04X looks like U+%04X", i, j);
  }
}

Test(block_font, has_what_european_languages_are_written_with)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "äöüßÄÖÜéèêëàâçîïôûùÿœæÉÈÀÇñáíóúÑ¿¡åøÅØčšžřůěďťňýŠŽŁłąęśćźńżőűŐŰ"
                                ".,:;!?-/&+()“”‘’…–—";
  struct block_shape shape;
  for (const char *at = letters; *at; at += g_utf8_skip[(guchar)*at])
    cr_assert(find(g_utf8_get_char(at), &shape), "no letter for %.4s", at);
}

Test(block_font, has_none_for_what_it_cannot_draw)
{
  static const gunichar characters[] = {0x3a9, 0x416, 0x5d0, 0x65e5, 0x1f600, '\n', '\t', 0x202e};
  struct block_shape shape;
  for (gsize i = 0; i < G_N_ELEMENTS(characters); i++)
    cr_assert_not(find(characters[i], &shape), "U+%04X", characters[i]);
}
