#include "tests/torture/folder-state.h"

#include "workbook/workbook-private.h"

#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define JOURNAL   "-journal"
#define WORKBOOK  ".stage5"
#define READ_SIZE 65536

#define HASH_BEGIN G_GUINT64_CONSTANT(14695981039346656037)

/* The same one stands in every state in which the file is the same. */
struct entry {
  GBytes *bytes; /* NULL of a folder */
  char *text;    /* of a workbook */
  guint64 mark;  /* of the bytes and those of a journal beside it */
};

struct folder_state {
  GHashTable *entries; /* name -> struct entry *; that of a folder ends in "/" */
  guint64 mark;
};

/* ---- A workbook as text -------------------------------------------------- */

static const struct sqlite *library(void)
{
  static struct sqlite sqlite;
  static gsize loaded;
  if (g_once_init_enter(&loaded)) {
    g_autoptr(GError) error = NULL;
    if (!sqlite_load(&sqlite, &error))
      g_error("%s", error->message);
    g_once_init_leave(&loaded, 1);
  }
  return &sqlite;
}

/* The rows of an answer, its first column, a line each. */
static void append_answer(sqlite3 *db, const char *sql, GString *out)
{
  const struct sqlite *sqlite = library();
  sqlite3_stmt *statement = NULL;
  int result = sqlite->prepare(db, sql, -1, &statement, NULL);
  while (result == SQLITE_OK && (result = sqlite->step(statement)) == SQLITE_ROW) {
    const char *text = (const char *)sqlite->column_text(statement, 0);
    g_string_append_printf(out, "%s\n", text ? text : "");
    result = SQLITE_OK;
  }
  if (result != SQLITE_DONE)
    g_string_append_printf(out, "%s: %s\n", sql, sqlite->errmsg(db));
  sqlite->finalize(statement);
}

/* A statement for each table that gives its rows as texts. Left out is what is another thing each
 * time: ids that say nothing, and the changesets, which hold them. */
static const char statements[] =
    "SELECT 'SELECT ''' || t.name || ' '' || ' || "
    "  (SELECT group_concat('quote(\"' || c.name || '\")', ' || '','' || ') "
    "     FROM pragma_table_info(t.name) AS c "
    "     WHERE NOT (t.name IN ('workshop_ratings', 'workshop_dots') AND c.name = 'id' "
    "       OR t.name = 'workshop_labels' AND c.name = 'row' "
    "       OR t.name = 'history' AND c.name IN ('changes', 'digest'))) || "
    "  ' FROM \"' || t.name || '\" ORDER BY 1' "
    "FROM sqlite_schema AS t "
    "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'traces' "
    "ORDER BY t.name";

/* All that stands in the tables of a workbook, as text, but for what is random; a journal beside it
 * is rolled back. What is wrong with it, where something is. Transfer full. */
