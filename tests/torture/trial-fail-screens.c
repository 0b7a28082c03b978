/* trial-fail-screens.c - the N-th call of a kind fails while somebody works on the screen
 *
 * The calls are counted from a certain key on, or from the start. The screen must then say that it
 * was done, and it was; or why not, and nothing is changed, and the same keys do it when nothing
 * fails any more. Where memory is out, GLib ends the program: the terminal must be as before, and
 * the files whole. */
#include "tests/command.h"
#include "tests/environment.h"
#include "tests/terminal-private.h"
#include "tests/torture/fault.h"
#include "tests/torture/folder-state.h"
#include "tests/torture/torture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define ENDLESS    1000 /* so many calls fail only where GLib calls itself */
#define UNREADABLE "This pack cannot be shown"
#define TOO_EARLY  "The pack is still being read"
#define MOST_STEPS 6
#define MOST_TEXTS 4

struct scene {
  const char *name;
  const char *steps[MOST_STEPS][2]; /* keys, and the text that is waited for before the next ones */
  const char *keys;                 /* that are pressed then; NULL: it is about the start */
  const char *done;                 /* what the screen shows when that is done */
  const char *refused[MOST_TEXTS];  /* and, one of these, when not */
  const char *pdf;                  /* the file that is drawn */
};

static const struct scene scenes[] = {
    {.name = "start", .done = "Matrix  1/22", .refused = {"stage5: ", UNREADABLE}},
    {.name = "rate",
     .steps = {{"", "Matrix  1/22"},
               {"w", "Workshops  1/1"},
               {"<Enter>", "of 9"},
               {"i", "Who rates next?"},
               {"<Enter>", "1 of 22"}},
     .keys = "2",
     .done = "now    1 [2] 3",
     .refused = {"workbook “", "orkshop", "disk"}},
    {.name = "bookmark",
     .steps = {{"", "Matrix  1/22"}, {"P", "Plans  "}, {"q", "Matrix  1/22"}},
     .keys = "b",
     .done = "Bookmarked: ",
     .refused = {"The bookmark is not kept"}},
    {.name = "save as HTML",
     .steps = {{"", "Matrix  1/22"},
               {"<C-s>", "social-business.pdf"},
               {"<C-u>~/saved.html<Enter>", "This file is there"}},
     .keys = "<Enter>",
     .done = "Saved “",
     .refused = {"annot write “"}},
    {.name = "save as PDF",
     .steps = {{"", "Matrix  1/22"},
               {"<C-s>", "social-business.pdf"},
               {"<C-u>~/saved.pdf<Enter>", "This file is there"}},
     .keys = "<Enter>",
     .done = "Saved “",
     .refused = {"annot write “", "PDF could not be", "PDF can be made", "cannot be"},
     .pdf = "“saved.pdf” is another"},
};

/* What a scene is when nothing fails. */
struct normal {
  struct folder_state *after;
  guint counted[N_CALL_KINDS];
};

struct work {
  struct trial_run *trial;
  struct fault *fault;
  char *home;
  struct folder_state *before;
  struct normal normal[G_N_ELEMENTS(scenes)];
  guint n_refused, n_done, n_killed;
};

struct attempt {
  const struct scene *scene;
  enum call_kind kind;
  guint at;
  bool on;
  int cause;
};

enum outcome { DONE, REFUSED, ENDED, SILENT };

/* ---- Playing ------------------------------------------------------------- */

static struct terminal *start(const struct work *work)
{
  return terminal_start(&(struct terminal_options){
      .columns = 160,
      .rows = 24,
      .home = work->home,
      .environment = (const char *const[]){fault_environment(work->fault), NULL}});
}

static bool has_answered(struct terminal *terminal, const void *text)
{
  return terminal_find(terminal, text, NULL, NULL) ||
         terminal_find(terminal, TOO_EARLY, NULL, NULL);
}

/* Press keys until there is @text: the pack may still be read. */
static bool press(struct terminal *terminal, const char *keys, const char *text)
{
  do {
    terminal_keys(terminal, keys);
    if (!terminal_wait_until(terminal, has_answered, text))
      return false;
  } while (!terminal_find(terminal, text, NULL, NULL));
  return true;
}

