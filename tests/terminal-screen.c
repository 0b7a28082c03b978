/* What is on the screen, and the picture of it. */
#include "tests/terminal-private.h"

#include <string.h>

#define RIGHT_HALF ((uint32_t)-1) /* of a wide character */

/* ---- Text -------------------------------------------------------------- */

int terminal_columns(const struct terminal *terminal)
{
  return terminal->columns;
}

int terminal_rows(const struct terminal *terminal)
{
  return terminal->rows;
}

static void append_cell(GString *text, const VTermScreenCell *cell)
{
  if (cell->chars[0] == RIGHT_HALF)
    return;
  if (!cell->chars[0])
    g_string_append_c(text, ' ');
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
    g_string_append_unichar(text, cell->chars[i]);
}

static void append_row(GString *text, struct terminal *terminal, int row)
{
  gsize start = text->len;
  for (int column = 0; column < terminal->columns; column++) {
    VTermScreenCell cell;
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell);
    append_cell(text, &cell);
  }
  while (text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate(text, text->len - 1);
}

char *terminal_row(struct terminal *terminal, int row)
{
  GString *text = g_string_new(NULL);
  append_row(text, terminal, row);
  return g_string_free(text, FALSE);
}

char *terminal_text(struct terminal *terminal)
{
  GString *text = g_string_new(NULL);
  for (int row = 0; row < terminal->rows; row++) {
    append_row(text, terminal, row);
    g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

/* The column at which the byte @offset of the text of @row stands. */
static int column_of(struct terminal *terminal, int row, gsize offset)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int column = 0; column < terminal->columns; column++) {
    VTermScreenCell cell;
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell);
    append_cell(text, &cell);
    if (text->len > offset)
      return column;
  }
  return terminal->columns;
}

bool terminal_find(struct terminal *terminal, const char *text, int *column, int *row)
{
  for (int i = 0; i < terminal->rows; i++) {
    g_autofree char *line = terminal_row(terminal, i);
    const char *found = strstr(line, text);
    if (!found)
      continue;
    if (column)
      *column = column_of(terminal, i, found - line);
    if (row)
      *row = i;
    return true;
  }
  return false;
}

bool terminal_cursor(const struct terminal *terminal, int *column, int *row)
{
  VTermPos position;
  vterm_state_get_cursorpos(terminal->state, &position);
  if (column)
    *column = position.col;
  if (row)
    *row = position.row;
  return terminal->cursor_visible;
}

const char *terminal_bytes(const struct terminal *terminal, gsize from)
{
  return terminal->bytes->str + MIN(from, terminal->bytes->len);
}

gsize terminal_n_bytes(const struct terminal *terminal)
{
  return terminal->bytes->len;
}

/* ---- Attributes -------------------------------------------------------- */

static void append_colour(GString *text, char which, const VTermColor *colour)
{
  if (VTERM_COLOR_IS_INDEXED(colour))
    g_string_append_printf(text, "%c%d", which, colour->indexed.idx);
  else
    g_string_append_printf(text, "%c#%02x%02x%02x", which, colour->rgb.red, colour->rgb.green,
                           colour->rgb.blue);
}

char *terminal_attributes(struct terminal *terminal, int column, int row)
{
  VTermScreenCell cell;
  GString *text = g_string_new(NULL);
  vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell);
  const struct {
    bool on;
    char letter;
  } letters[] = {{cell.attrs.bold, 'B'},    {cell.attrs.italic, 'I'}, {cell.attrs.underline, 'U'},
                 {cell.attrs.reverse, 'R'}, {cell.attrs.blink, 'K'},  {cell.attrs.strike, 'S'}};
  for (gsize i = 0; i < G_N_ELEMENTS(letters); i++)
    if (letters[i].on)
      g_string_append_c(text, letters[i].letter);
  if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
    append_colour(text, 'f', &cell.fg);
  if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
    append_colour(text, 'b', &cell.bg);
  return g_string_free(text, FALSE);
}

/* `12: 1-24 BR, 30-33 f4` for the cells of @row that are not plain, if any. */
static void append_attributes(GString *picture, struct terminal *terminal, int row)
{
  const char *between = NULL;
  for (int column = 0; column < terminal->columns;) {
    g_autofree char *attributes = terminal_attributes(terminal, column, row);
    int end = column + 1;
    for (; end < terminal->columns; end++) {
      g_autofree char *next = terminal_attributes(terminal, end, row);
      if (strcmp(next, attributes) != 0)
        break;
    }
    if (*attributes) {
      if (!between)
        g_string_append_printf(picture, "%d:", row + 1);
      g_string_append_printf(picture, "%s %d-%d %s", between ? between : "", column + 1, end,
                             attributes);
      between = ",";
    }
    column = end;
  }
  if (between)
    g_string_append_c(picture, '\n');
}

char *terminal_picture(struct terminal *terminal)
{
  GString *picture = g_string_new(NULL);
  g_string_printf(picture, "screen %dx%d\n", terminal->columns, terminal->rows);
  for (int row = 0; row < terminal->rows; row++) {
    append_row(picture, terminal, row);
    g_string_append_c(picture, '\n');
  }
  g_string_append(picture, "attributes\n");
  for (int row = 0; row < terminal->rows; row++)
    append_attributes(picture, terminal, row);
  int column, row;
  bool visible = terminal_cursor(terminal, &column, &row);
  g_string_append_printf(picture, "cursor %d,%d%s\n", column + 1, row + 1,
                         visible ? "" : " hidden");
  return g_string_free(picture, FALSE);
}
