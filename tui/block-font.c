/* block-font.c - the letters of large headlines: see block-text.h
 *
 * A letter is drawn here row by row, from the top of the capitals down; what stands below the
 * line has rows 8 and 9. Accented letters are put together from a letter and a mark.
 */
#include "tui/block-text.h"

#include <string.h>

#define MARK_WIDTH 5
#define FIRST_DEEP (BLOCK_RAISED + 7) /* the first row below the line */

struct letter {
  gunichar character;
  const char *rows;
};

/* clang-format off */
static const struct letter letters[] = {
    {' ', "   "},
    {'A', " ###/#   #/#   #/#####/#   #/#   #/#   #"},
    {'B', "####/#   #/#   #/####/#   #/#   #/####"},
    {'C', " ###/#   #/#/#/#/#   #/ ###"},
    {'D', "####/#   #/#   #/#   #/#   #/#   #/####"},
    {'E', "#####/#/#/####/#/#/#####"},
    {'F', "#####/#/#/####/#/#/#"},
    {'G', " ###/#   #/#/#  ##/#   #/#   #/ ###"},
    {'H', "#   #/#   #/#   #/#####/#   #/#   #/#   #"},
    {'I', "###/ #/ #/ #/ #/ #/###"},
    {'J', "    #/    #/    #/    #/    #/#   #/ ###"},
    {'K', "#   #/#  #/# #/##/# #/#  #/#   #"},
    {'L', "#/#/#/#/#/#/#####"},
    {'M', "#   #/## ##/# # #/# # #/#   #/#   #/#   #"},
    {'N', "#   #/##  #/# # #/#  ##/#   #/#   #/#   #"},
    {'O', " ###/#   #/#   #/#   #/#   #/#   #/ ###"},
    {'P', "####/#   #/#   #/####/#/#/#"},
    {'Q', " ###/#   #/#   #/#   #/# # #/#  #/ ## #"},
    {'R', "####/#   #/#   #/####/# #/#  #/#   #"},
    {'S', " ####/#/#/ ###/    #/    #/####"},
    {'T', "#####/  #/  #/  #/  #/  #/  #"},
    {'U', "#   #/#   #/#   #/#   #/#   #/#   #/ ###"},
    {'V', "#   #/#   #/#   #/#   #/#   #/ # #/  #"},
    {'W', "#   #/#   #/#   #/# # #/# # #/## ##/#   #"},
    {'X', "#   #/#   #/ # #/  #/ # #/#   #/#   #"},
    {'Y', "#   #/#   #/ # #/  #/  #/  #/  #"},
    {'Z', "#####/    #/   #/  #/ #/#/#####"},
    {'a', "// ##/   #/ ###/#  #/ ###"},
    {'b', "#/#/###/#  #/#  #/#  #/###"},
    {'c', "// ###/#/#/#/ ###"},
    {'d', "   #/   #/ ###/#  #/#  #/#  #/ ###"},
    {'e', "// ##/#  #/####/#/ ###"},
    {'f', " ##/#/###/#/#/#/#"},
    {'g', "// ###/#  #/#  #/#  #/ ###/   #/###"},
    {'h', "#/#/###/#  #/#  #/#  #/#  #"},
    {'i', "#//#/#/#/#/#"},
    {'j', "  #//  #/  #/  #/  #/  #/  #/##"},
    {'k', "#/#/#  #/# #/##/# #/#  #"},
    {'l', "#/#/#/#/#/#/ #"},
    {'m', "//## #/# # #/# # #/# # #/# # #"},
    {'n', "//###/#  #/#  #/#  #/#  #"},
    {'o', "// ##/#  #/#  #/#  #/ ##"},
    {'p', "//###/#  #/#  #/#  #/###/#/#"},
    {'q', "// ###/#  #/#  #/#  #/ ###/   #/   #"},
    {'r', "//# ##/##/#/#/#"},
    {'s', "// ###/#/ ##/   #/###"},
    {'t', " #/ #/###/ #/ #/ #/  #"},
    {'u', "//#  #/#  #/#  #/#  #/ ###"},
    {'v', "//#   #/#   #/#   #/ # #/  #"},
    {'w', "//#   #/#   #/# # #/# # #/ # #"},
    {'x', "//#   #/ # #/  #/ # #/#   #"},
    {'y', "//#  #/#  #/#  #/#  #/ ###/   #/###"},
    {'z', "//####/   #/ ##/#/####"},
    {'0', " ##/#  #/#  #/#  #/#  #/#  #/ ##"},
    {'1', "  #/ ##/  #/  #/  #/  #/ ###"},
    {'2', " ##/#  #/   #/  #/ #/#/####"},
    {'3', "###/   #/   #/ ##/   #/   #/###"},
    {'4', "#  #/#  #/#  #/####/   #/   #/   #"},
    {'5', "####/#/#/###/   #/   #/###"},
    {'6', " ##/#/#/###/#  #/#  #/ ##"},
    {'7', "####/   #/   #/  #/  #/ #/ #"},
    {'8', " ##/#  #/#  #/ ##/#  #/#  #/ ##"},
    {'9', " ##/#  #/#  #/ ###/   #/   #/ ##"},
    {'.', "//////#"},
    {',', "////// #/#"},
    {':', "//#////#"},
    {';', "// #//// #/#"},
    {'!', "#/#/#/#/#//#"},
    {'?', " ##/#  #/   #/  #/ #// #"},
    {'-', "////###"},
    {'/', "    #/    #/   #/  #/ #/#/#"},
    {'&', " #/# #/# #/ #/# # #/#  #/ ## #"},
    {'+', "//  #/  #/#####/  #/  #"},
    {'=', "///####//####"},
    {'*', "// # #/  #/#####/  #/ # #"},
    {'#', " # #/ # #/#####/ # #/#####/ # #/ # #"},
    {'%', "##  #/##  #/   #/  #/ #/#  ##/#  ##"},
    {'(', " #/#/#/#/#/#/ #"},
    {')', "#/ #/ #/ #/ #/ #/#"},
    {'[', "##/#/#/#/#/#/##"},
    {']', "##/ #/ #/ #/ #/ #/##"},
    {'<', "//  #/ #/#/ #/  #"},
    {'>', "//#/ #/  #/ #/#"},
    {'_', "///////####"},
    {'\'', "#/#"},
    {'"', "# #/# #"},
    {0x2018 /* ‘ */, " #/#"},
    {0x2019 /* ’ */, " #/#"},
    {0x201a /* ‚ */, "////// #/#"},
    {0x201c /* “ */, " # #/# #"},
    {0x201d /* ” */, " # #/# #"},
    {0x201e /* „ */, "////// # #/# #"},
    {0xab /* « */, "//  # #/ # #/# #/ # #/  # #"},
    {0xbb /* » */, "//# #/ # #/  # #/ # #/# #"},
    {0x2010 /* ‐ */, "////###"},
    {0x2011 /* ‑ */, "////###"},
    {0x2013 /* – */, "////####"},
    {0x2014 /* — */, "////######"},
    {0x2026 /* … */, "//////# # #"},
    {0xb7 /* · */, "////#"},
    {0x2022 /* • */, "///##/##"},
    {0xd7 /* × */, "//#   #/ # #/  #/ # #/#   #"},
    {0x2190 /* ← */, "//  #/ #/#####/ #/  #"},
    {0x2192 /* → */, "//  #/   #/#####/   #/  #"},
    {0xa0, "   "},
    {0xa1 /* ¡ */, "//#//#/#/#/#/#"},
    {0xbf /* ¿ */, "//  #//  #/ #/#/#  #/ ##"},
    {0xdf /* ß */, " ##/#  #/# #/#  #/#  #/#  #/# #/#"},
    {0xc6 /* Æ */, " ######/#  #/#  #/#######/#  #/#  #/#  ####"},
    {0xe6 /* æ */, "// ## ##/   #  #/ ######/#  #/ ## ###"},
    {0xd8 /* Ø */, " ####/#  ##/# # #/# # #/# # #/##  #/####"},
    {0xf8 /* ø */, "// ####/#  ##/# # #/##  #/####"},
    {0x131 /* ı */, "//#/#/#/#/#"},
    {0x141 /* Ł */, " #/ #/ # #/ ##/##/ #/ #####"},
    {0x142 /* ł */, " #/ #/ ##/ #/##/ #/  #"},
    {0x152 /* Œ */, " ######/#  #/#  #/#  ###/#  #/#  #/ ######"},
    {0x153 /* œ */, "// ## ##/#  #  #/#  ####/#  #/ ## ###"},
    {0x237 /* ȷ */, "//  #/  #/  #/  #/  #/  #/##"},
};

