/* tables.c - the table of tables: what of a workbook is undone, exported and imported */
#include "workbook/workbook-private.h"

#include <string.h>

#define TEXT(name)                                                                                 \
  {                                                                                                \
    name, COLUMN_TEXT, NULL                                                                        \
  }
#define DIMENSION(name)                                                                            \
  {                                                                                                \
    name, COLUMN_DIMENSION, NULL                                                                   \
  }
#define ANSWER(name)                                                                               \
  {                                                                                                \
    name, COLUMN_ANSWER, NULL                                                                      \
  }
#define TALLY(name)                                                                                \
  {                                                                                                \
    name, COLUMN_TALLY, NULL                                                                       \
  }
#define NUMBER(name)                                                                               \
  {                                                                                                \
    name, COLUMN_NUMBER, NULL                                                                      \
  }
#define NAME(name)                                                                                 \
  {                                                                                                \
    name, COLUMN_NAME, NULL                                                                        \
  }
#define FOLDED(name)                                                                               \
  {                                                                                                \
    name, COLUMN_FOLDED, NULL                                                                      \
  }
#define ORDER(name)                                                                                \
  {                                                                                                \
    name, COLUMN_ORDER, NULL                                                                       \
  }
#define TIME(name)                                                                                 \
  {                                                                                                \
    name, COLUMN_TIME, NULL                                                                        \
  }
#define RANDOM(name)                                                                               \
  {                                                                                                \
    name, COLUMN_RANDOM, NULL                                                                      \
  }
#define ROW(name, table)                                                                           \
  {                                                                                                \
    name, COLUMN_ROW, table                                                                        \
  }

/* The files of the packs are exported beside these, as they are (packs.c). */
const struct workbook_table workbook_tables[] = {
    {"packs",
     1,
     false,
     "hash IN (SELECT pack FROM plans UNION SELECT pack FROM workshops)",
     {NAME("hash"), TEXT("title")}},
    {"plans",
     1,
     true,
     NULL,
     {NAME("name"), FOLDED("folded"), TEXT("reason"), TEXT("pack"), TEXT("from_role"),
      TEXT("to_role"), TEXT("from_name"), TEXT("to_name"), NUMBER("minutes"), NUMBER("weeks"),
      NUMBER("review"), TEXT("start"), ORDER("changed")}},
    {"plan_ratings",
     1,
     true,
     NULL,
     {ROW("plan", "plans"), ORDER("place"), TEXT("skill"), NUMBER("level")}},
    {"plan_focus", 1, true, NULL, {ROW("plan", "plans"), ORDER("place"), TEXT("skill")}},
    {"plan_dimensions", 1, true, NULL, {ROW("plan", "plans"), ORDER("place"), TEXT("dimension")}},
    {"plan_actions",
     1,
     true,
     NULL,
     {ROW("plan", "plans"), ORDER("place"), TEXT("activity"), NUMBER("minutes"),
      NUMBER("first_week"), NUMBER("last_week"), TEXT("owner"), TEXT("frequency"), TEXT("evidence"),
      TEXT("note"), TEXT("done")}},
    {"workshops",
     2,
     true,
     NULL,
     {NAME("name"), FOLDED("folded"), TEXT("pack"), NUMBER("people"), NUMBER("minutes"),
      TEXT("held"), NUMBER("named"), NUMBER("scale"), NUMBER("dots_each"), NUMBER("dots_most"),
      NUMBER("revealed_1"), NUMBER("revealed_2"), NUMBER("dots_closed"), TEXT("decider"),
      ORDER("added")}},
    {"workshop_dimensions",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), ORDER("place"), DIMENSION("dimension")}},
    {"workshop_ratings",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), RANDOM("id"), NUMBER("round"), DIMENSION("dimension"),
      ANSWER("now"), ANSWER("want"), TEXT("comment"), TEXT("person")}},
    {"workshop_tallies",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), NUMBER("round"), DIMENSION("dimension"), TEXT("side"),
      TALLY("tally")}},
    {"workshop_dots",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), RANDOM("id"), DIMENSION("dimension"), NUMBER("count"),
      TEXT("person")}},
    {"workshop_priorities",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), ORDER("place"), DIMENSION("dimension")}},
    {"workshop_actions",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), ORDER("place"), TEXT("text"), DIMENSION("dimension"),
      TEXT("owner"), TEXT("due"), TEXT("first_step"), TEXT("evidence"), TEXT("state"),
      TEXT("agreed_in")}},
    {"workshop_notes",
     2,
     true,
     NULL,
     {ROW("workshop", "workshops"), ORDER("place"), TEXT("kind"), DIMENSION("dimension"),
      TEXT("text")}},
    {"workshop_places",
     2,
     false,
     NULL,
     {ROW("workshop", "workshops"), TEXT("phase"), DIMENSION("dimension"), NUMBER("blank"),
      TIME("length"), TIME("used"), TIME("since"), NUMBER("runs"), NUMBER("touched")}},
    {.name = NULL},
};

const struct workbook_table *workbook_table_by_name(const char *name)
{
  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (strcmp(table->name, name) == 0)
      return table;
  return NULL;
}

const struct workbook_column *workbook_table_column(const struct workbook_table *table,
                                                    enum column_kind kind)
{
  for (const struct workbook_column *column = table->columns; column->name; column++)
    if (column->kind == kind)
      return column;
  return NULL;
}

bool workbook_column_is_seen(const struct workbook_column *column)
{
  return column->kind != COLUMN_FOLDED && column->kind != COLUMN_ORDER &&
         column->kind != COLUMN_RANDOM;
}
