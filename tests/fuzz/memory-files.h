/* memory-files.h - files in memory, for files-memory.c and for SQLite (memory-vfs.c) */
#ifndef STAGE5_TESTS_MEMORY_FILES_H
#define STAGE5_TESTS_MEMORY_FILES_H

#include "tests/fuzz/fuzz.h"

#define MEMORY_FILES 128

struct memory_file {
  char name[96];       /* "" where there is none */
  const guint8 *bytes; /* borrowed, or .own */
  gsize length;
  guint8 *own; /* room for bytes of its own, kept for the next file */
  gsize room;
};

/* The file @path, or NULL; the same, made if it is not there, or NULL if there is no room. */
struct memory_file *memory_file_find(const char *path);
struct memory_file *memory_file_make(const char *path);
void memory_file_remove(struct memory_file *file);

/* The bytes of @file, which may be written to, @length of them at least. */
guint8 *memory_file_own(struct memory_file *file, gsize length);

#endif
