#include "tests/small-pack.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
  const char *name, *text;
} tables[] = {
    {"pack.csv", "key,value\n"
                 "format,1\n"
                 "id,small\n"
                 "title,Small pack\n"
                 "subtitle,Made for tests\n"
                 "language,fr\n"
                 "licence,Public domain\n"
                 "source,The big book\n"
                 "citation,\"After The Big Book, 2001\"\n"},
    {"sides.csv", "id,name,motto,description\n"
                  "left,Left side,Left is right,How it was\n"
                  "right,Right side,Right is right,How it will be\n"},
    {"stages.csv", "number,name,side,features\n"
                   "1,Crawl,left,knees\n"
                   "2,Walk,left,shoes\n"
                   "3,Fly,right,wings\n"},
    {"dimensions.csv", "id,group,name,question,shift\n"
                       "alpha,First group,Alpha,Where is alpha?,From alpha to omega\n"
                       "beta,First group,Beta,,\n"
                       "gamma,Second group,Gamma ray,,\n"},
    {"cells.csv", "dimension,stages,kind,text,origin\n"
                  "alpha,1,headline,Alpha crawls,source\n"
                  "alpha,2,headline,Alpha walks,stage5\n"
                  "alpha,3,headline,Alpha flies,source\n"
                  "alpha,3,point,A widget meets another widget,source\n"
                  "alpha,3,voice,Look at me,source\n"
                  "alpha,3,note,An aside,stage5\n"
                  "beta,1-2,headline,Beta stands,source\n"
                  "beta,3,shared,alpha,source\n"
                  "gamma,1-2,note,Nothing is said here,source\n"
                  "gamma,3,headline,=1+1,source\n"},
    {"prompts.csv", "dimension,kind,side,text,origin\n"
                    "alpha,question,,Who has seen alpha?,stage5\n"
                    "alpha,sign,left,People whisper,stage5\n"
                    "alpha,sign,right,People sing,stage5\n"
                    "alpha,misreading,,That alpha is beta,stage5\n"
                    "alpha,first-step,,Ask one person,stage5\n"},
    {"glossary.csv", "term,aliases,definition,source,origin\n"
                     "widget,gadget; thing,\"A widget is a part, like a gizmo\",The maker,source\n"
                     "gizmo,,A small widget,,stage5\n"},
    {"resources.csv", "side,kind,name,note\n"
                      "left,learn,The old school,Mondays\n"
                      "right,help,The new guild,\n"},
};

struct small_pack *small_pack_new(void)
{
  struct small_pack *small = g_new0(struct small_pack, 1);

  small->parent = g_dir_make_tmp("stage5-test-XXXXXX", NULL);
  if (!small->parent)
    g_error("no folder for a test");
  small->folder = small_pack_beside(small, "pack");
  g_mkdir(small->folder, 0777);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    small_pack_write(small, tables[i].name, tables[i].text, -1);
  return small;
}

/* ---- Roles and skills -------------------------------------------------- */

#define LEVELS                                                                                     \
  "listen,0,none\nlisten,1,some\nlisten,2,more\nlisten,3,much\nlisten,4,all\n"                     \
  "share,0,nothing\nshare,1,a bit\nshare,2,half\nshare,3,most\nshare,4,everything\n"

static const struct {
  const char *name, *text;
} role_tables[] = {
    {"roles.csv", "id,name,side,purpose\ntrainer,Trainer,left,To teach\nguide,Guide,right,\n"},
    {"skills.csv", "id,name,group,description,origin\nlisten,Listening,Talk,,stage5\n"
                   "share,Sharing,Talk,To show one's work,stage5\n"},
    {"levels.csv", "skill,level,descriptor\n" LEVELS},
    {"role_skills.csv", "role,skill,level,weight\ntrainer,listen,1,1\nguide,listen,4,3\n"},
    {"activities.csv", "id,skill,from,to,mode,hours,title,detail,evidence,dimension,origin,weeks\n"
                       "a1,listen,0,1,work,1.5,Ask,Ask three people,Notes,alpha,stage5,\n"
                       "a2,listen,3,4,formal,12,Course,,,,,6\n"},
};

struct small_pack *small_pack_new_with_roles(void)
{
  struct small_pack *small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(role_tables); i++)
    small_pack_write(small, role_tables[i].name, role_tables[i].text, -1);
  return small;
}

const char *small_pack_table(guint index, const char **text)
{
  const guint n = G_N_ELEMENTS(tables);

  if (index >= n + G_N_ELEMENTS(role_tables))
    return NULL;
  *text = index < n ? tables[index].text : role_tables[index - n].text;
  return index < n ? tables[index].name : role_tables[index - n].name;
}

/* ---- Files ------------------------------------------------------------- */

static void folder_remove(const char *path)
{
  g_autoptr(GDir) directory =
      g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;

  while (directory && (name = g_dir_read_name(directory))) {
    g_autofree char *inner = g_build_filename(path, name, NULL);

    folder_remove(inner);
  }
  g_remove(path);
}

void small_pack_free(struct small_pack *small)
{
  folder_remove(small->parent);
  g_free(small->folder);
  g_free(small->parent);
  g_free(small);
}

void small_pack_write(const struct small_pack *small, const char *table, const char *bytes,
                      gssize length)
{
  g_autofree char *path = g_build_filename(small->folder, table, NULL);

  if (!g_file_set_contents(path, bytes, length, NULL))
    g_error("no file for a test: %s", path);
}

void small_pack_append(const struct small_pack *small, const char *table, const char *line)
{
  g_autofree char *path = g_build_filename(small->folder, table, NULL);
  g_autofree char *before = file_read(path);
  g_autofree char *after = g_strconcat(before ? before : "", line, "\n", NULL);

  small_pack_write(small, table, after, -1);
}

void small_pack_remove(const struct small_pack *small, const char *table)
{
  g_autofree char *path = g_build_filename(small->folder, table, NULL);

  g_unlink(path);
}

void small_pack_grow(const struct small_pack *small, guint n, const char *last_kind)
{
  g_autoptr(GString) dimensions = g_string_new("id,group,name,question,shift\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text\n");
  g_autofree char *filler = g_strnfill(400, 'x');

  for (guint i = 0; i < n; i++) {
    g_string_append_printf(dimensions, "d%u,Group %u,Dimension %u,Why?,There\n", i, i / 100, i);
    g_string_append_printf(cells, "d%u,1-2,headline,Left %u\nd%u,1-2,point,%s\nd%u,3,%s,Right\n", i,
                           i, i, filler, i, i + 1 == n ? last_kind : "headline");
  }
  small_pack_write(small, "dimensions.csv", dimensions->str, (gssize)dimensions->len);
  small_pack_write(small, "cells.csv", cells->str, (gssize)cells->len);
  small_pack_remove(small, "prompts.csv");
}

char *small_pack_beside(const struct small_pack *small, const char *name)
{
  return g_build_filename(small->parent, name, NULL);
}

char *file_read(const char *path)
{
  char *text = NULL;

  g_file_get_contents(path, &text, NULL, NULL);
  return text;
}

guint folder_count(const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  guint n = 0;

  while (directory && g_dir_read_name(directory))
    n++;
  return n;
}
