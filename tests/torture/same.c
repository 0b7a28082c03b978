/* same.c - see same.h */
#include "tests/torture/same.h"

#include "tests/quiet.h"

#include <signal.h>
#include <string.h>

#define PATIENCE   10 /* seconds */
#define NEAR_CELLS 24 /* of a line that are shown where it differs */

struct look {
  int columns, rows;
  int cursor_column, cursor_row;
  bool cursor_visible;
  VTermScreenCell *cells;
};

struct look *look_at(const struct terminal *terminal)
{
  struct look *look = g_new0(struct look, 1);
  VTermPos at;
  look->columns = terminal->columns;
  look->rows = terminal->rows;
  look->cells = g_new0(VTermScreenCell, look->columns * look->rows);
  for (at.row = 0; at.row < look->rows; at.row++)
    for (at.col = 0; at.col < look->columns; at.col++)
      vterm_screen_get_cell(terminal->screen, at, &look->cells[at.row * look->columns + at.col]);
  look->cursor_visible = terminal_cursor(terminal, &look->cursor_column, &look->cursor_row);
  return look;
}

void look_free(struct look *look)
{
  if (look)
    g_free(look->cells);
  g_free(look);
}

/* A blank that was written and one that was never touched look the same. */
static uint32_t letter(const VTermScreenCell *cell)
{
  return cell->chars[0] ? cell->chars[0] : ' ';
}

static bool looks_same(const VTermScreenCell *a, const VTermScreenCell *b)
{
  if (letter(a) != letter(b))
    return false;
  for (int i = 1; i < VTERM_MAX_CHARS_PER_CELL && (a->chars[i - 1] || b->chars[i - 1]); i++)
    if (a->chars[i] != b->chars[i])
      return false;
  return a->attrs.bold == b->attrs.bold && a->attrs.italic == b->attrs.italic &&
         a->attrs.underline == b->attrs.underline && a->attrs.reverse == b->attrs.reverse &&
         a->attrs.blink == b->attrs.blink && a->attrs.strike == b->attrs.strike &&
         vterm_color_is_equal(&a->fg, &b->fg) && vterm_color_is_equal(&a->bg, &b->bg);
}

/* Some cells of a row from @column on. Transfer full. */
static char *text_at(const struct look *look, int row, int column)
{
  GString *text = g_string_new(NULL);
  for (int end = MIN(column + NEAR_CELLS, look->columns); column < end; column++) {
    uint32_t character = letter(&look->cells[row * look->columns + column]);
    if (character != (uint32_t)-1)
      g_string_append_unichar(text, character);
  }
  return g_string_free(text, FALSE);
}

char *look_difference(const struct look *before, const struct look *after)
{
  if (before->columns != after->columns || before->rows != after->rows)
    return g_strdup("another size");
  for (int i = 0; i < before->columns * before->rows; i++)
    if (!looks_same(&before->cells[i], &after->cells[i])) {
      int row = i / before->columns, column = i % before->columns;
      g_autofree char *was = text_at(before, row, column), *is = text_at(after, row, column);
      return g_strdup_printf("row %d, column %d of %dx%d: “%s”, drawn anew “%s”", row + 1,
                             column + 1, before->columns, before->rows, was, is);
    }
  if (before->cursor_visible != after->cursor_visible || before->cursor_row != after->cursor_row ||
      before->cursor_column != after->cursor_column)
    return g_strdup_printf("the cursor at row %d, column %d of %dx%d; drawn anew at row %d, column "
                           "%d",
                           before->cursor_row + 1, before->cursor_column + 1, before->columns,
                           before->rows, after->cursor_row + 1, after->cursor_column + 1);
  return NULL;
}

char *stale_cells(struct terminal *terminal)
{
  g_autoptr(Look) before = look_at(terminal);
  gsize from = terminal_n_bytes(terminal);
  kill(terminal_foreground(terminal), SIGWINCH);
  gint64 deadline = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_SECOND;
  while (!strstr(terminal_bytes(terminal, from), "\033[2J"))
    if (terminal_pump(terminal, 100) == PUMP_ENDED || g_get_monotonic_time() > deadline)
      return g_strdup("it does not draw anew at SIGWINCH");
  if (quiet_wait(terminal, PATIENCE) != QUIET)
    return g_strdup("it does not come to rest after SIGWINCH");
  g_autoptr(Look) after = look_at(terminal);
  return look_difference(before, after);
}
