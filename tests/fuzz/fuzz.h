/* fuzz.h - targets: what is fed with any bytes at all, and what must hold then
 *
 * A target is a function that takes bytes, gives them to a part of stage5 as that would get them
 * from a user, and looks whether what the part promises holds (REQUIRE). Each is a file
 * tests/fuzz/target-NAME.c and a row in targets.c; its seeds are in tests/fuzz/corpus/NAME/, its
 * words in tests/fuzz/dictionaries/NAME.dict.
 *
 * The same targets are built twice: with libFuzzer by "make fuzz" (entry.c), where their files
 * are in memory (files-memory.c), and into a suite of "make check" (test-fuzz-corpus.c), where
 * each file of the corpus goes through its target, and files are files (files-disk.c).
 */
#ifndef STAGE5_TESTS_FUZZ_H
#define STAGE5_TESTS_FUZZ_H

#include "content/content.h"

struct fuzz_target {
  const char *name;
  void (*run)(const guint8 *data, gsize size);

  /* Change @size bytes of @data, which has room for @most, so that they go deep; the new size.
   * NULL: as libFuzzer does it. */
  gsize (*mutate)(guint8 *data, gsize size, gsize most, guint seed);
};

extern const struct fuzz_target fuzz_ballots, fuzz_config, fuzz_document, fuzz_pack, fuzz_rows,
    fuzz_tally, fuzz_workbook;

/* All of them, NULL at the end. */
extern const struct fuzz_target *const fuzz_targets[];

/* What must hold does not: says so and ends the program, or the test. Whoever builds the targets
 * into a program has it. */
_Noreturn void fuzz_fail(const char *file, int line, const char *what, const char *text);

/* @condition must hold; @text (or NULL) is shown if it does not. */
#define REQUIRE(condition, text)                                                                   \
  do {                                                                                             \
    if (!(condition))                                                                              \
      fuzz_fail(__FILE__, __LINE__, #condition, text);                                             \
  } while (0)

/* The default mutation of libFuzzer; in "make check" nothing. */
gsize fuzz_mutate(guint8 *data, gsize size, gsize most);

/* ---- What targets have in common (common.c) ----------------------------- */

/* @text must be fit for a terminal, and, if it is a message, one line that says something. */
void require_clean(const char *text);
void require_message(const char *text);

/* An error with a message, if @failed, and else none; it is freed. */
void require_error(bool failed, GError *error);

/* Each of @problems must be a message of the form `file:line: …`. */
void require_problems(const GPtrArray *problems);

/* A section of an input that is one of several files: the lines after "--- NAME" up to the
 * next such line; what stands before the first one has the name "". */
struct section {
  char name[32]; /* as much as fits of it */
  const char *text;
  gsize length;
};

/* Cut @size bytes of @data into at most @n sections; how many there are. */
guint sections_cut(const guint8 *data, gsize size, struct section *sections, guint n);

/* The pack of tests/small-pack.h with roles, read once, and its tables put into the folder.
 * Transfer none. */
const struct pack *fuzz_small_pack(void);

/* @document, taken over, as text is clean. */
void require_document(struct document *document);

/* ---- Files (files-memory.c, files-disk.c) ------------------------------- */

/* The folder in which the files of a target are, and no others. Transfer none. */
const char *files_folder(void);

/* Put the file @name ("a.csv", "folder/a") there, remove all. The bytes are borrowed until then. */
void files_put(const char *name, const void *bytes, gsize length);
void files_clear(void);

/* A copy of the bytes of the file @name; false if there is none. */
bool files_get(const char *name, char **bytes, gsize *length);

/* Whether a file may be put anew while SQLite has it open. */
bool files_may_change_below(void);

/* From now on SQLite keeps its files there. */
void files_serve_sqlite(void);

/* How many bytes one read gives at most; 0: as many as are asked for. */
void files_read_in_pieces(gsize most);

#endif
