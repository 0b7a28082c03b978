/* Reading a pack: what is accepted, and what is refused as a whole. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CELLS "dimension,stages,kind,text\n"

static char *list_problems(const GPtrArray *problems)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(g_ptr_array_index(problems, i));

    g_string_append_printf(list, "%s\n", line);
  }
  return g_string_free(list, FALSE);
}

/* The pack in @folder, which must be good and without a warning. */
static struct pack *read_good(const char *folder)
{
  g_autoptr(GPtrArray) problems = NULL;
  struct pack *pack = pack_read(folder, &problems);
  g_autofree char *list = list_problems(problems);

  cr_assert_str_eq(list, "");
  cr_assert_not_null(pack);
  return pack;
}

static void expect_problems(const char *folder, const char *expected)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(Pack) pack = pack_read(folder, &problems);
  g_autofree char *list = list_problems(problems);

  cr_assert_str_eq(list, expected, "%s", list);
  cr_assert_null(pack);
}

static const char *cell_text(const struct pack *pack, guint cell)
{
  return pack_cell(pack, cell)->text;
}

/* ---- What is accepted -------------------------------------------------- */

Test(reader, reads_every_table_of_a_pack)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = read_good(small->folder);

  cr_assert_str_eq(pack_value(pack, "title"), "Small pack");
  cr_assert_str_eq(pack_value(pack, "nothing"), "");
  cr_assert_str_eq(pack_folder(pack), small->folder);
  cr_assert_eq(pack_n_stages(pack), 3);
  cr_assert_str_eq(pack_stage(pack, 2)->features, "wings");
  cr_assert_eq(pack_stage(pack, 2)->side, 1);
  cr_assert_eq(pack_side(pack, 0)->first_stage, 1);
  cr_assert_eq(pack_side(pack, 0)->last_stage, 2);
  cr_assert_str_eq(pack_side(pack, 1)->motto, "Right is right");
  cr_assert_eq(pack_n_groups(pack), 2);
  cr_assert_str_eq(pack_group(pack, pack_dimension(pack, 2)->group), "Second group");
  cr_assert_eq(pack_n_terms(pack), 2);
  cr_assert_str_eq(pack_term(pack, 0)->aliases, "gadget; thing");
  cr_assert_eq(pack_term(pack, 1)->origin, ORIGIN_STAGE5);
  cr_assert_eq(pack_resource(pack, 1)->kind, RESOURCE_HELP);
}

Test(reader, chains_the_rows_of_a_dimension_in_the_order_of_the_file)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = read_good(small->folder);
  const struct dimension *alpha = pack_dimension(pack, 0);
  guint32 row = alpha->first_prompt;
  guint n = 0;

  cr_assert_eq(pack_prompt(pack, row)->side, PACK_NONE);
  cr_assert_eq(pack_prompt(pack, pack_prompt(pack, row)->next)->side, 0);
  for (row = alpha->first_cell; row != PACK_NONE; row = pack_cell(pack, row)->next) {
    cr_assert_eq(row, n);
    cr_assert_eq(pack_cell(pack, row)->line, n + 2);
    n++;
  }
  cr_assert_eq(n, 6);
}

Test(reader, accepts_a_byte_order_mark_and_windows_line_ends)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   "\xef\xbb\xbf\"dimension\",stages,kind,text\r\n"
                   "alpha,1-3,headline,\"one\r\ntwo\"\r\n\r\n"
                   "beta,1-3,headline,b\r\ngamma,1-3,headline,c",
                   -1);

  g_autoptr(Pack) pack = read_good(small->folder);

  cr_assert_str_eq(cell_text(pack, 0), "one\ntwo");
  cr_assert_str_eq(cell_text(pack, 2), "c");
  cr_assert_eq(pack_cell(pack, 1)->line, 5);
  cr_assert_eq(pack_cell(pack, 2)->line, 6);
}

Test(reader, counts_blank_lines_and_line_breaks_in_fields_as_lines)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   "\n \n" CELLS "\nalpha,1-3,headline,\"a\n\n\nb\"\n\n,,,\n"
                   "beta,1-3,headline,b\n\t\ngamma,1-3,headline,c\n",
                   -1);

  g_autoptr(Pack) pack = read_good(small->folder);

  cr_assert_eq(pack_n_cells(pack), 3);
  cr_assert_eq(pack_cell(pack, 0)->line, 5);
  cr_assert_eq(pack_cell(pack, 1)->line, 11);
  cr_assert_eq(pack_cell(pack, 2)->line, 13);
}

Test(reader, finds_columns_by_name_and_trims_fields)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   "text , kind,stages,\"dimension\"\n"
                   "\" a\tb \n\", headline ,1-3,alpha\nb,headline,1–3,beta\n"
                   "\"c \"\"d\"\", e\" ,headline,1-3, gamma\n",
                   -1);

  g_autoptr(Pack) pack = read_good(small->folder);

  cr_assert_str_eq(cell_text(pack, 0), "a b");
  cr_assert_str_eq(cell_text(pack, 2), "c \"d\", e");
  cr_assert_eq(pack_cell(pack, 1)->dimension, 1);
}