/* Two rows each, MARK_WIDTH wide. */
static const struct letter marks[] = {
    {0x300 /* grave */, " #/  #"},
    {0x301 /* acute */, "   #/  #"},
    {0x302 /* circumflex */, "  #/ # #"},
    {0x303 /* tilde */, " # #/# #"},
    {0x304 /* macron */, " ###/"},
    {0x306 /* breve */, "#   #/ ###"},
    {0x307 /* dot */, "  #/"},
    {0x308 /* diaeresis */, " # #/"},
    {0x30a /* ring */, " ###/ # #"},
    {0x30b /* double acute */, " # #/ # #"},
    {0x30c /* caron */, " # #/  #"},
};
static const struct letter marks_below[] = {
    {0x323 /* dot */, "/  #"},
    {0x326 /* comma */, "  #/ #"},
    {0x327 /* cedilla */, "  #/ ##"},
    {0x328 /* ogonek */, "  #/  ##"},
};
/* clang-format on */

static const char *find(const struct letter *table, gsize n, gunichar character)
{
  for (gsize i = 0; i < n; i++)
    if (table[i].character == character)
      return table[i].rows;
  return NULL;
}

#define FIND(table, character) find(table, G_N_ELEMENTS(table), character)

/* Add the squares of @rows to @shape from row @first on, @right columns further to the right. */
static void draw(struct block_shape *shape, const char *rows, int first, int right)
{
  int row = first, column = 0;
  for (; *rows; rows++) {
    if (*rows == '/') {
      row++;
      column = 0;
      continue;
    }
    if (*rows == '#')
      shape->rows[row] |= (guint16)(1u << (column + right));
    column++;
    shape->width = MAX(shape->width, column + right);
  }
}

