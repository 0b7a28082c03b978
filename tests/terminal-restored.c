/* Whether a program has put the terminal back as it was. */
#include "tests/terminal-private.h"

#include <stdlib.h>
#include <string.h>

/* The private modes of a terminal (CSI ? number h or l) that a program may change. */
static const struct {
  int number;
  bool normal;
  const char *name;
} modes[] = {
    {1, false, "application cursor keys"}, {5, false, "reverse video"},
    {7, true, "automatic wrapping"},       {25, true, "the cursor shown"},
    {47, false, "alternate screen"},       {1000, false, "mouse clicks (1000)"},
    {1002, false, "mouse drags (1002)"},   {1003, false, "mouse moves (1003)"},
    {1004, false, "focus events"},         {1005, false, "mouse form 1005"},
    {1006, false, "mouse form 1006"},      {1015, false, "mouse form 1015"},
    {1047, false, "alternate screen"},     {1049, false, "alternate screen"},
    {2004, false, "bracketed paste"},      {2026, false, "synchronised output"},
};

struct found {
  bool on[G_N_ELEMENTS(modes)];
  bool keypad;  /* ESC = */
  char charset; /* ESC ( … */
};

static void note_mode(struct found *found, int number, bool on)
{
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++)
    if (modes[i].number == number)
      found->on[i] = on;
}

/* The numbers after CSI ?, up to an h or l that says whether they are on. */
static void note_modes(struct found *found, const char *numbers)
{
  const char *last = numbers + strspn(numbers, "0123456789;");
  if (*last != 'h' && *last != 'l')
    return;
  while (numbers < last) {
    char *end;
    note_mode(found, (int)strtol(numbers, &end, 10), *last == 'h');
    numbers = end + 1;
  }
}

static void find_modes(const GString *bytes, struct found *found)
{
  for (gsize i = 0; i + 1 < bytes->len; i++) {
    const char *at = bytes->str + i;
    if (*at != '\x1b')
      continue;
    if (at[1] == '[' && at[2] == '?')
      note_modes(found, at + 3);
    else if (at[1] == '=' || at[1] == '>')
      found->keypad = at[1] == '=';
    else if (at[1] == '(')
      found->charset = at[2];
  }
}

static bool pen_is_plain(const struct terminal *terminal)
{
  static const VTermAttr flags[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_ITALIC,
                                    VTERM_ATTR_BLINK, VTERM_ATTR_REVERSE};
  VTermValue value;
  for (gsize i = 0; i < G_N_ELEMENTS(flags); i++)
    if (vterm_state_get_penattr(terminal->state, flags[i], &value) &&
        (flags[i] == VTERM_ATTR_UNDERLINE ? value.number != 0 : value.boolean != 0))
      return false;
  vterm_state_get_penattr(terminal->state, VTERM_ATTR_FOREGROUND, &value);
  bool plain = VTERM_COLOR_IS_DEFAULT_FG(&value.color);
  vterm_state_get_penattr(terminal->state, VTERM_ATTR_BACKGROUND, &value);
  return plain && VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

static bool settings_are_kept(const struct terminal *terminal)
{
  const struct termios *then = &terminal->settings;
  struct termios now;
  return tcgetattr(terminal->slave, &now) == 0 && now.c_iflag == then->c_iflag &&
         now.c_oflag == then->c_oflag && now.c_cflag == then->c_cflag &&
         now.c_lflag == then->c_lflag && !memcmp(now.c_cc, then->c_cc, sizeof now.c_cc);
}

static void add(GString *wrong, bool is_wrong, const char *what)
{
  if (is_wrong)
    g_string_append_printf(wrong, "%s%s", wrong->len ? ", " : "", what);
}

bool terminal_is_restored(struct terminal *terminal, char **what)
{
  struct found found = {.charset = 'B'};
  GString *wrong = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++)
    found.on[i] = modes[i].normal;
  find_modes(terminal->bytes, &found);
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++)
    add(wrong, found.on[i] != modes[i].normal, modes[i].name);
  add(wrong, found.keypad, "application keypad");
  add(wrong, found.charset != 'B', "character set");
  add(wrong, !pen_is_plain(terminal), "attributes");
  add(wrong, !settings_are_kept(terminal), "line settings");
  bool restored = wrong->len == 0;
  *what = g_string_free(wrong, FALSE);
  return restored;
}
