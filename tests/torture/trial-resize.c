/* trial-resize.c - new sizes one after the other, in every screen
 *
 * They come in bursts, without waiting and with keys between them. When a burst is over, what is
 * to be seen must be what drawing all of it anew makes of it; and, where nothing but sizes has
 * come since it was started, what a program shows that is started at this size. */
#include "tests/torture/crew.h"
#include "tests/quiet.h"
#include "tests/torture/same.h"
#include "tests/torture/spots.h"

#include <signal.h>
#include <string.h>

#define PATIENCE    10 /* seconds */
#define MAX_COLUMNS 500
#define MAX_ROWS    200
#define MAX_BURST   24
#define SPOT_SIZES  120 /* after which another screen's turn comes */

enum { FIGURE_BURSTS, FIGURE_FRESH };
static const char *const figures[] = {"%u looks after a burst", "%u against a fresh start", NULL};

struct storm {
  struct trial_run *trial;
  struct settings *settings;
  const struct spot *spot;
  struct terminal *terminal;
  GString *story;    /* what has happened since the start */
  bool keys;         /* are any pressed */
  int columns, rows; /* before the burst */
};

static void fail(struct storm *storm, const char *what)
{
  trial_fail(storm->trial, "%s after “%s”: %s; sizes since the start:%s", storm->spot->screen,
             storm->spot->keys, what, storm->story->str);
}

/* ---- A burst ----------------------------------------------------------- */

/* From 1 to @most, small ones as often as large ones. */
static int random_length(GRand *random, int most)
{
  return g_rand_int_range(random, 1, 1 + MAX(1, most >> g_rand_int_range(random, 0, 6)));
}

/* What a terminal does with its contents when its size changes is up to it: some keep them, some
 * clear the window, and some mix all up. Only while nothing is on its way, which it would hit in
 * the middle. */
static void disturb(struct storm *storm)
{
  static const char *const disturbances[] = {"", "\033[2J", "\033#8"};
  const char *bytes = disturbances[g_rand_int_range(storm->trial->random, 0, 3)];
  vterm_input_write(storm->terminal->vterm, bytes, strlen(bytes));
}

/* @other: in any case to another size, or the program does not hear of it. */
static void resize(struct storm *storm, bool other)
{
  GRand *random = storm->trial->random;
  int columns = random_length(random, MAX_COLUMNS), rows = random_length(random, MAX_ROWS);
  if (!other && g_rand_int_range(random, 0, 6) == 0) { /* and back again */
    columns = storm->columns;
    rows = storm->rows;
  }
  if (other && columns == storm->terminal->columns)
    columns = columns % MAX_COLUMNS + 1;
  g_string_append_printf(storm->story, " %dx%d", columns, rows);
  terminal_resize(storm->terminal, columns, rows);
}

/* Keys that lead nowhere else; in a text they are text. */
static void press(struct storm *storm)
{
  static const char *const keys[] = {"\033OB", "\033OA", "\033[6~", "\033[5~", "\t", "\033OC"};
  guint which = (guint)g_rand_int_range(storm->trial->random, 0, G_N_ELEMENTS(keys));
  g_string_append_printf(storm->story, " key%u", which);
  terminal_send(storm->terminal, keys[which], strlen(keys[which]));
}

/* Sizes and keys without waiting; the first of them was asked for. */
static void burst(struct storm *storm)
{
  GRand *random = storm->trial->random;
  int n = g_rand_int_range(random, 1, MAX_BURST), i = 0;
  disturb(storm);
  storm->columns = storm->terminal->columns;
  storm->rows = storm->terminal->rows;
  do {
    resize(storm, i == 0);
    if (storm->keys && g_rand_boolean(random))
      press(storm);
    if (g_rand_int_range(random, 0, 4) == 0)
      terminal_pump(storm->terminal, 1);
  } while (++i < n && trial_again(storm->trial));
}

/* ---- What must hold ---------------------------------------------------- */

