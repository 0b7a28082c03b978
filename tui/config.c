/* config.c - $XDG_CONFIG_HOME/stage5/config, a key file:
 *
 *   [screen]  theme=dark  ascii=false  mouse=true  bell=true
 *   [keys]    open=Enter o     (an action's name, its keys)
 */
#include "tui/tui-private.h"
#include "tui/tui.h"

static void complain(char **complaint, const char *path, const char *what)
{
  char *before = *complaint;
  *complaint =
      before ? g_strdup_printf("%s\n%s", before, what) : g_strdup_printf("%s: %s", path, what);
  g_free(before);
}

static void load_keys(GKeyFile *file, struct keymap *keymap, const char *path, char **complaint)
{
  g_auto(GStrv) names = g_key_file_get_keys(file, "keys", NULL, NULL);
  for (char **name = names; name && *name; name++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *keys = g_key_file_get_string(file, "keys", *name, NULL);
    if (!keymap_bind(keymap, *name, keys ? keys : "", &error))
      complain(complaint, path, error->message);
  }
}

static bool load_boolean(GKeyFile *file, const char *key, bool unset, const char *path,
                         char **complaint)
{
  g_autoptr(GError) error = NULL;
  bool value = g_key_file_get_boolean(file, "screen", key, &error);
  if (!error)
    return value;
  if (g_error_matches(error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE)) {
    g_autofree char *what = g_strdup_printf("%s is true or false", key);
    complain(complaint, path, what);
  }
  return unset;
}

static void load_theme(GKeyFile *file, struct config *config, const char *path, char **complaint)
{
  config->theme = g_key_file_get_string(file, "screen", "theme", NULL);
  if (config->theme && !theme_find(config->theme)) {
    g_autofree char *what = theme_complaint(config->theme);
    complain(complaint, path, what);
    g_clear_pointer(&config->theme, g_free);
  }
}

void config_load(struct config *config, struct keymap *keymap, char **complaint)
{
  g_autofree char *path = config_file("config");
  g_autofree char *shown = text_escape(path, -1);
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(GError) error = NULL;
  *complaint = NULL;
  /* asked first: GLib makes a translated sentence of a file that is not there */
  if (g_file_test(path, G_FILE_TEST_EXISTS) &&
      !g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &error)) {
    g_autofree char *why = text_escape(error->message, -1);
    complain(complaint, shown, why);
  }
  load_theme(file, config, shown, complaint);
  config->ascii = load_boolean(file, "ascii", false, shown, complaint);
  config->mouse = load_boolean(file, "mouse", true, shown, complaint);
  config->bell = load_boolean(file, "bell", true, shown, complaint);
  load_keys(file, keymap, shown, complaint);
}
