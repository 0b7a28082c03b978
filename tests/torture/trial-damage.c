/* trial-damage.c - damaged packs and workbooks, opened and looked at
 *
 * Each is either refused in words, or shown. What is shown answers: to keys, and to a new size of
 * the window within two seconds. */
#include "tests/torture/crew.h"
#include "tests/torture/damage.h"
#include "tests/quiet.h"
#include "tests/torture/spots.h"

#include "tests/small-pack.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define MAX_ANSWER_MS 2000
#define HEARING_MS    20000 /* for which a late answer is waited for, to say how late */
#define MANY_KEYS     5

enum { FIGURE_REFUSED, FIGURE_PACKS, FIGURE_BOOKS, FIGURE_LONGEST };
static const char *const figures[] = {"%u refused in words", "%u packs shown", "%u workbooks tried",
                                      "longest wait %u ms", NULL};

/* A pack of which every table can be spoilt. */
struct tables {
  char *folder;
  GPtrArray *names, *texts; /* char *, GString * */
};

static const enum setting pack_settings[] = {SETTING_EMPTY, SETTING_PLAN, SETTING_SIDES};
#define N_PACKS G_N_ELEMENTS(pack_settings)

static const enum setting book_settings[] = {SETTING_PLAN,    SETTING_MADE,   SETTING_RERATED,
                                             SETTING_DOTTED,  SETTING_AGREED, SETTING_AGREED,
                                             SETTING_REVEALED};

struct trial_case {
  struct trial_run *trial;
  struct settings *settings;
  struct tables *packs; /* N_PACKS */
  const struct spot *spot;
  struct terminal *terminal;
  bool is_book;
  GString *spoilt; /* the bytes that were spoilt, and what they are */
  char *name;
};

/* ---- Packs ------------------------------------------------------------- */

static void free_text(gpointer text)
{
  g_string_free(text, TRUE);
}

static void write_table(const struct tables *tables, const char *name, const GString *text)
{
  g_autofree char *path = g_build_filename(tables->folder, name, NULL);
  file_lay(path, text->str, text->len);
}

/* A copy of the pack @from. */
static void tables_init(struct tables *tables, const char *from)
{
  g_autoptr(GDir) folder = g_dir_open(from, 0, NULL);
  const char *name;
  tables->folder = g_dir_make_tmp("stage5-test-XXXXXX", NULL);
  tables->names = g_ptr_array_new_with_free_func(g_free);
  tables->texts = g_ptr_array_new_with_free_func(free_text);
  while (folder && (name = g_dir_read_name(folder))) {
    g_autofree char *path = g_build_filename(from, name, NULL);
    g_autofree char *text = file_read(path);
    if (!text)
      continue;
    g_ptr_array_add(tables->names, g_strdup(name));
    g_ptr_array_add(tables->texts, g_string_new(text));
    write_table(tables, name, g_ptr_array_index(tables->texts, tables->texts->len - 1));
  }
}

static void tables_clear(struct tables *tables)
{
  for (guint i = 0; i < tables->names->len; i++) {
    g_autofree char *path =
        g_build_filename(tables->folder, (char *)g_ptr_array_index(tables->names, i), NULL);
    g_remove(path);
  }
  g_rmdir(tables->folder);
  g_free(tables->folder);
  g_ptr_array_unref(tables->names);
  g_ptr_array_unref(tables->texts);
}

static void spoil_table(struct trial_case *now, struct tables *tables, guint which)
{
  const char *name = g_ptr_array_index(tables->names, which);
  const GString *text = g_ptr_array_index(tables->texts, which);
  g_autofree char *path = g_build_filename(tables->folder, name, NULL);
  now->name = g_strdup(name);
  now->spoilt = g_string_new_len(text->str, (gssize)text->len);
  if (g_rand_int_range(now->trial->random, 0, 20) == 0) {
    g_unlink(path);
    return;
  }
  if (g_rand_boolean(now->trial->random))
    damage_words(now->spoilt, now->trial->random);
  else
    damage(now->spoilt, now->trial->random, false);
  write_table(tables, name, now->spoilt);
}

static void mend_table(struct trial_case *now, const struct tables *tables, guint which)
{
  write_table(tables, now->name, g_ptr_array_index(tables->texts, which));
}

/* ---- Looking at it ------------------------------------------------------- */

static void fail(struct trial_case *now, const char *what)
{
  g_autofree char *path = g_strdup_printf("%s/tests/torture/damaged-%u-%s", TOP_BUILDDIR,
                                          now->trial->n_done, now->name);
  g_autofree char *text = terminal_text(now->terminal);
  if (now->trial->n_failures < TRIAL_FAILURES)
    g_file_set_contents(path, now->spoilt->str, (gssize)now->spoilt->len, NULL);
  trial_fail(now->trial, "%s, with what is kept as %s, after “%s”: %s\n%s", now->spot->screen, path,
             now->spot->keys, what, g_strstrip(text));
}

/* Wait for bytes after @from, or the end; a long wait is a fault. False if there is no more to be
 * seen. */
static bool hear(struct trial_case *now, gsize from, const char *bytes)
{
  gint64 start = g_get_monotonic_time(), waited = 0;
  while (!now->terminal->ended && waited < HEARING_MS &&
         !strstr(terminal_bytes(now->terminal, from), bytes)) {
    terminal_pump(now->terminal, 50);
    waited = (g_get_monotonic_time() - start) / 1000;
  }
  crew_raise(FIGURE_LONGEST, (guint)waited);
  if (waited > MAX_ANSWER_MS) {
    g_autofree char *what = g_strdup_printf("no answer for %u ms", (guint)waited);
    fail(now, what);
  }
  return !now->terminal->ended && waited < HEARING_MS;
}

