#include "tests/bench/bench.h"

#include "tests/command.h"

#include <stdlib.h>
#include <string.h>

/* ---- Figures ----------------------------------------------------------- */

void figures_init(struct figures *figures)
{
  figures->values = g_array_new(FALSE, FALSE, sizeof(double));
}

void figures_clear(struct figures *figures)
{
  g_clear_pointer(&figures->values, g_array_unref);
}

void figures_add(struct figures *figures, double value)
{
  g_array_append_val(figures->values, value);
}

static int compare_values(gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double figures_part(const struct figures *figures, double part)
{
  guint n = figures->values->len;
  if (!n)
    return 0;
  g_array_sort(figures->values, compare_values);
  return g_array_index(figures->values, double, MIN(n - 1, (guint)(part * n)));
}

/* ---- Programs ---------------------------------------------------------- */

/* Pump until there was output and then none for QUIET. */
static void wait_for_paint(struct terminal *terminal, gsize bytes_before)
{
  gint64 deadline = g_get_monotonic_time() + TERMINAL_DEADLINE * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time() < deadline) {
    enum pump last = terminal_pump(terminal, QUIET);
    if (last == PUMP_ENDED || (last == PUMP_QUIET && terminal->bytes->len > bytes_before))
      return;
  }
}

struct terminal *contender_start(const struct contender *contender)
{
  struct terminal *terminal = terminal_start(&(struct terminal_options){
      .columns = COLUMNS,
      .rows = ROWS,
      .program = contender->program,
      .arguments = contender->arguments,
  });
  wait_for_paint(terminal, 0);
  return terminal;
}

double terminal_start_time(const struct terminal *terminal)
{
  return (double)(terminal->last_read - terminal->started);
}

double terminal_time_keys(struct terminal *terminal, const char *keys, gsize *bytes)
{
  if (!*keys)
    return 0;
  gsize before = terminal->bytes->len;
  gint64 start = g_get_monotonic_time();
  gint64 patience = start + G_TIME_SPAN_SECOND / 2;
  terminal_keys(terminal, keys);
  while (terminal->bytes->len == before && g_get_monotonic_time() < patience &&
         terminal_pump(terminal, QUIET) != PUMP_ENDED)
    ;
  if (bytes)
    *bytes = 0;
  if (terminal->bytes->len == before)
    return 0;
  wait_for_paint(terminal, before);
  if (bytes)
    *bytes = terminal->bytes->len - before;
  return (double)(terminal->last_read - start);
}

double terminal_time_text(struct terminal *terminal, const char *text, gint64 since)
{
  if (!terminal_wait(terminal, text))
    return 0;
  return (double)(terminal->last_read - since);
}

double program_time(const char *program, const char *const *arguments, const char *home)
{
  g_autoptr(CommandResult) result = NULL;
  gint64 start = g_get_monotonic_time();
  result = command_run(&(struct command_options){
      .program = program, .arguments = arguments, .output = "/dev/null", .home = home});
  double time = (double)(g_get_monotonic_time() - start);
  return result->status == 0 ? time : 0;
}

int terminal_n_cells(struct terminal *terminal)
{
  g_autofree char *text = terminal_text(terminal);
  int n = 0;
  for (const char *p = text; *p; p = g_utf8_offset_to_pointer(p, 1))
    n += *p != ' ' && *p != '\n';
  return n;
}

VTermScreenCell *terminal_cells(struct terminal *terminal)
{
  VTermScreenCell *cells = g_new0(VTermScreenCell, COLUMNS * ROWS);
  for (int i = 0; i < COLUMNS * ROWS; i++)
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = i / COLUMNS, .col = i % COLUMNS},
                          &cells[i]);
  return cells;
}

static bool cells_are_equal(const VTermScreenCell *a, const VTermScreenCell *b)
{
  return a->chars[0] == b->chars[0] && a->attrs.reverse == b->attrs.reverse &&
         a->attrs.bold == b->attrs.bold && vterm_color_is_equal(&a->fg, &b->fg) &&
         vterm_color_is_equal(&a->bg, &b->bg);
}

int cells_n_different(const VTermScreenCell *a, const VTermScreenCell *b)
{
  int n = 0;
  for (int i = 0; i < COLUMNS * ROWS; i++)
    n += !cells_are_equal(&a[i], &b[i]);
  return n;
}

long terminal_peak(const struct terminal *terminal)
{
  g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)terminal->pid);
  g_autofree char *status = NULL;
  if (!g_file_get_contents(path, &status, NULL, NULL))
    return 0;
  const char *peak = strstr(status, "VmHWM:");
  return peak ? strtol(peak + strlen("VmHWM:"), NULL, 10) : 0;
}