Test(reader, puts_rows_of_a_cell_together_wherever_they_stand)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "cells.csv",
                   CELLS "gamma,1-3,headline,c\nalpha,3,headline,late\nbeta,1-3,headline,b\n"
                         "alpha,1-2,headline,early\nalpha,3,point,later\nalpha,1-2,point,soon\n",
                   -1);

  g_autoptr(Pack) pack = read_good(small->folder);
  g_autoptr(GArray) spans = pack_cell_spans(pack, 0);
  static const char *const texts[] = {"early", "soon", "late", "later"};
  guint32 row = pack_dimension(pack, 0)->first_cell;

  cr_assert_eq(spans->len, 2);
  cr_assert_eq(g_array_index(spans, struct cell_span, 1).first_stage, 3);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    cr_assert_str_eq(cell_text(pack, row), texts[i]);
    row = pack_cell(pack, row)->next;
  }
  cr_assert_eq(row, PACK_NONE);
}

Test(reader, shows_a_shared_cell_with_the_rows_of_the_other_dimension)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = read_good(small->folder);
  g_autoptr(GArray) spans = pack_cell_spans(pack, 1);
  const struct cell_span *own = &g_array_index(spans, struct cell_span, 0);
  const struct cell_span *shared = &g_array_index(spans, struct cell_span, 1);

  cr_assert_eq(spans->len, 2);
  cr_assert_eq(own->dimension, 1);
  cr_assert_str_eq(pack_span_headline(pack, own), "Beta stands");
  cr_assert_eq(shared->dimension, 0);
  cr_assert_str_eq(pack_span_headline(pack, shared), "Alpha flies");
}

/* ---- What is refused as a whole ---------------------------------------- */

Test(reader, says_that_there_is_no_such_folder)
{
  expect_problems("/nowhere/\033[2Jpack",
                  "/nowhere/\\x1b[2Jpack: there is no such folder; name the folder that holds "
                  "pack.csv\n");
}

Test(reader, says_that_the_folder_is_a_file)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "pack.csv", NULL);
  g_autofree char *expected = g_strdup_printf(
      "%s: this is a file; a pack is a folder, so name the folder that holds pack.csv\n", path);

  expect_problems(path, expected);
}

Test(reader, says_that_a_folder_is_no_pack)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GPtrArray) problems = NULL;

  cr_assert_null(pack_read(small->parent, &problems));
  cr_assert_eq(problems->len, 5, "one for each table that a pack needs");
}

Test(reader, does_not_wait_for_a_pipe)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "glossary.csv", NULL);

  small_pack_remove(small, "glossary.csv");
  cr_assert_eq(mkfifo(path, 0600), 0);
  expect_problems(small->folder, "glossary.csv: this is no regular file; a table must be a CSV "
                                 "file of its own\n");
}

Test(reader, refuses_a_folder_in_the_place_of_a_table)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "glossary.csv", NULL);

  small_pack_remove(small, "glossary.csv");
  cr_assert_eq(mkdir(path, 0700), 0);
  expect_problems(small->folder, "glossary.csv: this is a folder and is no regular file; a table "
                                 "must be a CSV file of its own\n");
}

Test(reader, tells_why_a_table_cannot_be_read)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "glossary.csv", NULL);
  g_autofree char *expected =
      g_strdup_printf("glossary.csv: the table cannot be read: %s; see that the file is there and "
                      "that you may read it\n",
                      g_strerror(ELOOP));

  small_pack_remove(small, "glossary.csv");
  cr_assert_eq(symlink("glossary.csv", path), 0);
  expect_problems(small->folder, expected);
}

Test(reader, refuses_a_table_over_one_gibibyte)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *path = g_build_filename(small->folder, "glossary.csv", NULL);

  cr_assert_eq(truncate(path, PACK_MAX_TABLE + 1), 0);
  expect_problems(small->folder, "glossary.csv: the table is larger than 1 GiB; split the pack "
                                 "into smaller ones\n");
}

static char *field_of(gsize length)
{
  return g_strnfill(length, 'x');
}

Test(reader, accepts_a_field_of_sixty_four_kibibytes_and_no_more)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *longest = field_of(PACK_MAX_FIELD);
  g_autofree char *good = g_strconcat("alpha,1,point,", longest, ",", NULL);
  g_autofree char *bad = g_strconcat("alpha,1,point,", longest, "x,", NULL);

  small_pack_append(small, "cells.csv", good);

  g_autoptr(Pack) pack = read_good(small->folder);

  cr_assert_eq(strlen(cell_text(pack, 10)), PACK_MAX_FIELD);
  small_pack_append(small, "cells.csv", bad);
  expect_problems(small->folder, "cells.csv:13: text: the field that begins here is longer than "
                                 "64 KiB; perhaps the quotation mark that opens it is never "
                                 "closed\n");
}

