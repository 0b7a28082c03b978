/* same.h - two looks at a terminal, for telling whether a drawing left anything stale */
#ifndef STAGE5_TESTS_SAME_H
#define STAGE5_TESTS_SAME_H

#include "tests/terminal-private.h"

/* All cells with what they look like, and the cursor. */
struct look;
struct look *look_at(const struct terminal *terminal);
void look_free(struct look *look);
typedef struct look Look; /* for g_autoptr(Look) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Look, look_free)

/* NULL if they are the same; else where the first difference is and what stands there in
 * either (transfer full). */
char *look_difference(const struct look *before, const struct look *after);

/* Have the program draw all of its screen anew, as it does whenever it hears of its window (no key
 * is needed, which would change what is shown), and compare that with what was there. The program
 * is quiet before. NULL if nothing was stale; else what was (transfer full). */
char *stale_cells(struct terminal *terminal);

#endif
