/* damage.c - see damage.h */
#include "tests/torture/damage.h"

#include <string.h>

#define PAGE      4096
#define HEADER    100 /* bytes, of a database */
#define LONG_LINE 70000

/* What is put in. */
static const struct {
  const char *bytes;
  gsize length; /* 0: up to the NUL */
} inserts[] = {
    {"\"", 0},
    {"\"\"", 0},
    {"\0", 1},
    {"\0\0\0\0\0\0\0\0", 8},
    {"\033[2J\033]0;title\a", 0},
    {"\r", 0},
    {"\n", 0},
    {"\n\n\n", 0},
    {",", 0},
    {",,,,,,,,,,,,,,,,,,,,,,,,", 0},
    {"\xef\xbb\xbf", 0},
    {"\xff\xfe", 0},
    {"\xc3", 0},
    {"\xe2\x80\xae", 0},
    {"\xe2\x80\x8b", 0},
    {"\xe2\x80\xa8", 0},
    {"\2331m", 0},
    {"e\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 0},
    {"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", 0},
    {"\xe6\xbc\xa2\xe5\xad\x97", 0},
    {"99999999999999999999", 0},
    {"-1", 0},
    {"\x7f\xff\xff\xff\xff\xff\xff\xff", 0},
    {"=1+1", 0},
    {"\t", 0},
};

static gsize at_random(const GString *bytes, GRand *random, bool pages)
{
  if (!bytes->len)
    return 0;
  gsize at = (gsize)g_rand_int_range(random, 0, (gint32)bytes->len);
  if (!pages || g_rand_boolean(random))
    return at;
  gsize page = g_rand_boolean(random) ? 0 : at - at % PAGE;
  at = page + (gsize)g_rand_int_range(random, 0, HEADER);
  return MIN(at, bytes->len - 1);
}

static gsize block_length(const GString *bytes, GRand *random, gsize at)
{
  int most = 1 << g_rand_int_range(random, 0, 14);
  gsize length = (gsize)g_rand_int_range(random, 1, most + 1);
  return MIN(length, bytes->len - at);
}

static void flip(GString *bytes, GRand *random, bool pages)
{
  for (int n = 1 << g_rand_int_range(random, 0, 6); n > 0 && bytes->len; n--)
    bytes->str[at_random(bytes, random, pages)] ^= (char)(1 << g_rand_int_range(random, 0, 8));
}

static void cut(GString *bytes, GRand *random, bool pages)
{
  g_string_truncate(bytes, at_random(bytes, random, pages));
}

static void insert(GString *bytes, GRand *random, bool pages)
{
  gsize which = (gsize)g_rand_int_range(random, 0, G_N_ELEMENTS(inserts));
  gsize length = inserts[which].length ? inserts[which].length : strlen(inserts[which].bytes);
  int most = 1 << g_rand_int_range(random, 0, 8);
  gsize at = at_random(bytes, random, pages);
  for (int n = g_rand_int_range(random, 1, most + 1); n > 0; n--)
    g_string_insert_len(bytes, (gssize)at, inserts[which].bytes, (gssize)length);
}

static void lengthen(GString *bytes, GRand *random, bool pages)
{
  g_autofree char *filler = g_strnfill(LONG_LINE, (char)g_rand_int_range(random, ' ', 127));
  g_string_insert(bytes, (gssize)at_random(bytes, random, pages), filler);
}

static void take_out(GString *bytes, GRand *random, bool pages)
{
  gsize at = at_random(bytes, random, pages);
  g_string_erase(bytes, (gssize)at, (gssize)block_length(bytes, random, at));
}

static void wipe(GString *bytes, GRand *random, bool pages)
{
  gsize at = at_random(bytes, random, pages);
  if (pages && g_rand_boolean(random))
    at -= at % 512;
  memset(bytes->str + at, g_rand_boolean(random) ? 0 : 0xff, block_length(bytes, random, at));
}

static void repeat(GString *bytes, GRand *random, bool pages)
{
  gsize from = at_random(bytes, random, pages), length = block_length(bytes, random, from);
  g_autofree char *block = g_memdup2(bytes->str + from, length);
  g_string_insert_len(bytes, (gssize)at_random(bytes, random, pages), block, (gssize)length);
}

static void swap(GString *bytes, GRand *random, bool pages)
{
  gsize a = at_random(bytes, random, pages), b = at_random(bytes, random, pages);
  gsize one = block_length(bytes, random, a), other = block_length(bytes, random, b);
  gsize length = MIN(one, other);
  g_autofree char *block = g_memdup2(bytes->str + a, length);
  memmove(bytes->str + a, bytes->str + b, length);
  memcpy(bytes->str + b, block, length);
}

/* The same with whole lines, after which a table often can still be read. */
static void repeat_line(GString *bytes, GRand *random, bool pages)
{
  gsize from = at_random(bytes, random, pages);
  while (from > 0 && bytes->str[from - 1] != '\n')
    from--;
  const char *end = memchr(bytes->str + from, '\n', bytes->len - from);
  g_autofree char *line =
      end ? g_strndup(bytes->str + from, (gsize)(end - bytes->str) + 1 - from) : g_strdup("\n");
  if (g_rand_boolean(random))
    g_string_append(bytes, line);
  else
    g_string_erase(bytes, (gssize)from, (gssize)MIN(strlen(line), bytes->len - from));
}

/* What a text may hold, though hardly one does. */
static const char *const texts[] = {"é",
                                    "\u6F22\u5B57",
                                    "\U0001F469\u200D\U0001F467",
                                    "e\u0301\u0301\u0301\u0301",
                                    "\u00A0",
                                    "- ",
                                    "=",
                                    "@",
                                    "  ",
                                    "<b>&amp;",
                                    "%s%n",
                                    "\u05E9\u05DC\u05D5\u05DD",
                                    "\302\205",
                                    "\u2028",
                                    "\u00AD"};

/* A place between two letters, or the end. */
static gsize in_a_word(const GString *bytes, GRand *random)
{
  gsize at = at_random(bytes, random, false);
  while (at < bytes->len &&
         !(at > 0 && g_ascii_islower(bytes->str[at - 1]) && g_ascii_islower(bytes->str[at])))
    at++;
  return at;
}

void damage_words(GString *bytes, GRand *random)
{
  for (int n = 1 << g_rand_int_range(random, 0, 5); n > 0; n--) {
    gsize at = in_a_word(bytes, random);
    const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
    int times = g_rand_int_range(random, 0, 8) ? 1 : g_rand_int_range(random, 1, 4000);
    for (int i = 0; i < times; i++)
      g_string_insert(bytes, (gssize)at, text);
  }
}

void damage(GString *bytes, GRand *random, bool pages)
{
  static void (*const ways[])(GString *, GRand *, bool) = {
      flip, flip, cut, insert, insert, insert, lengthen, take_out, wipe, repeat, swap, repeat_line};
  for (int n = g_rand_int_range(random, 1, 4); n > 0 && bytes->len; n--)
    ways[g_rand_int_range(random, 0, G_N_ELEMENTS(ways))](bytes, random, pages);
}
