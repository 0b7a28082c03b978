/* fail-calls.h - what tests/torture/fail-calls.c, inside stage5, and a trial tell each other
 *
 * The trial makes a file that holds a struct fail_calls, names it in STAGE5_FAIL_CALLS and maps
 * it, as the program does: so it may begin with the fault when the program has come so far, and
 * has the numbers of calls however the program ended. */
#ifndef STAGE5_TESTS_FAIL_CALLS_H
#define STAGE5_TESTS_FAIL_CALLS_H

#include <stdatomic.h>

enum call_kind {
  CALL_MEMORY, /* malloc(), calloc(), realloc() and their like */
  CALL_OPEN,   /* a file, a folder, a pipe */
  CALL_READ,   /* these of regular files alone: the terminal and pipes go on */
  CALL_WRITE,
  CALL_OUTPUT, /* standard output, as stdio writes it */
  CALL_SYNC,
  CALL_CLOSE,
  CALL_TRUNCATE,
  CALL_RENAME,
  CALL_UNLINK, /* a file or a folder */
  CALL_MKDIR,
  N_CALL_KINDS
};

#define FAIL_CALLS_VARIABLE "STAGE5_FAIL_CALLS"

/* A place that asks for memory is the functions that were called one from the other, beginning at
 * main() or where a thread begins, and so many of them at most. */
#define PLACE_DEPTH 14
#define MOST_PLACES (1 << 17)

/* Where so many calls failed, somebody tries again without end; the program ends by SIGKILL. */
#define WITHOUT_END 50000

struct fail_calls {
  atomic_uint kind;                  /* which calls are to fail */
  atomic_uint at;                    /* the first of them that does, from 1; 0 for none */
  atomic_uint on;                    /* not 0: and all that follow */
  atomic_int cause;                  /* what errno is then */
  atomic_uint counted[N_CALL_KINDS]; /* how many calls there were, of each kind */
  atomic_uint n_failed;              /* how many of them were made to fail */
  atomic_uint may_be_fontconfig;     /* not 0: look whether the first of these is fontconfig's, */
  atomic_uint by_fontconfig;         /* not 0: which it is */
  atomic_uint notes_places;          /* not 0: note where each call for memory comes from: */
  unsigned places[MOST_PLACES];      /* a number for the place of the first call, the second … */
};

#endif
