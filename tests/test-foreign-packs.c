/* Packs of other shapes than the default one: nothing knows how many sides, stages or
 * dimensions there are. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>

/* A pack of these tables and no other ones. */
static struct small_pack *bare_pack_new(const char *sides, const char *stages,
                                        const char *dimensions, const char *cells)
{
  struct small_pack *small = small_pack_new();

  small_pack_write(small, "sides.csv", sides, -1);
  small_pack_write(small, "stages.csv", stages, -1);
  small_pack_write(small, "dimensions.csv", dimensions, -1);
  small_pack_write(small, "cells.csv", cells, -1);
  small_pack_remove(small, "prompts.csv");
  small_pack_remove(small, "glossary.csv");
  small_pack_remove(small, "resources.csv");
  return small;
}

/* "1-2 first; 3 second" */
static char *list_spans(const struct pack *pack, guint dimension)
{
  g_autoptr(GArray) spans = pack_cell_spans(pack, dimension);
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);

    g_string_append_printf(list, "%s%u-%u %s", i ? "; " : "", span->first_stage, span->last_stage,
                           pack_span_headline(pack, span));
  }
  return g_string_free(list, FALSE);
}

static struct small_pack *wide_pack_new(void)
{
  return bare_pack_new(
      "id,name\nA,A\nB,B\nC,C\nD,D\nE,E\nF,F\nG,G\n",
      "side,name,number\nA,one,1\nB,two,2\nB,three,3\nC,four,4\nD,five,5\nE,six,6\nF,seven,7\n"
      "F,eight,8\nG,nine,9\n",
      "name,id,group\nSplit,s,x\nAcross,a,y\nShared,h,x\n",
      "dimension,stages,kind,text\n"
      "s,9,headline,i\ns,1,headline,a\ns,2,headline,b\ns,3,headline,c\ns,4,headline,d\n"
      "s,5,headline,e\ns,6,headline,f\ns,7,headline,g\ns,8,headline,h\n"
      "a,1-4,headline,low\na,5-9,note,high\na,5-9,headline,top\n"
      "h,1-4,shared,a\nh,5-8,headline,own\nh,9,shared,s\n");
}

Test(foreign_packs, of_seven_sides_and_nine_stages_are_read)
{
  g_autoptr(SmallPack) small = wide_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);
  cr_assert_eq(pack_n_sides(pack), 7);
  cr_assert_eq(pack_n_stages(pack), 9);
  cr_assert_eq(pack_n_dimensions(pack), 3);
  cr_assert_eq(pack_n_groups(pack), 2);
  cr_assert_eq(pack_side(pack, 5)->first_stage, 7);
  cr_assert_eq(pack_side(pack, 5)->last_stage, 8);
  cr_assert_str_eq(pack_stage(pack, 8)->name, "nine");
  cr_assert_eq(pack_stage(pack, 8)->side, 6);
}

Test(foreign_packs, split_cells_stage_by_stage_or_span_sides)
{
  g_autoptr(SmallPack) small = wide_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  g_autofree char *split = list_spans(pack, 0);
  g_autofree char *across = list_spans(pack, 1);
  g_autofree char *shared = list_spans(pack, 2);

  cr_assert_str_eq(split, "1-1 a; 2-2 b; 3-3 c; 4-4 d; 5-5 e; 6-6 f; 7-7 g; 8-8 h; 9-9 i");
  cr_assert_str_eq(across, "1-4 low; 5-9 top");
  cr_assert_str_eq(shared, "1-4 low; 5-8 own; 9-9 i");
}

Test(foreign_packs, of_two_sides_two_stages_and_one_dimension_are_read)
{
  g_autoptr(SmallPack) small =
      bare_pack_new("id,name\nl,L\nr,R\n", "number,name,side\n1,a,l\n2,b,r\n",
                    "id,group,name\nd,g,D\n", "dimension,stages,kind,text\nd,1-2,note,same\n");
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);

  g_autofree char *spans = list_spans(pack, 0);

  cr_assert_str_eq(spans, "1-2 same");
  cr_assert_eq(pack_dimension(pack, 0)->first_prompt, PACK_NONE);
  cr_assert_eq(pack_n_terms(pack), 0);
}

Test(foreign_packs, of_sixty_four_stages_and_sides_are_read)
{
  g_autoptr(GString) sides = g_string_new("id,name\n");
  g_autoptr(GString) stages = g_string_new("number,name,side\n");

  for (guint i = 1; i <= PACK_MAX_STAGES; i++) {
    g_string_append_printf(sides, "s%u,Side %u\n", i, i);
    g_string_append_printf(stages, "%u,Stage %u,s%u\n", i, i, i);
  }

  g_autoptr(SmallPack) small =
      bare_pack_new(sides->str, stages->str, "id,group,name\nd,g,D\n",
                    "dimension,stages,kind,text\nd,1-63,headline,x\nd,64,headline,y\n");
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);

  cr_assert_not_null(pack);

  g_autofree char *spans = list_spans(pack, 0);

  cr_assert_str_eq(spans, "1-63 x; 64-64 y");
}