static bool resize(struct trial_case *now)
{
  GRand *random = now->trial->random;
  gsize from = terminal_n_bytes(now->terminal);
  terminal_resize(now->terminal, g_rand_int_range(random, 20, 160),
                  g_rand_int_range(random, 8, 50));
  kill(now->terminal->pid, SIGWINCH); /* also if it is as large as before */
  return hear(now, from, "\033[2J");
}

/* The keys of the spot as if there were nothing to wait for, and then some. */
static void press(struct trial_case *now)
{
  static const char *const more[] = {"jjj\t\r", "\033", "v\t\tG", "mn", "\033[6~\033[6~",
                                     "E",       "?",    "p",      "ua", "/a\r"};
  g_auto(GStrv) parts = g_strsplit_set(now->spot->keys, "{}", -1);
  for (guint i = 0; parts[i]; i += parts[i + 1] ? 2 : 1)
    terminal_keys(now->terminal, parts[i]);
  for (int n = g_rand_int_range(now->trial->random, 0, MANY_KEYS); n > 0; n--) {
    const char *keys = more[g_rand_int_range(now->trial->random, 0, G_N_ELEMENTS(more))];
    quiet_send(now->terminal, keys, strlen(keys), MAX_ANSWER_MS / 1000);
  }
}

static void check_end(struct trial_case *now, bool by_signal)
{
  g_autofree char *wrong = NULL, *text = NULL;
  int status = terminal_wait_exit(now->terminal);
  if (!(status == 0 || status == 1 || (by_signal && status == -SIGTERM))) {
    g_autofree char *what = g_strdup_printf("it ended with %d", status);
    fail(now, what);
  } else if (!terminal_is_restored(now->terminal, &wrong)) {
    fail(now, wrong);
  }
  text = terminal_text(now->terminal);
  if (status == 1 && !strstr(text, "stage5:") && !strstr(text, ".csv"))
    fail(now, "it was refused without a word");
}

static void look(struct trial_case *now)
{
  bool shown = hear(now, 0, "\033[2J");
  crew_count(!shown ? FIGURE_REFUSED : now->is_book ? FIGURE_BOOKS : FIGURE_PACKS, 1);
  if (shown) {
    press(now);
    if (resize(now))
      resize(now);
    terminal_signal(now->terminal, SIGTERM);
  }
  check_end(now, shown);
  terminal_free(now->terminal);
}

/* ---- The trial ----------------------------------------------------------- */

/* A spot of the setting at the desk, whose keys need no pause. */
static const struct spot *random_spot(GRand *random, enum setting setting)
{
  for (;;) {
    const struct spot *spot = &spots[g_rand_int_range(random, 0, (gint32)n_spots())];
    if (spot->setting == setting && !spot_is_projector(spot) && !strstr(spot->keys, "<Esc>") &&
        !strstr(spot->keys, "<C-"))
      return spot;
  }
}

static void try_pack(struct trial_case *now)
{
  gsize pack = (gsize)g_rand_int_range(now->trial->random, 0, N_PACKS);
  struct tables *tables = &now->packs[pack];
  guint which = (guint)g_rand_int_range(now->trial->random, 0, (gint32)tables->names->len);
  now->spot = random_spot(now->trial->random, pack_settings[pack]);
  spoil_table(now, tables, which);
  now->terminal = spot_start_again(now->settings, now->spot, tables->folder, 80, 24);
  look(now);
  mend_table(now, tables, which);
}

static void try_workbook(struct trial_case *now)
{
  GRand *random = now->trial->random;
  enum setting setting = book_settings[g_rand_int_range(random, 0, G_N_ELEMENTS(book_settings))];
  const char *path = settings_workbook(now->settings, setting);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &bytes, &length, NULL))
    g_error("no workbook to spoil");
  now->spot = random_spot(random, setting);
  now->is_book = true;
  now->name = g_strdup("workbook.stage5");
  now->spoilt = g_string_new_len(bytes, (gssize)length);
  damage(now->spoilt, random, true);
  settings_lay_workbook(now->settings, now->spoilt->str, now->spoilt->len);
  now->terminal = spot_start_again(now->settings, now->spot, NULL, 80, 24);
  look(now);
}

static void try_one(struct trial_run *trial, struct settings *settings, struct tables *packs)
{
  struct trial_case now = {.trial = trial, .settings = settings, .packs = packs};
  if (g_rand_boolean(trial->random)) {
    settings_workbook(settings, SETTING_EMPTY);
    try_pack(&now);
  } else {
    try_workbook(&now);
  }
  g_string_free(now.spoilt, TRUE);
  g_free(now.name);
}

static void work(struct trial_run *trial)
{
  g_autoptr(Settings) settings = settings_new();
  g_autoptr(SmallPack) small = small_pack_new_with_roles();
  struct tables packs[N_PACKS];
  tables_init(&packs[0], TOP_SRCDIR "/content/social-business");
  tables_init(&packs[1], small->folder);
  tables_init(&packs[2], settings_pack(settings, SETTING_SIDES));
  while (trial_again(trial))
    try_one(trial, settings, packs);
  for (gsize i = 0; i < N_PACKS; i++)
    tables_clear(&packs[i]);
}

static void run(struct trial_run *trial)
{
  crew_run(trial, work, figures);
}

const struct trial trial_damage = {
    "damage", "damaged packs and workbooks, opened and looked at", 10000, 200, 35, run};
