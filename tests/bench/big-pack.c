/* A large pack, and reading it. */
#include "tests/bench/bench.h"

#include "content/content.h"

#include <csv.h>
#include <string.h>

#define N_STAGES 5

static const char *const words[] = {
    "people",  "learning", "work", "together", "share",  "what",  "they",  "know",
    "manager", "course",   "team", "question", "answer", "group", "habit", "project",
    "find",    "help",     "talk", "practice", "trust",  "goal",  "time",  "tool"};

/* The same numbers each time (a linear congruential generator). */
static guint32 next_number(guint32 *seed)
{
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void append_words(GString *table, guint32 *seed, gsize length)
{
  gsize end = table->len + length;
  while (table->len < end) {
    g_string_append(table, words[next_number(seed) % G_N_ELEMENTS(words)]);
    g_string_append_c(table, ' ');
  }
  g_string_append_c(table, '.');
}

static gsize write_table(const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autoptr(GError) error = NULL;
  if (!g_file_set_contents(path, text, -1, &error))
    g_error("%s", error->message);
  return strlen(text);
}

static gsize write_small_tables(const char *folder)
{
  return write_table(folder, "pack.csv",
                     "key,value\nformat,1\nid,big\ntitle,A large pack\nsubtitle,For measuring\n"
                     "language,en\nlicence,CC BY 4.0\nsource,Made up\ncitation,Made up\n") +
         write_table(folder, "sides.csv",
                     "id,name,motto,description\nbefore,Before,As it was,How it was\n"
                     "after,After,As it is,How it is\n") +
         write_table(folder, "stages.csv",
                     "number,name,side,features\n1,One,before,first\n2,Two,before,second\n"
                     "3,Three,before,third\n4,Four,before,fourth\n5,Five,after,fifth\n");
}

/* The rows of one dimension, of about @bytes. */
static void append_dimension(GString *dimensions, GString *cells, guint32 *seed, guint number,
                             bool needle, gsize bytes)
{
  static const char *const stages[] = {"1-4", "5"};
  gsize text = bytes > 400 ? (bytes - 300) / 6 : 20;
  g_string_append_printf(dimensions, "d%06u,Group %u,Dimension %06u,", number, number / 50, number);
  append_words(dimensions, seed, 30);
  g_string_append_c(dimensions, ',');
  append_words(dimensions, seed, 30);
  g_string_append_c(dimensions, '\n');
  for (guint side = 0; side < G_N_ELEMENTS(stages); side++)
    for (guint row = 0; row < 3; row++) {
      g_string_append_printf(cells, "d%06u,%s,%s,\"", number, stages[side],
                             row ? "point" : "headline");
      if (needle && row)
        g_string_append(cells, BIG_PACK_NEEDLE ", ");
      append_words(cells, seed, text);
      g_string_append(cells, "\",source\n");
    }
}

gsize big_pack_write(const char *folder, guint dimensions, gsize bytes)
{
  g_autoptr(GString) dimensions_table = g_string_new("id,group,name,question,shift\n");
  g_autoptr(GString) cells_table = g_string_new("dimension,stages,kind,text,origin\n");
  guint32 seed = 5;
  for (guint i = 1; i <= dimensions; i++)
    append_dimension(dimensions_table, cells_table, &seed, i, i == dimensions - dimensions / 20,
                     bytes / dimensions);
  return write_small_tables(folder) + write_table(folder, "dimensions.csv", dimensions_table->str) +
         write_table(folder, "cells.csv", cells_table->str);
}

/* ---- Reading ----------------------------------------------------------- */

double reading_time(const char *folder)
{
  gint64 start = g_get_monotonic_time();
  g_autoptr(Pack) pack = pack_read(folder, NULL);
  double time = (double)(g_get_monotonic_time() - start);
  if (!pack)
    g_error("the large pack in %s has errors: see stage5 pack check", folder);
  return time;
}

static void copy_field(void *bytes, size_t length, void *copy)
{
  g_string_append_len(copy, bytes, (gssize)length);
}

static void copy_row(int end, void *copy)
{
  (void)end;
  g_string_append_c(copy, '\n');
}

static void copy_table(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    return;
  g_autoptr(GString) copy = g_string_sized_new(length);
  struct csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_parse(&parser, bytes, length, copy_field, copy_row, copy);
  csv_fini(&parser, copy_field, copy_row, copy);
  csv_free(&parser);
}

double copying_time(const char *folder)
{
  static const char *const tables[] = {"pack.csv", "sides.csv", "stages.csv", "dimensions.csv",
                                       "cells.csv"};
  gint64 start = g_get_monotonic_time();
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    copy_table(folder, tables[i]);
  return (double)(g_get_monotonic_time() - start);
}
