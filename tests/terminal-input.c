/* Keys written as text, and the mouse. */
#include "tests/terminal-private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
  const char *name;
  VTermKey key;
} named_keys[] = {
    {"Up", VTERM_KEY_UP},       {"Down", VTERM_KEY_DOWN},    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT}, {"PgUp", VTERM_KEY_PAGEUP},  {"PgDn", VTERM_KEY_PAGEDOWN},
    {"Home", VTERM_KEY_HOME},   {"End", VTERM_KEY_END},      {"Ins", VTERM_KEY_INS},
    {"Del", VTERM_KEY_DEL},     {"BS", VTERM_KEY_BACKSPACE}, {"Tab", VTERM_KEY_TAB},
    {"Enter", VTERM_KEY_ENTER}, {"Esc", VTERM_KEY_ESCAPE},
};

static const struct {
  const char *name;
  char character;
} named_characters[] = {{"Space", ' '}, {"Lt", '<'}};

static const struct {
  const char *prefix;
  VTermModifier modifier;
} modifiers[] = {{"C-", VTERM_MOD_CTRL}, {"M-", VTERM_MOD_ALT}, {"S-", VTERM_MOD_SHIFT}};

void terminal_send(struct terminal *terminal, const char *bytes, gsize length)
{
  if (terminal->held) {
    g_string_append_len(terminal->held, bytes, (gssize)length);
    return;
  }
  while (length > 0 && terminal->master >= 0) {
    gssize n = write(terminal->master, bytes, length);
    if (n < 0)
      return;
    bytes += n;
    length -= n;
  }
}

static VTermModifier strip_modifiers(const char **name)
{
  VTermModifier found = VTERM_MOD_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS(modifiers); i++)
    if (g_str_has_prefix(*name, modifiers[i].prefix) && strlen(*name) > 2) {
      found |= modifiers[i].modifier;
      *name += 2;
      i = -1;
    }
  return found;
}

static bool send_named_key(struct terminal *terminal, const char *name, VTermModifier modifier)
{
  for (gsize i = 0; i < G_N_ELEMENTS(named_keys); i++)
    if (!strcmp(name, named_keys[i].name)) {
      vterm_keyboard_key(terminal->vterm, named_keys[i].key, modifier);
      return true;
    }
  int number = name[0] == 'F' ? atoi(name + 1) : 0;
  if (number >= 1 && number <= 12)
    vterm_keyboard_key(terminal->vterm, VTERM_KEY_FUNCTION(number), modifier);
  return number >= 1 && number <= 12;
}

/* Control and Alt as all terminals send them, not in libvterm's newer form. */
static void send_character(struct terminal *terminal, gunichar character, VTermModifier modifier)
{
  char bytes[8] = "\x1b";
  int length = modifier & VTERM_MOD_ALT ? 1 : 0;
  if (modifier & VTERM_MOD_CTRL)
    bytes[length++] = (char)(character & 0x1f);
  else
    length += g_unichar_to_utf8(character, bytes + length);
  terminal_send(terminal, bytes, length);
}

static void send_name(struct terminal *terminal, const char *name)
{
  VTermModifier modifier = strip_modifiers(&name);
  if (send_named_key(terminal, name, modifier))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(named_characters); i++)
    if (!strcmp(name, named_characters[i].name)) {
      send_character(terminal, named_characters[i].character, modifier);
      return;
    }
  if (g_utf8_strlen(name, -1) != 1 || !modifier)
    g_error("no key is called <%s>", name);
  send_character(terminal, g_utf8_get_char(name), modifier);
}

/* An answer, or a time that is long for a program and short for a test. */
static void pause_after_escape(struct terminal *terminal)
{
  if (terminal_pump(terminal, 250) == PUMP_BYTES)
    terminal_settle(terminal, 20);
}

void terminal_keys(struct terminal *terminal, const char *keys)
{
  while (*keys) {
    const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
    if (!end) {
      send_character(terminal, g_utf8_get_char(keys), VTERM_MOD_NONE);
      keys = g_utf8_offset_to_pointer(keys, 1);
      continue;
    }
    g_autofree char *name = g_strndup(keys + 1, end - keys - 1);
    send_name(terminal, name);
    keys = end + 1;
    if (!strcmp(name, "Esc") && *keys)
      pause_after_escape(terminal);
  }
}

static void press(struct terminal *terminal, int column, int row, int button)
{
  if (!terminal->wants_mouse)
    return;
  vterm_mouse_move(terminal->vterm, row, column, VTERM_MOD_NONE);
  vterm_mouse_button(terminal->vterm, button, true, VTERM_MOD_NONE);
  vterm_mouse_button(terminal->vterm, button, false, VTERM_MOD_NONE);
}

void terminal_click(struct terminal *terminal, int column, int row, int button)
{
  press(terminal, column, row, button);
}

void terminal_double_click(struct terminal *terminal, int column, int row)
{
  g_autoptr(GString) held = g_string_new(NULL);
  terminal->held = held;
  press(terminal, column, row, 1);
  press(terminal, column, row, 1);
  terminal->held = NULL;
  terminal_send(terminal, held->str, held->len);
}

void terminal_wheel(struct terminal *terminal, int column, int row, int steps)
{
  for (int i = 0; i < ABS(steps); i++)
    press(terminal, column, row, steps < 0 ? 4 : 5);
}