static char *workbook_to_text(const char *path)
{
  const struct sqlite *sqlite = library();
  GString *out = g_string_new(NULL);
  g_autoptr(GString) tables = g_string_new(NULL);
  sqlite3 *db = NULL;
  if (sqlite->open(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
    append_answer(db, "PRAGMA integrity_check", out);
    append_answer(db, statements, tables);
    g_auto(GStrv) lines = g_strsplit(tables->str, "\n", -1);
    for (char **line = lines; *line; line++)
      if (**line)
        append_answer(db, *line, out);
  } else {
    g_string_append(out, sqlite->errmsg(db));
  }
  sqlite->close(db);
  return g_string_free(out, FALSE);
}

/* ---- Reading ------------------------------------------------------------- */

static void entry_clear(gpointer data)
{
  struct entry *entry = data;
  g_clear_pointer(&entry->bytes, g_bytes_unref);
  g_free(entry->text);
}

static void entry_unref(gpointer entry)
{
  g_rc_box_release_full(entry, entry_clear);
}

static struct entry *find(const struct folder_state *state, const char *name)
{
  return state ? g_hash_table_lookup(state->entries, name) : NULL;
}

static guint64 hash(guint64 before, gconstpointer bytes, gsize length)
{
  const guint8 *byte = bytes;
  for (gsize i = 0; i < length; i++)
    before = (before ^ byte[i]) * G_GUINT64_CONSTANT(1099511628211);
  return before;
}

static guint64 hash_file(guint64 before, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data(bytes, &length);
  return hash(hash(before, &length, sizeof length), data, length);
}

static GBytes *file_bytes(const char *path)
{
  char *bytes;
  gsize length;
  return g_file_get_contents(path, &bytes, &length, NULL) ? g_bytes_new_take(bytes, length)
                                                          : g_bytes_new_static("", 0);
}

/* Nothing is kept of what is read: most files are the same most of the time. */
static bool file_has_bytes(const char *path, GBytes *bytes)
{
  gsize length;
  const char *expected = g_bytes_get_data(bytes, &length);
  char part[READ_SIZE];
  gssize n;
  int fd = g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return false;
  while ((n = read(fd, part, sizeof part)) > 0 && (gsize)n <= length &&
         memcmp(part, expected, (gsize)n) == 0) {
    expected += n;
    length -= (gsize)n;
  }
  close(fd);
  return n == 0 && length == 0;
}

/* Transfer full. */
static struct entry *read_entry(const char *path, struct entry *known)
{
  g_autofree char *journal = g_strconcat(path, JOURNAL, NULL);
  bool is_workbook = g_str_has_suffix(path, WORKBOOK);
  bool has_journal = is_workbook && g_file_test(journal, G_FILE_TEST_EXISTS);
  if (known && known->bytes && !has_journal && file_has_bytes(path, known->bytes))
    return g_rc_box_acquire(known);
  struct entry *entry = g_rc_box_new0(struct entry);
  entry->bytes = file_bytes(path);
  entry->mark = hash_file(HASH_BEGIN, entry->bytes);
  if (has_journal) {
    g_autoptr(GBytes) bytes = file_bytes(journal);
    entry->mark = hash_file(entry->mark, bytes);
  }
  entry->text = is_workbook ? workbook_to_text(path) : NULL;
  return entry;
}

/* What is left of a new workbook in which nothing came to be; the next one begins there. */
static bool is_nothing(const struct entry *entry)
{
  return entry->text && strcmp(entry->text, "ok\n") == 0;
}

static void read_folder(struct folder_state *state, const char *folder, const char *name,
                        const struct folder_state *known);

/* Take in what is at @path; @name ends in "/" if it is a folder. */
static void read_one(struct folder_state *state, const char *folder, const char *name, guint mode,
                     const struct folder_state *known)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  bool is_folder = g_str_has_suffix(name, "/");
  struct entry *entry =
      is_folder ? g_rc_box_new0(struct entry) : read_entry(path, find(known, name));
  guint64 mark = hash(hash(HASH_BEGIN, name, strlen(name)), &mode, sizeof mode);
  state->mark += hash(mark, &entry->mark, sizeof entry->mark); /* in whatever order */
  if (is_nothing(entry) || g_str_has_suffix(name, JOURNAL))
    entry_unref(entry);
  else
    g_hash_table_insert(state->entries, g_strdup(name), entry);
  if (is_folder)
    read_folder(state, folder, name, known);
}

/* A journal is read with its workbook, which is another afterwards. */
static bool belongs_to_workbook(const char *path)
{
  if (!g_str_has_suffix(path, WORKBOOK JOURNAL))
    return false;
  g_autofree char *workbook = g_strndup(path, strlen(path) - strlen(JOURNAL));
  return g_file_test(workbook, G_FILE_TEST_EXISTS);
}

