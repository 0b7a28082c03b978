/* The project restates a published article in its own words: no run of eight words
 * of the article stands in it. The article is not here; tests/wording.txt has a hash
 * of each of its runs, see HACKING.md. */
#include <criterion/criterion.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define RUN         8  /* words */
#define HASH_DIGITS 16 /* of SHA-256 */

struct word {
  gsize offset; /* in the text it comes from */
  char *text;   /* in lower case */
};

static void word_clear(gpointer data)
{
  g_free(((struct word *)data)->text);
}

static bool is_word_character(char c)
{
  return g_ascii_islower(c) || g_ascii_isdigit(c);
}

#define APOSTROPHE "\xe2\x80\x99" /* the typographic one */

/* The length of the apostrophe at @text, if there is one. */
static gsize apostrophe_length(const char *text)
{
  return *text == '\'' ? 1 : g_str_has_prefix(text, APOSTROPHE) ? strlen(APOSTROPHE) : 0;
}

/* The length of the word at @text: letters and digits, and an apostrophe with the
 * letters after it. */
static gsize word_length(const char *text)
{
  gsize length = 0;
  while (is_word_character(text[length]))
    length++;
  gsize suffix = length + apostrophe_length(text + length);
  if (!length || suffix == length || !g_ascii_islower(text[suffix]))
    return length;
  while (g_ascii_islower(text[suffix]))
    suffix++;
  return suffix;
}

/* A copy of the word with a plain apostrophe. Transfer full. */
static char *word_copy(const char *text, gsize length)
{
  g_autofree char *word = g_strndup(text, length);
  g_auto(GStrv) parts = g_strsplit(word, APOSTROPHE, -1);
  return g_strjoinv("'", parts);
}

/* The words of a text. Element type struct word. Transfer full. */
static GArray *words_of(const char *text, gsize length)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(struct word));
  g_array_set_clear_func(words, word_clear);
  g_autofree char *lower = g_ascii_strdown(text, length);
  for (gsize i = 0; i < length;) {
    gsize n = word_length(lower + i);
    if (n) {
      struct word word = {.offset = i, .text = word_copy(lower + i, n)};
      g_array_append_val(words, word);
    }
    i += MAX(n, 1);
  }
  return words;
}

/* The hash of the run that begins with @first. Transfer full. */
static char *hash_of(const GArray *words, guint first)
{
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  for (guint i = first; i < first + RUN; i++) {
    const char *text = g_array_index(words, struct word, i).text;
    if (i > first)
      g_checksum_update(checksum, (const guchar *)" ", 1);
    g_checksum_update(checksum, (const guchar *)text, -1);
  }
  return g_strndup(g_checksum_get_string(checksum), HASH_DIGITS);
}

static bool is_known(GHashTable *known, const GArray *words, guint first)
{
  g_autofree char *hash = hash_of(words, first);
  return g_hash_table_contains(known, hash);
}

/* `NAME:LINE: the words` for the words from @first to before @end. */
static void report(GString *found, const char *name, const char *text, const GArray *words,
                   guint first, guint end)
{
  guint line = 1;
  for (gsize i = 0; i < g_array_index(words, struct word, first).offset; i++)
    line += text[i] == '\n';
  g_string_append_printf(found, "%s:%u:", name, line);
  for (guint i = first; i < end; i++)
    g_string_append_printf(found, " %s", g_array_index(words, struct word, i).text);
  g_string_append_c(found, '\n');
}

/* Add to @found where runs of @known stand in @text; overlapping ones are one. */
static void check_text(GHashTable *known, const char *name, const char *text, gsize length,
                       GString *found)
{
  g_autoptr(GArray) words = words_of(text, length);
  for (guint i = 0; i + RUN <= words->len; i++) {
    if (!is_known(known, words, i))
      continue;
    guint last = i;
    while (last + 1 + RUN <= words->len && is_known(known, words, last + 1))
      last++;
    report(found, name, text, words, i, last + RUN);
    i = last + RUN - 1;
  }
}

static guint check_path(GHashTable *known, const char *path, GString *found);

static guint check_folder(GHashTable *known, const char *path, GString *found)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  guint files = 0;
  const char *name;
  while ((name = g_dir_read_name(folder))) {
    g_autofree char *inner = g_build_filename(path, name, NULL);
    files += check_path(known, inner, found);
  }
  return files;
}

/* The number of files that were checked. */
static guint check_path(GHashTable *known, const char *path, GString *found)
{
  g_autofree char *text = NULL;
  gsize length;
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    return check_folder(known, path, found);
  if (!g_file_get_contents(path, &text, &length, NULL))
    return 0;
  check_text(known, path, text, length, found);
  return 1;
}

/* The hashes of tests/wording.txt. Transfer full. */
static GHashTable *known_runs(void)
{
  g_autofree char *text = NULL;
  GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  cr_assert(g_file_get_contents(TOP_SRCDIR "/tests/wording.txt", &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    if (strlen(lines[i]) == HASH_DIGITS)
      g_hash_table_add(known, g_strdup(lines[i]));
  return known;
}

Test(wording, is_our_own)
{
  static const struct {
    const char *path;
    guint files; /* at least */
  } places[] = {{"content", 20}, {"doc", 1}, {"README.md", 1}};
  g_autoptr(GHashTable) known = known_runs();
  g_autoptr(GString) found = g_string_new(NULL);
  cr_assert_gt(g_hash_table_size(known), 1000);
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *path = g_build_filename(TOP_SRCDIR, places[i].path, NULL);
    guint files = check_path(known, path, found);
    cr_assert_geq(files, places[i].files, "%s: %u files", places[i].path, files);
  }
  cr_assert_eq(found->len, 0, "runs of words that stand in the article:\n%s", found->str);
}

/* A run of words that nobody has written, and hashes that the command line made of it:
 * printf 'seven grey herons aren't counting the 12 ferries' | sha256sum | cut -c1-16 */
#define HERONS "b0e87e64b5fc6e07"

Test(wording, finds_a_known_run_whatever_its_letter_case_and_punctuation)
{
  static const char text[] =
      "One line.\n\"Seven GREY herons\n  aren\xe2\x80\x99t: counting, (the) 12"
      "\n* ferries\", but two are.";
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) found = g_string_new(NULL);
  g_hash_table_add(known, g_strdup(HERONS));
  check_text(known, "birds", text, strlen(text), found);
  cr_assert_str_eq(found->str, "birds:2: seven grey herons aren't counting the 12 ferries\n");
}

Test(wording, lets_other_words_pass)
{
  static const char text[] = "Seven grey herons aren't counting the 13 ferries";
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) found = g_string_new(NULL);
  g_hash_table_add(known, g_strdup(HERONS));
  check_text(known, "birds", text, strlen(text), found);
  cr_assert_eq(found->len, 0, "%s", found->str);
}