static bool play_steps(const struct scene *scene, struct terminal *terminal)
{
  for (guint i = 0; i < MOST_STEPS && scene->steps[i][0]; i++)
    if (!press(terminal, scene->steps[i][0], scene->steps[i][1]))
      return false;
  return true;
}

static bool is_refused(const struct scene *scene, struct terminal *terminal)
{
  for (guint i = 0; i < MOST_TEXTS && scene->refused[i]; i++)
    if (terminal_find(terminal, scene->refused[i], NULL, NULL))
      return true;
  return false;
}

static bool is_decided(struct terminal *terminal, const void *data)
{
  const struct scene *scene = data;
  return terminal->ended || terminal_find(terminal, scene->done, NULL, NULL) ||
         is_refused(scene, terminal);
}

/* What has come of the keys, or of the start. */
static enum outcome wait_outcome(const struct scene *scene, struct terminal *terminal)
{
  bool decided = terminal_wait_until(terminal, is_decided, scene);
  if (terminal->ended)
    return ENDED;
  return !decided ? SILENT : terminal_find(terminal, scene->done, NULL, NULL) ? DONE : REFUSED;
}

/* Play @attempt, or, with 0 for .at, the same without a fault; the terminal as it is then. */
static struct terminal *play(const struct work *work, const struct attempt *attempt,
                             enum outcome *outcome)
{
  const struct scene *scene = attempt->scene;
  fault_set(work->fault, attempt->kind, scene->keys ? 0 : attempt->at, attempt->on, attempt->cause);
  struct terminal *terminal = start(work);
  if (!play_steps(scene, terminal)) {
    *outcome = SILENT;
    return terminal;
  }
  if (scene->keys) {
    fault_set(work->fault, attempt->kind, attempt->at, attempt->on, attempt->cause);
    terminal_keys(terminal, scene->keys);
  }
  *outcome = wait_outcome(scene, terminal);
  return terminal;
}

/* End the program as a shutdown does; its status. */
static int finish(struct terminal *terminal)
{
  terminal_signal(terminal, SIGTERM);
  return terminal_wait_exit(terminal);
}

/* ---- What must hold: NULL, or what did not, transfer full ------------------ */

static char *wrong_on_screen(struct terminal *terminal, const char *what)
{
  g_autofree char *screen = terminal_text(terminal);
  return g_strdup_printf("%s:\n%s", what, screen);
}

static char *difference_of(const struct work *work, const struct attempt *attempt,
                           const struct folder_state *should_be)
{
  g_autoptr(FolderState) is = folder_state_read(work->home, work->before);
  g_autofree char *difference = attempt->kind == CALL_UNLINK
                                    ? folder_state_damage(is, should_be, should_be)
                                    : folder_state_difference(is, should_be);
  bool drawn_otherwise = attempt->scene->pdf && g_strcmp0(difference, attempt->scene->pdf) == 0 &&
                         should_be != work->before;
  return drawn_otherwise ? NULL : g_steal_pointer(&difference);
}

/* Without a fault any more, it is done by the same keys; a start, by another start. */
static char *try_again(const struct work *work, const struct attempt *attempt,
                       struct terminal *terminal)
{
  const struct scene *scene = attempt->scene;
  const struct scene no_refusal = {.done = scene->done};
  fault_set(work->fault, attempt->kind, 0, false, 0);
  terminal_keys(terminal, scene->keys);
  if (wait_outcome(&no_refusal, terminal) == DONE)
    return NULL;
  return wrong_on_screen(terminal, "it cannot be done afterwards");
}

/* Curses calls exit() where it gets no memory, with words of its own. */
static bool is_end_of_memory(const struct work *work, const struct attempt *attempt,
                             struct terminal *terminal, int status)
{
  bool may_crash = work->fault->told->n_failed > ENDLESS || attempt->scene->pdf;
  return attempt->kind == CALL_MEMORY &&
         (status == -SIGTRAP || status == -SIGABRT || (status == -SIGSEGV && may_crash) ||
          (status == 1 && strstr(terminal_bytes(terminal, 0), "Out of memory")));
}

