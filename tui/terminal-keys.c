/* terminal-keys.c - from what curses and terminals say to keys: see terminal-keys.h */
#include "tui/terminal-keys.h"

#include <curses.h>

static const struct {
  wint_t curses;
  guint32 key;
} curses_keys[] = {
    {KEY_UP, KEY_SPECIAL_UP},
    {KEY_DOWN, KEY_SPECIAL_DOWN},
    {KEY_LEFT, KEY_SPECIAL_LEFT},
    {KEY_RIGHT, KEY_SPECIAL_RIGHT},
    {KEY_PPAGE, KEY_SPECIAL_PAGE_UP},
    {KEY_NPAGE, KEY_SPECIAL_PAGE_DOWN},
    {KEY_HOME, KEY_SPECIAL_HOME},
    {KEY_END, KEY_SPECIAL_END},
    {KEY_FIND, KEY_SPECIAL_HOME},
    {KEY_SELECT, KEY_SPECIAL_END},
    {KEY_ENTER, KEY_SPECIAL_ENTER},
    {KEY_BTAB, KEY_SPECIAL_BACK_TAB},
    {KEY_BACKSPACE, KEY_SPECIAL_BACKSPACE},
    {KEY_DC, KEY_SPECIAL_DELETE},
    {KEY_IC, KEY_SPECIAL_INSERT},
};

guint32 key_from_curses(wint_t code)
{
  for (gsize i = 0; i < G_N_ELEMENTS(curses_keys); i++)
    if (curses_keys[i].curses == code)
      return curses_keys[i].key;
  if (code > KEY_F0 && code <= KEY_F(12))
    return KEY_SPECIAL_F0 + (code - KEY_F0);
  return 0;
}

guint32 key_from_character(wint_t character)
{
  switch (character) {
  case '\r':
  case '\n':
    return KEY_SPECIAL_ENTER;
  case '\t':
    return KEY_SPECIAL_TAB;
  case '\033':
    return KEY_SPECIAL_ESC;
  case '\b':
  case 0177:
    return KEY_SPECIAL_BACKSPACE;
  default:
    return (guint32)character;
  }
}

/* The cursor key of a sequence that ends in @final, or 0: for sequences in the mode that
 * curses does not expect, which another program may have set, or not, or not yet. */
static guint32 key_from_final(wint_t final)
{
  static const struct {
    wchar_t final;
    guint32 key;
  } finals[] = {{L'A', KEY_SPECIAL_UP},   {L'B', KEY_SPECIAL_DOWN}, {L'C', KEY_SPECIAL_RIGHT},
                {L'D', KEY_SPECIAL_LEFT}, {L'H', KEY_SPECIAL_HOME}, {L'F', KEY_SPECIAL_END}};
  for (gsize i = 0; i < G_N_ELEMENTS(finals); i++)
    if ((wint_t)finals[i].final == final)
      return finals[i].key;
  return 0;
}

/* The key of a sequence that is @digit and "~", or 0: several terminals, tmux among them,
 * send Home and End so whatever their name in TERM says. */
static guint32 key_from_number(wint_t digit)
{
  static const guint32 keys[] = {
      0,
      KEY_SPECIAL_HOME,
      KEY_SPECIAL_INSERT,
      KEY_SPECIAL_DELETE,
      KEY_SPECIAL_END,
      KEY_SPECIAL_PAGE_UP,
      KEY_SPECIAL_PAGE_DOWN,
      KEY_SPECIAL_HOME,
      KEY_SPECIAL_END,
  };
  return digit >= '0' && digit - '0' < G_N_ELEMENTS(keys) ? keys[digit - '0'] : 0;
}

/* Read to the end of a sequence that curses does not know, which began with Esc and
 * @second, so that none of it is taken for a command. The key that it means, or 0. */
static guint32 read_sequence(wint_t second)
{
  bool string = second != '[' && second != 'O', escaped = false;
  wint_t code = 0, before = 0;
  guint length = 0;
  for (; get_wch(&code) == OK; before = code) {
    length++;
    if (string ? code == '\a' || (escaped && code == '\\') : second == 'O' || code >= 0x40)
      break;
    escaped = code == '\033';
  }
  if (!string && length == 1)
    return key_from_final(code);
  return !string && length == 2 && code == '~' ? key_from_number(before) : 0;
}

struct event event_from_escape(void)
{
  struct event event = {.kind = EVENT_KEY, .key = KEY_SPECIAL_ESC};
  wint_t second = 0;
  int status = get_wch(&second);
  if (status == OK && second && wcschr(L"[O]P_^X", (wchar_t)second)) {
    event.key = read_sequence(second);
    event.kind = event.key ? EVENT_KEY : EVENT_REDRAW;
  } else if (status == OK) {
    unget_wch((wchar_t)second);
  } else if (status == KEY_CODE_YES) {
    ungetch((int)second);
  }
  return event;
}
