/* keymap.c - which key does what: see actions.h */
#include "tui/actions.h"

#include "document/document.h"
#include "tui/terminal.h"
#include "tui/tui.h"

#include <string.h>

static const struct {
  const char *name, *help, *keys;
} actions[N_ACTIONS] = {
#define X(id, name, help, keys) [ACTION_##id] = {name, help, keys},
    ACTIONS(X)
#undef X
};

/* Keys that are no characters: as they are written, and as they are shown. */
static const struct {
  const char *name, *shown;
  guint32 key;
} key_names[] = {
    {"Up", "↑", KEY_SPECIAL_UP},
    {"Down", "↓", KEY_SPECIAL_DOWN},
    {"Left", "←", KEY_SPECIAL_LEFT},
    {"Right", "→", KEY_SPECIAL_RIGHT},
    {"PgUp", "PgUp", KEY_SPECIAL_PAGE_UP},
    {"PgDn", "PgDn", KEY_SPECIAL_PAGE_DOWN},
    {"Home", "Home", KEY_SPECIAL_HOME},
    {"End", "End", KEY_SPECIAL_END},
    {"Enter", "Enter", KEY_SPECIAL_ENTER},
    {"Esc", "Esc", KEY_SPECIAL_ESC},
    {"Tab", "Tab", KEY_SPECIAL_TAB},
    {"S-Tab", "S-Tab", KEY_SPECIAL_BACK_TAB},
    {"Backspace", "Backspace", KEY_SPECIAL_BACKSPACE},
    {"Delete", "Delete", KEY_SPECIAL_DELETE},
    {"Insert", "Insert", KEY_SPECIAL_INSERT},
    {"Space", "Space", ' '},
};

/* Where actions work that do not work everywhere: on screens that have none in common, a
 * key may be bound to two of them. */
enum { MATRIX = 1 << 0, ROLES = 1 << 1, PLANS = 1 << 2, PLAN = 1 << 3, WORKSHOP = 1 << 4 };
static const guint8 places[N_ACTIONS] = {
    [ACTION_BOOKMARK] = MATRIX,
    [ACTION_VIEW] = MATRIX | WORKSHOP,
    [ACTION_COMPARE] = ROLES,
    [ACTION_NEAREST] = ROLES,
    [ACTION_NEW] = ROLES | PLANS | WORKSHOP,
    [ACTION_REMOVE] = PLANS | WORKSHOP,
    [ACTION_TOGGLE] = PLAN | WORKSHOP,
    [ACTION_EDIT] = PLAN | WORKSHOP,
    [ACTION_RESCHEDULE] = PLAN,
    [ACTION_UNDO] = PLANS | PLAN | WORKSHOP,
    [ACTION_REDO] = PLANS | PLAN | WORKSHOP,
    [ACTION_FORWARD] = WORKSHOP,
    [ACTION_BACKWARD] = WORKSHOP,
    [ACTION_TIMER] = WORKSHOP,
    [ACTION_MORE_TIME] = WORKSHOP,
    [ACTION_SET_TIMER] = WORKSHOP,
    [ACTION_BELL] = WORKSHOP,
    [ACTION_BLANK] = WORKSHOP,
    [ACTION_RATE] = WORKSHOP,
    [ACTION_BALLOTS_IN] = WORKSHOP,
    [ACTION_TALLY] = WORKSHOP,
    [ACTION_REVEAL] = WORKSHOP,
    [ACTION_RESULTS] = WORKSHOP,
    [ACTION_NEXT_TOPIC] = WORKSHOP,
    [ACTION_PREVIOUS_TOPIC] = WORKSHOP,
    [ACTION_PARK] = WORKSHOP,
    [ACTION_NOTE] = WORKSHOP,
    [ACTION_DOTS] = WORKSHOP,
    [ACTION_CLOSE_DOTS] = WORKSHOP,
    [ACTION_WORKSHOP_ACTIONS] = WORKSHOP,
    [ACTION_BALLOTS_OUT] = WORKSHOP,
    [ACTION_HISTORY] = WORKSHOP,
    [ACTION_REPORT] = WORKSHOP,
};

struct binding {
  guint32 key;
  enum action action;
  bool chosen; /* by keymap_bind() */
};

struct keymap {
  GArray *bindings; /* struct binding, in the order in which keys are shown */
};

const char *action_name(enum action action)
{
  return actions[action].name;
}

const char *action_help(enum action action)
{
  return actions[action].help;
}

/* The key written as @name: a name, F1 to F12, C-x, or the character itself; 0 if
 * there is none. */
static guint32 key_from_name(const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(key_names); i++)
    if (g_ascii_strcasecmp(name, key_names[i].name) == 0)
      return key_names[i].key;
  if (name[0] == 'F' && g_ascii_isdigit(name[1])) {
    guint64 number = 0;
    bool fits = g_ascii_string_to_unsigned(name + 1, 10, 1, 12, &number, NULL);
    return fits ? KEY_SPECIAL_F0 + (guint32)number : 0;
  }
  if (g_ascii_strncasecmp(name, "C-", 2) == 0 && strchr("hijm", g_ascii_tolower(name[2])))
    return 0; /* terminals send these as Backspace, Tab and Enter */
  if (g_ascii_strncasecmp(name, "C-", 2) == 0 && g_ascii_isalpha(name[2]) && !name[3])
    return (guint32)(g_ascii_toupper(name[2]) - 'A' + 1);
  if (g_utf8_validate(name, -1, NULL) && g_utf8_strlen(name, -1) == 1)
    return g_utf8_get_char(name);
  return 0;
}