/* Draw a mark of MARK_WIDTH in the middle over a letter, or under it; it may stand out at the
 * right. False if it would be cut, or lie on what is there. */
static bool draw_mark(struct block_shape *shape, const char *rows, int first)
{
  struct block_shape mark = {0};
  int left = MARK_WIDTH + (MARK_WIDTH - shape->width) / 2;
  draw(&mark, rows, first, MARK_WIDTH);
  for (int i = first; i < first + 2; i++) {
    guint squares = mark.rows[i], moved = squares >> left;
    if (moved << left != squares || moved & shape->rows[i])
      return false;
    shape->rows[i] |= (guint16)moved;
    shape->width = MAX(shape->width, (int)g_bit_storage(moved));
  }
  return true;
}

static bool add_mark(struct block_shape *shape, gunichar character)
{
  const char *above = FIND(marks, character), *below = FIND(marks_below, character);
  bool tall = shape->rows[BLOCK_RAISED] || shape->rows[BLOCK_RAISED + 1];
  if (above)
    return draw_mark(shape, above, tall ? 0 : BLOCK_RAISED);
  return below && draw_mark(shape, below, FIRST_DEEP);
}

/* A narrow letter such as “ı” gets as many squares at both sides as its marks need. */
static void widen(struct block_shape *shape)
{
  int room = (MARK_WIDTH - shape->width) / 2;
  for (int i = 0; room > 0 && i < BLOCK_ROWS; i++)
    shape->rows[i] = (guint16)(shape->rows[i] << room);
  shape->width = MAX(shape->width, shape->width + 2 * room);
}

/* Take away the empty columns at both sides. */
static void narrow(struct block_shape *shape)
{
  guint all = 0;
  for (int i = 0; i < BLOCK_ROWS; i++)
    all |= shape->rows[i];
  while (all && !(all & 1)) {
    for (int i = 0; i < BLOCK_ROWS; i++)
      shape->rows[i] = (guint16)(shape->rows[i] >> 1);
    all >>= 1;
  }
  shape->width = all ? (int)g_bit_storage(all) : shape->width;
}

/* What carries the marks: “i” and “j” lose their dots to marks above. */
static gunichar carrier(gunichar base, gunichar mark)
{
  if (!FIND(marks, mark))
    return base;
  return base == 'i' ? 0x131 : base == 'j' ? 0x237 : base;
}

bool block_shape_find(const char *cluster, gsize length, struct block_shape *shape)
{
  g_autofree char *parts = g_utf8_normalize(cluster, (gssize)length, G_NORMALIZE_NFD);
  if (!parts || !*parts)
    return false;
  const char *mark = parts + g_utf8_skip[(guchar)*parts];
  gunichar base = g_utf8_get_char(parts);
  const char *rows = FIND(letters, *mark ? carrier(base, g_utf8_get_char(mark)) : base);
  memset(shape, 0, sizeof *shape);
  if (!rows)
    return false;
  draw(shape, rows, BLOCK_RAISED, 0);
  if (!*mark)
    return true;
  widen(shape);
  for (; *mark; mark += g_utf8_skip[(guchar)*mark])
    if (!add_mark(shape, g_utf8_get_char(mark)))
      return false;
  narrow(shape);
  return true;
}
