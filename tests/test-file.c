/* Saving: there is always a whole file, and an error that helps. */

#include "document/document.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* ---- Names ------------------------------------------------------------- */

/* Why no link can be made, or 0; and how often that was tried. */
static int link_refusal;
static guint n_links;

/* In the place of the C library's. */
int linkat(int fromfd, const char *from, int tofd, const char *to, int flags)
{
  n_links++;
  errno = link_refusal;
  return link_refusal ? -1 : (int)syscall(SYS_linkat, fromfd, from, tofd, to, flags);
}

/* ---- Helpers ----------------------------------------------------------- */

static char *folder;

static void folder_make(void)
{
  folder = g_dir_make_tmp("stage5-file-XXXXXX", NULL);
  cr_assert_not_null(folder);
}

static guint folder_n_files(void)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint n_files = 0;
  while (g_dir_read_name(dir))
    n_files++;
  return n_files;
}

static char *in_folder(const char *name)
{
  return g_build_filename(folder, name, NULL);
}

static void folder_remove(void)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = in_folder(name);
    g_remove(path);
  }
  g_rmdir(folder);
  g_clear_pointer(&folder, g_free);
}

static void save(const char *path, const char *text)
{
  g_autoptr(GError) error = NULL;
  cr_assert(file_save(path, text, strlen(text), &error), "%s", error ? error->message : "?");
  cr_assert_null(error);
}

static void assert_holds(const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  cr_assert(g_file_get_contents(path, &contents, NULL, NULL), "%s", path);
  cr_assert_str_eq(contents, expected);
}

static void assert_fails(const char *path, const char *expected)
{
  g_autoptr(GError) error = NULL;
  cr_assert_not(file_save(path, "text", 4, &error));
  cr_assert(g_error_matches(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITE));
  cr_assert_str_eq(error->message, expected);
}

static mode_t mode_of(const char *path)
{
  struct stat status;
  cr_assert_eq(stat(path, &status), 0);
  return status.st_mode & 0777;
}

/* ---- Regular files ----------------------------------------------------- */

TestSuite(file_save, .init = folder_make, .fini = folder_remove);

Test(file_save, makes_a_file_and_leaves_nothing_beside_it)
{
  g_autofree char *path = in_folder("out.html");
  save(path, "some text\n");
  assert_holds(path, "some text\n");
  cr_assert_eq(folder_n_files(), 1);
}

Test(file_save, gives_a_new_file_the_permissions_that_the_mask_allows)
{
  g_autofree char *path = in_folder("out.html");
  umask(027);
  save(path, "x");
  cr_assert_eq(mode_of(path), 0640);
  cr_assert_eq(umask(022), 027);
}

Test(file_save, replaces_a_file_and_keeps_its_permissions)
{
  g_autofree char *path = in_folder("out.html");
  save(path, "old, and longer than the new one");
  cr_assert_eq(chmod(path, 0604), 0);
  save(path, "new");
  assert_holds(path, "new");
  cr_assert_eq(mode_of(path), 0604);
  cr_assert_eq(folder_n_files(), 1);
}

Test(file_save, does_not_touch_the_old_file_while_it_writes)
{
  g_autofree char *path = in_folder("out.html");
  save(path, "old");
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  save(path, "new");
  char seen[4] = "";
  cr_assert_eq(read(fd, seen, 3), 3);
  close(fd);
  cr_assert_str_eq(seen, "old");
}

Test(file_save, writes_an_empty_file_and_one_of_many_megabytes)
{
  g_autofree char *path = in_folder("out.txt");
  g_autofree char *large = g_strnfill(5 * 1024 * 1024, 'x');
  save(path, large);
  assert_holds(path, large);
  save(path, "");
  assert_holds(path, "");
}

