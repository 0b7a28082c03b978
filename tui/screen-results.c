/* screen-results.c */
#include "tui/session.h"

void results_open(struct app *app)
{
  app_say(app, "…");
}
