/* book.h - workbooks for the targets that open some */
#ifndef STAGE5_TESTS_FUZZ_BOOK_H
#define STAGE5_TESTS_FUZZ_BOOK_H

#include "tests/fuzz/fuzz.h"
#include "workbook/workbook-private.h"

/* Put a plan and two workshops, one of them named, into @workbook, all parts of them filled. */
void book_fill(struct workbook *workbook);

/* Read all that is in it, as the program would to show, print and export it: either it can be
 * read, or there is an error with a sentence; what is shown is clean. */
void book_read(struct workbook *workbook);

/* Change it, as far as it lets one, undo and do again. */
void book_change(struct workbook *workbook);

#endif
