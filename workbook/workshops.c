/* workshops.c */
#include "workbook/workbook-private.h"

GPtrArray *workbook_workshops(struct workbook *workbook, GError **error)
{
  (void)workbook;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

gint64 workbook_find_workshop(struct workbook *workbook, const char *name, GError **error)
{
  (void)workbook;
  (void)name;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

gint64 workbook_add_workshop(struct workbook *workbook, const struct pack *pack,
                             const struct workshop_request *request, guint *n_carried,
                             GError **error)
{
  (void)workbook;
  (void)pack;
  (void)request;
  (void)n_carried;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

const struct pack *workbook_workshop_pack(struct workbook *workbook, gint64 id,
                                          const struct pack *pack, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

struct workshop *workbook_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                                   GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_rate(struct workbook *workbook, gint64 id, const struct pack *pack, const char *label,
                   const struct rating *rating, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)label;
  (void)rating;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_tally(struct workbook *workbook, gint64 id, const struct pack *pack,
                    const struct tally *tally, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)tally;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_reveal(struct workbook *workbook, gint64 id, const struct pack *pack, guint round,
                     GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)round;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_give_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                        const char *label, guint dimension, guint count, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)label;
  (void)dimension;
  (void)count;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_close_dots(struct workbook *workbook, gint64 id, const struct pack *pack,
                         GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_import_ballots(struct workbook *workbook, gint64 id, const struct pack *pack,
                             const char *path, bool keep_going, GPtrArray *problems, guint *n_taken,
                             GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)path;
  (void)keep_going;
  (void)problems;
  (void)n_taken;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_change_workshop(struct workbook *workbook, gint64 id, const struct pack *pack,
                              const char *what, workshop_change change, gpointer data,
                              GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)what;
  (void)change;
  (void)data;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_remove_workshop(struct workbook *workbook, gint64 id, GError **error)
{
  (void)workbook;
  (void)id;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                             struct workshop_place *place, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)place;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

bool workbook_set_workshop_place(struct workbook *workbook, gint64 id, const struct pack *pack,
                                 const struct workshop_place *place, GError **error)
{
  (void)workbook;
  (void)id;
  (void)pack;
  (void)place;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}

gint64 workbook_running_workshop(struct workbook *workbook, GError **error)
{
  (void)workbook;
  workbook_fail(error, WORKBOOK_ERROR_FILE, "…");
  return 0;
}
