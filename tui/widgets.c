/* widgets.c - a list, and a line of text being edited */
#include "tui/tui-private.h"

#include <string.h>

void list_select(struct list *list, guint index)
{
  list->selected = list->n ? MIN(index, list->n - 1) : 0;
}

enum verdict list_act(struct list *list, enum action action)
{
  guint page = (guint)MAX(list->height - 1, 1);
  switch (action) {
  case ACTION_UP:
    list_select(list, list->selected - (list->selected > 0));
    return HANDLED;
  case ACTION_DOWN:
    list_select(list, list->selected + 1);
    return HANDLED;
  case ACTION_PAGE_UP:
    list_select(list, list->selected - MIN(list->selected, page));
    return HANDLED;
  case ACTION_PAGE_DOWN:
    list_select(list, list->selected + page);
    return HANDLED;
  case ACTION_FIRST:
    list_select(list, 0);
    return HANDLED;
  case ACTION_LAST:
    list_select(list, G_MAXUINT);
    return HANDLED;
  default:
    return UNHANDLED;
  }
}

void list_fit(struct list *list, int height)
{
  guint lines = (guint)MAX(height, 1);
  list->height = height;
  list_select(list, list->selected);
  if (list->selected < list->top)
    list->top = list->selected;
  else if (list->selected >= list->top + lines)
    list->top = list->selected - lines + 1;
  if (list->top && list->top + lines > list->n)
    list->top = list->n > lines ? list->n - lines : 0;
}

void editor_init(struct editor *editor, const char *text)
{
  editor->text = g_string_new(text);
  editor->cursor = editor->text->len;
}

void editor_clear(struct editor *editor)
{
  g_string_free(editor->text, TRUE);
}

static void cut(struct editor *editor, gsize from, gsize to)
{
  g_string_erase(editor->text, (gssize)from, (gssize)(to - from));
  editor->cursor = from;
}

#define CONTROL(letter) ((letter) - 'A' + 1)

#define MAX_TYPED 1024 /* bytes */

static enum verdict insert(struct editor *editor, guint32 key)
{
  char bytes[8] = "";
  if (key >= KEY_IS_SPECIAL || key < ' ')
    return UNHANDLED;
  /* what cannot be taken is no command either: it may be part of a long paste */
  gssize length = g_unichar_to_utf8(key, bytes);
  if (!text_is_plain(bytes, (gsize)length) || editor->text->len > MAX_TYPED)
    return HANDLED;
  g_string_insert_len(editor->text, (gssize)editor->cursor, bytes, length);
  editor->cursor += (gsize)length;
  return HANDLED;
}

enum verdict editor_key(struct editor *editor, guint32 key)
{
  const char *text = editor->text->str;
  switch (key) {
  case KEY_SPECIAL_LEFT:
    editor->cursor = text_previous(text, editor->cursor);
    return HANDLED;
  case KEY_SPECIAL_RIGHT:
    editor->cursor = text_next(text, editor->cursor);
    return HANDLED;
  case KEY_SPECIAL_HOME:
  case CONTROL('A'):
    editor->cursor = 0;
    return HANDLED;
  case KEY_SPECIAL_END:
  case CONTROL('E'):
    editor->cursor = editor->text->len;
    return HANDLED;
  case KEY_SPECIAL_BACKSPACE:
    cut(editor, text_previous(text, editor->cursor), editor->cursor);
    return HANDLED;
  case KEY_SPECIAL_DELETE:
    cut(editor, editor->cursor, text_next(text, editor->cursor));
    return HANDLED;
  case CONTROL('U'):
    cut(editor, 0, editor->cursor);
    return HANDLED;
  case CONTROL('K'):
    cut(editor, editor->cursor, editor->text->len);
    return HANDLED;
  default:
    return insert(editor, key);
  }
}

void editor_draw(struct app *app, const struct editor *editor, int y, int x, int width)
{
  const char *text = editor->text->str;
  gsize from = 0;
  int left = 0; /* cells of the sign that something stands before */
  while (left + text_width(text + from, (gssize)(editor->cursor - from)) >= width &&
         from < editor->cursor) {
    from = text_next(text, from);
    left = 1;
  }
  if (left)
    canvas_glyph(app, y, x, ROLE_MUTED, GLYPH_ELLIPSIS);
  canvas_text(app, y, x + left, width - left, ROLE_STRONG, text + from);
  canvas_cursor(app, y, x + left + text_width(text + from, (gssize)(editor->cursor - from)));
}
