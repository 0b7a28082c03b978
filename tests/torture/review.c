#include "tests/torture/review.h"

#include "tests/environment.h"

#include <string.h>
#include <sys/stat.h>

/* ---- Making it --------------------------------------------------------------- */

gint64 review_add_workshop(const struct review *review, struct workbook *workbook, GError **error)
{
  struct workshop_request request = {
      .name = SPRING_REVIEW, .people = WORKSHOP_USUAL_PEOPLE, .minutes = WORKSHOP_USUAL_MINUTES};
  g_date_set_dmy(&request.date, 4, G_DATE_JANUARY, 2027);
  return workbook_add_workshop(workbook, review->pack, &request, NULL, error);
}

static struct review *review_new_in(const char *memory)
{
  struct review *review = g_new0(struct review, 1);
  g_autoptr(GError) error = NULL;
  review->home = environment_home_new();
  review->memory = g_strdup(memory);
  review->path = memory
                     ? g_build_filename(memory, "workbook.stage5", NULL)
                     : g_build_filename(review->home, ".local/share/stage5/workbook.stage5", NULL);
  review->pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  if (!review->pack)
    g_error("the default pack cannot be read");
  g_autofree char *folder = g_path_get_dirname(review->path);
  g_mkdir_with_parents(folder, 0700);
  g_autoptr(Workbook) workbook = workbook_open(review->path, &error);
  review->id = workbook ? review_add_workshop(review, workbook, &error) : 0;
  if (!review->id)
    g_error("no workshop for a trial: %s", error->message);
  return review;
}

struct review *review_new(void)
{
  return review_new_in(NULL);
}

struct review *review_new_in_memory(void)
{
  g_autofree char *folder = g_strdup("/dev/shm/stage5-test-XXXXXX");
  return review_new_in(g_mkdtemp(folder));
}

void review_free(struct review *review)
{
  if (!review)
    return;
  environment_home_free(review->home);
  environment_home_free(review->memory);
  pack_free(review->pack);
  g_free(review->path);
  g_free(review);
}

struct plan *review_plan(const struct review *review, const char *name)
{
  struct plan_request request = {
      .from = 0, .to = 1, .minutes = PLANNER_USUAL_MINUTES, .review = PLANNER_USUAL_REVIEW};
  g_autoptr(GError) error = NULL;
  g_date_set_dmy(&request.start, 4, G_DATE_JANUARY, 2027);
  struct plan *plan = plan_new(review->pack, name, &request, &error);
  if (!plan)
    g_error("no plan for a trial: %s", error->message);
  return plan;
}

/* ---- Looking ----------------------------------------------------------------- */

bool review_has_journal(const struct review *review)
{
  g_autofree char *journal = g_strconcat(review->path, "-journal", NULL);
  struct stat status;
  return stat(journal, &status) == 0 && status.st_size > 0;
}

bool review_has_bytes(const struct review *review, const char *text)
{
  g_autofree char *folder = g_path_get_dirname(review->path);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  const char *name;
  bool found = false;
  while (!found && (name = g_dir_read_name(directory))) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    gsize length = 0;
    found = strstr(name, text) || (g_file_get_contents(path, &bytes, &length, NULL) &&
                                   memmem(bytes, length, text, strlen(text)));
  }
  return found;
}

char *review_fault(struct workbook *workbook)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *verdict = NULL;
  if (!workbook_text(workbook, "PRAGMA integrity_check", NO_VALUES, &verdict, &error))
    return g_strdup(error->message);
  return g_strcmp0(verdict, "ok") == 0 ? NULL : g_steal_pointer(&verdict);
}

char *review_undo_fault(struct workbook *workbook)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL, *redone = NULL;
  workbook_run_script(workbook, "PRAGMA synchronous = OFF", NULL); /* to be quick */
  if (!workbook_undo(workbook, &undone, &error))
    return g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME) ? NULL
                                                                       : g_strdup(error->message);
  if (!workbook_redo(workbook, &redone, &error))
    return g_strdup(error->message);
  return g_strcmp0(undone, redone) == 0
             ? NULL
             : g_strdup_printf("“%s” was undone, and “%s” done again", undone, redone);
}

struct workbook *review_open(const struct review *review, struct trial_run *trial)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Workbook) workbook = workbook_open_existing(review->path, false, &error);
  if (!workbook || workbook_read_only(workbook)) {
    trial_fail(trial, "the workbook does not open: %s",
               workbook ? workbook_read_only(workbook) : error->message);
    return NULL;
  }
  g_autofree char *fault = review_fault(workbook);
  if (!fault)
    return g_steal_pointer(&workbook);
  trial_fail(trial, "the workbook is not whole: %s", fault);
  return NULL;
}

struct workshop *review_read(const struct review *review, struct workbook *workbook,
                             struct trial_run *trial)
{
  g_autoptr(GError) error = NULL;
  struct workshop *workshop = workbook_workshop(workbook, review->id, review->pack, &error);
  if (!workshop)
    trial_fail(trial, "the workshop cannot be read: %s", error->message);
  return workshop;
}
