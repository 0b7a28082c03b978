/* trial-keys.c - keys at random, in every screen
 *
 * What did not hold is shortened and written to a file, which "torture --replay FILE keys" plays
 * again. */
#include "tests/torture/crew.h"
#include "tests/torture/session.h"

#include <stdio.h>

#define SESSION_KEYS    1500
#define SHORTEN_SECONDS 60

enum { FIGURE_SESSIONS, FIGURE_STARTS };
static const char *const figures[] = {"%u sessions", "%u starts", NULL};

static void keep(struct trial_run *trial, const struct session *session, guint32 seed,
                 const char *what)
{
  g_autofree char *path =
      g_strdup_printf("%s/tests/torture/keys-%08x.steps", TOP_BUILDDIR, (guint)seed);
  g_autofree char *text = session_to_string(session);
  g_autoptr(GError) error = NULL;
  if (!g_file_set_contents(path, text, -1, &error))
    fprintf(stderr, "%s\n", error->message);
  trial_fail(trial, "%s after “%s” and %u steps, which are in %s: %s", spots[session->spot].screen,
             spots[session->spot].keys, session->steps->len, path, what);
}

static void play_one(struct trial_run *trial, struct settings *settings)
{
  guint32 seed = g_rand_int(trial->random);
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  guint n = 0, n_starts;
  while (n < SESSION_KEYS && trial_again(trial))
    n++;
  g_autoptr(Session) session = session_new(random, n);
  g_autofree char *what = session_play(session, settings, &n_starts);
  crew_count(FIGURE_SESSIONS, 1);
  crew_count(FIGURE_STARTS, n_starts);
  if (!what)
    return;
  g_autoptr(Session) shorter = session_shorten(session, settings, SHORTEN_SECONDS);
  keep(trial, shorter, seed, what);
}

static void work(struct trial_run *trial)
{
  g_autoptr(Settings) settings = settings_new();
  while (trial->n_done < trial->n_times)
    play_one(trial, settings);
}

static void replay(struct trial_run *trial)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(Settings) settings = settings_new();
  trial->n_done = 1;
  g_autoptr(Session) session =
      g_file_get_contents(trial->replay, &text, NULL, &error) ? session_read(text) : NULL;
  if (!session) {
    trial_fail(trial, "%s is no session", trial->replay);
    return;
  }
  g_autofree char *what = session_play(session, settings, NULL);
  if (what)
    trial_fail(trial, "%s", what);
}

static void run(struct trial_run *trial)
{
  if (trial->replay)
    replay(trial);
  else
    crew_run(trial, work, figures);
}

const struct trial trial_keys = {"keys", "keys at random, in every screen", 1000000, 20000, 68,
                                 run};
