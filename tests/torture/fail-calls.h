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

struct fail_calls {
  atomic_uint kind;                  /* which calls are to fail */
  atomic_uint at;                    /* the first of them that does, from 1; 0 for none */
  atomic_uint on;                    /* not 0: and all that follow */
  atomic_int cause;                  /* what errno is then */
  atomic_uint counted[N_CALL_KINDS]; /* how many calls there were, of each kind */
  atomic_uint n_failed;              /* how many were made to fail */
};

#endif
