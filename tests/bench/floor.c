/* floor.c - the least that a terminal program can do, for "make bench"
 *
 * usage: floor FILE CELLS CHANGED BYTES
 *
 * Reads FILE (at most BYTES of it; 0 for all), fills CELLS cells of the screen with
 * its text, and draws CHANGED of them anew, from further on in the text, at each
 * Down. Up goes back, q ends it. */
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

struct text {
  wchar_t *characters;
  size_t length;
};

static char *read_bytes(const char *path, size_t limit, size_t *length)
{
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0)
    exit(1);
  size_t wanted = status.st_size;
  if (limit && wanted > limit)
    wanted = limit;
  char *bytes = malloc(wanted + 1);
  *length = 0;
  for (ssize_t n; *length < wanted && (n = read(file, bytes + *length, wanted - *length)) > 0;)
    *length += n;
  bytes[*length] = '\0';
  close(file);
  return bytes;
}

/* The characters that the screen can need, of one column each. */
static struct text read_text(const char *path, size_t limit, size_t needed)
{
  size_t length;
  char *bytes = read_bytes(path, limit, &length);
  struct text text = {malloc((needed + 1) * sizeof(wchar_t)), 0};
  mbstate_t state = {0};
  for (size_t i = 0; i < length && text.length < needed;) {
    wchar_t character;
    size_t n = mbrtowc(&character, bytes + i, length - i, &state);
    if (n == 0 || n > length - i)
      break;
    i += n;
    text.characters[text.length++] = wcwidth(character) == 1 ? character : L' ';
  }
  free(bytes);
  return text;
}

/* Fill the first @cells cells, beginning with the character @from. */
static void draw(const struct text *text, int cells, size_t from)
{
  for (int row = 0; row < LINES && cells > 0; row++) {
    int n = cells < COLS - 1 ? cells : COLS - 1;
    if (from + n > text->length)
      from = 0;
    mvaddnwstr(row, 0, text->characters + from, n);
    from += n;
    cells -= n;
  }
  refresh();
}

int main(int n_arguments, char **arguments)
{
  if (n_arguments != 5)
    return 2;
  int cells = atoi(arguments[2]), changed = atoi(arguments[3]);
  size_t from = 0;
  setlocale(LC_ALL, "");
  struct text text = read_text(arguments[1], strtoul(arguments[4], NULL, 10), 3 * cells + 1000);
  initscr();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  set_escdelay(25);
  draw(&text, cells, from);
  for (int key; (key = getch()) != 'q';) {
    if (key == KEY_DOWN)
      from += 7;
    else if (key == KEY_UP && from >= 7)
      from -= 7;
    draw(&text, changed, from);
  }
  endwin();
  free(text.characters);
  return 0;
}
