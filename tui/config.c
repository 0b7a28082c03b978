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

/* What to do about a text that cannot be read. */
static const char *text_mend(const GError *error)
{
  bool encoding = g_error_matches(error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_UNKNOWN_ENCODING);
  return encoding ? "save the file as UTF-8" : "a backslash is written as two";
}

/* The text of @key, if it is there and can be read. Transfer full. */
static char *load_text(GKeyFile *file, const char *group, const char *key, const char *path,
                       char **complaint)
{
  g_autoptr(GError) error = NULL;
  /* where an escape means nothing GLib returns what it could make of it, and an error */
  g_autofree char *text = g_key_file_get_string(file, group, key, &error);
  if (!error)
    return g_steal_pointer(&text);
  if (g_error_matches(error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND) ||
      g_error_matches(error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND))
    return NULL;
  g_autofree char *shown = text_escape(key, -1);
  g_autofree char *what =
      g_strdup_printf("what “%s” is set to cannot be read; %s", shown, text_mend(error));
  complain(complaint, path, what);
  return NULL;
}

static void load_keys(GKeyFile *file, struct keymap *keymap, const char *path, char **complaint)
{
  g_auto(GStrv) names = g_key_file_get_keys(file, "keys", NULL, NULL);
  for (char **name = names; name && *name; name++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *keys = load_text(file, "keys", *name, path, complaint);
    if (keys && !keymap_bind(keymap, *name, keys, &error))
      complain(complaint, path, error->message);
  }
}

/* ---- [screen] ---------------------------------------------------------- */

/* A setting, loaded into the place that it has in struct config. */
struct setting {
  const char *name;
  void (*load)(GKeyFile *file, const struct setting *setting, gpointer place, const char *path,
               char **complaint);
  gsize place;
  bool unset; /* what a bool is if nothing is said of it */
};

static void load_boolean(GKeyFile *file, const struct setting *setting, gpointer place,
                         const char *path, char **complaint)
{
  g_autoptr(GError) error = NULL;
  bool value = g_key_file_get_boolean(file, "screen", setting->name, &error);
  *(bool *)place = error ? setting->unset : value;
  if (!g_error_matches(error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
    return;
  g_autofree char *what = g_strdup_printf("%s is true or false", setting->name);
  complain(complaint, path, what);
}

static void load_theme(GKeyFile *file, const struct setting *setting, gpointer place,
                       const char *path, char **complaint)
{
  g_autofree char *theme = load_text(file, "screen", setting->name, path, complaint);
  if (theme && !theme_find(theme)) {
    g_autofree char *what = theme_complaint(theme);
    complain(complaint, path, what);
    g_clear_pointer(&theme, g_free);
  }
  *(char **)place = g_steal_pointer(&theme);
}

#define PLACE(field) G_STRUCT_OFFSET(struct config, field)
static const struct setting settings[] = {
    {"theme", load_theme, PLACE(theme), false},
    {"ascii", load_boolean, PLACE(ascii), false},
    {"mouse", load_boolean, PLACE(mouse), true},
    {"bell", load_boolean, PLACE(bell), true},
};

/* ---- Names that there are ---------------------------------------------- */

/* A slip of the pen must not look like a setting that does nothing. @known: NULL at the end. */
static void check_names(char **names, const char *noun, const char *const *known, const char *path,
                        char **complaint)
{
  g_autofree char *all = g_strjoinv(", ", (char **)(guintptr)known);
  for (char **name = names; name && *name; name++) {
    if (g_strv_contains(known, *name))
      continue;
    g_autofree char *shown = text_escape(*name, -1);
    g_autofree char *what = g_strdup_printf("no %s is called “%s”; there are %s", noun, shown, all);
    complain(complaint, path, what);
  }
}

static void check_all_names(GKeyFile *file, const char *path, char **complaint)
{
  static const char *const groups[] = {"screen", "keys", NULL};
  const char *known[G_N_ELEMENTS(settings) + 1] = {NULL};
  g_auto(GStrv) there = g_key_file_get_groups(file, NULL);
  g_auto(GStrv) set = g_key_file_get_keys(file, "screen", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(settings); i++)
    known[i] = settings[i].name;
  check_names(there, "group", groups, path, complaint);
  check_names(set, "setting", known, path, complaint);
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
  check_all_names(file, shown, complaint);
  for (gsize i = 0; i < G_N_ELEMENTS(settings); i++)
    settings[i].load(file, &settings[i], G_STRUCT_MEMBER_P(config, settings[i].place), shown,
                     complaint);
  load_keys(file, keymap, shown, complaint);
}
