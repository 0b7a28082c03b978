/* error.c - the domain of the errors of this folder */
#include "tui/tui.h"

G_DEFINE_QUARK(stage5 - tui - error, tui_error)
