/* screen-card.c */
#include "tui/session.h"

void card_open(struct app *app, guint dimension)
{
  (void)dimension;
  app_say(app, "…");
}

void park_open(struct app *app, guint dimension)
{
  (void)dimension;
  app_say(app, "…");
}

void note_open(struct app *app, guint dimension)
{
  (void)dimension;
  app_say(app, "…");
}
