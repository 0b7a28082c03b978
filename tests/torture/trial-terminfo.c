/* trial-terminfo.c - what is known about the terminal is damaged
 *
 * Compiled entries of real terminals, each with a few bytes changed, cut off, doubled or swapped:
 * the program says a sentence and ends with 1, or it works and ends when it is told to. */
#include "tests/environment.h"
#include "tests/terminal.h"
#include "tests/torture/torture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Nothing else on the machine knows it, so this entry is taken; and its folder. */
#define NAME   "damaged"
#define FOLDER "d"

static const char *const real[] = {"xterm-256color", "xterm",           "linux",
                                   "vt100",          "screen-256color", "tmux-256color"};
static const char *const folders[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo",
                                      "/usr/lib/terminfo"};

/* The compiled entry of @name, or NULL. Transfer full. */
static GByteArray *entry_load(const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *path = g_strdup_printf("%s/%c/%s", folders[i], *name, name);
    char *bytes;
    gsize length;
    if (g_file_get_contents(path, &bytes, &length, NULL))
      return g_byte_array_new_take((guint8 *)bytes, length);
  }
  return NULL;
}

/* ---- Damage ----------------------------------------------------------------- */

static guint32 place(GRand *random, const GByteArray *entry)
{
  /* a third of them at the beginning, where the sizes, the numbers and the offsets are */
  bool early = g_rand_int_range(random, 0, 3) == 0;
  return (guint32)g_rand_int_range(random, 0,
                                   (gint32)MAX(early ? MIN(entry->len, 900) : entry->len, 1));
}

static void change_byte(GRand *random, GByteArray *entry)
{
  entry->data[place(random, entry)] = (guint8)g_rand_int_range(random, 0, 256);
}

static void change_number(GRand *random, GByteArray *entry)
{
  static const gint16 values[] = {0, 1, -1, -2, 2, 127, 255, 256, 4096, 32767, -32768};
  gint16 value = values[g_rand_int_range(random, 0, G_N_ELEMENTS(values))];
  guint32 at = place(random, entry) & ~1U;
  if (at + 2 <= entry->len)
    memcpy(entry->data + at, &value, 2);
}

static void cut_off(GRand *random, GByteArray *entry)
{
  g_byte_array_set_size(entry, place(random, entry));
}

static void take_out(GRand *random, GByteArray *entry)
{
  guint at = place(random, entry), length = (guint)g_rand_int_range(random, 1, 40);
  if (at + length < entry->len)
    g_byte_array_remove_range(entry, at, length);
}

/* Text as it may stand in a capability: parameters, delays, loops without an end. */
static void write_text(GRand *random, GByteArray *entry)
{
  static const char *const texts[] = {
      "$<99999>",     "$<5000/>",     "%p1%p2%p3%s", "%{2147483647}%c",
      "%p1%9999d",    "%?%?%?%?%t%e", "%p1%s",       "%d%d%d",
      "%{0}%{0}%/%d", "%l%s",         "\033[31m",    "%'x'%p1%*%*%*%99999s"};
  const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];
  guint at = (guint)g_rand_int_range(random, 0, (gint32)MAX(entry->len, 1));
  if (at + strlen(text) < entry->len)
    memcpy(entry->data + at, text, strlen(text));
}

static void damage(GRand *random, GByteArray *entry)
{
  static void (*const ways[])(GRand *, GByteArray *) = {change_byte,   change_byte, change_number,
                                                        change_number, write_text,  write_text,
                                                        write_text,    cut_off,     take_out};
  for (int n = g_rand_int_range(random, 1, 5); n > 0 && entry->len; n--)
    ways[g_rand_int_range(random, 0, G_N_ELEMENTS(ways))](random, entry);
}

/* ---- The trial --------------------------------------------------------------- */

struct counts {
  guint work, refuse;
};

static void judge(struct trial_run *trial, struct terminal *terminal, const char *entry,
                  struct counts *counts)
{
  terminal_keys(terminal, "Q");
  int status = terminal_wait_exit(terminal);
  const char *said = terminal_bytes(terminal, 0);
  if (status == 0)
    counts->work++;
  else if (status == 1 && strstr(said, "stage5: "))
    counts->refuse++;
  else if (status == TERMINAL_RUNNING)
    trial_fail(trial, "%s: it neither ends nor works", entry);
  else
    trial_fail(trial, "%s: it ended with %d", entry, status);
}

static void try_entry(struct trial_run *trial, const char *folder, const char *path,
                      struct counts *counts)
{
  const char *name = real[trial->n_done % G_N_ELEMENTS(real)];
  g_autoptr(GByteArray) entry = entry_load(name);
  g_autofree char *where = g_strdup_printf("TERMINFO=%s", folder);
  g_autoptr(GError) error = NULL;
  if (!entry)
    return;
  damage(trial->random, entry);
  if (!g_file_set_contents(path, (const char *)entry->data, (gssize)entry->len, &error)) {
    trial_fail(trial, "%s", error->message);
    return;
  }
  g_autoptr(Terminal) terminal = terminal_start(
      &(struct terminal_options){.environment = (const char *const[]){where, "TERM=" NAME, NULL}});
  judge(trial, terminal, name, counts);
}

/* Curses reads and writes beyond a damaged entry, which is its own fault. Where that crashes,
 * stage5 says so; a sanitizer ends the program before. */
static void run(struct trial_run *trial)
{
  if (HAS_SANITIZER) {
    trial_skip(trial, "a sanitizer would look at curses");
    return;
  }
  char *home = environment_home_new();
  g_autofree char *folder = g_build_filename(home, FOLDER, NULL);
  g_autofree char *path = g_build_filename(folder, NAME, NULL);
  struct counts counts = {0, 0};
  g_mkdir(folder, 0700);
  while (trial_again(trial))
    try_entry(trial, home, path, &counts);
  if (counts.work + counts.refuse + trial->n_failures)
    trial_say(trial, "%u worked, %u refused", counts.work, counts.refuse);
  else
    trial_skip(trial, "there is no entry to damage; on Debian they are in ncurses-base");
  environment_home_free(home);
}

const struct trial trial_terminfo = {"terminfo", "damaged entries of terminals", 1000, 60, 5, run};
