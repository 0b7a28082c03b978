/* projector-follow.c - following a workbook that may come, change, be locked, damaged, replaced
 * or taken away
 *
 * What is shown stays until there is something else: a file that is held by another process for
 * a moment is no news.
 */
#include "tui/projector.h"
#include "tui/session.h"

#include <string.h>

#define PATIENCE_US (2 * G_USEC_PER_SEC) /* that a file may be held before it is said */
#define RETRY_US    (G_USEC_PER_SEC / 2) /* between two attempts to open a file that is at fault */

/* ---- Reading ----------------------------------------------------------- */

static void projection_clear(struct projection *projection, bool with_workbook)
{
  g_clear_pointer(&projection->workshop, workshop_free);
  projection->pack = NULL;
  if (with_workbook)
    g_clear_pointer(&projection->workbook, workbook_close);
}

/* Read the workshop that runs; none is no failure. */
static bool read_running(const struct projector *projector, struct projection *projection,
                         GError **error)
{
  g_autoptr(GError) cause = NULL;
  struct workbook *workbook = projection->workbook;
  gint64 id = workbook_running_workshop(workbook, &cause);
  if (cause) {
    g_propagate_error(error, g_steal_pointer(&cause));
    return false;
  }
  if (!id)
    return true;
  projection->pack = workbook_workshop_pack(workbook, id, projector->usual, error);
  if (projection->pack)
    projection->workshop = workbook_workshop(workbook, id, projection->pack, error);
  return projection->workshop &&
         workbook_workshop_place(workbook, id, projection->pack, &projection->place, error);
}

/* From now on @projection (taken over) is what is shown. */
static void show(struct projector *projector, struct projection *projection)
{
  bool other = projection->workbook != projector->shown.workbook;
  projection_clear(&projector->shown, other);
  projector->shown = *projection;
  projector->behind = false;
  projector->waits = 0;
  g_clear_pointer(&projector->trouble, g_free);
}

/* There is nothing to show but @sentence (taken over). True if that is news. */
static bool complain(struct projector *projector, char *sentence)
{
  g_autofree char *before = projector->trouble;
  projector->trouble = sentence;
  return g_strcmp0(before, sentence) != 0;
}

void projector_forget(struct projector *projector)
{
  projection_clear(&projector->shown, true);
  g_clear_pointer(&projector->trouble, g_free);
  g_clear_pointer(&projector->timer, g_free);
}

/* What could not be read may be so in a moment: the file is held, or what one reads was
 * removed meanwhile. Then the workshop that is shown stays, for a time. True if there is something
 * to say. */
static bool fail(struct projector *projector, const GError *error)
{
  bool passes = g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_BUSY) ||
                g_error_matches(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME);
  gint64 now = g_get_monotonic_time();
  projector->behind = true;
  if (passes && !projector->waits)
    projector->waits = now;
  if (passes && projector->shown.workshop && now - projector->waits < PATIENCE_US)
    return false;
  if (!passes)
    projection_clear(&projector->shown, true);
  return complain(projector, error_to_sentence(error));
}

/* ---- The file ---------------------------------------------------------- */

/* Open the file and read what runs in it, in place of what was shown. */
static bool open_anew(struct projector *projector, const struct stat *file)
{
  g_autoptr(GError) error = NULL;
  struct projection next = {0};
  projector->tried = g_get_monotonic_time();
  next.workbook = workbook_open_to_follow(projector->path, &error);
  if (!next.workbook || !read_running(projector, &next, &error)) {
    projection_clear(&next, true);
    return fail(projector, error);
  }
  show(projector, &next);
  projector->file = *file;
  return true;
}

/* Read what runs in the file that is open. */
static bool read_anew(struct projector *projector, const struct stat *file)
{
  g_autoptr(GError) error = NULL;
  struct projection next = {.workbook = projector->shown.workbook};
  if (!read_running(projector, &next, &error)) {
    projection_clear(&next, false);
    return fail(projector, error);
  }
  show(projector, &next);
  projector->file = *file;
  return true;
}

static bool is_same_file(const struct stat *one, const struct stat *other)
{
  return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

static bool is_untouched(const struct stat *one, const struct stat *other)
{
  return is_same_file(one, other) && one->st_size == other->st_size &&
         memcmp(&one->st_mtim, &other->st_mtim, sizeof one->st_mtim) == 0 &&
         memcmp(&one->st_ctim, &other->st_ctim, sizeof one->st_ctim) == 0;
}

static bool miss(struct projector *projector)
{
  g_autofree char *path = text_escape(projector->path, -1);
  projection_clear(&projector->shown, true);
  projector->behind = false;
  projector->waits = 0;
  return complain(projector, g_strdup_printf("There is no workbook “%s” yet. As soon as a workshop "
                                             "runs in it, it is shown here.",
                                             path));
}

/* A file that has changed without SQLite's telling so is another one, or was written over by a
 * program that knows nothing of it: it is opened anew, and so checked. */
bool projector_look(struct projector *projector)
{
  struct stat file;
  if (stat(projector->path, &file) != 0)
    return miss(projector);
  struct workbook *workbook = projector->shown.workbook;
  if (workbook && is_same_file(&file, &projector->file)) {
    if (workbook_changed(workbook) || (projector->behind && projector->waits))
      return read_anew(projector, &file);
    return !is_untouched(&file, &projector->file) && open_anew(projector, &file);
  }
  bool soon = workbook || !projector->tried || g_get_monotonic_time() - projector->tried > RETRY_US;
  return soon && open_anew(projector, &file);
}

/* ---- The timer --------------------------------------------------------- */

char *projector_timer(const struct projector *projector, const char **word)
{
  const struct countdown *timer = &projector->shown.place.timer;
  gint64 left = countdown_left(timer, session_time());
  *word = left < 0 ? "over by" : !timer->runs && timer->used ? "paused" : "";
  return countdown_to_string(left < 0 ? -left : left);
}