/* @done: the screen shows it as done. It also is if the screen says so beside what went wrong. */
static char *judge_screen(const struct work *work, const struct attempt *attempt,
                          struct terminal *terminal, bool done)
{
  done = done || terminal_find(terminal, "This was done, but", NULL, NULL);
  const struct folder_state *after = work->normal[attempt->scene - scenes].after;
  g_autofree char *difference = difference_of(work, attempt, done ? after : work->before);
  if (difference) {
    g_autofree char *what = g_strdup_printf("%s, %s", done ? "done" : "refused", difference);
    return wrong_on_screen(terminal, what);
  }
  g_autofree char *again = done ? NULL : try_again(work, attempt, terminal);
  if (again)
    return g_steal_pointer(&again);
  fault_set(work->fault, attempt->kind, 0, false, 0);
  int status = finish(terminal);
  /* memory may be out a moment later */
  if (status != -SIGTERM && !is_end_of_memory(work, attempt, terminal, status))
    return g_strdup_printf("at the end, its status is %d", status);
  return difference_of(work, attempt, after);
}

/* It has started, and shows what is wrong with its pack. */
static char *judge_list(const struct work *work, const struct attempt *attempt,
                        struct terminal *terminal)
{
  int status = finish(terminal);
  if (status != -SIGTERM)
    return g_strdup_printf("at the end, its status is %d", status);
  return difference_of(work, attempt, work->before);
}

/* It may end with a sentence when it does not even start; or because memory is out. */
static char *judge_end(const struct work *work, const struct attempt *attempt,
                       struct terminal *terminal)
{
  int status = terminal_wait_exit(terminal);
  g_autoptr(FolderState) is = folder_state_read(work->home, work->before);
  if (is_end_of_memory(work, attempt, terminal, status))
    return folder_state_damage(is, work->before, work->normal[attempt->scene - scenes].after);
  if (attempt->scene->keys || status != 1 || !terminal_wait_bytes(terminal, "stage5: ")) {
    g_autofree char *what = g_strdup_printf("it ended with %d", status);
    return wrong_on_screen(terminal, what);
  }
  return folder_state_difference(is, work->before);
}

static char *judge(struct work *work, const struct attempt *attempt, struct terminal *terminal,
                   enum outcome outcome)
{
  work->n_done += outcome == DONE;
  work->n_refused += outcome == REFUSED;
  work->n_killed += outcome == ENDED;
  if (outcome == SILENT)
    return wrong_on_screen(terminal, "the screen says nothing of it");
  if (outcome == REFUSED && terminal_find(terminal, UNREADABLE, NULL, NULL))
    return judge_list(work, attempt, terminal);
  if (outcome == ENDED || (outcome == REFUSED && !attempt->scene->keys))
    return judge_end(work, attempt, terminal);
  return judge_screen(work, attempt, terminal, outcome == DONE);
}

static char *attempt_wrong(struct work *work, const struct attempt *attempt)
{
  enum outcome outcome;
  g_autofree char *unrestored = NULL;
  folder_state_restore(work->before, work->home);
  g_autoptr(Terminal) terminal = play(work, attempt, &outcome);
  if (work->fault->told->n_failed == 0)
    return outcome == DONE ? NULL : wrong_on_screen(terminal, "that call was not made");
  char *wrong = judge(work, attempt, terminal, outcome);
  if (!wrong && !terminal_is_restored(terminal, &unrestored))
    wrong = g_strdup_printf("left wrong in the terminal: %s", unrestored);
  return wrong;
}

/* ---- The trial ----------------------------------------------------------- */

/* What there is at the beginning: a workshop, and the files that are written over. NULL, or what
 * went wrong; transfer full. */
