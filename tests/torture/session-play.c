/* session-play.c - sessions played into the program: see session.h */
#include "tests/torture/session.h"

#include "tests/quiet.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE   10 /* seconds in which an answer must come */
#define CHUNK      64 /* steps that are sent without a look at how it goes */
#define MAX_STARTS 200
#define MAX_QUITS  12

struct play {
  const struct session *session;
  struct settings *settings;
  const struct spot *spot;
  struct terminal *terminal;
  guint n_starts;
  char *wrong;
};

static void G_GNUC_PRINTF(2, 3) note(struct play *play, const char *format, ...)
{
  va_list arguments;
  if (play->wrong)
    return;
  va_start(arguments, format);
  play->wrong = g_strdup_vprintf(format, arguments);
  va_end(arguments);
}

/* How many reports the sanitizers have written so far. */
static gsize n_reports(void)
{
  const char *options = g_getenv("ASAN_OPTIONS");
  const char *path = options ? strstr(options, "log_path=") : NULL;
  glob_t found = {0};
  if (!path)
    return 0;
  path += strlen("log_path=");
  g_autofree char *pattern = g_strdup_printf("%.*s.*", (int)strcspn(path, ":"), path);
  gsize n = glob(pattern, 0, NULL, &found) == 0 ? found.gl_pathc : 0;
  globfree(&found);
  return n;
}

/* ---- The end of a program ---------------------------------------------- */

/* What was printed last may still be waited for when the terminal is given back: then it is said
 * if no answer comes, and keys are the line discipline's again, which makes signals of some. */
static bool may_end_with(const struct play *play, int status, const char *text)
{
  return status == 0 || (status == 1 && play->spot->setting == SETTING_WRONG) ||
         (status == 1 && strstr(text, "hasnotsaidyetwhetherittakes")) || status == -SIGINT ||
         status == -SIGQUIT;
}

static void check_end(struct play *play)
{
  g_autofree char *wrong = NULL;
  int status = terminal_wait_exit(play->terminal);
  g_autofree char *text = terminal_text(play->terminal);
  g_auto(GStrv) words = g_strsplit_set(text, " \n", -1); /* which the terminal may have parted */
  g_autofree char *letters = g_strjoinv("", words);
  if (!may_end_with(play, status, letters)) {
    note(play, "it ended with %d: %s", status, g_strstrip(text));
  }
  if (!terminal_is_restored(play->terminal, &wrong))
    note(play, "left wrong in the terminal: %s", wrong);
}

static bool is_taken(struct terminal *terminal, const void *data)
{
  struct termios now;
  (void)data;
  return tcgetattr(terminal->slave, &now) == 0 && !(now.c_lflag & ISIG);
}

/* Before it has taken the terminal, the line discipline would make signals of some keys. */
static void start_again(struct play *play)
{
  int columns = play->terminal->columns, rows = play->terminal->rows;
  check_end(play);
  terminal_free(play->terminal);
  play->terminal = spot_start_again(play->settings, play->spot, NULL, columns, rows);
  play->n_starts++;
  if (!terminal_wait_until(play->terminal, is_taken, NULL))
    note(play, "it does not start again");
}

/* Leave by keys, whatever it asks. */
static void leave(struct play *play)
{
  struct terminal *terminal = play->terminal;
  for (int i = 0; i < MAX_QUITS; i++) {
    const char *keys = i % 2 ? "\r" : "\033\033\033\003";
    enum quiet quiet = quiet_send(terminal, keys, strlen(keys), PATIENCE)
                           ? quiet_wait(terminal, PATIENCE)
                           : QUIET_NEVER;
    if (quiet == QUIET_NEVER)
      note(play, "it does not come to rest");
    if (terminal->ended || play->wrong)
      return;
  }
  note(play, "it cannot be left with Ctrl-C");
}

/* ---- The steps --------------------------------------------------------- */

/* The steps from @from on that are sent at once, up to a new size; their number. */
static guint send_some(struct play *play, guint from)
{
  g_autoptr(GString) bytes = g_string_new(NULL);
  guint i = from;
  for (; i < play->session->steps->len && i < from + CHUNK; i++) {
    const struct step *step = g_ptr_array_index(play->session->steps, i);
    if (!step->bytes)
      break;
    g_string_append(bytes, step->bytes);
  }
  if (!quiet_send(play->terminal, bytes->str, bytes->len, PATIENCE) && !play->terminal->ended)
    note(play, "it takes no keys");
  return i - from;
}

static void play_step(struct play *play, guint *i)
{
  const struct step *step = g_ptr_array_index(play->session->steps, *i);
  if (step->bytes) {
    *i += send_some(play, *i);
  } else {
    terminal_resize(play->terminal, step->columns, step->rows);
    (*i)++;
  }
  if (quiet_wait_read(play->terminal, PATIENCE) == QUIET_NEVER)
    note(play, "it does not answer");
  if (play->terminal->ended && *i < play->session->steps->len)
    start_again(play);
}

static void play_steps(struct play *play)
{
  for (guint i = 0; i < play->session->steps->len && !play->wrong && play->n_starts < MAX_STARTS;)
    play_step(play, &i);
}

static void check_files(struct play *play, gsize reports_before)
{
  g_autofree char *fault = settings_workbook_fault(play->settings);
  if (fault)
    note(play, "the workbook: %s", fault);
  if (n_reports() > reports_before)
    note(play, "a sanitizer wrote a report");
}

char *session_play(const struct session *session, struct settings *settings, guint *n_starts)
{
  struct play play = {
      .session = session, .settings = settings, .spot = &spots[session->spot], .n_starts = 1};
  gsize reports = n_reports();
  play.terminal = spot_start(settings, play.spot, 80, 24);
  if (!spot_go(play.terminal, play.spot)) {
    g_autofree char *text = terminal_text(play.terminal);
    note(&play, "it did not get to “%s”:\n%s", play.spot->text, text);
  }
  play_steps(&play);
  if (!play.wrong && !play.terminal->ended)
    leave(&play);
  if (!play.wrong)
    check_end(&play);
  terminal_free(play.terminal);
  settings_let_lp_go(settings);
  if (!play.wrong)
    check_files(&play, reports);
  if (n_starts)
    *n_starts = play.n_starts;
  return play.wrong;
}
