/* picture-to-svg.c - draw a picture of a screen (tests/terminal.h) as SVG
 *
 * usage: picture-to-svg PICTURE TITLE >FILE.svg
 *
 * Each run of cells with the same attributes is one text element, placed on a grid,
 * so that it is right in whatever monospaced font there is. */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELL_WIDTH  8.4 /* pixels, with letters of 14 */
#define CELL_HEIGHT 17
#define MARGIN      16
#define TITLE_BAR   34
#define PLAIN       "#d8dee6"
#define BEHIND      "#161b22"

/* The attributes of a cell: indexes into a string table, "" for a plain one. */
struct screen {
  int columns, rows;
  char **lines;      /* of text */
  char **attributes; /* of each cell, row by row; NULL for plain */
};

struct style {
  char letters[16], behind[16]; /* colours */
  const char *weight, *slant, *underline;
};

/* ---- Reading ----------------------------------------------------------- */

static G_GNUC_NORETURN void fail(const char *path, const char *why)
{
  fprintf(stderr, "picture-to-svg: %s: %s\n", path, why);
  exit(1);
}

/* `12: 1-24 BR, 30-33 f4` */
static void read_attributes(struct screen *screen, const char *line)
{
  char *rest;
  int row = (int)strtol(line, &rest, 10) - 1;
  g_auto(GStrv) runs = g_strsplit(rest + 1, ",", -1);
  for (gsize i = 0; runs[i] && row >= 0 && row < screen->rows; i++) {
    int first = 0, last = 0;
    char attributes[64] = "";
    if (sscanf(runs[i], " %d-%d %63s", &first, &last, attributes) != 3)
      continue;
    for (int column = MAX(first, 1); column <= MIN(last, screen->columns); column++) {
      char **cell = &screen->attributes[row * screen->columns + column - 1];
      g_free(*cell);
      *cell = g_strdup(attributes);
    }
  }
}

static void read_screen(struct screen *screen, const char *path)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    fail(path, "cannot be read");
  screen->lines = g_strsplit(text, "\n", -1);
  if (sscanf(screen->lines[0], "screen %dx%d", &screen->columns, &screen->rows) != 2 ||
      (int)g_strv_length(screen->lines) < screen->rows + 2)
    fail(path, "is not a picture of a screen");
  screen->attributes = g_new0(char *, screen->columns * screen->rows);
  for (gsize i = screen->rows + 2; screen->lines[i]; i++)
    if (g_ascii_isdigit(*screen->lines[i]))
      read_attributes(screen, screen->lines[i]);
}

/* ---- Colours ----------------------------------------------------------- */

/* The 16 colours that have names, toned for a dark window; the cube and the greys of
 * the other 240 as in every terminal. */
static void colour_of_index(int index, char *colour, gsize size)
{
  static const char *const named[16] = {
      "#2b323b", "#e5707a", "#8fc07a", "#e0b45c", "#6fa8dc", "#c08ad8", "#5fb8c4", "#c5ccd6",
      "#6b7684", "#f08c94", "#a8d692", "#f0cc80", "#8fc0f0", "#d6a8ea", "#80d4de", "#f2f5f8"};
  static const int steps[6] = {0, 95, 135, 175, 215, 255};
  if (index < 16)
    g_strlcpy(colour, named[index], size);
  else if (index < 232)
    g_snprintf(colour, size, "#%02x%02x%02x", steps[(index - 16) / 36], steps[(index - 16) / 6 % 6],
               steps[(index - 16) % 6]);
  else
    g_snprintf(colour, size, "#%02x%02x%02x", 8 + 10 * (index - 232), 8 + 10 * (index - 232),
               8 + 10 * (index - 232));
}

/* The colour after f or b; what follows it. */
static const char *read_colour(const char *at, char *colour, gsize size)
{
  char *end;
  if (*at == '#') {
    g_strlcpy(colour, at, MIN(size, strlen("#rrggbb") + 1));
    return at + MIN(strlen(at), strlen("#rrggbb"));
  }
  colour_of_index((int)CLAMP(strtol(at, &end, 10), 0, 255), colour, size);
  return end;
}

static struct style style_of(const char *attributes)
{
  struct style style = {PLAIN, BEHIND, "", "", ""};
  bool reverse = false;
  for (const char *at = attributes ? attributes : ""; *at;) {
    char letter = *at++;
    if (letter == 'f')
      at = read_colour(at, style.letters, sizeof style.letters);
    else if (letter == 'b')
      at = read_colour(at, style.behind, sizeof style.behind);
    else if (letter == 'B')
      style.weight = " font-weight=\"bold\"";
    else if (letter == 'I')
      style.slant = " font-style=\"italic\"";
    else if (letter == 'U')
      style.underline = " text-decoration=\"underline\"";
    else if (letter == 'R')
      reverse = true;
  }
  if (reverse) {
    char letters[sizeof style.letters];
    memcpy(letters, style.letters, sizeof letters);
    memcpy(style.letters, style.behind, sizeof style.letters);
    memcpy(style.behind, letters, sizeof style.behind);
  }
  return style;
}

