/* entry.c - one target as a program of libFuzzer; FUZZ_TARGET is its struct */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#ifndef FUZZ_TARGET /* for who looks at this file alone */
#define FUZZ_TARGET fuzz_tally
#endif

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, guint seed);
gsize LLVMFuzzerMutate(guint8 *data, gsize size, gsize most);

void fuzz_fail(const char *file, int line, const char *what, const char *text)
{
  fprintf(stderr, "%s:%d: this does not hold: %s\n%s\n", file, line, what, text ? text : "");
  abort();
}

gsize fuzz_mutate(guint8 *data, gsize size, gsize most)
{
  return LLVMFuzzerMutate(data, size, most);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  FUZZ_TARGET.run(data, size);
  return 0;
}

gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, guint seed)
{
  return FUZZ_TARGET.mutate ? FUZZ_TARGET.mutate(data, size, most, seed)
                            : LLVMFuzzerMutate(data, size, most);
}