static bool settle(struct storm *storm)
{
  enum quiet quiet = quiet_wait(storm->terminal, PATIENCE);
  if (quiet == QUIET)
    return true;
  fail(storm, quiet == QUIET_ENDED ? "it has ended" : "it does not come to rest");
  return false;
}

/* Tell whether another screen is seen behind it, which has scrolled. */
static bool lies_over(const struct spot *spot)
{
  static const char *const overlays[] = {"form", "question", "print", NULL};
  return g_strv_contains(overlays, spot->screen);
}

/* Scrolled to the beginning: how far it is scrolled may depend on the sizes before. */
static bool go_home(struct terminal *terminal)
{
  return quiet_send(terminal, "\033OH", 3, PATIENCE) && quiet_wait(terminal, PATIENCE) == QUIET;
}

/* The same spot in a program that is started at 80 by 24, goes there and then gets this size. */
static void compare_with_fresh(struct storm *storm)
{
  struct terminal *old = storm->terminal;
  g_autoptr(Terminal) fresh = spot_start(storm->settings, storm->spot, 80, 24);
  if (!spot_go(fresh, storm->spot) || quiet_wait(fresh, PATIENCE) != QUIET) {
    fail(storm, "a fresh program does not get there");
    return;
  }
  terminal_resize(fresh, old->columns, old->rows);
  if (quiet_wait(fresh, PATIENCE) != QUIET || !go_home(fresh) || !go_home(old)) {
    fail(storm, "it does not come to rest");
    return;
  }
  g_autoptr(Look) before = look_at(old), after = look_at(fresh);
  g_autofree char *difference = look_difference(before, after);
  crew_count(FIGURE_FRESH, 1);
  if (difference)
    fail(storm, difference);
}

static bool look(struct storm *storm)
{
  if (!settle(storm))
    return false;
  g_autofree char *stale = stale_cells(storm->terminal);
  crew_count(FIGURE_BURSTS, 1);
  if (stale)
    fail(storm, stale);
  return !stale;
}

/* ---- The trial --------------------------------------------------------- */

static void storm_over(struct storm *storm)
{
  guint until = storm->trial->n_done + SPOT_SIZES;
  bool good = true;
  while (good && storm->trial->n_done < until && trial_again(storm->trial)) {
    burst(storm);
    good = look(storm);
  }
  if (good && !storm->keys && !lies_over(storm->spot))
    compare_with_fresh(storm);
}

static void end(struct storm *storm)
{
  g_autofree char *wrong = NULL;
  if (storm->terminal->ended)
    return;
  terminal_signal(storm->terminal, SIGTERM);
  if (terminal_wait_exit(storm->terminal) != -SIGTERM)
    fail(storm, "it does not end");
  else if (!terminal_is_restored(storm->terminal, &wrong))
    fail(storm, wrong);
}

static void work(struct trial_run *trial)
{
  g_autoptr(Settings) settings = settings_new();
  guint first = (guint)g_rand_int_range(trial->random, 0, (gint32)n_spots());
  for (guint i = first; trial->n_done < trial->n_times; i = (i + 1) % n_spots()) {
    struct storm storm = {
        .trial = trial, .settings = settings, .spot = &spots[i], .story = g_string_new(NULL)};
    storm.keys = g_rand_int_range(trial->random, 0, 3) == 0;
    storm.terminal = spot_start(settings, storm.spot, 80, 24);
    if (spot_go(storm.terminal, storm.spot) && quiet_wait(storm.terminal, PATIENCE) == QUIET)
      storm_over(&storm);
    else
      fail(&storm, "it did not get there");
    end(&storm);
    terminal_free(storm.terminal);
    settings_let_lp_go(settings);
    g_string_free(storm.story, TRUE);
  }
}

static void run(struct trial_run *trial)
{
  crew_run(trial, work, figures);
}

const struct trial trial_resize = {
    "resize", "new sizes one after the other, in every screen", 10000, 400, 14, run};
