/* pack-info-document.c - the facts about a pack */

#include "content/documents-private.h"

static void fact_write(struct block *table, const char *name, const char *value)
{
  if (!*value)
    return;
  block_add_text_cell(table, name);
  block_add_text_cell(table, value);
}

static void count_write(struct block *table, const char *name, guint count)
{
  g_autofree char *value = g_strdup_printf("%u", count);

  fact_write(table, name, value);
}

static void values_write(const struct pack *pack, struct block *table)
{
  static const struct {
    const char *name, *key;
  } values[] = {
      {"Id", "id"},
      {"Title", "title"},
      {"Subtitle", "subtitle"},
      {"Language", "language"},
      {"Licence", "licence"},
      {"Source", "source"},
      {"Citation", "citation"},
  };

  fact_write(table, "Folder", pack_folder(pack));
  for (guint i = 0; i < G_N_ELEMENTS(values); i++)
    fact_write(table, values[i].name, pack_value(pack, values[i].key));
}

static void counts_write(const struct pack *pack, struct block *table)
{
  static const struct {
    const char *name;
    guint (*count)(const struct pack *pack);
  } counts[] = {
      {"Stages", pack_n_stages},
      {"Sides", pack_n_sides},
      {"Groups", pack_n_groups},
      {"Dimensions", pack_n_dimensions},
      {"Rows of cells", pack_n_cells},
      {"Prompts", pack_n_prompts},
      {"Glossary terms", pack_n_terms},
      {"Resources", pack_n_resources},
      {"Roles", pack_n_roles},
      {"Skills", pack_n_skills},
      {"Skills of roles", pack_n_role_skills},
      {"Activities", pack_n_activities},
  };

  for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
    count_write(table, counts[i].name, counts[i].count(pack));
}

static void groups_write(const struct pack *pack, struct document *document)
{
  static const char *const headings[] = {"Group", "Dimensions"};
  g_autofree guint *sizes = g_new0(guint, pack_n_groups(pack) + 1);
  struct block *table;

  for (guint i = 0; i < pack_n_dimensions(pack); i++)
    sizes[pack_dimension(pack, i)->group]++;
  document_add_heading(document, 1, "Groups", NULL);
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < pack_n_groups(pack); i++)
    count_write(table, pack_group(pack, i), sizes[i]);
}

struct document *pack_info_document(const struct pack *pack)
{
  static const char *const headings[] = {"Fact", "Value"};
  struct document *document = pack_document_new(pack, pack_value(pack, "title"));
  struct block *table;

  document_set_subtitle(document, "Facts about the pack");
  table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  values_write(pack, table);
  counts_write(pack, table);
  groups_write(pack, document);
  return document;
}
