/* target-config.c - the config file */
#include "tests/fuzz/fuzz.h"
#include "tui/tui-private.h"
#include "tui/tui.h"

#include <string.h>

/* GLib asks for the folder once. */
static void use_folder(void)
{
  static bool done;

  if (!done)
    g_setenv("XDG_CONFIG_HOME", files_folder(), TRUE);
  done = true;
}

/* Each line is a message; the first one begins with the path. */
static void require_complaint(const char *complaint, const char *path)
{
  g_auto(GStrv) lines = complaint ? g_strsplit(complaint, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    require_message(lines[i]);
  REQUIRE(!complaint || g_str_has_prefix(complaint, path), complaint);
}

/* Each key of an action that the file names is one that can be written and shown. */
static void require_keys(const struct keymap *keymap, const char *text, gsize size)
{
  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++) {
    guint32 key;

    const char *named = action_name((enum action)action);

    if (!memmem(text, size, named, strlen(named)))
      continue;
    for (guint i = 0; (key = keymap_key(keymap, (enum action)action, i)); i++) {
      g_autofree char *name = key_to_name(key, true);

      REQUIRE(*name && g_utf8_validate(name, -1, NULL), action_name((enum action)action));
      REQUIRE(keymap_action(keymap, key, 0) != ACTION_NONE, name);
    }
  }
}

static void run(const guint8 *data, gsize size)
{
  struct keymap *keymap = keymap_new();
  struct config config = {0};
  g_autofree char *complaint = NULL;

  use_folder();
  files_put("stage5/config", data, size);

  g_autofree char *path = config_file("config");

  config_load(&config, keymap, &complaint);
  require_complaint(complaint, path);
  REQUIRE(!config.theme || theme_find(config.theme), config.theme);
  require_keys(keymap, (const char *)data, size);
  g_free(config.theme);
  keymap_free(keymap);
}

const struct fuzz_target fuzz_config = {"config", run, NULL};
