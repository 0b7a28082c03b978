/* A pack that is read in steps, of which only a part is read, or that is larger or stranger than
 * the reader takes. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <string.h>

/* All problems of the pack in @folder, a line each. Transfer full. */
static char *problems_of(const char *folder)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(Pack) pack = pack_read(folder, &problems);
  GString *list = g_string_new(NULL);

  (void)pack;
  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(problems->pdata[i]);

    g_string_append_printf(list, "%s\n", line);
  }
  return g_string_free(list, FALSE);
}

/* ---- Steps ------------------------------------------------------------- */

/* A pack of @n dimensions whose cells stand in the opposite order if @backwards. */
static void write_large(const struct small_pack *small, guint n, bool backwards)
{
  g_autoptr(GString) dimensions = g_string_new("id,group,name\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text\n");

  for (guint i = 0; i < n; i++) {
    guint cell = backwards ? n - 1 - i : i;

    g_string_append_printf(dimensions, "d%u,Group %u,Dimension %u\n", i, i / 100, i);
    g_string_append_printf(cells, "d%u,1-2,headline,\"left, %u\"\n", cell, cell);
    g_string_append_printf(cells, "d%u,3,headline,right %u\n", cell, cell);
  }
  small_pack_write(small, "dimensions.csv", dimensions->str, (gssize)dimensions->len);
  small_pack_write(small, "cells.csv", cells->str, (gssize)cells->len);
  small_pack_remove(small, "prompts.csv");
}

Test(reader_partial, reads_a_hundred_thousand_dimensions_in_steps)
{
  g_autoptr(SmallPack) small = small_pack_new();
  double progress = 0;
  guint steps = 0;

  write_large(small, 100000, false);

  struct pack_reader *reader = pack_reader_new(small->folder);

  while (pack_reader_step(reader, 64 * 1024)) {
    cr_assert(pack_reader_progress(reader) >= progress && pack_reader_progress(reader) <= 1);
    progress = pack_reader_progress(reader);
    steps++;
  }

  g_autoptr(Pack) pack = pack_reader_finish(reader, NULL);

  cr_assert_not_null(pack);
  cr_assert_gt(steps, 100, "the steps were too long: %u", steps);
  cr_assert_eq(pack_n_dimensions(pack), 100000);
  cr_assert_eq(pack_n_cells(pack), 200000);
  cr_assert_eq(pack_n_groups(pack), 1000);

  g_autoptr(GArray) spans = pack_cell_spans(pack, 99999);

  cr_assert_eq(spans->len, 2);
  cr_assert_str_eq(pack_dimension(pack, 99999)->name, "Dimension 99999");
  cr_assert_str_eq(pack_span_headline(pack, &g_array_index(spans, struct cell_span, 0)),
                   "left, 99999");
}

Test(reader_partial, finds_the_dimension_of_cells_that_come_before_it)
{
  g_autoptr(SmallPack) small = small_pack_new();

  write_large(small, 5000, true);

  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);
  for (guint i = 0; i < 5000; i++) {
    guint32 row = pack_dimension(pack, i)->first_cell;
    g_autofree char *left = g_strdup_printf("left, %u", i);

    cr_assert_str_eq(pack_cell(pack, row)->text, left);
    cr_assert_eq(pack_cell(pack, row)->dimension, i);
  }
}

Test(reader_partial, has_a_first_screen_long_before_the_end)
{
  g_autoptr(SmallPack) small = small_pack_new();

  write_large(small, 50000, false);

  struct pack_reader *reader = pack_reader_new(small->folder);

  cr_assert_not(pack_reader_has(reader, 50));
  while (!pack_reader_has(reader, 50))
    cr_assert(pack_reader_step(reader, 64 * 1024));
  cr_assert_lt(pack_reader_progress(reader), 0.2);

  const struct pack *pack = pack_reader_pack(reader);
  g_autoptr(GArray) spans = pack_cell_spans(pack, 0);

  cr_assert_geq(pack_n_dimensions(pack), 50);
  cr_assert_eq(spans->len, 2);
  cr_assert_null(pack_reader_finish(reader, NULL), "half a pack was given out");
}

Test(reader_partial, can_be_stopped_at_any_time)
{
  g_autoptr(SmallPack) small = small_pack_new();

  for (guint steps = 0; steps < 40; steps++) {
    struct pack_reader *reader = pack_reader_new(small->folder);

    for (guint i = 0; i < steps; i++)
      pack_reader_step(reader, 1);
    pack_free(pack_reader_finish(reader, NULL));
  }
}

/* ---- While it is being read --------------------------------------------- */

/* Rows of a cell stand in any order, and what is shared may come later than who shares it. */
static struct pack_reader *read_in_part(const struct small_pack *small)
{
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text\n"
                                          "alpha,3,headline,third\nalpha,1,headline,first\n"
                                          "alpha,3,point,more\nalpha,2,headline,second\n"
                                          "beta,1-3,shared,gamma\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf(cells, "alpha,1,point,\"a line of the first cell, %u\"\n", i);
  g_string_append(cells, "gamma,1-3,headline,given\n");
  small_pack_write(small, "cells.csv", cells->str, (gssize)cells->len);
  struct pack_reader *reader = pack_reader_new(small->folder);

  while (pack_n_cells(pack_reader_pack(reader)) < 100)
    cr_assert(pack_reader_step(reader, 1024));
  return reader;
}

