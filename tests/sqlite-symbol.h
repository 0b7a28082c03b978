/* sqlite-symbol.h - what a test needs of SQLite that stage5 does not: of the library it opens too
 */
#ifndef STAGE5_TESTS_SQLITE_SYMBOL_H
#define STAGE5_TESTS_SQLITE_SYMBOL_H

#include "workbook/workbook-private.h"

#include <dlfcn.h>

/* The function @name; where there is none, the test program ends with a message. */
static inline gpointer sqlite_symbol(const char *name)
{
  void *library = dlopen(SQLITE_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  gpointer symbol = library ? dlsym(library, name) : NULL;
  if (!symbol)
    g_error("no %s for a test: %s", name, dlerror());
  return symbol;
}

#endif
