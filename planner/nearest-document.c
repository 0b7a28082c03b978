/* nearest-document.c - how far it is from one role to every other */

#include "planner/documents-private.h"

static void hours_write(struct block *table, guint minutes)
{
  g_autofree char *text = planner_hours_to_string(minutes);

  block_add_text_cell(table, text);
}

static void role_name_write(const struct pack *pack, struct block *table, guint role)
{
  const struct role *named = pack_role(pack, role);
  g_autofree char *target = anchor_new("role", named->id);

  block_add_link(block_add_cell(table), named->name, target);
}

static void roles_table_write(const struct pack *pack, struct document *document,
                              const GArray *roles)
{
  static const char *const headings[] = {"Role", "Hours of learning", "Levels missing"};
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);

  for (guint i = 0; i < roles->len; i++) {
    const struct nearest *nearest = &g_array_index(roles, struct nearest, i);

    role_name_write(pack, table, nearest->role);
    hours_write(table, nearest->minutes);
    block_add_number_cell(table, nearest->gap);
  }
}

static void data_write(const struct pack *pack, struct document *document, const GArray *roles)
{
  static const char *const columns[] = {"role", "hours", "gap"};
  struct block *data = document_set_data(document, G_N_ELEMENTS(columns), columns);

  for (guint i = 0; i < roles->len; i++) {
    const struct nearest *nearest = &g_array_index(roles, struct nearest, i);

    block_add_text_cell(data, pack_role(pack, nearest->role)->id);
    hours_write(data, nearest->minutes);
    block_add_number_cell(data, nearest->gap);
  }
}

struct document *nearest_document(const struct pack *pack, guint from, const gint8 *ratings)
{
  g_autofree char *title = g_strconcat("Nearest roles to ", pack_role(pack, from)->name, NULL);
  g_autoptr(GArray) roles = planner_nearest(pack, from, ratings);
  struct document *document = pack_document_new(pack, title);

  document_set_subtitle(document, "How far it is to each other role, the nearest first");
  if (roles->len > 0) {
    roles_table_write(pack, document, roles);
    document_add_words(
        document, RUN_MUTED,
        "Hours: the shortest activity for each level that is missing. It is a way to "
        "compare roles, and no forecast.");
  } else {
    document_add_words(document, RUN_PLAIN, "This pack has no other role.");
  }
  data_write(pack, document, roles);
  return document;
}
