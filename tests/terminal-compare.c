/* The screen against the picture of it that is kept. */
#include "tests/terminal-private.h"

#include <string.h>

/* A screen that differs and has been quiet for this long will not become right. */
#define HOPELESS     (5 * G_TIME_SPAN_SECOND)
#define UPDATE_QUIET 500 /* milliseconds */

static bool write_picture(const char *path, const char *picture, char **difference)
{
  g_autoptr(GError) error = NULL;
  if (g_file_set_contents(path, picture, -1, &error))
    return true;
  *difference = g_strdup_printf("cannot write the picture %s: %s", path, error->message);
  return false;
}

/* Pump until the picture is @wanted; what it is in the end. Transfer full. */
static char *wait_for_picture(struct terminal *terminal, const char *wanted)
{
  gint64 start = g_get_monotonic_time();
  for (;;) {
    char *picture = terminal_picture(terminal);
    gint64 now = g_get_monotonic_time();
    gint64 quiet_since = MAX(terminal->last_read, start);
    if (!strcmp(picture, wanted) || now - start > TERMINAL_DEADLINE * G_TIME_SPAN_SECOND ||
        now - quiet_since > HOPELESS || terminal_pump(terminal, 1000) == PUMP_ENDED)
      return picture;
    g_free(picture);
  }
}

/* The lines that differ, as `-kept` and `+now`, with their numbers. */
static char *describe_difference(const char *kept, const char *now)
{
  g_auto(GStrv) a = g_strsplit(kept, "\n", -1);
  g_auto(GStrv) b = g_strsplit(now, "\n", -1);
  guint n_a = g_strv_length(a), n_b = g_strv_length(b);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < MAX(n_a, n_b); i++) {
    const char *x = i < n_a ? a[i] : NULL, *y = i < n_b ? b[i] : NULL;
    if (x && y && !strcmp(x, y))
      continue;
    if (x)
      g_string_append_printf(text, "%3u -%s\n", i, x);
    if (y)
      g_string_append_printf(text, "%3u +%s\n", i, y);
  }
  return g_string_free(text, FALSE);
}

bool terminal_matches(struct terminal *terminal, const char *name, char **difference)
{
  g_autofree char *base = g_strdup_printf("%s-%dx%d", name, terminal->columns, terminal->rows);
  g_autofree char *path = g_strconcat(TOP_SRCDIR "/tests/pictures/", base, ".txt", NULL);
  g_autofree char *actual = g_strconcat(TOP_BUILDDIR "/tests/", base, ".actual", NULL);
  g_autofree char *kept = NULL;
  *difference = NULL;
  if (g_strcmp0(g_getenv("UPDATE_PICTURES"), "1") == 0) {
    terminal_settle(terminal, UPDATE_QUIET);
    g_autofree char *picture = terminal_picture(terminal);
    return write_picture(path, picture, difference);
  }
  if (!g_file_get_contents(path, &kept, NULL, NULL))
    terminal_settle(terminal, UPDATE_QUIET);
  g_autofree char *now = kept ? wait_for_picture(terminal, kept) : terminal_picture(terminal);
  if (kept && !strcmp(kept, now))
    return true;
  if (!write_picture(actual, now, difference))
    return false;
  g_autofree char *lines = describe_difference(kept ? kept : "", now);
  *difference = g_strdup_printf("the screen is not the picture %s (it is in %s, and %s):\n%s", path,
                                actual, "make update-pictures keeps it", lines);
  return false;
}
