/* target-workbook.c - a workbook file from arbitrary bytes
 *
 * It is opened as the program does it, all of it is read, exported and changed. A file is mutated
 * within its pages, and its header then told how many pages it has: bytes that are merely changed
 * anywhere mostly end in "no workbook".
 */
#include "tests/fuzz/book.h"

#include <string.h>

#define HEADER 100 /* bytes, of the file */

/* libFuzzer does not see into SQLite: which way it refused a file counts as a place that was
 * reached. */
__attribute__((section("__libfuzzer_extra_counters"))) static guint8 refusals[512];

static void run(const guint8 *data, gsize size)
{
  g_autofree char *path = NULL;
  GError *error = NULL;

  files_serve_sqlite();
  files_clear();
  files_put("w.stage5", data, size);
  path = g_build_filename(files_folder(), "w.stage5", NULL);

  g_autoptr(Workbook) workbook = workbook_open_existing(path, false, &error);

  if (error) {
    require_message(error->message);
    refusals[g_str_hash(error->message) % G_N_ELEMENTS(refusals)] = 1;
  }
  require_error(!workbook, error);
  if (!workbook)
    return;
  book_read(workbook);
  book_change(workbook);
}

/* ---- Mutating ---------------------------------------------------------- */

static guint page_size(const guint8 *data, gsize size)
{
  guint n = size >= HEADER ? (guint)data[16] << 8 | data[17] : 0;

  return n >= 512 && (n & (n - 1)) == 0 ? n : 512;
}

static void put_number(guint8 *at, guint32 number)
{
  for (int i = 3; i >= 0; i--, number >>= 8)
    at[i] = (guint8)number;
}

/* The number of pages, no free ones, our application, one of our versions. */
static void mend_header(guint8 *data, gsize size, guint page)
{
  if (size < HEADER)
    return;
  memcpy(data, "SQLite format 3", 16);
  put_number(data + 28, (guint32)(size / page));
  memcpy(data + 92, data + 24, 4); /* that number holds for this state of the file */
  put_number(data + 68, WORKBOOK_APPLICATION_ID);
}

/* Change up to 24 bytes of one page, where libFuzzer likes. */
static void change_bytes(guint8 *data, gsize size, GRand *random)
{
  gsize length = (gsize)g_rand_int_range(random, 1, 25);
  gsize at = size > length ? g_rand_int(random) % (size - length) : 0;
  guint8 piece[32];
  gsize n = MIN(length, size);

  memcpy(piece, data + at, n);
  fuzz_mutate(piece, n, n);
  memcpy(data + at, piece, n);
}

/* Change a cell of a page: its place, its length, its kinds, or a byte of its text. */
static void change_cell(guint8 *data, gsize size, guint page, GRand *random)
{
  gsize start = (gsize)g_rand_int(random) % MAX(size / page, 1) * page;
  gsize head = start + (start ? 0 : HEADER);
  guint n, cell;

  if (head + 12 > size)
    return;
  n = (guint)data[head + 3] << 8 | data[head + 4];
  if (n == 0 || n > page / 4)
    return;
  gsize pointer = head + 8 + 2 * (gsize)g_rand_int_range(random, 0, (gint32)n);

  if (pointer + 1 >= size)
    return;
  cell = (guint)data[pointer] << 8 | data[pointer + 1];
  gsize at = start + cell + (gsize)g_rand_int_range(random, 0, g_rand_boolean(random) ? 12 : 60);

  if (at >= size)
    return;
  switch (g_rand_int_range(random, 0, 4)) {
  case 0:
    data[at] = (guint8)g_rand_int(random);
    break;
  case 1:
    data[at] = (guint8)(data[at] + g_rand_int_range(random, -2, 3));
    break;
  case 2:
    data[at] ^= (guint8)(1 << g_rand_int_range(random, 0, 8));
    break;
  default:
    data[pointer + 1] = (guint8)(data[pointer + 1] + g_rand_int_range(random, -3, 4));
  }
}

/* Lay a page over another one, or cut pages off. */
static gsize move_pages(guint8 *data, gsize size, guint page, GRand *random)
{
  gsize n = size / page;

  if (n < 3)
    return size;
  gsize from = 1 + g_rand_int(random) % (n - 1), to = 1 + g_rand_int(random) % (n - 1);

  if (g_rand_int_range(random, 0, 4) == 0)
    return to * page;
  memmove(data + to * page, data + from * page, page);
  return size;
}

static gsize mutate(guint8 *data, gsize size, gsize most, guint seed)
{
  GRand *random = g_rand_new_with_seed(seed);
  guint page = page_size(data, size);
  int how = g_rand_int_range(random, 0, 32);

  if (how == 0 || size < HEADER) {
    size = fuzz_mutate(data, size, most);
  } else if (how < 3) {
    size = move_pages(data, size, page, random);
  } else {
    for (int i = g_rand_int_range(random, 1, 4); i > 0; i--)
      if (g_rand_int_range(random, 0, 3) == 0)
        change_bytes(data, size, random);
      else
        change_cell(data, size, page, random);
  }
  if (how != 1)
    mend_header(data, size, page);
  g_rand_free(random);
  return size;
}

const struct fuzz_target fuzz_workbook = {"workbook", run, mutate};
