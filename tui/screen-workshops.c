/* screen-workshops.c */
#include "tui/session.h"

void workshops_open(struct app *app)
{
  app_say(app, "…");
}
