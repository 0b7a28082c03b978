/* changes.c - the records of a changeset in an order of their own
 *
 * SQLite puts those of a table together in a hash table; records whose keys fall into one place
 * of it stand as they came. Sorted by what they say, whose first is the random id of a row, they
 * tell nothing of that.
 */
#include "workbook/workbook-private.h"

#include <string.h>

/* A changeset, as "SQLite session extension" has it: for each table "T", the number of its columns,
 * a byte for each, its name and a NUL; then its records: what is done, a byte, and the values
 * before, after, or both. */
struct cursor {
  const guint8 *at, *end;
};

struct record {
  const guint8 *bytes;
  gsize length;
};

static bool skip(struct cursor *cursor, guint64 n)
{
  if (n > (guint64)(cursor->end - cursor->at))
    return false;
  cursor->at += n;
  return true;
}

/* Seven bits a byte, the highest ones first; a byte below 128 is the last, and so is the ninth. */
static bool take_number(struct cursor *cursor, guint64 *number)
{
  *number = 0;
  for (guint i = 0; i < 9 && cursor->at < cursor->end; i++) {
    guint8 byte = *cursor->at++;

    *number = i < 8 ? *number << 7 | (byte & 0x7f) : *number << 8 | byte;
    if (byte < 0x80 || i == 8)
      return true;
  }
  return false;
}

static bool skip_value(struct cursor *cursor)
{
  guint64 length;

  if (cursor->at == cursor->end)
    return false;
  switch (*cursor->at++) {
  case SQLITE_INTEGER:
  case SQLITE_FLOAT:
    return skip(cursor, 8);
  case SQLITE_TEXT:
  case SQLITE_BLOB:
    return take_number(cursor, &length) && skip(cursor, length);
  default: /* NULL, or as it was */
    return true;
  }
}

static bool take_record(struct cursor *cursor, guint64 n_columns, struct record *record)
{
  guint64 n = n_columns * (*cursor->at == SQLITE_UPDATE ? 2 : 1);

  record->bytes = cursor->at;
  if (!skip(cursor, 2))
    return false;
  for (guint64 i = 0; i < n; i++)
    if (!skip_value(cursor))
      return false;
  record->length = (gsize)(cursor->at - record->bytes);
  return true;
}

static bool skip_table(struct cursor *cursor, guint64 *n_columns)
{
  if (!skip(cursor, 1) || !take_number(cursor, n_columns) || !skip(cursor, *n_columns))
    return false;
  const guint8 *end = memchr(cursor->at, '\0', (gsize)(cursor->end - cursor->at));

  return end && skip(cursor, (guint64)(end - cursor->at) + 1);
}

static int compare_records(gconstpointer a, gconstpointer b)
{
  const struct record *left = a, *right = b;
  int order = memcmp(left->bytes, right->bytes, MIN(left->length, right->length));

  return order ? order : (left->length > right->length) - (left->length < right->length);
}

/* Append the table at @cursor, with its records sorted. */
static bool take_table(struct cursor *cursor, GByteArray *out)
{
  g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(struct record));
  struct record record = {.bytes = cursor->at};
  guint64 n_columns;

  if (*cursor->at != 'T' || !skip_table(cursor, &n_columns))
    return false;
  g_byte_array_append(out, record.bytes, (guint)(cursor->at - record.bytes));
  while (cursor->at < cursor->end && *cursor->at != 'T') {
    if (!take_record(cursor, n_columns, &record))
      return false;
    g_array_append_val(records, record);
  }
  g_array_sort(records, compare_records);
  for (guint i = 0; i < records->len; i++) {
    const struct record *sorted = &g_array_index(records, struct record, i);

    g_byte_array_append(out, sorted->bytes, (guint)sorted->length);
  }
  return true;
}

bool changes_sort(guint8 *changes, gsize length)
{
  g_autoptr(GByteArray) out = g_byte_array_new();
  struct cursor cursor = {changes, changes + length};

  while (cursor.at < cursor.end)
    if (!take_table(&cursor, out))
      return false;
  memcpy(changes, out->data, out->len);
  return true;
}
