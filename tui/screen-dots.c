/* screen-dots.c */
#include "tui/session.h"

void dots_open(struct app *app)
{
  app_say(app, "…");
}
