/* fields.c - what the rows of all tables have in common: words, numbers, references */
#include "content/reader-private.h"

#include <string.h>

const char *row_keep(struct pack_reader *reader, const struct row *row, guint column)
{
  return pack_keep(reader->pack, row->text[column], row->length[column]);
}

/* “a”, “b” or “c” */
static char *list_words(const char *const *words)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; words[i]; i++) {
    if (i)
      g_string_append(list, words[i + 1] ? ", " : " or ");
    g_string_append_printf(list, "“%s”", words[i]);
  }
  return g_string_free(list, FALSE);
}

guint row_word(struct pack_reader *reader, const struct row *row, guint column,
               const char *const *words)
{
  const char *text = row->text[column];

  for (guint i = 0; words[i]; i++)
    if (*text == *words[i] && strcmp(text, words[i]) == 0)
      return i;

  g_autofree char *shown = quote_text(text);
  g_autofree char *list = list_words(words);

  row_error(reader, row, column, "%s is not known here; it must be %s", shown, list);
  return 0;
}

enum origin row_origin(struct pack_reader *reader, const struct row *row, guint column)
{
  static const char *const words[] = {"source", "stage5", NULL};

  if (!row->length[column])
    return ORIGIN_NONE;
  return row_word(reader, row, column, words) ? ORIGIN_STAGE5 : ORIGIN_SOURCE;
}

bool row_number(struct pack_reader *reader, const struct row *row, guint column, guint low,
                guint high, guint8 *number)
{
  const char *text = row->text[column];
  guint value = 0;
  gsize i = 0;

  while (i < 6 && g_ascii_isdigit(text[i]))
    value = value * 10 + (guint)(text[i++] - '0');
  *number = (guint8)CLAMP(value, low, high);
  if (i > 0 && text[i] == '\0' && value == *number)
    return true;

  g_autofree char *shown = quote_text(text);

  row_error(reader, row, column, "%s is not a whole number from %u to %u", shown, low, high);
  return false;
}

bool row_identify(struct pack_reader *reader, const struct row *row, guint column, const char *id,
                  guint32 index)
{
  GHashTable *ids = reader->pack->ids[row->id];
  guint32 first = pack_index_of(reader->pack, row->id, id);

  if (first == PACK_NONE) {
    /* a row that lost its id in a fault must not stand in the way of the next one */
    if (*id)
      g_hash_table_insert(ids, (gpointer)(guintptr)id, GUINT_TO_POINTER(index));
    g_array_append_val(reader->lines[row->id], row->line);
    return true;
  }

  g_autofree char *shown = quote_text(id);

  row_error(reader, row, column, "%s is already used on line %u; give each row its own", shown,
            g_array_index(reader->lines[row->id], guint32, first));
  return false;
}

/* ---- References -------------------------------------------------------- */

static const char *table_noun(enum table_id table)
{
  static const char *const nouns[N_TABLES] = {
      [TABLE_SIDES] = "side",
      [TABLE_DIMENSIONS] = "dimension",
      [TABLE_ROLES] = "role",
      [TABLE_SKILLS] = "skill",
  };

  return nouns[table];
}

/* The first few of many bad references get a suggestion; to compare all of them with all
 * the ids of a large pack would take seconds. */
#define MAX_COMPARED 500000

static char *suggest_id(const struct pack_reader *reader, enum table_id table, const char *id)
{
  GHashTable *known = reader->pack->ids[table];
  g_autofree gpointer *ids = NULL;
  guint n = g_hash_table_size(known);

  if ((guint64)n * (reader->n_errors + 1) > MAX_COMPARED)
    return g_strdup("");
  ids = g_hash_table_get_keys_as_array(known, &n);
  return names_suggestion(id, (const char *const *)ids, n);
}

void report_dangling(struct pack_reader *reader, enum table_id from, guint line, const char *column,
                     enum table_id to, const char *id)
{
  g_autofree char *shown = quote_text(id);
  g_autofree char *suggestion = suggest_id(reader, to, id);
  const char *noun = table_noun(to);

  if (reader->state[to] == TABLE_MISSING)
    reader_error(reader, pack_tables[from].file, line, column,
                 "there is no %s with the id %s, because the pack has no %s", noun, shown,
                 pack_tables[to].file);
  else
    reader_error(reader, pack_tables[from].file, line, column, "no %s in %s has the id %s%s", noun,
                 pack_tables[to].file, shown,
                 *suggestion ? suggestion : "; write the id of one that is there");
}

guint32 row_reference(struct pack_reader *reader, const struct row *row, guint column,
                      enum table_id table)
{
  guint32 index = pack_index_of(reader->pack, table, row->text[column]);

  if (index == PACK_NONE && !row->quiet && reader->state[table] != TABLE_BROKEN)
    report_dangling(reader, row->id, row->line, pack_tables[row->id].columns[column].name, table,
                    row->text[column]);
  return index;
}
