/* settings.c - packs and workbooks for the trials that play the program: see spots.h */
#include "tests/torture/spots.h"

#include "tests/command.h"
#include "tests/environment.h"
#include "tests/small-pack.h"
#include "tests/stand-ins.h"
#include "workbook/workbook-private.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_PACK  TOP_SRCDIR "/content/social-business"
#define N_PEOPLE      8
#define N_LARGE       1000 /* dimensions */
#define MAX_ARGUMENTS 16
#define WORKBOOK_PATH ".local/share/stage5/workbook.stage5"

struct settings {
  char *home; /* of the program; the workbook in it is laid anew at each start */
  char *workbook;
  struct stand_ins *stand_ins;
  struct small_pack *packs[N_SETTINGS]; /* NULL: the default one, or not made yet */
  char *kept[N_SETTINGS];               /* what the workbook is at a start; NULL: not made yet */
  gsize kept_length[N_SETTINGS];
};

/* ---- Packs ------------------------------------------------------------- */

static struct small_pack *bare_pack_new(const char *const (*tables)[2], gsize n)
{
  static const char *const others[] = {"prompts.csv", "glossary.csv", "resources.csv"};
  struct small_pack *small = small_pack_new();
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    small_pack_remove(small, others[i]);
  for (gsize i = 0; i < n; i++)
    small_pack_write(small, tables[i][0], tables[i][1], -1);
  return small;
}

static struct small_pack *sides_pack_new(void)
{
  static const char *const tables[][2] = {
      {"pack.csv", "key,value\nformat,1\nid,sides\ntitle,Seven sides\n"},
      {"stages.csv", "number,name,side\n1,One,a\n2,Two,a\n3,Three,b\n4,Four,c\n5,Five,d\n6,Six,e\n"
                     "7,Seven,f\n8,Eight,g\n9,Nine,g\n"},
      {"sides.csv", "id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\ne,Epsilon\nf,Zeta\ng,Eta\n"},
      {"dimensions.csv", "id,group,name\nx,G,First thing\ny,G,Second thing\nz,H,Third thing\n"},
      {"cells.csv", "dimension,stages,kind,text\nx,1,headline,one alone\nx,2-4,headline,to four\n"
                    "x,5,headline,five\nx,6,headline,six\nx,7,headline,seven\nx,8-9,point,eight\n"
                    "y,1-8,headline,long one\ny,9,shared,z\nz,1-8,voice,own\nz,9,headline,nine\n"}};
  return bare_pack_new(tables, G_N_ELEMENTS(tables));
}

static struct small_pack *one_pack_new(void)
{
  static const char *const tables[][2] = {
      {"dimensions.csv", "id,group,name\nonly,G,Only one\n"},
      {"cells.csv",
       "dimension,stages,kind,text\nonly,1-2,headline,Before\nonly,3,headline,After\n"},
  };
  return bare_pack_new(tables, G_N_ELEMENTS(tables));
}

static struct small_pack *large_pack_new(const char *last_kind)
{
  struct small_pack *small = small_pack_new();
  small_pack_grow(small, N_LARGE, last_kind);
  return small;
}

static struct small_pack *pack_new(enum setting setting)
{
  switch (setting) {
  case SETTING_SIDES:
    return sides_pack_new();
  case SETTING_ONE:
    return one_pack_new();
  case SETTING_LARGE:
    return large_pack_new("headline");
  case SETTING_WRONG:
    return large_pack_new("hedline");
  default:
    return NULL;
  }
}

const char *settings_pack(struct settings *settings, enum setting setting)
{
  if (!settings->packs[setting])
    settings->packs[setting] = pack_new(setting);
  return settings->packs[setting] ? settings->packs[setting]->folder : DEFAULT_PACK;
}

/* ---- Workbooks --------------------------------------------------------- */

/* What is done to a workbook, a command a line, its arguments parted by "|"; a setting of a
 * workshop has all of those before it. */
static const char *const commands[N_SETTINGS] = {
    [SETTING_PLAN] = "plan|new|--name|A. Lee|--from|trainer|--to|performance-consultant",
    [SETTING_MADE] = "workshop|new|Spring review",
    [SETTING_RATED] = "workshop|import|Spring review|ballots.csv\n"
                      "workshop|tally|Spring review|1|--now|0 2 4 1 1|--want|0 0 1 3 4",
    [SETTING_REVEALED] = "workshop|reveal|Spring review",
    [SETTING_RERATED] = "workshop|rate|Spring review|2|--person|p1|--now|4|--want|5\n"
                        "workshop|reveal|Spring review",
    [SETTING_DOTTED] = "workshop|dots|Spring review|1|--person|p1|--count|3\n"
                       "workshop|dots|Spring review|2|--person|p1|--count|2\n"
                       "workshop|dots|Spring review|--close",
    [SETTING_AGREED] = "workshop|decide|Spring review|1|2|--decider|A. Okoro\n"
                       "workshop|action|Spring review|--text|Open a channel|--dimension|1\n"
                       "workshop|action|Spring review|--text|Halve a course|--due|2027-02-01\n"
                       "workshop|note|Spring review|--text|Budget of next year\n"
                       "workshop|note|Spring review|--text|Bo is tired|--facilitator\n"
                       "workshop|new|Summer review|--date|2027-06-01\n"
                       "workshop|new|Autumn review|--date|2027-09-01",
    [SETTING_NAMED] = "workshop|new|Spring review|--named",
    [SETTING_SIDES] = "workshop|new|Spring review",
    [SETTING_ONE] = "workshop|new|Spring review\nworkshop|rate|Spring review|1|--person|p1|--now|2",
};

