/* screens.h - what the screen tests share: stage5 started on a pack, its home, its keys */
#ifndef STAGE5_TESTS_SCREENS_H
#define STAGE5_TESTS_SCREENS_H

#include "tests/environment.h"
#include "tests/expect.h"
#include "tests/small-pack.h"

/* Start stage5 on its default pack, at this size, with more @arguments (NULL at the end, or NULL).
 */
struct terminal *screen_start(int columns, int rows, const char *const *arguments);

/* Start it on the pack in @folder. */
struct terminal *screen_start_on(const char *folder, int columns, int rows);

/* A line of the default pack's first screen, at any size: what a test waits for first. */
#define FIRST_SCREEN "Matrix  1/22"

/* What a picture shows: its name, the keys that lead to it, a text that is there then. */
struct picture {
  const char *name, *keys, *text;
};

/* Type the keys of @picture, and expect that the screen is as it is. */
void screen_expect(struct terminal *terminal, const struct picture *picture);

/* The same for @n pictures, each in a stage5 of its own from the first screen on. */
void screens_expect(const struct picture *pictures, gsize n, int columns, int rows);

/* A home that outlives a terminal, and goes with its block:
 * g_autoptr(Home) home = environment_home_new(); */
typedef char Home;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Home, environment_home_free)

/* Write the config file of @home. */
void screen_configure(const char *home, const char *text);

#endif