Test(file_save, keeps_a_symbolic_link_and_replaces_what_it_leads_to)
{
  g_autofree char *file = in_folder("file");
  g_autofree char *link = in_folder("link");
  g_autofree char *link_to_link = in_folder("link-to-link");
  save(file, "old");
  cr_assert_eq(symlink("file", link), 0);
  cr_assert_eq(symlink(link, link_to_link), 0);
  save(link_to_link, "new");
  cr_assert(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  cr_assert(g_file_test(link_to_link, G_FILE_TEST_IS_SYMLINK));
  cr_assert_not(g_file_test(file, G_FILE_TEST_IS_SYMLINK));
  assert_holds(file, "new");
}

Test(file_save, makes_the_file_that_a_link_leads_to)
{
  g_autofree char *file = in_folder("file");
  g_autofree char *link = in_folder("link");
  cr_assert_eq(symlink("file", link), 0);
  save(link, "new");
  cr_assert(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  assert_holds(file, "new");
}

/* ---- Pipes and devices ------------------------------------------------- */

Test(file_save, writes_into_a_pipe_that_somebody_reads)
{
  g_autofree char *path = in_folder("pipe");
  char seen[5] = "";
  cr_assert_eq(mkfifo(path, 0600), 0);
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  save(path, "text");
  cr_assert_eq(read(fd, seen, 4), 4);
  close(fd);
  cr_assert_str_eq(seen, "text");
  struct stat status;
  cr_assert_eq(stat(path, &status), 0);
  cr_assert(S_ISFIFO(status.st_mode));
}

Test(file_save, adds_to_what_a_descriptor_has_written)
{
  g_autofree char *path = in_folder("out");
  save(path, "before ");
  int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  g_autofree char *name = g_strdup_printf("/dev/fd/%d", fd);
  save(name, "after");
  close(fd);
  assert_holds(path, "before after");
}

/* ---- Failures ---------------------------------------------------------- */

Test(file_save, says_that_the_disk_is_full)
{
  assert_fails("/dev/full", "cannot write “/dev/full”: No space left on device; "
                            "free some space or choose another place");
}

Test(file_save, does_not_wait_for_a_reader_who_never_comes)
{
  g_autofree char *path = in_folder("pipe");
  cr_assert_eq(mkfifo(path, 0600), 0);
  g_autofree char *expected =
      g_strdup_printf("cannot write “%s”: No such device or address; nobody reads from there: "
                      "start the reader first, or choose another place",
                      path);
  assert_fails(path, expected);
}

Test(file_save, asks_for_a_file_in_a_folder)
{
  g_autofree char *expected =
      g_strdup_printf("cannot write “%s”: Is a directory; name a file in it", folder);
  assert_fails(folder, expected);
}

Test(file_save, asks_for_a_folder_that_is_missing)
{
  g_autofree char *path = in_folder("missing/out.html");
  g_autofree char *expected = g_strdup_printf("cannot write “%s”: No such file or directory; "
                                              "make the folder first, or choose another place",
                                              path);
  assert_fails(path, expected);
}

Test(file_save, says_that_links_go_round)
{
  g_autofree char *path = in_folder("link");
  cr_assert_eq(symlink("link", path), 0);
  g_autofree char *expected = g_strdup_printf("cannot write “%s”: Too many levels of symbolic "
                                              "links; choose another place",
                                              path);
  assert_fails(path, expected);
}

Test(file_save, shows_hostile_names_as_escapes)
{
  assert_fails("/missing\x1b[31m\n/x",
               "cannot write “/missing\\x1b[31m\\n/x”: No such file or directory; "
               "make the folder first, or choose another place");
}

/* Root may write everywhere, so as root this goes on as nobody. */
static void become_somebody(const char *file)
{
  if (geteuid() != 0)
    return;
  cr_assert_eq(chown(folder, NOBODY, (gid_t)-1), 0);
  cr_assert_eq(chown(file, NOBODY, (gid_t)-1), 0);
  cr_assert_eq(seteuid(NOBODY), 0);
}

/* A change of user makes a process one that cannot be traced, and the leak
 * sanitizer traces; so that is taken back as well. */
static void become_root_again(void)
{
  if (getuid() != 0)
    return;
  cr_assert_eq(seteuid(0), 0);
  cr_assert_eq(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), 0);
}

Test(file_save, leaves_the_old_file_and_nothing_else_when_it_fails)
{
  g_autofree char *path = in_folder("out.html");
  save(path, "old");
  become_somebody(path);
  cr_assert_eq(chmod(folder, 0500), 0);
  g_autofree char *expected = g_strdup_printf("cannot write “%s”: Permission denied; choose a "
                                              "folder and a file that you may write to",
                                              path);
  assert_fails(path, expected);
  cr_assert_eq(chmod(folder, 0700), 0);
  become_root_again();
  assert_holds(path, "old");
  cr_assert_eq(folder_n_files(), 1);
}

/* A limit on the size of files stands in for a disk that fills up half way. */
Test(file_save, leaves_the_old_file_when_the_new_one_does_not_fit)
{
  g_autofree char *path = in_folder("out.html");
  g_autofree char *large = g_strnfill(100000, 'x');
  g_autoptr(GError) error = NULL;
  save(path, "old");
  writing_survives(SIGXFSZ);
  struct rlimit limit = {.rlim_cur = 1000, .rlim_max = RLIM_INFINITY};
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  bool saved = file_save(path, large, strlen(large), &error);
  limit.rlim_cur = RLIM_INFINITY;
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  cr_assert_not(saved);
  assert_holds(path, "old");
  cr_assert_eq(folder_n_files(), 1);
}

/* A signal in the middle of writing: the limit's own ends the program when it is met. */
Test(file_save, leaves_the_old_file_and_nothing_else_when_the_program_is_ended)
{
  g_autofree char *path = in_folder("out.html");
  g_autofree char *large = g_strnfill(100000, 'x');
  int nameless = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (nameless < 0)
    cr_skip("files must have a name here");
  close(nameless);
  save(path, "old");
  pid_t child = fork();
  if (child == 0) {
    struct rlimit limit = {.rlim_cur = 1000, .rlim_max = RLIM_INFINITY}, no_core = {0, 0};
    signal(SIGXFSZ, SIG_DFL);
    setrlimit(RLIMIT_CORE, &no_core);
    setrlimit(RLIMIT_FSIZE, &limit);
    file_save(path, large, strlen(large), NULL);
    _exit(0);
  }
  int status = 0;
  cr_assert_eq(waitpid(child, &status, 0), child);
  cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
  assert_holds(path, "old");
  cr_assert_eq(folder_n_files(), 1);
}

/* As in a sandbox that forbids links. */
Test(file_save, needs_no_links)
{
  static const int refusals[] = {EPERM, EACCES, EOPNOTSUPP, ENOENT};
  g_autofree char *path = in_folder("out.html");
  for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
    g_autofree char *text = g_strdup_printf("text %zu", i);
    link_refusal = refusals[i];
    save(path, text);
    assert_holds(path, text);
    cr_assert_eq(folder_n_files(), 1);
  }
  if (n_links == 0)
    cr_skip("files must have a name here");
}

Test(file_save, says_why_a_name_cannot_be_given)
{
  g_autofree char *path = in_folder("out.html");
  g_autoptr(GError) error = NULL;
  save(path, "old");
  if (n_links == 0)
    cr_skip("files must have a name here");
  link_refusal = EDQUOT;
  cr_assert_not(file_save(path, "new", 3, &error));
  cr_assert_not_null(strstr(error->message, g_strerror(EDQUOT)), "%s", error->message);
  assert_holds(path, "old");
  cr_assert_eq(folder_n_files(), 1);
}

Test(file_save, asks_for_a_shorter_name)
{
  g_autofree char *long_name = g_strnfill(300, 'n');
  g_autofree char *path = in_folder(long_name);
  g_autofree char *expected =
      g_strdup_printf("cannot write “%s”: File name too long; choose a shorter name", path);
  assert_fails(path, expected);
  cr_assert_eq(folder_n_files(), 0);
}