static char *prepare_home(const char *home)
{
  g_autofree char *html = g_build_filename(home, "saved.html", NULL);
  g_autofree char *pdf = g_build_filename(home, "saved.pdf", NULL);
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .arguments = (const char *const[]){"workshop", "new", "Spring review", NULL}, .home = home});
  /* what fontconfig keeps of the fonts */
  g_autoptr(CommandResult) drawn = command_run(&(struct command_options){
      .arguments = (const char *const[]){"glossary", "-o", pdf, NULL}, .home = home});
  g_file_set_contents(html, "old", -1, NULL);
  return result->status == 0 && drawn->status == 0
             ? NULL
             : g_strdup_printf("%s%s", result->err, drawn->err);
}

static bool learn_normal(struct work *work, const struct scene *scene)
{
  struct normal *normal = &work->normal[scene - scenes];
  struct attempt attempt = {.scene = scene};
  enum outcome outcome;
  folder_state_restore(work->before, work->home);
  g_autoptr(Terminal) terminal = play(work, &attempt, &outcome);
  guint n_calls = 0;
  for (guint i = 0; i < N_CALL_KINDS; i++)
    n_calls += normal->counted[i] = work->fault->told->counted[i];
  int status = outcome == DONE ? finish(terminal) : 0;
  normal->after = folder_state_read(work->home, work->before);
  if (outcome == DONE && status == -SIGTERM && n_calls > 0)
    return true;
  g_autofree char *screen = wrong_on_screen(
      terminal, n_calls > 0 ? "it does not go well without a fault" : "no call was counted");
  trial_fail(work->trial, "%s: %s", scene->name, screen);
  return false;
}

/* A scene, a kind of which it has calls, one of these calls: in turn, by turns, by chance. */
static struct attempt next_attempt(const struct work *work)
{
  GRand *random = work->trial->random;
  guint turn = work->trial->n_done;
  struct attempt attempt = {.scene = &scenes[turn % G_N_ELEMENTS(scenes)],
                            .on = g_rand_boolean(random)};
  const guint *counted = work->normal[attempt.scene - scenes].counted;
  do
    attempt.kind = (enum call_kind)g_rand_int_range(random, 0, N_CALL_KINDS);
  while (counted[attempt.kind] == 0);
  if (attempt.scene->pdf && attempt.kind == CALL_MEMORY)
    attempt.on = false; /* else fontconfig tries to begin without end */
  attempt.at = 1 + (guint)g_rand_int_range(random, 0, (gint32)counted[attempt.kind]);
  const int *causes = call_kind_causes(attempt.kind);
  attempt.cause = causes[causes[1] ? turn % 2 : 0];
  return attempt;
}

static bool prepare(struct work *work)
{
  work->fault = fault_new();
  work->home = environment_home_new();
  g_autofree char *wrong = prepare_home(work->home);
  if (wrong)
    trial_fail(work->trial, "%s", wrong);
  work->before = folder_state_read(work->home, NULL);
  bool good = !wrong;
  for (guint i = 0; good && i < G_N_ELEMENTS(scenes); i++)
    good = learn_normal(work, &scenes[i]);
  return good;
}

static void work_clear(struct work *work)
{
  for (guint i = 0; i < G_N_ELEMENTS(scenes); i++)
    g_clear_pointer(&work->normal[i].after, folder_state_free);
  folder_state_free(work->before);
  environment_home_free(work->home);
  fault_free(work->fault);
}

static void run_trial(struct trial_run *trial)
{
  struct work work = {.trial = trial};
  bool good = prepare(&work);
  while (good && trial_again(trial)) {
    struct attempt attempt = next_attempt(&work);
    g_autofree char *wrong = attempt_wrong(&work, &attempt);
    if (wrong)
      trial_fail(trial, "%s, %s call %u%s fails with “%s”: %s", attempt.scene->name,
                 call_kind_to_string(attempt.kind), attempt.at, attempt.on ? " and on" : "",
                 g_strerror(attempt.cause), wrong);
  }
  trial_say(trial, "%u told, %u done even so, %u ended, the terminal given back", work.n_refused,
            work.n_done, work.n_killed);
  work_clear(&work);
}

const struct trial trial_fail_screens = {
    "fail-screens", "the N-th call fails, on the screen", 250, 15, 8, run_trial};
