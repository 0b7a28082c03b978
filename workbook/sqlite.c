/* sqlite.c - the library, opened when the first workbook is
 *
 * The program is not linked with it: the first screen needs no workbook, and finding,
 * mapping and binding the library would be a good part of the time until it stands.
 */
#include "workbook/workbook-private.h"

#include <dlfcn.h>

static bool fail(const char *why, GError **error)
{
  return workbook_fail(error, WORKBOOK_ERROR_FILE,
                       "workbooks need the library SQLite, which cannot be used here: %s; install "
                       "it (on Debian: apt-get install libsqlite3-0)",
                       why);
}

bool sqlite_load(struct sqlite *sqlite, GError **error)
{
  /* NODELETE: what the library keeps for itself is then no leak */
  sqlite->library = dlopen(SQLITE_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (!sqlite->library)
    return fail(dlerror(), error);
#define X(name, symbol)                                                                            \
  sqlite->name = (typeof(&symbol))dlsym(sqlite->library, #symbol);                                 \
  if (!sqlite->name)                                                                               \
    return fail("it was built without " #symbol, error);
  SQLITE_FUNCTIONS(X)
#undef X
  return true;
}

void sqlite_unload(struct sqlite *sqlite)
{
  if (sqlite->library)
    dlclose(sqlite->library);
  sqlite->library = NULL;
}