Test(reader_partial, shows_cells_in_the_order_of_their_stages)
{
  g_autoptr(SmallPack) small = small_pack_new();
  struct pack_reader *reader = read_in_part(small);
  const struct pack *pack = pack_reader_pack(reader);
  static const char *const headlines[] = {"first", "second", "third"};
  g_autoptr(GArray) spans = pack_cell_spans(pack, 0);

  cr_assert_eq(spans->len, 3);
  for (guint i = 0; i < 3; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);

    cr_assert_eq(span->first_stage, i + 1);
    cr_assert_str_eq(pack_span_headline(pack, span), headlines[i]);
  }
  pack_free(pack_reader_finish(reader, NULL));
}

Test(reader_partial, shows_nothing_of_a_shared_cell_that_is_not_read_yet)
{
  g_autoptr(SmallPack) small = small_pack_new();
  struct pack_reader *reader = read_in_part(small);
  const struct pack *pack = pack_reader_pack(reader);
  g_autoptr(GArray) spans = pack_cell_spans(pack, 1);

  cr_assert_eq(spans->len, 1);
  cr_assert_str_eq(pack_span_headline(pack, &g_array_index(spans, struct cell_span, 0)), "");
  while (pack_reader_step(reader, G_MAXSIZE))
    ;
  cr_assert_float_eq(pack_reader_progress(reader), 1, 0);

  g_autoptr(Pack) whole = pack_reader_finish(reader, NULL);
  g_autoptr(GArray) read = pack_cell_spans(whole, 1);

  cr_assert_str_eq(pack_span_headline(whole, &g_array_index(read, struct cell_span, 0)), "given");
}

Test(reader_partial, knows_which_dimension_cells_wait_for_that_take_turns)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   "dimension,stages,kind,text\nnone,1,headline,a\nlost,1,headline,b\n"
                   "none,2,headline,c\nalpha,1-3,headline,d\nbeta,1-3,headline,e\n"
                   "gamma,1-3,headline,f\n",
                   -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert_not_null(strstr(problems, "cells.csv:2: dimension: "), "%s", problems);
  cr_assert_not_null(strstr(problems, "cells.csv:3: dimension: "), "%s", problems);
}

/* ---- Limits -------------------------------------------------------------- */

Test(reader_partial, takes_no_more_sides_than_stages)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) sides = g_string_new("id,name\nleft,L\nright,R\n");

  for (guint i = 3; i <= PACK_MAX_STAGES + 1; i++)
    g_string_append_printf(sides, "s%u,Side %u\n", i, i);
  small_pack_write(small, "sides.csv", sides->str, -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert_not_null(strstr(problems, "sides.csv:66: id: a pack has at most 64 sides\n"), "%s",
                     problems);
}

Test(reader_partial, takes_no_header_of_more_than_256_columns)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) sides = g_string_new("id,name");

  for (guint i = 0; i < 256; i++)
    g_string_append_printf(sides, ",c%u", i);
  g_string_append(sides, "\nleft,L\nright,R\n");
  small_pack_write(small, "sides.csv", sides->str, -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert_str_eq(problems, "sides.csv: the table has more than 256 columns; its columns are: id, "
                             "name, motto, description, origin\n");
}

Test(reader_partial, needs_two_stages)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "stages.csv", "number,name,side\n1,Only,left\n", -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert_not_null(
      strstr(problems, "stages.csv: a pack has two stages or more; add a row for each\n"), "%s",
      problems);
}

Test(reader_partial, warns_of_a_hundred_unknown_tables_by_name_and_of_no_more)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GPtrArray) problems = NULL;

  for (guint i = 150; i > 0; i--) {
    g_autofree char *name = g_strdup_printf("x%03u.csv", i);

    small_pack_write(small, name, "", 0);
  }
  g_autoptr(Pack) pack = pack_read(small->folder, &problems);

  cr_assert_not_null(pack);
  cr_assert_eq(problems->len, 100);
  cr_assert_str_eq(((struct problem *)problems->pdata[0])->file, "x001.csv");
  cr_assert_str_eq(((struct problem *)problems->pdata[99])->file, "x100.csv");
}

/* A table that is lost for one fault is not blamed for what it then lacks. */
Test(reader_partial, says_nothing_of_levels_where_the_skills_are_lost)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  small_pack_write(small, "skills.csv", "id,name,group\nlisten,\"Liste,Talk\n", -1);
  small_pack_write(small, "levels.csv", "skill,level,descriptor\nlisten,1,some\n", -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert(g_str_has_prefix(problems, "skills.csv:"), "%s", problems);
  cr_assert_null(strstr(problems, "levels.csv"), "%s", problems);
}

Test(reader_partial, says_what_is_wrong_with_a_path_through_a_file)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "pack.csv", "pack", NULL);
  g_autofree char *expected =
      g_strdup_printf("%s: the folder cannot be read: Not a directory\n", path);
  g_autofree char *problems = problems_of(path);

  cr_assert_str_eq(problems, expected, "%s", problems);
}

Test(reader_partial, reads_on_after_a_line_of_several_blocks_that_is_no_row)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *rest = g_strnfill(1 << 20, 'x');
  g_autofree char *table =
      g_strconcat("side,kind,name,note\nleft,learn,\"a\"b,", rest, "\nleft,shout,c,\n", NULL);

  small_pack_write(small, "resources.csv", table, -1);
  g_autofree char *problems = problems_of(small->folder);

  cr_assert(g_str_has_prefix(problems, "resources.csv:2: "), "%s", problems);
  cr_assert_not_null(strstr(problems, "\nresources.csv:3: kind: "), "%s", problems);
}