static void read_folder(struct folder_state *state, const char *folder, const char *name,
                        const struct folder_state *known)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  const char *inner;
  while (directory && (inner = g_dir_read_name(directory))) {
    g_autofree char *inner_path = g_build_filename(path, inner, NULL);
    GStatBuf status = {0};
    if (belongs_to_workbook(inner_path) || g_lstat(inner_path, &status) != 0)
      continue;
    g_autofree char *inner_name =
        g_strconcat(name, inner, S_ISDIR(status.st_mode) ? "/" : NULL, NULL);
    read_one(state, folder, inner_name, status.st_mode, known);
  }
}

struct folder_state *folder_state_read(const char *folder, const struct folder_state *known)
{
  struct folder_state *state = g_new0(struct folder_state, 1);
  state->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entry_unref);
  read_folder(state, folder, "", known);
  return state;
}

guint64 folder_state_mark(const struct folder_state *state)
{
  return state->mark;
}

void folder_state_free(struct folder_state *state)
{
  if (!state)
    return;
  g_hash_table_unref(state->entries);
  g_free(state);
}

/* ---- Restoring ----------------------------------------------------------- */

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
  (void)status;
  if (where->level == 0)
    return 0;
  return type == FTW_DP || type == FTW_DNR ? g_rmdir(path) : g_unlink(path);
}

void folder_state_restore(const struct folder_state *state, const char *folder)
{
  g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(state->entries), (GCompareFunc)strcmp);
  nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  for (GList *name = names; name; name = name->next) {
    const struct entry *entry = find(state, name->data);
    g_autofree char *path = g_build_filename(folder, name->data, NULL);
    gsize length = 0;
    const char *bytes = entry->bytes ? g_bytes_get_data(entry->bytes, &length) : NULL;
    if (entry->bytes ? !g_file_set_contents_full(path, bytes ? bytes : "", (gssize)length,
                                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL)
                     : g_mkdir(path, 0700) != 0)
      g_error("“%s” cannot be laid there for a trial", path);
  }
}

/* ---- Comparing ----------------------------------------------------------- */

static bool is_same(const struct entry *one, const struct entry *other)
{
  if (one == other)
    return one != NULL;
  if (!one || !other || !one->bytes || !other->bytes)
    return one && other && !one->bytes && !other->bytes;
  return one->text && other->text ? strcmp(one->text, other->text) == 0
                                  : g_bytes_equal(one->bytes, other->bytes);
}

GBytes *folder_state_bytes(const struct folder_state *state, const char *name)
{
  const struct entry *entry = find(state, name);
  return entry ? entry->bytes : NULL;
}

static void append(GString *out, const char *name, const char *what)
{
  g_string_append_printf(out, "%s“%s” %s", out->len ? ", " : "", name, what);
}

static char *end(GString *out)
{
  return out->len ? g_string_free(out, FALSE) : (g_string_free(out, TRUE), NULL);
}

char *folder_state_difference(const struct folder_state *is, const struct folder_state *should_be)
{
  GString *out = g_string_new(NULL);
  GHashTableIter all;
  gpointer name, entry;
  g_hash_table_iter_init(&all, should_be->entries);
  while (g_hash_table_iter_next(&all, &name, &entry)) {
    const struct entry *there = find(is, name);
    if (!is_same(there, entry))
      append(out, name, there ? "is another" : "is missing");
  }
  g_hash_table_iter_init(&all, is->entries);
  while (g_hash_table_iter_next(&all, &name, NULL))
    if (!find(should_be, name))
      append(out, name, "is left there");
  return end(out);
}

char *folder_state_damage(const struct folder_state *is, const struct folder_state *before,
                          const struct folder_state *after)
{
  GString *out = g_string_new(NULL);
  GHashTableIter all;
  gpointer name, entry;
  g_hash_table_iter_init(&all, before->entries);
  while (g_hash_table_iter_next(&all, &name, &entry)) {
    const struct entry *there = find(is, name);
    if (!is_same(there, entry) && !is_same(there, find(after, name)))
      append(out, name, there ? "is damaged" : "is missing");
  }
  return end(out);
}
