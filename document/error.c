/* error.c - the domain of the errors of this folder */
#include "document/document.h"

G_DEFINE_QUARK(stage5 - document - error, document_error)
