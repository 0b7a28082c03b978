/* terminal-keys.c - from what curses and terminals say to keys: see terminal-keys.h */
#include "tui/terminal-keys.h"

#include "tui/terminal.h"

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

guint32 key_from_final(wint_t final)
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

guint32 key_from_number(wint_t digit)
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
