/* tables.c - the table of tables: what of a workbook is undone, exported and imported */
#include "workbook/workbook-private.h"

#include <string.h>

/* The files of the packs are exported beside these, as they are (packs.c). */
const struct workbook_table workbook_tables[] = {
    {"packs", 1, false, {{"hash", COLUMN_NAME, NULL}, {"title", COLUMN_TEXT, NULL}}},
    {"plans",
     1,
     true,
     {{"name", COLUMN_NAME, NULL},
      {"folded", COLUMN_FOLDED, NULL},
      {"reason", COLUMN_TEXT, NULL},
      {"pack", COLUMN_TEXT, NULL},
      {"from_role", COLUMN_TEXT, NULL},
      {"to_role", COLUMN_TEXT, NULL},
      {"from_name", COLUMN_TEXT, NULL},
      {"to_name", COLUMN_TEXT, NULL},
      {"minutes", COLUMN_NUMBER, NULL},
      {"weeks", COLUMN_NUMBER, NULL},
      {"review", COLUMN_NUMBER, NULL},
      {"start", COLUMN_TEXT, NULL},
      {"changed", COLUMN_ORDER, NULL}}},
    {"plan_ratings",
     1,
     true,
     {{"plan", COLUMN_ROW, "plans"},
      {"place", COLUMN_ORDER, NULL},
      {"skill", COLUMN_TEXT, NULL},
      {"level", COLUMN_NUMBER, NULL}}},
    {"plan_focus",
     1,
     true,
     {{"plan", COLUMN_ROW, "plans"}, {"place", COLUMN_ORDER, NULL}, {"skill", COLUMN_TEXT, NULL}}},
    {"plan_dimensions",
     1,
     true,
     {{"plan", COLUMN_ROW, "plans"},
      {"place", COLUMN_ORDER, NULL},
      {"dimension", COLUMN_TEXT, NULL}}},
    {"plan_actions",
     1,
     true,
     {{"plan", COLUMN_ROW, "plans"},
      {"place", COLUMN_ORDER, NULL},
      {"activity", COLUMN_TEXT, NULL},
      {"minutes", COLUMN_NUMBER, NULL},
      {"first_week", COLUMN_NUMBER, NULL},
      {"last_week", COLUMN_NUMBER, NULL},
      {"owner", COLUMN_TEXT, NULL},
      {"frequency", COLUMN_TEXT, NULL},
      {"evidence", COLUMN_TEXT, NULL},
      {"note", COLUMN_TEXT, NULL},
      {"done", COLUMN_TEXT, NULL}}},
    {.name = NULL},
};

const struct workbook_table *workbook_table_by_name(const char *name)
{
  for (const struct workbook_table *table = workbook_tables; table->name; table++)
    if (strcmp(table->name, name) == 0)
      return table;
  return NULL;
}

const char *workbook_table_name_column(const struct workbook_table *table)
{
  for (const struct workbook_column *column = table->columns; column->name; column++)
    if (column->kind == COLUMN_NAME)
      return column->name;
  return NULL;
}

bool workbook_column_is_seen(const struct workbook_column *column)
{
  return column->kind != COLUMN_FOLDED && column->kind != COLUMN_ORDER;
}
