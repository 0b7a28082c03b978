/* session.c - sessions as data: made, read, written, shortened: see session.h */
#include "tests/torture/session.h"

#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 200
#define MAX_ROWS    60

/* ---- Chance ------------------------------------------------------------ */

/* Ways to move and to answer. */
static const char *const moves[] = {
    "\033OA", "\033OB", "\033OC", "\033OD", "\033[A", "\033[B",    "\033[5~",   "\033[6~",
    "\033OH", "\033OF", "\t",     "\t",     "\033[Z", "\r",        "\r",        "\r",
    "\r",     " ",      "\033",   "\033",   "\177",   "\033[3~",   "\033[2~",   "j",
    "k",      "n",      "i",      "m",      "2",      "\033[1;5A", "\033[1;2C", "u",
    "\022",   "\025",   "\033OP", "\033j",  "\f",     "\033[1~\t", "4",         "D"};

/* Of which a terminal or somebody's paste may send one. */
static const char *const oddities[] = {
    "é",
    "漢字",
    "\U0001F469\u200D\U0001F469\u200D\U0001F467",
    "e\u0301\u0301\u0301\u0301\u0301",
    "\u05E9\u05DC\u05D5\u05DD \u202E",
    "\u200B\u200B\uFEFF",
    "\xff\xfe",
    "\xc3",
    "\xf0\x9f",
    "\xed\xa0\x80",
    "\2331m",
    "\033[999;999H",
    "\033[?1;2c",
    "\033[I",
    "\033[O",
    "\033[200~two words\rand a line\033[201~",
    "\033[200~\033[201~",
    "\033]52;c;YWJj\a",
    "\033]11;rgb:0000/0000/0000\033\\",
    "\033P1$r0m\033\\",
    "\033[<0;999;999M",
    "\033[M   ",
    "\033[M\xff\xff\xff",
    "\033[",
    "\033O",
    "\033]",
    "\033\033\033[A",
    "\x1c",
    "\x1f",
    "\032",
};

/* "/" searches; it is sent only where no text is being typed, where it could become part of the
 * path of a file. */
#define SEARCH "\033\033\033\033/"

static char *random_click(GRand *random)
{
  static const int buttons[] = {0, 0, 0, 1, 2, 64, 65, 64, 65};
  int button = buttons[g_rand_int_range(random, 0, G_N_ELEMENTS(buttons))];
  int x = g_rand_int_range(random, 1, 100), y = g_rand_int_range(random, 1, 30);
  return g_strdup_printf("\033[<%d;%d;%dM\033[<%d;%d;%dm", button, x, y, button, x, y);
}

/* A printable character but "/"; the ones that end the program seldom. */
static char *random_character(GRand *random)
{
  char character = (char)g_rand_int_range(random, ' ', 127);
  if (character == '/' || character == 'q' || character == 'Q')
    character = 'x';
  return g_strndup(&character, 1);
}

static char *random_control(GRand *random)
{
  char character = (char)g_rand_int_range(random, 1, 32);
  if (character == 3 || character == 032)
    character = 1;
  return g_strndup(&character, 1);
}

static char *random_bytes(GRand *random)
{
  static const char *const ends[] = {"q", "q", "Q", "\003", "\003\r"};
  static const char *const words[] = {SEARCH "le", SEARCH "a b\r", SEARCH "\r", SEARCH "learn\r"};
#define ANY(list) g_strdup((list)[g_rand_int_range(random, 0, G_N_ELEMENTS(list))])
  int which = g_rand_int_range(random, 0, 1000);
  if (which < 450)
    return ANY(moves);
  if (which < 850)
    return random_character(random);
  if (which < 920)
    return random_click(random);
  if (which < 950)
    return ANY(oddities);
  if (which < 985)
    return random_control(random);
  return which < 998 ? ANY(words) : ANY(ends);
#undef ANY
}

static struct step *step_new(char *bytes, int columns, int rows)
{
  struct step *step = g_new0(struct step, 1);
  *step = (struct step){.bytes = bytes, .columns = columns, .rows = rows};
  return step;
}

