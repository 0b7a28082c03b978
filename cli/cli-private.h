/* cli-private.h - what only the commands need */
#ifndef STAGE5_CLI_PRIVATE_H
#define STAGE5_CLI_PRIVATE_H

#include <glib.h>
#include <stdbool.h>

/* Copy the files of the folder @from into the folder @to, which is made, or is there
 * and empty. On failure @to is as it was before, and the error says why. */
bool folder_copy(const char *from, const char *to, GError **error);

#endif