static const enum phase phases[N_SETTINGS] = {
    [SETTING_RATED] = PHASE_RATE,     [SETTING_REVEALED] = PHASE_REVEAL,
    [SETTING_RERATED] = PHASE_RERATE, [SETTING_DOTTED] = PHASE_DOTS,
    [SETTING_AGREED] = PHASE_ACTIONS,
};

static void run_command(struct settings *settings, enum setting setting, const char *line)
{
  const char *arguments[MAX_ARGUMENTS] = {"--pack", settings_pack(settings, setting)};
  g_auto(GStrv) words = g_strsplit(line, "|", -1);
  for (guint i = 0; words[i] && i + 3 < MAX_ARGUMENTS; i++)
    arguments[i + 2] = words[i];
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .arguments = arguments, .folder = settings->home, .home = settings->home});
  if (result->status != 0)
    g_error("a setting cannot be made: %s: %s", line, result->err);
}

static void run_commands(struct settings *settings, enum setting setting, enum setting part)
{
  g_auto(GStrv) lines = g_strsplit(commands[part], "\n", -1);
  for (guint i = 0; lines[i]; i++)
    run_command(settings, setting, lines[i]);
}

/* Agreed, mixed and split in turn. */
static void write_ballots(struct settings *settings)
{
  g_autoptr(GString) table = g_string_new("person,dimension,now,want,comment\n");
  g_autofree char *path = g_build_filename(settings->home, "ballots.csv", NULL);
  for (guint person = 0; person < N_PEOPLE; person++)
    for (guint i = 0; i < 22; i++)
      g_string_append_printf(table, "p%u,%u,%u,4,%s\n", person + 1, i + 1,
                             i % 3 == 0   ? 2
                             : i % 3 == 1 ? 1 + person % 3
                                          : 1 + 4 * (person % 2),
                             i % 5 ? "" : "said in passing");
  if (!g_file_set_contents(path, table->str, -1, NULL))
    g_error("a setting cannot be made: %s", path);
}

static void go_to_phase(struct settings *settings, enum setting setting)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Pack) pack = pack_read(settings_pack(settings, setting), NULL);
  g_autoptr(Workbook) workbook = workbook_open(settings->workbook, &error);
  g_autoptr(Workshop) workshop = workbook ? workbook_workshop(workbook, 1, pack, &error) : NULL;
  if (!workshop)
    g_error("a setting cannot be made: %s", error->message);
  struct workshop_place place = workshop_place_new(workshop);
  workshop_place_go(&place, workshop, phases[setting]);
  if (!workbook_set_workshop_place(workbook, 1, pack, &place, &error))
    g_error("a setting cannot be made: %s", error->message);
}

static void make_workbook(struct settings *settings, enum setting setting)
{
  enum setting first = setting > SETTING_MADE && setting <= SETTING_AGREED ? SETTING_MADE : setting;
  g_unlink(settings->workbook);
  write_ballots(settings);
  for (enum setting part = first; part <= setting; part++)
    run_commands(settings, setting, part);
  if (setting != SETTING_PLAN)
    go_to_phase(settings, setting);
  if (!g_file_get_contents(settings->workbook, &settings->kept[setting],
                           &settings->kept_length[setting], NULL))
    g_error("a setting made no workbook");
}

void file_lay(const char *path, const char *bytes, gsize length)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || write(fd, bytes, length) != (gssize)length)
    g_error("a setting cannot be laid out: %s", path);
  close(fd);
}

/* Remove the files of @folder in the home, but for the ballots. */
static void empty_folder(struct settings *settings, const char *folder)
{
  g_autofree char *place = g_build_filename(settings->home, folder, NULL);
  g_autoptr(GDir) entries = g_dir_open(place, 0, NULL);
  const char *name;
  while (entries && (name = g_dir_read_name(entries))) {
    g_autofree char *path = g_build_filename(place, name, NULL);
    if (strcmp(name, "ballots.csv") != 0 && !g_file_test(path, G_FILE_TEST_IS_DIR))
      g_unlink(path);
  }
}

