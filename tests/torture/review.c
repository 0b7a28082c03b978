#include "tests/torture/review.h"

#include "tests/environment.h"

#include <sys/stat.h>

/* ---- Making it --------------------------------------------------------------- */

static gint64 add_workshop(const struct review *review, struct workbook *workbook, GError **error)
{
  struct workshop_request request = {
      .name = SPRING_REVIEW, .people = WORKSHOP_USUAL_PEOPLE, .minutes = WORKSHOP_USUAL_MINUTES};
  g_date_set_dmy(&request.date, 4, G_DATE_JANUARY, 2027);
  return workbook_add_workshop(workbook, review->pack, &request, NULL, error);
}

struct review *review_new(void)
{
  struct review *review = g_new0(struct review, 1);
  g_autoptr(GError) error = NULL;
  review->home = environment_home_new();
  review->path = g_build_filename(review->home, ".local/share/stage5/workbook.stage5", NULL);
  review->pack = pack_read(TOP_SRCDIR "/content/social-business", NULL);
  if (!review->pack)
    g_error("the default pack cannot be read");
  g_autofree char *folder = g_path_get_dirname(review->path);
  g_mkdir_with_parents(folder, 0700);
  g_autoptr(Workbook) workbook = workbook_open(review->path, &error);
  review->id = workbook ? add_workshop(review, workbook, &error) : 0;
  if (!review->id)
    g_error("no workshop for a trial: %s", error->message);
  return review;
}

void review_free(struct review *review)
{
  if (!review)
    return;
  environment_home_free(review->home);
  pack_free(review->pack);
  g_free(review->path);
  g_free(review);
}

/* ---- Looking ----------------------------------------------------------------- */

bool review_has_journal(const struct review *review)
{
  g_autofree char *journal = g_strconcat(review->path, "-journal", NULL);
  struct stat status;
  return stat(journal, &status) == 0 && status.st_size > 0;
}

static bool is_whole(struct workbook *workbook, struct trial_run *trial)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *verdict = NULL;
  if (workbook_text(workbook, "PRAGMA integrity_check", NO_VALUES, &verdict, &error) &&
      g_strcmp0(verdict, "ok") == 0)
    return true;
  trial_fail(trial, "integrity_check: %s", error ? error->message : verdict);
  return false;
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
  return is_whole(workbook, trial) ? g_steal_pointer(&workbook) : NULL;
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

bool review_undo_and_redo(struct workbook *workbook, struct trial_run *trial)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = NULL, *redone = NULL;
  if (!workbook_undo(workbook, &undone, &error) || !workbook_redo(workbook, &redone, &error)) {
    trial_fail(trial, "undo: %s", error->message);
    return false;
  }
  if (g_strcmp0(undone, redone) == 0)
    return true;
  trial_fail(trial, "“%s” was undone, and “%s” done again", undone, redone);
  return false;
}
