/* screen-entry.c */
#include "tui/session.h"

void entry_open(struct app *app)
{
  app_say(app, "…");
}