char *key_to_name(guint32 key, bool ascii)
{
  for (gsize i = 0; i < G_N_ELEMENTS(key_names); i++)
    if (key == key_names[i].key)
      return g_strdup(ascii ? key_names[i].name : key_names[i].shown);
  if (key > KEY_SPECIAL_F0)
    return g_strdup_printf("F%u", key - KEY_SPECIAL_F0);
  if (key < ' ')
    return g_strdup_printf("C-%c", (char)g_ascii_tolower((char)(key + 'A' - 1)));
  char text[8] = "";
  g_unichar_to_utf8(key, text);
  return g_strdup(text);
}

/* The keys in the list @keys, an array of guint32; NULL and an error if one is none. */
static GArray *parse_keys(const char *keys, GError **error)
{
  g_auto(GStrv) names = g_strsplit_set(keys, " \t", -1);
  GArray *parsed = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (char **name = names; *name; name++) {
    guint32 key = **name ? key_from_name(*name) : 0;
    if (key) {
      g_array_append_val(parsed, key);
    } else if (**name) {
      g_autofree char *shown = text_escape(*name, -1);
      g_set_error(
          error, TUI_ERROR, TUI_ERROR_OPTION,
          "no key is called “%s”; write a character, or a name such as Enter, PgDn, F2 or C-o",
          shown);
      g_array_free(parsed, TRUE);
      return NULL;
    }
  }
  return parsed;
}

static void add_bindings(struct keymap *keymap, enum action action, const GArray *keys, bool chosen)
{
  for (guint i = 0; i < keys->len; i++) {
    struct binding binding = {g_array_index(keys, guint32, i), action, chosen};
    g_array_append_val(keymap->bindings, binding);
  }
}

struct keymap *keymap_new(void)
{
  struct keymap *keymap = g_new0(struct keymap, 1);
  keymap->bindings = g_array_new(FALSE, FALSE, sizeof(struct binding));
  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++) {
    g_autoptr(GArray) keys = parse_keys(actions[action].keys, NULL);
    add_bindings(keymap, (enum action)action, keys, false);
  }
  return keymap;
}

void keymap_free(struct keymap *keymap)
{
  if (!keymap)
    return;
  g_array_free(keymap->bindings, TRUE);
  g_free(keymap);
}

static enum action action_from_name(const char *name)
{
  for (int action = ACTION_NONE + 1; action < N_ACTIONS; action++)
    if (strcmp(actions[action].name, name) == 0)
      return (enum action)action;
  return ACTION_NONE;
}

static bool has_by_default(enum action action, guint32 key)
{
  g_autoptr(GArray) keys = parse_keys(actions[action].keys, NULL);
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index(keys, guint32, i) == key)
      return true;
  return false;
}

/* Whether one screen would have to choose between the two. */
static bool stand_in_the_way(enum action one, enum action other, guint32 key)
{
  if (one == other || (has_by_default(one, key) && has_by_default(other, key)))
    return false;
  return !places[one] || !places[other] || (places[one] & places[other]);
}

/* Whether @binding has one of @keys, and a screen could not tell it from @action. */
static bool loses_key(const struct binding *binding, enum action action, const GArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index(keys, guint32, i) == binding->key)
      return stand_in_the_way(binding->action, action, binding->key);
  return false;
}

static bool keys_are_free(const struct keymap *keymap, enum action action, const GArray *keys,
                          GError **error)
{
  for (guint i = 0; i < keymap->bindings->len; i++) {
    const struct binding *binding = &g_array_index(keymap->bindings, struct binding, i);
    if (!binding->chosen || !loses_key(binding, action, keys))
      continue;
    g_autofree char *name = key_to_name(binding->key, true);
    g_set_error(error, TUI_ERROR, TUI_ERROR_OPTION,
                "“%s” and “%s” cannot both have the key “%s”; give one of them another",
                actions[binding->action].name, actions[action].name, name);
    return false;
  }
  return true;
}

bool keymap_bind(struct keymap *keymap, const char *name, const char *keys, GError **error)
{
  enum action action = action_from_name(name);
  if (action == ACTION_NONE) {
    g_autofree char *shown = text_escape(name, -1);
    g_set_error(error, TUI_ERROR, TUI_ERROR_OPTION,
                "no action is called “%s”; the help screen names them all", shown);
    return false;
  }
  g_autoptr(GArray) parsed = parse_keys(keys, error);
  if (!parsed || !keys_are_free(keymap, action, parsed, error))
    return false;
  for (guint i = keymap->bindings->len; i > 0; i--) {
    const struct binding *binding = &g_array_index(keymap->bindings, struct binding, i - 1);
    if (binding->action == action || loses_key(binding, action, parsed))
      g_array_remove_index(keymap->bindings, i - 1);
  }
  add_bindings(keymap, action, parsed, true);
  return true;
}

enum action keymap_action(const struct keymap *keymap, guint32 key, guint nth)
{
  for (guint i = 0; i < keymap->bindings->len; i++) {
    const struct binding *binding = &g_array_index(keymap->bindings, struct binding, i);
    if (binding->key == key && nth-- == 0)
      return binding->action;
  }
  return ACTION_NONE;
}

guint32 keymap_key(const struct keymap *keymap, enum action action, guint nth)
{
  for (guint i = 0; i < keymap->bindings->len; i++) {
    const struct binding *binding = &g_array_index(keymap->bindings, struct binding, i);
    if (binding->action == action && nth-- == 0)
      return binding->key;
  }
  return 0;
}