Test(reader, stops_early_in_a_line_without_an_end)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *text = field_of(16 << 20);
  g_autofree char *table = g_strconcat(CELLS "alpha,1,point,\"", text, NULL);

  small_pack_write(small, "cells.csv", table, -1);

  struct pack_reader *reader = pack_reader_new(small->folder);

  pack_reader_step(reader, 1 << 20);
  cr_assert_eq(pack_reader_n_errors(reader), 1);
  cr_assert_not(pack_reader_step(reader, 1 << 20), "it read on in a table that is lost");
  cr_assert_null(pack_reader_finish(reader, NULL));
}

Test(reader, stops_early_in_a_row_of_endless_fields)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autofree char *commas = g_strnfill(1 << 20, ',');
  g_autofree char *table = g_strconcat(CELLS "alpha,1,point", commas, "\n", NULL);

  small_pack_write(small, "cells.csv", table, -1);
  expect_problems(small->folder, "cells.csv:2: the row has more than 1024 fields; this is no table "
                                 "that can be read\n");
}

Test(reader, keeps_characters_whole_at_the_end_of_a_block)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) table = g_string_new(CELLS "alpha,1-3,headline,\"");

  /* a line of several blocks whose characters of three bytes straddle their ends */
  for (guint i = 0; i < 70000; i++)
    g_string_append(table, i % 20000 == 19999 ? "—\",\"" : "—");
  g_string_append(table, "\"\nbeta,1-3,headline,b\ngamma,1-3,headline,c\n");
  small_pack_write(small, "cells.csv", table->str, (gssize)table->len);
  expect_problems(small->folder,
                  "cells.csv:2: the row has 7 fields, but the header names 4 columns; "
                  "a text that holds a comma must stand in quotation marks\n");
}

Test(reader, gives_up_after_a_hundred_errors)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) table = g_string_new("dimension,kind,text\n");

  for (guint i = 0; i < PACK_MAX_PROBLEMS + 1; i++)
    g_string_append(table, "nobody,question,Who?\n");
  small_pack_write(small, "prompts.csv", table->str, -1);

  struct pack_reader *reader = pack_reader_new(small->folder);

  cr_assert_not(pack_reader_step(reader, G_MAXSIZE));
  cr_assert_eq(pack_reader_n_errors(reader), PACK_MAX_PROBLEMS);
  cr_assert(pack_reader_gave_up(reader));
  cr_assert_null(pack_reader_finish(reader, NULL));
}

Test(reader, says_nothing_of_what_it_did_not_read_when_it_gives_up)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GString) table = g_string_new("dimension,");

  for (guint i = 0; i < PACK_MAX_PROBLEMS + 1; i++)
    g_string_append_c(table, '\xe7');
  g_string_append(table, "\nalpha,question\n");
  small_pack_write(small, "prompts.csv", table->str, -1);
  expect_problems(small->folder,
                  "prompts.csv:1: the byte 0xE7 is not UTF-8; save the table as “CSV UTF-8”\n");
}

Test(reader, collects_the_errors_of_all_tables)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_append(small, "sides.csv", "left,Again,,");
  small_pack_append(small, "prompts.csv", "alpha,shout,,What?,");
  small_pack_append(small, "resources.csv", "nowhere,learn,A book,");
  expect_problems(small->folder,
                  "sides.csv:4: id: “left” is already used on line 2; give each row its own\n"
                  "prompts.csv:7: kind: “shout” is not known here; it must be “question”, “sign”, "
                  "“misreading” or “first-step”\n"
                  "resources.csv:4: side: no side in sides.csv has the id “nowhere”; write the id "
                  "of one that is there\n");
}

Test(reader, does_not_blame_rows_for_what_was_lost_with_another)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_write(small, "dimensions.csv",
                   "id,group,name\nalpha,G,Alpha\nbe\001ta,G,Beta\ngamma,G\n", -1);
  expect_problems(small->folder,
                  "dimensions.csv:3: id: the control character U+0001; remove it\n"
                  "dimensions.csv:4: the row has 2 fields, but the header names 3 columns; a text "
                  "that holds a comma must stand in quotation marks\n");
}

Test(reader, keeps_a_message_on_one_line_whatever_the_ids_are)
{
  g_autoptr(SmallPack) small = small_pack_new();

  small_pack_append(small, "dimensions.csv", "\"two\nlines\",G,Odd,,");
  expect_problems(small->folder,
                  "cells.csv: stages: the dimension “two\\nlines” has no cell for stages 1, 2, 3; "
                  "write one (for a deliberate hole, a row of the kind “note” that says so)\n");
}

Test(reader, cuts_a_message_that_would_be_endless)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *name = field_of(PACK_MAX_FIELD);
  g_autofree char *line = g_strconcat(name, ",G,Odd,,", NULL);

  small_pack_append(small, "dimensions.csv", line);
  pack_free(pack_read(small->folder, &problems));
  cr_assert_eq(problems->len, 1);
  cr_assert_lt(strlen(((struct problem *)problems->pdata[0])->text), 700);
}