static void step_free(gpointer data)
{
  struct step *step = data;
  g_free(step->bytes);
  g_free(step);
}

static struct session *session_empty(guint spot)
{
  struct session *session = g_new0(struct session, 1);
  session->spot = MIN(spot, n_spots() - 1);
  session->steps = g_ptr_array_new_with_free_func(step_free);
  return session;
}

struct session *session_new(GRand *random, guint n_steps)
{
  struct session *session = session_empty((guint)g_rand_int_range(random, 0, (gint32)n_spots()));
  for (guint i = 0; i < n_steps; i++) {
    bool size = g_rand_int_range(random, 0, 100) == 0;
    int columns = g_rand_int_range(random, 1, MAX_COLUMNS);
    int rows = g_rand_int_range(random, 1, MAX_ROWS);
    if (size && g_rand_boolean(random)) {
      columns = 80;
      rows = 24;
    }
    g_ptr_array_add(session->steps, step_new(size ? NULL : random_bytes(random), columns, rows));
  }
  return session;
}

void session_free(struct session *session)
{
  if (session)
    g_ptr_array_unref(session->steps);
  g_free(session);
}

/* ---- As text ----------------------------------------------------------- */

char *session_to_string(const struct session *session)
{
  GString *text = g_string_new(NULL);
  g_string_printf(text, "spot %u\n", session->spot);
  for (guint i = 0; i < session->steps->len; i++) {
    const struct step *step = g_ptr_array_index(session->steps, i);
    g_autofree char *bytes = step->bytes ? g_strescape(step->bytes, NULL) : NULL;
    if (bytes)
      g_string_append_printf(text, "send %s\n", bytes);
    else
      g_string_append_printf(text, "size %d %d\n", step->columns, step->rows);
  }
  return g_string_free(text, FALSE);
}

static struct step *read_step(const char *line)
{
  if (g_str_has_prefix(line, "send "))
    return step_new(g_strcompress(line + 5), 0, 0);
  char *rest = NULL;
  int columns = g_str_has_prefix(line, "size ") ? (int)strtol(line + 5, &rest, 10) : 0;
  int rows = rest ? (int)strtol(rest, NULL, 10) : 0;
  return columns > 0 && rows > 0 ? step_new(NULL, columns, rows) : NULL;
}

struct session *session_read(const char *text)
{
  if (!g_str_has_prefix(text, "spot "))
    return NULL;
  struct session *session = session_empty((guint)strtoul(text + 5, NULL, 10));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 1; lines[i]; i++) {
    struct step *step = read_step(lines[i]);
    if (step)
      g_ptr_array_add(session->steps, step);
  }
  return session;
}

/* ---- Shorter ----------------------------------------------------------- */

/* The same without @n steps from @from on. */
static struct session *without(const struct session *session, guint from, guint n)
{
  struct session *part = session_empty(session->spot);
  for (guint i = 0; i < session->steps->len; i++) {
    const struct step *step = g_ptr_array_index(session->steps, i);
    if (i < from || i >= from + n)
      g_ptr_array_add(part->steps, step_new(g_strdup(step->bytes), step->columns, step->rows));
  }
  return part;
}

static bool fails(const struct session *session, struct settings *settings)
{
  g_autofree char *what = session_play(session, settings, NULL);
  return what != NULL;
}

/* Pieces are left out, smaller and smaller ones, as long as it fails without them. */
struct session *session_shorten(const struct session *session, struct settings *settings,
                                int seconds)
{
  gint64 deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
  struct session *now = without(session, 0, 0);
  for (guint size = now->steps->len; size > 0; size /= 2)
    for (guint from = 0; from < now->steps->len && g_get_monotonic_time() < deadline;) {
      struct session *part = without(now, from, size);
      bool still = fails(part, settings);
      from = still ? from : from + size;
      session_free(still ? now : part);
      now = still ? part : now;
    }
  return now;
}
