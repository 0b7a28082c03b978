/* screen-tally.c */
#include "tui/session.h"

void tally_open(struct app *app, guint dimension)
{
  (void)dimension;
  app_say(app, "…");
}

void ballots_in_open(struct app *app)
{
  app_say(app, "…");
}
