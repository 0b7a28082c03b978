/* Every fault of a pack has a message of its own, with its place and the mend. */

#include "content/content.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

/* What is done to the small pack, and all the problems that there are then. */
struct fault {
  const char *name;  /* what is at fault */
  const char *table; /* is written, or gets a line more */
  enum { WRITE, APPEND, REMOVE } how;
  const char *bytes;
  gssize length; /* 0: up to the NUL */
  const char *problems;
};

#define STAGES     "number,name,side,features\n"
#define SIDES      "id,name,motto,description\n"
#define DIMENSIONS "id,group,name,question,shift\nalpha,G,Alpha,,\n"
#define CELLS      "dimension,stages,kind,text,origin\n"
#define GOOD_CELLS CELLS "alpha,1-3,headline,a,\nbeta,1-3,headline,b,\ngamma,1-3,headline,c,\n"

static const struct fault faults[] = {
    /* bytes */
    {"bytes that are not UTF-8", "dimensions.csv", APPEND, "delta,G,Caf\xe9,,", 0,
     "dimensions.csv:5: name: the byte 0xE9 is not UTF-8; save the table as “CSV UTF-8”\n"},
    {"a NUL byte", "cells.csv", WRITE, GOOD_CELLS "gamma,1-3,point,x\0y,\n",
     sizeof(GOOD_CELLS "gamma,1-3,point,x\0y,\n") - 1,
     "cells.csv:5: text: a NUL byte; remove it, or save the table again as “CSV UTF-8”\n"},
    {"a bare carriage return", "cells.csv", WRITE, GOOD_CELLS "gamma,1-3,point,x\ry,\n", 0,
     "cells.csv:5: text: a carriage return without a line feed; end lines with LF or CR LF\n"},
    {"a control character", "cells.csv", WRITE, GOOD_CELLS "gamma,1-3,point,x\033[2Jy,\n", 0,
     "cells.csv:5: text: the control character U+001B; remove it\n"},
    {"a control character of the C1 set", "cells.csv", WRITE,
     GOOD_CELLS "gamma,1-3,point,x\302\2332Jy,\n", 0,
     "cells.csv:5: text: the control character U+009B; remove it\n"},
    {"a bidi control", "pack.csv", WRITE, "key,value\nformat,1\nid,a\ntitle,T\342\200\256x\n", 0,
     "pack.csv:4: value: the invisible character U+202E, which changes the direction of the text; "
     "remove it\n"},
    {"a fault in a row of several lines", "cells.csv", WRITE,
     GOOD_CELLS "gamma,1-3,point,\"one\ntwo\n\001three\",\n", 0,
     "cells.csv:7: text: the control character U+0001; remove it\n"},
    {"several faults in one field", "cells.csv", WRITE,
     GOOD_CELLS "gamma,1-3,point,\001 and \002,\n", 0,
     "cells.csv:5: text: the control character U+0001; remove it\n"
     "cells.csv:5: text: the control character U+0002; remove it\n"},
    {"UTF-16", "pack.csv", WRITE, "\xff\xfek\0e\0y\0,\0v\0a\0l\0u\0e\0\n\0", 22,
     "pack.csv: the table is in UTF-16; save the table as “CSV UTF-8”\n"},
    {"UTF-16 without a mark", "pack.csv", WRITE, "k\0e\0y\0,\0v\0a\0l\0u\0e\0\n\0", 20,
     "pack.csv: the table is in UTF-16; save the table as “CSV UTF-8”\n"},
    {"a binary file", "pack.csv", WRITE, "PK\003\004\024\0\b\b\b\0\001\002\003\004abcdefgh", 22,
     "pack.csv: this is no table of text but a binary file (a spreadsheet's own format, perhaps); "
     "save the table as “CSV UTF-8”\n"},
    {"line ends of old Macintosh computers", "pack.csv", WRITE, "key,value\rformat,1\rid,a\r", 0,
     "pack.csv: the lines end in a carriage return alone, as on old Macintosh computers; save the "
     "table with the line ends of Unix or Windows\n"},

    /* quotation marks and rows */
    {"a quotation mark that is never closed", "prompts.csv", WRITE,
     "dimension,kind,text\n\nalpha,question,\"Who\nis\nthere\n", 0,
     "prompts.csv:3: text: the quotation mark that opens this field is never closed; close it\n"},
    {"a stray quotation mark", "prompts.csv", WRITE,
     "dimension,kind,text\nalpha,question,Who said \"no\"?\nalpha,question,\"the \"big\" one\"\n",
     0,
     "prompts.csv:2: text: a quotation mark stands inside the field; put the whole field in "
     "quotation marks and write each quotation mark in it twice\n"
     "prompts.csv:3: text: a quotation mark stands inside the field; put the whole field in "
     "quotation marks and write each quotation mark in it twice\n"},
    {"too few fields", "prompts.csv", APPEND, "alpha,question", 0,
     "prompts.csv:7: the row has 2 fields, but the header names 5 columns; a text that holds a "
     "comma must stand in quotation marks\n"},
    {"too many fields", "prompts.csv", APPEND, "alpha,question,,a,b,stage5", 0,
     "prompts.csv:7: the row has 6 fields, but the header names 5 columns; a text that holds a "
     "comma must stand in quotation marks\n"},
    {"an empty field that may not be empty", "prompts.csv", APPEND, "alpha,question,,  ,stage5", 0,
     "prompts.csv:7: text: this must not be empty\n"},

    /* tables and columns */
    {"a missing table", "sides.csv", REMOVE, NULL, 0,
     "sides.csv: the table is missing; a pack needs pack.csv, stages.csv, sides.csv, "
     "dimensions.csv and cells.csv\n"},
    {"an empty table", "stages.csv", WRITE, "", 0,
     "stages.csv: the table is empty; its first row must name its columns: number, name, side, "
     "features, origin\n"},
    {"a table without rows", "stages.csv", WRITE, STAGES "\n\n", 0,
     "stages.csv: the table has no row below its header\n"},
    {"a missing column", "sides.csv", WRITE, "id,motto\nleft,a\nright,b\n", 0,
     "sides.csv:1: name: the column is missing; the columns of this table are: id, name, motto, "
     "description, origin\n"},
    {"a column twice", "sides.csv", WRITE, "id,name,id\nleft,a,left\nright,b,right\n", 0,
     "sides.csv:1: id: the column is there twice; remove one of the two\n"},
    {"semicolons", "sides.csv", WRITE, "id;name\nleft;a\n", 0,
     "sides.csv: the columns are separated by semicolons; save the table with commas between "
     "them\n"},
    {"tabs", "sides.csv", WRITE, "id\tname\nleft\ta\n", 0,
     "sides.csv: the columns are separated by tabs or spaces; save the table with commas between "
     "them\n"},

    /* pack.csv */
    {"another format", "pack.csv", WRITE, "key,value\nformat,2\nid,a\ntitle,T\n", 0,
     "pack.csv:2: value: the format “2” is not known; this program reads format 1\n"},
    {"no format", "pack.csv", WRITE, "key,value\nid,a\ntitle,T\n", 0,
     "pack.csv: key: the key “format” is missing; write: format,1\n"},
    {"no id and no title", "pack.csv", WRITE, "key,value\nformat,\n\nid, \n", 0,
     "pack.csv:2: value: the key “format” has no value; write: format,1\n"
     "pack.csv:4: value: the key “id” has no value; write a short name for the pack, like "
     "my-pack\n"
     "pack.csv: key: the key “title” is missing; write what the pack is to be called on screen\n"},
    {"a key twice", "pack.csv", APPEND, "title,Again", 0,
     "pack.csv:10: key: the key “title” is there twice; remove one of the two\n"},

    /* sides and stages */
    {"one side", "sides.csv", WRITE, SIDES "left,Left,,\n", 0,
     "sides.csv: a pack compares two sides or more; add a row for each\n"
     "stages.csv:4: side: no side in sides.csv has the id “right”; write the id of one that is "
     "there\n"
     "prompts.csv:4: side: no side in sides.csv has the id “right”; write the id of one that is "
     "there\n"
     "resources.csv:3: side: no side in sides.csv has the id “right”; write the id of one that "
     "is there\n"},
    {"a side without stages", "sides.csv", APPEND, "third,Third,,", 0,
     "sides.csv:4: id: no stage belongs to the side “third”; name it in stages.csv or remove "
     "it\n"},
    {"sides in another order than their stages", "sides.csv", WRITE,
     SIDES "right,Right,,\nleft,Left,,\n", 0,
     "sides.csv:3: id: the side “left” stands after a side whose stages are later; put the sides "
     "in the order of their stages\n"},
    {"a side in two pieces", "stages.csv", WRITE, STAGES "1,a,left,\n2,b,right,\n3,c,left,\n", 0,
     "stages.csv:4: side: stage 3 belongs to the side “left”, but a stage of another side stands "
     "between it and stage 1; the stages of a side must follow one another\n"},
    {"a stage twice", "stages.csv", APPEND, "2,again,left,", 0,
     "stages.csv:5: number: stage 2 is already on line 3; number the stages 1, 2, 3 …\n"},
    {"a stage left out", "stages.csv", APPEND, "5,five,right,", 0,
     "stages.csv:5: number: there is a stage 5 but no stage 4; number the stages 1, 2, 3 …\n"},
    {"a stage that is no number", "stages.csv", APPEND, "four,four,right,", 0,
     "stages.csv:5: number: “four” is not a whole number from 1 to 64\n"},
    {"too many stages", "stages.csv", APPEND, "65,many,right,", 0,
     "stages.csv:5: number: “65” is not a whole number from 1 to 64\n"},

    /* ids and references */
    {"an id twice", "dimensions.csv", APPEND, "alpha,G,Again,,", 0,
     "dimensions.csv:5: id: “alpha” is already used on line 2; give each row its own\n"},
    {"a dimension that is not there", "cells.csv", APPEND, "alhpa,1,point,text,", 0,
     "cells.csv:12: dimension: no dimension in dimensions.csv has the id “alhpa”; did you mean "
     "“alpha”?\n"},
    {"a dimension like no other", "prompts.csv", APPEND, "zzzzzz,question,,text,", 0,
     "prompts.csv:7: dimension: no dimension in dimensions.csv has the id “zzzzzz”; write the id "
     "of one that is there\n"},
    {"an unknown kind", "cells.csv", APPEND, "alpha,1,heading,text,", 0,
     "cells.csv:12: kind: “heading” is not known here; it must be “headline”, “point”, “voice”, "
     "“note” or “shared”\n"},
    {"an unknown origin", "cells.csv", APPEND, "alpha,1,point,text,me", 0,
     "cells.csv:12: origin: “me” is not known here; it must be “source” or “stage5”\n"},
    {"an unknown kind of resource", "resources.csv", APPEND, "left,book,A book,", 0,
     "resources.csv:4: kind: “book” is not known here; it must be “learn” or “help”\n"},

    /* the matrix */
    {"stages that are a date", "cells.csv", APPEND, "alpha,1-Apr,point,text,", 0,
     "cells.csv:12: stages: “1-Apr” is neither a stage like 4 nor a run of stages like 1-4 (a "
     "spreadsheet may have made a date of it: set the column to text)\n"},
    {"a stage beyond the last", "cells.csv", APPEND, "alpha,3-4,point,text,", 0,
     "cells.csv:12: stages: “3-4” goes beyond the last stage, which is 3\n"},
    {"overlapping stages", "cells.csv", APPEND, "alpha,2-3,point,text,", 0,
     "cells.csv:12: stages: the stages “2-3” of the dimension “alpha” overlap “2” on line 3; "
     "every stage of a dimension belongs to one cell\n"},
    {"a cell of several rows with wrong stages", "cells.csv", WRITE,
     CELLS "alpha,1,headline,a,\nalpha,1-2,headline,b,\nalpha,1-3,point,c,\nalpha,1-2,point,d,\n"
           "alpha,1-3,point,e,\nalpha,3,headline,f,\nbeta,1-3,headline,b,\ngamma,1-3,headline,c,\n",
     0,
     "cells.csv:3: stages: the stages “1-2” of the dimension “alpha” overlap “1” on line 2; "
     "every stage of a dimension belongs to one cell\n"
     "cells.csv:4: stages: the stages “1-3” of the dimension “alpha” overlap “1” on line 2; "
     "every stage of a dimension belongs to one cell\n"},
    {"a cell that overlaps all others of its dimension", "cells.csv", WRITE,
     CELLS "alpha,1-3,headline,a,\nalpha,1,headline,b,\nalpha,2,headline,c,\nalpha,3,point,d,\n"
           "beta,1-3,headline,b,\ngamma,1-3,headline,c,\n",
     0,
     "cells.csv:3: stages: the stages “1” of the dimension “alpha” overlap “1-3” on line 2; "
     "every stage of a dimension belongs to one cell\n"},
    {"stages without a cell", "cells.csv", WRITE,
     CELLS "alpha,2,headline,a,\nbeta,1-3,headline,b,\n", 0,
     "cells.csv:2: stages: the dimension “alpha” has no cell for stages 1, 3; write one (for a "
     "deliberate hole, a row of the kind “note” that says so)\n"
     "cells.csv: stages: the dimension “gamma” has no cell for stages 1, 2, 3; write one (for a "
     "deliberate hole, a row of the kind “note” that says so)\n"},
    {"a shared cell that is not alone", "cells.csv", APPEND, "beta,3,point,text,", 0,
     "cells.csv:12: kind: a shared cell stands alone, but the dimension “beta” has another row "
     "for the stages “3”; keep one of the two\n"},
    {"a shared cell without a partner", "cells.csv", WRITE,
     CELLS "alpha,1-3,shared,alhpa,\nbeta,1-3,shared,gamma,\ngamma,1-3,shared,beta,\n", 0,
     "cells.csv:2: text: no dimension in dimensions.csv has the id “alhpa”; did you mean "
     "“alpha”?\n"
     "cells.csv:3: text: the dimension “gamma” has no cell of its own for exactly the stages "
     "“1-3”, so there is nothing to share\n"
     "cells.csv:4: text: the dimension “beta” has no cell of its own for exactly the stages "
     "“1-3”, so there is nothing to share\n"},

    /* what is only a warning */
    {"an unknown column", "sides.csv", WRITE, "id,name,moto\nleft,Left,a\nright,Right,b\n", 0,
     "sides.csv:1: warning: the column “moto” is not known and is ignored; did you mean "
     "“motto”?\n"},
    {"a column without a name", "sides.csv", WRITE, "id,name,\nleft,Left,a\nright,Right,b\n", 0,
     "sides.csv:1: warning: column 3 has no name and is ignored\n"},
    {"an unknown table", "dimension.csv", WRITE, "id\n", 0,
     "dimension.csv: warning: no table of a pack has this name; the file is ignored; did you mean "
     "“dimensions.csv”?\n"},
    {"an unknown key", "pack.csv", APPEND, "tilte,Again", 0,
     "pack.csv:10: warning: key: the key “tilte” is not known and is ignored; did you mean "
     "“title”?\n"},
};