/* What the program before has saved, its bookmarks, its workbook. */
static void tidy_up(struct settings *settings)
{
  empty_folder(settings, ".");
  empty_folder(settings, ".local/share/stage5");
  empty_folder(settings, ".local/state/stage5");
}

const char *settings_workbook(struct settings *settings, enum setting setting)
{
  if (commands[setting] && !settings->kept[setting])
    make_workbook(settings, setting);
  tidy_up(settings);
  if (settings->kept[setting])
    file_lay(settings->workbook, settings->kept[setting], settings->kept_length[setting]);
  return settings->workbook;
}

void settings_lay_workbook(struct settings *settings, const char *bytes, gsize length)
{
  file_lay(settings->workbook, bytes, length);
}

char *settings_workbook_fault(struct settings *settings)
{
  g_autoptr(GError) error = NULL;
  char *verdict = NULL;
  if (!g_file_test(settings->workbook, G_FILE_TEST_EXISTS))
    return NULL;
  g_autoptr(Workbook) workbook = workbook_open(settings->workbook, &error);
  if (!workbook ||
      !workbook_text(workbook, "PRAGMA integrity_check(1)", NO_VALUES, &verdict, &error))
    return g_strdup(error->message);
  if (g_strcmp0(verdict, "ok") == 0)
    g_clear_pointer(&verdict, g_free);
  return verdict;
}

/* ---- Beginning and end ------------------------------------------------- */

struct settings *settings_new(void)
{
  struct settings *settings = g_new0(struct settings, 1);
  settings->home = environment_home_new();
  settings->workbook = g_build_filename(settings->home, WORKBOOK_PATH, NULL);
  g_autofree char *folder = g_path_get_dirname(settings->workbook);
  g_mkdir_with_parents(folder, 0700);
  settings->stand_ins = stand_ins_new(TWO_PRINTERS);
  return settings;
}

void settings_free(struct settings *settings)
{
  if (!settings)
    return;
  for (guint i = 0; i < N_SETTINGS; i++) {
    g_clear_pointer(&settings->packs[i], small_pack_free);
    g_free(settings->kept[i]);
  }
  stand_ins_free(settings->stand_ins);
  environment_home_free(settings->home);
  g_free(settings->workbook);
  g_free(settings);
}

const char *setting_first_text(enum setting setting)
{
  switch (setting) {
  case SETTING_SIDES:
    return "Matrix  1/3";
  case SETTING_ONE:
    return "Matrix  1/1";
  case SETTING_LARGE:
    return "Dimension 0";
  case SETTING_WRONG:
    return "This pack cannot be shown";
  default:
    return "Matrix  1/22";
  }
}

/* ---- Starting ---------------------------------------------------------- */

static char *lp_pipe(const struct settings *settings)
{
  return g_build_filename(settings->stand_ins->folder, "lp.waits", NULL);
}

void settings_let_lp_go(struct settings *settings)
{
  g_autofree char *path = lp_pipe(settings);
  int fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  g_unlink(path); /* who has not opened it by now does not wait */
  if (fd < 0)
    return;
  if (write(fd, "\n", 1) != 1)
    g_error("a pipe is full");
  close(fd);
}

/* On the pack @folder (NULL: the setting's), with what is in the home already. */
static struct terminal *start(struct settings *settings, const struct spot *spot,
                              const char *folder, int columns, int rows, const char *const *wrapper)
{
  const char *arguments[MAX_ARGUMENTS];
  guint n = 0;
  g_autofree char *program = environment_program();
  for (guint i = 1; wrapper && wrapper[i]; i++)
    arguments[n++] = wrapper[i];
  if (wrapper)
    arguments[n++] = program;
  arguments[n++] = "--pack";
  arguments[n++] = folder ? folder : settings_pack(settings, spot->setting);
  if (spot_is_projector(spot))
    arguments[n++] = "project";
  arguments[n] = NULL;
  return terminal_start(&(struct terminal_options){.program = wrapper ? wrapper[0] : program,
                                                   .columns = columns,
                                                   .rows = rows,
                                                   .arguments = arguments,
                                                   .environment = settings->stand_ins->environment,
                                                   .home = settings->home,
                                                   .folder = settings->home});
}

struct terminal *spot_start_within(struct settings *settings, const struct spot *spot, int columns,
                                   int rows, const char *const *wrapper)
{
  settings_workbook(settings, spot->setting);
  settings_let_lp_go(settings);
  if (spot->setting == SETTING_PRINTING)
    stand_ins_hold(settings->stand_ins, "lp");
  return start(settings, spot, NULL, columns, rows, wrapper);
}

struct terminal *spot_start_again(struct settings *settings, const struct spot *spot,
                                  const char *folder, int columns, int rows)
{
  return start(settings, spot, folder, columns, rows, NULL);
}

struct terminal *spot_start(struct settings *settings, const struct spot *spot, int columns,
                            int rows)
{
  return spot_start_within(settings, spot, columns, rows, NULL);
}