/* ---- Writing ----------------------------------------------------------- */

static int width_of(gunichar character)
{
  return g_unichar_iszerowidth(character) ? 0 : g_unichar_iswide(character) ? 2 : 1;
}

static const char *attributes_at(const struct screen *screen, int row, int column)
{
  const char *attributes =
      column < screen->columns ? screen->attributes[row * screen->columns + column] : NULL;
  return attributes ? attributes : "";
}

/* The letters of a run that begins at the column @first, without the blanks around. */
static void write_letters(const struct style *style, int row, int first, const char *text)
{
  gsize blanks = strspn(text, " ");
  g_autofree char *letters = g_strchomp(g_strdup(text + blanks));
  g_autofree char *escaped = g_markup_escape_text(letters, -1);
  int width = 0;
  for (const char *at = letters; *at; at = g_utf8_offset_to_pointer(at, 1))
    width += width_of(g_utf8_get_char(at));
  if (width)
    printf("<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s%s%s>%s</text>\n",
           MARGIN + (first + (int)blanks) * CELL_WIDTH,
           TITLE_BAR + MARGIN + (row + 1) * CELL_HEIGHT - 4, width * CELL_WIDTH, style->letters,
           style->weight, style->slant, style->underline, escaped);
}

/* Cells @first to before @end of @row, whose text is @length bytes at @text. */
static void write_run(const struct screen *screen, int row, int first, int end, const char *text,
                      gsize length)
{
  struct style style = style_of(attributes_at(screen, row, first));
  g_autofree char *copy = g_strndup(text, length);
  if (strcmp(style.behind, BEHIND) != 0)
    printf("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
           MARGIN + first * CELL_WIDTH, TITLE_BAR + MARGIN + row * CELL_HEIGHT,
           (end - first) * CELL_WIDTH, CELL_HEIGHT, style.behind);
  write_letters(&style, row, first, copy);
}

/* The runs of a row: a run ends where the attributes change, and after two blanks. */
static void write_row(const struct screen *screen, int row)
{
  g_autofree char *padding = g_strnfill(screen->columns, ' ');
  g_autofree char *text = g_strconcat(screen->lines[row + 1], padding, NULL);
  const char *at = text, *start = text;
  int column = 0, first = 0;
  while (*at && column < screen->columns) {
    const char *next = g_utf8_offset_to_pointer(at, 1);
    column += width_of(g_utf8_get_char(at));
    bool changes =
        strcmp(attributes_at(screen, row, column), attributes_at(screen, row, first)) != 0;
    bool gap = *at == ' ' && at > start && at[-1] == ' ' && *next != ' ';
    if (changes || gap || column >= screen->columns) {
      write_run(screen, row, first, column, start, next - start);
      start = next;
      first = column;
    }
    at = next;
  }
}

static void write_window(const struct screen *screen, const char *title)
{
  double width = 2 * MARGIN + screen->columns * CELL_WIDTH;
  int height = TITLE_BAR + 2 * MARGIN + screen->rows * CELL_HEIGHT;
  g_autofree char *escaped = g_markup_escape_text(title, -1);
  printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\" "
         "height=\"%d\" role=\"img\">\n<title>%s</title>\n"
         "<rect x=\"0.5\" y=\"0.5\" width=\"%.0f\" height=\"%d\" rx=\"10\" fill=\"" BEHIND
         "\" stroke=\"#3a424d\"/>\n",
         width, height, width, height, escaped, width - 1, height - 1);
  for (int i = 0; i < 3; i++)
    printf("<circle cx=\"%d\" cy=\"18\" r=\"5.5\" fill=\"#3a424d\"/>\n", 20 + 18 * i);
  printf("<text x=\"%.0f\" y=\"23\" fill=\"#8b96a5\" font-family=\"sans-serif\" font-size=\"13\" "
         "text-anchor=\"middle\">%s</text>\n",
         width / 2, escaped);
  printf("<g font-family=\"'DejaVu Sans Mono','Noto Sans Mono',Menlo,Consolas,monospace\" "
         "font-size=\"14\" xml:space=\"preserve\">\n");
}

int main(int n_arguments, char **arguments)
{
  struct screen screen = {0};
  if (n_arguments != 3) {
    fprintf(stderr, "usage: picture-to-svg PICTURE TITLE >FILE.svg\n");
    return 2;
  }
  read_screen(&screen, arguments[1]);
  write_window(&screen, arguments[2]);
  for (int row = 0; row < screen.rows; row++)
    write_row(&screen, row);
  printf("</g>\n</svg>\n");
  for (int i = 0; i < screen.columns * screen.rows; i++)
    g_free(screen.attributes[i]);
  g_free(screen.attributes);
  g_strfreev(screen.lines);
  return ferror(stdout) ? 1 : 0;
}