ParameterizedTestParameters(faults, are_told_with_their_place_and_the_mend)
{
  static guint rows[G_N_ELEMENTS(faults)];

  for (guint i = 0; i < G_N_ELEMENTS(faults); i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, G_N_ELEMENTS(faults));
}

static void spoil(const struct small_pack *small, const struct fault *fault)
{
  if (fault->how == REMOVE)
    small_pack_remove(small, fault->table);
  else if (fault->how == APPEND)
    small_pack_append(small, fault->table, fault->bytes);
  else
    small_pack_write(small, fault->table, fault->bytes, fault->length ? fault->length : -1);
}

static char *list_problems(const GPtrArray *problems)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < problems->len; i++) {
    g_autofree char *line = problem_to_string(g_ptr_array_index(problems, i));

    g_string_append_printf(list, "%s\n", line);
  }
  return g_string_free(list, FALSE);
}

ParameterizedTest(const guint *row, faults, are_told_with_their_place_and_the_mend)
{
  const struct fault *fault = &faults[*row];
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(GPtrArray) problems = NULL;

  spoil(small, fault);

  g_autoptr(Pack) pack = pack_read(small->folder, &problems);
  g_autofree char *list = list_problems(problems);
  bool warning = strstr(fault->problems, ": warning: ") != NULL;

  cr_assert_str_eq(list, fault->problems, "%s:\n%s", fault->name, list);
  cr_assert_eq(pack != NULL, warning, "%s: the pack is %s", fault->name, pack ? "good" : "bad");
}
