/* trial-full-disk.c - everything the command line does, on a disk that becomes full meanwhile
 *
 * The disk is one in memory, mounted where nobody but this process sees it: that needs root. It is
 * filled but for a few blocks; when the operation has failed they are given back, and it is done
 * again. */
#include "tests/environment.h"
#include "tests/torture/judge.h"
#include "tests/torture/torture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define DISK_SIZE   "8m"
#define FILLING     "filling"
#define MOST_BLOCKS 8 /* two to the power of this, that are left: more than an operation needs */

struct disk {
  char *folder;  /* where it is mounted */
  char *desk;    /* the folder on it in which all is done */
  char *filling; /* the file that fills it */
};

/* ---- The disk ------------------------------------------------------------ */

/* False, with errno, if it may not be. */
static bool disk_mount(struct disk *disk)
{
  disk->folder = environment_home_new();
  disk->desk = g_build_filename(disk->folder, "desk", NULL);
  disk->filling = g_build_filename(disk->folder, FILLING, NULL);
  return unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount("stage5-trial", disk->folder, "tmpfs", 0, "size=" DISK_SIZE) == 0 &&
         g_mkdir(disk->desk, 0700) == 0;
}

static void disk_clear(struct disk *disk)
{
  umount2(disk->folder, MNT_DETACH);
  environment_home_free(disk->folder);
  g_free(disk->desk);
  g_free(disk->filling);
}

/* Leave @n_blocks. */
static bool disk_fill(const struct disk *disk, guint n_blocks)
{
  struct statvfs status;
  int fd = g_open(disk->filling, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool good = fd >= 0 && statvfs(disk->folder, &status) == 0 && status.f_bavail > n_blocks &&
              posix_fallocate(fd, 0, (off_t)((status.f_bavail - n_blocks) * status.f_bsize)) == 0;
  if (fd >= 0)
    close(fd);
  return good;
}

static void disk_give_back(const struct disk *disk)
{
  g_unlink(disk->filling);
}

/* ---- The operations ------------------------------------------------------ */

struct work {
  struct trial_run *trial;
  struct disk disk;
  struct folder_state *before;
  struct normal normal[N_OPERATIONS_MOST];
  guint n_refused, n_done;
};

static char *try_again(const struct work *work, const struct operation *operation)
{
  const struct normal *normal = &work->normal[operation - operations];
  g_autoptr(CommandResult) result = operation_run(operation, work->disk.desk, NULL);
  g_autoptr(FolderState) is = folder_state_read(work->disk.desk, normal->after);
  struct outcome outcome = {.result = result, .is = is};
  return outcome_wrong_afterwards(normal, &outcome);
}

/* NULL, or what did not hold. Transfer full. */
static char *run_on_full_disk(struct work *work, const struct operation *operation, guint n_blocks)
{
  const struct normal *normal = &work->normal[operation - operations];
  folder_state_restore(normal->before, work->disk.desk);
  if (!disk_fill(&work->disk, n_blocks))
    return g_strdup_printf("the disk cannot be filled: %s", g_strerror(errno));
  g_autoptr(CommandResult) result = operation_run(operation, work->disk.desk, NULL);
  disk_give_back(&work->disk);
  g_autoptr(FolderState) is = folder_state_read(work->disk.desk, normal->before);
  struct outcome outcome = {.result = result, .is = is};
  work->n_done += result->status == 0;
  work->n_refused += result->status == 1;
  char *wrong = outcome_wrong(operation, normal, &outcome);
  return wrong || !outcome_is_nothing(normal, &outcome) ? wrong : try_again(work, operation);
}

/* As many attempts with a few blocks as with many. */
static guint random_blocks(GRand *random)
{
  return (guint)g_rand_int_range(random, 0, 1 << g_rand_int_range(random, 0, MOST_BLOCKS + 1));
}

static void fill_again_and_again(struct work *work)
{
  struct trial_run *trial = work->trial;
  while (trial_again(trial)) {
    const struct operation *operation = &operations[trial->n_done % n_operations];
    guint n_blocks = random_blocks(trial->random);
    g_autofree char *wrong = run_on_full_disk(work, operation, n_blocks);
    if (wrong)
      trial_fail(trial, "%s, %u blocks left: %s", operation->name, n_blocks, wrong);
  }
  trial_say(trial, "%u refused with a sentence, %u done as there was room", work->n_refused,
            work->n_done);
}

/* ---- The trial ----------------------------------------------------------- */

static bool prepare(struct work *work)
{
  g_autofree char *wrong = operations_prepare(work->disk.desk);
  work->before = folder_state_read(work->disk.desk, NULL);
  for (guint i = 0; !wrong && i < n_operations; i++) {
    struct normal *normal = &work->normal[i];
    folder_state_restore(work->before, work->disk.desk);
    normal->before = work->before;
    normal->result = operation_run(&operations[i], work->disk.desk, NULL);
    normal->after = folder_state_read(work->disk.desk, work->before);
    if (normal->result->status != 0)
      wrong = g_strdup_printf("%s: %s", operations[i].name, normal->result->err);
  }
  if (wrong)
    trial_fail(work->trial, "%s", wrong);
  return !wrong;
}

static void run_trial(struct trial_run *trial)
{
  struct work work = {.trial = trial};
  if (!disk_mount(&work.disk))
    trial_skip(trial, "a disk in memory cannot be mounted: %s", g_strerror(errno));
  else if (prepare(&work))
    fill_again_and_again(&work);
  for (guint i = 0; i < n_operations; i++)
    normal_clear(&work.normal[i]);
  folder_state_free(work.before);
  disk_clear(&work.disk);
}

const struct trial trial_full_disk = {
    "full-disk", "the disk becomes full, on the command line", 500, 30, 11, run_trial};
