/* cells.c - what stands in the cells of a row, checked
 *
 * The file may have been damaged or written to by others: whatever stands there is checked
 * against the pack and the bounds of numbers before it becomes a part of a plan or a workshop.
 */
#include "workbook/workbook-private.h"

#include <string.h>

bool cell_fail(const struct workbook *workbook, const char *noun, const char *text, GError **error)
{
  g_autofree char *shown = text_escape(text ? text : "", -1);

  if (workbook->is_importing)
    return workbook_fail(error, WORKBOOK_ERROR_CSV,
                         "it has %s “%s”, which cannot be; write it as it was exported", noun,
                         shown);
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "a %s in the workbook “%s” has %s “%s”, which cannot be; the workbook is "
                       "damaged: go on with a copy of it",
                       workbook->reading, workbook->shown, noun, shown);
}

/* ---- Records of a pack ------------------------------------------------- */

static const char *role_id(const struct pack *pack, guint index)
{
  return pack_role(pack, index)->id;
}

static const char *skill_id(const struct pack *pack, guint index)
{
  return pack_skill(pack, index)->id;
}

static const char *dimension_id(const struct pack *pack, guint index)
{
  return pack_dimension(pack, index)->id;
}

static const char *activity_id(const struct pack *pack, guint index)
{
  return pack_activity(pack, index)->id;
}

const struct record_kind record_roles = {"the role", pack_n_roles, role_id};
const struct record_kind record_skills = {"the skill", pack_n_skills, skill_id};
const struct record_kind record_dimensions = {"the dimension", pack_n_dimensions, dimension_id};
const struct record_kind record_activities = {"the activity", pack_n_activities, activity_id};

bool cell_record(const struct workbook *workbook, sqlite3_stmt *row, int column,
                 const struct pack *pack, const struct record_kind *kind, guint32 *index,
                 GError **error)
{
  const char *text = (const char *)workbook->sqlite.column_text(row, column);
  g_autofree char *id = NULL;

  for (*index = 0; text && *index < kind->count(pack); (*index)++)
    if (strcmp(kind->id(pack, *index), text) == 0)
      return true;
  id = answer_text(workbook, row, column);
  return cell_fail(workbook, kind->noun, id, error);
}

/* ---- Numbers, days ----------------------------------------------------- */

bool cell_number(const struct workbook *workbook, sqlite3_stmt *row, int column, gint64 lowest,
                 gint64 highest, guint *number, GError **error)
{
  gint64 value = answer_number(workbook, row, column);
  g_autofree char *text = NULL;

  *number = (guint)value;
  if (value >= lowest && value <= highest)
    return true;
  text = g_strdup_printf("%" G_GINT64_FORMAT, value);
  return cell_fail(workbook, "the number", text, error);
}

bool cell_flag(const struct workbook *workbook, sqlite3_stmt *row, int column, bool *flag,
               GError **error)
{
  guint number;

  if (!cell_number(workbook, row, column, 0, 1, &number, error))
    return false;
  *flag = number == 1;
  return true;
}

bool cell_date(const struct workbook *workbook, sqlite3_stmt *row, int column, GDate *date,
               GError **error)
{
  g_autofree char *text = answer_text(workbook, row, column);

  return (text && planner_date_parse(text, date, NULL)) ||
         cell_fail(workbook, "the date", text, error);
}
